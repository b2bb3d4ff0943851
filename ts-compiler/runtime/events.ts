// Node's module events.
import { __kind } from "./intrinsics";
import { rtCall } from "./invocation";
import { rtStrictEq } from "./operator";
import { inspectValue } from "./inspect";
import { Error, TypeError } from "./error";
import { Map } from "./map";
import { Promise } from "./promise";
import { describeObject } from "./dynamic";

/** A function that waits for an event. */
class Listener {
  call: any;
  once: boolean;
  constructor(call: any, once: boolean) {
    this.call = call;
    this.once = once;
  }
}

/** Calls functions by the names of events. */
export class EventEmitter<T = any> {
  static defaultMaxListeners: number = 10;
  static errorMonitor: symbol = Symbol("events.errorMonitor");

  static once(emitter: any, event: any): Promise<any[]> {
    return once(emitter, event);
  }

  #listeners: Map<any, Listener[]> = new Map<any, Listener[]>();
  #limit: number = -1;

  #add(event: any, call: any, once: boolean, first: boolean): void {
    if (__kind(call) !== 8) {
      throw new TypeError('The "listener" argument must be of type function. Received ' + describeObject(call));
    }
    if (this.#listeners.has("newListener" as any)) this.emit("newListener", event, call);
    const known: Listener[] | undefined = this.#listeners.get(event);
    const entry: Listener = new Listener(call, once);
    // A list is never changed in place: it may be the one that is being called.
    if (known === undefined) this.#listeners.set(event, [entry]);
    else this.#listeners.set(event, first ? [entry].concat(known) : known.concat([entry]));
  }

  on(event: any, listener: (...args: any[]) => void): this {
    this.#add(event, listener, false, false);
    return this;
  }
  addListener(event: any, listener: (...args: any[]) => void): this {
    return this.on(event, listener);
  }
  prependListener(event: any, listener: (...args: any[]) => void): this {
    this.#add(event, listener, false, true);
    return this;
  }
  once(event: any, listener: (...args: any[]) => void): this {
    this.#add(event, listener, true, false);
    return this;
  }
  prependOnceListener(event: any, listener: (...args: any[]) => void): this {
    this.#add(event, listener, true, true);
    return this;
  }

  off(event: any, listener: (...args: any[]) => void): this {
    const known: Listener[] | undefined = this.#listeners.get(event);
    if (known === undefined) return this;
    let at: number = known.length - 1;
    while (at >= 0 && !rtStrictEq(known[at].call, listener as any)) at = at - 1;
    if (at < 0) return this;
    if (known.length === 1) this.#listeners.delete(event);
    else this.#listeners.set(event, known.slice(0, at).concat(known.slice(at + 1)));
    if (this.#listeners.has("removeListener" as any)) this.emit("removeListener", event, listener);
    return this;
  }
  removeListener(event: any, listener: (...args: any[]) => void): this {
    return this.off(event, listener);
  }
  removeAllListeners(event?: any): this {
    if (__kind(event) === 0) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }

  emit(event: any, ...args: any[]): boolean {
    const known: Listener[] | undefined = this.#listeners.get(event);
    if (known === undefined) {
      if (event === "error") {
        const error: any = args[0];
        if (error instanceof Error) throw error;
        throw new Error("Unhandled error. (" + inspectValue(error) + ")");
      }
      return false;
    }
    for (let i: number = 0; i < known.length; i = i + 1) {
      const entry: Listener = known[i];
      if (entry.once) this.off(event, entry.call);
      const call: any = entry.call;
      call.apply(this, args);
    }
    return true;
  }

  listenerCount(event: any): number {
    const known: Listener[] | undefined = this.#listeners.get(event);
    return known === undefined ? 0 : known.length;
  }
  listeners(event: any): any[] {
    const known: Listener[] | undefined = this.#listeners.get(event);
    return known === undefined ? [] : known.map((entry: Listener): any => entry.call);
  }
  rawListeners(event: any): any[] {
    return this.listeners(event);
  }
  eventNames(): any[] {
    return Array.from(this.#listeners.keys());
  }
  setMaxListeners(n: number): this {
    this.#limit = n;
    return this;
  }
  getMaxListeners(): number {
    return this.#limit < 0 ? EventEmitter.defaultMaxListeners : this.#limit;
  }
}

export { EventEmitter as default };

/** A promise of the arguments of the next event. */
export function once(emitter: any, event: any): Promise<any[]> {
  return new Promise<any[]>((resolve: (value: any) => void, reject: (reason?: any) => void): void => {
    const failed = (error: any): void => reject(error);
    const done = (...args: any[]): void => {
      if (event !== "error") emitter.removeListener("error", failed);
      resolve(args);
    };
    emitter.once(event, done);
    if (event !== "error") emitter.once("error", failed);
  });
}
