// Generic functions: inference, constraints, defaults, keyof, conditional and mapped types.

const identity = <T>(x: T): T => x;
function pair<A, B>(a: A, b: B): [A, B] { return [a, b]; }
function mapValues<K extends string, V, R>(o: Record<K, V>, f: (v: V, k: K) => R): Record<K, R> {
  const out = {} as Record<K, R>;
  for (const k of Object.keys(o) as K[]) out[k] = f(o[k], k);
  return out;
}
function pluck<T, K extends keyof T>(items: T[], key: K): T[K][] { return items.map((i) => i[key]); }
function groupBy<T, K>(items: Iterable<T>, key: (t: T) => K): Map<K, T[]> {
  const m = new Map<K, T[]>();
  for (const it of items) {
    const k = key(it);
    const g = m.get(k);
    if (g) g.push(it);
    else m.set(k, [it]);
  }
  return m;
}
console.log(identity(3), identity("s"), identity(true), identity([1, 2]), identity(null), identity<number | string>("u"));
console.log(pair(1, "a"), pair([1], { x: 2 }), pair(pair(1, 2), undefined));
console.log(mapValues({ a: 1, b: 2 }, (v, k) => k + v * 10), mapValues({ x: "p" }, (v) => v.length));
const rows = [{ id: 1, name: "one", ok: true }, { id: 2, name: "two", ok: false }];
console.log(pluck(rows, "name"), pluck(rows, "ok"), pluck(rows, "id").reduce((a, b) => a + b));
console.log(groupBy([1, 2, 3, 4, 5], (n) => (n % 2 ? "odd" : "even")), groupBy("banana", (c) => c === "a"));

// Constraints that call members.
interface HasLength { length: number }
const longest = <T extends HasLength>(...xs: T[]): T => xs.reduce((a, b) => (b.length > a.length ? b : a));
console.log(longest("a", "abc", "ab"), longest([1], [2, 3]), longest<HasLength>("four", [1, 2, 3], { length: 10 }));
function maxBy<T>(xs: readonly T[], f: (x: T) => number): T | undefined {
  let best: T | undefined;
  let score = -Infinity;
  for (const x of xs) { const s = f(x); if (s > score) { score = s; best = x; } }
  return best;
}
console.log(maxBy(["a", "ccc", "bb"], (s) => s.length), maxBy([3, -9, 5], Math.abs), maxBy([] as number[], (x) => x));

const range = (a: number, b: number, step = 1): number[] => (a < b ? [a, ...range(a + step, b, step)] : []);
const zip = <A, B>(as: A[], bs: B[]): Array<[A, B]> => as.slice(0, Math.min(as.length, bs.length)).map((a, i) => [a, bs[i]]);
const chunk = <T>(xs: T[], n: number): T[][] => (xs.length ? [xs.slice(0, n), ...chunk(xs.slice(n), n)] : []);
const uniq = <T>(xs: T[]): T[] => [...new Set(xs)];
const partition = <T, S extends T>(xs: T[], p: (x: T) => x is S): [S[], Exclude<T, S>[]] => {
  const a: S[] = [], b: Exclude<T, S>[] = [];
  for (const x of xs) if (p(x)) a.push(x); else b.push(x as Exclude<T, S>);
  return [a, b];
};
console.log(zip(range(0, 9, 3), ["x", "y"]), chunk(range(0, 7), 3), uniq([1, 2, 1, "a", "a", NaN, NaN]));
const [strs, nums] = partition([1, "a", 2, "b"] as (number | string)[], (x): x is string => typeof x === "string");
console.log(strs.map((s) => s.toUpperCase()), nums.map((n) => n + 0.5));

function scan<T, A = T>(xs: T[], f: (acc: A, x: T) => A, init: A): A[] { let acc = init; return xs.map((x) => (acc = f(acc, x))); }
console.log(scan([1, 2, 3, 4], (a, b) => a + b, 0), scan(["a", "b"], (a, b) => a + b, ">"));

type Unwrap<T> = T extends Array<infer U> ? U : T;
function firstOf<T>(x: T): Unwrap<T> { return (Array.isArray(x) ? x[0] : x) as Unwrap<T>; }
console.log(firstOf([7, 8]) + 1, firstOf("abc").length);
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Patch<T> = { [K in keyof T]?: T[K] };
function update<T extends object>(o: Readonly<T>, p: Patch<T>): T {
  const copy: Mutable<T> = { ...o };
  for (const k in p) { const v = p[k]; if (v !== undefined) copy[k as keyof T] = v as T[keyof T]; }
  return copy;
}
console.log(update<{ a: number; b: string }>({ a: 1, b: "x" }, { b: "y" }), update<{ n: number; m?: string }>({ n: 1 }, { m: "new", n: undefined }));
const pick = <T, K extends keyof T>(o: T, ...ks: K[]) => Object.fromEntries(ks.map((k) => [k, o[k]])) as Pick<T, K>;
console.log(pick({ a: 1, b: 2, c: 3 }, "a", "c"), (<T,>(a: T[], b: T[]) => [...a, ...b])([1], [2]));
