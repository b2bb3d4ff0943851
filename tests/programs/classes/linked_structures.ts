// Classes that hold one another: list, stack, queue, tree, with accessors and iteration by hand.

class ListNode<T> { next: ListNode<T> | null = null; constructor(public value: T) {} }

class LinkedList<T> {
  private head: ListNode<T> | null = null;
  private tail: ListNode<T> | null = null;
  private count = 0;
  get length() { return this.count; }
  push(value: T): this {
    const node = new ListNode(value);
    if (this.tail === null) this.head = this.tail = node;
    else { this.tail.next = node; this.tail = node; }
    this.count++;
    return this;
  }
  shift(): T | undefined {
    const first = this.head;
    if (!first) return undefined;
    this.head = first.next;
    if (this.head === null) this.tail = null;
    this.count--;
    return first.value;
  }
  reverse(): this {
    let prev: ListNode<T> | null = null, cur = this.head;
    this.tail = this.head;
    while (cur) { const next: ListNode<T> | null = cur.next; cur.next = prev; prev = cur; cur = next; }
    this.head = prev;
    return this;
  }
  forEach(f: (v: T, i: number) => void) {
    let i = 0;
    for (let n = this.head; n; n = n.next) f(n.value, i++);
  }
  toArray(): T[] { const out: T[] = []; this.forEach((v) => out.push(v)); return out; }
}

const list = new LinkedList<string>().push("a").push("b").push("c");
console.log(list.toArray(), list.length, list.reverse().toArray());
console.log(list.shift(), list.shift(), list.shift(), list.shift(), list.length);
console.log(list.push("again").toArray());

class BinarySearchTree<K, V> {
  private root?: { key: K; value: V; left?: any; right?: any };
  constructor(private cmp: (a: K, b: K) => number) {}
  set(key: K, value: V): void {
    if (!this.root) { this.root = { key, value }; return; }
    let at = this.root;
    for (;;) {
      const c = this.cmp(key, at.key);
      if (c === 0) { at.value = value; return; }
      const side = c < 0 ? "left" : "right";
      if (at[side] === undefined) { at[side] = { key, value }; return; }
      at = at[side];
    }
  }
  get(key: K): V | undefined {
    let at = this.root;
    while (at) {
      const c = this.cmp(key, at.key);
      if (c === 0) return at.value;
      at = c < 0 ? at.left : at.right;
    }
    return undefined;
  }
  entries(): [K, V][] {
    const out: [K, V][] = [];
    const go = (n: typeof this.root): void => {
      if (!n) return;
      go(n.left);
      out.push([n.key, n.value]);
      go(n.right);
    };
    go(this.root);
    return out;
  }
}
const bst = new BinarySearchTree<number, string>((a, b) => a - b);
for (const [k, v] of [[50, "fifty"], [20, "twenty"], [70, "seventy"], [10, "ten"], [30, "thirty"], [20, "TWENTY"]] as [number, string][]) bst.set(k, v);
console.log(bst.entries(), bst.get(70), bst.get(71));

class RingBuffer {
  private readonly data: number[];
  private at = 0;
  private used = 0;
  constructor(private readonly size: number) { this.data = new Array<number>(size).fill(0); }
  push(n: number) {
    this.data[(this.at + this.used) % this.size] = n;
    if (this.used < this.size) this.used++;
    else this.at = (this.at + 1) % this.size;
  }
  get contents() { return Array.from({ length: this.used }, (_, i) => this.data[(this.at + i) % this.size]); }
  get average() { return this.used === 0 ? NaN : this.contents.reduce((a, b) => a + b) / this.used; }
}
const rb = new RingBuffer(4);
console.log(rb.contents, rb.average);
for (let i = 1; i <= 6; i++) { rb.push(i * i); console.log(rb.contents.join(" "), rb.average); }

class Parent { children: Child[] = []; constructor(public name: string) {} adopt(n: string) { const c = new Child(n, this); this.children.push(c); return c; } }
class Child { constructor(public name: string, public parent: Parent) {} get path() { return this.parent.name + "/" + this.name; } siblings() { return this.parent.children.filter((c) => c !== this).map((c) => c.name); } }
const par = new Parent("root");
const [k1, k2] = ["x", "y"].map((n) => par.adopt(n));
par.adopt("z");
console.log(k1.path, k2.siblings(), k1.parent.children[2].parent === par);
console.log(par);
