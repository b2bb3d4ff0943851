const log: string[] = [];
function mk(fail?: boolean): Iterable<number> { let i = 0; return { [Symbol.iterator]() { return { next() { return i < 3 ? { value: i++, done: false } : { value: undefined as any, done: true }; }, return(): any { log.push('closed'); if (fail) throw new RangeError('ret'); return {}; } }; } }; }
try { for (const x of mk(true)) throw new Error('body'); } catch (e) { console.log((e as Error).message); }
try { for (const x of mk(true)) break; } catch (e) { console.log((e as Error).message); }
function r() { for (const x of mk()) return x; } console.log(r(), log);
function* g() { try { yield 1; yield 2; } finally { log.push('fin'); throw new Error('fin'); } }
try { for (const x of g()) { throw new TypeError('b2'); } } catch (e) { console.log((e as Error).message); }
try { for (const x of g()) { break; } } catch (e) { console.log((e as Error).message); }
try { const [a] = mk(true); console.log(a); } catch (e) { console.log((e as Error).message); }
async function* ag() { try { yield 1; yield 2; } finally { log.push('afin'); throw new Error('afin'); } }
(async () => {
  try { for await (const x of ag()) throw new Error('abody'); } catch (e) { console.log((e as Error).message); }
  try { for await (const x of ag()) break; } catch (e) { console.log((e as Error).message); }
  const c = { n: 1 }; const k: number | undefined = 5; 
  console.log(Array.from(mk(), x => x * 2), Array.from(new Map([[1, 2]]), ([a, b]) => a + b), Array.from(new Set([3, 4]), (x, i) => x * i));
  try { Array.from(mk(true), x => { throw new Error('map'); }); } catch (e) { console.log((e as Error).message, log); }
})();
