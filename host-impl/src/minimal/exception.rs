//! `exception`: throwing, and error objects.

use super::object::Class;
use super::value::{Text, Value};
use super::{Call, Group, Minimal, Outcome};
use crate::engine::Out;

/// The classes of errors besides `Error`.
pub(super) const CLASSES: [&str; 6] = [
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
];

pub(super) const OPS: Group = &[
    ("throw", |c| Err(c.value(0)?)),
    ("throw-error", |c| Err(new_error(c)?)),
    ("new-error", |c| Ok(Out::Value(new_error(c)?))),
    ("is-error", |c| {
        let is_error = match c.value(0)? {
            Value::Object(object) => matches!(object.class(), Class::Error),
            _ => false,
        };
        Ok(Out::Bool(is_error))
    }),
];

fn new_error(c: &Call<'_>) -> Outcome<Value> {
    let (class, message) = (c.text(0)?.lossy(), c.text(1)?);
    make(c.engine, &class, message).ok_or_else(|| {
        let message = format!("{class} is not defined");
        c.engine.error_of("ReferenceError", &message)
    })
}

/// A new error; None when there is no such class.
pub(super) fn make(engine: &Minimal, class: &str, message: Text) -> Option<Value> {
    let mut known = engine.prototypes.errors.iter();
    let (_, prototype) = known.find(|(name, _)| *name == class)?;
    let error = engine.object(Some(prototype.clone()), Class::Error);
    if let Value::Object(object) = &error {
        object.define_hidden("message", Value::Text(message));
    }
    Some(error)
}
