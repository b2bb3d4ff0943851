namespace N { export function len(a: any[]): number { if (!a) return -1; return a.length; } }
function s(a: any[]): number { return a ? a.length : -1; }
function s2(a: any[]): number { return a ? a.length : -1; }
function s3(a: any[]): number { return a ? a.length : -1; }
function s4(a: any[]): number { return a ? a.length : -1; }
function s5(a: any[]): number { return a ? a.length : -1; }
const obj = { s };                                   // also `export default { s }` and { u: s }
const alias = s2;
const q = (f: () => any) => { try { console.log(f()); } catch (e) { console.log(String(e)); } };
q(() => N.len(null as any));
q(() => obj.s(null as any));
q(() => alias(null as any));
q(() => s3.call(null, null as any));
const cases: any[] = [null, [1]];
for (const c of cases) q(() => s4(c));                // table-driven tests: any -> parameter
const rows: any[][] = [[null, -1], [[1, 2], 2]];
rows.forEach(([input, expected]) => q(() => s5(input) === expected));
