//! Every program in Node.js, on the host for JavaScript engines: the same module that wasmtime runs
//! must print the same. The proposal's samples also with their objects in the host.
//!
//! Node is the one in `DYNTYPE_NODE`, or the one in `PATH` when it is new enough; Chromium is the one
//! in `DYNTYPE_CHROMIUM` or `PATH`. Without one its tests are skipped, unless `DYNTYPE_REQUIRE`, a
//! list of `node` and `chromium`, names it.

mod browser;
mod suite;

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use suite::{Case, Folder, is_required};

/// The first version of Node whose engine has what programs need.
const OLDEST: u32 = 22;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let node = node();
    if node.is_none() {
        eprintln!("no Node.js {OLDEST} or newer (DYNTYPE_NODE names one): its tests are skipped");
    }
    let chromium = browser::find();
    if chromium.is_none() {
        eprintln!("no Chromium (DYNTYPE_CHROMIUM names one): its tests are skipped");
    }
    let skip_node = node.is_none() && !is_required("node");
    let skip_chromium = chromium.is_none() && !is_required("chromium");
    let node = Arc::new(node.unwrap_or_default());
    let mut trials = Vec::new();
    for case in suite::cases() {
        let is_proposal = case.name.contains("/proposal/");
        for objects in if is_proposal {
            &["guest", "host"][..]
        } else {
            &["guest"]
        } {
            let (name, case) = (format!("node-{objects}::{}", case.name), case.clone());
            let node = node.clone();
            let trial = Trial::test(name, move || in_node(&node, &case, objects));
            trials.push(trial.with_ignored_flag(skip_node));
        }
    }
    let own = node.clone();
    trials.push(
        Trial::test("node::every_function", move || every_function(&own))
            .with_ignored_flag(skip_node),
    );
    let own = node.clone();
    trials.push(
        Trial::test("node::engine", move || globals_of_the_engine(&own))
            .with_ignored_flag(skip_node),
    );
    let own = node.clone();
    trials
        .push(Trial::test("node::interface", move || interface(&own)).with_ignored_flag(skip_node));
    let own = node.clone();
    trials.push(
        Trial::test("node::random_calls", move || random_calls(&own)).with_ignored_flag(skip_node),
    );
    let own = node.clone();
    trials.push(
        Trial::test("node::conformance", move || conformance(&own)).with_ignored_flag(skip_node),
    );
    let program = chromium.clone().unwrap_or_default();
    trials.push(
        Trial::test("chromium::conformance", move || {
            Ok(browser::conformance(&program)?)
        })
        .with_ignored_flag(skip_chromium),
    );
    let program = chromium.clone().unwrap_or_default();
    trials.push(
        Trial::test("chromium::every_program", move || {
            Ok(browser::every_program(&program)?)
        })
        .with_ignored_flag(skip_chromium),
    );
    let program = chromium.unwrap_or_default();
    trials.push(
        Trial::test("chromium::playground", move || {
            Ok(browser::playground(&program)?)
        })
        .with_ignored_flag(skip_chromium),
    );
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A Node that is new enough.
fn node() -> Option<String> {
    let named = env::var("DYNTYPE_NODE").ok();
    let candidates = named.into_iter().chain(["node".to_owned()]);
    candidates.into_iter().find(|program| {
        let output = Command::new(program).arg("--version").output();
        let version = output.map(|o| String::from_utf8_lossy(&o.stdout).into_owned());
        let major = version.unwrap_or_default();
        let major = major
            .trim_start_matches('v')
            .split('.')
            .next()
            .map(str::parse);
        matches!(major, Some(Ok(major)) if OLDEST <= major)
    })
}

fn in_node(node: &str, case: &Case, objects: &str) -> Result<(), Failed> {
    let folder = Folder::new("jshost")?;
    let module = case.build(&folder.0, objects)?;
    let mut command = Command::new(node);
    command.arg("host-impl/js/run.mjs").arg(module);
    Ok(case.check(&mut command)?)
}

/// Runs a script of `host-impl/js/tests`; what it prints.
fn script(node: &str, name: &str, module: &Path) -> Result<String, Failed> {
    script_with(node, name, module, "")
}

/// The same with the types of the module's exports.
fn script_with(node: &str, name: &str, module: &Path, types: &str) -> Result<String, Failed> {
    let output = Command::new(node)
        .arg(format!("host-impl/js/tests/{name}"))
        .current_dir(suite::root())
        .env_remove("NODE_OPTIONS")
        .env("BORDER_WASM", module)
        .env("BORDER_TYPES", types)
        .output()?;
    if !output.status.success() {
        let (out, error) = (output.stdout, output.stderr);
        let text = [out, error].map(|text| String::from_utf8_lossy(&text).into_owned());
        return Err(text.concat().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What the engine has and no other host, programs find too.
fn globals_of_the_engine(node: &str) -> Result<(), Failed> {
    let folder = Folder::new("engine")?;
    let source = r#"
        const shared = new SharedArrayBuffer(16);
        console.log(shared.byteLength, typeof Atomics.add, Atomics.isLockFree(4));"#;
    std::fs::write(folder.file("main.ts"), source)?;
    let module = folder.file("main.wasm");
    let built = Command::new(env!("CARGO_BIN_EXE_dyntype"))
        .args(["build", "-o"])
        .args([&module, &folder.file("main.ts")])
        .output()?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned().into());
    }
    let run = suite::root().join("host-impl/js/run.mjs");
    let output = Command::new(node).arg(run).arg(module).output()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    match printed == "16 function true\n" {
        true => Ok(()),
        false => Err(format!("{printed}{}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// The host has every function of the WIT files with the right number of parameters, and no other.
fn every_function(node: &str) -> Result<(), Failed> {
    let mut wanted: Vec<String> = dyntype_host::signatures()
        .iter()
        .map(|s| format!("{} {} {}", s.module(), s.name, s.params.len()))
        .collect();
    wanted.sort();
    let printed = script(node, "functions.mjs", Path::new(""))?;
    let mut found: Vec<String> = printed.lines().map(str::to_owned).collect();
    found.sort();
    let missing: Vec<_> = wanted.iter().filter(|line| !found.contains(line)).collect();
    let extra: Vec<_> = found.iter().filter(|line| !wanted.contains(line)).collect();
    if missing.is_empty() && extra.is_empty() {
        return Ok(());
    }
    Err(format!("missing: {missing:?}, more than asked: {extra:?}").into())
}

/// The border itself, by a guest that is written by hand.
fn interface(node: &str) -> Result<(), Failed> {
    let folder = Folder::new("border")?;
    let module = folder.0.join("border.wasm");
    let text = std::fs::read_to_string(suite::root().join("host-impl/js/tests/border.wat"))?;
    std::fs::write(&module, wat::parse_str(text)?)?;
    script(node, "border.mjs", &module)?;
    Ok(())
}

/// The conformance suite; the README says how many cases pass.
fn conformance(node: &str) -> Result<(), Failed> {
    use dyntype::conformance::{Format, Host, run};
    let script = suite::root().join("host-impl/js/run-conformance.mjs");
    let report = run(Host::Command(&format!("{node} {}", script.display())))?;
    if !report.passed() {
        return Err(report.render(Format::Text).into());
    }
    Ok(suite::in_readme("JavaScript in Node.js", 3, &report)?)
}

/// Random calls of every function: whatever is passed, the host is whole afterwards.
fn random_calls(node: &str) -> Result<(), Failed> {
    let all = dyntype_host::signatures();
    let mut text = String::from("(module (type $own (struct))\n");
    let mut types = Vec::new();
    let list = |kind: &str, types: &[dyntype_host::CoreType]| -> String {
        types.iter().map(|ty| format!(" ({kind} {ty})")).collect()
    };
    for (number, function) in all.iter().enumerate() {
        let (module, name) = (function.module(), &function.name);
        let (params, results) = (&function.params, &function.results);
        let signature = list("param", params) + &list("result", results);
        text += &format!("(import \"{module}\" \"{name}\" (func $f{number}{signature}))\n");
        let params: Vec<String> = params.iter().map(|ty| format!("\"{ty}\"")).collect();
        let name = format!("{}.{name}", function.interface);
        types.push(format!("\"{name}\":[{}]", params.join(",")));
    }
    for (number, function) in all.iter().enumerate() {
        let name = format!("{}.{}", function.interface, function.name);
        // A function of the module, so that the border is crossed both ways.
        let gets: String = (0..function.params.len())
            .map(|i| format!("(local.get {i})"))
            .collect();
        let signature = list("param", &function.params) + &list("result", &function.results);
        text += &format!("(func (export \"{name}\"){signature} {gets} (call $f{number}))\n");
    }
    text += "(memory (export \"memory\") 1) (table (export \"values\") 16 externref)
        (func (export \"own\") (result externref) (extern.convert_any (struct.new $own))))";
    let folder = Folder::new("random")?;
    let module = folder.0.join("random.wasm");
    std::fs::write(&module, wat::parse_str(text)?)?;
    let types = format!("{{{}}}", types.join(","));
    script_with(node, "random.mjs", &module, &types).map(drop)
}
