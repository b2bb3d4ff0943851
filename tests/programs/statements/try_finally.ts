// try/catch/finally on every path out.

const log: string[] = [];
const say = (s: string) => { log.push(s); };

function returns(): string {
  try { say("body"); return "from try"; } finally { say("finally"); }
}
function overrides(): string {
  try { throw new Error("lost"); } catch { return "from catch"; } finally { return "from finally"; }
}
function evaluatedBefore() {
  let x = 1;
  try { return x; } finally { x = 2; say("x is " + x); }
}
function objectIsShared() {
  const o = { v: 1 };
  try { return o; } finally { o.v = 2; }
}
console.log(returns(), overrides(), evaluatedBefore(), objectIsShared(), log.splice(0));

function loops() {
  for (let i = 0; i < 5; i++) {
    try {
      if (i === 1) continue;
      if (i === 3) break;
      say("body " + i);
    } finally {
      say("fin " + i);
    }
  }
  outer: for (const a of [1, 2]) {
    for (const b of [1, 2]) {
      try {
        try { if (b === 2) continue outer; say(`${a}${b}`); }
        finally { say("inner"); }
      } finally { say("outer"); }
    }
  }
  while (true) { try { return "out"; } finally { say("last"); } }
}
console.log(loops(), log.splice(0));

function nested(depth: number): string {
  try {
    if (depth === 0) throw new Error("bottom");
    return nested(depth - 1);
  } catch (e) {
    if (depth < 2) { (e as Error).message += "<" + depth; throw e; }
    return "handled at " + depth + ": " + (e as Error).message;
  } finally {
    say("leave " + depth);
  }
}
console.log(nested(3), log.splice(0));

// A throw in finally replaces the error; a break in finally swallows it.
function replace() {
  try { try { throw new Error("first"); } finally { throw new Error("second"); } }
  catch (e) { return (e as Error).message; }
}
function swallow() {
  for (;;) { try { throw new Error("gone"); } finally { break; } }
  return "swallowed";
}
console.log(replace(), swallow());

// Throwing anything, rethrowing, catching with destructuring, optional binding.
for (const thrown of [1, "str", null, undefined, { code: 7 }, [1, 2], true, () => 1]) {
  try { throw thrown; }
  catch (e) { console.log(typeof e, e === thrown, e instanceof Object); }
}
try { throw { code: 42, detail: { msg: "deep" } }; } catch ({ code, detail: { msg } }: any) { console.log(code, msg); }
try { try { throw new TypeError("t"); } catch (e) { if (e instanceof RangeError) say("no"); else throw e; } }
catch (e) { console.log(e instanceof TypeError, e instanceof Error, (e as Error).name); }

// Errors pass through callbacks and getters and constructors.
const boom = { get bad(): number { throw new RangeError("getter"); } };
class Ctor { constructor(ok: boolean) { if (!ok) throw new Error("ctor"); say("made"); } }
for (const f of [() => boom.bad, () => new Ctor(false), () => [3, 2].map((n) => { if (n === 2) throw new Error("cb " + n); return n; }), () => [1, 2].sort(() => { throw new Error("cmp"); }), () => "abc".replace("b", () => { throw new Error("replacer"); }), () => new Ctor(true)]) {
  try { f(); console.log("fine"); } catch (e) { console.log(String(e)); }
}

// The order of everything, in one trace.
function order() {
  try { say("1"); try { say("2"); throw "x"; } catch (e) { say("3" + e); return (say("4"), "r"); } finally { say("5"); } }
  finally { say("6"); }
}
console.log(order(), log.splice(0).join(" "));

let i = 0;
const attempt = (): number => { try { if (++i < 4) throw i; return i; } catch { return attempt() * 10; } };
console.log(attempt());
const cleanup: string[] = [];
function withResource<T>(name: string, f: (n: string) => T): T | undefined {
  cleanup.push("+" + name);
  try { return f(name); } catch (e) { cleanup.push("!" + (e as Error).message); } finally { cleanup.push("-" + name); }
  return undefined;
}
console.log(withResource("a", (n) => withResource("b", () => { throw new Error("inner of " + n); }) ?? "fallback"), cleanup);
