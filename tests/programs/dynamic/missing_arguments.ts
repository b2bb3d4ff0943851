// What is missing though its type rules it out: arguments that untyped code leaves out, elements beyond
// the end, fields before they are assigned. Reading from it throws, as anywhere; nothing else does.
interface A { x: number; y: number }
class P { x = 1; m(): number { return this.x; } }
function f(o: A) { return o.y; }
function g(p: P) { return p.m(); }
function h(p: P) { return p.x; }
function s(t: string) { return t.length; }
function s2(t: string) { return t.toUpperCase(); }
function a(t: number[]) { return t.length; }
function a2(t: number[]) { return t[0]; }
function a3(t: number[]) { return t.map((x) => x + 1); }
function fn(t: (x: number) => number) { return t(1); }
function m(t: Map<string, number>) { return t.get("a"); }
function m2(t: Map<string, number>) { return t.size; }
function tp(t: [number, string]) { return t[1]; }
function des({ x, y }: A) { return x + y; }
function des2([x, y]: [number, number]) { return x + y; }
function set2(o: P) { o.x = 3; return o; }
function set3(o: number[]) { o[0] = 3; return o; }
function it(o: number[]) { let t = 0; for (const x of o) t += x; return t; }
function st(o: string) { return `${o}`; }
function st2(o: string) { return o + "x"; }
function st3(o: string) { return o[0]; }
function st4(o: string) { return o === "x"; }
function inst(o: P) { return o instanceof P; }
function ty(o: P) { return typeof o; }
function ty2(o: string) { return typeof o; }
function ret(o: string): string { return o; }
function retp(o: P): P { return o; }
function reta(o: number[]): number[] { return o; }
function rx(o: RegExp) { return o.test("a"); }
function dt(o: Date) { return o.getTime(); }
function pr(o: Promise<number>) { return o.then((x) => x); }
function u8(o: Uint8Array) { return o.length; }
function u82(o: Uint8Array) { return o[0]; }
function sw(o: string) { switch (o) { case "a": return 1; default: return 2; } }
function cb(t: (x: A) => number) { return t({ x: 1, y: 2 }); }
function attempt(name: string, f: () => any) { try { console.log(name, f()); } catch (e) { console.log(name, (e as any).constructor.name, (e as Error).message); } }
const nothing: any = undefined;
attempt("f undefined", () => (f as any)(nothing)); attempt("f left out", () => (f as any)());
attempt("g undefined", () => (g as any)(nothing)); attempt("g left out", () => (g as any)());
attempt("h undefined", () => (h as any)(nothing)); attempt("h left out", () => (h as any)());
attempt("s undefined", () => (s as any)(nothing)); attempt("s left out", () => (s as any)());
attempt("s2 undefined", () => (s2 as any)(nothing)); attempt("s2 left out", () => (s2 as any)());
attempt("a undefined", () => (a as any)(nothing)); attempt("a left out", () => (a as any)());
attempt("a2 undefined", () => (a2 as any)(nothing)); attempt("a2 left out", () => (a2 as any)());
attempt("a3 undefined", () => (a3 as any)(nothing)); attempt("a3 left out", () => (a3 as any)());
attempt("fn undefined", () => (fn as any)(nothing)); attempt("fn left out", () => (fn as any)());
attempt("m undefined", () => (m as any)(nothing)); attempt("m left out", () => (m as any)());
attempt("m2 undefined", () => (m2 as any)(nothing)); attempt("m2 left out", () => (m2 as any)());
attempt("tp undefined", () => (tp as any)(nothing)); attempt("tp left out", () => (tp as any)());
attempt("des undefined", () => (des as any)(nothing)); attempt("des left out", () => (des as any)());
attempt("des2 undefined", () => (des2 as any)(nothing)); attempt("des2 left out", () => (des2 as any)());
attempt("set2 undefined", () => (set2 as any)(nothing)); attempt("set2 left out", () => (set2 as any)());
attempt("set3 undefined", () => (set3 as any)(nothing)); attempt("set3 left out", () => (set3 as any)());
attempt("it undefined", () => (it as any)(nothing)); attempt("it left out", () => (it as any)());
attempt("st undefined", () => (st as any)(nothing)); attempt("st left out", () => (st as any)());
attempt("st2 undefined", () => (st2 as any)(nothing)); attempt("st2 left out", () => (st2 as any)());
attempt("st3 undefined", () => (st3 as any)(nothing)); attempt("st3 left out", () => (st3 as any)());
attempt("st4 undefined", () => (st4 as any)(nothing)); attempt("st4 left out", () => (st4 as any)());
attempt("inst undefined", () => (inst as any)(nothing)); attempt("inst left out", () => (inst as any)());
attempt("ty undefined", () => (ty as any)(nothing)); attempt("ty left out", () => (ty as any)());
attempt("ty2 undefined", () => (ty2 as any)(nothing)); attempt("ty2 left out", () => (ty2 as any)());
attempt("ret undefined", () => (ret as any)(nothing)); attempt("ret left out", () => (ret as any)());
attempt("retp undefined", () => (retp as any)(nothing)); attempt("retp left out", () => (retp as any)());
attempt("reta undefined", () => (reta as any)(nothing)); attempt("reta left out", () => (reta as any)());
attempt("rx undefined", () => (rx as any)(nothing)); attempt("rx left out", () => (rx as any)());
attempt("dt undefined", () => (dt as any)(nothing)); attempt("dt left out", () => (dt as any)());
attempt("pr undefined", () => (pr as any)(nothing)); attempt("pr left out", () => (pr as any)());
attempt("u8 undefined", () => (u8 as any)(nothing)); attempt("u8 left out", () => (u8 as any)());
attempt("u82 undefined", () => (u82 as any)(nothing)); attempt("u82 left out", () => (u82 as any)());
attempt("sw undefined", () => (sw as any)(nothing)); attempt("sw left out", () => (sw as any)());
attempt("cb undefined", () => (cb as any)(nothing)); attempt("cb left out", () => (cb as any)());
