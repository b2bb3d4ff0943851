// Prints every function that the host has: module, name, number of parameters of the body. The Rust
// test compares them with the WIT files.

import { Realm } from "../dyntype.mjs";

for (const [from, functions] of Object.entries(new Realm().guest().imports)) {
  for (const [name, f] of Object.entries(functions)) {
    if (typeof f === "function") console.log(from, name, f.length);
  }
}
