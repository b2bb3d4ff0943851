//! A value of the environment.

use crate::bindings::wasi::dyntype::{call, construct, convert, operator, property, types};
use crate::{Arg, Attributes, Error, Key, Keys, Kind, Result, Value};

/// A value of the environment: a primitive, an object of its own, or an object of this guest. It is
/// let go of when it is dropped. Two of them are compared by [`Value::is`].
impl Value {
    /// The value `undefined`.
    pub fn undefined() -> Value {
        construct::undefined()
    }

    /// The value `null`.
    pub fn null() -> Value {
        construct::null()
    }

    /// A string; an error when it is longer than the host's limit.
    pub fn string(text: &str) -> Result<Value> {
        Ok(construct::new_string(text)?)
    }

    /// A bigint from its decimal digits.
    pub fn bigint(digits: &str) -> Result<Value> {
        Ok(construct::new_bigint(digits)?)
    }

    /// A new symbol that is equal to no other.
    pub fn symbol(description: &str) -> Result<Value> {
        Ok(construct::new_symbol(description)?)
    }

    /// A well-known symbol: `iterator` for `Symbol.iterator`.
    pub fn well_known_symbol(name: &str) -> Result<Value> {
        Ok(construct::well_known_symbol(name)?)
    }

    /// An empty object.
    pub fn object() -> Result<Value> {
        Ok(construct::new_object()?)
    }

    /// An empty object with a prototype, which is an object or null.
    pub fn object_with_prototype(prototype: &Value) -> Result<Value> {
        Ok(construct::new_object_with_proto(prototype)?)
    }

    /// An array.
    pub fn array<'a, T: Into<Arg<'a>>>(items: impl IntoIterator<Item = T>) -> Result<Value> {
        let items: Vec<Arg<'a>> = items.into_iter().map(Into::into).collect();
        Ok(construct::new_array(&handles(&items))?)
    }

    /// The value of a global variable: `Math`, `JSON`.
    pub fn global(name: &str) -> Result<Value> {
        Ok(call::global(name)?)
    }

    /// `new name(...args)` of a global class.
    pub fn construct_global(name: &str, args: &[Arg<'_>]) -> Result<Value> {
        Ok(construct::new_object_with_class(name, &handles(args))?)
    }

    /// Another handle of the same value.
    pub fn duplicate(&self) -> Result<Value> {
        // Neither changes a value that is one already.
        if self.is_object() {
            Ok(convert::to_object(self)?)
        } else {
            Ok(convert::to_primitive(self, types::Hint::Default)?)
        }
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        convert::kind_of(self)
    }

    /// Is it undefined?
    pub fn is_undefined(&self) -> bool {
        convert::is_undefined(self)
    }

    /// Is it null or undefined?
    pub fn is_nothing(&self) -> bool {
        matches!(self.kind(), Kind::Null | Kind::Undefined)
    }

    /// Is it an object, an array or a function?
    pub fn is_object(&self) -> bool {
        convert::is_object(self)
    }

    /// Is it an array?
    pub fn is_array(&self) -> bool {
        self.kind() == Kind::Array
    }

    /// Can it be called?
    pub fn is_callable(&self) -> bool {
        convert::is_callable(self)
    }

    /// Is it the same value (`===`)?
    pub fn is(&self, other: &Value) -> bool {
        operator::strict_equals(self, other)
    }

    /// `self instanceof class`
    pub fn is_instance_of(&self, class: &Value) -> Result<bool> {
        operator::instance_of(self, class).map_err(Error::from)
    }

    /// Truth, as an `if` sees it.
    pub fn is_truthy(&self) -> bool {
        convert::to_boolean(self)
    }

    /// The number that it is; a TypeError when it is none.
    pub fn as_f64(&self) -> Result<f64> {
        convert::unbox_number(self).map_err(Error::from)
    }

    /// The boolean that it is; a TypeError when it is none.
    pub fn as_bool(&self) -> Result<bool> {
        convert::unbox_bool(self).map_err(Error::from)
    }

    /// The string that it is; a TypeError when it is none. Lone surrogates become U+FFFD.
    pub fn as_text(&self) -> Result<String> {
        let length = convert::string_length(self).map_err(Error::from)?;
        let units = convert::string_copy(self, 0, length).map_err(Error::from)?;
        Ok(String::from_utf16_lossy(&units))
    }

    /// As a number (`Number(self)`).
    pub fn to_number(&self) -> Result<f64> {
        convert::to_number(self).map_err(Error::from)
    }

    /// As a string (`String(self)`).
    pub fn to_text(&self) -> Result<String> {
        convert::to_string(self)?.as_text()
    }

    /// As a developer wants to see it.
    pub fn inspect(&self) -> Result<String> {
        convert::inspect(self)?.as_text()
    }

    /// Reads a property, undefined when it is absent.
    pub fn get(&self, key: impl Key) -> Result<Value> {
        key.get(self)
    }

    /// Writes a property.
    pub fn set<'a>(&self, key: impl Key, value: impl Into<Arg<'a>>) -> Result<()> {
        key.set(self, value.into().value())
    }

    /// Is there such a property, own or inherited?
    pub fn has(&self, key: impl Key) -> Result<bool> {
        key.has(self)
    }

    /// Deletes an own property; false when that is refused.
    pub fn delete(&self, key: impl Key) -> Result<bool> {
        key.delete(self)
    }

    /// Defines an own data property.
    pub fn define<'a>(
        &self,
        name: &str,
        value: impl Into<Arg<'a>>,
        attributes: Attributes,
    ) -> Result<()> {
        let value = value.into();
        property::define(self, name, value.value(), attributes).map_err(Error::from)
    }

    /// The own enumerable keys.
    pub fn keys(&self) -> Result<Keys> {
        let keys = property::enumerable_keys(self).map_err(Error::from)?;
        Ok(Keys::new(keys.into_iter().collect()))
    }

    /// All own keys, symbols and those that are not enumerable included.
    pub fn own_keys(&self) -> Result<Keys> {
        let keys = property::own_keys(self).map_err(Error::from)?;
        Ok(Keys::new(keys.into_iter().collect()))
    }

    /// The prototype, an object or null.
    pub fn prototype(&self) -> Result<Value> {
        Ok(property::get_prototype(self)?)
    }

    /// `self[name](...args)`; [`crate::call!`] writes it shorter.
    pub fn invoke(&self, name: &str, args: &[Arg<'_>]) -> Result<Value> {
        Ok(call::invoke(self, name, &handles(args))?)
    }

    /// Calls it as a function, with undefined as `this`.
    pub fn call(&self, args: &[Arg<'_>]) -> Result<Value> {
        self.call_with(&Value::undefined(), args)
    }

    /// Calls it as a function.
    pub fn call_with(&self, this: &Value, args: &[Arg<'_>]) -> Result<Value> {
        Ok(call::call(self, this, &handles(args))?)
    }

    /// `new self(...args)`
    pub fn construct(&self, args: &[Arg<'_>]) -> Result<Value> {
        Ok(call::construct(self, &handles(args))?)
    }
}

/// The handles of arguments.
fn handles<'a>(args: &'a [Arg<'_>]) -> Vec<&'a Value> {
    args.iter().map(Arg::value).collect()
}
