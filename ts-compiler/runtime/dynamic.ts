// Property access, calls and literals on dynamic values: the entry points of the compiler.
import {
  __kind, __refEq, __arrLen, __rawAny, __copy, __strLen, __f64, __trunc, __fieldGet, __fieldSet, __proto, __ext,
  __hole, __fnGeneric, __fnName, __fnSetName, __fnInfo, __unboxF64, __metaName,
} from "./intrinsics";
import { strConcat, strEq, strAt } from "./string";
import { numToString } from "./number";
import { arrGetAny, arrSetAny, arrOf, arrArgs } from "./array";
import { rtThrowNullAccess, rtThrowNotFunction } from "./error";
import { Symbol } from "./symbol";
import { rtToPropertyKey, rtToNumber, rtToBoolean, rtToString, callArgs1, rtStrictEq } from "./operator";
import { DynObject, Accessor, keyIndex, WRITABLE, ENUMERABLE, CONFIGURABLE, ACCESSOR, LIVE, FIELD, DELETED, PLAIN, HIDDEN, MODULE } from "./dynobject";
import {
  Property, ownProperty, defineOwn, deleteOwn, ownKeysOf, protoOf, setProtoOf, isExtensible, extOf, fieldIndex, arrHas,
  isLengthWritable, setArrayLength,
  functionPrototype, objectPrototype, keyText,
} from "./property";
import { Boxed } from "./boxed";
import { BinaryView } from "./binaryview";
import { ArrayBuffer } from "./arraybuffer";
import { ElementView, elementIndex, elementAt, setElementAt } from "./elementview";
import { hostGet, hostSet, hostHas, hostCall, hostConstruct, hostTypeof, hostInstanceOf, hostInvoke, hostDefineFrom, hostIsConstructor, hostIsGuest } from "./hostops";

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
          if (!__refEq(v, __hole())) return v;
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

// Gives `receiver` the own property, which was not found where the search began.
function putOn(receiver: any, key: any, v: any): i32 {
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
  if (k === 9) return "[object Array]";
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

/** Calls any value. */
export function rtCall(f: any, thisArg: any, args: RawAny): any {
  const k: i32 = __kind(f);
  if (k === 8) return __fnGeneric(f, undefined, thisArg, args);
  if (k === 11) return hostCall(f, thisArg, args);
  return rtThrowNotFunction(describeObject(f));
}

function callFound(f: any, o: any, key: any, args: RawAny): any {
  const k: i32 = __kind(f);
  if (k === 8) return __fnGeneric(f, undefined, o, args);
  if (k === 11 && rtTypeof(f) === "function") return hostCall(f, o, args);
  return rtThrowNotFunction(__kind(key) === 4 ? "(intermediate value)." + (key as string) : "(intermediate value)[" + keyText(key) + "]");
}

/** `o.key(...args)` */
export function rtCallMethod(o: any, key: string, args: RawAny): any {
  if (__kind(o) === 11) return hostInvoke(o, key as any, args);
  return callFound(rtGet(o, key), o, key as any, args);
}

/** `o[key](...args)` */
export function rtCallIndex(o: any, key: any, args: RawAny): any {
  const p: any = __kind(key) === 3 ? key : rtToPropertyKey(key);
  const f: any = rtGetIndex(o, p);
  return callFound(f, o, __kind(p) === 3 ? (numToString(__unboxF64(p)) as any) : p, args);
}

/** Whether a value can be the callee of `new`. */
export function isConstructor(f: any): boolean {
  const k: i32 = __kind(f);
  if (k === 8) return (__fnInfo(f) & 0x20000) === 0;
  return k === 11 && hostIsConstructor(f);
}

/** `new f(...args)` */
export function rtConstruct(f: any, args: RawAny): any {
  return constructWith(f, args, f);
}

// What the function that is about to be entered reads as `new.target`.
let pendingTarget: any = undefined;

/** `new.target` of a function that is entered. */
export function rtTakeTarget(): any {
  const target: any = pendingTarget;
  pendingTarget = undefined;
  return target;
}

/** [[Construct]] with a `new.target`. */
export function constructWith(f: any, args: RawAny, newTarget: any): any {
  const k: i32 = __kind(f);
  if (!isConstructor(f)) {
    throw new TypeError((k === 8 ? rtToString(rtGet(f, "name")) : describeObject(f)) + " is not a constructor");
  }
  if (k === 11) return hostConstruct(f, args, newTarget);
  if ((__fnInfo(f) & 0x10000) !== 0) {
    const made: any = __fnGeneric(f, newTarget, undefined, args);
    if (!__refEq(newTarget, f)) {
      const p: any = rtGet(newTarget, "prototype");
      if (__kind(p) > 6 && !__refEq(protoOf(made), p)) setProtoOf(made, p);
    }
    return made;
  }
  const p: any = rtGet(newTarget, "prototype");
  const self: any = new DynObject(__kind(p) > 6 ? p : objectPrototype()) as any;
  if ((__fnInfo(f) & 0x40000) !== 0) pendingTarget = newTarget;
  const r: any = __fnGeneric(f, newTarget, self, args);
  return __kind(r) > 6 ? r : self;
}

/** `{}` */
export function rtNewObject(): any {
  return new DynObject(objectPrototype()) as any;
}

/** `{ __proto__: p }`, Object.create */
export function rtNewObjectWithProto(p: any): any {
  return new DynObject(__kind(p) === 0 ? null : p) as any;
}

/** `__proto__: p` of a literal whose other properties may precede it. */
export function rtSetProto(o: any, p: any): void {
  if (__kind(p) === 1 || __kind(p) > 6) setProtoOf(o, p);
}

/** CreateDataProperty. */
export function rtDefine(o: any, key: any, v: any): void {
  const p: any = rtToPropertyKey(key);
  if (__kind(o) === 10) (o as DynObject).put(p, v, PLAIN);
  else defineOwn(o, p, new Property(v, PLAIN));
}

/** Defines one or both accessors; the other one stays. */
export function rtDefineAccessor(o: any, key: any, getter: any, setter: any, enumerable: boolean): void {
  const k: any = rtToPropertyKey(key);
  const p: Property = new Property(undefined, 0);
  p.flags = enumerable ? 14 : 12;
  const old: Property | null = ownProperty(o, k);
  if (old !== null) {
    p.get = old.get;
    p.set = old.set;
  }
  if (__kind(getter) !== 0) p.get = getter;
  if (__kind(setter) !== 0) p.set = setter;
  defineOwn(o, k, p);
}

/** Names an anonymous function after the computed key of its property. */
export function rtNameFunction(f: any, key: any): any {
  if (__kind(f) === 8 && __strLen(__fnName(f)) === 0) {
    __fnSetName(f, __kind(key) === 5 ? "[" + ((key as Symbol).description ?? "") + "]" : rtToString(key));
  }
  return f;
}

/** Defines a property whose value a getter tells once and for all. */
export function rtDefineConstant(o: any, key: any, getter: any, configurable: boolean): void {
  const v: any = rtCall(getter, undefined, __rawAny(0));
  const p: Property = new Property(v, configurable ? CONFIGURABLE : 0);
  defineOwn(o, rtToPropertyKey(key), p);
}

/** Defines a static field of a class or a variable of a namespace: its value is kept elsewhere. */
export function rtDefineLive(o: any, key: any, getter: any, setter: any): void {
  const table: DynObject = __kind(o) === 10 ? (o as DynObject) : extOf(o);
  table.put(rtToPropertyKey(key), new Accessor(getter, setter) as any, PLAIN | ACCESSOR | LIVE);
}

/** Defines a method of a class. */
export function rtDefineMethod(o: any, key: any, f: any): void {
  const p: any = rtToPropertyKey(key);
  if (__kind(o) === 10) (o as DynObject).put(p, f, HIDDEN);
  else defineOwn(o, p, new Property(f, HIDDEN));
}

/** CopyDataProperties. */
export function rtSpread(target: any, source: any): void {
  if (__kind(source) < 2) return;
  const keys: RawAny = ownKeysOf(source);
  let i: i32 = 0;
  while (i < keys.length) {
    const p: Property | null = ownProperty(source, keys[i]);
    if (p !== null && (p.flags & ENUMERABLE) !== 0) rtDefine(target, keys[i], getProperty(source, keys[i], source));
    i = i + 1;
  }
}

/** The object of a rest pattern. */
export function rtRest(source: any, excluded: RawAny): any {
  const out: any = rtNewObject();
  rtSpread(out, source);
  let i: i32 = 0;
  while (i < excluded.length) {
    deleteOwn(out, rtToPropertyKey(excluded[i]));
    i = i + 1;
  }
  return out;
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

/** The strings array of a tagged template. */
export function rtTemplateObject(cooked: any[], raw: any[]): any[] {
  const r: DynObject = extOf(raw as any);
  r.level = 2;
  r.extensible = false;
  const c: DynObject = extOf(cooked as any);
  c.put("raw", raw as any, 0);
  c.level = 2;
  c.extensible = false;
  return cooked;
}

/** An argument; undefined when absent. */
export function rtArg(args: RawAny, i: i32): any {
  return i < args.length ? args[i] : undefined;
}

/** The arguments from `from` on, as an array. */
export function rtRestArgs(args: RawAny, from: i32): any[] {
  const n: i32 = args.length - from;
  if (n <= 0) return arrOf(__rawAny(0));
  const out: RawAny = __rawAny(n);
  __copy(out, 0, args, from, n);
  return arrOf(out);
}

/** Arguments of which the last were spread. */
export function rtJoinArgs(head: RawAny, rest: any[]): RawAny {
  const tail: RawAny = arrArgs(rest);
  const n: i32 = head.length;
  const out: RawAny = __rawAny(n + tail.length);
  __copy(out, 0, head, 0, n);
  __copy(out, n, tail, 0, tail.length);
  return out;
}
