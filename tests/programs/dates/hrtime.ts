// The clock that never goes back.
const t0 = process.hrtime.bigint();
const t1 = process.hrtime.bigint();
console.log(typeof t0, t1 >= t0, typeof process.hrtime()[0], process.hrtime.length);
const h = process.hrtime(); const d = process.hrtime(h); console.log(d[0], d.length);
