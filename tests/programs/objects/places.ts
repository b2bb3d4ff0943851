// Properties that replace fields keep their place; prototypes that are set by hand; getters of errors.
function t(what: string, f: () => unknown): void { try { console.log(what, f()); } catch (e) { console.log(what, "threw", String(e)); } }
class A { x = 1; hi(): string { return "A" + this.x; } }
class B { y = 2; }
t("setproto", () => { const a = new A(); Object.setPrototypeOf(a, B.prototype); return [a instanceof A, a instanceof B, (a as any) instanceof A, (a as any) instanceof B]; });
t("setproto2", () => { const a: any = {}; Object.setPrototypeOf(a, A.prototype); return [a instanceof A, a.hi()]; });
t("create", () => { const a = new A(); const c = Object.create(a); c.x = 5; return [c.hi(), c instanceof A, Object.keys(c)]; });
t("create typed", () => { const c = Object.create(new A()) as A; return [c.hi(), c.x, c instanceof A]; });
t("create typed 2", () => { const c: A = Object.create(new A()); c.x = 9; return [c.hi(), c.x, Object.keys(c)]; });
t("create proto", () => { const c = Object.create(A.prototype) as A; return [c instanceof A, c.x, c.hi()]; });
class GE extends Error { get message(): string { return "from getter"; } }
t("getter err", () => String(new GE()));
t("getter err2", () => { const e: Error = new GE("zzz"); return [`${e}`, e.toString(), JSON.stringify(Object.keys(e))]; });
t("redefine", () => { const a: any = new (class { a = 1; b = 2; c = 3; })(); Object.defineProperty(a, "b", { get() { return 7; }, enumerable: true, configurable: true }); return [Object.keys(a), JSON.stringify(a), a.b]; });
t("redefine lit", () => { const a = { a: 1, b: 2, c: 3 }; Object.defineProperty(a, "a", { get() { return 7; }, enumerable: true }); return [Object.keys(a).join(), JSON.stringify(a), a.a]; });
t("redefine forin", () => { const a = { a: 1, b: 2, c: 3 }; Object.defineProperty(a, "a", { get() { return 7; }, enumerable: true }); let s = ""; for (const k in a) s += k; return s + Object.entries(a).join(";"); });
t("redefine again", () => { const a: any = { a: 1, b: 2, c: 3 }; Object.defineProperty(a, "b", { get() { return 7; }, enumerable: true, configurable: true }); Object.defineProperty(a, "b", { value: 9, enumerable: true, configurable: true, writable: true }); a.z = 1; return [JSON.stringify(a), delete a.b, JSON.stringify(a), (a.b = 4), JSON.stringify(a), JSON.stringify({ ...a })]; });
t("redefine hidden", () => { const a = { a: 1, b: 2 }; Object.defineProperty(a, "a", { get() { return 7; }, enumerable: false }); return [Object.keys(a), Object.getOwnPropertyNames(a), JSON.stringify(a)]; });
t("redefine class", () => { class P { a = 1; b = 2; } const p = new P(); Object.defineProperty(p, "a", { get: () => 5, enumerable: true }); return [Object.keys(p), p.a, JSON.stringify(p), Object.entries(p)]; });
t("named proto", () => { class NE extends Error {} NE.prototype.name = "Named"; return [String(new NE("x")), (new NE("y") as any)["na" + "me"], Object.keys(new NE("q"))]; });
