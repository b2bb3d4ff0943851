//! What statements and expressions do to the narrowed type of a reference, in the order of
//! execution. `never` means that a place is not reached.

use std::collections::HashSet;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression, Statement};
use oxc_syntax::operator::{AssignmentOperator, LogicalOperator};

use super::Checker;
use super::narrow::{Flow, exit_callee};
use crate::program::{ModuleId, Node, NodeId, Program};
use crate::types::{Type, TypeId};

/// A `break` or `continue` and the type it leaves with.
pub(crate) struct Jump {
    target: Node,
    is_continue: bool,
    ty: TypeId,
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
    fn landing(
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

    fn run_list(
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

    /// What a write leaves, when that is plain from its syntax and cannot depend on the variable.
    fn simple_write(&mut self, flow: &mut Flow, place: Node) -> Option<TypeId> {
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

    fn run_declaration(
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
    fn run_expression(
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

    fn run_switch(
        &mut self,
        flow: &mut Flow,
        node: Node,
        e: &'a ast::SwitchStatement<'a>,
        start: TypeId,
        jumps: &mut Vec<Jump>,
    ) -> TypeId {
        let start = self.effect(
            flow,
            Node {
                module: flow.module,
                id: e.discriminant.node_id(),
            },
            start,
        );
        let mut falling = TypeId::NEVER;
        for index in 0..e.cases.len() {
            let entry = self.case_start(flow, e, index, start);
            let entry = self.union_of(&[entry, falling]);
            falling = self.run_list(flow, &e.cases[index].consequent, entry, jumps);
        }
        let mut out = falling;
        if !e.cases.iter().any(|case| case.test.is_none()) && !self.is_exhaustive(flow, e) {
            let none = self.no_case(flow, e, start);
            out = self.union_of(&[out, none]);
        }
        self.landing(node, false, out, jumps)
    }

    /// Whether the cases of a `switch` are all that its subject may be.
    fn is_exhaustive(&mut self, flow: &Flow, e: &'a ast::SwitchStatement<'a>) -> bool {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let mut left = self.expr_type(at(e.discriminant.node_id()));
        if !matches!(
            self.types.get(left),
            Type::Union(_) | Type::Enum(_) | Type::EnumMember(..) | Type::Boolean
        ) {
            return false;
        }
        for case in &e.cases {
            let Some(test) = &case.test else { return false };
            let value = self.expr_type(at(test.node_id()));
            left = self.narrow_equal(left, value, true, false);
        }
        left == TypeId::NEVER
    }

    /// At the start of a case's statements, jumped to or fallen into.
    pub(crate) fn case_entry(&mut self, flow: &mut Flow, switch: Node, case: Node) -> TypeId {
        let AstKind::SwitchStatement(e) = self.syntax(switch) else {
            return flow.declared;
        };
        let start = self.before(flow, switch);
        let start = self.effect(
            flow,
            Node {
                module: flow.module,
                id: e.discriminant.node_id(),
            },
            start,
        );
        let Some(position) = e
            .cases
            .iter()
            .position(|known| known.node_id.get() == case.id)
        else {
            return flow.declared;
        };
        // Only the run of cases that may fall into this one matters.
        let mut falling = TypeId::NEVER;
        let mut jumps = Vec::new();
        for index in 0..position {
            let entry = self.case_start(flow, e, index, start);
            let entry = self.union_of(&[entry, falling]);
            falling = self.run_list(flow, &e.cases[index].consequent, entry, &mut jumps);
        }
        let entry = self.case_start(flow, e, position, start);
        self.union_of(&[entry, falling])
    }

    fn case_start(
        &mut self,
        flow: &mut Flow,
        e: &'a ast::SwitchStatement<'a>,
        index: usize,
        start: TypeId,
    ) -> TypeId {
        match &e.cases[index].test {
            Some(test) if is_true(&e.discriminant) => {
                let mut ty = start;
                for case in &e.cases[..index] {
                    if let Some(test) = &case.test {
                        ty = self.condition(flow, test, false, ty);
                    }
                }
                self.condition(flow, test, true, ty)
            }
            Some(test) => self.equality(flow, &e.discriminant, test, true, true, start),
            None => self.no_case(flow, e, start),
        }
    }

    fn no_case(
        &mut self,
        flow: &mut Flow,
        e: &'a ast::SwitchStatement<'a>,
        start: TypeId,
    ) -> TypeId {
        let mut ty = start;
        for case in &e.cases {
            let Some(test) = &case.test else { continue };
            ty = if is_true(&e.discriminant) {
                self.condition(flow, test, false, ty)
            } else {
                self.equality(flow, &e.discriminant, test, true, false, ty)
            };
        }
        ty
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
fn is_true(expression: &Expression<'_>) -> bool {
    match expression.get_inner_expression() {
        Expression::BooleanLiteral(literal) => literal.value,
        Expression::NumericLiteral(literal) => literal.value != 0.0,
        _ => false,
    }
}
