//! The type that an expression's place expects.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression, ObjectPropertyKind};
use oxc_syntax::operator::{AssignmentOperator, LogicalOperator};

use super::expression::is_const_annotation;
use super::literal::Key;
use super::{Checker, Substitution};
use crate::program::{Node, NodeId};
use crate::types::{Param, Signature, TupleElement, Type, TypeId};

impl<'a> Checker<'a> {
    /// The type that the place of an expression expects; `None` when it expects nothing.
    pub fn contextual_type(&mut self, node: Node) -> Option<TypeId> {
        if let Some(&pushed) = self.inference.contexts.get(&node) {
            return Some(pushed);
        }
        if self.inference.context_depth > 200 {
            return None;
        }
        self.inference.context_depth += 1;
        let found = self.context_of(node);
        self.inference.context_depth -= 1;
        found
    }

    fn context_of(&mut self, node: Node) -> Option<TypeId> {
        let outer = self.up(node);
        match self.syntax(outer) {
            AstKind::ParenthesizedExpression(_) | AstKind::TSNonNullExpression(_) => {
                self.contextual_type(outer)
            }
            AstKind::SequenceExpression(e) => {
                let last = e.expressions.last()?.node_id();
                if last == node.id {
                    self.contextual_type(outer)
                } else {
                    None
                }
            }
            AstKind::VariableDeclarator(declarator) => {
                let annotation = declarator.type_annotation.as_ref()?;
                Some(self.type_of_annotation(node.module, &annotation.type_annotation))
            }
            AstKind::FormalParameter(param) => self.parameter_context(outer, param),
            AstKind::AssignmentPattern(e) if e.right.node_id() == node.id => {
                self.default_context(outer)
            }
            AstKind::AssignmentTargetWithDefault(e) if e.init.node_id() == node.id => {
                self.target_context(outer, &e.binding)
            }
            AstKind::AssignmentTargetPropertyIdentifier(e) if self.is(&e.init, node.id) => {
                let symbol = self.referenced_symbol(outer, &e.binding)?;
                Some(self.symbol_type(symbol))
            }
            AstKind::PropertyDefinition(property) if self.is(&property.value, node.id) => {
                let annotation = property.type_annotation.as_ref()?;
                Some(self.type_of_annotation(node.module, &annotation.type_annotation))
            }
            AstKind::AccessorProperty(property) if self.is(&property.value, node.id) => {
                let annotation = property.type_annotation.as_ref()?;
                Some(self.type_of_annotation(node.module, &annotation.type_annotation))
            }
            AstKind::AssignmentExpression(assignment) if assignment.right.node_id() == node.id => {
                self.assignment_context(outer, assignment)
            }
            AstKind::ReturnStatement(_) => {
                let function = self.function_around(outer)?;
                self.return_context(function)
            }
            AstKind::ArrowFunctionExpression(arrow) if arrow.body.node_id() == node.id => {
                self.return_context(outer)
            }
            AstKind::YieldExpression(e) if !e.delegate => {
                let function = self.function_around(outer)?;
                let AstKind::Function(function_ast) = self.syntax(function) else {
                    return None;
                };
                let annotation = function_ast.return_type.as_ref()?;
                let generator = self.type_of_annotation(node.module, &annotation.type_annotation);
                self.iterated_type(generator)
            }
            AstKind::AwaitExpression(_) => {
                let wanted = self.contextual_type(outer)?;
                if wanted == TypeId::ANY {
                    return Some(TypeId::ANY);
                }
                let promise = self.promise_of(wanted);
                Some(self.union_of(&[wanted, promise]))
            }
            AstKind::ConditionalExpression(e) if e.test.node_id() != node.id => {
                self.contextual_type(outer)
            }
            AstKind::LogicalExpression(e) => {
                let is_right = e.right.node_id() == node.id;
                match self.contextual_type(outer) {
                    _ if !is_right && e.operator == LogicalOperator::And => None,
                    Some(found) => Some(found),
                    None if is_right && e.operator != LogicalOperator::And => {
                        let left = self.part(outer, e.left.node_id());
                        let left = self.without_nullish(left);
                        (!matches!(
                            self.types.get(left),
                            Type::Any | Type::Unknown | Type::Never
                        ))
                        .then_some(left)
                    }
                    None => None,
                }
            }
            AstKind::ArrayExpression(array) => {
                let context = self.contextual_type(outer)?;
                self.item_context(context, array, node.id)
            }
            AstKind::ObjectProperty(property) if property.value.node_id() == node.id => {
                let object = self.up(outer);
                let context = self.contextual_type(object)?;
                let context = self.discriminated(object, context);
                match self.key_of(object, &property.key, property.computed) {
                    Key::Name(name) => self.property_context(context, &name),
                    Key::Number => self.index_type(context, true),
                    Key::String | Key::Unknown => self.index_type(context, false),
                }
            }
            AstKind::CallExpression(e) => self.argument_context(outer, &e.arguments, node.id),
            AstKind::NewExpression(e) => self.argument_context(outer, &e.arguments, node.id),
            AstKind::TSAsExpression(e) => self.cast_context(outer, &e.type_annotation),
            AstKind::TSTypeAssertion(e) => self.cast_context(outer, &e.type_annotation),
            AstKind::TSSatisfiesExpression(e) => {
                Some(self.type_of_annotation(node.module, &e.type_annotation))
            }
            _ => None,
        }
    }

    fn is(&self, expression: &Option<Expression<'a>>, id: NodeId) -> bool {
        expression
            .as_ref()
            .is_some_and(|expression| expression.node_id() == id)
    }

    fn cast_context(&mut self, outer: Node, annotation: &'a ast::TSType<'a>) -> Option<TypeId> {
        if is_const_annotation(annotation) {
            return self.contextual_type(outer);
        }
        Some(self.type_of_annotation(outer.module, annotation))
    }

    fn assignment_context(
        &mut self,
        outer: Node,
        assignment: &ast::AssignmentExpression<'a>,
    ) -> Option<TypeId> {
        let operator = assignment.operator;
        if operator != AssignmentOperator::Assign && operator.to_logical_operator().is_none() {
            return None;
        }
        self.target_context(outer, &assignment.left)
    }

    /// What an assignment to a target expects.
    fn target_context(
        &mut self,
        outer: Node,
        target: &ast::AssignmentTarget<'a>,
    ) -> Option<TypeId> {
        match target {
            ast::AssignmentTarget::ArrayAssignmentTarget(_)
            | ast::AssignmentTarget::ObjectAssignmentTarget(_) => None,
            ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                let symbol = self.referenced_symbol(outer, id)?;
                Some(self.symbol_type(symbol))
            }
            left => Some(self.part(outer, left.node_id())),
        }
    }

    /// The function whose body a node is in.
    pub(crate) fn function_around(&self, node: Node) -> Option<Node> {
        let mut inner = node;
        loop {
            let outer = self.up(inner);
            if outer == inner {
                return None;
            }
            match self.syntax(outer) {
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => return Some(outer),
                AstKind::StaticBlock(_) | AstKind::PropertyDefinition(_) => return None,
                _ => inner = outer,
            }
        }
    }

    /// What a function's `return` expects.
    pub(crate) fn return_context(&mut self, function: Node) -> Option<TypeId> {
        let (annotation, is_async, is_generator) = match self.syntax(function) {
            AstKind::Function(f) => (&f.return_type, f.r#async, f.generator),
            AstKind::ArrowFunctionExpression(f) => (&f.return_type, f.r#async, false),
            _ => return None,
        };
        if is_generator {
            return None;
        }
        let result = match annotation {
            Some(annotation) => match &annotation.type_annotation {
                ast::TSType::TSTypePredicate(_) => TypeId::BOOLEAN,
                annotation => self.type_of_annotation(function.module, annotation),
            },
            None => self.contextual_signature(function)?.result,
        };
        let result = if is_async {
            self.awaited(result)
        } else {
            result
        };
        (result != TypeId::VOID).then_some(result)
    }

    fn item_context(
        &mut self,
        context: TypeId,
        array: &ast::ArrayExpression<'a>,
        id: NodeId,
    ) -> Option<TypeId> {
        if context == TypeId::ANY {
            return Some(TypeId::ANY);
        }
        let index = array
            .elements
            .iter()
            .position(|element| element.node_id() == id)?;
        let after_spread = array.elements[..index]
            .iter()
            .any(|element| element.is_spread());
        if !after_spread {
            let members = match self.types.get(context).clone() {
                Type::Union(members) => members,
                Type::Param(_) => vec![self.apparent(context)],
                _ => vec![context],
            };
            let mut found = Vec::new();
            for member in members {
                match self.types.get(member) {
                    Type::Tuple(_) => found.extend(self.tuple_element(member, index)),
                    _ => found.extend(self.context_element(member, 0)),
                }
            }
            return (!found.is_empty()).then(|| self.union_of(&found));
        }
        self.context_element(context, 0)
    }

    /// What a context expects of a property of an object literal.
    pub(crate) fn property_context(&mut self, context: TypeId, name: &str) -> Option<TypeId> {
        match self.types.get(context).clone() {
            Type::Any => Some(TypeId::ANY),
            Type::Union(members) => {
                let mut found = Vec::new();
                for member in members {
                    if member != context {
                        found.extend(self.property_context(member, name));
                    }
                }
                (!found.is_empty()).then(|| self.union_of(&found))
            }
            Type::Object(_)
            | Type::Interface(..)
            | Type::Class(..)
            | Type::Intersection(_)
            | Type::This(_) => {
                if let Some(property) = self.property(context, name) {
                    return Some(if property.optional {
                        self.union_of(&[property.ty, TypeId::UNDEFINED])
                    } else {
                        property.ty
                    });
                }
                self.index_type(context, name.parse::<u32>().is_ok())
            }
            Type::Param(_) => {
                let constraint = self.apparent(context);
                if constraint == context {
                    None
                } else {
                    self.property_context(constraint, name)
                }
            }
            _ => None,
        }
    }

    /// Of a union, the members that the literal's own literal properties allow.
    fn discriminated(&mut self, object: Node, context: TypeId) -> TypeId {
        let Type::Union(members) = self.types.get(context).clone() else {
            return context;
        };
        let AstKind::ObjectExpression(literal) = self.syntax(object) else {
            return context;
        };
        let mut kept = members;
        for item in &literal.properties {
            let ObjectPropertyKind::ObjectProperty(property) = item else {
                continue;
            };
            let is_literal = matches!(
                property.value.get_inner_expression(),
                Expression::StringLiteral(_)
                    | Expression::NumericLiteral(_)
                    | Expression::BooleanLiteral(_)
                    | Expression::NullLiteral(_)
                    | Expression::StaticMemberExpression(_)
            );
            if !is_literal || property.computed {
                continue;
            }
            let Some(name) = property.key.static_name() else {
                continue;
            };
            let value = match &property.value {
                Expression::StaticMemberExpression(_) => {
                    let ty = self.part(object, property.value.node_id());
                    if !matches!(self.types.get(ty), Type::EnumMember(..)) {
                        continue;
                    }
                    ty
                }
                value => self.part(object, value.node_id()),
            };
            let mut next = Vec::new();
            for &member in &kept {
                let allowed = match self.property(member, &name) {
                    Some(found) => found.ty == TypeId::ANY || self.is_assignable(value, found.ty),
                    None => !matches!(
                        self.types.get(member),
                        Type::Object(_) | Type::Interface(..) | Type::Class(..)
                    ),
                };
                if allowed {
                    next.push(member);
                }
            }
            if !next.is_empty() {
                kept = next;
            }
        }
        self.union_of(&kept)
    }

    fn argument_context(
        &mut self,
        call: Node,
        arguments: &[ast::Argument<'a>],
        id: NodeId,
    ) -> Option<TypeId> {
        let index = arguments
            .iter()
            .position(|argument| argument.node_id() == id)?;
        if arguments[..index]
            .iter()
            .any(|argument| argument.is_spread())
        {
            return None;
        }
        if self.inference.calls_in_progress.contains(&call) {
            return None;
        }
        let signature = self.call(call)?.instantiated;
        // The call may have been resolved just now, with this argument's context kept.
        if let Some(&pushed) = self.inference.contexts.get(&Node {
            module: call.module,
            id,
        }) {
            return Some(pushed);
        }
        self.param_type_at(&signature, index)
    }

    /// Type that a signature wants of an argument.
    pub(crate) fn param_type_at(&mut self, signature: &Signature, index: usize) -> Option<TypeId> {
        let last = signature.params.len().checked_sub(1)?;
        if index >= last && signature.params[last].rest {
            let rest = signature.params[last].ty;
            let offset = index - last;
            if let Some(element) = self.tuple_element(rest, offset) {
                return Some(element);
            }
            return Some(match self.array_element(rest) {
                Some(element) => element,
                None => self.index_type(rest, true).unwrap_or(TypeId::ANY),
            });
        }
        let param = signature.params.get(index)?;
        Some(if param.optional {
            self.union_of(&[param.ty, TypeId::UNDEFINED])
        } else {
            param.ty
        })
    }

    /// The signature that a function expression's place expects.
    pub(crate) fn contextual_signature(&mut self, function: Node) -> Option<Rc<Signature>> {
        if let Some(signature) = self.inference.callbacks.get(&function) {
            return Some(signature.clone());
        }
        let is_expression = match self.syntax(function) {
            AstKind::Function(f) => {
                f.is_expression()
                    && !matches!(self.syntax(self.up(function)), AstKind::MethodDefinition(_))
            }
            AstKind::ArrowFunctionExpression(_) => true,
            _ => false,
        };
        if !is_expression {
            return None;
        }
        let context = self.contextual_type(function)?;
        if let Some(signature) = self.inference.callbacks.get(&function) {
            return Some(signature.clone());
        }
        self.signature_for(function, context)
    }

    /// The one signature of `context` that suits a function expression.
    pub(crate) fn signature_for(
        &mut self,
        function: Node,
        context: TypeId,
    ) -> Option<Rc<Signature>> {
        let context = self.without_nullish(context);
        let context = self.apparent(context);
        let members = match self.types.get(context).clone() {
            Type::Union(members) => members,
            Type::Any | Type::Unknown | Type::Never => return None,
            _ => vec![context],
        };
        let params = match self.syntax(function) {
            AstKind::Function(f) => &f.params,
            AstKind::ArrowFunctionExpression(f) => &f.params,
            _ => return None,
        };
        let needed = params
            .items
            .iter()
            .filter(|param| param.initializer.is_none() && !param.optional)
            .count();
        let mut found: Option<Rc<Signature>> = None;
        for member in members {
            let mut signatures = self.signatures(member);
            if signatures.len() > 1 {
                signatures.retain(|signature| {
                    signature.params.len() >= needed
                        || signature.params.last().is_some_and(|param| param.rest)
                });
            }
            match (signatures.as_slice(), &found) {
                ([], _) => {}
                ([one], None) => found = Some(one.clone()),
                ([one], Some(known)) if one.params == known.params => {}
                _ => return None,
            }
        }
        let signature = found?;
        if signature.type_params.is_empty() {
            return Some(signature);
        }
        let erased: Substitution = signature
            .type_params
            .iter()
            .map(|&param| (param, TypeId::ANY))
            .collect();
        Some(self.apply_signature(&signature, &erased))
    }

    /// A signature with its type parameters replaced.
    pub(crate) fn apply_signature(
        &mut self,
        signature: &Signature,
        by: &Substitution,
    ) -> Rc<Signature> {
        let params = signature
            .params
            .iter()
            .map(|param| Param {
                name: param.name.clone(),
                ty: self.substitute(param.ty, by),
                ..*param
            })
            .collect();
        let predicate = signature
            .predicate
            .map(|(index, ty, asserts)| (index, ty.map(|ty| self.substitute(ty, by)), asserts));
        Rc::new(Signature {
            type_params: signature
                .type_params
                .iter()
                .copied()
                .filter(|param| !by.contains_key(param))
                .collect(),
            this: signature.this.map(|ty| self.substitute(ty, by)),
            params,
            result: self.substitute(signature.result, by),
            predicate,
            decl: signature.decl,
            is_async: signature.is_async,
            is_generator: signature.is_generator,
        })
    }

    /// Type of a parameter without annotation, from the place of its function; `any` when the
    /// place says nothing.
    pub fn contextual_param(&mut self, function: Node, index: usize) -> TypeId {
        let params = match self.syntax(function) {
            AstKind::Function(f) => &f.params,
            AstKind::ArrowFunctionExpression(f) => &f.params,
            _ => return TypeId::ANY,
        };
        let is_rest = index >= params.items.len();
        if !self.inference.callbacks.contains_key(&function) {
            self.settle_for_param(function, params);
        }
        let Some(signature) = self.contextual_signature(function) else {
            return self.invoked_param(function, index, is_rest);
        };
        if !is_rest {
            return self.param_type_at(&signature, index).unwrap_or(TypeId::ANY);
        }
        match signature.params.get(index) {
            Some(param) if param.rest => param.ty,
            Some(_) => {
                let mut elements = Vec::new();
                for param in &signature.params[index..] {
                    let ty = if param.rest {
                        self.array_element(param.ty).unwrap_or(TypeId::ANY)
                    } else {
                        param.ty
                    };
                    elements.push(TupleElement {
                        ty,
                        optional: param.optional,
                        rest: param.rest,
                    });
                }
                self.types.intern(Type::Tuple(elements))
            }
            None => self.array_of(TypeId::ANY),
        }
    }

    /// A parameter of a function that is called where it is written.
    fn invoked_param(&mut self, function: Node, index: usize, is_rest: bool) -> TypeId {
        let mut inner = function;
        let mut outer = self.up(inner);
        while matches!(self.syntax(outer), AstKind::ParenthesizedExpression(_)) {
            inner = outer;
            outer = self.up(inner);
        }
        let AstKind::CallExpression(call) = self.syntax(outer) else {
            return if is_rest {
                self.array_of(TypeId::ANY)
            } else {
                TypeId::ANY
            };
        };
        if call.callee.node_id() != inner.id
            || call.arguments.iter().any(|argument| argument.is_spread())
        {
            return if is_rest {
                self.array_of(TypeId::ANY)
            } else {
                TypeId::ANY
            };
        }
        if is_rest {
            return self.array_of(TypeId::ANY);
        }
        match call.arguments.get(index) {
            Some(argument) => {
                let ty = self.part(outer, argument.node_id());
                let ty = self.widen(ty);
                if self.has_nullish(ty) {
                    TypeId::ANY
                } else {
                    ty
                }
            }
            None => TypeId::ANY,
        }
    }
}
