class Counter {
  x = 1; items: string[] = ["a"]; name = "n";
  inc() { this.x++; return this.x; }
  get() { return this.x; }
  first() { return this.items[0]; }
  call() { return this.get(); }
  upper() { return this.name.toUpperCase(); }
  set(v: number) { this.x = v; }
  destr() { const { x, name } = this; return x + name; }
  arrow() { return [1].map(v => v + this.x); }
  self() { return this; }
  cond(flag: boolean) { if (flag) return "no this"; return this.x; }
  add(n: number) { this.x += n; }
  opt() { return this?.x; }
  async as() { return this.x; }
  *gen() { yield this.x; }
  log() { console.log(this); }
  spread() { return { ...this }; }
  keys() { return Object.keys(this); }
  indexed(k: "x") { return this[k]; }
  static make() { return this; }
  static n = 4;
  static getN() { return this.n; }
}
const c = new Counter();
const t = (n: string, f: () => unknown) => { try { console.log(n, f()); } catch (e) { console.log(n, (e as Error).constructor.name, (e as Error).message); } };
const { inc, get, first, call, upper, set, destr, arrow, self, cond, add, opt, as, gen, log, spread, keys, indexed } = c;
t("inc", () => inc()); t("get", () => get()); t("first", () => first()); t("call", () => call()); t("upper", () => upper());
t("set", () => set(3)); t("arrow", () => arrow()); t("cond", () => cond(true)); t("cond2", () => cond(false));
t("add", () => add(3)); t("log", () => log()); t("spread", () => spread()); t("keys", () => keys()); t("idx", () => indexed("x"));
as().catch(e => console.log("as", e.message));
t("gen", () => { const g = gen(); return g.next(); });
t("map", () => [1, 2].map(c.add));
t("forEach", () => ["a"].forEach(c.first as any));
const fns = [c.inc, c.get]; t("arr", () => fns[0]()); 
const { make, getN } = Counter; t("make", () => make()); t("getN", () => getN());
t("getx", () => { const m = c.get; return m(); });
t("paren", () => (0, c.get)());
t("bound", () => c.get.bind(c)());
const o = { v: 1, m() { return this.v; }, n: function () { return this.v; } };
const { m, n } = o; t("lit", () => m()); t("lit2", () => n());
class Sub extends Counter { override get() { return super.get() + 1; } }
t("wrong", () => c.get.call({ x: 9 } as any));
t("wrong2", () => c.get.call(5 as any));
t("wrong3", () => c.first.call({} as any));
