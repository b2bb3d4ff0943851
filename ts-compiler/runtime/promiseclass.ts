// Promise as dynamic code sees it: `this` is any constructor, or any thenable (ECMAScript 27.2.4, 27.2.5).
import { __kind, __rawAny, __refEq } from "./intrinsics";
import { rtGet, describeObject } from "./dynamic";
import { rtCall, rtCallMethod } from "./invocation";
import { rtIterator, rtIterNext, rtIterValue, rtIterClose } from "./iterate";
import { AggregateError } from "./error";
import { Capability, capabilityOf, speciesConstructor, speciesOf } from "./capability";
import { Promise, promiseOf, isCallable, needIterable } from "./promise";

function list1(a: any): RawAny {
  const args: RawAny = __rawAny(1);
  args[0] = a;
  return args;
}

function list2(a: any, b: any): RawAny {
  const args: RawAny = __rawAny(2);
  args[0] = a;
  args[1] = b;
  return args;
}

function needObject(v: any, what: string): void {
  if (__kind(v) < 7) throw new TypeError(what + " called on non-object");
}

// PromiseResolve
function resolveWith(constructor: any, value: any): any {
  if (__refEq(constructor, Promise as any)) return promiseOf(value) as any;
  if (value instanceof Promise && __refEq(rtGet(value, "constructor"), constructor)) return value;
  const made: Capability = capabilityOf(constructor);
  made.settle(value, false);
  return made.promise;
}

/** The methods of Promise.prototype by their names. */
export class PromiseGeneric {
  then(this: any, onFulfilled: any, onRejected: any): any {
    if (!(this instanceof Promise)) {
      throw new TypeError("Method Promise.prototype.then called on incompatible receiver " + describeObject(this));
    }
    return (this as Promise<any>)._then(onFulfilled, onRejected, speciesOf(this));
  }

  catch(this: any, onRejected: any): any {
    return rtCallMethod(this, "then", list2(undefined, onRejected));
  }

  finally(this: any, onFinally: any): any {
    needObject(this, "Promise.prototype.finally");
    if (!isCallable(onFinally)) return rtCallMethod(this, "then", list2(onFinally, onFinally));
    let c: any = speciesConstructor(this);
    if (__kind(c) === 0) c = Promise as any;
    const after: any = (then: any): any => rtCallMethod(resolveWith(c, rtCall(onFinally, undefined, __rawAny(0))), "then", list1(then));
    const yes: any = (value: any): any => after((): any => value);
    const no: any = (reason: any): any =>
      after((): any => {
        throw reason;
      });
    return rtCallMethod(this, "then", list2(yes, no));
  }
}

/** What a combinator has of the promises that it waits for. */
class Gathering {
  capability: Capability;
  values: any[];
  /** One more than the promises that are not settled while the list is read. */
  left: number;

  constructor(capability: Capability) {
    this.capability = capability;
    this.values = [];
    this.left = 1;
  }

  done(failed: boolean): void {
    this.left = this.left - 1;
    if (this.left !== 0) return;
    if (failed) this.capability.settle(new AggregateError(this.values, "All promises were rejected"), true);
    else this.capability.settle(this.values, false);
  }

  /** A function that takes the value at a position, once. */
  slot(at: number, wrap: (value: any) => any, failed: boolean): any {
    let called: boolean = false;
    return (value: any): void => {
      if (called) return;
      called = true;
      this.values[at] = wrap(value);
      this.done(failed);
    };
  }
}

/** Which of the combinators. */
const ALL: number = 0;
const SETTLED: number = 1;
const ANY: number = 2;
const RACE: number = 3;

const itself: (value: any) => any = (value: any): any => value;

function subscribeTo(gathering: Gathering, next: any, kind: number): void {
  const made: Capability = gathering.capability;
  let yes: any = made.resolve;
  let no: any = made.reject;
  if (kind !== RACE) {
    const at: number = gathering.values.length;
    gathering.values.push(undefined);
    gathering.left = gathering.left + 1;
    if (kind === ALL) yes = gathering.slot(at, itself, false);
    else if (kind === ANY) no = gathering.slot(at, itself, true);
    else {
      let called: boolean = false;
      const settle: (result: any) => void = (result: any): void => {
        if (called) return;
        called = true;
        gathering.values[at] = result;
        gathering.done(false);
      };
      yes = (value: any): void => settle({ status: "fulfilled", value: value });
      no = (reason: any): void => settle({ status: "rejected", reason: reason });
    }
  }
  rtCallMethod(next, "then", list2(yes, no));
}

function combine(constructor: any, values: any, kind: number, name: string): any {
  needObject(constructor, name);
  const made: Capability = capabilityOf(constructor);
  try {
    const resolve: any = rtGet(constructor, "resolve");
    if (!isCallable(resolve)) throw new TypeError("Promise resolve or reject function is not callable");
    needIterable(values);
    const iterator: any = rtIterator(values);
    const gathering: Gathering = new Gathering(made);
    while (rtIterNext(iterator)) {
      const value: any = rtIterValue(iterator);
      try {
        subscribeTo(gathering, rtCall(resolve, constructor, list1(value)), kind);
      } catch (e) {
        rtIterClose(iterator);
        throw e;
      }
    }
    if (kind !== RACE) gathering.done(kind === ANY);
  } catch (e) {
    made.settle(e, true);
  }
  return made.promise;
}

/** The static methods of Promise by their names. */
export class PromiseStatic {
  resolve(this: any, value?: any): any {
    needObject(this, "PromiseResolve");
    return resolveWith(this, value);
  }

  reject(this: any, reason?: any): any {
    needObject(this, "PromiseReject");
    const made: Capability = capabilityOf(this);
    made.settle(reason, true);
    return made.promise;
  }

  withResolvers(this: any): any {
    needObject(this, "Promise.withResolvers");
    const made: Capability = capabilityOf(this);
    return { promise: made.promise, resolve: made.resolve, reject: made.reject };
  }

  try(this: any, f: any, ...args: any[]): any {
    needObject(this, "Promise.try");
    const made: Capability = capabilityOf(this);
    let value: any = undefined;
    try {
      value = f(...args);
    } catch (e) {
      made.settle(e, true);
      return made.promise;
    }
    made.settle(value, false);
    return made.promise;
  }

  all(this: any, values: any): any {
    return combine(this, values, ALL, "Promise.all");
  }

  allSettled(this: any, values: any): any {
    return combine(this, values, SETTLED, "Promise.allSettled");
  }

  any(this: any, values: any): any {
    return combine(this, values, ANY, "Promise.any");
  }

  race(this: any, values: any): any {
    return combine(this, values, RACE, "Promise.race");
  }
}
