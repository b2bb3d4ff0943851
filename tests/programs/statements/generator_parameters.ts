// Generators bind their parameters when they are called, and run when they are asked.

function* g({ a, b = console.log("default") }: any, ...[c]: any[]): Generator<any, number, any> {
  try {
    const x = yield a;
    console.log("x", x);
    yield c;
  } finally {
    console.log("finally");
  }
  return 9;
}
const it = g({ a: 1 }, 5);
console.log("called");
console.log(it.next("ignored"), it.next("X"), it.next(), it.next());
const returned = g({ a: 2 });
console.log(returned.return(7), returned.next());
const thrown = g({ a: 3 });
try {
  thrown.throw(new Error("boo"));
} catch (e) {
  console.log((e as Error).message);
}
console.log(thrown.next());
for (const value of g({ a: 4, b: 0 }, 6)) {
  console.log(value);
  if (value === 6) break;
}
console.log([...g({ a: 1, b: 2 }, 3)]);

async function* ag({ z }: { z: number }, k = z * 2): AsyncGenerator<number, void, any> {
  console.log("start");
  yield k;
  const q = yield z;
  console.log(q);
}
class Source {
  value = 8;
  *members([x] = [1]) {
    yield x;
    yield this.value;
  }
  static async *list({ y }: any = {}) {
    yield y;
  }
}
async function main(): Promise<void> {
  const a = ag({ z: 4 });
  console.log("async called");
  console.log(await a.next(), await a.next(), await a.next("Q"), await a.next());
  console.log(await ag({ z: 1 }).return());
  try {
    await ag({ z: 1 }).throw(new Error("t"));
  } catch (e) {
    console.log((e as Error).message);
  }
  for await (const value of ag({ z: 2 })) console.log(value);
  try {
    (ag as any)();
  } catch (e: any) {
    console.log(e.constructor.name);
  }
  console.log([...new Source().members()], [...new Source().members([3])]);
  for await (const y of Source.list()) console.log(y);
}
main();
