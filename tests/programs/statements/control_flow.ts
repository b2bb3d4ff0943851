// Every statement: loops with labels, switch with fall through, blocks, empty statements.

outer: for (let i = 0; i < 4; i++) {
  for (let j = 0; j < 4; j++) {
    if (j === 2) continue outer;
    if (i === 2) break outer;
    console.log(i, j);
  }
}

search: {
  for (const row of [[1, 2], [3, 4]]) for (const v of row) if (v === 3) { console.log("found"); break search; }
  console.log("never");
}

function kind(n: number | string): string {
  let out = "";
  switch (n) {
    case 0:
      out += "zero ";
    case 1:
      out += "one ";
      break;
    default:
      out += "other ";
    case "x":
      out += "ex ";
      break;
    case 2: {
      const scoped = "two ";
      out += scoped;
    }
  }
  return out.trim();
}
console.log([0, 1, 2, 3, "x", "y"].map(kind));

// The cases are expressions evaluated in order, with strict equality.
const trace: string[] = [];
const t = <T>(v: T) => { trace.push(String(v)); return v; };
switch (t<number>(2)) {
  case t(1): trace.push("no"); break;
  case t(2): trace.push("yes"); break;
  case t(3): trace.push("no"); break;
}
switch (true) {
  case trace.length > 100: trace.push("long"); break;
  case trace.length > 2: trace.push("middling"); break;
}
console.log(trace.join());

let n = 0;
do { n += 3; if (n === 6) continue; } while (n < 10);
console.log(n);
while (true) { if (--n < 5) break; }
console.log(n);
for (;;) { if (n++ > 7) break; }
for (let i = 0, j = 10; i < j; i += 2, j--) n += i * j;
console.log(n);
for (var k = 0; k < 3; k++);
console.log(k);
let steps = 0;
loop: do {
  switch (steps++) {
    case 3: break loop;
    case 1: continue loop;
    default: n++;
  }
} while (steps < 100);
console.log(steps, n);

// for-in and for-of over many things, with breaks and assignment targets.
const box: { key: string; val: number } = { key: "", val: 0 };
for (box.key in { a: 1, b: 2 });
for (box.val of [1, 2, 3]) if (box.val === 2) break;
console.log(box);
for (const i in ["x", "y"]) console.log(typeof i, i);
for (const [i, c] of [..."ab"].entries()) console.log(i, c);
for (const { a, b: { c = 5 } } of [{ a: 1, b: {} as { c?: number } }, { a: 2, b: { c: 3 } }]) console.log(a, c);
class P { own = 1; method() {} }
class Q extends P { more = 2; }
const seen: string[] = [];
for (const key in new Q()) seen.push(key);
console.log(seen);

// Variables: var is hoisted to the function, let and const shadow.
function scopes() {
  const out: unknown[] = [typeof peek(), later()];
  if (out.length > 0) { var hoisted: string | undefined = "set"; let out2 = "inner"; { let out2 = "innermost"; out.push(out2); } out.push(out2); }
  function peek() { return hoisted; }
  function later() { return "hoisted function"; }
  return [...out, peek()];
}
console.log(scopes());
const x = "outer";
{ const x = "inner"; console.log(x); }
console.log(x);
;;
if (n) {} else console.log("never");
if (n > 1e6) console.log("big"); else if (n > 10) console.log("middling"); else console.log("small");

// Comma, conditional chains, void, early returns.
const grade = (s: number) => s >= 90 ? "A" : s >= 80 ? "B" : s >= 70 ? "C" : "F";
console.log([95, 85, 75, 10].map(grade).join(""), (n++, n--, 3), void 0);
function classify(v: number) {
  if (Number.isNaN(v)) return "nan";
  if (!v) return "zero";
  for (const [limit, name] of [[-1, "very negative"], [0, "negative"], [10, "small"]] as [number, string][]) if (v < limit) return name;
  return "large";
}
console.log([NaN, 0, -5, -0.5, 3, 30].map(classify));
primes: for (let p = 2, found = 0; found < 8; p++) {
  for (let q = 2; q * q <= p; q++) if (p % q === 0) continue primes;
  found++;
  process.stdout.write(p + (found < 8 ? " " : "\n"));
}
