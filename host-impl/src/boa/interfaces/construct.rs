//! `construct`: making dynamic values.

use super::{Call, Group, Out};
use boa_engine::object::builtins::JsArray;
use boa_engine::symbol::JsSymbol;
use boa_engine::{JsBigInt, JsNativeError, JsObject, JsResult, JsString, JsValue};

pub(super) const OPS: Group = &[
    ("undefined", |_| Ok(Out::Value(JsValue::undefined()))),
    ("null", |_| Ok(Out::Value(JsValue::null()))),
    ("new-bool", |c| Ok(Out::Value(c.bool(0)?.into()))),
    ("new-number", |c| Ok(Out::Value(c.f64(0)?.into()))),
    ("new-string", |c| Ok(Out::Value(c.text(0)?.into()))),
    ("new-string-units", |c| Ok(Out::Value(c.text(0)?.into()))),
    ("new-bigint", |c| {
        Ok(Out::Value(
            bigint(&c.text(0)?.to_std_string_lossy())?.into(),
        ))
    }),
    ("new-bigint-s64", |c| {
        Ok(Out::Value(JsBigInt::from(c.s64(0)?).into()))
    }),
    ("new-symbol", |c| {
        let symbol = JsSymbol::new(Some(c.text(0)?));
        let symbol = symbol
            .ok_or_else(|| JsNativeError::range().with_message("there are too many symbols"))?;
        Ok(Out::Value(symbol.into()))
    }),
    ("symbol-for", |c| {
        let key = c.text(0)?.into();
        let function = symbol_member(c, &JsString::from("for"))?;
        let function = function
            .as_callable()
            .ok_or_else(|| JsNativeError::typ().with_message("Symbol.for is missing"))?;
        Ok(Out::Value(function.call(
            &JsValue::undefined(),
            &[key],
            c.context,
        )?))
    }),
    ("well-known-symbol", |c| {
        let name = c.text(0)?;
        let symbol = symbol_member(c, &name)?;
        if symbol.is_symbol() {
            return Ok(Out::Value(symbol));
        }
        let message = format!("there is no symbol Symbol.{}", name.to_std_string_lossy());
        Err(JsNativeError::typ().with_message(message).into())
    }),
    ("new-object", |c| {
        Ok(Out::Value(
            JsObject::with_object_proto(c.context.intrinsics()).into(),
        ))
    }),
    ("new-object-with-proto", |c| {
        let proto = c.value(0)?;
        Ok(Out::Value(c.realm.engine.builtins.create.call(
            &JsValue::undefined(),
            &[proto],
            c.context,
        )?))
    }),
    ("new-array", |c| {
        let items = c.values(0)?;
        Ok(Out::Value(JsArray::from_iter(items, c.context).into()))
    }),
    ("new-array-with-length", |c| {
        let length = c.f64(0)?;
        // The constructor of the engine's own realm, whatever a program did to the global `Array`.
        let array = c.context.intrinsics().constructors().array().constructor();
        Ok(Out::Value(
            array.construct(&[length.into()], None, c.context)?.into(),
        ))
    }),
    ("new-object-with-class", |c| {
        let class = c.text(0)?;
        let args = c.values(1)?;
        let constructor = constructor(c, &class)?;
        Ok(Out::Value(
            constructor.construct(&args, None, c.context)?.into(),
        ))
    }),
];

/// A property of the engine's own `Symbol`.
fn symbol_member(c: &mut Call<'_>, name: &JsString) -> JsResult<JsValue> {
    let symbol = c.context.intrinsics().constructors().symbol().constructor();
    symbol.get(name.clone(), c.context)
}

/// A global by name; a ReferenceError when there is none.
pub(super) fn global(c: &mut Call<'_>, name: &JsString) -> JsResult<JsValue> {
    let object = c.context.global_object();
    if !object.has_property(name.clone(), c.context)? {
        let message = format!("{} is not defined", name.to_std_string_lossy());
        return Err(JsNativeError::reference().with_message(message).into());
    }
    object.get(name.clone(), c.context)
}

/// A global that can be used with `new`.
pub(super) fn constructor(c: &mut Call<'_>, name: &JsString) -> JsResult<JsObject> {
    let class = global(c, name)?;
    let message = || format!("{} is not a constructor", name.to_std_string_lossy());
    class
        .as_constructor()
        .ok_or_else(|| JsNativeError::typ().with_message(message()).into())
}

fn bigint(text: &str) -> JsResult<JsBigInt> {
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let signed = trimmed.len() != digits.len();
    // A sign goes with decimal digits only; the engine's reading would also take `--1` or `1_0`.
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let prefixed = !signed
        && digits
            .get(..2)
            .is_some_and(|p| matches!(p, "0x" | "0X" | "0o" | "0O" | "0b" | "0B"))
        && digits.len() > 2
        && digits.bytes().skip(2).all(|b| b.is_ascii_alphanumeric());
    let number = if plain || prefixed {
        JsBigInt::from_string(digits)
    } else {
        None
    };
    let number = number
        .ok_or_else(|| JsNativeError::syntax().with_message(format!("'{text}' is no bigint")))?;
    Ok(if negative {
        JsBigInt::neg(&number)
    } else {
        number
    })
}
