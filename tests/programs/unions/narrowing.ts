// Unions and every way of narrowing them.

type Shape =
  | { kind: "circle"; r: number }
  | { kind: "rect"; w: number; h: number }
  | { kind: "poly"; points: Array<[number, number]> };

function area(s: Shape): number {
  switch (s.kind) {
    case "circle": return +(Math.PI * s.r * s.r).toFixed(3);
    case "rect": return s.w * s.h;
    case "poly": {
      let a = 0;
      s.points.forEach(([x, y], i) => {
        const [nx, ny] = s.points[(i + 1) % s.points.length];
        a += x * ny - nx * y;
      });
      return Math.abs(a) / 2;
    }
    default: return never(s);
  }
}
function never(x: never): never { throw new Error("unexpected " + JSON.stringify(x)); }
console.log([{ kind: "circle", r: 2 } as const, { kind: "rect", w: 2, h: 3.5 } as const].map(area), area({ kind: "poly", points: [[0, 0], [4, 0], [4, 3]] }));
try { area({ kind: "blob" } as unknown as Shape); } catch (e) { console.log((e as Error).message); }

function show(v: string | number | boolean | null | undefined | string[] | (() => string) | Date): string {
  if (v === null) return "null!";
  if (v === undefined) return "undefined!";
  if (typeof v === "string") return "s:" + v.toUpperCase();
  if (typeof v === "number") return "n:" + v.toFixed(1);
  if (typeof v === "boolean") return v ? "yes" : "no";
  if (typeof v === "function") return "f:" + v();
  if (Array.isArray(v)) return "a:" + v.join("+");
  return v.toISOString();
}
console.log(show("a"), show(1), show(false), show(null), show(undefined), show(["x", "y"]), show(() => "called"), show(new Date(0)));

type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
function parse(s: string): Result<number> {
  const n = Number(s);
  return s.trim() === "" || Number.isNaN(n) ? fail(`bad number: '${s}'`) : ok(n);
}
for (const s of ["12", "x", "", "-3e2"]) {
  const r = parse(s);
  console.log(r.ok ? r.value / 2 : r.error);
}

class Cat { meow() { return "meow"; } }
class Dog { bark() { return "woof"; } }
const talk = (p: Cat | Dog) => (p instanceof Cat ? p.meow() : p.bark());
console.log(talk(new Cat()), talk(new Dog()));

const move = (a: { swim(): string } | { fly(): string; wings: number }) => ("wings" in a ? a.fly() + a.wings : a.swim());
console.log(move({ swim: () => "splash" }), move({ fly: () => "flap", wings: 2 }));

const isString = (x: unknown): x is string => typeof x === "string";
function assertNumber(x: unknown): asserts x is number {
  if (typeof x !== "number") throw new TypeError("not a number: " + String(x));
}
const bag: unknown[] = [1, "two", null, "three", { four: 4 }];
console.log(bag.filter(isString).map((s) => s.length));
for (const x of bag) {
  try { assertNumber(x); console.log(x * 10); } catch (e) { console.log((e as TypeError).message); }
}

function len(x: string | any[] | null): number { return x?.length ?? -1; }
console.log(len("abc"), len([1, 2]), len(null), len(""));

function first(xs: number[] | number): number {
  if (typeof xs === "number") return xs;
  const [h = NaN] = xs;
  return h;
}
console.log(first(4), first([5, 6]), first([]));

// Truthiness and equality narrowing; literals; assignment narrows again.
let v: string | number | undefined = "start";
console.log(v.length);
v = 42;
console.log(v.toFixed(2));
function trimmed(a?: string | null): string { if (!a) return "(none)"; return a.trim() || "(blank)"; }
console.log(trimmed(), trimmed(null), trimmed(""), trimmed("  "), trimmed(" x "));
function same(a: string | number, b: string | boolean): string { return a === b ? a.toUpperCase() : "different"; }
console.log(same("q", "q"), same(1, true));
type Op = "+" | "-" | "*";
const apply = (op: Op, a: number, b: number): number => (op === "+" ? a + b : op === "-" ? a - b : a * b);
console.log((["+", "-", "*"] as const).map((o) => apply(o, 6, 3)));

type Json = null | boolean | number | string | Json[] | { [k: string]: Json };
const depth = (j: Json): number =>
  j === null || typeof j !== "object" ? 0 : 1 + Math.max(0, ...(Array.isArray(j) ? j : Object.values(j)).map(depth));
console.log(depth(1), depth([]), depth({ a: [1, { b: [null] }] }));
