// Iterator objects of the library, with the methods of Iterator.prototype (map, filter, take …).
import { __kind, __rawAny } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtToNumber, rtToBoolean } from "./operator";
import { rtTypeof, getProperty, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { IteratorResult, rtIterator, rtIterNext, rtIterValue, rtIterClose, iterationOf } from "./iterate";

function callable(f: any): void {
  if (rtTypeof(f) !== "function") throw new TypeError(describeObject(f) + " is not a function");
}

function limitOf(n: any): number {
  const x: number = rtToNumber(n);
  if (x !== x || x <= -1) throw new RangeError(describeObject(n) + " must be positive");
  return x < 0 ? 0 : x;
}

/** Base of all iterators that the library and generators make. */
export class IteratorObject<T, R = any, N = any> {
  /** The value of the last step. */
  _value: any;

  /** A step without a result object: whether there was a value. The library's own iterators have it. */
  _advance(): boolean {
    return false;
  }

  /** Whether it steps by `_advance`. */
  _advances(): boolean {
    return false;
  }

  next(value?: any): IteratorResult<T> {
    return { value: undefined as any, done: true };
  }

  [Symbol.iterator](): IteratorObject<T> {
    return this;
  }

  map<U>(f: (value: T, index: number) => U): IteratorObject<U> {
    callable(f);
    return new Helper(this, 0, f as any, 0) as any as IteratorObject<U>;
  }

  filter(f: (value: T, index: number) => any): IteratorObject<T> {
    callable(f);
    return new Helper(this, 1, f as any, 0) as any as IteratorObject<T>;
  }

  take(limit: number): IteratorObject<T> {
    return new Helper(this, 2, undefined, limitOf(limit)) as any as IteratorObject<T>;
  }

  drop(count: number): IteratorObject<T> {
    return new Helper(this, 3, undefined, limitOf(count)) as any as IteratorObject<T>;
  }

  flatMap<U>(f: (value: T, index: number) => any): IteratorObject<U> {
    callable(f);
    return new Helper(this, 4, f as any, 0) as any as IteratorObject<U>;
  }

  reduce<U>(f: (accumulator: U, value: T, index: number) => U, initial?: any): U {
    callable(f);
    const it: any = iterationOf(this as any);
    let acc: any = initial;
    let i: number = 0;
    if (__kind(initial) === 0) {
      if (!rtIterNext(it)) throw new TypeError("Reduce of a done iterator with no initial value");
      acc = rtIterValue(it);
      i = 1;
    }
    while (rtIterNext(it)) {
      acc = call3(f as any, acc, rtIterValue(it), i as any);
      i = i + 1;
    }
    return acc as U;
  }

  toArray(): T[] {
    const out: any[] = [];
    const it: any = iterationOf(this as any);
    while (rtIterNext(it)) out.push(rtIterValue(it));
    return out as any as T[];
  }

  forEach(f: (value: T, index: number) => void): void {
    callable(f);
    const it: any = iterationOf(this as any);
    let i: number = 0;
    while (rtIterNext(it)) {
      call2(f as any, rtIterValue(it), i as any);
      i = i + 1;
    }
  }

  some(f: (value: T, index: number) => any): boolean {
    return __kind(this.search(f as any, true)) === 9;
  }

  every(f: (value: T, index: number) => any): boolean {
    return __kind(this.search(f as any, false)) !== 9;
  }

  find(f: (value: T, index: number) => any): T | undefined {
    const found: any = this.search(f as any, true);
    if (__kind(found) !== 9) return undefined;
    return (found as any[])[0] as T;
  }

  // The first value for which `f` gives `wanted`, in an array of one; undefined when there is none.
  private search(f: any, wanted: boolean): any {
    callable(f);
    const it: any = iterationOf(this as any);
    let i: number = 0;
    while (rtIterNext(it)) {
      const v: any = rtIterValue(it);
      if (rtToBoolean(call2(f, v, i as any)) === wanted) {
        rtIterClose(it);
        return [v];
      }
      i = i + 1;
    }
    return undefined;
  }

  get [Symbol.toStringTag](): string {
    return "Iterator";
  }

  static from(x: any): IteratorObject<any> {
    const method: any = __kind(x) < 2 ? undefined : getProperty(x, Symbol.iterator as any, x);
    const source: any = __kind(method) > 1 ? rtIterator(x) : iterationOf(x);
    return new Wrapped(source) as any as IteratorObject<any>;
  }
}

/** A step by `_advance` with a result object. */
export function resultOf(it: IteratorObject<any>): IteratorResult<any> {
  if (it._advance()) return { value: it._value, done: false };
  return { value: undefined, done: true };
}

function call2(f: any, a: any, b: any): any {
  const args: RawAny = __rawAny(2);
  args[0] = a;
  args[1] = b;
  return rtCall(f, undefined, args);
}

function call3(f: any, a: any, b: any, c: any): any {
  const args: RawAny = __rawAny(3);
  args[0] = a;
  args[1] = b;
  args[2] = c;
  return rtCall(f, undefined, args);
}

/** An iteration of the runtime as an iterator object. */
export class Wrapped extends IteratorObject<any> {
  _it: any;
  constructor(it: any) {
    super();
    this._it = it;
  }
  next(value?: any): IteratorResult<any> {
    if (rtIterNext(this._it)) return { value: rtIterValue(this._it), done: false };
    return { value: undefined, done: true };
  }
  return(value?: any): IteratorResult<any> {
    rtIterClose(this._it);
    return { value: value, done: true };
  }
}

/** What map, filter, take, drop and flatMap return. */
class Helper extends IteratorObject<any> {
  _it: any;
  /** 0 map, 1 filter, 2 take, 3 drop, 4 flatMap */
  _mode: i32;
  _f: any;
  _left: number;
  _index: number;
  _inner: any;
  _done: boolean;

  constructor(source: any, mode: i32, f: any, left: number) {
    super();
    this._it = iterationOf(source);
    this._mode = mode;
    this._f = f;
    this._left = left;
    this._index = 0;
    this._inner = undefined;
    this._done = false;
  }

  next(value?: any): IteratorResult<any> {
    while (!this._done) {
      if (__kind(this._inner) !== 0) {
        if (rtIterNext(this._inner)) return { value: rtIterValue(this._inner), done: false };
        this._inner = undefined;
      }
      if (this._mode === 2) {
        if (this._left <= 0) {
          this.return(undefined);
          break;
        }
        this._left = this._left - 1;
      }
      if (!rtIterNext(this._it)) {
        this._done = true;
        break;
      }
      const v: any = rtIterValue(this._it);
      if (this._mode === 2) return { value: v, done: false };
      if (this._mode === 3) {
        if (this._left <= 0) return { value: v, done: false };
        this._left = this._left - 1;
        continue;
      }
      const r: any = call2(this._f, v, this._index as any);
      this._index = this._index + 1;
      if (this._mode === 0) return { value: r, done: false };
      if (this._mode === 1) {
        if (rtToBoolean(r)) return { value: v, done: false };
      } else {
        if (__kind(r) < 7) throw new TypeError(describeObject(r) + " is not an object");
        this._inner = rtIterator(r);
      }
    }
    return { value: undefined, done: true };
  }

  return(value?: any): IteratorResult<any> {
    if (!this._done) {
      this._done = true;
      rtIterClose(this._it);
    }
    return { value: value, done: true };
  }

  get [Symbol.toStringTag](): string {
    return "Iterator Helper";
  }
}
