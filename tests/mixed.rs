//! Stacks of mixed frames: static and dynamic TypeScript, built-ins of the engine and functions of
//! a Rust host, in every order, with a throw and a catch at every depth. What is expected comes from
//! boa, and from Node when it is there, which run the same text with the two callers in JavaScript.

mod oracle;
mod suite;

use dyntype::host::Value;
use dyntype::{Error, Program};
use oracle::boa::Verdict;
use oracle::{JavaScript, boa, node};
use std::path::Path;

const SOURCE: &str = include_str!("mixed/stacks.ts");

/// The two callers, for an engine in which everything is JavaScript.
const CALLERS: &str = "
    globalThis.engineCall = (f, n) => Reflect.apply(f, undefined, [n]);
    globalThis.hostCall = (f, n) => f(n);
";

fn with_callers(source: &str) -> Program {
    let mut program = Program::compile(source).expect("the program is valid");
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

    let mut program = with_callers(SOURCE);
    program.run().expect("nothing is left uncaught");
    for (ours, theirs) in program.output().lines().zip(expected.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(program.output().len(), expected.len());
    // Store and engine are as usable as before.
    let sum = program.with(|scope| scope.to_number(&"42".into()));
    assert_eq!(sum.ok(), Some(42.0));
}

/// What the programs below begin with.
const DECLARED: &str = "
    declare function engineCall(f: (n: number) => any, n: number): any;
    declare function hostCall(f: (n: number) => any, n: number): any;
";

#[test]
fn recursion_through_the_host_ends_in_an_error_that_can_be_caught() {
    // Down through the host's function, the engine's and dynamic code in turn, without an end.
    let source = "
        const dynamic: any = { down(n: any): any { return down(n); } };
        let deepest = 0;
        let unwound = 0;
        function down(n: number): any {
          deepest = Math.max(deepest, n);
          try {
            switch (n % 3) {
              case 0: return hostCall((k: number) => down(k + 1), n);
              case 1: return engineCall((k: number) => down(k + 1), n);
              default: return dynamic['down'](n + 1);
            }
          } finally {
            unwound++;
          }
        }
        for (let round = 0; round < 3; round++) {
          deepest = 0;
          unwound = 0;
          try {
            down(0);
          } catch (error: any) {
            console.log(error instanceof RangeError, deepest > 30, unwound === deepest + 1);
          }
        }
        console.log(hostCall((n: number) => engineCall((k: number) => k + 1, n), 41));";
    let mut program = with_callers(&format!("{DECLARED}{source}"));
    program.run().expect("every error is caught");
    let line = "true true true\n";
    assert_eq!(program.output(), format!("{line}{line}{line}42\n"));
}

#[test]
fn what_stops_in_a_callback_leaves_everything_usable() {
    // The end of the process is nothing that a program can catch, in either language.
    let source = "
        declare function keep(f: any): void;
        let calls = 0;
        keep((n: number) => { calls += n; return calls; });
        try {
          hostCall((n: number) => engineCall((k: number) => process.exit(k), n), 3);
        } catch (error: any) {
          console.log('caught', error);
        } finally {
          console.log('finally');
        }";
    let mut program = with_callers(&format!("{DECLARED}{source}"));
    let kept = std::rc::Rc::new(std::cell::RefCell::new(Value::undefined()));
    let place = kept.clone();
    let made = program.with(|scope| {
        let keep = scope.function("keep", 1, move |_, _, args| {
            *place.borrow_mut() = args[0].clone();
            Ok(Value::undefined())
        });
        scope.set_global("keep", &keep)
    });
    made.expect("the global is set");
    assert!(matches!(program.run(), Err(Error::Exit(3))));
    assert_eq!(program.output(), "");
    for expected in [5.0, 10.0] {
        let function = kept.borrow().clone();
        let result = program.with(|scope| scope.call(&function, &Value::undefined(), &[5.into()]));
        assert_eq!(result.expect("it is called").as_number(), Some(expected));
    }
}

/// The frames that a call of each kind has in a stack, innermost first; a function of the program
/// with the line that it calls from.
const KINDS: [&[&str]; 5] = [
    &["next main.ts:19"],
    &["step main.ts:12", "next main.ts:21"],
    &[
        "<anonymous> main.ts:23",
        "apply",
        "anonymous",
        "next main.ts:23",
    ],
    &["<anonymous> main.ts:25", "hostCall", "next main.ts:25"],
    &["<anonymous> main.ts:27", "Array.map", "next main.ts:27"],
];

/// A line of a stack without its column.
fn frame(line: &str) -> Option<String> {
    let line = line.strip_prefix("    at ")?;
    let (name, place) = line.split_once(" (").unwrap_or(("", line));
    match place.rsplit_once(':') {
        Some((place, _)) if place.starts_with("main.ts") => Some(format!("{name} {place}")),
        _ => Some(name.to_owned()),
    }
}

#[test]
fn stacks_name_the_frames_of_program_engine_and_host_in_order() {
    let mut program = with_callers(include_str!("mixed/frames.ts"));
    let made = program.with(|scope| {
        let list = scope.global("Array")?;
        let list = scope.construct(&list, &[1.into()])?;
        scope.set(&list, "0", &1.into())?;
        scope.set_global("hostList", &list)
    });
    made.expect("the list is made");
    program.run().expect("nothing is thrown");
    let output = program.output();
    let stacks: Vec<&str> = output.split("Error: at ").skip(1).collect();
    assert_eq!(stacks.len(), 625);
    for (kinds, stack) in stacks.into_iter().enumerate() {
        let mut lines = stack.lines();
        assert_eq!(lines.next(), Some(kinds.to_string().as_str()));
        let found: Vec<String> = lines.filter_map(frame).collect();
        let mut expected = vec!["level main.ts:32"];
        for depth in (0..4).rev() {
            expected.extend(KINDS[kinds / 5usize.pow(depth) % 5]);
            expected.push(match depth {
                0 => " main.ts:36",
                _ => "level main.ts:33",
            });
        }
        // As many as there are by default, or all.
        assert!(found.len() >= expected.len().min(10), "{kinds}: {found:?}");
        assert_eq!(found, expected[..found.len().min(expected.len())]);
    }
}
