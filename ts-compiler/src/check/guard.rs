//! Conditions and what they say about a reference.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{AssignmentOperator, BinaryOperator, LogicalOperator, UnaryOperator};

use super::Checker;
use super::narrow::{Flow, Key};
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
                .value_declaration(symbol.id),
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
    pub(super) fn is_chained(&self, flow: &Flow, node: Node) -> bool {
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
}
