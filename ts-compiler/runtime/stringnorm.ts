// Normalization forms of Unicode.
import { __null, __rawI32, __rawU8, __strLen, __copy } from "./intrinsics";
import { strUnits, strCodePoint, StringBuilder } from "./string";
import { CANONICAL, COMBINING } from "./normdata";
import { COMPATIBLE } from "./normcompat";

/** Decompositions of one kind: sequences in one array, found by code point. */
class Decompositions {
  /** Sorted code points, and where their sequences start; one more start ends the last one. */
  points: RawI32;
  starts: RawI32;
  sequence: RawI32;
  count: i32;
  /** Of a pair that is composed: the key (first, second) in an open table, and the result. */
  first: RawI32;
  second: RawI32;
  result: RawI32;

  constructor(text: string, compose: boolean) {
    const n: i32 = __strLen(text);
    const u: RawU16 = strUnits(text);
    this.points = __rawI32(4096);
    this.starts = __rawI32(4097);
    this.sequence = __rawI32(16384);
    this.first = __rawI32(compose ? 4096 : 0);
    this.second = __rawI32(compose ? 4096 : 0);
    this.result = __rawI32(compose ? 4096 : 0);
    this.count = 0;
    let at: i32 = 0;
    let point: i32 = 0;
    let used: i32 = 0;
    while (at < n) {
      let excluded: boolean = false;
      if (u[at] === 33) {
        excluded = true;
        at = at + 1;
      }
      let x: i32 = 0;
      let part: i32 = 0;
      const start: i32 = used;
      while (true) {
        const c: i32 = at < n ? u[at] : 32;
        at = at + 1;
        if (c >= 48 && c !== 32) x = x * 36 + (c >= 97 ? c - 87 : c - 48);
        else {
          if (part === 0) point = point + x;
          else {
            this.sequence[used] = x;
            used = used + 1;
          }
          part = part + 1;
          x = 0;
          if (c === 32) break;
        }
      }
      this.points[this.count] = point;
      this.starts[this.count] = start;
      this.count = this.count + 1;
      this.starts[this.count] = used;
      if (compose && !excluded && used - start === 2) this.enter(this.sequence[start], this.sequence[start + 1], point);
    }
  }

  enter(a: i32, b: i32, c: i32): void {
    let h: i32 = pairHash(a, b);
    while (this.result[h] !== 0) h = (h + 1) & 4095;
    this.first[h] = a;
    this.second[h] = b;
    this.result[h] = c;
  }

  /** The composition of two code points, or 0. */
  compose(a: i32, b: i32): i32 {
    let h: i32 = pairHash(a, b);
    while (this.result[h] !== 0) {
      if (this.first[h] === a && this.second[h] === b) return this.result[h];
      h = (h + 1) & 4095;
    }
    return 0;
  }

  find(c: i32): i32 {
    let low: i32 = 0;
    let high: i32 = this.count - 1;
    while (low <= high) {
      const mid: i32 = (low + high) >> 1;
      const p: i32 = this.points[mid];
      if (p === c) return mid;
      if (p < c) low = mid + 1;
      else high = mid - 1;
    }
    return -1;
  }
}

function pairHash(a: i32, b: i32): i32 {
  const h: i32 = a * 0x1E3779B1 + b * 0x05EBCA6B;
  return (h >>> 15) & 4095;
}

let canonical: Decompositions | null = null;
let compatible: Decompositions | null = null;
let classes: RawU8 = __null<RawU8>();
const CLASS_LIMIT: i32 = 0x1F000;

function loadClasses(): void {
  classes = __rawU8(CLASS_LIMIT);
  const n: i32 = __strLen(COMBINING);
  const u: RawU16 = strUnits(COMBINING);
  let at: i32 = 0;
  let point: i32 = 0;
  let x: i32 = 0;
  let part: i32 = 0;
  let count: i32 = 0;
  while (at <= n) {
    const c: i32 = at < n ? u[at] : 32;
    at = at + 1;
    if (c >= 48) x = x * 36 + (c >= 97 ? c - 87 : c - 48);
    else {
      if (part === 0) point = point + x;
      else if (part === 1) count = x;
      else {
        let i: i32 = 0;
        while (i < count) {
          if (point + i < CLASS_LIMIT) classes[point + i] = x;
          i = i + 1;
        }
      }
      part = c === 32 ? 0 : part + 1;
      x = 0;
    }
  }
}

function classOf(c: i32): i32 {
  return c < CLASS_LIMIT ? classes[c] & 255 : 0;
}

// The code points of a text under way.
class Points {
  items: RawI32;
  count: i32;
  constructor(capacity: i32) {
    this.items = __rawI32(capacity + 16);
    this.count = 0;
  }
  push(c: i32): void {
    if (this.count === this.items.length) {
      const more: RawI32 = __rawI32(this.count * 2);
      __copy(more, 0, this.items, 0, this.count);
      this.items = more;
    }
    this.items[this.count] = c;
    this.count = this.count + 1;
  }
}

function decompose(out: Points, c: i32, table: Decompositions, extra: Decompositions | null): void {
  if (c < 0xA0) {
    out.push(c);
    return;
  }
  if (c >= 0xAC00 && c <= 0xD7A3) {
    const s: i32 = c - 0xAC00;
    out.push(0x1100 + s / 588);
    out.push(0x1161 + (s % 588) / 28);
    if (s % 28 !== 0) out.push(0x11A7 + s % 28);
    return;
  }
  let from: Decompositions = table;
  let i: i32 = table.find(c);
  if (i < 0 && extra !== null) {
    from = extra;
    i = from.find(c);
  }
  if (i < 0) {
    out.push(c);
    return;
  }
  let at: i32 = from.starts[i];
  while (at < from.starts[i + 1]) {
    decompose(out, from.sequence[at], table, extra);
    at = at + 1;
  }
}

// Puts combining marks in the order of their classes.
function reorder(p: Points): void {
  let i: i32 = 1;
  while (i < p.count) {
    const c: i32 = p.items[i];
    const k: i32 = classOf(c);
    if (k !== 0) {
      let j: i32 = i;
      while (j > 0 && classOf(p.items[j - 1]) > k) {
        p.items[j] = p.items[j - 1];
        j = j - 1;
      }
      p.items[j] = c;
    }
    i = i + 1;
  }
}

function composePair(table: Decompositions, a: i32, b: i32): i32 {
  if (a >= 0x1100 && a < 0x1113 && b >= 0x1161 && b < 0x1176) return 0xAC00 + ((a - 0x1100) * 21 + b - 0x1161) * 28;
  if (a >= 0xAC00 && a <= 0xD7A3 && (a - 0xAC00) % 28 === 0 && b > 0x11A7 && b < 0x11C3) return a + b - 0x11A7;
  return table.compose(a, b);
}

function compose(p: Points, table: Decompositions): void {
  let starter: i32 = -1;
  let last: i32 = 0;
  let to: i32 = 0;
  let i: i32 = 0;
  while (i < p.count) {
    const c: i32 = p.items[i];
    const k: i32 = classOf(c);
    i = i + 1;
    if (starter >= 0 && (to === starter + 1 || last !== 0 && last < k)) {
      const made: i32 = composePair(table, p.items[starter], c);
      if (made !== 0) {
        p.items[starter] = made;
        continue;
      }
    }
    if (k === 0) starter = to;
    last = k;
    p.items[to] = c;
    to = to + 1;
  }
  p.count = to;
}

/** String.prototype.normalize with a form that is valid. */
export function normalized(s: string, form: string): string {
  const n: i32 = __strLen(s);
  const u: RawU16 = strUnits(s);
  let plain: boolean = true;
  let i: i32 = 0;
  while (i < n && plain) {
    plain = u[i] < 0xA0;
    i = i + 1;
  }
  if (plain) return s;
  if (canonical === null) {
    canonical = new Decompositions(CANONICAL, true);
    loadClasses();
  }
  const table: Decompositions = canonical as Decompositions;
  let extra: Decompositions | null = null;
  if (form === "NFKC" || form === "NFKD") {
    if (compatible === null) compatible = new Decompositions(COMPATIBLE, false);
    extra = compatible;
  }
  const p: Points = new Points(n * 2);
  i = 0;
  while (i < n) {
    const c: i32 = strCodePoint(s, i);
    i = i + (c > 0xFFFF ? 2 : 1);
    decompose(p, c, table, extra);
  }
  reorder(p);
  if (form === "NFC" || form === "NFKC") compose(p, table);
  const out: StringBuilder = new StringBuilder(n * 2);
  i = 0;
  while (i < p.count) {
    out.codePoint(p.items[i]);
    i = i + 1;
  }
  return out.done();
}
