//! `dyntype check`: everything that compiling finds, and nothing else.

use std::process::ExitCode;

use crate::Failure;
use crate::build::{Callers, compile};
use crate::cli::{Check, Compilation, Objects};

/// Checks `arguments.file`; what is wrong is printed.
pub fn check(arguments: &Check) -> Result<ExitCode, Failure> {
    // The later stages refuse programs too (constructs that are not supported), so they run.
    let choices = Compilation {
        objects: Objects::Guest,
        debug: false,
        emit: None,
        timings: false,
    };
    compile(&arguments.file, &choices, Callers::None)?;
    Ok(ExitCode::SUCCESS)
}
