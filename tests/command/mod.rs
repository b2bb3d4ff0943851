//! The command `dyntype`.

use std::io;
use std::path::Path;
use std::process::Command;

use crate::suite::{Outcome, execute};

/// Longest time that a program may take.
const TIMEOUT: &str = "120s";

/// Compiles and runs a program; gives what it did, and its standard error.
pub fn run(source: &Path, arguments: &[String], input: &[u8]) -> io::Result<(Outcome, String)> {
    execute(command(&[]).arg(source), arguments, input)
}

/// The same with its dynamic objects in the host.
#[allow(dead_code, reason = "not every test asks")]
pub fn run_hosted(
    source: &Path,
    arguments: &[String],
    input: &[u8],
) -> io::Result<(Outcome, String)> {
    let choices = ["--objects", "host"];
    execute(command(&choices).arg(source), arguments, input)
}

fn command(choices: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyntype"));
    command.args(["run", "--timeout", TIMEOUT]).args(choices);
    command
}
