import { increment } from "./counter.js";
console.log("effects run once");
increment(100);
