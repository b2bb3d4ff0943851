//! Every program under `tests/programs` and `examples`, five ways: compiled, compiled with its
//! dynamic objects in the host, compiled with its annotations erased to `any`, in Node.js when there
//! is one, and in boa. Each must print the program's `.out`, byte for byte, and end with the exit
//! code in its `.exit` (0 without).
//!
//! Those with erased annotations take long: only `DYNTYPE_ERASED=1` runs them.
//!
//! `BLESS=1 cargo test --test programs` rewrites `.out` and `.exit` from Node.

mod command;
mod erase;
mod oracle;
mod suite;

use std::path::Path;
use std::process::ExitCode;
use std::{env, thread};

use libtest_mimic::{Arguments, Failed, Trial};

use oracle::boa::Verdict;
use oracle::{JavaScript, boa, node};
use suite::{Case, Folder, same};

/// Bytes of stack for an engine in this process.
const STACK: usize = 256 << 20;
/// Programs that boa must at least be able to check.
const BOA_CHECKS: usize = 40;

/// Programs that boa is known to run otherwise than Node, each with the reason after a colon.
const DIFFERENCES: &str = include_str!("oracle/boa-differences.txt");

/// Programs that print something else without their annotations, each with the reason after a colon.
const TYPED: &str = include_str!("erase/typed.txt");

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = suite::cases();
    let bless = env::var_os("BLESS").is_some_and(|value| value == "1");
    let erases = env::var_os("DYNTYPE_ERASED").is_some_and(|value| value == "1");
    let is_blessed = node::is_blessed();
    let mut trials = Vec::new();
    for case in &cases {
        // What older releases of Node lack, or print otherwise.
        let is_recent = case.name.contains("/intl/") || case.name.contains("/recent/");
        let name = |kind: &str| format!("{kind}::{}", case.name);
        let own = || case.clone();
        let case = own();
        trials.push(
            Trial::test(name("node"), move || in_node(&case, bless))
                .with_ignored_flag(!node::is_present() || !is_blessed && is_recent),
        );
        if bless {
            continue;
        }
        let case = own();
        trials.push(Trial::test(name("boa"), move || checked_in_boa(&case)));
        let case = own();
        trials.push(Trial::test(name("compiled"), move || compiled(&case)));
        let case = own();
        trials.push(Trial::test(name("hosted"), move || hosted(&case)));
        let case = own();
        trials.push(Trial::test(name("erased"), move || erased(&case)).with_ignored_flag(!erases));
    }
    if !bless {
        trials.push(Trial::test("boa_is_of_use", move || boa_is_of_use(&cases)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn compiled(case: &Case) -> Result<(), Failed> {
    expect(case, &case.source)
}

fn hosted(case: &Case) -> Result<(), Failed> {
    let (outcome, errors) = command::run_hosted(&case.source, &case.arguments(), &case.input())?;
    same(&case.expected()?, &outcome).map_err(|message| format!("{message}\n{errors}").into())
}

/// Runs a source as if it were the case's.
fn expect(case: &Case, source: &Path) -> Result<(), Failed> {
    let (outcome, errors) = command::run(source, &case.arguments(), &case.input())?;
    same(&case.expected()?, &outcome).map_err(|message| format!("{message}\n{errors}").into())
}

/// Compares without annotations, knowing which programs need them.
fn erased(case: &Case) -> Result<(), Failed> {
    let folder = Folder::new("erased")?;
    let source = match (case.source.parent(), case.source.file_name()) {
        (Some(parent), Some(name)) if name == "main.ts" => {
            erase::copy(parent, &folder.file("program"))?;
            folder.file("program/main.ts")
        }
        _ => {
            let source = folder.file("main.ts");
            erase::copy(&case.source, &source)?;
            source
        }
    };
    listed(TYPED, "erase/typed.txt", case, expect(case, &source))
}

/// A result that must be a failure when the list names the program.
fn listed(list: &str, file: &str, case: &Case, result: Result<(), Failed>) -> Result<(), Failed> {
    let mut names = list.lines().filter_map(|line| line.split(':').next());
    match (names.any(|name| name == case.name), result) {
        (true, Ok(())) => Err(format!("it is listed in {file} and passes").into()),
        (true, Err(_)) => Ok(()),
        (false, result) => result,
    }
}

fn in_node(case: &Case, bless: bool) -> Result<(), Failed> {
    let program = JavaScript::of(&case.source)?;
    let outcome = node::run(&program, &case.arguments(), &case.input())?;
    if bless {
        return Ok(case.bless(&outcome)?);
    }
    Ok(same(&case.expected()?, &outcome)?)
}

/// Compares with boa, knowing where boa differs.
fn checked_in_boa(case: &Case) -> Result<(), Failed> {
    let result = match in_boa(case) {
        // A listed program may have become one that boa cannot run.
        Ok(false) => return Ok(()),
        result => result.map(|_| ()),
    };
    listed(DIFFERENCES, "oracle/boa-differences.txt", case, result)
}

/// Compares with boa; false when the program is none that boa can run.
fn in_boa(case: &Case) -> Result<bool, Failed> {
    let program = JavaScript::of(&case.source)?;
    // The engine recurses; a test's thread is small.
    let engine = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || boa::run(&program))?;
    match engine.join().map_err(|_| "boa panicked")?? {
        Verdict::NotComparable => Ok(false),
        Verdict::Done(outcome) => {
            same(&case.expected()?, &outcome)?;
            Ok(true)
        }
    }
}

/// A harness that compares nothing passes too; this one may not.
fn boa_is_of_use(cases: &[Case]) -> Result<(), Failed> {
    let mut count = 0;
    for case in cases {
        count += usize::from(in_boa(case).unwrap_or(false));
        if count == BOA_CHECKS {
            return Ok(());
        }
    }
    Err(format!("boa could check {count} programs only").into())
}
