// The ordered hash table under Map, Set, WeakMap and WeakSet. Entries are in the order of insertion. When
// the entries are moved a new table replaces this one, which keeps a note of what moved, so that iterators
// that still hold it find their place: that makes changes during iteration exact.
import {
  __kind, __refEq, __unboxF64, __unboxBool, __f64Bits, __wrap, __rawAny, __rawI32, __null, __isNull, __hole, __asString,
} from "./intrinsics";
import { strHash, strEq } from "./string";
import { Symbol } from "./symbol";
import { BigInt, bigHash } from "./bigint";
import { rtSameValueZero } from "./operator";
import { DynObject } from "./dynobject";
import { extOf } from "./property";

let identities: i32 = 0x1234567;

/** A number that an object keeps for life. */
export function identityHash(o: any): i32 {
  const d: DynObject = __kind(o) === 10 ? (o as DynObject) : extOf(o);
  if (d.hash === 0) {
    identities = identities * 0x19660D + 0x3C6EF35F;
    d.hash = (identities ^ (identities >>> 16)) | 1;
  }
  return d.hash;
}

/** Hash that agrees with SameValueZero. */
export function hashOf(v: any): i32 {
  const k: i32 = __kind(v);
  if (k === 4) return strHash(__asString(v));
  if (k === 3) {
    const x: number = __unboxF64(v);
    if (x === 0) return 0x3779B1;
    if (x !== x) return 0x7FF8;
    const b: i64 = __f64Bits(x);
    let h: i32 = __wrap(b ^ (b >>> 32n));
    h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
    h = (h ^ (h >>> 12)) * 0x297A2D39;
    return h ^ (h >>> 15);
  }
  if (k === 5) return (v as Symbol)._hash;
  if (k === 6) return bigHash(v as BigInt);
  if (k === 2) return __unboxBool(v) ? 0x51ED27 : 0x6B43A9;
  if (k < 2) return 0x1F123B + k;
  // The same host value can have several wrappers, which only the host can compare.
  if (k === 11) return 0x2F0B4C;
  return identityHash(v);
}

export class HashTable {
  keys: RawAny;
  /** Null in sets. */
  vals: RawAny;
  hashes: RawI32;
  /** Entry + 1 by hash. */
  index: RawI32;
  /** Entries in use, deleted ones included; those have a hole as the key. */
  count: i32;
  /** Entries before this one are deleted. */
  first: i32;
  size: i32;
  /** The table that replaced this one. */
  next: HashTable | null;
  /** Positions of the entries that were dropped on the way there, ascending; null after `clear`. */
  dropped: RawI32;

  constructor(capacity: i32, values: boolean) {
    this.keys = __rawAny(capacity);
    this.vals = values ? __rawAny(capacity) : __null<RawAny>();
    this.hashes = __rawI32(capacity);
    this.index = __rawI32(capacity * 2);
    this.count = 0;
    this.first = 0;
    this.size = 0;
    this.next = null;
    this.dropped = __null<RawI32>();
  }

  /** Entry of a key, or -1. */
  find(key: any): i32 {
    if (this.size === 0) return -1;
    return this.findHash(key, hashOf(key));
  }

  findHash(key: any, h: i32): i32 {
    const index: RawI32 = this.index;
    const keys: RawAny = this.keys;
    const hashes: RawI32 = this.hashes;
    const mask: i32 = index.length - 1;
    const text: boolean = __kind(key) === 4;
    let p: i32 = h & mask;
    while (true) {
      const e: i32 = index[p];
      if (e === 0) return -1;
      if (hashes[e - 1] === h) {
        const k: any = keys[e - 1];
        if (__refEq(k, key)) return e - 1;
        if (text) {
          if (__kind(k) === 4 && strEq(__asString(k), __asString(key))) return e - 1;
        } else if (!__refEq(k, __hole()) && rtSameValueZero(k, key)) return e - 1;
      }
      p = (p + 1) & mask;
    }
    return -1;
  }

  /** Whether an entry is in use. */
  live(i: i32): boolean {
    return !__refEq(this.keys[i], __hole());
  }

  /** Removes an entry; its place stays empty until the next move. */
  drop(i: i32): void {
    this.keys[i] = __hole();
    if (!__isNull(this.vals)) this.vals[i] = undefined;
    this.size = this.size - 1;
    if (i !== this.first) return;
    let next: i32 = i + 1;
    while (next < this.count && !this.live(next)) next = next + 1;
    this.first = next;
  }

  /** Adds a key that is absent; there is room. */
  append(key: any, h: i32, v: any): void {
    const i: i32 = this.count;
    this.keys[i] = key;
    this.hashes[i] = h;
    if (!__isNull(this.vals)) this.vals[i] = v;
    this.count = i + 1;
    this.size = this.size + 1;
    const index: RawI32 = this.index;
    const mask: i32 = index.length - 1;
    let p: i32 = h & mask;
    while (index[p] !== 0) p = (p + 1) & mask;
    index[p] = i + 1;
  }

  full(): boolean {
    return this.count === this.keys.length;
  }

  /** A table with room for more, which replaces this one. */
  moved(): HashTable {
    const n: i32 = this.count;
    let capacity: i32 = 8;
    while (capacity < this.size * 2) capacity = capacity * 2;
    const t: HashTable = new HashTable(capacity, !__isNull(this.vals));
    const dropped: RawI32 = __rawI32(n - this.size);
    let d: i32 = 0;
    let i: i32 = 0;
    while (i < n) {
      if (this.live(i)) {
        t.append(this.keys[i], this.hashes[i], __isNull(this.vals) ? undefined : this.vals[i]);
      } else {
        dropped[d] = i;
        d = d + 1;
      }
      i = i + 1;
    }
    this.next = t;
    this.dropped = dropped;
    return t;
  }

  /** An empty table, which replaces this one. */
  cleared(): HashTable {
    const t: HashTable = new HashTable(8, !__isNull(this.vals));
    this.next = t;
    this.dropped = __null<RawI32>();
    return t;
  }

  /** The same entries in a table of its own. */
  copy(): HashTable {
    const t: HashTable = this.moved();
    this.next = null;
    this.dropped = __null<RawI32>();
    return t;
  }
}

/** A place in a table that survives changes of the table. */
export class Cursor {
  table: HashTable;
  at: i32;

  constructor(table: HashTable) {
    this.table = table;
    this.at = 0;
  }

  /** The next entry in use, as a position in `table`; -1 at the end. */
  advance(): i32 {
    let t: HashTable = this.table;
    let next: HashTable | null = t.next;
    while (next !== null) {
      const dropped: RawI32 = t.dropped;
      if (__isNull(dropped)) {
        this.at = 0;
      } else {
        let before: i32 = 0;
        while (before < dropped.length && dropped[before] < this.at) before = before + 1;
        this.at = this.at - before;
      }
      t = next;
      next = t.next;
    }
    this.table = t;
    if (this.at < t.first) this.at = t.first;
    while (this.at < t.count) {
      const i: i32 = this.at;
      this.at = i + 1;
      if (t.live(i)) return i;
    }
    return -1;
  }
}
