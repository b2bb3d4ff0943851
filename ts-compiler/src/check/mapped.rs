//! Mapped types.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, TSType};

use super::{Checker, Substitution};
use crate::program::Node;
use crate::types::{ObjectType, Property, PropertyKind, TupleElement, Type, TypeId};

/// What a mapped type does to `?` or `readonly`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modifier {
    Add,
    Keep,
    Remove,
}

impl Modifier {
    fn of(written: Option<ast::TSMappedTypeModifierOperator>) -> Self {
        match written {
            None => Modifier::Keep,
            Some(ast::TSMappedTypeModifierOperator::Minus) => Modifier::Remove,
            Some(_) => Modifier::Add,
        }
    }

    fn apply(self, before: bool) -> bool {
        match self {
            Modifier::Add => true,
            Modifier::Keep => before,
            Modifier::Remove => false,
        }
    }
}

impl<'a> Checker<'a> {
    /// `{ [K in C as N]: T }` with arguments for what it depends on; `None` while that is not
    /// enough.
    pub(super) fn evaluate_mapped(&mut self, node: Node, env: &Substitution) -> Option<TypeId> {
        let AstKind::TSMappedType(mapped) = self.syntax(node) else {
            return Some(TypeId::ANY);
        };
        if let Some((source, naked)) = self.mapped_source(node, &mapped.constraint) {
            let all = self.substitute(source, env);
            if self.is_generic(all) {
                return None;
            }
            let Some(param) = naked else {
                return Some(self.map_object(node, mapped, all, None, env));
            };
            let mut results = Vec::new();
            for member in self.members_of(all) {
                let mut env = env.clone();
                env.insert(param, member);
                results.push(self.map_homomorphic(node, mapped, member, &env));
            }
            return Some(self.union_of(&results));
        }
        let written = self.type_of_annotation(node.module, &mapped.constraint);
        let keys = self.substitute(written, env);
        if self.is_generic(keys) {
            return None;
        }
        // `K in P` where `P extends keyof T` keeps the modifiers of `T`.
        let mut source = None;
        if let Type::Param(param) = *self.types.get(written)
            && let Some(constraint) = self.constraint(param)
            && let Type::KeyOf(of) = *self.types.get(constraint)
        {
            let of = self.substitute(of, env);
            if self.is_generic(of) {
                return None;
            }
            source = Some(of);
        }
        let source = source.unwrap_or(TypeId::NEVER);
        Some(self.map_object(node, mapped, source, Some(keys), env))
    }

    /// Of `keyof T` the type, and the parameter when `T` is just one.
    fn mapped_source(
        &mut self,
        node: Node,
        constraint: &'a TSType<'a>,
    ) -> Option<(TypeId, Option<Node>)> {
        let TSType::TSTypeOperatorType(operator) = constraint.without_parenthesized() else {
            return None;
        };
        if operator.operator != ast::TSTypeOperatorOperator::Keyof {
            return None;
        }
        let source = self.type_of_annotation(node.module, &operator.type_annotation);
        let param = match *self.types.get(source) {
            Type::Param(param) => Some(param),
            _ => None,
        };
        Some((source, param))
    }

    /// A homomorphic mapped type over one type: arrays, tuples and primitives keep their form.
    fn map_homomorphic(
        &mut self,
        node: Node,
        mapped: &'a ast::TSMappedType<'a>,
        source: TypeId,
        env: &Substitution,
    ) -> TypeId {
        if self.is_primitive(source) {
            return source;
        }
        let optional = Modifier::of(mapped.optional);
        if mapped.name_type.is_none() {
            if self.array_element(source).is_some() {
                let element = self.template_at(node, mapped, TypeId::NUMBER, env);
                return self.array_of(element);
            }
            if let Type::Tuple(elements) = self.types.get(source).clone() {
                let mut result = Vec::with_capacity(elements.len());
                for (index, element) in elements.iter().enumerate() {
                    let key = if element.rest {
                        TypeId::NUMBER
                    } else {
                        self.types
                            .intern(Type::StringLiteral(index.to_string().into()))
                    };
                    let mut ty = self.template_at(node, mapped, key, env);
                    let is_optional = !element.rest && optional.apply(element.optional);
                    if is_optional || optional == Modifier::Remove {
                        ty = self.without_undefined(ty);
                    }
                    result.push(TupleElement {
                        ty,
                        optional: is_optional,
                        rest: element.rest,
                    });
                }
                return self.types.intern(Type::Tuple(result));
            }
        }
        self.map_object(node, mapped, source, None, env)
    }

    /// The type of a mapped type's property for a key.
    fn template_at(
        &mut self,
        node: Node,
        mapped: &'a ast::TSMappedType<'a>,
        key: TypeId,
        env: &Substitution,
    ) -> TypeId {
        let Some(template) = &mapped.type_annotation else {
            return TypeId::ANY;
        };
        let template = self.type_of_annotation(node.module, template);
        let mut env = env.clone();
        env.insert(self.mapped_param(node, mapped), key);
        self.substitute(template, &env)
    }

    fn mapped_param(&self, node: Node, mapped: &ast::TSMappedType<'a>) -> Node {
        let scoping = &self.program.module(node.module).scoping;
        match mapped.key.symbol_id.get() {
            Some(id) => Node {
                module: node.module,
                id: scoping.symbol_declaration(id),
            },
            None => node,
        }
    }

    /// The object that a mapped type makes of keys. Without keys, those of the source.
    fn map_object(
        &mut self,
        node: Node,
        mapped: &'a ast::TSMappedType<'a>,
        source: TypeId,
        keys: Option<TypeId>,
        env: &Substitution,
    ) -> TypeId {
        let optional = Modifier::of(mapped.optional);
        let readonly = Modifier::of(mapped.readonly);
        let keys = match keys {
            Some(keys) => keys,
            None => self.keys_of(source),
        };
        let mut object = ObjectType::default();
        for key in self.choices(keys) {
            let before = match self.literal_name(key) {
                Some(name) if source != TypeId::NEVER => self.property(source, &name),
                _ => None,
            };
            let mut name = key;
            if let Some(written) = &mapped.name_type {
                let written = self.type_of_annotation(node.module, written);
                let mut env = env.clone();
                env.insert(self.mapped_param(node, mapped), key);
                name = self.substitute(written, &env);
            }
            let mut ty = None;
            for name in self.choices(name) {
                if name == TypeId::NEVER {
                    continue;
                }
                let mut value = match ty {
                    Some(ty) => ty,
                    None => self.template_at(node, mapped, key, env),
                };
                ty = Some(value);
                if let Some(name) = self.literal_name(name) {
                    let is_optional = optional.apply(before.as_ref().is_some_and(|p| p.optional));
                    if is_optional || optional == Modifier::Remove {
                        value = self.without_undefined(value);
                    }
                    let property = Property {
                        name,
                        ty: value,
                        optional: is_optional,
                        readonly: readonly.apply(before.as_ref().is_some_and(|p| p.readonly)),
                        kind: PropertyKind::Field,
                        decl: None,
                    };
                    self.add_property(&mut object, property);
                    continue;
                }
                let mut index = value;
                if optional == Modifier::Add {
                    index = self.union_of(&[index, TypeId::UNDEFINED]);
                }
                match self.types.get(name) {
                    Type::Number => object.number_index = Some(index),
                    Type::String | Type::TemplateLiteral(..) => object.string_index = Some(index),
                    Type::Symbol => {}
                    Type::Any => {
                        object.string_index = Some(TypeId::ANY);
                    }
                    // A name that is not known may be any.
                    _ => return TypeId::ANY,
                }
            }
        }
        if object.number_index == object.string_index {
            object.number_index = None;
        }
        self.types.intern(Type::Object(Rc::new(object)))
    }

    /// Two keys of one name give one property.
    fn add_property(&mut self, object: &mut ObjectType, property: Property) {
        match object
            .properties
            .iter_mut()
            .find(|p| p.name == property.name)
        {
            Some(known) => {
                known.ty = self.union_of(&[known.ty, property.ty]);
                known.optional &= property.optional;
            }
            None => object.properties.push(property),
        }
    }

    /// `Partial`, `Required`, `Readonly`.
    pub(super) fn map_modifiers(
        &mut self,
        ty: TypeId,
        optional: Modifier,
        readonly: Modifier,
    ) -> TypeId {
        if let Type::Union(members) = self.types.get(ty).clone() {
            let members: Vec<TypeId> = members
                .iter()
                .map(|&m| self.map_modifiers(m, optional, readonly))
                .collect();
            return self.union_of(&members);
        }
        if ty == TypeId::ANY || self.is_primitive(ty) || !self.is_object_like(ty) {
            return ty;
        }
        if let Some(element) = self.array_element(ty) {
            let element = match optional {
                Modifier::Add => self.union_of(&[element, TypeId::UNDEFINED]),
                _ => element,
            };
            return self.array_of(element);
        }
        if let Type::Tuple(mut elements) = self.types.get(ty).clone() {
            for element in elements.iter_mut().filter(|e| !e.rest) {
                element.optional = optional.apply(element.optional);
            }
            return self.types.intern(Type::Tuple(elements));
        }
        let mut object = ObjectType::default();
        for mut property in self.public_properties(ty) {
            property.optional = optional.apply(property.optional);
            property.readonly = readonly.apply(property.readonly);
            if optional == Modifier::Remove {
                property.ty = self.without_undefined(property.ty);
            }
            object.properties.push(property);
        }
        object.string_index = self.own_index_type(ty, false);
        object.number_index = self.own_index_type(ty, true);
        self.types.intern(Type::Object(Rc::new(object)))
    }

    /// Properties without hidden ones, as those of a type made from another.
    fn public_properties(&mut self, ty: TypeId) -> Vec<Property> {
        let mut properties = self.properties(ty);
        properties.retain(|p| !p.decl.is_some_and(|decl| self.is_private_member(decl)));
        for property in &mut properties {
            property.decl = None;
            property.kind = match property.kind {
                PropertyKind::Accessor => PropertyKind::Field,
                kind => kind,
            };
        }
        properties
    }

    /// `Record<K, T>`
    pub(super) fn record(&mut self, keys: TypeId, value: TypeId) -> TypeId {
        let mut object = ObjectType::default();
        for key in self.choices(keys) {
            if let Some(name) = self.literal_name(key) {
                let property = super::property::plain(name, value, None);
                self.add_property(&mut object, property);
                continue;
            }
            match self.types.get(key) {
                Type::Number => object.number_index = Some(value),
                Type::String | Type::TemplateLiteral(..) | Type::Any => {
                    object.string_index = Some(value);
                }
                Type::Symbol => {}
                _ => return TypeId::ANY,
            }
        }
        if object.string_index.is_some() {
            object.number_index = None;
        }
        self.types.intern(Type::Object(Rc::new(object)))
    }

    /// `Pick<T, K>` and `Omit<T, K>`.
    pub(super) fn pick(&mut self, ty: TypeId, keys: TypeId, keep: bool) -> TypeId {
        if ty == TypeId::ANY || keys == TypeId::ANY {
            return TypeId::ANY;
        }
        let keys = self.choices(keys);
        let mut names = Vec::with_capacity(keys.len());
        for &key in &keys {
            names.extend(self.literal_name(key));
        }
        let (all_text, all_numbers) = (
            keys.contains(&TypeId::STRING),
            keys.contains(&TypeId::NUMBER),
        );
        let mut object = ObjectType::default();
        for property in self.public_properties(ty) {
            let listed = names.contains(&property.name)
                || all_text
                || all_numbers && property.name.parse::<f64>().is_ok();
            if listed == keep {
                object.properties.push(property);
            }
        }
        if all_text == keep {
            object.string_index = self.own_index_type(ty, false);
        }
        if all_numbers == keep {
            object.number_index = self.own_index_type(ty, true);
        }
        self.types.intern(Type::Object(Rc::new(object)))
    }
}
