// Default, optional and rest parameters, and what arguments they see.

function greet(name: string, greeting = "Hello", mark?: string): string {
  return `${greeting}, ${name}${mark ?? "."}`;
}
console.log(greet("Ada"));
console.log(greet("Ada", "Hi"));
console.log(greet("Ada", undefined, "!"));
console.log(greet("Ada", "", ""));

function sum(...xs: number[]): number {
  let total = 0;
  for (const x of xs) total += x;
  return total;
}
console.log(sum(), sum(1), sum(1, 2, 3), sum(...[4, 5], 6, ...[]));

// Defaults are evaluated from left to right and see the parameters before them.
let calls = 0;
const next = () => ++calls;
function box(w: number = next(), h: number = w * 2, label: string = `${w}x${h}`) {
  return { w, h, label };
}
console.log(box());
console.log(box(10));
console.log(box(10, 3), calls);
console.log(box(undefined, 3, "custom"), calls);

// A default of an earlier closure captures the parameter, not the caller's variable.
function counterFrom(start: number, read = () => start) {
  start += 100;
  return read();
}
console.log(counterFrom(1));

function tail(head: string, ...rest: (string | number)[]): string {
  return head + ":" + rest.length + ":" + rest.join("|");
}
console.log(tail("a"), tail("a", 1), tail("a", 1, "two", 3));

function optionalObject(opts?: { depth?: number; name?: string }) {
  const { depth = 1, name = "root" } = opts ?? {};
  return `${name}@${depth}`;
}
console.log(optionalObject(), optionalObject({}), optionalObject({ depth: 4 }), optionalObject({ name: "x", depth: 0 }));

// A tuple as the rest type.
function move(...[dx, dy, label]: [number, number, string?]): string {
  return `${dx},${dy}${label ? " " + label : ""}`;
}
console.log(move(1, 2), move(3, 4, "up"));

const args: [number, number] = [7, 9];
console.log(Math.max(...args), move(...args));

// Hoisting: used before the declaration.
console.log(later(4));
function later(n: number): number {
  return n <= 0 ? 0 : n + later(n - 1);
}

console.log(greet.length, sum.length, tail.length, box.length, greet.name);

// Immediately invoked and nested.
const result = ((a: number) => (b: number) => (c: number) => a * 100 + b * 10 + c)(1)(2)(3);
console.log(result);

function mutual(n: number): boolean {
  function even(k: number): boolean { return k === 0 ? true : odd(k - 1); }
  function odd(k: number): boolean { return k === 0 ? false : even(k - 1); }
  return even(n);
}
console.log(mutual(10), mutual(7));
