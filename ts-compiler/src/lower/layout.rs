//! What values look like: the struct types every module has, their fields, and the function
//! types made on demand. The only place that knows a field's index.

use std::collections::HashMap;

use crate::ir::{Field, Module, Storage, TypeDef, TypeIdx, TypeKind, Val};

/// Fields of `$Meta`, the descriptor that every value points to.
pub mod meta {
    /// i32: what kind of value.
    pub const KIND: u32 = 0;
    /// i32: number of the layout, for dispatch.
    pub const ID: u32 = 1;
    /// string: class name.
    pub const NAME: u32 = 2;
    /// descriptor: of the base class; of the static class itself where one made at run time extends it.
    pub const PARENT: u32 = 3;
    /// array of strings: own fields.
    pub const KEYS: u32 = 4;
    /// funcref: field by index.
    pub const GET: u32 = 5;
    /// funcref: set field by index.
    pub const SET: u32 = 6;
    /// value: prototype object, made on first use.
    pub const PROTO: u32 = 7;
    /// funcref: makes the prototype object.
    pub const INIT: u32 = 8;
}

/// Fields of a function value.
pub mod function {
    /// The code, a struct that all closures of one function share: engines keep function references
    /// out of their heaps, so that putting one into an object costs more than making the object.
    pub const CODE: u32 = 2;
    /// Captured variables.
    pub const ENV: u32 = 3;
    /// `name`
    pub const NAME: u32 = 4;
    /// Length and flags.
    pub const INFO: u32 = 5;
    /// Home object or class.
    pub const HOME: u32 = 6;
    /// Flag: an async function.
    pub const ASYNC: i32 = 1 << 14;
    /// Flag: a generator function.
    pub const GENERATOR: i32 = 1 << 15;
    /// Flag: class constructor.
    pub const CLASS: i32 = 1 << 16;
    /// Flag: cannot be constructed.
    pub const NOT_CONSTRUCTIBLE: i32 = 1 << 17;
    /// Flag: reads `new.target`.
    pub const READS_TARGET: i32 = 1 << 18;
    /// Where the number of the source text begins; 0 has none.
    pub const SOURCE_SHIFT: i32 = 19;
}

/// Fields of a function's code. The references are of no type of their own: where a field has a
/// function's type, engines look for it among the types at each reading.
pub mod code {
    /// funcref of the function's own signature.
    pub const TYPED: u32 = 0;
    /// Takes boxed arguments.
    pub const GENERIC: u32 = 1;
}

/// Fields of an array.
pub mod array {
    /// Length.
    pub const LEN: u32 = 2;
    /// Elements as doubles.
    pub const F64S: u32 = 3;
    /// Elements as values.
    pub const VALS: u32 = 4;
}

/// Fields of a string.
pub mod string {
    /// Units, null while it is a rope.
    pub const FLAT: u32 = 1;
    /// Length in units.
    pub const LEN: u32 = 2;
    /// Left half of a rope.
    pub const LEFT: u32 = 3;
    /// Right half of a rope.
    pub const RIGHT: u32 = 4;
    /// Hash, 0 while not computed.
    pub const HASH: u32 = 5;
}

/// Side table of an object.
pub const EXT: u32 = 1;
/// First field of a class or literal layout.
pub const FIRST_FIELD: u32 = 2;

/// Kinds of values, as in `$Meta.kind`.
#[allow(missing_docs, reason = "named after what they are")]
pub mod kind {
    pub const NULL: i32 = 1;
    pub const BOOLEAN: i32 = 2;
    pub const NUMBER: i32 = 3;
    pub const STRING: i32 = 4;
    pub const SYMBOL: i32 = 5;
    pub const BIGINT: i32 = 6;
    pub const OBJECT: i32 = 7;
    pub const FUNCTION: i32 = 8;
    pub const ARRAY: i32 = 9;
    pub const DYNAMIC: i32 = 10;
    pub const HOST: i32 = 11;
}

/// NaN pattern of `undefined` among doubles.
pub const UNDEFINED_BITS: u64 = 0x7FFC_DEAD_0000_0001;
/// NaN pattern of a hole among doubles.
pub const HOLE_BITS: u64 = 0x7FFC_DEAD_0000_0002;

/// The types that every module has.
pub struct Layout {
    pub value: TypeIdx,
    pub meta: TypeIdx,
    pub boolean: TypeIdx,
    pub number: TypeIdx,
    pub string: TypeIdx,
    pub object: TypeIdx,
    pub function: TypeIdx,
    pub array: TypeIdx,
    pub host: TypeIdx,
    pub raw_u8: TypeIdx,
    pub raw_u16: TypeIdx,
    pub raw_i32: TypeIdx,
    pub raw_f64: TypeIdx,
    pub raw_any: TypeIdx,
    /// What a function value runs.
    pub code: TypeIdx,
    /// (function, new.target, this, arguments) -> value
    pub generic: TypeIdx,
    /// (object, index) -> value
    pub field_get: TypeIdx,
    /// (object, index, value)
    pub field_set: TypeIdx,
    /// () -> value
    pub proto_init: TypeIdx,
    signatures: HashMap<(Vec<Val>, Option<Val>), TypeIdx>,
    cells: HashMap<Val, TypeIdx>,
}

fn field(name: &str, storage: Val, mutable: bool) -> Field {
    Field {
        name: name.to_string(),
        storage: Storage::Val(storage),
        mutable,
    }
}

/// Adds a type to the module.
pub fn define(
    module: &mut Module,
    name: &str,
    parent: Option<TypeIdx>,
    is_final: bool,
    kind: TypeKind,
) -> TypeIdx {
    module.types.push(TypeDef {
        name: name.to_string(),
        parent,
        is_final,
        kind,
    });
    TypeIdx(module.types.len() as u32 - 1)
}

impl Layout {
    /// Defines the types in an empty module.
    pub fn new(module: &mut Module) -> Layout {
        // Indices are fixed by the order of definition below: the types refer to each other.
        let [
            value,
            meta,
            object,
            boolean,
            number,
            string,
            function,
            array,
            host,
        ] = std::array::from_fn(|index| TypeIdx(index as u32));
        let [raw_u8, raw_u16, raw_i32, raw_f64, raw_any] =
            std::array::from_fn(|index| TypeIdx(9 + index as u32));
        let [generic, field_get, field_set, proto_init] =
            std::array::from_fn(|index| TypeIdx(14 + index as u32));
        let code = TypeIdx(18);
        let any = Val::Ref(value);
        let header = || field("meta", Val::Ref(meta), false);
        let ext = || field("ext", any, true);
        let fields = TypeKind::Struct;

        define(module, "Value", None, false, fields(vec![header()]));
        define(
            module,
            "Meta",
            None,
            true,
            fields(vec![
                field("kind", Val::I32, false),
                field("id", Val::I32, false),
                field("name", Val::Ref(string), false),
                field("parent", Val::Ref(meta), false),
                field("keys", Val::Ref(raw_any), false),
                field("get", Val::Ref(field_get), false),
                field("set", Val::Ref(field_set), false),
                field("proto", any, true),
                field("init", Val::Ref(proto_init), false),
            ]),
        );
        define(
            module,
            "Object",
            Some(value),
            false,
            fields(vec![header(), ext()]),
        );
        define(
            module,
            "Boolean",
            Some(value),
            true,
            fields(vec![header(), field("value", Val::I32, false)]),
        );
        define(
            module,
            "Number",
            Some(value),
            true,
            fields(vec![header(), field("value", Val::F64, false)]),
        );
        define(
            module,
            "String",
            Some(value),
            true,
            fields(vec![
                header(),
                field("flat", Val::Ref(raw_u16), true),
                field("length", Val::I32, true),
                field("left", Val::Ref(string), true),
                field("right", Val::Ref(string), true),
                field("hash", Val::I32, true),
            ]),
        );
        define(
            module,
            "Function",
            Some(object),
            true,
            fields(vec![
                header(),
                ext(),
                field("code", Val::Ref(code), false),
                field("env", Val::Struct, true),
                field("name", Val::Ref(string), true),
                field("info", Val::I32, false),
                field("home", any, true),
            ]),
        );
        define(
            module,
            "Array",
            Some(object),
            true,
            fields(vec![
                header(),
                ext(),
                field("length", Val::I32, true),
                field("f64s", Val::Ref(raw_f64), true),
                field("vals", Val::Ref(raw_any), true),
            ]),
        );
        define(
            module,
            "Host",
            Some(value),
            true,
            fields(vec![header(), field("value", Val::Extern, false)]),
        );
        define(module, "RawU8", None, true, TypeKind::Array(Storage::I8));
        define(module, "RawU16", None, true, TypeKind::Array(Storage::I16));
        define(
            module,
            "RawI32",
            None,
            true,
            TypeKind::Array(Storage::Val(Val::I32)),
        );
        define(
            module,
            "RawF64",
            None,
            true,
            TypeKind::Array(Storage::Val(Val::F64)),
        );
        define(
            module,
            "RawAny",
            None,
            true,
            TypeKind::Array(Storage::Val(any)),
        );
        let func = |params: Vec<Val>, result| TypeKind::Func(params, result);
        define(
            module,
            "Generic",
            None,
            true,
            func(
                vec![Val::Ref(function), any, any, Val::Ref(raw_any)],
                Some(any),
            ),
        );
        define(
            module,
            "FieldGet",
            None,
            true,
            func(vec![any, Val::I32], Some(any)),
        );
        define(
            module,
            "FieldSet",
            None,
            true,
            func(vec![any, Val::I32, any], None),
        );
        define(module, "ProtoInit", None, true, func(vec![], Some(any)));
        define(
            module,
            "Code",
            None,
            true,
            fields(vec![
                field("typed", Val::Func, false),
                field("generic", Val::Func, false),
            ]),
        );

        // Functions of these types are declared by their parameters.
        let signatures = HashMap::from([
            (
                (
                    vec![Val::Ref(function), any, any, Val::Ref(raw_any)],
                    Some(any),
                ),
                generic,
            ),
            ((vec![any, Val::I32], Some(any)), field_get),
            ((vec![any, Val::I32, any], None), field_set),
            ((vec![], Some(any)), proto_init),
        ]);
        Layout {
            value,
            meta,
            boolean,
            number,
            string,
            object,
            function,
            array,
            host,
            raw_u8,
            raw_u16,
            raw_i32,
            raw_f64,
            raw_any,
            code,
            generic,
            field_get,
            field_set,
            proto_init,
            signatures,
            cells: HashMap::new(),
        }
    }

    /// `any`
    pub fn any(&self) -> Val {
        Val::Ref(self.value)
    }

    /// The function type of these parameters and result.
    pub fn signature(
        &mut self,
        module: &mut Module,
        params: Vec<Val>,
        result: Option<Val>,
    ) -> TypeIdx {
        let key = (params, result);
        if let Some(&ty) = self.signatures.get(&key) {
            return ty;
        }
        let name = format!("sig{}", self.signatures.len());
        let ty = define(
            module,
            &name,
            None,
            true,
            TypeKind::Func(key.0.clone(), key.1),
        );
        self.signatures.insert(key, ty);
        ty
    }

    /// The struct that holds one captured variable.
    pub fn cell(&mut self, module: &mut Module, held: Val) -> TypeIdx {
        if let Some(&ty) = self.cells.get(&held) {
            return ty;
        }
        let name = format!("Cell{}", self.cells.len());
        let ty = define(
            module,
            &name,
            None,
            true,
            TypeKind::Struct(vec![field("value", held, true)]),
        );
        self.cells.insert(held, ty);
        ty
    }

    /// A struct of these immutable fields.
    pub fn environment(&self, module: &mut Module, name: &str, held: &[Val]) -> TypeIdx {
        let fields = held
            .iter()
            .enumerate()
            .map(|(index, &val)| field(&format!("v{index}"), val, false))
            .collect();
        define(module, name, None, true, TypeKind::Struct(fields))
    }

    /// A struct for objects with these fields after the header.
    pub fn object_type(
        &self,
        module: &mut Module,
        name: &str,
        parent: TypeIdx,
        is_final: bool,
        fields: Vec<(String, Val)>,
    ) -> TypeIdx {
        let mut all = match &module.types[parent.index()].kind {
            TypeKind::Struct(fields) => fields.clone(),
            _ => Vec::new(),
        };
        all.extend(
            fields
                .into_iter()
                .map(|(name, val)| field(&name, val, true)),
        );
        define(module, name, Some(parent), is_final, TypeKind::Struct(all))
    }
}
