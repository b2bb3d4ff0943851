//! boa, a JavaScript engine in the test's own process: always there, on every platform.
//!
//! It has no console of Node.js, whose format for objects is a language of its own. A program that
//! prints more than strings and other primitive values is therefore not comparable here; Node and
//! the blessed output check it.

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

/// The console, as far as it prints primitive values.
const PRELUDE: &str = r"
    var __out = [], __unsure = false;
    var console = {
        log(...values) {
            if (values.length > 1 && typeof values[0] === 'string' && values[0].includes('%')) {
                __unsure = true;
            }
            __out.push(values.map((value) => {
                if (Object.is(value, -0)) return '-0';
                if (typeof value === 'bigint') return value + 'n';
                if (value !== null && typeof value === 'object' || typeof value === 'function') {
                    __unsure = true;
                    return '';
                }
                return String(value);
            }).join(' ') + '\n');
        },
        error() {}, warn() {},
    };
    console.info = console.debug = console.log;
";

/// Names of Node.js that a program may use; their presence in the text is enough.
const NODE_ONLY: [&str; 8] = [
    "process.",
    "node:",
    "require(",
    "setTimeout",
    "structuredClone",
    "performance.",
    "console.group",
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
    let code = match promise.state() {
        PromiseState::Fulfilled(_) => 0,
        // Top-level await that never ends; Node has a code of its own for it.
        PromiseState::Pending => 13,
        PromiseState::Rejected(reason) => {
            let error = JsError::from_opaque(reason).to_string();
            if error.contains("RuntimeLimit") {
                return Ok(Verdict::NotComparable);
            }
            1
        }
    };
    let mut global = |code| context.eval(Source::from_bytes(code)).map_err(failed);
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
