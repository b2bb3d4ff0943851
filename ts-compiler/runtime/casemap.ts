// The other case of one character, as regular expressions without regard to case compare.
import { __strLen } from "./intrinsics";
import { strOfCodePoint, strCodePoint } from "./string";
import { upperCase, lowerCase } from "./stringcase";

/** The upper case of a code point, itself when that is not one code point. */
export function upperUnit(c: i32): i32 {
  if (c < 128) {
    if (c >= 97 && c <= 122) return c - 32;
    return c;
  }
  if (c >= 0x2E80 && c < 0xA640) return c;
  const s: string = upperCase(strOfCodePoint(c));
  const u: i32 = strCodePoint(s, 0);
  if (__strLen(s) !== unitsOf(u)) return c;
  return u;
}

/** The lower case of a code point, itself when that is not one code point. */
export function lowerUnit(c: i32): i32 {
  if (c < 128) {
    if (c >= 65 && c <= 90) return c + 32;
    return c;
  }
  if (c >= 0x2E80 && c < 0xA640) return c;
  const s: string = lowerCase(strOfCodePoint(c));
  const u: i32 = strCodePoint(s, 0);
  if (__strLen(s) !== unitsOf(u)) return c;
  return u;
}

/** Canonicalize of the specification: characters are equal without regard to case when this is. */
export function foldUnit(c: i32, unicode: boolean): i32 {
  const u: i32 = upperUnit(c);
  if (unicode) return lowerUnit(u);
  if (c >= 128 && u < 128) return c;
  return u;
}

/** How many units a code point has. */
export function unitsOf(c: i32): i32 {
  if (c > 0xFFFF) return 2;
  return 1;
}
