// Operations on whole arrays that do not depend on the type of the elements.
import {
  __f64, __trunc, __isNull, __kind, __refEq, __rawAny, __rawF64, __copy, __fill, __arrLen, __arrSetLen, __arrF64, __arrVals,
  __arrSetVals, __arrSetF64, __hole, __undefF64, __unboxF64, __ext, __null, __mentionsSpreadable, __makesProxies, __oddArrays, __strLen, __asString,
} from "./intrinsics";
import {
  arrAbsent, arrElement, arrHasAttributes, arrToVals, arrReserve, arrCheckResize, arrCheckWrite, isRawElement, rawElement, arrPushAny, arrAppend, arrRest, arrSlice,
} from "./array";
import { rtStrictEq, rtSameValueZero, rtToString, rtToBoolean } from "./operator";
import { StringBuilder, strEq } from "./string";
import { numToString } from "./number";
import { Symbol } from "./symbol";
import { getProperty } from "./dynamic";
import { isArguments } from "./arguments";
import { lengthOf, has, get, isArrayObject } from "./arraylike";

/** A relative index argument within 0 and `len`; `missing` when it is undefined. */
export function clampIndex(x: number | undefined, len: i32, missing: i32): i32 {
  if (x === undefined) return missing;
  const n: number = x;
  if (n !== n) return 0;
  // Truncation is towards zero before the length is added.
  if (n <= -1) return n <= -__f64(len) ? 0 : len + __trunc(n);
  if (n >= __f64(len)) return len;
  return __trunc(n);
}

/** Whether two arrays of the mode of `a` can exchange elements without conversion: both are made of values otherwise. */
function holdsNumbers(a: any[]): boolean {
  return !__isNull(__arrF64(a));
}

/** First index of a value by strict equality from `from` on, or -1. */
export function arrIndexOfValue(a: any[], v: any, from: i32): i32 {
  const n: i32 = __arrLen(a);
  if (holdsNumbers(a)) {
    if (__kind(v) === 3) return arrIndexOfNumber(a, __unboxF64(v), from);
    if (__kind(v) !== 0) return -1;
  }
  if (__kind(v) === 4) return arrIndexOfString(a, v as string, from);
  let i: i32 = from;
  while (i < n && i < __arrLen(a)) {
    if (!arrAbsent(a, i) && rtStrictEq(arrElement(a, i), v)) return i;
    i = i + 1;
  }
  return -1;
}

// First index of a string, or -1.
function arrIndexOfString(a: any[], s: string, from: i32): i32 {
  const vals: RawAny = __arrVals(a);
  if (__isNull(vals)) return -1;
  const n: i32 = __arrLen(a);
  const length: i32 = __strLen(s);
  let i: i32 = from;
  while (i < n) {
    const v: any = vals[i];
    if (__refEq(v, s as any)) return i;
    if (__kind(v) === 4 && __strLen(__asString(v)) === length && strEq(__asString(v), s)) return i;
    i = i + 1;
  }
  return -1;
}

/** First index of a number in an array of raw numbers, or -1. */
export function arrIndexOfNumber(a: any[], x: number, from: i32): i32 {
  const f: RawF64 = __arrF64(a);
  const n: i32 = __arrLen(a);
  let i: i32 = from;
  while (i < n) {
    if (f[i] === x) return i;
    i = i + 1;
  }
  return -1;
}

/** Last index of a value at or before `from`, or -1. */
export function arrLastIndexOfValue(a: any[], v: any, from: i32): i32 {
  let i: i32 = from;
  while (i >= 0) {
    if (!arrAbsent(a, i) && rtStrictEq(arrElement(a, i), v)) return i;
    i = i - 1;
  }
  return -1;
}

/** Whether a value is among the elements; NaN is found, and holes count as undefined. */
export function arrIncludesValue(a: any[], v: any, from: i32): boolean {
  const n: i32 = __arrLen(a);
  if (holdsNumbers(a) && __kind(v) === 3) {
    const x: number = __unboxF64(v);
    if (x === x) return arrIndexOfNumber(a, x, from) >= 0;
  }
  if (__kind(v) === 4) return arrIndexOfString(a, v as string, from) >= 0;
  let i: i32 = from;
  while (i < n) {
    if (__kind(v) === 0 && arrAbsent(a, i)) return true;
    if (rtSameValueZero(arrElement(a, i), v)) return true;
    i = i + 1;
  }
  return false;
}

// Arrays whose join is under way: one that contains itself is printed as empty there.
let joining: RawAny = __null<RawAny>();
let joiningCount: i32 = 0;

/** Array.prototype.join */
export function arrJoin(a: any[], separator: string, locale: boolean): string {
  const n: i32 = __arrLen(a);
  if (n === 0) return "";
  let i: i32 = 0;
  while (i < joiningCount) {
    if (__refEq(joining[i], a as any)) return "";
    i = i + 1;
  }
  if (__isNull(joining)) joining = __rawAny(8);
  if (joiningCount === joining.length) {
    const more: RawAny = __rawAny(joiningCount * 2);
    __copy(more, 0, joining, 0, joiningCount);
    joining = more;
  }
  joining[joiningCount] = a as any;
  joiningCount = joiningCount + 1;
  const out: StringBuilder = new StringBuilder(n * 4);
  try {
    i = 0;
    while (i < n) {
      if (i > 0) out.text(separator);
      const v: any = i < __arrLen(a) ? arrElement(a, i) : undefined;
      const k: i32 = __kind(v);
      if (k === 4) out.text(v as string);
      else if (k === 3) out.text(numToString(__unboxF64(v)));
      else if (k > 1) out.text(rtToString(v));
      i = i + 1;
    }
  } finally {
    joiningCount = joiningCount - 1;
    joining[joiningCount] = undefined;
  }
  return out.done();
}

/** Removes and gives the last element; the array is not empty. */
export function arrPop(a: any[]): any {
  if (__kind(__ext(a as any)) !== 0) arrCheckResize(a);
  const at: i32 = __arrLen(a) - 1;
  const v: any = arrElement(a, at);
  if (!holdsNumbers(a)) __arrVals(a)[at] = undefined;
  __arrSetLen(a, at);
  return v;
}

/** Removes the first element; the array is not empty. */
export function arrShift(a: any[]): void {
  if (__kind(__ext(a as any)) !== 0) arrCheckResize(a);
  const n: i32 = __arrLen(a) - 1;
  if (holdsNumbers(a)) {
    const f: RawF64 = __arrF64(a);
    __copy(f, 0, f, 1, n);
  } else {
    const v: RawAny = __arrVals(a);
    __copy(v, 0, v, 1, n);
    v[n] = undefined;
  }
  __arrSetLen(a, n);
}

/** Replaces `removed` elements at `at` by those of `items`. */
export function arrRemoveInsert(a: any[], at: i32, removed: i32, items: any[]): void {
  if (__kind(__ext(a as any)) !== 0) arrCheckResize(a);
  const len: i32 = __arrLen(a);
  const count: i32 = __arrLen(items);
  const size: i32 = len - removed + count;
  let raw: boolean = holdsNumbers(a);
  if (raw && count > 0 && !holdsNumbers(items)) {
    let i: i32 = 0;
    while (i < count && raw) {
      raw = isRawElement(__arrVals(items)[i]);
      i = i + 1;
    }
  }
  if (!raw && !(len === 0 && count > 0 && __isNull(__arrVals(a)) && holdsNumbers(items))) arrToVals(a);
  if (len === 0 && __isNull(__arrVals(a)) && holdsNumbers(items)) {
    arrAppend(a, items);
    return;
  }
  if (size > len) arrReserve(a, size);
  if (raw) {
    const f: RawF64 = __arrF64(a);
    __copy(f, at + count, f, at + removed, len - at - removed);
    if (count > 0) {
      if (holdsNumbers(items)) __copy(f, at, __arrF64(items), 0, count);
      else {
        let i: i32 = 0;
        while (i < count) {
          f[at + i] = rawElement(__arrVals(items)[i]);
          i = i + 1;
        }
      }
    }
  } else {
    const v: RawAny = __arrVals(a);
    __copy(v, at + count, v, at + removed, len - at - removed);
    let i: i32 = 0;
    while (i < count) {
      v[at + i] = arrAbsent(items, i) ? __hole() : arrElement(items, i);
      i = i + 1;
    }
    if (size < len) __fill(v, size, undefined, len - size);
  }
  __arrSetLen(a, size);
}

/** Inserts elements at the start. */
export function arrUnshift(a: any[], items: any[]): void {
  arrRemoveInsert(a, 0, 0, items);
}

/** Reverses in place; holes move along. */
export function arrReverse(a: any[]): void {
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a, 0);
  let i: i32 = 0;
  let j: i32 = __arrLen(a) - 1;
  if (holdsNumbers(a)) {
    const f: RawF64 = __arrF64(a);
    while (i < j) {
      const x: number = f[i];
      f[i] = f[j];
      f[j] = x;
      i = i + 1;
      j = j - 1;
    }
    return;
  }
  const v: RawAny = __arrVals(a);
  while (i < j) {
    const x: any = v[i];
    v[i] = v[j];
    v[j] = x;
    i = i + 1;
    j = j - 1;
  }
}

/** Stores a value at the indexes `from` to `to`. */
export function arrFillRange(a: any[], v: any, from: i32, to: i32): void {
  if (from >= to) return;
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a, from);
  if (holdsNumbers(a)) {
    if (isRawElement(v)) {
      __fill(__arrF64(a), from, rawElement(v), to - from);
      return;
    }
    arrToVals(a);
  } else if (__kind(v) === 3 && from === 0 && to === __arrLen(a)) {
    // new Array(n).fill(0): an array of holes only becomes one of raw numbers.
    let i: i32 = 0;
    const vals: RawAny = __arrVals(a);
    while (i < to && __refEq(vals[i], __hole())) i = i + 1;
    if (i === to) {
      const f: RawF64 = __rawF64(to);
      __fill(f, 0, __unboxF64(v), to);
      __arrSetF64(a, f);
      __arrSetVals(a, __null<RawAny>());
      return;
    }
  }
  __fill(__arrVals(a), from, v, to - from);
}

/** Array.prototype.copyWithin with checked indexes. */
export function arrCopyWithin(a: any[], to: i32, from: i32, end: i32): void {
  const len: i32 = __arrLen(a);
  let n: i32 = end - from;
  if (n > len - to) n = len - to;
  if (n <= 0) return;
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a, to);
  if (holdsNumbers(a)) __copy(__arrF64(a), to, __arrF64(a), from, n);
  else __copy(__arrVals(a), to, __arrVals(a), from, n);
}

// The elements of an object in a new array, holes kept.
function elementsThere(o: any): any[] {
  const out: any[] = [];
  const n: number = lengthOf(o);
  for (let i: number = 0; i < n; i++) arrPushAny(out, has(o, i) ? get(o, i) : __hole());
  return out;
}

// IsConcatSpreadable of what is no array of the module.
function isSpreadable(item: any): boolean {
  if (__kind(item) < 7) return false;
  const told: any = getProperty(item, Symbol.isConcatSpreadable as any, item);
  return __kind(told) === 0 ? isArrayObject(item) : rtToBoolean(told);
}

/** Appends what `concat` appends for an argument: the elements of an array, else the value. */
export function arrConcat(out: any[], item: any): void {
  if (__kind(item) === 9 && !isArguments(item)) {
    const e: any = __ext(item);
    if (__kind(e) === 0 || __kind(getProperty(item, Symbol.isConcatSpreadable as any, item)) === 0
      || rtToBoolean(getProperty(item, Symbol.isConcatSpreadable as any, item))) {
      arrAppend(out, __oddArrays() && arrHasAttributes(item) ? elementsThere(item) : item as any[]);
      return;
    }
  } else if ((__mentionsSpreadable() || __makesProxies()) && isSpreadable(item)) {
    arrAppend(out, elementsThere(item));
    return;
  }
  arrPushAny(out, item);
}

/** Appends the elements of `a`, with arrays among them flattened to `depth`. */
export function arrFlatten(out: any[], a: any[], depth: number): void {
  const n: i32 = __arrLen(a);
  let i: i32 = 0;
  while (i < n) {
    if (!arrAbsent(a, i)) {
      const v: any = arrElement(a, i);
      if (__kind(v) === 9 && depth >= 1) arrFlatten(out, v as any[], depth - 1);
      else if (__makesProxies() && depth >= 1 && isArrayObject(v)) arrFlatten(out, elementsThere(v), depth - 1);
      else if (holdsNumbers(a)) pushNumber(out, v);
      else arrPushAny(out, v);
    }
    i = i + 1;
  }
}

// Keeps the result an array of raw numbers when it begins with numbers.
function pushNumber(out: any[], v: any): void {
  if (__arrLen(out) === 0 && __isNull(__arrVals(out)) && __isNull(__arrF64(out))) __arrSetF64(out, __rawF64(4));
  arrPushAny(out, v);
}

/** The elements from `from` on as an iterator gives them: undefined for holes. */
export function arrFilled(a: any[], from: i32): any[] {
  const out: any[] = arrRest(a, from);
  const n: i32 = __arrLen(out);
  let i: i32 = 0;
  if (holdsNumbers(out)) {
    const f: RawF64 = __arrF64(out);
    while (i < n) {
      if (f[i] !== f[i] && arrAbsent(out, i)) f[i] = __undefF64();
      i = i + 1;
    }
    return out;
  }
  while (i < n) {
    if (arrAbsent(out, i)) __arrVals(out)[i] = undefined;
    i = i + 1;
  }
  return out;
}
