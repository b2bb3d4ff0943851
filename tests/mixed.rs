//! Stacks of mixed frames: static and dynamic TypeScript, built-ins of the engine and functions of
//! a Rust host, in every order, with a throw and a catch at every depth. What is expected comes from
//! boa, and from Node when it is there, which run the same text with the two callers in JavaScript.

mod oracle;
mod suite;

use dyntype::Program;
use dyntype::host::Value;
use oracle::boa::Verdict;
use oracle::{JavaScript, boa, node};
use std::path::Path;

const SOURCE: &str = include_str!("mixed/stacks.ts");

/// The two callers, for an engine in which everything is JavaScript.
const CALLERS: &str = "
    globalThis.engineCall = (f, n) => Reflect.apply(f, undefined, [n]);
    globalThis.hostCall = (f, n) => f(n);
";

fn with_callers() -> Program {
    let mut program = Program::compile(SOURCE).expect("the program is valid");
    let made = program.with(|scope| {
        let host_call = scope.function("hostCall", 2, |scope, this, args| {
            scope.call(&args[0], this, &args[1..])
        });
        scope.set_global("hostCall", &host_call)?;
        // A function of the engine's own language, which calls a built-in that calls back.
        let source = ["f", "n", "return Reflect.apply(f, undefined, [n])"];
        let function = scope.global("Function")?;
        let engine_call = scope.construct(&function, &source.map(Value::from))?;
        scope.set_global("engineCall", &engine_call)
    });
    made.expect("the globals are set");
    program
}

#[test]
fn mixed_stacks_behave_as_in_one_engine() {
    let mut javascript = JavaScript::of(Path::new("tests/mixed/stacks.ts")).expect("it parses");
    javascript.modules[0].insert_str(0, CALLERS);
    let in_node = javascript.clone();
    let expected = std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(move || match boa::run(&javascript).expect("boa runs it") {
            Verdict::Done(outcome) => String::from_utf8_lossy(&outcome.stdout).into_owned(),
            Verdict::NotComparable => panic!("boa cannot run it"),
        });
    let expected = expected.expect("a thread").join().expect("no panic");
    assert_eq!(expected.lines().count(), 256);
    if node::is_present() {
        let outcome = node::run(&in_node, &[], &[]).expect("Node runs it");
        assert!(
            outcome.stdout == expected.as_bytes(),
            "boa and Node disagree"
        );
    }

    let mut program = with_callers();
    program.run().expect("nothing is left uncaught");
    for (ours, theirs) in program.output().lines().zip(expected.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(program.output().len(), expected.len());
    // Store and engine are as usable as before.
    let sum = program.with(|scope| scope.to_number(&"42".into()));
    assert_eq!(sum.ok(), Some(42.0));
}
