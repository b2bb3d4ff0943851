// The functions of the interface, a group an interface of the WIT files. Values are decoded and
// encoded by the guest that is given (`Guest` in dyntype.mjs); the semantics are JavaScript's own.

import { isError, isObject } from "./inspect.mjs";

/** The version of the interface. */
export const VERSION = "0.1.0";

/** The module name of an interface. */
export const module = (name) => `wasi:dyntype/${name}@${VERSION}`;

/** Kinds of a value, as numbered in `types.wit`. */
export const kinds = Object.freeze({
  undefined: 0, null: 1, boolean: 2, number: 3, string: 4,
  symbol: 5, bigint: 6, object: 7, function: 8, array: 9,
});

function describe(v) {
  if (v === undefined || v === null) return String(v);
  return typeof v === "object" ? "an object" : `a ${typeof v}`;
}

const shown = (v) => (isObject(v) || typeof v === "symbol" ? typeof v : String(v));

function expect(v, type) {
  if (typeof v !== type) throw new TypeError(`the value is ${describe(v)}, not a ${type}`);
  return v;
}

function toObject(v) {
  if (v === undefined || v === null) throw new TypeError("Cannot convert undefined or null to object");
  return Object(v);
}

function get(object, key) {
  if (object === undefined || object === null) {
    throw new TypeError(`Cannot read properties of ${object} (reading '${String(key)}')`);
  }
  return object[key];
}

function set(object, key, value) {
  if (object === undefined || object === null) {
    throw new TypeError(`Cannot set properties of ${object} (setting '${String(key)}')`);
  }
  // Modules are strict: what cannot be written throws.
  object[key] = value;
}

const has = (object, key) => key in toObject(object);
const remove = (object, key) => Reflect.deleteProperty(toObject(object), key);

function define(object, key, descriptor, attributes) {
  if (!isObject(object)) throw new TypeError("a property can be defined only on an object");
  descriptor.enumerable = (attributes & 2) !== 0;
  descriptor.configurable = (attributes & 4) !== 0;
  Object.defineProperty(object, key, descriptor);
}

function toPrimitive(v, hint) {
  if (!isObject(v)) return v;
  const exotic = v[Symbol.toPrimitive];
  if (exotic !== undefined && exotic !== null) {
    const result = Reflect.apply(exotic, v, [hint]);
    if (!isObject(result)) return result;
    throw new TypeError("Cannot convert object to primitive value");
  }
  for (const name of hint === "string" ? ["toString", "valueOf"] : ["valueOf", "toString"]) {
    const method = v[name];
    if (typeof method !== "function") continue;
    const result = Reflect.apply(method, v, []);
    if (!isObject(result)) return result;
  }
  throw new TypeError("Cannot convert object to primitive value");
}

/** ECMAScript `ToPropertyKey`. */
export function toPropertyKey(v) {
  const key = toPrimitive(v, "string");
  return typeof key === "symbol" ? key : `${key}`;
}

function kindOf(v) {
  if (v === null) return kinds.null;
  if (typeof v !== "object") return kinds[typeof v];
  try {
    return Array.isArray(v) ? kinds.array : kinds.object;
  } catch {
    return kinds.object; // a revoked proxy
  }
}

function isConstructor(v) {
  if (typeof v !== "function") return false;
  try {
    // A proxy of a constructor is one; the trap keeps the constructor itself from running.
    return Boolean(new (new Proxy(v, { construct: () => ({}) }))());
  } catch {
    return false;
  }
}

function bigint(digits) {
  const text = digits.trim();
  if (!/^([+-]?\d+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(text)) {
    throw new SyntaxError(`'${digits}' is no bigint`);
  }
  return text[0] === "+" ? BigInt(text.slice(1)) : BigInt(text);
}

function symbolMember(name) {
  const symbol = Symbol[name];
  if (typeof symbol !== "symbol") throw new TypeError(`there is no symbol Symbol.${name}`);
  return symbol;
}

function callable(v, text) {
  if (typeof v !== "function") throw new TypeError(`${text} is not a function`);
  return v;
}

function invoke(object, key, args) {
  const method = get(object, key);
  return Reflect.apply(callable(method, `${shown(object)}.${String(key)}`), object, args);
}

function construct(f, args) {
  if (!isConstructor(f)) throw new TypeError(`${shown(f)} is not a constructor`);
  return Reflect.construct(f, args);
}

/** The functions of the interface. */
export function imports(guest, realm) {
  const v = (reference) => guest.lift(reference);
  const out = (value) => guest.lower(value);
  const text = (pointer, count) => guest.text(pointer, count);
  const list = (first, count) => guest.liftList(first, count);
  const { globals } = realm;
  const key = (number) => realm.key(number >>> 0);
  const named = (name) => {
    if (!(name in globals)) throw new ReferenceError(`${name} is not defined`);
    return globals[name];
  };
  const create = (name, args) => {
    const f = named(name);
    if (!isConstructor(f)) throw new TypeError(`${name} is not a constructor`);
    return Reflect.construct(f, args);
  };
  const own = (o, k) => {
    const object = toObject(v(o));
    return Reflect.getOwnPropertyDescriptor(object, toPropertyKey(v(k)));
  };
  // `object[key]` looks at the object before it converts the key.
  const coercible = (o, k, verb, doing) => {
    const object = v(o);
    if (object === undefined || object === null) {
      throw new TypeError(`Cannot ${verb} properties of ${object} (${doing} '${shown(v(k))}')`);
    }
    return [object, toPropertyKey(v(k))];
  };
  const interfaces = {
    construct: {
      "undefined": () => out(undefined),
      "null": () => out(null),
      "new-bool": (b) => b !== 0,
      "new-number": (n) => n,
      "new-string": (p, n) => text(p, n),
      "new-string-units": (p, n) => text(p, n),
      "new-bigint": (p, n) => bigint(text(p, n)),
      "new-bigint-s64": (n) => n,
      "new-symbol": (p, n) => Symbol(text(p, n)),
      "symbol-for": (p, n) => Symbol.for(text(p, n)),
      "well-known-symbol": (p, n) => symbolMember(text(p, n)),
      "new-object": () => ({}),
      "new-object-with-proto": (proto) => Object.create(v(proto)),
      "new-array": (first, n) => list(first, n),
      "new-array-with-length": (n) => new Array(n),
      "new-object-with-class": (p, n, first, count) => out(create(text(p, n), list(first, count))),
    },
    property: {
      "intern": (p, n) => realm.intern(text(p, n)),
      "intern-value": (k) => realm.intern(toPropertyKey(v(k))),
      "get": (o, p, n) => out(get(v(o), text(p, n))),
      "set": (o, p, n, x) => set(v(o), text(p, n), v(x)),
      "has": (o, p, n) => has(v(o), text(p, n)),
      "delete": (o, p, n) => remove(v(o), text(p, n)),
      "define": (o, p, n, x, bits) => define(v(o), text(p, n), { value: v(x), writable: (bits & 1) !== 0 }, bits),
      "get-key": (o, k) => out(get(v(o), key(k))),
      "set-key": (o, k, x) => set(v(o), key(k), v(x)),
      "has-key": (o, k) => has(v(o), key(k)),
      "delete-key": (o, k) => remove(v(o), key(k)),
      "get-index": (o, i) => out(get(v(o), i)),
      "set-index": (o, i, x) => set(v(o), i, v(x)),
      "has-index": (o, i) => has(v(o), i),
      "delete-index": (o, i) => remove(v(o), i),
      "get-value": (o, k) => {
        const [object, name] = coercible(o, k, "read", "reading");
        return out(object[name]);
      },
      "set-value": (o, k, x) => {
        const [object, name] = coercible(o, k, "set", "setting");
        object[name] = v(x);
      },
      "has-value": (o, k) => has(...coercible(o, k, "read", "reading")),
      "delete-value": (o, k) => remove(...coercible(o, k, "delete", "deleting")),
      "define-value": (o, k, x, bits) => define(v(o), toPropertyKey(v(k)), { value: v(x), writable: (bits & 1) !== 0 }, bits),
      "define-accessor": (o, k, getter, setter, bits) => {
        const [get, set] = [v(getter), v(setter)];
        for (const f of [get, set]) if (f !== undefined) callable(f, "a getter or setter");
        define(v(o), toPropertyKey(v(k)), { get, set }, bits);
      },
      "get-own": (o, k) => out(own(o, k)),
      "get-own-attributes": (o, k) => {
        const p = own(o, k);
        return p === undefined ? 0 : 8 | (p.writable ? 1 : 0) | (p.enumerable ? 2 : 0) | (p.configurable ? 4 : 0);
      },
      "own-keys": (o) => guest.lowerList(Reflect.ownKeys(toObject(v(o)))),
      "enumerable-keys": (o) => guest.lowerList(Object.keys(v(o))),
      "get-prototype": (o) => out(Object.getPrototypeOf(v(o))),
      "set-prototype": (o, proto) => void Object.setPrototypeOf(v(o), v(proto)),
      "prevent-extensions": (o) => Reflect.preventExtensions(toObject(v(o))),
      "is-extensible": (o) => Reflect.isExtensible(toObject(v(o))),
      "get-number": (o, p, n) => {
        const name = text(p, n);
        const found = get(v(o), name);
        if (typeof found !== "number") throw new TypeError(`property '${name}' is ${describe(found)}, not a number`);
        return found;
      },
      "set-number": (o, p, n, x) => set(v(o), text(p, n), x),
    },
    convert: {
      "kind-of": (x) => kindOf(v(x)),
      "is-undefined": (x) => v(x) === undefined,
      "is-null": (x) => v(x) === null,
      "is-object": (x) => isObject(v(x)),
      "is-array": (x) => Array.isArray(v(x)),
      "is-callable": (x) => typeof v(x) === "function",
      "is-constructor": (x) => isConstructor(v(x)),
      "to-boolean": (x) => Boolean(v(x)),
      "to-number": (x) => +v(x),
      "to-string": (x) => out(`${v(x)}`),
      "to-primitive": (x, hint) => out(toPrimitive(v(x), ["default", "number", "string"][hint] ?? "default")),
      "to-object": (x) => out(toObject(v(x))),
      "to-property-key": (x) => out(toPropertyKey(v(x))),
      "unbox-number": (x) => expect(v(x), "number"),
      "unbox-bool": (x) => expect(v(x), "boolean"),
      "unbox-bigint-s64": (x) => BigInt.asIntN(64, expect(v(x), "bigint")),
      "string-length": (x) => expect(v(x), "string").length,
      "string-copy": (x, p, start, n) => guest.copy(expect(v(x), "string").substr(start >>> 0, n >>> 0), p),
      "inspect": (x) => out(realm.inspect(v(x))),
    },
    call: {
      "invoke": (o, p, n, first, count) => out(invoke(v(o), text(p, n), list(first, count))),
      "invoke-key": (o, k, first, count) => out(invoke(v(o), key(k), list(first, count))),
      "invoke-value": (o, k, first, count) => out(invoke(v(o), toPropertyKey(v(k)), list(first, count))),
      "call": (f, self, first, count) => {
        const g = v(f);
        return out(Reflect.apply(callable(g, shown(g)), v(self), list(first, count)));
      },
      "construct": (f, first, count) => out(construct(v(f), list(first, count))),
      "global": (p, n) => out(named(text(p, n))),
      "has-global": (p, n) => text(p, n) in globals,
      "global-object": () => out(globals),
    },
    operator: {
      "typeof": (x) => typeof v(x),
      "strict-equals": (a, b) => v(a) === v(b),
      "loose-equals": (a, b) => v(a) == v(b),
      "same-value": (a, b) => Object.is(v(a), v(b)),
      "less": (a, b) => v(a) < v(b),
      "less-equal": (a, b) => v(a) <= v(b),
      "greater": (a, b) => v(a) > v(b),
      "greater-equal": (a, b) => v(a) >= v(b),
      "instance-of": (x, c) => v(x) instanceof v(c),
      "add": (a, b) => out(v(a) + v(b)),
      "subtract": (a, b) => v(a) - v(b),
      "multiply": (a, b) => v(a) * v(b),
      "divide": (a, b) => v(a) / v(b),
      "remainder": (a, b) => v(a) % v(b),
      "power": (a, b) => v(a) ** v(b),
      "bit-and": (a, b) => v(a) & v(b),
      "bit-or": (a, b) => v(a) | v(b),
      "bit-xor": (a, b) => v(a) ^ v(b),
      "shift-left": (a, b) => v(a) << v(b),
      "shift-right": (a, b) => v(a) >> v(b),
      "shift-right-unsigned": (a, b) => v(a) >>> v(b),
      "negate": (x) => -v(x),
      "bit-not": (x) => ~v(x),
    },
    exception: {
      "throw": (x) => {
        throw v(x);
      },
      "throw-error": (p, n, q, m) => {
        throw create(text(p, n), [text(q, m)]);
      },
      "new-error": (p, n, q, m) => out(create(text(p, n), [text(q, m)])),
      "is-error": (x) => isError(v(x)),
    },
    jobs: {
      "enqueue": (f) => void realm.jobs.push(callable(v(f), "a job")),
      "run": () => realm.runJobs(),
      "promise-resolve": (x) => Promise.resolve(v(x)),
      "promise-reject": (x) => Promise.reject(v(x)),
      "promise-then": (p, yes, no) => Promise.prototype.then.call(v(p), v(yes), v(no)),
    },
  };
  const result = {};
  for (const [name, functions] of Object.entries(interfaces)) {
    const guarded = (result[module(name)] = {});
    for (const [f, body] of Object.entries(functions)) {
      guarded[f] = guard(body, guest, realm, UNLIMITED.has(f) ? Infinity : LOOKING.has(name) ? RESERVE : 0);
    }
  }
  result[module("exception")].thrown = realm.tag;
  if (realm.suspending) {
    result[module("jobs")].run = new WebAssembly.Suspending(() =>
      realm.runAllJobs().catch((error) => guest.raise(error)));
  }
  return result;
}

// What cannot fail calls no guest, and what else a handler needs to look at what it has caught has a few
// levels of nesting more: an error that says "too deep" must not be replaced by another while it is looked at.
const UNLIMITED = new Set([
  "undefined", "null", "new-bool", "kind-of", "is-undefined", "is-null", "is-object", "is-callable", "is-constructor",
  "to-boolean", "is-error", "strict-equals", "same-value",
]);
const LOOKING = new Set(["construct", "convert", "exception"]);
const RESERVE = 4;

/** Counts the nesting, and leaves by the errors that the binding asks for. */
function guard(body, guest, realm, reserve) {
  const guarded = (a, b, c, d, e) => {
    if (realm.depth >= realm.limits.depth + reserve) {
      guest.raise(new RangeError("calls between the guest and the host are nested too deeply"));
    }
    if (realm.depth++ === 0) realm.abort = undefined;
    try {
      const result = body(a, b, c, d, e);
      if (realm.abort) throw realm.abort.error;
      return result;
    } catch (error) {
      return guest.raise(error);
    } finally {
      realm.depth--;
    }
  };
  return Object.defineProperty(guarded, "length", { value: body.length });
}
