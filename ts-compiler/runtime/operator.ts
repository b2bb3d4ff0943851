// The operators of the language on dynamic values. The compiler emits wasm for operands whose types it
// knows; these functions serve the rest, so they switch on the kind first and never call themselves
// through an operator on `any`.
import { __kind, __refEq, __unboxF64, __unboxBool, __f64, __u2f, __f64Bits, __rawAny, __strLen, __asString } from "./intrinsics";
import { strConcat, strEq, strCompare } from "./string";
import { numToString, strToNumber, toInt32, numPow, numMod } from "./number";
import { Symbol } from "./symbol";
import {
  BigInt, bigAdd, bigSub, bigMul, bigDiv, bigRem, bigPow, bigAnd, bigOr, bigXor, bigShl, bigShr, bigNeg,
  bigNot, bigEq, bigCompare, bigCompareNumber, bigToString, bigIsZero, bigFromString, bigOfI32,
} from "./bigint";
import { rtGet, rtGetIndex, rtTypeof } from "./dynamic";
import { rtCall } from "./invocation";
import { hostEquals, hostToPrimitive } from "./hostops";

/** ToPrimitive; `hint` is "default", "number" or "string". */
export function rtToPrimitive(v: any, hint: string): any {
  const k: i32 = __kind(v);
  if (k < 7) return v;
  if (k === 11) {
    if (hint === "default") return hostToPrimitive(v, 0);
    return hostToPrimitive(v, hint === "number" ? 1 : 2);
  }
  return ordinaryPrimitive(v, hint);
}

/** ToPrimitive of an object by its own methods. */
export function ordinaryPrimitive(v: any, hint: string): any {
  const exotic: any = rtGetIndex(v, Symbol.toPrimitive);
  if (__kind(exotic) > 1) {
    const r: any = rtCall(exotic, v, callArgs1(hint));
    if (__kind(r) < 7) return r;
    throw new TypeError("Cannot convert object to primitive value");
  }
  const stringFirst: boolean = hint === "string";
  let i: i32 = 0;
  while (i < 2) {
    const useString: boolean = stringFirst ? i === 0 : i === 1;
    const f: any = rtGet(v, useString ? "toString" : "valueOf");
    if (rtTypeof(f) === "function") {
      const r: any = rtCall(f, v, __rawAny(0));
      if (__kind(r) < 7) return r;
    }
    i = i + 1;
  }
  throw new TypeError("Cannot convert object to primitive value");
}

/** An argument vector of one value. */
export function callArgs1(a: any): RawAny {
  const args: RawAny = __rawAny(1);
  args[0] = a;
  return args;
}

/** ToNumber. */
export function rtToNumber(a: any): number {
  const k: i32 = __kind(a);
  if (k === 3) return __unboxF64(a);
  if (k === 0) return NaN;
  if (k === 1) return 0;
  if (k === 2) return __unboxBool(a) ? 1 : 0;
  if (k === 4) return strToNumber(a as string);
  if (k === 5) throw new TypeError("Cannot convert a Symbol value to a number");
  if (k === 6) throw new TypeError("Cannot convert a BigInt value to a number");
  return rtToNumber(rtToPrimitive(a, "number"));
}

/** Unary plus. */
export function rtPlus(a: any): number {
  return rtToNumber(a);
}

/** ToNumeric: a number or a bigint. */
export function rtToNumeric(a: any): any {
  const k: i32 = __kind(a);
  if (k === 3 || k === 6) return a;
  const p: any = rtToPrimitive(a, "number");
  if (__kind(p) === 6) return p;
  return rtToNumber(p) as any;
}

/** ToString. */
export function rtToString(a: any): string {
  const k: i32 = __kind(a);
  if (k === 4) return a as string;
  if (k === 3) return numToString(__unboxF64(a));
  if (k === 0) return "undefined";
  if (k === 1) return "null";
  if (k === 2) return __unboxBool(a) ? "true" : "false";
  if (k === 5) throw new TypeError("Cannot convert a Symbol value to a string");
  if (k === 6) return bigToString(a as BigInt, 10);
  return rtToString(rtToPrimitive(a, "string"));
}

/** ToPropertyKey: a string or a symbol. */
export function rtToPropertyKey(a: any): any {
  const k: i32 = __kind(a);
  if (k === 4 || k === 5) return a;
  if (k > 6) {
    const p: any = rtToPrimitive(a, "string");
    if (__kind(p) === 5) return p;
    return rtToString(p) as any;
  }
  return rtToString(a) as any;
}

/** ToBoolean. */
export function rtToBoolean(a: any): boolean {
  const k: i32 = __kind(a);
  if (k === 2) return __unboxBool(a);
  if (k < 2) return false;
  if (k === 3) {
    const x: number = __unboxF64(a);
    return x === x && x !== 0;
  }
  if (k === 4) return __strLen(a as string) !== 0;
  if (k === 6) return !bigIsZero(a as BigInt);
  return true;
}

function mixed(): any {
  throw new TypeError("Cannot mix BigInt and other types, use explicit conversions");
}

export function rtAdd(a: any, b: any): any {
  let ka: i32 = __kind(a);
  let kb: i32 = __kind(b);
  if (ka === 3 && kb === 3) return (__unboxF64(a) + __unboxF64(b)) as any;
  let x: any = a;
  let y: any = b;
  if (ka > 6) { x = rtToPrimitive(a, "default"); ka = __kind(x); }
  if (kb > 6) { y = rtToPrimitive(b, "default"); kb = __kind(y); }
  if (ka === 4 || kb === 4) {
    const l: string = rtToString(x);
    return strConcat(l, rtToString(y)) as any;
  }
  if (ka === 6 || kb === 6) {
    if (ka === kb) return bigAdd(x as BigInt, y as BigInt) as any;
    return mixed();
  }
  const n: number = rtToNumber(x);
  return (n + rtToNumber(y)) as any;
}

// The operations on two numerics, by number: the switch keeps ToNumeric's order and errors in one place.
function binary(a: any, b: any, op: i32): any {
  const x: any = rtToNumeric(a);
  const y: any = rtToNumeric(b);
  const kx: i32 = __kind(x);
  if (kx !== __kind(y)) return mixed();
  if (kx === 6) return bigBinary(x as BigInt, y as BigInt, op) as any;
  const m: number = __unboxF64(x);
  const n: number = __unboxF64(y);
  if (op === 0) return (m - n) as any;
  if (op === 1) return (m * n) as any;
  if (op === 2) return (m / n) as any;
  if (op === 3) return numMod(m, n) as any;
  if (op === 4) return numPow(m, n) as any;
  const i: i32 = toInt32(m);
  const j: i32 = toInt32(n);
  if (op === 5) return __f64(i & j) as any;
  if (op === 6) return __f64(i | j) as any;
  if (op === 7) return __f64(i ^ j) as any;
  if (op === 8) return __f64(i << (j & 31)) as any;
  if (op === 9) return __f64(i >> (j & 31)) as any;
  return __u2f(i >>> (j & 31)) as any;
}

function bigBinary(x: BigInt, y: BigInt, op: i32): BigInt {
  if (op === 0) return bigSub(x, y);
  if (op === 1) return bigMul(x, y);
  if (op === 2) return bigDiv(x, y);
  if (op === 3) return bigRem(x, y);
  if (op === 4) return bigPow(x, y);
  if (op === 5) return bigAnd(x, y);
  if (op === 6) return bigOr(x, y);
  if (op === 7) return bigXor(x, y);
  if (op === 8) return bigShl(x, y);
  if (op === 9) return bigShr(x, y);
  throw new TypeError("BigInts have no unsigned right shift, use >> instead");
}

export function rtSub(a: any, b: any): any {
  if (__kind(a) === 3 && __kind(b) === 3) return (__unboxF64(a) - __unboxF64(b)) as any;
  return binary(a, b, 0);
}
export function rtMul(a: any, b: any): any {
  if (__kind(a) === 3 && __kind(b) === 3) return (__unboxF64(a) * __unboxF64(b)) as any;
  return binary(a, b, 1);
}
export function rtDiv(a: any, b: any): any {
  if (__kind(a) === 3 && __kind(b) === 3) return (__unboxF64(a) / __unboxF64(b)) as any;
  return binary(a, b, 2);
}
export function rtMod(a: any, b: any): any { return binary(a, b, 3); }
export function rtExp(a: any, b: any): any { return binary(a, b, 4); }
export function rtBitAnd(a: any, b: any): any { return binary(a, b, 5); }
export function rtBitOr(a: any, b: any): any { return binary(a, b, 6); }
export function rtBitXor(a: any, b: any): any { return binary(a, b, 7); }
export function rtShl(a: any, b: any): any { return binary(a, b, 8); }
export function rtShr(a: any, b: any): any { return binary(a, b, 9); }
export function rtUshr(a: any, b: any): any { return binary(a, b, 10); }

export function rtNeg(a: any): any {
  const x: any = rtToNumeric(a);
  if (__kind(x) === 6) return bigNeg(x as BigInt) as any;
  return (-__unboxF64(x)) as any;
}
export function rtBitNot(a: any): any {
  const x: any = rtToNumeric(a);
  if (__kind(x) === 6) return bigNot(x as BigInt) as any;
  return __f64(toInt32(__unboxF64(x)) ^ -1) as any;
}
export function rtInc(a: any): any {
  const x: any = rtToNumeric(a);
  if (__kind(x) === 6) return bigAdd(x as BigInt, bigOfI32(1)) as any;
  return (__unboxF64(x) + 1) as any;
}
export function rtDec(a: any): any {
  const x: any = rtToNumeric(a);
  if (__kind(x) === 6) return bigSub(x as BigInt, bigOfI32(1)) as any;
  return (__unboxF64(x) - 1) as any;
}

/** Abstract relational comparison of two primitives: -1, 0, 1, or 2 when undefined (NaN). */
function comparePrimitives(x: any, y: any): i32 {
  const kx: i32 = __kind(x);
  const ky: i32 = __kind(y);
  if (kx === 4 && ky === 4) {
    const c: i32 = strCompare(x as string, y as string);
    if (c < 0) return -1;
    if (c > 0) return 1;
    return 0;
  }
  if (kx === 6 || ky === 6) {
    if (kx === 6 && ky === 6) return bigCompare(x as BigInt, y as BigInt);
    if (kx === 6) {
      if (ky === 4) {
        const p: any = bigFromString(y as string);
        if (__kind(p) === 0) return 2;
        return bigCompare(x as BigInt, p as BigInt);
      }
      return bigCompareNumber(x as BigInt, rtToNumber(y));
    }
    if (kx === 4) {
      const p: any = bigFromString(x as string);
      if (__kind(p) === 0) return 2;
      return bigCompare(p as BigInt, y as BigInt);
    }
    const c: i32 = bigCompareNumber(y as BigInt, rtToNumber(x));
    if (c === 2) return 2;
    return 0 - c;
  }
  const m: number = rtToNumber(x);
  const n: number = rtToNumber(y);
  if (m < n) return -1;
  if (m > n) return 1;
  if (m === n) return 0;
  return 2;
}

function compare(a: any, b: any): i32 {
  const x: any = rtToPrimitive(a, "number");
  return comparePrimitives(x, rtToPrimitive(b, "number"));
}

export function rtLess(a: any, b: any): boolean {
  if (__kind(a) === 3 && __kind(b) === 3) return __unboxF64(a) < __unboxF64(b);
  return compare(a, b) === -1;
}
export function rtLessEq(a: any, b: any): boolean {
  if (__kind(a) === 3 && __kind(b) === 3) return __unboxF64(a) <= __unboxF64(b);
  return compare(a, b) < 1;
}
export function rtGreater(a: any, b: any): boolean {
  if (__kind(a) === 3 && __kind(b) === 3) return __unboxF64(a) > __unboxF64(b);
  return compare(a, b) === 1;
}
export function rtGreaterEq(a: any, b: any): boolean {
  if (__kind(a) === 3 && __kind(b) === 3) return __unboxF64(a) >= __unboxF64(b);
  const c: i32 = compare(a, b);
  return c === 0 || c === 1;
}

export function rtStrictEq(a: any, b: any): boolean {
  const k: i32 = __kind(a);
  if (k !== __kind(b)) return false;
  if (k === 3) return __unboxF64(a) === __unboxF64(b);
  if (__refEq(a, b)) return true;
  if (k === 4) return strEq(__asString(a), __asString(b));
  if (k === 6) return bigEq(a as BigInt, b as BigInt);
  if (k === 2) return __unboxBool(a) === __unboxBool(b);
  if (k === 11) return hostEquals(a, b);
  return false;
}

/** SameValueZero: as `===`, but NaN equals itself (Map, Set, includes). */
export function rtSameValueZero(a: any, b: any): boolean {
  if (__kind(a) === 3 && __kind(b) === 3) {
    const x: number = __unboxF64(a);
    const y: number = __unboxF64(b);
    return x === y || (x !== x && y !== y);
  }
  return rtStrictEq(a, b);
}

/** SameValue (Object.is). */
export function rtSameValue(a: any, b: any): boolean {
  if (__kind(a) === 3 && __kind(b) === 3) {
    const x: number = __unboxF64(a);
    const y: number = __unboxF64(b);
    if (x !== x) return y !== y;
    return __f64Bits(x) === __f64Bits(y);
  }
  return rtStrictEq(a, b);
}

export function rtLooseEq(a: any, b: any): boolean {
  const ka: i32 = __kind(a);
  const kb: i32 = __kind(b);
  if (ka === kb) return rtStrictEq(a, b);
  if (ka < 2 || kb < 2) return ka < 2 && kb < 2;
  if (ka > 6 && kb > 6) return false;
  if (ka > 6) return rtLooseEq(rtToPrimitive(a, "default"), b);
  if (kb > 6) return rtLooseEq(a, rtToPrimitive(b, "default"));
  if (ka === 5 || kb === 5) return false;
  return comparePrimitives(a, b) === 0;
}

/** ToNumber of each value, for parameters of the library that are lists of numbers. */
export function rtToNumbers(list: any[]): number[] {
  const out: number[] = [];
  for (let i: number = 0; i < list.length; i++) out.push(rtToNumber(list[i]));
  return out;
}
