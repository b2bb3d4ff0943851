// What the built-in functions do with `this` and with their arguments when dynamic code calls them.
import { __kind, __unboxBool, __unboxF64, __rawF64, __rawAny } from "./intrinsics";
import { arrOf, arrOfF64 } from "./array";
import { rtToNumber, rtToString } from "./operator";
import { unboxed } from "./boxed";

/** `this` of a method of strings that takes any value. */
export function thisString(v: any, name: string): string {
  if (__kind(v) === 4) return v as string;
  if (__kind(v) < 2) throw new TypeError("String.prototype." + name + " called on null or undefined");
  return rtToString(v);
}

/** `this` of a method that takes strings and objects around them only. */
export function thisStringValue(v: any, name: string): string {
  const p: any = unboxed(v);
  if (__kind(p) !== 4) throw new TypeError("String.prototype." + name + " requires that 'this' be a String");
  return p as string;
}

/** `this` of a method of numbers. */
export function thisNumber(v: any, name: string): number {
  const p: any = unboxed(v);
  if (__kind(p) !== 3) throw new TypeError("Number.prototype." + name + " requires that 'this' be a Number");
  return __unboxF64(p);
}

/** `this` of a method of booleans. */
export function thisBoolean(v: any, name: string): boolean {
  const p: any = unboxed(v);
  if (__kind(p) !== 2) throw new TypeError("Boolean.prototype." + name + " requires that 'this' be a Boolean");
  return __unboxBool(p);
}

/** The arguments from `from` on as numbers. */
export function restNumbers(args: RawAny, from: i32): number[] {
  const n: i32 = args.length - from;
  if (n <= 0) return [];
  const out: RawF64 = __rawF64(n);
  let i: i32 = 0;
  while (i < n) {
    out[i] = rtToNumber(args[from + i]);
    i = i + 1;
  }
  return arrOfF64(out);
}

/** The arguments from `from` on as strings. */
export function restStrings(args: RawAny, from: i32): any[] {
  const n: i32 = args.length - from;
  if (n <= 0) return [];
  const out: RawAny = __rawAny(n);
  let i: i32 = 0;
  while (i < n) {
    out[i] = rtToString(args[from + i]) as any;
    i = i + 1;
  }
  return arrOf(out);
}
