// Intl.NumberFormat (ECMA-402 16).
import { isAbsent, isOneOf, needOptions, numericText, readOption, wordOption } from "./intloptions";
import { ResolvedLocale, resolveLocale, supportedLocales } from "./intllocale";
import { UNITS, Symbols, currencyDigits } from "./intlnumberdata";
import { DigitOptions } from "./intldigits";
import { NumberWriter, NumberStyle } from "./intlnumberwriter";
import { Decimal, decimalOf } from "./intldecimal";
import { Parts } from "./intlparts";
import { rtToBoolean, rtToString, rtToNumber } from "./operator";
import { describeObject } from "./dynamic";
import { Symbol } from "./symbol";

const SERVICE: string = "Intl.NumberFormat";

export interface NumberFormatOptions {
  localeMatcher?: any;
  numberingSystem?: any;
  style?: any;
  currency?: any;
  currencyDisplay?: any;
  currencySign?: any;
  unit?: any;
  unitDisplay?: any;
  notation?: any;
  compactDisplay?: any;
  useGrouping?: any;
  signDisplay?: any;
  minimumIntegerDigits?: any;
  minimumFractionDigits?: any;
  maximumFractionDigits?: any;
  minimumSignificantDigits?: any;
  maximumSignificantDigits?: any;
  roundingIncrement?: any;
  roundingMode?: any;
  roundingPriority?: any;
  trailingZeroDisplay?: any;
}

export interface ResolvedNumberFormatOptions {
  locale: string;
  numberingSystem: string;
  style: string;
  currency?: string;
  currencyDisplay?: string;
  currencySign?: string;
  unit?: string;
  unitDisplay?: string;
  notation: string;
  compactDisplay?: string;
  useGrouping: any;
  signDisplay: string;
  minimumIntegerDigits: number;
  minimumFractionDigits?: number;
  maximumFractionDigits?: number;
  minimumSignificantDigits?: number;
  maximumSignificantDigits?: number;
  roundingIncrement: number;
  roundingMode: string;
  roundingPriority: string;
  trailingZeroDisplay: string;
}

export interface NumberFormatPart {
  type: string;
  value: string;
}

export interface NumberRangeFormatPart {
  type: string;
  value: string;
  source: string;
}

function isCurrencyCode(s: string): boolean {
  if (s.length !== 3) return false;
  for (let i: number = 0; i < 3; i = i + 1) {
    const c: number = s.charCodeAt(i) | 32;
    if (c < 97 || c > 122) return false;
  }
  return true;
}

function isUnit(s: string): boolean {
  if (isOneOf(s, UNITS)) return true;
  const per: number = s.indexOf("-per-");
  return per > 0 && isOneOf(s.slice(0, per), UNITS) && isOneOf(s.slice(per + 5), UNITS);
}

/** Reads the options of a number format; `what` is named in errors. */
export function numberStyle(locales: any, given: any, what: string): NumberStyle {
  const locale: ResolvedLocale = resolveLocale(locales);
  const options: any = needOptions(given, what);
  const s: NumberStyle = new NumberStyle();
  s.locale = locale.index;
  wordOption(options, "localeMatcher", "lookup best fit", "", what);
  const system: string = wordOption(options, "numberingSystem", "", "", what);
  if (system === "" && locale.keyword("nu") === "latn") locale.used = "-nu-latn";
  s.tag = locale.tag();
  s.style = wordOption(options, "style", "decimal percent currency unit", "decimal", what);
  const currency: any = readOption(options, "currency");
  if (isAbsent(currency)) {
    if (s.style === "currency") throw new TypeError("Currency code is required with currency style.");
  } else {
    s.currency = rtToString(currency);
    if (!isCurrencyCode(s.currency)) throw new RangeError("Invalid currency code : " + s.currency);
    s.currency = s.currency.toUpperCase();
  }
  s.currencyDisplay = wordOption(options, "currencyDisplay", "code symbol narrowSymbol name", "symbol", what);
  s.currencySign = wordOption(options, "currencySign", "standard accounting", "standard", what);
  const unit: any = readOption(options, "unit");
  if (isAbsent(unit)) {
    if (s.style === "unit") throw new TypeError("Invalid unit argument for Intl.NumberFormat() ''");
  } else {
    s.unit = rtToString(unit);
    if (!isUnit(s.unit)) throw new RangeError("Invalid unit argument for Intl.NumberFormat() '" + s.unit + "'");
  }
  s.unitDisplay = wordOption(options, "unitDisplay", "short narrow long", "short", what);
  s.notation = wordOption(options, "notation", "standard scientific engineering compact", "standard", what);
  let least: number = 0;
  let most: number = s.style === "percent" ? 0 : 3;
  if (s.style === "currency" && s.notation === "standard") {
    least = currencyDigits(s.currency);
    most = least;
  }
  s.digits = new DigitOptions();
  s.digits.read(options, least, most, s.notation === "compact", what);
  s.compactDisplay = wordOption(options, "compactDisplay", "short long", "short", what);
  readGrouping(s, options, what);
  s.signDisplay = wordOption(options, "signDisplay", "auto never always exceptZero negative", "auto", what);
  s.symbols = new Symbols(s.locale);
  return s;
}

function readGrouping(s: NumberStyle, options: any, what: string): void {
  const fallback: string = s.notation === "compact" ? "min2" : "auto";
  const v: any = readOption(options, "useGrouping");
  s.grouping = fallback;
  if (isAbsent(v)) return;
  if (v === true) {
    s.grouping = "always";
    return;
  }
  if (!rtToBoolean(v)) {
    s.grouping = "";
    return;
  }
  const word: string = rtToString(v);
  if (word === "true" || word === "false") return;
  if (!isOneOf(word, "min2 auto always")) {
    throw new RangeError("Value " + word + " out of range for " + what + " options property useGrouping");
  }
  s.grouping = word;
}

/** Number.prototype.toLocaleString and BigInt's, with arguments. */
export function formatNumber(value: any, locales: any, options: any, what: string): string {
  return new NumberWriter(numberStyle(locales, options, what)).parts(decimalOf(numericText(value))).text();
}

export class NumberFormat {
  #style: NumberStyle;
  #format: any = undefined;

  constructor(locales?: string | readonly string[], options?: NumberFormatOptions) {
    this.#style = numberStyle(locales as any, options as any, SERVICE);
  }

  static __call(locales?: string | readonly string[], options?: NumberFormatOptions): NumberFormat {
    return new NumberFormat(locales, options);
  }

  static supportedLocalesOf(locales: string | readonly string[], options?: any): string[] {
    return supportedLocales(locales as any, options, SERVICE);
  }

  get format(): (value: any) => string {
    if (isAbsent(this.#format)) {
      const style: NumberStyle = this.#style;
      this.#format = (value: any): string => new NumberWriter(style).parts(decimalOf(numericText(value))).text();
    }
    return this.#format;
  }

  formatToParts(value?: any): NumberFormatPart[] {
    return new NumberWriter(this.#style).parts(decimalOf(numericText(value))).list();
  }

  formatRange(start: any, end: any): string {
    return this.#range(start, end).text();
  }

  formatRangeToParts(start: any, end: any): NumberRangeFormatPart[] {
    return this.#range(start, end).sourcedList();
  }

  #range(start: any, end: any): Parts {
    if (isAbsent(start)) throw new TypeError("Invalid start : undefined");
    if (isAbsent(end)) throw new TypeError("Invalid end : undefined");
    // The ends of a range are numbers, however they are given.
    const x: Decimal = decimalOf(numericText(Number(numericText(start))));
    const y: Decimal = decimalOf(numericText(Number(numericText(end))));
    if (x.isNaN) throw new RangeError("Invalid start : NaN");
    if (y.isNaN) throw new RangeError("Invalid end : NaN");
    return new NumberWriter(this.#style).range(x, y);
  }

  resolvedOptions(): ResolvedNumberFormatOptions {
    const s: NumberStyle = this.#style;
    const out: any = {};
    out.locale = s.tag;
    out.numberingSystem = "latn";
    out.style = s.style;
    if (s.style === "currency") {
      out.currency = s.currency;
      out.currencyDisplay = s.currencyDisplay;
      // V8 says so of amounts without signs.
      out.currencySign = s.signDisplay === "never" ? "standard" : s.currencySign;
    }
    if (s.style === "unit") {
      out.unit = s.unit;
      out.unitDisplay = s.unitDisplay;
    }
    s.digits.describe(out);
    out.useGrouping = s.grouping === "" ? (false as any) : (s.grouping as any);
    out.notation = s.notation;
    if (s.notation === "compact") out.compactDisplay = s.compactDisplay;
    out.signDisplay = s.signDisplay;
    s.digits.describeRounding(out);
    return out;
  }

  get [Symbol.toStringTag](): string {
    return "Intl.NumberFormat";
  }
}
