// Intl: what programs see of it. The object is made where it is used as a value.
export { NumberFormat } from "./intlnumberformat";
export { DateTimeFormat } from "./intldateformat";
export { Collator } from "./intlcollator";
export { PluralRules } from "./intlpluralrules";
export { RelativeTimeFormat } from "./intlrelative";
export { ListFormat } from "./intllistformat";
export { getCanonicalLocales } from "./intlobject";
export type { NumberFormatOptions, ResolvedNumberFormatOptions, NumberFormatPart, NumberRangeFormatPart } from "./intlnumberformat";
export type { DateTimeFormatOptions, ResolvedDateTimeFormatOptions, DateTimeFormatPart } from "./intldateformat";
export type { CollatorOptions, ResolvedCollatorOptions } from "./intlcollator";
export type { LDMLPluralRule, PluralRulesOptions, ResolvedPluralRulesOptions } from "./intlpluralrules";
export type { RelativeTimeFormatUnit, RelativeTimeFormatOptions, ResolvedRelativeTimeFormatOptions } from "./intlrelative";
export type { ListFormatOptions, ResolvedListFormatOptions } from "./intllistformat";
