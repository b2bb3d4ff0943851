// The global functions.
import { __kind, __f64, __strLen } from "./intrinsics";
import { strUnits, strSlice, strTrim, strHasAt, StringBuilder } from "./string";
import { strToNumber, toInt32 } from "./number";
import { rtToString, rtToNumber } from "./operator";
import { rtRefuseText } from "./error";
import { DynObject, HIDDEN, CONFIGURABLE } from "./dynobject";
import { Symbol } from "./symbol";
import { rtNewObject } from "./definition";
import { hexDigit } from "./jsonparse";

let globalObject: any = undefined;

/** `globalThis` of a program without a host. */
export function rtGlobalThis(): any {
  if (__kind(globalObject) === 0) {
    globalObject = rtNewObject();
    (globalObject as DynObject).put("globalThis", globalObject, HIDDEN);
    (globalObject as DynObject).put(Symbol.toStringTag as any, "global" as any, CONFIGURABLE);
  }
  return globalObject;
}

function digitOf(c: i32): i32 {
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 97 && c <= 122) return c - 87;
  if (c >= 65 && c <= 90) return c - 55;
  return 99;
}

export function parseInt(text: any, radix?: any): number {
  const s: string = strTrim(rtToString(text), 1);
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  let i: i32 = 0;
  let negative: boolean = false;
  if (n > 0 && (u[0] === 45 || u[0] === 43)) {
    negative = u[0] === 45;
    i = 1;
  }
  let r: i32 = __kind(radix) === 0 ? 0 : toInt32(rtToNumber(radix));
  if (r !== 0 && (r < 2 || r > 36)) return NaN;
  if ((r === 0 || r === 16) && i + 1 < n && u[i] === 48 && (u[i + 1] | 32) === 120) {
    i = i + 2;
    r = 16;
  }
  if (r === 0) r = 10;
  const start: i32 = i;
  let x: number = 0;
  while (i < n) {
    const d: i32 = digitOf(u[i]);
    if (d >= r) break;
    x = x * __f64(r) + __f64(d);
    i = i + 1;
  }
  if (i === start) return NaN;
  if (r === 10 && i - start > 15) x = strToNumber(strSlice(s, start, i));
  return negative ? -x : x;
}

function isDigit(u: RawU16, i: i32, n: i32): boolean {
  return i < n && u[i] >= 48 && u[i] <= 57;
}

export function parseFloat(text: any): number {
  const s: string = strTrim(rtToString(text), 1);
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  let i: i32 = 0;
  if (n > 0 && (u[0] === 45 || u[0] === 43)) i = 1;
  if (strHasAt(s, "Infinity", i)) return n > 0 && u[0] === 45 ? -Infinity : Infinity;
  const start: i32 = i;
  while (isDigit(u, i, n)) i = i + 1;
  let digits: i32 = i - start;
  if (i < n && u[i] === 46) {
    let j: i32 = i + 1;
    while (isDigit(u, j, n)) j = j + 1;
    const fraction: i32 = j - i - 1;
    if (digits + fraction > 0) i = j;
    digits = digits + fraction;
  }
  if (digits === 0) return NaN;
  if (i < n && (u[i] | 32) === 101) {
    let j: i32 = i + 1;
    if (j < n && (u[j] === 43 || u[j] === 45)) j = j + 1;
    if (isDigit(u, j, n)) {
      while (isDigit(u, j, n)) j = j + 1;
      i = j;
    }
  }
  return strToNumber(strSlice(s, 0, i));
}

export function isNaN(x: any): boolean {
  const n: number = rtToNumber(x);
  return n !== n;
}

export function isFinite(x: any): boolean {
  const n: number = rtToNumber(x);
  return n - n === 0;
}

const MARKS: string = "-_.!~*'()";
const RESERVED: string = ";/?:@&=+$,#";
const HEX: string = "0123456789ABCDEF";

function contains(set: string, c: i32): boolean {
  const u: RawU16 = strUnits(set);
  let i: i32 = __strLen(set) - 1;
  while (i >= 0) {
    if (u[i] === c) return true;
    i = i - 1;
  }
  return false;
}

function isWord(c: i32): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
}

function percent(b: StringBuilder, byte: i32): void {
  const hex: RawU16 = strUnits(HEX);
  b.unit(37);
  b.unit(hex[(byte >> 4) & 15]);
  b.unit(hex[byte & 15]);
}

function encode(s: string, keep: string): string {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const b: StringBuilder = new StringBuilder(n + 16);
  let i: i32 = 0;
  while (i < n) {
    let c: i32 = u[i];
    i = i + 1;
    if (c < 128 && (isWord(c) || contains(keep, c))) {
      b.unit(c);
      continue;
    }
    if ((c & 0xF800) === 0xD800) {
      if (c >= 0xDC00 || i >= n || (u[i] & 0xFC00) !== 0xDC00) throw new URIError("URI malformed");
      c = 0x10000 + ((c & 0x3FF) << 10) + (u[i] & 0x3FF);
      i = i + 1;
    }
    if (c < 0x80) {
      percent(b, c);
    } else if (c < 0x800) {
      percent(b, 0xC0 | (c >> 6));
      percent(b, 0x80 | (c & 63));
    } else if (c < 0x10000) {
      percent(b, 0xE0 | (c >> 12));
      percent(b, 0x80 | ((c >> 6) & 63));
      percent(b, 0x80 | (c & 63));
    } else {
      percent(b, 0xF0 | (c >> 18));
      percent(b, 0x80 | ((c >> 12) & 63));
      percent(b, 0x80 | ((c >> 6) & 63));
      percent(b, 0x80 | (c & 63));
    }
  }
  return b.done();
}

// The byte of "%XX" at `i`.
function byteAt(u: RawU16, i: i32, n: i32): i32 {
  if (i + 2 >= n || u[i] !== 37) throw new URIError("URI malformed");
  const h: i32 = hexDigit(u[i + 1]);
  const l: i32 = hexDigit(u[i + 2]);
  if (h < 0 || l < 0) throw new URIError("URI malformed");
  return h * 16 + l;
}

function decode(s: string, keep: string): string {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const b: StringBuilder = new StringBuilder(n);
  let i: i32 = 0;
  while (i < n) {
    if (u[i] !== 37) {
      b.unit(u[i]);
      i = i + 1;
      continue;
    }
    const start: i32 = i;
    const first: i32 = byteAt(u, i, n);
    i = i + 3;
    if (first < 0x80) {
      if (contains(keep, first)) b.part(s, start, i);
      else b.unit(first);
      continue;
    }
    let more: i32 = 0;
    let c: i32 = 0;
    let least: i32 = 0;
    if ((first & 0xE0) === 0xC0) {
      more = 1;
      c = first & 31;
      least = 0x80;
    } else if ((first & 0xF0) === 0xE0) {
      more = 2;
      c = first & 15;
      least = 0x800;
    } else if ((first & 0xF8) === 0xF0) {
      more = 3;
      c = first & 7;
      least = 0x10000;
    } else {
      throw new URIError("URI malformed");
    }
    while (more > 0) {
      const next: i32 = byteAt(u, i, n);
      if ((next & 0xC0) !== 0x80) throw new URIError("URI malformed");
      c = (c << 6) | (next & 63);
      i = i + 3;
      more = more - 1;
    }
    if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) throw new URIError("URI malformed");
    b.codePoint(c);
  }
  return b.done();
}

export function encodeURIComponent(s: any): string {
  return encode(rtToString(s), MARKS);
}

export function encodeURI(s: any): string {
  return encode(rtToString(s), MARKS + RESERVED);
}

export function decodeURIComponent(s: any): string {
  return decode(rtToString(s), "");
}

export function decodeURI(s: any): string {
  return decode(rtToString(s), RESERVED);
}

/** `eval` of a host that makes no code from text: other values are what they are (ECMAScript 19.2.1). */
export function refuseText(code?: any): any {
  if (__kind(code) !== 4) return code;
  return rtRefuseText();
}

/** What `Function("return this")` makes. */
export function theGlobal(): any {
  return globalThis as any;
}
