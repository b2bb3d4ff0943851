//! The component binding: the canonical ABI as it is. Values are handles of `resource value`, owned
//! or borrowed, and errors are results.
//!
//! ```no_run
//! use dyntype_host::{Limits, State, component};
//! use wasmtime::component::{Component, Linker};
//! use wasmtime::{Engine, Store};
//!
//! # fn main() -> wasmtime::Result<()> {
//! let engine = Engine::default();
//! let mut linker = Linker::new(&engine);
//! component::add_to_linker(&mut linker, |state: &mut State| state)?;
//!
//! let mut store = Store::new(&engine, State::new(Limits::default()));
//! let component = Component::from_file(&engine, "guest.wasm")?;
//! let instance = linker.instantiate(&mut store, &component)?;
//! # Ok(())
//! # }
//! ```
//!
//! The functions are those of the core binding, called with dynamically typed arguments: the WIT
//! files say what is what, so no function is written down a second time here.

use crate::calls::perform;
use crate::interfaces::{Arg, Op, Out, table};
use crate::link::Get;
use crate::signature::{Shape, Signature, module_name};
use crate::state::{Abort, Realm};
use crate::values::{Failure, range_error};
use boa_engine::{JsString, JsValue};
use std::rc::Rc;
use wasmtime::component::types::{ComponentFunc, Type};
use wasmtime::component::{Linker, Resource, ResourceType, Val};
use wasmtime::{AsContextMut, StoreContextMut};

/// `resource value`, for embedders that define more functions with it.
#[derive(Debug)]
pub enum Value {}

/// The values behind the handles of components. A component drops each handle that it owns.
#[derive(Default)]
pub(crate) struct Handles {
    values: Vec<Option<JsValue>>,
    free: Vec<u32>,
}

impl Handles {
    /// How many values components hold.
    pub(crate) fn len(&self) -> usize {
        self.values.len() - self.free.len()
    }

    fn insert(&mut self, value: JsValue) -> u32 {
        match self.free.pop() {
            Some(index) => {
                self.values[index as usize] = Some(value);
                index
            }
            None => {
                self.values.push(Some(value));
                (self.values.len() - 1) as u32
            }
        }
    }

    fn get(&self, index: u32) -> Option<JsValue> {
        self.values.get(index as usize)?.clone()
    }

    fn remove(&mut self, index: u32) -> Option<JsValue> {
        let value = self.values.get_mut(index as usize)?.take()?;
        self.free.push(index);
        Some(value)
    }
}

/// Adds the functions of `wasi:dyntype` to a linker of components.
pub fn add_to_linker<T: 'static>(linker: &mut Linker<T>, get: Get<T>) -> wasmtime::Result<()> {
    let mut types = linker.instance(&module_name("types"))?;
    types.resource(
        "value",
        ResourceType::host::<Value>(),
        move |mut store, index| {
            let realm = get(store.data_mut())
                .realm()
                .map_err(wasmtime::Error::new)?;
            // Dropping a value may run the engine's collector; the table is not in use by then.
            let value = realm.handles.borrow_mut().remove(index);
            drop(value);
            Ok(())
        },
    )?;
    for (signature, op) in table().map_err(wasmtime::Error::new)? {
        linker.instance(&signature.module())?.func_new(
            &signature.name,
            move |mut store, ty, params, results| {
                let realm = get(store.data_mut())
                    .realm()
                    .map_err(wasmtime::Error::new)?;
                let result = run(&mut store, &realm, signature, op, &ty, params)?;
                if let (Some(place), Some(result)) = (results.first_mut(), result) {
                    *place = result;
                }
                Ok(())
            },
        )?;
    }
    Ok(())
}

/// One call; what it throws is the error case of its result.
fn run<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Rc<Realm>,
    signature: &Signature,
    op: Op,
    ty: &ComponentFunc,
    params: &[Val],
) -> wasmtime::Result<Option<Val>> {
    realm.sweep();
    let ok = match ty.results().next() {
        Some(Type::Result(result)) => result.ok(),
        plain => plain,
    };
    let outcome = match realm.deeper(signature) {
        Some(_level) => attempt(store, realm, signature, op, ty, params, ok.as_ref()),
        None => Err(range_error(
            realm,
            "calls between the guest and the host are nested too deeply",
        )),
    };
    match outcome {
        Ok(value) if signature.fails => Ok(Some(Val::Result(Ok(value.map(Box::new))))),
        Ok(value) => Ok(value),
        Err(Failure::Thrown(value)) if signature.fails => {
            let value = hold(store, realm, value)?;
            Ok(Some(Val::Result(Err(Some(Box::new(value))))))
        }
        Err(Failure::Thrown(value)) => Err(wasmtime::Error::msg(format!(
            "{}.{} cannot fail and did: {}",
            signature.interface,
            signature.name,
            value.display()
        ))),
        Err(Failure::Abort(Abort::Error(error))) => Err(error),
        Err(Failure::Abort(Abort::Exception(_))) => Err(wasmtime::Error::msg(
            "an exception of a core guest reached a component",
        )),
    }
}

fn attempt<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Rc<Realm>,
    signature: &Signature,
    op: Op,
    ty: &ComponentFunc,
    params: &[Val],
    ok: Option<&Type>,
) -> Result<Option<Val>, Failure> {
    let mut args = Vec::with_capacity(params.len());
    for ((shape, (_, ty)), param) in signature.shapes.iter().zip(ty.params()).zip(params) {
        args.push(decode(store, realm, *shape, &ty, param)?);
    }
    let out = perform(store.as_context_mut(), realm, signature, op, &args)?;
    encode(store, realm, out, ok)
}

fn mistyped() -> Failure {
    wasmtime::Error::msg("an argument has another type than its signature").into()
}

fn decode<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Rc<Realm>,
    shape: Shape,
    ty: &Type,
    param: &Val,
) -> Result<Arg, Failure> {
    Ok(match (shape, param) {
        (Shape::Value, value) => Arg::Value(lift(store, realm, value)?),
        (Shape::Values, Val::List(items)) => {
            let items = items.iter().map(|item| lift(store, realm, item));
            Arg::Values(items.collect::<Result<_, _>>()?)
        }
        (Shape::Text, text) => Arg::Text(read_text(realm, text)?),
        (Shape::Bool, Val::Bool(truth)) => Arg::Bool(*truth),
        (Shape::U32, Val::U32(word)) => Arg::U32(*word),
        (Shape::U32, Val::Enum(name)) => match ty {
            Type::Enum(cases) => Arg::U32(position(cases.names(), name).ok_or_else(mistyped)?),
            _ => return Err(mistyped()),
        },
        (Shape::U32, Val::Flags(set)) => match ty {
            Type::Flags(flags) => {
                let mut bits = 0;
                for name in set {
                    bits |= 1 << position(flags.names(), name).ok_or_else(mistyped)?;
                }
                Arg::U32(bits)
            }
            _ => return Err(mistyped()),
        },
        (Shape::S64, Val::S64(word)) => Arg::S64(*word),
        (Shape::F64, Val::Float64(number)) => Arg::F64(*number),
        _ => return Err(mistyped()),
    })
}

fn position<'a>(mut names: impl Iterator<Item = &'a str>, name: &str) -> Option<u32> {
    names
        .position(|known| known == name)
        .map(|index| index as u32)
}

fn read_text(realm: &Realm, text: &Val) -> Result<JsString, Failure> {
    let text = match text {
        Val::String(text) => JsString::from(text.as_str()),
        Val::List(units) => {
            let units = units.iter().map(|unit| match unit {
                Val::U16(unit) => Ok(*unit),
                _ => Err(mistyped()),
            });
            JsString::from(&units.collect::<Result<Vec<u16>, _>>()?[..])
        }
        _ => return Err(mistyped()),
    };
    match text.len() > realm.limits.string_units as usize {
        true => Err(range_error(
            realm,
            "the string is longer than the host allows",
        )),
        false => Ok(text),
    }
}

/// The value of a handle. A borrowed handle is given back by looking at it.
fn lift<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Realm,
    handle: &Val,
) -> Result<JsValue, Failure> {
    let Val::Resource(handle) = handle else {
        return Err(mistyped());
    };
    let handle: Resource<Value> = handle.try_into_resource(&mut *store)?;
    let value = realm.handles.borrow().get(handle.rep());
    value.ok_or_else(|| wasmtime::Error::msg("a handle stands for no value").into())
}

/// An owned handle for a value.
fn hold<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Realm,
    value: JsValue,
) -> wasmtime::Result<Val> {
    let index = realm.handles.borrow_mut().insert(value);
    let handle = Resource::<Value>::new_own(index).try_into_resource_any(&mut *store)?;
    Ok(Val::Resource(handle))
}

/// An owned handle for a result, within the limits.
fn lower<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Realm,
    value: JsValue,
) -> Result<Val, Failure> {
    let too_long = |text: JsString| text.len() > realm.limits.string_units as usize;
    if value.as_string().is_some_and(too_long) {
        return Err(range_error(
            realm,
            "the string is longer than the host allows",
        ));
    }
    if realm.handles.borrow().len() >= realm.limits.values as usize {
        return Err(range_error(
            realm,
            "more dynamic values are held than the host allows",
        ));
    }
    Ok(hold(store, realm, value)?)
}

fn encode<T: 'static>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Rc<Realm>,
    out: Out,
    ty: Option<&Type>,
) -> Result<Option<Val>, Failure> {
    Ok(Some(match out {
        Out::Nothing => return Ok(None),
        Out::Value(value) => lower(store, realm, value)?,
        Out::Values(values) => {
            let values = values.into_iter().map(|value| lower(store, realm, value));
            Val::List(values.collect::<Result<_, _>>()?)
        }
        Out::Text(units) => Val::List(units.into_iter().map(Val::U16).collect()),
        Out::Bool(truth) => Val::Bool(truth),
        Out::U32(word) => named(word, ty)?,
        Out::S64(word) => Val::S64(word),
        Out::F64(number) => Val::Float64(number),
    }))
}

/// A word as what the function's type says it is.
fn named(word: u32, ty: Option<&Type>) -> Result<Val, Failure> {
    Ok(match ty {
        Some(Type::Enum(cases)) => {
            let name = cases.names().nth(word as usize).ok_or_else(mistyped)?;
            Val::Enum(name.to_owned())
        }
        Some(Type::Flags(flags)) => {
            let set = (0..).zip(flags.names());
            let set = set.filter(|(bit, _)| word & (1 << bit) != 0);
            Val::Flags(set.map(|(_, name)| name.to_owned()).collect())
        }
        _ => Val::U32(word),
    })
}
