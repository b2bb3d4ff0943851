// What stands in a receiver of type any is asked for its private names.
class A { #x = 1; #m() { return "Am"; } get #g() { return "Ag"; } set #g(v: any) { console.log("set", v); } ax() { return this.#x; }
  am() { return this.#m(); } ag() { return this.#g; }
  static rx(o: any) { return o.#x; } static wx(o: any, v: any) { o.#x = v; return o.#x; } static rm(o: any) { return o.#m(); } static rg(o: any) { return o.#g; }
  static wg(o: any) { o.#g = 3; } static wm(o: any) { o.#m = 3; } static inc(o: any) { return o.#x++; } static add(o: any) { return o.#x += 2; } static opt(o: any) { return o?.#x; }
  static val(o: any) { return o.#m; } static has(o: any) { return #x in o; } static hasm(o: any) { return #m in o; } static de(o: any) { [o.#x] = [7]; return o.#x; }
  static tx(o: A) { return o instanceof A ? o.#x : "no A"; }
}
class B extends A { #x = 2; #m() { return "Bm"; } bx() { return this.#x; } bm() { return this.#m(); } ta(o: A) { return A.tx(o); } static y(o: any) { return o.#x; } }
class C { #x = 3; static r(o: any) { return o.#x; } cx() { return this.#x; } }
class D { x = 1; }
const b = new B();
console.log(b.ax(), b.bx(), b.am(), b.bm(), b.ag(), B.y(b), A.rx(b), b.ta(b), b);
const t = (n: string, f: () => any) => { try { console.log(n, f()); } catch (e: any) { console.log(n, e.name, e.message); } };
const vals: [string, any][] = [["A", new A()], ["B", new B()], ["C", new C()], ["D", new D()], ["{}", {}], ["lit", { x: 1, "#x": 9 }], ["undefined", undefined], ["null", null], ["num", 5], ["str", "s"], ["arr", [1]], ["fn", () => 1], ["create", Object.create(A.prototype)], ["class", A]];
for (const [n, v] of vals) {
  for (const k of ["rx", "wx", "rm", "rg", "wg", "wm", "inc", "add", "opt", "val", "has", "hasm", "de"]) {
    t(n + " " + k, () => k === "wx" ? A.wx(v, 5) : k === "val" ? typeof A.val(v) : (A as any)[k](v));
  }
  t(n + " C.r", () => C.r(v)); t(n + " B.y", () => B.y(v));
}
