//! Dynamic values as externref and back.

use crate::engine::kind;
use crate::guests::HandlerData;
use crate::reflect::{Hook, Origin};
use crate::slots::{Handle, Number};
use crate::state::{Abort, Realm};
use boa_engine::builtins::proxy::Proxy;
use boa_engine::{JsNativeError, JsValue};
use std::rc::Rc;
use wasmtime::{AnyRef, AsContextMut, ExternRef, I31, Ref, Rooted, Table, ThrownException, Val};

/// Why an operation has no result.
pub(crate) enum Failure {
    /// A value was thrown.
    Thrown(JsValue),
    /// Something that dynamic code cannot catch.
    Abort(Abort),
}

impl From<wasmtime::Error> for Failure {
    fn from(error: wasmtime::Error) -> Self {
        Failure::Abort(Abort::Error(error))
    }
}

/// A RangeError, as a failure.
pub(crate) fn range_error(realm: &Realm, message: &str) -> Failure {
    let error = JsNativeError::range().with_message(message.to_owned());
    match realm.with_context(|context| error.into_opaque(context)) {
        Ok(object) => Failure::Thrown(object.into()),
        Err(error) => error.into(),
    }
}

/// The value of a reference that the guest passes.
pub(crate) fn lift<O: Origin>(
    origin: &mut O,
    realm: &Rc<Realm>,
    reference: Option<Rooted<ExternRef>>,
) -> Result<JsValue, Failure> {
    let Some(reference) = reference else {
        return Ok(JsValue::undefined());
    };
    if let Some(data) = reference.data(origin.as_context())? {
        let value = match data.downcast_ref::<Handle>() {
            Some(handle) => realm.slots.borrow().get(handle),
            None => data.downcast_ref().map(|Number(number)| (*number).into()),
        };
        return value.ok_or_else(|| {
            wasmtime::Error::msg("a reference of another host was passed as a dynamic value").into()
        });
    }
    let any = AnyRef::convert_extern(&mut *origin, reference)?;
    if let Some(small) = any.as_i31(&*origin)? {
        return Ok(JsValue::from(small.get_i32()));
    }
    wrap(origin, realm, reference)
}

/// The engine's object for a reference of the guest's own.
fn wrap<O: Origin>(
    origin: &mut O,
    realm: &Rc<Realm>,
    reference: Rooted<ExternRef>,
) -> Result<JsValue, Failure> {
    if let Some(proxy) = realm.guests.borrow_mut().find(origin, &reference)? {
        return Ok(proxy.into());
    }
    let reflect = origin.reflect(realm);
    let mut kind = [Val::I32(kind::OBJECT as i32)];
    if let Some(function) = reflect.function(Hook::Kind)
        && let Err(error) =
            function.call(&mut *origin, &[Val::ExternRef(Some(reference))], &mut kind)
    {
        return Err(failure(origin, realm, error));
    }
    // The guest may have shown the object to the host while it was asked.
    if let Some(proxy) = realm.guests.borrow_mut().find(origin, &reference)? {
        return Ok(proxy.into());
    }
    let kind = kind[0].i32().map_or(kind::OBJECT, |k| k as u32);
    let (index, core) = realm.guests.borrow_mut().reserve();
    let data = HandlerData {
        core: core.clone(),
        realm: Rc::downgrade(realm),
        index,
    };
    let made = realm.with_context(|context| {
        realm
            .builtins
            .proxy(kind, data, context)
            .map_err(|e| crate::engine::thrown(e, context))
    })?;
    let proxy = made.map_err(Failure::Thrown)?;
    realm
        .guests
        .borrow_mut()
        .fill(origin, (index, core), &proxy, &reference, reflect, kind)?;
    Ok(proxy.into())
}

/// The reference for a value that goes to the guest. Errors may use a reserve of slots.
pub(crate) fn lower(
    store: &mut impl AsContextMut,
    realm: &Realm,
    value: &JsValue,
    is_error: bool,
) -> Result<Option<Rooted<ExternRef>>, Failure> {
    if value.is_undefined() {
        return Ok(None);
    }
    if let Some(number) = value.as_number() {
        let integer = number as i32;
        // -0 is not an integer here: it would come back as 0.
        if f64::from(integer).to_bits() == number.to_bits()
            && let Some(small) = I31::new_i32(integer)
        {
            let any = AnyRef::from_i31(&mut *store, small);
            return Ok(Some(ExternRef::convert_any(&mut *store, any)?));
        }
        return Ok(Some(ExternRef::new(&mut *store, Number(number))?));
    }
    if let Some(object) = value.as_object()
        && object.is::<Proxy>()
    {
        let guests = realm.guests.borrow();
        if let Some(reference) = guests
            .index_of(&object)
            .and_then(|index| guests.reference(index))
        {
            return Ok(Some(reference.to_rooted(&mut *store)));
        }
    }
    let constant = if value.is_null() {
        Some(0)
    } else {
        value.as_boolean().map(|b| 1 + usize::from(b))
    };
    if let Some(constant) = constant {
        if let Some(reference) = &realm.constants.borrow()[constant] {
            return Ok(Some(reference.to_rooted(&mut *store)));
        }
        let reference = hold(store, realm, value, true)?;
        realm.constants.borrow_mut()[constant] = Some(reference.to_owned_rooted(&mut *store)?);
        return Ok(Some(reference));
    }
    if let Some(text) = value.as_string()
        && text.len() > realm.limits.string_units as usize
    {
        return Err(range_error(
            realm,
            "the string is longer than the host allows",
        ));
    }
    Ok(Some(hold(store, realm, value, is_error)?))
}

/// Puts a value into a slot of its own.
fn hold(
    store: &mut impl AsContextMut,
    realm: &Realm,
    value: &JsValue,
    is_error: bool,
) -> Result<Rooted<ExternRef>, Failure> {
    let has_room = || realm.slots.borrow().has_room(is_error);
    if !has_room() || realm.slots.borrow().is_impatient() {
        // The store's collector does not know how much a slot holds; ask it before refusing.
        store.as_context_mut().gc(None)?;
        realm.sweep();
        realm.slots.borrow_mut().be_patient();
    }
    if !has_room() {
        return Err(range_error(
            realm,
            "more dynamic values are held than the host allows",
        ));
    }
    let handle = realm.slots.borrow_mut().insert(value.clone());
    Ok(ExternRef::new(&mut *store, handle)?)
}

/// The values of a slice of the guest's table.
pub(crate) fn lift_list<O: Origin>(
    origin: &mut O,
    realm: &Rc<Realm>,
    table: Table,
    start: u32,
    len: u32,
) -> Result<Vec<JsValue>, Failure> {
    let end = u64::from(start) + u64::from(len);
    if end > table.size(&*origin) {
        return Err(
            wasmtime::Error::msg("a list reaches beyond the end of the table `values`").into(),
        );
    }
    let mut references = Vec::with_capacity(len as usize);
    for index in u64::from(start)..end {
        match table.get(&mut *origin, index) {
            Some(Ref::Extern(reference)) => references.push(reference),
            _ => return Err(wasmtime::Error::msg("the table `values` must hold externref").into()),
        }
    }
    // Lifting may call the guest, which may use the table: all references are read before.
    references
        .into_iter()
        .map(|reference| lift(origin, realm, reference))
        .collect()
}

/// Writes values into the guest's table from slot 0 on.
pub(crate) fn lower_list(
    store: &mut impl AsContextMut,
    realm: &Realm,
    table: Table,
    values: &[JsValue],
) -> Result<i32, Failure> {
    let (size, needed) = (table.size(&*store), values.len() as u64);
    if needed > size {
        table.grow(&mut *store, needed - size, Ref::Extern(None))?;
    }
    for (index, value) in values.iter().enumerate() {
        let reference = lower(store, realm, value, false)?;
        table.set(&mut *store, index as u64, Ref::Extern(reference))?;
    }
    Ok(needed as i32)
}

/// What an error of a call into the guest means: a thrown value, or something that passes.
pub(crate) fn failure<O: Origin>(
    origin: &mut O,
    realm: &Rc<Realm>,
    error: wasmtime::Error,
) -> Failure {
    if !error.is::<ThrownException>() {
        return error.into();
    }
    match caught(origin, realm) {
        Ok(failure) => failure,
        Err(failure) => failure,
    }
}

fn caught<O: Origin>(origin: &mut O, realm: &Rc<Realm>) -> Result<Failure, Failure> {
    let Some(exception) = origin.as_context_mut().take_pending_exception() else {
        return Err(wasmtime::Error::msg("an exception was announced but is not there").into());
    };
    let tag = exception.tag(&mut *origin)?;
    if !realm
        .tag
        .get()
        .is_some_and(|ours| wasmtime::Tag::eq(&tag, &ours, &*origin))
    {
        return Ok(Failure::Abort(Abort::Exception(
            exception.to_owned_rooted(&mut *origin)?,
        )));
    }
    match exception.field(&mut *origin, 0)? {
        Val::ExternRef(reference) => Ok(Failure::Thrown(lift(origin, realm, reference)?)),
        _ => Err(wasmtime::Error::msg("the exception's field is no externref").into()),
    }
}
