//! The functions a guest exports for looking into its objects, and who may ask for them.

use crate::engine::Engine;
use crate::state::Realm;
use std::rc::Rc;
use wasmtime::{
    AsContext, AsContextMut, Caller, Extern, ExternRef, Func, Instance, Memory, Rooted,
    StoreContext, StoreContextMut, Table, TypedFunc,
};

/// A function of the interface `reflect`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hook {
    /// `get`
    Get,
    /// `set`
    Set,
    /// `has`
    Has,
    /// `delete`
    Delete,
    /// `own-keys`
    OwnKeys,
    /// `get-own`
    GetOwn,
    /// `call`
    Call,
    /// `construct`
    Construct,
    /// `class-name`
    ClassName,
    /// `prototype`
    Prototype,
    /// `kind`
    Kind,
}

/// All hooks with their WIT names, in the order of the enum.
pub(crate) const HOOKS: [(Hook, &str); 11] = [
    (Hook::Get, "get"),
    (Hook::Set, "set"),
    (Hook::Has, "has"),
    (Hook::Delete, "delete"),
    (Hook::OwnKeys, "own-keys"),
    (Hook::GetOwn, "get-own"),
    (Hook::Call, "call"),
    (Hook::Construct, "construct"),
    (Hook::ClassName, "class-name"),
    (Hook::Prototype, "prototype"),
    (Hook::Kind, "kind"),
];

/// A function that calls a function of the guest: the function, `this`, first slot and number of the
/// arguments.
pub(crate) type CallHook = TypedFunc<(Reference, Reference, i32, i32), Reference>;
type Reference = Option<Rooted<ExternRef>>;

/// What one guest instance exports. A guest without a hook gets the behaviour of an object that
/// has no properties.
#[derive(Default)]
pub struct Reflect {
    /// The hook that callbacks use, when it has the type that it should have.
    pub(crate) call: Option<CallHook>,
    functions: [Option<Func>; HOOKS.len()],
    /// The table through which lists pass.
    pub(crate) values: Option<Table>,
    /// Tells instances apart.
    identity: usize,
}

impl Reflect {
    /// The guest's function for a hook.
    pub(crate) fn function(&self, hook: Hook) -> Option<Func> {
        self.functions[hook as usize]
    }
}

/// The instance from which a reference came: its exports are needed to understand it.
pub trait Origin: AsContextMut {
    /// The functions by which to look into the instance's objects.
    fn reflect<E: Engine>(&mut self, realm: &Realm<E>) -> Rc<Reflect>;
    /// The memory `memory`, through which strings pass.
    fn memory(&mut self) -> wasmtime::Result<Memory>;
    /// The table `values`, through which lists pass.
    fn values(&mut self) -> wasmtime::Result<Table>;
}

/// What has an instance's exports at hand.
trait Exports: AsContextMut {
    fn export(&mut self, name: &str) -> Option<Extern>;
}

impl<T: 'static> Exports for Caller<'_, T> {
    fn export(&mut self, name: &str) -> Option<Extern> {
        self.get_export(name)
    }
}

/// An instance together with its store, for the embedder that is called by neither.
pub(crate) struct Home<'a, T: 'static> {
    pub(crate) store: StoreContextMut<'a, T>,
    pub(crate) instance: Instance,
}

impl<T: 'static> AsContext for Home<'_, T> {
    type Data = T;
    fn as_context(&self) -> StoreContext<'_, T> {
        self.store.as_context()
    }
}

impl<T: 'static> AsContextMut for Home<'_, T> {
    fn as_context_mut(&mut self) -> StoreContextMut<'_, T> {
        self.store.as_context_mut()
    }
}

impl<T: 'static> Exports for Home<'_, T> {
    fn export(&mut self, name: &str) -> Option<Extern> {
        self.instance.get_export(&mut self.store, name)
    }
}

impl<X: Exports> Origin for X {
    fn reflect<E: Engine>(&mut self, realm: &Realm<E>) -> Rc<Reflect> {
        let export = |exports: &mut Self, name: &str| {
            exports
                .export(&format!(
                    "{}#{name}",
                    crate::signature::module_name("reflect")
                ))
                .and_then(Extern::into_func)
        };
        let kind = export(self, "kind");
        let identity = kind.map_or(0, |f| f.to_raw(&mut *self) as usize);
        let mut known = realm.reflects.borrow_mut();
        if let Some(reflect) = known.iter().find(|r| r.identity == identity) {
            return reflect.clone();
        }
        let mut reflect = Reflect {
            identity,
            ..Reflect::default()
        };
        for (hook, name) in HOOKS {
            reflect.functions[hook as usize] = export(self, name);
        }
        let call = reflect.function(Hook::Call);
        reflect.call = call.and_then(|call| call.typed(&*self).ok());
        reflect.values = self.export("values").and_then(Extern::into_table);
        let reflect = Rc::new(reflect);
        known.push(reflect.clone());
        reflect
    }

    fn memory(&mut self) -> wasmtime::Result<Memory> {
        self.export("memory")
            .and_then(Extern::into_memory)
            .ok_or_else(|| {
                wasmtime::Error::msg("a guest that passes strings must export the memory `memory`")
            })
    }

    fn values(&mut self) -> wasmtime::Result<Table> {
        self.export("values")
            .and_then(Extern::into_table)
            .ok_or_else(no_table)
    }
}

fn no_table() -> wasmtime::Error {
    wasmtime::Error::msg("a guest that passes lists must export the table `values`")
}

/// The store together with the instance that a hook belongs to.
pub(crate) struct Known<'a, T: 'static> {
    pub(crate) store: StoreContextMut<'a, T>,
    pub(crate) reflect: Rc<Reflect>,
}

impl<T: 'static> AsContext for Known<'_, T> {
    type Data = T;
    fn as_context(&self) -> StoreContext<'_, T> {
        self.store.as_context()
    }
}

impl<T: 'static> AsContextMut for Known<'_, T> {
    fn as_context_mut(&mut self) -> StoreContextMut<'_, T> {
        self.store.as_context_mut()
    }
}

impl<T: 'static> Origin for Known<'_, T> {
    fn reflect<E: Engine>(&mut self, _: &Realm<E>) -> Rc<Reflect> {
        self.reflect.clone()
    }

    fn memory(&mut self) -> wasmtime::Result<Memory> {
        Err(wasmtime::Error::msg(
            "no hook passes strings through memory",
        ))
    }

    fn values(&mut self) -> wasmtime::Result<Table> {
        self.reflect.values.ok_or_else(no_table)
    }
}
