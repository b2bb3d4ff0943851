// Values as console.log prints them: the format of util.inspect of Node.
import {
  __f64, __trunc, __kind, __refEq, __isNull, __null, __rawAny, __copy, __arrLen, __strLen, __metaName, __metaId, __unboxF64, __unboxBool, __fnInfo, __fnName, __ext,
} from "./intrinsics";
import { strIndexOf, strRepeat, strSlice, strHasAt, StringBuilder } from "./string";
import { arrAbsent, arrElement, arrHasAttributes } from "./array";
import { numToString } from "./number";
import { Symbol, symbolText, customInspect } from "./symbol";
import { customText } from "./inspectcustom";
import { rtToString, rtStrictEq } from "./operator";
import { getProperty, rtTypeof } from "./dynamic";
import { rtCallMethod } from "./invocation";
import { Property, ownProperty, ownKeysOf, protoOf, functionKind } from "./property";
import { Boxed } from "./boxed";
import { DynObject, keyIndex, ENUMERABLE, ACCESSOR, MODULE } from "./dynobject";
import { hostIsArray, hostShown } from "./hostops";
import { HashTable, Cursor } from "./hashtable";
import { Map, MapIterator } from "./map";
import { Set, SetIterator } from "./set";
import { WeakMap, WeakSet } from "./weak";
import { RegExp } from "./regexp";
import { Date } from "./date";
import { Error } from "./error";
import { BinaryView } from "./binaryview";
import { ArrayBuffer, bytesOf } from "./arraybuffer";
import { ElementView } from "./elementview";
import { IteratorObject } from "./iterators";
import { quotedValue, quoted, escapedText, isPlainKey, groupEntries, fitsLine, indentLines } from "./inspecttext";
import { isArguments } from "./arguments";
import { Promise } from "./promise";

/** A number as inspection prints it: negative zero is told from zero. */
export function numberText(x: number): string {
  if (x === 0 && 1 / x < 0) return "-0";
  return numToString(x);
}

// Whether a value is the namespace object of a module.
function isNamespace(v: any): boolean {
  return __kind(v) === 10 && (v as DynObject).level === MODULE;
}

function remaining(n: number): string {
  return "... " + numToString(n) + " more item" + (n > 1 ? "s" : "");
}

function prefixOf(name: string, noProto: boolean, tag: string, fallback: string, size: string): string {
  if (noProto) {
    if (__strLen(tag) > 0 && fallback !== tag) return "[" + fallback + size + ": null prototype] [" + tag + "] ";
    return "[" + fallback + size + ": null prototype] ";
  }
  if (__strLen(tag) > 0 && name !== tag) return name + size + " [" + tag + "] ";
  return name + size + " ";
}

// The name of a function value; a static member `name` is no name when it is no string.
function functionName(f: any): string {
  if (__kind(f) === 8 && __kind(__ext(f)) !== 10) return __fnName(f);
  const n: any = getProperty(f, "name" as any, f);
  return __kind(n) === 4 ? (n as string) : "";
}

// Whether a key is the place of a character of a string.
function isCharacter(p: any, key: any): boolean {
  if (__kind(p) !== 4) return false;
  const at: number = keyIndex(key);
  return at >= 0 && at < (p as string).length;
}

/** One inspection. */
export class Inspector {
  depth: number;
  maxItems: number;
  oneLine: boolean;
  showHidden: boolean;
  indentation: number;
  currentDepth: number;
  seen: RawAny;
  seenCount: i32;
  circular: any[];
  // The constructor's name found last, and whether there is no prototype at all.
  noProto: boolean;

  constructor(depth: number) {
    this.depth = depth;
    this.maxItems = 100;
    this.oneLine = false;
    this.showHidden = false;
    this.indentation = 0;
    this.currentDepth = 0;
    this.seen = __null<RawAny>();
    this.seenCount = 0;
    this.circular = [];
    this.noProto = false;
  }

  value(v: any, level: number): string {
    const k: i32 = __kind(v);
    if (k < 7) return this.primitive(v, k);
    if (k === 11 && !__refEq(hostShown(v), v)) return this.value(hostShown(v), level);
    let i: i32 = 0;
    while (i < this.seenCount) {
      if (rtStrictEq(this.seen[i], v)) return "[Circular *" + numToString(this.reference(v)) + "]";
      i = i + 1;
    }
    if (__kind(customInspect()) !== 0) {
      const text: any = customText(this, v, level);
      if (__kind(text) === 4) return text as string;
    }
    return this.object(v, level);
  }

  primitive(v: any, k: i32): string {
    if (k === 0) return "undefined";
    if (k === 1) return "null";
    if (k === 2) return __unboxBool(v) ? "true" : "false";
    if (k === 3) return numberText(__unboxF64(v));
    if (k === 4) return quotedValue(v as string, this.oneLine ? -1000000 : this.indentation);
    if (k === 5) return symbolText(v as Symbol);
    return rtToString(v) + "n";
  }

  /** The number of an object that contains itself. */
  reference(v: any): number {
    for (let i: number = 0; i < this.circular.length; i++) if (rtStrictEq(this.circular[i], v)) return i + 1;
    this.circular.push(v);
    return this.circular.length;
  }

  enter(v: any): void {
    const n: i32 = this.seenCount;
    if (__isNull(this.seen)) this.seen = __rawAny(16);
    else if (n === this.seen.length) {
      const more: RawAny = __rawAny(n * 2);
      __copy(more, 0, this.seen, 0, n);
      this.seen = more;
    }
    this.seen[n] = v;
    this.seenCount = n + 1;
  }

  leave(): void {
    this.seenCount = this.seenCount - 1;
    this.seen[this.seenCount] = undefined;
  }

  /** Name of the class; noProto says whether it has none. */
  constructorName(v: any): string {
    this.noProto = false;
    const k: i32 = __kind(v);
    const plain: boolean = k > 6 && k < 10 && __kind(__ext(v)) !== 10;
    if (k === 7 && plain && __metaId(v) !== 15) {
      const name: string = __metaName(v);
      return __strLen(name) === 0 ? "Object" : name;
    }
    if (k === 8 && plain) return functionKind(v);
    if (k === 9 && plain && !isArguments(v)) return "Array";
    let o: any = v;
    while (__kind(o) > 6) {
      const p: Property | null = ownProperty(o, "constructor" as any);
      if (p !== null && (p.flags & ACCESSOR) === 0 && rtTypeof(p.value) === "function") {
        const name: string = functionName(p.value);
        // A prototype object is no instance of its own constructor.
        const itself: boolean = __refEq(o, v) && __refEq(getProperty(p.value, "prototype" as any, p.value), v);
        if (__strLen(name) > 0 && !itself && !(v instanceof IteratorObject && name === "Iterator")) return name;
      }
      o = protoOf(o);
    }
    this.noProto = __kind(protoOf(v)) < 7;
    return "Object";
  }

  tagOf(v: any): string {
    const k: i32 = __kind(v);
    if (k > 6 && k < 10 && __kind(__ext(v)) !== 10) {
      if (k !== 7) return "";
      if (__strLen(__metaName(v)) === 0) return "";
    }
    const t: any = getProperty(v, Symbol.toStringTag as any, v);
    if (__kind(t) !== 4) return "";
    const own: Property | null = ownProperty(v, Symbol.toStringTag as any);
    if (own !== null && (own.flags & ENUMERABLE) !== 0) return "";
    return t as string;
  }

  /** The own enumerable keys; those that are indexes only when asked for. */
  keysOf(v: any, indexes: boolean): any[] {
    const out: any[] = [];
    const k: i32 = __kind(v);
    if (!indexes && k === 9 && __kind(__ext(v)) !== 10) return out;
    const keys: RawAny = ownKeysOf(v);
    let i: i32 = 0;
    while (i < keys.length) {
      const key: any = keys[i];
      i = i + 1;
      if (!indexes && keyIndex(key) >= 0) continue;
      const p: Property | null = ownProperty(v, key);
      if (p !== null && ((p.flags & ENUMERABLE) !== 0 || this.showHidden && k === 9)) out.push(key);
    }
    return out;
  }

  /** "[String: 'a']" */
  boxedText(p: any, name: string): string {
    const k: i32 = __kind(p);
    const kind: string = k === 2 ? "Boolean" : k === 3 ? "Number" : k === 4 ? "String" : k === 5 ? "Symbol" : "BigInt";
    const shown: string = k === 4 ? quotedValue(p as string, -1000000) : this.primitive(p, k);
    return "[" + kind + (name !== kind ? " (" + name + ")" : "") + ": " + shown + "]";
  }

  object(v: any, level: number): string {
    const k: i32 = __kind(v);
    const name: string = this.constructorName(v);
    const noProto: boolean = this.noProto;
    const tag: string = this.tagOf(v);
    let base: string = "";
    let open: string = "{";
    let close: string = "}";
    let keys: any[] = [];
    // 0 none, 1 array, 2 set, 3 map, 4 weak, 5 iterator, 6 typed array, 7 buffer, 8 other view, 9 promise
    let form: i32 = 0;
    if (isArguments(v)) {
      keys = this.keysOf(v, true);
      open = "[Arguments] {";
      if (keys.length === 0) return "[Arguments] {}";
    } else if (k === 9 || k === 11 && hostIsArray(v)) {
      const n: number = k === 9 ? __f64(__arrLen(v as any[])) : lengthOf(v);
      keys = this.keysOf(v, false);
      if (name !== "Array" || noProto || __strLen(tag) > 0) open = prefixOf(name, noProto, tag, "Array", "(" + numToString(n) + ")") + "[";
      else open = "[";
      close = "]";
      if (n === 0 && keys.length === 0) return open + "]";
      form = 1;
    } else {
      keys = this.keysOf(v, !(v instanceof ElementView));
      if (k === 8 || k === 11 && rtTypeof(v) === "function") {
        base = this.functionText(v, name, noProto, tag);
        if (keys.length === 0) return base;
      } else if (v instanceof Boxed) {
        base = this.boxedText((v as Boxed)._value, name);
        keys = keys.filter((key: any): boolean => !isCharacter((v as Boxed)._value, key));
        if (keys.length === 0) return base;
      } else if (v instanceof Set) {
        open = prefixOf(name, noProto, tag, "Set", "(" + numToString(sizeOf((v as Set<any>)._table)) + ")") + "{";
        if (sizeOf((v as Set<any>)._table) === 0 && keys.length === 0) return open + "}";
        form = 2;
      } else if (v instanceof Map) {
        open = prefixOf(name, noProto, tag, "Map", "(" + numToString(sizeOf((v as Map<any, any>)._table)) + ")") + "{";
        if (sizeOf((v as Map<any, any>)._table) === 0 && keys.length === 0) return open + "}";
        form = 3;
      } else if (v instanceof RegExp) {
        base = rtToString(rtCallMethod(v, "toString", __rawAny(0)));
        if (name !== "RegExp") base = prefixOf(name, noProto, tag, "RegExp", "") + base;
        if (keys.length === 0 || level > this.depth) return base;
      } else if (v instanceof Date) {
        const time: number = __unboxF64(rtCallMethod(v, "getTime", __rawAny(0)));
        base = time !== time ? "Invalid Date" : rtToString(rtCallMethod(v, "toISOString", __rawAny(0)));
        if (name !== "Date") base = prefixOf(name, noProto, tag, "Date", "") + base;
        if (keys.length === 0) return base;
      } else if (v instanceof ElementView) {
        const n: i32 = (v as ElementView)._length;
        open = prefixOf(name, noProto, tag, __metaName(v), "(" + numToString(__f64(n)) + ")") + "[";
        close = "]";
        if (n === 0 && keys.length === 0 && !this.showHidden) return open + "]";
        form = 6;
      } else if (v instanceof Promise) {
        open = prefixOf(name, noProto, tag, "Promise", "") + "{";
        form = 9;
      } else if (v instanceof ArrayBuffer) {
        open = prefixOf(name, noProto, tag, "ArrayBuffer", "") + "{";
        form = 7;
      } else if (v instanceof BinaryView) {
        open = prefixOf(name, noProto, tag, "DataView", "") + "{";
        form = 8;
      } else if (v instanceof Error) {
        base = this.errorText(v, name, noProto, tag, keys);
        if (keys.length === 0) return base;
      } else {
        if (v instanceof WeakSet || v instanceof WeakMap) form = 4;
        else if (v instanceof MapIterator || v instanceof SetIterator) form = 5;
        if (form === 0 && name === "Object" && !noProto) {
          if (__strLen(tag) > 0) open = prefixOf(name, noProto, tag, "Object", "") + "{";
        } else open = prefixOf(name, noProto, tag, isNamespace(v) ? "Module" : "Object", "") + "{";
        if (form === 5) open = iteratorName(v) + " {";
        if (keys.length === 0 && form === 0) return open + "}";
      }
    }
    if (level > this.depth) {
      const shown: string = prefixOf(name, noProto, tag, k === 9 ? "Array" : "Object", "");
      const short: string = strSlice(shown, 0, __strLen(shown) - 1);
      return noProto ? short : "[" + short + "]";
    }
    this.enter(v);
    this.currentDepth = level + 1;
    let output: string[] = [];
    if (form === 1) output = this.arrayItems(v, level + 1);
    else if (form === 2) output = this.setItems((v as Set<any>)._table, level + 1);
    else if (form === 3) output = this.mapItems((v as Map<any, any>)._table, level + 1);
    else if (form === 9) output = this.promiseItems(v as Promise<any>, level + 1);
    else if (form === 4) output.push("<items unknown>");
    else if (form === 5) output = this.leftItems(v, level + 1);
    else if (form > 5) output = this.binaryItems(v, level + 1);
    for (let i: number = 0; i < keys.length; i++) output.push(this.property(v, keys[i], level + 1));
    this.leave();
    for (let i: number = 0; i < this.circular.length; i++) {
      if (rtStrictEq(this.circular[i], v)) {
        const ref: string = "<ref *" + numToString(i + 1) + ">";
        base = __strLen(base) === 0 ? ref : ref + " " + base;
      }
    }
    return this.lines(output, base, open, close, form === 1 || form === 6, level + 1, v);
  }

  /** Puts entries on one line when they are few and short, else on lines of their own. */
  lines(entries: string[], base: string, open: string, close: string, array: boolean, level: number, value: any): string {
    let output: string[] = entries;
    const count: number = entries.length;
    const front: string = __strLen(base) === 0 ? open : base + " " + open;
    if (this.oneLine) return front + " " + joined(output, ", ") + " " + close;
    if (array && count > 6) output = groupEntries(entries, count > this.maxItems, this.indentation, value);
    if (this.currentDepth - level < 3 && count === output.length) {
      const start: number = count + this.indentation + __f64(__strLen(open)) + __f64(__strLen(base)) + 10;
      if (fitsLine(output, start, base)) {
        const text: string = joined(output, ", ");
        if (strIndexOf(text, "\n", 0) < 0) return front + " " + text + " " + close;
      }
    }
    const indent: string = "\n" + strRepeat(" ", __trunc(this.indentation));
    return front + indent + "  " + joined(output, "," + indent + "  ") + indent + close;
  }

  functionText(f: any, constructor: string, noProto: boolean, tag: string): string {
    const name: string = functionName(f);
    let base: string = "";
    // The classes of the language are functions there: they have no source text.
    if (__kind(f) === 8 && (__fnInfo(f) & 0x10000) !== 0 && __fnInfo(f) >>> 19 !== 0) {
      base = "[class " + (__strLen(name) === 0 ? "(anonymous)" : name);
      const parent: any = protoOf(f);
      if (__kind(parent) === 8 && __strLen(functionName(parent)) > 0) base = base + " extends " + functionName(parent);
      return base + "]";
    }
    base = "[" + functionKind(f) + (noProto ? " (null prototype)" : "");
    if (__strLen(name) === 0) base = base + " (anonymous)]";
    else base = base + ": " + name + "]";
    if (constructor !== "Function" && constructor !== functionKind(f) && !noProto && constructor !== "Object") base = base + " " + constructor;
    if (__strLen(tag) > 0 && tag !== constructor) base = base + " [" + tag + "]";
    return base;
  }

  promiseItems(promise: Promise<any>, level: number): string[] {
    if (promise._status === 0) return ["<pending>"];
    const value: string = this.item(promise._value, level);
    return [promise._status === 2 ? "<rejected> " + value : value];
  }

  arrayItems(v: any, level: number): string[] {
    const out: string[] = [];
    if (__kind(v) !== 9) {
      const n: number = lengthOf(v);
      for (let i: number = 0; i < n && i < this.maxItems; i++) out.push(this.item(getProperty(v, numToString(i) as any, v), level));
      if (n > this.maxItems) out.push(remaining(n - this.maxItems));
      return out;
    }
    const a: any[] = v as any[];
    const n: i32 = __arrLen(a);
    const attributed: boolean = arrHasAttributes(v);
    let i: i32 = 0;
    while (i < n && out.length < this.maxItems) {
      const p: Property | null = attributed && arrAbsent(a, i) ? ownProperty(v, numToString(__f64(i)) as any) : null;
      if (p !== null) {
        out.push(this.propertyText(p, level));
        i = i + 1;
      } else if (arrAbsent(a, i)) {
        let holes: number = 0;
        while (i < n && arrAbsent(a, i) && !(attributed && holes > 0 && ownProperty(v, numToString(__f64(i)) as any) !== null)) {
          holes = holes + 1;
          i = i + 1;
        }
        out.push("<" + numToString(holes) + " empty item" + (holes > 1 ? "s>" : ">"));
      } else {
        out.push(this.item(arrElement(a, i), level));
        i = i + 1;
      }
    }
    if (i < n) out.push(remaining(__f64(n - i)));
    return out;
  }

  item(v: any, level: number): string {
    this.indentation = this.indentation + 2;
    const s: string = this.value(v, level);
    this.indentation = this.indentation - 2;
    return s;
  }

  setItems(table: HashTable, level: number): string[] {
    const out: string[] = [];
    const c: Cursor = new Cursor(table);
    let i: i32 = c.advance();
    while (i >= 0 && out.length < this.maxItems) {
      out.push(this.item(c.table.keys[i], level));
      i = c.advance();
    }
    if (sizeOf(table) > this.maxItems) out.push(remaining(sizeOf(table) - this.maxItems));
    return out;
  }

  /** What an iterator of a map or set has yet to give. */
  leftItems(v: any, level: number): string[] {
    const out: string[] = [];
    const map: boolean = v instanceof MapIterator;
    const from: Cursor = map ? (v as MapIterator<any>)._cursor : (v as SetIterator<any>)._cursor;
    const what: i32 = map ? (v as MapIterator<any>)._what : (v as SetIterator<any>)._entries ? 2 : 0;
    const c: Cursor = new Cursor(from.table);
    c.at = from.at;
    let i: i32 = c.advance();
    while (i >= 0) {
      const key: any = c.table.keys[i];
      const value: any = map ? c.table.vals[i] : key;
      if (what === 2) out.push("[ " + this.item(key, level) + ", " + this.item(value, level) + " ]");
      else out.push(this.item(what === 0 ? key : value, level));
      i = c.advance();
    }
    return out;
  }

  /** The elements of a typed array, the bytes of a buffer. */
  binaryItems(v: any, level: number): string[] {
    const out: string[] = [];
    if (v instanceof ElementView) {
      const view: ElementView = v as ElementView;
      const n: i32 = view._length;
      let i: i32 = 0;
      while (i < n && out.length < this.maxItems) {
        const x: any = view._get(i);
        out.push(this.primitive(x, __kind(x)));
        i = i + 1;
      }
      if (i < n) out.push(remaining(__f64(n - i)));
      if (!this.showHidden) return out;
      out.push("[BYTES_PER_ELEMENT]: " + numToString(__f64(view._width())), "[length]: " + numToString(__f64(n)));
      out.push("[byteLength]: " + numToString(__f64(n * view._width())), "[byteOffset]: " + numToString(view.byteOffset));
      out.push("[buffer]: " + this.item(view._buffer as any, level));
    } else if (v instanceof ArrayBuffer) {
      const bytes: RawU8 = bytesOf(v as ArrayBuffer);
      const n: i32 = (v as ArrayBuffer)._size;
      let text: string = "[Uint8Contents]: <";
      let i: i32 = 0;
      while (i < n && __f64(i) < this.maxItems) {
        if (i > 0) text = text + " ";
        text = text + hexDigit(bytes[i] >> 4) + hexDigit(bytes[i] & 15);
        i = i + 1;
      }
      if (i < n) text = text + " ... " + numToString(__f64(n - i)) + " more byte" + (n - i > 1 ? "s" : "");
      out.push(text + ">", "byteLength: " + numToString(__f64(n)));
    } else if (v instanceof BinaryView) {
      out.push("byteLength: " + numToString(__f64((v as BinaryView)._length)), "byteOffset: " + numToString((v as BinaryView).byteOffset));
      out.push("buffer: " + this.item((v as BinaryView)._buffer as any, level));
    }
    return out;
  }

  mapItems(table: HashTable, level: number): string[] {
    const out: string[] = [];
    const c: Cursor = new Cursor(table);
    let i: i32 = c.advance();
    while (i >= 0 && out.length < this.maxItems) {
      const t: HashTable = c.table;
      const v: any = t.vals[i];
      const key: string = this.item(t.keys[i], level);
      out.push(key + " => " + this.item(v, level));
      i = c.advance();
    }
    if (sizeOf(table) > this.maxItems) out.push(remaining(sizeOf(table) - this.maxItems));
    return out;
  }

  propertyText(p: Property, level: number): string {
    if ((p.flags & ACCESSOR) === 0) return this.item(p.value, level);
    if (__kind(p.get) === 0) return "[Setter]";
    return __kind(p.set) === 0 ? "[Getter]" : "[Getter/Setter]";
  }

  property(v: any, key: any, level: number): string {
    let text: string = "";
    let hidden: boolean = false;
    const p: Property | null = ownProperty(v, key);
    if (p === null) text = this.item(getProperty(v, key, v), level);
    else {
      hidden = (p.flags & ENUMERABLE) === 0;
      text = this.propertyText(p, level);
    }
    if (__kind(key) === 5) return "[" + escapedText(symbolText(key as Symbol)) + "]: " + text;
    const name: string = key as string;
    if (name === "__proto__") return "['__proto__']: " + text;
    if (hidden) return "[" + escapedText(name) + "]: " + text;
    if (isPlainKey(name)) return name + ": " + text;
    return quoted(name) + ": " + text;
  }

  /** The stack of an error; `keys` gets the cause and loses what the stack has already. */
  errorText(v: any, constructor: string, noProto: boolean, tag: string, keys: any[]): string {
    const e: Error = v as Error;
    const name: string = rtToString(getProperty(v, "name" as any, v));
    const message: any = getProperty(v, "message" as any, v);
    const given: any = getProperty(v, "stack" as any, v);
    let stack: string = __kind(given) === 4 && __strLen(given as string) > 0 ? (given as string) : e.toString();
    for (let i: number = keys.length - 1; i >= 0; i--) {
      const key: any = keys[i];
      if (__kind(key) !== 4) continue;
      const s: string = key as string;
      if (s === "name" || s === "message" || s === "stack") {
        const own: any = getProperty(v, key, v);
        if (__kind(own) === 4 && strIndexOf(stack, own as string, 0) >= 0) keys.splice(i, 1);
      }
    }
    if (__kind(e.cause as any) !== 0 && keys.indexOf("cause" as any) < 0) keys.push("cause");
    if (__kind(getProperty(v, "errors" as any, v)) === 9 && keys.indexOf("errors" as any) < 0) keys.push("errors");
    stack = improved(stack, constructor, name, noProto, tag);
    let at: i32 = 0;
    if (__kind(message) === 4 && __strLen(message as string) > 0) {
      const found: i32 = strIndexOf(stack, message as string, 0);
      if (found > 0) at = found + __strLen(message as string);
    }
    if (strIndexOf(stack, "\n    at", at) < 0) stack = "[" + stack + "]";
    return indentLines(stack, this.indentation);
  }
}

// Names the class of an error at the start of its stack.
function improved(stack: string, constructor: string, name: string, noProto: boolean, tag: string): string {
  const n: i32 = __strLen(name);
  if (noProto || !name.endsWith("Error") || !strHasAt(stack, name, 0)) return stack;
  if (__strLen(stack) > n && !strHasAt(stack, ":", n) && !strHasAt(stack, "\n", n)) return stack;
  const long: string = prefixOf(constructor, false, tag, "Error", "");
  const prefix: string = strSlice(long, 0, __strLen(long) - 1);
  if (name === prefix) return stack;
  const rest: string = strSlice(stack, n, __strLen(stack));
  if (strIndexOf(prefix, name, 0) >= 0) return n === 0 ? prefix + ": " + stack : prefix + rest;
  return prefix + " [" + name + "]" + rest;
}

function hexDigit(x: i32): string {
  return strSlice("0123456789abcdef", x, x + 1);
}

function iteratorName(v: any): string {
  if (v instanceof MapIterator) return (v as MapIterator<any>)._what === 2 ? "[Map Entries]" : "[Map Iterator]";
  return (v as SetIterator<any>)._entries ? "[Set Entries]" : "[Set Iterator]";
}

function sizeOf(table: HashTable): number {
  return __f64(table.size);
}

function lengthOf(v: any): number {
  const n: any = getProperty(v, "length" as any, v);
  return __kind(n) === 3 ? __unboxF64(n) : 0;
}

function joined(parts: string[], separator: string): string {
  const out: StringBuilder = new StringBuilder(64);
  for (let i: number = 0; i < parts.length; i++) {
    if (i > 0) out.text(separator);
    out.text(parts[i]);
  }
  return out.done();
}

/** A value as console.log prints it when it is no string. */
export function inspectValue(v: any): string {
  return new Inspector(2).value(v, 0);
}
