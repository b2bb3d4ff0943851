// Names that functions get from their places.

const f = ((s: number) => s) as any;
f.count = 0;
console.log(f, f.name);
let v: any, w: any, z: any;
({ v = () => 3, q: w = () => 4 } = {} as any);
[z = class {}] = [] as any;
console.log(v.name, w.name, z.name);
const made = class {} as any;
console.log(made.name, made);
const h = (<T,>(x: T) => x) satisfies unknown;
const held = { p: ((s: any) => s) as any, q: function () {}! };
console.log(h.name, held.p.name, held.q.name, held);
const { k = (() => 1) as any } = {} as any;
let l: any, m: any;
l ||= () => 1;
m ??= (() => 1) as any;
console.log(k.name, l.name, m.name);
function defaults(a = (() => 2) as any, { b = (() => 1)! } = {} as any) {
  console.log(a.name, b.name);
}
defaults();

const symbol = Symbol("q");
const bare = Symbol();
const computed: any = {
  ["a" + 1]: () => 1,
  get ["b" + 2]() {
    return 1;
  },
  ["m" + 3]() {},
  [bare]() {},
  [symbol]: () => 2,
};
console.log(computed.a1.name, Object.getOwnPropertyDescriptor(computed, "b2")!.get!.name, computed.m3.name);
console.log(computed[bare].name === "", computed[symbol].name);
class Keys {
  static [symbol]() {}
  get [symbol]() {
    return 1;
  }
  static ["x" + 1] = () => 1;
}
const getter = Object.getOwnPropertyDescriptor(Keys.prototype, symbol)!.get!;
console.log((Keys as any)[symbol].name, getter.name, (Keys as any).x1.name);

// the name of a class is constant in its body
const Outer = class Inner {
  assign() {
    try {
      (Inner as any) = 1;
    } catch (e: any) {
      console.log(e.name, e.message);
    }
    return Inner.name;
  }
};
console.log(new Outer().assign());

// each round of a loop makes a class of its own
const classes: any[] = [];
for (let i = 0; i < 3; i++) {
  class Counter {
    static start = i;
    value() {
      return i;
    }
  }
  classes.push(Counter);
}
console.log(classes.map((c) => [c.start, new c().value(), c.name]), classes[0] === classes[1]);

for (const constructor of [BigInt, Symbol] as any[]) {
  try {
    new constructor(1);
  } catch (e: any) {
    console.log(e.message);
  }
}
