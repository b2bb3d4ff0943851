class A {
  constructor() { console.log("ctor", new.target === A, new.target.name); }
  m() { return new.target; }
  static s() { return new.target; }
  get g() { return new.target; }
}
class B extends A { n() { return [super.m(), new.target]; } }
const a = new B();
console.log(a.m(), A.s(), a.g, a.n());
function F(this: any, x?: number) { if (!new.target) return "called"; this.x = x; }
console.log(F.call(undefined), typeof new (F as any)(3), new (F as any)(3).x);
function g() { return new.target === undefined ? "no" : "yes"; }
console.log(g(), g.call({}), g.apply(null, []));
const o = { m() { return new.target; }, get p() { return new.target; }, f: function () { return new.target; } };
console.log(o.m(), o.p, o.f(), typeof new (o.f as any)());
function outer() { const arrow = () => new.target; return arrow(); }
console.log(outer());
console.log(Reflect.construct(F as any, [4]).x);
function* gen() { yield new.target; }
console.log([...gen()]);
async function as() { return new.target; }
as().then(v => console.log("async", v));
class C { f = new.target; static q = new.target; static { console.log("static", new.target); } }
console.log(new C().f, C.q);
const fe = function () { return typeof new.target; };
console.log(fe(), [1].map(fe));
