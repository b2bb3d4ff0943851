// Error classes, causes, custom fields, names and messages.

class AppError extends Error {
  constructor(message: string, readonly code: number, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
  }
  get isFatal() { return this.code >= 500; }
}
class NotFound extends AppError {
  override name = "NotFound";
  constructor(readonly what: string) { super(`${what} not found`, 404); }
}
class Plain extends Error {}
class Quiet extends Error { override toString() { return "quiet:" + this.message; } }

const made: Error[] = [new Error("plain"), new TypeError("type"), new RangeError(""), new AppError("app", 500), new NotFound("page"), new Plain("p"), new Quiet("q"), Error("called without new"), new SyntaxError(), new EvalError("e"), new URIError("u"), new ReferenceError("r")];
for (const e of made) {
  console.log(String(e), "|", e.name, "|", e.message, "|", e.constructor.name, e instanceof Error, e instanceof AppError);
}

for (const e of made) {
  if (e instanceof NotFound) console.log("what", e.what, e.code, e.isFatal);
  else if (e instanceof AppError) console.log("code", e.code, e.isFatal);
}

// Causes make chains; they may be anything.
function low() { throw new RangeError("disk"); }
function mid() { try { low(); } catch (e) { throw new AppError("read failed", 503, { cause: e }); } }
function high() { try { mid(); } catch (e) { throw new Error("startup failed", { cause: e }); } }
try { high(); } catch (e) {
  let depth = 0;
  for (let at: unknown = e; at instanceof Error; at = at.cause) console.log("  ".repeat(depth++) + at.message);
}
const odd = new Error("odd", { cause: { code: 7 } });
console.log((odd.cause as { code: number }).code, new Error("none").cause, "cause" in new Error("n"), "cause" in odd, Object.keys(odd));
console.log(new Error("x", { cause: undefined }).hasOwnProperty("cause"), typeof new Error("s").stack, Object.keys(new NotFound("k")));

// Mutating and decorating on the way up.
function parseAge(s: string): number {
  const n = Number(s);
  if (!Number.isInteger(n)) throw new TypeError(`not an integer: ${JSON.stringify(s)}`);
  if (n < 0 || n > 150) throw new RangeError(`out of range: ${n}`);
  return n;
}
for (const s of ["42", "abc", "-1", "7.5", "151", ""]) {
  try { console.log(parseAge(s)); }
  catch (e) {
    if (e instanceof RangeError) console.log("range:", e.message);
    else if (e instanceof TypeError) console.log("type:", e.message);
    else throw e;
  }
}
try { try { parseAge("x"); } catch (e) { (e as Error).message = "wrapped(" + (e as Error).message + ")"; throw e; } }
catch (e) { console.log((e as Error).message); }

const describe = (e: unknown): string =>
  e instanceof Error ? `${e.name}: ${e.message}${e.cause ? " <- " + describe(e.cause) : ""}` : `non-error ${typeof e}: ${String(e)}`;
for (const thrown of [new AppError("a", 1, { cause: new Plain("b", { cause: "c" }) }), "text", 12, null]) {
  try { throw thrown; } catch (e) { console.log(describe(e)); }
}

// Errors are ordinary values: compared, stored, returned, put in JSON, sorted.
const e1 = new Error("same"), e2 = new Error("same");
console.log(e1 === e2, [e1, e2].indexOf(e2), JSON.stringify(e1), JSON.stringify(new NotFound("j")), new Map([[e1, 1]]).get(e1));
console.log(made.map((e) => e.name).sort().join(), Object.prototype.toString.call(e1), typeof e1);
type Attempt<T> = { value: T } | { error: Error };
const attempt = <T>(f: () => T): Attempt<T> => { try { return { value: f() }; } catch (e) { return { error: e instanceof Error ? e : new Error(String(e)) }; } };
for (const r of [attempt(() => 1), attempt(() => parseAge("200")), attempt((): number => { throw "raw"; })]) console.log("value" in r ? r.value : r.error.message);
const agg = new AggregateError([new Error("one"), new TypeError("two")], "many");
console.log(agg.name, agg.message, agg.errors.map((e: Error) => String(e)), agg instanceof Error);

// The stack property can be replaced; without it an error prints in brackets.
const bare = new Plain("shown");
bare.stack = undefined;
console.log(bare, [bare], { e: bare });
const told = new Error("told");
told.stack = "Error: told\n    at somewhere";
console.log(told);
console.log({ inner: told });
const coded = Object.assign(new Error("coded"), { stack: "Error: coded\n    at here", code: "E_CODE", list: [1, 2] });
console.log(coded);
