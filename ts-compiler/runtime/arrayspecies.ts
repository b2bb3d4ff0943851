// Arrays made by the methods of arrays: of the class of the array, where a class extends Array.
import { __kind, __ext, __arrLen, __f64 } from "./intrinsics";
import { arrGetAny, arrSetAny, arrSetLength } from "./array";
import { arrHas } from "./property";
import { DynObject } from "./dynobject";
import { createLike } from "./arraylike";

/** `made`, or an array of the class of `source` with the same elements; `length` is what its constructor gets. */
export function arrSpecies(source: any[], made: any[], length: number): any[] {
  const e: any = __ext(source as any);
  if (__kind(e) !== 10 || __kind((e as DynObject).proto) === 0) return made;
  const own: any = createLike(source as any, length);
  if (__kind(own) !== 9) return made;
  const n: number = __f64(__arrLen(made));
  for (let i: number = 0; i < n; i++) {
    if (arrHas(made, i)) arrSetAny(own as any[], i, arrGetAny(made, i));
  }
  arrSetLength(own as any[], n);
  return own as any[];
}
