//! What it costs that the environment looks into a guest's own objects: for each function of `reflect`
//! the first case of the conformance suite. A round makes the object, and most ask it more than once.

use std::collections::BTreeMap;
use std::time::Duration;

use dyntype_host::{State, component};
use wasmtime::{Engine, Linker, Module, Store, TypedFunc};

use crate::clock::Clock;

/// Guests with objects of their own, which say in comments and assertions what they test.
const CORE: &str = include_str!("../../tests/conformance/reflect/objects.wast");
const COMPONENT: &str = include_str!("../../tests/conformance/reflect/component.wat");

/// The first case of each function in the core binding: the function's and the export's names.
pub fn in_core() -> BTreeMap<String, String> {
    let mut cases = BTreeMap::new();
    for line in CORE.lines() {
        let name = line.strip_prefix("(assert_return (invoke \"");
        let Some((name, _)) = name.and_then(|rest| rest.split_once('"')) else {
            continue;
        };
        let (function, _) = name.split_once(": ").expect("a case of a function");
        let function = format!("reflect.{function}");
        cases.entry(function).or_insert(name.to_owned());
    }
    cases
}

/// The same for components.
pub fn in_component() -> BTreeMap<String, String> {
    let mut cases = BTreeMap::new();
    for line in COMPONENT.lines() {
        let case = line
            .strip_prefix(";; ")
            .and_then(|line| line.split_once(' '));
        let Some((case, (function, _))) =
            case.and_then(|(case, title)| Some((case, title.split_once(": ")?)))
        else {
            continue;
        };
        if case.starts_with("case-") && function.starts_with("reflect.") {
            cases.entry(function.to_owned()).or_insert(case.to_owned());
        }
    }
    cases
}

/// A guest whose case is called.
pub enum Guest {
    /// With references.
    Core(Store<State>, TypedFunc<(), i32>),
    /// With numbers.
    Component(Store<State>, wasmtime::component::TypedFunc<(), (i32,)>),
}

impl Guest {
    /// The guest of the core binding.
    pub fn core(engine: &Engine, case: &str) -> wasmtime::Result<Guest> {
        let (module, _) = CORE.split_once("\n(assert_").expect("assertions");
        let module = Module::new(engine, module)?;
        let mut linker = Linker::new(engine);
        dyntype_host::add_to_linker(&mut linker, |state: &mut State| state)?;
        let mut store = Store::new(engine, State::default());
        dyntype_host::add_tag_to_linker(&mut linker, &mut store, |state| state)?;
        let instance = linker.instantiate(&mut store, &module)?;
        let case = instance.get_typed_func(&mut store, case)?;
        Ok(Guest::Core(store, case))
    }

    /// The guest of the component binding.
    pub fn component(engine: &Engine, case: &str) -> wasmtime::Result<Guest> {
        let component = wasmtime::component::Component::new(engine, COMPONENT)?;
        let mut linker = wasmtime::component::Linker::new(engine);
        component::add_to_linker(&mut linker, |state: &mut State| state)?;
        let mut store = Store::new(engine, State::default());
        let instance = linker.instantiate(&mut store, &component)?;
        component::attach(&mut store, |state| state, &instance)?;
        let case = instance.get_typed_func(&mut store, case)?;
        Ok(Guest::Component(store, case))
    }

    /// The time of so many rounds.
    pub fn time(&mut self, rounds: u64) -> wasmtime::Result<Duration> {
        let start = Clock::start();
        for _ in 0..rounds {
            let code = match self {
                Guest::Core(store, case) => case.call(store, ())?,
                Guest::Component(store, case) => case.call(store, ())?.0,
            };
            assert_eq!(code, 0, "the case fails");
        }
        Ok(start.elapsed())
    }
}
