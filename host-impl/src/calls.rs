//! Calls across the border: the implementation for a guest, and the guest from inside the engine.

use crate::engine::thrown;
use crate::interfaces::{Arg, Call, Op, Out};
use crate::reflect::{Hook, Known};
use crate::signature::Signature;
use crate::state::Realm;
use crate::values::{Failure, failure, lift, lift_list, lower, lower_list};
use boa_engine::JsValue;
use std::rc::Rc;
use wasmtime::{AsContextMut, RootScope, StoreContextMut, Val};

/// Calls the implementation of a function of the interface.
pub(crate) fn perform<T: 'static>(
    store: StoreContextMut<'_, T>,
    realm: &Rc<Realm>,
    signature: &Signature,
    op: Op,
    args: &[Arg],
) -> Result<Out, Failure> {
    let outcome = realm.enter(&mut Open(store), |context| {
        let result = op(&mut Call {
            context,
            realm,
            args,
        });
        result.map_err(|error| thrown(error, context))
    })?;
    // Whatever the engine made of it: after a trap in a callback nothing goes on.
    if let Some(abort) = realm.abort.borrow_mut().take() {
        return Err(Failure::Abort(abort));
    }
    let out = outcome.map_err(Failure::Thrown)?;
    if out.shape() != signature.result {
        let message = format!("{} has an unexpected result", signature.name);
        return Err(wasmtime::Error::msg(message).into());
    }
    Ok(out)
}

/// What a guest's hook answered.
pub(crate) enum Answer {
    /// The guest does not export the hook.
    Absent,
    /// A boolean or flags.
    Word(i32),
    /// A value.
    Value(JsValue),
    /// A list of values.
    Values(Vec<JsValue>),
}

/// A store whose guests can be called, without its type.
pub(crate) trait Calls {
    /// Calls a hook of the instance that a guest object belongs to. `args` follow the object in
    /// the hook's parameters, `list` comes last, for the two hooks that have one.
    fn call(
        &mut self,
        realm: &Rc<Realm>,
        object: u32,
        hook: Hook,
        args: &[JsValue],
        list: &[JsValue],
    ) -> Result<Answer, Failure>;
}

/// A store while a host function runs.
pub(crate) struct Open<'a, T: 'static>(pub(crate) StoreContextMut<'a, T>);

impl<T: 'static> Calls for Open<'_, T> {
    fn call(
        &mut self,
        realm: &Rc<Realm>,
        object: u32,
        hook: Hook,
        args: &[JsValue],
        list: &[JsValue],
    ) -> Result<Answer, Failure> {
        let (reference, reflect) = {
            let guests = realm.guests.borrow();
            match (guests.reference(object), guests.reflect(object)) {
                (Some(reference), Some(reflect)) => (reference, reflect),
                _ => return Ok(Answer::Absent),
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
        let mut results = [Val::I32(0)];
        if let Err(error) = function.call(&mut store, &params, &mut results) {
            return Err(failure(&mut store, realm, error));
        }
        match (hook, results[0], store.reflect.values) {
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
