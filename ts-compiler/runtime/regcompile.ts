// From the syntax tree of a regular expression to the program of the matcher.
import { __rawI32, __copy, __trunc, __f64 } from "./intrinsics";
import { CharSet } from "./regset";
import {
  RegNode, CHAR, SET, SEQUENCE, CHOICE, GROUP, REPEAT, LOOK, BACKREF, LINE_START, LINE_END, WORD, NOT_WORD, ENDLESS, canBeEmpty,
} from "./regnode";
import { foldUnit } from "./casemap";

// Instructions are six integers: the operation, the direction (1 backwards) and four operands.
export const SIZE: i32 = 6;
export const OP_CHAR: i32 = 0;
export const OP_SET: i32 = 1;
/** Goes on, and to operand 0 on failure. */
export const OP_SPLIT: i32 = 2;
export const OP_JUMP: i32 = 4;
export const OP_SAVE: i32 = 5;
/** A single character, repeated: min, max, set (or -1 - character), greedy. */
export const OP_RUN: i32 = 6;
/** Sets register 0 to operand 1. */
export const OP_ZERO: i32 = 7;
/** Head of a counted loop: counter, min, max, exit; lazy when the direction is 2. */
export const OP_LOOP: i32 = 8;
/** End of a counted loop: counter, position register, min, head. */
export const OP_NEXT: i32 = 9;
/** Keeps the position in a register. */
export const OP_MARK: i32 = 10;
/** Clears the groups from operand 0 to before operand 1. */
export const OP_CLEAR: i32 = 11;
/** Runs the program up to OP_MATCH here: operand 0 where to go on, operand 1 whether negated. */
export const OP_LOOK: i32 = 12;
export const OP_MATCH: i32 = 13;
export const OP_BACKREF: i32 = 14;
export const OP_LINE_START: i32 = 15;
export const OP_LINE_END: i32 = 16;
export const OP_WORD: i32 = 17;
export const OP_NOT_WORD: i32 = 18;
/** Fails when the position is the one in the register. */
export const OP_PROGRESS: i32 = 19;

export class RegCompiler {
  code: RawI32;
  len: i32;
  sets: CharSet[];
  /** Registers: two for each group, then those of the loops. */
  registers: i32;
  ignoreCase: boolean;
  unicode: boolean;

  constructor(groups: i32, ignoreCase: boolean, unicode: boolean) {
    this.code = __rawI32(64 * SIZE);
    this.len = 0;
    this.sets = [];
    this.registers = groups * 2;
    this.ignoreCase = ignoreCase;
    this.unicode = unicode;
  }

  /** Appends an instruction; where it is. */
  emit(op: i32, back: i32, a: i32, b: i32, c: i32, d: i32): i32 {
    const at: i32 = this.len;
    if (at + SIZE > this.code.length) {
      const more: RawI32 = __rawI32(this.code.length * 2);
      __copy(more, 0, this.code, 0, at);
      this.code = more;
    }
    const code: RawI32 = this.code;
    code[at] = op;
    code[at + 1] = back;
    code[at + 2] = a;
    code[at + 3] = b;
    code[at + 4] = c;
    code[at + 5] = d;
    this.len = at + SIZE;
    return at;
  }

  setIndex(s: CharSet): i32 {
    this.sets.push(s);
    return __trunc(this.sets.length) - 1;
  }

  register(): i32 {
    this.registers = this.registers + 1;
    return this.registers - 1;
  }

  /** The whole pattern. */
  program(n: RegNode): void {
    this.emit(OP_SAVE, 0, 0, 0, 0, 0);
    this.node(n, 0);
    this.emit(OP_SAVE, 0, 1, 0, 0, 0);
    this.emit(OP_MATCH, 0, 0, 0, 0, 0);
  }

  node(n: RegNode, back: i32): void {
    const k: i32 = n.kind;
    if (k === CHAR) {
      this.emit(OP_CHAR, back, this.charOf(n.a), 0, 0, 0);
    } else if (k === SET) {
      this.emit(OP_SET, back, this.setIndex(n.set as CharSet), 0, 0, 0);
    } else if (k === SEQUENCE) {
      const count: number = n.parts.length;
      let i: number = 0;
      while (i < count) {
        this.node(n.parts[back === 1 ? count - 1 - i : i], back);
        i = i + 1;
      }
    } else if (k === CHOICE) {
      this.choice(n, back);
    } else if (k === GROUP) {
      this.emit(OP_SAVE, 0, n.a * 2 + back, 0, 0, 0);
      this.node(n.parts[0], back);
      this.emit(OP_SAVE, 0, n.a * 2 + 1 - back, 0, 0, 0);
    } else if (k === REPEAT) {
      this.repeat(n, back);
    } else if (k === LOOK) {
      const at: i32 = this.emit(OP_LOOK, 0, 0, n.b, 0, 0);
      this.node(n.parts[0], n.a);
      this.emit(OP_MATCH, 0, 0, 0, 0, 0);
      this.code[at + 2] = this.len;
    } else if (k === BACKREF) {
      this.emit(OP_BACKREF, back, n.a, n.b, 0, 0);
    } else if (k === LINE_START) {
      this.emit(OP_LINE_START, 0, n.a, 0, 0, 0);
    } else if (k === LINE_END) {
      this.emit(OP_LINE_END, 0, n.a, 0, 0, 0);
    } else if (k === WORD) {
      this.emit(OP_WORD, 0, 0, 0, 0, 0);
    } else if (k === NOT_WORD) {
      this.emit(OP_NOT_WORD, 0, 0, 0, 0, 0);
    }
  }

  charOf(c: i32): i32 {
    return this.ignoreCase ? foldUnit(c, this.unicode) : c;
  }

  choice(n: RegNode, back: i32): void {
    const count: number = n.parts.length;
    const ends: number[] = [];
    let i: number = 0;
    while (i < count) {
      if (i + 1 < count) {
        const split: i32 = this.emit(OP_SPLIT, 0, 0, 0, 0, 0);
        this.node(n.parts[i], back);
        ends.push(__f64(this.emit(OP_JUMP, 0, 0, 0, 0, 0)));
        this.code[split + 2] = this.len;
      } else {
        this.node(n.parts[i], back);
      }
      i = i + 1;
    }
    i = 0;
    while (i < ends.length) {
      this.code[__trunc(ends[i]) + 2] = this.len;
      i = i + 1;
    }
  }

  repeat(n: RegNode, back: i32): void {
    const body: RegNode = n.parts[0];
    const k: i32 = body.kind;
    const captures: boolean = n.endGroup > n.firstGroup;
    if (n.b === 0) return;
    if ((k === CHAR || k === SET) && back === 0) {
      const what: i32 = k === SET ? this.setIndex(body.set as CharSet) : -1 - this.charOf(body.a);
      this.emit(OP_RUN, 0, n.a, n.b, what, n.greedy ? 1 : 0);
      return;
    }
    if (n.a === 0 && n.b === 1) {
      const at: i32 = this.emit(OP_SPLIT, 0, 0, 0, 0, 0);
      const mark: i32 = canBeEmpty(body) ? this.register() : -1;
      this.fork(at, n.greedy);
      if (captures) this.emit(OP_CLEAR, 0, n.firstGroup, n.endGroup, 0, 0);
      if (mark >= 0) this.emit(OP_MARK, 0, mark, 0, 0, 0);
      this.node(body, back);
      if (mark >= 0) this.emit(OP_PROGRESS, 0, mark, 0, 0, 0);
      this.join(at, n.greedy);
      return;
    }
    if (n.a === 0 && n.b === ENDLESS && !canBeEmpty(body)) {
      const at: i32 = this.emit(OP_SPLIT, 0, 0, 0, 0, 0);
      this.fork(at, n.greedy);
      if (captures) this.emit(OP_CLEAR, 0, n.firstGroup, n.endGroup, 0, 0);
      this.node(body, back);
      this.emit(OP_JUMP, 0, at, 0, 0, 0);
      this.join(at, n.greedy);
      return;
    }
    const counter: i32 = this.register();
    const mark: i32 = this.register();
    this.emit(OP_ZERO, 0, counter, 0, 0, 0);
    const head: i32 = this.emit(OP_LOOP, n.greedy ? 0 : 2, counter, n.a, n.b, 0);
    if (captures) this.emit(OP_CLEAR, 0, n.firstGroup, n.endGroup, 0, 0);
    this.emit(OP_MARK, 0, mark, 0, 0, 0);
    this.node(body, back);
    this.emit(OP_NEXT, 0, counter, mark, n.a, head);
    this.code[head + 5] = this.len;
  }

  // A greedy split goes on with the body; a lazy one has a jump over it first.
  fork(at: i32, greedy: boolean): void {
    if (greedy) return;
    this.code[at + 2] = this.len + SIZE;
    this.emit(OP_JUMP, 0, 0, 0, 0, 0);
  }

  join(at: i32, greedy: boolean): void {
    if (greedy) this.code[at + 2] = this.len;
    else this.code[at + SIZE + 2] = this.len;
  }
}
