// The part of Node's module fs that a command-line program needs.
import {
  __i64, __load32, __store32, __strLen, __kind, __wasi_fd_read, __wasi_fd_close, __wasi_fd_prestat_get, __wasi_fd_prestat_dir_name,
  __wasi_path_open, __unboxF64, __trunc,
} from "./intrinsics";
import { strSlice, strHasAt, strEq } from "./string";
import { flushOutput, writeString, IO_START, IO_END, IO_CELLS } from "./main";
import { Utf8Decoder, loadUtf8, storeUtf8 } from "./utf8";
import { rtToString } from "./operator";
import { rtGet, rtSet } from "./dynamic";
import { Error, TypeError } from "./error";

// Which part of a path is left below a directory that was passed to the program; the directory's descriptor.
let directory: i32 = -1;
let relative: string = "";

function stripped(path: string): string {
  let s: string = path;
  while (strHasAt(s, "./", 0)) s = strSlice(s, 2, __strLen(s));
  while (strHasAt(s, "/", 0)) s = strSlice(s, 1, __strLen(s));
  return __strLen(s) === 0 ? "." : s;
}

function resolve(path: string): void {
  directory = -1;
  let best: i32 = -1;
  let fd: i32 = 3;
  const absolute: boolean = strHasAt(path, "/", 0);
  while (__wasi_fd_prestat_get(fd, IO_CELLS) === 0) {
    const n: i32 = __load32(IO_CELLS + 4);
    if (n < IO_END - IO_START && __wasi_fd_prestat_dir_name(fd, IO_START, n) === 0) {
      const name: string = loadUtf8(IO_START, n);
      const m: i32 = __strLen(name);
      let fits: boolean = false;
      let rest: string = path;
      if (absolute) {
        fits = strHasAt(path, name, 0) && (m === __strLen(path) || strHasAt(name, "/", m - 1) || strHasAt(path, "/", m));
        if (fits) rest = strSlice(path, m, __strLen(path));
      } else fits = strEq(name, ".") || strEq(name, "/") || strEq(name, "") || best < 0;
      if (fits && m > best) {
        best = m;
        directory = fd;
        relative = stripped(rest);
      }
    }
    fd = fd + 1;
  }
}

function fail(code: i32, path: string): void {
  let name: string = "EIO";
  let text: string = "i/o error";
  let number: number = -5;
  if (code === 44) {
    name = "ENOENT";
    text = "no such file or directory";
    number = -2;
  } else if (code === 2 || code === 63 || code === 76) {
    name = "EACCES";
    text = "permission denied";
    number = -13;
  } else if (code === 31) {
    name = "EISDIR";
    text = "illegal operation on a directory";
    number = -21;
  } else if (code === 54) {
    name = "ENOTDIR";
    text = "not a directory";
    number = -20;
  }
  const e: any = new Error(name + ": " + text + ", open '" + path + "'") as any;
  rtSet(e, "errno", number as any);
  rtSet(e, "code", name as any);
  rtSet(e, "syscall", "open");
  rtSet(e, "path", path as any);
  throw e;
}

// Opens a file: 0 for reading, 1 for writing, 2 for appending. A negative result is an error code.
function open(path: string, mode: i32): i32 {
  flushOutput();
  resolve(path);
  if (directory < 0) return -44;
  const n: i32 = storeUtf8(relative, IO_START, IO_END);
  let flags: i32 = 0;
  let rights: i32 = 0x200006;
  if (mode === 1) flags = 9;
  if (mode === 2) flags = 1;
  if (mode > 0) rights = 0x400044;
  const code: i32 = __wasi_path_open(directory, 1, IO_START, n, flags, __i64(rights), 0n, mode === 2 ? 1 : 0, IO_CELLS);
  if (code !== 0) return 0 - code;
  return __load32(IO_CELLS);
}

function readAll(fd: i32, path: string): string {
  const d: Utf8Decoder = new Utf8Decoder(4096);
  while (true) {
    __store32(IO_CELLS, IO_START);
    __store32(IO_CELLS + 4, IO_END - IO_START);
    __store32(IO_CELLS + 8, 0);
    const code: i32 = __wasi_fd_read(fd, IO_CELLS, 1, IO_CELLS + 8);
    if (code === 6) continue;
    if (code !== 0) {
      if (fd > 2) __wasi_fd_close(fd);
      fail(code, path);
    }
    const n: i32 = __load32(IO_CELLS + 8);
    if (n === 0) break;
    d.memory(IO_START, n);
  }
  return d.done();
}

function pathText(path: any): string {
  if (__kind(path) === 4) return path as string;
  if (__kind(path) > 6) {
    const p: any = rtGet(path, "pathname");
    if (__kind(p) === 4) return p as string;
  }
  throw new TypeError("The \"path\" argument must be of type string or an instance of Buffer or URL. Received " + rtToString(path));
}

/** The text of a file, or of a descriptor: 0 is the standard input. It is always decoded as UTF-8. */
export function readFileSync(path: any, options?: any): string {
  flushOutput();
  if (__kind(path) === 3) return readAll(__trunc(__unboxF64(path)), "");
  const name: string = pathText(path);
  if (strEq(name, "/dev/stdin")) return readAll(0, name);
  const fd: i32 = open(name, 0);
  if (fd < 0) fail(0 - fd, name);
  const text: string = readAll(fd, name);
  __wasi_fd_close(fd);
  return text;
}

function writeTo(path: any, data: any, mode: i32): void {
  const text: string = rtToString(data);
  if (__kind(path) === 3) {
    writeString(__trunc(__unboxF64(path)), text);
    return;
  }
  const name: string = pathText(path);
  if (strEq(name, "/dev/stdout")) {
    writeString(1, text);
    return;
  }
  if (strEq(name, "/dev/stderr")) {
    writeString(2, text);
    return;
  }
  const fd: i32 = open(name, mode);
  if (fd < 0) fail(0 - fd, name);
  writeString(fd, text);
  flushOutput();
  __wasi_fd_close(fd);
}

/** Replaces the content of a file. */
export function writeFileSync(path: any, data: any, options?: any): void {
  let mode: i32 = 1;
  if (__kind(options) > 6) {
    const flag: any = rtGet(options, "flag");
    if (__kind(flag) === 4 && strHasAt(flag as string, "a", 0)) mode = 2;
  }
  writeTo(path, data, mode);
}

/** Appends to a file. */
export function appendFileSync(path: any, data: any, options?: any): void {
  writeTo(path, data, 2);
}

/** Writes to a descriptor. */
export function writeSync(fd: number, data: any): number {
  const text: string = rtToString(data);
  writeString(__trunc(fd), text);
  return text.length;
}

/** Whether a file can be opened. */
export function existsSync(path: any): boolean {
  if (__kind(path) !== 4) return false;
  const fd: i32 = open(path as string, 0);
  if (fd < 0) return false;
  __wasi_fd_close(fd);
  return true;
}
