function pick<T>(first: T, second: T, test: boolean): T { return test ? first : second; }
function opaque<T>(x: T): T { return x; }
const list: number[] = [1, 2];
const m = new Map<string, number>();
console.log(pick<number>(list[99], 5, opaque(true)));
console.log(pick<number | undefined>(undefined, 5, opaque(true)));
console.log(pick(m.get("a")!, 1, true));
const xs: boolean[] = [];
console.log(pick<boolean>(xs[3], true, opaque(true)));
function f8(extra: boolean | undefined = undefined): string { return String(extra); }
console.log(f8(), f8(true));
function f9(extra: number | undefined = undefined) { extra = opaque<number | undefined>(undefined); return extra; }
console.log(f9(1));
function f10(extra: boolean | undefined = true) { if (extra) extra = undefined; return extra; }
console.log(f10());
const DEFAULT = 4;
function g1(n: number | undefined = DEFAULT) { return n * 2 + n.toFixed(1).length; }
console.log(g1(), g1(3));
function g2(s: string | undefined = "abc", o: { a: number } | undefined = { a: 1 }) { return s.length + o.a; }
console.log(g2(), g2("x", { a: 5 }));
