//! Modules of the suite: what the functions of the cases have in common.

use super::language::{Case, Expected, Expr};
use dyntype_host::Signature;
use std::collections::{BTreeSet, HashMap};

/// How a guest speaks with its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// References and exceptions.
    Core,
    /// Handles and results.
    Component,
}

impl Binding {
    /// The binding in reports.
    pub fn name(self) -> &'static str {
        match self {
            Binding::Core => "core",
            Binding::Component => "component",
        }
    }

    /// The core type of a value.
    pub(super) fn value(self) -> &'static str {
        match self {
            Binding::Core => "externref",
            Binding::Component => "i32",
        }
    }
}

/// What the function of a case gives.
pub const MEANINGS: [&str; 6] = [
    "as expected",
    "another result than expected",
    "another value was thrown than expected",
    "an error was thrown",
    "nothing was thrown",
    "the thrown value cannot be looked at",
];

/// The function of a case.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its text.
    pub text: String,
    /// Does it take a reference that is not the host's?
    pub foreign: bool,
    /// The highest level of the functions that it calls.
    pub level: u32,
}

/// What the functions of a module have in common.
#[derive(Debug)]
pub struct Module {
    pub(super) binding: Binding,
    interface: String,
    /// Functions that are called, as interface and name.
    pub(super) imports: BTreeSet<(String, String)>,
    texts: HashMap<Vec<u16>, u32>,
    pub(super) data: String,
    free: u32,
}

impl Module {
    /// An empty module for the cases of an interface.
    pub fn new(binding: Binding, interface: &str) -> Self {
        Module {
            binding,
            interface: interface.to_owned(),
            imports: BTreeSet::new(),
            texts: HashMap::new(),
            data: String::new(),
            free: 1024,
        }
    }

    /// The imported function of a name, with or without its interface.
    pub(super) fn signature(&self, name: &str) -> Option<&'static Signature> {
        let (interface, name) = name.split_once('.').unwrap_or((&self.interface, name));
        super::signatures()
            .iter()
            .find(|s| s.interface == interface && s.name == name)
    }

    /// Pointer and length of a text in the module's data.
    pub(super) fn text(&mut self, units: &[u16]) -> String {
        let at = match self.texts.get(units) {
            Some(at) => *at,
            None => {
                let at = self.free;
                let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
                let bytes: String = bytes.map(|byte| format!("\\{byte:02x}")).collect();
                self.data += &format!("(data (i32.const {at}) \"{bytes}\")\n");
                self.free += 2 * units.len() as u32;
                self.texts.insert(units.to_vec(), at);
                at
            }
        };
        format!("(i32.const {at}) (i32.const {})", units.len())
    }

    /// Adds a case as the export `export`; an error when the description is wrong.
    pub fn function(&mut self, case: &Case, export: &str) -> Result<Function, String> {
        let written = super::script::write(self, case)?;
        let parameter = if written.foreign {
            "(param $foreign externref) "
        } else {
            ""
        };
        Ok(Function {
            text: format!(
                "(func (export \"{export}\") {parameter}(result i32) {}\n{})\n",
                written.locals, written.body
            ),
            foreign: written.foreign,
            level: written.level,
        })
    }
}

/// Can the case be put in a binding?
pub fn applies(case: &Case, binding: Binding) -> bool {
    let only = |expr: &Expr| match expr {
        Expr::Name(name) if name == "foreign" => Some(Binding::Core),
        Expr::Call(name, _) if name == "raw" => Some(Binding::Core),
        Expr::Call(name, _) if name == "drop" => Some(Binding::Component),
        // A component's strings are Unicode; its host refuses others before the interface sees them.
        Expr::Call(name, args) if name != "new-string-units" => args
            .iter()
            .any(|arg| matches!(arg, Expr::Text(units) if String::from_utf16(units).is_err()))
            .then_some(Binding::Core),
        _ => None,
    };
    let mut exprs: Vec<&Expr> = case.statements.iter().map(|s| &s.value).collect();
    if let Expected::Value(value) | Expected::Thrown(value) = &case.expected {
        exprs.push(value);
    }
    while let Some(expr) = exprs.pop() {
        if only(expr).is_some_and(|only| only != binding) {
            return false;
        }
        match expr {
            Expr::List(items) | Expr::Call(_, items) => exprs.extend(items),
            Expr::Object(members) => exprs.extend(members.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    true
}
