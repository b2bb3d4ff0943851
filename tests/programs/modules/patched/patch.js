import { Counter, tools } from "./counter.js";
export * from "./counter.js";

const original = Counter.prototype.step;
Counter.prototype.step = function () {
  return "patched " + original.call(this);
};
Object.defineProperty(Counter.prototype, "size", { get: () => ["big"] });
Object.assign(tools, { pick: () => "picked" });
