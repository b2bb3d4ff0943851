//! The core binding: host functions that decode arguments, call the implementation and encode what
//! comes out. The rules are those of `wit/core-binding.md`.

use crate::calls::perform;
use crate::interfaces::{Arg, Op, Out, table};
use crate::reflect::Origin;
use crate::signature::{CoreType, Shape, Signature, module_name};
use crate::state::{Abort, Realm, State};
use crate::typed;
use crate::values::{Failure, lift, lift_list, lower, lower_list, range_error};
use boa_engine::{JsString, JsValue};
use std::rc::Rc;
use wasmtime::{
    AsContextMut, Caller, Engine, ExnRef, ExnRefPre, ExnType, FuncType, Linker, Memory, Store, Tag,
    TagType, Val, ValType,
};

/// Finds the interface's state in a store's data.
pub type Get<T> = fn(&mut T) -> &mut State;

/// Adds the functions of `wasi:dyntype` to a linker. Guests that catch or throw exceptions, as most
/// do, also import a tag, which belongs to one store: see [`add_tag_to_linker`].
pub fn add_to_linker<T: 'static>(linker: &mut Linker<T>, get: Get<T>) -> wasmtime::Result<()> {
    let engine = linker.engine().clone();
    for (signature, op) in table().map_err(wasmtime::Error::new)? {
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
pub fn add_tag_to_linker<T: 'static>(
    linker: &mut Linker<T>,
    store: &mut Store<T>,
    get: Get<T>,
) -> wasmtime::Result<()> {
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let tag = tag(store, &realm)?;
    linker.define(&*store, &module_name("exception"), "thrown", tag)?;
    Ok(())
}

/// The store's tag, made when it is first needed.
fn tag(store: &mut impl AsContextMut, realm: &Realm) -> wasmtime::Result<Tag> {
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
pub(crate) fn run<T: 'static>(
    caller: &mut Caller<'_, T>,
    get: Get<T>,
    signature: &Signature,
    op: Op,
    params: &[Val],
    results: &mut [Val],
) -> wasmtime::Result<()> {
    let realm = get(caller.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let realm = &realm;
    realm.tidy(caller)?;
    let Some(_level) = realm.deeper(signature) else {
        let failure = range_error(
            realm,
            "calls between the guest and the host are nested too deeply",
        );
        return raise(caller, realm, failure);
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

fn attempt<T: 'static>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm>,
    signature: &Signature,
    op: Op,
    params: &[Val],
    args: &mut Vec<Arg>,
    results: &mut [Val],
) -> Result<(), Failure> {
    let target = decode(caller, realm, signature, params, args)?;
    let out = perform(caller.as_context_mut(), realm, signature, op, args)?;
    encode(caller, realm, out, target, results)
}

/// Reads the arguments, and where a text result is to be written.
fn decode<T: 'static>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm>,
    signature: &Signature,
    params: &[Val],
    args: &mut Vec<Arg>,
) -> Result<u32, Failure> {
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
        });
    }
    Ok(target)
}

fn mistyped() -> Failure {
    wasmtime::Error::msg("an argument has another type than its signature").into()
}

fn word(value: Option<&Val>) -> Result<u32, Failure> {
    value
        .and_then(Val::i32)
        .map(|word| word as u32)
        .ok_or_else(mistyped)
}

/// The bytes of `len` units at a pointer, which must be even.
fn bounds(
    caller: &mut impl AsContextMut,
    memory: Memory,
    pointer: u32,
    len: usize,
) -> Result<std::ops::Range<usize>, Failure> {
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

fn read_text<T: 'static>(
    caller: &mut Caller<'_, T>,
    realm: &Realm,
    pointer: u32,
    len: u32,
) -> Result<JsString, Failure> {
    if len == 0 {
        return Ok(JsString::default());
    }
    if len > realm.limits.string_units {
        return Err(range_error(
            realm,
            "the string is longer than the host allows",
        ));
    }
    let memory = caller.memory()?;
    let range = bounds(caller, memory, pointer, len as usize)?;
    let bytes = memory.data(&*caller).get(range).unwrap_or_default();
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    // The engine keeps one byte a unit where it can, and compares such strings faster.
    if units.clone().all(|unit| unit < 0x80) {
        let text: Vec<u8> = units.map(|unit| unit as u8).collect();
        return Ok(JsString::from(
            std::str::from_utf8(&text).unwrap_or_default(),
        ));
    }
    Ok(JsString::from(&units.collect::<Vec<u16>>()[..]))
}

fn encode<T: 'static>(
    caller: &mut Caller<'_, T>,
    realm: &Rc<Realm>,
    out: Out,
    target: u32,
    results: &mut [Val],
) -> Result<(), Failure> {
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
    };
    if let Some(result) = results.first_mut() {
        *result = value;
    }
    Ok(())
}

/// Leaves the host function the way a failure asks for.
fn raise<T: 'static>(
    caller: &mut Caller<'_, T>,
    realm: &Realm,
    failure: Failure,
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
fn throw<T: 'static>(
    caller: &mut Caller<'_, T>,
    realm: &Realm,
    value: &JsValue,
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
