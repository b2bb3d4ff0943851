//! The engine with all levels: ECMAScript's built-ins by boa.

mod builtins;
mod guests;
pub(crate) mod interfaces;
mod scope;
mod stack;
mod traps;

pub(crate) use builtins::{describe_error, thrown};

use crate::calls::Calls;
use crate::engine::{Arg, Engine, ErrorClass, Look, Out, Reference};
use crate::error::Error;
use crate::reflect::Origin;
use crate::signature::Signature;
use crate::state::Limits;
use crate::values::Failure;
use boa_engine::property::PropertyKey;
use boa_engine::string::JsStrVariant;
use boa_engine::value::JsVariant;
use boa_engine::{Context, JsNativeError, JsObject, JsString, JsValue};
use builtins::{Builtins, Queue};
use guests::Guests;
use indexmap::IndexSet;
use scope::{Lent, lend_calls};
use std::cell::RefCell;
use std::rc::Rc;
use wasmtime::{AsContextMut, ExternRef, Rooted};

/// A realm of this engine.
pub(crate) type Realm = crate::state::Realm<Boa>;

/// The JavaScript engine of a state, and what belongs to it.
pub struct Boa {
    /// The engine while none of its functions runs.
    resting: RefCell<Option<Box<Context>>>,
    /// The engine while one of its functions has called the guest.
    context: Lent<Context>,
    /// The store while the engine runs.
    store: Lent<dyn Calls<Boa>>,
    builtins: Builtins,
    queue: Rc<Queue>,
    guests: RefCell<Guests>,
    keys: RefCell<IndexSet<PropertyKey>>,
    /// The calls of the interface that run, innermost last: on what object a method is called.
    running: RefCell<Vec<JsValue>>,
}

impl Engine for Boa {
    const LEVEL: u32 = 3;
    type Value = JsValue;
    type Text = JsString;
    type Op = interfaces::Op;

    fn start(_: &Limits) -> Result<Self, Error> {
        let queue = Rc::new(Queue::default());
        let (context, builtins) = builtins::start(queue.clone())?;
        Ok(Boa {
            resting: RefCell::new(Some(Box::new(context))),
            context: Lent::default(),
            store: Lent::default(),
            builtins,
            queue,
            guests: RefCell::default(),
            keys: RefCell::default(),
            running: RefCell::default(),
        })
    }

    fn op(signature: &Signature) -> Option<Self::Op> {
        interfaces::op(signature)
    }

    #[inline]
    fn glance(
        realm: &Realm,
        op: Self::Op,
        args: &[Arg<JsValue, JsString>],
    ) -> Option<Out<JsValue>> {
        op.glance?(realm, args)
    }

    fn perform(
        realm: &Rc<Realm>,
        store: &mut dyn Calls<Self>,
        op: Self::Op,
        args: &[Arg<JsValue, JsString>],
    ) -> Result<Out<JsValue>, Failure<JsValue>> {
        let _noted = realm.engine.note(op.invokes, args);
        let outcome = realm.engine.enter(store, |context| {
            let result = (op.run)(&mut interfaces::Call {
                context,
                realm,
                args,
            });
            result.map_err(|error| thrown(error, context))
        })?;
        outcome.map_err(Failure::Thrown)
    }

    fn undefined() -> JsValue {
        JsValue::undefined()
    }

    fn number(number: f64) -> JsValue {
        JsValue::from(number)
    }

    fn integer(number: i32) -> JsValue {
        JsValue::from(number)
    }

    fn text(units: &[u16]) -> JsString {
        // The engine keeps one byte a unit where it can, and compares such strings faster.
        if units.iter().all(|unit| *unit < 0x80) {
            let text: Vec<u8> = units.iter().map(|unit| *unit as u8).collect();
            return JsString::from(std::str::from_utf8(&text).unwrap_or_default());
        }
        JsString::from(units)
    }

    fn text_of(text: &str) -> JsString {
        JsString::from(text)
    }

    fn look(value: &JsValue) -> Look {
        if value.is_undefined() {
            return Look::Undefined;
        }
        if let Some(number) = value.as_number() {
            return Look::Number(number);
        }
        if value.is_object() {
            return Look::Other;
        }
        if value.is_null() {
            return Look::Null;
        }
        match (value.as_boolean(), value.as_string()) {
            (Some(truth), _) => Look::Bool(truth),
            (None, Some(text)) => Look::Text(text.len()),
            (None, None) => Look::Other,
        }
    }

    fn describe(value: &JsValue) -> String {
        value.display().to_string()
    }

    fn error(realm: &Realm, class: ErrorClass, message: &str) -> wasmtime::Result<JsValue> {
        let error = match class {
            ErrorClass::Range => JsNativeError::range(),
            ErrorClass::Type => JsNativeError::typ(),
        };
        let error = error.with_message(message.to_owned());
        let engine = &realm.engine;
        engine.with_context(|context| error.into_opaque(context).into())
    }

    fn mark(value: &JsValue) -> Option<u64> {
        match value.variant() {
            JsVariant::Object(object) => Some(guests::address(&object)),
            JsVariant::String(text) => {
                let (address, units) = text_place(&text);
                Some(address as u64 ^ (units as u64) << 40)
            }
            JsVariant::Null => Some(0),
            JsVariant::Boolean(truth) => Some(1 + u64::from(truth)),
            _ => None,
        }
    }

    fn is_same(left: &JsValue, right: &JsValue) -> bool {
        match (left.variant(), right.variant()) {
            (JsVariant::Object(left), JsVariant::Object(right)) => JsObject::equals(&left, &right),
            (JsVariant::String(left), JsVariant::String(right)) => {
                text_place(&left) == text_place(&right)
            }
            (JsVariant::Boolean(left), JsVariant::Boolean(right)) => left == right,
            (left, right) => matches!((left, right), (JsVariant::Null, JsVariant::Null)),
        }
    }

    fn find(
        store: &mut impl AsContextMut,
        realm: &Realm,
        reference: &Rooted<ExternRef>,
    ) -> wasmtime::Result<Option<JsValue>> {
        guests::find(store, realm, reference)
    }

    fn wrap<O: Origin>(
        origin: &mut O,
        realm: &Rc<Realm>,
        reference: Rooted<ExternRef>,
    ) -> Result<JsValue, Failure<JsValue>> {
        guests::wrap(origin, realm, reference)
    }

    fn reference(&self, value: &JsValue) -> Option<Reference> {
        self.guests.borrow().reference(value)
    }

    fn guest_objects(&self) -> usize {
        self.guests.borrow().len()
    }

    fn release_guest_objects(&self) {
        self.guests.borrow_mut().release();
    }

    fn sweep(&self) {
        self.guests.borrow_mut().sweep();
    }

    fn collect(&self) {
        boa_gc::force_collect();
    }

    fn frames(realm: &Realm) -> Vec<Vec<String>> {
        stack::frames(realm)
    }
}

/// Where a string's units are, and how many.
fn text_place(text: &JsString) -> (usize, usize) {
    match text.as_str().variant() {
        JsStrVariant::Latin1(units) => (units.as_ptr() as usize, units.len()),
        JsStrVariant::Utf16(units) => (units.as_ptr() as usize, units.len()),
    }
}

impl Boa {
    /// Runs the body with the engine: the resting one, or the one that a function of the engine
    /// has lent while it waits for the guest.
    pub(crate) fn with_context<R>(
        &self,
        body: impl FnOnce(&mut Context) -> R,
    ) -> wasmtime::Result<R> {
        let busy = || wasmtime::Error::msg("the engine is in use or was lost in a panic");
        if self.context.is_lent() {
            return self.context.with(body).ok_or_else(busy);
        }
        let mut context = self.resting.borrow_mut().take().ok_or_else(busy)?;
        let result = body(&mut context);
        *self.resting.borrow_mut() = Some(context);
        Ok(result)
    }

    /// Runs the body with the engine, whose functions can call guests through the store.
    pub(crate) fn enter<R>(
        &self,
        store: &mut dyn Calls<Boa>,
        body: impl FnOnce(&mut Context) -> R,
    ) -> wasmtime::Result<R> {
        lend_calls(&self.store, store, || self.with_context(body))
    }

    /// Called from a function of the engine: runs the body with the store, and lends the engine to
    /// what the body calls. None when the engine runs without a store.
    fn leave<R>(
        &self,
        context: &mut Context,
        body: impl FnOnce(&mut dyn Calls<Boa>) -> R,
    ) -> Option<R> {
        self.context
            .lend(context, || self.store.with(|store| body(store)))
    }
}
