// The order of localeCompare: first by letters without case and accents, then
// by accents, then by case, small letters first. Punctuation and symbols go
// before digits, and those before letters, as in the root collation.
import { __f64, __kind, __strLen, __unboxBool } from "./intrinsics";
import { strUnits, strEq, StringBuilder } from "./string";
import { normalized } from "./stringnorm";
import { lowerCase } from "./stringcase";
import { rtGet } from "./dynamic";

// The ASCII punctuation and symbols in their order.
const PUNCTUATION: string = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

// Primary weight of a small letter or other unit; 0 is ignored.
function primary(c: i32): i32 {
  if (c >= 97 && c <= 122) return 1000 + c * 4;
  if (c >= 48 && c <= 57) return 500 + c;
  if (c >= 0x300 && c <= 0x36F) return 0;
  if (c < 32 && !(c >= 9 && c <= 13)) return 0;
  if (c >= 9 && c <= 13) return c;
  if (c === 32 || c === 0xA0) return 32;
  if (c < 128) {
    const u: RawU16 = strUnits(PUNCTUATION);
    let i: i32 = 0;
    while (i < __strLen(PUNCTUATION)) {
      if (u[i] === c) return 40 + i;
      i = i + 1;
    }
    return 90;
  }
  // Letters that do not decompose go behind the one they resemble.
  if (c === 0xF8) return 1000 + 111 * 4 + 1;
  if (c === 0xF0) return 1000 + 100 * 4 + 1;
  if (c === 0x131) return 1000 + 105 * 4 + 1;
  if (c === 0x142) return 1000 + 108 * 4 + 1;
  if (c === 0xFE) return 1000 + 122 * 4 + 3;
  if (c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040)) return 100 + (c & 255);
  return 2000 + c;
}

function digitsEnd(u: RawU16, from: i32, n: i32): i32 {
  let i: i32 = from;
  while (i < n && u[i] >= 48 && u[i] <= 57) i = i + 1;
  return i;
}

// Order by primary weights: -1, 0 or 1. Runs of digits count as numbers when `numeric`.
function comparePrimary(a: string, b: string, numeric: boolean): i32 {
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  const m: i32 = __strLen(a);
  const n: i32 = __strLen(b);
  let i: i32 = 0;
  let j: i32 = 0;
  while (true) {
    while (i < m && primary(x[i]) === 0) i = i + 1;
    while (j < n && primary(y[j]) === 0) j = j + 1;
    if (i >= m || j >= n) break;
    if (numeric && x[i] >= 48 && x[i] <= 57 && y[j] >= 48 && y[j] <= 57) {
      while (i < m && x[i] === 48) i = i + 1;
      while (j < n && y[j] === 48) j = j + 1;
      const p: i32 = digitsEnd(x, i, m);
      const q: i32 = digitsEnd(y, j, n);
      if (p - i !== q - j) return p - i < q - j ? -1 : 1;
      while (i < p) {
        if (x[i] !== y[j]) return x[i] < y[j] ? -1 : 1;
        i = i + 1;
        j = j + 1;
      }
      continue;
    }
    const d: i32 = primary(x[i]) - primary(y[j]);
    if (d !== 0) return d < 0 ? -1 : 1;
    i = i + 1;
    j = j + 1;
  }
  if (i < m) return 1;
  return j < n ? -1 : 0;
}

// The order of the commonest accents.
const MARKS: string = "\u0301\u0300\u0306\u0302\u030C\u030A\u0308\u030B\u0303\u0307";

function markWeight(c: i32): i32 {
  const u: RawU16 = strUnits(MARKS);
  let i: i32 = 0;
  while (i < __strLen(MARKS)) {
    if (u[i] === c) return i;
    i = i + 1;
  }
  return c;
}

// Writes letters that stand for two as the two.
function expanded(s: string): string {
  const n: i32 = __strLen(s);
  const u: RawU16 = strUnits(s);
  let out: StringBuilder | null = null;
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    const double: boolean = c === 0xDF || c === 0xE6 || c === 0x153;
    if (double && out === null) {
      out = new StringBuilder(n + 4);
      out.part(s, 0, i);
    }
    if (out !== null) {
      if (c === 0xDF) out.text("ss");
      else if (c === 0xE6) out.text("ae");
      else if (c === 0x153) out.text("oe");
      else out.unit(c);
    }
    i = i + 1;
  }
  return out === null ? s : out.done();
}

// Order by the marks that the primary comparison ignored.
function compareMarks(a: string, b: string): i32 {
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  const m: i32 = __strLen(a);
  const n: i32 = __strLen(b);
  let i: i32 = 0;
  while (i < m && i < n) {
    const p: boolean = primary(x[i]) === 0;
    const q: boolean = primary(y[i]) === 0;
    if (p !== q) return p ? 1 : -1;
    if (p && x[i] !== y[i]) return markWeight(x[i]) < markWeight(y[i]) ? -1 : 1;
    i = i + 1;
  }
  return m === n ? 0 : m < n ? -1 : 1;
}

// Order by case: the small letter goes first.
function compareCase(a: string, b: string, la: string, lb: string): i32 {
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  const p: RawU16 = strUnits(la);
  const q: RawU16 = strUnits(lb);
  let i: i32 = 0;
  while (i < __strLen(a) && i < __strLen(b) && i < __strLen(la) && i < __strLen(lb)) {
    const s: boolean = x[i] === p[i];
    const t: boolean = y[i] === q[i];
    if (s !== t) return s ? -1 : 1;
    i = i + 1;
  }
  return 0;
}

/** String.prototype.localeCompare; of the options `sensitivity` and `numeric` are known. */
export function compareLocale(a: string, b: string, options: any): number {
  if (strEq(a, b)) return 0;
  let level: i32 = 3;
  let accents: boolean = true;
  let numeric: boolean = false;
  if (__kind(options) > 6) {
    const s: any = rtGet(options, "sensitivity");
    if (__kind(s) === 4) {
      if (strEq(s as string, "base")) level = 1;
      else if (strEq(s as string, "accent")) level = 2;
      else if (strEq(s as string, "case")) accents = false;
    }
    const f: any = rtGet(options, "numeric");
    numeric = __kind(f) === 2 && __unboxBool(f);
  }
  const x: string = normalized(a, "NFD");
  const y: string = normalized(b, "NFD");
  const small: string = lowerCase(x);
  const small2: string = lowerCase(y);
  const p: string = expanded(small);
  const q: string = expanded(small2);
  let order: i32 = comparePrimary(p, q, numeric);
  if (order === 0 && level >= 2 && accents) order = compareMarks(p, q);
  if (order === 0 && level >= 3) order = compareCase(x, y, small, small2);
  if (order === 0 && level >= 2) order = __strLen(p) - __strLen(x) - (__strLen(q) - __strLen(y));
  if (order > 1) order = 1;
  if (order < -1) order = -1;
  return __f64(order);
}
