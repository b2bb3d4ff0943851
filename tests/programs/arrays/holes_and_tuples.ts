// Sparse arrays, tuples, and arrays of arrays.

const holes = [1, , 3, , ,];
console.log(holes, holes.length, 1 in holes, holes[1]);
console.log(holes.map((x) => (x ?? 0) * 2), holes.filter(() => true), holes.indexOf(undefined), holes.includes(undefined));
let visits = 0;
holes.forEach(() => visits++);
let looped = 0;
for (const _ of holes) looped++;
console.log(visits, looped, Object.keys(holes), [...holes], holes.join("-"));
console.log(holes.flat(), holes.concat([4]), holes.reverse(), holes.at(-1), holes.findIndex((x) => x === undefined));
const grown: string[] = [];
grown[3] = "d";
console.log(grown, grown.length, JSON.stringify(grown), grown.every((x) => x === "d"));
delete grown[3];
console.log(grown, 3 in grown, grown.length);
const five = new Array<number>(5);
console.log(five, five.fill(2, 2), [, 1], [1, undefined, , 4], Array.from(new Array(2)), Array.apply(null, Array(2) as []));
console.log([3, , 1].sort(), [3, , 1].toSorted(), [, "a"].map(() => "x"), [1, , 2].reduce((a: number, b) => a + (b ?? 100), 0));

console.log("-- tuples");
type Point = [x: number, y: number];
type Entry = readonly [string, number, boolean?];
const p: Point = [3, 4];
const [px, py] = p;
console.log(px + py, p.length, p);
const entries: Entry[] = [["a", 1], ["b", 2, true]];
for (const [k, v, flag = false] of entries) console.log(k, v, flag);
function minMax(ns: number[]): [number, number] | null {
  if (ns.length === 0) return null;
  return [Math.min(...ns), Math.max(...ns)];
}
console.log(minMax([4, 1, 7]), minMax([]));
const mm = minMax([2, 9]);
if (mm) { const [lo, hi] = mm; console.log(lo, hi, hi - lo); }
let u = 1, v = 2;
[u, v] = [v, u];
console.log(u, v);
const arr = [1, 2, 3];
[arr[0], arr[2]] = [arr[2], arr[0]];
console.log(arr);
const mixed: [string, ...number[]] = ["sum", 1, 2, 3];
const [label, ...nums] = mixed;
console.log(label, nums.reduce((a, b) => a + b, 0));
const state: [count: number, set: (n: number) => void] = (() => {
  let value = 10;
  const pair: [number, (n: number) => void] = [value, (n) => { value = n; pair[0] = value; }];
  return pair;
})();
state[1](55);
console.log(state[0]);
const zipped = ["a", "b", "c"].map((s, i): [string, number] => [s, i * i]);
console.log(zipped, Object.fromEntries(zipped), new Map(zipped));
const frozen = [1, "two", true] as const;
console.log(frozen[0] + 1, frozen[1].toUpperCase(), !frozen[2]);

console.log("-- matrices");
const m: number[][] = [[1, 2, 3], [4, 5, 6]];
const t = m[0].map((_, j) => m.map((row) => row[j]));
console.log(t, t[2][1], m[5]?.[0], m.flat().length);
const deep: number[][][] = [[[1], [2, 3]], [[]], []];
console.log(deep, deep[0][1][1], deep.flat(2));
const alias = [[0, 0], [0, 0]];
const row = alias[0];
row[1] = 9;
console.log(alias, alias[0] === row, alias.indexOf(row));
