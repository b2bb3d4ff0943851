// Evaluation of modules that await or are imported late (ECMAScript 16.2.1.5), and namespace objects.
import { __f64, __kind, __rawAny } from "./intrinsics";
import { Promise, nothing, promiseOf, subscribe } from "./promise";
import { rtSet } from "./dynamic";
import { rtCall } from "./invocation";
import { rtNewObject, rtNewObjectWithProto } from "./definition";
import { DynObject, Accessor, WRITABLE, ENUMERABLE, ACCESSOR, LIVE, MODULE } from "./dynobject";
import { keyText } from "./property";
import { Symbol } from "./symbol";
import { Error, TypeError } from "./error";
import { runUntil, setImmediate } from "./jobs";
import { process } from "./process";

const LINKED: i32 = 0;
const EVALUATING: i32 = 1;
const WAITING: i32 = 2;
const EVALUATED: i32 = 3;

/** A module as its evaluation sees it. */
class ModuleRecord {
  body: any;
  awaits: boolean;
  dependencies: ModuleRecord[];
  status: i32;
  failed: boolean;
  error: any;
  /** Place in the depth-first search, and the least place that it leads back to. */
  index: number;
  ancestor: number;
  /** The module by which its cycle was entered. */
  root: ModuleRecord | null;
  promise: Promise<any> | null;
  /** When it began to wait; 0 never, -1 no longer. */
  order: number;
  /** Dependencies that have not finished. */
  pending: number;
  parents: ModuleRecord[];

  constructor(body: any, awaits: boolean) {
    this.body = body;
    this.awaits = awaits;
    this.dependencies = [];
    this.status = LINKED;
    this.failed = false;
    this.error = undefined;
    this.index = 0;
    this.ancestor = 0;
    this.root = null;
    this.promise = null;
    this.order = 0;
    this.pending = 0;
    this.parents = [];
  }

  run(): any {
    return rtCall(this.body, undefined, __rawAny(0));
  }

  cycleRoot(): ModuleRecord {
    const root: ModuleRecord | null = this.root;
    return root === null ? this : root;
  }

  fail(error: any): void {
    this.failed = true;
    this.error = error;
    this.status = EVALUATED;
    this.order = -1;
  }

  finish(): void {
    this.order = -1;
    this.status = EVALUATED;
    const promise: Promise<any> | null = this.promise;
    if (promise !== null) promise._resolve(undefined);
  }
}

const records: ModuleRecord[] = [];
const indices: number[] = [];
let lastOrder: number = 0;

function recordOf(id: i32): ModuleRecord {
  return records[indices.indexOf(__f64(id))];
}

/** Makes the record of a module. */
export function addModule(id: i32, body: any, awaits: i32): void {
  indices.push(__f64(id));
  records.push(new ModuleRecord(body, awaits !== 0));
}

/** A module runs after another. */
export function addDependency(id: i32, on: i32): void {
  recordOf(id).dependencies.push(recordOf(on));
}

/** Evaluates the program's first module and all that it waits for. */
export function evaluateEntry(id: i32): void {
  const promise: Promise<any> = evaluate(recordOf(id));
  if (promise._status === 2) {
    promise._handled = true;
    throw promise._value;
  }
  runUntil(promise as any);
}

function evaluate(asked: ModuleRecord): Promise<any> {
  const module: ModuleRecord = asked.status >= WAITING ? asked.cycleRoot() : asked;
  const known: Promise<any> | null = module.promise;
  if (known !== null) return known;
  const promise: Promise<any> = new Promise<any>(nothing);
  module.promise = promise;
  const stack: ModuleRecord[] = [];
  try {
    visit(module, stack, 0);
    if (module.order <= 0) promise._resolve(undefined);
  } catch (e) {
    for (let i: number = 0; i < stack.length; i = i + 1) {
      stack[i].fail(e);
      stack[i].root = module;
    }
    promise._reject(e);
  }
  return promise;
}

function visit(module: ModuleRecord, stack: ModuleRecord[], at: number): number {
  if (module.status >= WAITING) {
    if (module.failed) throw module.error;
    return at;
  }
  if (module.status === EVALUATING) return at;
  module.status = EVALUATING;
  module.index = at;
  module.ancestor = at;
  let next: number = at + 1;
  stack.push(module);
  for (let i: number = 0; i < module.dependencies.length; i = i + 1) {
    let needed: ModuleRecord = module.dependencies[i];
    next = visit(needed, stack, next);
    if (needed.status === EVALUATING) {
      if (needed.ancestor < module.ancestor) module.ancestor = needed.ancestor;
    } else {
      needed = needed.cycleRoot();
      if (needed.failed) throw needed.error;
    }
    if (needed.order > 0) {
      module.pending = module.pending + 1;
      needed.parents.push(module);
    }
  }
  if (module.pending > 0 || module.awaits) {
    lastOrder = lastOrder + 1;
    module.order = lastOrder;
    if (module.pending === 0) start(module);
  } else {
    module.run();
  }
  if (module.ancestor === module.index) {
    while (true) {
      const member: ModuleRecord = stack.pop() as ModuleRecord;
      if (member.status === EVALUATING) member.status = member.order === 0 ? EVALUATED : WAITING;
      member.root = module;
      if (member === module) break;
    }
  }
  return next;
}

function start(module: ModuleRecord): void {
  const promise: Promise<any> = promiseOf(module.run());
  subscribe(promise, (value: any): void => fulfilled(module), (error: any): void => rejected(module, error));
}

function fulfilled(module: ModuleRecord): void {
  if (module.status === EVALUATED) return;
  module.finish();
  const ready: ModuleRecord[] = [];
  gather(module, ready);
  ready.sort((a: ModuleRecord, b: ModuleRecord): number => a.order - b.order);
  for (let i: number = 0; i < ready.length; i = i + 1) {
    const next: ModuleRecord = ready[i];
    if (next.status === EVALUATED) continue;
    if (next.awaits) {
      start(next);
      continue;
    }
    let done: boolean = false;
    try {
      next.run();
      done = true;
    } catch (e) {
      rejected(next, e);
    }
    if (done) next.finish();
  }
}

// Modules that wait for nothing more once this one has finished.
function gather(module: ModuleRecord, ready: ModuleRecord[]): void {
  for (let i: number = 0; i < module.parents.length; i = i + 1) {
    const parent: ModuleRecord = module.parents[i];
    if (ready.indexOf(parent) >= 0 || parent.cycleRoot().failed) continue;
    parent.pending = parent.pending - 1;
    if (parent.pending === 0) {
      ready.push(parent);
      if (!parent.awaits) gather(parent, ready);
    }
  }
}

function rejected(module: ModuleRecord, error: any): void {
  if (module.status === EVALUATED) return;
  module.fail(error);
  for (let i: number = 0; i < module.parents.length; i = i + 1) rejected(module.parents[i], error);
  const promise: Promise<any> | null = module.promise;
  if (promise !== null) promise._reject(error);
}

/** `import()`: a promise of the namespace object that `make` makes. A module of the library needs no evaluation. */
export function importModule(id: i32, make: any): any {
  const result: Promise<any> = new Promise<any>(nothing);
  const done = (value: any): void => result._resolve(rtCall(make, undefined, __rawAny(0)));
  if (id < 0) {
    subscribe(promiseOf(undefined), done, done);
    return result as any;
  }
  const module: ModuleRecord = recordOf(id);
  const begin = (): void => {
    subscribe(evaluate(module), done, (error: any): void => result._reject(error));
  };
  // What is not loaded yet takes its time.
  if (module.status === LINKED) setImmediate(begin as any);
  else subscribe(promiseOf(undefined), begin as any, begin as any);
  return result as any;
}

/** `import()` of a module that there is not. */
export function importMissing(specifier: string, importer: string): any {
  const result: Promise<any> = new Promise<any>(nothing);
  const error: any = new Error("Cannot find module '" + specifier + "' imported from " + importer) as any;
  rtSet(error, "code", "ERR_MODULE_NOT_FOUND" as any);
  result._reject(error);
  return result as any;
}

/** A namespace object, still without exports. */
export function newNamespace(): any {
  const o: DynObject = new DynObject(null);
  o.level = MODULE;
  return o as any;
}

/** An export: read through a getter, never written. */
export function defineExport(o: any, key: any, getter: any): void {
  const refuse = (value: any): void => {
    throw new TypeError("Cannot assign to read only property '" + keyText(key) + "' of object '[object Module]'");
  };
  (o as DynObject).put(key, new Accessor(getter, refuse as any) as any, WRITABLE | ENUMERABLE | ACCESSOR | LIVE);
}

/** No more exports follow. */
export function closeNamespace(o: any): void {
  const d: DynObject = o as DynObject;
  d.put(Symbol.toStringTag as any, "Module" as any, 0);
  d.extensible = false;
}

/** `import.meta`; the program's own path is that of its arguments, which the other modules are relative to. */
export function importMeta(path: string, entry: string): any {
  const meta: any = rtNewObjectWithProto(null);
  let full: string = path;
  const started: string = process.argv.length > 1 ? process.argv[1] : entry;
  if (!full.startsWith("/") && started.endsWith(entry)) full = started.slice(0, started.length - entry.length) + path;
  const at: number = full.lastIndexOf("/");
  rtSet(meta, "dirname", (at > 0 ? full.slice(0, at) : at === 0 ? "/" : ".") as any);
  rtSet(meta, "filename", full as any);
  rtSet(meta, "url", ("file://" + full) as any);
  return meta;
}
