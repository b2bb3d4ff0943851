//! Dynamic values as externref and back.

use crate::engine::{Engine, ErrorClass, Look};
use crate::numbers::{Numbers, small};
use crate::recent::Held;
use crate::reflect::Origin;
use crate::slots::Handle;
use crate::state::{Abort, Realm};
use std::rc::Rc;
use wasmtime::{AnyRef, AsContextMut, ExternRef, Ref, Rooted, Table, ThrownException, Val};

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
        let handle = data.downcast_ref::<Handle>();
        let place = handle.map(Handle::place);
        let value = handle.and_then(|handle| realm.slots.borrow().get(handle));
        let (Some((index, generation)), Some(value)) = (place, value) else {
            let message = "a reference of another host was passed as a dynamic value";
            return Err(wasmtime::Error::msg(message).into());
        };
        let held = Held::Slot { index, generation };
        let mark = E::mark(&value);
        let mut recent = realm.recent.borrow_mut();
        recent.note(origin, &reference, held, mark)?;
        return Ok(value);
    }
    let any = AnyRef::convert_extern(&mut *origin, reference)?;
    if let Some(small) = any.as_i31(&*origin)? {
        return Ok(E::integer(small.get_i32()));
    }
    if let Some(value) = E::find(origin, realm, &reference)? {
        return Ok(value);
    }
    if let Some(numbers) = realm.numbers.get()
        && let Some(number) = numbers.read(origin, &any)?
    {
        let mut recent = realm.recent.borrow_mut();
        recent.note(origin, &reference, Held::Number(number), None)?;
        return Ok(E::number(number));
    }
    E::wrap(origin, realm, reference)
}

/// The value of a reference that the guest passes, when its bits are enough to know it.
#[inline]
pub(crate) fn lift_bits<E: Engine>(realm: &Realm<E>, bits: u32) -> Option<E::Value> {
    if bits == 0 {
        return Some(E::undefined());
    }
    let recent = realm.recent.borrow();
    recent.value::<E>(bits, &realm.slots.borrow())
}

/// The bits of the reference for a value that goes to the guest, which are good until something is
/// allocated.
#[inline]
pub(crate) fn lower_bits<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    value: &E::Value,
) -> Result<u32, Failure<E::Value>> {
    if let Some(bits) = known_bits(realm, value) {
        return Ok(bits);
    }
    match lower(store, realm, value, false)? {
        None => Ok(0),
        Some(reference) => Ok(reference.to_raw(&mut *store)?),
    }
}

/// The bits of the reference that a value had lately, or has always.
fn known_bits<E: Engine>(realm: &Realm<E>, value: &E::Value) -> Option<u32> {
    let recent = realm.recent.borrow();
    match E::look(value) {
        Look::Undefined => Some(0),
        Look::Number(number) => match small(number) {
            Some(integer) => recent.integer(integer),
            None => recent.number(number),
        },
        _ => recent.held::<E>(value, E::mark(value)?, &realm.slots.borrow()),
    }
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
            let reference = match small(number) {
                Some(integer) => {
                    let any = AnyRef::from_i31(&mut *store, integer);
                    ExternRef::convert_any(&mut *store, any)?
                }
                None => boxed(store, realm, number)?,
            };
            return Ok(Some(reference));
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
    // It may still have the reference that it had before.
    if let Some(bits) = known_bits(realm, value) {
        return Ok(ExternRef::from_raw(&mut *store, bits));
    }
    let (reference, _) = hold(store, realm, value, is_error)?;
    Ok(Some(reference))
}

/// A reference for a number that is no small integer.
fn boxed<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    number: f64,
) -> wasmtime::Result<Rooted<ExternRef>> {
    let numbers = match realm.numbers.get() {
        Some(numbers) => numbers,
        None => {
            let numbers = Numbers::new(store)?;
            realm.numbers.get_or_init(|| numbers)
        }
    };
    let reference = numbers.make(store, number)?;
    let mut recent = realm.recent.borrow_mut();
    recent.note(
        store,
        &reference,
        Held::Number(number),
        Some(number.to_bits()),
    )?;
    Ok(reference)
}

/// The one reference of null, false or true.
fn constant<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    value: &E::Value,
    number: usize,
) -> Result<Option<Rooted<ExternRef>>, Failure<E::Value>> {
    if let Some((reference, held)) = &realm.constants.borrow()[number] {
        let reference = reference.to_rooted(&mut *store);
        let mut recent = realm.recent.borrow_mut();
        recent.note(store, &reference, *held, E::mark(value))?;
        return Ok(Some(reference));
    }
    let (reference, held) = hold(store, realm, value, true)?;
    let owned = reference.to_owned_rooted(&mut *store)?;
    realm.constants.borrow_mut()[number] = Some((owned, held));
    Ok(Some(reference))
}

/// Puts a value into a slot of its own.
fn hold<E: Engine>(
    store: &mut impl AsContextMut,
    realm: &Realm<E>,
    value: &E::Value,
    is_error: bool,
) -> Result<(Rooted<ExternRef>, Held), Failure<E::Value>> {
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
    let (index, generation) = handle.place();
    let reference = ExternRef::new(&mut *store, handle)?;
    let held = Held::Slot { index, generation };
    let mut recent = realm.recent.borrow_mut();
    recent.note(store, &reference, held, E::mark(value))?;
    Ok((reference, held))
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
