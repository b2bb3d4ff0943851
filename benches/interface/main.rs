//! What every function of the interface costs a guest: a loop of calls in a module, for the core
//! binding, and in a component.

mod border;
#[path = "../clock.rs"]
mod clock;
mod component;
mod reflect;

use std::time::Duration;

use clock::Clock;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use dyntype_host::{Shape, Signature, State, component_signatures, signatures};
use wasmtime::{Config, Engine, Linker, Module, Store, TypedFunc};

/// Functions and their arguments, where the default ones (see [`argument`]) do not fit. A name of
/// [`VALUES`] is that value, a quoted one a text, `[n]` a list of so many values; all else is a number.
const ARGUMENTS: &[(&str, &str)] = &[
    ("call.invoke", "object 'method' [1]"),
    ("call.invoke-key", "object method-key [1]"),
    ("call.invoke-value", "object method-name [1]"),
    ("call.call", "function object [1]"),
    ("call.construct", "class []"),
    ("call.global", "'Math'"),
    ("call.has-global", "'Math'"),
    ("construct.new-bigint", "'123'"),
    ("construct.well-known-symbol", "'iterator'"),
    ("construct.new-array", "[4]"),
    ("construct.new-object-with-class", "'Map' []"),
    ("convert.to-number", "number"),
    ("convert.to-string", "number"),
    ("convert.to-primitive", "object 2"),
    ("convert.to-property-key", "string"),
    ("convert.unbox-number", "number"),
    ("convert.unbox-bool", "true"),
    ("convert.unbox-bigint-s64", "bigint"),
    ("convert.string-length", "string"),
    ("convert.string-copy", "string 1024 0 4"),
    ("convert.is-array", "array"),
    ("convert.is-callable", "function"),
    ("convert.is-constructor", "class"),
    ("exception.throw-error", "'TypeError' 'text'"),
    ("exception.new-error", "'TypeError' 'text'"),
    ("exception.is-error", "error"),
    ("jobs.enqueue", "function"),
    ("jobs.promise-resolve", "number"),
    ("jobs.promise-then", "promise function function"),
    ("operator.instance-of", "object class"),
    ("property.define", "object 'x' number 7"),
    ("property.define-value", "object name number 7"),
    (
        "property.define-accessor",
        "object accessor-name function undefined 6",
    ),
    ("property.get-key", "object key"),
    ("property.set-key", "object key number"),
    ("property.has-key", "object key"),
    ("property.delete-key", "object absent-key"),
    ("property.delete", "object 'absent'"),
    ("property.delete-value", "object absent-name"),
    ("property.get-index", "array 1"),
    ("property.set-index", "array 1 number"),
    ("property.has-index", "array 1"),
    ("property.delete-index", "array 9"),
    ("property.get-value", "object name"),
    ("property.set-value", "object name number"),
    ("property.has-value", "object name"),
    ("property.get-own", "object name"),
    ("property.get-own-attributes", "object name"),
    ("property.intern-value", "name"),
    ("property.set-prototype", "object proto"),
    ("property.prevent-extensions", "closed"),
];

/// What setup makes, in this order: name, function, arguments. A quoted argument is a text.
const VALUES: &[(&str, &str, &str)] = &[
    ("undefined", "construct.undefined", ""),
    ("true", "construct.new-bool", "1"),
    ("number", "construct.new-number", "3.5"),
    ("string", "construct.new-string", "'some text'"),
    ("name", "construct.new-string", "'x'"),
    ("absent-name", "construct.new-string", "'absent'"),
    ("method-name", "construct.new-string", "'method'"),
    ("accessor-name", "construct.new-string", "'accessor'"),
    ("bigint", "construct.new-bigint-s64", "7"),
    ("object", "construct.new-object", ""),
    ("closed", "construct.new-object", ""),
    ("array", "construct.new-array", "[4]"),
    ("function", "call.global", "'isNaN'"),
    ("class", "call.global", "'Object'"),
    ("error", "exception.new-error", "'Error' 'text'"),
    ("promise", "jobs.promise-resolve", "number"),
    ("proto", "property.get-prototype", "object"),
    ("key", "property.intern", "'x'"),
    ("method-key", "property.intern", "'method'"),
    ("absent-key", "property.intern", "'absent'"),
    ("", "property.set", "object 'x' number"),
    ("", "property.set", "object 'method' function"),
];

/// What a parameter is given when nothing else is said.
fn argument(interface: &str, shape: Shape) -> &'static str {
    match shape {
        Shape::Value if interface == "operator" => "number",
        Shape::Value => "object",
        Shape::Values => "[]",
        Shape::Text => "'x'",
        Shape::Bool => "1",
        Shape::U32 | Shape::S64 => "7",
        Shape::F64 | Shape::Maybe | Shape::Words => "2",
    }
}

/// A module, as text, that calls functions.
struct Text {
    functions: Vec<Signature>,
    data: String,
    end: usize,
}

impl Text {
    fn new() -> Self {
        Text {
            functions: signatures(),
            data: String::new(),
            end: 0,
        }
    }

    fn find(&self, function: &str) -> Signature {
        let found = self.functions.iter().find(|f| name_of(f) == function);
        found.expect("a function of the interface").clone()
    }

    /// The call of a function, its results left on the stack.
    fn call(&mut self, function: &Signature, arguments: &str) -> String {
        let mut code = String::new();
        let mut types = function.params.iter();
        let mut words = words(arguments);
        words.reverse();
        while let Some(word) = words.pop() {
            if let Some(text) = word.strip_prefix('\'') {
                let text = text.trim_end_matches('\'');
                code += &format!("(i32.const {}) (i32.const {})", self.end, text.len());
                types.next();
                for character in text.chars() {
                    self.data.push(character);
                    self.data += "\\00";
                    self.end += 2;
                }
            } else if let Some(count) = word.strip_prefix('[') {
                let count = count.trim_end_matches(']');
                let count = if count.is_empty() { "0" } else { count };
                code += &format!("(i32.const 0) (i32.const {count})");
                types.next();
            } else if VALUES.iter().any(|(name, ..)| *name == word) {
                code += &format!("(global.get ${word})");
            } else {
                let kind = types.as_slice().first().expect("a parameter");
                code += &format!("({kind}.const {word})");
            }
            types.next();
        }
        format!("{code} (call ${})", name_of(function))
    }

    /// The module whose `run` calls a function so many times.
    fn module(mut self, measured: &str) -> String {
        let function = self.find(measured);
        let arguments = match ARGUMENTS.iter().find(|(name, _)| *name == measured) {
            Some((_, arguments)) => (*arguments).to_owned(),
            None => {
                let shapes = function.shapes.iter();
                let each: Vec<&str> = shapes.map(|s| argument(&function.interface, *s)).collect();
                each.join(" ")
            }
        };
        let mut globals = String::new();
        let mut setup = String::new();
        for (name, maker, arguments) in VALUES {
            let maker = self.find(maker);
            setup += &self.call(&maker, arguments);
            if name.is_empty() {
                continue;
            }
            let (kind, zero) = match maker.results[0] {
                dyntype_host::CoreType::Externref => ("externref", "(ref.null extern)"),
                _ => ("i32", "(i32.const 0)"),
            };
            globals += &format!("(global ${name} (mut {kind}) {zero})\n");
            setup += &format!("(global.set ${name})\n");
        }
        let mut body = self.call(&function, &arguments);
        body += &"(drop)".repeat(function.results.len());
        if matches!(measured, "exception.throw" | "exception.throw-error") {
            body = format!(
                "(block $caught (result externref)
                   (try_table (catch $thrown $caught) {body})
                   (ref.null extern))
                 (drop)"
            );
        }
        // A queue would grow without end.
        if matches!(measured, "jobs.enqueue" | "jobs.promise-then") {
            body += "(call $jobs.run)";
        }
        let mut imports = String::new();
        for function in &self.functions {
            let list = |kind: &str, types: &[dyntype_host::CoreType]| {
                let types = types.iter().map(|t| format!("({kind} {t})"));
                types.collect::<String>()
            };
            imports += &format!(
                "(import \"{}\" \"{}\" (func ${} {} {}))\n",
                function.module(),
                function.name,
                name_of(function),
                list("param", &function.params),
                list("result", &function.results),
            );
        }
        let tag = dyntype_host::module_name("exception");
        let data = self.data;
        format!(
            "(module
               {imports}
               (import \"{tag}\" \"thrown\" (tag $thrown (param externref)))
               (memory (export \"memory\") 1)
               (table (export \"values\") 16 externref)
               (data (i32.const 0) \"{data}\")
               {globals}
               (func (export \"setup\") {setup})
               (func (export \"run\") (param $rounds i64)
                 (loop $again
                   (if (i64.eqz (local.get $rounds)) (then (return)))
                   {body}
                   (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
                   (br $again))))"
        )
    }
}

/// The words of arguments; a text in quotes is one.
fn words(arguments: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = arguments.trim_start();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('\'') {
            Some(text) => text.find('\'').map(|at| at + 2),
            None => rest.find(' '),
        };
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        words.push(word);
        rest = after.trim_start();
    }
    words
}

/// `property.get-key`
fn name_of(function: &Signature) -> String {
    format!("{}.{}", function.interface, function.name)
}

/// A module that runs.
struct Guest {
    store: Store<State>,
    run: TypedFunc<u64, ()>,
}

impl Guest {
    fn new(engine: &Engine, function: &str) -> wasmtime::Result<Guest> {
        let module = Module::new(engine, Text::new().module(function))?;
        let mut linker = Linker::new(engine);
        dyntype_host::add_to_linker(&mut linker, |state: &mut State| state)?;
        let mut store = Store::new(engine, State::default());
        dyntype_host::add_tag_to_linker(&mut linker, &mut store, |state| state)?;
        let instance = linker.instantiate(&mut store, &module)?;
        instance
            .get_typed_func::<(), ()>(&mut store, "setup")?
            .call(&mut store, ())?;
        let run = instance.get_typed_func(&mut store, "run")?;
        Ok(Guest { store, run })
    }

    fn time(&mut self, rounds: u64) -> wasmtime::Result<Duration> {
        let start = Clock::start();
        self.run.call(&mut self.store, rounds)?;
        Ok(start.elapsed())
    }
}

fn interface(criterion: &mut Criterion) {
    wasmtime::error::disable_backtrace();
    let mut config = Config::new();
    dyntype_host::configure(&mut config).gc_heap_initial_size(dyntype_host::INITIAL_HEAP);
    let engine = match Engine::new(&config) {
        Ok(engine) => engine,
        Err(error) => panic!("no engine: {error:#}"),
    };
    border::border(criterion, &engine);
    let mut group = criterion.benchmark_group("interface");
    for function in signatures() {
        let name = name_of(&function);
        measure(
            &mut group,
            &name,
            || Guest::new(&engine, &name),
            Guest::time,
        );
    }
    for (name, case) in reflect::in_core() {
        let start = || reflect::Guest::core(&engine, &case);
        measure(&mut group, &name, start, reflect::Guest::time);
    }
    group.finish();
    let mut group = criterion.benchmark_group("component");
    for function in component_signatures() {
        let start = || component::Guest::new(&engine, &function);
        let name = name_of(&function);
        measure(&mut group, &name, start, component::Guest::time);
    }
    for (name, case) in reflect::in_component() {
        let start = || reflect::Guest::component(&engine, &case);
        measure(&mut group, &name, start, reflect::Guest::time);
    }
    group.finish();
}

/// Measures what a guest says of so many rounds.
fn measure<G>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    start: impl Fn() -> wasmtime::Result<G>,
    time: impl Fn(&mut G, u64) -> wasmtime::Result<Duration>,
) {
    group.bench_function(name, |bencher| {
        let measured = start().map(|mut guest| {
            bencher.iter_custom(|rounds| match time(&mut guest, rounds) {
                Ok(time) => time,
                Err(error) => panic!("{name}: {error:?}"),
            })
        });
        if let Err(error) = measured {
            panic!("{name}: {error:?}");
        }
    });
}

fn configuration() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300))
        .without_plots()
        .configure_from_args()
}

criterion_group! {
    name = benches;
    config = configuration();
    targets = interface
}
criterion_main!(benches);
