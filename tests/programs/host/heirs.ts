// Host objects everywhere in chains: getters, setters, read-only, super, classes that extend functions.
const base: any = {};
base.kind = "base";
Object.defineProperty(base, "who", { get(this: any) { return this.name; }, set(this: any, v: any) { this.name = "set " + v; }, enumerable: true, configurable: true });
Object.defineProperty(base, "fixed", { value: 1, writable: false });
base.hello = function (this: any): string { return "hello " + this.name; };
const o: any = Object.create(base);
o.name = "o";
console.log(o.who, o.hello(), o.kind, Object.keys(o), "kind" in o, o.hasOwnProperty("kind"));
o.who = "x"; console.log(o.name, base.name);
try { o.fixed = 2; } catch (e: any) { console.log(e.name, e.message); }
o.kind = "own"; console.log(o.kind, base.kind); delete o.kind; console.log(o.kind);
const deep: any = Object.create(Object.create(o)); console.log(deep.who, deep.kind, base.isPrototypeOf(deep));
const arr: any = []; arr.push({}, { a: {} }); console.log(arr, arr[1].a === arr[1].a);
class P { constructor(public data: any) {} get d(): any { return this.data; } }
const empty: any = {}; const p = new P(empty); empty.k = 1; console.log(p, p.d === empty, JSON.stringify(p));
function F(this: any, n: any) { this.n = n; } (F as any).prototype.get = function (this: any) { return this.n; };
const f: any = new (F as any)(3); console.log(f.get(), f instanceof (F as any), f);
(F as any).prototype = {}; const g: any = new (F as any)(4); console.log(g instanceof (F as any), typeof g.get, g.n);
const proto: any = {}; proto.f = () => 1; const q: any = {}; Object.setPrototypeOf(q, proto); console.log(q.f(), Object.getPrototypeOf(q) === proto, q);
const mm: any = {}; mm[1] = "one"; mm["01"] = "zero one"; mm[-1] = "neg"; mm[1.5] = "f"; console.log(mm, Object.keys(mm), 1 in mm, mm["1"]);
const e: any = {}; e.toString = () => "E!"; console.log(`${e}`, e + "", [e].join());
const w: any = {}; w.self = w; w.list = [w]; console.log(w, w.self.self === w, w.list[0] === w);
try { JSON.stringify(w); } catch (x: any) { console.log(x.message); }
const err: any = {}; err.cause = new Error("inner"); console.log(err.cause.message, err.cause instanceof Error);
try { throw err; } catch (x: any) { console.log(x === err); }
const a1: any = {}; const a2: any = {}; console.log(a1 == a2, a1 === a1, a1 != a2, [a1, a2].indexOf(a2), new Set([a1, a2, a1]).size);
const map = new Map<any, number>(); for (let i = 0; i < 40; i++) map.set({} as any, i); map.set(a1, 99); console.log(map.size, map.get(a1), map.delete(a1), map.has(a1));
const counts: any = {}; for (const word of "a b a c b a".split(" ")) counts[word] = (counts[word] ?? 0) + 1; console.log(counts, Object.values(counts), Object.entries(counts).sort());
counts.a++; counts.b += 2; counts.z ??= 5; counts.z ||= 6; counts.c &&= 7; delete counts.a; console.log(counts, counts?.q?.r, "a" in counts);
const merge = (x: any, y: any): any => { for (const k of Object.keys(y)) { if (typeof y[k] === "object" && y[k] !== null && !Array.isArray(y[k])) x[k] = merge(x[k] ?? {}, y[k]); else x[k] = y[k]; } return x; };
console.log(JSON.stringify(merge({ a: { b: 1 }, l: [1] }, { a: { c: { d: 2 } }, l: [2, 3], n: null })));
console.log(Reflect.has(o, "who"), Reflect.get(base, "who", { name: "other" }), Reflect.set(base, "who", 1, o), o.name, Reflect.getOwnPropertyDescriptor(base, "fixed"));
const sealed: any = Object.seal(Object.assign({}, { a: 1 })); try { sealed.b = 1; } catch (x: any) { console.log(x.message); } sealed.a = 2; console.log(sealed, Object.isSealed(sealed));
let s = ""; for (const k in deep) s += k + ","; console.log(s);
console.log(Object.getOwnPropertyNames(base), Object.getOwnPropertySymbols(base), typeof base.hello, base.hello.name);
const t: any = {}; t.then = undefined; (async () => console.log((await t) === t))();
const { hello, kind = 1, none = 2, ...others }: any = base; console.log(typeof hello, kind, none, others);
console.log(base.hello.call({ name: "called" }), base.hello.bind({ name: "bound" })(), base["hel" + "lo"].length);
const tagged: any = {}; tagged[Symbol.toStringTag] = "Tagged"; console.log(String(tagged), tagged);
const it: any = {}; it[Symbol.iterator] = function* () { yield 1; yield* [2, 3]; }; console.log([...it], Array.from(it), new Set(it).size);
const prim: any = {}; prim[Symbol.toPrimitive] = (hint: string) => hint === "number" ? 7 : hint; console.log(+prim, `${prim}`, prim + "");
console.log(structuredClone(w).self.list.length, Object.is(w, w.self));
