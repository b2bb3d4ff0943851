//! Loops with a condition. Those over values are in `iterate`.

use oxc_ast::ast::{self, ForStatementInit, VariableDeclarationKind};

use crate::ir::{Expr, Kind};

use super::control::{Frame, FrameKind};
use super::function::{Body, Place};

impl<'a> Body<'_, 'a> {
    /// `for (;;)`
    pub fn for_statement(
        &mut self,
        statement: &'a ast::ForStatement<'a>,
        names: Vec<String>,
    ) -> Expr {
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

    /// `while`
    pub fn while_statement(
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

    /// `do … while`
    pub fn do_while_statement(
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
}
