// Intl.RelativeTimeFormat (ECMA-402 18).
import { isOneOf, wordOption, needOptions } from "./intloptions";
import { ResolvedLocale, resolveLocale, supportedLocales } from "./intllocale";
import { entryAt, pluralForm } from "./intlnumberdata";
import { numberStyle } from "./intlnumberformat";
import { NumberStyle, NumberWriter } from "./intlnumberwriter";
import { NEAR, RELATIVE, wordData } from "./intlwords";
import { Parts } from "./intlparts";
import { decimalOf } from "./intldecimal";
import { cardinal } from "./intlplurals";
import { rtToNumber, rtToString } from "./operator";
import { Symbol } from "./symbol";

const SERVICE: string = "Intl.RelativeTimeFormat";
const UNITS: string = "second minute hour day week month quarter year";
const STYLES: string = "long short narrow";

export type RelativeTimeFormatUnit =
  | "year" | "years" | "quarter" | "quarters" | "month" | "months" | "week" | "weeks"
  | "day" | "days" | "hour" | "hours" | "minute" | "minutes" | "second" | "seconds";

export interface RelativeTimeFormatOptions {
  localeMatcher?: any;
  numberingSystem?: any;
  style?: any;
  numeric?: any;
}

export interface ResolvedRelativeTimeFormatOptions {
  locale: string;
  style: string;
  numeric: string;
  numberingSystem: string;
}

export class RelativeTimeFormat {
  #locale: ResolvedLocale;
  #style: string;
  #numeric: string;
  #numbers: NumberStyle;

  constructor(locales?: string | readonly string[], options?: RelativeTimeFormatOptions) {
    this.#locale = resolveLocale(locales as any);
    const given: any = needOptions(options as any, SERVICE);
    wordOption(given, "localeMatcher", "lookup best fit", "", SERVICE);
    this.#style = wordOption(given, "style", STYLES, "long", SERVICE);
    this.#numeric = wordOption(given, "numeric", "always auto", "always", SERVICE);
    this.#numbers = numberStyle(locales as any, undefined, SERVICE);
  }

  static __call(): any {
    throw new TypeError("Constructor Intl.RelativeTimeFormat requires 'new'");
  }

  static supportedLocalesOf(locales: string | readonly string[], options?: any): string[] {
    return supportedLocales(locales as any, options, SERVICE);
  }

  format(value: number, unit: RelativeTimeFormatUnit): string {
    return this.#parts(value as any, unit as any, "format", []).text();
  }

  formatToParts(value: number, unit: RelativeTimeFormatUnit): any[] {
    const name: string[] = [];
    const p: Parts = this.#parts(value as any, unit as any, "formatToParts", name);
    const out: any[] = p.list();
    for (let i: number = 0; i < out.length; i = i + 1) {
      if (p.types[i] !== "literal") out[i].unit = name[0];
    }
    return out;
  }

  // The pieces; the name of the unit goes into a list.
  #parts(given: any, unit: any, method: string, name: string[]): Parts {
    const value: number = rtToNumber(given);
    const called: string = rtToString(unit);
    const one: string = called.endsWith("s") ? called.slice(0, called.length - 1) : called;
    const what: string = "Intl.RelativeTimeFormat.prototype." + method + "()";
    if (!isOneOf(one, UNITS)) throw new RangeError("Invalid unit argument for " + what + " '" + called + "'");
    if (value - value !== 0) throw new RangeError("Value need to be finite number for " + what);
    name.push(one);
    const locale: number = this.#locale.index;
    const place: number = UNITS.split(" ").indexOf(one);
    const width: number = STYLES.split(" ").indexOf(this.#style);
    const out: Parts = new Parts();
    if (this.#numeric === "auto" && value >= -2 && value <= 2 && Math.floor(value) === value) {
      const near: string = entryAt(wordData(locale, NEAR + width), place).split("^")[value + 2];
      if (near !== "") {
        out.add("literal", near);
        return out;
      }
    }
    const isPast: boolean = value < 0 || (value === 0 && 1 / value < 0);
    const digits: Parts = new NumberWriter(this.#numbers).parts(decimalOf(Math.abs(value).toString()));
    let integer: string = "";
    let fraction: string = "";
    for (let i: number = 0; i < digits.types.length; i = i + 1) {
      if (digits.types[i] === "integer") integer = integer + digits.texts[i];
      if (digits.types[i] === "fraction") fraction = digits.texts[i];
    }
    const entry: string = entryAt(wordData(locale, RELATIVE + width), place * 2 + (isPast ? 0 : 1));
    const form: string = pluralForm(locale, entry, cardinal(locale, integer, fraction, 0));
    const at: number = form.indexOf("{");
    out.add("literal", form.slice(0, at));
    for (let i: number = 0; i < digits.types.length; i = i + 1) out.add(digits.types[i], digits.texts[i]);
    out.add("literal", form.slice(at + 1));
    return out;
  }

  resolvedOptions(): ResolvedRelativeTimeFormatOptions {
    const out: any = {};
    out.locale = this.#locale.tag();
    out.style = this.#style;
    out.numeric = this.#numeric;
    out.numberingSystem = "latn";
    return out;
  }

  get [Symbol.toStringTag](): string {
    return "Intl.RelativeTimeFormat";
  }
}
