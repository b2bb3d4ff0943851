//! What the environment throws.

use crate::Value;
use crate::bindings::wasi::dyntype::exception;
use std::fmt;

/// A value that was thrown: most often an error object, but any value can be.
pub struct Error(Value);

/// A result whose error is a thrown value.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A new error of a class of the environment, `TypeError` for example.
    pub fn new(class: &str, message: &str) -> Error {
        let thrown = exception::new_error(class, message);
        Error(thrown.unwrap_or_else(|other| other))
    }

    /// The thrown value.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// The thrown value.
    pub fn into_value(self) -> Value {
        self.0
    }

    /// Is it an error object of this class, or of one that extends it?
    pub fn is(&self, class: &str) -> bool {
        Value::global(class).is_ok_and(|class| self.0.is_instance_of(&class).unwrap_or(false))
    }
}

impl From<Value> for Error {
    /// `throw value`
    fn from(value: Value) -> Error {
        Error(value)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.to_text() {
            Ok(text) => f.write_str(&text),
            Err(_) => f.write_str("a value that cannot be shown was thrown"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl std::error::Error for Error {}
