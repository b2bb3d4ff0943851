// The part of WASI preview 1 that compiled programs use, for any JavaScript engine: standard
// streams, arguments, environment, clocks, randomness, waiting, exit, and files to be read.

/** Thrown by `proc_exit`. No guest catches it. */
export class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}

const SUCCESS = 0, ACCESS = 2, BADF = 8, INVAL = 28, ISDIR = 31, NOENT = 44, NOSYS = 52;
const CHARACTER_DEVICE = 2, DIRECTORY = 3, REGULAR_FILE = 4;
/** Most bytes that `crypto` gives at a time. */
const RANDOM_CHUNK = 65536;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Waits without running anything else, as a blocking system call does. */
function block(ms) {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  } catch {
    // A page's main thread may not block, and one that is not isolated has no shared memory.
    const end = performance.now() + ms;
    while (performance.now() < end);
  }
}

/**
 * The imports for `wasi_snapshot_preview1`; `attach` the instance before it runs.
 * See `WasiOptions` in `wasi.d.mts`.
 */
export class Wasi {
  #memory;
  #view = new DataView(new ArrayBuffer(0));
  #files = new Map();

  constructor(options = {}) {
    const { args = ["program"], env = {}, stdin, stdout, stderr, open, folders = ["."], wait = block } = options;
    this.args = args.map((text) => encoder.encode(`${text}\0`));
    this.env = Object.entries(env).map(([name, value]) => encoder.encode(`${name}=${value}\0`));
    this.read = typeof stdin === "function" ? stdin : reader(stdin);
    this.write = { 1: stdout ?? (() => {}), 2: stderr ?? (() => {}) };
    this.open = open;
    this.folders = open ? folders.map((name) => encoder.encode(name)) : [];
    this.wait = wait;
    /** The imports, for `WebAssembly.instantiate`. */
    this.imports = { wasi_snapshot_preview1: this.#functions() };
  }

  /** Tells the instance, whose memory the functions use. */
  attach(instance) {
    this.#memory = instance.exports.memory;
    return instance;
  }

  get #data() {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new DataView(this.#memory.buffer);
    return this.#view;
  }

  #bytes(at, length) {
    return new Uint8Array(this.#memory.buffer, at >>> 0, length >>> 0);
  }

  /** The slices of a list of IO vectors. */
  #slices(vectors, count) {
    return Array.from({ length: count }, (_, i) =>
      this.#bytes(this.#data.getUint32(vectors + 8 * i, true), this.#data.getUint32(vectors + 8 * i + 4, true)));
  }

  #sizes(list, count, size) {
    this.#data.setUint32(count, list.length, true);
    this.#data.setUint32(size, list.reduce((sum, bytes) => sum + bytes.length, 0), true);
    return SUCCESS;
  }

  #strings(list, pointers, at) {
    for (const [i, bytes] of list.entries()) {
      this.#data.setUint32(pointers + 4 * i, at, true);
      this.#bytes(at, bytes.length).set(bytes);
      at += bytes.length;
    }
    return SUCCESS;
  }

  #functions() {
    const functions = {
      args_sizes_get: (count, size) => this.#sizes(this.args, count, size),
      args_get: (pointers, at) => this.#strings(this.args, pointers, at),
      environ_sizes_get: (count, size) => this.#sizes(this.env, count, size),
      environ_get: (pointers, at) => this.#strings(this.env, pointers, at),
      proc_exit: (code) => {
        throw new Exit(code >>> 0);
      },
      clock_time_get: (id, _precision, at) => {
        const ms = id === 0 ? Date.now() : performance.now();
        this.#data.setBigUint64(at, BigInt(Math.round(ms * 1e6)), true);
        return SUCCESS;
      },
      clock_res_get: (_id, at) => {
        this.#data.setBigUint64(at, 1000n, true);
        return SUCCESS;
      },
      random_get: (at, length) => {
        for (let done = 0; done < length; done += RANDOM_CHUNK) {
          crypto.getRandomValues(this.#bytes(at + done, Math.min(RANDOM_CHUNK, length - done)));
        }
        return SUCCESS;
      },
      sched_yield: () => SUCCESS,
      fd_write: (fd, vectors, count, written) => {
        const write = this.write[fd];
        if (!write) return BADF;
        let total = 0;
        for (const bytes of this.#slices(vectors, count)) {
          // A copy: the program will use its memory again.
          if (bytes.length > 0) write(bytes.slice());
          total += bytes.length;
        }
        this.#data.setUint32(written, total, true);
        return SUCCESS;
      },
      fd_read: (fd, vectors, count, read) => {
        const source = fd === 0 ? this.read : this.#files.get(fd);
        if (!source) return BADF;
        let total = 0;
        for (const bytes of this.#slices(vectors, count)) {
          const got = source(bytes);
          total += got;
          if (got < bytes.length) break;
        }
        this.#data.setUint32(read, total, true);
        return SUCCESS;
      },
      fd_close: (fd) => (this.#files.delete(fd) ? SUCCESS : BADF),
      fd_fdstat_get: (fd, at) => {
        const type = this.#type(fd);
        if (!type) return BADF;
        this.#bytes(at, 24).fill(0);
        this.#data.setUint8(at, type);
        this.#data.setBigUint64(at + 8, 0x1fffffffn, true);
        return SUCCESS;
      },
      fd_filestat_get: (fd, at) => {
        const type = this.#type(fd);
        if (!type) return BADF;
        this.#bytes(at, 64).fill(0);
        this.#data.setUint8(at + 16, type);
        return SUCCESS;
      },
      fd_prestat_get: (fd, at) => {
        const name = this.folders[fd - 3];
        if (!name) return BADF;
        this.#data.setUint32(at, 0, true);
        this.#data.setUint32(at + 4, name.length, true);
        return SUCCESS;
      },
      fd_prestat_dir_name: (fd, at, length) => {
        const name = this.folders[fd - 3];
        if (!name) return BADF;
        if (length < name.length) return INVAL;
        this.#bytes(at, name.length).set(name);
        return SUCCESS;
      },
      path_open: (fd, _lookup, path, length, flags, rights, _inheriting, _fdflags, at) => {
        const folder = this.folders[fd - 3];
        if (!folder) return BADF;
        // Creating, truncating or writing: there are only files to be read.
        if ((flags & 9) !== 0 || (rights & 0x40n) !== 0n) return ACCESS;
        const name = decoder.decode(this.#bytes(path, length).slice());
        const content = this.open(decoder.decode(folder), name);
        if (content === "folder") return ISDIR;
        if (!content) return NOENT;
        let number = 3 + this.folders.length;
        while (this.#files.has(number)) number++;
        this.#files.set(number, reader(content));
        this.#data.setUint32(at, number, true);
        return SUCCESS;
      },
      poll_oneoff: (subscriptions, events, count, ready) => this.#poll(subscriptions, events, count, ready),
    };
    // What is not here says so, instead of keeping the module from starting.
    return new Proxy(functions, { get: (known, name) => known[name] ?? (() => NOSYS) });
  }

  #type(fd) {
    if (fd >= 0 && fd <= 2) return CHARACTER_DEVICE;
    if (this.#files.has(fd)) return REGULAR_FILE;
    return this.folders[fd - 3] ? DIRECTORY : 0;
  }

  /** Waits for clocks; streams are ready always. */
  #poll(subscriptions, events, count, ready) {
    if (count === 0) return INVAL;
    const data = this.#data;
    const list = Array.from({ length: count }, (_, i) => {
      const at = subscriptions + 48 * i;
      const type = data.getUint8(at + 8);
      let time = 0;
      if (type === 0) {
        const [id, isAbsolute] = [data.getUint32(at + 16, true), data.getUint16(at + 40, true) & 1];
        time = Number(data.getBigUint64(at + 24, true)) / 1e6;
        if (isAbsolute) time -= id === 0 ? Date.now() : performance.now();
      }
      return { user: data.getBigUint64(at, true), type, time };
    });
    const first = Math.min(...list.map((s) => s.time));
    if (first > 0) this.wait(first);
    const due = list.filter((s) => s.time <= Math.max(first, 0));
    for (const [i, { user, type }] of due.entries()) {
      const at = events + 32 * i;
      this.#bytes(at, 32).fill(0);
      data.setBigUint64(at, user, true);
      data.setUint8(at + 10, type);
    }
    data.setUint32(ready, due.length, true);
    return SUCCESS;
  }
}

/** Reads from bytes or text, a part at a time. */
function reader(content = new Uint8Array(0)) {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  let at = 0;
  return (target) => {
    const part = bytes.subarray(at, at + target.length);
    target.set(part);
    at += part.length;
    return part.length;
  };
}
