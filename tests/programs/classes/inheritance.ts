// Inheritance: super, abstract, overriding, accessors, statics, initialisation order.

const trace: string[] = [];
const mark = <T>(label: string, v: T): T => { trace.push(label); return v; };

abstract class Animal {
  static count = 0;
  static create(this: new (name: string) => Animal, name: string) { return new this(name); }
  protected energy = mark("Animal.energy", 10);
  constructor(public readonly name: string) {
    Animal.count++;
    mark("Animal.ctor", 0);
    this.init();
  }
  protected init(): void { trace.push("Animal.init"); }
  abstract sound(): string;
  speak(): string { return `${this.name} says ${this.sound()}`; }
  get status() { return `${this.name}:${this.energy}`; }
  set status(s: string) { this.energy = Number(s); }
  toString() { return `[${this.constructor.name} ${this.name}]`; }
}

class Dog extends Animal {
  tricks: string[] = mark("Dog.tricks", []);
  constructor(name: string, public breed = "mutt") {
    super(mark("Dog.before", name));
    trace.push("Dog.ctor");
  }
  protected override init() { super.init(); trace.push("Dog.init sees " + this.tricks); }
  sound() { return "woof"; }
  override speak() { return super.speak() + "!"; }
  learn(t: string) { this.tricks.push(t); this.energy -= 1; return this; }
}

class Puppy extends Dog {
  static override count = 100;
  override sound() { return "yip " + super.sound(); }
  override get status() { return "puppy " + super.status; }
  override set status(s: string) { super.status = s + "0"; }
}

const d = new Dog("Rex");
console.log(trace.join(" | "));
const p = new Puppy("Bit", "pug");
console.log(d.speak(), p.speak(), String(d), `${p}`);
console.log(p.learn("sit").learn("roll").tricks, p.status, d.status);
p.status = "7";
d.status = "7";
console.log(p.status, d.status);
console.log(Animal.count, Dog.count, Puppy.count, Puppy.create("Made").name);
console.log(p instanceof Puppy, p instanceof Dog, p instanceof Animal, d instanceof Puppy, Object.getPrototypeOf(p) === Puppy.prototype);
console.log(d, p);

const zoo: Animal[] = [d, p, new (class Cat extends Animal { sound() { return "meow"; } })("Tom")];
for (const a of zoo) console.log(a.speak(), a.constructor.name);

// Fields redeclared in a subclass shadow; methods are found dynamically.
class Base {
  kind = "base";
  show() { return this.kind + "/" + this.tag(); }
  tag() { return "B"; }
}
class Derived extends Base {
  override kind = "derived";
  override tag() { return "D" + super.tag(); }
}
console.log(new Base().show(), new Derived().show());

// Implicit constructors forward every argument.
class Pair { constructor(public a: number, public b = a * 2) {} }
class Pair2 extends Pair { c = this.a + this.b; }
console.log(new Pair2(3), new Pair2(1, 1).c);

// Super in object literals and in arrows inside methods.
class Logger { lines: string[] = []; log(s: string) { this.lines.push(s); } }
class Prefixed extends Logger {
  constructor(private prefix: string) { super(); }
  override log(s: string) { [s].forEach((l) => super.log(this.prefix + l)); }
}
const lg: Logger = new Prefixed("> ");
lg.log("a"); lg.log("b");
console.log(lg.lines);

// Extending built-ins.
class DefaultMap<K, V> extends Map<K, V> {
  constructor(private make: () => V) { super(); }
  override get(k: K): V { let v = super.get(k); if (v === undefined) { v = this.make(); this.set(k, v); } return v; }
}
const dm = new DefaultMap<string, number[]>(() => []);
dm.get("a").push(1); dm.get("a").push(2); dm.get("b").push(3);
console.log([...dm.entries()], dm.size);
