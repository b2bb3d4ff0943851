//! Elements of typed arrays in place: the bounds are checked, and the element is one of a
//! WebAssembly array where the buffer is held in elements of that size.

use oxc_ast::ast;

use crate::ir::{Binary, Expr, Kind, Span, TypeIdx, Unary, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::class::{Found, MemberKind};
use super::function::Body;
use super::layout::UNDEFINED_BITS;
use super::representation::{Null, Repr};
use super::value::Typed;

/// What the elements of a typed array are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    Int8,
    Uint8,
    Clamped,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Float32,
    Float64,
}

impl Element {
    fn of(name: &str) -> Option<Element> {
        Some(match name {
            "Int8Array" => Element::Int8,
            "Uint8Array" => Element::Uint8,
            "Uint8ClampedArray" => Element::Clamped,
            "Int16Array" => Element::Int16,
            "Uint16Array" => Element::Uint16,
            "Int32Array" => Element::Int32,
            "Uint32Array" => Element::Uint32,
            "Float32Array" => Element::Float32,
            "Float64Array" => Element::Float64,
            _ => return None,
        })
    }

    /// Field of the buffer that holds such elements, and the library's functions that read and
    /// write one that is held as bytes; nothing for bytes, which are always held as such.
    fn wide(self) -> Option<(&'static str, &'static str, &'static str)> {
        match self {
            Element::Int8 | Element::Uint8 | Element::Clamped => None,
            Element::Int16 | Element::Uint16 => Some(("_halves", "getHalf", "setHalfAt")),
            Element::Int32 | Element::Uint32 | Element::Float32 => {
                Some(("_words", "getWord", "setWordAt"))
            }
            Element::Float64 => Some(("_doubles", "getDouble", "setDouble")),
        }
    }

    /// The number of an element as it is held.
    fn number(self, held: Expr) -> Expr {
        let signed = |bits| {
            let up = Expr::binary(Binary::I32Shl, held.clone(), Expr::i32(bits));
            let down = Expr::binary(Binary::I32ShrS, up, Expr::i32(bits));
            Expr::unary(Unary::F64ConvertI32S, down)
        };
        match self {
            Element::Int8 => signed(24),
            Element::Int16 => signed(16),
            Element::Uint8 | Element::Clamped | Element::Uint16 | Element::Int32 => {
                Expr::unary(Unary::F64ConvertI32S, held)
            }
            Element::Uint32 => Expr::unary(Unary::F64ConvertI32U, held),
            Element::Float32 => Expr::unary(Unary::F64PromoteF32OfI32, held),
            Element::Float64 => held,
        }
    }
}

/// A place among the elements, evaluated.
struct Place {
    view: Expr,
    class: Symbol,
    /// The index as a position in the view.
    position: Expr,
    /// The same among what the buffer holds.
    at: Expr,
}

impl<'a> Lowerer<'a> {
    /// The kind of a typed array of numbers, whose class may extend the library's.
    pub fn typed_array(&mut self, class: Symbol) -> Option<Element> {
        let mut at = Some(class);
        while let Some(symbol) = at {
            if let Some(name) = self.library_class_name(symbol) {
                return Element::of(name);
            }
            at = self.base_class(symbol);
        }
        None
    }

    /// Whether a library class is that of buffers, or one of views into them.
    pub fn is_binary(&mut self, class: Symbol) -> bool {
        let mut at = Some(class);
        while let Some(symbol) = at {
            if matches!(
                self.library_class_name(symbol),
                Some("ArrayBuffer" | "BinaryView")
            ) {
                return true;
            }
            at = self.base_class(symbol);
        }
        false
    }

    /// Field of a library class in its struct: the struct, the index, the type.
    fn library_field(&mut self, class: Symbol, name: &str) -> Option<(TypeIdx, u32, Repr)> {
        match self.find_member(class, name)? {
            Found::Field {
                owner, index, repr, ..
            } => Some((self.class_type(owner), index, repr)),
            _ => None,
        }
    }
}

impl<'a> Body<'_, 'a> {
    /// The kind of the elements of a value that programs read and write in place.
    pub fn typed_element(&mut self, value: &Typed) -> Option<(Symbol, Element)> {
        match value.repr {
            Repr::Class(class, Null::Never) if !self.l.program.module(self.module).is_library => {
                Some((class, self.l.typed_array(class)?))
            }
            _ => None,
        }
    }

    /// `new Int32Array(n)` and its kin where the types of the arguments choose the way: the general
    /// constructor reaches for everything that can be iterated.
    pub fn construct_view(
        &mut self,
        class: Symbol,
        arguments: &'a [ast::Argument<'a>],
        ty: TypeId,
        span: Span,
    ) -> Option<Typed> {
        let is_array = self.l.library_class_name(class).is_some_and(|name| {
            Element::of(name).is_some() || matches!(name, "BigInt64Array" | "BigUint64Array")
        });
        let first = arguments.first()?.as_expression()?;
        if !is_array || arguments.iter().any(ast::Argument::is_spread) {
            return None;
        }
        let given = self.type_of_expression(first);
        let method = match self.l.repr(given) {
            Repr::Number if arguments.len() == 1 => "_sized",
            Repr::Array(Null::Never) if arguments.len() == 1 => "_listed",
            Repr::Class(buffer, Null::Never)
                if self.l.library_class_name(buffer) == Some("ArrayBuffer")
                    && arguments.len() <= 3 =>
            {
                "_over"
            }
            _ => return None,
        };
        let mut code = Vec::new();
        let mut args = Vec::new();
        for argument in arguments {
            let value = self.expression(argument.as_expression()?);
            let value = match (args.len(), method) {
                (0, _) => self.coerce_typed(value, given),
                _ => Typed::any(self.boxed(value)),
            };
            let (store, value) = self.keep(value);
            code.push(store);
            args.push(value);
        }
        while method == "_over" && args.len() < 3 {
            args.push(self.l.undefined());
        }
        self.l.instantiated.insert(class);
        let descriptor = self.l.class_meta(class);
        let fresh = self.fresh(class, descriptor);
        let repr = Repr::Class(class, Null::Never);
        let (store, made) = self.keep(Typed::new(fresh, ty, repr));
        let begin = self.call_member(class, method, MemberKind::Method, made.clone(), args, span);
        code.extend([store, begin.expr.drop(), made.expr]);
        Some(Typed::new(Expr::seq(code), ty, repr))
    }

    pub fn library_field(&mut self, object: Expr, class: Symbol, name: &str) -> Expr {
        match self.l.library_field(class, name) {
            Some((ty, index, repr)) => {
                let val = self.l.val(repr);
                Expr::field(ty, index, object, val)
            }
            None => object,
        }
    }

    /// `view.length`, as an i32.
    pub fn typed_length(&mut self, view: Expr, class: Symbol) -> Expr {
        self.library_field(view, class, "_length")
    }

    /// Evaluates view and index: what to run first, whether the index is inside, and the place.
    fn typed_place(&mut self, value: Expr, class: Symbol, index: Expr) -> (Expr, Expr, Place) {
        let ty = self.l.class_type(class);
        let (store, view) = self.reuse(value, Val::Ref(ty));
        let length = self.typed_length(view.clone(), class);
        let index = self.index(index, length);
        let first = self.library_field(view.clone(), class, "_first");
        let place = Place {
            at: Expr::binary(Binary::I32Add, first, index.position.clone()),
            position: index.position,
            view,
            class,
        };
        (Expr::seq(vec![store, index.store]), index.inside, place)
    }

    /// Runs `fast` with the elements where the buffer holds them, else `slow`.
    fn where_held(
        &mut self,
        place: &Place,
        field: &str,
        result: Option<Val>,
        fast: impl FnOnce(TypeIdx, Expr) -> Expr,
        slow: Expr,
    ) -> Vec<Expr> {
        let buffer = self.library_field(place.view.clone(), place.class, "_buffer");
        let Some((_, _, Repr::Class(owner, _))) = self.l.library_field(place.class, "_buffer")
        else {
            return vec![slow];
        };
        let held = self.library_field(buffer, owner, field);
        let Some(Val::Ref(raw)) = held.ty else {
            return vec![slow];
        };
        let local = self.local("elements", Val::Ref(raw));
        let read = Expr::get(local, Val::Ref(raw));
        vec![
            Expr::set(local, held),
            Expr::if_else(
                read.clone().is_null(),
                vec![slow],
                vec![fast(raw, read)],
                result,
            ),
        ]
    }

    /// `view[index]`
    pub fn get_typed_element(
        &mut self,
        (class, element): (Symbol, Element),
        value: Expr,
        index: Expr,
    ) -> Typed {
        let (store, inside, place) = self.typed_place(value, class, index);
        let at = place.at.clone();
        let val = match element {
            Element::Float64 => Val::F64,
            _ => Val::I32,
        };
        let load =
            |raw, array| element.number(Expr::new(Kind::ArrayGet(raw, array, at), Some(val)));
        let found = match element.wide() {
            None => {
                let bytes = self.library_field(place.view, class, "_bytes");
                vec![load(self.l.layout.raw_u8, bytes)]
            }
            Some((field, getter, _)) => {
                let args = vec![place.view.clone(), place.position.clone()];
                let slow = element.number(self.l.call_library("typedkinds", getter, args));
                self.where_held(&place, field, Some(Val::F64), load, slow)
            }
        };
        let absent = Expr::f64_bits(UNDEFINED_BITS);
        let found = Expr::if_else(inside, found, vec![absent], Some(Val::F64));
        Typed::new(
            Expr::seq(vec![store, found]),
            TypeId::NUMBER,
            Repr::NumberOrUndefined,
        )
    }

    /// `view[index] = new`
    pub fn set_typed_element(
        &mut self,
        (class, element): (Symbol, Element),
        value: Expr,
        index: Expr,
        new: Typed,
    ) -> Expr {
        let (store, inside, place) = self.typed_place(value, class, index);
        let new = self.as_number(new);
        let (new, val) = match element {
            Element::Float64 => (new.expr, Val::F64),
            Element::Float32 => (
                Expr::unary(Unary::I32ReinterpretF32OfF64, new.expr),
                Val::I32,
            ),
            Element::Clamped => (clamped(new.expr), Val::I32),
            _ => (self.to_int32(new), Val::I32),
        };
        let (store_new, new) = self.reuse(new, val);
        let (at, kept) = (place.at.clone(), new.clone());
        let write = |raw, array| Expr::new(Kind::ArraySet(raw, array, at, new), None);
        let set = match element.wide() {
            None => {
                let bytes = self.library_field(place.view, class, "_bytes");
                vec![write(self.l.layout.raw_u8, bytes)]
            }
            Some((field, _, setter)) => {
                let args = vec![place.view.clone(), place.position.clone(), kept];
                let slow = self.l.call_library("typedkinds", setter, args).drop();
                self.where_held(&place, field, None, write, slow)
            }
        };
        let set = Expr::if_else(inside, set, vec![], None);
        Expr::seq(vec![store, store_new, set])
    }

    /// ToNumber.
    fn as_number(&mut self, value: Typed) -> Typed {
        match value.repr {
            Repr::Number | Repr::NumberOrUndefined | Repr::Intrinsic(_) => {
                Typed::number(self.convert(value, Repr::Number))
            }
            _ => {
                let boxed = self.boxed(value);
                Typed::number(self.l.call_library("operator", "rtToNumber", vec![boxed]))
            }
        }
    }
}

/// ToUint8Clamp: halves go to the even neighbour, NaN to 0.
fn clamped(number: Expr) -> Expr {
    let least = Expr::binary(Binary::F64Max, number, Expr::f64(0.0));
    let most = Expr::binary(Binary::F64Min, least, Expr::f64(255.0));
    Expr::unary(Unary::I32TruncSatF64S, Expr::unary(Unary::F64Nearest, most))
}
