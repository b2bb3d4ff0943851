// Classes below Promise, and promises as they are shown.
class Task<T> extends Promise<T> {
  label = 'task';
  cancelled = false;
  cancel(): this { this.cancelled = true; return this; }
  get isCancelled(): boolean { return this.cancelled; }
}
const task = new Task<number>(resolve => resolve(1));
console.log(task instanceof Task, task.label, task.cancel().isCancelled);
const next = task.then(x => x + 1);
console.log(next instanceof Task, (next as Task<number>).label, (next as Task<number>).isCancelled);
next.then(v => console.log('next', v));
const made = Task.resolve(5);
console.log(made instanceof Task, made instanceof Promise, Task.resolve(made) === made, Promise.resolve(made) === made);
Task.all([1, task]).then(v => console.log('all', v));
Task.reject(new Error('no')).catch(e => console.log('caught', e.message)).finally(() => console.log('finally'));
(async () => console.log('awaited', await task, await made))();

class Plain<T> extends Promise<T> {
  static get [Symbol.species]() { return Promise; }
}
const plain = new Plain<string>(resolve => resolve('p')).then(s => s.toUpperCase());
console.log(plain instanceof Plain);
plain.then(v => console.log(v));

class Loud<T> extends Promise<T> {
  then(onFulfilled?: any, onRejected?: any): any {
    console.log('then');
    return super.then(onFulfilled, onRejected);
  }
}
Loud.resolve(7).then(v => console.log('loud', v));

const shown = Promise.resolve({ x: [1, 2] });
const failed = Promise.reject(new RangeError('bad'));
failed.catch(() => {});
console.log(shown, new Promise<void>(() => {}), [Promise.resolve('s')], Object.assign(Promise.resolve(2), { extra: 1 }));
async function work() { return 'str'; }
function* items() { yield 1; }
async function* stream() { yield 1; }
console.log(work, items, stream, async () => 1, work());

for (const wrong of [3, undefined, {}, null, true] as any[]) {
  Promise.all(wrong).catch(e => console.log(e.message));
}
const from = Promise.resolve as any;
try { from(1); } catch (e) { console.log((e as Error).message); }
class Bag { items: any[]; length = 0; constructor(...a: any[]) { this.items = a; } }
const bag: any = Array.from.call(Bag as any, [1, 2] as any);
console.log(bag instanceof Bag, bag.length, bag[1], Number.parseInt === parseInt);
