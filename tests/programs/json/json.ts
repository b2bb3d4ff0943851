// JSON.stringify and JSON.parse with replacers, revivers, indentation and odd values.

console.log(JSON.stringify({ a: 1, b: "two", c: [true, null, 1.5], d: { e: {} }, f: undefined, g: () => 1, h: NaN, i: Infinity, j: -0, k: Symbol("x") }));
console.log(JSON.stringify([undefined, () => 1, Symbol("s"), NaN, null, [[]], {}]), JSON.stringify(undefined), JSON.stringify(() => 1), JSON.stringify(null), JSON.stringify("s"), JSON.stringify(12e30));
console.log(JSON.stringify("quote \" back \\ slash / nl \n tab \t ctrl \u0001 del \x7f uni é \u2028 😀 lone \ud800"));
console.log(JSON.stringify({ z: 1, a: 2, 10: 3, 9: 4, "with space": 5, "": 6 }));
console.log(JSON.stringify({ a: [1, { b: 2 }], c: {}, d: [] }, null, 2));
console.log(JSON.stringify([1, [2, [3]]], null, "--"), JSON.stringify({ a: 1 }, null, 20).length, JSON.stringify({ a: 1 }, null, "long indent string").split("\n")[1], JSON.stringify([], null, 2), JSON.stringify({}, null, 2));
console.log(JSON.stringify({ a: 1, b: 2, c: { a: 3, d: 4 } }, ["a", "c"]), JSON.stringify({ a: 1, b: "x", c: [1, "y"] }, (k, v) => (typeof v === "number" ? v * 10 : v)), JSON.stringify({ a: 1, b: 2 }, (k, v) => (k === "a" ? undefined : v)));
console.log(JSON.stringify({ keys: [] as string[] }, function (k, v) { return k === "keys" ? Object.keys(this as object) : v; }));

class Money { constructor(private amount: number, public cur: string) {} toJSON(key: string) { return `${this.amount} ${this.cur} @${key}`; } }
class Plain { x = 1; #y = 2; get z() { return this.#y; } private w = [3]; }
console.log(JSON.stringify({ m: new Money(5, "EUR"), list: [new Money(6, "USD")], p: new Plain() }), JSON.stringify(new Money(1, "X")));
console.log(JSON.stringify(new Map([["a", 1]])), JSON.stringify(new Set([1])), JSON.stringify([...new Map([["a", 1]])]), JSON.stringify(Object(1)), JSON.stringify(new Date(0)), JSON.stringify([new Date(NaN)]), JSON.stringify([1, , 3]));
console.log(JSON.stringify({ get g() { return "got"; } }), JSON.stringify(Object.create({ inherited: 1 })), JSON.stringify(Object.create(null)));

console.log("-- parse");
for (const text of ["1", "-1.5e3", '"s"', "true", "null", "[]", "{}", " [1, 2 ] ", '{"a":{"b":[1,{"c":null}]}}', '"\\u0041\\n\\"\\/"', '{"a":1,"a":2}', '{"10":1,"2":2,"b":3}', '[[[[1]]]]', '"😀\\ud83d\\ude00"', "-0", "1e999"]) {
  console.log(text, JSON.parse(text));
}
let bad = 0;
for (const text of ["", "{", "[1,]", "{'a':1}", "01", "1.", ".5", "+1", "nul", '"\n"', '"\\x"', "[1 2]", '{"a" 1}', "undefined", "NaN", '{"a":1,}', "// c", '"abc', "tru", "[", "1 1", "\u00a01"]) {
  try { JSON.parse(text); console.log("accepted", JSON.stringify(text)); }
  catch (e) { if (e instanceof SyntaxError) bad++; }
}
console.log("rejected", bad);

console.log("-- reviver");
const dates = JSON.parse('{"when":"1970-01-02T00:00:00.000Z","n":[1,2,3],"drop":1}', (k, v) => (k === "when" ? new Date(v) : k === "drop" ? undefined : typeof v === "number" ? v + 1 : v));
console.log(dates, dates.when.getTime(), "drop" in dates);
const trail: string[] = [];
JSON.parse('{"a":[1,{"b":2}],"c":3}', function (k, v) { trail.push(k || "(root)"); return v; });
console.log(trail.join(" "));

console.log("-- round trips");
interface Doc { title: string; tags: string[]; meta: { score: number; ok: boolean; note: string | null } }
const doc: Doc = { title: "T", tags: ["x", "y"], meta: { score: 1.25, ok: true, note: null } };
const copy = JSON.parse(JSON.stringify(doc)) as Doc;
copy.tags.push("z");
copy.meta.score *= 2;
console.log(copy, doc.tags.length, copy.meta.score, copy.meta.note === null, JSON.stringify(copy) === JSON.stringify({ ...doc, tags: [...doc.tags, "z"], meta: { ...doc.meta, score: 2.5 } }));
const deepEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
console.log(deepEqual({ a: [1, 2] }, { a: [1, 2] }), deepEqual({ a: 1, b: 2 }, { b: 2, a: 1 }));
const parsed = JSON.parse('{"__proto__": {"x": 1}, "constructor": 5, "length": 2}');
console.log(Object.keys(parsed), parsed.x, parsed.length);
const cyc: any = { a: {} };
cyc.a.back = cyc;
try { JSON.stringify(cyc); } catch (e) { console.log((e as Error).name, (e as Error).message.split("\n")[0]); }
let nested = "1";
for (let i = 0; i < 200; i++) nested = `[${nested}]`;
console.log(JSON.stringify(JSON.parse(nested)) === nested, JSON.stringify(JSON.parse(nested), null, 1).split("\n").length);
