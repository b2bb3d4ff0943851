//! Types of array and object literals.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ArrayExpressionElement, Expression, ObjectPropertyKind};

use super::expression::is_const_annotation;
use super::{Checker, EnumValue};
use crate::program::{Language, Node};
use crate::types::{ObjectType, Property, PropertyKind, TupleElement, Type, TypeId};

/// A property's name, as far as it is known.
pub(crate) enum Key {
    /// Known.
    Name(Rc<str>),
    /// Some string.
    String,
    /// Some number.
    Number,
    /// Anything, symbols too.
    Unknown,
}

impl<'a> Checker<'a> {
    /// Whether an expression is inside `… as const`.
    pub(crate) fn in_const_context(&self, node: Node) -> bool {
        let mut inner = node;
        loop {
            let outer = self.up(inner);
            match self.syntax(outer) {
                AstKind::TSAsExpression(e) => return is_const_annotation(&e.type_annotation),
                AstKind::TSTypeAssertion(e) => return is_const_annotation(&e.type_annotation),
                AstKind::ParenthesizedExpression(_)
                | AstKind::ArrayExpression(_)
                | AstKind::ObjectExpression(_)
                | AstKind::SpreadElement(_) => inner = outer,
                AstKind::ObjectProperty(property) if property.value.node_id() == inner.id => {
                    inner = outer
                }
                _ => return false,
            }
        }
    }

    fn is_javascript(&self, node: Node) -> bool {
        self.program.module(node.module).language == Language::JavaScript
    }

    /// Whether a literal of type `ty` stays one where `context` is expected.
    pub(crate) fn keeps_literals(&mut self, context: TypeId, ty: TypeId) -> bool {
        let family = self.family(ty);
        self.keeps_family(context, family, 0)
    }

    /// The primitive that a literal type belongs to; `any` when it is none.
    fn family(&self, ty: TypeId) -> TypeId {
        match self.types.get(ty) {
            Type::StringLiteral(_) | Type::TemplateLiteral(..) => TypeId::STRING,
            Type::NumberLiteral(_) => TypeId::NUMBER,
            Type::BooleanLiteral(_) => TypeId::BOOLEAN,
            Type::BigIntLiteral(_) => TypeId::BIGINT,
            Type::EnumMember(..) => TypeId::NUMBER,
            Type::Union(members) => members
                .iter()
                .map(|&member| self.family(member))
                .find(|&family| family != TypeId::ANY)
                .unwrap_or(TypeId::ANY),
            _ => TypeId::ANY,
        }
    }

    fn keeps_family(&mut self, context: TypeId, family: TypeId, depth: u32) -> bool {
        if depth > 16 {
            return false;
        }
        match self.types.get(context).clone() {
            Type::StringLiteral(_) | Type::TemplateLiteral(..) | Type::KeyOf(_) => {
                family == TypeId::STRING
            }
            Type::NumberLiteral(_) => family == TypeId::NUMBER,
            Type::Enum(_) | Type::EnumMember(..) => true,
            Type::BooleanLiteral(_) => family == TypeId::BOOLEAN,
            Type::BigIntLiteral(_) => family == TypeId::BIGINT,
            Type::Indexed(..) => true,
            Type::Union(members) | Type::Intersection(members) => members
                .iter()
                .any(|&member| self.keeps_family(member, family, depth + 1)),
            Type::Param(_) => {
                let constraint = self.apparent(context);
                constraint != context
                    && (constraint == family && family != TypeId::ANY
                        || matches!(self.types.get(constraint), Type::Union(members) if members.contains(&family))
                        || self.keeps_family(constraint, family, depth + 1))
            }
            _ => false,
        }
    }

    /// Type of an expression stored in a mutable place: literal types only where they are asked
    /// for.
    pub(crate) fn mutable_type(&mut self, value: Node) -> TypeId {
        let ty = self.expr_type(value);
        if self.family(ty) == TypeId::ANY || self.in_const_context(value) {
            return ty;
        }
        if let Some(context) = self.contextual_type(value)
            && self.keeps_literals(context, ty)
        {
            return ty;
        }
        self.widen(ty)
    }

    pub(crate) fn array_type(&mut self, node: Node, array: &ast::ArrayExpression<'a>) -> TypeId {
        if self.is_javascript(node) {
            return self.array_of(TypeId::ANY);
        }
        let context = self.contextual_type(node);
        let as_tuple = self.in_const_context(node)
            || context.is_some_and(|context| self.wants_tuple(context, 0))
            || self.meets_array_pattern(node);
        if array.elements.is_empty() && !as_tuple {
            let element = context.and_then(|context| self.context_element(context, 0));
            return self.array_of(element.unwrap_or(TypeId::ANY));
        }
        let mut elements: Vec<TupleElement> = Vec::new();
        for element in &array.elements {
            match element {
                ArrayExpressionElement::SpreadElement(spread) => {
                    let ty = self.part(node, spread.argument.node_id());
                    match self.types.get(ty).clone() {
                        Type::Tuple(inner) => elements.extend(inner),
                        _ => {
                            let ty = self.iterated_type(ty).unwrap_or(TypeId::ANY);
                            elements.push(TupleElement {
                                ty,
                                optional: false,
                                rest: true,
                            });
                        }
                    }
                }
                ArrayExpressionElement::Elision(_) => {
                    elements.push(TupleElement {
                        ty: TypeId::UNDEFINED,
                        optional: false,
                        rest: false,
                    });
                }
                element => {
                    let value = Node {
                        module: node.module,
                        id: element.node_id(),
                    };
                    let ty = self.mutable_type(value);
                    elements.push(TupleElement {
                        ty,
                        optional: false,
                        rest: false,
                    });
                }
            }
        }
        if as_tuple && elements.iter().filter(|element| element.rest).count() <= 1 {
            return self.types.intern(Type::Tuple(elements));
        }
        let mut types: Vec<TypeId> = elements.iter().map(|element| element.ty).collect();
        if elements.iter().any(|element| element.optional) {
            types.push(TypeId::UNDEFINED);
        }
        let element = match types.as_slice() {
            [] => TypeId::ANY,
            [first, rest @ ..] => {
                let (mut joined, rest) = (*first, rest.to_vec());
                if rest.iter().any(|ty| ty != first) {
                    joined = self.union_of(&types);
                }
                joined
            }
        };
        self.array_of(element)
    }

    fn wants_tuple(&mut self, context: TypeId, depth: u32) -> bool {
        match self.types.get(context).clone() {
            Type::Tuple(_) => true,
            Type::Union(members) | Type::Intersection(members) => {
                depth < 8
                    && members
                        .iter()
                        .any(|&member| self.wants_tuple(member, depth + 1))
            }
            Type::Param(_) => {
                let constraint = self.apparent(context);
                depth < 8 && constraint != context && self.wants_tuple(constraint, depth + 1)
            }
            _ => false,
        }
    }

    /// Element type that a context gives to an array literal; `None` when it says nothing.
    pub(crate) fn context_element(&mut self, context: TypeId, depth: u32) -> Option<TypeId> {
        match self.types.get(context).clone() {
            Type::Union(members) => {
                let mut found = Vec::new();
                for member in members {
                    if depth < 8
                        && let Some(element) = self.context_element(member, depth + 1)
                    {
                        found.push(element);
                    }
                }
                (!found.is_empty()).then(|| self.union_of(&found))
            }
            Type::Tuple(elements) => {
                let types: Vec<TypeId> = elements.iter().map(|element| element.ty).collect();
                (!types.is_empty()).then(|| self.union_of(&types))
            }
            Type::Class(..) | Type::Interface(..) => match self.array_element(context) {
                Some(element) => Some(element),
                None => self
                    .index_type(context, true)
                    .or_else(|| self.iterable_argument(context)),
            },
            Type::Param(_) => {
                let constraint = self.apparent(context);
                if constraint == context || depth >= 8 {
                    None
                } else {
                    self.context_element(constraint, depth + 1)
                }
            }
            Type::Object(_) => self
                .index_type(context, true)
                .or_else(|| self.iterated_type(context)),
            _ => None,
        }
    }

    fn iterable_argument(&mut self, context: TypeId) -> Option<TypeId> {
        self.iterated_type(context)
            .filter(|&element| element != TypeId::ANY)
    }

    /// `const [a, b] = […]`, `[a, b] = […]`
    fn meets_array_pattern(&self, node: Node) -> bool {
        let mut outer = self.up(node);
        while matches!(self.syntax(outer), AstKind::ParenthesizedExpression(_)) {
            outer = self.up(outer);
        }
        match self.syntax(outer) {
            AstKind::VariableDeclarator(declarator) => {
                declarator.type_annotation.is_none() && declarator.id.is_array_pattern()
            }
            AstKind::AssignmentExpression(assignment) => {
                matches!(
                    assignment.left,
                    ast::AssignmentTarget::ArrayAssignmentTarget(_)
                )
            }
            _ => false,
        }
    }

    /// What a property key names.
    pub(crate) fn key_of(
        &mut self,
        within: Node,
        key: &ast::PropertyKey<'a>,
        computed: bool,
    ) -> Key {
        if !computed {
            return match key.static_name() {
                Some(name) => Key::Name(name.as_ref().into()),
                None => match key {
                    ast::PropertyKey::PrivateIdentifier(id) => {
                        Key::Name(format!("#{}", id.name).into())
                    }
                    _ => Key::Unknown,
                },
            };
        }
        if let ast::PropertyKey::StaticMemberExpression(member) = key
            && let Expression::Identifier(object) = &member.object
            && object.name == "Symbol"
            && self.referenced_symbol(within, object).is_none()
        {
            return Key::Name(format!("@@{}", member.property.name).into());
        }
        let ty = self.part(within, key.node_id());
        match self.types.get(ty).clone() {
            Type::StringLiteral(name) => Key::Name(name),
            Type::NumberLiteral(bits) => {
                let value = f64::from_bits(bits);
                if value >= 0.0 && value.fract() == 0.0 && value < 9_007_199_254_740_992.0 {
                    Key::Name((value as u64).to_string().into())
                } else {
                    Key::Number
                }
            }
            Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                EnumValue::String(name) => Key::Name(name),
                EnumValue::Number(value) if value >= 0.0 && value.fract() == 0.0 => {
                    Key::Name(value.to_string().into())
                }
                _ => Key::Number,
            },
            Type::Number => Key::Number,
            Type::String
            | Type::TemplateLiteral(..)
            | Type::Union(_)
            | Type::KeyOf(_)
            | Type::Enum(_)
            | Type::Param(_) => Key::String,
            _ => Key::Unknown,
        }
    }

    pub(crate) fn object_type(&mut self, node: Node, object: &ast::ObjectExpression<'a>) -> TypeId {
        let mut shape = ObjectType::default();
        let javascript = self.is_javascript(node);
        let (mut string_values, mut number_values) = (Vec::new(), Vec::new());
        for item in &object.properties {
            let property = match item {
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let source = self.part(node, spread.argument.node_id());
                    if !self.spread_into(&mut shape, source) {
                        return TypeId::ANY;
                    }
                    continue;
                }
                ObjectPropertyKind::ObjectProperty(property) => property,
            };
            let decl = Node {
                module: node.module,
                id: property.node_id.get(),
            };
            let value = Node {
                module: node.module,
                id: property.value.node_id(),
            };
            let (kind, ty) = match property.kind {
                ast::PropertyKind::Get => (PropertyKind::Accessor, self.signature(value).result),
                ast::PropertyKind::Set => {
                    let signature = self.signature(value);
                    (
                        PropertyKind::Accessor,
                        signature
                            .params
                            .first()
                            .map_or(TypeId::ANY, |param| param.ty),
                    )
                }
                ast::PropertyKind::Init if property.method => {
                    (PropertyKind::Method, self.expr_type(value))
                }
                // JavaScript stores what it likes.
                ast::PropertyKind::Init if javascript && !property.value.is_function() => {
                    (PropertyKind::Field, TypeId::ANY)
                }
                ast::PropertyKind::Init => (PropertyKind::Field, self.mutable_type(value)),
            };
            let name = match self.key_of(node, &property.key, property.computed) {
                Key::Name(name)
                    if &*name == "__proto__" && !property.computed && !property.shorthand =>
                {
                    return TypeId::ANY;
                }
                Key::Name(name) => name,
                Key::String => {
                    string_values.push(ty);
                    continue;
                }
                Key::Number => {
                    number_values.push(ty);
                    continue;
                }
                Key::Unknown => {
                    string_values.push(TypeId::ANY);
                    continue;
                }
            };
            let made = Property {
                name,
                ty,
                optional: false,
                readonly: false,
                kind,
                decl: Some(decl),
            };
            match shape
                .properties
                .iter_mut()
                .find(|known| known.name == made.name)
            {
                // A setter after its getter: the getter says what is read.
                Some(known)
                    if known.kind == PropertyKind::Accessor
                        && property.kind == ast::PropertyKind::Set => {}
                Some(known) => *known = made,
                None => shape.properties.push(made),
            }
        }
        if !string_values.is_empty() {
            string_values.extend(number_values.iter().copied());
            string_values.extend(shape.properties.iter().map(|property| property.ty));
            string_values.extend(shape.string_index);
            shape.string_index = Some(self.union_of(&string_values));
        } else if !number_values.is_empty() {
            number_values.extend(shape.number_index);
            shape.number_index = Some(self.union_of(&number_values));
        }
        self.types.intern(Type::Object(Rc::new(shape)))
    }

    /// Adds what `...source` copies; false when that cannot be said.
    fn spread_into(&mut self, shape: &mut ObjectType, source: TypeId) -> bool {
        let mut members = match self.types.get(source).clone() {
            Type::Union(members) => members,
            _ => vec![source],
        };
        let all = members.len();
        members.retain(|&member| !self.spreads_nothing(member));
        let partial = members.len() < all;
        let mut merged: Vec<Property> = Vec::new();
        for (index, &member) in members.iter().enumerate() {
            let is_class = match self.types.get(member) {
                Type::Class(..) => true,
                Type::Object(object) => {
                    for (target, index) in [
                        (&mut shape.string_index, object.string_index),
                        (&mut shape.number_index, object.number_index),
                    ] {
                        match (&target, index) {
                            (None, index) => *target = index,
                            (Some(known), Some(index)) if *known != index => {
                                *target = Some(TypeId::ANY)
                            }
                            _ => {}
                        }
                    }
                    false
                }
                Type::Interface(..) | Type::Intersection(_) => false,
                _ => return false,
            };
            if is_class && self.array_element(member).is_some() {
                return false;
            }
            let mut properties = self.properties(member);
            // What a class puts on its prototype is not copied.
            properties.retain(|property| !(is_class && property.kind != PropertyKind::Field));
            for known in &mut merged {
                known.optional |= !properties
                    .iter()
                    .any(|property| property.name == known.name);
            }
            for mut property in properties {
                property.readonly = false;
                match merged.iter().position(|known| known.name == property.name) {
                    Some(at) => {
                        merged[at].ty = self.union_of(&[merged[at].ty, property.ty]);
                        merged[at].optional |= property.optional;
                    }
                    None => {
                        property.optional |= index > 0;
                        merged.push(property);
                    }
                }
            }
        }
        for mut property in merged {
            property.optional |= partial;
            match shape
                .properties
                .iter()
                .position(|known| known.name == property.name)
            {
                Some(at) if property.optional => {
                    let joined = self.union_of(&[shape.properties[at].ty, property.ty]);
                    shape.properties[at].ty = joined;
                }
                Some(at) => shape.properties[at] = property,
                None => shape.properties.push(property),
            }
        }
        true
    }

    /// `null`, `undefined`, `false`, numbers: spreading them copies nothing.
    fn spreads_nothing(&self, ty: TypeId) -> bool {
        match self.types.get(ty) {
            Type::Null
            | Type::Undefined
            | Type::Void
            | Type::Boolean
            | Type::BooleanLiteral(_)
            | Type::Number
            | Type::NumberLiteral(_)
            | Type::BigInt
            | Type::Never => true,
            Type::StringLiteral(text) => text.is_empty(),
            _ => false,
        }
    }

    /// The type that an object literal itself is stored with: literal types widened, and fields
    /// as wide as the place that the literal is written for allows to assign.
    pub fn literal_type(&mut self, node: Node) -> TypeId {
        let own = self.expr_type(node);
        let Type::Object(shape) = self.types.get(own).clone() else {
            return own;
        };
        let context = match self.contextual_type(node) {
            Some(TypeId::UNKNOWN) => Some(TypeId::ANY),
            None if self.is_given_away(node) => Some(TypeId::ANY),
            context => context,
        };
        let mut shape = (*shape).clone();
        for property in &mut shape.properties {
            let mut ty = self.widen(property.ty);
            if property.kind == PropertyKind::Field {
                if matches!(
                    self.types.get(ty),
                    Type::Null | Type::Undefined | Type::Void
                ) && context.is_none()
                {
                    ty = TypeId::ANY;
                }
                if let Some(context) = context {
                    let wanted = if context == TypeId::ANY {
                        Some(TypeId::ANY)
                    } else {
                        self.property_context(context, &property.name)
                    };
                    if let Some(wanted) = wanted {
                        let wanted = self.widen(wanted);
                        ty = self.union_of(&[ty, wanted]);
                    }
                }
            }
            property.ty = ty;
        }
        self.types.intern(Type::Object(Rc::new(shape)))
    }

    /// Whether a literal of which nothing is expected goes where nothing is known of it, or is a part of
    /// one that does: anything may be assigned to its properties there.
    fn is_given_away(&mut self, node: Node) -> bool {
        let outer = self.up(node);
        let callee = match self.syntax(outer) {
            AstKind::CallExpression(e) => e.callee.node_id(),
            AstKind::NewExpression(e) => e.callee.node_id(),
            AstKind::ObjectProperty(_)
            | AstKind::ObjectExpression(_)
            | AstKind::ArrayExpression(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::LogicalExpression(_)
            | AstKind::ParenthesizedExpression(_) => {
                return match self.contextual_type(outer) {
                    Some(found) => matches!(found, TypeId::ANY | TypeId::UNKNOWN),
                    None => self.is_given_away(outer),
                };
            }
            _ => return false,
        };
        callee != node.id && self.part(outer, callee) == TypeId::ANY
    }
}
