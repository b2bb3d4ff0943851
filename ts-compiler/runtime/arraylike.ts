// What the generic methods of Array.prototype do with any object that has a length.
import { __kind, __arrLen, __ext, __rawAny } from "./intrinsics";
import { arrAbsent, arrArgs, arrSetAny } from "./array";
import { rtToNumber, rtToString, rtToPropertyKey } from "./operator";
import {
  rtGet, rtGetIndex, rtSet, rtSetIndex, rtDelete, hasProperty, describeObject, rtTypeof, getProperty,
} from "./dynamic";
import { rtConstruct, isConstructor } from "./invocation";
import { Property, defineOwn, keyText, protoOf } from "./property";
import { PLAIN } from "./dynobject";
import { Symbol } from "./symbol";
import { rtToObject } from "./boxed";
import { toInteger } from "./number";
import { hostIsArray } from "./hostops";
import { isArguments } from "./arguments";

/** Whether a value is an array without holes and without attributes: the quick methods do. */
export function isDense(v: any): boolean {
  if (__kind(v) !== 9 || __kind(__ext(v)) === 10) return false;
  const a: any[] = v as any[];
  const n: i32 = __arrLen(a);
  let i: i32 = 0;
  while (i < n) {
    if (arrAbsent(a, i)) return false;
    i = i + 1;
  }
  return true;
}

/** What `toLocaleString` passes on to elements: nothing where it was given nothing, as what formats then needs no data of locales. */
export function localeArguments(locales: any, options: any): RawAny {
  if (__kind(locales) === 0 && __kind(options) === 0) return __rawAny(0);
  const args: RawAny = __rawAny(2);
  args[0] = locales;
  args[1] = options;
  return args;
}

/** `this` as an object. */
export function objectOf(v: any, name: string): any {
  if (__kind(v) > 6) return v;
  if (__kind(v) < 2) throw new TypeError("Array.prototype." + name + " called on null or undefined");
  return rtToObject(v);
}

/** LengthOfArrayLike. */
export function lengthOf(o: any): number {
  const n: number = toInteger(rtToNumber(rtGet(o, "length")));
  if (!(n > 0)) return 0;
  return n > 9007199254740991 ? 9007199254740991 : n;
}

/** Throws unless `f` can be called. */
export function needFunction(f: any): void {
  if (rtTypeof(f) !== "function") throw new TypeError(describeObject(f) + " is not a function");
}

export function isArrayObject(v: any): boolean {
  return __kind(v) === 9 && !isArguments(v) || __kind(v) === 11 && hostIsArray(v);
}

export function has(o: any, i: number): boolean {
  return hasProperty(o, rtToPropertyKey(i as any));
}

export function get(o: any, i: number): any {
  return rtGetIndex(o, i as any);
}

export function put(o: any, i: number, v: any): void {
  rtSetIndex(o, i as any, v);
}

export function remove(o: any, i: number): void {
  rtDelete(o, i as any);
}

export function setLength(o: any, n: number): void {
  rtSet(o, "length", n as any);
}

/** CreateDataPropertyOrThrow. */
export function create(o: any, i: number, v: any): void {
  if (__kind(o) === 9 && __kind(__ext(o)) !== 10) {
    arrSetAny(o as any[], i, v);
    return;
  }
  const key: any = rtToPropertyKey(i as any);
  if (!defineOwn(o, key, new Property(v, PLAIN))) throw new TypeError("Cannot add property " + keyText(key) + ", object is not extensible");
}

/** Moves the element at `from` to `to`, a hole included. */
export function move(o: any, from: number, to: number): void {
  if (has(o, from)) put(o, to, get(o, from));
  else remove(o, to);
}

/** A position counted from the end when it is negative, within 0 to `n`. */
export function relative(v: any, n: number, missing: number): number {
  if (__kind(v) === 0) return missing;
  const i: number = toInteger(rtToNumber(v));
  if (i < 0) return n + i < 0 ? 0 : n + i;
  return i > n ? n : i;
}

function newArray(n: number): any {
  if (n > 4294967295) throw new RangeError("Invalid array length");
  const out: any[] = [];
  return out as any;
}

// The class Array lacks the getter that gives a class below it as its own species.
function isOwnSpecies(c: any): boolean {
  if (hasProperty(c, Symbol.species as any)) return false;
  let at: any = c;
  while (__kind(at) === 8) {
    if (at === (Array as any)) return true;
    at = protoOf(at);
  }
  return false;
}

/** ArraySpeciesCreate. */
export function createLike(o: any, n: number): any {
  if (!isArrayObject(o) || __kind(__ext(o)) !== 10) return newArray(n);
  let c: any = rtGet(o, "constructor");
  if (__kind(c) > 6 && !isOwnSpecies(c)) {
    c = getProperty(c, Symbol.species as any, c);
    if (__kind(c) === 1) c = undefined;
  }
  if (__kind(c) === 0) return newArray(n);
  if (!isConstructor(c)) throw new TypeError("object.constructor[Symbol.species] is not a constructor");
  return rtConstruct(c, arrArgs([n as any]));
}

/** An element as text, as `join` shows it. */
export function elementText(v: any): string {
  return __kind(v) < 2 ? "" : rtToString(v);
}

/** A new array of the elements of an object, holes filled. */
export function elementsOf(o: any): any[] {
  const n: number = lengthOf(o);
  if (n > 4294967295) throw new RangeError("Invalid array length");
  const out: any[] = [];
  for (let i: number = 0; i < n; i++) out.push(get(o, i));
  return out;
}
