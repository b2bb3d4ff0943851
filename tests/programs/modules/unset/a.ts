import { b, incB, K2 } from "./b";
export const a = "a";
export function getB() { incB(); return b; }
export class K1 { other() { return new K2(); } name = "K1" }
console.log("a sees", b, new K1().other().name);
