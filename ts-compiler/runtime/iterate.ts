// The iterator protocol: its types, iteration of dynamic values, and the helpers of Iterator.prototype.
import { __kind, __f64, __strLen, __arrLen, __rawAny, __ext, __ownProtocol } from "./intrinsics";
import { arrGetAny, arrHasAttributes } from "./array";
import { arrFilled } from "./arrayops";
import { strUnits, strSlice } from "./string";
import { Symbol } from "./symbol";
import { IteratorObject } from "./iterators";
import { rtToBoolean } from "./operator";
import { ElementView } from "./elementview";
import { rtGet, rtGetIndex, rtTypeof, getProperty, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { rtThrowNoIterator, rtThrowNoSpread, rtThrowNotIterable } from "./error";


export interface IteratorResult<T, R = any> {
  done?: boolean;
  value: T;
}
export interface Iterator<T, R = any, N = any> {
  next(value?: any): IteratorResult<T>;
  return?(value?: any): IteratorResult<T>;
  throw?(e?: any): IteratorResult<T>;
}
export interface Iterable<T, R = any, N = any> {
  [Symbol.iterator](): Iterator<T>;
}
export interface IterableIterator<T, R = any, N = any> extends Iterator<T> {
  [Symbol.iterator](): IterableIterator<T>;
}

/** An iteration in progress. Arrays and strings are walked directly, others by their `next` method. */
class Iteration {
  /** 0 array, 1 string, 2 protocol, 3 typed array, 4 an iterator of the library that nobody changed */
  mode: i32;
  source: any;
  next: any;
  /** The source in mode 4. */
  own: IteratorObject<any> | null;
  at: i32;
  value: any;
  constructor(mode: i32, source: any, next: any) {
    this.mode = mode;
    this.source = source;
    this.next = next;
    this.own = null;
    this.at = 0;
    this.value = undefined;
  }
}

/** Starts an iteration. */
export function rtIterator(x: any): any {
  return rtIteratorOf(x, "");
}

function throwNotIterable(x: any, text: string): never {
  if (__strLen(text) === 0) rtThrowNoIterator(x);
  if (__strLen(text) > 3 && strSlice(text, 0, 3) === "...") rtThrowNoSpread(x, strSlice(text, 3, __strLen(text)));
  rtThrowNotIterable(text);
}

/**
 * The same for what the program's text calls `text`: after "..." as an argument. It is empty where a
 * message shows the value instead.
 */
export function rtIteratorOf(x: any, text: string): any {
  const k: i32 = __kind(x);
  if (k === 9) return new Iteration(0, x, undefined) as any;
  if (k === 4) return new Iteration(1, x, undefined) as any;
  if (k < 2) throwNotIterable(x, text);
  if (x instanceof ElementView) return new Iteration(3, x, undefined) as any;
  if (x instanceof IteratorObject && steps(x as IteratorObject<any>)) return stepping(x as IteratorObject<any>);
  const method: any = getProperty(x, Symbol.iterator as any, x);
  if (rtTypeof(method) !== "function") throwNotIterable(x, text);
  const it: any = rtCall(method, x, __rawAny(0));
  if (__kind(it) < 7) throw new TypeError("Result of the Symbol.iterator method is not an object");
  if (it instanceof IteratorObject && steps(it as IteratorObject<any>)) return stepping(it as IteratorObject<any>);
  return new Iteration(2, it, rtGet(it, "next")) as any;
}

/** Whether an iterator is one of the library whose methods are its own. */
export function steps(it: IteratorObject<any>): boolean {
  return __ownProtocol() && __kind(__ext(it as any)) === 0 && it._advances();
}

function stepping(it: IteratorObject<any>): any {
  const iteration: Iteration = new Iteration(4, it as any, undefined);
  iteration.own = it;
  return iteration as any;
}

/** Refuses what a `next` method gave that is no object. */
export function rtCheckResult(r: any): void {
  if (__kind(r) < 7) throw new TypeError("Iterator result " + describeObject(r) + " is not an object");
}

/** Ends an iterator early. */
export function rtCloseIterator(it: any): void {
  const f: any = rtGet(it, "return");
  if (__kind(f) < 2) return;
  rtCheckResult(rtCall(f, it, __rawAny(0)));
}

/** The same where an exception may be under way, which hides another that the iterator throws. */
export function rtLeaveIterator(it: any, failed: i32): void {
  if (failed === 0) {
    rtCloseIterator(it);
    return;
  }
  try {
    rtCloseIterator(it);
  } catch (hidden) {}
}

/** An iteration of an iterator (not an iterable), for the helpers. */
export function iterationOf(iterator: any): any {
  if (iterator instanceof IteratorObject && steps(iterator as IteratorObject<any>)) return stepping(iterator as IteratorObject<any>);
  return new Iteration(2, iterator, rtGet(iterator, "next")) as any;
}

/** Advances; false at the end. */
export function rtIterNext(it: any): boolean {
  const s: Iteration = it as Iteration;
  const own: IteratorObject<any> | null = s.own;
  if (own !== null) {
    const more: boolean = own._advance();
    s.value = more ? own._value : undefined;
    return more;
  }
  if (s.mode === 0) {
    const a: any[] = s.source as any[];
    if (s.at >= __arrLen(a)) return false;
    let v: any = arrGetAny(a, __f64(s.at));
    if (__kind(v) === 0 && arrHasAttributes(a as any)) v = rtGetIndex(a as any, __f64(s.at) as any);
    s.value = v;
    s.at = s.at + 1;
    return true;
  }
  if (s.mode === 1) {
    const text: string = s.source as string;
    const n: i32 = __strLen(text);
    if (s.at >= n) return false;
    const u: RawU16 = strUnits(text);
    let end: i32 = s.at + 1;
    if ((u[s.at] & 0xFC00) === 0xD800 && end < n && (u[end] & 0xFC00) === 0xDC00) end = end + 1;
    s.value = strSlice(text, s.at, end) as any;
    s.at = end;
    return true;
  }
  if (s.mode === 3) {
    const source: any = s.source;
    if (source instanceof ElementView) {
      const view: ElementView = source as ElementView;
      if (s.at >= view._length) return false;
      s.value = view._get(s.at);
      s.at = s.at + 1;
      return true;
    }
  }
  const r: any = rtCall(s.next, s.source, __rawAny(0));
  rtCheckResult(r);
  if (rtToBoolean((r as IteratorResult<any>).done)) {
    s.value = undefined;
    return false;
  }
  s.value = (r as IteratorResult<any>).value;
  return true;
}

/** The value of the last step. */
export function rtIterValue(it: any): any {
  return (it as Iteration).value;
}

/** Ends an iteration early. */
export function rtIterClose(it: any): void {
  rtIterLeave(it, 0);
}

/** The same where an exception may be under way; see {@link rtLeaveIterator}. */
export function rtIterLeave(it: any, failed: i32): void {
  const s: Iteration = it as Iteration;
  if (s.mode === 2 || s.mode === 4) rtLeaveIterator(s.source, failed);
}

/** Ends an iteration over an exception. */
export function rtIterFail(it: any): void {
  rtIterLeave(it, 1);
}

/** All values of an iterable. */
export function rtToArray(x: any): any[] {
  return rtToArrayOf(x, "");
}

/** The same for what the program's text calls `text`; see {@link rtIteratorOf}. */
export function rtToArrayOf(x: any, text: string): any[] {
  if (__kind(x) !== 9 || arrHasAttributes(x)) return rtTake(x, -1, text);
  return arrFilled(x as any[], 0);
}

/** Up to `limit` values, all when it is -1; an iterator that is not exhausted is closed. */
export function rtTake(x: any, limit: i32, text: string): any[] {
  const out: any[] = [];
  const it: any = rtIteratorOf(x, text);
  let n: i32 = 0;
  while (n !== limit) {
    if (!rtIterNext(it)) return out;
    out.push((it as Iteration).value);
    n = n + 1;
  }
  rtIterClose(it);
  return out;
}
