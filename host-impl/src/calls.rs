//! Calls across the border: the implementation for a guest, and the guest from inside the engine.

use crate::component;
use crate::engine::{Arg, Engine, GuestOf, Out, Reference};
use crate::reflect::{Hook, Known, Reflect};
use crate::signature::Signature;
use crate::state::Realm;
use crate::values::{Failure, failure, lift, lift_list, lower, lower_list};
use std::rc::Rc;
use wasmtime::{AsContextMut, RootScope, StoreContextMut, Val};

/// Calls the implementation of a function of the interface.
pub(crate) fn perform<T: 'static, E: Engine>(
    store: StoreContextMut<'_, T>,
    realm: &Rc<Realm<E>>,
    signature: &Signature,
    op: E::Op,
    args: &[Arg<E::Value, E::Text>],
) -> Result<Out<E::Value>, Failure<E::Value>> {
    let outcome = E::perform(realm, &mut Open(store), op, args);
    // Whatever the engine made of it: after a trap in a callback nothing goes on.
    if let Some(abort) = realm.abort.borrow_mut().take() {
        return Err(Failure::Abort(abort));
    }
    let out = outcome?;
    if out.shape() != signature.result {
        let message = format!("{} has an unexpected result", signature.name);
        return Err(wasmtime::Error::msg(message).into());
    }
    Ok(out)
}

/// A guest object that the engine wants to look into.
pub enum Guest<V> {
    /// A reference of a core guest, and the functions for it.
    Core {
        /// The reference.
        reference: Reference,
        /// What its instance exports.
        reflect: Rc<Reflect>,
    },
    /// An object that a component has numbered; the component asks for the number.
    Component {
        /// The value that stands for it.
        object: V,
    },
}

/// What a guest's hook answered.
pub enum Answer<V> {
    /// The guest does not export the hook.
    Absent,
    /// A boolean or flags.
    Word(i32),
    /// A value.
    Value(V),
    /// A list of values.
    Values(Vec<V>),
}

/// A store whose guests can be called, without its type.
pub trait Calls<E: Engine> {
    /// Calls a hook of the instance that a guest object belongs to. `args` follow the object in
    /// the hook's parameters, `list` comes last, for the two hooks that have one.
    fn call(
        &mut self,
        realm: &Rc<Realm<E>>,
        guest: &GuestOf<E>,
        hook: Hook,
        args: &[E::Value],
        list: &[E::Value],
    ) -> Result<Answer<E::Value>, Failure<E::Value>>;
}

/// A store while a host function runs.
pub(crate) struct Open<'a, T: 'static>(pub(crate) StoreContextMut<'a, T>);

impl<T: 'static, E: Engine> Calls<E> for Open<'_, T> {
    fn call(
        &mut self,
        realm: &Rc<Realm<E>>,
        guest: &GuestOf<E>,
        hook: Hook,
        args: &[E::Value],
        list: &[E::Value],
    ) -> Result<Answer<E::Value>, Failure<E::Value>> {
        let (reference, reflect) = match guest {
            Guest::Core { reference, reflect } => (reference, reflect.clone()),
            Guest::Component { object } => {
                return component::ask(&mut self.0, realm, object, hook, args, list);
            }
        };
        let Some(function) = reflect.function(hook) else {
            return Ok(Answer::Absent);
        };
        realm.tidy(&mut self.0)?;
        // A built-in may call a callback a million times within one host function; its references
        // are let go after each call.
        let mut scope = RootScope::new(self.0.as_context_mut());
        let mut store = Known {
            store: scope.as_context_mut(),
            reflect,
        };
        let mut params = Vec::with_capacity(args.len() + 3);
        params.push(Val::ExternRef(Some(reference.to_rooted(&mut store))));
        for arg in args {
            params.push(Val::ExternRef(lower(&mut store, realm, arg, false)?));
        }
        if matches!(hook, Hook::Call | Hook::Construct) {
            let count = match store.reflect.values {
                Some(table) => lower_list(&mut store, realm, table, list)?,
                None if list.is_empty() => 0,
                None => {
                    return Err(wasmtime::Error::msg(
                        "a guest with callbacks must export the table `values`",
                    )
                    .into());
                }
            };
            params.extend([Val::I32(0), Val::I32(count)]);
        }
        let reflect = store.reflect.clone();
        let called = match (&reflect.call, &params[..]) {
            // The most frequent one: its types need no check at each call.
            (
                Some(call),
                &[
                    Val::ExternRef(f),
                    Val::ExternRef(this),
                    Val::I32(first),
                    Val::I32(count),
                ],
            ) if hook == Hook::Call => {
                let result = call.call(&mut store, (f, this, first, count));
                result.map(Val::ExternRef)
            }
            _ => {
                let mut results = [Val::I32(0)];
                let done = function.call(&mut store, &params, &mut results);
                done.map(|()| results[0])
            }
        };
        let result = match called {
            Ok(result) => result,
            Err(error) => return Err(failure(&mut store, realm, error)),
        };
        match (hook, result, reflect.values) {
            (Hook::OwnKeys, Val::I32(count), Some(table)) => Ok(Answer::Values(lift_list(
                &mut store,
                realm,
                table,
                0,
                count as u32,
            )?)),
            (_, Val::I32(word), _) => Ok(Answer::Word(word)),
            (_, Val::ExternRef(reference), _) => {
                Ok(Answer::Value(lift(&mut store, realm, reference)?))
            }
            _ => Err(wasmtime::Error::msg(
                "a function of the guest's `reflect` has the wrong type",
            )
            .into()),
        }
    }
}
