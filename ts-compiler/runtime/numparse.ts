// Decimal digits to numbers, correctly rounded.
import {
  __f64, __i64, __i64uToF64, __fromBits, __strLen, __rawF64, __null, __isNull, __ltu,
} from "./intrinsics";
import { Natural, RatioBits } from "./natural";
import { strUnits, strTrim } from "./string";

let exactPowers: RawF64 = __null<RawF64>();

// 10 ** k for k up to 22, all of which are exact.
function exactPower(k: i32): number {
  if (__isNull(exactPowers)) {
    const made: RawF64 = __rawF64(23);
    let p: number = 1;
    let i: i32 = 0;
    while (i < 23) {
      made[i] = p;
      p = p * 10;
      i = i + 1;
    }
    exactPowers = made;
  }
  return exactPowers[k];
}

// Digits beyond this one cannot decide a rounding except by being other than zero.
const MAX_DIGITS: i32 = 800;

/** n * 10 ** e, correctly rounded; `n` is used up. `sticky` says that digits were left out. */
function naturalToNumber(n: Natural, e: i32, sticky: boolean): number {
  if (n.isZero()) return 0;
  const d: Natural = new Natural(8);
  d.setI64(1n);
  if (e >= 0) n.mulPow10(e);
  else {
    d.mulPow5(0 - e);
    d.shiftLeft(0 - e);
  }
  const ratio: RatioBits = new RatioBits(n, d);
  let exponent: i32 = ratio.exponent;
  if (exponent > 1023) return Infinity;
  if (exponent < -1075) return 0;
  let count: i32 = 53;
  if (exponent < -1022) count = 53 - (-1022 - exponent);
  let m: i64 = ratio.take(count);
  const half: i64 = ratio.take(1);
  if (half !== 0n && (sticky || ratio.inexact() || (m & 1n) !== 0n)) m = m + 1n;
  if (count < 53) return __fromBits(m);
  if (m === 0x20000000000000n) {
    m = 0x10000000000000n;
    exponent = exponent + 1;
    if (exponent > 1023) return Infinity;
  }
  return __fromBits((m & 0xFFFFFFFFFFFFFn) | (__i64(exponent + 1023) << 52n));
}

/** Where the last parse stopped; the number's start when there was no number. */
export let parseEnd: i32 = 0;

/** Parses the longest unsigned decimal literal at `from`; NaN when there is none. parseEnd tells where it ends. */
export function parseDecimal(u: RawU16, from: i32, to: i32): number {
  let at: i32 = from;
  let m: i64 = 0n;
  let digits: i32 = 0;
  let seen: boolean = false;
  let exponent: i32 = 0;
  // The first significant digit and the count of further units, for the exact method.
  let start: i32 = -1;
  let point: boolean = false;
  while (at < to) {
    const c: i32 = u[at] - 48;
    if (c >= 0 && c <= 9) {
      seen = true;
      if (point) exponent = exponent - 1;
      if (c !== 0 || digits > 0) {
        if (start < 0) start = at;
        if (digits < 19) m = m * 10n + __i64(c);
        digits = digits + 1;
      }
    } else if (c === -2 && !point) {
      point = true;
    } else break;
    at = at + 1;
  }
  if (!seen) {
    parseEnd = from;
    return NaN;
  }
  const stop: i32 = at;
  if (at < to && (u[at] | 32) === 101) {
    let p: i32 = at + 1;
    let negative: boolean = false;
    if (p < to && (u[p] === 43 || u[p] === 45)) {
      negative = u[p] === 45;
      p = p + 1;
    }
    if (p < to && u[p] >= 48 && u[p] <= 57) {
      let x: i32 = 0;
      while (p < to && u[p] >= 48 && u[p] <= 57) {
        if (x < 100000) x = x * 10 + u[p] - 48;
        p = p + 1;
      }
      at = p;
      exponent = exponent + (negative ? 0 - x : x);
    }
  }
  parseEnd = at;
  if (digits === 0) return 0;
  if (digits <= 19) {
    if (digits <= 15 || m < 0x20000000000000n) {
      const x: number = __i64uToF64(m);
      if (exponent === 0) return x;
      if (exponent > 0 && exponent <= 22) {
        return x * exactPower(exponent);
      } else if (exponent < 0 && exponent >= -22) return x / exactPower(0 - exponent);
    }
    if (digits + exponent > 310) return Infinity;
    if (digits + exponent < -330) return 0;
    const n: Natural = new Natural(40);
    n.setI64(m);
    return naturalToNumber(n, exponent, false);
  }
  if (digits + exponent > 310) return Infinity;
  if (digits + exponent < -330) return 0;
  const n: Natural = new Natural(40);
  let used: i32 = 0;
  let sticky: boolean = false;
  let i: i32 = start;
  while (i < stop) {
    const c: i32 = u[i] - 48;
    if (c >= 0) {
      if (used < MAX_DIGITS) {
        if (n.isZero()) n.setI64(__i64(c));
        else n.mulAdd(10, c);
        used = used + 1;
      } else {
        if (c !== 0) sticky = true;
        exponent = exponent + 1;
      }
    }
    i = i + 1;
  }
  return naturalToNumber(n, exponent, sticky);
}

function digitOf(c: i32): i32 {
  if (c >= 48 && c <= 57) return c - 48;
  const l: i32 = c | 32;
  if (l >= 97 && l <= 122) return l - 87;
  return 99;
}

/** Parses the digits of `radix` at `from`, correctly rounded where the language requires it; NaN when there are none. */
export function parseRadix(u: RawU16, from: i32, to: i32, radix: i32): number {
  let at: i32 = from;
  let x: number = 0;
  while (at < to) {
    const d: i32 = digitOf(u[at]);
    if (d >= radix) break;
    x = x * __f64(radix) + __f64(d);
    at = at + 1;
  }
  parseEnd = at;
  if (at === from) return NaN;
  if (x < 9007199254740992) return x;
  if (radix === 10) {
    const stop: i32 = at;
    const exact: number = parseDecimal(u, from, stop);
    parseEnd = stop;
    return exact;
  }
  const n: Natural = new Natural(40);
  let i: i32 = from;
  while (i < at) {
    if (n.isZero()) n.setI64(__i64(digitOf(u[i])));
    else n.mulAdd(radix, digitOf(u[i]));
    if (n.bitLength() > 2100) return Infinity;
    i = i + 1;
  }
  return naturalToNumber(n, 0, false);
}

function isInfinityAt(u: RawU16, from: i32, to: i32): boolean {
  if (to - from < 8) return false;
  return u[from] === 73 && u[from + 1] === 110 && u[from + 2] === 102 && u[from + 3] === 105 && u[from + 4] === 110
    && u[from + 5] === 105 && u[from + 6] === 116 && u[from + 7] === 121;
}

/** StringToNumber. */
export function strToNumber(s: string): number {
  const length: i32 = __strLen(s);
  if (length > 0 && length < 16) {
    // Few digits and nothing else.
    const units: RawU16 = strUnits(s);
    let x: number = 0;
    let i: i32 = 0;
    while (i < length && __ltu(units[i] - 48, 10)) {
      x = x * 10 + __f64(units[i] - 48);
      i = i + 1;
    }
    if (i === length) return x;
  }
  const text: string = strTrim(s, 3);
  const n: i32 = __strLen(text);
  if (n === 0) return 0;
  const u: RawU16 = strUnits(text);
  if (n > 2 && u[0] === 48) {
    const c: i32 = u[1] | 32;
    let radix: i32 = 0;
    if (c === 120) radix = 16;
    else if (c === 111) radix = 8;
    else if (c === 98) radix = 2;
    if (radix !== 0) {
      const x: number = parseRadix(u, 2, n, radix);
      return parseEnd === n ? x : NaN;
    }
  }
  const x: number = parseSigned(u, n);
  return parseEnd === n ? x : NaN;
}

// A signed decimal literal at the start.
function parseSigned(u: RawU16, n: i32): number {
  let from: i32 = 0;
  if (u[0] === 43 || u[0] === 45) from = 1;
  let x: number = 0;
  if (isInfinityAt(u, from, n)) {
    x = Infinity;
    parseEnd = from + 8;
  } else {
    x = parseDecimal(u, from, n);
  }
  if (u[0] === 45) return -x;
  return x;
}

/** parseFloat of a string. */
export function strParseFloat(s: string): number {
  const text: string = strTrim(s, 1);
  const n: i32 = __strLen(text);
  if (n === 0) return NaN;
  return parseSigned(strUnits(text), n);
}

/** parseInt of a string; radix 0 stands for "by the prefix". */
export function strParseInt(s: string, radix: i32): number {
  const text: string = strTrim(s, 1);
  const n: i32 = __strLen(text);
  const u: RawU16 = strUnits(text);
  let at: i32 = 0;
  let negative: boolean = false;
  let base: i32 = radix;
  if (n > 0 && (u[0] === 43 || u[0] === 45)) {
    negative = u[0] === 45;
    at = 1;
  }
  if ((base === 0 || base === 16) && at + 1 < n && u[at] === 48 && (u[at + 1] | 32) === 120) {
    at = at + 2;
    base = 16;
  }
  if (base === 0) base = 10;
  if (base < 2 || base > 36) return NaN;
  const x: number = parseRadix(u, at, n, base);
  return negative ? -x : x;
}
