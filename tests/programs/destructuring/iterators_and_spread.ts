// Iterators by hand, spread and rest everywhere, tagged templates, symbols, computed keys.
class Range implements Iterable<number> {
  constructor(private from: number, private to: number, private step = 1) {}
  [Symbol.iterator](): Iterator<number> {
    let at = this.from; const { to, step } = this;
    return { next(): IteratorResult<number> { if (at < to) { const value = at; at += step; return { value, done: false }; } return { value: undefined, done: true }; } };
  }
  get [Symbol.toStringTag]() { return `Range<${this.from}..${this.to}>`; }
  static *zip<A, B>(a: Iterable<A>, b: Iterable<B>): Generator<[A, B]> { const i = a[Symbol.iterator](), j = b[Symbol.iterator](); for (;;) { const x = i.next(), y = j.next(); if (x.done || y.done) return; yield [x.value, y.value]; } }
}
const r = new Range(0, 10, 3);
console.log([...r], Math.max(...r, 7), new Set(r).size, Array.from(r, (x) => x * 2), String(r), [...Range.zip(r, "abc")]);
const [r0, , r2 = -1, ...rx] = r; console.log(r0, r2, rx);
for (const [i, [a, b]] of [...Range.zip(r, r)].entries()) console.log(i, a + b);
const tag = (strings: TemplateStringsArray, ...values: unknown[]) => strings.raw.map((s, i) => s + (i < values.length ? `{${typeof values[i]}:${values[i]}}` : "")).join("");
console.log(tag`a${1}b\n${"x"}${[1, 2]}c`, tag``, String.raw`\t${1}\u0041`);
const cached = new Set<TemplateStringsArray>(); const id = (s: TemplateStringsArray) => { cached.add(s); return s; }; for (let i = 0; i < 3; i++) id`same`; id`same`; console.log(cached.size, id`x\ty`.raw[0].length);
const html = (s: TemplateStringsArray, ...v: string[]) => s.reduce((out, part, i) => out + v[i - 1].replace(/</g, "&lt;") + part);
console.log(html`<b>${"<i>"}</b>${"&"}`);
const k1 = "dyn", k2 = Symbol("k2");
const o = { [k1 + 1]: 1, [k2]: "sym", ["get" + "ter"]() { return this[k2]; }, get [`${k1}Acc`]() { return 42; }, 3: "three", "quoted-key": true, async: 1, get: 2, set: 3, static: 4, of: 5 };
console.log(Object.keys(o).join(), o.getter(), (o as any).dynAcc, o[3], o["quoted-key"], Object.getOwnPropertySymbols(o).length);
const base = { a: 1, b: { c: 2 } }, copy = { ...base, b: { ...base.b, d: 3 }, ...(false as boolean && { no: 1 }), ...null, ..."hi", ...[9] };
console.log(copy, copy.b !== base.b);
const { a: renamed, ...others } = copy; const { b: { c, ...inner } } = copy; console.log(renamed, others, c, inner);
const f = (...args: [number, ...string[]]) => args.length; console.log(f(1), f(1, "a", "b"), f(...([2, "x"] as [number, string])));
const push = (xs: number[], ...more: number[]) => { xs.push(...more, ...more.map((x) => -x)); return xs; }; console.log(push([], 1, 2), [].concat(...([[1], [2, [3]]] as any)));
const args = function () { return [arguments.length, ...Array.from(arguments as any)]; } as (...xs: any[]) => any[]; console.log(args(1, ...[2, 3], ...new Set([4])), args());
const m = new Map<string, number[]>([["a", [1]], ["b", []]]); for (const [k, [first = "none"]] of m) console.log(k, first); console.log([...m.keys(), ...m.values()].flat().join(), new Map([...m].filter(([k]) => k > "a")));
const it = m[Symbol.iterator](); it.next(); console.log([...it], [...it], typeof it[Symbol.iterator]);
class Matrix { #d: number[][]; constructor(...rows: number[][]) { this.#d = rows; } *cells() { for (const [y, row] of this.#d.entries()) for (const [x, v] of row.entries()) yield { x, y, v }; } t() { return new Matrix(...this.#d[0].map((_, i) => this.#d.map((row) => row[i]))); } get rows() { return this.#d.map((r) => [...r]); } }
const mx = new Matrix([1, 2, 3], [4, 5, 6]); console.log(mx.t().rows, [...mx.cells()].filter(({ x, y }) => x === y).map(({ v }) => v));
let [p, q] = [1, 2], z = { w: 0, v: [0, 0] }; [p, q] = [q, p]; [z.w, ...z.v] = [p, q, 5]; ({ p, q = 7, ...(z as any).rest } = { p: 8, s: 9 } as any); console.log(p, q, z);
const entries = Object.entries({ x: 1, y: 2 }).map(([k, v]) => [k.toUpperCase(), v ** 2] as const); console.log(Object.fromEntries(entries), entries.flat());
const inst = { [Symbol.hasInstance]: (x: unknown) => x === 5, [Symbol.toPrimitive]: (h: string) => (h === "number" ? 7 : h) }; console.log((5 as any) instanceof (inst as any), +(inst as any), `${inst as any}`, (inst as any) + "!");
console.log(Symbol.for("s") === Symbol.for("s"), Symbol.keyFor(Symbol.for("s")), Symbol("d").description, typeof Symbol.iterator, [..."a😀b"].length, { ...[..."xy"] });
console.log([1, [2, [3, [4]]]].flat(Infinity), Array.from({ length: 3 }, (_, i) => i * i), [...Array(3).keys()], [, 1, , 2].length);
