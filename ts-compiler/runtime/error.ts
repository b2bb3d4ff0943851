// The classes of errors, and the errors that the compiler's code throws.
import { __kind, __strLen } from "./intrinsics";
import { extOf } from "./property";
import { HIDDEN, PLAIN } from "./dynobject";
import { rtToString } from "./operator";
import { rtGet, rtHas, describeObject, getProperty } from "./dynamic";
import { symbolText, Symbol } from "./symbol";
import { rtToArray } from "./iterate";
import { flushOutput, writeString, exitProcess } from "./main";

export interface ErrorOptions {
  cause?: unknown;
}

// `name` in the prototype of the nearest class of the language.
function builtinName(e: Error): string {
  if (e instanceof TypeError) return "TypeError";
  if (e instanceof RangeError) return "RangeError";
  if (e instanceof SyntaxError) return "SyntaxError";
  if (e instanceof ReferenceError) return "ReferenceError";
  if (e instanceof EvalError) return "EvalError";
  if (e instanceof URIError) return "URIError";
  if (e instanceof AggregateError) return "AggregateError";
  return "Error";
}

/**
 * Attributes of an error's field; -1 when it is no own property. All errors have the fields, but
 * `name` is the prototype's until another is assigned, and `cause` is there only when given.
 */
export function errorField(e: Error, key: string): i32 {
  if (key === "message" || key === "errors" && e instanceof AggregateError) return HIDDEN;
  if (key === "cause") return e._caused ? HIDDEN : -1;
  if (key === "name") {
    const name: any = e.name as any;
    return __kind(name) === 4 && (name as string) === builtinName(e) ? -1 : PLAIN;
  }
  return PLAIN;
}

export class Error {
  name: string;
  message: string;
  cause?: unknown;
  _stack: any;
  _stackKnown: boolean;
  _caused: boolean;

  static stackTraceLimit: number = 10;

  constructor(message?: any, options?: ErrorOptions) {
    const text: string = __kind(message) === 0 ? "" : rtToString(message);
    this.name = "Error";
    this.message = text;
    this._stack = undefined;
    this._stackKnown = false;
    const o: any = options as any;
    this._caused = __kind(o) > 6 && rtHas("cause" as any, o);
    if (this._caused) this.cause = rtGet(o, "cause");
  }

  /** The name and message at the first access, as in Node; where the error was made is not known. */
  get stack(): string | undefined {
    if (!this._stackKnown) {
      this._stackKnown = true;
      this._stack = (this.toString() + "\n    at <anonymous>") as any;
    }
    return this._stack as string | undefined;
  }

  set stack(value: string | undefined) {
    this._stackKnown = true;
    this._stack = value as any;
  }

  static __call(message?: any, options?: ErrorOptions): Error {
    return new Error(message, options);
  }

  static captureStackTrace(targetObject: any, constructorOpt?: any): void {
    if (targetObject instanceof Error) return;
    extOf(targetObject).put("stack", "Error\n    at <anonymous>" as any, HIDDEN);
  }

  toString(): string {
    const name: any = rtGet(this as any, "name");
    const message: any = rtGet(this as any, "message");
    const n: string = __kind(name) === 0 ? "Error" : rtToString(name);
    const m: string = __kind(message) === 0 ? "" : rtToString(message);
    if (__strLen(n) === 0) return m;
    if (__strLen(m) === 0) return n;
    return n + ": " + m;
  }
}

export class TypeError extends Error {
  constructor(message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "TypeError";
  }
  static __call(message?: any, options?: ErrorOptions): TypeError {
    return new TypeError(message, options);
  }
}

export class RangeError extends Error {
  constructor(message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "RangeError";
  }
  static __call(message?: any, options?: ErrorOptions): RangeError {
    return new RangeError(message, options);
  }
}

export class SyntaxError extends Error {
  constructor(message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "SyntaxError";
  }
  static __call(message?: any, options?: ErrorOptions): SyntaxError {
    return new SyntaxError(message, options);
  }
}

export class ReferenceError extends Error {
  constructor(message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "ReferenceError";
  }
  static __call(message?: any, options?: ErrorOptions): ReferenceError {
    return new ReferenceError(message, options);
  }
}

export class EvalError extends Error {
  constructor(message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "EvalError";
  }
  static __call(message?: any, options?: ErrorOptions): EvalError {
    return new EvalError(message, options);
  }
}

export class URIError extends Error {
  constructor(message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "URIError";
  }
  static __call(message?: any, options?: ErrorOptions): URIError {
    return new URIError(message, options);
  }
}

export class AggregateError extends Error {
  errors: any[];
  constructor(errors: any, message?: any, options?: ErrorOptions) {
    super(message, options);
    this.name = "AggregateError";
    this.errors = rtToArray(errors);
  }
  static __call(errors: any, message?: any, options?: ErrorOptions): AggregateError {
    return new AggregateError(errors, message, options);
  }
}

/** Makes a TypeError. */
export function rtTypeError(message: string): any {
  return new TypeError(message) as any;
}

/** `undefined.key` */
export function rtThrowNullAccess(v: any, key: string): never {
  const what: string = __kind(v) === 0 ? "undefined" : "null";
  throw new TypeError("Cannot read properties of " + what + " (reading '" + key + "')");
}

/** A call of something that is no function. */
export function rtThrowNotFunction(what: string): never {
  throw new TypeError(what + " is not a function");
}

/** A value as messages about its type show it. */
function shown(v: any): string {
  const k: i32 = __kind(v);
  if (k === 4) return "\"" + (v as string) + "\"";
  if (k === 5) return symbolText(v as Symbol);
  if (k < 7) return rtToString(v);
  if (k === 8) return "a function";
  return describeObject(v);
}

/** A value that does not have the type its place requires. */
export function rtThrowCast(v: any, type: string, path: string): never {
  if (__strLen(path) === 0) throw new TypeError(shown(v) + " is not of type " + type);
  throw new TypeError(path + ": " + shown(v) + " is not of type " + type);
}

/** A variable that is used before its declaration. */
export function rtThrowTdz(name: string): never {
  throw new ReferenceError("Cannot access '" + name + "' before initialization");
}

/** An assignment to a constant. */
export function rtThrowConst(name: string): never {
  throw new TypeError("Assignment to constant variable.");
}

/** A pattern that meets undefined or null. */
export function rtThrowDestructure(v: any): never {
  const what: string = __kind(v) === 0 ? "undefined" : "null";
  throw new TypeError("Cannot destructure '" + what + "' as it is " + what + ".");
}

/** An exception that nothing caught: it is reported, and the process ends. */
export function rtUncaught(v: any): void {
  let text: string = "";
  const k: i32 = __kind(v);
  if (k > 6) {
    const stack: any = getProperty(v, "stack" as any, v);
    text = __kind(stack) === 4 ? (stack as string) : describeObject(v);
  } else text = shown(v);
  flushOutput();
  writeString(2, "Uncaught " + text + "\n");
  exitProcess(1);
}

/** A rejected promise that nothing handles: as Node reports it. */
export function rtUncaughtRejection(v: any): void {
  rtUncaught(v);
}
