class Stack<T> extends Array<T> {
  peek(): T | undefined { return this[this.length - 1]; }
  isEmpty(): boolean { return this.length === 0; }
  static fromArray<U>(xs: U[]): Stack<U> { const s = new Stack<U>(); for (const x of xs) s.push(x); return s; }
}
const s = new Stack<number>();
s.push(1, 2, 3);
console.log(s.peek(), s.length, s.isEmpty(), s.pop(), s.length);
console.log(s instanceof Stack, s instanceof Array, Array.isArray(s));
console.log([...s], s.join("-"), s.indexOf(2), s.includes(9));
for (const x of s) console.log("item", x);
console.log(s);
const m = s.map(x => x * 2);
console.log(m instanceof Stack, m);
console.log(s.filter(x => x > 1), s.slice(0, 1).constructor.name);
console.log(Stack.fromArray(["a", "b"]).peek());
console.log(JSON.stringify(s), s.toString(), Object.keys(s));
function total(xs: number[]): number { let t = 0; for (let i = 0; i < xs.length; i++) t += xs[i]; return t; }
console.log(total(s), s.reduce((a, b) => a + b, 0));

class DefaultMap<K, V> extends Map<K, V> {
  constructor(private readonly make: () => V, entries?: Iterable<[K, V]>) {
    super(entries ?? []);
  }
  override get(key: K): V {
    if (!this.has(key)) this.set(key, this.make());
    return super.get(key)!;
  }
}
const counts = new DefaultMap<string, number>(() => 0);
for (const w of "a b a c b a".split(" ")) counts.set(w, counts.get(w) + 1);
console.log([...counts.entries()], counts.size);
class MultiSet<T> extends Set<T> {
  private counts = new Map<T, number>();
  override add(v: T): this { this.counts.set(v, (this.counts.get(v) ?? 0) + 1); return super.add(v); }
  countOf(v: T): number { return this.counts.get(v) ?? 0; }
}
const ms = new MultiSet<string>();
ms.add("x").add("y").add("x");
console.log(ms.size, ms.countOf("x"), [...ms]);

class EventQueue extends Array<string> {
  constructor(...items: string[]) { super(...items); }
  override push(...items: string[]): number { console.log("push", items.length); return super.push(...items); }
  get last(): string { return this[this.length - 1]; }
}
const q = new EventQueue("one", "two");
q.push("three");
console.log(q.length, q.last, q[0]);
function feed(list: string[]) { list.push("fed"); return list.length; }
console.log(feed(q), q.last);
class Matrix extends Array<number[]> {
  constructor(rows: number, cols: number) {
    super();
    for (let r = 0; r < rows; r++) this.push(new Array(cols).fill(0));
  }
  at2(r: number, c: number) { return this[r][c]; }
  trace() { let t = 0; for (let i = 0; i < this.length; i++) t += this[i][i]; return t; }
}
const mx = new Matrix(2, 2);
mx[0][0] = 3; mx[1][1] = 4;
console.log(mx.trace(), mx.at2(1, 1), mx.length, mx);
class MyPromise<T> extends Promise<T> {
  tag = "mine";
}
const p = new MyPromise<number>(r => r(5));
console.log(p.tag, p instanceof Promise, p instanceof MyPromise);
p.then(v => console.log("then", v));
class Email extends String {
  get domain() { return this.split("@")[1]; }
}
class Money extends Number { }
class Rx extends RegExp { count(s: string) { return (s.match(new RegExp(this.source, "g")) ?? []).length; } }
console.log(new Rx("a").count("banana"), new Rx("b").test("abc"));
class Day extends Date { iso() { return this.toISOString().slice(0, 10); } }
console.log(new Day(0).iso());
