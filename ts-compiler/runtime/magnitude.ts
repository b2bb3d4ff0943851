// Natural numbers as arrays of 32-bit words, the lowest first and the highest not zero: the magnitudes of
// bigints. Nothing here changes its operands.
import {
  __rawI32, __copy, __i64u, __wrap, __ltu, __clz, __i64divu, __i64remu, __i64ltu, __i64uToF64, __fromBits, __i64,
} from "./intrinsics";

const LOW: i64 = 0xFFFFFFFFn;

/** Words without the zeros at the top. */
export function magTrim(a: RawI32): RawI32 {
  let n: i32 = a.length;
  while (n > 0 && a[n - 1] === 0) n = n - 1;
  if (n === a.length) return a;
  const out: RawI32 = __rawI32(n);
  __copy(out, 0, a, 0, n);
  return out;
}

/** The magnitude of an unsigned 64-bit integer. */
export function magOf(x: i64): RawI32 {
  const low: i32 = __wrap(x);
  const high: i32 = __wrap(x >>> 32n);
  const a: RawI32 = __rawI32(high !== 0 ? 2 : low !== 0 ? 1 : 0);
  if (low !== 0 || high !== 0) a[0] = low;
  if (high !== 0) a[1] = high;
  return a;
}

/** -1, 0 or 1. */
export function magCompare(a: RawI32, b: RawI32): i32 {
  if (a.length < b.length) return -1;
  if (a.length > b.length) return 1;
  let i: i32 = a.length - 1;
  while (i >= 0) {
    if (a[i] !== b[i]) {
      if (__ltu(a[i], b[i])) return -1;
      return 1;
    }
    i = i - 1;
  }
  return 0;
}

export function magAdd(x: RawI32, y: RawI32): RawI32 {
  let a: RawI32 = x;
  let b: RawI32 = y;
  if (a.length < b.length) {
    a = y;
    b = x;
  }
  const n: i32 = a.length;
  const out: RawI32 = __rawI32(n + 1);
  let carry: i64 = 0n;
  let i: i32 = 0;
  while (i < n) {
    let t: i64 = __i64u(a[i]) + carry;
    if (i < b.length) t = t + __i64u(b[i]);
    out[i] = __wrap(t);
    carry = t >>> 32n;
    i = i + 1;
  }
  out[n] = __wrap(carry);
  return magTrim(out);
}

/** a - b, where a is not less. */
export function magSub(a: RawI32, b: RawI32): RawI32 {
  const n: i32 = a.length;
  const out: RawI32 = __rawI32(n);
  let borrow: i64 = 0n;
  let i: i32 = 0;
  while (i < n) {
    let t: i64 = __i64u(a[i]) - borrow;
    if (i < b.length) t = t - __i64u(b[i]);
    out[i] = __wrap(t);
    borrow = t >>> 63n;
    i = i + 1;
  }
  return magTrim(out);
}

export function magMul(a: RawI32, b: RawI32): RawI32 {
  const m: i32 = a.length;
  const n: i32 = b.length;
  const out: RawI32 = __rawI32(m + n);
  let i: i32 = 0;
  while (i < m) {
    const x: i64 = __i64u(a[i]);
    let carry: i64 = 0n;
    let j: i32 = 0;
    while (j < n) {
      const t: i64 = x * __i64u(b[j]) + __i64u(out[i + j]) + carry;
      out[i + j] = __wrap(t);
      carry = t >>> 32n;
      j = j + 1;
    }
    out[i + n] = __wrap(carry);
    i = i + 1;
  }
  return magTrim(out);
}

/** a * m + add, for small numbers. */
export function magMulAdd(a: RawI32, m: i32, add: i32): RawI32 {
  const n: i32 = a.length;
  const out: RawI32 = __rawI32(n + 1);
  const x: i64 = __i64u(m);
  let carry: i64 = __i64u(add);
  let i: i32 = 0;
  while (i < n) {
    const t: i64 = x * __i64u(a[i]) + carry;
    out[i] = __wrap(t);
    carry = t >>> 32n;
    i = i + 1;
  }
  out[n] = __wrap(carry);
  return magTrim(out);
}

/** Divides the words in place; the remainder. */
export function magDivSmall(a: RawI32, d: i32): i32 {
  const by: i64 = __i64u(d);
  let rest: i64 = 0n;
  let i: i32 = a.length - 1;
  while (i >= 0) {
    const t: i64 = (rest << 32n) | __i64u(a[i]);
    a[i] = __wrap(__i64divu(t, by));
    rest = __i64remu(t, by);
    i = i - 1;
  }
  return __wrap(rest);
}

export function magShl(a: RawI32, by: i32): RawI32 {
  const n: i32 = a.length;
  if (n === 0) return a;
  const words: i32 = by >> 5;
  const bits: i64 = __i64u(by & 31);
  const out: RawI32 = __rawI32(n + words + 1);
  let carry: i64 = 0n;
  let i: i32 = 0;
  while (i < n) {
    const t: i64 = (__i64u(a[i]) << bits) | carry;
    out[i + words] = __wrap(t);
    carry = t >>> 32n;
    i = i + 1;
  }
  out[n + words] = __wrap(carry);
  return magTrim(out);
}

export function magShr(a: RawI32, by: i32): RawI32 {
  const words: i32 = by >> 5;
  const n: i32 = a.length - words;
  if (n <= 0) return __rawI32(0);
  const bits: i64 = __i64u(by & 31);
  const out: RawI32 = __rawI32(n);
  let i: i32 = 0;
  while (i < n) {
    let t: i64 = __i64u(a[i + words]);
    if (i + words + 1 < a.length) t = t | (__i64u(a[i + words + 1]) << 32n);
    out[i] = __wrap(t >>> bits);
    i = i + 1;
  }
  return magTrim(out);
}

export function magBits(a: RawI32): i32 {
  const n: i32 = a.length;
  if (n === 0) return 0;
  return n * 32 - __clz(a[n - 1]);
}

/** Quotient and remainder. */
export class Division {
  quotient: RawI32;
  rest: RawI32;
  constructor(quotient: RawI32, rest: RawI32) {
    this.quotient = quotient;
    this.rest = rest;
  }
}

/** Long division (Knuth's algorithm D); the divisor is not zero. */
export function magDivide(a: RawI32, b: RawI32): Division {
  if (magCompare(a, b) < 0) return new Division(__rawI32(0), a);
  if (b.length === 1) {
    const q: RawI32 = __rawI32(a.length);
    __copy(q, 0, a, 0, a.length);
    const r: RawI32 = __rawI32(1);
    r[0] = magDivSmall(q, b[0]);
    return new Division(magTrim(q), magTrim(r));
  }
  const n: i32 = b.length;
  const m: i32 = a.length - n;
  const shift: i32 = __clz(b[n - 1]);
  const v: RawI32 = magShl(b, shift);
  const u: RawI32 = __rawI32(a.length + 1);
  const scaled: RawI32 = magShl(a, shift);
  __copy(u, 0, scaled, 0, scaled.length);
  const q: RawI32 = __rawI32(m + 1);
  const v1: i64 = __i64u(v[n - 1]);
  const v2: i64 = __i64u(v[n - 2]);
  let j: i32 = m;
  while (j >= 0) {
    const top: i64 = (__i64u(u[j + n]) << 32n) | __i64u(u[j + n - 1]);
    let guess: i64 = __i64divu(top, v1);
    let left: i64 = __i64remu(top, v1);
    while (guess >>> 32n !== 0n || __i64ltu((left << 32n) | __i64u(u[j + n - 2]), guess * v2)) {
      guess = guess - 1n;
      left = left + v1;
      if (left >>> 32n !== 0n) break;
    }
    let carry: i64 = 0n;
    let borrow: i64 = 0n;
    let i: i32 = 0;
    while (i < n) {
      const p: i64 = guess * __i64u(v[i]) + carry;
      carry = p >>> 32n;
      const t: i64 = __i64u(u[i + j]) - (p & LOW) - borrow;
      u[i + j] = __wrap(t);
      borrow = t >>> 63n;
      i = i + 1;
    }
    const t: i64 = __i64u(u[j + n]) - carry - borrow;
    u[j + n] = __wrap(t);
    if (t < 0n) {
      guess = guess - 1n;
      carry = 0n;
      i = 0;
      while (i < n) {
        const s: i64 = __i64u(u[i + j]) + __i64u(v[i]) + carry;
        u[i + j] = __wrap(s);
        carry = s >>> 32n;
        i = i + 1;
      }
      u[j + n] = u[j + n] + __wrap(carry);
    }
    q[j] = __wrap(guess);
    j = j - 1;
  }
  return new Division(magTrim(q), magShr(magTrim(u), shift));
}

/** The nearest double, ties to even. */
export function magToNumber(a: RawI32): number {
  const bits: i32 = magBits(a);
  if (bits > 1024) return Infinity;
  if (bits <= 64) {
    let x: i64 = 0n;
    if (a.length > 0) x = __i64u(a[0]);
    if (a.length > 1) x = x | (__i64u(a[1]) << 32n);
    return __i64uToF64(x);
  }
  const down: i32 = bits - 64;
  const top: RawI32 = magShr(a, down);
  let x: i64 = __i64u(top[0]) | (__i64u(top[1]) << 32n);
  // What was cut off only matters as "more than nothing".
  if (magCompare(magShl(top, down), a) !== 0) x = x | 1n;
  return __i64uToF64(x) * __fromBits((1023n + __i64(down)) << 52n);
}
