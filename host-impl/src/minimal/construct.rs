//! `construct`: making values.

use super::object::{Class, Object, length_key};
use super::value::{Key, Symbol, Value};
use super::{Group, Minimal};
use crate::engine::Out;

/// The well-known symbols (6.1.5.1).
const WELL_KNOWN: [&str; 13] = [
    "asyncIterator",
    "hasInstance",
    "isConcatSpreadable",
    "iterator",
    "match",
    "matchAll",
    "replace",
    "search",
    "species",
    "split",
    "toPrimitive",
    "toStringTag",
    "unscopables",
];

pub(super) const OPS: Group = &[
    ("undefined", |_| Ok(Out::Value(Value::Undefined))),
    ("null", |_| Ok(Out::Value(Value::Null))),
    ("new-bool", |c| Ok(Out::Value(Value::Bool(c.bool(0)?)))),
    ("new-number", |c| Ok(Out::Value(Value::Number(c.f64(0)?)))),
    ("new-string", |c| Ok(Out::Value(Value::Text(c.text(0)?)))),
    ("new-string-units", |c| {
        Ok(Out::Value(Value::Text(c.text(0)?)))
    }),
    ("new-symbol", |c| {
        Ok(Out::Value(Value::Symbol(Symbol::new(c.text(0)?))))
    }),
    ("symbol-for", |c| {
        let key = c.text(0)?;
        let mut registry = c.engine.registry.borrow_mut();
        if !registry.contains_key(&key) && registry.len() >= c.engine.max_keys {
            drop(registry);
            return Err(c.range_error("there are more symbols than the host allows"));
        }
        let symbol = registry
            .entry(key.clone())
            .or_insert_with(|| Symbol::new(key));
        Ok(Out::Value(Value::Symbol(symbol.clone())))
    }),
    ("well-known-symbol", |c| {
        let name = c.text(0)?;
        match c.engine.well_known(&name.lossy()) {
            Some(symbol) => Ok(Out::Value(Value::Symbol(symbol))),
            None => {
                let message = format!("there is no symbol Symbol.{}", name.lossy());
                Err(c.type_error(&message))
            }
        }
    }),
    ("new-object", |c| {
        let prototype = c.engine.prototypes.object.clone();
        Ok(Out::Value(c.engine.object(Some(prototype), Class::Plain)))
    }),
    ("new-object-with-proto", |c| {
        let prototype = match c.value(0)? {
            Value::Object(object) => Some(object),
            Value::Null => None,
            _ => return Err(c.type_error("a prototype is an object or null")),
        };
        Ok(Out::Value(c.engine.object(prototype, Class::Plain)))
    }),
    ("new-array", |c| {
        let items = c.values(0)?;
        Ok(Out::Value(Value::Object(c.engine.array(items))))
    }),
    ("new-array-with-length", |c| {
        let length = c.f64(0)?;
        if Object::length_of(length).is_none() {
            return Err(c.range_error("Invalid array length"));
        }
        let array = c.engine.array(Vec::new());
        array.set(&length_key(), Value::Number(length));
        Ok(Out::Value(Value::Object(array)))
    }),
];

impl Minimal {
    /// A new object.
    pub(super) fn object(&self, prototype: Option<Object>, class: Class) -> Value {
        let object = Object::new(prototype, class);
        self.watch(&object);
        Value::Object(object)
    }

    /// A new array.
    pub(super) fn array(&self, items: Vec<Value>) -> Object {
        let array = Object::new(Some(self.prototypes.array.clone()), Class::Array);
        self.watch(&array);
        for (index, item) in (0..).zip(items) {
            array.set(&Key::Index(index), item);
        }
        array
    }

    /// `Symbol.name`
    pub(super) fn well_known(&self, name: &str) -> Option<Symbol> {
        WELL_KNOWN.contains(&name).then(|| {
            let mut known = self.well_known.borrow_mut();
            let make = || Symbol::new(format!("Symbol.{name}").as_str().into());
            known.entry(name.into()).or_insert_with(make).clone()
        })
    }
}
