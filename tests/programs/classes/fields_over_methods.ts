abstract class Shape { abstract area(): number; describe(): string { return "area " + this.area(); } }
class Ci extends Shape { area() { return 3; } }
class Sq extends Shape { area = () => 4; }
console.log(new Ci().describe(), new Sq().describe());
class A { m() { return 1; } d() { return this.m(); } }
class B extends A { m = () => 4; }
class C extends A { constructor(override m: () => number) { super(); } }
console.log(new B().d(), (new B() as A).m(), new C(() => 7).d());
abstract class G { abstract get x(): number; d() { return this.x + 1; } }
class G1 extends G { x = 5; }
class G2 extends G { get x() { return 6; } }
class G3 extends G { constructor(public x: number) { super(); } }
for (const g of [new G1(), new G2(), new G3(8)]) console.log(g.d(), g.x, g);
abstract class H { abstract name: string; hello() { return "hi " + this.name; } }
class H1 extends H { get name() { return "getter"; } }
class H2 extends H { name = "field"; }
const hs: H[] = [new H1(), new H2()];
for (const h of hs) console.log(h.hello(), h.name, h);
class Base { get v() { return 1; } use() { return this.v; } }
class Der extends Base { 
  // @ts-ignore
  v = 9; }
console.log(new Der().use(), (new Der() as Base).v);
abstract class Cmp<T> { abstract compare: (a: T, b: T) => number; max(a: T, b: T) { return this.compare(a, b) > 0 ? a : b; } }
class NumCmp extends Cmp<number> { compare = (a: number, b: number) => a - b; }
class StrCmp extends Cmp<string> { compare(a: string, b: string) { return a < b ? -1 : 1; } }
console.log(new NumCmp().max(3, 4), new StrCmp().max("x", "b"));
interface Handler { handle(x: number): string; }
class K1 implements Handler { handle = (x: number) => "k1 " + x; }
class K2 implements Handler { handle(x: number) { return "k2 " + x; } }
const ks: Handler[] = [new K1(), new K2(), { handle: (x) => "lit " + x }];
for (const k of ks) console.log(k.handle(2));
abstract class Acc { abstract get total(): number; abstract set total(v: number); bump() { this.total += 1; return this.total; } }
class Acc1 extends Acc { total = 10; }
class Acc2 extends Acc { private t = 20; get total() { return this.t; } set total(v) { this.t = v; } }
for (const a of [new Acc1(), new Acc2()]) { console.log(a.bump(), a.bump(), a.total); a.total = 1; console.log(a.total, a); }
class L { get size() { return 1; } show() { return `size ${this.size}`; } }
class L2 extends L { get size() { return super.size + 1; } }
console.log(new L2().show());
