const a = b; const b = c; const c = a;
let f = () => g(); let g = () => f();
const o = { x: o2.y }; const o2 = { y: o.x };
function r() { return s(); } function s() { return r(); }
class P { q = new Q().p; } class Q { p = new P().q; }
let z = z + 1; for (const w of w) {}
