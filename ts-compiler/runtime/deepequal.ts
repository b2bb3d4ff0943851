// Deep equality as Node's modules assert and util define it.
import { __kind, __unboxF64, __isNull, __metaName } from "./intrinsics";
import { rtLooseEq, rtStrictEq, rtToString } from "./operator";
import { getProperty, rtTypeof } from "./dynamic";
import { ownKeysOf, ownProperty, protoOf, Property } from "./property";
import { ENUMERABLE, keyIndex } from "./dynobject";
import { Map } from "./map";
import { Set } from "./set";
import { Date } from "./date";
import { RegExp } from "./regexp";
import { Error } from "./error";
import { ArrayBuffer, bytesOf } from "./arraybuffer";
import { BinaryView } from "./binaryview";
import { ElementView } from "./elementview";
import { TypedArray } from "./typedarray";
import { isArguments } from "./arguments";

/** One comparison. */
class Comparison {
  strict: boolean;
  /** Pairs that are being compared further out. */
  left: any[];
  right: any[];

  constructor(strict: boolean) {
    this.strict = strict;
    this.left = [];
    this.right = [];
  }

  same(a: any, b: any): boolean {
    if (__kind(a) === 3 && __kind(b) === 3) {
      const x: number = __unboxF64(a);
      const y: number = __unboxF64(b);
      if (x !== x) return y !== y;
      if (x !== y) return false;
      return !this.strict || x !== 0 || 1 / x === 1 / y;
    }
    if (rtStrictEq(a, b)) return true;
    if (__kind(a) < 7 || __kind(b) < 7) return !this.strict && __kind(a) < 7 && __kind(b) < 7 && rtLooseEq(a, b);
    if (__kind(a) === 8 || __kind(b) === 8) return false;
    return this.objects(a, b);
  }

  objects(a: any, b: any): boolean {
    if (this.strict && !rtStrictEq(protoOf(a), protoOf(b))) return false;
    if ((__kind(a) === 9) !== (__kind(b) === 9) || isArguments(a) !== isArguments(b)) return false;
    if (a instanceof Date !== b instanceof Date || a instanceof RegExp !== b instanceof RegExp) return false;
    if (a instanceof Map !== b instanceof Map || a instanceof Set !== b instanceof Set) return false;
    if (a instanceof Error !== b instanceof Error) return false;
    if (a instanceof ArrayBuffer !== b instanceof ArrayBuffer || a instanceof BinaryView !== b instanceof BinaryView) return false;
    if (a instanceof ArrayBuffer) {
      const x: ArrayBuffer = a as ArrayBuffer;
      const y: ArrayBuffer = b as ArrayBuffer;
      if (!sameBytes(x, 0, x._size, y, 0, y._size)) return false;
    } else if (a instanceof BinaryView) {
      if (!this.sameViews(a as BinaryView, b as BinaryView)) return false;
    }
    if (__kind(a) === 9 && (a as any[]).length !== (b as any[]).length) return false;
    if (a instanceof Date) {
      if (!this.same((a as Date).getTime() as any, (b as Date).getTime() as any)) return false;
    } else if (a instanceof RegExp) {
      if (rtToString(a) !== rtToString(b)) return false;
    } else if (a instanceof Error) {
      if (!this.same((a as Error).message as any, (b as Error).message as any)) return false;
      if (!this.same((a as Error).name as any, (b as Error).name as any)) return false;
    }
    for (let i: number = 0; i < this.left.length; i = i + 1) {
      if (rtStrictEq(this.left[i], a)) return rtStrictEq(this.right[i], b);
    }
    this.left.push(a);
    this.right.push(b);
    const equal: boolean = this.entries(a, b) && this.properties(a, b);
    this.left.pop();
    this.right.pop();
    return equal;
  }

  sameViews(a: BinaryView, b: BinaryView): boolean {
    if (a._length !== b._length || __metaName(a as any) !== __metaName(b as any)) return false;
    // Numbers that are equal may differ in their bits.
    if (a instanceof TypedArray) {
      const x: TypedArray = a as TypedArray;
      const y: TypedArray = b as TypedArray;
      let i: i32 = 0;
      while (i < x._length) {
        if (!this.same(x._at(i) as any, y._at(i) as any)) return false;
        i = i + 1;
      }
      return true;
    }
    const n: i32 = a instanceof ElementView ? a._length << 3 : a._length;
    return sameBytes(a._buffer, a._start, n, b._buffer, b._start, n);
  }

  properties(a: any, b: any): boolean {
    const keys: any[] = enumerableKeys(a, this.strict);
    if (keys.length !== enumerableKeys(b, this.strict).length) return false;
    for (let i: number = 0; i < keys.length; i = i + 1) {
      const other: Property | null = ownProperty(b, keys[i]);
      if (other === null || (other.flags & ENUMERABLE) === 0) return false;
      if (!this.same(getProperty(a, keys[i], a), getProperty(b, keys[i], b))) return false;
    }
    return true;
  }

  entries(a: any, b: any): boolean {
    if (a instanceof Set) {
      const left: any[] = Array.from(a as Set<any>);
      const right: any[] = Array.from(b as Set<any>);
      return left.length === right.length && this.matches(left, right, left, right);
    }
    if (a instanceof Map) {
      const left: any[] = Array.from((a as Map<any, any>).keys());
      const right: any[] = Array.from((b as Map<any, any>).keys());
      if (left.length !== right.length) return false;
      return this.matches(left, right, Array.from((a as Map<any, any>).values()), Array.from((b as Map<any, any>).values()));
    }
    return true;
  }

  /** Whether each entry has one of its own on the other side. */
  matches(keys: any[], others: any[], values: any[], otherValues: any[]): boolean {
    const taken: boolean[] = [];
    for (let i: number = 0; i < others.length; i = i + 1) taken.push(false);
    for (let i: number = 0; i < keys.length; i = i + 1) {
      let found: boolean = false;
      for (let j: number = 0; j < others.length && !found; j = j + 1) {
        if (!taken[j] && this.same(keys[i], others[j]) && this.same(values[i], otherValues[j])) {
          taken[j] = true;
          found = true;
        }
      }
      if (!found) return false;
    }
    return true;
  }
}

// Whether two stretches of bytes are equal.
function sameBytes(a: ArrayBuffer, from: i32, n: i32, b: ArrayBuffer, start: i32, m: i32): boolean {
  if (n !== m) return false;
  const x: RawU8 = bytesOf(a);
  const y: RawU8 = bytesOf(b);
  let i: i32 = 0;
  while (i < n) {
    if (x[from + i] !== y[start + i]) return false;
    i = i + 1;
  }
  return true;
}

// The own enumerable keys; those that are symbols count when the comparison is strict.
function enumerableKeys(o: any, symbols: boolean): any[] {
  const out: any[] = [];
  const keys: RawAny = ownKeysOf(o);
  let i: i32 = 0;
  while (i < keys.length) {
    const key: any = keys[i];
    i = i + 1;
    if (!symbols && __kind(key) === 5) continue;
    if (o instanceof ElementView && keyIndex(key) >= 0) continue;
    const p: Property | null = ownProperty(o, key);
    if (p !== null && (p.flags & ENUMERABLE) !== 0) out.push(key);
  }
  return out;
}

/** Whether two values are deeply equal. */
export function deepEqual(a: any, b: any, strict: boolean): boolean {
  return new Comparison(strict).same(a, b);
}
