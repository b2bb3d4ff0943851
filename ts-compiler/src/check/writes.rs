//! Where a module writes to references and may leave by a call: an index, made once a module.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;

use super::Checker;
use super::narrow::{Flow, Index, exit_callee};
use crate::program::{ModuleId, Node, NodeId, Program, Symbol};

impl<'a> Checker<'a> {
    /// Writes of a variable and its declaration, and whether another function writes it.
    pub(super) fn variable_writes(&mut self, symbol: Symbol) -> Rc<(Vec<u32>, bool)> {
        if let Some(known) = self.narrowing.writes.get(&symbol) {
            return known.clone();
        }
        let program: &'a Program<'a> = self.program;
        let module = program.module(symbol.module);
        let mut writes = Vec::new();
        let mut shared = false;
        if symbol.id.index() < module.scoping.symbols_len() {
            let declaration = Node {
                module: symbol.module,
                id: module.value_declaration(symbol.id),
            };
            let home = self.function_around(declaration);
            for reference in module.scoping.get_resolved_references(symbol.id) {
                if reference.is_write() {
                    let node = Node {
                        module: symbol.module,
                        id: reference.node_id(),
                    };
                    shared |= self.function_around(node) != home;
                    writes.push(node.id.index() as u32);
                }
            }
            writes.push(declaration.id.index() as u32);
            writes.sort_unstable();
        }
        let known = Rc::new((writes, shared));
        self.narrowing.writes.insert(symbol, known.clone());
        known
    }

    /// Facts about a module, made on first use.
    pub(crate) fn index(&mut self, module: ModuleId) -> Rc<Index> {
        if let Some(index) = self.narrowing.indices.get(&module) {
            return index.clone();
        }
        let names = self.exit_names();
        let program: &'a Program<'a> = self.program;
        let nodes = &program.module(module).nodes;
        let mut ends: Vec<u32> = (1..=nodes.len() as u32).collect();
        for id in (1..nodes.len()).rev() {
            let parent = nodes.parent_id(NodeId::from_usize(id)).index();
            ends[parent] = ends[parent].max(ends[id]);
        }
        let mut exits = Vec::new();
        let mut member_writes: HashMap<Option<Symbol>, Vec<(Vec<Rc<str>>, u32)>> = HashMap::new();
        for (id, node) in nodes.iter_enumerated() {
            let is_exit = match node.kind() {
                AstKind::ReturnStatement(_)
                | AstKind::ThrowStatement(_)
                | AstKind::BreakStatement(_)
                | AstKind::ContinueStatement(_) => true,
                AstKind::ExpressionStatement(statement) => match exit_callee(&statement.expression)
                {
                    Some(name) => names.contains(name),
                    None => false,
                },
                AstKind::StaticMemberExpression(_)
                | AstKind::ComputedMemberExpression(_)
                | AstKind::PrivateFieldExpression(_) => {
                    let place = Node { module, id };
                    if self.is_written(place)
                        && let Some(key) = self.key_of_reference(place)
                    {
                        member_writes
                            .entry(key.root)
                            .or_default()
                            .push((key.path, id.index() as u32));
                    }
                    false
                }
                _ => false,
            };
            if is_exit {
                exits.push(id.index() as u32);
            }
        }
        let index = Rc::new(Index {
            ends,
            exits,
            member_writes,
        });
        self.narrowing.indices.insert(module, index.clone());
        index
    }

    /// Whether a member expression is the target of an assignment, update, `delete` or loop.
    pub(super) fn is_written(&self, place: Node) -> bool {
        let outer = self.up(place);
        match self.syntax(outer) {
            AstKind::AssignmentExpression(e) => e.left.node_id() == place.id,
            AstKind::UpdateExpression(_)
            | AstKind::ArrayAssignmentTarget(_)
            | AstKind::AssignmentTargetRest(_)
            | AstKind::AssignmentTargetPropertyProperty(_) => true,
            AstKind::AssignmentTargetWithDefault(e) => e.binding.node_id() == place.id,
            AstKind::UnaryExpression(e) => {
                e.operator == oxc_syntax::operator::UnaryOperator::Delete
            }
            AstKind::ForOfStatement(e) => e.left.node_id() == place.id,
            AstKind::ForInStatement(e) => e.left.node_id() == place.id,
            AstKind::TSAsExpression(_)
            | AstKind::TSNonNullExpression(_)
            | AstKind::ParenthesizedExpression(_) => {
                matches!(
                    self.syntax(outer),
                    AstKind::TSNonNullExpression(_) | AstKind::TSAsExpression(_)
                ) && self.is_written(outer)
            }
            _ => false,
        }
    }

    /// Whether a node contains a write of the key.
    pub(crate) fn writes_in(&mut self, flow: &Flow, node: Node) -> bool {
        let end = self
            .index(flow.module)
            .ends
            .get(node.id.index())
            .copied()
            .unwrap_or(u32::MAX);
        let start = node.id.index() as u32;
        let first = flow.writes.partition_point(|&id| id < start);
        flow.writes.get(first).is_some_and(|&id| id < end)
    }

    pub(super) fn exits_in(&mut self, module: ModuleId, node: Node) -> bool {
        let index = self.index(module);
        let end = index.ends.get(node.id.index()).copied().unwrap_or(u32::MAX);
        let start = node.id.index() as u32;
        let first = index.exits.partition_point(|&id| id < start);
        index.exits.get(first).is_some_and(|&id| id < end)
    }

    /// Whether a statement changes nothing about the key.
    pub(crate) fn is_quiet(&mut self, flow: &Flow, node: Node) -> bool {
        !self.writes_in(flow, node) && !self.exits_in(flow.module, node)
    }
}
