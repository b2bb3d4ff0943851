// Decorators of classes: what they are given, and what becomes of what they return. Their class is made
// at run time; `dynclass.ts` has the rest of it.
import { __kind, __rawAny } from "./intrinsics";
import { rtGet, rtHas, rtGetIndex, rtSetIndex } from "./dynamic";
import { rtCall } from "./invocation";
import { rtNewObject, rtNewObjectWithProto, rtDefine } from "./definition";
import { Property, defineOwn, ownProperty, protoOf } from "./property";
import { DynObject, PLAIN } from "./dynobject";
import { ClassRecord, secretGet, secretSet, secretHas, secretPart, setSecretPart } from "./dynclass";
import { Symbol } from "./symbol";
import { Map } from "./map";

const METHOD: i32 = 1;
const GETTER: i32 = 2;
const SETTER: i32 = 3;
const ACCESSOR: i32 = 4;
const FIELD: i32 = 5;

/** A decorated member. */
class Member {
  kind: i32;
  isStatic: boolean;
  key: any;
  isPrivate: boolean;
  decorators: RawAny;
  /** What gives a field its value, outermost first. */
  initialisers: any[];
  /** What runs once the field is there. */
  extra: any[];

  constructor(kind: i32, isStatic: boolean, key: any, isPrivate: boolean, decorators: RawAny) {
    this.kind = kind;
    this.isStatic = isStatic;
    this.key = key;
    this.isPrivate = isPrivate;
    this.decorators = decorators;
    this.initialisers = [];
    this.extra = [];
  }
}

/** The decorations of a class. */
class Decorations {
  metadata: any;
  members: Member[];
  slots: Map<number, Member>;
  /** What runs before the static fields, and when the class is done. */
  statics: any[];
  end: any[];

  constructor(metadata: any) {
    this.metadata = metadata;
    this.members = [];
    this.slots = new Map<number, Member>();
    this.statics = [];
    this.end = [];
  }
}

/** Whether a decorator has returned: it adds no initialisers after that. */
class Seal {
  closed: boolean;
  constructor() {
    this.closed = false;
  }
}

function decorationsOf(r: any): Decorations {
  return (r as ClassRecord).decorations as Decorations;
}

function metadataKey(): any {
  const own: any = rtGet(Symbol as any, "metadata");
  return __kind(own) === 5 ? own : (Symbol.for("Symbol.metadata") as any);
}

/** Begins the decorations of a class. */
export function decorateOpen(r: any): void {
  const record: ClassRecord = r as ClassRecord;
  let above: any = undefined;
  if (record.derived) {
    const base: any = protoOf(record.self);
    if (__kind(base) > 6) above = rtGetIndex(base, metadataKey());
  }
  const metadata: any = new DynObject(__kind(above) > 6 ? above : null) as any;
  record.decorations = new Decorations(metadata) as any;
}

/** Keeps the decorators of a member until all members are there. */
export function decorateLater(
  r: any,
  slot: number,
  kind: i32,
  isStatic: boolean,
  key: any,
  isPrivate: boolean,
  decorators: RawAny,
): void {
  const made: Member = new Member(kind, isStatic, key, isPrivate, decorators);
  const decorations: Decorations = decorationsOf(r);
  decorations.members.push(made);
  decorations.slots.set(slot, made);
}

/** Applies the decorators of all members: static before others, methods before fields. */
export function decorateMembers(r: any): void {
  const decorations: Decorations = decorationsOf(r);
  let pass: i32 = 0;
  while (pass < 4) {
    for (const member of decorations.members) {
      const wanted: boolean = pass === 0 || pass === 2;
      const fields: boolean = pass > 1;
      if (member.isStatic === wanted && (member.kind === FIELD) === fields) decorateMember(r as ClassRecord, decorations, member);
    }
    pass = pass + 1;
  }
}

function decorateMember(record: ClassRecord, decorations: Decorations, member: Member): void {
  const kind: i32 = member.kind;
  const target: any = member.isStatic ? record.self : record.home;
  let property: Property = new Property(undefined, PLAIN);
  if (kind !== FIELD) {
    if (member.isPrivate) {
      const name: string = member.key as string;
      property.value = kind === METHOD ? secretPart(record, member.isStatic, name, 0) : undefined;
      property.get = kind === METHOD ? undefined : secretPart(record, member.isStatic, name, 1);
      property.set = kind === METHOD ? undefined : secretPart(record, member.isStatic, name, 2);
    } else {
      const found: Property | null = ownProperty(target, member.key);
      if (found !== null) property = found;
    }
  }
  let extra: any[] = member.extra;
  if (kind < ACCESSOR) extra = member.isStatic ? decorations.statics : record.starts;
  let i: i32 = member.decorators.length - 1;
  while (i >= 0) {
    let given: any = undefined;
    if (kind === METHOD) given = property.value;
    if (kind === GETTER) given = property.get;
    if (kind === SETTER) given = property.set;
    if (kind === ACCESSOR) {
      given = rtNewObject();
      rtDefine(given, "get", property.get);
      rtDefine(given, "set", property.set);
    }
    const seal: Seal = new Seal();
    const context: any = contextOf(kindName(kind), member.key, decorations, extra, seal);
    rtDefine(context, "static", member.isStatic as any);
    rtDefine(context, "private", member.isPrivate as any);
    rtDefine(context, "access", accessOf(record, member));
    const result: any = decorateOnce(member.decorators[i], given, context, seal);
    i = i - 1;
    if (__kind(result) === 0) continue;
    if (kind === ACCESSOR) {
      if (__kind(result) < 7) throw new TypeError("Object expected");
      const getter: any = functionPart(result, "get");
      if (__kind(getter) !== 0) property.get = getter;
      const setter: any = functionPart(result, "set");
      if (__kind(setter) !== 0) property.set = setter;
      const init: any = functionPart(result, "init");
      if (__kind(init) !== 0) member.initialisers.unshift(init);
      continue;
    }
    requireFunction(result);
    if (kind === FIELD) member.initialisers.unshift(result);
    if (kind === METHOD) property.value = result;
    if (kind === GETTER) property.get = result;
    if (kind === SETTER) property.set = result;
  }
  if (kind === FIELD) return;
  if (!member.isPrivate) {
    defineOwn(target, member.key, property);
    return;
  }
  const name: string = member.key as string;
  if (kind === METHOD) setSecretPart(record, member.isStatic, name, 0, property.value);
  if (kind === GETTER || kind === ACCESSOR) setSecretPart(record, member.isStatic, name, 1, property.get);
  if (kind === SETTER || kind === ACCESSOR) setSecretPart(record, member.isStatic, name, 2, property.set);
}

function decorateOnce(decorator: any, given: any, context: any, seal: Seal): any {
  const args: RawAny = __rawAny(2);
  args[0] = given;
  args[1] = context;
  const result: any = rtCall(decorator, undefined, args);
  seal.closed = true;
  return result;
}

function functionPart(o: any, name: string): any {
  const part: any = rtGet(o, name);
  if (__kind(part) !== 0) requireFunction(part);
  return part;
}

function requireFunction(f: any): void {
  if (__kind(f) !== 8) throw new TypeError("Function expected");
}

function kindName(kind: i32): string {
  if (kind === METHOD) return "method";
  if (kind === GETTER) return "getter";
  if (kind === SETTER) return "setter";
  return kind === ACCESSOR ? "accessor" : "field";
}

function contextOf(kind: string, name: any, decorations: Decorations, extra: any[], seal: Seal): any {
  const context: any = rtNewObject();
  rtDefine(context, "kind", kind as any);
  rtDefine(context, "name", name);
  rtDefine(context, "metadata", decorations.metadata);
  const addInitializer = (initializer: any): void => {
    if (seal.closed) throw new TypeError("Already initialized");
    requireFunction(initializer);
    extra.push(initializer);
  };
  rtDefine(context, "addInitializer", addInitializer as any);
  return context;
}

function accessOf(record: ClassRecord, member: Member): any {
  const access: any = rtNewObject();
  const key: any = member.key;
  const r: any = record as any;
  const isPrivate: boolean = member.isPrivate;
  const has = (object: any): any => (isPrivate ? secretHas(r, object, key as string) : rtHas(key, object)) as any;
  rtDefine(access, "has", has as any);
  if (member.kind !== SETTER) {
    const get = (object: any): any => (isPrivate ? secretGet(r, object, key as string) : rtGetIndex(object, key));
    rtDefine(access, "get", get as any);
  }
  if (member.kind > GETTER) {
    const set = (object: any, value: any): void => {
      if (isPrivate) secretSet(r, object, key as string, value);
      else rtSetIndex(object, key, value);
    };
    rtDefine(access, "set", set as any);
  }
  return access;
}

/** Applies the decorators of the class itself; what stands for it from then on. */
export function decorateClass(r: any, decorators: RawAny): any {
  const record: ClassRecord = r as ClassRecord;
  const decorations: Decorations = decorationsOf(r);
  let target: any = record.self;
  const name: any = rtGet(target, "name");
  let i: i32 = decorators.length - 1;
  while (i >= 0) {
    const seal: Seal = new Seal();
    const context: any = contextOf("class", name, decorations, decorations.end, seal);
    const result: any = decorateOnce(decorators[i], target, context, seal);
    if (__kind(result) !== 0) {
      requireFunction(result);
      target = result;
    }
    i = i - 1;
  }
  defineOwn(target, metadataKey(), new Property(decorations.metadata, PLAIN));
  return target;
}

/** Runs what decorators of static methods have added. */
export function decorateStatics(r: any, self: any): void {
  runAll(decorationsOf(r).statics, self);
}

/** Runs what decorators of the class have added. */
export function decorateEnd(r: any, self: any): void {
  runAll(decorationsOf(r).end, self);
}

function runAll(functions: any[], self: any): void {
  for (const f of functions) rtCall(f, self, __rawAny(0));
}

/** The value of a decorated field, from its own initialiser's. */
export function fieldInit(r: any, slot: number, self: any, given: any): any {
  const member: Member | undefined = decorationsOf(r).slots.get(slot);
  if (member === undefined) return given;
  let value: any = given;
  for (const f of member.initialisers) {
    const args: RawAny = __rawAny(1);
    args[0] = value;
    value = rtCall(f, self, args);
  }
  return value;
}

/** Runs what decorators of a field have added. */
export function fieldExtra(r: any, slot: number, self: any): void {
  const member: Member | undefined = decorationsOf(r).slots.get(slot);
  if (member !== undefined) runAll(member.extra, self);
}
