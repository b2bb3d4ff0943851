// Destructuring everywhere: declarations, parameters, assignments, loops, catch, defaults.

const [a, , b = 20, ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
const { x, y: renamed, z = "dflt", ...others } = { x: 1, y: 2, p: "q", r: [1] } as { x: number; y: number; z?: string; p: string; r: number[] };
console.log(x, renamed, z, others);
const { deep: { list: [, { name: second }], [`dyn${1}`]: dyn } } = { deep: { list: [{ name: "one" }, { name: "two" }], dyn1: true } as { list: { name: string }[]; [k: string]: any } };
console.log(second, dyn);

// Defaults are lazy, apply to undefined only, and see earlier names.
let evals = 0;
const next = () => ++evals;
const { d1 = next(), d2 = next(), d3 = d1 + 10 } = { d1: null, d2: undefined } as { d1?: any; d2?: number; d3?: number };
console.log(d1, d2, d3, evals);
const [e1 = next(), e2 = e1 * 100, [e3 = "in"] = []] = [] as [number?, number?, string[]?];
console.log(e1, e2, e3);

// Parameters.
function area({ w, h = w, unit: { sym = "cm" } = {} }: { w: number; h?: number; unit?: { sym?: string } } = { w: 1 }) {
  return w * h + sym;
}
console.log(area(), area({ w: 3 }), area({ w: 3, h: 2, unit: { sym: "m" } }), area({ w: 2, unit: {} }));
const head = ([h]: number[]) => h;
const swap = <A, B>([p, q]: [A, B]): [B, A] => [q, p];
const sum = ([h = 0, ...t]: number[]): number => (t.length ? h + sum(t) : h);
console.log(head([9, 8]), swap([1, "s"]), sum([1, 2, 3, 4]), sum([]));
const who = ({ first, last }: { first: string; last: string }, ...[greeting = "Hi", mark = "!"]: string[]) => `${greeting} ${first} ${last}${mark}`;
console.log(who({ first: "A", last: "B" }), who({ last: "D", first: "C" }, "Yo"), who({ first: "E", last: "F" }, "Ho", "?"));

// Assignment patterns with all kinds of targets.
let m = 1, n = 2, k = 3;
[m, n, k] = [k, m, n];
console.log(m, n, k);
const target: { p: number; list: number[]; nested: { v?: string } } = { p: 0, list: [], nested: {} };
[target.p, target.list[2], target.nested.v = "none"] = [5, 6] as [number, number, string?];
({ a: target.p, b: target.list[0] = -1, ...target.nested } = { a: 7, v: "from rest" } as { a: number; b?: number; v: string });
console.log(target);
const result = ([m, n] = [10, 20]);
console.log(result, m, n);
let i = 0;
const order: number[] = [];
[order[i++], order[i++]] = ["a".length, i];
console.log(order);
const fib = (c: number) => { let [p, q] = [0, 1]; while (c-- > 0) [p, q] = [q, p + q]; return p; };
console.log([0, 1, 2, 10, 50].map(fib));

// Loops, callbacks, maps, strings, and other iterables.
const points = [{ x: 1, y: 2, tags: ["p"] }, { x: 3, y: 4, tags: [] }];
for (const { x, tags: [t = "none"] } of points) console.log(x, t);
for (const [key, { x: px }] of Object.entries({ one: points[0], two: points[1] })) console.log(key, px);
console.log(points.map(({ x, y }) => x * y), [...new Map([["k", 1]])].map(([k, v]) => k + v), [[1, [2, 3]] as const].map(([p, [q, r]]) => p + q + r));
const [c1, c2, ...cs] = "héllo";
const [s1, ...ss] = new Set([3, 3, 4, 5]);
const [[mk, mv]] = new Map([["key", { deep: 1 }]]);
console.log(c1, c2, cs, s1, ss, mk, mv.deep);
const { length, 0: zeroth, [length - 1]: last } = "string" as { length: number; [n: number]: string };
console.log(length, zeroth, last);

// Classes, functions and errors.
class Vec { constructor(public x: number, public y: number) {} get len() { return Math.hypot(this.x, this.y); } static from({ x, y }: { x: number; y: number }) { return new Vec(x, y); } }
const { x: vx, len } = Vec.from({ x: 3, y: 4 });
console.log(vx, len);
const { max, min, floor: down } = Math;
console.log(max(1, 2), min(1, 2), down(2.7));
try { const { nope } = null as unknown as { nope: number }; console.log(nope); } catch ({ name }: any) { console.log(name); }
try { const [q] = undefined as unknown as number[]; console.log(q); } catch (e) { console.log(e instanceof TypeError); }
function stats(xs: number[]) { return { mean: xs.reduce((p, q) => p + q, 0) / xs.length, range: [Math.min(...xs), Math.max(...xs)] as const }; }
const { mean, range: [lo, hi] } = stats([4, 8, 6]);
console.log(mean, lo, hi);
const spreadBack = [...rest, ...[a, b], ..."ok", ...new Set([1, 1])];
console.log(spreadBack, Math.max(...rest, ...[9]), { ...others, x: 5, ...{ p: "over" } });
