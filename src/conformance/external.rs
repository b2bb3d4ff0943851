//! Other hosts: the suite as files, and a command that runs them.

use super::core;
use super::guest::Binding;
use super::report::{Report, Row, Verdict, quoted};
use super::{Error, SCRIPTS, folder, units};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A case of the files.
struct Written {
    level: u32,
    interface: String,
    function: String,
    title: String,
}

/// Writes the suite of the core binding: for each function a script `<interface>/<function>.wast`
/// and its module `.wasm`, and `suite.json`, which lists every case with its number, module, export,
/// whether it must trap, and whether it takes a reference that is not of the host. Every other case
/// must return 0.
///
/// # Errors
/// When a file cannot be written or the suite is wrong.
pub fn write(root: &Path) -> Result<usize, Error> {
    Ok(written(root)?.len())
}

fn written(root: &Path) -> Result<Vec<Written>, Error> {
    let unwritten = |error: io::Error| Error::Host(format!("{}: {error}", root.display()));
    let mut cases = Vec::new();
    let mut lines = Vec::new();
    let mut add = |path: &str, export: &str, traps: bool, foreign: bool, case: Written| {
        lines.push(format!(
            "{{\"case\":{},\"module\":{},\"export\":{},\"traps\":{traps},\"foreign\":{foreign},\"level\":{},\"interface\":{},\"function\":{}}}",
            cases.len(),
            quoted(path),
            quoted(export),
            case.level,
            quoted(&case.interface),
            quoted(&case.function)
        ));
        cases.push(case);
    };
    for unit in units(Binding::Core)? {
        let (interface, function) = (&unit.interface, &unit.function);
        let stem = folder(root, interface).map_err(unwritten)?.join(function);
        save(&stem, &unit.text).map_err(unwritten)?;
        for entry in unit.cases {
            let case = Written {
                level: entry.level,
                interface: interface.clone(),
                function: function.clone(),
                title: entry.title.clone(),
            };
            let path = format!("{interface}/{function}.wasm");
            add(&path, &entry.title, entry.traps, entry.foreign, case);
        }
    }
    for (interface, name, text) in SCRIPTS {
        let stem = folder(root, interface).map_err(unwritten)?.join(name);
        save(&stem, text).map_err(unwritten)?;
        for (export, traps) in core::assertions(text)? {
            let (function, title) = export.split_once(": ").unwrap_or((name, &export));
            let case = Written {
                level: 2,
                interface: interface.to_owned(),
                function: function.to_owned(),
                title: title.to_owned(),
            };
            add(
                &format!("{interface}/{name}.wasm"),
                &export,
                traps,
                false,
                case,
            );
        }
    }
    let suite = format!("[\n{}\n]\n", lines.join(",\n"));
    std::fs::write(root.join("suite.json"), suite).map_err(unwritten)?;
    Ok(cases)
}

/// Writes a script and its module.
fn save(stem: &Path, text: &str) -> io::Result<()> {
    std::fs::write(stem.with_extension("wast"), text)?;
    let wasm = core::encoded(text).map_err(|error| io::Error::other(error.to_string()))?;
    std::fs::write(stem.with_extension("wasm"), wasm)
}

/// Runs a command on the files, which are its last argument. It prints for each case a line `pass
/// NUMBER`, `fail NUMBER reason` or `skip NUMBER reason`; what else it prints is ignored. A case
/// that it does not mention has failed.
pub(super) fn run(command: &str) -> Result<Report, Error> {
    let files = Files::new().map_err(|error| Error::Host(error.to_string()))?;
    let cases = written(&files.0)?;
    let mut words = command.split_whitespace();
    let program = words
        .next()
        .ok_or_else(|| Error::Host("the command is empty".to_owned()))?;
    let output = Command::new(program).args(words).arg(&files.0).output();
    let output = output.map_err(|error| Error::Host(format!("{program}: {error}")))?;
    Ok(judged(
        command,
        cases,
        &String::from_utf8_lossy(&output.stdout),
    ))
}

/// What the lines say that a host has printed for the files of [`write()`], however it ran.
///
/// # Errors
/// When the suite is wrong.
pub fn judge(host: &str, lines: &str) -> Result<Report, Error> {
    let files = Files::new().map_err(|error| Error::Host(error.to_string()))?;
    Ok(judged(host, written(&files.0)?, lines))
}

fn judged(host: &str, cases: Vec<Written>, lines: &str) -> Report {
    let mut verdicts = vec![None; cases.len()];
    for line in lines.lines() {
        let mut parts = line.splitn(3, ' ');
        let (Some(word), Some(Ok(number))) = (parts.next(), parts.next().map(str::parse::<usize>))
        else {
            continue;
        };
        let reason = parts.next().unwrap_or_default().to_owned();
        if let Some(place) = verdicts.get_mut(number) {
            *place = match word {
                "pass" => Some(Verdict::Passed),
                "fail" => Some(Verdict::Failed(reason)),
                "skip" => Some(Verdict::Expected(reason)),
                _ => continue,
            };
        }
    }
    let mut report = Report::new(host, Binding::Core.name());
    for (case, verdict) in cases.into_iter().zip(verdicts) {
        let silent = || Verdict::Failed("the host said nothing about it".to_owned());
        report.rows.push(Row {
            level: case.level,
            interface: case.interface,
            function: case.function,
            title: case.title,
            verdict: verdict.unwrap_or_else(silent),
        });
    }
    report
}

/// A temporary folder, removed when dropped.
struct Files(PathBuf);

impl Files {
    fn new() -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("dyntype-conformance-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path)?;
        Ok(Files(path))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
