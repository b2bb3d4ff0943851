// Powers, by the method of FreeBSD's e_pow.c in V8's form: log2(x) is computed
// with a precision of 64 bits or more, multiplied by y, and raised. Also the
// parts of numbers.
import { __f64, __truncF, __f64Bits, __fromBits, __wrap, __i64, __i64u, __sqrt, __abs } from "./intrinsics";

/** The upper word of a number. */
export function highWord(x: number): i32 {
  return __wrap(__f64Bits(x) >>> 32n);
}

/** The lower word of a number. */
export function lowWord(x: number): i32 {
  return __wrap(__f64Bits(x));
}

/** The number with its upper word replaced. */
export function withHigh(x: number, high: i32): number {
  return __fromBits((__f64Bits(x) & 0xFFFFFFFFn) | (__i64u(high) << 32n));
}

/** The number with its lower word cleared. */
export function clearLow(x: number): number {
  return __fromBits((__f64Bits(x) >>> 32n) << 32n);
}

/** x * 2 ** n */
export function scaleBy(x: number, n: i32): number {
  let y: number = x;
  let k: i32 = n;
  if (k > 1023) {
    y = y * 8.98846567431158e307;
    k = k - 1023;
    if (k > 1023) {
      y = y * 8.98846567431158e307;
      k = k - 1023;
      if (k > 1023) k = 1023;
    }
  } else if (k < -1022) {
    // 2 ** -1022 * 2 ** 53, so that a subnormal result is rounded once only.
    y = y * 2.004168360008973e-292;
    k = k + 969;
    if (k < -1022) {
      y = y * 2.004168360008973e-292;
      k = k + 969;
      if (k < -1022) k = -1022;
    }
  }
  return y * __fromBits(__i64(1023 + k) << 52n);
}

/** x ** y for finite positive x other than 1, and finite y other than 0. */
function powPositive(ax: number, y: number): number {
  const ix: i32 = highWord(ax);
  const iy: i32 = highWord(y) & 0x7FFFFFFF;
  let t1: number = 0;
  let t2: number = 0;
  if (iy > 0x41E00000) {
    // |y| is above 2 ** 31.
    if (iy > 0x43F00000) {
      if (ix <= 0x3FEFFFFF) return y < 0 ? Infinity : 0;
      if (ix >= 0x3FF00000) return y > 0 ? Infinity : 0;
    }
    if (ix < 0x3FEFFFFF) return y < 0 ? Infinity : 0;
    if (ix > 0x3FF00000) return y > 0 ? Infinity : 0;
    // |1 - x| is tiny: four terms of the series of log(x) do.
    const t: number = ax - 1.0;
    const w: number = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    const u: number = 1.44269502162933349609e+00 * t;
    const v: number = t * 1.92596299112661746887e-08 - w * 1.44269504088896338700e+00;
    t1 = clearLow(u + v);
    t2 = v - (t1 - u);
  } else {
    let n: i32 = 0;
    let a: number = ax;
    let h: i32 = ix;
    if (h < 0x00100000) {
      a = a * 9007199254740992.0;
      n = n - 53;
      h = highWord(a);
    }
    n = n + (h >> 20) - 0x3FF;
    const j: i32 = h & 0x000FFFFF;
    h = j | 0x3FF00000;
    let upper: boolean = false;
    if (j > 0x3988E) {
      if (j < 0xBB67A) upper = true;
      else {
        n = n + 1;
        h = h - 0x00100000;
      }
    }
    a = withHigh(a, h);
    const bp: number = upper ? 1.5 : 1.0;
    // ss = (x - 1) / (x + 1) or (x - 1.5) / (x + 1.5), in two parts.
    let u: number = a - bp;
    let v: number = 1.0 / (a + bp);
    const ss: number = u * v;
    const sh: number = clearLow(ss);
    const half: i32 = ((h >> 1) | 0x20000000) + 0x00080000;
    let th: number = upper ? withHigh(0, half + 0x40000) : withHigh(0, half);
    let tl: number = a - (th - bp);
    const sl: number = v * ((u - sh * th) - sh * tl);
    let s2: number = ss * ss;
    let r: number = s2 * s2 * (5.99999999999994648725e-01 + s2 * (4.28571428578550184252e-01 + s2 * (3.33333329818377432918e-01
      + s2 * (2.72728123808534006489e-01 + s2 * (2.30660745775561754067e-01 + s2 * 2.06975017800338417784e-01)))));
    r = r + sl * (sh + ss);
    s2 = sh * sh;
    th = clearLow(3.0 + s2 + r);
    tl = r - ((th - 3.0) - s2);
    u = sh * th;
    v = sl * th + tl * ss;
    const ph: number = clearLow(u + v);
    const pl: number = v - (ph - u);
    const zh: number = 9.61796700954437255859e-01 * ph;
    const zl: number = -7.02846165095275826516e-09 * ph + pl * 9.61796693925975554329e-01 + (upper ? 1.35003920212974897128e-08 : 0);
    const t: number = __f64(n);
    const dh: number = upper ? 5.84962487220764160156e-01 : 0;
    t1 = clearLow(((zh + zl) + dh) + t);
    t2 = zl - (((t1 - t) - dh) - zh);
  }
  // y is split, to multiply it with t1 + t2.
  const y1: number = clearLow(y);
  const low: number = (y - y1) * t1 + y * t2;
  let high: number = y1 * t1;
  const z: number = low + high;
  const zBits: i32 = highWord(z);
  if (z >= 1024) {
    if (z > 1024) return Infinity;
    if (low + 8.0085662595372944372e-17 > z - high) return Infinity;
  } else if (z <= -1075) {
    if (z < -1075) return 0;
    if (low <= z - high) return 0;
  }
  // 2 ** (high + low)
  const i: i32 = zBits & 0x7FFFFFFF;
  let n: i32 = 0;
  if (i > 0x3FE00000) {
    let k: i32 = (i >> 20) - 0x3FF;
    n = zBits + (0x00100000 >> (k + 1));
    k = ((n & 0x7FFFFFFF) >> 20) - 0x3FF;
    const t: number = withHigh(0, n & ((0x000FFFFF >> k) ^ -1));
    n = ((n & 0x000FFFFF) | 0x00100000) >> (20 - k);
    if (zBits < 0) n = 0 - n;
    high = high - t;
  }
  const t: number = clearLow(low + high);
  const u: number = t * 6.93147182464599609375e-01;
  const v: number = (low - (t - high)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09;
  let w: number = u + v;
  const rest: number = v - (w - u);
  const q: number = w * w;
  const p: number = w - q * (1.66666666666666019037e-01 + q * (-2.77777777770155933842e-03 + q * (6.61375632143793436117e-05
    + q * (-1.65339022054652515390e-06 + q * 4.13813679705723846039e-08))));
  // The rest belongs behind the quotient; V8 has it in the divisor, and its results are what counts.
  const r: number = (w * p) / ((p - 2.0) - (rest + w * rest));
  w = 1.0 - (r - w);
  const j: i32 = highWord(w) + (n << 20);
  if ((j >> 20) <= 0) return scaleBy(w, n);
  return withHigh(w, j);
}

/** x ** y as ECMAScript defines it. */
export function ieeePow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y !== y || x !== x) return NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  const ax: number = __abs(x);
  if (__abs(y) === Infinity) {
    if (ax === 1) return NaN;
    if (ax > 1) return y > 0 ? Infinity : 0;
    return y < 0 ? Infinity : 0;
  }
  if (y === -1) return 1 / x;
  if (y === 0.5 && x >= 0 && x !== Infinity) return __sqrt(x + 0);
  const negative: boolean = highWord(x) < 0;
  // 0 not an integer, 1 odd, 2 even
  let parity: i32 = 0;
  if (negative) {
    if (__abs(y) >= 9007199254740992) parity = 2;
    else {
      if (__truncF(y) === y) {
        const half: number = y / 2;
        parity = __truncF(half) === half ? 2 : 1;
      }
    }
  }
  if (ax === 0 || ax === Infinity || ax === 1) {
    let z: number = ax;
    if (y < 0) z = 1 / ax;
    if (negative) {
      if (ax === 1 && parity === 0) return NaN;
      if (parity === 1) return -z;
    }
    return z;
  }
  if (negative && parity === 0) return NaN;
  const z: number = powPositive(ax, y);
  if (negative && parity === 1) return -z;
  return z;
}
