//! From Rust's values and back.

use crate::bindings::wasi::dyntype::{construct, convert};
use crate::{Error, Result, Value};

/// An argument: a value made for the call, or one that is lent.
#[derive(Debug)]
pub enum Arg<'a> {
    /// Made for the call.
    Made(Value),
    /// Lent.
    Lent(&'a Value),
}

impl Arg<'_> {
    /// The value.
    pub fn value(&self) -> &Value {
        match self {
            Arg::Made(value) => value,
            Arg::Lent(value) => value,
        }
    }
}

impl<'a> From<&'a Value> for Arg<'a> {
    fn from(value: &'a Value) -> Self {
        Arg::Lent(value)
    }
}

impl From<Value> for Arg<'_> {
    fn from(value: Value) -> Self {
        Arg::Made(value)
    }
}

/// A conversion fails only when the host can hold no more values. Then the guest ends, as Rust does
/// when memory is out; the constructors of [`Value`] say it instead.
fn made(result: Result<Value, Value>) -> Value {
    match result {
        Ok(value) => value,
        Err(_) => panic!("the host holds no more values"),
    }
}

macro_rules! from {
    ($($type:ty, |$v:ident| $make:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($v: $type) -> Value {
                $make
            }
        }
        impl From<$type> for Arg<'_> {
            fn from(v: $type) -> Self {
                Arg::Made(Value::from(v))
            }
        }
    )*};
}

from! {
    (), |_v| Value::undefined();
    bool, |v| construct::new_bool(v);
    f64, |v| made(construct::new_number(v));
    f32, |v| Value::from(f64::from(v));
    i32, |v| Value::from(f64::from(v));
    u32, |v| Value::from(f64::from(v));
    u8, |v| Value::from(f64::from(v));
    i64, |v| made(construct::new_bigint_s64(v));
    &str, |v| made(construct::new_string(v));
    &String, |v| Value::from(v.as_str());
    String, |v| Value::from(v.as_str());
    char, |v| Value::from(v.encode_utf8(&mut [0; 4]) as &str);
}

impl<T: Into<Value>> From<Option<T>> for Value {
    /// None is `undefined`.
    fn from(value: Option<T>) -> Value {
        value.map_or_else(Value::undefined, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Value {
        let items: Vec<Value> = items.into_iter().map(Into::into).collect();
        let items: Vec<&Value> = items.iter().collect();
        made(construct::new_array(&items))
    }
}

impl<T> From<Option<T>> for Arg<'_>
where
    Value: From<Option<T>>,
{
    fn from(value: Option<T>) -> Self {
        Arg::Made(value.into())
    }
}

impl<T> From<Vec<T>> for Arg<'_>
where
    Value: From<Vec<T>>,
{
    fn from(items: Vec<T>) -> Self {
        Arg::Made(items.into())
    }
}

fn unexpected(value: &Value, wanted: &str) -> Error {
    let found = value.to_text().unwrap_or_else(|_| "the value".to_owned());
    Error::new("TypeError", &format!("{found} is not {wanted}"))
}

/// The integer that a number is.
fn integer(value: &Value, least: f64, most: f64, wanted: &str) -> Result<f64> {
    let number = value.as_f64()?;
    if number.fract() != 0.0 || !(least..=most).contains(&number) {
        return Err(unexpected(value, wanted));
    }
    Ok(number)
}

macro_rules! try_from {
    ($($type:ty, |$v:ident| $read:expr;)*) => {$(
        impl TryFrom<&Value> for $type {
            type Error = Error;

            fn try_from($v: &Value) -> Result<$type> {
                $read
            }
        }
        impl TryFrom<Value> for $type {
            type Error = Error;

            fn try_from(value: Value) -> Result<$type> {
                <$type>::try_from(&value)
            }
        }
    )*};
}

try_from! {
    bool, |v| v.as_bool();
    f64, |v| v.as_f64();
    String, |v| v.as_text();
    i32, |v| Ok(integer(v, f64::from(i32::MIN), f64::from(i32::MAX), "a 32-bit integer")? as i32);
    u32, |v| Ok(integer(v, 0.0, f64::from(u32::MAX), "a 32-bit integer without sign")? as u32);
    i64, |v| convert::unbox_bigint_s64(v).map_err(Error::from);
}

impl<T: TryFrom<Value, Error = Error>> TryFrom<&Value> for Vec<T> {
    type Error = Error;

    /// The elements of an array, or of anything with a length.
    fn try_from(value: &Value) -> Result<Vec<T>> {
        let length = u32::try_from(value.get("length")?)?;
        (0..length)
            .map(|index| value.get(f64::from(index))?.try_into())
            .collect()
    }
}

impl<T: TryFrom<Value, Error = Error>> TryFrom<Value> for Vec<T> {
    type Error = Error;

    fn try_from(value: Value) -> Result<Vec<T>> {
        Vec::try_from(&value)
    }
}
