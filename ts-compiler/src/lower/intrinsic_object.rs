//! Operations of the runtime library on values, objects, functions, the host and memory.

use crate::ir::{Binary, Expr, Kind, Mem, Unary, Val};
use crate::types::{Intrinsic, TypeId};

use super::function::Body;
use super::intrinsic::Operand;
use super::layout::{self, function, meta};
use super::redefined::PROTOCOL;
use super::representation::{Null, Repr};
use super::value::Typed;

impl Body<'_, '_> {
    /// Values, objects and functions.
    pub(super) fn value_intrinsic(&mut self, name: &str, args: Vec<Typed>) -> Option<Typed> {
        let any = self.l.layout.any();
        let string_val = Val::Ref(self.l.layout.string);
        let function_type = self.l.layout.function;
        let raw_any = self.l.layout.raw_any;
        let mut args = args.into_iter();
        let void = |expr: Expr| Typed::new(expr, TypeId::VOID, Repr::Any);
        Some(match name {
            "__species" => {
                let source = self.operand(&mut args, Operand::Array)?;
                let made = self.operand(&mut args, Operand::Array)?;
                let length = self.operand(&mut args, Operand::F64)?;
                let made = if self.l.has_extensions() {
                    let list = vec![source, made, length];
                    self.l.call_library("arrayspecies", "arrSpecies", list)
                } else {
                    made
                };
                Typed::new(made, TypeId::ANY, Repr::Array(Null::Never))
            }
            "__extended" => Typed::boolean(Expr::i32(self.l.extensions.has_promises() as i32)),
            "__mentionsSpreadable" => Typed::boolean(Expr::i32(self.l.survey.spreadable as i32)),
            "__makesProxies" => Typed::boolean(Expr::i32(self.l.survey.makes_proxies as i32)),
            "__oddArrays" => Typed::boolean(Expr::i32(self.l.checker.has_open_arrays() as i32)),
            "__ownExec" => Typed::boolean(Expr::i32(self.l.survey.own_exec as i32)),
            "__ownViews" => Typed::boolean(Expr::i32(self.l.has_own_views() as i32)),
            "__hole" => Typed::any(self.l.hole_value()),
            // The patterns are plain doubles here: a conversion would make them NaN.
            "__undefF64" => Typed::number(Expr::f64_bits(layout::UNDEFINED_BITS)),
            "__holeF64" => Typed::number(Expr::f64_bits(layout::HOLE_BITS)),
            "__kind" => {
                let value = self.operand(&mut args, Operand::Any)?;
                let kind = self.kind_of(value);
                self.i32_value(kind)
            }
            "__ownProtocol" => {
                let is_own = !PROTOCOL.iter().any(|name| self.l.is_shadowed(name));
                Typed::boolean(Expr::i32(i32::from(is_own)))
            }
            "__refEq" => {
                let (a, b) = (
                    self.operand(&mut args, Operand::Any)?,
                    self.operand(&mut args, Operand::Any)?,
                );
                Typed::boolean(Expr::binary(Binary::RefEq, a, b))
            }
            "__unboxF64" => {
                let ty = self.l.layout.number;
                let value = self.operand(&mut args, Operand::Any)?;
                Typed::number(Expr::field(
                    ty,
                    1,
                    Expr::cast(Val::Ref(ty), value),
                    Val::F64,
                ))
            }
            "__unboxBool" => {
                let ty = self.l.layout.boolean;
                let value = self.operand(&mut args, Operand::Any)?;
                Typed::boolean(Expr::field(
                    ty,
                    1,
                    Expr::cast(Val::Ref(ty), value),
                    Val::I32,
                ))
            }
            "__boxOrUndef" => {
                let value = self.operand(&mut args, Operand::F64)?;
                let func = self.l.box_number_or_undefined();
                Typed::any(Expr::call(func, vec![value], Some(any)))
            }
            "__unboxUndef" => {
                let value = self.operand(&mut args, Operand::Any)?;
                let expr = self.convert(Typed::any(value), Repr::NumberOrUndefined);
                Typed::number(expr)
            }
            "__metaId" => {
                let value = self.operand(&mut args, Operand::Any)?;
                let id = self.l.layout_id(value);
                self.i32_value(id)
            }
            "__metaName" => {
                let descriptor = {
                    let value = self.operand(&mut args, Operand::Any)?;
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
                    let value = self.operand(&mut args, Operand::Any)?;
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
                let value = self.operand(&mut args, Operand::Any)?;
                let (store, value) = self.reuse(value, any);
                let index = self.operand(&mut args, Operand::I32)?;
                let descriptor = self.descriptor(value.clone());
                let ty = self.l.layout.field_get;
                let entry = Expr::field(self.l.layout.meta, meta::GET, descriptor, Val::Ref(ty));
                let call = Expr::new(Kind::CallRef(ty, entry, vec![value, index]), Some(any));
                Typed::any(Expr::seq(vec![store, call]))
            }
            "__fieldSet" => {
                self.l.needs_all_fields();
                let value = self.operand(&mut args, Operand::Any)?;
                let (store, value) = self.reuse(value, any);
                let (index, new) = (
                    self.operand(&mut args, Operand::I32)?,
                    self.operand(&mut args, Operand::Any)?,
                );
                let descriptor = self.descriptor(value.clone());
                let ty = self.l.layout.field_set;
                let entry = Expr::field(self.l.layout.meta, meta::SET, descriptor, Val::Ref(ty));
                let call = Expr::new(Kind::CallRef(ty, entry, vec![value, index, new]), None);
                void(Expr::seq(vec![store, call]))
            }
            "__proto" => {
                self.l.needs_protos = true;
                let value = self.operand(&mut args, Operand::Any)?;
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
                let value = self.operand(&mut args, Operand::Any)?;
                Typed::any(Expr::field(
                    object,
                    layout::EXT,
                    Expr::cast(Val::Ref(object), value),
                    any,
                ))
            }
            "__setExt" => {
                let object = self.l.layout.object;
                let (value, ext) = (
                    self.operand(&mut args, Operand::Any)?,
                    self.operand(&mut args, Operand::Any)?,
                );
                void(Expr::field_set(
                    object,
                    layout::EXT,
                    Expr::cast(Val::Ref(object), value),
                    ext,
                ))
            }
            "__fnGeneric" => {
                let (callee, target, this, list) = (
                    self.operand(&mut args, Operand::Function)?,
                    self.operand(&mut args, Operand::Any)?,
                    self.operand(&mut args, Operand::Any)?,
                    self.operand(&mut args, Operand::Raw)?,
                );
                Typed::any(self.call_generic(callee, target, this, list))
            }
            "__fnName" => {
                let f = self.operand(&mut args, Operand::Function)?;
                Typed::string(Expr::field(function_type, function::NAME, f, string_val))
            }
            "__fnSetName" => {
                let (f, name) = (
                    self.operand(&mut args, Operand::Function)?,
                    self.operand(&mut args, Operand::String)?,
                );
                void(Expr::field_set(function_type, function::NAME, f, name))
            }
            "__fnInfo" => {
                let value = self.operand(&mut args, Operand::Any)?;
                let info = self.function_info(value);
                self.i32_value(info)
            }
            "__fnSource" => {
                let value = self.operand(&mut args, Operand::Any)?;
                let info = self.function_info(value);
                let index = Expr::binary(Binary::I32ShrU, info, Expr::i32(function::SOURCE_SHIFT));
                let func = self.l.dispatch(super::dispatch::Dispatch::Source);
                Typed::string(Expr::call(func, vec![index], Some(string_val)))
            }
            "__fnHome" => {
                let f = self.operand(&mut args, Operand::Function)?;
                Typed::any(Expr::field(function_type, function::HOME, f, any))
            }
            "__fnSetHome" => {
                let (f, home) = (
                    self.operand(&mut args, Operand::Function)?,
                    self.operand(&mut args, Operand::Any)?,
                );
                void(Expr::field_set(function_type, function::HOME, f, home))
            }
            _ => return None,
        })
    }

    /// Values of the host, slots and memory.
    pub(super) fn host_intrinsic(&mut self, name: &str, args: Vec<Typed>) -> Option<Typed> {
        let any = self.l.layout.any();
        let string_val = Val::Ref(self.l.layout.string);
        let mut args = args.into_iter();
        let void = |expr: Expr| Typed::new(expr, TypeId::VOID, Repr::Any);
        Some(match name {
            "__hostWrap" => {
                let meta = self.l.kind_meta(layout::kind::HOST);
                let host = self.l.layout.host;
                let value = self.operand(&mut args, Operand::Raw)?;
                Typed::any(Expr::struct_new(host, vec![meta, value]))
            }
            "__hostUnwrap" => {
                let host = self.l.layout.host;
                let value = self.operand(&mut args, Operand::Any)?;
                let expr = Expr::field(host, 1, Expr::cast(Val::Ref(host), value), Val::Extern);
                self.raw_value(Intrinsic::Extern, expr)
            }
            "__externKind" => {
                let value = self.operand(&mut args, Operand::Raw)?;
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
                let value = self.operand(&mut args, Operand::Raw)?;
                let inner = Expr::cast(Val::I31, Expr::unary(Unary::AnyConvertExtern, value));
                self.i32_value(Expr::unary(Unary::I31GetS, inner))
            }
            "__i31Extern" => {
                let value = self.operand(&mut args, Operand::I32)?;
                let small = Expr::unary(Unary::RefI31, value);
                self.raw_value(
                    Intrinsic::Extern,
                    Expr::unary(Unary::ExternConvertAny, small),
                )
            }
            "__externOf" => {
                let value = self.operand(&mut args, Operand::Any)?;
                self.raw_value(
                    Intrinsic::Extern,
                    Expr::unary(Unary::ExternConvertAny, value),
                )
            }
            "__anyOfExtern" => {
                let value = self.operand(&mut args, Operand::Raw)?;
                Typed::any(Expr::cast(any, Expr::unary(Unary::AnyConvertExtern, value)))
            }
            "__slotGet" => {
                self.l.module.value_slots = self.l.module.value_slots.max(64);
                let index = self.operand(&mut args, Operand::I32)?;
                self.raw_value(
                    Intrinsic::Extern,
                    Expr::new(Kind::SlotGet(index), Some(Val::Extern)),
                )
            }
            "__slotSet" => {
                self.l.module.value_slots = self.l.module.value_slots.max(64);
                let (index, value) = (
                    self.operand(&mut args, Operand::I32)?,
                    self.operand(&mut args, Operand::Raw)?,
                );
                void(Expr::new(Kind::SlotSet(index, value), None))
            }
            "__site" => {
                let site = self.l.error_site();
                Typed::string(Expr::global(site, string_val))
            }
            "__frames" => {
                let mut operands = Vec::new();
                for _ in 0..3 {
                    operands.push(self.operand(&mut args, Operand::I32)?);
                }
                let frames = self.l.ask_for_frames(operands);
                self.i32_value(frames)
            }
            "__callee" => {
                let noted = self.l.noted_callee();
                Typed::string(Expr::global(noted, string_val))
            }
            "__clearSite" => {
                let site = self.l.error_site();
                let null = Expr::new(Kind::Null, Some(string_val));
                void(Expr::global_set(site, null))
            }
            "__slotGrow" => {
                self.l.module.value_slots = self.l.module.value_slots.max(64);
                let fill = Expr::new(Kind::Null, Some(Val::Extern));
                let count = self.operand(&mut args, Operand::I32)?;
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
                let address = self.operand(&mut args, Operand::I32)?;
                self.of_val(Expr::new(Kind::Load(mem, address, 0), Some(val)))
            }
            "__store8" | "__store16" | "__store32" | "__store64" | "__storeF64" => {
                let address = self.operand(&mut args, Operand::I32)?;
                let (mem, value) = match name {
                    "__store8" => (Mem::I32U8, self.operand(&mut args, Operand::I32)?),
                    "__store16" => (Mem::I32U16, self.operand(&mut args, Operand::I32)?),
                    "__store32" => (Mem::I32, self.operand(&mut args, Operand::I32)?),
                    "__store64" => (Mem::I64, self.operand(&mut args, Operand::I64)?),
                    _ => (Mem::F64, self.operand(&mut args, Operand::F64)?),
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
}
