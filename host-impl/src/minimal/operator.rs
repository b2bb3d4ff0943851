//! `operator`: the operators of the language.

use super::number::to_i32;
use super::value::{Text, Value};
use super::{Call, Group, Outcome};
use crate::engine::Out;
use std::cmp::Ordering;

pub(super) const OPS: Group = &[
    ("typeof", |c| Ok(Out::Value(type_of(&c.value(0)?).into()))),
    ("strict-equals", |c| {
        Ok(Out::Bool(strict_equals(&c.value(0)?, &c.value(1)?)))
    }),
    ("loose-equals", |c| {
        Ok(Out::Bool(loose_equals(c, c.value(0)?, c.value(1)?)?))
    }),
    ("same-value", |c| {
        Ok(Out::Bool(same_value(&c.value(0)?, &c.value(1)?)))
    }),
    ("less", |c| compare(c, |o| o == Ordering::Less)),
    ("less-equal", |c| compare(c, |o| o != Ordering::Greater)),
    ("greater", |c| compare(c, |o| o == Ordering::Greater)),
    ("greater-equal", |c| compare(c, |o| o != Ordering::Less)),
    ("add", add),
    ("subtract", |c| arithmetic(c, |a, b| a - b)),
    ("multiply", |c| arithmetic(c, |a, b| a * b)),
    ("divide", |c| arithmetic(c, |a, b| a / b)),
    ("remainder", |c| arithmetic(c, |a, b| a % b)),
    ("power", |c| arithmetic(c, power)),
    ("bit-and", |c| words(c, |a, b| a & b)),
    ("bit-or", |c| words(c, |a, b| a | b)),
    ("bit-xor", |c| words(c, |a, b| a ^ b)),
    ("shift-left", |c| words(c, |a, b| a.wrapping_shl(b as u32))),
    ("shift-right", |c| words(c, |a, b| a.wrapping_shr(b as u32))),
    ("shift-right-unsigned", |c| {
        arithmetic(c, |a, b| {
            f64::from((to_i32(a) as u32).wrapping_shr(to_i32(b) as u32))
        })
    }),
    ("negate", |c| {
        let number = c.to_number(&c.value(0)?)?;
        Ok(Out::Value(Value::Number(-number)))
    }),
    ("bit-not", |c| {
        let number = c.to_number(&c.value(0)?)?;
        Ok(Out::Value(Value::Number((!to_i32(number)).into())))
    }),
];

/// `typeof`
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Undefined => "undefined",
        Value::Null | Value::Object(_) => "object",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        Value::Symbol(_) => "symbol",
    }
}

fn strict_equals(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b,
        _ => same_value(a, b),
    }
}

/// `SameValue`
pub(super) fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Undefined, Value::Undefined) | (Value::Null, Value::Null) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Number(a), Value::Number(b)) => {
            (a.is_nan() && b.is_nan()) || a.to_bits() == b.to_bits()
        }
        (Value::Text(a), Value::Text(b)) => a == b,
        (Value::Symbol(a), Value::Symbol(b)) => a == b,
        (Value::Object(a), Value::Object(b)) => a.is(b),
        _ => false,
    }
}

fn loose_equals(c: &Call<'_>, a: Value, b: Value) -> Outcome<bool> {
    Ok(match (&a, &b) {
        (Value::Undefined | Value::Null, Value::Undefined | Value::Null) => true,
        (Value::Undefined | Value::Null, _) | (_, Value::Undefined | Value::Null) => false,
        (Value::Object(_), Value::Object(_)) => strict_equals(&a, &b),
        (Value::Object(_), _) => loose_equals(c, c.to_primitive(&a, false)?, b)?,
        (_, Value::Object(_)) => {
            let primitive = c.to_primitive(&b, false)?;
            loose_equals(c, a, primitive)?
        }
        (Value::Symbol(_), _) | (_, Value::Symbol(_)) => strict_equals(&a, &b),
        _ if type_of(&a) == type_of(&b) => strict_equals(&a, &b),
        _ => c.to_number(&a)? == c.to_number(&b)?,
    })
}

/// `IsLessThan` and its kin; what is not a number is in no order.
fn compare(c: &Call<'_>, holds: fn(Ordering) -> bool) -> Outcome<Out<Value>> {
    let a = c.to_primitive(&c.value(0)?, false)?;
    let b = c.to_primitive(&c.value(1)?, false)?;
    let order = match (&a, &b) {
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        _ => c.to_number(&a)?.partial_cmp(&c.to_number(&b)?),
    };
    Ok(Out::Bool(order.is_some_and(holds)))
}

fn add(c: &Call<'_>) -> Outcome<Out<Value>> {
    let a = c.to_primitive(&c.value(0)?, false)?;
    let b = c.to_primitive(&c.value(1)?, false)?;
    if !matches!(a, Value::Text(_)) && !matches!(b, Value::Text(_)) {
        let sum = c.to_number(&a)? + c.to_number(&b)?;
        return Ok(Out::Value(Value::Number(sum)));
    }
    let (a, b): (Text, Text) = (c.to_text(&a)?, c.to_text(&b)?);
    if a.units().len() + b.units().len() > c.engine.max_units as usize {
        return Err(c.range_error("Invalid string length"));
    }
    Ok(Out::Value(Value::Text(a.concat(&b))))
}

fn arithmetic(c: &Call<'_>, operation: fn(f64, f64) -> f64) -> Outcome<Out<Value>> {
    let a = c.to_number(&c.value(0)?)?;
    let b = c.to_number(&c.value(1)?)?;
    Ok(Out::Value(Value::Number(operation(a, b))))
}

fn words(c: &Call<'_>, operation: fn(i32, i32) -> i32) -> Outcome<Out<Value>> {
    let a = to_i32(c.to_number(&c.value(0)?)?);
    let b = to_i32(c.to_number(&c.value(1)?)?);
    Ok(Out::Value(Value::Number(operation(a, b).into())))
}

/// `Number::exponentiate` differs from the processor's function: an exponent that is not a number
/// is the result, and so is not a number one to the infinite.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        return f64::NAN;
    }
    base.powf(exponent)
}
