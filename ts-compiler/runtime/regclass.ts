// Character classes: [a-z], and with flag v nested classes, `--` and `&&`.
import { CharSet } from "./regset";
import { PatternText } from "./regtext";
import { strOfUnit } from "./string";
import { lowerUnit, upperUnit } from "./casemap";

/** Adds the other case of all members. */
function addCases(s: CharSet): void {
  s.normalize();
  const n: i32 = s.len;
  let i: i32 = 0;
  while (i < n) {
    const to: i32 = s.ranges[i + 1];
    let c: i32 = s.ranges[i];
    // Nothing beyond has cases.
    while (c <= to && c < 0x1F000) {
      const lower: i32 = lowerUnit(c);
      const upper: i32 = upperUnit(c);
      if (lower !== c) s.add(lower, lower);
      if (upper !== c) s.add(upper, upper);
      c = c + 1;
    }
    i = i + 2;
  }
}

export class ClassParser extends PatternText {
  /** The set that `classAtom` read, when it was not a character. */
  atomSet: CharSet | null = null;

  constructor(source: string, flags: string) {
    super(source, flags);
  }

  /** A class, after its "[". */
  class(): CharSet {
    const negated: boolean = this.eat(94);
    const s: CharSet = this.sets ? this.classSets() : this.classRanges();
    if (!negated) return s;
    // With the case ignored, both cases have to be out.
    if (this.ignoreCase) addCases(s);
    return s.complement();
  }

  classRanges(): CharSet {
    const s: CharSet = new CharSet();
    while (true) {
      const c: i32 = this.peek();
      if (c < 0) this.fail("Unterminated character class");
      if (c === 93) break;
      const from: i32 = this.classAtom();
      const fromSet: CharSet | null = this.atomSet;
      if (this.peek() !== 45 || this.ahead(1) === 93 || this.ahead(1) < 0) {
        if (fromSet !== null) s.addSet(fromSet);
        else s.add(from, from);
        continue;
      }
      this.at = this.at + 1;
      const to: i32 = this.classAtom();
      const toSet: CharSet | null = this.atomSet;
      if (fromSet !== null || toSet !== null) {
        if (this.unicode) this.fail("Invalid character class");
        if (fromSet !== null) s.addSet(fromSet);
        else s.add(from, from);
        if (toSet !== null) s.addSet(toSet);
        else s.add(to, to);
        s.add(45, 45);
        continue;
      }
      if (to < from) this.fail("Range out of order in character class");
      s.add(from, to);
    }
    this.at = this.at + 1;
    return s;
  }

  // A character, or -1 and a set in `atomSet`.
  classAtom(): i32 {
    this.atomSet = null;
    if (this.peek() !== 92) return this.take();
    const s: CharSet | null = this.classEscape();
    if (s !== null) {
      this.atomSet = s;
      return -1;
    }
    return this.charEscape(true);
  }

  classSets(): CharSet {
    let s: CharSet = new CharSet();
    while (true) {
      const c: i32 = this.peek();
      if (c < 0) this.fail("Unterminated character class");
      if (c === 93) break;
      if (c === 45 && this.ahead(1) === 45) {
        this.at = this.at + 2;
        s = s.intersect(this.operand().complement());
        continue;
      }
      if (c === 38 && this.ahead(1) === 38) {
        this.at = this.at + 2;
        if (this.peek() === 38) this.fail("Invalid character in character class");
        s = s.intersect(this.operand());
        continue;
      }
      s.addSet(this.operand());
    }
    this.at = this.at + 1;
    return s;
  }

  // With flag v some characters have to be escaped, and others where they stand twice.
  checkMember(): void {
    const c: i32 = this.peek();
    if ("()[]{}/-|".indexOf(strOfUnit(c)) >= 0) this.fail("Invalid character in character class");
    if (c === this.ahead(1) && "&!#$%*+,.:;<=>?@^`~".indexOf(strOfUnit(c)) >= 0) {
      this.fail("Invalid set operation in character class");
    }
  }

  // A nested class, an escape, a character or a range.
  operand(): CharSet {
    if (this.eat(91)) return this.class();
    const s: CharSet = new CharSet();
    if (this.peek() === 92 && this.ahead(1) === 113 && this.ahead(2) === 123) {
      this.at = this.at + 3;
      while (this.peek() !== 125) {
        if (this.peek() < 0) this.fail("Invalid escape");
        const c: i32 = this.classAtom();
        if (c !== 124) s.add(c, c);
      }
      this.at = this.at + 1;
      return s;
    }
    this.checkMember();
    const from: i32 = this.classAtom();
    const set: CharSet | null = this.atomSet;
    if (set !== null) return set;
    if (this.peek() === 45 && this.ahead(1) !== 45 && this.ahead(1) !== 93) {
      this.at = this.at + 1;
      this.checkMember();
      const to: i32 = this.classAtom();
      if (this.atomSet !== null) this.fail("Invalid character class");
      if (to < from) this.fail("Range out of order in character class");
      s.add(from, to);
    } else {
      s.add(from, from);
    }
    return s;
  }
}
