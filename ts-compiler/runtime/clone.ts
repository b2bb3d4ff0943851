// structuredClone.
import { __kind, __f64, __arrLen, __refEq } from "./intrinsics";
import { arrGetAny, arrSetLength } from "./array";
import { rtToString } from "./operator";
import { rtSetIndex, rtGet, rtSet, getProperty, rtTypeof, describeObject } from "./dynamic";
import { rtDefine, rtNewObject } from "./definition";
import { ACCESSOR, ENUMERABLE } from "./dynobject";
import { Property, ownProperty, ownKeysOf, arrHas, protoOf, objectPrototype } from "./property";
import { HashTable, Cursor, hashOf } from "./hashtable";
import { Map } from "./map";
import { Set } from "./set";
import { Date } from "./date";
import { RegExp } from "./regexp";
import { ArrayBuffer } from "./arraybuffer";
import { BinaryView } from "./binaryview";
import { ElementView } from "./elementview";
import { DataView } from "./dataview";
import { symbolText, Symbol } from "./symbol";
import { hostClone, hostIsGuest } from "./hostops";

function refuse(v: any): any {
  const e: any = new Error(__kind(v) === 5 ? symbolText(v as Symbol) + " could not be cloned." : describeObject(v) + " could not be cloned.") as any;
  rtSet(e, "name", "DataCloneError");
  throw e;
}

/** One call of structuredClone: what was copied already, so that cycles and sharing stay. */
class Cloner {
  seen: HashTable;
  constructor() {
    this.seen = new HashTable(8, true);
  }

  note(v: any, copy: any): void {
    if (this.seen.full()) this.seen = this.seen.moved();
    this.seen.append(v, hashOf(v), copy);
  }

  clone(v: any): any {
    const k: i32 = __kind(v);
    if (k === 5) return refuse(v);
    if (k < 7) return v;
    if (k === 8 || rtTypeof(v) === "function") return refuse(v);
    const i: i32 = this.seen.find(v);
    if (i >= 0) return this.seen.vals[i];
    if (k === 11 && (hostIsGuest(v) || !__refEq(protoOf(v), objectPrototype()))) {
      const copy: any = hostClone(v);
      return __kind(copy) === 0 ? refuse(v) : copy;
    }
    if (k === 9) return this.array(v);
    if (v instanceof Map) {
      const from: Map<any, any> = v as Map<any, any>;
      const to: Map<any, any> = new Map<any, any>();
      this.note(v, to as any);
      const c: Cursor = new Cursor(from._table);
      let at: i32 = c.advance();
      while (at >= 0) {
        to.set(this.clone(c.table.keys[at]), this.clone(c.table.vals[at]));
        at = c.advance();
      }
      return to as any;
    }
    if (v instanceof Set) {
      const from: Set<any> = v as Set<any>;
      const to: Set<any> = new Set<any>();
      this.note(v, to as any);
      const c: Cursor = new Cursor(from._table);
      let at: i32 = c.advance();
      while (at >= 0) {
        to.add(this.clone(c.table.keys[at]));
        at = c.advance();
      }
      return to as any;
    }
    if (v instanceof Date) return new Date((v as Date).getTime()) as any;
    if (v instanceof RegExp) return new RegExp((v as RegExp).source, (v as RegExp).flags) as any;
    if (v instanceof ArrayBuffer) {
      const copy: ArrayBuffer = (v as ArrayBuffer).slice();
      this.note(v, copy as any);
      return copy as any;
    }
    if (v instanceof BinaryView) {
      const view: BinaryView = v as BinaryView;
      const buffer: any = this.clone(view._buffer as any);
      let copy: any = undefined;
      if (v instanceof ElementView) copy = (v as ElementView)._make(buffer, view.byteOffset as any, __f64(view._length) as any) as any;
      else if (v instanceof DataView) copy = new DataView(buffer, view.byteOffset as any, __f64(view._length) as any) as any;
      this.note(v, copy);
      return copy;
    }
    if (v instanceof Error) return this.error(v);
    const out: any = rtNewObject();
    this.note(v, out);
    this.members(v, out);
    return out;
  }

  members(v: any, out: any): void {
    const keys: RawAny = ownKeysOf(v);
    let i: i32 = 0;
    while (i < keys.length) {
      if (__kind(keys[i]) === 4) {
        const p: Property | null = ownProperty(v, keys[i]);
        if (p !== null && (p.flags & ENUMERABLE) !== 0) {
          rtDefine(out, keys[i], this.clone((p.flags & ACCESSOR) !== 0 ? getProperty(v, keys[i], v) : p.value));
        }
      }
      i = i + 1;
    }
  }

  array(v: any): any {
    const from: any[] = v as any[];
    const out: any[] = [];
    this.note(v, out as any);
    const n: i32 = __arrLen(from);
    let i: i32 = 0;
    while (i < n) {
      if (arrHas(from, __f64(i))) rtSetIndex(out as any, __f64(i) as any, this.clone(arrGetAny(from, __f64(i))));
      i = i + 1;
    }
    arrSetLength(out, __f64(n));
    return out as any;
  }

  error(v: any): any {
    const name: string = rtToString(rtGet(v, "name"));
    const message: string = rtToString(rtGet(v, "message"));
    let e: any = undefined;
    if (name === "TypeError") e = new TypeError(message) as any;
    else if (name === "RangeError") e = new RangeError(message) as any;
    else if (name === "SyntaxError") e = new SyntaxError(message) as any;
    else if (name === "ReferenceError") e = new ReferenceError(message) as any;
    else if (name === "EvalError") e = new EvalError(message) as any;
    else if (name === "URIError") e = new URIError(message) as any;
    else e = new Error(message) as any;
    this.note(v, e);
    return e;
  }
}

export function structuredClone<T>(value: T, options?: any): T {
  return new Cloner().clone(value as any) as T;
}
