//! Variables that hold what was read from an array or dictionary: `const x = list[i]` is
//! `undefined` outside the bounds, though its type does not say so.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, Expression};
use oxc_syntax::operator::{BinaryOperator, UnaryOperator};

use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::representation::{Null, Repr};

impl Lowerer<'_> {
    /// Type of a variable, with `undefined` where its initialiser may give that unsaid.
    pub fn variable_type(&mut self, symbol: Symbol) -> TypeId {
        let ty = self.checker.symbol_type(symbol);
        if ty == TypeId::ANY || self.program.module(symbol.module).is_library {
            return ty;
        }
        match self.absents.get(&symbol) {
            Some(&known) => known,
            None => {
                let found = if self.may_be_absent(symbol, ty) {
                    self.or_undefined(ty)
                } else {
                    ty
                };
                self.absents.insert(symbol, found);
                found
            }
        }
    }

    fn may_be_absent(&mut self, symbol: Symbol, ty: TypeId) -> bool {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return false;
        }
        let AstKind::VariableDeclarator(declarator) = self.ast(self.declaration(symbol)) else {
            return false;
        };
        if declarator.type_annotation.is_some()
            || !matches!(declarator.id, BindingPattern::BindingIdentifier(_))
        {
            return false;
        }
        let Some(Expression::ComputedMemberExpression(member)) = declarator
            .init
            .as_ref()
            .map(Expression::get_inner_expression)
        else {
            return false;
        };
        if matches!(member.expression, Expression::StringLiteral(_)) {
            return false;
        }
        match self.repr(ty) {
            Repr::Boolean | Repr::String(Null::Never) => true,
            Repr::Number => self.distinguishes(symbol),
            _ => false,
        }
    }

    /// Whether some use of a number tells `undefined` from NaN. Arithmetic does not; and a number
    /// that is only calculated with is faster.
    fn distinguishes(&self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        module
            .scoping
            .get_resolved_reference_ids(symbol.id)
            .iter()
            .any(|&id| {
                let node = module.scoping.get_reference(id).node_id();
                match module.nodes.parent_kind(node) {
                    AstKind::BinaryExpression(binary) => match binary.operator {
                        BinaryOperator::Addition => {
                            let ends = [&binary.left, &binary.right];
                            let other = ends.iter().find(|end| end.node_id() != node);
                            !other.is_some_and(|other| is_number(other))
                        }
                        BinaryOperator::Equality
                        | BinaryOperator::Inequality
                        | BinaryOperator::StrictEquality
                        | BinaryOperator::StrictInequality
                        | BinaryOperator::In
                        | BinaryOperator::Instanceof => true,
                        _ => false,
                    },
                    AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::Typeof,
                    AstKind::UpdateExpression(_)
                    | AstKind::IfStatement(_)
                    | AstKind::WhileStatement(_) => false,
                    _ => true,
                }
            })
    }
}

fn is_number(expression: &Expression) -> bool {
    match expression.get_inner_expression() {
        Expression::NumericLiteral(_) => true,
        Expression::BinaryExpression(binary) => matches!(
            binary.operator,
            BinaryOperator::Multiplication | BinaryOperator::Subtraction | BinaryOperator::Division
        ),
        _ => false,
    }
}
