//! The guest's own objects and functions, as the environment sees them.

use crate::bindings::exports::wasi::dyntype::reflect;
use crate::bindings::wasi::dyntype::guests;
use crate::{Attributes, Error, Kind, Result, Value};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A Rust value that the environment may hold, look into and call.
///
/// Keys are strings, symbols, or numbers for the indices of arrays. What is not overridden behaves
/// like an object without properties.
///
/// ```no_run
/// use dyntype_guest::{Object, Result, Value, call};
///
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// impl Object for Point {
///     fn get(&self, key: &Value) -> Result<Option<Value>> {
///         Ok(match key.to_text()?.as_str() {
///             "x" => Some(self.x.into()),
///             "y" => Some(self.y.into()),
///             _ => None,
///         })
///     }
///     fn keys(&self) -> Result<Vec<Value>> {
///         Ok(vec!["x".into(), "y".into()])
///     }
/// }
///
/// fn text() -> Result<String> {
///     let json = Value::global("JSON")?;
///     let point = Value::of(Point { x: 1.0, y: 2.0 })?;
///     Ok(call!(json.stringify(&point))?.try_into()?) // {"x":1,"y":2}
/// }
/// ```
pub trait Object: 'static {
    /// What the environment takes it for: `object`, `function` or `array`.
    fn kind(&self) -> Kind {
        Kind::Object
    }

    /// The value of an own property, None when there is none.
    fn get(&self, key: &Value) -> Result<Option<Value>> {
        let _ = key;
        Ok(None)
    }

    /// Writes an own property; false when that is refused.
    fn set(&self, key: &Value, value: Value) -> Result<bool> {
        let _ = (key, value);
        Ok(false)
    }

    /// Deletes an own property; false when that is refused.
    fn delete(&self, key: &Value) -> Result<bool> {
        Ok(self.get(key)?.is_none())
    }

    /// The keys of all own properties.
    fn keys(&self) -> Result<Vec<Value>> {
        Ok(Vec::new())
    }

    /// Calls it as a function.
    fn call(&self, this: &Value, args: &[Value]) -> Result<Value> {
        let _ = (this, args);
        Err(Error::new("TypeError", "the object is not a function"))
    }

    /// Calls it with `new`.
    fn construct(&self, args: &[Value]) -> Result<Value> {
        let _ = args;
        Err(Error::new("TypeError", "the object is not a constructor"))
    }

    /// The name of its class.
    fn class_name(&self) -> Option<String> {
        None
    }
}

/// A closure as an object.
struct Closure<F>(F);

impl<F: Fn(&Value, &[Value]) -> Result<Value> + 'static> Object for Closure<F> {
    fn kind(&self) -> Kind {
        Kind::Function
    }

    fn call(&self, this: &Value, args: &[Value]) -> Result<Value> {
        (self.0)(this, args)
    }
}

/// The objects that the environment may hold, by number.
#[derive(Default)]
struct Table {
    objects: HashMap<u32, Rc<dyn Object>>,
    next: u32,
}

impl Table {
    fn insert(&mut self, object: Rc<dyn Object>) -> u32 {
        while self.objects.contains_key(&self.next) {
            self.next = self.next.wrapping_add(1);
        }
        let id = self.next;
        self.next = self.next.wrapping_add(1);
        self.objects.insert(id, object);
        id
    }
}

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

impl Value {
    /// A Rust closure as a function; it gets `this` and the arguments.
    pub fn function(f: impl Fn(&Value, &[Value]) -> Result<Value> + 'static) -> Result<Value> {
        Value::of(Closure(f))
    }

    /// A Rust value as an object. It is dropped some time after the environment has let go of it.
    pub fn of(object: impl Object) -> Result<Value> {
        let kind = object.kind();
        let released = guests::released();
        let dropped: Vec<_> = TABLE
            .with_borrow_mut(|table| released.iter().map(|id| table.objects.remove(id)).collect());
        // After the borrow has ended: dropping one may drop values, and run anything.
        drop(dropped);
        let id = TABLE.with_borrow_mut(|table| table.insert(Rc::new(object)));
        let made = guests::new_object(kind, id).map_err(Error::from);
        if made.is_err() {
            let dropped = TABLE.with_borrow_mut(|table| table.objects.remove(&id));
            drop(dropped);
        }
        made
    }
}

/// The implementation of the exported interface `reflect`.
pub(crate) struct Environment;

fn found(object: &Value) -> Option<Rc<dyn Object>> {
    let id = guests::id_of(object)?;
    TABLE.with_borrow(|table| table.objects.get(&id).cloned())
}

/// Asks the object that a handle stands for; `absent` is the answer when it is none of ours.
fn ask<T>(
    object: &Value,
    absent: T,
    body: impl FnOnce(&dyn Object) -> Result<T>,
) -> Result<T, Value> {
    match found(object) {
        Some(object) => body(&*object).map_err(Error::into_value),
        None => Ok(absent),
    }
}

impl reflect::Guest for Environment {
    fn get(object: &Value, key: &Value, _receiver: &Value) -> Result<Value, Value> {
        ask(object, Value::undefined(), |object| {
            Ok(object.get(key)?.into())
        })
    }

    fn set(object: &Value, key: &Value, v: &Value, _receiver: &Value) -> Result<bool, Value> {
        ask(object, false, |object| object.set(key, v.duplicate()?))
    }

    fn has(object: &Value, key: &Value) -> Result<bool, Value> {
        ask(object, false, |object| Ok(object.get(key)?.is_some()))
    }

    fn delete(object: &Value, key: &Value) -> Result<bool, Value> {
        ask(object, true, |object| object.delete(key))
    }

    fn own_keys(object: &Value) -> Result<Vec<Value>, Value> {
        ask(object, Vec::new(), |object| object.keys())
    }

    fn get_own(object: &Value, key: &Value) -> Result<Attributes, Value> {
        ask(object, Attributes::empty(), |object| {
            Ok(match object.get(key)? {
                Some(_) => Attributes::all(),
                None => Attributes::empty(),
            })
        })
    }

    fn call(function: &Value, this: &Value, args: Vec<Value>) -> Result<Value, Value> {
        ask(function, Value::undefined(), |object| {
            object.call(this, &args)
        })
    }

    fn construct(function: &Value, args: Vec<Value>) -> Result<Value, Value> {
        ask(function, Value::undefined(), |object| {
            object.construct(&args)
        })
    }

    fn class_name(object: &Value) -> Result<Value, Value> {
        ask(object, Value::undefined(), |object| {
            Ok(object.class_name().into())
        })
    }

    fn prototype(_object: &Value) -> Result<Value, Value> {
        // The environment's own for the kind.
        Ok(Value::undefined())
    }

    fn kind(object: &Value) -> Kind {
        found(object).map_or(Kind::Object, |object| object.kind())
    }
}
