// A calculator language: tokenizer, Pratt parser, evaluator with variables and functions.
//
//   dyntype run examples/expression_evaluator.ts            runs the built-in script
//   dyntype run examples/expression_evaluator.ts "1 + 2*3"  evaluates each argument as a line

type TokenKind = "number" | "name" | "op" | "open" | "close" | "comma" | "end";

interface Token {
  kind: TokenKind;
  text: string;
  at: number;
}

class SyntaxFault extends Error {
  constructor(message: string, readonly at: number) {
    super(message);
    this.name = "SyntaxFault";
  }
}

class EvalFault extends Error {
  override name = "EvalFault";
}

const OPERATORS = ["**", "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "!", "=", "?", ":"];

function isDigit(c: string): boolean {
  return c >= "0" && c <= "9";
}

function isLetter(c: string): boolean {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < source.length) {
    const c = source[i];
    const at = i;
    if (c === " " || c === "\t") {
      i++;
    } else if (isDigit(c) || (c === "." && isDigit(source[i + 1] ?? ""))) {
      while (i < source.length && (isDigit(source[i]) || source[i] === ".")) i++;
      if (source[i] === "e" || source[i] === "E") {
        i++;
        if (source[i] === "+" || source[i] === "-") i++;
        while (i < source.length && isDigit(source[i])) i++;
      }
      tokens.push({ kind: "number", text: source.slice(at, i), at });
    } else if (isLetter(c)) {
      while (i < source.length && (isLetter(source[i]) || isDigit(source[i]))) i++;
      tokens.push({ kind: "name", text: source.slice(at, i), at });
    } else if (c === "(" || c === ")" || c === ",") {
      tokens.push({ kind: c === "(" ? "open" : c === ")" ? "close" : "comma", text: c, at });
      i++;
    } else {
      const op = OPERATORS.find((o) => source.startsWith(o, i));
      if (op === undefined) throw new SyntaxFault(`unexpected character '${c}'`, at);
      tokens.push({ kind: "op", text: op, at });
      i += op.length;
    }
  }
  tokens.push({ kind: "end", text: "end of input", at: source.length });
  return tokens;
}

type Expr =
  | { type: "literal"; value: number }
  | { type: "variable"; name: string }
  | { type: "unary"; op: string; operand: Expr }
  | { type: "binary"; op: string; left: Expr; right: Expr }
  | { type: "conditional"; test: Expr; yes: Expr; no: Expr }
  | { type: "call"; callee: string; args: Expr[] }
  | { type: "assign"; name: string; value: Expr }
  | { type: "define"; name: string; params: string[]; body: Expr };

// [binding power, right associative]
const BINARY: Record<string, [number, boolean]> = {
  "||": [2, false],
  "&&": [3, false],
  "==": [4, false],
  "!=": [4, false],
  "<": [5, false],
  "<=": [5, false],
  ">": [5, false],
  ">=": [5, false],
  "+": [6, false],
  "-": [6, false],
  "*": [7, false],
  "/": [7, false],
  "%": [7, false],
  "**": [9, true],
};

class Parser {
  private pos = 0;
  private readonly tokens: Token[];

  constructor(source: string) {
    this.tokens = tokenize(source);
  }

  static parse(source: string): Expr {
    const p = new Parser(source);
    const e = p.statement();
    p.expect("end");
    return e;
  }

  private get current(): Token {
    return this.tokens[this.pos];
  }

  private accept(kind: TokenKind, text?: string): Token | null {
    const t = this.current;
    if (t.kind !== kind || (text !== undefined && t.text !== text)) return null;
    this.pos++;
    return t;
  }

  private expect(kind: TokenKind, text?: string): Token {
    const t = this.accept(kind, text);
    if (t === null) throw new SyntaxFault(`expected ${text ?? kind} but found '${this.current.text}'`, this.current.at);
    return t;
  }

  private statement(): Expr {
    const start = this.pos;
    const left = this.expression(0);
    if (this.accept("op", "=") === null) return left;
    if (left.type === "variable") return { type: "assign", name: left.name, value: this.expression(0) };
    if (left.type === "call") {
      const params = left.args.map((a) => {
        if (a.type !== "variable") throw new SyntaxFault("a parameter must be a name", this.tokens[start].at);
        return a.name;
      });
      return { type: "define", name: left.callee, params, body: this.expression(0) };
    }
    throw new SyntaxFault("cannot assign to this", this.tokens[start].at);
  }

  private expression(minPower: number): Expr {
    let left = this.prefix();
    for (;;) {
      const t = this.current;
      if (t.kind !== "op") return left;
      if (t.text === "?" && minPower <= 1) {
        this.pos++;
        const yes = this.expression(0);
        this.expect("op", ":");
        left = { type: "conditional", test: left, yes, no: this.expression(1) };
        continue;
      }
      const entry = BINARY[t.text];
      if (entry === undefined) return left;
      const [power, rightAssoc] = entry;
      if (power < minPower) return left;
      this.pos++;
      left = { type: "binary", op: t.text, left, right: this.expression(rightAssoc ? power : power + 1) };
    }
  }

  private prefix(): Expr {
    const t = this.current;
    switch (t.kind) {
      case "number": {
        this.pos++;
        const value = Number(t.text);
        if (Number.isNaN(value)) throw new SyntaxFault(`malformed number '${t.text}'`, t.at);
        return { type: "literal", value };
      }
      case "name":
        this.pos++;
        return this.accept("open") ? { type: "call", callee: t.text, args: this.args() } : { type: "variable", name: t.text };
      case "open": {
        this.pos++;
        const inner = this.expression(0);
        this.expect("close");
        return inner;
      }
      case "op":
        if (t.text === "-" || t.text === "!" || t.text === "+") {
          this.pos++;
          return { type: "unary", op: t.text, operand: this.expression(8) };
        }
    }
    throw new SyntaxFault(`unexpected '${t.text}'`, t.at);
  }

  private args(): Expr[] {
    const out: Expr[] = [];
    if (this.accept("close")) return out;
    do out.push(this.expression(0));
    while (this.accept("comma"));
    this.expect("close");
    return out;
  }
}

type Builtin = (...xs: number[]) => number;
interface UserFunction {
  params: string[];
  body: Expr;
}

class Scope {
  private readonly vars = new Map<string, number>();
  constructor(private readonly parent?: Scope) {}
  get(name: string): number | undefined {
    return this.vars.get(name) ?? this.parent?.get(name);
  }
  set(name: string, v: number): number {
    this.vars.set(name, v);
    return v;
  }
}

class Calculator {
  private readonly globals = new Scope();
  private readonly builtins = new Map<string, Builtin>([
    ["sqrt", Math.sqrt],
    ["abs", Math.abs],
    ["max", Math.max],
    ["min", Math.min],
    ["floor", Math.floor],
    ["sum", (...xs) => xs.reduce((a, b) => a + b, 0)],
    ["avg", (...xs) => xs.reduce((a, b) => a + b, 0) / xs.length],
  ]);
  private readonly functions = new Map<string, UserFunction>();

  constructor() {
    this.globals.set("pi", Math.PI);
  }

  run(line: string): string {
    const e = Parser.parse(line);
    if (e.type === "define") {
      this.functions.set(e.name, { params: e.params, body: e.body });
      return `${e.name}/${e.params.length}`;
    }
    return String(this.eval(e, this.globals));
  }

  private eval(e: Expr, scope: Scope): number {
    switch (e.type) {
      case "literal":
        return e.value;
      case "variable": {
        const v = scope.get(e.name);
        if (v === undefined) throw new EvalFault(`unknown variable ${e.name}`);
        return v;
      }
      case "unary": {
        const v = this.eval(e.operand, scope);
        return e.op === "-" ? -v : e.op === "!" ? Number(!v) : v;
      }
      case "binary":
        return this.binary(e.op, e.left, e.right, scope);
      case "conditional":
        return this.eval(this.eval(e.test, scope) ? e.yes : e.no, scope);
      case "assign":
        return scope.set(e.name, this.eval(e.value, scope));
      case "define":
        throw new EvalFault("functions are defined at the top level only");
      case "call":
        return this.call(e.callee, e.args.map((a) => this.eval(a, scope)));
    }
  }

  private call(name: string, args: number[]): number {
    const user = this.functions.get(name);
    if (user !== undefined) {
      if (user.params.length !== args.length) throw new EvalFault(`${name} takes ${user.params.length} arguments, not ${args.length}`);
      const inner = new Scope(this.globals);
      user.params.forEach((p, i) => inner.set(p, args[i]));
      return this.eval(user.body, inner);
    }
    const builtin = this.builtins.get(name);
    if (builtin === undefined) throw new EvalFault(`unknown function ${name}`);
    return builtin(...args);
  }

  private binary(op: string, left: Expr, right: Expr, scope: Scope): number {
    const l = this.eval(left, scope);
    if (op === "&&") return l ? this.eval(right, scope) : l;
    if (op === "||") return l ? l : this.eval(right, scope);
    const r = this.eval(right, scope);
    switch (op) {
      case "+": return l + r;
      case "-": return l - r;
      case "*": return l * r;
      case "/":
        if (r === 0) throw new EvalFault("division by zero");
        return l / r;
      case "%": return l % r;
      case "**": return l ** r;
      case "<": return Number(l < r);
      case "<=": return Number(l <= r);
      case ">": return Number(l > r);
      case ">=": return Number(l >= r);
      case "==": return Number(l === r);
      case "!=": return Number(l !== r);
    }
    throw new EvalFault(`unknown operator ${op}`);
  }
}

const SCRIPT = [
  "1 + 2 * 3",
  "(1 + 2) * 3",
  "2 ** 3 ** 2",
  "-2 ** 2 + 10 % 4",
  "1.5e3 / 4",
  "x = 4",
  "y = x * 2 + 1",
  "x < y && y < 10 ? x : y",
  "hyp(a, b) = sqrt(a ** 2 + b ** 2)",
  "hyp(3, 4) + hyp(x, 3)",
  "fact(n) = n <= 1 ? 1 : n * fact(n - 1)",
  "fact(20)",
  "fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)",
  "fib(15)",
  "avg(1, 2, 3, 4) + sum() + max(1, pi)",
  "0.1 + 0.2",
  "!0 + !5",
  "1 +",
  "(1 + 2",
  "3 $ 4",
  "unknown * 2",
  "1 / (x - 4)",
  "hyp(1)",
  "1 = 2",
  "1.2.3",
];

const lines = process.argv.length > 2 ? process.argv.slice(2) : SCRIPT;
const calc = new Calculator();
let failures = 0;
for (const line of lines) {
  try {
    console.log(`${line.padEnd(36)} => ${calc.run(line)}`);
  } catch (e) {
    failures++;
    if (e instanceof SyntaxFault) console.log(`${line}\n${" ".repeat(e.at)}^ ${e.message}`);
    else if (e instanceof EvalFault) console.log(`${line.padEnd(36)} !! ${e.message}`);
    else throw e;
  }
}
console.log(`${lines.length} lines, ${failures} failed`);
