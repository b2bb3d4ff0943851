// The class of primitive strings.
import { __f64, __trunc, __kind, __strLen, __rawAny, __asString, __localized } from "./intrinsics";
import {
  strUnits, strSlice, strConcat, strEq, strAt, strIndexOf, strLastIndexOf, strHasAt, strRepeat, strTrim, strOfUnit,
  strCodePoint, StringBuilder,
} from "./string";
import { arrPushAny } from "./array";
import { clampIndex } from "./arrayops";
import { StringValues } from "./arrayiter";
import { Symbol, symbolText } from "./symbol";
import { regexpLiteral } from "./regexp";
import { toInteger, toInt32 } from "./number";
import { getProperty, rtGet, rtGetIndex, rtTypeof } from "./dynamic";
import { rtCall } from "./invocation";
import { rtToString, rtToNumber, rtToBoolean } from "./operator";
import { rtToObject } from "./boxed";
import { upperCase, lowerCase } from "./stringcase";
import { normalized } from "./stringnorm";
import { compareLocale } from "./collate";
import { compareIn } from "./intlcollator";

/** The dispatch of a method that takes a pattern: the symbol's method of the pattern, or undefined when it is a string. */
function patternMethod(pattern: any, symbol: symbol): any {
  if (__kind(pattern) < 7) return undefined;
  const f: any = getProperty(pattern, symbol as any, pattern);
  return __kind(f) < 2 ? undefined : f;
}

function call1(f: any, thisArg: any, a: any): any {
  const args: RawAny = __rawAny(1);
  args[0] = a;
  return rtCall(f, thisArg, args);
}

function call2(f: any, thisArg: any, a: any, b: any): any {
  const args: RawAny = __rawAny(2);
  args[0] = a;
  args[1] = b;
  return rtCall(f, thisArg, args);
}

function checkNotRegExp(pattern: any, name: string): void {
  if (__kind(pattern) > 6 && rtToBoolean(getProperty(pattern, Symbol.match as any, pattern))) {
    throw new TypeError("First argument to String.prototype." + name + " must not be a regular expression");
  }
}

/** Appends a replacement text with `$$`, `$&`, `` $` `` and `$'` expanded. */
function appendReplacement(out: StringBuilder, text: string, s: string, at: i32, end: i32): void {
  const n: i32 = __strLen(text);
  const u: RawU16 = strUnits(text);
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    const d: i32 = c === 36 && i + 1 < n ? u[i + 1] : 0;
    if (d === 36) out.unit(36);
    else if (d === 38) out.part(s, at, end);
    else if (d === 96) out.part(s, 0, at);
    else if (d === 39) out.part(s, end, __strLen(s));
    else {
      out.unit(c);
      i = i + 1;
      continue;
    }
    i = i + 2;
  }
}

function replaceString(s: string, what: string, replacement: any, all: boolean): string {
  const call: boolean = rtTypeof(replacement) === "function";
  let text: string = "";
  if (!call) text = rtToString(replacement);
  const m: i32 = __strLen(what);
  const n: i32 = __strLen(s);
  let at: i32 = strIndexOf(s, what, 0);
  if (at < 0) return s;
  const out: StringBuilder = new StringBuilder(n + 16);
  let from: i32 = 0;
  while (at >= 0) {
    out.part(s, from, at);
    if (call) {
      const args: RawAny = __rawAny(3);
      args[0] = what as any;
      args[1] = __f64(at) as any;
      args[2] = s as any;
      out.text(rtToString(rtCall(replacement, undefined, args)));
    } else appendReplacement(out, text, s, at, at + m);
    from = at + m;
    if (!all) break;
    if (m > 0) at = strIndexOf(s, what, from);
    else at = at < n ? at + 1 : -1;
  }
  out.part(s, from, n);
  return out.done();
}

/** The parts of a text: a long list of strings in the program. */
export function wordsOf(text: string, separator: string): string[] {
  return splitString(text, separator, 4294967295);
}

function splitString(s: string, separator: string, limit: number): string[] {
  const out: string[] = [];
  if (limit === 0) return out;
  const n: i32 = __strLen(s);
  const m: i32 = __strLen(separator);
  if (m === 0) {
    const u: RawU16 = strUnits(s);
    let i: i32 = 0;
    while (i < n && __f64(i) < limit) {
      arrPushAny(out as any[], strOfUnit(u[i]) as any);
      i = i + 1;
    }
    return out;
  }
  let from: i32 = 0;
  let at: i32 = strIndexOf(s, separator, 0);
  while (at >= 0) {
    arrPushAny(out as any[], strSlice(s, from, at) as any);
    if (out.length >= limit) return out;
    from = at + m;
    at = strIndexOf(s, separator, from);
  }
  arrPushAny(out as any[], strSlice(s, from, n) as any);
  return out;
}

function padding(s: string, maxLength: number, fillString: string | undefined): string {
  const fill: string = fillString === undefined ? " " : fillString;
  const missing: number = toInteger(maxLength) - __f64(__strLen(s));
  const m: i32 = __strLen(fill);
  if (missing <= 0 || m === 0) return "";
  if (missing > 536870888) throw new RangeError("Invalid string length");
  const n: i32 = __trunc(missing);
  return strSlice(strRepeat(fill, n / m + 1), 0, n);
}

// CreateHTML (ECMAScript B.2.2.2.1)
function htmlElement(s: string, tag: string, attribute: string, value: string): string {
  const shown: string = attribute === "" ? "" : " " + attribute + '="' + value.split('"').join("&quot;") + '"';
  return "<" + tag + shown + ">" + s + "</" + tag + ">";
}

/** The regular expression that `match`, `matchAll` and `search` make of any other pattern. */
function regexpFrom(pattern: any, flags: string): any {
  return regexpLiteral(__kind(pattern) === 0 ? "(?:)" : rtToString(pattern), flags);
}

export class String {
  static __empty(): string {
    return "";
  }

  static __call(value?: any): string {
    if (__kind(value) === 5) return symbolText(value as Symbol);
    return rtToString(value);
  }

  static __new(...given: any[]): any {
    return rtToObject((given.length === 0 ? "" : rtToString(given[0])) as any);
  }

  static fromCharCode(...codes: number[]): string {
    const n: number = codes.length;
    if (n === 1) return strOfUnit(toInt32(codes[0]) & 0xFFFF);
    const out: StringBuilder = new StringBuilder(__trunc(n));
    for (let i: number = 0; i < n; i++) out.unit(toInt32(codes[i]) & 0xFFFF);
    return out.done();
  }

  static fromCodePoint(...codePoints: number[]): string {
    const n: number = codePoints.length;
    const out: StringBuilder = new StringBuilder(__trunc(n));
    for (let i: number = 0; i < n; i++) {
      const x: number = codePoints[i];
      const c: i32 = __trunc(x);
      if (!(x >= 0 && x <= 1114111) || __f64(c) !== x) throw new RangeError("Invalid code point " + rtToString(x as any));
      out.codePoint(c);
    }
    return out.done();
  }

  static raw(template: any, ...substitutions: any[]): string {
    const raw: any = rtGet(template, "raw");
    const n: number = rtToNumber(rtGet(raw, "length"));
    let out: string = "";
    for (let i: number = 0; i < n; i++) {
      out = out + rtToString(rtGetIndex(raw, i as any));
      if (i + 1 < n && i < substitutions.length) out = out + rtToString(substitutions[i]);
    }
    return out;
  }

  get length(this: string): number {
    return __f64(__strLen(this));
  }

  at(this: string, index: number): string | undefined {
    const n: number = toInteger(index);
    return strAt(this, n < 0 ? __f64(__strLen(this)) + n : n);
  }

  charAt(this: string, pos: number): string {
    const n: number = toInteger(pos);
    if (n < 0 || n >= __f64(__strLen(this))) return "";
    return strOfUnit(strUnits(this)[__trunc(n)]);
  }

  charCodeAt(this: string, index: number): number {
    const i: i32 = __trunc(index);
    if (i < 0 || i >= __strLen(this)) return NaN;
    return __f64(strUnits(this)[i]);
  }

  codePointAt(this: string, pos: number): number | undefined {
    const i: i32 = __trunc(pos);
    if (i < 0 || i >= __strLen(this)) return undefined;
    return __f64(strCodePoint(this, i));
  }

  concat(this: string, ...strings: string[]): string {
    let out: string = this;
    for (let i: number = 0; i < strings.length; i++) out = strConcat(out, rtToString(strings[i] as any));
    return out;
  }

  includes(this: string, searchString: any, position?: number): boolean {
    if (__kind(searchString) === 4 && position === undefined) return strIndexOf(this, __asString(searchString), 0) >= 0;
    checkNotRegExp(searchString as any, "includes");
    const n: i32 = __strLen(this);
    return strIndexOf(this, rtToString(searchString as any), position === undefined || position < 0 ? 0 : clampIndex(position, n, 0)) >= 0;
  }

  startsWith(this: string, searchString: any, position?: number): boolean {
    if (__kind(searchString) === 4 && position === undefined) return strHasAt(this, __asString(searchString), 0);
    checkNotRegExp(searchString as any, "startsWith");
    const n: i32 = __strLen(this);
    return strHasAt(this, rtToString(searchString as any), position === undefined || position < 0 ? 0 : clampIndex(position, n, 0));
  }

  endsWith(this: string, searchString: any, endPosition?: number): boolean {
    const n: i32 = __strLen(this);
    if (__kind(searchString) === 4 && endPosition === undefined) {
      const end: string = __asString(searchString);
      return strHasAt(this, end, n - __strLen(end));
    }
    checkNotRegExp(searchString as any, "endsWith");
    const end: i32 = endPosition === undefined ? n : endPosition < 0 ? 0 : clampIndex(endPosition, n, n);
    const what: string = rtToString(searchString as any);
    return strHasAt(this, what, end - __strLen(what));
  }

  indexOf(this: string, searchString: string, position?: number): number {
    const n: i32 = __strLen(this);
    return __f64(strIndexOf(this, rtToString(searchString as any), position === undefined || position < 0 ? 0 : clampIndex(position, n, 0)));
  }

  lastIndexOf(this: string, searchString: string, position?: number): number {
    const n: i32 = __strLen(this);
    let from: i32 = n;
    if (position !== undefined && position === position) from = position < 0 ? 0 : clampIndex(position, n, n);
    return __f64(strLastIndexOf(this, rtToString(searchString as any), from));
  }

  slice(this: string, start?: number, end?: number): string {
    const n: i32 = __strLen(this);
    return strSlice(this, clampIndex(start, n, 0), clampIndex(end, n, n));
  }

  substring(this: string, start: number, end?: number): string {
    const n: i32 = __strLen(this);
    const from: i32 = start > 0 ? clampIndex(start, n, 0) : 0;
    let to: i32 = n;
    if (end !== undefined) to = end > 0 ? clampIndex(end, n, n) : 0;
    return from < to ? strSlice(this, from, to) : strSlice(this, to, from);
  }

  substr(this: string, from: number, length?: number): string {
    const n: i32 = __strLen(this);
    const at: i32 = clampIndex(from, n, 0);
    let count: i32 = n - at;
    if (length !== undefined && !(length >= __f64(count))) count = length > 0 ? __trunc(length) : 0;
    return strSlice(this, at, at + count);
  }

  toUpperCase(this: string): string {
    return upperCase(this);
  }

  toLowerCase(this: string): string {
    return lowerCase(this);
  }

  toLocaleUpperCase(this: string, locales?: any): string {
    return upperCase(this);
  }

  toLocaleLowerCase(this: string, locales?: any): string {
    return lowerCase(this);
  }

  trim(this: string): string {
    return strTrim(this, 3);
  }

  trimStart(this: string): string {
    return strTrim(this, 1);
  }

  trimEnd(this: string): string {
    return strTrim(this, 2);
  }

  trimLeft(this: string): string {
    return strTrim(this, 1);
  }

  trimRight(this: string): string {
    return strTrim(this, 2);
  }

  padStart(this: string, maxLength: number, fillString?: string): string {
    return strConcat(padding(this, maxLength, fillString), this);
  }

  padEnd(this: string, maxLength: number, fillString?: string): string {
    return strConcat(this, padding(this, maxLength, fillString));
  }

  repeat(this: string, count: number): string {
    const n: number = toInteger(count);
    if (n < 0 || n === Infinity) throw new RangeError("Invalid count value: " + rtToString(count as any));
    if (__strLen(this) === 0) return "";
    if (n > 536870888) throw new RangeError("Invalid string length");
    return strRepeat(this, __trunc(n));
  }

  localeCompare(this: string, that: string, locales?: any, options?: any): number {
    const other: string = rtToString(that as any);
    if (__localized("compare") && (__kind(locales) !== 0 || __kind(options) !== 0)) return compareIn(this, other, locales, options);
    return compareLocale(this, other);
  }

  normalize(this: string, form?: string): string {
    const f: string = form === undefined ? "NFC" : form;
    if (f !== "NFC" && f !== "NFD" && f !== "NFKC" && f !== "NFKD") {
      throw new RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.");
    }
    return normalized(this, f);
  }

  isWellFormed(this: string): boolean {
    return strEq(this, this.toWellFormed());
  }

  toWellFormed(this: string): string {
    const n: i32 = __strLen(this);
    const out: StringBuilder = new StringBuilder(n);
    let i: i32 = 0;
    while (i < n) {
      const c: i32 = strCodePoint(this, i);
      out.codePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
      i = i + (c > 0xFFFF ? 2 : 1);
    }
    return out.done();
  }

  split(this: string, separator: string | RegExp, limit?: number): string[];
  split(this: string, separator: any, limit?: any): any;
  split(this: string, separator: any, limit?: any): any {
    const f: any = patternMethod(separator, Symbol.split);
    if (__kind(f) !== 0) return call2(f, separator, this as any, limit as any) as string[];
    let most: number = 4294967295;
    if (limit !== undefined) {
      const low: i32 = toInt32(limit);
      most = low < 0 ? __f64(low) + 4294967296 : __f64(low);
    }
    if (__kind(separator) === 0) return most === 0 ? [] : [this];
    return splitString(this, rtToString(separator), most);
  }

  replace(this: string, searchValue: string | RegExp, replaceValue: any): string;
  replace(this: string, searchValue: any, replaceValue: any): any;
  replace(this: string, searchValue: any, replaceValue: any): any {
    const f: any = patternMethod(searchValue, Symbol.replace);
    if (__kind(f) !== 0) return call2(f, searchValue, this as any, replaceValue);
    return replaceString(this, rtToString(searchValue), replaceValue, false) as any;
  }

  replaceAll(this: string, searchValue: any, replaceValue: any): string {
    const f: any = patternMethod(searchValue, Symbol.replace);
    if (__kind(f) !== 0) {
      const flags: any = rtGet(searchValue, "flags");
      if (__kind(flags) === 4 && strIndexOf(flags as string, "g", 0) < 0) throw new TypeError("replaceAll must be called with a global RegExp");
      return call2(f, searchValue, this as any, replaceValue) as string;
    }
    return replaceString(this, rtToString(searchValue), replaceValue, true);
  }

  match(this: string, regexp: any): any {
    const f: any = patternMethod(regexp, Symbol.match);
    if (__kind(f) !== 0) return call1(f, regexp, this as any);
    const made: any = regexpFrom(regexp, "");
    return call1(patternMethod(made, Symbol.match), made, this as any);
  }

  matchAll(this: string, regexp: any): any {
    const f: any = patternMethod(regexp, Symbol.matchAll);
    if (__kind(f) !== 0) {
      const flags: any = rtGet(regexp, "flags");
      if (__kind(flags) === 4 && strIndexOf(flags as string, "g", 0) < 0) {
        throw new TypeError("String.prototype.matchAll called with a non-global RegExp argument");
      }
      return call1(f, regexp, this as any);
    }
    const made: any = regexpFrom(regexp, "g");
    return call1(patternMethod(made, Symbol.matchAll), made, this as any);
  }

  search(this: string, regexp: string | RegExp): number;
  search(this: string, regexp: any): any;
  search(this: string, regexp: any): any {
    const f: any = patternMethod(regexp, Symbol.search);
    if (__kind(f) !== 0) return call1(f, regexp, this as any);
    const made: any = regexpFrom(regexp, "");
    return call1(patternMethod(made, Symbol.search), made, this as any);
  }

  anchor(this: string, name: string): string {
    return htmlElement(this, "a", "name", name);
  }

  big(this: string): string {
    return htmlElement(this, "big", "", "");
  }

  blink(this: string): string {
    return htmlElement(this, "blink", "", "");
  }

  bold(this: string): string {
    return htmlElement(this, "b", "", "");
  }

  fixed(this: string): string {
    return htmlElement(this, "tt", "", "");
  }

  fontcolor(this: string, color: string): string {
    return htmlElement(this, "font", "color", color);
  }

  fontsize(this: string, size: string): string {
    return htmlElement(this, "font", "size", size);
  }

  italics(this: string): string {
    return htmlElement(this, "i", "", "");
  }

  link(this: string, url: string): string {
    return htmlElement(this, "a", "href", url);
  }

  small(this: string): string {
    return htmlElement(this, "small", "", "");
  }

  strike(this: string): string {
    return htmlElement(this, "strike", "", "");
  }

  sub(this: string): string {
    return htmlElement(this, "sub", "", "");
  }

  sup(this: string): string {
    return htmlElement(this, "sup", "", "");
  }

  [Symbol.iterator](this: string): StringValues {
    return new StringValues(this);
  }

  toString(this: string): string {
    return this;
  }

  valueOf(this: string): string {
    return this;
  }
}
