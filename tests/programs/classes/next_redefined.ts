// Methods of the iterator protocol that are replaced while the program runs.
class Range {
  constructor(public from: number, public to: number) {}
  [Symbol.iterator]() {
    let at = this.from;
    const to = this.to;
    return { next: () => (at < to ? { value: at++, done: false } : { value: 0, done: true }) };
  }
}
class Count {
  i = 0;
  [Symbol.iterator]() { return this; }
  next() { return { value: this.i++, done: this.i > 3 }; }
}
const out: number[] = [];
for (const x of new Count()) out.push(x);
Object.defineProperty(Count.prototype, "next", { value() { return { value: 7, done: out.length > 5 }; } });
for (const x of new Count()) out.push(x);
console.log(out.join());
const range: any = new Range(0, 3);
range[Symbol.iterator] = function* () { yield 42; };
console.log([...range].join());
for (const x of range as Range) out.push(x as number);
console.log(out.join());
