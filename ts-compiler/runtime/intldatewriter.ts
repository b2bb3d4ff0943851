// Dates in a locale's words: patterns filled with the parts of a time.
import { DateStyle } from "./intldatestyle";
import { dateData, NAMES, HALVES, ERAS } from "./intldatedata";
import { entryAt } from "./intlnumberdata";
import { Parts as Pieces } from "./intlparts";
import { Parts as Fields, padded } from "./calendar";

const SHORT: number = 2;

// A name by its list, or by the list of names that stand alone where both are the same.
function nameOf(locale: number, which: number, place: number): string {
  const own: string = dateData(locale, which);
  return entryAt(own === "" ? dateData(locale, which - 1) : own, place);
}

function widthOf(width: string): number {
  return width === "short" ? SHORT : width === "narrow" ? 4 : 0;
}

function numberOf(x: number, width: string): string {
  return width === "2-digit" ? padded(x % 100, 2) : x.toString();
}

/** Fills patterns. */
export class DateWriter {
  private s: DateStyle;

  constructor(style: DateStyle) {
    this.s = style;
  }

  /** The pieces of a time. */
  pieces(t: number): Pieces {
    const s: DateStyle = this.s;
    const out: Pieces = new Pieces();
    const fields: Fields = this.fields(t);
    this.fill(out, s.datePattern, fields, t);
    if (s.datePattern !== "" && s.timePattern !== "") out.add("literal", s.joint);
    this.fill(out, s.timePattern, fields, t);
    return out;
  }

  /** The parts of a time in the zone. */
  fields(t: number): Fields {
    return new Fields(t + this.s.zone.offset(t) * 60000);
  }

  /** Fills one pattern. */
  fill(out: Pieces, pattern: string, fields: Fields, t: number): void {
    let from: number = 0;
    while (from < pattern.length) {
      const at: number = pattern.indexOf("%", from);
      if (at < 0) {
        out.add("literal", pattern.slice(from));
        return;
      }
      out.add("literal", pattern.slice(from, at));
      this.field(out, pattern.charAt(at + 1), fields, t);
      from = at + 2;
    }
  }

  private field(out: Pieces, c: string, p: Fields, t: number): void {
    const s: DateStyle = this.s;
    const year: number = p.year > 0 ? p.year : 1 - p.year;
    if (c === "d") out.add("day", numberOf(p.day, s.day));
    else if (c === "D") out.add("day", padded(p.day, 2));
    else if (c === "e") out.add("day", p.day.toString());
    else if (c === "m") out.add("month", numberOf(p.month + 1, s.month));
    else if (c === "M") out.add("month", padded(p.month + 1, 2));
    else if (c === "n") out.add("month", (p.month + 1).toString());
    else if (c === "b") out.add("month", nameOf(s.locale, NAMES + widthOf(s.month) + 1, p.month));
    else if (c === "B") out.add("month", nameOf(s.locale, NAMES + widthOf(s.month), p.month));
    else if (c === "c") out.add("month", nameOf(s.locale, NAMES + SHORT + 1, p.month));
    else if (c === "y") out.add("year", numberOf(year, s.year));
    else if (c === "Y") out.add("year", padded(year % 100, 2));
    else if (c === "w") out.add("weekday", nameOf(s.locale, NAMES + 6 + widthOf(s.weekday) + 1, p.weekday));
    else if (c === "W") out.add("weekday", nameOf(s.locale, NAMES + 6 + widthOf(s.weekday), p.weekday));
    else if (c === "v") out.add("weekday", nameOf(s.locale, NAMES + 6 + SHORT + 1, p.weekday));
    else if (c === "h") out.add("hour", numberOf(this.hour(p.hour), s.hour));
    else if (c === "H") out.add("hour", padded(this.hour(p.hour), 2));
    else if (c === "i") out.add("hour", this.hour(p.hour).toString());
    else if (c === "N") out.add("minute", padded(p.minute, 2));
    else if (c === "O") out.add("minute", p.minute.toString());
    else if (c === "S") out.add("second", padded(p.second, 2));
    else if (c === "T") out.add("second", p.second.toString());
    else if (c === "f") out.add("fractionalSecond", padded(p.ms, 3).slice(0, s.fraction));
    else if (c === "p") out.add("dayPeriod", entryAt(dateData(s.locale, HALVES), p.hour < 12 ? 0 : 1));
    else if (c === "G") out.add("era", entryAt(dateData(s.locale, ERAS), widthOf(s.era) + (p.year > 0 ? 1 : 0)));
    else if (c === "z") out.add("timeZoneName", s.zone.title(t, s.zoneName, s.locale));
    else out.add("literal", c);
  }

  private hour(hour: number): number {
    const cycle: string = this.s.cycle;
    if (cycle === "h11") return hour % 12;
    if (cycle === "h12") return hour % 12 === 0 ? 12 : hour % 12;
    return cycle === "h24" && hour === 0 ? 24 : hour;
  }
}
