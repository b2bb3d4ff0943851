// Fields, methods, statics, accessors, private state and class expressions.

class Counter {
  static instances = 0;
  static readonly limits: { max: number } = { max: 3 };
  static #secret = "s3";
  static reveal() { return this.#secret + Counter.instances; }
  static { Counter.limits.max += 1; }

  #n = 0;
  step: number;
  readonly id = ++Counter.instances;
  private history: number[] = [];

  constructor(step = 1) { this.step = step; }

  inc(): this { this.#n += this.step; this.history.push(this.#n); return this; }
  get value() { return this.#n; }
  set value(v: number) {
    if (v < 0) throw new RangeError("negative: " + v);
    this.#n = v;
  }
  #double() { return this.#n * 2; }
  doubled() { return this.#double(); }
  get log() { return this.history.join(">"); }
  static is(x: unknown): x is Counter { return typeof x === "object" && x !== null && #n in x; }
}

const c = new Counter(5);
console.log(c.inc().inc().value, c.id, c.doubled(), c.log);
c.value = 100;
c.value++;
c.value -= 11;
console.log(c.value, Counter.instances, Counter.limits.max, Counter.reveal());
try { c.value = -1; } catch (e) { console.log((e as RangeError).message, c.value); }
console.log(Counter.is(c), Counter.is({}), c);

// Parameter properties and field order: parameters first, then field initialisers.
class Rect {
  area: number;
  tags: string[] = [];
  label?: string;
  constructor(public w: number, readonly h: number, private note = "none") { this.tags.push(note); this.area = w * h; }
  describe() { return `${this.w}x${this.h}=${this.area} (${this.note}) ${this.label ?? "-"}`; }
}
const r1 = new Rect(2, 3), r2 = new Rect(4, 5, "big");
r2.label = "R2";
r1.w = 50;
console.log(r1.describe(), r2.describe(), r1.tags === r2.tags, r2);

// Arrow fields keep this; methods do not.
class Button {
  clicks = 0;
  onClick = () => { this.clicks++; return this.clicks; };
  onHover() { return this === undefined ? "lost" : "kept " + this.clicks; }
}
const btn = new Button();
const { onClick, onHover } = btn;
onClick(); onClick();
console.log(btn.clicks, btn.onHover(), onHover === Button.prototype.onHover);

// Class expressions, named and anonymous, and classes as values.
const Point = class { constructor(public x = 0, public y = 0) {} plus(o: { x: number; y: number }) { return new Point(this.x + o.x, this.y + o.y); } };
console.log(new Point(1, 2).plus(new Point(3, 4)), Point.name, new Point() instanceof Point);
const registry: Record<string, new () => { run(): string }> = {
  a: class { run() { return "ran a"; } },
  b: class Named { run() { return "ran " + Named.name; } },
};
for (const k in registry) console.log(new registry[k]().run(), registry[k].name);
function make<T>(ctor: new (...args: number[]) => T, ...args: number[]): T { return new ctor(...args); }
console.log(make(Counter, 7).step, make(Point, 8, 9));

// String method names, static methods that make instances.
class Speaker {
  static default = new Speaker("default");
  static of(...names: string[]) { return names.map((n) => new this(n)); }
  constructor(readonly name: string) {}
  shout(s: string) { return `${this.name}: ${s.toUpperCase()}`; }
  "speak softly"(s: string) { return s.toLowerCase(); }
  toString() { return `Speaker(${this.name})`; }
}
console.log(Speaker.default.shout("hi"), Speaker.default["speak softly"]("HI"), `${Speaker.of("p", "q")}`);
console.log(typeof Speaker, Speaker.name, Object.keys(new Speaker("k")), Speaker.default.constructor === Speaker);
try { (Speaker as unknown as () => void)(); } catch (e) { console.log((e as Error).name); }
