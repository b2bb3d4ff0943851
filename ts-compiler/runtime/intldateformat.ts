// Intl.DateTimeFormat (ECMA-402 11).
import { isAbsent } from "./intloptions";
import { JA, supportedLocales } from "./intllocale";
import { DateStyle, dateStyle } from "./intldatestyle";
import { DateWriter } from "./intldatewriter";
import { timeClip } from "./calendar";
import { clockNow } from "./date";
import { rtToNumber } from "./operator";
import { Symbol } from "./symbol";

const SERVICE: string = "Intl.DateTimeFormat";

export interface DateTimeFormatOptions {
  localeMatcher?: any;
  formatMatcher?: any;
  calendar?: any;
  numberingSystem?: any;
  weekday?: any;
  era?: any;
  year?: any;
  month?: any;
  day?: any;
  dayPeriod?: any;
  hour?: any;
  minute?: any;
  second?: any;
  fractionalSecondDigits?: any;
  timeZoneName?: any;
  timeZone?: any;
  hour12?: any;
  hourCycle?: any;
  dateStyle?: any;
  timeStyle?: any;
}

export interface ResolvedDateTimeFormatOptions {
  locale: string;
  calendar: string;
  numberingSystem: string;
  timeZone: string;
  hourCycle?: string;
  hour12?: boolean;
  weekday?: string;
  era?: string;
  year?: string;
  month?: string;
  day?: string;
  hour?: string;
  minute?: string;
  second?: string;
  fractionalSecondDigits?: number;
  timeZoneName?: string;
  dateStyle?: string;
  timeStyle?: string;
}

export interface DateTimeFormatPart {
  type: string;
  value: string;
}

/** A time as one text. Narrow spaces are for parts only, as in V8. */
function formatted(s: DateStyle, t: number): string {
  return new DateWriter(s).pieces(t).text().split("\u202F").join(" ");
}

/** Date.prototype.toLocaleString and its kin, with arguments. */
export function formatDate(t: number, locales: any, options: any, needed: string, defaults: string, name: string): string {
  const s: DateStyle = dateStyle(locales, options, needed, defaults, "Date.prototype." + name);
  return t !== t ? "Invalid Date" : formatted(s, t);
}

function timeOf(date: any): number {
  const t: number = isAbsent(date) ? clockNow() : timeClip(rtToNumber(date));
  if (t !== t) throw new RangeError("Invalid time value");
  return t;
}

// What resolvedOptions tells of a number by its pattern.
function told(width: string, pattern: string, two: string, one: string): string {
  if (pattern.indexOf(two) >= 0) return "2-digit";
  return pattern.indexOf(one) >= 0 ? "numeric" : width;
}

export class DateTimeFormat {
  #style: DateStyle;
  #format: any = undefined;

  constructor(locales?: string | readonly string[], options?: DateTimeFormatOptions) {
    this.#style = dateStyle(locales as any, options as any, "any", "date", SERVICE);
  }

  static __call(locales?: string | readonly string[], options?: DateTimeFormatOptions): DateTimeFormat {
    return new DateTimeFormat(locales, options);
  }

  static supportedLocalesOf(locales: string | readonly string[], options?: any): string[] {
    return supportedLocales(locales as any, options, SERVICE);
  }

  get format(): (date?: any) => string {
    if (isAbsent(this.#format)) {
      const style: DateStyle = this.#style;
      this.#format = (date?: any): string => formatted(style, timeOf(date));
    }
    return this.#format;
  }

  formatToParts(date?: any): DateTimeFormatPart[] {
    return new DateWriter(this.#style).pieces(timeOf(date)).list();
  }

  resolvedOptions(): ResolvedDateTimeFormatOptions {
    const s: DateStyle = this.#style;
    const out: any = {};
    out.locale = s.tag;
    out.calendar = "gregory";
    out.numberingSystem = "latn";
    out.timeZone = s.zone.name;
    if (s.cycle !== "") {
      out.hourCycle = s.cycle;
      out.hour12 = s.isTwelve();
    }
    if (s.dateStyle === "" && s.timeStyle === "") {
      if (s.weekday !== "") out.weekday = s.weekday;
      if (s.era !== "") out.era = s.era;
      if (s.year !== "") out.year = s.year;
      if (s.month !== "") {
        // In Japanese the names of months are numbers.
        const isNamed: boolean = s.month !== "numeric" && s.month !== "2-digit";
        out.month = isNamed && s.locale === JA ? "numeric" : told(s.month, s.datePattern, "%M", "%n");
      }
      if (s.day !== "") out.day = told(s.day, s.datePattern, "%D", "%e");
      if (s.hour !== "") out.hour = told(s.hour, s.timePattern, "%H", "%i");
      if (s.minute !== "") out.minute = told("numeric", s.timePattern, "%N", "%O");
      if (s.second !== "") out.second = told("numeric", s.timePattern, "%S", "%T");
      if (s.fraction > 0) out.fractionalSecondDigits = s.fraction;
      if (s.zoneName !== "") out.timeZoneName = s.zoneName;
    }
    if (s.dateStyle !== "") out.dateStyle = s.dateStyle;
    if (s.timeStyle !== "") out.timeStyle = s.timeStyle;
    return out;
  }

  get [Symbol.toStringTag](): string {
    return "Intl.DateTimeFormat";
  }
}
