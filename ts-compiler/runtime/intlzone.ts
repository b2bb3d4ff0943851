// Time zones: UTC, offsets from it, and those of the tz database that the program names.
import { dateData, OTHERS } from "./intldatedata";
import { entryAt, entryOf } from "./intlnumberdata";
import { zoneData } from "./intlzonedata";
import { zoneNames } from "./intlzonenames";
import { DAY, Parts, dayNumber, padded } from "./calendar";

// The changes of offsets are known from here on, and repeat after the last year.
const FIRST: number = -2208988800000;
const LAST_YEAR: number = 2037;

/** A time zone of a date format. */
export class Zone {
  /** As resolvedOptions tells it. */
  name: string;
  /** Minutes ahead of UTC of a zone that never changes. */
  private fixed: number;
  /** What else is known: the offsets in seconds, the times of changes and which offset begins. */
  group: string = "";
  offsets: number[] = [];
  times: number[] = [];
  places: number[] = [];

  constructor(name: string, fixed: number) {
    this.name = name;
    this.fixed = fixed;
  }

  /** Minutes by which the zone is ahead of UTC at a time. */
  offset(t: number): number {
    const n: number = this.times.length;
    if (this.offsets.length === 0) return this.fixed;
    if (n === 0 || t < this.times[0]) return this.offsets[0] / 60;
    const known: number = likeKnown(t);
    let low: number = 0;
    let high: number = n;
    while (high - low > 1) {
      const middle: number = Math.floor((low + high) / 2);
      if (this.times[middle] <= known) low = middle;
      else high = middle;
    }
    return this.offsets[this.places[low]] / 60;
  }

  /** What the zone is called at a time. */
  title(t: number, width: string, locale: number): string {
    const isGeneric: boolean = width.endsWith("Generic");
    if (this.name === "UTC" && (width === "short" || width === "long")) {
      return entryAt(dateData(locale, OTHERS), width === "short" ? 0 : 1);
    }
    if (this.group !== "" && isGeneric) throw new RangeError("Generic names of time zones are not supported: " + this.name);
    const minutes: number = this.offset(t);
    // Names are known from 1970 on.
    if (this.group !== "" && t >= 0 && (width === "short" || width === "long")) {
      const entry: string = entryOf(zoneNames(this.group, locale), (minutes * 60).toString() + "=");
      const cut: number = entry.indexOf("=");
      const found: string = width === "short" ? entry.slice(0, Math.max(cut, 0)) : entry.slice(cut + 1);
      if (found !== "") return found;
    }
    return offsetName(minutes, width.startsWith("long"), locale);
  }
}

// A time of the last known years for one beyond them: of a year with the same days.
function likeKnown(t: number): number {
  const year: number = new Parts(t).year;
  if (year <= LAST_YEAR) return t;
  let like: number = LAST_YEAR;
  while (!isLike(like, year)) like = like - 1;
  return t - (dayNumber(year, 0, 1) - dayNumber(like, 0, 1)) * DAY;
}

function isLike(a: number, b: number): boolean {
  const days: number = dayNumber(a, 0, 1) - dayNumber(b, 0, 1);
  return days % 7 === 0 && dayNumber(a, 2, 1) - dayNumber(a, 1, 1) === dayNumber(b, 2, 1) - dayNumber(b, 1, 1);
}

function isCapital(c: number): boolean {
  return c >= 65 && c <= 90;
}

// A zone of the data.
function namedZone(entry: string): Zone {
  const fields: string[] = entry.split("|");
  const zone: Zone = new Zone(fields[0], 0);
  zone.group = fields[1];
  zone.offsets = fields[2].split(" ").map((s: string): number => Number(s));
  const changes: string = fields[3];
  let time: number = FIRST;
  let minutes: number = 0;
  for (let i: number = 0; i < changes.length; i = i + 1) {
    const c: number = changes.charCodeAt(i);
    if (isCapital(c)) {
      time = time + minutes * 60000;
      zone.times.push(time);
      zone.places.push(c - 65);
      minutes = 0;
    } else {
      minutes = minutes * 36 + (c < 58 ? c - 48 : c - 87);
    }
  }
  return zone;
}

function offsetName(minutes: number, isLong: boolean, locale: number): string {
  const prefix: string = entryAt(dateData(locale, OTHERS), 4);
  const size: number = Math.floor(Math.abs(minutes));
  const sign: string = minutes < 0 ? entryAt(dateData(locale, OTHERS), 5) : "+";
  const hours: number = Math.floor(size / 60);
  const rest: string = size % 60 === 0 && !isLong ? "" : ":" + padded(size % 60, 2);
  return prefix + sign + (isLong ? padded(hours, 2) : hours.toString()) + rest;
}

function twoDigits(s: string, most: number): number {
  const a: number = s.charCodeAt(0) - 48;
  const b: number = s.charCodeAt(1) - 48;
  if (!(a >= 0 && a <= 9 && b >= 0 && b <= 9)) return -1;
  return a * 10 + b > most ? -1 : a * 10 + b;
}

// `+05:30`, `+0530`, `+05`
function offsetZone(s: string): Zone | null {
  if (!s.startsWith("+") && !s.startsWith("-")) return null;
  const digits: string = s.length === 6 && s.charAt(3) === ":" ? s.slice(1, 3) + s.slice(4) : s.slice(1);
  if (digits.length !== 2 && digits.length !== 4) return null;
  const hours: number = twoDigits(digits, 23);
  const minutes: number = digits.length === 2 ? 0 : twoDigits(digits.slice(2), 59);
  if (hours < 0 || minutes < 0) return null;
  const size: number = hours * 60 + minutes;
  const isNegative: boolean = s.startsWith("-") && size > 0;
  return new Zone((isNegative ? "-" : "+") + padded(hours, 2) + ":" + padded(minutes, 2), isNegative ? -size : size);
}

const UTC_NAMES: string = "|utc|gmt|etc/utc|etc/gmt|etc/zulu|zulu|uct|etc/uct|universal|etc/universal|greenwich|etc/greenwich|gmt0|gmt+0|gmt-0|etc/gmt0|etc/gmt+0|etc/gmt-0|";

/** The zone that a program names; an unknown one is a RangeError. */
export function zoneOf(name: string): Zone {
  if (UTC_NAMES.indexOf("|" + name.toLowerCase() + "|") >= 0) return new Zone("UTC", 0);
  const offset: Zone | null = offsetZone(name);
  if (offset !== null) return offset;
  const entry: string = zoneData(name.toLowerCase());
  if (entry !== "") return namedZone(entry);
  throw new RangeError("Invalid time zone specified: " + name);
}
