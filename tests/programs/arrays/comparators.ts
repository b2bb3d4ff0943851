// Which elements a comparator is given, in which order, and what it may give.
const trace = (list: number[]): string => {
  const seen: string[] = [];
  const sorted = list.sort((a, b) => { seen.push(a + ":" + b); return a - b; });
  return sorted.join() + " by " + seen.join(" ");
};
console.log(trace([3, 1, 2, 5, 4]));
console.log(trace([4, 3, 2, 1]));
console.log(trace([1, 2, 3]));

// Long lists are merged; the sum tells the order of all comparisons.
let seed = 7;
const random = (n: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % n;
};
let count = 0;
let sum = 0;
const order = (a: number, b: number): number => {
  count++;
  sum = (sum * 31 + a * 7 + b) % 1000003;
  return a - b;
};
for (const n of [31, 64, 65, 200, 1000]) {
  for (const range of [5, 100000]) {
    const list: number[] = [];
    while (list.length < n) {
      const first = random(range);
      const step = random(3) - 1;
      for (let i = random(90); i >= 0 && list.length < n; i--) list.push(first + step * i);
    }
    count = sum = 0;
    const objects = list.map(x => ({ x })).sort((a, b) => order(a.x, b.x));
    const one = count + " " + sum;
    count = sum = 0;
    const view = new Float64Array(list).sort(order);
    const two = count + " " + sum;
    count = sum = 0;
    list.sort(order);
    console.log(n, range, one, "|", count, sum, "|", two, list.every((x, i) => objects[i].x === x && view[i] === x));
  }
}

// Results that are no numbers.
const values: any = [3, 1, 2];
console.log(values.slice().sort((a: any, b: any) => a > b), values.slice().sort((a: any, b: any) => (a > b ? "1" : "-1")));
console.log(values.slice().sort(() => 1), values.slice().sort(() => -1), values.slice().sort(() => null));
console.log(values.toSorted((a: any, b: any) => a < b), new Uint8Array(values).sort((a: any, b: any): any => a > b));
console.log(new BigInt64Array([3n, -1n, 2n]).sort((a, b) => Number(b - a)));
try {
  values.sort(() => 1n);
} catch (e) {
  console.log((e as Error).message, values);
}
console.log(values.toSpliced(), values.toSpliced(1), values.toSpliced(1, undefined), values.toSpliced(-1, "1", "x"));
