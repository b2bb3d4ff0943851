class K { m() { return "m"; } get g() { return "g"; } call() { return this.m() + this.g; } static s() { return "s"; } }
class L extends K { m() { return "L" + super.m(); } }
const show = (z: K) => console.log(z.m(), z.g, z.call());
{ const z = new K(); Object.defineProperty(z, "g", { value: "dp" }); show(z); }
{ const z = new K(); Object.defineProperty(z, "m", { value: () => "dp" }); show(z); }
{ const z = new K(); Object.assign(z, { m: () => "as" }); show(z); }
{ const z = new K(); const key = "m" as string; (z as any)[key] = () => "key"; show(z); }
{ const z = new K(); Reflect.set(z, "m", () => "rs"); show(z); }
{ const z = new K(); Object.defineProperties(z, { m: { value: () => "dps" }, g: { get: () => "dpsg" } }); show(z); }
{ const y = new L(); show(y); delete (L.prototype as any).m; show(y); }
Object.defineProperty(K.prototype, "m", { value: () => "pm" , configurable: true}); show(new K());
Object.assign(K.prototype, { m: () => "ap" }); show(new K());
Object.assign(K, { s: () => "s2" }); console.log(L.s(), K.s());
class Calc { add(a: number, b: number) { return a + b; } twice(x: number) { return this.add(x, x); } }
function logCalls(target: any, key: string) { const orig = target[key]; Object.defineProperty(target, key, { value(...a: any[]) { console.log("call", key, a); return orig.apply(this, a); } }); }
logCalls(Calc.prototype, "add"); console.log(new Calc().twice(4));
class Calc2 { add2(a: number, b: number) { return a + b; } twice(x: number) { return this.add2(x, x); } }
function spy<T extends object>(o: T, k: keyof T) { const calls: any[][] = []; const f = o[k] as any; (o as any)[k] = (...a: any[]) => { calls.push(a); return f.apply(o, a); }; return calls; }
const c2 = new Calc2(); const calls = spy(c2, "add2"); c2.add2(5, 6); console.log(calls, c2.twice(3), calls.length);
class Calc3 { add3(a: number, b: number) { return a + b; } twice(x: number) { return this.add3(x, x); } }
const stub = <T>(C: new () => T, over: Partial<T>): T => Object.assign(new C() as any, over); console.log(stub(Calc3, { add3: () => 42 }).twice(1));
class P { static tag = "p"; static describe() { return this.tag + this.name; } static make() { return new this(); } }
class Q extends P { static tag = "q"; static describe() { return super.describe() + "!"; } static make() { return super.make(); } }
class R extends Q { static tag = "r"; }
console.log(P.describe(), Q.describe(), R.describe(), R.make().constructor.name, R.make() instanceof R);
{ const a: number[] = []; a.length = 2; console.log(a.includes(undefined as any), new Array<string>(2).includes(undefined as any)); }
class Jump { jump() { return "jump"; } } class Duck { duck() { return "duck"; } }
class Sprite { x = 0; jump() { return "own"; } } interface Sprite extends Jump, Duck {}
function applyMixins(derived: any, bases: any[]) { bases.forEach(base => Object.getOwnPropertyNames(base.prototype).forEach(name => { if (name !== "constructor") Object.defineProperty(derived.prototype, name, Object.getOwnPropertyDescriptor(base.prototype, name) || Object.create(null)); })); }
applyMixins(Sprite, [Jump, Duck]); const sp = new Sprite(); console.log(sp.jump(), sp.duck(), sp);
