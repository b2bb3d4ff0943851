// Overloads, currying, composition, this types, call signatures and default parameters.
function pad(x: string): string;
function pad(x: string, n: number): string;
function pad(x: number, n?: number, fill?: string): string;
function pad(x: string | number, n = 5, fill = typeof x === "number" ? "0" : " "): string { return String(x).padStart(n, fill); }
console.log([pad("a"), pad("b", 3), pad(7), pad(7, 2), pad(7, 4, "_")]);
type Curry<A extends unknown[], R> = A extends [infer H, ...infer T] ? (h: H) => Curry<T, R> : R;
function curry<A extends unknown[], R>(f: (...args: A) => R): Curry<A, R> {
  const collect = (held: unknown[]): any => (held.length >= f.length ? f(...(held as A)) : (x: unknown) => collect([...held, x]));
  return collect([]);
}
const add3 = curry((a: number, b: number, c: number) => a + b + c);
console.log(add3(1)(2)(3), [1, 2].map(add3(10)(20)));
const join = curry((sep: string, a: string, b: string, n: number): string => [a, b].join(sep).repeat(n));
console.log(join("-")("x")("y")(2));
const pipe = <T extends ((x: any) => any)[]>(...fns: T) => (x: Parameters<T[0]>[0]) => fns.reduce((v, f) => f(v), x as any);
console.log(pipe((s: string) => s.length, (n: number) => n * 2, (n: number) => `<${n}>`)("hello"), pipe()(4));
class Query<T> {
  private steps: ((xs: T[]) => T[])[] = [];
  constructor(private readonly source: readonly T[]) {}
  where(p: (x: T) => boolean): this { this.steps.push((xs) => xs.filter(p)); return this; }
  orderBy<K extends keyof T>(k: K, dir: "asc" | "desc" = "asc"): this { this.steps.push((xs) => [...xs].sort((a, b) => (a[k] < b[k] ? -1 : a[k] > b[k] ? 1 : 0) * (dir === "asc" ? 1 : -1))); return this; }
  take(n: number): this { this.steps.push((xs) => xs.slice(0, n)); return this; }
  select<K extends keyof T>(...keys: K[]): Pick<T, K>[] { return this.run().map((x) => Object.fromEntries(keys.map((k) => [k, x[k]])) as Pick<T, K>); }
  run(): T[] { return this.steps.reduce((xs, f) => f(xs), [...this.source]); }
  groupBy<K extends string | number>(key: (x: T) => K): Map<K, T[]> { const m = new Map<K, T[]>(); for (const x of this.run()) { const k = key(x); const g = m.get(k); if (g) g.push(x); else m.set(k, [x]); } return m; }
}
const people = [{ name: "Ann", age: 31, city: "Oslo" }, { name: "Bob", age: 25, city: "Rome" }, { name: "Cid", age: 47, city: "Oslo" }, { name: "Dee", age: 19, city: "Rome" }];
console.log(new Query(people).where((p) => p.age > 20).orderBy("age", "desc").take(2).select("name", "age"));
console.log(new Query(people).groupBy((p) => p.city));
interface Counter { (step?: number): number; reset(): void; readonly count: number; label: string }
function makeCounter(start: number): Counter {
  let n = start;
  const c = ((step = 1) => (n += step)) as Counter;
  c.reset = () => { n = start; };
  c.label = "ctr";
  Object.defineProperty(c, "count", { get: () => n });
  return c;
}
const c = makeCounter(10);
console.log(c(), c(5), c.count, c.label, (c.reset(), c.count), c.length);
const debounceLike = <F extends (...a: any[]) => any>(f: F) => { let calls = 0; return Object.assign((...a: Parameters<F>): ReturnType<F> => (calls++, f(...a)), { calls: () => calls }); };
const d = debounceLike((a: number, b: string) => b.repeat(a));
console.log(d(2, "z"), d(1, "y"), d.calls());
function tag(this: { name: string }, greeting: string, ...rest: number[]) { return `${greeting} ${this.name} ${rest.length ? rest.join("+") : "none"}`; }
console.log(tag.call({ name: "call" }, "hi", 1, 2), tag.apply({ name: "apply" }, ["yo"]), tag.bind({ name: "bind" }, "hey", 5)(6, 7));
function defaults(a: number, b = a * 2, { c = b + 1, d: [e = c] = [] as number[] } = {} as { c?: number; d?: number[] }, ...rest: string[]) { return [a, b, c, e, rest.length]; }
console.log(defaults(1), defaults(1, undefined, { d: [9] }), defaults(1, 2, { c: 3, d: [] }, "x", "y"), defaults.length);
const memo = new Map<string, number>();
const ack = (m: number, n: number): number => { const k = `${m},${n}`; const hit = memo.get(k); if (hit !== undefined) return hit; const r = m === 0 ? n + 1 : n === 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); memo.set(k, r); return r; };
console.log(ack(2, 3), memo.size);
const once = <R>(f: () => R) => { let done = false, r: R; return () => { if (!done) { r = f(); done = true; } return r; }; };
const init = once(() => { console.log("once"); return { v: 1 }; }); console.log(init() === init());
const zip = <A, B>(as: A[], bs: B[]): [A, B][] => as.slice(0, Math.min(as.length, bs.length)).map((a, i) => [a, bs[i]]);
console.log(zip([1, 2, 3], ["a", "b"]), Object.fromEntries(zip(["k", "l"], [true, false])));
function variadic(...args: [first: string, second?: number, ...rest: boolean[]]) { const [f, s = -1, ...r] = args; return `${f}/${s}/${r}`; }
console.log(variadic("a"), variadic("b", 2), variadic("c", 3, true, false), variadic(...(["d", 4, true] as [string, number, boolean])));
console.log(((a, b) => a ?? b)(null, "dflt"), (function () { return typeof this; }).call(7 as any), (() => ({ nested: { deep: [1, { x: 2 }] } }))());
