// The stable sort of arrays: merge sort from the bottom up, over runs of
// insertion sort. Holes and undefined go to the end.
import { __f64, __isNull, __kind, __refEq, __rawAny, __rawF64, __copy, __arrLen, __arrF64, __arrVals, __hole, __ext, __f64Bits, __boxOrUndef, __unboxF64 } from "./intrinsics";
import { arrToVals, arrCheckWrite } from "./array";
import { strCompare } from "./string";
import { rtToString, rtToNumber } from "./operator";

const RUN: i32 = 12;

/** Sorts raw numbers by a comparison of numbers. */
function sortNumbers(a: RawF64, n: i32, compare: (a: number, b: number) => number): void {
  let start: i32 = 0;
  while (start < n) {
    const stop: i32 = start + RUN < n ? start + RUN : n;
    let i: i32 = start + 1;
    while (i < stop) {
      const x: number = a[i];
      let j: i32 = i;
      while (j > start && compare(a[j - 1], x) > 0) {
        a[j] = a[j - 1];
        j = j - 1;
      }
      a[j] = x;
      i = i + 1;
    }
    start = stop;
  }
  let from: RawF64 = a;
  let to: RawF64 = __rawF64(n > RUN ? n : 0);
  let width: i32 = RUN;
  let flips: i32 = 0;
  while (width < n) {
    let at: i32 = 0;
    while (at < n) {
      const middle: i32 = at + width < n ? at + width : n;
      const end: i32 = middle + width < n ? middle + width : n;
      if (middle >= end || compare(from[middle - 1], from[middle]) <= 0) {
        __copy(to, at, from, at, end - at);
      } else {
        let i: i32 = at;
        let j: i32 = middle;
        let k: i32 = at;
        while (i < middle && j < end) {
          if (compare(from[i], from[j]) > 0) {
            to[k] = from[j];
            j = j + 1;
          } else {
            to[k] = from[i];
            i = i + 1;
          }
          k = k + 1;
        }
        if (i < middle) __copy(to, k, from, i, middle - i);
        else __copy(to, k, from, j, end - j);
      }
      at = end;
    }
    const t: RawF64 = from;
    from = to;
    to = t;
    width = width * 2;
    flips = flips + 1;
  }
  if ((flips & 1) === 1) __copy(a, 0, from, 0, n);
}

/** The order of two values: positive when the first one goes behind the second one. */
class Order {
  compare(a: any, b: any): number {
    return __f64(strCompare(a as string, b as string));
  }
}

class CallOrder extends Order {
  f: (a: any, b: any) => any;
  constructor(f: (a: any, b: any) => any) {
    super();
    this.f = f;
  }
  compare(a: any, b: any): number {
    const r: any = this.f(a, b);
    if (__kind(r) === 3) return __unboxF64(r);
    return rtToNumber(r);
  }
}

/** Sorts `n` values by `keys`, which are the values themselves when `same`. */
function sortValues(values: RawAny, keys: RawAny, same: boolean, n: i32, order: Order): void {
  let start: i32 = 0;
  while (start < n) {
    const stop: i32 = start + RUN < n ? start + RUN : n;
    let i: i32 = start + 1;
    while (i < stop) {
      const x: any = keys[i];
      const v: any = values[i];
      let j: i32 = i;
      while (j > start && order.compare(keys[j - 1], x) > 0) {
        keys[j] = keys[j - 1];
        values[j] = values[j - 1];
        j = j - 1;
      }
      keys[j] = x;
      values[j] = v;
      i = i + 1;
    }
    start = stop;
  }
  let from: RawAny = keys;
  let to: RawAny = __rawAny(n > RUN ? n : 0);
  let fromV: RawAny = values;
  let toV: RawAny = same ? to : __rawAny(n > RUN ? n : 0);
  let width: i32 = RUN;
  let flips: i32 = 0;
  while (width < n) {
    let at: i32 = 0;
    while (at < n) {
      const middle: i32 = at + width < n ? at + width : n;
      const end: i32 = middle + width < n ? middle + width : n;
      if (middle >= end || order.compare(from[middle - 1], from[middle]) <= 0) {
        __copy(to, at, from, at, end - at);
        if (!same) __copy(toV, at, fromV, at, end - at);
      } else {
        let i: i32 = at;
        let j: i32 = middle;
        let k: i32 = at;
        while (i < middle && j < end) {
          if (order.compare(from[i], from[j]) > 0) {
            to[k] = from[j];
            if (!same) toV[k] = fromV[j];
            j = j + 1;
          } else {
            to[k] = from[i];
            if (!same) toV[k] = fromV[i];
            i = i + 1;
          }
          k = k + 1;
        }
        if (i < middle) {
          __copy(to, k, from, i, middle - i);
          if (!same) __copy(toV, k, fromV, i, middle - i);
        } else {
          __copy(to, k, from, j, end - j);
          if (!same) __copy(toV, k, fromV, j, end - j);
        }
      }
      at = end;
    }
    const t: RawAny = from;
    from = to;
    to = t;
    const tv: RawAny = fromV;
    fromV = toV;
    toV = tv;
    width = width * 2;
    flips = flips + 1;
  }
  if ((flips & 1) === 1) __copy(values, 0, same ? from : fromV, 0, n);
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
  sortNumbers(copy, n, compare);
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
  if (__kind(compare) === 0) {
    let strings: boolean = true;
    i = 0;
    while (i < count && strings) {
      strings = __kind(values[i]) === 4;
      i = i + 1;
    }
    if (strings) sortValues(values, values, true, count, new Order());
    else {
      const keys: RawAny = __rawAny(count);
      i = 0;
      while (i < count) {
        keys[i] = rtToString(values[i]) as any;
        i = i + 1;
      }
      sortValues(values, keys, false, count, new Order());
    }
  } else {
    sortValues(values, values, true, count, new CallOrder(compare as (a: any, b: any) => any));
  }
  if (__arrLen(a) < n) return;
  if (raw && !__isNull(__arrF64(a)) && count === n) {
    const g: RawF64 = __arrF64(a);
    i = 0;
    while (i < n) {
      g[i] = __unboxF64(values[i]);
      i = i + 1;
    }
    return;
  }
  arrToVals(a);
  const out: RawAny = __arrVals(a);
  __copy(out, 0, values, 0, count);
  i = count;
  while (i < n) {
    if (i < count + undef) out[i] = undefined;
    else out[i] = __hole();
    i = i + 1;
  }
}
