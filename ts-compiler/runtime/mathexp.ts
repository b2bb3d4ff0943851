// Exponentials, logarithms and what is made of them, with the polynomials of
// fdlibm (as V8), so that results agree to the last bit.
import { __f64, __trunc, __f64Bits, __fromBits, __i64, __i64u, __abs, __copysign } from "./intrinsics";
import { highWord, withHigh, clearLow } from "./mathpow";

const LN2_HI: number = 6.93147180369123816490e-01;
const LN2_LO: number = 1.90821492927058770002e-10;
const INV_LN2: number = 1.44269504088896338700e+00;

function powerOf2(n: i32): number {
  return __fromBits(__i64(n + 1023) << 52n);
}

export function exponential(value: number): number {
  let x: number = value;
  const negative: boolean = highWord(x) < 0;
  const hx: i32 = highWord(x) & 0x7FFFFFFF;
  if (x !== x) return x;
  if (x > 7.09782712893383973096e+02) return Infinity;
  if (x < -7.45133219101941108420e+02) return 0;
  let hi: number = 0;
  let lo: number = 0;
  let k: i32 = 0;
  if (hx > 0x3FD62E42) {
    if (hx < 0x3FF0A2B2) {
      if (x === 1) return 2.718281828459045;
      hi = x - (negative ? -LN2_HI : LN2_HI);
      lo = negative ? -LN2_LO : LN2_LO;
      k = negative ? -1 : 1;
    } else {
      k = __trunc(INV_LN2 * x + (negative ? -0.5 : 0.5));
      const t: number = __f64(k);
      hi = x - t * LN2_HI;
      lo = t * LN2_LO;
    }
    x = hi - lo;
  } else if (hx < 0x3E300000) return 1 + x;
  const t: number = x * x;
  const c: number = x - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05
    + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  if (k === 0) return 1 - ((x * c) / (c - 2.0) - x);
  const y: number = 1 - ((lo - (x * c) / (2.0 - c)) - hi);
  if (k >= -1021) {
    if (k === 1024) return y * 2.0 * 8.98846567431158e307;
    return y * powerOf2(k);
  }
  return y * powerOf2(k + 1000) * 9.33263618503218878990e-302;
}

export function exponentialMinus1(value: number): number {
  let x: number = value;
  const negative: boolean = highWord(x) < 0;
  const hx: i32 = highWord(x) & 0x7FFFFFFF;
  if (hx >= 0x4043687A) {
    if (hx >= 0x40862E42) {
      if (x !== x) return x;
      if (x === Infinity) return x;
      if (x === -Infinity) return -1;
      if (x > 7.09782712893383973096e+02) return Infinity;
    }
    if (negative) return -1;
  }
  let c: number = 0;
  let k: i32 = 0;
  if (hx > 0x3FD62E42) {
    let hi: number = 0;
    let lo: number = 0;
    if (hx < 0x3FF0A2B2) {
      hi = negative ? x + LN2_HI : x - LN2_HI;
      lo = negative ? -LN2_LO : LN2_LO;
      k = negative ? -1 : 1;
    } else {
      k = __trunc(INV_LN2 * x + (negative ? -0.5 : 0.5));
      const t: number = __f64(k);
      hi = x - t * LN2_HI;
      lo = t * LN2_LO;
    }
    x = hi - lo;
    c = (hi - x) - lo;
  } else if (hx < 0x3C900000) return x;
  const hfx: number = 0.5 * x;
  const hxs: number = x * hfx;
  const r1: number = 1 + hxs * (-3.33333333333331316428e-02 + hxs * (1.58730158725481460165e-03 + hxs * (-7.93650757867487942473e-05
    + hxs * (4.00821782732936239552e-06 + hxs * -2.01099218183624371326e-07))));
  let t: number = 3 - r1 * hfx;
  let e: number = hxs * ((r1 - t) / (6.0 - x * t));
  if (k === 0) return x - (x * e - hxs);
  e = (x * (e - c) - c);
  e = e - hxs;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) {
    if (x < -0.25) return -2.0 * (e - (x + 0.5));
    return 1 + 2.0 * (x - e);
  }
  if (k <= -2 || k > 56) {
    let y: number = 1 - (e - x);
    if (k === 1024) y = y * 2.0 * 8.98846567431158e307;
    else y = y * powerOf2(k);
    return y - 1;
  }
  if (k < 20) {
    t = __fromBits(__i64u(0x3FF00000 - (0x200000 >> k)) << 32n);
    return (t - (e - x)) * powerOf2(k);
  }
  t = powerOf2(0 - k);
  return ((x - (e + t)) + 1) * powerOf2(k);
}

export function logarithm(value: number): number {
  let x: number = value;
  let hx: i32 = highWord(x);
  let k: i32 = 0;
  if (hx < 0x00100000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    k = k - 54;
    x = x * 1.80143985094819840000e+16;
    hx = highWord(x);
  }
  if (hx >= 0x7FF00000) return x + x;
  k = k + (hx >> 20) - 1023;
  hx = hx & 0x000FFFFF;
  const i: i32 = (hx + 0x95F64) & 0x100000;
  x = withHigh(x, hx | (i ^ 0x3FF00000));
  k = k + (i >> 20);
  const f: number = x - 1.0;
  const dk: number = __f64(k);
  if ((0x000FFFFF & (2 + hx)) < 3) {
    if (f === 0) {
      if (k === 0) return 0;
      return dk * LN2_HI + dk * LN2_LO;
    }
    const r: number = f * f * (0.5 - 0.33333333333333333 * f);
    if (k === 0) return f - r;
    return dk * LN2_HI - ((r - dk * LN2_LO) - f);
  }
  const s: number = f / (2.0 + f);
  const z: number = s * s;
  const w: number = z * z;
  const t1: number = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const t2: number = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const r: number = t2 + t1;
  if (((hx - 0x6147A) | (0x6B851 - hx)) > 0) {
    const hfsq: number = 0.5 * f * f;
    if (k === 0) return f - (hfsq - s * (hfsq + r));
    return dk * LN2_HI - ((hfsq - (s * (hfsq + r) + dk * LN2_LO)) - f);
  }
  if (k === 0) return f - s * (f - r);
  return dk * LN2_HI - ((s * (f - r) - dk * LN2_LO) - f);
}

export function logarithm1Plus(x: number): number {
  const hx: i32 = highWord(x);
  const ax: i32 = hx & 0x7FFFFFFF;
  let k: i32 = 1;
  let f: number = 0;
  let hu: i32 = 1;
  let c: number = 0;
  if (hx < 0x3FDA827A) {
    if (ax >= 0x3FF00000) {
      if (x === -1) return -Infinity;
      return NaN;
    }
    if (ax < 0x3E200000) {
      if (ax < 0x3C900000) return x;
      return x - x * x * 0.5;
    }
    // V8's bound for 1 + x above sqrt(2) / 2.
    if (hx > 0 || hx <= -1076707645) {
      k = 0;
      f = x;
      hu = 1;
    }
  }
  if (hx >= 0x7FF00000) return x + x;
  if (k !== 0) {
    let u: number = 0;
    if (hx < 0x43400000) {
      u = 1 + x;
      hu = highWord(u);
      k = (hu >> 20) - 1023;
      c = k > 0 ? 1 - (u - x) : x - (u - 1);
      c = c / u;
    } else {
      u = x;
      hu = highWord(u);
      k = (hu >> 20) - 1023;
      c = 0;
    }
    hu = hu & 0x000FFFFF;
    if (hu < 0x6A09E) {
      u = withHigh(u, hu | 0x3FF00000);
    } else {
      k = k + 1;
      u = withHigh(u, hu | 0x3FE00000);
      hu = (0x00100000 - hu) >> 2;
    }
    f = u - 1;
  }
  const hfsq: number = 0.5 * f * f;
  const dk: number = __f64(k);
  if (hu === 0) {
    if (f === 0) {
      if (k === 0) return 0;
      c = c + dk * LN2_LO;
      return dk * LN2_HI + c;
    }
    const r: number = hfsq * (1.0 - 0.66666666666666666 * f);
    if (k === 0) return f - r;
    return dk * LN2_HI - ((r - (dk * LN2_LO + c)) - f);
  }
  const s: number = f / (2.0 + f);
  const z: number = s * s;
  const r: number = z * (6.666666666666735130e-01 + z * (3.999999999940941908e-01 + z * (2.857142874366239149e-01
    + z * (2.222219843214978396e-01 + z * (1.818357216161805012e-01 + z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
  if (k === 0) return f - (hfsq - s * (hfsq + r));
  return dk * LN2_HI - ((hfsq - (s * (hfsq + r) + (dk * LN2_LO + c))) - f);
}

// log(1 + f) - f for 1 + f in about sqrt(2) / 2 to sqrt(2).
function logarithmRest(f: number): number {
  const s: number = f / (2.0 + f);
  const z: number = s * s;
  const w: number = z * z;
  const t1: number = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const t2: number = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const r: number = t2 + t1;
  const hfsq: number = 0.5 * f * f;
  return s * (hfsq + r);
}

export function logarithm2(value: number): number {
  let x: number = value;
  let hx: i32 = highWord(x);
  let k: i32 = 0;
  if (hx < 0x00100000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    k = k - 54;
    x = x * 1.80143985094819840000e+16;
    hx = highWord(x);
  }
  if (hx >= 0x7FF00000) return x + x;
  if (x === 1) return 0;
  k = k + (hx >> 20) - 1023;
  hx = hx & 0x000FFFFF;
  const i: i32 = (hx + 0x95F64) & 0x100000;
  x = withHigh(x, hx | (i ^ 0x3FF00000));
  k = k + (i >> 20);
  const y: number = __f64(k);
  const f: number = x - 1.0;
  const hfsq: number = 0.5 * f * f;
  const r: number = logarithmRest(f);
  const hi: number = clearLow(f - hfsq);
  const lo: number = (f - hi) - hfsq + r;
  let high: number = hi * 1.44269504072144627571e+00;
  let low: number = (lo + hi) * 1.67517131648865118353e-10 + lo * 1.44269504072144627571e+00;
  const w: number = y + high;
  low = low + ((y - w) + high);
  high = w;
  return low + high;
}

export function logarithm10(value: number): number {
  let x: number = value;
  let hx: i32 = highWord(x);
  let k: i32 = 0;
  if (hx < 0x00100000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    k = k - 54;
    x = x * 1.80143985094819840000e+16;
    hx = highWord(x);
  }
  if (hx >= 0x7FF00000) return x + x;
  if (x === 1) return 0;
  k = k + (hx >> 20) - 1023;
  const i: i32 = k < 0 ? 1 : 0;
  hx = (hx & 0x000FFFFF) | ((0x3FF - i) << 20);
  const y: number = __f64(k + i);
  x = withHigh(x, hx);
  const z: number = y * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * logarithm(x);
  return z + y * 3.01029995663611771306e-01;
}

export function cubeRoot(x: number): number {
  const hx: i32 = highWord(x) & 0x7FFFFFFF;
  if (hx >= 0x7FF00000) return x + x;
  if (x === 0) return x;
  let t: number = 0;
  if (hx < 0x00100000) {
    const u: number = __abs(x) * 18014398509481984.0;
    t = __fromBits(__i64u((highWord(u) & 0x7FFFFFFF) / 3 + 696219795) << 32n);
  } else t = __fromBits(__i64u(hx / 3 + 715094163) << 32n);
  t = __copysign(t, x);
  let r: number = (t * t) * (t / x);
  t = t * ((1.87595182427177009643 + r * (-1.88497979543377169875 + r * 1.621429720105354466140))
    + ((r * r) * r) * (-0.758397934778766047437 + r * 0.145996192886612446982));
  t = __fromBits((__f64Bits(t) + 0x80000000n) & 0x7FFFFFFFC0000000n);
  t = __copysign(t, x);
  const s: number = t * t;
  r = x / s;
  const w: number = t + t;
  r = (r - t) / (w + r);
  return t + t * r;
}

export function hyperbolicSine(x: number): number {
  const a: number = __abs(x);
  if (!(a < Infinity)) return x;
  const h: number = x < 0 ? -0.5 : 0.5;
  if (a < 22.0) {
    if (a < 3.725290298461914e-9) return x;
    const t: number = exponentialMinus1(a);
    if (a < 1) return h * (2.0 * t - t * t / (t + 1));
    return h * (t + t / (t + 1));
  }
  if (a < 709.7822265625) return h * exponential(a);
  if (a <= 710.4758600739439) {
    const w: number = exponential(0.5 * a);
    return (h * w) * w;
  }
  return x < 0 ? -Infinity : Infinity;
}

export function hyperbolicCosine(x: number): number {
  const ix: i32 = highWord(x) & 0x7FFFFFFF;
  if (ix < 0x3FD62E43) {
    const t: number = exponentialMinus1(__abs(x));
    const w: number = 1 + t;
    if (ix < 0x3C800000) return w;
    return 1 + (t * t) / (w + w);
  }
  const a: number = __abs(x);
  if (ix < 0x40360000) {
    const t: number = exponential(a);
    return 0.5 * t + 0.5 / t;
  }
  if (ix < 0x40862E42) return 0.5 * exponential(a);
  if (a <= 710.4758600739439) {
    const w: number = exponential(0.5 * a);
    return (0.5 * w) * w;
  }
  return x !== x ? x : Infinity;
}

export function hyperbolicTangent(x: number): number {
  const a: number = __abs(x);
  if (x !== x) return x;
  let z: number = 1;
  if (a < 22.0) {
    if (a < 3.725290298461914e-9) return x;
    if (a >= 1) {
      const t: number = exponentialMinus1(2 * a);
      z = 1 - 2 / (t + 2);
    } else {
      const t: number = exponentialMinus1(-2 * a);
      z = -t / (t + 2);
    }
  }
  return x < 0 ? -z : z;
}
