// BigInt: sign and magnitude.
import {
  __kind, __f64, __trunc, __unboxF64, __unboxBool, __rawI32, __rawU16, __strNew, __strLen, __i64, __wrap, __f64Bits, __truncF, __copy, __abs, __ltu, __i64u, __localized,
} from "./intrinsics";
import { strUnits, strTrim, strHasAt } from "./string";
import { numToString, groupedText } from "./number";
import { formatNumber } from "./intlnumberformat";
import { rtToPrimitive, rtToNumber, rtToString } from "./operator";
import { Symbol, symbolText } from "./symbol";
import {
  magTrim, magOf, magCompare, magAdd, magSub, magMul, magMulAdd, magDivSmall, magShl, magShr, magBits, magDivide, magToNumber,
} from "./magnitude";

/** Values of type `bigint`. */
export class BigInt {
  _negative: boolean;
  _mag: RawI32;

  constructor(negative: boolean, mag: RawI32) {
    this._negative = negative && mag.length > 0;
    this._mag = mag;
  }

  static __call(value?: any): bigint {
    return toBigInt(value) as any as bigint;
  }

  toString(radix?: any): string {
    const r: number = __kind(radix) === 0 ? 10 : __truncF(rtToNumber(radix));
    if (!(r >= 2 && r <= 36)) throw new RangeError("toString() radix argument must be between 2 and 36");
    return bigToString(this, __trunc(r));
  }

  toLocaleString(locales?: any, options?: any): string {
    if (__localized("format") && (__kind(locales) !== 0 || __kind(options) !== 0)) {
      return formatNumber(this as any, locales, options, "BigInt.prototype.toLocaleString");
    }
    const s: string = bigToString(this, 10);
    return this._negative ? "-" + groupedText(s.slice(1)) : groupedText(s);
  }

  valueOf(): bigint {
    return this as any as bigint;
  }

  get [Symbol.toStringTag](): string {
    return "BigInt";
  }

  static asUintN(bits: number, value: bigint): bigint {
    return modulo(strictBigInt(value as any), bitCount(bits)) as any as bigint;
  }

  static asIntN(bits: number, value: bigint): bigint {
    const n: i32 = bitCount(bits);
    if (n === 0) return bigOfI32(0) as any as bigint;
    const x: BigInt = modulo(strictBigInt(value as any), n);
    if (magBits(x._mag) < n) return x as any as bigint;
    return bigSub(x, new BigInt(false, magShl(magOf(1n), n))) as any as bigint;
  }
}

function bitCount(bits: any): i32 {
  const n: number = __truncF(rtToNumber(bits));
  if (!(n >= 0 && n <= 9007199254740991)) throw new RangeError("Invalid value: not (convertible to) a safe integer");
  return n > 1073741824 ? 1073741824 : __trunc(n);
}

// x modulo 2^bits, not negative.
function modulo(x: BigInt, bits: i32): BigInt {
  if (!x._negative && magBits(x._mag) <= bits) return x;
  const high: BigInt = bigShiftLeft(bigShiftRight(x, bits), bits);
  return bigSub(x, high);
}

// ToBigInt (ECMAScript 7.1.13), which refuses numbers.
function strictBigInt(value: any): BigInt {
  const v: any = rtToPrimitive(value, "number");
  if (__kind(v) === 3) throw new TypeError("Cannot convert " + numToString(__unboxF64(v)) + " to a BigInt");
  return toBigInt(v);
}

/** ToBigInt, and numbers that are integers. */
export function toBigInt(value: any): BigInt {
  const v: any = rtToPrimitive(value, "number");
  const k: i32 = __kind(v);
  if (k === 6) return v as BigInt;
  if (k === 3) {
    const x: number = __unboxF64(v);
    if (x - x !== 0 || __truncF(x) !== x) {
      throw new RangeError("The number " + numToString(x) + " cannot be converted to a BigInt because it is not an integer");
    }
    return bigFromNumber(x);
  }
  if (k === 2) return bigOfI32(__unboxBool(v) ? 1 : 0);
  if (k === 4) {
    const p: any = bigFromString(v as string);
    if (__kind(p) === 0) throw new SyntaxError("Cannot convert " + (v as string) + " to a BigInt");
    return p as BigInt;
  }
  throw new TypeError("Cannot convert " + (k === 5 ? symbolText(v as Symbol) : rtToString(v)) + " to a BigInt");
}

export function bigOfI32(x: i32): BigInt {
  if (x < 0) return new BigInt(true, magOf(0n - __i64(x)));
  return new BigInt(false, magOf(__i64(x)));
}

/** Of an integer. */
export function bigFromNumber(x: number): BigInt {
  const b: i64 = __f64Bits(__abs(x));
  const e: i32 = __wrap(b >>> 52n) - 1075;
  if (e < -1074) return bigOfI32(0);
  const m: RawI32 = magOf((b & 0xFFFFFFFFFFFFFn) | 0x10000000000000n);
  return new BigInt(x < 0, e < 0 ? magShr(m, 0 - e) : magShl(m, e));
}

export function bigToNumber(x: BigInt): number {
  const n: number = magToNumber(x._mag);
  return x._negative ? -n : n;
}

/** StringToBigInt; undefined when the text is not an integer. */
export function bigFromString(text: string): any {
  const s: string = strTrim(text, 3);
  const n: i32 = __strLen(s);
  if (n === 0) return bigOfI32(0) as any;
  if (strHasAt(s, "0x", 0) || strHasAt(s, "0X", 0)) return digits(s, 2, 16, false);
  if (strHasAt(s, "0o", 0) || strHasAt(s, "0O", 0)) return digits(s, 2, 8, false);
  if (strHasAt(s, "0b", 0) || strHasAt(s, "0B", 0)) return digits(s, 2, 2, false);
  const first: i32 = strUnits(s)[0];
  if (first === 45) return digits(s, 1, 10, true);
  return digits(s, first === 43 ? 1 : 0, 10, false);
}

function digits(s: string, from: i32, radix: i32, negative: boolean): any {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  if (from >= n) return undefined;
  let mag: RawI32 = __rawI32(0);
  let chunk: i32 = 0;
  let scale: i32 = 1;
  let i: i32 = from;
  while (i < n) {
    const c: i32 = u[i];
    let d: i32 = 99;
    if (c >= 48 && c <= 57) d = c - 48;
    else if (c >= 97 && c <= 122) d = c - 87;
    else if (c >= 65 && c <= 90) d = c - 55;
    if (d >= radix) return undefined;
    chunk = chunk * radix + d;
    scale = scale * radix;
    if (scale >= 50000000) {
      mag = magMulAdd(mag, scale, chunk);
      chunk = 0;
      scale = 1;
    }
    i = i + 1;
  }
  if (scale > 1) mag = magMulAdd(mag, scale, chunk);
  return new BigInt(negative, mag) as any;
}

/** The value of a literal: its digits, with a prefix of the radix and without the `n`. */
export function bigintLiteral(text: string): any {
  return bigFromString(text);
}

export function bigToString(x: BigInt, radix: i32): string {
  const n: i32 = x._mag.length;
  if (n === 0) return "0";
  const rest: RawI32 = __rawI32(n);
  __copy(rest, 0, x._mag, 0, n);
  // As many digits per division as fit in 31 bits.
  let scale: i32 = radix;
  let per: i32 = 1;
  while (scale < 2147483647 / radix) {
    scale = scale * radix;
    per = per + 1;
  }
  let bitsPerDigit: i32 = 1;
  while (1 << (bitsPerDigit + 1) <= radix) bitsPerDigit = bitsPerDigit + 1;
  const size: i32 = (n * 32) / bitsPerDigit + per + 2;
  const out: RawU16 = __rawU16(size);
  let at: i32 = size;
  let words: RawI32 = rest;
  while (words.length > 0) {
    let part: i32 = magDivSmall(words, scale);
    words = magTrim(words);
    let k: i32 = 0;
    while (k < per && (words.length > 0 || part > 0)) {
      const d: i32 = part % radix;
      part = part / radix;
      at = at - 1;
      out[at] = d < 10 ? 48 + d : 87 + d;
      k = k + 1;
    }
  }
  if (x._negative) {
    at = at - 1;
    out[at] = 45;
  }
  const exact: RawU16 = __rawU16(size - at);
  __copy(exact, 0, out, at, size - at);
  return __strNew(exact, size - at);
}

export function bigHash(x: BigInt): i32 {
  let h: i32 = x._negative ? 7 : 3;
  let i: i32 = 0;
  while (i < x._mag.length) {
    h = (h ^ x._mag[i]) * 0x2C1B3C6D;
    h = h ^ (h >>> 15);
    i = i + 1;
  }
  return h;
}

export function bigIsZero(x: BigInt): boolean {
  return x._mag.length === 0;
}

export function bigEq(a: BigInt, b: BigInt): boolean {
  return a._negative === b._negative && magCompare(a._mag, b._mag) === 0;
}

/** -1, 0 or 1. */
export function bigCompare(a: BigInt, b: BigInt): i32 {
  if (a._negative !== b._negative) {
    if (a._negative) return -1;
    return 1;
  }
  const c: i32 = magCompare(a._mag, b._mag);
  if (a._negative) return 0 - c;
  return c;
}

/** -1, 0 or 1, and 2 for NaN. */
export function bigCompareNumber(a: BigInt, x: number): i32 {
  if (x !== x) return 2;
  if (x === Infinity) return -1;
  if (x === -Infinity) return 1;
  const whole: number = __truncF(x);
  const c: i32 = bigCompare(a, bigFromNumber(whole));
  if (c !== 0) return c;
  if (x > whole) return -1;
  if (x < whole) return 1;
  return 0;
}

// Whether it fits in 62 bits and a sign: sums of two of them are 64-bit integers.
function isShort(x: BigInt): boolean {
  const mag: RawI32 = x._mag;
  return mag.length < 2 || mag.length === 2 && __ltu(mag[1], 0x40000000);
}

// The value of a short one.
function shortOf(x: BigInt): i64 {
  const mag: RawI32 = x._mag;
  if (mag.length === 0) return 0n;
  let value: i64 = __i64u(mag[0]);
  if (mag.length === 2) value = value | (__i64u(mag[1]) << 32n);
  return x._negative ? 0n - value : value;
}

export function bigOfI64(x: i64): BigInt {
  if (x < 0n) return new BigInt(true, magOf(0n - x));
  return new BigInt(false, magOf(x));
}

export function bigNeg(x: BigInt): BigInt {
  return new BigInt(!x._negative, x._mag);
}

export function bigAdd(a: BigInt, b: BigInt): BigInt {
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) + shortOf(b));
  if (a._negative === b._negative) return new BigInt(a._negative, magAdd(a._mag, b._mag));
  const c: i32 = magCompare(a._mag, b._mag);
  if (c >= 0) return new BigInt(a._negative, magSub(a._mag, b._mag));
  return new BigInt(b._negative, magSub(b._mag, a._mag));
}

export function bigSub(a: BigInt, b: BigInt): BigInt {
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) - shortOf(b));
  return bigAdd(a, bigNeg(b));
}

function sized(bits: i32): void {
  if (bits > 1073741824 || bits < 0) throw new RangeError("Maximum BigInt size exceeded");
}

export function bigMul(a: BigInt, b: BigInt): BigInt {
  if (a._mag.length === 1 && b._mag.length === 1) {
    return new BigInt(a._negative !== b._negative, magOf(__i64u(a._mag[0]) * __i64u(b._mag[0])));
  }
  sized(magBits(a._mag) + magBits(b._mag));
  return new BigInt(a._negative !== b._negative, magMul(a._mag, b._mag));
}

export function bigDiv(a: BigInt, b: BigInt): BigInt {
  if (bigIsZero(b)) throw new RangeError("Division by zero");
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) / shortOf(b));
  return new BigInt(a._negative !== b._negative, magDivide(a._mag, b._mag).quotient);
}

export function bigRem(a: BigInt, b: BigInt): BigInt {
  if (bigIsZero(b)) throw new RangeError("Division by zero");
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) % shortOf(b));
  return new BigInt(a._negative, magDivide(a._mag, b._mag).rest);
}

export function bigPow(a: BigInt, b: BigInt): BigInt {
  if (b._negative) throw new RangeError("Exponent must be non-negative");
  if (bigIsZero(b)) return bigOfI32(1);
  if (bigIsZero(a)) return a;
  if (a._mag.length === 1 && a._mag[0] === 1) {
    return new BigInt(a._negative && (b._mag[0] & 1) !== 0, a._mag);
  }
  if (b._mag.length > 1) throw new RangeError("Maximum BigInt size exceeded");
  let e: i32 = b._mag[0];
  sized(e);
  let result: BigInt = bigOfI32(1);
  let square: BigInt = a;
  while (e > 0) {
    if ((e & 1) !== 0) result = bigMul(result, square);
    e = e >> 1;
    if (e > 0) square = bigMul(square, square);
  }
  return result;
}

/** x * 2^by */
export function bigShiftLeft(x: BigInt, by: i32): BigInt {
  sized(by);
  sized(magBits(x._mag) + by);
  return new BigInt(x._negative, magShl(x._mag, by));
}

/** x / 2^by, rounded down. */
export function bigShiftRight(x: BigInt, by: i32): BigInt {
  if (!x._negative) return new BigInt(false, magShr(x._mag, by));
  const less: RawI32 = magSub(x._mag, magOf(1n));
  return new BigInt(true, magAdd(magShr(less, by), magOf(1n)));
}

function shift(x: BigInt, by: BigInt, left: boolean): BigInt {
  if (bigIsZero(x) || bigIsZero(by)) return x;
  const huge: boolean = by._mag.length > 1 || by._mag[0] < 0;
  if (left) {
    if (huge) throw new RangeError("Maximum BigInt size exceeded");
    return bigShiftLeft(x, by._mag[0]);
  }
  if (huge) return bigOfI32(x._negative ? -1 : 0);
  return bigShiftRight(x, by._mag[0]);
}

export function bigShl(a: BigInt, b: BigInt): BigInt {
  return shift(a, b, !b._negative);
}

export function bigShr(a: BigInt, b: BigInt): BigInt {
  return shift(a, b, b._negative);
}

export function bigNot(x: BigInt): BigInt {
  return bigSub(bigNeg(x), bigOfI32(1));
}

// Two's complement in `n` words.
function twos(x: BigInt, n: i32): RawI32 {
  const out: RawI32 = __rawI32(n);
  __copy(out, 0, x._mag, 0, x._mag.length);
  if (x._negative) negate(out);
  return out;
}

function negate(a: RawI32): void {
  let carry: boolean = true;
  let i: i32 = 0;
  while (i < a.length) {
    let w: i32 = a[i] ^ -1;
    if (carry) {
      w = w + 1;
      carry = w === 0;
    }
    a[i] = w;
    i = i + 1;
  }
}

// 0 and, 1 or, 2 xor
function bitwise(a: BigInt, b: BigInt, op: i32): BigInt {
  const n: i32 = (a._mag.length > b._mag.length ? a._mag.length : b._mag.length) + 1;
  const x: RawI32 = twos(a, n);
  const y: RawI32 = twos(b, n);
  let i: i32 = 0;
  while (i < n) {
    if (op === 0) x[i] = x[i] & y[i];
    else if (op === 1) x[i] = x[i] | y[i];
    else x[i] = x[i] ^ y[i];
    i = i + 1;
  }
  const negative: boolean = x[n - 1] < 0;
  if (negative) negate(x);
  return new BigInt(negative, magTrim(x));
}

export function bigAnd(a: BigInt, b: BigInt): BigInt {
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) & shortOf(b));
  return bitwise(a, b, 0);
}

export function bigOr(a: BigInt, b: BigInt): BigInt {
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) | shortOf(b));
  return bitwise(a, b, 1);
}

export function bigXor(a: BigInt, b: BigInt): BigInt {
  if (isShort(a) && isShort(b)) return bigOfI64(shortOf(a) ^ shortOf(b));
  return bitwise(a, b, 2);
}
