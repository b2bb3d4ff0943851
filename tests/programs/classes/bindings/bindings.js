// Names of classes are variables.
const told = f => { try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); } };
class A { x = 1; static kind = 'first'; make() { return new A(); } }
const First = A;
A = class { y = 2; };
console.log(new A(), new First(), new First().make(), A.name, First.kind);
told(() => { const c = new C(); class C {} return c; });
told(() => { class C { static x = 1; static y = C.x + 1; } return C.y; });
told(() => { class B { static t() { return B; } } const Old = B; B = 1; return [B, Old.t() === Old]; });
told(() => { class Q { m() { return Q.name; } } const q = new Q(); Q = null; return q.m(); });
told(() => { class K { static set() { K = 1; } } K.set(); });
told(() => { class M { v = 1; } [M] = [class { v = 2; }]; return new M().v; });
told(() => { class M { v = 1; } ({ M } = { M: class { v = 3; } }); return new M().v; });
told(() => { let n = 0; for (const x of [1, 2]) { class L { v = x; } if (x === 2) L = class { v = 9; }; n += new L().v; } return n; });
told(() => { class P { #secret = 1; static read(p) { return p.#secret; } } const p = new P(); const { read } = P; P = undefined; return [read(p), P]; });
told(() => { class Base { hi() { return 'hi'; } } class Sub extends Base { hi() { return super.hi() + '!'; } } const s = new Sub(); Base = null; return s.hi(); });
let D = class { v = 1; };
D = class { w = 2; };
console.log(new D(), D.name);
function swap(c) { class S { who() { return 'S'; } } if (c) S = class T { who() { return 'T'; } }; return new S().who(); }
console.log(swap(false), swap(true));
export class Exported { n = 1; }
Exported = class { n = 2; };
console.log(new Exported().n);
