// Containers: a generic linked list, stack, queue, LRU cache, priority queue, trie.
interface Container<T> { readonly size: number; add(x: T): this; toArray(): T[] }
abstract class Base<T> implements Container<T>, Iterable<T> {
  abstract readonly size: number;
  abstract add(x: T): this;
  abstract [Symbol.iterator](): Iterator<T>;
  toArray(): T[] { return [...this]; }
  get isEmpty(): boolean { return this.size === 0; }
  map<U>(f: (x: T, i: number) => U): U[] { let i = 0; const out: U[] = []; for (const x of this) out.push(f(x, i++)); return out; }
  static describe(c: Container<unknown>) { return `${c.constructor.name}(${c.size})`; }
}
class ListNode<T> { next?: ListNode<T>; constructor(readonly value: T) {} }
class LinkedList<T> extends Base<T> {
  #head?: ListNode<T>; #tail?: ListNode<T>; #size = 0;
  get size() { return this.#size; }
  add(x: T): this {
    const n = new ListNode(x);
    if (!this.#head) this.#head = n; else this.#tail!.next = n;
    this.#tail = n; this.#size++;
    return this;
  }
  reverse(): this {
    let prev: ListNode<T> | undefined, at = this.#head;
    this.#tail = this.#head;
    while (at) { const next = at.next; at.next = prev; prev = at; at = next; }
    this.#head = prev;
    return this;
  }
  *[Symbol.iterator]() { for (let n = this.#head; n; n = n.next) yield n.value; }
}
class Stack<T> extends Base<T> {
  private items: T[] = [];
  get size() { return this.items.length; }
  add(x: T) { this.items.push(x); return this; }
  pop(): T | undefined { return this.items.pop(); }
  peek(): T | undefined { return this.items[this.items.length - 1]; }
  [Symbol.iterator](): Iterator<T> {
    let i = this.items.length;
    return { next: () => (i > 0 ? { value: this.items[--i], done: false } : { value: undefined, done: true }) as IteratorResult<T> };
  }
}
class LRU<K, V> {
  private map = new Map<K, V>();
  constructor(private readonly capacity: number, private onEvict?: (k: K, v: V) => void) {}
  get(k: K): V | undefined {
    const v = this.map.get(k);
    if (v === undefined) return undefined;
    this.map.delete(k); this.map.set(k, v);
    return v;
  }
  set(k: K, v: V): void {
    if (this.map.has(k)) this.map.delete(k);
    else if (this.map.size >= this.capacity) {
      const [oldest, value] = this.map.entries().next().value!;
      this.map.delete(oldest);
      this.onEvict?.(oldest, value);
    }
    this.map.set(k, v);
  }
  get keys(): K[] { return [...this.map.keys()]; }
}
class PriorityQueue<T> {
  private heap: T[] = [];
  constructor(private compare: (a: T, b: T) => number = (a, b) => (a < b ? -1 : a > b ? 1 : 0)) {}
  push(...xs: T[]): number { for (const x of xs) { this.heap.push(x); this.up(this.heap.length - 1); } return this.heap.length; }
  pop(): T | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (this.heap.length > 0) { this.heap[0] = last!; this.down(0); }
    return top;
  }
  private swap(i: number, j: number) { [this.heap[i], this.heap[j]] = [this.heap[j], this.heap[i]]; }
  private up(i: number) { while (i > 0) { const p = (i - 1) >> 1; if (this.compare(this.heap[i], this.heap[p]) >= 0) return; this.swap(i, p); i = p; } }
  private down(i: number) {
    for (;;) {
      let m = i;
      for (const c of [2 * i + 1, 2 * i + 2]) if (c < this.heap.length && this.compare(this.heap[c], this.heap[m]) < 0) m = c;
      if (m === i) return;
      this.swap(i, m); i = m;
    }
  }
  *drain(): Generator<T> { while (this.heap.length) yield this.pop()!; }
}
class Trie { private kids: { [c: string]: Trie } = {}; private end = false;
  insert(w: string): void { let t: Trie = this; for (const c of w) t = t.kids[c] ??= new Trie(); t.end = true; }
  *words(prefix = ""): Generator<string> { if (this.end) yield prefix; for (const c of Object.keys(this.kids).sort()) yield* this.kids[c].words(prefix + c); }
  find(p: string): string[] { let t: Trie | undefined = this; for (const c of p) { t = t.kids[c]; if (!t) return []; } return [...t.words(p)]; }
}
const list = new LinkedList<number>().add(1).add(2).add(3);
console.log(list.toArray(), list.reverse().toArray(), list.map((x, i) => x * i), list.size, list.isEmpty, Base.describe(list));
const st = new Stack<string>().add("a").add("b");
console.log([...st], st.peek(), st.pop(), st.pop(), st.pop(), st.isEmpty, Base.describe(st));
const nums = new Stack<number>(); console.log(nums.pop(), nums.peek(), nums.add(4).peek());
const gone: string[] = [];
const lru = new LRU<string, number>(2, (k, v) => gone.push(`${k}=${v}`));
lru.set("a", 1); lru.set("b", 2); lru.get("a"); lru.set("c", 3); lru.set("a", 9);
console.log(lru.keys, lru.get("b"), lru.get("a"), gone);
const pq = new PriorityQueue<number>(); pq.push(5, 1, 4, 2, 3);
console.log([...pq.drain()], pq.pop());
const byLen = new PriorityQueue<string>((a, b) => a.length - b.length || (a < b ? -1 : 1)); byLen.push("ccc", "a", "bb", "aa");
console.log([...byLen.drain()]);
const trie = new Trie(); ["car", "card", "care", "cat", "dog"].forEach((w) => trie.insert(w));
console.log(trie.find("car"), trie.find("x"), [...trie.words()].length);
const [first, ...others] = list; console.log(first, others, Math.max(...list));
