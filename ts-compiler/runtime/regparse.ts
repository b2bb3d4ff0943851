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
  /** Names of groups that can match together with what comes next: those of other alternatives cannot. */
  taken: string[] = [];

  constructor(source: string, flags: string) {
    super(source, flags);
  }

  pattern(): RegNode {
    const n: RegNode = this.choice();
    if (this.at < this.end) this.fail("Unmatched ')'");
    let i: number = 0;
    while (i < this.named.length) {
      const r: RegNode = this.named[i];
      let group: number = this.names.indexOf(r.name);
      if (group < 0) this.fail("Invalid named capture referenced");
      r.a = __trunc(group);
      group = this.names.indexOf(r.name, group + 1);
      // Of groups with one name one has matched at most, and references to the others match nothing.
      if (group >= 0) {
        r.kind = SEQUENCE;
        r.parts.push(this.reference(r.a));
      }
      while (group >= 0) {
        r.parts.push(this.reference(__trunc(group)));
        group = this.names.indexOf(r.name, group + 1);
      }
      i = i + 1;
    }
    return n;
  }

  choice(): RegNode {
    const before: string[] = this.taken.slice();
    const first: RegNode = this.sequence();
    if (this.peek() !== 124) return first;
    const n: RegNode = new RegNode(CHOICE, 0);
    n.parts.push(first);
    let all: string[] = this.taken;
    while (this.eat(124)) {
      this.taken = before.slice();
      n.parts.push(this.sequence());
      all = all.concat(this.taken);
    }
    this.taken = all;
    return n;
  }

  reference(group: i32): RegNode {
    const n: RegNode = new RegNode(BACKREF, group);
    n.b = this.ignoreCase ? 1 : 0;
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
    if (this.ignoreCase === this.folds) return new RegNode(CHAR, c);
    const s: CharSet = new CharSet();
    s.add(c, c);
    return this.ofSet(s);
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
      return new RegNode(LINE_START, this.multiline ? 1 : 0);
    }
    if (c === 36) {
      this.at = this.at + 1;
      return new RegNode(LINE_END, this.multiline ? 1 : 0);
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
      if (this.taken.indexOf(name) >= 0) this.fail("Duplicate capture group name");
      this.taken.push(name);
      return this.capture(name);
    }
    return this.modified();
  }

  // "(?im-s:": flags that are others inside of the group.
  modified(): RegNode {
    const i: boolean = this.ignoreCase;
    const m: boolean = this.multiline;
    const s: boolean = this.dotAll;
    let seen: string = "";
    let on: boolean = true;
    while (this.peek() !== 58) {
      const c: i32 = this.peek();
      this.at = this.at + 1;
      if (c === 45 && on) {
        on = false;
        continue;
      }
      const flag: string = c === 105 ? "i" : c === 109 ? "m" : c === 115 ? "s" : "";
      if (flag === "") this.fail("Invalid group");
      if (seen.indexOf(flag) >= 0) this.fail("Repeated flag in flag group");
      seen = seen + flag;
      if (c === 105) this.ignoreCase = on;
      else if (c === 109) this.multiline = on;
      else this.dotAll = on;
    }
    if (seen === "") this.fail("Invalid flag group");
    this.at = this.at + 1;
    const n: RegNode = this.rest(this.choice());
    this.ignoreCase = i;
    this.multiline = m;
    this.dotAll = s;
    return n;
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
      const n: RegNode = this.reference(0);
      n.name = this.name();
      this.named.push(n);
      return n;
    }
    if (d >= 49 && d <= 57) {
      const start: i32 = this.at;
      this.at = start + 1;
      const group: i32 = this.integer();
      if (group < this.total) return this.reference(group);
      if (this.unicode) this.fail("Invalid escape");
      this.at = start;
    }
    const s: CharSet | null = this.classEscape();
    if (s !== null) return this.ofSet(s);
    return this.char(this.charEscape(false));
  }
}
