//! `exception`: throwing.

use super::construct::constructor;
use super::{Call, Group, Out};
use boa_engine::builtins::error::Error;
use boa_engine::{JsError, JsResult, JsString, JsValue};

pub(super) const OPS: Group = &[
    ("throw", |c| Err(JsError::from_opaque(c.value(0)?))),
    ("throw-error", |c| Err(JsError::from_opaque(new_error(c)?))),
    ("new-error", |c| Ok(Out::Value(new_error(c)?))),
    ("is-error", |c| {
        Ok(Out::Bool(
            c.value(0)?
                .as_object()
                .is_some_and(|object| object.is::<Error>()),
        ))
    }),
];

fn new_error(c: &mut Call<'_>) -> JsResult<JsValue> {
    let (class, message) = (c.text(0)?, c.text(1)?);
    error_of(c, &class, message)
}

/// A new error of a class.
pub(crate) fn error_of(c: &mut Call<'_>, class: &JsString, message: JsString) -> JsResult<JsValue> {
    let constructor = constructor(c, class)?;
    Ok(constructor
        .construct(&[message.into()], None, c.context)?
        .into())
}
