// Map.
import { __kind, __unboxF64, __rawAny, __f64 } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtGetIndex, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { Iterable, IteratorResult, rtIterator, rtIterNext, rtIterValue, rtIterClose } from "./iterate";
import { IteratorObject, resultOf } from "./iterators";
import { HashTable, Cursor, hashOf } from "./hashtable";
import { arrGetAny } from "./array";

/** -0 is stored as 0. */
export function normalKey(key: any): any {
  if (__kind(key) === 3 && __unboxF64(key) === 0) return 0 as any;
  return key;
}

/** Calls a callback of three parameters with a `this`. */
export function callWith(f: any, thisArg: any, a: any, b: any, c: any): any {
  const args: RawAny = __rawAny(3);
  args[0] = a;
  args[1] = b;
  args[2] = c;
  return rtCall(f, thisArg, args);
}

/** An element of an entry, which is an array nearly always. */
export function entryPart(e: any, i: number): any {
  if (__kind(e) === 9) return arrGetAny(e as any[], i);
  return rtGetIndex(e, i as any);
}

export class Map<K, V> {
  _table: HashTable;

  constructor(entries?: Iterable<readonly [K, V]> | null) {
    this._table = new HashTable(8, true);
    const source: any = entries as any;
    if (__kind(source) < 2) return;
    const it: any = rtIterator(source);
    while (rtIterNext(it)) {
      const e: any = rtIterValue(it);
      if (__kind(e) < 7) {
        rtIterClose(it);
        throw new TypeError("Iterator value " + describeObject(e) + " is not an entry object");
      }
      this.set(entryPart(e, 0) as K, entryPart(e, 1) as V);
    }
  }

  get size(): number {
    return __f64(this._table.size);
  }

  get(key: K): V | undefined {
    const t: HashTable = this._table;
    const i: i32 = t.find(key as any);
    if (i < 0) return undefined;
    return t.vals[i] as V;
  }

  has(key: K): boolean {
    return this._table.find(key as any) >= 0;
  }

  set(key: K, value: V): this {
    const k: any = key as any;
    let t: HashTable = this._table;
    const h: i32 = hashOf(k);
    const i: i32 = t.findHash(k, h);
    if (i >= 0) {
      t.vals[i] = value as any;
      return this;
    }
    if (t.full()) {
      t = t.moved();
      this._table = t;
    }
    t.append(normalKey(k), h, value as any);
    return this;
  }

  delete(key: K): boolean {
    const i: i32 = this._table.find(key as any);
    if (i < 0) return false;
    this._table.drop(i);
    return true;
  }

  clear(): void {
    this._table = this._table.cleared();
  }

  forEach(f: (value: V, key: K, map: Map<K, V>) => void, thisArg?: any): void {
    const c: Cursor = new Cursor(this._table);
    let i: i32 = c.advance();
    while (i >= 0) {
      const t: HashTable = c.table;
      if (__kind(thisArg) === 0) f(t.vals[i] as V, t.keys[i] as K, this);
      else callWith(f as any, thisArg, t.vals[i], t.keys[i], this as any);
      i = c.advance();
    }
  }

  keys(): MapIterator<K> {
    return new MapIterator<K>(this._table, 0);
  }

  values(): MapIterator<V> {
    return new MapIterator<V>(this._table, 1);
  }

  entries(): MapIterator<[K, V]> {
    return new MapIterator<[K, V]>(this._table, 2);
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return new MapIterator<[K, V]>(this._table, 2);
  }

  get [Symbol.toStringTag](): string {
    return "Map";
  }

  static groupBy<K, T>(items: Iterable<T>, f: (item: T, index: number) => K): Map<K, T[]> {
    const out: Map<any, any> = new Map<any, any>();
    const it: any = rtIterator(items as any);
    let i: number = 0;
    while (rtIterNext(it)) {
      const v: any = rtIterValue(it);
      const key: any = f(v as T, i) as any;
      const at: i32 = out._table.find(key);
      if (at >= 0) (out._table.vals[at] as any[]).push(v);
      else out.set(key, [v] as any);
      i = i + 1;
    }
    return out as any as Map<K, T[]>;
  }
}

export class MapIterator<T> extends IteratorObject<T> {
  _cursor: Cursor;
  /** 0 keys, 1 values, 2 entries */
  _what: i32;
  _done: boolean;

  constructor(table: HashTable, what: i32) {
    super();
    this._cursor = new Cursor(table);
    this._what = what;
    this._done = false;
  }

  _advance(): boolean {
    if (this._done) return false;
    const i: i32 = this._cursor.advance();
    if (i < 0) {
      this._done = true;
      return false;
    }
    const t: HashTable = this._cursor.table;
    if (this._what === 0) this._value = t.keys[i];
    else if (this._what === 1) this._value = t.vals[i];
    else this._value = [t.keys[i], t.vals[i]] as any;
    return true;
  }

  _advances(): boolean {
    return true;
  }

  next(value?: any): IteratorResult<T> {
    return resultOf(this) as IteratorResult<T>;
  }

  [Symbol.iterator](): MapIterator<T> {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return "Map Iterator";
  }
}
