// Visitors over discriminated unions: an expression language with parser, printer and evaluator.
type Expr =
  | { kind: "num"; value: number }
  | { kind: "var"; name: string }
  | { kind: "bin"; op: "+" | "-" | "*" | "/"; left: Expr; right: Expr }
  | { kind: "let"; name: string; init: Expr; body: Expr }
  | { kind: "call"; fn: string; args: Expr[] };
type Kind = Expr["kind"];
type Visitor<R> = { [K in Kind]: (e: Extract<Expr, { kind: K }>) => R };
function visit<R>(e: Expr, v: Visitor<R>): R { return (v[e.kind] as (e: Expr) => R)(e); }
function assertNever(x: never): never { throw new Error("unexpected " + JSON.stringify(x)); }
class ParseError extends Error { constructor(message: string, readonly at: number) { super(`${message} at ${at}`); this.name = "ParseError"; } }
class Parser {
  private pos = 0;
  constructor(private readonly text: string) {}
  static parse(text: string): Expr { const p = new Parser(text); const e = p.expr(); p.ws(); if (p.pos < text.length) throw new ParseError("trailing", p.pos); return e; }
  private ws() { while (this.text[this.pos] === " ") this.pos++; }
  private eat(s: string): boolean { this.ws(); if (this.text.startsWith(s, this.pos)) { this.pos += s.length; return true; } return false; }
  private word(): string | undefined { this.ws(); const m = /^[a-z]+/.exec(this.text.slice(this.pos)); if (!m) return undefined; this.pos += m[0].length; return m[0]; }
  private expr(): Expr {
    let left = this.term();
    for (;;) {
      if (this.eat("+")) left = { kind: "bin", op: "+", left, right: this.term() };
      else if (this.eat("-")) left = { kind: "bin", op: "-", left, right: this.term() };
      else return left;
    }
  }
  private term(): Expr {
    let left = this.atom();
    for (;;) {
      if (this.eat("*")) left = { kind: "bin", op: "*", left, right: this.atom() };
      else if (this.eat("/")) left = { kind: "bin", op: "/", left, right: this.atom() };
      else return left;
    }
  }
  private atom(): Expr {
    if (this.eat("(")) { const e = this.expr(); if (!this.eat(")")) throw new ParseError("expected )", this.pos); return e; }
    const m = /^\s*(\d+(\.\d+)?)/.exec(this.text.slice(this.pos));
    if (m) { this.pos += m[0].length; return { kind: "num", value: Number(m[1]) }; }
    const name = this.word();
    if (name === undefined) throw new ParseError("expected an atom", this.pos);
    if (name === "let") {
      const bound = this.word()!;
      if (!this.eat("=")) throw new ParseError("expected =", this.pos);
      const init = this.expr();
      if (this.word() !== "in") throw new ParseError("expected in", this.pos);
      return { kind: "let", name: bound, init, body: this.expr() };
    }
    if (!this.eat("(")) return { kind: "var", name };
    const args: Expr[] = [];
    if (!this.eat(")")) { do args.push(this.expr()); while (this.eat(",")); if (!this.eat(")")) throw new ParseError("expected )", this.pos); }
    return { kind: "call", fn: name, args };
  }
}
const printer: Visitor<string> = {
  num: (e) => String(e.value),
  var: ({ name }) => name,
  bin: ({ op, left, right }) => `(${visit(left, printer)} ${op} ${visit(right, printer)})`,
  let: (e) => `let ${e.name} = ${visit(e.init, printer)} in ${visit(e.body, printer)}`,
  call: ({ fn, args }) => `${fn}(${args.map((a) => visit(a, printer)).join(", ")})`,
};
const builtins: Record<string, (...xs: number[]) => number> = { max: Math.max, sum: (...xs) => xs.reduce((a, b) => a + b, 0), sq: (x) => x * x };
function evaluate(e: Expr, env: ReadonlyMap<string, number> = new Map()): number {
  switch (e.kind) {
    case "num": return e.value;
    case "var": { const v = env.get(e.name); if (v === undefined) throw new ReferenceError(`unbound ${e.name}`); return v; }
    case "bin": {
      const [l, r] = [evaluate(e.left, env), evaluate(e.right, env)];
      switch (e.op) { case "+": return l + r; case "-": return l - r; case "*": return l * r; case "/": return l / r; default: return assertNever(e.op); }
    }
    case "let": return evaluate(e.body, new Map([...env, [e.name, evaluate(e.init, env)]]));
    case "call": { const f = builtins[e.fn]; if (!f) throw new TypeError(`no function ${e.fn}`); return f(...e.args.map((a) => evaluate(a, env))); }
    default: return assertNever(e);
  }
}
const count = (e: Expr): number => visit<number>(e, { num: () => 1, var: () => 1, bin: (b) => 1 + count(b.left) + count(b.right), let: (l) => 1 + count(l.init) + count(l.body), call: (c) => c.args.reduce((n, a) => n + count(a), 1) });
function simplify(e: Expr): Expr {
  if (e.kind === "bin") {
    const left = simplify(e.left), right = simplify(e.right);
    if (left.kind === "num" && right.kind === "num") return { kind: "num", value: evaluate({ ...e, left, right }) };
    if (e.op === "*" && (left.kind === "num" && left.value === 0 || right.kind === "num" && right.value === 0)) return { kind: "num", value: 0 };
    return { ...e, left, right };
  }
  if (e.kind === "call") return { ...e, args: e.args.map(simplify) };
  if (e.kind === "let") return { ...e, init: simplify(e.init), body: simplify(e.body) };
  return e;
}
for (const text of ["1 + 2 * 3", "(1+2)*3 - 4/8", "let x = 5 in x * x + y", "let a = 2 in let b = a * 3 in max(a, b, sq(b)) + sum()", "2 * (3", "1 ? 2", "nope(1)", "x * 0 + sum(1 + 1, 2 * 2)"]) {
  try {
    const e = Parser.parse(text);
    console.log(visit(e, printer), "|", count(e), "|", visit(simplify(e), printer));
    console.log(evaluate(e));
  } catch (err) {
    if (err instanceof ParseError) console.log(err.name, err.message, err.at);
    else if (err instanceof Error) console.log(err.name + ":", err.message);
  }
}
console.log(JSON.stringify(Parser.parse("f(a, 1)")), Parser.parse("1-x"));
