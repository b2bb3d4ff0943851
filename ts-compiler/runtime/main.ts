// Buffered output. Standard output and standard error share one buffer, so that
// what a program writes to both appears in the order of its calls.
import {
  __load32, __store8, __store32, __strLen, __wasi_fd_write, __wasi_proc_exit, __f64,
} from "./intrinsics";
import { strUnits } from "./string";

/** First byte of the area that input, arguments and paths may use after a flush. */
export const IO_START: i32 = 2048;
/** End of that area. */
export const IO_END: i32 = 65536;
/** Where results of system calls and vectors of buffers go. */
export const IO_CELLS: i32 = 1024;

// A write starts with room for one character at least.
const FULL: i32 = 65520;

let target: i32 = 1;
let end: i32 = 2048;
let exitCode: i32 = 0;
/** Tells listeners that the program ends. */
let onExit: ((code: number) => void) | null = null;
let exitTold: boolean = false;

/** Has listeners told when the program ends. */
export function setExitHook(hook: (code: number) => void): void {
  onExit = hook;
}

/** The exit code used when the program ends by itself. */
export function setExitCode(code: i32): void {
  exitCode = code;
}

/** The exit code set so far. */
export function currentExitCode(): i32 {
  return exitCode;
}

/** Writes what is buffered. */
export function flushOutput(): void {
  let at: i32 = IO_START;
  while (at < end) {
    __store32(IO_CELLS, at);
    __store32(IO_CELLS + 4, end - at);
    __store32(IO_CELLS + 8, 0);
    const code: i32 = __wasi_fd_write(target, IO_CELLS, 1, IO_CELLS + 8);
    // 6 is "try again"; any other error means that nobody reads the output any more.
    if (code !== 0 && code !== 6) break;
    at = at + __load32(IO_CELLS + 8);
  }
  end = IO_START;
}

function selectTarget(fd: i32): void {
  if (fd === target) return;
  flushOutput();
  target = fd;
}

/** Appends one byte to the output. */
export function writeByte(fd: i32, byte: i32): void {
  selectTarget(fd);
  if (end >= FULL) flushOutput();
  __store8(end, byte);
  end = end + 1;
}

/** Appends a string as UTF-8; unpaired surrogates become U+FFFD. */
export function writeString(fd: i32, s: string): void {
  selectTarget(fd);
  const n: i32 = __strLen(s);
  if (n === 0) return;
  const u: RawU16 = strUnits(s);
  let i: i32 = 0;
  let at: i32 = end;
  while (i < n) {
    if (at >= FULL) {
      end = at;
      flushOutput();
      at = end;
    }
    let c: i32 = u[i];
    i = i + 1;
    if (c < 128) {
      __store8(at, c);
      at = at + 1;
      continue;
    }
    if (c < 2048) {
      __store8(at, 192 | (c >> 6));
      __store8(at + 1, 128 | (c & 63));
      at = at + 2;
      continue;
    }
    if ((c & 0xF800) === 0xD800) {
      let low: i32 = 0;
      if (i < n) low = u[i];
      if (c < 0xDC00 && (low & 0xFC00) === 0xDC00) {
        c = 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
        i = i + 1;
        __store8(at, 240 | (c >> 18));
        __store8(at + 1, 128 | ((c >> 12) & 63));
        __store8(at + 2, 128 | ((c >> 6) & 63));
        __store8(at + 3, 128 | (c & 63));
        at = at + 4;
        continue;
      }
      c = 0xFFFD;
    }
    __store8(at, 224 | (c >> 12));
    __store8(at + 1, 128 | ((c >> 6) & 63));
    __store8(at + 2, 128 | (c & 63));
    at = at + 3;
  }
  end = at;
}

/** Writes a line. */
export function writeLine(fd: i32, s: string): void {
  writeString(fd, s);
  writeByte(fd, 10);
}

/** Ends the process. */
export function exitProcess(code: i32): void {
  flushOutput();
  __wasi_proc_exit(code);
}

/** Ends the process after its listeners were told, who may change the code. */
export function leave(code: i32): void {
  exitCode = code;
  tellExit();
  exitProcess(exitCode);
}

/** Ends the process over a failure when somebody listens for its end. */
export function tellFailure(): void {
  if (onExit !== null) leave(1);
}

function tellExit(): void {
  if (onExit === null || exitTold) return;
  exitTold = true;
  onExit(__f64(exitCode));
}

/** The end of the program: everything is written, and an exit code that was set is used. */
export function rtExit(): void {
  tellExit();
  flushOutput();
  if (exitCode !== 0) __wasi_proc_exit(exitCode);
}
