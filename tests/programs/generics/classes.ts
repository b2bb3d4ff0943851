// Generic classes, the same code at numbers, strings and references.

class Stack<T> {
  private items: T[] = [];
  static from<U>(xs: Iterable<U>): Stack<U> { const s = new Stack<U>(); for (const x of xs) s.push(x); return s; }
  push(...xs: T[]): this { this.items.push(...xs); return this; }
  pop(): T | undefined { return this.items.pop(); }
  peek(): T { if (this.items.length === 0) throw new Error("empty stack"); return this.items[this.items.length - 1]; }
  map<U>(f: (t: T) => U): Stack<U> { return Stack.from(this.items.map(f)); }
  get size() { return this.items.length; }
  toString() { return `Stack(${this.items})`; }
}
const ns = new Stack<number>().push(1, 2, 3);
console.log(`${ns}`, ns.pop(), ns.peek() + 0.5, ns.size, `${ns.map((n) => "#" + n)}`, `${Stack.from("hey")}`);
try { new Stack<boolean>().peek(); } catch (e) { console.log(String(e)); }

abstract class Maybe<T> {
  static of<T>(v: T | null | undefined): Maybe<T> { return v === null || v === undefined ? new None<T>() : new Some(v); }
  abstract map<U>(f: (t: T) => U): Maybe<U>;
  abstract flatMap<U>(f: (t: T) => Maybe<U>): Maybe<U>;
  abstract or(dflt: T): T;
}
class Some<T> extends Maybe<T> {
  constructor(private readonly v: T) { super(); }
  map<U>(f: (t: T) => U): Maybe<U> { return Maybe.of(f(this.v)); }
  flatMap<U>(f: (t: T) => Maybe<U>): Maybe<U> { return f(this.v); }
  or(_: T): T { return this.v; }
}
class None<T> extends Maybe<T> {
  map<U>(_: (t: T) => U): Maybe<U> { return new None<U>(); }
  flatMap<U>(_: (t: T) => Maybe<U>): Maybe<U> { return new None<U>(); }
  or(d: T): T { return d; }
}
const half = (n: number): Maybe<number> => (n % 2 === 0 ? new Some(n / 2) : new None());
console.log(Maybe.of(20).flatMap(half).flatMap(half).map((n) => `got ${n}`).or("odd"), Maybe.of(6).flatMap(half).flatMap(half).map(String).or("odd"));
console.log(Maybe.of<number>(null).map((n) => n + 1).or(-1), Maybe.of(0).map((n) => n + 1).or(-1), Maybe.of(""));

class PriorityQueue<T> {
  private heap: T[] = [];
  constructor(private readonly before: (a: T, b: T) => boolean) {}
  get size() { return this.heap.length; }
  push(x: T) {
    const h = this.heap;
    let i = h.push(x) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!this.before(h[i], h[up])) break;
      [h[i], h[up]] = [h[up], h[i]];
      i = up;
    }
  }
  pop(): T | undefined {
    const h = this.heap;
    if (h.length === 0) return undefined;
    const top = h[0], last = h.pop()!;
    if (h.length) {
      h[0] = last;
      for (let i = 0; ;) {
        let c = 2 * i + 1;
        if (c >= h.length) break;
        if (c + 1 < h.length && this.before(h[c + 1], h[c])) c++;
        if (!this.before(h[c], h[i])) break;
        [h[i], h[c]] = [h[c], h[i]];
        i = c;
      }
    }
    return top;
  }
}
const pq = new PriorityQueue<number>((a, b) => a < b);
[5, 1, 4, 1.5, -2, 9, 0].forEach((n) => pq.push(n));
const drained: number[] = [];
while (pq.size) drained.push(pq.pop()!);
console.log(drained, pq.pop());
const words = new PriorityQueue<{ w: string; p: number }>((a, b) => a.p > b.p || (a.p === b.p && a.w < b.w));
for (const [w, p] of [["low", 1], ["high", 9], ["also high", 9]] as const) words.push({ w, p });
console.log(words.pop(), words.pop()?.w, words.size);

class Matrix<R extends number = number, C extends number = number> {
  constructor(readonly rows: R, readonly cols: C, readonly data: number[]) {}
  mul<K extends number>(o: Matrix<C, K>): Matrix<R, K> {
    const out = new Array<number>(this.rows * o.cols).fill(0);
    for (let i = 0; i < this.rows; i++)
      for (let j = 0; j < o.cols; j++)
        for (let k = 0; k < this.cols; k++) out[i * o.cols + j] += this.data[i * this.cols + k] * o.data[k * o.cols + j];
    return new Matrix(this.rows, o.cols, out);
  }
}
const a = new Matrix<2, 3>(2, 3, [1, 2, 3, 4, 5, 6]), b = new Matrix<3, 1>(3, 1, [1, 0.5, -1]);
console.log(a.mul(b), a.mul(b).data);

type Listener<E> = (e: E) => void;
class Emitter<Events extends Record<string, unknown>> {
  private readonly ls: { [K in keyof Events]?: Listener<Events[K]>[] } = {};
  on<K extends keyof Events>(k: K, f: Listener<Events[K]>): () => void {
    (this.ls[k] ??= []).push(f);
    return () => { this.ls[k] = this.ls[k]?.filter((g) => g !== f); };
  }
  emit<K extends keyof Events>(k: K, e: Events[K]): number { this.ls[k]?.forEach((f) => f(e)); return this.ls[k]?.length ?? 0; }
}
const em = new Emitter<{ add: number; say: { text: string } }>();
const off = em.on("add", (n) => console.log("add", n + 1));
em.on("add", (n) => console.log("also", n * 2));
em.on("say", ({ text }) => console.log(text.toUpperCase()));
console.log(em.emit("add", 20), em.emit("say", { text: "hi" }), (off(), em.emit("add", 5)));
interface Repo<T extends { id: string }> { get(id: string): T | undefined; all(): T[] }
class MemoryRepo<T extends { id: string }> implements Repo<T> {
  #m = new Map<string, T>();
  add(...ts: T[]) { for (const t of ts) this.#m.set(t.id, t); return this; }
  get(id: string) { return this.#m.get(id); }
  all() { return [...this.#m.values()]; }
}
const repo: Repo<{ id: string; n?: number }> = new MemoryRepo<{ id: string; n?: number }>().add({ id: "a" }, { id: "b", n: 2 }, { id: "a", n: 1 });
console.log(repo.get("a")?.n, repo.get("z")?.n, repo.all());
