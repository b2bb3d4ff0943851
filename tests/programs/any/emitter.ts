// A small event system, store and interpreter in the style of untyped libraries, with typed users.
type Fn = (...args: any[]) => any;
class Emitter {
  private listeners: Record<string, Fn[]> = {};
  on(name: string, f: Fn): this { (this.listeners[name] ||= []).push(f); return this; }
  off(name: string, f: Fn): this { this.listeners[name] = (this.listeners[name] || []).filter((g) => g !== f); return this; }
  once(name: string, f: Fn): this { const g: any = (...a: any[]) => { this.off(name, g); return f.apply(this, a); }; g.original = f; return this.on(name, g); }
  emit(name: string, ...args: any[]): boolean { const ls = this.listeners[name]; ls?.slice().forEach((f) => f.apply(this, args)); return !!ls?.length; }
}
class Store<S extends object> extends Emitter {
  constructor(private state: S, private reducers: Record<string, (s: S, p: any) => Partial<S>>) { super(); }
  dispatch(type: string, payload?: any): any {
    const before: any = this.state;
    const r = this.reducers[type];
    if (!r) throw new Error(`no reducer for ${type}`);
    this.state = { ...this.state, ...r(this.state, payload) };
    for (const k of Object.keys(this.state)) if (before[k] !== (this.state as any)[k]) this.emit("change:" + k, before[k], (this.state as any)[k]);
    this.emit("change", this.state);
    return this.state;
  }
  get current(): Readonly<S> { return this.state; }
}
interface State { count: number; items: { id: number; done: boolean }[]; filter: string | null }
const store = new Store<State>({ count: 0, items: [], filter: null }, {
  add: (s, p) => ({ items: [...s.items, { id: s.items.length + 1, done: !!p?.done }], count: s.count + 1 }),
  toggle: (s, id) => ({ items: s.items.map((i) => (i.id === id ? { ...i, done: !i.done } : i)) }),
  filter: (_s, f) => ({ filter: f }),
});
const seen: string[] = [];
const onItems = (a: any, b: any): void => { seen.push(`${a.length}->${b.length}`); };
store.on("change:items", onItems).once("change", function (this: any, s: any) { seen.push("once " + (this === store) + s.count); });
store.dispatch("add"); store.dispatch("add", { done: true }); store.dispatch("toggle", 1); store.dispatch("filter", "done");
store.off("change:items", onItems); store.dispatch("add");
console.log(seen.join(" "), JSON.stringify(store.current));
try { store.dispatch("nope"); } catch (e: any) { console.log(e.message, e.constructor === Error); }
const anyStore: any = store;
console.log(anyStore.emit("none"), typeof anyStore.dispatch, anyStore.current.items[0].done, Object.keys(anyStore).join());
const methods: any = {};
for (const name of ["dispatch", "emit"]) methods[name] = anyStore[name].bind(anyStore);
methods.dispatch("filter", null);
console.log(store.current.filter, methods.emit("change", store.current));
// An interpreter over JSON.
const env: any = { "+": (...xs: number[]) => xs.reduce((a, b) => a + b), "*": (a: any, b: any) => a * b, "<": (a: any, b: any) => a < b, list: (...xs: any[]) => xs, print: (x: any) => (console.log("print", x), x) };
function run(x: any, scope: any): any {
  if (typeof x === "string") { if (x[0] === "'") return x.slice(1); if (!(x in scope)) throw new ReferenceError(x + " is not bound"); return scope[x]; }
  if (!Array.isArray(x)) return x;
  const [op, ...args] = x;
  switch (op) {
    case "let": { const inner: any = Object.create(scope); for (const [k, v] of Object.entries(args[0])) inner[k] = run(v, inner); return run(args[1], inner); }
    case "fn": return (...vals: any[]) => { const inner: any = Object.create(scope); args[0].forEach((p: string, i: number) => (inner[p] = vals[i])); return run(args[1], inner); };
    case "if": return run(run(args[0], scope) ? args[1] : args[2], scope);
    case "get": return args.slice(1).reduce((o: any, k: any) => o?.[run(k, scope)], run(args[0], scope));
    case "new": return new scope[args[0]](...args.slice(1).map((a: any) => run(a, scope)));
    default: { const f = run(op, scope); if (typeof f !== "function") throw new TypeError(`${op} is ${typeof f}`); return f(...args.map((a: any) => run(a, scope))); }
  }
}
env.Emitter = Emitter; env.store = store;
const programs = ['["+",1,["*",2,3]]', '["let",{"f":["fn",["n"],["if",["<","n",2],1,["*","n",["f",["+","n",-1]]]]]},["f",10]]', '["get","store","\'current","\'items",1,"\'done"]', '["list",["new","Emitter"],1]', '["nope"]', '[5,1]', '["print",["let",{"a":1,"b":["+","a",1]},["list","a","b"]]]'];
for (const p of programs) {
  try { const r = run(JSON.parse(p), env); console.log(p.length, r, Array.isArray(r) && r[0] instanceof Emitter); } catch (e: any) { console.log(p, e.name, e.message); }
}
