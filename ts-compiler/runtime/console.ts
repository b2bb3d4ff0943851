// The console: formatting of arguments as Node does it.
import { __trunc, __kind, __strLen, __unboxF64 } from "./intrinsics";
import { strUnits, strRepeat, strIndexOf, StringBuilder } from "./string";
import { numToString } from "./number";
import { writeLine } from "./main";
import { Inspector, inspectValue, numberText } from "./inspect";
import { indentLines } from "./inspecttext";
import { rtToString, rtToNumber } from "./operator";
import { strParseFloat, strParseInt } from "./numparse";
import { rtTypeof, rtGet, getProperty } from "./dynamic";
import { ownProperty, protoOf, Property } from "./property";
import { renderTable } from "./consoletable";
import { symbolText, Symbol } from "./symbol";
import { JSON } from "./json";
import { wallClock, formatDuration } from "./clock";

let groupIndent: number = 0;

// A text with the indentation of the groups that are open.
function grouped(text: string): string {
  if (groupIndent === 0) return text;
  return strRepeat(" ", __trunc(groupIndent)) + indentLines(text, groupIndent);
}

/** console.log of one string. */
export function consoleLog1String(s: string): void {
  writeLine(1, grouped(s));
}

/** console.log of one number. */
export function consoleLog1Number(x: number): void {
  writeLine(1, grouped(numberText(x)));
}

// Whether `%s` inspects an object: its toString is the one of a class of the language.
function hasOwnText(v: any): boolean {
  let o: any = v;
  while (__kind(o) > 6) {
    if (ownProperty(o, "toString" as any) !== null) {
      if (__kind(protoOf(o)) < 7) return false;
      const c: Property | null = ownProperty(o, "constructor" as any);
      if (c === null) return true;
      const n: any = getProperty(c.value, "name" as any, c.value);
      if (__kind(n) !== 4) return true;
      return strIndexOf(" Object Array Function Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError Date RegExp Map Set Promise Symbol BigInt Number String Boolean ",
        " " + (n as string) + " ", 0) < 0;
    }
    o = protoOf(o);
  }
  return false;
}

function numberOf(v: any): string {
  const k: i32 = __kind(v);
  if (k === 6) return rtToString(v) + "n";
  if (k === 5) return "NaN";
  return numberText(rtToNumber(v));
}

// What a directive prints.
function directive(unit: i32, v: any): string {
  const k: i32 = __kind(v);
  if (unit === 115) {
    if (k === 3) return numberText(__unboxF64(v));
    if (k === 6) return rtToString(v) + "n";
    if (k === 5) return symbolText(v as Symbol);
    if (k < 7 || rtTypeof(v) === "function") return rtToString(v);
    if (hasOwnText(v)) return rtToString(v);
    return new Inspector(0).value(v, 0);
  }
  if (unit === 100) return numberOf(v);
  if (unit === 105) {
    if (k === 6) return rtToString(v) + "n";
    if (k === 5) return "NaN";
    return numberText(strParseInt(rtToString(v), 0));
  }
  if (unit === 102) {
    if (k === 5) return "NaN";
    return numberText(strParseFloat(rtToString(v)));
  }
  if (unit === 106) {
    const text: any = JSON.stringify(v);
    return __kind(text) === 4 ? (text as string) : "undefined";
  }
  if (unit === 79) return inspectValue(v);
  const full: Inspector = new Inspector(4);
  full.showHidden = true;
  return full.value(v, 0);
}

function isDirective(c: i32): boolean {
  return c === 115 || c === 100 || c === 105 || c === 102 || c === 106 || c === 79 || c === 111 || c === 99;
}

/** util.format: directives of a first string are replaced, other arguments appended. */
export function formatArguments(args: any[]): string {
  const count: number = args.length;
  if (count === 0) return "";
  const first: any = args[0];
  if (count === 1) return __kind(first) === 4 ? (first as string) : inspectValue(first);
  const out: StringBuilder = new StringBuilder(64);
  let next: number = 0;
  if (__kind(first) === 4) {
    const s: string = first as string;
    const n: i32 = __strLen(s);
    const u: RawU16 = strUnits(s);
    let i: i32 = 0;
    next = 1;
    while (i < n) {
      const c: i32 = u[i];
      if (c === 37 && i + 1 < n) {
        const d: i32 = u[i + 1];
        if (d === 37) {
          out.unit(37);
          i = i + 2;
          continue;
        }
        if (isDirective(d) && next < count) {
          if (d !== 99) out.text(directive(d, args[next]));
          next = next + 1;
          i = i + 2;
          continue;
        }
      }
      out.unit(c);
      i = i + 1;
    }
  }
  for (let i: number = next; i < count; i++) {
    if (i > 0) out.unit(32);
    const v: any = args[i];
    out.text(__kind(v) === 4 ? (v as string) : inspectValue(v));
  }
  return out.done();
}

function print(fd: i32, args: any[]): void {
  writeLine(fd, grouped(formatArguments(args)));
}

let countLabels: string[] = [];
let counts: number[] = [];
let timerLabels: string[] = [];
let timers: number[] = [];

function labelOf(label: any): string {
  return __kind(label) === 0 ? "default" : rtToString(label);
}

function timerText(label: any, what: string): string {
  const name: string = labelOf(label);
  const i: number = timerLabels.indexOf(name);
  if (i < 0) {
    writeLine(2, "Warning: No such label '" + name + "' for console." + what + "()");
    return "";
  }
  const text: string = name + ": " + formatDuration(wallClock() - timers[i]);
  if (what === "timeEnd") {
    timerLabels.splice(i, 1);
    timers.splice(i, 1);
  }
  return text;
}

export class console {
  static log(...data: any[]): void {
    print(1, data);
  }
  static info(...data: any[]): void {
    print(1, data);
  }
  static debug(...data: any[]): void {
    print(1, data);
  }
  static error(...data: any[]): void {
    print(2, data);
  }
  static warn(...data: any[]): void {
    print(2, data);
  }
  static trace(...data: any[]): void {
    const text: string = formatArguments(data);
    writeLine(2, grouped((__strLen(text) === 0 ? "Trace" : "Trace: " + text) + "\n    at <anonymous>"));
  }

  static assert(value?: any, ...data: any[]): void {
    if (value) return;
    const first: any = data.length > 0 ? data[0] : undefined;
    if (data.length === 0) data.push("Assertion failed");
    else if (__kind(first) === 4) data[0] = "Assertion failed: " + (first as string);
    else data.unshift("Assertion failed:");
    print(2, data);
  }

  static dir(item?: any, options?: any): void {
    let depth: number = 2;
    if (__kind(options) > 6) {
      const d: any = rtGet(options, "depth");
      if (__kind(d) === 3) depth = __unboxF64(d);
      else if (__kind(d) === 1) depth = Infinity;
    }
    writeLine(1, grouped(new Inspector(depth).value(item, 0)));
  }

  static dirxml(...data: any[]): void {
    print(1, data);
  }

  static table(tabularData?: any, properties?: any): void {
    if (__kind(tabularData) < 7 || rtTypeof(tabularData) === "function") {
      const args: any[] = [tabularData];
      print(1, args);
      return;
    }
    writeLine(1, grouped(renderTable(tabularData, properties)));
  }

  static group(...data: any[]): void {
    if (data.length > 0) print(1, data);
    groupIndent = groupIndent + 2;
  }
  static groupCollapsed(...data: any[]): void {
    if (data.length > 0) print(1, data);
    groupIndent = groupIndent + 2;
  }
  static groupEnd(): void {
    if (groupIndent > 0) groupIndent = groupIndent - 2;
  }

  static count(label?: any): void {
    const name: string = labelOf(label);
    let i: number = countLabels.indexOf(name);
    if (i < 0) {
      i = countLabels.length;
      countLabels.push(name);
      counts.push(0);
    }
    counts[i] = counts[i] + 1;
    writeLine(1, grouped(name + ": " + numToString(counts[i])));
  }
  static countReset(label?: any): void {
    const name: string = labelOf(label);
    const i: number = countLabels.indexOf(name);
    if (i < 0) writeLine(2, "Warning: Count for '" + name + "' does not exist");
    else counts[i] = 0;
  }

  static time(label?: any): void {
    const name: string = labelOf(label);
    if (timerLabels.indexOf(name) >= 0) {
      writeLine(2, "Warning: Label '" + name + "' already exists for console.time()");
      return;
    }
    timerLabels.push(name);
    timers.push(wallClock());
  }
  static timeEnd(label?: any): void {
    const text: string = timerText(label, "timeEnd");
    if (__strLen(text) > 0) writeLine(1, grouped(text));
  }
  static timeLog(label?: any, ...data: any[]): void {
    const text: string = timerText(label, "timeLog");
    if (__strLen(text) === 0) return;
    writeLine(1, grouped(data.length === 0 ? text : text + " " + formatArguments(data)));
  }
}
