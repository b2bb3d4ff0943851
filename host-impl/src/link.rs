//! The core binding: host functions that decode arguments, call the implementation and encode what
//! comes out. The rules are those of `wit/core-binding.md`.

use crate::calls::perform;
use crate::engine::{Arg, ArgOf, Engine as Dynamic, Out, table};
use crate::reflect::Origin;
use crate::signature::{CoreType, Shape, Signature, module_name};
use crate::state::{Abort, DefaultEngine, Realm, State};
use crate::typed;
use crate::values::{Failure, lift, lift_list, lower, lower_list, too_deep, too_long};
use std::rc::Rc;
use wasmtime::{
    AsContextMut, Caller, Engine, ExnRef, ExnRefPre, ExnType, FuncType, Linker, Memory, Store, Tag,
    TagType, Val, ValType,
};

/// Finds the interface's state in a store's data.
pub type Get<T, E = DefaultEngine> = fn(&mut T) -> &mut State<E>;

/// Adds the functions of `wasi:dyntype` to a linker. Guests that catch or throw exceptions, as most
/// do, also import a tag, which belongs to one store: see [`add_tag_to_linker`].
pub fn add_to_linker<T: 'static, E: Dynamic>(
    linker: &mut Linker<T>,
    get: Get<T, E>,
) -> wasmtime::Result<()> {
    let engine = linker.engine().clone();
    for (signature, op) in table::<E>().map_err(wasmtime::Error::new)? {
        if signature.component_only {
            continue;
        }
        if typed::add(linker, get, signature, op)? {
            continue;
        }
        let ty = function_type(&engine, signature);
        linker.func_new(
            &signature.module(),
            &signature.name,
            ty,
            move |mut caller, params, results| {
                run(&mut caller, get, signature, op, params, results)
            },
        )?;
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

fn function_type(engine: &Engine, signature: &Signature) -> FuncType {
    let core = |ty: &CoreType| match ty {
        CoreType::I32 => ValType::I32,
        CoreType::I64 => ValType::I64,
        CoreType::F64 => ValType::F64,
        CoreType::Externref => ValType::EXTERNREF,
    };
    FuncType::new(
        engine,
        signature.params.iter().map(core),
        signature.results.iter().map(core),
    )
}

/// One host call.
pub(crate) fn run<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    get: Get<T, E>,
    signature: &Signature,
    op: E::Op,
    params: &[Val],
    results: &mut [Val],
) -> wasmtime::Result<()> {
    let realm = get(caller.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let realm = &realm;
    realm.tidy(caller)?;
    let Some(_level) = realm.deeper(signature) else {
        return raise(caller, realm, too_deep(realm));
    };
    let mut args = realm.arguments.take();
    let result = attempt(caller, realm, signature, op, params, &mut args, results);
    // Nothing of this call is held until the next one.
    args.clear();
    realm.arguments.set(args);
    match result {
        Ok(()) => Ok(()),
        Err(failure) => raise(caller, realm, failure),
    }
}

fn attempt<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm<E>>,
    signature: &Signature,
    op: E::Op,
    params: &[Val],
    args: &mut Vec<ArgOf<E>>,
    results: &mut [Val],
) -> Result<(), Failure<E::Value>> {
    let target = decode(caller, realm, signature, params, args)?;
    let out = perform(caller.as_context_mut(), realm, signature, op, args)?;
    encode(caller, realm, out, target, results)
}

/// Reads the arguments, and where a text result is to be written.
fn decode<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm<E>>,
    signature: &Signature,
    params: &[Val],
    args: &mut Vec<ArgOf<E>>,
) -> Result<u32, Failure<E::Value>> {
    let mut rest = params.iter();
    let mut target = 0;
    for (position, shape) in signature.shapes.iter().enumerate() {
        if position == 1 && signature.result == Some(Shape::Text) {
            target = word(rest.next())?;
        }
        args.push(match shape {
            Shape::Value => match rest.next() {
                Some(Val::ExternRef(reference)) => Arg::Value(lift(caller, realm, *reference)?),
                _ => return Err(mistyped()),
            },
            Shape::Values => {
                let (start, len) = (word(rest.next())?, word(rest.next())?);
                let values = match len {
                    0 => Vec::new(),
                    _ => {
                        let table = caller.values()?;
                        lift_list(caller, realm, table, start, len)?
                    }
                };
                Arg::Values(values)
            }
            Shape::Text => Arg::Text(read_text(
                caller,
                realm,
                word(rest.next())?,
                word(rest.next())?,
            )?),
            Shape::Bool => Arg::Bool(word(rest.next())? != 0),
            Shape::U32 => Arg::U32(word(rest.next())?),
            Shape::S64 => Arg::S64(rest.next().and_then(Val::i64).ok_or_else(mistyped)?),
            Shape::F64 => Arg::F64(rest.next().and_then(Val::f64).ok_or_else(mistyped)?),
            // Parameters of no function.
            Shape::Maybe | Shape::Words => return Err(mistyped()),
        });
    }
    Ok(target)
}

fn mistyped<V>() -> Failure<V> {
    wasmtime::Error::msg("an argument has another type than its signature").into()
}

fn word<V>(value: Option<&Val>) -> Result<u32, Failure<V>> {
    value
        .and_then(Val::i32)
        .map(|word| word as u32)
        .ok_or_else(mistyped)
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
    results: &mut [Val],
) -> Result<(), Failure<E::Value>> {
    let value = match out {
        Out::Nothing => return Ok(()),
        Out::Value(value) => Val::ExternRef(lower(caller, realm, &value, false)?),
        Out::Values(values) => {
            let table = caller.values()?;
            Val::I32(lower_list(caller, realm, table, &values)?)
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
            Val::I32(units.len() as i32)
        }
        Out::Bool(truth) => Val::I32(truth.into()),
        Out::U32(word) => Val::I32(word as i32),
        Out::S64(word) => Val::I64(word),
        Out::F64(number) => Val::F64(number.to_bits()),
        // Results of functions for components alone.
        Out::Maybe(_) | Out::Words(_) => return Err(mistyped()),
    };
    if let Some(result) = results.first_mut() {
        *result = value;
    }
    Ok(())
}

/// Leaves the host function the way a failure asks for.
fn raise<T: 'static, E: Dynamic>(
    caller: &mut Caller<'_, T>,
    realm: &Realm<E>,
    failure: Failure<E::Value>,
) -> wasmtime::Result<()> {
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
) -> wasmtime::Result<()> {
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
