// Map and Set: order, odd keys, change while iterating, and the methods around them.

const m = new Map<unknown, string>([["a", "1"], ["b", "2"]]);
const key = { k: 1 }, fn = () => 1, arr = [1];
m.set(NaN, "nan").set(0, "zero").set(-0, "minus zero").set("0", "string zero").set(null, "null").set(undefined, "undef").set(key, "obj").set(fn, "fn").set(arr, "arr").set(true, "t");
console.log(m.size, m.get(NaN), m.get(0), m.get(-0), m.get("0"), m.get(null), m.get(undefined), m.get(key), m.get({ k: 1 }), m.get(fn), m.get([1]), m.get(arr), m.get(true), m.has(undefined), m.has("zz"), m.get("zz"));
console.log([...m.keys()].map(String).join(), Object.is([...m.keys()][3], 0));
m.set("a", "again");
m.delete("b");
m.set("b", "back");
console.log([...m.entries()].slice(0, 2), [...m].at(-1), m.delete("nope"), m.delete(key), m.size);
m.forEach((v, k, self) => { if (typeof k === "string") console.log(k, v, self === m); });
m.clear();
console.log(m.size, m, [...m], m.get("a"));

// Additions made while iterating are visited, removals are not.
const live = new Map([[1, "one"], [2, "two"], [3, "three"]]);
const visited: number[] = [];
for (const [k] of live) {
  visited.push(k);
  if (k === 1) { live.delete(2); live.set(4, "four"); }
  if (k === 4) { live.delete(1); live.set(1, "one again"); }
  if (visited.length > 10) break;
}
console.log(visited, live);

const s = new Set([3, 1, 3, 2, 1]);
console.log(s, s.size, s.has(3), s.add(3) === s, s.add(9).size, s.delete(1), s.delete(1), [...s], [...s.entries()][0]);
const order: number[] = [];
for (const v of s) { order.push(v); if (v < 100) { s.delete(v); s.add(v * 10 + 1); } if (order.length > 8) break; }
console.log(order, s);
console.log(new Set("mississippi"), new Set([NaN, NaN, 0, -0, "0", null, undefined, null]), [...new Set(["b", "a"])].sort(), new Set().size);

// The usual set algebra and other idioms.
const A = new Set([1, 2, 3, 4]), B = new Set([3, 4, 5]);
console.log([...A].filter((x) => B.has(x)), [...A].filter((x) => !B.has(x)), new Set([...A, ...B]), [...B].every((x) => A.has(x)));
const counts = new Map<string, number>();
for (const w of "the cat and the dog and the bird".split(" ")) counts.set(w, (counts.get(w) ?? 0) + 1);
console.log(counts, [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0], new Map([...counts].filter(([, n]) => n > 1)), Math.max(...counts.values()));
const multi = new Map<string, Set<number>>();
const put = (k: string, v: number) => { let set = multi.get(k); if (!set) multi.set(k, (set = new Set())); set.add(v); };
put("x", 1); put("x", 2); put("x", 1); put("y", 3);
console.log(multi, multi.get("x")?.size, [...multi.values()].map((q) => [...q]));
console.log(Array.from(counts.keys(), (k) => k.length), Object.fromEntries(counts), new Map(Object.entries({ p: 1 })), Array.from(new Map([[1, 2]]).values()));
const nested = new Map([["outer", new Map([["inner", new Set([[1, 2]])]])]]);
console.log(nested, nested.get("outer")?.get("inner")?.size);

class Point { constructor(readonly x: number, readonly y: number) {} get id() { return this.x + "," + this.y; } }
const grid = new Map<string, Point>();
for (const [x, y] of [[1, 2], [3, 4], [1, 2]]) { const p = new Point(x, y); if (!grid.has(p.id)) grid.set(p.id, p); }
console.log(grid, grid.get("1,2") instanceof Point);
const byRef = new Map<Point, number>();
const p1 = new Point(0, 0), p2 = new Point(0, 0);
byRef.set(p1, 1).set(p2, 2);
console.log(byRef.size, byRef.get(p1), byRef.get(new Point(0, 0)));

// Many entries, with deletions in between.
const many = new Map<number, number>();
for (let i = 0; i < 5000; i++) many.set((i * 7919) % 5003, i);
for (let i = 0; i < 5003; i += 3) many.delete(i);
let sum = 0, ordered = 0, prev = -1;
for (const [k, v] of many) { sum += k; if (v > prev) ordered++; prev = v; }
console.log(many.size, sum, ordered === many.size, many.get(7919 % 5003));
const it = new Map([["k", "v"]]).entries();
console.log(it.next(), it.next(), it.next().done);
const weak = new WeakMap<object, string>([[key, "weak"]]);
console.log(weak.get(key), weak.has({}), weak.delete(key), weak.has(key), new WeakSet([key]).has(key));
const grouped = Object.entries(Object.fromEntries(new Map([["z", 1], ["1", 2]])));
console.log(grouped);
