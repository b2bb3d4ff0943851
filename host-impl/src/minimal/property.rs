//! `property`: reading and writing properties.

use super::convert::describe;
use super::number::print;
use super::object::{
    CONFIGURABLE, Class, ENUMERABLE, Object, PRESENT, Property, WRITABLE, is_length,
};
use super::value::{Key, Value};
use super::{Call, Group, Outcome};
use crate::engine::Out;

pub(super) const OPS: Group = &[
    ("intern", |c| intern(c, Key::from_text(c.text(0)?))),
    ("intern-value", |c| intern(c, c.to_key(&c.value(0)?)?)),
    ("get", |c| get(c, &name(c)?)),
    ("set", |c| set(c, &name(c)?)),
    ("has", |c| has(c, &name(c)?)),
    ("delete", |c| delete(c, &name(c)?)),
    ("define", |c| define(c, &name(c)?)),
    ("get-key", |c| get(c, &interned(c)?)),
    ("set-key", |c| set(c, &interned(c)?)),
    ("has-key", |c| has(c, &interned(c)?)),
    ("delete-key", |c| delete(c, &interned(c)?)),
    ("get-index", |c| get(c, &index(c)?)),
    ("set-index", |c| set(c, &index(c)?)),
    ("has-index", |c| has(c, &index(c)?)),
    ("delete-index", |c| delete(c, &index(c)?)),
    ("get-value", |c| get(c, &key(c)?)),
    ("set-value", |c| set(c, &key(c)?)),
    ("has-value", |c| has(c, &key(c)?)),
    ("delete-value", |c| delete(c, &key(c)?)),
    ("define-value", |c| define(c, &c.to_key(&c.value(1)?)?)),
    ("define-accessor", |c| {
        let key = c.to_key(&c.value(1)?)?;
        for at in [2, 3] {
            // At this level there are no functions.
            if !matches!(c.value(at)?, Value::Undefined) {
                return Err(c.type_error("a getter or setter must be a function"));
            }
        }
        let attributes = c.u32(4)? & (ENUMERABLE | CONFIGURABLE);
        define_property(c, &key, None, attributes)
    }),
    ("get-own", get_own),
    ("get-own-attributes", |c| {
        let object = c.to_object(&c.value(0)?)?;
        let own = object.own(&c.to_key(&c.value(1)?)?);
        Ok(Out::U32(own.map_or(0, |own| own.attributes | PRESENT)))
    }),
    ("own-keys", |c| {
        let keys = c.to_object(&c.value(0)?)?.keys();
        Ok(Out::Values(keys.iter().map(Key::value).collect()))
    }),
    ("enumerable-keys", |c| {
        let object = c.to_object(&c.value(0)?)?;
        let shows = |key: &Key| {
            let own = object.own(key);
            !matches!(key, Key::Symbol(_)) && own.is_some_and(|p| p.attributes & ENUMERABLE != 0)
        };
        let keys = object.keys();
        let keys = keys.iter().filter(|key| shows(key));
        Ok(Out::Values(keys.map(Key::value).collect()))
    }),
    ("get-prototype", |c| {
        let value = c.value(0)?;
        if matches!(value, Value::Undefined | Value::Null) {
            return Err(c.type_error("Cannot convert undefined or null to object"));
        }
        let prototype = c.prototype_of(&value);
        Ok(Out::Value(prototype.map_or(Value::Null, Value::Object)))
    }),
    ("set-prototype", |c| {
        let prototype = match c.value(1)? {
            Value::Object(object) => Some(object),
            Value::Null => None,
            _ => return Err(c.type_error("a prototype is an object or null")),
        };
        match c.value(0)? {
            Value::Undefined | Value::Null => {
                Err(c.type_error("Cannot convert undefined or null to object"))
            }
            Value::Object(object) if !object.set_prototype(prototype) => {
                Err(c.type_error("the prototype of this object cannot be changed so"))
            }
            _ => Ok(Out::Nothing),
        }
    }),
    ("prevent-extensions", |c| {
        c.to_object(&c.value(0)?)?.prevent_extensions();
        Ok(Out::Bool(true))
    }),
    ("is-extensible", |c| {
        Ok(Out::Bool(c.to_object(&c.value(0)?)?.is_extensible()))
    }),
    ("get-number", |c| {
        let key = name(c)?;
        match read(c, &key)? {
            Value::Number(number) => Ok(Out::F64(number)),
            other => {
                let (name, found) = (key.shown(), describe(&other));
                let message = format!("property '{name}' is {found}, not a number");
                Err(c.type_error(&message))
            }
        }
    }),
    ("set-number", |c| {
        write(c, &name(c)?, Value::Number(c.f64(2)?))
    }),
];

fn name(c: &Call<'_>) -> Outcome<Key> {
    Ok(Key::from_text(c.text(1)?))
}

fn index(c: &Call<'_>) -> Outcome<Key> {
    let number = c.f64(1)?;
    let index = number as u32;
    Ok(match index < u32::MAX && f64::from(index) == number {
        true => Key::Index(index),
        false => Key::from_text(print(number).as_str().into()),
    })
}

/// The key of a value. The object is looked at before, as in `object[key]`.
fn key(c: &Call<'_>) -> Outcome<Key> {
    if matches!(c.value(0)?, Value::Undefined | Value::Null) {
        let message = format!("{} has no properties", describe(&c.value(0)?));
        return Err(c.type_error(&message));
    }
    c.to_key(&c.value(1)?)
}

fn interned(c: &Call<'_>) -> Outcome<Key> {
    let number = c.u32(1)?;
    let key = c.engine.keys.borrow().get_index(number as usize).cloned();
    key.ok_or_else(|| c.type_error(&format!("{number} is no property key")))
}

fn intern(c: &Call<'_>, key: Key) -> Outcome<Out<Value>> {
    let mut keys = c.engine.keys.borrow_mut();
    if let Some(index) = keys.get_index_of(&key) {
        return Ok(Out::U32(index as u32));
    }
    if keys.len() >= c.engine.max_keys {
        drop(keys);
        return Err(c.range_error("more property keys are interned than the host allows"));
    }
    Ok(Out::U32(keys.insert_full(key).0 as u32))
}

fn get(c: &Call<'_>, key: &Key) -> Outcome<Out<Value>> {
    read(c, key).map(Out::Value)
}

/// `GetV`
fn read(c: &Call<'_>, key: &Key) -> Outcome<Value> {
    match c.value(0)? {
        Value::Object(object) => Ok(object.get(key)),
        nothing @ (Value::Undefined | Value::Null) => {
            Err(nothing_there(c, &nothing, "read", "reading", key))
        }
        primitive => Ok(c.to_object(&primitive)?.get(key)),
    }
}

fn nothing_there(c: &Call<'_>, value: &Value, verb: &str, doing: &str, key: &Key) -> Value {
    let (value, key) = (describe(value), key.shown());
    c.type_error(&format!(
        "Cannot {verb} properties of {value} ({doing} '{key}')"
    ))
}

fn set(c: &Call<'_>, key: &Key) -> Outcome<Out<Value>> {
    write(c, key, c.value(2)?)
}

/// `Set` with Throw = true.
fn write(c: &Call<'_>, key: &Key, value: Value) -> Outcome<Out<Value>> {
    let target = c.value(0)?;
    let object = match &target {
        Value::Object(object) => object,
        Value::Undefined | Value::Null => {
            return Err(nothing_there(c, &target, "set", "setting", key));
        }
        primitive => {
            let message = format!("Cannot create a property on {}", describe(primitive));
            return Err(c.type_error(&message));
        }
    };
    let value = length(c, object, key, value)?;
    match object.set(key, value) {
        true => Ok(Out::Nothing),
        false => Err(c.type_error(&format!("Cannot set property '{}'", key.shown()))),
    }
}

/// An array's length is a number of a certain kind, whatever is assigned.
fn length(c: &Call<'_>, object: &Object, key: &Key, value: Value) -> Outcome<Value> {
    if !matches!(object.class(), Class::Array) || !is_length(key) {
        return Ok(value);
    }
    let number = c.to_number(&value)?;
    match Object::length_of(number) {
        Some(_) => Ok(Value::Number(number)),
        None => Err(c.range_error("Invalid array length")),
    }
}

fn has(c: &Call<'_>, key: &Key) -> Outcome<Out<Value>> {
    let object = c.to_object(&c.value(0)?)?;
    Ok(Out::Bool(object.find(key).is_some()))
}

fn delete(c: &Call<'_>, key: &Key) -> Outcome<Out<Value>> {
    Ok(Out::Bool(c.to_object(&c.value(0)?)?.delete(key)))
}

fn define(c: &Call<'_>, key: &Key) -> Outcome<Out<Value>> {
    let (value, attributes) = (c.value(2)?, c.u32(3)?);
    define_property(c, key, Some(value), attributes)
}

fn define_property(
    c: &Call<'_>,
    key: &Key,
    value: Option<Value>,
    attributes: u32,
) -> Outcome<Out<Value>> {
    let Value::Object(object) = c.value(0)? else {
        return Err(c.type_error("a property can be defined only on an object"));
    };
    let value = match value {
        Some(value) => Some(length(c, &object, key, value)?),
        None => None,
    };
    match object.define(key, Property { value, attributes }) {
        true => Ok(Out::Nothing),
        false => Err(c.type_error(&format!("Cannot redefine property: {}", key.shown()))),
    }
}

/// `FromPropertyDescriptor`
fn get_own(c: &Call<'_>) -> Outcome<Out<Value>> {
    let object = c.to_object(&c.value(0)?)?;
    let Some(own) = object.own(&c.to_key(&c.value(1)?)?) else {
        return Ok(Out::Value(Value::Undefined));
    };
    let descriptor = Object::new(Some(c.engine.prototypes.object.clone()), Class::Plain);
    c.engine.watch(&descriptor);
    let put = |name: &str, value: Value| {
        descriptor.set(&Key::from_text(name.into()), value);
    };
    let flag = |bit: u32| Value::Bool(own.attributes & bit != 0);
    match own.value {
        Some(value) => {
            put("value", value);
            put("writable", flag(WRITABLE));
        }
        None => {
            put("get", Value::Undefined);
            put("set", Value::Undefined);
        }
    }
    put("enumerable", flag(ENUMERABLE));
    put("configurable", flag(CONFIGURABLE));
    Ok(Out::Value(Value::Object(descriptor)))
}
