// Node's module timers.
export { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } from "./jobs";
