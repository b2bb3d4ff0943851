// The static methods of Array as dynamic code sees them: `this` is the constructor of what they make
// (ECMAScript 23.1.2).
import { __kind, __refEq } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtTypeof, getProperty, rtGetIndex, describeObject } from "./dynamic";
import { rtCall, rtConstruct, isConstructor } from "./invocation";
import { rtIterator, rtIterNext, rtIterValue, rtIterFail } from "./iterate";
import { rtToString } from "./operator";
import { arrArgs } from "./array";
import { Array } from "./arrayclass";
import { create, lengthOf, setLength } from "./arraylike";
import { DynObject, PLAIN } from "./dynobject";

function made(constructor: any, args: any[]): any {
  if (__refEq(constructor, Array as any) || !isConstructor(constructor)) return [] as any;
  return rtConstruct(constructor, arrArgs(args));
}

function mapped(f: any, thisArg: any, value: any, at: number): any {
  return __kind(f) === 0 ? value : rtCall(f, thisArg, arrArgs([value, at as any]));
}

/** `Array.prototype[Symbol.unscopables]` */
export function arrayUnscopables(): any {
  const out: DynObject = new DynObject(null as any);
  const names: string[] = [
    "at", "copyWithin", "entries", "fill", "find", "findIndex", "findLast", "findLastIndex", "flat", "flatMap", "includes", "keys",
    "toReversed", "toSorted", "toSpliced", "values",
  ];
  for (let i: number = 0; i < names.length; i++) out.add(names[i] as any, true as any, PLAIN);
  return out as any;
}

/** The static methods of Array by their names. */
export class ArrayStatic {
  isArray(this: any, value: any): boolean {
    return Array.isArray(value);
  }

  from(this: any, source: any, mapfn?: any, thisArg?: any): any {
    if (__kind(mapfn) !== 0 && rtTypeof(mapfn) !== "function") throw new TypeError(describeObject(mapfn) + " is not a function");
    if (__kind(source) < 2) throw new TypeError(rtToString(source) + " is not iterable");
    if (__kind(getProperty(source, Symbol.iterator as any, source)) < 2) {
      const n: number = lengthOf(source);
      const out: any = made(this, [n as any]);
      for (let i: number = 0; i < n; i++) create(out, i, mapped(mapfn, thisArg, rtGetIndex(source, i as any), i));
      setLength(out, n);
      return out;
    }
    const out: any = made(this, []);
    const iterator: any = rtIterator(source);
    let n: number = 0;
    while (rtIterNext(iterator)) {
      const value: any = rtIterValue(iterator);
      try {
        create(out, n, mapped(mapfn, thisArg, value, n));
      } catch (e) {
        rtIterFail(iterator);
        throw e;
      }
      n++;
    }
    setLength(out, n);
    return out;
  }

  of(this: any, ...items: any[]): any {
    const out: any = made(this, [items.length as any]);
    for (let i: number = 0; i < items.length; i++) create(out, i, items[i]);
    setLength(out, items.length);
    return out;
  }
}
