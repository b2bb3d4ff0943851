async function take<T>(c: Iterator<T> | AsyncIterator<T>): Promise<T[]> {
  const out: T[] = [];
  while (true) {
    const r = await (c as AsyncIterator<T>).next();
    if (r.done) return out;
    out.push(r.value);
  }
}
function* g() { yield 1; yield 2; }
take(g()).then(x => console.log(x));
async function one<T>(x: T): Promise<T> { return await (x as unknown as Promise<T>); }
one(5).then(x => console.log(x));
async function map(): Promise<Map<string, number>> { return (await new Map([["a", 1]])) as unknown as Promise<Map<string, number>>; }
map().then(m => console.log(m));
async function* wrap<T>(xs: Iterable<T>): AsyncGenerator<T> { for (const x of xs) yield x; }
async function m2() {
  for await (const v of wrap([Promise.resolve(2)])) console.log(v);      // v: number
  for await (const v of [Promise.resolve(3), 4]) console.log(v);
}
m2();
