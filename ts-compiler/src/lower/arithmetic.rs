//! Operators on numbers and on the library's integers.

use oxc_syntax::operator::BinaryOperator;

use crate::ir::{Binary, Expr, Kind, Unary, Val};
use crate::types::Intrinsic;

use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

const I32: Repr = Repr::Intrinsic(Intrinsic::I32);
const I64: Repr = Repr::Intrinsic(Intrinsic::I64);

impl<'a> Body<'_, 'a> {
    pub fn never_bigint(&mut self, value: &Typed) -> bool {
        matches!(
            value.repr,
            Repr::Number | Repr::NumberOrUndefined | Repr::Boolean | Repr::String(_)
        )
    }

    pub fn f64_operator(&mut self, op: Binary, left: Typed, right: Typed) -> Typed {
        let left = self.convert(left, Repr::Number);
        let right = self.convert(right, Repr::Number);
        if let Some(value) = super::integer::compare(op, &left, &right) {
            return Typed::boolean(value);
        }
        let value = Expr::binary(op, left, right);
        if op.result() == Val::I32 {
            Typed::boolean(value)
        } else {
            Typed::number(value)
        }
    }

    pub fn number_operator(
        &mut self,
        operator: BinaryOperator,
        left: Typed,
        right: Typed,
    ) -> Option<Typed> {
        use BinaryOperator::*;
        let op = match operator {
            Subtraction => Binary::F64Sub,
            Multiplication => Binary::F64Mul,
            Division => Binary::F64Div,
            LessThan => Binary::F64Lt,
            LessEqualThan => Binary::F64Le,
            GreaterThan => Binary::F64Gt,
            GreaterEqualThan => Binary::F64Ge,
            Remainder => {
                let (left, right) = (
                    self.convert(left, Repr::Number),
                    self.convert(right, Repr::Number),
                );
                return Some(Typed::number(self.remainder(left, right)));
            }
            Exponential => {
                let (left, right) = (
                    self.convert(left, Repr::Number),
                    self.convert(right, Repr::Number),
                );
                return Some(Typed::number(self.l.call_library(
                    "number",
                    "numPow",
                    vec![left, right],
                )));
            }
            ShiftLeft | ShiftRight | ShiftRightZeroFill | BitwiseAnd | BitwiseOR | BitwiseXOR => {
                let a = self.to_int32(left);
                let b = self.to_int32(right);
                let op = match operator {
                    ShiftLeft => Binary::I32Shl,
                    ShiftRight => Binary::I32ShrS,
                    ShiftRightZeroFill => Binary::I32ShrU,
                    BitwiseAnd => Binary::I32And,
                    BitwiseOR => Binary::I32Or,
                    _ => Binary::I32Xor,
                };
                let convert = if operator == ShiftRightZeroFill {
                    Unary::F64ConvertI32U
                } else {
                    Unary::F64ConvertI32S
                };
                return Some(Typed::number(Expr::unary(convert, Expr::binary(op, a, b))));
            }
            _ => return None,
        };
        Some(self.f64_operator(op, left, right))
    }

    /// `a % b`; of integers without a division of doubles. A negative dividend can leave -0.
    pub fn remainder(&mut self, left: Expr, right: Expr) -> Expr {
        if let Kind::F64(bits) = *right.kind
            && f64::from_bits(bits) > 0.0
            && let (Some(dividend), Some(divisor)) = (
                super::integer::integer(&left),
                super::integer::integer(&right),
            )
        {
            let (store, dividend) = self.reuse(dividend, Val::I64);
            let negative = Expr::binary(Binary::I64LtS, dividend.clone(), Expr::i64(0));
            let slow = self.l.call_library(
                "number",
                "numMod",
                vec![super::integer::double(dividend.clone()), right],
            );
            let fast = super::integer::double(Expr::binary(Binary::I64RemS, dividend, divisor));
            return Expr::seq(vec![
                store,
                Expr::if_else(negative, vec![slow], vec![fast], Some(Val::F64)),
            ]);
        }
        if self.l.program.module(self.module).is_library {
            return self.l.call_library("number", "numMod", vec![left, right]);
        }
        let (store_left, left) = self.reuse(left, Val::F64);
        let (store_right, right) = self.reuse(right, Val::F64);
        let mut code = vec![store_left, store_right];
        let (dividend, is_whole) = self.whole(left.clone(), &mut code);
        // Minus zero stays minus zero.
        let bits = Expr::unary(Unary::I64ReinterpretF64, left.clone());
        let mut fits = Expr::binary(
            Binary::I32And,
            is_whole,
            Expr::binary(Binary::I64GeS, bits, Expr::i64(0)),
        );
        let divisor = match *right.kind {
            Kind::F64(bits)
                if f64::from_bits(bits) > 0.0
                    && f64::from_bits(bits) == f64::from(f64::from_bits(bits) as i32) =>
            {
                Expr::i32(f64::from_bits(bits) as i32)
            }
            _ => {
                let (divisor, is_whole) = self.whole(right.clone(), &mut code);
                let positive = Expr::binary(Binary::I32GtS, divisor.clone(), Expr::i32(0));
                fits = Expr::binary(Binary::I32And, fits, is_whole);
                fits = Expr::binary(Binary::I32And, fits, positive);
                divisor
            }
        };
        let fast = Expr::binary(Binary::I32RemU, dividend, divisor);
        let fast = Expr::unary(Unary::F64ConvertI32S, fast);
        let slow = self.l.call_library("number", "numMod", vec![left, right]);
        code.push(Expr::if_else(fits, vec![fast], vec![slow], Some(Val::F64)));
        Expr::seq(code)
    }

    /// A double as an i32, and whether it is one (or minus zero).
    fn whole(&mut self, double: Expr, code: &mut Vec<Expr>) -> (Expr, Expr) {
        let word = Expr::unary(Unary::I32TruncSatF64S, double.clone());
        let (store, word) = self.reuse(word, Val::I32);
        code.push(store);
        let back = Expr::unary(Unary::F64ConvertI32S, word.clone());
        (word, Expr::binary(Binary::F64Eq, back, double))
    }

    /// ToInt32 (ECMAScript 7.1.6) of a number, as i32.
    pub fn to_int32(&mut self, value: Typed) -> Expr {
        if let Some(word) = super::integer::word(&value.expr) {
            return word;
        }
        if self.l.program.module(self.module).is_library {
            return self.l.call_library("number", "toInt32", vec![value.expr]);
        }
        if matches!(
            *value.expr.kind,
            Kind::Binary(Binary::F64Add | Binary::F64Sub, ..)
        ) {
            let present = self.local("present", Val::I32);
            if let Some(sum) = super::integer::partial_sum(&value.expr, present) {
                let (store, sum) = self.reuse(sum, Val::I64);
                let word = Expr::if_else(
                    Expr::get(present, Val::I32),
                    vec![Expr::unary(Unary::I32WrapI64, sum)],
                    vec![Expr::i32(0)],
                    Some(Val::I32),
                );
                return Expr::seq(vec![Expr::set(present, Expr::i32(1)), store, word]);
            }
        }
        let (store, double) = self.reuse(value.expr, Val::F64);
        let whole = Expr::unary(Unary::I64TruncSatF64S, double.clone());
        let (store_whole, whole) = self.reuse(whole, Val::I64);
        // What does not fit became the least or the greatest: next to each other, going round.
        let distance = Expr::binary(Binary::I64Sub, whole.clone(), Expr::i64(i64::MAX));
        let is_far = Expr::binary(Binary::I64LtU, distance, Expr::i64(2));
        let far = self.l.call_library("number", "toInt32", vec![double]);
        let near = Expr::unary(Unary::I32WrapI64, whole);
        let word = Expr::if_else(is_far, vec![far], vec![near], Some(Val::I32));
        Expr::seq(vec![store, store_whole, word])
    }

    pub fn i32_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Typed,
        right: &Typed,
    ) -> Option<Typed> {
        use BinaryOperator::*;
        let fits = |repr| matches!(repr, I32 | Repr::Number | Repr::Boolean);
        if !fits(left.repr) || !fits(right.repr) {
            return None;
        }
        let literal = |value: &Typed| {
            value.repr == I32
                || matches!(*value.expr.kind, Kind::F64(_))
                || value.repr == Repr::Boolean
        };
        if !literal(left) || !literal(right) {
            return None;
        }
        let op = match operator {
            Addition => Binary::I32Add,
            Subtraction => Binary::I32Sub,
            Multiplication => Binary::I32Mul,
            Division => Binary::I32DivS,
            Remainder => Binary::I32RemS,
            ShiftLeft => Binary::I32Shl,
            ShiftRight => Binary::I32ShrS,
            ShiftRightZeroFill => Binary::I32ShrU,
            BitwiseAnd => Binary::I32And,
            BitwiseOR => Binary::I32Or,
            BitwiseXOR => Binary::I32Xor,
            LessThan => Binary::I32LtS,
            LessEqualThan => Binary::I32LeS,
            GreaterThan => Binary::I32GtS,
            GreaterEqualThan => Binary::I32GeS,
            StrictEquality | Equality => Binary::I32Eq,
            StrictInequality | Inequality => Binary::I32Ne,
            _ => return None,
        };
        let a = self.convert(left.clone(), I32);
        let b = self.convert(right.clone(), I32);
        let value = Expr::binary(op, a, b);
        Some(match operator {
            LessThan | LessEqualThan | GreaterThan | GreaterEqualThan | StrictEquality
            | Equality | StrictInequality | Inequality => Typed::boolean(value),
            _ => Typed::new(value, left.ty, I32),
        })
    }

    pub fn i64_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Typed,
        right: &Typed,
    ) -> Option<Typed> {
        use BinaryOperator::*;
        let op = match operator {
            Addition => Binary::I64Add,
            Subtraction => Binary::I64Sub,
            Multiplication => Binary::I64Mul,
            Division => Binary::I64DivS,
            Remainder => Binary::I64RemS,
            ShiftLeft => Binary::I64Shl,
            ShiftRight => Binary::I64ShrS,
            ShiftRightZeroFill => Binary::I64ShrU,
            BitwiseAnd => Binary::I64And,
            BitwiseOR => Binary::I64Or,
            BitwiseXOR => Binary::I64Xor,
            LessThan => Binary::I64LtS,
            LessEqualThan => Binary::I64LeS,
            GreaterThan => Binary::I64GtS,
            GreaterEqualThan => Binary::I64GeS,
            StrictEquality | Equality => Binary::I64Eq,
            StrictInequality | Inequality => Binary::I64Ne,
            _ => return None,
        };
        let widen = |body: &mut Self, value: &Typed| match value.repr {
            I32 => Expr::unary(Unary::I64ExtendI32S, value.expr.clone()),
            _ => body.convert(value.clone(), I64),
        };
        let a = widen(self, left);
        let b = widen(self, right);
        let value = Expr::binary(op, a, b);
        Some(if op.result() == Val::I32 {
            Typed::boolean(value)
        } else {
            Typed::new(value, left.ty, I64)
        })
    }
}
