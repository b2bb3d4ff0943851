// Values across the border to the host. Primitives are converted, so that the program never waits for the
// host to compare two strings; objects of the guest pass as opaque references; objects of the host are
// wrapped in a value of kind 11.
import {
  __kind, __refEq, __unboxF64, __unboxBool, __trunc, __f64, __strLen, __strNew, __rawU16, __null, __f64Bits, __store16, __store32, __load16, __load32,
  __hostWrap, __hostUnwrap, __externKind, __externI31, __i31Extern, __externOf, __anyOfExtern, __slotGet, __slotSet, __slotGrow, __fnHome, __rawAny,
} from "./intrinsics";
import { strUnits } from "./string";
import { Symbol } from "./symbol";
import { BigInt, bigToString, bigFromString } from "./bigint";
import { hostIsGuest } from "./hostops";
import { DynObject, PLAIN } from "./dynobject";
import {
  __dt_construct_null, __dt_construct_new_bool, __dt_construct_new_number, __dt_construct_new_string_units, __dt_construct_new_bigint,
  __dt_construct_new_symbol, __dt_construct_symbol_for, __dt_construct_well_known_symbol, __dt_property_intern, __dt_property_intern_value,
  __dt_convert_kind_of, __dt_convert_to_string, __dt_convert_unbox_number, __dt_convert_unbox_bool, __dt_convert_string_length,
  __dt_convert_string_copy, __dt_operator_add, __dt_property_get_value,
} from "./hostimports";

/** Where strings lie on their way to the host. */
export const TEXT_AT: i32 = 65536;
/** How many units have room there. */
const TEXT_ROOM: i32 = 98304;

/** Writes units of a string for the host to read, two at a time. */
function putUnits(u: RawU16, from: i32, n: i32): void {
  let i: i32 = 0;
  while (i < n - 1) {
    __store32(TEXT_AT + i + i, u[from + i] | (u[from + i + 1] << 16));
    i = i + 2;
  }
  if (i < n) {
    __store16(TEXT_AT + i + i, u[from + i]);
  }
}

/** Reads units that the host wrote, two at a time. */
function takeUnits(u: RawU16, to: i32, n: i32): void {
  let i: i32 = 0;
  while (i < n - 1) {
    const pair: i32 = __load32(TEXT_AT + i + i);
    u[to + i] = pair & 0xFFFF;
    u[to + i + 1] = pair >>> 16;
    i = i + 2;
  }
  if (i < n) u[to + i] = __load16(TEXT_AT + i + i);
}

/** Writes a short string for the host; its length, or -1 when it has no room. */
export function putText(s: string): i32 {
  const n: i32 = __strLen(s);
  if (n > TEXT_ROOM) return -1;
  putUnits(strUnits(s), 0, n);
  return n;
}

/** A string as a value of the host. */
export function stringToHost(s: string): Extern {
  const u: RawU16 = strUnits(s);
  const n: i32 = __strLen(s);
  const first: i32 = n < TEXT_ROOM ? n : TEXT_ROOM;
  putUnits(u, 0, first);
  let out: Extern = __dt_construct_new_string_units(TEXT_AT, first);
  let at: i32 = first;
  while (at < n) {
    const part: i32 = n - at < TEXT_ROOM ? n - at : TEXT_ROOM;
    putUnits(u, at, part);
    out = __dt_operator_add(out, __dt_construct_new_string_units(TEXT_AT, part));
    at = at + part;
  }
  return out;
}

/** A string of the host as one of the guest. */
export function stringFromHost(e: Extern): string {
  const n: i32 = __dt_convert_string_length(e);
  if (n === 0) return "";
  const u: RawU16 = __rawU16(n);
  let at: i32 = 0;
  while (at < n) {
    const want: i32 = n - at < TEXT_ROOM ? n - at : TEXT_ROOM;
    const got: i32 = __dt_convert_string_copy(e, TEXT_AT, at, want);
    if (got <= 0) break;
    takeUnits(u, at, got);
    at = at + got;
  }
  return __strNew(u, n);
}

// Symbols that both sides know: the guest's, the host's, and the host's number of the latter.
let guestSymbols: any[] = [];
let hostSymbols: any[] = [];
let symbolIds: number[] = [];

function pair(s: any, e: Extern): void {
  guestSymbols.push(s);
  hostSymbols.push(__hostWrap(e));
  symbolIds.push(__f64(__dt_property_intern_value(e)));
}

function pairWellKnown(name: string, s: any): void {
  pair(s, __dt_construct_well_known_symbol(TEXT_AT, putText(name)));
}

function pairAll(): void {
  if (guestSymbols.length > 0) return;
  pairWellKnown("iterator", Symbol.iterator as any);
  pairWellKnown("asyncIterator", Symbol.asyncIterator as any);
  pairWellKnown("hasInstance", Symbol.hasInstance as any);
  pairWellKnown("isConcatSpreadable", Symbol.isConcatSpreadable as any);
  pairWellKnown("match", Symbol.match as any);
  pairWellKnown("matchAll", Symbol.matchAll as any);
  pairWellKnown("replace", Symbol.replace as any);
  pairWellKnown("search", Symbol.search as any);
  pairWellKnown("species", Symbol.species as any);
  pairWellKnown("split", Symbol.split as any);
  pairWellKnown("toPrimitive", Symbol.toPrimitive as any);
  pairWellKnown("toStringTag", Symbol.toStringTag as any);
  pairWellKnown("unscopables", Symbol.unscopables as any);
}

function symbolToHost(s: any): Extern {
  pairAll();
  let i: number = 0;
  while (i < guestSymbols.length) {
    if (__refEq(guestSymbols[i], s)) return __hostUnwrap(hostSymbols[i]);
    i = i + 1;
  }
  const key: string | undefined = Symbol.keyFor(s as symbol);
  const text: any = (s as Symbol)._text;
  let e: Extern = __null<Extern>();
  if (key !== undefined) e = __dt_construct_symbol_for(TEXT_AT, putText(key));
  else e = __dt_construct_new_symbol(TEXT_AT, __kind(text) === 4 ? putText(text as string) : 0);
  pair(s, e);
  return e;
}

function symbolFromHost(e: Extern): any {
  pairAll();
  const id: number = __f64(__dt_property_intern_value(e));
  const at: number = symbolIds.indexOf(id);
  if (at >= 0) return guestSymbols[at];
  const s: any = new Symbol(fromHost(__dt_property_get_value(e, stringToHost("description")))) as any;
  pair(s, e);
  return s;
}

let hostNull: any = undefined;
let hostTrue: any = undefined;
let hostFalse: any = undefined;

/** The host's singletons are kept, wrapped. */
function nullToHost(): Extern {
  if (__kind(hostNull) === 0) hostNull = __hostWrap(__dt_construct_null());
  return __hostUnwrap(hostNull);
}

function boolToHost(b: boolean): Extern {
  if (__kind(hostTrue) === 0) {
    hostTrue = __hostWrap(__dt_construct_new_bool(1));
    hostFalse = __hostWrap(__dt_construct_new_bool(0));
  }
  return __hostUnwrap(b ? hostTrue : hostFalse);
}

/** Any value as the host sees it. */
export function toHost(v: any): Extern {
  const k: i32 = __kind(v);
  if (k === 11) return hostIsGuest(v) ? __externOf(v) : __hostUnwrap(v);
  if (k === 4) return stringToHost(v as string);
  if (k === 3) {
    const x: number = __unboxF64(v);
    const i: i32 = __trunc(x);
    if (i >= -1073741824 && i <= 1073741823 && __f64Bits(__f64(i)) === __f64Bits(x)) return __i31Extern(i);
    return __dt_construct_new_number(x);
  }
  if (k === 0) return __null<Extern>();
  if (k === 1) return nullToHost();
  if (k === 2) return boolToHost(__unboxBool(v));
  if (k === 5) return symbolToHost(v);
  if (k === 6) return __dt_construct_new_bigint(TEXT_AT, putText(bigToString(v as BigInt, 10)));
  // A host function that became a guest function goes back as what it was.
  if (k === 8 && __kind(__fnHome(v)) === 11) return toHost(__fnHome(v));
  return __externOf(v);
}

/** Any value of the host as the guest sees it. */
export function fromHost(e: Extern): any {
  const where: i32 = __externKind(e);
  if (where === 0) return undefined;
  if (where === 1) return __f64(__externI31(e)) as any;
  if (where === 2) return __anyOfExtern(e);
  const k: i32 = __dt_convert_kind_of(e);
  if (k > 6) return __hostWrap(e);
  if (k === 4) return stringFromHost(e) as any;
  if (k === 3) return __dt_convert_unbox_number(e) as any;
  if (k === 2) return (__dt_convert_unbox_bool(e) !== 0) as any;
  if (k === 1) return null;
  if (k === 0) return undefined;
  if (k === 5) return symbolFromHost(e);
  return bigFromString(stringFromHost(__dt_convert_to_string(e)));
}

/** Arguments into the table, from slot 0; their count. */
export function argsToHost(args: RawAny): i32 {
  const n: i32 = args.length;
  // Conversions may use the table, so all are done before the first slot is written.
  const wrapped: RawAny = __rawAny(n);
  let i: i32 = 0;
  while (i < n) {
    const e: Extern = toHost(args[i]);
    if (__externKind(e) === 3) wrapped[i] = __hostWrap(e);
    else wrapped[i] = args[i];
    i = i + 1;
  }
  if (n > 64) {
    const size: i32 = __slotGrow(0);
    if (n > size && __slotGrow(n - size) < 0) throw new RangeError("Too many arguments for a function of the host");
  }
  i = 0;
  while (i < n) {
    const w: any = wrapped[i];
    if (__kind(w) === 11 && !hostIsGuest(w)) __slotSet(i, __hostUnwrap(w));
    else __slotSet(i, toHost(w));
    i = i + 1;
  }
  return n;
}

/** Values from the table. */
export function listFromHost(first: i32, count: i32): RawAny {
  const held: RawAny = __rawAny(count);
  let i: i32 = 0;
  while (i < count) {
    const e: Extern = __slotGet(first + i);
    const where: i32 = __externKind(e);
    // Of host values only the wrapper is made here: finding out what they are may use the table.
    held[i] = where === 3 ? __hostWrap(e) : fromHost(e);
    i = i + 1;
  }
  i = 0;
  while (i < count) {
    if (__kind(held[i]) === 11 && !hostIsGuest(held[i])) held[i] = fromHost(__hostUnwrap(held[i]));
    i = i + 1;
  }
  return held;
}

let interned: DynObject | null = null;

/** The host's number of a property name; -1 when the name is not worth a number. */
export function keyId(name: string): i32 {
  let table: DynObject | null = interned;
  if (table === null) {
    table = new DynObject(null);
    interned = table;
  }
  const i: i32 = table.find(name as any);
  if (i >= 0) return __trunc(__unboxF64(table.valueAt(i)));
  if (__strLen(name) > 64 || table.shape.count > 4096) return -1;
  const id: i32 = __dt_property_intern(TEXT_AT, putText(name));
  table.add(name as any, __f64(id) as any, PLAIN);
  return id;
}
