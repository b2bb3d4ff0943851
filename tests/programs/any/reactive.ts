// A reactive form library: typed models wrapped by untyped proxies, computed values and watchers.
type Watcher = (path: string, now: any, before: any) => void;
const RAW = Symbol("raw");
function reactive(root: any, watch: Watcher): any {
  const known = new WeakMap<object, any>();
  const wrap = (o: any, path: string): any => {
    if (o === null || typeof o !== "object") return o;
    const found = known.get(o);
    if (found) return found;
    const p: any = new Proxy(o, {
      get(t: any, k: any, r: any) {
        if (k === RAW) return t;
        const v = Reflect.get(t, k, t instanceof Map ? t : r);
        if (typeof v === "function" && (t instanceof Map || t instanceof Date)) return v.bind(t);
        return wrap(v, path ? path + "." + String(k) : String(k));
      },
      set(t: any, k: any, v: any, r: any) {
        const before = t[k];
        const raw = v !== null && typeof v === "object" && v[RAW] ? v[RAW] : v;
        const done = Reflect.set(t, k, raw, r === p ? t : r);
        if (before !== raw) watch(path ? path + "." + String(k) : String(k), raw, before);
        return done;
      },
    });
    known.set(o, p);
    return p;
  };
  return wrap(root, "");
}
class Field<T> {
  error: string | null = null;
  touched = false;
  constructor(public value: T, private readonly rule: (v: T) => string | null) {}
  validate(): boolean { this.error = this.rule(this.value); this.touched = true; return this.error === null; }
}
class Form {
  name = new Field<string>("", (v) => (v.length < 2 ? "too short" : null));
  age = new Field<number>(0, (v) => (Number.isInteger(v) && v >= 18 ? null : "must be 18 or more"));
  emails: string[] = [];
  meta: Record<string, unknown> = {};
  get valid(): boolean { return this.name.validate() && this.age.validate(); }
}
const events: string[] = [];
const form = new Form();
const view = reactive(form, (path, now, before) => { events.push(`${path}: ${JSON.stringify(before)} -> ${path === "meta.self" ? "itself" : JSON.stringify(now)}`); });
view.name.value = "Al";
view.age.value = 17;
console.log(view.valid, form.age.error, form.name.error, view.name === view.name, view.name !== form.name);
view.age.value = 18;
view.age.value = 18;
view.emails.push("a@b.c");
view.emails[1] = "d@e.f";
view.meta.seen = new Date(0);
view.meta.tags = new Map([["k", 1]]);
console.log(view.valid, view.meta.seen.getTime(), view.meta.tags.get("k"), form.emails.length);
view.meta.self = view;
console.log(form.meta.self === form, view.meta.self === view, view instanceof Form, Object.keys(view.meta).join());
console.log(events.join("\n"));
const bound: any = {};
for (const key of ["name", "age"] as const) Object.defineProperty(bound, key, { get: () => view[key].value, set: (v: any) => { view[key].value = v; }, enumerable: true });
events.length = 0;
bound.name = "Bob";
Object.assign(bound, { age: 40 });
console.log(JSON.stringify(bound), form.name.value, form.age.value + 1, events.join(" | "));
try { bound.age = "old"; } catch (e: any) { console.log(e instanceof TypeError); }
console.log(Object.entries(form).map(([k, v]: any) => `${k}:${v instanceof Field ? v.value : Array.isArray(v) ? v.length : typeof v}`).join());
