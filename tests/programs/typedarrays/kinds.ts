// Every kind: conversions, views of each other, and what their methods give.
const values = [0, -0, 1.5, 2.5, -1, 127.5, 128, 255, 256, 300.7, -300, 65536, 2 ** 31, 2 ** 32 + 5, -(2 ** 33) - 7, 1e20, NaN, Infinity, -Infinity, 16777217];
const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
for (const Kind of kinds) {
  const list = new Kind(values);
  console.log(Kind.name, Kind.BYTES_PER_ELEMENT, list.BYTES_PER_ELEMENT, list.join(" "));
}

// Static writes convert alike.
const i8 = new Int8Array(2), u8 = new Uint8Array(2), c8 = new Uint8ClampedArray(4), i16 = new Int16Array(2), u16 = new Uint16Array(2);
const i32 = new Int32Array(2), u32 = new Uint32Array(2), f32 = new Float32Array(2), f64 = new Float64Array(2);
for (const x of values) {
  i8[0] = x; u8[0] = x; c8[0] = x; i16[0] = x; u16[0] = x; i32[0] = x; u32[0] = x; f32[0] = x; f64[0] = x;
  console.log(x, i8[0], u8[0], c8[0], i16[0], u16[0], i32[0], u32[0], f32[0], f64[0]);
}
i8[1] = 127; i8[1]++; u8[1]--; u32[1] -= 1; i32[1] = ~u32[1]; i16[1] += 70000; f32[1] += 0.1; c8[1] += 1000; c8[2] -= 5; c8[3] = 0.5;
console.log(i8, u8, u32, i32, i16, f32, c8);
console.log((i8[0] = 1000), (u8[5] = 3), u8[5], u8[-1], u8[0.5], u8.length);

// One buffer seen through views of other kinds.
const buffer = new ArrayBuffer(16);
const doubles = new Float64Array(buffer);
doubles[0] = Math.PI;
doubles[1] = -2;
const words = new Uint32Array(buffer, 4, 2);
const bytes = new Uint8Array(buffer);
console.log(bytes.join(), words.join(), words.byteOffset, words.length, bytes.byteLength);
bytes[7] ^= 0x80;
words[1] = 0;
console.log(doubles, words, new Int16Array(buffer, 2, 3), new BigInt64Array(buffer));
const floats = new Float32Array([1, 0.1, -3.25]);
const bits = new Int32Array(floats.buffer);
bits[2] = bits[0];
console.log(Array.from(bits, (b) => (b >>> 0).toString(16)), floats, floats.subarray(1).byteOffset);
const sub = floats.subarray(1, -1);
sub[0] = 9;
console.log(floats[1], sub.length, sub.buffer === floats.buffer, buffer.slice(4, -4), new Uint8Array(buffer.slice(12)));

// Methods.
const a = Int16Array.from([5, -3, 8, 1, -3]);
console.log(a.map((x) => x * 10000), a.filter((x) => x > 0), a.slice(1, 3), a.slice(-2), a.reduce((s, x) => s + x), a.reduceRight((s, x) => s + x, ""));
console.log(a.indexOf(-3), a.lastIndexOf(-3), a.includes(8), a.includes(9), a.find((x) => x < 0), a.findIndex((x) => x > 7), a.findLast((x) => x > 0), a.findLastIndex((x) => x === 100));
console.log(a.some((x) => x === 8), a.every((x) => x < 9), a.at(-1), a.at(9), a.with(1, 40000), a.toSorted(), a.toReversed(), a);
console.log(a.sort((x, y) => y - x), a.reverse(), a.fill(7, 1, 3), a.copyWithin(0, 3), a.join("/"), String(a), a.toLocaleString());
console.log([...a.keys()], [...a.entries()], [...a.values()], [...a], Math.max(...a), Array.from(a.entries(), ([i, x]) => i * x));
console.log(new Float64Array([3, NaN, -0, 0, -Infinity, 1]).sort(), new Float32Array([NaN]).includes(NaN), new Float32Array([NaN]).indexOf(NaN));
const [first, , third = 50, ...rest] = new Uint8Array([1, 2, 3, 4, 5]);
console.log(first, third, rest);
a.set([1, 2.9], 3);
a.set(new Uint8Array([255, 254]));
a.set(a.subarray(0, 3), 1);
console.log(a, a.length, a instanceof Int16Array, a instanceof Object, Array.isArray(a), ArrayBuffer.isView(a), a[Symbol.toStringTag]);
let text = "";
for (const x of new Uint16Array(new Set([70000, 1, 1, 2]))) text += x + ";";
a.forEach((x, i, all) => (text += `${i}:${x}/${all.length} `));
console.log(text, Uint8Array.of(1, 2, 257), Uint8Array.from("123"), Uint8Array.from({ length: 3 }, (_, i) => i * 100), new Uint8Array({ length: 2, 0: 5, 1: 6 }));

// Bigints.
const big = new BigInt64Array([1n, -1n, 2n ** 63n]);
const unsigned = new BigUint64Array(big.buffer);
big[0] += 5n;
unsigned[2] -= 1n;
console.log(big, unsigned, big[7], big.map((x) => x * 2n), big.reduce((x, y) => x + y), big.toSorted(), big.indexOf(-1n), [...unsigned.subarray(1)], big.join());
const view = new DataView(new ArrayBuffer(24), 4);
view.setInt16(0, -2);
view.setUint16(2, 0xabcd, true);
view.setFloat64(4, Math.E);
view.setFloat32(12, 1.1, true);
view.setBigInt64(12, -5n, true);
console.log(view, view.getInt8(0), view.getUint16(2), view.getInt32(2, true), view.getFloat64(4), view.getFloat32(12), view.getBigUint64(12), view.getBigInt64(12, true));
