import { isOdd, oddName } from "./odd.js";
console.log("even sees", oddName);
export const evenName = "even";
export function isEven(n: number): boolean { return n === 0 ? true : isOdd(n - 1); }
