//! The part of a type that passes a test.

use super::{Checker, EnumKind, EnumValue};
use crate::types::{Type, TypeId};

/// Kinds of values, as bits: what a type may be at run time.
mod kind {
    pub const STRING: u32 = 1;
    pub const NUMBER: u32 = 2;
    pub const BIGINT: u32 = 4;
    pub const BOOLEAN: u32 = 8;
    pub const SYMBOL: u32 = 16;
    pub const UNDEFINED: u32 = 32;
    pub const NULL: u32 = 64;
    pub const OBJECT: u32 = 128;
    pub const FUNCTION: u32 = 256;
    pub const ALL: u32 = 511;
}

impl<'a> Checker<'a> {
    /// What a value of a type may be.
    fn kinds(&mut self, ty: TypeId) -> u32 {
        match self.types.get(ty).clone() {
            Type::Never => 0,
            Type::Void => kind::ALL,
            Type::Undefined => kind::UNDEFINED,
            Type::Null => kind::NULL,
            Type::Boolean | Type::BooleanLiteral(_) => kind::BOOLEAN,
            Type::Number | Type::NumberLiteral(_) | Type::Intrinsic(_) => kind::NUMBER,
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => kind::STRING,
            Type::BigInt | Type::BigIntLiteral(_) => kind::BIGINT,
            Type::Symbol => kind::SYMBOL,
            Type::NonPrimitive => kind::OBJECT | kind::FUNCTION,
            Type::Enum(symbol) => match self.enum_kind(symbol) {
                EnumKind::Number => kind::NUMBER,
                EnumKind::String => kind::STRING,
                EnumKind::Mixed => kind::NUMBER | kind::STRING,
            },
            Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                EnumValue::String(_) => kind::STRING,
                EnumValue::Number(_) | EnumValue::Computed => kind::NUMBER,
            },
            Type::Union(members) => members
                .iter()
                .fold(0, |bits, &member| bits | self.kinds(member)),
            Type::Intersection(members) => members
                .iter()
                .fold(kind::ALL, |bits, &member| bits & self.kinds(member)),
            Type::Class(class, _) => {
                let function = self.library_class("Function") == Some(class);
                if function {
                    kind::FUNCTION
                } else {
                    kind::OBJECT
                }
            }
            Type::Tuple(_) | Type::EnumValue(_) | Type::NamespaceValue(_) => kind::OBJECT,
            Type::ClassValue(_) => kind::FUNCTION,
            Type::Interface(..) | Type::Object(_) => {
                if !self.signatures(ty).is_empty() || !self.construct_signatures(ty).is_empty() {
                    return kind::FUNCTION;
                }
                let mut bits = kind::OBJECT;
                // Structural types that primitives have too, such as `{ length: number }`.
                for (primitive, bit) in [
                    (TypeId::STRING, kind::STRING),
                    (TypeId::NUMBER, kind::NUMBER),
                    (TypeId::BOOLEAN, kind::BOOLEAN),
                    (TypeId::BIGINT, kind::BIGINT),
                    (TypeId::SYMBOL, kind::SYMBOL),
                ] {
                    if self.is_assignable(primitive, ty) {
                        bits |= bit;
                    }
                }
                bits
            }
            Type::Any
            | Type::Unknown
            | Type::Param(_)
            | Type::This(_)
            | Type::KeyOf(_)
            | Type::Indexed(..)
            | Type::Deferred(..) => kind::ALL,
        }
    }

    /// Maps the members of a union.
    fn map_members(
        &mut self,
        ty: TypeId,
        mut map: impl FnMut(&mut Self, TypeId) -> Option<TypeId>,
    ) -> TypeId {
        let members = self.members_of(ty);
        let mut kept = Vec::with_capacity(members.len());
        for member in members {
            kept.extend(map(self, member));
        }
        self.union_of(&kept)
    }

    /// Values that are true in a condition.
    pub(crate) fn truthy_part(&mut self, ty: TypeId) -> TypeId {
        let yes = self.types.intern(Type::BooleanLiteral(true));
        self.map_members(ty, |checker, member| match checker.types.get(member) {
            Type::Null | Type::Undefined | Type::Void | Type::BooleanLiteral(false) => None,
            Type::StringLiteral(text) if text.is_empty() => None,
            Type::NumberLiteral(bits)
                if f64::from_bits(*bits) == 0.0 || f64::from_bits(*bits).is_nan() =>
            {
                None
            }
            Type::BigIntLiteral(digits) if matches!(&**digits, "0" | "-0") => None,
            Type::Boolean => Some(yes),
            _ => Some(member),
        })
    }

    /// Values that are false in a condition.
    pub(crate) fn falsy_part(&mut self, ty: TypeId) -> TypeId {
        let no = self.types.intern(Type::BooleanLiteral(false));
        let empty = self.types.intern(Type::StringLiteral("".into()));
        let found = self.falsy_members(ty);
        self.map_members(found, |checker, member| {
            Some(match checker.types.get(member) {
                Type::Boolean => no,
                Type::String => empty,
                _ => member,
            })
        })
    }

    /// Members of a union that may be false in a condition.
    pub(crate) fn falsy_members(&mut self, ty: TypeId) -> TypeId {
        let no = self.types.intern(Type::BooleanLiteral(false));
        self.map_members(ty, |checker, member| {
            match checker.types.get(member).clone() {
                Type::BooleanLiteral(true) | Type::Symbol | Type::NonPrimitive => None,
                Type::StringLiteral(text) if !text.is_empty() => None,
                Type::NumberLiteral(bits)
                    if f64::from_bits(bits) != 0.0 && !f64::from_bits(bits).is_nan() =>
                {
                    None
                }
                Type::EnumMember(symbol, index) => match checker.enum_member(symbol, index).1 {
                    EnumValue::String(text) if !text.is_empty() => None,
                    EnumValue::Number(value) if value != 0.0 && !value.is_nan() => None,
                    _ => Some(member),
                },
                Type::Boolean => Some(no),
                Type::Class(..)
                | Type::Tuple(_)
                | Type::ClassValue(_)
                | Type::EnumValue(_)
                | Type::NamespaceValue(_) => None,
                Type::Object(_) | Type::Interface(..) | Type::Intersection(_) => {
                    let falsy = kind::STRING | kind::NUMBER | kind::BOOLEAN | kind::BIGINT;
                    if checker.kinds(member) & falsy == 0 {
                        None
                    } else {
                        Some(member)
                    }
                }
                _ => Some(member),
            }
        })
    }

    /// `typeof x === name` came out as `equal`.
    pub(crate) fn narrow_typeof(&mut self, ty: TypeId, name: &str, equal: bool) -> TypeId {
        let (bits, primitive) = match name {
            "string" => (kind::STRING, Some(TypeId::STRING)),
            "number" => (kind::NUMBER, Some(TypeId::NUMBER)),
            "bigint" => (kind::BIGINT, Some(TypeId::BIGINT)),
            "boolean" => (kind::BOOLEAN, Some(TypeId::BOOLEAN)),
            "symbol" => (kind::SYMBOL, Some(TypeId::SYMBOL)),
            "undefined" => (kind::UNDEFINED, Some(TypeId::UNDEFINED)),
            "object" => (kind::OBJECT | kind::NULL, None),
            "function" => (kind::FUNCTION, None),
            _ => return ty,
        };
        self.map_members(ty, |checker, member| {
            let found = checker.kinds(member);
            let open = matches!(
                checker.types.get(member),
                Type::Any
                    | Type::Unknown
                    | Type::Param(_)
                    | Type::This(_)
                    | Type::Indexed(..)
                    | Type::Deferred(..)
                    | Type::Void
            );
            if !equal {
                // Callable objects answer "function", whatever else they are.
                return if !open && found & !bits == 0 {
                    None
                } else {
                    Some(member)
                };
            }
            if found & bits == 0 {
                return None;
            }
            if found & !bits == 0 {
                return Some(member);
            }
            match primitive {
                Some(_) if matches!(checker.types.get(member), Type::Enum(_)) => Some(member),
                Some(primitive) => Some(primitive),
                // Of something open, an object is as open.
                None => Some(match checker.types.get(member) {
                    Type::Unknown => TypeId::ANY,
                    _ => member,
                }),
            }
        })
    }

    /// `x instanceof C` came out as `truth`.
    pub(crate) fn narrow_instance(&mut self, ty: TypeId, class: TypeId, truth: bool) -> TypeId {
        let Some(instance) = self.tested_instance(class) else {
            return ty;
        };
        let Type::Class(tested, _) = *self.types.get(instance) else {
            return if truth {
                self.narrow_to(ty, instance, true)
            } else {
                ty
            };
        };
        let is_array = self.library_class("Array") == Some(tested);
        self.map_members(ty, |checker, member| {
            match checker.types.get(member).clone() {
                Type::Class(symbol, _) | Type::This(symbol) => {
                    if checker.derives_from(symbol, tested) {
                        truth.then_some(member)
                    } else if !truth {
                        Some(member)
                    } else if checker.derives_from(tested, symbol) {
                        Some(instance)
                    } else if checker.class_heritage_unknown(symbol)
                        || checker.class_heritage_unknown(tested)
                    {
                        Some(TypeId::ANY)
                    } else {
                        None
                    }
                }
                Type::Tuple(_) if is_array => truth.then_some(member),
                Type::Any | Type::Unknown if truth => Some(instance),
                _ if !truth => Some(member),
                Type::Interface(..)
                | Type::Object(_)
                | Type::NonPrimitive
                | Type::Intersection(_) => {
                    if checker.kinds(member) & kind::OBJECT == 0 {
                        return None;
                    }
                    if checker.is_assignable(instance, member) {
                        return Some(instance);
                    }
                    Some(checker.intersection_of(&[member, instance]))
                }
                Type::Param(_) | Type::Indexed(..) | Type::Deferred(..) | Type::Void => {
                    Some(instance)
                }
                _ => None,
            }
        })
    }

    /// `name in x` came out as `truth`.
    pub(crate) fn narrow_in(&mut self, ty: TypeId, name: &str, truth: bool) -> TypeId {
        let Type::Union(members) = self.types.get(ty).clone() else {
            return ty;
        };
        let mut kept = Vec::new();
        for member in members {
            let structured = matches!(
                self.types.get(member),
                Type::Object(_)
                    | Type::Interface(..)
                    | Type::Class(..)
                    | Type::Tuple(_)
                    | Type::Intersection(_)
            );
            let found = if structured {
                self.property(member, name)
            } else {
                None
            };
            let keep = match (&found, truth) {
                (Some(property), false) => property.optional,
                (Some(_), true) | (None, false) => true,
                (None, true) => !structured || self.index_type(member, false).is_some(),
            };
            if keep {
                kept.push(member);
            }
        }
        if kept.is_empty() {
            ty
        } else {
            self.union_of(&kept)
        }
    }

    /// `Array.isArray(x)` came out as `truth`.
    pub(crate) fn narrow_array(&mut self, ty: TypeId, truth: bool) -> TypeId {
        let any_array = self.array_of(TypeId::ANY);
        self.map_members(ty, |checker, member| {
            let is_array = matches!(checker.types.get(member), Type::Tuple(_))
                || checker.array_element(member).is_some();
            if is_array {
                return truth.then_some(member);
            }
            if !truth || checker.open_arrays {
                return Some(member);
            }
            match checker.types.get(member).clone() {
                Type::Any | Type::Unknown | Type::NonPrimitive | Type::Void => Some(any_array),
                Type::Param(_) | Type::Indexed(..) | Type::Deferred(..) | Type::Intersection(_) => {
                    Some(any_array)
                }
                Type::Interface(..) | Type::Object(_) => checker
                    .is_assignable(any_array, member)
                    .then_some(any_array),
                _ => None,
            }
        })
    }

    /// A type guard for `wanted` came out as `truth`.
    pub(crate) fn narrow_to(&mut self, ty: TypeId, wanted: TypeId, truth: bool) -> TypeId {
        if wanted == TypeId::ANY {
            return ty;
        }
        if truth && matches!(self.types.get(ty), Type::Any | Type::Unknown) {
            return wanted;
        }
        if !truth {
            return self.map_members(ty, |checker, member| {
                let open = matches!(checker.types.get(member), Type::Any | Type::Unknown);
                if !open && checker.is_assignable(member, wanted) {
                    None
                } else {
                    Some(member)
                }
            });
        }
        let targets = self.members_of(wanted);
        let found = self.map_members(ty, |checker, member| {
            if checker.is_assignable(member, wanted) {
                return Some(member);
            }
            let mut kept = Vec::new();
            for &target in &targets {
                if checker.is_assignable(target, member) {
                    kept.push(target);
                }
            }
            if kept.is_empty() {
                None
            } else {
                Some(checker.union_of(&kept))
            }
        });
        if found != TypeId::NEVER {
            return found;
        }
        // Neither contains the other: a value of both.
        let kinds = self.kinds(ty) & self.kinds(wanted);
        if kinds == 0 {
            return TypeId::NEVER;
        }
        match self.types.get(ty) {
            Type::Union(_) | Type::Param(_) | Type::Indexed(..) | Type::Deferred(..) => wanted,
            _ => self.intersection_of(&[ty, wanted]),
        }
    }

    /// `x === other` (or `==`) came out as `equal`.
    pub(crate) fn narrow_equal(
        &mut self,
        ty: TypeId,
        other: TypeId,
        strict: bool,
        equal: bool,
    ) -> TypeId {
        let is_nullish = matches!(
            self.types.get(other),
            Type::Null | Type::Undefined | Type::Void
        );
        if is_nullish && !strict {
            return self.map_members(ty, |checker, member| {
                let nullish = matches!(checker.types.get(member), Type::Null | Type::Undefined);
                let open = matches!(
                    checker.types.get(member),
                    Type::Any
                        | Type::Unknown
                        | Type::Void
                        | Type::Param(_)
                        | Type::This(_)
                        | Type::Indexed(..)
                        | Type::Deferred(..)
                );
                if open || nullish == equal {
                    Some(member)
                } else {
                    None
                }
            });
        }
        if matches!(self.types.get(ty), Type::Any)
            || matches!(
                self.types.get(other),
                Type::Any | Type::Unknown | Type::Never
            )
        {
            return ty;
        }
        if !equal {
            if !self.is_unit(other) {
                return ty;
            }
            let other_value = self.unit_value(other);
            return self.map_members(ty, |checker, member| match checker.types.get(member).clone() {
                Type::Boolean => match checker.types.get(other) {
                    Type::BooleanLiteral(value) => {
                        let rest = Type::BooleanLiteral(!*value);
                        Some(checker.types.intern(rest))
                    }
                    _ => Some(member),
                },
                Type::Enum(symbol) => {
                    let rest: Vec<TypeId> = checker
                        .enum_member_types(symbol)
                        .into_iter()
                        .filter(|&known| known != other && (other_value.is_none() || checker.unit_value(known) != other_value))
                        .collect();
                    if matches!(checker.types.get(other), Type::EnumMember(owner, _) if *owner == symbol) && rest.len() < 512 {
                        Some(checker.union_of(&rest))
                    } else {
                        Some(member)
                    }
                }
                _ if member == other => None,
                _ if other_value.is_some() && checker.is_unit(member) && checker.unit_value(member) == other_value => None,
                _ => Some(member),
            });
        }
        if !strict {
            // Conversions make strangers equal, but nothing equals `null` and `undefined` only.
            return if self.kinds(other) & (kind::NULL | kind::UNDEFINED) == 0 {
                self.without_nullish(ty)
            } else {
                ty
            };
        }
        let bits = self.kinds(other);
        let other_is_unit = self.is_unit(other);
        let value = if other_is_unit {
            self.unit_value(other)
        } else {
            None
        };
        self.map_members(ty, |checker, member| {
            if checker.kinds(member) & bits == 0 {
                return None;
            }
            if !other_is_unit {
                return match checker.types.get(member) {
                    // Only what `other` may be can equal it.
                    Type::Unknown if checker.is_primitive(other) => Some(other),
                    _ => Some(member),
                };
            }
            if checker.is_unit(member) {
                let own = checker.unit_value(member);
                let differs = member != other && own.is_some() && value.is_some() && own != value;
                return (!differs).then_some(member);
            }
            match checker.types.get(member) {
                Type::Param(_)
                | Type::This(_)
                | Type::Indexed(..)
                | Type::Deferred(..)
                | Type::Void => Some(member),
                Type::Enum(symbol) => match checker.types.get(other) {
                    Type::EnumMember(owner, _) if owner == symbol => Some(other),
                    _ => Some(member),
                },
                _ => Some(other),
            }
        })
    }

    /// The value of a type that has one only, comparable between enums and literals.
    fn unit_value(&mut self, ty: TypeId) -> Option<Type> {
        match self.types.get(ty).clone() {
            Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                EnumValue::String(text) => Some(Type::StringLiteral(text)),
                EnumValue::Number(value) => Some(Type::NumberLiteral(value.to_bits())),
                EnumValue::Computed => None,
            },
            Type::NumberLiteral(bits) if f64::from_bits(bits) == 0.0 => {
                Some(Type::NumberLiteral(0))
            }
            ty => Some(ty),
        }
    }
}
