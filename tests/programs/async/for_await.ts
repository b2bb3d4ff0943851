async function* ag() { yield 1; yield 2; }
for await (const v of ag()) console.log(v);
for await (const v of [Promise.resolve(5), 6]) { if (v === 6) break; console.log(v); }
const xs: number[] = [];
for await (const { a } of [{ a: 1 }, Promise.resolve({ a: 2 })]) xs.push(a);
console.log(xs);
let t: number;
for await (t of ag()) { console.log("t", t); }
outer: for await (const a of ag()) { for await (const b of ag()) { if (b == 2) continue outer; console.log(a, b); } }
try { for await (const v of (async function* () { yield 1; throw new Error("boom"); })()) console.log("v", v); } catch (e) { console.log((e as Error).message); }
if (xs.length > 1) { for await (const z of ag()) { console.log("in if", z); } }
class It { async *[Symbol.asyncIterator]() { yield "p"; yield "q"; } }
for await (const v of new It()) console.log(v);
export {};
