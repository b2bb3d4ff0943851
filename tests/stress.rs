//! Every program again with the collectors at work all the time: the module's heap begins so small
//! that it is collected every few hundred allocations, and the host runs both collectors every few
//! calls across the border. What is held only by luck is gone then.
//!
//! Dynamic objects are the host's here, because both heaps are to take part; with
//! `DYNTYPE_STRESS=1` every program runs with its own as well.

mod suite;

use std::num::NonZeroU32;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, thread};

use dyntype::host::{Limits, State, configure};
use libtest_mimic::{Arguments, Failed, Trial};
use suite::{Case, Folder, Outcome, root, same};
use wasmtime::{Config, Engine, Linker, Module, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::p2::pipe::{MemoryInputPipe, MemoryOutputPipe};
use wasmtime_wasi::{FsPerms, I32Exit, WasiCtxBuilder};

/// Bytes of the module's heap at the start: as few as there can be.
const HEAP: u64 = 1 << 16;
/// Calls across the border between two collections. A collection looks at all built-ins.
const CALLS: NonZeroU32 = NonZeroU32::new(61).unwrap();
/// Bytes of stack for the program, and for the host's functions below it.
const STACKS: [usize; 2] = [8 << 20, 64 << 20];
/// Bytes of output that are kept.
const OUTPUT: usize = 64 << 20;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let both = env::var_os("DYNTYPE_STRESS").is_some_and(|value| value == "1");
    let mut trials = Vec::new();
    for case in suite::cases() {
        for (objects, ignored) in [("host", false), ("guest", !both)] {
            let case = case.clone();
            let name = format!("{objects}::{}", case.name);
            trials.push(
                Trial::test(name, move || survives(&case, objects)).with_ignored_flag(ignored),
            );
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn survives(case: &Case, objects: &str) -> Result<(), Failed> {
    let folder = Folder::new("stress")?;
    let wasm = fs::read(case.build(&folder.0, objects)?)?;
    let own = case.clone();
    let work = move || run(&own, &wasm).map_err(|error| format!("{error:?}"));
    let worker = thread::Builder::new().stack_size(STACKS[0] + STACKS[1]);
    let found = worker
        .spawn(work)?
        .join()
        .map_err(|_| "the host panicked")??;
    Ok(same(&case.expected()?, &found)?)
}

struct Data {
    wasi: WasiP1Ctx,
    values: State,
}

/// What the program does in a host that collects all the time.
fn run(case: &Case, wasm: &[u8]) -> wasmtime::Result<Outcome> {
    let mut config = Config::new();
    configure(&mut config)
        .max_wasm_stack(STACKS[0])
        .async_stack_size(STACKS[0] + STACKS[1])
        .gc_heap_initial_size(HEAP);
    let engine = Engine::new(&config)?;
    let output = MemoryOutputPipe::new(OUTPUT);
    let mut wasi = WasiCtxBuilder::new();
    wasi.stdin(MemoryInputPipe::new(case.input()))
        .stdout(output.clone())
        .envs(&[("TZ", "UTC"), ("NO_COLOR", "1")])
        .inherit_env()
        .allow_blocking_current_thread(true)
        .arg(case.source.to_string_lossy())
        .args(&case.arguments());
    for (folder, name) in [(root().as_path(), "."), (Path::new("/"), "/")] {
        wasi.preopened_dir(folder, name, FsPerms::ReadOnly)?;
    }
    let data = Data {
        wasi: wasi.build_p1(),
        values: State::new(Limits::default()).collect_every(CALLS),
    };
    let mut store = Store::new(&engine, data);
    let mut linker = Linker::new(&engine);
    p1::add_to_linker_sync(&mut linker, |data: &mut Data| &mut data.wasi)?;
    dyntype::host::add_to_linker(&mut linker, |data: &mut Data| &mut data.values)?;
    dyntype::host::add_tag_to_linker(&mut linker, &mut store, |data| &mut data.values)?;
    let module = Module::new(&engine, wasm)?;
    let instance = linker.instantiate(&mut store, &module)?;
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;
    let code = match start.call(&mut store, ()) {
        Ok(()) => 0,
        Err(error) => match error.downcast_ref() {
            Some(I32Exit(code)) => *code,
            None => return Err(error),
        },
    };
    Ok(Outcome {
        stdout: output.contents().to_vec(),
        code,
    })
}
