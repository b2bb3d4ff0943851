export {};
console.log('main');
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => { console.log('micro 1'); process.nextTick(() => console.log('tick from micro')); }).then(() => console.log('micro 2'));
process.nextTick((a: number, b: string) => { console.log('tick 2', a, b); Promise.resolve().then(() => console.log('micro from tick')); process.nextTick(() => console.log('tick in tick')); }, 1, 'x');
setTimeout(() => { console.log('timeout'); process.nextTick(() => console.log('tick after timeout')); queueMicrotask(() => console.log('micro after timeout')); }, 0);
let rounds = 0;
process.on('beforeExit', code => { console.log('beforeExit', code); if (rounds++ < 2) setTimeout(() => console.log('more'), 1); });
process.once('exit', code => console.log('exit once', code, process.exitCode));
process.on('exit', code => { console.log('exit', code); process.exitCode = 0; });
console.log(process.on('foo', () => {}) === process, process.listenerCount('foo'), process.emit('foo' as any));
try { (process as any).nextTick(5); } catch (e) { console.log((e as Error).name); }
