// Sample 6: class A with a static number, an instance, and a dynamic object beside them.
class A {
  static count: number = 0;
  x: number;
  dyn: any;
  constructor(x: number) {
    this.x = x;
    this.dyn = {};
    A.count += 1;
  }
  add(y: number): number {
    return this.x + y;
  }
}

let total: number = 0;
for (let i = 0; i < 10; i++) {
  const a = new A(i);
  total += a.add(i * 2);
}
console.log(total, A.count);

const a: A = new A(5);
a.dyn.label = "five";
a.dyn.self = a;
a.dyn.list = [a.x, a.add(1)];
console.log(a.dyn.label, a.dyn.self === a, a.dyn.self.add(10), a.dyn.list);

const o: any = a;
console.log(o.x, o.add(1), o instanceof A, o.constructor === A, o["x"] + o.dyn.list[1]);
o.x = 7;
console.log(a.x, a.add(0), A.count);
const back: A = o;
console.log(back === a, back.add(3));
console.log(new A(1), { boxed: new A(2).x });
