// The own properties of every kind of object: what a property is, defining, deleting and listing. An object
// with a static layout keeps its fields in the layout; whatever else happens to it is in its side table.
import { Error, errorField, rtRefuseText } from "./error";
import { RegExp } from "./regexp";
import {
  __kind, __refEq, __isNull, __rawAny, __copy, __strLen, __f64, __trunc, __keys, __fieldGet, __fieldSet, __proto, __ext, __setExt,
  __hole, __fnGeneric, __fnName, __fnSetName, __fnInfo, __fnHome, __null, __arrLen, __arrF64, __arrVals, __f64Bits,
} from "./intrinsics";
import { strEq } from "./string";
import { numToString } from "./number";
import { arrGetAny, arrSetAny, arrSetLength } from "./array";
import { Symbol, symbolText } from "./symbol";
import { rtToNumber, rtSameValue } from "./operator";
import {
  DynObject, Accessor, sameKey, keyIndex, WRITABLE, ENUMERABLE, CONFIGURABLE, ACCESSOR, LIVE, FIELD, DELETED, IN_PLACE, PLAIN, HIDDEN,
} from "./dynobject";
import { Boxed, stringProperty } from "./boxed";
import { ElementView, elementIndex } from "./elementview";
import { hostOwnProperty, hostDefine, hostDelete, hostOwnKeys, hostPrototype, hostSetPrototype, hostIsExtensible, hostPreventExtensions } from "./hostops";

/** A property: its value or accessors, and attributes. */
export class Property {
  value: any;
  get: any;
  set: any;
  flags: i32;
  constructor(value: any, flags: i32) {
    this.value = value;
    this.get = undefined;
    this.set = undefined;
    this.flags = flags;
  }
}

class Plain {}
let objectProto: any = undefined;

/** Object.prototype. It is reached through a class so that the constructor `Object` is not pulled in. */
export function objectPrototype(): any {
  if (__kind(objectProto) === 0) objectProto = (__proto(new Plain() as any) as DynObject).proto;
  return objectProto;
}

/** The side table of an object, made when there is none. */
export function extOf(o: any): DynObject {
  const e: any = __ext(o);
  if (__kind(e) === 10) return e as DynObject;
  const made: DynObject = new DynObject(undefined);
  __setExt(o, made as any);
  return made;
}

/** Position of a field of the static layout, or -1. */
export function fieldIndex(o: any, key: any): i32 {
  if (__kind(key) !== 4) return -1;
  const keys: RawAny = __keys(o);
  if (__isNull(keys)) return -1;
  const n: i32 = keys.length;
  let i: i32 = 0;
  while (i < n) {
    if (__refEq(keys[i], key)) return i;
    i = i + 1;
  }
  const name: string = key as string;
  i = 0;
  while (i < n) {
    if (strEq(keys[i] as string, name)) return i;
    i = i + 1;
  }
  return -1;
}

/** Whether an array has an element at `i`, not a hole. */
export function arrHas(a: any[], i: number): boolean {
  if (i < 0 || i >= __f64(__arrLen(a))) return false;
  const at: i32 = __trunc(i);
  if (__f64(at) !== i) return false;
  const f: RawF64 = __arrF64(a);
  if (!__isNull(f)) return __f64Bits(f[at]) !== 0x7FFCDEAD00000002n;
  const v: RawAny = __arrVals(a);
  if (__isNull(v)) return false;
  return !__refEq(v[at], __hole());
}

/** The `prototype` of a function value; undefined when it has none. */
export function functionPrototype(f: any): any {
  const e: any = __ext(f);
  if (__kind(e) === 10) {
    const d: DynObject = e as DynObject;
    const i: i32 = d.find("prototype");
    if (i >= 0) return d.valueAt(i);
  }
  const info: i32 = __fnInfo(f);
  if ((info & 0x10000) !== 0) return __fnHome(f);
  if ((info & 0x20000) !== 0) return undefined;
  const p: DynObject = new DynObject(objectPrototype());
  p.add("constructor", f, HIDDEN);
  extOf(f).add("prototype", p as any, WRITABLE);
  return p as any;
}

function ofSlot(d: DynObject, i: i32): Property {
  const flags: i32 = d.flagsAt(i);
  const p: Property = new Property(undefined, flags & 15);
  const v: any = d.valueAt(i);
  if ((flags & LIVE) !== 0) {
    p.flags = flags & PLAIN;
    p.value = __fnGeneric((v as Accessor).get, undefined, undefined, __rawAny(0));
  } else if ((flags & ACCESSOR) !== 0) {
    const a: Accessor = v as Accessor;
    p.get = a.get;
    p.set = a.set;
  } else {
    p.value = v;
  }
  return p;
}

function leveled(o: any, flags: i32): i32 {
  const e: any = __ext(o);
  if (__kind(e) !== 10) return flags;
  const level: i32 = (e as DynObject).level;
  if (level === 0) return flags;
  if (level === 1) return flags & 3;
  return flags & ENUMERABLE;
}

// Attributes of a field of a static layout; -1 when it is no property of the object.
function fieldFlags(o: any, key: any): i32 {
  if (__kind(key) !== 4) return PLAIN;
  const n: i32 = __strLen(key as string);
  if (n < 4 || n > 10) return PLAIN;
  if (o instanceof Error) return errorField(o as Error, key as string);
  if (n === 9 && o instanceof RegExp && strEq(key as string, "lastIndex")) return WRITABLE;
  return PLAIN;
}

// The characters and the length of an object around a string.
function boxedProperty(o: any, key: any): Property | null {
  if (!(o instanceof Boxed)) return null;
  const v: any = (o as Boxed)._value;
  return __kind(v) === 4 ? stringProperty(v as string, key) : null;
}

/** [[GetOwnProperty]] of any value. */
export function ownProperty(o: any, key: any): Property | null {
  const k: i32 = __kind(o);
  if (k === 10) {
    const d: DynObject = o as DynObject;
    const i: i32 = d.find(key);
    if (i < 0) return null;
    return ofSlot(d, i);
  }
  if (k === 11) return hostOwnProperty(o, key);
  if (k === 4) return stringProperty(o as string, key);
  if (k < 7) return null;
  if (o instanceof ElementView) {
    const at: i32 = elementIndex(o as ElementView, key);
    if (at !== -1) return at < 0 ? null : new Property((o as ElementView)._get(at), PLAIN);
  }
  const e: any = __ext(o);
  if (__kind(e) === 10) {
    const d: DynObject = e as DynObject;
    const i: i32 = d.find(key);
    if (i >= 0) {
      const flags: i32 = d.flagsAt(i);
      if ((flags & DELETED) !== 0) return null;
      if ((flags & FIELD) !== 0) return new Property(k === 9 ? (__f64(__arrLen(o as any[])) as any) : __fieldGet(o, fieldIndex(o, key)), flags & 7);
      return ofSlot(d, i);
    }
  }
  if (k === 7) {
    const i: i32 = fieldIndex(o, key);
    if (i < 0) return boxedProperty(o, key);
    const v: any = __fieldGet(o, i);
    if (__refEq(v, __hole())) return null;
    const flags: i32 = fieldFlags(o, key);
    if (flags < 0) return null;
    return new Property(v, leveled(o, flags));
  }
  if (__kind(key) !== 4) return null;
  const name: string = key as string;
  if (k === 9) {
    const at: number = keyIndex(key);
    if (at >= 0) {
      if (!arrHas(o as any[], at)) return null;
      return new Property(arrGetAny(o as any[], at), leveled(o, PLAIN));
    }
    if (strEq(name, "length")) return new Property(__f64(__arrLen(o as any[])) as any, leveled(o, WRITABLE));
    return null;
  }
  if (strEq(name, "name")) return new Property(__fnName(o) as any, CONFIGURABLE);
  if (strEq(name, "length")) return new Property(__f64(__fnInfo(o) & 0x3FFF) as any, CONFIGURABLE);
  if (strEq(name, "prototype")) {
    const p: any = functionPrototype(o);
    if (__kind(p) === 0) return null;
    return new Property(p, (__fnInfo(o) & 0x10000) !== 0 ? 0 : WRITABLE);
  }
  return null;
}

/** [[DefineOwnProperty]] with a complete property, replacing what is there unless that is fixed. */
export function defineOwn(o: any, key: any, p: Property): boolean {
  const k: i32 = __kind(o);
  if (k === 11) return hostDefine(o, key, p);
  if (o instanceof ElementView) {
    const at: i32 = elementIndex(o as ElementView, key);
    if (at < -1) return false;
    if (at >= 0) {
      if (p.flags !== PLAIN) return false;
      (o as ElementView)._set(at, p.value);
      return true;
    }
  }
  const old: Property | null = ownProperty(o, key);
  if (old === null) {
    if (!isExtensible(o)) return false;
  } else if ((old.flags & CONFIGURABLE) === 0) {
    if ((p.flags & CONFIGURABLE) !== 0 || ((p.flags ^ old.flags) & (ENUMERABLE | ACCESSOR)) !== 0) return false;
    if ((old.flags & ACCESSOR) !== 0) {
      if (!__refEq(p.get, old.get) || !__refEq(p.set, old.set)) return false;
    } else if ((old.flags & WRITABLE) === 0) {
      if ((p.flags & WRITABLE) !== 0 || !rtSameValue(p.value, old.value)) return false;
    }
  }
  const accessor: boolean = (p.flags & ACCESSOR) !== 0;
  const stored: any = accessor ? (new Accessor(p.get, p.set) as any) : p.value;
  if (k === 10) {
    (o as DynObject).put(key, stored, p.flags);
    return true;
  }
  if (k === 7 && !accessor) {
    const i: i32 = fieldIndex(o, key);
    const e: any = __ext(o);
    const gone: i32 = __kind(e) === 10 ? (e as DynObject).find(key) : -1;
    if (i >= 0 && gone >= 0 && ((e as DynObject).flagsAt(gone) & FIELD) === 0) {
      // A field that was deleted comes back as the last property, outside its place.
      const before: i32 = (e as DynObject).flagsAt(gone);
      if ((before & DELETED) !== 0) (e as DynObject).removeAt(gone);
      (e as DynObject).put(key, p.value, p.flags | (before & IN_PLACE));
      return true;
    }
    if (i >= 0) {
      __fieldSet(o, i, p.value);
      if (p.flags !== PLAIN) extOf(o).put(key, undefined, p.flags | FIELD);
      else if (__kind(e) === 10) {
        const at: i32 = (e as DynObject).find(key);
        if (at >= 0) (e as DynObject).removeAt(at);
      }
      return true;
    }
  }
  if (k === 9) {
    const at: number = keyIndex(key);
    if (at >= 0) return defineElement(o as any[], at, key, stored, p.flags);
    if (__kind(key) === 4 && strEq(key as string, "length")) {
      const done: boolean = setArrayLength(o, p.value);
      if ((p.flags & WRITABLE) === 0) extOf(o).put(key, undefined, FIELD);
      return done;
    }
  }
  extOf(o).put(key, stored, accessor && k === 7 && hasPlace(o, key) ? p.flags | IN_PLACE : p.flags);
  return true;
}

// Whether a property is among the fields of the static layout, for the order of keys.
function hasPlace(o: any, key: any): boolean {
  const i: i32 = fieldIndex(o, key);
  if (i < 0) return false;
  const e: any = __ext(o);
  const at: i32 = __kind(e) === 10 ? (e as DynObject).find(key) : -1;
  if (at >= 0) return ((e as DynObject).flagsAt(at) & (FIELD | IN_PLACE)) !== 0;
  return !__refEq(__fieldGet(o, i), __hole()) && fieldFlags(o, key) >= 0;
}

// Defines an element. One that is no plain data property is kept in the side table, and a hole in its place.
function defineElement(a: any[], at: number, key: any, stored: any, flags: i32): boolean {
  const isNew: boolean = at >= __f64(__arrLen(a));
  if (isNew && !isLengthWritable(a as any)) return false;
  const e: any = __ext(a as any);
  if (flags !== PLAIN) {
    if (isNew) arrSetLength(a, at + 1);
    else if (arrHas(a, at)) arrSetAny(a, at, __hole());
    extOf(a as any).put(key, stored, flags);
    return true;
  }
  if (__kind(e) === 10) {
    const i: i32 = (e as DynObject).find(key);
    if (i >= 0) (e as DynObject).removeAt(i);
  }
  arrSetAny(a, at, stored);
  return true;
}

/** Whether elements may be added to an array. */
export function isLengthWritable(a: any): boolean {
  const e: any = __ext(a);
  return __kind(e) !== 10 || (e as DynObject).find("length") < 0;
}

/** Sets the length of an array; false when an element that cannot be deleted stands in the way. */
export function setArrayLength(a: any, v: any): boolean {
  const n: number = rtToNumber(v);
  const e: any = __ext(a);
  if (__kind(e) === 10 && (e as DynObject).shape.hasIndex) {
    const d: DynObject = e as DynObject;
    const keys: RawAny = d.ownKeys();
    let i: i32 = keys.length - 1;
    while (i >= 0) {
      const at: number = keyIndex(keys[i]);
      if (at >= n) {
        const slot: i32 = d.find(keys[i]);
        if ((d.flagsAt(slot) & CONFIGURABLE) === 0) {
          arrSetLength(a as any[], at + 1);
          return false;
        }
        d.removeAt(slot);
      }
      i = i - 1;
    }
  }
  arrSetLength(a as any[], n);
  return true;
}

/** [[Delete]]; false when the property is not configurable. */
export function deleteOwn(o: any, key: any): boolean {
  const k: i32 = __kind(o);
  if (k === 11) return hostDelete(o, key);
  if (k === 10) {
    const d: DynObject = o as DynObject;
    const i: i32 = d.find(key);
    if (i < 0) return true;
    if ((d.flagsAt(i) & CONFIGURABLE) === 0) return false;
    d.removeAt(i);
    return true;
  }
  const p: Property | null = ownProperty(o, key);
  if (p === null) return true;
  if ((p.flags & CONFIGURABLE) === 0) return false;
  if (o instanceof ElementView) {
    if (elementIndex(o as ElementView, key) >= 0) return false;
  }
  if (k === 9) {
    const at: number = keyIndex(key);
    if (at >= 0 && arrHas(o as any[], at)) {
      arrSetAny(o as any[], at, __hole());
      return true;
    }
  }
  if (k === 8 || (k === 7 && fieldIndex(o, key) >= 0)) {
    extOf(o).put(key, undefined, DELETED);
    if (k === 7) clearField(o, fieldIndex(o, key));
    return true;
  }
  const e: DynObject = extOf(o);
  const i: i32 = e.find(key);
  if (i >= 0) e.removeAt(i);
  return true;
}

/** Code that knows the class reads the field itself: nothing is left there, where its type has room for that. */
function clearField(o: any, at: i32): void {
  try {
    __fieldSet(o, at, undefined);
  } catch (e) {
    // The type has none.
  }
}

class KeyList {
  items: RawAny;
  count: i32;
  constructor(capacity: i32) {
    this.items = __rawAny(capacity);
    this.count = 0;
  }
  push(key: any): void {
    if (this.count === this.items.length) {
      const more: RawAny = __rawAny(this.count * 2 + 4);
      __copy(more, 0, this.items, 0, this.count);
      this.items = more;
    }
    this.items[this.count] = key;
    this.count = this.count + 1;
  }
  done(): RawAny {
    if (this.count === this.items.length) return this.items;
    const out: RawAny = __rawAny(this.count);
    __copy(out, 0, this.items, 0, this.count);
    return out;
  }
}

/** [[OwnPropertyKeys]]: strings and symbols in the order of the language. */
export function ownKeysOf(o: any): RawAny {
  const k: i32 = __kind(o);
  if (k === 10) return (o as DynObject).ownKeys();
  if (k === 11) return hostOwnKeys(o);
  const out: KeyList = new KeyList(4);
  if (k === 4) {
    stringKeys(o as string, out);
    return out.done();
  }
  if (k < 7) return out.done();
  const e: any = __ext(o);
  const has: boolean = __kind(e) === 10;
  if (k === 9) {
    const n: i32 = __arrLen(o as any[]);
    let i: i32 = 0;
    while (i < n) {
      if (arrHas(o as any[], __f64(i)) || has && (e as DynObject).find(numToString(__f64(i))) >= 0) out.push(numToString(__f64(i)) as any);
      i = i + 1;
    }
    out.push("length");
  } else if (k === 8) {
    if (!has || (e as DynObject).find("length") < 0) out.push("length");
    if (!has || (e as DynObject).find("name") < 0) out.push("name");
    const p: any = functionPrototype(o);
    if (__kind(p) !== 0 && (__kind(__ext(o)) !== 10 || (__ext(o) as DynObject).find("prototype") < 0)) out.push("prototype");
  } else {
    layoutKeys(o, has, e, out);
  }
  if (__kind(__ext(o)) === 10) {
    const d: DynObject = __ext(o) as DynObject;
    const keys: RawAny = d.ownKeys();
    let i: i32 = 0;
    while (i < keys.length) {
      const at: i32 = d.find(keys[i]);
      const skip: boolean = (d.flagsAt(at) & (DELETED | FIELD | IN_PLACE)) !== 0;
      if (!skip && !(has && k !== 8 && keyIndex(keys[i]) >= 0)) out.push(keys[i]);
      i = i + 1;
    }
  }
  return out.done();
}

function stringKeys(s: string, out: KeyList): void {
  const n: i32 = __strLen(s);
  let i: i32 = 0;
  while (i < n) {
    out.push(numToString(__f64(i)) as any);
    i = i + 1;
  }
  out.push("length");
}

// Keys of a static layout; indexes that were added later come before its names.
function layoutKeys(o: any, has: boolean, e: any, out: KeyList): void {
  if (has) {
    const d: DynObject = e as DynObject;
    if (d.shape.hasIndex) {
      const keys: RawAny = d.ownKeys();
      let i: i32 = 0;
      while (i < keys.length) {
        if (keyIndex(keys[i]) >= 0 && (d.flagsAt(d.find(keys[i])) & (DELETED | FIELD)) === 0) out.push(keys[i]);
        i = i + 1;
      }
    }
  }
  if (o instanceof ElementView) {
    const n: i32 = (o as ElementView)._length;
    let at: i32 = 0;
    while (at < n) {
      out.push(numToString(__f64(at)) as any);
      at = at + 1;
    }
  }
  if (o instanceof Boxed && __kind((o as Boxed)._value) === 4) stringKeys((o as Boxed)._value as string, out);
  const names: RawAny = __keys(o);
  if (__isNull(names)) return;
  let i: i32 = 0;
  while (i < names.length) {
    let own: boolean = !__refEq(__fieldGet(o, i), __hole());
    if (has) {
      const at: i32 = (e as DynObject).find(names[i]);
      if (at >= 0 && ((e as DynObject).flagsAt(at) & (FIELD | IN_PLACE)) === 0) own = false;
    }
    if (own && fieldFlags(o, names[i]) >= 0) out.push(names[i]);
    i = i + 1;
  }
}

/** [[GetPrototypeOf]]: null is the value null. */
export function protoOf(o: any): any {
  const k: i32 = __kind(o);
  if (k === 10) return (o as DynObject).proto;
  if (k === 11) return hostPrototype(o);
  if (k > 6) {
    const e: any = __ext(o);
    if (__kind(e) === 10 && __kind((e as DynObject).proto) !== 0) return (e as DynObject).proto;
    if (k === 8 && (__fnInfo(o) & 0xC000) !== 0) return kindPrototype(kindOf(o), __proto(o));
  }
  return __proto(o);
}

// 1 for an async function, 2 for a generator function, 3 for both.
function kindOf(f: any): i32 {
  return (__fnInfo(f) >>> 14) & 3;
}

function kindName(kind: i32): string {
  return ((kind & 1) !== 0 ? "Async" : "") + ((kind & 2) !== 0 ? "Generator" : "") + "Function";
}

/** "Function", or what kind of function it is. */
export function functionKind(f: any): string {
  return kindName(__kind(f) === 8 ? kindOf(f) : 0);
}

// The prototypes of async functions, generator functions and both, made when they are asked for.
let kindPrototypes: RawAny = __null<RawAny>();

function kindPrototype(kind: i32, above: any): any {
  if (__isNull(kindPrototypes)) kindPrototypes = __rawAny(4);
  const made: any = kindPrototypes[kind];
  if (__kind(made) !== 0) return made;
  const name: string = kindName(kind);
  const maker: any = (): any => rtRefuseText();
  __fnSetName(maker, name);
  const prototype: DynObject = new DynObject(above);
  kindPrototypes[kind] = prototype as any;
  prototype.add("constructor" as any, maker, CONFIGURABLE);
  prototype.add(Symbol.toStringTag as any, name as any, CONFIGURABLE);
  extOf(maker).add("prototype" as any, prototype as any, 0);
  return prototype as any;
}

/** [[SetPrototypeOf]]. */
export function setProtoOf(o: any, p: any): boolean {
  const k: i32 = __kind(o);
  if (k < 7) return true;
  if (k === 11) return hostSetPrototype(o, p);
  if (__refEq(protoOf(o), p)) return true;
  if (!isExtensible(o)) return false;
  let q: any = p;
  while (__kind(q) > 6 && __kind(q) !== 11) {
    if (__refEq(q, o)) return false;
    q = protoOf(q);
  }
  if (k === 10) (o as DynObject).proto = p;
  else extOf(o).proto = p;
  return true;
}

export function isExtensible(o: any): boolean {
  const k: i32 = __kind(o);
  if (k === 10) return (o as DynObject).extensible;
  if (k === 11) return hostIsExtensible(o);
  if (k < 7) return false;
  const e: any = __ext(o);
  return __kind(e) !== 10 || (e as DynObject).extensible;
}

export function preventExtensions(o: any): boolean {
  const k: i32 = __kind(o);
  if (k === 11) return hostPreventExtensions(o);
  if (k === 10) (o as DynObject).extensible = false;
  else if (k > 6) extOf(o).extensible = false;
  return true;
}

/** The key as messages show it. */
export function keyText(key: any): string {
  if (__kind(key) === 4) return key as string;
  return symbolText(key as Symbol);
}
