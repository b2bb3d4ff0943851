// `arguments` objects (ECMAScript 10.4.4.6): lists of elements whose prototype is Object.prototype.
import { __kind, __ext, __setExt, __refEq } from "./intrinsics";
import { Symbol } from "./symbol";
import { DynObject, HIDDEN } from "./dynobject";
import { getProperty } from "./dynamic";
import { objectPrototype } from "./property";

/** Makes a list of arguments an `arguments` object. */
export function makeArguments(list: any[]): any[] {
  const table: DynObject = new DynObject(objectPrototype());
  table.add(Symbol.iterator as any, getProperty(list as any, Symbol.iterator as any, list as any), HIDDEN);
  __setExt(list as any, table as any);
  return list;
}

/** Whether a value is an `arguments` object: a list below Object.prototype whose first property is its iterator. */
export function isArguments(v: any): boolean {
  if (__kind(v) !== 9) return false;
  const e: any = __ext(v);
  if (__kind(e) !== 10) return false;
  const table: DynObject = e as DynObject;
  return __refEq(table.proto, objectPrototype()) && table.find(Symbol.iterator as any) === 0;
}
