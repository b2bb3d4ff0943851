// One place that meets values of every kind, and operators that meet what is no number.
class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  size(): number {
    return this.x + this.y;
  }
}
class Flat extends Point {
  size(): number {
    return this.x;
  }
}
function attempt(f: () => any): any {
  try {
    return f();
  } catch (error: any) {
    return error.constructor.name + ": " + error.message;
  }
}

const literal: any = { x: 5, size(): any { return this.x; } };
const grown: any = {};
grown.x = 6;
grown.size = function (this: any): any { return this.x * 2; };
const map: any = new Map([["x", 1]]);
const values: any[] = [new Point(1, 2), new Flat(3, 4), literal, grown, map, [1, 2], "text", (a: any) => a, 7, true];
for (let round = 0; round < 2; round++) {
  let line = "";
  for (const v of values) {
    line += v.x + "/" + v.length + "/";
    line += (typeof v.size === "function" ? v.size() : v.size) + " ";
  }
  console.log(line);
}
for (const v of [null, undefined] as any[]) console.log(attempt(() => v.x), "|", attempt(() => v.size()), "|", attempt(() => { v.x = 1; }));

// Methods of arrays and strings, called on what may be anything else.
const lists: any[] = [[3, 1, 2], { push: (v: any) => "pushed " + v, join: () => "joined", length: 9 }, Object.assign([9], { push: () => "mine" })];
for (const list of lists) console.log(list.push(4), list.length, list.join("-"));
const texts: any[] = ["abc", ["a", "b", "c"], { slice: (n: any) => "sliced " + n, indexOf: () => -7, at: (n: any) => n }];
for (const t of texts) console.log(String(t.slice(1)), t.indexOf("c"), t.at(0));
const frozen: any = Object.freeze([1]);
console.log(attempt(() => frozen.push(2)), frozen.length);
const holes: any = [1, , 3];
let seen = "";
for (const v of holes) seen += String(v) + ",";
const growing: any = [1, 2];
for (const v of growing) {
  if (growing.length < 6) growing.push(v * 10);
  seen += v + ",";
}
for (const v of "añ😀" as any) seen += v + ";";
for (const [k, v] of map) seen += k + v;
function* three(): any { yield 1; try { yield 2; yield 3; } finally { seen += "closed"; } }
for (const v of three() as any) if (v === 2) break;
console.log(seen, attempt(() => { for (const v of 5 as any) console.log(v); }));

// Arithmetic in a row: what is no number may come first, last or between.
const odd: any[] = [1, -0, 0.5, NaN, "3", "", true, null, undefined, [4], {}, 2n, { valueOf: () => 8 }];
function chain(a: any, b: any, c: any): any {
  return a + b - c;
}
function mix(a: any, b: any): any {
  return ((a * 2) % (b + 1)) ^ (a & b);
}
function count(a: any): any {
  const before = a++;
  return [before, a, -a, --a, ~a, +a].map(String).join(" ");
}
for (const v of odd) {
  console.log(
    String(attempt(() => chain(v, 1, 2))), String(attempt(() => chain(1, v, 2))), String(attempt(() => chain(1, 2, v))),
    String(attempt(() => mix(v, 5))), String(attempt(() => mix(5, v))), attempt(() => count(v)),
  );
}
const remainders: any[] = [5.5, -5.5, 1e15 + 0.5, 0.1, -0, 1e300, 7];
for (const r of remainders) console.log(r % (3 as any), r % (0.7 as any), Object.is(r % (7 as any), -0), r % (1e6 as any), r % (-2.5 as any));
let order = "";
const noisy = (tag: string, v: any): any => ({ valueOf() { order += tag; return v; } });
const sum: any = noisy("a", 1) * noisy("b", 2) + (noisy("c", 3) as any) - noisy("d", "4");
console.log(sum, order);

// Keys walked while the object changes.
const walked: any = { b: 1, a: 2, 10: 3, 2: 4 };
Object.defineProperty(walked, "hidden", { value: 5, enumerable: false });
walked[Symbol("s")] = 6;
const order2: any[] = [];
for (const key in walked) {
  order2.push(key);
  if (key === "10") delete walked.b;
  walked["new" + key] = 1;
}
console.log(order2.join(), Object.keys(walked).join());
const base: any = { shared: 1, own: 2 };
const derived: any = Object.create(base);
derived.own = 3;
const names: any[] = [];
for (const key in derived) names.push(key);
base.late = 4;
for (const key in derived) names.push(key);
Object.defineProperty(base, "shared", { enumerable: false });
for (const key in derived) names.push(key);
console.log(names.join());
const keys: any = Object.keys(derived);
keys.push("mine");
console.log(Object.keys(derived).join(), keys.join());
