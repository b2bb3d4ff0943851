// Intl.ListFormat (ECMA-402 14).
import { isAbsent, isObject, wordOption } from "./intloptions";
import { ES, ResolvedLocale, resolveLocale, supportedLocales } from "./intllocale";
import { entryAt } from "./intlnumberdata";
import { LISTS, wordData } from "./intlwords";
import { Parts } from "./intlparts";
import { rtToArray } from "./iterate";
import { describeObject } from "./dynamic";
import { Symbol } from "./symbol";

const SERVICE: string = "Intl.ListFormat";
const TYPES: string = "conjunction disjunction unit";
const STYLES: string = "long short narrow";

export interface ListFormatOptions {
  localeMatcher?: any;
  type?: any;
  style?: any;
}

export interface ResolvedListFormatOptions {
  locale: string;
  style: string;
  type: string;
}

export class ListFormat {
  #locale: ResolvedLocale;
  #type: string;
  #style: string;

  constructor(locales?: string | readonly string[], options?: ListFormatOptions) {
    this.#locale = resolveLocale(locales as any);
    const given: any = options as any;
    if (!isAbsent(given) && !isObject(given)) throw new TypeError("invalid_argument");
    wordOption(given, "localeMatcher", "lookup best fit", "", SERVICE);
    this.#type = wordOption(given, "type", TYPES, "conjunction", SERVICE);
    this.#style = wordOption(given, "style", STYLES, "long", SERVICE);
  }

  static __call(): any {
    throw new TypeError("Constructor Intl.ListFormat requires 'new'");
  }

  static supportedLocalesOf(locales: string | readonly string[], options?: any): string[] {
    return supportedLocales(locales as any, options, SERVICE);
  }

  format(list: Iterable<string>): string {
    return this.#parts(list as any).text();
  }

  formatToParts(list: Iterable<string>): { type: string; value: string }[] {
    return this.#parts(list as any).list();
  }

  #parts(list: any): Parts {
    const out: Parts = new Parts();
    if (isAbsent(list)) return out;
    const items: any[] = rtToArray(list);
    for (let i: number = 0; i < items.length; i = i + 1) {
      if (typeof items[i] !== "string") throw new TypeError("Iterable yielded " + describeObject(items[i]) + " which is not a string");
    }
    const which: number = LISTS + TYPES.split(" ").indexOf(this.#type);
    const words: string[] = entryAt(wordData(this.#locale.index, which), STYLES.split(" ").indexOf(this.#style)).split("^");
    const n: number = items.length;
    for (let i: number = 0; i < n; i = i + 1) {
      if (i > 0) {
        let word: string = n === 2 ? words[0] : i === n - 1 ? words[3] : i === 1 ? words[1] : words[2];
        if (this.#locale.index === ES && i === n - 1) word = spanish(word, items[i] as string);
        out.add("literal", word);
      }
      out.add("element", items[i] as string);
    }
    return out;
  }

  resolvedOptions(): ResolvedListFormatOptions {
    const out: any = {};
    out.locale = this.#locale.tag();
    out.type = this.#type;
    out.style = this.#style;
    return out;
  }

  get [Symbol.toStringTag](): string {
    return "Intl.ListFormat";
  }
}

// `y` is `e` before the sound i, `o` is `u` before the sound o.
function spanish(word: string, next: string): string {
  const s: string = next.toLowerCase();
  if (word === " y ") {
    const sounds: boolean = s.startsWith("i") || (s.startsWith("hi") && !s.startsWith("hia") && !s.startsWith("hie"));
    return sounds ? " e " : word;
  }
  if (word !== " o ") return word;
  const isEleven: boolean = s === "11" || s.startsWith("11 ");
  return s.startsWith("o") || s.startsWith("ho") || s.startsWith("8") || isEleven ? " u " : word;
}
