// The text of a regular expression while it is parsed: characters, numbers and escapes.
import { __strLen, __f64, __trunc } from "./intrinsics";
import { strUnits, strSlice, strOfCodePoint } from "./string";
import { CharSet, classOf } from "./regset";
import { propertySet } from "./regprop";
import { ENDLESS } from "./regnode";

export class PatternText {
  source: string;
  u: RawU16;
  end: i32;
  at: i32;
  flags: string;
  unicode: boolean;
  sets: boolean;
  ignoreCase: boolean;
  dotAll: boolean;
  multiline: boolean;
  /** Whether the whole pattern ignores case; `ignoreCase` is of where the parser is. */
  folds: boolean;
  /** Capturing groups so far, the whole match included. */
  groups: i32;
  /** The same of the whole pattern. */
  total: i32;
  hasNames: boolean;
  /** By number of the group; "" for one without a name. */
  names: string[];

  constructor(source: string, flags: string) {
    this.source = source;
    this.u = strUnits(source);
    this.end = __strLen(source);
    this.at = 0;
    this.flags = flags;
    this.sets = flags.indexOf("v") >= 0;
    this.unicode = this.sets || flags.indexOf("u") >= 0;
    this.ignoreCase = flags.indexOf("i") >= 0;
    this.folds = this.ignoreCase;
    this.dotAll = flags.indexOf("s") >= 0;
    this.multiline = flags.indexOf("m") >= 0;
    this.groups = 1;
    this.total = 1;
    this.hasNames = false;
    this.names = [""];
    this.hasNames = false;
    this.count();
  }

  fail(why: string): void {
    throw new SyntaxError("Invalid regular expression: /" + this.source + "/" + this.flags + ": " + why);
  }

  // Counts the capturing groups: whether \2 is a reference depends on groups that come later.
  count(): void {
    const u: RawU16 = this.u;
    let i: i32 = 0;
    let inClass: boolean = false;
    while (i < this.end) {
      const c: i32 = u[i];
      if (c === 92) {
        i = i + 2;
        continue;
      }
      if (c === 91) inClass = true;
      else if (c === 93) inClass = false;
      else if (c === 40 && !inClass) {
        if (i + 1 >= this.end || u[i + 1] !== 63) {
          this.total = this.total + 1;
        } else if (i + 3 < this.end && u[i + 2] === 60 && u[i + 3] !== 61 && u[i + 3] !== 33) {
          this.total = this.total + 1;
          this.hasNames = true;
        }
      }
      i = i + 1;
    }
  }

  peek(): i32 {
    return this.at < this.end ? this.u[this.at] : -1;
  }

  ahead(n: i32): i32 {
    return this.at + n < this.end ? this.u[this.at + n] : -1;
  }

  eat(c: i32): boolean {
    if (this.peek() !== c) return false;
    this.at = this.at + 1;
    return true;
  }

  // One character of the pattern: a code point with flag u, else a unit.
  take(): i32 {
    const c: i32 = this.u[this.at];
    this.at = this.at + 1;
    if (this.unicode && (c & 0xFC00) === 0xD800 && this.at < this.end && (this.u[this.at] & 0xFC00) === 0xDC00) {
      const d: i32 = this.u[this.at];
      this.at = this.at + 1;
      return 0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF);
    }
    return c;
  }

  // Decimal digits, saturating; -1 when there are none.
  integer(): i32 {
    let x: number = -1;
    let c: i32 = this.peek();
    while (c >= 48 && c <= 57) {
      x = (x < 0 ? 0 : x * 10) + __f64(c - 48);
      this.at = this.at + 1;
      c = this.peek();
    }
    return x > 2147483647 ? ENDLESS : __trunc(x);
  }

  // The name of a group, up to the ">".
  name(): string {
    let out: string = "";
    while (true) {
      const c: i32 = this.peek();
      if (c < 0) this.fail("Invalid capture group name");
      if (c === 62) break;
      let p: i32 = 0;
      if (c === 92) {
        this.at = this.at + 1;
        if (!this.eat(117)) this.fail("Invalid Unicode escape");
        p = this.unicodeEscape(true);
        if (p < 0) this.fail("Invalid Unicode escape");
      } else {
        const wide: boolean = this.unicode;
        this.unicode = true;
        p = this.take();
        this.unicode = wide;
      }
      const letter: boolean = (p >= 97 && p <= 122) || (p >= 65 && p <= 90) || p === 95 || p === 36 || p >= 128;
      const digit: boolean = p >= 48 && p <= 57;
      if (!letter && !(digit && out !== "")) this.fail("Invalid capture group name");
      out = out + strOfCodePoint(p);
    }
    this.at = this.at + 1;
    if (out === "") this.fail("Invalid capture group name");
    return out;
  }

  // \d \D \s \S \w \W \p{…} \P{…}, or null.
  classEscape(): CharSet | null {
    const d: i32 = this.ahead(1);
    const lower: i32 = d | 32;
    if (lower === 100 || lower === 115 || lower === 119) {
      this.at = this.at + 2;
      const s: CharSet = classOf(lower);
      return d === lower ? s : s.complement();
    }
    if (lower === 112 && this.unicode) {
      this.at = this.at + 2;
      if (!this.eat(123)) this.fail("Invalid property name");
      const start: i32 = this.at;
      while (this.peek() >= 0 && this.peek() !== 125) this.at = this.at + 1;
      const s: CharSet | null = propertySet(strSlice(this.source, start, this.at));
      if (s === null || !this.eat(125)) this.fail("Invalid property name");
      return d === lower ? s : (s as CharSet).complement();
    }
    return null;
  }

  hex(n: i32): i32 {
    let x: i32 = 0;
    let i: i32 = 0;
    while (i < n) {
      const c: i32 = this.ahead(i);
      let d: i32 = -1;
      if (c >= 48 && c <= 57) d = c - 48;
      else if (c >= 97 && c <= 102) d = c - 87;
      else if (c >= 65 && c <= 70) d = c - 55;
      if (d < 0) return -1;
      x = x * 16 + d;
      i = i + 1;
    }
    this.at = this.at + n;
    return x;
  }

  // What follows `\u`, or -1.
  unicodeEscape(wide: boolean): i32 {
    if (wide && this.peek() === 123) {
      this.at = this.at + 1;
      let x: i32 = 0;
      let digits: i32 = 0;
      while (this.peek() !== 125) {
        const d: i32 = this.hex(1);
        if (d < 0) return -1;
        x = x * 16 + d;
        digits = digits + 1;
        if (x > 0x10FFFF) return -1;
      }
      this.at = this.at + 1;
      return digits === 0 ? -1 : x;
    }
    const c: i32 = this.hex(4);
    if (wide && c >= 0xD800 && c <= 0xDBFF && this.peek() === 92 && this.ahead(1) === 117) {
      const start: i32 = this.at;
      this.at = start + 2;
      const d: i32 = this.hex(4);
      if (d >= 0xDC00 && d <= 0xDFFF) return 0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF);
      this.at = start;
    }
    return c;
  }

  // An escape that stands for one character.
  charEscape(inClass: boolean): i32 {
    this.at = this.at + 1;
    if (this.at >= this.end) this.fail("\\ at end of pattern");
    const c: i32 = this.take();
    if (c === 110) return 10;
    if (c === 116) return 9;
    if (c === 114) return 13;
    if (c === 118) return 11;
    if (c === 102) return 12;
    if (c === 98 && inClass) return 8;
    if (c === 45 && this.unicode && inClass) return 45;
    if (c === 99) {
      const l: i32 = this.peek();
      const letter: boolean = (l >= 97 && l <= 122) || (l >= 65 && l <= 90);
      if (letter || (inClass && !this.unicode && ((l >= 48 && l <= 57) || l === 95))) {
        this.at = this.at + 1;
        return l & 31;
      }
      if (this.unicode) this.fail("Invalid Unicode escape");
      this.at = this.at - 1;
      return 92;
    }
    if (c === 120) {
      const x: i32 = this.hex(2);
      if (x >= 0) return x;
      if (this.unicode) this.fail("Invalid escape");
      return c;
    }
    if (c === 117) {
      const start: i32 = this.at;
      const x: i32 = this.unicodeEscape(this.unicode);
      if (x >= 0) return x;
      if (this.unicode) this.fail("Invalid Unicode escape");
      this.at = start;
      return c;
    }
    if (c >= 48 && c <= 57) {
      if (c === 48 && !(this.peek() >= 48 && this.peek() <= 57)) return 0;
      if (this.unicode) this.fail(inClass ? "Invalid class escape" : "Invalid decimal escape");
      if (c >= 56) return c;
      let x: i32 = c - 48;
      let i: i32 = 0;
      while (i < 2 && this.peek() >= 48 && this.peek() <= 55 && x * 8 + this.peek() - 48 < 256) {
        x = x * 8 + this.peek() - 48;
        this.at = this.at + 1;
        i = i + 1;
      }
      return x;
    }
    if (this.unicode && !isSyntax(c) && !(this.sets && inClass && isPunctuator(c))) this.fail("Invalid escape");
    return c;
  }
}

// ^ $ \ . * + ? ( ) [ ] { } | /
function isSyntax(c: i32): boolean {
  return c === 94 || c === 36 || c === 92 || c === 46 || (c >= 40 && c <= 43) || c === 63 || c === 91 || c === 93 || (c >= 123 && c <= 125) || c === 47;
}

// & - ! # % , : ; < = > @ ` ~
function isPunctuator(c: i32): boolean {
  return c === 38 || c === 45 || c === 33 || c === 35 || c === 37 || c === 44 || (c >= 58 && c <= 62) || c === 64 || c === 96 || c === 126;
}
