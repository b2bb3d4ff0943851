// Values that are made in short ways: swaps, tuples of numbers, copies by spread, short bigints, joined
// strings, units of strings, closures that are called by name.
let a = 1, b = 2, c = 3;
[a, b] = [b, a];
[a, b, c] = [c, a, b];
console.log(a, b, c);
const list = [1, 2, 3, 4];
let i = 0;
[list[i++], list[i++]] = [list[3], list[2]];
console.log(list.join(), i);
const order: string[] = [];
const obj: Record<string, number> = {};
const t = (name: string) => { order.push(name); return obj; };
const v = (n: number) => { order.push("v" + n); return n; };
[t("x").x, t("y").y = 5] = [v(1), undefined as any];
console.log(order.join(), obj.x, obj.y);
let p: number | undefined, q: string | undefined;
[p, , q = "dflt"] = [1, 2, undefined, 4] as any;
console.log(p, q);
const kept = ([a, b] = [b, a]);
console.log(kept, a, b);
let [h, ...rest] = [a, b, c];
[h, ...rest] = [9, 8, 7];
console.log(h, rest);
let f = () => "f", g = () => "g";
[f, g] = [g, f];
console.log(f(), g());

const pair = (x: number): [number, number] => [x, x * 2];
const pairs: [number, number][] = [];
for (let k = 3; k > 0; k--) pairs.push(pair(k));
pairs.sort((x, y) => x[0] - y[0]);
const [m, n] = pairs[1];
console.log(pairs, m + n, new Map(pairs).get(2), JSON.stringify(pairs), [...pairs[0], ...pairs[2]]);
const loose: any[] = pair(4);
loose.push("text");
loose[0] = { deep: [NaN, undefined] };
console.log(loose, pair(NaN), pair(-0));
const maybe = (x?: number): [number, number | undefined] => [1, x];
console.log(maybe(), maybe(2), maybe().length);

const base = { a: 1, b: "two", c: [3] };
const copy = { ...base, a: 10 };
const chain = { ...copy, d: 4 };
const last = { z: 0, ...chain, b: "deux" };
console.log(copy, chain, last, base.c === last.c);
(copy as any).extra = 1;
console.log({ ...copy }, Object.keys({ ...copy, a: 0 }).join(), chain);
const dynamic: any = {};
dynamic.x = 1;

dynamic[7] = 3;
const twin = { ...dynamic };
dynamic.x = 5;
delete twin[7];
console.log(twin, dynamic);
Object.defineProperty(dynamic, "hidden", { value: 1, enumerable: false });
Object.defineProperty(dynamic, "computed", { get: () => "got", enumerable: true });
const seen = { ...dynamic };
console.log(seen, Object.getOwnPropertyDescriptor(seen, "computed"));
const frozen = Object.freeze({ ...dynamic, y: 1 });
const thawed: any = { ...frozen };
thawed.x = "changed";
console.log(thawed.x, (frozen as any).x);
class Point { constructor(public x: number, public y: number) {} get sum() { return this.x + this.y; } #p = 1; q() { return this.#p; } }
console.log({ ...new Point(1, 2) }, { ...new Error("no message") }, { ..."hi" }, { ...[1, 2] }, { ...null, ...undefined });
const optional: { a?: number; b?: number } = { b: 2 };
console.log({ ...optional }, { a: 1, ...optional }, { ...optional, a: undefined });

for (const [x, y] of [[5n, 3n], [-5n, 3n], [5n, -3n], [-7n, -2n], [4611686018427387903n, 1n], [4611686018427387904n, 4611686018427387904n], [-9223372036854775808n, -1n], [4294967295n, 4294967295n], [1n, 0xffffffffffffffffn], [0n, -1n]]) {
  console.log(x + y, x - y, x * y, x / y, x % y, x & y, x | y, x ^ y, x < y, x === y);
}
let hash = 14695981039346656037n;
for (const ch of "hash me") hash = ((hash ^ BigInt(ch.charCodeAt(0))) * 1099511628211n) & 0xffffffffffffffffn;
console.log(hash, 2n ** 62n + 2n ** 62n, -(2n ** 62n) - 2n ** 62n, (2n ** 62n - 1n) * 2n, 10n ** 20n % 7n, -0n, 3n - 3n);
const literal = () => 123456789012345678901234567890n;
console.log(literal() === literal(), literal() + 1n);
try { console.log(1n / 0n); } catch (e) { console.log((e as Error).message); }

const long = "x".repeat(300);
const part = (s: string) => { order.push(s); return s; };
order.length = 0;
console.log(part("a") + part("b") + part("c") + 1 + true + null + part(""), order.join(""));
console.log((long + "a" + "b").length, `${"a"}${long}${"b"}`.length, "" + "a" + "", `${1}${2}${3}-${4}`);
const s1 = "abcxyz", s2 = "axc";
let same = 0;
for (let k = -1; k < 8; k++) for (let l = -1; l < 5; l++) if (s1[k] === s2[l]) same++; else if (s1[k] != s2[l]) same += 100;
console.log(same, s1[0.5] === s2[9], s1[NaN] === s2[0]);
for (const w of ["", "a", "ab", "b", "B", "é", "\u{1F600}"]) console.log(w < "a", w <= "a", w > "a", w >= "a", w < "\uffff");

function outer(k: number): number {
  let calls = 0;
  const twice = (x: number) => { calls++; return x * k; };
  const fib = (x: number): number => (x < 2 ? x : fib(x - 1) + fib(x - 2));
  function nested(x: number, y = 2, ...more: number[]): number { calls += more.length; return x + y + k; }
  const named = function again(x: number): number { return x <= 0 ? calls : again(x - 1) + 1; };
  const generic = <T>(x: T): T[] => [x, x];
  const text = generic("q").join() + generic(1).length;
  return twice(3) + fib(10) + nested(1) + nested(1, 3) + nested(1, 3, 5, 6) + named(4) + text.length + later();
  function later() { return calls * 1000; }
}
console.log(outer(2), outer(3));
const early = () => { try { return use(); } catch (e) { return (e as Error).name; } };
function tdz() { const r = inner(); const x = () => 1; function inner() { try { return x(); } catch (e) { return (e as Error).message; } } return r + " " + inner(); }
function use(): string { return tdz(); }
console.log(early());
console.log([1, , 3, undefined].map(x => x), [1, , 3].filter(() => true), [, 1].some(x => x === undefined), [undefined].some(x => x === undefined), [, "s"].every(x => x === "s"));
let visited = 0;
[1, , NaN, undefined as any, 4].forEach(() => visited++);
console.log(visited, [3, , 4].reduce((x, y) => x + y), ["a", , "b"].indexOf(undefined as any), [NaN].includes(NaN), ["a", "b"].includes("b", -1), ["ab"].indexOf("a" + "b"), [, "a"].includes(undefined as any));
