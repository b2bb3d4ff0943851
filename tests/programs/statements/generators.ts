// Generators: protocol, delegation, early exit, return and throw.
function* count(from: number, to: number): Generator<number, string, void> {
  for (let i = from; i <= to; i++) yield i;
  return "done";
}
console.log([...count(1, 4)]);
const it = count(5, 6);
console.log(it.next(), it.next(), it.next(), it.next());
function* echo(): Generator<string, void, string> {
  let got = yield "start";
  while (got !== "stop") got = yield `got ${got}`;
}
const e = echo();
console.log(e.next().value, e.next("a").value, e.next("b").value, e.next("stop").done);
const log: string[] = [];
function* guarded(): Generator<number, number> {
  try {
    yield 1;
    yield 2;
    return 3;
  } catch (err) {
    log.push("caught " + (err as Error).message);
    yield -1;
    return -2;
  } finally {
    log.push("finally");
  }
}
const g1 = guarded();
console.log(g1.next(), g1.return(9), g1.next());
const g2 = guarded();
g2.next();
console.log(g2.throw(new Error("boom")), g2.next(), g2.next(), log);
function* inner(): Generator<number, string, number> {
  const a = yield 10;
  const b = yield a * 2;
  return `inner ${a} ${b}`;
}
function* outer(): Generator<number | string, number, number> {
  const r = yield* inner();
  yield r;
  yield* [7, 8];
  yield* "xy";
  return 99;
}
const o = outer();
console.log(o.next(), o.next(3), o.next(4), o.next(0), o.next(0), o.next(0), o.next(0), o.next(0), o.next(0));
for (const v of count(1, 100)) {
  if (v > 3) break;
  console.log("v", v);
}
for (const v of guarded()) {
  console.log("loop", v);
  break;
}
console.log(log.length);
const [a, b, ...rest] = count(1, 5);
console.log(a, b, rest, Math.max(...count(3, 9)));
class Tree<T> {
  constructor(public value: T, public left?: Tree<T>, public right?: Tree<T>) {}
  *[Symbol.iterator](): Generator<T> {
    if (this.left) yield* this.left;
    yield this.value;
    if (this.right) yield* this.right;
  }
  *preorder(depth = 0): Generator<[T, number]> {
    yield [this.value, depth];
    yield* this.left?.preorder(depth + 1) ?? [];
    yield* this.right?.preorder(depth + 1) ?? [];
  }
}
const tree = new Tree(4, new Tree(2, new Tree(1), new Tree(3)), new Tree(6));
console.log([...tree], [...tree.preorder()].map(([v, d]) => `${v}@${d}`).join(" "));
function* take<T>(n: number, xs: Iterable<T>): Generator<T> {
  if (n <= 0) return;
  for (const x of xs) { yield x; if (--n === 0) return; }
}
function* map<T, U>(xs: Iterable<T>, f: (x: T) => U): Generator<U> { for (const x of xs) yield f(x); }
function* filter<T>(xs: Iterable<T>, p: (x: T) => boolean): Generator<T> { for (const x of xs) if (p(x)) yield x; }
function* naturals(): Generator<number, never> { let n = 0; while (true) yield n++; }
console.log([...take(5, map(filter(naturals(), (n) => n % 3 === 0), (n) => n * n))]);
const fib = function* (): Generator<number> { let [p, q] = [0, 1]; for (;;) { yield p; [p, q] = [q, p + q]; } };
console.log(Array.from(take(10, fib())), new Set(take(3, fib())), new Map(map([1, 2], (n) => [n, n * n] as [number, number])));
const obj = { *items() { yield "a"; yield "b"; }, name: "obj" };
console.log([...obj.items()], Object.fromEntries(map(["x", "y"], (k) => [k, k + k] as const)));
const self = count(1, 2);
console.log(self[Symbol.iterator]() === self, typeof self.next, Object.prototype.toString.call(self), String(self));
const thrower = count(1, 3);
try { thrower.throw(new TypeError("early")); } catch (err) { console.log((err as Error).name, thrower.next()); }
function* running(): Generator<number> { try { (gen as any).next(); } catch (err) { console.log((err as Error).name, (err as Error).message); } yield 1; }
const gen = running();
gen.next();
