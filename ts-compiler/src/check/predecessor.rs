//! What holds before a node: the walk backwards to what runs just before it.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Statement};
use oxc_syntax::operator::LogicalOperator;

use super::Checker;
use super::narrow::Flow;
use crate::program::{Node, NodeId};
use crate::types::TypeId;

impl<'a> Checker<'a> {
    pub(super) fn find_before(&mut self, flow: &mut Flow, node: Node) -> TypeId {
        let outer = self.up(node);
        if outer == node {
            return flow.declared;
        }
        let module = node.module;
        let at = |id: NodeId| Node { module, id };
        match self.syntax(outer) {
            AstKind::Program(program) => self.before_in_list(flow, outer, &program.body, node),
            AstKind::FunctionBody(body) => self.before_in_list(flow, outer, &body.statements, node),
            AstKind::BlockStatement(block) => self.before_in_list(flow, outer, &block.body, node),
            AstKind::StaticBlock(block) => self.before_in_list(flow, outer, &block.body, node),
            AstKind::TSModuleBlock(block) => self.before_in_list(flow, outer, &block.body, node),
            AstKind::SwitchCase(case) => {
                let switch = self.up(outer);
                let entry = self.case_entry(flow, switch, outer);
                if case
                    .test
                    .as_ref()
                    .is_some_and(|test| test.node_id() == node.id)
                {
                    return self.before(flow, switch);
                }
                self.run_until(flow, &case.consequent, node, entry)
            }
            AstKind::SwitchStatement(_) => self.before(flow, outer),
            AstKind::IfStatement(e) => {
                let start = self.before(flow, outer);
                if e.test.node_id() == node.id {
                    return start;
                }
                self.condition(flow, &e.test, e.consequent.node_id() == node.id, start)
            }
            AstKind::ConditionalExpression(e) => {
                let start = self.before(flow, outer);
                if e.test.node_id() == node.id {
                    return start;
                }
                self.condition(flow, &e.test, e.consequent.node_id() == node.id, start)
            }
            AstKind::LogicalExpression(e) => {
                let start = self.before(flow, outer);
                if e.left.node_id() == node.id {
                    return start;
                }
                match e.operator {
                    LogicalOperator::And => self.condition(flow, &e.left, true, start),
                    LogicalOperator::Or => self.condition(flow, &e.left, false, start),
                    LogicalOperator::Coalesce => self.when_nullish(flow, &e.left, start),
                }
            }
            AstKind::WhileStatement(e) => {
                let start = self.before(flow, outer);
                let head = self.loop_head(flow, outer, start);
                if e.test.node_id() == node.id {
                    head
                } else {
                    self.condition(flow, &e.test, true, head)
                }
            }
            AstKind::DoWhileStatement(e) => {
                let start = self.before(flow, outer);
                let head = self.loop_head(flow, outer, start);
                if e.test.node_id() == node.id {
                    self.after_body(flow, outer, &e.body, head)
                } else {
                    head
                }
            }
            AstKind::ForStatement(e) => {
                let mut start = self.before(flow, outer);
                let Some(init) = &e.init else {
                    return self.before_in_for(flow, outer, e, node, start);
                };
                if init.node_id() == node.id {
                    return start;
                }
                start = self.run_init(flow, init, start);
                self.before_in_for(flow, outer, e, node, start)
            }
            AstKind::ForOfStatement(e) => {
                let start = self.before(flow, outer);
                if e.right.node_id() == node.id {
                    start
                } else {
                    self.loop_entry(flow, outer, at(e.left.node_id()), start)
                }
            }
            AstKind::ForInStatement(e) => {
                let start = self.before(flow, outer);
                if e.right.node_id() == node.id {
                    start
                } else {
                    self.loop_entry(flow, outer, at(e.left.node_id()), start)
                }
            }
            AstKind::TryStatement(e) => {
                let start = self.before(flow, outer);
                if e.block.node_id.get() == node.id {
                    return start;
                }
                let thrown = self.anywhere_in(flow, at(e.block.node_id.get()), start);
                match &e.handler {
                    Some(handler) if handler.node_id.get() == node.id => thrown,
                    Some(handler) => self.anywhere_in(flow, at(handler.node_id.get()), thrown),
                    None => thrown,
                }
            }
            AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                self.before_function(flow, outer)
            }
            AstKind::PropertyDefinition(_)
            | AstKind::AccessorProperty(_)
            | AstKind::MethodDefinition(_) => {
                // Runs when an instance is made, or is the body of a class: like a function.
                if self.is_settled(flow) && flow.key.path.is_empty() {
                    self.before(flow, outer)
                } else {
                    flow.declared
                }
            }
            AstKind::VariableDeclaration(declaration) => {
                let mut ty = self.before(flow, outer);
                for declarator in &declaration.declarations {
                    if declarator.node_id.get() == node.id {
                        break;
                    }
                    ty = self.run_declarator(flow, declaration, declarator, ty);
                }
                ty
            }
            _ => {
                let start = self.before(flow, outer);
                if !self.writes_in(flow, outer) {
                    return start;
                }
                let mut ty = start;
                for part in self.parts_in_order(outer) {
                    if part.id == node.id {
                        break;
                    }
                    ty = self.effect(flow, part, ty);
                }
                ty
            }
        }
    }

    pub(super) fn before_in_for(
        &mut self,
        flow: &mut Flow,
        outer: Node,
        e: &'a ast::ForStatement<'a>,
        node: Node,
        start: TypeId,
    ) -> TypeId {
        let head = self.loop_head(flow, outer, start);
        if e.test
            .as_ref()
            .is_some_and(|test| test.node_id() == node.id)
        {
            return head;
        }
        let inside = match &e.test {
            Some(test) => self.condition(flow, test, true, head),
            None => head,
        };
        if e.update
            .as_ref()
            .is_some_and(|update| update.node_id() == node.id)
        {
            return self.after_body(flow, outer, &e.body, inside);
        }
        inside
    }

    /// In front of a statement of a list.
    pub(super) fn before_in_list(
        &mut self,
        flow: &mut Flow,
        outer: Node,
        list: &'a [Statement<'a>],
        node: Node,
    ) -> TypeId {
        let module = node.module;
        let at = |id: NodeId| Node { module, id };
        let Some(position) = list
            .iter()
            .position(|statement| statement.node_id() == node.id)
        else {
            return self.before(flow, outer);
        };
        // Backwards to where the answer is known, the variable is declared, or the list begins.
        let declaration = flow.writes_declaration(self);
        let mut first = position;
        let mut ty = None;
        while first > 0 {
            let statement = at(list[first - 1].node_id());
            first -= 1;
            if let Some(known) = self.narrowing.at.get(&statement)
                && let Some(&(_, known)) = known.iter().find(|(id, _)| *id == flow.id)
            {
                ty = Some(known);
                break;
            }
            if let Some(declaration) = declaration
                && matches!(
                    list[first],
                    Statement::VariableDeclaration(_) | Statement::ExportDeclaration(_)
                )
                && self.contains(statement, declaration)
            {
                ty = Some(flow.declared);
                break;
            }
        }
        let mut ty = match ty {
            Some(ty) => ty,
            None => self.before(flow, outer),
        };
        let mut jumps = Vec::new();
        for statement in &list[first..position] {
            let here = at(statement.node_id());
            if !self.is_quiet(flow, here) {
                ty = self.run(flow, statement, ty, &mut jumps);
                jumps.clear();
            }
        }
        self.remember(flow, node, ty);
        ty
    }

    pub(crate) fn contains(&mut self, outer: Node, inner: Node) -> bool {
        let end = self
            .index(outer.module)
            .ends
            .get(outer.id.index())
            .copied()
            .unwrap_or(0);
        outer.module == inner.module
            && outer.id.index() <= inner.id.index()
            && (inner.id.index() as u32) < end
    }

    /// Whether the key is a variable that never changes once it has its value.
    pub(super) fn is_settled(&self, flow: &Flow) -> bool {
        let Some(symbol) = flow.key.root else {
            return false;
        };
        let module = self.program.module(symbol.module);
        symbol.id.index() < module.scoping.symbols_len()
            && !module.scoping.symbol_is_mutated(symbol.id)
    }

    /// At the start of a function.
    pub(super) fn before_function(&mut self, flow: &mut Flow, function: Node) -> TypeId {
        let Some(symbol) = flow.key.root else {
            return flow.declared;
        };
        let declaration = Node {
            module: symbol.module,
            id: self
                .program
                .module(symbol.module)
                .scoping
                .symbol_declaration(symbol.id),
        };
        if self.contains(function, declaration)
            || !flow.key.path.is_empty()
            || !self.is_settled(flow)
        {
            return flow.declared;
        }
        match self.syntax(function) {
            // Hoisted: it may run before what stands in front of it.
            AstKind::Function(f) if !f.is_expression() => flow.declared,
            _ => self.before(flow, function),
        }
    }
}
