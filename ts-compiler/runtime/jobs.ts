// The job queue, timers, and the loop that runs them until nothing is left.
import { __wasi_clock_time_get, __wasi_poll_oneoff, __load64, __i64ToF64, __store8, __store16, __store32, __store64, __f64ToI64, __f64, __rawAny } from "./intrinsics";
import { arrArgs } from "./array";
import { Promise, Reaction, reportUnhandled } from "./promise";
import { rtTypeof, describeObject } from "./dynamic";
import { rtCall } from "./invocation";
import { rtToNumber } from "./operator";
import { flushOutput } from "./main";
import { Math } from "./math";

/** Jobs in order; those before `first` have run. */
let jobs: any[] = [];
let first: number = 0;
/** Calls of `process.nextTick`, which come before jobs. */
let ticks: Timer[] = [];
/** Tells listeners that nothing is pending; whether something is then. */
let onIdle: (() => boolean) | null = null;

/** A call that waits for its time. */
class Timer {
  id: number;
  /** In milliseconds of the clock. */
  due: number;
  /** Milliseconds between calls, -1 for a single one. */
  period: number;
  callback: any;
  args: any[];
  constructor(id: number, due: number, period: number, callback: any, args: any[]) {
    this.id = id;
    this.due = due;
    this.period = period;
    this.callback = callback;
    this.args = args;
  }
}

/** Timers by time, and by age among equals. */
let timers: Timer[] = [];
let lastTimer: number = 0;
/** Callbacks of `setImmediate`. */
let immediates: Timer[] = [];

/** Adds a job. */
export function enqueueJob(job: any): void {
  jobs.push(job);
}

/** Runs jobs until none is left, ticks first. */
export function runJobs(): void {
  do {
    runTicks();
    runMicrotasks();
  } while (ticks.length > 0);
  reportUnhandled();
}

function runTicks(): void {
  while (ticks.length > 0) callTimer(ticks.shift() as Timer);
}

function runMicrotasks(): void {
  while (first < jobs.length) {
    const job: any = jobs[first];
    jobs[first] = undefined;
    first = first + 1;
    if (first > 1024) {
      jobs = jobs.slice(first);
      first = 0;
    }
    if (job instanceof Reaction) (job as Reaction).start();
    else rtCall(job, undefined, __rawAny(0));
  }
  jobs = [];
  first = 0;
}

/** Adds a tick. */
export function enqueueTick(callback: any, args: any[]): void {
  needCallback(callback);
  ticks.push(new Timer(0, 0, -1, callback, args));
}

/** Has listeners told when nothing is pending. */
export function setIdleHook(hook: () => boolean): void {
  onIdle = hook;
}

/** Whether the loop has something to do. */
export function isPending(): boolean {
  return timers.length > 0 || immediates.length > 0 || ticks.length > 0 || first < jobs.length;
}

/** Runs what a program has left pending. A module runs as a job does: the jobs that it made come before its ticks. */
export function startLoop(isModule: i32): void {
  if (isModule !== 0) runMicrotasks();
  runLoop();
}

/** Milliseconds since some time in the past. */
function now(): number {
  __wasi_clock_time_get(1, 1000, 1024);
  return __i64ToF64(__load64(1024)) / 1000000;
}

function sleep(milliseconds: number): void {
  flushOutput();
  // One subscription to the monotonic clock: see `subscription` in WASI preview 1.
  let at: i32 = 1024;
  while (at < 1024 + 128) {
    __store32(at, 0);
    at = at + 4;
  }
  __store8(1024 + 8, 0);
  __store32(1024 + 16, 1);
  __store64(1024 + 24, __f64ToI64(milliseconds * 1000000));
  __store64(1024 + 32, 1000);
  __store16(1024 + 40, 0);
  __wasi_poll_oneoff(1024, 1024 + 64, 1, 1024 + 120);
}

function needCallback(callback: any): void {
  if (rtTypeof(callback) === "function") return;
  throw new TypeError('The "callback" argument must be of type function. Received ' + describeObject(callback));
}

export function addTimer(callback: any, delay: any, repeat: boolean, args: any[]): number {
  needCallback(callback);
  let wait: number = rtToNumber(delay);
  if (!(wait >= 1 && wait <= 2147483647)) wait = 1;
  wait = Math.trunc(wait);
  lastTimer = lastTimer + 1;
  insertTimer(new Timer(lastTimer, now() + wait, repeat ? wait : -1, callback, args));
  return lastTimer;
}

function insertTimer(timer: Timer): void {
  let i: number = timers.length;
  timers.push(timer);
  while (i > 0 && timers[i - 1].due > timer.due) {
    timers[i] = timers[i - 1];
    i = i - 1;
  }
  timers[i] = timer;
}

function removeTimer(id: any): void {
  const wanted: number = rtToNumber(id);
  for (let i: number = 0; i < timers.length; i = i + 1) {
    if (timers[i].id === wanted) {
      timers.splice(i, 1);
      return;
    }
  }
  for (let i: number = 0; i < immediates.length; i = i + 1) {
    if (immediates[i].id === wanted) {
      immediates.splice(i, 1);
      return;
    }
  }
}

function callTimer(timer: Timer): void {
  rtCall(timer.callback, undefined, arrArgs(timer.args));
}

/** Runs everything that is pending: jobs, then timers in the order of their times. */
export function runLoop(): void {
  runJobs();
  // In the first round the shortest timers are due, whatever the start took.
  let patience: number = 1;
  while (timers.length > 0 || immediates.length > 0 || (onIdle !== null && onIdle())) {
    // Those that are added meanwhile come in the next round.
    let count: number = immediates.length;
    if (timers.length > 0) {
      const time: number = now();
      const wait: number = timers[0].due - time;
      if (wait > 0 && (count === 0 || wait <= patience)) sleep(wait);
      const limit: number = now();
      while (timers.length > 0 && timers[0].due <= limit) {
        const timer: Timer = timers.shift() as Timer;
        if (timer.period >= 0) {
          timer.due = now() + timer.period;
          insertTimer(timer);
        }
        callTimer(timer);
        runJobs();
      }
    }
    while (count > 0 && immediates.length > 0) {
      count = count - 1;
      callTimer(immediates.shift() as Timer);
      runJobs();
    }
    runJobs();
    patience = 0;
  }
}

/** Runs the loop until a promise is settled: its value, or its reason thrown. */
export function runUntil(value: any): any {
  if (!(value instanceof Promise)) return value;
  const promise: Promise<any> = value as Promise<any>;
  promise._handled = true;
  runLoop();
  if (promise._status === 2) throw promise._value;
  return promise._value;
}

export function setTimeout(callback: any, delay?: any, ...args: any[]): any {
  return addTimer(callback, delay, false, args);
}

export function setInterval(callback: any, delay?: any, ...args: any[]): any {
  return addTimer(callback, delay, true, args);
}

export function setImmediate(callback: any, ...args: any[]): any {
  lastTimer = lastTimer + 1;
  immediates.push(new Timer(lastTimer, 0, -1, callback, args));
  return lastTimer;
}

export function clearTimeout(id?: any): void {
  if (id !== undefined) removeTimer(id);
}

export function clearInterval(id?: any): void {
  if (id !== undefined) removeTimer(id);
}

export function clearImmediate(id?: any): void {
  if (id !== undefined) removeTimer(id);
}

export function queueMicrotask(callback: () => void): void {
  enqueueJob(callback as any);
}
