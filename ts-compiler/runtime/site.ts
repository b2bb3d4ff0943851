// What the accesses to one property name remember: the shape of the object met last and the place of the
// property in it. Only shared shapes are remembered: they never change.
import { __kind, __refEq } from "./intrinsics";
import { DynObject, Shape, sameKey, WRITABLE, ACCESSOR, PLAIN } from "./dynobject";
import { objectPrototype } from "./property";
import { rtGet, rtSet } from "./dynamic";

export class Site {
  /** The shape met last; before it, the other one. */
  shape: Shape | null;
  other: Shape | null;
  /** Slot of the property in each. */
  index: i32;
  otherIndex: i32;
  /** For an assignment that adds: the shape before and after, and what Object.prototype was like. */
  before: Shape | null;
  after: Shape | null;
  added: i32;
  proto: any;
  protoShape: Shape | null;
  protoCount: i32;

  constructor() {
    this.shape = null;
    this.other = null;
    this.index = 0;
    this.otherIndex = 0;
    this.before = null;
    this.after = null;
    this.added = 0;
    this.proto = undefined;
    this.protoShape = null;
    this.protoCount = 0;
  }

  learn(shape: Shape, index: i32): void {
    if (!shape.shared) return;
    this.other = this.shape;
    this.otherIndex = this.index;
    this.shape = shape;
    this.index = index;
  }
}

export function newSite(): Site {
  return new Site();
}

/** `o.key` */
export function rtGetAt(o: any, key: string, site: Site): any {
  if (__kind(o) !== 10) return rtGet(o, key);
  const d: DynObject = o as DynObject;
  const shape: any = d.shape as any;
  if (__refEq(shape, site.shape as any)) return d.slots[site.index];
  if (__refEq(shape, site.other as any)) return d.slots[site.otherIndex];
  const i: i32 = d.shape.find(key);
  if (i < 0 || (d.shape.flags[i] & ACCESSOR) !== 0) return rtGet(o, key);
  site.learn(d.shape, i);
  return d.slots[i];
}

/** `o.key = v` */
export function rtSetAt(o: any, key: string, v: any, site: Site): void {
  if (__kind(o) !== 10) {
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
    const p: DynObject = d.proto as DynObject;
    const after: Shape | null = site.after;
    if (after !== null && __refEq(p.shape as any, site.protoShape as any) && p.shape.count === site.protoCount) {
      const n: i32 = site.added;
      d.shape = after;
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
