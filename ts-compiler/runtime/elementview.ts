// What typed arrays of numbers and of bigints have in common: a view of elements over a buffer. The classes
// below say how one element is read and written.
import { __kind, __f64, __trunc, __isNull, __fill, __metaName, __rawAny, __arrLen, __ownViews } from "./intrinsics";
import { BinaryView } from "./binaryview";
import { ArrayBuffer, bufferUse, bufferCopy, indexOrNone, rangeEnd } from "./arraybuffer";
import { IteratorObject } from "./iterators";
import { IteratorResult, rtToArray } from "./iterate";
import { rtToNumber, rtToString } from "./operator";
import { rtGet, rtGetIndex, getProperty } from "./dynamic";
import { rtCall, rtCallMethod } from "./invocation";
import { arrElement, arrPushAny } from "./array";
import { numToString, toInteger } from "./number";
import { StringBuilder } from "./string";
import { Symbol } from "./symbol";
import { needFunction } from "./arraylike";
import { viewLike } from "./viewspecies";

/** The elements of an iterable or of an object with a length. */
export function listOf(source: any): any[] {
  if (__kind(source) === 9 || __kind(getProperty(source, Symbol.iterator as any, source)) > 1) return rtToArray(source);
  const n: number = toInteger(rtToNumber(rtGet(source, "length")));
  const out: any[] = [];
  for (let i: number = 0; i < n; i++) arrPushAny(out, rtGetIndex(source, i as any));
  return out;
}

/** What `from` of a typed array takes, mapped. */
export function mappedList(source: any, f: any, thisArg: any): any[] {
  if (__kind(source) < 2) throw new TypeError("object " + rtToString(source) + " is not iterable (cannot read property Symbol(Symbol.iterator))");
  const list: any[] = listOf(source);
  if (__kind(f) === 0) return list;
  needFunction(f);
  const out: any[] = [];
  const n: i32 = __arrLen(list);
  let i: i32 = 0;
  while (i < n) {
    const args: RawAny = __rawAny(2);
    args[0] = arrElement(list, i);
    args[1] = __f64(i) as any;
    arrPushAny(out, rtCall(f, thisArg, args));
    i = i + 1;
  }
  return out;
}

/** A callback with a `this` value. */
export function boundTo(f: any, thisArg: any): any {
  needFunction(f);
  if (__kind(thisArg) === 0) return f;
  return (a: any, b: any, c: any): any => {
    const args: RawAny = __rawAny(3);
    args[0] = a;
    args[1] = b;
    args[2] = c;
    return rtCall(f, thisArg, args);
  };
}

export class ElementView extends BinaryView {
  constructor(source?: any, offset?: any, length?: any) {
    super();
    if (__kind(source) < 7) {
      this._sized(rtToNumber(source === undefined ? (0 as any) : source));
    } else if (source instanceof ArrayBuffer) {
      this._over(source as ArrayBuffer, offset, length);
    } else if (source instanceof ElementView) {
      const from: ElementView = source as ElementView;
      if (from._isBig() !== this._isBig()) throw new TypeError("Cannot mix BigInt and other types, use explicit conversions");
      this._own(__f64(from._length));
      this._copy(from, 0);
    } else {
      this._listed(listOf(source));
    }
  }

  // A view of `length` elements.
  _sized(length: number): void {
    const n: number = toInteger(length);
    if (n < 0) throw new RangeError("Invalid typed array length: " + numToString(length));
    this._own(n);
  }

  // A view of the elements of a list.
  _listed(list: any[]): void {
    this._own(__f64(__arrLen(list)));
    this._take(list, 0);
  }

  // Makes a buffer of its own.
  _own(n: number): void {
    const width: i32 = this._width();
    if (n > 4294967296) throw new RangeError("Invalid typed array length: " + numToString(n));
    this._hold(new ArrayBuffer(n * __f64(width)), 0, __trunc(n));
  }

  _hold(buffer: ArrayBuffer, start: i32, n: i32): void {
    const width: i32 = this._width();
    bufferUse(buffer, this._isBig() ? 1 : width);
    this._buffer = buffer;
    if (width === 1) this._bytes = buffer._bytes;
    this._start = start;
    this._first = start / width;
    this._length = n;
  }

  // Looks into a given buffer.
  _over(buffer: ArrayBuffer, offset: any, length: any): void {
    const width: i32 = this._width();
    const size: number = __f64(width);
    const name: string = __metaName(this as any);
    const total: number = __f64(buffer._size);
    const start: number = indexOrNone(offset);
    if (start < 0) throw new RangeError("Start offset " + numToString(toInteger(rtToNumber(offset))) + " is outside the bounds of the buffer");
    if (start % size !== 0) throw new RangeError("start offset of " + name + " should be a multiple of " + numToString(size));
    let n: number = 0;
    if (__kind(length) === 0) {
      if (total % size !== 0) throw new RangeError("byte length of " + name + " should be a multiple of " + numToString(size));
      if (start > total) throw new RangeError("Start offset " + numToString(start) + " is outside the bounds of the buffer");
      n = (total - start) / size;
    } else {
      n = indexOrNone(length);
      if (n < 0 || start + n * size > total) throw new RangeError("Invalid typed array length: " + numToString(toInteger(rtToNumber(length))));
    }
    this._hold(buffer, __trunc(start), __trunc(n));
  }

  // Elements of another view, stored from `at` on.
  _copy(from: ElementView, at: i32): void {
    const n: i32 = from._length;
    const a: ArrayBuffer = this._buffer;
    const b: ArrayBuffer = from._buffer;
    if (__metaName(this as any) === __metaName(from as any) && a._width === b._width) {
      bufferCopy(a, this._first + at, b, from._first, n, this._width());
      return;
    }
    // A copy first: the two may lie on each other.
    this._take(from._list(), at);
  }

  // Stores the elements of a list from `at` on.
  _take(list: any[], at: i32): void {
    const n: i32 = __arrLen(list);
    let i: i32 = 0;
    while (i < n) {
      this._set(at + i, arrElement(list, i));
      i = i + 1;
    }
  }

  _list(): any[] {
    const out: any[] = [];
    const n: i32 = this._length;
    let i: i32 = 0;
    while (i < n) {
      out.push(this._get(i));
      i = i + 1;
    }
    return out;
  }

  // One element, which is there.
  _get(i: i32): any {
    return undefined;
  }

  _set(i: i32, v: any): void {}

  // A value as an element takes it, converted once.
  _value(v: any): any {
    return rtToNumber(v) as any;
  }

  _width(): i32 {
    return 1;
  }

  _isBig(): boolean {
    return false;
  }

  // Another view of the class.
  _make(source: any, offset: any, length: any): ElementView {
    return this;
  }

  // The same of a class that the program may have put below.
  _species(source: any, offset: any, length: any): ElementView {
    if (__ownViews()) return viewLike(this, __kind(offset) === 0 ? [source] : [source, offset, length]);
    return this._make(source, offset, length);
  }

  get length(): number {
    return __f64(this._length);
  }

  get byteLength(): number {
    return __f64(this._length * this._width());
  }

  get BYTES_PER_ELEMENT(): number {
    return __f64(this._width());
  }

  set(source: any, offset?: number): void {
    const at: number = toInteger(rtToNumber(offset as any));
    if (at < 0) throw new RangeError("offset is out of bounds");
    if (__kind(source) < 2) throw new TypeError("Cannot convert undefined or null to object");
    if (source instanceof ElementView) {
      const from: ElementView = source as ElementView;
      if (from._isBig() !== this._isBig()) throw new TypeError("Cannot mix BigInt and other types, use explicit conversions");
      if (at + __f64(from._length) > __f64(this._length)) throw new RangeError("offset is out of bounds");
      this._copy(from, __trunc(at));
      return;
    }
    const list: any[] = __kind(source) === 9 ? (source as any[]) : __kind(source) === 4 || __kind(source) > 6 ? listOf(source) : [];
    if (at + __f64(__arrLen(list)) > __f64(this._length)) throw new RangeError("offset is out of bounds");
    this._take(list, __trunc(at));
  }

  subarray(start?: number, end?: number): this {
    const from: i32 = rangeEnd(start as any, this._length, 0);
    const to: i32 = rangeEnd(end as any, this._length, this._length);
    const at: i32 = this._start + from * this._width();
    return this._species(this._buffer as any, __f64(at) as any, __f64(to > from ? to - from : 0) as any) as any as this;
  }

  slice(start?: number, end?: number): this {
    return this._part(rangeEnd(start as any, this._length, 0), rangeEnd(end as any, this._length, this._length)) as any as this;
  }

  _part(from: i32, to: i32): ElementView {
    const n: i32 = to > from ? to - from : 0;
    const out: ElementView = this._species(__f64(n) as any, undefined, undefined);
    if (this._buffer._width === out._buffer._width) bufferCopy(out._buffer, 0, this._buffer, this._first + from, n, this._width());
    else {
      let i: i32 = 0;
      while (i < n) {
        out._set(i, this._get(from + i));
        i = i + 1;
      }
    }
    return out;
  }

  fill(value: any, start?: number, end?: number): this {
    const v: any = this._value(value);
    const from: i32 = rangeEnd(start as any, this._length, 0);
    const to: i32 = rangeEnd(end as any, this._length, this._length);
    if (to <= from) return this;
    this._set(from, v);
    const n: i32 = to - from - 1;
    const at: i32 = this._first + from;
    const b: ArrayBuffer = this._buffer;
    if (!__isNull(this._bytes)) __fill(this._bytes, at + 1, this._bytes[at], n);
    else if (!__isNull(b._words)) __fill(b._words, at + 1, b._words[at], n);
    else if (!__isNull(b._doubles)) __fill(b._doubles, at + 1, b._doubles[at], n);
    else {
      let i: i32 = from + 1;
      while (i < to) {
        this._set(i, v);
        i = i + 1;
      }
    }
    return this;
  }

  copyWithin(target: number, start?: number, end?: number): this {
    const n: i32 = this._length;
    const to: i32 = rangeEnd(target as any, n, 0);
    const from: i32 = rangeEnd(start as any, n, 0);
    let count: i32 = rangeEnd(end as any, n, n) - from;
    if (count > n - to) count = n - to;
    if (count > 0) bufferCopy(this._buffer, this._first + to, this._buffer, this._first + from, count, this._width());
    return this;
  }

  reverse(): this {
    let i: i32 = 0;
    let j: i32 = this._length - 1;
    while (i < j) {
      const v: any = this._get(i);
      this._set(i, this._get(j));
      this._set(j, v);
      i = i + 1;
      j = j - 1;
    }
    return this;
  }

  toReversed(): this {
    return (this._part(0, this._length) as any as this).reverse();
  }

  with(index: number, value: any): this {
    const n: number = __f64(this._length);
    const i: number = toInteger(rtToNumber(index as any));
    const at: number = i < 0 ? n + i : i;
    const v: any = this._value(value);
    if (!(at >= 0 && at < n)) throw new RangeError("Invalid typed array index");
    const out: ElementView = this._part(0, this._length);
    out._set(__trunc(at), v);
    return out as any as this;
  }

  join(separator?: string): string {
    const out: StringBuilder = new StringBuilder(this._length * 4);
    const between: string = __kind(separator as any) === 0 ? "," : rtToString(separator as any);
    let i: i32 = 0;
    while (i < this._length) {
      if (i > 0) out.text(between);
      out.text(rtToString(this._get(i)));
      i = i + 1;
    }
    return out.done();
  }

  toString(): string {
    return this.join();
  }

  toLocaleString(locales?: any, options?: any): string {
    const args: RawAny = __rawAny(2);
    args[0] = locales;
    args[1] = options;
    const out: StringBuilder = new StringBuilder(this._length * 4);
    let i: i32 = 0;
    while (i < this._length) {
      if (i > 0) out.text(",");
      out.text(rtToString(rtCallMethod(this._get(i), "toLocaleString", args)));
      i = i + 1;
    }
    return out.done();
  }

  keys(): ViewIterator<number> {
    return new ViewIterator<number>(this, 0);
  }
}

/** What keys, values and entries give. */
export class ViewIterator<T> extends IteratorObject<T> {
  _view: ElementView;
  /** 0 keys, 1 values, 2 entries */
  _what: i32;
  _at: i32;

  constructor(view: ElementView, what: i32) {
    super();
    this._view = view;
    this._what = what;
    this._at = 0;
  }

  next(value?: any): IteratorResult<T> {
    const i: i32 = this._at;
    if (i < 0 || i >= this._view._length) {
      this._at = -1;
      return { value: undefined as any, done: true };
    }
    this._at = i + 1;
    if (this._what === 0) return { value: __f64(i) as any as T, done: false };
    if (this._what === 1) return { value: this._view._get(i) as T, done: false };
    const entry: any[] = [__f64(i) as any, this._view._get(i)];
    return { value: entry as any as T, done: false };
  }

  get [Symbol.toStringTag](): string {
    return "Array Iterator";
  }
}

// Elements by key, as dynamic code asks for them.

/** Which element a key names: -1 when it is no number, -2 when it is one that no element has. */
export function elementIndex(view: ElementView, key: any): i32 {
  if (__kind(key) !== 4) return -1;
  const name: string = key as string;
  const x: number = rtToNumber(key);
  if (x !== x) return name === "NaN" ? -2 : -1;
  if (numToString(x) !== name) return name === "-0" ? -2 : -1;
  if (!(x >= 0 && x < __f64(view._length)) || 1 / x < 0) return -2;
  const i: i32 = __trunc(x);
  return __f64(i) === x ? i : -2;
}

/** `view[n]`; undefined where there is none. */
export function elementAt(view: ElementView, n: number): any {
  const i: i32 = __trunc(n);
  return i >= 0 && i < view._length && __f64(i) === n ? view._get(i) : undefined;
}

/** `view[n] = v` */
export function setElementAt(view: ElementView, n: number, v: any): void {
  const value: any = view._value(v);
  const i: i32 = __trunc(n);
  if (i >= 0 && i < view._length && __f64(i) === n) view._set(i, value);
}
