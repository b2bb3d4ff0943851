// Explicit resource management: what `using` declarations do, and the stacks of resources.
import { __kind } from "./intrinsics";
import { rtGetIndex, rtTypeof } from "./dynamic";
import { rtCall } from "./invocation";
import { __rawAny } from "./intrinsics";
import { Symbol } from "./symbol";
import { Promise, nothing, promiseOf, subscribe } from "./promise";
import { ReferenceError, SuppressedError, TypeError } from "./error";

/** What is to be called for one resource. */
class Resource {
  value: any;
  method: any;
  /** The result is awaited. */
  awaits: boolean;
  constructor(value: any, method: any, awaits: boolean) {
    this.value = value;
    this.method = method;
    this.awaits = awaits;
  }
}

/** The resources of a block or stack, and the error with which it ends. */
class DisposeScope {
  resources: Resource[];
  failed: boolean;
  error: any;

  constructor() {
    this.resources = [];
    this.failed = false;
    this.error = undefined;
  }

  fail(error: any): void {
    this.error = this.failed ? (new SuppressedError(error, this.error, "An error was suppressed during disposal.") as any) : error;
    this.failed = true;
  }

  add(value: any, awaits: boolean): void {
    if (__kind(value) < 2) {
      if (awaits) this.resources.push(new Resource(undefined, undefined, true));
      return;
    }
    if (__kind(value) < 7) throw new TypeError("Using declaration initializer must be an object");
    let method: any = undefined;
    let isAsync: boolean = awaits;
    if (awaits) method = rtGetIndex(value, Symbol.asyncDispose as any);
    if (__kind(method) < 2) {
      method = rtGetIndex(value, Symbol.dispose as any);
      isAsync = false;
    }
    if (rtTypeof(method) !== "function") {
      throw new TypeError("Symbol(Symbol." + (awaits ? "asyncDispose" : "dispose") + ") is not a function");
    }
    // What a synchronous method returns is not waited for.
    if (awaits && !isAsync) {
      const call: any = method;
      method = function (this: any): any {
        rtCall(call, this, __rawAny(0));
        return undefined;
      };
    }
    this.resources.push(new Resource(value, method, awaits));
  }

  close(): void {
    while (this.resources.length > 0) {
      const last: Resource = this.resources.pop() as Resource;
      try {
        rtCall(last.method, last.value, __rawAny(0));
      } catch (e) {
        this.fail(e);
      }
    }
    if (this.failed) throw this.error;
  }

  /** Closes from the last resource on; the promise is kept at the end. */
  closeAsync(promise: Promise<any>): void {
    while (this.resources.length > 0) {
      const last: Resource = this.resources.pop() as Resource;
      let result: any = undefined;
      let done: boolean = false;
      try {
        if (__kind(last.method) !== 0) result = rtCall(last.method, last.value, __rawAny(0));
        done = true;
      } catch (e) {
        this.fail(e);
      }
      if (done && last.awaits) {
        const next = (value: any): void => this.closeAsync(promise);
        const failed = (error: any): void => {
          this.fail(error);
          this.closeAsync(promise);
        };
        subscribe(promiseOf(result), next, failed);
        return;
      }
    }
    if (this.failed) promise._reject(this.error);
    else promise._resolve(undefined);
  }
}

/** A block begins. */
export function openScope(): any {
  return new DisposeScope() as any;
}

/** A resource of the block. */
export function addResource(scope: any, value: any, awaits: i32): void {
  (scope as DisposeScope).add(value, awaits !== 0);
}

/** The block ended with an error. */
export function failScope(scope: any, error: any): void {
  (scope as DisposeScope).fail(error);
}

/** Disposes of the resources of a block; throws what it ended with. */
export function closeScope(scope: any): void {
  (scope as DisposeScope).close();
}

/** The same for `await using`: what is to be awaited. */
export function closeScopeAsync(scope: any): any {
  const promise: Promise<any> = new Promise<any>(nothing);
  (scope as DisposeScope).closeAsync(promise);
  return promise as any;
}

/** What both kinds of stacks have. */
class ResourceStack {
  _scope: DisposeScope;
  _disposed: boolean;

  constructor() {
    this._scope = new DisposeScope();
    this._disposed = false;
  }

  _open(name: string): DisposeScope {
    if (this._disposed) throw new ReferenceError("Cannot " + name + " an already-disposed stack!");
    return this._scope;
  }

  _take(): DisposeScope {
    const scope: DisposeScope = this._scope;
    this._scope = new DisposeScope();
    this._disposed = true;
    return scope;
  }
}

function deferred(call: any, value: any, passes: boolean): any {
  if (rtTypeof(call) !== "function") throw new TypeError("The callback is not a function");
  return (): any => (passes ? call(value) : call());
}

export class DisposableStack {
  #stack: ResourceStack = new ResourceStack();

  get disposed(): boolean {
    return this.#stack._disposed;
  }
  use<T>(value: T): T {
    this.#stack._open("add a disposable value to").add(value, false);
    return value;
  }
  adopt<T>(value: T, onDispose: (value: T) => void): T {
    const scope: DisposeScope = this.#stack._open("adopt a value in");
    scope.resources.push(new Resource(undefined, deferred(onDispose, value, true), false));
    return value;
  }
  defer(onDispose: () => void): void {
    const scope: DisposeScope = this.#stack._open("defer a callback in");
    scope.resources.push(new Resource(undefined, deferred(onDispose, undefined, false), false));
  }
  move(): DisposableStack {
    const scope: DisposeScope = this.#stack._open("move");
    const moved: DisposableStack = new DisposableStack();
    moved.#stack._scope = scope;
    this.#stack._take();
    return moved;
  }
  dispose(): void {
    if (!this.#stack._disposed) this.#stack._take().close();
  }
  [Symbol.dispose](): void {
    this.dispose();
  }
  get [Symbol.toStringTag](): string {
    return "DisposableStack";
  }
}

export class AsyncDisposableStack {
  #stack: ResourceStack = new ResourceStack();

  get disposed(): boolean {
    return this.#stack._disposed;
  }
  use<T>(value: T): T {
    this.#stack._open("add a disposable value to").add(value, true);
    return value;
  }
  adopt<T>(value: T, onDispose: (value: T) => any): T {
    const scope: DisposeScope = this.#stack._open("adopt a value in");
    scope.resources.push(new Resource(undefined, deferred(onDispose, value, true), true));
    return value;
  }
  defer(onDispose: () => any): void {
    const scope: DisposeScope = this.#stack._open("defer a callback in");
    scope.resources.push(new Resource(undefined, deferred(onDispose, undefined, false), true));
  }
  move(): AsyncDisposableStack {
    const scope: DisposeScope = this.#stack._open("move");
    const moved: AsyncDisposableStack = new AsyncDisposableStack();
    moved.#stack._scope = scope;
    this.#stack._take();
    return moved;
  }
  disposeAsync(): Promise<void> {
    const promise: Promise<any> = new Promise<any>(nothing);
    if (this.#stack._disposed) promise._resolve(undefined);
    else this.#stack._take().closeAsync(promise);
    return promise as any;
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.disposeAsync();
  }
  get [Symbol.toStringTag](): string {
    return "AsyncDisposableStack";
  }
}
