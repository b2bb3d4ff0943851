// Reflect.
import { __kind } from "./intrinsics";
import { arrOf } from "./array";
import { rtToPropertyKey } from "./operator";
import { rtTypeof, getProperty, setProperty, hasProperty, describeObject } from "./dynamic";
import { rtCall, constructWith, isConstructor } from "./invocation";
import { ownProperty, ownKeysOf, deleteOwn, protoOf, setProtoOf, isExtensible, preventExtensions } from "./property";
import { PropertyKey, PropertyDescriptor, defineFrom, descriptorOf } from "./object";
import { listOf } from "./function";
import { Symbol } from "./symbol";

function target(o: any, name: string): any {
  if (__kind(o) < 7) throw new TypeError("Reflect." + name + " called on non-object");
  return o;
}

// An explicit undefined is a receiver too, but only code that also passes a primitive could tell.
function receiverOf(o: any, receiver: any): any {
  return __kind(receiver) === 0 ? o : receiver;
}

export class Reflect {
  static get(o: any, key: PropertyKey, receiver?: any): any {
    return getProperty(target(o, "get"), rtToPropertyKey(key as any), receiverOf(o, receiver));
  }

  static set(o: any, key: PropertyKey, value: any, receiver?: any): boolean {
    const code: i32 = setProperty(target(o, "set"), rtToPropertyKey(key as any), value, receiverOf(o, receiver));
    return code === 0;
  }

  static has(o: any, key: PropertyKey): boolean {
    return hasProperty(target(o, "has"), rtToPropertyKey(key as any));
  }

  static deleteProperty(o: any, key: PropertyKey): boolean {
    return deleteOwn(target(o, "deleteProperty"), rtToPropertyKey(key as any));
  }

  static ownKeys(o: any): (string | symbol)[] {
    return arrOf(ownKeysOf(target(o, "ownKeys"))) as any as (string | symbol)[];
  }

  static defineProperty(o: any, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    return defineFrom(target(o, "defineProperty"), rtToPropertyKey(key as any), descriptor as any);
  }

  static getOwnPropertyDescriptor(o: any, key: PropertyKey): PropertyDescriptor | undefined {
    const d: any = descriptorOf(ownProperty(target(o, "getOwnPropertyDescriptor"), rtToPropertyKey(key as any)));
    return d as PropertyDescriptor | undefined;
  }

  static getPrototypeOf(o: any): any {
    return protoOf(target(o, "getPrototypeOf"));
  }

  static setPrototypeOf(o: any, p: any): boolean {
    target(o, "setPrototypeOf");
    if (__kind(p) !== 1 && __kind(p) < 7) {
      throw new TypeError("Object prototype may only be an Object or null: " + describeObject(p));
    }
    return setProtoOf(o, p);
  }

  static isExtensible(o: any): boolean {
    return isExtensible(target(o, "isExtensible"));
  }

  static preventExtensions(o: any): boolean {
    return preventExtensions(target(o, "preventExtensions"));
  }

  static apply(f: any, thisArg: any, args: any): any {
    if (rtTypeof(f) !== "function") throw new TypeError("Function.prototype.apply was called on " + describeObject(f) + ", which is not a function");
    return rtCall(f, thisArg, listOf(args));
  }

  static construct(f: any, args: any, newTarget?: any): any {
    const t: any = __kind(newTarget) === 0 ? f : newTarget;
    if (!isConstructor(t)) throw new TypeError(describeObject(t) + " is not a constructor");
    return constructWith(f, listOf(args), t);
  }

  static get [Symbol.toStringTag](): string {
    return "Reflect";
  }
}
