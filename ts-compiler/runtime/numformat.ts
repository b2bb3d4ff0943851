// The shortest decimal digits of a number, by Raffaello Giulietti's Schubfach
// method: the candidates are found with one multiplication by a power of ten
// of 128 bits. The powers are computed exactly when first needed.
import {
  __f64, __trunc, __f64Bits, __wrap, __i64, __i64u, __i64divu, __i64remu, __i64ltu, __null, __isNull, __rawI32, __rawU8, __rawU16,
  __copy, __strNew, __strLen, __truncF, __nearest, __f64ToI64, __rawAny, __kind,
} from "./intrinsics";
import { Natural, RatioBits } from "./natural";
import { strConcat, strUnits, strOfUnit } from "./string";

const POWER_MIN: i32 = -330;
const POWER_COUNT: i32 = 680;
let powers: RawI32 = __null<RawI32>();
let powerKnown: RawU8 = __null<RawU8>();
let powerHigh: i64 = 0n;
let powerLow: i64 = 0n;

// Sets powerHigh and powerLow to the 128 leading bits of 10 ** k, rounded up.
function loadPower(k: i32): void {
  if (__isNull(powers)) {
    powers = __rawI32(POWER_COUNT * 4);
    powerKnown = __rawU8(POWER_COUNT);
  }
  const at: i32 = k - POWER_MIN;
  if (powerKnown[at] === 0) {
    const n: Natural = new Natural(40);
    const d: Natural = new Natural(40);
    n.setI64(1n);
    d.setI64(1n);
    if (k >= 0) n.mulPow5(k);
    else d.mulPow5(0 - k);
    const ratio: RatioBits = new RatioBits(n, d);
    let high: i64 = ratio.take(64);
    let low: i64 = ratio.take(64);
    if (ratio.inexact()) {
      low = low + 1n;
      if (low === 0n) high = high + 1n;
    }
    powers[at * 4] = __wrap(low);
    powers[at * 4 + 1] = __wrap(low >>> 32n);
    powers[at * 4 + 2] = __wrap(high);
    powers[at * 4 + 3] = __wrap(high >>> 32n);
    powerKnown[at] = 1;
  }
  powerLow = __i64u(powers[at * 4]) | (__i64u(powers[at * 4 + 1]) << 32n);
  powerHigh = __i64u(powers[at * 4 + 2]) | (__i64u(powers[at * 4 + 3]) << 32n);
}

// The high half of the product of two unsigned numbers.
function mulHigh(a: i64, b: i64): i64 {
  const a0: i64 = a & 0xFFFFFFFFn;
  const a1: i64 = a >>> 32n;
  const b0: i64 = b & 0xFFFFFFFFn;
  const b1: i64 = b >>> 32n;
  const low: i64 = a0 * b0;
  const mid: i64 = a1 * b0 + (low >>> 32n);
  const mid2: i64 = a0 * b1 + (mid & 0xFFFFFFFFn);
  return a1 * b1 + (mid >>> 32n) + (mid2 >>> 32n);
}

// The product with the current power, without its lower half, of which the
// lowest bit of the result says whether it was other than (nearly) zero.
function scaled(c: i64): i64 {
  const x1: i64 = mulHigh(powerLow, c);
  const y0: i64 = powerHigh * c + x1;
  let y1: i64 = mulHigh(powerHigh, c);
  if (__i64ltu(y0, x1)) y1 = y1 + 1n;
  if (__i64ltu(1n, y0)) return y1 | 1n;
  return y1;
}

let resultExponent: i32 = 0;

// The shortest digits of a positive finite number, as an integer; the power of
// ten is left in resultExponent.
function shortest(x: number): i64 {
  const bits: i64 = __f64Bits(x);
  const fraction: i64 = bits & 0xFFFFFFFFFFFFFn;
  const biased: i32 = __wrap(bits >>> 52n) & 0x7FF;
  let c: i64 = fraction;
  let q: i32 = -1074;
  if (biased !== 0) {
    c = fraction | 0x10000000000000n;
    q = biased - 1075;
  }
  const odd: i64 = c & 1n;
  const closer: boolean = fraction === 0n && biased > 1;
  let left: i64 = c * 4n - 2n;
  let k: i32 = (q * 1262611) >> 22;
  if (closer) {
    left = left + 1n;
    k = (q * 1262611 - 524031) >> 22;
  }
  const h: i64 = __i64(q + (((0 - k) * 1741647) >> 19) + 1);
  loadPower(0 - k);
  const lower: i64 = scaled(left << h) + odd;
  const value: i64 = scaled((c * 4n) << h);
  const upper: i64 = scaled((c * 4n + 2n) << h) - odd;
  const s: i64 = value >>> 2n;
  if (s >= 10n) {
    const t: i64 = __i64divu(s, 10n);
    const under: boolean = lower <= t * 40n;
    const over: boolean = t * 40n + 40n <= upper;
    if (under !== over) {
      resultExponent = k + 1;
      if (over) return t + 1n;
      return t;
    }
  }
  resultExponent = k;
  const under: boolean = lower <= s * 4n;
  const over: boolean = s * 4n + 4n <= upper;
  if (under !== over) {
    if (over) return s + 1n;
    return s;
  }
  const middle: i64 = s * 4n + 2n;
  if (value > middle || (value === middle && (s & 1n) !== 0n)) return s + 1n;
  return s;
}

/** The decimal digits of a number of 32 bits. */
export function intToString(x: i32): string {
  if (x >= 0 && x < 10) return strOfUnit(48 + x);
  if (x > 0 && x < 1024) return smallText(x);
  return longToString(__i64(x));
}

// The texts of small integers, which are made once.
let smallTexts: RawAny = __null<RawAny>();

function smallText(x: i32): string {
  if (__isNull(smallTexts)) smallTexts = __rawAny(1024);
  const known: any = smallTexts[x];
  if (__kind(known) === 4) return known as string;
  const text: string = longToString(__i64(x));
  smallTexts[x] = text as any;
  return text;
}

// The decimal digits of a number of 64 bits.
function longToString(value: i64): string {
  let x: i64 = value;
  if (value < 0n) x = 0n - value;
  const scratch: RawU16 = __rawU16(24);
  let at: i32 = 24;
  // Chunks of 32 bits divide faster.
  while (x >= 1000000000n) {
    const q: i64 = __i64divu(x, 1000000000n);
    let part: i32 = __wrap(x - q * 1000000000n);
    x = q;
    let i: i32 = 0;
    while (i < 9) {
      at = at - 1;
      scratch[at] = 48 + part % 10;
      part = part / 10;
      i = i + 1;
    }
  }
  let rest: i32 = __wrap(x);
  while (true) {
    at = at - 1;
    scratch[at] = 48 + rest % 10;
    rest = rest / 10;
    if (rest === 0) break;
  }
  if (value < 0n) {
    at = at - 1;
    scratch[at] = 45;
  }
  const out: RawU16 = __rawU16(24 - at);
  __copy(out, 0, scratch, at, 24 - at);
  return __strNew(out, 24 - at);
}

/** The shortest digits of a positive finite number and its decimal exponent: 0.d1d2… * 10 ** exponent. */
export class Digits {
  units: RawU16;
  count: i32;
  exponent: i32;
  constructor(units: RawU16, count: i32, exponent: i32) {
    this.units = units;
    this.count = count;
    this.exponent = exponent;
  }
}

/** The shortest digits that are read back as the same number. */
export function shortestDigits(x: number): Digits {
  let m: i64 = shortest(x);
  let e: i32 = resultExponent;
  while (__i64remu(m, 10n) === 0n) {
    m = __i64divu(m, 10n);
    e = e + 1;
  }
  const units: RawU16 = __rawU16(20);
  let at: i32 = 20;
  while (m !== 0n) {
    const q: i64 = __i64divu(m, 10n);
    at = at - 1;
    units[at] = 48 + __wrap(m - q * 10n);
    m = q;
  }
  const count: i32 = 20 - at;
  __copy(units, 0, units, at, count);
  return new Digits(units, count, e + count);
}

/** Number::toString(x, 10) */
export function numToString(x: number): string {
  const whole: i32 = __trunc(x);
  if (__f64(whole) === x) return intToString(whole);
  if (x !== x) return "NaN";
  if (x < 0) return strConcat("-", numToString(-x));
  if (x === Infinity) return "Infinity";
  if (x < 9007199254740992 && __truncF(x) === x) return longToString(__f64ToI64(x));
  // Numbers of few decimals, which are by far the most: a quotient of two exact numbers is
  // correctly rounded, and no two decimals of 15 digits give the same number.
  if (x >= 0.001 && x < 1000000000000) {
    let scale: number = 10;
    let k: i32 = 1;
    while (k <= 6) {
      const m: number = __nearest(x * scale);
      if (m / scale === x && m < 1000000000000000) return placePoint(longToString(__f64ToI64(m)), k);
      scale = scale * 10;
      k = k + 1;
    }
  }
  return layout(shortestDigits(x));
}

// "12345" with k decimals.
function placePoint(digits: string, k: i32): string {
  const n: i32 = __strLen(digits);
  const from: RawU16 = strUnits(digits);
  if (n > k) {
    const out: RawU16 = __rawU16(n + 1);
    __copy(out, 0, from, 0, n - k);
    out[n - k] = 46;
    __copy(out, n - k + 1, from, n - k, k);
    return __strNew(out, n + 1);
  }
  const out: RawU16 = __rawU16(k + 2);
  let i: i32 = 0;
  while (i < k + 2) {
    out[i] = 48;
    i = i + 1;
  }
  out[1] = 46;
  __copy(out, k + 2 - n, from, 0, n);
  return __strNew(out, k + 2);
}

// Places the point, or an exponent, as the language prints numbers.
function layout(d: Digits): string {
  const k: i32 = d.count;
  const n: i32 = d.exponent;
  const out: RawU16 = __rawU16(32);
  let at: i32 = 0;
  let i: i32 = 0;
  if (n > -6 && n <= 0) {
    out[0] = 48;
    out[1] = 46;
    at = 2;
    while (i < 0 - n) {
      out[at] = 48;
      at = at + 1;
      i = i + 1;
    }
    __copy(out, at, d.units, 0, k);
    return __strNew(out, at + k);
  }
  if (n > 0 && n <= 21) {
    while (i < k || i < n) {
      if (i === n) {
        out[at] = 46;
        at = at + 1;
      }
      out[at] = i < k ? d.units[i] : 48;
      at = at + 1;
      i = i + 1;
    }
    return __strNew(out, at);
  }
  out[0] = d.units[0];
  at = 1;
  if (k > 1) {
    out[1] = 46;
    __copy(out, 2, d.units, 1, k - 1);
    at = k + 1;
  }
  let e: i32 = n - 1;
  out[at] = 101;
  out[at + 1] = e < 0 ? 45 : 43;
  at = at + 2;
  if (e < 0) e = 0 - e;
  if (e >= 100) {
    out[at] = 48 + e / 100;
    at = at + 1;
  }
  if (e >= 10) {
    out[at] = 48 + (e / 10) % 10;
    at = at + 1;
  }
  out[at] = 48 + e % 10;
  return __strNew(out, at + 1);
}
