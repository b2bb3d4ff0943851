//! Statements.

use oxc_ast::ast::{self, Statement, VariableDeclarationKind};
use oxc_syntax::scope::ScopeId;

use crate::ir::{Expr, Kind};
use crate::program::Symbol;

use super::control::{Frame, FrameKind};
use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
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
            Statement::ThrowStatement(statement) => self.throw_statement(statement),
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
                    match &declarator.id {
                        ast::BindingPattern::ObjectPattern(_) => {
                            self.taken_apart = Some(self.callee_text(init));
                        }
                        ast::BindingPattern::ArrayPattern(_) if !init.is_member_expression() => {
                            self.taken_apart = Some(self.iterable_text(init));
                        }
                        _ => {}
                    }
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
        // The library asks what the program has, and names nothing for what it has not.
        if self.is_library_code() && matches!(*condition.kind, Kind::I32(0)) {
            return match &statement.alternate {
                Some(other) => self.statement(other),
                None => Expr::nop(),
            };
        }
        let then = self.statement(&statement.consequent);
        let other = match &statement.alternate {
            Some(other) => vec![self.statement(other)],
            None => Vec::new(),
        };
        Expr::if_else(condition, vec![then], other, None)
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
