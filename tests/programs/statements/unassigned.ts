console.log(typeof x, x);
var x = 3;
console.log(typeof x, x);
function f() {
  console.log(typeof y, y);
  if (y === undefined) console.log("undef");
  var y = "s";
  console.log(typeof y, y);
  for (var i = 0; i < 2; i++) { console.log(typeof z, z); var z = i * 2; }
  console.log(typeof z, z);
}
f();
function g(b: boolean) {
  if (b) { var q = 1; }
  console.log(typeof q, q);
  if (typeof q === "number") console.log("n");
  switch (typeof q) { case "undefined": console.log("sw u"); break; case "number": console.log("sw n"); }
}
g(true); g(false);
var arr: number[];
console.log(typeof arr!, arr!);
var ob = { a: 1 };
function h() { return typeof late; }
console.log(h());
var late = () => 1;
console.log(h());
var bo: boolean;
console.log(typeof bo!, bo!);
let k: number;
console.log(typeof k!, k!);
let s: string;
console.log(typeof s!, s!);
{ console.log(typeof inner, inner); }
var inner: boolean = true;
console.log(typeof fn); 
function fn() {}
console.log(typeof cls); 
var cls = class {};

class Filled { x!: number; y!: boolean; s!: string; set() { this.x = 1; } }
const filled = new Filled(); console.log(filled, filled.x, filled.y, filled.s, filled.x === undefined, typeof filled.y);
class A { static { console.log("block"); } static v: number; static w; static x = 4; }
console.log(A.v, A.w, A.x, Object.keys(A));
class B { static { (this as any).v = 7; console.log((this as any).v); } static v; }
console.log(B.v, "v" in B);
class C { static a = 1; static { C.a = 5; } static b = C.a; static c?: string; static { C.c = "x"; } }
console.log(C.a, C.b, C.c, Object.keys(C));
class D { static n: number; static s: string; static inc() { D.n = (D.n ?? 0) + 1; return D.n; } }
console.log(D.n, D.s, D.inc(), D.inc(), Object.keys(D));
// A variable that closures read before it has a value.
let level: number;
const show = () => console.log(level, typeof level, level === undefined);
show();
level = 3;
show();
function branches(kind: string): void {
  switch (kind) {
    case "a":
      var first = 1;
      break;
    default:
      console.log(typeof first, first);
  }
  try {
    if (kind === "throw") throw new Error("early");
    var second = true;
  } catch {
    console.log(typeof second);
  }
  console.log(first, second);
}
["a", "b", "throw"].forEach(branches);
