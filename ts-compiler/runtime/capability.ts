// Promises that other classes make: PromiseCapability records and species (ECMAScript 27.2.1.1, 27.2.1.5).
import { __kind, __rawAny, __refEq } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtGet, getProperty, describeObject } from "./dynamic";
import { rtCall, rtConstruct, isConstructor } from "./invocation";
import { protoOf } from "./property";
import { hasProperty } from "./dynamic";
import { Promise, isCallable } from "./promise";


/** A promise of any class, and what settles it. */
export class Capability {
  promise: any;
  resolve: any;
  reject: any;

  constructor(promise: any, resolve: any, reject: any) {
    this.promise = promise;
    this.resolve = resolve;
    this.reject = reject;
  }

  settle(value: any, rejected: boolean): void {
    const args: RawAny = __rawAny(1);
    args[0] = value;
    rtCall(rejected ? this.reject : this.resolve, undefined, args);
  }
}

/** NewPromiseCapability of a constructor. */
export function capabilityOf(constructor: any): Capability {
  if (!isConstructor(constructor)) throw new TypeError(describeObject(constructor) + " is not a constructor");
  let yes: any = undefined;
  let no: any = undefined;
  const args: RawAny = __rawAny(1);
  args[0] = ((resolve: any, reject: any): void => {
    if (__kind(yes) !== 0 || __kind(no) !== 0) throw new TypeError("Promise executor has already been invoked with non-undefined arguments");
    yes = resolve;
    no = reject;
  }) as any;
  const promise: any = rtConstruct(constructor, args);
  if (!isCallable(yes) || !isCallable(no)) throw new TypeError("Promise resolve or reject function is not callable");
  return new Capability(promise, yes, no);
}

// The class Promise has itself as species, and so has a class below it that says nothing else.
function speciesClass(c: any): any {
  if (hasProperty(c, Symbol.species as any)) return getProperty(c, Symbol.species as any, c);
  let at: any = c;
  while (__kind(at) === 8) {
    if (__refEq(at, Promise as any)) return c;
    at = protoOf(at);
  }
  return undefined;
}

/** The constructor of the promises that `then` makes of a promise, undefined for Promise itself. */
export function speciesConstructor(promise: any): any {
  const c: any = rtGet(promise, "constructor");
  if (__kind(c) === 0 || __refEq(c, Promise as any)) return undefined;
  if (__kind(c) < 7) throw new TypeError("The .constructor property is not an object");
  const species: any = speciesClass(c);
  if (__kind(species) < 2 || __refEq(species, Promise as any)) return undefined;
  if (!isConstructor(species)) throw new TypeError("object.constructor[Symbol.species] is not a constructor");
  return species;
}

/** What `then` makes of a promise, null for one of Promise itself. */
export function speciesOf(promise: any): Capability | null {
  const species: any = speciesConstructor(promise);
  return __kind(species) === 0 ? null : capabilityOf(species);
}

/** Whether a promise is of Promise itself, with the `then` that all have. */
export function isOrdinary(promise: any): boolean {
  return __refEq(rtGet(promise, "constructor"), Promise as any) && __refEq(rtGet(promise, "then"), rtGet((Promise as any).prototype, "then"));
}
