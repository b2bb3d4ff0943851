import { log } from "./log.js";
import { state as other } from "./a.js";
const helper = () => "b's helper";
export const state = { count: 10, last: "" };
export function run(): void { state.count += other.count; state.last = helper(); log("b ran, " + state.last); }
log("b loaded");
