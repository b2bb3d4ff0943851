//! The frames of the stack, for the `stack` of a program's errors.
//!
//! A compiled program runs in any engine with WASI. It exports a function, `dyntype:frames`, by which
//! a host hands in one of its own; where none does, `stack` has the line of `new Error` alone. The
//! host's function is `(operation, a, b: i32) -> i32`:
//!
//! - 0 writes the frames at the address `b` of the memory, innermost first, `a` at most, 32 bits
//!   each, and gives how many. It happens for each error, so that it does no more than walk the
//!   stack.
//! - 1 writes the text of the frame `a` at the address `b`, and gives its length in bytes; 0 when
//!   the frame is of no interest to the program's author.

use std::sync::{Arc, Mutex, OnceLock};

use dyntype_compiler::emit::{Lines, Place, read_lines};
use dyntype_compiler::ir::LIBRARY;
use indexmap::IndexSet;
use wasmtime::{AsContextMut, Caller, Func, Instance, Memory, WasmBacktrace};

/// Frames that an engine should tell for [`attach`]: the library's own are among them, and are not
/// shown.
pub const FRAMES: usize = 32;

/// Longest text of a frame, in bytes.
const LONGEST: usize = 1000;

/// Marks frames that are none of the program's.
const FOREIGN: u32 = 1 << 31;

/// Has the errors of a program list the frames of the stack: the program's functions with their
/// places in the TypeScript sources, and between them those of the host's engine and of its
/// embedder. `wasm` is the module that the instance was made of. Programs that were compiled
/// without have no such list, and nothing happens.
///
/// How many frames there are to choose from is the engine's configuration:
/// [`wasmtime::Config::wasm_backtrace_max_frames`], best with [`FRAMES`].
pub fn attach<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    instance: &Instance,
    wasm: impl Into<Arc<[u8]>>,
    get: fn(&mut T) -> &mut dyntype_host::State,
) -> wasmtime::Result<()> {
    let take = instance.get_typed_func::<Option<Func>, ()>(&mut store, "dyntype:frames");
    let (Ok(take), Some(memory)) = (take, instance.get_memory(&mut store, "memory")) else {
        return Ok(());
    };
    let stack = Stack {
        wasm: wasm.into(),
        lines: OnceLock::new(),
        foreign: Mutex::default(),
        memory,
    };
    let tell = Func::wrap(
        &mut store,
        move |mut caller: Caller<'_, T>, operation: i32, a: i32, b: i32| -> i32 {
            let told = match operation {
                0 => stack.capture(&mut caller, a, b, get),
                1 => stack.describe(&mut caller, a, b),
                _ => None,
            };
            told.and_then(|told| i32::try_from(told).ok()).unwrap_or(0)
        },
    );
    take.call(store, Some(tell))
}

/// What a program's stack is told with.
struct Stack {
    wasm: Arc<[u8]>,
    /// Read when a stack is looked at for the first time.
    lines: OnceLock<Option<Lines>>,
    /// Lines of the host's frames, by their numbers. There are as many as functions.
    foreign: Mutex<IndexSet<String>>,
    memory: Memory,
}

impl Stack {
    fn lines(&self) -> Option<&Lines> {
        self.lines.get_or_init(|| read_lines(&self.wasm)).as_ref()
    }

    fn capture<T: 'static>(
        &self,
        caller: &mut Caller<'_, T>,
        most: i32,
        address: i32,
        get: fn(&mut T) -> &mut dyntype_host::State,
    ) -> Option<usize> {
        let most = usize::try_from(most).ok()?;
        let trace = WasmBacktrace::force_capture(&mut *caller);
        let mut foreign = get(caller.data_mut()).frames().into_iter();
        let is_mixed = foreign.len() > 0;
        let mut numbers = Vec::with_capacity(most);
        for frame in trace.frames() {
            // The library's functions have no names, unless they are the program's too.
            if frame.func_name().is_some()
                && let Some(offset) = frame.module_offset()
            {
                numbers.push(u32::try_from(offset).ok()? & !FOREIGN);
            }
            if is_mixed && self.lines()?.is_entry(frame.func_index()) {
                let mut known = self.foreign.lock().ok()?;
                for line in foreign.next().unwrap_or_default() {
                    numbers.push(known.insert_full(line).0 as u32 | FOREIGN);
                }
            }
            if numbers.len() >= most {
                break;
            }
        }
        numbers.truncate(most);
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        let address = usize::try_from(address).ok()?;
        self.memory.write(&mut *caller, address, &bytes).ok()?;
        Some(numbers.len())
    }

    fn describe<T: 'static>(
        &self,
        caller: &mut Caller<'_, T>,
        frame: i32,
        address: i32,
    ) -> Option<usize> {
        let frame = frame.cast_unsigned();
        let text = match frame & FOREIGN {
            0 => self.program_line(frame)?,
            _ => {
                let known = self.foreign.lock().ok()?;
                known.get_index((frame & !FOREIGN) as usize)?.clone()
            }
        };
        let text = &text.as_bytes()[..text.floor_char_boundary(LONGEST)];
        let address = usize::try_from(address).ok()?;
        self.memory.write(caller, address, text).ok()?;
        Some(text.len())
    }

    fn program_line(&self, offset: u32) -> Option<String> {
        let lines = self.lines()?;
        let (func, offset) = lines.at(offset)?;
        match lines.lookup(func, offset) {
            Some(place) if place.source.starts_with(LIBRARY) => None,
            Some(place) => Some(line(&place)),
            None => Some(format!("{} (<anonymous>)", lines.function(func)?)),
        }
    }
}

/// A place as a line of a stack has it.
pub fn line(place: &Place<'_>) -> String {
    let at = format!("{}:{}:{}", place.source, place.line, place.column);
    match place.function {
        name if name.is_empty() || name.starts_with("module ") => at,
        name => format!("{name} ({at})"),
    }
}
