// Every array method of ES2023, with the arguments that matter.

const xs = [5, 3, 8, 1, 9, 2];
console.log(xs.map((x) => x * 2), xs.filter((x) => x % 2), xs.reduce((a, b) => a + b), xs.reduceRight((a, b) => a + "-" + b, ""));
console.log(xs.find((x) => x > 5), xs.findIndex((x) => x > 5), xs.findLast((x) => x > 5), xs.findLastIndex((x) => x > 5), xs.find((x) => x > 50), xs.findLastIndex((x) => x > 50));
console.log(xs.some((x) => x > 8), xs.every((x) => x > 0), [].some(() => true), [].every(() => false));
console.log(xs.indexOf(8), xs.indexOf(7), xs.lastIndexOf(9, -2), xs.includes(2), xs.includes(5, 1), xs.at(0), xs.at(-1), xs.at(6));
console.log(xs.slice(), xs.slice(2), xs.slice(-2), xs.slice(1, -1), xs.slice(4, 2), xs.concat([7], [6, 0]), xs.concat());
console.log(xs.join(), xs.join(""), xs.join(" + "), [null, undefined, 1].join("/"), [[1, [2, 3]], [4]].join(";"), String([1, [2, [3]]]));

console.log("-- mutation");
const a = [1, 2, 3];
console.log(a.push(4, 5), a.pop(), a.shift(), a.unshift(-1, 0), a);
console.log(a.splice(1, 2), a, a.splice(1, 0, 10, 20), a, a.splice(-1), a, a.splice(0), a, a.pop(), a.shift(), a.push());
const b = [1, 2, 3, 4, 5];
console.log(b.fill(0, 1, 3), b.fill(9, -1), b.reverse(), b.copyWithin(0, 3), b.copyWithin(1, -2, -1));
b.length = 2;
console.log(b, b.length);
b[4] = 7;
console.log(b, b.length, 3 in b, b[3]);

console.log("-- sort");
console.log([10, 9, 1, 100, 2].sort(), [10, 9, 1, 100, 2].sort((p, q) => p - q), ["b", undefined, "a"].sort(), [3, 1, 2].sort((p, q) => q - p));
const people = [
  { name: "Ann", age: 30 }, { name: "Bob", age: 25 }, { name: "Cid", age: 30 },
  { name: "Dee", age: 25 }, { name: "Eve", age: 30 }, { name: "Fay", age: 20 },
];
console.log(people.sort((p, q) => p.age - q.age).map((p) => p.name).join(" "));
const big: Array<{ k: number; i: number }> = [];
for (let i = 0; i < 200; i++) big.push({ k: (i * 7919) % 10, i });
big.sort((p, q) => p.k - q.k);
let stable = true;
for (let i = 1; i < big.length; i++) if (big[i - 1].k === big[i].k && big[i - 1].i > big[i].i) stable = false;
console.log("stable", stable);

console.log("-- copies");
const c = [3, 1, 2];
console.log(c.toSorted(), c.toSorted((p, q) => q - p), c.toReversed(), c.with(1, 9), c.with(-1, 8), c.toSpliced(1, 1, 7, 8), c);

console.log("-- flat");
console.log([1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), [1, 2].flatMap((x) => [x, x * 10]), ["a b", "c"].flatMap((s) => s.split(" ")), [[1], [], [2, 3]].flat());

console.log("-- making");
console.log(Array.from({ length: 4 }, (_, i) => i * i), Array.of(7, 8), new Array(3), new Array<number>(3).fill(1), Array.from("abc"), Array.from(new Set([1, 1, 2])), Array.isArray([]), Array.isArray({ length: 0 }));
console.log([...[1, 2].keys()], [...["a", "b"].entries()], [...["x"].values()], Object.entries(["p", "q"]));
const grid = Array.from({ length: 3 }, (_, y) => Array.from({ length: 3 }, (_, x) => x + y * 3));
console.log(grid, grid.map((row) => row.join(" ")).join("\n"));

console.log("-- callbacks");
["p", "q"].forEach((v, i, arr) => console.log(v, i, arr.length));
console.log(["1", "2", "3"].map(Number), ["10", "10", "10"].map((s, i) => parseInt(s, i + 2)), [1, 0, "", "a", null, NaN].filter(Boolean));
const grow = [1, 2, 3];
const seen: number[] = [];
grow.forEach((x) => { seen.push(x); if (grow.length < 6) grow.push(x * 10); });
console.log(seen, grow);
const shrinking = [1, 2, 3, 4];
for (const x of shrinking) { if (x === 1) shrinking.pop(); seen.push(x); }
console.log(seen);
try { ([] as number[]).reduce((p, q) => p + q); } catch (e) { console.log((e as Error).name, (e as Error).message); }
try { new Array(-1); } catch (e) { console.log((e as Error).name, (e as Error).message); }
