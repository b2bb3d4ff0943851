//! Random programs: what they print must be what Node.js prints (boa, where there is no Node).
//!
//! `DYNTYPE_RANDOM=5000 cargo test --test random` makes so many; without it none run, as they take long;
//! `DYNTYPE_RANDOM_SEED=17` begins at another seed. A failure names the seed and shows the smallest
//! program that was found to differ; `DYNTYPE_RANDOM_KEEP=folder` also writes it there, and the whole one.

mod command;
mod generate;
mod oracle;
mod suite;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io, thread};

use libtest_mimic::{Arguments, Failed, Trial};

use generate::tree::{self, Node};
use oracle::boa::Verdict;
use oracle::{JavaScript, boa, node};
use suite::{Folder, Outcome};

/// Programs in a normal run.
const CASES: u64 = 36;
/// Programs that are compiled and run together, each a module.
const BATCH: u64 = 12;
/// Smaller programs to try.
const ATTEMPTS: usize = 400;
/// Bytes of stack for an engine in this process.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let number = |name| {
        env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let asked = number("DYNTYPE_RANDOM");
    let cases = asked.unwrap_or(CASES);
    let first = number("DYNTYPE_RANDOM_SEED").unwrap_or(0);
    let batches = (first..first + cases).step_by(BATCH as usize);
    let trials = batches.map(|start| {
        let seeds: Vec<u64> = (start..(start + BATCH).min(first + cases)).collect();
        Trial::test(format!("random::{start}"), move || batch(&seeds))
            .with_ignored_flag(asked.is_none())
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

/// Runs programs together and, when there is a difference, one by one.
fn batch(seeds: &[u64]) -> Result<(), Failed> {
    let folder = Folder::new("random")?;
    let mut main = String::new();
    fs::write(folder.file("head.ts"), generate::HEAD)?;
    let names: Vec<&str> = generate::HEAD.lines().filter_map(exported).collect();
    for (index, seed) in seeds.iter().enumerate() {
        let text = tree::text(&generate::program(*seed)).replace("@@", &format!("{seed}"));
        let import = format!("import {{ {} }} from './head';\n", names.join(", "));
        fs::write(folder.file(&format!("c{index}.ts")), import + &text)?;
        main += &format!("import './c{index}';\n");
    }
    let entry = folder.file("main.ts");
    fs::write(&entry, main)?;
    if matches!(compare(&entry), Ok(Found::Same)) {
        return Ok(());
    }
    let mut failures = String::new();
    for seed in seeds {
        if let Err(message) = single(*seed) {
            failures += &format!("{message}\n");
        }
    }
    if failures.is_empty() {
        let found = compare(&entry)?;
        failures = format!("seeds {seeds:?} differ, but only together: {found:?}");
    }
    Err(failures.into())
}

/// The name that a line of the head exports.
fn exported(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("export ")?;
    let rest = rest
        .trim_start_matches("function")
        .trim_start_matches("class");
    let rest = rest.trim_start_matches(['*', ' ']);
    rest.split(['<', '(', ' ']).next()
}

/// What became of a program.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    Same,
    /// Of the program, not of the compiler: the generator's mistake.
    Invalid(String),
    /// By the compiler, with the code of the first diagnostic.
    Rejected {
        code: String,
        message: String,
    },
    /// It ended otherwise than by itself.
    Failed {
        code: i32,
        message: String,
    },
    Differs {
        expected: String,
        found: String,
    },
}

impl Found {
    /// Is it the same mistake?
    fn is_like(&self, other: &Found) -> bool {
        match (self, other) {
            (Found::Rejected { code, .. }, Found::Rejected { code: other, .. }) => code == other,
            (Found::Failed { code, .. }, Found::Failed { code: other, .. }) => code == other,
            (Found::Differs { .. }, Found::Differs { .. }) => true,
            _ => false,
        }
    }
}

fn single(seed: u64) -> Result<(), String> {
    let nodes = generate::program(seed);
    let judge = |nodes: &[Node]| -> io::Result<Found> {
        let folder = Folder::new("random")?;
        let entry = folder.file("main.ts");
        fs::write(&entry, whole(nodes))?;
        compare(&entry)
    };
    let found = judge(&nodes).map_err(|error| error.to_string())?;
    if found == Found::Same {
        return Ok(());
    }
    if let Some(folder) = env::var_os("DYNTYPE_RANDOM_KEEP") {
        let _ = fs::write(
            PathBuf::from(folder).join(format!("{seed}.whole.ts")),
            whole(&nodes),
        );
    }
    let smaller = tree::shrink(nodes, ATTEMPTS, &|nodes| {
        judge(nodes).is_ok_and(|other| other.is_like(&found))
    });
    let text = whole(&smaller);
    if let Some(folder) = env::var_os("DYNTYPE_RANDOM_KEEP") {
        let _ = fs::write(PathBuf::from(folder).join(format!("{seed}.ts")), &text);
    }
    let found = judge(&smaller).map_err(|error| error.to_string())?;
    Err(format!(
        "seed {seed}: {found:#?}\n{}",
        &text[generate::HEAD.len()..]
    ))
}

/// A program that stands alone.
fn whole(nodes: &[Node]) -> String {
    generate::HEAD.to_owned() + &tree::text(nodes).replace("@@", "")
}

fn compare(entry: &Path) -> io::Result<Found> {
    let expected = match reference(entry) {
        Ok(Some(outcome)) => outcome,
        Ok(None) => return Ok(Found::Same),
        Err(error) => return Ok(Found::Invalid(error)),
    };
    let expected_text = String::from_utf8_lossy(&expected.stdout).into_owned();
    // Not the program's, but of one that lost a declaration while it was made smaller.
    if expected.code != 0 || expected_text.contains("ReferenceError") {
        return Ok(Found::Invalid(format!("exit code {}", expected.code)));
    }
    let (found, errors) = command::run(entry, &[], &[])?;
    let message = errors.lines().take(12).collect::<Vec<_>>().join("\n");
    Ok(match found.code {
        0 if found == expected => Found::Same,
        2 => Found::Rejected {
            code: message
                .split_whitespace()
                .find(|word| word.starts_with("DT"))
                .unwrap_or("")
                .to_owned(),
            message,
        },
        0 => {
            let found = String::from_utf8_lossy(&found.stdout).into_owned();
            let mut pairs = expected_text.lines().zip(found.lines());
            let (expected, found) = pairs
                .find(|(one, other)| one != other)
                .unwrap_or(("more or less", ""));
            Found::Differs {
                expected: expected.to_owned(),
                found: found.to_owned(),
            }
        }
        code => Found::Failed { code, message },
    })
}

/// What another engine makes of it; nothing when none can tell.
fn reference(entry: &Path) -> Result<Option<Outcome>, String> {
    let program = JavaScript::of(entry)?;
    if node::is_present() {
        let outcome = node::run(&program, &[], &[]).map_err(|error| error.to_string())?;
        return Ok(Some(outcome));
    }
    let engine = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || boa::run(&program))
        .map_err(|error| error.to_string())?;
    match engine.join().map_err(|_| "boa panicked".to_owned())?? {
        Verdict::Done(outcome) => Ok(Some(outcome)),
        Verdict::NotComparable => Ok(None),
    }
}
