import { round } from "./lib/maths.js";
console.log("shapes is evaluated");
export interface Shape { name: string; size(): number }
export const PI = 3.14;
export class Circle implements Shape {
  name = "circle";
  constructor(private r: number) {}
  size() { return PI * this.r ** 2; }
}
export default function area(s: Shape): string {
  return `${s.name}=${round(s.size(), 1)}`;
}
