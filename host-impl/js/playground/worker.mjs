// Runs one program off the page's thread, so that it may block and be stopped.
//
// In: { bytes, args, stdin, env }. Out: { stream, bytes } for what it writes, at last
// { done: { code, error, compile, run } } with times in milliseconds.

import { instantiate } from "../dyntype.mjs";
import { Exit, Wasi } from "../wasi.mjs";

/** Bytes that are sent at a time; a message for each line would be slow. */
const CHUNK = 16384;

class Output {
  #parts = [];
  #size = 0;

  constructor(stream) {
    this.stream = stream;
  }

  write(bytes) {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= CHUNK) this.flush();
  }

  flush() {
    if (this.#size === 0) return;
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    postMessage({ stream: this.stream, bytes });
    this.#parts = [];
    this.#size = 0;
  }
}

async function run({ bytes, args, stdin, env }) {
  const outputs = [new Output("stdout"), new Output("stderr")];
  const flush = () => outputs.forEach((output) => output.flush());
  const wasi = new Wasi({
    args: ["app.wasm", ...args],
    stdin,
    env,
    stdout: (part) => outputs[0].write(part),
    stderr: (part) => outputs[1].write(part),
    wait: (ms) => {
      // What was printed before is seen while the program waits.
      flush();
      Atomics.wait(new Int32Array(waiting), 0, 0, ms);
    },
  });
  const result = { code: 0, error: undefined, compile: 0, run: 0 };
  let started = performance.now();
  try {
    const { instance } = await instantiate(bytes, wasi.imports);
    wasi.attach(instance);
    result.compile = performance.now() - started;
    started = performance.now();
    try {
      instance.exports._start();
    } catch (error) {
      if (!(error instanceof Exit)) {
        instance.exports["dyntype:flush"]?.();
        throw error;
      }
      result.code = error.code;
    }
  } catch (error) {
    result.code = 1;
    result.error = String(error);
  }
  result.run = performance.now() - started;
  flush();
  postMessage({ done: result });
}

// Any buffer does where pages are not isolated: waiting in a worker needs a shared one.
const waiting = typeof SharedArrayBuffer === "function" ? new SharedArrayBuffer(4) : new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;

onmessage = ({ data }) => void run(data);
