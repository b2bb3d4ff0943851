// Types that vanish: guards, assertion functions, satisfies, as const, branded types, tuples, mapped types.
type Json = string | number | boolean | null | Json[] | { [k: string]: Json };
const isObject = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null && !Array.isArray(x);
function assert(cond: unknown, message = "assertion failed"): asserts cond { if (!cond) throw new Error(message); }
function assertString(x: unknown): asserts x is string { if (typeof x !== "string") throw new TypeError(`not a string: ${typeof x}`); }
interface User { id: number; name: string; tags?: string[]; address?: { city: string } }
function isUser(x: unknown): x is User {
  return isObject(x) && typeof x.id === "number" && typeof x.name === "string" && (x.tags === undefined || (Array.isArray(x.tags) && x.tags.every((t): t is string => typeof t === "string")));
}
for (const text of ['{"id":1,"name":"ann","tags":["a"]}', '{"id":"1"}', "[1]", "null", '{"id":2,"name":"bob","address":{"city":"Rome"}}', "{bad"]) {
  try {
    const v: unknown = JSON.parse(text);
    if (isUser(v)) console.log(v.name.toUpperCase(), v.tags?.length ?? "no tags", v.address?.city.length);
    else console.log("not a user:", v);
  } catch (e) { console.log((e as Error).name); }
}
function describe(x: Json): string {
  if (x === null) return "null";
  switch (typeof x) {
    case "string": return JSON.stringify(x);
    case "number": case "boolean": return `${x}`;
    default: return Array.isArray(x) ? `[${x.map(describe)}]` : `{${Object.entries(x).map(([k, v]) => `${k}:${describe(v)}`)}}`;
  }
}
console.log(describe({ a: [1, "two", null, { b: true }], c: {} }));
try { const v: unknown = 5; assertString(v); console.log(v.length); } catch (e) { console.log((e as Error).message); }
const maybe = new Map([["k", 1]]).get("k"); assert(maybe !== undefined); console.log(maybe + 1);
try { assert([].length, "empty"); } catch (e) { console.log((e as Error).message); }
const config = { host: "localhost", port: 80, nested: { flags: ["a", "b"] } } as const;
type Flag = (typeof config)["nested"]["flags"][number];
const flags: Record<Flag, boolean> = { a: true, b: false };
const palette = { red: [255, 0, 0], green: "#0f0" } satisfies Record<string, string | [number, number, number]>;
console.log(config.port + 1, flags, palette.red[0], palette.green.toUpperCase(), palette.red.map((x) => x / 255));
type Brand<T, B extends string> = T & { readonly __brand: B };
type Meters = Brand<number, "m">; type UserId = Brand<string, "user">;
const meters = (n: number) => n as Meters; const addM = (a: Meters, b: Meters) => meters(a + b);
const uid = "u1" as UserId; console.log(addM(meters(2), meters(3)), uid.length, `${uid}!`);
type Point3 = [x: number, y: number, z?: number];
const norm = ([x, y, z = 0]: Point3) => Math.hypot(x, y, z);
const pts: readonly Point3[] = [[3, 4], [1, 2, 2]]; console.log(pts.map(norm), pts[0].length, pts[1][2], pts[0][2]);
const pair: [string, number] = ["n", 1]; pair[1]++; const [label, num] = pair; const swapped = [num, label] as const; console.log(pair, swapped, swapped[1].length);
type Getters<T> = { [K in keyof T & string as `get${Capitalize<K>}`]: () => T[K] };
function getters<T extends object>(o: T): Getters<T> { const out: any = {}; for (const k of Object.keys(o)) out["get" + k[0].toUpperCase() + k.slice(1)] = () => (o as any)[k]; return out; }
const g = getters({ name: "x", age: 3 }); console.log(g.getName(), g.getAge() + 1, Object.keys(g));
type Shape = { kind: "circle"; r: number } | { kind: "rect"; w: number; h: number } | { kind: "group"; items: Shape[]; name?: string };
const area = (s: Shape): number => s.kind === "circle" ? Math.round(s.r * s.r * 3) : "w" in s ? s.w * s.h : s.items.reduce((n, i) => n + area(i), 0);
const find = <K extends Shape["kind"]>(s: Shape, kind: K): Extract<Shape, { kind: K }> | undefined => s.kind === kind ? (s as any) : s.kind === "group" ? s.items.map((i) => find(i, kind)).find((x) => x) as any : undefined;
const grp: Shape = { kind: "group", items: [{ kind: "rect", w: 2, h: 3 }, { kind: "group", items: [{ kind: "circle", r: 2 }] }] };
console.log(area(grp), find(grp, "circle")?.r, find(grp, "rect")?.w, find({ kind: "circle", r: 1 }, "group")?.items.length);
function pluck<T, K extends keyof T>(xs: T[], k: K): T[K][] { return xs.map((x) => x[k]); }
console.log(pluck([{ a: 1, b: "x" }, { a: 2, b: "y" }], "b").join(""), pluck([{ a: 1 }, { a: 2 }], "a").reduce((x, y) => x + y));
type Result<T, E = Error> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value }); const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
const parse = (s: string): Result<number, string> => { const n = Number(s); return Number.isNaN(n) ? err(`bad ${s}`) : ok(n); };
const chain = <A, B, E>(r: Result<A, E>, f: (a: A) => Result<B, E>): Result<B, E> => (r.ok ? f(r.value) : r);
for (const s of ["4", "x", "-1"]) { const r = chain(parse(s), (n) => (n < 0 ? err("negative") : ok(Math.sqrt(n)))); console.log(r.ok ? r.value : r.error, r); }
let u: string | number | undefined | null = (() => undefined as string | number | undefined | null)(); console.log(u ?? "none", typeof u); u = 3; console.log(u.toFixed(1)); u = "s"; console.log(u.length); u = null; console.log(u?.toString());
const enumLike = { Up: "UP", Down: "DOWN" } as const; type Dir = (typeof enumLike)[keyof typeof enumLike]; const opposite: Record<Dir, Dir> = { UP: "DOWN", DOWN: "UP" }; console.log(opposite[enumLike.Up]);
const isKey = <T extends object>(o: T, k: PropertyKey): k is keyof T => k in o; const key = "port" as string; if (isKey(config, key)) console.log(config[key]);
const nn = (xs: (string | null)[]): string[] => xs.filter((x): x is string => x !== null); console.log(nn(["a", null, "b"]).map((s) => s.length)); console.log((<any>"cast").length, ("x" as unknown as string)!.length);
