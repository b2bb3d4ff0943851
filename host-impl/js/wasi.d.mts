// Types of `wasi.mjs`.

/** Thrown by `proc_exit`. No guest catches it. */
export class Exit extends Error {
  readonly code: number;
}

export interface WasiOptions {
  /** The program's name and its arguments. */
  args?: string[];
  env?: Record<string, string | undefined>;
  /** What there is to read, or a function that fills a part of the array and tells how much; 0 at the end. */
  stdin?: string | Uint8Array | ((target: Uint8Array) => number);
  stdout?: (bytes: Uint8Array) => void;
  stderr?: (bytes: Uint8Array) => void;
  /** The content of a file below one of the folders. */
  open?: (folder: string, name: string) => Uint8Array | string | "folder" | undefined;
  /** The folders that the program may read; without `open` there are none. */
  folders?: string[];
  /** Waits that many milliseconds. */
  wait?: (ms: number) => void;
}

/** The imports for `wasi_snapshot_preview1`. */
export class Wasi {
  constructor(options?: WasiOptions);
  readonly imports: WebAssembly.Imports;
  /** Tells the instance, whose memory the functions use. */
  attach(instance: WebAssembly.Instance): WebAssembly.Instance;
}
