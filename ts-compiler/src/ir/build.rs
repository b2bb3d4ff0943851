//! Constructors of expressions, so that a type is worked out in one place.

use super::*;

impl Expr {
    /// An expression of a kind and type.
    pub fn new(kind: Kind, ty: Option<Val>) -> Expr {
        let diverges = matches!(
            kind,
            Kind::Br(..) | Kind::Switch(..) | Kind::Return(_) | Kind::Throw(_) | Kind::Unreachable
        );
        Expr {
            kind: Box::new(kind),
            ty,
            diverges,
            span: Span::default(),
        }
    }

    /// The same with a span.
    pub fn at(mut self, span: Span) -> Expr {
        self.span = span;
        self
    }

    /// Nothing.
    pub fn nop() -> Expr {
        Expr::new(Kind::Nop, None)
    }

    /// Constant.
    pub fn i32(value: i32) -> Expr {
        Expr::new(Kind::I32(value), Some(Val::I32))
    }

    /// Constant.
    pub fn i64(value: i64) -> Expr {
        Expr::new(Kind::I64(value), Some(Val::I64))
    }

    /// Constant.
    pub fn f64(value: f64) -> Expr {
        Expr::new(Kind::F64(value.to_bits()), Some(Val::F64))
    }

    /// Constant by its bits.
    pub fn f64_bits(bits: u64) -> Expr {
        Expr::new(Kind::F64(bits), Some(Val::F64))
    }

    /// The null reference of a type.
    pub fn null(ty: Val) -> Expr {
        Expr::new(Kind::Null, Some(ty))
    }

    /// Reads a local of a type.
    pub fn get(local: Local, ty: Val) -> Expr {
        Expr::new(Kind::Get(local), Some(ty))
    }

    /// Assigns a local.
    pub fn set(local: Local, value: Expr) -> Expr {
        Expr::new(Kind::Set(local, value), None)
    }

    /// Assigns a local and leaves the value, whose type is the local's.
    pub fn tee(local: Local, ty: Val, value: Expr) -> Expr {
        Expr::new(Kind::Tee(local, value), Some(ty))
    }

    /// Reads a global.
    pub fn global(global: GlobalIdx, ty: Val) -> Expr {
        Expr::new(Kind::GlobalGet(global), Some(ty))
    }

    /// Assigns a global.
    pub fn global_set(global: GlobalIdx, value: Expr) -> Expr {
        Expr::new(Kind::GlobalSet(global, value), None)
    }

    /// One operand.
    pub fn unary(op: Unary, operand: Expr) -> Expr {
        Expr::new(Kind::Unary(op, operand), Some(op.result()))
    }

    /// Two operands.
    pub fn binary(op: Binary, left: Expr, right: Expr) -> Expr {
        Expr::new(Kind::Binary(op, left, right), Some(op.result()))
    }

    /// Whether an i32 is zero.
    #[expect(
        clippy::should_implement_trait,
        reason = "an operator would hide that it builds a test"
    )]
    pub fn not(self) -> Expr {
        Expr::unary(Unary::I32Eqz, self)
    }

    /// Direct call.
    pub fn call(func: FuncIdx, args: Vec<Expr>, result: Option<Val>) -> Expr {
        Expr::new(Kind::Call(func, args), result)
    }

    /// Reads a field.
    pub fn field(ty: TypeIdx, field: u32, object: Expr, result: Val) -> Expr {
        Expr::new(Kind::FieldGet(ty, field, object), Some(result))
    }

    /// Assigns a field.
    pub fn field_set(ty: TypeIdx, field: u32, object: Expr, value: Expr) -> Expr {
        Expr::new(Kind::FieldSet(ty, field, object, value), None)
    }

    /// Allocates a struct.
    pub fn struct_new(ty: TypeIdx, fields: Vec<Expr>) -> Expr {
        Expr::new(Kind::StructNew(ty, fields), Some(Val::Ref(ty)))
    }

    /// Whether a reference is of a type.
    pub fn test(ty: Val, value: Expr) -> Expr {
        Expr::new(Kind::Test(ty, value), Some(Val::I32))
    }

    /// A reference as a type.
    pub fn cast(ty: Val, value: Expr) -> Expr {
        if value.ty == Some(ty) {
            return value;
        }
        Expr::new(Kind::Cast(ty, value), Some(ty))
    }

    /// Whether a reference is null.
    pub fn is_null(self) -> Expr {
        Expr::unary(Unary::RefIsNull, self)
    }

    /// Two ways, with a value when `ty` is given.
    pub fn if_else(condition: Expr, then: Vec<Expr>, other: Vec<Expr>, ty: Option<Val>) -> Expr {
        let diverges = ends(&then) && ends(&other);
        let mut expr = Expr::new(Kind::If(condition, then, other), ty);
        expr.diverges = diverges;
        expr
    }

    /// In order; the type is that of the last.
    pub fn seq(mut body: Vec<Expr>) -> Expr {
        if body.len() == 1 {
            return body.remove(0);
        }
        let ty = body.last().and_then(|last| last.ty);
        let diverges = ends(&body);
        let mut expr = Expr::new(Kind::Seq(body), ty);
        expr.diverges = diverges;
        expr
    }

    /// A block with a label at its end.
    pub fn block(label: Label, body: Vec<Expr>, ty: Option<Val>) -> Expr {
        Expr::new(Kind::Block(label, body), ty)
    }

    /// A loop with a label at its start.
    pub fn repeat(label: Label, body: Vec<Expr>) -> Expr {
        Expr::new(Kind::Loop(label, body), None)
    }

    /// Goes to a label.
    pub fn br(label: Label) -> Expr {
        Expr::new(Kind::Br(label, None), None)
    }

    /// Goes to a label when the condition is not zero.
    pub fn br_if(label: Label, condition: Expr) -> Expr {
        Expr::if_else(condition, vec![Expr::br(label)], vec![], None)
    }

    /// Throws.
    pub fn throw(value: Expr) -> Expr {
        Expr::new(Kind::Throw(value), None)
    }

    /// Discards the value, if there is one.
    pub fn drop(self) -> Expr {
        if self.ty.is_none() {
            return self;
        }
        let diverges = self.diverges;
        let span = self.span;
        let mut expr = Expr::new(Kind::Drop(self), None).at(span);
        expr.diverges = diverges;
        expr
    }

    /// Reading it twice, or not at all, cannot be observed and costs little.
    pub fn is_trivial(&self) -> bool {
        matches!(
            *self.kind,
            Kind::I32(_) | Kind::I64(_) | Kind::F64(_) | Kind::Null | Kind::Get(_)
        )
    }
}

fn ends(body: &[Expr]) -> bool {
    body.iter().any(|expr| expr.diverges)
}

impl Unary {
    /// The operand's type where it is one of the numbers; references are checked by hand.
    pub fn operand(self) -> Option<Val> {
        use Unary::*;
        Some(match self {
            I32Eqz | I32Clz | I32Ctz | I32Popcnt | I32Extend8S | I32Extend16S | I64ExtendI32S
            | I64ExtendI32U | F64ConvertI32S | F64ConvertI32U | F64PromoteF32OfI32 | RefI31 => {
                Val::I32
            }
            I32WrapI64 | I64Eqz | I64Clz | I64Ctz | I64Popcnt | F64ReinterpretI64
            | F64ConvertI64S | F64ConvertI64U => Val::I64,
            I32TruncF64S
            | I32TruncF64U
            | I32TruncSatF64S
            | I32TruncSatF64U
            | I64TruncSatF64S
            | I64TruncSatF64U
            | I64ReinterpretF64
            | F64Abs
            | F64Neg
            | F64Ceil
            | F64Floor
            | F64Trunc
            | F64Nearest
            | F64Sqrt
            | F64Fround
            | I32ReinterpretF32OfF64 => Val::F64,
            I31GetS | I31GetU => Val::I31,
            ExternConvertAny => Val::Any,
            AnyConvertExtern => Val::Extern,
            RefIsNull | RefAsNonNull | ArrayLen => return None,
        })
    }

    /// The result's type. `RefAsNonNull` keeps its operand's and is not built through here.
    pub fn result(self) -> Val {
        use Unary::*;
        match self {
            I64ExtendI32S | I64ExtendI32U | I64Clz | I64Ctz | I64Popcnt | I64TruncSatF64S
            | I64TruncSatF64U | I64ReinterpretF64 => Val::I64,
            F64ReinterpretI64 | F64Abs | F64Neg | F64Ceil | F64Floor | F64Trunc | F64Nearest
            | F64Sqrt | F64ConvertI32S | F64ConvertI32U | F64ConvertI64S | F64ConvertI64U
            | F64Fround | F64PromoteF32OfI32 => Val::F64,
            RefI31 => Val::I31,
            ExternConvertAny => Val::Extern,
            AnyConvertExtern | RefAsNonNull => Val::Any,
            _ => Val::I32,
        }
    }
}

impl Binary {
    /// Type of both operands.
    pub fn operand(self) -> Val {
        let name = format!("{self:?}");
        match &name[..3] {
            "I32" => Val::I32,
            "I64" => Val::I64,
            "F64" => Val::F64,
            _ => Val::Eq,
        }
    }

    /// Type of the result.
    pub fn result(self) -> Val {
        use Binary::*;
        match self {
            I64Add | I64Sub | I64Mul | I64DivS | I64DivU | I64RemS | I64RemU | I64And | I64Or
            | I64Xor | I64Shl | I64ShrS | I64ShrU | I64Rotl | I64Rotr => Val::I64,
            F64Add | F64Sub | F64Mul | F64Div | F64Min | F64Max | F64Copysign => Val::F64,
            _ => Val::I32,
        }
    }
}
