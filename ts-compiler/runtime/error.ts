// The classes of errors, and the errors that the compiler's code throws.
import {
  __kind, __strLen, __strNew, __rawU16, __rawI32, __null, __metaName, __isNull, __site, __clearSite, __frames, __load32, __trunc, __unboxF64,
} from "./intrinsics";
import { Property, defineOwn, keyText, protoOf } from "./property";
import { numToString } from "./number";
import { HIDDEN, PLAIN } from "./dynobject";
import { rtToString } from "./operator";
import { rtGet, rtHas, rtTypeof, describeObject, getProperty } from "./dynamic";
import { rtToArray } from "./iterate";
import { strUnits } from "./string";
import { loadUtf8 } from "./utf8";
import { IO_CELLS, flushOutput, writeString, exitProcess, tellFailure } from "./main";

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
  if (e instanceof SuppressedError) return "SuppressedError";
  return "Error";
}

/**
 * Attributes of an error's field; -1 when it is no own property. All errors have the fields, but
 * `name` is the prototype's until another is assigned, and `cause` is there only when given.
 */
export function errorField(e: Error, key: string): i32 {
  if (key === "message") return e._messaged || __strLen(e.message) > 0 ? HIDDEN : -1;
  if (key === "errors" && e instanceof AggregateError) return HIDDEN;
  if ((key === "error" || key === "suppressed") && e instanceof SuppressedError) return HIDDEN;
  if (key === "cause") return e._caused ? HIDDEN : -1;
  if (key === "name") {
    const name: any = e.name as any;
    return __kind(name) === 4 && (name as string) === builtinName(e) ? -1 : PLAIN;
  }
  return PLAIN;
}

/** Reads the options of errors. Programs that give none go without the code for it. */
class Options {
  given(options: any): boolean {
    return false;
  }
  cause(options: any): any {
    return undefined;
  }
}

class GivenOptions extends Options {
  given(options: any): boolean {
    return __kind(options) > 6 && rtHas("cause" as any, options);
  }
  cause(options: any): any {
    return rtGet(options, "cause");
  }
}

let options_: Options = new Options();

/** The program gives options to an error somewhere; the compiler calls it there. */
export function rtErrorOptions(): void {
  options_ = new GivenOptions();
}

/** `name: message` */
function header(name: string, message: string): string {
  if (__strLen(name) === 0) return message;
  if (__strLen(message) === 0) return name;
  return name + ": " + message;
}

/** Where the error is made that is being made; the next one may be the library's, which does not say. */
function takeSite(): string {
  const site: string = __site();
  if (__isNull(site)) return "<anonymous>";
  __clearSite();
  return site;
}

/** Frames that are asked for at most: what is at `IO_CELLS` has room for them. */
const MOST_FRAMES: i32 = 64;

/** The frames of the stack, as the host numbers them; physically null when it does not. */
function takeFrames(): RawI32 {
  let most: i32 = __trunc(Error.stackTraceLimit);
  if (most > MOST_FRAMES) most = MOST_FRAMES;
  const count: i32 = most < 1 ? 0 : __frames(0, most, IO_CELLS);
  if (count < 1) return __null<RawI32>();
  const frames: RawI32 = __rawI32(count);
  for (let i: i32 = 0; i < count; i = i + 1) frames[i] = __load32(IO_CELLS + i * 4);
  return frames;
}

/** Whether two lines of a stack differ in the column alone. */
function sameLine(a: string, b: string): boolean {
  const x: RawU16 = strUnits(a);
  const y: RawU16 = strUnits(b);
  const n: i32 = __strLen(a);
  const m: i32 = __strLen(b);
  let i: i32 = 0;
  while (i < n && i < m && x[i] === y[i]) i = i + 1;
  return isColumn(x, i, n) && isColumn(y, i, m);
}

/** Whether digits, and a parenthesis, are all that comes. */
function isColumn(units: RawU16, from: i32, to: i32): boolean {
  let i: i32 = from;
  while (i < to) {
    if (units[i] !== 41 && (units[i] < 48 || units[i] > 57)) return false;
    i = i + 1;
  }
  return true;
}

/** Frames in the lines of a stack; `site` is the innermost one that the program's own text shows. */
function frameLines(frames: RawI32, site: string): string {
  if (__isNull(frames)) return "\n    at " + site;
  let lines: string = "";
  let first: boolean = true;
  for (let i: i32 = 0; i < frames.length; i = i + 1) {
    const length: i32 = __frames(1, frames[i], IO_CELLS);
    if (length > 0) {
      const line: string = loadUtf8(IO_CELLS, length);
      // The function that made the error may be part of its caller in the module.
      if (first && site !== "<anonymous>" && !sameLine(line, site)) lines = "\n    at " + site;
      first = false;
      lines = lines + "\n    at " + line;
    }
  }
  return lines;
}

// Whether a value is an error itself, not an heir of one.
function isError(v: any): boolean {
  return __kind(v) === 7 && v instanceof Error;
}

export class Error {
  name: string;
  message: string;
  cause?: unknown;
  _stack: any;
  _stackKnown: boolean;
  /** Where it was made, as a line of a stack; what the host says about it. */
  _site: string;
  _frames: RawI32;
  _caused: boolean;
  /** Whether a message was given: else the prototype's is seen. */
  _messaged: boolean;

  static stackTraceLimit: number = 10;

  constructor(message?: string, options?: ErrorOptions) {
    const text: string = message === undefined ? "" : message;
    this.name = "Error";
    this.message = text;
    this._messaged = message !== undefined;
    this._stack = undefined;
    this._stackKnown = false;
    this._site = takeSite();
    this._frames = takeFrames();
    this._caused = false;
    if (options !== undefined) {
      this._caused = options_.given(options as any);
      if (this._caused) this.cause = options_.cause(options as any);
    }
  }

  /** The name and message at the first access, as in Node, and where the error was made. */
  get stack(this: any): string | undefined {
    // What only inherits from an error has that one's.
    let holder: any = this;
    while (__kind(holder) > 6 && !isError(holder)) holder = protoOf(holder);
    if (__kind(holder) < 7) return undefined;
    return (holder as Error)._trace();
  }

  _trace(): string | undefined {
    if (!this._stackKnown) {
      this._stackKnown = true;
      this._stack = (header(this.name, this.message) + frameLines(this._frames, this._site)) as any;
    }
    return this._stack as string | undefined;
  }

  set stack(value: string | undefined) {
    this._stackKnown = true;
    this._stack = value as any;
  }

  static __call(message?: string, options?: ErrorOptions): Error {
    return new Error(message, options);
  }

  static captureStackTrace(targetObject: any, constructorOpt?: any): void {
    // An error has its stack already, unlike an object that only inherits from one.
    if (isError(targetObject)) return;
    defineOwn(targetObject, "stack", new Property(("Error" + frameLines(takeFrames(), "<anonymous>")) as any, HIDDEN));
  }

  toString(this: any): string {
    if (__kind(this) < 7) throw new TypeError("Method Error.prototype.toString called on incompatible receiver " + describeObject(this));
    const name: any = rtGet(this, "name");
    const message: any = rtGet(this, "message");
    const n: string = __kind(name) === 0 ? "Error" : rtToString(name);
    const m: string = __kind(message) === 0 ? "" : rtToString(message);
    if (__strLen(n) === 0) return m;
    if (__strLen(m) === 0) return n;
    return n + ": " + m;
  }
}

export class TypeError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TypeError";
  }
  static __call(message?: string, options?: ErrorOptions): TypeError {
    return new TypeError(message, options);
  }
}

export class RangeError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RangeError";
  }
  static __call(message?: string, options?: ErrorOptions): RangeError {
    return new RangeError(message, options);
  }
}

export class SyntaxError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SyntaxError";
  }
  static __call(message?: string, options?: ErrorOptions): SyntaxError {
    return new SyntaxError(message, options);
  }
}

export class ReferenceError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ReferenceError";
  }
  static __call(message?: string, options?: ErrorOptions): ReferenceError {
    return new ReferenceError(message, options);
  }
}

export class EvalError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EvalError";
  }
  static __call(message?: string, options?: ErrorOptions): EvalError {
    return new EvalError(message, options);
  }
}

export class URIError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "URIError";
  }
  static __call(message?: string, options?: ErrorOptions): URIError {
    return new URIError(message, options);
  }
}

export class AggregateError extends Error {
  errors: any[];
  constructor(errors: any, message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AggregateError";
    this.errors = rtToArray(errors);
  }
  static __call(errors: any, message?: string, options?: ErrorOptions): AggregateError {
    return new AggregateError(errors, message, options);
  }
}

export class SuppressedError extends Error {
  error: any;
  suppressed: any;
  constructor(error: any, suppressed: any, message?: string) {
    super(message);
    this.name = "SuppressedError";
    this.error = error;
    this.suppressed = suppressed;
  }
  static __call(error: any, suppressed: any, message?: string): SuppressedError {
    return new SuppressedError(error, suppressed, message);
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

/** A key that is no name, in a message. */
function shownKey(key: any): string {
  const k: i32 = __kind(key);
  if (k === 3) return numToString(__unboxF64(key));
  return k === 4 || k === 5 ? keyText(key) : k === 0 ? "undefined" : "object";
}

/** The same for a key that is no name. */
export function rtThrowNullElement(v: any, key: any): never {
  rtThrowNullAccess(v, shownKey(key));
}

/** An assignment to a property of undefined or null. */
export function rtThrowNullAssignment(v: any, key: string): never {
  const what: string = __kind(v) === 0 ? "undefined" : "null";
  throw new TypeError("Cannot set properties of " + what + " (setting '" + key + "')");
}

/** The same for a key that is no name. */
export function rtThrowNullElementAssignment(v: any, key: any): never {
  rtThrowNullAssignment(v, shownKey(key));
}

/** A loop or spread over something that has no iterator. */
export function rtThrowNotIterable(what: string): never {
  throw new TypeError(what + " is not iterable");
}

/** The same for what the program's text does not name: shown by its type and, if primitive, value. */
export function rtThrowNoIterator(v: any): never {
  const k: i32 = __kind(v);
  const type: string = k === 1 ? "object null" : rtTypeof(v);
  const shown: string = k < 2 || k > 6 ? "" : " " + rtToString(v);
  throw new TypeError(type + shown + " is not iterable (cannot read property Symbol(Symbol.iterator))");
}

/** The same for an argument `...text` of a call. */
export function rtThrowNoSpread(v: any, text: string): never {
  if (__kind(v) < 2) throw new TypeError(text + " is not iterable (cannot read property undefined)");
  throw new TypeError("Spread syntax requires ...iterable[Symbol.iterator] to be a function");
}

/** A call of something that is no function. */
export function rtThrowNotFunction(what: string): never {
  throw new TypeError(what + " is not a function");
}

/** A value's type as messages show it. */
function typeText(v: any): string {
  const k: i32 = __kind(v);
  if (k === 0) return "undefined";
  if (k === 1) return "null";
  if (k === 2) return "boolean";
  if (k === 3) return "number";
  if (k === 4) return "string";
  if (k === 5) return "symbol";
  if (k === 6) return "bigint";
  if (k === 8) return "function";
  if (k === 9) return "array";
  if (k === 7 && __strLen(__metaName(v)) > 0) return __metaName(v);
  return "object";
}

/** Calls that nest too deep. */
export function rtThrowTooDeep(): never {
  throw new RangeError("Maximum call stack size exceeded");
}

/** The text of a number among those that name what is cast: lines of ASCII, from 1; none for 0. */
export function castPath(texts: RawU8, index: i32): string {
  if (index === 0) return "";
  let start: i32 = 0;
  let line: i32 = 1;
  while (line < index) {
    if (texts[start] === 10) line = line + 1;
    start = start + 1;
  }
  let end: i32 = start;
  while (end < texts.length && texts[end] !== 10) end = end + 1;
  const units: RawU16 = __rawU16(end - start);
  for (let i: i32 = start; i < end; i = i + 1) units[i - start] = texts[i];
  return __strNew(units, end - start);
}

/** A value that does not have the type its place requires; `path` is what the program calls it. */
export function rtThrowCast(v: any, type: string, path: string): never {
  // A callback, nearly always.
  if (type === "function") throw new TypeError(describeObject(v) + " is not a function");
  const text: string = "a value of type " + typeText(v) + " is not of type " + type;
  throw new TypeError(__strLen(path) === 0 ? text : path + ": " + text);
}

/** A variable that is used before its declaration. */
export function rtThrowTdz(name: string): never {
  throw new ReferenceError("Cannot access '" + name + "' before initialization");
}

/** Code that is to be made from text. */
export function rtRefuseText(): never {
  throw new EvalError("Code generation from strings disallowed for this context");
}

/** An assignment to a constant. */
export function rtThrowConst(name: string): never {
  throw new TypeError("Assignment to constant variable.");
}

/** A pattern that meets undefined or null. */
export function rtThrowDestructure(v: any, property: string, source: string): never {
  const missing: boolean = __kind(v) === 0;
  const what: string = missing ? "undefined" : "null";
  if (__strLen(property) === 0) throw new TypeError("Cannot destructure '" + what + "' as it is " + what + ".");
  const from: string = __strLen(source) > 0 ? source : missing ? "undefined" : "object null";
  throw new TypeError("Cannot destructure property '" + property + "' of '" + from + "' as it is " + what + ".");
}

/** Tells listeners of an exception that nothing caught, or of a promise that nothing handles; false when nobody listens. */
let onUncaught: ((value: any, promise: any) => boolean) | null = null;

/** Has listeners told of what nothing caught. */
export function setUncaughtHook(hook: (value: any, promise: any) => boolean): void {
  onUncaught = hook;
}

/** Reports an exception that nothing caught, in a program that throws errors only; the line of the source that the report ends with, or 0. */
export function rtUncaught(v: any): i32 {
  if (onUncaught !== null) onUncaught(v, undefined);
  if (!(v instanceof Error)) return report("exception");
  const e: Error = v as Error;
  return report(e._trace() as string);
}

/** The same in a program that throws other values too. */
export function rtUncaughtAny(v: any): i32 {
  if (onUncaught !== null) onUncaught(v, undefined);
  return reportAny(v);
}

function reportAny(v: any): i32 {
  const k: i32 = __kind(v);
  if (k < 7) return report(rtToString(v));
  const stack: any = getProperty(v, "stack" as any, v);
  return report(__kind(stack) === 4 ? (stack as string) : describeObject(v));
}

function report(text: string): i32 {
  flushOutput();
  writeString(2, "Uncaught " + text + "\n");
  flushOutput();
  tellFailure();
  return lastLine(text);
}

// The number before the last colon and a number: `at f (main.ts:12:5)`.
function lastLine(text: string): i32 {
  const u: RawU16 = strUnits(text);
  let i: i32 = __strLen(text) - 1;
  if (i >= 0 && u[i] === 41) i = i - 1;
  while (i >= 0 && u[i] >= 48 && u[i] <= 57) i = i - 1;
  if (i < 0 || u[i] !== 58) return 0;
  i = i - 1;
  let line: i32 = 0;
  let unit: i32 = 1;
  while (i >= 0 && u[i] >= 48 && u[i] <= 57) {
    line = line + (u[i] - 48) * unit;
    unit = unit * 10;
    i = i - 1;
  }
  return line;
}

/** A rejected promise that nothing handles: as Node reports it. */
export function rtUncaughtRejection(v: any, promise: any): void {
  if (onUncaught !== null && onUncaught(v, promise)) return;
  reportAny(v);
  exitProcess(1);
}
