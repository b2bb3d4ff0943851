// Values of kind 11 where only a value of the guest fits: functions, and errors of an engine.
import { __kind, __fnSetHome, __fnSetName } from "./intrinsics";
import { arrArgs } from "./array";
import { getProperty, rtTypeof } from "./dynamic";
import { rtStrictEq, rtToString } from "./operator";
import { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } from "./error";
import { rtCall } from "./invocation";

/** A function of the host, or a proxy of one, as one of the guest; other values stay. */
export function functionOf(v: any): any {
  if (__kind(v) !== 11 || rtTypeof(v) !== "function") return v;
  const f: any = function (this: any, ...args: any[]): any {
    return rtCall(v, this, arrArgs(args));
  };
  __fnSetHome(f, v);
  __fnSetName(f, rtToString(getProperty(v, "name", v)));
  return f;
}

// The error converted last, so that what is read of it one after the other is of one object.
let lastForeign: any = undefined;
let lastError: any = undefined;

function make(name: string, message: string): Error {
  if (name === "TypeError") return new TypeError(message);
  if (name === "RangeError") return new RangeError(message);
  if (name === "SyntaxError") return new SyntaxError(message);
  if (name === "ReferenceError") return new ReferenceError(message);
  if (name === "EvalError") return new EvalError(message);
  if (name === "URIError") return new URIError(message);
  return new Error(message);
}

/** An error of the host as one of the guest, with its name, message and stack; other values stay. */
export function errorOf(v: any): any {
  if (__kind(v) !== 11) return v;
  if (__kind(lastForeign) === 11 && rtStrictEq(lastForeign, v)) return lastError;
  const message: any = getProperty(v, "message" as any, v);
  const name: any = getProperty(v, "name" as any, v);
  if (__kind(message) !== 4 || __kind(name) !== 4) return v;
  const made: Error = make(name as string, message as string);
  if (made.name !== (name as string)) made.name = name as string;
  const stack: any = getProperty(v, "stack" as any, v);
  if (__kind(stack) === 4) made.stack = stack as string;
  lastForeign = v;
  lastError = made as any;
  return lastError;
}
