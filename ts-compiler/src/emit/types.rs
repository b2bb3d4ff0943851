//! Types: one recursion group for the module's own, then function types that the host sees.

use indexmap::IndexMap;
use wasm_encoder::{
    AbstractHeapType, ArrayType, CompositeInnerType, CompositeType, FieldType, FuncType, HeapType,
    RefType, StorageType, StructType, SubType, TypeSection, ValType,
};

use crate::ir::{Module, Storage, TypeDef, TypeIdx, TypeKind, Val};

type Signature = (Vec<Val>, Option<Val>);

/// The type section in the making.
pub struct TypeTable<'m> {
    module: &'m Module,
    /// Function types outside the group, by signature. A type inside a group is equal to no type
    /// outside it, so imports, exports and tags, which are matched by type, cannot use the group.
    outside: IndexMap<Signature, u32>,
}

impl<'m> TypeTable<'m> {
    /// The table with the module's own types, at the indices they have in the module.
    pub fn new(module: &'m Module) -> Self {
        TypeTable {
            module,
            outside: IndexMap::new(),
        }
    }

    /// The index of a function type of the module for use at its border: outside the group unless
    /// it names types of the group.
    pub fn border(&mut self, ty: TypeIdx) -> u32 {
        let (params, result) = self.module.signature(ty);
        if params
            .iter()
            .chain(&result)
            .any(|ty| matches!(ty, Val::Ref(_)))
        {
            return ty.0;
        }
        self.outside((params.to_vec(), result))
    }

    /// The index of a tag's type with one parameter.
    pub fn tag(&mut self, param: Val) -> u32 {
        self.outside((vec![param], None))
    }

    fn outside(&mut self, signature: Signature) -> u32 {
        let next = (self.module.types.len() + self.outside.len()) as u32;
        *self.outside.entry(signature).or_insert(next)
    }

    /// The section.
    pub fn section(&self) -> TypeSection {
        let mut section = TypeSection::new();
        if !self.module.types.is_empty() {
            section.ty().rec(self.module.types.iter().map(definition));
        }
        for (params, result) in self.outside.keys() {
            section.ty().func_type(&func_type(params, *result));
        }
        section
    }
}

fn definition(def: &TypeDef) -> SubType {
    let inner = match &def.kind {
        TypeKind::Struct(fields) => CompositeInnerType::Struct(StructType {
            fields: fields
                .iter()
                .map(|field| slot(field.storage, field.mutable))
                .collect(),
        }),
        TypeKind::Array(element) => CompositeInnerType::Array(ArrayType(slot(*element, true))),
        TypeKind::Func(params, result) => CompositeInnerType::Func(func_type(params, *result)),
    };
    SubType {
        is_final: def.is_final,
        supertype_idxs: def.parent.iter().map(|parent| parent.0).collect(),
        composite_type: CompositeType {
            inner,
            shared: false,
            descriptor: None,
            describes: None,
        },
    }
}

fn slot(storage: Storage, mutable: bool) -> FieldType {
    let element_type = match storage {
        Storage::I8 => StorageType::I8,
        Storage::I16 => StorageType::I16,
        Storage::Val(ty) => StorageType::Val(val_type(ty)),
    };
    FieldType {
        element_type,
        mutable,
    }
}

fn func_type(params: &[Val], result: Option<Val>) -> FuncType {
    FuncType::new(params.iter().map(|ty| val_type(*ty)), result.map(val_type))
}

/// A type of a value.
pub fn val_type(ty: Val) -> ValType {
    match ty {
        Val::I32 => ValType::I32,
        Val::I64 => ValType::I64,
        Val::F64 => ValType::F64,
        _ => ValType::Ref(RefType {
            nullable: true,
            heap_type: heap_type(ty),
        }),
    }
}

/// What a reference of a type points to; numbers, which no valid module asks for, give `any`.
pub fn heap_type(ty: Val) -> HeapType {
    let ty = match ty {
        Val::Ref(ty) => return HeapType::Concrete(ty.0),
        Val::Eq => AbstractHeapType::Eq,
        Val::Struct => AbstractHeapType::Struct,
        Val::I31 => AbstractHeapType::I31,
        Val::Extern => AbstractHeapType::Extern,
        Val::Func => AbstractHeapType::Func,
        _ => AbstractHeapType::Any,
    };
    HeapType::Abstract { shared: false, ty }
}

/// The type with only null below `ty`: one byte, where a defined type's index may take two.
pub fn null_type(module: &Module, ty: Val) -> HeapType {
    let ty = match ty {
        Val::Extern => AbstractHeapType::NoExtern,
        ty if module.is_subtype(ty, Val::Func) => AbstractHeapType::NoFunc,
        _ => AbstractHeapType::None,
    };
    HeapType::Abstract { shared: false, ty }
}
