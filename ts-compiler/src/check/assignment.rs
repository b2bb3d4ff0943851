//! What declarations and expressions do to a reference: the writes among them, and what a write leaves.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{AssignmentOperator, LogicalOperator};

use super::Checker;
use super::narrow::{Flow, exit_callee};
use crate::program::{Node, NodeId};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// What a write leaves, when that is plain from its syntax and cannot depend on the variable.
    pub(super) fn simple_write(&mut self, flow: &mut Flow, place: Node) -> Option<TypeId> {
        if self.key_of_reference(place).as_ref() != Some(&flow.key) {
            return None;
        }
        let outer = self.up(place);
        let at = |id: NodeId| Node {
            module: place.module,
            id,
        };
        match self.syntax(outer) {
            AstKind::AssignmentExpression(e) if e.operator == AssignmentOperator::Assign => {
                let right = e.right.get_inner_expression();
                let assigned = match right {
                    Expression::NullLiteral(_)
                    | Expression::StringLiteral(_)
                    | Expression::NumericLiteral(_)
                    | Expression::BooleanLiteral(_)
                    | Expression::TemplateLiteral(_) => self.expr_type(at(right.node_id())),
                    Expression::Identifier(id) if id.name == "undefined" => TypeId::UNDEFINED,
                    Expression::NewExpression(new) => {
                        let callee = self.expr_type(at(new.callee.node_id()));
                        let callee = self.types.get(callee).clone();
                        match callee {
                            Type::ClassValue(class) if self.type_params(class).is_empty() => {
                                self.instance_type(class)
                            }
                            _ => return None,
                        }
                    }
                    _ => return None,
                };
                Some(self.assigned(flow, assigned))
            }
            AstKind::UpdateExpression(_) => {
                let number = self.assigned(flow, TypeId::NUMBER);
                let bigint = self.assigned(flow, TypeId::BIGINT);
                (bigint == flow.declared).then_some(number)
            }
            _ => None,
        }
    }

    /// The declared type as far as a value of type `assigned` leaves it.
    pub(crate) fn assigned(&mut self, flow: &Flow, assigned: TypeId) -> TypeId {
        let Type::Union(members) = self.types.get(flow.declared).clone() else {
            return flow.declared;
        };
        if flow.shared || self.is_javascript_module(flow.module) {
            return flow.declared;
        }
        if matches!(
            self.types.get(assigned),
            Type::Any | Type::Unknown | Type::Never | Type::Param(_)
        ) {
            return flow.declared;
        }
        // A property emptied here is often filled by the method that is called next.
        if !flow.key.path.is_empty() && self.has_nullish(assigned) {
            return flow.declared;
        }
        let parts = match self.types.get(assigned).clone() {
            Type::Union(parts) => parts,
            _ => vec![assigned],
        };
        let mut kept = Vec::new();
        for part in parts {
            let before = kept.len();
            for &member in &members {
                if member == part || self.is_assignable(part, member) {
                    kept.push(member);
                }
            }
            if kept.len() == before {
                return flow.declared;
            }
        }
        self.union_of(&kept)
    }

    pub(crate) fn run_init(
        &mut self,
        flow: &mut Flow,
        init: &'a ast::ForStatementInit<'a>,
        start: TypeId,
    ) -> TypeId {
        match init {
            ast::ForStatementInit::VariableDeclaration(declaration) => {
                self.run_declaration(flow, declaration, start)
            }
            init => self.effect(
                flow,
                Node {
                    module: flow.module,
                    id: init.node_id(),
                },
                start,
            ),
        }
    }

    pub(super) fn run_declaration(
        &mut self,
        flow: &mut Flow,
        declaration: &'a ast::VariableDeclaration<'a>,
        start: TypeId,
    ) -> TypeId {
        let mut ty = start;
        for declarator in &declaration.declarations {
            ty = self.run_declarator(flow, declaration, declarator, ty);
        }
        ty
    }

    pub(crate) fn run_declarator(
        &mut self,
        flow: &mut Flow,
        declaration: &'a ast::VariableDeclaration<'a>,
        declarator: &'a ast::VariableDeclarator<'a>,
        start: TypeId,
    ) -> TypeId {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let node = at(declarator.node_id.get());
        if !self.writes_in(flow, node) {
            return start;
        }
        let declares = flow.key.root.is_some_and(|symbol| {
            declarator
                .id
                .get_binding_identifiers()
                .iter()
                .any(|id| id.symbol_id.get() == Some(symbol.id))
        });
        if !declares {
            return match &declarator.init {
                Some(init) => self.effect(flow, at(init.node_id()), start),
                None => start,
            };
        }
        if !flow.key.path.is_empty()
            || !declarator.id.is_binding_identifier()
            || declarator.type_annotation.is_none()
        {
            return flow.declared;
        }
        match &declarator.init {
            Some(init) => {
                let given = self.expr_type(at(init.node_id()));
                self.assigned(flow, given)
            }
            None if declaration.kind.is_lexical()
                && !declarator.definite
                && !declaration.declare =>
            {
                let in_loop_head = matches!(
                    self.syntax(self.up(at(declaration.node_id.get()))),
                    AstKind::ForOfStatement(_) | AstKind::ForInStatement(_)
                );
                let empty = matches!(self.types.get(flow.declared), Type::Union(members) if members.contains(&TypeId::UNDEFINED));
                if empty && !in_loop_head {
                    self.assigned(flow, TypeId::UNDEFINED)
                } else {
                    flow.declared
                }
            }
            None => flow.declared,
        }
    }

    /// An expression statement: it may assert, or never return.
    pub(super) fn run_expression(
        &mut self,
        flow: &mut Flow,
        expression: &'a Expression<'a>,
        start: TypeId,
    ) -> TypeId {
        let node = Node {
            module: flow.module,
            id: expression.node_id(),
        };
        let ty = self.effect(flow, node, start);
        let names = self.exit_names();
        if !exit_callee(expression).is_some_and(|name| names.contains(name)) {
            return ty;
        }
        let mut expression = expression.get_inner_expression();
        if let Expression::AwaitExpression(e) = expression {
            expression = e.argument.get_inner_expression();
        }
        let Expression::CallExpression(call) = expression else {
            return ty;
        };
        let Some(resolved) = self.call(Node {
            module: flow.module,
            id: call.node_id.get(),
        }) else {
            return ty;
        };
        if resolved.instantiated.result == TypeId::NEVER {
            return TypeId::NEVER;
        }
        match resolved.instantiated.predicate {
            Some((index, asserted, true)) => {
                self.apply_predicate(flow, call, index, asserted, true, ty)
            }
            _ => ty,
        }
    }

    /// The type after an expression is evaluated.
    pub(crate) fn effect(&mut self, flow: &mut Flow, node: Node, start: TypeId) -> TypeId {
        if start == TypeId::NEVER || !self.writes_in(flow, node) {
            return start;
        }
        let module = node.module;
        let at = |id: NodeId| Node { module, id };
        match self.syntax(node) {
            AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) | AstKind::Class(_) => start,
            AstKind::AssignmentExpression(e) => {
                let left = at(e.left.node_id());
                let ty = self.effect(flow, at(e.right.node_id()), start);
                if !self.writes_in(flow, left) {
                    return ty;
                }
                if self.key_of_reference(left).as_ref() != Some(&flow.key) {
                    return flow.declared;
                }
                let right = self.expr_type(at(e.right.node_id()));
                match e.operator {
                    AssignmentOperator::Assign => self.assigned(flow, right),
                    operator => {
                        let given = match operator.to_logical_operator() {
                            Some(_) => self.assigned(flow, right),
                            None => {
                                let result = self.expr_type(node);
                                return self.assigned(flow, result);
                            }
                        };
                        let kept = match operator.to_logical_operator() {
                            Some(LogicalOperator::And) => self.falsy_part(ty),
                            Some(LogicalOperator::Or) => self.truthy_part(ty),
                            _ => self.without_nullish(ty),
                        };
                        self.union_of(&[kept, given])
                    }
                }
            }
            AstKind::UpdateExpression(e) => {
                if self.key_of_reference(at(e.argument.node_id())).as_ref() == Some(&flow.key) {
                    let result = self.expr_type(node);
                    self.assigned(flow, result)
                } else {
                    flow.declared
                }
            }
            AstKind::LogicalExpression(e) => {
                let left = self.effect(flow, at(e.left.node_id()), start);
                let entered = match e.operator {
                    LogicalOperator::And => self.condition(flow, &e.left, true, start),
                    LogicalOperator::Or => self.condition(flow, &e.left, false, start),
                    LogicalOperator::Coalesce => self.when_nullish(flow, &e.left, start),
                };
                let right = self.effect(flow, at(e.right.node_id()), entered);
                self.union_of(&[left, right])
            }
            AstKind::ConditionalExpression(e) => {
                let then = self.condition(flow, &e.test, true, start);
                let then = self.effect(flow, at(e.consequent.node_id()), then);
                let other = self.condition(flow, &e.test, false, start);
                let other = self.effect(flow, at(e.alternate.node_id()), other);
                self.union_of(&[then, other])
            }
            // `a?.b(x = 1)`: the rest of the chain may be skipped.
            AstKind::ChainExpression(_) => flow.declared,
            _ => {
                let parts = self.parts_in_order(node);
                if parts.is_empty() {
                    return flow.declared;
                }
                let mut ty = start;
                for part in parts {
                    ty = self.effect(flow, part, ty);
                }
                ty
            }
        }
    }

    /// The children of an expression in order of evaluation, which is that of the text for all
    /// that do not write.
    pub(crate) fn parts_in_order(&mut self, node: Node) -> Vec<Node> {
        let index = self.index(node.module);
        let end = index.ends.get(node.id.index()).copied().unwrap_or(0) as usize;
        let mut parts = Vec::new();
        let mut id = node.id.index() + 1;
        while id < end {
            parts.push(Node {
                module: node.module,
                id: NodeId::from_usize(id),
            });
            id = (index.ends[id] as usize).max(id + 1);
        }
        parts
    }
}
