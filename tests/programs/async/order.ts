// Async functions: ordering of microtasks and timers, errors, combinators.
const log = (...xs: unknown[]) => console.log(...xs);
const sleep = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));
async function value(): Promise<number> { return 1; }
async function fail(msg: string): Promise<never> { throw new Error(msg); }
async function main() {
  log("main start");
  const v = await value();
  log("value", v);
  try { await fail("bad"); } catch (e) { log("caught", (e as Error).message); } finally { log("finally"); }
  const all = await Promise.all([1, value(), Promise.resolve("x"), sleep(5).then(() => "slept")]);
  log(all);
  const settled = await Promise.allSettled([value(), fail("no"), 3]);
  for (const s of settled) log(s.status, s.status === "fulfilled" ? s.value : (s.reason as Error).message);
  log(await Promise.race([sleep(20).then(() => "slow"), sleep(1).then(() => "fast")]));
  log(await Promise.any([fail("a"), sleep(2).then(() => "any"), sleep(9)]));
  try { await Promise.any([fail("a"), fail("b")]); } catch (e) { log((e as Error).constructor.name, (e as AggregateError).errors.length, (e as Error).message); }
  try { await Promise.all([sleep(3), fail("first")]); } catch (e) { log("all:", (e as Error).message); }
  let total = 0;
  for (const n of [1, 2, 3]) { total += await (async () => { await null; return n * 10; })(); }
  log(total);
  return "end";
}
log("sync 1");
setTimeout(() => log("timeout 0"), 0);
Promise.resolve().then(() => log("micro 1")).then(() => log("micro 2"));
queueMicrotask(() => log("queued"));
main().then((r) => log("main:", r));
log("sync 2");
(async () => { log("iife a"); await undefined; log("iife b"); })();
const p = new Promise<string>((resolve, reject) => { log("executor"); resolve("first"); reject(new Error("ignored")); resolve("second"); });
p.then((x) => { log("p", x); throw new RangeError("in then"); }).catch((e) => { log("catch", e.name); return "recovered"; }).finally(() => log("fin")).then((x) => log(x));
Promise.reject(new Error("r")).then(() => log("never"), (e) => log("onRejected", e.message));
const thenable = { then(res: (v: string) => void) { res("thenable!"); } };
Promise.resolve(thenable as any).then((v) => log(v));
async function order(name: string, n: number) { for (let i = 0; i < n; i++) { log(name, i); await null; } }
order("A", 3); order("B", 2);
const t = setTimeout(() => log("cancelled"), 1);
clearTimeout(t);


class Res { #n = 0; async inc(by: number) { await null; this.#n += by; return this.#n; } static async make() { const r = new Res(); await r.inc(5); return r; } get n() { return this.#n; } }
Res.make().then(async (r) => { log(r.n, await r.inc(2)); });
