// A layered configuration loader: JSON text becomes any, is checked by a schema, and comes out typed.
// Mixes dynamic values, Map and Date.

type Problem = { path: string; message: string };

class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly problems: Problem[]) {
    super(`${problems.length} problem${problems.length === 1 ? "" : "s"} in the configuration`);
  }
}

/** A check takes anything and gives a T, or records problems. */
type Check<T> = (value: any, path: string, problems: Problem[]) => T;

const fail = (path: string, message: string, problems: Problem[]): any => {
  problems.push({ path: path || "(root)", message });
  return undefined;
};

const describe = (v: any): string => (v === null ? "null" : Array.isArray(v) ? "array" : typeof v);

const string =
  (options?: { oneOf?: readonly string[] }): Check<string> =>
  (v, path, ps) => {
    if (typeof v !== "string") return fail(path, `expected string, got ${describe(v)}`, ps);
    if (options?.oneOf && !options.oneOf.includes(v)) return fail(path, `'${v}' is none of ${options.oneOf.join(", ")}`, ps);
    return v;
  };

const number =
  ({ min = -Infinity, max = Infinity, integer = false }: { min?: number; max?: number; integer?: boolean } = {}): Check<number> =>
  (v, path, ps) => {
    if (typeof v !== "number") return fail(path, `expected number, got ${describe(v)}`, ps);
    if (v < min || v > max) return fail(path, `${v} is not in ${min}..${max}`, ps);
    if (integer && !Number.isInteger(v)) return fail(path, `${v} is not whole`, ps);
    return v;
  };

const boolean: Check<boolean> = (v, path, ps) => (typeof v === "boolean" ? v : fail(path, `expected boolean, got ${describe(v)}`, ps));

const date: Check<Date> = (v, path, ps) => {
  const d = new Date(v);
  return typeof v === "string" && !Number.isNaN(d.getTime()) ? d : fail(path, `not a date: ${JSON.stringify(v)}`, ps);
};

const array =
  <T>(item: Check<T>): Check<T[]> =>
  (v, path, ps) =>
    Array.isArray(v) ? v.map((x, i) => item(x, `${path}[${i}]`, ps)) : fail(path, `expected array, got ${describe(v)}`, ps);

const map =
  <T>(item: Check<T>): Check<Map<string, T>> =>
  (v, path, ps) => {
    if (describe(v) !== "object") return fail(path, `expected object, got ${describe(v)}`, ps);
    return new Map(Object.keys(v).map((k): [string, T] => [k, item(v[k], `${path}.${k}`, ps)]));
  };

const optional =
  <T>(inner: Check<T>, fallback: T): Check<T> =>
  (v, path, ps) =>
    v === undefined ? fallback : inner(v, path, ps);

type Shape<T> = { [K in keyof T]: Check<T[K]> };

function object<T extends object>(shape: Shape<T>): Check<T> {
  return (v, path, ps) => {
    if (describe(v) !== "object") return fail(path, `expected object, got ${describe(v)}`, ps);
    const out: any = {};
    const prefix = path === "" ? "" : path + ".";
    for (const key in shape) out[key] = shape[key](v[key], prefix + key, ps);
    for (const key of Object.keys(v)) if (!(key in shape)) fail(prefix + key, "unknown key", ps);
    return out as T;
  };
}

interface Server {
  host: string;
  port: number;
  tls: boolean;
}

interface Config {
  name: string;
  mode: string;
  servers: Server[];
  limits: Map<string, number>;
  features: Map<string, boolean>;
  expires: Date;
}

const schema = object<Config>({
  name: string(),
  mode: string({ oneOf: ["dev", "test", "prod"] }),
  servers: array(object<Server>({ host: string(), port: number({ min: 1, max: 65535, integer: true }), tls: optional(boolean, false) })),
  limits: map(number({ min: 0 })),
  features: optional(map(boolean), new Map<string, boolean>()),
  expires: date,
});

function isPlain(v: any): boolean {
  return typeof v === "object" && v !== null && !Array.isArray(v);
}

/** Later layers win; objects merge, everything else is replaced; null removes. */
function merge(base: any, over: any): any {
  if (!isPlain(base) || !isPlain(over)) return over;
  const out: any = { ...base };
  for (const [k, v] of Object.entries(over)) {
    if (v === null) delete out[k];
    else out[k] = k in out ? merge(out[k], v) : v;
  }
  return out;
}

/** Replaces ${name} in every string by the variable's value. */
function substitute(v: any, vars: Record<string, string>): any {
  if (typeof v === "string") {
    let out = v;
    for (const [k, x] of Object.entries(vars)) out = out.split("${" + k + "}").join(x);
    return out;
  }
  if (Array.isArray(v)) return v.map((x) => substitute(x, vars));
  if (isPlain(v)) return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, substitute(x, vars)]));
  return v;
}

/** `a.b.0.c=value` from the command line; the value is JSON if it parses, else a string. */
function override(target: any, assignment: string): void {
  const eq = assignment.indexOf("=");
  if (eq < 0) throw new SyntaxError(`missing '=' in ${assignment}`);
  const keys = assignment.slice(0, eq).split(".");
  let value: unknown = assignment.slice(eq + 1);
  try {
    value = JSON.parse(value as string);
  } catch {
    // a plain string
  }
  const last = keys.pop()!;
  let at = target;
  for (const k of keys) at = at[k] ??= {};
  at[last] = value;
}

function load(layers: string[], vars: Record<string, string>, overrides: string[] = []): Config {
  const merged = layers.map((l) => JSON.parse(l)).reduce(merge, {});
  for (const o of overrides) override(merged, o);
  const problems: Problem[] = [];
  const config = schema(substitute(merged, vars), "", problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

const DEFAULTS = `{
  "name": "\${app}", "mode": "dev",
  "servers": [{ "host": "localhost", "port": 8080 }],
  "limits": { "memory": 256, "threads": 2 },
  "expires": "2030-01-01T00:00:00Z"
}`;
const PRODUCTION = `{
  "mode": "prod",
  "servers": [{ "host": "\${region}.example.org", "port": 443, "tls": true }, { "host": "backup.example.org", "port": 444 }],
  "limits": { "memory": 4096, "threads": null, "files": 1e4 },
  "features": { "beta": false, "fast": true }
}`;

function show(title: string, f: () => Config): void {
  console.log(`== ${title}`);
  try {
    const c = f();
    console.log(c);
    const [first] = c.servers;
    console.log(`${c.name} (${c.mode}): ${first.tls ? "https" : "http"}://${first.host}:${first.port}, until ${c.expires.toISOString().slice(0, 10)}`);
    console.log("total of limits:", [...c.limits.values()].reduce((a, b) => a + b, 0), "features on:", [...c.features].filter(([, on]) => on).map(([k]) => k));
  } catch (e) {
    if (!(e instanceof ConfigError)) {
      console.log("not loaded:", (e as Error).name);
      return;
    }
    console.log(e.message);
    for (const { path, message } of e.problems) console.log(`  ${path}: ${message}`);
  }
}

const vars = { app: "shop", region: "eu-1" };
show("defaults", () => load([DEFAULTS], vars));
show("production", () => load([DEFAULTS, PRODUCTION], vars));
show("overrides", () => load([DEFAULTS], vars, ["servers.0.port=9000", "limits.cpu=1.5", "name=renamed", "features.x=true"]));
show("problems", () =>
  load([DEFAULTS, `{"mode":"party","servers":[{"host":5,"port":70000},{"port":1.5,"extra":1}],"limits":[1],"expires":"never","colour":"red","name":null}`], vars),
);
show("not JSON", () => load([DEFAULTS, "{oops"], vars));
show("bad override", () => load([DEFAULTS], vars, ["nothing"]));
