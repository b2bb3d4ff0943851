//! What evaluating an expression can do.

use crate::ir::{Binary, Expr, Kind, Unary};

/// Leaving the expression out cannot be observed: it writes nothing, traps never and goes nowhere.
/// It may read what others write.
pub fn is_pure(expr: &Expr) -> bool {
    if expr.diverges {
        return false;
    }
    let own = match &*expr.kind {
        Kind::Nop
        | Kind::I32(_)
        | Kind::I64(_)
        | Kind::F64(_)
        | Kind::Null
        | Kind::FuncRef(_)
        | Kind::Get(_)
        | Kind::GlobalGet(_)
        | Kind::Select(..)
        | Kind::StructNew(..)
        | Kind::ArrayNewFixed(..)
        | Kind::Test(..)
        | Kind::Seq(_)
        | Kind::If(..)
        | Kind::Drop(_) => true,
        Kind::Unary(op, _) => unary_is_pure(*op),
        Kind::Binary(op, ..) => binary_is_pure(*op),
        _ => false,
    };
    own && all(expr, is_pure)
}

/// The same at any time: it reads nothing that can change but locals.
pub fn is_steady(expr: &Expr) -> bool {
    let own = match &*expr.kind {
        Kind::I32(_) | Kind::I64(_) | Kind::F64(_) | Kind::Null | Kind::FuncRef(_) | Kind::Get(_) => true,
        Kind::Unary(op, _) => unary_is_pure(*op),
        Kind::Binary(op, ..) => binary_is_pure(*op),
        _ => false,
    };
    own && !expr.diverges && all(expr, is_steady)
}

fn all(expr: &Expr, test: fn(&Expr) -> bool) -> bool {
    let mut holds = true;
    expr.kind.each(&mut |child| holds = holds && test(child));
    holds
}

/// Traps on no operand.
pub fn unary_is_pure(op: Unary) -> bool {
    use Unary::*;
    !matches!(op, I32TruncF64S | I32TruncF64U | RefAsNonNull | I31GetS | I31GetU | ArrayLen)
}

/// Traps on no operands.
pub fn binary_is_pure(op: Binary) -> bool {
    use Binary::*;
    !matches!(op, I32DivS | I32DivU | I32RemS | I32RemU | I64DivS | I64DivU | I64RemS | I64RemU)
}

/// Number of expressions in a list, those below included.
pub fn size(body: &[Expr]) -> usize {
    let mut count = 0;
    for expr in body {
        expr.walk(&mut |_| count += 1);
    }
    count
}
