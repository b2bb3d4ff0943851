import { log } from "./log.js";
const helper = () => "a's helper";
export const state = { count: 0, last: "" };
export function run(): void { state.count++; state.last = helper(); log("a ran, " + state.last); }
log("a loaded");
