// Proxy (ECMAScript, 10.5 and 28.2): a value of kind 11 whose operations ask a handler.
import { __kind, __refEq, __rawAny } from "./intrinsics";
import { arrOf, arrArgs } from "./array";
import { Symbol } from "./symbol";
import { HostOps, installFront } from "./hostops";
import { getProperty, setProperty, hasProperty, ordinaryInstance, rtTypeof, describeObject } from "./dynamic";
import { rtCall, rtCallIndex, constructWith, isConstructor } from "./invocation";
import { rtNewObject, rtDefine } from "./definition";
import { Property, ownProperty, ownKeysOf, protoOf, setProtoOf, isExtensible, preventExtensions, defineOwn, deleteOwn, keyText } from "./property";
import { WRITABLE, ENUMERABLE, CONFIGURABLE, ACCESSOR } from "./dynobject";
import { descriptorOf, propertyFrom, defineFrom } from "./object";
import { rtSameValue, rtToBoolean, ordinaryPrimitive, rtToPropertyKey } from "./operator";
import { isArrayObject } from "./arraylike";

/** A proxy: target and handler are null once it is revoked. */
export class ProxyObject {
  target: any;
  handler: any;
  isFunction: boolean;

  constructor(target: any, handler: any) {
    this.target = target;
    this.handler = handler;
    this.isFunction = rtTypeof(target) === "function";
  }
}

let isReady: boolean = false;

function make(target: any, handler: any): any {
  if (__kind(target) < 7 || __kind(handler) < 7) throw new TypeError("Cannot create proxy with a non-object as target or handler");
  if (!isReady) {
    isReady = true;
    installFront(new ProxyOps());
  }
  return new ProxyObject(target, handler) as any;
}

// The trap of a proxy that is not revoked; undefined when the handler leaves the operation to the target.
function trapOf(p: ProxyObject, name: string): any {
  if (__kind(p.handler) === 1) throw new TypeError("Cannot perform '" + name + "' on a proxy that has been revoked");
  const trap: any = getProperty(p.handler, name as any, p.handler);
  if (__kind(trap) < 2) return undefined;
  if (rtTypeof(trap) !== "function") throw new TypeError(describeObject(trap) + " returned for property '" + name + "' of object '" + describeObject(p.handler) + "' is not a function");
  return trap;
}

function ask(p: ProxyObject, trap: any, a: any, b: any, c: any, count: i32): any {
  const list: RawAny = __rawAny(count + 1);
  list[0] = p.target;
  if (count > 0) list[1] = a;
  if (count > 1) list[2] = b;
  if (count > 2) list[3] = c;
  return rtCall(trap, p.handler, list);
}

function refuse(name: string, reason: string): void {
  throw new TypeError("'" + name + "' on proxy: " + reason);
}

// Whether a property may be seen as another one says (ValidateAndApplyPropertyDescriptor without an object).
function isCompatible(extensible: boolean, now: Property, old: Property | null): boolean {
  if (old === null) return extensible;
  if ((old.flags & CONFIGURABLE) !== 0) return true;
  if ((now.flags & CONFIGURABLE) !== 0 || (now.flags & ENUMERABLE) !== (old.flags & ENUMERABLE)) return false;
  if ((now.flags & ACCESSOR) !== (old.flags & ACCESSOR)) return false;
  if ((now.flags & ACCESSOR) !== 0) return rtSameValue(now.get, old.get) && rtSameValue(now.set, old.set);
  if ((old.flags & WRITABLE) !== 0) return true;
  return (now.flags & WRITABLE) === 0 && rtSameValue(now.value, old.value);
}

function isFixed(p: Property | null): boolean {
  return p !== null && (p.flags & CONFIGURABLE) === 0;
}

function keyList(p: ProxyObject, given: any): RawAny {
  if (__kind(given) < 7) throw new TypeError("CreateListFromArrayLike called on non-object");
  const n: number = getProperty(given, "length" as any, given) as number;
  const keys: any[] = [];
  for (let i: number = 0; i < n; i++) {
    const key: any = getProperty(given, rtToPropertyKey(i as any), given);
    if (__kind(key) !== 4 && __kind(key) !== 5) throw new TypeError(describeObject(key) + " is not a valid property name");
    if (keys.indexOf(key) >= 0) refuse("ownKeys", "trap returned duplicate entries");
    keys.push(key);
  }
  const extensible: boolean = isExtensible(p.target);
  const real: RawAny = ownKeysOf(p.target);
  let known: number = 0;
  let i: i32 = 0;
  while (i < real.length) {
    const listed: boolean = keys.indexOf(real[i]) >= 0;
    if (listed) known = known + 1;
    else if (!extensible || isFixed(ownProperty(p.target, real[i]))) refuse("ownKeys", "trap result did not include '" + keyText(real[i]) + "'");
    i = i + 1;
  }
  if (!extensible && known < keys.length) refuse("ownKeys", "trap returned extra keys but proxy target is non-extensible");
  return arrArgs(keys);
}

/** The operations of proxies, in front of those of host values. */
class ProxyOps extends HostOps {
  isGuest(o: any): boolean { return o instanceof ProxyObject; }

  get(o: any, key: any, receiver: any): any {
    if (!(o instanceof ProxyObject)) return this.inner.get(o, key, receiver);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "get");
    if (__kind(trap) === 0) return getProperty(p.target, key, receiver);
    const v: any = ask(p, trap, key, receiver, undefined, 2);
    const real: Property | null = ownProperty(p.target, key);
    if (real !== null && isFixed(real)) {
      if ((real.flags & ACCESSOR) !== 0) {
        if (__kind(real.get) === 0 && __kind(v) !== 0) {
          refuse("get", "property '" + keyText(key) + "' is a non-configurable accessor property on the proxy target and does not have a getter function, but the trap did not return 'undefined' (got '" + shown(v) + "')");
        }
      } else if ((real.flags & WRITABLE) === 0 && !rtSameValue(v, real.value)) {
        refuse("get", "property '" + keyText(key) + "' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value (expected '" + shown(real.value) + "' but got '" + shown(v) + "')");
      }
    }
    return v;
  }

  set(o: any, key: any, v: any, receiver: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.set(o, key, v, receiver);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "set");
    if (__kind(trap) === 0) return setProperty(p.target, key, v, receiver) === 0;
    if (!rtToBoolean(ask(p, trap, key, v, receiver, 3))) return false;
    const real: Property | null = ownProperty(p.target, key);
    if (real !== null && isFixed(real)) {
      if ((real.flags & ACCESSOR) !== 0) {
        if (__kind(real.set) === 0) refuse("set", "trap returned truish for property '" + keyText(key) + "' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter");
      } else if ((real.flags & WRITABLE) === 0 && !rtSameValue(v, real.value)) {
        refuse("set", "trap returned truish for property '" + keyText(key) + "' which exists in the proxy target as a non-configurable and non-writable data property with a different value");
      }
    }
    return true;
  }

  has(o: any, key: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.has(o, key);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "has");
    if (__kind(trap) === 0) return hasProperty(p.target, key);
    if (rtToBoolean(ask(p, trap, key, undefined, undefined, 1))) return true;
    const real: Property | null = ownProperty(p.target, key);
    if (isFixed(real)) refuse("has", "trap returned falsish for property '" + keyText(key) + "' which exists in the proxy target as non-configurable");
    if (real !== null && !isExtensible(p.target)) refuse("has", "trap returned falsish for property '" + keyText(key) + "' but the proxy target is not extensible");
    return false;
  }

  ownProperty(o: any, key: any): Property | null {
    if (!(o instanceof ProxyObject)) return this.inner.ownProperty(o, key);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "getOwnPropertyDescriptor");
    if (__kind(trap) === 0) return ownProperty(p.target, key);
    const d: any = ask(p, trap, key, undefined, undefined, 1);
    const name: string = keyText(key);
    if (__kind(d) !== 0 && __kind(d) < 7) refuse("getOwnPropertyDescriptor", "trap returned neither object nor undefined for property '" + name + "'");
    const real: Property | null = ownProperty(p.target, key);
    if (__kind(d) === 0) {
      if (isFixed(real)) refuse("getOwnPropertyDescriptor", "trap returned undefined for property '" + name + "' which is non-configurable in the proxy target");
      if (real !== null && !isExtensible(p.target)) refuse("getOwnPropertyDescriptor", "trap returned undefined for property '" + name + "' which exists in the non-extensible proxy target");
      return null;
    }
    const now: Property = propertyFrom(d, null);
    if (!isCompatible(isExtensible(p.target), now, real)) {
      refuse("getOwnPropertyDescriptor", "trap returned descriptor for property '" + name + "' that is incompatible with the existing property in the proxy target");
    }
    if (isFixed(now) && !isFixed(real)) {
      refuse("getOwnPropertyDescriptor", "trap reported non-configurability for property '" + name + "' which is either non-existent or configurable in the proxy target");
    }
    return now;
  }

  define(o: any, key: any, property: Property): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.define(o, key, property);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "defineProperty");
    if (__kind(trap) === 0) return defineOwn(p.target, key, property);
    return this.offer(p, trap, key, descriptorOf(property), property);
  }

  defineFrom(o: any, key: any, d: any): i32 {
    if (!(o instanceof ProxyObject)) return this.inner.defineFrom(o, key, d);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "defineProperty");
    if (__kind(trap) === 0) return defineFrom(p.target, key, d) ? 1 : 0;
    const given: Property = propertyFrom(d, null);
    // The trap sees the fields that were given, and no others.
    const copy: any = rtNewObject();
    const names: string[] = ["value", "writable", "get", "set", "enumerable", "configurable"];
    for (const name of names) {
      if (hasProperty(d, name as any)) {
        const v: any = getProperty(d, name as any, d);
        rtDefine(copy, name, name === "value" || name === "get" || name === "set" ? v : (rtToBoolean(v) as any));
      }
    }
    return this.offer(p, trap, key, copy, given) ? 1 : 0;
  }

  // Asks the trap to define a property, and holds its answer against the target.
  private offer(p: ProxyObject, trap: any, key: any, d: any, given: Property): boolean {
    const name: string = keyText(key);
    if (!rtToBoolean(ask(p, trap, key, d, undefined, 2))) return false;
    const real: Property | null = ownProperty(p.target, key);
    const configurable: any = getProperty(d, "configurable" as any, d);
    const fixes: boolean = __kind(configurable) !== 0 && !rtToBoolean(configurable);
    if (real === null) {
      if (!isExtensible(p.target)) refuse("defineProperty", "trap returned truish for adding property '" + name + "'  to the non-extensible proxy target");
      if (fixes) refuse("defineProperty", "trap returned truish for defining non-configurable property '" + name + "' which is either non-existent or configurable in the proxy target");
      return true;
    }
    if (!isCompatible(isExtensible(p.target), propertyFrom(d, real), real)) {
      refuse("defineProperty", "trap returned truish for adding property '" + name + "'  that is incompatible with the existing property in the proxy target");
    }
    if (fixes && !isFixed(real)) {
      refuse("defineProperty", "trap returned truish for defining non-configurable property '" + name + "' which is either non-existent or configurable in the proxy target");
    }
    return true;
  }

  remove(o: any, key: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.remove(o, key);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "deleteProperty");
    if (__kind(trap) === 0) return deleteOwn(p.target, key);
    if (!rtToBoolean(ask(p, trap, key, undefined, undefined, 1))) return false;
    const real: Property | null = ownProperty(p.target, key);
    if (isFixed(real)) refuse("deleteProperty", "trap returned truish for property '" + keyText(key) + "' which is non-configurable in the proxy target");
    if (real !== null && !isExtensible(p.target)) refuse("deleteProperty", "trap returned truish for property '" + keyText(key) + "' but the proxy target is non-extensible");
    return true;
  }

  ownKeys(o: any): RawAny {
    if (!(o instanceof ProxyObject)) return this.inner.ownKeys(o);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "ownKeys");
    if (__kind(trap) === 0) return ownKeysOf(p.target);
    return keyList(p, ask(p, trap, undefined, undefined, undefined, 0));
  }

  prototype(o: any): any {
    if (!(o instanceof ProxyObject)) return this.inner.prototype(o);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "getPrototypeOf");
    if (__kind(trap) === 0) return protoOf(p.target);
    const proto: any = ask(p, trap, undefined, undefined, undefined, 0);
    if (__kind(proto) !== 1 && __kind(proto) < 7) refuse("getPrototypeOf", "trap returned neither object nor null");
    if (!isExtensible(p.target) && !rtSameValue(proto, protoOf(p.target))) {
      refuse("getPrototypeOf", "proxy target is non-extensible but the trap did not return its actual prototype");
    }
    return proto;
  }

  setPrototype(o: any, proto: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.setPrototype(o, proto);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "setPrototypeOf");
    if (__kind(trap) === 0) return setProtoOf(p.target, proto);
    if (!rtToBoolean(ask(p, trap, proto, undefined, undefined, 1))) return false;
    if (!isExtensible(p.target) && !rtSameValue(proto, protoOf(p.target))) {
      refuse("setPrototypeOf", "trap returned truish for setting a new prototype on the non-extensible proxy target");
    }
    return true;
  }

  isExtensible(o: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.isExtensible(o);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "isExtensible");
    const real: boolean = isExtensible(p.target);
    if (__kind(trap) === 0) return real;
    if (rtToBoolean(ask(p, trap, undefined, undefined, undefined, 0)) !== real) {
      refuse("isExtensible", "trap result does not reflect extensibility of proxy target (which is '" + (real ? "true" : "false") + "')");
    }
    return real;
  }

  preventExtensions(o: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.preventExtensions(o);
    const p: ProxyObject = o as ProxyObject;
    const trap: any = trapOf(p, "preventExtensions");
    if (__kind(trap) === 0) return preventExtensions(p.target);
    if (!rtToBoolean(ask(p, trap, undefined, undefined, undefined, 0))) return false;
    if (isExtensible(p.target)) refuse("preventExtensions", "trap returned truish but the proxy target is extensible");
    return true;
  }

  call(f: any, thisArg: any, args: RawAny): any {
    if (!(f instanceof ProxyObject)) return this.inner.call(f, thisArg, args);
    const p: ProxyObject = f as ProxyObject;
    const trap: any = trapOf(p, "apply");
    if (__kind(trap) === 0) return rtCall(p.target, thisArg, args);
    return ask(p, trap, thisArg, arrOf(args), undefined, 2);
  }

  construct(f: any, args: RawAny, newTarget: any): any {
    if (!(f instanceof ProxyObject)) return this.inner.construct(f, args, newTarget);
    const p: ProxyObject = f as ProxyObject;
    const trap: any = trapOf(p, "construct");
    if (__kind(trap) === 0) return constructWith(p.target, args, __refEq(newTarget, f) ? p.target : newTarget);
    const made: any = ask(p, trap, arrOf(args), newTarget, undefined, 2);
    if (__kind(made) < 7) throw new TypeError("proxy [[Construct]] must return an object");
    return made;
  }

  isConstructor(f: any): boolean {
    if (!(f instanceof ProxyObject)) return this.inner.isConstructor(f);
    return isConstructor((f as ProxyObject).target);
  }

  typeOf(o: any): string {
    if (!(o instanceof ProxyObject)) return this.inner.typeOf(o);
    return (o as ProxyObject).isFunction ? "function" : "object";
  }

  instanceOf(v: any, c: any): boolean {
    if (!(c instanceof ProxyObject)) return this.inner.instanceOf(v, c);
    return ordinaryInstance(v, c);
  }

  equals(a: any, b: any): boolean {
    if (a instanceof ProxyObject || b instanceof ProxyObject) return false;
    return this.inner.equals(a, b);
  }

  isArray(o: any): boolean {
    if (!(o instanceof ProxyObject)) return this.inner.isArray(o);
    const p: ProxyObject = o as ProxyObject;
    if (__kind(p.handler) === 1) throw new TypeError("Cannot perform 'IsArray' on a proxy that has been revoked");
    return isArrayObject(p.target);
  }

  clone(o: any): any {
    if (!(o instanceof ProxyObject)) return this.inner.clone(o);
    throw new Error("#<Object> could not be cloned.");
  }

  invoke(o: any, key: any, args: RawAny): any {
    if (!(o instanceof ProxyObject)) return this.inner.invoke(o, key, args);
    return rtCallIndex(o, key, args);
  }

  toPrimitive(o: any, hint: i32): any {
    if (!(o instanceof ProxyObject)) return this.inner.toPrimitive(o, hint);
    return ordinaryPrimitive(o, hint === 0 ? "default" : hint === 1 ? "number" : "string");
  }

  inspect(o: any): string {
    return this.inner.inspect(o);
  }

  shown(o: any): any {
    let v: any = o;
    while (v instanceof ProxyObject && __kind((v as ProxyObject).target) !== 1) v = (v as ProxyObject).target;
    return v;
  }
}

function shown(v: any): string {
  return __kind(v) > 6 ? describeObject(v) : __kind(v) === 4 ? (v as string) : keyText(v);
}

// What revokes a proxy.
function revoker(p: ProxyObject): () => void {
  return () => {
    p.target = null;
    p.handler = null;
  };
}

/** The constructor `Proxy`; its type gives what it makes the type of the target. */
export class Proxy<T> {
  constructor(target: T, handler: ProxyHandler<T>) {}

  static __new(target: any, handler: any): any {
    return make(target, handler);
  }

  static revocable<T>(target: T, handler: ProxyHandler<T>): { proxy: T; revoke: () => void } {
    const proxy: any = make(target, handler);
    return { proxy: proxy as T, revoke: revoker(proxy as ProxyObject) };
  }
}

/** The traps of a proxy. */
export interface ProxyHandler<T> {
  apply?(target: T, thisArg: any, argArray: any[]): any;
  construct?(target: T, argArray: any[], newTarget: any): any;
  defineProperty?(target: T, property: string | symbol, attributes: any): boolean;
  deleteProperty?(target: T, p: string | symbol): boolean;
  get?(target: T, p: string | symbol, receiver: any): any;
  getOwnPropertyDescriptor?(target: T, p: string | symbol): any;
  getPrototypeOf?(target: T): any;
  has?(target: T, p: string | symbol): boolean;
  isExtensible?(target: T): boolean;
  ownKeys?(target: T): any;
  preventExtensions?(target: T): boolean;
  set?(target: T, p: string | symbol, newValue: any, receiver: any): boolean;
  setPrototypeOf?(target: T, v: any): boolean;
}
