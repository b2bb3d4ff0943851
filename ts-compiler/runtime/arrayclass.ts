// The class Array. The type of the elements decides how a method is compiled:
// those that call back are compiled for numbers and for values.
import {
  __f64, __trunc, __isNull, __kind, __rawAny, __arrNew, __arrLen, __arrVals, __hole, __isNumberT, __unboxF64, __species,
} from "./intrinsics";
import {
  arrAbsent, arrRest, arrSlice, arrSetLength, arrPushAny, arrAppend, arrPushF64,
} from "./array";
import {
  arrConcat, arrFillRange, arrIndexOfValue, arrLastIndexOfValue, arrIncludesValue, arrJoin, arrShift, arrUnshift, arrRemoveInsert, arrReverse,
  arrCopyWithin, arrFlatten, arrFilled, arrPop, clampIndex,
} from "./arrayops";
import { arrSortNumbers, arrSortValues } from "./arraysort";
import { ArrayEntries, ArrayKeys, ArrayValues } from "./arrayiter";
import { arrayFromAsync } from "./arrayasync";
import { localeArguments } from "./arraylike";
import { Promise, PromiseLike } from "./promise";
import { Symbol } from "./symbol";
import { Iterable, rtToArray, rtIterator, rtIterNext, rtIterValue, rtIterFail } from "./iterate";
import { rtGet, rtGetIndex, getProperty, rtTypeof, describeObject } from "./dynamic";
import { rtCallMethod, rtCall } from "./invocation";
import { rtToNumber, rtToString } from "./operator";
import { toInteger } from "./number";
import { hostIsArray } from "./hostops";
import { isArguments } from "./arguments";

/** An object that can be indexed and has a length. */
export interface ArrayLike<T> {
  readonly length: number;
  readonly [n: number]: T;
}

/** Options of an entry of Array.prototype.concat. */
export interface ConcatArray<T> {
  readonly length: number;
  readonly [n: number]: T;
}

function throwNotFunction(f: any): void {
  throw new TypeError(describeObject(f) + " is not a function");
}

function checkFunction(f: any): void {
  const k: i32 = __kind(f);
  if (k !== 8 && (k !== 11 || rtTypeof(f) !== "function")) throwNotFunction(f);
}

function lengthOf(source: any): number {
  const n: number = toInteger(rtToNumber(rtGet(source, "length")));
  return n < 0 ? 0 : n;
}

/** A callback with a `this` value. */
function bound(f: any, thisArg: any): any {
  if (__kind(thisArg) === 0) return f;
  return (a: any, b: any, c: any): any => {
    const args: RawAny = __rawAny(3);
    args[0] = a;
    args[1] = b;
    args[2] = c;
    return rtCall(f, thisArg, args);
  };
}

// What a function makes of the values of an iterable, each before the next is taken.
function mappedValues(source: any, f: (v: any, k: number) => any): any[] {
  const out: any[] = __arrNew<any>();
  const it: any = rtIterator(source);
  for (let i: number = 0; rtIterNext(it); i++) {
    try {
      pushValue(out, f(rtIterValue(it), i));
    } catch (thrown) {
      rtIterFail(it);
      throw thrown;
    }
  }
  return out;
}

/** The arrays of the language. */
export class Array<T> {
  static __call<T = any>(length?: number): T[];
  static __call<T>(...items: T[]): T[];
  static __call(...items: any[]): any[] {
    return Array.__new(...items) as any[];
  }

  static __new<T = any>(length?: number): T[];
  static __new<T>(...items: T[]): T[];
  static __new(...items: any[]): any {
    if (items.length === 1 && __kind(items[0]) === 3) {
      const n: number = __unboxF64(items[0]);
      if (!(n >= 0 && n <= 4294967295) || __f64(__trunc(n)) !== n && n < 2147483648) throw new RangeError("Invalid array length");
      const out: any[] = __arrNew<any>();
      arrSetLength(out, n);
      return out as any;
    }
    return items as any;
  }

  static isArray(arg: any): arg is any[] {
    const k: i32 = __kind(arg);
    if (k === 9) return !isArguments(arg);
    return k === 11 && hostIsArray(arg);
  }

  static fromAsync<T>(source: AsyncIterable<T> | Iterable<T | PromiseLike<T>> | ArrayLike<T | PromiseLike<T>>): Promise<T[]>;
  static fromAsync<T, U>(
    source: AsyncIterable<T> | Iterable<T | PromiseLike<T>> | ArrayLike<T | PromiseLike<T>>, mapper: (value: Awaited<T>, index: number) => U, thisArg?: any,
  ): Promise<Awaited<U>[]>;
  static fromAsync(source: any, mapper?: any, thisArg?: any): Promise<any[]> {
    return arrayFromAsync(source, mapper, thisArg);
  }

  static of<T>(...items: T[]): T[] {
    return items;
  }

  static from<T>(iterable: Iterable<T> | ArrayLike<T>): T[];
  static from<T, U>(iterable: Iterable<T> | ArrayLike<T>, mapfn: (v: T, k: number) => U, thisArg?: any): U[];
  static from(source: any, mapfn?: any, thisArg?: any): any[] {
    if (__kind(source) < 2) throw new TypeError(rtToString(source) + " is not iterable");
    const mapped: boolean = __kind(mapfn) !== 0;
    if (mapped) checkFunction(mapfn);
    let items: any[] = __arrNew<any>();
    const k: i32 = __kind(source);
    if (k === 9 || k === 4) {
      items = rtToArray(source);
    } else if (__kind(getProperty(source, Symbol.iterator as any, source)) > 1) {
      if (mapped) return mappedValues(source, bound(mapfn, thisArg) as (v: any, k: number) => any);
      items = rtToArray(source);
    } else if (k > 6) {
      const n: number = lengthOf(source);
      if (n > 134217728) throw new RangeError("Invalid array length");
      if (mapped) {
        // Nothing is read before its turn, and a number is the usual result.
        const out: any[] = __arrNew<any>();
        const f: (v: any, k: number) => any = bound(mapfn, thisArg) as (v: any, k: number) => any;
        for (let i: number = 0; i < n; i++) pushValue(out, f(rtGetIndex(source, i as any), i));
        return out;
      }
      for (let i: number = 0; i < n; i++) arrPushAny(items, rtGetIndex(source, i as any));
      return items;
    }
    if (!mapped) return items;
    const out: any[] = __arrNew<any>();
    const f: (v: any, k: number) => any = bound(mapfn, thisArg) as (v: any, k: number) => any;
    const n: number = items.length;
    for (let i: number = 0; i < n; i++) pushValue(out, f(items[i], i));
    return out;
  }

  get length(this: T[]): number {
    return __f64(__arrLen(this as any[]));
  }

  set length(this: T[], n: number) {
    arrSetLength(this as any[], n);
  }

  at(this: T[], index: number): T | undefined {
    const n: number = toInteger(index);
    return this[n < 0 ? this.length + n : n];
  }

  push(this: T[], ...items: T[]): number {
    arrAppend(this as any[], items as any[]);
    return this.length;
  }

  pop(this: T[]): T | undefined {
    const n: number = this.length;
    if (n === 0) return undefined;
    const last: T | undefined = this[n - 1];
    arrPop(this as any[]);
    return last;
  }

  shift(this: T[]): T | undefined {
    if (this.length === 0) return undefined;
    const first: T | undefined = this[0];
    arrShift(this as any[]);
    return first;
  }

  unshift(this: T[], ...items: T[]): number {
    arrUnshift(this as any[], items as any[]);
    return this.length;
  }

  concat(this: T[], ...items: (T | T[] | ConcatArray<T>)[]): T[] {
    const out: any[] = arrSlice(this as any[], 0, __arrLen(this as any[]));
    const rest: any[] = items as any[];
    for (let i: number = 0; i < rest.length; i++) arrConcat(out, rest[i]);
    return __species(this as any[], out, 0) as T[];
  }

  join(this: T[], separator?: string): string {
    return arrJoin(this as any[], separator === undefined ? "," : separator, false);
  }

  reverse(this: T[]): T[] {
    arrReverse(this as any[]);
    return this;
  }

  slice(this: T[], start?: number, end?: number): T[] {
    const len: i32 = __arrLen(this as any[]);
    const out: any[] = arrSlice(this as any[], clampIndex(start, len, 0), clampIndex(end, len, len));
    return __species(this as any[], out, 0) as T[];
  }

  splice(this: T[], start: number, deleteCount?: number): T[];
  splice(this: T[], start: number, deleteCount: number, ...items: T[]): T[];
  splice(this: T[], start: number, ...rest: any[]): T[] {
    const len: i32 = __arrLen(this as any[]);
    const at: i32 = clampIndex(start, len, 0);
    let count: i32 = len - at;
    if (rest.length > 0) {
      const n: number = toInteger(rtToNumber(rest[0]));
      if (n < __f64(count)) count = n < 0 ? 0 : __trunc(n);
    }
    const out: any[] = arrSlice(this as any[], at, at + count);
    arrRemoveInsert(this as any[], at, count, arrRest(rest, 1));
    return __species(this as any[], out, 0) as T[];
  }

  sort<R>(this: T[], compareFn?: (a: T, b: T) => R): T[] {
    const f: any = compareFn as any;
    if (__kind(f) !== 0 && __kind(f) < 7) throw new TypeError("The comparison function must be either a function or undefined");
    if (__isNumberT<T>() && __isNumberT<R>() && __kind(f) === 8) arrSortNumbers(this as any as number[], f as (a: number, b: number) => number);
    else arrSortValues(this as any[], f);
    return this;
  }

  toSorted<R>(this: T[], compareFn?: (a: T, b: T) => R): T[] {
    return (arrFilled(this as any[], 0) as T[]).sort<R>(compareFn);
  }

  toReversed(this: T[]): T[] {
    return (arrFilled(this as any[], 0) as T[]).reverse();
  }

  toSpliced(this: T[], start: number, skipCount?: number): T[];
  toSpliced(this: T[], start: number, skipCount: number, ...items: T[]): T[];
  toSpliced(this: T[], ...args: any[]): T[] {
    const out: T[] = arrFilled(this as any[], 0) as T[];
    const len: i32 = __arrLen(out as any[]);
    if (args.length === 0) return out;
    const at: i32 = clampIndex(toInteger(rtToNumber(args[0])), len, 0);
    let count: i32 = len - at;
    if (args.length > 1) {
      const n: number = toInteger(rtToNumber(args[1]));
      if (n < __f64(count)) count = n < 0 ? 0 : __trunc(n);
    }
    arrRemoveInsert(out as any[], at, count, arrRest(args, 2));
    return out;
  }

  with(this: T[], index: number, value: T): T[] {
    const n: number = toInteger(index);
    const at: number = n < 0 ? this.length + n : n;
    if (at < 0 || at >= this.length) throw new RangeError("Invalid index : " + rtToString(index as any));
    const out: T[] = arrFilled(this as any[], 0) as T[];
    out[at] = value;
    return out;
  }

  indexOf(this: T[], searchElement: T, fromIndex?: number): number {
    const len: i32 = __arrLen(this as any[]);
    return __f64(arrIndexOfValue(this as any[], searchElement as any, clampIndex(fromIndex, len, 0)));
  }

  lastIndexOf(this: T[], searchElement: T, fromIndex?: number): number;
  lastIndexOf(this: T[], searchElement: T, ...rest: any[]): number {
    const len: i32 = __arrLen(this as any[]);
    let from: number = __f64(len) - 1;
    if (rest.length > 0) {
      const n: number = toInteger(rtToNumber(rest[0]));
      if (n < 0) from = __f64(len) + n;
      else if (n < from) from = n;
    }
    if (from < 0) return -1;
    return __f64(arrLastIndexOfValue(this as any[], searchElement as any, __trunc(from)));
  }

  includes(this: T[], searchElement: T, fromIndex?: number): boolean {
    return arrIncludesValue(this as any[], searchElement as any, clampIndex(fromIndex, __arrLen(this as any[]), 0));
  }

  fill(this: T[], value: T, start?: number, end?: number): T[] {
    const len: i32 = __arrLen(this as any[]);
    arrFillRange(this as any[], value as any, clampIndex(start, len, 0), clampIndex(end, len, len));
    return this;
  }

  copyWithin(this: T[], target: number, start: number, end?: number): T[] {
    const len: i32 = __arrLen(this as any[]);
    arrCopyWithin(this as any[], clampIndex(target, len, 0), clampIndex(start, len, 0), clampIndex(end, len, len));
    return this;
  }

  flat(this: T[], depth?: number): any[] {
    const out: any[] = __arrNew<any>();
    arrFlatten(out, this as any[], depth === undefined ? 1 : toInteger(depth));
    return __species(this as any[], out, 0);
  }

  entries(this: T[]): ArrayEntries<T> {
    return new ArrayEntries<T>(this as any[]);
  }

  keys(this: T[]): ArrayKeys {
    return new ArrayKeys(this as any[]);
  }

  values(this: T[]): ArrayValues<T> {
    return new ArrayValues<T>(this as any[]);
  }

  [Symbol.iterator](this: T[]): ArrayValues<T> {
    return new ArrayValues<T>(this as any[]);
  }

  toString(this: T[]): string {
    return arrJoin(this as any[], ",", false);
  }

  toLocaleString(this: T[], locales?: any, options?: any): string {
    const args: RawAny = localeArguments(locales, options);
    let out: string = "";
    for (let i: number = 0; i < this.length; i++) {
      if (i > 0) out = out + ",";
      const v: any = this[i] as any;
      if (__kind(v) > 1) out = out + rtToString(rtCallMethod(v, "toLocaleString", args));
    }
    return out;
  }

  forEach(this: T[], callbackfn: (value: T, index: number, array: T[]) => void, thisArg?: any): void {
    checkFunction(callbackfn as any);
    const f: (value: T, index: number, array: T[]) => void = bound(callbackfn as any, thisArg) as (value: T, index: number, array: T[]) => void;
    const n: i32 = __arrLen(this as any[]);
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (!arrAbsent(this as any[], i)) f(this[__f64(i)], __f64(i), this);
    }
  }

  map<U>(this: T[], callbackfn: (value: T, index: number, array: T[]) => U, thisArg?: any): U[] {
    checkFunction(callbackfn as any);
    const f: (value: T, index: number, array: T[]) => U = bound(callbackfn as any, thisArg) as (value: T, index: number, array: T[]) => U;
    const n: i32 = __arrLen(this as any[]);
    const out: U[] = [];
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (arrAbsent(this as any[], i)) arrPushAny(out as any[], __hole());
      else out.push(f(this[__f64(i)], __f64(i), this));
    }
    return __species(this as any[], out as any[], __f64(n)) as U[];
  }

  filter<S extends T>(this: T[], predicate: (value: T, index: number, array: T[]) => value is S, thisArg?: any): S[];
  filter(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): T[];
  filter(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): T[] {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    const n: i32 = __arrLen(this as any[]);
    const out: T[] = [];
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (arrAbsent(this as any[], i)) continue;
      const v: T = this[__f64(i)];
      if (f(v, __f64(i), this)) out.push(v);
    }
    return __species(this as any[], out as any[], 0) as T[];
  }

  some(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): boolean {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    const n: i32 = __arrLen(this as any[]);
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (!arrAbsent(this as any[], i) && f(this[__f64(i)], __f64(i), this)) return true;
    }
    return false;
  }

  every<S extends T>(this: T[], predicate: (value: T, index: number, array: T[]) => value is S, thisArg?: any): this is S[];
  every(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): boolean;
  every(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): boolean {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    const n: i32 = __arrLen(this as any[]);
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (!arrAbsent(this as any[], i) && !f(this[__f64(i)], __f64(i), this)) return false;
    }
    return true;
  }

  find<S extends T>(this: T[], predicate: (value: T, index: number, obj: T[]) => value is S, thisArg?: any): S | undefined;
  find(this: T[], predicate: (value: T, index: number, obj: T[]) => unknown, thisArg?: any): T | undefined;
  find(this: T[], predicate: (value: T, index: number, obj: T[]) => unknown, thisArg?: any): T | undefined {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    const n: i32 = __arrLen(this as any[]);
    for (let i: i32 = 0; i < n; i = i + 1) {
      const v: T = this[__f64(i)];
      if (f(v, __f64(i), this)) return v;
    }
    return undefined;
  }

  findIndex(this: T[], predicate: (value: T, index: number, obj: T[]) => unknown, thisArg?: any): number {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    const n: i32 = __arrLen(this as any[]);
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (f(this[__f64(i)], __f64(i), this)) return __f64(i);
    }
    return -1;
  }

  findLast<S extends T>(this: T[], predicate: (value: T, index: number, array: T[]) => value is S, thisArg?: any): S | undefined;
  findLast(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): T | undefined;
  findLast(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): T | undefined {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    for (let i: i32 = __arrLen(this as any[]) - 1; i >= 0; i = i - 1) {
      const v: T = this[__f64(i)];
      if (f(v, __f64(i), this)) return v;
    }
    return undefined;
  }

  findLastIndex(this: T[], predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): number {
    checkFunction(predicate as any);
    const f: (value: T, index: number, array: T[]) => unknown = bound(predicate as any, thisArg) as (value: T, index: number, array: T[]) => unknown;
    for (let i: i32 = __arrLen(this as any[]) - 1; i >= 0; i = i - 1) {
      if (f(this[__f64(i)], __f64(i), this)) return __f64(i);
    }
    return -1;
  }

  flatMap<U>(this: T[], callback: (value: T, index: number, array: T[]) => U | readonly U[], thisArg?: any): U[] {
    checkFunction(callback as any);
    const f: (value: T, index: number, array: T[]) => any = bound(callback as any, thisArg) as (value: T, index: number, array: T[]) => any;
    const n: i32 = __arrLen(this as any[]);
    const out: any[] = __arrNew<any>();
    for (let i: i32 = 0; i < n; i = i + 1) {
      if (arrAbsent(this as any[], i)) continue;
      const v: any = f(this[__f64(i)], __f64(i), this);
      if (__kind(v) === 9) arrFlatten(out, v as any[], 0);
      else pushValue(out, v);
    }
    return __species(this as any[], out, 0) as U[];
  }

  reduce(this: T[], callbackfn: (previousValue: T, currentValue: T, currentIndex: number, array: T[]) => T): T;
  reduce(this: T[], callbackfn: (previousValue: T, currentValue: T, currentIndex: number, array: T[]) => T, initialValue: T): T;
  reduce<U>(this: T[], callbackfn: (previousValue: U, currentValue: T, currentIndex: number, array: T[]) => U, initialValue: U): U;
  reduce<U>(this: T[], callbackfn: (previousValue: U, currentValue: T, currentIndex: number, array: T[]) => U, ...initial: U[]): U {
    checkFunction(callbackfn as any);
    const n: i32 = __arrLen(this as any[]);
    let i: i32 = 0;
    if (initial.length === 0) {
      while (i < n && arrAbsent(this as any[], i)) i = i + 1;
      if (i === n) throw new TypeError("Reduce of empty array with no initial value");
      let value: U = this[__f64(i)] as any as U;
      for (i = i + 1; i < n; i = i + 1) {
        if (!arrAbsent(this as any[], i)) value = callbackfn(value, this[__f64(i)], __f64(i), this);
      }
      return value;
    }
    let value: U = initial[0];
    while (i < n) {
      if (!arrAbsent(this as any[], i)) value = callbackfn(value, this[__f64(i)], __f64(i), this);
      i = i + 1;
    }
    return value;
  }

  reduceRight(this: T[], callbackfn: (previousValue: T, currentValue: T, currentIndex: number, array: T[]) => T): T;
  reduceRight(this: T[], callbackfn: (previousValue: T, currentValue: T, currentIndex: number, array: T[]) => T, initialValue: T): T;
  reduceRight<U>(this: T[], callbackfn: (previousValue: U, currentValue: T, currentIndex: number, array: T[]) => U, initialValue: U): U;
  reduceRight<U>(this: T[], callbackfn: (previousValue: U, currentValue: T, currentIndex: number, array: T[]) => U, ...initial: U[]): U {
    checkFunction(callbackfn as any);
    let i: i32 = __arrLen(this as any[]) - 1;
    if (initial.length === 0) {
      while (i >= 0 && arrAbsent(this as any[], i)) i = i - 1;
      if (i < 0) throw new TypeError("Reduce of empty array with no initial value");
      let value: U = this[__f64(i)] as any as U;
      for (i = i - 1; i >= 0; i = i - 1) {
        if (!arrAbsent(this as any[], i)) value = callbackfn(value, this[__f64(i)], __f64(i), this);
      }
      return value;
    }
    let value: U = initial[0];
    while (i >= 0) {
      if (!arrAbsent(this as any[], i)) value = callbackfn(value, this[__f64(i)], __f64(i), this);
      i = i - 1;
    }
    return value;
  }
}

// Appends to a new array, which becomes one of raw numbers when it begins with a number.
function pushValue(out: any[], v: any): void {
  if (__kind(v) === 3 && __isNull(__arrVals(out))) arrPushF64(out as number[], __unboxF64(v));
  else arrPushAny(out, v);
}
