//! What is said about a program that ended before its end.

use std::process::ExitCode;

use dyntype::stack::line;
use dyntype_compiler::emit::read_lines;
use dyntype_compiler::ir::LIBRARY;
use wasmtime::{Instance, Store, Trap, Val, WasmBacktrace};
use wasmtime_wasi::I32Exit;

use crate::cli::Run;
use crate::run::State;
use crate::{FAILED, Failure};

/// Frames of a stack that are shown, as many as JavaScript engines show.
const SHOWN_FRAMES: usize = 10;

/// The exit code of an ordered exit, or the message of a failure.
pub fn explain(
    error: &wasmtime::Error,
    store: &mut Store<State>,
    instance: Option<&Instance>,
    arguments: &Run,
    wasm: &[u8],
) -> Result<ExitCode, Failure> {
    if let Some(code) = ordered(error) {
        return Ok(code);
    }
    if error.is::<wasmtime::ThrownException>()
        && let Some(instance) = instance
    {
        match report(store, instance) {
            Report::Line(line) => {
                // An error's own stack has the frames.
                if line == 0 {
                    eprint!("{}", stack(error, wasm));
                }
                return Err(Failure::Reported(FAILED));
            }
            Report::Ended(error) => return explain(&error, store, None, arguments, wasm),
            Report::Unable => {}
        }
    }
    if let Some(instance) = instance {
        flush(store, instance);
    }
    let memory = &store.data().memory;
    let trap = error.downcast_ref::<Trap>();
    let message = match trap {
        Some(Trap::StackOverflow) => {
            // The words of JavaScript engines, which users know and tests compare.
            eprintln!("Uncaught RangeError: Maximum call stack size exceeded");
            eprint!("{}", stack(error, wasm));
            return Err(Failure::Reported(FAILED));
        }
        Some(Trap::Interrupt) => {
            let time = arguments.timeout.unwrap_or_default();
            format!("the program took longer than {time:?} and was stopped")
        }
        Some(Trap::AllocationTooLarge) => too_much(memory.most()),
        _ if memory.refused || is_out_of_memory(error) => too_much(memory.most()),
        Some(trap) => format!(
            "the program was stopped: {trap} (a bug of dyntype)\n{}",
            stack(error, wasm)
        ),
        None if error.is::<wasmtime::ThrownException>() => {
            "the program ended with an exception that nothing caught".to_owned()
        }
        None => format!("the program was stopped: {error:#}"),
    };
    Err(Failure::program(message.trim_end().to_owned()))
}

fn too_much(most: usize) -> String {
    let size = match most {
        most if most >= 1 << 20 => format!("{} MiB", most >> 20),
        most => format!("{most} bytes"),
    };
    format!("the program is out of memory (it may take {size}; see --max-memory)")
}

fn is_out_of_memory(error: &wasmtime::Error) -> bool {
    error.is::<wasmtime::GcHeapOutOfMemory<()>>()
}

/// The exit code of a program that ordered its end.
fn ordered(error: &wasmtime::Error) -> Option<ExitCode> {
    let I32Exit(code) = error.downcast_ref()?;
    // As every system does: the low byte.
    let [code, ..] = code.to_le_bytes();
    Some(ExitCode::from(code))
}

/// What became of the report of an exception.
enum Report {
    /// The line of the source with which the report ends, 0 when it does not say.
    Line(u32),
    /// The program listens for what nothing catches: it went on, and ended so.
    Ended(wasmtime::Error),
    /// The module cannot.
    Unable,
}

/// Has the program report the exception that it threw.
fn report(store: &mut Store<State>, instance: &Instance) -> Report {
    let mut called = || {
        let exception = store.take_pending_exception()?;
        let value = exception.field(&mut *store, 0).ok()?;
        let uncaught = instance.get_func(&mut *store, "dyntype:uncaught")?;
        let mut line = [Val::I32(0)];
        let result = uncaught.call(&mut *store, &[value], &mut line);
        Some(result.map(|()| line[0].i32()))
    };
    match called() {
        Some(Ok(line)) => Report::Line(line.and_then(|line| line.try_into().ok()).unwrap_or(0)),
        Some(Err(error)) => Report::Ended(error),
        None => Report::Unable,
    }
}

/// Writes what the program had printed before it was stopped.
fn flush(store: &mut Store<State>, instance: &Instance) {
    // The time for writing; the alarm rings once.
    store.set_epoch_deadline(1);
    let flush = instance.get_typed_func::<(), ()>(&mut *store, "dyntype:flush");
    // A program that cannot has nothing to say, and why it ended is said anyway.
    let _ = flush.and_then(|flush| flush.call(store, ()));
}

/// The stack as JavaScript engines print it, in positions of the TypeScript sources.
fn stack(error: &wasmtime::Error, wasm: &[u8]) -> String {
    let Some(backtrace) = error.downcast_ref::<WasmBacktrace>() else {
        return String::new();
    };
    let Some(lines) = read_lines(wasm) else {
        return String::new();
    };
    let places = backtrace.frames().iter().filter_map(|frame| {
        let offset = u32::try_from(frame.func_offset()?).ok()?;
        lines.lookup(frame.func_index(), offset)
    });
    // Where the library does its work is of no use to its users.
    let places = places.skip_while(|place| place.source.starts_with(LIBRARY));
    let mut text = String::new();
    for place in places.take(SHOWN_FRAMES) {
        text.push_str(&format!("    at {}\n", line(&place)));
    }
    text
}
