// Node's module perf_hooks.
export { performance } from "./process";
