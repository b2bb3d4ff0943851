//! The conformance suite on the hosts of this package, what the README says of it, and whether it is
//! complete. `tests/jshost.rs` runs it on JavaScript engines.

mod suite;

use dyntype::conformance::{self, Binding, Format, Host, Report, Row, Verdict};
use dyntype::host::{State, resolve};
use std::collections::{BTreeMap, BTreeSet};

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

/// Functions as `property.get`.
type Names = BTreeSet<String>;

/// What there is for each function, under what it is called when it is missing.
type Evidence = BTreeMap<&'static str, Names>;

/// What a function must have.
struct Rule {
    function: String,
    needs: Vec<&'static str>,
}

/// The functions of a host's report that have a case, and those of them of which a case passes.
fn tested(binding: Binding) -> [Names; 2] {
    let report = conformance::run(Host::Wasmtime(binding)).expect("the suite runs");
    let name = |row: &Row| format!("{}.{}", row.interface, row.function);
    let passed = report
        .rows
        .iter()
        .filter(|row| row.verdict == Verdict::Passed);
    [
        report.rows.iter().map(name).collect(),
        passed.map(name).collect(),
    ]
}

/// The functions of the host for JavaScript engines, as its source has them.
fn in_javascript() -> Names {
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
            found.insert(format!("{interface}.{name}"));
        }
    }
    found
}

/// The functions of a table's rows that have something in a column.
fn in_column(table: &str, column: usize) -> Names {
    let rows = table.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let name = cells.get(1)?.strip_prefix('`')?.strip_suffix('`')?;
        (!cells.get(column)?.is_empty()).then(|| name.to_owned())
    });
    rows.collect()
}

/// What every function of the WIT files needs: a core import or export, an implementation behind
/// each binding, one in JavaScript, cases for both bindings, and its cost in both. What is for
/// components alone needs no core binding, and the host for JavaScript engines has that one.
fn rules() -> Vec<Rule> {
    let (imports, exports) = (dyntype::host::signatures(), dyntype::host::exports());
    let in_components = dyntype::host::component_signatures();
    let resolve = resolve().expect("the WIT files are well formed");
    let mut rules = Vec::new();
    for (_, interface) in resolve.interfaces.iter() {
        let name = interface.name.clone().unwrap_or_default();
        for function in interface.functions.keys() {
            let is_here =
                |s: &&dyntype::host::Signature| s.interface == name && s.name == *function;
            let is_for_components = |s: &dyntype::host::Signature| s.component_only;
            let mut needs = vec![IN_COMPONENT, COMPONENT_CASE, COMPONENT_COST];
            if !in_components
                .iter()
                .find(is_here)
                .is_some_and(is_for_components)
            {
                needs.extend([CORE_ROW, CORE_CASE, CORE_COST]);
                // What neither imports nor exports is missing in the core binding.
                needs.push(match exports.iter().find(is_here) {
                    Some(_) => HOOK,
                    None => IN_CORE,
                });
                if imports.iter().any(|s| is_here(&s)) {
                    needs.push(IN_JAVASCRIPT);
                }
            }
            let function = format!("{name}.{function}");
            rules.push(Rule { function, needs });
        }
    }
    rules
}

const IN_CORE: &str = "implementation in the core binding";
const IN_COMPONENT: &str = "implementation in the component binding";
const IN_JAVASCRIPT: &str = "implementation in JavaScript";
const HOOK: &str = "hook in JavaScript";
const CORE_ROW: &str = "row in core-binding.md";
const CORE_CASE: &str = "case for the core binding";
const COMPONENT_CASE: &str = "case for components";
const CORE_COST: &str = "cost in the core binding in costs.md";
const COMPONENT_COST: &str = "cost for components in costs.md";

fn evidence() -> Evidence {
    let mut config = wasmtime::Config::new();
    let engine = wasmtime::Engine::new(dyntype::host::configure(&mut config)).expect("an engine");
    let mut core = wasmtime::Linker::new(&engine);
    dyntype::host::add_to_linker(&mut core, |state: &mut State| state).expect("all is there");
    let mut store = wasmtime::Store::new(&engine, State::default());
    let costs = include_str!("../host-impl/src/costs.md");
    let name = |s: &dyntype::host::Signature| format!("{}.{}", s.interface, s.name);
    let imports = dyntype::host::signatures();
    let linked = imports
        .iter()
        .filter(|s| core.get(&mut store, &s.module(), &s.name).is_ok());
    let hooks = include_str!("../host-impl/js/dyntype.mjs");
    let exports = dyntype::host::exports();
    let hooked = exports
        .iter()
        .filter(|s| hooks.contains(&format!("\"{}\"", s.name)));
    let [core_cases, _] = tested(Binding::Core);
    let [component_cases, component_passes] = tested(Binding::Component);
    BTreeMap::from([
        (IN_CORE, linked.map(name).collect()),
        // A function that a component calls, and which gives what it must, is there.
        (IN_COMPONENT, component_passes),
        (IN_JAVASCRIPT, in_javascript()),
        (HOOK, hooked.map(name).collect()),
        (CORE_ROW, in_core_text()),
        (CORE_CASE, core_cases),
        (COMPONENT_CASE, component_cases),
        (CORE_COST, in_column(costs, 2)),
        (COMPONENT_COST, in_column(costs, 3)),
    ])
}

/// The functions in the tables of `core-binding.md`.
fn in_core_text() -> Names {
    let mut interface = "";
    let mut found = Names::new();
    for line in include_str!("../wit/core-binding.md").lines() {
        if let Some((_, module)) = line.split_once(&format!(": `{}/", dyntype::host::PACKAGE)) {
            interface = module.split('@').next().unwrap_or_default();
        }
        if let Some((name, _)) = line.strip_prefix("| `").and_then(|l| l.split_once('`')) {
            found.insert(format!("{interface}.{name}"));
        }
    }
    found
}

fn missing(rules: &[Rule], evidence: &Evidence) -> Vec<String> {
    let mut missing = Vec::new();
    for Rule { function, needs } in rules {
        let lacks = needs
            .iter()
            .filter(|need| !evidence[*need].contains(function));
        missing.extend(lacks.map(|need| format!("{function} has no {need}")));
    }
    missing
}

#[test]
fn no_function_is_forgotten() {
    let (rules, mut evidence) = (rules(), evidence());
    assert!(rules.len() > 100);
    let lacking = missing(&rules, &evidence);
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    // And whatever is taken away is missed by name.
    for Rule { function, needs } in &rules {
        for need in needs {
            let names = evidence.get_mut(need).expect("evidence");
            names.remove(function);
            let lacking = missing(&rules, &evidence);
            assert_eq!(lacking, [format!("{function} has no {need}")]);
            evidence.entry(need).or_default().insert(function.clone());
        }
    }
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

/// `dyntype conformance` with arguments: its exit code and what it prints.
fn command(args: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dyntype"));
    let output = command.arg("conformance").args(args).output();
    let output = output.expect("the command runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code(), text)
}

#[test]
fn the_exit_code_says_whether_all_passes() {
    let (code, text) = command(&["--host", "minimal"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.ends_with("cases passed or are excused\n"), "{text}");
    let (code, text) = command(&["--host", "true"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("FAILED property.get: an own property: the host said nothing about it"));
    let (code, text) = command(&["--host", "/no/such/host"]);
    assert_eq!((code, text.as_str()), (Some(2), ""));
}

#[test]
fn a_report_in_json_has_every_case() {
    for (host, binding) in [("minimal", "core"), ("minimal-component", "component")] {
        let (code, text) = command(&["--host", host, "--format", "json"]);
        assert_eq!(code, Some(0));
        let head = format!("{{\"host\":\"minimal\",\"binding\":\"{binding}\",\"level\":0,");
        assert!(
            text.starts_with(&head),
            "{}",
            text.lines().next().unwrap_or_default()
        );
        let binding = if binding == "core" {
            Binding::Core
        } else {
            Binding::Component
        };
        let report = conformance::run(Host::Minimal(binding)).expect("the suite runs");
        assert_eq!(
            text.matches("\"verdict\":\"passed\"").count(),
            report.rows.len()
        );
        for row in &report.rows {
            let case = format!(
                "{{\"level\":{},\"interface\":\"{}\",\"function\":\"{}\",\"case\":",
                row.level, row.interface, row.function
            );
            assert!(text.contains(&case), "{case}");
        }
    }
}

#[test]
fn the_suite_is_written_for_other_hosts() {
    let folder = suite::Folder::new("conformance").expect("a folder");
    let (code, _) = command(&["--write", &folder.0.to_string_lossy()]);
    assert_eq!(code, Some(0));
    let resolve = resolve().expect("the WIT files are well formed");
    for (_, interface) in resolve.interfaces.iter() {
        let name = interface.name.as_deref().unwrap_or_default();
        if interface.functions.is_empty() || name == "guests" {
            continue;
        }
        let files = std::fs::read_dir(folder.0.join(name));
        let files = files.unwrap_or_else(|_| panic!("no folder for {name}"));
        let is_script =
            |file: &std::fs::DirEntry| file.path().extension().is_some_and(|e| e == "wast");
        assert!(
            files.flatten().any(|file| is_script(&file)),
            "no script for {name}"
        );
    }
}
