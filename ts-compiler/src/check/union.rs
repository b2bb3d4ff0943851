//! Unions, intersections, widening: types made of other types.

use super::{Checker, EnumKind, EnumValue};
use crate::program::Symbol;
use crate::types::{Type, TypeId};

/// More members than any type that someone means.
const MAX_MEMBERS: usize = 2000;

impl<'a> Checker<'a> {
    /// The union of types: flat, sorted, without what another member contains.
    pub fn union_of(&mut self, members: &[TypeId]) -> TypeId {
        let mut flat = Vec::new();
        let mut unknown = false;
        for &member in members {
            match self.types.get(member) {
                Type::Any => return TypeId::ANY,
                Type::Unknown => unknown = true,
                Type::Never => {}
                Type::Union(inner) => flat.extend(inner.iter().copied()),
                _ => flat.push(member),
            }
        }
        if unknown {
            return TypeId::UNKNOWN;
        }
        flat.sort_unstable();
        flat.dedup();
        if flat.len() > MAX_MEMBERS {
            return TypeId::ANY;
        }
        let yes = self.types.intern(Type::BooleanLiteral(true));
        let no = self.types.intern(Type::BooleanLiteral(false));
        if flat.contains(&yes) && flat.contains(&no) {
            flat.push(TypeId::BOOLEAN);
        }
        self.join_enums(&mut flat);
        let has = |ty: TypeId| flat.contains(&ty);
        let (number, string, boolean, bigint) = (
            has(TypeId::NUMBER),
            has(TypeId::STRING),
            has(TypeId::BOOLEAN),
            has(TypeId::BIGINT),
        );
        let enums: Vec<TypeId> = flat
            .iter()
            .copied()
            .filter(|&m| matches!(self.types.get(m), Type::Enum(_)))
            .collect();
        let mut kept = Vec::with_capacity(flat.len());
        for member in flat {
            let absorbed = match self.types.get(member) {
                Type::NumberLiteral(_) => number,
                Type::StringLiteral(_) | Type::TemplateLiteral(..) => string,
                Type::BooleanLiteral(_) => boolean,
                Type::BigIntLiteral(_) => bigint,
                &Type::EnumMember(symbol, index) => {
                    let whole = self.types.intern(Type::Enum(symbol));
                    enums.contains(&whole)
                        || match self.enum_member(symbol, index).1 {
                            EnumValue::String(_) => string,
                            EnumValue::Number(_) | EnumValue::Computed => number,
                        }
                }
                _ => false,
            };
            if !absorbed && !kept.contains(&member) {
                kept.push(member);
            }
        }
        kept.sort_unstable();
        match kept.as_slice() {
            [] => TypeId::NEVER,
            [one] => *one,
            _ => self.types.intern(Type::Union(kept)),
        }
    }

    /// All members of an enum are the enum.
    fn join_enums(&mut self, flat: &mut Vec<TypeId>) {
        let mut counts: Vec<(Symbol, usize)> = Vec::new();
        for &member in flat.iter() {
            if let &Type::EnumMember(symbol, _) = self.types.get(member) {
                match counts.iter_mut().find(|(s, _)| *s == symbol) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((symbol, 1)),
                }
            }
        }
        for (symbol, count) in counts {
            if count == self.enum_info(symbol).members.len() {
                let whole = self.types.intern(Type::Enum(symbol));
                flat.push(whole);
            }
        }
    }

    /// The members of a union; the type itself when it is none.
    pub(crate) fn members_of(&self, ty: TypeId) -> Vec<TypeId> {
        match self.types.get(ty) {
            Type::Union(members) => members.clone(),
            _ => vec![ty],
        }
    }

    /// Intersection, simplified where that is certain.
    pub(crate) fn intersection_of(&mut self, members: &[TypeId]) -> TypeId {
        let mut flat: Vec<TypeId> = Vec::new();
        for &member in members {
            match self.types.get(member) {
                Type::Any => return TypeId::ANY,
                Type::Never => return TypeId::NEVER,
                Type::Unknown => {}
                Type::Intersection(inner) => flat.extend(inner.iter().copied()),
                _ => flat.push(member),
            }
        }
        let mut unique: Vec<TypeId> = Vec::new();
        for member in flat {
            if !unique.contains(&member) {
                unique.push(member);
            }
        }
        if unique.is_empty() {
            return TypeId::UNKNOWN;
        }
        if let [one] = unique.as_slice() {
            return *one;
        }
        // Distribute over unions.
        if let Some(at) = unique
            .iter()
            .position(|&m| matches!(self.types.get(m), Type::Union(_)))
        {
            let choices = self.members_of(unique[at]);
            if choices.len() > 100 {
                return TypeId::ANY;
            }
            let mut results = Vec::with_capacity(choices.len());
            for choice in choices {
                let mut each = unique.clone();
                each[at] = choice;
                results.push(self.intersection_of(&each));
            }
            return self.union_of(&results);
        }
        // `{}` only takes `null` and `undefined` away.
        let empty = self.empty_object();
        if unique.contains(&empty) {
            if unique.contains(&TypeId::NULL) || unique.contains(&TypeId::UNDEFINED) {
                return TypeId::NEVER;
            }
            let all_known = unique.iter().all(|&m| {
                !matches!(
                    self.types.get(m),
                    Type::Param(_) | Type::This(_) | Type::Deferred(..) | Type::Indexed(..)
                )
            });
            if all_known {
                unique.retain(|&m| m != empty);
                return self.intersection_of(&unique);
            }
        }
        // Two different primitives have no value in common; a literal is less than its primitive.
        let mut kept: Vec<TypeId> = Vec::new();
        'next: for &member in &unique {
            if self.is_primitive(member) {
                for other in kept.iter_mut() {
                    if !self.is_primitive(*other) {
                        continue;
                    }
                    if self.is_assignable(member, *other) {
                        *other = member;
                        continue 'next;
                    }
                    if self.is_assignable(*other, member) {
                        continue 'next;
                    }
                    return TypeId::NEVER;
                }
            }
            kept.push(member);
        }
        if kept.iter().any(|&m| self.is_primitive(m)) && kept.contains(&TypeId::OBJECT) {
            return TypeId::NEVER;
        }
        if kept.len() > 1 && kept.contains(&TypeId::OBJECT) {
            let rest: Vec<TypeId> = kept
                .iter()
                .copied()
                .filter(|&m| m != TypeId::OBJECT)
                .collect();
            if rest.iter().all(|&m| self.is_object_like(m)) {
                kept = rest;
            }
        }
        // Members that a discriminant tells apart have no value in common.
        if self.discriminants_clash(&kept) {
            return TypeId::NEVER;
        }
        match kept.as_slice() {
            [one] => *one,
            _ => self.types.intern(Type::Intersection(kept)),
        }
    }

    fn discriminants_clash(&mut self, members: &[TypeId]) -> bool {
        let mut seen: Vec<(std::rc::Rc<str>, TypeId)> = Vec::new();
        for &member in members {
            if !matches!(self.types.get(member), Type::Object(_)) {
                continue;
            }
            for property in self.properties(member) {
                if !self.is_unit(property.ty) || property.optional {
                    continue;
                }
                match seen.iter().find(|(name, _)| *name == property.name) {
                    Some(&(_, other)) if other != property.ty => return true,
                    Some(_) => {}
                    None => seen.push((property.name.clone(), property.ty)),
                }
            }
        }
        false
    }

    /// `{}`
    pub(crate) fn empty_object(&mut self) -> TypeId {
        self.types.intern(Type::Object(std::rc::Rc::default()))
    }

    /// Primitives, including `null` and `undefined`.
    pub(crate) fn is_primitive(&self, ty: TypeId) -> bool {
        matches!(
            self.types.get(ty),
            Type::Undefined
                | Type::Void
                | Type::Null
                | Type::Boolean
                | Type::Number
                | Type::String
                | Type::BigInt
                | Type::Symbol
                | Type::StringLiteral(_)
                | Type::NumberLiteral(_)
                | Type::BooleanLiteral(_)
                | Type::BigIntLiteral(_)
                | Type::TemplateLiteral(..)
                | Type::Enum(_)
                | Type::EnumMember(..)
                | Type::Intrinsic(_)
        )
    }

    /// A type with exactly one value.
    pub(crate) fn is_unit(&self, ty: TypeId) -> bool {
        matches!(
            self.types.get(ty),
            Type::Undefined
                | Type::Null
                | Type::StringLiteral(_)
                | Type::NumberLiteral(_)
                | Type::BooleanLiteral(_)
                | Type::BigIntLiteral(_)
                | Type::EnumMember(..)
        )
    }

    /// Literal types become the types of their values, as in `let x = 1`.
    pub fn widen(&mut self, ty: TypeId) -> TypeId {
        match self.types.get(ty).clone() {
            Type::StringLiteral(_) => TypeId::STRING,
            Type::NumberLiteral(_) => TypeId::NUMBER,
            Type::BooleanLiteral(_) => TypeId::BOOLEAN,
            Type::BigIntLiteral(_) => TypeId::BIGINT,
            Type::EnumMember(symbol, _) => self.types.intern(Type::Enum(symbol)),
            Type::Union(members) => {
                let members: Vec<TypeId> = members.iter().map(|&m| self.widen(m)).collect();
                self.union_of(&members)
            }
            _ => ty,
        }
    }

    /// Without `null`, `undefined` and `void`.
    pub fn without_nullish(&mut self, ty: TypeId) -> TypeId {
        self.filter(ty, |t| {
            !matches!(t, Type::Null | Type::Undefined | Type::Void)
        })
    }

    /// Without `undefined` (and `void`).
    pub fn without_undefined(&mut self, ty: TypeId) -> TypeId {
        self.filter(ty, |t| !matches!(t, Type::Undefined | Type::Void))
    }

    /// The members of a union for which the test holds.
    pub(crate) fn filter(&mut self, ty: TypeId, keep: impl Fn(&Type) -> bool) -> TypeId {
        match self.types.get(ty) {
            Type::Union(members) => {
                let kept: Vec<TypeId> = members
                    .iter()
                    .copied()
                    .filter(|&m| keep(self.types.get(m)))
                    .collect();
                self.union_of(&kept)
            }
            other if keep(other) => ty,
            _ => TypeId::NEVER,
        }
    }

    /// Whether all members of an enum are numbers or strings.
    pub fn enum_kind(&mut self, symbol: Symbol) -> EnumKind {
        let info = self.enum_info(symbol);
        let texts = info
            .members
            .iter()
            .filter(|m| matches!(m.value, EnumValue::String(_)))
            .count();
        match texts {
            0 => EnumKind::Number,
            n if n == info.members.len() => EnumKind::String,
            _ => EnumKind::Mixed,
        }
    }

    /// The types of the members of an enum.
    pub(crate) fn enum_member_types(&mut self, symbol: Symbol) -> Vec<TypeId> {
        let count = self.enum_info(symbol).members.len() as u32;
        (0..count)
            .map(|index| self.types.intern(Type::EnumMember(symbol, index)))
            .collect()
    }
}
