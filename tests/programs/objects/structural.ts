// Interfaces are structural: literals, classes and mixtures all fit.

interface Shape { readonly kind: string; area(): number; scale?(by: number): void }
interface Named { name: string }
interface Labelled extends Named { label: (prefix: string) => string }

class Square implements Shape {
  kind = "square";
  constructor(private side: number) {}
  area() { return this.side ** 2; }
  scale(by: number) { this.side *= by; }
}

class Circle {
  readonly kind = "circle";
  radius = 1;
  area(): number { return Math.round(Math.PI * this.radius ** 2 * 100) / 100; }
}

const literal: Shape = { kind: "unit", area: () => 1 };
const shapes: Shape[] = [new Square(3), new Circle(), literal, { kind: "const", area() { return this.kind.length; } }];
for (const s of shapes) {
  s.scale?.(2);
  console.log(s.kind, s.area(), s.scale === undefined ? "fixed" : "scalable");
}
console.log(shapes.reduce((sum, s) => sum + s.area(), 0));

// Different field order, different classes, one interface.
class Person { constructor(public age: number, public name: string) {} }
class City { population = 1000; constructor(public name: string) {} }
const dog = { sound: "woof", legs: 4, name: "Rex" };
function nameOf(n: Named): string { return n.name; }
function rename<T extends Named>(n: T, name: string): T { n.name = name; return n; }
console.log([new Person(30, "Ann"), new City("Oslo"), dog, { name: "lit" }].map(nameOf).join());
console.log(rename(dog, "Max").legs, dog.name, rename(new Person(1, "x"), "y").age, rename(new City("a"), "b"));

const labelled: Labelled = { name: "thing", label(prefix) { return `${prefix}:${this.name}`; } };
console.log(labelled.label("L"), nameOf(labelled));

// Optional and readonly members, index signatures, call signatures.
interface Options { width?: number; readonly title: string; [extra: string]: unknown }
function render(o: Options): string {
  const w = o.width ?? 10;
  return o.title.padEnd(w, ".") + Object.keys(o).length;
}
console.log(render({ title: "a" }), render({ title: "b", width: 3, color: "red", border: { px: 1 } }));

interface Formatter { (n: number): string; precision: number }
function makeFormatter(precision: number): Formatter {
  const f = ((n: number) => n.toFixed(f.precision)) as Formatter;
  f.precision = precision;
  return f;
}
const fmt = makeFormatter(2);
console.log(fmt(1 / 3), (fmt.precision = 4, fmt(1 / 3)));

// Interfaces with generics and recursion.
interface TreeNode<T> { value: T; children: TreeNode<T>[] }
const tree: TreeNode<string> = { value: "root", children: [{ value: "a", children: [{ value: "a1", children: [] }] }, { value: "b", children: [] }] };
const walk = <T>(n: TreeNode<T>, f: (v: T, depth: number) => void, depth = 0): void => {
  f(n.value, depth);
  for (const c of n.children) walk(c, f, depth + 1);
};
walk(tree, (v, d) => console.log("  ".repeat(d) + v));

interface Comparable<T> { compareTo(other: T): number }
class Version implements Comparable<Version> {
  constructor(readonly major: number, readonly minor: number) {}
  compareTo(o: Version) { return this.major - o.major || this.minor - o.minor; }
  toString() { return `v${this.major}.${this.minor}`; }
}
function maxOf<T extends Comparable<T>>(items: T[]): T { return items.reduce((a, b) => (a.compareTo(b) >= 0 ? a : b)); }
console.log(String(maxOf([new Version(1, 2), new Version(2, 0), new Version(1, 9)])));

// A class instance where a wider shape is expected, and intersection types.
type Both = Shape & Named;
const both: Both = Object.assign(new Square(2), { name: "sq" });
console.log(both.name, both.area(), both instanceof Square, both);
// Two unrelated classes with the same shape are interchangeable.
class A1 { constructor(public v: number) {} get() { return "A1:" + this.v; } }
class A2 { constructor(public v: number) {} get() { return "A2:" + this.v; } }
let either: A1 = new A1(1);
console.log(either.get());
either = new A2(2);
console.log(either.get(), either instanceof A1, either instanceof A2);
