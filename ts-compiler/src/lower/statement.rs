//! Statements.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ForStatementInit, Statement, VariableDeclarationKind};
use oxc_syntax::scope::ScopeId;
use oxc_syntax::symbol::{SymbolFlags, SymbolId};

use crate::ir::{Expr, Kind, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::control::{Frame, FrameKind};
use super::function::{Body, Place, Variable};
use super::representation::Repr;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Makes the `var`s of a function.
    pub fn declare_vars(&mut self, scope: ScopeId, code: &mut Vec<Expr>) {
        let program = self.l.program;
        let scoping = &program.module(self.module).scoping;
        let mut symbols: Vec<SymbolId> = scoping.get_bindings(scope).values().copied().collect();
        symbols.sort();
        for symbol in symbols {
            let flags = scoping.symbol_flags(symbol);
            if !flags.contains(SymbolFlags::FunctionScopedVariable)
                || flags.contains(SymbolFlags::Function)
                || self.variables.contains_key(&symbol)
            {
                continue;
            }
            let kind = program
                .module(self.module)
                .nodes
                .kind(scoping.symbol_declaration(symbol));
            if matches!(kind, AstKind::VariableDeclarator(_)) {
                code.push(self.bind(symbol, None));
            }
        }
    }

    /// The statements of a block: cells and nested functions first.
    pub fn block(&mut self, scope: Option<ScopeId>, statements: &'a [Statement<'a>]) -> Vec<Expr> {
        let mut code = Vec::new();
        if let Some(scope) = scope {
            self.open_scope(scope, &mut code);
        }
        self.hoist_functions(statements, &mut code);
        code.extend(self.statements(statements));
        code
    }

    /// Statements in order; what follows a `using` is inside it.
    pub fn statements(&mut self, statements: &'a [Statement<'a>]) -> Vec<Expr> {
        let mut code = Vec::new();
        for (at, statement) in statements.iter().enumerate() {
            if let Statement::VariableDeclaration(declaration) = statement
                && declaration.kind.is_using()
            {
                code.push(self.using(declaration, &statements[at + 1..]));
                break;
            }
            let lowered = self.statement(statement);
            let ends = lowered.diverges;
            code.push(lowered);
            if ends {
                break;
            }
        }
        code
    }

    /// Makes the cells of a scope's variables: closures may capture them before they are declared.
    pub fn open_scope(&mut self, scope: ScopeId, code: &mut Vec<Expr>) {
        let program = self.l.program;
        let scoping = &program.module(self.module).scoping;
        let mut symbols: Vec<SymbolId> = scoping.get_bindings(scope).values().copied().collect();
        symbols.sort();
        for symbol in symbols {
            let flags = scoping.symbol_flags(symbol);
            if flags.contains(SymbolFlags::BlockScopedVariable) {
                // Each activation of the scope begins without them.
                if self.l.unset(self.module).symbols.contains(&symbol) {
                    self.variables.remove(&symbol);
                }
                if let Some(make) = self.open_unset(symbol) {
                    code.push(make);
                    continue;
                }
            }
            if flags.intersects(
                SymbolFlags::BlockScopedVariable | SymbolFlags::Function | SymbolFlags::Class,
            ) && !flags.contains(SymbolFlags::CatchVariable)
                && self.captures.cells.contains(&symbol)
                && scope != scoping.root_scope_id()
            {
                let kind = program
                    .module(self.module)
                    .nodes
                    .kind(scoping.symbol_declaration(symbol));
                if matches!(
                    kind,
                    AstKind::FormalParameter(_) | AstKind::FormalParameterRest(_)
                ) {
                    continue;
                }
                let ty = self.symbol_type(symbol);
                let repr = if flags.contains(SymbolFlags::Function) {
                    Repr::Any
                } else {
                    self.l.repr(ty)
                };
                let val = self.l.val(repr);
                let cell = self.l.layout.cell(&mut self.l.module, val);
                let name = self.l.symbol_name(Symbol {
                    module: self.module,
                    id: symbol,
                });
                let local = self.local(name, Val::Ref(cell));
                let value = self.l.default_of(repr);
                code.push(Expr::set(local, Expr::struct_new(cell, vec![value])));
                self.variables.insert(
                    symbol,
                    Variable {
                        place: Place::Cell(local, cell),
                        ty,
                        repr,
                    },
                );
            }
        }
    }

    fn hoist_functions(&mut self, statements: &'a [Statement<'a>], code: &mut Vec<Expr>) {
        for statement in statements {
            let Statement::FunctionDeclaration(function) = statement else {
                continue;
            };
            let (Some(id), Some(scope)) = (&function.id, function.scope_id.get()) else {
                continue;
            };
            let Some(symbol) = id.symbol_id.get() else {
                continue;
            };
            let target = Symbol {
                module: self.module,
                id: symbol,
            };
            let mutated = self
                .l
                .program
                .module(self.module)
                .scoping
                .symbol_is_mutated(symbol);
            if self.l.is_module_level(target) && !mutated {
                continue;
            }
            if self.captures.of(scope).is_empty()
                && !mutated
                && !self.captures.cells.contains(&symbol)
            {
                continue;
            }
            let node = self.node(function.node_id.get());
            let value = self.closure(node, None);
            if self.l.is_module_level(target) {
                code.push(self.set_module_variable(target, value));
                continue;
            }
            let ty = self.symbol_type(symbol);
            let repr = match self.variables.get(&symbol) {
                Some(variable) => variable.repr,
                None if mutated => Repr::Any,
                None => value.repr,
            };
            let expr = self.convert(value, repr);
            match self.variables.get(&symbol).copied() {
                Some(variable) => code.push(self.store(variable, expr)),
                None => {
                    let val = self.l.val(repr);
                    let local = self.local(id.name.as_str(), val);
                    self.variables.insert(
                        symbol,
                        Variable {
                            place: Place::Local(local),
                            ty,
                            repr,
                        },
                    );
                    code.push(Expr::set(local, expr));
                }
            }
        }
    }

    /// A statement.
    pub fn statement(&mut self, statement: &'a Statement<'a>) -> Expr {
        let span = self.span_of(statement);
        let mut expr = self.statement_inner(statement, Vec::new());
        if expr.span == Default::default() {
            expr.span = span;
        }
        expr
    }

    fn statement_inner(&mut self, statement: &'a Statement<'a>, names: Vec<String>) -> Expr {
        match statement {
            Statement::BlockStatement(block) => {
                let code = self.block(block.scope_id.get(), &block.body);
                self.named_block(code, names)
            }
            Statement::ExpressionStatement(statement) => self.effect(&statement.expression),
            Statement::VariableDeclaration(declaration) => self.variable_declaration(declaration),
            Statement::IfStatement(statement) => self.if_statement(statement, names),
            Statement::ForStatement(statement) => self.for_statement(statement, names),
            Statement::WhileStatement(statement) => self.while_statement(statement, names),
            Statement::DoWhileStatement(statement) => self.do_while_statement(statement, names),
            Statement::ForOfStatement(statement) => self.for_of(statement, names),
            Statement::ForInStatement(statement) => self.for_in(statement, names),
            Statement::SwitchStatement(statement) => self.switch(statement, names),
            Statement::LabeledStatement(statement) => {
                let mut names = names;
                names.push(statement.label.name.to_string());
                if is_breakable(&statement.body) {
                    self.statement_inner(&statement.body, names)
                } else {
                    let exit = self.label();
                    self.frames.push(Frame {
                        names,
                        kind: FrameKind::Block { exit },
                    });
                    let body = self.statement(&statement.body);
                    self.frames.pop();
                    Expr::block(exit, vec![body], None)
                }
            }
            Statement::BreakStatement(statement) => {
                let name = statement.label.as_ref().map(|label| label.name.as_str());
                self.break_to(name)
                    .unwrap_or_else(|| Expr::new(Kind::Unreachable, None))
            }
            Statement::ContinueStatement(statement) => {
                let name = statement.label.as_ref().map(|label| label.name.as_str());
                self.continue_to(name)
                    .unwrap_or_else(|| Expr::new(Kind::Unreachable, None))
            }
            Statement::ReturnStatement(statement) => self.return_statement(statement),
            Statement::ThrowStatement(statement) => {
                let value = self.expression(&statement.argument);
                let span = self.span_of(&**statement);
                self.note_thrown(&statement.argument, &value);
                let value = self.boxed(value);
                Expr::throw(value).at(span)
            }
            Statement::TryStatement(statement) => self.try_statement(statement),
            Statement::ClassDeclaration(class) => {
                if class.declare {
                    return Expr::nop();
                }
                self.class_declaration(class)
            }
            Statement::TSEnumDeclaration(declaration) => self.enum_declaration(declaration),
            Statement::TSNamespaceDeclaration(declaration) => {
                self.namespace_declaration(declaration)
            }
            Statement::FunctionDeclaration(_)
            | Statement::EmptyStatement(_)
            | Statement::DebuggerStatement(_)
            | Statement::TSTypeAliasDeclaration(_)
            | Statement::TSInterfaceDeclaration(_)
            | Statement::TSGlobalDeclaration(_)
            | Statement::TSExternalModuleDeclaration(_)
            | Statement::ImportDeclaration(_)
            | Statement::ExportAllDeclaration(_)
            | Statement::ExportNamedDeclaration(_)
            | Statement::ExportFromDeclaration(_) => Expr::nop(),
            Statement::ExportDeclaration(export) => self.exported_declaration(&export.declaration),
            Statement::ExportDefaultDeclaration(export) => self.export_default(export),
            Statement::WithStatement(statement) => {
                let span = self.span_of(&**statement);
                self.unsupported(span, "'with'", "name the properties")
                    .expr
                    .drop()
            }
            // Another name of something: those who say it find what it means.
            Statement::TSImportEqualsDeclaration(import)
                if !matches!(
                    import.module_reference,
                    ast::TSModuleReference::ExternalModuleReference(_)
                ) =>
            {
                Expr::nop()
            }
            other => {
                let span = self.span_of(other);
                let (what, instead) = match other {
                    Statement::TSImportEqualsDeclaration(_) => {
                        ("'import … = require()'", "write 'import … from'")
                    }
                    Statement::TSExportAssignment(_) => {
                        ("'export ='", "write 'export default' or 'export {}'")
                    }
                    _ => ("this declaration", "use ES module syntax"),
                };
                self.unsupported(span, what, instead).expr.drop()
            }
        }
    }

    /// Whether what is thrown may be no Error. What a handler throws again was thrown before.
    fn note_thrown(&mut self, argument: &'a ast::Expression<'a>, value: &Typed) {
        if self.l.program.module(self.module).is_library {
            return;
        }
        if let Repr::Class(class, _) = value.repr
            && let Some(error) = self.l.global_class("Error")
            && self.l.is_below(class, error)
        {
            return;
        }
        if let ast::Expression::Identifier(id) = argument.get_inner_expression()
            && let crate::check::Target::Symbol(symbol) = self.resolve(id)
            && matches!(
                self.l.ast(self.l.declaration(symbol)),
                AstKind::CatchParameter(_)
            )
        {
            return;
        }
        self.l.throws_values = true;
    }

    fn named_block(&mut self, code: Vec<Expr>, names: Vec<String>) -> Expr {
        debug_assert!(names.is_empty());
        if code.is_empty() {
            return Expr::nop();
        }
        Expr::seq(code.into_iter().map(Expr::drop).collect())
    }

    /// `var`, `let`, `const`.
    pub fn variable_declaration(&mut self, declaration: &'a ast::VariableDeclaration<'a>) -> Expr {
        if declaration.declare {
            return Expr::nop();
        }
        if declaration.kind.is_using() {
            let span = self.span_of(declaration);
            return self
                .unsupported(span, "'using' here", "declare it in a block")
                .expr
                .drop();
        }
        let mut code = Vec::new();
        for declarator in &declaration.declarations {
            match &declarator.init {
                Some(init) => {
                    let value = self.initializer(&declarator.id, init);
                    code.push(self.bind_pattern(&declarator.id, value));
                }
                None => {
                    // `var x;` leaves what is there.
                    if declaration.kind == VariableDeclarationKind::Var {
                        if let ast::BindingPattern::BindingIdentifier(id) = &declarator.id
                            && let Some(symbol) = id.symbol_id.get()
                            && !self.variables.contains_key(&symbol)
                            && !self.l.is_module_level(Symbol {
                                module: self.module,
                                id: symbol,
                            })
                        {
                            code.push(self.bind(symbol, None));
                        }
                        continue;
                    }
                    let undefined = match &declarator.id {
                        ast::BindingPattern::BindingIdentifier(id) => match id.symbol_id.get() {
                            Some(symbol) => {
                                let target = Symbol {
                                    module: self.module,
                                    id: symbol,
                                };
                                if self.l.is_module_level(target) {
                                    let (global, ty) = self.l.module_variable(target);
                                    let repr = self.l.repr(ty);
                                    let set = Expr::global_set(global, self.l.default_of(repr));
                                    Expr::seq(vec![set, self.mark_ready(target)])
                                } else {
                                    self.bind(symbol, None)
                                }
                            }
                            None => Expr::nop(),
                        },
                        _ => Expr::nop(),
                    };
                    code.push(undefined);
                }
            }
        }
        Expr::seq(code)
    }

    pub fn initializer(
        &mut self,
        pattern: &'a ast::BindingPattern<'a>,
        init: &'a ast::Expression<'a>,
    ) -> Typed {
        let hint = match pattern {
            ast::BindingPattern::BindingIdentifier(id) => {
                id.symbol_id.get().map(|symbol| self.symbol_type(symbol))
            }
            _ => None,
        };
        match hint {
            Some(ty) => self.expression_as(init, ty),
            None => self.expression(init),
        }
    }

    fn if_statement(&mut self, statement: &'a ast::IfStatement<'a>, names: Vec<String>) -> Expr {
        debug_assert!(names.is_empty());
        let condition = self.condition(&statement.test);
        let then = self.statement(&statement.consequent);
        let other = match &statement.alternate {
            Some(other) => vec![self.statement(other)],
            None => Vec::new(),
        };
        Expr::if_else(condition, vec![then], other, None)
    }

    fn for_statement(&mut self, statement: &'a ast::ForStatement<'a>, names: Vec<String>) -> Expr {
        let mut code = Vec::new();
        let mut fresh = Vec::new();
        match &statement.init {
            Some(ForStatementInit::VariableDeclaration(declaration)) => {
                code.push(self.variable_declaration(declaration));
                if let Some(scope) = statement.scope_id.get()
                    && declaration.kind == VariableDeclarationKind::Let
                {
                    let scoping = &self.l.program.module(self.module).scoping;
                    fresh.extend(
                        scoping
                            .get_bindings(scope)
                            .values()
                            .copied()
                            .filter(|symbol| self.captures.cells.contains(symbol)),
                    );
                    fresh.sort();
                }
            }
            Some(init) => code.push(self.effect(init.to_expression())),
            None => {}
        }
        let (exit, next, top) = (self.label(), self.label(), self.label());
        let mut round = Vec::new();
        if let Some(test) = &statement.test {
            let condition = self.condition(test);
            round.push(Expr::br_if(exit, condition.not()));
        }
        self.frames.push(Frame {
            names,
            kind: FrameKind::Loop { exit, next },
        });
        let body = self.statement(&statement.body);
        self.frames.pop();
        round.push(Expr::block(next, vec![body], None));
        // Each iteration has variables of its own (ECMAScript 14.7.4.4).
        for symbol in fresh {
            if let Some(variable) = self.variables.get(&symbol).copied()
                && let Place::Cell(local, cell) = variable.place
            {
                let value = self.load(variable).expr;
                round.push(Expr::set(local, Expr::struct_new(cell, vec![value])));
            }
        }
        if let Some(update) = &statement.update {
            round.push(self.effect(update));
        }
        round.push(Expr::br(top));
        code.push(Expr::block(exit, vec![Expr::repeat(top, round)], None));
        Expr::seq(code)
    }

    fn while_statement(
        &mut self,
        statement: &'a ast::WhileStatement<'a>,
        names: Vec<String>,
    ) -> Expr {
        let (exit, next) = (self.label(), self.label());
        let condition = self.condition(&statement.test);
        self.frames.push(Frame {
            names,
            kind: FrameKind::Loop { exit, next },
        });
        let body = self.statement(&statement.body);
        self.frames.pop();
        let mut round = Vec::new();
        if !matches!(*condition.kind, Kind::I32(1)) {
            round.push(Expr::br_if(exit, condition.not()));
        }
        round.push(body);
        round.push(Expr::br(next));
        Expr::block(exit, vec![Expr::repeat(next, round)], None)
    }

    fn do_while_statement(
        &mut self,
        statement: &'a ast::DoWhileStatement<'a>,
        names: Vec<String>,
    ) -> Expr {
        let (exit, next, top) = (self.label(), self.label(), self.label());
        self.frames.push(Frame {
            names,
            kind: FrameKind::Loop { exit, next },
        });
        let body = self.statement(&statement.body);
        self.frames.pop();
        let condition = self.condition(&statement.test);
        let round = vec![
            Expr::block(next, vec![body], None),
            Expr::br_if(top, condition),
        ];
        Expr::block(exit, vec![Expr::repeat(top, round)], None)
    }

    fn return_statement(&mut self, statement: &'a ast::ReturnStatement<'a>) -> Expr {
        let span = self.span_of(statement);
        let value = match (&statement.argument, self.result) {
            (Some(argument), Some((ty, repr))) => {
                let declared = self.l.repr(ty);
                // What is absent stays so, where the result can say it.
                let value = if repr != declared && matches!(declared, Repr::Number | Repr::Boolean)
                {
                    self.expression(argument)
                } else {
                    self.expression_as(argument, ty)
                };
                let value = self.convert(value, repr);
                Some(if self.awaits_result() {
                    self.await_value(value, span)
                } else {
                    value
                })
            }
            (Some(argument), None) => {
                let effect = self.effect(argument);
                let leave = self.return_value(None).at(span);
                return Expr::seq(vec![effect, leave]);
            }
            (None, Some((_, repr))) => Some(match repr {
                Repr::Any => self.l.undefined().expr,
                _ => self.l.default_of(repr),
            }),
            (None, None) => None,
        };
        if self.is_constructor {
            // A constructor's function leaves nothing; its instance is known to the caller.
            let leave = self.return_value(None);
            return match value {
                Some(value) => Expr::seq(vec![value.drop(), leave]),
                None => leave,
            };
        }
        self.return_value(value).at(span)
    }

    fn try_statement(&mut self, statement: &'a ast::TryStatement<'a>) -> Expr {
        let Some(finalizer) = &statement.finalizer else {
            return self.try_catch(statement);
        };
        self.with_finally(
            |body| vec![body.try_catch(statement)],
            |body| {
                let code = body.block(finalizer.scope_id.get(), &finalizer.body);
                code.into_iter().map(Expr::drop).collect()
            },
        )
    }

    fn try_catch(&mut self, statement: &'a ast::TryStatement<'a>) -> Expr {
        let block = self.block(statement.block.scope_id.get(), &statement.block.body);
        let Some(handler) = &statement.handler else {
            return Expr::seq(block);
        };
        let any = self.l.layout.any();
        let thrown = self.local("thrown", any);
        let mut code = Vec::new();
        if let Some(param) = &handler.param {
            let value = Typed::new(Expr::get(thrown, any), TypeId::ANY, Repr::Any);
            code.push(self.bind_pattern(&param.pattern, value));
        }
        code.extend(self.block(handler.body.scope_id.get(), &handler.body.body));
        let diverges = block.iter().any(|e| e.diverges) && code.iter().any(|e| e.diverges);
        let mut expr = Expr::new(
            Kind::Try(
                block.into_iter().map(Expr::drop).collect(),
                thrown,
                code.into_iter().map(Expr::drop).collect(),
            ),
            None,
        );
        expr.diverges = diverges;
        expr
    }
}

fn is_breakable(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::ForStatement(_)
            | Statement::WhileStatement(_)
            | Statement::DoWhileStatement(_)
            | Statement::ForOfStatement(_)
            | Statement::ForInStatement(_)
            | Statement::SwitchStatement(_)
            | Statement::LabeledStatement(_)
    )
}
