// Control flow: labels, fallthrough, finally in every position, nested loops with closures.
function labels(): string {
  const out: string[] = [];
  outer: for (let i = 0; i < 4; i++) {
    inner: for (let j = 0; ; j++) {
      if (j === 3) continue outer;
      if (i === 2) break outer;
      if ((i + j) % 2) continue inner;
      out.push(`${i}${j}`);
    }
  }
  block: { out.push("in"); if (out.length > 2) break block; out.push("never"); }
  let n = 0;
  again: while (true) { do { n++; if (n > 5) break again; if (n % 2) continue again; } while (n < 100); }
  return out.join() + n;
}
console.log(labels());
function fall(x: number | string): string[] {
  const r: string[] = [];
  switch (x) {
    case 1: r.push("one");
    case 2: r.push("two"); break;
    default: r.push("other");
    case "s": r.push("s"); break;
    case 3: { r.push("three"); }
  }
  return r;
}
for (const x of [1, 2, 3, 4, "s", "t"]) console.log(x, fall(x));
const f1 = () => { try { return "try"; } finally { console.log("f1 finally"); } };
const f2 = () => { try { throw new Error("x"); } catch { return "catch"; } finally { console.log("f2 finally"); } };
const f3 = (): string => { try { return "try"; } finally { return "finally"; } };
const f4 = (): number => { for (let i = 0; ; i++) { try { if (i < 3) continue; break; } finally { if (i === 5) return -1; console.log("f4", i); } } return 4; };
const f5 = () => { let x = 1; try { return x; } finally { x = 2; } };
const f6 = (): string => { try { try { throw new RangeError("inner"); } finally { console.log("f6 inner"); } } catch (e) { return (e as Error).name; } finally { console.log("f6 outer"); } };
const f7 = () => { const log: string[] = []; a: try { log.push("t"); break a; } finally { log.push("f"); } log.push("end"); return log; };
const f8 = () => { try { try { throw 1; } finally { throw 2; } } catch (e) { return e; } };
console.log(f1(), f2(), f3(), f4(), f5(), f6(), f7(), f8());
function* gen() { try { yield 1; yield 2; } finally { console.log("gen closed"); } }
const f9 = () => { for (const x of gen()) { try { return x; } finally { console.log("f9"); } } return 0; };
console.log(f9());
class Resource implements Iterable<number> {
  static open = 0;
  constructor(private n: number) { Resource.open++; }
  [Symbol.iterator](): Iterator<number> { let i = 0; const n = this.n; return { next: () => ({ done: i >= n, value: i++ }), return: () => { Resource.open--; return { done: true, value: undefined }; } }; }
}
for (const x of new Resource(5)) if (x === 2) break;
try { for (const x of new Resource(5)) if (x === 1) throw new Error("out"); } catch (e) { console.log((e as Error).message); }
const [p, q] = new Resource(9);
const [u, v, ...w] = new Resource(3);
console.log(Resource.open, p, q, u, v, w);
function nested(n: number): string {
  try { if (n === 0) throw new TypeError("zero"); if (n === 1) return "one"; return `ok ${nested(n - 2)}`; }
  catch (e) { if (e instanceof TypeError) return `caught ${e.message}`; throw e; }
  finally { depth++; }
}
let depth = 0;
console.log(nested(4), nested(5), depth);
let i = 10; for (; i--; ) if (i % 4 === 3) break;
for (var a = 0, b = 10; a < b; a += 3, b--); console.log(i, a, b);
const rethrow = (e: unknown): never => { throw e instanceof Error ? e : new Error(String(e), { cause: e }); };
for (const bad of ["str", 42, null, { code: 7 }, new SyntaxError("syn")]) {
  try { try { throw bad; } catch (e) { rethrow(e); } } catch (e) { const err = e as Error; console.log(err.name, err.message, err.cause ?? "-"); }
}
const fns: (() => number)[] = []; for (let k = 0, sq = 0; k < 3; k++, sq = k * k) { fns.push(() => k * 100 + sq); } console.log(fns.map((f) => f()));
if (0) console.log("no"); else if ("") console.log("no"); else if (NaN) console.log("no"); else console.log("falsy");
void (() => { for (const key in { b: 1, a: 2, 1: 3 }) { if (key === "a") continue; console.log("key", key); } for (const i in [7, 8]) console.log(typeof i, i); for (const c in "ab" as any) console.log(c); })();
switch (true) { case depth > 100: console.log("deep"); break; case depth > 2: console.log("medium"); break; default: console.log("flat"); }
