class A { x = 1; constructor(public y: number = 2) {} }
class B extends A { constructor(skip: boolean) { if (!skip) super(5); } }
const t = (f: () => unknown) => { try { console.log("ok", f()); } catch (e) { console.log((e as Error).constructor.name, (e as Error).message); } };
t(() => new B(false).y);
t(() => new B(true));
// @ts-ignore
class C extends A { constructor() { } }
t(() => new C());
// @ts-ignore
class D extends A { constructor() { this.x = 3; super(); } }
t(() => new D());
class E2 extends A { constructor() { super(); super(); } }
t(() => new E2());
class F extends A { constructor() { super(); try { super(7); } catch (e) { console.log("caught", (e as Error).message); } } }
t(() => new F().y);
class G extends A { constructor() { const f = () => super(9); f(); this.x = 8; } }
t(() => { const g = new G(); return [g.x, g.y]; });
class H extends A { constructor() { const f = () => super(9); f(); f(); } }
t(() => new H());
class I extends A { constructor(n: number) { super(n); } twice() { return this.y * 2; } }
t(() => new I(4).twice());
class J extends A { constructor() { return { x: 1, y: 2, z: 3 } as any; } }
t(() => new J());
class K extends A { constructor() { try { console.log(this); } catch (e) { console.log("early", (e as Error).message); } super(); } }
t(() => new K().x);
class L extends A { v: number; constructor(n: number) { if (n > 0) { super(n); this.v = 1; } else { super(-n); this.v = -1; } } }
t(() => [new L(3).y, new L(-4).y, new L(-4).v]);
class M extends Error { constructor(m: string) { if (m === "") { throw new RangeError("empty"); } super(m); } }
t(() => new M("a").message); t(() => new M(""));
class N extends A { constructor() { switch (Math.floor(0.5)) { case 0: super(1); break; case 1: super(2); } } }
t(() => new N().y);
class O<T> extends A { items: T[]; constructor(...items: T[]) { super(items.length); this.items = items; } }
t(() => new O(1, 2, 3));
class P extends A { constructor() { for (let i = 0; i < 2; i++) super(i); } }
t(() => new P());
