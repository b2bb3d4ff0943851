// Weak collections. WebAssembly has no weak references, so these hold their contents strongly: a program
// cannot observe the difference, except by the memory it uses.
import { __kind } from "./intrinsics";
import { Symbol } from "./symbol";
import { rtGetIndex, describeObject } from "./dynamic";
import { rtStrictEq } from "./operator";
import { Iterable, rtIterator, rtIterNext, rtIterValue } from "./iterate";
import { HashTable, hashOf } from "./hashtable";

// CanBeHeldWeakly: symbols of the registry live for ever.
function canBeHeld(v: any): boolean {
  return __kind(v) > 6 || __kind(v) === 5 && __kind(Symbol.keyFor(v as symbol) as any) === 0;
}

export class WeakMap<K, V> {
  _table: HashTable;

  constructor(entries?: Iterable<readonly [K, V]> | null) {
    this._table = new HashTable(8, true);
    const source: any = entries as any;
    if (__kind(source) < 2) return;
    const it: any = rtIterator(source);
    while (rtIterNext(it)) {
      const e: any = rtIterValue(it);
      if (__kind(e) < 7) throw new TypeError("Iterator value " + describeObject(e) + " is not an entry object");
      this.set(rtGetIndex(e, 0 as any) as K, rtGetIndex(e, 1 as any) as V);
    }
  }

  get(key: K): V | undefined {
    if (!canBeHeld(key as any)) return undefined;
    const i: i32 = this._table.find(key as any);
    if (i < 0) return undefined;
    return this._table.vals[i] as V;
  }

  has(key: K): boolean {
    return canBeHeld(key as any) && this._table.find(key as any) >= 0;
  }

  set(key: K, value: V): this {
    const k: any = key as any;
    if (!canBeHeld(k)) throw new TypeError("Invalid value used as weak map key");
    const h: i32 = hashOf(k);
    const i: i32 = this._table.findHash(k, h);
    if (i >= 0) {
      this._table.vals[i] = value as any;
      return this;
    }
    if (this._table.full()) this._table = this._table.moved();
    this._table.append(k, h, value as any);
    return this;
  }

  delete(key: K): boolean {
    if (!canBeHeld(key as any)) return false;
    const i: i32 = this._table.find(key as any);
    if (i < 0) return false;
    this._table.drop(i);
    return true;
  }

  get [Symbol.toStringTag](): string {
    return "WeakMap";
  }
}

export class WeakSet<T> {
  _table: HashTable;

  constructor(values?: Iterable<T> | null) {
    this._table = new HashTable(8, false);
    const source: any = values as any;
    if (__kind(source) < 2) return;
    const it: any = rtIterator(source);
    while (rtIterNext(it)) this.add(rtIterValue(it) as T);
  }

  has(value: T): boolean {
    return canBeHeld(value as any) && this._table.find(value as any) >= 0;
  }

  add(value: T): this {
    const k: any = value as any;
    if (!canBeHeld(k)) throw new TypeError("Invalid value used in weak set");
    const h: i32 = hashOf(k);
    if (this._table.findHash(k, h) >= 0) return this;
    if (this._table.full()) this._table = this._table.moved();
    this._table.append(k, h, undefined);
    return this;
  }

  delete(value: T): boolean {
    if (!canBeHeld(value as any)) return false;
    const i: i32 = this._table.find(value as any);
    if (i < 0) return false;
    this._table.drop(i);
    return true;
  }

  get [Symbol.toStringTag](): string {
    return "WeakSet";
  }
}

export class WeakRef<T> {
  _target: any;

  constructor(target: T) {
    if (!canBeHeld(target as any)) throw new TypeError("WeakRef: target must be an object");
    this._target = target as any;
  }

  deref(): T | undefined {
    return this._target as T;
  }

  get [Symbol.toStringTag](): string {
    return "WeakRef";
  }
}

export class FinalizationRegistry<T> {
  _cleanup: any;
  /** The tokens of what is registered. */
  _tokens: any[];

  constructor(cleanup: (held: T) => void) {
    this._cleanup = cleanup as any;
    this._tokens = [];
  }

  register(target: any, held: T, token?: any): void {
    if (!canBeHeld(target)) throw new TypeError("FinalizationRegistry.prototype.register: invalid target");
    if (rtStrictEq(target, held as any)) throw new TypeError("FinalizationRegistry.prototype.register: target and holdings must not be same");
    if (canBeHeld(token)) this._tokens.push(token);
    else if (__kind(token) !== 0) throw new TypeError("Invalid unregisterToken ('" + describeObject(token) + "')");
  }

  unregister(token: any): boolean {
    if (!canBeHeld(token)) throw new TypeError("Invalid unregisterToken ('" + describeObject(token) + "')");
    const n: number = this._tokens.length;
    this._tokens = this._tokens.filter((known: any): boolean => !rtStrictEq(known, token));
    return this._tokens.length < n;
  }

  get [Symbol.toStringTag](): string {
    return "FinalizationRegistry";
  }
}
