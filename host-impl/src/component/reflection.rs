//! How the environment looks into the objects of a component: its export `reflect`.

use super::types::Attributes;
use super::{Handles, Value, lift, lower_list, release};
use crate::calls::Answer;
use crate::engine::{Engine, ErrorClass};
use crate::link::Get;
use crate::reflect::Hook;
use crate::signature::module_name;
use crate::state::Realm;
use crate::values::{Failure, error};
use wasmtime::component::{
    ComponentExportIndex, ComponentNamedList, Instance, Lift, Lower, Resource, TypedFunc,
};
use wasmtime::{AsContextMut, StoreContextMut, Trap};

type V = Resource<Value>;
type Function<P, R> = TypedFunc<P, (Result<R, V>,)>;

/// The functions of a component's `reflect`. Its `kind` is not asked: the component said it.
pub struct Reflection {
    get: Function<(V, V, V), V>,
    set: Function<(V, V, V, V), bool>,
    has: Function<(V, V), bool>,
    delete: Function<(V, V), bool>,
    own_keys: Function<(V,), Vec<V>>,
    get_own: Function<(V, V), Attributes>,
    call: Function<(V, V, Vec<V>), V>,
    construct: Function<(V, Vec<V>), V>,
    class_name: Function<(V,), V>,
    prototype: Function<(V,), V>,
}

/// Tells the host which component has the objects that `guests.new-object` makes: from now on the
/// environment looks into them through the export `reflect` of this instance. Components without
/// that export have no objects of their own; for them this does nothing. A state has one such
/// component; the last one counts.
pub fn attach<T: 'static, E: Engine>(
    mut store: impl AsContextMut<Data = T>,
    get: Get<T, E>,
    instance: &Instance,
) -> wasmtime::Result<()> {
    let mut store = store.as_context_mut();
    let Some(interface) = instance.get_export_index(&mut store, None, &module_name("reflect"))
    else {
        return Ok(());
    };
    let at = &interface;
    let reflection = Reflection {
        get: find(&mut store, instance, at, "get")?,
        set: find(&mut store, instance, at, "set")?,
        has: find(&mut store, instance, at, "has")?,
        delete: find(&mut store, instance, at, "delete")?,
        own_keys: find(&mut store, instance, at, "own-keys")?,
        get_own: find(&mut store, instance, at, "get-own")?,
        call: find(&mut store, instance, at, "call")?,
        construct: find(&mut store, instance, at, "construct")?,
        class_name: find(&mut store, instance, at, "class-name")?,
        prototype: find(&mut store, instance, at, "prototype")?,
    };
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    *realm.reflection.borrow_mut() = Some(reflection.into());
    Ok(())
}

fn find<T: 'static, P, R>(
    store: &mut StoreContextMut<'_, T>,
    instance: &Instance,
    interface: &ComponentExportIndex,
    name: &str,
) -> wasmtime::Result<Function<P, R>>
where
    P: ComponentNamedList + Lower,
    R: Lift + 'static,
{
    let missing = || wasmtime::Error::msg(format!("the component's `reflect` has no `{name}`"));
    let index = instance.get_export_index(&mut *store, Some(interface), name);
    instance.get_typed_func(&mut *store, index.ok_or_else(missing)?)
}

/// Handles that are lent to the component for one call.
struct Lent<'a, E: Engine> {
    realm: &'a Realm<E>,
    handles: Vec<V>,
}

impl<E: Engine> Lent<'_, E> {
    fn lend(&mut self, value: &E::Value) -> V {
        let index = self.realm.handles.borrow_mut().insert(value.clone());
        self.handles.push(Resource::new_borrow(index));
        Resource::new_borrow(index)
    }
}

impl<E: Engine> Drop for Lent<'_, E> {
    fn drop(&mut self) {
        release(self.realm, &self.handles);
    }
}

/// Calls a hook of the component. `args` follow the object in the hook's parameters, `list` comes
/// last, for the two hooks that have one.
pub(crate) fn ask<T: 'static, E: Engine>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Realm<E>,
    object: &E::Value,
    hook: Hook,
    args: &[E::Value],
    list: &[E::Value],
) -> Result<Answer<E::Value>, Failure<E::Value>> {
    let reflection = realm.reflection.borrow().clone();
    let Some(reflection) = reflection else {
        let message = "the host has not been told of the component that has this object";
        return Err(error(realm, ErrorClass::Type, message));
    };
    let mut lent = Lent {
        realm,
        handles: Vec::new(),
    };
    let object = lent.lend(object);
    let mut args = args.iter().map(|arg| lent.lend(arg)).collect::<Vec<_>>();
    let mut arg = || {
        // Each hook knows how many there are.
        match args.is_empty() {
            true => Err(Failure::from(wasmtime::Error::msg(
                "an argument is missing",
            ))),
            false => Ok(args.remove(0)),
        }
    };
    let r = &*reflection;
    let truth = |truth: bool| Answer::Word(truth.into());
    match hook {
        Hook::Get => {
            enter(store, realm, &r.get, (object, arg()?, arg()?), &[]).and_then(|v| taken(realm, v))
        }
        Hook::Set => enter(store, realm, &r.set, (object, arg()?, arg()?, arg()?), &[]).map(truth),
        Hook::Has => enter(store, realm, &r.has, (object, arg()?), &[]).map(truth),
        Hook::Delete => enter(store, realm, &r.delete, (object, arg()?), &[]).map(truth),
        Hook::OwnKeys => {
            let keys = enter(store, realm, &r.own_keys, (object,), &[])?;
            let values: Result<Vec<_>, _> = keys.iter().map(|key| lift(realm, key)).collect();
            release(realm, &keys);
            Ok(Answer::Values(values?))
        }
        Hook::GetOwn => {
            let bits = enter(store, realm, &r.get_own, (object, arg()?), &[])?.word();
            Ok(Answer::Word(bits as i32))
        }
        Hook::Call => {
            let list = lower_list(realm, list.iter().cloned())?;
            let owned: Vec<u32> = list.iter().map(Resource::rep).collect();
            enter(store, realm, &r.call, (object, arg()?, list), &owned)
                .and_then(|v| taken(realm, v))
        }
        Hook::Construct => {
            let list = lower_list(realm, list.iter().cloned())?;
            let owned: Vec<u32> = list.iter().map(Resource::rep).collect();
            enter(store, realm, &r.construct, (object, list), &owned).and_then(|v| taken(realm, v))
        }
        Hook::ClassName => {
            enter(store, realm, &r.class_name, (object,), &[]).and_then(|v| taken(realm, v))
        }
        Hook::Prototype => {
            enter(store, realm, &r.prototype, (object,), &[]).and_then(|v| taken(realm, v))
        }
        Hook::Kind => Ok(Answer::Absent),
    }
}

/// The value of a handle that the component gives away.
fn taken<E: Engine>(realm: &Realm<E>, handle: V) -> Result<Answer<E::Value>, Failure<E::Value>> {
    let value = lift(realm, &handle);
    release(realm, &[handle]);
    value.map(Answer::Value)
}

/// Enters the component. `owned` are the handles that it gets for good, when it is entered at all.
fn enter<T: 'static, E: Engine, P, R>(
    store: &mut StoreContextMut<'_, T>,
    realm: &Realm<E>,
    function: &Function<P, R>,
    params: P,
    owned: &[u32],
) -> Result<R, Failure<E::Value>>
where
    P: ComponentNamedList + Lower,
    R: Lift + 'static,
{
    match function.call(&mut *store, params) {
        Ok((Ok(result),)) => Ok(result),
        Ok((Err(thrown),)) => {
            let value = lift(realm, &thrown);
            release(realm, &[thrown]);
            Err(Failure::Thrown(value?))
        }
        Err(refused) if is_refusal(store.engine(), realm, &refused) => {
            for index in owned {
                drop(remove(&realm.handles, *index));
            }
            Err(error(realm, ErrorClass::Type, REFUSAL))
        }
        Err(trap) => Err(trap.into()),
    }
}

fn remove<V: Clone>(handles: &std::cell::RefCell<Handles<V>>, index: u32) -> Option<V> {
    handles.borrow_mut().remove(index)
}

/// What a program gets to see when the runtime does not enter its component again.
const REFUSAL: &str = "the runtime does not enter a component that is in a call: \
                       its configuration needs `concurrency_support(false)`";

/// Did the runtime refuse to enter the component because it is in a call? Nothing has happened then.
/// In a store whose guest trapped nothing is entered either; that is a trap of its own.
fn is_refusal<E: Engine>(
    engine: &wasmtime::Engine,
    realm: &Realm<E>,
    error: &wasmtime::Error,
) -> bool {
    let trap = error.downcast_ref::<Trap>();
    trap == Some(&Trap::CannotEnterComponent)
        && realm.is_in_call()
        && engine.get_concurrency_support()
}
