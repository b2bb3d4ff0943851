// The constructor Object and Object.prototype.
import { __kind, __refEq, __rawAny, __copy, __hole, __arrLen, __f64 } from "./intrinsics";
import { arrGetAny, arrOf } from "./array";
import { ElementView, elementIndex } from "./elementview";
import { Symbol } from "./symbol";
import { rtToPropertyKey, rtToString, rtSameValue, rtStrictEq, rtToBoolean } from "./operator";
import { rtGetIndex, rtTypeof, rtSetKey, getProperty, describeObject, hasProperty } from "./dynamic";
import { rtCallMethod } from "./invocation";
import { rtDefine, rtDefineAccessor, rtNewObject } from "./definition";
import { rtToObject, unboxed } from "./boxed";
import { DynObject, WRITABLE, ENUMERABLE, CONFIGURABLE, ACCESSOR, PLAIN, MODULE } from "./dynobject";
import {
  Property, ownProperty, defineOwn, ownKeysOf, protoOf, setProtoOf, isExtensible, preventExtensions, extOf, keyText,
} from "./property";
import { rtIterator, rtIterNext, rtIterValue, rtIterFail, Iterable } from "./iterate";
import { hostIsArray, hostIsGuest, hostDefineFrom } from "./hostops";
import { isArguments } from "./arguments";

export type PropertyKey = string | number | symbol;
export interface PropertyDescriptor {
  configurable?: boolean;
  enumerable?: boolean;
  value?: any;
  writable?: boolean;
  get?(): any;
  set?(v: any): void;
}
export interface PropertyDescriptorMap {
  [key: string]: PropertyDescriptor;
}

function nonNull(o: any): any {
  if (__kind(o) < 2) throw new TypeError("Cannot convert undefined or null to object");
  return o;
}

/** 0 keys, 1 values, 2 entries of the own enumerable string properties. */
function listOwn(o: any, what: i32): any[] {
  nonNull(o);
  if (what === 0 && __kind(o) === 10 && (o as DynObject).level !== MODULE) {
    const names: RawAny = (o as DynObject).names();
    const copy: RawAny = __rawAny(names.length);
    __copy(copy, 0, names, 0, names.length);
    return arrOf(copy);
  }
  const out: any[] = [];
  const keys: RawAny = ownKeysOf(o);
  let i: i32 = 0;
  while (i < keys.length) {
    const key: any = keys[i];
    i = i + 1;
    if (__kind(key) !== 4) continue;
    const p: Property | null = ownProperty(o, key);
    if (p === null || (p.flags & ENUMERABLE) === 0) continue;
    if (what === 0) {
      out.push(key);
      continue;
    }
    // A proxy's property is read by its own trap.
    const v: any = (p.flags & ACCESSOR) !== 0 || __kind(o) === 11 ? getProperty(o, key, o) : p.value;
    if (what === 1) out.push(v);
    else out.push([key, v] as any);
  }
  return out;
}

function optional(d: any, name: string): any {
  if (hasProperty(d, name as any)) return getProperty(d, name as any, d);
  return __hole();
}

/** Defines a property as a descriptor object says; what it leaves out stays or is false. */
export function defineFrom(o: any, key: any, d: any): boolean {
  if (__kind(d) < 7) throw new TypeError("Property description must be an object: " + describeObject(d));
  if (__kind(o) === 11) {
    const done: i32 = hostDefineFrom(o, key, d);
    if (done >= 0) return done !== 0;
  }
  return defineOwn(o, key, propertyFrom(d, ownProperty(o, key)));
}

/** ToPropertyDescriptor: the property that a descriptor makes of one that was there, or of none. */
export function propertyFrom(d: any, old: Property | null): Property {
  if (__kind(d) < 7) throw new TypeError("Property description must be an object: " + describeObject(d));
  const enumerable: any = optional(d, "enumerable");
  const configurable: any = optional(d, "configurable");
  const value: any = optional(d, "value");
  const writable: any = optional(d, "writable");
  const hole: any = __hole();
  const getter: any = optional(d, "get");
  if (!__refEq(getter, hole) && __kind(getter) !== 0 && rtTypeof(getter) !== "function") {
    throw new TypeError("Getter must be a function: " + describeObject(getter));
  }
  const setter: any = optional(d, "set");
  if (!__refEq(setter, hole) && __kind(setter) !== 0 && rtTypeof(setter) !== "function") {
    throw new TypeError("Setter must be a function: " + describeObject(setter));
  }
  const accessor: boolean = !__refEq(getter, hole) || !__refEq(setter, hole);
  const data: boolean = !__refEq(value, hole) || !__refEq(writable, hole);
  if (accessor && data) {
    throw new TypeError("Invalid property descriptor. Cannot both specify accessors and a value or writable attribute");
  }
  const p: Property = new Property(undefined, 0);
  if (old !== null) {
    p.flags = old.flags & (ENUMERABLE | CONFIGURABLE);
    if ((old.flags & ACCESSOR) !== 0) {
      if (!data) {
        p.flags = p.flags | ACCESSOR;
        p.get = old.get;
        p.set = old.set;
      }
    } else if (!accessor) {
      p.flags = p.flags | (old.flags & WRITABLE);
      p.value = old.value;
    }
  }
  if (accessor) {
    p.flags = p.flags | ACCESSOR;
    if (!__refEq(getter, hole)) p.get = getter;
    if (!__refEq(setter, hole)) p.set = setter;
  }
  if (!__refEq(value, hole)) p.value = value;
  if (!__refEq(writable, hole)) p.flags = withBit(p.flags, WRITABLE, rtToBoolean(writable));
  if (!__refEq(enumerable, hole)) p.flags = withBit(p.flags, ENUMERABLE, rtToBoolean(enumerable));
  if (!__refEq(configurable, hole)) p.flags = withBit(p.flags, CONFIGURABLE, rtToBoolean(configurable));
  return p;
}

// What a descriptor says, read once and found to be one.
function descriptorCopy(d: any): any {
  if (__kind(d) < 7) throw new TypeError("Property description must be an object: " + describeObject(d));
  const names: string[] = ["enumerable", "configurable", "value", "writable", "get", "set"];
  const out: any = rtNewObject();
  for (let i: number = 0; i < names.length; i++) {
    const v: any = optional(d, names[i]);
    if (!__refEq(v, __hole())) rtSetKey(out, names[i] as any, v);
  }
  propertyFrom(out, null);
  return out;
}

function defineOrThrow(o: any, key: any, d: any): void {
  if (defineFrom(o, key, d)) return;
  if (__kind(o) === 11 && hostIsGuest(o)) throw new TypeError("'defineProperty' on proxy: trap returned falsish for property '" + keyText(key) + "'");
  if (o instanceof ElementView && elementIndex(o as ElementView, key) < -1) throw new TypeError("Invalid typed array index");
  if (ownProperty(o, key) === null) throw new TypeError("Cannot define property " + keyText(key) + ", object is not extensible");
  throw new TypeError("Cannot redefine property: " + keyText(key));
}

/** The descriptor object of a property. */
export function descriptorOf(p: Property | null): any {
  if (p === null) return undefined;
  const d: any = rtNewObject();
  if ((p.flags & ACCESSOR) !== 0) {
    rtDefine(d, "get", p.get);
    rtDefine(d, "set", p.set);
  } else {
    rtDefine(d, "value", p.value);
    rtDefine(d, "writable", ((p.flags & WRITABLE) !== 0) as any);
  }
  rtDefine(d, "enumerable", ((p.flags & ENUMERABLE) !== 0) as any);
  rtDefine(d, "configurable", ((p.flags & CONFIGURABLE) !== 0) as any);
  return d;
}

function withBit(flags: i32, bit: i32, on: boolean): i32 {
  if (on) return flags | bit;
  return flags & (bit ^ -1);
}

// The attributes of a sealed (1) or frozen (2) property.
function fixed(flags: i32, level: i32): i32 {
  if (level === 2 && (flags & ACCESSOR) === 0) return flags & ((WRITABLE | CONFIGURABLE) ^ -1);
  return flags & (CONFIGURABLE ^ -1);
}

// Seals (1) or freezes (2): attributes of dynamic properties, and the level for fields and elements.
function setLevel(o: any, level: i32): void {
  const k: i32 = __kind(o);
  if (k < 7) return;
  if (o instanceof ElementView) {
    if (level === 2 && (o as ElementView)._length > 0) throw new TypeError("Cannot freeze array buffer views with elements");
  }
  preventExtensions(o);
  const keys: RawAny = ownKeysOf(o);
  let i: i32 = 0;
  while (i < keys.length && (k === 10 || k === 11 || k === 8)) {
    const p: Property | null = ownProperty(o, keys[i]);
    if (p !== null) {
      p.flags = fixed(p.flags, level);
      defineOwn(o, keys[i], p);
    }
    i = i + 1;
  }
  if (k !== 7 && k !== 9) return;
  const e: DynObject = extOf(o);
  if (e.level < level) e.level = level;
  i = 0;
  while (i < e.shape.count) {
    const flags: i32 = e.flagsAt(i);
    e.setFlags(i, fixed(flags, level));
    i = i + 1;
  }
}

function atLevel(o: any, level: i32): boolean {
  if (__kind(o) < 7) return true;
  if (isExtensible(o)) return false;
  const keys: RawAny = ownKeysOf(o);
  let i: i32 = 0;
  while (i < keys.length) {
    const p: Property | null = ownProperty(o, keys[i]);
    if (p !== null) {
      if ((p.flags & CONFIGURABLE) !== 0) return false;
      if (level === 2 && (p.flags & WRITABLE) !== 0) return false;
    }
    i = i + 1;
  }
  return true;
}

function toObject(v: any): any {
  if (__kind(v) < 2) return rtNewObject();
  return rtToObject(v);
}

export class Object {
  static __call(value?: any): any {
    return toObject(value);
  }
  static __new(value?: any): any {
    return toObject(value);
  }

  static keys(o: any): string[] {
    return listOwn(o, 0) as any as string[];
  }
  static values(o: any): any[] {
    return listOwn(o, 1);
  }
  static entries(o: any): [string, any][] {
    return listOwn(o, 2) as any as [string, any][];
  }

  static assign(given: any, ...sources: any[]): any {
    const target: any = rtToObject(given);
    let i: i32 = 0;
    while (i < __arrLen(sources)) {
      const source: any = arrGetAny(sources, __f64(i));
      i = i + 1;
      if (__kind(source) < 2) continue;
      const keys: RawAny = ownKeysOf(source);
      let j: i32 = 0;
      while (j < keys.length) {
        const p: Property | null = ownProperty(source, keys[j]);
        if (p !== null && (p.flags & ENUMERABLE) !== 0) rtSetKey(target, keys[j], getProperty(source, keys[j], source));
        j = j + 1;
      }
    }
    return target;
  }

  static fromEntries(entries: any): any {
    const out: any = rtNewObject();
    const it: any = rtIterator(entries);
    while (rtIterNext(it)) {
      try {
        const e: any = rtIterValue(it);
        if (__kind(e) < 7) throw new TypeError("Iterator value " + describeObject(e) + " is not an entry object");
        rtDefine(out, rtGetIndex(e, 0 as any), rtGetIndex(e, 1 as any));
      } catch (thrown) {
        rtIterFail(it);
        throw thrown;
      }
    }
    return out;
  }

  static groupBy(items: any, f: (item: any, index: number) => any): any {
    const out: any = new DynObject(null) as any;
    const it: any = rtIterator(items);
    let i: number = 0;
    while (rtIterNext(it)) {
      const v: any = rtIterValue(it);
      let key: any = undefined;
      try {
        key = rtToPropertyKey(f(v, i));
      } catch (thrown) {
        rtIterFail(it);
        throw thrown;
      }
      const d: DynObject = out as DynObject;
      const at: i32 = d.find(key);
      if (at >= 0) (d.valueAt(at) as any[]).push(v);
      else d.add(key, [v] as any, PLAIN);
      i = i + 1;
    }
    return out;
  }

  static freeze<T>(o: T): T {
    setLevel(o as any, 2);
    return o;
  }
  static isFrozen(o: any): boolean {
    return atLevel(o, 2);
  }
  static seal<T>(o: T): T {
    setLevel(o as any, 1);
    return o;
  }
  static isSealed(o: any): boolean {
    return atLevel(o, 1);
  }
  static preventExtensions<T>(o: T): T {
    if (__kind(o as any) > 6 && !preventExtensions(o as any)) throw new TypeError("'preventExtensions' on proxy: trap returned falsish");
    return o;
  }
  static isExtensible(o: any): boolean {
    return isExtensible(o);
  }

  static defineProperty<T>(o: T, key: PropertyKey, descriptor: any): T {
    if (__kind(o as any) < 7) throw new TypeError("Object.defineProperty called on non-object");
    defineOrThrow(o as any, rtToPropertyKey(key as any), descriptor);
    return o;
  }

  static defineProperties<T>(o: T, properties: any): T {
    if (__kind(o as any) < 7) throw new TypeError("Object.defineProperties called on non-object");
    nonNull(properties);
    const keys: RawAny = ownKeysOf(properties);
    const descriptors: RawAny = __rawAny(keys.length);
    let i: i32 = 0;
    // Nothing is defined before all descriptors are read.
    while (i < keys.length) {
      const p: Property | null = ownProperty(properties, keys[i]);
      if (p !== null && (p.flags & ENUMERABLE) !== 0) descriptors[i] = descriptorCopy(getProperty(properties, keys[i], properties));
      i = i + 1;
    }
    i = 0;
    while (i < keys.length) {
      if (__kind(descriptors[i]) !== 0) defineOrThrow(o as any, keys[i], descriptors[i]);
      i = i + 1;
    }
    return o;
  }

  static getOwnPropertyNames(o: any): string[] {
    return ownOfKind(nonNull(o), 4) as any as string[];
  }
  static getOwnPropertySymbols(o: any): symbol[] {
    return ownOfKind(nonNull(o), 5) as any as symbol[];
  }
  static getOwnPropertyDescriptor(o: any, key: PropertyKey): PropertyDescriptor | undefined {
    return descriptorOf(ownProperty(nonNull(o), rtToPropertyKey(key as any))) as PropertyDescriptor | undefined;
  }
  static getOwnPropertyDescriptors(o: any): any {
    const out: any = rtNewObject();
    const keys: RawAny = ownKeysOf(nonNull(o));
    let i: i32 = 0;
    while (i < keys.length) {
      rtDefine(out, keys[i], descriptorOf(ownProperty(o, keys[i])));
      i = i + 1;
    }
    return out;
  }

  static getPrototypeOf(o: any): any {
    return protoOf(nonNull(o));
  }
  static setPrototypeOf(o: any, p: any): any {
    nonNull(o);
    if (__kind(p) !== 1 && __kind(p) < 7) {
      throw new TypeError("Object prototype may only be an Object or null: " + describeObject(p));
    }
    if (!setProtoOf(o, p)) {
      throw new TypeError(isExtensible(o) ? "Cyclic __proto__ value" : describeObject(o) + " is not extensible");
    }
    return o;
  }
  static create(p: any, properties?: any): any {
    if (__kind(p) !== 1 && __kind(p) < 7) {
      throw new TypeError("Object prototype may only be an Object or null: " + describeObject(p));
    }
    const o: any = new DynObject(p) as any;
    if (__kind(properties) !== 0) Object.defineProperties(o, properties);
    return o;
  }

  static is(a: any, b: any): boolean {
    return rtSameValue(a, b);
  }
  static hasOwn(o: any, key: PropertyKey): boolean {
    return ownProperty(nonNull(o), rtToPropertyKey(key as any)) !== null;
  }

  hasOwnProperty(this: any, key: PropertyKey): boolean {
    const p: any = rtToPropertyKey(key as any);
    return ownProperty(nonNull(this), p) !== null;
  }
  isPrototypeOf(this: any, v: any): boolean {
    if (__kind(v) < 7) return false;
    nonNull(this);
    let o: any = protoOf(v);
    while (__kind(o) > 6) {
      if (rtStrictEq(o, this)) return true;
      o = protoOf(o);
    }
    return false;
  }
  propertyIsEnumerable(this: any, key: PropertyKey): boolean {
    const p: Property | null = ownProperty(nonNull(this), rtToPropertyKey(key as any));
    return p !== null && (p.flags & ENUMERABLE) !== 0;
  }
  toString(this: any): string {
    return objectToString(this);
  }
  toLocaleString(this: any): any {
    return rtCallMethod(this, "toString", __rawAny(0));
  }
  valueOf(this: any): any {
    return rtToObject(this);
  }
  __defineGetter__(this: any, key: PropertyKey, getter: any): void {
    accessor(this, key as any, getter, undefined);
  }
  __defineSetter__(this: any, key: PropertyKey, setter: any): void {
    accessor(this, key as any, undefined, setter);
  }
  __lookupGetter__(this: any, key: PropertyKey): any {
    const p: Property | null = lookup(this, rtToPropertyKey(key as any));
    return p === null ? undefined : p.get;
  }
  __lookupSetter__(this: any, key: PropertyKey): any {
    const p: Property | null = lookup(this, rtToPropertyKey(key as any));
    return p === null ? undefined : p.set;
  }
  get __proto__(): any {
    return protoOf(nonNull(this as any));
  }
  set __proto__(p: any) {
    nonNull(this as any);
    if (__kind(p) !== 1 && __kind(p) < 7 || __kind(this as any) < 7) return;
    if (!setProtoOf(this as any, p)) throw new TypeError(isExtensible(this as any) ? "Cyclic __proto__ value" : describeObject(this as any) + " is not extensible");
  }
}

function accessor(o: any, key: any, getter: any, setter: any): void {
  nonNull(o);
  const f: any = __kind(getter) === 0 ? setter : getter;
  if (rtTypeof(f) !== "function") throw new TypeError("Object.prototype.__define" + (__kind(getter) === 0 ? "S" : "G") + "etter__: Expecting function");
  rtDefineAccessor(o, key, getter, setter, true);
}

// A property of an object or of one that it inherits from.
function lookup(o: any, key: any): Property | null {
  let at: any = nonNull(o);
  while (__kind(at) > 1) {
    const p: Property | null = ownProperty(at, key);
    if (p !== null) return p;
    at = protoOf(at);
  }
  return null;
}

function ownOfKind(o: any, kind: i32): any[] {
  const out: any[] = [];
  const keys: RawAny = ownKeysOf(o);
  let i: i32 = 0;
  while (i < keys.length) {
    if (__kind(keys[i]) === kind) out.push(keys[i]);
    i = i + 1;
  }
  return out;
}

/** Object.prototype.toString */
export function objectToString(given: any): string {
  let k: i32 = __kind(given);
  if (k === 0) return "[object Undefined]";
  if (k === 1) return "[object Null]";
  const tag: any = getProperty(given, Symbol.toStringTag as any, given);
  if (__kind(tag) === 4) return "[object " + (tag as string) + "]";
  const o: any = unboxed(given);
  k = __kind(o);
  if (k === 2) return "[object Boolean]";
  if (k === 3) return "[object Number]";
  if (k === 4) return "[object String]";
  if (k === 9) return isArguments(o) ? "[object Arguments]" : "[object Array]";
  if (k === 11 && hostIsArray(o)) return "[object Array]";
  if (rtTypeof(o) === "function") return "[object Function]";
  if (k === 7) {
    const name: string = builtinTag(o);
    if (name !== "") return "[object " + name + "]";
  }
  return "[object Object]";
}

// Error, Date and RegExp show their class, and so do the classes derived from them.
function builtinTag(o: any): string {
  let p: any = o;
  while (__kind(p) > 6) {
    const c: Property | null = ownProperty(p, "constructor");
    if (c !== null && __kind(c.value) === 8) {
      const name: string = rtToString(getProperty(c.value, "name", c.value));
      if (name === "Error" || name === "Date" || name === "RegExp") return name;
    }
    p = protoOf(p);
  }
  return "";
}
