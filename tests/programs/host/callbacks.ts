// Functions of the program are called by built-ins that the environment provides, and throw through them.
class Stop extends Error {
  constructor(readonly at: number) {
    super("stopped at " + at);
    this.name = "Stop";
  }
}

const bytes: any = new Uint8Array([3, 1, 2, 250]);
let calls = 0;
bytes.forEach((b: number, i: number) => { calls += b * i; });
console.log(calls, bytes.length, bytes[3], bytes[4], typeof bytes, typeof bytes.map);
console.log(Array.from(bytes.map((b: number) => b + 10)), bytes.reduce((a: number, b: number) => a + b, 0));
console.log([...bytes].join(), bytes.slice().sort((a: number, b: number) => b - a).join(" "));

const stop = new Stop(2);
function find(): any {
  try {
    bytes.forEach((b: number, i: number) => { if (i === stop.at) throw stop; });
  } catch (e) {
    return e;
  } finally {
    calls = -1;
  }
}
const caught = find();
console.log(caught === stop, caught instanceof Stop, caught instanceof Error, caught.at, caught.message, calls);

for (const thrown of ["text", 1.5, null, true, { code: 7 }, [1, 2]] as any[]) {
  try {
    bytes.forEach(() => { throw thrown; });
  } catch (e: any) {
    console.log(e === thrown, typeof e);
  }
}

// Errors of the environment are errors here.
try {
  bytes.forEach(5);
} catch (e: any) {
  console.log(e instanceof TypeError, e instanceof Error, e instanceof RangeError, e.name, typeof e.message, e.constructor === TypeError);
}
try {
  new Uint8Array(-1);
} catch (e: any) {
  console.log(e instanceof RangeError, e.name);
}

// The callback recurses into the program and back, deeper than one level.
const depth = (n: number): number => n === 0 ? 0 : new Uint8Array([n]).reduce((a: number, b: number) => a + b + depth(n - 1), 0);
console.log(depth(6));

// A proxy of one of the program's objects, with a handler of the program's.
const log: string[] = [];
const target: any = { a: 1, list: [1, 2] };
const proxy: any = new Proxy(target, {
  get(t: any, key: any) { log.push("get " + String(key)); return t[key]; },
  set(t: any, key: any, v: any) { log.push("set " + String(key)); t[key] = v; return true; },
  has(t: any, key: any) { log.push("has " + String(key)); return key in t; },
  deleteProperty(t: any, key: any) { log.push("delete " + String(key)); return delete t[key]; },
});
proxy.b = proxy.a + 1;
console.log("a" in proxy, "z" in proxy, delete proxy.a, target, proxy.list === target.list);
console.log(log.join(", "));
const locked: any = new Proxy({}, { get() { throw stop; } });
try {
  console.log(locked.anything);
} catch (e) {
  console.log(e === stop);
}
