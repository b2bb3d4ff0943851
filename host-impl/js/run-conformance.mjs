// Runs the conformance suite, whose folder is the last argument, and prints a line a case.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process, { argv } from "node:process";
import { runCases } from "./conformance.mjs";

// Cases make promises that are rejected, and nothing of it.
process.on("unhandledRejection", () => {});
const folder = argv.at(-1);
const cases = JSON.parse(await readFile(join(folder, "suite.json"), "utf8"));
await runCases(cases, (module) => readFile(join(folder, module)), console.log);
