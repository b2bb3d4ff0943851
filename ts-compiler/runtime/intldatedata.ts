// What DateTimeFormat knows of a locale: texts of its data by their places.
import { __speaks } from "./intrinsics";
import { DE, EN_AU, EN_CA, EN_GB, EN_IN, ES, FR, IT, JA, PT } from "./intllocale";
import { datesEn } from "./intldatesen";
import { datesEnGB } from "./intldatesengb";
import { datesEnIN } from "./intldatesenin";
import { datesDe } from "./intldatesde";
import { datesFr } from "./intldatesfr";
import { datesEs } from "./intldateses";
import { datesJa } from "./intldatesja";
import { datesEnCA } from "./intldatesenca";
import { datesEnAU } from "./intldatesenau";
import { datesIt } from "./intldatesit";
import { datesPt } from "./intldatespt";

// Patterns are texts with fields: a `%` and a letter.
//   d D e   day as asked for, of two digits, of as many as it needs
//   m M n   month in digits, likewise
//   b B     month by its name, within a date and alone; `c` is short
//   y Y     year as asked for, of two digits
//   w W v   weekday within a date and alone, short
//   h H i   hour as asked for, of two digits, of as many as it needs
//   N O     minute of two digits and of as many as it needs; S T second likewise
//   G p z   era, half of the day, time zone

/** Months by name: long, short, narrow, alone and (if others) within a date; then weekdays. */
export const NAMES: number = 0;
export const HALVES: number = 12;
export const ERAS: number = 13;
/** Patterns of dates, and which one belongs to which combination of fields. */
export const DATE_PATTERNS: number = 14;
export const DATE_TABLE: number = 15;
export const TIME_PATTERNS: number = 16;
/** What stands between date and time, by the width of the month; then by dateStyle. */
export const JOINTS: number = 17;
export const DATE_STYLES: number = 18;
export const TIME_STYLES: number = 19;
/** UTC's names, the separator before fractions of seconds, the hour cycle, what offsets begin with, their minus. */
export const OTHERS: number = 20;
/** Weekday and time: hours, with minutes, with seconds, in both cycles; `%t` is the time. */
export const WEEKDAY_TIMES: number = 21;

/** A text of a locale. */
export function dateData(locale: number, which: number): string {
  if (__speaks("en-GB") && locale === EN_GB) return datesEnGB(which);
  if (__speaks("en-IN") && locale === EN_IN) return datesEnIN(which);
  if (__speaks("de-DE") && locale === DE) return datesDe(which);
  if (__speaks("fr-FR") && locale === FR) return datesFr(which);
  if (__speaks("es-ES") && locale === ES) return datesEs(which);
  if (__speaks("ja-JP") && locale === JA) return datesJa(which);
  if (__speaks("en-CA") && locale === EN_CA) return datesEnCA(which);
  if (__speaks("en-AU") && locale === EN_AU) return datesEnAU(which);
  if (__speaks("it-IT") && locale === IT) return datesIt(which);
  if (__speaks("pt-BR") && locale === PT) return datesPt(which);
  return datesEn(which);
}
