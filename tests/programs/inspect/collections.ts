// console.log of maps, sets, functions, errors, dates, boxed values and mixtures of them.

console.log(new Map(), new Set(), new Map([["a", 1]]), new Set([1, "two", null]), new Map<any, any>([[1, "n"], [{ k: 1 }, [1, 2]], [null, undefined], [NaN, new Map([["in", 1]])]]));
console.log({ m: new Map([["k", { v: { w: { x: 1 } } }]]), s: new Set([[1, [2, [3]]]]) });
console.log([new Map([["k", "v"]]), new Set(["s"])], new Map([["deep", new Map([["deeper", new Map([["deepest", new Map()]])]])]]));
console.log(new Map(Array.from({ length: 5 }, (_, i): [string, string] => ["key number " + i, "value number " + i])));
console.log(new Set(Array.from({ length: 20 }, (_, i) => i)), new Set(Array.from({ length: 8 }, (_, i) => "element " + i)));
console.log(new Set(Array.from({ length: 120 }, (_, i) => i)).size, new Map([["long", "x".repeat(80)]]));
console.log(new Map([["a", 1]]).keys(), new Map([["a", 1]]).values(), new Map([["a", 1]]).entries(), new Set([1]).values(), [1, 2][Symbol.iterator]().next());

function plain() {}
const arrow = () => {};
const withProps = Object.assign(() => 1, { meta: { v: 1 }, count: 2 });
console.log(plain, arrow, () => {}, function () {}, withProps, Math.max, [].map, { plain, arrow, m() {}, get g() { return 1; } }, [plain, arrow]);
class A { static method() {} }
class B extends A { static kind = "b"; }
console.log(A, B, A.method, new B().constructor, Object.getPrototypeOf(B) === A, [A, B], { A });
console.log(Symbol("desc"), Symbol(), Symbol.iterator, [Symbol("in")], { s: Symbol("prop") }, String(Symbol("str")), Symbol("d").description);

console.log(new Date(0), [new Date(86400000)], { d: new Date(1e12) }, String(new Date(NaN)), new Date(0).toISOString(), JSON.stringify({ d: new Date(5) }));
console.log(/a+b/gi, [/x/], { re: /^\d+$/ }, String(/y/m));
console.log(new WeakMap(), new WeakSet());
console.log([1.5, "mixed", { a: [new Set([1, new Map([["z", [1, 2, 3]]])])] }]);
console.log(process.argv.length > 1, typeof process.exit, typeof console.log);

class Temperature { constructor(private c: number) {} toString() { return this.c + "C"; } toJSON() { return { celsius: this.c }; } valueOf() { return this.c; } get [Symbol.toStringTag]() { return "Temp"; } }
const t = new Temperature(21.5);
console.log(t, `${t}`, JSON.stringify(t), +t, (t as unknown as number) + 1, [t], String(t), Object.prototype.toString.call(t));
class Bag<T> extends Set<T> { label = "bag"; }
class Dict extends Map<string, number> {}
console.log(new Bag([1, 2]), new Dict([["k", 1]]), new Bag());
class Node1 { left: Node1 | null = null; right: Node1 | null = null; constructor(public v: number) {} }
const root = new Node1(1);
root.left = new Node1(2);
root.left.left = new Node1(3);
root.left.left.right = new Node1(4);
root.right = new Node1(5);
console.log(root);
console.log([root.left.left], { root: root.right });
const proto = { inherited: 1 };
const child = Object.create(proto, { own: { value: 2, enumerable: true }, hidden: { value: 3, enumerable: false } });
console.log(child, child.inherited, child.hidden);
const big: Record<string, number> = {};
for (let i = 0; i < 30; i++) big["key" + i] = i * i;
console.log(big);
console.log([[["a", ["b", ["c", ["d"]]]]]], new Set([new Set([new Set([new Set([1])])])]));
console.error("this goes to stderr", { not: "stdout" });
console.log(Promise.resolve(5) instanceof Promise, [null, undefined, NaN, -0, 0]);
console.log({ f: function () {}, ["computed" + 1]: () => {}, async: 1, class: 2, new: 3 });
