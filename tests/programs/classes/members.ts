// Classes: accessors, statics, private members, symbols, abstract classes, inheritance chains.
const secret = Symbol("secret");
abstract class Shape {
  static #count = 0;
  static readonly registry = new Map<string, Shape>();
  static { Shape.registry.clear(); }
  protected abstract compute(): number;
  readonly id: number;
  constructor(public readonly name: string) { this.id = ++Shape.#count; Shape.registry.set(name, this); }
  get area(): number { return Math.round(this.compute() * 100) / 100; }
  toString(): string { return `${this.name}#${this.id}(${this.area})`; }
  static get count() { return Shape.#count; }
  static compare(a: Shape, b: Shape) { return a.area - b.area; }
  secretly() { return "shape secret"; }
  get [Symbol.toStringTag]() { return "Shape"; }
}
class Circle extends Shape {
  constructor(private r: number) { super("circle"); }
  protected compute() { return Math.PI * this.r ** 2; }
  set radius(v: number) { if (v < 0) throw new RangeError("negative radius"); this.r = v; }
  get radius() { return this.r; }
}
class Rect extends Shape {
  constructor(protected w: number, protected h: number, name = "rect") { super(name); }
  protected compute() { return this.w * this.h; }
  scale(k: number): this { this.w *= k; this.h *= k; return this; }
}
class Square extends Rect {
  constructor(side: number) { super(side, side, "square"); }
  override toString() { return "[" + super.toString() + "]"; }
  override secretly() { return "square and " + super.secretly(); }
}
const shapes: Shape[] = [new Circle(1), new Rect(2, 3), new Square(1.5).scale(2)];
console.log(shapes.map(String), shapes.sort(Shape.compare).map((s) => s.name), Shape.count);
const circle = Shape.registry.get("circle") as Circle;
circle.radius += 1;
console.log(circle.radius, circle.area, `${circle}`, Object.prototype.toString.call(circle));
try { circle.radius = -1; } catch (e) { console.log((e as Error).message, circle.radius); }
console.log(shapes[0].secretly(), new Square(1).secretly(), secret.toString(), secret.description);
console.log(new Square(2) instanceof Rect, new Square(2) instanceof Shape, Object.getPrototypeOf(Square) === Rect, Square.name, Shape.count);
class Temperature {
  static #scale = { c: 1, f: 1.8 } as const;
  #celsius = 0;
  static from(v: number, unit: keyof typeof Temperature.unitNames = "c") { const t = new Temperature(); t.#celsius = unit === "c" ? v : (v - 32) / Temperature.#scale.f; return t; }
  static unitNames = { c: "Celsius", f: "Fahrenheit" };
  get fahrenheit() { return this.#celsius * Temperature.#scale.f + 32; }
  set fahrenheit(v) { this.#celsius = (v - 32) / 1.8; }
  equals(o: Temperature) { return #celsius in o && this.#celsius === o.#celsius; }
  #bump(by: number) { this.#celsius += by; return this; }
  warm() { return this.#bump(10).#bump(0.5); }
  [Symbol.toPrimitive](hint: string) { return hint === "string" ? `${this.#celsius}C` : this.#celsius; }
}
const t = Temperature.from(212, "f");
console.log(t.fahrenheit, +t, `${t}`, (t as any) + 1, t.warm().equals(Temperature.from(110.5)), t > (Temperature.from(5) as any), Temperature.unitNames.f);
class Lazy<T> { private value?: T; constructor(private readonly make: () => T) {} get() { return (this.value ??= this.make()); } static of<T>(v: T) { return new Lazy(() => v); } }
let made = 0; const lazy = new Lazy(() => ({ n: ++made })); console.log(lazy.get() === lazy.get(), made, Lazy.of("x").get());
class Order { log: string[] = [this.note("field a")]; b = this.note("field b"); constructor(p = "param") { this.note("ctor " + p); } note(s: string) { (this.log ??= []).push(s); return s; } }
class SubOrder extends Order { c = this.note("sub field"); constructor() { super("sub"); this.note("sub ctor"); } note(s: string) { return super.note("sub:" + s); } }
console.log(new SubOrder().log, new Order().log);
class Vec { constructor(readonly x = 0, readonly y = 0) {} plus(o: Vec) { return new Vec(this.x + o.x, this.y + o.y); } *[Symbol.iterator]() { yield this.x; yield this.y; } static sum(...vs: Vec[]) { return vs.reduce((a, b) => a.plus(b), new Vec()); } }
const [vx, vy] = Vec.sum(new Vec(1, 2), new Vec(3, 4)); console.log(vx, vy);
const Anon = class { static who = "anon"; hi() { return Anon.who; } }; console.log(new Anon().hi(), Anon.name, new (class Named { self = Named.name })().self);
const singleton = new (class { #n = 0; next = () => ++this.#n; })(); const { next } = singleton; console.log(next(), next());
class HttpError extends Error { static codes: Record<number, string> = { 404: "Not Found" }; constructor(public status: number, options?: { cause?: unknown }) { super(HttpError.codes[status] ?? "Unknown", options); this.name = new.target.name; } get isClient() { return this.status >= 400 && this.status < 500; } }
class Teapot extends HttpError { constructor() { super(418); } }
for (const e of [new HttpError(404, { cause: "c" }), new Teapot()]) console.log(`${e}`, e.isClient, e.cause, e instanceof HttpError);
