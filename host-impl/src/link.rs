//! The core binding: host functions that decode arguments, call the implementation and encode what
//! comes out. The rules are those of `wit/core-binding.md`.

use crate::calls::perform;
use crate::engine::{Arg, ArgOf, Engine as Dynamic, Out, table};
use crate::frame::{self, Cell, Frame};
use crate::reflect::Origin;
use crate::signature::{Shape, Signature, module_name};
use crate::state::{Abort, DefaultEngine, Realm, State};
use crate::values::{
    Failure, lift, lift_bits, lift_list, lower, lower_bits, lower_list, too_deep, too_long,
};
use std::rc::Rc;
use wasmtime::{
    AsContextMut, Caller, ExnRef, ExnRefPre, ExnType, ExternRef, FuncType, Linker, Memory, Store,
    Tag, TagType, Val, ValType,
};

/// Finds the interface's state in a store's data.
pub type Get<T, E = DefaultEngine> = fn(&mut T) -> &mut State<E>;

/// Adds the functions of `wasi:dyntype` to a linker. Guests that catch or throw exceptions, as most
/// do, also import a tag, which belongs to one store: see [`add_tag_to_linker`].
pub fn add_to_linker<T: 'static, E: Dynamic>(
    linker: &mut Linker<T>,
    get: Get<T, E>,
) -> wasmtime::Result<()> {
    for (signature, op) in table::<E>().map_err(wasmtime::Error::new)? {
        if signature.component_only {
            continue;
        }
        frame::add(linker, signature, move |caller, frame| {
            run(caller, get, signature, op, frame)
        })?;
    }
    Ok(())
}

/// Adds the tag `thrown` to a linker. A tag belongs to a store, so a linker that serves several
/// stores is cloned for each before this is called.
pub fn add_tag_to_linker<T: 'static, E: Dynamic>(
    linker: &mut Linker<T>,
    store: &mut Store<T>,
    get: Get<T, E>,
) -> wasmtime::Result<()> {
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let tag = tag(store, &realm)?;
    linker.define(&*store, &module_name("exception"), "thrown", tag)?;
    Ok(())
}

/// The store's tag, made when it is first needed.
fn tag<E: Dynamic>(store: &mut impl AsContextMut, realm: &Realm<E>) -> wasmtime::Result<Tag> {
    if let Some(tag) = realm.tag.get() {
        return Ok(tag);
    }
    let ty = TagType::new(FuncType::new(
        store.as_context().engine(),
        [ValType::EXTERNREF],
        [],
    ));
    let tag = Tag::new(&mut *store, &ty)?;
    realm.tag.set(Some(tag));
    *realm.exception.borrow_mut() = Some(ExnRefPre::new(&mut *store, ExnType::from_tag_type(&ty)?));
    Ok(tag)
}

/// One host call.
fn run<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    get: Get<T, E>,
    signature: &Signature,
    op: E::Op,
    frame: &Frame<'_>,
) -> wasmtime::Result<Option<Cell>> {
    let realm = get(caller.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let realm = &realm;
    realm.sweep();
    let Some(_level) = realm.deeper(signature) else {
        return raise(caller, realm, too_deep(realm));
    };
    let mut args = realm.arguments.take();
    let result = attempt(caller, realm, signature, op, frame, &mut args);
    // Nothing of this call is held until the next one.
    args.clear();
    realm.arguments.set(args);
    result.or_else(|failure| raise(caller, realm, failure))
}

fn attempt<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm<E>>,
    signature: &Signature,
    op: E::Op,
    frame: &Frame<'_>,
    args: &mut Vec<ArgOf<E>>,
) -> Result<Option<Cell>, Failure<E::Value>> {
    let target = decode(caller, realm, signature, frame, args)?;
    let out = match E::glance(realm, op, args) {
        Some(out) => out,
        None => perform(caller.as_context_mut(), realm, signature, op, args)?,
    };
    encode(caller, realm, out, target)
}

/// Parameters of dynamic values that a function may have.
const MOST: usize = 4;

/// Reads the arguments, and where a text result is to be written.
fn decode<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm<E>>,
    signature: &Signature,
    frame: &Frame<'_>,
    args: &mut Vec<ArgOf<E>>,
) -> Result<u32, Failure<E::Value>> {
    let mut target = 0;
    // The bits of a reference are good until something is allocated. So in the first round each is
    // either known or rooted; what can allocate or call the guest comes in the second.
    let mut rooted = [None; MOST];
    let mut values = 0;
    let mut is_done = true;
    let mut cells = 0..;
    let mut next = || frame.param(cells.next()?);
    for (position, shape) in signature.shapes.iter().enumerate() {
        if position == 1 && signature.result == Some(Shape::Text) {
            target = word(next())?;
        }
        let arg = match (shape, next()) {
            (Shape::Value, Some(Cell::Externref(bits))) => {
                let known = match realm.is_stressed() {
                    true => None,
                    false => lift_bits(realm, bits),
                };
                let arg = match known {
                    Some(value) => Arg::Value(value),
                    None => {
                        is_done = false;
                        let place = rooted.get_mut(values).ok_or_else(mistyped)?;
                        *place = ExternRef::from_raw(&mut *caller, bits);
                        Arg::Later(0, 0)
                    }
                };
                values += 1;
                arg
            }
            (Shape::Values | Shape::Text, Some(Cell::I32(start))) => {
                is_done = false;
                Arg::Later(start, word(next())?)
            }
            (Shape::Bool, Some(Cell::I32(word))) => Arg::Bool(word != 0),
            (Shape::U32, Some(Cell::I32(word))) => Arg::U32(word),
            (Shape::S64, Some(Cell::I64(word))) => Arg::S64(word),
            (Shape::F64, Some(Cell::F64(number))) => Arg::F64(number),
            _ => return Err(mistyped()),
        };
        args.push(arg);
    }
    realm.stress(caller)?;
    if is_done {
        return Ok(target);
    }
    let mut rooted = rooted.into_iter();
    for (shape, arg) in signature.shapes.iter().zip(args) {
        let reference = match shape {
            Shape::Value => rooted.next().flatten(),
            _ => None,
        };
        let Arg::Later(start, len) = *arg else {
            continue;
        };
        *arg = match shape {
            Shape::Text => Arg::Text(read_text(caller, realm, start, len)?),
            Shape::Values if len == 0 => Arg::Values(Vec::new()),
            Shape::Values => {
                let table = caller.values()?;
                Arg::Values(lift_list(caller, realm, table, start, len)?)
            }
            _ => Arg::Value(lift(caller, realm, reference)?),
        };
    }
    Ok(target)
}

fn mistyped<V>() -> Failure<V> {
    wasmtime::Error::msg("an argument has another type than its signature").into()
}

fn word<V>(cell: Option<Cell>) -> Result<u32, Failure<V>> {
    match cell {
        Some(Cell::I32(word)) => Ok(word),
        _ => Err(mistyped()),
    }
}

/// The bytes of `len` units at a pointer, which must be even.
fn bounds<V>(
    caller: &mut impl AsContextMut,
    memory: Memory,
    pointer: u32,
    len: usize,
) -> Result<std::ops::Range<usize>, Failure<V>> {
    if !pointer.is_multiple_of(2) {
        return Err(wasmtime::Error::msg("a string's pointer must be a multiple of 2").into());
    }
    let start = pointer as usize;
    let end = len
        .checked_mul(2)
        .and_then(|bytes| start.checked_add(bytes));
    match end {
        Some(end) if end <= memory.data_size(&*caller) => Ok(start..end),
        _ => Err(wasmtime::Error::msg("a string reaches beyond the end of the memory").into()),
    }
}

fn read_text<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Realm<E>,
    pointer: u32,
    len: u32,
) -> Result<E::Text, Failure<E::Value>> {
    if len == 0 {
        return Ok(E::text(&[]));
    }
    if len > realm.limits.string_units {
        return Err(too_long(realm));
    }
    let memory = caller.memory()?;
    let range = bounds(caller, memory, pointer, len as usize)?;
    let bytes = memory.data(&*caller).get(range).unwrap_or_default();
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Ok(E::text(&units))
}

fn encode<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm<E>>,
    out: Out<E::Value>,
    target: u32,
) -> Result<Option<Cell>, Failure<E::Value>> {
    Ok(Some(match out {
        Out::Nothing => return Ok(None),
        Out::Value(value) => Cell::Externref(lower_bits(caller, realm, &value)?),
        Out::Values(values) => {
            let table = caller.values()?;
            Cell::I32(lower_list(caller, realm, table, &values)? as u32)
        }
        Out::Text(units) => {
            let memory = caller.memory()?;
            let range = bounds(caller, memory, target, units.len())?;
            let bytes = memory
                .data_mut(&mut *caller)
                .get_mut(range)
                .unwrap_or_default();
            for (pair, unit) in bytes.chunks_exact_mut(2).zip(&units) {
                pair.copy_from_slice(&unit.to_le_bytes());
            }
            Cell::I32(units.len() as u32)
        }
        Out::Bool(truth) => Cell::I32(truth.into()),
        Out::U32(word) => Cell::I32(word),
        Out::S64(word) => Cell::I64(word),
        Out::F64(number) => Cell::F64(number),
        // Results of functions for components alone.
        Out::Maybe(_) | Out::Words(_) => return Err(mistyped()),
    }))
}

/// Leaves the host function the way a failure asks for.
fn raise<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Realm<E>,
    failure: Failure<E::Value>,
) -> wasmtime::Result<Option<Cell>> {
    match failure {
        Failure::Thrown(value) => throw(caller, realm, &value),
        Failure::Abort(Abort::Error(error)) => Err(error),
        Failure::Abort(Abort::Exception(exception)) => {
            let exception = exception.to_rooted(&mut *caller);
            caller.as_context_mut().throw(exception)
        }
    }
}

/// Throws a value as the exception `thrown`.
fn throw<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Realm<E>,
    value: &E::Value,
) -> wasmtime::Result<Option<Cell>> {
    let reference = match lower(caller, realm, value, true) {
        Ok(reference) => reference,
        // Even the reserve is used up.
        Err(Failure::Abort(Abort::Error(error))) => return Err(error),
        Err(_) => {
            return Err(wasmtime::Error::msg(
                "no room is left for the value that was thrown",
            ));
        }
    };
    let tag = tag(caller, realm)?;
    let exception = {
        let allocator = realm.exception.borrow();
        let allocator = allocator
            .as_ref()
            .ok_or_else(|| wasmtime::Error::msg("the tag has no allocator"))?;
        ExnRef::new(&mut *caller, allocator, &tag, &[Val::ExternRef(reference)])?
    };
    caller.as_context_mut().throw(exception)
}
