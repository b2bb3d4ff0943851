// Decimal numbers of any length, and how they are rounded. Numbers are taken by their shortest digits.

/** A finite decimal number, Infinity or NaN. */
export class Decimal {
  negative: boolean = false;
  /** Without leading and trailing zeros; the point stands before them. */
  digits: string = "";
  /** Power of ten. */
  point: number = 0;
  isNaN: boolean = false;
  isInfinite: boolean = false;

  isZero(): boolean {
    return this.digits === "" && !this.isNaN && !this.isInfinite;
  }

  isFinite(): boolean {
    return !this.isNaN && !this.isInfinite;
  }

  /** Power of ten of the first digit. */
  magnitude(): number {
    return this.digits === "" ? 0 : this.point - 1;
  }

  /** The number times a power of ten. */
  scaled(power: number): Decimal {
    const d: Decimal = new Decimal();
    d.negative = this.negative;
    d.digits = this.digits;
    d.point = this.digits === "" ? 0 : this.point + power;
    d.isNaN = this.isNaN;
    d.isInfinite = this.isInfinite;
    return d;
  }

  /** The digits before the point, at least one. */
  integer(): string {
    if (this.point <= 0) return "0";
    if (this.digits.length >= this.point) return this.digits.slice(0, this.point);
    return this.digits + "0".repeat(this.point - this.digits.length);
  }

  /** The digits behind the point. */
  fraction(): string {
    if (this.digits === "" || this.digits.length <= this.point) return "";
    if (this.point < 0) return "0".repeat(-this.point) + this.digits;
    return this.digits.slice(this.point);
  }
}

/** Reads digits with sign, point and exponent. */
export function decimalOf(text: string): Decimal {
  const d: Decimal = new Decimal();
  let s: string = text;
  if (s.startsWith("-")) {
    d.negative = true;
    s = s.slice(1);
  } else if (s.startsWith("+")) {
    s = s.slice(1);
  }
  if (s === "NaN") {
    d.isNaN = true;
    return d;
  }
  if (s === "Infinity") {
    d.isInfinite = true;
    return d;
  }
  let exponent: number = 0;
  const e: number = s.indexOf("e");
  if (e >= 0) {
    exponent = Number(s.slice(e + 1));
    s = s.slice(0, e);
  }
  const dot: number = s.indexOf(".");
  let point: number = dot < 0 ? s.length : dot;
  if (dot >= 0) s = s.slice(0, dot) + s.slice(dot + 1);
  let from: number = 0;
  while (from < s.length && s.charAt(from) === "0") from = from + 1;
  point = point - from;
  setDigits(d, s.slice(from), point + exponent);
  return d;
}

function setDigits(d: Decimal, digits: string, point: number): void {
  let n: number = digits.length;
  while (n > 0 && digits.charAt(n - 1) === "0") n = n - 1;
  d.digits = digits.slice(0, n);
  d.point = n === 0 ? 0 : point;
}

// Whether what is cut off makes the last digit greater. `half` is -1, 0 or 1: less than a half, a half, more.
function roundsUp(mode: string, negative: boolean, half: number, odd: boolean): boolean {
  if (mode === "halfExpand") return half >= 0;
  if (mode === "halfEven") return half > 0 || (half === 0 && odd);
  if (mode === "ceil") return !negative;
  if (mode === "floor") return negative;
  if (mode === "expand") return true;
  if (mode === "halfCeil") return half > 0 || (half === 0 && !negative);
  if (mode === "halfFloor") return half > 0 || (half === 0 && negative);
  if (mode === "halfTrunc") return half > 0;
  return false;
}

/** One more than a string of digits; the length may grow by one. */
function increment(digits: string): string {
  let i: number = digits.length - 1;
  while (i >= 0 && digits.charAt(i) === "9") i = i - 1;
  const zeros: string = "0".repeat(digits.length - 1 - i);
  if (i < 0) return "1" + zeros;
  return digits.slice(0, i) + String.fromCharCode(digits.charCodeAt(i) + 1) + zeros;
}

/** Rounds to a power of ten: -2 leaves hundredths. */
export function roundTo(x: Decimal, power: number, mode: string): Decimal {
  const keep: number = x.point - power;
  if (!x.isFinite() || x.digits.length <= keep) return x;
  let half: number = -1;
  if (keep >= 0) {
    const next: string = x.digits.charAt(keep);
    half = next < "5" ? -1 : next > "5" || x.digits.length > keep + 1 ? 1 : 0;
  }
  const kept: string = keep > 0 ? x.digits.slice(0, keep) : "";
  const odd: boolean = kept !== "" && (kept.charCodeAt(kept.length - 1) & 1) === 1;
  const d: Decimal = x.scaled(0);
  if (!roundsUp(mode, x.negative, half, odd)) {
    setDigits(d, kept, x.point);
  } else if (kept === "") {
    setDigits(d, "1", power + 1);
  } else {
    const more: string = increment(kept);
    setDigits(d, more, x.point + more.length - kept.length);
  }
  return d;
}

/** Rounds to a multiple of a small number times a power of ten. */
export function roundToMultiple(x: Decimal, power: number, step: number, mode: string): Decimal {
  if (!x.isFinite() || x.isZero()) return x;
  // The digits as a whole number of units of the power, and whether something is left behind them.
  const keep: number = x.point - power;
  let whole: string = keep <= 0 ? "" : x.digits.slice(0, keep);
  while (whole.length < keep) whole = whole + "0";
  const isInexact: boolean = keep < 0 ? true : x.digits.length > keep;
  let quotient: string = "";
  let rest: number = 0;
  let i: number = 0;
  while (i < whole.length) {
    rest = rest * 10 + Number(whole.charAt(i));
    quotient = quotient + Math.floor(rest / step).toString();
    rest = rest % step;
    i = i + 1;
  }
  if (quotient === "") quotient = "0";
  if (rest !== 0 || isInexact) {
    let half: number = rest * 2 < step ? -1 : rest * 2 > step ? 1 : isInexact ? 1 : 0;
    if (half < 0 && isInexact && rest * 2 + 1 === step) {
      // The half lies between two units: what is left behind them decides.
      const next: string = keep < 0 ? "0" : x.digits.charAt(keep);
      half = next < "5" ? -1 : next > "5" || x.digits.length > keep + 1 ? 1 : 0;
    }
    const odd: boolean = (quotient.charCodeAt(quotient.length - 1) & 1) === 1;
    if (roundsUp(mode, x.negative, half, odd)) quotient = increment(quotient);
  }
  let product: string = "";
  let carry: number = 0;
  i = quotient.length - 1;
  while (i >= 0) {
    carry = carry + Number(quotient.charAt(i)) * step;
    product = (carry % 10).toString() + product;
    carry = Math.floor(carry / 10);
    i = i - 1;
  }
  if (carry > 0) product = carry.toString() + product;
  let from: number = 0;
  while (from < product.length && product.charAt(from) === "0") from = from + 1;
  const d: Decimal = x.scaled(0);
  setDigits(d, product.slice(from), product.length - from + power);
  return d;
}
