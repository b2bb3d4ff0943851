// Objects around primitives: what `new String("a")` and `Object(1)` make.
import { __kind, __proto, __strLen, __f64 } from "./intrinsics";
import { strAt, strEq } from "./string";
import { keyIndex, ENUMERABLE } from "./dynobject";
import { Property, extOf } from "./property";

/** An object around a primitive; its prototype is the one of the primitive's class. */
export class Boxed {
  _value: any;
  constructor(value: any) {
    this._value = value;
  }
}

/** ToObject. */
export function rtToObject(v: any): any {
  const k: i32 = __kind(v);
  if (k > 6) return v;
  if (k < 2) throw new TypeError("Cannot convert undefined or null to object");
  const made: any = new Boxed(v) as any;
  extOf(made).proto = __proto(v);
  return made;
}

/** The primitive in an object around one; other values are themselves. */
export function unboxed(v: any): any {
  if (__kind(v) === 7 && v instanceof Boxed) return (v as Boxed)._value;
  return v;
}

/** The property of a string's character or length, or null. */
export function stringProperty(s: string, key: any): Property | null {
  if (__kind(key) !== 4) return null;
  if (strEq(key as string, "length")) return new Property(__f64(__strLen(s)) as any, 0);
  const at: number = keyIndex(key);
  if (at >= 0 && at < __f64(__strLen(s))) return new Property(strAt(s, at) as any, ENUMERABLE);
  return null;
}
