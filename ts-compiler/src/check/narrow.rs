//! What is known about a variable or property where it is read, by walking from there towards its
//! declaration.
//!
//! `before` answers for the place in front of a node: it asks for the place in front of what
//! surrounds the node and applies what runs in between, which `flow` does in the order of
//! execution. `guard` has the tests themselves.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression, Statement};
use oxc_syntax::operator::LogicalOperator;

use super::Checker;
use crate::program::{Language, ModuleId, Node, NodeId, Program, Symbol};
use crate::types::{Type, TypeId};

/// What is narrowed: a variable or `this`, or a property at some distance.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// The variable; `None` is `this`.
    pub(crate) root: Option<Symbol>,
    /// Names of properties.
    pub(crate) path: Vec<Rc<str>>,
}

/// One question.
pub(crate) struct Flow {
    pub(crate) module: ModuleId,
    pub(crate) key: Key,
    pub(crate) declared: TypeId,
    /// Nodes that write the variable, a part of the path, or declare it; ascending.
    pub(crate) writes: Vec<u32>,
    /// Written by a function other than the one that declares it: it may change at any call.
    pub(crate) shared: bool,
    id: u32,
}

/// Facts about a module's syntax.
pub(crate) struct Index {
    /// For each node the id after its last descendant.
    pub(crate) ends: Vec<u32>,
    /// Nodes that leave a statement: jumps, and calls that may never return or assert; ascending.
    pub(crate) exits: Vec<u32>,
    /// Writes to properties: the target's key and id.
    member_writes: HashMap<Option<Symbol>, Vec<(Vec<Rc<str>>, u32)>>,
}

/// Answers so far.
#[derive(Default)]
pub(crate) struct Cache {
    keys: HashMap<(ModuleId, Key, TypeId), u32>,
    at: HashMap<Node, Vec<(u32, TypeId)>>,
    indices: HashMap<ModuleId, Rc<Index>>,
    writes: HashMap<Symbol, Rc<(Vec<u32>, bool)>>,
    /// Names of functions declared to return `never` or to assert.
    pub(super) exit_names: Option<Rc<std::collections::HashSet<Rc<str>>>>,
    depth: u32,
}

impl Cache {
    /// Drops what is known about a node.
    pub(crate) fn forget(&mut self, node: Node) {
        self.at.remove(&node);
    }
}

impl<'a> Checker<'a> {
    /// The type of a reference where it stands, given its declared type.
    pub fn narrow(&mut self, node: Node, declared: TypeId) -> TypeId {
        if !self.can_narrow(declared) || self.narrowing.depth > 100 {
            return declared;
        }
        let Some(key) = self.key_of_reference(node) else {
            return declared;
        };
        let Some(mut flow) = self.flow_for(node.module, key, declared) else {
            return declared;
        };
        self.narrowing.depth += 1;
        let found = self.before(&mut flow, node);
        self.narrowing.depth -= 1;
        // Nothing left means a place that is not reached, or a test not understood.
        if found == TypeId::NEVER {
            declared
        } else {
            found
        }
    }

    fn can_narrow(&self, declared: TypeId) -> bool {
        !matches!(
            self.types.get(declared),
            Type::Never
                | Type::Void
                | Type::Undefined
                | Type::Null
                | Type::Boolean
                | Type::Number
                | Type::String
                | Type::BigInt
                | Type::Symbol
                | Type::Intrinsic(_)
                | Type::StringLiteral(_)
                | Type::NumberLiteral(_)
                | Type::BooleanLiteral(_)
                | Type::BigIntLiteral(_)
                | Type::TemplateLiteral(..)
                | Type::EnumMember(..)
                | Type::ClassValue(_)
                | Type::EnumValue(_)
                | Type::NamespaceValue(_)
        )
    }

    /// The key of a reference expression.
    pub(crate) fn key_of_reference(&self, mut node: Node) -> Option<Key> {
        let mut path: Vec<Rc<str>> = Vec::new();
        let module = node.module;
        let at = |id: NodeId| Node { module, id };
        let root = loop {
            if path.len() > 8 {
                return None;
            }
            match self.syntax(node) {
                AstKind::IdentifierReference(id) => break Some(self.referenced_symbol(node, id)?),
                AstKind::ThisExpression(_) => break None,
                AstKind::ParenthesizedExpression(e) => node = at(e.expression.node_id()),
                AstKind::TSNonNullExpression(e) => node = at(e.expression.node_id()),
                AstKind::ChainExpression(chain) => {
                    let expression = chain.expression.as_member_expression()?;
                    node = at(expression.node_id());
                }
                AstKind::StaticMemberExpression(member) => {
                    path.push(member.property.name.as_str().into());
                    node = at(member.object.node_id());
                }
                AstKind::PrivateFieldExpression(member) => {
                    path.push(format!("#{}", member.field.name).into());
                    node = at(member.object.node_id());
                }
                AstKind::ComputedMemberExpression(member) => {
                    match &member.expression {
                        Expression::StringLiteral(name) => path.push(name.value.as_str().into()),
                        Expression::NumericLiteral(index)
                            if index.value >= 0.0 && index.value.fract() == 0.0 =>
                        {
                            path.push((index.value as u64).to_string().into());
                        }
                        _ => return None,
                    }
                    node = at(member.object.node_id());
                }
                _ => return None,
            }
        };
        path.reverse();
        Some(Key { root, path })
    }

    pub(crate) fn flow_for(
        &mut self,
        module: ModuleId,
        key: Key,
        declared: TypeId,
    ) -> Option<Flow> {
        let (mut writes, mut shared) = (Vec::new(), false);
        if let Some(symbol) = key.root {
            let known = self.variable_writes(symbol);
            writes.clone_from(&known.0);
            shared = known.1;
        }
        if !key.path.is_empty() {
            let index = self.index(module);
            if let Some(list) = index.member_writes.get(&key.root) {
                writes.extend(
                    list.iter()
                        .filter(|(path, _)| key.path.starts_with(path))
                        .map(|&(_, id)| id),
                );
                writes.sort_unstable();
            }
        }
        let next = self.narrowing.keys.len() as u32;
        let id = *self
            .narrowing
            .keys
            .entry((module, key.clone(), declared))
            .or_insert(next);
        Some(Flow {
            module,
            key,
            declared,
            writes,
            shared,
            id,
        })
    }

    /// Writes of a variable and its declaration, and whether another function writes it.
    fn variable_writes(&mut self, symbol: Symbol) -> Rc<(Vec<u32>, bool)> {
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
                id: module.scoping.symbol_declaration(symbol.id),
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
    fn is_written(&self, place: Node) -> bool {
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

    fn exits_in(&mut self, module: ModuleId, node: Node) -> bool {
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

    /// The key's type in front of a node.
    pub(crate) fn before(&mut self, flow: &mut Flow, node: Node) -> TypeId {
        if let Some(known) = self.narrowing.at.get(&node)
            && let Some(&(_, ty)) = known.iter().find(|(id, _)| *id == flow.id)
        {
            return ty;
        }
        if self.narrowing.depth > 2000 {
            return flow.declared;
        }
        self.narrowing.depth += 1;
        let ty = self.find_before(flow, node);
        self.narrowing.depth -= 1;
        ty
    }

    fn remember(&mut self, flow: &Flow, node: Node, ty: TypeId) {
        self.narrowing
            .at
            .entry(node)
            .or_default()
            .push((flow.id, ty));
    }

    fn find_before(&mut self, flow: &mut Flow, node: Node) -> TypeId {
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

    fn before_in_for(
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
    fn before_in_list(
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
    fn is_settled(&self, flow: &Flow) -> bool {
        let Some(symbol) = flow.key.root else {
            return false;
        };
        let module = self.program.module(symbol.module);
        symbol.id.index() < module.scoping.symbols_len()
            && !module.scoping.symbol_is_mutated(symbol.id)
    }

    /// At the start of a function.
    fn before_function(&mut self, flow: &mut Flow, function: Node) -> TypeId {
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

    pub(crate) fn is_javascript_module(&self, module: ModuleId) -> bool {
        self.program.module(module).language == Language::JavaScript
    }
}

impl Flow {
    /// A flow that follows no variable: only whether places are reached.
    pub(crate) fn of_nothing(module: ModuleId) -> Flow {
        let key = Key {
            root: None,
            path: vec!["".into()],
        };
        Flow {
            module,
            key,
            declared: TypeId::ANY,
            writes: Vec::new(),
            shared: false,
            id: u32::MAX,
        }
    }

    fn writes_declaration(&self, checker: &Checker<'_>) -> Option<Node> {
        let symbol = self.key.root?;
        let scoping = &checker.program.module(symbol.module).scoping;
        (symbol.id.index() < scoping.symbols_len()).then(|| Node {
            module: symbol.module,
            id: scoping.symbol_declaration(symbol.id),
        })
    }
}

/// Name of what an expression statement calls.
pub(crate) fn exit_callee<'e>(expression: &'e Expression<'_>) -> Option<&'e str> {
    let callee = match expression.get_inner_expression() {
        Expression::CallExpression(call) => &call.callee,
        Expression::AwaitExpression(e) => return exit_callee(&e.argument),
        _ => return None,
    };
    match callee.get_inner_expression() {
        Expression::Identifier(id) => Some(id.name.as_str()),
        Expression::StaticMemberExpression(member) => Some(member.property.name.as_str()),
        Expression::PrivateFieldExpression(member) => Some(member.field.name.as_str()),
        _ => None,
    }
}
