// The options of date formats (ECMA-402 11.1.2).
import { checkedNumber, flagOption, isAbsent, isOneOf, needOptions, readOption, wordOption } from "./intloptions";
import { ResolvedLocale, resolveLocale } from "./intllocale";
import { dateData, DATE_PATTERNS, DATE_STYLES, DATE_TABLE, JOINTS, OTHERS, TIME_PATTERNS, TIME_STYLES, WEEKDAY_TIMES } from "./intldatedata";
import { entryAt } from "./intlnumberdata";
import { Zone, zoneOf } from "./intlzone";
import { rtToString } from "./operator";

/** A date format's options, resolved; "" leaves a part out. */
export class DateStyle {
  locale: number = 0;
  tag: string = "";
  zone: Zone = new Zone("UTC", 0);
  weekday: string = "";
  era: string = "";
  year: string = "";
  month: string = "";
  day: string = "";
  hour: string = "";
  minute: string = "";
  second: string = "";
  fraction: number = 0;
  zoneName: string = "";
  /** "h11", "h12", "h23", "h24" */
  cycle: string = "";
  dateStyle: string = "";
  timeStyle: string = "";
  /** The patterns of the date and of the time, and what stands between. */
  datePattern: string = "";
  timePattern: string = "";
  joint: string = "";

  isTwelve(): boolean {
    return this.cycle === "h11" || this.cycle === "h12";
  }

  hasDate(): boolean {
    return this.weekday !== "" || this.year !== "" || this.month !== "" || this.day !== "";
  }

  hasTime(): boolean {
    return this.hour !== "" || this.minute !== "" || this.second !== "" || this.fraction > 0;
  }
}

function invalidOption(name: string): TypeError {
  return new TypeError("Invalid option : " + name);
}

/**
 * Reads the options. `needed` and `defaults` say which parts there must be: "date", "time", "any", "all";
 * `what` is named in errors.
 */
export function dateStyle(locales: any, given: any, needed: string, defaults: string, what: string): DateStyle {
  const locale: ResolvedLocale = resolveLocale(locales);
  const options: any = needOptions(given, what);
  const s: DateStyle = new DateStyle();
  s.locale = locale.index;
  wordOption(options, "localeMatcher", "lookup best fit", "", what);
  wordOption(options, "calendar", "", "", what);
  wordOption(options, "numberingSystem", "", "", what);
  const twelve: number = flagOption(options, "hour12");
  let cycle: string = wordOption(options, "hourCycle", "h11 h12 h23 h24", "", what);
  const tagged: string = locale.keyword("hc");
  if (twelve < 0 && isOneOf(tagged, "h11 h12 h23 h24")) {
    if (cycle === "" || cycle === tagged) locale.used = "-hc-" + tagged;
    if (cycle === "") cycle = tagged;
  }
  const known: string = entryAt(dateData(s.locale, OTHERS), 3);
  if (twelve >= 0) cycle = twelve === 1 ? "h12" : "h23";
  else if (cycle === "") cycle = known;
  s.tag = locale.tag();
  const zone: any = readOption(options, "timeZone");
  if (!isAbsent(zone)) s.zone = zoneOf(rtToString(zone));
  s.weekday = wordOption(options, "weekday", "narrow short long", "", what);
  s.era = wordOption(options, "era", "narrow short long", "", what);
  s.year = wordOption(options, "year", "2-digit numeric", "", what);
  s.month = wordOption(options, "month", "2-digit numeric narrow short long", "", what);
  s.day = wordOption(options, "day", "2-digit numeric", "", what);
  // Parts of the day by name are not among the data.
  wordOption(options, "dayPeriod", "-", "", what);
  s.hour = wordOption(options, "hour", "2-digit numeric", "", what);
  s.minute = wordOption(options, "minute", "2-digit numeric", "", what);
  s.second = wordOption(options, "second", "2-digit numeric", "", what);
  s.fraction = checkedNumber(readOption(options, "fractionalSecondDigits"), "fractionalSecondDigits", 1, 3, 0);
  s.zoneName = wordOption(options, "timeZoneName", "short long shortOffset longOffset shortGeneric longGeneric", "", what);
  wordOption(options, "formatMatcher", "basic best fit", "", what);
  s.dateStyle = wordOption(options, "dateStyle", "full long medium short", "", what);
  s.timeStyle = wordOption(options, "timeStyle", "full long medium short", "", what);
  if (s.dateStyle !== "" || s.timeStyle !== "") {
    if (s.hasDate() || s.hasTime() || s.era !== "" || s.zoneName !== "") throw invalidOption("option");
    if (needed === "date" && s.timeStyle !== "") throw invalidOption("timeStyle");
    if (needed === "time" && s.dateStyle !== "") throw invalidOption("dateStyle");
    if (s.timeStyle !== "") s.cycle = cycle;
    byStyle(s, known);
    return s;
  }
  const isMissing: boolean = needed === "date" ? !s.hasDate() : needed === "time" ? !s.hasTime() : !s.hasDate() && !s.hasTime();
  if (isMissing) {
    if (defaults !== "time") {
      s.year = "numeric";
      s.month = "numeric";
      s.day = "numeric";
    }
    if (defaults !== "date") {
      s.hour = "numeric";
      s.minute = "numeric";
      s.second = "numeric";
    }
  }
  if (s.hour !== "") s.cycle = cycle;
  byParts(s);
  return s;
}

const WIDTHS: string[] = ["short", "medium", "long", "full"];

function byStyle(s: DateStyle, known: string): void {
  if (s.dateStyle !== "") {
    s.datePattern = entryAt(dateData(s.locale, DATE_STYLES), WIDTHS.indexOf(s.dateStyle));
    s.joint = entryAt(dateData(s.locale, JOINTS), 4 + WIDTHS.indexOf(s.dateStyle));
  }
  if (s.timeStyle === "") return;
  if (s.timeStyle === "long") s.zoneName = "short";
  if (s.timeStyle === "full") s.zoneName = "long";
  const pattern: string = entryAt(dateData(s.locale, TIME_STYLES), WIDTHS.indexOf(s.timeStyle));
  if (s.isTwelve() === (known === "h12")) {
    s.timePattern = pattern;
  } else {
    s.hour = pattern.indexOf("%H") >= 0 ? "2-digit" : "numeric";
    s.minute = "numeric";
    s.second = s.timeStyle === "short" ? "" : "numeric";
    // The pattern says how many digits the hour has.
    s.timePattern = s.hour === "2-digit" ? timeOf(s).replace("%h", "%H") : timeOf(s);
    s.hour = "";
    s.minute = "";
    s.second = "";
  }
}

// The pattern of the time's parts.
function timeOf(s: DateStyle): string {
  if (s.fraction > 0 && s.minute !== "" && s.second === "") s.second = "numeric";
  let place: number = s.cycle === "" || s.isTwelve() ? 0 : 12;
  place = place + (s.hour === "" ? 0 : s.hour === "numeric" ? 4 : 8) + (s.minute === "" ? 0 : 2) + (s.second === "" ? 0 : 1);
  let pattern: string = entryAt(dateData(s.locale, TIME_PATTERNS), place);
  // An hour has as many digits as were asked for when the other parts are to have two.
  const isOwn: boolean = entryAt(dateData(s.locale, OTHERS), 3) === "h23";
  if (isOwn && s.hour === "numeric" && s.minute === "2-digit" && s.second !== "numeric") pattern = pattern.replace("%H", "%h");
  if (s.fraction > 0) {
    const second: number = Math.max(pattern.indexOf("%S"), pattern.indexOf("%T"));
    if (second < 0) {
      pattern = pattern === "" ? "%f" : pattern + " \u251CF14: %f\u2524";
    } else {
      pattern = pattern.slice(0, second + 2) + entryAt(dateData(s.locale, OTHERS), 2) + "%f" + pattern.slice(second + 2);
    }
  }
  if (s.zoneName !== "") pattern = pattern === "" ? "%z" : pattern + " %z";
  return pattern;
}

function byParts(s: DateStyle): void {
  let place: number = s.era === "" ? 0 : 1;
  place = place * 4 + (s.weekday === "" ? 0 : s.weekday === "long" ? 1 : s.weekday === "short" ? 2 : 3);
  place = place * 3 + (s.year === "" ? 0 : s.year === "numeric" ? 1 : 2);
  place = place * 6 + (s.month === "" ? 0 : ["numeric", "2-digit", "long", "short", "narrow"].indexOf(s.month) + 1);
  place = place * 3 + (s.day === "" ? 0 : s.day === "numeric" ? 1 : 2);
  const code: number = dateData(s.locale, DATE_TABLE).charCodeAt(place) - 40;
  s.datePattern = entryAt(dateData(s.locale, DATE_PATTERNS), code);
  s.timePattern = timeOf(s);
  const joint: number = s.month === "short" ? 1 : s.month === "long" ? (s.weekday === "" ? 2 : 3) : 0;
  s.joint = entryAt(dateData(s.locale, JOINTS), joint);
  // A weekday alone stands closer to the time.
  const isAlone: boolean = s.weekday !== "" && s.year === "" && s.month === "" && s.day === "" && s.era === "";
  if (!isAlone || s.hour === "" || (s.minute === "" && s.second !== "")) return;
  const which: number = (s.isTwelve() ? 0 : 3) + (s.minute === "" ? 0 : s.second === "" ? 1 : 2);
  s.minute = s.minute === "" ? "" : "numeric";
  s.second = s.second === "" ? "" : "numeric";
  s.timePattern = entryAt(dateData(s.locale, WEEKDAY_TIMES), which).replace("%t", timeOf(s));
  s.datePattern = "";
}
