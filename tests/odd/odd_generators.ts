function* g() { yield; yield* yield; const x = yield yield 1; return yield* g(); }
async function* h() { yield await (yield 1); for await (const x of h()) yield x; }
const o = { *a() {}, async b() {}, async *c() {}, get d() { return 1; } };
function* i(x = yield) {}
async function j(x = await 1) {}
() => { yield 1; };
