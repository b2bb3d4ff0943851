//! Elements by key. Those of arrays in place where they are there and of the expected kind, through
//! the library otherwise.

use crate::ir::{Binary, Expr, Kind, Label, Span, TypeIdx, Unary, Val};
use crate::types::{Intrinsic, Type, TypeId};

use super::class::{Found, MemberKind};
use super::function::Body;
use super::integer;
use super::layout::{array, string};
use super::representation::{Null, Repr};
use super::value::Typed;

/// An index, evaluated.
pub(super) struct Index {
    /// What to run first.
    pub store: Expr,
    /// As a double, for the library.
    pub double: Expr,
    /// As an i32; right only where the test says so.
    pub position: Expr,
    /// Whether it is an integer below the length.
    pub inside: Expr,
}

/// How an array holds the elements that an access expects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Doubles.
    Numbers,
    /// Values.
    Values,
}

impl Held {
    fn of(numbers: bool) -> Held {
        if numbers { Held::Numbers } else { Held::Values }
    }
}

impl Body<'_, '_> {
    /// Type of `value[key]` by the static type.
    pub fn element_type(&mut self, value: &Typed, key: &Typed) -> Option<TypeId> {
        let ty = self.l.checker.without_nullish(value.ty);
        if let Some(element) = self.l.checker.array_element(ty)
            && matches!(key.repr, Repr::Number | Repr::NumberOrUndefined)
        {
            if let Type::Tuple(elements) = self.l.checker.types.get(ty).clone()
                && let Kind::F64(bits) = *key.expr.kind
                && let Some(element) = elements.get(f64::from_bits(bits) as usize)
                && !element.rest
            {
                return Some(if element.optional {
                    self.l.or_undefined(element.ty)
                } else {
                    element.ty
                });
            }
            return Some(element);
        }
        let numeric = matches!(key.repr, Repr::Number | Repr::NumberOrUndefined);
        let found = self.l.checker.index_type(ty, numeric)?;
        let env = self.env.clone();
        Some(self.l.apply(found, &env))
    }

    /// `value[key]`
    pub fn get_element(&mut self, value: Typed, key: Typed, span: Span) -> Typed {
        let (check, value, key) = self.require_container(value, key, span);
        let result = self.get_element_of(value, key, span);
        if matches!(*check.kind, Kind::Nop) {
            return result;
        }
        Typed::new(Expr::seq(vec![check, result.expr]), result.ty, result.repr)
    }

    fn get_element_of(&mut self, value: Typed, key: Typed, span: Span) -> Typed {
        let numeric = matches!(
            key.repr,
            Repr::Number | Repr::NumberOrUndefined | Repr::Intrinsic(Intrinsic::I32)
        );
        match value.repr {
            Repr::Intrinsic(raw) if numeric => {
                let index = self.convert(key, Repr::Intrinsic(Intrinsic::I32));
                return self.raw_get(raw, value.expr, index);
            }
            Repr::Array(_) if numeric => {
                let ty = self.element_type(&value, &key).unwrap_or(TypeId::ANY);
                let index = self.convert(key, Repr::Number);
                return self.array_element_at(value, index, ty);
            }
            Repr::String(_) if numeric => {
                let index = self.convert(key, Repr::Number);
                return self.string_element(value.expr, index);
            }
            Repr::Class(class, _) if numeric => {
                if let Some(place) = self.typed_element(&value) {
                    let index = self.convert(key, Repr::Number);
                    return self.get_typed_element(place, value.expr, index);
                }
                if let Some(Found::Method { .. }) = self.l.find_member(class, "__get") {
                    return self.call_member(
                        class,
                        "__get",
                        MemberKind::Method,
                        value,
                        vec![key],
                        span,
                    );
                }
            }
            _ => {}
        }
        let ty = self.element_type(&value, &key).unwrap_or(TypeId::ANY);
        let object = self.boxed(value);
        if numeric && !self.l.program.module(self.module).is_library {
            let element = self.any_element(object, key, span);
            return self.refined(Typed::any(element), ty);
        }
        let key = self.boxed(key);
        if !numeric {
            self.l.dynamic_key();
        }
        let expr = self
            .l
            .call_library("dynamic", "rtGetIndex", vec![object, key])
            .at(span);
        self.refined(Typed::any(expr), ty)
    }

    /// `value[key] = new`
    pub fn set_element(&mut self, value: Typed, key: Typed, new: Typed, span: Span) -> Expr {
        let (check, value, key, new) = self.require_element_target(value, key, new, span);
        self.note_computed_assignment(&value, &key);
        let numeric = matches!(
            key.repr,
            Repr::Number | Repr::NumberOrUndefined | Repr::Intrinsic(Intrinsic::I32)
        );
        if numeric && let Some(place) = self.typed_element(&value) {
            let index = self.convert(key, Repr::Number);
            let set = self.set_typed_element(place, value.expr, index, new);
            return Expr::seq(vec![check, set]);
        }
        let set = match value.repr {
            Repr::Intrinsic(raw) if numeric => {
                let index = self.convert(key, Repr::Intrinsic(Intrinsic::I32));
                self.raw_set(raw, value.expr, index, new)
            }
            Repr::Array(_) if numeric => {
                let element = self
                    .l
                    .checker
                    .array_element(value.ty)
                    .unwrap_or(TypeId::ANY);
                let index = self.convert(key, Repr::Number);
                let numbers = self.l.repr(element) == Repr::Number
                    && matches!(new.repr, Repr::Number | Repr::NumberOrUndefined);
                self.set_array_element(value.expr, index, new, numbers)
            }
            Repr::Class(class, _)
                if numeric
                    && matches!(
                        self.l.find_member(class, "__set"),
                        Some(Found::Method { .. })
                    ) =>
            {
                self.call_member(
                    class,
                    "__set",
                    MemberKind::Method,
                    value,
                    vec![key, new],
                    span,
                )
                .expr
                .drop()
            }
            _ if numeric && !self.l.program.module(self.module).is_library => {
                let object = self.boxed(value);
                self.set_any_element(object, key, new, span)
            }
            _ => {
                let object = self.boxed(value);
                let key = self.boxed(key);
                let new = self.boxed(new);
                if !numeric {
                    self.l.dynamic_key();
                }
                self.l.needs_all_fields();
                self.l
                    .call_library("dynamic", "rtSetIndex", vec![object, key, new])
                    .at(span)
            }
        };
        Expr::seq(vec![check, set])
    }

    /// Evaluates an index into something of a length.
    pub(super) fn index(&mut self, index: Expr, length: Expr) -> Index {
        if let Kind::Unary(Unary::F64ConvertI32S, inner) = &*index.kind {
            let (store, position) = self.reuse(inner.clone(), Val::I32);
            let inside = Expr::binary(Binary::I32LtU, position.clone(), length);
            return Index {
                store,
                double: Expr::unary(Unary::F64ConvertI32S, position.clone()),
                position,
                inside,
            };
        }
        if let Some(whole) = integer::integer(&index) {
            let (store, whole) = self.reuse(whole, Val::I64);
            let inside = Expr::binary(
                Binary::I64LtU,
                whole.clone(),
                Expr::unary(Unary::I64ExtendI32U, length),
            );
            let position = Expr::unary(Unary::I32WrapI64, whole.clone());
            return Index {
                store,
                double: integer::double(whole),
                position,
                inside,
            };
        }
        if let Some((word, unsigned)) = integer::index_word(&index) {
            let (store, word) = self.reuse(word, Val::I32);
            let convert = match unsigned {
                true => Unary::F64ConvertI32U,
                false => Unary::F64ConvertI32S,
            };
            return Index {
                store,
                inside: Expr::binary(Binary::I32LtU, word.clone(), length),
                double: Expr::unary(convert, word.clone()),
                position: word,
            };
        }
        let (store, double) = self.reuse(index, Val::F64);
        let position = self.local("position", Val::I32);
        let cut = Expr::set(
            position,
            Expr::unary(Unary::I32TruncSatF64S, double.clone()),
        );
        let position = Expr::get(position, Val::I32);
        let same = Expr::binary(
            Binary::F64Eq,
            Expr::unary(Unary::F64ConvertI32S, position.clone()),
            double.clone(),
        );
        let inside = Expr::binary(
            Binary::I32And,
            Expr::binary(Binary::I32LtU, position.clone(), length),
            same,
        );
        Index {
            store: Expr::seq(vec![store, cut]),
            double,
            position,
            inside,
        }
    }

    /// Field, raw type and element type of a way to hold elements.
    fn held(&self, held: Held) -> (u32, TypeIdx, Val) {
        let layout = &self.l.layout;
        match held {
            Held::Numbers => (array::F64S, layout.raw_f64, Val::F64),
            Held::Values => (array::VALS, layout.raw_any, layout.any()),
        }
    }

    /// Stores the key of an element that is read and written, as an integer where it is one.
    pub(super) fn keep_key(&mut self, object: &Typed, key: Typed) -> (Expr, Typed) {
        let numeric = matches!(key.repr, Repr::Number | Repr::NumberOrUndefined);
        if numeric && self.typed_element(object).is_some() {
            let ty = key.ty;
            let index = self.convert(key, Repr::Number);
            if let Some((word, unsigned)) = integer::index_word(&index) {
                let convert = match unsigned {
                    true => Unary::F64ConvertI32U,
                    false => Unary::F64ConvertI32S,
                };
                let (store, word) = self.reuse(word, Val::I32);
                return (
                    store,
                    Typed::new(Expr::unary(convert, word), ty, Repr::Number),
                );
            }
            return self.keep_whole(Typed::new(index, ty, Repr::Number));
        }
        if numeric {
            return self.keep_whole(key);
        }
        self.keep(key)
    }

    fn keep_whole(&mut self, index: Typed) -> (Expr, Typed) {
        match integer::integer(&index.expr) {
            Some(whole) => {
                let (store, whole) = self.reuse(whole, Val::I64);
                let read = integer::double(whole);
                (store, Typed::new(read, index.ty, index.repr))
            }
            None => self.keep(index),
        }
    }

    /// Stores an index, as an integer where it is one: what to run first, the index, and the index
    /// as a key.
    fn keep_index(&mut self, index: Typed) -> (Expr, Expr, Expr) {
        let (store, index) = self.keep_whole(index);
        let read = index.expr.clone();
        let key = self.boxed(index);
        (store, read, key)
    }

    /// Whether a value is an array without a side table, which could freeze it or have accessors.
    fn is_plain_array(&mut self, object: &Expr) -> Expr {
        let layout = &self.l.layout;
        let list = Val::Ref(layout.array);
        let cast = Expr::cast(list, object.clone());
        let ext = Expr::field(layout.object, super::layout::EXT, cast, layout.any());
        Expr::if_else(
            Expr::test(list, object.clone()),
            vec![ext.is_null()],
            vec![Expr::i32(0)],
            Some(Val::I32),
        )
    }

    /// `object[index]` of any value; in place where it is an array.
    fn any_element(&mut self, object: Expr, index: Typed, span: Span) -> Expr {
        let any = self.l.layout.any();
        let list = Val::Ref(self.l.layout.array);
        let (store, object) = self.reuse(object, any);
        let (store_index, index, key) = self.keep_index(index);
        let array = Typed::new(
            Expr::cast(list, object.clone()),
            TypeId::ANY,
            Repr::Array(Null::Never),
        );
        let element = self.array_element_at(array, index.clone(), TypeId::ANY);
        let element = self.boxed(element);
        let other = self
            .l
            .call_library("dynamic", "rtGetIndex", vec![object.clone(), key])
            .at(span);
        let is_array = self.is_plain_array(&object);
        let element = Expr::if_else(is_array, vec![element], vec![other], Some(any));
        Expr::seq(vec![store, store_index, element])
    }

    /// `object[index] = new` of any value; in place where it is an array.
    fn set_any_element(&mut self, object: Expr, index: Typed, new: Typed, span: Span) -> Expr {
        let any = self.l.layout.any();
        let list = Val::Ref(self.l.layout.array);
        let (store, object) = self.reuse(object, any);
        let (store_index, index, key) = self.keep_index(index);
        let new = self.boxed(new);
        let (store_new, new) = self.reuse(new, any);
        let cast = Expr::cast(list, object.clone());
        let is_array = self.is_plain_array(&object);
        let element = Typed::any(new.clone());
        let set = self.set_array_element(cast, index.clone(), element, false);
        self.l.needs_all_fields();
        let other = self
            .l
            .call_library("dynamic", "rtSetIndex", vec![object, key, new])
            .at(span);
        let set = Expr::if_else(is_array, vec![set], vec![other], None);
        Expr::seq(vec![store, store_index, store_new, set])
    }

    /// Runs `fast` with the unit of a string where it is flat and the index is inside, else `slow`
    /// with the string and the index.
    pub fn string_unit(
        &mut self,
        text: Expr,
        index: Expr,
        result: Val,
        fast: impl FnOnce(&mut Self, Expr) -> Expr,
        slow: impl FnOnce(&mut Self, Expr, Expr) -> Expr,
    ) -> Expr {
        let (text_type, units) = (self.l.layout.string, self.l.layout.raw_u16);
        let (store, text) = self.reuse(text, Val::Ref(text_type));
        let length = Expr::field(text_type, string::LEN, text.clone(), Val::I32);
        let index = self.index(index, length);
        let flat = Expr::field(text_type, string::FLAT, text.clone(), Val::Ref(units));
        let (store_flat, flat) = self.reuse(flat, Val::Ref(units));
        let exit = self.label();
        let load = Kind::ArrayGet(units, flat.clone(), index.position);
        let found = fast(self, Expr::new(load, Some(Val::I32)));
        let leave = Expr::new(Kind::Br(exit, Some(found)), None);
        let inside = vec![
            store_flat,
            Expr::if_else(flat.is_null().not(), vec![leave], vec![], None),
        ];
        let slow = slow(self, text, index.double);
        let body = vec![
            store,
            index.store,
            Expr::if_else(index.inside, inside, vec![], None),
            slow,
        ];
        Expr::block(exit, body, Some(result))
    }

    /// `text[index]`
    fn string_element(&mut self, text: Expr, index: Expr) -> Typed {
        let repr = Repr::String(Null::Undefined);
        if self.l.program.module(self.module).is_library {
            let unit = self.l.call_library("string", "strAt", vec![text, index]);
            return Typed::new(unit, TypeId::STRING, repr);
        }
        let result = self.l.val(repr);
        let unit = self.string_unit(
            text,
            index,
            result,
            |body, unit| body.l.call_library("string", "strOfUnit", vec![unit]),
            |body, text, index| body.l.call_library("string", "strAt", vec![text, index]),
        );
        Typed::new(unit, TypeId::STRING, repr)
    }

    /// Runs `fast` with the raw elements and the position where the array holds its elements in the
    /// expected way and the index is inside, with a label to leave by; else `slow` with the array
    /// and the index. `between` is evaluated after the index.
    fn in_place(
        &mut self,
        (list, index, between): (Expr, Expr, Expr),
        held: Held,
        result: Option<Val>,
        fast: impl FnOnce(&mut Self, Expr, Expr, Label) -> Vec<Expr>,
        slow: impl FnOnce(&mut Self, Expr, Expr) -> Expr,
    ) -> Expr {
        let (store_list, list) = self.reuse(list, Val::Ref(self.l.layout.array));
        let length = Expr::field(self.l.layout.array, array::LEN, list.clone(), Val::I32);
        let index = self.index(index, length);
        let (field, raw_type, _) = self.held(held);
        let raw_val = Val::Ref(raw_type);
        let raw = self.local("elements", raw_val);
        let load = Expr::field(self.l.layout.array, field, list.clone(), raw_val);
        let exit = self.label();
        let raw_read = Expr::get(raw, raw_val);
        let fast = fast(self, raw_read.clone(), index.position, exit);
        let fast = vec![
            Expr::set(raw, load),
            Expr::if_else(raw_read.is_null().not(), fast, vec![], None),
        ];
        let slow = slow(self, list, index.double);
        let body = vec![
            store_list,
            index.store,
            between,
            Expr::if_else(index.inside, fast, vec![], None),
            slow,
        ];
        Expr::block(exit, body, result)
    }

    /// An element of an array by index.
    pub fn array_element_at(&mut self, value: Typed, index: Expr, ty: TypeId) -> Typed {
        let numbers = self.l.repr(ty) == Repr::Number;
        let name = if numbers { "arrGetF64" } else { "arrGetAny" };
        if self.l.program.module(self.module).is_library {
            // The library is compiled for size: it has its own ways into arrays.
            let expr = self.l.call_library("array", name, vec![value.expr, index]);
            if numbers {
                return Typed::new(expr, ty, Repr::NumberOrUndefined);
            }
            return self.refined(Typed::any(expr), ty);
        }
        let repr = match self.l.repr(ty) {
            Repr::Number => Repr::NumberOrUndefined,
            repr if repr.null() == Null::Never => repr.with_null(Null::Undefined).unwrap_or(repr),
            // Its null reference is `null`; a missing element is told from that.
            repr if repr.null() == Null::Null => Repr::Any,
            repr => repr,
        };
        // A final struct is told by one comparison; everything else leaves as `any`.
        let exact = match repr {
            Repr::String(_) | Repr::Function(_) | Repr::Array(_) => true,
            Repr::Class(class, _) => self.l.is_final_class(class),
            _ => false,
        };
        let held = Held::of(numbers);
        let (_, raw_type, element) = self.held(held);
        let val = if exact { self.l.val(repr) } else { element };
        let expr = self.in_place(
            (value.expr, index, Expr::nop()),
            held,
            Some(val),
            |body, raw, position, exit| {
                let found = body.local("element", element);
                let read = Expr::get(found, element);
                let test = if numbers {
                    // Holes and `undefined` are patterns of NaN.
                    Expr::binary(Binary::F64Eq, read.clone(), read.clone())
                } else if exact {
                    Expr::test(val, read.clone())
                } else {
                    Expr::binary(Binary::RefEq, read.clone(), body.l.hole_value()).not()
                };
                let taken = if exact { Expr::cast(val, read) } else { read };
                let load = Expr::new(Kind::ArrayGet(raw_type, raw, position), Some(element));
                let leave = Expr::new(Kind::Br(exit, Some(taken)), None);
                vec![
                    Expr::set(found, load),
                    Expr::if_else(test, vec![leave], vec![], None),
                ]
            },
            |body, list, index| {
                let slow = body.l.call_library("array", name, vec![list, index]);
                if exact {
                    body.convert(Typed::any(slow), repr)
                } else {
                    slow
                }
            },
        );
        if exact || numbers {
            return Typed::new(expr, ty, repr);
        }
        self.refined(Typed::any(expr), ty)
    }

    /// Assigns an element of an array.
    pub fn set_array_element(
        &mut self,
        list: Expr,
        index: Expr,
        new: Typed,
        numbers: bool,
    ) -> Expr {
        let name = if numbers { "arrSetF64" } else { "arrSetAny" };
        let new = if numbers { new.expr } else { self.boxed(new) };
        if self.l.program.module(self.module).is_library || self.l.survey.edits_shapes {
            return self.l.call_library("array", name, vec![list, index, new]);
        }
        let held = Held::of(numbers);
        let (_, raw_type, element) = self.held(held);
        let (store_new, new) = self.reuse(new, element);
        let slow_new = new.clone();
        self.in_place(
            (list, index, store_new),
            held,
            None,
            |_, raw, position, exit| {
                vec![
                    Expr::new(Kind::ArraySet(raw_type, raw, position, new), None),
                    Expr::br(exit),
                ]
            },
            |body, list, index| {
                body.l
                    .call_library("array", name, vec![list, index, slow_new])
                    .drop()
            },
        )
    }
}
