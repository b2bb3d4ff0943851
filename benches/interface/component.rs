//! What every function of the component binding costs a guest: the same loops as for the core binding,
//! in a component that drops each handle it is given.

#[path = "../../host-impl/tests/support/component.rs"]
mod text;

use std::fmt::Write;
use std::time::Duration;

use dyntype_host::{Signature, State, component, component_signatures};
use text::{core_imports, flat, head, instance};
use wasmtime::component::{Component, Linker, TypedFunc};
use wasmtime::{Engine, Store};

use crate::clock::Clock;
use crate::{ARGUMENTS, VALUES, name_of, words};

/// Arguments that are others in this binding than in the core binding.
const OWN_ARGUMENTS: &[(&str, &str)] = &[
    ("convert.string-copy", "string 0 4"),
    ("guests.new-object", "7 1"),
];

/// Where a list of handles of `undefined` is.
const LIST: u32 = 4096;
/// Handles in it.
const LISTED: u32 = 4;
/// Where results are put that have an error case.
const RESULT: u32 = 8192;

/// A component, as text, that calls functions.
#[derive(Default)]
struct Text {
    data: String,
    end: usize,
}

/// What a parameter is given when nothing else is said.
fn argument(interface: &str, letter: char) -> &'static str {
    match letter {
        'v' if interface == "operator" => "number",
        'v' => "object",
        'L' => "[]",
        's' | 't' => "'x'",
        'b' => "1",
        'd' | 'h' => "2",
        _ => "7",
    }
}

fn arguments(function: &Signature) -> String {
    let name = name_of(function);
    let is_it = |entry: &&(&str, &str)| entry.0 == name;
    let known = OWN_ARGUMENTS.iter().chain(ARGUMENTS).find(is_it);
    if let Some((_, arguments)) = known {
        return (*arguments).to_owned();
    }
    let letters = function.form.chars().take_while(|letter| *letter != '>');
    let each: Vec<&str> = letters
        .map(|letter| argument(&function.interface, letter))
        .collect();
    each.join(" ")
}

impl Text {
    /// The call of a function. What it gives is left on the stack when it is a handle or a key, and
    /// dropped when it is an error that is expected.
    fn call(&mut self, function: &Signature, arguments: &str) -> String {
        let (types, result) = flat(function);
        let mut types = types.iter();
        let mut code = String::new();
        for word in words(arguments) {
            if let Some(text) = word.strip_prefix('\'') {
                let text = text.trim_end_matches('\'');
                let _ = write!(code, "(i32.const {}) (i32.const {})", self.end, text.len());
                types.next();
                for character in text.chars() {
                    self.data.push(character);
                    self.data += "\\00";
                    self.end += 2;
                }
            } else if let Some(count) = word.strip_prefix('[') {
                let count: u32 = count.trim_end_matches(']').parse().unwrap_or(0);
                assert!(count <= LISTED, "a list of {count}");
                let _ = write!(code, "(i32.const {LIST}) (i32.const {count})");
                types.next();
            } else if VALUES.iter().any(|(name, ..)| *name == word) {
                let _ = write!(code, "(global.get ${word})");
            } else {
                let kind = types.as_slice().first().expect("a parameter");
                let _ = write!(code, "({kind}.const {word})");
            }
            types.next();
        }
        let name = name_of(function);
        if result.is_some() {
            return format!("{code} (call ${name})");
        }
        let _ = write!(code, "(i32.const {RESULT}) (call ${name})");
        if name.starts_with("exception.throw") {
            return format!("{code} (i32.load offset=4 (i32.const {RESULT})) (call $drop)");
        }
        if function.form.contains('!') {
            let _ = write!(
                code,
                "(if (i32.load8_u (i32.const {RESULT})) (then (unreachable)))"
            );
        }
        match result_of(function) {
            "v" | "w" => code + &format!("(i32.load offset=4 (i32.const {RESULT}))"),
            "L" => code + "(call $drop-list)",
            _ => code,
        }
    }

    /// The component whose `run` calls a function so many times.
    fn component(mut self, measured: &Signature) -> String {
        let all = component_signatures();
        let find = |name: &str| {
            let found = all.iter().find(|function| name_of(function) == name);
            found.expect("a function of the interface")
        };
        let mut globals = String::new();
        let mut setup = String::new();
        for index in 0..LISTED {
            let at = LIST + 4 * index;
            let _ = write!(
                setup,
                "(i32.store (i32.const {at}) (call $construct.undefined))"
            );
        }
        for (name, maker, arguments) in VALUES {
            setup += &self.call(find(maker), arguments);
            if !name.is_empty() {
                let _ = writeln!(globals, "(global ${name} (mut i32) (i32.const 0))");
                let _ = writeln!(setup, "(global.set ${name})");
            }
        }
        let mut body = self.call(measured, &arguments(measured));
        body += match (result_of(measured), flat(measured).1.is_some()) {
            ("v", _) => "(call $drop)",
            ("w", _) | (_, true) => "(drop)",
            _ => "",
        };
        // A queue would grow without end.
        let name = name_of(measured);
        if matches!(name.as_str(), "jobs.enqueue" | "jobs.promise-then") {
            body += &self.call(find("jobs.run"), "");
        }
        format!(
            "{}(core module $main
               {}
               (data (i32.const 0) \"{}\")
               {globals}
               (func $drop-list (local $at i32) (local $end i32)
                 (local.set $at (i32.load offset=4 (i32.const {RESULT})))
                 (local.set $end (i32.add (local.get $at)
                   (i32.shl (i32.load offset=8 (i32.const {RESULT})) (i32.const 2))))
                 (loop $again
                   (if (i32.eq (local.get $at) (local.get $end)) (then (return)))
                   (call $drop (i32.load (local.get $at)))
                   (local.set $at (i32.add (local.get $at) (i32.const 4)))
                   (br $again)))
               (func (export \"setup\") {setup})
               (func (export \"run\") (param $rounds i64)
                 (loop $again
                   (if (i64.eqz (local.get $rounds)) (then (return)))
                   {body}
                   (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
                   (br $again))))
             {}
             (func (export \"setup\") (canon lift (core func $main \"setup\")))
             (func (export \"run\") (param \"rounds\" u64) (canon lift (core func $main \"run\"))))",
            head(),
            core_imports(),
            self.data,
            instance()
        )
    }
}

/// The letter of what a function gives when it does not fail.
fn result_of(function: &Signature) -> &str {
    let (_, result) = function.form.split_once('>').expect("a form");
    result.trim_start_matches('!')
}

/// A component that runs.
pub struct Guest {
    store: Store<State>,
    run: TypedFunc<(u64,), ()>,
}

impl Guest {
    /// The component that calls a function.
    pub fn new(engine: &Engine, function: &Signature) -> wasmtime::Result<Guest> {
        let component = Component::new(engine, Text::default().component(function))?;
        let mut linker = Linker::new(engine);
        component::add_to_linker(&mut linker, |state: &mut State| state)?;
        let mut store = Store::new(engine, State::default());
        let instance = linker.instantiate(&mut store, &component)?;
        instance
            .get_typed_func::<(), ()>(&mut store, "setup")?
            .call(&mut store, ())?;
        let run = instance.get_typed_func(&mut store, "run")?;
        Ok(Guest { store, run })
    }

    /// The time of so many rounds.
    pub fn time(&mut self, rounds: u64) -> wasmtime::Result<Duration> {
        let start = Clock::start();
        self.run.call(&mut self.store, (rounds,))?;
        Ok(start.elapsed())
    }
}
