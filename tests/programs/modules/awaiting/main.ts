import { v } from "./a";
import { w } from "./b";
import "./c";
console.log("main", v, w);
const x = await Promise.resolve(7);
console.log(x);
export {};
