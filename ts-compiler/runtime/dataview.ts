// DataView: numbers of any kind at any byte of a buffer.
import { __kind, __f64, __trunc, __wrap, __f64Bits, __f32Bits, __f32FromBits, __u2f, __i64u } from "./intrinsics";
import { BinaryView } from "./binaryview";
import { ArrayBuffer, bufferUse, indexOrNone, half, setHalf, word, setWord, numberOfBits } from "./arraybuffer";
import { bigIntOfBits, bitsOfBigInt, strictBigInt } from "./bigarray";
import { toInt32, numToString, toInteger } from "./number";
import { rtToNumber } from "./operator";
import { Symbol } from "./symbol";

function swapHalf(x: i32): i32 {
  return ((x & 255) << 8) | ((x >> 8) & 255);
}

function swapWord(x: i32): i32 {
  return (x << 24) | ((x & 0xFF00) << 8) | ((x >> 8) & 0xFF00) | (x >>> 24);
}

// Where an element of `size` bytes begins among those of the buffer.
function byteIndex(view: DataView, at: number, size: i32): i32 {
  const i: i32 = __trunc(at);
  if (i < 0 || __f64(i) !== at || i > view._length - size) return oddIndex(view, at, size);
  return view._start + i;
}

// The same of what is no index of an element.
function oddIndex(view: DataView, at: number, size: i32): i32 {
  const n: number = at === at ? toInteger(at) : 0;
  if (n < 0 || n + __f64(size) > __f64(view._length)) throw new RangeError("Offset is outside the bounds of the DataView");
  return view._start + __trunc(n);
}

function readLong(view: DataView, offset: number, little: boolean): i64 {
  const i: i32 = byteIndex(view, offset, 8);
  const b: RawU8 = view._bytes;
  if (little) return __i64u(word(b, i)) | (__i64u(word(b, i + 4)) << 32n);
  return __i64u(swapWord(word(b, i + 4))) | (__i64u(swapWord(word(b, i))) << 32n);
}

function writeLong(view: DataView, offset: number, x: i64, little: boolean): void {
  const i: i32 = byteIndex(view, offset, 8);
  const low: i32 = __wrap(x);
  const high: i32 = __wrap(x >>> 32n);
  setWord(view._bytes, i, little ? low : swapWord(high));
  setWord(view._bytes, i + 4, little ? high : swapWord(low));
}

export class DataView extends BinaryView {
  constructor(buffer: any, offset?: any, length?: any) {
    super();
    if (!(buffer instanceof ArrayBuffer)) throw new TypeError("First argument to DataView constructor must be an ArrayBuffer");
    const b: ArrayBuffer = buffer as ArrayBuffer;
    const total: number = __f64(b._size);
    const start: number = indexOrNone(offset);
    if (start < 0 || start > total) throw new RangeError("Start offset " + numToString(toInteger(rtToNumber(offset))) + " is outside the bounds of the buffer");
    let n: number = total - start;
    if (__kind(length) !== 0) {
      n = indexOrNone(length);
      if (n < 0 || start + n > total) throw new RangeError("Invalid DataView length " + numToString(toInteger(rtToNumber(length))));
    }
    bufferUse(b, 1);
    this._buffer = b;
    this._bytes = b._bytes;
    this._start = __trunc(start);
    this._length = __trunc(n);
  }

  get byteLength(): number {
    return __f64(this._length);
  }

  getInt8(offset: number): number {
    return __f64((this._bytes[byteIndex(this, offset, 1)] << 24) >> 24);
  }

  getUint8(offset: number): number {
    return __f64(this._bytes[byteIndex(this, offset, 1)]);
  }

  setInt8(offset: number, value: number): void {
    this._bytes[byteIndex(this, offset, 1)] = toInt32(value);
  }

  setUint8(offset: number, value: number): void {
    this._bytes[byteIndex(this, offset, 1)] = toInt32(value);
  }

  getInt16(offset: number, littleEndian?: boolean): number;
  getInt16(offset: number, littleEndian: boolean): number {
    const h: i32 = half(this._bytes, byteIndex(this, offset, 2));
    const x: i32 = littleEndian ? h : swapHalf(h);
    return __f64((x << 16) >> 16);
  }

  setInt16(offset: number, value: number, littleEndian?: boolean): void;
  setInt16(offset: number, value: number, littleEndian: boolean): void {
    const x: i32 = toInt32(value);
    setHalf(this._bytes, byteIndex(this, offset, 2), littleEndian ? x : swapHalf(x));
  }

  getUint16(offset: number, littleEndian?: boolean): number;
  getUint16(offset: number, littleEndian: boolean): number {
    const h: i32 = half(this._bytes, byteIndex(this, offset, 2));
    const x: i32 = littleEndian ? h : swapHalf(h);
    return __f64(x);
  }

  setUint16(offset: number, value: number, littleEndian?: boolean): void;
  setUint16(offset: number, value: number, littleEndian: boolean): void {
    const x: i32 = toInt32(value);
    setHalf(this._bytes, byteIndex(this, offset, 2), littleEndian ? x : swapHalf(x));
  }

  getInt32(offset: number, littleEndian?: boolean): number;
  getInt32(offset: number, littleEndian: boolean): number {
    const w: i32 = word(this._bytes, byteIndex(this, offset, 4));
    const x: i32 = littleEndian ? w : swapWord(w);
    return __f64(x);
  }

  setInt32(offset: number, value: number, littleEndian?: boolean): void;
  setInt32(offset: number, value: number, littleEndian: boolean): void {
    const x: i32 = toInt32(value);
    setWord(this._bytes, byteIndex(this, offset, 4), littleEndian ? x : swapWord(x));
  }

  getUint32(offset: number, littleEndian?: boolean): number;
  getUint32(offset: number, littleEndian: boolean): number {
    const w: i32 = word(this._bytes, byteIndex(this, offset, 4));
    const x: i32 = littleEndian ? w : swapWord(w);
    return __u2f(x);
  }

  setUint32(offset: number, value: number, littleEndian?: boolean): void;
  setUint32(offset: number, value: number, littleEndian: boolean): void {
    const x: i32 = toInt32(value);
    setWord(this._bytes, byteIndex(this, offset, 4), littleEndian ? x : swapWord(x));
  }

  getFloat32(offset: number, littleEndian?: boolean): number;
  getFloat32(offset: number, littleEndian: boolean): number {
    const w: i32 = word(this._bytes, byteIndex(this, offset, 4));
    const x: i32 = littleEndian ? w : swapWord(w);
    return __f32FromBits(x);
  }

  setFloat32(offset: number, value: number, littleEndian?: boolean): void;
  setFloat32(offset: number, value: number, littleEndian: boolean): void {
    const x: i32 = __f32Bits(value);
    setWord(this._bytes, byteIndex(this, offset, 4), littleEndian ? x : swapWord(x));
  }

  getFloat64(offset: number, littleEndian?: boolean): number;
  getFloat64(offset: number, littleEndian: boolean): number {
    return numberOfBits(readLong(this, offset, littleEndian));
  }

  setFloat64(offset: number, value: number, littleEndian?: boolean): void;
  setFloat64(offset: number, value: number, littleEndian: boolean): void {
    writeLong(this, offset, __f64Bits(value), littleEndian);
  }

  getBigInt64(offset: number, littleEndian?: boolean): bigint;
  getBigInt64(offset: number, littleEndian: boolean): bigint {
    return bigIntOfBits(readLong(this, offset, littleEndian), true) as bigint;
  }

  getBigUint64(offset: number, littleEndian?: boolean): bigint;
  getBigUint64(offset: number, littleEndian: boolean): bigint {
    return bigIntOfBits(readLong(this, offset, littleEndian), false) as bigint;
  }

  setBigInt64(offset: number, value: bigint, littleEndian?: boolean): void;
  setBigInt64(offset: number, value: bigint, littleEndian: boolean): void {
    writeLong(this, offset, bitsOfBigInt(strictBigInt(value as any)), littleEndian);
  }

  setBigUint64(offset: number, value: bigint, littleEndian?: boolean): void;
  setBigUint64(offset: number, value: bigint, littleEndian: boolean): void {
    writeLong(this, offset, bitsOfBigInt(strictBigInt(value as any)), littleEndian);
  }

  get [Symbol.toStringTag](): string {
    return "DataView";
  }
}
