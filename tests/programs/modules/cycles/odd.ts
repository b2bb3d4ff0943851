import { isEven, evenName } from "./even.js";
export const oddName = "odd";
try {
  console.log("odd sees", evenName);
} catch (e) {
  console.log("odd is too early:", (e as Error).name);
}
console.log("but functions are hoisted:", isEven(0));
export function isOdd(n: number): boolean { return n === 0 ? false : isEven(n - 1); }
