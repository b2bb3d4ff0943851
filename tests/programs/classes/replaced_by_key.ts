// Methods that are replaced through a key of a type parameter.
class Db { rows = 1; all() { return [this.rows]; } first() { return this.all()[0]; } }
function set<T extends object, K extends keyof T>(o: T, k: K, v: T[K]) { o[k] = v; }
const db = new Db();
set(db, 'all', () => [9]);
set(db, 'rows', 5);
console.log(db.all(), db.first(), db.rows, new Db().all());
function spyOn<T, K extends keyof T>(target: T, name: K) {
  const calls: unknown[][] = [];
  const real = target[name] as unknown as (...args: unknown[]) => unknown;
  target[name] = ((...args: unknown[]) => { calls.push(args); return real.apply(target, args); }) as unknown as T[K];
  return { calls, restore() { target[name] = real as unknown as T[K]; } };
}
class Calculator { add(a: number, b: number) { return a + b; } twice(a: number) { return this.add(a, a); } }
const calculator = new Calculator();
const spy = spyOn(calculator, 'add');
console.log(calculator.twice(4), calculator.add(1, 2), spy.calls);
spy.restore();
console.log(calculator.add(5, 6), spy.calls.length);
abstract class Base { abstract f(): number; run() { return this.f(); } }
class Derived extends Base { f() { return 1; } }
interface WithF { f(): number }
const derived = new Derived();
set(derived, 'f', () => 5);
const through: WithF = derived;
console.log(derived.run(), derived.f(), (derived as Base).f(), through.f());
class Logged { a() { return 'a'; } b() { return 'b' + this.a(); } }
function wrapAll<T extends object>(o: T, log: string[]): T {
  for (const k of Object.getOwnPropertyNames(Object.getPrototypeOf(o)) as (keyof T & string)[]) {
    if (k === 'constructor') continue;
    const f = o[k] as unknown as (...a: unknown[]) => unknown;
    if (typeof f === 'function') o[k] = ((...a: unknown[]) => { log.push(k); return f.apply(o, a); }) as unknown as T[keyof T & string];
  }
  return o;
}
const log: string[] = [];
console.log(wrapAll(new Logged(), log).b(), log);
