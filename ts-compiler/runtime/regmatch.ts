// The matcher: runs the program of a regular expression over a string, with a stack of its own for what is
// left to try, so that long inputs cannot exhaust the machine's stack.
import { __rawI32, __rawU16, __copy, __f64 } from "./intrinsics";
import { CharSet } from "./regset";
import { foldUnit, unitsOf } from "./casemap";
import {
  RegCompiler, SIZE, OP_CHAR, OP_SET, OP_SPLIT, OP_JUMP, OP_SAVE, OP_RUN, OP_ZERO, OP_LOOP, OP_NEXT, OP_MARK, OP_CLEAR, OP_LOOK,
  OP_MATCH, OP_BACKREF, OP_LINE_START, OP_LINE_END, OP_WORD, OP_NOT_WORD, OP_PROGRESS,
} from "./regcompile";

// Entries of the stack are four integers: what to do, and three operands.
/** Go on at a place of the program and of the input. */
const TRY: i32 = 0;
/** Give a register its value back. */
const RESTORE: i32 = 1;
/** Give one character of a run back: next instruction, least position, position. */
const SHORTEN: i32 = 2;
/** Take one character more: the run's instruction, count, position. */
const LENGTHEN: i32 = 3;

/** Whether a place is between the halves of a pair of surrogates. */
export function isInside(input: RawU16, length: i32, at: i32): boolean {
  return at > 0 && at < length && (input[at] & 0xFC00) === 0xDC00 && (input[at - 1] & 0xFC00) === 0xD800;
}

export class Matcher {
  code: RawI32;
  sets: CharSet[];
  ignoreCase: boolean;
  unicode: boolean;
  registers: RawI32;
  stack: RawI32;
  sp: i32;
  input: RawU16;
  end: i32;
  /** The unit every match begins with, or -1. */
  first: i32;

  constructor(program: RegCompiler) {
    this.code = program.code;
    this.sets = program.sets;
    this.ignoreCase = program.ignoreCase;
    this.unicode = program.unicode;
    this.registers = __rawI32(program.registers);
    this.stack = __rawI32(256);
    this.sp = 0;
    this.input = __rawU16(0);
    this.end = 0;
    this.first = -1;
    const code: RawI32 = this.code;
    if (!this.ignoreCase && code[SIZE] === OP_CHAR && code[SIZE + 1] === 0 && code[SIZE + 2] < 0x10000) this.first = code[SIZE + 2];
  }

  /** Looks for a match from `from` on, only there when `sticky`; the registers have the groups. */
  search(input: RawU16, length: i32, from: i32, sticky: boolean): boolean {
    this.input = input;
    this.end = length;
    let at: i32 = from;
    const first: i32 = this.first;
    const r: RawI32 = this.registers;
    let i: i32 = r.length - 1;
    while (i >= 0) {
      r[i] = -1;
      i = i - 1;
    }
    this.sp = 0;
    // A failed attempt leaves stack and registers as they were.
    while (at <= length) {
      if (first >= 0 && !sticky) {
        while (at < length && (input[at] !== first || this.unicode && isInside(input, length, at))) at = at + 1;
        if (at === length) return false;
      }
      if (this.run(0, at) >= 0) return true;
      if (sticky) return false;
      at = at + 1;
      if (this.unicode && isInside(input, length, at)) at = at + 1;
    }
    return false;
  }

  push(what: i32, a: i32, b: i32, c: i32): void {
    const sp: i32 = this.sp;
    if (sp + 4 > this.stack.length) {
      if (sp > 60000000) throw new RangeError("Maximum call stack size exceeded");
      const more: RawI32 = __rawI32(this.stack.length * 2);
      __copy(more, 0, this.stack, 0, sp);
      this.stack = more;
    }
    const stack: RawI32 = this.stack;
    stack[sp] = what;
    stack[sp + 1] = a;
    stack[sp + 2] = b;
    stack[sp + 3] = c;
    this.sp = sp + 4;
  }

  assign(register: i32, v: i32): void {
    this.push(RESTORE, register, this.registers[register], 0);
    this.registers[register] = v;
  }

  /** The character at `at`, forwards. */
  charAt(at: i32): i32 {
    const c: i32 = this.input[at];
    if (this.unicode && (c & 0xFC00) === 0xD800 && at + 1 < this.end) {
      const d: i32 = this.input[at + 1];
      if ((d & 0xFC00) === 0xDC00) return 0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF);
    }
    return c;
  }

  /** The character before `at`. */
  charBefore(at: i32): i32 {
    const d: i32 = this.input[at - 1];
    if (this.unicode && (d & 0xFC00) === 0xDC00 && at > 1) {
      const c: i32 = this.input[at - 2];
      if ((c & 0xFC00) === 0xD800) return 0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF);
    }
    return d;
  }

  same(c: i32, wanted: i32): boolean {
    if (c === wanted) return true;
    return this.ignoreCase && foldUnit(c, this.unicode) === wanted;
  }

  isWordAt(at: i32): boolean {
    if (at < 0 || at >= this.end) return false;
    const c: i32 = this.input[at];
    return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
  }

  isLineEnd(at: i32): boolean {
    const c: i32 = this.input[at];
    return c === 10 || c === 13 || c === 0x2028 || c === 0x2029;
  }

  /** Whether the character `c` is what a run repeats: a set, or -1 - character. */
  fits(c: i32, what: i32): boolean {
    if (what < 0) return this.same(c, -1 - what);
    const s: CharSet = this.sets[__f64(what)];
    return s.has(c);
  }

  /** Runs from `pc` at `start`; where the match ends, or -1. What is on the stack already stays. */
  run(from: i32, start: i32): i32 {
    const base: i32 = this.sp;
    const code: RawI32 = this.code;
    let pc: i32 = from;
    let pos: i32 = start;
    while (true) {
      const op: i32 = code[pc];
      let ok: boolean = true;
      if (op === OP_CHAR || op === OP_SET) {
        let c: i32 = -1;
        if (code[pc + 1] === 0) {
          if (pos < this.end) {
            c = this.charAt(pos);
            pos = pos + unitsOf(c);
          }
        } else if (pos > 0) {
          c = this.charBefore(pos);
          pos = pos - unitsOf(c);
        }
        if (c < 0) ok = false;
        else if (op === OP_CHAR) ok = this.same(c, code[pc + 2]);
        else ok = this.sets[__f64(code[pc + 2])].has(c);
        pc = pc + SIZE;
      } else if (op === OP_RUN) {
        const next: i32 = this.repeat(pc, pos);
        ok = next >= 0;
        pos = next;
        pc = pc + SIZE;
      } else if (op === OP_SPLIT) {
        this.push(TRY, code[pc + 2], pos, 0);
        pc = pc + SIZE;
      } else if (op === OP_JUMP) {
        pc = code[pc + 2];
      } else if (op === OP_SAVE) {
        this.assign(code[pc + 2], pos);
        pc = pc + SIZE;
      } else if (op === OP_MATCH) {
        return pos;
      } else if (op === OP_LOOP) {
        const count: i32 = this.registers[code[pc + 2]];
        if (count < code[pc + 3]) {
          pc = pc + SIZE;
        } else if (count >= code[pc + 4]) {
          pc = code[pc + 5];
        } else if (code[pc + 1] === 2) {
          this.push(TRY, pc + SIZE, pos, 0);
          pc = code[pc + 5];
        } else {
          this.push(TRY, code[pc + 5], pos, 0);
          pc = pc + SIZE;
        }
      } else if (op === OP_NEXT) {
        const count: i32 = this.registers[code[pc + 2]];
        if (pos === this.registers[code[pc + 3]] && count >= code[pc + 4]) {
          ok = false;
        } else {
          this.assign(code[pc + 2], count + 1);
          pc = code[pc + 5];
        }
      } else if (op === OP_LOOK) {
        ok = this.look(pc, pos);
        pc = code[pc + 2];
      } else if (op === OP_BACKREF) {
        pos = this.backref(pc, pos);
        ok = pos >= 0;
        pc = pc + SIZE;
      } else {
        ok = this.simple(op, pc, pos);
        pc = pc + SIZE;
      }
      if (ok) continue;
      // Failure: the latest alternative.
      let found: boolean = false;
      while (!found) {
        if (this.sp === base) return -1;
        const stack: RawI32 = this.stack;
        const sp: i32 = this.sp - 4;
        this.sp = sp;
        const what: i32 = stack[sp];
        if (what === RESTORE) {
          this.registers[stack[sp + 1]] = stack[sp + 2];
        } else if (what === TRY) {
          pc = stack[sp + 1];
          pos = stack[sp + 2];
          found = true;
        } else if (what === SHORTEN) {
          const least: i32 = stack[sp + 2];
          pos = stack[sp + 3];
          pos = pos - unitsOf(this.charBefore(pos));
          pc = stack[sp + 1];
          if (pos > least) {
            stack[sp + 3] = pos;
            this.sp = sp + 4;
          }
          found = true;
        } else {
          found = this.lengthen(sp);
          if (found) {
            pc = stack[sp + 1] + SIZE;
            pos = stack[sp + 3];
          }
        }
      }
    }
    return -1;
  }

  // Operations that do not move.
  simple(op: i32, pc: i32, pos: i32): boolean {
    const code: RawI32 = this.code;
    if (op === OP_LINE_START) return pos === 0 || (code[pc + 2] === 1 && this.isLineEnd(pos - 1));
    if (op === OP_LINE_END) return pos === this.end || (code[pc + 2] === 1 && this.isLineEnd(pos));
    if (op === OP_WORD) return this.isWordAt(pos - 1) !== this.isWordAt(pos);
    if (op === OP_NOT_WORD) return this.isWordAt(pos - 1) === this.isWordAt(pos);
    if (op === OP_PROGRESS) return this.registers[code[pc + 2]] !== pos;
    if (op === OP_MARK) {
      this.assign(code[pc + 2], pos);
    } else if (op === OP_ZERO) {
      this.assign(code[pc + 2], 0);
    } else if (op === OP_CLEAR) {
      let i: i32 = code[pc + 2] * 2;
      const end: i32 = code[pc + 3] * 2;
      while (i < end) {
        if (this.registers[i] >= 0) this.assign(i, -1);
        i = i + 1;
      }
    }
    return true;
  }

  // A run of one character; the position after it, or -1.
  repeat(pc: i32, start: i32): i32 {
    const code: RawI32 = this.code;
    const min: i32 = code[pc + 2];
    const greedy: boolean = code[pc + 5] === 1;
    const max: i32 = greedy ? code[pc + 3] : min;
    const what: i32 = code[pc + 4];
    let pos: i32 = start;
    let least: i32 = start;
    let n: i32 = 0;
    while (n < max && pos < this.end) {
      const c: i32 = this.charAt(pos);
      if (!this.fits(c, what)) break;
      pos = pos + unitsOf(c);
      n = n + 1;
      if (n === min) least = pos;
    }
    if (n < min) return -1;
    if (greedy) {
      if (pos > least) this.push(SHORTEN, pc + SIZE, least, pos);
    } else if (n < code[pc + 3]) {
      this.push(LENGTHEN, pc, n, pos);
    }
    return pos;
  }

  // A lazy run takes one character more; the entry at `sp` is kept when it can go on.
  lengthen(sp: i32): boolean {
    const stack: RawI32 = this.stack;
    const pc: i32 = stack[sp + 1];
    const pos: i32 = stack[sp + 3];
    if (pos >= this.end) return false;
    const c: i32 = this.charAt(pos);
    if (!this.fits(c, this.code[pc + 4])) return false;
    stack[sp + 2] = stack[sp + 2] + 1;
    stack[sp + 3] = pos + unitsOf(c);
    if (stack[sp + 2] < this.code[pc + 3]) this.sp = sp + 4;
    return true;
  }

  look(pc: i32, pos: i32): boolean {
    const base: i32 = this.sp;
    const matched: boolean = this.run(pc + SIZE, pos) >= 0;
    const negated: boolean = this.code[pc + 3] === 1;
    if (!matched) return negated;
    // A lookaround is not entered again: its alternatives go, but what it did to the groups must still be
    // undone when something later fails.
    const stack: RawI32 = this.stack;
    if (negated) {
      let i: i32 = this.sp;
      while (i > base) {
        i = i - 4;
        if (stack[i] === RESTORE) this.registers[stack[i + 1]] = stack[i + 2];
      }
      this.sp = base;
      return false;
    }
    let to: i32 = base;
    let i: i32 = base;
    while (i < this.sp) {
      if (stack[i] === RESTORE) {
        stack[to] = RESTORE;
        stack[to + 1] = stack[i + 1];
        stack[to + 2] = stack[i + 2];
        to = to + 4;
      }
      i = i + 4;
    }
    this.sp = to;
    return true;
  }

  // Where the text of a group ends when it is repeated at `pos`; -1 when it is not.
  backref(pc: i32, pos: i32): i32 {
    const back: i32 = this.code[pc + 1];
    const group: i32 = this.code[pc + 2];
    const fold: boolean = this.code[pc + 3] === 1;
    const from: i32 = this.registers[group * 2];
    const to: i32 = this.registers[group * 2 + 1];
    if (from < 0 || to < 0) return pos;
    const n: i32 = to - from;
    const at: i32 = back === 1 ? pos - n : pos;
    if (at < 0 || at + n > this.end) return -1;
    let i: i32 = 0;
    while (i < n) {
      const a: i32 = this.input[from + i];
      const b: i32 = this.input[at + i];
      if (a !== b && !(fold && foldUnit(a, this.unicode) === foldUnit(b, this.unicode))) return -1;
      i = i + 1;
    }
    return back === 1 ? at : at + n;
  }
}
