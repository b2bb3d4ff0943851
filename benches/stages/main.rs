//! The time of a compilation and of its stages, for programs of three sizes.

mod generate;

use std::cell::RefCell;
use std::fmt::Write;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use dyntype_compiler::{MemoryHost, Options, STACK};

/// Lines of the programs.
const SIZES: &[usize] = &[1_000, 5_000, 20_000];

type Stages = Vec<(&'static str, Duration)>;

/// Compiles a program; the time of each stage.
fn compile(text: &str) -> Stages {
    let text = text.to_owned();
    let compile = move || {
        let host = MemoryHost::new([("main.ts", text)]);
        dyntype_compiler::compile(&host, "main.ts", &Options::default())
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(compile);
    let compiled = thread.ok().and_then(|thread| thread.join().ok());
    match compiled.expect("the compiler ends") {
        Ok(output) => output.timings,
        Err(rejected) => panic!("{:?}", rejected.diagnostics),
    }
}

fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    let mut table = Vec::new();
    for &lines in SIZES {
        let text = generate::program(lines);
        let all: RefCell<Vec<Stages>> = RefCell::default();
        group.bench_function(format!("{lines} lines"), |bencher| {
            bencher.iter_custom(|rounds| {
                let mut sum = Duration::ZERO;
                for _ in 0..rounds {
                    let stages = compile(&text);
                    sum += stages.iter().map(|(_, time)| *time).sum::<Duration>();
                    all.borrow_mut().push(stages);
                }
                sum
            });
        });
        if let Some(medians) = medians(&all.borrow()) {
            table.push((text.lines().count(), medians));
        }
    }
    group.finish();
    print!("{}", render(&table));
}

/// The median time of each stage.
fn medians(all: &[Stages]) -> Option<Vec<(&'static str, f64)>> {
    let stage = |at: usize| {
        let mut times: Vec<f64> = all.iter().map(|run| run[at].1.as_secs_f64()).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2] * 1e3
    };
    let names = all.first()?.iter().enumerate();
    Some(names.map(|(at, (name, _))| (*name, stage(at))).collect())
}

/// A row for each stage: milliseconds for each size, and how the last relates to the first when the
/// size is divided out (1 is linear).
fn render(table: &[(usize, Vec<(&'static str, f64)>)]) -> String {
    let mut text = String::from("| stage |");
    for (lines, _) in table {
        let _ = write!(text, " {lines} lines, ms |");
    }
    text += " growth per line |\n|---|";
    text += &"---:|".repeat(table.len() + 1);
    let (Some(first), Some(last)) = (table.first(), table.last()) else {
        return String::new();
    };
    for (at, (name, _)) in first.1.iter().enumerate() {
        let _ = write!(text, "\n| {name} |");
        for (_, stages) in table {
            let _ = write!(text, " {:.1} |", stages[at].1);
        }
        let growth = last.1[at].1 / first.1[at].1 * first.0 as f64 / last.0 as f64;
        let _ = write!(text, " {growth:.2} |");
    }
    text + "\n"
}

fn configuration() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
        .configure_from_args()
}

criterion_group! {
    name = benches;
    config = configuration();
    targets = stages
}
criterion_main!(benches);
