// Errors that have their name on a prototype.
class AError extends Error { static { this.prototype.name = 'AError'; } }
class BError extends Error { constructor(m: string) { super(m); } }
BError.prototype.name = 'BError';
class CError extends Error {}
Object.defineProperty(CError.prototype, 'name', { value: 'CError' });
for (const e of [new AError('1'), new BError('2'), new CError('3'), new Error('x')]) {
  const a: any = e;
  console.log(e.name, a.name, a['na' + 'me'], String(e), Object.keys(e), e.hasOwnProperty('name'));
}
const f: any = new BError('4'); f.name = 'Own'; console.log(f.name, Object.keys(f)); delete f.name; console.log(f.name);
class Failure extends Error { constructor(message: string, readonly code = 1) { super(message); } }
Failure.prototype.name = 'Failure';
class Deep extends Failure {}
try { throw new Deep('deep', 7); } catch (e) {
  if (e instanceof Failure) console.log(`${e.name} ${e.code} ${e.message} ${e}`);
}
const named = new Failure('named'); named.name = 'Changed';
console.log(named.name, `${named}`, new Failure('x').name, new RangeError('r').name, JSON.stringify(named));
const names = [new Deep('a'), new TypeError('b'), new Failure('c')].map(e => e.name);
console.log(names);
