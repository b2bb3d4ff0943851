//! `dyntype run --invoke NAME`: calling one exported function of a program.
//!
//! The program does the work: a module compiled for it exports, for each function `name` that its
//! entry exports, a function `invoke:name` without parameters. It runs the modules, takes the
//! process's arguments, converts them to the types of the parameters, calls, waits for a promise and
//! prints the result.

use std::path::Path;

use wasmtime::Module;

use crate::Failure;

/// What the names of the wrappers begin with.
const PREFIX: &str = "invoke:";

/// The export that calls `function`.
pub fn entry_point(function: &str, file: &Path, module: &Module) -> Result<String, Failure> {
    let wanted = format!("{PREFIX}{function}");
    if module.get_export(&wanted).is_some() {
        return Ok(wanted);
    }
    let known: Vec<&str> = module
        .exports()
        .filter_map(|export| export.name().strip_prefix(PREFIX))
        .collect();
    let file = file.display();
    Err(Failure::usage(if known.is_empty() {
        format!("'{file}' exports no function that could be called")
    } else {
        format!(
            "'{file}' exports no function '{function}'; there are: {}",
            known.join(", ")
        )
    }))
}
