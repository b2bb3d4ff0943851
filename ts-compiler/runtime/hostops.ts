// What can be done with a host value, as virtual methods: the implementation, and with it every import of
// the host interface, is part of a program only when something in it can obtain a host value.
import { __rawAny, __null } from "./intrinsics";
import { Property } from "./property";

/** Operations on values of kind 11. This base class stands for "there are none". */
export class HostOps {
  /** Behind the operations of proxies: those of host values. */
  inner: HostOps = __null<HostOps>();

  /** Whether a value of kind 11 is the guest's own: a proxy. */
  isGuest(o: any): boolean { return false; }
  get(o: any, key: any, receiver: any): any { return undefined; }
  set(o: any, key: any, v: any, receiver: any): boolean { return false; }
  has(o: any, key: any): boolean { return false; }
  ownProperty(o: any, key: any): Property | null { return null; }
  define(o: any, key: any, p: Property): boolean { return false; }
  remove(o: any, key: any): boolean { return false; }
  ownKeys(o: any): RawAny { return __rawAny(0); }
  prototype(o: any): any { return null; }
  setPrototype(o: any, p: any): boolean { return false; }
  isExtensible(o: any): boolean { return false; }
  preventExtensions(o: any): boolean { return true; }
  /** -1: nothing but what the property becomes matters. */
  defineFrom(o: any, key: any, d: any): i32 { return -1; }
  isConstructor(f: any): boolean { return this.typeOf(f) === "function"; }
  /** What is shown of a value. */
  shown(o: any): any { return o; }
  call(f: any, thisArg: any, args: RawAny): any { return undefined; }
  construct(f: any, args: RawAny, newTarget: any): any { return undefined; }
  typeOf(o: any): string { return "object"; }
  instanceOf(v: any, c: any): boolean { return false; }
  equals(a: any, b: any): boolean { return false; }
  isArray(o: any): boolean { return false; }
  clone(o: any): any { return o; }
  invoke(o: any, key: any, args: RawAny): any { return undefined; }
  toPrimitive(o: any, hint: i32): any { return o; }
  inspect(o: any): string { return "[object]"; }
}

let ops: HostOps = new HostOps();
let hasFront: boolean = false;

/** Makes the operations work; done when the first host value is about to appear. */
export function installHost(real: HostOps): void {
  if (hasFront) ops.inner = real;
  else ops = real;
}

/** Puts the operations of proxies in front of those of host values. */
export function installFront(front: HostOps): void {
  front.inner = ops;
  ops = front;
  hasFront = true;
}

export function hostGet(o: any, key: any, receiver: any): any { return ops.get(o, key, receiver); }
export function hostSet(o: any, key: any, v: any, receiver: any): boolean { return ops.set(o, key, v, receiver); }
export function hostHas(o: any, key: any): boolean { return ops.has(o, key); }
export function hostOwnProperty(o: any, key: any): Property | null { return ops.ownProperty(o, key); }
export function hostDefine(o: any, key: any, p: Property): boolean { return ops.define(o, key, p); }
export function hostDelete(o: any, key: any): boolean { return ops.remove(o, key); }
export function hostOwnKeys(o: any): RawAny { return ops.ownKeys(o); }
export function hostPrototype(o: any): any { return ops.prototype(o); }
export function hostSetPrototype(o: any, p: any): boolean { return ops.setPrototype(o, p); }
export function hostIsExtensible(o: any): boolean { return ops.isExtensible(o); }
export function hostPreventExtensions(o: any): boolean { return ops.preventExtensions(o); }
export function hostDefineFrom(o: any, key: any, d: any): i32 { return ops.defineFrom(o, key, d); }
export function hostIsConstructor(f: any): boolean { return ops.isConstructor(f); }
export function hostIsGuest(o: any): boolean { return ops.isGuest(o); }
export function hostShown(o: any): any { return ops.shown(o); }
export function hostCall(f: any, thisArg: any, args: RawAny): any { return ops.call(f, thisArg, args); }
export function hostConstruct(f: any, args: RawAny, newTarget: any): any { return ops.construct(f, args, newTarget); }
export function hostTypeof(o: any): string { return ops.typeOf(o); }
export function hostInstanceOf(v: any, c: any): boolean { return ops.instanceOf(v, c); }
export function hostEquals(a: any, b: any): boolean { return ops.equals(a, b); }
export function hostIsArray(o: any): boolean { return ops.isArray(o); }
export function hostClone(o: any): any { return ops.clone(o); }
export function hostInvoke(o: any, key: any, args: RawAny): any { return ops.invoke(o, key, args); }
export function hostToPrimitive(o: any, hint: i32): any { return ops.toPrimitive(o, hint); }
export function hostInspect(o: any): string { return ops.inspect(o); }
