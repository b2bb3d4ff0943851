//! The functions of the interface and their core signatures, read from the WIT files.
//!
//! No signature is written down a second time in this crate: the linker, the argument decoding and
//! the tests all start from [`functions`].

use crate::error::Error;
use std::sync::OnceLock;
use wit_parser::{Handle, Resolve, SourceMap, Type, TypeDefKind, TypeId, WorldItem};

/// The package's name and version, the front half of every import's module name.
pub const PACKAGE: &str = "wasi:dyntype";
/// The package's version.
pub const VERSION: &str = "0.1.0";

/// The WIT files, name and text.
pub const WIT: &[(&str, &str)] = &[
    ("types.wit", include_str!("../../wit/types.wit")),
    ("construct.wit", include_str!("../../wit/construct.wit")),
    ("property.wit", include_str!("../../wit/property.wit")),
    ("convert.wit", include_str!("../../wit/convert.wit")),
    ("call.wit", include_str!("../../wit/call.wit")),
    ("operator.wit", include_str!("../../wit/operator.wit")),
    ("exception.wit", include_str!("../../wit/exception.wit")),
    ("reflect.wit", include_str!("../../wit/reflect.wit")),
    ("jobs.wit", include_str!("../../wit/jobs.wit")),
    ("guests.wit", include_str!("../../wit/guests.wit")),
    ("world.wit", include_str!("../../wit/world.wit")),
];

/// Interfaces that the core binding does not have, because its guests have references to give.
const COMPONENT_ONLY: &[&str] = &["guests"];

/// Interfaces by which a handler looks at what it has caught, and throws it again.
const LOOKING: &[&str] = &["construct", "convert", "exception"];
/// Levels of nesting that their functions have beyond the limit: an error that says "too deep" must
/// not be replaced by another while it is looked at.
const RESERVE: u32 = 4;

/// A type of a core WebAssembly function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CoreType {
    /// Small integers, booleans, enums, flags, pointers and lengths.
    I32,
    /// 64-bit integers.
    I64,
    /// Numbers.
    F64,
    /// Dynamic values, nullable.
    Externref,
}

impl std::fmt::Display for CoreType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            CoreType::I32 => "i32",
            CoreType::I64 => "i64",
            CoreType::F64 => "f64",
            CoreType::Externref => "externref",
        })
    }
}

/// What a parameter or a result is, before it is spread over core types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A dynamic value.
    Value,
    /// A list of dynamic values: a slice of the table `values`.
    Values,
    /// A string or a list of UTF-16 units: a slice of the memory `memory`.
    Text,
    /// A boolean.
    Bool,
    /// An unsigned integer, an enum or flags.
    U32,
    /// A signed 64-bit integer.
    S64,
    /// A number.
    F64,
    /// An unsigned integer or none; for components only.
    Maybe,
    /// A list of unsigned integers; for components only.
    Words,
}

impl Shape {
    fn spread(self, into: &mut Vec<CoreType>) {
        match self {
            Shape::Value => into.push(CoreType::Externref),
            Shape::Values | Shape::Text => into.extend([CoreType::I32, CoreType::I32]),
            Shape::Bool | Shape::U32 => into.push(CoreType::I32),
            Shape::S64 => into.push(CoreType::I64),
            Shape::F64 => into.push(CoreType::F64),
            // Not in the core binding.
            Shape::Maybe | Shape::Words => {}
        }
    }
}

/// A function of the interface with its core signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The interface: `property`.
    pub interface: String,
    /// The function's name in the WIT file: `get-index`.
    pub name: String,
    /// Does the guest export it, instead of importing it?
    pub exported: bool,
    /// Is it for components alone?
    pub component_only: bool,
    /// Can it end in an exception by its WIT type?
    pub fails: bool,
    /// The types of the parameters and, after `>`, of the result, a letter each; `!` says that it
    /// can fail.
    pub(crate) form: String,
    /// The parameters as the WIT file has them.
    pub shapes: Vec<Shape>,
    /// The result as the WIT file has it.
    pub result: Option<Shape>,
    /// The parameters in the core binding.
    pub params: Vec<CoreType>,
    /// The results in the core binding.
    pub results: Vec<CoreType>,
    /// What the WIT file says about it.
    pub docs: String,
    /// Levels of nesting that it has beyond the limit.
    pub(crate) reserve: u32,
}

impl Signature {
    /// The module name of the import: `wasi:dyntype/property@0.1.0`.
    pub fn module(&self) -> String {
        module_name(&self.interface)
    }

    /// The name under which a guest exports it: `wasi:dyntype/reflect@0.1.0#get`.
    pub fn export_name(&self) -> String {
        format!("{}#{}", self.module(), self.name)
    }
}

/// The module name of an interface: `wasi:dyntype/property@0.1.0`.
pub fn module_name(interface: &str) -> String {
    format!("{PACKAGE}/{interface}@{VERSION}")
}

/// Every core import of the interface. Empty only when the embedded WIT files are broken, which a
/// test of this crate rules out.
pub fn signatures() -> Vec<Signature> {
    let all = functions().unwrap_or_default().iter();
    all.filter(|f| !f.exported && !f.component_only)
        .cloned()
        .collect()
}

/// Every import of components: the core imports, and those of the interface `guests`.
pub fn component_signatures() -> Vec<Signature> {
    let all = functions().unwrap_or_default().iter();
    all.filter(|f| !f.exported).cloned().collect()
}

/// Every function that a guest may export, by which the host looks into its objects.
pub fn exports() -> Vec<Signature> {
    let all = functions().unwrap_or_default();
    all.iter().filter(|f| f.exported).cloned().collect()
}

/// Every function of the package, imports and exports, parsed once.
pub(crate) fn functions() -> Result<&'static [Signature], Error> {
    static ALL: OnceLock<Result<Vec<Signature>, String>> = OnceLock::new();
    match ALL.get_or_init(|| parse().map_err(|e| e.to_string())) {
        Ok(all) => Ok(all),
        Err(text) => Err(Error::Interface(text.clone())),
    }
}

/// The package as wit-parser sees it, for tests and tools that want more than signatures.
pub fn resolve() -> Result<Resolve, Error> {
    let broken = |e: &dyn std::fmt::Display| Error::Interface(e.to_string());
    let mut files = SourceMap::new();
    for (name, text) in WIT {
        files.push_str(name, *text);
    }
    let group = files.parse().map_err(|(_, e)| broken(&e))?;
    let mut resolve = Resolve::new();
    resolve.push_group(group).map_err(|e| broken(&e))?;
    Ok(resolve)
}

fn parse() -> Result<Vec<Signature>, Error> {
    let resolve = resolve()?;
    let guest = resolve.worlds.iter().find(|(_, w)| w.name == "guest");
    let exports: Vec<_> = guest
        .map(|(_, w)| w.exports.values())
        .into_iter()
        .flatten()
        .filter_map(|item| match item {
            WorldItem::Interface { id, .. } => Some(*id),
            _ => None,
        })
        .collect();
    let mut all = Vec::new();
    for (id, interface) in resolve.interfaces.iter() {
        let Some(interface_name) = interface.name.clone() else {
            continue;
        };
        let component_only = COMPONENT_ONLY.contains(&interface_name.as_str());
        for function in interface.functions.values() {
            let at = || format!("{interface_name}.{}", function.name);
            let shapes = function
                .params
                .iter()
                .map(|p| shape(&resolve, p.ty).ok_or_else(|| Error::Interface(at())))
                .collect::<Result<Vec<_>, _>>()?;
            let (fails, ok) = outcome(&resolve, function.result);
            let result = match ok {
                Some(ty) => Some(shape(&resolve, ty).ok_or_else(|| Error::Interface(at()))?),
                None => None,
            };
            let (params, results) = core(&shapes, result);
            let mut form: String = function
                .params
                .iter()
                .map(|p| letter(&resolve, p.ty))
                .collect();
            form.push('>');
            form.extend(fails.then_some('!'));
            form.extend(ok.map(|ty| letter(&resolve, ty)));
            all.push(Signature {
                interface: interface_name.clone(),
                name: function.name.clone(),
                exported: exports.contains(&id),
                component_only,
                fails,
                form,
                shapes,
                result,
                params,
                results,
                docs: function.docs.contents.clone().unwrap_or_default(),
                reserve: match LOOKING.contains(&interface_name.as_str()) {
                    true => RESERVE,
                    false => 0,
                },
            });
        }
    }
    Ok(all)
}

/// The core types of a function: `wit/core-binding.md`, as code.
fn core(shapes: &[Shape], result: Option<Shape>) -> (Vec<CoreType>, Vec<CoreType>) {
    let mut params = Vec::new();
    for shape in shapes {
        shape.spread(&mut params);
    }
    let mut results = Vec::new();
    match result {
        None => {}
        // The count; the values are in the table from slot 0 on.
        Some(Shape::Values) => results.push(CoreType::I32),
        // The count; the caller says where the units go, right after the first parameter.
        Some(Shape::Text) => {
            params.insert(params.len().min(1), CoreType::I32);
            results.push(CoreType::I32);
        }
        Some(shape) => shape.spread(&mut results),
    }
    (params, results)
}

/// Splits `result<T, value>` into "can fail" and T.
fn outcome(resolve: &Resolve, ty: Option<Type>) -> (bool, Option<Type>) {
    if let Some(Type::Id(id)) = ty
        && let TypeDefKind::Result(result) = &resolve.types[id].kind
    {
        return (true, result.ok);
    }
    (false, ty)
}

/// A type as a letter of [`Signature::form`].
fn letter(resolve: &Resolve, ty: Type) -> char {
    match ty {
        Type::String => 's',
        Type::Bool => 'b',
        Type::U32 => 'w',
        Type::S64 => 'l',
        Type::F64 => 'd',
        Type::Id(id) => {
            let ty = &resolve.types[id];
            match (&ty.kind, ty.name.as_deref()) {
                (TypeDefKind::Type(ty), _) => letter(resolve, *ty),
                (TypeDefKind::Enum(_), Some("kind")) => 'k',
                (TypeDefKind::Enum(_), Some("hint")) => 'h',
                (TypeDefKind::Flags(_), _) => 'a',
                (TypeDefKind::Resource | TypeDefKind::Handle(_), _) => 'v',
                (TypeDefKind::List(Type::U16), _) => 't',
                (TypeDefKind::List(Type::U32), _) => 'W',
                (TypeDefKind::List(_), _) => 'L',
                (TypeDefKind::Option(_), _) => 'o',
                _ => '?',
            }
        }
        _ => '?',
    }
}

fn shape(resolve: &Resolve, ty: Type) -> Option<Shape> {
    Some(match ty {
        Type::Bool => Shape::Bool,
        Type::U8 | Type::U16 | Type::U32 => Shape::U32,
        Type::S64 | Type::U64 => Shape::S64,
        Type::F64 => Shape::F64,
        Type::String => Shape::Text,
        Type::Id(id) => return shape_of(resolve, id),
        _ => return None,
    })
}

fn shape_of(resolve: &Resolve, id: TypeId) -> Option<Shape> {
    Some(match &resolve.types[id].kind {
        TypeDefKind::Resource | TypeDefKind::Handle(Handle::Own(_) | Handle::Borrow(_)) => {
            Shape::Value
        }
        TypeDefKind::Enum(_) | TypeDefKind::Flags(_) => Shape::U32,
        TypeDefKind::List(Type::U16) => Shape::Text,
        TypeDefKind::List(Type::U32) => Shape::Words,
        TypeDefKind::Option(Type::U32) => Shape::Maybe,
        TypeDefKind::List(item) if shape(resolve, *item) == Some(Shape::Value) => Shape::Values,
        TypeDefKind::Type(ty) => return shape(resolve, *ty),
        _ => return None,
    })
}
