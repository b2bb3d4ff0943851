//! Guests in other languages: the examples of `guest-bindings`, in Rust and C, as components on this
//! host. What each of them leaves as the global `output` is compared, and nothing is left behind.
//!
//! `guest-bindings/build.sh` builds them. Without a compiler for a language its tests are skipped,
//! unless `DYNTYPE_REQUIRE`, a list of `rust-guests` and `c-guests`, names it.

mod suite;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::{env, fs};

use dyntype::host::{Limits, State, component, configure, with};
use libtest_mimic::{Arguments, Failed, Trial};
use suite::{is_required, root};
use wasmtime::component::{Component, Linker};
use wasmtime::{Config, Engine, Store};

/// Guests, what they are required as, and what they leave.
const GUESTS: [(&str, &str, &str); 3] = [
    (
        "json_like",
        "rust-guests",
        r#"{"7":"index","name":"Ada \"the first\"\nprogrammer","born":1815,"languages":["english","french"],"nested":{"none":null,"list":[1.5,-2],"yes":true}}"#,
    ),
    (
        "callback",
        "rust-guests",
        r#"{"owner":"Bob","balance":12.5}"#,
    ),
    (
        "scores",
        "c-guests",
        r#"{"name":"Ada","scores":[100,30,4],"same":1,"caught":"TypeError"}"#,
    ),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    let mut skipped = Vec::new();
    for (name, kind, output) in GUESTS {
        let skip = skipped.contains(&kind) || !(is_required(kind) || can_build(name));
        if skip && !skipped.contains(&kind) {
            eprintln!("no compiler for {kind}: their tests are skipped");
            skipped.push(kind);
        }
        let trial = Trial::test(format!("guest::{name}"), move || runs(name, output));
        trials.push(trial.with_ignored_flag(skip));
    }
    let is_skipped = |kind| skipped.contains(&kind);
    trials.push(
        Trial::test("guest::callback_is_refused", is_refused)
            .with_ignored_flag(is_skipped("rust-guests")),
    );
    trials.push(
        Trial::test("guest::c_header", header_is_current).with_ignored_flag(is_skipped("c-guests")),
    );
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Where they are built.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("guests")
}

fn script(args: &[&str]) -> Command {
    let mut command = Command::new(root().join("guest-bindings/build.sh"));
    // Another compiler than the one that builds this test may be used, with libraries of its own.
    command.args(args).env_remove("LD_LIBRARY_PATH");
    command.env("CARGO_TARGET_DIR", folder());
    command
}

fn can_build(guest: &str) -> bool {
    let output = script(&["--check", guest]).output();
    output.is_ok_and(|output| output.status.success())
}

/// The component of a guest.
fn build(guest: &str) -> Result<Vec<u8>, Failed> {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock()?;
    let output = script(&[guest]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(fs::read(
        folder().join("guests").join(format!("{guest}.wasm")),
    )?)
}

/// Runs a component; what its `run` gives, and the store.
fn run(config: &Config, guest: &str) -> Result<(Result<(), String>, Store<State>), Failed> {
    let engine = Engine::new(config)?;
    let component = Component::new(&engine, build(guest)?)?;
    let mut linker = Linker::new(&engine);
    component::add_to_linker(&mut linker, |state: &mut State| state)?;
    let mut store = Store::new(&engine, State::new(Limits::default()));
    let instance = linker.instantiate(&mut store, &component)?;
    component::attach(&mut store, |state| state, &instance)?;
    let run = instance.get_typed_func::<(), (Result<(), String>,)>(&mut store, "run")?;
    let (result,) = run.call(&mut store, ())?;
    Ok((result, store))
}

fn runs(guest: &str, output: &str) -> Result<(), Failed> {
    let (result, mut store) = run(configure(&mut Config::new()), guest)?;
    result?;
    // Every handle that the guest owned was dropped.
    let held = store.data_mut().counts()?.values;
    let read = |scope: &mut dyntype::host::Scope<'_>| {
        let output = scope.global("output")?;
        scope.to_string(&output)
    };
    let found = with(&mut store, |state| state, read)?;
    if found != output {
        return Err(format!("it left {found}").into());
    }
    match held {
        0 => Ok(()),
        held => Err(format!("{held} handles were not dropped").into()),
    }
}

/// Where the runtime does not enter a component again, its closure is not called; the guest is told.
fn is_refused() -> Result<(), Failed> {
    let mut config = Config::new();
    let (result, _) = run(configure(&mut config).concurrency_support(true), "callback")?;
    match result {
        Err(error) if error.starts_with("TypeError: the runtime does not enter") => Ok(()),
        other => Err(format!("it ended with {other:?}").into()),
    }
}

/// The header in the repository is what the generator makes of the WIT files.
fn header_is_current() -> Result<(), Failed> {
    build("scores")?;
    let made = fs::read_to_string(folder().join("guests/c/dyntype.h"))?;
    let path = root().join("guest-bindings/c/dyntype.h");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &made)?;
    }
    match fs::read_to_string(path)? == made {
        true => Ok(()),
        false => Err("guest-bindings/c/dyntype.h is not current; BLESS=1 writes it".into()),
    }
}
