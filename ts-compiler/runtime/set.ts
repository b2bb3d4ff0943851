// Set, with the operations on sets of ES2025.
import { __kind, __f64, __rawAny } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtToNumber, rtToBoolean, callArgs1 } from "./operator";
import { rtGet, rtTypeof, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { Iterable, IteratorResult, rtIterator, rtIterNext, rtIterValue, rtIterClose, iterationOf } from "./iterate";
import { IteratorObject, resultOf } from "./iterators";
import { HashTable, Cursor, hashOf } from "./hashtable";
import { normalKey, callWith } from "./map";

/** What the set operations accept: a Set, a Map, or anything that looks like one. */
export interface ReadonlySetLike<T> {
  readonly size: number;
  has(value: T): boolean;
  keys(): any;
}

/** A set-like argument, its methods looked up once. */
class SetRecord {
  source: any;
  size: number;
  hasMethod: any;
  keysMethod: any;

  constructor(source: any) {
    if (__kind(source) < 7) throw new TypeError(describeObject(source) + " is not an object");
    this.source = source;
    this.size = rtToNumber(rtGet(source, "size"));
    if (this.size !== this.size) throw new TypeError("The 'size' property must be a number");
    if (this.size < 0) throw new RangeError("'" + this.size + "' is an invalid size");
    this.hasMethod = rtGet(source, "has");
    if (rtTypeof(this.hasMethod) !== "function") throw new TypeError("The 'has' property must be a function");
    this.keysMethod = rtGet(source, "keys");
    if (rtTypeof(this.keysMethod) !== "function") throw new TypeError("The 'keys' property must be a function");
  }

  has(v: any): boolean {
    return rtToBoolean(rtCall(this.hasMethod, this.source, callArgs1(v)));
  }

  keys(): any {
    const it: any = rtCall(this.keysMethod, this.source, __rawAny(0));
    if (__kind(it) < 7) throw new TypeError(describeObject(it) + " is not an object");
    return iterationOf(it);
  }
}

export class Set<T> {
  _table: HashTable;

  constructor(values?: Iterable<T> | null) {
    this._table = new HashTable(8, false);
    const source: any = values as any;
    if (__kind(source) < 2) return;
    const it: any = rtIterator(source);
    while (rtIterNext(it)) this.add(rtIterValue(it) as T);
  }

  get size(): number {
    return __f64(this._table.size);
  }

  has(value: T): boolean {
    return this._table.find(value as any) >= 0;
  }

  add(value: T): this {
    const k: any = value as any;
    let t: HashTable = this._table;
    const h: i32 = hashOf(k);
    if (t.findHash(k, h) >= 0) return this;
    if (t.full()) {
      t = t.moved();
      this._table = t;
    }
    t.append(normalKey(k), h, undefined);
    return this;
  }

  delete(value: T): boolean {
    const i: i32 = this._table.find(value as any);
    if (i < 0) return false;
    this._table.drop(i);
    return true;
  }

  clear(): void {
    this._table = this._table.cleared();
  }

  forEach(f: (value: T, key: T, set: Set<T>) => void, thisArg?: any): void {
    const c: Cursor = new Cursor(this._table);
    let i: i32 = c.advance();
    while (i >= 0) {
      const v: any = c.table.keys[i];
      if (__kind(thisArg) === 0) f(v as T, v as T, this);
      else callWith(f as any, thisArg, v, v, this as any);
      i = c.advance();
    }
  }

  keys(): SetIterator<T> {
    return new SetIterator<T>(this._table, false);
  }

  values(): SetIterator<T> {
    return new SetIterator<T>(this._table, false);
  }

  entries(): SetIterator<[T, T]> {
    return new SetIterator<[T, T]>(this._table, true);
  }

  [Symbol.iterator](): SetIterator<T> {
    return new SetIterator<T>(this._table, false);
  }

  get [Symbol.toStringTag](): string {
    return "Set";
  }

  union<U>(other: ReadonlySetLike<U>): Set<T | U> {
    const r: SetRecord = new SetRecord(other as any);
    const out: Set<any> = copyOf(this as any as Set<any>);
    const it: any = r.keys();
    while (rtIterNext(it)) out.add(rtIterValue(it));
    return out as any as Set<T | U>;
  }

  intersection<U>(other: ReadonlySetLike<U>): Set<T> {
    const r: SetRecord = new SetRecord(other as any);
    const out: Set<any> = new Set<any>();
    if (__f64(this._table.size) <= r.size) {
      const c: Cursor = new Cursor(this._table);
      let i: i32 = c.advance();
      while (i >= 0) {
        const v: any = c.table.keys[i];
        if (r.has(v)) out.add(v);
        i = c.advance();
      }
    } else {
      const it: any = r.keys();
      while (rtIterNext(it)) {
        const v: any = rtIterValue(it);
        if (this._table.find(v) >= 0) out.add(v);
      }
    }
    return out as any as Set<T>;
  }

  difference<U>(other: ReadonlySetLike<U>): Set<T> {
    const r: SetRecord = new SetRecord(other as any);
    const out: Set<any> = copyOf(this as any as Set<any>);
    if (__f64(this._table.size) <= r.size) {
      const c: Cursor = new Cursor(this._table);
      let i: i32 = c.advance();
      while (i >= 0) {
        const v: any = c.table.keys[i];
        if (r.has(v)) out.delete(v);
        i = c.advance();
      }
    } else {
      const it: any = r.keys();
      while (rtIterNext(it)) out.delete(rtIterValue(it));
    }
    return out as any as Set<T>;
  }

  symmetricDifference<U>(other: ReadonlySetLike<U>): Set<T | U> {
    const r: SetRecord = new SetRecord(other as any);
    const out: Set<any> = copyOf(this as any as Set<any>);
    const it: any = r.keys();
    while (rtIterNext(it)) {
      const v: any = rtIterValue(it);
      if (this._table.find(v) >= 0) out.delete(v);
      else out.add(v);
    }
    return out as any as Set<T | U>;
  }

  isSubsetOf<U>(other: ReadonlySetLike<U>): boolean {
    const r: SetRecord = new SetRecord(other as any);
    if (__f64(this._table.size) > r.size) return false;
    const c: Cursor = new Cursor(this._table);
    let i: i32 = c.advance();
    while (i >= 0) {
      if (!r.has(c.table.keys[i])) return false;
      i = c.advance();
    }
    return true;
  }

  isSupersetOf<U>(other: ReadonlySetLike<U>): boolean {
    const r: SetRecord = new SetRecord(other as any);
    if (__f64(this._table.size) < r.size) return false;
    const it: any = r.keys();
    while (rtIterNext(it)) {
      if (this._table.find(rtIterValue(it)) < 0) {
        rtIterClose(it);
        return false;
      }
    }
    return true;
  }

  isDisjointFrom<U>(other: ReadonlySetLike<U>): boolean {
    const r: SetRecord = new SetRecord(other as any);
    if (__f64(this._table.size) <= r.size) {
      const c: Cursor = new Cursor(this._table);
      let i: i32 = c.advance();
      while (i >= 0) {
        if (r.has(c.table.keys[i])) return false;
        i = c.advance();
      }
      return true;
    }
    const it: any = r.keys();
    while (rtIterNext(it)) {
      if (this._table.find(rtIterValue(it)) >= 0) {
        rtIterClose(it);
        return false;
      }
    }
    return true;
  }
}

function copyOf(s: Set<any>): Set<any> {
  const out: Set<any> = new Set<any>();
  out._table = s._table.copy();
  return out;
}

export class SetIterator<T> extends IteratorObject<T> {
  _cursor: Cursor;
  _entries: boolean;
  _done: boolean;

  constructor(table: HashTable, entries: boolean) {
    super();
    this._cursor = new Cursor(table);
    this._entries = entries;
    this._done = false;
  }

  _advance(): boolean {
    if (this._done) return false;
    const i: i32 = this._cursor.advance();
    if (i < 0) {
      this._done = true;
      return false;
    }
    const v: any = this._cursor.table.keys[i];
    this._value = this._entries ? ([v, v] as any) : v;
    return true;
  }

  _advances(): boolean {
    return true;
  }

  next(value?: any): IteratorResult<T> {
    return resultOf(this) as IteratorResult<T>;
  }

  [Symbol.iterator](): SetIterator<T> {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return "Set Iterator";
  }
}
