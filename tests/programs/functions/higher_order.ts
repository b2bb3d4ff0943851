// Functions as values: composition, currying, memoising, overloads, this parameters.

type Fn<A, B> = (a: A) => B;

const compose = <A, B, C>(f: Fn<B, C>, g: Fn<A, B>): Fn<A, C> => (a) => f(g(a));
const pipe = <T>(...fns: Array<Fn<T, T>>): Fn<T, T> => (x) => fns.reduce((acc, f) => f(acc), x);
const flip = <A, B, C>(f: (a: A, b: B) => C) => (b: B, a: A) => f(a, b);
const partial = <A, R extends unknown[], Z>(f: (a: A, ...r: R) => Z, a: A) => (...r: R) => f(a, ...r);

const inc = (n: number) => n + 1;
const double = (n: number) => n * 2;
const show = (n: number) => `<${n}>`;

console.log(compose(show, compose(double, inc))(4));
console.log(pipe(inc, double, inc)(10), pipe<number>()(3));
console.log(flip((a: string, b: number) => a.repeat(b))(3, "ab"));
console.log(partial((a: number, b: number, c: number) => a - b - c, 100)(20, 3));

function memo<A extends string | number, R>(f: (a: A) => R): { (a: A): R; hits: number } {
  const cache = new Map<A, R>();
  const wrapped = (a: A): R => {
    const hit = cache.get(a);
    if (hit !== undefined) {
      wrapped.hits++;
      return hit;
    }
    const r = f(a);
    cache.set(a, r);
    return r;
  };
  wrapped.hits = 0;
  return wrapped;
}
const slowSquare = memo((n: number) => n * n);
console.log(slowSquare(9), slowSquare(9), slowSquare(3), slowSquare.hits);

const fib = memo((n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2)));
console.log(fib(50), fib.hits);

// Overload signatures with one implementation.
function format(x: number): string;
function format(x: string, width: number): string;
function format(x: Date | boolean): string;
function format(x: unknown, width?: number): string {
  if (typeof x === "number") return x.toFixed(2);
  if (typeof x === "string") return x.padStart(width ?? 0, ".");
  return String(x);
}
console.log(format(3.14159), format("abc", 6), format(true));

interface Counter {
  n: number;
  add(this: Counter, by: number): Counter;
}
const counter: Counter = {
  n: 0,
  add(by) {
    this.n += by;
    return this;
  },
};
console.log(counter.add(2).add(5).n);

const bound = counter.add.bind(counter);
bound(10);
console.log(counter.n, counter.add.call({ ...counter, n: 100 }, 1).n, counter.add.apply(counter, [3]).n);

// Functions stored in arrays and records.
const ops: Record<string, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  max: Math.max,
};
for (const k of Object.keys(ops)) console.log(k, ops[k](7, 3));
const table = [Math.sqrt, Math.abs, inc, (x: number) => -x];
console.log(table.map((f) => f(16)));

// Y combinator, because someone always writes it.
type Rec<A, B> = (self: Rec<A, B>) => Fn<A, B>;
const Y = <A, B>(f: (self: Fn<A, B>) => Fn<A, B>): Fn<A, B> => {
  const g: Rec<A, B> = (h) => f((x) => h(h)(x));
  return g(g);
};
console.log(Y<number, number>((self) => (n) => (n === 0 ? 1 : n * self(n - 1)))(10));
