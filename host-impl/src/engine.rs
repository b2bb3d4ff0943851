//! The seam between the bindings and what makes values dynamic.
//!
//! The bindings ([`link`](crate::link), [`component`](crate::component)) know references, handles,
//! memories and traps; an engine knows objects, properties and errors. This trait is all that the
//! one knows of the other. A store's state says which engine it has: [`State`](crate::State).

use crate::calls::{Calls, Guest};
use crate::error::Error;
use crate::reflect::Origin;
use crate::signature::{Shape, Signature, functions};
use crate::state::{Limits, Realm};
use crate::values::Failure;
use std::rc::Rc;
use wasmtime::{AsContextMut, ExternRef, Rooted};

/// Kinds of a value, as numbered in `types.wit`.
pub(crate) mod kind {
    pub(crate) const UNDEFINED: u32 = 0;
    pub(crate) const NULL: u32 = 1;
    pub(crate) const BOOLEAN: u32 = 2;
    pub(crate) const NUMBER: u32 = 3;
    pub(crate) const STRING: u32 = 4;
    pub(crate) const SYMBOL: u32 = 5;
    pub(crate) const BIGINT: u32 = 6;
    pub(crate) const OBJECT: u32 = 7;
    pub(crate) const FUNCTION: u32 = 8;
    pub(crate) const ARRAY: u32 = 9;
}

/// A decoded argument.
#[derive(Clone, Debug)]
pub enum Arg<V, T> {
    /// A dynamic value.
    Value(V),
    /// A list of dynamic values.
    Values(Vec<V>),
    /// A string or a list of UTF-16 units.
    Text(T),
    /// A boolean.
    Bool(bool),
    /// An unsigned integer, an enum or flags.
    U32(u32),
    /// A signed 64-bit integer.
    S64(i64),
    /// A number.
    F64(f64),
    /// Not decoded yet: where it begins, and how long it is.
    Later(u32, u32),
}

/// A result to be encoded.
#[derive(Clone, Debug)]
pub enum Out<V> {
    /// Nothing.
    Nothing,
    /// A dynamic value.
    Value(V),
    /// A list of dynamic values.
    Values(Vec<V>),
    /// UTF-16 units.
    Text(Vec<u16>),
    /// A boolean.
    Bool(bool),
    /// An unsigned integer, an enum or flags.
    U32(u32),
    /// A signed 64-bit integer.
    S64(i64),
    /// A number.
    F64(f64),
    /// An unsigned integer, or none.
    Maybe(Option<u32>),
    /// Unsigned integers.
    Words(Vec<u32>),
}

impl<V> Out<V> {
    /// The shape that a WIT result of this kind has.
    pub(crate) fn shape(&self) -> Option<Shape> {
        Some(match self {
            Out::Nothing => return None,
            Out::Value(_) => Shape::Value,
            Out::Values(_) => Shape::Values,
            Out::Text(_) => Shape::Text,
            Out::Bool(_) => Shape::Bool,
            Out::U32(_) => Shape::U32,
            Out::S64(_) => Shape::S64,
            Out::F64(_) => Shape::F64,
            Out::Maybe(_) => Shape::Maybe,
            Out::Words(_) => Shape::Words,
        })
    }
}

/// What the bindings must know of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// The value `undefined`.
    Undefined,
    /// The value `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string of so many UTF-16 units.
    Text(usize),
    /// Anything else.
    Other,
}

/// The classes of the errors that the bindings throw by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorClass {
    /// Beyond a limit.
    Range,
    /// Something that cannot be done with the value.
    Type,
}

/// The reference of a guest object.
pub type Reference = wasmtime::OwnedRooted<ExternRef>;

/// What makes values dynamic: it holds objects and does what the functions of the interface do.
pub trait Engine: Sized + 'static {
    /// The highest level of which it has all functions.
    const LEVEL: u32;
    /// A dynamic value.
    type Value: Clone + 'static;
    /// A string on its way to a function.
    type Text: Clone + 'static;
    /// The implementation of a function of the interface.
    type Op: Copy + Send + Sync + 'static;

    /// An engine without any objects yet.
    fn start(limits: &Limits) -> Result<Self, Error>;

    /// The implementation of a function of the interface; None is a mistake of the engine, which
    /// must have all of them. Those above its level throw a TypeError.
    fn op(signature: &Signature) -> Option<Self::Op>;

    /// Does what a function of the interface does, when it takes no more than a look at the
    /// arguments: nothing is run, made or thrown.
    fn glance(
        _realm: &Realm<Self>,
        _op: Self::Op,
        _args: &[Arg<Self::Value, Self::Text>],
    ) -> Option<Out<Self::Value>> {
        None
    }

    /// Does what a function of the interface does. Guests that are called on the way are called
    /// through `store`.
    fn perform(
        realm: &Rc<Realm<Self>>,
        store: &mut dyn Calls<Self>,
        op: Self::Op,
        args: &[Arg<Self::Value, Self::Text>],
    ) -> Result<Out<Self::Value>, Failure<Self::Value>>;

    /// The value `undefined`.
    fn undefined() -> Self::Value;
    /// A number.
    fn number(number: f64) -> Self::Value;
    /// A number.
    fn integer(number: i32) -> Self::Value;
    /// A string of UTF-16 units.
    fn text(units: &[u16]) -> Self::Text;
    /// A string.
    fn text_of(text: &str) -> Self::Text;
    /// What the bindings must know of a value.
    fn look(value: &Self::Value) -> Look;
    /// A value in a message for embedders.
    fn describe(value: &Self::Value) -> String;
    /// A new error.
    fn error(
        realm: &Realm<Self>,
        class: ErrorClass,
        message: &str,
    ) -> wasmtime::Result<Self::Value>;

    /// A number by which a value that is no number is found again among those that were held lately;
    /// None for values that are not worth it.
    fn mark(_value: &Self::Value) -> Option<u64> {
        None
    }
    /// Are two values one and the same thing? False for different copies of it.
    fn is_same(_left: &Self::Value, _right: &Self::Value) -> bool {
        false
    }

    /// The value that stands for a reference of the guest's own already.
    fn find(
        _store: &mut impl AsContextMut,
        _realm: &Realm<Self>,
        _reference: &Rooted<ExternRef>,
    ) -> wasmtime::Result<Option<Self::Value>> {
        Ok(None)
    }
    /// A value that stands for a reference of the guest's own from now on. Level 2; other engines
    /// throw.
    fn wrap<O: Origin>(
        origin: &mut O,
        realm: &Rc<Realm<Self>>,
        reference: Rooted<ExternRef>,
    ) -> Result<Self::Value, Failure<Self::Value>>;
    /// The reference for which a value stands, when it stands for one.
    fn reference(&self, value: &Self::Value) -> Option<Reference>;
    /// How many guest objects are held.
    fn guest_objects(&self) -> usize;
    /// Lets go of all guest objects.
    fn release_guest_objects(&self);

    /// Forgets guest objects that are no longer reachable; called often.
    fn sweep(&self);
    /// Looks for what is no longer reachable.
    fn collect(&self);

    /// The functions of the engine and of the embedder that run, innermost first, as lines of a
    /// stack: a list for each time that the engine has called a guest.
    fn frames(_realm: &Realm<Self>) -> Vec<Vec<String>> {
        Vec::new()
    }
}

/// Every imported function of the WIT with its implementation; an error when one is without.
pub(crate) fn table<E: Engine>() -> Result<Vec<(&'static Signature, E::Op)>, Error> {
    let imports = functions()?.iter().filter(|f| !f.exported);
    imports
        .map(|signature| {
            let missing = || Error::Mismatch(format!("{}.{}", signature.interface, signature.name));
            Ok((signature, E::op(signature).ok_or_else(missing)?))
        })
        .collect()
}

/// An argument for a function of an engine.
pub(crate) type ArgOf<E> = Arg<<E as Engine>::Value, <E as Engine>::Text>;

/// A guest object for which a value of an engine stands.
pub(crate) type GuestOf<E> = Guest<<E as Engine>::Value>;
