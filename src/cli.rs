//! The command line's arguments.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Compile TypeScript to WebAssembly, and run it.
#[derive(Debug, Parser)]
#[command(name = "dyntype", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 success, 1 the program failed, 2 it did not compile or the \
                        arguments are wrong. A program's own exit code is passed on."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compile and run a program: .ts, .js (as untyped TypeScript), or .wasm made by `build`
    Run(Run),
    /// Compile a program to a WebAssembly module
    Build(Build),
    /// Report what is wrong with a program, without running it
    Check(Check),
    /// Test a host of dynamic values, function by function
    Conformance(Conformance),
    /// Serve a page on this computer in which programs are edited, compiled and run
    Playground(Playground),
}

/// Choices of compilation that `run` and `build` share.
#[derive(Clone, Copy, Debug, Args)]
pub struct Compilation {
    /// Where objects and arrays of type `any` live: in the host, or in the module
    #[arg(long, value_enum, default_value_t = Objects::Guest, value_name = "WHERE")]
    pub objects: Objects,
    /// Print the module as text, or the compiler's intermediate representation, to standard output
    /// instead
    #[arg(long, value_enum, value_name = "FORM")]
    pub emit: Option<Form>,
    /// Keep the names of locals, types and the runtime library in the module, and the library's
    /// lines, for debuggers and profilers
    #[arg(short = 'g', long)]
    pub debug: bool,
    /// Print how long each stage took to standard error
    #[arg(long, hide = true)]
    pub timings: bool,
}

/// Where dynamic objects live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Objects {
    /// In the host, as in the walk-through of the proposal.
    Host,
    /// In the module.
    Guest,
}

/// A text form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// WebAssembly text.
    Wat,
    /// Intermediate representation.
    Ir,
}

/// Arguments of `dyntype run`.
#[derive(Debug, Args)]
pub struct Run {
    #[command(flatten)]
    pub compilation: Compilation,
    /// Call this exported function with ARGS (numbers, strings, true or false) and print what it
    /// returns
    #[arg(long, value_name = "NAME")]
    pub invoke: Option<String>,
    /// Most memory the program may take, as 64m, 2g, 500k or a number of bytes
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub max_memory: Option<usize>,
    /// Longest time the program may take, as 5s, 200ms, 2m or a number of seconds
    #[arg(long, value_name = "TIME", value_parser = parse_duration)]
    pub timeout: Option<Duration>,
    /// The program
    pub file: PathBuf,
    /// Arguments of the program; options of dyntype are known among them up to `--`
    #[arg(value_name = "ARGS", allow_hyphen_values = true)]
    pub args: Vec<String>,
}

/// Arguments of `dyntype build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub compilation: Compilation,
    /// The module to write
    #[arg(short, long, value_name = "OUT.wasm", required_unless_present = "emit")]
    pub output: Option<PathBuf>,
    /// Export functions by which a host gets what the program exports, and calls it
    #[arg(long)]
    pub exports: bool,
    /// The program
    pub file: PathBuf,
}

/// Arguments of `dyntype check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The program
    pub file: PathBuf,
}

/// Arguments of `dyntype playground`.
#[derive(Debug, Args)]
pub struct Playground {
    /// Port of the loopback interface; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    pub port: u16,
    /// Write the page and its compiled examples into a folder, for any web server, and do not serve
    #[arg(long, value_name = "FOLDER", conflicts_with = "port")]
    pub write: Option<PathBuf>,
}

/// A number of bytes with an optional unit; units are powers of 1024.
fn parse_size(text: &str) -> Result<usize, String> {
    let lower = text.to_ascii_lowercase();
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match lower[digits.len()..]
        .trim_end_matches('b')
        .trim_end_matches('i')
    {
        "" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        _ => return Err("unknown unit; use k, m or g".to_owned()),
    };
    let number: f64 = digits.parse().map_err(|_| "not a size".to_owned())?;
    let bytes = number * f64::from(1u32 << shift);
    if !(1.0..=9e15).contains(&bytes) {
        return Err("out of range".to_owned());
    }
    // In range, so that the conversion only drops a fraction of a byte.
    Ok(bytes as usize)
}

/// A time with an optional unit; seconds without.
fn parse_duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let scale = match &text[digits.len()..] {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err("unknown unit; use ms, s, m or h".to_owned()),
    };
    let number: f64 = digits.parse().map_err(|_| "not a time".to_owned())?;
    match Duration::try_from_secs_f64(number * scale) {
        Ok(time) if !time.is_zero() => Ok(time),
        _ => Err("out of range".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes() {
        assert_eq!(parse_size("64m"), Ok(64 << 20));
        assert_eq!(parse_size("1.5KiB"), Ok(1536));
        assert_eq!(parse_size("100"), Ok(100));
        assert!(parse_size("m").is_err());
        assert!(parse_size("0").is_err());
        assert!(parse_size("-1m").is_err());
        assert!(parse_size("1x").is_err());
        assert!(parse_size("inf").is_err());
    }

    #[test]
    fn durations() {
        assert_eq!(parse_duration("200ms"), Ok(Duration::from_millis(200)));
        assert_eq!(parse_duration("1.5"), Ok(Duration::from_millis(1500)));
        assert!(parse_duration("0s").is_err());
        assert!(parse_duration("-1s").is_err());
        assert!(parse_duration("5d").is_err());
        assert!(parse_duration("1e400").is_err());
    }
}

/// Arguments of `conformance`.
#[derive(Debug, Args)]
#[command(
    after_help = "A COMMAND is started with a folder as its last argument. Its `suite.json` lists \
                  the cases: call the export of the module; it must return 0, or trap where `traps` \
                  is true; where `foreign` is true its argument is a reference that is not of the \
                  host. For each case print `pass NUMBER`, `fail NUMBER reason` or `skip NUMBER \
                  reason`.\n\nExit codes: 0 every applicable case passed, 1 otherwise."
)]
pub struct Conformance {
    /// The host: `core` and `component` are the bindings for wasmtime, `minimal` and
    /// `minimal-component` the same without a JavaScript engine, anything else is a command
    #[arg(long, default_value = "core", value_name = "HOST")]
    pub host: String,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text, value_name = "FORMAT")]
    pub format: ReportFormat,
    /// Write the suite into a folder, as scripts and modules, and run nothing
    #[arg(long, value_name = "FOLDER")]
    pub write: Option<PathBuf>,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Counts by level and interface, and what failed.
    Text,
    /// Every case.
    Json,
}
