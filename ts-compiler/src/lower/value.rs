//! A lowered expression with what is known of it.

use crate::ir::{Expr, Val};
use crate::types::TypeId;

use super::Lowerer;
use super::representation::Repr;

/// An expression that leaves a value, its TypeScript type and its representation. The
/// representation can say more than the type's own: an element read of type `number` may be
/// `undefined`.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    pub expr: Expr,
    pub ty: TypeId,
    pub repr: Repr,
}

impl Typed {
    /// A value of a type in the given representation.
    pub fn new(expr: Expr, ty: TypeId, repr: Repr) -> Typed {
        Typed { expr, ty, repr }
    }

    /// Of type `any`.
    pub fn any(expr: Expr) -> Typed {
        Typed::new(expr, TypeId::ANY, Repr::Any)
    }

    /// A double.
    pub fn number(expr: Expr) -> Typed {
        Typed::new(expr, TypeId::NUMBER, Repr::Number)
    }

    /// An i32 that is 0 or 1.
    pub fn boolean(expr: Expr) -> Typed {
        Typed::new(expr, TypeId::BOOLEAN, Repr::Boolean)
    }

    /// A string.
    pub fn string(expr: Expr) -> Typed {
        Typed::new(
            expr,
            TypeId::STRING,
            Repr::String(super::representation::Null::Never),
        )
    }
}

impl Lowerer<'_> {
    /// `undefined`
    pub fn undefined(&self) -> Typed {
        Typed::new(Expr::null(self.layout.any()), TypeId::UNDEFINED, Repr::Any)
    }

    /// The value that a variable of a representation has before it is assigned.
    pub fn default_of(&mut self, repr: Repr) -> Expr {
        match self.val(repr) {
            Val::I32 => Expr::i32(0),
            Val::I64 => Expr::i64(0),
            Val::F64 => Expr::f64_bits(super::layout::UNDEFINED_BITS),
            reference => Expr::null(reference),
        }
    }
}
