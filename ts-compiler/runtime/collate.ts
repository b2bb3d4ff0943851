// The order of localeCompare: first by letters without case and accents, then
// by accents, then by case, small letters first. Punctuation and symbols go
// before digits, and those before letters, as in the root collation.
import { __f64, __strLen } from "./intrinsics";
import { strUnits, strEq, StringBuilder } from "./string";
import { normalized } from "./stringnorm";
import { lowerCase } from "./stringcase";

/** What a comparison looks at. */
export class Collation {
  numeric: boolean = false;
  ignoresPunctuation: boolean = false;
  upperFirst: boolean = false;
  accents: boolean = true;
  cases: boolean = true;
  isSpanish: boolean = false;
}

// The punctuation and symbols of the first 256 units in their order; symbols begin with the grave accent.
const PUNCTUATION: string = "_-,;:!?\u00A1\u00BF.\u00B7'\"\u00AB\u00BB()[]{}\u00A7\u00B6@*/\\&#%`\u00B4\u00A8^\u00AF\u00B8\u00B0\u00A9\u00AE+\u00B1\u00F7\u00D7<=>|\u00A6~\u00AC";
const CURRENCIES: string = "\u00A4\u00A2$\u00A3\u00A5";
// Places in the order: arrows, symbols of other blocks, pictographs, currencies, digits, letters.
const ARROW: i32 = 130;
const SYMBOL: i32 = 700;
const PICTOGRAPH: i32 = 5000;
const CURRENCY: i32 = 5100;
const DIGIT: i32 = 5500;
const LETTER: i32 = 6000;
const OTHER: i32 = 7000;
// `\u00F1` where it is a letter of its own.
const ENYE: i32 = 0xF8FF;

function placeIn(list: string, c: i32): i32 {
  const u: RawU16 = strUnits(list);
  let i: i32 = 0;
  while (i < __strLen(list)) {
    if (u[i] === c) return i;
    i = i + 1;
  }
  return -1;
}

// Primary weight of a small letter or other unit; 0 is ignored.
function primary(c: i32): i32 {
  if (c >= 97 && c <= 122) return LETTER + (c - 97) * 4;
  if (c >= 48 && c <= 57) return DIGIT + c;
  if (c >= 0x300 && c <= 0x36F) return 0;
  if (c < 32 && !(c >= 9 && c <= 13)) return 0;
  if (c >= 9 && c <= 13) return c;
  if (c === 32 || c === 0xA0) return 32;
  if (c < 256) {
    const i: i32 = placeIn(PUNCTUATION, c);
    // The symbols of arithmetic go behind the arrows.
    if (i >= 0) return i < placeIn(PUNCTUATION, 43) ? 40 + i : 400 + i;
    const j: i32 = placeIn(CURRENCIES, c);
    if (j >= 0) return CURRENCY + j;
  }
  // Letters that do not decompose go behind the one they resemble.
  if (c === 0xF8) return LETTER + 14 * 4 + 1;
  if (c === 0xF0) return LETTER + 3 * 4 + 1;
  if (c === 0x131) return LETTER + 8 * 4 + 1;
  if (c === 0x142) return LETTER + 11 * 4 + 1;
  if (c === 0xFE) return LETTER + 25 * 4 + 3;
  if (c === ENYE) return LETTER + 13 * 4 + 1;
  if (c < 0xC0) return 260 + (c & 63);
  if (c >= 0x2190 && c < 0x2200) return ARROW + (c - 0x2190);
  if (c >= 0x20A0 && c < 0x20D0) return CURRENCY + 10 + (c - 0x20A0);
  if (c >= 0x2000 && c < 0x2C00) return SYMBOL + (c - 0x2000);
  if (c >= 0x3000 && c < 0x3040) return SYMBOL + 0xC00 + (c - 0x3000);
  if (c >= 0xD83C && c <= 0xD83E) return PICTOGRAPH + (c - 0xD83C);
  return OTHER + c;
}

// The same for a unit of a text: half of a pair that has no other half is no pictograph.
function primaryAt(u: RawU16, i: i32, n: i32): i32 {
  const c: i32 = u[i];
  if (c >= 0xD83C && c <= 0xD83E && (i + 1 >= n || (u[i + 1] & 0xFC00) !== 0xDC00)) return OTHER + c;
  return primary(c);
}

// Whether a weight is that of a space or of punctuation, which may be ignored.
function isVariable(w: i32): boolean {
  return w < 40 + placeIn(PUNCTUATION, 96) || (w >= SYMBOL + 0x10 && w < SYMBOL + 0x60);
}

// A text without spaces and punctuation.
function withoutPunctuation(s: string): string {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const out: StringBuilder = new StringBuilder(n);
  let i: i32 = 0;
  while (i < n) {
    const w: i32 = primary(u[i]);
    if (w === 0 || !isVariable(w)) out.unit(u[i]);
    i = i + 1;
  }
  return out.done();
}

function digitsEnd(u: RawU16, from: i32, n: i32): i32 {
  let i: i32 = from;
  while (i < n && u[i] >= 48 && u[i] <= 57) i = i + 1;
  return i;
}

// Order by primary weights: -1, 0 or 1. Runs of digits count as numbers when that is asked for.
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
    const d: i32 = primaryAt(x, i, m) - primaryAt(y, j, n);
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
  const i: i32 = placeIn(MARKS, c);
  return i < 0 ? c : i;
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

// Writes the Spanish letter that stands for itself as one unit.
function withEnye(s: string): string {
  return s.split("n\u0303").join(String.fromCharCode(0xF8FF)).split("N\u0303").join(String.fromCharCode(0xF8FF));
}

const UNKNOWN: i32 = 2;

/** Whether the unit at `i` is a printable one of ASCII, or the text ends there: no mark belongs to what is before. */
function isPlainAt(u: RawU16, i: i32, n: i32): boolean {
  return i >= n || (u[i] >= 32 && u[i] < 127);
}

function smallUnit(c: i32): i32 {
  return c >= 65 && c <= 90 ? c + 32 : c;
}

// The order of texts that are in ASCII as far as it matters; `UNKNOWN` of others.
function comparePlain(a: string, b: string, o: Collation): i32 {
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  const m: i32 = __strLen(a);
  const n: i32 = __strLen(b);
  if (!isPlainAt(x, 0, m) || !isPlainAt(y, 0, n)) return UNKNOWN;
  let cases: i32 = 0;
  let i: i32 = 0;
  while (i < m && i < n) {
    if (!isPlainAt(x, i + 1, m) || !isPlainAt(y, i + 1, n)) return UNKNOWN;
    const c: i32 = x[i];
    const d: i32 = y[i];
    if (c !== d) {
      const small: i32 = smallUnit(c);
      const other: i32 = smallUnit(d);
      if (small !== other) return primary(small) < primary(other) ? -1 : 1;
      if (cases === 0) cases = c === small ? -1 : 1;
    }
    i = i + 1;
  }
  if (m !== n) return m < n ? -1 : 1;
  if (!o.cases) return 0;
  return o.upperFirst ? 0 - cases : cases;
}

/** Two texts in the order of a locale: -1, 0 or 1. */
export function collate(a: string, b: string, o: Collation): number {
  if (strEq(a, b)) return 0;
  if (!o.numeric && !o.ignoresPunctuation) {
    const order: i32 = comparePlain(a, b, o);
    if (order !== UNKNOWN) return __f64(order);
  }
  let x: string = normalized(a, "NFD");
  let y: string = normalized(b, "NFD");
  if (o.ignoresPunctuation) {
    x = withoutPunctuation(x);
    y = withoutPunctuation(y);
  }
  const small: string = lowerCase(x);
  const small2: string = lowerCase(y);
  let p: string = expanded(small);
  let q: string = expanded(small2);
  if (o.isSpanish) {
    p = withEnye(p);
    q = withEnye(q);
  }
  let order: i32 = comparePrimary(p, q, o.numeric);
  if (order === 0 && o.accents) order = compareMarks(p, q);
  if (order === 0 && o.cases) {
    order = compareCase(x, y, small, small2);
    if (o.upperFirst) order = 0 - order;
  }
  if (order === 0 && (o.accents || o.cases)) order = __strLen(p) - __strLen(x) - (__strLen(q) - __strLen(y));
  if (order > 1) order = 1;
  if (order < -1) order = -1;
  return __f64(order);
}

/** String.prototype.localeCompare without options. */
export function compareLocale(a: string, b: string): number {
  return collate(a, b, new Collation());
}
