interface I0 { x0: string | number | null; x1: number; x2?: string }
interface I1 { x0?: I0; x1: number[] }
function opaque<T>(x: T): T { return x; }
const o: I1 = { x1: [] };
let { x0: v11 = { x0: 100, x1: 3 } }: I1 = o;
const q = v11;
v11.x0 = opaque<string | number | null>(null);
v11.x2 = 'x';
console.log(v11, q);
function f({ a = { x0: 1, x1: 2 } }: { a?: I0 } = {}) { a.x0 = opaque<string | number | null>('s'); return a; }
console.log(f());
const [w = { x0: 5, x1: 1 }] = [] as I0[];
w.x0 = opaque<string | number | null>(null);
console.log(w);
function g(p: I0 = { x0: 1, x1: 2 }) { p.x0 = opaque<string | number | null>(null); return p; }
console.log(g());
for (const { x0: z = { x0: 7, x1: 7 } } of [o]) { z.x0 = opaque<string | number | null>('zz'); console.log(z); }
let t: I0, u: I0[] = [], n: { a: I0 };
({ a: t = { x0: 5, x1: 6 } } = {} as { a?: I0 });
t.x0 = opaque<string | number | null>(null); console.log(t);
[u[0] = { x0: 1, x1: 1 }] = [];
u[0].x0 = opaque<string | number | null>('k'); console.log(u);
({ t = { x0: 9, x1: 9 } } = {} as { t?: I0 });
t.x0 = opaque<string | number | null>(null); console.log(t);
const h: (p?: I0) => I0 = (p = { x0: 2, x1: 1 }) => { p.x0 = opaque<string | number | null>(null); return p; };
console.log(h(), h({ x0: 1, x1: 1 }));
interface Opts { tags?: (string | number)[]; cb?: (x: number) => number; nested?: { list?: I0[] } }
function k({ tags = [], cb = x => x + 1, nested: { list = [] } = {} }: Opts = {}) {
  tags.push('a', 1); list.push({ x0: null, x1: 3 });
  return [tags, cb(3), list];
}
console.log(k(), k({ tags: [1], cb: x => x * 2, nested: { list: [{ x0: 1, x1: 2 }] } }));
for (const [key, val = { x0: 's', x1: 1 }] of [['a', undefined], ['b', { x0: 1, x1: 1 }]] as [string, I0 | undefined][]) { val.x0 = opaque<string | number | null>(null); console.log(key, val); }
[1, 2].map((x, i, arr = [1]) => { console.log(x, i, arr); return x; });
