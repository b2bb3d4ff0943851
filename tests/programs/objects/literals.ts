// Object literals: shorthand, computed keys, accessors, spread, order of keys, methods and this.

const x = 1, y = 2;
const p = { x, y, sum() { return this.x + this.y; }, ["k" + (x + y)]: true, "quoted-key": 1, 42: "n", get area(): number { return this.x * this.y; } };
console.log(p.x, p.sum(), p["k3"], p["quoted-key"], p[42], p.area);
console.log(Object.keys(p));

// Integer-like keys come first in ascending order, then the others as they were added.
const order: Record<string, number> = { b: 1, 10: 2, a: 3, 2: 4, "-1": 5, "01": 6, 0: 7 };
order.c = 8;
order["1"] = 9;
delete order.b;
order.b = 10;
console.log(Object.keys(order).join(" "), JSON.stringify(order));
console.log(Object.entries(order).map(([k, v]) => k + "=" + v).join("&"), Object.values(order).reduce((a, b) => a + b));

// Spread: later wins, undefined and null are nothing, strings spread by index.
const defaults = { host: "localhost", port: 80, tls: false };
const nothing = null as { port: number } | null;
const absent = undefined as { tls: boolean } | undefined;
const merged = { ...defaults, port: 8080, ...(x > 0 && { tls: true }), ...nothing, ...absent };
console.log(merged, defaults.port, { ...Object("hi") }, { ...[7, 8] });
const { host, ...others } = merged;
console.log(host, others);

// Accessors on literals.
const temp = {
  celsius: 20,
  get fahrenheit() { return this.celsius * 1.8 + 32; },
  set fahrenheit(f: number) { this.celsius = (f - 32) / 1.8; },
};
temp.fahrenheit = 212;
console.log(temp.celsius, temp.fahrenheit, temp);

// Nested updates, shared references.
const base = { name: "n", tags: ["a"], inner: { deep: { v: 1 } } };
const shallow = { ...base };
const updated = { ...base, inner: { ...base.inner, deep: { ...base.inner.deep, v: 2 } } };
shallow.tags.push("b");
shallow.name = "s";
console.log(base.tags, base.name, base.inner.deep.v, updated.inner.deep.v, shallow.inner === base.inner, updated.inner === base.inner);

// Object statics.
const target: { a: number; b?: number; c?: number } = { a: 1 };
const same = Object.assign(target, { b: 2 }, { c: 3, a: 9 });
console.log(same === target, target, Object.hasOwn(target, "a"), "toString" in target, target.hasOwnProperty("zz"));
console.log(Object.fromEntries([["p", 1], ["q", 2]]), Object.entries({ s: "t" }), Object.is({}, {}), Object.keys({}).length);
const frozen = Object.freeze({ v: 1, inner: { w: 2 } });
frozen.inner.w = 3;
try {
  (frozen as { v: number }).v = 2;
} catch (e) {
  console.log((e as Error).name);
}
console.log(frozen.v, frozen.inner.w, Object.isFrozen(frozen), Object.isFrozen({ a: 1 }), Object.getOwnPropertyNames({ z: 1, a: 2 }));

// this inside arrows is the enclosing method's.
const timer = {
  ticks: 0,
  run(n: number) {
    const tick = () => { this.ticks += 1; };
    for (let i = 0; i < n; i++) tick();
    return this;
  },
};
console.log(timer.run(3).run(4).ticks);

// A method taken off its object and given another one.
const greeter = { name: "greeter", hello(this: { name: string }) { return "I am " + this.name; } };
const other = { name: "other", hello: greeter.hello };
console.log(greeter.hello(), other.hello());

// Evaluation order of keys and values.
const log: string[] = [];
const t = (s: string) => { log.push(s); return s; };
const built = { [t("k1")]: t("v1"), [t("k2")]: t("v2"), k1: t("again") };
console.log(built, log.join(","));
console.log({ a: { b: {} }, f() {}, g: () => 1, [`t${x}`]: null, u: undefined });
for (const key in { one: 1, two: 2 }) console.log(key);
