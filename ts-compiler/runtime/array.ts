// The storage of arrays. An array holds either raw numbers or values; an array
// of numbers becomes one of values when something else is stored in it, and no
// reference to it can tell. Absent elements are marked: see `hole`.
import {
  __f64, __trunc, __ltu, __f64Bits, __isNull, __null, __kind, __refEq, __rawF64, __rawAny, __copy, __fill, __arrNew, __arrLen, __arrSetLen,
  __arrF64, __arrSetF64, __arrVals, __arrSetVals, __hole, __undefF64, __holeF64, __unboxF64, __unboxUndef, __boxOrUndef, __ext,
} from "./intrinsics";
import { DynObject, PLAIN } from "./dynobject";
import { extOf } from "./property";
import { numToString } from "./number";
import { rtThrowCast } from "./error";

/** The most elements an array can have room for. */
export const MAX_ROOM: i32 = 0x08000000;

function isHoleBits(x: number): boolean {
  return __f64Bits(x) === 0x7FFCDEAD00000002n;
}

/** An element of a raw number array as a value. */
export function boxElement(x: number): any {
  if (x !== x && __f64Bits(x) === 0x7FFCDEAD00000002n) return undefined;
  return __boxOrUndef(x);
}

function extraGet(a: any[], i: number): any {
  const e: any = __ext(a as any);
  if (__kind(e) !== 10) return undefined;
  return (e as DynObject).peek(numToString(i) as any);
}

/** `a[i]` of numbers: the undefined pattern when absent. */
export function arrGetF64(a: number[], i: number): number {
  const at: i32 = __trunc(i);
  if (__ltu(at, __arrLen(a as any[])) && __f64(at) === i) {
    const f: RawF64 = __arrF64(a as any[]);
    if (!__isNull(f)) {
      const x: number = f[at];
      if (isHoleBits(x)) return __undefF64();
      return x;
    }
    const v: any = __arrVals(a as any[])[at];
    if (__refEq(v, __hole())) return __undefF64();
    if (__kind(v) !== 3 && __kind(v) !== 0) rtThrowCast(v, "number", "[" + numToString(i) + "]");
    return __unboxUndef(v);
  }
  return __unboxUndef(extraGet(a as any[], i));
}

/** `a[i]` of values. */
export function arrGetAny(a: any[], i: number): any {
  const at: i32 = __trunc(i);
  if (__ltu(at, __arrLen(a)) && __f64(at) === i) {
    const vals: RawAny = __arrVals(a);
    if (!__isNull(vals)) {
      const v: any = vals[at];
      if (__refEq(v, __hole())) return undefined;
      return v;
    }
    return boxElement(__arrF64(a)[at]);
  }
  return extraGet(a, i);
}

/** Whether some elements have attributes, or are accessors: they are holes of the array itself. */
export function arrHasAttributes(a: any): boolean {
  const e: any = __ext(a);
  return __kind(e) === 10 && (e as DynObject).shape.hasIndex;
}

/** Whether there is no element at `i`. */
export function arrAbsent(a: any[], i: i32): boolean {
  if (!__ltu(i, __arrLen(a))) return true;
  const f: RawF64 = __arrF64(a);
  if (!__isNull(f)) return isHoleBits(f[i]);
  return __refEq(__arrVals(a)[i], __hole());
}

/** The element at `i`, which is below the length; undefined for a hole. */
export function arrElement(a: any[], i: i32): any {
  const vals: RawAny = __arrVals(a);
  if (__isNull(vals)) return boxElement(__arrF64(a)[i]);
  const v: any = vals[i];
  if (__refEq(v, __hole())) return undefined;
  return v;
}

/** Changes an array of raw numbers to one of values. */
export function arrToVals(a: any[]): void {
  const f: RawF64 = __arrF64(a);
  if (__isNull(f)) {
    if (__isNull(__arrVals(a))) __arrSetVals(a, __rawAny(4));
    return;
  }
  const n: i32 = __arrLen(a);
  const vals: RawAny = __rawAny(f.length < 4 ? 4 : f.length);
  let i: i32 = 0;
  while (i < n) {
    const x: number = f[i];
    vals[i] = isHoleBits(x) ? __hole() : __boxOrUndef(x);
    i = i + 1;
  }
  __arrSetVals(a, vals);
  __arrSetF64(a, __null<RawF64>());
}

/** Whether a value can be an element of a raw number array. */
export function isRawElement(v: any): boolean {
  const k: i32 = __kind(v);
  return k === 3 || k === 0 || __refEq(v, __hole());
}

/** The raw number for such a value. */
export function rawElement(v: any): number {
  const k: i32 = __kind(v);
  if (k === 3) return __unboxF64(v);
  if (k === 0) return __undefF64();
  return __holeF64();
}

/** Makes room for `n` elements in the array's present mode. */
export function arrReserve(a: any[], n: i32): void {
  const f: RawF64 = __arrF64(a);
  if (!__isNull(f)) {
    if (n <= f.length) return;
    const grown: RawF64 = __rawF64(grownSize(f.length, n));
    __copy(grown, 0, f, 0, __arrLen(a));
    __arrSetF64(a, grown);
    return;
  }
  const v: RawAny = __arrVals(a);
  if (__isNull(v)) {
    __arrSetVals(a, __rawAny(n < 4 ? 4 : n));
    return;
  }
  if (n <= v.length) return;
  const grown: RawAny = __rawAny(grownSize(v.length, n));
  __copy(grown, 0, v, 0, __arrLen(a));
  __arrSetVals(a, grown);
}

function grownSize(old: i32, need: i32): i32 {
  if (need > MAX_ROOM || need < 0) throw new RangeError("Invalid array length");
  const size: i32 = old + (old >> 1) + 8;
  return size < need ? need : size;
}

/** Makes an array without storage one of raw numbers. */
function startF64(a: any[], n: i32): void {
  if (n > MAX_ROOM || n < 0) throw new RangeError("Invalid array length");
  __arrSetF64(a, __rawF64(n < 4 ? 4 : n));
}

/** Throws when an array is frozen, or not extensible while it would grow. */
export function arrCheckWrite(a: any[], at: i32): void {
  const e: any = __ext(a as any);
  if (__kind(e) !== 10) return;
  const d: DynObject = e as DynObject;
  if (arrAbsent(a, at)) {
    if (!d.extensible) throw new TypeError("Cannot add property " + numToString(__f64(at)) + ", object is not extensible");
  } else if (d.level === 2) {
    throw new TypeError("Cannot assign to read only property '" + numToString(__f64(at)) + "' of object '[object Array]'");
  }
}

/** Throws when the length of an array cannot shrink or its elements cannot be moved. */
export function arrCheckResize(a: any[]): void {
  const e: any = __ext(a as any);
  if (__kind(e) !== 10) return;
  const d: DynObject = e as DynObject;
  if (d.level === 2) throw new TypeError("Cannot assign to read only property 'length' of object '[object Array]'");
  if (!d.extensible) throw new TypeError("Cannot add property " + numToString(__f64(__arrLen(a))) + ", object is not extensible");
}

// Lengthens an array with holes up to `n`.
function padTo(a: any[], n: i32): void {
  const len: i32 = __arrLen(a);
  arrReserve(a, n);
  const f: RawF64 = __arrF64(a);
  if (!__isNull(f)) __fill(f, len, __holeF64(), n - len);
  else __fill(__arrVals(a), len, __hole(), n - len);
  __arrSetLen(a, n);
}

function setExtra(a: any[], i: number, v: any): void {
  if (__trunc(i) >= MAX_ROOM && i < 4294967295) throw new RangeError("Invalid array length");
  extOf(a as any).put(numToString(i) as any, v, PLAIN);
}

/** `a[i] = v` of numbers. */
export function arrSetF64(a: number[], i: number, v: number): void {
  const at: i32 = __trunc(i);
  if (at < 0 || at >= MAX_ROOM || __f64(at) !== i) {
    setExtra(a as any[], i, __boxOrUndef(v));
    return;
  }
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a as any[], at);
  const f: RawF64 = __arrF64(a as any[]);
  const len: i32 = __arrLen(a as any[]);
  if (at < len) {
    if (!__isNull(f)) f[at] = v;
    else __arrVals(a as any[])[at] = __boxOrUndef(v);
    return;
  }
  if (__isNull(f) && __isNull(__arrVals(a as any[]))) startF64(a as any[], at + 1);
  if (at > len) padTo(a as any[], at);
  arrPushF64(a, v);
}

/** `a[i] = v` of values; a hole may be stored, too. */
export function arrSetAny(a: any[], i: number, v: any): void {
  const at: i32 = __trunc(i);
  if (at < 0 || at >= MAX_ROOM || __f64(at) !== i) {
    setExtra(a, i, v);
    return;
  }
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a, at);
  const len: i32 = __arrLen(a);
  if (at < len) {
    const vals: RawAny = __arrVals(a);
    if (!__isNull(vals)) {
      vals[at] = v;
      return;
    }
    if (isRawElement(v)) {
      __arrF64(a)[at] = rawElement(v);
      return;
    }
    arrToVals(a);
    __arrVals(a)[at] = v;
    return;
  }
  if (at > len) padTo(a, at);
  arrPushAny(a, v);
}

/** Appends a number. */
export function arrPushF64(a: number[], v: number): void {
  const len: i32 = __arrLen(a as any[]);
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a as any[], len);
  let f: RawF64 = __arrF64(a as any[]);
  if (__isNull(f)) {
    if (!__isNull(__arrVals(a as any[]))) {
      arrPushAny(a as any[], __boxOrUndef(v));
      return;
    }
    startF64(a as any[], 4);
    f = __arrF64(a as any[]);
  }
  if (len === f.length) {
    arrReserve(a as any[], len + 1);
    f = __arrF64(a as any[]);
  }
  f[len] = v;
  __arrSetLen(a as any[], len + 1);
}

/** Appends a value, or a hole. */
export function arrPushAny(a: any[], v: any): void {
  const len: i32 = __arrLen(a);
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a, len);
  let vals: RawAny = __arrVals(a);
  if (__isNull(vals)) {
    if (!__isNull(__arrF64(a))) {
      if (isRawElement(v)) {
        arrReserve(a, len + 1);
        __arrF64(a)[len] = rawElement(v);
        __arrSetLen(a, len + 1);
        return;
      }
    }
    arrToVals(a);
    vals = __arrVals(a);
  }
  if (len >= vals.length) {
    arrReserve(a, len + 1);
    vals = __arrVals(a);
  }
  vals[len] = v;
  __arrSetLen(a, len + 1);
}

/** An array of these values, which it owns from now on. */
export function arrOf(vals: RawAny): any[] {
  const a: any[] = __arrNew<any>();
  __arrSetVals(a, vals);
  __arrSetLen(a, vals.length);
  return a;
}

/** An array of these numbers, which it owns from now on. */
export function arrOfF64(raw: RawF64): number[] {
  const a: number[] = __arrNew<number>();
  __arrSetF64(a as any[], raw);
  __arrSetLen(a as any[], raw.length);
  return a;
}

/** The elements as values, undefined for holes, in a fresh array. */
export function arrArgs(a: any[]): RawAny {
  const n: i32 = __arrLen(a);
  const out: RawAny = __rawAny(n);
  let i: i32 = 0;
  while (i < n) {
    out[i] = arrElement(a, i);
    i = i + 1;
  }
  return out;
}

/** A copy of the elements from `from` to `to`, holes kept. */
export function arrSlice(a: any[], from: i32, to: i32): any[] {
  const n: i32 = to - from;
  const out: any[] = __arrNew<any>();
  if (n <= 0) return out;
  const f: RawF64 = __arrF64(a);
  if (!__isNull(f)) {
    const g: RawF64 = __rawF64(n);
    __copy(g, 0, f, from, n);
    __arrSetF64(out, g);
  } else {
    const v: RawAny = __rawAny(n);
    __copy(v, 0, __arrVals(a), from, n);
    __arrSetVals(out, v);
  }
  __arrSetLen(out, n);
  return out;
}

/** A copy of the elements from `from` on. */
export function arrRest(a: any[], from: i32): any[] {
  return arrSlice(a, from, __arrLen(a));
}

/** Appends all elements of another array, holes kept. */
export function arrAppend(dst: any[], src: any[]): void {
  const n: i32 = __arrLen(src);
  if (n === 0) return;
  const len: i32 = __arrLen(dst);
  if (__kind(__ext(dst as any)) !== 0) arrCheckWrite(dst, len);
  const f: RawF64 = __arrF64(src);
  if (!__isNull(f)) {
    if (__isNull(__arrF64(dst)) && __isNull(__arrVals(dst))) startF64(dst, n);
    if (!__isNull(__arrF64(dst))) {
      arrReserve(dst, len + n);
      __copy(__arrF64(dst), len, f, 0, n);
      __arrSetLen(dst, len + n);
      return;
    }
    arrReserve(dst, len + n);
    const vals: RawAny = __arrVals(dst);
    let i: i32 = 0;
    while (i < n) {
      const x: number = f[i];
      vals[len + i] = isHoleBits(x) ? __hole() : __boxOrUndef(x);
      i = i + 1;
    }
    __arrSetLen(dst, len + n);
    return;
  }
  arrToVals(dst);
  arrReserve(dst, len + n);
  __copy(__arrVals(dst), len, __arrVals(src), 0, n);
  __arrSetLen(dst, len + n);
}

/** `[...src]` of an array: as arrAppend, but the iterator of arrays gives `undefined` for a hole. */
export function arrSpread(dst: any[], src: any[]): void {
  let i: i32 = __arrLen(dst);
  arrAppend(dst, src);
  const n: i32 = __arrLen(dst);
  const f: RawF64 = __arrF64(dst);
  if (!__isNull(f)) {
    while (i < n) {
      if (isHoleBits(f[i])) f[i] = __undefF64();
      i = i + 1;
    }
    return;
  }
  const v: RawAny = __arrVals(dst);
  if (__isNull(v)) return;
  const hole: any = __hole();
  while (i < n) {
    if (__refEq(v[i], hole)) v[i] = undefined;
    i = i + 1;
  }
}

/** `a.length = n` */
export function arrSetLength(a: any[], n: number): void {
  const to: i32 = __trunc(n);
  if (!(n >= 0 && n <= 4294967295) || (n <= 2147483647 && __f64(to) !== n)) throw new RangeError("Invalid array length");
  if (__kind(__ext(a as any)) !== 0) arrCheckResize(a);
  const len: i32 = __arrLen(a);
  if (to >= len) {
    if (to > len) padTo(a, to);
    return;
  }
  // What is cut off must not be kept alive.
  const vals: RawAny = __arrVals(a);
  if (!__isNull(vals)) __fill(vals, to, undefined, len - to);
  __arrSetLen(a, to);
}
