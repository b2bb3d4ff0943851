// What NumberFormat knows of a locale: texts of its data by their places.
import { __speaks } from "./intrinsics";
import { DE, EN_AU, EN_CA, EN_GB, EN_IN, ES, FR, IT, JA, PT } from "./intllocale";
import { numbersEn } from "./intlnumbersen";
import { numbersEnGB } from "./intlnumbersengb";
import { numbersEnIN } from "./intlnumbersenin";
import { numbersDe } from "./intlnumbersde";
import { numbersFr } from "./intlnumbersfr";
import { numbersEs } from "./intlnumberses";
import { numbersJa } from "./intlnumbersja";
import { numbersEnCA } from "./intlnumbersenca";
import { numbersEnAU } from "./intlnumbersenau";
import { numbersIt } from "./intlnumbersit";
import { numbersPt } from "./intlnumberspt";

/** Separators, signs and patterns, in the order of the fields of `Symbols`. */
export const SYMBOLS: number = 0;
/** Patterns for 10 ** 3 and on; a `{` stands for a digit. */
export const COMPACT: number = 1;
export const COMPACT_LONG: number = 2;
/** Codes with what stands for them; `NARROW` has those that differ. */
export const CURRENCIES: number = 3;
export const NARROW: number = 4;
export const CURRENCY_NAMES: number = 5;
/** Units in the order of `UNITS`: short, narrow, long. */
export const UNIT: number = 6;
/** The same as a divisor. */
export const PER: number = 9;
/** Those that are not made of both. */
export const COMPOUND: number = 12;

/** The units of ECMA-402, table 2. */
export const UNITS: string =
  "acre bit byte celsius centimeter day degree fahrenheit fluid-ounce foot gallon gigabit gigabyte gram hectare hour inch kilobit kilobyte kilogram kilometer liter megabit megabyte meter microsecond mile mile-scandinavian milliliter millimeter millisecond minute month nanosecond ounce percent petabyte pound second stone terabit terabyte week yard year";

/** Currencies without decimal digits, and those with three (CLDR). */
const NO_DIGITS: string =
  "AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG RWF SLL SOS SYP UGX VND VUV XAF XOF XPF YER";
const THREE_DIGITS: string = "BHD JOD KWD LYD OMR TND";

/** A text of a locale. */
export function numberData(locale: number, which: number): string {
  if (__speaks("en-GB") && locale === EN_GB) return numbersEnGB(which);
  if (__speaks("en-IN") && locale === EN_IN) return numbersEnIN(which);
  if (__speaks("de-DE") && locale === DE) return numbersDe(which);
  if (__speaks("fr-FR") && locale === FR) return numbersFr(which);
  if (__speaks("es-ES") && locale === ES) return numbersEs(which);
  if (__speaks("ja-JP") && locale === JA) return numbersJa(which);
  if (__speaks("en-CA") && locale === EN_CA) return numbersEnCA(which);
  if (__speaks("en-AU") && locale === EN_AU) return numbersEnAU(which);
  if (__speaks("it-IT") && locale === IT) return numbersIt(which);
  if (__speaks("pt-BR") && locale === PT) return numbersPt(which);
  return numbersEn(which);
}

/** Digits behind the point that amounts of a currency have. */
export function currencyDigits(code: string): number {
  if (NO_DIGITS.indexOf(code) >= 0) return 0;
  if (THREE_DIGITS.indexOf(code) >= 0) return 3;
  return code === "CLF" ? 4 : 2;
}

/** What stands behind a key among entries separated by bars; "" when there is none. */
export function entryOf(list: string, key: string): string {
  let from: number = 0;
  while (from <= list.length) {
    let to: number = list.indexOf("|", from);
    if (to < 0) to = list.length;
    if (list.startsWith(key, from)) return list.slice(from + key.length, to);
    from = to + 1;
  }
  return "";
}

/** The entry at a place. */
export function entryAt(list: string, place: number): string {
  let from: number = 0;
  for (let i: number = 0; i < place; i = i + 1) {
    from = list.indexOf("|", from) + 1;
    if (from === 0) return "";
  }
  const to: number = list.indexOf("|", from);
  return to < 0 ? list.slice(from) : list.slice(from, to);
}

/** The form of an entry for a plural category of the locale. */
export function pluralForm(locale: number, entry: string, category: string): string {
  if (entry.indexOf("^") < 0) return entry;
  const forms: string[] = entry.split("^");
  if (category === "one") return forms[0];
  if (category === "many" && forms.length > 2) return forms[1];
  return forms[forms.length - 1];
}

/** The separators, signs and patterns of a locale. */
export class Symbols {
  decimal: string;
  group: string;
  minus: string;
  plus: string;
  percent: string;
  exponent: string;
  /** Digits that must stand before the first separator. */
  leading: number;
  /** Digits of all groups but the last. */
  groupSize: number;
  percentPattern: string;
  currencyPattern: string;
  isAccounting: boolean;
  namePattern: string;
  approximate: string;
  range: string;
  /** The range of what stands behind its own affixes. */
  wideRange: string;

  constructor(locale: number) {
    const s: string[] = numberData(locale, SYMBOLS).split("|");
    this.decimal = s[0];
    this.group = s[1];
    this.minus = s[2];
    this.plus = s[3];
    this.percent = s[4];
    this.exponent = s[5];
    this.leading = Number(s[6]);
    this.groupSize = Number(s[7]);
    this.percentPattern = s[8];
    this.currencyPattern = s[9];
    this.isAccounting = s[11].startsWith("(");
    this.namePattern = s[13];
    this.approximate = s[14].slice(0, s[14].length - 1);
    this.range = s[15];
    const wide: string = s[15];
    this.wideRange = wide.startsWith(" ") ? wide : " " + wide + " ";
  }
}
