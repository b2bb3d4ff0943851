// Operators: arithmetic, bits, comparison, logic, assignment forms, evaluation order.

const a = 13, b = 5;
console.log(a + b, a - b, a * b, a / b, a % b, a ** b, -a, +true, -"3", +"", ~a, !a, !!a);
console.log(a & b, a | b, a ^ b, a << 3, a >> 1, -a >> 1, -a >>> 28, 1 << 31, 1 << 32, 2 ** 31 | 0, 2 ** 32 + 5 | 0);
console.log(1e10 | 0, -1.9 | 0, NaN | 0, Infinity >>> 0, -1 >>> 0, ~~3.7, ~~-3.7, 0xff & 0x0f, 5 & -2, 1 << -1);
console.log(a < b, a >= 13, "a" < "b", "Z" < "a", "10" < "9", a === 13, (a as unknown) === "13", null == undefined, (0 as unknown) == "", ("1" as unknown) == 1);

let n = 10;
n += 5; n -= 3; n *= 4; n /= 6; n %= 5; n **= 3; n <<= 2; n >>= 1; n |= 1; n &= 0x3f; n ^= 7; n >>>= 1;
console.log(n);
let post = 5, pre = 5;
console.log(post++ + post, ++pre + pre, post-- - --post, post, pre);
let s = "x";
s += 1; s += true; s += null;
console.log(s);

// Logical assignment evaluates the right side only when it must.
let calls = 0;
const rhs = <T>(v: T): T => { calls++; return v; };
const o: { p: number | null; q?: string; r: number } = { p: null, r: 0 };
o.p ??= rhs(1); o.p ??= rhs(2); o.q ||= rhs("set"); o.q ||= rhs("no"); o.r ||= rhs(3); o.r &&= rhs(4); o.r &&= rhs(0); o.r &&= rhs(9);
console.log(o, calls);

// Short circuit values, not booleans.
const vals: { [k: string]: unknown } = { zero: 0, one: 1, empty: "", nil: null };
console.log(vals.zero || "zero", vals.empty || vals.nil || "last", vals.one && "one", vals.zero && "never", vals.nil ?? "nn", vals.zero ?? "kept", vals.empty ?? "kept", vals.none ?? vals.nil ?? "deep");
console.log((null as string | null)?.length, (undefined as { f(): number } | undefined)?.f(), ("abc" as string | null)?.length);

// Evaluation order: left to right, targets before values.
const order: string[] = [];
const t = <T>(name: string, v: T): T => { order.push(name); return v; };
const arr = [1, 2, 3];
t("arr", arr)[t("idx", 1)] = t("val", 20);
t("L", 1) + t("M", 2) * t("R", 3);
arr[t("i", 0)] += t("add", 10);
const f = (...xs: unknown[]) => xs.length;
t("f", f)(t("a1", 1), ...t("sp", [2, 3]), t("a2", 4));
t("cond", true) ? t("yes", 1) : t("no", 0);
console.log(order.join(" "), arr);
let i = 0;
const idx: number[] = [];
idx[i++] = i++; idx[i] = i = 9;
console.log(idx, i);
let x = 1;
x += (x = 5) + 1;
console.log(x, (x = 2) + x * (x = 3) + x);

// typeof, instanceof, in, delete, void, comma.
console.log([typeof 1, typeof "", typeof true, typeof undefined, typeof null, typeof {}, typeof [], typeof (() => 1), typeof class {}, typeof Symbol.iterator, typeof NaN].join());
const d: { a?: number; b?: number; [k: string]: number | undefined } = { a: 1, b: 2 };
console.log(delete d.a, "a" in d, "b" in d, d, delete d["zz"], void 0, (i++, "comma"));
console.log([] instanceof Array, [] instanceof Object, (() => 1) instanceof Function, new Map() instanceof Map, /x/ instanceof RegExp);

// Precedence.
console.log(2 + 3 * 4 ** 2 / 8 - 1, -(2 ** 2), (-2) ** 2, 2 ** 3 ** 2, 1 + +"2" + "3", 10 - 2 - 3, 1 < 2 === true, !(1 > 2) && 3 > 2, 7 & 3 | 8, 1 + 2 << 3);
console.log("b" + "a" + +"a" + "a", [] + "", [1, 2] + "", {} + "", null + "", 1 + (null as any), 1 + (undefined as any), ("5" as any) * ("2" as any));

// Chained assignment and assignment as expression.
let p: number, q: number, r: number;
p = q = r = 7;
console.log(p, q, r, (p = 3) * 2, p);
const swap = { l: "left", r: "right" };
[swap.l, swap.r] = [swap.r, swap.l];
console.log(swap);
const bits = (v: number) => (v >>> 0).toString(2).padStart(8, "0");
console.log(bits(0b1010 ^ 0b0110), bits(~0 & 0xff), bits(1 << 7), [..."1011"].reduce((acc, c) => (acc << 1) | +c, 0));
let hash = 5381;
for (const c of "hash me") hash = ((hash << 5) + hash + c.charCodeAt(0)) | 0;
console.log(hash, hash >>> 0);
let crc = 0xffffffff;
for (const c of "123456789") { crc ^= c.charCodeAt(0); for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1; }
console.log(((crc ^ 0xffffffff) >>> 0).toString(16));
