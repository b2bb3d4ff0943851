// How many digits a number is written with (ECMA-402 16.1.3, 16.5.5).
import { readOption, checkedNumber, numberOption, wordOption, isAbsent } from "./intloptions";
import { Decimal, roundTo, roundToMultiple } from "./intldecimal";

const MODES: string = "ceil floor expand trunc halfCeil halfFloor halfExpand halfTrunc halfEven";
const STEPS: string = " 1 2 5 10 20 25 50 100 200 250 500 1000 2000 2500 5000 ";

/** The options about digits, resolved. */
export class DigitOptions {
  minimumInteger: number = 1;
  minimumFraction: number = 0;
  maximumFraction: number = 0;
  minimumSignificant: number = 0;
  maximumSignificant: number = 0;
  /** "fraction", "significant", "more" or "less". */
  rounding: string = "fraction";
  /** The option roundingPriority as resolvedOptions tells it. */
  priority: string = "auto";
  step: number = 1;
  mode: string = "halfExpand";
  trailing: string = "auto";

  /** SetNumberFormatDigitOptions */
  read(options: any, leastDefault: number, mostDefault: number, isCompact: boolean, service: string): void {
    this.minimumInteger = numberOption(options, "minimumIntegerDigits", 1, 21, 1);
    const minFraction: any = readOption(options, "minimumFractionDigits");
    const maxFraction: any = readOption(options, "maximumFractionDigits");
    const minSignificant: any = readOption(options, "minimumSignificantDigits");
    const maxSignificant: any = readOption(options, "maximumSignificantDigits");
    const step: number = numberOption(options, "roundingIncrement", 1, 5000, 1);
    if (STEPS.indexOf(" " + step.toString() + " ") < 0) throw new RangeError("roundingIncrement value is out of range.");
    this.mode = wordOption(options, "roundingMode", MODES, "halfExpand", service);
    const priority: string = wordOption(options, "roundingPriority", "auto morePrecision lessPrecision", "auto", service);
    this.trailing = wordOption(options, "trailingZeroDisplay", "auto stripIfInteger", "auto", service);
    const mostFraction: number = step === 1 ? mostDefault : leastDefault;
    this.step = step;
    const hasSignificant: boolean = !isAbsent(minSignificant) || !isAbsent(maxSignificant);
    const hasFraction: boolean = !isAbsent(minFraction) || !isAbsent(maxFraction);
    let needSignificant: boolean = true;
    let needFraction: boolean = true;
    if (priority === "auto") {
      needSignificant = hasSignificant;
      if (needSignificant || (!hasFraction && isCompact)) needFraction = false;
    }
    if (needSignificant) {
      if (hasSignificant) {
        this.minimumSignificant = checkedNumber(minSignificant, "minimumSignificantDigits", 1, 21, 1);
        this.maximumSignificant = checkedNumber(maxSignificant, "maximumSignificantDigits", this.minimumSignificant, 21, 21);
      } else {
        this.minimumSignificant = 1;
        this.maximumSignificant = 21;
      }
    }
    if (needFraction) {
      if (hasFraction) {
        let least: number = checkedNumber(minFraction, "minimumFractionDigits", 0, 100, -1);
        let most: number = checkedNumber(maxFraction, "maximumFractionDigits", 0, 100, -1);
        if (least < 0) least = Math.min(leastDefault, most);
        else if (most < 0) most = Math.max(mostFraction, least);
        else if (least > most) throw new RangeError("maximumFractionDigits value is out of range.");
        this.minimumFraction = least;
        this.maximumFraction = most;
      } else {
        this.minimumFraction = leastDefault;
        this.maximumFraction = mostFraction;
      }
    }
    if (!needSignificant && !needFraction) {
      this.minimumFraction = 0;
      this.maximumFraction = 0;
      this.minimumSignificant = 1;
      this.maximumSignificant = 2;
      this.rounding = "more";
      this.priority = "morePrecision";
    } else if (priority !== "auto") {
      this.rounding = priority === "morePrecision" ? "more" : "less";
      this.priority = priority;
    } else {
      this.rounding = hasSignificant ? "significant" : "fraction";
    }
    if (step !== 1) {
      if (this.rounding !== "fraction") throw new TypeError("RoundingType is not fractionDigits");
      if (this.maximumFraction !== this.minimumFraction) throw new RangeError("maximumFractionDigits value is out of range.");
    }
  }

  /** The number as it is shown. */
  round(x: Decimal): Decimal {
    return this.written(x).value;
  }

  /** The number as it is shown, and how many digits there are at least behind the point. */
  written(x: Decimal): Rounded {
    if (!x.isFinite()) return new Rounded(x, 0);
    if (this.rounding === "significant") return this.bySignificant(x);
    if (this.rounding === "fraction") return this.byFraction(x);
    const s: number = x.magnitude() - this.maximumSignificant + 1;
    const f: number = -this.maximumFraction;
    const isSignificant: boolean = this.rounding === "more" ? s <= f : s > f;
    return isSignificant ? this.bySignificant(x) : this.byFraction(x);
  }

  private bySignificant(x: Decimal): Rounded {
    const value: Decimal = roundTo(x, x.magnitude() - this.maximumSignificant + 1, this.mode);
    return new Rounded(value, Math.max(0, this.minimumSignificant - value.magnitude() - 1));
  }

  private byFraction(x: Decimal): Rounded {
    const value: Decimal = this.step === 1 ? roundTo(x, -this.maximumFraction, this.mode) : roundToMultiple(x, -this.maximumFraction, this.step, this.mode);
    return new Rounded(value, this.minimumFraction);
  }

  /** Adds what resolvedOptions tells. */
  describe(out: any): void {
    out.minimumIntegerDigits = this.minimumInteger;
    if (this.rounding !== "significant") {
      out.minimumFractionDigits = this.minimumFraction;
      out.maximumFractionDigits = this.maximumFraction;
    }
    if (this.rounding !== "fraction") {
      out.minimumSignificantDigits = this.minimumSignificant;
      out.maximumSignificantDigits = this.maximumSignificant;
    }
  }

  /** What resolvedOptions tells last. */
  describeRounding(out: any): void {
    out.roundingIncrement = this.step;
    out.roundingMode = this.mode;
    // V8 says so of numbers that lose their zeros.
    out.roundingPriority = this.trailing === "auto" ? this.priority : "auto";
    out.trailingZeroDisplay = this.trailing;
  }
}

/** A rounded number. */
export class Rounded {
  value: Decimal;
  minimumFraction: number;

  constructor(value: Decimal, minimumFraction: number) {
    this.value = value;
    this.minimumFraction = minimumFraction;
  }

  /** The digits before the point. */
  integer(least: number): string {
    let s: string = this.value.integer();
    while (s.length < least) s = "0" + s;
    return s;
  }

  /** The digits behind the point. */
  fraction(trailing: string): string {
    let s: string = this.value.fraction();
    if (s === "" && trailing === "stripIfInteger") return s;
    while (s.length < this.minimumFraction) s = s + "0";
    return s;
  }
}
