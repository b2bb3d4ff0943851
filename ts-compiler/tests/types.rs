//! What the checker says about written types: each program declares aliases `T1`, `T2`… and the
//! texts they must come out as.

mod support;

use std::collections::HashMap;

use dyntype_compiler::check::{Checker, Target};

const LIBRARY: &str = r#"
export class Object { toString(): string { return ""; } hasOwnProperty(key: any): boolean { return true; } }
export class Function { name: string = ""; call(self: any, ...args: any[]): any {} }
export class Array<T> {
  get length(): number { return 0; }
  push(...items: T[]): number { return 0; }
  map<U>(f: (value: T, index: number, array: T[]) => U): U[] { return []; }
  filter(f: (value: T) => boolean): T[] { return []; }
  [Symbol.iterator](): IterableIterator<T> { return null as any; }
}
export class String { get length(): number { return 0; } toUpperCase(this: string): string { return ""; } }
export class Number { toFixed(this: number, digits?: number): string { return ""; } }
export class Boolean {}
export class Promise<T> { then<U>(f: (value: T) => U): Promise<U> { return null as any; } }
export class Map<K, V> {
  get(key: K): V | undefined { return undefined; }
  [Symbol.iterator](): IterableIterator<[K, V]> { return null as any; }
}
export class Set<T> { has(value: T): boolean { return true; } }
export class Error { message: string = ""; name: string = "Error"; }
"#;

/// The declared types (of aliases) and value types (of others) of the entry's exports.
fn exported(files: &[(&str, &str)]) -> HashMap<String, String> {
    let program = support::program(LIBRARY, files);
    let mut checker = Checker::new(program);
    let mut result = HashMap::new();
    for (name, target) in checker.exports(program.entry) {
        let Target::Symbol(symbol) = target else {
            continue;
        };
        let flags = program
            .module(symbol.module)
            .scoping
            .symbol_flags(symbol.id);
        let ty = if flags.is_value() {
            checker.symbol_type(symbol)
        } else {
            checker.declared_type(symbol)
        };
        result.insert(name.to_string(), checker.display(ty));
    }
    result
}

/// Every `export … // text` line's name must have the type that its comment says.
#[track_caller]
fn check(source: &str) {
    check_files(&[("main.ts", source)]);
}

#[track_caller]
fn check_files(files: &[(&str, &str)]) {
    let types = exported(files);
    let source = files.last().expect("a file").1;
    let mut wrong = Vec::new();
    for line in source.lines() {
        let Some((code, expected)) = line.split_once(" //= ") else {
            continue;
        };
        let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        let name = words
            .by_ref()
            .skip(1)
            .find(|w| {
                !matches!(
                    *w,
                    "" | "type"
                        | "const"
                        | "let"
                        | "var"
                        | "class"
                        | "function"
                        | "declare"
                        | "export"
                        | "interface"
                )
            })
            .unwrap_or_default();
        let found = types.get(name).map_or("(missing)", |t| t.as_str());
        if found != expected.trim() {
            wrong.push(format!(
                "{name}: expected {}, found {found}",
                expected.trim()
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn unions() {
    check(
        r#"
export type A = string | number | string; //= number | string
export type B = true | false; //= boolean
export type C = "a" | string; //= string
export type D = any | 1; //= any
export type E = never | 1; //= 1
export type F = (string | number) & string; //= string
export type G = { k: "a" } & { k: "b" }; //= never
"#,
    );
}

#[test]
fn indexed_access_and_keyof() {
    check(
        r#"
interface P { a: number; b?: string; c(): void }
export type A = keyof P; //= "a" | "b" | "c"
export type B = P["a" | "b"]; //= undefined | number | string
export type C = [1, "x"][number]; //= 1 | "x"
export type D = string[][number]; //= string
const table = { x: 1, y: "s" } as const;
export type E = (typeof table)["x"]; //= 1
export type F = keyof typeof table; //= "x" | "y"
"#,
    );
}

#[test]
fn conditional_types() {
    check(
        r#"
type Elem<T> = T extends (infer U)[] ? U : never;
export type A = Elem<string[] | number[]>; //= number | string
type Ret<F> = F extends (...args: any[]) => infer R ? R : never;
export type B = Ret<(x: number) => string>; //= string
type Args<F> = F extends (...args: infer P) => any ? P : never;
export type C = Args<(x: number, y?: string) => void>; //= [number, string?]
type Head<T extends any[]> = T extends [infer H, ...infer R] ? [H, R] : never;
export type D = Head<[1, 2, 3]>; //= [1, [2, 3]]
type Unwrap<T> = T extends Promise<infer U> ? Unwrap<U> : T;
export type E = Unwrap<Promise<Promise<number>>>; //= number
type NoDist<T> = [T] extends [string] ? "yes" : "no";
export type F = NoDist<string | number>; //= "no"
type Split<S extends string> = S extends `${infer A}.${infer B}` ? [A, ...Split<B>] : [S];
export type G = Split<"a.b.c">; //= ["a", "b", "c"]
type Kind<T> = T extends Function ? "f" : T extends object ? "o" : "p";
export type H = Kind<() => void>; //= "f"
export type I = Kind<{ a: 1 }>; //= "o"
export type J = Kind<string>; //= "p"
type Reverse<T extends any[]> = T extends [infer H, ...infer R] ? [...Reverse<R>, H] : [];
export type K = Reverse<[1, 2, 3]>; //= [3, 2, 1]
type ToNum<S> = S extends `${infer N extends number}` ? N : never;
export type L = ToNum<"42">; //= 42
"#,
    );
}

#[test]
fn mapped_types() {
    check(
        r#"
interface P { a: number; readonly b?: string }
export type A = Partial<P>; //= { a?: number; readonly b?: string; }
export type B = Required<P>; //= { a: number; readonly b: string; }
export type C = Pick<P, "a">; //= { a: number; }
export type D = Omit<P, "a">; //= { readonly b?: string; }
export type E = Record<"x" | "y", number>; //= { x: number; y: number; }
export type F = Record<string, number>; //= { [key: string]: number; }
type Getters<T> = { [K in keyof T & string as `get${Capitalize<K>}`]: () => T[K] };
export type G = Getters<{ name: string }>; //= { getName: () => string; }
type Mutable<T> = { -readonly [K in keyof T]-?: T[K] };
export type H = Mutable<P>; //= { a: number; b: string; }
type Boxed<T> = { [K in keyof T]: { value: T[K] } };
export type I = Boxed<[1, 2]>; //= [{ value: 1; }, { value: 2; }]
type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
export type J = Deep<{ a: { b: number } }>; //= { readonly a: { readonly b: number; }; }
type NoStrings<T> = { [K in keyof T as T[K] extends string ? never : K]: T[K] };
export type K = NoStrings<{ a: number; b: string }>; //= { a: number; }
type PickBy<T, K extends keyof T> = { [P in K]: T[P] };
export type L = PickBy<P, "b">; //= { readonly b?: string; }
"#,
    );
}

#[test]
fn utility_types() {
    check(
        r#"
class C { constructor(public x: number, y?: string) {} }
declare function f(a: number, ...rest: string[]): boolean;
export type A = ReturnType<typeof f>; //= boolean
export type B = Parameters<typeof f>; //= [number, ...string[]]
export type C1 = InstanceType<typeof C>; //= C
export type D = ConstructorParameters<typeof C>; //= [number, string?]
export type E = Exclude<"a" | "b", "a">; //= "b"
export type F = Extract<string | number, number>; //= number
export type G = NonNullable<string | null | undefined>; //= string
export type H = Awaited<Promise<number>>; //= number
export type I = Uppercase<"ab">; //= "AB"
export type J = `${"a" | "b"}-${1 | 2}`; //= "a-1" | "a-2" | "b-1" | "b-2"
type Opt<T> = Partial<T> & { id: number };
export type K = Opt<{ a: string }>; //= { a?: string; } & { id: number; }
"#,
    );
}

#[test]
fn recursive_aliases() {
    check(
        r#"
type Expr = { kind: "num"; value: number } | { kind: "add"; left: Expr; right: Expr };
type Add = Extract<Expr, { kind: "add" }>;
export type A = Add["left"]["kind"]; //= "num" | "add"
type List<T> = { value: T; next: List<T> | null };
export type B = List<number>["next"]; //= null | List<number>
export type C = NonNullable<List<string>["next"]>["value"]; //= string
type Json = string | Json[] | { [key: string]: Json };
export type D = Json extends infer J ? (J extends any[] ? "list" : never) : never; //= "list"
"#,
    );
}

#[test]
fn enums_and_namespaces() {
    check(
        r#"
enum Color { Red, Green = 5, Blue }
enum Text { A = "a", B = `b${1 + 1}` }
const enum Flags { X = 1 << 2, Y = X | 1, Z = Color.Blue }
export type A = `${Color.Blue}`; //= "6"
export type B = `${Text}`; //= "a" | "b2"
export type C = `${Flags.Y}${Flags.Z}`; //= "56"
export type D = keyof typeof Color; //= "Red" | "Green" | "Blue"
namespace N { export interface I { a: number } export namespace M { export type T = I["a"] } }
namespace N { export type U = I | string; }
export type E = N.M.T; //= number
export type F = N.U; //= string | I
"#,
    );
}

#[test]
fn interfaces_and_classes() {
    check(
        r#"
interface A1 { a: number }
interface A1 { b: string }
interface B1<T> extends A1 { c: T }
class Base<T> { value!: T; self(): this { return this; } }
class Derived extends Base<string> { extra = 1; }
interface Derived { merged: boolean }
export type A = B1<boolean>["a" | "b" | "c"]; //= boolean | number | string
export type B = Derived["value"]; //= string
export type C = ReturnType<Derived["self"]>; //= Derived
export type D = Derived["merged"]; //= boolean
export type E = keyof Derived; //= "value" | "self" | "merged" | "extra"
type Default<T = string, U = T[]> = { t: T; u: U };
export type F = Default["u"]; //= string[]
export declare const g: <T>(x: T) => T; //= <T>(x: T) => T
export type H = Derived extends Base<string> ? 1 : 2; //= 1
export type I = Derived extends Base<number> ? 1 : 2; //= 2
"#,
    );
}

#[test]
fn values() {
    check(
        r#"
export declare function over(x: number): string;
export declare function over(x: string): number; //= { (x: number): string; (x: string): number; }
export function impl(x: string): void;
export function impl(x: any): void {} //= (x: string) => void
export let a = 1; //= number
export const b = 1; //= 1
export let c = null; //= any
export let d = "x" as string | undefined; //= undefined | string
export class Cls { static s = 1; static m(): string { return ""; } } //= typeof Cls
export type S = (typeof Cls)["s"]; //= number
export function ns() {}
export namespace ns { export const extra = "e"; }
export type Extra = typeof ns.extra; //= "e"
abstract class Shape { readonly kind = "shape"; abstract area(): number; get twice(): number { return 2; } set half(v: number) {} #hidden = 1; }
export type Kind = Shape["kind" | "twice" | "half"]; //= number | "shape"
export type Keys = keyof Shape; //= "kind" | "twice" | "half" | "area"
export function isText(x: unknown): x is string { return true; } //= (x: unknown) => boolean
export declare const tuple: [a: string, b?: number, ...rest: boolean[]]; //= [string, number?, ...boolean[]]
export type T1 = (typeof tuple)[1]; //= undefined | number
export type T2 = (typeof tuple)[5]; //= boolean
interface Callable { (x: number): string; new (y: string): Date1; readonly tag: "t" }
interface Date1 { time: number }
export type Called = ReturnType<Callable>; //= string
export type Made = InstanceType<{ new (y: string): Date1 }>; //= Date1
interface Indexed { [key: string]: number | string; fixed: number }
export type Ix = Indexed["other"]; //= number | string
export type Fx = Indexed["fixed"]; //= number
declare const sym: { [Symbol.iterator](): Iterator<number> };
export type It = (typeof sym)[typeof Symbol.iterator]; //= any
export class Fluent<T> { with<U>(u: U): Fluent<T | U> { throw u; } self(): this { return this; } }
export type Fl = ReturnType<Fluent<number>["self"]>; //= Fluent<number>
export class Unsure { held: number[] = null!; find(): string { return null as any; } }
export type Uh = Unsure["held"]; //= null | number[]
export type Uf = ReturnType<Unsure["find"]>; //= null | string
export type Fw = Fluent<number>["with"]; //= <U>(u: U) => Fluent<number | U>
"#,
    );
}

#[test]
fn generics_kept_as_written() {
    check(
        r#"
export function pick<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; } //= <T, K>(o: T, k: K) => T[K]
export function part<T>(o: Partial<T>): T { return o as any; } //= <T>(o: Partial<T>) => T
type Fn<A extends unknown[], R> = (...args: A) => R;
export type F = Fn<[number, string], void>; //= (...args: [number, string]) => void
type Curry<A extends unknown[]> = A extends [infer H, ...infer R] ? (x: H) => Curry<R> : "end";
export type C = Curry<[1, 2]>; //= (x: 1) => (x: 2) => "end"
type Concat<A extends unknown[], B extends unknown[]> = [...A, ...B];
export type D = Concat<[1], [2, 3]>; //= [1, 2, 3]
export type E = Concat<[1], string[]>; //= [1, ...string[]]
type Flatten<T> = T extends (infer E)[] ? Flatten<E> : T;
export type G = Flatten<number[][][]>; //= number
type UnionToIntersection<U> = (U extends any ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
export type H = UnionToIntersection<{ a: 1 } | { b: 2 }>; //= { a: 1; } & { b: 2; }
type Paths<T> = T extends object ? { [K in keyof T & string]: `${K}` | `${K}.${Paths<T[K]> & string}` }[keyof T & string] : never;
export type P = Paths<{ a: { b: number } }>; //= "a" | "a.b"
type Build<N extends number, A extends unknown[] = []> = A["length"] extends N ? A : Build<N, [...A, 0]>;
export type B5 = Build<5>["length"]; //= 5
interface Tree { kids: Tree[]; name: string }
type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
export type Q = DeepPartial<Tree>["name"]; //= undefined | string
"#,
    );
}

#[test]
fn hostile() {
    // None of these may loop or overflow the stack.
    check(
        r#"
type Loop<T> = T extends string ? Loop<`${T}x`> : never;
export type A = Loop<"a">; //= any
interface X extends Y {} interface Y extends X {}
export type B = X; //= X
class P extends Q {} class Q extends P {}
export type C = keyof P; //= never
type Self = Self; 
export type D = Self; //= any
type Grow<T> = { next: Grow<T[]> };
export type E = Grow<number>["next"]; //= Grow<number[]>
enum Cyc { A = B, B = A }
export type F = Cyc; //= Cyc
"#,
    );
}

#[test]
fn modules() {
    check_files(&[
        (
            "lib/shape.ts",
            "export interface Shape { area: number } export const unit = { area: 1 }; export default class Box { w = 1; }",
        ),
        (
            "index.ts",
            "export * from './lib/shape'; export * as all from './lib/shape'; export { default as Box } from './lib/shape';",
        ),
        (
            "main.ts",
            r#"
import type { Shape } from "./index";
import { unit as u, Box, all } from "./index";
import * as shapes from "./lib/shape.js";
export type A = Shape["area"]; //= number
export type B = typeof u; //= { area: number; }
export type C = Box["w"]; //= number
export type D = shapes.Shape; //= Shape
export type E = import("./lib/shape").Shape; //= Shape
export type F = typeof all.unit.area; //= number
declare global { interface Window1 { title: string } }
export type G = Window1["title"]; //= string
"#,
        ),
    ]);
}
