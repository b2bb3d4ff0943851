// The events of process: its end, and what nothing caught.
import { __f64 } from "./intrinsics";
import { TypeError, setUncaughtHook } from "./error";
import { setExitHook, currentExitCode, leave } from "./main";
import { arrArgs } from "./array";
import { setIdleHook, isPending, runLoop } from "./jobs";
import { rtCall } from "./invocation";
import { rtTypeof, describeObject } from "./dynamic";
import { rtStrictEq } from "./operator";

/** A function that wants to be told of an event. */
class Listener {
  event: string;
  callback: any;
  once: boolean;
  constructor(event: string, callback: any, once: boolean) {
    this.event = event;
    this.callback = callback;
    this.once = once;
  }
}

/** In the order in which they are told. */
let listeners: Listener[] = [];

/** Adds a listener; one that comes first is told first. */
export function listen(event: string, callback: any, once: boolean, comesFirst: boolean): void {
  if (rtTypeof(callback) !== "function") {
    throw new TypeError('The "listener" argument must be of type function. Received ' + describeObject(callback));
  }
  const listener: Listener = new Listener(event, callback, once);
  if (comesFirst) listeners.unshift(listener);
  else listeners.push(listener);
  setExitHook((code: number): void => {
    emit("exit", [code]);
  });
  setIdleHook(idle);
  setUncaughtHook(uncaught);
}

/** Forgets a listener, the newest if there are several. */
export function unlisten(event: string, callback: any): void {
  for (let i: number = listeners.length - 1; i >= 0; i = i - 1) {
    if (listeners[i].event === event && rtStrictEq(listeners[i].callback, callback)) {
      listeners.splice(i, 1);
      return;
    }
  }
}

/** Forgets the listeners of an event, of all events without one. */
export function unlistenAll(event: string | undefined): void {
  listeners = listeners.filter((listener: Listener): boolean => event !== undefined && listener.event !== event);
}

/** The functions that listen for an event. */
export function listenersOf(event: string): any[] {
  const out: any[] = [];
  for (let i: number = 0; i < listeners.length; i = i + 1) {
    if (listeners[i].event === event) out.push(listeners[i].callback);
  }
  return out;
}

/** Tells an event; whether anybody listens. */
export function emit(event: string, values: any[]): boolean {
  const told: Listener[] = listeners.filter((listener: Listener): boolean => listener.event === event);
  for (let i: number = 0; i < told.length; i = i + 1) {
    if (told[i].once) unlisten(event, told[i].callback);
    rtCall(told[i].callback, undefined, arrArgs(values));
  }
  return told.length > 0;
}

function idle(): boolean {
  if (!emit("beforeExit", [currentCode()])) return false;
  return isPending();
}

function currentCode(): number {
  return __f64(currentExitCode());
}

/** After an exception that listeners were told of the program goes on with what is pending. */
function uncaught(value: any, promise: any): boolean {
  if (promise !== undefined) {
    if (emit("unhandledRejection", [value, promise])) return true;
    return emit("uncaughtException", [value, "unhandledRejection"]);
  }
  let thrown: any = value;
  while (emit("uncaughtException", [thrown, "uncaughtException"])) {
    try {
      runLoop();
    } catch (next) {
      thrown = next;
      continue;
    }
    leave(currentExitCode());
  }
  return false;
}
