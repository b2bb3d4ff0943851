// Ten thousand calls with random arguments: each ends with a result, an exception of the interface or
// a trap of the guest, and never with anything else. `BORDER_WASM` is a module that exports what it
// imports; `DYNTYPE_SEED` makes another run of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { Realm, instantiate } from "../dyntype.mjs";

const CALLS = 10_000;
const seed = Number(process.env.DYNTYPE_SEED ?? 0x5eed);
process.on("unhandledRejection", () => {});

let state = BigInt(seed);
function next() {
  state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
  return Number((state >> 33n) & 0xffff_ffffn);
}
const below = (limit) => next() % limit;
const pick = (list) => list[below(list.length)];

const WORDS = [0, 1, 2, 3, 8, 1024, 1025, 65534, 65535, 65536, 0x7fffffff, -0x80000000, -1, -2];
const NUMBERS = [0, -0, 1, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 32 - 1, 2 ** 32, 1e300, 5e-324];
const TEXTS = ["Map", "Set", "TypeError", "length", "x", "iterator", "12", "\ud800", "\udc00a", ""];

const compiled = new WebAssembly.Module(readFileSync(process.env.BORDER_WASM));
const limits = { depth: 16, stringUnits: 1 << 16, keys: 512 };
const types = JSON.parse(process.env.BORDER_TYPES);

async function start() {
  const { instance, guest } = await instantiate(compiled, {}, new Realm({ limits }));
  const e = instance.exports;
  const own = [e.own(), e.own()];
  const pool = [null, undefined, ...own, {}, [], "text", "\ud800", Symbol("s"), 7n, 1.5, 3, true,
    () => {}, new Proxy({}, {}), Object.freeze({}), guest.lift(own[0])];
  return { e, guest, pool };
}

let at = await start();
const outcomes = { result: 0, thrown: 0, trap: 0 };
for (let round = 0; round < CALLS; round++) {
  // Whatever the calls did to the globals ends here.
  if (round % 500 === 499) at = await start();
  const { e, pool } = at;
  const name = pick(Object.keys(types));
  const units = new Uint16Array(e.memory.buffer);
  [...pick(TEXTS)].forEach((c, i) => (units[i] = c.charCodeAt(0)));
  for (let i = 0; i < below(24); i++) units[below(512)] = next();
  for (let i = 0; i < 8; i++) e.values.set(i, pick(pool));
  const args = types[name].map((type) => {
    if (type === "externref") return pick(pool);
    if (type === "i64") return BigInt.asIntN(64, BigInt(next()) << BigInt(below(33)));
    if (type === "f64") return pick(NUMBERS);
    return below(2) ? below(12) : below(2) ? pick(WORDS) : next() | 0;
  });
  try {
    const result = e[name](...args);
    outcomes.result++;
    // Making a huge array is cheap, and walking it is the language's own slowness.
    const isKept = !name.endsWith("new-array-with-length") && typeof result !== "number";
    if (pool.length < 64 && isKept) pool.push(result);
  } catch (error) {
    const kind = error instanceof WebAssembly.Exception ? "thrown"
      : error instanceof WebAssembly.RuntimeError ? "trap" : undefined;
    if (!kind) {
      throw new Error(`round ${round} of seed ${seed}: ${name}(${args.map(inspect)})`, { cause: error });
    }
    outcomes[kind]++;
  }
}
// All three happen often, or the inputs are not worth their name.
assert.ok(Object.values(outcomes).every((n) => n > 200), `${JSON.stringify(outcomes)} of seed ${seed}`);

// Instances with realms of their own have globals of their own.
const [one, other] = [await start(), await start()];
for (const { e } of [one, other]) new Uint16Array(e.memory.buffer).set([109, 97, 114, 107]);
one.e["property.set-number"](one.e["call.global-object"](), 0, 4, 1);
assert.equal(one.e["call.has-global"](0, 4), 1);
assert.equal(other.e["call.has-global"](0, 4), 0);
