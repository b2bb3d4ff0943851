// Intl.Collator (ECMA-402 10).
import { flagOption, isAbsent, needOptions, wordOption } from "./intloptions";
import { ES, ResolvedLocale, resolveLocale, supportedLocales } from "./intllocale";
import { Collation, collate } from "./collate";
import { rtToString } from "./operator";
import { Symbol } from "./symbol";

const SERVICE: string = "Intl.Collator";

export interface CollatorOptions {
  usage?: any;
  localeMatcher?: any;
  numeric?: any;
  caseFirst?: any;
  sensitivity?: any;
  collation?: any;
  ignorePunctuation?: any;
}

export interface ResolvedCollatorOptions {
  locale: string;
  usage: string;
  sensitivity: string;
  ignorePunctuation: boolean;
  collation: string;
  caseFirst: string;
  numeric: boolean;
}

/** The options of a collator. */
class Choice {
  locale: ResolvedLocale;
  usage: string = "sort";
  sensitivity: string = "variant";
  caseFirst: string = "false";
  order: Collation = new Collation();

  constructor(locales: any, given: any, what: string) {
    this.locale = resolveLocale(locales);
    const options: any = needOptions(given, what);
    this.usage = wordOption(options, "usage", "sort search", "sort", what);
    wordOption(options, "localeMatcher", "lookup best fit", "", what);
    wordOption(options, "collation", "", "", what);
    const numeric: number = flagOption(options, "numeric");
    const caseFirst: string = wordOption(options, "caseFirst", "upper lower false", "", what);
    const tagged: string = this.locale.keyword("kn");
    if (numeric >= 0) {
      this.order.numeric = numeric === 1;
    } else if (tagged === "true" || tagged === "false") {
      this.order.numeric = tagged === "true";
      this.locale.used = tagged === "true" ? "-kn" : "-kn-false";
    }
    const first: string = this.locale.keyword("kf");
    if (caseFirst !== "") {
      this.caseFirst = caseFirst;
    } else if (first === "upper" || first === "lower" || first === "false") {
      this.caseFirst = first;
      this.locale.used = "-kf-" + first + this.locale.used;
    }
    this.sensitivity = wordOption(options, "sensitivity", "base accent case variant", "variant", what);
    this.order.ignoresPunctuation = flagOption(options, "ignorePunctuation") === 1;
    this.order.upperFirst = this.caseFirst === "upper";
    this.order.accents = this.sensitivity === "accent" || this.sensitivity === "variant";
    this.order.cases = this.sensitivity === "case" || this.sensitivity === "variant";
    this.order.isSpanish = this.locale.index === ES;
  }
}

/** String.prototype.localeCompare with locales or options. */
export function compareIn(a: string, b: string, locales: any, options: any): number {
  return collate(a, b, new Choice(locales, options, "String.prototype.localeCompare").order);
}

export class Collator {
  #choice: Choice;
  #compare: any = undefined;

  constructor(locales?: string | readonly string[], options?: CollatorOptions) {
    this.#choice = new Choice(locales as any, options as any, SERVICE);
  }

  static __call(locales?: string | readonly string[], options?: CollatorOptions): Collator {
    return new Collator(locales, options);
  }

  static supportedLocalesOf(locales: string | readonly string[], options?: any): string[] {
    return supportedLocales(locales as any, options, SERVICE);
  }

  get compare(): (x: string, y: string) => number {
    if (isAbsent(this.#compare)) {
      const order: Collation = this.#choice.order;
      this.#compare = (x: any, y: any): number => collate(rtToString(x), rtToString(y), order);
    }
    return this.#compare;
  }

  resolvedOptions(): ResolvedCollatorOptions {
    const c: Choice = this.#choice;
    const out: any = {};
    out.locale = c.locale.tag();
    out.usage = c.usage;
    out.sensitivity = c.sensitivity;
    out.ignorePunctuation = c.order.ignoresPunctuation;
    out.collation = "default";
    out.numeric = c.order.numeric;
    out.caseFirst = c.caseFirst;
    return out;
  }

  get [Symbol.toStringTag](): string {
    return "Intl.Collator";
  }
}
