// Strings to numbers, and the predicates around them.

const inputs = [
  "", " ", "0", "-0", "+5", " 42 ", "\n7\t", "3.14", ".5", "5.", ".", "1e3", "1E-3", "1e", "e1", "0x1F", "0b11",
  "0o17", "-0x1", "Infinity", "-Infinity", "infinity", "NaN", "12px", "1,000", "1_000", "null", "true",
  "9007199254740993", "1e400", "-1e-400", "0.1e1", "00012", "--1", "1 2",
];
for (const s of inputs) {
  console.log(JSON.stringify(s), Number(s), +s, parseInt(s), parseFloat(s));
}

console.log("-- parseInt with radix");
console.log(parseInt("ff", 16), parseInt("0xff", 16), parseInt("0xff"), parseInt("11", 2), parseInt("z", 36), parseInt("19", 8));
console.log(parseInt("123", 37), parseInt("10", 1), parseInt("-12.9"), parseInt("  8 apples"), parseInt("1e3"));
console.log(parseFloat("3.14.15"), parseFloat("-.5e-2x"), parseFloat("Infinityx"), parseFloat("  +1.5"));

console.log("-- Number of other things");
console.log(Number(true), Number(false), Number(null), Number(undefined), Number([]), Number([5]), Number([1, 2]), Number({}), Number(""));

console.log("-- predicates");
for (const v of [0, 1.5, NaN, Infinity, 2 ** 53, 2 ** 53 - 1, -0, 1e300]) {
  console.log(v, Number.isInteger(v), Number.isSafeInteger(v), Number.isFinite(v), Number.isNaN(v), isNaN(v), isFinite(v));
}

console.log("-- comparison of the odd ones");
const nan = Number("x");
console.log(nan === nan, Object.is(NaN, nan), 0 === -0, Object.is(0, -0), NaN < 1, NaN >= 1, Infinity > Number.MAX_VALUE);
console.log([NaN].indexOf(NaN), [NaN].includes(NaN), [-0].includes(0), [3, NaN, 1].sort());

console.log("-- Math");
console.log(Math.round(2.5), Math.round(-2.5), Math.round(-0.4), Math.round(0.49999999999999994), Math.round(1.5));
console.log(Math.floor(-1.5), Math.ceil(-1.5), Math.ceil(-0.5), Math.trunc(-1.9), Math.trunc(1e300), Math.sign(-3), Math.sign(-0));
console.log(Math.max(), Math.min(), Math.max(1, NaN, 3), Math.max(-0, 0), Math.min(0, -0), Math.max(...[1, 9, 4]));
console.log(Math.hypot(3, 4), Math.cbrt(27), Math.sqrt(-1), Math.pow(2, 0.5), Math.pow(NaN, 0), Math.abs(-7));
console.log(Math.clz32(1), Math.imul(0xffffffff, 5), Math.fround(5.5), Math.fround(5.05), Math.log2(8), Math.log10(1000));
console.log(Math.atan2(1, 1), Math.PI, Math.E, Math.exp(0), Math.log(1), Math.expm1(0), Math.log1p(0), Math.sin(0), Math.cos(0));
