// Function.prototype. The constructor would need a compiler at run time, so it throws.
import { __kind, __rawAny, __fnInfo, __fnName, __fnSource, __strLen, __fnSetName, __fnSetHome, __trunc, __f64 } from "./intrinsics";
import { arrArgs } from "./array";
import { rtToNumber } from "./operator";
import { toInteger } from "./number";
import { rtRefuseText } from "./error";
import { rtGet, rtTypeof, getProperty } from "./dynamic";
import { rtCall, BoundTarget } from "./invocation";
import { Property, defineOwn } from "./property";
import { CONFIGURABLE } from "./dynobject";

/** The values of an array-like object, as `apply` takes them. */
export function listOf(x: any): RawAny {
  const k: i32 = __kind(x);
  if (k < 2) return __rawAny(0);
  if (k === 9) return arrArgs(x as any[]);
  if (k < 7) throw new TypeError("CreateListFromArrayLike called on non-object");
  const length: number = rtToNumber(rtGet(x, "length"));
  const n: i32 = length > 0 ? __trunc(length) : 0;
  const out: RawAny = __rawAny(n);
  let i: i32 = 0;
  while (i < n) {
    out[i] = getProperty(x, __f64(i).toString() as any, x);
    i = i + 1;
  }
  return out;
}

export class Function {
  static __call(...parts: string[]): any {
    return rtRefuseText();
  }
  static __new(...parts: string[]): any {
    return rtRefuseText();
  }

  call(this: any, thisArg: any, ...args: any[]): any {
    return rtCall(this, thisArg, arrArgs(args));
  }

  apply(this: any, thisArg: any, args?: any): any {
    return rtCall(this, thisArg, listOf(args));
  }

  bind(this: any, thisArg: any, ...args: any[]): any {
    const target: any = this;
    if (rtTypeof(target) !== "function") throw new TypeError("Bind must be called on a function");
    const kept: BoundTarget = new BoundTarget(target, arrArgs(args));
    const bound: any = (...rest: any[]): any => rtCall(target, thisArg, kept.join(arrArgs(rest)));
    __fnSetHome(bound, kept as any);
    const name: any = rtGet(target, "name");
    const length: any = rtGet(target, "length");
    const left: number = (__kind(length) === 3 ? toInteger(length as number) : 0) - __f64(kept.head.length);
    defineOwn(bound, "length", new Property((left > 0 ? left : 0) as any, CONFIGURABLE));
    __fnSetName(bound, "bound " + (__kind(name) === 4 ? (name as string) : ""));
    return bound;
  }

  toString(this: any): string {
    if (rtTypeof(this) !== "function") throw new TypeError("Function.prototype.toString requires that 'this' be a Function");
    const name: string = __kind(this) === 8 ? __fnName(this) : "";
    if (__kind(this) === 8) {
      const text: string = __fnSource(this);
      if (__strLen(text) > 0) return text;
      if ((__fnInfo(this) & 0x10000) !== 0 && (__fnInfo(this) >>> 19) !== 0) return "class " + name + " { }";
    }
    return "function " + name + "() { [native code] }";
  }

  get name(): string {
    return __fnName(this as any);
  }

  get length(): number {
    return __f64(__fnInfo(this as any) & 0x3FFF);
  }
}
