//! `guests`: objects that a component has numbered.

use super::{Group, Out};
use crate::boa::builtins::kind;
use boa_engine::JsNativeError;

pub(super) const OPS: Group = &[
    ("new-object", |c| {
        let (kind, id) = (c.u32(0)?, c.u32(1)?);
        if !matches!(kind, kind::OBJECT | kind::FUNCTION | kind::ARRAY) {
            return Err(JsNativeError::typ()
                .with_message("a guest's object is an object, a function or an array")
                .into());
        }
        let engine = &c.realm.engine;
        engine.guests.borrow_mut().sweep();
        let known = engine.guests.borrow().numbered(id);
        if let Some((object, before)) = known {
            if before != kind {
                return Err(JsNativeError::typ()
                    .with_message(format!("the object {id} has another kind"))
                    .into());
            }
            return Ok(Out::Value(object.into()));
        }
        if engine.guests.borrow().len() >= c.realm.limits.values as usize {
            return Err(JsNativeError::range()
                .with_message("more objects of guests are held than the host allows")
                .into());
        }
        let (index, data) = super::super::guests::reserve(c.realm);
        let core = data.core.clone();
        let object = engine.builtins.proxy(kind, data, c.context)?;
        let mut guests = engine.guests.borrow_mut();
        guests.fill_number((index, core), &object, id, kind);
        Ok(Out::Value(object.into()))
    }),
    ("id-of", |c| {
        let object = c.value(0)?.as_object();
        let guests = c.realm.engine.guests.borrow();
        Ok(Out::Maybe(object.and_then(|object| guests.number(&object))))
    }),
    ("released", |c| {
        let mut guests = c.realm.engine.guests.borrow_mut();
        guests.sweep();
        Ok(Out::Words(guests.released()))
    }),
];
