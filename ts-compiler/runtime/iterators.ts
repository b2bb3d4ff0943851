// Iterator objects of the library, with the methods of Iterator.prototype (ECMAScript 27.1.4), which take
// any object that has `next`.
import { __kind, __rawAny } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtToNumber, rtToBoolean } from "./operator";
import { rtTypeof, rtGet, getProperty, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { IteratorResult, rtIterator, rtIterNext, rtIterValue, rtIterClose, rtIterFail, iterationOf, rtCloseIterator, rtLeaveIterator } from "./iterate";

function needObject(self: any, name: string): void {
  if (__kind(self) < 7) throw new TypeError("Iterator.prototype." + name + " called on non-object");
}

// What every method with a callback asks first; an iterator that gets a bad one is closed.
function checked(self: any, name: string, f: any): any {
  needObject(self, name);
  if (rtTypeof(f) === "function") return self;
  rtLeaveIterator(self, 1);
  throw new TypeError(describeObject(f) + " is not a function");
}

function limitOf(self: any, name: string, n: any): number {
  needObject(self, name);
  try {
    const x: number = rtToNumber(n);
    if (x !== x || x <= -1) throw new RangeError(describeObject(n) + " must be positive");
    return x < 1 ? 0 : x - (x === Infinity ? 0 : x % 1);
  } catch (e) {
    rtLeaveIterator(self, 1);
    throw e;
  }
}

/** Base of all iterators that the library and generators make. */
export abstract class IteratorObject<T, R = any, N = any> {
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

  abstract next(value?: any): IteratorResult<T>;

  [Symbol.iterator](): IteratorObject<T> {
    return this;
  }

  [Symbol.dispose](): void {
    dispose(this as any);
  }

  map<U>(f: (value: T, index: number) => U): IteratorObject<U> {
    return helper(this as any, "map", 0, f as any) as IteratorObject<U>;
  }

  filter(f: (value: T, index: number) => any): IteratorObject<T> {
    return helper(this as any, "filter", 1, f as any) as IteratorObject<T>;
  }

  take(limit: number): IteratorObject<T> {
    return limited(this as any, "take", 2, limit as any) as IteratorObject<T>;
  }

  drop(count: number): IteratorObject<T> {
    return limited(this as any, "drop", 3, count as any) as IteratorObject<T>;
  }

  flatMap<U>(f: (value: T, index: number) => any): IteratorObject<U> {
    return helper(this as any, "flatMap", 4, f as any) as IteratorObject<U>;
  }

  reduce<U>(f: (accumulator: U, value: T, index: number) => U, ...initial: any[]): U {
    return reduceOf(this as any, f as any, initial) as U;
  }

  toArray(): T[] {
    return listOf(this as any) as any as T[];
  }

  forEach(f: (value: T, index: number) => void): void {
    callEach(this as any, f as any);
  }

  some(f: (value: T, index: number) => any): boolean {
    return __kind(search(this as any, "some", f as any, true)) === 9;
  }

  every(f: (value: T, index: number) => any): boolean {
    return __kind(search(this as any, "every", f as any, false)) !== 9;
  }

  find(f: (value: T, index: number) => any): T | undefined {
    return found(search(this as any, "find", f as any, true)) as T | undefined;
  }

  get [Symbol.toStringTag](): string {
    return "Iterator";
  }

  static from(x: any): IteratorObject<any> {
    const it: any = flattenable(x, true);
    if (it instanceof IteratorObject || (IteratorObject.prototype as any).isPrototypeOf(it)) return it as IteratorObject<any>;
    return new Wrapped(it) as any as IteratorObject<any>;
  }
}

/** The methods of Iterator.prototype by their names. */
export class IteratorGeneric {
  [Symbol.iterator](this: any): any {
    return this;
  }
  [Symbol.dispose](this: any): void {
    dispose(this);
  }
  map(this: any, f: any): any {
    return helper(this, "map", 0, f);
  }
  filter(this: any, f: any): any {
    return helper(this, "filter", 1, f);
  }
  take(this: any, limit: any): any {
    return limited(this, "take", 2, limit);
  }
  drop(this: any, count: any): any {
    return limited(this, "drop", 3, count);
  }
  flatMap(this: any, f: any): any {
    return helper(this, "flatMap", 4, f);
  }
  reduce(this: any, f: any, ...initial: any[]): any {
    return reduceOf(this, f, initial);
  }
  toArray(this: any): any {
    return listOf(this) as any;
  }
  forEach(this: any, f: any): void {
    callEach(this, f);
  }
  some(this: any, f: any): boolean {
    return __kind(search(this, "some", f, true)) === 9;
  }
  every(this: any, f: any): boolean {
    return __kind(search(this, "every", f, false)) !== 9;
  }
  find(this: any, f: any): any {
    return found(search(this, "find", f, true));
  }
}

function dispose(self: any): void {
  const f: any = rtGet(self, "return");
  if (__kind(f) > 1) rtCall(f, self, __rawAny(0));
}

function helper(self: any, name: string, mode: i32, f: any): any {
  return new Helper(checked(self, name, f), mode, f, 0) as any;
}

function limited(self: any, name: string, mode: i32, n: any): any {
  return new Helper(self, mode, undefined, limitOf(self, name, n)) as any;
}

function reduceOf(self: any, f: any, initial: any[]): any {
  const it: any = iterationOf(checked(self, "reduce", f));
  let acc: any = undefined;
  let i: number = 0;
  if (initial.length > 0) {
    acc = initial[0];
  } else {
    if (!rtIterNext(it)) throw new TypeError("Reduce of a done iterator with no initial value");
    acc = rtIterValue(it);
    i = 1;
  }
  while (rtIterNext(it)) {
    const args: RawAny = __rawAny(3);
    args[0] = acc;
    args[1] = rtIterValue(it);
    args[2] = i as any;
    acc = asked(it, f, args);
    i = i + 1;
  }
  return acc;
}

function listOf(self: any): any[] {
  needObject(self, "toArray");
  const out: any[] = [];
  const it: any = iterationOf(self);
  while (rtIterNext(it)) out.push(rtIterValue(it));
  return out;
}

function callEach(self: any, f: any): void {
  const it: any = iterationOf(checked(self, "forEach", f));
  let i: number = 0;
  while (rtIterNext(it)) {
    asked2(it, f, rtIterValue(it), i);
    i = i + 1;
  }
}

function found(list: any): any {
  return __kind(list) === 9 ? (list as any[])[0] : undefined;
}

// The first value for which `f` gives `wanted`, in an array of one; undefined when there is none.
function search(self: any, name: string, f: any, wanted: boolean): any {
  const it: any = iterationOf(checked(self, name, f));
  let i: number = 0;
  while (rtIterNext(it)) {
    const v: any = rtIterValue(it);
    if (rtToBoolean(asked2(it, f, v, i)) === wanted) {
      rtIterClose(it);
      return [v];
    }
    i = i + 1;
  }
  return undefined;
}

// GetIteratorFlattenable without the reading of `next`.
function flattenable(x: any, strings: boolean): any {
  const name: string = strings ? "Iterator.from" : "Iterator.prototype.flatMap";
  if (__kind(x) < 7 && !(strings && __kind(x) === 4)) throw new TypeError(name + " called on non-object");
  const method: any = getProperty(x, Symbol.iterator as any, x);
  if (__kind(method) < 2) {
    if (__kind(x) < 7) throw new TypeError(name + " called on non-object");
    return x;
  }
  const it: any = rtCall(method, x, __rawAny(0));
  if (__kind(it) < 7) throw new TypeError(describeObject(it) + " is not an object");
  return it;
}

/** A step by `_advance` with a result object. */
export function resultOf(it: IteratorObject<any>): IteratorResult<any> {
  if (it._advance()) return { value: it._value, done: false };
  return { value: undefined, done: true };
}

// Calls the callback of a method; when it throws, the iteration is over.
function asked(it: any, f: any, args: RawAny): any {
  try {
    return rtCall(f, undefined, args);
  } catch (e) {
    rtIterFail(it);
    throw e;
  }
}

function asked2(it: any, f: any, a: any, index: number): any {
  const args: RawAny = __rawAny(2);
  args[0] = a;
  args[1] = index as any;
  return asked(it, f, args);
}

/** What Iterator.from makes of iterators that do not inherit from Iterator.prototype. */
class Wrapped extends IteratorObject<any> {
  _it: any;
  _next: any;
  constructor(it: any) {
    super();
    this._it = it;
    this._next = rtGet(it, "next");
  }
  next(): any {
    return rtCall(this._next, this._it, __rawAny(0));
  }
  return(): any {
    const f: any = rtGet(this._it, "return");
    if (__kind(f) < 2) return { value: undefined, done: true };
    return rtCall(f, this._it, __rawAny(0));
  }
}

/** What map, filter, take, drop and flatMap return. */
class Helper extends IteratorObject<any> {
  _source: any;
  _it: any;
  /** 0 map, 1 filter, 2 take, 3 drop, 4 flatMap */
  _mode: i32;
  _f: any;
  _left: number;
  _index: number;
  _inner: any;
  _done: boolean;
  _running: boolean;

  constructor(source: any, mode: i32, f: any, left: number) {
    super();
    this._source = source;
    this._it = iterationOf(source);
    this._mode = mode;
    this._f = f;
    this._left = left;
    this._index = 0;
    this._inner = undefined;
    this._done = false;
    this._running = false;
  }

  _enter(): void {
    if (this._running) throw new TypeError("Generator is already running");
    this._running = true;
  }

  _advances(): boolean {
    return true;
  }

  _advance(): boolean {
    this._enter();
    let more: boolean = false;
    try {
      more = !this._done && this._find();
    } catch (e) {
      this._done = true;
      throw e;
    } finally {
      this._running = false;
    }
    if (!more) this._done = true;
    return more;
  }

  // Looks for the next value.
  _find(): boolean {
    while (true) {
      if (__kind(this._inner) !== 0) {
        if (this._within()) return true;
        this._inner = undefined;
      }
      if (this._mode === 2) {
        if (this._left <= 0) {
          rtCloseIterator(this._source);
          return false;
        }
        this._left = this._left - 1;
      }
      if (!rtIterNext(this._it)) return false;
      const v: any = rtIterValue(this._it);
      this._value = v;
      if (this._mode === 2) return true;
      if (this._mode === 3) {
        if (this._left <= 0) return true;
        this._left = this._left - 1;
        continue;
      }
      const r: any = asked2(this._it, this._f, v, this._index);
      this._index = this._index + 1;
      if (this._mode === 0) {
        this._value = r;
        return true;
      }
      if (this._mode === 4) this._open(r);
      else if (rtToBoolean(r)) return true;
    }
  }

  // Begins with what the callback of flatMap gave.
  _open(r: any): void {
    try {
      this._inner = iterationOf(flattenable(r, false));
    } catch (e) {
      rtIterFail(this._it);
      throw e;
    }
  }

  _within(): boolean {
    try {
      if (!rtIterNext(this._inner)) return false;
      this._value = rtIterValue(this._inner);
      return true;
    } catch (e) {
      rtIterFail(this._it);
      throw e;
    }
  }

  next(value?: any): IteratorResult<any> {
    return resultOf(this);
  }

  return(value?: any): IteratorResult<any> {
    this._enter();
    try {
      if (!this._done) {
        this._done = true;
        this._leave();
      }
    } finally {
      this._running = false;
    }
    return { value: undefined, done: true };
  }

  _leave(): void {
    const inner: any = this._inner;
    if (__kind(inner) !== 0) {
      this._inner = undefined;
      try {
        rtIterClose(inner);
      } catch (e) {
        rtIterFail(this._it);
        throw e;
      }
    }
    rtCloseIterator(this._source);
  }

  get [Symbol.toStringTag](): string {
    return "Iterator Helper";
  }
}
