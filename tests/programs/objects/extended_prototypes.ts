// Programs that put methods of their own on the prototypes of built-in classes.
declare global {
  interface Array<T> { last(): T | undefined; sum(): number }
  interface String { shout(times?: number): string }
}
Array.prototype.last = function (this: any[]) { return this[this.length - 1]; };
Array.prototype.sum = function (this: number[]) { return this.reduce((a, b) => a + b, 0); };
String.prototype.shout = function (this: string, times = 1) { return this.toUpperCase() + '!'.repeat(times); };
(Number.prototype as any).double = function (this: number) { return +this * 2; };

console.log([1, 2, 3].last(), ['a'].last(), ([] as number[]).last(), [1, 2, 3].sum());
console.log('hi'.shout(), 'hi'.shout(3), (4 as any).double());
console.log([[1], [2, 3]].map(x => x.last()), Object.keys([5]), [5].hasOwnProperty('last'));
for (const key in [7]) console.log(key);

// The methods of the language go on working, for the library too.
const untyped: any = [3, 1, 2];
untyped.push({ n: 1 });
console.log(untyped.length, untyped.slice(0, 3).sort(), untyped.concat([9]).length, untyped.indexOf(1));
console.log(untyped.map((x: any) => typeof x).join(), untyped.splice(3, 1), untyped.last());

// One of them replaced.
const map = Array.prototype.map;
let calls = 0;
(Array.prototype as any).map = function (this: any[], f: any) { calls++; return map.call(this, f); };
const [typed, negated] = [[1, 2].map(x => x + 1), untyped.map((x: any) => -x)];
(Array.prototype as any).map = map;
console.log(typed, negated, calls);
console.log([1, 2].map(x => x * 3), calls);
export {};
