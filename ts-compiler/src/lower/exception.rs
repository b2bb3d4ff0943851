//! Exceptions: `throw`, `try`, `catch` and `finally`.

use oxc_ast::AstKind;
use oxc_ast::ast;

use crate::ir::{Expr, Kind};
use crate::types::TypeId;

use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// `throw value`
    pub fn throw_statement(&mut self, statement: &'a ast::ThrowStatement<'a>) -> Expr {
        let value = self.expression(&statement.argument);
        let span = self.span_of(statement);
        self.note_thrown(&statement.argument, &value);
        let value = self.boxed(value);
        Expr::throw(value).at(span)
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

    /// `try`
    pub fn try_statement(&mut self, statement: &'a ast::TryStatement<'a>) -> Expr {
        let Some(finalizer) = &statement.finalizer else {
            return self.try_catch(statement);
        };
        self.with_finally(
            |body| vec![body.try_catch(statement)],
            |body, _| {
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
