// BigInt64Array and BigUint64Array. Their buffers are held as bytes.
import { __kind, __f64, __trunc, __i64, __i64u, __wrap, __unboxF64 } from "./intrinsics";
import { ElementView, ViewIterator, mappedList, boundTo } from "./elementview";
import { BigInt, toBigInt } from "./bigint";
import { magOf } from "./magnitude";
import { long, setLong, rangeEnd } from "./arraybuffer";
import { rtToBoolean, rtToNumber, rtStrictEq, rtLess, rtToPrimitive } from "./operator";
import { arrArgs } from "./array";
import { orderOf } from "./arraysort";
import { indices } from "./timsort";
import { mergeSort } from "./viewsort";
import { needFunction } from "./arraylike";
import { toInteger, numToString } from "./number";
import { Symbol } from "./symbol";

/** ToBigInt: unlike the function BigInt it refuses numbers. */
export function strictBigInt(v: any): BigInt {
  const p: any = rtToPrimitive(v, "number");
  if (__kind(p) === 3) throw new TypeError("Cannot convert " + numToString(__unboxF64(p)) + " to a BigInt");
  return toBigInt(p);
}

/** The low 64 bits. */
export function bitsOfBigInt(x: BigInt): i64 {
  const m: RawI32 = x._mag;
  let bits: i64 = m.length > 0 ? __i64u(m[0]) : __i64(0);
  if (m.length > 1) bits = bits | (__i64u(m[1]) << 32n);
  return x._negative ? __i64(0) - bits : bits;
}

/** The bigint of 64 bits. */
export function bigIntOfBits(bits: i64, signed: boolean): any {
  const negative: boolean = signed && __wrap(bits >> 32n) < 0;
  return new BigInt(negative, magOf(negative ? __i64(0) - bits : bits)) as any;
}

function inOrder(a: any, b: any): any {
  return (rtLess(a, b) ? -1 : rtLess(b, a) ? 1 : 0) as any;
}

abstract class BigArray extends ElementView {
  [index: number]: bigint;

  _width(): i32 {
    return 8;
  }

  _isBig(): boolean {
    return true;
  }

  _value(v: any): any {
    return strictBigInt(v) as any;
  }

  _signed(): boolean {
    return true;
  }

  _get(i: i32): any {
    return bigIntOfBits(long(this._buffer._bytes, (this._first + i) << 3), this._signed());
  }

  _set(i: i32, v: any): void {
    setLong(this._buffer._bytes, (this._first + i) << 3, bitsOfBigInt(strictBigInt(v)));
  }

  __get(index: number): bigint | undefined {
    const i: i32 = __trunc(index);
    if (i < 0 || i >= this._length || __f64(i) !== index) return undefined;
    return this._get(i) as bigint;
  }

  __set(index: number, value: bigint): void {
    const v: any = strictBigInt(value as any) as any;
    const i: i32 = __trunc(index);
    if (i >= 0 && i < this._length && __f64(i) === index) this._set(i, v);
  }

  at(index: number): bigint | undefined {
    const i: number = toInteger(rtToNumber(index as any));
    return this.__get(i < 0 ? __f64(this._length) + i : i);
  }

  map(callback: (value: bigint, index: number, array: this) => bigint, thisArg?: any): this {
    const f: (value: bigint, index: number, array: this) => bigint = boundTo(callback as any, thisArg) as (value: bigint, index: number, array: this) => bigint;
    const n: i32 = this._length;
    const out: ElementView = this._species(__f64(n) as any, undefined, undefined);
    for (let i: i32 = 0; i < n; i = i + 1) out._set(i, f(this._get(i) as bigint, __f64(i), this) as any);
    return out as any as this;
  }

  filter(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): this {
    const f: (value: bigint, index: number, array: this) => any = boundTo(predicate as any, thisArg) as (value: bigint, index: number, array: this) => any;
    const kept: any[] = [];
    for (let i: i32 = 0; i < this._length; i = i + 1) {
      const x: any = this._get(i);
      if (rtToBoolean(f(x as bigint, __f64(i), this))) kept.push(x);
    }
    const out: ElementView = this._species(kept.length as any, undefined, undefined);
    out._take(kept as any[], 0);
    return out as any as this;
  }

  forEach(callback: (value: bigint, index: number, array: this) => void, thisArg?: any): void {
    const f: (value: bigint, index: number, array: this) => void = boundTo(callback as any, thisArg) as (value: bigint, index: number, array: this) => void;
    for (let i: i32 = 0; i < this._length; i = i + 1) f(this._get(i) as bigint, __f64(i), this);
  }

  reduce(callback: (previous: bigint, value: bigint, index: number, array: this) => bigint): bigint;
  reduce<U>(callback: (previous: U, value: bigint, index: number, array: this) => U, initial: U): U;
  reduce(callback: (previous: any, value: bigint, index: number, array: this) => any, ...initial: any[]): any {
    return this._fold(callback as any, initial, false);
  }

  reduceRight(callback: (previous: bigint, value: bigint, index: number, array: this) => bigint): bigint;
  reduceRight<U>(callback: (previous: U, value: bigint, index: number, array: this) => U, initial: U): U;
  reduceRight(callback: (previous: any, value: bigint, index: number, array: this) => any, ...initial: any[]): any {
    return this._fold(callback as any, initial, true);
  }

  _fold(callback: any, initial: any[], backwards: boolean): any {
    needFunction(callback);
    const n: i32 = this._length;
    let k: i32 = 0;
    let value: any = undefined;
    if (initial.length > 0) value = initial[0];
    else {
      if (n === 0) throw new TypeError("Reduce of empty array with no initial value");
      value = this._get(backwards ? n - 1 : 0);
      k = 1;
    }
    while (k < n) {
      const i: i32 = backwards ? n - 1 - k : k;
      const args: any[] = [value, this._get(i), __f64(i) as any, this as any];
      value = callback(...args);
      k = k + 1;
    }
    return value;
  }

  _search(predicate: any, thisArg: any, wanted: boolean, backwards: boolean): i32 {
    const f: (value: any, index: number, array: any) => any = boundTo(predicate, thisArg) as (value: any, index: number, array: any) => any;
    const n: i32 = this._length;
    let k: i32 = 0;
    while (k < n) {
      const i: i32 = backwards ? n - 1 - k : k;
      if (rtToBoolean(f(this._get(i), __f64(i), this as any)) === wanted) return i;
      k = k + 1;
    }
    return -1;
  }

  some(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): boolean {
    return this._search(predicate as any, thisArg, true, false) >= 0;
  }

  every(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): boolean {
    return this._search(predicate as any, thisArg, false, false) < 0;
  }

  find(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): bigint | undefined {
    return this.__get(__f64(this._search(predicate as any, thisArg, true, false)));
  }

  findIndex(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): number {
    return __f64(this._search(predicate as any, thisArg, true, false));
  }

  findLast(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): bigint | undefined {
    return this.__get(__f64(this._search(predicate as any, thisArg, true, true)));
  }

  findLastIndex(predicate: (value: bigint, index: number, array: this) => any, thisArg?: any): number {
    return __f64(this._search(predicate as any, thisArg, true, true));
  }

  indexOf(value: any, from?: number): number {
    for (let i: i32 = rangeEnd(from as any, this._length, 0); i < this._length; i = i + 1) if (rtStrictEq(this._get(i), value)) return __f64(i);
    return -1;
  }

  lastIndexOf(value: any): number {
    for (let i: i32 = this._length - 1; i >= 0; i = i - 1) if (rtStrictEq(this._get(i), value)) return __f64(i);
    return -1;
  }

  includes(value: any, from?: number): boolean {
    return this.indexOf(value, from) >= 0;
  }

  sort<R>(compare?: (a: bigint, b: bigint) => R): this {
    const f: any = compare as any;
    if (__kind(f) !== 0 && __kind(f) < 7) throw new TypeError("The comparison function must be either a function or undefined");
    const values: RawAny = arrArgs(this._list());
    const sorted: RawF64 = indices(this._length);
    mergeSort(sorted, sorted.length, orderOf(values, (__kind(f) === 0 ? inOrder : f) as (a: any, b: any) => any));
    for (let i: i32 = 0; i < sorted.length; i = i + 1) this._set(i, values[__trunc(sorted[i])]);
    return this;
  }

  toSorted<R>(compare?: (a: bigint, b: bigint) => R): this {
    return (this._part(0, this._length) as any as this).sort<R>(compare);
  }

  values(): ViewIterator<bigint> {
    return new ViewIterator<bigint>(this, 1);
  }

  entries(): ViewIterator<[number, bigint]> {
    return new ViewIterator<[number, bigint]>(this, 2);
  }

  [Symbol.iterator](): ViewIterator<bigint> {
    return new ViewIterator<bigint>(this, 1);
  }
}

export class BigInt64Array extends BigArray {
  static get BYTES_PER_ELEMENT(): number {
    return 8;
  }

  get [Symbol.toStringTag](): string {
    return "BigInt64Array";
  }

  static of(...items: bigint[]): BigInt64Array {
    return new BigInt64Array(items as any);
  }

  static from(source: any, f?: any, thisArg?: any): BigInt64Array {
    return new BigInt64Array(mappedList(source, f, thisArg) as any);
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new BigInt64Array(source, offset, length);
  }
}

export class BigUint64Array extends BigArray {
  static get BYTES_PER_ELEMENT(): number {
    return 8;
  }

  get [Symbol.toStringTag](): string {
    return "BigUint64Array";
  }

  static of(...items: bigint[]): BigUint64Array {
    return new BigUint64Array(items as any);
  }

  static from(source: any, f?: any, thisArg?: any): BigUint64Array {
    return new BigUint64Array(mappedList(source, f, thisArg) as any);
  }

  _signed(): boolean {
    return false;
  }

  _make(source: any, offset: any, length: any): ElementView {
    return new BigUint64Array(source, offset, length);
  }
}
