// TimSort: runs that are there already, short ones lengthened by binary insertion, merged in pairs.
// Which comparisons are made, and with which arguments, programs see; so it makes those that V8 does.
// What it sorts are numbers: those of an array, or indices of other values.
import { __f64, __rawF64, __rawI32, __copy } from "./intrinsics";

const GALLOP: i32 = 7;
// Lengths on the stack grow at least as Fibonacci's numbers do.
const STACK: i32 = 64;

type Compare = (a: number, b: number) => number;

/** The numbers from 0 to `n`. */
export function indices(n: i32): RawF64 {
  const list: RawF64 = __rawF64(n);
  let i: i32 = 0;
  while (i < n) {
    list[i] = __f64(i);
    i = i + 1;
  }
  return list;
}

/** Sorts the numbers of a list. */
export function timSort(list: RawF64, n: i32, compare: Compare): void {
  if (n < 2) return;
  // The least length of a run: n divided by a power of two, rounded up.
  let least: i32 = n;
  let rest: i32 = 0;
  while (least >= 64) {
    rest = rest | (least & 1);
    least = least >> 1;
  }
  least = least + rest;
  if (n < 64) {
    insertAll(list, 0, runLength(list, 0, n, compare), n, compare);
    return;
  }
  const runs: Runs = new Runs(list, compare);
  let low: i32 = 0;
  while (low < n) {
    let length: i32 = runLength(list, low, n, compare);
    if (length < least) {
      const end: i32 = low + least < n ? low + least : n;
      insertAll(list, low, low + length, end, compare);
      length = end - low;
    }
    runs.push(low, length);
    low = low + length;
  }
  runs.finish();
}

/** The length of the run at `low`; one that descends is reversed. */
function runLength(list: RawF64, low: i32, high: i32, compare: Compare): i32 {
  let at: i32 = low + 1;
  if (at === high) return 1;
  const descends: boolean = compare(list[at], list[low]) < 0;
  at = at + 1;
  while (at < high && compare(list[at], list[at - 1]) < 0 === descends) at = at + 1;
  if (descends) {
    let i: i32 = low;
    let j: i32 = at - 1;
    while (i < j) {
      const x: number = list[i];
      list[i] = list[j];
      list[j] = x;
      i = i + 1;
      j = j - 1;
    }
  }
  return at - low;
}

/** Puts the elements from `start` on where they belong behind `low`. */
function insertAll(list: RawF64, low: i32, start: i32, high: i32, compare: Compare): void {
  while (start < high) {
    const x: number = list[start];
    let left: i32 = low;
    let right: i32 = start;
    while (left < right) {
      const middle: i32 = (left + right) >> 1;
      if (compare(x, list[middle]) < 0) right = middle;
      else left = middle + 1;
    }
    __copy(list, left + 1, list, left, start - left);
    list[left] = x;
    start = start + 1;
  }
}

/**
 * How many of `length` elements at `base` go before `key`; those that equal it among them when `past`.
 * The search begins at `hint` and strides out from there.
 */
function gallop(list: RawF64, key: number, base: i32, length: i32, hint: i32, past: boolean, compare: Compare): i32 {
  const forward: boolean = goesBefore(list[base + hint], key, past, compare);
  const most: i32 = forward ? length - hint : hint + 1;
  let last: i32 = 0;
  let offset: i32 = 1;
  while (offset < most && goesBefore(list[base + (forward ? hint + offset : hint - offset)], key, past, compare) === forward) {
    last = offset;
    offset = (offset << 1) + 1;
  }
  if (offset > most) offset = most;
  let left: i32 = (forward ? hint + last : hint - offset) + 1;
  let right: i32 = forward ? hint + offset : hint - last;
  while (left < right) {
    const middle: i32 = (left + right) >> 1;
    if (goesBefore(list[base + middle], key, past, compare)) left = middle + 1;
    else right = middle;
  }
  return left;
}

function goesBefore(x: number, key: number, past: boolean, compare: Compare): boolean {
  return past ? !(compare(key, x) < 0) : compare(x, key) < 0;
}

/** The runs that wait to be merged. */
class Runs {
  list: RawF64;
  compare: Compare;
  bases: RawI32 = __rawI32(STACK);
  lengths: RawI32 = __rawI32(STACK);
  count: i32 = 0;
  // How often one side has to win until galloping pays; it is learnt over all merges.
  patience: i32 = GALLOP;

  constructor(list: RawF64, compare: Compare) {
    this.list = list;
    this.compare = compare;
  }

  push(base: i32, length: i32): void {
    const lengths: RawI32 = this.lengths;
    this.bases[this.count] = base;
    lengths[this.count] = length;
    this.count = this.count + 1;
    while (this.count > 1) {
      const n: i32 = this.count - 2;
      if (this.balanced(n + 1) && this.balanced(n)) {
        if (lengths[n] > lengths[n + 1]) return;
        this.merge(n);
      } else this.mergeShorter(n);
    }
  }

  // Whether a run is longer than the two above it.
  balanced(n: i32): boolean {
    return n < 2 || this.lengths[n - 2] > this.lengths[n - 1] + this.lengths[n];
  }

  mergeShorter(n: i32): void {
    this.merge(n > 0 && this.lengths[n - 1] < this.lengths[n + 1] ? n - 1 : n);
  }

  finish(): void {
    while (this.count > 1) this.mergeShorter(this.count - 2);
  }

  merge(n: i32): void {
    const list: RawF64 = this.list;
    const compare: Compare = this.compare;
    let a: i32 = this.bases[n];
    let lengthA: i32 = this.lengths[n];
    const b: i32 = this.bases[n + 1];
    let lengthB: i32 = this.lengths[n + 1];
    this.lengths[n] = lengthA + lengthB;
    this.count = this.count - 1;
    if (n + 1 < this.count) {
      this.bases[n + 1] = this.bases[n + 2];
      this.lengths[n + 1] = this.lengths[n + 2];
    }
    // What is in its place already stays.
    const skipped: i32 = gallop(list, list[b], a, lengthA, 0, true, compare);
    a = a + skipped;
    lengthA = lengthA - skipped;
    if (lengthA === 0) return;
    lengthB = gallop(list, list[a + lengthA - 1], b, lengthB, lengthB - 1, false, compare);
    if (lengthB === 0) return;
    if (lengthA <= lengthB) this.mergeUp(a, lengthA, b, lengthB);
    else this.mergeDown(a, lengthA, b, lengthB);
  }

  // Whether galloping paid; it begins the sooner again.
  goesOn(winsA: i32, winsB: i32): boolean {
    if (winsA < GALLOP && winsB < GALLOP) {
      this.patience = this.patience + 1;
      return false;
    }
    if (this.patience > 1) this.patience = this.patience - 1;
    return true;
  }

  /** Merges from the left; the left run is set aside. Its last element is known to go last. */
  mergeUp(a: i32, lengthA: i32, b: i32, lengthB: i32): void {
    const list: RawF64 = this.list;
    const compare: Compare = this.compare;
    const aside: RawF64 = __rawF64(lengthA);
    __copy(aside, 0, list, a, lengthA);
    const endB: i32 = b + lengthB;
    let i: i32 = 0;
    let j: i32 = b + 1;
    let to: i32 = a + 1;
    list[a] = list[b];
    let galloping: boolean = false;
    let winsA: i32 = 0;
    let winsB: i32 = 0;
    while (j < endB && i < lengthA - 1) {
      if (!galloping) {
        if (compare(list[j], aside[i]) < 0) {
          list[to] = list[j];
          j = j + 1;
          winsB = winsB + 1;
          winsA = 0;
        } else {
          list[to] = aside[i];
          i = i + 1;
          winsA = winsA + 1;
          winsB = 0;
        }
        to = to + 1;
        galloping = winsA + winsB >= this.patience;
        continue;
      }
      winsA = gallop(aside, list[j], i, lengthA - i, 0, true, compare);
      __copy(list, to, aside, i, winsA);
      to = to + winsA;
      i = i + winsA;
      if (i >= lengthA - 1) break;
      list[to] = list[j];
      to = to + 1;
      j = j + 1;
      if (j === endB) break;
      winsB = gallop(list, aside[i], j, endB - j, 0, false, compare);
      __copy(list, to, list, j, winsB);
      to = to + winsB;
      j = j + winsB;
      if (j === endB) break;
      list[to] = aside[i];
      to = to + 1;
      i = i + 1;
      if (i === lengthA - 1) break;
      galloping = this.goesOn(winsA, winsB);
      if (!galloping) {
        winsA = 0;
        winsB = 0;
      }
    }
    if (j < endB) {
      __copy(list, to, list, j, endB - j);
      to = to + endB - j;
    }
    __copy(list, to, aside, i, lengthA - i);
  }

  /** Merges from the right; the right run is set aside. Its first element is known to go first. */
  mergeDown(a: i32, lengthA: i32, b: i32, lengthB: i32): void {
    const list: RawF64 = this.list;
    const compare: Compare = this.compare;
    const aside: RawF64 = __rawF64(lengthB);
    __copy(aside, 0, list, b, lengthB);
    // What is left of either run, which is also where it ends.
    let i: i32 = lengthA - 1;
    let j: i32 = lengthB;
    let to: i32 = b + lengthB - 1;
    list[to] = list[a + i];
    let galloping: boolean = false;
    let winsA: i32 = 0;
    let winsB: i32 = 0;
    while (i > 0 && j > 1) {
      if (!galloping) {
        to = to - 1;
        if (compare(aside[j - 1], list[a + i - 1]) < 0) {
          i = i - 1;
          list[to] = list[a + i];
          winsA = winsA + 1;
          winsB = 0;
        } else {
          j = j - 1;
          list[to] = aside[j];
          winsB = winsB + 1;
          winsA = 0;
        }
        galloping = winsA + winsB >= this.patience;
        continue;
      }
      winsA = i - gallop(list, aside[j - 1], a, i, i - 1, true, compare);
      to = to - winsA;
      i = i - winsA;
      __copy(list, to, list, a + i, winsA);
      if (i === 0) break;
      to = to - 1;
      j = j - 1;
      list[to] = aside[j];
      if (j === 1) break;
      winsB = j - gallop(aside, list[a + i - 1], 0, j, j - 1, false, compare);
      to = to - winsB;
      j = j - winsB;
      __copy(list, to, aside, j, winsB);
      if (j <= 1) break;
      to = to - 1;
      i = i - 1;
      list[to] = list[a + i];
      if (i === 0) break;
      galloping = this.goesOn(winsA, winsB);
      if (!galloping) {
        winsA = 0;
        winsB = 0;
      }
    }
    if (i > 0) __copy(list, to - i, list, a, i);
    __copy(list, to - i - j, aside, 0, j);
  }
}
