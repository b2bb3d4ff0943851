// Strings: sequences of UTF-16 units. Concatenation makes ropes, which are
// flattened when their units are needed; nothing here recurses, since a rope
// can be as deep as the string is long.
import {
  __f64, __trunc, __refEq, __isNull, __null, __rawAny, __rawU16, __copy, __strFlat, __strLen, __strNew, __strRope, __strLeft,
  __strRight, __strSetFlat, __strHash, __strSetHash,
} from "./intrinsics";

// The longest string V8 makes.
const MAX_LENGTH: i32 = 536870888;
// Shorter results are copied at once: a rope node costs more than the units.
const ROPE_MIN: i32 = 24;

let unitStrings: RawAny = __null<RawAny>();

/** The string of one unit. */
export function strOfUnit(unit: i32): string {
  if (unit < 256) {
    if (__isNull(unitStrings)) {
      const made: RawAny = __rawAny(256);
      let i: i32 = 0;
      while (i < 256) {
        const one: RawU16 = __rawU16(1);
        one[0] = i;
        made[i] = __strNew(one, 1) as any;
        i = i + 1;
      }
      unitStrings = made;
    }
    return unitStrings[unit] as string;
  }
  const flat: RawU16 = __rawU16(1);
  flat[0] = unit;
  return __strNew(flat, 1);
}

/** The string of one code point. */
export function strOfCodePoint(c: i32): string {
  if (c < 0x10000) return strOfUnit(c);
  const flat: RawU16 = __rawU16(2);
  flat[0] = 0xD800 + ((c - 0x10000) >> 10);
  flat[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
  return __strNew(flat, 2);
}

/** The units of a string; the array may be longer than the string. */
export function strUnits(s: string): RawU16 {
  return __isNull(__strFlat(s)) ? flatten(s) : __strFlat(s);
}

// Fills the result from its end: the parts still to do are on the left, so that
// the common rope (built by appending) needs no more than one stack entry.
function flatten(s: string): RawU16 {
  const n: i32 = __strLen(s);
  const out: RawU16 = __rawU16(n);
  let stack: RawAny = __rawAny(16);
  let depth: i32 = 0;
  let at: i32 = n;
  let node: string = s;
  while (true) {
    const flat: RawU16 = __strFlat(node);
    if (__isNull(flat)) {
      if (depth === stack.length) {
        const more: RawAny = __rawAny(depth * 2);
        __copy(more, 0, stack, 0, depth);
        stack = more;
      }
      stack[depth] = __strLeft(node) as any;
      depth = depth + 1;
      node = __strRight(node);
    } else {
      const m: i32 = __strLen(node);
      at = at - m;
      if (m < 8) {
        let i: i32 = 0;
        while (i < m) {
          out[at + i] = flat[i];
          i = i + 1;
        }
      } else {
        __copy(out, at, flat, 0, m);
      }
      if (depth === 0) break;
      depth = depth - 1;
      node = stack[depth] as string;
    }
  }
  __strSetFlat(s, out);
  return out;
}

/** `a + b` */
export function strConcat(a: string, b: string): string {
  const m: i32 = __strLen(a);
  if (m === 0) return b;
  const n: i32 = __strLen(b);
  if (n === 0) return a;
  const len: i32 = m + n;
  if (len < ROPE_MIN) {
    const out: RawU16 = __rawU16(len);
    const x: RawU16 = strUnits(a);
    const y: RawU16 = strUnits(b);
    let i: i32 = 0;
    while (i < m) {
      out[i] = x[i];
      i = i + 1;
    }
    i = 0;
    while (i < n) {
      out[m + i] = y[i];
      i = i + 1;
    }
    return __strNew(out, len);
  }
  if (len > MAX_LENGTH) throw new RangeError("Invalid string length");
  return __strRope(a, b, len);
}

/** `a + b + c` */
export function strConcat3(a: string, b: string, c: string): string {
  const m: i32 = __strLen(a);
  const n: i32 = m + __strLen(b);
  const len: i32 = n + __strLen(c);
  if (m === n || n === len || len >= ROPE_MIN) return strConcat(strConcat(a, b), c);
  const out: RawU16 = __rawU16(len);
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  const z: RawU16 = strUnits(c);
  let i: i32 = 0;
  while (i < m) {
    out[i] = x[i];
    i = i + 1;
  }
  while (i < n) {
    out[i] = y[i - m];
    i = i + 1;
  }
  while (i < len) {
    out[i] = z[i - n];
    i = i + 1;
  }
  return __strNew(out, len);
}

/** The order of a string and one of a single unit, as {@link strCompare} tells it. */
export function strCompareUnit(a: string, unit: i32): i32 {
  const m: i32 = __strLen(a);
  if (m === 0) return -1;
  const d: i32 = strUnits(a)[0] - unit;
  return d !== 0 ? d : m - 1;
}

/** `a === b` */
export function strEq(a: string, b: string): boolean {
  if (__refEq(a as any, b as any)) return true;
  const n: i32 = __strLen(a);
  if (n !== __strLen(b)) return false;
  const h: i32 = __strHash(a);
  const g: i32 = __strHash(b);
  if (h !== 0 && g !== 0 && h !== g) return false;
  if (n === 0) return true;
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  let i: i32 = 0;
  while (i < n) {
    if (x[i] !== y[i]) return false;
    i = i + 1;
  }
  return true;
}

/** The order of two strings by their units: negative, zero or positive. */
export function strCompare(a: string, b: string): i32 {
  const m: i32 = __strLen(a);
  const n: i32 = __strLen(b);
  const least: i32 = m < n ? m : n;
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  let i: i32 = 0;
  while (i < least) {
    const d: i32 = x[i] - y[i];
    if (d !== 0) return d;
    i = i + 1;
  }
  return m - n;
}

/** `s[i]` */
export function strAt(s: string, i: number): string | undefined {
  if (!(i >= 0 && i < __f64(__strLen(s)))) return undefined;
  const at: i32 = __trunc(i);
  if (__f64(at) !== i) return undefined;
  return strOfUnit(strUnits(s)[at]);
}

/** The unit at `i`, or -1. */
export function strUnitAt(s: string, i: number): i32 {
  const at: i32 = __trunc(i);
  if (at < 0 || at >= __strLen(s) || __f64(at) !== i) return -1;
  return strUnits(s)[at];
}

/** The unit of a string that has one; -1 of others, and where there is none. */
export function strOnlyUnit(s: string): i32 {
  if (__isNull(s) || __strLen(s) !== 1) return -1;
  return strUnits(s)[0];
}

/** The hash of the units, never zero. */
export function strHash(s: string): i32 {
  const known: i32 = __strHash(s);
  if (known !== 0) return known;
  const n: i32 = __strLen(s);
  const u: RawU16 = strUnits(s);
  let h: i32 = n;
  let i: i32 = 0;
  while (i < n) {
    h = (h ^ u[i]) * 0x01000193;
    i = i + 1;
  }
  h = h ^ (h >>> 15);
  h = h * 0x2C1B3C6D;
  h = h ^ (h >>> 12);
  if (h === 0) h = 1;
  __strSetHash(s, h);
  return h;
}

/** The units `from` to `to` (exclusive); both are within the string. */
export function strSlice(s: string, from: i32, to: i32): string {
  const len: i32 = to - from;
  if (len <= 0) return "";
  if (len === __strLen(s)) return s;
  const u: RawU16 = strUnits(s);
  if (len === 1) return strOfUnit(u[from]);
  const out: RawU16 = __rawU16(len);
  __copy(out, 0, u, from, len);
  return __strNew(out, len);
}

/** First position of `what` in `s` from `from` on, or -1. */
export function strIndexOf(s: string, what: string, from: i32): i32 {
  const m: i32 = __strLen(what);
  const last: i32 = __strLen(s) - m;
  if (from > last) return -1;
  if (m === 0) return from;
  const u: RawU16 = strUnits(s);
  const w: RawU16 = strUnits(what);
  const first: i32 = w[0];
  let i: i32 = from;
  while (i <= last) {
    if (u[i] === first) {
      let j: i32 = 1;
      while (j < m && u[i + j] === w[j]) j = j + 1;
      if (j === m) return i;
    }
    i = i + 1;
  }
  return -1;
}

/** Last position of `what` in `s` at or before `from`, or -1. */
export function strLastIndexOf(s: string, what: string, from: i32): i32 {
  const m: i32 = __strLen(what);
  let i: i32 = __strLen(s) - m;
  if (from < i) i = from;
  const u: RawU16 = strUnits(s);
  const w: RawU16 = strUnits(what);
  while (i >= 0) {
    let j: i32 = 0;
    while (j < m && u[i + j] === w[j]) j = j + 1;
    if (j === m) return i;
    i = i - 1;
  }
  return -1;
}

/** Whether `what` is at position `at` of `s`. */
export function strHasAt(s: string, what: string, at: i32): boolean {
  const m: i32 = __strLen(what);
  if (at < 0 || at + m > __strLen(s)) return false;
  const u: RawU16 = strUnits(s);
  const w: RawU16 = strUnits(what);
  let j: i32 = 0;
  while (j < m) {
    if (u[at + j] !== w[j]) return false;
    j = j + 1;
  }
  return true;
}

/** `count` copies of `s`. */
export function strRepeat(s: string, count: i32): string {
  const m: i32 = __strLen(s);
  if (m === 0 || count <= 0) return "";
  if (__f64(m) * __f64(count) > __f64(MAX_LENGTH)) throw new RangeError("Invalid string length");
  if (count === 1) return s;
  const len: i32 = m * count;
  const out: RawU16 = __rawU16(len);
  __copy(out, 0, strUnits(s), 0, m);
  let done: i32 = m;
  while (done < len) {
    const n: i32 = len - done < done ? len - done : done;
    __copy(out, done, out, 0, n);
    done = done + n;
  }
  return __strNew(out, len);
}

/** Whether a unit is white space or a line terminator of the language. */
export function isSpaceUnit(c: i32): boolean {
  if (c < 128) return c === 32 || (c >= 9 && c <= 13);
  if (c < 0x1680) return c === 160;
  if (c >= 0x2000 && c <= 0x200A) return true;
  return c === 0x1680 || c === 0x2028 || c === 0x2029 || c === 0x202F || c === 0x205F || c === 0x3000 || c === 0xFEFF;
}

/** The string without white space at its start (when bit 0 of `sides` is set) and end (bit 1). */
export function strTrim(s: string, sides: i32): string {
  const u: RawU16 = strUnits(s);
  let from: i32 = 0;
  let to: i32 = __strLen(s);
  if ((sides & 1) !== 0) while (from < to && isSpaceUnit(u[from])) from = from + 1;
  if ((sides & 2) !== 0) while (to > from && isSpaceUnit(u[to - 1])) to = to - 1;
  return strSlice(s, from, to);
}

/** The code point at a position within the string. */
export function strCodePoint(s: string, at: i32): i32 {
  const u: RawU16 = strUnits(s);
  const c: i32 = u[at];
  if ((c & 0xFC00) !== 0xD800 || at + 1 >= __strLen(s)) return c;
  const d: i32 = u[at + 1];
  if ((d & 0xFC00) !== 0xDC00) return c;
  return 0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF);
}

/** Collects units. */
export class StringBuilder {
  units: RawU16;
  len: i32;
  constructor(capacity: i32) {
    this.units = __rawU16(capacity < 16 ? 16 : capacity);
    this.len = 0;
  }
  reserve(more: i32): void {
    const need: i32 = this.len + more;
    if (need <= this.units.length) return;
    if (need > MAX_LENGTH || need < 0) throw new RangeError("Invalid string length");
    let size: i32 = this.units.length * 2;
    if (size < need) size = need;
    const grown: RawU16 = __rawU16(size);
    __copy(grown, 0, this.units, 0, this.len);
    this.units = grown;
  }
  unit(c: i32): void {
    if (this.len === this.units.length) this.reserve(1);
    this.units[this.len] = c;
    this.len = this.len + 1;
  }
  codePoint(c: i32): void {
    if (c < 0x10000) {
      this.unit(c);
      return;
    }
    this.unit(0xD800 + ((c - 0x10000) >> 10));
    this.unit(0xDC00 + ((c - 0x10000) & 0x3FF));
  }
  text(s: string): void {
    this.part(s, 0, __strLen(s));
  }
  part(s: string, from: i32, to: i32): void {
    const n: i32 = to - from;
    if (n <= 0) return;
    this.reserve(n);
    __copy(this.units, this.len, strUnits(s), from, n);
    this.len = this.len + n;
  }
  /** The string; the builder must not be used afterwards. */
  done(): string {
    const n: i32 = this.len;
    if (n === 0) return "";
    if (n === 1) return strOfUnit(this.units[0]);
    if (n === this.units.length) return __strNew(this.units, n);
    const exact: RawU16 = __rawU16(n);
    __copy(exact, 0, this.units, 0, n);
    return __strNew(exact, n);
  }
}
