class Repo { static create(n: number): string { return "real" + n; } find(id: number): string { return "row" + id; } list(): string[] { return [this.find(1), Repo.create(2)]; } }
function spyOn(o: any, k: string): any { const r = o[k]; const f: any = (...a: any[]) => { f.calls.push(a); return f.impl ? f.impl(...a) : r.apply(o, a); }; f.calls = []; f.impl = null; o[k] = f; f.restore = () => { o[k] = r; }; return f; }
const r = new Repo();
const s1 = spyOn(r, "find"); console.log(r.find(3), r.list(), s1.calls); s1.impl = () => "fake"; console.log(r.find(4), r.list()); s1.restore(); console.log(r.list());
const s2 = spyOn(Repo, "create"); s2.impl = () => "mock"; console.log(Repo.create(1), r.list(), s2.calls); s2.restore(); console.log(Repo.create(1));
const s3 = spyOn(Repo.prototype, "find"); s3.impl = (x: number) => "proto" + x; console.log(r.find(9), new Repo().find(8)); s3.restore(); console.log(r.find(1));
(r as any).find = () => "patched"; console.log(r.find(1), r.list());
Repo.create = (n: number) => "assigned" + n; console.log(Repo.create(5), r.list());
const obj = { greet(n: string): string { return "hi " + n; }, count: 3 }; const s4 = spyOn(obj, "greet"); console.log(obj.greet("a"), s4.calls);
const api = { load: (n: number): number => n * 2 }; api.load = (n: number) => n * 3; console.log(api.load(2));
const origLog = console.log; const lines: string[] = []; console.log = (...a: unknown[]) => { lines.push(a.map(String).join("|")); };
try { console.log("a", 1, [2, 3]); (() => console.log("nested"))(); } finally { console.log = origLog; } console.log(lines);
const rnd = Math.random; Math.random = () => 0.125; console.log(Math.floor(Math.random() * 8)); Math.random = rnd;
const realNow = Date.now; Date.now = (): number => 1000; console.log(Date.now(), new Date().getTime() !== 1000); Date.now = realNow;
const { floor } = Math; console.log(floor(2.5), [1.5, 2.5].map(Math.floor));
