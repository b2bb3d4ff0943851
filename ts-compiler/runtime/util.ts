// Node's module util.
import { __kind, __unboxF64 } from "./intrinsics";
import { Inspector } from "./inspect";
import { formatArguments } from "./console";
import { deepEqual } from "./deepequal";
import { rtGet, rtTypeof } from "./dynamic";
import { rtCall } from "./invocation";
import { rtStrictEq, rtToBoolean } from "./operator";
import { Promise } from "./promise";
import { Date } from "./date";
import { RegExp } from "./regexp";
import { Map } from "./map";
import { Set } from "./set";
import { WeakMap, WeakSet } from "./weak";
import { ArrayBuffer } from "./arraybuffer";
import { BinaryView } from "./binaryview";
import { ElementView } from "./elementview";
import { Uint8Array } from "./typedkinds";
import { DataView } from "./dataview";
import { Error } from "./error";
import { setTimeout } from "./jobs";

export { TextEncoder, TextDecoder } from "./textcoding";

/** Text of a value; the class itself is the function `inspect`. */
export class inspect {
  static readonly custom: symbol = Symbol.for("nodejs.util.inspect.custom");

  static __call(value: any, options?: any): string {
    const inspector: Inspector = new Inspector(2);
    if (__kind(options) > 6) {
      const depth: any = rtGet(options, "depth");
      if (__kind(depth) === 3) inspector.depth = __unboxF64(depth);
      else if (__kind(depth) === 1) inspector.depth = Infinity;
      inspector.showHidden = rtToBoolean(rtGet(options, "showHidden"));
      const items: any = rtGet(options, "maxArrayLength");
      if (__kind(items) === 3) inspector.maxItems = __unboxF64(items);
      else if (__kind(items) === 1) inspector.maxItems = Infinity;
      const width: any = rtGet(options, "breakLength");
      if (__kind(width) === 3 && __unboxF64(width) === Infinity && rtStrictEq(rtGet(options, "compact"), true as any)) {
        inspector.oneLine = true;
      }
    }
    return inspector.value(value, 0);
  }
}

export function format(...args: any[]): string {
  return formatArguments(args);
}

export function isDeepStrictEqual(a: any, b: any): boolean {
  return deepEqual(a, b, true);
}

/** A function that promises what another passes to its last argument. */
export function promisify(original: any): any {
  if (rtStrictEq(original, setTimeout as any)) {
    return (delay: any, value: any): any => new Promise<any>((resolve: (value: any) => void): void => {
      setTimeout((): void => resolve(value), delay);
    });
  }
  return function (this: any, ...args: any[]): any {
    const self: any = this;
    return new Promise<any>((resolve: (value: any) => void, reject: (reason?: any) => void): void => {
      const done = (error: any, value: any): void => {
        if (rtToBoolean(error)) reject(error);
        else resolve(value);
      };
      original.call(self, ...args, done);
    });
  };
}

/** The reverse: a function that passes on what another promises. */
export function callbackify(original: any): any {
  return function (this: any, ...args: any[]): void {
    const callback: any = args.pop();
    original.apply(this, args).then((value: any): void => callback(null, value), (error: any): void => callback(error));
  };
}

export function deprecate(f: any, message?: any, code?: any): any {
  return f;
}

export function inherits(child: any, parent: any): void {
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

export class types {
  static isDate(v: any): boolean {
    return v instanceof Date;
  }
  static isRegExp(v: any): boolean {
    return v instanceof RegExp;
  }
  static isMap(v: any): boolean {
    return v instanceof Map;
  }
  static isSet(v: any): boolean {
    return v instanceof Set;
  }
  static isWeakMap(v: any): boolean {
    return v instanceof WeakMap;
  }
  static isWeakSet(v: any): boolean {
    return v instanceof WeakSet;
  }
  static isPromise(v: any): boolean {
    return v instanceof Promise;
  }
  static isTypedArray(v: any): boolean {
    return v instanceof ElementView;
  }
  static isUint8Array(v: any): boolean {
    return v instanceof Uint8Array;
  }
  static isArrayBuffer(v: any): boolean {
    return v instanceof ArrayBuffer;
  }
  static isAnyArrayBuffer(v: any): boolean {
    return v instanceof ArrayBuffer;
  }
  static isArrayBufferView(v: any): boolean {
    return v instanceof BinaryView;
  }
  static isDataView(v: any): boolean {
    return v instanceof DataView;
  }
  static isNativeError(v: any): boolean {
    return v instanceof Error;
  }
}
