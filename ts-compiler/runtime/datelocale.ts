// Dates as people in the United States write them: the one locale that modules know.
import { __kind } from "./intrinsics";
import { numToString } from "./number";
import { rtToString, rtToBoolean } from "./operator";
import { getProperty } from "./dynamic";
import { Parts, padded, localOffset, monthName, dayName } from "./calendar";

const MONTHS: string[] = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const DAYS: string[] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function option(options: any, name: string): string {
  if (__kind(options) < 2) return "";
  const v: any = getProperty(options, name as any, options);
  return __kind(v) === 0 ? "" : rtToString(v);
}

/** How the parts are to be written; "" leaves a part out. */
class Style {
  weekday: string = "";
  year: string = "";
  month: string = "";
  day: string = "";
  hour: string = "";
  minute: string = "";
  second: string = "";
  hour12: boolean = true;
  zone: string = "";
  /** Word between date and time. */
  joint: string = ", ";
}

function styleOf(options: any, date: boolean, time: boolean): Style {
  const s: Style = new Style();
  const dateStyle: string = option(options, "dateStyle");
  const timeStyle: string = option(options, "timeStyle");
  if (dateStyle !== "" || timeStyle !== "") {
    if (dateStyle !== "") {
      s.weekday = dateStyle === "full" ? "long" : "";
      s.month = dateStyle === "short" ? "numeric" : dateStyle === "medium" ? "short" : "long";
      s.day = "numeric";
      s.year = dateStyle === "short" ? "2-digit" : "numeric";
      if (dateStyle === "full" || dateStyle === "long") s.joint = " at ";
    }
    if (timeStyle !== "") {
      s.hour = "numeric";
      s.minute = "2-digit";
      if (timeStyle !== "short") s.second = "2-digit";
      if (timeStyle === "long") s.zone = "short";
      if (timeStyle === "full") s.zone = "long";
    }
  } else {
    s.weekday = option(options, "weekday");
    s.year = option(options, "year");
    s.month = option(options, "month");
    s.day = option(options, "day");
    s.hour = option(options, "hour");
    s.minute = option(options, "minute");
    s.second = option(options, "second");
    s.zone = option(options, "timeZoneName");
    const anyDate: boolean = s.weekday !== "" || s.year !== "" || s.month !== "" || s.day !== "";
    const anyTime: boolean = s.hour !== "" || s.minute !== "" || s.second !== "";
    const none: boolean = date && time ? !anyDate && !anyTime : date ? !anyDate : !anyTime;
    if (none && date) {
      s.year = "numeric";
      s.month = "numeric";
      s.day = "numeric";
    }
    if (none && time) {
      s.hour = "numeric";
      s.minute = "2-digit";
      s.second = "2-digit";
    }
    if (s.month === "long") s.joint = " at ";
  }
  const twelve: any = __kind(options) < 2 ? undefined : getProperty(options, "hour12" as any, options);
  if (__kind(twelve) !== 0) s.hour12 = rtToBoolean(twelve);
  const cycle: string = option(options, "hourCycle");
  if (__kind(twelve) === 0 && (cycle === "h23" || cycle === "h24")) s.hour12 = false;
  return s;
}

function digits(x: number, style: string): string {
  return style === "2-digit" ? padded(x % 100, 2) : numToString(x);
}

function dateWith(s: Style, p: Parts): string {
  const weekday: string = s.weekday === "" ? "" : s.weekday === "long" ? DAYS[p.weekday] : s.weekday === "narrow" ? DAYS[p.weekday].charAt(0) : dayName(p.weekday);
  let out: string = "";
  if (s.month === "" || s.month === "numeric" || s.month === "2-digit") {
    if (s.month !== "") out = digits(p.month + 1, s.month);
    if (s.day !== "") out = (out === "" ? "" : out + "/") + digits(p.day, s.day);
    if (s.year !== "") out = (out === "" ? "" : out + "/") + digits(p.year > 0 ? p.year : 1 - p.year, s.year);
  } else {
    out = s.month === "long" ? MONTHS[p.month] : s.month === "narrow" ? MONTHS[p.month].charAt(0) : monthName(p.month);
    if (s.day !== "") out = out + " " + digits(p.day, s.day);
    if (s.year !== "") out = out + (s.day === "" ? " " : ", ") + digits(p.year > 0 ? p.year : 1 - p.year, s.year);
  }
  if (weekday === "") return out;
  return out === "" ? weekday : weekday + ", " + out;
}

function timeWith(s: Style, p: Parts): string {
  let out: string = "";
  if (s.hour !== "") {
    const h: number = s.hour12 ? (p.hour % 12 === 0 ? 12 : p.hour % 12) : p.hour;
    out = s.hour === "2-digit" || !s.hour12 ? padded(h, 2) : numToString(h);
  }
  if (s.minute !== "") {
    const alone: boolean = s.hour === "" && s.second === "";
    out = out === "" ? (alone ? numToString(p.minute) : padded(p.minute, 2)) : out + ":" + padded(p.minute, 2);
  }
  if (s.second !== "") out = out === "" ? numToString(p.second) : out + ":" + padded(p.second, 2);
  if (s.hour !== "" && s.hour12) out = out + " " + (p.hour < 12 ? "AM" : "PM");
  if (s.zone !== "") out = out + (s.zone === "long" ? " Coordinated Universal Time" : " UTC");
  return out;
}

/** The date, the time or both. */
export function localeDate(t: number, options: any, date: boolean, time: boolean): string {
  if (t !== t) return "Invalid Date";
  const zone: string = option(options, "timeZone");
  const utc: boolean = zone === "UTC" || zone === "GMT" || zone === "Etc/UTC";
  if (zone !== "" && !utc) throw new RangeError("Invalid time zone specified: " + zone);
  const p: Parts = new Parts(utc ? t : t + localOffset(t) * 60000);
  const s: Style = styleOf(options, date, time);
  const left: string = dateWith(s, p);
  const right: string = timeWith(s, p);
  if (left === "") return right;
  return right === "" ? left : left + s.joint + right;
}
