//! Substitution, `keyof`, indexed access, template literal types.

use std::rc::Rc;

use super::{Checker, Substitution};
use crate::types::{ObjectType, TupleElement, Type, TypeId};

/// More names than any type that someone means.
const MAX_COMBINATIONS: usize = 5000;

impl<'a> Checker<'a> {
    /// Whether a type depends on a type parameter or `this`.
    pub(crate) fn is_generic(&mut self, ty: TypeId) -> bool {
        if let Some(&known) = self.declarations.generic.get(&ty) {
            return known;
        }
        let result = match self.types.get(ty).clone() {
            Type::Param(_) | Type::This(_) => true,
            Type::TemplateLiteral(_, parts) => parts.iter().any(|&t| self.is_generic(t)),
            Type::Union(members) | Type::Intersection(members) => {
                members.iter().any(|&t| self.is_generic(t))
            }
            Type::Class(_, args) | Type::Interface(_, args) => {
                args.iter().any(|&t| self.is_generic(t))
            }
            Type::Object(object) => {
                object.properties.iter().any(|p| self.is_generic(p.ty))
                    || object.string_index.is_some_and(|t| self.is_generic(t))
                    || object.number_index.is_some_and(|t| self.is_generic(t))
                    || object
                        .calls
                        .iter()
                        .chain(&object.constructs)
                        .any(|signature| {
                            self.is_generic(signature.result)
                                || signature.params.iter().any(|p| self.is_generic(p.ty))
                                || signature.this.is_some_and(|t| self.is_generic(t))
                                || signature
                                    .predicate
                                    .and_then(|(_, ty, _)| ty)
                                    .is_some_and(|t| self.is_generic(t))
                        })
            }
            Type::Tuple(elements) => elements.iter().any(|e| self.is_generic(e.ty)),
            Type::KeyOf(of) => self.is_generic(of),
            Type::Indexed(object, key) => self.is_generic(object) || self.is_generic(key),
            Type::Deferred(_, args) => args.iter().any(|&(_, t)| self.is_generic(t)),
            _ => false,
        };
        self.declarations.generic.insert(ty, result);
        result
    }

    /// A type with arguments for type parameters.
    pub fn substitute(&mut self, ty: TypeId, substitution: &Substitution) -> TypeId {
        self.substitute_this(ty, substitution, None)
    }

    /// The same, with a type for `this`.
    pub(crate) fn substitute_this(
        &mut self,
        ty: TypeId,
        substitution: &Substitution,
        this: Option<TypeId>,
    ) -> TypeId {
        if substitution.is_empty() && this.is_none() || !self.is_generic(ty) {
            return ty;
        }
        let all = |checker: &mut Self, list: &[TypeId]| -> Vec<TypeId> {
            list.iter()
                .map(|&t| checker.substitute_this(t, substitution, this))
                .collect()
        };
        match self.types.get(ty).clone() {
            Type::Param(node) => substitution.get(&node).copied().unwrap_or(ty),
            Type::This(_) => this.unwrap_or(ty),
            Type::TemplateLiteral(texts, parts) => {
                let parts = all(self, &parts);
                self.template_literal(&texts, &parts)
            }
            Type::Union(members) => {
                let members = all(self, &members);
                self.union_of(&members)
            }
            Type::Intersection(members) => {
                let members = all(self, &members);
                self.intersection_of(&members)
            }
            Type::Class(symbol, args) => {
                let args = all(self, &args);
                self.types.intern(Type::Class(symbol, args))
            }
            Type::Interface(symbol, args) => {
                let args = all(self, &args);
                self.types.intern(Type::Interface(symbol, args))
            }
            Type::Object(object) => {
                let mut result = ObjectType::clone(&object);
                for property in &mut result.properties {
                    property.ty = self.substitute_this(property.ty, substitution, this);
                }
                for signature in result.calls.iter_mut().chain(&mut result.constructs) {
                    *signature = Rc::new(self.substitute_signature(signature, substitution, this));
                }
                for index in [&mut result.string_index, &mut result.number_index] {
                    *index = index.map(|t| self.substitute_this(t, substitution, this));
                }
                self.types.intern(Type::Object(Rc::new(result)))
            }
            Type::Tuple(elements) => {
                let mut result = Vec::with_capacity(elements.len());
                for element in elements {
                    self.substitute_element(element, substitution, this, &mut result);
                }
                self.types.intern(Type::Tuple(result))
            }
            Type::KeyOf(of) => {
                let of = self.substitute_this(of, substitution, this);
                self.keys_of(of)
            }
            Type::Indexed(object, key) => {
                let object = self.substitute_this(object, substitution, this);
                let key = self.substitute_this(key, substitution, this);
                self.indexed_access(object, key)
            }
            Type::Deferred(node, args) => {
                let args: Vec<_> = args
                    .into_iter()
                    .map(|(param, t)| (param, self.substitute_this(t, substitution, this)))
                    .collect();
                self.evaluate(node, args)
            }
            _ => ty,
        }
    }

    /// `...T` of a tuple becomes what `T` is.
    fn substitute_element(
        &mut self,
        element: TupleElement,
        substitution: &Substitution,
        this: Option<TypeId>,
        into: &mut Vec<TupleElement>,
    ) {
        if element.rest
            && let &Type::Indexed(object, TypeId::NUMBER) = self.types.get(element.ty)
        {
            let object = self.substitute_this(object, substitution, this);
            self.spread_tuple(object, into);
            return;
        }
        let ty = self.substitute_this(element.ty, substitution, this);
        into.push(TupleElement { ty, ..element });
    }

    /// Adds the elements of an array or tuple type to a tuple.
    pub(crate) fn spread_tuple(&mut self, list: TypeId, into: &mut Vec<TupleElement>) {
        let ty = match self.types.get(list).clone() {
            Type::Tuple(elements) => {
                into.extend(elements);
                return;
            }
            _ => match self.array_element(list) {
                Some(element) => element,
                None if self.is_generic(list) => {
                    self.types.intern(Type::Indexed(list, TypeId::NUMBER))
                }
                None => TypeId::ANY,
            },
        };
        into.push(TupleElement {
            ty,
            optional: false,
            rest: true,
        });
    }

    /// `keyof T`
    pub(crate) fn keys_of(&mut self, ty: TypeId) -> TypeId {
        let all = [TypeId::STRING, TypeId::NUMBER, TypeId::SYMBOL];
        match self.types.get(ty).clone() {
            Type::Any => return self.union_of(&all),
            Type::Never => return self.union_of(&all),
            Type::Unknown | Type::Null | Type::Undefined | Type::Void | Type::NonPrimitive => {
                return TypeId::NEVER;
            }
            Type::Param(_)
            | Type::This(_)
            | Type::KeyOf(_)
            | Type::Indexed(..)
            | Type::Deferred(..) => return self.types.intern(Type::KeyOf(ty)),
            Type::Union(members) => {
                let keys: Vec<TypeId> = members.iter().map(|&m| self.keys_of(m)).collect();
                return self.intersection_of(&keys);
            }
            Type::Intersection(members) => {
                let keys: Vec<TypeId> = members.iter().map(|&m| self.keys_of(m)).collect();
                return self.union_of(&keys);
            }
            _ => {}
        }
        let mut keys = Vec::new();
        if self.array_element(ty).is_some() || matches!(self.types.get(ty), Type::Tuple(_)) {
            keys.push(TypeId::NUMBER);
        }
        for property in self.properties(ty) {
            if property
                .decl
                .is_some_and(|decl| self.is_private_member(decl))
            {
                continue;
            }
            if property.name.starts_with("@@") {
                continue;
            }
            let is_tuple = matches!(self.types.get(ty), Type::Tuple(_));
            keys.push(self.key_type(&property.name, is_tuple));
        }
        // The reverse mapping of an enum object does not count.
        if matches!(self.types.get(ty), Type::EnumValue(_)) {
            return self.union_of(&keys);
        }
        if self.own_index_type(ty, false).is_some() {
            keys.push(TypeId::STRING);
            keys.push(TypeId::NUMBER);
        } else if self.own_index_type(ty, true).is_some() {
            keys.push(TypeId::NUMBER);
        }
        self.union_of(&keys)
    }

    /// The literal type of a property's name.
    pub(crate) fn key_type(&mut self, name: &Rc<str>, as_text: bool) -> TypeId {
        if !as_text
            && name.starts_with(|c: char| c.is_ascii_digit())
            && let Ok(value) = name.parse::<f64>()
            && *super::class::number_name(value) == **name
        {
            return self.types.intern(Type::NumberLiteral(value.to_bits()));
        }
        self.types.intern(Type::StringLiteral(name.clone()))
    }

    /// `T[K]`
    pub(crate) fn indexed_access(&mut self, object: TypeId, key: TypeId) -> TypeId {
        if object == TypeId::ANY || key == TypeId::ANY {
            return TypeId::ANY;
        }
        if key == TypeId::NEVER || object == TypeId::NEVER {
            return TypeId::NEVER;
        }
        match self.types.get(key).clone() {
            Type::Union(keys) => {
                let types: Vec<TypeId> = keys
                    .iter()
                    .map(|&k| self.indexed_access(object, k))
                    .collect();
                return self.union_of(&types);
            }
            Type::Enum(symbol) => {
                let members = self.enum_member_types(symbol);
                let types: Vec<TypeId> = members
                    .iter()
                    .map(|&k| self.indexed_access(object, k))
                    .collect();
                return self.union_of(&types);
            }
            Type::Param(_) | Type::KeyOf(_) | Type::Indexed(..) | Type::Deferred(..) => {
                return self.types.intern(Type::Indexed(object, key));
            }
            Type::TemplateLiteral(..) if self.is_generic(key) => {
                return self.types.intern(Type::Indexed(object, key));
            }
            _ => {}
        }
        match self.types.get(object).clone() {
            Type::Param(_)
            | Type::This(_)
            | Type::KeyOf(_)
            | Type::Indexed(..)
            | Type::Deferred(..) => {
                return self.types.intern(Type::Indexed(object, key));
            }
            Type::Union(members) => {
                let types: Vec<TypeId> = members
                    .iter()
                    .map(|&m| self.indexed_access(m, key))
                    .collect();
                return self.union_of(&types);
            }
            _ => {}
        }
        if let Some(name) = self.literal_name(key) {
            if let Some(property) = self.property(object, &name) {
                return if property.optional {
                    self.union_of(&[property.ty, TypeId::UNDEFINED])
                } else {
                    property.ty
                };
            }
            let numeric = matches!(self.types.get(key), Type::NumberLiteral(_));
            return self.index_type(object, numeric).unwrap_or(TypeId::ANY);
        }
        let numeric = key == TypeId::NUMBER;
        let textual = matches!(
            self.types.get(key),
            Type::String | Type::TemplateLiteral(..)
        );
        if numeric || textual {
            return self.index_type(object, numeric).unwrap_or(TypeId::ANY);
        }
        TypeId::ANY
    }

    /// A template literal type, spelled out where its parts are literals.
    pub(crate) fn template_literal(&mut self, texts: &[Rc<str>], parts: &[TypeId]) -> TypeId {
        if parts.contains(&TypeId::NEVER) {
            return TypeId::NEVER;
        }
        // Each alternative: finished texts and parts, the last text still open.
        let mut alternatives: Vec<(Vec<Rc<str>>, Vec<TypeId>, String)> = vec![(
            Vec::new(),
            Vec::new(),
            texts.first().map_or("", |t| t).to_owned(),
        )];
        for (index, &part) in parts.iter().enumerate() {
            let after: &str = texts.get(index + 1).map_or("", |t| t);
            let mut choices = Vec::new();
            for member in self.members_of(part) {
                match self.types.get(member) {
                    Type::Boolean => {
                        choices.push(self.types.intern(Type::BooleanLiteral(true)));
                        choices.push(self.types.intern(Type::BooleanLiteral(false)));
                    }
                    &Type::Enum(symbol) => choices.extend(self.enum_member_types(symbol)),
                    _ => choices.push(member),
                }
            }
            if alternatives.len() * choices.len().max(1) > MAX_COMBINATIONS {
                return TypeId::STRING;
            }
            let mut next = Vec::with_capacity(alternatives.len() * choices.len());
            for (done, holes, open) in &alternatives {
                for &choice in &choices {
                    if let Some(text) = self.literal_text(choice) {
                        next.push((done.clone(), holes.clone(), format!("{open}{text}{after}")));
                        continue;
                    }
                    let mut done = done.clone();
                    let mut holes = holes.clone();
                    if let Type::TemplateLiteral(inner, inner_holes) =
                        self.types.get(choice).clone()
                    {
                        let mut open = open.clone();
                        for (text, hole) in inner.iter().zip(&inner_holes) {
                            open.push_str(text);
                            done.push(std::mem::take(&mut open).into());
                            holes.push(*hole);
                        }
                        let last = inner.last().map_or("", |t| t);
                        next.push((done, holes, format!("{last}{after}")));
                        continue;
                    }
                    // `any`, objects and so on: some string.
                    let is_primitive = matches!(
                        self.types.get(choice),
                        Type::String | Type::Number | Type::BigInt
                    );
                    let keeps = is_primitive || self.is_generic(choice);
                    let hole = if keeps { choice } else { TypeId::STRING };
                    done.push(open.as_str().into());
                    holes.push(hole);
                    next.push((done, holes, after.to_owned()));
                }
            }
            alternatives = next;
        }
        let mut members = Vec::with_capacity(alternatives.len());
        for (mut done, holes, open) in alternatives {
            if holes.is_empty() {
                members.push(self.types.intern(Type::StringLiteral(open.into())));
                continue;
            }
            let is_string = holes.as_slice() == [TypeId::STRING]
                && open.is_empty()
                && done.iter().all(|t| t.is_empty());
            if is_string {
                members.push(TypeId::STRING);
                continue;
            }
            done.push(open.into());
            members.push(self.types.intern(Type::TemplateLiteral(done, holes)));
        }
        self.union_of(&members)
    }

    /// The text of a literal inside a template.
    pub(crate) fn literal_text(&mut self, ty: TypeId) -> Option<Rc<str>> {
        match self.types.get(ty) {
            Type::BooleanLiteral(value) => Some(value.to_string().into()),
            Type::BigIntLiteral(digits) => Some(digits.clone()),
            Type::Null => Some("null".into()),
            Type::Undefined => Some("undefined".into()),
            _ => self.literal_name(ty),
        }
    }

    /// What the holes of a template stand for in a text; `None` when it does not match.
    pub(crate) fn match_template(
        &mut self,
        text: &str,
        texts: &[Rc<str>],
        holes: &[TypeId],
    ) -> Option<Vec<Rc<str>>> {
        let (first, rest) = texts.split_first()?;
        let mut left = text.strip_prefix(&**first)?;
        let mut found: Vec<Rc<str>> = Vec::with_capacity(holes.len());
        for (index, after) in rest.iter().enumerate() {
            let is_last = index + 1 == rest.len();
            let end = if is_last {
                left.len()
                    .checked_sub(after.len())
                    .filter(|&e| left.get(e..) == Some(after))?
            } else if after.is_empty() {
                // Next to another hole: one character.
                left.chars().next().map(char::len_utf8)?
            } else {
                left.find(&**after)?
            };
            let part = left.get(..end)?;
            let fits = match self.types.get(*holes.get(index)?) {
                Type::Number => !part.is_empty() && is_number_text(part),
                Type::BigInt => {
                    let digits = part.strip_prefix('-').unwrap_or(part);
                    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
                }
                _ => true,
            };
            if !fits {
                return None;
            }
            found.push(part.into());
            left = left.get(end + after.len()..)?;
        }
        left.is_empty().then_some(found)
    }
}

/// Whether a text is a number that prints as itself.
pub(super) fn is_number_text(text: &str) -> bool {
    text.trim() == text && text.parse::<f64>().is_ok_and(|value| value.is_finite())
}
