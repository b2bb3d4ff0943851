// Objects whose properties are not known at compile time. Objects built in the same way share a shape
// (keys and attributes), so that many small objects cost one array of values each; an object that is used
// as a dictionary, or whose properties are deleted or reconfigured, gets a shape of its own.
import {
  __kind, __refEq, __isNull, __null, __rawAny, __rawI32, __copy, __strLen, __f64,
} from "./intrinsics";
import { strEq, strHash, strCompare, strUnits } from "./string";
import { Symbol } from "./symbol";

/** Attribute bits of a property. */
export const WRITABLE: i32 = 1;
export const ENUMERABLE: i32 = 2;
export const CONFIGURABLE: i32 = 4;
/** The slot holds an Accessor. */
export const ACCESSOR: i32 = 8;
/** In a side table: the entry has the attributes of a field of the static layout, whose value stays there. */
export const FIELD: i32 = 16;
/** In a side table: the field of the static layout was deleted. */
export const DELETED: i32 = 32;
/** Set with ACCESSOR: a data property whose value is kept elsewhere, as a static field of a class is. */
export const LIVE: i32 = 64;
/** In a side table: the property is where the static layout has the field that it replaces. */
export const IN_PLACE: i32 = 128;
/** writable, enumerable, configurable */
export const PLAIN: i32 = 7;
/** writable, configurable */
export const HIDDEN: i32 = 5;

/** The `level` of the namespace object of a module. */
export const MODULE: i32 = 3;

/** A getter and a setter, either may be undefined. */
export class Accessor {
  get: any;
  set: any;
  constructor(get: any, set: any) {
    this.get = get;
    this.set = set;
  }
}

export function keyHash(key: any): i32 {
  if (__kind(key) === 4) return strHash(key as string);
  return (key as Symbol)._hash;
}

/** Whether two property keys are the same one. */
export function sameKey(a: any, b: any): boolean {
  if (__refEq(a, b)) return true;
  if (__kind(a) !== 4 || __kind(b) !== 4) return false;
  return strEq(a as string, b as string);
}

/** The array index that a key spells canonically, or -1. */
export function keyIndex(key: any): number {
  if (__kind(key) !== 4) return -1;
  const s: string = key as string;
  const n: i32 = __strLen(s);
  if (n === 0 || n > 10) return -1;
  const u: RawU16 = strUnits(s);
  const first: i32 = u[0];
  if (first < 48 || first > 57) return -1;
  if (first === 48) {
    if (n === 1) return 0;
    return -1;
  }
  let x: number = 0;
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    if (c < 48 || c > 57) return -1;
    x = x * 10 + __f64(c - 48);
    i = i + 1;
  }
  if (x > 4294967294) return -1;
  return x;
}

function isPrivate(key: any): boolean {
  return __kind(key) === 5 && (key as Symbol)._private;
}

/** Names and attributes of the properties of one or more objects. */
export class Shape {
  keys: RawAny;
  hashes: RawI32;
  flags: RawI32;
  /** Slots in use, those of deleted properties included. */
  count: i32;
  /** The slot found last. */
  cursor: i32;
  /** Slot + 1 by hash, open addressing; null while a scan is as quick. */
  table: RawI32;
  shared: boolean;
  /** Of a shared shape, whether its properties are plain data: 0 not asked, 1 yes, 2 no. */
  plain: i32;
  hasIndex: boolean;
  children: RawAny;
  childCount: i32;
  /** The shared shape without the last property, of a shared one. */
  parent: Shape | null;
  /** The shared shapes without one property, by slot; null while there are none. */
  without: RawAny;
  /** Names of enumerable properties in the order of the language; null while nobody asked. */
  names: RawAny;

  constructor(capacity: i32, shared: boolean) {
    this.keys = __rawAny(capacity);
    this.hashes = __rawI32(capacity);
    this.flags = __rawI32(capacity);
    this.count = 0;
    this.cursor = 0;
    this.table = __null<RawI32>();
    this.shared = shared;
    this.plain = 0;
    this.hasIndex = false;
    this.children = __null<RawAny>();
    this.childCount = 0;
    this.parent = null;
    this.without = __null<RawAny>();
    this.names = __null<RawAny>();
  }

  /** Whether all properties of this shared shape are data that can be enumerated and changed. */
  isPlain(): boolean {
    if (this.plain !== 0) return this.plain === 1;
    let i: i32 = 0;
    while (i < this.count && this.flags[i] === PLAIN && !isPrivate(this.keys[i])) i = i + 1;
    this.plain = i === this.count ? 1 : 2;
    return this.plain === 1;
  }

  /** Slot of a key, or -1. Whoever walks the keys in order finds the next one at once. */
  find(key: any): i32 {
    const at: i32 = this.cursor;
    if (at < this.count) {
      if (__refEq(this.keys[at], key)) return at;
      if (at + 1 < this.count && __refEq(this.keys[at + 1], key)) {
        this.cursor = at + 1;
        return at + 1;
      }
    }
    const i: i32 = this.lookup(key);
    if (i >= 0) this.cursor = i;
    return i;
  }

  lookup(key: any): i32 {
    const h: i32 = keyHash(key);
    const hashes: RawI32 = this.hashes;
    const keys: RawAny = this.keys;
    const table: RawI32 = this.table;
    if (__isNull(table)) {
      const n: i32 = this.count;
      let i: i32 = 0;
      while (i < n) {
        if (hashes[i] === h && sameKey(keys[i], key)) return i;
        i = i + 1;
      }
      return -1;
    }
    const mask: i32 = table.length - 1;
    let p: i32 = h & mask;
    while (true) {
      const e: i32 = table[p];
      if (e === 0) return -1;
      if (hashes[e - 1] === h && sameKey(keys[e - 1], key)) return e - 1;
      p = (p + 1) & mask;
    }
    return -1;
  }

  /** Adds a key at the end; there is room. */
  append(key: any, flags: i32): void {
    const i: i32 = this.count;
    const h: i32 = keyHash(key);
    this.keys[i] = key;
    this.hashes[i] = h;
    this.flags[i] = flags;
    this.count = i + 1;
    this.names = __null<RawAny>();
    if (!this.hasIndex && keyIndex(key) >= 0) this.hasIndex = true;
    if (!__isNull(this.table)) this.enter(h, i);
    else if (i >= 8) this.index();
  }

  enter(h: i32, i: i32): void {
    const table: RawI32 = this.table;
    const mask: i32 = table.length - 1;
    let p: i32 = h & mask;
    while (table[p] !== 0) p = (p + 1) & mask;
    table[p] = i + 1;
  }

  /** Builds the hash table, with room for all slots. */
  index(): void {
    let size: i32 = 32;
    while (size < this.keys.length * 2) size = size * 2;
    this.table = __rawI32(size);
    let i: i32 = 0;
    while (i < this.count) {
      this.enter(this.hashes[i], i);
      i = i + 1;
    }
  }

  /** A copy with room for `capacity` slots. */
  copy(capacity: i32, shared: boolean): Shape {
    const s: Shape = new Shape(capacity, shared);
    const n: i32 = this.count;
    __copy(s.keys, 0, this.keys, 0, n);
    __copy(s.hashes, 0, this.hashes, 0, n);
    __copy(s.flags, 0, this.flags, 0, n);
    s.count = n;
    s.hasIndex = this.hasIndex;
    if (n > 8) s.index();
    return s;
  }

  /** The shared shape with one more property, or null when this one has too many successors. */
  child(key: any, flags: i32): Shape | null {
    const children: RawAny = this.children;
    const n: i32 = this.count;
    let i: i32 = 0;
    while (i < this.childCount) {
      const c: Shape = children[i] as Shape;
      if (c.flags[n] === flags && sameKey(c.keys[n], key)) return c;
      i = i + 1;
    }
    if (n >= 24 || this.childCount >= 24 || sharedCount >= MOST_SHARED) return null;
    sharedCount = sharedCount + 1;
    if (__isNull(children)) {
      this.children = __rawAny(2);
    } else if (this.childCount === children.length) {
      const more: RawAny = __rawAny(children.length * 2);
      __copy(more, 0, children, 0, this.childCount);
      this.children = more;
    }
    const s: Shape = this.copy(n + 1, true);
    s.append(key, flags);
    s.parent = this;
    this.children[this.childCount] = s as any;
    this.childCount = this.childCount + 1;
    return s;
  }

  /** The shared shape without property `i` of this shared one, or null when there are too many. */
  less(i: i32): Shape | null {
    if (__isNull(this.without)) this.without = __rawAny(this.keys.length);
    const known: any = this.without[i];
    if (__kind(known) !== 0) return known as Shape;
    let s: Shape | null = rootShape();
    let k: i32 = 0;
    while (k < this.count && s !== null) {
      if (k !== i) s = s.child(this.keys[k], this.flags[k]);
      k = k + 1;
    }
    if (s !== null) this.without[i] = s as any;
    return s;
  }
}

// A program whose objects are all built differently keeps no more shapes than this.
const MOST_SHARED: i32 = 20000;
let sharedCount: i32 = 0;

let emptyShape: Shape | null = null;

function rootShape(): Shape {
  const s: Shape | null = emptyShape;
  if (s !== null) return s;
  const made: Shape = new Shape(0, true);
  emptyShape = made;
  return made;
}

// Object.prototype, and whether the program has added to it.
let root: any = undefined;
let isRootChanged: boolean = false;

/** Tells which object is Object.prototype, once it has what the language puts there. */
export function rtMarkRoot(o: any): void {
  root = o;
}

/** Whether Object.prototype has only what the language puts there. */
export function rtIsPlainRoot(): boolean {
  return !isRootChanged;
}

/** An object with dynamic properties; also the side table of other objects. */
export class DynObject {
  shape: Shape;
  slots: RawAny;
  /** Prototype; in a side table undefined stands for the one of the owner's class. */
  proto: any;
  extensible: boolean;
  /** In a side table: 1 when the owner's own elements and fields are sealed, 2 when frozen. */
  level: i32;
  /** Identity hash of the owner, 0 while nobody asked. */
  hash: i32;

  constructor(proto: any) {
    this.shape = rootShape();
    this.slots = __null<RawAny>();
    this.proto = proto;
    this.extensible = true;
    this.level = 0;
    this.hash = 0;
  }

  find(key: any): i32 {
    return this.shape.find(key);
  }
  flagsAt(i: i32): i32 {
    return this.shape.flags[i];
  }
  valueAt(i: i32): any {
    return this.slots[i];
  }
  setAt(i: i32, v: any): void {
    this.slots[i] = v;
  }

  /** Own data value or undefined; for internal tables. */
  peek(key: any): any {
    const i: i32 = this.shape.find(key);
    return i < 0 ? undefined : this.slots[i];
  }

  /** Creates the property or replaces its value and attributes. */
  put(key: any, v: any, flags: i32): void {
    const i: i32 = this.shape.find(key);
    if (i >= 0) {
      this.slots[i] = v;
      if (this.shape.flags[i] !== flags) this.setFlags(i, flags);
      return;
    }
    this.add(key, v, flags);
  }

  /** Adds a property that is known to be absent. */
  add(key: any, v: any, flags: i32): void {
    if (__kind(this.proto) === 1 && __refEq(this as any, root)) isRootChanged = true;
    const shape: Shape = this.shape;
    const n: i32 = shape.count;
    if (shape.shared) {
      const next: Shape | null = shape.child(key, flags);
      if (next !== null) {
        this.shape = next;
        this.room(n);
        this.slots[n] = v;
        return;
      }
      this.shape = shape.copy(n * 2 + 8, false);
      this.room(this.shape.keys.length - 1);
    } else if (n === shape.keys.length) {
      this.grow();
    }
    const own: Shape = this.shape;
    const at: i32 = own.count;
    own.append(key, flags);
    this.slots[at] = v;
  }

  // Room for slot `n`.
  room(n: i32): void {
    const slots: RawAny = this.slots;
    if (__isNull(slots)) {
      this.slots = __rawAny(n < 4 ? 4 : n + 1);
      return;
    }
    if (n < slots.length) return;
    const more: RawAny = __rawAny(n + (n >> 1) + 2);
    __copy(more, 0, slots, 0, slots.length);
    this.slots = more;
  }

  // More slots for an unshared shape; deleted ones are given up on the way.
  grow(): void {
    const old: Shape = this.shape;
    const n: i32 = old.count;
    let live: i32 = 0;
    let i: i32 = 0;
    while (i < n) {
      if (__kind(old.keys[i]) !== 0) live = live + 1;
      i = i + 1;
    }
    const s: Shape = new Shape(live * 2 + 8, false);
    const slots: RawAny = __rawAny(live * 2 + 8);
    i = 0;
    let at: i32 = 0;
    while (i < n) {
      if (__kind(old.keys[i]) !== 0) {
        s.keys[at] = old.keys[i];
        s.hashes[at] = old.hashes[i];
        s.flags[at] = old.flags[i];
        slots[at] = this.slots[i];
        at = at + 1;
      }
      i = i + 1;
    }
    s.count = live;
    s.hasIndex = old.hasIndex;
    s.index();
    this.shape = s;
    this.slots = slots;
  }

  /** Takes all properties of another object where it has none and they are plain data; false otherwise. */
  takes(source: DynObject): boolean {
    const shape: Shape = source.shape;
    if (!shape.shared || this.shape.count !== 0 || !this.shape.shared || !shape.isPlain()) return false;
    const n: i32 = shape.count;
    this.shape = shape;
    if (n === 0) return true;
    this.room(n);
    __copy(this.slots, 0, source.slots, 0, n);
    return true;
  }

  unshare(): void {
    const shape: Shape = this.shape;
    if (!shape.shared) return;
    this.shape = shape.copy(shape.count + 4, false);
    this.room(shape.count + 3);
  }

  setFlags(i: i32, flags: i32): void {
    this.unshare();
    this.shape.flags[i] = flags;
    this.shape.names = __null<RawAny>();
  }

  /** Removes slot `i`. */
  removeAt(i: i32): void {
    const parent: Shape | null = this.shape.parent;
    if (parent !== null && this.shape.shared && i === parent.count) {
      this.shape = parent;
      this.slots[i] = undefined;
      return;
    }
    if (this.shape.shared) {
      const less: Shape | null = this.shape.less(i);
      if (less !== null) {
        const last: i32 = less.count;
        __copy(this.slots, i, this.slots, i + 1, last - i);
        this.slots[last] = undefined;
        this.shape = less;
        return;
      }
    }
    this.unshare();
    this.shape.keys[i] = undefined;
    this.shape.names = __null<RawAny>();
    this.slots[i] = undefined;
  }

  /** The names of the enumerable properties in the order of the language; not to be written to. */
  names(): RawAny {
    const shape: Shape = this.shape;
    const known: RawAny = shape.names;
    if (!__isNull(known)) return known;
    const keys: RawAny = this.ownKeys();
    let n: i32 = 0;
    let i: i32 = 0;
    while (i < keys.length) {
      const key: any = keys[i];
      if (__kind(key) === 4 && (shape.flags[shape.find(key)] & ENUMERABLE) !== 0) {
        keys[n] = key;
        n = n + 1;
      }
      i = i + 1;
    }
    const names: RawAny = __rawAny(n);
    __copy(names, 0, keys, 0, n);
    shape.names = names;
    return names;
  }

  /** Own keys in the order of the language: indexes ascending, strings, then symbols. */
  ownKeys(): RawAny {
    const shape: Shape = this.shape;
    const n: i32 = shape.count;
    let live: i32 = 0;
    let i: i32 = 0;
    while (i < n) {
      const k: i32 = __kind(shape.keys[i]);
      if (k === 4 || (k === 5 && !(shape.keys[i] as Symbol)._private)) live = live + 1;
      i = i + 1;
    }
    const out: RawAny = __rawAny(live);
    let at: i32 = 0;
    if (shape.hasIndex) {
      i = 0;
      while (i < n) {
        if (keyIndex(shape.keys[i]) >= 0) {
          out[at] = shape.keys[i];
          at = at + 1;
        }
        i = i + 1;
      }
      sortIndexKeys(out, at);
    }
    i = 0;
    while (i < n) {
      const k: any = shape.keys[i];
      if (__kind(k) === 4 && (!shape.hasIndex || keyIndex(k) < 0)) {
        out[at] = k;
        at = at + 1;
      }
      i = i + 1;
    }
    i = 0;
    while (i < n) {
      const k: any = shape.keys[i];
      if (__kind(k) === 5 && !(k as Symbol)._private) {
        out[at] = k;
        at = at + 1;
      }
      i = i + 1;
    }
    return out;
  }
}

function indexKeyLess(a: any, b: any): boolean {
  const x: string = a as string;
  const y: string = b as string;
  const m: i32 = __strLen(x);
  const n: i32 = __strLen(y);
  if (m !== n) return m < n;
  return strCompare(x, y) < 0;
}

// Shell sort: the keys are few, and nearly sorted when they are many.
function sortIndexKeys(a: RawAny, n: i32): void {
  let gap: i32 = 1;
  while (gap < n / 3) gap = gap * 3 + 1;
  while (gap > 0) {
    let i: i32 = gap;
    while (i < n) {
      const v: any = a[i];
      let j: i32 = i;
      while (j >= gap && indexKeyLess(v, a[j - gap])) {
        a[j] = a[j - gap];
        j = j - gap;
      }
      a[j] = v;
      i = i + 1;
    }
    gap = gap / 3;
  }
}
