// What kind of function a value is, and built-in methods behind untyped calls.
async function af() {}
function* gf(): Generator<number> { yield 1; }
async function* ag() {}
const arrow = async () => {};
console.log(af, gf, ag, arrow, [af], { af });
const kinds: any[] = [af, gf, ag, arrow, () => 1, class {}];
console.log(kinds.map(f => f.constructor.name).join());
console.log(kinds.map(f => Object.prototype.toString.call(f)).join());
const AsyncFunction: any = arrow.constructor;
console.log(kinds.map(f => f instanceof AsyncFunction).join(), (af as any)[Symbol.toStringTag]);
console.log(Object.getPrototypeOf(Object.getPrototypeOf(af)) === Function.prototype);

// A method that has the name of one that the library has for itself.
class Amount {
  constructor(readonly value: number) {}
  subtract(n: number): Amount { return new Amount(this.value - n); }
  compare(other: any): number { return this.value - other; }
}
const untyped: any[] = [new Amount(7), { subtract: (x: number) => x, compare: () => 0 }];
for (const x of untyped) console.log(x.subtract(5), x.compare(2));
console.log(0.1 + 0.2, (0.30000000000000004).toFixed(3), 123456.789e3, String(1 / 3));

const given: any[] = [true, 5, '7', null, undefined];
const digit: any = /^\d$/;
console.log(given.map(v => digit.test(v)).join(), given.map(v => /l|e/.exec(v)?.[0]).join());
console.log(given.map(v => 'true57'.indexOf(v)).join(), given.map(v => 'ab'.repeat(v === undefined ? 1 : Number(v))).join());
