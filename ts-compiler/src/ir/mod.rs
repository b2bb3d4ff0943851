//! The intermediate representation: a typed tree close to WebAssembly.
//!
//! Statements and expressions are one type, [`Expr`]; control flow is structured, locals are
//! explicit, and each expression carries the source span it came from. References are nullable
//! everywhere (WebAssembly wants a non-null local to be assigned before use on every path; the
//! checks that JavaScript needs are explicit instructions, so nothing is lost).
//!
//! Invariants, held by [`verify`]:
//! - an operand has exactly the type its instruction wants, or a subtype of it;
//! - a label is defined once in a function and used inside its own body only;
//! - a block's last expression has the block's type; the others have none (see [`Expr::drop`]).

mod build;
mod operand;
mod print;
mod verify;

pub use print::print;
pub use verify::{conversions, verify};

/// Where an instruction came from: a module of the program and byte offsets in its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// Index of the module in the program.
    pub module: u32,
    /// Byte offset of the first character.
    pub start: u32,
    /// Byte offset after the last character.
    pub end: u32,
}

macro_rules! index_types {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// The index as a `usize`.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )* };
}
index_types! {
    /// A type definition of the module.
    TypeIdx,
    /// A function of the module, imported functions first.
    FuncIdx,
    /// A global of the module.
    GlobalIdx,
    /// A data segment of the module.
    DataIdx,
    /// A local of a function; parameters come first.
    Local,
    /// A branch target inside a function.
    Label,
}

/// The type of a value. Every reference is nullable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Val {
    /// 32-bit integer.
    I32,
    /// 64-bit integer.
    I64,
    /// Double.
    F64,
    /// Reference to a defined struct, array or function type.
    Ref(TypeIdx),
    /// `anyref`
    Any,
    /// `eqref`
    Eq,
    /// `structref`
    Struct,
    /// `i31ref`
    I31,
    /// `externref`
    Extern,
    /// `funcref`
    Func,
}

/// The type of a field or array element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Storage {
    /// Packed 8-bit integer.
    I8,
    /// Packed 16-bit integer.
    I16,
    /// Not packed.
    Val(Val),
}

/// A field of a struct type.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name, for the name section and the text form.
    pub name: String,
    /// What it holds.
    pub storage: Storage,
    /// Whether it can be assigned.
    pub mutable: bool,
}

/// A definition in the module's one recursion group.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Name, for the name section and the text form.
    pub name: String,
    /// Supertype.
    pub parent: Option<TypeIdx>,
    /// No subtypes: casts to it are one comparison.
    pub is_final: bool,
    /// Structure.
    pub kind: TypeKind,
}

/// Structure of a type definition.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// Struct; the fields of the parent come first.
    Struct(Vec<Field>),
    /// Array; always mutable.
    Array(Storage),
    /// Function with at most one result.
    Func(Vec<Val>, Option<Val>),
}

/// A function.
#[derive(Clone, Debug)]
pub struct Func {
    /// Name, for the name section and stack traces, in JavaScript's terms.
    pub name: String,
    /// Its function type.
    pub ty: TypeIdx,
    /// Names of parameters and other locals, with their types; parameters first.
    pub locals: Vec<(String, Val)>,
    /// The body; its last expression is the result.
    pub body: Vec<Expr>,
    /// Number of labels in use.
    pub labels: u32,
    /// The source of the whole function.
    pub span: Span,
    /// Whether the optimiser may paste the body into callers: small and not recursive.
    pub inline: bool,
    /// Whether it is worth bytes to be fast: the program's own, not the library's.
    pub is_hot: bool,
    /// Whether it has code that the program wrote, be it pasted. The optimiser finds it out.
    pub is_own: bool,
}

/// A function that the module imports.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Module name.
    pub module: String,
    /// Field name.
    pub name: String,
    /// Its function type.
    pub ty: TypeIdx,
}

/// A global variable; always mutable.
#[derive(Clone, Debug)]
pub struct Global {
    /// Name.
    pub name: String,
    /// Type. The initial value is zero or null.
    pub ty: Val,
}

/// How the module throws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exceptions {
    /// A tag of its own, with a reference of this type.
    Own(TypeIdx),
    /// The interface's tag, with an externref; the functions convert from and to [`TypeIdx`].
    Dyntype {
        /// The type of a thrown value inside the module.
        value: TypeIdx,
        /// value to externref.
        wrap: FuncIdx,
        /// externref to value.
        unwrap: FuncIdx,
    },
}

/// A whole module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Types, in one recursion group. A parent stands before its children.
    pub types: Vec<TypeDef>,
    /// Imported functions: the first function indices.
    pub imports: Vec<Import>,
    /// Defined functions.
    pub funcs: Vec<Func>,
    /// Globals.
    pub globals: Vec<Global>,
    /// Passive data segments.
    pub data: Vec<Vec<u8>>,
    /// Exported functions, by name.
    pub exports: Vec<(String, FuncIdx)>,
    /// Pages of linear memory (exported as `memory`), 0 for none.
    pub memory_pages: u32,
    /// Slots of the table of externref (exported as `values`), 0 for none.
    pub value_slots: u32,
    /// How it throws.
    pub exceptions: Exceptions,
    /// What throws when calls nest too deep; None where nothing could catch that.
    pub overflow: Option<FuncIdx>,
    /// Display names of the source modules, by index in spans.
    pub sources: Vec<String>,
    /// The structs whose instances say through a descriptor of their own what dynamic code may do
    /// with them.
    pub classes: Vec<Class>,
}

/// A struct with a descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The struct; its first field is the descriptor.
    pub ty: TypeIdx,
    /// The global that holds the descriptor. It is set once, before anything else runs.
    pub descriptor: GlobalIdx,
}

/// Display names of the runtime library's modules begin so; no file's does.
pub const LIBRARY: &str = "dyntype:";

impl Module {
    /// Whether a place is in the runtime library. No place is: nobody wrote that code.
    pub fn is_library(&self, span: Span) -> bool {
        let source = self.sources.get(span.module as usize);
        span == Span::default() || source.is_some_and(|name| name.starts_with(LIBRARY))
    }

    /// The definition of a function type.
    pub fn signature(&self, ty: TypeIdx) -> (&[Val], Option<Val>) {
        match &self.types[ty.index()].kind {
            TypeKind::Func(params, result) => (params, *result),
            _ => (&[], None),
        }
    }

    /// The function type of an imported or defined function.
    pub fn func_type(&self, func: FuncIdx) -> TypeIdx {
        match self.imports.get(func.index()) {
            Some(import) => import.ty,
            None => self.funcs[func.index() - self.imports.len()].ty,
        }
    }

    /// Whether `a` is `b` or below it.
    pub fn is_subtype(&self, a: Val, b: Val) -> bool {
        if a == b {
            return true;
        }
        match (a, b) {
            (Val::Ref(a), Val::Ref(b)) => {
                let mut at = Some(a);
                while let Some(ty) = at {
                    if ty == b {
                        return true;
                    }
                    at = self.types[ty.index()].parent;
                }
                false
            }
            (Val::Ref(a), Val::Func) => matches!(self.types[a.index()].kind, TypeKind::Func(..)),
            (Val::Ref(a), Val::Any | Val::Eq) => {
                !matches!(self.types[a.index()].kind, TypeKind::Func(..))
            }
            (Val::Ref(a), Val::Struct) => {
                matches!(self.types[a.index()].kind, TypeKind::Struct(..))
            }
            (Val::Struct | Val::I31, Val::Eq | Val::Any) | (Val::Eq, Val::Any) => true,
            _ => false,
        }
    }
}

/// An instruction with its operands.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it does.
    pub kind: Box<Kind>,
    /// What it leaves: `None` for a statement.
    pub ty: Option<Val>,
    /// Control never goes past it. It fits where any type is wanted.
    pub diverges: bool,
    /// Where it came from.
    pub span: Span,
}

/// One operand to one result, named as in WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "WebAssembly's own names")]
pub enum Unary {
    I32Eqz,
    I32Clz,
    I32Ctz,
    I32Popcnt,
    I32Extend8S,
    I32Extend16S,
    I32WrapI64,
    I32TruncF64S,
    I32TruncF64U,
    I32TruncSatF64S,
    I32TruncSatF64U,
    I64Eqz,
    I64Clz,
    I64Ctz,
    I64Popcnt,
    I64ExtendI32S,
    I64ExtendI32U,
    I64TruncSatF64S,
    I64TruncSatF64U,
    I64ReinterpretF64,
    F64ReinterpretI64,
    F64Abs,
    F64Neg,
    F64Ceil,
    F64Floor,
    F64Trunc,
    F64Nearest,
    F64Sqrt,
    F64ConvertI32S,
    F64ConvertI32U,
    F64ConvertI64S,
    F64ConvertI64U,
    /// To single precision and back (`Math.fround`).
    F64Fround,
    /// The bits of the value as a single, as an i32.
    I32ReinterpretF32OfF64,
    /// A single from its bits, promoted.
    F64PromoteF32OfI32,
    RefIsNull,
    /// Traps on null.
    RefAsNonNull,
    RefI31,
    I31GetS,
    I31GetU,
    ExternConvertAny,
    AnyConvertExtern,
    ArrayLen,
}

/// Two operands to one result, named as in WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "WebAssembly's own names")]
pub enum Binary {
    I32Add,
    I32Sub,
    I32Mul,
    I32DivS,
    I32DivU,
    I32RemS,
    I32RemU,
    I32And,
    I32Or,
    I32Xor,
    I32Shl,
    I32ShrS,
    I32ShrU,
    I32Rotl,
    I32Rotr,
    I32Eq,
    I32Ne,
    I32LtS,
    I32LtU,
    I32GtS,
    I32GtU,
    I32LeS,
    I32LeU,
    I32GeS,
    I32GeU,
    I64Add,
    I64Sub,
    I64Mul,
    I64DivS,
    I64DivU,
    I64RemS,
    I64RemU,
    I64And,
    I64Or,
    I64Xor,
    I64Shl,
    I64ShrS,
    I64ShrU,
    I64Rotl,
    I64Rotr,
    I64Eq,
    I64Ne,
    I64LtS,
    I64LtU,
    I64GtS,
    I64GtU,
    I64LeS,
    I64LeU,
    I64GeS,
    I64GeU,
    F64Add,
    F64Sub,
    F64Mul,
    F64Div,
    F64Min,
    F64Max,
    F64Copysign,
    F64Eq,
    F64Ne,
    F64Lt,
    F64Gt,
    F64Le,
    F64Ge,
    RefEq,
}

/// The kinds of memory access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "WebAssembly's own names")]
pub enum Mem {
    I32,
    I32U8,
    I32U16,
    I64,
    F64,
}

/// What an instruction does.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Nothing.
    Nop,
    /// A constant.
    I32(i32),
    /// A constant.
    I64(i64),
    /// A constant, by its bits, so that NaN patterns survive.
    F64(u64),
    /// The null reference of the expression's type.
    Null,
    /// A reference to a function.
    FuncRef(FuncIdx),
    /// Reads a local.
    Get(Local),
    /// Assigns a local.
    Set(Local, Expr),
    /// Assigns a local and leaves the value.
    Tee(Local, Expr),
    /// Reads a global.
    GlobalGet(GlobalIdx),
    /// Assigns a global.
    GlobalSet(GlobalIdx, Expr),
    /// One operand.
    Unary(Unary, Expr),
    /// Two operands.
    Binary(Binary, Expr, Expr),
    /// Both operands are evaluated (first, second, condition).
    Select(Expr, Expr, Expr),
    /// Direct call.
    Call(FuncIdx, Vec<Expr>),
    /// Call through a reference of this function type. Traps on null.
    CallRef(TypeIdx, Expr, Vec<Expr>),
    /// Allocates a struct; a value a field.
    StructNew(TypeIdx, Vec<Expr>),
    /// Reads a field (packed ones unsigned). Traps on null.
    FieldGet(TypeIdx, u32, Expr),
    /// Assigns a field. Traps on null.
    FieldSet(TypeIdx, u32, Expr, Expr),
    /// Allocates an array: initial value, length.
    ArrayNew(TypeIdx, Expr, Expr),
    /// Allocates an array of zeros or nulls: length.
    ArrayNewDefault(TypeIdx, Expr),
    /// Allocates an array of these elements.
    ArrayNewFixed(TypeIdx, Vec<Expr>),
    /// Allocates an array from a data segment: byte offset, length in elements.
    ArrayNewData(TypeIdx, DataIdx, Expr, Expr),
    /// Reads an element (packed ones unsigned). Traps out of bounds.
    ArrayGet(TypeIdx, Expr, Expr),
    /// Assigns an element: array, index, value. Traps out of bounds.
    ArraySet(TypeIdx, Expr, Expr, Expr),
    /// Copies elements: destination, its index, source, its index, length. Both of this type.
    ArrayCopy(TypeIdx, [Expr; 5]),
    /// Fills: array, index, value, length.
    ArrayFill(TypeIdx, [Expr; 4]),
    /// Whether the reference is of this type; null is not.
    Test(Val, Expr),
    /// The reference as this type; null passes, another type traps.
    Cast(Val, Expr),
    /// Runs the body; a branch to the label goes to its end.
    Block(Label, Vec<Expr>),
    /// Runs the body; a branch to the label goes to its start. Ends when the body ends.
    Loop(Label, Vec<Expr>),
    /// Runs in order, without a label.
    Seq(Vec<Expr>),
    /// Two ways.
    If(Expr, Vec<Expr>, Vec<Expr>),
    /// Goes to a label, with a value where its block has a type.
    Br(Label, Option<Expr>),
    /// Goes to one of the labels by index, else to the last.
    Switch(Expr, Vec<Label>, Label),
    /// Leaves the function.
    Return(Option<Expr>),
    /// Throws a value (of the type in [`Exceptions`]).
    Throw(Expr),
    /// Runs the body; a throw inside goes to the handler with the value in the local.
    Try(Vec<Expr>, Local, Vec<Expr>),
    /// Discards a value.
    Drop(Expr),
    /// Traps.
    Unreachable,
    /// Reads memory: address, constant offset in bytes.
    Load(Mem, Expr, u32),
    /// Writes memory: address, value, constant offset in bytes.
    Store(Mem, Expr, Expr, u32),
    /// Reads a slot of the table of externref.
    SlotGet(Expr),
    /// Assigns a slot of the table of externref.
    SlotSet(Expr, Expr),
    /// Adds slots that hold a value: the value, how many; gives how many there were, or -1.
    SlotGrow(Expr, Expr),
    /// Suspends a generator or async function with a value; leaves what it is resumed with.
    /// Gone after the state-machine pass.
    Suspend(Expr),
}
