//! The runtime library's own operations: names that stand for WebAssembly instructions.

use oxc_ast::ast;

use crate::ir::{Binary, Expr, Kind, Span, Storage, TypeIdx, TypeKind, Unary, Val};
use crate::types::{Intrinsic, Type, TypeId};

use super::Lowerer;
use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

/// What an instruction takes of a value.
#[derive(Clone, Copy)]
pub(super) enum Operand {
    Any,
    I32,
    I64,
    F64,
    String,
    Array,
    Function,
    /// The value as it stands.
    Raw,
}

impl Lowerer<'_> {
    /// `i32`
    pub fn i32_type(&mut self) -> TypeId {
        self.checker.types.intern(Type::Intrinsic(Intrinsic::I32))
    }

    fn intrinsic_type(&mut self, intrinsic: Intrinsic) -> TypeId {
        self.checker.types.intern(Type::Intrinsic(intrinsic))
    }
}

impl<'a> Body<'_, 'a> {
    pub(super) fn i32_value(&mut self, expr: Expr) -> Typed {
        let ty = self.l.i32_type();
        Typed::new(expr, ty, Repr::Intrinsic(Intrinsic::I32))
    }

    pub(super) fn i64_value(&mut self, expr: Expr) -> Typed {
        let ty = self.l.intrinsic_type(Intrinsic::I64);
        Typed::new(expr, ty, Repr::Intrinsic(Intrinsic::I64))
    }

    pub(super) fn raw_value(&mut self, intrinsic: Intrinsic, expr: Expr) -> Typed {
        let ty = self.l.intrinsic_type(intrinsic);
        Typed::new(expr, ty, Repr::Intrinsic(intrinsic))
    }

    pub(super) fn raw_type(&self, raw: Intrinsic) -> TypeIdx {
        let layout = &self.l.layout;
        match raw {
            Intrinsic::RawU8 => layout.raw_u8,
            Intrinsic::RawU16 => layout.raw_u16,
            Intrinsic::RawI32 => layout.raw_i32,
            Intrinsic::RawF64 => layout.raw_f64,
            _ => layout.raw_any,
        }
    }

    /// An element of a raw array.
    pub fn raw_get(&mut self, raw: Intrinsic, array: Expr, index: Expr) -> Typed {
        let ty = self.raw_type(raw);
        let element = self.element_val(ty);
        let expr = Expr::new(Kind::ArrayGet(ty, array, index), Some(element));
        match raw {
            Intrinsic::RawF64 => Typed::number(expr),
            Intrinsic::RawAny => Typed::any(expr),
            _ => self.i32_value(expr),
        }
    }

    /// Assigns an element of a raw array.
    pub fn raw_set(&mut self, raw: Intrinsic, array: Expr, index: Expr, value: Typed) -> Expr {
        let ty = self.raw_type(raw);
        let value = match raw {
            // Patterns of `undefined` and holes are kept.
            Intrinsic::RawF64 if value.repr == Repr::NumberOrUndefined => value.expr,
            Intrinsic::RawF64 => self.convert(value, Repr::Number),
            Intrinsic::RawAny => self.boxed(value),
            _ => self.convert(value, Repr::Intrinsic(Intrinsic::I32)),
        };
        Expr::new(Kind::ArraySet(ty, array, index, value), None)
    }

    fn element_val(&self, ty: TypeIdx) -> Val {
        match &self.l.module.types[ty.index()].kind {
            TypeKind::Array(Storage::Val(val)) => *val,
            _ => Val::I32,
        }
    }

    /// A call of an intrinsic function.
    pub fn intrinsic(
        &mut self,
        name: &str,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        if name.starts_with("__wasi_") || name.starts_with("__dt_") {
            return self.call_import(name, call, span);
        }
        let mut args = Vec::new();
        for argument in &call.arguments {
            match argument.as_expression() {
                Some(expression) => args.push(self.expression(expression)),
                None => {
                    return self.unsupported(
                        span,
                        "a spread argument of an intrinsic",
                        "write the arguments",
                    );
                }
            }
        }
        match self.numeric_intrinsic(name, &mut args.clone()) {
            Some(value) => value,
            None => {
                let found = self
                    .sequence_intrinsic(name, args.clone(), call)
                    .or_else(|| self.value_intrinsic(name, args.clone()))
                    .or_else(|| self.host_intrinsic(name, args));
                match found {
                    Some(value) => value,
                    None => self.unsupported(span, "an unknown intrinsic", "see intrinsics.ts"),
                }
            }
        }
    }

    fn numeric_intrinsic(&mut self, name: &str, args: &mut Vec<Typed>) -> Option<Typed> {
        use Binary::*;
        use Unary::*;
        let i32 = Repr::Intrinsic(Intrinsic::I32);
        let i64 = Repr::Intrinsic(Intrinsic::I64);
        let (op, from): (Unary, Repr) = match name {
            "__trunc" => (I32TruncSatF64S, Repr::Number),
            "__f64" => (F64ConvertI32S, i32),
            "__u2f" => (F64ConvertI32U, i32),
            "__clz" => (I32Clz, i32),
            "__ctz" => (I32Ctz, i32),
            "__popcnt" => (I32Popcnt, i32),
            "__i64" => (I64ExtendI32S, i32),
            "__i64u" => (I64ExtendI32U, i32),
            "__wrap" => (I32WrapI64, i64),
            "__f64Bits" => (I64ReinterpretF64, Repr::Number),
            "__fromBits" => (F64ReinterpretI64, i64),
            "__i64ToF64" => (F64ConvertI64S, i64),
            "__i64uToF64" => (F64ConvertI64U, i64),
            "__f64ToI64" => (I64TruncSatF64S, Repr::Number),
            "__f64ToI64u" => (I64TruncSatF64U, Repr::Number),
            "__clz64" => (I64Clz, i64),
            "__ctz64" => (I64Ctz, i64),
            "__sqrt" => (F64Sqrt, Repr::Number),
            "__floor" => (F64Floor, Repr::Number),
            "__ceil" => (F64Ceil, Repr::Number),
            "__truncF" => (F64Trunc, Repr::Number),
            "__nearest" => (F64Nearest, Repr::Number),
            "__abs" => (F64Abs, Repr::Number),
            "__fround" => (F64Fround, Repr::Number),
            "__f32Bits" => (I32ReinterpretF32OfF64, Repr::Number),
            "__f32FromBits" => (F64PromoteF32OfI32, i32),
            _ => return self.binary_intrinsic(name, args),
        };
        let _ = I32Add;
        let value = args.pop()?;
        let operand = if from == Repr::Number && value.repr == Repr::NumberOrUndefined {
            value.expr
        } else {
            self.convert(value, from)
        };
        Some(self.of_val(Expr::unary(op, operand)))
    }

    fn binary_intrinsic(&mut self, name: &str, args: &mut Vec<Typed>) -> Option<Typed> {
        use Binary::*;
        let i32 = Repr::Intrinsic(Intrinsic::I32);
        let i64 = Repr::Intrinsic(Intrinsic::I64);
        let (op, from, boolean) = match name {
            "__ltu" => (I32LtU, i32, true),
            "__divu" => (I32DivU, i32, false),
            "__remu" => (I32RemU, i32, false),
            "__rotl" => (I32Rotl, i32, false),
            "__i64ltu" => (I64LtU, i64, true),
            "__i64divu" => (I64DivU, i64, false),
            "__i64remu" => (I64RemU, i64, false),
            "__copysign" => (F64Copysign, Repr::Number, false),
            "__minF" => (F64Min, Repr::Number, false),
            "__maxF" => (F64Max, Repr::Number, false),
            _ => return None,
        };
        let right = args.pop()?;
        let left = args.pop()?;
        let left = self.convert(left, from);
        let right = self.convert(right, from);
        let expr = Expr::binary(op, left, right);
        Some(if boolean {
            Typed::boolean(expr)
        } else {
            self.of_val(expr)
        })
    }

    /// A value typed by its WebAssembly type.
    pub(super) fn of_val(&mut self, expr: Expr) -> Typed {
        match expr.ty {
            Some(Val::I32) => self.i32_value(expr),
            Some(Val::I64) => self.i64_value(expr),
            Some(Val::Extern) => self.raw_value(Intrinsic::Extern, expr),
            Some(Val::F64) => Typed::number(expr),
            None => Typed::new(expr, TypeId::VOID, Repr::Any),
            _ => Typed::any(expr),
        }
    }
    /// The next operand, as an instruction takes it.
    pub(super) fn operand(
        &mut self,
        args: &mut std::vec::IntoIter<Typed>,
        operand: Operand,
    ) -> Option<Expr> {
        let value = args.next()?;
        let repr = match operand {
            Operand::Raw => return Some(value.expr),
            Operand::Any => return Some(self.boxed_value(value)),
            Operand::Function => {
                let value = self.boxed_value(value);
                return Some(Expr::cast(Val::Ref(self.l.layout.function), value));
            }
            // The patterns of `undefined` and holes are kept.
            Operand::F64 if value.repr == Repr::NumberOrUndefined => return Some(value.expr),
            Operand::F64 => Repr::Number,
            Operand::I32 => Repr::Intrinsic(Intrinsic::I32),
            Operand::I64 => Repr::Intrinsic(Intrinsic::I64),
            Operand::String => Repr::String(Null::Never),
            Operand::Array => Repr::Array(Null::Never),
        };
        Some(self.convert(value, repr))
    }

    fn call_import(&mut self, name: &str, call: &'a ast::CallExpression<'a>, span: Span) -> Typed {
        let Some(&func) = self.l.imports.get(name) else {
            return self.unsupported(
                span,
                "an import that intrinsics.ts does not declare",
                "declare it there",
            );
        };
        let (params, result) = self.l.func_signature(func);
        if name.starts_with("__dt_") {
            self.l.assume_host();
        }
        let mut operands = Vec::new();
        for (argument, val) in call.arguments.iter().zip(params) {
            let Some(expression) = argument.as_expression() else {
                continue;
            };
            let value = self.expression(expression);
            operands.push(match val {
                Val::I32 if value.repr == Repr::Boolean => value.expr,
                Val::I32 => self.convert(value, Repr::Intrinsic(Intrinsic::I32)),
                Val::I64 => self.convert(value, Repr::Intrinsic(Intrinsic::I64)),
                Val::F64 => self.convert(value, Repr::Number),
                _ => value.expr,
            });
        }
        self.of_val(Expr::call(func, operands, result).at(span))
    }
}
