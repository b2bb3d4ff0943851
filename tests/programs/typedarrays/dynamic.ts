// Typed arrays and buffers where their types are not known, and what else prints, copies or compares them.
import { deepStrictEqual, notDeepStrictEqual } from "node:assert";
import { inspect, isDeepStrictEqual, types } from "node:util";

const u: any = new Uint8Array([1, 2, 3]);
u[1] = 258;
u[9] = 5;
u["0"] = "77";
u["-1"] = 1;
u.note = "extra";
console.log(u, u[0], u[9], u["1"], u["01"], u.length, u.byteLength, u.constructor.name, u.constructor === Uint8Array);
console.log(Object.keys(u), JSON.stringify(u), 1 in u, 3 in u, "note" in u, "-0" in u, u.hasOwnProperty("2"), Object.entries(u));
for (const k in u) console.log(k, u[k]);
console.log(typeof u, u instanceof Uint8Array, Array.isArray(u), ArrayBuffer.isView(u), ArrayBuffer.isView([]), Object.prototype.toString.call(u), `${u}`, u + 1);
console.log(u.map((x: number) => x * 100), u.filter((x: number) => x > 2), u.subarray(1), u.slice(0, 2), u.reduce((a: number, b: number) => a + b, 0), u.join("+"));
console.log([...u], Math.min(...u), Array.from(u), Array.prototype.map.call(u, (x: any) => x + "!"), Array.prototype.slice.call(u, 1), { ...u });
const [p, ...q] = u;
console.log(p, q, new Set(u), new Map([[u, 1]]).get(u), Object.getOwnPropertyDescriptor(u, 0), Object.getOwnPropertyNames(u));
try {
  delete u[0];
} catch (e: any) {
  console.log(e.message);
}
delete u.note;
console.log(u, Object.is(u, u), u == u.subarray());

function total(list: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i];
  return sum;
}
function largest(list: Iterable<number>): number {
  let most = -Infinity;
  for (const x of list) if (x > most) most = x;
  return most;
}
console.log(total(new Float32Array([0.5, 2])), total([1, 2]), total({ length: 1, 0: 4 }), largest(new Int8Array([-3, -1])), largest(new Set([4])));
type Numbers = Float64Array | Int32Array | number[];
const scale = (list: Numbers, by: number): void => {
  for (let i = 0; i < list.length; i++) list[i] *= by;
};
for (const list of [new Float64Array([1, 2]), new Int32Array([3, 4]), [5, 6]] as Numbers[]) {
  scale(list, 1.5);
  console.log(list);
}

// Printing.
console.log([new Uint8Array(2)], { a: new Float64Array([1.5, -0]), b: { c: { d: new Int8Array(1), e: new ArrayBuffer(1) } } });
console.log(new Uint8Array(120).map((_, i) => i * 2));
console.log(new Float32Array(7).fill(0.1), new BigUint64Array(2), new Uint8Array(), new ArrayBuffer(0), [[[new Uint8Array(1)]]]);
console.log(new Uint8Array([1, 254, 16]).buffer, new DataView(new ArrayBuffer(3), 1), { big: new ArrayBuffer(60) });
console.log(inspect(new Uint16Array(3), { maxArrayLength: 1 }));
console.log("%s|%o|%d|%j", new Uint8Array(2), 5, new Uint8Array([7]), new Uint8Array([7]));
console.log(JSON.stringify({ list: new Int16Array([1, -1]), buffer: new ArrayBuffer(2), view: new DataView(new ArrayBuffer(1)) }));

// Copies and comparisons.
const source = { bytes: new Uint8Array([1, 2, 3]), again: null as any, when: new Float64Array([NaN, -0]) };
source.again = source.bytes.subarray(1);
const copy = structuredClone(source);
copy.bytes[1] = 50;
console.log(copy, source, copy.again.buffer === copy.bytes.buffer);
deepStrictEqual(new Uint8Array([1, 2]), new Uint8Array([0, 1, 2]).subarray(1));
notDeepStrictEqual(new Uint8Array([1, 2]), new Uint8Array([1, 3]));
notDeepStrictEqual(new Uint8Array([1, 2]), new Int8Array([1, 2]));
deepStrictEqual(new Float64Array([NaN]), new Float64Array([NaN]));
console.log(
  isDeepStrictEqual(new Float64Array([0]), new Float64Array([-0])), isDeepStrictEqual(new ArrayBuffer(2), new ArrayBuffer(2)),
  isDeepStrictEqual([new Int8Array(1)], [new Int8Array(2)]), isDeepStrictEqual(new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(2))),
);
console.log(types.isTypedArray(u), types.isUint8Array(new Int8Array(1)), types.isArrayBuffer(u.buffer), types.isDataView(u), types.isArrayBufferView(u));

// The classes as values.
const classes: Record<string, any> = { Int8Array, Float32Array, BigInt64Array };
for (const [name, Class] of Object.entries(classes)) {
  const made = new Class(2);
  console.log(name, made, Class.BYTES_PER_ELEMENT, Class.name, Class.length, Class.of ? Class.of().length : "", made instanceof Class);
}
function make<T extends Uint8Array | Uint16Array>(Class: new (n: number) => T, n: number): T {
  const made = new Class(n);
  made[0] = 65537;
  return made;
}
console.log(make(Uint8Array, 1), make(Uint16Array, 2));
function fails(f: () => unknown): void {
  try {
    console.log(f());
  } catch (e: any) {
    console.log(`${e.name}: ${e.message}`);
  }
}
fails(() => new Int32Array(-1));
fails(() => new Int32Array(1e12));
fails(() => new Int32Array(new ArrayBuffer(6)));
fails(() => new Int32Array(new ArrayBuffer(8), 1));
fails(() => new Int32Array(new ArrayBuffer(8), 16));
fails(() => new Int32Array(new ArrayBuffer(8), 0, 5));
fails(() => new Int32Array(new ArrayBuffer(8), -4));
fails(() => (Int32Array as any)(5));
fails(() => new ArrayBuffer(-1));
fails(() => new DataView(u));
fails(() => new DataView(new ArrayBuffer(4), 5));
fails(() => new DataView(new ArrayBuffer(4), 1, 5));
fails(() => new DataView(new ArrayBuffer(4)).getInt32(1));
fails(() => new DataView(new ArrayBuffer(4)).setUint8(-1, 0));
fails(() => new Int8Array(2).set([1, 2, 3]));
fails(() => new Int8Array(2).with(5, 1));
fails(() => new Int8Array(0).reduce((a) => a));
fails(() => (new BigInt64Array(1) as any).fill(1));
fails(() => (new Int8Array(1) as any).fill(1n));
fails(() => new Int8Array(new BigInt64Array(2) as any));
fails(() => Int8Array.from(null as any));
fails(() => Object.freeze(new Int8Array(2)));
fails(() => Object.isFrozen(Object.freeze(new Int8Array(0))));
fails(() => Object.defineProperty(new Int8Array(1), 4, { value: 1 }));
fails(() => new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xff])));
fails(() => new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xe2, 0x82, 0xff, 0xf0, 0x9f])));
fails(() => {
  const parts = new TextDecoder();
  return parts.decode(new Uint8Array([0xe2, 0x82]), { stream: true }) + "|" + parts.decode(new Uint8Array([0xac, 0x21]).buffer);
});
fails(() => new TextEncoder().encodeInto("aé€😀", new Uint8Array(7)));
