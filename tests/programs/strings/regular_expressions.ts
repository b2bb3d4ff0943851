// Regular expressions: groups, flags, sticky, lookaround, replacement patterns.
const log = "2024-01-15 10:20:30 [ERROR] disk full (code=28)\n2024-01-15 10:21:00 [INFO] ok\n2024-02-01 00:00:00 [WARN] slow (code=7)";
const re = /^(?<date>\d{4}-\d{2}-\d{2}) (?<time>[\d:]+) \[(?<level>[A-Z]+)\] (?<msg>.*?)(?: \(code=(?<code>\d+)\))?$/gm;
for (const m of log.matchAll(re)) console.log(m.index, m.groups!.level, m.groups!.msg, m.groups!.code, m[5] === undefined);
console.log(log.match(/\d+/g)?.length, log.match(/nothing/), log.match(/nothing/g), log.search(/\[WARN/));
const m1 = /(\w)(\d)?/.exec("a-b1");
console.log(m1, m1?.index, m1?.input);
console.log("john smith".replace(/(\w+)\s(\w+)/, "$2, $1 $& $$ $`|$'"), "aXbX".replace("X", "-"), "aXbX".replaceAll("X", "-"), "aXbX".replace(/x/gi, (m, at: number) => `${m}${at}`));
const sticky = /foo/y;
console.log(sticky.test("foofoo"), sticky.lastIndex, sticky.test("foofoo"), sticky.test("foofoo"), sticky.lastIndex);
const g = /o/g;
let hit: RegExpExecArray | null;
const at: number[] = [];
while ((hit = g.exec("foo boo"))) at.push(hit.index);
console.log(at, g.lastIndex, g.source, g.flags, g.global, String(g), g);
console.log("a1b22c333".split(/\d+/), "a1b22c".split(/(\d+)/), "price: $15, $7".match(/(?<=\$)\d+/g), "foobar".match(/foo(?!baz)/)?.[0], /^\p{L}+$/u.test("héé"), /\bfoo\b/.test("a foo b"));
const esc = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
console.log(esc("a.b*c(d)"), new RegExp(esc("a.b"), "i").test("xA.By"), new RegExp("/").source);
const template = (s: string, vars: Record<string, unknown>) => s.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, k: string) => String(vars[k] ?? `<${k}>`));
console.log(template("Hi {{ name }}, you are {{age}} and {{x}}", { name: "Al", age: 5 }));
console.log(["a@b.co", "bad@", "x.y+z@d-e.org"].map((e) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(e)));
console.log("1234567.891".replace(/\B(?=(\d{3})+(?!\d))/g, ","), "aaa".replace(/a*?/g, "-"), "abc".replace(/(?:)/g, "."));
try { new RegExp("("); } catch (e) { console.log((e as Error).name, (e as Error).message); }
console.log(/a.c/s.test("a\nc"), /[\u{1F600}]/u.test("😀"), "x\ny".match(/^y$/m)?.index, /(a)|(b)/.exec("b"), /\u0041/.test("A"), /(?<y>\d)\k<y>/.exec("55")?.groups);
const csv = 'a,"b, ""c""",d\n1,,3';
const rows = csv.split("\n").map((l) => [...l.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((m) => m[1]).slice(0, 3).map((c) => c.replace(/^"|"$/g, "").replace(/""/g, '"')));
console.log(rows);
console.log({ m: /x/g.exec("axb") }, "abc".match(/(?<first>a)(?<rest>.*)/));
