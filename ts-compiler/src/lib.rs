//! TypeScript to WebAssembly with garbage collection.
//!
//! What the types make static (classes, numbers, strings, arrays, closures) becomes static code;
//! what is `any` goes through the functions of `wasi:dyntype`. The whole pipeline is [`compile`].
//! The compiler reads through a [`Host`], prints nothing, and gives the same bytes for the same
//! sources.

pub mod check;
pub mod diagnostics;
pub mod emit;
pub mod ir;
pub mod lower;
pub mod machine;
pub mod opt;
pub mod parse;
pub mod program;
pub mod types;

use std::time::{Duration, Instant};

use oxc_allocator::Allocator;

pub use diagnostics::{Diagnostic, Severity};
pub use parse::{FileHost, Host, MemoryHost};

/// Choices of a compilation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Objects and arrays of type `any` live in the environment instead of the module.
    pub host_objects: bool,
    /// Export the entry's functions so that they can be called with arguments given as text.
    pub invoke: bool,
    /// Export functions for the host: `dyntype:exports` gives it what the entry module exports, as an
    /// object, and `dyntype:jobs` runs what calls of it left pending.
    pub exports: bool,
    /// Keep the text of the optimised intermediate representation.
    pub keep_ir: bool,
    /// Keep names of locals, types and the library's functions, and the library's lines. A stack
    /// trace needs none of them.
    pub debug: bool,
}

/// What a compilation gives.
#[derive(Clone, Debug)]
pub struct Output {
    /// The module.
    pub wasm: Vec<u8>,
    /// The intermediate representation as text, if asked for.
    pub ir: Option<String>,
    /// Time of each stage, in the order they ran.
    pub timings: Vec<(&'static str, Duration)>,
    /// The texts that it was compiled from.
    pub sources: Sources,
}

/// Why there is no module.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// At least one, of which at least one is an error.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that their spans point into.
    pub sources: Sources,
}

/// The texts of a program by index of module, which is what a span names.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

impl Sources {
    /// Path and text of a module.
    pub fn get(&self, module: u32) -> Option<(&str, &str)> {
        let (path, text) = self.files.get(module as usize)?;
        Some((path, text))
    }

    fn of(program: &program::Program<'_>) -> Self {
        let files = program.modules.iter();
        let files = files.map(|module| (module.path.clone(), module.source.to_owned()));
        Sources {
            files: files.collect(),
        }
    }
}

/// Compiles the module `entry` and all it imports.
///
/// The stages walk trees by recursion: call it on a thread with a stack of [`STACK`] bytes.
///
/// # Errors
/// Everything that is wrong with the program, as far as it can be told at once.
pub fn compile(host: &dyn Host, entry: &str, options: &Options) -> Result<Output, Rejected> {
    let mut timings = Timings::start();
    let allocator = Allocator::default();

    let (program, diagnostics) = parse::parse(&allocator, host, entry);
    let reject = |diagnostics| Rejected {
        diagnostics,
        sources: Sources::of(&program),
    };
    if !diagnostics.is_empty() {
        return Err(reject(diagnostics));
    }
    timings.end_of("parse");

    let lowering = lower::Options {
        host_objects: options.host_objects,
        invoke: options.invoke,
        exports: options.exports,
    };
    let mut module = lower::lower(&program, lowering).map_err(reject)?;
    if cfg!(debug_assertions)
        && let Err(error) = ir::verify(&module)
    {
        panic!("after lowering: {error}");
    }
    timings.end_of("lower");

    opt::optimise(&mut module);
    timings.end_of("optimise");

    let texts: Vec<&str> = program.modules.iter().map(|m| m.source).collect();
    let wasm = emit::emit(&module, &texts, options.debug).wasm;
    timings.end_of("emit");

    Ok(Output {
        wasm,
        ir: options.keep_ir.then(|| ir::print(&module)),
        timings: timings.stages,
        sources: Sources::of(&program),
    })
}

/// Size of a stack, in bytes, on which [`compile`] accepts every nesting that the parser accepts.
pub const STACK: usize = 1 << 30;

/// A stopwatch over the stages.
struct Timings {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    fn start() -> Self {
        Timings {
            last: Instant::now(),
            stages: Vec::new(),
        }
    }

    fn end_of(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }
}
