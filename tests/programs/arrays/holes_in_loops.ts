const n = [1, 2]; n[5] = 1;
for (const v of n) console.log(v, v === undefined, v ?? 'd', typeof v);
for (let v of n) { v = v ?? 7; console.log(v); }
let w: number; for (w of n) console.log(w);
const s = ['a']; s[2] = 'c'; for (const x of s) console.log(x, x === undefined, x?.length);
const b = [true]; b[2] = false; for (const x of b) console.log(x, x === undefined);
const o = [{ a: 1 }]; o[2] = { a: 3 }; for (const x of o) console.log(x, x === undefined, x?.a);
delete n[0]; for (const v of n) console.log(`${v}`);
for (const v of new Array<number>(2)) console.log(v);
let sum = 0; for (const v of n) sum += v; console.log(sum);
const q: number[] = []; q[2] = 1; const [x, ...z] = q; console.log(x, z, [...q]);
let y: number[]; [, ...y] = q; console.log(y);
function f(...r: number[]) { console.log(r); } f(...q);
for (const v of n.values()) console.log(v);
function g(xs: number[]) { for (const v of xs) if (v === undefined) return 'none'; return 'all'; }
console.log(g(n), g([1]), g([NaN]));
