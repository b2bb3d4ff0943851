// Reading the options of Intl's constructors (ECMA-402 9.2).
import { __kind, __unboxF64 } from "./intrinsics";
import { getProperty } from "./dynamic";
import { rtToBoolean, rtToNumber, rtToString, rtToPrimitive } from "./operator";
import { bigToString, BigInt } from "./bigint";

/** Whether a value is `undefined`. */
export function isAbsent(v: any): boolean {
  return __kind(v) === 0;
}

/** Whether a value is an object. */
export function isObject(v: any): boolean {
  return __kind(v) > 6;
}

/** A property of the options, which may be absent. */
export function readOption(options: any, name: string): any {
  if (__kind(options) === 0) return undefined;
  return getProperty(options, name as any, options);
}

/** Options as a constructor takes them: `null` is refused by name. */
export function needOptions(options: any, what: string): any {
  if (__kind(options) === 1) throw new TypeError(what + " called on null or undefined");
  return options;
}

/** Options that must be an object if there are any. */
export function objectOptions(options: any): any {
  if (__kind(options) !== 0 && __kind(options) < 7) throw new TypeError("Incorrect options argument");
  return options;
}

/** Whether a list of words separated by spaces has a word. */
export function isOneOf(word: string, words: string): boolean {
  return (" " + words + " ").indexOf(" " + word + " ") >= 0 && word.indexOf(" ") < 0 && word !== "";
}

/** One of some words; "" stands for an absent option without a default. */
export function wordOption(options: any, name: string, words: string, fallback: string, service: string): string {
  const v: any = readOption(options, name);
  if (__kind(v) === 0) return fallback;
  const s: string = rtToString(v);
  if (words !== "" && !isOneOf(s, words)) {
    throw new RangeError("Value " + s + " out of range for " + service + " options property " + name);
  }
  return s;
}

/** 1 and 0 for true and false, -1 for an absent option. */
export function flagOption(options: any, name: string): number {
  const v: any = readOption(options, name);
  if (__kind(v) === 0) return -1;
  return rtToBoolean(v) ? 1 : 0;
}

/** A number in a range. */
export function checkedNumber(v: any, name: string, least: number, most: number, fallback: number): number {
  if (__kind(v) === 0) return fallback;
  const x: number = rtToNumber(v);
  if (!(x >= least && x <= most)) throw new RangeError(name + " value is out of range.");
  return Math.floor(x);
}

/** A property of the options that is a number in a range. */
export function numberOption(options: any, name: string, least: number, most: number, fallback: number): number {
  return checkedNumber(readOption(options, name), name, least, most, fallback);
}

/** Digits of what is to be formatted: numbers, big integers and texts of numbers are exact. */
export function numericText(v: any): string {
  let p: any = v;
  if (__kind(p) > 6) p = rtToPrimitive(p, "number");
  if (__kind(p) === 6) return bigToString(p as BigInt, 10);
  if (__kind(p) === 4) {
    const s: string = (p as string).trim();
    if (isDecimalText(s)) return s;
  }
  const x: number = rtToNumber(p);
  return x === 0 && 1 / x < 0 ? "-0" : x.toString();
}

// Decimal literals; other forms are read as numbers.
function isDecimalText(s: string): boolean {
  let digits: number = 0;
  let i: number = 0;
  if (s.startsWith("-") || s.startsWith("+")) i = 1;
  let seen: boolean = false;
  while (i < s.length) {
    const c: string = s.charAt(i);
    if (c === ".") {
      if (seen) return false;
      seen = true;
    } else if (c >= "0" && c <= "9") {
      digits = digits + 1;
    } else {
      return false;
    }
    i = i + 1;
  }
  return digits > 0;
}
