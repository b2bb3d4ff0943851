// The border of the core binding, from both sides. `BORDER_WASM` is border.wat, assembled.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Realm, inspect, instantiate, kinds } from "../dyntype.mjs";

const compiled = new WebAssembly.Module(readFileSync(process.env.BORDER_WASM));

async function start(options) {
  const realm = new Realm(options);
  const { instance, guest } = await instantiate(compiled, {}, realm);
  return { e: instance.exports, guest, realm };
}

const trap = (message) => (error) => error instanceof WebAssembly.RuntimeError && message.test(error.message);

test("the two nothings change places", async () => {
  const { e, guest } = await start();
  assert.equal(e.what(guest.lower(undefined)), 0);
  assert.equal(e.what(guest.lower(null)), 3);
  assert.equal(guest.lift(e.undefined()), undefined);
  assert.equal(guest.lift(e.null()), null);
  assert.equal(e.kind(guest.lower(null)), kinds.null);
  assert.equal(e.kind(guest.lower(undefined)), kinds.undefined);
});

test("small integers are i31, other numbers are not", async () => {
  const { e } = await start();
  for (const n of [0, 1, -1, 2 ** 30 - 1, -(2 ** 30)]) assert.equal(e.what(n), 1, String(n));
  for (const n of [2 ** 30, -(2 ** 30) - 1, 0.5, NaN, Infinity]) assert.equal(e.what(n), 3, String(n));
  assert.equal(e.what(-0), 3);
});

test("a guest's object keeps its identity", async () => {
  const { e, guest } = await start();
  const reference = e.make(7);
  const object = guest.lift(reference);
  assert.equal(guest.lift(reference), object);
  assert.equal(guest.lower(object), reference);
  assert.equal(e.same(reference, guest.lower(object)), 1);
  assert.equal(e.same(reference, e.make(7)), 0);
  assert.notEqual(guest.lift(e.make(7)), object);
});

test("what a guest's object is", async () => {
  const { e, guest } = await start();
  const [object, f, array] = [7, 150, 250].map((id) => guest.lift(e.make(id)));
  assert.equal(typeof object, "object");
  assert.equal(typeof f, "function");
  assert.equal(Array.isArray(array), true);
  assert.equal(JSON.stringify(object), '{"a":7}');
  assert.deepEqual(Reflect.ownKeys(array), ["a", "length"]);
  assert.equal(f("x"), "x");
  assert.equal(f(undefined), undefined);
});

test("an object that only looks like a guest's is the host's", async () => {
  const { e } = await start();
  assert.equal(e.what(Object.freeze(Object.create(null))), 3);
  assert.equal(e.what(new Proxy({}, {})), 3);
});

test("the same value arrives wherever it is thrown", async () => {
  const { e, guest } = await start();
  for (const value of [undefined, null, 1, "x", {}, new RangeError("r")]) {
    assert.equal(guest.lift(e.catch(() => { throw value; })), value);
  }
  const own = e.make(3);
  const thrower = guest.lift(e.make(100));
  assert.equal(e.catch(() => Reflect.apply(thrower, guest.lift(own), [])), own);
});

test("a trap in a callback passes everything", async () => {
  const { e, guest } = await start();
  const trapping = guest.lift(e.make(101));
  let swallowed = 0;
  const swallow = () => {
    for (let i = 0; i < 3; i++) {
      try {
        trapping();
      } catch {
        swallowed++;
      }
    }
  };
  assert.throws(() => e.catch(swallow), trap(/unreachable/));
  assert.equal(swallowed, 3);
  // The next call from outside is a new one.
  assert.equal(guest.lift(e.catch(() => { throw 5; })), 5);
});

test("wrong use is a trap that the guest does not catch", async () => {
  const { e } = await start();
  assert.throws(() => e.string(1, 1), trap(/multiple of 2/));
  assert.throws(() => e.string(65534, 2), trap(/beyond the end of the memory/));
  assert.throws(() => e.string(-2, 1), trap(/beyond the end of the memory/));
  assert.throws(() => e.copy("abc", 65534, 0, 3), trap(/beyond the end of the memory/));
  assert.throws(() => e.list(1, 2), trap(/beyond the end of the table/));
  assert.throws(() => e.list(-1, -1), trap(/beyond the end of the table/));
});

test("strings of any units", async () => {
  const { e, guest } = await start();
  assert.equal(guest.lift(e.string(0, 3)), "a\u00d8b");
  assert.equal(guest.lift(e.string(1, 0)), "");
  assert.equal(e.copy("x\ud800y", 100, 1, 9), 2);
  assert.deepEqual([...new Uint16Array(e.memory.buffer, 100, 2)], [0xd800, 0x79]);
  assert.equal(e.copy("abc", 100, 7, 1), 0);
});

test("errors of the program are exceptions", async () => {
  const { e, realm } = await start({ limits: { stringUnits: 8, depth: 8 } });
  const thrown = (type, message) => (error) =>
    error instanceof WebAssembly.Exception && error.is(realm.tag) &&
    error.getArg(realm.tag, 0) instanceof type && message.test(error.getArg(realm.tag, 0).message);
  assert.throws(() => e["get-key"]({}, 12345), thrown(TypeError, /no property key/));
  assert.throws(() => e["get-key"]({}, -1), thrown(TypeError, /no property key/));
  assert.throws(() => e.call(1), thrown(TypeError, /not a function/));
  assert.throws(() => e.string(0, 9), thrown(RangeError, /longer than the host allows/));
  const deep = () => e.call(deep);
  assert.throws(deep, (error) => thrown(RangeError, /nested too deeply/)(error) || error instanceof RangeError);
});

test("realms do not see each other, and no platform", async () => {
  const [a, b] = [new Realm(), new Realm()];
  a.globals.secret = 1;
  assert.equal("secret" in b.globals, false);
  assert.equal("process" in b.globals, false);
  assert.equal(b.globals.globalThis, b.globals);
});

test("an object of one guest is the environment's to another", async () => {
  const [a, b] = [await start(), await start()];
  const object = a.guest.lift(a.e.make(1));
  assert.equal(b.e.what(b.guest.lower(object)), 3);
  assert.equal(b.guest.lower(object), object);
});

test("jobs of the engine run when the guest suspends", { skip: typeof WebAssembly.Suspending !== "function" }, async () => {
  const realm = new Realm({ suspending: true });
  assert.equal(realm.level, 3);
  const { jobs, construct } = Object.fromEntries(
    Object.entries(realm.guest().imports).map(([name, functions]) => [/\/(\w+)@/.exec(name)[1], functions]));
  assert.ok(jobs && construct);
  const seen = [];
  jobs["promise-then"](jobs["promise-resolve"](1), (v) => seen.push(v), null);
  jobs.enqueue(() => seen.push("job"));
  assert.deepEqual(seen, []);
  await realm.runAllJobs();
  assert.deepEqual(seen, ["job", 1]);
});

test("inspect", () => {
  assert.equal(inspect({ a: [1, "x"], m: new Map([[1, { b: null }]]) }), "{ a: [ 1, 'x' ], m: Map(1) { 1 => { b: null } } }");
  const cyclic = {};
  cyclic.self = cyclic;
  assert.equal(inspect(cyclic), "{ self: [Circular *1] }");
  assert.equal(inspect([]), "[]");
  assert.equal(inspect(-0), "-0");
  assert.equal(inspect(class A {}), "[Function: A]");
});
