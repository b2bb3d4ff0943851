// The class Math. What is not a single instruction is in mathtrig.ts and mathexp.ts.
import {
  __f64, __clz, __sqrt, __floor, __ceil, __truncF, __abs, __copysign, __minF, __maxF, __fround, __load64, __fromBits,
  __wasi_random_get,
} from "./intrinsics";
import { sine, cosine, tangent, arcSine, arcCosine, arcTangent, arcTangent2 } from "./mathtrig";
import { exponential, exponentialMinus1, logarithm, logarithm1Plus, logarithm2, logarithm10, cubeRoot, hyperbolicSine, hyperbolicCosine, hyperbolicTangent } from "./mathexp";
import { ieeePow } from "./mathpow";
import { toInt32 } from "./number";
import { IO_CELLS } from "./main";
import { Symbol } from "./symbol";

let state0: i64 = 0n;
let state1: i64 = 0n;

// xorshift128+, as V8 has it.
function nextRandom(): number {
  if (state0 === 0n && state1 === 0n) {
    __wasi_random_get(IO_CELLS, 16);
    state0 = __load64(IO_CELLS);
    state1 = __load64(IO_CELLS + 8);
    if (state0 === 0n && state1 === 0n) state0 = 0x9E3779B97F4A7C15n;
  }
  let a: i64 = state0;
  const b: i64 = state1;
  state0 = b;
  a = a ^ (a << 23n);
  a = a ^ (a >>> 17n);
  a = a ^ b;
  a = a ^ (b >>> 26n);
  state1 = a;
  return __fromBits((state0 >>> 12n) | 0x3FF0000000000000n) - 1;
}

export class Math {
  static readonly E: number = 2.718281828459045;
  static readonly LN10: number = 2.302585092994046;
  static readonly LN2: number = 0.6931471805599453;
  static readonly LOG2E: number = 1.4426950408889634;
  static readonly LOG10E: number = 0.4342944819032518;
  static readonly PI: number = 3.141592653589793;
  static readonly SQRT1_2: number = 0.7071067811865476;
  static readonly SQRT2: number = 1.4142135623730951;

  static abs(x: number): number {
    return __abs(x);
  }
  static floor(x: number): number {
    return __floor(x);
  }
  static ceil(x: number): number {
    return __ceil(x);
  }
  static trunc(x: number): number {
    return __truncF(x);
  }
  static round(x: number): number {
    // The half goes up; adding it first would be wrong just below it, and a negative zero must stay one.
    const r: number = __ceil(x);
    return __copysign(r - 0.5 > x ? r - 1 : r, x);
  }
  static sign(x: number): number {
    if (x > 0) return 1;
    if (x < 0) return -1;
    return x;
  }
  static sqrt(x: number): number {
    return __sqrt(x);
  }
  static fround(x: number): number {
    return __fround(x);
  }
  static imul(x: number, y: number): number {
    return __f64(toInt32(x) * toInt32(y));
  }
  static clz32(x: number): number {
    return __f64(__clz(toInt32(x)));
  }

  static max(...values: number[]): number {
    let m: number = -Infinity;
    for (let i: number = 0; i < values.length; i++) m = __maxF(m, values[i]);
    return m;
  }
  static min(...values: number[]): number {
    let m: number = Infinity;
    for (let i: number = 0; i < values.length; i++) m = __minF(m, values[i]);
    return m;
  }

  static hypot(...values: number[]): number {
    const n: number = values.length;
    let most: number = 0;
    let nan: boolean = false;
    for (let i: number = 0; i < n; i++) {
      const x: number = __abs(values[i]);
      if (x === Infinity) return Infinity;
      if (x !== x) nan = true;
      else if (x > most) most = x;
    }
    if (nan) return NaN;
    if (most === 0) return 0;
    // Kahan's summation, as V8 does it.
    let sum: number = 0;
    let compensation: number = 0;
    for (let i: number = 0; i < n; i++) {
      const q: number = __abs(values[i]) / most;
      const summand: number = q * q - compensation;
      const preliminary: number = sum + summand;
      compensation = preliminary - sum - summand;
      sum = preliminary;
    }
    return __sqrt(sum) * most;
  }

  static pow(x: number, y: number): number {
    return ieeePow(x, y);
  }
  static random(): number {
    return nextRandom();
  }

  static sin(x: number): number {
    return sine(x);
  }
  static cos(x: number): number {
    return cosine(x);
  }
  static tan(x: number): number {
    return tangent(x);
  }
  static asin(x: number): number {
    return arcSine(x);
  }
  static acos(x: number): number {
    return arcCosine(x);
  }
  static atan(x: number): number {
    return arcTangent(x);
  }
  static atan2(y: number, x: number): number {
    return arcTangent2(y, x);
  }
  static sinh(x: number): number {
    return hyperbolicSine(x);
  }
  static cosh(x: number): number {
    return hyperbolicCosine(x);
  }
  static tanh(x: number): number {
    return hyperbolicTangent(x);
  }
  static asinh(x: number): number {
    // By the sizes of fdlibm's s_asinh.c.
    const a: number = __abs(x);
    if (!(a < Infinity)) return x + x;
    if (a < 3.725290298461914e-9) return x;
    let w: number = 0;
    if (a > 268435456) w = logarithm(a) + 6.93147180559945286227e-01;
    else if (a > 2) w = logarithm(2.0 * a + 1.0 / (__sqrt(x * x + 1.0) + a));
    else {
      const t: number = x * x;
      w = logarithm1Plus(a + t / (1.0 + __sqrt(1.0 + t)));
    }
    return __copysign(w, x);
  }
  static acosh(x: number): number {
    if (!(x >= 1)) return NaN;
    if (x >= 268435456) return x === Infinity ? x : logarithm(x) + 6.93147180559945286227e-01;
    if (x === 1) return 0;
    if (x > 2) return logarithm(2.0 * x - 1.0 / (x + __sqrt(x * x - 1.0)));
    const t: number = x - 1.0;
    return logarithm1Plus(t + __sqrt(2.0 * t + t * t));
  }
  static atanh(x: number): number {
    const a: number = __abs(x);
    if (!(a <= 1)) return NaN;
    if (a === 1) return x / 0;
    if (a < 3.725290298461914e-9) return x;
    let t: number = 0;
    if (a < 0.5) {
      t = a + a;
      t = 0.5 * logarithm1Plus(t + t * a / (1.0 - a));
    } else t = 0.5 * logarithm1Plus((a + a) / (1.0 - a));
    return __copysign(t, x);
  }
  static exp(x: number): number {
    return exponential(x);
  }
  static expm1(x: number): number {
    return exponentialMinus1(x);
  }
  static log(x: number): number {
    return logarithm(x);
  }
  static log1p(x: number): number {
    return logarithm1Plus(x);
  }
  static log2(x: number): number {
    return logarithm2(x);
  }
  static log10(x: number): number {
    return logarithm10(x);
  }
  static cbrt(x: number): number {
    return cubeRoot(x);
  }

  static get [Symbol.toStringTag](): string {
    return "Math";
  }
}
