// Module state is shared by all importers; bindings are live; the same names do not clash.
import { log, entries } from "./log.js";
import { run as runA, state as stateA } from "./a.js";
import { run as runB, state as stateB } from "./b.js";

log("main starts");
runA(); runB(); runA();
console.log(stateA, stateB, stateA.count + stateB.count);
console.log(entries);
const helper = () => "main's helper";
console.log(helper(), runA.name, runB.name);
