//! The component binding: the canonical ABI as it is. Values are handles of `resource value`, owned
//! or borrowed, and errors are results.
//!
//! ```no_run
//! use dyntype_host::{Limits, State, component};
//! use wasmtime::component::{Component, Linker};
//! use wasmtime::{Config, Engine, Store};
//!
//! # fn main() -> wasmtime::Result<()> {
//! let engine = Engine::new(dyntype_host::configure(&mut Config::new()))?;
//! let mut linker = Linker::new(&engine);
//! component::add_to_linker(&mut linker, |state: &mut State| state)?;
//!
//! let mut store = Store::new(&engine, State::new(Limits::default()));
//! let component = Component::from_file(&engine, "guest.wasm")?;
//! let instance = linker.instantiate(&mut store, &component)?;
//! component::attach(&mut store, |state| state, &instance)?;
//! let run = instance.get_typed_func::<(), (Result<(), String>,)>(&mut store, "run")?;
//! run.call(&mut store, ())?.0.map_err(wasmtime::Error::msg)?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ownership
//!
//! Each handle that a component owns holds one value until the component drops it; a borrowed handle
//! is valid for one call. Nothing else is held: [`State::counts`](crate::State::counts) is zero when
//! all handles are dropped.
//!
//! # Entering a component again
//!
//! A component may have objects and functions of its own (interface `guests`), and the environment
//! looks into them through its export `reflect` *while the component waits for an imported function
//! to return*: `sort` calls the comparison. [`attach`] says which instance that is; a state has one.
//! What follows from it:
//!
//! - Calls may be nested up to [`Limits::depth`](crate::Limits), then they throw a RangeError.
//! - wasmtime 48 refuses to enter an instance that is in a call while its support for concurrency is
//!   on, which is its default with the feature `component-model-async`. [`configure`](crate::configure)
//!   turns it off, and then the instance is entered. An embedder that needs it on turns it on again:
//!   then what would enter the component throws a TypeError that says so, and the component goes on.
//! - When no instance is attached, as it is while the component starts, objects of the component
//!   throw a TypeError as well.
//! - A trap in the component ends the outermost call; the environment cannot catch it. Nothing in its
//!   store can be entered afterwards, which is a trap too.
//!
//! # What a call costs
//!
//! The table for [both bindings](crate#what-a-call-costs) has every function.

mod reflection;
mod typed;
mod types;

pub use reflection::attach;
pub(crate) use reflection::{Reflection, ask};

use crate::calls::perform;
use crate::engine::{Arg, Engine, Look, Out, table};
use crate::link::Get;
use crate::signature::{Signature, module_name};
use crate::state::{Abort, Realm};
use crate::values::{Failure, too_deep, too_long, too_many};
use std::rc::Rc;
use wasmtime::component::{Linker, Resource, ResourceType};
use wasmtime::{AsContextMut, StoreContextMut};

/// `resource value`, for embedders that define more functions with it.
#[derive(Debug)]
pub enum Value {}

/// The values behind the handles of components. A component drops each handle that it owns.
pub(crate) struct Handles<V> {
    values: Vec<Option<V>>,
    free: Vec<u32>,
}

impl<V> Default for Handles<V> {
    fn default() -> Self {
        Handles {
            values: Vec::new(),
            free: Vec::new(),
        }
    }
}

impl<V: Clone> Handles<V> {
    /// How many values components hold.
    pub(crate) fn len(&self) -> usize {
        self.values.len() - self.free.len()
    }

    fn insert(&mut self, value: V) -> u32 {
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

    fn get(&self, index: u32) -> Option<V> {
        self.values.get(index as usize)?.clone()
    }

    fn remove(&mut self, index: u32) -> Option<V> {
        let value = self.values.get_mut(index as usize)?.take()?;
        self.free.push(index);
        Some(value)
    }
}

/// Adds the functions of `wasi:dyntype` to a linker of components.
pub fn add_to_linker<T: 'static, E: Engine>(
    linker: &mut Linker<T>,
    get: Get<T, E>,
) -> wasmtime::Result<()> {
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
    for (signature, op) in table::<E>().map_err(wasmtime::Error::new)? {
        typed::add(linker, get, signature, op)?;
    }
    Ok(())
}

/// One call: what the implementation gives, or the error case of the function's result.
fn run<T: 'static, E: Engine, R>(
    mut store: StoreContextMut<'_, T>,
    realm: &Rc<Realm<E>>,
    signature: &Signature,
    op: E::Op,
    args: impl FnOnce(&Realm<E>) -> Result<Vec<Arg<E::Value, E::Text>>, Failure<E::Value>>,
    encode: impl FnOnce(&Realm<E>, Out<E::Value>) -> Result<R, Failure<E::Value>>,
) -> wasmtime::Result<Result<R, Resource<Value>>> {
    realm.tidy(&mut store)?;
    let outcome = match realm.deeper(signature) {
        Some(_level) => args(realm)
            .and_then(|args| perform(store.as_context_mut(), realm, signature, op, &args))
            .and_then(|out| encode(realm, out)),
        None => Err(too_deep(realm)),
    };
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Failure::Thrown(value)) if signature.fails => Ok(Err(hold(realm, value))),
        Err(Failure::Thrown(value)) => Err(wasmtime::Error::msg(format!(
            "{}.{} cannot fail and did: {}",
            signature.interface,
            signature.name,
            E::describe(&value)
        ))),
        Err(Failure::Abort(Abort::Error(error))) => Err(error),
        Err(Failure::Abort(Abort::Exception(_))) => Err(wasmtime::Error::msg(
            "an exception of a core guest reached a component",
        )),
    }
}

/// The value of a handle. A borrowed handle is given back by looking at it.
fn lift<E: Engine>(
    realm: &Realm<E>,
    handle: &Resource<Value>,
) -> Result<E::Value, Failure<E::Value>> {
    let value = realm.handles.borrow().get(handle.rep());
    value.ok_or_else(|| wasmtime::Error::msg("a handle stands for no value").into())
}

/// An owned handle for a value.
fn hold<E: Engine>(realm: &Realm<E>, value: E::Value) -> Resource<Value> {
    Resource::new_own(realm.handles.borrow_mut().insert(value))
}

/// An owned handle for a result, within the limits.
fn lower<E: Engine>(
    realm: &Realm<E>,
    value: E::Value,
) -> Result<Resource<Value>, Failure<E::Value>> {
    match E::look(&value) {
        Look::Text(units) if units > realm.limits.string_units as usize => Err(too_long(realm)),
        _ if realm.handles.borrow().len() >= realm.limits.values as usize => Err(too_many(realm)),
        _ => Ok(hold(realm, value)),
    }
}

fn lower_list<E: Engine>(
    realm: &Realm<E>,
    values: impl IntoIterator<Item = E::Value>,
) -> Result<Vec<Resource<Value>>, Failure<E::Value>> {
    let mut handles = Vec::new();
    for value in values {
        match lower(realm, value) {
            Ok(handle) => handles.push(handle),
            Err(failure) => {
                // Nobody gets those that there is room for.
                release(realm, &handles);
                return Err(failure);
            }
        }
    }
    Ok(handles)
}

/// Lets go of handles that no component has.
fn release<E: Engine>(realm: &Realm<E>, handles: &[Resource<Value>]) {
    for handle in handles {
        let value = realm.handles.borrow_mut().remove(handle.rep());
        drop(value);
    }
}
