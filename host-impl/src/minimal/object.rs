//! Objects: ordered tables with a prototype, arrays, errors and wrapped primitives.

use super::value::{Key, Text, Value};
use indexmap::IndexMap;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// Attributes of a property, as `types.wit` numbers them.
pub(super) const WRITABLE: u32 = 1;
pub(super) const ENUMERABLE: u32 = 2;
pub(super) const CONFIGURABLE: u32 = 4;
pub(super) const PRESENT: u32 = 8;
const ALL: u32 = WRITABLE | ENUMERABLE | CONFIGURABLE;

/// What an object is besides its properties.
#[derive(Clone)]
pub(super) enum Class {
    Plain,
    Array,
    Error,
    /// A primitive value as an object.
    Wrapper(Value),
}

/// A property.
#[derive(Clone)]
pub(super) struct Property {
    /// None for an accessor, which at this level has neither getter nor setter.
    pub(super) value: Option<Value>,
    pub(super) attributes: u32,
}

struct Data {
    class: Class,
    prototype: Option<Object>,
    is_extensible: bool,
    properties: IndexMap<Key, Property>,
    /// Of an array.
    length: u32,
    is_length_writable: bool,
}

impl Data {
    /// Takes out what could be the last reference to another object.
    fn children(&mut self) -> Vec<Object> {
        let values = self.properties.drain(..).filter_map(|(_, p)| p.value);
        let objects = values.filter_map(|value| match value {
            Value::Object(object) => Some(object),
            _ => None,
        });
        let mut children: Vec<Object> = objects.collect();
        children.extend(self.prototype.take());
        children
    }
}

impl Drop for Data {
    /// Without recursion: a guest can make chains of any length.
    fn drop(&mut self) {
        let mut waiting = self.children();
        while let Some(object) = waiting.pop() {
            if Rc::strong_count(&object.0) == 1 {
                waiting.extend(object.0.borrow_mut().children());
            }
        }
    }
}

/// A reference to an object.
#[derive(Clone)]
pub struct Object(Rc<RefCell<Data>>);

/// A reference to an object that does not keep it.
pub(super) struct Watched(Weak<RefCell<Data>>);

impl Watched {
    /// Is the object there still?
    pub(super) fn is_alive(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// Empties the object, and so ends the cycles through it.
    pub(super) fn clear(&self) {
        if let Some(data) = self.0.upgrade() {
            // The statement ends the borrow before anything is dropped.
            let children = data.borrow_mut().children();
            drop(children);
        }
    }
}

impl Object {
    /// An object without properties.
    pub(super) fn new(prototype: Option<Object>, class: Class) -> Self {
        Object(Rc::new(RefCell::new(Data {
            class,
            prototype,
            is_extensible: true,
            properties: IndexMap::new(),
            length: 0,
            is_length_writable: true,
        })))
    }

    /// A reference that does not keep it.
    pub(super) fn watched(&self) -> Watched {
        Watched(Rc::downgrade(&self.0))
    }

    /// Is it the same object?
    pub(super) fn is(&self, other: &Object) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(super) fn class(&self) -> Class {
        self.0.borrow().class.clone()
    }

    pub(super) fn is_array(&self) -> bool {
        matches!(self.0.borrow().class, Class::Array)
    }

    pub(super) fn prototype(&self) -> Option<Object> {
        self.0.borrow().prototype.clone()
    }

    /// Changes the prototype; false when that is refused.
    pub(super) fn set_prototype(&self, prototype: Option<Object>) -> bool {
        let is_same = match (self.prototype(), &prototype) {
            (Some(now), Some(new)) => now.is(new),
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return true;
        }
        if !self.is_extensible() {
            return false;
        }
        let mut at = prototype.clone();
        while let Some(object) = at {
            if object.is(self) {
                return false;
            }
            at = object.prototype();
        }
        // The old one is dropped after the borrow has ended.
        let before = std::mem::replace(&mut self.0.borrow_mut().prototype, prototype);
        drop(before);
        true
    }

    pub(super) fn is_extensible(&self) -> bool {
        self.0.borrow().is_extensible
    }

    pub(super) fn prevent_extensions(&self) {
        self.0.borrow_mut().is_extensible = false;
    }

    /// `[[GetOwnProperty]]`
    pub(super) fn own(&self, key: &Key) -> Option<Property> {
        let data = self.0.borrow();
        if is_length(key) {
            let (value, is_writable) = match &data.class {
                Class::Array => (f64::from(data.length), data.is_length_writable),
                Class::Wrapper(Value::Text(text)) => (text.units().len() as f64, false),
                _ => return data.properties.get(key).cloned(),
            };
            return Some(Property {
                value: Some(Value::Number(value)),
                attributes: u32::from(is_writable),
            });
        }
        if let (Key::Index(index), Class::Wrapper(Value::Text(text))) = (key, &data.class)
            && let Some(unit) = text.units().get(*index as usize)
        {
            return Some(Property {
                value: Some(Value::Text(Text::from(&[*unit][..]))),
                attributes: ENUMERABLE,
            });
        }
        data.properties.get(key).cloned()
    }

    /// The property, own or inherited.
    pub(super) fn find(&self, key: &Key) -> Option<Property> {
        let mut at = Some(self.clone());
        while let Some(object) = at {
            if let Some(property) = object.own(key) {
                return Some(property);
            }
            at = object.prototype();
        }
        None
    }

    /// The value of a property, undefined when it is absent.
    pub(super) fn get(&self, key: &Key) -> Value {
        let found = self.find(key).and_then(|property| property.value);
        found.unwrap_or(Value::Undefined)
    }

    /// `[[Set]]`; false when that is refused.
    pub(super) fn set(&self, key: &Key, value: Value) -> bool {
        match self.own(key) {
            Some(Property {
                value: Some(_),
                attributes,
            }) => attributes & WRITABLE != 0 && self.write(key, value, attributes),
            Some(_) => false,
            None => {
                let inherited = self.prototype().and_then(|prototype| prototype.find(key));
                let is_writable = inherited.is_none_or(|property| {
                    property.value.is_some() && property.attributes & WRITABLE != 0
                });
                is_writable && self.is_extensible() && self.write(key, value, ALL)
            }
        }
    }

    /// `[[DefineOwnProperty]]` with a complete descriptor; false when that is refused.
    pub(super) fn define(&self, key: &Key, property: Property) -> bool {
        let attributes = property.attributes & ALL;
        let Some(before) = self.own(key) else {
            if !self.is_extensible() {
                return false;
            }
            return match property.value {
                Some(value) => self.write(key, value, attributes),
                None => self.insert(key, None, attributes),
            };
        };
        if before.attributes & CONFIGURABLE == 0 {
            let raises = attributes & !before.attributes & (CONFIGURABLE | WRITABLE) != 0;
            let differs = (attributes ^ before.attributes) & ENUMERABLE != 0;
            if raises || differs || before.value.is_some() != property.value.is_some() {
                return false;
            }
            let is_same = match (&before.value, &property.value) {
                (Some(a), Some(b)) => super::operator::same_value(a, b),
                _ => true,
            };
            if before.attributes & WRITABLE == 0 && !is_same {
                return false;
            }
        }
        match property.value {
            Some(value) => self.write(key, value, attributes),
            None => self.insert(key, None, attributes & !WRITABLE),
        }
    }

    /// Writes an own data property that may be written.
    fn write(&self, key: &Key, value: Value, attributes: u32) -> bool {
        let class = self.class();
        match (&class, key) {
            (Class::Array, key) if is_length(key) => {
                return self.set_length(&value, attributes & WRITABLE != 0);
            }
            (Class::Array, Key::Index(index)) => {
                let mut data = self.0.borrow_mut();
                if *index >= data.length {
                    if !data.is_length_writable {
                        return false;
                    }
                    data.length = index + 1;
                }
            }
            (Class::Wrapper(Value::Text(_)), key) if self.is_unit(key) => return true,
            _ => {}
        }
        self.insert(key, Some(value), attributes)
    }

    /// Is the property one of a wrapped string's own? It has passed the checks, so nothing changes.
    fn is_unit(&self, key: &Key) -> bool {
        is_length(key) || (matches!(key, Key::Index(_)) && self.own(key).is_some())
    }

    fn insert(&self, key: &Key, value: Option<Value>, attributes: u32) -> bool {
        let property = Property { value, attributes };
        // The old value is dropped after the borrow has ended.
        let before = self.0.borrow_mut().properties.insert(key.clone(), property);
        drop(before);
        true
    }

    /// A property that does not show.
    pub(super) fn define_hidden(&self, name: &str, value: Value) {
        self.insert(
            &Key::from_text(name.into()),
            Some(value),
            WRITABLE | CONFIGURABLE,
        );
    }

    /// The number that an array's length becomes; None is a RangeError.
    pub(super) fn length_of(number: f64) -> Option<u32> {
        let length = number as u32;
        (f64::from(length) == number).then_some(length)
    }

    /// Cuts an array, or makes it longer. The value is a number that is a length.
    fn set_length(&self, value: &Value, is_writable: bool) -> bool {
        let Value::Number(number) = value else {
            return false;
        };
        let Some(wanted) = Object::length_of(*number) else {
            return false;
        };
        let mut data = self.0.borrow_mut();
        let mut length = wanted;
        let mut gone = Vec::new();
        if wanted < data.length {
            // Properties that must stay stop the cut.
            for (key, property) in &data.properties {
                if let Key::Index(index) = key
                    && *index >= length
                    && property.attributes & CONFIGURABLE == 0
                {
                    length = index + 1;
                }
            }
            let is_cut = |key: &Key| matches!(key, Key::Index(index) if *index >= length);
            data.properties.retain(|key, property| {
                let is_cut = is_cut(key);
                if is_cut {
                    gone.extend(property.value.take());
                }
                !is_cut
            });
        }
        data.length = length;
        data.is_length_writable &= is_writable;
        drop(data);
        drop(gone);
        length == wanted
    }

    /// `[[Delete]]`; false when that is refused.
    pub(super) fn delete(&self, key: &Key) -> bool {
        match self.own(key) {
            None => true,
            Some(property) if property.attributes & CONFIGURABLE == 0 => false,
            Some(_) => {
                let gone = self.0.borrow_mut().properties.shift_remove(key);
                drop(gone);
                true
            }
        }
    }

    /// `[[OwnPropertyKeys]]`: indices by number, then names and symbols as they were added.
    pub(super) fn keys(&self) -> Vec<Key> {
        let data = self.0.borrow();
        let all = || data.properties.keys();
        let units = match &data.class {
            Class::Wrapper(Value::Text(text)) => text.units().len() as u32,
            _ => 0,
        };
        let mut indices: Vec<u32> = all()
            .filter_map(|key| match key {
                Key::Index(index) => Some(*index),
                _ => None,
            })
            .collect();
        indices.sort_unstable();
        let mut keys: Vec<Key> = (0..units).chain(indices).map(Key::Index).collect();
        if matches!(data.class, Class::Array | Class::Wrapper(Value::Text(_))) {
            keys.push(length_key());
        }
        keys.extend(all().filter(|key| matches!(key, Key::Name(_))).cloned());
        keys.extend(all().filter(|key| matches!(key, Key::Symbol(_))).cloned());
        keys
    }
}

/// The key `length`.
pub(super) fn length_key() -> Key {
    Key::Name("length".into())
}

pub(super) fn is_length(key: &Key) -> bool {
    const LENGTH: [u16; 6] = [108, 101, 110, 103, 116, 104];
    matches!(key, Key::Name(name) if name.units() == LENGTH)
}

#[cfg(test)]
mod tests {
    use super::{Class, Key, Object, Value};

    #[test]
    fn a_long_chain_is_dropped() {
        let key = Key::from_text("next".into());
        let mut last = Object::new(None, Class::Plain);
        for _ in 0..200_000 {
            let next = Object::new(None, Class::Plain);
            next.set(&key, Value::Object(last));
            last = next;
        }
        let watched = last.watched();
        drop(last);
        assert!(!watched.is_alive());
    }

    #[test]
    fn a_cycle_ends_when_it_is_cleared() {
        let key = Key::from_text("self".into());
        let object = Object::new(None, Class::Plain);
        object.set(&key, Value::Object(object.clone()));
        let watched = object.watched();
        drop(object);
        assert!(watched.is_alive());
        watched.clear();
        assert!(!watched.is_alive());
    }
}
