//! The core binding: scripts, and wasmtime as the host that runs them.

use super::guest::{Binding, MEANINGS, Module};
use super::report::{Report, Row, Verdict};
use super::script::core_types;
use super::{Entry, Error, SCRIPTS, units};
use dyntype_host::{Engine as Dynamic, Limits, State, module_name};
use std::fmt::Write;
use wasmtime::{Config, Engine, ExternRef, Instance, Linker, Store, ThrownException, Val};
use wast::core::WastArgCore;
use wast::parser::{self, ParseBuffer};
use wast::{QuoteWat, Wast, WastArg, WastDirective, WastExecute, WastInvoke, WastRet};

/// Pages of memory, and slots of the table; the hostile cases go beyond them.
const PAGES: u32 = 2;
const SLOTS: u32 = 16;

/// A script: a module with the cases' functions, and what each must give.
pub(super) fn script(name: &str, module: &Module, bodies: &str, entries: &[Entry]) -> String {
    let mut text = format!(";; {name}\n(module\n");
    for (interface, function) in &module.imports {
        let Some(signature) = module.signature(&format!("{interface}.{function}")) else {
            continue;
        };
        let types = core_types(&signature.params, &signature.results);
        let _ = writeln!(
            text,
            "(import \"{}\" \"{function}\" (func $call.{interface}.{function}{types}))",
            signature.module()
        );
    }
    let _ = write!(
        text,
        "(import \"{}\" \"thrown\" (tag $thrown (param externref)))
(memory (export \"memory\") {PAGES})
(table $values (export \"values\") {SLOTS} externref)
{}{bodies})\n",
        module_name("exception"),
        module.data
    );
    for entry in entries {
        let argument = if entry.foreign { " (ref.extern 1)" } else { "" };
        let invoke = format!("(invoke \"{}\"{argument})", entry.title);
        text += &match entry.traps {
            true => format!("(assert_trap {invoke} \"\")\n"),
            false => format!("(assert_return {invoke} (i32.const 0))\n"),
        };
    }
    text
}

pub(super) fn run<E: Dynamic>(host: &str) -> Result<Report, Error> {
    let mut report = Report::new(host, Binding::Core.name());
    for unit in units(Binding::Core)? {
        let name = format!("{}.{}", unit.interface, unit.function);
        let verdicts = run_script::<E>(&name, &unit.text)?;
        for (entry, (_, verdict)) in unit.cases.into_iter().zip(verdicts) {
            report.rows.push(Row {
                level: entry.level,
                interface: unit.interface.clone(),
                function: unit.function.clone(),
                title: entry.title,
                verdict,
            });
        }
    }
    for (interface, name, text) in SCRIPTS {
        for (title, verdict) in run_script::<E>(&format!("{interface}/{name}"), text)? {
            let (function, title) = title.split_once(": ").unwrap_or((name, &title));
            report.rows.push(Row {
                level: 2,
                interface: interface.to_owned(),
                function: function.to_owned(),
                title: title.to_owned(),
                verdict,
            });
        }
    }
    Ok(report)
}

/// The assertions of a script with the exports that they call.
fn run_script<E: Dynamic>(name: &str, text: &str) -> Result<Vec<(String, Verdict)>, Error> {
    let wrong = |error: wast::Error| Error::Suite(format!("{name}: {error}"));
    let buffer = ParseBuffer::new(text).map_err(wrong)?;
    let script: Wast<'_> = parser::parse(&buffer).map_err(wrong)?;
    let mut guest: Option<Guest<E>> = None;
    let mut verdicts = Vec::new();
    for directive in script.directives {
        match directive {
            WastDirective::Module(module) => {
                guest = Some(Guest::new(name, module)?);
            }
            WastDirective::AssertReturn { exec, results, .. } => {
                let (guest, invoke) = called(name, &mut guest, &exec)?;
                verdicts.push((invoke.name.to_owned(), guest.returns(invoke, &results)));
            }
            WastDirective::AssertTrap { exec, .. } => {
                let (guest, invoke) = called(name, &mut guest, &exec)?;
                verdicts.push((invoke.name.to_owned(), guest.traps(invoke)));
            }
            _ => {
                return Err(Error::Suite(format!(
                    "{name}: a directive is not understood"
                )));
            }
        }
    }
    Ok(verdicts)
}

/// The exports that a script's assertions call, and whether they must trap.
pub(super) fn assertions(text: &str) -> Result<Vec<(String, bool)>, Error> {
    let wrong = |error: wast::Error| Error::Suite(error.to_string());
    let buffer = ParseBuffer::new(text).map_err(wrong)?;
    let script: Wast<'_> = parser::parse(&buffer).map_err(wrong)?;
    let calls = script
        .directives
        .iter()
        .filter_map(|directive| match directive {
            WastDirective::AssertReturn { exec, .. } => Some((exec, false)),
            WastDirective::AssertTrap { exec, .. } => Some((exec, true)),
            _ => None,
        });
    let named = calls.filter_map(|(exec, traps)| match exec {
        WastExecute::Invoke(invoke) => Some((invoke.name.to_owned(), traps)),
        _ => None,
    });
    Ok(named.collect())
}

/// The module of a script, which has one.
pub(super) fn encoded(text: &str) -> Result<Vec<u8>, Error> {
    let wrong = |error: wast::Error| Error::Suite(error.to_string());
    let buffer = ParseBuffer::new(text).map_err(wrong)?;
    let script: Wast<'_> = parser::parse(&buffer).map_err(wrong)?;
    for directive in script.directives {
        if let WastDirective::Module(mut module) = directive {
            return module.encode().map_err(wrong);
        }
    }
    Err(Error::Suite("a script has no module".to_owned()))
}

fn called<'g, 'e, 'a, E: Dynamic>(
    name: &str,
    guest: &'g mut Option<Guest<E>>,
    exec: &'e WastExecute<'a>,
) -> Result<(&'g mut Guest<E>, &'e WastInvoke<'a>), Error> {
    match (guest.as_mut(), exec) {
        (Some(guest), WastExecute::Invoke(invoke)) => Ok((guest, invoke)),
        _ => Err(Error::Suite(format!("{name}: an assertion calls nothing"))),
    }
}

/// A guest in a store of its own.
struct Guest<E: Dynamic> {
    store: Store<State<E>>,
    instance: Instance,
}

impl<E: Dynamic> Guest<E> {
    fn new(name: &str, mut module: QuoteWat<'_>) -> Result<Self, Error> {
        let wrong = |error: wast::Error| Error::Suite(format!("{name}: {error}"));
        let wasm = module.encode().map_err(wrong)?;
        Guest::start(&wasm).map_err(|error| Error::Host(format!("{name}: {error:#}")))
    }

    fn start(wasm: &[u8]) -> wasmtime::Result<Self> {
        let engine = Engine::new(dyntype_host::configure(&mut Config::new()))?;
        let mut linker = Linker::new(&engine);
        dyntype_host::add_to_linker(&mut linker, |state: &mut State<E>| state)?;
        let mut store = Store::new(&engine, State::with_engine(Limits::default()));
        dyntype_host::add_tag_to_linker(&mut linker, &mut store, |state| state)?;
        let module = wasmtime::Module::new(&engine, wasm)?;
        let instance = linker.instantiate(&mut store, &module)?;
        Ok(Guest { store, instance })
    }

    fn call(&mut self, invoke: &WastInvoke<'_>) -> wasmtime::Result<Vec<Val>> {
        let function = self
            .instance
            .get_func(&mut self.store, invoke.name)
            .ok_or_else(|| wasmtime::Error::msg("there is no such export"))?;
        let mut args = Vec::new();
        for arg in &invoke.args {
            args.push(match arg {
                WastArg::Core(WastArgCore::RefExtern(number)) => {
                    Val::ExternRef(Some(ExternRef::new(&mut self.store, *number)?))
                }
                WastArg::Core(WastArgCore::I32(number)) => Val::I32(*number),
                _ => return Err(wasmtime::Error::msg("an argument is not understood")),
            });
        }
        let count = function.ty(&self.store).results().len();
        let mut results = vec![Val::I32(0); count];
        function.call(&mut self.store, &args, &mut results)?;
        Ok(results)
    }

    fn returns(&mut self, invoke: &WastInvoke<'_>, expected: &[WastRet<'_>]) -> Verdict {
        match self.call(invoke) {
            // All functions of the suite give a number that says what went wrong.
            Ok(results) => match (results.as_slice(), expected.len()) {
                ([Val::I32(0)], 1) => Verdict::Passed,
                ([Val::I32(code)], 1) => Verdict::Failed(meaning(*code)),
                _ => Verdict::Failed("it has other results".to_owned()),
            },
            Err(error) => Verdict::Failed(self.describe(&error)),
        }
    }

    fn traps(&mut self, invoke: &WastInvoke<'_>) -> Verdict {
        match self.call(invoke) {
            Ok(_) => Verdict::Failed("it was not stopped".to_owned()),
            Err(error) if error.is::<ThrownException>() => Verdict::Failed(self.describe(&error)),
            Err(_) => Verdict::Passed,
        }
    }

    fn describe(&mut self, error: &wasmtime::Error) -> String {
        if error.is::<ThrownException>() {
            self.store.take_pending_exception();
            return "an exception left the guest".to_owned();
        }
        format!("the guest was stopped: {error:#}")
    }
}

/// What the number means that a case's function gives.
pub(super) fn meaning(code: i32) -> String {
    let known = usize::try_from(code)
        .ok()
        .and_then(|code| MEANINGS.get(code));
    known.map_or_else(
        || format!("check {code} failed"),
        |known| (*known).to_owned(),
    )
}
