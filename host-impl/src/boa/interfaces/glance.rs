//! What a look at the arguments answers, for functions that are called all the time: nothing is run,
//! made or thrown, so neither the engine's context nor the store has to be at hand. Whatever is not
//! answered here is left to the functions' own implementations.

use super::{Arg, Out, convert};
use crate::boa::Realm;
use boa_engine::property::PropertyKey;
use boa_engine::{JsObject, JsValue};

/// A function's answer, when a look is enough.
pub(crate) type Glance = fn(&Realm, &[Arg]) -> Option<Out>;

const GLANCES: &[(&str, &str, Glance)] = &[
    ("convert", "kind-of", |_, args| {
        convert::kind_of(value(args)?).map(Out::U32)
    }),
    ("convert", "unbox-number", |_, args| {
        value(args)?.as_number().map(Out::F64)
    }),
    ("convert", "unbox-bool", |_, args| {
        value(args)?.as_boolean().map(Out::Bool)
    }),
    ("convert", "string-length", |_, args| {
        let text = value(args)?.as_string()?;
        Some(Out::U32(text.len() as u32))
    }),
    ("property", "get-key", |realm, args| {
        let [Arg::Value(object), Arg::U32(number)] = args else {
            return None;
        };
        let keys = realm.engine.keys.borrow();
        let key = keys.get_index(*number as usize)?;
        own_data(&object.as_object()?, key)
    }),
    ("property", "get-index", |_, args| {
        let [Arg::Value(object), Arg::F64(at)] = args else {
            return None;
        };
        let index = *at as u32;
        if f64::from(index) != *at || index == u32::MAX {
            return None;
        }
        own_data(&object.as_object()?, &PropertyKey::from(index))
    }),
];

/// How a function may be answered at a glance.
pub(super) fn glance(interface: &str, name: &str) -> Option<Glance> {
    let mut glances = GLANCES.iter();
    let found = glances.find(|(i, n, _)| (*i, *n) == (interface, name));
    found.map(|(.., glance)| *glance)
}

fn value(args: &[Arg]) -> Option<&JsValue> {
    match args.first()? {
        Arg::Value(value) => Some(value),
        _ => None,
    }
}

/// The value of a data property that an object has itself. Objects that are asked for their
/// properties in ways of their own have none where it is looked for, except for elements: those are
/// read of plain objects and arrays alone.
fn own_data(object: &JsObject, key: &PropertyKey) -> Option<Out> {
    let is_element = matches!(key, PropertyKey::Index(_));
    if is_element && !object.is_array() && !object.is_ordinary() {
        return None;
    }
    let object = object.try_borrow().ok()?;
    let value = object.properties().get(key)?.value()?.clone();
    Some(Out::Value(value))
}
