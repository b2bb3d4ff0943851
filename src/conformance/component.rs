//! The component binding: the cases of a function as a component, and wasmtime as its host.

use super::core::meaning;
use super::guest::{Binding, Module};
use super::report::{Report, Row, Verdict};
use super::{Entry, Error, units};
use dyntype_host::{Limits, State, module_name};
use dyntype_host::{Shape, Signature};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::OnceLock;
use wasmtime::component::{Component, Linker};
use wasmtime::{Config, Engine, Store};
use wit_parser::{Function, Handle, Resolve, Type, TypeDefKind};

/// Where lists that the host returns are put; nothing is freed.
const LISTS_AT: u32 = 65536;

/// The package, read once.
pub(super) fn resolved() -> Result<&'static Resolve, Error> {
    static RESOLVE: OnceLock<Result<Resolve, String>> = OnceLock::new();
    let resolve = RESOLVE.get_or_init(|| dyntype_host::resolve().map_err(|e| e.to_string()));
    resolve.as_ref().map_err(|e| Error::Suite(e.clone()))
}

/// Is the result a word that takes one byte in memory?
pub(super) fn is_narrow(signature: &Signature) -> bool {
    signature.result == Some(Shape::U32)
        && declared(&signature.interface, &signature.name).is_ok_and(|function| {
            let ty = function.result.and_then(|ty| resolved().ok()?.ok_of(ty));
            matches!(ty, Some(TypeDefKind::Flags(_) | TypeDefKind::Enum(_)))
        })
}

/// What is asked of a resolved package here.
trait Types {
    /// The definition of the first case of a result.
    fn ok_of(&self, ty: Type) -> Option<&TypeDefKind>;
    /// The definition behind aliases.
    fn behind(&self, ty: Type) -> Option<(&str, &TypeDefKind)>;
}

impl Types for Resolve {
    fn ok_of(&self, ty: Type) -> Option<&TypeDefKind> {
        match self.behind(ty)?.1 {
            TypeDefKind::Result(result) => Some(self.behind(result.ok?)?.1),
            _ => None,
        }
    }

    fn behind(&self, ty: Type) -> Option<(&str, &TypeDefKind)> {
        let Type::Id(id) = ty else { return None };
        let ty = &self.types[id];
        match &ty.kind {
            TypeDefKind::Type(inner @ Type::Id(_)) => self.behind(*inner),
            kind => Some((ty.name.as_deref().unwrap_or_default(), kind)),
        }
    }
}

fn declared(interface: &str, name: &str) -> Result<&'static Function, Error> {
    let mut interfaces = resolved()?.interfaces.iter();
    interfaces
        .find(|(_, found)| found.name.as_deref() == Some(interface))
        .and_then(|(_, found)| found.functions.get(name))
        .ok_or_else(|| Error::Suite(format!("{interface}.{name} is in no WIT file")))
}

/// A component whose exports `case-0` and so on are the cases.
pub(super) fn text(module: &Module, bodies: &str, entries: &[Entry]) -> Result<String, Error> {
    let mut named = BTreeSet::new();
    let (mut instances, mut lowered, mut core, mut with) = Default::default();
    let mut interfaces: Vec<&str> = module.imports.iter().map(|(i, _)| i.as_str()).collect();
    interfaces.dedup();
    for interface in interfaces {
        instance(
            module,
            interface,
            &mut named,
            [&mut instances, &mut lowered, &mut core, &mut with],
        )?;
    }
    let mut text = String::from("(component\n");
    let types = module_name("types");
    let (mut definitions, mut aliases) = (String::new(), String::new());
    for name in named {
        let definition = definition(&name)?;
        let _ = writeln!(
            definitions,
            "(type ${name}-of {definition}) (export \"{name}\" (type (eq ${name}-of)))"
        );
        let _ = writeln!(aliases, "(alias export $types \"{name}\" (type ${name}))");
    }
    let _ = write!(
        text,
        "(import \"{types}\" (instance $types (export \"value\" (type (sub resource)))
{definitions}))
(alias export $types \"value\" (type $value))
{aliases}{instances}(core module $memory
  (memory (export \"memory\") 4)
  (global $free (mut i32) (i32.const {LISTS_AT}))
  (func (export \"realloc\") (param i32 i32 i32 i32) (result i32)
    (local $at i32)
    (local.set $at (global.get $free))
    (global.set $free (i32.add (global.get $free)
      (i32.and (i32.add (local.get 3) (i32.const 15)) (i32.const -16))))
    (local.get $at)))
(core instance $memory (instantiate $memory))
{lowered}(core func $drop (canon resource.drop $value))
(core module $cases
(import \"env\" \"memory\" (memory 4))
(import \"env\" \"drop\" (func $drop (param i32)))
{core}{}{bodies})
(core instance $cases (instantiate $cases
(with \"env\" (instance (export \"memory\" (memory $memory \"memory\")) (export \"drop\" (func $drop))))
{with}))\n",
        module.data
    );
    for index in 0..entries.len() {
        let _ = writeln!(
            text,
            "(func (export \"case-{index}\") (result s32) (canon lift (core func $cases \"case-{index}\")))"
        );
    }
    Ok(text + ")\n")
}

/// The functions of an interface in the four places where a component names them.
fn instance(
    module: &Module,
    interface: &str,
    named: &mut BTreeSet<String>,
    [instances, lowered, core, with]: [&mut String; 4],
) -> Result<(), Error> {
    let import = module_name(interface);
    let (mut aliases, mut functions, mut exports) = <(BTreeSet<String>, String, String)>::default();
    for (_, name) in module.imports.iter().filter(|(i, _)| i == interface) {
        let function = declared(interface, name)?;
        let mut params = String::new();
        for param in &function.params {
            let ty = type_text(param.ty, &mut aliases)?;
            let _ = write!(params, "(param \"{}\" {ty}) ", param.name);
        }
        let result = match function.result {
            Some(ty) => format!("(result {})", type_text(ty, &mut aliases)?),
            None => String::new(),
        };
        let _ = writeln!(functions, "(export \"{name}\" (func {params}{result}))");
        let id = format!("$call.{interface}.{name}");
        let _ = writeln!(
            lowered,
            "(core func {id} (canon lower (func ${interface} \"{name}\") (memory (core memory $memory \"memory\")) (realloc (core func $memory \"realloc\")) string-encoding=utf16))"
        );
        let types = flat(module, interface, name)?;
        let _ = writeln!(core, "(import \"{import}\" \"{name}\" (func {id}{types}))");
        let _ = write!(exports, "(export \"{name}\" (func {id}))");
    }
    let outer: String = aliases
        .iter()
        .map(|name| format!("(alias outer 1 ${name} (type ${name}))"))
        .collect();
    let _ = writeln!(
        instances,
        "(import \"{import}\" (instance ${interface} {outer}\n{functions}))"
    );
    let _ = writeln!(with, "(with \"{import}\" (instance {exports}))");
    aliases.remove("value");
    named.extend(aliases);
    Ok(())
}

/// The core type of a lowered function: the core binding's, with handles, and with a pointer to the
/// result where it can fail.
fn flat(module: &Module, interface: &str, name: &str) -> Result<String, Error> {
    let missing = || Error::Suite(format!("{interface}.{name} is not imported"));
    let signature = module
        .signature(&format!("{interface}.{name}"))
        .ok_or_else(missing)?;
    let word = |shape: &Shape| match shape {
        Shape::Values | Shape::Text | Shape::Maybe | Shape::Words => " i32 i32",
        Shape::S64 => " i64",
        Shape::F64 => " f64",
        Shape::Value | Shape::Bool | Shape::U32 => " i32",
    };
    let mut params: String = signature.shapes.iter().map(word).collect();
    let result = match (signature.fails, &signature.result) {
        (true, _) => {
            params += " i32";
            String::new()
        }
        (false, Some(shape)) => format!(" (result{})", word(shape)),
        (false, None) => String::new(),
    };
    Ok(format!(" (param{params}){result}"))
}

/// A type in the text format; the names that it uses are added to `names`.
fn type_text(ty: Type, names: &mut BTreeSet<String>) -> Result<String, Error> {
    let resolve = resolved()?;
    let Type::Id(id) = ty else {
        return Ok(match ty {
            Type::Bool => "bool",
            Type::U16 => "u16",
            Type::U32 => "u32",
            Type::S64 => "s64",
            Type::F64 => "f64",
            Type::String => "string",
            other => return Err(Error::Suite(format!("the type {other:?} is not expected"))),
        }
        .to_owned());
    };
    Ok(match &resolve.types[id].kind {
        TypeDefKind::Type(inner) => type_text(*inner, names)?,
        TypeDefKind::Handle(handle) => {
            names.insert("value".to_owned());
            match handle {
                Handle::Own(_) => "(own $value)".to_owned(),
                Handle::Borrow(_) => "(borrow $value)".to_owned(),
            }
        }
        TypeDefKind::Resource => {
            names.insert("value".to_owned());
            "(own $value)".to_owned()
        }
        TypeDefKind::List(item) => format!("(list {})", type_text(*item, names)?),
        TypeDefKind::Result(result) => {
            let mut text = String::from("(result");
            if let Some(ok) = result.ok {
                let _ = write!(text, " {}", type_text(ok, names)?);
            }
            if let Some(error) = result.err {
                let _ = write!(text, " (error {})", type_text(error, names)?);
            }
            text + ")"
        }
        TypeDefKind::Enum(_) | TypeDefKind::Flags(_) => {
            let name = resolve.types[id].name.clone().unwrap_or_default();
            let text = format!("${name}");
            names.insert(name);
            text
        }
        other => return Err(Error::Suite(format!("the type {other:?} is not expected"))),
    })
}

/// The definition of a named type of the interface `types`.
fn definition(name: &str) -> Result<String, Error> {
    let mut types = resolved()?.types.iter();
    let kind = types.find_map(|(_, ty)| match &ty.kind {
        TypeDefKind::Type(_) => None,
        kind => (ty.name.as_deref() == Some(name)).then_some(kind),
    });
    let (what, names): (_, Vec<&String>) = match kind {
        Some(TypeDefKind::Enum(ty)) => ("enum", ty.cases.iter().map(|c| &c.name).collect()),
        Some(TypeDefKind::Flags(ty)) => ("flags", ty.flags.iter().map(|f| &f.name).collect()),
        _ => return Err(Error::Suite(format!("the type {name} is not expected"))),
    };
    let names: String = names.iter().map(|name| format!(" \"{name}\"")).collect();
    Ok(format!("({what}{names})"))
}

pub(super) fn run<E: dyntype_host::Engine>(host: &str) -> Result<Report, Error> {
    let mut report = Report::new(host, Binding::Component.name());
    let host = |error: wasmtime::Error| Error::Host(format!("{error:#}"));
    let engine = Engine::new(dyntype_host::configure(&mut Config::new())).map_err(host)?;
    let mut linker = Linker::new(&engine);
    dyntype_host::component::add_to_linker(&mut linker, |state: &mut State<E>| state)
        .map_err(host)?;
    for unit in units(Binding::Component)? {
        let component = Component::new(&engine, &unit.text).map_err(|error| {
            Error::Suite(format!("{}.{}: {error:#}", unit.interface, unit.function))
        })?;
        for (index, entry) in unit.cases.into_iter().enumerate() {
            report.rows.push(Row {
                level: entry.level,
                interface: unit.interface.clone(),
                function: unit.function.clone(),
                title: entry.title,
                verdict: verdict(&engine, &linker, &component, index, entry.traps),
            });
        }
    }
    let component = Component::new(&engine, REFLECTION)
        .map_err(|error| Error::Suite(format!("reflect: {error:#}")))?;
    for (index, (name, title, traps)) in reflection_cases().enumerate() {
        let (interface, function) = name.split_once('.').unwrap_or(("reflect", name));
        report.rows.push(Row {
            level: 2,
            interface: interface.to_owned(),
            function: function.to_owned(),
            title: title.to_owned(),
            verdict: verdict(&engine, &linker, &component, index, traps),
        });
    }
    Ok(report)
}

/// A component with objects of its own, which says in comments what its functions test.
const REFLECTION: &str = include_str!("../../tests/conformance/reflect/component.wat");

/// The function and title of each case of that component, and whether it must trap.
fn reflection_cases() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    REFLECTION.lines().filter_map(|line| {
        let (number, case) = line.strip_prefix(";; case-")?.split_once(' ')?;
        let (traps, case) = match number.parse::<u32>() {
            Ok(_) => (
                case.starts_with("traps "),
                case.trim_start_matches("traps "),
            ),
            Err(_) => return None,
        };
        let (name, title) = case.split_once(": ")?;
        Some((name, title, traps))
    })
}

/// Runs a case in an instance of its own: one that was stopped cannot be entered again.
fn verdict<E: dyntype_host::Engine>(
    engine: &Engine,
    linker: &Linker<State<E>>,
    component: &Component,
    index: usize,
    traps: bool,
) -> Verdict {
    let mut store = Store::new(engine, State::with_engine(Limits::default()));
    let instance = match linker.instantiate(&mut store, component) {
        Ok(instance) => instance,
        Err(error) => return Verdict::Failed(format!("there is no instance: {error:#}")),
    };
    if let Err(error) = dyntype_host::component::attach(&mut store, |state| state, &instance) {
        return Verdict::Failed(format!("its `reflect` cannot be used: {error:#}"));
    }
    let result = instance
        .get_typed_func::<(), (i32,)>(&mut store, &format!("case-{index}"))
        .and_then(|case| case.call(&mut store, ()));
    match (result, traps) {
        (Ok((0,)), false) | (Err(_), true) => Verdict::Passed,
        (Ok((code,)), false) => Verdict::Failed(meaning(code)),
        (Ok(_), true) => Verdict::Failed("it was not stopped".to_owned()),
        (Err(error), false) => Verdict::Failed(format!("the guest was stopped: {error:#}")),
    }
}
