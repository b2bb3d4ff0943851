//! Identities of operators: conversions there and back, neutral operands, comparisons.

use super::fold::take;
use crate::ir::{Binary, Expr, Kind, Unary};

/// A simpler form of an operator with one operand.
pub fn unary(op: Unary, operand: &mut Expr) -> Option<Expr> {
    use Unary::*;
    match (op, &mut *operand.kind) {
        (I32TruncSatF64S | I32TruncF64S, Kind::Unary(F64ConvertI32S, inner))
        | (I32TruncSatF64U | I32TruncF64U, Kind::Unary(F64ConvertI32U, inner))
        | (I32WrapI64, Kind::Unary(I64ExtendI32S | I64ExtendI32U, inner))
        | (I64ReinterpretF64, Kind::Unary(F64ReinterpretI64, inner))
        | (F64ReinterpretI64, Kind::Unary(I64ReinterpretF64, inner)) => Some(take(inner)),
        (I64TruncSatF64S, Kind::Unary(F64ConvertI32S, inner)) => {
            Some(Expr::unary(I64ExtendI32S, take(inner)))
        }
        (I64TruncSatF64S | I64TruncSatF64U, Kind::Unary(F64ConvertI32U, inner)) => {
            Some(Expr::unary(I64ExtendI32U, take(inner)))
        }
        (F64ConvertI64S, Kind::Unary(I64ExtendI32S, inner)) => {
            Some(Expr::unary(F64ConvertI32S, take(inner)))
        }
        // An integer is what these round to.
        (
            F64Trunc | F64Floor | F64Ceil | F64Nearest,
            Kind::Unary(F64ConvertI32S | F64ConvertI32U, _),
        )
        | (F64Abs, Kind::Unary(F64ConvertI32U, _)) => Some(take(operand)),
        // Sums of 32-bit integers are exact in a double and fit in 64 bits.
        (I32WrapI64, Kind::Unary(I64TruncSatF64S, sum)) => {
            let Kind::Binary(sum, left, right) = &mut *sum.kind else {
                return None;
            };
            let op = match sum {
                Binary::F64Add => Binary::I32Add,
                Binary::F64Sub => Binary::I32Sub,
                _ => return None,
            };
            if !is_integer(left) || !is_integer(right) {
                return None;
            }
            Some(Expr::binary(op, integer(left)?, integer(right)?))
        }
        (I32Eqz, Kind::Unary(I32Eqz, inner)) if is_boolean(inner) => Some(take(inner)),
        (I32Eqz, Kind::Binary(compare, left, right)) => {
            let opposite = opposite(*compare)?;
            Some(Expr::binary(opposite, take(left), take(right)))
        }
        _ => None,
    }
}

/// A simpler form of an operator with two operands.
pub fn binary(op: Binary, left: &mut Expr, right: &mut Expr) -> Option<Expr> {
    use Binary::*;
    if left.diverges || right.diverges {
        return None;
    }
    match (op, &*right.kind) {
        (I32Add | I32Sub | I32Or | I32Xor | I32Shl | I32ShrS | I32ShrU, Kind::I32(0))
        | (I32And, Kind::I32(-1))
        | (I32Mul | I32DivS | I32DivU, Kind::I32(1))
        | (I64Add | I64Sub | I64Or | I64Xor | I64Shl | I64ShrS | I64ShrU, Kind::I64(0))
        | (I64And, Kind::I64(-1))
        | (I64Mul, Kind::I64(1)) => return Some(take(left)),
        (I32Eq, Kind::I32(0)) => return Some(take(left).not()),
        (I32Ne, Kind::I32(0)) if is_boolean(left) => return Some(take(left)),
        (RefEq, Kind::Null) => return Some(take(left).is_null()),
        _ => {}
    }
    match (op, &*left.kind) {
        (I32Add | I32Or | I32Xor, Kind::I32(0))
        | (I32Mul, Kind::I32(1))
        | (I32And, Kind::I32(-1)) => {
            return Some(take(right));
        }
        (RefEq, Kind::Null) => return Some(take(right).is_null()),
        // A constant is best on the right.
        (I32Add | I32Mul | I32And | I32Or | I32Xor | I32Eq | I32Ne, Kind::I32(_))
            if !matches!(*right.kind, Kind::I32(_)) =>
        {
            return Some(Expr::binary(op, take(right), take(left)));
        }
        _ => {}
    }
    let op = match op {
        F64Eq => I32Eq,
        F64Ne => I32Ne,
        F64Lt => I32LtS,
        F64Gt => I32GtS,
        F64Le => I32LeS,
        F64Ge => I32GeS,
        _ => return None,
    };
    if !is_integer(left) || !is_integer(right) {
        return None;
    }
    Some(Expr::binary(op, integer(left)?, integer(right)?))
}

/// Whether a double is a signed 32-bit integer, by its form.
fn is_integer(expr: &Expr) -> bool {
    match &*expr.kind {
        Kind::Unary(Unary::F64ConvertI32S, _) => !expr.diverges,
        // Minus zero equals zero, and is nothing in a sum but itself, which truncates to zero.
        Kind::F64(bits) => {
            let value = f64::from_bits(*bits);
            f64::from(value as i32) == value
        }
        _ => false,
    }
}

fn integer(expr: &mut Expr) -> Option<Expr> {
    match &mut *expr.kind {
        Kind::Unary(Unary::F64ConvertI32S, inner) => Some(take(inner)),
        Kind::F64(bits) => Some(Expr::i32(f64::from_bits(*bits) as i32)),
        _ => None,
    }
}

/// Whether an i32 is 0 or 1, by its form.
fn is_boolean(expr: &Expr) -> bool {
    match &*expr.kind {
        Kind::I32(0 | 1) | Kind::Test(..) => true,
        Kind::Unary(op, _) => matches!(op, Unary::I32Eqz | Unary::I64Eqz | Unary::RefIsNull),
        Kind::Binary(op, left, right) => match op {
            Binary::I32And | Binary::I32Or | Binary::I32Xor => {
                is_boolean(left) && is_boolean(right)
            }
            op => compares(*op),
        },
        _ => false,
    }
}

fn compares(op: Binary) -> bool {
    use Binary::*;
    opposite(op).is_some() || matches!(op, F64Lt | F64Gt | F64Le | F64Ge | RefEq)
}

/// The comparison that holds when this one does not; doubles have none for an order, for NaN.
fn opposite(op: Binary) -> Option<Binary> {
    use Binary::*;
    Some(match op {
        I32Eq => I32Ne,
        I32Ne => I32Eq,
        I32LtS => I32GeS,
        I32GeS => I32LtS,
        I32GtS => I32LeS,
        I32LeS => I32GtS,
        I32LtU => I32GeU,
        I32GeU => I32LtU,
        I32GtU => I32LeU,
        I32LeU => I32GtU,
        I64Eq => I64Ne,
        I64Ne => I64Eq,
        I64LtS => I64GeS,
        I64GeS => I64LtS,
        I64GtS => I64LeS,
        I64LeS => I64GtS,
        I64LtU => I64GeU,
        I64GeU => I64LtU,
        I64GtU => I64LeU,
        I64LeU => I64GtU,
        F64Eq => F64Ne,
        F64Ne => F64Eq,
        _ => return None,
    })
}
