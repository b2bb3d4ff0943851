// ArrayBuffer: bytes that views share. They are held as the elements of the first view made over them, so that
// its accesses are plain ones of an array; a view with elements of another size turns them into bytes for good.
import { __kind, __f64, __trunc, __isNull, __null, __rawU8, __rawU16, __rawI32, __rawF64, __copy, __f64Bits, __fromBits, __wrap, __i64, __i64u } from "./intrinsics";
import { rtToNumber } from "./operator";
import { toInteger } from "./number";
import { Symbol } from "./symbol";
import { BinaryView } from "./binaryview";

/** What the elements of a buffer are. No view has been made yet, and all is zero. */
export const UNUSED: i32 = 0;

/** ToIndex, or -1 where that throws. */
export function indexOrNone(v: any): number {
  const n: number = __kind(v) === 0 ? 0 : toInteger(rtToNumber(v));
  return n >= 0 && n <= 9007199254740991 ? n : -1;
}

export class ArrayBuffer {
  _size: i32;
  /** Bytes of an element as it is held, or UNUSED. */
  _width: i32;
  _bytes: RawU8;
  _halves: RawU16;
  _words: RawI32;
  _doubles: RawF64;

  constructor(length: number = 0, options?: any) {
    const n: number = toInteger(length);
    if (n < 0 || n > 9007199254740991) throw new RangeError("Invalid array buffer length");
    if (n > 1073741824) throw new RangeError("Array buffer allocation failed");
    this._size = __trunc(n);
    this._width = 0;
    this._bytes = __null<RawU8>();
    this._halves = __null<RawU16>();
    this._words = __null<RawI32>();
    this._doubles = __null<RawF64>();
  }

  get byteLength(): number {
    return __f64(this._size);
  }

  get maxByteLength(): number {
    return __f64(this._size);
  }

  get resizable(): boolean {
    return false;
  }

  slice(start?: number, end?: number): ArrayBuffer {
    const from: i32 = rangeEnd(start as any, this._size, 0);
    const to: i32 = rangeEnd(end as any, this._size, this._size);
    const n: i32 = to > from ? to - from : 0;
    const out: ArrayBuffer = new ArrayBuffer(__f64(n));
    if (this._width !== 0) {
      const width: i32 = (from | n) % this._width === 0 ? this._width : 1;
      bufferUse(this, width);
      bufferUse(out, width);
      bufferCopy(out, 0, this, from / width, n / width, width);
    }
    return out;
  }

  static isView(value: any): boolean {
    return value instanceof BinaryView;
  }

  get [Symbol.toStringTag](): string {
    return "ArrayBuffer";
  }
}

/** A position that counts from the end when it is negative, within 0 to `n`. */
export function rangeEnd(v: any, n: i32, missing: i32): i32 {
  if (__kind(v) === 0) return missing;
  const i: number = toInteger(rtToNumber(v));
  const size: number = __f64(n);
  if (i < 0) return size + i < 0 ? 0 : __trunc(size + i);
  return i > size ? n : __trunc(i);
}

/** Prepares a buffer for a view whose elements have `width` bytes. */
export function bufferUse(b: ArrayBuffer, width: i32): void {
  if (b._width === width || b._width === 1) return;
  if (b._width !== 0) {
    b._bytes = bytesOf(b);
    b._halves = __null<RawU16>();
    b._words = __null<RawI32>();
    b._doubles = __null<RawF64>();
    b._width = 1;
    return;
  }
  const n: i32 = (b._size + width - 1) / width;
  if (width === 1) b._bytes = __rawU8(n);
  else if (width === 2) b._halves = __rawU16(n);
  else if (width === 4) b._words = __rawI32(n);
  else b._doubles = __rawF64(n);
  b._width = width;
}

/** The bytes of a buffer, fresh unless they are held as such. */
export function bytesOf(b: ArrayBuffer): RawU8 {
  if (b._width === 1) return b._bytes;
  const n: i32 = b._size;
  const out: RawU8 = __rawU8(n);
  let i: i32 = 0;
  if (b._width === 2) {
    const from: RawU16 = b._halves;
    while (i < n) {
      out[i] = from[i >> 1] >> ((i & 1) << 3);
      i = i + 1;
    }
  } else if (b._width === 4) {
    const from: RawI32 = b._words;
    while (i < n) {
      out[i] = from[i >> 2] >> ((i & 3) << 3);
      i = i + 1;
    }
  } else if (b._width === 8) {
    const from: RawF64 = b._doubles;
    while (i < n) {
      out[i] = __wrap(__f64Bits(from[i >> 3]) >>> __i64((i & 7) << 3));
      i = i + 1;
    }
  }
  return out;
}

/** Copies elements of `width` bytes between buffers prepared for them; positions count elements as they are held. */
export function bufferCopy(to: ArrayBuffer, at: i32, from: ArrayBuffer, start: i32, n: i32, width: i32): void {
  if (!__isNull(to._bytes)) __copy(to._bytes, at * width, from._bytes, start * width, n * width);
  else if (width === 2) __copy(to._halves, at, from._halves, start, n);
  else if (width === 4) __copy(to._words, at, from._words, start, n);
  else if (width === 8) __copy(to._doubles, at, from._doubles, start, n);
}

// Elements of more than a byte in bytes, the low one first.

export function half(b: RawU8, i: i32): i32 {
  return b[i] | (b[i + 1] << 8);
}

export function setHalf(b: RawU8, i: i32, x: i32): void {
  b[i] = x;
  b[i + 1] = x >> 8;
}

export function word(b: RawU8, i: i32): i32 {
  return b[i] | (b[i + 1] << 8) | (b[i + 2] << 16) | (b[i + 3] << 24);
}

export function setWord(b: RawU8, i: i32, x: i32): void {
  b[i] = x;
  b[i + 1] = x >> 8;
  b[i + 2] = x >> 16;
  b[i + 3] = x >> 24;
}

export function long(b: RawU8, i: i32): i64 {
  return __i64u(word(b, i)) | (__i64u(word(b, i + 4)) << 32n);
}

export function setLong(b: RawU8, i: i32, x: i64): void {
  setWord(b, i, __wrap(x));
  setWord(b, i + 4, __wrap(x >>> 32n));
}

/** The number of these bits; any NaN becomes the one that stands for nothing else. */
export function numberOfBits(x: i64): number {
  const n: number = __fromBits(x);
  return n !== n ? NaN : n;
}
