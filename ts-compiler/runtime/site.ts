// What the accesses to one property name remember: the shapes of the objects met and the place of the
// property in each. Only shared shapes are remembered: they never change.
import { __refEq, __isNull, __hole, __rawAny, __rawI32, __kind, __ext } from "./intrinsics";
import { DynObject, Shape, sameKey, WRITABLE, ACCESSOR, PLAIN } from "./dynobject";
import { objectPrototype, protoOf } from "./property";
import { rtGet, rtSet } from "./dynamic";

/** Shapes that a site remembers. */
const MOST: i32 = 8;

/** One for each name that is read, and each that is written; the compiler makes them, with zeros and nulls. */
export class Site {
  /** The shape met last; before it, another one. */
  shape: Shape;
  other: Shape;
  /** Slot of the property in each. */
  index: i32;
  otherIndex: i32;
  /** All shapes met, and the slots. */
  shapes: RawAny;
  indexes: RawI32;
  count: i32;
  /** For an assignment that adds: the shape before and after, and what Object.prototype was like. */
  before: Shape;
  after: Shape;
  added: i32;
  /** For what a prototype has: the shape of the object, its prototype, that one's shape, the slot there. */
  heir: Shape;
  proto: any;
  protoShape: Shape;
  protoCount: i32;

  /** The slot in a shape that was met before the last two, or -1. */
  recall(shape: Shape): i32 {
    let i: i32 = 0;
    while (i < this.count) {
      if (__refEq(this.shapes[i], shape as any)) {
        const index: i32 = this.indexes[i];
        this.first(shape, index);
        return index;
      }
      i = i + 1;
    }
    return -1;
  }

  first(shape: Shape, index: i32): void {
    this.other = this.shape;
    this.otherIndex = this.index;
    this.shape = shape;
    this.index = index;
  }

  learn(shape: Shape, index: i32): void {
    if (!shape.shared) return;
    if (__isNull(this.shapes)) {
      this.shapes = __rawAny(MOST);
      this.indexes = __rawI32(MOST);
    }
    const n: i32 = this.count === MOST ? 0 : this.count;
    this.shapes[n] = shape as any;
    this.indexes[n] = index;
    this.count = n + 1;
    this.first(shape, index);
  }
}

/** `o.key` */
export function rtGetAt(o: any, key: string, site: Site): any {
  if (!(o instanceof DynObject)) {
    // A literal whose properties nobody changed: those that it has were found on the way here.
    if (__kind(o) === 7 && __kind(__ext(o)) === 0 && __refEq(protoOf(o), objectPrototype())) {
      if ((objectPrototype() as DynObject).find(key) < 0) return undefined;
    }
    return rtGet(o, key);
  }
  const d: DynObject = o as DynObject;
  const shape: any = d.shape as any;
  if (__refEq(shape, site.shape as any)) return d.slots[site.index];
  if (__refEq(shape, site.other as any)) return d.slots[site.otherIndex];
  const v: any = find(d, key, site);
  return __refEq(v, __hole()) ? rtGet(o, key) : v;
}

/** The function that `o.key(…)` calls, where no code of the program has to find it; else undefined. */
export function rtMethodAt(o: any, key: string, site: Site): any {
  if (!(o instanceof DynObject)) return undefined;
  const d: DynObject = o as DynObject;
  const shape: any = d.shape as any;
  if (__refEq(shape, site.shape as any)) return d.slots[site.index];
  if (__refEq(shape, site.other as any)) return d.slots[site.otherIndex];
  return find(d, key, site);
}

// The value of a data property, own or of the prototype, or the hole.
function find(d: DynObject, key: string, site: Site): any {
  const shape: Shape = d.shape;
  if (__refEq(shape as any, site.heir as any) && __refEq(d.proto, site.proto)) {
    const p: DynObject = site.proto as DynObject;
    if (__refEq(p.shape as any, site.protoShape as any)) return p.slots[site.protoCount];
  }
  const known: i32 = site.recall(shape);
  if (known >= 0) return d.slots[known];
  const i: i32 = shape.find(key);
  if (i >= 0) {
    if ((shape.flags[i] & ACCESSOR) !== 0) return __hole();
    site.learn(shape, i);
    return d.slots[i];
  }
  if (!(d.proto instanceof DynObject)) return __hole();
  const p: DynObject = d.proto as DynObject;
  const at: i32 = p.find(key);
  if (at < 0 || (p.flagsAt(at) & ACCESSOR) !== 0) return __hole();
  if (shape.shared && p.shape.shared) {
    site.heir = shape;
    site.proto = d.proto;
    site.protoShape = p.shape;
    site.protoCount = at;
  }
  return p.slots[at];
}

/** `o.key = v` */
export function rtSetAt(o: any, key: string, v: any, site: Site): void {
  if (!(o instanceof DynObject)) {
    rtSet(o, key, v);
    return;
  }
  const d: DynObject = o as DynObject;
  const shape: any = d.shape as any;
  if (__refEq(shape, site.shape as any)) {
    d.slots[site.index] = v;
    return;
  }
  if (__refEq(shape, site.before as any) && d.extensible && __refEq(d.proto, site.proto)) {
    const p: DynObject = site.proto as DynObject;
    if (__refEq(p.shape as any, site.protoShape as any) && p.shape.count === site.protoCount) {
      const n: i32 = site.added;
      d.shape = site.after;
      d.room(n);
      d.slots[n] = v;
      return;
    }
  }
  if (__refEq(shape, site.other as any)) {
    d.slots[site.otherIndex] = v;
    return;
  }
  setNew(d, key, v, site);
}

function setNew(d: DynObject, key: string, v: any, site: Site): void {
  const shape: Shape = d.shape;
  const known: i32 = site.recall(shape);
  if (known >= 0) {
    d.slots[known] = v;
    return;
  }
  const i: i32 = shape.find(key);
  if (i >= 0 && (shape.flags[i] & (WRITABLE | ACCESSOR)) === WRITABLE) {
    site.learn(shape, i);
    d.slots[i] = v;
    return;
  }
  rtSet(d as any, key, v);
  if (i >= 0) return;
  const after: Shape = d.shape;
  const n: i32 = shape.count;
  if (!shape.shared || !after.shared || after.count !== n + 1 || !sameKey(after.keys[n], key) || after.flags[n] !== PLAIN) return;
  if (!__refEq(d.proto, objectPrototype())) return;
  const p: DynObject = d.proto as DynObject;
  if (p.find(key) >= 0) return;
  site.before = shape;
  site.after = after;
  site.added = n;
  site.proto = d.proto;
  site.protoShape = p.shape;
  site.protoCount = p.shape.count;
}
