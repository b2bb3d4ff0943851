// any and unknown with checks, assertions that hold, typeof, instanceof, in and delete.

function describe(x: unknown): string {
  if (x === null) return "null";
  switch (typeof x) {
    case "number": return "number " + x.toFixed(1);
    case "string": return "string " + x.length;
    case "boolean": return "boolean " + !x;
    case "undefined": return "undefined";
    case "function": return "function " + x.name + "/" + x.length;
    case "object": return Array.isArray(x) ? "array of " + x.map(describe).join(", ") : x instanceof Date ? "date " + x.getTime() : "object " + Object.keys(x);
    default: return typeof x;
  }
}
class Thing { a = 1; b = "two"; m() { return this.a; } }
for (const v of [1, "abc", true, undefined, null, describe, [1, "x"], new Date(5), new Thing(), { k: 1 }, Symbol("s")]) console.log(describe(v));

let v: any = 42;
const n: number = v;
v = "text";
const s: string = v;
v = [1, 2, 3];
const arr: number[] = v;
v = new Thing();
const t: Thing = v;
v = (a: number, b: number) => a * b;
const f: (a: number, b: number) => number = v;
v = { x: 1, y: { z: "deep" } };
const o: { x: number; y: { z: string } } = v;
v = null;
const maybe: string | null = v;
v = true;
const b: boolean = v;
console.log(n + 1, s.toUpperCase(), arr.reduce((p, q) => p + q), t.m(), f(6, 7), o.y.z, maybe, !b);

// Any flows through operators as in JavaScript.
const one: any = 1, str: any = "2", und: any = undefined, list: any = [3, 4];
console.log(one + str, one + one, str * str, one - str, one + und, str + und, list + one, one < str, str == 2, one === 1, -str, !und, typeof (one + str));
let acc: any = 0;
for (const x of [1, 2.5, "3", null, true]) acc += x as any;
console.log(acc);
acc = 5; acc++; acc **= 2; acc %= 10; acc <<= 3; acc |= 1;
console.log(acc, acc--, acc);

// Dynamic members: get, set, call, delete, in, for-in, computed.
const d: any = { name: "dyn", nested: { list: [1, 2, { q: "r" }] } };
d.added = (x: number) => x + d.base;
d.base = 100;
d["key with space"] = true;
console.log(d.added(5), d.nested.list[2].q, d.nested.list.length, d?.missing?.deeper, "base" in d, delete d.base, "base" in d, d.base);
for (const k in d) process.stdout.write(k + ";");
console.log();
d.nested.list.push(9);
d.nested.list[0]++;
console.log(d.nested.list, d.nested.list.map((x: any) => typeof x), Object.keys(d), d.toString(), String(d.name).padStart(5));
console.log((str as string).padStart(4, "0"), str.length, str[0], "abc"[one], list[one], list["length"], ("x" as any)["toUpperCase"]());

// unknown needs a check; guards and assertions give the type.
interface Config { host: string; port: number }
function isConfig(x: unknown): x is Config {
  return typeof x === "object" && x !== null && "host" in x && "port" in x && typeof x.host === "string" && typeof x.port === "number";
}
for (const raw of ['{"host":"h","port":80}', '{"host":"h"}', "null", "[1]", '"s"', '{"host":1,"port":2}']) {
  const parsed: unknown = JSON.parse(raw);
  console.log(raw, isConfig(parsed) ? `${parsed.host}:${parsed.port}` : "rejected");
}
const cfg = JSON.parse('{"host":"local","port":8080,"extra":[1]}') as Config;
console.log(cfg.host.length, cfg.port + 1, Object.keys(cfg), cfg);
function sumAll(...xs: unknown[]): number { return xs.flat(Infinity as 1).reduce<number>((p, x) => p + (typeof x === "number" ? x : typeof x === "string" ? Number(x) || 0 : 0), 0); }
console.log(sumAll(1, "2", [3, [4, "x"]], null, undefined));
const tuple = [1, "a", [true]] as unknown as [number, string, [boolean]];
console.log(tuple[0] + 1, tuple[1] + "!", !tuple[2][0]);
const fnAny: any = function (this: any, x: number) { return (this?.k ?? "no this") + x; };
console.log(fnAny(1), fnAny.call({ k: "K" }, 2), ({ k: "M", go: fnAny }).go(3), fnAny.length, fnAny.apply({ k: "A" }, [4]));
const ctor: any = Thing;
const inst = new ctor();
console.log(inst.m(), inst instanceof Thing, inst.constructor === Thing, ctor.name, inst.missing, inst["b"]);
