//! The `dyntype` command: arguments in, exit code out.

mod build;
mod check;
mod cli;
mod diagnostics;
mod http;
mod invoke;
mod limits;
mod playground;
mod run;
mod suite;
mod trap;

use std::process::ExitCode;
use std::thread;

use clap::Parser;

use cli::{Cli, Command};

/// The program ran and failed.
const FAILED: u8 = 1;
/// The program did not compile, or the arguments are wrong.
const NOT_COMPILED: u8 = 2;

/// Why the command did not do what it was asked to.
#[derive(Debug)]
enum Failure {
    /// The user has read it already; only the exit code is left to give.
    Reported(u8),
    /// A message to print, and the exit code.
    Message(u8, String),
}

impl Failure {
    /// Something is wrong with what was asked.
    fn usage(message: String) -> Self {
        Failure::Message(NOT_COMPILED, message)
    }

    /// The program failed.
    fn program(message: String) -> Self {
        Failure::Message(FAILED, message)
    }

    /// A mistake of this compiler, which the user cannot mend.
    fn internal(message: String) -> Self {
        Failure::Message(NOT_COMPILED, format!("{message} (a bug of dyntype)"))
    }
}

fn main() -> ExitCode {
    let arguments = Cli::parse();
    // The compiler walks trees by recursion, and programs recurse deeply: both need more stack
    // than a process begins with.
    let work = move || execute(arguments);
    let worker = thread::Builder::new()
        .stack_size(dyntype_compiler::STACK)
        .spawn(work);
    let result = match worker {
        Ok(worker) => worker.join().unwrap_or(Err(Failure::Reported(101))),
        Err(error) => Err(Failure::usage(format!("no memory for a stack: {error}"))),
    };
    match result {
        Ok(code) => code,
        Err(Failure::Reported(code)) => ExitCode::from(code),
        Err(Failure::Message(code, message)) => {
            eprintln!("error: {message}");
            ExitCode::from(code)
        }
    }
}

fn execute(arguments: Cli) -> Result<ExitCode, Failure> {
    match &arguments.command {
        Command::Run(arguments) => run::run(arguments),
        Command::Build(arguments) => build::build(arguments),
        Command::Check(arguments) => check::check(arguments),
        Command::Conformance(arguments) => suite::suite(arguments),
        Command::Playground(arguments) => playground::playground(arguments),
    }
}
