import type { Named } from "./types";
export class Point implements Named {
  readonly name: string = "point";
  constructor(readonly x: number, readonly y: number) {}
}
export const origin = new Point(0, 0);
