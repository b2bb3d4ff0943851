// Days, years and times of the proleptic Gregorian calendar. Time values are milliseconds since 1970 in UTC.
import { __floor, __truncF, __abs } from "./intrinsics";
import { numToString } from "./number";

export const DAY: number = 86400000;

/** The number of days from 1970-01-01 to a day; the month counts from 0 and may lie outside of the year. */
export function dayNumber(year: number, month: number, day: number): number {
  const y0: number = year + __floor(month / 12);
  const m: number = month - __floor(month / 12) * 12;
  // Years that begin in March have the leap day at their end.
  const y: number = m < 2 ? y0 - 1 : y0;
  const era: number = __floor(y / 400);
  const yoe: number = y - era * 400;
  const mp: number = (m + 10) % 12;
  const doy: number = __floor((153 * mp + 2) / 5);
  const doe: number = yoe * 365 + __floor(yoe / 4) - __floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468 + day - 1;
}

/** A time value in parts. */
export class Parts {
  year: number;
  /** From 0. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  /** 0 is Sunday. */
  weekday: number;

  constructor(t: number) {
    const days: number = __floor(t / DAY);
    const rest: number = t - days * DAY;
    const z: number = days + 719468;
    const era: number = __floor(z / 146097);
    const doe: number = z - era * 146097;
    const yoe: number = __floor((doe - __floor(doe / 1460) + __floor(doe / 36524) - __floor(doe / 146096)) / 365);
    const doy: number = doe - (365 * yoe + __floor(yoe / 4) - __floor(yoe / 100));
    const mp: number = __floor((5 * doy + 2) / 153);
    this.day = doy - __floor((153 * mp + 2) / 5) + 1;
    this.month = mp < 10 ? mp + 2 : mp - 10;
    this.year = yoe + era * 400 + (this.month < 2 ? 1 : 0);
    this.hour = __floor(rest / 3600000);
    this.minute = __floor(rest / 60000) % 60;
    this.second = __floor(rest / 1000) % 60;
    this.ms = rest % 1000;
    const w: number = (days + 4) % 7;
    this.weekday = w < 0 ? w + 7 : w;
  }
}

function finite(x: number): boolean {
  return x - x === 0;
}

/** MakeDate(MakeDay, MakeTime): NaN when something is not finite. */
export function makeTime(year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number): number {
  if (!(finite(year) && finite(month) && finite(day) && finite(hour) && finite(minute) && finite(second) && finite(ms))) return NaN;
  const days: number = dayNumber(__truncF(year), __truncF(month), 1) + __truncF(day) - 1;
  return days * DAY + __truncF(hour) * 3600000 + __truncF(minute) * 60000 + __truncF(second) * 1000 + __truncF(ms);
}

/** TimeClip. */
export function timeClip(t: number): number {
  if (!finite(t) || __abs(t) > 8640000000000000) return NaN;
  return __truncF(t) + 0;
}

/** Minutes by which local time is ahead of UTC. Modules have no time zone data: local time is UTC. */
export function localOffset(t: number): number {
  return 0;
}

/** Decimal digits, at least `width`. */
export function padded(x: number, width: number): string {
  let s: string = numToString(x);
  while (s.length < width) s = "0" + s;
  return s;
}

const MONTHS: string = "JanFebMarAprMayJunJulAugSepOctNovDec";
const DAYS: string = "SunMonTueWedThuFriSat";

/** "Jan" */
export function monthName(month: number): string {
  return MONTHS.slice(month * 3, month * 3 + 3);
}

/** "Mon" */
export function dayName(weekday: number): string {
  return DAYS.slice(weekday * 3, weekday * 3 + 3);
}
