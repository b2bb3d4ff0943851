// What drives functions that suspend: generators, async functions, async generators.
import { __kind, __f64 } from "./intrinsics";
import { Promise, Reaction, nothing, promiseOf, subscribe } from "./promise";
import { Symbol } from "./symbol";
import { rtGet, rtTypeof, getProperty } from "./dynamic";
import { rtThrowNoIterator } from "./error";
import { rtCall, rtCallMethod } from "./invocation";
import { rtToBoolean } from "./operator";
import { IteratorResult, steps, rtCheckResult } from "./iterate";
import { IteratorObject } from "./iterators";
import { __rawAny } from "./intrinsics";

/** A step of an iteration. */
export interface Step {
  value: any;
  done: boolean;
}

/** A function's activation. The compiler knows the first five fields. */
export class Coroutine extends IteratorObject<any> {
  /** The function's code: (input, mode) with mode 0 next, 1 throw, 2 return. */
  _resume: (input: any, mode: number) => any;
  /** The function's `this` and arguments. */
  _self: any;
  _args: RawAny;
  /** Locals while it is suspended. */
  _frame: any;
  /** 0 not started, 1 suspended, 2 running, 3 done. */
  _state: i32;
  /** The suspension is an `await`, not a `yield`. */
  _awaiting: i32;

  constructor(resume: (input: any, mode: number) => any, self: any, args: RawAny) {
    super();
    this._resume = resume;
    this._self = self;
    this._args = args;
    this._frame = undefined;
    this._state = 0;
    this._awaiting = 0;
  }

  /** Runs to the next suspension or to the end; then the state tells which. */
  _step(input: any, mode: i32): any {
    this._state = 2;
    try {
      const value: any = this._resume(input, __f64(mode));
      if (this._state === 2) this._state = 3;
      return value;
    } catch (e) {
      this._state = 3;
      throw e;
    }
  }
}

function step(value: any, done: boolean): Step {
  return { value: value, done: done };
}

/** The objects that generator functions return. */
export class Generator extends Coroutine {
  _advance(): boolean {
    if (this._state === 2) throw new TypeError("Generator is already running");
    if (this._state === 3) return false;
    const result: any = this._step(undefined, 0);
    if (this._state === 3) return false;
    this._value = result;
    return true;
  }

  _advances(): boolean {
    return true;
  }

  next(value?: any): Step {
    if (this._state === 2) throw new TypeError("Generator is already running");
    if (this._state === 3) return step(undefined, true);
    const result: any = this._step(value, 0);
    return step(result, this._state === 3);
  }

  return(value?: any): Step {
    if (this._state === 2) throw new TypeError("Generator is already running");
    if (this._state === 0) this._state = 3;
    if (this._state === 3) return step(value, true);
    const result: any = this._step(value, 2);
    return step(result, this._state === 3);
  }

  throw(error?: any): Step {
    if (this._state === 2) throw new TypeError("Generator is already running");
    if (this._state === 0) this._state = 3;
    if (this._state === 3) throw error;
    const result: any = this._step(error, 1);
    return step(result, this._state === 3);
  }

  [Symbol.iterator](): any {
    return this as any;
  }

  get [Symbol.toStringTag](): string {
    return "Generator";
  }
}

/** Makes a generator object. */
export function makeGenerator(resume: (input: any, mode: number) => any, self: any, args: RawAny): any {
  return new Generator(resume, self, args) as any;
}

/** Starts an async function; the promise of its result. */
export function startAsync(resume: (input: any, mode: number) => any, self: any, args: RawAny): any {
  const co: Coroutine = new Coroutine(resume, self, args);
  const promise: Promise<any> = new Promise<any>(nothing);
  advance(co, promise, undefined, 0);
  return promise as any;
}

function advance(co: Coroutine, promise: Promise<any>, input: any, mode: i32): void {
  let value: any = undefined;
  try {
    value = co._step(input, mode);
  } catch (e) {
    promise._reject(e);
    return;
  }
  if (co._state === 3) {
    promise._resolve(value);
    return;
  }
  promiseOf(value)._react(new Awaiting(co, promise));
}

/** An async function that waits. */
class Awaiting extends Reaction {
  co: Coroutine;
  /** The promise of its result. */
  result: Promise<any>;

  constructor(co: Coroutine, result: Promise<any>) {
    super(null, null, undefined, undefined);
    this.co = co;
    this.result = result;
  }

  run(rejected: boolean, value: any): void {
    advance(this.co, this.result, value, rejected ? 1 : 0);
  }
}

/** An async generator that waits. */
class Continuing extends Reaction {
  generator: AsyncGenerator;

  constructor(generator: AsyncGenerator) {
    super(null, null, undefined, undefined);
    this.generator = generator;
  }

  run(rejected: boolean, value: any): void {
    this.generator._continue(value, rejected ? 1 : 0);
  }
}

/** A call of an async generator's method that has not been answered. */
class Request {
  mode: i32;
  value: any;
  promise: Promise<any>;
  constructor(mode: i32, value: any, promise: Promise<any>) {
    this.mode = mode;
    this.value = value;
    this.promise = promise;
  }
}

/** The objects that async generator functions return: calls are answered one after the other. */
export class AsyncGenerator extends Coroutine {
  private _queue: Request[] = [];
  private _busy: boolean = false;

  next(value?: any): Promise<any> {
    return this._enqueue(0, value);
  }

  return(value?: any): Promise<any> {
    return this._enqueue(2, value);
  }

  throw(error?: any): Promise<any> {
    return this._enqueue(1, error);
  }

  // It is no iterator, though it is made like one.
  get [Symbol.iterator](): any {
    return undefined;
  }

  [Symbol.asyncIterator](): any {
    return this as any;
  }

  get [Symbol.toStringTag](): string {
    return "AsyncGenerator";
  }

  _enqueue(mode: i32, value: any): Promise<any> {
    const promise: Promise<any> = new Promise<any>(nothing);
    this._queue.push(new Request(mode, value, promise));
    if (!this._busy) this._serve();
    return promise;
  }

  /** Answers the first call that waits. */
  _serve(): void {
    if (this._queue.length === 0) {
      this._busy = false;
      return;
    }
    this._busy = true;
    const request: Request = this._queue[0];
    if (this._state === 0 && request.mode !== 0) this._state = 3;
    if (this._state === 3) {
      if (request.mode === 0) this._answer(undefined, true);
      else if (request.mode === 1) this._fail(request.value);
      else {
        subscribe(
          promiseOf(request.value),
          (value: any): void => this._answer(value, true),
          (error: any): void => this._fail(error),
        );
      }
      return;
    }
    this._continue(request.value, request.mode);
  }

  _continue(input: any, mode: i32): void {
    let value: any = undefined;
    try {
      value = this._step(input, mode);
    } catch (e) {
      this._fail(e);
      return;
    }
    if (this._state === 3) {
      this._answer(value, true);
      return;
    }
    if (this._awaiting !== 0) {
      this._awaiting = 0;
      promiseOf(value)._react(new Continuing(this));
      return;
    }
    this._answer(value, false);
  }

  _answer(value: any, done: boolean): void {
    const request: Request = this._queue.shift() as Request;
    request.promise._resolve(step(value, done) as any);
    this._serve();
  }

  _fail(error: any): void {
    const request: Request = this._queue.shift() as Request;
    request.promise._reject(error);
    this._serve();
  }
}

/** Makes an async generator object. */
export function makeAsyncGenerator(resume: (input: any, mode: number) => any, self: any, args: RawAny): any {
  return new AsyncGenerator(resume, self, args) as any;
}

/** Runs a generator until its parameters are bound. */
export function bindParameters(generator: any): any {
  (generator as Coroutine)._step(undefined, 0);
  return generator;
}

/** The iterator of `yield*`. */
export function delegateIterator(x: any): any {
  const method: any = getProperty(x, Symbol.iterator as any, x);
  if (rtTypeof(method) !== "function") rtThrowNoIterator(x);
  return rtCall(method, x, __rawAny(0));
}

/** One step of `yield*`: the iterator's result object. */
export function delegateStep(iterator: any, input: any, mode: i32): any {
  if (mode === 0 && iterator instanceof Generator && steps(iterator as Generator)) {
    return (iterator as Generator).next(input) as any;
  }
  const args: RawAny = __rawAny(1);
  args[0] = input;
  if (mode === 1) {
    const f: any = rtGet(iterator, "throw");
    if (__kind(f) > 1) return rtCall(f, iterator, args);
    const close: any = rtGet(iterator, "return");
    if (__kind(close) > 1) rtCall(close, iterator, __rawAny(0));
    throw new TypeError("The iterator does not provide a 'throw' method");
  }
  if (mode === 2) {
    const f: any = rtGet(iterator, "return");
    if (__kind(f) > 1) return rtCall(f, iterator, args);
    return step(input, true) as any;
  }
  return rtCall(rtGet(iterator, "next"), iterator, args);
}

/** `done` of a result object. */
export function isDone(result: any): boolean {
  rtCheckResult(result);
  return rtToBoolean((result as IteratorResult<any>).done);
}

/** `value` of a result object. */
export function valueOf(result: any): any {
  return (result as IteratorResult<any>).value;
}

/** The iterator of `for await`: an async one, or a sync one whose values are awaited. */
export function asyncIterator(x: any): any {
  if (__kind(x) < 2) throw new TypeError((__kind(x) === 0 ? "undefined" : "null") + " is not async iterable");
  const method: any = getProperty(x, Symbol.asyncIterator as any, x);
  if (__kind(method) > 1) return rtCall(method, x, __rawAny(0));
  return new FromSync(delegateIterator(x)) as any;
}

/** A sync iterator as an async one (ECMAScript 27.1.6). */
class FromSync {
  private _inner: any;

  constructor(inner: any) {
    this._inner = inner;
  }

  next(value?: any): Promise<any> {
    return this._settle(delegateStep(this._inner, value, 0));
  }

  return(value?: any): Promise<any> {
    return this._settle(delegateStep(this._inner, value, 2));
  }

  _settle(result: any): Promise<any> {
    const done: boolean = isDone(result);
    return promiseOf(valueOf(result)).then((value: any): any => step(value, done) as any);
  }
}

/** Ends an async iteration early; what to await, or undefined. */
export function closeAsync(iterator: any, failed: i32): any {
  if (failed !== 0) return closeFailed(iterator);
  const f: any = rtGet(iterator, "return");
  if (__kind(f) > 1) return rtCall(f, iterator, __rawAny(0));
  return undefined;
}

// An exception that is under way hides what closing throws.
function closeFailed(iterator: any): any {
  try {
    const closed: any = closeAsync(iterator, 0);
    return promiseOf(closed).then(nothing as any, nothing as any);
  } catch (hidden) {
    return undefined;
  }
}
