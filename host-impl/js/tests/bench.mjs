// Nanoseconds of a call over the border, in this engine. `BORDER_WASM` is border.wat, assembled.

import { readFileSync } from "node:fs";
import { Realm, instantiate } from "../dyntype.mjs";

const CALLS = 1_000_000;
const { instance } = await instantiate(readFileSync(process.env.BORDER_WASM), {}, new Realm());
const e = instance.exports;
const key = e.intern();
const fail = () => {
  throw 1;
};

const own = (id) => e.make(id);
const cases = [
  ["kind of a host object", "kind-of", {}],
  ["kind of a guest object", "kind-of", own(7)],
  ["get by key, host object", "get-key", { a: 1 }, key],
  ["set by key, host object", "set-key", { a: 1 }, key],
  ["get by key, guest object", "get-key", own(7), key],
  ["new object", "new-object"],
  ["new string of 3 units", "new-string"],
  ["call of a host function", "call", () => {}],
  ["call of a guest function by way of the host", "call", own(150)],
  ["host throws, guest catches", "catch", fail],
  ["guest throws through the host, guest catches", "catch", own(100)],
];
for (const [name, loop, ...args] of cases) {
  const run = e[`loop-${loop}`];
  const calls = loop === "catch" ? CALLS / 10 : CALLS;
  run(calls / 10, ...args);
  const start = performance.now();
  run(calls, ...args);
  const ns = ((performance.now() - start) * 1e6) / calls;
  console.log(`${name.padEnd(46)} ${ns.toFixed(0).padStart(6)} ns`);
}
