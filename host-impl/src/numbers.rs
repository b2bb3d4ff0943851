//! Numbers that are no small integers, as references.
//!
//! They are structs of the store's own heap, like those that guests make: nothing of the host is
//! held by them, and nothing has to be let go of when the collector finds them dead.

use wasmtime::{
    AnyRef, AsContextMut, ExternRef, FieldType, I31, Mutability, Rooted, StorageType, StructRef,
    StructRefPre, StructType, Val, ValType,
};

/// What tells a number from a guest's own struct that happens to have the same fields.
const MARK: i32 = 0x6474;

/// The type of such structs in a store.
pub(crate) struct Numbers {
    ty: StructType,
    allocator: StructRefPre,
}

impl Numbers {
    pub(crate) fn new(store: &mut impl AsContextMut) -> wasmtime::Result<Numbers> {
        let field = |ty| FieldType::new(Mutability::Const, ty);
        let fields = [StorageType::from(ValType::F64), StorageType::I16].map(field);
        let ty = StructType::new(store.as_context().engine(), fields)?;
        let allocator = StructRefPre::new(&mut *store, ty.clone());
        Ok(Numbers { ty, allocator })
    }

    /// A new reference for a number.
    pub(crate) fn make(
        &self,
        store: &mut impl AsContextMut,
        number: f64,
    ) -> wasmtime::Result<Rooted<ExternRef>> {
        let fields = [Val::F64(number.to_bits()), Val::I32(MARK)];
        let made = StructRef::new(&mut *store, &self.allocator, &fields)?;
        ExternRef::convert_any(&mut *store, made.to_anyref())
    }

    /// The number of a reference; None when it is something else.
    pub(crate) fn read(
        &self,
        store: &mut impl AsContextMut,
        any: &Rooted<AnyRef>,
    ) -> wasmtime::Result<Option<f64>> {
        let Some(found) = any.as_struct(&*store)? else {
            return Ok(None);
        };
        if !found.matches_ty(&*store, &self.ty)? {
            return Ok(None);
        }
        let number = found.field(&mut *store, 0)?;
        let mark = found.field(&mut *store, 1)?;
        Ok(number.f64().filter(|_| mark.i32() == Some(MARK)))
    }
}

/// The small integer that a number is. -0 is none: it would come back as 0.
pub(crate) fn small(number: f64) -> Option<I31> {
    let integer = number as i32;
    match f64::from(integer).to_bits() == number.to_bits() {
        true => I31::new_i32(integer),
        false => None,
    }
}
