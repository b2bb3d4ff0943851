export class Vec<T> {
  private xs: T[] = [];
  add(...v: T[]): this {
    this.xs.push(...v);
    return this;
  }
  at(i: number): T {
    return this.xs[i];
  }
  first() {
    return this.at(0);
  }
}
export function absent_class_generic() {
  const v = new Vec<number>();
  const a = v.at(1);
  const b = v.first();
  console.log(a, b, a === undefined);
  const w = new Vec<boolean>().at(0);
  console.log(w, w === undefined, String(w));
  const s = new Vec<string>().first();
  console.log(s);
  return v.add(1).first();
}
class Grid {
  data: number[] = [1, 2, 3];
  flags: boolean[] = [true];
  get(i: number): number {
    return this.data[i];
  }
  flag(i: number): boolean {
    return this.flags[i];
  }
  has(i: number) {
    return this.flags[i] || this.data[i] > 0;
  }
  last() {
    const l = this.data[this.data.length];
    return l;
  }
  pick(c: boolean) {
    return c ? this.data[7] : 0;
  }
}
export function absent_class() {
  const g = new Grid();
  console.log(g.get(9), g.get(1), g.flag(4), g.flag(0), g.has(1), g.has(9), g.last(), g.pick(true), g.pick(false));
  const x = g.get(9);
  const y = g.flag(9);
  console.log(x, y, x === undefined, y === undefined, x + 1, !y, `${x} ${y}`);
  let z = 5;
  z = g.get(10);
  console.log(z, z > 1);
  if (g.flag(9)) console.log('no');
  let t = 0;
  t += g.get(9);
  console.log(t);
  const arr = [g.get(0), g.get(9)];
  console.log(arr, arr.length, g.flag(9) ? 1 : 2, g.flag(9) === false, g.flag(0) === true, g.flag(0) && g.flag(9));
  return g.get(9);
}
function lookup(t: { [k: string]: number }, k: string): number {
  return t[k];
}
function isOn(t: Record<string, boolean>, k: string): boolean {
  const r = t[k];
  return r;
}
export function absent_dict() {
  const t = { a: 1 };
  console.log(lookup(t, 'a'), lookup(t, 'b'));
  const v = lookup(t, 'zz');
  console.log(v === undefined, typeof v, [v]);
  console.log(isOn({ x: true }, 'x'), isOn({}, 'y'));
  const q = isOn({}, 'y');
  console.log(q, typeof q, { q });
  const d: Record<string, number> = {};
  const e = d.nope;
  console.log(e, d.nope, d['x'] === undefined);
  const { zz } = d;
  console.log(zz);
  let cur = 1;
  cur = d.other;
  console.log(cur);
  return e;
}
export function absent_destructure() {
  const [k, v] = 'abc'.split('=');
  console.log(k, v, v === undefined);
  const [a, b] = ['1'].map(Number);
  console.log(a, b, b === undefined, `${b}`);
  const [x, y] = [true].slice();
  console.log(x, y, y === undefined);
  for (const [m, n] of [[1, 2], [3]]) console.log(m, n, n === undefined);
  const f = ([p, q]: number[]) => {
    console.log(p, q);
    return q;
  };
  return f([1]);
}
abstract class Base {
  abstract val(i: number): number;
  show() {
    const v = this.val(0);
    return `${v}`;
  }
  ok(i: number): boolean {
    return false;
  }
}
class D1 extends Base {
  xs = [1];
  val(i: number) {
    return this.xs[i];
  }
  bs = [true];
  ok(i: number) {
    return this.bs[i];
  }
}
class D2 extends Base {
  val(i: number) {
    return i * 2;
  }
}
export function absent_virtual() {
  const bs: Base[] = [new D1(), new D2()];
  for (const b of bs) {
    console.log(b.show(), b.ok(0));
  }
  const d: D1 = new D1();
  console.log(d.ok(4), d.val(0), d.val(3));
  return bs.map((b) => b.ok(0));
}
export function absent_closure() {
  const xs = [1, 2],
    fs = [true];
  const g = (i: number) => xs[i];
  const h = (i: number): boolean => fs[i];
  console.log(g(0), h(0));
  console.log([0, 5].map(g), [0].map(h), [0, 1].filter(h));
  const k: (i: number) => number = g;
  return k(0);
}
export function absent_recursion() {
  const memo: number[] = [];
  function fib(n: number): number {
    if (n < 2) return n;
    if (memo[n] !== undefined) return memo[n];
    return (memo[n] = fib(n - 1) + fib(n - 2));
  }
  console.log(fib(50));
  const seen: Record<string, boolean> = {};
  const visit = (k: string): boolean => {
    if (seen[k]) return seen[k];
    seen[k] = true;
    return false;
  };
  console.log(visit('a'), visit('a'));
  return memo[1];
}
export function absent_numeric() {
  const d = [3, 1, 2];
  let m = d[0];
  for (let i = 1; i <= d.length; i++) {
    const v = d[i];
    if (v > m) m = v;
  }
  const s = d[9];
  console.log(s * 2, s + 1, s | 0, s > 0, -s, Math.max(s, 1));
  return m;
}
