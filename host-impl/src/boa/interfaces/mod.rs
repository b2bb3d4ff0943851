//! What the functions of the interface do, a file an interface.
//!
//! The functions here know nothing of WebAssembly: they take and give values of the engine. The
//! bindings decode arguments and encode results by the WIT signature.

mod call;
mod construct;
mod convert;
pub(crate) mod exception;
mod glance;
mod guests;
pub(crate) mod jobs;
mod operator;
pub(crate) mod property;

use super::Realm;
use crate::signature::Signature;
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue};
use glance::Glance;
use std::rc::Rc;

/// A decoded argument.
pub(crate) type Arg = crate::engine::Arg<JsValue, JsString>;

/// A result to be encoded.
pub(crate) type Out = crate::engine::Out<JsValue>;

/// A function of the interface.
#[derive(Clone, Copy)]
pub struct Op {
    pub(crate) run: Run,
    pub(crate) glance: Option<Glance>,
    /// Does it call a method of its first argument?
    pub(crate) invokes: bool,
}

/// What a function of the interface does.
type Run = fn(&mut Call<'_>) -> JsResult<Out>;

/// A call of a function of the interface.
pub struct Call<'a> {
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
pub(crate) type Group = &'static [(&'static str, Run)];

const GROUPS: &[(&str, Group)] = &[
    ("call", call::OPS),
    ("construct", construct::OPS),
    ("convert", convert::OPS),
    ("exception", exception::OPS),
    ("guests", guests::OPS),
    ("jobs", jobs::OPS),
    ("operator", operator::OPS),
    ("property", property::OPS),
];

/// The implementation of a function.
pub(super) fn op(signature: &Signature) -> Option<Op> {
    let mut groups = GROUPS.iter();
    let (interface, ops) = groups.find(|(interface, _)| *interface == signature.interface)?;
    let found = ops.iter().find(|(name, _)| *name == signature.name);
    found.map(|(name, run)| Op {
        run: *run,
        glance: glance::glance(interface, name),
        invokes: *interface == "call" && name.starts_with("invoke"),
    })
}

#[cfg(test)]
mod tests {
    use super::GROUPS;
    use crate::boa::Boa;
    use crate::engine::table;

    #[test]
    fn every_function_of_the_wit_is_implemented_and_no_other() {
        let table = table::<Boa>().expect("every function has an implementation");
        let implemented: usize = GROUPS.iter().map(|(_, ops)| ops.len()).sum();
        assert_eq!(
            table.len(),
            implemented,
            "an implementation has no function in the WIT, or two"
        );
    }
}
