//! Dynamic values in the hands of the embedder: its own functions, objects and classes among the
//! globals that guests see, and calls of what guests have handed out.
//!
//! A function of the embedder that guests call:
//!
//! ```
//! # use dyntype_host::{State, Value, with};
//! # fn main() -> wasmtime::Result<()> {
//! # let engine = wasmtime::Engine::default();
//! let mut store = wasmtime::Store::new(&engine, State::default());
//! let shout = with(&mut store, |s| s, |scope| {
//!     let shout = scope.function("shout", 1, |scope, _this, args| {
//!         let text = scope.to_string(args.first().unwrap_or(&Value::undefined()))?;
//!         match text.as_str() {
//!             "" => Err(scope.error("RangeError", "nothing to shout")),
//!             text => Ok(Value::from(text.to_uppercase())),
//!         }
//!     });
//!     scope.set_global("shout", &shout)?;
//!     scope.call(&shout, &Value::undefined(), &["hello".into()])
//! })?;
//! assert_eq!(shout.as_string().as_deref(), Some("HELLO"));
//! # Ok(())
//! # }
//! ```
//!
//! An object of the embedder:
//!
//! ```
//! # use dyntype_host::{State, Value, with};
//! # fn main() -> wasmtime::Result<()> {
//! # let engine = wasmtime::Engine::default();
//! let mut store = wasmtime::Store::new(&engine, State::default());
//! let text = with(&mut store, |s| s, |scope| {
//!     let app = scope.object();
//!     scope.set(&app, "name", &"demo".into())?;
//!     scope.set(&app, "version", &2.into())?;
//!     scope.set_global("app", &app)?;
//!     let json = scope.global("JSON")?;
//!     scope.invoke(&json, "stringify", &[app])
//! })?;
//! assert_eq!(text.as_string().as_deref(), Some(r#"{"name":"demo","version":2}"#));
//! # Ok(())
//! # }
//! ```
//!
//! A class of the embedder, whose instances hold a Rust value:
//!
//! ```
//! # use dyntype_host::{Class, State, Value, with};
//! # use std::cell::Cell;
//! # fn main() -> wasmtime::Result<()> {
//! # let engine = wasmtime::Engine::default();
//! let mut store = wasmtime::Store::new(&engine, State::default());
//! let count = with(&mut store, |s| s, |scope| {
//!     let counter = Class::new("Counter", 1, |_, args| {
//!         Ok(Cell::new(args.first().and_then(Value::as_number).unwrap_or(0.0)))
//!     })
//!     .method("next", 0, |_, count, _| {
//!         count.set(count.get() + 1.0);
//!         Ok(count.get().into())
//!     });
//!     let counter = scope.class(counter)?;
//!     scope.set_global("Counter", &counter)?;
//!     let five = scope.construct(&counter, &[5.into()])?;
//!     scope.invoke(&five, "next", &[])
//! })?;
//! assert_eq!(count.as_number(), Some(6.0));
//! # Ok(())
//! # }
//! ```
//!
//! The crate `dyntype` has examples with compiled TypeScript: functions that a program hands to its
//! host, and closures that are called when something happens.

// The derived tracing code of the engine's collector is unsafe; nothing else here is.
#![allow(unsafe_code)]

use crate::boa::interfaces::{Call, exception, property};
use crate::boa::{Realm, describe_error, thrown};
use crate::calls::Open;
use crate::error::Error;
use crate::link::Get;
use crate::reflect::Home;
use crate::state::Abort;
use crate::values::{Failure, lift, lower};
use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{
    Context, JsData, JsError, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction,
};
use boa_gc::{Finalize, Trace};
use std::any::Any;
use std::rc::{Rc, Weak};
use wasmtime::{AsContextMut, ExternRef, Instance, Rooted};

/// A dynamic value in the embedder's hands. It keeps what it stands for alive, so a guest's closure
/// can be kept and called later, and it belongs to its thread.
#[derive(Clone, Debug)]
pub struct Value(JsValue);

impl Value {
    /// The value `undefined`.
    pub fn undefined() -> Self {
        Value(JsValue::undefined())
    }

    /// The value `null`.
    pub fn null() -> Self {
        Value(JsValue::null())
    }

    /// The number that it is.
    pub fn as_number(&self) -> Option<f64> {
        self.0.as_number()
    }

    /// The boolean that it is.
    pub fn as_bool(&self) -> Option<bool> {
        self.0.as_boolean()
    }

    /// The string that it is; lone surrogates are replaced.
    pub fn as_string(&self) -> Option<String> {
        self.0.as_string().map(|text| text.to_std_string_lossy())
    }

    /// Is it undefined?
    pub fn is_undefined(&self) -> bool {
        self.0.is_undefined()
    }

    /// Can it be called?
    pub fn is_callable(&self) -> bool {
        self.0.is_callable()
    }

    /// `a === b`.
    pub fn strict_equals(&self, other: &Value) -> bool {
        self.0.strict_equals(&other.0)
    }
}

macro_rules! from {
    ($($ty:ty),*) => {$(
        impl From<$ty> for Value {
            fn from(value: $ty) -> Self {
                Value(value.into())
            }
        }
    )*};
}
from!(f64, i32, u32, bool);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value(JsString::from(text).into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::from(text.as_str())
    }
}

/// What was thrown, by a guest, by a built-in or by the embedder itself.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{text}")]
pub struct Thrown {
    /// The thrown value.
    pub value: Value,
    text: String,
}

impl From<Value> for Thrown {
    fn from(value: Value) -> Self {
        let text = value.0.display().to_string();
        Thrown { value, text }
    }
}

/// What the operations of a scope end with.
pub type Outcome<T = Value> = Result<T, Thrown>;

type Function = dyn Fn(&mut Scope<'_>, &Value, &[Value]) -> Outcome;

/// A function of the embedder, inside the engine.
#[derive(Clone, Trace, Finalize)]
struct Native {
    // The engine's values in it are roots, as everywhere outside the engine's heap.
    #[unsafe_ignore_trace]
    function: Rc<Function>,
    #[unsafe_ignore_trace]
    realm: Weak<Realm>,
}

impl Native {
    fn call(&self, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let realm = self.realm.upgrade().ok_or_else(|| {
            JsNativeError::typ().with_message("the store of this function is gone")
        })?;
        let args: Vec<Value> = args.iter().cloned().map(Value).collect();
        let mut scope = Scope {
            context,
            realm: &realm,
        };
        match (self.function)(&mut scope, &Value(this.clone()), &args) {
            Ok(value) => Ok(value.0),
            Err(thrown) => Err(JsError::from_opaque(thrown.value.0)),
        }
    }
}

/// The Rust value that an object of the embedder holds.
#[derive(Trace, Finalize, JsData)]
struct Held {
    #[unsafe_ignore_trace]
    value: Rc<dyn Any>,
}

type Method<D> = dyn Fn(&mut Scope<'_>, &D, &[Value]) -> Outcome;
type Constructor<D> = dyn Fn(&mut Scope<'_>, &[Value]) -> Outcome<D>;

/// A class whose instances hold a Rust value. Methods get it shared, because they may be called
/// again while they run: what changes in it is a cell.
pub struct Class<D> {
    name: String,
    length: usize,
    construct: Rc<Constructor<D>>,
    methods: Vec<(String, usize, Rc<Method<D>>)>,
}

impl<D: 'static> Class<D> {
    /// A class with a constructor that takes `length` arguments.
    pub fn new(
        name: &str,
        length: usize,
        construct: impl Fn(&mut Scope<'_>, &[Value]) -> Outcome<D> + 'static,
    ) -> Self {
        Class {
            name: name.to_owned(),
            length,
            construct: Rc::new(construct),
            methods: Vec::new(),
        }
    }

    /// Adds a method that takes `length` arguments.
    pub fn method(
        mut self,
        name: &str,
        length: usize,
        body: impl Fn(&mut Scope<'_>, &D, &[Value]) -> Outcome + 'static,
    ) -> Self {
        self.methods
            .push((name.to_owned(), length, Rc::new(body) as Rc<Method<D>>));
        self
    }
}

/// The engine, for the time of one function of the embedder.
pub struct Scope<'a> {
    context: &'a mut Context,
    realm: &'a Rc<Realm>,
}

impl Scope<'_> {
    /// An empty object.
    pub fn object(&mut self) -> Value {
        Value(JsObject::with_object_proto(self.context.intrinsics()).into())
    }

    /// An object that holds a Rust value; `data` finds it.
    pub fn object_with<D: 'static>(&mut self, data: D) -> Value {
        let proto = self
            .context
            .intrinsics()
            .constructors()
            .object()
            .prototype();
        held(proto, data)
    }

    /// The Rust value of an object of the embedder, when it is one of this type.
    pub fn data<D: 'static>(&self, value: &Value) -> Option<Rc<D>> {
        let object = value.0.as_object()?;
        let held = object.downcast_ref::<Held>()?;
        held.value.clone().downcast().ok()
    }

    /// An array of the values.
    pub fn array(&mut self, items: impl IntoIterator<Item = Value>) -> Value {
        let items = items.into_iter().map(|item| item.0);
        Value(JsArray::from_iter(items, self.context).into())
    }

    /// A function of the embedder that takes `length` arguments; it gets `this` and the arguments.
    pub fn function(
        &mut self,
        name: &str,
        length: usize,
        body: impl Fn(&mut Scope<'_>, &Value, &[Value]) -> Outcome + 'static,
    ) -> Value {
        let native = self.native(Rc::new(body));
        let function = FunctionObjectBuilder::new(self.context.realm(), native)
            .name(name)
            .length(length)
            .build();
        Value(function.into())
    }

    fn native(&self, function: Rc<Function>) -> NativeFunction {
        let native = Native {
            function,
            realm: Rc::downgrade(self.realm),
        };
        NativeFunction::from_copy_closure_with_captures(
            |this, args, native, context| native.call(this, args, context),
            native,
        )
    }

    /// A class of the embedder, to be used with `new` and to be extended.
    pub fn class<D: 'static>(&mut self, class: Class<D>) -> Outcome {
        let (name, construct) = (class.name.clone(), class.construct);
        // What is called with `new` finds the class that was asked for in `this`.
        let native = self.native(Rc::new(move |scope, target, args| {
            if target.is_undefined() {
                let message = format!("Class constructor {name} cannot be invoked without 'new'");
                return Err(scope.error("TypeError", &message));
            }
            let data = construct(scope, args)?;
            let prototype = scope.get(target, "prototype")?;
            Ok(held(prototype.0.as_object(), data))
        }));
        let constructor = FunctionObjectBuilder::new(self.context.realm(), native)
            .name(class.name.as_str())
            .length(class.length)
            .constructor(true)
            .build();
        let constructor = Value(constructor.into());
        let prototype = self.object();
        for (method, length, body) in class.methods {
            let (class, key) = (class.name.clone(), method.clone());
            let function = self.function(&method, length, move |scope, this, args| {
                match scope.data::<D>(this) {
                    Some(data) => body(scope, &data, args),
                    None => {
                        let message = format!("{class}.{key} was called on another object");
                        Err(scope.error("TypeError", &message))
                    }
                }
            });
            self.define(&prototype, &method, &function, true)?;
        }
        self.define(&prototype, "constructor", &constructor, true)?;
        self.define(&constructor, "prototype", &prototype, false)?;
        Ok(constructor)
    }

    /// A property that is not enumerable, as those of built-in classes are.
    fn define(&mut self, object: &Value, key: &str, value: &Value, writable: bool) -> Outcome<()> {
        let property = PropertyDescriptor::builder()
            .value(value.0.clone())
            .writable(writable)
            .enumerable(false)
            .configurable(writable);
        let object = object.0.to_object(self.context);
        let done = object.and_then(|object| {
            object.define_property_or_throw(JsString::from(key), property, self.context)
        });
        self.outcome(done).map(drop)
    }

    /// Gives guests a global variable.
    pub fn set_global(&mut self, name: &str, value: &Value) -> Outcome<()> {
        let global = Value(self.context.global_object().into());
        self.define(&global, name, value, true)
    }

    /// The value of a global variable, undefined when there is none.
    pub fn global(&mut self, name: &str) -> Outcome {
        let global = Value(self.context.global_object().into());
        self.get(&global, name)
    }

    /// `object[key]`
    pub fn get(&mut self, object: &Value, key: &str) -> Outcome {
        let key = PropertyKey::from(JsString::from(key));
        let value = property::get_of(&mut self.interface(), &object.0, key);
        self.outcome(value).map(Value)
    }

    /// `object[key] = value`
    pub fn set(&mut self, object: &Value, key: &str, value: &Value) -> Outcome<()> {
        let key = PropertyKey::from(JsString::from(key));
        let done = property::put_of(&mut self.interface(), &object.0, key, value.0.clone());
        self.outcome(done)
    }

    /// The own enumerable keys of an object.
    pub fn keys(&mut self, object: &Value) -> Outcome<Vec<String>> {
        let keys = property::keys_of(&mut self.interface(), &object.0);
        let text = |key: &JsValue| key.as_string().map(|key| key.to_std_string_lossy());
        self.outcome(keys)
            .map(|keys| keys.iter().filter_map(text).collect())
    }

    /// Calls a function, which may be a guest's.
    pub fn call(&mut self, function: &Value, this: &Value, args: &[Value]) -> Outcome {
        let args: Vec<JsValue> = args.iter().map(|arg| arg.0.clone()).collect();
        let result = match function.0.as_callable() {
            Some(callable) => callable.call(&this.0, &args, self.context),
            None => Err(JsNativeError::typ()
                .with_message("the value is not a function")
                .into()),
        };
        self.outcome(result).map(Value)
    }

    /// `object[key](...args)`
    pub fn invoke(&mut self, object: &Value, key: &str, args: &[Value]) -> Outcome {
        let function = self.get(object, key)?;
        if !function.is_callable() {
            return Err(self.error("TypeError", &format!("{key} is not a function")));
        }
        self.call(&function, object, args)
    }

    /// `new class(...args)`
    pub fn construct(&mut self, class: &Value, args: &[Value]) -> Outcome {
        let args: Vec<JsValue> = args.iter().map(|arg| arg.0.clone()).collect();
        let result = match class.0.as_constructor() {
            Some(constructor) => constructor.construct(&args, None, self.context),
            None => Err(JsNativeError::typ()
                .with_message("the value is not a constructor")
                .into()),
        };
        self.outcome(result).map(|object| Value(object.into()))
    }

    /// The value as a string, by the rules of the language.
    pub fn to_string(&mut self, value: &Value) -> Outcome<String> {
        let text = value.0.to_string(self.context);
        self.outcome(text).map(|text| text.to_std_string_lossy())
    }

    /// The value as a number, by the rules of the language.
    pub fn to_number(&mut self, value: &Value) -> Outcome<f64> {
        let number = value.0.to_number(self.context);
        self.outcome(number)
    }

    /// An error of a class of the language, to be returned as `Err`.
    pub fn error(&mut self, class: &str, message: &str) -> Thrown {
        let (class, message) = (JsString::from(class), JsString::from(message));
        let error = exception::error_of(&mut self.interface(), &class, message);
        match self.outcome(error) {
            Ok(error) => self.describe(error),
            Err(thrown) => thrown,
        }
    }

    /// Runs the jobs that wait: reactions of promises.
    pub fn run_jobs(&mut self) -> Outcome<()> {
        let done = crate::boa::interfaces::jobs::run_all(&mut self.interface());
        self.outcome(done)
    }

    fn interface(&mut self) -> Call<'_> {
        Call {
            context: self.context,
            realm: self.realm,
            args: &[],
        }
    }

    fn outcome<R>(&mut self, result: JsResult<R>) -> Outcome<R> {
        result.map_err(|error| {
            let value = thrown(error, self.context);
            self.describe(value)
        })
    }

    fn describe(&mut self, value: JsValue) -> Thrown {
        let text = describe_error(&value, self.context);
        Thrown {
            value: Value(value),
            text,
        }
    }
}

fn held<D: 'static>(prototype: impl Into<Option<JsObject>>, data: D) -> Value {
    let data = Held {
        value: Rc::new(data),
    };
    Value(JsObject::from_proto_and_data(prototype, data).into())
}

/// Runs the body with the store's dynamic values. What the body throws becomes [`Error::Thrown`]; a
/// trap in a guest that the body called is the error, whatever the body made of it.
///
/// It can be used wherever the store is at hand: before a guest starts, in a host function, between
/// two calls, in a task of an asynchronous host. The body itself does not wait.
pub fn with<T: 'static, R>(
    mut store: impl AsContextMut<Data = T>,
    get: Get<T>,
    body: impl FnOnce(&mut Scope<'_>) -> Outcome<R>,
) -> wasmtime::Result<R> {
    let mut store = store.as_context_mut();
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    realm.sweep();
    let outcome = realm
        .engine
        .enter(&mut Open(store.as_context_mut()), |context| {
            body(&mut Scope {
                context,
                realm: &realm,
            })
        })?;
    // The statement ends the borrow before the abort is acted on.
    let abort = realm.abort.borrow_mut().take();
    match abort {
        Some(Abort::Error(error)) => Err(error),
        Some(Abort::Exception(exception)) => {
            let exception = exception.to_rooted(&mut store);
            store.throw(exception)
        }
        None => outcome.map_err(|thrown| wasmtime::Error::new(Error::Thrown(thrown.text))),
    }
}

/// The dynamic value of a reference that a function of the instance returned.
pub fn value<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    get: Get<T>,
    instance: Instance,
    reference: Option<Rooted<ExternRef>>,
) -> wasmtime::Result<Value> {
    let mut store = store.as_context_mut();
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    let mut home = Home { store, instance };
    settle(lift(&mut home, &realm, reference)).map(Value)
}

/// The reference that stands for a dynamic value, as an argument for a function of a guest.
pub fn reference<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    get: Get<T>,
    value: &Value,
) -> wasmtime::Result<Option<Rooted<ExternRef>>> {
    let mut store = store.as_context_mut();
    let realm = get(store.data_mut())
        .realm()
        .map_err(wasmtime::Error::new)?;
    realm.sweep();
    settle(lower(&mut store, &realm, &value.0, false))
}

/// A failure outside of any call of the guest.
fn settle<R>(result: Result<R, Failure<JsValue>>) -> wasmtime::Result<R> {
    result.map_err(|failure| match failure {
        Failure::Thrown(value) => Error::Thrown(Thrown::from(Value(value)).text).into(),
        Failure::Abort(Abort::Error(error)) => error,
        Failure::Abort(Abort::Exception(_)) => {
            wasmtime::Error::msg("the guest threw an exception of its own")
        }
    })
}
