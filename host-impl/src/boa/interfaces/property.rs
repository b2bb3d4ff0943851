//! `property`: reading and writing properties.

use super::{Call, Group, Out, describe};
use boa_engine::object::builtins::JsArray;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{JsError, JsNativeError, JsObject, JsResult, JsString, JsValue};

pub(super) const OPS: Group = &[
    ("intern", |c| {
        let key = name(c, 0)?;
        intern(c, key)
    }),
    ("intern-value", |c| {
        let key = key_of(c, 0)?;
        intern(c, key)
    }),
    ("get", |c| {
        let key = name(c, 1)?;
        get(c, key)
    }),
    ("set", |c| {
        let key = name(c, 1)?;
        set(c, key, 2)
    }),
    ("has", |c| {
        let key = name(c, 1)?;
        has(c, key)
    }),
    ("delete", |c| {
        let key = name(c, 1)?;
        delete(c, key)
    }),
    ("define", |c| {
        let key = name(c, 1)?;
        define(c, key)
    }),
    ("get-key", |c| {
        let key = interned(c, 1)?;
        get(c, key)
    }),
    ("set-key", |c| {
        let key = interned(c, 1)?;
        set(c, key, 2)
    }),
    ("has-key", |c| {
        let key = interned(c, 1)?;
        has(c, key)
    }),
    ("delete-key", |c| {
        let key = interned(c, 1)?;
        delete(c, key)
    }),
    ("get-index", |c| {
        let key = index(c, 1)?;
        get(c, key)
    }),
    ("set-index", |c| {
        let key = index(c, 1)?;
        set(c, key, 2)
    }),
    ("has-index", |c| {
        let key = index(c, 1)?;
        has(c, key)
    }),
    ("delete-index", |c| {
        let key = index(c, 1)?;
        delete(c, key)
    }),
    ("get-value", |c| {
        // The object is looked at before the key is converted, as in `object[key]`.
        require(c)?;
        let key = key_of(c, 1)?;
        get(c, key)
    }),
    ("set-value", |c| {
        require(c)?;
        let key = key_of(c, 1)?;
        set(c, key, 2)
    }),
    ("has-value", |c| {
        require(c)?;
        let key = key_of(c, 1)?;
        has(c, key)
    }),
    ("delete-value", |c| {
        require(c)?;
        let key = key_of(c, 1)?;
        delete(c, key)
    }),
    ("define-value", |c| {
        let key = key_of(c, 1)?;
        define(c, key)
    }),
    ("define-accessor", define_accessor),
    ("get-own", |c| {
        let own = own_descriptor(c)?;
        Ok(Out::Value(own))
    }),
    ("get-own-attributes", get_own_attributes),
    ("own-keys", |c| {
        let keys = c.object(0)?.own_property_keys(c.context)?;
        Ok(Out::Values(keys.into_iter().map(key_value).collect()))
    }),
    ("enumerable-keys", |c| {
        let object = c.value(0)?;
        keys_of(c, &object).map(Out::Values)
    }),
    ("get-prototype", |c| {
        Ok(Out::Value(c.realm.engine.builtins.get_prototype.call(
            &JsValue::undefined(),
            &[c.value(0)?],
            c.context,
        )?))
    }),
    ("set-prototype", |c| {
        let args = [c.value(0)?, c.value(1)?];
        c.realm
            .engine
            .builtins
            .set_prototype
            .call(&JsValue::undefined(), &args, c.context)?;
        Ok(Out::Nothing)
    }),
    ("prevent-extensions", |c| {
        let object = c.object(0)?.into();
        let done = c.realm.engine.builtins.prevent_extensions.call(
            &JsValue::undefined(),
            &[object],
            c.context,
        )?;
        Ok(Out::Bool(done.to_boolean()))
    }),
    ("is-extensible", |c| {
        Ok(Out::Bool(c.object(0)?.is_extensible(c.context)?))
    }),
    ("get-number", |c| {
        let text = c.text(1)?;
        let Out::Value(value) = get(c, PropertyKey::from(text.clone()))? else {
            return Ok(Out::Nothing);
        };
        let number = value.as_number().ok_or_else(|| {
            let (name, found) = (text.to_std_string_lossy(), describe(&value));
            JsNativeError::typ().with_message(format!("property '{name}' is {found}, not a number"))
        })?;
        Ok(Out::F64(number))
    }),
    ("set-number", |c| {
        let key = name(c, 1)?;
        let number = c.f64(2)?.into();
        put(c, key, number)
    }),
];

fn name(c: &Call<'_>, at: usize) -> JsResult<PropertyKey> {
    Ok(PropertyKey::from(c.text(at)?))
}

fn index(c: &mut Call<'_>, at: usize) -> JsResult<PropertyKey> {
    // By way of the value: the engine's own conversion of a double cuts fractions off.
    JsValue::from(c.f64(at)?).to_property_key(c.context)
}

fn key_of(c: &mut Call<'_>, at: usize) -> JsResult<PropertyKey> {
    c.value(at)?.to_property_key(c.context)
}

pub(super) fn interned(c: &Call<'_>, at: usize) -> JsResult<PropertyKey> {
    let number = c.u32(at)?;
    let key = c
        .realm
        .engine
        .keys
        .borrow()
        .get_index(number as usize)
        .cloned();
    key.ok_or_else(|| {
        JsNativeError::typ()
            .with_message(format!("{number} is no property key"))
            .into()
    })
}

fn intern(c: &Call<'_>, key: PropertyKey) -> JsResult<Out> {
    let mut keys = c.realm.engine.keys.borrow_mut();
    if let Some(index) = keys.get_index_of(&key) {
        return Ok(Out::U32(index as u32));
    }
    if keys.len() >= c.realm.limits.keys as usize {
        return Err(JsNativeError::range()
            .with_message("more property keys are interned than the host allows")
            .into());
    }
    Ok(Out::U32(keys.insert_full(key).0 as u32))
}

pub(super) fn key_value(key: PropertyKey) -> JsValue {
    match key {
        PropertyKey::String(name) => name.into(),
        PropertyKey::Symbol(symbol) => symbol.into(),
        PropertyKey::Index(index) => JsString::from(index.get().to_string()).into(),
    }
}

fn require(c: &Call<'_>) -> JsResult<()> {
    c.value(0)?.require_object_coercible().map(drop)
}

fn get(c: &mut Call<'_>, key: PropertyKey) -> JsResult<Out> {
    let object = c.value(0)?;
    Ok(Out::Value(get_of(c, &object, key)?))
}

/// `GetV`: for a primitive, a getter of the prototype sees the primitive and not a wrapper.
pub(crate) fn get_of(c: &mut Call<'_>, object: &JsValue, key: PropertyKey) -> JsResult<JsValue> {
    if let Some(object) = object.as_object() {
        return object.get(key, c.context);
    }
    if object.is_null_or_undefined() {
        return Err(nothing_there(object, "read", "reading", key));
    }
    let wrapper = object.to_object(c.context)?;
    let args = [wrapper.into(), key_value(key), object.clone()];
    c.realm
        .engine
        .builtins
        .reflect_get
        .call(&JsValue::undefined(), &args, c.context)
}

/// The message that every engine has: it names the property, which the program's author knows.
fn nothing_there(object: &JsValue, verb: &str, doing: &str, key: PropertyKey) -> JsError {
    let object = describe(object);
    JsNativeError::typ()
        .with_message(format!(
            "Cannot {verb} properties of {object} ({doing} '{key}')"
        ))
        .into()
}

fn set(c: &mut Call<'_>, key: PropertyKey, at: usize) -> JsResult<Out> {
    let value = c.value(at)?;
    put(c, key, value)
}

fn put(c: &mut Call<'_>, key: PropertyKey, value: JsValue) -> JsResult<Out> {
    let object = c.value(0)?;
    put_of(c, &object, key, value).map(|()| Out::Nothing)
}

/// `Set` with Throw = true.
pub(crate) fn put_of(
    c: &mut Call<'_>,
    object: &JsValue,
    key: PropertyKey,
    value: JsValue,
) -> JsResult<()> {
    if let Some(object) = object.as_object() {
        if object.set(key.clone(), value, false, c.context)? {
            return Ok(());
        }
        return Err(not_set(c, object, key)?);
    }
    if object.is_null_or_undefined() {
        return Err(nothing_there(object, "set", "setting", key));
    }
    let args = [
        object.to_object(c.context)?.into(),
        key_value(key),
        value,
        object.clone(),
    ];
    if !c
        .realm
        .engine
        .builtins
        .reflect_set
        .call(&JsValue::undefined(), &args, c.context)?
        .to_boolean()
    {
        let message = format!("Cannot create a property on a {}", object.type_of());
        return Err(JsNativeError::typ().with_message(message).into());
    }
    Ok(())
}

/// Why a property could not be written, in the words that every engine has.
fn not_set(c: &mut Call<'_>, object: JsObject, key: PropertyKey) -> JsResult<JsError> {
    let mut message = format!("Cannot add property {key}, object is not extensible");
    let mut at = JsValue::from(object.clone());
    while let Some(holder) = at.as_object() {
        if let Some(own) = own_of(c, &holder, key.clone())?.as_object() {
            let what = match object.is_array() {
                true => "[object Array]",
                false => "#<Object>",
            };
            message = match own.has_property(JsString::from("get"), c.context)? {
                true => format!("Cannot set property {key} of {what} which has only a getter"),
                false => {
                    format!("Cannot assign to read only property '{key}' of object '{what}'")
                }
            };
            break;
        }
        let prototype = &c.realm.engine.builtins.get_prototype;
        at = prototype.call(&JsValue::undefined(), &[at], c.context)?;
    }
    Ok(JsNativeError::typ().with_message(message).into())
}

/// `Object.keys`.
pub(crate) fn keys_of(c: &mut Call<'_>, object: &JsValue) -> JsResult<Vec<JsValue>> {
    let args = std::slice::from_ref(object);
    let keys = c
        .realm
        .engine
        .builtins
        .keys
        .call(&JsValue::undefined(), args, c.context)?;
    let keys = JsArray::from_object(keys.to_object(c.context)?)?;
    let length = keys.length(c.context)?;
    (0..length).map(|i| keys.at(i as i64, c.context)).collect()
}

fn has(c: &mut Call<'_>, key: PropertyKey) -> JsResult<Out> {
    Ok(Out::Bool(c.object(0)?.has_property(key, c.context)?))
}

fn delete(c: &mut Call<'_>, key: PropertyKey) -> JsResult<Out> {
    let object = c.object(0)?;
    // The engine's public deletion throws where the interface says false, so look first whether it
    // could be refused; a proxy's own errors are its own.
    if object.has_own_property(key.clone(), c.context)? {
        let own = own_of(c, &object, key.clone())?;
        if let Some(own) = own.as_object()
            && !own
                .get(JsString::from("configurable"), c.context)?
                .to_boolean()
        {
            return Ok(Out::Bool(false));
        }
    }
    Ok(Out::Bool(object.delete_property_or_throw(key, c.context)?))
}

fn descriptor(attributes: u32) -> boa_engine::property::PropertyDescriptorBuilder {
    PropertyDescriptor::builder()
        .enumerable(attributes & 2 != 0)
        .configurable(attributes & 4 != 0)
}

fn own_object(c: &Call<'_>) -> JsResult<JsObject> {
    let object = c.value(0)?.as_object();
    object.ok_or_else(|| {
        JsNativeError::typ()
            .with_message("a property can be defined only on an object")
            .into()
    })
}

fn define(c: &mut Call<'_>, key: PropertyKey) -> JsResult<Out> {
    let attributes = c.u32(3)?;
    let property = descriptor(attributes)
        .writable(attributes & 1 != 0)
        .value(c.value(2)?);
    own_object(c)?.define_property_or_throw(key, property, c.context)?;
    Ok(Out::Nothing)
}

fn define_accessor(c: &mut Call<'_>) -> JsResult<Out> {
    let key = key_of(c, 1)?;
    let (getter, setter) = (c.value(2)?, c.value(3)?);
    for function in [&getter, &setter] {
        if !function.is_undefined() && !function.is_callable() {
            return Err(JsNativeError::typ()
                .with_message("a getter or setter must be a function")
                .into());
        }
    }
    let property = descriptor(c.u32(4)?).get(getter).set(setter);
    own_object(c)?.define_property_or_throw(key, property, c.context)?;
    Ok(Out::Nothing)
}

fn own_of(c: &mut Call<'_>, object: &JsObject, key: PropertyKey) -> JsResult<JsValue> {
    let args = [object.clone().into(), key_value(key)];
    c.realm
        .engine
        .builtins
        .get_own
        .call(&JsValue::undefined(), &args, c.context)
}

fn own_descriptor(c: &mut Call<'_>) -> JsResult<JsValue> {
    let object = c.object(0)?;
    let key = key_of(c, 1)?;
    own_of(c, &object, key)
}

fn get_own_attributes(c: &mut Call<'_>) -> JsResult<Out> {
    let Some(own) = own_descriptor(c)?.as_object() else {
        return Ok(Out::U32(0));
    };
    let mut bits = 8;
    for (bit, name) in [(1, "writable"), (2, "enumerable"), (4, "configurable")] {
        if own.get(JsString::from(name), c.context)?.to_boolean() {
            bits |= bit;
        }
    }
    Ok(Out::U32(bits))
}
