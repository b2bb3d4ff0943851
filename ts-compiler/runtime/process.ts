// The objects process and performance.
import {
  __f64, __trunc, __kind, __load8, __load32, __i64uToF64, __i64divu, __i64remu, __wasi_args_sizes_get, __wasi_args_get,
  __wasi_environ_sizes_get, __wasi_environ_get,
} from "./intrinsics";
import { strIndexOf, strSlice } from "./string";
import { flushOutput, writeString, leave, setExitCode, currentExitCode, IO_START, IO_CELLS } from "./main";
import { loadUtf8 } from "./utf8";
import { rtToString, rtToNumber } from "./operator";
import { bigOfI64 } from "./bigint";
import { rtSet } from "./dynamic";
import { rtNewObject } from "./definition";
import { clockNanoseconds, wallClock } from "./clock";
import { toInt32 } from "./number";
import { Error } from "./error";
import { enqueueTick } from "./jobs";
import { listen, unlisten, unlistenAll, listenersOf, emit } from "./lifecycle";

// Tables of strings may be as large as the memory behind the scratch area allows.
const TABLE_END: i32 = 262144;

function stringAt(address: i32): string {
  let end: i32 = address;
  while (end < TABLE_END && __load8(end) !== 0) end = end + 1;
  return loadUtf8(address, end - address);
}

function readArguments(): string[] {
  flushOutput();
  const out: string[] = ["node"];
  if (__wasi_args_sizes_get(IO_CELLS, IO_CELLS + 4) !== 0) return out;
  const n: i32 = __load32(IO_CELLS);
  if (__load32(IO_CELLS + 4) + n * 4 > TABLE_END - IO_START) return out;
  if (__wasi_args_get(IO_START, IO_START + n * 4) !== 0) return out;
  let i: i32 = 0;
  while (i < n) {
    out.push(stringAt(__load32(IO_START + i * 4)));
    i = i + 1;
  }
  return out;
}

function readEnvironment(): any {
  flushOutput();
  const out: any = rtNewObject();
  if (__wasi_environ_sizes_get(IO_CELLS, IO_CELLS + 4) !== 0) return out;
  const n: i32 = __load32(IO_CELLS);
  if (__load32(IO_CELLS + 4) + n * 4 > TABLE_END - IO_START) return out;
  if (__wasi_environ_get(IO_START, IO_START + n * 4) !== 0) return out;
  let i: i32 = 0;
  while (i < n) {
    const entry: string = stringAt(__load32(IO_START + i * 4));
    const at: i32 = strIndexOf(entry, "=", 0);
    if (at > 0) rtSet(out, strSlice(entry, 0, at), entry.slice(__f64(at) + 1) as any);
    i = i + 1;
  }
  return out;
}

/** process.stdout and process.stderr. */
export class WriteStream {
  fd: number;
  isTTY: boolean;
  constructor(fd: number) {
    this.fd = fd;
    this.isTTY = false;
  }
  write(chunk: any, encoding?: any, callback?: any): boolean {
    writeString(__trunc(this.fd), rtToString(chunk));
    return true;
  }
  end(chunk?: any): void {
    if (__kind(chunk) !== 0) writeString(__trunc(this.fd), rtToString(chunk));
  }
  on(event: string, listener: any): WriteStream {
    return this;
  }
  once(event: string, listener: any): WriteStream {
    return this;
  }
}

export interface MemoryUsage {
  rss: number;
  heapTotal: number;
  heapUsed: number;
  external: number;
  arrayBuffers: number;
}

let knownArguments: string[] | null = null;
let knownEnvironment: any = undefined;
let exitCodeSet: boolean = false;
const startTime: number = wallClock();

/** The clock that never goes back; the class itself is the function `process.hrtime`. */
export class hrtime {
  /** Seconds and nanoseconds, since `time` when that is given. */
  static __call(time?: [number, number]): [number, number] {
    const now: i64 = clockNanoseconds(1);
    let s: number = __i64uToF64(__i64divu(now, 1000000000n));
    let n: number = __i64uToF64(__i64remu(now, 1000000000n));
    if (time !== undefined) {
      s = s - time[0];
      n = n - time[1];
      if (n < 0) {
        s = s - 1;
        n = n + 1000000000;
      }
    }
    return [s, n];
  }

  /** Nanoseconds. */
  static bigint(): bigint {
    return bigOfI64(clockNanoseconds(1)) as any as bigint;
  }
}

export class process {
  static readonly stdout: WriteStream = new WriteStream(1);
  static readonly stderr: WriteStream = new WriteStream(2);
  static readonly platform: string = "linux";
  static readonly arch: string = "wasm32";
  static readonly pid: number = 1;
  static readonly version: string = "v20.0.0";

  static get argv(): string[] {
    if (knownArguments === null) knownArguments = readArguments();
    return knownArguments as string[];
  }

  static get env(): any {
    if (__kind(knownEnvironment) === 0) knownEnvironment = readEnvironment();
    return knownEnvironment;
  }

  static get exitCode(): any {
    if (!exitCodeSet) return undefined;
    return __f64(currentExitCode()) as any;
  }

  static set exitCode(code: any) {
    exitCodeSet = __kind(code) !== 0;
    setExitCode(exitCodeSet ? toInt32(rtToNumber(code)) : 0);
  }

  static exit(code?: any): never {
    leave(__kind(code) === 0 ? currentExitCode() : toInt32(rtToNumber(code)));
    throw new Error("process.exit");
  }

  static cwd(): string {
    return "/";
  }

  static uptime(): number {
    return (wallClock() - startTime) / 1000;
  }

  static get hrtime(): typeof hrtime {
    return hrtime;
  }

  static memoryUsage(): MemoryUsage {
    return { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 };
  }

  static nextTick(callback: any, ...args: any[]): void {
    enqueueTick(callback, args);
  }

  static on(event: string, listener: any): any {
    listen(event, listener, false, false);
    return process as any;
  }

  static addListener(event: string, listener: any): any {
    return process.on(event, listener);
  }

  static once(event: string, listener: any): any {
    listen(event, listener, true, false);
    return process as any;
  }

  static prependListener(event: string, listener: any): any {
    listen(event, listener, false, true);
    return process as any;
  }

  static off(event: string, listener: any): any {
    unlisten(event, listener);
    return process as any;
  }

  static removeListener(event: string, listener: any): any {
    return process.off(event, listener);
  }

  static removeAllListeners(event?: string): any {
    unlistenAll(event);
    return process as any;
  }

  static listeners(event: string): any[] {
    return listenersOf(event);
  }

  static listenerCount(event: string): number {
    return listenersOf(event).length;
  }

  static emit(event: string, ...values: any[]): boolean {
    return emit(event, values);
  }
}

export class performance {
  static readonly timeOrigin: number = __i64uToF64(clockNanoseconds(0)) / 1000000;

  static now(): number {
    return wallClock() - startTime;
  }
}

export { process as default };
