// The typed arrays of numbers, kind by kind. Programs read and write elements in place where they know the kind
// (`lower/typed.rs`); the functions for elements of several bytes serve where the buffer is held as bytes.
import { __f64, __u2f, __trunc, __isNull, __nearest, __minF, __maxF, __f32Bits, __f32FromBits, __f64Bits } from "./intrinsics";
import { TypedArray } from "./typedarray";
import { ElementView, mappedList } from "./elementview";
import { ArrayLike } from "./arrayclass";
import { Iterable } from "./iterate";
import { toInt32 } from "./number";
import { Symbol } from "./symbol";
import { half, setHalf, word, setWord, long, setLong, numberOfBits } from "./arraybuffer";

export function getHalf(view: TypedArray, i: i32): i32 {
  const at: i32 = view._first + i;
  const held: RawU16 = view._buffer._halves;
  return __isNull(held) ? half(view._buffer._bytes, at << 1) : held[at];
}

export function setHalfAt(view: TypedArray, i: i32, x: i32): void {
  const at: i32 = view._first + i;
  const held: RawU16 = view._buffer._halves;
  if (__isNull(held)) setHalf(view._buffer._bytes, at << 1, x);
  else held[at] = x;
}

export function getWord(view: TypedArray, i: i32): i32 {
  const at: i32 = view._first + i;
  const held: RawI32 = view._buffer._words;
  return __isNull(held) ? word(view._buffer._bytes, at << 2) : held[at];
}

export function setWordAt(view: TypedArray, i: i32, x: i32): void {
  const at: i32 = view._first + i;
  const held: RawI32 = view._buffer._words;
  if (__isNull(held)) setWord(view._buffer._bytes, at << 2, x);
  else held[at] = x;
}

export function getDouble(view: TypedArray, i: i32): number {
  const at: i32 = view._first + i;
  const held: RawF64 = view._buffer._doubles;
  return __isNull(held) ? numberOfBits(long(view._buffer._bytes, at << 3)) : held[at];
}

export function setDouble(view: TypedArray, i: i32, x: number): void {
  const at: i32 = view._first + i;
  const held: RawF64 = view._buffer._doubles;
  if (__isNull(held)) setLong(view._buffer._bytes, at << 3, __f64Bits(x));
  else held[at] = x;
}

/** ToUint8Clamp: halves go to the even neighbour, NaN to 0. */
export function clampByte(x: number): i32 {
  return __trunc(__nearest(__minF(__maxF(x, 0), 255)));
}

export class Int8Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }

  get [Symbol.toStringTag](): string {
    return "Int8Array";
  }

  static of(...items: number[]): Int8Array {
    return new Int8Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Int8Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Int8Array;
  static from(source: any, f?: any, thisArg?: any): Int8Array {
    return new Int8Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f64((this._bytes[this._first + i] << 24) >> 24);
  }

  _put(i: i32, x: number): void {
    this._bytes[this._first + i] = toInt32(x);
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Int8Array(source, offset, length);
  }
}

export class Uint8Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }

  get [Symbol.toStringTag](): string {
    return "Uint8Array";
  }

  static of(...items: number[]): Uint8Array {
    return new Uint8Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Uint8Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Uint8Array;
  static from(source: any, f?: any, thisArg?: any): Uint8Array {
    return new Uint8Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f64(this._bytes[this._first + i]);
  }

  _put(i: i32, x: number): void {
    this._bytes[this._first + i] = toInt32(x);
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Uint8Array(source, offset, length);
  }
}

export class Uint8ClampedArray extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }

  get [Symbol.toStringTag](): string {
    return "Uint8ClampedArray";
  }

  static of(...items: number[]): Uint8ClampedArray {
    return new Uint8ClampedArray(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Uint8ClampedArray;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Uint8ClampedArray;
  static from(source: any, f?: any, thisArg?: any): Uint8ClampedArray {
    return new Uint8ClampedArray(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f64(this._bytes[this._first + i]);
  }

  _put(i: i32, x: number): void {
    this._bytes[this._first + i] = clampByte(x);
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Uint8ClampedArray(source, offset, length);
  }
}

export class Int16Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 2;
  }

  get [Symbol.toStringTag](): string {
    return "Int16Array";
  }

  static of(...items: number[]): Int16Array {
    return new Int16Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Int16Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Int16Array;
  static from(source: any, f?: any, thisArg?: any): Int16Array {
    return new Int16Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f64((getHalf(this, i) << 16) >> 16);
  }

  _put(i: i32, x: number): void {
    setHalfAt(this, i, toInt32(x));
  }

  _width(): i32 {
    return 2;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Int16Array(source, offset, length);
  }
}

export class Uint16Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 2;
  }

  get [Symbol.toStringTag](): string {
    return "Uint16Array";
  }

  static of(...items: number[]): Uint16Array {
    return new Uint16Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Uint16Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Uint16Array;
  static from(source: any, f?: any, thisArg?: any): Uint16Array {
    return new Uint16Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f64(getHalf(this, i));
  }

  _put(i: i32, x: number): void {
    setHalfAt(this, i, toInt32(x));
  }

  _width(): i32 {
    return 2;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Uint16Array(source, offset, length);
  }
}

export class Int32Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }

  get [Symbol.toStringTag](): string {
    return "Int32Array";
  }

  static of(...items: number[]): Int32Array {
    return new Int32Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Int32Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Int32Array;
  static from(source: any, f?: any, thisArg?: any): Int32Array {
    return new Int32Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f64(getWord(this, i));
  }

  _put(i: i32, x: number): void {
    setWordAt(this, i, toInt32(x));
  }

  _width(): i32 {
    return 4;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Int32Array(source, offset, length);
  }
}

export class Uint32Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }

  get [Symbol.toStringTag](): string {
    return "Uint32Array";
  }

  static of(...items: number[]): Uint32Array {
    return new Uint32Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Uint32Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Uint32Array;
  static from(source: any, f?: any, thisArg?: any): Uint32Array {
    return new Uint32Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __u2f(getWord(this, i));
  }

  _put(i: i32, x: number): void {
    setWordAt(this, i, toInt32(x));
  }

  _width(): i32 {
    return 4;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Uint32Array(source, offset, length);
  }
}

export class Float32Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }

  get [Symbol.toStringTag](): string {
    return "Float32Array";
  }

  static of(...items: number[]): Float32Array {
    return new Float32Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Float32Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Float32Array;
  static from(source: any, f?: any, thisArg?: any): Float32Array {
    return new Float32Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return __f32FromBits(getWord(this, i));
  }

  _put(i: i32, x: number): void {
    setWordAt(this, i, __f32Bits(x));
  }

  _width(): i32 {
    return 4;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Float32Array(source, offset, length);
  }
}

export class Float64Array extends TypedArray {
  static get BYTES_PER_ELEMENT(): number {
    return 8;
  }

  get [Symbol.toStringTag](): string {
    return "Float64Array";
  }

  static of(...items: number[]): Float64Array {
    return new Float64Array(items as any);
  }

  static from(source: ArrayLike<number> | Iterable<number>): Float64Array;
  static from<T>(source: ArrayLike<T> | Iterable<T>, f: (value: T, index: number) => number, thisArg?: any): Float64Array;
  static from(source: any, f?: any, thisArg?: any): Float64Array {
    return new Float64Array(mappedList(source, f, thisArg) as any);
  }

  _at(i: i32): number {
    return getDouble(this, i);
  }

  _put(i: i32, x: number): void {
    setDouble(this, i, x);
  }

  _width(): i32 {
    return 8;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new Float64Array(source, offset, length);
  }
}
