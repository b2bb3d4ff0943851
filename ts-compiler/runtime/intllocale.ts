// Locales: what tags are well-formed, how they are written, and which of them modules know (ECMA-402 6.2, 9.2).
import { isAbsent, isObject, readOption, wordOption } from "./intloptions";

/** The known locales; a locale's number is its place. */
const KNOWN: string[] = ["en-US", "en-GB", "en-IN", "de-DE", "fr-FR", "es-ES", "ja-JP", "en-CA", "en-AU", "it-IT", "pt-BR"];
export const EN: number = 0;
export const EN_GB: number = 1;
export const EN_IN: number = 2;
export const DE: number = 3;
export const FR: number = 4;
export const ES: number = 5;
export const JA: number = 6;
export const EN_CA: number = 7;
export const EN_AU: number = 8;
export const IT: number = 9;
export const PT: number = 10;

/** A locale that an object of Intl uses. */
export class ResolvedLocale {
  /** Number among the known ones. */
  index: number = 0;
  /** The tag without extensions. */
  base: string = "en-US";
  /** Keywords of the extension `u` in pairs. */
  keywords: string[] = [];
  /** Keywords that the object uses, as `-nu-latn`. */
  used: string = "";

  tag(): string {
    return this.used === "" ? this.base : this.base + "-u" + this.used;
  }

  /** Value of a keyword; "" when it is absent. */
  keyword(key: string): string {
    for (let i: number = 0; i + 1 < this.keywords.length; i = i + 2) {
      if (this.keywords[i] === key) return this.keywords[i + 1];
    }
    return "";
  }
}

function invalid(): RangeError {
  return new RangeError("Incorrect locale information provided");
}

function isAlpha(s: string, least: number, most: number): boolean {
  if (s.length < least || s.length > most) return false;
  for (let i: number = 0; i < s.length; i = i + 1) {
    const c: number = s.charCodeAt(i) | 32;
    if (c < 97 || c > 122) return false;
  }
  return true;
}

function isDigits(s: string): boolean {
  for (let i: number = 0; i < s.length; i = i + 1) {
    const c: number = s.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return s !== "";
}

function isAlphanumeric(s: string, least: number, most: number): boolean {
  if (s.length < least || s.length > most) return false;
  for (let i: number = 0; i < s.length; i = i + 1) {
    const c: string = s.charAt(i);
    if (!isDigits(c) && !isAlpha(c, 1, 1)) return false;
  }
  return true;
}

function title(s: string): string {
  return s.charAt(0).toUpperCase() + s.slice(1).toLowerCase();
}

const OLD: string = " iw-he in-id ji-yi mo-ro sh-sr tl-fil ";

/** CanonicalizeUnicodeLocaleId of the usual parts; what is no well-formed tag is a RangeError. */
export function canonicalTag(tag: string): string {
  const parts: string[] = tag.split("-");
  let language: string = parts[0].toLowerCase();
  if (!isAlpha(language, 2, 3) && !isAlpha(language, 5, 8)) throw invalid();
  const old: number = OLD.indexOf(" " + language + "-");
  if (old >= 0) language = OLD.slice(old + language.length + 2, OLD.indexOf(" ", old + 1));
  let out: string = language;
  let i: number = 1;
  if (i < parts.length && isAlpha(parts[i], 4, 4)) {
    out = out + "-" + title(parts[i]);
    i = i + 1;
  }
  if (i < parts.length && (isAlpha(parts[i], 2, 2) || (isDigits(parts[i]) && parts[i].length === 3))) {
    out = out + "-" + parts[i].toUpperCase();
    i = i + 1;
  }
  const variants: string[] = [];
  while (i < parts.length && (isAlphanumeric(parts[i], 5, 8) || (parts[i].length === 4 && isDigits(parts[i].charAt(0)) && isAlphanumeric(parts[i], 4, 4)))) {
    const variant: string = parts[i].toLowerCase();
    if (variants.indexOf(variant) >= 0) throw invalid();
    variants.push(variant);
    i = i + 1;
  }
  variants.sort();
  for (let v: number = 0; v < variants.length; v = v + 1) out = out + "-" + variants[v];
  let seen: string = "";
  while (i < parts.length) {
    const letter: string = parts[i].toLowerCase();
    if (!isAlphanumeric(letter, 1, 1) || seen.indexOf(letter) >= 0) throw invalid();
    seen = seen + letter;
    i = i + 1;
    const least: number = letter === "x" ? 1 : 2;
    let text: string = "";
    while (i < parts.length && isAlphanumeric(parts[i], least, 8)) {
      const part: string = parts[i].toLowerCase();
      // `-kn-true` is written `-kn`.
      if (!(letter === "u" && part === "true")) text = text + "-" + part;
      i = i + 1;
    }
    if (text === "") throw invalid();
    out = out + "-" + letter + text;
    if (letter === "x") break;
  }
  if (i < parts.length) throw invalid();
  return out;
}

/** CanonicalizeLocaleList */
export function canonicalLocales(locales: any): string[] {
  const out: string[] = [];
  if (isAbsent(locales)) return out;
  if (typeof locales === "string") {
    out.push(canonicalTag(locales as string));
    return out;
  }
  if (locales === null) throw new TypeError("Cannot convert undefined or null to object");
  if (!isObject(locales)) return out;
  const length: number = Number(readOption(locales, "length"));
  for (let i: number = 0; i < length; i = i + 1) {
    const v: any = readOption(locales, i.toString());
    if (typeof v !== "string" && !isObject(v)) {
      if (isAbsent(v)) continue;
      throw new TypeError("Language ID should be string or object.");
    }
    const tag: string = canonicalTag(String(v));
    if (out.indexOf(tag) < 0) out.push(tag);
  }
  return out;
}

// The tag without extensions.
function baseOf(tag: string): string {
  const parts: string[] = tag.split("-");
  let out: string = parts[0];
  for (let i: number = 1; i < parts.length && parts[i].length > 1; i = i + 1) out = out + "-" + parts[i];
  return out;
}

/** The longest known beginning of a tag, or "". */
export function bestAvailable(base: string): string {
  let tag: string = base;
  while (tag !== "") {
    for (let i: number = 0; i < KNOWN.length; i = i + 1) {
      if (KNOWN[i] === tag || KNOWN[i].slice(0, 2) === tag) return tag;
    }
    const cut: number = tag.lastIndexOf("-");
    tag = cut < 0 ? "" : tag.slice(0, cut);
  }
  return "";
}

function readKeywords(tag: string, into: string[]): void {
  const parts: string[] = tag.split("-");
  let i: number = 1;
  while (i < parts.length && parts[i] !== "u") {
    if (parts[i] === "x") return;
    i = i + 1;
  }
  i = i + 1;
  while (i < parts.length && parts[i].length > 2) i = i + 1;
  while (i < parts.length && parts[i].length === 2) {
    const key: string = parts[i];
    let value: string = "";
    i = i + 1;
    while (i < parts.length && parts[i].length > 2) {
      value = value === "" ? parts[i] : value + "-" + parts[i];
      i = i + 1;
    }
    into.push(key, value === "" ? "true" : value);
  }
}

/** ResolveLocale: the first requested locale that is known, else en-US. */
export function resolveLocale(locales: any): ResolvedLocale {
  const tags: string[] = canonicalLocales(locales);
  const out: ResolvedLocale = new ResolvedLocale();
  for (let i: number = 0; i < tags.length; i = i + 1) {
    const found: string = bestAvailable(baseOf(tags[i]));
    if (found === "") continue;
    out.base = found;
    for (let k: number = KNOWN.length - 1; k >= 0; k = k - 1) {
      if (KNOWN[k] === found || KNOWN[k].slice(0, 2) === found) out.index = k;
    }
    readKeywords(tags[i], out.keywords);
    return out;
  }
  return out;
}

/** The requested locales that are known. */
export function supportedLocales(locales: any, options: any, service: string): string[] {
  const tags: string[] = canonicalLocales(locales);
  if (options === null) throw new TypeError("Cannot convert undefined or null to object");
  wordOption(options, "localeMatcher", "lookup best fit", "", service);
  const out: string[] = [];
  for (let i: number = 0; i < tags.length; i = i + 1) {
    if (bestAvailable(baseOf(tags[i])) !== "") out.push(tags[i]);
  }
  return out;
}
