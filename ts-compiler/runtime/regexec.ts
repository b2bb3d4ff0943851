// What the methods of RegExp.prototype do with a regular expression whose `exec` is the program's: they
// know of a match what its result says.
import { __kind, __f64, __strLen, __trunc, __rawAny } from "./intrinsics";
import { strUnits, StringBuilder } from "./string";
import { rtToString, rtToNumber, rtSameValue } from "./operator";
import { rtTypeof, rtGet, rtGetIndex, rtSet, getProperty, describeObject } from "./dynamic";
import { rtCall, rtConstruct } from "./invocation";
import { RegExp, execOf } from "./regexp";
import { lengthOf } from "./arraylike";
import { rtToObject } from "./boxed";
import { toInteger } from "./number";
import { Symbol } from "./symbol";
import { IteratorResult } from "./iterate";
import { IteratorObject } from "./iterators";

/** RegExpExec. */
export function regexpExec(re: any, text: string): any {
  const f: any = rtGet(re, "exec");
  if (rtTypeof(f) !== "function") {
    if (re instanceof RegExp) return execOf(re as RegExp, text as any) as any;
    throw new TypeError("Method RegExp.prototype.exec called on incompatible receiver " + describeObject(re));
  }
  const args: RawAny = __rawAny(1);
  args[0] = text as any;
  const r: any = rtCall(f, re, args);
  if (__kind(r) !== 1 && __kind(r) < 7) throw new TypeError("RegExp exec method returned something other than an Object or null");
  return r;
}

function flagsOf(re: any): string {
  return rtToString(rtGet(re, "flags"));
}

function isWide(flags: string): boolean {
  return flags.indexOf("u") >= 0 || flags.indexOf("v") >= 0;
}

// AdvanceStringIndex.
function next(text: string, at: number, wide: boolean): number {
  if (!wide || at + 1 >= __f64(__strLen(text))) return at + 1;
  const u: RawU16 = strUnits(text);
  const i: i32 = __trunc(at);
  return (u[i] & 0xFC00) === 0xD800 && (u[i + 1] & 0xFC00) === 0xDC00 ? at + 2 : at + 1;
}

function lastIndexOf(re: any): number {
  const n: number = toInteger(rtToNumber(rtGet(re, "lastIndex")));
  return n > 0 ? n : 0;
}

// Steps over an empty match.
function step(re: any, text: string, wide: boolean): void {
  rtSet(re, "lastIndex", next(text, lastIndexOf(re), wide) as any);
}

// Another one of the same class.
function copyOf(re: any, flags: string): any {
  let c: any = rtGet(re, "constructor");
  if (__kind(c) !== 0) {
    if (__kind(c) < 7) throw new TypeError("The .constructor property is not an object");
    const species: any = getProperty(c, Symbol.species as any, c);
    if (__kind(species) > 1) c = species;
    else if (!(re instanceof RegExp)) c = undefined;
  }
  if (__kind(c) === 0) c = RegExp as any;
  const args: RawAny = __rawAny(2);
  args[0] = re;
  args[1] = flags as any;
  return rtConstruct(c, args);
}

export function matchBy(re: any, text: string): any {
  const flags: string = flagsOf(re);
  if (flags.indexOf("g") < 0) return regexpExec(re, text);
  const out: any[] = [];
  rtSet(re, "lastIndex", 0 as any);
  while (true) {
    const m: any = regexpExec(re, text);
    if (__kind(m) === 1) return out.length === 0 ? m : (out as any);
    const found: string = rtToString(rtGetIndex(m, 0 as any));
    out.push(found as any);
    if (found === "") step(re, text, isWide(flags));
  }
}

export function searchBy(re: any, text: string): any {
  const before: any = rtGet(re, "lastIndex");
  if (!rtSameValue(before, 0 as any)) rtSet(re, "lastIndex", 0 as any);
  const m: any = regexpExec(re, text);
  if (!rtSameValue(rtGet(re, "lastIndex"), before)) rtSet(re, "lastIndex", before);
  return __kind(m) === 1 ? (-1 as any) : rtGet(m, "index");
}

/** ToUint32. */
export function toLimit(x: number): number {
  if (x - x !== 0) return 0;
  const whole: number = x - (x % 1);
  const r: number = whole % 4294967296;
  return r < 0 ? r + 4294967296 : r;
}

export function splitBy(re: any, text: string, most: any): any[] {
  const flags: string = flagsOf(re);
  const splitter: any = copyOf(re, flags.indexOf("y") >= 0 ? flags : flags + "y");
  const out: any[] = [];
  const limit: number = __kind(most) === 0 ? 4294967295 : toLimit(rtToNumber(most));
  if (limit === 0) return out;
  const size: number = __f64(__strLen(text));
  if (size === 0) {
    if (__kind(regexpExec(splitter, text)) === 1) out.push(text as any);
    return out;
  }
  let from: number = 0;
  let at: number = 0;
  while (at < size) {
    rtSet(splitter, "lastIndex", at as any);
    const m: any = regexpExec(splitter, text);
    let end: number = from;
    if (__kind(m) !== 1) {
      end = lastIndexOf(splitter);
      if (end > size) end = size;
    }
    if (end === from) {
      at = next(text, at, isWide(flags));
      continue;
    }
    out.push(text.slice(from, at) as any);
    if (out.length === limit) return out;
    const n: number = lengthOf(m);
    for (let g: number = 1; g < n; g++) {
      out.push(rtGetIndex(m, g as any));
      if (out.length === limit) return out;
    }
    from = end;
    at = end;
  }
  out.push(text.slice(from) as any);
  return out;
}

export function replaceBy(re: any, text: string, replacement: any): string {
  const call: boolean = rtTypeof(replacement) === "function";
  const template: string = call ? "" : rtToString(replacement);
  const flags: string = flagsOf(re);
  const global: boolean = flags.indexOf("g") >= 0;
  if (global) rtSet(re, "lastIndex", 0 as any);
  // Nothing is replaced before all matches are found.
  const matches: any[] = [];
  while (true) {
    const m: any = regexpExec(re, text);
    if (__kind(m) === 1) break;
    matches.push(m);
    if (!global) break;
    if (rtToString(rtGetIndex(m, 0 as any)) === "") step(re, text, isWide(flags));
  }
  let out: string = "";
  let from: number = 0;
  for (let i: number = 0; i < matches.length; i++) {
    const m: any = matches[i];
    const n: number = lengthOf(m);
    const found: string = rtToString(rtGetIndex(m, 0 as any));
    let at: number = toInteger(rtToNumber(rtGet(m, "index")));
    if (at > __f64(__strLen(text))) at = __f64(__strLen(text));
    if (at < 0) at = 0;
    const args: any[] = [found as any];
    for (let g: number = 1; g < n; g++) {
      const v: any = rtGetIndex(m, g as any);
      args.push(__kind(v) === 0 ? v : (rtToString(v) as any));
    }
    const named: any = rtGet(m, "groups");
    let made: string = "";
    if (call) {
      args.push(at as any, text as any);
      if (__kind(named) !== 0) args.push(named);
      made = rtToString(replacement(...args));
    } else {
      made = substitution(template, text, at, args, __kind(named) === 0 ? named : rtToObject(named));
    }
    if (at >= from) {
      out = out + text.slice(from, at) + made;
      from = at + __f64(__strLen(found));
    }
  }
  return out + text.slice(from);
}

// GetSubstitution; `groups` begins with the match.
function substitution(template: string, text: string, at: number, groups: any[], named: any): string {
  const out: StringBuilder = new StringBuilder(__strLen(template));
  const n: number = template.length;
  const found: string = groups[0] as string;
  let i: number = 0;
  while (i < n) {
    const c: string = template.charAt(i);
    const d: string = template.charAt(i + 1);
    if (c !== "$" || d === "") {
      out.text(c);
      i = i + 1;
      continue;
    }
    const digit: number = "0123456789".indexOf(d);
    const close: number = template.indexOf(">", i);
    let used: number = 2;
    if (d === "$") out.text("$");
    else if (d === "&") out.text(found);
    else if (d === "`") out.text(text.slice(0, at));
    else if (d === "'") out.text(text.slice(at + found.length));
    else if (digit >= 0) {
      let g: number = digit;
      const e: string = template.charAt(i + 2);
      const more: number = e === "" ? -1 : "0123456789".indexOf(e);
      if (more >= 0 && g * 10 + more < groups.length && g * 10 + more > 0) {
        g = g * 10 + more;
        used = 3;
      }
      if (g === 0 || g >= groups.length) out.text(template.slice(i, i + used));
      else if (__kind(groups[g]) !== 0) out.text(groups[g] as string);
    } else if (d === "<" && __kind(named) !== 0 && close >= 0) {
      const v: any = rtGet(named, template.slice(i + 2, close));
      if (__kind(v) !== 0) out.text(rtToString(v));
      used = close + 1 - i;
    } else {
      out.text("$");
      used = 1;
    }
    i = i + used;
  }
  return out.done();
}

/** What `matchAll` gives for one. */
class OwnMatches extends IteratorObject<any> {
  _regexp: any;
  _text: string;
  _flags: string;
  _done: boolean;

  constructor(regexp: any, text: string, flags: string) {
    super();
    this._regexp = regexp;
    this._text = text;
    this._flags = flags;
    this._done = false;
  }

  next(value?: any): IteratorResult<any> {
    const m: any = this._done ? null : regexpExec(this._regexp, this._text);
    if (__kind(m) === 1) {
      this._done = true;
      return { value: undefined as any, done: true };
    }
    if (this._flags.indexOf("g") < 0) this._done = true;
    else if (rtToString(rtGetIndex(m, 0 as any)) === "") step(this._regexp, this._text, isWide(this._flags));
    return { value: m, done: false };
  }

  [Symbol.iterator](): OwnMatches {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return "RegExp String Iterator";
  }
}

export function matchesBy(re: any, text: string): any {
  const flags: string = flagsOf(re);
  const copy: any = copyOf(re, flags);
  rtSet(copy, "lastIndex", lastIndexOf(re) as any);
  return new OwnMatches(copy, text, flags) as any;
}
