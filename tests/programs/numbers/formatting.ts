// Number to string: shortest digits, exponents, radix, fixed, precision.

const samples = [
  0, -0, 1, -1, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 100, 1e21, 1e20, 123456789012345680000, 1.5e300,
  5e-324, 1.7976931348623157e308, 1e-6, 1e-7, 0.000001234, 1.234e-7, 4294967296, -2147483648,
  9007199254740991, 9007199254740993, NaN, Infinity, -Infinity, 4.35, 1.005, 0.5, 1e5, 12e-1,
];
for (const n of samples) console.log(String(n), n);

console.log("-- concatenation");
console.log("" + -0, `${-0}`, [-0] + "", -0, [-0], JSON.stringify(-0), Object.is(-0 + 0, 0));

console.log("-- toFixed");
for (const [n, d] of [[1.005, 2], [1.45, 1], [0.000001, 7], [1e21, 2], [-1.5, 0], [2.5, 0], [1234.5678, 2], [0, 3], [-0.0000001, 2], [123.456, 10], [0.5, 0], [1.5, 0]]) {
  console.log(n, d, n.toFixed(d));
}

console.log("-- toPrecision and toExponential");
for (const n of [0, 1, 123.456, 0.00001234, 99999, 1e21, -1.25]) {
  console.log(n.toPrecision(1), n.toPrecision(3), n.toPrecision(10), n.toExponential(), n.toExponential(2));
}

console.log("-- radix");
console.log((255).toString(16), (255).toString(2), (-255).toString(36), (0.5).toString(2), (0.1).toString(3));
console.log((3.75).toString(8), (1e21).toString(16), (2 ** 53).toString(32), NaN.toString(2));

console.log("-- edges");
console.log(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.EPSILON, Number.MAX_VALUE, Number.MIN_VALUE);
console.log(0.1 * 3, 0.7 + 0.1, 0.3 - 0.1, 1.1 * 1.1, 9.95 * 100);
console.log(1e300 * 1e10, -1e300 * 1e10, 0 / 0, 1 / 0, -1 / 0, 1 / -0);
console.log(123456.789e3, 1e-10, 1.0, 5., .5, 0x1f, 0o17, 0b101, 1_000_000);
console.log(25 % 7, -25 % 7, 25 % -7, 5.5 % 2, -0 % 1, 1 % 0, 7 ** 2, 2 ** -1, (-8) ** (1 / 3));

let x = 1;
for (let i = 0; i < 25; i++) x *= 10;
console.log(x, x / 10, x / 1e5);
let y = 1;
for (let i = 0; i < 10; i++) y /= 10;
console.log(y);
for (const r of [1, 1.5, 2.25, 1e21, 0.1, 123.456]) console.log(-r + "", +r.toFixed(1), r * 3 + "px");

try {
  (1).toFixed(101);
} catch (e) {
  console.log((e as Error).name);
}
try {
  (1).toString(1);
} catch (e) {
  console.log((e as Error).name);
}
