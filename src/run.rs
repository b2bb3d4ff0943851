//! `dyntype run`: a program in an engine with WASI and the host of dynamic values.

use std::io;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;

use dyntype::stack;
use dyntype_host::{INITIAL_HEAP, configure};
use wasmtime::{Config, Engine, Linker, Module, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::{FsPerms, WasiCtxBuilder};

use crate::build::{Callers, compile, emit};
use crate::cli::Run;
use crate::limits::{Alarm, DEFAULT_MEMORY, MemoryLimit};
use crate::{Failure, NOT_COMPILED, invoke, trap};

/// Bytes of stack for the program's own frames, of which only what is used takes memory: enough for what
/// the compiler lets nest where an overflow can be caught, and some million calls where it cannot.
const PROGRAM_STACK: usize = 192 << 20;
/// Bytes of stack that host functions have at least, below the program's frames.
const HOST_STACK: usize = 8 << 20;

/// What host functions find in the store.
pub struct State {
    wasi: WasiP1Ctx,
    /// The memory the program may take.
    pub memory: MemoryLimit,
    /// Dynamic values.
    values: dyntype_host::State,
}

/// Runs `arguments.file`.
pub fn run(arguments: &Run) -> Result<ExitCode, Failure> {
    let wasm = match built_module(&arguments.file)? {
        Some(wasm) => wasm,
        None => {
            let callers = match arguments.invoke {
                Some(_) => Callers::CommandLine,
                None => Callers::None,
            };
            let output = compile(&arguments.file, &arguments.compilation, callers)?;
            if let Some(form) = arguments.compilation.emit {
                emit(&output, form)?;
                return Ok(ExitCode::SUCCESS);
            }
            output.wasm
        }
    };
    let engine = engine(arguments)?;
    let module = Module::new(&engine, &wasm)
        .map_err(|error| refused(&arguments.file, &format!("{error:#}")))?;
    let mut store = store(&engine, arguments)?;
    let mut linker = Linker::new(&engine);
    link(&mut linker, &mut store, &module)
        .map_err(|error| Failure::internal(format!("{error:#}")))?;
    let _alarm = match arguments.timeout {
        Some(time) => {
            store.set_epoch_deadline(1);
            let alarm = Alarm::set(&engine, time);
            Some(alarm.map_err(|error| Failure::usage(format!("no timeout: {error}")))?)
        }
        None => None,
    };
    if let Some(import) = foreign_import(&linker, &mut store, &module) {
        return Err(refused(
            &arguments.file,
            &format!("it imports {import}, which is not there; was it made by `dyntype build`?"),
        ));
    }
    let entry = entry_point(arguments, &module)?;
    let result = linker.instantiate(&mut store, &module);
    let instance = match result {
        Ok(instance) => instance,
        Err(error) => return trap::explain(&error, &mut store, None, arguments, &wasm),
    };
    stack::attach(&mut store, &instance, &*wasm, |state| &mut state.values)
        .map_err(|error| Failure::internal(format!("{error:#}")))?;
    let result = instance
        .get_typed_func::<(), ()>(&mut store, &entry)
        .and_then(|entry| entry.call(&mut store, ()));
    match result {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => trap::explain(&error, &mut store, Some(&instance), arguments, &wasm),
    }
}

/// Makes everything a program may import available: WASI and the dynamic values.
fn link(
    linker: &mut Linker<State>,
    store: &mut Store<State>,
    module: &Module,
) -> wasmtime::Result<()> {
    p1::add_to_linker_sync(linker, |state: &mut State| &mut state.wasi)?;
    // A program that stays static starts without an engine for dynamic values.
    if module
        .imports()
        .any(|import| import.module().starts_with("wasi:dyntype/"))
    {
        dyntype_host::add_to_linker(linker, |state: &mut State| &mut state.values)?;
        dyntype_host::add_tag_to_linker(linker, store, |state: &mut State| &mut state.values)?;
    }
    Ok(())
}

/// The bytes of `file` when it is a WebAssembly module, by name or by content.
fn built_module(file: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let is_named = file
        .extension()
        .is_some_and(|extension| extension == "wasm");
    match std::fs::read(file) {
        Ok(bytes) if bytes.starts_with(b"\0asm") => Ok(Some(bytes)),
        Ok(_) if is_named => Err(refused(file, "it does not begin as a WebAssembly module")),
        Err(error) if is_named => Err(unreadable(file, &error)),
        // A source: the compiler reads it and has the better messages.
        Ok(_) | Err(_) => Ok(None),
    }
}

fn unreadable(file: &Path, error: &io::Error) -> Failure {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => error.to_string(),
    };
    Failure::usage(format!("cannot read '{}': {reason}", file.display()))
}

/// A module that cannot be run.
fn refused(file: &Path, reason: &str) -> Failure {
    Failure::Message(
        NOT_COMPILED,
        format!("cannot run '{}': {reason}", file.display()),
    )
}

fn engine(arguments: &Run) -> Result<Engine, Failure> {
    // An exception that crosses the host is an error there. With RUST_BACKTRACE in the environment
    // each of them would be given a backtrace of the host, which nobody sees.
    wasmtime::error::disable_backtrace();
    let most = arguments.max_memory.unwrap_or(DEFAULT_MEMORY) as u64;
    let mut config = Config::new();
    configure(&mut config)
        // The collector keeps two halves; a small limit must leave room for what is live.
        .gc_heap_initial_size(INITIAL_HEAP.min(most / 4))
        .wasm_backtrace_max_frames(NonZeroUsize::new(stack::FRAMES))
        .epoch_interruption(arguments.timeout.is_some())
        .max_wasm_stack(PROGRAM_STACK)
        .async_stack_size(PROGRAM_STACK + HOST_STACK);
    Engine::new(&config).map_err(|error| Failure::internal(format!("no engine: {error:#}")))
}

fn store(engine: &Engine, arguments: &Run) -> Result<Store<State>, Failure> {
    let mut wasi = WasiCtxBuilder::new();
    wasi.inherit_stdio()
        .inherit_env()
        .allow_blocking_current_thread(true)
        .arg(arguments.file.to_string_lossy())
        .args(&arguments.args);
    // Relative paths first; absolute ones for arguments such as /etc/hosts.
    for folder in [".", "/"] {
        wasi.preopened_dir(folder, folder, FsPerms::ReadOnly)
            .map_err(|error| Failure::usage(format!("cannot open folder '{folder}': {error}")))?;
    }
    let state = State {
        wasi: wasi.build_p1(),
        memory: MemoryLimit::new(arguments.max_memory.unwrap_or(DEFAULT_MEMORY)),
        values: dyntype_host::State::new(dyntype_host::Limits::default()),
    };
    let mut store = Store::new(engine, state);
    store.limiter(|state| &mut state.memory);
    Ok(store)
}

/// An import of the module that the linker does not know.
fn foreign_import(
    linker: &Linker<State>,
    store: &mut Store<State>,
    module: &Module,
) -> Option<String> {
    module
        .imports()
        .find(|import| linker.get_by_import(&mut *store, import).is_none())
        .map(|import| format!("'{}' from '{}'", import.name(), import.module()))
}

/// The export to call.
fn entry_point(arguments: &Run, module: &Module) -> Result<String, Failure> {
    match &arguments.invoke {
        Some(function) => invoke::entry_point(function, &arguments.file, module),
        // Without the handler of `_start`, so that the stack of what nothing catches is known.
        None if module.get_export("dyntype:run").is_some() => Ok("dyntype:run".to_owned()),
        None if module.get_export("_start").is_some() => Ok("_start".to_owned()),
        None => Err(refused(&arguments.file, "it has no entry point (`_start`)")),
    }
}
