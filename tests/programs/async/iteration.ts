// Async iteration: async generators, for await, cleanup, queues.
const sleep = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));
async function* numbers(n: number): AsyncGenerator<number, string, undefined> {
  try {
    for (let i = 0; i < n; i++) { await sleep(1); yield i; }
    return "finished";
  } finally { console.log("cleanup", n); }
}
async function* mapA<T, U>(xs: AsyncIterable<T> | Iterable<T>, f: (x: T) => U | Promise<U>) { for await (const x of xs) yield f(x); }
class Queue<T> {
  private items: T[] = [];
  private waiters: ((v: IteratorResult<T>) => void)[] = [];
  private closed = false;
  push(x: T) { const w = this.waiters.shift(); if (w) w({ value: x, done: false }); else this.items.push(x); }
  close() { this.closed = true; for (const w of this.waiters) w({ value: undefined as any, done: true }); }
  [Symbol.asyncIterator](): AsyncIterator<T> {
    return {
      next: (): Promise<IteratorResult<T>> => {
        if (this.items.length) return Promise.resolve({ value: this.items.shift()!, done: false });
        if (this.closed) return Promise.resolve({ value: undefined as any, done: true });
        return new Promise((r) => this.waiters.push(r));
      },
    };
  }
}
async function main() {
  for await (const n of numbers(3)) console.log("n", n);
  for await (const n of numbers(10)) { if (n === 2) break; console.log("b", n); }
  for await (const v of [Promise.resolve("p"), "q", sleep(2).then(() => "r")]) console.log(v);
  const doubled: number[] = [];
  for await (const d of mapA(numbers(3), async (x) => { await null; return x * 2; })) doubled.push(d);
  console.log(doubled);
  const g = numbers(2);
  console.log(await g.next(), await g.next(), await g.next(), await g.next());
  const h = numbers(5);
  console.log(await h.next(), await h.return("early"), await h.next());
  const k = numbers(5);
  await k.next();
  try { await k.throw(new Error("thrown in")); } catch (e) { console.log((e as Error).message); }
  async function* delegating(): AsyncGenerator<number | string> { const r = yield* numbers(2); yield r; yield* ["s", "t"]; }
  const got: (number | string)[] = [];
  for await (const x of delegating()) got.push(x);
  console.log(got);
  const q = new Queue<string>();
  const consumer = (async () => { const out: string[] = []; for await (const s of q) out.push(s); return out; })();
  q.push("one"); q.push("two"); await sleep(1); q.push("three"); q.close();
  console.log(await consumer);
  const results = await Promise.all([3, 1, 2].map(async (n, i) => { await sleep(n); return `${i}:${n}`; }));
  console.log(results);
  async function retry<T>(f: (attempt: number) => Promise<T>, times: number): Promise<T> {
    for (let i = 1; ; i++) { try { return await f(i); } catch (e) { console.log("attempt", i, (e as Error).message); if (i >= times) throw e; } }
  }
  console.log(await retry(async (n) => { if (n < 3) throw new Error("not yet"); return "ok " + n; }, 5));
  await retry(async () => { throw new Error("always"); }, 2).catch((e) => console.log("gave up:", e.message));
  const pool = async <T>(jobs: (() => Promise<T>)[], limit: number): Promise<T[]> => {
    const out: T[] = new Array(jobs.length); let next = 0, active = 0, peak = 0;
    const worker = async () => { while (next < jobs.length) { const i = next++; active++; peak = Math.max(peak, active); out[i] = await jobs[i](); active--; } };
    await Promise.all(Array.from({ length: limit }, worker));
    console.log("peak", peak);
    return out;
  };
  console.log(await pool([5, 1, 3, 2].map((n) => async () => { await sleep(n); return n * n; }), 2));
}
main().then(() => console.log("end"), (e) => console.log("failed", e));
