// Fields that well-known symbols name.
class A { items = [1, 2]; [Symbol.iterator] = function* (this: A): Generator<number> { yield* this.items; }; }
try { console.log([...new A()]); } catch (e) { console.log((e as Error).message); }
class B { items = [1, 2]; [Symbol.iterator] = () => this.items[Symbol.iterator](); }
try { console.log([...new B()]); for (const x of new B()) console.log(x); console.log(Math.max(...new B()), Array.from(new B()), new Set(new B())); const [q] = new B(); console.log(q); } catch (e) { console.log((e as Error).message); }
class C { [Symbol.iterator]: () => Iterator<number>; constructor() { this[Symbol.iterator] = function* () { yield 5; }; } }
try { console.log([...new C()]); } catch (e) { console.log((e as Error).message); }
interface HasIt extends Iterable<number> { n: number } const o: HasIt = { n: 3, [Symbol.iterator]: function* () { for (let i = 0; i < this.n; i++) yield i; } }; console.log([...o]);
const o2 = { n: 2, *[Symbol.iterator]() { yield this.n; } }; console.log([...o2]);
const o3: any = {}; o3[Symbol.iterator] = function* () { yield 1; }; console.log([...o3]);
class D { get [Symbol.iterator]() { return function* () { yield 9; }; } }
try { console.log([...new D()]); } catch (e) { console.log((e as Error).message); }
class E { [Symbol.toPrimitive] = (h: string) => h === 'number' ? 5 : 'E'; [Symbol.toStringTag] = 'Etag'; static [Symbol.hasInstance] = (x: unknown) => x === 1; ['com' + 'puted'] = 3; }
console.log(+(new E() as any), `${new E() as any}`, Object.prototype.toString.call(new E()), (1 as any) instanceof E, (new E() as any).computed);
class F { [Symbol.asyncIterator] = async function* () { yield 1; }; }
try { for await (const x of new F()) console.log(x); } catch (e) { console.log((e as Error).message); }
