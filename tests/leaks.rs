//! Long runs do not grow: neither the tables in which each side notes what the other holds, nor the
//! process.
//!
//! `DYNTYPE_LEAKS=10000000` says how many rounds of each program to run; there are fewer otherwise.
//! What ten million came to, with optimised dependencies:
//!
//! | program | mebibytes after a tenth | after all | values held | guest objects held |
//! |---|---:|---:|---:|---:|
//! | objects of the host | 95 | 95 | 50,536 | 1 |
//! | closures given to built-ins | 97 | 97 | 58,736 | 1,522 |
//! | cycles, broken after each million | 1,603 | 1,661 | 0 | 0 |
//! | primitives | 135 | 135 | 5 | 1 |
//!
//! The tables are as they are between two collections; after one at the end nothing is left of them.

use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use dyntype::host::{Counts, Value};
use dyntype::{Error, Program};

/// Rounds when nothing is said.
const ROUNDS: u64 = 300_000;
/// Parts into which the rounds are divided, to look at the sizes after each. The first half makes
/// the heaps as large as they become.
const PARTS: u64 = 10;
/// What a table may hold between two collections.
const MOST_HELD: usize = 1 << 17;
/// Bytes that the process may grow by in the second half: more than a collector leaves lying about,
/// less than what four bytes a round come to in a long run.
const MOST_GROWTH: u64 = 32 << 20;

/// One program at a time: the process's size is everyone's.
static ALONE: Mutex<()> = Mutex::new(());

/// What a program and its host hold of each other all the time.
const FEW: usize = 200;

/// What was seen after each part.
#[derive(Default)]
struct Seen {
    counts: Vec<Counts>,
    /// Bytes that the process takes.
    sizes: Vec<u64>,
    /// When everything was collected at the end.
    left: Counts,
}

/// What every program begins with: the engine's own globals, and where it leaves its function.
const HEAD: &str = "declare const engine: any; declare const provided: any;";

/// Runs a program, which provides a function `run(rounds)`, and calls the function in parts.
/// Between them cycles are broken when there are some.
fn run(source: &str, has_cycles: bool) -> Result<Seen, Error> {
    let rounds = env::var("DYNTYPE_LEAKS").ok();
    let rounds = rounds.map_or(ROUNDS, |text| text.parse().expect("a number of rounds"));
    let part = Value::from((rounds / PARTS) as f64);
    let mut program = Program::compile(&format!("{HEAD}\n{source}"))?;
    program.with(|scope| {
        let engine = scope.global("globalThis")?;
        scope.set_global("engine", &engine)?;
        let provided = scope.object();
        scope.set_global("provided", &provided)?;
        let call_back = scope.function("callBack", 1, |scope, this, args| {
            scope.call(&args[0], this, &[])
        });
        scope.set(&engine, "callBack", &call_back)
    })?;
    program.run()?;
    let mut seen = Seen::default();
    for _ in 0..PARTS {
        program.with(|scope| {
            let provided = scope.global("provided")?;
            scope.invoke(&provided, "run", std::slice::from_ref(&part))
        })?;
        seen.counts.push(program.counts()?);
        if has_cycles {
            program.release_guest_objects()?;
            program.collect()?;
            seen.left = program.counts()?;
            // The function that was provided is let go as well.
            program.run()?;
        }
        seen.sizes.push(resident());
    }
    if !has_cycles {
        program.collect()?;
        seen.left = program.counts()?;
    }
    println!(
        "{:?}\n{:?}\n{:?}",
        seen.counts.last(),
        seen.left,
        seen.sizes
    );
    Ok(seen)
}

/// Bytes of memory that the process takes; 0 where that cannot be read.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) << 10
}

/// Runs a program alone, and checks how much the process grows.
fn flat(source: &str, has_cycles: bool) -> Seen {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let seen = run(source, has_cycles).expect("the program runs");
    let (middle, last) = (
        seen.sizes[seen.sizes.len() / 2],
        seen.sizes[seen.sizes.len() - 1],
    );
    let growth = last.saturating_sub(middle);
    assert!(growth <= MOST_GROWTH, "the process grows: {:?}", seen.sizes);
    seen
}

/// Neither table holds more than what waits for a collector.
fn check_tables(seen: &Seen) {
    for counts in &seen.counts {
        assert!(counts.values <= MOST_HELD, "{counts:?}");
        assert!(counts.guest_objects <= MOST_HELD, "{counts:?}");
    }
    assert!(seen.left.values <= FEW, "{:?}", seen.left);
    assert!(seen.left.guest_objects <= FEW, "{:?}", seen.left);
}

#[test]
fn objects_of_the_host_are_let_go() {
    let seen = flat(
        "provided.run = (rounds: number): void => {
           for (let i = 0; i < rounds; i++) {
             const made: any = new engine.Object();
             made.self = made;
             made.number = i;
           }
         };",
        false,
    );
    check_tables(&seen);
}

#[test]
fn closures_given_to_built_ins_are_let_go() {
    let seen = flat(
        "let sum = 0;
         provided.run = (rounds: number): void => {
           const numbers: any = engine.Array.of(1);
           for (let i = 0; i < rounds; i += 2) {
             numbers.forEach((n: number) => { sum += n + i; });
             engine.callBack(() => { sum -= i; });
           }
         };",
        false,
    );
    check_tables(&seen);
}

#[test]
fn cycles_through_both_heaps_are_counted_and_broken() {
    let seen = flat(
        "class Item { constructor(public home: any) {} }
         provided.run = (rounds: number): void => {
           for (let i = 0; i < rounds; i++) {
             const home: any = new engine.Object();
             home.item = new Item(home);
           }
         };",
        true,
    );
    for counts in &seen.counts {
        assert!(counts.guest_objects as u64 >= ROUNDS / PARTS, "{counts:?}");
    }
    assert!(seen.left.values <= FEW, "{:?}", seen.left);
    assert!(seen.left.guest_objects <= FEW, "{:?}", seen.left);
}

#[test]
fn primitives_that_cross_take_no_reference() {
    let seen = flat(
        "const box: any = new engine.Object();
         provided.run = (rounds: number): void => {
           let sum: any = 0;
           for (let i = 0; i < rounds; i++) {
             box.x = i;
             sum = sum + box.x;
             box.x = i + 0.5;
             sum = sum + box.x;
             box.x = i > 100;
             if (box.x) box.x = null;
             else box.x = undefined;
             if (box.x === null) sum = sum + 1;
           }
         };",
        false,
    );
    let made = |part: usize| seen.counts[part].references_made;
    let by_each_part = (made(9) - made(1)) / 8;
    assert!(by_each_part <= 8, "{by_each_part} references in each part");
}
