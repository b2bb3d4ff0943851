// Objects that stand for instances: TypeScript's types are structural.
class Service { a() { return 'a'; } b = 1; }
interface IService { a(): string; b: number }
const plain = { a: () => 'x', b: 2 };
const use = (s: Service) => s.a() + s.b;
console.log(use(plain), use(new Service()));
const made = (n: number) => ({ a: () => 'm' + n, b: n });
console.log(use(made(1)), [1, 2].map(made).map(use));
const typed: IService = { a() { return 'i' + this.b; }, b: 3 };
console.log(use(typed), use(typed as Service));
const list: IService[] = [typed, new Service(), plain];
console.log(list.map(use), (list as Service[]).map(s => s.a()));
const service: Service = typed;
console.log(service.a(), service instanceof Service, service.b);

// Mocks.
class Repository { private rows: string[] = ['real']; find(i: number): string | undefined { return this.rows[i]; } count() { return this.rows.length; } }
class Controller { constructor(private repository: Repository) {} show(i: number) { return this.repository.find(i) ?? 'nothing'; } total() { return this.repository.count(); } }
const calls: string[] = [];
const mock = { find(i: number) { calls.push('find ' + i); return 'mock'; }, count() { return 7; } };
console.log(new Controller(mock as unknown as Repository).show(1), new Controller(mock as any).total(), calls);
console.log(new Controller(new Repository()).show(0), new Controller(new Repository()).show(5));
const partial: Partial<Repository> = { find: () => 'partial' };
console.log(new Controller(partial as Repository).show(2));
const picked: Pick<Service, 'a'> = { a: () => 'picked' };
console.log((picked as Service).a(), (picked as Service).b);

// Builders.
class Config { host = ''; port = 0; get url() { return `${this.host}:${this.port}`; } }
class Builder { private o: Partial<Config> = {}; host(h: string): this { this.o = { ...this.o, host: h }; return this; } port(p: number): this { this.o = { ...this.o, port: p }; return this; } build(): Config { return this.o as Config; } }
const built = new Builder().host('h').port(8).build();
console.log(built.host, built.port, built.url);

// Two ways to be a vector.
class Vector { constructor(public x: number, public y: number) {} length() { return Math.hypot(this.x, this.y); } plus(o: Vector): Vector { return new Vector(this.x + o.x, this.y + o.y); } }
const odd = { x: 3, y: 4, length() { return -1; }, plus(o: Vector) { return new Vector(this.x * o.x, this.y * o.y); } };
const vectors: Vector[] = [new Vector(1, 2), odd];
vectors.push({ x: 0, y: 0, length: () => 0, plus: o => o });
console.log(vectors.map(v => v.length().toFixed(2)), vectors.reduce((a, b) => a.plus(b)).x, vectors[1].plus(vectors[0]));
function longest(...vs: Vector[]): Vector { return vs.reduce((a, b) => (a.length() > b.length() ? a : b)); }
console.log(longest(odd, new Vector(0, 1)).y, longest(odd).x);
const byName: Record<string, Vector> = { odd, real: new Vector(5, 6) };
for (const [name, v] of Object.entries(byName)) console.log(name, v.x, v.length().toFixed(1), v instanceof Vector);
const held = new Map<string, Vector>([['o', odd]]);
console.log(held.get('o')?.length(), [...held.values()][0].y);

// Classes for each other.
class Left { v = 1; side() { return 'left'; } }
class Right { v = 2; side() { return 'right'; } }
let ctor: typeof Left = Left;
ctor = Right;
console.log(new ctor().side(), new ctor().v);
const sides: { [name: string]: typeof Left } = { left: Left, right: Right };
console.log(Object.keys(sides).map(k => new sides[k]().side()));
const either = (l: Left) => l.side();
console.log(either(new Right()), [new Left(), new Right()].map(either));
async function later(): Promise<Service> { return plain; }
console.log((await later()).a(), use(await later()));
function* all(): Generator<Service> { yield plain; yield new Service(); }
for (const s of all()) console.log(s.a());
class Holder { service: Service; constructor(s: Service = plain) { this.service = s; } }
console.log(new Holder().service.a(), new Holder(new Service()).service.b);
