// Intl.PluralRules (ECMA-402 17).
import { isAbsent, needOptions, numericText, wordOption } from "./intloptions";
import { DE, EN, EN_AU, EN_CA, EN_GB, EN_IN, ES, FR, ResolvedLocale, resolveLocale, supportedLocales } from "./intllocale";
import { DigitOptions, Rounded } from "./intldigits";
import { Decimal, decimalOf } from "./intldecimal";
import { cardinal, categories, ordinal } from "./intlplurals";
import { Symbol } from "./symbol";

const SERVICE: string = "Intl.PluralRules";

export type LDMLPluralRule = "zero" | "one" | "two" | "few" | "many" | "other";

export interface PluralRulesOptions {
  localeMatcher?: any;
  type?: any;
  minimumIntegerDigits?: any;
  minimumFractionDigits?: any;
  maximumFractionDigits?: any;
  minimumSignificantDigits?: any;
  maximumSignificantDigits?: any;
}

export interface ResolvedPluralRulesOptions {
  locale: string;
  type: string;
  pluralCategories: string[];
  minimumIntegerDigits: number;
  minimumFractionDigits: number;
  maximumFractionDigits: number;
  minimumSignificantDigits?: number;
  maximumSignificantDigits?: number;
}

export class PluralRules {
  #locale: ResolvedLocale;
  #isOrdinal: boolean;
  #digits: DigitOptions = new DigitOptions();

  constructor(locales?: string | readonly string[], options?: PluralRulesOptions) {
    this.#locale = resolveLocale(locales as any);
    const given: any = needOptions(options as any, SERVICE);
    wordOption(given, "localeMatcher", "lookup best fit", "", SERVICE);
    this.#isOrdinal = wordOption(given, "type", "cardinal ordinal", "cardinal", SERVICE) === "ordinal";
    this.#digits.read(given, 0, 3, false, SERVICE);
  }

  static __call(): any {
    throw new TypeError("Constructor Intl.PluralRules requires 'new'");
  }

  static supportedLocalesOf(locales: string | readonly string[], options?: any): string[] {
    return supportedLocales(locales as any, options, SERVICE);
  }

  select(value: any): LDMLPluralRule {
    return this.#category(decimalOf(numericText(value))) as LDMLPluralRule;
  }

  selectRange(start: any, end: any): LDMLPluralRule {
    if (isAbsent(start)) throw new TypeError("Invalid startRange : undefined");
    if (isAbsent(end)) throw new TypeError("Invalid endRange : undefined");
    const x: Decimal = decimalOf(numericText(start));
    const y: Decimal = decimalOf(numericText(end));
    if (x.isNaN) throw new RangeError("Invalid startRange : NaN");
    if (y.isNaN) throw new RangeError("Invalid endRange : NaN");
    const b: string = this.#category(y);
    const locale: number = this.#locale.index;
    if (this.#isOrdinal || locale === EN || locale === EN_GB || locale === EN_IN || locale === EN_CA || locale === EN_AU) return "other";
    if (locale === DE) return b as LDMLPluralRule;
    return (locale === ES && b === "one" ? "other" : b) as LDMLPluralRule;
  }

  #category(x: Decimal): string {
    if (!x.isFinite()) return "other";
    const shown: Rounded = this.#digits.written(x);
    const fraction: string = shown.fraction(this.#digits.trailing);
    const integer: string = shown.value.integer();
    if (this.#isOrdinal) return ordinal(this.#locale.index, integer, shown.value.fraction() === "");
    return cardinal(this.#locale.index, integer, fraction, 0);
  }

  resolvedOptions(): ResolvedPluralRulesOptions {
    const out: any = {};
    // Plurals are those of languages.
    out.locale = this.#locale.tag().slice(0, 2);
    out.type = this.#isOrdinal ? "ordinal" : "cardinal";
    this.#digits.describe(out);
    out.pluralCategories = categories(this.#locale.index, this.#isOrdinal).split(" ");
    this.#digits.describeRounding(out);
    return out;
  }

  get [Symbol.toStringTag](): string {
    return "Intl.PluralRules";
  }
}
