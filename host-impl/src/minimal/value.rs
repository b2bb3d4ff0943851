//! Values, strings, symbols and property keys.

use super::object::Object;
use std::fmt;
use std::rc::Rc;

/// A dynamic value.
#[derive(Clone)]
pub enum Value {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(Text),
    /// A symbol.
    Symbol(Symbol),
    /// An object.
    Object(Object),
}

/// A string of UTF-16 units.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Rc<[u16]>);

impl Text {
    /// Its units.
    pub(super) fn units(&self) -> &[u16] {
        &self.0
    }

    /// The text with lone surrogates replaced.
    pub(super) fn lossy(&self) -> String {
        String::from_utf16_lossy(&self.0)
    }

    /// Both texts, one after the other.
    pub(super) fn concat(&self, other: &Text) -> Text {
        Text([self.units(), other.units()].concat().into())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.encode_utf16().collect())
    }
}

impl From<&[u16]> for Text {
    fn from(units: &[u16]) -> Self {
        Text(units.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.into())
    }
}

/// A symbol: equal to itself alone.
#[derive(Clone)]
pub struct Symbol(Rc<Text>);

impl Symbol {
    /// A new one.
    pub(super) fn new(description: Text) -> Self {
        Symbol(Rc::new(description))
    }

    /// What it is called.
    pub(super) fn description(&self) -> &Text {
        &self.0
    }

    fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Symbol {}

impl std::hash::Hash for Symbol {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.address().hash(state);
    }
}

/// The name of a property.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// The index of an array: an integer below 2^32-1.
    Index(u32),
    /// Any other string.
    Name(Text),
    /// A symbol.
    Symbol(Symbol),
}

impl Key {
    /// The key that a string is.
    pub(super) fn from_text(text: Text) -> Key {
        let units = text.units();
        let is_canonical = match units {
            [] => false,
            [first, ..] => units.len() <= 10 && (*first != 48 || units.len() == 1),
        };
        // More than ten digits are no index, and could be more than fits.
        let mut digits = units.iter().take(10).map(|unit| match unit {
            48..=57 => Some(u64::from(unit - 48)),
            _ => None,
        });
        let number = digits.try_fold(0, |all, digit| Some(all * 10 + digit?));
        match number {
            Some(number) if is_canonical && number < u64::from(u32::MAX) => {
                Key::Index(number as u32)
            }
            _ => Key::Name(text),
        }
    }

    /// The key as a value.
    pub(super) fn value(&self) -> Value {
        match self {
            Key::Index(index) => Value::from(index.to_string().as_str()),
            Key::Name(name) => Value::Text(name.clone()),
            Key::Symbol(symbol) => Value::Symbol(symbol.clone()),
        }
    }

    /// The key in a message.
    pub(super) fn shown(&self) -> String {
        match self {
            Key::Index(index) => index.to_string(),
            Key::Name(name) => name.lossy(),
            Key::Symbol(symbol) => format!("Symbol({})", symbol.description().lossy()),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Undefined => f.write_str("undefined"),
            Value::Null => f.write_str("null"),
            Value::Bool(truth) => truth.fmt(f),
            Value::Number(number) => f.write_str(&super::number::print(*number)),
            Value::Text(text) => write!(f, "{:?}", text.lossy()),
            Value::Symbol(symbol) => write!(f, "Symbol({})", symbol.description().lossy()),
            Value::Object(_) => f.write_str("an object"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn indices_are_told_from_names() {
        let is_index = |text: &str| matches!(Key::from_text(text.into()), Key::Index(_));
        assert!(["0", "7", "10", "4294967294"].into_iter().all(is_index));
        let names = [
            "",
            "00",
            "01",
            "-1",
            "1.5",
            "4294967295",
            "99999999999",
            "a",
        ];
        assert!(!names.into_iter().any(is_index));
    }
}
