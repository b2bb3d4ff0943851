// The texts that inspection is made of: quoted strings, widths, and the
// arrangement of entries on lines.
import { __f64, __trunc, __kind, __strLen, __sqrt, __floor } from "./intrinsics";
import { strUnits, strSlice, strIndexOf, strRepeat, strCodePoint, StringBuilder } from "./string";
import { arrGetAny } from "./array";
import { numToString } from "./number";

const BREAK_LENGTH: number = 80;

function appendHex(out: StringBuilder, c: i32, digits: i32, letters: i32): void {
  let shift: i32 = (digits - 1) * 4;
  while (shift >= 0) {
    const d: i32 = (c >> shift) & 15;
    out.unit(d < 10 ? 48 + d : letters + d);
    shift = shift - 4;
  }
}

/** Appends a unit with the escapes that inspection shows; `quote` is escaped, too. */
function appendEscaped(out: StringBuilder, c: i32, quote: i32): void {
  if (c === quote || c === 92) {
    out.unit(92);
    out.unit(c);
    return;
  }
  if (c >= 32 && c < 127 || c > 159) {
    out.unit(c);
    return;
  }
  out.unit(92);
  if (c === 8) out.unit(98);
  else if (c === 9) out.unit(116);
  else if (c === 10) out.unit(110);
  else if (c === 12) out.unit(102);
  else if (c === 13) out.unit(114);
  else {
    out.unit(120);
    appendHex(out, c, 2, 55);
  }
}

function escapedParts(out: StringBuilder, s: string, quote: i32): void {
  const n: i32 = __strLen(s);
  const u: RawU16 = strUnits(s);
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    if ((c & 0xF800) === 0xD800) {
      if (c < 0xDC00 && i + 1 < n && (u[i + 1] & 0xFC00) === 0xDC00) {
        out.unit(c);
        out.unit(u[i + 1]);
        i = i + 2;
        continue;
      }
      out.unit(92);
      out.unit(117);
      appendHex(out, c, 4, 87);
    } else appendEscaped(out, c, quote);
    i = i + 1;
  }
}

/** A string literal in the quotes that need the fewest escapes. */
export function quoted(s: string): string {
  let quote: i32 = 39;
  if (strIndexOf(s, "'", 0) >= 0) {
    if (strIndexOf(s, "\"", 0) < 0) quote = 34;
    else if (strIndexOf(s, "`", 0) < 0 && strIndexOf(s, "${", 0) < 0) quote = 96;
  }
  const out: StringBuilder = new StringBuilder(__strLen(s) + 8);
  out.unit(quote);
  escapedParts(out, s, quote === 39 ? 39 : -1);
  out.unit(quote);
  return out.done();
}

/** A text with its control characters escaped. */
export function escapedText(s: string): string {
  const out: StringBuilder = new StringBuilder(__strLen(s) + 8);
  escapedParts(out, s, 39);
  return out.done();
}

/** A string value; long ones of several lines are split. */
export function quotedValue(s: string, indentation: number): string {
  let text: string = s;
  let trailer: string = "";
  const n: number = __f64(__strLen(s));
  if (n > 10000) {
    const more: number = n - 10000;
    text = strSlice(s, 0, 10000);
    trailer = "... " + numToString(more) + " more character" + (more > 1 ? "s" : "");
  }
  if (n > 16 && n > BREAK_LENGTH - indentation - 4) {
    let out: string = "";
    let from: i32 = 0;
    const len: i32 = __strLen(text);
    while (from < len) {
      let at: i32 = strIndexOf(text, "\n", from);
      at = at < 0 ? len : at + 1;
      if (from > 0) out = out + " +\n" + strRepeat(" ", __trunc(indentation) + 2);
      out = out + quoted(strSlice(text, from, at));
      from = at;
    }
    return out + trailer;
  }
  return quoted(text) + trailer;
}

/** Whether a key can be printed without quotes. */
export function isPlainKey(s: string): boolean {
  const n: i32 = __strLen(s);
  if (n === 0) return false;
  const u: RawU16 = strUnits(s);
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    const l: i32 = c | 32;
    if (!(l >= 97 && l <= 122 && c < 128) && c !== 95 && !(c >= 48 && c <= 57 && i > 0)) return false;
    i = i + 1;
  }
  return true;
}

function isWide(c: i32): boolean {
  return c >= 0x1100 && (c <= 0x115F || c === 0x2329 || c === 0x232A || (c >= 0x2E80 && c <= 0x3247 && c !== 0x303F)
    || (c >= 0x3250 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0xA4C6) || (c >= 0xA960 && c <= 0xA97C) || (c >= 0xAC00 && c <= 0xD7A3)
    || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE10 && c <= 0xFE19) || (c >= 0xFE30 && c <= 0xFE6B) || (c >= 0xFF01 && c <= 0xFF60)
    || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1B000 && c <= 0x1B001) || (c >= 0x1F200 && c <= 0x1F251) || (c >= 0x1F300 && c <= 0x1F64F)
    || (c >= 0x1F680 && c <= 0x1F6FF) || (c >= 0x1F900 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD));
}

function isZeroWidth(c: i32): boolean {
  return c <= 0x1F || (c >= 0x7F && c <= 0x9F) || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x20D0 && c <= 0x20FF)
    || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/** The columns that a text takes on a terminal. */
export function textWidth(s: string): number {
  const n: i32 = __strLen(s);
  const u: RawU16 = strUnits(s);
  let width: i32 = 0;
  let i: i32 = 0;
  while (i < n) {
    let c: i32 = u[i];
    if (c >= 32 && c < 127) width = width + 1;
    else {
      c = strCodePoint(s, i);
      if (isWide(c)) width = width + 2;
      else if (!isZeroWidth(c)) width = width + 1;
      if (c > 0xFFFF) i = i + 1;
    }
    i = i + 1;
  }
  return __f64(width);
}

function lesser(a: number, b: number): number {
  return a < b ? a : b;
}

/** Arranges the entries of an array in columns; gives `output` itself when that is no gain. */
export function groupEntries(output: string[], hasMore: boolean, indentation: number, value: any): string[] {
  const entries: number = output.length;
  const count: number = hasMore ? entries - 1 : entries;
  let total: number = 0;
  let longest: number = 0;
  const widths: number[] = [];
  for (let i: number = 0; i < count; i++) {
    const w: number = textWidth(output[i]);
    widths.push(w);
    total = total + w + 2;
    if (w > longest) longest = w;
  }
  const most: number = longest + 2;
  if (!(most * 3 + indentation < BREAK_LENGTH && (total / most > 5 || longest <= 6))) return output;
  const bias: number = __sqrt(most - total / entries);
  const biased: number = most - 3 - bias > 1 ? most - 3 - bias : 1;
  let columns: number = __floor(__sqrt(2.5 * biased * count) / biased + 0.5);
  columns = lesser(columns, __floor((BREAK_LENGTH - indentation) / most));
  columns = lesser(lesser(columns, 12), 15);
  if (columns <= 1) return output;
  const columnWidths: number[] = [];
  for (let i: number = 0; i < columns; i++) {
    let w: number = 0;
    for (let j: number = i; j < count; j = j + columns) if (widths[j] > w) w = widths[j];
    columnWidths.push(w + 2);
  }
  let numbers: boolean = true;
  if (__kind(value) === 9) {
    for (let i: number = 0; i < entries && numbers; i++) {
      const k: i32 = __kind(arrGetAny(value as any[], i));
      numbers = k === 3 || k === 6;
    }
  }
  const lines: string[] = [];
  for (let i: number = 0; i < count; i = i + columns) {
    const end: number = lesser(i + columns, count);
    const line: StringBuilder = new StringBuilder(80);
    for (let j: number = i; j < end; j++) {
      const last: boolean = j === end - 1;
      const text: string = last ? output[j] : output[j] + ", ";
      let missing: number = columnWidths[j - i] - widths[j] - 2;
      if (numbers) {
        while (missing > 0) {
          line.unit(32);
          missing = missing - 1;
        }
      }
      line.text(text);
      if (!last && !numbers) {
        while (missing > 0) {
          line.unit(32);
          missing = missing - 1;
        }
      }
    }
    lines.push(line.done());
  }
  if (hasMore) lines.push(output[count]);
  return lines;
}

/** Whether entries fit on one line. */
export function fitsLine(output: string[], start: number, base: string): boolean {
  let total: number = output.length + start;
  if (total + output.length > BREAK_LENGTH) return false;
  for (let i: number = 0; i < output.length; i++) {
    total = total + output[i].length;
    if (total > BREAK_LENGTH) return false;
  }
  return strIndexOf(base, "\n", 0) < 0;
}

/** The text with every line but the first indented. */
export function indentLines(s: string, spaces: number): string {
  if (spaces === 0 || strIndexOf(s, "\n", 0) < 0) return s;
  const indent: string = strRepeat(" ", __trunc(spaces));
  const out: StringBuilder = new StringBuilder(__strLen(s) * 2);
  const n: i32 = __strLen(s);
  const u: RawU16 = strUnits(s);
  let i: i32 = 0;
  while (i < n) {
    out.unit(u[i]);
    if (u[i] === 10) out.text(indent);
    i = i + 1;
  }
  return out.done();
}
