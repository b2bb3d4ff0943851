// Methods, getters and variables of JavaScript that take other functions.
import { Counter, formatted, once, setFormat, tools } from "./patch.js";

const counter: any = new Counter();
console.log(counter.run(), counter.size, formatted(), tools.pick());
counter.step = () => "mock";
console.log(counter.step(), counter.run());
setFormat(() => ({ text: "f" }));
console.log(formatted(), once());
