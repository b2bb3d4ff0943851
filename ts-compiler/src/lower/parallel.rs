//! `[a, b] = [b, a]`: where the elements of a literal go to a pattern one by one, and nobody asks for
//! the array, there is none.

use oxc_ast::ast::{
    ArrayAssignmentTarget, ArrayExpression, ArrayExpressionElement, AssignmentTarget, Expression,
};

use crate::ir::{Expr, Val};

use super::function::Body;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Assigns the elements of a literal to a pattern; none where either asks for an array, or for
    /// elements that are not written there.
    pub fn assign_in_parallel(
        &mut self,
        target: &'a AssignmentTarget<'a>,
        value: &'a Expression<'a>,
    ) -> Option<Expr> {
        let AssignmentTarget::ArrayAssignmentTarget(pattern) = target else {
            return None;
        };
        let Expression::ArrayExpression(literal) = value.get_inner_expression() else {
            return None;
        };
        if !is_parallel(pattern, literal) {
            return None;
        }
        let mut code = Vec::new();
        let mut values = Vec::new();
        for element in &literal.elements {
            let value = self.expression(element.to_expression());
            let value = self.with_value(value);
            let val = value.expr.ty.unwrap_or(Val::I32);
            // Even what is trivial to read again: the targets are what it reads.
            let local = self.local("part", val);
            code.push(Expr::set(local, value.expr));
            values.push(Typed::new(Expr::get(local, val), value.ty, value.repr));
        }
        for (target, value) in pattern.elements.iter().zip(values) {
            if let Some(target) = target {
                code.push(self.assign_maybe_default(target, value));
            }
        }
        Some(Expr::seq(code))
    }
}

fn is_parallel(pattern: &ArrayAssignmentTarget, literal: &ArrayExpression) -> bool {
    pattern.rest.is_none()
        && pattern.elements.len() <= literal.elements.len()
        && literal.elements.iter().all(|element| {
            !matches!(
                element,
                ArrayExpressionElement::SpreadElement(_) | ArrayExpressionElement::Elision(_)
            )
        })
}
