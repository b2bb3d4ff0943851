// RegExp.
import { __kind, __ext, __f64, __trunc, __rawAny, __rawI32, __copy, __strLen, __ownExec } from "./intrinsics";
import { strUnits, strSlice, StringBuilder } from "./string";
import { arrOf } from "./array";
import { rtToString, rtToNumber } from "./operator";
import { rtTypeof, rtGet, rtSet } from "./dynamic";
import { rtCall } from "./invocation";
import { DynObject, PLAIN } from "./dynobject";
import { extOf } from "./property";
import { Symbol } from "./symbol";
import { IteratorResult } from "./iterate";
import { IteratorObject } from "./iterators";
import { RegParser } from "./regparse";
import { RegNode } from "./regnode";
import { RegCompiler } from "./regcompile";
import { Matcher, isInside } from "./regmatch";
import { regexpExec, matchBy, matchesBy, replaceBy, searchBy, splitBy, toLimit } from "./regexec";

export interface RegExpExecArray extends Array<string> {
  index: number;
  input: string;
  groups?: { [name: string]: string };
  indices?: any;
}
export interface RegExpMatchArray extends Array<string> {
  index?: number;
  input?: string;
  groups?: { [name: string]: string };
}

/** A compiled pattern; shared by all regular expressions with the same source and flags. */
class Pattern {
  matcher: Matcher;
  groups: i32;
  names: string[];
  hasNames: boolean;

  constructor(source: string, flags: string) {
    const parser: RegParser = new RegParser(source, flags);
    const tree: RegNode = parser.pattern();
    const program: RegCompiler = new RegCompiler(parser.groups, parser.ignoreCase, parser.unicode);
    program.program(tree);
    this.matcher = new Matcher(program);
    this.groups = parser.groups;
    this.names = parser.names;
    this.hasNames = parser.hasNames;
  }
}

let patterns: DynObject | null = null;

function patternOf(source: string, flags: string): Pattern {
  let cache: DynObject | null = patterns;
  if (cache === null || cache.shape.count > 500) {
    cache = new DynObject(null);
    patterns = cache;
  }
  const key: any = flags + "/" + source;
  const known: any = cache.peek(key);
  if (__kind(known) !== 0) return known as Pattern;
  const made: Pattern = new Pattern(source, flags);
  cache.put(key, made as any, PLAIN);
  return made;
}

// The flags in the order of the getter `flags`; throws for those that are unknown or twice there.
function checkFlags(flags: string): string {
  const order: string = "dgimsuvy";
  let out: string = "";
  let i: number = 0;
  while (i < order.length) {
    const f: string = order.charAt(i);
    if (flags.indexOf(f) >= 0) out = out + f;
    i = i + 1;
  }
  if (out.length !== flags.length || (out.indexOf("u") >= 0 && out.indexOf("v") >= 0)) {
    throw new SyntaxError("Invalid flags supplied to RegExp constructor '" + flags + "'");
  }
  return out;
}

export class RegExp {
  lastIndex: number;
  _source: string;
  _flags: string;
  _pattern: Pattern;
  _global: boolean;
  _sticky: boolean;

  constructor(pattern?: any, flags?: any) {
    this._init(pattern, flags);
    this.lastIndex = 0;
  }

  _init(pattern: any, flags: any): void {
    let source: string = "";
    let given: string = "";
    if (pattern instanceof RegExp) {
      source = (pattern as RegExp)._source;
      given = (pattern as RegExp)._flags;
    } else if (__kind(pattern) !== 0) {
      source = rtToString(pattern);
    }
    if (__kind(flags) !== 0) given = rtToString(flags);
    if (source === "") source = "(?:)";
    this._flags = checkFlags(given);
    this._source = source;
    this._pattern = patternOf(source, this._flags);
    this._global = this._flags.indexOf("g") >= 0;
    this._sticky = this._flags.indexOf("y") >= 0;
  }

  compile(pattern?: any, flags?: any): RegExp {
    return compiled(this, pattern, flags);
  }

  static __call(pattern?: any, flags?: any): RegExp {
    if (pattern instanceof RegExp && __kind(flags) === 0) return pattern as RegExp;
    return new RegExp(pattern, flags);
  }

  static escape(s: string): string {
    return escapePattern(s);
  }

  get source(): string {
    return shownSource(this._source);
  }
  get flags(): string {
    return this._flags;
  }
  get global(): boolean {
    return this._global;
  }
  get ignoreCase(): boolean {
    return this._flags.indexOf("i") >= 0;
  }
  get multiline(): boolean {
    return this._flags.indexOf("m") >= 0;
  }
  get dotAll(): boolean {
    return this._flags.indexOf("s") >= 0;
  }
  get unicode(): boolean {
    return this._flags.indexOf("u") >= 0;
  }
  get unicodeSets(): boolean {
    return this._flags.indexOf("v") >= 0;
  }
  get sticky(): boolean {
    return this._sticky;
  }
  get hasIndices(): boolean {
    return this._flags.indexOf("d") >= 0;
  }

  exec(s: string): RegExpExecArray | null {
    return execOf(this, s as any);
  }

  test(s: string): boolean {
    return testOf(this, s as any);
  }

  toString(): string {
    return "/" + this.source + "/" + this._flags;
  }

  [Symbol.match](s: string): RegExpMatchArray | null {
    return matchOf(this, s as any);
  }

  [Symbol.matchAll](s: string): IteratorObject<RegExpExecArray> {
    return matchAllOf(this, s as any);
  }

  [Symbol.search](s: string): number {
    return searchOf(this, s as any);
  }

  [Symbol.replace](s: string, replacement: any): string {
    return replaceOf(this, s as any, replacement);
  }

  [Symbol.split](s: string, limit?: any): string[] {
    return splitOf(this, s as any, limit);
  }
}

//  What the methods do; the generic ones of RegExp.prototype do the same with a regular expression.
export function execOf(re: RegExp, s: any): RegExpExecArray | null {
  const text: string = rtToString(s);
  if (!advance(re, text)) return null;
  return resultOf(re, text) as RegExpExecArray | null;
}

export function testOf(re: RegExp, s: any): boolean {
  if (__ownExec()) if (hasOwnExec(re as any)) return __kind(regexpExec(re as any, rtToString(s))) !== 1;
  return advance(re, rtToString(s));
}

export function matchOf(re: RegExp, s: any): RegExpMatchArray | null {
  const text: string = rtToString(s);
  if (__ownExec()) if (hasOwnExec(re as any)) return matchBy(re as any, text) as RegExpMatchArray | null;
  if (!re._global) return execOf(re, text as any) as any as RegExpMatchArray | null;
  setLast(re, 0);
  const out: any[] = [];
  const r: RawI32 = re._pattern.matcher.registers;
  while (advance(re, text)) {
    out.push(strSlice(text, r[0], r[1]) as any);
    if (r[1] === r[0]) setLast(re, __f64(after(re, text, r[1])));
  }
  if (out.length === 0) return null;
  return out as any as RegExpMatchArray;
}

export function matchAllOf(re: RegExp, s: any): IteratorObject<RegExpExecArray> {
  if (__ownExec()) if (hasOwnExec(re as any)) return matchesBy(re as any, rtToString(s)) as IteratorObject<RegExpExecArray>;
  const copy: RegExp = new RegExp(re);
  copy.lastIndex = re.lastIndex;
  return new RegExpStringIterator(copy, rtToString(s));
}

export function searchOf(re: RegExp, s: any): number {
  const text: string = rtToString(s);
  if (__ownExec()) if (hasOwnExec(re as any)) return rtToNumber(searchBy(re as any, text));
  const m: Matcher = re._pattern.matcher;
  if (!m.search(strUnits(text), __strLen(text), 0, re._sticky)) return -1;
  return __f64(m.registers[0]);
}

export function replaceOf(re: RegExp, s: any, replacement: any): string {
  const text: string = rtToString(s);
  if (__ownExec()) if (hasOwnExec(re as any)) return replaceBy(re as any, text, replacement);
  const call: boolean = rtTypeof(replacement) === "function";
  const template: string = call ? "" : rtToString(replacement);
  const simple: boolean = !call && template.indexOf("$") < 0;
  const r: RawI32 = re._pattern.matcher.registers;
  const n: i32 = re._pattern.groups * 2;
  const out: StringBuilder = new StringBuilder(__strLen(text));
  let from: i32 = 0;
  if (re._global) setLast(re, 0);
  while (advance(re, text)) {
    // A callback may run the same pattern, so the places are kept.
    const start: i32 = r[0];
    const end: i32 = r[1];
    if (re._global && start === end) setLast(re, __f64(after(re, text, end)));
    out.part(text, from, start);
    if (simple) {
      out.text(template);
    } else {
      const groups: RawI32 = __rawI32(n);
      __copy(groups, 0, r, 0, n);
      if (call) out.text(callReplacer(re._pattern, replacement, text, groups));
      else expand(out, template, text, groups, re._pattern);
    }
    from = end;
    if (!re._global) break;
  }
  out.part(text, from, __strLen(text));
  return out.done();
}

export function splitOf(re: RegExp, s: any, limit: any): string[] {
  const text: string = rtToString(s);
  const out: any[] = [];
  if (__ownExec()) if (hasOwnExec(re as any)) return splitBy(re as any, text, limit) as any as string[];
  const most: number = __kind(limit) === 0 ? 4294967295 : toLimit(rtToNumber(limit));
  if (most === 0) return out as any as string[];
  const m: Matcher = re._pattern.matcher;
  const u: RawU16 = strUnits(text);
  const size: i32 = __strLen(text);
  if (size === 0) {
    if (!m.search(u, 0, 0, true)) out.push(text as any);
    return out as any as string[];
  }
  let from: i32 = 0;
  let at: i32 = 0;
  while (at < size && m.search(u, size, at, false)) {
    const start: i32 = m.registers[0];
    const end: i32 = m.registers[1];
    if (start >= size) break;
    // An empty match where the last part ended separates nothing.
    if (end === from) {
      at = after(re, text, at);
      continue;
    }
    out.push(strSlice(text, from, start) as any);
    if (out.length === most) return out as any as string[];
    let g: i32 = 1;
    while (g < re._pattern.groups) {
      out.push(groupText(text, m.registers, g));
      if (out.length === most) return out as any as string[];
      g = g + 1;
    }
    from = end;
    at = end;
  }
  out.push(strSlice(text, from, size) as any);
  return out as any as string[];
}

/** RegExp.prototype.compile (ECMAScript B.2.4.1). */
export function compiled(re: RegExp, pattern: any, flags: any): RegExp {
  if (pattern instanceof RegExp && __kind(flags) !== 0) throw new TypeError("Invalid flags");
  re._init(pattern, flags);
  setLast(re, 0);
  return re;
}

// Sets `lastIndex`, which may be frozen.
function setLast(re: RegExp, at: number): void {
  if (__kind(__ext(re as any)) === 0) re.lastIndex = at;
  else rtSet(re as any, "lastIndex", at as any);
}

// Whether `exec` is the program's.
function hasOwnExec(re: any): boolean {
  return rtGet(re, "exec") !== (RegExp.prototype as any).exec;
}

// The position after the character at `at`.
function after(re: RegExp, text: string, at: i32): i32 {
  if (!re._pattern.matcher.unicode || at + 1 >= __strLen(text)) return at + 1;
  const u: RawU16 = strUnits(text);
  if ((u[at] & 0xFC00) === 0xD800 && (u[at + 1] & 0xFC00) === 0xDC00) return at + 2;
  return at + 1;
}

// RegExpBuiltinExec without the result, which is left in the matcher.
function advance(re: RegExp, text: string): boolean {
  const moving: boolean = re._global || re._sticky;
  const n: i32 = __strLen(text);
  let from: i32 = 0;
  if (moving) {
    const last: number = rtToNumber(re.lastIndex as any);
    if (last > __f64(n)) {
      setLast(re, 0);
      return false;
    }
    from = last > 0 ? __trunc(last) : 0;
  }
  const m: Matcher = re._pattern.matcher;
  const u: RawU16 = strUnits(text);
  // Inside a pair of surrogates a match begins with the whole.
  if (from > 0 && m.unicode && isInside(u, n, from)) from = from - 1;
  const found: boolean = m.search(u, n, from, re._sticky);
  if (moving) setLast(re, found ? __f64(m.registers[1]) : 0);
  return found;
}

/** The text of a group, undefined when it took no part. */
function groupText(text: string, groups: RawI32, g: i32): any {
  const from: i32 = groups[g * 2];
  const to: i32 = groups[g * 2 + 1];
  if (from < 0 || to < 0) return undefined;
  return strSlice(text, from, to) as any;
}

function namedGroups(p: Pattern, text: string, groups: RawI32): any {
  if (!p.hasNames) return undefined;
  const o: DynObject = new DynObject(null);
  let g: i32 = 1;
  while (g < p.groups) {
    const name: string = p.names[__f64(g)];
    if (name !== "" && (groups[g * 2] >= 0 || isFirst(p, g))) o.put(name as any, groupText(text, groups, g), PLAIN);
    g = g + 1;
  }
  return o as any;
}

// Whether no group before this one has its name.
function isFirst(p: Pattern, g: i32): boolean {
  const at: number = __f64(g);
  return p.names.indexOf(p.names[at]) === at;
}

function resultOf(re: RegExp, text: string): any {
  const p: Pattern = re._pattern;
  const r: RawI32 = p.matcher.registers;
  const items: RawAny = __rawAny(p.groups);
  let g: i32 = 0;
  while (g < p.groups) {
    items[g] = groupText(text, r, g);
    g = g + 1;
  }
  const a: any = arrOf(items) as any;
  const e: DynObject = extOf(a);
  e.put("index", __f64(r[0]) as any, PLAIN);
  e.put("input", text as any, PLAIN);
  e.put("groups", namedGroups(p, text, r), PLAIN);
  if (re.hasIndices) {
    const places: RawAny = __rawAny(p.groups);
    const named: DynObject = new DynObject(null);
    g = 0;
    while (g < p.groups) {
      if (r[g * 2] >= 0) places[g] = [__f64(r[g * 2]), __f64(r[g * 2 + 1])] as any;
      const name: string = p.names[__f64(g)];
      if (name !== "" && (r[g * 2] >= 0 || isFirst(p, g))) named.put(name as any, places[g], PLAIN);
      g = g + 1;
    }
    const indices: any = arrOf(places) as any;
    extOf(indices).put("groups", p.hasNames ? (named as any) : undefined, PLAIN);
    e.put("indices", indices, PLAIN);
  }
  return a;
}

function callReplacer(p: Pattern, f: any, text: string, groups: RawI32): string {
  const named: any = namedGroups(p, text, groups);
  let extra: i32 = 2;
  if (p.hasNames) extra = 3;
  const args: RawAny = __rawAny(p.groups + extra);
  let g: i32 = 0;
  while (g < p.groups) {
    args[g] = groupText(text, groups, g);
    g = g + 1;
  }
  args[g] = __f64(groups[0]) as any;
  args[g + 1] = text as any;
  if (p.hasNames) args[g + 2] = named;
  return rtToString(rtCall(f, undefined, args));
}

// GetSubstitution.
function expand(out: StringBuilder, template: string, text: string, groups: RawI32, p: Pattern): void {
  const u: RawU16 = strUnits(template);
  const n: i32 = __strLen(template);
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    const d: i32 = i + 1 < n ? u[i + 1] : 0;
    if (c !== 36 || d === 0) {
      out.unit(c);
      i = i + 1;
      continue;
    }
    if (d === 36) {
      out.unit(36);
      i = i + 2;
    } else if (d === 38) {
      out.part(text, groups[0], groups[1]);
      i = i + 2;
    } else if (d === 96) {
      out.part(text, 0, groups[0]);
      i = i + 2;
    } else if (d === 39) {
      out.part(text, groups[1], __strLen(text));
      i = i + 2;
    } else if (d >= 48 && d <= 57) {
      let g: i32 = d - 48;
      let used: i32 = 2;
      if (i + 2 < n && u[i + 2] >= 48 && u[i + 2] <= 57 && g * 10 + u[i + 2] - 48 < p.groups) {
        g = g * 10 + u[i + 2] - 48;
        used = 3;
      }
      if (g > 0 && g < p.groups) {
        if (groups[g * 2] >= 0) out.part(text, groups[g * 2], groups[g * 2 + 1]);
        i = i + used;
      } else {
        out.unit(36);
        i = i + 1;
      }
    } else if (d === 60 && p.hasNames && template.indexOf(">", __f64(i)) >= 0) {
      const end: i32 = __trunc(template.indexOf(">", __f64(i)));
      const name: string = strSlice(template, i + 2, end);
      let g: i32 = __trunc(p.names.indexOf(name));
      while (g > 0) {
        if (groups[g * 2] >= 0) out.part(text, groups[g * 2], groups[g * 2 + 1]);
        g = __trunc(p.names.indexOf(name, __f64(g + 1)));
      }
      i = end + 1;
    } else {
      out.unit(36);
      i = i + 1;
    }
  }
}

// The pattern as it would be written between slashes.
export function shownSource(s: string): string {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const out: StringBuilder = new StringBuilder(n + 4);
  let inClass: boolean = false;
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    if (c === 92 && i + 1 < n) {
      out.unit(c);
      i = i + 1;
      out.unit(u[i]);
    } else if (c === 10) {
      out.text("\\n");
    } else if (c === 13) {
      out.text("\\r");
    } else if (c === 0x2028 || c === 0x2029) {
      out.text(c === 0x2028 ? "\\u2028" : "\\u2029");
    } else {
      if (c === 47 && !inClass) out.unit(92);
      if (c === 91) inClass = true;
      else if (c === 93) inClass = false;
      out.unit(c);
    }
    i = i + 1;
  }
  return out.done();
}

function escapePattern(s: string): string {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const out: StringBuilder = new StringBuilder(n + 8);
  const hex: string = "0123456789abcdef";
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    const word: boolean = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
    if ("^$\\.*+?()[]{}|/".indexOf(strSlice(s, i, i + 1)) >= 0) {
      out.unit(92);
      out.unit(c);
    } else if (c >= 9 && c <= 13) {
      out.unit(92);
      out.text("tnvfr".charAt(__f64(c - 9)));
    } else if ((i === 0 && word) || (c < 128 && !word && c !== 95)) {
      out.text("\\x");
      out.text(hex.charAt(__f64(c >> 4)));
      out.text(hex.charAt(__f64(c & 15)));
    } else {
      out.unit(c);
    }
    i = i + 1;
  }
  return out.done();
}

/** What `matchAll` returns. */
export class RegExpStringIterator extends IteratorObject<RegExpExecArray> {
  _regexp: RegExp;
  _text: string;
  _done: boolean;

  constructor(regexp: RegExp, text: string) {
    super();
    this._regexp = regexp;
    this._text = text;
    this._done = false;
  }

  next(value?: any): IteratorResult<RegExpExecArray> {
    if (!this._done) {
      const m: any = this._regexp.exec(this._text) as any;
      if (__kind(m) > 1) {
        const r: RawI32 = this._regexp._pattern.matcher.registers;
        if (!this._regexp._global) this._done = true;
        else if (r[0] === r[1]) this._regexp.lastIndex = __f64(after(this._regexp, this._text, r[1]));
        return { value: m as RegExpExecArray, done: false };
      }
      this._done = true;
    }
    return { value: undefined as any, done: true };
  }

  [Symbol.iterator](): RegExpStringIterator {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return "RegExp String Iterator";
  }
}

/** The value of a literal. */
export function regexpLiteral(pattern: string, flags: string): any {
  return new RegExp(pattern as any, flags as any) as any;
}
