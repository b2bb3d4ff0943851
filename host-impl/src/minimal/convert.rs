//! `convert`: from dynamic values to static ones.

use super::number::{parse, print};
use super::object::{Class, Object, length_key};
use super::value::{Key, Text, Value};
use super::{Call, Group, Outcome};
use crate::engine::{Out, kind};

/// Arrays in arrays that are written as a string.
const MAX_DEPTH: usize = 500;

pub(super) const OPS: Group = &[
    ("kind-of", |c| {
        Ok(Out::U32(match c.value(0)? {
            Value::Undefined => kind::UNDEFINED,
            Value::Null => kind::NULL,
            Value::Bool(_) => kind::BOOLEAN,
            Value::Number(_) => kind::NUMBER,
            Value::Text(_) => kind::STRING,
            Value::Symbol(_) => kind::SYMBOL,
            Value::Object(object) if object.is_array() => kind::ARRAY,
            Value::Object(_) => kind::OBJECT,
        }))
    }),
    ("is-undefined", |c| {
        Ok(Out::Bool(matches!(c.value(0)?, Value::Undefined)))
    }),
    ("is-null", |c| {
        Ok(Out::Bool(matches!(c.value(0)?, Value::Null)))
    }),
    ("is-object", |c| {
        Ok(Out::Bool(matches!(c.value(0)?, Value::Object(_))))
    }),
    ("is-array", |c| {
        let is_array = match c.value(0)? {
            Value::Object(object) => object.is_array(),
            _ => false,
        };
        Ok(Out::Bool(is_array))
    }),
    // At this level there is nothing to call.
    ("is-callable", |_| Ok(Out::Bool(false))),
    ("is-constructor", |_| Ok(Out::Bool(false))),
    ("to-boolean", |c| {
        Ok(Out::Bool(match c.value(0)? {
            Value::Undefined | Value::Null => false,
            Value::Bool(truth) => truth,
            Value::Number(number) => number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.units().is_empty(),
            Value::Symbol(_) | Value::Object(_) => true,
        }))
    }),
    ("to-number", |c| Ok(Out::F64(c.to_number(&c.value(0)?)?))),
    ("to-string", |c| {
        Ok(Out::Value(Value::Text(c.to_text(&c.value(0)?)?)))
    }),
    ("to-primitive", |c| {
        let is_string = c.u32(1)? == 2;
        Ok(Out::Value(c.to_primitive(&c.value(0)?, is_string)?))
    }),
    ("to-object", |c| {
        Ok(Out::Value(Value::Object(c.to_object(&c.value(0)?)?)))
    }),
    ("to-property-key", |c| {
        Ok(Out::Value(c.to_key(&c.value(0)?)?.value()))
    }),
    ("unbox-number", |c| match c.value(0)? {
        Value::Number(number) => Ok(Out::F64(number)),
        other => Err(c.unexpected(&other, "number")),
    }),
    ("unbox-bool", |c| match c.value(0)? {
        Value::Bool(truth) => Ok(Out::Bool(truth)),
        other => Err(c.unexpected(&other, "boolean")),
    }),
    ("string-length", |c| match c.value(0)? {
        Value::Text(text) => Ok(Out::U32(text.units().len() as u32)),
        other => Err(c.unexpected(&other, "string")),
    }),
    ("string-copy", |c| match c.value(0)? {
        Value::Text(text) => {
            let (start, len) = (c.u32(1)? as usize, c.u32(2)? as usize);
            let units = text.units().iter().skip(start).take(len);
            Ok(Out::Text(units.copied().collect()))
        }
        other => Err(c.unexpected(&other, "string")),
    }),
];

impl Call<'_> {
    fn unexpected(&self, value: &Value, wanted: &str) -> Value {
        let message = format!("the value is {}, not a {wanted}", describe(value));
        self.type_error(&message)
    }

    /// `ToNumber`
    pub(super) fn to_number(&self, value: &Value) -> Outcome<f64> {
        Ok(match value {
            Value::Undefined => f64::NAN,
            Value::Null => 0.0,
            Value::Bool(truth) => f64::from(u8::from(*truth)),
            Value::Number(number) => *number,
            Value::Text(text) => parse(text.units()),
            Value::Symbol(_) => {
                return Err(self.type_error("Cannot convert a Symbol value to a number"));
            }
            Value::Object(_) => {
                let primitive = self.to_primitive(value, false)?;
                return self.to_number(&primitive);
            }
        })
    }

    /// `ToString`
    pub(super) fn to_text(&self, value: &Value) -> Outcome<Text> {
        Ok(match value {
            Value::Undefined => Text::from("undefined"),
            Value::Null => Text::from("null"),
            Value::Bool(true) => Text::from("true"),
            Value::Bool(false) => Text::from("false"),
            Value::Number(number) => Text::from(print(*number).as_str()),
            Value::Text(text) => text.clone(),
            Value::Symbol(_) => {
                return Err(self.type_error("Cannot convert a Symbol value to a string"));
            }
            Value::Object(_) => {
                let primitive = self.to_primitive(value, true)?;
                return self.to_text(&primitive);
            }
        })
    }

    /// `ToPropertyKey`
    pub(super) fn to_key(&self, value: &Value) -> Outcome<Key> {
        Ok(match self.to_primitive(value, true)? {
            Value::Symbol(symbol) => Key::Symbol(symbol),
            primitive => Key::from_text(self.to_text(&primitive)?),
        })
    }

    /// `ToObject`
    pub(super) fn to_object(&self, value: &Value) -> Outcome<Object> {
        if let Value::Object(object) = value {
            return Ok(object.clone());
        }
        match self.prototype_of(value) {
            Some(prototype) => {
                let class = Class::Wrapper(value.clone());
                let wrapper = Object::new(Some(prototype), class);
                self.engine.watch(&wrapper);
                Ok(wrapper)
            }
            None => Err(self.type_error("Cannot convert undefined or null to object")),
        }
    }

    /// The prototype of a primitive; None for undefined and null.
    pub(super) fn prototype_of(&self, value: &Value) -> Option<Object> {
        let [strings, numbers, booleans, symbols] = &self.engine.prototypes.primitives;
        match value {
            Value::Text(_) => Some(strings.clone()),
            Value::Number(_) => Some(numbers.clone()),
            Value::Bool(_) => Some(booleans.clone()),
            Value::Symbol(_) => Some(symbols.clone()),
            Value::Object(object) => object.prototype(),
            Value::Undefined | Value::Null => None,
        }
    }

    /// `ToPrimitive`, with the methods that the language's own prototypes have.
    pub(super) fn to_primitive(&self, value: &Value, is_string: bool) -> Outcome<Value> {
        self.primitive(value, is_string, &mut Vec::new())
    }

    fn primitive(&self, value: &Value, is_string: bool, above: &mut Vec<Object>) -> Outcome<Value> {
        let Value::Object(object) = value else {
            return Ok(value.clone());
        };
        if let Some(symbol) = self.engine.well_known("toPrimitive")
            && !matches!(
                object.get(&Key::Symbol(symbol)),
                Value::Undefined | Value::Null
            )
        {
            return Err(self.type_error("Symbol.toPrimitive is not a function"));
        }
        let order = match is_string {
            true => ["toString", "valueOf"],
            false => ["valueOf", "toString"],
        };
        for method in order {
            if !self.has_method(object, method) {
                continue;
            }
            match (object.class(), method) {
                (Class::Wrapper(primitive), "valueOf") => return Ok(primitive),
                (Class::Wrapper(primitive), _) => {
                    return match &primitive {
                        Value::Symbol(symbol) => {
                            let text = format!("Symbol({})", symbol.description().lossy());
                            Ok(Value::from(text.as_str()))
                        }
                        other => self.to_text(other).map(Value::Text),
                    };
                }
                (_, "valueOf") => {}
                (Class::Array, _) => return self.join(object, above).map(Value::Text),
                (Class::Error, _) => return self.error_text(object).map(Value::Text),
                (Class::Plain, _) => return Ok(Value::from("[object Object]")),
            }
        }
        Err(self.type_error("Cannot convert object to primitive value"))
    }

    /// Does the object inherit the language's own method? A property of a program is in its way:
    /// at this level it is no function.
    fn has_method(&self, object: &Object, method: &str) -> bool {
        let key = Key::from_text(method.into());
        let mut at = Some(object.clone());
        while let Some(object) = at {
            if object.own(&key).is_some() {
                return false;
            }
            if object.is(&self.engine.prototypes.object) {
                return true;
            }
            at = object.prototype();
        }
        false
    }

    /// `Array.prototype.join`; an array within itself is empty.
    fn join(&self, array: &Object, above: &mut Vec<Object>) -> Outcome<Text> {
        if above.iter().any(|other| other.is(array)) {
            return Ok(Text::from(""));
        }
        if above.len() >= MAX_DEPTH {
            return Err(self.range_error("Maximum call stack size exceeded"));
        }
        let Value::Number(length) = array.get(&length_key()) else {
            return Ok(Text::from(""));
        };
        if length > f64::from(self.engine.max_units) {
            return Err(self.range_error("Invalid string length"));
        }
        above.push(array.clone());
        let mut units: Vec<u16> = Vec::new();
        for index in 0..length as u32 {
            if index > 0 {
                units.push(44);
            }
            let item = array.get(&Key::Index(index));
            if !matches!(item, Value::Undefined | Value::Null) {
                let primitive = self.primitive(&item, true, above)?;
                units.extend_from_slice(self.to_text(&primitive)?.units());
            }
            if units.len() > self.engine.max_units as usize {
                return Err(self.range_error("Invalid string length"));
            }
        }
        above.pop();
        Ok(Text::from(&units[..]))
    }

    /// `Error.prototype.toString`
    fn error_text(&self, error: &Object) -> Outcome<Text> {
        let part = |key: &str, absent: &str| {
            let value = error.get(&Key::from_text(key.into()));
            match value {
                Value::Undefined => Ok(Text::from(absent)),
                // What a program wrote there could be an error again, within itself.
                Value::Object(_) => Ok(Text::from("[object Object]")),
                other => self.to_text(&other),
            }
        };
        let (name, message) = (part("name", "Error")?, part("message", "")?);
        Ok(match (name.units(), message.units()) {
            ([], _) => message,
            (_, []) => name,
            _ => name.concat(&Text::from(": ")).concat(&message),
        })
    }
}

/// What a value is, in a message.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Undefined => "undefined".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        other => format!("a {}", super::operator::type_of(other)),
    }
}
