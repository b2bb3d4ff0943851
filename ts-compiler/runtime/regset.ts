// Sets of characters: classes of regular expressions.
import { __rawI32, __copy, __null } from "./intrinsics";
import { lowerUnit, upperUnit } from "./casemap";

const TOP: i32 = 0x10FFFF;

/** A set of code points. It is built from ranges in any order and sealed before it is asked. */
export class CharSet {
  /** First and last of each range. */
  ranges: RawI32;
  /** Integers in use. */
  len: i32;
  /** Members below 128, by bit. */
  bits: RawI32;
  /** Whether case is ignored; then `has` looks at both cases. */
  fold: boolean;

  constructor() {
    this.ranges = __rawI32(8);
    this.len = 0;
    this.bits = __null<RawI32>();
    this.fold = false;
  }

  add(from: i32, to: i32): void {
    if (this.len === this.ranges.length) {
      const more: RawI32 = __rawI32(this.len * 2);
      __copy(more, 0, this.ranges, 0, this.len);
      this.ranges = more;
    }
    this.ranges[this.len] = from;
    this.ranges[this.len + 1] = to;
    this.len = this.len + 2;
  }

  addSet(other: CharSet): void {
    let i: i32 = 0;
    while (i < other.len) {
      this.add(other.ranges[i], other.ranges[i + 1]);
      i = i + 2;
    }
  }

  /** Sorts and merges the ranges. */
  normalize(): void {
    const r: RawI32 = this.ranges;
    const n: i32 = this.len;
    let i: i32 = 2;
    while (i < n) {
      const from: i32 = r[i];
      const to: i32 = r[i + 1];
      let j: i32 = i;
      while (j > 0 && r[j - 2] > from) {
        r[j] = r[j - 2];
        r[j + 1] = r[j - 1];
        j = j - 2;
      }
      r[j] = from;
      r[j + 1] = to;
      i = i + 2;
    }
    let at: i32 = 0;
    i = 0;
    while (i < n) {
      if (at > 0 && r[i] <= r[at - 1] + 1) {
        if (r[i + 1] > r[at - 1]) r[at - 1] = r[i + 1];
      } else {
        r[at] = r[i];
        r[at + 1] = r[i + 1];
        at = at + 2;
      }
      i = i + 2;
    }
    this.len = at;
  }

  /** The characters that are not in the set. */
  complement(): CharSet {
    this.normalize();
    const out: CharSet = new CharSet();
    let next: i32 = 0;
    let i: i32 = 0;
    while (i < this.len) {
      if (this.ranges[i] > next) out.add(next, this.ranges[i] - 1);
      next = this.ranges[i + 1] + 1;
      i = i + 2;
    }
    if (next <= TOP) out.add(next, TOP);
    return out;
  }

  /** The characters in both. */
  intersect(other: CharSet): CharSet {
    this.normalize();
    other.normalize();
    const out: CharSet = new CharSet();
    let i: i32 = 0;
    let j: i32 = 0;
    while (i < this.len && j < other.len) {
      const from: i32 = this.ranges[i] > other.ranges[j] ? this.ranges[i] : other.ranges[j];
      const to: i32 = this.ranges[i + 1] < other.ranges[j + 1] ? this.ranges[i + 1] : other.ranges[j + 1];
      if (from <= to) out.add(from, to);
      if (this.ranges[i + 1] < other.ranges[j + 1]) i = i + 2;
      else j = j + 2;
    }
    return out;
  }

  /** Ends building. */
  seal(fold: boolean): void {
    this.normalize();
    this.fold = fold;
    const bits: RawI32 = __rawI32(4);
    let c: i32 = 0;
    while (c < 128) {
      if (this.slow(c)) bits[c >> 5] = bits[c >> 5] | (1 << (c & 31));
      c = c + 1;
    }
    this.bits = bits;
  }

  has(c: i32): boolean {
    if (c < 128) return (this.bits[c >> 5] & (1 << (c & 31))) !== 0;
    return this.slow(c);
  }

  slow(c: i32): boolean {
    if (this.holds(c)) return true;
    if (!this.fold) return false;
    const lower: i32 = lowerUnit(c);
    if (lower !== c && this.holds(lower)) return true;
    const upper: i32 = upperUnit(c);
    return upper !== c && this.holds(upper);
  }

  holds(c: i32): boolean {
    const r: RawI32 = this.ranges;
    let low: i32 = 0;
    let high: i32 = this.len >> 1;
    while (low < high) {
      const mid: i32 = (low + high) >> 1;
      if (c < r[mid * 2]) high = mid;
      else if (c > r[mid * 2 + 1]) low = mid + 1;
      else return true;
    }
    return false;
  }
}

/** The set of `\d`, `\s` or `\w`, by the letter's code; of `.` without flag s for 46. */
export function classOf(letter: i32): CharSet {
  const s: CharSet = new CharSet();
  if (letter === 100) {
    s.add(48, 57);
  } else if (letter === 119) {
    s.add(48, 57);
    s.add(65, 90);
    s.add(95, 95);
    s.add(97, 122);
  } else if (letter === 115) {
    s.add(9, 13);
    s.add(32, 32);
    s.add(160, 160);
    s.add(0x1680, 0x1680);
    s.add(0x2000, 0x200A);
    s.add(0x2028, 0x2029);
    s.add(0x202F, 0x202F);
    s.add(0x205F, 0x205F);
    s.add(0x3000, 0x3000);
    s.add(0xFEFF, 0xFEFF);
  } else {
    s.add(10, 10);
    s.add(13, 13);
    s.add(0x2028, 0x2029);
    return s.complement();
  }
  return s;
}
