// The temporal dead zone: where reads come too early, and where they do not.
const attempt = (label: string, f: () => unknown) => {
  try { console.log(label, f()); } catch (e) { console.log(label, (e as Error).name + ": " + (e as Error).message); }
};
attempt("before", () => hoisted());
attempt("class", () => new Late(1).n);
attempt("static", () => Late.kind);
attempt("typeof", () => typeof later);
function hoisted() { return later + 1; }
const later = 41;
class Late { static kind = "late"; constructor(public n: number) {} }
attempt("after", () => hoisted());
attempt("class", () => new Late(2).n + Late.kind);
attempt("self", () => { let x: number = (x as number) + 1; return x; });
attempt("block", () => { const y = 1; { const r = () => y2; const y2 = y + 1; return r() + y; } });
attempt("block early", () => { const r = () => z; const v = r(); const z = 5; return v + z; });
attempt("loop", () => {
  const out: string[] = [];
  for (let i = 0; i < 3; i++) {
    const get = () => value;
    if (i === 1) { try { get(); } catch (e) { out.push((e as Error).name); } }
    const value = i * 10;
    out.push(String(get()));
  }
  return out.join();
});
function pick(k: number): string {
  switch (k) {
    case 0: let word = "zero"; return word;
    case 1: word = "one"; return word;
    case 2: return word;
    default: { const f = () => word; return f(); }
  }
}
for (const k of [0, 1, 2, 3]) attempt("switch " + k, () => pick(k));
attempt("let undefined", () => { let u: number | undefined; const read = () => u; return read(); });
attempt("assign early", () => { const set = () => { q = 2; }; set(); let q = 1; return q; });
attempt("mutual", () => {
  const even = (n: number): boolean => n === 0 || odd(n - 1);
  const odd = (n: number): boolean => n !== 0 && even(n - 1);
  return even(10);
});
attempt("default", () => { const f = (a: any = b, b: any = 1) => [a, b]; return f(); });
attempt("default ok", () => { const f = (a: any, b: any = a) => [a, b]; return f(3); });
attempt("for-of head", () => { for (const n of [n as any]) return n; });
attempt("destructured", () => { const { a = b, b } = { b: 2 } as any; return a + b; });
attempt("destructured ok", () => { const { a, b = a } = { a: 2 } as any; return a + b; });
const limit = 3;
attempt("const", () => { (limit as any) = 4; return limit; });
attempt("const inner", () => { const c = 1; (c as number)++; return c; });
function counter() { const step = () => ++n; let n = 10; return step; }
const c1 = counter(); c1();
console.log(c1());
const table = { get: (k: string) => entries[k], size: () => Object.keys(entries).length };
const entries: Record<string, number> = { a: 1 };
console.log(table.get("a"), table.size());
attempt("recursive const", () => { const fact = (n: number): number => (n < 2 ? 1 : n * fact(n - 1)); return fact(5); });
class Node1 { next: Node1 | null = null; static root = new Node1(); static count = Node1.root ? 1 : 0; }
console.log(Node1.count);
