// Objects that literals, patterns and classes make, and definitions of their properties: entry points
// of the compiler.
import { __kind, __rawAny, __strLen, __fnName, __fnSetName, __ext, __metaName } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtToPropertyKey, rtToString, rtStrictEq } from "./operator";
import { DynObject, Accessor, ENUMERABLE, CONFIGURABLE, ACCESSOR, LIVE, PLAIN, HIDDEN } from "./dynobject";
import { Property, ownProperty, defineOwn, ownKeysOf, setProtoOf, extOf, objectPrototype } from "./property";
import { getProperty } from "./dynamic";
import { rtCall } from "./invocation";

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

/** Names an anonymous function after the computed key of its property (ECMAScript 10.2.9); that of an accessor has a prefix already. */
export function rtNameFunction(f: any, key: any): any {
  if (__kind(f) !== 8) return f;
  const prefix: string = __fnName(f);
  if (__strLen(prefix) === 0 || prefix === "get " || prefix === "set ") __fnSetName(f, prefix + keyName(key));
  return f;
}

function keyName(key: any): string {
  if (__kind(key) !== 5) return rtToString(key);
  const description: string | undefined = (key as Symbol).description;
  return description === undefined ? "" : "[" + description + "]";
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

/** CopyDataProperties: what is excluded is not even read. */
function copyProperties(target: any, source: any, excluded: RawAny): void {
  if (__kind(source) < 2) return;
  if (excluded.length === 0 && __kind(source) === 10 && __kind(target) === 10) {
    if ((target as DynObject).takes(source as DynObject)) return;
  }
  // A literal whose properties nobody changed has data properties only.
  const plain: boolean = __kind(source) === 7 && __kind(__ext(source)) === 0 && __strLen(__metaName(source)) === 0;
  const keys: RawAny = ownKeysOf(source);
  let i: i32 = 0;
  while (i < keys.length) {
    const key: any = keys[i];
    i = i + 1;
    if (contains(excluded, key)) continue;
    if (plain) {
      rtDefine(target, key, getProperty(source, key, source));
      continue;
    }
    const p: Property | null = ownProperty(source, key);
    if (p !== null && (p.flags & ENUMERABLE) !== 0) rtDefine(target, key, getProperty(source, key, source));
  }
}

function contains(keys: RawAny, key: any): boolean {
  let i: i32 = 0;
  while (i < keys.length) {
    if (rtStrictEq(keys[i], key)) return true;
    i = i + 1;
  }
  return false;
}

/** The properties of an object in a literal or another object. */
export function rtSpread(target: any, source: any): void {
  copyProperties(target, source, __rawAny(0));
}

/** The object of a rest pattern. */
export function rtRest(source: any, excluded: RawAny): any {
  const keys: RawAny = __rawAny(excluded.length);
  let i: i32 = 0;
  while (i < keys.length) {
    keys[i] = rtToPropertyKey(excluded[i]);
    i = i + 1;
  }
  const out: any = rtNewObject();
  copyProperties(out, source, keys);
  return out;
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
