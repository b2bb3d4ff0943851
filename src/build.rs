//! `dyntype build`, and what `run` and `check` share with it: compiling a file.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use dyntype_compiler::{FileHost, Options, Output};

use crate::cli::{Build, Compilation, Form, Objects};
use crate::{Failure, NOT_COMPILED, diagnostics};

/// Compiles `arguments.file` and writes the module.
pub fn build(arguments: &Build) -> Result<ExitCode, Failure> {
    let callers = match arguments.exports {
        true => Callers::Host,
        false => Callers::None,
    };
    let output = compile(&arguments.file, &arguments.compilation, callers)?;
    if let Some(form) = arguments.compilation.emit {
        emit(&output, form)?;
    }
    if let Some(path) = &arguments.output {
        std::fs::write(path, &output.wasm)
            .map_err(|error| Failure::usage(format!("cannot write {}: {error}", path.display())))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Who calls the functions that a program exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callers {
    /// Nobody.
    None,
    /// The command line.
    CommandLine,
    /// The host.
    Host,
}

/// Compiles a file; what is wrong with it is printed here.
pub fn compile(file: &Path, choices: &Compilation, callers: Callers) -> Result<Output, Failure> {
    let options = Options {
        host_objects: choices.objects == Objects::Host,
        invoke: callers == Callers::CommandLine,
        exports: callers == Callers::Host,
        keep_ir: choices.emit == Some(Form::Ir),
        debug: choices.debug || choices.emit.is_some(),
    };
    let entry = file
        .to_str()
        .ok_or_else(|| Failure::usage("the file's name is not valid UTF-8".to_owned()))?;
    let entry = entry.replace(std::path::MAIN_SEPARATOR, "/");
    let output = dyntype_compiler::compile(&FileHost::new("."), &entry, &options);
    let output = output.map_err(|rejected| {
        diagnostics::print(&rejected.diagnostics, &rejected.sources);
        Failure::Reported(NOT_COMPILED)
    })?;
    if choices.timings {
        for (stage, time) in &output.timings {
            eprintln!("{stage:>10} {:8.2} ms", time.as_secs_f64() * 1e3);
        }
    }
    Ok(output)
}

/// Prints a text form of a compiled program.
pub fn emit(output: &Output, form: Form) -> Result<(), Failure> {
    let text = match form {
        Form::Ir => output.ir.clone().unwrap_or_default(),
        Form::Wat => wasmprinter::print_bytes(&output.wasm)
            .map_err(|error| Failure::internal(format!("the module cannot be printed: {error}")))?,
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::usage(format!("cannot write: {error}"))),
        Ok(()) => Ok(()),
    }
}
