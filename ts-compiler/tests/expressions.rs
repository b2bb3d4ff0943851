//! What the checker says about expressions: `/*? type */ expression` in a program must come out
//! as the type, in whatever order the questions are asked.

mod support;

use dyntype_compiler::check::Checker;
use dyntype_compiler::program::{Node, Program};
use oxc_ast::AstKind;
use oxc_span::GetSpan;

const LIBRARY: &str = r#"
export class Object {
  static keys(o: any): string[] { return []; }
  static entries<T>(o: { [key: string]: T } | ArrayLike<T>): [string, T][];
  static entries(o: any): [string, any][] { return []; }
  static values<T>(o: { [key: string]: T } | ArrayLike<T>): T[];
  static values(o: any): any[] { return []; }
  static fromEntries<T = any>(entries: Iterable<readonly [PropertyKey, T]>): { [k: string]: T } { return {}; }
  static assign<T, U>(target: T, source: U): T & U { return null as any; }
}
export class Function { name: string = ""; }
export class Array<T> {
  static __new<T>(length?: number): T[] { return []; }
  static isArray(x: any): x is any[] { return true; }
  static from<T>(items: Iterable<T> | ArrayLike<T>): T[];
  static from<T, U>(items: Iterable<T> | ArrayLike<T>, f: (value: T, index: number) => U): U[];
  static from(items: any, f?: any): any[] { return []; }
  get length(this: T[]): number { return 0; }
  push(this: T[], ...items: T[]): number { return 0; }
  pop(this: T[]): T | undefined { return undefined; }
  slice(this: T[], start?: number, end?: number): T[] { return this; }
  join(this: T[], separator?: string): string { return ""; }
  forEach(this: T[], f: (value: T, index: number, array: T[]) => void): void {}
  map<U>(this: T[], f: (value: T, index: number, array: T[]) => U, thisArg?: any): U[] { return []; }
  filter<S extends T>(this: T[], f: (value: T, index: number, array: T[]) => value is S, thisArg?: any): S[];
  filter(this: T[], f: (value: T, index: number, array: T[]) => unknown, thisArg?: any): T[];
  filter(this: T[], f: any): any[] { return []; }
  find<S extends T>(this: T[], f: (value: T, index: number) => value is S): S | undefined;
  find(this: T[], f: (value: T, index: number) => unknown): T | undefined;
  find(this: T[], f: any): any { return undefined; }
  reduce(this: T[], f: (previous: T, current: T, index: number, array: T[]) => T): T;
  reduce(this: T[], f: (previous: T, current: T, index: number, array: T[]) => T, initial: T): T;
  reduce<U>(this: T[], f: (previous: U, current: T, index: number, array: T[]) => U, initial: U): U;
  reduce(this: T[], f: any, initial?: any): any {}
  sort(this: T[], f?: (a: T, b: T) => number): T[] { return this; }
  flatMap<U>(this: T[], f: (value: T, index: number, array: T[]) => U | readonly U[]): U[] { return []; }
  concat(this: T[], ...items: (T | T[])[]): T[] { return this; }
  entries(this: T[]): IterableIterator<[number, T]> { return null as any; }
  [Symbol.iterator](this: T[]): IterableIterator<T> { return null as any; }
}
export class String {
  get length(this: string): number { return 0; }
  toUpperCase(this: string): string { return ""; }
  split(this: string, separator: string): string[] { return []; }
  charCodeAt(this: string, i: number): number { return 0; }
}
export class Number { toFixed(this: number, digits?: number): string { return ""; } }
export class Boolean { static __call(x?: any): boolean { return !!x; } }
export class PromiseHelper {}
export class Promise<T> {
  constructor(executor: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason?: any) => void) => void) {}
  static resolve(): Promise<void>;
  static resolve<V>(value: V | PromiseLike<V>): Promise<Awaited<V>>;
  static resolve(value?: any): any {}
  static all<V extends any[]>(values: V): Promise<{ -readonly [K in keyof V]: Awaited<V[K]> }>;
  static all<V>(values: Iterable<V | PromiseLike<V>>): Promise<Awaited<V>[]>;
  static all(values: any): any {}
  then<A = T, B = never>(f?: ((value: T) => A | PromiseLike<A>) | null, g?: ((reason: any) => B | PromiseLike<B>) | null): Promise<A | B> { return null as any; }
}
export class Map<K, V> {
  constructor(entries?: Iterable<readonly [K, V]> | null) {}
  get size(): number { return 0; }
  get(key: K): V | undefined { return undefined; }
  set(key: K, value: V): this { return this; }
  has(key: K): boolean { return true; }
  entries(): IterableIterator<[K, V]> { return null as any; }
  [Symbol.iterator](): IterableIterator<[K, V]> { return null as any; }
}
export class Set<T> {
  constructor(values?: Iterable<T> | null) {}
  add(value: T): this { return this; }
  has(value: T): boolean { return true; }
  [Symbol.iterator](): IterableIterator<T> { return null as any; }
}
export class Error { message: string; name: string = "Error"; constructor(message?: string) { this.message = ""; } }
export class TypeError extends Error {}
export class process { static exit(code?: number): never { throw new Error(); } }
"#;

/// Marked expressions with the types they must have.
fn probes(program: &'static Program<'static>) -> Vec<(Node, String, String)> {
    let module = program.module(program.entry);
    let mut probes = Vec::new();
    for (start, _) in module.source.match_indices("/*?") {
        let rest = &module.source[start + 3..];
        let end = rest.find("*/").expect("an end");
        let expected = rest[..end].trim().to_owned();
        let mut from = start + 3 + end + 2;
        from += module.source[from..].len() - module.source[from..].trim_start().len();
        let found = module
            .nodes
            .iter_enumerated()
            .filter(|(_, node)| node.kind().span().start as usize == from)
            .filter(|(_, node)| {
                !matches!(
                    node.kind(),
                    AstKind::ExpressionStatement(_)
                        | AstKind::SpreadElement(_)
                        | AstKind::ObjectProperty(_)
                        | AstKind::IdentifierName(_)
                )
            })
            .max_by_key(|(id, node)| (node.kind().span().end, std::cmp::Reverse(*id)));
        let (id, node) = found.unwrap_or_else(|| panic!("nothing at {}", &module.source[from..]));
        let text = node.kind().span().source_text(module.source).to_owned();
        probes.push((
            Node {
                module: program.entry,
                id,
            },
            expected,
            text,
        ));
    }
    probes
}

#[track_caller]
fn check(source: &str) {
    let program = support::program(LIBRARY, &[("main.ts", source)]);
    let probes = probes(program);
    assert!(!probes.is_empty());
    let mut wrong = Vec::new();
    let mut ask = |order: &mut dyn Iterator<Item = &(Node, String, String)>, how: &str| {
        let mut checker = Checker::new(program);
        for (node, expected, text) in order {
            let ty = checker.expr_type(*node);
            let found = checker.display(ty);
            if found != *expected {
                wrong.push(format!("{how}: {text}: expected {expected}, found {found}"));
            }
        }
    };
    ask(&mut probes.iter(), "forwards");
    ask(&mut probes.iter().rev(), "backwards");
    for probe in &probes {
        ask(&mut std::iter::once(probe), "alone");
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn literals_and_operators() {
    check(
        r#"
const a = 1, s = "x", b = true;
let n = 1, t = "x";
/*? 1 */ a; /*? number */ n; /*? string */ t;
/*? number */ a + n; /*? string */ s + n; /*? boolean */ a < n; /*? bigint */ 1n + 2n;
/*? number[] */ [1, 2]; /*? (number | string)[] */ [1, "a"];
const o = { x: 1, y: "a", f(k: number) { return k > 1; } };
/*? number */ o.x; /*? boolean */ o.f(2);
const tuple = [1, "a"] as const;
/*? 1 */ tuple[0]; /*? "a" */ tuple[1];
declare const u: { v?: { w: string } } | null;
/*? undefined | string */ u?.v?.w;
/*? string */ u?.v?.w ?? "d";
declare const any: any;
/*? any */ any + 1; /*? number */ any * 2; /*? string */ any + "";
/*? string */ typeof any; /*? undefined */ void 0;
"#,
    );
}

#[test]
fn callbacks() {
    check(
        r#"
const words = ["a", "b"];
/*? number[] */ words.map(w => /*? number */ w.length);
/*? string[] */ words.map(x => /*? number */ x.length).filter(n => /*? boolean */ n > 1).map(n => /*? string */ n.toFixed());
const counts = words.reduce((all, w) => { all[w] = (all[w] || 0) + 1; /*? number */ all[w]; return all; }, {} as Record<string, number>);
/*? number */ counts["a"];
/*? number */ [1, 2].reduce((a, b) => /*? number */ a + b);
/*? number */ [1, 2].reduce((a, b) => a + b, 0);
/*? string */ [1, 2].reduce((a, b) => /*? string */ a + b, "");
words.forEach((w, i) => { const k = /*? number */ i; /*? string */ w; });
/*? (null | number)[] */ [1, null];
/*? number[] */ [1, null].filter(x => x !== null);
/*? number[] */ [1, null].filter((x): x is number => x !== null);
/*? { name: string; n: number; }[] */ words.map((name, n) => ({ name, n }));
/*? undefined | "a" */ words.find(w => w === "a");
/*? string[] */ words.flatMap(w => w.split(""));
/*? [string, number][] */ words.map((w, i): [string, number] => [w, i]);
"#,
    );
}

#[test]
fn generics() {
    check(
        r#"
function id<T>(x: T): T { return x; }
function pair<A, B>(a: A, b: B): [A, B] { return [a, b]; }
function pick<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; }
function apply<A, R>(f: (a: A) => R, a: A): R { return f(a); }
function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return a => g(f(a)); }
function longest<T extends { length: number }>(a: T, b: T): T { return a.length > b.length ? a : b; }
class Box<T> { constructor(public value: T) {} map<U>(f: (x: T) => U): Box<U> { return new Box(f(this.value)); } }
function state<S>(initial: S): [S, (next: S) => void] { return [initial, () => {}]; }
/*? number */ id<number>(1);
/*? [number, string] */ pair(1, "a");
/*? number */ pick({ a: 1, b: "x" }, "a");
/*? string */ pick({ a: 1, b: "x" }, "b");
/*? string */ apply((n: number) => n.toFixed(), 3);
/*? (a: number) => string[] */ compose((n: number) => n.toFixed(), s => /*? string[] */ s.split(""));
/*? string */ longest("abc" as string, "d");
/*? Box<string> */ new Box(1).map(x => /*? string */ x.toFixed());
/*? number */ state(1)[0];
const m = new Map([["a", 1], ["b", 2]]);
/*? Map<string, number> */ m;
/*? undefined | number */ m.get("a");
for (const [k, v] of m) { /*? string */ k; /*? number */ v; }
const typed: Map<string, number[]> = /*? Map<string, number[]> */ new Map();
const s: Set<string> = /*? Set<string> */ new Set();
/*? Set<number> */ new Set([1, 2]);
const record: Record<string, { n: number }> = {};
for (const [key, value] of Object.entries(record)) { /*? string */ key; /*? number */ value.n; }
/*? number[] */ Object.values(record).map(v => v.n);
/*? number[] */ Array.from(new Set([1]));
/*? string[] */ Array.from([1], x => /*? string */ x.toFixed());
/*? Promise<number> */ Promise.resolve(1).then(x => /*? number */ x + 1);
/*? Promise<string> */ Promise.resolve(1).then(x => Promise.resolve("a"));
async function f() { const v = await Promise.resolve([1]); /*? number[] */ v; return v.length; }
/*? Promise<number> */ f();
"#,
    );
}

#[test]
fn conditions() {
    check(
        r#"
type Shape = { kind: "circle"; r: number } | { kind: "square"; side: number };
function area(s: Shape): number {
  if (s.kind === "circle") return /*? number */ s.r;
  return /*? number */ s.side;
}
function sw(s: Shape) {
  switch (s.kind) {
    case "circle": return /*? number */ s.r;
    case "square": return /*? number */ s.side;
  }
}
function f(x: string | number | null, y: string | undefined, z: any, e: unknown) {
  if (typeof x === "string") { /*? string */ x; } else { /*? null | number */ x; }
  if (x === null) return; else /*? number | string */ x;
  /*? number | string */ x;
  if (y) /*? string */ y;
  const n = y ?? "d"; /*? string */ n;
  if (!y) throw new Error();
  /*? string */ y;
  if (z instanceof Error) /*? Error */ z;
  if (typeof e === "number") /*? number */ e;
  if (typeof x === "number" && /*? boolean */ x > 1) {}
  const t = typeof x === "string" ? /*? string */ x : /*? number */ x;
  if (Array.isArray(z)) /*? any[] */ z;
}
class Animal { name = ""; } class Dog extends Animal { bark() {} } class Cat extends Animal { meow() {} }
function g(a: Animal | string, d: Dog | Cat | undefined) {
  if (a instanceof Dog) /*? Dog */ a;
  else if (a instanceof Animal) /*? Animal */ a; else /*? string */ a;
  if (d instanceof Dog) { /*? Dog */ d; } else if (d) { /*? Cat */ d; }
  if (d && "bark" in d) /*? Dog */ d;
}
function isDog(a: any): a is Dog { return a instanceof Dog; }
function assertText(x: unknown): asserts x is string {}
function fail(m: string): never { throw new Error(m); }
function h(a: Animal, u: unknown, v: string | undefined, w: { p?: { q: number | null } }) {
  if (isDog(a)) /*? Dog */ a; else /*? Animal */ a;
  assertText(u);
  /*? string */ u;
  if (v === undefined) fail("x");
  /*? string */ v;
  if (w.p && w.p.q !== null) { /*? number */ w.p.q; }
  if (w.p?.q) { /*? { q: null | number; } */ w.p; /*? number */ w.p.q; }
  const fn = () => /*? string */ v;
}
"#,
    );
}

#[test]
fn assignments_and_loops() {
    check(
        r#"
class Item { next: Item | null = null; value = 1; }
function f(head: Item | null, list: (string | undefined)[]) {
  let x: string | number = "a";
  /*? string */ x;
  x = 1;
  /*? number */ x;
  let p = head;
  while (p !== null) { /*? Item */ p; p = /*? null | Item */ p.next; }
  /*? null */ p;
  let found: Item | undefined;
  for (const s of list) {
    if (s === undefined) continue;
    /*? string */ s;
    if (s === "a") { found = new Item(); break; }
  }
  /*? undefined | Item */ found;
  let later: string | null = null;
  list.forEach(s => { later = "x"; });
  /*? null | string */ later;
  let y: string | null = null;
  try { y = "a"; } catch (e) { /*? any */ e; }
  if (y === null) { y = "b"; }
  /*? string */ y;
  const c: string | null = Math() ? "a" : null;
  if (c !== null) { const g = () => /*? string */ c; }
  let k = 0; do { k++; } while (k < 3);
  let any; any = 1; /*? any */ any;
  for (;;) { if (head === null) break; head = head.next; }
  /*? null */ head;
}
declare function Math(): boolean;
enum Color { Red, Green, Blue }
function e(c: Color) {
  if (c === Color.Red) return; 
  switch (c) { case Color.Green: return 1; default: /*? Color.Blue */ c; }
}
"#,
    );
}

#[test]
fn destructuring_and_results() {
    check(
        r#"
interface P { name: string; age?: number; tags: string[]; pos: [number, string] }
function f({ name, age = 1, tags: [first, ...others], pos: [n, s], ...rest }: P) {
  /*? string */ name; /*? number */ age; /*? string */ first; /*? string[] */ others; /*? number */ n; /*? string */ s;
}
function make(b: boolean) { return b ? { a: 1 } : null; }
/*? null | { a: number; } */ make(true);
function* gen() { yield 1; yield 2; }
for (const g of gen()) { /*? number */ g; }
/*? number[] */ [...gen()];
const { x, y: { z } } = { x: 1, y: { z: "a" } };
/*? number */ x; /*? string */ z;
function opt(o: { a?: number; b?: string } = {}) { const { a = 2, b } = o; /*? number */ a; /*? undefined | string */ b; }
async function load(): Promise<{ id: number }[]> { return []; }
async function g() { const [one] = await load(); /*? number */ one.id; for (const item of await load()) /*? number */ item.id; }
const handlers: Record<string, (n: number) => string> = { a: n => /*? string */ n.toFixed() };
const cb: (a: string, b?: number) => void = (a, b) => { /*? string */ a; /*? undefined | number */ b; };
let evolving = []; evolving.push(1); /*? any[] */ evolving;
class C { items: number[] = []; total = this.items.length; get double() { return this.total * 2; } static of(n: number) { return new C(); } }
/*? number */ new C().double; /*? C */ C.of(1); /*? number */ C.of(1).total;
"#,
    );
}

#[test]
fn more_generics() {
    check(
        r#"
interface Store<S, A> { get(): S; dispatch(a: A): void }
function createStore<S, A>(o: { initial: S; reducer: (s: S, a: A) => S; log?: (s: S) => void }): Store<S, A> { return null as any; }
type Action = { type: "add"; n: number } | { type: "reset" };
const store = createStore({
  initial: { count: 0, items: [] as string[] },
  reducer: (s, a: Action) => { /*? number */ s.count; return a.type === "add" ? { ...s, count: s.count + /*? number */ a.n } : s; },
  log: s => { /*? string[] */ s.items; },
});
/*? number */ store.get().count;
function groupBy<T, K extends string | number>(items: T[], key: (x: T) => K): Map<K, T[]> {
  const out = new Map<K, T[]>();
  for (const item of items) { const k = key(item); const list = out.get(k); if (list) list.push(item); else out.set(k, [item]); }
  return out;
}
/*? Map<string, { n: number; s: string; }[]> */ groupBy([{ n: 1, s: "a" }], x => x.s);
type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };
function ok<T>(value: T): Result<T, never> { return { ok: true, value }; }
function parse(s: string): Result<number, string> { if (s) return ok(1); return { ok: false, error: "x" }; }
const r = parse("1");
if (r.ok) /*? number */ r.value; else /*? string */ r.error;
/*? Promise<[number, string]> */ Promise.all([Promise.resolve(1), Promise.resolve("a")]).then(x => x as [number, string]);
const p: Promise<number> = new Promise((resolve, reject) => { resolve(1); });
/*? Promise<string> */ new Promise<string>(resolve => resolve("a"));
const sorted = [{ n: 1 }].sort((a, b) => /*? number */ a.n - b.n);
/*? { n: number; }[] */ sorted;
abstract class Repo<T extends { id: number }> { items: T[] = []; find(id: number) { return this.items.find(x => /*? boolean */ x.id === id); } all(): T[] { return this.items; } }
class User { constructor(public id: number, public name: string) {} }
class Users extends Repo<User> { names() { return this.all().map(u => /*? string */ u.name); } }
/*? string[] */ new Users().names();
/*? undefined | User */ new Users().find(1);
class Emitter<E extends Record<string, any[]>> { on<K extends keyof E>(name: K, f: (...args: E[K]) => void): void {} }
new Emitter<{ data: [number, string] }>().on("data", (n, s) => { /*? number */ n; /*? string */ s; });
const memo = <A extends any[], R>(f: (...args: A) => R) => (...args: A): R => f(...args);
const add = memo((a: number, b: number) => a + b);
/*? number */ add(1, 2);
function first<T>(xs: readonly T[]): T | undefined { return xs[0]; }
/*? undefined | number */ first([1, 2]);
const merged = { ...{ a: 1, b: "x" }, b: 2 };
/*? number */ merged.b;
const counts: { [k: string]: number } = {};
for (const k in counts) { /*? string */ k; /*? number */ counts[k]; }
const totals = Object.entries(counts).map(([k, v]) => ({ k, v })).filter(e => e.v > 1).reduce((sum, e) => sum + /*? number */ e.v, 0);
/*? number */ totals;
const nested = [[1, 2], [3]].map(row => row.map(x => /*? string */ x.toFixed()));
/*? string[][] */ nested;
const fnMap = new Map<string, (n: number) => number>([["a", n => /*? number */ n * 2]]);
const lookup = fnMap.get("a");
/*? undefined | number */ lookup?.(1);
function curry<A, B, C>(f: (a: A, b: B) => C) { return (a: A) => (b: B) => f(a, b); }
/*? boolean */ curry((a: number, b: string) => a > b.length)(1)("x");
function withDefault<T, D = T>(x: T | undefined, d: D): T | D { return x ?? d; }
/*? number */ withDefault(undefined as number | undefined, 3);
const chain = [1, 2].map(x => ({ x, y: x > 1 ? "a" : null })).filter(o => o.y !== null).map(o => o.x);
/*? number[] */ chain;
class Node2<T> { next: Node2<T> | null = null; constructor(public value: T) {} }
class List<T> { head: Node2<T> | null = null; add(v: T) { const n = new Node2(v); /*? Node2<T> */ n; if (this.head === null) { this.head = n; } else { let c = this.head; while (c.next) { c = c.next; } c.next = n; /*? Node2<T> */ c; } }
  *[Symbol.iterator]() { let c = this.head; while (c) { yield c.value; c = c.next; } } }
for (const v of new List<number>()) { /*? number */ v; }
"#,
    );
}
