//! `console.log` of what is known to be primitive.

use oxc_ast::ast::{self, Expression};

use crate::ir::{Expr, Span, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::function::Body;
use super::representation::{Null, Repr};
use super::statics::StaticMember;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Output of strings, numbers and booleans, without the formatter of all values.
    pub fn fast_static(
        &mut self,
        class: Symbol,
        name: &str,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Option<Typed> {
        if self.l.library_class_name(class)? != "console"
            || name != "log"
            || self.l.program.module(self.module).is_library
        {
            return None;
        }
        let mut expressions = Vec::new();
        for argument in &call.arguments {
            let expression = argument.as_expression()?;
            let ty = self.type_of_expression(expression);
            if !is_primitive(self.l.repr(ty)) {
                return None;
            }
            expressions.push(expression);
        }
        let first = *expressions.first()?;
        if expressions.len() > 1 && !self.is_plain_text(first) {
            return None;
        }
        let mut values = Vec::new();
        for expression in expressions {
            values.push(self.expression(expression));
        }
        if !values.iter().all(|value| is_primitive(value.repr)) {
            // A missing value behind a type that does not say so.
            let env = self.l.env(Vec::new());
            let Some(StaticMember::Method { node }) = self.l.find_static(class, "log") else {
                return None;
            };
            return Some(self.call_direct(node, env, None, values, false, span));
        }
        let log = if let [
            Typed {
                repr: Repr::Number, ..
            },
        ] = values.as_slice()
        {
            let value = values.remove(0);
            self.l
                .call_library("console", "consoleLog1Number", vec![value.expr])
        } else {
            let mut line: Option<Expr> = None;
            for value in values {
                let text = self.printed(value);
                line = Some(match line {
                    None => text,
                    Some(line) => {
                        let space = self.l.string_constant(" ");
                        let line = self
                            .l
                            .call_library("string", "strConcat", vec![line, space]);
                        self.l.call_library("string", "strConcat", vec![line, text])
                    }
                });
            }
            self.l
                .call_library("console", "consoleLog1String", vec![line?])
        };
        Some(Typed::new(log.at(span), TypeId::VOID, Repr::Any))
    }

    /// A primitive as console.log shows it at the top level.
    pub fn printed(&mut self, value: Typed) -> Expr {
        let string = Val::Ref(self.l.layout.string);
        match value.repr {
            Repr::Number => self
                .l
                .call_library("inspect", "numberText", vec![value.expr]),
            Repr::NumberOrUndefined => {
                let (store, value) = self.keep(value);
                let missing = self.is_undefined(&value);
                let absent = self.l.string_constant("undefined");
                let number = self.convert(value, Repr::Number);
                let text = self.l.call_library("inspect", "numberText", vec![number]);
                Expr::seq(vec![
                    store,
                    Expr::if_else(missing, vec![absent], vec![text], Some(string)),
                ])
            }
            Repr::String(null) if null != Null::Never => {
                let (store, value) = self.keep(value);
                let absent = self.l.string_constant(if null == Null::Null {
                    "null"
                } else {
                    "undefined"
                });
                let missing = value.expr.clone().is_null();
                Expr::seq(vec![
                    store,
                    Expr::if_else(missing, vec![absent], vec![value.expr], Some(string)),
                ])
            }
            _ => self.to_text(value),
        }
    }

    /// Whether the first of several arguments holds no directives: no string, or a literal without.
    pub fn is_plain_text(&mut self, expression: &'a Expression<'a>) -> bool {
        match expression.get_inner_expression() {
            Expression::StringLiteral(literal) => !literal.value.contains('%'),
            Expression::TemplateLiteral(template) => {
                template
                    .quasis
                    .iter()
                    .all(|quasi| !quasi.value.raw.contains('%'))
                    && template.expressions.iter().all(|expression| {
                        let ty = self.type_of_expression(expression);
                        matches!(self.l.repr(ty), Repr::Number | Repr::Boolean)
                    })
            }
            _ => {
                let ty = self.type_of_expression(expression);
                !matches!(self.l.repr(ty), Repr::String(_))
            }
        }
    }
}

/// Whether values of a representation are strings, numbers, booleans, or missing.
fn is_primitive(repr: Repr) -> bool {
    matches!(
        repr,
        Repr::String(_) | Repr::Number | Repr::NumberOrUndefined | Repr::Boolean
    )
}
