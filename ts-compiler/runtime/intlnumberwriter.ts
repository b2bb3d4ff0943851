// Numbers in a locale's words: signs, groups, currencies, units, powers of ten (ECMA-402 16.5.6 and on).
import {
  Symbols, numberData, entryOf, entryAt, pluralForm, UNITS, COMPACT, COMPACT_LONG, CURRENCIES, NARROW, CURRENCY_NAMES, UNIT, PER, COMPOUND,
} from "./intlnumberdata";
import { DigitOptions, Rounded } from "./intldigits";
import { Decimal } from "./intldecimal";
import { Parts } from "./intlparts";
import { DE, EN_IN, FR, IT, JA, PT } from "./intllocale";
import { cardinal } from "./intlplurals";

/** A number format's options, resolved. */
export class NumberStyle {
  locale: number = 0;
  tag: string = "";
  style: string = "decimal";
  currency: string = "";
  currencyDisplay: string = "symbol";
  currencySign: string = "standard";
  unit: string = "";
  unitDisplay: string = "short";
  notation: string = "standard";
  compactDisplay: string = "short";
  /** "" for none. */
  grouping: string = "auto";
  signDisplay: string = "auto";
  digits: DigitOptions = new DigitOptions();
  symbols: Symbols = new Symbols(0);
}

// Cuts a pattern at the place of the number.
function cut(pattern: string): string[] {
  const first: number = pattern.indexOf("{");
  if (first < 0) return [pattern, ""];
  return [pattern.slice(0, first), pattern.slice(pattern.lastIndexOf("{") + 1)];
}

function isSpace(c: string): boolean {
  return c === " " || c === "\u00A0" || c === "\u202F" || c === "\u2009";
}

// Adds a text whose spaces at the border are literals.
function addWord(out: Parts, type: string, text: string): void {
  let from: number = 0;
  let to: number = text.length;
  while (from < to && isSpace(text.charAt(from))) from = from + 1;
  while (to > from && isSpace(text.charAt(to - 1))) to = to - 1;
  out.add("literal", text.slice(0, from));
  out.add(type, text.slice(from, to));
  out.add("literal", text.slice(to));
}

// Whether a space must stand between a currency and a digit: ICU's rule is that of symbols.
function isWordLike(c: string): boolean {
  const code: number = c.charCodeAt(0);
  if (code === 36 || (code >= 0xA2 && code <= 0xA9) || code === 0x58F || code === 0x60B || code === 0xE3F || code === 0x17DB) return false;
  if (code >= 0x20A0 && code <= 0x20CF) return false;
  return !(code === 0x9F2 || code === 0x9F3 || code === 0xFFE5 || isSpace(c));
}

export class NumberWriter {
  private s: NumberStyle;

  constructor(style: NumberStyle) {
    this.s = style;
  }

  // The power of ten that a number's notation takes out of it.
  private exponentAt(magnitude: number): number {
    const s: NumberStyle = this.s;
    if (s.notation === "scientific") return magnitude;
    if (s.notation === "engineering") return Math.floor(magnitude / 3) * 3;
    if (s.notation !== "compact" || magnitude < 3) return 0;
    const place: number = this.compactPlace(magnitude);
    const entry: string = this.compactEntry(place);
    const from: number = entry.indexOf("{");
    let count: number = 0;
    while (entry.charAt(from + count) === "{") count = count + 1;
    return count === place + 1 ? 0 : place - count + 1;
  }

  private compactEntry(magnitude: number): string {
    const which: number = this.s.compactDisplay === "long" && this.s.style !== "currency" ? COMPACT_LONG : COMPACT;
    return entryAt(numberData(this.s.locale, which), magnitude - 3);
  }

  // The greatest power of ten that has a pattern, up to a number's own.
  private compactPlace(magnitude: number): number {
    const most: number = this.s.locale === JA ? 19 : 14;
    return magnitude > most ? most : magnitude;
  }

  private exponent(x: Decimal): number {
    if (this.s.notation === "standard" || !x.isFinite() || x.isZero()) return 0;
    const magnitude: number = x.magnitude();
    const e: number = this.exponentAt(magnitude);
    const rounded: Decimal = this.s.digits.round(x.scaled(-e));
    if (rounded.isZero() || rounded.magnitude() === magnitude - e) return e;
    return this.exponentAt(magnitude + 1);
  }

  /** A number in its pieces. */
  parts(value: Decimal): Parts {
    return this.partsAs(value, "");
  }

  // The pieces with a plural category that is not the number's own, if one is given.
  private partsAs(value: Decimal, category: string): Parts {
    const s: NumberStyle = this.s;
    const x: Decimal = s.style === "percent" ? value.scaled(2) : value;
    const e: number = this.exponent(x);
    const rounded: Rounded = s.digits.written(x.scaled(-e));
    const sign: string = this.sign(x.negative, rounded.value);
    const integer: string = x.isFinite() ? rounded.integer(s.digits.minimumInteger) : "";
    const fraction: string = x.isFinite() ? rounded.fraction(s.digits.trailing) : "";
    const body: Parts = new Parts();
    const plural: string = category !== "" ? category : x.isFinite() ? this.plural(rounded.value, fraction, e) : "other";
    let before: string = "";
    let after: string = "";
    if (s.notation === "compact" && e > 0) {
      // The place tells which pattern; all patterns of one power have the same words.
      const forms: string[] = this.compactEntry(this.compactPlace(rounded.value.magnitude() + e)).split("^");
      const isOne: boolean = cardinal(s.locale, rounded.value.integer(), fraction, 0) === "one";
      let form: string = forms.length === 1 || isOne ? forms[0] : forms[1];
      if (forms.length === 3 && integer === "1" && fraction === "") form = forms[2];
      if (form.indexOf("{") < 0) {
        body.add("compact", form);
        return this.framed(body, sign, plural);
      }
      const affixes: string[] = cut(form);
      before = affixes[0];
      after = affixes[1];
    }
    addWord(body, "compact", before);
    if (x.isNaN) {
      body.add("nan", "NaN");
    } else if (x.isInfinite) {
      body.add("infinity", "\u221E");
    } else {
      this.addInteger(body, integer);
      if (fraction !== "") {
        body.add("decimal", s.symbols.decimal);
        body.add("fraction", fraction);
      }
    }
    if ((s.notation === "scientific" || s.notation === "engineering") && x.isFinite()) {
      body.add("exponentSeparator", s.symbols.exponent);
      if (e < 0) body.add("exponentMinusSign", s.symbols.minus);
      body.add("exponentInteger", Math.abs(e).toString());
    }
    addWord(body, "compact", after);
    return this.framed(body, sign, plural);
  }

  // The plural category of what stands beside the number; a power of ten that is a word counts.
  private plural(shown: Decimal, fraction: string, e: number): string {
    if (e === 0) return cardinal(this.s.locale, shown.integer(), fraction, 0);
    const whole: Decimal = shown.scaled(e);
    return cardinal(this.s.locale, whole.integer(), whole.fraction(), this.s.notation === "compact" ? e : 0);
  }

  private addInteger(out: Parts, digits: string): void {
    const s: NumberStyle = this.s;
    const leading: number = s.grouping === "always" ? 1 : s.grouping === "min2" ? 2 : s.symbols.leading;
    if (s.grouping === "" || digits.length < 3 + leading) {
      out.add("integer", digits);
      return;
    }
    // In India accounts are written in thousands.
    const isAccount: boolean = s.locale === EN_IN && s.style === "currency" && s.currencySign === "accounting";
    const size: number = isAccount ? 3 : s.symbols.groupSize;
    let from: number = (digits.length - 3) % size;
    if (from > 0) {
      out.add("integer", digits.slice(0, from));
      out.add("group", s.symbols.group);
    }
    while (from < digits.length - 3) {
      out.add("integer", digits.slice(from, from + size));
      out.add("group", s.symbols.group);
      from = from + size;
    }
    out.add("integer", digits.slice(from));
  }

  private sign(negative: boolean, shown: Decimal): string {
    const d: string = this.s.signDisplay;
    if (d === "never") return "";
    if (shown.isNaN) return d === "always" ? "+" : "";
    if (shown.isZero() && (d === "exceptZero" || d === "negative")) return "";
    if (negative) return "-";
    return d === "always" || d === "exceptZero" ? "+" : "";
  }

  private addSign(out: Parts, sign: string): void {
    if (sign === "-") out.add("minusSign", this.s.symbols.minus);
    else if (sign === "+") out.add("plusSign", this.s.symbols.plus);
  }

  // Puts sign, currency, unit or percent sign around the digits.
  private framed(body: Parts, sign: string, plural: string): Parts {
    const s: NumberStyle = this.s;
    const out: Parts = new Parts();
    const n: number = body.types.length;
    if (s.style === "currency" && s.currencyDisplay !== "name") {
      const isParenthesised: boolean = sign === "-" && s.currencySign === "accounting" && s.symbols.isAccounting;
      if (isParenthesised) out.add("literal", "(");
      else this.addSign(out, sign);
      const symbol: string = this.currencySymbol();
      const pattern: string[] = cut(s.symbols.currencyPattern);
      if (pattern[0] !== "") {
        out.add("currency", symbol);
        const touches: boolean = pattern[0].endsWith("\u00A4") && body.types[0] === "integer" && isWordLike(symbol.charAt(symbol.length - 1));
        out.add("literal", touches ? "\u00A0" : pattern[0].slice(1));
      }
      this.addAll(out, body);
      if (pattern[1] !== "") {
        out.add("literal", pattern[1].slice(0, pattern[1].length - 1));
        out.add("currency", symbol);
      }
      if (isParenthesised) out.add("literal", ")");
      return out;
    }
    if (s.style === "percent" && s.notation !== "compact") {
      this.addSign(out, sign);
      this.addAll(out, body);
      const tail: string = cut(s.symbols.percentPattern)[1];
      out.add("literal", tail.slice(0, tail.length - 1));
      out.add("percentSign", s.symbols.percent);
      return out;
    }
    let pattern: string[] = ["", ""];
    let type: string = "unit";
    if (s.style === "unit" || s.style === "percent") {
      let unit: string = this.unitPattern(s.style === "unit" ? s.unit : "percent", plural);
      // Of compact percentages the space may break in these.
      if (s.style === "percent" && (s.locale === DE || s.locale === FR)) unit = unit.replace("\u00A0", " ");
      pattern = cut(unit);
    } else if (s.style === "currency") {
      const name: string = entryOf(numberData(s.locale, CURRENCY_NAMES), s.currency);
      type = "currency";
      pattern = cut(s.symbols.namePattern.replace("\u00A4", name === "" ? s.currency : pluralForm(s.locale, name, plural)));
    }
    addWord(out, type, pattern[0]);
    this.addSign(out, sign);
    this.addAll(out, body);
    addWord(out, type, pattern[1]);
    return out;
  }

  private addAll(out: Parts, body: Parts): void {
    for (let i: number = 0; i < body.types.length; i = i + 1) out.add(body.types[i], body.texts[i]);
  }

  private currencySymbol(): string {
    const s: NumberStyle = this.s;
    if (s.currencyDisplay === "code") return s.currency;
    let found: string = "";
    if (s.currencyDisplay === "narrowSymbol") found = entryOf(numberData(s.locale, NARROW), s.currency);
    if (found === "") found = entryOf(numberData(s.locale, CURRENCIES), s.currency);
    return found === "" ? s.currency : found;
  }

  private unitPattern(name: string, plural: string): string {
    const s: NumberStyle = this.s;
    const width: number = s.unitDisplay === "long" ? 2 : s.unitDisplay === "narrow" ? 1 : 0;
    const names: string[] = UNITS.split(" ");
    const per: number = name.indexOf("-per-");
    let unit: string = name;
    let divisor: string = "{";
    if (per > 0) {
      const whole: string = entryOf(numberData(s.locale, COMPOUND + width), name + "=");
      if (whole !== "") return pluralForm(s.locale, whole, plural);
      unit = name.slice(0, per);
      if (unit !== "percent" || width === 2) divisor = entryAt(numberData(s.locale, PER + width), names.indexOf(name.slice(per + 5)));
    }
    const entry: string = pluralForm(s.locale, entryAt(numberData(s.locale, UNIT + width), names.indexOf(unit)), plural);
    return divisor.replace("{", entry);
  }

  /** Two numbers as a range. */
  range(x: Decimal, y: Decimal): Parts {
    const s: NumberStyle = this.s;
    const a: Parts = this.parts(x);
    let b: Parts = this.parts(y);
    const out: Parts = new Parts();
    if (a.text() !== b.text()) {
      if (!hasPluralEnd(s.locale)) b = this.partsAs(y, "other");
    } else {
      out.add("approximatelySign", s.symbols.approximate);
      for (let i: number = 0; i < a.types.length; i = i + 1) out.add(a.types[i], a.texts[i]);
      return out;
    }
    // What units and names of currencies add lies outside of the sign; all else belongs to the number.
    const isPercent: boolean = s.unit === "percent" && s.unitDisplay !== "long";
    const isOuter: boolean = (s.style === "unit" && !isPercent) || (s.style === "percent" && s.notation === "compact") || (s.style === "currency" && s.currencyDisplay === "name");
    let p: number = headOf(a, isOuter);
    let q: number = headOf(b, isOuter);
    let t: number = tailOf(a, isOuter);
    let u: number = tailOf(b, isOuter);
    // Their plural is that of the second number.
    const isSame: boolean = isOuter || (isSameText(a, 0, p, b, 0, q) && isSameText(a, t, a.types.length, b, u, b.types.length));
    let isWide: boolean = a.types.indexOf("exponentSeparator") >= 0 || b.types.indexOf("exponentSeparator") >= 0;
    if (isOuter && isSame) {
      const before: number = headOf(a, false);
      const behind: number = tailOf(a, false);
      const inner: number = textOf(a, p, before).length + textOf(a, behind, t).length;
      if (inner > 1 && isSameText(a, p, before, b, q, headOf(b, false)) && isSameText(a, behind, t, b, tailOf(b, false), u)) {
        p = before;
        q = headOf(b, false);
        t = behind;
        u = tailOf(b, false);
      } else if (inner > 0) {
        isWide = true;
      }
    }
    const size: number = textOf(a, 0, p).length + textOf(a, t, a.types.length).length;
    if (isSame && (isOuter || size > 1)) {
      out.append(b, 0, q, "shared");
      out.append(a, p, t, "startRange");
      out.append(oneLiteral(isWide ? s.symbols.wideRange : s.symbols.range), 0, 1, "shared");
      out.append(b, q, u, "endRange");
      out.append(b, u, b.types.length, "shared");
      return out;
    }
    out.append(a, 0, a.types.length, "startRange");
    out.append(oneLiteral(isWide || size > 0 ? s.symbols.wideRange : s.symbols.range), 0, 1, "shared");
    out.append(b, 0, b.types.length, "endRange");
    return out;
  }
}

// Whether the plural of a range is that of its end.
function hasPluralEnd(locale: number): boolean {
  return locale === DE || locale === FR || locale === IT || locale === PT || locale === JA;
}

function oneLiteral(text: string): Parts {
  const p: Parts = new Parts();
  p.add("literal", text);
  return p;
}

function isDigitPart(type: string): boolean {
  return type === "integer" || type === "infinity" || type === "group" || type === "decimal" || type === "fraction" || type.startsWith("exponent");
}

// The number of pieces before the digits, or before the sign and powers of ten too.
function headOf(p: Parts, withSign: boolean): number {
  let i: number = 0;
  while (i < p.types.length && !isDigitPart(p.types[i]) && !(withSign && isInner(p.types[i]))) i = i + 1;
  return i;
}

// The first piece behind them.
function tailOf(p: Parts, withSign: boolean): number {
  let i: number = p.types.length;
  while (i > 0 && !isDigitPart(p.types[i - 1]) && !(withSign && isInner(p.types[i - 1]))) i = i - 1;
  return i;
}

function isInner(type: string): boolean {
  return type === "minusSign" || type === "plusSign" || type === "compact";
}

function isSameText(a: Parts, from: number, to: number, b: Parts, from2: number, to2: number): boolean {
  return textOf(a, from, to) === textOf(b, from2, to2);
}

function textOf(p: Parts, from: number, to: number): string {
  let out: string = "";
  for (let i: number = from; i < to; i = i + 1) out = out + p.texts[i];
  return out;
}
