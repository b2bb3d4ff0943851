// Records and index signatures as dictionaries.

type Dict<T> = { [key: string]: T };

function countBy<T>(items: readonly T[], key: (t: T) => string): Record<string, number> {
  const out: Record<string, number> = {};
  for (const it of items) out[key(it)] = (out[key(it)] ?? 0) + 1;
  return out;
}
console.log(countBy(["apple", "avocado", "banana", "cherry", "blueberry"], (s) => s[0]));
console.log(countBy([1, 22, 333, 44, 5], (n) => String(n).length + " digits"));

const groups: Dict<string[]> = {};
for (const w of ["tea", "eat", "tan", "ate", "nat", "bat"]) {
  const k = [...w].sort().join("");
  (groups[k] ||= []).push(w);
}
console.log(groups, Object.keys(groups).length);

const stock: Record<string, { qty: number; price: number } | undefined> = {
  pen: { qty: 10, price: 1.5 },
  ink: { qty: 0, price: 7 },
};
for (const name of ["pen", "ink", "paper"]) {
  const s = stock[name];
  console.log(name, s === undefined ? "unknown" : s.qty > 0 ? `${s.qty} at ${s.price}` : "sold out");
}
delete stock.pen;
console.log("pen" in stock, "ink" in stock, Object.keys(stock).length, Object.entries(stock));

const byNumber: { [n: number]: string } = {};
byNumber[3] = "three";
byNumber[1] = "one";
byNumber[20] = "twenty";
console.log(byNumber, byNumber[1], byNumber[2], Object.keys(byNumber));

type Level = "low" | "mid" | "high";
const weights: Record<Level, number> = { low: 1, mid: 5, high: 10 };
const levels: Level[] = ["low", "high", "mid"];
console.log(levels.map((l) => weights[l]), levels.toSorted((a, b) => weights[b] - weights[a]));
let total = 0;
for (const k in weights) total += weights[k as Level];
console.log(total);

const nested: Dict<Dict<number>> = {};
function put(a: string, b: string, n: number) {
  const inner = (nested[a] ??= {});
  inner[b] = (inner[b] ?? 0) + n;
}
put("x", "p", 1); put("x", "q", 2); put("y", "p", 3); put("x", "p", 4);
console.log(nested, nested.x.p, nested["y"]?.["zz"], nested["none"]?.p);

// Deleting while iterating, clearing, and re-adding changes the order.
const d: Dict<number> = { a: 1, b: 2, c: 3 };
for (const k in d) if (d[k] === 2) delete d[k];
d.b = 20;
console.log(d, Object.values(d), JSON.stringify(d));
for (const k of Object.keys(d)) delete d[k];
console.log(d, Object.keys(d).length === 0);

const inverted = Object.fromEntries(Object.entries(weights).map(([k, v]) => [v, k]));
console.log(inverted, inverted[5]);
const scores = new Map(Object.entries({ ann: 3, bob: 9 }));
console.log(Object.fromEntries([...scores].map(([k, v]) => [k, v * 2])));
const handlers: Record<string, (arg: string) => string> = {
  upper: (s) => s.toUpperCase(),
  twice: (s) => s + s,
  "with space": (s) => s.split("").join(" "),
};
for (const [name, h] of Object.entries(handlers)) console.log(`${name}: ${h("abc")}`);
console.log(handlers["missing"]?.("x") ?? "no handler");
const proto: Dict<number> = Object.create(null);
proto["toString"] = 1;
proto["__proto__x"] = 2;
console.log(Object.keys(proto), "hasOwnProperty" in proto);
