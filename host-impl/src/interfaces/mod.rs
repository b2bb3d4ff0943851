//! What the functions of the interface do, a file an interface.
//!
//! The functions here know nothing of WebAssembly: they take and give values of the engine. The
//! bindings decode arguments and encode results by the WIT signature.

mod call;
mod construct;
mod convert;
pub(crate) mod exception;
pub(crate) mod jobs;
mod operator;
pub(crate) mod property;

use crate::error::Error;
use crate::signature::{Shape, Signature, functions};
use crate::state::Realm;
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue};
use std::rc::Rc;

/// A decoded argument.
#[derive(Clone, Debug)]
pub(crate) enum Arg {
    Value(JsValue),
    Values(Vec<JsValue>),
    Text(JsString),
    Bool(bool),
    U32(u32),
    S64(i64),
    F64(f64),
}

/// A result to be encoded.
#[derive(Clone, Debug)]
pub(crate) enum Out {
    Nothing,
    Value(JsValue),
    Values(Vec<JsValue>),
    Text(Vec<u16>),
    Bool(bool),
    U32(u32),
    S64(i64),
    F64(f64),
}

impl Out {
    /// The shape that a WIT result of this kind has.
    pub(crate) fn shape(&self) -> Option<Shape> {
        Some(match self {
            Out::Nothing => return None,
            Out::Value(_) => Shape::Value,
            Out::Values(_) => Shape::Values,
            Out::Text(_) => Shape::Text,
            Out::Bool(_) => Shape::Bool,
            Out::U32(_) => Shape::U32,
            Out::S64(_) => Shape::S64,
            Out::F64(_) => Shape::F64,
        })
    }
}

/// A function of the interface.
pub(crate) type Op = fn(&mut Call<'_>) -> JsResult<Out>;

/// A call of a function of the interface.
pub(crate) struct Call<'a> {
    pub(crate) context: &'a mut Context,
    pub(crate) realm: &'a Rc<Realm>,
    pub(crate) args: &'a [Arg],
}

macro_rules! argument {
    ($($(#[$doc:meta])* $name:ident $variant:ident $ty:ty;)*) => {$(
        $(#[$doc])*
        pub(crate) fn $name(&self, index: usize) -> JsResult<$ty> {
            match self.args.get(index) {
                Some(Arg::$variant(value)) => Ok(value.clone()),
                _ => Err(JsNativeError::typ().with_message(concat!("an argument is no ", stringify!($name))).into()),
            }
        }
    )*};
}

impl Call<'_> {
    argument! {
        value Value JsValue;
        values Values Vec<JsValue>;
        text Text JsString;
        bool Bool bool;
        u32 U32 u32;
        s64 S64 i64;
        f64 F64 f64;
    }

    /// A value argument as an object; primitives are wrapped, undefined and null are a TypeError.
    pub(crate) fn object(&mut self, index: usize) -> JsResult<JsObject> {
        self.value(index)?.to_object(self.context)
    }
}

/// What a value is, in a message: `undefined`, `a string`, `an object`.
pub(crate) fn describe(value: &JsValue) -> String {
    match value.type_of() {
        _ if value.is_null_or_undefined() => value.display().to_string(),
        "object" => "an object".to_owned(),
        other => format!("a {other}"),
    }
}

/// The functions of an interface by name.
pub(crate) type Group = &'static [(&'static str, Op)];

const GROUPS: &[(&str, Group)] = &[
    ("call", call::OPS),
    ("construct", construct::OPS),
    ("convert", convert::OPS),
    ("exception", exception::OPS),
    ("jobs", jobs::OPS),
    ("operator", operator::OPS),
    ("property", property::OPS),
];

/// Every imported function of the WIT with its implementation; an error when one is without.
pub(crate) fn table() -> Result<Vec<(&'static Signature, Op)>, Error> {
    let mut table = Vec::new();
    for signature in functions()?.iter().filter(|f| !f.exported) {
        let group = GROUPS
            .iter()
            .find(|(interface, _)| *interface == signature.interface);
        let op = group.and_then(|(_, ops)| ops.iter().find(|(name, _)| *name == signature.name));
        let missing = || Error::Mismatch(format!("{}.{}", signature.interface, signature.name));
        table.push((signature, op.ok_or_else(missing)?.1));
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, table};

    #[test]
    fn every_function_of_the_wit_is_implemented_and_no_other() {
        let table = table().expect("every function has an implementation");
        let implemented: usize = GROUPS.iter().map(|(_, ops)| ops.len()).sum();
        assert_eq!(
            table.len(),
            implemented,
            "an implementation has no function in the WIT, or two"
        );
    }
}
