// Array.prototype.sort: by which order the elements go, and where they come from and go to. Holes and
// undefined go to the end.
import { __f64, __trunc, __isNull, __kind, __refEq, __rawAny, __rawF64, __copy, __asString, __arrLen, __arrF64, __arrVals, __hole, __ext, __f64Bits, __boxOrUndef, __unboxF64 } from "./intrinsics";
import { arrToVals, arrCheckWrite } from "./array";
import { strCompare } from "./string";
import { timSort, indices } from "./timsort";
import { rtToString, rtToNumber } from "./operator";

/** The order that a function gives the values of a list, by their indices. */
export function orderOf(list: RawAny, f: (a: any, b: any) => any): (a: number, b: number) => number {
  return (a: number, b: number): number => {
    const r: any = f(list[__trunc(a)], list[__trunc(b)]);
    if (__kind(r) === 3) return __unboxF64(r);
    return rtToNumber(r);
  };
}

/** Sorts numbers; the order of the language is by their strings when there is no comparison. */
export function arrSortNumbers(a: number[], compare: (a: number, b: number) => number): void {
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a as any[], 0);
  const n: i32 = __arrLen(a as any[]);
  const f: RawF64 = __arrF64(a as any[]);
  let i: i32 = 0;
  let special: boolean = __isNull(f);
  while (i < n && !special) {
    const x: number = f[i];
    if (x !== x && (__f64Bits(x) === 0x7FFCDEAD00000001n || __f64Bits(x) === 0x7FFCDEAD00000002n)) special = true;
    i = i + 1;
  }
  if (special) {
    arrSortValues(a as any[], compare as any);
    return;
  }
  // The comparison may change the array; it then sees the old elements, as it may.
  const copy: RawF64 = __rawF64(n);
  __copy(copy, 0, f, 0, n);
  timSort(copy, n, compare);
  const now: RawF64 = __arrF64(a as any[]);
  if (!__isNull(now) && __arrLen(a as any[]) >= n) __copy(now, 0, copy, 0, n);
}

/** Sorts values; `compare` is a function value or undefined. */
export function arrSortValues(a: any[], compare: any): void {
  if (__kind(__ext(a as any)) !== 0) arrCheckWrite(a, 0);
  const n: i32 = __arrLen(a);
  if (n === 0) return;
  const f: RawF64 = __arrF64(a);
  const raw: boolean = !__isNull(f);
  const values: RawAny = __rawAny(n);
  let count: i32 = 0;
  let undef: i32 = 0;
  let i: i32 = 0;
  while (i < n) {
    let v: any = undefined;
    if (raw) {
      if (__f64Bits(f[i]) === 0x7FFCDEAD00000002n) v = __hole();
      else v = __boxOrUndef(f[i]);
    } else v = __arrVals(a)[i];
    if (__kind(v) === 0) undef = undef + 1;
    else if (!__refEq(v, __hole())) {
      values[count] = v;
      count = count + 1;
    }
    i = i + 1;
  }
  const sorted: RawF64 = indices(count);
  if (__kind(compare) === 0) {
    const keys: RawAny = __rawAny(count);
    i = 0;
    while (i < count) {
      keys[i] = rtToString(values[i]) as any;
      i = i + 1;
    }
    timSort(sorted, count, (a: number, b: number): number => {
      return __f64(strCompare(__asString(keys[__trunc(a)]), __asString(keys[__trunc(b)])));
    });
  } else {
    timSort(sorted, count, orderOf(values, compare as (a: any, b: any) => any));
  }
  if (__arrLen(a) < n) return;
  if (raw && !__isNull(__arrF64(a)) && count === n) {
    const g: RawF64 = __arrF64(a);
    i = 0;
    while (i < n) {
      g[i] = __unboxF64(values[__trunc(sorted[i])]);
      i = i + 1;
    }
    return;
  }
  arrToVals(a);
  const out: RawAny = __arrVals(a);
  i = 0;
  while (i < n) {
    if (i < count) out[i] = values[__trunc(sorted[i])];
    else if (i < count + undef) out[i] = undefined;
    else out[i] = __hole();
    i = i + 1;
  }
}
