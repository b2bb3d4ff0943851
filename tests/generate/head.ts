export function pick<T>(first: T, second: T, test: boolean): T { return test ? first : second; }
export function firstOr<T>(items: T[], other: T): T { for (const item of items) return item; return other; }
export function wrap<T>(value: T): { value: T; note?: string } { return { value }; }
export function maybe<T>(value: T, test: boolean): { value: T } | undefined { return test ? { value } : undefined; }
export function pairUp<A, B>(first: A, second: B): [A, B] { return [first, second]; }
export function opaque<T>(value: T): T { return value; }
export function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return (a) => g(f(a)); }
export function tag(parts: TemplateStringsArray, ...values: (number | string | boolean | null)[]): string {
  return parts.raw.join("_") + "|" + values.map((value) => String(value)).join("|");
}
export function* upTo<T>(items: Iterable<T>, count: number): Generator<T, void, undefined> {
  let index = 0;
  for (const item of items) {
    if (index++ >= count) return;
    yield item;
  }
}
export class Box<T> {
  constructor(public value: T) {}
  get(): T { return this.value; }
  map<U>(f: (value: T) => U): Box<U> { return new Box(f(this.value)); }
}
export class Stack<T> {
  private readonly items: T[] = [];
  push(item: T): this { this.items.push(item); return this; }
  first(): T { return this.items[0]; }
  last(): T { return this.items[this.items.length - 1]; }
  get size(): number { return this.items.length; }
}
export class Oops extends Error {
  constructor(message: string, readonly detail: number) { super(message); this.name = "Oops"; }
}
export class Pile<T> extends Stack<T> implements Iterable<T> {
  static made = 0;
  #limit = 3;
  private kept: T[] = [];
  constructor(private readonly label: string) { super(); Pile.made++; }
  override push(item: T): this { if (this.kept.length < this.#limit) this.kept.push(item); return super.push(item); }
  get limit(): number { return this.#limit; }
  set limit(n: number) { this.#limit = n; this.kept.length = Math.min(this.kept.length, n); }
  describe(): string { return `${this.label}:${this.size}/${this.kept.length}`; }
  mapped<U>(f: (item: T) => U): U[] { return this.kept.map((item) => f(item)); }
  *[Symbol.iterator](): Generator<T, void, undefined> { yield* this.kept; }
}
export class Range implements Iterable<number> {
  constructor(readonly from: number, readonly to: number) {}
  [Symbol.iterator](): Iterator<number> {
    let at = this.from;
    const to = this.to;
    return {
      next: (): IteratorResult<number> => (at < to ? { value: at++, done: false } : { value: undefined, done: true }),
      return(): IteratorResult<number> { console.log("closed"); return { value: undefined, done: true }; },
    };
  }
}
