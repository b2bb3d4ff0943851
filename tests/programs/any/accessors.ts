// Accessors, inheritance and enumeration order through any.
class Base {
  #secret = 1;
  static registry: any = {};
  protected _v = 0;
  get v(): number { return this._v; }
  set v(n: number) { this._v = n < 0 ? 0 : n; }
  get secret(): number { return this.#secret; }
  bump(): number { return ++this.#secret; }
  static register(this: any, name: string): void { this.registry[name] = this; }
  ["computed" + 1](): string { return "c1"; }
}
class Mid extends Base { set v(n: number) { super.v = n * 2; } get v(): number { return super.v + 0.5; } 10 = "ten"; 2 = "two"; z = 1; a = 2; }
const m: any = new Mid();
m.v = 4;
console.log(m.v, m._v, (m.v = -3), m.v, m.secret, m.bump(), m["computed1"]());
m[1] = "one"; m["-1"] = "minus"; m["01"] = "oct"; m.b = 3;
console.log(Object.keys(m).join(), JSON.stringify(m));
for (const k in m) process.stdout.write(k + " ");
console.log();
delete m.z; m.z = "again";
console.log(Object.keys(m).join());
console.log("v" in m, Object.hasOwn(m, "v"), "computed1" in m, "#secret" in m);
(Mid as any).register("mid");
console.log(Object.keys(Base.registry), Base.registry.mid === Mid, (Mid as any).registry === Base.registry);
const o: any = { b: 1, 2: "x", a: 2, 1: "y", [Symbol("s")]: 0, get g() { return this.a + this.b; }, set g(v: number) { this.b = v; }, m() { return this.g; } };
o.g = 40;
console.log(o.g, o.m(), Object.keys(o).join(), Object.entries(o).length);
const spread = { ...o, a: 0 };
o.a = 100;
console.log(spread.g, spread.a, Object.getOwnPropertyDescriptor(spread, "g")!.value, o.g);
const parent: any = { kind: "parent", hello() { return "hello from " + this.kind; }, get desc() { return "<" + this.kind + ">"; } };
const child: any = { __proto__: parent, kind: "child", hello() { return super.hello() + "!"; } };
console.log(child.hello(), child.desc, Object.keys(child).join(), parent.isPrototypeOf(child), "desc" in child);
const keys: string[] = [];
for (const k in child) keys.push(k + (Object.hasOwn(child, k) ? "" : "^"));
console.log(keys.join());
const bare: any = Object.create(null);
bare.x = 1; bare["__proto__"] = "plain";
console.log(Object.keys(bare).join(), "toString" in bare, bare.__proto__, Object.getPrototypeOf(bare));
try { console.log(`${bare}`); } catch (e: any) { console.log(e.message); }
const big: any = {};
for (let i = 0; i < 40; i++) big["k" + (i * 7) % 40] = i;
for (let i = 0; i < 40; i += 3) delete big["k" + i];
big.k0 = "back";
console.log(Object.keys(big).length, Object.keys(big).slice(-3).join(), Object.values(big).filter((v: any) => typeof v === "number").reduce((a: any, b: any) => a + b, 0));
const during: any = { a: 1, b: 2, c: 3 };
for (const k in during) { if (k === "a") { delete during.b; during.d = 4; } console.log("visit", k); }
let order = "";
const tracked: any = { get x() { order += "x"; return 1; }, get y() { order += "y"; return undefined; } };
const { y = (order += "d", 5), x, ...more } = tracked;
console.log(order, x, y, Object.keys(more).length);
const frozenProto: any = Object.create(Object.freeze({ f: 1 }));
try { frozenProto.f = 2; } catch (e: any) { console.log(e.message); }
console.log(Object.entries({ ...[1, 2], ..."hi", ...(null as any), ...(5 as any) }).join("|"), Object.assign({}, "ab", null, [9]));
console.log(typeof m, m ?? 1, m?.nope?.deep, m.nope ?? "dflt", !!m, m == m, m === (m as Mid), [m].includes(m), void m);
