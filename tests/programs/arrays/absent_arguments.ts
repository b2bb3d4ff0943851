// What a call gives may be absent: a parameter that only passes it on keeps it undefined.
function id(n: number) { return n; }
const xs: number[] = [1, 2];
console.log(id(xs[5]));
const nb = (n: number): number => n;
console.log(nb(xs[7]!), [xs[9]].map(id));
const q: number[] = [];
const f = q.shift();
console.log(id(q.shift()!), id(q.pop()!), f);
class Box<T> { constructor(private v: T) {} get(): T { return this.v; } }
console.log(new Box(xs[10]).get(), new Box<number>(q.pop()!).get());
console.log(((a: number, b: number) => a)(xs[3], 3));
function second(a: number, b: number) { return b; }
console.log(second(1, xs[8]), Math.max(xs[8], 1), xs[8] + 1);
class Point { z: number; constructor(z: number) { this.z = z; } show() { return this.z; } }
console.log(new Point(xs[3]), new Point(xs[3]).show());
class Q { constructor(readonly w: number, public b = false) {} get w2() { return this.w; } }
const bools: boolean[] = [];
console.log(new Q(xs[4], bools[1]), new Q(xs[4]).w2);
function pick(b: boolean) { return b; }
console.log(pick(bools[0]), pick(true));
const pass = function (n: number): number { return n; };
console.log(pass(xs[9]), pass(pass(xs[9])), pass(1) + pass(xs[9]));
function both(a: number, b: number): [number, number] { return [a, b]; }
console.log(both(xs[10], xs[11]));
function obj(a: number) { return { a }; }
console.log(obj(xs[11]), obj(2), JSON.stringify(obj(xs[5])));
function push(list: number[], v: number) { list.push(v); return list; }
console.log(push([1], xs[9]));
function outer(n: number) { function inner(m: number) { return m; } return inner(n); }
console.log(outer(xs[2]));
function over(n: number): number; function over(n: string): string; function over(n: any): any { return n; }
console.log(over(xs[3]));
function gen<T>(t: T): T { return t; }
console.log(gen(xs[3]), gen(bools[0]));
class Stack<T> { private items: T[] = []; push(t: T) { this.items.push(t); return this; } pop(): T | undefined { return this.items.pop(); } peek(): T { return this.items[this.items.length - 1]; } }
const st = new Stack<number>(); console.log(st.pop(), st.peek(), st.push(xs[3]).peek());
class Node2<T> { next: Node2<T> | null = null; constructor(public value: T) {} }
console.log(new Node2(xs[2]), new Node2(xs[2]).value, new Node2(3).value);
function maxOf(a: number, b: number) { return a > b ? a : b; }
let m = xs[8]; for (const x of [1, 2]) m = maxOf(m, x); console.log(m, maxOf(xs[8], 2), maxOf(2, xs[8]));

const holes: number[] = [1, , 3] as number[];
for (const [i, v] of holes.entries()) console.log(i, v, v === undefined, v + 1);
let total = 0;
for (const [i, v] of [4, 5].entries()) total += i * v;
console.log(total);
interface Shape { scale(n: number): number }
const shapes: Shape[] = [{ scale(n) { return n; } }, { scale: n => n }, { scale: n => n * 2 }];
for (const shape of shapes) console.log(shape.scale(xs[20]), shape.scale(2));
class Counter { #n = 0; add(n: number) { this.#n += n; return n; } last(n: number) { const kept = n; return { kept, total: this.#n }; } }
const counter = new Counter();
console.log(counter.add(xs[20]), counter.last(xs[20]), new Counter().last(1));
