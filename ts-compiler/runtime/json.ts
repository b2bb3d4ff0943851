// JSON.stringify, and the object JSON.
import { __kind, __f64, __trunc, __truncF, __ext, __proto, __unboxF64, __unboxBool, __strLen, __arrLen, __rawAny } from "./intrinsics";
import { strUnits, strRepeat, strSlice, StringBuilder } from "./string";
import { numToString } from "./number";
import { arrGetAny, arrHasAttributes } from "./array";
import { Symbol } from "./symbol";
import { rtToString, rtToNumber, rtStrictEq } from "./operator";
import { rtTypeof, getProperty } from "./dynamic";
import { rtCall } from "./invocation";
import { DynObject, ACCESSOR, ENUMERABLE, PLAIN } from "./dynobject";
import { Property, ownProperty, ownKeysOf } from "./property";
import { Boxed } from "./boxed";
import { parseJson, reviveJson, holderOf, isArrayValue } from "./jsonparse";

// The primitive that an object around one is written as: its conversion, which a program may redefine.
function plainValue(v: any): any {
  if (__kind(v) !== 7 || !(v instanceof Boxed)) return v;
  const p: any = (v as Boxed)._value;
  if (__kind(p) === 3) return rtToNumber(v) as any;
  if (__kind(p) === 4) return rtToString(v) as any;
  return __kind(p) === 5 ? v : p;
}

// The method that tells what to write instead, if there is one.
function conversion(v: any, k: i32): any {
  if (k === 9 && __kind(__ext(v)) === 0) return getProperty(__proto(v), "toJSON", v);
  return getProperty(v, "toJSON", v);
}

/** Writes one value as JSON. */
class JsonWriter {
  out: StringBuilder;
  replacer: any;
  /** Keys that a list of names lets through; null when all are. */
  names: RawAny;
  all: boolean;
  gap: string;
  /** Objects around the current one, and the keys that led to them. */
  stack: any[];
  path: any[];

  constructor(replacer: any, gap: string) {
    this.out = new StringBuilder(64);
    this.replacer = undefined;
    this.all = true;
    this.names = __rawAny(0);
    this.gap = gap;
    this.stack = [];
    this.path = [];
    if (rtTypeof(replacer) === "function") this.replacer = replacer;
    else if (isArrayValue(replacer)) this.select(replacer);
  }

  select(list: any): void {
    const seen: DynObject = new DynObject(null);
    const order: any[] = [];
    const n: number = rtToNumber(getProperty(list, "length", list));
    let i: number = 0;
    while (i < n) {
      const v: any = plainValue(getProperty(list, numToString(i) as any, list));
      if (__kind(v) === 4 || __kind(v) === 3) {
        const name: any = rtToString(v) as any;
        if (seen.find(name) < 0) {
          seen.add(name, undefined, PLAIN);
          order.push(name);
        }
      }
      i = i + 1;
    }
    this.all = false;
    this.names = __rawAny(__arrLen(order));
    let j: i32 = 0;
    while (j < this.names.length) {
      this.names[j] = arrGetAny(order, __f64(j));
      j = j + 1;
    }
  }

  /** The value as `toJSON` and the replacer leave it. */
  prepare(holder: any, key: any, value: any): any {
    let v: any = value;
    const k: i32 = __kind(v);
    if (k > 5) {
      const f: any = conversion(v, k);
      if (__kind(f) > 7 && rtTypeof(f) === "function") {
        const args: RawAny = __rawAny(1);
        args[0] = keyString(key);
        v = rtCall(f, v, args);
      }
    }
    if (__kind(this.replacer) !== 0) {
      const args: RawAny = __rawAny(2);
      args[0] = keyString(key);
      args[1] = v;
      v = rtCall(this.replacer, holder, args);
    }
    return plainValue(v);
  }

  /** Writes a prepared value; false when there is nothing to write. */
  write(v: any, key: any, indent: string): boolean {
    const k: i32 = __kind(v);
    if (k === 4) {
      quoteTo(this.out, v as string);
      return true;
    }
    if (k === 3) {
      const x: number = __unboxF64(v);
      if (x >= 0 && x < 10 && __truncF(x) === x) this.out.unit(48 + __trunc(x));
      else this.out.text(x - x === 0 ? numToString(x) : "null");
      return true;
    }
    if (k === 2) {
      this.out.text(__unboxBool(v) ? "true" : "false");
      return true;
    }
    if (k === 1) {
      this.out.text("null");
      return true;
    }
    if (k === 6) throw new TypeError("Do not know how to serialize a BigInt");
    if (k < 7 || k === 8) return false;
    if (k === 11 && rtTypeof(v) === "function") return false;
    this.enter(v, key);
    if (isArrayValue(v)) this.array(v, indent);
    else this.object(v, indent);
    this.stack.pop();
    this.path.pop();
    return true;
  }

  enter(v: any, key: any): void {
    let i: i32 = 0;
    while (i < __arrLen(this.stack)) {
      if (rtStrictEq(arrGetAny(this.stack, __f64(i)), v)) throw new TypeError(this.circle(i, key));
      i = i + 1;
    }
    this.stack.push(v);
    this.path.push(key);
  }

  circle(start: i32, key: any): string {
    const n: i32 = __arrLen(this.stack);
    let text: string = "Converting circular structure to JSON\n    --> starting at object with constructor ";
    text = text + constructorName(arrGetAny(this.stack, __f64(start)));
    const prefix: i32 = start + 3 < n ? start + 3 : n;
    let i: i32 = start + 1;
    while (i < n) {
      if (i === prefix && n > prefix + 1) {
        text = text + "\n    |     ...";
        i = n - 1;
      }
      text = text + "\n    |     " + step(arrGetAny(this.path, __f64(i))) + " -> object with constructor ";
      text = text + constructorName(arrGetAny(this.stack, __f64(i)));
      i = i + 1;
    }
    return text + "\n    --- " + step(key) + " closes the circle";
  }

  array(v: any, indent: string): void {
    const out: StringBuilder = this.out;
    const n: number = rtToNumber(getProperty(v, "length", v));
    const pretty: boolean = __strLen(this.gap) > 0;
    const inner: string = pretty ? indent + this.gap : indent;
    out.unit(91);
    let i: number = 0;
    while (i < n) {
      if (i > 0) out.unit(44);
      if (pretty) {
        out.unit(10);
        out.text(inner);
      }
      const e: any = __kind(v) === 9 && !arrHasAttributes(v) ? arrGetAny(v as any[], i) : getProperty(v, numToString(i) as any, v);
      const key: any = i as any;
      if (!this.write(this.prepare(v, key, e), key, inner)) out.text("null");
      i = i + 1;
    }
    if (pretty && n > 0) {
      out.unit(10);
      out.text(indent);
    }
    out.unit(93);
  }

  object(v: any, indent: string): void {
    const out: StringBuilder = this.out;
    const pretty: boolean = __strLen(this.gap) > 0;
    const inner: string = pretty ? indent + this.gap : indent;
    const isPlain: boolean = __kind(v) === 10 && (v as DynObject).level === 0;
    const keys: RawAny = !this.all ? this.names : isPlain ? (v as DynObject).names() : ownKeysOf(v);
    let some: boolean = false;
    out.unit(123);
    let i: i32 = 0;
    while (i < keys.length) {
      const key: any = keys[i];
      i = i + 1;
      if (__kind(key) !== 4) continue;
      let e: any = undefined;
      const slot: i32 = this.all && isPlain ? (v as DynObject).find(key) : -1;
      if (slot >= 0 && ((v as DynObject).flagsAt(slot) & (ACCESSOR | ENUMERABLE)) === ENUMERABLE) {
        e = (v as DynObject).valueAt(slot);
      } else if (this.all) {
        const p: Property | null = ownProperty(v, key);
        if (p === null || (p.flags & ENUMERABLE) === 0) continue;
        e = (p.flags & ACCESSOR) !== 0 || __kind(v) === 11 ? getProperty(v, key, v) : p.value;
      } else {
        e = getProperty(v, key, v);
      }
      const r: any = this.prepare(v, key, e);
      const k: i32 = __kind(r);
      if (k === 0 || k === 5 || k === 8 || (k === 11 && rtTypeof(r) === "function")) continue;
      if (some) out.unit(44);
      some = true;
      if (pretty) {
        out.unit(10);
        out.text(inner);
      }
      quoteTo(out, key as string);
      out.unit(58);
      if (pretty) out.unit(32);
      this.write(r, key, inner);
    }
    if (some && pretty) {
      out.unit(10);
      out.text(indent);
    }
    out.unit(125);
  }
}

function keyString(key: any): any {
  return __kind(key) === 3 ? (numToString(__unboxF64(key)) as any) : key;
}

function step(key: any): string {
  if (__kind(key) === 3) return "index " + numToString(__unboxF64(key));
  return "property '" + (key as string) + "'";
}

function constructorName(o: any): string {
  const c: any = getProperty(o, "constructor", o);
  if (__kind(c) > 7) {
    const n: any = getProperty(c, "name", c);
    if (__kind(n) === 4) return "'" + (n as string) + "'";
  }
  return "'Object'";
}

const HEX: string = "0123456789abcdef";

function escapeUnit(out: StringBuilder, c: i32): void {
  const hex: RawU16 = strUnits(HEX);
  out.text("\\u");
  out.unit(hex[(c >> 12) & 15]);
  out.unit(hex[(c >> 8) & 15]);
  out.unit(hex[(c >> 4) & 15]);
  out.unit(hex[c & 15]);
}

/** Writes a string as a JSON literal. */
export function quoteTo(out: StringBuilder, s: string): void {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  out.reserve(n + 2);
  out.unit(34);
  let from: i32 = 0;
  let i: i32 = 0;
  while (i < n) {
    const c: i32 = u[i];
    if (c > 34 && c !== 92 && c < 0xD800 || c === 32 || c === 33 || c > 0xDFFF) {
      i = i + 1;
      continue;
    }
    if (c >= 0xD800) {
      const next: i32 = i + 1 < n ? u[i + 1] : 0;
      if (c < 0xDC00 && (next & 0xFC00) === 0xDC00) {
        i = i + 2;
        continue;
      }
    }
    out.part(s, from, i);
    if (c === 34) out.text("\\\"");
    else if (c === 92) out.text("\\\\");
    else if (c === 10) out.text("\\n");
    else if (c === 13) out.text("\\r");
    else if (c === 9) out.text("\\t");
    else if (c === 8) out.text("\\b");
    else if (c === 12) out.text("\\f");
    else escapeUnit(out, c);
    i = i + 1;
    from = i;
  }
  out.part(s, from, n);
  out.unit(34);
}

/** The string as a JSON literal. */
export function quoteJson(s: string): string {
  const b: StringBuilder = new StringBuilder(__strLen(s) + 2);
  quoteTo(b, s);
  return b.done();
}

function gapOf(given: any): string {
  const space: any = plainValue(given);
  if (__kind(space) === 3) {
    const x: number = __unboxF64(space);
    if (!(x >= 1)) return "";
    return strRepeat(" ", x > 10 ? 10 : __trunc(x));
  }
  if (__kind(space) !== 4) return "";
  const s: string = space as string;
  return __strLen(s) <= 10 ? s : strSlice(s, 0, 10);
}

export class JSON {
  static parse(text: string, reviver?: ((this: any, key: string, value: any) => any) | object | string | number | boolean | null): any {
    const v: any = parseJson(rtToString(text as any));
    if (rtTypeof(reviver as any) !== "function") return v;
    return reviveJson(holderOf(v), "", reviver as any);
  }

  // The result is undefined for a function, a symbol and undefined, so the type is wider than "string".
  static stringify(value: any, replacer?: any, space?: any): any {
    const w: JsonWriter = new JsonWriter(replacer, gapOf(space));
    const holder: any = __kind(w.replacer) === 0 ? undefined : holderOf(value);
    if (!w.write(w.prepare(holder, "", value), "", "")) return undefined;
    return w.out.done() as any;
  }

  static get [Symbol.toStringTag](): string {
    return "JSON";
  }
}
