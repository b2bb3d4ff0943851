type Listener = (key: PropertyKey, value: unknown) => void;
function reactive<T extends Record<string, any>>(obj: T, onChange: Listener): T {
  return new Proxy(obj, {
    set(target, key, value) { const ok = Reflect.set(target, key, value); onChange(key, value); return ok; },
    get(target, key) { const v = Reflect.get(target, key); return typeof v === "object" && v !== null ? reactive(v, onChange) : v; },
    deleteProperty(target, key) { onChange(key, undefined); return Reflect.deleteProperty(target, key); },
  });
}
const state = reactive({ count: 0, nested: { deep: { x: 1 } } }, (k, v) => console.log("changed", String(k), v));
state.count++;
state.nested.deep.x = 5;
console.log(JSON.stringify(state));
let active: (() => void) | null = null;
const deps = new WeakMap<object, Map<PropertyKey, Set<() => void>>>();
function track(t: object, k: PropertyKey) { if (!active) return; let m = deps.get(t); if (!m) deps.set(t, (m = new Map())); let s = m.get(k); if (!s) m.set(k, (s = new Set())); s.add(active); }
function trigger(t: object, k: PropertyKey) { deps.get(t)?.get(k)?.forEach(f => f()); }
function observable<T extends object>(t: T): T { return new Proxy(t, { get(o, k, r) { track(o, k); return Reflect.get(o, k, r); }, set(o, k, v, r) { const res = Reflect.set(o, k, v, r); trigger(o, k); return res; } }); }
function effect(f: () => void) { const run = () => { active = run; f(); active = null; }; run(); }
const s = observable({ price: 10, qty: 2 });
let total = 0;
effect(() => { total = s.price * s.qty; });
console.log(total); s.price = 20; console.log(total); s.qty = 5; console.log(total);
try { (null as any).foo; } catch (e) { if (e instanceof Error) console.log(e.message); }
try { new Proxy({}, { get() { throw new RangeError("inner"); } } as any).x; } catch (e) { console.log(e instanceof RangeError, (e as Error).message); }
