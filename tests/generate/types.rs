//! The types of generated programs.

use super::random::Random;

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    Number,
    String,
    Boolean,
    BigInt,
    Undefined,
    Null,
    Array(Box<Type>),
    Tuple(Vec<Type>),
    /// At least two members, none of them a union.
    Union(Vec<Type>),
    Map(Box<Type>, Box<Type>),
    Set(Box<Type>),
    Function(Vec<Type>, Box<Type>),
    /// One of [`Declared::interfaces`].
    Interface(usize),
    /// One of [`Declared::variants`].
    Variant(usize),
    /// One of [`Declared::classes`].
    Class(usize),
    /// One of [`Declared::enums`].
    Enum(usize),
}

/// A property of an interface or a class.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub kind: Type,
    pub optional: bool,
    pub readonly: bool,
}

/// A function or a method.
#[derive(Clone, Debug)]
pub struct Signature {
    pub name: String,
    pub parameters: Vec<Type>,
    pub result: Type,
}

/// `interface I { fields; methods }`.
#[derive(Clone, Debug)]
pub struct Interface {
    pub fields: Vec<Field>,
    pub methods: Vec<Signature>,
}

/// A class with a constructor of parameters for all its fields that have no initialiser.
#[derive(Clone, Debug)]
pub struct Class {
    pub base: Option<usize>,
    /// Own and inherited.
    pub fields: Vec<Field>,
    /// Own and inherited; getters are fields that cannot be written.
    pub methods: Vec<Signature>,
    pub statics: Vec<Signature>,
    pub parameters: Vec<Type>,
}

/// The types that a program declares.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    pub interfaces: Vec<Interface>,
    /// Unions of object types told apart by `kind`: for each the fields of its members.
    pub variants: Vec<Vec<Vec<Field>>>,
    pub classes: Vec<Class>,
    /// The members of each, and whether their values are strings.
    pub enums: Vec<(Vec<String>, bool)>,
}

impl Type {
    /// As it is written.
    pub fn text(&self) -> String {
        let list = |types: &[Type]| types.iter().map(Type::text).collect::<Vec<_>>();
        match self {
            Type::Number => "number".to_owned(),
            Type::String => "string".to_owned(),
            Type::Boolean => "boolean".to_owned(),
            Type::BigInt => "bigint".to_owned(),
            Type::Undefined => "undefined".to_owned(),
            Type::Null => "null".to_owned(),
            Type::Array(element) => match **element {
                Type::Union(_) | Type::Function(..) => format!("({})[]", element.text()),
                _ => format!("{}[]", element.text()),
            },
            Type::Tuple(elements) => format!("[{}]", list(elements).join(", ")),
            Type::Union(members) => members
                .iter()
                .map(|member| match member {
                    Type::Function(..) => format!("({})", member.text()),
                    _ => member.text(),
                })
                .collect::<Vec<_>>()
                .join(" | "),
            Type::Map(key, value) => format!("Map<{}, {}>", key.text(), value.text()),
            Type::Set(element) => format!("Set<{}>", element.text()),
            Type::Function(parameters, result) => {
                let parameters: Vec<String> = parameters
                    .iter()
                    .enumerate()
                    .map(|(index, kind)| format!("p{index}: {}", kind.text()))
                    .collect();
                format!("({}) => {}", parameters.join(", "), result.text())
            }
            Type::Interface(index) => format!("I{index}"),
            Type::Variant(index) => format!("V{index}"),
            Type::Class(index) => format!("C{index}"),
            Type::Enum(index) => format!("E{index}"),
        }
    }

    /// Can a value of `self` stand where `wanted` is asked for?
    pub fn fits(&self, wanted: &Type, declared: &Declared) -> bool {
        if self == wanted {
            return true;
        }
        match (self, wanted) {
            (_, Type::Union(members)) => members.iter().any(|member| self.fits(member, declared)),
            (Type::Class(own), Type::Class(_)) => declared.classes[*own]
                .base
                .is_some_and(|base| Type::Class(base).fits(wanted, declared)),
            _ => false,
        }
    }

    /// What `typeof` tells, if it tells it from all other types that are not `typeof "object"`.
    pub fn type_of(&self) -> &'static str {
        match self {
            Type::Number => "number",
            Type::String => "string",
            Type::Boolean => "boolean",
            Type::BigInt => "bigint",
            Type::Undefined => "undefined",
            Type::Function(..) => "function",
            Type::Enum(_) => "?",
            _ => "object",
        }
    }

    /// Does `console.log` print it the same in every engine?
    pub fn is_plain(&self) -> bool {
        match self {
            Type::Function(..) => false,
            Type::Array(inner) | Type::Set(inner) => inner.is_plain(),
            Type::Map(key, value) => key.is_plain() && value.is_plain(),
            Type::Tuple(all) | Type::Union(all) => all.iter().all(Type::is_plain),
            _ => true,
        }
    }
}

impl Declared {
    /// A type that fits a variable, no deeper than `depth`.
    pub fn any_type(&self, random: &mut Random, depth: usize) -> Type {
        let shallow = depth == 0;
        match random.below(if shallow { 6 } else { 19 }) {
            0..=2 => Type::Number,
            3 | 4 => Type::String,
            5 => Type::Boolean,
            6 | 7 => Type::Array(Box::new(self.any_type(random, depth - 1))),
            8 => {
                let count = 1 + random.below(3);
                Type::Tuple(
                    (0..count)
                        .map(|_| self.any_type(random, depth - 1))
                        .collect(),
                )
            }
            9 | 10 => self.any_union(random),
            11 => Type::Map(
                Box::new(self.key(random)),
                Box::new(self.any_type(random, depth - 1)),
            ),
            12 => Type::Set(Box::new(self.key(random))),
            13 => {
                let count = random.below(3);
                let parameters = (0..count).map(|_| self.any_type(random, 0)).collect();
                Type::Function(parameters, Box::new(self.any_type(random, depth - 1)))
            }
            14 if !self.interfaces.is_empty() => {
                Type::Interface(random.below(self.interfaces.len()))
            }
            15 if !self.variants.is_empty() => Type::Variant(random.below(self.variants.len())),
            16 | 17 if !self.classes.is_empty() => Type::Class(random.below(self.classes.len())),
            18 if !self.enums.is_empty() => Type::Enum(random.below(self.enums.len())),
            14 => Type::BigInt,
            _ => Type::Number,
        }
    }

    fn key(&self, random: &mut Random) -> Type {
        random
            .pick(&[Type::Number, Type::String, Type::String, Type::Boolean])
            .clone()
    }

    /// Members of which `typeof` tells each, and one object or null at most.
    fn any_union(&self, random: &mut Random) -> Type {
        let mut members: Vec<Type> = Vec::new();
        let mut pool = vec![Type::Number, Type::String, Type::Boolean, Type::Undefined];
        match random.below(4) {
            0 if !self.classes.is_empty() => {
                pool.push(Type::Class(random.below(self.classes.len())));
            }
            1 if !self.interfaces.is_empty() => {
                pool.push(Type::Interface(random.below(self.interfaces.len())));
            }
            2 => pool.push(Type::Array(Box::new(self.any_type(random, 0)))),
            _ => pool.push(Type::Null),
        }
        let count = 2 + random.below(2);
        while members.len() < count {
            members.push(pool.remove(random.below(pool.len())));
        }
        if members
            .iter()
            .all(|member| matches!(member, Type::Undefined | Type::Null))
        {
            members.push(Type::String);
        }
        Type::Union(members)
    }
}
