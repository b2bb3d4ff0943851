//! Ours: compiled, in wasmtime.
//!
//! A module is entered once and keeps running, as programs do. It asks how many rounds come next by
//! reading the clock, which here is a mailbox: a program needs no import for that which it would not
//! have otherwise.

use std::cell::Cell;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use dyntype_compiler::{MemoryHost, Options, STACK};
use dyntype_host::State;
use wasmtime::{Caller, Config, Engine, Extern, Linker, Module, Store};
use wasmtime_wasi::WasiCtxBuilder;
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;

use crate::clock::Clock;
use crate::source::{CHECKED_ROUNDS, Source};
use crate::{Failure, Subject};

const WASI: &str = "wasi_snapshot_preview1";

thread_local! {
    /// When the rounds began that this thread is running: its clock stays with the thread.
    static RUNNING: Cell<Option<Clock>> = const { Cell::new(None) };
}

/// What `clock_time_get` calls the clock of `Date.now`.
const REALTIME: i32 = 0;

struct Guest {
    rounds: Option<Sender<u64>>,
    times: Receiver<Duration>,
    thread: Option<JoinHandle<()>>,
}

struct Data {
    wasi: WasiP1Ctx,
    values: State,
    rounds: Receiver<u64>,
    times: Sender<Duration>,
}

/// A compiled program that runs in a thread of its own.
pub fn subject(source: &Source, host_objects: bool) -> Result<Box<dyn Subject>, Failure> {
    let check = format!("console.log(String(run({CHECKED_ROUNDS})));");
    let mut started = start(source, &check, host_objects)?;
    let output = started.end();
    source.check(output.trim_end())?;
    let driver = "let last: any = undefined;
        for (;;) {
          const rounds = Date.now();
          if (rounds === 0) break;
          last = run(rounds);
        }
        console.log(String(last));";
    Ok(Box::new(start(source, driver, host_objects)?.0))
}

struct Started(Guest, MemoryOutputPipe);

impl Started {
    /// Waits for the program's end; what it has printed.
    fn end(&mut self) -> String {
        self.0.stop();
        String::from_utf8_lossy(&self.1.contents()).into_owned()
    }
}

fn start(source: &Source, driver: &str, host_objects: bool) -> Result<Started, Failure> {
    let text = format!("{}\n{driver}\n", source.typescript);
    let options = Options {
        host_objects,
        ..Options::default()
    };
    let compile = move || {
        let host = MemoryHost::new([("main.ts", text)]);
        dyntype_compiler::compile(&host, "main.ts", &options)
    };
    let compiler = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(compile)?;
    let compiled = compiler.join().map_err(|_| "the compiler failed")?;
    let wasm = match compiled {
        Ok(output) => output.wasm,
        Err(rejected) => return Err(format!("{:?}", rejected.diagnostics).into()),
    };
    let output = MemoryOutputPipe::new(1 << 20);
    let printed = output.clone();
    let (rounds, asked) = channel();
    let (answer, times) = channel();
    let thread = std::thread::spawn(move || {
        if let Err(error) = execute(&wasm, printed, asked, answer) {
            eprintln!("the program failed: {error:?}");
        }
    });
    let guest = Guest {
        rounds: Some(rounds),
        times,
        thread: Some(thread),
    };
    Ok(Started(guest, output))
}

fn execute(
    wasm: &[u8],
    output: MemoryOutputPipe,
    rounds: Receiver<u64>,
    times: Sender<Duration>,
) -> wasmtime::Result<()> {
    // As the command does: an exception is an error of the host for a moment.
    wasmtime::error::disable_backtrace();
    let mut config = Config::new();
    dyntype_host::configure(&mut config).gc_heap_initial_size(dyntype_host::INITIAL_HEAP);
    let engine = Engine::new(&config)?;
    let data = Data {
        wasi: WasiCtxBuilder::new().stdout(output).build_p1(),
        values: State::default(),
        rounds,
        times,
    };
    let mut store = Store::new(&engine, data);
    let mut linker = Linker::new(&engine);
    p1::add_to_linker_sync(&mut linker, |data: &mut Data| &mut data.wasi)?;
    linker.allow_shadowing(true);
    linker.func_wrap(WASI, "clock_time_get", clock_time_get)?;
    dyntype_host::add_to_linker(&mut linker, |data: &mut Data| &mut data.values)?;
    dyntype_host::add_tag_to_linker(&mut linker, &mut store, |data| &mut data.values)?;
    // What a program is to get from the engine and not from its own library.
    dyntype_host::with(
        &mut store,
        |data| &mut data.values,
        |scope| {
            let all = scope.global("globalThis")?;
            scope.set_global("engine", &all)
        },
    )?;
    let module = Module::new(&engine, wasm)?;
    let instance = linker.instantiate(&mut store, &module)?;
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;
    start.call(&mut store, ())
}

/// The clock: in milliseconds, how many rounds to run next. The rounds before are over.
fn clock_time_get(
    mut caller: Caller<'_, Data>,
    clock: i32,
    _precision: i64,
    target: i32,
) -> wasmtime::Result<i32> {
    let mut rounds = 0;
    if clock == REALTIME {
        let data = caller.data_mut();
        if let Some(start) = RUNNING.take() {
            // Nobody listens when the bench is over.
            let _ = data.times.send(start.elapsed());
        }
        rounds = data.rounds.recv().unwrap_or(0);
    }
    let memory = caller.get_export("memory").and_then(Extern::into_memory);
    let memory = memory.ok_or_else(|| wasmtime::Error::msg("no memory"))?;
    let time = rounds * 1_000_000;
    memory.write(&mut caller, target as usize, &time.to_le_bytes())?;
    RUNNING.set(Some(Clock::start()));
    Ok(0)
}

impl Guest {
    fn stop(&mut self) {
        self.rounds = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Subject for Guest {
    fn time(&mut self, rounds: u64) -> Duration {
        let asked = self.rounds.as_ref().map(|sender| sender.send(rounds));
        asked
            .expect("the program runs")
            .expect("the program listens");
        self.times.recv().expect("the program answers")
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.stop();
    }
}
