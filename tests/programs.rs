//! Every program under `tests/programs` and `examples`, three ways: compiled, in Node.js when there
//! is one, and in boa. Each must print the program's `.out`, byte for byte, and end with the exit
//! code in its `.exit` (0 without).
//!
//! `BLESS=1 cargo test --test programs` rewrites `.out` and `.exit` from Node.

mod oracle;
mod suite;

use std::process::{Command, ExitCode};
use std::{env, thread};

use libtest_mimic::{Arguments, Failed, Trial};

use oracle::boa::Verdict;
use oracle::{JavaScript, boa, node};
use suite::{Case, same};

/// Longest time that a program may take.
const TIMEOUT: &str = "120s";
/// Bytes of stack for an engine in this process.
const STACK: usize = 256 << 20;
/// Programs that boa must at least be able to check.
const BOA_CHECKS: usize = 40;

/// Programs that boa is known to run otherwise than Node, each with the reason after a colon.
const DIFFERENCES: &str = include_str!("oracle/boa-differences.txt");

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = suite::cases();
    let bless = env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut trials = Vec::new();
    for case in &cases {
        let name = |kind: &str| format!("{kind}::{}", case.name);
        let own = || case.clone();
        let case = own();
        trials.push(
            Trial::test(name("node"), move || in_node(&case, bless))
                .with_ignored_flag(!node::is_present()),
        );
        if bless {
            continue;
        }
        let case = own();
        trials.push(Trial::test(name("boa"), move || checked_in_boa(&case)));
        let case = own();
        trials.push(Trial::test(name("compiled"), move || compiled(&case)));
    }
    if !bless {
        trials.push(Trial::test("boa_is_of_use", move || boa_is_of_use(&cases)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn compiled(case: &Case) -> Result<(), Failed> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyntype"));
    command
        .args(["run", "--timeout", TIMEOUT])
        .arg(&case.source);
    Ok(case.check(&mut command)?)
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
    let mut names = DIFFERENCES
        .lines()
        .filter_map(|line| line.split(':').next());
    match (names.any(|name| name == case.name), in_boa(case)) {
        (true, Ok(true)) => Err("it is listed in boa-differences.txt and passes".into()),
        (true, _) => Ok(()),
        (false, result) => result.map(|_| ()),
    }
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
