//! `call`: calling functions and finding globals.

use super::construct::global;
use super::property::{get_of, interned};
use super::{Call, Group, Out};
use boa_engine::property::PropertyKey;
use boa_engine::{JsNativeError, JsResult, JsValue};

pub(super) const OPS: Group = &[
    ("invoke", |c| {
        let key = PropertyKey::from(c.text(1)?);
        invoke(c, key)
    }),
    ("invoke-key", |c| {
        let key = interned(c, 1)?;
        invoke(c, key)
    }),
    ("invoke-value", |c| {
        let key = c.value(1)?.to_property_key(c.context)?;
        invoke(c, key)
    }),
    ("call", |c| {
        let function = c.value(0)?;
        let (this, args) = (c.value(1)?, c.values(2)?);
        let Some(callable) = function.as_callable() else {
            return Err(JsNativeError::typ()
                .with_message(format!("{} is not a function", describe(&function)))
                .into());
        };
        Ok(Out::Value(callable.call(&this, &args, c.context)?))
    }),
    ("construct", |c| {
        let class = c.value(0)?;
        let args = c.values(1)?;
        let Some(constructor) = class.as_constructor() else {
            return Err(JsNativeError::typ()
                .with_message(format!("{} is not a constructor", describe(&class)))
                .into());
        };
        Ok(Out::Value(
            constructor.construct(&args, None, c.context)?.into(),
        ))
    }),
    ("global", |c| {
        let name = c.text(0)?;
        Ok(Out::Value(global(c, &name)?))
    }),
    ("has-global", |c| {
        let name = c.text(0)?;
        Ok(Out::Bool(
            c.context.global_object().has_property(name, c.context)?,
        ))
    }),
    ("global-object", |c| {
        Ok(Out::Value(c.context.global_object().into()))
    }),
];

fn invoke(c: &mut Call<'_>, key: PropertyKey) -> JsResult<Out> {
    let (object, args) = (c.value(0)?, c.values(2)?);
    let function = get_of(c, &object, key.clone())?;
    let Some(callable) = function.as_callable() else {
        return Err(JsNativeError::typ()
            .with_message(format!("{}.{key} is not a function", describe(&object)))
            .into());
    };
    Ok(Out::Value(callable.call(&object, &args, c.context)?))
}

/// A value in a message. Objects are named by their type alone: printing them could call the guest.
fn describe(value: &JsValue) -> String {
    if value.is_object() {
        value.type_of().to_owned()
    } else {
        value.display().to_string()
    }
}
