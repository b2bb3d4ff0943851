//! The ways to name a property.

use crate::bindings::wasi::dyntype::property;
use crate::{Error, Result, Value};

/// What a property can be named by: a string, an index, a [`PropertyKey`], a value.
pub trait Key {
    /// Reads the property, undefined when it is absent.
    fn get(&self, object: &Value) -> Result<Value>;
    /// Writes the property.
    fn set(&self, object: &Value, value: &Value) -> Result<()>;
    /// Is there such a property, own or inherited?
    fn has(&self, object: &Value) -> Result<bool>;
    /// Deletes an own property; false when that is refused.
    fn delete(&self, object: &Value) -> Result<bool>;
}

/// An interned name or symbol: an access in a loop passes a number and not a string.
///
/// ```no_run
/// # use dyntype_guest::{PropertyKey, Value};
/// # fn f(points: &[Value]) -> dyntype_guest::Result<f64> {
/// let x = PropertyKey::new("x")?;
/// let mut sum = 0.0;
/// for point in points {
///     sum += point.get(x)?.as_f64()?;
/// }
/// # Ok(sum)
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PropertyKey(u32);

impl PropertyKey {
    /// The key of a name.
    pub fn new(name: &str) -> Result<PropertyKey> {
        Ok(PropertyKey(property::intern(name).map_err(Error::from)?))
    }

    /// The key of a symbol, or of any other value's string.
    pub fn of(value: &Value) -> Result<PropertyKey> {
        let key = property::intern_value(value).map_err(Error::from)?;
        Ok(PropertyKey(key))
    }
}

macro_rules! key {
    ($type:ty, |$self:ident| $key:expr, $get:ident $set:ident $has:ident $delete:ident) => {
        impl Key for $type {
            fn get(&$self, object: &Value) -> Result<Value> {
                property::$get(object, $key).map_err(Error::from)
            }
            fn set(&$self, object: &Value, value: &Value) -> Result<()> {
                property::$set(object, $key, value).map_err(Error::from)
            }
            fn has(&$self, object: &Value) -> Result<bool> {
                property::$has(object, $key).map_err(Error::from)
            }
            fn delete(&$self, object: &Value) -> Result<bool> {
                property::$delete(object, $key).map_err(Error::from)
            }
        }
    };
}

key!(str, |self| self, get set has delete);
key!(String, |self| self, get set has delete);
key!(PropertyKey, |self| self.0, get_key set_key has_key delete_key);
key!(usize, |self| *self as f64, get_index set_index has_index delete_index);
key!(i32, |self| f64::from(*self), get_index set_index has_index delete_index);
key!(f64, |self| *self, get_index set_index has_index delete_index);
key!(Value, |self| self, get_value set_value has_value delete_value);

impl<K: Key + ?Sized> Key for &K {
    fn get(&self, object: &Value) -> Result<Value> {
        (**self).get(object)
    }
    fn set(&self, object: &Value, value: &Value) -> Result<()> {
        (**self).set(object, value)
    }
    fn has(&self, object: &Value) -> Result<bool> {
        (**self).has(object)
    }
    fn delete(&self, object: &Value) -> Result<bool> {
        (**self).delete(object)
    }
}
