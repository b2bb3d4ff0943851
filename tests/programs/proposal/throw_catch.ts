// Sample 4: a dynamic value is thrown and caught with its identity.
const thrown: any = { code: 42, info: { reason: "dynamic" } };

function fail(v: any): never {
  throw v;
}
try {
  fail(thrown);
} catch (e: any) {
  console.log(e === thrown, e.code, e.info.reason);
  e.seen = true;
}
console.log(thrown.seen);

for (const v of ["text", 1.5, true, null, undefined, [1, 2], new TypeError("typed")] as any[]) {
  try {
    fail(v);
  } catch (e) {
    console.log(typeof e, e === v, e instanceof Error ? e.message : String(e));
  } finally {
    process.stdout.write(". ");
  }
}
console.log();

function rethrow() {
  try {
    fail(thrown);
  } catch (e: any) {
    e.code++;
    throw e;
  }
}
try { rethrow(); } catch (e: any) { console.log(e === thrown, e.code); }
