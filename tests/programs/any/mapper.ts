// An object mapper: schemas as data, rows without types, entities with them.
type Kind = "int" | "text" | "bool" | "json" | "date";
interface Column { name: string; kind: Kind; optional?: boolean; map?: (v: any) => any }
const schemas = new Map<Function, Column[]>();
function entity(c: Function, ...columns: Column[]): void { schemas.set(c, columns); }
class User {
  id = 0; name = ""; admin = false; prefs: any = null; born?: Date;
  greet(): string { return `Hi ${this.name}${this.admin ? " (admin)" : ""}`; }
}
class Post { id = 0; title = ""; author: User | null = null; tags: string[] = []; get slug(): string { return this.title.toLowerCase().replace(/\W+/g, "-"); } }
entity(User, { name: "id", kind: "int" }, { name: "name", kind: "text" }, { name: "admin", kind: "bool" }, { name: "prefs", kind: "json", optional: true }, { name: "born", kind: "date", optional: true });
entity(Post, { name: "id", kind: "int" }, { name: "title", kind: "text", map: (v) => v.trim() }, { name: "tags", kind: "json", map: (v) => v ?? [] });
const parsers: Record<Kind, (raw: any, c: Column) => any> = {
  int: (r, c) => { const n = Number(r); if (!Number.isInteger(n)) throw new TypeError(`${c.name}: '${r}' is no integer`); return n; },
  text: (r) => String(r), bool: (r) => r === 1 || r === "1" || r === true,
  json: (r) => (r == null ? null : typeof r === "string" ? JSON.parse(r) : r), date: (r) => new Date(r),
};
function hydrate<T extends object>(make: new () => T, row: any): T {
  const target: any = new make();
  for (const c of schemas.get(make)!) {
    if (!(c.name in row)) { if (c.optional) continue; throw new Error(`${make.name}.${c.name} is missing`); }
    let v = parsers[c.kind](row[c.name], c);
    if (c.map) v = c.map(v);
    target[c.name] = v;
  }
  return target;
}
function dehydrate(o: any): any {
  const out: any = {};
  for (const { name, kind } of schemas.get(o.constructor) ?? []) {
    const v = o[name];
    out[name] = v === undefined ? null : kind === "bool" ? Number(v) : kind === "json" ? JSON.stringify(v) : kind === "date" ? v.toISOString() : v;
  }
  return out;
}
const u = hydrate(User, { id: "7", name: "Ada", admin: 1, prefs: '{"theme":"dark","n":[1,2]}', born: "1815-12-10" });
console.log(u.greet(), u.id + 1, u.prefs.n[1], u.born!.getUTCFullYear(), u instanceof User);
const p = hydrate(Post, { id: 1, title: "  Hello, World! ", tags: null });
p.author = u;
(p.author as any).prefs.theme = "light";
console.log(p.slug, p.tags.length, u.prefs.theme, JSON.stringify(dehydrate(u)), JSON.stringify(dehydrate(p)));
for (const [row, make] of [[{ id: "x", name: "a", admin: 0 }, User], [{ id: 1, admin: 0 }, User], [{ id: 1, title: "t", tags: "{" }, Post]] as [any, any][]) {
  try { hydrate(make, row); } catch (e: any) { console.log(e.name, e.message.slice(0, 40)); }
}
const again = hydrate(User, dehydrate(u));
console.log(again !== u, again.greet() === u.greet(), again.born!.getTime() === u.born!.getTime(), JSON.stringify(again) === JSON.stringify(u));
const tracker = new Map<any, any>();
function track<T extends object>(o: T): T { tracker.set(o, { ...o }); return o; }
function dirty(o: any): string[] { const b = tracker.get(o); return Object.keys(o).filter((k) => o[k] !== b[k]); }
track(u); track(p);
u.name = "Countess"; (u as any).nick = "C"; p.tags.push("x"); delete (u as any).born;
console.log(dirty(u).join(), dirty(p).join() || "clean", u.born, "born" in u);
const diff = (a: any, b: any, path = "$"): string[] => {
  if (a === b || (a !== a && b !== b)) return [];
  if (typeof a !== typeof b || a === null || b === null || typeof a !== "object") return [`${path}: ${a} != ${b}`];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) => diff(a[k], b[k], `${path}.${k}`));
};
console.log(diff(u, again).join("; "));
class Query<T> {
  private steps: ((r: any[]) => any[])[] = [];
  constructor(private rows: T[]) {}
  where(f: Partial<T> | ((t: T) => boolean)): this { this.steps.push((r) => r.filter((x) => (typeof f === "function" ? (f as any)(x) : Object.entries(f).every(([k, v]) => x[k] === v)))); return this; }
  select<K extends keyof T>(...ks: K[]): Query<Pick<T, K>> { this.steps.push((r) => r.map((x) => Object.fromEntries(ks.map((k) => [k, x[k]])))); return this as any; }
  order(k: string, desc = false): this { this.steps.push((r) => [...r].sort((a, b) => (a[k] < b[k] ? -1 : a[k] > b[k] ? 1 : 0) * (desc ? -1 : 1))); return this; }
  all(): T[] { return this.steps.reduce((r: any[], s) => s(r), this.rows); }
}
const users = ["eve", "bob", "ann"].map((name, i) => hydrate(User, { id: i, name, admin: i % 2 }));
console.log(JSON.stringify(new Query(users).where({ admin: false } as any).order("name").select("name", "id").all()));
console.log(new Query(users).where((x) => x.id > 0).order("id", true).all().map((x) => x.greet()).join());
