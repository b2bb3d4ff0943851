// Numbers: the conversions and operators of the language, and the class Number.
import {
  __f64, __trunc, __f64Bits, __fromBits, __wrap, __i64, __i64ToF64, __f64ToI64, __clz64, __truncF, __abs, __kind, __unboxF64, __copysign, __localized,
} from "./intrinsics";
import { numToString as shortestString } from "./numformat";
import { strToNumber as parseNumber, strParseFloat, strParseInt } from "./numparse";
import { formatFixed, formatExponential, formatPrecision, formatRadix } from "./numfixed";
import { formatNumber } from "./intlnumberformat";
import { ieeePow } from "./mathpow";
import { rtToNumeric, rtToString, rtToNumber } from "./operator";
import { rtToObject } from "./boxed";
import { BigInt, bigToNumber } from "./bigint";

/** Number::toString(x, 10) */
export function numToString(x: number): string {
  return shortestString(x);
}

/** StringToNumber */
export function strToNumber(s: string): number {
  return parseNumber(s);
}

/** ToInt32 */
export function toInt32(x: number): i32 {
  const t: i32 = __trunc(x);
  if (t !== 0x7FFFFFFF && t !== -2147483648) return t;
  if (__abs(x) < 9223372036854775000) return __wrap(__f64ToI64(x));
  const bits: i64 = __f64Bits(x);
  const shift: i32 = (__wrap(bits >>> 52n) & 0x7FF) - 1075;
  // The number is a multiple of 2 ** 32, or no finite number, from here on.
  if (shift > 31) return 0;
  const m: i64 = (bits & 0xFFFFFFFFFFFFFn) | 0x10000000000000n;
  const low: i32 = __wrap(m << __i64(shift));
  return bits < 0n ? 0 - low : low;
}

/** `a ** b` */
export function numPow(a: number, b: number): number {
  return ieeePow(a, b);
}

/** `a % b` */
export function numMod(a: number, b: number): number {
  if (a >= 0 && b > 0) {
    if (a < b) return a;
    if (a < 9007199254740992 && __truncF(a) === a && __truncF(b) === b) return __i64ToF64(__f64ToI64(a) % __f64ToI64(b));
  }
  if (a !== a || b !== b || b === 0 || __abs(a) === Infinity) return NaN;
  if (a === 0 || __abs(b) === Infinity) return a;
  const x: number = __abs(a);
  const y: number = __abs(b);
  if (x < y) return a;
  if (x < 9007199254740992 && y < 67108864 && __truncF(y) === y) {
    // A whole quotient of 27 bits times a whole number of 26 is exact, and so is what it leaves.
    const q: number = __truncF(x / y);
    if (q < 134217728) {
      const r: number = x - q * y;
      return __copysign(r < 0 ? r + y : r, a);
    }
  }
  return __copysign(exactMod(x, y), a);
}

// The remainder of two positive finite numbers, by long division of their significands.
function exactMod(a: number, b: number): number {
  if (a < b) return a;
  const ma: i64 = __f64Bits(a);
  const mb: i64 = __f64Bits(b);
  let ea: i32 = __wrap(ma >>> 52n);
  let eb: i32 = __wrap(mb >>> 52n);
  let x: i64 = ma & 0xFFFFFFFFFFFFFn;
  let y: i64 = mb & 0xFFFFFFFFFFFFFn;
  if (ea === 0) ea = 1;
  else x = x | 0x10000000000000n;
  if (eb === 0) eb = 1;
  else y = y | 0x10000000000000n;
  while (ea > eb) {
    // As many bits at once as a remainder leaves room for.
    let step: i32 = ea - eb;
    if (step > 10) step = 10;
    x = x % y << __i64(step);
    ea = ea - step;
  }
  x = x % y;
  if (x === 0n) return 0;
  let shift: i32 = __wrap(__clz64(x)) - 11;
  if (shift > eb - 1) shift = eb - 1;
  if (shift > 0) x = x << __i64(shift);
  else shift = 0;
  if (x < 0x10000000000000n) return __fromBits(x);
  return __fromBits((x & 0xFFFFFFFFFFFFFn) | (__i64(eb - shift) << 52n));
}

/** ToIntegerOrInfinity of a number. */
export function toInteger(x: number): number {
  if (x !== x) return 0;
  return __truncF(x) + 0;
}

/** An argument that counts digits; out of range it is an error with that message. */
function digitsArgument(x: number, least: number, most: number, message: string): i32 {
  const n: number = toInteger(x);
  if (n < least || n > most) throw new RangeError(message);
  return __trunc(n);
}

/** The class of primitive numbers. */
export class Number {
  static readonly EPSILON: number = 2.220446049250313e-16;
  static readonly MAX_SAFE_INTEGER: number = 9007199254740991;
  static readonly MIN_SAFE_INTEGER: number = -9007199254740991;
  static readonly MAX_VALUE: number = 1.7976931348623157e308;
  static readonly MIN_VALUE: number = 5e-324;
  static readonly NaN: number = NaN;
  static readonly POSITIVE_INFINITY: number = Infinity;
  static readonly NEGATIVE_INFINITY: number = -Infinity;

  static __empty(): number {
    return 0;
  }

  static __call(value?: any): number {
    if (__kind(value) === 3) return __unboxF64(value);
    if (__kind(value) < 6) return rtToNumber(value);
    const n: any = rtToNumeric(value);
    if (__kind(n) === 6) return bigToNumber(n as BigInt);
    return __unboxF64(n);
  }

  static __new(value: any = 0): any {
    return rtToObject(Number.__call(value) as any);
  }

  static isFinite(number: unknown): boolean {
    const v: any = number as any;
    return __kind(v) === 3 && __abs(__unboxF64(v)) < Infinity;
  }

  static isInteger(number: unknown): boolean {
    const v: any = number as any;
    if (__kind(v) !== 3) return false;
    const x: number = __unboxF64(v);
    return __abs(x) < Infinity && __truncF(x) === x;
  }

  static isNaN(number: unknown): boolean {
    const v: any = number as any;
    if (__kind(v) !== 3) return false;
    const x: number = __unboxF64(v);
    return x !== x;
  }

  static isSafeInteger(number: unknown): boolean {
    const v: any = number as any;
    if (__kind(v) !== 3) return false;
    const x: number = __unboxF64(v);
    return __abs(x) <= 9007199254740991 && __truncF(x) === x;
  }

  static parseFloat(string: string): number {
    return strParseFloat(rtToString(string as any));
  }

  static parseInt(string: string, radix?: number): number {
    const text: string = rtToString(string as any);
    if (radix === undefined) return strParseInt(text, 0);
    return strParseInt(text, toInt32(radix));
  }

  toString(this: number, radix?: number): string {
    if (radix === undefined || radix === 10) return shortestString(this);
    const r: i32 = digitsArgument(radix, 2, 36, "toString() radix argument must be between 2 and 36");
    if (this !== this) return "NaN";
    if (__abs(this) === Infinity) return this > 0 ? "Infinity" : "-Infinity";
    return formatRadix(this, r);
  }

  toFixed(this: number, fractionDigits?: number): string {
    const d: i32 = digitsArgument(fractionDigits === undefined ? 0 : fractionDigits, 0, 100, "toFixed() digits argument must be between 0 and 100");
    if (!(__abs(this) < 1e21)) return shortestString(this);
    return formatFixed(this, d);
  }

  toExponential(this: number, fractionDigits?: number): string {
    if (!(__abs(this) < Infinity)) return shortestString(this);
    if (fractionDigits === undefined) return formatExponential(this, -1);
    return formatExponential(this, digitsArgument(fractionDigits, 0, 100, "toExponential() argument must be between 0 and 100"));
  }

  toPrecision(this: number, precision?: number): string {
    if (precision === undefined) return shortestString(this);
    if (!(__abs(this) < Infinity)) return shortestString(this);
    return formatPrecision(this, digitsArgument(precision, 1, 100, "toPrecision() argument must be between 1 and 100"));
  }

  toLocaleString(this: number, locales?: any, options?: any): string {
    if (__localized("format") && (__kind(locales) !== 0 || __kind(options) !== 0)) {
      return formatNumber(this as any, locales, options, "Number.prototype.toLocaleString");
    }
    return groupedDigits(this);
  }

  valueOf(this: number): number {
    return this;
  }
}

// As the locale en-US prints numbers: groups of three digits, at most three decimals. What is rounded is
// the number's shortest text.
function groupedDigits(x: number): string {
  if (x !== x) return "NaN";
  if (__abs(x) === Infinity) return x > 0 ? "∞" : "-∞";
  const sign: string = x < 0 || (x === 0 && 1 / x < 0) ? "-" : "";
  const text: string = shortestString(__abs(x));
  const e: number = text.indexOf("e");
  if (e >= 0) return sign + (__abs(x) < 1 ? "0" : groupedText(withZeros(text, e)));
  const dot: number = text.indexOf(".");
  if (dot < 0) return sign + groupedText(text);
  let digits: string = text.slice(0, dot) + text.slice(dot + 1, dot + 4);
  let least: number = digits.length - dot;
  if (text.length > dot + 4 && text.charAt(dot + 4) >= "5") digits = oneMore(digits);
  const point: number = digits.length - least;
  while (least > 0 && digits.charAt(point + least - 1) === "0") least = least - 1;
  return sign + groupedText(digits.slice(0, point)) + (least > 0 ? "." + digits.slice(point, point + least) : "");
}

// The digits of a text such as `1.5e+21`.
function withZeros(text: string, e: number): string {
  const digits: string = text.charAt(0) + text.slice(2, e);
  return digits + "0".repeat(strParseFloat(text.slice(e + 2)) + 1 - digits.length);
}

function oneMore(digits: string): string {
  let i: number = digits.length - 1;
  while (i >= 0 && digits.charAt(i) === "9") i = i - 1;
  const zeros: string = "0".repeat(digits.length - 1 - i);
  return i < 0 ? "1" + zeros : digits.slice(0, i) + numToString(digits.charCodeAt(i) - 47) + zeros;
}

/** Digits in groups of three. */
export function groupedText(digits: string): string {
  let out: string = "";
  let end: number = digits.length;
  while (end > 3) {
    out = "," + digits.slice(end - 3, end) + out;
    end = end - 3;
  }
  return digits.slice(0, end) + out;
}
