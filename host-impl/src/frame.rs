//! The parameters and the result of a host function as they are in memory.
//!
//! wasmtime roots each reference that it gives to a typed host function, which costs more than most
//! functions of the interface do. Untyped ones get references as bits, which are good until
//! something is allocated in the store's heap.

// Functions that are not typed are unsafe: the methods below see to the types.
#![allow(unsafe_code)]

use crate::signature::{CoreType, Signature};
use std::mem::MaybeUninit;
use wasmtime::{Caller, FuncType, Linker, ValRaw, ValType};

/// A value of a core type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell {
    I32(u32),
    I64(i64),
    F64(f64),
    /// The bits of a reference.
    Externref(u32),
}

/// The parameters of a call, in whose place the result comes.
pub(crate) struct Frame<'a> {
    cells: &'a mut [MaybeUninit<ValRaw>],
    signature: &'static Signature,
}

impl Frame<'_> {
    /// A parameter.
    #[inline]
    pub(crate) fn param(&self, index: usize) -> Option<Cell> {
        let ty = self.signature.params.get(index)?;
        // SAFETY: wasmtime initialises as many cells as the function's type has parameters, and the
        // type is made of the signature. The result is written over them last, by `finish`.
        let cell = unsafe { self.cells.get(index)?.assume_init_ref() };
        Some(match ty {
            CoreType::I32 => Cell::I32(cell.get_u32()),
            CoreType::I64 => Cell::I64(cell.get_i64()),
            CoreType::F64 => Cell::F64(f64::from_bits(cell.get_f64())),
            CoreType::Externref => Cell::Externref(cell.get_externref()),
        })
    }

    /// Writes the result, and says whether it has the type that it must have.
    fn finish(self, result: Option<Cell>) -> bool {
        let (cell, ty) = match result {
            None => return self.signature.results.is_empty(),
            Some(Cell::I32(word)) => (ValRaw::u32(word), CoreType::I32),
            Some(Cell::I64(word)) => (ValRaw::i64(word), CoreType::I64),
            Some(Cell::F64(number)) => (ValRaw::f64(number.to_bits()), CoreType::F64),
            Some(Cell::Externref(bits)) => (ValRaw::externref(bits), CoreType::Externref),
        };
        let is_right = self.signature.results == [ty];
        if is_right && let Some(place) = self.cells.first_mut() {
            place.write(cell);
        }
        is_right
    }
}

/// Adds a function of the interface to a linker. The body gives bits of a reference only when
/// nothing was allocated since they were made.
pub(crate) fn add<T: 'static>(
    linker: &mut Linker<T>,
    signature: &'static Signature,
    body: impl Fn(&mut Caller<'_, T>, &Frame<'_>) -> wasmtime::Result<Option<Cell>>
    + Send
    + Sync
    + 'static,
) -> wasmtime::Result<()> {
    let core = |ty: &CoreType| match ty {
        CoreType::I32 => ValType::I32,
        CoreType::I64 => ValType::I64,
        CoreType::F64 => ValType::F64,
        CoreType::Externref => ValType::EXTERNREF,
    };
    let ty = FuncType::new(
        linker.engine(),
        signature.params.iter().map(core),
        signature.results.iter().map(core),
    );
    let function = move |mut caller: Caller<'_, T>, cells: &mut [MaybeUninit<ValRaw>]| {
        let frame = Frame { cells, signature };
        let result = body(&mut caller, &frame)?;
        match frame.finish(result) {
            true => Ok(()),
            false => Err(wasmtime::Error::msg("a result has another type")),
        }
    };
    // SAFETY: parameters are read and the result is written by the signature of which the type is
    // made, and a result of another type is an error.
    unsafe { linker.func_new_unchecked(&signature.module(), &signature.name, ty, function)? };
    Ok(())
}
