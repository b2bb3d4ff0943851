// What closures capture, and when loops make a fresh binding.

const fs: Array<() => number> = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()));

// The update expression runs on the copy: changes made in the body carry on.
const later: Array<() => number> = [];
for (let i = 0; i < 6; i++) {
  later.push(() => i * 10);
  i++;
}
console.log(later.map((f) => f()));

// A closure made in the initialiser sees the first binding only.
let fromInit: () => number = () => -1;
for (let i = 0, get = () => i; i < 3; i++) fromInit = get;
console.log(fromInit());

// Closures that write to the loop variable of their own iteration.
const setters: Array<(v: number) => void> = [];
const getters: Array<() => number> = [];
for (let i = 0; i < 3; i++) {
  setters.push((v) => { i = v; });
  getters.push(() => i);
}
setters[1](42);
console.log(getters.map((g) => g()));

// var is shared, const per iteration in for-of and for-in.
var shared: Array<() => number> = [];
for (var v = 0; v < 3; v++) shared.push(() => v);
console.log(shared.map((f) => f()));

const names: Array<() => string> = [];
for (const name of ["x", "y", "z"]) names.push(() => name.toUpperCase());
for (const key in { a: 1, b: 2 }) names.push(() => key);
console.log(names.map((f) => f()).join());

// while loops with a block-scoped copy.
let n = 3;
const whiles: Array<() => number> = [];
while (n > 0) {
  const copy = n--;
  whiles.push(() => copy);
}
console.log(whiles.map((f) => f()), n);

// Shared mutable state between two closures.
function makeAccount(balance: number) {
  let history: string[] = [];
  return {
    deposit: (x: number) => { balance += x; history.push(`+${x}`); },
    withdraw: (x: number) => { balance -= x; history = [...history, `-${x}`]; },
    get balance() { return balance; },
    log: () => history.join(" "),
  };
}
const a = makeAccount(100);
const b = makeAccount(5);
a.deposit(50); a.withdraw(30); b.deposit(1);
console.log(a.balance, a.log(), b.balance, b.log());

// Nested three levels, each changing the outer ones.
function outer() {
  let x = 1;
  const middle = () => {
    let y = x * 10;
    const inner = () => { x++; y++; return x + y; };
    return inner;
  };
  const m1 = middle();
  const m2 = middle();
  return [m1(), m1(), m2(), x];
}
console.log(outer());

// Captured before initialisation: the temporal dead zone is observed at the call.
const early = () => lateValue;
try {
  early();
} catch (e) {
  console.log((e as Error).name, e instanceof ReferenceError);
}
const lateValue = "ready";
console.log(early());

// Parameters are captured too, and recursion makes a new one each time.
const chain: Array<() => number> = [];
const rec = (depth: number): void => {
  chain.push(() => depth++);
  if (depth > 0) rec(depth - 1);
};
rec(2);
chain[0]();
console.log(chain.map((f) => f()));

// A catch variable and a switch block are scopes as well.
const caught: Array<() => unknown> = [];
for (const word of ["one", "two"]) {
  try { throw word; } catch (e) { caught.push(() => e); }
}
console.log(caught.map((f) => f()));
