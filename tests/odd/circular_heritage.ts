class A extends B { a = 1; }
class B extends C { b = 1; }
class C extends A { c = 1; }
const x: A = new C();
console.log(x.a, x.b, x.c);
interface I extends J { i: number }
interface J extends I { j: number }
const y: I = { i: 1, j: 2 };
console.log(y.i, y.j);
