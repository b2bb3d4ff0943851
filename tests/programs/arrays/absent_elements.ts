// What is read outside an array, or not found in a dictionary, is undefined wherever it goes, though
// its type does not say so.

const names: string[] = ["a"];
const flags: boolean[] = [true];
const scores: number[] = [10, 20];
const counts: Record<string, number> = {};
const ages = new Map<string, number>([["ann", 31]]);

// properties of literals, and what takes them apart
const o = { s: names[3], f: flags[4], n: scores[9], m: ages.get("bob")!, c: counts["x"] };
console.log(o, JSON.stringify(o));
console.log(o.n === undefined, o.f === undefined, o.m === undefined, o.n + 1);
const { s, f, n } = o;
console.log(s, f, n, typeof n, typeof f, `${n} ${f} ${s}`);
const copy = { ...o, extra: 1 };
console.log(copy.n, copy);
const nested = { a: { b: scores[7] }, c: [scores[3], 2] };
console.log(nested, nested.a.b, nested.c[0]);

// results of functions with interfaces
interface Row {
  id: number;
  score: number;
  name: string;
}
const rows: Row[] = [0, 1, 2].map((i): Row => ({ id: i, score: scores[i], name: names[i] }));
console.log(rows, rows.map((r) => r.score), rows.filter((r) => r.score === undefined).length);
for (const { id, score } of rows) console.log(id, score, score + 1, score ?? "none");
let total = 0;
for (const r of rows) total += r.score || 0;
console.log(total);

// tuples, patterns over lists, assignments
const pair: [string, number] = [names[9], scores[1]];
const other: [string, number] = [names[0], scores[5]];
console.log(pair, other, other[1] === undefined);
const [a, b] = [scores[0], scores[5]];
let [x, y] = [scores[7], flags[7]];
console.log(a, b, b === undefined, x, y);
[x, y] = [scores[1], flags[0]];
console.log(x, y);
[x, y] = [scores[4], flags[2]];
console.log(x, y);

// fields and defaults of parameters
class Account {
  first: number = scores[4];
  last: number;
  #best = scores[8];
  constructor(list: number[], readonly limit = scores[6]) {
    this.last = list[0];
  }
  best(): number {
    return this.#best;
  }
}
const account = new Account([]);
console.log(account, account.first, account.last, account.limit, account.best(), new Account([3], 4));

// chains, logical operators, switch
const grid = [
  [1, 2],
  [3, 4],
];
const at = (r: number, c: number) => grid[r]?.[c];
console.log(at(0, 1), at(5, 5), at(0, 9), at(5, 5) === undefined, grid[1]?.[7] ?? "none");
console.log(grid.map((_, i) => ({ next: grid[i + 1]?.[0] })));
console.log({ and: scores[2] && 3, or: scores[2] || 7, pick: scores.length > 5 ? 1 : scores[2] });
function kind(value: number): string {
  switch (value) {
    case 10:
      return "ten";
    case undefined:
      return "nothing";
    default:
      return "other";
  }
}
console.log(kind(scores[0]), kind(scores[1]), kind(scores[4]), kind(counts["zz"]));

// groups of three bytes, the last of which may be short
function base64(bytes: Uint8Array): string {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [p, q, r] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    out += digits[p >> 2] + digits[((p & 3) << 4) | (q >> 4)];
    out += q === undefined ? "=" : digits[((q & 15) << 2) | (r >> 6)];
    out += r === undefined ? "=" : digits[r & 63];
  }
  return out;
}
for (const text of ["", "f", "fo", "foo", "foob"]) console.log(base64(Uint8Array.from([...text].map((c) => c.charCodeAt(0)))));
