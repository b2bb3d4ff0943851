//! The functions as typed functions, which cost half of what dynamically typed ones do.
//!
//! The WIT files say what the type of a function is ([`Signature::form`]); here is one typed function
//! for each form that occurs, and no function by name.

use super::types::{Attributes, Hint, Kind};
use super::{Value, lift, lower, lower_list, run};
use crate::engine::{Arg, Engine, Out};
use crate::link::Get;
use crate::signature::Signature;
use crate::state::Realm;
use crate::values::{Failure, too_long};
use wasmtime::component::{ComponentNamedList, Lift, Linker, Lower, Resource};
use wasmtime::{AsContextMut, StoreContextMut};

/// Adds a function to a linker.
pub(super) fn add<T: 'static, E: Engine>(
    linker: &mut Linker<T>,
    get: Get<T, E>,
    signature: &'static Signature,
    op: E::Op,
) -> wasmtime::Result<()> {
    type V = Resource<Value>;
    type L = Vec<Resource<Value>>;
    type S = String;
    type U = Vec<u16>;
    type A = Attributes;
    let mut function = Function {
        linker,
        get,
        signature,
        op,
        is_added: false,
    };
    macro_rules! fallible {
        ($(($($param:ty),*) -> $ok:ty;)*) => {
            $(function.fallible::<($($param,)*), $ok>()?;)*
        };
    }
    fallible! {
        () -> ();
        () -> V;
        (bool) -> V;
        (f64) -> V;
        (i64) -> V;
        (S) -> V;
        (S) -> bool;
        (S) -> u32;
        (S, S) -> ();
        (S, S) -> V;
        (S, L) -> V;
        (U) -> V;
        (L) -> V;
        (Kind, u32) -> V;
        (V) -> ();
        (V) -> V;
        (V) -> L;
        (V) -> bool;
        (V) -> u32;
        (V) -> i64;
        (V) -> f64;
        (V, V) -> ();
        (V, V) -> V;
        (V, V) -> A;
        (V, V) -> bool;
        (V, V, V) -> ();
        (V, V, V) -> V;
        (V, V, V, A) -> ();
        (V, V, V, V, A) -> ();
        (V, V, L) -> V;
        (V, L) -> V;
        (V, Hint) -> V;
        (V, f64) -> V;
        (V, f64) -> bool;
        (V, f64, V) -> ();
        (V, u32) -> V;
        (V, u32) -> bool;
        (V, u32, V) -> ();
        (V, u32, L) -> V;
        (V, u32, u32) -> U;
        (V, S) -> V;
        (V, S) -> bool;
        (V, S) -> f64;
        (V, S, V) -> ();
        (V, S, V, A) -> ();
        (V, S, f64) -> ();
        (V, S, L) -> V;
    }
    macro_rules! infallible {
        ($(($($param:ty),*) -> $ok:ty;)*) => {
            $(function.infallible::<($($param,)*), $ok>()?;)*
        };
    }
    infallible! {
        () -> V;
        () -> Vec<u32>;
        (bool) -> V;
        (V) -> bool;
        (V) -> Kind;
        (V) -> Option<u32>;
        (V, V) -> bool;
    }
    match function.is_added {
        true => Ok(()),
        false => Err(wasmtime::Error::msg(format!(
            "{}.{} has a type for which there is no typed function: {}",
            signature.interface, signature.name, signature.form
        ))),
    }
}

/// A function that looks for its form.
struct Function<'a, T: 'static, E: Engine> {
    linker: &'a mut Linker<T>,
    get: Get<T, E>,
    signature: &'static Signature,
    op: E::Op,
    is_added: bool,
}

impl<T: 'static, E: Engine> Function<'_, T, E> {
    fn has_form(&self, params: &str, mark: &str, result: Option<char>) -> bool {
        let form = self.signature.form.strip_prefix(params);
        let rest = form.and_then(|form| form.strip_prefix(mark));
        rest.is_some_and(|rest| rest.chars().eq(result))
    }

    fn fallible<P: Params, R: Ok>(&mut self) -> wasmtime::Result<()> {
        if !self.has_form(&P::form(), ">!", R::LETTER) {
            return Ok(());
        }
        let (get, signature, op) = (self.get, self.signature, self.op);
        self.is_added = true;
        self.linker.instance(&signature.module())?.func_wrap(
            &signature.name,
            move |store: StoreContextMut<'_, T>, params: P| {
                call::<T, E, P, R>(store, get, signature, op, params).map(|result| (result,))
            },
        )
    }

    fn infallible<P: Params, R: Ok>(&mut self) -> wasmtime::Result<()> {
        if !self.has_form(&P::form(), ">", R::LETTER) {
            return Ok(());
        }
        let (get, signature, op) = (self.get, self.signature, self.op);
        self.is_added = true;
        self.linker.instance(&signature.module())?.func_wrap(
            &signature.name,
            move |store: StoreContextMut<'_, T>, params: P| match call::<T, E, P, R>(
                store, get, signature, op, params,
            )? {
                Ok(result) => Ok((result,)),
                Err(_) => Err(wasmtime::Error::msg("a function without errors failed")),
            },
        )
    }
}

fn call<T: 'static, E: Engine, P: Params, R: Ok>(
    mut store: StoreContextMut<'_, T>,
    get: Get<T, E>,
    signature: &'static Signature,
    op: E::Op,
    params: P,
) -> wasmtime::Result<Result<R, Resource<Value>>> {
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let args = |realm: &Realm<E>| params.args(realm);
    run(
        store.as_context_mut(),
        &realm,
        signature,
        op,
        args,
        R::of::<E>,
    )
}

/// A parameter of a typed function.
trait Param {
    const LETTER: char;
    fn arg<E: Engine>(self, realm: &Realm<E>) -> Result<Arg<E::Value, E::Text>, Failure<E::Value>>;
}

macro_rules! params {
    ($($ty:ty, $letter:literal, |$this:ident, $realm:ident| $body:expr;)*) => {$(
        impl Param for $ty {
            const LETTER: char = $letter;
            fn arg<E: Engine>(
                self,
                $realm: &Realm<E>,
            ) -> Result<Arg<E::Value, E::Text>, Failure<E::Value>> {
                let $this = self;
                Ok($body)
            }
        }
    )*};
}

params! {
    Resource<Value>, 'v', |this, realm| Arg::Value(lift(realm, &this)?);
    Vec<Resource<Value>>, 'L', |this, realm| {
        let values = this.iter().map(|handle| lift(realm, handle));
        Arg::Values(values.collect::<Result<_, _>>()?)
    };
    String, 's', |this, realm| {
        // A unit is three bytes at most.
        let limit = realm.limits.string_units as usize;
        if this.len() > limit && this.encode_utf16().count() > limit {
            return Err(too_long(realm));
        }
        Arg::Text(E::text_of(&this))
    };
    Vec<u16>, 't', |this, realm| {
        if this.len() > realm.limits.string_units as usize {
            return Err(too_long(realm));
        }
        Arg::Text(E::text(&this))
    };
    bool, 'b', |this, _realm| Arg::Bool(this);
    u32, 'w', |this, _realm| Arg::U32(this);
    i64, 'l', |this, _realm| Arg::S64(this);
    f64, 'd', |this, _realm| Arg::F64(this);
    Kind, 'k', |this, _realm| Arg::U32(this as u32);
    Hint, 'h', |this, _realm| Arg::U32(this as u32);
    Attributes, 'a', |this, _realm| Arg::U32(this.word());
}

/// The parameters of a typed function.
trait Params: ComponentNamedList + Lift + 'static {
    fn form() -> String;
    fn args<E: Engine>(
        self,
        realm: &Realm<E>,
    ) -> Result<Vec<Arg<E::Value, E::Text>>, Failure<E::Value>>;
}

macro_rules! tuples {
    ($(($($name:ident),*);)*) => {$(
        #[allow(non_snake_case, unused_variables)]
        impl<$($name: Param + Lift + 'static),*> Params for ($($name,)*) {
            fn form() -> String {
                let letters: &[char] = &[$($name::LETTER),*];
                letters.iter().collect()
            }
            fn args<En: Engine>(
                self,
                realm: &Realm<En>,
            ) -> Result<Vec<Arg<En::Value, En::Text>>, Failure<En::Value>> {
                let ($($name,)*) = self;
                Ok(vec![$($name.arg(realm)?),*])
            }
        }
    )*};
}

tuples! {
    ();
    (A);
    (A, B);
    (A, B, C);
    (A, B, C, D);
    (A, B, C, D, F);
}

/// The result of a typed function.
trait Ok: Lower + Sized + 'static {
    const LETTER: Option<char>;
    fn of<E: Engine>(realm: &Realm<E>, out: Out<E::Value>) -> Result<Self, Failure<E::Value>>;
}

macro_rules! results {
    ($($ty:ty, $letter:expr, |$realm:ident| $pattern:pat => $body:expr;)*) => {$(
        impl Ok for $ty {
            const LETTER: Option<char> = $letter;
            fn of<E: Engine>(
                $realm: &Realm<E>,
                out: Out<E::Value>,
            ) -> Result<Self, Failure<E::Value>> {
                match out {
                    $pattern => $body,
                    _ => Err(mistyped()),
                }
            }
        }
    )*};
}

results! {
    (), None, |_realm| Out::Nothing => Ok(());
    Resource<Value>, Some('v'), |realm| Out::Value(value) => lower(realm, value);
    Vec<Resource<Value>>, Some('L'), |realm| Out::Values(values) => lower_list(realm, values);
    Vec<u16>, Some('t'), |_realm| Out::Text(units) => Ok(units);
    bool, Some('b'), |_realm| Out::Bool(truth) => Ok(truth);
    u32, Some('w'), |_realm| Out::U32(word) => Ok(word);
    i64, Some('l'), |_realm| Out::S64(word) => Ok(word);
    f64, Some('d'), |_realm| Out::F64(number) => Ok(number);
    Kind, Some('k'), |_realm| Out::U32(word) => Kind::from_word(word).ok_or_else(mistyped);
    Attributes, Some('a'), |_realm| Out::U32(word) => Ok(Attributes::from_word(word));
    Option<u32>, Some('o'), |_realm| Out::Maybe(word) => Ok(word);
    Vec<u32>, Some('W'), |_realm| Out::Words(words) => Ok(words);
}

fn mistyped<V>() -> Failure<V> {
    wasmtime::Error::msg("a result has another type than its signature").into()
}
