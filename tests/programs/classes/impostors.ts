class A { x = 1; m() { return 1; } }
function use(a: A) { return a.x + a.m(); }
console.log(use({ x: 4, m: () => 2 }), use(new A()));
const a: A = { x: 4, m() { return 3; } };
console.log(use(a), a instanceof A);
class A2 { id = 1; name = "n"; }
const mock = { id: 5 } as A2; console.log(mock.id, mock.name);
class A3 { v = 1; get() { return this.v; } }
const m3 = { get: () => 9 } as unknown as A3; console.log(m3.get(), new A3().get());
class User2 { id = 0; name = ""; tags: string[] = []; }
class Repo2 { private items: User2[] = []; add(u: User2) { this.items.push(u); } update(i: number, p: Partial<User2>): User2 { const k = this.items.findIndex(u => u.id === i); this.items[k] = { ...this.items[k], ...p }; return this.items[k]; } }
const r = new Repo2(); r.add(new User2()); console.log(r.update(0, { name: "new" }));
class U { id = 0; name = "n"; hi() { return "hi " + this.name; } }
function upd<T>(o: T, p: Partial<T>): T { return { ...o, ...p }; }
console.log(upd(new U(), { name: "z" }).name);
class U4 { id = 0; name = "n"; }
const us: U4[] = JSON.parse('[{"id":1,"name":"a"}]'); console.log(us.map(u => u.name), us);
class U5 { id = 0; }
const u5: U5 = structuredClone(new U5()); console.log(u5.id, u5 instanceof U5, u5);
class U6 { id = 0; constructor(public name: string) {} hi() { return this.name; } }
const rec: Record<string, U6> = { a: { id: 1, name: "lit", hi: () => "h" }, b: new U6("real") };
for (const k in rec) console.log(k, rec[k].hi(), rec[k].name);
class Point { constructor(public x: number, public y: number) {} }
const move = (p: Point, d: Partial<Point>): Point => ({ ...p, ...d });
console.log(move(new Point(1, 2), { x: 7 }), [new Point(1, 1), { x: 2, y: 2 }].map((p: Point) => p.x + p.y));
class Shape { kind = "s"; } 
type Either = Shape | { kind: "lit"; n: number };
const es: Either[] = [new Shape(), { kind: "lit", n: 3 }];
for (const e of es) console.log(e.kind, e instanceof Shape);
class Config { host = "h"; port = 1; static load(p: Partial<Config>): Config { const c = new Config(); return { ...c, ...p }; } }
console.log(Config.load({ port: 5 }), Config.load({}).host);
class Node1 { next: Node1 | null = null; constructor(public v: number) {} }
const list: Node1 = { v: 1, next: { v: 2, next: new Node1(3) } };
let s = 0; for (let n: Node1 | null = list; n; n = n.next) s += n.v; console.log(s, list);
