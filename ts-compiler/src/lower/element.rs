//! Elements of arrays: in place where they are there and of the expected kind, through the library
//! otherwise.

use crate::ir::{Binary, Expr, Kind, Unary, Val};
use crate::types::TypeId;

use super::function::Body;
use super::integer;
use super::layout::array;
use super::representation::{Null, Repr};
use super::value::Typed;

/// An index, evaluated.
struct Index {
    /// What to run first.
    store: Expr,
    /// As a double, for the library.
    double: Expr,
    /// As an i32; right only where the test says so.
    position: Expr,
    /// Whether it is an integer below the length.
    inside: Expr,
}

impl Body<'_, '_> {
    /// Evaluates an index into an array that is in a local.
    fn index(&mut self, index: Expr, list: &Expr) -> Index {
        let length = Expr::field(self.l.layout.array, array::LEN, list.clone(), Val::I32);
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

    /// An element of an array by index.
    pub fn array_element_at(&mut self, value: Typed, index: Expr, ty: TypeId) -> Typed {
        let in_library = self.l.program.module(self.module).is_library;
        let numbers = self.l.repr(ty) == Repr::Number;
        if in_library {
            // The library is compiled for size: it has its own ways into arrays.
            let name = if numbers { "arrGetF64" } else { "arrGetAny" };
            let expr = self.l.call_library("array", name, vec![value.expr, index]);
            if numbers {
                return Typed::new(expr, ty, Repr::NumberOrUndefined);
            }
            return self.refined(Typed::any(expr), ty);
        }
        let list_val = Val::Ref(self.l.layout.array);
        let (store_list, list) = self.reuse(value.expr, list_val);
        let index = self.index(index, &list);
        let exit = self.label();
        if numbers {
            let ty_raw = self.l.layout.raw_f64;
            let raw = self.local("numbers", Val::Ref(ty_raw));
            let found = self.local("number", Val::F64);
            let read_raw = Expr::get(raw, Val::Ref(ty_raw));
            let read = Expr::get(found, Val::F64);
            let load = Expr::field(
                self.l.layout.array,
                array::F64S,
                list.clone(),
                Val::Ref(ty_raw),
            );
            let fast = vec![
                Expr::set(raw, load),
                Expr::if_else(
                    read_raw.clone().is_null().not(),
                    vec![
                        Expr::set(
                            found,
                            Expr::new(
                                Kind::ArrayGet(ty_raw, read_raw, index.position),
                                Some(Val::F64),
                            ),
                        ),
                        // Holes and `undefined` are patterns of NaN.
                        Expr::if_else(
                            Expr::binary(Binary::F64Eq, read.clone(), read.clone()),
                            vec![Expr::new(Kind::Br(exit, Some(read)), None)],
                            vec![],
                            None,
                        ),
                    ],
                    vec![],
                    None,
                ),
            ];
            let slow = self
                .l
                .call_library("array", "arrGetF64", vec![list, index.double]);
            let body = vec![
                store_list,
                index.store,
                Expr::if_else(index.inside, fast, vec![], None),
                slow,
            ];
            return Typed::new(
                Expr::block(exit, body, Some(Val::F64)),
                ty,
                Repr::NumberOrUndefined,
            );
        }
        let any = self.l.layout.any();
        let ty_raw = self.l.layout.raw_any;
        let raw = self.local("values", Val::Ref(ty_raw));
        let found = self.local("value", any);
        let read_raw = Expr::get(raw, Val::Ref(ty_raw));
        let read = Expr::get(found, any);
        let repr = match self.l.repr(ty) {
            repr if repr.null() == Null::Never => repr.with_null(Null::Undefined).unwrap_or(repr),
            repr => repr,
        };
        // A final struct is told by one comparison; everything else leaves as `any`.
        let exact = match repr {
            Repr::String(_) | Repr::Function(_) | Repr::Array(_) => true,
            Repr::Class(class, _) => self.l.is_final_class(class),
            _ => false,
        };
        let val = if exact { self.l.val(repr) } else { any };
        let test = if exact {
            Expr::test(val, read.clone())
        } else {
            Expr::binary(Binary::RefEq, read.clone(), self.l.hole_value()).not()
        };
        let taken = if exact {
            Expr::cast(val, read.clone())
        } else {
            read
        };
        let load = Expr::field(
            self.l.layout.array,
            array::VALS,
            list.clone(),
            Val::Ref(ty_raw),
        );
        let fast = vec![
            Expr::set(raw, load),
            Expr::if_else(
                read_raw.clone().is_null().not(),
                vec![
                    Expr::set(
                        found,
                        Expr::new(Kind::ArrayGet(ty_raw, read_raw, index.position), Some(any)),
                    ),
                    Expr::if_else(
                        test,
                        vec![Expr::new(Kind::Br(exit, Some(taken)), None)],
                        vec![],
                        None,
                    ),
                ],
                vec![],
                None,
            ),
        ];
        let slow = self
            .l
            .call_library("array", "arrGetAny", vec![list, index.double]);
        let slow = if exact {
            self.convert(Typed::any(slow), repr)
        } else {
            slow
        };
        let body = vec![
            store_list,
            index.store,
            Expr::if_else(index.inside, fast, vec![], None),
            slow,
        ];
        let expr = Expr::block(exit, body, Some(val));
        if exact {
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
        let any = self.l.layout.any();
        let name = if numbers { "arrSetF64" } else { "arrSetAny" };
        let new = if numbers { new.expr } else { self.boxed(new) };
        if self.l.program.module(self.module).is_library || self.l.edits_shapes {
            return self.l.call_library("array", name, vec![list, index, new]);
        }
        let list_val = Val::Ref(self.l.layout.array);
        let (store_list, list) = self.reuse(list, list_val);
        let index = self.index(index, &list);
        let (ty_raw, field, held) = if numbers {
            (self.l.layout.raw_f64, array::F64S, Val::F64)
        } else {
            (self.l.layout.raw_any, array::VALS, any)
        };
        let (store_new, new) = self.reuse(new, held);
        let raw = self.local("elements", Val::Ref(ty_raw));
        let read_raw = Expr::get(raw, Val::Ref(ty_raw));
        let load = Expr::field(self.l.layout.array, field, list.clone(), Val::Ref(ty_raw));
        let exit = self.label();
        let fast = vec![
            Expr::set(raw, load),
            Expr::if_else(
                read_raw.clone().is_null().not(),
                vec![
                    Expr::new(
                        Kind::ArraySet(ty_raw, read_raw, index.position, new.clone()),
                        None,
                    ),
                    Expr::br(exit),
                ],
                vec![],
                None,
            ),
        ];
        let slow = self
            .l
            .call_library("array", name, vec![list, index.double, new]);
        Expr::block(
            exit,
            vec![
                store_list,
                index.store,
                store_new,
                Expr::if_else(index.inside, fast, vec![], None),
                slow.drop(),
            ],
            None,
        )
    }
}
