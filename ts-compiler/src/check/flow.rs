//! What statements and expressions do to the narrowed type of a reference, in the order of
//! execution. `never` means that a place is not reached.

use std::collections::HashSet;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression, Statement};

use super::Checker;
use super::narrow::Flow;
use crate::program::{ModuleId, Node, NodeId, Program};
use crate::types::TypeId;

/// A `break` or `continue` and the type it leaves with.
pub(crate) struct Jump {
    pub(super) target: Node,
    pub(super) is_continue: bool,
    pub(super) ty: TypeId,
}

impl<'a> Checker<'a> {
    /// The type after a statement completes.
    pub(crate) fn run(
        &mut self,
        flow: &mut Flow,
        statement: &'a Statement<'a>,
        start: TypeId,
        jumps: &mut Vec<Jump>,
    ) -> TypeId {
        let node = Node {
            module: flow.module,
            id: statement.node_id(),
        };
        if start == TypeId::NEVER || self.is_quiet(flow, node) {
            return start;
        }
        match statement {
            Statement::ExpressionStatement(e) => self.run_expression(flow, &e.expression, start),
            Statement::ReturnStatement(_) | Statement::ThrowStatement(_) => TypeId::NEVER,
            Statement::BreakStatement(e) => {
                let label = e.label.as_ref().map(|label| label.name.as_str());
                self.jump(node, label, false, start, jumps);
                TypeId::NEVER
            }
            Statement::ContinueStatement(e) => {
                let label = e.label.as_ref().map(|label| label.name.as_str());
                self.jump(node, label, true, start, jumps);
                TypeId::NEVER
            }
            Statement::BlockStatement(block) => self.run_list(flow, &block.body, start, jumps),
            Statement::VariableDeclaration(declaration) => {
                self.run_declaration(flow, declaration, start)
            }
            Statement::ExportDeclaration(export) => match &export.declaration {
                ast::Declaration::VariableDeclaration(declaration) => {
                    self.run_declaration(flow, declaration, start)
                }
                _ => start,
            },
            Statement::IfStatement(e) => {
                let then = self.condition(flow, &e.test, true, start);
                let then = self.run(flow, &e.consequent, then, jumps);
                let other = self.condition(flow, &e.test, false, start);
                let other = match &e.alternate {
                    Some(alternate) => self.run(flow, alternate, other, jumps),
                    None => other,
                };
                self.union_of(&[then, other])
            }
            Statement::LabeledStatement(e) => {
                let out = self.run(flow, &e.body, start, jumps);
                self.landing(node, false, out, jumps)
            }
            Statement::WhileStatement(e) => {
                let head = self.loop_head(flow, node, start);
                let inside = self.condition(flow, &e.test, true, head);
                self.run(flow, &e.body, inside, jumps);
                let out = if is_true(&e.test) {
                    TypeId::NEVER
                } else {
                    self.condition(flow, &e.test, false, head)
                };
                self.landing(node, false, out, jumps)
            }
            Statement::DoWhileStatement(e) => {
                let head = self.loop_head(flow, node, start);
                let out = self.run(flow, &e.body, head, jumps);
                let out = self.landing(node, true, out, jumps);
                let out = if is_true(&e.test) {
                    TypeId::NEVER
                } else {
                    self.condition(flow, &e.test, false, out)
                };
                self.landing(node, false, out, jumps)
            }
            Statement::ForStatement(e) => {
                let start = match &e.init {
                    Some(init) => self.run_init(flow, init, start),
                    None => start,
                };
                let head = self.loop_head(flow, node, start);
                let (inside, out) = match &e.test {
                    Some(test) if !is_true(test) => (
                        self.condition(flow, test, true, head),
                        self.condition(flow, test, false, head),
                    ),
                    _ => (head, TypeId::NEVER),
                };
                self.run(flow, &e.body, inside, jumps);
                self.landing(node, false, out, jumps)
            }
            Statement::ForOfStatement(e) => {
                self.run_iteration(flow, node, e.left.node_id(), &e.body, start, jumps)
            }
            Statement::ForInStatement(e) => {
                self.run_iteration(flow, node, e.left.node_id(), &e.body, start, jumps)
            }
            Statement::SwitchStatement(e) => self.run_switch(flow, node, e, start, jumps),
            Statement::TryStatement(e) => {
                let block = Node {
                    module: flow.module,
                    id: e.block.node_id.get(),
                };
                let thrown = self.anywhere_in(flow, block, start);
                let mut out = self.run_list(flow, &e.block.body, start, jumps);
                let mut anywhere = thrown;
                if let Some(handler) = &e.handler {
                    let caught = self.run_list(flow, &handler.body.body, thrown, jumps);
                    out = self.union_of(&[out, caught]);
                    anywhere = self.anywhere_in(
                        flow,
                        Node {
                            module: flow.module,
                            id: handler.node_id.get(),
                        },
                        thrown,
                    );
                }
                if let Some(finalizer) = &e.finalizer {
                    let finalizer_node = Node {
                        module: flow.module,
                        id: finalizer.node_id.get(),
                    };
                    if self.writes_in(flow, finalizer_node) {
                        let start = if out == TypeId::NEVER { anywhere } else { out };
                        let after = self.run_list(flow, &finalizer.body, start, jumps);
                        return if out == TypeId::NEVER {
                            TypeId::NEVER
                        } else {
                            after
                        };
                    }
                    if self.run_list(flow, &finalizer.body, anywhere, jumps) == TypeId::NEVER
                        && anywhere != TypeId::NEVER
                    {
                        return TypeId::NEVER;
                    }
                }
                out
            }
            Statement::WithStatement(_) => flow.declared,
            Statement::ExportDefaultDeclaration(_) => {
                if self.writes_in(flow, node) {
                    flow.declared
                } else {
                    start
                }
            }
            _ => start,
        }
    }

    fn jump(
        &self,
        node: Node,
        label: Option<&str>,
        is_continue: bool,
        ty: TypeId,
        jumps: &mut Vec<Jump>,
    ) {
        let mut inner = node;
        loop {
            let outer = self.up(inner);
            if outer == inner {
                return;
            }
            let kind = self.syntax(outer);
            let hit = match (&kind, label) {
                (AstKind::LabeledStatement(e), Some(label)) => {
                    if e.label.name == label {
                        let body = Node {
                            module: node.module,
                            id: e.body.node_id(),
                        };
                        let target = if e.body.is_iteration_statement() {
                            body
                        } else {
                            outer
                        };
                        jumps.push(Jump {
                            target,
                            is_continue,
                            ty,
                        });
                        return;
                    }
                    false
                }
                (_, Some(_)) => false,
                (AstKind::SwitchStatement(_), None) => !is_continue,
                (kind, None) => kind.is_iteration_statement(),
            };
            if hit {
                jumps.push(Jump {
                    target: outer,
                    is_continue,
                    ty,
                });
                return;
            }
            inner = outer;
        }
    }

    /// Joins the jumps that land behind (or at the end of) a statement.
    pub(super) fn landing(
        &mut self,
        target: Node,
        is_continue: bool,
        out: TypeId,
        jumps: &mut Vec<Jump>,
    ) -> TypeId {
        let mut types = vec![out];
        jumps.retain(|jump| {
            let lands = jump.target == target && jump.is_continue == is_continue;
            if lands {
                types.push(jump.ty);
            }
            !lands
        });
        if types.len() == 1 {
            out
        } else {
            self.union_of(&types)
        }
    }

    pub(super) fn run_list(
        &mut self,
        flow: &mut Flow,
        list: &'a [Statement<'a>],
        start: TypeId,
        jumps: &mut Vec<Jump>,
    ) -> TypeId {
        let mut ty = start;
        for statement in list {
            ty = self.run(flow, statement, ty, jumps);
        }
        ty
    }

    /// Whether the end of a list is reached.
    pub(crate) fn completes(&mut self, flow: &mut Flow, list: &'a [Statement<'a>]) -> bool {
        self.run_list(flow, list, flow.declared, &mut Vec::new()) != TypeId::NEVER
    }

    /// In front of `node` in a list whose start is known.
    pub(crate) fn run_until(
        &mut self,
        flow: &mut Flow,
        list: &'a [Statement<'a>],
        node: Node,
        start: TypeId,
    ) -> TypeId {
        let mut ty = start;
        let mut jumps = Vec::new();
        for statement in list {
            if statement.node_id() == node.id {
                break;
            }
            ty = self.run(flow, statement, ty, &mut jumps);
        }
        ty
    }

    /// At the end of a loop's body, `continue` included.
    pub(crate) fn after_body(
        &mut self,
        flow: &mut Flow,
        target: Node,
        body: &'a Statement<'a>,
        start: TypeId,
    ) -> TypeId {
        let mut jumps = Vec::new();
        let out = self.run(flow, body, start, &mut jumps);
        self.landing(target, true, out, &mut jumps)
    }

    /// The type with which each round of a loop begins: from outside, or from any assignment
    /// inside.
    pub(crate) fn loop_head(&mut self, flow: &mut Flow, node: Node, start: TypeId) -> TypeId {
        self.anywhere_in(flow, node, start)
    }

    /// Inside a `for (x of …)` whose left side may declare or write the variable.
    pub(crate) fn loop_entry(
        &mut self,
        flow: &mut Flow,
        node: Node,
        left: Node,
        start: TypeId,
    ) -> TypeId {
        if self.writes_in(flow, left) {
            return flow.declared;
        }
        self.loop_head(flow, node, start)
    }

    fn run_iteration(
        &mut self,
        flow: &mut Flow,
        node: Node,
        left: NodeId,
        body: &'a Statement<'a>,
        start: TypeId,
        jumps: &mut Vec<Jump>,
    ) -> TypeId {
        let head = self.loop_head(flow, node, start);
        let inside = self.loop_entry(
            flow,
            node,
            Node {
                module: node.module,
                id: left,
            },
            start,
        );
        self.run(flow, body, inside, jumps);
        self.landing(node, false, head, jumps)
    }

    /// The type at any point inside a node: as at its start, or as after one of its writes.
    pub(crate) fn anywhere_in(&mut self, flow: &mut Flow, node: Node, start: TypeId) -> TypeId {
        if !self.writes_in(flow, node) || start == flow.declared {
            return start;
        }
        let end = self
            .index(flow.module)
            .ends
            .get(node.id.index())
            .copied()
            .unwrap_or(u32::MAX);
        let writes: Vec<u32> = flow
            .writes
            .iter()
            .copied()
            .filter(|&id| id >= node.id.index() as u32 && id < end)
            .collect();
        let mut types = vec![start];
        for id in writes {
            let place = Node {
                module: flow.module,
                id: NodeId::from_usize(id as usize),
            };
            match self.simple_write(flow, place) {
                Some(ty) => types.push(ty),
                None => return flow.declared,
            }
        }
        self.union_of(&types)
    }

    /// Names of all functions declared to return `never` or to assert something.
    pub(crate) fn exit_names(&mut self) -> Rc<HashSet<Rc<str>>> {
        if let Some(names) = &self.narrowing.exit_names {
            return names.clone();
        }
        let mut names = HashSet::new();
        let program: &'a Program<'a> = self.program;
        for (index, module) in program.modules.iter().enumerate() {
            for (id, node) in module.nodes.iter_enumerated() {
                let exits = match node.kind() {
                    AstKind::TSNeverKeyword(_) => true,
                    AstKind::TSTypePredicate(predicate) => predicate.asserts,
                    _ => false,
                };
                if exits {
                    let node = Node {
                        module: ModuleId(index as u32),
                        id,
                    };
                    names.extend(self.declared_name(node));
                }
            }
        }
        let names = Rc::new(names);
        self.narrowing.exit_names = Some(names.clone());
        names
    }

    /// Name of the declaration that a type is written in.
    fn declared_name(&self, node: Node) -> Option<Rc<str>> {
        let mut inner = node;
        for _ in 0..12 {
            let outer = self.up(inner);
            match self.syntax(outer) {
                AstKind::Function(f) => {
                    if let Some(id) = &f.id {
                        return Some(id.name.as_str().into());
                    }
                }
                AstKind::MethodDefinition(method) => {
                    return method.key.name().map(|name| name.as_ref().into());
                }
                AstKind::PropertyDefinition(property) => {
                    return property.key.name().map(|name| name.as_ref().into());
                }
                AstKind::TSMethodSignature(method) => {
                    return method.key.static_name().map(|name| name.as_ref().into());
                }
                AstKind::TSPropertySignature(property) => {
                    return property.key.static_name().map(|name| name.as_ref().into());
                }
                AstKind::VariableDeclarator(declarator) => {
                    return declarator
                        .id
                        .get_identifier_name()
                        .map(|name| name.as_str().into());
                }
                AstKind::FormalParameter(param) => {
                    return param
                        .pattern
                        .get_identifier_name()
                        .map(|name| name.as_str().into());
                }
                AstKind::Program(_) | AstKind::FunctionBody(_) => return None,
                _ => {}
            }
            inner = outer;
        }
        None
    }
}

/// `true`, `1`
pub(super) fn is_true(expression: &Expression<'_>) -> bool {
    match expression.get_inner_expression() {
        Expression::BooleanLiteral(literal) => literal.value,
        Expression::NumericLiteral(literal) => literal.value != 0.0,
        _ => false,
    }
}
