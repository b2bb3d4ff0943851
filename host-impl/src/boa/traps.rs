//! The traps of the proxies that stand for guest objects: each asks the guest.

use super::Realm;
use super::builtins::kind;
use super::guests::HandlerData;
use crate::reflect::Hook;
use crate::values::Failure;
use boa_engine::error::{EngineError, RuntimeLimitError};
use boa_engine::native_function::NativeFunctionPointer;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{Context, JsArgs, JsError, JsNativeError, JsObject, JsResult, JsString, JsValue};
use std::rc::Rc;

type Answer = crate::calls::Answer<JsValue>;

/// All traps by name. None may be missing: the targets are shared between proxies.
pub(crate) const TRAPS: &[(&str, NativeFunctionPointer)] = &[
    ("get", get),
    ("set", set),
    ("has", has),
    ("deleteProperty", delete),
    ("ownKeys", own_keys),
    ("getOwnPropertyDescriptor", get_own),
    ("defineProperty", define),
    ("getPrototypeOf", get_prototype),
    ("setPrototypeOf", set_prototype),
    ("isExtensible", is_extensible),
    ("preventExtensions", prevent_extensions),
    ("apply", apply),
    ("construct", construct),
];

/// The guest object that a handler belongs to.
struct Site {
    realm: Rc<Realm>,
    index: u32,
}

impl Site {
    fn of(handler: &JsValue) -> JsResult<Site> {
        let object = handler.as_object();
        let data = object
            .as_ref()
            .and_then(|object| object.downcast_ref::<HandlerData>());
        let site = data.and_then(|data| {
            Some(Site {
                realm: data.realm.upgrade()?,
                index: data.index,
            })
        });
        site.ok_or_else(|| {
            JsNativeError::typ()
                .with_message("the guest of this object is gone")
                .into()
        })
    }

    fn ask(
        &self,
        context: &mut Context,
        hook: Hook,
        args: &[JsValue],
        list: &[JsValue],
    ) -> JsResult<Answer> {
        // After a trap the store is not to be entered again, however hard a built-in tries.
        if self.realm.abort.borrow().is_some() {
            return Err(uncatchable());
        }
        // The statement ends the borrow: the guest may show the host new objects.
        let guest = self.realm.engine.guests.borrow().guest(self.index);
        let Some(guest) = guest else {
            return Ok(Answer::Absent);
        };
        let answer = self.realm.engine.leave(context, |store| {
            store.call(&self.realm, &guest, hook, args, list)
        });
        match answer {
            Some(Ok(answer)) => Ok(answer),
            Some(Err(Failure::Thrown(value))) => Err(JsError::from_opaque(value)),
            Some(Err(Failure::Abort(abort))) => {
                *self.realm.abort.borrow_mut() = Some(abort);
                Err(uncatchable())
            }
            None => Err(JsNativeError::typ()
                .with_message("the guest cannot be called now")
                .into()),
        }
    }

    fn kind(&self) -> u32 {
        self.realm
            .engine
            .guests
            .borrow()
            .kind(self.index)
            .unwrap_or(kind::OBJECT)
    }

    /// The prototype: the guest's, or the environment's own for the kind.
    fn prototype(&self, context: &mut Context) -> JsResult<Prototype> {
        if let Answer::Value(value) = self.ask(context, Hook::Prototype, &[], &[])? {
            if let Some(object) = value.as_object() {
                return Ok(Prototype::Guest(Some(object)));
            }
            if value.is_null() {
                return Ok(Prototype::Guest(None));
            }
        }
        let constructors = context.intrinsics().constructors();
        Ok(Prototype::Environment(match self.kind() {
            kind::FUNCTION => constructors.function().prototype(),
            kind::ARRAY => constructors.array().prototype(),
            _ => constructors.object().prototype(),
        }))
    }

    /// The name of an array's length has rules of its own: the target is an array and has it.
    fn is_length(&self, key: &JsValue) -> bool {
        self.kind() == kind::ARRAY && key.as_string().is_some_and(|name| name == "length")
    }
}

/// The name that a guest gives to the class of its object; None for the environment's objects.
pub(crate) fn class_name(
    realm: &Rc<Realm>,
    object: &JsObject,
    context: &mut Context,
) -> JsResult<Option<String>> {
    // The statement ends the borrow: the guest may show the host new objects.
    let index = realm.engine.guests.borrow().index_of(object);
    let Some(index) = index else { return Ok(None) };
    let realm = realm.clone();
    let site = Site { realm, index };
    Ok(match site.ask(context, Hook::ClassName, &[], &[])? {
        Answer::Value(name) => name.as_string().map(|name| name.to_std_string_lossy()),
        _ => None,
    })
}

enum Prototype {
    /// The guest looks into it by itself.
    Guest(Option<JsObject>),
    /// The guest does not know it; the host must look.
    Environment(JsObject),
}

/// An error that no JavaScript catches. What it stands for is in `Realm::abort`.
fn uncatchable() -> JsError {
    EngineError::RuntimeLimit(RuntimeLimitError::Recursion).into()
}

/// A key as the guest gets it: indices are numbers.
fn key(args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(match args.get_or_undefined(1).to_property_key(context)? {
        PropertyKey::Index(index) => JsValue::from(index.get()),
        PropertyKey::String(name) => name.into(),
        PropertyKey::Symbol(symbol) => symbol.into(),
    })
}

fn truth(answer: &Answer) -> bool {
    matches!(answer, Answer::Word(word) if *word != 0)
}

fn get(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let key = key(args, context)?;
    let receiver = args.get_or_undefined(2).clone();
    if let Answer::Value(value) =
        site.ask(context, Hook::Get, &[key.clone(), receiver.clone()], &[])?
        && !value.is_undefined()
    {
        return Ok(value);
    }
    // Undefined may mean absent, and then the environment's prototype has its turn: a guest array
    // has `map` without knowing it.
    if truth(&site.ask(context, Hook::Has, std::slice::from_ref(&key), &[])?) {
        return Ok(JsValue::undefined());
    }
    match site.prototype(context)? {
        Prototype::Guest(_) => Ok(JsValue::undefined()),
        Prototype::Environment(prototype) => site.realm.engine.builtins.reflect_get.call(
            &JsValue::undefined(),
            &[prototype.into(), key, receiver],
            context,
        ),
    }
}

fn set(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let key = key(args, context)?;
    let rest = [
        key,
        args.get_or_undefined(2).clone(),
        args.get_or_undefined(3).clone(),
    ];
    Ok(truth(&site.ask(context, Hook::Set, &rest, &[])?).into())
}

fn has(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let key = key(args, context)?;
    if site.is_length(&key)
        || truth(&site.ask(context, Hook::Has, std::slice::from_ref(&key), &[])?)
    {
        return Ok(true.into());
    }
    match site.prototype(context)? {
        Prototype::Guest(_) => Ok(false.into()),
        Prototype::Environment(prototype) => Ok(prototype
            .has_property(key.to_property_key(context)?, context)?
            .into()),
    }
}

fn delete(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let key = key(args, context)?;
    if site.is_length(&key) {
        return Ok(false.into());
    }
    let answer = site.ask(context, Hook::Delete, &[key], &[])?;
    Ok((truth(&answer) || matches!(answer, Answer::Absent)).into())
}

fn own_keys(handler: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let mut keys: Vec<JsValue> = Vec::new();
    if let Answer::Values(values) = site.ask(context, Hook::OwnKeys, &[], &[])? {
        for value in values {
            // Symbols are keys as they are; numbers are the indices of an array.
            keys.push(if value.is_symbol() {
                value
            } else {
                value.to_string(context)?.into()
            });
        }
    }
    if site.kind() == kind::ARRAY && !keys.iter().any(|key| site.is_length(key)) {
        keys.push(JsString::from("length").into());
    }
    Ok(JsArray::from_iter(keys, context).into())
}

fn get_own(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let key = key(args, context)?;
    let bits = match site.ask(context, Hook::GetOwn, std::slice::from_ref(&key), &[])? {
        Answer::Word(bits) => bits,
        _ => 0,
    };
    let is_length = site.is_length(&key);
    if bits & 8 == 0 && !is_length {
        return Ok(JsValue::undefined());
    }
    let receiver = args.get_or_undefined(0).clone();
    // The trap gets the target and not the proxy; a getter of the guest's is to see the object.
    let receiver = site.proxy(handler).map_or(receiver, JsValue::from);
    let value = match site.ask(context, Hook::Get, &[key, receiver], &[])? {
        Answer::Value(value) => value,
        _ => JsValue::undefined(),
    };
    // An object that the target does not have may not be reported as not configurable.
    let descriptor = JsObject::with_object_proto(context.intrinsics());
    descriptor.create_data_property_or_throw(JsString::from("value"), value, context)?;
    descriptor.create_data_property_or_throw(
        JsString::from("writable"),
        bits & 1 != 0 || is_length,
        context,
    )?;
    descriptor.create_data_property_or_throw(
        JsString::from("enumerable"),
        bits & 2 != 0 && !is_length,
        context,
    )?;
    descriptor.create_data_property_or_throw(
        JsString::from("configurable"),
        !is_length,
        context,
    )?;
    Ok(descriptor.into())
}

impl Site {
    fn proxy(&self, handler: &JsValue) -> Option<JsObject> {
        let object = handler.as_object()?;
        let data = object.downcast_ref::<HandlerData>()?;
        data.core.proxy()
    }
}

fn define(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let key = key(args, context)?;
    let descriptor: PropertyDescriptor =
        args.get_or_undefined(2).to_property_descriptor(context)?;
    if descriptor.is_accessor_descriptor() {
        // A guest has no hook for accessors; refusing is allowed to every exotic object.
        return Ok(false.into());
    }
    let Some(value) = descriptor.value() else {
        return Ok(truth(&site.ask(context, Hook::Has, &[key], &[])?).into());
    };
    let receiver = site
        .proxy(handler)
        .map_or_else(JsValue::undefined, JsValue::from);
    Ok(truth(&site.ask(context, Hook::Set, &[key, value.clone(), receiver], &[])?).into())
}

fn get_prototype(handler: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(match Site::of(handler)?.prototype(context)? {
        Prototype::Guest(Some(object)) | Prototype::Environment(object) => object.into(),
        Prototype::Guest(None) => JsValue::null(),
    })
}

fn set_prototype(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    // A static object's prototype is fixed; setting the one it has is no change.
    let now = get_prototype(handler, args, context)?;
    Ok(JsValue::same_value(&now, args.get_or_undefined(1)).into())
}

fn is_extensible(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(true.into())
}

fn prevent_extensions(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(false.into())
}

fn list(value: &JsValue, context: &mut Context) -> JsResult<Vec<JsValue>> {
    let Some(array) = value.as_object() else {
        return Ok(Vec::new());
    };
    let array = JsArray::from_object(array)?;
    let length = array.length(context)?;
    (0..length)
        .map(|index| array.at(index as i64, context))
        .collect()
}

fn apply(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let list = list(args.get_or_undefined(2), context)?;
    match site.ask(
        context,
        Hook::Call,
        &[args.get_or_undefined(1).clone()],
        &list,
    )? {
        Answer::Value(value) => Ok(value),
        _ => Err(JsNativeError::typ()
            .with_message("the guest's function cannot be called")
            .into()),
    }
}

fn construct(handler: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let site = Site::of(handler)?;
    let list = list(args.get_or_undefined(1), context)?;
    match site.ask(context, Hook::Construct, &[], &list)? {
        Answer::Value(value) => Ok(value),
        _ => Err(JsNativeError::typ()
            .with_message("the guest's function is not a constructor")
            .into()),
    }
}
