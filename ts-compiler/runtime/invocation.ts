// Calls and constructions of dynamic values, and lists of arguments: entry points of the compiler.
import { __kind, __refEq, __rawAny, __copy, __fnGeneric, __fnInfo, __fnHome, __unboxF64, __callee, __isNull, __strLen } from "./intrinsics";
import { strUnitAt, strSlice } from "./string";
import { numToString } from "./number";
import { arrOf, arrArgs } from "./array";
import { rtThrowNotFunction } from "./error";
import { rtToPropertyKey, rtToString } from "./operator";
import { DynObject } from "./dynobject";
import { protoOf, setProtoOf, objectPrototype, keyText } from "./property";
import { hostCall, hostConstruct, hostInvoke, hostIsConstructor } from "./hostops";
import { rtGet, rtGetIndex, describeObject, rtTypeof } from "./dynamic";

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
  const noted: string = __callee();
  const callee: string = __isNull(noted) ? "(intermediate value)" : noted;
  // The whole callee, where its key is computed.
  if (strUnitAt(callee, 0) === 61) return rtThrowNotFunction(strSlice(callee, 1, __strLen(callee)));
  return rtThrowNotFunction(__kind(key) === 4 ? callee + "." + (key as string) : callee + "[" + keyText(key) + "]");
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

/** What a function made by `bind` keeps in the place of a home object. */
export class BoundTarget {
  target: any;
  head: RawAny;

  constructor(target: any, head: RawAny) {
    this.target = target;
    this.head = head;
  }

  /** The arguments of a call with these before them. */
  join(args: RawAny): RawAny {
    return joined(this.head, args);
  }
}

/** What stands behind a function made by `bind`, null for any other. */
export function boundTarget(f: any): BoundTarget | null {
  if (__kind(f) !== 8 || (__fnInfo(f) & 0x20000) === 0) return null;
  const home: any = __fnHome(f);
  return home instanceof BoundTarget ? (home as BoundTarget) : null;
}

/** Whether a value can be the callee of `new`. */
export function isConstructor(f: any): boolean {
  const k: i32 = __kind(f);
  if (k === 8) {
    if ((__fnInfo(f) & 0x20000) === 0) return true;
    const bound: BoundTarget | null = boundTarget(f);
    return bound !== null && isConstructor(bound.target);
  }
  return k === 11 && hostIsConstructor(f);
}

/** `new f(...args)` */
export function rtConstruct(f: any, args: RawAny): any {
  return constructWith(f, args, f);
}

/** The same where the program calls its callee `text`. */
export function rtConstructNamed(f: any, args: RawAny, text: string): any {
  if (!isConstructor(f)) throw new TypeError(text + " is not a constructor");
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
  const bound: BoundTarget | null = boundTarget(f);
  if (bound !== null) return constructWith(bound.target, bound.join(args), __refEq(newTarget, f) ? bound.target : newTarget);
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
  return joined(head, arrArgs(rest));
}

function joined(head: RawAny, tail: RawAny): RawAny {
  const n: i32 = head.length;
  const out: RawAny = __rawAny(n + tail.length);
  __copy(out, 0, head, 0, n);
  __copy(out, n, tail, 0, tail.length);
  return out;
}
