// Number formatting, parsing, integer algorithms, bit operations.
const xs = [0, -0, 1, -1.5, 0.1 + 0.2, 1e21, 1e-7, 123456789.123, 5e-324, 1.7976931348623157e308, NaN, Infinity, 2 ** 53, 0xff, 0b101, 0o17, 1_000_000];
for (const x of xs) console.log(x, String(x), x.toFixed(2), x.toExponential(3), x.toPrecision(4), (x | 0), x >>> 0, Math.round(x), Math.trunc(x), Math.sign(x));
console.log((255).toString(16), (255).toString(2), (-255).toString(36), (0.5).toString(2), (1 / 3).toString(3), (1e21).toString(7).length);
console.log(parseInt("12px"), parseInt("0x1f"), parseInt("z", 36), parseInt(""), parseInt("-0"), parseFloat(".5e1x"), Number(""), Number(" 12 "), Number("1,2"), Number(null), Number(true), Number([5]), Number("0b11"), +"1e3");
console.log((1234.5678).toFixed(1), (0.000001234).toFixed(8), (1.005).toFixed(2), (1e21).toFixed(2), (-1.5).toFixed(0), (2.5).toFixed(0), (1.45).toFixed(1), (8.345).toFixed(2));
console.log((1234567.891).toLocaleString(), (1234567.891).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }), (0).toLocaleString(), (-1234.5).toLocaleString());
console.log(7 % 3, -7 % 3, 7 % -3, 5.5 % 2, 2 ** 10, 2 ** -1, (-2) ** 3, 7 / 2 | 0, ~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 31, -1 >>> 28, -16 >> 2, 1 << 33);
console.log(Math.max(), Math.min(), Math.max(1, NaN), Math.hypot(3, 4), Math.cbrt(27), Math.log2(8), Math.log10(1000), Math.fround(5.5), Math.clz32(1), Math.imul(3, 4), Math.round(-0.5), Math.round(2.5), Math.round(-2.5), Math.atan2(1, 1));
function gcd(a: number, b: number): number { return b === 0 ? a : gcd(b, a % b); }
const primes = (n: number): number[] => { const sieve: boolean[] = new Array(n + 1).fill(true); const out: number[] = []; for (let i = 2; i <= n; i++) { if (!sieve[i]) continue; out.push(i); for (let j = i * i; j <= n; j += i) sieve[j] = false; } return out; };
const fibs = (n: number) => { const f = [0, 1]; while (f.length < n) f.push(f[f.length - 1] + f[f.length - 2]); return f; };
console.log(gcd(48, 18), primes(50), fibs(20), fibs(80)[79]);
const memo: number[] = [];
const catalan = (n: number): number => { if (n === 0) return 1; if (memo[n] !== undefined) return memo[n]; let s = 0; for (let i = 0; i < n; i++) s += catalan(i) * catalan(n - 1 - i); return (memo[n] = s); };
console.log(catalan(15), memo.length, memo[0], memo);
const seen: boolean[] = [];
const cycle = (n: number): number => { let k = 0; while (!seen[n]) { seen[n] = true; n = (n * 7 + 3) % 31; k++; } return k; };
console.log(cycle(1), seen[100], seen.filter(Boolean).length);
const roman = (n: number) => { const t: [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]]; let s = ""; for (const [v, r] of t) while (n >= v) { s += r; n -= v; } return s; };
console.log([1, 4, 9, 14, 40, 90, 400, 1994, 2024].map(roman).join(" "));
console.log(0.1 * 3, 1 / 3, 100 / 3, 1e300 * 1e10, -1 / 0, 0 / 0, 9007199254740993, 0.1 + 0.7, 4.35 * 100, 1.1 + 2.2);
console.log(Number.MAX_SAFE_INTEGER, Number.EPSILON, Number.MIN_VALUE, Number.isInteger(5.0), Number.isSafeInteger(2 ** 53), Number.parseFloat("1.5"), isNaN(Number("x")), (25).toString(36), Number.MAX_VALUE);
console.log(2n ** 64n, BigInt(10) * 3n, -7n / 2n, BigInt("0xff"), (123n).toString(16), 5n > 4, 5n == (5 as unknown as bigint), typeof 1n, BigInt.asUintN(8, 257n));
let big = 1n; for (let i = 1n; i <= 25n; i++) big *= i;
console.log(big, String(big).length, Number(big));
const nums = [1, 2, 3];
const nothing = nums[5];
console.log(nothing, nothing + 1, nothing ?? "none", [nothing], { nothing }, nums.pop(), nums.shift(), nums.at(5), [].length);
