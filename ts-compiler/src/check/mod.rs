//! Types of every expression and symbol.
//!
//! The checker never has to be right about a program that `tsc` refuses; about one that it accepts
//! it is right or says `any`. It is lazy: bodies of the runtime library are checked when asked for.

use std::collections::HashMap;
use std::rc::Rc;

use crate::diagnostics::Diagnostic;
use crate::program::{ModuleId, Node, Program, Symbol};
use crate::types::{Property, Signature, Type, TypeId, Types};

/// Arguments for type parameters, by the parameter's declaration.
pub type Substitution = HashMap<Node, TypeId>;

/// What a call, `new` or tagged template resolves to.
#[derive(Clone, Debug)]
pub struct Call {
    /// The chosen signature as declared, its type parameters in place.
    pub signature: Rc<Signature>,
    /// Inferred or written arguments for `signature.type_params`, in order.
    pub type_args: Vec<TypeId>,
    /// The same signature with the arguments applied.
    pub instantiated: Rc<Signature>,
}

/// What an identifier or import leads to, through all aliases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A declared symbol.
    Symbol(Symbol),
    /// `import * as m`
    Module(ModuleId),
    /// `export default <expression>` of a module.
    Default(ModuleId),
    /// Nothing known.
    Unresolved,
}
