//! `dyntype conformance`: the conformance suite on a host.

use std::io::{self, Write};
use std::process::ExitCode;

use dyntype::conformance::{self, Binding, Format, Host};

use crate::cli::{Conformance, ReportFormat};
use crate::{FAILED, Failure};

/// Runs the suite, or writes it.
pub fn suite(arguments: &Conformance) -> Result<ExitCode, Failure> {
    let failure = |error: conformance::Error| match error {
        conformance::Error::Suite(_) => Failure::internal(error.to_string()),
        conformance::Error::Host(_) => Failure::usage(error.to_string()),
    };
    if let Some(folder) = &arguments.write {
        let count = conformance::write(folder).map_err(failure)?;
        eprintln!("{count} cases are in '{}'", folder.display());
        return Ok(ExitCode::SUCCESS);
    }
    let host = match arguments.host.as_str() {
        "core" => Host::Wasmtime(Binding::Core),
        "component" => Host::Wasmtime(Binding::Component),
        "minimal" => Host::Minimal(Binding::Core),
        "minimal-component" => Host::Minimal(Binding::Component),
        command => Host::Command(command),
    };
    let report = conformance::run(host).map_err(failure)?;
    let format = match arguments.format {
        ReportFormat::Text => Format::Text,
        ReportFormat::Json => Format::Json,
    };
    // The reader of a pipe may have seen enough; the exit code says the rest.
    let _ = io::stdout()
        .lock()
        .write_all(report.render(format).as_bytes());
    Ok(match report.passed() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FAILED),
    })
}
