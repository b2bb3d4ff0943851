// JSON.parse.
import { __kind, __f64, __rawAny, __strLen } from "./intrinsics";
import { strUnits, strSlice, strHasAt, strOfUnit, StringBuilder } from "./string";
import { strToNumber, numToString } from "./number";
import { rtToNumber } from "./operator";
import { getProperty } from "./dynamic";
import { rtCall } from "./invocation";
import { rtNewObject } from "./definition";
import { DynObject, Shape, PLAIN, ENUMERABLE } from "./dynobject";
import { Property, ownProperty, ownKeysOf, deleteOwn, defineOwn, objectPrototype } from "./property";
import { hostIsArray } from "./hostops";
import { isArguments } from "./arguments";

/** A parser of one text. */
class JsonParser {
  text: string;
  u: RawU16;
  at: i32;
  end: i32;
  proto: any;
  /** The shape that the key read last leads to, where an earlier object had it in that place. */
  next: Shape | null;

  constructor(text: string) {
    this.text = text;
    this.u = strUnits(text);
    this.at = 0;
    this.end = __strLen(text);
    this.proto = objectPrototype();
    this.next = null;
  }

  /** The next unit that is not white space, -1 at the end; stays in front of it. */
  peek(): i32 {
    const u: RawU16 = this.u;
    const n: i32 = this.end;
    let i: i32 = this.at;
    while (i < n) {
      const c: i32 = u[i];
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) {
        this.at = i;
        return c;
      }
      i = i + 1;
    }
    this.at = n;
    return -1;
  }

  at0(message: string): any {
    throw new SyntaxError(message + " in JSON at position " + numToString(__f64(this.at)));
  }

  /** The error for a unit that cannot be here. */
  unexpected(): any {
    const n: i32 = this.end;
    const i: i32 = this.at;
    if (i >= n) throw new SyntaxError("Unexpected end of JSON input");
    const c: i32 = this.u[i];
    if (c === 45 || (c >= 48 && c <= 57)) return this.at0("Unexpected number");
    if (c === 34) return this.at0("Unexpected string");
    const text: string = this.text;
    if (text === "NaN" || text === "Infinity" || text === "undefined" || text === "[object Object]") {
      throw new SyntaxError("\"" + text + "\" is not valid JSON");
    }
    let shown: string = "\"" + text + "\"";
    if (n > 20) {
      if (i < 10) shown = "\"" + strSlice(text, 0, i + 10) + "\"...";
      else if (i >= n - 10) shown = "...\"" + strSlice(text, i - 10, n) + "\"";
      else shown = "...\"" + strSlice(text, i - 10, i + 10) + "\"...";
    }
    throw new SyntaxError("Unexpected token '" + strOfUnit(c) + "', " + shown + " is not valid JSON");
  }

  whole(): any {
    const v: any = this.value();
    if (this.peek() >= 0) {
      throw new SyntaxError("Unexpected non-whitespace character after JSON at position " + numToString(__f64(this.at)));
    }
    return v;
  }

  value(): any {
    const c: i32 = this.peek();
    if (c === 34) return this.string() as any;
    if (c === 123) return this.object();
    if (c === 91) return this.array();
    if (c === 45 || (c >= 48 && c <= 57)) return this.number() as any;
    if (c === 116) {
      this.word("true");
      return true as any;
    }
    if (c === 102) {
      this.word("false");
      return false as any;
    }
    if (c === 110) {
      this.word("null");
      return null;
    }
    return this.unexpected();
  }

  word(w: string): void {
    if (strHasAt(this.text, w, this.at)) {
      this.at = this.at + __strLen(w);
      return;
    }
    const v: RawU16 = strUnits(w);
    let i: i32 = 0;
    while (this.at < this.end && i < v.length && this.u[this.at] === v[i]) {
      this.at = this.at + 1;
      i = i + 1;
    }
    this.unexpected();
  }

  digit(): boolean {
    return this.at < this.end && this.u[this.at] >= 48 && this.u[this.at] <= 57;
  }

  number(): number {
    const start: i32 = this.at;
    const u: RawU16 = this.u;
    const negative: boolean = u[start] === 45;
    if (negative) this.at = start + 1;
    if (!this.digit()) this.at0("No number after minus sign");
    let x: number = 0;
    const first: i32 = this.at;
    if (u[first] === 48) {
      this.at = first + 1;
      if (this.digit()) this.at0("Unexpected number");
    } else {
      const end: i32 = this.end;
      let i: i32 = first;
      while (i < end && u[i] >= 48 && u[i] <= 57) {
        x = x * 10 + __f64(u[i] - 48);
        i = i + 1;
      }
      this.at = i;
    }
    const c: i32 = this.at < this.end ? u[this.at] : 0;
    if (c !== 46 && c !== 101 && c !== 69 && this.at - first < 16) return negative ? -x : x;
    if (c === 46) {
      this.at = this.at + 1;
      if (!this.digit()) this.at0("Unterminated fractional number");
      let unit: number = 1;
      while (this.digit()) {
        x = x * 10 + __f64(u[this.at] - 48);
        unit = unit * 10;
        this.at = this.at + 1;
      }
      // Two exact numbers: the quotient is rounded once.
      const after: i32 = this.at < this.end ? u[this.at] : 0;
      if (this.at - first < 17 && after !== 101 && after !== 69) return negative ? -(x / unit) : x / unit;
    }
    const e: i32 = this.at < this.end ? u[this.at] : 0;
    if (e === 101 || e === 69) {
      this.at = this.at + 1;
      if (this.at < this.end && (u[this.at] === 43 || u[this.at] === 45)) this.at = this.at + 1;
      if (!this.digit()) this.at0("Exponent part is missing a number");
      while (this.digit()) this.at = this.at + 1;
    }
    return strToNumber(strSlice(this.text, start, this.at));
  }

  string(): string {
    const u: RawU16 = this.u;
    const n: i32 = this.end;
    const start: i32 = this.at + 1;
    let i: i32 = start;
    while (i < n) {
      const c: i32 = u[i];
      if (c === 34) {
        this.at = i + 1;
        return strSlice(this.text, start, i);
      }
      if (c === 92 || c < 32) break;
      i = i + 1;
    }
    const b: StringBuilder = new StringBuilder(i - start + 16);
    b.part(this.text, start, i);
    while (i < n) {
      const c: i32 = u[i];
      if (c === 34) {
        this.at = i + 1;
        return b.done();
      }
      if (c < 32) {
        this.at = i;
        this.at0("Bad control character in string literal");
      }
      if (c === 92) {
        i = this.escape(i, b);
      } else {
        b.unit(c);
        i = i + 1;
      }
    }
    this.at = n;
    this.at0("Unterminated string");
    return "";
  }

  // One escape sequence at `i`; the position after it.
  escape(i: i32, b: StringBuilder): i32 {
    if (i + 1 >= this.end) {
      this.at = this.end;
      this.unexpected();
    }
    const c: i32 = this.u[i + 1];
    if (c === 117) {
      let x: i32 = 0;
      let j: i32 = i + 2;
      while (j < i + 6) {
        let d: i32 = -1;
        if (j < this.end) d = hexDigit(this.u[j]);
        if (d < 0) {
          this.at = j;
          this.at0("Bad Unicode escape");
        }
        x = x * 16 + d;
        j = j + 1;
      }
      b.unit(x);
      return i + 6;
    }
    let r: i32 = -1;
    if (c === 34 || c === 92 || c === 47) r = c;
    else if (c === 110) r = 10;
    else if (c === 116) r = 9;
    else if (c === 114) r = 13;
    else if (c === 98) r = 8;
    else if (c === 102) r = 12;
    if (r < 0) {
      this.at = i + 1;
      this.at0("Bad escaped character");
    }
    b.unit(r);
    return i + 2;
  }

  array(): any {
    const out: any[] = [];
    this.at = this.at + 1;
    if (this.peek() === 93) {
      this.at = this.at + 1;
      return out as any;
    }
    while (true) {
      out.push(this.value());
      const c: i32 = this.peek();
      if (c === 93) {
        this.at = this.at + 1;
        return out as any;
      }
      if (c !== 44) this.at0("Expected ',' or ']' after array element");
      this.at = this.at + 1;
    }
    return out as any;
  }

  object(): any {
    const d: DynObject = new DynObject(this.proto);
    this.at = this.at + 1;
    let c: i32 = this.peek();
    if (c === 125) {
      this.at = this.at + 1;
      return d as any;
    }
    let first: boolean = true;
    while (true) {
      c = this.peek();
      if (c !== 34) {
        this.at0(first ? "Expected property name or '}'" : "Expected double-quoted property name");
      }
      const key: string = this.key(d.shape);
      if (this.peek() !== 58) {
        if (first) this.at0("Expected ':' after property name");
        this.unexpected();
      }
      first = false;
      this.at = this.at + 1;
      const next: Shape | null = this.next;
      const v: any = this.value();
      if (next !== null) {
        const n: i32 = d.shape.count;
        d.shape = next;
        d.room(n);
        d.slots[n] = v;
      } else {
        d.put(key as any, v, PLAIN);
      }
      c = this.peek();
      if (c === 125) {
        this.at = this.at + 1;
        return d as any;
      }
      if (c !== 44) this.at0("Expected ',' or '}' after property value");
      this.at = this.at + 1;
    }
    return d as any;
  }

  // A key. Most objects of a text look like an earlier one, so the key that followed there is tried
  // before a new string is made.
  key(shape: Shape): string {
    this.next = null;
    if (shape.childCount > 0) {
      const known: Shape = shape.children[0] as Shape;
      const k: any = known.keys[shape.count];
      if (__kind(k) === 4) {
        const name: string = k as string;
        const n: i32 = __strLen(name);
        const start: i32 = this.at + 1;
        if (start + n < this.end && this.u[start + n] === 34 && isWritten(name, this.u, start)) {
          this.at = start + n + 1;
          if (known.flags[shape.count] === PLAIN) this.next = known;
          return name;
        }
      }
    }
    return this.string();
  }
}

// Whether a key is written in a text at a place, as it is.
function isWritten(key: string, u: RawU16, start: i32): boolean {
  const k: RawU16 = strUnits(key);
  let i: i32 = __strLen(key) - 1;
  while (i >= 0) {
    const c: i32 = k[i];
    if (u[start + i] !== c || c === 92 || c === 34 || c < 32) return false;
    i = i - 1;
  }
  return true;
}

/** Value of a hexadecimal digit, or -1. */
export function hexDigit(c: i32): i32 {
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 97 && c <= 102) return c - 87;
  if (c >= 65 && c <= 70) return c - 55;
  return -1;
}

/** Parses without a reviver. */
export function parseJson(text: string): any {
  return new JsonParser(text).whole();
}

/** Whether JSON treats the value as an array. */
export function isArrayValue(v: any): boolean {
  const k: i32 = __kind(v);
  return k === 9 && !isArguments(v) || (k === 11 && hostIsArray(v));
}

/** InternalizeJSONProperty. */
export function reviveJson(holder: any, key: any, reviver: any): any {
  const v: any = getProperty(holder, key, holder);
  if (__kind(v) > 6) {
    if (isArrayValue(v)) {
      const n: number = rtToNumber(getProperty(v, "length", v));
      let i: number = 0;
      while (i < n) {
        reviveMember(v, numToString(i) as any, reviver);
        i = i + 1;
      }
    } else {
      const keys: RawAny = ownKeysOf(v);
      let i: i32 = 0;
      while (i < keys.length) {
        if (__kind(keys[i]) === 4) {
          const p: Property | null = ownProperty(v, keys[i]);
          if (p !== null && (p.flags & ENUMERABLE) !== 0) reviveMember(v, keys[i], reviver);
        }
        i = i + 1;
      }
    }
  }
  const args: RawAny = __rawAny(2);
  args[0] = key;
  args[1] = v;
  return rtCall(reviver, holder, args);
}

function reviveMember(v: any, key: any, reviver: any): void {
  const r: any = reviveJson(v, key, reviver);
  if (__kind(r) === 0) deleteOwn(v, key);
  else defineOwn(v, key, new Property(r, PLAIN));
}

/** The object that holds the whole value under the empty key. */
export function holderOf(v: any): any {
  const holder: any = rtNewObject();
  (holder as DynObject).put("", v, PLAIN);
  return holder;
}
