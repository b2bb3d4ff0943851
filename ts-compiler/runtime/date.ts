// Date.
import { __kind, __f64, __floor, __rawAny, __i64uToF64, __arrLen, __localized } from "./intrinsics";
import { clockNanoseconds } from "./clock";
import { arrGetAny } from "./array";
import { rtToNumber, rtToString, rtToPrimitive } from "./operator";
import { rtGet, rtTypeof, describeObject } from "./dynamic";
import { rtCall, rtCallMethod } from "./invocation";
import { toInteger } from "./number";
import { Symbol } from "./symbol";
import { Parts, makeTime, timeClip, localOffset, padded, monthName, dayName } from "./calendar";
import { parseDate } from "./dateparse";
import { localeDate } from "./datelocale";
import { formatDate } from "./intldateformat";

/** Milliseconds since 1970. */
export function clockNow(): number {
  return __floor(__i64uToF64(clockNanoseconds(0)) / 1000000);
}

function argument(args: any[], i: i32, absent: number): number {
  if (i >= __arrLen(args)) return absent;
  return rtToNumber(arrGetAny(args, __f64(i)));
}

// The time of the parts that Date.UTC and the constructor take.
function fromParts(args: any[]): number {
  let year: number = argument(args, 0, NaN);
  const whole: number = year < 0 ? -__floor(-year) : __floor(year);
  if (whole >= 0 && whole <= 99) year = whole + 1900;
  return makeTime(year, argument(args, 1, 0), argument(args, 2, 1), argument(args, 3, 0), argument(args, 4, 0), argument(args, 5, 0), argument(args, 6, 0));
}

function toLocal(t: number): number {
  return t + localOffset(t) * 60000;
}

function toUtc(t: number): number {
  return t - localOffset(t) * 60000;
}

function zoneText(t: number): string {
  const minutes: number = localOffset(t);
  const size: number = minutes < 0 ? -minutes : minutes;
  return "GMT" + (minutes < 0 ? "-" : "+") + padded(__floor(size / 60), 2) + padded(size % 60, 2) + " (Coordinated Universal Time)";
}

function yearText(year: number): string {
  return year < 0 ? "-" + padded(-year, 4) : padded(year, 4);
}

function dateText(p: Parts): string {
  return dayName(p.weekday) + " " + monthName(p.month) + " " + padded(p.day, 2) + " " + yearText(p.year);
}

function timeText(p: Parts): string {
  return padded(p.hour, 2) + ":" + padded(p.minute, 2) + ":" + padded(p.second, 2);
}

export class Date {
  _time: number;

  constructor(...args: any[]) {
    const n: i32 = __arrLen(args);
    if (n === 0) {
      this._time = clockNow();
    } else if (n === 1) {
      const v: any = arrGetAny(args, 0);
      if (v instanceof Date) {
        this._time = (v as Date)._time;
      } else {
        const p: any = rtToPrimitive(v, "default");
        this._time = __kind(p) === 4 ? parseDate(p as string) : timeClip(rtToNumber(p));
      }
    } else {
      this._time = timeClip(toUtc(fromParts(args)));
    }
  }

  static __call(...args: any[]): string {
    return new Date().toString();
  }

  static now(): number {
    return clockNow();
  }
  static parse(s: string): number {
    return parseDate(rtToString(s as any));
  }
  static UTC(...args: any[]): number {
    return timeClip(fromParts(args));
  }

  getTime(): number { return this._time; }
  valueOf(): number { return this._time; }
  getTimezoneOffset(): number { return this._time === this._time ? 0 - localOffset(this._time) + 0 : NaN; }
  getFullYear(): number { return this.local(0); }
  getMonth(): number { return this.local(1); }
  getDate(): number { return this.local(2); }
  getHours(): number { return this.local(3); }
  getMinutes(): number { return this.local(4); }
  getSeconds(): number { return this.local(5); }
  getMilliseconds(): number { return this.local(6); }
  getDay(): number { return this.local(7); }
  getYear(): number { return this.local(0) - 1900; }
  setYear(year: any): number {
    const x: number = rtToNumber(year);
    const y: number = toInteger(x);
    return this.change(false, 0, [(x !== x ? x : y >= 0 && y <= 99 ? y + 1900 : y) as any]);
  }
  getUTCFullYear(): number { return part(this._time, 0); }
  getUTCMonth(): number { return part(this._time, 1); }
  getUTCDate(): number { return part(this._time, 2); }
  getUTCHours(): number { return part(this._time, 3); }
  getUTCMinutes(): number { return part(this._time, 4); }
  getUTCSeconds(): number { return part(this._time, 5); }
  getUTCMilliseconds(): number { return part(this._time, 6); }
  getUTCDay(): number { return part(this._time, 7); }

  private local(which: i32): number {
    return part(toLocal(this._time), which);
  }

  // Replaces parts from `first` on; `utc` says in which time.
  private change(utc: boolean, first: i32, args: any[]): number {
    let t: number = utc ? this._time : toLocal(this._time);
    if (t !== t) {
      // Only a year brings an invalid date back.
      if (first !== 0) {
        // The arguments are converted all the same.
        const most: i32 = first < 3 ? 3 - first : 7 - first;
        for (let i: i32 = 0; i < most; i = i + 1) argument(args, i, NaN);
        return NaN;
      }
      t = 0;
    }
    const p: Parts = new Parts(t);
    const count: i32 = __arrLen(args);
    const year: number = first === 0 ? argument(args, 0, NaN) : p.year;
    const month: number = first <= 1 && 1 - first < count ? argument(args, 1 - first, NaN) : first === 1 ? NaN : p.month;
    const day: number = first <= 2 && 2 - first < count ? argument(args, 2 - first, NaN) : first === 2 ? NaN : p.day;
    let hour: number = p.hour;
    let minute: number = p.minute;
    let second: number = p.second;
    let ms: number = p.ms;
    if (first >= 3) {
      if (first <= 3) hour = argument(args, 3 - first, NaN);
      if (first <= 4 && 4 - first < count) minute = argument(args, 4 - first, NaN);
      else if (first === 4) minute = NaN;
      if (first <= 5 && 5 - first < count) second = argument(args, 5 - first, NaN);
      else if (first === 5) second = NaN;
      if (6 - first < count) ms = argument(args, 6 - first, NaN);
      else if (first === 6) ms = NaN;
    }
    const changed: number = first >= 3
      ? makeTime(p.year, p.month, p.day, hour, minute, second, ms)
      : makeTime(year, month, day, hour, minute, second, ms);
    this._time = timeClip(utc ? changed : toUtc(changed));
    return this._time;
  }

  setTime(time: number): number {
    this._time = timeClip(rtToNumber(time as any));
    return this._time;
  }
  setFullYear(...args: any[]): number { return this.change(false, 0, args); }
  setMonth(...args: any[]): number { return this.change(false, 1, args); }
  setDate(...args: any[]): number { return this.change(false, 2, args); }
  setHours(...args: any[]): number { return this.change(false, 3, args); }
  setMinutes(...args: any[]): number { return this.change(false, 4, args); }
  setSeconds(...args: any[]): number { return this.change(false, 5, args); }
  setMilliseconds(...args: any[]): number { return this.change(false, 6, args); }
  setUTCFullYear(...args: any[]): number { return this.change(true, 0, args); }
  setUTCMonth(...args: any[]): number { return this.change(true, 1, args); }
  setUTCDate(...args: any[]): number { return this.change(true, 2, args); }
  setUTCHours(...args: any[]): number { return this.change(true, 3, args); }
  setUTCMinutes(...args: any[]): number { return this.change(true, 4, args); }
  setUTCSeconds(...args: any[]): number { return this.change(true, 5, args); }
  setUTCMilliseconds(...args: any[]): number { return this.change(true, 6, args); }

  toISOString(): string {
    if (this._time !== this._time) throw new RangeError("Invalid time value");
    const p: Parts = new Parts(this._time);
    let year: string = padded(p.year, 4);
    if (p.year < 0) year = "-" + padded(-p.year, 6);
    else if (p.year > 9999) year = "+" + padded(p.year, 6);
    return year + "-" + padded(p.month + 1, 2) + "-" + padded(p.day, 2) + "T" + timeText(p) + "." + padded(p.ms, 3) + "Z";
  }

  toJSON(key?: any): string | null {
    if (this._time !== this._time) return null;
    return this.toISOString();
  }

  toString(): string {
    if (this._time !== this._time) return "Invalid Date";
    const p: Parts = new Parts(toLocal(this._time));
    return dateText(p) + " " + timeText(p) + " " + zoneText(this._time);
  }

  toDateString(): string {
    if (this._time !== this._time) return "Invalid Date";
    return dateText(new Parts(toLocal(this._time)));
  }

  toTimeString(): string {
    if (this._time !== this._time) return "Invalid Date";
    return timeText(new Parts(toLocal(this._time))) + " " + zoneText(this._time);
  }

  toUTCString(): string {
    if (this._time !== this._time) return "Invalid Date";
    const p: Parts = new Parts(this._time);
    return dayName(p.weekday) + ", " + padded(p.day, 2) + " " + monthName(p.month) + " " + yearText(p.year) + " " + timeText(p) + " GMT";
  }

  toGMTString(): string {
    return this.toUTCString();
  }

  toLocaleDateString(locales?: any, options?: any): string {
    if (__localized("format") && (__kind(locales) !== 0 || __kind(options) !== 0)) {
      return formatDate(this._time, locales, options, "date", "date", "toLocaleDateString");
    }
    return localeDate(this._time, true, false);
  }

  toLocaleTimeString(locales?: any, options?: any): string {
    if (__localized("format") && (__kind(locales) !== 0 || __kind(options) !== 0)) {
      return formatDate(this._time, locales, options, "time", "time", "toLocaleTimeString");
    }
    return localeDate(this._time, false, true);
  }

  toLocaleString(locales?: any, options?: any): string {
    if (__localized("format") && (__kind(locales) !== 0 || __kind(options) !== 0)) {
      return formatDate(this._time, locales, options, "any", "all", "toLocaleString");
    }
    return localeDate(this._time, true, true);
  }

  [Symbol.toPrimitive](hint: string): any {
    return primitiveOf(this as any, hint as any);
  }
}

function primitiveOf(o: any, hint: any): any {
  const number: boolean = hint === "number";
  if (!number && hint !== "string" && hint !== "default") throw new TypeError("Invalid hint: " + (__kind(hint) === 4 ? (hint as string) : describeObject(hint)));
  let i: i32 = 0;
  while (i < 2) {
    const f: any = rtGet(o, (i === 0) === number ? "valueOf" : "toString");
    if (rtTypeof(f) === "function") {
      const r: any = rtCall(f, o, __rawAny(0));
      if (__kind(r) < 7) return r;
    }
    i = i + 1;
  }
  throw new TypeError("Cannot convert object to primitive value");
}

// 0 year, 1 month, 2 day, 3 hour, 4 minute, 5 second, 6 millisecond, 7 weekday
function part(t: number, which: i32): number {
  if (t !== t) return NaN;
  const p: Parts = new Parts(t);
  if (which === 0) return p.year;
  if (which === 1) return p.month;
  if (which === 2) return p.day;
  if (which === 3) return p.hour;
  if (which === 4) return p.minute;
  if (which === 5) return p.second;
  if (which === 6) return p.ms;
  return p.weekday;
}

/** The methods of Date.prototype that take any object. */
export class DateGeneric {
  [Symbol.toPrimitive](this: any, hint: any): any {
    if (__kind(this) < 7) throw new TypeError("Method Date.prototype [ @@toPrimitive ] called on incompatible receiver " + describeObject(this));
    return primitiveOf(this, hint);
  }

  toJSON(this: any, key: any): any {
    const time: any = rtToPrimitive(this, "number");
    if (__kind(time) === 3 && (time as number) - (time as number) !== 0) return null;
    return rtCallMethod(this, "toISOString", __rawAny(0));
  }
}
