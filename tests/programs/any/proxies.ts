// Proxies around objects with static layouts, and Reflect beside them.
class Model { name = "m"; value = 1; tags: string[] = ["a"]; touch(): string { return this.name + ":" + this.value; } get upper(): string { return this.name.toUpperCase(); } }
const log: string[] = [];
function observe<T extends object>(target: T, path = ""): T {
  return new Proxy(target, {
    get(t: any, k: any, r: any) {
      const v = Reflect.get(t, k, r);
      if (typeof k === "string") log.push("get " + path + k);
      return typeof v === "object" && v !== null ? observe(v, path + String(k) + ".") : v;
    },
    set(t: any, k: any, v: any, r: any) { log.push(`set ${path}${String(k)}=${JSON.stringify(v)}`); return Reflect.set(t, k, v, r); },
    deleteProperty(t: any, k: any) { log.push("del " + path + String(k)); return Reflect.deleteProperty(t, k); },
    has(t: any, k: any) { log.push("has " + String(k)); return k in t; },
    ownKeys(t: any) { log.push("keys"); return Reflect.ownKeys(t); },
  });
}
const m = new Model();
const p: any = observe(m);
p.value += 41;
p.tags.push("b");
console.log(p.touch(), p.upper, m.value, m.tags.join());
p.extra = { deep: { er: 1 } };
p.extra.deep.er++;
delete p.extra.deep;
console.log(JSON.stringify(p), "name" in p, Object.keys(p).join(), (m as any).extra);
console.log(log.join("\n"));
log.length = 0;
console.log(p instanceof Model, Object.getPrototypeOf(p) === Model.prototype, Array.isArray(p.tags), p.tags.length);
for (const k in p) log.push("loop " + k);
console.log({ ...p }.value, log.filter((l) => l.startsWith("loop")).join());
const typed: Model = observe(new Model());
typed.value = 5;
console.log(typed.value, typed.touch(), (typed as any).tags.map((t: any) => t + "!").join());
const strict: any = new Proxy(new Model(), { get(t: any, k: any) { if (!(k in t)) throw new ReferenceError("no " + String(k)); return t[k]; } });
try { console.log(strict.value, strict.valu); } catch (e: any) { console.log(e.name, e.message); }
const { proxy, revoke } = Proxy.revocable(m as any, {});
console.log(proxy.name); revoke();
try { proxy.name; } catch (e: any) { console.log(e.message); }
const fn: any = new Proxy((a: number, b: number) => a + b, { apply(t: any, self: any, args: any[]) { return t(...args) * 10; } });
console.log(fn(1, 2), fn.call(null, 3, 4), [1, 2].map((n) => fn(n, 1)).join());
const K: any = new Proxy(Model, { construct(t: any, args: any[], nt: any) { const o: any = Reflect.construct(t, args, nt); o.made = args.length; return o; } });
const k: any = new K(1, 2, 3);
console.log(k.made, k instanceof Model, k.touch());
const negative: any = new Proxy([10, 20, 30], { get: (t: any, k: any, r: any) => typeof k === "string" && /^-\d+$/.test(k) ? t[t.length + Number(k)] : Reflect.get(t, k, r) });
console.log(negative[-1], negative.length, negative.map((n: number) => n + 1).join(), [...negative].join(), negative.slice(-2).join());
const readonly: any = new Proxy(m, { set() { return false; }, defineProperty() { return false; }, deleteProperty() { return false; } });
for (const f of [() => { readonly.name = "x"; }, () => { delete readonly.name; }, () => Object.defineProperty(readonly, "q", { value: 1 })]) {
  try { f(); console.log("no error"); } catch (e: any) { console.log(e.name, e.message); }
}
console.log(Reflect.set(readonly, "name", "y"), Reflect.has(m, "name"), Reflect.ownKeys(m).join(), Reflect.getPrototypeOf(m) === Model.prototype);
const defaults: any = new Proxy({} as Record<string, number>, { get: (t: any, k: any) => (k in t ? t[k] : 0) });
for (const w of "a b a c a b".split(" ")) defaults[w]++;
console.log(JSON.stringify(defaults), defaults.zzz);
