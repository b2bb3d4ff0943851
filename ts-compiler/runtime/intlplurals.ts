// Plural categories of the known locales (CLDR 48).
import { DE, ES, FR, IT, JA, PT } from "./intllocale";

/** The category of a number that is written with these digits; `exponent` is that of a compact form. */
export function cardinal(locale: number, integer: string, fraction: string, exponent: number): string {
  if (locale === JA) return "other";
  const isWhole: boolean = fraction === "";
  const isMillions: boolean = exponent === 0 ? isWhole && integer !== "0" && integer.length > 6 && integer.endsWith("000000") : exponent > 5;
  let fractionIsZero: boolean = true;
  for (let i: number = 0; i < fraction.length; i = i + 1) {
    if (fraction.charAt(i) !== "0") fractionIsZero = false;
  }
  if (locale === FR || locale === PT) {
    if ((integer === "0" || integer === "1") && exponent === 0) return "one";
    if ((integer === "0" || integer === "1") && exponent > 0) return "one";
    return isMillions ? "many" : "other";
  }
  if (locale === ES) {
    if (integer === "1" && fractionIsZero) return "one";
    return isMillions ? "many" : "other";
  }
  if (locale === IT && isMillions) return "many";
  return integer === "1" && isWhole ? "one" : "other";
}

/** The category of a place in an order. */
export function ordinal(locale: number, integer: string, isWhole: boolean): string {
  if (locale === FR) return integer === "1" && isWhole ? "one" : "other";
  if (locale === DE || locale === ES || locale === JA || locale === PT || !isWhole) return "other";
  if (locale === IT) return integer === "8" || integer === "11" || integer === "80" || integer === "800" ? "many" : "other";
  const n: number = Number(integer.slice(-2));
  if (n > 10 && n < 14) return "other";
  const last: number = n % 10;
  return last === 1 ? "one" : last === 2 ? "two" : last === 3 ? "few" : "other";
}

/** The categories of a locale, in the order that resolvedOptions gives. */
export function categories(locale: number, isOrdinal: boolean): string {
  if (locale === JA) return "other";
  if (isOrdinal) {
    if (locale === FR) return "one other";
    if (locale === IT) return "many other";
    return locale === DE || locale === ES || locale === PT ? "other" : "few one two other";
  }
  return locale === FR || locale === ES || locale === IT || locale === PT ? "one many other" : "one other";
}
