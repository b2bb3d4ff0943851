// Natural numbers of any size, for the exact conversion of numbers to and from
// decimal digits. The words are unsigned and the lowest comes first.
import { __i64u, __wrap, __clz, __ltu, __rawI32, __copy, __fill, __i64divu, __rawU16, __strNew } from "./intrinsics";

/** A natural number that is changed in place. */
export class Natural {
  words: RawI32;
  len: i32;

  constructor(capacity: i32) {
    this.words = __rawI32(capacity);
    this.len = 0;
  }

  isZero(): boolean {
    return this.len === 0;
  }

  reserve(n: i32): void {
    if (n <= this.words.length) return;
    let size: i32 = this.words.length * 2;
    if (size < n) size = n;
    const more: RawI32 = __rawI32(size);
    __copy(more, 0, this.words, 0, this.len);
    this.words = more;
  }

  setI64(x: i64): void {
    this.reserve(2);
    this.words[0] = __wrap(x);
    this.words[1] = __wrap(x >>> 32n);
    this.len = 2;
    this.trim();
  }

  trim(): void {
    while (this.len > 0 && this.words[this.len - 1] === 0) this.len = this.len - 1;
  }

  copy(): Natural {
    const c: Natural = new Natural(this.len + 4);
    __copy(c.words, 0, this.words, 0, this.len);
    c.len = this.len;
    return c;
  }

  bitLength(): i32 {
    if (this.len === 0) return 0;
    return this.len * 32 - __clz(this.words[this.len - 1]);
  }

  /** this * m + add, both unsigned. */
  mulAdd(m: i32, add: i32): void {
    const by: i64 = __i64u(m);
    let carry: i64 = __i64u(add);
    const n: i32 = this.len;
    const w: RawI32 = this.words;
    let i: i32 = 0;
    while (i < n) {
      const t: i64 = __i64u(w[i]) * by + carry;
      w[i] = __wrap(t);
      carry = t >>> 32n;
      i = i + 1;
    }
    if (carry !== 0n) {
      this.reserve(n + 1);
      this.words[n] = __wrap(carry);
      this.len = n + 1;
    }
  }

  /** this * 5 ** n */
  mulPow5(n: i32): void {
    let left: i32 = n;
    while (left >= 13) {
      this.mulAdd(1220703125, 0);
      left = left - 13;
    }
    let m: i32 = 1;
    while (left > 0) {
      m = m * 5;
      left = left - 1;
    }
    if (m > 1) this.mulAdd(m, 0);
  }

  /** this * 10 ** n */
  mulPow10(n: i32): void {
    this.mulPow5(n);
    this.shiftLeft(n);
  }

  shiftLeft(n: i32): void {
    if (n === 0 || this.len === 0) return;
    const whole: i32 = n >>> 5;
    const part: i32 = n & 31;
    const old: i32 = this.len;
    this.reserve(old + whole + 1);
    const w: RawI32 = this.words;
    w[old + whole] = 0;
    let i: i32 = old - 1;
    if (part === 0) {
      while (i >= 0) {
        w[i + whole] = w[i];
        i = i - 1;
      }
    } else {
      let high: i32 = 0;
      while (i >= 0) {
        const x: i32 = w[i];
        w[i + whole + 1] = high | (x >>> (32 - part));
        high = x << part;
        i = i - 1;
      }
      w[whole] = high;
    }
    if (whole > 0) __fill(w, 0, 0, whole);
    this.len = old + whole + 1;
    this.trim();
  }

  /** Drops the lowest `n` bits and rounds to the nearest, halves up. */
  shiftRightRounded(n: i32): void {
    if (n === 0) return;
    if (n > this.bitLength()) {
      this.len = 0;
      return;
    }
    const up: boolean = ((this.words[(n - 1) >>> 5] >>> ((n - 1) & 31)) & 1) === 1;
    const whole: i32 = n >>> 5;
    const part: i32 = n & 31;
    const w: RawI32 = this.words;
    const count: i32 = this.len - whole;
    let i: i32 = 0;
    while (i < count) {
      let x: i32 = w[i + whole];
      if (part !== 0) {
        x = x >>> part;
        if (i + 1 < count) x = x | (w[i + whole + 1] << (32 - part));
      }
      w[i] = x;
      i = i + 1;
    }
    this.len = count;
    this.trim();
    if (up) {
      if (this.len === 0) this.setI64(1n);
      else this.mulAdd(1, 1);
    }
  }

  /** -1, 0 or 1 */
  compare(other: Natural): i32 {
    if (this.len !== other.len) return this.len < other.len ? -1 : 1;
    let i: i32 = this.len - 1;
    while (i >= 0) {
      const a: i32 = this.words[i];
      const b: i32 = other.words[i];
      if (a !== b) return __ltu(a, b) ? -1 : 1;
      i = i - 1;
    }
    return 0;
  }

  /** this - other, which is not larger. */
  subtract(other: Natural): void {
    const w: RawI32 = this.words;
    const v: RawI32 = other.words;
    let borrow: i64 = 0n;
    let i: i32 = 0;
    while (i < this.len) {
      let t: i64 = __i64u(w[i]) - borrow;
      if (i < other.len) t = t - __i64u(v[i]);
      w[i] = __wrap(t);
      borrow = (t >>> 63n) & 1n;
      i = i + 1;
    }
    this.trim();
  }

  /** Divides by 10 ** 9 and gives the remainder. */
  divBillion(): i32 {
    let rest: i64 = 0n;
    let i: i32 = this.len - 1;
    while (i >= 0) {
      const t: i64 = (rest << 32n) | __i64u(this.words[i]);
      const q: i64 = __i64divu(t, 1000000000n);
      this.words[i] = __wrap(q);
      rest = t - q * 1000000000n;
      i = i - 1;
    }
    this.trim();
    return __wrap(rest);
  }

  /** The decimal digits; the number becomes zero. */
  decimal(): string {
    if (this.len === 0) return "0";
    const size: i32 = this.len * 10 + 9;
    const buffer: RawU16 = __rawU16(size);
    let at: i32 = size;
    while (this.len > 0) {
      let part: i32 = this.divBillion();
      let k: i32 = 0;
      while (k < 9) {
        at = at - 1;
        buffer[at] = 48 + part % 10;
        part = part / 10;
        k = k + 1;
      }
    }
    while (buffer[at] === 48) at = at + 1;
    const out: RawU16 = __rawU16(size - at);
    __copy(out, 0, buffer, at, size - at);
    return __strNew(out, size - at);
  }
}

/** The leading bits of n / d, both positive; n becomes the remainder. */
export class RatioBits {
  /** floor(log2(n / d)) */
  exponent: i32;
  n: Natural;
  d: Natural;

  constructor(n: Natural, d: Natural) {
    this.n = n;
    this.d = d;
    const diff: i32 = n.bitLength() - d.bitLength();
    if (diff > 0) d.shiftLeft(diff);
    else if (diff < 0) n.shiftLeft(0 - diff);
    this.exponent = diff;
    if (n.compare(d) < 0) {
      n.shiftLeft(1);
      this.exponent = diff - 1;
    }
  }

  /** The next `count` (at most 64) bits. */
  take(count: i32): i64 {
    let bits: i64 = 0n;
    let i: i32 = 0;
    while (i < count) {
      bits = bits << 1n;
      if (this.n.compare(this.d) >= 0) {
        this.n.subtract(this.d);
        bits = bits | 1n;
      }
      this.n.shiftLeft(1);
      i = i + 1;
    }
    return bits;
  }

  /** Whether bits other than zero remain. */
  inexact(): boolean {
    return this.n.len > 0;
  }
}
