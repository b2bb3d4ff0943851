interface Config { host: string; port: number; debug?: boolean }
function logged<T extends object>(target: T, log: string[]): T {
  return new Proxy(target, {
    get(t, key, receiver) {
      log.push(`get ${String(key)}`);
      return Reflect.get(t, key, receiver);
    },
    set(t, key, value) {
      log.push(`set ${String(key)}=${value}`);
      return Reflect.set(t, key, value);
    },
  });
}
const log: string[] = [];
const config: Config = { host: "a", port: 1 };
const proxied = logged(config, log);
proxied.port = 8080;
proxied.port += 1;
console.log(proxied.host, proxied.port, proxied.debug);
console.log(log.join(","));
console.log(config);
class Account { constructor(public owner: string, private balance = 0) {} deposit(n: number) { this.balance += n; return this.balance; } get total() { return this.balance; } }
const acc = logged(new Account("bob"), log);
log.length = 0;
console.log(acc.deposit(5), acc.total, acc.owner);
console.log(log);
console.log(acc instanceof Account);
const defaults = new Proxy({} as Record<string, number>, { get: (t, k: string) => (k in t ? t[k] : 0) });
defaults.a++; defaults.b += 5;
console.log(defaults.a, defaults.b, defaults.zzz, Object.keys(defaults));
const neg = new Proxy([1, 2, 3, 4], { get(t, k, r) { const i = Number(k); return Number.isInteger(i) && i < 0 ? t[t.length + i] : Reflect.get(t, k, r); } });
console.log(neg[-1], neg[0], neg.length, neg.map(x => x * 2));
const validator: ProxyHandler<any> = { set(o, p, v) { if (p === "age" && !Number.isInteger(v)) throw new TypeError("The age is not an integer"); o[p] = v; return true; }, has(o, k) { return !String(k).startsWith("_") && k in o; }, deleteProperty(o, k) { console.log("del", k); delete o[k]; return true; }, ownKeys(o) { return Reflect.ownKeys(o).filter(k => !String(k).startsWith("_")); } };
const person: any = new Proxy({ _secret: 1, name: "x" }, validator);
person.age = 100; console.log(person.age, "_secret" in person, "name" in person, Object.keys(person), JSON.stringify(person));
try { person.age = "young"; } catch (e) { if (e instanceof TypeError) console.log(e.name, e.message); }
delete person.name; console.log(person);
const fn = new Proxy((a: number, b: number) => a + b, { apply(t, self, args) { return t(args[0], args[1]) * 10; } });
console.log(fn(1, 2));
const Ctor = new Proxy(Account, { construct(t, args) { return new t("made " + args[0]); } });
console.log(new Ctor("amy").owner);
const { proxy, revoke } = Proxy.revocable({ v: 1 }, {});
console.log(proxy.v); revoke(); try { console.log(proxy.v); } catch (e) { console.log((e as Error).message); }
for (const k in person) console.log("key", k);
console.log({ ...person }, Object.entries(person), Array.isArray(neg));
