//! What evaluating an expression can do.

use crate::ir::{Binary, Expr, Kind, Local, Unary};

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
        // The compiler's own texts: they are where they are said to be.
        Kind::ArrayNewData(_, _, offset, length) => is_constant(offset) && is_constant(length),
        _ => false,
    };
    own && all(expr, is_pure)
}

/// Evaluating it changes nothing that another expression could read and goes nowhere. It may trap.
pub fn is_quiet(expr: &Expr) -> bool {
    let own = matches!(
        *expr.kind,
        Kind::I32(_)
            | Kind::I64(_)
            | Kind::F64(_)
            | Kind::Null
            | Kind::FuncRef(_)
            | Kind::Get(_)
            | Kind::GlobalGet(_)
            | Kind::Select(..)
            | Kind::StructNew(..)
            | Kind::ArrayNewFixed(..)
            | Kind::ArrayNewDefault(..)
            | Kind::FieldGet(..)
            | Kind::ArrayGet(..)
            | Kind::Load(..)
            | Kind::SlotGet(_)
            | Kind::Test(..)
            | Kind::Cast(..)
            | Kind::Unary(..)
            | Kind::Binary(..)
    );
    own && !expr.diverges && all(expr, is_quiet)
}

/// Whether the expression or one below it reads the local or assigns it.
pub fn mentions(expr: &Expr, local: Local) -> bool {
    let mut found = false;
    expr.walk(&mut |expr| {
        found |= match *expr.kind {
            Kind::Get(other)
            | Kind::Set(other, _)
            | Kind::Tee(other, _)
            | Kind::Try(_, other, _) => other == local,
            _ => false,
        }
    });
    found
}

fn all(expr: &Expr, test: fn(&Expr) -> bool) -> bool {
    let mut holds = true;
    expr.kind.each(&mut |child| holds = holds && test(child));
    holds
}

/// Traps on no operand.
pub fn unary_is_pure(op: Unary) -> bool {
    use Unary::*;
    !matches!(
        op,
        I32TruncF64S | I32TruncF64U | RefAsNonNull | I31GetS | I31GetU | ArrayLen
    )
}

/// Traps on no operands.
pub fn binary_is_pure(op: Binary) -> bool {
    use Binary::*;
    !matches!(
        op,
        I32DivS | I32DivU | I32RemS | I32RemU | I64DivS | I64DivU | I64RemS | I64RemU
    )
}

/// Number of expressions in a list, those below included.
pub fn size(body: &[Expr]) -> usize {
    let mut count = 0;
    for expr in body {
        expr.walk(&mut |_| count += 1);
    }
    count
}

fn is_constant(expr: &Expr) -> bool {
    matches!(*expr.kind, Kind::I32(_))
}
