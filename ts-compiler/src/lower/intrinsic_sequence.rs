//! Operations of the runtime library on raw arrays, strings and arrays.

use oxc_ast::ast;

use crate::ir::{Expr, Kind, Val};
use crate::types::{Intrinsic, TypeId};

use super::function::Body;
use super::intrinsic::Operand;
use super::layout::{self, string};
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Raw arrays, strings and arrays.
    pub(super) fn sequence_intrinsic(
        &mut self,
        name: &str,
        args: Vec<Typed>,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<Typed> {
        let string_type = self.l.layout.string;
        let string_val = Val::Ref(self.l.layout.string);
        let array_type = self.l.layout.array;
        let raw_u16 = self.l.layout.raw_u16;
        let raw_f64 = self.l.layout.raw_f64;
        let raw_any = self.l.layout.raw_any;
        let mut args = args.into_iter();
        let void = |expr: Expr| Typed::new(expr, TypeId::VOID, Repr::Any);
        Some(match name {
            "__rawU8" | "__rawU16" | "__rawI32" | "__rawF64" | "__rawAny" => {
                let raw = match name {
                    "__rawU8" => Intrinsic::RawU8,
                    "__rawU16" => Intrinsic::RawU16,
                    "__rawI32" => Intrinsic::RawI32,
                    "__rawF64" => Intrinsic::RawF64,
                    _ => Intrinsic::RawAny,
                };
                let ty = self.raw_type(raw);
                let length = self.operand(&mut args, Operand::I32)?;
                self.raw_value(
                    raw,
                    Expr::new(Kind::ArrayNewDefault(ty, length), Some(Val::Ref(ty))),
                )
            }
            "__copy" => {
                let target = args.next()?;
                let Repr::Intrinsic(raw) = target.repr else {
                    return None;
                };
                let ty = self.raw_type(raw);
                let operands = [
                    target.expr,
                    self.operand(&mut args, Operand::I32)?,
                    self.operand(&mut args, Operand::Raw)?,
                    self.operand(&mut args, Operand::I32)?,
                    self.operand(&mut args, Operand::I32)?,
                ];
                void(Expr::new(Kind::ArrayCopy(ty, operands), None))
            }
            "__fill" => {
                let target = args.next()?;
                let Repr::Intrinsic(raw) = target.repr else {
                    return None;
                };
                let ty = self.raw_type(raw);
                let index = self.operand(&mut args, Operand::I32)?;
                let value = match raw {
                    Intrinsic::RawF64 => self.operand(&mut args, Operand::F64)?,
                    Intrinsic::RawAny => self.operand(&mut args, Operand::Any)?,
                    _ => self.operand(&mut args, Operand::I32)?,
                };
                void(Expr::new(
                    Kind::ArrayFill(
                        ty,
                        [
                            target.expr,
                            index,
                            value,
                            self.operand(&mut args, Operand::I32)?,
                        ],
                    ),
                    None,
                ))
            }
            "__isNull" => {
                let value = self.operand(&mut args, Operand::Raw)?;
                match value.ty {
                    Some(Val::I32 | Val::I64 | Val::F64) | None => {
                        Typed::boolean(Expr::seq(vec![value.drop(), Expr::i32(0)]))
                    }
                    _ => Typed::boolean(value.is_null()),
                }
            }
            "__null" => {
                let ty = self.type_of(call.node_id.get());
                let repr = self.l.repr(ty);
                Typed::new(self.l.default_of(repr), ty, repr)
            }
            "__strFlat" => {
                let s = self.operand(&mut args, Operand::String)?;
                self.raw_value(
                    Intrinsic::RawU16,
                    Expr::field(string_type, string::FLAT, s, Val::Ref(raw_u16)),
                )
            }
            "__strLen" => {
                let s = self.operand(&mut args, Operand::String)?;
                self.i32_value(Expr::field(string_type, string::LEN, s, Val::I32))
            }
            "__strNew" => {
                let (flat, length) = (
                    self.operand(&mut args, Operand::Raw)?,
                    self.operand(&mut args, Operand::I32)?,
                );
                Typed::string(self.l.new_string(flat, length))
            }
            "__strRope" => {
                let (left, right, length) = (
                    self.operand(&mut args, Operand::String)?,
                    self.operand(&mut args, Operand::String)?,
                    self.operand(&mut args, Operand::I32)?,
                );
                let meta = self.l.kind_meta(layout::kind::STRING);
                Typed::string(Expr::struct_new(
                    string_type,
                    vec![
                        meta,
                        Expr::null(Val::Ref(raw_u16)),
                        length,
                        left,
                        right,
                        Expr::i32(0),
                    ],
                ))
            }
            "__strLeft" | "__strRight" => {
                let field = if name == "__strLeft" {
                    string::LEFT
                } else {
                    string::RIGHT
                };
                let s = self.operand(&mut args, Operand::String)?;
                Typed::string(Expr::field(string_type, field, s, string_val))
            }
            "__strSetFlat" => {
                let s = self.operand(&mut args, Operand::String)?;
                let (store, s) = self.reuse(s, string_val);
                let flat = self.operand(&mut args, Operand::Raw)?;
                void(Expr::seq(vec![
                    store,
                    Expr::field_set(string_type, string::FLAT, s.clone(), flat),
                    Expr::field_set(string_type, string::LEFT, s.clone(), Expr::null(string_val)),
                    Expr::field_set(string_type, string::RIGHT, s, Expr::null(string_val)),
                ]))
            }
            "__strHash" => {
                let s = self.operand(&mut args, Operand::String)?;
                self.i32_value(Expr::field(string_type, string::HASH, s, Val::I32))
            }
            "__asString" => {
                let value = self.operand(&mut args, Operand::Any)?;
                Typed::string(Expr::cast(Val::Ref(self.l.layout.string), value))
            }
            "__strSetHash" => {
                let (s, hash) = (
                    self.operand(&mut args, Operand::String)?,
                    self.operand(&mut args, Operand::I32)?,
                );
                void(Expr::field_set(string_type, string::HASH, s, hash))
            }
            "__arrNew" => {
                let ty = self.type_of(call.node_id.get());
                Typed::new(
                    self.l.new_array(None, None, Expr::i32(0)),
                    ty,
                    Repr::Array(Null::Never),
                )
            }
            "__arrLen" => {
                let a = self.operand(&mut args, Operand::Array)?;
                self.i32_value(Expr::field(array_type, layout::array::LEN, a, Val::I32))
            }
            "__arrSetLen" => {
                let (a, n) = (
                    self.operand(&mut args, Operand::Array)?,
                    self.operand(&mut args, Operand::I32)?,
                );
                void(Expr::field_set(array_type, layout::array::LEN, a, n))
            }
            "__arrF64" => {
                let a = self.operand(&mut args, Operand::Array)?;
                self.raw_value(
                    Intrinsic::RawF64,
                    Expr::field(array_type, layout::array::F64S, a, Val::Ref(raw_f64)),
                )
            }
            "__arrSetF64" => {
                let (a, raw) = (
                    self.operand(&mut args, Operand::Array)?,
                    self.operand(&mut args, Operand::Raw)?,
                );
                void(Expr::field_set(array_type, layout::array::F64S, a, raw))
            }
            "__arrVals" => {
                let a = self.operand(&mut args, Operand::Array)?;
                self.raw_value(
                    Intrinsic::RawAny,
                    Expr::field(array_type, layout::array::VALS, a, Val::Ref(raw_any)),
                )
            }
            "__arrSetVals" => {
                let (a, raw) = (
                    self.operand(&mut args, Operand::Array)?,
                    self.operand(&mut args, Operand::Raw)?,
                );
                void(Expr::field_set(array_type, layout::array::VALS, a, raw))
            }
            "__localized" | "__speaks" | "__names" => {
                let Some(ast::Argument::StringLiteral(word)) = call.arguments.first() else {
                    return None;
                };
                let locales = &self.l.survey.locales;
                let is_so = match (name, word.value.as_str()) {
                    ("__localized", "format") => locales.are_given,
                    ("__localized", _) => locales.order,
                    ("__names", zones) => zones.split(' ').any(|zone| locales.has_zone(zone)),
                    (_, tag) => locales.has(tag),
                };
                Typed::boolean(Expr::i32(is_so as i32))
            }
            "__isNumberT" => {
                let is_number = match call
                    .type_arguments
                    .as_ref()
                    .and_then(|args| args.params.first())
                {
                    Some(written) => {
                        let ty = self.l.checker.type_of_annotation(self.module, written);
                        let env = self.env.clone();
                        let ty = self.l.apply(ty, &env);
                        self.l.repr(ty) == Repr::Number
                    }
                    None => false,
                };
                Typed::boolean(Expr::i32(is_number as i32))
            }
            _ => return None,
        })
    }
}
