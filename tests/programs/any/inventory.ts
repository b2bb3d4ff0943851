// An inventory whose rows are typed here and untyped there; both sides change them.
interface Row { sku: string; qty: number; price: number; tags: string[]; dims?: { w: number; h: number } }
class Lot implements Row {
  tags: string[] = [];
  dims?: { w: number; h: number };
  constructor(public sku: string, public qty: number, public price: number) {}
  get total(): number { return this.qty * this.price; }
  toJSON(): any { return { sku: this.sku, total: this.total, ...(this.tags.length ? { tags: this.tags } : {}) }; }
}
const rows: Row[] = [new Lot("a-1", 3, 2.5), { sku: "b-2", qty: 1, price: 10, tags: ["x"] }, new Lot("c-3", 0, 7)];
const view: any = rows;
view[0].qty = 4;
view[1].tags.push("y");
view.push({ sku: "d-4", qty: 2, price: 1.25, tags: [], dims: { w: 1, h: 2 } });
rows.push(new Lot("e-5", 9, 0.1));
console.log(rows.length, view.length, rows[3].dims!.w + rows[3].dims!.h, view[4].total.toFixed(2));
for (const r of view) { r.qty += 1; r.seen = true; }
console.log(rows.map((r) => r.qty).join(), rows.every((r) => (r as any).seen));
console.log(JSON.stringify(rows));
const bySku = new Map<string, any>(rows.map((r) => [r.sku, r]));
const set: Set<any> = new Set(view);
console.log(bySku.get("a-1") === rows[0], set.has(rows[2]), set.size, bySku.get("b-2").tags === rows[1].tags);
const swapped: any = [view[4], ...view.slice(1, 4), view[0]];
[view[0], view[4]] = [view[4], view[0]];
console.log(rows[0].sku, swapped[0] === rows[0], view.indexOf(rows[4]), view.includes(swapped[4]));
const { 0: first, length, [1]: second, ...restRows } = view;
console.log(first.sku, length, second.sku, Object.keys(restRows).join());
for (const { sku, qty = -1, dims: { w = 0, h = 0 } = {}, missing = sku + "?", tags: [t0 = "none"] = [] } of view) console.log(sku, qty, w, h, missing, t0);
const sorted: any = [...view].sort((a: any, b: any) => b.qty * b.price - a.qty * a.price || (a.sku < b.sku ? -1 : 1));
console.log(sorted.map((r: any) => r.sku).join(" "));
const groups: any = {};
for (const r of rows) (groups[r.qty > 3 ? "many" : "few"] ??= []).push(r);
for (const g in groups) console.log(g, groups[g].map((r: Row) => r.sku).join(), groups[g] instanceof Array);
const merged = rows.reduce((acc: any, r) => ({ ...acc, [r.sku]: { ...r, dims: { ...(r.dims ?? {}), d: 1 } } }), {});
console.log(Object.keys(merged).length, JSON.stringify(merged["d-4"]), merged["e-5"].total, merged["e-5"] instanceof Lot);
view.length = 2;
console.log(rows.length, rows[2], JSON.stringify(view, ["sku", "total", "tags"]));
view.named = "ledger";
console.log(Object.keys(view).join(), (rows as any).named, JSON.stringify(view).length);
rows[1] = new Lot("z", 1, 1);
console.log(view[1] instanceof Lot, view[1].total, view.at(-1).sku, typeof view.at(9));
delete view[0];
console.log(0 in view, view.length, rows.length, view[0]);
const nested: number[][] = [[1, 2], [3]];
const n: any = nested;
n[0][1] = 20; n[1].push(4); n.push([5]);
console.log(nested.flat().join(), nested[2][0], nested.map((x) => x.length).join(), n.flat().reduce((a: any, b: any) => a + b));
const tuple: [string, number, boolean?] = ["k", 1];
const t: any = tuple;
t[2] = true; t[1]++;
console.log(tuple.join(), tuple[2], t.length, JSON.stringify(t));
console.log(Array.from({ length: 3, 0: "a", 2: "c" } as any, (v: any, i: number) => v ?? i).join(), Array.isArray(view), Array.prototype.slice.call({ length: 2, 0: rows[1], 1: 5 } as any).length);
