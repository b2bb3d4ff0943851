// Formats of numbers with a given count of digits, and other radixes. All are
// exact: the value of a number is a natural number times a power of two.
import {
  __f64, __trunc, __f64Bits, __fromBits, __wrap, __rawU16, __strLen, __copy, __floor,
} from "./intrinsics";
import { Natural } from "./natural";
import { StringBuilder } from "./string";
import { numToString, Digits, shortestDigits } from "./numformat";
import { numMod } from "./number";

let binaryExponent: i32 = 0;

// The significand of a positive number; its power of two is left in binaryExponent.
function significand(x: number): i64 {
  const bits: i64 = __f64Bits(x);
  const biased: i32 = __wrap(bits >>> 52n) & 0x7FF;
  const fraction: i64 = bits & 0xFFFFFFFFFFFFFn;
  if (biased === 0) {
    binaryExponent = -1074;
    return fraction;
  }
  binaryExponent = biased - 1075;
  return fraction | 0x10000000000000n;
}

/** Number.prototype.toFixed of a finite number below 1e21. */
export function formatFixed(value: number, decimals: i32): string {
  let x: number = value;
  if (value < 0) x = -value;
  const n: Natural = new Natural(16);
  n.setI64(significand(x));
  const e: i32 = binaryExponent;
  n.mulPow10(decimals);
  if (e > 0) n.shiftLeft(e);
  else n.shiftRightRounded(0 - e);
  const digits: string = n.decimal();
  const count: i32 = __strLen(digits);
  const out: StringBuilder = new StringBuilder(count + decimals + 3);
  // A negative number that is rounded to zero keeps its sign, negative zero does not have one here.
  if (value < 0) out.unit(45);
  if (decimals === 0) {
    out.text(digits);
    return out.done();
  }
  let i: i32 = count;
  while (i < decimals + 1) {
    out.unit(48);
    i = i + 1;
  }
  out.text(digits);
  return insertPoint(out, decimals);
}

// Puts a point before the last `decimals` units.
function insertPoint(b: StringBuilder, decimals: i32): string {
  b.unit(48);
  const at: i32 = b.len - 1 - decimals;
  __copy(b.units, at + 1, b.units, at, decimals);
  b.units[at] = 46;
  return b.done();
}

/** The digits of a positive number, rounded to `count` digits, halves up. */
export function roundedDigits(x: number, count: i32): Digits {
  const n: Natural = new Natural(40);
  n.setI64(significand(x));
  const e: i32 = binaryExponent;
  const d: Natural = new Natural(40);
  d.setI64(1n);
  if (e > 0) n.shiftLeft(e);
  else d.shiftLeft(0 - e);
  // An estimate of the decimal exponent that is right or one too small.
  let ten: i32 = __trunc(__floor(__f64(n.bitLength() - d.bitLength()) * 0.30102999566398120 - 0.31));
  if (ten > 0) d.mulPow10(ten);
  else n.mulPow10(0 - ten);
  const more: Natural = d.copy();
  more.mulAdd(10, 0);
  while (n.compare(more) >= 0) {
    d.mulAdd(10, 0);
    more.mulAdd(10, 0);
    ten = ten + 1;
  }
  while (n.compare(d) < 0) {
    n.mulAdd(10, 0);
    ten = ten - 1;
  }
  const units: RawU16 = __rawU16(count);
  let i: i32 = 0;
  while (i < count) {
    let digit: i32 = 0;
    while (n.compare(d) >= 0) {
      n.subtract(d);
      digit = digit + 1;
    }
    units[i] = 48 + digit;
    n.mulAdd(10, 0);
    i = i + 1;
  }
  // Ten times the rest is at hand; the half of the unit is five times the divisor.
  d.mulAdd(5, 0);
  if (n.compare(d) >= 0) {
    i = count - 1;
    while (i >= 0 && units[i] === 57) {
      units[i] = 48;
      i = i - 1;
    }
    if (i >= 0) units[i] = units[i] + 1;
    else {
      units[0] = 49;
      ten = ten + 1;
    }
  }
  return new Digits(units, count, ten + 1);
}

function zeroDigits(count: i32): Digits {
  const units: RawU16 = __rawU16(count);
  let i: i32 = 0;
  while (i < count) {
    units[i] = 48;
    i = i + 1;
  }
  return new Digits(units, count, 1);
}

function exponential(negative: boolean, d: Digits): string {
  const out: StringBuilder = new StringBuilder(d.count + 8);
  if (negative) out.unit(45);
  out.unit(d.units[0]);
  if (d.count > 1) {
    out.unit(46);
    let i: i32 = 1;
    while (i < d.count) {
      out.unit(d.units[i]);
      i = i + 1;
    }
  }
  let e: i32 = d.exponent - 1;
  out.unit(101);
  out.unit(e < 0 ? 45 : 43);
  if (e < 0) e = 0 - e;
  out.text(numToString(__f64(e)));
  return out.done();
}

/** toExponential of a finite number; -1 decimals stands for as many as necessary. */
export function formatExponential(value: number, decimals: i32): string {
  const x: number = value < 0 ? -value : value;
  if (x === 0) return exponential(false, zeroDigits(decimals < 0 ? 1 : decimals + 1));
  return exponential(value < 0, decimals < 0 ? shortestDigits(x) : roundedDigits(x, decimals + 1));
}

/** toPrecision of a finite number. */
export function formatPrecision(value: number, precision: i32): string {
  const x: number = value < 0 ? -value : value;
  const d: Digits = x === 0 ? zeroDigits(precision) : roundedDigits(x, precision);
  const e: i32 = d.exponent - 1;
  if (e < -6 || e >= precision) return exponential(value < 0, d);
  const out: StringBuilder = new StringBuilder(precision + 12);
  if (value < 0) out.unit(45);
  let i: i32 = 0;
  if (e < 0) {
    out.unit(48);
    out.unit(46);
    while (i < -1 - e) {
      out.unit(48);
      i = i + 1;
    }
  }
  i = 0;
  while (i < precision) {
    if (e >= 0 && i === e + 1) out.unit(46);
    out.unit(d.units[i]);
    i = i + 1;
  }
  return out.done();
}

function digitUnit(d: i32): i32 {
  return d < 10 ? 48 + d : 87 + d;
}

/** toString of a finite number in another radix: as few digits of the fraction as identify the number. */
export function formatRadix(value: number, radix: i32): string {
  const x: number = value < 0 ? -value : value;
  const base: number = __f64(radix);
  let integer: number = __floor(x);
  let fraction: number = x - integer;
  let delta: number = 0.5 * (__fromBits(__f64Bits(x) + 1n) - x);
  if (delta < 5e-324) delta = 5e-324;
  const tail: RawU16 = __rawU16(1200);
  let count: i32 = 0;
  if (fraction >= delta) {
    while (true) {
      fraction = fraction * base;
      delta = delta * base;
      const digit: i32 = __trunc(fraction);
      tail[count] = digit;
      count = count + 1;
      fraction = fraction - __f64(digit);
      if (fraction > 0.5 || (fraction === 0.5 && (digit & 1) === 1)) {
        if (fraction + delta > 1) {
          // Rounded up, with the carry; digits that overflow are dropped.
          while (true) {
            count = count - 1;
            if (count < 0) {
              count = 0;
              integer = integer + 1;
              break;
            }
            if (tail[count] + 1 < radix) {
              tail[count] = tail[count] + 1;
              count = count + 1;
              break;
            }
          }
          break;
        }
      }
      if (fraction < delta) break;
    }
  }
  const head: RawU16 = __rawU16(1100);
  let at: i32 = 1100;
  // Digits beyond the precision are printed as zeros.
  while (integer / base >= 9007199254740992) {
    integer = integer / base;
    at = at - 1;
    head[at] = 48;
  }
  while (true) {
    const rest: number = numMod(integer, base);
    at = at - 1;
    head[at] = digitUnit(__trunc(rest));
    integer = (integer - rest) / base;
    if (!(integer > 0)) break;
  }
  const out: StringBuilder = new StringBuilder(1102 - at + count);
  if (value < 0) out.unit(45);
  while (at < 1100) {
    out.unit(head[at]);
    at = at + 1;
  }
  if (count > 0) {
    out.unit(46);
    let i: i32 = 0;
    while (i < count) {
      out.unit(digitUnit(tail[i]));
      i = i + 1;
    }
  }
  return out.done();
}
