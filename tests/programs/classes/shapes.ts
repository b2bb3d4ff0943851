// Class hierarchies: abstract members, accessors, statics, private fields, printing.
abstract class Shape {
  static count = 0;
  readonly id: number;
  #secret = "s";
  protected label?: string;
  constructor(public name: string) { this.id = ++Shape.count; }
  abstract area(): number;
  get info(): string { return `${this.name}#${this.id}: ${this.area().toFixed(2)}`; }
  set tag(v: string) { this.label = v.trim(); }
  reveal() { return this.#secret + this.label; }
  toString() { return `<${this.constructor.name} ${this.info}>`; }
  static compare(a: Shape, b: Shape) { return a.area() - b.area(); }
}
class Circle extends Shape {
  constructor(private r: number) { super("circle"); }
  area() { return Math.PI * this.r ** 2; }
}
class Rect extends Shape {
  constructor(protected w: number, protected h: number, name = "rect") { super(name); }
  area() { return this.w * this.h; }
  scale(k: number): this { this.w *= k; this.h *= k; return this; }
}
class Square extends Rect {
  constructor(s: number) { super(s, s, "square"); }
  override area() { return super.area(); }
  get side() { return this.w; }
  set side(v: number) { this.w = this.h = v; }
}
const shapes: Shape[] = [new Circle(2), new Rect(2, 3), new Square(4)];
console.log(shapes);
for (const s of shapes) console.log(String(s), `${s}`, s.info);
shapes[1].tag = "  big ";
console.log(shapes[1].reveal(), shapes[0].reveal());
console.log(shapes.sort(Shape.compare).map((s) => s.name), Shape.count, shapes[0] instanceof Rect, shapes.find((s) => s instanceof Square)?.name);
const sq = new Square(2).scale(3);
sq.side++;
console.log(sq, sq.side, sq.area(), Object.keys(sq), JSON.stringify(sq), "side" in sq, sq.hasOwnProperty("side"));
class Counter { static #n = 0; static next() { return ++Counter.#n; } static { Counter.next(); } }
console.log(Counter.next(), Counter, Shape, [Circle], { Square });
class Stack<T> implements Iterable<T> {
  private items: T[] = [];
  push(...xs: T[]) { this.items.push(...xs); return this; }
  pop(): T | undefined { return this.items.pop(); }
  get size() { return this.items.length; }
  *[Symbol.iterator]() { for (let i = this.items.length - 1; i >= 0; i--) yield this.items[i]; }
}
const st = new Stack<number>().push(1, 2, 3);
console.log([...st], st.pop(), st.size, st, Math.max(...st), Array.from(st, (x) => x * 2));
const empty = new Stack<number>();
console.log(empty.pop(), empty.pop() === undefined, empty);
interface Visitor<R> { num(n: number): R; add(l: Node2, r: Node2): R }
abstract class Node2 { abstract accept<R>(v: Visitor<R>): R }
class Num extends Node2 { constructor(readonly n: number) { super(); } accept<R>(v: Visitor<R>) { return v.num(this.n); } }
class Add extends Node2 { constructor(readonly l: Node2, readonly r: Node2) { super(); } accept<R>(v: Visitor<R>) { return v.add(this.l, this.r); } }
const tree = new Add(new Num(1), new Add(new Num(2), new Num(3)));
const evalV: Visitor<number> = { num: (n) => n, add: (l, r) => l.accept(evalV) + r.accept(evalV) };
const showV: Visitor<string> = { num: String, add: (l, r) => `(${l.accept(showV)} + ${r.accept(showV)})` };
console.log(tree.accept(evalV), tree.accept(showV), tree);
