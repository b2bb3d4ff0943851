// The parser of regular expressions: the grammar of ECMAScript with its annex B, flags u and v.
import { __trunc } from "./intrinsics";
import { CharSet, classOf } from "./regset";
import { ClassParser } from "./regclass";
import {
  RegNode, CHAR, SET, SEQUENCE, CHOICE, GROUP, REPEAT, LOOK, BACKREF, LINE_START, LINE_END, WORD, NOT_WORD, ENDLESS,
} from "./regnode";

export class RegParser extends ClassParser {
  /** References by name, resolved at the end. */
  named: RegNode[] = [];

  constructor(source: string, flags: string) {
    super(source, flags);
  }

  pattern(): RegNode {
    const n: RegNode = this.choice();
    if (this.at < this.end) this.fail("Unmatched ')'");
    let i: number = 0;
    while (i < this.named.length) {
      const r: RegNode = this.named[i];
      const group: number = this.names.indexOf(r.name);
      if (group < 0) this.fail("Invalid named capture referenced");
      r.a = __trunc(group);
      i = i + 1;
    }
    return n;
  }

  choice(): RegNode {
    const first: RegNode = this.sequence();
    if (this.peek() !== 124) return first;
    const n: RegNode = new RegNode(CHOICE, 0);
    n.parts.push(first);
    while (this.eat(124)) n.parts.push(this.sequence());
    return n;
  }

  sequence(): RegNode {
    const n: RegNode = new RegNode(SEQUENCE, 0);
    while (true) {
      const c: i32 = this.peek();
      if (c < 0 || c === 124 || c === 41) break;
      n.parts.push(this.term());
    }
    if (n.parts.length === 1) return n.parts[0];
    return n;
  }

  term(): RegNode {
    const before: i32 = this.groups;
    const atom: RegNode = this.atom();
    return this.quantified(atom, before);
  }

  quantified(atom: RegNode, before: i32): RegNode {
    const c: i32 = this.peek();
    let min: i32 = 0;
    let max: i32 = ENDLESS;
    if (c === 42) {
      this.at = this.at + 1;
    } else if (c === 43) {
      min = 1;
      this.at = this.at + 1;
    } else if (c === 63) {
      max = 1;
      this.at = this.at + 1;
    } else if (c === 123) {
      const start: i32 = this.at;
      this.at = start + 1;
      min = this.integer();
      let valid: boolean = min >= 0;
      max = min;
      if (valid && this.eat(44)) {
        max = ENDLESS;
        if (this.peek() !== 125) {
          max = this.integer();
          if (max < 0) valid = false;
        }
      }
      if (!valid || !this.eat(125)) {
        if (this.unicode) this.fail("Incomplete quantifier");
        this.at = start;
        return atom;
      }
      if (max < min) this.fail("numbers out of order in {} quantifier");
    } else {
      return atom;
    }
    const k: i32 = atom.kind;
    if (k === LINE_START || k === LINE_END || k === WORD || k === NOT_WORD) this.fail("Nothing to repeat");
    if (k === LOOK && (this.unicode || atom.a === 1)) this.fail("Invalid quantifier");
    const n: RegNode = new RegNode(REPEAT, min);
    n.b = max;
    n.greedy = !this.eat(63);
    n.parts.push(atom);
    n.firstGroup = before;
    n.endGroup = this.groups;
    return n;
  }

  char(c: i32): RegNode {
    return new RegNode(CHAR, c);
  }

  ofSet(s: CharSet): RegNode {
    const n: RegNode = new RegNode(SET, 0);
    s.seal(this.ignoreCase);
    n.set = s;
    return n;
  }

  atom(): RegNode {
    const c: i32 = this.peek();
    if (c === 40) return this.group();
    if (c === 91) {
      this.at = this.at + 1;
      return this.ofSet(this.class());
    }
    if (c === 92) return this.escape();
    if (c === 46) {
      this.at = this.at + 1;
      const all: CharSet = new CharSet();
      all.add(0, 0x10FFFF);
      const n: RegNode = new RegNode(SET, 0);
      const s: CharSet = this.dotAll ? all : classOf(46);
      s.seal(false);
      n.set = s;
      return n;
    }
    if (c === 94) {
      this.at = this.at + 1;
      return new RegNode(LINE_START, 0);
    }
    if (c === 36) {
      this.at = this.at + 1;
      return new RegNode(LINE_END, 0);
    }
    if (c === 42 || c === 43 || c === 63) this.fail("Nothing to repeat");
    if (c === 123) {
      if (this.unicode) this.fail("Nothing to repeat");
      const start: i32 = this.at;
      this.at = start + 1;
      let quantifier: boolean = this.integer() >= 0;
      if (quantifier && this.eat(44)) this.integer();
      quantifier = quantifier && this.peek() === 125;
      if (quantifier) this.fail("Nothing to repeat");
      this.at = start + 1;
      return this.char(c);
    }
    if ((c === 125 || c === 93) && this.unicode) this.fail("Lone quantifier brackets");
    return this.char(this.take());
  }

  group(): RegNode {
    this.at = this.at + 1;
    if (!this.eat(63)) return this.capture("");
    const c: i32 = this.peek();
    const d: i32 = this.ahead(1);
    if (c === 58) {
      this.at = this.at + 1;
      return this.rest(this.choice());
    }
    if (c === 61 || c === 33) return this.look(0, c);
    if (c === 60 && (d === 61 || d === 33)) {
      this.at = this.at + 1;
      return this.look(1, d);
    }
    if (c === 60) {
      this.at = this.at + 1;
      const name: string = this.name();
      if (this.names.indexOf(name) >= 0) this.fail("Duplicate capture group name");
      return this.capture(name);
    }
    this.fail("Invalid group");
    return this.char(0);
  }

  rest(n: RegNode): RegNode {
    if (!this.eat(41)) this.fail("Unterminated group");
    // A group of one's own, so that a quantifier after it applies to all of it.
    if (n.kind === SEQUENCE || n.kind === CHOICE) return n;
    const s: RegNode = new RegNode(SEQUENCE, 0);
    s.parts.push(n);
    return s;
  }

  capture(name: string): RegNode {
    const n: RegNode = new RegNode(GROUP, this.groups);
    this.groups = this.groups + 1;
    this.names.push(name);
    n.name = name;
    n.parts.push(this.choice());
    if (!this.eat(41)) this.fail("Unterminated group");
    return n;
  }

  look(behind: i32, sign: i32): RegNode {
    this.at = this.at + 1;
    const n: RegNode = new RegNode(LOOK, behind);
    n.b = sign === 33 ? 1 : 0;
    n.parts.push(this.choice());
    if (!this.eat(41)) this.fail("Unterminated group");
    return n;
  }

  // An escape outside of a class.
  escape(): RegNode {
    const d: i32 = this.ahead(1);
    if (d < 0) this.fail("\\ at end of pattern");
    if (d === 98 || d === 66) {
      this.at = this.at + 2;
      return new RegNode(d === 98 ? WORD : NOT_WORD, 0);
    }
    if (d === 107 && (this.unicode || this.hasNames)) {
      this.at = this.at + 2;
      if (!this.eat(60)) this.fail("Invalid named reference");
      const n: RegNode = new RegNode(BACKREF, 0);
      n.name = this.name();
      this.named.push(n);
      return n;
    }
    if (d >= 49 && d <= 57) {
      const start: i32 = this.at;
      this.at = start + 1;
      const group: i32 = this.integer();
      if (group < this.total) return new RegNode(BACKREF, group);
      if (this.unicode) this.fail("Invalid escape");
      this.at = start;
    }
    const s: CharSet | null = this.classEscape();
    if (s !== null) return this.ofSet(s);
    return this.char(this.charEscape(false));
  }
}
