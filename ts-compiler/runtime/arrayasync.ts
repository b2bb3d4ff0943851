// Array.fromAsync (ECMAScript 23.1.2.1): the values of an iteration, each awaited before the next is asked for.
import { __kind, __rawAny } from "./intrinsics";
import { arrArgs, arrPushAny } from "./array";
import { lengthOf } from "./arraylike";
import { asyncIterator, closeAsync, isDone, valueOf } from "./coroutine";
import { rtGet, rtGetIndex, getProperty, rtTypeof, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { Promise, nothing, promiseOf, subscribe } from "./promise";
import { Symbol } from "./symbol";

class Gathering {
  list: any[];
  iterator: any;
  next: any;
  mapper: any;
  thisArg: any;
  promise: Promise<any>;

  constructor(iterator: any, next: any, mapper: any, thisArg: any, promise: Promise<any>) {
    this.list = [];
    this.iterator = iterator;
    this.next = next;
    this.mapper = mapper;
    this.thisArg = thisArg;
    this.promise = promise;
  }

  fail(error: any): void {
    this.promise._reject(error);
  }

  /** Closes the iterator over an error of the program's. */
  leave(error: any): void {
    subscribe(promiseOf(closeAsync(this.iterator, 1)), (): void => this.fail(error), (): void => this.fail(error));
  }

  step(): void {
    try {
      const result: any = rtCall(this.next, this.iterator, __rawAny(0));
      subscribe(promiseOf(result), (found: any): void => this.take(found), (error: any): void => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
  }

  take(result: any): void {
    let value: any = undefined;
    try {
      if (isDone(result)) {
        this.promise._resolve(this.list as any);
        return;
      }
      value = valueOf(result);
    } catch (error) {
      this.fail(error);
      return;
    }
    if (__kind(this.mapper) === 0) {
      this.keep(value);
      return;
    }
    try {
      const mapped: any = rtCall(this.mapper, this.thisArg, arrArgs([value, this.list.length as any]));
      subscribe(promiseOf(mapped), (found: any): void => this.keep(found), (error: any): void => this.leave(error));
    } catch (error) {
      this.leave(error);
    }
  }

  keep(value: any): void {
    arrPushAny(this.list, value);
    this.step();
  }
}

/** The elements of an array-like object as an iterator. */
class Elements {
  private _object: any;
  private _length: number;
  private _at: number;

  constructor(object: any) {
    this._object = object;
    this._length = lengthOf(object);
    this._at = 0;
  }

  next(value?: any): Promise<any> {
    if (this._at >= this._length) return promiseOf({ value: undefined, done: true });
    const element: any = rtGetIndex(this._object, this._at as any);
    this._at = this._at + 1;
    return promiseOf(element).then((found: any): any => ({ value: found, done: false }));
  }
}

export function arrayFromAsync(source: any, mapper: any, thisArg: any): Promise<any> {
  const promise: Promise<any> = new Promise<any>(nothing);
  try {
    if (__kind(mapper) !== 0 && rtTypeof(mapper) !== "function") throw new TypeError(describeObject(mapper) + " is not a function");
    const isIterable: boolean = __kind(getProperty(source, Symbol.asyncIterator as any, source)) > 1
      || __kind(getProperty(source, Symbol.iterator as any, source)) > 1;
    const iterator: any = isIterable ? asyncIterator(source) : (new Elements(source) as any);
    new Gathering(iterator, rtGet(iterator, "next"), mapper, thisArg, promise).step();
  } catch (error) {
    promise._reject(error);
  }
  return promise;
}
