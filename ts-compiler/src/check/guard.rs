//! Conditions and what they say about a reference.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{AssignmentOperator, BinaryOperator, LogicalOperator, UnaryOperator};

use super::narrow::{Flow, Key};
use super::{Checker, Target};
use crate::program::{Node, NodeId};
use crate::types::{Type, TypeId};

/// How an expression relates to a key.
#[derive(PartialEq, Eq)]
pub(super) enum Relation {
    /// It is the reference.
    Exact,
    /// It is a property of it.
    Property(std::rc::Rc<str>),
    /// Another one.
    Other,
}

impl<'a> Checker<'a> {
    /// The type after a condition came out as `truth`.
    pub(crate) fn condition(
        &mut self,
        flow: &mut Flow,
        test: &'a Expression<'a>,
        truth: bool,
        start: TypeId,
    ) -> TypeId {
        if start == TypeId::NEVER {
            return start;
        }
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let test = test.get_inner_expression();
        let node = at(test.node_id());
        match test {
            Expression::BooleanLiteral(literal) => {
                if literal.value == truth {
                    start
                } else {
                    TypeId::NEVER
                }
            }
            Expression::UnaryExpression(e) if e.operator == UnaryOperator::LogicalNot => {
                self.condition(flow, &e.argument, !truth, start)
            }
            Expression::LogicalExpression(e) => {
                let both = match e.operator {
                    LogicalOperator::And => true,
                    LogicalOperator::Or => false,
                    LogicalOperator::Coalesce => {
                        let start = self.effect(flow, node, start);
                        return self.truthiness(flow, node, truth, start);
                    }
                };
                // `both` sides have to come out as this for the whole to.
                if both == truth {
                    let left = self.condition(flow, &e.left, truth, start);
                    return self.condition(flow, &e.right, truth, left);
                }
                let left = self.condition(flow, &e.left, truth, start);
                let entered = self.condition(flow, &e.left, !truth, start);
                let right = self.condition(flow, &e.right, truth, entered);
                self.union_of(&[left, right])
            }
            Expression::SequenceExpression(e) => {
                let Some((last, init)) = e.expressions.split_last() else {
                    return start;
                };
                let mut ty = start;
                for expression in init {
                    ty = self.effect(flow, at(expression.node_id()), ty);
                }
                self.condition(flow, last, truth, ty)
            }
            Expression::ConditionalExpression(e) => {
                let then = self.condition(flow, &e.test, true, start);
                let then = self.condition(flow, &e.consequent, truth, then);
                let other = self.condition(flow, &e.test, false, start);
                let other = self.condition(flow, &e.alternate, truth, other);
                self.union_of(&[then, other])
            }
            Expression::AssignmentExpression(e) => {
                let ty = self.effect(flow, node, start);
                let plain = e.operator == AssignmentOperator::Assign;
                if plain && self.relation(flow, at(e.left.node_id())) == Relation::Exact {
                    return if truth {
                        self.truthy_part(ty)
                    } else {
                        self.falsy_members(ty)
                    };
                }
                ty
            }
            Expression::BinaryExpression(e) => match e.operator {
                BinaryOperator::StrictEquality => {
                    self.equality(flow, &e.left, &e.right, true, truth, start)
                }
                BinaryOperator::StrictInequality => {
                    self.equality(flow, &e.left, &e.right, true, !truth, start)
                }
                BinaryOperator::Equality => {
                    self.equality(flow, &e.left, &e.right, false, truth, start)
                }
                BinaryOperator::Inequality => {
                    self.equality(flow, &e.left, &e.right, false, !truth, start)
                }
                BinaryOperator::Instanceof => {
                    let ty = self.effect(flow, node, start);
                    if self.relation(flow, at(e.left.node_id())) == Relation::Exact {
                        let class = self.expr_type(at(e.right.node_id()));
                        return self.narrow_instance(ty, class, truth);
                    }
                    if truth && self.is_chained(flow, at(e.left.node_id())) {
                        return self.without_nullish(ty);
                    }
                    ty
                }
                BinaryOperator::In => {
                    let ty = self.effect(flow, node, start);
                    if self.relation(flow, at(e.right.node_id())) == Relation::Exact
                        && let Expression::StringLiteral(name) = e.left.get_inner_expression()
                    {
                        return self.narrow_in(ty, &name.value, truth);
                    }
                    ty
                }
                _ => self.effect(flow, node, start),
            },
            Expression::CallExpression(call) => {
                let ty = self.effect(flow, node, start);
                self.guarded_call(flow, call, truth, ty)
            }
            Expression::ChainExpression(chain) => {
                let mut ty = self.effect(flow, node, start);
                if let ast::ChainElement::CallExpression(call) = &chain.expression {
                    ty = self.guarded_call(flow, call, truth, ty);
                }
                if truth && self.is_chained(flow, node) {
                    ty = self.without_nullish(ty);
                }
                self.truthiness(flow, node, truth, ty)
            }
            Expression::Identifier(id) => {
                if self.relation(flow, node) == Relation::Exact {
                    return self.truthiness(flow, node, truth, start);
                }
                match self.aliased_condition(flow, node, id) {
                    Some(condition) => self.condition(flow, condition, truth, start),
                    None => start,
                }
            }
            _ => {
                let ty = self.effect(flow, node, start);
                self.truthiness(flow, node, truth, ty)
            }
        }
    }

    /// `const isText = typeof x === "string"`, tested later, of a variable that never changes.
    fn aliased_condition(
        &mut self,
        flow: &mut Flow,
        node: Node,
        id: &ast::IdentifierReference<'a>,
    ) -> Option<&'a Expression<'a>> {
        let scoping = &self.program.module(flow.module).scoping;
        let root = flow.key.root?;
        if !flow.key.path.is_empty() || scoping.symbol_is_mutated(root.id) {
            return None;
        }
        let symbol = self.referenced_symbol(node, id)?;
        if !self
            .program
            .module(symbol.module)
            .scoping
            .symbol_flags(symbol.id)
            .is_const_variable()
        {
            return None;
        }
        let declaration = Node {
            module: symbol.module,
            id: self
                .program
                .module(symbol.module)
                .scoping
                .symbol_declaration(symbol.id),
        };
        let AstKind::VariableDeclarator(declarator) = self.syntax(declaration) else {
            return None;
        };
        if declarator.type_annotation.is_some() || !declarator.id.is_binding_identifier() {
            return None;
        }
        let init = declarator.init.as_ref()?;
        // An alias of an alias could lead back here.
        matches!(
            init.get_inner_expression(),
            Expression::BinaryExpression(_) | Expression::CallExpression(_)
        )
        .then_some(init)
    }

    pub(super) fn relation(&self, flow: &Flow, node: Node) -> Relation {
        let Some(Key { root, path }) = self.key_of_reference(self.unwrapped(node)) else {
            return Relation::Other;
        };
        if root != flow.key.root || !path.starts_with(&flow.key.path) {
            return Relation::Other;
        }
        match path.len() - flow.key.path.len() {
            0 => Relation::Exact,
            1 => match path.last() {
                Some(name) => Relation::Property(name.clone()),
                None => Relation::Other,
            },
            _ => Relation::Other,
        }
    }

    /// Through parentheses, and an assignment's target.
    fn unwrapped(&self, mut node: Node) -> Node {
        loop {
            match self.syntax(node) {
                AstKind::ParenthesizedExpression(e) => node.id = e.expression.node_id(),
                AstKind::AssignmentExpression(e) if e.operator == AssignmentOperator::Assign => {
                    node.id = e.left.node_id()
                }
                _ => return node,
            }
        }
    }

    /// Whether an optional chain goes through the key with `?.`, so that its having a value
    /// means that the key has one.
    fn is_chained(&self, flow: &Flow, node: Node) -> bool {
        let mut node = self.unwrapped(node);
        let AstKind::ChainExpression(chain) = self.syntax(node) else {
            return false;
        };
        node.id = chain.expression.node_id();
        loop {
            let (object, optional) = match self.syntax(node) {
                AstKind::CallExpression(e) => (e.callee.node_id(), e.optional),
                AstKind::StaticMemberExpression(e) => (e.object.node_id(), e.optional),
                AstKind::ComputedMemberExpression(e) => (e.object.node_id(), e.optional),
                AstKind::PrivateFieldExpression(e) => (e.object.node_id(), e.optional),
                AstKind::TSNonNullExpression(e) => (e.expression.node_id(), false),
                AstKind::ParenthesizedExpression(e) => (e.expression.node_id(), false),
                _ => return false,
            };
            node.id = object;
            if optional && self.relation(flow, node) == Relation::Exact {
                return true;
            }
        }
    }

    fn truthiness(&mut self, flow: &Flow, node: Node, truth: bool, ty: TypeId) -> TypeId {
        match self.relation(flow, node) {
            Relation::Exact if truth => self.truthy_part(ty),
            Relation::Exact => self.falsy_members(ty),
            Relation::Property(name) => {
                let Type::Union(members) = self.types.get(ty).clone() else {
                    return ty;
                };
                let mut kept = Vec::new();
                for member in members {
                    let possible = match self.discriminant(member, &name) {
                        Some(ty) => {
                            let left = if truth {
                                self.truthy_part(ty)
                            } else {
                                self.falsy_members(ty)
                            };
                            left != TypeId::NEVER
                        }
                        None => true,
                    };
                    if possible {
                        kept.push(member);
                    }
                }
                self.union_of(&kept)
            }
            Relation::Other => ty,
        }
    }

    /// Type of a property that may tell the members of a union apart.
    fn discriminant(&mut self, member: TypeId, name: &str) -> Option<TypeId> {
        if !matches!(
            self.types.get(member),
            Type::Object(_)
                | Type::Interface(..)
                | Type::Class(..)
                | Type::Intersection(_)
                | Type::Tuple(_)
        ) {
            return None;
        }
        let property = self.property(member, name)?;
        Some(if property.optional {
            self.union_of(&[property.ty, TypeId::UNDEFINED])
        } else {
            property.ty
        })
    }

    /// On the right of `left ??`.
    pub(crate) fn when_nullish(
        &mut self,
        flow: &mut Flow,
        left: &'a Expression<'a>,
        start: TypeId,
    ) -> TypeId {
        let node = Node {
            module: flow.module,
            id: left.node_id(),
        };
        let ty = self.effect(flow, node, start);
        if self.relation(flow, node) == Relation::Exact {
            return self.nullish_members(ty);
        }
        ty
    }

    fn nullish_members(&mut self, ty: TypeId) -> TypeId {
        match self.types.get(ty).clone() {
            Type::Union(members) => {
                let kept: Vec<TypeId> = members
                    .into_iter()
                    .filter(|&member| {
                        matches!(
                            self.types.get(member),
                            Type::Null
                                | Type::Undefined
                                | Type::Void
                                | Type::Param(_)
                                | Type::Indexed(..)
                                | Type::Deferred(..)
                        )
                    })
                    .collect();
                self.union_of(&kept)
            }
            _ => ty,
        }
    }

    fn guarded_call(
        &mut self,
        flow: &mut Flow,
        call: &'a ast::CallExpression<'a>,
        truth: bool,
        ty: TypeId,
    ) -> TypeId {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let concerned = call
            .arguments
            .iter()
            .any(|argument| self.relation(flow, at(argument.node_id())) == Relation::Exact)
            || match call.callee.get_inner_expression() {
                Expression::StaticMemberExpression(member) => {
                    self.relation(flow, at(member.object.node_id())) == Relation::Exact
                }
                _ => false,
            };
        if !concerned {
            return ty;
        }
        if let Expression::StaticMemberExpression(member) = call.callee.get_inner_expression()
            && member.property.name == "isArray"
            && let Expression::Identifier(object) = &member.object
            && object.name == "Array"
            && self
                .referenced_symbol(at(object.node_id.get()), object)
                .is_none()
        {
            return self.narrow_array(ty, truth);
        }
        let Some(resolved) = self.call(at(call.node_id.get())) else {
            return ty;
        };
        match resolved.instantiated.predicate {
            Some((index, asserted, false)) => {
                self.apply_predicate(flow, call, index, asserted, truth, ty)
            }
            _ => ty,
        }
    }

    /// Narrows by `x is T`, `asserts x is T`, `asserts x`.
    pub(crate) fn apply_predicate(
        &mut self,
        flow: &mut Flow,
        call: &'a ast::CallExpression<'a>,
        index: Option<u32>,
        asserted: Option<TypeId>,
        truth: bool,
        ty: TypeId,
    ) -> TypeId {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let subject = match index {
            Some(index) => {
                let index = index as usize;
                if call
                    .arguments
                    .iter()
                    .take(index + 1)
                    .any(|argument| argument.is_spread())
                {
                    return ty;
                }
                let Some(argument) = call.arguments.get(index) else {
                    return ty;
                };
                match (argument.as_expression(), asserted) {
                    (Some(argument), None) => return self.condition(flow, argument, truth, ty),
                    (Some(argument), Some(_)) => at(argument.node_id()),
                    (None, _) => return ty,
                }
            }
            None => match call.callee.get_inner_expression() {
                Expression::StaticMemberExpression(member) => at(member.object.node_id()),
                _ => return ty,
            },
        };
        let Some(asserted) = asserted else { return ty };
        if self.relation(flow, subject) == Relation::Exact {
            return self.narrow_to(ty, asserted, truth);
        }
        if truth && !self.has_nullish(asserted) && self.is_chained(flow, subject) {
            return self.without_nullish(ty);
        }
        ty
    }

    /// `left === right` came out as `equal`.
    pub(crate) fn equality(
        &mut self,
        flow: &mut Flow,
        left: &'a Expression<'a>,
        right: &'a Expression<'a>,
        strict: bool,
        equal: bool,
        start: TypeId,
    ) -> TypeId {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let ty = self.effect(flow, at(left.node_id()), start);
        let mut ty = self.effect(flow, at(right.node_id()), ty);
        for (subject, other) in [(left, right), (right, left)] {
            let inner = subject.get_inner_expression();
            if let Expression::UnaryExpression(e) = inner
                && e.operator == UnaryOperator::Typeof
            {
                let Expression::StringLiteral(name) = other.get_inner_expression() else {
                    continue;
                };
                let argument = at(e.argument.node_id());
                if self.relation(flow, argument) == Relation::Exact {
                    return self.narrow_typeof(ty, &name.value, equal);
                }
                if equal && name.value != "undefined" && self.is_chained(flow, argument) {
                    return self.without_nullish(ty);
                }
                continue;
            }
            let node = at(inner.node_id());
            let relation = self.relation(flow, node);
            let chained = self.is_chained(flow, node);
            if relation == Relation::Other && !chained {
                continue;
            }
            let other = self.expr_type(at(other.node_id()));
            if chained {
                let only_nullish = match self.types.get(other) {
                    Type::Undefined | Type::Void => true,
                    Type::Null => !strict,
                    _ => false,
                };
                let open = matches!(
                    self.types.get(other),
                    Type::Any | Type::Unknown | Type::Param(_) | Type::Indexed(..)
                );
                if (equal && !open && !self.has_nullish(other)) || (!equal && only_nullish) {
                    ty = self.without_nullish(ty);
                }
            }
            match relation {
                Relation::Exact => ty = self.narrow_equal(ty, other, strict, equal),
                Relation::Property(name) => ty = self.discriminate(ty, &name, other, strict, equal),
                Relation::Other => {}
            }
        }
        ty
    }

    fn discriminate(
        &mut self,
        ty: TypeId,
        name: &str,
        other: TypeId,
        strict: bool,
        equal: bool,
    ) -> TypeId {
        let Type::Union(members) = self.types.get(ty).clone() else {
            return ty;
        };
        let mut kept = Vec::new();
        for member in members {
            let possible = match self.discriminant(member, name) {
                Some(found) => self.narrow_equal(found, other, strict, equal) != TypeId::NEVER,
                // Reading a property of nothing throws.
                None => !matches!(self.types.get(member), Type::Null | Type::Undefined),
            };
            if possible {
                kept.push(member);
            }
        }
        self.union_of(&kept)
    }

    /// A function type with the type guard that its body amounts to: `x => x !== null`.
    pub(crate) fn with_inferred_predicate(
        &mut self,
        function: Node,
        given: TypeId,
    ) -> Option<TypeId> {
        let AstKind::ArrowFunctionExpression(arrow) = self.syntax(function) else {
            return None;
        };
        if arrow.r#async || arrow.return_type.is_some() || arrow.type_parameters.is_some() {
            return None;
        }
        let test = match &arrow.body {
            ast::ArrowFunctionBody::FunctionBody(body) => match body.statements.as_slice() {
                [ast::Statement::ReturnStatement(e)] => e.argument.as_ref()?,
                _ => return None,
            },
            body => body.as_expression()?,
        };
        if !matches!(
            test.get_inner_expression(),
            Expression::BinaryExpression(_)
                | Expression::LogicalExpression(_)
                | Expression::UnaryExpression(_)
                | Expression::CallExpression(_)
        ) {
            return None;
        }
        let Type::Object(object) = self.types.get(given).clone() else {
            return None;
        };
        let [signature] = object.calls.as_slice() else {
            return None;
        };
        if signature.predicate.is_some()
            || !matches!(
                self.types.get(signature.result),
                Type::Boolean | Type::BooleanLiteral(_)
            )
        {
            return None;
        }
        for (index, param) in arrow.params.items.iter().enumerate() {
            let Some(id) = param.pattern.get_binding_identifier() else {
                continue;
            };
            let symbol = crate::program::Symbol {
                module: function.module,
                id: id.symbol_id.get()?,
            };
            if self
                .program
                .module(symbol.module)
                .scoping
                .symbol_is_mutated(symbol.id)
            {
                continue;
            }
            let declared = self.symbol_type(symbol);
            let key = Key {
                root: Some(symbol),
                path: Vec::new(),
            };
            let Some(mut flow) = self.flow_for(function.module, key, declared) else {
                continue;
            };
            let yes = self.condition(&mut flow, test, true, declared);
            if yes == declared || yes == TypeId::NEVER {
                continue;
            }
            // All of the narrowed type has to pass the test.
            if self.condition(&mut flow, test, false, yes) != TypeId::NEVER {
                continue;
            }
            let mut guard = (**signature).clone();
            guard.predicate = Some((Some(index as u32), Some(yes), false));
            return Some(self.function_type(std::rc::Rc::new(guard)));
        }
        None
    }

    /// Instance type that `instanceof` tests for; `None` when it is not known.
    pub(super) fn tested_instance(&mut self, class: TypeId) -> Option<TypeId> {
        if let Type::ClassValue(symbol) = *self.types.get(class) {
            if matches!(self.global("Object"), Some(Target::Symbol(object)) if object == symbol)
                || matches!(self.global("Function"), Some(Target::Symbol(function)) if function == symbol)
            {
                return None;
            }
            let args = vec![TypeId::ANY; self.type_params(symbol).len()];
            return Some(self.types.intern(Type::Class(symbol, args)));
        }
        let construct = self.construct_signatures(class).first().cloned()?;
        let result = construct.result;
        (construct.type_params.is_empty()
            && !matches!(
                self.types.get(result),
                Type::Any | Type::Unknown | Type::Param(_)
            ))
        .then_some(result)
    }
}
