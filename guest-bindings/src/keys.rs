//! Going through an object.

use crate::{Result, Value};

/// The own enumerable keys of an object, as they were when it was asked.
///
/// ```no_run
/// # use dyntype_guest::Value;
/// # fn f(object: &Value) -> dyntype_guest::Result<()> {
/// for key in object.keys()? {
///     let value = object.get(&key)?;
///     println!("{}: {}", key.to_text()?, value.to_text()?);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Keys(std::vec::IntoIter<Value>);

impl Keys {
    pub(crate) fn new(keys: Vec<Value>) -> Keys {
        Keys(keys.into_iter())
    }

    /// The names, when no symbol is among the keys.
    pub fn names(self) -> Result<Vec<String>> {
        self.map(|key| key.to_text()).collect()
    }
}

impl Iterator for Keys {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Keys {}
