//! `convert`: from dynamic values to static ones.

use super::property::key_value;
use super::{Call, Group, Out, describe};
use crate::boa::traps::class_name;
use crate::engine::kind;
use boa_engine::builtins::proxy::Proxy;
use boa_engine::string::JsStrVariant;
use boa_engine::value::PreferredType;
use boa_engine::{JsNativeError, JsResult, JsString, JsValue, JsVariant};

pub(super) const OPS: Group = &[
    ("kind-of", |c| {
        let value = c.value(0)?;
        Ok(Out::U32(match kind_of(&value) {
            Some(kind) => kind,
            // A revoked proxy is no array; asking it here does not fail.
            None if array_check(c, &value).unwrap_or(false) => kind::ARRAY,
            None => kind::OBJECT,
        }))
    }),
    ("is-undefined", |c| {
        Ok(Out::Bool(c.value(0)?.is_undefined()))
    }),
    ("is-null", |c| Ok(Out::Bool(c.value(0)?.is_null()))),
    ("is-object", |c| Ok(Out::Bool(c.value(0)?.is_object()))),
    ("is-array", |c| {
        let value = c.value(0)?;
        Ok(Out::Bool(array_check(c, &value)?))
    }),
    ("is-callable", |c| Ok(Out::Bool(c.value(0)?.is_callable()))),
    ("is-constructor", |c| {
        Ok(Out::Bool(c.value(0)?.is_constructor()))
    }),
    ("to-boolean", |c| Ok(Out::Bool(c.value(0)?.to_boolean()))),
    ("to-number", |c| {
        Ok(Out::F64(c.value(0)?.to_number(c.context)?))
    }),
    ("to-string", |c| {
        Ok(Out::Value(c.value(0)?.to_string(c.context)?.into()))
    }),
    ("to-primitive", |c| {
        let hint = match c.u32(1)? {
            1 => PreferredType::Number,
            2 => PreferredType::String,
            _ => PreferredType::Default,
        };
        Ok(Out::Value(c.value(0)?.to_primitive(c.context, hint)?))
    }),
    ("to-object", |c| Ok(Out::Value(c.object(0)?.into()))),
    ("to-property-key", |c| {
        Ok(Out::Value(key_value(
            c.value(0)?.to_property_key(c.context)?,
        )))
    }),
    ("unbox-number", |c| {
        let value = c.value(0)?;
        Ok(Out::F64(
            value
                .as_number()
                .ok_or_else(|| unexpected(&value, "number"))?,
        ))
    }),
    ("unbox-bool", |c| {
        let value = c.value(0)?;
        Ok(Out::Bool(
            value
                .as_boolean()
                .ok_or_else(|| unexpected(&value, "boolean"))?,
        ))
    }),
    ("unbox-bigint-s64", |c| {
        let value = c.value(0)?;
        if !value.is_bigint() {
            return Err(unexpected(&value, "bigint").into());
        }
        Ok(Out::S64(value.to_big_int64(c.context)?))
    }),
    ("string-length", |c| Ok(Out::U32(string(c)?.len() as u32))),
    ("string-copy", |c| {
        let text = string(c)?;
        let (start, len) = (c.u32(1)? as usize, c.u32(2)? as usize);
        let start = start.min(text.len());
        let end = start.saturating_add(len).min(text.len());
        Ok(Out::Text(match text.variant() {
            JsStrVariant::Latin1(units) => {
                units[start..end].iter().copied().map(u16::from).collect()
            }
            JsStrVariant::Utf16(units) => units[start..end].to_vec(),
        }))
    }),
    ("inspect", |c| {
        let value = c.value(0)?;
        // The engine would describe the proxy; the guest knows what the object is.
        if let Some(object) = value.as_object()
            && let Some(name) = class_name(c.realm, &object, c.context)?
        {
            return Ok(Out::Value(JsString::from(format!("[{name}]")).into()));
        }
        Ok(Out::Value(
            JsString::from(value.display().to_string()).into(),
        ))
    }),
];

/// The kind of a value; None for a proxy, which has to be asked whether it is an array.
pub(super) fn kind_of(value: &JsValue) -> Option<u32> {
    Some(match value.variant() {
        JsVariant::Undefined => kind::UNDEFINED,
        JsVariant::Null => kind::NULL,
        JsVariant::Boolean(_) => kind::BOOLEAN,
        JsVariant::Integer32(_) | JsVariant::Float64(_) => kind::NUMBER,
        JsVariant::String(_) => kind::STRING,
        JsVariant::Symbol(_) => kind::SYMBOL,
        JsVariant::BigInt(_) => kind::BIGINT,
        JsVariant::Object(object) if object.is_callable() => kind::FUNCTION,
        JsVariant::Object(object) if object.is_array() => kind::ARRAY,
        JsVariant::Object(object) if object.is::<Proxy>() => return None,
        JsVariant::Object(_) => kind::OBJECT,
    })
}

/// `IsArray`, which the engine has in public only as a function of `Array`.
fn array_check(c: &mut Call<'_>, value: &JsValue) -> JsResult<bool> {
    let Some(object) = value.as_object() else {
        return Ok(false);
    };
    // Only a proxy has to ask further.
    if object.is_array() || !object.is::<Proxy>() {
        return Ok(object.is_array());
    }
    let check = c.realm.engine.builtins.is_array.call(
        &JsValue::undefined(),
        std::slice::from_ref(value),
        c.context,
    )?;
    Ok(check.to_boolean())
}

fn unexpected(value: &JsValue, wanted: &str) -> JsNativeError {
    JsNativeError::typ().with_message(format!("the value is {}, not a {wanted}", describe(value)))
}

fn string(c: &Call<'_>) -> JsResult<JsString> {
    let value = c.value(0)?;
    value
        .as_string()
        .ok_or_else(|| unexpected(&value, "string").into())
}
