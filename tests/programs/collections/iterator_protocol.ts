// Loops over iterators of known classes: order of calls, closing, and what stands over methods.
const log: string[] = [];

class Steps {
  n = 0;
  constructor(private limit: number, private name: string) {}
  [Symbol.iterator]() {
    log.push(`${this.name} open`);
    return this;
  }
  next(): { value: number; done: boolean } {
    log.push(`${this.name} next`);
    return this.n < this.limit ? { value: this.n++, done: false } : { value: -1, done: true };
  }
  return(): { value: number; done: boolean } {
    log.push(`${this.name} return`);
    return { value: 0, done: true };
  }
}

function show(title: string): void {
  console.log(title + ": " + log.join(", "));
  log.length = 0;
}

for (const x of new Steps(2, "a")) log.push(`body ${x}`);
show("to the end");
for (const x of new Steps(5, "b")) {
  if (x === 1) break;
}
show("break");
function first(): number {
  for (const x of new Steps(5, "c")) return x;
  return -1;
}
first();
show("return");
try {
  for (const x of new Steps(5, "d")) throw new Error("body " + x);
} catch (e) {
  log.push((e as Error).message);
}
show("throw");
outer: for (const x of new Steps(3, "e")) {
  for (const y of new Steps(3, "f")) {
    if (y === 1) continue outer;
    log.push(`${x}${y}`);
  }
}
show("continue outer");

class Failing {
  [Symbol.iterator]() { return this; }
  next(): IteratorResult<number> { throw new Error("next fails"); }
  return(): IteratorResult<number> { log.push("never"); return { value: 0, done: true }; }
}
try {
  for (const x of new Failing()) log.push(String(x));
} catch (e) {
  log.push((e as Error).message);
}
show("failing next");

class Odd {
  [Symbol.iterator]() { return this; }
  next(): any { return 5; }
}
try {
  for (const x of new Odd()) log.push(String(x));
} catch (e) {
  log.push((e as Error).message);
}
show("no object");

class Lazy {
  i = 0;
  [Symbol.iterator]() { return this; }
  next() {
    const self = this;
    return {
      get done() { log.push("done?"); return self.i >= 2; },
      get value() { log.push("value?"); return self.i++; },
    };
  }
}
for (const x of new Lazy()) log.push("got " + x);
show("getters");

// Generators: what is left of them, reentrance, results of return.
function* letters(): Generator<string, string> {
  try {
    yield "a";
    yield "b";
    yield "c";
  } finally {
    log.push("cleanup");
  }
  return "end";
}
const g = letters();
for (const x of g) {
  log.push(x);
  if (x === "b") break;
}
log.push(JSON.stringify(g.next()));
for (const x of g) log.push("nothing " + x);
show("generator");
function* again(): Generator<number> {
  try {
    for (const x of self) log.push("inner " + x);
  } catch (e) {
    log.push((e as Error).message);
  }
  yield 1;
}
const self: Generator<number> = again();
for (const x of self) log.push("outer " + x);
show("reentrance");
function* inner(): Generator<number, number> {
  const got: any = yield 1;
  log.push("inner got " + got);
  try {
    yield 2;
  } finally {
    log.push("inner closed");
  }
  return 9;
}
function* delegating(): Generator<number> {
  const result = yield* inner();
  log.push("result " + result);
  yield result;
}
const d = delegating();
d.next();
d.next("x");
d.return(0);
show("delegate return");
for (const x of delegating()) log.push(String(x));
show("delegate");

// A generator object whose `next` is another one.
const patched: any = letters();
patched.next = () => ({ value: "z", done: log.length > 2 });
for (const x of patched) log.push(x);
show("own next");

// Maps and sets that change on the way.
const m = new Map<string, number>([["a", 1], ["b", 2], ["c", 3]]);
for (const [k, v] of m) {
  log.push(k + v);
  if (k === "a") { m.delete("b"); m.set("d", 4); }
  if (k === "c") m.delete("c");
}
for (const k of m.keys()) {
  if (k === "a") { m.delete("a"); m.set("a", 7); }
  log.push(k);
  if (log.length > 12) break;
}
show("map");
const s = new Set<number>([1, 2, 3]);
for (const x of s) {
  log.push(String(x));
  if (x < 3) { s.delete(x); s.add(x + 10); }
}
s.clear();
s.add(5);
for (const x of s.values()) log.push("v" + x);
for (const [a, b] of s.entries()) log.push(a + "=" + b);
const it = s.values();
log.push(JSON.stringify(it.next()), JSON.stringify(it.next()), JSON.stringify(it.next()));
for (const x of it) log.push("done " + x);
show("set");
const recent = new Map<number, string>();
for (let i = 0; i < 40; i++) {
  recent.set(i, "v" + i);
  if (recent.size > 3) recent.delete(recent.keys().next().value!);
}
console.log([...recent.keys()].join(), recent.size);
for (const [i, x] of ["x", , "z"].entries()) log.push(i + ":" + x);
for (const i of [5, 6].keys()) log.push(String(i));
const growing = [1, 2];
for (const x of growing.values()) {
  log.push("g" + x);
  if (growing.length < 5) growing.push(x * 10);
}
show("arrays");

class Both {
  constructor(private list: string[]) {}
  *[Symbol.iterator]() { yield* this.list; }
  *reversed() { for (let i = this.list.length - 1; i >= 0; i--) yield this.list[i]; }
}
for (const x of new Both(["p", "q"])) log.push(x);
for (const x of new Both(["p", "q"]).reversed()) log.push(x);
console.log([...new Both(["p", "q"])], Math.max(...new Set([3, 9, 4])), Array.from(new Map([[1, 2]])));
show("methods");
