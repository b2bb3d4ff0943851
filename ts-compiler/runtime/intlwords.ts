// What ListFormat and RelativeTimeFormat know of a locale: texts of its data by their places.
import { __speaks } from "./intrinsics";
import { DE, EN_AU, EN_CA, EN_GB, EN_IN, ES, FR, IT, JA, PT } from "./intllocale";
import { wordsEn } from "./intlwordsen";
import { wordsEnGB } from "./intlwordsengb";
import { wordsEnIN } from "./intlwordsenin";
import { wordsDe } from "./intlwordsde";
import { wordsFr } from "./intlwordsfr";
import { wordsEs } from "./intlwordses";
import { wordsJa } from "./intlwordsja";
import { wordsEnCA } from "./intlwordsenca";
import { wordsEnAU } from "./intlwordsenau";
import { wordsIt } from "./intlwordsit";
import { wordsPt } from "./intlwordspt";

/** Patterns of the past and of the future by units, from seconds to years: long, short, narrow. */
export const RELATIVE: number = 0;
/** Words for -2 to 2 of each unit; where there is none the pattern counts. */
export const NEAR: number = 3;
/** What stands between two, after the first of many, between others, before the last; by style. */
export const LISTS: number = 6;

/** A text of a locale. */
export function wordData(locale: number, which: number): string {
  if (__speaks("en-GB") && locale === EN_GB) return wordsEnGB(which);
  if (__speaks("en-IN") && locale === EN_IN) return wordsEnIN(which);
  if (__speaks("de-DE") && locale === DE) return wordsDe(which);
  if (__speaks("fr-FR") && locale === FR) return wordsFr(which);
  if (__speaks("es-ES") && locale === ES) return wordsEs(which);
  if (__speaks("ja-JP") && locale === JA) return wordsJa(which);
  if (__speaks("en-CA") && locale === EN_CA) return wordsEnCA(which);
  if (__speaks("en-AU") && locale === EN_AU) return wordsEnAU(which);
  if (__speaks("it-IT") && locale === IT) return wordsIt(which);
  if (__speaks("pt-BR") && locale === PT) return wordsPt(which);
  return wordsEn(which);
}
