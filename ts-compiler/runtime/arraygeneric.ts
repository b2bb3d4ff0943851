// Array.prototype as dynamic code sees it: each method takes any object with a length. Arrays without
// holes and attributes go to the methods of the class Array.
import { __kind, __rawAny, __ext } from "./intrinsics";
import { rtGet, rtTypeof, getProperty } from "./dynamic";
import { rtCall, rtCallMethod } from "./invocation";
import { rtToBoolean, rtToNumber, rtToString, rtStrictEq, rtSameValueZero } from "./operator";
import { Symbol } from "./symbol";
import { toInteger } from "./number";
import { arrSetLength } from "./array";
import { objectToString } from "./object";
import {
  isDense, objectOf, lengthOf, needFunction, isArrayObject, has, get, put, remove, setLength, create, move, relative, createLike,
  elementText, elementsOf, localeArguments,
} from "./arraylike";

const MOST: number = 9007199254740991;

function call3(f: any, thisArg: any, v: any, i: number, o: any): any {
  const args: RawAny = __rawAny(3);
  args[0] = v;
  args[1] = i as any;
  args[2] = o;
  return rtCall(f, thisArg, args);
}

// Whether the quick method will do; it takes functions only.
function quick(self: any, callback: any): boolean {
  return __kind(callback) === 8 && isDense(self);
}

function checkLength(n: number): void {
  if (n > MOST) throw new TypeError("Pushing elements past the maximum safe length is not allowed");
}

// The index of the first (step 1) or last (step -1) element that a callback accepts, or -1.
function search(o: any, f: any, thisArg: any, step: number): number {
  const n: number = lengthOf(o);
  needFunction(f);
  for (let i: number = step > 0 ? 0 : n - 1; i >= 0 && i < n; i += step) {
    if (rtToBoolean(call3(f, thisArg, get(o, i), i, o))) return i;
  }
  return -1;
}

function reduceFrom(o: any, f: any, initial: any[], step: number): any {
  const n: number = lengthOf(o);
  needFunction(f);
  let i: number = step > 0 ? 0 : n - 1;
  let value: any = undefined;
  if (initial.length > 0) value = initial[0];
  else {
    while (i >= 0 && i < n && !has(o, i)) i += step;
    if (i < 0 || i >= n) throw new TypeError("Reduce of empty array with no initial value");
    value = get(o, i);
    i += step;
  }
  for (; i >= 0 && i < n; i += step) {
    if (!has(o, i)) continue;
    const args: RawAny = __rawAny(4);
    args[0] = value;
    args[1] = get(o, i);
    args[2] = i as any;
    args[3] = o;
    value = rtCall(f, undefined, args);
  }
  return value;
}

function flattenInto(out: any, at: number, o: any, depth: number, f: any, thisArg: any): number {
  const n: number = lengthOf(o);
  let next: number = at;
  for (let i: number = 0; i < n; i++) {
    if (!has(o, i)) continue;
    let v: any = get(o, i);
    if (__kind(f) !== 0) v = call3(f, thisArg, v, i, o);
    if (depth > 0 && isArrayObject(v)) next = flattenInto(out, next, v, depth - 1, undefined, undefined);
    else {
      create(out, next, v);
      next++;
    }
  }
  return next;
}

function appendAll(out: any, at: number, item: any): number {
  let spread: boolean = false;
  if (__kind(item) > 6) {
    const s: any = getProperty(item, Symbol.isConcatSpreadable as any, item);
    spread = __kind(s) === 0 ? isArrayObject(item) : rtToBoolean(s);
  }
  if (!spread) {
    checkLength(at + 1);
    create(out, at, item);
    return at + 1;
  }
  const n: number = lengthOf(item);
  checkLength(at + n);
  for (let i: number = 0; i < n; i++) if (has(item, i)) create(out, at + i, get(item, i));
  return at + n;
}

/** The methods of Array.prototype by their names. */
export class ArrayGeneric {
  at(this: any, index: any): any {
    const o: any = objectOf(this, "at");
    const n: number = lengthOf(o);
    const i: number = toInteger(rtToNumber(index));
    const k: number = i < 0 ? n + i : i;
    return k < 0 || k >= n ? undefined : get(o, k);
  }

  concat(this: any, ...items: any[]): any {
    const o: any = objectOf(this, "concat");
    const out: any = createLike(o, 0);
    let n: number = appendAll(out, 0, o);
    for (let i: number = 0; i < items.length; i++) n = appendAll(out, n, items[i]);
    setLength(out, n);
    return out;
  }

  copyWithin(this: any, target: any, start: any, end?: any): any {
    const o: any = objectOf(this, "copyWithin");
    const n: number = lengthOf(o);
    let to: number = relative(target, n, 0);
    let from: number = relative(start, n, 0);
    const last: number = relative(end, n, n);
    let count: number = last - from < n - to ? last - from : n - to;
    let step: number = 1;
    if (from < to && to < from + count) {
      step = -1;
      from += count - 1;
      to += count - 1;
    }
    for (; count > 0; count--) {
      move(o, from, to);
      from += step;
      to += step;
    }
    return o;
  }

  entries(this: any): any {
    if (__kind(this) === 9) return (this as any[]).entries() as any;
    return elementsOf(objectOf(this, "entries")).entries() as any;
  }

  every(this: any, callback: any, thisArg?: any): boolean {
    if (quick(this, callback)) return (this as any[]).every(callback, thisArg);
    const o: any = objectOf(this, "every");
    const n: number = lengthOf(o);
    needFunction(callback);
    for (let i: number = 0; i < n; i++) if (has(o, i) && !rtToBoolean(call3(callback, thisArg, get(o, i), i, o))) return false;
    return true;
  }

  fill(this: any, value: any, start?: any, end?: any): any {
    const o: any = objectOf(this, "fill");
    const n: number = lengthOf(o);
    const first: number = relative(start, n, 0);
    const last: number = relative(end, n, n);
    for (let i: number = first; i < last; i++) put(o, i, value);
    return o;
  }

  filter(this: any, callback: any, thisArg?: any): any {
    if (quick(this, callback)) return (this as any[]).filter(callback, thisArg) as any;
    const o: any = objectOf(this, "filter");
    const n: number = lengthOf(o);
    needFunction(callback);
    const out: any = createLike(o, 0);
    let to: number = 0;
    for (let i: number = 0; i < n; i++) {
      if (!has(o, i)) continue;
      const v: any = get(o, i);
      if (rtToBoolean(call3(callback, thisArg, v, i, o))) create(out, to++, v);
    }
    return out;
  }

  find(this: any, callback: any, thisArg?: any): any {
    if (quick(this, callback)) return (this as any[]).find(callback, thisArg);
    const o: any = objectOf(this, "find");
    const n: number = lengthOf(o);
    needFunction(callback);
    for (let i: number = 0; i < n; i++) {
      const v: any = get(o, i);
      if (rtToBoolean(call3(callback, thisArg, v, i, o))) return v;
    }
    return undefined;
  }

  findIndex(this: any, callback: any, thisArg?: any): number {
    return search(objectOf(this, "findIndex"), callback, thisArg, 1);
  }

  findLast(this: any, callback: any, thisArg?: any): any {
    const o: any = objectOf(this, "findLast");
    const n: number = lengthOf(o);
    needFunction(callback);
    for (let i: number = n - 1; i >= 0; i--) {
      const v: any = get(o, i);
      if (rtToBoolean(call3(callback, thisArg, v, i, o))) return v;
    }
    return undefined;
  }

  findLastIndex(this: any, callback: any, thisArg?: any): number {
    return search(objectOf(this, "findLastIndex"), callback, thisArg, -1);
  }

  flat(this: any, depth?: any): any {
    const o: any = objectOf(this, "flat");
    const most: number = __kind(depth) === 0 ? 1 : toInteger(rtToNumber(depth));
    const out: any = createLike(o, 0);
    flattenInto(out, 0, o, most, undefined, undefined);
    return out;
  }

  flatMap(this: any, callback: any, thisArg?: any): any {
    const o: any = objectOf(this, "flatMap");
    lengthOf(o);
    needFunction(callback);
    const out: any = createLike(o, 0);
    flattenInto(out, 0, o, 1, callback, thisArg);
    return out;
  }

  forEach(this: any, callback: any, thisArg?: any): void {
    if (quick(this, callback)) {
      (this as any[]).forEach(callback, thisArg);
      return;
    }
    const o: any = objectOf(this, "forEach");
    const n: number = lengthOf(o);
    needFunction(callback);
    for (let i: number = 0; i < n; i++) if (has(o, i)) call3(callback, thisArg, get(o, i), i, o);
  }

  includes(this: any, value: any, from?: any): boolean {
    const o: any = objectOf(this, "includes");
    const n: number = lengthOf(o);
    if (n === 0) return false;
    const first: number = relative(from, n, 0);
    for (let i: number = first; i < n; i++) if (rtSameValueZero(get(o, i), value)) return true;
    return false;
  }

  indexOf(this: any, value: any, from?: any): number {
    const o: any = objectOf(this, "indexOf");
    const n: number = lengthOf(o);
    if (n === 0) return -1;
    const first: number = relative(from, n, 0);
    if (isDense(o)) return (o as any[]).indexOf(value, first);
    for (let i: number = first; i < n; i++) if (has(o, i) && rtStrictEq(get(o, i), value)) return i;
    return -1;
  }

  join(this: any, separator: any): string {
    const o: any = objectOf(this, "join");
    const n: number = lengthOf(o);
    const between: string = __kind(separator) === 0 ? "," : rtToString(separator);
    if (__kind(o) === 9 && __kind(__ext(o)) !== 10) return (o as any[]).join(between);
    let out: string = "";
    for (let i: number = 0; i < n; i++) {
      if (i > 0) out = out + between;
      out = out + elementText(get(o, i));
    }
    return out;
  }

  keys(this: any): any {
    if (__kind(this) === 9) return (this as any[]).keys() as any;
    return elementsOf(objectOf(this, "keys")).keys() as any;
  }

  lastIndexOf(this: any, value: any, ...from: any[]): number {
    const o: any = objectOf(this, "lastIndexOf");
    const n: number = lengthOf(o);
    if (n === 0) return -1;
    const k: number = from.length > 0 ? toInteger(rtToNumber(from[0])) : n - 1;
    for (let i: number = k < 0 ? n + k : k < n ? k : n - 1; i >= 0; i--) {
      if (has(o, i) && rtStrictEq(get(o, i), value)) return i;
    }
    return -1;
  }

  map(this: any, callback: any, thisArg?: any): any {
    if (quick(this, callback)) return (this as any[]).map(callback, thisArg) as any;
    const o: any = objectOf(this, "map");
    const n: number = lengthOf(o);
    needFunction(callback);
    const out: any = createLike(o, n);
    for (let i: number = 0; i < n; i++) if (has(o, i)) create(out, i, call3(callback, thisArg, get(o, i), i, o));
    if (__kind(out) === 9 && lengthOf(out) < n) arrSetLength(out as any[], n);
    return out;
  }

  pop(this: any): any {
    if (isDense(this)) return (this as any[]).pop();
    const o: any = objectOf(this, "pop");
    const n: number = lengthOf(o);
    if (n === 0) {
      setLength(o, 0);
      return undefined;
    }
    const v: any = get(o, n - 1);
    remove(o, n - 1);
    setLength(o, n - 1);
    return v;
  }

  push(this: any, ...items: any[]): number {
    if (__kind(this) === 9 && __kind(__ext(this)) !== 10) return (this as any[]).push(...items);
    const o: any = objectOf(this, "push");
    const n: number = lengthOf(o);
    checkLength(n + items.length);
    for (let i: number = 0; i < items.length; i++) put(o, n + i, items[i]);
    setLength(o, n + items.length);
    return n + items.length;
  }

  reduce(this: any, callback: any, ...initial: any[]): any {
    return reduceFrom(objectOf(this, "reduce"), callback, initial, 1);
  }

  reduceRight(this: any, callback: any, ...initial: any[]): any {
    return reduceFrom(objectOf(this, "reduceRight"), callback, initial, -1);
  }

  reverse(this: any): any {
    if (isDense(this)) return (this as any[]).reverse() as any;
    const o: any = objectOf(this, "reverse");
    const n: number = lengthOf(o);
    for (let low: number = 0, high: number = n - 1; low < high; low++, high--) {
      const hasLow: boolean = has(o, low);
      const a: any = hasLow ? get(o, low) : undefined;
      const hasHigh: boolean = has(o, high);
      const b: any = hasHigh ? get(o, high) : undefined;
      if (hasHigh) put(o, low, b);
      else if (hasLow) remove(o, low);
      if (hasLow) put(o, high, a);
      else if (hasHigh) remove(o, high);
    }
    return o;
  }

  shift(this: any): any {
    if (isDense(this)) return (this as any[]).shift();
    const o: any = objectOf(this, "shift");
    const n: number = lengthOf(o);
    if (n === 0) {
      setLength(o, 0);
      return undefined;
    }
    const first: any = get(o, 0);
    for (let i: number = 1; i < n; i++) move(o, i, i - 1);
    remove(o, n - 1);
    setLength(o, n - 1);
    return first;
  }

  slice(this: any, start: any, end: any): any {
    const o: any = objectOf(this, "slice");
    const n: number = lengthOf(o);
    const first: number = relative(start, n, 0);
    const last: number = relative(end, n, n);
    if (isDense(o)) return (o as any[]).slice(first, last) as any;
    const out: any = createLike(o, last > first ? last - first : 0);
    let to: number = 0;
    for (let i: number = first; i < last; i++) {
      if (has(o, i)) create(out, to, get(o, i));
      to++;
    }
    setLength(out, to);
    return out;
  }

  some(this: any, callback: any, thisArg?: any): boolean {
    if (quick(this, callback)) return (this as any[]).some(callback, thisArg);
    const o: any = objectOf(this, "some");
    const n: number = lengthOf(o);
    needFunction(callback);
    for (let i: number = 0; i < n; i++) if (has(o, i) && rtToBoolean(call3(callback, thisArg, get(o, i), i, o))) return true;
    return false;
  }

  sort(this: any, compare: any): any {
    if (__kind(compare) !== 0 && rtTypeof(compare) !== "function") {
      throw new TypeError("The comparison function must be either a function or undefined");
    }
    if (isDense(this)) return (this as any[]).sort(compare) as any;
    const o: any = objectOf(this, "sort");
    const n: number = lengthOf(o);
    const items: any[] = [];
    for (let i: number = 0; i < n; i++) if (has(o, i)) items.push(get(o, i));
    items.sort(compare);
    for (let i: number = 0; i < items.length; i++) put(o, i, items[i]);
    for (let i: number = items.length; i < n; i++) if (has(o, i)) remove(o, i);
    return o;
  }

  splice(this: any, ...args: any[]): any {
    const o: any = objectOf(this, "splice");
    const n: number = lengthOf(o);
    const start: number = relative(args[0], n, 0);
    let count: number = args.length === 0 ? 0 : n - start;
    if (args.length > 1) {
      const given: number = toInteger(rtToNumber(args[1]));
      count = given < 0 ? 0 : given < count ? given : count;
    }
    const items: any[] = args.slice(2);
    if (isDense(o)) return (o as any[]).splice(start, count, ...items) as any;
    const added: number = items.length;
    checkLength(n + added - count);
    const out: any = createLike(o, count);
    for (let i: number = 0; i < count; i++) if (has(o, start + i)) create(out, i, get(o, start + i));
    setLength(out, count);
    if (added < count) {
      for (let i: number = start; i < n - count; i++) move(o, i + count, i + added);
      for (let i: number = n; i > n - count + added; i--) remove(o, i - 1);
    } else if (added > count) {
      for (let i: number = n - count; i > start; i--) move(o, i + count - 1, i + added - 1);
    }
    for (let i: number = 0; i < added; i++) put(o, start + i, items[i]);
    setLength(o, n - count + added);
    return out;
  }

  toLocaleString(this: any, locales?: any, options?: any): string {
    const o: any = objectOf(this, "toLocaleString");
    const args: RawAny = localeArguments(locales, options);
    const n: number = lengthOf(o);
    let out: string = "";
    for (let i: number = 0; i < n; i++) {
      if (i > 0) out = out + ",";
      const v: any = get(o, i);
      if (__kind(v) > 1) out = out + rtToString(rtCallMethod(v, "toLocaleString", args));
    }
    return out;
  }

  toReversed(this: any): any {
    return elementsOf(objectOf(this, "toReversed")).reverse() as any;
  }

  toSorted(this: any, compare: any): any {
    if (__kind(compare) !== 0) needFunction(compare);
    return elementsOf(objectOf(this, "toSorted")).sort(compare) as any;
  }

  toSpliced(this: any, ...args: any[]): any {
    const all: any[] = elementsOf(objectOf(this, "toSpliced"));
    if (args.length === 0) return all as any;
    const n: number = all.length;
    const first: number = relative(args[0], n, 0);
    let count: number = n - first;
    if (args.length > 1) {
      const given: number = toInteger(rtToNumber(args[1]));
      count = given < 0 ? 0 : given < count ? given : count;
    }
    all.splice(first, count, ...args.slice(2));
    return all as any;
  }

  toString(this: any): any {
    const o: any = objectOf(this, "toString");
    const f: any = rtGet(o, "join");
    if (rtTypeof(f) === "function") return rtCall(f, o, __rawAny(0));
    return objectToString(o);
  }

  unshift(this: any, ...items: any[]): number {
    if (isDense(this)) return (this as any[]).unshift(...items);
    const o: any = objectOf(this, "unshift");
    const n: number = lengthOf(o);
    const added: number = items.length;
    if (added > 0) {
      checkLength(n + added);
      for (let i: number = n; i > 0; i--) move(o, i - 1, i + added - 1);
      for (let i: number = 0; i < added; i++) put(o, i, items[i]);
    }
    setLength(o, n + added);
    return n + added;
  }

  values(this: any): any {
    if (__kind(this) === 9) return (this as any[]).values() as any;
    return elementsOf(objectOf(this, "values")).values() as any;
  }

  with(this: any, index: any, value: any): any {
    const o: any = objectOf(this, "with");
    const n: number = lengthOf(o);
    const i: number = toInteger(rtToNumber(index));
    const at: number = i < 0 ? n + i : i;
    if (at < 0 || at >= n) throw new RangeError("Invalid index : " + rtToString(index));
    const out: any[] = elementsOf(o);
    out[at] = value;
    return out as any;
  }
}
