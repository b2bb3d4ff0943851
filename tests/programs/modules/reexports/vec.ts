import { add } from "./arith";
export default class Vec {
  constructor(public x: number, public y: number) {}
  plus(o: Vec): Vec { return new Vec(add(this.x, o.x), add(this.y, o.y)); }
  get length() { return Math.sqrt(this.x ** 2 + this.y ** 2); }
}
