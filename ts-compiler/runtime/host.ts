// Host values in the program: the operations on them, globals of the host, and the functions by which the
// host looks into objects of the guest.
import {
  __kind, __refEq, __rawAny, __null, __hostUnwrap, __hostWrap,
} from "./intrinsics";
import { strEq } from "./string";
import { numToString } from "./number";

import { rtToPropertyKey, rtToString, rtStrictEq } from "./operator";
import { rtTypeof, rtGet, rtSet, rtHas, getProperty, setProperty, hasProperty, putOn } from "./dynamic";
import { rtCall, constructWith } from "./invocation";
import { rtGlobalThis } from "./globalfns";
import { keyIndex, ACCESSOR, WRITABLE } from "./dynobject";
import { Property, ownProperty, ownKeysOf, deleteOwn, protoOf, objectPrototype, functionPrototype } from "./property";
import { HostOps, installHost } from "./hostops";
import { toHost, fromHost, stringToHost, stringFromHost, argsToHost, listFromHost, keyId, putText, TEXT_AT } from "./border";
import {
  __dt_construct_new_object, __dt_property_get_key, __dt_property_set_key, __dt_property_has_key, __dt_property_get_index, __dt_property_set_index,
  __dt_property_has_index, __dt_property_get_value, __dt_property_set_value, __dt_property_has_value, __dt_property_delete_value,
  __dt_property_define_value, __dt_property_define_accessor, __dt_property_get_own, __dt_property_get_own_attributes, __dt_property_own_keys,
  __dt_property_get_prototype, __dt_property_set_prototype, __dt_property_prevent_extensions, __dt_property_is_extensible,
  __dt_convert_kind_of, __dt_convert_to_primitive, __dt_convert_inspect, __dt_call_invoke_key, __dt_call_invoke_value, __dt_call_call,
  __dt_call_construct, __dt_call_global, __dt_call_has_global, __dt_operator_strict_equals, __dt_operator_instance_of,
} from "./hostimports";

// Prototypes that both sides have. To the program an object of the host inherits from the program's, so that
// what the host throws is an `instanceof TypeError`, and `constructor` of a plain object is `Object`.
let hostPrototypes: any[] = [];
let guestPrototypes: any[] = [];

function pairPrototype(name: string, prototype: any): void {
  const constructor: Extern = __dt_call_global(TEXT_AT, putText(name));
  hostPrototypes.push(__hostWrap(__dt_property_get_value(constructor, stringToHost("prototype"))));
  guestPrototypes.push(prototype);
}

function pairPrototypes(): void {
  if (guestPrototypes.length > 0) return;
  pairPrototype("Object", objectPrototype());
  pairPrototype("Function", functionPrototype(Function as any));
  pairPrototype("Array", functionPrototype(Array as any));
  pairPrototype("Error", functionPrototype(Error as any));
  pairPrototype("TypeError", functionPrototype(TypeError as any));
  pairPrototype("RangeError", functionPrototype(RangeError as any));
  pairPrototype("SyntaxError", functionPrototype(SyntaxError as any));
  pairPrototype("ReferenceError", functionPrototype(ReferenceError as any));
  pairPrototype("EvalError", functionPrototype(EvalError as any));
  pairPrototype("URIError", functionPrototype(URIError as any));
}

/** The program's prototype in the place of one of the host; others stay. */
function guestPrototype(p: any): any {
  if (__kind(p) !== 11) return p;
  pairPrototypes();
  const e: Extern = __hostUnwrap(p);
  let i: number = 0;
  while (i < hostPrototypes.length) {
    if (__dt_operator_strict_equals(e, __hostUnwrap(hostPrototypes[i])) !== 0) return guestPrototypes[i];
    i = i + 1;
  }
  return p;
}

/** The program's constructor in the place of one of the host; others stay. */
function guestConstructor(c: any): any {
  if (__kind(c) !== 11 || rtTypeof(c) !== "function") return c;
  const p: any = fromHost(__dt_property_get_value(__hostUnwrap(c), stringToHost("prototype")));
  const known: any = guestPrototype(p);
  return __kind(known) < 7 || __kind(known) === 11 ? c : getProperty(known, "constructor", known);
}

class LiveHost extends HostOps {
  get(o: any, key: any, receiver: any): any {
    return rtStrictEq(o, receiver) ? this.read(o, key) : this.inherit(o, key, receiver);
  }

  /** What an object that inherits from this one finds: the host would give a getter the wrong `this`. */
  inherit(o: any, key: any, receiver: any): any {
    const p: Property | null = this.ownProperty(o, key);
    if (p === null) {
      const parent: any = this.prototype(o);
      return __kind(parent) > 6 ? getProperty(parent, key, receiver) : undefined;
    }
    if ((p.flags & ACCESSOR) === 0) return p.value;
    return __kind(p.get) === 0 ? undefined : rtCall(p.get, receiver, __rawAny(0));
  }

  read(o: any, key: any): any {
    const e: Extern = __hostUnwrap(o);
    const at: number = keyIndex(key);
    if (at >= 0) return fromHost(__dt_property_get_index(e, at));
    const id: i32 = __kind(key) === 4 ? keyId(key as string) : -1;
    if (id < 0) return fromHost(__dt_property_get_value(e, toHost(key)));
    const v: any = fromHost(__dt_property_get_key(e, id));
    if (__kind(v) === 11 && strEq(key as string, "constructor")) return guestConstructor(v);
    return v;
  }

  set(o: any, key: any, v: any, receiver: any): boolean {
    if (!rtStrictEq(o, receiver)) return this.assign(o, key, v, receiver);
    const e: Extern = __hostUnwrap(o);
    const at: number = keyIndex(key);
    const value: Extern = toHost(v);
    if (at >= 0) {
      __dt_property_set_index(e, at, value);
      return true;
    }
    const id: i32 = __kind(key) === 4 ? keyId(key as string) : -1;
    if (id >= 0) __dt_property_set_key(e, id, value);
    else __dt_property_set_value(e, toHost(key), value);
    return true;
  }

  /** Writes a property of an object that inherits from this one (ECMAScript 10.1.9.2). */
  assign(o: any, key: any, v: any, receiver: any): boolean {
    const p: Property | null = this.ownProperty(o, key);
    if (p === null) {
      const parent: any = this.prototype(o);
      return (__kind(parent) > 6 ? setProperty(parent, key, v, receiver) : putOn(receiver, key, v)) === 0;
    }
    if ((p.flags & ACCESSOR) === 0) return (p.flags & WRITABLE) !== 0 && putOn(receiver, key, v) === 0;
    if (__kind(p.set) === 0) return false;
    const args: RawAny = __rawAny(1);
    args[0] = v;
    rtCall(p.set, receiver, args);
    return true;
  }

  has(o: any, key: any): boolean {
    const e: Extern = __hostUnwrap(o);
    const at: number = keyIndex(key);
    if (at >= 0) return __dt_property_has_index(e, at) !== 0;
    const id: i32 = __kind(key) === 4 ? keyId(key as string) : -1;
    if (id >= 0) return __dt_property_has_key(e, id) !== 0;
    return __dt_property_has_value(e, toHost(key)) !== 0;
  }

  ownProperty(o: any, key: any): Property | null {
    const e: Extern = __hostUnwrap(o);
    const k: Extern = toHost(key);
    const attributes: i32 = __dt_property_get_own_attributes(e, k);
    if ((attributes & 8) === 0) return null;
    const p: Property = new Property(undefined, attributes & 7);
    if ((attributes & 1) === 0) {
      // Accessors have no attribute `writable`.
      const own: Extern = __dt_property_get_own(e, k);
      if (__dt_property_has_key(own, keyId("get")) !== 0) {
        p.flags = p.flags | ACCESSOR;
        p.get = fromHost(__dt_property_get_key(own, keyId("get")));
        p.set = fromHost(__dt_property_get_key(own, keyId("set")));
        return p;
      }
    }
    p.value = this.read(o, key);
    return p;
  }

  define(o: any, key: any, p: Property): boolean {
    const e: Extern = __hostUnwrap(o);
    if ((p.flags & ACCESSOR) !== 0) __dt_property_define_accessor(e, toHost(key), toHost(p.get), toHost(p.set), p.flags & 6);
    else __dt_property_define_value(e, toHost(key), toHost(p.value), p.flags & 7);
    return true;
  }

  remove(o: any, key: any): boolean {
    return __dt_property_delete_value(__hostUnwrap(o), toHost(key)) !== 0;
  }

  ownKeys(o: any): RawAny {
    const count: i32 = __dt_property_own_keys(__hostUnwrap(o));
    const keys: RawAny = listFromHost(0, count);
    let i: i32 = 0;
    while (i < count) {
      if (__kind(keys[i]) === 3) keys[i] = rtToString(keys[i]) as any;
      i = i + 1;
    }
    return keys;
  }

  prototype(o: any): any {
    return guestPrototype(fromHost(__dt_property_get_prototype(__hostUnwrap(o))));
  }

  setPrototype(o: any, p: any): boolean {
    __dt_property_set_prototype(__hostUnwrap(o), toHost(p));
    return true;
  }

  isExtensible(o: any): boolean {
    return __dt_property_is_extensible(__hostUnwrap(o)) !== 0;
  }

  preventExtensions(o: any): boolean {
    __dt_property_prevent_extensions(__hostUnwrap(o));
    return true;
  }

  call(f: any, thisArg: any, args: RawAny): any {
    const self: Extern = toHost(thisArg);
    const n: i32 = argsToHost(args);
    return fromHost(__dt_call_call(__hostUnwrap(f), self, 0, n));
  }

  invoke(o: any, key: any, args: RawAny): any {
    const id: i32 = __kind(key) === 4 ? keyId(key as string) : -1;
    if (id >= 0) {
      const n: i32 = argsToHost(args);
      return fromHost(__dt_call_invoke_key(__hostUnwrap(o), id, 0, n));
    }
    const e: Extern = toHost(key);
    const n: i32 = argsToHost(args);
    return fromHost(__dt_call_invoke_value(__hostUnwrap(o), e, 0, n));
  }

  construct(f: any, args: RawAny, newTarget: any): any {
    const n: i32 = argsToHost(args);
    const made: any = fromHost(__dt_call_construct(__hostUnwrap(f), 0, n));
    if (!__refEq(f, newTarget) && __kind(newTarget) === 8 && __kind(made) === 11) {
      this.setPrototype(made, getProperty(newTarget, "prototype", newTarget));
    }
    return made;
  }

  typeOf(o: any): string {
    return __dt_convert_kind_of(__hostUnwrap(o)) === 8 ? "function" : "object";
  }

  instanceOf(v: any, c: any): boolean {
    return __dt_operator_instance_of(toHost(v), __hostUnwrap(c)) !== 0;
  }

  equals(a: any, b: any): boolean {
    return __dt_operator_strict_equals(__hostUnwrap(a), __hostUnwrap(b)) !== 0;
  }

  isArray(o: any): boolean {
    return __dt_convert_kind_of(__hostUnwrap(o)) === 9;
  }

  toPrimitive(o: any, hint: i32): any {
    return fromHost(__dt_convert_to_primitive(__hostUnwrap(o), hint));
  }

  inspect(o: any): string {
    return stringFromHost(__dt_convert_inspect(__hostUnwrap(o)));
  }

  clone(o: any): any {
    const clone: any = rtGlobalProperty("structuredClone");
    if (__kind(clone) !== 11) return undefined;
    const args: RawAny = __rawAny(1);
    args[0] = o;
    return rtCall(clone, undefined, args);
  }
}

let installed: boolean = false;

/** Makes host values usable; called by everything that can make the first one. */
function install(): void {
  if (installed) return;
  installed = true;
  installHost(new LiveHost());
}

/** A fresh object of the host: `{}` when dynamic objects live there. */
export function hostNewObject(): any {
  install();
  return fromHost(__dt_construct_new_object());
}

/** A global of the host by its name. */
export function rtGlobalName(name: string): any {
  // The program may have made it.
  const own: any = rtGlobalThis();
  if (rtHas(name as any, own)) return rtGet(own, name);
  install();
  const n: i32 = putText(name);
  if (__dt_call_has_global(TEXT_AT, n) === 0) throw new ReferenceError(name + " is not defined");
  return fromHost(__dt_call_global(TEXT_AT, putText(name)));
}

/** Writes a global that the program or the host has; strict code makes none (ECMAScript 6.2.5.6). */
export function rtSetGlobalName(name: string, v: any): void {
  const own: any = rtGlobalThis();
  if (rtHas(name as any, own)) {
    rtSet(own, name, v);
    return;
  }
  // Throws when there is none.
  rtGlobalName(name);
  // Not rtGlobalName: the program's own object has this name too.
  rtSet(fromHost(__dt_call_global(TEXT_AT, putText("globalThis"))), name, v);
}

/** `globalThis.name`: the program's, then the host's. */
export function rtGlobalProperty(name: string): any {
  const own: any = rtGlobalThis();
  if (rtHas(name as any, own)) return rtGet(own, name);
  install();
  if (__dt_call_has_global(TEXT_AT, putText(name)) === 0) return undefined;
  return fromHost(__dt_call_global(TEXT_AT, putText(name)));
}

/** `globalThis.name` of a name that the library has: the program may have put something over it. */
export function rtOwnGlobal(name: string, v: any): any {
  const own: any = rtGlobalThis();
  return rtHas(name as any, own) ? rtGet(own, name) : v;
}

/** `typeof name` of a name that nothing declares. */
export function rtTypeofGlobal(name: string): string {
  const own: any = rtGlobalThis();
  if (rtHas(name as any, own)) return rtTypeof(rtGet(own, name));
  install();
  if (__dt_call_has_global(TEXT_AT, putText(name)) === 0) return "undefined";
  return rtTypeof(fromHost(__dt_call_global(TEXT_AT, putText(name))));
}

/** A value that the host asks for. */
export function valueToHost(v: any): Extern {
  install();
  return toHost(v);
}

/** A thrown value on its way out of the module. */
export function thrownToHost(v: any): Extern {
  install();
  return toHost(v);
}

/** A thrown value that arrived. */
export function thrownFromHost(e: Extern): any {
  install();
  return fromHost(e);
}

// Keys come as numbers when they are array indices.
function keyOf(key: Extern): any {
  const k: any = fromHost(key);
  if (__kind(k) === 3) return numToString(k as number) as any;
  return rtToPropertyKey(k);
}

export function reflectGet(o: Extern, key: Extern, receiver: Extern): Extern {
  install();
  return toHost(getProperty(fromHost(o), keyOf(key), fromHost(receiver)));
}

export function reflectSet(o: Extern, key: Extern, v: Extern, receiver: Extern): i32 {
  install();
  const code: i32 = setProperty(fromHost(o), keyOf(key), fromHost(v), fromHost(receiver));
  if (code === 0) return 1;
  return 0;
}

export function reflectHas(o: Extern, key: Extern): i32 {
  install();
  if (hasProperty(fromHost(o), keyOf(key))) return 1;
  return 0;
}

export function reflectDelete(o: Extern, key: Extern): i32 {
  install();
  if (deleteOwn(fromHost(o), keyOf(key))) return 1;
  return 0;
}

/** Own keys, into the table from slot 0; their count. */
export function reflectOwnKeys(o: Extern): i32 {
  install();
  return argsToHost(ownKeysOf(fromHost(o)));
}

/** Attributes of an own property: 8 and those it has; 0 when it is absent. */
export function reflectGetOwn(o: Extern, key: Extern): i32 {
  install();
  const p: Property | null = ownProperty(fromHost(o), keyOf(key));
  if (p === null) return 0;
  if ((p.flags & ACCESSOR) !== 0) {
    if (__kind(p.set) === 0) return (p.flags & 6) | 8;
    return (p.flags & 6) | 9;
  }
  return (p.flags & 7) | 8;
}

export function reflectCall(f: Extern, thisArg: Extern, first: i32, count: i32): Extern {
  install();
  const args: RawAny = listFromHost(first, count);
  return toHost(rtCall(fromHost(f), fromHost(thisArg), args));
}

export function reflectConstruct(f: Extern, first: i32, count: i32): Extern {
  install();
  const args: RawAny = listFromHost(first, count);
  const callee: any = fromHost(f);
  return toHost(constructWith(callee, args, callee));
}

/** The class's name; undefined for plain objects. */
export function reflectClassName(o: Extern): Extern {
  install();
  const v: any = fromHost(o);
  const c: any = getProperty(v, "constructor", v);
  if (__kind(c) !== 8) return __null<Extern>();
  const name: any = getProperty(c, "name", c);
  if (__kind(name) !== 4 || (name as string) === "Object" || (name as string) === "") return __null<Extern>();
  return toHost(name);
}

/** The prototype; undefined when it is one of the library's own, which the host has too. */
export function reflectPrototype(o: Extern): Extern {
  install();
  const v: any = fromHost(o);
  const p: any = protoOf(v);
  if (__refEq(p, objectPrototype())) return __null<Extern>();
  const k: i32 = __kind(v);
  if ((k === 8 || k === 9) && __refEq(protoOf(p), objectPrototype())) return __null<Extern>();
  return toHost(p);
}

/** 7 object, 8 function, 9 array, in the interface's numbers. */
export function reflectKind(o: Extern): i32 {
  const k: i32 = __kind(fromHost(o));
  if (k === 8 || k === 9) return k;
  return 7;
}
