//! The runtime library's own operations: names that stand for WebAssembly instructions.

use oxc_ast::ast;

use crate::ir::{Binary, Expr, Kind, Mem, Span, Storage, TypeIdx, TypeKind, Unary, Val};
use crate::types::{Intrinsic, Type, TypeId};

use super::Lowerer;
use super::function::Body;
use super::layout::{self, function, meta, string};
use super::representation::{Null, Repr};
use super::value::Typed;

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
    fn i32_value(&mut self, expr: Expr) -> Typed {
        let ty = self.l.i32_type();
        Typed::new(expr, ty, Repr::Intrinsic(Intrinsic::I32))
    }

    fn i64_value(&mut self, expr: Expr) -> Typed {
        let ty = self.l.intrinsic_type(Intrinsic::I64);
        Typed::new(expr, ty, Repr::Intrinsic(Intrinsic::I64))
    }

    fn raw_value(&mut self, intrinsic: Intrinsic, expr: Expr) -> Typed {
        let ty = self.l.intrinsic_type(intrinsic);
        Typed::new(expr, ty, Repr::Intrinsic(intrinsic))
    }

    fn raw_type(&self, raw: Intrinsic) -> TypeIdx {
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
            None => match self.object_intrinsic(name, args, call) {
                Some(value) => value,
                None => self.unsupported(span, "an unknown intrinsic", "see intrinsics.ts"),
            },
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
    fn of_val(&mut self, expr: Expr) -> Typed {
        match expr.ty {
            Some(Val::I32) => self.i32_value(expr),
            Some(Val::I64) => self.i64_value(expr),
            Some(Val::Extern) => self.raw_value(Intrinsic::Extern, expr),
            Some(Val::F64) => Typed::number(expr),
            None => Typed::new(expr, TypeId::VOID, Repr::Any),
            _ => Typed::any(expr),
        }
    }

    fn object_intrinsic(
        &mut self,
        name: &str,
        args: Vec<Typed>,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<Typed> {
        let any = self.l.layout.any();
        let string_type = self.l.layout.string;
        let string_val = Val::Ref(string_type);
        let array_type = self.l.layout.array;
        let function_type = self.l.layout.function;
        let (raw_u16, raw_f64, raw_any) = (
            self.l.layout.raw_u16,
            self.l.layout.raw_f64,
            self.l.layout.raw_any,
        );
        let mut args = args.into_iter();
        macro_rules! arg {
            (any) => {{
                let value = args.next()?;
                self.boxed_value(value)
            }};
            (i32) => {{
                let value = args.next()?;
                self.convert(value, Repr::Intrinsic(Intrinsic::I32))
            }};
            (i64) => {{
                let value = args.next()?;
                self.convert(value, Repr::Intrinsic(Intrinsic::I64))
            }};
            (f64) => {{
                let value = args.next()?;
                if value.repr == Repr::NumberOrUndefined {
                    value.expr
                } else {
                    self.convert(value, Repr::Number)
                }
            }};
            (string) => {{
                let value = args.next()?;
                self.convert(value, Repr::String(Null::Never))
            }};
            (array) => {{
                let value = args.next()?;
                self.convert(value, Repr::Array(Null::Never))
            }};
            (function) => {{
                let value = args.next()?;
                let value = self.boxed_value(value);
                Expr::cast(Val::Ref(function_type), value)
            }};
            (raw) => {{ args.next()?.expr }};
        }
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
                let length = arg!(i32);
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
                let operands = [target.expr, arg!(i32), arg!(raw), arg!(i32), arg!(i32)];
                void(Expr::new(Kind::ArrayCopy(ty, operands), None))
            }
            "__fill" => {
                let target = args.next()?;
                let Repr::Intrinsic(raw) = target.repr else {
                    return None;
                };
                let ty = self.raw_type(raw);
                let index = arg!(i32);
                let value = match raw {
                    Intrinsic::RawF64 => arg!(f64),
                    Intrinsic::RawAny => arg!(any),
                    _ => arg!(i32),
                };
                void(Expr::new(
                    Kind::ArrayFill(ty, [target.expr, index, value, arg!(i32)]),
                    None,
                ))
            }
            "__isNull" => {
                let value = arg!(raw);
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
                let s = arg!(string);
                self.raw_value(
                    Intrinsic::RawU16,
                    Expr::field(string_type, string::FLAT, s, Val::Ref(raw_u16)),
                )
            }
            "__strLen" => {
                let s = arg!(string);
                self.i32_value(Expr::field(string_type, string::LEN, s, Val::I32))
            }
            "__strNew" => {
                let (flat, length) = (arg!(raw), arg!(i32));
                Typed::string(self.l.new_string(flat, length))
            }
            "__strRope" => {
                let (left, right, length) = (arg!(string), arg!(string), arg!(i32));
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
                let s = arg!(string);
                Typed::string(Expr::field(string_type, field, s, string_val))
            }
            "__strSetFlat" => {
                let s = arg!(string);
                let (store, s) = self.reuse(s, string_val);
                let flat = arg!(raw);
                void(Expr::seq(vec![
                    store,
                    Expr::field_set(string_type, string::FLAT, s.clone(), flat),
                    Expr::field_set(string_type, string::LEFT, s.clone(), Expr::null(string_val)),
                    Expr::field_set(string_type, string::RIGHT, s, Expr::null(string_val)),
                ]))
            }
            "__strHash" => {
                let s = arg!(string);
                self.i32_value(Expr::field(string_type, string::HASH, s, Val::I32))
            }
            "__strSetHash" => {
                let (s, hash) = (arg!(string), arg!(i32));
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
                let a = arg!(array);
                self.i32_value(Expr::field(array_type, layout::array::LEN, a, Val::I32))
            }
            "__arrSetLen" => {
                let (a, n) = (arg!(array), arg!(i32));
                void(Expr::field_set(array_type, layout::array::LEN, a, n))
            }
            "__arrF64" => {
                let a = arg!(array);
                self.raw_value(
                    Intrinsic::RawF64,
                    Expr::field(array_type, layout::array::F64S, a, Val::Ref(raw_f64)),
                )
            }
            "__arrSetF64" => {
                let (a, raw) = (arg!(array), arg!(raw));
                void(Expr::field_set(array_type, layout::array::F64S, a, raw))
            }
            "__arrVals" => {
                let a = arg!(array);
                self.raw_value(
                    Intrinsic::RawAny,
                    Expr::field(array_type, layout::array::VALS, a, Val::Ref(raw_any)),
                )
            }
            "__arrSetVals" => {
                let (a, raw) = (arg!(array), arg!(raw));
                void(Expr::field_set(array_type, layout::array::VALS, a, raw))
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
            "__species" => {
                let (source, made) = (arg!(array), arg!(array));
                let length = arg!(f64);
                let made = if self.l.has_extensions() {
                    let list = vec![source, made, length];
                    self.l.call_library("arrayspecies", "arrSpecies", list)
                } else {
                    made
                };
                Typed::new(made, TypeId::ANY, Repr::Array(Null::Never))
            }
            "__hole" => Typed::any(self.l.hole_value()),
            // The patterns are plain doubles here: a conversion would make them NaN.
            "__undefF64" => Typed::number(Expr::f64_bits(layout::UNDEFINED_BITS)),
            "__holeF64" => Typed::number(Expr::f64_bits(layout::HOLE_BITS)),
            "__kind" => {
                let value = arg!(any);
                let kind = self.kind_of(value);
                self.i32_value(kind)
            }
            "__refEq" => {
                let (a, b) = (arg!(any), arg!(any));
                Typed::boolean(Expr::binary(Binary::RefEq, a, b))
            }
            "__unboxF64" => {
                let ty = self.l.layout.number;
                let value = arg!(any);
                Typed::number(Expr::field(
                    ty,
                    1,
                    Expr::cast(Val::Ref(ty), value),
                    Val::F64,
                ))
            }
            "__unboxBool" => {
                let ty = self.l.layout.boolean;
                let value = arg!(any);
                Typed::boolean(Expr::field(
                    ty,
                    1,
                    Expr::cast(Val::Ref(ty), value),
                    Val::I32,
                ))
            }
            "__boxOrUndef" => {
                let value = arg!(f64);
                let func = self.l.box_number_or_undefined();
                Typed::any(Expr::call(func, vec![value], Some(any)))
            }
            "__unboxUndef" => {
                let value = arg!(any);
                let expr = self.convert(Typed::any(value), Repr::NumberOrUndefined);
                Typed::number(expr)
            }
            "__metaId" => {
                let value = arg!(any);
                let id = self.l.layout_id(value);
                self.i32_value(id)
            }
            "__metaName" => {
                let descriptor = {
                    let value = arg!(any);
                    self.descriptor(value)
                };
                Typed::string(Expr::field(
                    self.l.layout.meta,
                    meta::NAME,
                    descriptor,
                    string_val,
                ))
            }
            "__keys" => {
                self.l.needs_all_fields();
                let descriptor = {
                    let value = arg!(any);
                    self.descriptor(value)
                };
                let expr = Expr::field(
                    self.l.layout.meta,
                    meta::KEYS,
                    descriptor,
                    Val::Ref(raw_any),
                );
                self.raw_value(Intrinsic::RawAny, expr)
            }
            "__fieldGet" => {
                self.l.needs_all_fields();
                let value = arg!(any);
                let (store, value) = self.reuse(value, any);
                let index = arg!(i32);
                let descriptor = self.descriptor(value.clone());
                let ty = self.l.layout.field_get;
                let entry = Expr::field(self.l.layout.meta, meta::GET, descriptor, Val::Ref(ty));
                let call = Expr::new(Kind::CallRef(ty, entry, vec![value, index]), Some(any));
                Typed::any(Expr::seq(vec![store, call]))
            }
            "__fieldSet" => {
                self.l.needs_all_fields();
                let value = arg!(any);
                let (store, value) = self.reuse(value, any);
                let (index, new) = (arg!(i32), arg!(any));
                let descriptor = self.descriptor(value.clone());
                let ty = self.l.layout.field_set;
                let entry = Expr::field(self.l.layout.meta, meta::SET, descriptor, Val::Ref(ty));
                let call = Expr::new(Kind::CallRef(ty, entry, vec![value, index, new]), None);
                void(Expr::seq(vec![store, call]))
            }
            "__proto" => {
                self.l.needs_protos = true;
                let value = arg!(any);
                let descriptor = self.descriptor(value);
                let meta_type = self.l.layout.meta;
                let (store, descriptor) = self.reuse(descriptor, Val::Ref(meta_type));
                let held = Expr::field(meta_type, meta::PROTO, descriptor.clone(), any);
                let init = self.l.layout.proto_init;
                let entry = Expr::field(meta_type, meta::INIT, descriptor, Val::Ref(init));
                let made = Expr::if_else(
                    entry.clone().is_null(),
                    vec![self.l.null_value()],
                    vec![Expr::new(Kind::CallRef(init, entry, vec![]), Some(any))],
                    Some(any),
                );
                Typed::any(Expr::seq(vec![
                    store,
                    Expr::if_else(held.clone().is_null(), vec![made], vec![held], Some(any)),
                ]))
            }
            "__ext" => {
                let object = self.l.layout.object;
                let value = arg!(any);
                Typed::any(Expr::field(
                    object,
                    layout::EXT,
                    Expr::cast(Val::Ref(object), value),
                    any,
                ))
            }
            "__setExt" => {
                let object = self.l.layout.object;
                let (value, ext) = (arg!(any), arg!(any));
                void(Expr::field_set(
                    object,
                    layout::EXT,
                    Expr::cast(Val::Ref(object), value),
                    ext,
                ))
            }
            "__fnGeneric" => {
                let (callee, target, this, list) =
                    (arg!(function), arg!(any), arg!(any), arg!(raw));
                Typed::any(self.call_generic(callee, target, this, list))
            }
            "__fnName" => {
                let f = arg!(function);
                Typed::string(Expr::field(function_type, function::NAME, f, string_val))
            }
            "__fnSetName" => {
                let (f, name) = (arg!(function), arg!(string));
                void(Expr::field_set(function_type, function::NAME, f, name))
            }
            "__fnInfo" => {
                let value = arg!(any);
                let info = self.function_info(value);
                self.i32_value(info)
            }
            "__fnSource" => {
                let value = arg!(any);
                let info = self.function_info(value);
                let index = Expr::binary(Binary::I32ShrU, info, Expr::i32(function::SOURCE_SHIFT));
                let func = self.l.dispatch(super::dispatch::Dispatch::Source);
                Typed::string(Expr::call(func, vec![index], Some(string_val)))
            }
            "__fnHome" => {
                let f = arg!(function);
                Typed::any(Expr::field(function_type, function::HOME, f, any))
            }
            "__fnSetHome" => {
                let (f, home) = (arg!(function), arg!(any));
                void(Expr::field_set(function_type, function::HOME, f, home))
            }
            "__hostWrap" => {
                let meta = self.l.kind_meta(layout::kind::HOST);
                let host = self.l.layout.host;
                let value = arg!(raw);
                Typed::any(Expr::struct_new(host, vec![meta, value]))
            }
            "__hostUnwrap" => {
                let host = self.l.layout.host;
                let value = arg!(any);
                let expr = Expr::field(host, 1, Expr::cast(Val::Ref(host), value), Val::Extern);
                self.raw_value(Intrinsic::Extern, expr)
            }
            "__externKind" => {
                let value = arg!(raw);
                let inner = Expr::unary(Unary::AnyConvertExtern, value);
                let (store, inner) = self.reuse(inner, Val::Any);
                let base = self.l.layout.value;
                let guest = Expr::if_else(
                    Expr::test(Val::Ref(base), inner.clone()),
                    vec![Expr::i32(2)],
                    vec![Expr::i32(3)],
                    Some(Val::I32),
                );
                // wasmtime fails on a test of an object of its own for a defined type; one for any
                // struct it knows to answer.
                let guest = Expr::if_else(
                    Expr::test(Val::Struct, inner.clone()),
                    vec![guest],
                    vec![Expr::i32(3)],
                    Some(Val::I32),
                );
                let small = Expr::if_else(
                    Expr::test(Val::I31, inner.clone()),
                    vec![Expr::i32(1)],
                    vec![guest],
                    Some(Val::I32),
                );
                let kind = Expr::if_else(
                    inner.is_null(),
                    vec![Expr::i32(0)],
                    vec![small],
                    Some(Val::I32),
                );
                self.i32_value(Expr::seq(vec![store, kind]))
            }
            "__externI31" => {
                let value = arg!(raw);
                let inner = Expr::cast(Val::I31, Expr::unary(Unary::AnyConvertExtern, value));
                self.i32_value(Expr::unary(Unary::I31GetS, inner))
            }
            "__i31Extern" => {
                let value = arg!(i32);
                let small = Expr::unary(Unary::RefI31, value);
                self.raw_value(
                    Intrinsic::Extern,
                    Expr::unary(Unary::ExternConvertAny, small),
                )
            }
            "__externOf" => {
                let value = arg!(any);
                self.raw_value(
                    Intrinsic::Extern,
                    Expr::unary(Unary::ExternConvertAny, value),
                )
            }
            "__anyOfExtern" => {
                let value = arg!(raw);
                Typed::any(Expr::cast(any, Expr::unary(Unary::AnyConvertExtern, value)))
            }
            "__slotGet" => {
                self.l.module.value_slots = self.l.module.value_slots.max(64);
                let index = arg!(i32);
                self.raw_value(
                    Intrinsic::Extern,
                    Expr::new(Kind::SlotGet(index), Some(Val::Extern)),
                )
            }
            "__slotSet" => {
                self.l.module.value_slots = self.l.module.value_slots.max(64);
                let (index, value) = (arg!(i32), arg!(raw));
                void(Expr::new(Kind::SlotSet(index, value), None))
            }
            "__site" => {
                let site = self.l.error_site();
                Typed::string(Expr::global(site, string_val))
            }
            "__clearSite" => {
                let site = self.l.error_site();
                let null = Expr::new(Kind::Null, Some(string_val));
                void(Expr::global_set(site, null))
            }
            "__slotGrow" => {
                self.l.module.value_slots = self.l.module.value_slots.max(64);
                let fill = Expr::new(Kind::Null, Some(Val::Extern));
                let count = arg!(i32);
                self.of_val(Expr::new(Kind::SlotGrow(fill, count), Some(Val::I32)))
            }
            "__load8" | "__load16" | "__load32" | "__load64" | "__loadF64" => {
                let (mem, val) = match name {
                    "__load8" => (Mem::I32U8, Val::I32),
                    "__load16" => (Mem::I32U16, Val::I32),
                    "__load32" => (Mem::I32, Val::I32),
                    "__load64" => (Mem::I64, Val::I64),
                    _ => (Mem::F64, Val::F64),
                };
                let address = arg!(i32);
                self.of_val(Expr::new(Kind::Load(mem, address, 0), Some(val)))
            }
            "__store8" | "__store16" | "__store32" | "__store64" | "__storeF64" => {
                let address = arg!(i32);
                let (mem, value) = match name {
                    "__store8" => (Mem::I32U8, arg!(i32)),
                    "__store16" => (Mem::I32U16, arg!(i32)),
                    "__store32" => (Mem::I32, arg!(i32)),
                    "__store64" => (Mem::I64, arg!(i64)),
                    _ => (Mem::F64, arg!(f64)),
                };
                void(Expr::new(Kind::Store(mem, address, value, 0), None))
            }
            _ => return None,
        })
    }

    /// The descriptor of a value; traps on null.
    fn descriptor(&mut self, value: Expr) -> Expr {
        let layout = &self.l.layout;
        Expr::field(layout.value, 0, value, Val::Ref(layout.meta))
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
