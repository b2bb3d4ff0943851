// Promises and the job queue (ECMAScript 27.2 and 9.5).
import { __kind, __rawAny, __refEq, __ext, __extended } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtGet, rtTypeof, getProperty, describeObject } from "./dynamic";
import { rtToString } from "./operator";
import { rtCall } from "./invocation";
import { rtToArray, Iterable } from "./iterate";
import { AggregateError, rtThrowNoIterator, rtUncaughtRejection } from "./error";
import { enqueueJob } from "./jobs";
import { Capability, isOrdinary, speciesOf } from "./capability";

/** Anything with a `then`. */
export interface PromiseLike<T> {
  then(onfulfilled?: any, onrejected?: any): any;
}

/** What `Promise.allSettled` gives for each. */
export interface PromiseSettledResult<T> {
  status: string;
  value?: T;
  reason?: any;
}

/** What is to be done when a promise is settled. */
export class Reaction {
  /** The promise of `then`, if anyone can see it. */
  derived: Promise<any> | null;
  /** The same where another class made it. */
  capability: Capability | null;
  onFulfilled: any;
  onRejected: any;
  /** The promise, once it is settled. */
  settled: Promise<any> | null;

  constructor(derived: Promise<any> | null, capability: Capability | null, onFulfilled: any, onRejected: any) {
    this.derived = derived;
    this.capability = capability;
    this.onFulfilled = onFulfilled;
    this.onRejected = onRejected;
    this.settled = null;
  }

  /** Runs as a job. */
  start(): void {
    const promise: Promise<any> = this.settled as Promise<any>;
    this.run(promise._status === 2, promise._value);
  }

  run(rejected: boolean, value: any): void {
    const handler: any = rejected ? this.onRejected : this.onFulfilled;
    if (__kind(handler) < 2) {
      if (rejected) this.reject(value);
      else this.resolve(value);
      return;
    }
    const args: RawAny = __rawAny(1);
    args[0] = value;
    let result: any = undefined;
    try {
      result = rtCall(handler, undefined, args);
    } catch (e) {
      this.reject(e);
      return;
    }
    this.resolve(result);
  }

  resolve(value: any): void {
    const derived: Promise<any> | null = this.derived;
    if (derived !== null) derived._resolve(value);
    else if (this.capability !== null) this.capability.settle(value, false);
  }

  reject(reason: any): void {
    const derived: Promise<any> | null = this.derived;
    if (derived !== null) derived._reject(reason);
    else if (this.capability !== null) this.capability.settle(reason, true);
  }
}

/** Promises rejected without a handler so far. */
let unhandled: Promise<any>[] = [];

/** The executor of promises that the library settles. */
export function nothing(): void {}

/** IsCallable */
export function isCallable(f: any): boolean {
  return rtTypeof(f) === "function";
}

export class Promise<T> {
  /** 0 pending, 1 fulfilled, 2 rejected. */
  _status: i32;
  _value: any;
  /** What waits; most promises have one reaction. */
  private _first: Reaction | null;
  private _more: Reaction[] | null;
  /** `resolve` or `reject` was called. */
  private _settling: boolean;
  _handled: boolean;

  constructor(executor: (resolve: (value?: any) => void, reject: (reason?: any) => void) => void) {
    this._status = 0;
    this._value = undefined;
    this._first = null;
    this._more = null;
    this._settling = false;
    this._handled = false;
    if (__refEq(executor as any, nothing as any)) return;
    if (!isCallable(executor as any)) {
      throw new TypeError("Promise resolver " + describeObject(executor as any) + " is not a function");
    }
    try {
      executor(
        (value: any): void => this._settle(value, false),
        (reason: any): void => this._settle(reason, true),
      );
    } catch (e) {
      this._settle(e, true);
    }
  }

  _settle(value: any, rejected: boolean): void {
    if (this._settling) return;
    this._settling = true;
    if (rejected) this._reject(value);
    else this._resolve(value);
  }

  /** Takes over a value: a promise or thenable is followed. */
  _resolve(value: any): void {
    this._settling = true;
    if (__refEq(value, this as any)) {
      this._reject(new TypeError("Chaining cycle detected for promise #<Promise>") as any);
      return;
    }
    if (__kind(value) < 7) {
      this._finish(1, value);
      return;
    }
    let then: any = undefined;
    try {
      then = rtGet(value, "then");
    } catch (e) {
      this._reject(e);
      return;
    }
    if (!isCallable(then)) {
      this._finish(1, value);
      return;
    }
    enqueueJob((): void => this._follow(value, then));
  }

  _follow(value: any, then: any): void {
    if (value instanceof Promise && __kind(__ext(value)) !== 10 && (!__extended() || isOrdinary(value))) {
      subscribe(value as Promise<any>, (v: any): void => this._resolve(v), (e: any): void => this._reject(e));
      return;
    }
    let done: boolean = false;
    const args: RawAny = __rawAny(2);
    args[0] = ((v: any): void => {
      if (done) return;
      done = true;
      this._resolve(v);
    }) as any;
    args[1] = ((e: any): void => {
      if (done) return;
      done = true;
      this._reject(e);
    }) as any;
    try {
      rtCall(then, value, args);
    } catch (e) {
      if (!done) {
        done = true;
        this._reject(e);
      }
    }
  }

  _reject(reason: any): void {
    this._settling = true;
    if (!this._handled && this._status === 0) unhandled.push(this);
    this._finish(2, reason);
  }

  _finish(status: i32, value: any): void {
    if (this._status !== 0) return;
    this._status = status;
    this._value = value;
    const first: Reaction | null = this._first;
    const more: Reaction[] | null = this._more;
    this._first = null;
    this._more = null;
    if (first !== null) this._schedule(first);
    if (more === null) return;
    for (let i: number = 0; i < more.length; i = i + 1) this._schedule(more[i]);
  }

  _schedule(reaction: Reaction): void {
    reaction.settled = this;
    enqueueJob(reaction as any);
  }

  _react(reaction: Reaction): void {
    this._handled = true;
    if (this._status !== 0) {
      this._schedule(reaction);
      return;
    }
    if (this._first === null) {
      this._first = reaction;
      return;
    }
    let more: Reaction[] | null = this._more;
    if (more === null) {
      more = [];
      this._more = more;
    }
    more.push(reaction);
  }

  then<R1 = T, R2 = never>(
    onfulfilled?: ((value: T) => R1 | PromiseLike<R1>) | null,
    onrejected?: ((reason: any) => R2 | PromiseLike<R2>) | null,
  ): Promise<R1 | R2> {
    return this._then(onfulfilled as any, onrejected as any, __extended() ? speciesOf(this as any) : null) as any as Promise<R1 | R2>;
  }

  /** `then` with the promise that `capability` has, or one of its own. */
  _then(onFulfilled: any, onRejected: any, capability: Capability | null): any {
    const yes: any = isCallable(onFulfilled) ? onFulfilled : undefined;
    const no: any = isCallable(onRejected) ? onRejected : undefined;
    if (capability !== null) {
      this._react(new Reaction(null, capability, yes, no));
      return capability.promise;
    }
    const derived: Promise<any> = new Promise<any>(nothing);
    this._react(new Reaction(derived, null, yes, no));
    return derived as any;
  }

  catch<R = never>(onrejected?: ((reason: any) => R | PromiseLike<R>) | null): Promise<T | R> {
    return this.then(undefined, onrejected as any) as any as Promise<T | R>;
  }

  finally(onfinally?: (() => void) | null): Promise<T> {
    const f: any = onfinally as any;
    if (!isCallable(f)) return this.then(f, f) as any as Promise<T>;
    return this.then(
      (value: any): any => promiseOf(rtCall(f, undefined, __rawAny(0))).then((): any => value),
      (reason: any): any =>
        promiseOf(rtCall(f, undefined, __rawAny(0))).then((): any => {
          throw reason;
        }),
    ) as any as Promise<T>;
  }

  get [Symbol.toStringTag](): string {
    return "Promise";
  }

  static resolve(): Promise<void>;
  static resolve<V>(value: V | PromiseLike<V>): Promise<Awaited<V>>;
  static resolve(value?: any): any {
    return promiseOf(value) as any;
  }

  static reject<V = never>(reason?: any): Promise<V> {
    const promise: Promise<any> = new Promise<any>(nothing);
    promise._reject(reason);
    return promise as any as Promise<V>;
  }

  static withResolvers<V>(): { promise: Promise<V>; resolve: (value?: any) => void; reject: (reason?: any) => void } {
    let yes: any = undefined;
    let no: any = undefined;
    const promise: Promise<V> = new Promise<V>((resolve: any, reject: any): void => {
      yes = resolve;
      no = reject;
    });
    return { promise: promise, resolve: yes, reject: no };
  }

  static try(f: any, ...args: any[]): Promise<any> {
    return new Promise<any>((resolve: any): void => resolve(f(...args)));
  }

  static all<V extends any[]>(values: V): Promise<{ -readonly [K in keyof V]: Awaited<V[K]> }>;
  static all<V>(values: Iterable<V | PromiseLike<V>>): Promise<Awaited<V>[]>;
  static all(values: any): any {
    return new Promise<any>((resolve: any, reject: any): void => {
      const items: any[] = itemsOf(values);
      const results: any[] = [];
      let left: number = items.length;
      if (left === 0) resolve(results);
      for (let i: number = 0; i < items.length; i = i + 1) {
        const at: number = i;
        results.push(undefined);
        subscribe(
          promiseOf(items[i]),
          (value: any): void => {
            results[at] = value;
            left = left - 1;
            if (left === 0) resolve(results);
          },
          (error: any): void => reject(error),
        );
      }
    }) as any;
  }

  static allSettled<V extends any[]>(values: V): Promise<{ -readonly [K in keyof V]: PromiseSettledResult<Awaited<V[K]>> }>;
  static allSettled<V>(values: Iterable<V | PromiseLike<V>>): Promise<PromiseSettledResult<Awaited<V>>[]>;
  static allSettled(values: any): any {
    return new Promise<any>((resolve: any): void => {
      const items: any[] = itemsOf(values);
      const results: any[] = [];
      let left: number = items.length;
      if (left === 0) resolve(results);
      for (let i: number = 0; i < items.length; i = i + 1) {
        const at: number = i;
        results.push(undefined);
        subscribe(
          promiseOf(items[i]),
          (value: any): void => {
            results[at] = { status: "fulfilled", value: value };
            left = left - 1;
            if (left === 0) resolve(results);
          },
          (error: any): void => {
            results[at] = { status: "rejected", reason: error };
            left = left - 1;
            if (left === 0) resolve(results);
          },
        );
      }
    }) as any;
  }

  static any<V>(values: Iterable<V | PromiseLike<V>>): Promise<Awaited<V>> {
    return new Promise<any>((resolve: any, reject: any): void => {
      const items: any[] = itemsOf(values as any);
      const errors: any[] = [];
      let left: number = items.length;
      if (left === 0) reject(new AggregateError([], "All promises were rejected"));
      for (let i: number = 0; i < items.length; i = i + 1) {
        const at: number = i;
        errors.push(undefined);
        subscribe(
          promiseOf(items[i]),
          (value: any): void => resolve(value),
          (error: any): void => {
            errors[at] = error;
            left = left - 1;
            if (left === 0) reject(new AggregateError(errors, "All promises were rejected"));
          },
        );
      }
    }) as any as Promise<Awaited<V>>;
  }

  static race<V>(values: Iterable<V | PromiseLike<V>>): Promise<Awaited<V>> {
    return new Promise<any>((resolve: any, reject: any): void => {
      const items: any[] = itemsOf(values as any);
      for (let i: number = 0; i < items.length; i = i + 1) {
        subscribe(
          promiseOf(items[i]),
          (value: any): void => resolve(value),
          (error: any): void => reject(error),
        );
      }
    }) as any as Promise<Awaited<V>>;
  }
}

/** Throws what the combinators reject with for a value that is not iterable. */
export function needIterable(values: any): void {
  const kind: i32 = __kind(values);
  if (kind > 1 && __kind(getProperty(values, Symbol.iterator as any, values)) > 1) return;
  rtThrowNoIterator(values);
}

function itemsOf(values: any): any[] {
  needIterable(values);
  return rtToArray(values);
}

/** The value itself when it is a promise, else a promise of it. */
export function promiseOf(value: any): Promise<any> {
  if (value instanceof Promise && (!__extended() || isOrdinary(value))) return value as Promise<any>;
  const promise: Promise<any> = new Promise<any>(nothing);
  promise._resolve(value);
  return promise;
}

/** `then` without a promise of its own. */
export function subscribe(promise: Promise<any>, onFulfilled: (value: any) => void, onRejected: (error: any) => void): void {
  promise._react(new Reaction(null, null, onFulfilled as any, onRejected as any));
}

/** Ends the program over a rejection that nothing handles. */
export function reportUnhandled(): void {
  if (unhandled.length === 0) return;
  const list: Promise<any>[] = unhandled;
  unhandled = [];
  for (let i: number = 0; i < list.length; i = i + 1) {
    if (!list[i]._handled) rtUncaughtRejection(list[i]._value, list[i] as any);
  }
}
