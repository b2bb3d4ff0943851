//! The same programs in our engine and in others: what a round of each costs.
//!
//! A program has a function `run(rounds)`, so that nothing but rounds is measured; an engine is
//! started once for each program. `cargo run -p dyntype-benches` shows the results side by side.

mod boa;
#[path = "../clock.rs"]
mod clock;
mod guest;
mod node;
mod quickjs;
mod source;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};

use source::Source;

/// A program in an engine.
trait Subject {
    /// Executes `run(rounds)` and says how long it took.
    fn time(&mut self, rounds: u64) -> Duration;
}

/// Rounds before those that are measured.
const FIRST_ROUNDS: u64 = 100;

/// What went wrong in an engine.
type Failure = Box<dyn std::error::Error>;

/// Name, text, and length of the strings for those that have some.
const PROGRAMS: &[(&str, &str, Option<usize>)] = &[
    (
        "property get",
        include_str!("../programs/property_get.ts"),
        None,
    ),
    (
        "property set",
        include_str!("../programs/property_set.ts"),
        None,
    ),
    (
        "property add",
        include_str!("../programs/property_add.ts"),
        None,
    ),
    (
        "property delete",
        include_str!("../programs/property_delete.ts"),
        None,
    ),
    (
        "method call",
        include_str!("../programs/method_call.ts"),
        None,
    ),
    (
        "arithmetic",
        include_str!("../programs/arithmetic.ts"),
        None,
    ),
    (
        "array index",
        include_str!("../programs/array_index.ts"),
        None,
    ),
    (
        "array push",
        include_str!("../programs/array_push.ts"),
        None,
    ),
    (
        "array iterate",
        include_str!("../programs/array_iterate.ts"),
        None,
    ),
    ("boxing", include_str!("../programs/boxing.ts"), None),
    ("walk by key", include_str!("../programs/walk.ts"), None),
    ("JSON walk", include_str!("../programs/json_walk.ts"), None),
    (
        "JSON parse",
        include_str!("../programs/json_parse.ts"),
        None,
    ),
    (
        "cross callback",
        include_str!("../programs/callback.ts"),
        None,
    ),
    ("cross throw", include_str!("../programs/throw.ts"), None),
    (
        "cross text 1 B",
        include_str!("../programs/text.ts"),
        Some(1),
    ),
    (
        "cross text 1 kB",
        include_str!("../programs/text.ts"),
        Some(1 << 10),
    ),
    (
        "cross text 1 MB",
        include_str!("../programs/text.ts"),
        Some(1 << 20),
    ),
];

/// The engines, and what makes a subject of a program; nothing when the engine is not there.
const ENGINES: &[(
    &str,
    fn(&Source) -> Result<Option<Box<dyn Subject>>, Failure>,
)] = &[
    ("ours", |source| Ok(Some(guest::subject(source, false)?))),
    ("ours, host objects", |source| {
        Ok(Some(guest::subject(source, true)?))
    }),
    ("QuickJS", |source| Ok(Some(quickjs::subject(source)?))),
    ("boa", |source| Ok(Some(boa::subject(source)?))),
    ("Node", node::subject),
];

fn engines(criterion: &mut Criterion) {
    for (name, text, size) in PROGRAMS {
        let source = match Source::new(text, *size) {
            Ok(source) => source,
            Err(error) => panic!("{name}: {error}"),
        };
        let mut group = criterion.benchmark_group(*name);
        for (engine, subject) in ENGINES {
            // An engine is started only when something is to be measured with it.
            let mut started = None;
            group.bench_function(*engine, |bencher| {
                let subject = started.get_or_insert_with(|| match subject(&source) {
                    Ok(mut subject) => {
                        // The first rounds take longest, and what is left of the time for warming
                        // up may be but one: the estimate of a round must not come from them.
                        if let Some(subject) = &mut subject {
                            subject.time(FIRST_ROUNDS);
                        }
                        subject
                    }
                    Err(error) => panic!("{name} in {engine}: {error}"),
                });
                match subject {
                    Some(subject) => bencher.iter_custom(|rounds| subject.time(rounds)),
                    None => bencher.iter(|| ()),
                }
            });
        }
        group.finish();
    }
}

fn configuration() -> Criterion {
    Criterion::default()
        .sample_size(12)
        // Compiling and starting fall into it: what is left must suffice to estimate a round.
        .warm_up_time(Duration::from_millis(1500))
        .measurement_time(Duration::from_millis(900))
        .without_plots()
        .configure_from_args()
}

criterion_group! {
    name = benches;
    config = configuration();
    targets = engines
}
criterion_main!(benches);
