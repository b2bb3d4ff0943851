// A task scheduler with promises: cancellation, timeouts, dependency order, event order.
type Task<T> = (signal: { cancelled: boolean }) => Promise<T>;
class TimeoutError extends Error { constructor(ms: number) { super(`timed out after ${ms}`); this.name = "TimeoutError"; } }
const delay = <T>(ms: number, value?: T): Promise<T> => new Promise((res) => setTimeout(() => res(value as T), ms));
function withTimeout<T>(p: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  return Promise.race([p, new Promise<never>((_, rej) => { timer = setTimeout(() => rej(new TimeoutError(ms)), ms); })]).finally(() => clearTimeout(timer));
}
class Deferred<T> { promise: Promise<T>; resolve!: (v: T | PromiseLike<T>) => void; reject!: (e: unknown) => void; constructor() { this.promise = new Promise<T>((res, rej) => { this.resolve = res; this.reject = rej; }); } }
class Scheduler {
  private running = 0; private queue: (() => void)[] = []; readonly log: string[] = [];
  constructor(private limit: number) {}
  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    if (this.running >= this.limit) await new Promise<void>((r) => this.queue.push(r));
    this.running++; this.log.push("+" + name);
    try { return await task(); } finally { this.running--; this.log.push("-" + name); this.queue.shift()?.(); }
  }
}
class Semaphore { private n: number; private waiters: Deferred<void>[] = []; constructor(n: number) { this.n = n; } async acquire() { if (this.n > 0) { this.n--; return; } const d = new Deferred<void>(); this.waiters.push(d); await d.promise; } release() { const w = this.waiters.shift(); if (w) w.resolve(); else this.n++; } }
async function topo(graph: Record<string, string[]>, visit: (n: string) => Promise<void>) { const done = new Map<string, Promise<void>>(); const go = (n: string): Promise<void> => { let p = done.get(n); if (!p) done.set(n, (p = (async () => { await Promise.all(graph[n].map(go)); await visit(n); })())); return p; }; for (const n of Object.keys(graph)) await go(n); return [...done.keys()]; }
async function main() {
  const s = new Scheduler(2);
  const results = await Promise.allSettled([s.run("a", () => delay(80, 1)), s.run("b", async () => { await delay(4); throw new Error("b failed"); }), s.run("c", () => delay(2, "c")), s.run("d", () => Promise.resolve([4]))]);
  console.log(results.map((r) => (r.status === "fulfilled" ? r.value : `! ${r.reason.message}`)), s.log.join(" "));
  console.log(await withTimeout(delay(1, "quick"), 50));
  try { await withTimeout(delay(60, "slow"), 3); } catch (e) { console.log((e as Error).name, (e as Error).message, e instanceof TimeoutError); }
  const order: string[] = [];
  console.log(await topo({ app: ["lib", "ui"], ui: ["core"], lib: ["core"], core: [] }, async (n) => { await null; order.push(n); }), order);
  const sem = new Semaphore(1); const steps: number[] = [];
  await Promise.all([1, 2, 3].map(async (n) => { await sem.acquire(); steps.push(n); await delay(1); steps.push(-n); sem.release(); })); console.log(steps);
  const d = new Deferred<number>(); setTimeout(d.resolve, 1, 42); console.log(await d.promise);
  const signal = { cancelled: false }; const task: Task<string> = async (sig) => { for (let i = 0; ; i++) { if (sig.cancelled) return `stopped after ${i > 0}`; await delay(1); } }; setTimeout(() => { signal.cancelled = true; }, 8); console.log(await task(signal));
  const nested = async (n: number): Promise<number> => (n === 0 ? 0 : n + (await nested(n - 1))); console.log(await nested(50));
  const errs: string[] = []; const attempt = async (f: () => unknown) => { try { await f(); errs.push("ok"); } catch (e) { errs.push(e instanceof Error ? e.message : String(e)); } };
  await attempt(() => Promise.reject("plain")); await attempt(() => { throw new Error("sync"); }); await attempt(async () => { try { await Promise.reject(new Error("inner")); } finally { errs.push("cleanup"); } }); await attempt(() => 5); console.log(errs);
  const x = await (async () => { try { return await Promise.reject(new Error("lost")); } catch { return "kept"; } finally { await delay(1); } })(); console.log(x);
  const obj = { async method() { return this.name; }, name: "obj", arrow: async (...xs: number[]) => xs.length, async *gen() { yield* [1, 2]; yield this.name; } }; console.log(await obj.method(), await obj.arrow(1, 2)); for await (const v of obj.gen()) console.log(v);
  const [p1, p2] = await Promise.all([delay(3, "x"), delay(1, { y: [1] })]); console.log(p1.length, p2.y[0]);
  label: for (const i of [1, 2, 3]) { for await (const j of [delay(1, i), i * 10]) { if (j === 20) continue label; if (i === 3) break label; console.log(i, j); } }
  const chain = [1, 2, 3].reduce((p, n) => p.then((acc) => delay(1, [...acc, n * n])), Promise.resolve([] as number[])); console.log(await chain);
  console.log(await new Promise((r) => r(new Promise((q) => q("unwrapped")))), await { then: (f: (n: number) => void) => f(3) }, Promise.resolve(1) instanceof Promise, await Promise.all([]), (await Promise.allSettled([])).length);
}
console.log("first"); Promise.resolve().then(() => console.log("micro")); setTimeout(() => console.log("macro"), 0); setImmediate?.(() => {});
main().catch((e) => console.log("failed", e)).finally(() => console.log("last")); console.log("sync end");
