// Property access and questions on dynamic values: entry points of the compiler.
import {
  __kind, __refEq, __arrLen, __rawAny, __strLen, __f64, __trunc, __fieldGet, __fieldSet, __proto, __ext,
  __hole, __unboxF64, __metaName,
} from "./intrinsics";
import { strConcat, strAt } from "./string";
import { arrGetAny, arrSetAny, arrOf } from "./array";
import { Error, errorField, rtThrowNullAccess } from "./error";
import { Symbol } from "./symbol";
import { numToString } from "./number";
import { rtToPropertyKey, rtToBoolean, rtToString, callArgs1, rtStrictEq } from "./operator";
import {
  DynObject, Accessor, keyIndex, WRITABLE, ENUMERABLE, CONFIGURABLE, ACCESSOR, LIVE, FIELD, DELETED, PLAIN,
  MODULE,
} from "./dynobject";
import {
  Property, ownProperty, defineOwn, deleteOwn, ownKeysOf, protoOf, isExtensible, extOf, fieldIndex, arrHas,
  isLengthWritable, setArrayLength, keyText,
} from "./property";
import { Boxed } from "./boxed";
import { BinaryView } from "./binaryview";
import { ArrayBuffer } from "./arraybuffer";
import { ElementView, elementIndex, elementAt, setElementAt } from "./elementview";
import { hostGet, hostSet, hostHas, hostTypeof, hostInstanceOf, hostDefineFrom, hostIsGuest } from "./hostops";
import { rtCall, BoundTarget, boundTarget } from "./invocation";
import { rtNewObject, rtDefine } from "./definition";
import { isArguments } from "./arguments";

/** Calls the getter of an accessor. */
function callGetter(a: any, receiver: any): any {
  const g: any = (a as Accessor).get;
  if (__kind(g) === 0) return undefined;
  return rtCall(g, receiver, __rawAny(0));
}

/** [[Get]] of `key`, a string or symbol, from `start`; getters see `receiver`. */
export function getProperty(start: any, key: any, receiver: any): any {
  let o: any = start;
  while (true) {
    const k: i32 = __kind(o);
    if (k === 10) {
      const d: DynObject = o as DynObject;
      const i: i32 = d.find(key);
      if (i >= 0) {
        if ((d.flagsAt(i) & ACCESSOR) !== 0) return callGetter(d.valueAt(i), receiver);
        return d.valueAt(i);
      }
      o = d.proto;
      continue;
    }
    if (k < 2) return undefined;
    if (k === 11) return hostGet(o, key, receiver);
    if (k < 7) {
      if (k === 4) {
        const p: Property | null = ownProperty(o, key);
        if (p !== null) return p.value;
      }
      o = __proto(o);
      continue;
    }
    if (o instanceof ElementView) {
      const at: i32 = elementIndex(o as ElementView, key);
      if (at !== -1) return at < 0 ? undefined : (o as ElementView)._get(at);
    }
    let deleted: boolean = false;
    const e: any = __ext(o);
    if (__kind(e) === 10) {
      const d: DynObject = e as DynObject;
      const i: i32 = d.find(key);
      if (i >= 0) {
        const flags: i32 = d.flagsAt(i);
        if ((flags & DELETED) !== 0) deleted = true;
        else if ((flags & ACCESSOR) !== 0) return callGetter(d.valueAt(i), receiver);
        else if ((flags & FIELD) === 0) return d.valueAt(i);
      }
    }
    if (!deleted) {
      if (k === 7) {
        const i: i32 = fieldIndex(o, key);
        if (i >= 0) {
          const v: any = __fieldGet(o, i);
          // What an error's field stands for may be its prototype's.
          const own: boolean = !(o instanceof Error) || errorField(o as Error, key as string) >= 0;
          if (own && !__refEq(v, __hole())) return v;
        } else if (o instanceof Boxed) {
          const p: Property | null = ownProperty(o, key);
          if (p !== null) return p.value;
        }
      } else {
        const p: Property | null = ownProperty(o, key);
        if (p !== null) return p.value;
      }
    }
    o = protoOf(o);
  }
  return undefined;
}

/** `o.key` */
export function rtGet(o: any, key: string): any {
  const k: i32 = __kind(o);
  if (k < 2) return rtThrowNullAccess(o, key);
  return getProperty(o, key as any, o);
}

/** `o[key]` */
export function rtGetIndex(o: any, key: any): any {
  const k: i32 = __kind(o);
  if (k === 10 && __kind(key) === 4) {
    const d: DynObject = o as DynObject;
    const i: i32 = d.find(key);
    if (i >= 0 && (d.flagsAt(i) & ACCESSOR) === 0) return d.valueAt(i);
    return getProperty(o, key, o);
  }
  if (__kind(key) === 3) {
    const n: number = __unboxF64(key);
    if (k === 9) {
      if (arrHas(o as any[], n)) return arrGetAny(o as any[], n);
    } else if (k === 4) {
      const c: any = strAt(o as string, n) as any;
      if (__kind(c) !== 0) return c;
    } else if (o instanceof ElementView) return elementAt(o as ElementView, n);
  }
  if (k < 2) return rtThrowNullAccess(o, keyName(key));
  const p: any = rtToPropertyKey(key);
  return getProperty(o, p, o);
}

function keyName(key: any): string {
  if (__kind(key) === 5) return keyText(key);
  return rtToString(key);
}

/** [[Set]]: 0 done, 1 read only, 2 no setter, 3 not extensible, 4 receiver is a primitive. */
export function setProperty(start: any, key: any, v: any, receiver: any): i32 {
  let o: any = start;
  while (true) {
    const k: i32 = __kind(o);
    if (k < 2) break;
    if (k === 11) return hostSet(o, key, v, receiver) ? 0 : 1;
    if (k === 10) {
      const d: DynObject = o as DynObject;
      const i: i32 = d.find(key);
      if (i >= 0) {
        const flags: i32 = d.flagsAt(i);
        if ((flags & ACCESSOR) !== 0) return callSetter(d.valueAt(i), v, receiver);
        if ((flags & WRITABLE) === 0) return 1;
        if (!__refEq(o, receiver)) break;
        d.setAt(i, v);
        return 0;
      }
      o = d.proto;
      continue;
    }
    if (k === 9 && __refEq(o, receiver)) {
      const at: number = keyIndex(key);
      const e: any = __ext(o);
      if (at >= 0 && !(__kind(e) === 10 && (e as DynObject).find(key) >= 0)) {
        if (arrHas(o as any[], at)) {
          if (levelOf(o) === 2) return 1;
        } else if (!isExtensible(o)) return 3;
        else if (at >= __f64(__arrLen(o as any[])) && !isLengthWritable(o)) return 3;
        arrSetAny(o as any[], at, v);
        return 0;
      }
    }
    if (o instanceof ElementView) {
      const at: i32 = elementIndex(o as ElementView, key);
      if (at !== -1) {
        const value: any = (o as ElementView)._value(v);
        if (at >= 0) (o as ElementView)._set(at, value);
        return 0;
      }
    }
    const p: Property | null = ownProperty(o, key);
    if (p !== null) {
      if ((p.flags & ACCESSOR) !== 0) {
        if (__kind(p.set) === 0) return 2;
        rtCall(p.set, receiver, callArgs1(v));
        return 0;
      }
      if ((p.flags & WRITABLE) === 0) return 1;
      if (!__refEq(o, receiver)) break;
      return store(o, key, v);
    }
    o = protoOf(o);
  }
  return putOn(receiver, key, v);
}

function levelOf(o: any): i32 {
  const e: any = __ext(o);
  if (__kind(e) !== 10) return 0;
  return (e as DynObject).level;
}

function callSetter(a: any, v: any, receiver: any): i32 {
  const s: any = (a as Accessor).set;
  if (__kind(s) === 0) return 2;
  rtCall(s, receiver, callArgs1(v));
  return 0;
}

// Replaces the value of an own, writable data property of an object of kind 7 to 9.
function store(o: any, key: any, v: any): i32 {
  const k: i32 = __kind(o);
  const e: any = __ext(o);
  if (__kind(e) === 10) {
    const d: DynObject = e as DynObject;
    const i: i32 = d.find(key);
    if (i >= 0 && (d.flagsAt(i) & LIVE) !== 0) return callSetter(d.valueAt(i), v, o);
    if (i >= 0 && (d.flagsAt(i) & FIELD) === 0) {
      d.setAt(i, v);
      return 0;
    }
  }
  if (k === 7) {
    __fieldSet(o, fieldIndex(o, key), v);
    return 0;
  }
  if (k === 9) {
    return setArrayLength(o, v) ? 0 : 1;
  }
  extOf(o).put(key, v, WRITABLE);
  return 0;
}

/** Gives `receiver` the own property, which was not found where the search began. */
export function putOn(receiver: any, key: any, v: any): i32 {
  const k: i32 = __kind(receiver);
  if (k < 7) return 4;
  if (k === 10) {
    const d: DynObject = receiver as DynObject;
    const i: i32 = d.find(key);
    if (i < 0) {
      if (!d.extensible) return 3;
      d.add(key, v, PLAIN);
      return 0;
    }
  }
  const p: Property | null = ownProperty(receiver, key);
  if (p === null) {
    if (k !== 11 && !isExtensible(receiver)) return 3;
    return defineOwn(receiver, key, new Property(v, PLAIN)) ? 0 : 3;
  }
  if ((p.flags & ACCESSOR) !== 0 || (p.flags & WRITABLE) === 0) return 1;
  if (k === 11) {
    const d: any = rtNewObject();
    rtDefine(d, "value", v);
    const done: i32 = hostDefineFrom(receiver, key, d);
    if (done >= 0) return 1 - done;
  }
  defineOwn(receiver, key, new Property(v, p.flags));
  return 0;
}

/** "#<Point>", "[object Array]": an object as V8's messages show it. */
export function describeObject(o: any): string {
  const k: i32 = __kind(o);
  if (k === 9) return isArguments(o) ? "#<Object>" : "[object Array]";
  if (o instanceof Boxed && __kind((o as Boxed)._value) === 4) return "[object String]";
  if (o instanceof BinaryView || o instanceof ArrayBuffer) return "[object " + __metaName(o) + "]";
  if (k === 4) return strConcat(strConcat("\"", o as string), "\"");
  if (k < 7) return __kind(o) === 5 ? keyText(o) : rtToString(o);
  const c: any = getProperty(o, "constructor", o);
  if (__kind(c) > 6) {
    const n: any = getProperty(c, "name", c);
    if (__kind(n) === 4 && __strLen(n as string) > 0) return strConcat(strConcat("#<", n as string), ">");
  }
  return "#<Object>";
}

/** Throws the TypeError of a failed assignment. */
export function throwSet(code: i32, o: any, key: any): void {
  const name: string = keyText(key);
  if (code === 2) throw new TypeError("Cannot set property " + name + " of " + describeObject(o) + " which has only a getter");
  if (code === 3) throw new TypeError("Cannot add property " + name + ", object is not extensible");
  if (code === 4) {
    const shown: string = __kind(o) === 4 ? "'" + (o as string) + "'" : "'" + describeObject(o) + "'";
    throw new TypeError("Cannot create property '" + name + "' on " + rtTypeof(o) + " " + shown);
  }
  if (__kind(o) === 11 && hostIsGuest(o)) throw new TypeError("'set' on proxy: trap returned falsish for property '" + name + "'");
  const what: string = __kind(o) === 8 ? "function" : __kind(o) < 7 ? rtTypeof(o) : "object";
  const text: string = __kind(o) === 4 ? (o as string) : describeObject(o);
  throw new TypeError("Cannot assign to read only property '" + name + "' of " + what + " '" + text + "'");
}

/** `o.key = v` */
export function rtSet(o: any, key: string, v: any): void {
  rtSetKey(o, key as any, v);
}

/** Assignment to a property key. */
export function rtSetKey(o: any, key: any, v: any): void {
  if (__kind(o) < 2) {
    const what: string = __kind(o) === 0 ? "undefined" : "null";
    throw new TypeError("Cannot set properties of " + what + " (setting '" + keyText(key) + "')");
  }
  const code: i32 = setProperty(o, key, v, o);
  if (code !== 0) throwSet(code, o, key);
}

/** `o[key] = v` */
export function rtSetIndex(o: any, key: any, v: any): void {
  if (__kind(o) === 10 && __kind(key) === 4) {
    const d: DynObject = o as DynObject;
    const i: i32 = d.find(key);
    if (i >= 0 && (d.flagsAt(i) & (WRITABLE | ACCESSOR)) === WRITABLE) {
      d.setAt(i, v);
      return;
    }
  }
  if (__kind(o) === 9 && __kind(key) === 3 && __kind(__ext(o)) === 0) {
    const n: number = __unboxF64(key);
    if (n >= 0 && n < 4294967295 && __f64(__trunc(n)) === n) {
      arrSetAny(o as any[], n, v);
      return;
    }
  }
  if (__kind(key) === 3) {
    if (o instanceof ElementView) {
      setElementAt(o as ElementView, __unboxF64(key), v);
      return;
    }
  }
  rtSetKey(o, rtToPropertyKey(key), v);
}

/** [[HasProperty]] of an object. */
export function hasProperty(start: any, key: any): boolean {
  let o: any = start;
  while (__kind(o) > 1) {
    if (__kind(o) === 10) {
      const d: DynObject = o as DynObject;
      if (d.find(key) >= 0) return true;
      o = d.proto;
      continue;
    }
    if (__kind(o) === 11) return hostHas(o, key);
    if (ownProperty(o, key) !== null) return true;
    o = protoOf(o);
  }
  return false;
}

/** `key in o` */
export function rtHas(key: any, o: any): boolean {
  if (__kind(o) === 10 && __kind(key) === 4 && (o as DynObject).find(key) >= 0) return true;
  if (__kind(o) < 7) {
    const shown: string = __kind(key) === 5 ? keyText(key) : rtToString(key);
    throw new TypeError("Cannot use 'in' operator to search for '" + shown + "' in " + (__kind(o) === 5 ? keyText(o) : rtToString(o)));
  }
  return hasProperty(o, rtToPropertyKey(key));
}

/** `delete o[key]` */
export function rtDelete(o: any, key: any): boolean {
  if (__kind(o) === 10 && __kind(key) === 4) {
    const d: DynObject = o as DynObject;
    const i: i32 = d.find(key);
    if (i < 0) return true;
    if ((d.flagsAt(i) & CONFIGURABLE) !== 0) {
      d.removeAt(i);
      return true;
    }
  }
  if (__kind(o) < 2) throw new TypeError("Cannot convert undefined or null to object");
  const p: any = rtToPropertyKey(key);
  if (deleteOwn(o, p)) return true;
  if (__kind(o) === 11 && hostIsGuest(o)) throw new TypeError("'deleteProperty' on proxy: trap returned falsish for property '" + keyText(p) + "'");
  throw new TypeError("Cannot delete property '" + keyText(p) + "' of " + describeObject(o));
}

// Whether an object or its prototypes could have enumerable names.
function hasNames(start: any): boolean {
  let o: any = start;
  while (__kind(o) === 10) {
    const d: DynObject = o as DynObject;
    if (d.names().length !== 0) return true;
    o = d.proto;
  }
  return __kind(o) > 1;
}

/** The keys that `for (k in o)` visits. */
export function rtForInKeys(o: any): string[] {
  if (__kind(o) === 10) {
    const d: DynObject = o as DynObject;
    const names: RawAny = d.names();
    // Who asks only reads them.
    if (d.level !== MODULE && !hasNames(d.proto)) return arrOf(names) as any as string[];
  }
  const out: string[] = [];
  if (__kind(o) === 9 && __kind(__ext(o)) !== 10 && !hasNames(protoOf(o))) {
    const n: i32 = __arrLen(o as any[]);
    let i: i32 = 0;
    while (i < n) {
      if (arrHas(o as any[], __f64(i))) out.push(numToString(__f64(i)));
      i = i + 1;
    }
    return out;
  }
  const seen: DynObject = new DynObject(null);
  let at: any = o;
  while (__kind(at) > 1) {
    const keys: RawAny = ownKeysOf(at);
    let i: i32 = 0;
    while (i < keys.length) {
      const key: any = keys[i];
      if (__kind(key) === 4 && seen.find(key) < 0) {
        const p: Property | null = ownProperty(at, key);
        if (p !== null) {
          seen.add(key, undefined, PLAIN);
          if ((p.flags & ENUMERABLE) !== 0) out.push(key as string);
        }
      }
      i = i + 1;
    }
    at = protoOf(at);
  }
  return out;
}

/** Whether a property is still there when `for (… in o)` comes to it; a primitive keeps its own. */
export function rtForInHas(key: any, o: any): boolean {
  if (__kind(o) === 10 && (o as DynObject).find(key) >= 0) return true;
  if (__kind(o) === 9) {
    const i: number = keyIndex(key);
    if (i >= 0 && arrHas(o as any[], i)) return true;
  }
  return __kind(o) < 7 || rtHas(key, o);
}

/** `v instanceof c` */
export function rtInstanceOf(v: any, c: any): boolean {
  if (__kind(c) < 7) throw new TypeError("Right-hand side of 'instanceof' is not an object");
  const custom: any = getProperty(c, Symbol.hasInstance as any, c);
  if (__kind(custom) === 8) return rtToBoolean(rtCall(custom, c, callArgs1(v)));
  if (rtTypeof(c) !== "function") throw new TypeError("Right-hand side of 'instanceof' is not callable");
  if (__kind(c) === 11) return hostInstanceOf(v, c);
  return ordinaryInstance(v, c);
}

/** OrdinaryHasInstance of a guest function. */
export function ordinaryInstance(v: any, c: any): boolean {
  const bound: BoundTarget | null = boundTarget(c);
  if (bound !== null) return rtInstanceOf(v, bound.target);
  if (__kind(v) < 7) return false;
  const p: any = rtGet(c, "prototype");
  if (__kind(p) < 7) throw new TypeError("Function has non-object prototype '" + rtToString(p) + "' in instanceof check");
  let o: any = protoOf(v);
  while (__kind(o) > 6) {
    if (__refEq(o, p) || (__kind(o) === 11 && rtStrictEq(o, p))) return true;
    o = protoOf(o);
  }
  return false;
}

/** `typeof v` */
export function rtTypeof(v: any): string {
  const k: i32 = __kind(v);
  if (k === 0) return "undefined";
  if (k === 2) return "boolean";
  if (k === 3) return "number";
  if (k === 4) return "string";
  if (k === 5) return "symbol";
  if (k === 6) return "bigint";
  if (k === 8) return "function";
  if (k === 11) return hostTypeof(v);
  return "object";
}

/** [[GetPrototypeOf]], of primitives too. */
export function rtPrototypeOf(v: any): any {
  return protoOf(v);
}
