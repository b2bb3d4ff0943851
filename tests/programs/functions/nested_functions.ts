// Functions declared in functions: another one in each evaluation.
function model(name: string) {
  function Ctor(this: any, init: any) { Object.assign(this, init); }
  Ctor.prototype.describe = function () { return name + ":" + this.id; };
  return Ctor as any as { new (i: any): { id: number; describe(): string } };
}
const User = model("user"), Post = model("post");
console.log(new User({ id: 1 }).describe(), new User({ id: 1 }) instanceof Post);
function make(): any { function f() { return 1; } return f; }
console.log(make() === make());
const a = make(), b = make(); a.tag = 1; console.log(b.tag);
class Em { hs: (() => void)[] = []; on() { function noop() {} this.hs.push(noop); return noop; } off(f: () => void) { this.hs = this.hs.filter(h => h !== f); } }
const em = new Em(); const h = em.on(); em.on(); em.off(h); console.log(em.hs.length);
function mutual(n: number) {
  const list = [isEven, isOdd];
  function isEven(k: number): boolean { return k === 0 || isOdd(k - 1); }
  function isOdd(k: number): boolean { return k !== 0 && isEven(k - 1); }
  return list.map(f => f(n));
}
console.log(mutual(4), mutual(5));
function counter() {
  function tick() { return ++tick.count; }
  tick.count = 0;
  return tick;
}
const c1 = counter(), c2 = counter(); c1(); c1(); c2(); console.log(c1.count, c2.count);
function nested() {
  const out: number[] = [];
  [1, 2].forEach(visit);
  function visit(x: number) { inner([x]); function inner(l: number[]) { l.forEach(push); } }
  function push(x: number) { out.push(x); }
  return out;
}
console.log(nested());
for (let i = 0; i < 2; i++) { function blk() { return i; } console.log([0].map(blk), typeof blk); }
function walk(t: any): any { return Array.isArray(t) ? t.map(each) : t; function each(x: any) { return walk(x); } }
console.log(JSON.stringify(walk([1, [2, [3]]])));
// A type and a function of one name, the type first.
interface Maker { a: number }
function Maker(): Maker { return { a: 1 }; }
console.log(Maker().a);
interface G<T> { v: T } function G<T>(v: T): G<T> { return { v }; } console.log(G(1).v, [1, 2].map(G), typeof G);
type Shape = { kind: string };
function Shape(kind: string): Shape { return { kind }; }
console.log(Shape("round"), [Shape].length);
type Col = "r" | "g";
const Col = { red: "r" as Col, green: "g" as Col };
console.log(Col.red, Object.keys(Col));
interface Cfg { n: number }
let Cfg: Cfg = { n: 1 };
function bump() { Cfg = { n: Cfg.n + 1 }; } bump(); console.log(Cfg.n, [1].map(() => Cfg.n));
namespace NS { export type T = number; export function T(x: number): T { return x + 1; } }
console.log(NS.T(1));
