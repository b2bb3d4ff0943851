// console.log of objects: nesting, line breaking, keys that need quotes, accessors, classes.

console.log({}, { a: 1 }, { a: { b: { c: {} } } }, { a: { b: { c: { d: 1 } } } });
console.log({ a: [[[1]]], b: [[[[1]]]], c: [[[]]], d: { e: { f: [] } } });
console.log({ s: "str", q: "it's", n: -0, u: undefined, x: null, b: true, f() {}, g: () => 1, h: class {}, i: class Named {}, j: Symbol("sy"), k: 1.50 });
console.log({ "with-dash": 1, "with space": 2, 3: 3, valid_id: 4, $dollar: 5, "": 6, "quote'd": 7, "1a": 8, ünï: 9 });

// 72 characters is where one line becomes several; 76 with the braces.
console.log({ aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "1234567890" });
console.log({ aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "12345678901" });
console.log({ aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "123456789012" });
console.log({ aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "1234567890123" });
console.log({ aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "12345678901234" });
console.log({ aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "123456789012345" });
console.log("a prefix does not count", { aaaaaaaaaa: "1234567890", bbbbbbbbbb: "1234567890", cccccccccc: "12345678901" });
console.log({ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }, { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: 13, n: 14, o: 15 });
console.log({ list: [1, 2, 3], inner: { deep: { x: 1, y: 2 } }, text: "some longer text that fills the line" });
console.log({ name: "order", lines: [{ sku: "a-1", qty: 2, price: 9.99 }, { sku: "b-2", qty: 1, price: 19.5 }], customer: { id: 7, address: { street: "Main", geo: { lat: 1, lon: 2 } } } });
console.log({ level1: { level2: { level3: { level4: "hidden" }, arr: [1, [2, [3]]] } } });

// Accessors, symbols, frozen, null prototype.
const acc = { get ro() { return 1; }, set wo(v: number) {}, get rw() { return 2; }, set rw(v: number) {} };
console.log(acc, Object.freeze({ z: 1 }), { [Symbol("key")]: 1, [Symbol.iterator]: null }, Object.create(null), Object.assign(Object.create(null), { p: 1 }));

// Class instances.
class Empty {}
class Point { constructor(public x: number, public y: number) {} get sum() { return this.x + this.y; } }
class Point3 extends Point { z = 3; #hidden = 4; static s = 5; m() { return this.#hidden; } }
class Holder { p = new Point(1, 2); ps = [new Point3(3, 4), new Empty()]; fn = () => 1; }
console.log(new Empty(), new Point(1, 2), new Point3(1, 2), new Holder(), [new Point(0, 0)], { e: new Empty() });
console.log(Point, Point3, Empty, Point3.prototype instanceof Point, [Point], { c: Point3 });
class WithStatic { static count = 1; static label = "L"; }
console.log(WithStatic, [WithStatic], class {}, class extends Point {});
const anon = new (class {})();
console.log(anon, new (class { v = 1; })());

// Circular and repeated references.
const self: any = { name: "self" };
self.me = self;
self.list = [self, { back: self }];
console.log(self);
const shared = { v: 1 };
console.log({ a: shared, b: shared }, [shared, shared]);
const p: any = { id: "p" }, q: any = { id: "q", p };
p.q = q;
console.log(p, [q]);
const arr: any[] = [1];
arr.push(arr);
console.log(arr);
const map = new Map<string, any>([["x", 1]]);
map.set("self", map);
console.log(map);

// Multi-line strings and long strings inside objects.
console.log({ text: "line one\nline two", tab: "a\tb", quote: `"'`, back: "\\", ctrl: "\u0007\u001b", uni: "é😀\u2028" });
console.log(["a".repeat(80)], { long: "b".repeat(100), n: 1 });
console.log({ m: "x".repeat(30) + "\n" + "y".repeat(30), k: 1 });
console.log([{ a: 1, b: { c: 2 } }, { a: 3, b: { c: [4, { d: 5 }] } }]);
console.log([[{ a: { b: 1 } }]], [[[{ a: 1 }]]], { f: { g: { h: { i: 1 } } } }, [undefined, null], [, "x"]);
