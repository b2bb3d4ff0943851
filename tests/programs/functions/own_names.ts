// Function expressions that functions inside them call by name, and `arguments` from arrow functions.
function curry(fn: (...a: any[]) => any) {
  return function curried(this: any, ...args: any[]): any {
    if (args.length >= fn.length) return fn.apply(this, args);
    return function (this: any, ...more: any[]) {
      return curried.apply(this, args.concat(more));
    };
  };
}
console.log(curry((a: number, b: number, c: number) => a + b + c)(1)(2)(3));

function countdown(step: number) {
  return function self(k: number): () => number {
    return k <= 0 ? () => 0 : function () { return self(k - 1)() + step; };
  };
}
console.log(countdown(2)(3)());

const factorial = function fact(n: number): number {
  return n < 2 ? 1 : [n].map(x => x * fact(x - 1))[0];
};
console.log(factorial(5), factorial.name);

const walk = (() => {
  return function* descend(n: number): Generator<number> {
    yield n;
    if (n > 0) {
      const inner = function () { return descend(n - 1); };
      yield* inner();
    }
  };
})();
console.log([...walk(3)]);

const retrier = () => async function retry(n: number): Promise<string> {
  if (n === 0) return 'done';
  const next = () => retry(n - 1);
  return await next();
};
retrier()(3).then(v => console.log(v));

const constant = (() => function foo(): () => string {
  try { (foo as any) = 1; } catch (e) { console.log((e as Error).message); }
  return () => typeof foo;
})();
console.log(constant()());

// `arguments`
function all(..._: any[]): any { return (() => arguments)(); }
const list = all(1, 'two');
console.log(list, list.length, Array.isArray(list), Object.prototype.toString.call(list));
console.log([...list], JSON.stringify(list), Object.keys(list), [].concat(list).length);

function memo<A extends any[], R>(fn: (...a: A) => R): (...a: A) => R {
  const cache = new Map<string, R>();
  return function (this: any) {
    const key = JSON.stringify(arguments);
    if (!cache.has(key)) cache.set(key, fn.apply(this, arguments as any));
    return cache.get(key)!;
  };
}
const add = memo((a: number, b: number) => { console.log('run'); return a + b; });
console.log(add(1, 2), add(1, 2), add(2, 1));

class Point {
  readonly given: number;
  readonly last: () => any;
  constructor(public x = 0, public y = 0) {
    this.given = arguments.length;
    this.last = () => arguments[arguments.length - 1];
  }
}
class Named extends Point {
  constructor(...args: any[]) {
    super(...(arguments as any));
  }
}
console.log(new Point(1).given, new Point(1, 2).last(), new Named(4, 5).given, new Named(4, 5).y);

// Constructors behind `bind`.
function Pair(this: any, a: number, b: number) { this.a = a; this.b = b; }
const Half: any = (Pair as any).bind(null, 1);
const half = new Half(2);
console.log(half.a, half.b, half instanceof Half, half instanceof (Pair as any), Half.name, Half.length);
