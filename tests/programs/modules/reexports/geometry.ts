import { Point } from "./point";
export function distance(a: Point, b: Point): number { return Math.hypot(a.x - b.x, a.y - b.y); }
