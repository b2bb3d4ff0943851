// The core binding of `wasi:dyntype` for any JavaScript engine with WebAssembly garbage collection
// and exceptions. The rules are those of `wit/core-binding.md`; the types are in `dyntype.d.mts`.
//
// A value of the interface is a JavaScript value, so there are no handles, no tables and nothing to
// drop: the engine's collector sees both heaps, and cycles through both are collected.

import { VERSION, imports, kinds, module, toPropertyKey } from "./functions.mjs";
import { inspect, isObject } from "./inspect.mjs";

export { VERSION, inspect, kinds };

const ECMASCRIPT = `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean
  String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ReferenceError
  SyntaxError TypeError URIError SuppressedError JSON Math Intl ArrayBuffer SharedArrayBuffer Atomics
  DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array BigInt Map Set WeakMap
  WeakSet WeakRef FinalizationRegistry Iterator AsyncIterator Proxy Reflect Temporal
  DisposableStack AsyncDisposableStack decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape unescape eval isFinite isNaN`.split(/\s+/);

/** What a program may ask for by name when the embedder says nothing: the language, no platform. */
function languageGlobals() {
  const globals = {};
  const define = (name, value) =>
    Object.defineProperty(globals, name, { value, writable: true, configurable: true, enumerable: false });
  for (const name of ECMASCRIPT) if (name in globalThis) define(name, globalThis[name]);
  define("globalThis", globals);
  return globals;
}

// `(func (export "test") (param externref) (result i32) (ref.test (ref eq) (any.convert_extern …)))`
const TEST_MODULE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x6f, 1, 0x7f, 3, 2, 1, 0, 7, 8, 1, 4, 116, 101,
  115, 116, 0, 0, 10, 11, 1, 9, 0, 0x20, 0, 0xfb, 0x1a, 0xfb, 0x14, 0x6d, 0x0b,
];
let referenceTest;

/** Is it an object of a WebAssembly module? JavaScript alone cannot tell it from a frozen object. */
function isReference(value) {
  referenceTest ??= new WebAssembly.Instance(
    new WebAssembly.Module(new Uint8Array(TEST_MODULE)),
  ).exports.test;
  return referenceTest(value) !== 0;
}

// `try_table` and `throw_ref`: the exceptions of the standard, not those that came before.
const EXCEPTION_MODULE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 15, 1, 13, 0, 0x02, 0x69,
  0x1f, 0x40, 1, 3, 0, 0x0b, 0x0f, 0x0b, 0x0a, 0x0b,
];

/** What the engine lacks for running compiled programs; undefined when it has all. */
export function missing() {
  const valid = (bytes) => WebAssembly.validate(new Uint8Array(bytes));
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (!valid(TEST_MODULE)) return "garbage collection in WebAssembly";
  if (!valid(EXCEPTION_MODULE)) return "exceptions with exnref in WebAssembly";
  return undefined;
}

/** A wrong use of the binding. Like a trap it passes the guest, and no guest catches it. */
function trap(message) {
  throw new WebAssembly.RuntimeError(message);
}

/** The objects that stand for guests' objects, and the other way round. */
const sites = new WeakMap();

// What proxies have as targets: shared, because every operation has a trap that leaves its target
// alone. The function is bound so that it has no `prototype`, which could not be denied.
const target = { object: {}, array: [], function: function () {}.bind() };
delete target.function.length;
delete target.function.name;

const prototypes = { object: Object.prototype, array: Array.prototype, function: Function.prototype };

/** A guest's object, as the traps of its proxy see it. */
class Site {
  constructor(guest, reference, kind) {
    this.guest = guest;
    this.reference = reference;
    this.kind = kind === kinds.function ? "function" : kind === kinds.array ? "array" : "object";
    this.proxy = new Proxy(target[this.kind], this);
    sites.set(this.proxy, this);
  }

  /** Asks the guest; undefined when it does not export the hook. */
  ask(hook, ...args) {
    const { guest } = this;
    return guest.hooks[hook] && guest.enter(guest.hooks[hook], this.reference, ...args.map((v) => guest.lower(v)));
  }

  askWithList(hook, list, ...args) {
    const { guest } = this;
    const count = guest.lowerList(list);
    return guest.enter(guest.hooks[hook], this.reference, ...args.map((v) => guest.lower(v)), 0, count);
  }

  value(hook, ...args) {
    const { guest } = this;
    return guest.hooks[hook] ? guest.lift(this.ask(hook, ...args)) : undefined;
  }

  /** Has the guest the property? */
  owns(key) {
    return (this.ask("has", key) ?? 0) !== 0;
  }

  isLength(key) {
    return this.kind === "array" && key === "length";
  }

  /** The prototype, and whether the guest looks into it by itself. */
  prototype() {
    const own = this.value("prototype");
    return own === null || isObject(own)
      ? { prototype: own, guest: true }
      : { prototype: prototypes[this.kind], guest: false };
  }

  get(_, name, receiver) {
    const key = indexed(name);
    const found = this.value("get", key, receiver);
    // Undefined may mean absent, and then the environment's prototype has its turn: a guest's array
    // has `map` without knowing it.
    if (found !== undefined || this.owns(key)) return found;
    const { prototype, guest } = this.prototype();
    return guest ? undefined : Reflect.get(prototype, name, receiver);
  }

  set(_, name, value, receiver) {
    return (this.ask("set", indexed(name), value, receiver) ?? 0) !== 0;
  }

  has(_, name) {
    if (this.isLength(name) || this.owns(indexed(name))) return true;
    const { prototype, guest } = this.prototype();
    return !guest && Reflect.has(prototype, name);
  }

  deleteProperty(_, name) {
    return !this.isLength(name) && (this.ask("delete", indexed(name)) ?? 1) !== 0;
  }

  ownKeys() {
    const count = this.ask("own-keys") ?? 0;
    const keys = this.guest.liftList(0, count).map(toPropertyKey);
    if (this.kind === "array" && !keys.includes("length")) keys.push("length");
    return keys;
  }

  getOwnPropertyDescriptor(_, name) {
    const key = indexed(name);
    const bits = this.ask("get-own", key) ?? 0;
    const isLength = this.isLength(name);
    if ((bits & 8) === 0 && !isLength) return undefined;
    // A property that the target does not have may not be reported as not configurable.
    return {
      value: this.value("get", key, this.proxy),
      writable: (bits & 1) !== 0 || isLength,
      enumerable: (bits & 2) !== 0 && !isLength,
      configurable: !isLength,
    };
  }

  defineProperty(_, name, descriptor) {
    // There is no hook for accessors; every exotic object may refuse.
    if ("get" in descriptor || "set" in descriptor) return false;
    if (!("value" in descriptor)) return this.owns(indexed(name));
    return this.set(_, name, descriptor.value, this.proxy);
  }

  getPrototypeOf() {
    return this.prototype().prototype;
  }

  setPrototypeOf(_, prototype) {
    // A static object's prototype is fixed; the one it has is no change.
    return this.getPrototypeOf() === prototype;
  }

  isExtensible() {
    return true;
  }

  preventExtensions() {
    return false;
  }

  apply(_, receiver, args) {
    if (!this.guest.hooks.call) throw new TypeError("the guest's function cannot be called");
    return this.guest.lift(this.askWithList("call", args, receiver));
  }

  construct(_, args) {
    if (!this.guest.hooks.construct) throw new TypeError("the guest's function is not a constructor");
    return this.guest.lift(this.askWithList("construct", args));
  }
}

/** A key as the guest gets it: indices are numbers. */
function indexed(name) {
  if (typeof name !== "string" || name.length > 10) return name;
  const number = name >>> 0;
  return String(number) === name && number !== 0xffffffff ? number : name;
}

const HOOKS = ["get", "set", "has", "delete", "own-keys", "get-own", "call", "construct", "class-name", "prototype", "kind"];

/** One instance of a module: its imports, and how values cross its border. */
export class Guest {
  #realm;
  #proxies = new WeakMap();
  #exports;
  #units = new Uint16Array(0);

  constructor(realm) {
    this.#realm = realm;
    this.hooks = {};
    /** The imports of the interface, for `WebAssembly.instantiate`. */
    this.imports = imports(this, realm);
  }

  /** Tells the guest's instance, whose memory, table and hooks the imports need. */
  attach(instance) {
    this.#exports = instance.exports;
    for (const hook of HOOKS) {
      const f = instance.exports[`${module("reflect")}#${hook}`];
      if (typeof f === "function") this.hooks[hook] = f;
    }
    return instance;
  }

  /** The JavaScript value of a reference that comes from the guest. */
  lift(reference) {
    // The two nothings change places: a null reference is `undefined`.
    if (reference === null) return undefined;
    if (reference === undefined) return null;
    if (typeof reference !== "object" || !isReference(reference)) return reference;
    const known = this.#proxies.get(reference);
    if (known !== undefined) return known;
    const kind = this.hooks.kind ? this.enter(this.hooks.kind, reference) : kinds.object;
    // The guest may have shown the object while it was asked.
    const again = this.#proxies.get(reference);
    if (again !== undefined) return again;
    const { proxy } = new Site(this, reference, kind);
    this.#proxies.set(reference, proxy);
    return proxy;
  }

  /** The reference of a JavaScript value that goes to the guest. */
  lower(value) {
    if (value === undefined) return null;
    if (value === null) return undefined;
    if (typeof value === "string") {
      if (value.length > this.#realm.limits.stringUnits) throw new RangeError("the string is longer than the host allows");
      return value;
    }
    if (!isObject(value)) return value;
    const site = sites.get(value);
    return site !== undefined && site.guest === this ? site.reference : value;
  }

  /** The name that a guest gives to the class of its object; undefined for all other values. */
  className(value) {
    return isObject(value) ? sites.get(value)?.value("class-name") : undefined;
  }

  /** Calls a function of the guest; what it throws is thrown as a JavaScript value. */
  enter(f, ...args) {
    const realm = this.#realm;
    // After a trap the guest is not entered again, however hard a built-in tries.
    if (realm.abort) throw realm.abort.error;
    try {
      return f(...args);
    } catch (error) {
      if (error instanceof WebAssembly.Exception && error.is(realm.tag)) throw this.lift(error.getArg(realm.tag, 0));
      if (error instanceof RangeError) throw error; // the engine's stack is used up
      if (realm.depth > 0) realm.abort = { error };
      throw error;
    }
  }

  /** Leaves a host function by an error. */
  raise(error) {
    const { abort, tag } = this.#realm;
    if (abort) throw abort.error;
    if (error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.Exception) throw error;
    throw new WebAssembly.Exception(tag, [this.lower(error)]);
  }

  #table() {
    return this.#exports?.values ?? trap("a guest that passes lists must export the table `values`");
  }

  /** The values of a slice of the table. */
  liftList(first, count) {
    if (count === 0) return [];
    const table = this.#table();
    first >>>= 0;
    count >>>= 0;
    if (first + count > table.length) trap("a list reaches beyond the end of the table `values`");
    const references = [];
    // Lifting may call the guest, which may use the table: all references are read before.
    for (let i = 0; i < count; i++) references.push(table.get(first + i));
    return references.map((reference) => this.lift(reference));
  }

  /** Writes values into the table from slot 0 on. */
  lowerList(values) {
    if (values.length === 0) return 0;
    const table = this.#table();
    if (values.length > table.length) table.grow(values.length - table.length, null);
    values.forEach((value, i) => table.set(i, this.lower(value)));
    return values.length;
  }

  #range(pointer, count) {
    if (pointer % 2 !== 0) trap("a string's pointer must be a multiple of 2");
    const memory = this.#exports?.memory ?? trap("a guest that passes strings must export the memory `memory`");
    if (this.#units.buffer !== memory.buffer) {
      this.#units = new Uint16Array(memory.buffer, 0, memory.buffer.byteLength >>> 1);
    }
    if (pointer / 2 + count > this.#units.length) trap("a string reaches beyond the end of the memory");
    return pointer / 2;
  }

  /** The string at a pointer. */
  text(pointer, count) {
    if (count === 0) return "";
    count >>>= 0;
    if (count > this.#realm.limits.stringUnits) throw new RangeError("the string is longer than the host allows");
    const start = this.#range(pointer >>> 0, count);
    let text = "";
    for (let at = start; at < start + count; at += 4096) {
      text += String.fromCharCode.apply(null, this.#units.subarray(at, Math.min(at + 4096, start + count)));
    }
    return text;
  }

  /** Writes a string to a pointer; how many units. */
  copy(text, pointer) {
    const start = this.#range(pointer >>> 0, text.length);
    for (let i = 0; i < text.length; i++) this.#units[start + i] = text.charCodeAt(i);
    return text.length;
  }
}

/** What the guests of one world share: globals, interned keys, jobs, the exceptions' tag. */
export class Realm {
  #keys = [];
  #numbers = new Map();

  constructor({ globals = languageGlobals(), limits = {}, inspect: show = inspect, suspending = false } = {}) {
    this.globals = globals;
    this.limits = { depth: 256, stringUnits: 1 << 28, keys: 1 << 20, ...limits };
    this.inspect = show;
    this.suspending = suspending && typeof WebAssembly.Suspending === "function";
    this.tag = new WebAssembly.Tag({ parameters: ["externref"] });
    this.jobs = [];
    this.depth = 0;
    this.abort = undefined;
  }

  /** How much of the interface there is: promises need an engine that can suspend the guest. */
  get level() {
    return this.suspending ? 3 : 2;
  }

  /** A guest that is about to be instantiated. */
  guest() {
    return new Guest(this);
  }

  /** The number of a property key. */
  intern(key) {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      if (this.#keys.length >= this.limits.keys) {
        throw new RangeError("more property keys are interned than the host allows");
      }
      number = this.#keys.push(key) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }

  /** The property key of a number. */
  key(number) {
    if (number >= this.#keys.length) throw new TypeError(`${number} is no property key`);
    return this.#keys[number];
  }

  /** Runs the jobs that guests put in. */
  runJobs() {
    while (this.jobs.length > 0) Reflect.apply(this.jobs.shift(), undefined, []);
  }

  /** Runs them and the engine's own, which run when nothing is on its stack. */
  async runAllJobs() {
    do {
      this.runJobs();
      await new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          done();
        };
        port2.postMessage(0);
      });
    } while (this.jobs.length > 0);
  }
}

/** Instantiates a module, given as bytes or compiled, with the interface and `others` as imports. */
export async function instantiate(source, others = {}, realm = new Realm()) {
  const lacking = missing();
  if (lacking) throw new Error(`this JavaScript engine has no ${lacking}; Node.js 24, Chrome 137 and later have`);
  const compiled = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  const guest = realm.guest();
  const instance = await WebAssembly.instantiate(compiled, { ...guest.imports, ...others });
  guest.attach(instance);
  return { instance, guest, module: compiled };
}
