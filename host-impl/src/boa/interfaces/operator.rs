//! `operator`: the language's operators on dynamic values.

use super::{Call, Group, Out};
use boa_engine::value::Numeric;
use boa_engine::{JsBigInt, JsResult, JsValue};

pub(super) const OPS: Group = &[
    ("typeof", |c| {
        Ok(Out::Value(c.value(0)?.js_type_of().into()))
    }),
    ("strict-equals", |c| {
        Ok(Out::Bool(c.value(0)?.strict_equals(&c.value(1)?)))
    }),
    ("loose-equals", |c| {
        let (a, b) = pair(c)?;
        Ok(Out::Bool(a.equals(&b, c.context)?))
    }),
    ("same-value", |c| {
        Ok(Out::Bool(JsValue::same_value(&c.value(0)?, &c.value(1)?)))
    }),
    ("less", |c| compare(c, JsValue::lt)),
    ("less-equal", |c| compare(c, JsValue::le)),
    ("greater", |c| compare(c, JsValue::gt)),
    ("greater-equal", |c| compare(c, JsValue::ge)),
    ("instance-of", |c| compare(c, JsValue::instance_of)),
    ("add", |c| arithmetic(c, JsValue::add)),
    ("subtract", |c| arithmetic(c, JsValue::sub)),
    ("multiply", |c| arithmetic(c, JsValue::mul)),
    ("divide", |c| arithmetic(c, JsValue::div)),
    ("remainder", |c| arithmetic(c, JsValue::rem)),
    ("power", power),
    ("bit-and", |c| arithmetic(c, JsValue::bitand)),
    ("bit-or", |c| arithmetic(c, JsValue::bitor)),
    ("bit-xor", |c| arithmetic(c, JsValue::bitxor)),
    ("shift-left", |c| arithmetic(c, JsValue::shl)),
    ("shift-right", |c| arithmetic(c, JsValue::shr)),
    ("shift-right-unsigned", |c| arithmetic(c, JsValue::ushr)),
    ("negate", |c| {
        // The engine's own operator takes symbols.
        let number = match c.value(0)?.to_numeric(c.context)? {
            Numeric::Number(number) => JsValue::from(-number),
            Numeric::BigInt(number) => JsBigInt::neg(&number).into(),
        };
        Ok(Out::Value(number))
    }),
    ("bit-not", |c| {
        let value = c.value(0)?;
        Ok(Out::Value(match value.to_numeric(c.context)? {
            Numeric::Number(number) => {
                let word = JsValue::from(number).to_i32(c.context)?;
                JsValue::from(!word)
            }
            Numeric::BigInt(number) => JsBigInt::not(&number).into(),
        }))
    }),
];

fn pair(c: &Call<'_>) -> JsResult<(JsValue, JsValue)> {
    Ok((c.value(0)?, c.value(1)?))
}

type Comparison = fn(&JsValue, &JsValue, &mut boa_engine::Context) -> JsResult<bool>;

fn compare(c: &mut Call<'_>, operation: Comparison) -> JsResult<Out> {
    let (a, b) = pair(c)?;
    Ok(Out::Bool(operation(&a, &b, c.context)?))
}

/// `Number::exponentiate` differs from the processor's function: an exponent that is not a number
/// is the result, and so is not a number one to the infinite.
fn power(c: &mut Call<'_>) -> JsResult<Out> {
    let (a, b) = pair(c)?;
    let (a, b) = (a.to_numeric(c.context)?, b.to_numeric(c.context)?);
    if let (Numeric::Number(base), Numeric::Number(exponent)) = (&a, &b)
        && (exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()))
    {
        return Ok(Out::Value(f64::NAN.into()));
    }
    let (a, b) = (JsValue::from(a), JsValue::from(b));
    Ok(Out::Value(a.pow(&b, c.context)?))
}

type Arithmetic = fn(&JsValue, &JsValue, &mut boa_engine::Context) -> JsResult<JsValue>;

fn arithmetic(c: &mut Call<'_>, operation: Arithmetic) -> JsResult<Out> {
    let (a, b) = pair(c)?;
    Ok(Out::Value(operation(&a, &b, c.context)?))
}
