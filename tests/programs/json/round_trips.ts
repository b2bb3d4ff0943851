// JSON round trips: revivers, replacers, toJSON, classes, errors.
type Json = null | boolean | number | string | Json[] | { [k: string]: Json };
const src = '{"b":[1,2.50,-3e2,{"deep":null}],"a":"q\\"\\u00e9\\n","t":true,"":0,"10":1,"2":2}';
const v: any = JSON.parse(src);
console.log(v, JSON.stringify(v), Object.keys(v), v.b[3].deep, v.nope, v.b.length);
console.log(JSON.stringify(v, null, "--"), JSON.stringify([undefined, () => 1, Symbol("x"), NaN, Infinity, -0, new Date(0)]), JSON.stringify({ u: undefined, f() {}, n: null, d: new Date(86400000) }));
const dates = JSON.parse('{"at":"2020-01-02T03:04:05.000Z","n":5}', (k, val) => (k === "at" ? new Date(val) : typeof val === "number" ? val * 2 : val));
console.log(dates, dates.at.getTime());
console.log(JSON.stringify({ pw: "x", keep: 1, inner: { pw: 2 } }, (k, val) => (k === "pw" ? undefined : val)), JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ["a"]));
class Money { constructor(public amount: number, public cur: string) {} toJSON(key: string) { return `${this.amount} ${this.cur} @${key}`; } }
class Account { #hidden = 1; owner = "me"; balance = new Money(5, "EUR"); history: Money[] = [new Money(1, "USD")]; get h() { return this.#hidden; } }
console.log(JSON.stringify(new Account()), JSON.stringify(new Money(1, "X")), JSON.stringify([new Money(2, "Y")]));
console.log(JSON.stringify(new Map([["a", 1]])), JSON.stringify(new Set([1])), JSON.stringify("\u2028\ud800\t\u0001é😀"), JSON.stringify(Object.create({ inherited: 1 })));
for (const bad of ["", "{", "[1,]", "{'a':1}", "nul", "01", '"\t"', "1 2", '{"a":1,}', "[1", "\\u", "-"]) {
  try { console.log(JSON.parse(bad)); } catch (e) { console.log(bad.length, (e as Error).name, (e as Error).message); }
}
const clone = <T>(x: T): T => JSON.parse(JSON.stringify(x)) as T;
const original = { list: [1, { two: 2 }], s: "x", n: null as null | number };
const copy = clone(original);
(copy.list[1] as { two: number }).two = 22;
console.log(original, copy, JSON.stringify(original) === JSON.stringify(clone(original)));
function walk(j: Json, path = "$"): string[] {
  if (Array.isArray(j)) return j.flatMap((x, i) => walk(x, `${path}[${i}]`));
  if (j !== null && typeof j === "object") return Object.entries(j).flatMap(([k, x]) => walk(x, `${path}.${k}`));
  return [`${path}=${JSON.stringify(j)}`];
}
console.log(walk(JSON.parse(src)).join("\n"));
const cyc: any = { name: "c" }; cyc.self = { up: cyc };
try { JSON.stringify(cyc); } catch (e) { console.log((e as Error).name, (e as Error).message.split("\n")[0]); }
try { JSON.stringify(10n); } catch (e) { console.log((e as Error).message); }
console.log(JSON.stringify(undefined), JSON.stringify(null), JSON.stringify("x"), JSON.stringify([[]]), JSON.stringify({}), JSON.stringify([], null, 2), JSON.stringify({ a: [] , b: {} }, null, 2), JSON.stringify([1, [2, [3]]], null, 1));
console.log(JSON.parse(" [1 , 2 ] "), JSON.parse("1e3"), JSON.parse("-0"), JSON.parse('"\\ud83d\\ude00"'), JSON.parse('{"__proto__": 1}'), JSON.parse("123456789012345678901234567890"));
interface Config { host: string; port: number; opts?: { tls: boolean } }
const cfg: Config = JSON.parse('{"host":"h","port":80}');
console.log(cfg, cfg.opts?.tls, cfg.opts === undefined, { ...cfg, port: 81 });
