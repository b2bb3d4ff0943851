//! Types of expressions.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{AssignmentOperator, LogicalOperator, UnaryOperator};

use super::{Checker, Target};
use crate::program::{Node, NodeId, Program, Symbol};
use crate::types::{ObjectType, Signature, Type, TypeId};

/// Nesting beyond which types are `any`, so that hostile programs cannot exhaust the stack.
const MAX_DEPTH: u32 = 1000;

impl<'a> Checker<'a> {
    /// The syntax of a node.
    pub(crate) fn syntax(&self, node: Node) -> AstKind<'a> {
        let program: &'a Program<'a> = self.program;
        program.module(node.module).nodes.kind(node.id)
    }

    /// The node around a node; the program is around itself.
    pub(crate) fn up(&self, node: Node) -> Node {
        Node {
            module: node.module,
            id: self.program.module(node.module).nodes.parent_id(node.id),
        }
    }

    /// Type of a part of `of`.
    pub(crate) fn part(&mut self, of: Node, part: NodeId) -> TypeId {
        self.expr_type(Node {
            module: of.module,
            id: part,
        })
    }

    /// Type of an expression, narrowed to what is known where it stands.
    pub fn expr_type(&mut self, node: Node) -> TypeId {
        if let Some(&ty) = self.expression_types.get(&node) {
            return ty;
        }
        if self.expressions_in_progress.is_empty() || self.depends_on_context(node) {
            self.settle(node);
            if let Some(&ty) = self.expression_types.get(&node) {
                return ty;
            }
        }
        if self.expressions_in_progress.len() as u32 > MAX_DEPTH
            || !self.expressions_in_progress.insert(node)
        {
            return TypeId::ANY;
        }
        let ty = self.compute_type(node);
        self.expressions_in_progress.remove(&node);
        self.expression_types.insert(node, ty);
        ty
    }

    fn compute_type(&mut self, node: Node) -> TypeId {
        match self.syntax(node) {
            AstKind::BooleanLiteral(literal) => {
                self.types.intern(Type::BooleanLiteral(literal.value))
            }
            AstKind::NullLiteral(_) => TypeId::NULL,
            AstKind::NumericLiteral(literal) => self.number_literal(literal.value),
            AstKind::BigIntLiteral(literal) => self
                .types
                .intern(Type::BigIntLiteral(literal.value.as_str().into())),
            AstKind::StringLiteral(literal) => self
                .types
                .intern(Type::StringLiteral(literal.value.as_str().into())),
            AstKind::TemplateLiteral(template) => self.template_type(node, template),
            AstKind::IdentifierReference(id) => self.identifier_type(node, id),
            AstKind::ThisExpression(_) => {
                let declared = self.this_type(node);
                self.narrow(node, declared)
            }
            AstKind::Super(_) => self.super_type(node),
            AstKind::ParenthesizedExpression(e) => self.part(node, e.expression.node_id()),
            AstKind::ArrayExpression(array) => {
                let ty = self.array_type(node, array);
                self.opened(node.module, ty)
            }
            AstKind::ObjectExpression(object) => self.object_type(node, object),
            AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                let signature = self.signature(node);
                self.function_type(signature)
            }
            AstKind::Class(_) => {
                let class = self.class_symbol(node);
                self.types.intern(Type::ClassValue(class))
            }
            AstKind::AssignmentExpression(assignment) => self.assignment_type(node, assignment),
            AstKind::UnaryExpression(unary) => self.unary_type(node, unary),
            AstKind::UpdateExpression(update) => {
                let operand = self.part(node, update.argument.node_id());
                self.arithmetic(operand, operand)
            }
            AstKind::BinaryExpression(binary) => self.binary_type(node, binary),
            AstKind::PrivateInExpression(_) => TypeId::BOOLEAN,
            AstKind::LogicalExpression(e) => {
                let left = self.part(node, e.left.node_id());
                let right = self.part(node, e.right.node_id());
                self.logical(e.operator, left, right)
            }
            AstKind::ConditionalExpression(e) => {
                let consequent = self.part(node, e.consequent.node_id());
                let alternate = self.part(node, e.alternate.node_id());
                self.join(consequent, alternate)
            }
            AstKind::SequenceExpression(e) => match e.expressions.last() {
                Some(last) => self.part(node, last.node_id()),
                None => TypeId::ANY,
            },
            AstKind::AwaitExpression(e) => {
                let promise = self.part(node, e.argument.node_id());
                self.awaited(promise)
            }
            AstKind::ChainExpression(chain) => self.chain_type(node, chain),
            AstKind::StaticMemberExpression(member) => {
                let object = self.part(node, member.object.node_id());
                let declared = self.member_type(object, &member.property.name);
                self.narrow_member(node, declared)
            }
            AstKind::PrivateFieldExpression(member) => {
                let object = self.part(node, member.object.node_id());
                let name = format!("#{}", member.field.name);
                let declared = self.member_type(object, &name);
                self.narrow_member(node, declared)
            }
            AstKind::ComputedMemberExpression(member) => self.computed_member_type(node, member),
            AstKind::CallExpression(call) => {
                if matches!(call.callee, Expression::Super(_)) {
                    return TypeId::VOID;
                }
                self.call_result(node)
            }
            AstKind::NewExpression(_) => {
                let made = self.call_result(node);
                self.proxied(made)
            }
            AstKind::TaggedTemplateExpression(_) => self.call_result(node),
            AstKind::ImportExpression(import) => {
                let ty = match &import.source {
                    Expression::StringLiteral(source) => {
                        match self.linked(node.module, &source.value) {
                            Some(linked) => self.target_type(Target::Module(linked)),
                            None => TypeId::ANY,
                        }
                    }
                    _ => TypeId::ANY,
                };
                self.promise_of(ty)
            }
            AstKind::TSAsExpression(e) => self.cast_type(node, &e.expression, &e.type_annotation),
            AstKind::TSTypeAssertion(e) => self.cast_type(node, &e.expression, &e.type_annotation),
            AstKind::TSSatisfiesExpression(e) => self.part(node, e.expression.node_id()),
            AstKind::TSNonNullExpression(e) => {
                let ty = self.part(node, e.expression.node_id());
                self.without_nullish(ty)
            }
            AstKind::SpreadElement(e) => self.part(node, e.argument.node_id()),
            // Regular expressions, JSX, meta properties, `yield`, instantiations: dynamic.
            _ => TypeId::ANY,
        }
    }

    fn call_result(&mut self, node: Node) -> TypeId {
        match self.call(node) {
            Some(call) => call.instantiated.result,
            None => TypeId::ANY,
        }
    }

    /// The literal type of a number.
    pub(crate) fn number_literal(&mut self, value: f64) -> TypeId {
        self.types.intern(Type::NumberLiteral(value.to_bits()))
    }

    /// A function type with one signature.
    pub(crate) fn function_type(&mut self, signature: Rc<Signature>) -> TypeId {
        self.types.intern(Type::Object(Rc::new(ObjectType {
            calls: vec![signature],
            ..ObjectType::default()
        })))
    }

    fn template_type(&mut self, node: Node, template: &ast::TemplateLiteral<'a>) -> TypeId {
        if template.expressions.is_empty()
            && let Some(text) = template.quasis.first().and_then(|quasi| quasi.value.cooked)
        {
            return self.types.intern(Type::StringLiteral(text.as_str().into()));
        }
        // Only a place that asks for a form of string makes the form matter.
        let wanted = self.in_const_context(node)
            || match self.contextual_type(node) {
                Some(ty) => self.mentions_template(ty),
                None => false,
            };
        if !wanted {
            return TypeId::STRING;
        }
        let mut texts = Vec::new();
        for quasi in &template.quasis {
            match quasi.value.cooked {
                Some(text) => texts.push(Rc::from(text.as_str())),
                None => return TypeId::STRING,
            }
        }
        let mut parts = Vec::new();
        for expression in &template.expressions {
            let part = self.part(node, expression.node_id());
            let simple = matches!(
                self.types.get(part),
                Type::String
                    | Type::Number
                    | Type::Boolean
                    | Type::BigInt
                    | Type::StringLiteral(_)
                    | Type::Union(_)
            );
            parts.push(if simple { part } else { TypeId::STRING });
        }
        self.types.intern(Type::TemplateLiteral(texts, parts))
    }

    fn mentions_template(&self, ty: TypeId) -> bool {
        match self.types.get(ty) {
            Type::TemplateLiteral(..) | Type::StringLiteral(_) => true,
            Type::Union(members) => members.iter().any(|&member| self.mentions_template(member)),
            _ => false,
        }
    }

    /// The symbol an identifier refers to in its module.
    pub(crate) fn referenced_symbol(
        &self,
        node: Node,
        id: &ast::IdentifierReference<'a>,
    ) -> Option<Symbol> {
        let reference = id.reference_id.get()?;
        let scoping = &self.program.module(node.module).scoping;
        let symbol = scoping.get_reference(reference).symbol_id()?;
        Some(Symbol {
            module: node.module,
            id: symbol,
        })
    }

    fn identifier_type(&mut self, node: Node, id: &ast::IdentifierReference<'a>) -> TypeId {
        let Some(symbol) = self.referenced_symbol(node, id) else {
            return match id.name.as_str() {
                "undefined" => TypeId::UNDEFINED,
                "NaN" | "Infinity" => TypeId::NUMBER,
                "arguments" => TypeId::ANY,
                name => match self.global_value(name) {
                    Some(Target::Symbol(symbol)) => self.symbol_type(symbol),
                    _ => TypeId::ANY,
                },
            };
        };
        let declared = self.symbol_type(symbol);
        let read = id.reference_id.get().is_none_or(|reference| {
            self.program
                .module(node.module)
                .scoping
                .get_reference(reference)
                .is_read()
        });
        if read {
            self.narrow(node, declared)
        } else {
            declared
        }
    }

    /// `super`: the base as this class sees it.
    fn super_type(&mut self, node: Node) -> TypeId {
        let this = self.this_type(node);
        match *self.types.get(this) {
            Type::ClassValue(class) => match self.class_base(class) {
                Some((base, _)) => self.types.intern(Type::ClassValue(base)),
                None => TypeId::ANY,
            },
            Type::Class(class, _) | Type::This(class) => self.base_instance(class),
            _ => TypeId::ANY,
        }
    }

    fn base_instance(&mut self, class: Symbol) -> TypeId {
        match self.class_base(class) {
            Some((base, args)) => self.types.intern(Type::Class(base, args)),
            None => TypeId::ANY,
        }
    }

    fn narrow_member(&mut self, node: Node, declared: TypeId) -> TypeId {
        // A place that is only written has its declared type.
        let parent = self.up(node);
        if let AstKind::AssignmentExpression(e) = self.syntax(parent)
            && e.operator == AssignmentOperator::Assign
            && e.left.node_id() == node.id
        {
            return declared;
        }
        self.narrow(node, declared)
    }

    /// Type of a property read from a value of a type; `null` and `undefined` throw and so do not
    /// count.
    pub(crate) fn member_type(&mut self, object: TypeId, name: &str) -> TypeId {
        let object = self.without_nullish(object);
        if matches!(
            self.types.get(object),
            Type::Any | Type::Unknown | Type::Never
        ) {
            return TypeId::ANY;
        }
        if let Some(property) = self.property(object, name) {
            return if property.optional {
                self.union_of(&[property.ty, TypeId::UNDEFINED])
            } else {
                property.ty
            };
        }
        let numeric = name.parse::<u32>().is_ok();
        self.index_type(object, numeric).unwrap_or(TypeId::ANY)
    }

    fn computed_member_type(
        &mut self,
        node: Node,
        member: &ast::ComputedMemberExpression<'a>,
    ) -> TypeId {
        let object = self.part(node, member.object.node_id());
        let key = self.part(node, member.expression.node_id());
        let declared = self.element_type(object, key);
        self.narrow_member(node, declared)
    }

    /// Type of `object[key]`.
    pub(crate) fn element_type(&mut self, object: TypeId, key: TypeId) -> TypeId {
        let object = self.without_nullish(object);
        if matches!(
            self.types.get(object),
            Type::Any | Type::Unknown | Type::Never
        ) {
            return TypeId::ANY;
        }
        match self.types.get(key).clone() {
            Type::StringLiteral(name) => self.member_type(object, &name),
            Type::NumberLiteral(bits) => {
                let value = f64::from_bits(bits);
                let index = value as u32;
                if f64::from(index) != value {
                    return TypeId::ANY;
                }
                if let Some(ty) = self.tuple_element(object, index as usize) {
                    return ty;
                }
                self.member_type(object, &index.to_string())
            }
            Type::Number | Type::Intrinsic(_) => {
                self.index_type(object, true).unwrap_or(TypeId::ANY)
            }
            Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                super::EnumValue::String(name) => self.member_type(object, &name),
                super::EnumValue::Number(value) if value >= 0.0 && value.fract() == 0.0 => {
                    self.member_type(object, &value.to_string())
                }
                _ => self.index_type(object, true).unwrap_or(TypeId::ANY),
            },
            Type::Enum(symbol) => match self.enum_kind(symbol) {
                super::EnumKind::Number => self.index_type(object, true).unwrap_or(TypeId::ANY),
                super::EnumKind::String => self.index_type(object, false).unwrap_or(TypeId::ANY),
                super::EnumKind::Mixed => TypeId::ANY,
            },
            Type::String | Type::TemplateLiteral(..) => {
                self.index_type(object, false).unwrap_or(TypeId::ANY)
            }
            Type::Union(keys) => {
                let types: Vec<TypeId> = keys
                    .iter()
                    .map(|&key| self.element_type(object, key))
                    .collect();
                self.union_of(&types)
            }
            Type::Param(_) | Type::KeyOf(_) => {
                let constraint = self.apparent(key);
                if constraint == key
                    || matches!(self.types.get(constraint), Type::Param(_) | Type::KeyOf(_))
                {
                    // The parts may depend on the same parameter: `T[K]` stays so.
                    return self.deferred_index(object, key);
                }
                if matches!(self.types.get(object), Type::Param(_)) {
                    return self.deferred_index(object, key);
                }
                self.element_type(object, constraint)
            }
            _ => TypeId::ANY,
        }
    }

    fn deferred_index(&mut self, object: TypeId, key: TypeId) -> TypeId {
        match self.types.get(object) {
            Type::Param(_) | Type::This(_) => self.types.intern(Type::Indexed(object, key)),
            _ => TypeId::ANY,
        }
    }

    fn chain_type(&mut self, node: Node, chain: &ast::ChainExpression<'a>) -> TypeId {
        let element = match &chain.expression {
            ast::ChainElement::CallExpression(e) => e.node_id.get(),
            ast::ChainElement::TSNonNullExpression(e) => e.node_id.get(),
            ast::ChainElement::ComputedMemberExpression(e) => e.node_id.get(),
            ast::ChainElement::StaticMemberExpression(e) => e.node_id.get(),
            ast::ChainElement::PrivateFieldExpression(e) => e.node_id.get(),
        };
        let ty = self.part(node, element);
        if self.short_circuits(Node {
            module: node.module,
            id: element,
        }) {
            self.union_of(&[ty, TypeId::UNDEFINED])
        } else {
            ty
        }
    }

    /// Whether a link of an optional chain may find nothing.
    fn short_circuits(&mut self, mut node: Node) -> bool {
        loop {
            let (object, optional) = match self.syntax(node) {
                AstKind::CallExpression(e) => (e.callee.node_id(), e.optional),
                AstKind::StaticMemberExpression(e) => (e.object.node_id(), e.optional),
                AstKind::ComputedMemberExpression(e) => (e.object.node_id(), e.optional),
                AstKind::PrivateFieldExpression(e) => (e.object.node_id(), e.optional),
                AstKind::TSNonNullExpression(e) => (e.expression.node_id(), false),
                _ => return false,
            };
            if optional {
                let ty = self.part(node, object);
                if matches!(
                    self.types.get(ty),
                    Type::Any | Type::Unknown | Type::Param(_)
                ) || self.has_nullish(ty)
                {
                    return true;
                }
            }
            node.id = object;
        }
    }

    /// Whether `null` or `undefined` is among the values of a type.
    pub(crate) fn has_nullish(&self, ty: TypeId) -> bool {
        match self.types.get(ty) {
            Type::Null | Type::Undefined | Type::Void => true,
            Type::Union(members) => members.iter().any(|&member| self.has_nullish(member)),
            _ => false,
        }
    }

    fn cast_type(
        &mut self,
        node: Node,
        expression: &Expression<'a>,
        annotation: &'a ast::TSType<'a>,
    ) -> TypeId {
        if is_const_annotation(annotation) {
            return self.part(node, expression.node_id());
        }
        let ty = self.type_of_annotation(node.module, annotation);
        // What is caught and said to be an error may be anything.
        if let Type::Class(class, _) = self.types.get(ty).clone()
            && self.library_class("Error") == Some(class)
            && !self.program.module(node.module).is_library
            && matches!(
                self.part(node, expression.node_id()),
                TypeId::ANY | TypeId::UNKNOWN
            )
        {
            return TypeId::ANY;
        }
        self.asserted_type(node, expression, ty)
    }

    fn assignment_type(
        &mut self,
        node: Node,
        assignment: &ast::AssignmentExpression<'a>,
    ) -> TypeId {
        let right = self.part(node, assignment.right.node_id());
        let left = |checker: &mut Self| match &assignment.left {
            ast::AssignmentTarget::ArrayAssignmentTarget(_)
            | ast::AssignmentTarget::ObjectAssignmentTarget(_) => TypeId::ANY,
            left => checker.part(node, left.node_id()),
        };
        if assignment.operator == AssignmentOperator::Assign {
            // A number written to one of WebAssembly's types becomes one.
            if matches!(
                self.types.get(right),
                Type::NumberLiteral(_) | Type::BigIntLiteral(_)
            ) {
                let left = left(self);
                if matches!(self.types.get(left), Type::Intrinsic(_)) {
                    return left;
                }
            }
            return right;
        }
        let left = left(self);
        if let Some(operator) = assignment.operator.to_logical_operator() {
            return self.logical(operator, left, right);
        }
        match assignment.operator.to_binary_operator() {
            Some(operator) => self.binary_result(operator, left, right),
            None => TypeId::ANY,
        }
    }

    fn unary_type(&mut self, node: Node, unary: &ast::UnaryExpression<'a>) -> TypeId {
        match unary.operator {
            UnaryOperator::LogicalNot | UnaryOperator::Delete => TypeId::BOOLEAN,
            UnaryOperator::Typeof => TypeId::STRING,
            UnaryOperator::Void => TypeId::UNDEFINED,
            UnaryOperator::UnaryPlus => {
                let operand = self.part(node, unary.argument.node_id());
                match self.types.get(operand) {
                    Type::Intrinsic(_) | Type::NumberLiteral(_) => operand,
                    _ => TypeId::NUMBER,
                }
            }
            UnaryOperator::UnaryNegation => {
                let operand = self.part(node, unary.argument.node_id());
                match self.types.get(operand).clone() {
                    Type::NumberLiteral(bits) => self.number_literal(-f64::from_bits(bits)),
                    Type::BigIntLiteral(digits) if !digits.starts_with('-') => self
                        .types
                        .intern(Type::BigIntLiteral(format!("-{digits}").into())),
                    _ => self.arithmetic(operand, operand),
                }
            }
            UnaryOperator::BitwiseNot => {
                let operand = self.part(node, unary.argument.node_id());
                self.arithmetic(operand, operand)
            }
        }
    }

    /// Result of `&&`, `||`, `??`.
    pub(crate) fn logical(
        &mut self,
        operator: LogicalOperator,
        left: TypeId,
        right: TypeId,
    ) -> TypeId {
        let kept = match operator {
            LogicalOperator::And => self.falsy_part(left),
            LogicalOperator::Or => self.truthy_part(left),
            LogicalOperator::Coalesce => self.without_nullish(left),
        };
        self.join(kept, right)
    }
}

/// `const` in `as const`.
pub(crate) fn is_const_annotation(annotation: &ast::TSType<'_>) -> bool {
    matches!(annotation, ast::TSType::TSTypeReference(reference)
        if matches!(&reference.type_name, ast::TSTypeName::IdentifierReference(id) if id.name == "const"))
}
