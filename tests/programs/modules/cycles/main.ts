// An import cycle: functions are ready at once, constants once their module has run.
import { isEven } from "./even.js";
import { Parent } from "./parent.js";
console.log("main");
console.log(isEven(10), isEven(7));
const p = new Parent("root");
p.add("a").add("b");
console.log(p.describe());
console.log(p.children[1].path());
