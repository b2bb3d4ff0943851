// super.name in static members.
class A { static cfg = { a: 1 }; static n = 5; static get g() { return 'g'; } static defaults: Record<string, number> = { x: 1 }; }
console.log(B.conf(), B.defaults, B.twice, B.arrow()); 
class Base { static count = 1; static list = ['a']; static get twice() { return this.count * 2; } static make() { return 'made ' + this.count; } }
class Sub extends Base {
  static override count = 10;
  static all = [...super.list, 'b'];
  static both() { return [super.count, this.count, super.twice, super.make(), super.make === Base.make]; }
  static set(n: number) { super.count = n; return [super.count, this.count, Base.count]; }
  static later = () => [super.count, super.twice];
  static { console.log(super.list.length, super.twice); }
  static async wait() { await null; return super.list[0]; }
  static *walk() { yield super.count; yield super.twice; }
}
console.log(Sub.all, Sub.both(), Sub.set(5), Sub.later(), [...Sub.walk()], await Sub.wait());
