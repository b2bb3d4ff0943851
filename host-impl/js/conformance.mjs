// The conformance suite on this host: `dyntype conformance --write FOLDER` writes the files, and
// `dyntype conformance --host "node host-impl/js/run-conformance.mjs"` runs them.

import { Realm, instantiate } from "./dyntype.mjs";

/** Runs all cases, one after the other; `load` gives a module's bytes, `tell` gets a line a case. */
export async function runCases(cases, load, tell) {
  const modules = new Map();
  for (const entry of cases) {
    if (!modules.has(entry.module)) {
      modules.set(entry.module, WebAssembly.compile(await load(entry.module)));
    }
    tell(`${await verdict(entry, await modules.get(entry.module))}`);
  }
}

async function verdict(entry, compiled) {
  const skip = (reason) => `skip ${entry.case} ${reason}`;
  const fail = (reason) => `fail ${entry.case} ${String(reason).replaceAll("\n", " ")}`;
  const realm = new Realm({ suspending: true });
  if (entry.foreign) return skip("every reference is a value of this engine");
  if (entry.level > realm.level) return skip("promises need an engine that can suspend the guest");
  const { instance } = await instantiate(compiled, {}, realm);
  let run = instance.exports[entry.export];
  if (entry.level === 3) run = WebAssembly.promising(run);
  try {
    const code = await run();
    if (entry.traps) return fail("it was not stopped");
    return code === 0 ? `pass ${entry.case}` : fail(`check ${code} failed`);
  } catch (error) {
    const isTrap = error instanceof WebAssembly.RuntimeError;
    return entry.traps && isTrap ? `pass ${entry.case}` : fail(error);
  }
}
