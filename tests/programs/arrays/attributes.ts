// Elements that are accessors or not enumerable, and proxies of arrays, are elements wherever arrays are read.
const a: any = [1, 2, 3];
Object.defineProperty(a, 1, { get() { return "got"; }, configurable: true, enumerable: true });
Object.defineProperty(a, 2, { value: 7, enumerable: false, writable: true, configurable: true });
Object.defineProperty(a, 3, { set() {}, enumerable: true, configurable: true });
console.log(a, [a], Object.keys(a));
a.length = 3;
for (const x of a) console.log(x);
const [first, ...others] = a;
console.log(first, others, [...a], Array.from(a), new Set(a), Math.max(...[0], ...a.slice(2)));
console.log([...a.entries()], [...a.values()], [].concat(a), a.flat(), a.join(), JSON.stringify({ a }));
function* all() {
  yield* a;
}
console.log([...all()], Object.fromEntries([a]));

const p: any = new Proxy([1, 2], {});
console.log(([] as any).concat(p), ([0] as any).concat(p, [3]), [p].flat(), [[p]].flat(2));
const named: any = new Proxy({ a: 1 }, { get: (_, key) => "value of " + String(key) });
console.log(Object.values(named), Object.entries(named), { ...named });

// What is no function is no reviver.
const parse: any = JSON.parse;
console.log(parse("[1]", null), parse('{"a":1}', 5), parse("2", {}), JSON.parse("[1]", (_, v) => (v === 1 ? "one" : v)));
console.log(JSON.stringify({ a: [1], b: 2 }, ["b", Object("a")] as any, Object(1)));
