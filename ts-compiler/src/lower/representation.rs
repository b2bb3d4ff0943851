//! Which WebAssembly type holds a value of a TypeScript type.

use crate::ir::Val;
use crate::program::Symbol;
use crate::types::{Intrinsic, Type, TypeId};

/// What a null reference of a representation stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Null {
    /// It does not occur.
    Never,
    /// `undefined`
    Undefined,
    /// `null`
    Null,
}

/// A representation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Repr {
    /// A value of any kind; the null reference is `undefined`.
    Any,
    /// A double.
    Number,
    /// A double, or `undefined` as a NaN pattern.
    NumberOrUndefined,
    /// An i32 that is 0 or 1.
    Boolean,
    /// A string.
    String(Null),
    /// A function value.
    Function(Null),
    /// An array or tuple.
    Array(Null),
    /// An instance of a class, or of a class below it.
    Class(Symbol, Null),
    /// WebAssembly's own, in the library.
    Intrinsic(Intrinsic),
}

impl Repr {
    /// The same with another meaning of null, where it is a reference.
    pub fn with_null(self, null: Null) -> Option<Repr> {
        Some(match self {
            Repr::String(_) => Repr::String(null),
            Repr::Function(_) => Repr::Function(null),
            Repr::Array(_) => Repr::Array(null),
            Repr::Class(symbol, _) => Repr::Class(symbol, null),
            _ => return None,
        })
    }

    /// What null means.
    pub fn null(self) -> Null {
        match self {
            Repr::String(null)
            | Repr::Function(null)
            | Repr::Array(null)
            | Repr::Class(_, null) => null,
            Repr::Any => Null::Undefined,
            _ => Null::Never,
        }
    }
}

impl<'a> super::Lowerer<'a> {
    /// The representation of a type without free parameters.
    pub fn repr(&mut self, ty: TypeId) -> Repr {
        if let Some(&repr) = self.reprs.get(&ty) {
            return repr;
        }
        // A recursive type meets itself as `any` here, which only unions look at.
        self.reprs.insert(ty, Repr::Any);
        let repr = self.find_repr(ty);
        self.reprs.insert(ty, repr);
        repr
    }

    fn find_repr(&mut self, ty: TypeId) -> Repr {
        match self.checker.types.get(ty).clone() {
            Type::Number | Type::NumberLiteral(_) => Repr::Number,
            Type::Boolean | Type::BooleanLiteral(_) => Repr::Boolean,
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => {
                Repr::String(Null::Never)
            }
            Type::Intrinsic(intrinsic) => Repr::Intrinsic(intrinsic),
            Type::Enum(symbol) | Type::EnumMember(symbol, _) => {
                match self.checker.enum_kind(symbol) {
                    crate::check::EnumKind::Number => Repr::Number,
                    crate::check::EnumKind::String => Repr::String(Null::Never),
                    crate::check::EnumKind::Mixed => Repr::Any,
                }
            }
            Type::Tuple(_) => Repr::Array(Null::Never),
            Type::Class(symbol, _) => self.class_repr(symbol),
            Type::Object(object) => {
                if !object.calls.is_empty()
                    && object.properties.is_empty()
                    && object.string_index.is_none()
                    && object.number_index.is_none()
                {
                    Repr::Function(Null::Never)
                } else {
                    Repr::Any
                }
            }
            Type::Union(members) => self.union_repr(&members),
            Type::Intersection(members) => {
                // A branded primitive: `string & { readonly brand: unique symbol }`.
                for &member in &members {
                    let repr = self.repr(member);
                    if matches!(repr, Repr::Number | Repr::Boolean | Repr::String(_)) {
                        return repr;
                    }
                }
                Repr::Any
            }
            Type::Param(param) => {
                let erased = self.erase_param(param, 0);
                if matches!(self.checker.types.get(erased), Type::Param(_)) {
                    Repr::Any
                } else {
                    self.repr(erased)
                }
            }
            Type::This(symbol) => {
                let ty = self.checker.instance_type(symbol);
                if ty == TypeId::ANY {
                    Repr::Any
                } else {
                    self.class_repr(symbol)
                }
            }
            _ => Repr::Any,
        }
    }

    fn union_repr(&mut self, members: &[TypeId]) -> Repr {
        let (mut undefined, mut null) = (false, false);
        let mut joined: Option<Repr> = None;
        for &member in members {
            match self.checker.types.get(member) {
                Type::Undefined | Type::Void => undefined = true,
                Type::Null => null = true,
                Type::Never => {}
                _ => {
                    let repr = self.repr(member);
                    joined = match joined {
                        None => Some(repr),
                        Some(other) => match (other, repr) {
                            _ if other == repr => Some(repr),
                            (Repr::Class(a, _), Repr::Class(b, _)) => {
                                match self.common_base(a, b) {
                                    Some(base) => Some(Repr::Class(base, Null::Never)),
                                    None => return Repr::Any,
                                }
                            }
                            _ => return Repr::Any,
                        },
                    };
                }
            }
        }
        let Some(repr) = joined else {
            return Repr::Any;
        };
        if repr.null() != Null::Never {
            return Repr::Any;
        }
        match (undefined, null) {
            (false, false) => repr,
            (true, true) => Repr::Any,
            (true, false) if repr == Repr::Number => Repr::NumberOrUndefined,
            (true, false) => repr.with_null(Null::Undefined).unwrap_or(Repr::Any),
            (false, true) => repr.with_null(Null::Null).unwrap_or(Repr::Any),
        }
    }

    /// The nearest class above both that a field can be shared through.
    fn common_base(&mut self, a: Symbol, b: Symbol) -> Option<Symbol> {
        let mut above = vec![a];
        let mut at = a;
        while let Some(base) = self.base_class(at) {
            above.push(base);
            at = base;
        }
        let mut at = Some(b);
        while let Some(symbol) = at {
            if above.contains(&symbol) {
                return Some(symbol);
            }
            at = self.base_class(symbol);
        }
        None
    }

    /// The WebAssembly type of a representation.
    pub fn val(&mut self, repr: Repr) -> Val {
        match repr {
            Repr::Any => self.layout.any(),
            Repr::Number | Repr::NumberOrUndefined => Val::F64,
            Repr::Boolean => Val::I32,
            Repr::String(_) => Val::Ref(self.layout.string),
            Repr::Function(_) => Val::Ref(self.layout.function),
            Repr::Array(_) => Val::Ref(self.layout.array),
            Repr::Class(symbol, _) => Val::Ref(self.class_type(symbol)),
            Repr::Intrinsic(intrinsic) => match intrinsic {
                Intrinsic::I32 => Val::I32,
                Intrinsic::I64 => Val::I64,
                Intrinsic::RawU8 => Val::Ref(self.layout.raw_u8),
                Intrinsic::RawU16 => Val::Ref(self.layout.raw_u16),
                Intrinsic::RawI32 => Val::Ref(self.layout.raw_i32),
                Intrinsic::RawF64 => Val::Ref(self.layout.raw_f64),
                Intrinsic::RawAny => Val::Ref(self.layout.raw_any),
                Intrinsic::Extern => Val::Extern,
            },
        }
    }

    /// The WebAssembly type for a TypeScript type.
    pub fn val_of(&mut self, ty: TypeId) -> Val {
        let repr = self.repr(ty);
        self.val(repr)
    }

    /// The type with `undefined` added.
    pub fn or_undefined(&mut self, ty: TypeId) -> TypeId {
        self.checker.union_of(&[ty, TypeId::UNDEFINED])
    }
}
