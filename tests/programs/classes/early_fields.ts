class Base { constructor() { this.init(); } init() {} }
class D extends Base { n = 7; s = "s"; b = true; init() { console.log(this.n, this.s, this.b, this.n === undefined, typeof this.n, this.n ?? "unset"); } }
const d = new D(); console.log(d.n + 1, d.b, d);
class B3 { v: number; constructor() { this.v = this.calc(); } calc(): number { return 1; } }
class D3 extends B3 { d = 7; calc() { return this.d ?? 100; } }
console.log(new D3().v);
abstract class Template { out: string[] = []; constructor() { this.run(); } run() { this.out.push(this.step()); } abstract step(): string; }
class T1 extends Template { count = 3; ready = false; constructor(public extra: number) { super(); this.out.push(`${this.count} ${this.extra} ${this.ready}`); } step() { return `${this.count} ${this.extra} ${this.ready}`; } }
console.log(new T1(5).out);
class T2 extends T1 { deep = 1; step() { return super.step() + ` ${this.deep}`; } }
console.log(new T2(6).out, new T2(7));
class Shape { name: string; constructor() { this.name = this.label; } get label() { return "shape"; } }
class Sq extends Shape { side = 2; get label() { return "sq" + this.side; } }
console.log(new Sq().name, new Sq());
class Plain { x = 1; constructor() { this.setup(); } setup() { this.x = 2; } }
class PlainSub extends Plain { y = 3; total() { return this.x + this.y; } }
console.log(new PlainSub().total());
class Counter { count = 0; inc = () => { this.count++; return this; }; }
class Sub extends Counter { step = 5; twice() { return this.inc().inc().count * this.step; } }
console.log(new Sub().twice());
