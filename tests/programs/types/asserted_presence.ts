// Assertions that take `undefined` away from a type, but not from the value.
function withDefault(init?: number) {
  const c = init as number;
  return c === undefined ? "none" : c + 1;
}
console.log(withDefault(), withDefault(2));

function apply<O>(step: (carry: O) => O, init?: O): O {
  let carry = init as O;
  return step(carry);
}
console.log(apply((c: number | undefined) => (c ?? 0) + 1));
console.log(apply<number>((c) => { console.log(c); return 1; }));

function flag(init?: boolean) { const c = init as boolean; return c === undefined ? "none" : c; }
console.log(flag(), flag(true));
function text(init?: string) { const c = <string>init; return c === undefined ? "none" : c; }
console.log(text(), text("x"));

function reduce<T, O>(xs: Iterable<T>, step: (c: O, x: T) => O, init?: O): O {
  let carry = init as O;
  for (const x of xs) carry = step(carry, x);
  return carry;
}
console.log(reduce([1, 2, 3], (c: number | undefined, x) => (c ?? 10) + x));
console.log(reduce<number, number>([1, 2, 3], (c, x) => (c === undefined ? x : c + x)));

class Late { value: number | undefined; get(): number { return this.value as number; } }
console.log(new Late().get());

const scores = new Map<string, number>();
const score = scores.get("a") as number;
console.log(score, typeof score, [score], { score });
console.log(scores.get("a") as number);
const seen = new Map<string, boolean>().get("x") as boolean;
console.log(seen);

// What closures return where nothing is.
{
  const at = (i: number): boolean => [true][i];
  console.log("boolean", at(99), at(0));
}
function local() {
  const flags = [true, false];
  const at = (i: number): boolean => flags[i];
  const number = (i: number): number => [1][i];
  function named(i: number): boolean { return flags[i]; }
  console.log(at(99), at(1), number(99), named(99));
}
local();
