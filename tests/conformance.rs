//! The conformance suite on the hosts of this package, what the README says of it, and whether it is
//! complete. `tests/jshost.rs` runs it on JavaScript engines.

mod suite;

use dyntype::conformance::{self, Binding, Format, Host, Report};
use dyntype::host::{State, component, resolve};
use std::collections::BTreeSet;

/// Runs the suite on a host, whose every case must pass, and which the README must have.
fn check(host: Host<'_>, name: &str, level: u32) -> Report {
    let report = conformance::run(host).expect("the suite runs");
    assert!(report.passed(), "{}", report.render(Format::Text));
    assert_eq!(report.level, Some(level));
    if let Err(message) = suite::in_readme(name, level, &report) {
        panic!("{message}");
    }
    report
}

#[test]
fn the_core_binding_passes() {
    check(Host::Wasmtime(Binding::Core), "wasmtime with boa", 3);
}

#[test]
fn the_component_binding_passes() {
    check(Host::Wasmtime(Binding::Component), "wasmtime with boa", 3);
}

#[test]
fn the_engine_without_javascript_passes() {
    for binding in [Binding::Core, Binding::Component] {
        let report = check(Host::Minimal(binding), "wasmtime without an engine", 0);
        assert!(report.above > 100, "{} cases do not apply", report.above);
    }
}

/// The functions of a report that have a case.
fn tested(binding: Binding) -> BTreeSet<(String, String)> {
    let report = conformance::run(Host::Wasmtime(binding)).expect("the suite runs");
    let rows = report.rows.into_iter();
    rows.map(|row| (row.interface, row.function)).collect()
}

/// The functions of the host for JavaScript engines, as its source has them.
fn in_javascript() -> BTreeSet<(String, String)> {
    let source = include_str!("../host-impl/js/functions.mjs");
    let (_, source) = source
        .split_once("const interfaces = {\n")
        .expect("the table of functions");
    let mut interface = String::new();
    let mut found = BTreeSet::new();
    for line in source.lines().take_while(|line| *line != "  };") {
        if let Some(name) = line
            .strip_suffix(": {")
            .and_then(|l| l.strip_prefix("    "))
        {
            interface = name.to_owned();
        } else if let Some(rest) = line.strip_prefix("      \"") {
            let name = rest.split('"').next().unwrap_or_default();
            found.insert((interface.clone(), name.to_owned()));
        }
    }
    found
}

/// Every function of the WIT files has what the rules ask for: a core import or export, an
/// implementation behind each binding, one in JavaScript, cases for both bindings, a benchmark. What
/// is for components alone needs no core binding, and the host for JavaScript engines has that one.
#[test]
fn no_function_is_forgotten() {
    let mut config = wasmtime::Config::new();
    let engine = wasmtime::Engine::new(dyntype::host::configure(&mut config)).expect("an engine");
    let mut core = wasmtime::Linker::new(&engine);
    dyntype::host::add_to_linker(&mut core, |state: &mut State| state).expect("all is there");
    let mut components = wasmtime::component::Linker::new(&engine);
    component::add_to_linker(&mut components, |state: &mut State| state).expect("all is there");
    let mut store = wasmtime::Store::new(&engine, State::default());

    let imports = dyntype::host::signatures();
    let in_components = dyntype::host::component_signatures();
    let exports = dyntype::host::exports();
    let (core_cases, component_cases) = (tested(Binding::Core), tested(Binding::Component));
    let javascript = in_javascript();
    let hooks = include_str!("../host-impl/js/dyntype.mjs");
    let costs = include_str!("../host-impl/src/costs.md");
    let component_costs = include_str!("../host-impl/src/component/costs.md");
    let core_text = include_str!("../wit/core-binding.md");

    let mut missing = Vec::new();
    let resolve = resolve().expect("the WIT files are well formed");
    for (_, interface) in resolve.interfaces.iter() {
        let name = interface.name.clone().unwrap_or_default();
        for function in interface.functions.keys() {
            let case = (name.clone(), function.clone());
            let is_here =
                |s: &&dyntype::host::Signature| s.interface == name && s.name == *function;
            let export = exports.iter().find(is_here);
            let import = imports.iter().find(is_here);
            let component_only = in_components
                .iter()
                .find(is_here)
                .is_some_and(|s| s.component_only);
            let mut need = |is_there: bool, what: &str| {
                if !is_there {
                    missing.push(format!("{name}.{function} has no {what}"));
                }
            };
            match (import, export) {
                (Some(import), None) => {
                    let linked = core.get(&mut store, &import.module(), function);
                    need(linked.is_ok(), "implementation in the core binding");
                    need(javascript.contains(&case), "implementation in JavaScript");
                }
                (None, Some(_)) => {
                    let hook = format!("\"{function}\"");
                    need(hooks.contains(&hook), "hook in JavaScript");
                }
                _ => need(component_only, "core import or export"),
            }
            if !component_only {
                let row = format!("| `{function}` |");
                need(core_text.contains(&row), "row in core-binding.md");
                need(core_cases.contains(&case), "case for the core binding");
            }
            need(component_cases.contains(&case), "case for components");
            let cost = format!("| `{name}.{function}` |");
            let is_measured = costs.contains(&cost) || component_costs.contains(&cost);
            need(is_measured, "benchmark in costs.md");
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
    let judged = conformance::judge("a page", "pass 0\nfail 1 why\nskip 2 why").expect("a report");
    assert_eq!(judged.counts()[1..], [1, 1]);
    assert_eq!(judged.failures().count(), judged.rows.len() - 2);
}
