// Typed arrays of numbers: what they do with their elements.
import { __kind, __f64, __trunc, __isNull, __arrLen, __arrF64, __rawF64, __isNumberT, __unboxF64 } from "./intrinsics";
import { ElementView, ViewIterator, boundTo } from "./elementview";
import { arrArgs, arrOfF64 } from "./array";
import { orderOf } from "./arraysort";
import { indices } from "./timsort";
import { mergeSort, sortAscending } from "./viewsort";
import { rangeEnd } from "./arraybuffer";
import { rtToNumber, rtToBoolean } from "./operator";
import { needFunction } from "./arraylike";
import { toInteger } from "./number";
import { Symbol } from "./symbol";

// Where a search that begins at `from` begins.
function startOf(from: any, n: i32): i32 {
  return rangeEnd(from, n, 0);
}

export abstract class TypedArray extends ElementView {
  [index: number]: number;

  _at(i: i32): number {
    return 0;
  }

  _put(i: i32, x: number): void {}

  _get(i: i32): any {
    return this._at(i) as any;
  }

  _set(i: i32, v: any): void {
    this._put(i, rtToNumber(v));
  }

  _take(list: any[], at: i32): void {
    const f: RawF64 = __arrF64(list);
    if (__isNull(f)) {
      super._take(list, at);
      return;
    }
    const n: i32 = __arrLen(list);
    let i: i32 = 0;
    while (i < n) {
      const x: number = f[i];
      this._put(at + i, x === x ? x : NaN);
      i = i + 1;
    }
  }

  _list(): any[] {
    return this._numbers() as any[];
  }

  _numbers(): number[] {
    const n: i32 = this._length;
    const out: RawF64 = __rawF64(n);
    let i: i32 = 0;
    while (i < n) {
      out[i] = this._at(i);
      i = i + 1;
    }
    return arrOfF64(out);
  }

  // Elements of views whose kind is not known.

  __get(index: number): number | undefined {
    const i: i32 = __trunc(index);
    if (i < 0 || i >= this._length || __f64(i) !== index) return undefined;
    return this._at(i);
  }

  __set(index: number, value: number): void {
    const i: i32 = __trunc(index);
    if (i >= 0 && i < this._length && __f64(i) === index) this._put(i, value === value ? value : NaN);
  }

  at(index: number): number | undefined {
    const n: number = __f64(this._length);
    const i: number = toInteger(rtToNumber(index as any));
    const at: number = i < 0 ? n + i : i;
    if (!(at >= 0 && at < n)) return undefined;
    return this._at(__trunc(at));
  }

  map(callback: (value: number, index: number, array: this) => number, thisArg?: any): this {
    const f: (value: number, index: number, array: this) => number = boundTo(callback as any, thisArg) as (value: number, index: number, array: this) => number;
    const n: i32 = this._length;
    const out: TypedArray = this._species(__f64(n) as any, undefined, undefined) as TypedArray;
    for (let i: i32 = 0; i < n; i = i + 1) out._put(i, f(this._at(i), __f64(i), this));
    return out as any as this;
  }

  filter(predicate: (value: number, index: number, array: this) => any, thisArg?: any): this {
    const f: (value: number, index: number, array: this) => any = boundTo(predicate as any, thisArg) as (value: number, index: number, array: this) => any;
    const n: i32 = this._length;
    const kept: number[] = [];
    for (let i: i32 = 0; i < n; i = i + 1) {
      const x: number = this._at(i);
      if (rtToBoolean(f(x, __f64(i), this))) kept.push(x);
    }
    const out: ElementView = this._species(kept.length as any, undefined, undefined);
    out._take(kept as any[], 0);
    return out as any as this;
  }

  forEach(callback: (value: number, index: number, array: this) => void, thisArg?: any): void {
    const f: (value: number, index: number, array: this) => void = boundTo(callback as any, thisArg) as (value: number, index: number, array: this) => void;
    const n: i32 = this._length;
    for (let i: i32 = 0; i < n; i = i + 1) f(this._at(i), __f64(i), this);
  }

  reduce(callback: (previous: number, value: number, index: number, array: this) => number): number;
  reduce(callback: (previous: number, value: number, index: number, array: this) => number, initial: number): number;
  reduce<U>(callback: (previous: U, value: number, index: number, array: this) => U, initial: U): U;
  reduce<U>(callback: (previous: U, value: number, index: number, array: this) => U, ...initial: U[]): U {
    needFunction(callback as any);
    const n: i32 = this._length;
    if (initial.length === 0 && n === 0) throw new TypeError("Reduce of empty array with no initial value");
    let i: i32 = initial.length === 0 ? 1 : 0;
    let value: U = initial.length === 0 ? (this._at(0) as any as U) : initial[0];
    while (i < n) {
      value = callback(value, this._at(i), __f64(i), this);
      i = i + 1;
    }
    return value;
  }

  reduceRight(callback: (previous: number, value: number, index: number, array: this) => number): number;
  reduceRight(callback: (previous: number, value: number, index: number, array: this) => number, initial: number): number;
  reduceRight<U>(callback: (previous: U, value: number, index: number, array: this) => U, initial: U): U;
  reduceRight<U>(callback: (previous: U, value: number, index: number, array: this) => U, ...initial: U[]): U {
    needFunction(callback as any);
    let i: i32 = this._length - 1;
    if (initial.length === 0 && i < 0) throw new TypeError("Reduce of empty array with no initial value");
    let value: U = initial.length === 0 ? (this._at(i) as any as U) : initial[0];
    if (initial.length === 0) i = i - 1;
    while (i >= 0) {
      value = callback(value, this._at(i), __f64(i), this);
      i = i - 1;
    }
    return value;
  }

  // The first (or last) element for which a callback gives `wanted`, or -1.
  _search(predicate: any, thisArg: any, wanted: boolean, backwards: boolean): i32 {
    const f: (value: number, index: number, array: any) => any = boundTo(predicate, thisArg) as (value: number, index: number, array: any) => any;
    const n: i32 = this._length;
    let k: i32 = 0;
    while (k < n) {
      const i: i32 = backwards ? n - 1 - k : k;
      if (rtToBoolean(f(this._at(i), __f64(i), this as any)) === wanted) return i;
      k = k + 1;
    }
    return -1;
  }

  some(predicate: (value: number, index: number, array: this) => any, thisArg?: any): boolean {
    return this._search(predicate as any, thisArg, true, false) >= 0;
  }

  every(predicate: (value: number, index: number, array: this) => any, thisArg?: any): boolean {
    return this._search(predicate as any, thisArg, false, false) < 0;
  }

  find(predicate: (value: number, index: number, array: this) => any, thisArg?: any): number | undefined {
    const i: i32 = this._search(predicate as any, thisArg, true, false);
    if (i < 0) return undefined;
    return this._at(i);
  }

  findIndex(predicate: (value: number, index: number, array: this) => any, thisArg?: any): number {
    return __f64(this._search(predicate as any, thisArg, true, false));
  }

  findLast(predicate: (value: number, index: number, array: this) => any, thisArg?: any): number | undefined {
    const i: i32 = this._search(predicate as any, thisArg, true, true);
    if (i < 0) return undefined;
    return this._at(i);
  }

  findLastIndex(predicate: (value: number, index: number, array: this) => any, thisArg?: any): number {
    return __f64(this._search(predicate as any, thisArg, true, true));
  }

  indexOf(value: any, from?: number): number {
    if (__kind(value) !== 3) return -1;
    const x: number = value as number;
    for (let i: i32 = startOf(from as any, this._length); i < this._length; i = i + 1) if (this._at(i) === x) return __f64(i);
    return -1;
  }

  lastIndexOf(value: any, ...from: number[]): number {
    if (__kind(value) !== 3) return -1;
    const x: number = value as number;
    const n: number = __f64(this._length);
    let start: number = from.length > 0 ? toInteger(rtToNumber(from[0] as any)) : n - 1;
    if (start < 0) start = n + start;
    if (start >= n) start = n - 1;
    for (let i: i32 = start < 0 ? -1 : __trunc(start); i >= 0; i = i - 1) if (this._at(i) === x) return __f64(i);
    return -1;
  }

  includes(value: any, from?: number): boolean {
    if (__kind(value) !== 3) return false;
    const x: number = value as number;
    for (let i: i32 = startOf(from as any, this._length); i < this._length; i = i + 1) {
      const y: number = this._at(i);
      if (x === y || x !== x && y !== y) return true;
    }
    return false;
  }

  sort<R>(compare?: (a: number, b: number) => R): this {
    const f: any = compare as any;
    if (__kind(f) !== 0 && __kind(f) < 7) throw new TypeError("The comparison function must be either a function or undefined");
    const list: number[] = this._numbers();
    const numbers: RawF64 = __arrF64(list as any[]);
    const n: i32 = this._length;
    if (__kind(f) === 0) sortAscending(numbers, n);
    else if (__isNumberT<R>()) mergeSort(numbers, n, f as (a: number, b: number) => number);
    else {
      const values: RawAny = arrArgs(list as any[]);
      const sorted: RawF64 = indices(n);
      mergeSort(sorted, n, orderOf(values, f as (a: any, b: any) => any));
      let i: i32 = 0;
      while (i < n) {
        numbers[i] = __unboxF64(values[__trunc(sorted[i])]);
        i = i + 1;
      }
    }
    this._take(list as any[], 0);
    return this;
  }

  toSorted<R>(compare?: (a: number, b: number) => R): this {
    return (this._part(0, this._length) as any as this).sort<R>(compare);
  }

  values(): ViewIterator<number> {
    return new ViewIterator<number>(this, 1);
  }

  entries(): ViewIterator<[number, number]> {
    return new ViewIterator<[number, number]>(this, 2);
  }

  [Symbol.iterator](): ViewIterator<number> {
    return new ViewIterator<number>(this, 1);
  }
}
