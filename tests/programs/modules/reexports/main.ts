// Barrel files: named, renamed, namespace and star re-exports, default as name.
import { add, sub as minus, Point, geometry, origin, Kind } from "./index";
import * as all from "./index";
import Vec from "./vec";

console.log(add(1, 2), minus(5, 3), new Point(1, 2), geometry.distance(origin, new Point(3, 4)));
console.log(Object.keys(all).sort().join(), all.add === add, all.geometry.distance === geometry.distance);
console.log(Kind.B, new Vec(1, 1).plus(new Vec(2, 3)), all.Vec === Vec, new Vec(3, 4).length);
