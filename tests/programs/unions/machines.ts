// State machines, event emitters and reducers, typed by string literals.
type State = "idle" | "loading" | "done" | "failed";
type Event = { type: "fetch"; url: string } | { type: "ok"; data: string[] } | { type: "error"; reason: Error } | { type: "reset" };
interface Context { readonly url: string | null; readonly data: readonly string[]; readonly errors: number }
const initial: Context = { url: null, data: [], errors: 0 } as const;
type Handler = (ctx: Context, ev: any) => [State, Context];
const machine: { [S in State]: Partial<Record<Event["type"], Handler>> } = {
  idle: { fetch: (ctx, ev: Extract<Event, { type: "fetch" }>) => ["loading", { ...ctx, url: ev.url }] },
  loading: {
    ok: (ctx, { data }: Extract<Event, { type: "ok" }>) => ["done", { ...ctx, data: [...ctx.data, ...data] }],
    error(ctx) { return ["failed", { ...ctx, errors: ctx.errors + 1 }]; },
  },
  done: { reset: () => ["idle", initial], fetch: (ctx, ev) => machine.idle.fetch!(ctx, ev) },
  failed: { reset: (ctx) => ["idle", { ...initial, errors: ctx.errors }] },
};
class Machine {
  #state: State = "idle";
  #context: Context = initial;
  readonly history: State[] = ["idle"];
  private listeners = new Set<(from: State, to: State) => void>();
  get state() { return this.#state; }
  get context() { return this.#context; }
  send(ev: Event): boolean {
    const handler = machine[this.#state][ev.type];
    if (!handler) return false;
    const from = this.#state;
    [this.#state, this.#context] = handler(this.#context, ev);
    this.history.push(this.#state);
    for (const l of this.listeners) l(from, this.#state);
    return true;
  }
  subscribe(f: (from: State, to: State) => void): () => boolean { this.listeners.add(f); return () => this.listeners.delete(f); }
}
const m = new Machine();
const log: string[] = [];
const off = m.subscribe((a, b) => log.push(`${a}->${b}`));
console.log(m.send({ type: "ok", data: [] }), m.send({ type: "fetch", url: "/a" }), m.send({ type: "ok", data: ["x", "y"] }));
console.log(m.state, m.context, m.history);
console.log(off(), off(), m.send({ type: "fetch", url: "/b" }), m.send({ type: "error", reason: new Error("net") }), m.send({ type: "reset" }));
console.log(log, m.context, m.history.join(" "));
interface Events { open: [id: number]; message: [from: string, text: string]; close: [] }
class Emitter<E extends { [K in keyof E]: unknown[] }> {
  private handlers: { [K in keyof E]?: ((...args: E[K]) => void)[] } = {};
  on<K extends keyof E>(name: K, f: (...args: E[K]) => void): this { (this.handlers[name] ??= []).push(f); return this; }
  once<K extends keyof E>(name: K, f: (...args: E[K]) => void): this {
    const wrapped = (...args: E[K]) => { this.off(name, wrapped); f(...args); };
    return this.on(name, wrapped);
  }
  off<K extends keyof E>(name: K, f: (...args: E[K]) => void): void { this.handlers[name] = this.handlers[name]?.filter((h) => h !== f); }
  emit<K extends keyof E>(name: K, ...args: E[K]): number { const hs = [...(this.handlers[name] ?? [])]; hs.forEach((h) => h(...args)); return hs.length; }
}
const em = new Emitter<Events>();
em.on("open", (id) => console.log("open", id + 1)).once("message", (from, text) => console.log(`${from}: ${text}`)).on("close", () => console.log("closed"));
console.log(em.emit("open", 41), em.emit("message", "ann", "hi"), em.emit("message", "bob", "lost"), em.emit("close"));
type Action = { type: "add"; item: string; qty?: number } | { type: "remove"; item: string } | { type: "clear" };
type Cart = Readonly<Record<string, number>>;
const reducer = (cart: Cart, a: Action): Cart => {
  switch (a.type) {
    case "add": return { ...cart, [a.item]: (cart[a.item] ?? 0) + (a.qty ?? 1) };
    case "remove": { const { [a.item]: _, ...rest } = cart; return rest; }
    case "clear": return {};
  }
};
const actions: Action[] = [{ type: "add", item: "pen" }, { type: "add", item: "ink", qty: 3 }, { type: "add", item: "pen", qty: 4 }, { type: "remove", item: "ink" }];
console.log(actions.reduce(reducer, {}), actions.reduce<Cart[]>((all, a) => [...all, reducer(all[all.length - 1] ?? {}, a)], []).length);
function createStore<S, A>(reduce: (s: S, a: A) => S, state: S) {
  const subs: Array<(s: S) => void> = [];
  return { get state() { return state; }, dispatch(a: A) { state = reduce(state, a); for (const s of subs) s(state); return a; }, subscribe: (f: (s: S) => void) => void subs.push(f) };
}
const store = createStore(reducer, {} as Cart);
store.subscribe((s) => console.log("now", Object.keys(s).length));
console.log(store.dispatch(actions[1]), store.state, store.subscribe(() => {}));
const light = { green: "yellow", yellow: "red", red: "green" } as const satisfies Record<string, string>;
let l: keyof typeof light = "green"; const seen: string[] = [];
do { seen.push(l); l = light[l]; } while (l !== "green");
console.log(seen);
