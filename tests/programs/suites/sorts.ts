import { describe, it, test, expect } from './testing';
export const bubbleSort = (arr: number[]): number[] => {
  for (let i = 0; i < arr.length; i++) {
    for (let j = 0; j < arr.length - i - 1; j++) {
      if (arr[j] > arr[j + 1]) [arr[j], arr[j + 1]] = [arr[j + 1], arr[j]];
    }
  }
  return arr;
};
export const quickSort = <T>(a: T[]): T[] => {
  if (a.length <= 1) return a;
  const pivot: T = a[a.length - 1];
  const l: T[] = [],
    r: T[] = [];
  for (const x of a.slice(0, a.length - 1)) x < pivot ? l.push(x) : r.push(x);
  return [...quickSort(l), pivot, ...quickSort(r)];
};
export function mergeSort(array: number[]): number[] {
  if (array.length < 2) return array;
  const mid = Math.floor(array.length / 2);
  return merge(mergeSort(array.slice(0, mid)), mergeSort(array.slice(mid)));
}
function merge(l: number[], r: number[]): number[] {
  const res = [];
  let i = 0,
    j = 0;
  while (i < l.length && j < r.length) {
    if (l[i] <= r[j]) {
      res.push(l[i]);
      i++;
    } else res.push(r[j++]);
  }
  return res.concat(l.slice(i)).concat(r.slice(j));
}
export const gnomeSort = (arr: number[]): number[] => {
  if (arr.length <= 1) return arr;
  let i = 1;
  while (i < arr.length) {
    if (arr[i - 1] <= arr[i]) i++;
    else {
      [arr[i - 1], arr[i]] = [arr[i], arr[i - 1]];
      i = Math.max(1, i - 1);
    }
  }
  return arr;
};
export const countingSort = (inputArr: number[], min: number, max: number): number[] => {
  const sortedArray = [...inputArr];
  const count = new Array(max - min + 1).fill(0);
  for (let i = 0; i < inputArr.length; i++) count[inputArr[i] - min]++;
  count[0] -= 1;
  for (let i = 1; i < count.length; i++) count[i] += count[i - 1];
  for (let i = inputArr.length - 1; i >= 0; i--) {
    sortedArray[count[inputArr[i] - min]] = inputArr[i];
    count[inputArr[i] - min]--;
  }
  return sortedArray;
};
export const heapSort = (items: number[]): number[] => {
  const size = items.length;
  const sift = (n: number, i: number) => {
    let largest = i;
    const l = 2 * i + 1,
      r = l + 1;
    if (l < n && items[l] > items[largest]) largest = l;
    if (r < n && items[r] > items[largest]) largest = r;
    if (largest !== i) {
      [items[i], items[largest]] = [items[largest], items[i]];
      sift(n, largest);
    }
  };
  for (let i = Math.floor(size / 2 - 1); i >= 0; i--) sift(size, i);
  for (let i = size - 1; i >= 0; i--) {
    [items[0], items[i]] = [items[i], items[0]];
    sift(i, 0);
  }
  return items;
};
export const shellSort = <T>(arr: T[]): T[] => {
  let gap = Math.floor(arr.length / 2);
  while (gap > 0) {
    for (let c = gap; c < arr.length; c++) {
      const t = arr[c];
      let i = c;
      while (i >= gap && arr[i - gap] > t) {
        arr[i] = arr[i - gap];
        i -= gap;
      }
      arr[i] = t;
    }
    gap = Math.floor(gap / 2);
  }
  return arr;
};
export const bucketSort = (arr: number[], bucketSize = 5): number[] => {
  if (arr.length === 0) return [];
  const min = Math.min(...arr),
    max = Math.max(...arr);
  const buckets: number[][] = Array.from({ length: Math.floor((max - min) / bucketSize) + 1 }, () => []);
  for (const v of arr) buckets[Math.floor((v - min) / bucketSize)].push(v);
  const out: number[] = [];
  for (const b of buckets) {
    b.sort((a, b) => a - b);
    b.forEach((x) => out.push(x));
  }
  return out;
};
export const radixSort = (a: number[]): number[] => {
  const md = Math.max(...a).toString().length;
  let arr = [...a];
  for (let k = 0; k < md; k++) {
    const b: Array<number>[] = Array.from({ length: 10 }, () => []);
    for (const n of arr) b[Math.floor(Math.abs(n) / 10 ** k) % 10].push(n);
    arr = ([] as number[]).concat(...b);
  }
  return arr;
};
function swap<T>(xs: T[], i: number, j: number) {
  const t = xs[i];
  xs[i] = xs[j];
  xs[j] = t;
}
export const selectionSort = (xs: number[]) => {
  for (let i = 0; i < xs.length; i++) {
    let m = i;
    for (let j = i + 1; j < xs.length; j++) if (xs[j] < xs[m]) m = j;
    swap(xs, i, m);
  }
  return xs;
};
export function insertionSort<T>(xs: T[], cmp: (a: T, b: T) => number = (a, b) => (a < b ? -1 : a > b ? 1 : 0)): T[] {
  for (let i = 1; i < xs.length; i++) {
    const v = xs[i];
    let j = i - 1;
    while (j >= 0 && cmp(xs[j], v) > 0) {
      xs[j + 1] = xs[j];
      j--;
    }
    xs[j + 1] = v;
  }
  return xs;
}
export const isSortedArray = (arr: number[]): boolean => {
  for (let i = 0; i < arr.length - 1; i++) {
    if (arr[i] > arr[i + 1]) return false;
  }
  return true;
};
export const cycleSort = (a: number[]) => {
  for (let i = 0; i < a.length - 1; i++) {
    let item = a[i],
      idx = i;
    for (let j = i + 1; j < a.length; j++) if (a[j] < item) idx++;
    if (idx === i) continue;
    while (item === a[idx]) idx++;
    [a[idx], item] = [item, a[idx]];
    while (idx !== i) {
      idx = i;
      for (let j = i + 1; j < a.length; j++) if (a[j] < item) idx++;
      while (item === a[idx]) idx++;
      const t = a[idx];
      a[idx] = item;
      item = t;
    }
  }
  return a;
};
describe('sorts', () => {
  const cases: [number[], number[]][] = [
    [[], []],
    [[1], [1]],
    [
      [8, 3, 5, 1, 4, 2],
      [1, 2, 3, 4, 5, 8],
    ],
    [
      [9, -1, 4.5, 9, 0],
      [-1, 0, 4.5, 9, 9],
    ],
  ];
  describe.each([
    ['bubble', bubbleSort],
    ['quick', quickSort],
    ['merge', mergeSort],
    ['gnome', gnomeSort],
    ['heap', heapSort],
    ['shell', shellSort],
    ['selection', selectionSort],
    ['insertion', insertionSort],
    ['cycle', cycleSort],
  ] as [string, (a: number[]) => number[]][])('%s', (_n, sort) => {
    test.each(cases)('sorts %j to %j', (input, expected) => {
      expect(sort([...input])).toStrictEqual(expected);
    });
  });
  it('counting', () => {
    expect(countingSort([3, 1, 2, 3, 1], 1, 3)).toEqual([1, 1, 2, 3, 3]);
    expect(bucketSort([45, 3, 10, 22])).toEqual([3, 10, 22, 45]);
    expect(radixSort([170, 45, 75, 90, 802, 24, 2, 66])).toEqual([2, 24, 45, 66, 75, 90, 170, 802]);
  });
  it('strings', () => {
    expect(quickSort(['b', 'a', 'c'])).toEqual(['a', 'b', 'c']);
    expect(insertionSort(['bb', 'a', 'ccc'], (a, b) => b.length - a.length)).toEqual(['ccc', 'bb', 'a']);
    expect(shellSort(['z', 'y'])).not.toEqual(['z', 'y']);
  });
  it('sorted', () => {
    expect(isSortedArray([1, 2, 3])).toBe(true);
    expect(isSortedArray([2, 1])).toBeFalsy();
    expect([1, 2]).toContain(2);
    expect('abc').toContain('bc');
    expect([1]).toHaveLength(1);
  });
  it('fails on purpose', () => {
    expect([1, { a: 2 }]).toEqual([1, { a: 3 }]);
  });
  it('fails not', () => {
    expect(5).not.toBe(5);
  });
  test.each`
    a    | b    | sum
    ${1} | ${2} | ${3}
    ${4} | ${5} | ${9}
  `('adds $a and $b', ({ a, b, sum }) => {
    expect(a + b).toBe(sum);
  });
});
