//! boa, a JavaScript engine in the test's own process: always there, on every platform.
//!
//! It gets a console written in JavaScript. A program that prints what this console does not know
//! (a stack, a promise) or uses other parts of Node.js is not comparable here.

use std::path::Path;
use std::rc::Rc;

use boa_engine::builtins::promise::PromiseState;
use boa_engine::module::MapModuleLoader;
use boa_engine::{Context, JsError, Module, Source};

use super::{JavaScript, Outcome};

/// What can be said about a program.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It ran.
    Done(Outcome),
    /// It uses what boa does not have.
    NotComparable,
}

/// The console and the process.
const PRELUDE: &str = include_str!("console.js");

/// Names of Node.js that a program may use and the prelude does not have.
const NODE_ONLY: [&str; 7] = [
    // The prelude's can be caught.
    "process.exit(",
    "node:",
    "require(",
    "setTimeout",
    "structuredClone",
    "performance.",
    "console.table",
];

/// Steps of a loop after which a program is given up.
const MAX_ITERATIONS: u64 = 20_000_000;

/// Runs a program.
pub fn run(program: &JavaScript) -> Result<Verdict, String> {
    if NODE_ONLY.iter().any(|name| program.mentions(name)) {
        return Ok(Verdict::NotComparable);
    }
    let loader = Rc::new(MapModuleLoader::new());
    let mut context = Context::builder()
        .module_loader(Rc::clone(&loader))
        .build()
        .map_err(|error| error.to_string())?;
    let limits = context.runtime_limits_mut();
    limits.set_loop_iteration_limit(MAX_ITERATIONS);
    limits.set_recursion_limit(5_000);
    limits.set_stack_size_limit(1 << 20);
    let failed = |error: JsError| error.to_string();
    context.eval(Source::from_bytes(PRELUDE)).map_err(failed)?;
    let mut entry = None;
    for (index, text) in program.modules.iter().enumerate() {
        let path = format!("{index}.mjs");
        // Relative specifiers are resolved against the path of the importer.
        let source = Source::from_bytes(text).with_path(Path::new(&path));
        let module = Module::parse(source, None, &mut context).map_err(failed)?;
        loader.insert(&path, module.clone());
        entry.get_or_insert(module);
    }
    let entry = entry.ok_or("no module")?;
    let promise = entry.load_link_evaluate(&mut context);
    context.run_jobs().map_err(failed)?;
    let mut global = |code| context.eval(Source::from_bytes(code)).map_err(failed);
    let failed_with = match promise.state() {
        PromiseState::Fulfilled(_) => None,
        // Top-level await that never ends; Node has a code of its own for it.
        PromiseState::Pending => Some(13),
        PromiseState::Rejected(reason) if reason.strict_equals(&global("__exit")?) => None,
        PromiseState::Rejected(_) => Some(1),
    };
    let code = match failed_with {
        Some(code) => code,
        None => global("process.exitCode | 0")?.as_number().unwrap_or(0.0) as i32,
    };
    if global("__unsure")?.to_boolean() {
        return Ok(Verdict::NotComparable);
    }
    let output = global("__out.join('')")?;
    let output = output.as_string().ok_or("no output")?;
    Ok(Verdict::Done(Outcome {
        stdout: output.to_std_string_lossy().into_bytes(),
        code,
    }))
}
