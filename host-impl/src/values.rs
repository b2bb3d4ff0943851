//! Dynamic values as externref and back.

use crate::engine::{Engine, ErrorClass, Look};
use crate::reflect::Origin;
use crate::slots::{Handle, Number};
use crate::state::{Abort, Realm};
use std::rc::Rc;
use wasmtime::{AnyRef, AsContextMut, ExternRef, I31, Ref, Rooted, Table, ThrownException, Val};

/// Why an operation has no result.
pub enum Failure<V> {
    /// A value was thrown.
    Thrown(V),
    /// Something that dynamic code cannot catch.
    Abort(Abort),
}

impl<V> From<wasmtime::Error> for Failure<V> {
    fn from(error: wasmtime::Error) -> Self {
        Failure::Abort(Abort::Error(error))
    }
}

/// A RangeError, as a failure.
pub(crate) fn range_error<E: Engine>(realm: &Realm<E>, message: &str) -> Failure<E::Value> {
    error(realm, ErrorClass::Range, message)
}

/// An error, as a failure.
pub(crate) fn error<E: Engine>(
    realm: &Realm<E>,
    class: ErrorClass,
    message: &str,
) -> Failure<E::Value> {
    match E::error(realm, class, message) {
        Ok(error) => Failure::Thrown(error),
        Err(error) => error.into(),
    }
}

/// The failure of a string that is too long to cross the border.
pub(crate) fn too_long<E: Engine>(realm: &Realm<E>) -> Failure<E::Value> {
    range_error(realm, "the string is longer than the host allows")
}

/// The failure of a value that finds no room.
pub(crate) fn too_many<E: Engine>(realm: &Realm<E>) -> Failure<E::Value> {
    range_error(realm, "more dynamic values are held than the host allows")
}

/// The failure of a call that is nested too deeply.
pub(crate) fn too_deep<E: Engine>(realm: &Realm<E>) -> Failure<E::Value> {
    range_error(
        realm,
        "calls between the guest and the host are nested too deeply",
    )
}

/// The value of a reference that the guest passes.
pub(crate) fn lift<O: Origin, E: Engine>(
    origin: &mut O,
    realm: &Rc<Realm<E>>,
    reference: Option<Rooted<ExternRef>>,
) -> Result<E::Value, Failure<E::Value>> {
    let Some(reference) = reference else {
        return Ok(E::undefined());
    };
    if let Some(data) = reference.data(origin.as_context())? {
        let value = match data.downcast_ref::<Handle>() {
            Some(handle) => realm.slots.borrow().get(handle),
            None => data.downcast_ref().map(|Number(number)| E::number(*number)),
        };
        return value.ok_or_else(|| {
            wasmtime::Error::msg("a reference of another host was passed as a dynamic value").into()
        });
    }
    let any = AnyRef::convert_extern(&mut *origin, reference)?;
    if let Some(small) = any.as_i31(&*origin)? {
        return Ok(E::integer(small.get_i32()));
    }
    E::wrap(origin, realm, reference)
}

/// The reference for a value that goes to the guest. Errors may use a reserve of slots.
pub(crate) fn lower<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    value: &E::Value,
    is_error: bool,
) -> Result<Option<Rooted<ExternRef>>, Failure<E::Value>> {
    match E::look(value) {
        Look::Undefined => return Ok(None),
        Look::Number(number) => {
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
        Look::Null => return constant(store, realm, value, 0),
        Look::Bool(truth) => return constant(store, realm, value, 1 + usize::from(truth)),
        Look::Text(units) if units > realm.limits.string_units as usize => {
            return Err(too_long(realm));
        }
        Look::Text(_) => {}
        Look::Other => {
            if let Some(reference) = realm.engine.reference(value) {
                return Ok(Some(reference.to_rooted(&mut *store)));
            }
        }
    }
    Ok(Some(hold(store, realm, value, is_error)?))
}

/// The one reference of null, false or true.
fn constant<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    value: &E::Value,
    number: usize,
) -> Result<Option<Rooted<ExternRef>>, Failure<E::Value>> {
    if let Some(reference) = &realm.constants.borrow()[number] {
        return Ok(Some(reference.to_rooted(&mut *store)));
    }
    let reference = hold(store, realm, value, true)?;
    realm.constants.borrow_mut()[number] = Some(reference.to_owned_rooted(&mut *store)?);
    Ok(Some(reference))
}

/// Puts a value into a slot of its own.
fn hold<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    value: &E::Value,
    is_error: bool,
) -> Result<Rooted<ExternRef>, Failure<E::Value>> {
    let has_room = || realm.slots.borrow().has_room(is_error);
    if !has_room() || realm.slots.borrow().is_impatient() {
        // The store's collector does not know how much a slot holds; ask it before refusing.
        store.as_context_mut().gc(None)?;
        realm.sweep();
        realm.slots.borrow_mut().be_patient();
    }
    if !has_room() {
        return Err(too_many(realm));
    }
    let handle = realm.slots.borrow_mut().insert(value.clone());
    Ok(ExternRef::new(&mut *store, handle)?)
}

/// The values of a slice of the guest's table.
pub(crate) fn lift_list<O: Origin, E: Engine>(
    origin: &mut O,
    realm: &Rc<Realm<E>>,
    table: Table,
    start: u32,
    len: u32,
) -> Result<Vec<E::Value>, Failure<E::Value>> {
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
pub(crate) fn lower_list<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    table: Table,
    values: &[E::Value],
) -> Result<i32, Failure<E::Value>> {
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
pub(crate) fn failure<O: Origin, E: Engine>(
    origin: &mut O,
    realm: &Rc<Realm<E>>,
    error: wasmtime::Error,
) -> Failure<E::Value> {
    if !error.is::<ThrownException>() {
        return error.into();
    }
    match caught(origin, realm) {
        Ok(failure) => failure,
        Err(failure) => failure,
    }
}

fn caught<O: Origin, E: Engine>(
    origin: &mut O,
    realm: &Rc<Realm<E>>,
) -> Result<Failure<E::Value>, Failure<E::Value>> {
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
