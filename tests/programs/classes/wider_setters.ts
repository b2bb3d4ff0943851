// Setters that take more than their getters give.
class T { #c = 0; get value(): string { return this.#c + '°'; } set value(v: string | number) { this.#c = typeof v === 'number' ? v : parseFloat(v); } }
const t = new T();
try { t.value = 5; console.log(t.value); } catch (e) { console.log((e as Error).message); }
try { const o = { _x: [] as number[], get x(): number[] { return this._x; }, set x(v: number | number[]) { this._x = Array.isArray(v) ? v : [v]; } }; o.x = 5; console.log(o.x); } catch (e) { console.log((e as Error).message); }
interface Th { get size(): number; set size(v: number | string | boolean) } const mk = (): Th => { let s = 0; return { get size() { return s; }, set size(v: number | string | boolean) { s = Number(v); } }; };
try { const q = mk(); q.size = '42'; q.size = true; console.log(q.size); } catch (e) { console.log((e as Error).message); }
class D { #d = new Date(0); get date(): Date { return this.#d; } set date(v: Date | string | number) { this.#d = v instanceof Date ? v : new Date(v); } } 
try { const d = new D(); d.date = '2020-01-01'; console.log(d.date.getFullYear()); d.date = 5; console.log(+d.date); (d as any).date = 7; console.log(+d.date); } catch (e) { console.log((e as Error).message); }
class S { static #v: string[] = []; static get v(): string[] { return S.#v; } static set v(x: string | string[]) { S.#v = ([] as string[]).concat(x); } }
try { S.v = 'a'; console.log(S.v); } catch (e) { console.log((e as Error).message); }
class Box { private list: string[] = []; get items(): string[] { return this.list; } set items(v: string[] | string | undefined) { this.list = v === undefined ? [] : typeof v === 'string' ? v.split(',') : v; } }
const box = new Box(); box.items = 'a,b'; console.log(box.items); box.items = undefined; console.log(box.items); box.items = ['c']; console.log(box.items, (box.items = 'x,y'));
function fill(target: { items: string[] }, ...more: string[]) { target.items = [...target.items, ...more]; return target.items; }
console.log(fill(box, 'z'), fill({ items: [] }, 'q'));
