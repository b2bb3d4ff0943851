//! Operators and memory accesses.

use wasm_encoder::{InstructionSink, MemArg, MemArgTarget};

use crate::ir::{Binary, Mem, Unary};

/// Writes an operator with one operand.
pub fn unary(sink: &mut InstructionSink, op: Unary) {
    match op {
        Unary::I32Eqz => sink.i32_eqz(),
        Unary::I32Clz => sink.i32_clz(),
        Unary::I32Ctz => sink.i32_ctz(),
        Unary::I32Popcnt => sink.i32_popcnt(),
        Unary::I32Extend8S => sink.i32_extend8_s(),
        Unary::I32Extend16S => sink.i32_extend16_s(),
        Unary::I32WrapI64 => sink.i32_wrap_i64(),
        Unary::I32TruncF64S => sink.i32_trunc_f64_s(),
        Unary::I32TruncF64U => sink.i32_trunc_f64_u(),
        Unary::I32TruncSatF64S => sink.i32_trunc_sat_f64_s(),
        Unary::I32TruncSatF64U => sink.i32_trunc_sat_f64_u(),
        Unary::I64Eqz => sink.i64_eqz(),
        Unary::I64Clz => sink.i64_clz(),
        Unary::I64Ctz => sink.i64_ctz(),
        Unary::I64Popcnt => sink.i64_popcnt(),
        Unary::I64ExtendI32S => sink.i64_extend_i32_s(),
        Unary::I64ExtendI32U => sink.i64_extend_i32_u(),
        Unary::I64TruncSatF64S => sink.i64_trunc_sat_f64_s(),
        Unary::I64TruncSatF64U => sink.i64_trunc_sat_f64_u(),
        Unary::I64ReinterpretF64 => sink.i64_reinterpret_f64(),
        Unary::F64ReinterpretI64 => sink.f64_reinterpret_i64(),
        Unary::F64Abs => sink.f64_abs(),
        Unary::F64Neg => sink.f64_neg(),
        Unary::F64Ceil => sink.f64_ceil(),
        Unary::F64Floor => sink.f64_floor(),
        Unary::F64Trunc => sink.f64_trunc(),
        Unary::F64Nearest => sink.f64_nearest(),
        Unary::F64Sqrt => sink.f64_sqrt(),
        Unary::F64ConvertI32S => sink.f64_convert_i32_s(),
        Unary::F64ConvertI32U => sink.f64_convert_i32_u(),
        Unary::F64ConvertI64S => sink.f64_convert_i64_s(),
        Unary::F64ConvertI64U => sink.f64_convert_i64_u(),
        Unary::F64Fround => sink.f32_demote_f64().f64_promote_f32(),
        Unary::I32ReinterpretF32OfF64 => sink.f32_demote_f64().i32_reinterpret_f32(),
        Unary::F64PromoteF32OfI32 => sink.f32_reinterpret_i32().f64_promote_f32(),
        Unary::RefIsNull => sink.ref_is_null(),
        Unary::RefAsNonNull => sink.ref_as_non_null(),
        Unary::RefI31 => sink.ref_i31(),
        Unary::I31GetS => sink.i31_get_s(),
        Unary::I31GetU => sink.i31_get_u(),
        Unary::ExternConvertAny => sink.extern_convert_any(),
        Unary::AnyConvertExtern => sink.any_convert_extern(),
        Unary::ArrayLen => sink.array_len(),
    };
}

/// Writes an operator with two operands.
pub fn binary(sink: &mut InstructionSink, op: Binary) {
    match op {
        Binary::I32Add => sink.i32_add(),
        Binary::I32Sub => sink.i32_sub(),
        Binary::I32Mul => sink.i32_mul(),
        Binary::I32DivS => sink.i32_div_s(),
        Binary::I32DivU => sink.i32_div_u(),
        Binary::I32RemS => sink.i32_rem_s(),
        Binary::I32RemU => sink.i32_rem_u(),
        Binary::I32And => sink.i32_and(),
        Binary::I32Or => sink.i32_or(),
        Binary::I32Xor => sink.i32_xor(),
        Binary::I32Shl => sink.i32_shl(),
        Binary::I32ShrS => sink.i32_shr_s(),
        Binary::I32ShrU => sink.i32_shr_u(),
        Binary::I32Rotl => sink.i32_rotl(),
        Binary::I32Rotr => sink.i32_rotr(),
        Binary::I32Eq => sink.i32_eq(),
        Binary::I32Ne => sink.i32_ne(),
        Binary::I32LtS => sink.i32_lt_s(),
        Binary::I32LtU => sink.i32_lt_u(),
        Binary::I32GtS => sink.i32_gt_s(),
        Binary::I32GtU => sink.i32_gt_u(),
        Binary::I32LeS => sink.i32_le_s(),
        Binary::I32LeU => sink.i32_le_u(),
        Binary::I32GeS => sink.i32_ge_s(),
        Binary::I32GeU => sink.i32_ge_u(),
        Binary::I64Add => sink.i64_add(),
        Binary::I64Sub => sink.i64_sub(),
        Binary::I64Mul => sink.i64_mul(),
        Binary::I64DivS => sink.i64_div_s(),
        Binary::I64DivU => sink.i64_div_u(),
        Binary::I64RemS => sink.i64_rem_s(),
        Binary::I64RemU => sink.i64_rem_u(),
        Binary::I64And => sink.i64_and(),
        Binary::I64Or => sink.i64_or(),
        Binary::I64Xor => sink.i64_xor(),
        Binary::I64Shl => sink.i64_shl(),
        Binary::I64ShrS => sink.i64_shr_s(),
        Binary::I64ShrU => sink.i64_shr_u(),
        Binary::I64Rotl => sink.i64_rotl(),
        Binary::I64Rotr => sink.i64_rotr(),
        Binary::I64Eq => sink.i64_eq(),
        Binary::I64Ne => sink.i64_ne(),
        Binary::I64LtS => sink.i64_lt_s(),
        Binary::I64LtU => sink.i64_lt_u(),
        Binary::I64GtS => sink.i64_gt_s(),
        Binary::I64GtU => sink.i64_gt_u(),
        Binary::I64LeS => sink.i64_le_s(),
        Binary::I64LeU => sink.i64_le_u(),
        Binary::I64GeS => sink.i64_ge_s(),
        Binary::I64GeU => sink.i64_ge_u(),
        Binary::F64Add => sink.f64_add(),
        Binary::F64Sub => sink.f64_sub(),
        Binary::F64Mul => sink.f64_mul(),
        Binary::F64Div => sink.f64_div(),
        Binary::F64Min => sink.f64_min(),
        Binary::F64Max => sink.f64_max(),
        Binary::F64Copysign => sink.f64_copysign(),
        Binary::F64Eq => sink.f64_eq(),
        Binary::F64Ne => sink.f64_ne(),
        Binary::F64Lt => sink.f64_lt(),
        Binary::F64Gt => sink.f64_gt(),
        Binary::F64Le => sink.f64_le(),
        Binary::F64Ge => sink.f64_ge(),
        Binary::RefEq => sink.ref_eq(),
    };
}

/// Whether an operator traps on some operands.
pub fn divides(op: Binary) -> bool {
    use Binary::*;
    matches!(
        op,
        I32DivS | I32DivU | I32RemS | I32RemU | I64DivS | I64DivU | I64RemS | I64RemU
    )
}

/// Writes a read of memory.
pub fn load(sink: &mut InstructionSink, access: Mem, offset: u32) {
    let at = address(access, offset);
    match access {
        Mem::I32 => sink.i32_load(at),
        Mem::I32U8 => sink.i32_load8_u(at),
        Mem::I32U16 => sink.i32_load16_u(at),
        Mem::I64 => sink.i64_load(at),
        Mem::F64 => sink.f64_load(at),
    };
}

/// Writes a write of memory.
pub fn store(sink: &mut InstructionSink, access: Mem, offset: u32) {
    let at = address(access, offset);
    match access {
        Mem::I32 => sink.i32_store(at),
        Mem::I32U8 => sink.i32_store8(at),
        Mem::I32U16 => sink.i32_store16(at),
        Mem::I64 => sink.i64_store(at),
        Mem::F64 => sink.f64_store(at),
    };
}

fn address(access: Mem, offset: u32) -> MemArg {
    let align = match access {
        Mem::I32U8 => 0,
        Mem::I32U16 => 1,
        Mem::I32 => 2,
        Mem::I64 | Mem::F64 => 3,
    };
    MemArg {
        offset: offset.into(),
        align,
        target: MemArgTarget::Memory(0),
        ordering: None,
    }
}
