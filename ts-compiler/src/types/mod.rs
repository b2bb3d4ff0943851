//! TypeScript's types, interned: equal types have equal ids.

use std::collections::HashMap;
use std::rc::Rc;

use crate::program::{Node, Symbol};

/// An interned type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Types that only the runtime library can name: WebAssembly's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intrinsic {
    /// `i32`: arithmetic on it wraps.
    I32,
    /// `i64`
    I64,
    /// `RawU8`: a WebAssembly array of packed bytes.
    RawU8,
    /// `RawU16`: of packed 16-bit units.
    RawU16,
    /// `RawI32`
    RawI32,
    /// `RawF64`
    RawF64,
    /// `RawAny`: of `any`.
    RawAny,
    /// `Extern`: an externref.
    Extern,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Dynamic; also wherever inference gives up.
    Any,
    /// Dynamic, not usable without a test.
    Unknown,
    /// No value.
    Never,
    /// Result of a function without one.
    Void,
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `number`
    Number,
    /// `string`
    String,
    /// `bigint`
    BigInt,
    /// `symbol`
    Symbol,
    /// `object`
    NonPrimitive,
    /// A type of the runtime library's intrinsics.
    Intrinsic(Intrinsic),
    /// `"a"`
    StringLiteral(Rc<str>),
    /// `1`, by its bits.
    NumberLiteral(u64),
    /// `true`
    BooleanLiteral(bool),
    /// `1n`
    BigIntLiteral(Rc<str>),
    /// A template literal type: a string of some form.
    TemplateLiteral(Vec<Rc<str>>, Vec<TypeId>),
    /// An enum: the union of its members. Whether it holds numbers, strings or both is asked of
    /// the checker.
    Enum(Symbol),
    /// A member of an enum, by index.
    EnumMember(Symbol, u32),
    /// At least two members, flat, sorted, without `any`, `unknown` and `never`.
    Union(Vec<TypeId>),
    /// At least two members.
    Intersection(Vec<TypeId>),
    /// A type parameter. Its constraint is asked of the checker.
    Param(Node),
    /// `this` inside a class or interface.
    This(Symbol),
    /// Instance of a class, with arguments for its parameters.
    Class(Symbol, Vec<TypeId>),
    /// A declared interface, with arguments for its parameters.
    Interface(Symbol, Vec<TypeId>),
    /// The class itself: `typeof C`.
    ClassValue(Symbol),
    /// The enum object: `typeof E`.
    EnumValue(Symbol),
    /// A namespace, or a module imported as a namespace, as a value.
    NamespaceValue(Node),
    /// An object, function or constructor type without a name.
    Object(Rc<ObjectType>),
    /// A tuple.
    Tuple(Vec<TupleElement>),
    /// `keyof T` of a type that depends on a parameter.
    KeyOf(TypeId),
    /// `T[K]` of types that depend on a parameter.
    Indexed(TypeId, TypeId),
    /// A conditional or mapped type that depends on a parameter: its syntax and the
    /// arguments in force.
    Deferred(Node, Vec<(Node, TypeId)>),
}

/// An element of a tuple.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TupleElement {
    /// Its type (of one element, for a rest).
    pub ty: TypeId,
    /// May be absent.
    pub optional: bool,
    /// `...T[]`
    pub rest: bool,
}

/// Members of an object type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ObjectType {
    /// Named properties in order of declaration. Names of well-known symbols are written
    /// `@@iterator`.
    pub properties: Vec<Property>,
    /// Call signatures, as overloads.
    pub calls: Vec<Rc<Signature>>,
    /// Construct signatures.
    pub constructs: Vec<Rc<Signature>>,
    /// `[key: string]: T`
    pub string_index: Option<TypeId>,
    /// `[key: number]: T`
    pub number_index: Option<TypeId>,
}

/// How a property is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PropertyKind {
    /// A field or data property.
    Field,
    /// A method: on the prototype of a class.
    Method,
    /// Getter, setter or both.
    Accessor,
}

/// A property of a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Property {
    /// Name.
    pub name: Rc<str>,
    /// Type, without the `undefined` that `optional` adds.
    pub ty: TypeId,
    /// `?`
    pub optional: bool,
    /// `readonly`
    pub readonly: bool,
    /// How it is declared.
    pub kind: PropertyKind,
    /// The class member, literal property or interface member it comes from.
    pub decl: Option<Node>,
}

/// A function type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Type parameters.
    pub type_params: Vec<Node>,
    /// Declared `this`.
    pub this: Option<TypeId>,
    /// Parameters.
    pub params: Vec<Param>,
    /// Result.
    pub result: TypeId,
    /// `x is T`, `asserts x`, `asserts x is T`: parameter index (or `None` for `this`), the type,
    /// whether it asserts.
    pub predicate: Option<(Option<u32>, Option<TypeId>, bool)>,
    /// The function, method or signature it comes from.
    pub decl: Option<Node>,
    /// Result is a generator or promise made by the body.
    pub is_async: bool,
    /// `function*`
    pub is_generator: bool,
}

/// A parameter of a signature.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Param {
    /// Name, empty for a pattern.
    pub name: Rc<str>,
    /// Type: for an optional parameter without its `undefined`; for a rest parameter the array.
    pub ty: TypeId,
    /// `?` or a default.
    pub optional: bool,
    /// `...`
    pub rest: bool,
}

/// All types of a program.
pub struct Types {
    types: Vec<Type>,
    ids: HashMap<Type, TypeId>,
}

macro_rules! constants {
    ($($name:ident = $index:literal $ty:ident),* $(,)?) => {
        #[allow(missing_docs, reason = "named after the types")]
        impl TypeId { $( pub const $name: TypeId = TypeId($index); )* }
        const CONSTANTS: &[Type] = &[$(Type::$ty),*];
    };
}
constants! {
    ANY = 0 Any, UNKNOWN = 1 Unknown, NEVER = 2 Never, VOID = 3 Void, UNDEFINED = 4 Undefined,
    NULL = 5 Null, BOOLEAN = 6 Boolean, NUMBER = 7 Number, STRING = 8 String, BIGINT = 9 BigInt,
    SYMBOL = 10 Symbol, OBJECT = 11 NonPrimitive,
}

impl Default for Types {
    fn default() -> Self {
        let mut types = Types {
            types: Vec::new(),
            ids: HashMap::new(),
        };
        for ty in CONSTANTS {
            types.intern(ty.clone());
        }
        types
    }
}

impl Types {
    /// The id of a type.
    pub fn intern(&mut self, ty: Type) -> TypeId {
        if let Some(&id) = self.ids.get(&ty) {
            return id;
        }
        let id = TypeId(self.types.len() as u32);
        self.types.push(ty.clone());
        self.ids.insert(ty, id);
        id
    }

    /// The type of an id.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }
}
