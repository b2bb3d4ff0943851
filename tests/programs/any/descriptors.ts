// Property descriptors on objects with static layouts.
class Point { constructor(public x: number, public y: number) {} norm(): number { return Math.hypot(this.x, this.y); } }
interface Shape { kind: string; sides: number; label?: string }
const p = new Point(3, 4);
const q: any = p;
Object.defineProperty(q, "hidden", { value: 42, enumerable: false, configurable: true, writable: false });
console.log(q.hidden, Object.keys(q).join(), JSON.stringify(q), "hidden" in q);
try { q.hidden = 1; } catch (e: any) { console.log(e.message); }
console.log(Object.getOwnPropertyDescriptor(q, "hidden"), Object.getOwnPropertyDescriptor(q, "x"));
Object.defineProperty(q, "sum", { get() { return this.x + this.y; }, set(v: number) { this.x = v - this.y; }, enumerable: true, configurable: true });
console.log(q.sum, (q.sum = 10), p.x, p.norm().toFixed(3), Object.keys(q).join());
p.x = 1;
console.log(q.sum, Reflect.ownKeys(q).map(String).join());
Object.defineProperty(q, Symbol.for("tag"), { value: "T", enumerable: true });
console.log(q[Symbol.for("tag")], Reflect.ownKeys(q).length, Object.getOwnPropertySymbols(q).length);
console.log(delete q.sum, q.sum, delete q.hidden, q.hidden);
const shape: Shape = { kind: "tri", sides: 3 };
const d: any = shape;
console.log("label" in d, d.label, Object.keys(d).join());
d.label = "L";
console.log(shape.label, Object.keys(shape).join(), JSON.stringify(shape));
delete d.label;
console.log(shape.label, "label" in shape, JSON.stringify(shape));
Object.freeze(d);
console.log(Object.isFrozen(shape), Object.isSealed(d), Object.isExtensible(shape));
try { shape.sides = 4; } catch (e: any) { console.log(e.name, e.message); }
try { d.more = 4; } catch (e: any) { console.log(e.name, e.message); }
try { delete d.kind; } catch (e: any) { console.log(e.name, e.message); }
const sealed: any = Object.seal({ a: 1, b: { c: 2 } });
sealed.a = 5; sealed.b.c = 6;
try { delete sealed.a; } catch (e: any) { console.log(e.message); }
console.log(JSON.stringify(sealed), Object.isSealed(sealed), Object.isFrozen(sealed));
const np: any = Object.preventExtensions(new Point(1, 2));
try { np.z = 1; } catch (e: any) { console.log(e.message); }
np.x = 9; console.log(np.x, np.norm() > 9);
Object.defineProperties(q, { one: { value: 1, enumerable: true }, two: { get: () => 2, enumerable: true } });
console.log(Object.entries(q).join(";"), Object.values(q).join());
const descriptors: any = Object.getOwnPropertyDescriptors(q);
for (const k of Object.keys(descriptors)) console.log(k, JSON.stringify(descriptors[k]), typeof descriptors[k].get);
const clone: any = Object.create(Object.getPrototypeOf(q), Object.getOwnPropertyDescriptors(q));
console.log(clone instanceof Point, clone.two);
const assigned: any = Object.assign(new Point(0, 0), { x: 7, extra: true });
console.log(assigned.x, assigned.extra, assigned instanceof Point, JSON.stringify(assigned));
console.log(Object.fromEntries(Object.entries(q).map(([k, v]: any) => [k + "!", v])));
console.log(q.propertyIsEnumerable("x"), q.propertyIsEnumerable("norm"), Object.prototype.hasOwnProperty.call(q, "one"), Object.hasOwn(q, "two"));
try { Object.defineProperty(q, "one", { value: 3 }); } catch (e: any) { console.log(e.message); }
try { Object.defineProperty(q, "bad", { get: 5 } as any); } catch (e: any) { console.log(e.message); }
