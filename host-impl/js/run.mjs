#!/usr/bin/env node
// Runs a compiled program in Node.js: `node run.mjs app.wasm [args]`.

import { readFileSync, readSync, statSync, writeSync } from "node:fs";
import { inspect } from "node:util";
import { setFlagsFromString } from "node:v8";
import process from "node:process";
import { Realm, instantiate, missing } from "./dyntype.mjs";
import { Exit, Wasi } from "./wasi.mjs";

/** The program failed; it cannot be run. */
const FAILED = 1, NOT_RUN = 2;

function fail(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(NOT_RUN);
}

/** Writes all of the bytes; a pipe may take a part, or ask to wait. */
function write(fd, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if (error.code === "EPIPE") throw new Exit(FAILED);
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function read(bytes) {
  if (bytes.length === 0) return 0;
  try {
    return readSync(0, bytes, 0, bytes.length, null);
  } catch (error) {
    if (error.code === "EOF") return 0;
    if (error.code !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return read(bytes);
  }
}

/** The bytes of a file below one of the folders that the program may read. */
function open(folder, name) {
  const path = folder === "/" ? `/${name}` : name;
  try {
    return statSync(path).isDirectory() ? "folder" : readFileSync(path);
  } catch {
    return undefined;
  }
}

async function main([file, ...args]) {
  if (!file) fail("no program; use: node run.mjs app.wasm [args]");
  // Engines that have it and keep it behind a flag.
  if (missing()) setFlagsFromString("--experimental-wasm-exnref");
  const lacking = missing();
  if (lacking) fail(`Node.js ${process.version} has no ${lacking}; version 22 or newer has`);
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    fail(`cannot read '${file}': ${error.message}`);
  }
  const wasi = new Wasi({
    args: [file, ...args],
    env: process.env,
    stdin: read,
    stdout: (bytes) => write(1, bytes),
    stderr: (bytes) => write(2, bytes),
    open,
    folders: [".", "/"],
  });
  let instance;
  try {
    ({ instance } = await instantiate(bytes, wasi.imports, new Realm({ inspect })));
  } catch (error) {
    fail(`cannot run '${file}': ${error.message}`);
  }
  wasi.attach(instance);
  if (!instance.exports._start) fail(`cannot run '${file}': it has no entry point ('_start')`);
  try {
    instance.exports._start();
  } catch (error) {
    if (error instanceof Exit) process.exit(error.code);
    instance.exports["dyntype:flush"]?.();
    process.stderr.write(`Uncaught ${error?.stack ?? error}\n`);
    process.exit(FAILED);
  }
}

await main(process.argv.slice(2));
