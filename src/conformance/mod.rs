//! The conformance suite of `wasi:dyntype`: whether a host does what the WIT files say, function by
//! function.
//!
//! Cases are described in `tests/conformance/*.cases`, a file an interface, in a language that does
//! not depend on the binding (see [`language`]); how a host looks into a guest's objects is tested by
//! scripts under `tests/conformance/reflect`. To these come, for each function, what follows from
//! its signature alone: slices out of bounds, odd pointers, references of another host.

mod component;
mod core;
mod external;
mod guest;
pub mod language;
mod report;
mod script;

pub use external::write;
pub use guest::Binding;
pub use report::{Format, Report, Row, Verdict};

use dyntype_host::{Shape, Signature};
use language::{Case, Expected, Expr, Statement};
use std::path::Path;
use std::sync::OnceLock;

/// The descriptions, by interface.
const CASES: [(&str, &str); 7] = [
    (
        "construct",
        include_str!("../../tests/conformance/construct.cases"),
    ),
    (
        "property",
        include_str!("../../tests/conformance/property.cases"),
    ),
    (
        "convert",
        include_str!("../../tests/conformance/convert.cases"),
    ),
    ("call", include_str!("../../tests/conformance/call.cases")),
    (
        "operator",
        include_str!("../../tests/conformance/operator.cases"),
    ),
    (
        "exception",
        include_str!("../../tests/conformance/exception.cases"),
    ),
    ("jobs", include_str!("../../tests/conformance/jobs.cases")),
];

/// The scripts of the core binding, by interface and name.
const SCRIPTS: [(&str, &str, &str); 1] = [(
    "reflect",
    "objects",
    include_str!("../../tests/conformance/reflect/objects.wast"),
)];

/// Cases that a host of this package may fail, with the reason: `host binding interface.function
/// title: reason`.
const EXPECTATIONS: &str = include_str!("../../tests/conformance/expectations.txt");

/// A host to be tested.
#[derive(Clone, Copy, Debug)]
pub enum Host<'a> {
    /// The implementation for wasmtime, in this process.
    Wasmtime(Binding),
    /// A command that runs the files that [`write()`] makes.
    Command(&'a str),
}

/// What is wrong with the suite or the host, apart from cases that fail.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A description or script of the suite is wrong.
    #[error("the suite is wrong: {0}")]
    Suite(String),
    /// The host cannot be started.
    #[error("the host cannot be run: {0}")]
    Host(String),
}

/// A module of the suite with its cases.
pub(crate) struct Unit {
    pub(crate) interface: String,
    pub(crate) function: String,
    /// The script of the core binding, or the text of a component.
    pub(crate) text: String,
    pub(crate) cases: Vec<Entry>,
}

/// A case of a module.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) title: String,
    pub(crate) level: u32,
    pub(crate) traps: bool,
    pub(crate) foreign: bool,
}

/// Runs the suite.
///
/// # Errors
/// When it cannot be run at all; cases that fail are in the report.
pub fn run(host: Host<'_>) -> Result<Report, Error> {
    let mut report = match host {
        Host::Wasmtime(Binding::Core) => core::run()?,
        Host::Wasmtime(Binding::Component) => component::run()?,
        Host::Command(command) => external::run(command)?,
    };
    report.expect(EXPECTATIONS);
    Ok(report)
}

/// Every function that a guest imports.
pub(crate) fn signatures() -> &'static [Signature] {
    static ALL: OnceLock<Vec<Signature>> = OnceLock::new();
    ALL.get_or_init(dyntype_host::signatures)
}

/// The level from which on a host has the function, as the WIT file says.
pub fn level(signature: &Signature) -> u32 {
    let mut words = signature.docs.split_whitespace();
    words.find(|word| *word == "Level");
    let number = words.next().map(|word| word.trim_end_matches('.'));
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The number of `kind.number` and the like.
pub(crate) fn enum_case(name: &str) -> Option<u32> {
    let (ty, case) = name.split_once('.')?;
    let resolve = component::resolved().ok()?;
    let (_, ty) = resolve
        .types
        .iter()
        .find(|(_, found)| found.name.as_deref() == Some(ty))?;
    match &ty.kind {
        wit_parser::TypeDefKind::Enum(cases) => {
            let position = cases.cases.iter().position(|c| c.name == case)?;
            u32::try_from(position).ok()
        }
        _ => None,
    }
}

/// The modules of a binding: for each function those of its cases that apply.
pub(crate) fn units(binding: Binding) -> Result<Vec<Unit>, Error> {
    let mut units = Vec::new();
    for (interface, text) in CASES {
        let wrong = |message: String| Error::Suite(format!("{interface}.cases: {message}"));
        let mut cases = language::parse(text).map_err(wrong)?;
        for signature in signatures().iter().filter(|s| s.interface == interface) {
            cases.extend(hostile(signature));
        }
        let mut functions: Vec<&str> = Vec::new();
        for case in &cases {
            if !functions.contains(&case.function.as_str()) {
                functions.push(&case.function);
            }
        }
        for function in functions {
            let name = format!("{interface}.{function}");
            if !signatures()
                .iter()
                .any(|s| s.interface == interface && s.name == function)
            {
                return Err(wrong(format!("there is no function {function}")));
            }
            let mut module = guest::Module::new(binding, interface);
            let mut bodies = String::new();
            let mut entries: Vec<Entry> = Vec::new();
            let own = |case: &&Case| case.function == function && guest::applies(case, binding);
            for case in cases.iter().filter(own) {
                let export = match binding {
                    Binding::Core => case.title.clone(),
                    Binding::Component => format!("case-{}", entries.len()),
                };
                if entries.iter().any(|entry| entry.title == case.title) {
                    return Err(wrong(format!("{name} has two cases '{}'", case.title)));
                }
                let made = module.function(case, &export);
                let made = made.map_err(|e| wrong(format!("{name}: {}: {e}", case.title)))?;
                bodies += &made.text;
                entries.push(Entry {
                    title: case.title.clone(),
                    level: made.level,
                    traps: case.expected == Expected::Trap,
                    foreign: made.foreign,
                });
            }
            let text = match binding {
                Binding::Core => core::script(&name, &module, &bodies, &entries),
                Binding::Component => component::text(&module, &bodies, &entries)?,
            };
            units.push(Unit {
                interface: interface.to_owned(),
                function: function.to_owned(),
                text,
                cases: entries,
            });
        }
    }
    Ok(units)
}

/// Cases that follow from a signature: each argument that could reach where it must not, while all
/// others are harmless.
fn hostile(signature: &Signature) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |position: Option<usize>, title: String, bad: Expr| {
        let mut args: Vec<Expr> = signature.shapes.iter().map(|s| harmless(*s)).collect();
        match position {
            Some(position) => args[position] = bad,
            None => {
                // Something must be written for the place to matter.
                args[0] = Expr::Text(vec![97, 98]);
                args[2] = Expr::Number(2.0);
                args.push(bad);
            }
        }
        cases.push(Case {
            function: signature.name.clone(),
            title,
            statements: vec![Statement {
                name: None,
                value: Expr::Call(signature.name.clone(), args),
            }],
            expected: Expected::Trap,
        });
    };
    let raw = |pointer: f64, len: f64| {
        Expr::Call(
            "raw".to_owned(),
            vec![Expr::Number(pointer), Expr::Number(len)],
        )
    };
    let texts = [
        ("at an odd pointer", raw(1.0, 1.0)),
        ("beyond the memory", raw(131_072.0, 1.0)),
        ("over the memory's end", raw(131_070.0, 2.0)),
        (
            "over the end of the address space",
            raw(4_294_967_294.0, 2.0),
        ),
    ];
    let lists = [
        ("beyond the table", raw(64.0, 1.0)),
        ("over the table's end", raw(15.0, 2.0)),
        (
            "over the end of the number range",
            raw(4_294_967_295.0, 2.0),
        ),
        ("of a huge length", raw(0.0, 4_294_967_295.0)),
    ];
    for (position, shape) in signature.shapes.iter().enumerate() {
        let (what, bad): (&str, &[(&str, Expr)]) = match shape {
            Shape::Text => ("string", &texts),
            Shape::Values => ("list", &lists),
            Shape::Value => {
                let title = format!("argument {} is a reference of another host", position + 1);
                add(Some(position), title, Expr::Name("foreign".to_owned()));
                continue;
            }
            _ => continue,
        };
        for (how, bad) in bad {
            let title = format!("argument {} is a {what} {how}", position + 1);
            add(Some(position), title, bad.clone());
        }
    }
    if signature.result == Some(Shape::Text) {
        for (how, bad) in &texts[..3] {
            add(None, format!("the result is a string {how}"), bad.clone());
        }
    }
    cases
}

fn harmless(shape: Shape) -> Expr {
    match shape {
        Shape::Value => Expr::Name("undefined".to_owned()),
        Shape::Values => Expr::List(Vec::new()),
        Shape::Text => Expr::Text(Vec::new()),
        Shape::Bool => Expr::Name("false".to_owned()),
        Shape::U32 | Shape::S64 | Shape::F64 | Shape::Maybe | Shape::Words => Expr::Number(0.0),
    }
}

/// Makes a folder's path for an interface's scripts.
pub(crate) fn folder(root: &Path, interface: &str) -> std::io::Result<std::path::PathBuf> {
    let folder = root.join(interface);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
