function outer() {
  function rec<T>(o: T, n: number): number { return n > 0 ? 1 + rec('x', n - 1) : 0; }
  console.log(rec(1, 3));
  function deepFreeze<T extends object>(o: T): Readonly<T> { for (const k of Object.keys(o) as (keyof T)[]) { const v = o[k]; if (typeof v === 'object' && v !== null) deepFreeze(v as object); } return Object.freeze(o); }
  const f = deepFreeze({ a: 1, b: { c: [1, 2] } }); try { (f as any).b.c.push(3); } catch (e) { console.log((e as Error).message); }
  const clone = <T>(v: T): T => Array.isArray(v) ? v.map(x => clone(x)) as any : typeof v === 'object' && v !== null ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, clone(x)])) as T : v;
  console.log(clone({ a: [1, { b: 2 }], c: 's' }), clone(5), clone([1, 'a']));
  function swap<A, B>(a: A, b: B, n: number): [A, B] | [B, A] { return n > 0 ? swap(b, a, n - 1) as [A, B] : [a, b]; }
  console.log(swap(1, 'a', 3), swap(true, 2, 1), swap('q', 3, 2));
  class K<T> { constructor(public v: T) {} map<U>(f: (v: T) => U): K<U> { return new K(f(this.v)); } deep(n: number): string { return n ? new K(`${this.v}`).deep(n - 1) : `${this.v}!`; } }
  console.log(new K(1).map(x => x + 1).map(String).deep(2), new K(2).deep(1));
}
outer();
function nested() {
  function g<T extends object>(o: T, cb: (k: string) => void): T {
    const h = { get(k: string): any { cb(k); const v = (o as any)[k]; return typeof v === "object" ? g(v as object, kk => cb(k + kk)) : v; } };
    return h.get('n') as T;
  }
  console.log(g({ n: 1 }, k => console.log(k)));
  console.log(g({ n: { n: 2 } }, k => console.log(k)));
}
nested();
