// Classes that are made while the program runs: those whose base class is a value, whose members have
// computed names, or whose constructors do not simply call `super`. Their instances are whatever the
// outermost base class makes, and plain dynamic objects where there is none.
import { __kind, __fnGeneric, __fnName, __fnSetHome, __rawAny, __ext, __strLen } from "./intrinsics";
import { rtGet, getProperty, setProperty, throwSet, describeObject } from "./dynamic";
import { rtCall, constructWith, isConstructor } from "./invocation";
import { Property, defineOwn, protoOf, setProtoOf, objectPrototype, extOf, keyText, isExtensible } from "./property";
import { DynObject, Accessor, ACCESSOR, HIDDEN, PLAIN, WRITABLE } from "./dynobject";
import { rtToPropertyKey, rtToString, callArgs1 } from "./operator";
import { Symbol } from "./symbol";
import { rtThrowNullAccess } from "./error";

/** A private method or accessor, which each instance gets. */
class Secret {
  name: string;
  value: any;
  flags: i32;
  next: Secret | null;
  constructor(name: string, value: any, flags: i32) {
    this.name = name;
    this.value = value;
    this.flags = flags;
    this.next = null;
  }
}

/** What one evaluation of a class made. */
export class ClassRecord {
  derived: boolean;
  self: any;
  home: any;
  constructs: any;
  initialises: any;
  /** Computed names of fields, in order. */
  keys: any[];
  /** Symbols that stand for private names, by name. */
  names: DynObject;
  secrets: Secret | null;
  last: Secret | null;
  /** What decorators of methods have added: it runs before the fields of an instance are there. */
  starts: any[];
  /** See `decorate.ts`. */
  decorations: any;

  constructor(derived: boolean) {
    this.derived = derived;
    this.self = undefined;
    this.home = undefined;
    this.constructs = undefined;
    this.initialises = undefined;
    this.keys = [];
    this.names = new DynObject(null);
    this.secrets = null;
    this.last = null;
    this.starts = [];
    this.decorations = undefined;
  }
}

/** A construction under way: what a constructor sees instead of `this`. */
class Construction {
  record: ClassRecord;
  target: any;
  /** undefined until `super` has returned. */
  instance: any;
  constructor(record: ClassRecord, target: any) {
    this.record = record;
    this.target = target;
    this.instance = undefined;
  }
}

export function classRecord(derived: boolean): any {
  return new ClassRecord(derived) as any;
}

/** Links the constructor of a class with its base class and makes its prototype object. */
export function classOpen(r: any, f: any, base: any): void {
  const record: ClassRecord = r as ClassRecord;
  let above: any = objectPrototype();
  if (record.derived) {
    if (__kind(base) === 1) {
      above = base;
    } else {
      if (!isConstructor(base)) throw new TypeError("Class extends value " + valueText(base) + " is not a constructor or null");
      above = rtGet(base, "prototype");
      if (__kind(above) !== 1 && __kind(above) < 7) {
        throw new TypeError("Class extends value does not have valid prototype property " + valueText(above));
      }
      setProtoOf(f, base);
    }
  }
  const home: DynObject = new DynObject(above);
  home.put("constructor", f, HIDDEN);
  record.self = f;
  record.home = home as any;
  __fnSetHome(f, home as any);
}

function valueText(v: any): string {
  return __kind(v) === 8 ? rtToString(v) : describeObject(v);
}

export function classHome(r: any): any {
  return (r as ClassRecord).home;
}

export function classParts(r: any, constructs: any, initialises: any): void {
  const record: ClassRecord = r as ClassRecord;
  record.constructs = constructs;
  record.initialises = initialises;
}

/** Keeps the computed name of a field until instances are made. */
export function classKey(r: any, key: any): void {
  (r as ClassRecord).keys.push(rtToPropertyKey(key));
}

export function classKeyAt(r: any, index: number): any {
  return (r as ClassRecord).keys[index];
}

/** The generic entry of such a class. */
export function classCall(f: any, r: any, target: any, args: RawAny): any {
  const record: ClassRecord = r as ClassRecord;
  if (__kind(target) === 0) throw new TypeError("Class constructor " + __fnName(f) + " cannot be invoked without 'new'");
  const construction: Construction = new Construction(record, target);
  if (!record.derived) {
    const p: any = rtGet(target, "prototype");
    const made: any = new DynObject(__kind(p) > 6 ? p : objectPrototype()) as any;
    construction.instance = made;
    initialise(record, made);
  }
  if (__kind(record.constructs) === 0) {
    if (record.derived) classSuper(construction as any, args);
    return construction.instance;
  }
  const result: any = __fnGeneric(record.constructs, undefined, construction as any, args);
  if (__kind(result) > 6) return result;
  if (record.derived && __kind(result) !== 0) throw new TypeError("Derived constructors may only return object or undefined");
  return classThis(construction as any);
}

/** `super(...)` */
export function classSuper(c: any, args: RawAny): any {
  const construction: Construction = c as Construction;
  const record: ClassRecord = construction.record;
  const base: any = protoOf(record.self);
  if (!isConstructor(base)) {
    const name: string = __fnName(record.self);
    const of: string = name === "" ? "anonymous class" : "class '" + name + "'";
    throw new TypeError("Super constructor " + valueText(base) + " of " + of + " is not a constructor");
  }
  const made: any = constructWith(base, args, construction.target);
  if (__kind(construction.instance) !== 0) throw new ReferenceError("Super constructor may only be called once");
  construction.instance = made;
  initialise(record, made);
  return made;
}

/** `this` of a constructor. */
export function classThis(c: any): any {
  const made: any = (c as Construction).instance;
  if (__kind(made) === 0) {
    throw new ReferenceError("Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
  }
  return made;
}

/** `new.target` of a constructor. */
export function classTarget(c: any): any {
  return (c as Construction).target;
}

// Private methods come before the first field.
function initialise(record: ClassRecord, made: any): void {
  let secret: Secret | null = record.secrets;
  while (secret !== null) {
    addSecret(record, made, secret.name, secret.value, secret.flags);
    secret = secret.next;
  }
  for (const start of record.starts) rtCall(start, made, __rawAny(0));
  if (__kind(record.initialises) !== 0) __fnGeneric(record.initialises, undefined, made, __rawAny(0));
}

/** Defines a field. */
export function classField(o: any, key: any, v: any): void {
  const k: any = rtToPropertyKey(key);
  if (__kind(o) === 10 && (o as DynObject).extensible) {
    const i: i32 = (o as DynObject).find(k);
    if (i < 0) {
      (o as DynObject).add(k, v, PLAIN);
      return;
    }
  }
  if (!defineOwn(o, k, new Property(v, PLAIN))) {
    if (!isExtensible(o)) throw new TypeError("Cannot define property " + keyText(k) + ", object is not extensible");
    throw new TypeError("Cannot redefine property: " + keyText(k));
  }
}

// --- private names

function secretKey(r: any, name: string): any {
  const names: DynObject = (r as ClassRecord).names;
  const i: i32 = names.find(name as any);
  if (i >= 0) return names.valueAt(i);
  const made: Symbol = new Symbol(name);
  made._private = true;
  names.add(name as any, made as any, PLAIN);
  return made as any;
}

function tableOf(o: any): any {
  const k: i32 = __kind(o);
  if (k === 10) return o;
  if (k > 6 && k < 10) return __ext(o);
  return undefined;
}

function addSecret(r: ClassRecord, o: any, name: string, v: any, flags: i32): void {
  const table: DynObject = __kind(o) === 10 ? (o as DynObject) : extOf(o);
  const key: any = secretKey(r as any, name);
  if (table.find(key) >= 0) throw new TypeError("Cannot initialize " + name + " twice on the same object");
  table.add(key, v, flags);
}

/** Defines a private field, or a static private member. */
export function secretDefine(r: any, o: any, name: string, v: any): void {
  addSecret(r as ClassRecord, o, name, v, PLAIN);
}

/** A private method (0), getter (1) or setter (2) of all instances; `o` is undefined, or the class for a static one. */
export function secretMember(r: any, o: any, name: string, f: any, what: i32): void {
  const record: ClassRecord = r as ClassRecord;
  if (what === 0) {
    if (__kind(o) !== 0) addSecret(record, o, name, f, 0);
    else append(record, new Secret(name, f, 0));
    return;
  }
  const getter: any = what === 1 ? f : undefined;
  const setter: any = what === 2 ? f : undefined;
  let known: any = undefined;
  if (__kind(o) !== 0) {
    const i: i32 = extOf(o).find(secretKey(r, name));
    if (i >= 0) known = extOf(o).valueAt(i);
  } else {
    let at: Secret | null = record.secrets;
    while (at !== null) {
      if (at.name === name) known = at.value;
      at = at.next;
    }
  }
  if (__kind(known) !== 0) {
    if (what === 1) (known as Accessor).get = f;
    else (known as Accessor).set = f;
    return;
  }
  const pair: any = new Accessor(getter, setter) as any;
  if (__kind(o) !== 0) addSecret(record, o, name, pair, ACCESSOR);
  else append(record, new Secret(name, pair, ACCESSOR));
}

function secretValue(record: ClassRecord, isStatic: boolean, name: string): any {
  if (isStatic) {
    const table: DynObject = extOf(record.self);
    const i: i32 = table.find(secretKey(record as any, name));
    return i < 0 ? undefined : table.valueAt(i);
  }
  const found: Secret | null = secretOf(record, name);
  return found === null ? undefined : found.value;
}

function secretOf(record: ClassRecord, name: string): Secret | null {
  let at: Secret | null = record.secrets;
  while (at !== null) {
    if (at.name === name) return at;
    at = at.next;
  }
  return null;
}

/** A private method (0), or the getter (1) or setter (2) of a private name. */
export function secretPart(record: ClassRecord, isStatic: boolean, name: string, what: i32): any {
  const value: any = secretValue(record, isStatic, name);
  if (what === 0) return value;
  return what === 1 ? (value as Accessor).get : (value as Accessor).set;
}

/** Replaces one. */
export function setSecretPart(record: ClassRecord, isStatic: boolean, name: string, what: i32, f: any): void {
  if (what !== 0) {
    const pair: Accessor = secretValue(record, isStatic, name) as Accessor;
    if (what === 1) pair.get = f;
    else pair.set = f;
  } else if (isStatic) {
    const table: DynObject = extOf(record.self);
    table.setAt(table.find(secretKey(record as any, name)), f);
  } else {
    const found: Secret | null = secretOf(record, name);
    if (found !== null) found.value = f;
  }
}

function append(record: ClassRecord, secret: Secret): void {
  const last: Secret | null = record.last;
  if (last === null) record.secrets = secret;
  else last.next = secret;
  record.last = secret;
}

/**
 * Throws where a private name is looked for on an object without it; `shared` when the name is that of a
 * method or accessor, and `owner` the name of its class.
 */
export function secretForeign(o: any, name: string, writes: boolean, shared: boolean, owner: string): never {
  const named: string = owner === "" ? "anonymous" : owner;
  if (__kind(o) < 2) {
    if (shared || !writes) rtThrowNullAccess(o, shared ? named : name);
    throw new TypeError("Cannot set properties of " + rtToString(o) + " (setting '" + name + "')");
  }
  if (shared) throw new TypeError("Receiver must be an instance of class " + named);
  const what: string = writes ? "write private member " + name + " to" : "read private member " + name + " from";
  throw new TypeError("Cannot " + what + " an object whose class did not declare it");
}

/** Throws where `#name in o` asks a primitive; V8 names the class where the name is a method's or an accessor's. */
export function secretSubject(o: any, name: string): void {
  if (__kind(o) < 7) throw new TypeError("Cannot use 'in' operator to search for '" + name + "' in " + (__kind(o) === 5 ? keyText(o) : rtToString(o)));
}

// Whether a name is that of a private method or accessor of instances.
function isShared(r: ClassRecord, name: string): boolean {
  let at: Secret | null = r.secrets;
  while (at !== null) {
    if (at.name === name) return true;
    at = at.next;
  }
  return false;
}

/** `o.#name` */
export function secretGet(r: any, o: any, name: string): any {
  const table: any = tableOf(o);
  const i: i32 = __kind(table) === 10 ? (table as DynObject).find(secretKey(r, name)) : -1;
  if (i < 0) return secretForeign(o, name, false, isShared(r as ClassRecord, name), __fnName((r as ClassRecord).self));
  const v: any = (table as DynObject).valueAt(i);
  if (((table as DynObject).flagsAt(i) & ACCESSOR) === 0) return v;
  const getter: any = (v as Accessor).get;
  if (__kind(getter) === 0) throw new TypeError("'" + name + "' was defined without a getter");
  return rtCall(getter, o, __rawAny(0));
}

/** `o.#name = v` */
export function secretSet(r: any, o: any, name: string, v: any): void {
  const table: any = tableOf(o);
  const i: i32 = __kind(table) === 10 ? (table as DynObject).find(secretKey(r, name)) : -1;
  if (i < 0) return secretForeign(o, name, true, isShared(r as ClassRecord, name), __fnName((r as ClassRecord).self));
  const flags: i32 = (table as DynObject).flagsAt(i);
  if ((flags & ACCESSOR) !== 0) {
    const setter: any = ((table as DynObject).valueAt(i) as Accessor).set;
    if (__kind(setter) === 0) throw new TypeError("'" + name + "' was defined without a setter");
    rtCall(setter, o, callArgs1(v));
    return;
  }
  if ((flags & WRITABLE) === 0) throw new TypeError("Private method '" + name + "' is not writable");
  (table as DynObject).setAt(i, v);
}

/** `#name in o` */
export function secretHas(r: any, o: any, name: string): boolean {
  secretSubject(o, isShared(r as ClassRecord, name) ? __fnName((r as ClassRecord).self) : name);
  const table: any = tableOf(o);
  return __kind(table) === 10 && (table as DynObject).find(secretKey(r, name)) >= 0;
}

// --- super

/** `super[key]`; `home` is the object that the method stands on. */
export function superGet(home: any, key: any, self: any): any {
  return getProperty(protoOf(home), rtToPropertyKey(key), self);
}

/** `super[key](...)` */
export function superCall(home: any, key: any, self: any, args: RawAny): any {
  const k: any = rtToPropertyKey(key);
  const f: any = getProperty(protoOf(home), k, self);
  if (__kind(f) !== 8) throw new TypeError("(intermediate value)." + keyText(k) + " is not a function");
  return rtCall(f, self, args);
}

/** `super[key] = v` */
export function superSet(home: any, key: any, self: any, v: any): void {
  const k: any = rtToPropertyKey(key);
  const code: i32 = setProperty(protoOf(home), k, v, self);
  if (code !== 0) throwSet(code, self, k);
}

/** The name that instances of a class are shown with: of those it inherits from, where it has none. */
export function nameFor(target: any): string {
  let f: any = target;
  while (__kind(f) === 8) {
    if (__strLen(__fnName(f)) > 0) return __fnName(f);
    f = protoOf(f);
  }
  return "";
}

/** The prototype object that instances of a class get. */
export function prototypeFor(target: any): any {
  const p: any = rtGet(target, "prototype");
  return __kind(p) > 6 ? p : objectPrototype();
}
