//! Operators on constants.

use crate::ir::{Binary, Expr, Kind, Unary};

enum Constant {
    I32(i32),
    I64(i64),
    F64(u64),
    Null,
    Func,
}

impl Constant {
    fn of(expr: &Expr) -> Option<Constant> {
        Some(match *expr.kind {
            Kind::I32(value) => Constant::I32(value),
            Kind::I64(value) => Constant::I64(value),
            Kind::F64(bits) => Constant::F64(bits),
            Kind::Null => Constant::Null,
            Kind::FuncRef(_) => Constant::Func,
            _ => return None,
        })
    }
}

/// The result of an operator on a constant, where it has one.
pub fn unary(op: Unary, operand: &Expr) -> Option<Expr> {
    use Unary::*;
    Some(match (Constant::of(operand)?, op) {
        (Constant::I32(x), I32Eqz) => bool(x == 0),
        (Constant::I32(x), I32Clz) => Expr::i32(x.leading_zeros() as i32),
        (Constant::I32(x), I32Ctz) => Expr::i32(x.trailing_zeros() as i32),
        (Constant::I32(x), I32Popcnt) => Expr::i32(x.count_ones() as i32),
        (Constant::I32(x), I32Extend8S) => Expr::i32(i32::from(x as i8)),
        (Constant::I32(x), I32Extend16S) => Expr::i32(i32::from(x as i16)),
        (Constant::I32(x), I64ExtendI32S) => Expr::i64(x.into()),
        (Constant::I32(x), I64ExtendI32U) => Expr::i64((x as u32).into()),
        (Constant::I32(x), F64ConvertI32S) => Expr::f64(x.into()),
        (Constant::I32(x), F64ConvertI32U) => Expr::f64((x as u32).into()),
        (Constant::I64(x), I64Eqz) => bool(x == 0),
        (Constant::I64(x), I32WrapI64) => Expr::i32(x as i32),
        (Constant::I64(x), F64ReinterpretI64) => Expr::f64_bits(x as u64),
        (Constant::I64(x), F64ConvertI64S) => Expr::f64(x as f64),
        (Constant::I64(x), F64ConvertI64U) => Expr::f64(x as u64 as f64),
        (Constant::F64(bits), I64ReinterpretF64) => Expr::i64(bits as i64),
        (Constant::F64(bits), F64Neg) => Expr::f64_bits(bits ^ (1 << 63)),
        (Constant::F64(bits), F64Abs) => Expr::f64_bits(bits & !(1 << 63)),
        // Saturating, NaN to zero: as WebAssembly's.
        (Constant::F64(bits), I32TruncSatF64S) => Expr::i32(f64::from_bits(bits) as i32),
        (Constant::F64(bits), I32TruncSatF64U) => Expr::i32(f64::from_bits(bits) as u32 as i32),
        (Constant::F64(bits), I64TruncSatF64S) => Expr::i64(f64::from_bits(bits) as i64),
        (Constant::F64(bits), I64TruncSatF64U) => Expr::i64(f64::from_bits(bits) as u64 as i64),
        (Constant::F64(bits), op) => {
            let x = f64::from_bits(bits);
            if x.is_nan() {
                // Which NaN comes out is the engine's choice.
                return None;
            }
            number(match op {
                F64Ceil => x.ceil(),
                F64Floor => x.floor(),
                F64Trunc => x.trunc(),
                F64Nearest => x.round_ties_even(),
                F64Sqrt => x.sqrt(),
                F64Fround => f64::from(x as f32),
                _ => return None,
            })?
        }
        (Constant::Null, RefIsNull) => bool(true),
        (Constant::Func, RefIsNull) => bool(false),
        _ => return None,
    })
}

/// The result of an operator on constants, where it has one.
pub fn binary(op: Binary, left: &Expr, right: &Expr) -> Option<Expr> {
    match (&*left.kind, &*right.kind) {
        (Kind::I32(a), Kind::I32(b)) => i32s(op, *a, *b),
        (Kind::I64(a), Kind::I64(b)) => i64s(op, *a, *b),
        (Kind::F64(a), Kind::F64(b)) => f64s(op, f64::from_bits(*a), f64::from_bits(*b)),
        (Kind::Null, Kind::Null) if op == Binary::RefEq => Some(bool(true)),
        _ => None,
    }
}

fn i32s(op: Binary, a: i32, b: i32) -> Option<Expr> {
    use Binary::*;
    let (x, y) = (a as u32, b as u32);
    Some(Expr::i32(match op {
        I32Add => a.wrapping_add(b),
        I32Sub => a.wrapping_sub(b),
        I32Mul => a.wrapping_mul(b),
        I32DivS => a.checked_div(b)?,
        I32DivU => x.checked_div(y)? as i32,
        I32RemS if b != 0 => a.wrapping_rem(b),
        I32RemU => x.checked_rem(y)? as i32,
        I32And => a & b,
        I32Or => a | b,
        I32Xor => a ^ b,
        I32Shl => a.wrapping_shl(y),
        I32ShrS => a.wrapping_shr(y),
        I32ShrU => x.wrapping_shr(y) as i32,
        I32Rotl => a.rotate_left(y % 32),
        I32Rotr => a.rotate_right(y % 32),
        I32Eq => i32::from(a == b),
        I32Ne => i32::from(a != b),
        I32LtS => i32::from(a < b),
        I32LtU => i32::from(x < y),
        I32GtS => i32::from(a > b),
        I32GtU => i32::from(x > y),
        I32LeS => i32::from(a <= b),
        I32LeU => i32::from(x <= y),
        I32GeS => i32::from(a >= b),
        I32GeU => i32::from(x >= y),
        _ => return None,
    }))
}

fn i64s(op: Binary, a: i64, b: i64) -> Option<Expr> {
    use Binary::*;
    let (x, y) = (a as u64, b as u64);
    Some(match op {
        I64Add => Expr::i64(a.wrapping_add(b)),
        I64Sub => Expr::i64(a.wrapping_sub(b)),
        I64Mul => Expr::i64(a.wrapping_mul(b)),
        I64And => Expr::i64(a & b),
        I64Or => Expr::i64(a | b),
        I64Xor => Expr::i64(a ^ b),
        I64Shl => Expr::i64(a.wrapping_shl(y as u32)),
        I64ShrS => Expr::i64(a.wrapping_shr(y as u32)),
        I64ShrU => Expr::i64(x.wrapping_shr(y as u32) as i64),
        I64Eq => bool(a == b),
        I64Ne => bool(a != b),
        I64LtS => bool(a < b),
        I64LtU => bool(x < y),
        I64GtS => bool(a > b),
        I64GtU => bool(x > y),
        I64LeS => bool(a <= b),
        I64LeU => bool(x <= y),
        I64GeS => bool(a >= b),
        I64GeU => bool(x >= y),
        _ => return None,
    })
}

fn f64s(op: Binary, a: f64, b: f64) -> Option<Expr> {
    use Binary::*;
    Some(match op {
        F64Eq => bool(a == b),
        F64Ne => bool(a != b),
        F64Lt => bool(a < b),
        F64Gt => bool(a > b),
        F64Le => bool(a <= b),
        F64Ge => bool(a >= b),
        F64Copysign => Expr::f64(a.copysign(b)),
        _ if a.is_nan() || b.is_nan() => return None,
        F64Add => number(a + b)?,
        F64Sub => number(a - b)?,
        F64Mul => number(a * b)?,
        F64Div => number(a / b)?,
        _ => return None,
    })
}

fn number(value: f64) -> Option<Expr> {
    (!value.is_nan()).then(|| Expr::f64(value))
}

fn bool(value: bool) -> Expr {
    Expr::i32(value.into())
}
