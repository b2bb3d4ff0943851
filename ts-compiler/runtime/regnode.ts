// The syntax tree of a regular expression.
import { CharSet } from "./regset";

/** Kinds of nodes. */
export const EMPTY: i32 = 0;
export const CHAR: i32 = 1;
export const SET: i32 = 2;
export const SEQUENCE: i32 = 3;
export const CHOICE: i32 = 4;
export const GROUP: i32 = 5;
export const REPEAT: i32 = 6;
export const LOOK: i32 = 7;
export const BACKREF: i32 = 8;
export const LINE_START: i32 = 9;
export const LINE_END: i32 = 10;
export const WORD: i32 = 11;
export const NOT_WORD: i32 = 12;

/** How often a repetition without an upper limit may go on. */
export const ENDLESS: i32 = 0x7FFFFFFF;

export class RegNode {
  kind: i32;
  /** Character, number of the group, least count; for LOOK 1 when it looks behind, for ends of lines 1 when there are several. */
  a: i32;
  /** Greatest count; for LOOK 1 when it is negated, for BACKREF 1 when case is ignored. */
  b: i32;
  greedy: boolean;
  set: CharSet | null;
  /** Name of a group or of a reference that is resolved later. */
  name: string;
  parts: RegNode[];
  /** Numbers of the capturing groups inside: first, and the one after the last. */
  firstGroup: i32;
  endGroup: i32;

  constructor(kind: i32, a: i32) {
    this.kind = kind;
    this.a = a;
    this.b = 0;
    this.greedy = true;
    this.set = null;
    this.name = "";
    this.parts = [];
    this.firstGroup = 0;
    this.endGroup = 0;
  }
}

/** Whether a node can match without consuming anything. */
export function canBeEmpty(n: RegNode): boolean {
  const k: i32 = n.kind;
  if (k === CHAR || k === SET) return false;
  if (k === REPEAT) return n.a === 0 || canBeEmpty(n.parts[0]);
  if (k === GROUP) return canBeEmpty(n.parts[0]);
  if (k === SEQUENCE) {
    let i: number = 0;
    while (i < n.parts.length) {
      if (!canBeEmpty(n.parts[i])) return false;
      i = i + 1;
    }
    return true;
  }
  if (k === CHOICE) {
    let i: number = 0;
    while (i < n.parts.length) {
      if (canBeEmpty(n.parts[i])) return true;
      i = i + 1;
    }
    return false;
  }
  return true;
}
