//! The engine with level 0: objects, properties, conversions, operators and errors as plain Rust
//! values, without a JavaScript engine. What needs more throws a TypeError that says so.
//!
//! There are no functions at this level, so nothing here calls back: objects convert to primitives
//! the way the language's own prototypes do it.

mod construct;
mod convert;
mod exception;
mod number;
mod object;
mod operator;
mod property;
mod value;

use crate::calls::Calls;
use crate::engine::{Arg, Engine, ErrorClass, Look, Out, Reference};
use crate::error::Error;
use crate::reflect::Origin;
use crate::signature::Signature;
use crate::state::{Limits, Realm};
use crate::values::Failure;
use indexmap::IndexSet;
use object::{Class, Object, Watched};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use value::{Key, Symbol, Text, Value};
use wasmtime::{ExternRef, Rooted};

/// The engine without a JavaScript engine.
pub struct Minimal {
    prototypes: Prototypes,
    keys: RefCell<IndexSet<Key>>,
    max_keys: usize,
    max_units: u32,
    /// All objects, for the end: references are counted, so cycles last until then.
    heap: RefCell<Heap>,
    registry: RefCell<HashMap<Text, Symbol>>,
    well_known: RefCell<HashMap<Text, Symbol>>,
}

/// The prototypes of the language, as far as there is something to inherit.
struct Prototypes {
    object: Object,
    array: Object,
    /// Of strings, numbers, booleans and symbols, in this order.
    primitives: [Object; 4],
    errors: Vec<(&'static str, Object)>,
}

/// The objects that may be alive, and how many there may be before the dead are looked for.
#[derive(Default)]
struct Heap {
    objects: Vec<Watched>,
    patience: usize,
}

/// What a function of the interface throws.
type Thrown = Value;
/// What a function of the interface gives.
type Outcome<R> = Result<R, Thrown>;
/// A function of the interface.
pub(crate) type Op = fn(&Call<'_>) -> Outcome<Out<Value>>;
/// The functions of an interface.
type Group = &'static [(&'static str, Op)];

const GROUPS: &[(&str, Group)] = &[
    ("construct", construct::OPS),
    ("convert", convert::OPS),
    ("exception", exception::OPS),
    ("operator", operator::OPS),
    ("property", property::OPS),
];

/// The level of this engine.
const LEVEL: &str = "Level 0";

/// A call of a function of the interface.
pub struct Call<'a> {
    engine: &'a Minimal,
    args: &'a [Arg<Value, Text>],
}

macro_rules! argument {
    ($($name:ident $variant:ident $ty:ty;)*) => {$(
        fn $name(&self, index: usize) -> Outcome<$ty> {
            match self.args.get(index) {
                Some(Arg::$variant(value)) => Ok(value.clone()),
                _ => Err(self.type_error(concat!("an argument is no ", stringify!($name)))),
            }
        }
    )*};
}

impl Call<'_> {
    argument! {
        value Value Value;
        values Values Vec<Value>;
        text Text Text;
        bool Bool bool;
        u32 U32 u32;
        f64 F64 f64;
    }

    fn type_error(&self, message: &str) -> Thrown {
        self.engine.error_of("TypeError", message)
    }

    fn range_error(&self, message: &str) -> Thrown {
        self.engine.error_of("RangeError", message)
    }
}

impl Minimal {
    fn new(limits: &Limits) -> Self {
        let object = Object::new(None, Class::Plain);
        let child = |class| Object::new(Some(object.clone()), class);
        let error = child(Class::Plain);
        let mut errors = vec![("Error", error.clone())];
        for class in exception::CLASSES {
            errors.push((class, Object::new(Some(error.clone()), Class::Plain)));
        }
        for (class, prototype) in &errors {
            prototype.define_hidden("name", Value::from(*class));
            prototype.define_hidden("message", Value::from(""));
        }
        let minimal = Minimal {
            prototypes: Prototypes {
                array: child(Class::Array),
                primitives: [(); 4].map(|()| child(Class::Plain)),
                errors,
                object,
            },
            keys: RefCell::default(),
            max_keys: limits.keys as usize,
            max_units: limits.string_units,
            heap: RefCell::default(),
            registry: RefCell::default(),
            well_known: RefCell::default(),
        };
        let known = &minimal.prototypes;
        let errors = known.errors.iter().map(|(_, prototype)| prototype);
        let others = known.primitives.iter().chain([&known.array, &known.object]);
        errors
            .chain(others)
            .for_each(|object| minimal.watch(object));
        minimal
    }

    /// Notes a new object.
    fn watch(&self, object: &Object) {
        let mut heap = self.heap.borrow_mut();
        if heap.objects.len() >= heap.patience {
            heap.objects.retain(Watched::is_alive);
            heap.patience = 1024.max(heap.objects.len() * 2);
        }
        heap.objects.push(object.watched());
    }

    fn error_of(&self, class: &str, message: &str) -> Value {
        exception::make(self, class, Text::from(message)).unwrap_or(Value::Undefined)
    }
}

impl Drop for Minimal {
    fn drop(&mut self) {
        for object in self.heap.get_mut().objects.drain(..) {
            object.clear();
        }
    }
}

impl Engine for Minimal {
    const LEVEL: u32 = 0;
    type Value = Value;
    type Text = Text;
    type Op = Op;

    fn start(limits: &Limits) -> Result<Self, Error> {
        Ok(Minimal::new(limits))
    }

    fn op(signature: &Signature) -> Option<Op> {
        let docs = signature.docs.split_whitespace().collect::<Vec<_>>();
        if !docs.join(" ").contains(LEVEL) {
            return Some(|c| Err(c.type_error("this host has dynamic values of level 0 only")));
        }
        let mut groups = GROUPS.iter();
        let (_, ops) = groups.find(|(interface, _)| *interface == signature.interface)?;
        let found = ops.iter().find(|(name, _)| *name == signature.name);
        found.map(|(_, op)| *op)
    }

    fn perform(
        realm: &Rc<Realm<Self>>,
        _: &mut dyn Calls<Self>,
        op: Op,
        args: &[Arg<Value, Text>],
    ) -> Result<Out<Value>, Failure<Value>> {
        let engine = &realm.engine;
        op(&Call { engine, args }).map_err(Failure::Thrown)
    }

    fn undefined() -> Value {
        Value::Undefined
    }

    fn number(number: f64) -> Value {
        Value::Number(number)
    }

    fn integer(number: i32) -> Value {
        Value::Number(number.into())
    }

    fn text(units: &[u16]) -> Text {
        Text::from(units)
    }

    fn text_of(text: &str) -> Text {
        Text::from(text)
    }

    fn look(value: &Value) -> Look {
        match value {
            Value::Undefined => Look::Undefined,
            Value::Null => Look::Null,
            Value::Bool(truth) => Look::Bool(*truth),
            Value::Number(number) => Look::Number(*number),
            Value::Text(text) => Look::Text(text.units().len()),
            Value::Symbol(_) | Value::Object(_) => Look::Other,
        }
    }

    fn describe(value: &Value) -> String {
        format!("{value:?}")
    }

    fn error(realm: &Realm<Self>, class: ErrorClass, message: &str) -> wasmtime::Result<Value> {
        Ok(match class {
            ErrorClass::Range => realm.engine.error_of("RangeError", message),
            ErrorClass::Type => realm.engine.error_of("TypeError", message),
        })
    }

    fn wrap<O: Origin>(
        _: &mut O,
        realm: &Rc<Realm<Self>>,
        _: Rooted<ExternRef>,
    ) -> Result<Value, Failure<Value>> {
        let message = "this host has no objects of guests, which are of level 2";
        Err(Failure::Thrown(realm.engine.error_of("TypeError", message)))
    }

    fn reference(&self, _: &Value) -> Option<Reference> {
        None
    }

    fn guest_objects(&self) -> usize {
        0
    }

    fn release_guest_objects(&self) {}

    fn sweep(&self) {}

    fn collect(&self) {}
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, Minimal};
    use crate::engine::{Engine, table};
    use crate::signature::component_signatures;

    #[test]
    fn every_function_of_level_0_is_implemented_and_no_other() {
        table::<Minimal>().expect("every function has an implementation");
        for (interface, ops) in GROUPS {
            for (name, _) in *ops {
                let mut all = component_signatures().into_iter();
                let found = all.find(|s| s.interface == *interface && s.name == *name);
                let signature = found.unwrap_or_else(|| panic!("{interface}.{name} is in no WIT"));
                assert!(signature.docs.contains("Level 0"), "{interface}.{name}");
                assert!(Minimal::op(&signature).is_some());
            }
        }
    }
}
