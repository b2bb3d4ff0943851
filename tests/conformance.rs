//! The conformance suite on the hosts of this package, and whether it is complete.

use dyntype::conformance::{self, Binding, Format, Host, Report};
use dyntype::host::{State, component, resolve};
use std::collections::BTreeSet;

fn report(binding: Binding) -> Report {
    conformance::run(Host::Wasmtime(binding)).expect("the suite runs")
}

#[test]
fn the_core_binding_passes() {
    let report = report(Binding::Core);
    assert!(report.passed(), "{}", report.render(Format::Text));
}

#[test]
fn the_engine_without_javascript_passes() {
    for binding in [Binding::Core, Binding::Component] {
        let report = conformance::run(Host::Minimal(binding)).expect("the suite runs");
        assert!(report.passed(), "{}", report.render(Format::Text));
        assert_eq!(report.level, Some(0));
        assert!(report.rows.len() > 300, "{} cases", report.rows.len());
    }
}

#[test]
fn the_component_binding_passes() {
    let report = report(Binding::Component);
    assert!(report.passed(), "{}", report.render(Format::Text));
}

/// Every function of the WIT files has a core import or export, an implementation behind both
/// bindings, and a case in the suite.
#[test]
fn no_function_is_forgotten() {
    let known: Vec<_> = dyntype::host::signatures()
        .into_iter()
        .chain(dyntype::host::exports())
        .collect();
    let engine = wasmtime::Engine::default();
    let mut core = wasmtime::Linker::new(&engine);
    dyntype::host::add_to_linker(&mut core, |state: &mut State| state).expect("all is there");
    let mut components = wasmtime::component::Linker::new(&engine);
    component::add_to_linker(&mut components, |state: &mut State| state).expect("all is there");
    let mut store = wasmtime::Store::new(&engine, State::default());

    let cases = |binding| -> BTreeSet<(String, String)> {
        let rows = report(binding).rows.into_iter();
        rows.map(|row| (row.interface, row.function)).collect()
    };
    let (in_core, in_components) = (cases(Binding::Core), cases(Binding::Component));
    let mut missing = Vec::new();
    let resolve = resolve().expect("the WIT files are well formed");
    for (_, interface) in resolve.interfaces.iter() {
        let name = interface.name.clone().unwrap_or_default();
        for function in interface.functions.keys() {
            let mut lacks = |what: &str| missing.push(format!("{name}.{function} has no {what}"));
            let case = (name.clone(), function.clone());
            match known
                .iter()
                .find(|s| s.interface == name && s.name == *function)
            {
                None => lacks("core signature"),
                Some(signature) if signature.exported => {}
                Some(signature) => {
                    if core.get(&mut store, &signature.module(), function).is_err() {
                        lacks("implementation");
                    }
                    if !in_components.contains(&case) {
                        lacks("case for components");
                    }
                }
            }
            if !in_core.contains(&case) {
                lacks("case");
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_command_can_be_the_host() {
    // A host that says nothing passes nothing, and every case is told.
    let silent = conformance::run(Host::Command("true")).expect("there is such a command");
    assert!(!silent.passed());
    assert_eq!(silent.rows.len(), silent.failures().count());
    assert_eq!(silent.rows.len(), report(Binding::Core).rows.len());
}
