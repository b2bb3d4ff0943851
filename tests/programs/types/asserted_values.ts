// Tests pass what the types rule out: `f(null as any)`. The function sees what it was given.
function total(xs: number[]): number {
  if (!xs) return -1;
  let sum = 0;
  for (const x of xs) sum += x;
  return sum;
}
function length(s: string): number {
  if (s === null) return -2;
  if (s === undefined) return -3;
  return s.length;
}
class Point {
  constructor(public x: number) {}
}
function abscissa(p: Point): number {
  if (p == null) return -1;
  return p.x;
}
function flag(b: boolean): string {
  return b === undefined ? "undefined" : b === null ? "null" : String(b);
}
function kind(n: number): string {
  if (n === undefined) return "undefined";
  if (n === null) return "null";
  return typeof n;
}
function isPrime(n: number): boolean {
  if (typeof n !== "number" || !Number.isInteger(n)) throw new TypeError(`not an integer: ${String(n)}`);
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
}
function apply(f: () => number): number {
  if (typeof f !== "function") throw new TypeError("callback required");
  return f();
}
const show = (f: () => unknown): void => {
  try {
    console.log(f());
  } catch (e: any) {
    console.log(e.constructor.name, e.message);
  }
};
show(() => [total([1, 2]), total(null as any), total(undefined as any), total(undefined as unknown as number[])]);
show(() => [length("abc"), length(null as any), length(undefined as any), length(null as unknown as string), length(undefined!), length(null!)]);
show(() => [abscissa(new Point(4)), abscissa(null as any), abscissa(undefined as any), abscissa(null!)]);
show(() => [flag(true), flag(null as any), flag(undefined as any)]);
show(() => [kind(1), kind(null as any), kind(undefined as any), kind("5" as any), kind([] as any)]);
show(() => [isPrime(97), isPrime(91)]);
show(() => isPrime("7" as any));
show(() => isPrime(2.5));
show(() => isPrime(null as any));
show(() => apply(() => 3));
show(() => apply(null as any));
show(() => apply(5 as any));
show(() => (length as any)());
// @ts-expect-error what it does not take
show(() => length([1, 2]));

class Lazy {
  private point: Point = null!;
  private list: number[] = null!;
  #text: string = undefined!;
  get(): Point {
    if (this.point === null) this.point = new Point(9);
    return this.point;
  }
  reset(): void {
    this.point = null!;
  }
  toString(): string {
    return `${this.point?.x} ${this.list} ${this.#text}`;
  }
}
const lazy = new Lazy();
console.log(String(lazy), lazy.get().x, String(lazy), lazy);
lazy.reset();
console.log(String(lazy), lazy.get().x);

class Stack<T> {
  private items: T[] = [];
  limit(size: number): this {
    if (size === null || size === undefined) throw new RangeError("no size");
    this.items.length = Math.min(this.items.length, size);
    return this;
  }
  push(item: T): number {
    return this.items.push(item);
  }
  peek(): T {
    return this.items[this.items.length - 1];
  }
}
const stack = new Stack<number>();
show(() => stack.limit(null as any));
show(() => stack.limit(3).peek());
show(() => stack.push(undefined as any));

// Values that only carry a type.
const ofType = <T>(): T => undefined as any;
const phantom = <T>() => undefined as any as T;
const fields = { id: ofType<number>(), name: phantom<string>(), tags: phantom<string[]>(), on: ofType<boolean>() };
console.log(fields, Object.keys(fields).length);
function withDefault<T>(given: T[], other: T = null as any): T | null {
  return given.length > 0 ? given[0] : other;
}
console.log(withDefault(["a"]), withDefault<string>([]));
