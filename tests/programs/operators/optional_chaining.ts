// Optional chaining and nullish coalescing, with short circuits that skip the rest of the chain.

interface Address { street?: string; city?: { name: string; zip?: string[] } }
interface User { name: string; address?: Address | null; greet?(who: string): string; friends?: User[]; meta?: Record<string, { tags?: string[] }> }

const users: User[] = [
  { name: "Full", address: { street: "Main", city: { name: "Paris", zip: ["75001", "75002"] } }, greet(w) { return `${this.name} greets ${w}`; }, friends: [{ name: "Pal" }], meta: { a: { tags: ["x"] } } },
  { name: "Half", address: { city: { name: "Nice" } }, friends: [] },
  { name: "Null", address: null },
  { name: "None" },
];
for (const u of users) {
  console.log(u.name, u.address?.street, u.address?.city?.name, u.address?.city?.zip?.[1], u.address?.city?.zip?.length ?? 0);
  console.log(u.greet?.("you"), u.friends?.[0]?.name, u.friends?.map((f) => f.name).join() ?? "no list", u.meta?.["a"]?.tags?.at(-1) ?? "-");
}

// The arguments and indexes after a short circuit are not evaluated.
let n = 0;
const tick = () => ++n;
const nothing = null as { f(x: number): number; [k: number]: number } | null;
console.log(nothing?.f(tick()), nothing?.[tick()], nothing?.f(tick()).toFixed(tick()), n);
const something = { f: (x: number) => x * 2, 1: 10, 2: 20 } as { f(x: number): number; [k: number]: number } | null;
console.log(something?.f(tick()), something?.[tick()], something?.f(tick()).toFixed(tick() - 2), n);

// Optional calls of function values and of methods found by key.
const fns: { [k: string]: ((s: string) => string) | undefined } = { up: (s) => s.toUpperCase() };
for (const k of ["up", "down"]) console.log(k, fns[k]?.("text") ?? "missing");
const maybe = (on: boolean): (() => string) | undefined => (on ? () => "called" : undefined);
console.log(maybe(true)?.(), maybe(false)?.());

// this survives through the chain, also in parentheses.
class Account { constructor(private owner: string | null) {} who() { return this.owner; } get upper() { return this.owner?.toUpperCase(); } self?(): Account { return this; } }
const accs: (Account | undefined)[] = [new Account("eve"), new Account(null), undefined];
for (const a of accs) console.log(a?.who()?.length, a?.upper, a?.self?.()?.who() ?? "nobody", (a?.who)?.call(a!));

// ?? against || with falsy values; mixed with parentheses; delete through a chain.
const cfg: { retries?: number; name?: string | null; verbose?: boolean; opts?: { k?: number } } = { retries: 0, name: "", verbose: false, opts: { k: 1 } };
console.log(cfg.retries ?? 3, cfg.retries || 3, cfg.name ?? "dflt", cfg.name || "dflt", cfg.verbose ?? true, cfg.verbose || true);
console.log((cfg.opts?.k ?? 0) + 1, delete cfg.opts?.k, cfg.opts, delete cfg.opts?.k, (cfg.name ?? null) === "");
console.log(cfg.opts?.k === undefined ? "gone" : "there", !cfg.opts?.k, typeof cfg.opts?.k);

const deep = (o: any, path: string): unknown => path.split(".").reduce((x, k) => x?.[k], o);
const tree = { a: { b: [{ c: 0 }, { c: null }] } };
console.log(deep(tree, "a.b.0.c"), deep(tree, "a.b.1.c"), deep(tree, "a.b.2.c"), deep(tree, "a.x.y.z"), deep(null, "q"));

let cache: Map<string, number> | undefined;
const get = (k: string) => cache?.get(k) ?? ((cache ??= new Map()).set(k, k.length), "miss");
console.log(get("abc"), get("abc"), get("de"), get("de"), cache?.size);
