// Values cross between typed and untyped code in closures, generators, promises and errors.
class Failure extends Error { constructor(message: string, public details: any, options?: any) { super(message, options); this.name = "Failure"; } get code(): number { return this.details?.code ?? -1; } }
const trace: any[] = [];
function guard(f: any, ...args: any[]): any {
  try { return f(...args); } catch (e: any) { trace.push(e); return e; } finally { trace.push("f"); }
}
const thrown: any = { not: "an error", toString() { return "plain"; } };
const e1 = guard(() => { throw new Failure("one", { code: 7, items: [1] }); });
const e2 = guard((n: number) => { if (n > 1) throw thrown; return n; }, 2);
console.log(e1 instanceof Failure, e1.code, e1.details.items[0], e2 === thrown, `${e2}`, trace.length, e1.stack.split("\n")[0]);
const e3 = guard(() => { try { guard2(); } catch (inner) { throw new Failure("outer", null, { cause: inner }); } });
function guard2(): never { throw new RangeError("inner"); }
console.log(e3.cause.message, e3.code, e3 instanceof Error, Object.prototype.toString.call(e3), Object.keys(e3).join(), String(e3));
function* walk(o: any, path: any[] = []): Generator<[string, any], number, any> {
  let n = 0;
  for (const k of Object.keys(o)) {
    const v = o[k];
    if (typeof v === "object" && v) n += yield* walk(v, [...path, k]);
    else { const skip = yield [[...path, k].join("."), v]; if (!skip) n++; }
  }
  return n;
}
const it: any = walk({ a: 1, b: { c: [2, { d: 3 }] }, e: e1.details });
let step = it.next();
while (!step.done) { process.stdout.write(step.value.join("=") + " "); step = it.next(step.value[1] === 3); }
console.log(step.value);
const lazy: any = { get once() { const v = Math.floor(4.7); Object.defineProperty(this, "once", { value: v, enumerable: true }); return v; } };
console.log(lazy.once, Object.getOwnPropertyDescriptor(lazy, "once")!.value, lazy.once);
const memo = <A extends any[], R>(f: (...a: A) => R): ((...a: A) => R) & { cache: Map<string, R> } => {
  const cache = new Map<string, R>();
  return Object.assign((...a: A): R => { const k = JSON.stringify(a); if (!cache.has(k)) cache.set(k, f(...a)); return cache.get(k)!; }, { cache });
};
const fib: any = memo((n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2)));
console.log(fib(40), fib.cache.size, [...fib.cache.keys()].slice(0, 2).join());
const curry = (f: any): any => function c(this: any, ...a: any[]): any { return a.length >= f.length ? f.apply(this, a) : (...b: any[]) => c.apply(this, [...a, ...b]); };
console.log(curry((a: number, b: number, c: number) => a + b * c)(1)(2)(3), curry(Math.max)(1, 2), curry((s: string, t: string) => s + t)("a")("b"));
const pipeline: any[] = [(x: number) => x + 1, "toFixed", (s: string) => s + "!", { call: (x: any) => [x] }];
console.log(pipeline.reduce((v: any, s: any) => (typeof s === "function" ? s(v) : typeof s === "string" ? v[s](1) : s.call(v)), 41)[0]);
async function flow(): Promise<void> {
  const results: any[] = await Promise.allSettled([Promise.resolve(e1), Promise.reject(thrown), (async () => { throw new Failure("async", { code: 3 }); })(), 5, { then(_: any, no: any) { no("thenable"); } }] as any[]);
  for (const r of results) console.log(r.status, r.status === "fulfilled" ? typeof r.value : r.reason?.code ?? String(r.reason));
  try { await new Promise((_, no) => no(new Failure("late", { code: 9 }))); } catch (e: any) { console.log(e.code, e instanceof Failure, e.details.code); } finally { console.log("finally"); }
  for await (const x of (async function* () { yield* [1, 2]; yield e1; })() as any) console.log(typeof x === "object" ? (x as any).code : x);
  const race: any = await Promise.race([new Promise((r) => setTimeout(r, 20, "slow")), Promise.resolve({ fast: [true] })]);
  console.log(race.fast[0], await (async (x: any) => (await x).y)({ y: Promise.resolve(2) }));
}
flow().then(() => console.log(trace.filter((x) => x === "f").length, new Set(trace).size));
const agg: any = new AggregateError([e1, thrown, 1], "many");
console.log(agg.errors.length, agg.errors[0] === e1, agg.message);
