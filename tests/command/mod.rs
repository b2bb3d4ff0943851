//! The command `dyntype`.

use std::io;
use std::path::Path;
use std::process::Command;

use crate::suite::{Outcome, execute};

/// Longest time that a program may take.
const TIMEOUT: &str = "120s";

/// Compiles and runs a program; gives what it did, and its standard error.
pub fn run(source: &Path, arguments: &[String], input: &[u8]) -> io::Result<(Outcome, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyntype"));
    command.args(["run", "--timeout", TIMEOUT]).arg(source);
    execute(&mut command, arguments, input)
}
