// The trigonometric functions, with the polynomials and reductions of fdlibm
// (as V8), so that results agree to the last bit.
import {
  __f64, __trunc, __f64Bits, __fromBits, __wrap, __i64, __i64u, __i64uToF64, __clz64, __abs, __sqrt, __copysign, __rawI32, __isNull, __null,
} from "./intrinsics";
import { highWord, lowWord, clearLow, scaleBy } from "./mathpow";
import { strUnits } from "./string";

let rest0: number = 0;
let rest1: number = 0;

// The first 1280 bits of 2 / pi behind the point.
const TWO_OVER_PI: string =
  "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484" +
  "e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b" +
  "3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d";
let twoOverPi: RawI32 = __null<RawI32>();

function loadTwoOverPi(): void {
  const u: RawU16 = strUnits(TWO_OVER_PI);
  const words: RawI32 = __rawI32(48);
  let i: i32 = 0;
  while (i < 320) {
    const c: i32 = u[i];
    words[i >> 3] = (words[i >> 3] << 4) | (c < 97 ? c - 48 : c - 87);
    i = i + 1;
  }
  twoOverPi = words;
}

// 64 bits of a number of little-endian words, from bit `at` on.
function bitsAt(words: RawI32, at: i32): i64 {
  const w: i32 = at >> 5;
  const s: i64 = __i64(at & 31);
  const low: i64 = __i64u(words[w]) | (__i64u(words[w + 1]) << 32n);
  if (s === 0n) return low;
  return (low >>> s) | (__i64u(words[w + 2]) << (64n - s));
}

// Reduces a large number: the product with 2 / pi is computed with as many bits as matter.
function reduceLarge(x: number): i32 {
  if (__isNull(twoOverPi)) loadTwoOverPi();
  const bits: i64 = __f64Bits(x);
  const m: i64 = (bits & 0xFFFFFFFFFFFFFn) | 0x10000000000000n;
  const e: i32 = (__wrap(bits >>> 52n) & 0x7FF) - 1075;
  // Bits of 2 / pi before this one contribute multiples of a full turn only.
  let first: i32 = 0;
  if (e > 2) first = e - 2;
  const window: RawI32 = __rawI32(7);
  let i: i32 = 0;
  while (i < 7) {
    const at: i32 = first + (6 - i) * 32;
    const w: i32 = at >> 5;
    const s: i32 = at & 31;
    let word: i32 = twoOverPi[w] << s;
    if (s > 0) word = word | (twoOverPi[w + 1] >>> (32 - s));
    window[i] = word;
    i = i + 1;
  }
  const product: RawI32 = __rawI32(14);
  let part: i32 = 0;
  while (part < 2) {
    const by: i64 = part === 0 ? m & 0xFFFFFFFFn : m >>> 32n;
    let carry: i64 = 0n;
    i = 0;
    while (i < 7) {
      const t: i64 = __i64u(window[i]) * by + carry + __i64u(product[i + part]);
      product[i + part] = __wrap(t);
      carry = t >>> 32n;
      i = i + 1;
    }
    product[7 + part] = __wrap(carry);
    part = part + 1;
  }
  const point: i32 = 224 + first - e;
  let n: i32 = __wrap(bitsAt(product, point)) & 3;
  let high: i64 = bitsAt(product, point - 64);
  let low: i64 = bitsAt(product, point - 128);
  let negative: boolean = false;
  if (high < 0n) {
    n = n + 1;
    negative = true;
    high = high ^ -1n;
    low = low ^ -1n;
  }
  const zeros: i64 = __clz64(high);
  if (zeros > 0n && zeros < 64n) {
    high = (high << zeros) | (low >>> (64n - zeros));
    low = low << zeros;
  }
  const z: i32 = __wrap(zeros);
  const h: number = scaleBy(__i64uToF64(high >>> 11n), -53 - z);
  const l: number = scaleBy(__i64uToF64(((high & 0x7FFn) << 53n) | (low >>> 11n)), -117 - z);
  // h * pi / 2, exactly, by splitting both factors.
  const p: number = h * 1.5707963267948966;
  const c: number = 134217729.0 * h;
  const hh: number = c - (c - h);
  const hl: number = h - hh;
  const ph: number = 1.5707963705062866;
  const pl: number = -4.371139006309477e-08;
  const err: number = ((hh * ph - p) + hh * pl + hl * ph) + hl * pl;
  const tail: number = err + (h * 6.123233995736766e-17 + l * 1.5707963267948966);
  rest0 = p + tail;
  rest1 = (p - rest0) + tail;
  if (negative) {
    rest0 = -rest0;
    rest1 = -rest1;
  }
  return n;
}

/** Subtracts a multiple of pi / 2, which is returned modulo 4; the difference is rest0 + rest1. */
function reduce(x: number): i32 {
  const hx: i32 = highWord(x);
  const ix: i32 = hx & 0x7FFFFFFF;
  if (ix < 0x4002D97C) {
    // Below 3 pi / 4.
    const s: number = hx > 0 ? 1 : -1;
    let z: number = x - s * 1.57079632673412561417e+00;
    if (ix !== 0x3FF921FB) {
      rest0 = z - s * 6.07710050650619224932e-11;
      rest1 = (z - rest0) - s * 6.07710050650619224932e-11;
    } else {
      z = z - s * 6.07710050630396597660e-11;
      rest0 = z - s * 2.02226624879595063154e-21;
      rest1 = (z - rest0) - s * 2.02226624879595063154e-21;
    }
    return hx > 0 ? 1 : -1;
  }
  if (ix <= 0x413921FB) {
    const t: number = __abs(x);
    const n: i32 = __trunc(t * 6.36619772367581382433e-01 + 0.5);
    const fn: number = __f64(n);
    let r: number = t - fn * 1.57079632673412561417e+00;
    let w: number = fn * 6.07710050650619224932e-11;
    const j: i32 = ix >> 20;
    rest0 = r - w;
    let i: i32 = j - ((highWord(rest0) >> 20) & 0x7FF);
    if (i > 16) {
      const t1: number = r;
      w = fn * 6.07710050630396597660e-11;
      r = t1 - w;
      w = fn * 2.02226624879595063154e-21 - ((t1 - r) - w);
      rest0 = r - w;
      i = j - ((highWord(rest0) >> 20) & 0x7FF);
      if (i > 49) {
        const t2: number = r;
        w = fn * 2.02226624871116645580e-21;
        r = t2 - w;
        w = fn * 8.47842766036889956997e-32 - ((t2 - r) - w);
        rest0 = r - w;
      }
    }
    rest1 = (r - rest0) - w;
    if (hx < 0) {
      rest0 = -rest0;
      rest1 = -rest1;
      return 0 - n;
    }
    return n;
  }
  const n: i32 = reduceLarge(__abs(x));
  if (hx < 0) {
    rest0 = -rest0;
    rest1 = -rest1;
    return 0 - n;
  }
  return n;
}

function kernelSine(x: number, y: number, tail: boolean): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix < 0x3E400000 && __trunc(x) === 0) return x;
  const z: number = x * x;
  const v: number = z * x;
  const r: number = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * (2.75573137070700676789e-06
    + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
  if (!tail) return x + v * (-1.66666666666666324348e-01 + z * r);
  return x - ((z * (0.5 * y - v * r) - y) - v * -1.66666666666666324348e-01);
}

function kernelCosine(x: number, y: number): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix < 0x3E400000 && __trunc(x) === 0) return 1;
  const z: number = x * x;
  const r: number = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * (2.48015872894767294178e-05
    + z * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
  if (ix < 0x3FD33333) return 1 - (0.5 * z - (z * r - x * y));
  let qx: number = 0.28125;
  if (ix <= 0x3FE90000) qx = __fromBits(__i64u(ix - 0x00200000) << 32n);
  const iz: number = 0.5 * z - qx;
  const a: number = 1 - qx;
  return a - (iz - (z * r - x * y));
}

export function sine(x: number): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix <= 0x3FE921FB) return kernelSine(x, 0, false);
  if (ix >= 0x7FF00000) return NaN;
  const n: i32 = reduce(x) & 3;
  if (n === 0) return kernelSine(rest0, rest1, true);
  if (n === 1) return kernelCosine(rest0, rest1);
  if (n === 2) return -kernelSine(rest0, rest1, true);
  return -kernelCosine(rest0, rest1);
}

export function cosine(x: number): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix <= 0x3FE921FB) return kernelCosine(x, 0);
  if (ix >= 0x7FF00000) return NaN;
  const n: i32 = reduce(x) & 3;
  if (n === 0) return kernelCosine(rest0, rest1);
  if (n === 1) return -kernelSine(rest0, rest1, true);
  if (n === 2) return -kernelCosine(rest0, rest1);
  return kernelSine(rest0, rest1, true);
}

// The tangent of a reduced number, or -1 / tangent when `odd`.
function kernelTangent(x0: number, y0: number, odd: boolean): number {
  let x: number = x0;
  let y: number = y0;
  const hx: i32 = highWord(x);
  const ix: i32 = hx & 0x7FFFFFFF;
  if (ix < 0x3E300000 && __trunc(x) === 0) {
    if (((ix | lowWord(x)) === 0) && odd) return Infinity;
    if (!odd) return x;
    const w: number = x + y;
    const z: number = clearLow(w);
    const v: number = y - (z - x);
    const a: number = -1 / w;
    const t: number = clearLow(a);
    const s: number = 1 + t * z;
    return t + a * (s + t * v);
  }
  const big: boolean = ix >= 0x3FE59428;
  if (big) {
    if (x < 0) {
      x = -x;
      y = -y;
    }
    const z: number = 7.85398163397448278999e-01 - x;
    const w: number = 3.06161699786838301793e-17 - y;
    x = z + w;
    y = 0;
  }
  let z: number = x * x;
  let w: number = z * z;
  let r: number = 1.33333333333201242699e-01 + w * (2.18694882948595424599e-02 + w * (3.59207910759131235356e-03
    + w * (5.88041240820264096874e-04 + w * (7.81794442939557092300e-05 + w * -1.85586374855275456654e-05))));
  let v: number = z * (5.39682539762260521377e-02 + w * (8.86323982359930005737e-03 + w * (1.45620945432529025516e-03
    + w * (2.46463134818469906812e-04 + w * (7.14072491382608190305e-05 + w * 2.59073051863633712884e-05)))));
  let s: number = z * x;
  r = y + z * (s * (r + v) + y);
  r = r + 3.33333333333334091986e-01 * s;
  w = x + r;
  if (big) {
    v = odd ? -1 : 1;
    return (hx < 0 ? -1 : 1) * (v - 2.0 * (x - (w * w / (w + v) - r)));
  }
  if (!odd) return w;
  z = clearLow(w);
  v = r - (z - x);
  const a: number = -1.0 / w;
  const t: number = clearLow(a);
  s = 1.0 + t * z;
  return t + a * (s + t * v);
}

export function tangent(x: number): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix <= 0x3FE921FB) return kernelTangent(x, 0, false);
  if (ix >= 0x7FF00000) return NaN;
  const n: i32 = reduce(x);
  return kernelTangent(rest0, rest1, (n & 1) === 1);
}

// The rational approximation that arc sine and arc cosine share.
function arcRatio(t: number): number {
  const p: number = t * (1.66666666666666657415e-01 + t * (-3.25565818622400915405e-01 + t * (2.01212532134862925881e-01
    + t * (-4.00555345006794114027e-02 + t * (7.91534994289814532176e-04 + t * 3.47933107596021167570e-05)))));
  const q: number = 1 + t * (-2.40339491173441421878e+00 + t * (2.02094576023350569471e+00 + t * (-6.88283971605453293030e-01
    + t * 7.70381505559019352791e-02)));
  return p / q;
}

export function arcSine(x: number): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix >= 0x3FF00000) {
    if (x === 1 || x === -1) return x * 1.57079632679489655800e+00 + x * 6.12323399573676603587e-17;
    return NaN;
  }
  if (ix < 0x3FE00000) {
    if (ix < 0x3E400000) return x;
    return x + x * arcRatio(x * x);
  }
  const t: number = (1 - __abs(x)) * 0.5;
  const ratio: number = arcRatio(t);
  const s: number = __sqrt(t);
  let result: number = 0;
  if (ix >= 0x3FEF3333) {
    result = 1.57079632679489655800e+00 - (2.0 * (s + s * ratio) - 6.12323399573676603587e-17);
  } else {
    const w: number = clearLow(s);
    const c: number = (t - w * w) / (s + w);
    const p: number = 2.0 * s * ratio - (6.12323399573676603587e-17 - 2.0 * c);
    const q: number = 7.85398163397448278999e-01 - 2.0 * w;
    result = 7.85398163397448278999e-01 - (p - q);
  }
  return x > 0 ? result : -result;
}

export function arcCosine(x: number): number {
  const hx: i32 = highWord(x);
  const ix: i32 = hx & 0x7FFFFFFF;
  if (ix >= 0x3FF00000) {
    if (x === 1) return 0;
    if (x === -1) return 3.14159265358979311600e+00 + 2.0 * 6.12323399573676603587e-17;
    return NaN;
  }
  if (ix < 0x3FE00000) {
    if (ix <= 0x3C600000) return 1.57079632679489655800e+00 + 6.12323399573676603587e-17;
    return 1.57079632679489655800e+00 - (x - (6.12323399573676603587e-17 - x * arcRatio(x * x)));
  }
  if (hx < 0) {
    const z: number = (1 + x) * 0.5;
    const s: number = __sqrt(z);
    const w: number = arcRatio(z) * s - 6.12323399573676603587e-17;
    return 3.14159265358979311600e+00 - 2.0 * (s + w);
  }
  const z: number = (1 - x) * 0.5;
  const s: number = __sqrt(z);
  const df: number = clearLow(s);
  const c: number = (z - df * df) / (s + df);
  const w: number = arcRatio(z) * s + c;
  return 2.0 * (df + w);
}

export function arcTangent(value: number): number {
  let x: number = value;
  const hx: i32 = highWord(x);
  const ix: i32 = hx & 0x7FFFFFFF;
  if (x !== x) return x;
  if (ix >= 0x44100000) return __copysign(1.57079632679489655800e+00 + 6.12323399573676603587e-17, x);
  let high: number = 0;
  let low: number = 0;
  let reduced: boolean = true;
  if (ix < 0x3FDC0000) {
    if (ix < 0x3E400000) return x;
    reduced = false;
  } else {
    x = __abs(x);
    if (ix < 0x3FF30000) {
      if (ix < 0x3FE60000) {
        high = 4.63647609000806093515e-01;
        low = 2.26987774529616870924e-17;
        x = (2.0 * x - 1) / (2.0 + x);
      } else {
        high = 7.85398163397448278999e-01;
        low = 3.06161699786838301793e-17;
        x = (x - 1) / (x + 1);
      }
    } else if (ix < 0x40038000) {
      high = 9.82793723247329054082e-01;
      low = 1.39033110312309984516e-17;
      x = (x - 1.5) / (1 + 1.5 * x);
    } else {
      high = 1.57079632679489655800e+00;
      low = 6.12323399573676603587e-17;
      x = -1.0 / x;
    }
  }
  const z: number = x * x;
  const w: number = z * z;
  const s1: number = z * (3.33333333333329318027e-01 + w * (1.42857142725034663711e-01 + w * (9.09088713343650656196e-02
    + w * (6.66107313738753120669e-02 + w * (4.97687799461593236017e-02 + w * 1.62858201153657823623e-02)))));
  const s2: number = w * (-1.99999999998764832476e-01 + w * (-1.11111104054623557880e-01 + w * (-7.69187620504482999495e-02
    + w * (-5.83357013379057348645e-02 + w * -3.65315727442169155270e-02))));
  if (!reduced) return x - x * (s1 + s2);
  const r: number = high - ((x * (s1 + s2) - low) - x);
  return hx < 0 ? -r : r;
}

export function arcTangent2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const pi: number = 3.1415926535897931160e+00;
  const piLow: number = 1.2246467991473531772e-16;
  if (x === 1) return arcTangent(y);
  const negativeX: boolean = __f64Bits(x) < 0n;
  const negativeY: boolean = __f64Bits(y) < 0n;
  if (y === 0) {
    if (!negativeX) return y;
    return negativeY ? -pi : pi;
  }
  if (x === 0) return negativeY ? -1.5707963267948965580e+00 : 1.5707963267948965580e+00;
  if (__abs(x) === Infinity) {
    let r: number = 0;
    if (__abs(y) === Infinity) r = negativeX ? 3.0 * 7.8539816339744827900e-01 : 7.8539816339744827900e-01;
    else r = negativeX ? pi : 0;
    return negativeY ? -r : r;
  }
  if (__abs(y) === Infinity) return negativeY ? -1.5707963267948965580e+00 : 1.5707963267948965580e+00;
  const k: i32 = ((highWord(y) & 0x7FFFFFFF) - (highWord(x) & 0x7FFFFFFF)) >> 20;
  let z: number = 0;
  let nx: boolean = negativeX;
  if (k > 60) {
    z = 1.5707963267948965580e+00 + 0.5 * piLow;
    nx = false;
  } else if (negativeX && k < -60) z = 0;
  else z = arcTangent(__abs(y / x));
  if (!nx) return negativeY ? -z : z;
  if (!negativeY) return pi - (z - piLow);
  return (z - piLow) - pi;
}
