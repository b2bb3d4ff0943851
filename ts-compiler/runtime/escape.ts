// escape and unescape (ECMAScript B.2.1): a unit, not a code point, stands for itself or for its number.
import { __strLen } from "./intrinsics";
import { strUnits, StringBuilder } from "./string";
import { rtToString } from "./operator";
import { hexDigit } from "./jsonparse";

const DIGITS: string = "0123456789ABCDEF";

function isKept(c: i32): boolean {
  if (c >= 64 && c <= 90) return true;
  if (c >= 97 && c <= 122) return true;
  // Digits and their neighbours: * + - . / _
  return (c >= 45 && c <= 57) || c === 42 || c === 43 || c === 95;
}

export function escape(string: any): string {
  const s: string = rtToString(string);
  const u: RawU16 = strUnits(s);
  const hex: RawU16 = strUnits(DIGITS);
  const n: i32 = __strLen(s);
  const out: StringBuilder = new StringBuilder(n + 16);
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    i = i + 1;
    if (isKept(c)) {
      out.unit(c);
      continue;
    }
    out.unit(37);
    if (c > 255) {
      out.unit(117);
      out.unit(hex[c >> 12]);
      out.unit(hex[(c >> 8) & 15]);
    }
    out.unit(hex[(c >> 4) & 15]);
    out.unit(hex[c & 15]);
  }
  return out.done();
}

// The number of `count` digits at `from`, or -1.
function numberAt(u: RawU16, from: i32, count: i32, n: i32): i32 {
  if (from + count > n) return -1;
  let value: i32 = 0;
  let i: i32 = from;
  while (i < from + count) {
    const digit: i32 = hexDigit(u[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
    i = i + 1;
  }
  return value;
}

export function unescape(string: any): string {
  const s: string = rtToString(string);
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const out: StringBuilder = new StringBuilder(n);
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    let value: i32 = -1;
    let length: i32 = 1;
    if (c === 37) {
      const isLong: boolean = i + 1 < n && u[i + 1] === 117;
      length = isLong ? 6 : 3;
      value = isLong ? numberAt(u, i + 2, 4, n) : numberAt(u, i + 1, 2, n);
    }
    if (value < 0) {
      value = c;
      length = 1;
    }
    out.unit(value);
    i = i + length;
  }
  return out.done();
}
