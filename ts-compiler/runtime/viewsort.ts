// The sort of typed arrays, which is another one than that of arrays: two halves, sorted and merged.
import { __copy, __rawF64 } from "./intrinsics";

// Sorts the numbers from `from` to `to` of `source` into `target`, which holds the same.
function mergeHalves(source: RawF64, from: i32, to: i32, target: RawF64, compare: (a: number, b: number) => number): void {
  const middle: i32 = from + ((to - from) >> 1);
  if (middle - from > 1) mergeHalves(target, from, middle, source, compare);
  if (to - middle > 1) mergeHalves(target, middle, to, source, compare);
  let left: i32 = from;
  let right: i32 = middle;
  let at: i32 = from;
  while (left < middle && right < to) {
    if (compare(source[left], source[right]) > 0) {
      target[at] = source[right];
      right = right + 1;
    } else {
      target[at] = source[left];
      left = left + 1;
    }
    at = at + 1;
  }
  __copy(target, at, source, left, middle - left);
  __copy(target, at + middle - left, source, right, to - right);
}

/** Sorts `n` numbers, or indices of other values. */
export function mergeSort(list: RawF64, n: i32, compare: (a: number, b: number) => number): void {
  if (n < 2) return;
  const copy: RawF64 = __rawF64(n);
  __copy(copy, 0, list, 0, n);
  mergeHalves(copy, 0, n, list, compare);
}

/** Whether x goes behind y where there is no comparison: minus zero is before zero, NaN last. */
function isAbove(x: number, y: number): boolean {
  if (x > y) return true;
  if (x < y) return false;
  if (x === y) return x === 0 && 1 / x > 1 / y;
  return x !== x && y === y;
}

// As mergeHalves does, with insertion where there is little: nobody sees the comparisons.
function mergeAscending(source: RawF64, from: i32, to: i32, target: RawF64): void {
  if (to - from < 12) {
    let i: i32 = from + 1;
    while (i < to) {
      const x: number = target[i];
      let j: i32 = i;
      while (j > from && isAbove(target[j - 1], x)) {
        target[j] = target[j - 1];
        j = j - 1;
      }
      target[j] = x;
      i = i + 1;
    }
    return;
  }
  const middle: i32 = from + ((to - from) >> 1);
  mergeAscending(target, from, middle, source);
  mergeAscending(target, middle, to, source);
  let left: i32 = from;
  let right: i32 = middle;
  let at: i32 = from;
  while (left < middle && right < to) {
    const x: number = source[left];
    const y: number = source[right];
    if (isAbove(x, y)) {
      target[at] = y;
      right = right + 1;
    } else {
      target[at] = x;
      left = left + 1;
    }
    at = at + 1;
  }
  __copy(target, at, source, left, middle - left);
  __copy(target, at + middle - left, source, right, to - right);
}

/** Sorts `n` numbers by their size. */
export function sortAscending(list: RawF64, n: i32): void {
  const copy: RawF64 = __rawF64(n);
  __copy(copy, 0, list, 0, n);
  mergeAscending(copy, 0, n, list);
}
