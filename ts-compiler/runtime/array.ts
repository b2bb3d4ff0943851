// Arrays: what the compiler calls, and the class Array.
import {
  __f64, __trunc, __isNull, __kind, __refEq, __rawAny, __copy, __arrNew, __arrLen, __arrSetLen, __arrVals, __hole, __isNumberT, __strLen,
} from "./intrinsics";
import * as core from "./arraycore";
import { arrAbsent, arrSlice, arrCheckResize, arrElement } from "./arraycore";
import {
  arrConcat, arrFillRange, arrIndexOfValue, arrIndexOfNumber, arrIncludesValue, arrJoin, arrShift, arrUnshift, arrRemoveInsert, arrReverse, arrCopyWithin,
  arrFlatten, arrPop, clampIndex,
} from "./arrayops";
import { arrSort } from "./arraysort";
import { ArrayEntries, ArrayKeys, ArrayValues } from "./arrayiter";
import { Symbol } from "./symbol";
import { Iterable, IterableIterator, rtIterator, rtIterNext, rtIterValue, rtIterClose } from "./iterate";
import { rtTypeof, rtGet, rtGetIndex, getProperty, describeObject, rtCall } from "./dynamic";
import { rtToNumber, rtToString } from "./operator";
import { toInteger } from "./number";
import { hostIsArray } from "./hostops";

export function arrGetF64(a: number[], i: number): number { return core.arrGetF64(a, i); }
export function arrGetAny(a: any[], i: number): any { return core.arrGetAny(a, i); }
export function arrSetF64(a: number[], i: number, v: number): void { core.arrSetF64(a, i, v); }
export function arrSetAny(a: any[], i: number, v: any): void { core.arrSetAny(a, i, v); }
export function arrPushF64(a: number[], v: number): void { core.arrPushF64(a, v); }
export function arrPushAny(a: any[], v: any): void { core.arrPushAny(a, v); }
export function arrOf(vals: RawAny): any[] { return core.arrOf(vals); }
export function arrOfF64(raw: RawF64): number[] { return core.arrOfF64(raw); }
export function arrToVals(a: any[]): void { core.arrToVals(a); }
export function arrArgs(a: any[]): RawAny { return core.arrArgs(a); }
export function arrAppend(dst: any[], src: any[]): void { core.arrAppend(dst, src); }
export function arrSetLength(a: any[], n: number): void { core.arrSetLength(a, n); }
export function arrRest(a: any[], from: i32): any[] { return core.arrRest(a, from); }

function throwNotCallable(f: any): void {
  throw new TypeError(describeObject(f) + " is not a function");
}
