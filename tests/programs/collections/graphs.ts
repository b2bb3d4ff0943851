// Map and Set algorithms: graphs, caches, set operations, priority queue.
type Graph = Map<string, Map<string, number>>;
const edges: [string, string, number][] = [["a", "b", 4], ["a", "c", 1], ["c", "b", 2], ["b", "d", 5], ["c", "d", 8], ["d", "e", 3]];
const graph: Graph = new Map();
for (const [u, v, w] of edges) { if (!graph.has(u)) graph.set(u, new Map()); if (!graph.has(v)) graph.set(v, new Map()); graph.get(u)!.set(v, w); }
console.log(graph);
class Heap<T> {
  private a: T[] = [];
  constructor(private less: (x: T, y: T) => boolean) {}
  push(x: T) { this.a.push(x); let i = this.a.length - 1; while (i > 0) { const p = (i - 1) >> 1; if (!this.less(this.a[i], this.a[p])) break; [this.a[i], this.a[p]] = [this.a[p], this.a[i]]; i = p; } }
  pop(): T | undefined { const top = this.a[0]; const last = this.a.pop(); if (this.a.length > 0 && last !== undefined) { this.a[0] = last; let i = 0; for (;;) { const l = 2 * i + 1, r = l + 1; let m = i; if (l < this.a.length && this.less(this.a[l], this.a[m])) m = l; if (r < this.a.length && this.less(this.a[r], this.a[m])) m = r; if (m === i) break; [this.a[i], this.a[m]] = [this.a[m], this.a[i]]; i = m; } } return top; }
  get size() { return this.a.length; }
}
const nh = new Heap<number>((x, y) => x < y);
for (const n of [5, 3, 8, 1, 9, 2]) nh.push(n);
const drained: (number | undefined)[] = [];
while (nh.size) drained.push(nh.pop());
console.log(drained, nh.pop(), nh.size);
function dijkstra(g: Graph, from: string): Map<string, number> {
  const dist = new Map<string, number>([[from, 0]]);
  const h = new Heap<[number, string]>((x, y) => x[0] < y[0]);
  h.push([0, from]);
  while (h.size) { const [d, u] = h.pop()!; if (d > (dist.get(u) ?? Infinity)) continue; for (const [v, w] of g.get(u) ?? []) { const nd = d + w; if (nd < (dist.get(v) ?? Infinity)) { dist.set(v, nd); h.push([nd, v]); } } }
  return dist;
}
console.log(dijkstra(graph, "a"), Object.fromEntries(dijkstra(graph, "c")));
const topo = (g: Graph) => { const seen = new Set<string>(); const out: string[] = []; const visit = (n: string) => { if (seen.has(n)) return; seen.add(n); for (const m of g.get(n)!.keys()) visit(m); out.unshift(n); }; for (const n of g.keys()) visit(n); return out; };
console.log(topo(graph));
const A = new Set([1, 2, 3, 4]), B = new Set([3, 4, 5]);
console.log(new Set([...A, ...B]), new Set([...A].filter((x) => B.has(x))), [...A].filter((x) => !B.has(x)), A.has(9), A.delete(1), A.size, [...A.entries()][0]);
class LRU<K, V> { private m = new Map<K, V>(); constructor(private cap: number) {} get(k: K): V | undefined { const v = this.m.get(k); if (v !== undefined) { this.m.delete(k); this.m.set(k, v); } return v; } set(k: K, v: V) { this.m.delete(k); this.m.set(k, v); if (this.m.size > this.cap) this.m.delete(this.m.keys().next().value as K); return this; } get keys() { return [...this.m.keys()]; } }
const lru = new LRU<string, number>(2).set("a", 1).set("b", 2);
console.log(lru.get("a"), lru.set("c", 3).keys, lru.get("b"), lru);
const memo = <A extends string | number, R>(f: (a: A) => R) => { const c = new Map<A, R>(); return (a: A): R => { if (!c.has(a)) c.set(a, f(a)); return c.get(a)!; }; };
let calls = 0;
const slow = memo((n: number) => { calls++; return n * n; });
console.log(slow(4), slow(4), slow(5), calls);
const grid = ["S.#.", "..#.", "...E"].map((r) => [...r]);
const bfs = () => { const q: [number, number, number][] = [[0, 0, 0]]; const seen = new Set(["0,0"]); while (q.length) { const [r, c, d] = q.shift()!; if (grid[r][c] === "E") return d; for (const [dr, dc] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) { const [nr, nc] = [r + dr, c + dc]; const cell = grid[nr]?.[nc]; if (cell === undefined || cell === "#" || seen.has(`${nr},${nc}`)) continue; seen.add(`${nr},${nc}`); q.push([nr, nc, d + 1]); } } return -1; };
console.log(bfs());
const m = new Map<unknown, string>([[NaN, "nan"], [0, "zero"], ["0", "str"], [null, "null"]]);
m.set(-0, "minus").delete; m.forEach((v, k) => console.log(k, v));
const iter = m.entries(); iter.next();
console.log(iter, [...iter].length, iter.next(), m.keys(), new Set("hello"), m.size, new Map([[{ a: 1 }, new Set([[1, 2]])]]));
const wm = new WeakMap<object, number>(); const key = {}; wm.set(key, 1);
console.log(wm.get(key), wm.get({}), wm.has(key));
