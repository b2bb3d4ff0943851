//! Tests: truth, equality, `typeof`, `instanceof`.

use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{BinaryOperator, UnaryOperator};

use crate::check::Target;
use crate::ir::{Binary, Expr, Kind, Unary, Val};
use crate::types::{Intrinsic, TypeId};

use super::dispatch::Dispatch;
use super::function::Body;
use super::layout::{UNDEFINED_BITS, string};
use super::representation::{Null, Repr};
use super::value::Typed;

const I32: Repr = Repr::Intrinsic(Intrinsic::I32);
const I64: Repr = Repr::Intrinsic(Intrinsic::I64);

impl<'a> Body<'_, 'a> {
    /// ToBoolean (ECMAScript 7.1.2), as i32.
    pub fn truthy(&mut self, value: Typed) -> Expr {
        let is_there = value.repr.null() == Null::Never && self.is_present(&value);
        let Typed { expr, repr, ty } = value;
        match repr {
            Repr::Boolean => expr,
            Repr::Any if self.l.checker.without_undefined(ty) == TypeId::BOOLEAN => {
                let any = self.l.layout.any();
                let (store, read) = self.reuse(expr, any);
                let yes = Expr::binary(Binary::RefEq, read.clone(), self.l.true_value());
                let no = Expr::binary(Binary::RefEq, read.clone(), self.l.false_value());
                let other = self.l.call_library("operator", "rtToBoolean", vec![read]);
                let not_true = Expr::if_else(no, vec![Expr::i32(0)], vec![other], Some(Val::I32));
                Expr::seq(vec![
                    store,
                    Expr::if_else(yes, vec![Expr::i32(1)], vec![not_true], Some(Val::I32)),
                ])
            }
            Repr::Number | Repr::NumberOrUndefined => {
                if let Kind::F64(bits) = *expr.kind {
                    let number = f64::from_bits(bits);
                    return Expr::i32((number != 0.0 && !number.is_nan()) as i32);
                }
                // Greater than zero in magnitude: false for NaN, 0 and -0.
                Expr::binary(
                    Binary::F64Gt,
                    Expr::unary(Unary::F64Abs, expr),
                    Expr::f64(0.0),
                )
            }
            Repr::String(_) => {
                let string = self.l.layout.string;
                let (store, read) = self.reuse(expr, Val::Ref(string));
                let length = |read| {
                    let length = Expr::field(string, super::layout::string::LEN, read, Val::I32);
                    Expr::binary(Binary::I32Ne, length, Expr::i32(0))
                };
                if is_there {
                    Expr::seq(vec![store, length(read)])
                } else {
                    Expr::seq(vec![
                        store,
                        Expr::if_else(
                            read.clone().is_null(),
                            vec![Expr::i32(0)],
                            vec![length(read)],
                            Some(Val::I32),
                        ),
                    ])
                }
            }
            Repr::Function(_) | Repr::Array(_) | Repr::Class(..) => expr.is_null().not(),
            I32 => Expr::binary(Binary::I32Ne, expr, Expr::i32(0)),
            Repr::Intrinsic(_) => Expr::seq(vec![expr.drop(), Expr::i32(1)]),
            Repr::Any => self.l.call_library("operator", "rtToBoolean", vec![expr]),
        }
    }

    /// Whether a value is null or undefined.
    pub fn is_nullish(&mut self, value: &Typed) -> Expr {
        match value.repr {
            Repr::Any => {
                let any = self.l.layout.any();
                let (store, read) = self.reuse(value.expr.clone(), any);
                let null = self.l.null_value();
                Expr::seq(vec![
                    store,
                    Expr::if_else(
                        read.clone().is_null(),
                        vec![Expr::i32(1)],
                        vec![Expr::binary(Binary::RefEq, read, null)],
                        Some(Val::I32),
                    ),
                ])
            }
            Repr::NumberOrUndefined => self.is_undefined(value),
            Repr::String(_) | Repr::Function(_) | Repr::Array(_) | Repr::Class(..) => {
                value.expr.clone().is_null()
            }
            _ => Expr::i32(0),
        }
    }

    /// Whether a value is `undefined`.
    pub fn is_undefined(&mut self, value: &Typed) -> Expr {
        match value.repr {
            Repr::Any => value.expr.clone().is_null(),
            Repr::NumberOrUndefined => {
                if let Kind::F64(bits) = *value.expr.kind {
                    return Expr::i32((bits == UNDEFINED_BITS) as i32);
                }
                Expr::binary(
                    Binary::I64Eq,
                    Expr::unary(Unary::I64ReinterpretF64, value.expr.clone()),
                    Expr::i64(UNDEFINED_BITS as i64),
                )
            }
            repr if repr.null() != Null::Null => match repr {
                Repr::String(_) | Repr::Function(_) | Repr::Array(_) | Repr::Class(..) => {
                    value.expr.clone().is_null()
                }
                _ => Expr::i32(0),
            },
            _ => Expr::i32(0),
        }
    }

    /// `a === b` (ECMAScript 7.2.15), as i32. Both operands are evaluated, in order.
    pub fn strict_equal(&mut self, a: Typed, b: Typed) -> Expr {
        match (a.repr, b.repr) {
            (Repr::Number, Repr::Number) => {
                return match super::integer::compare(Binary::F64Eq, &a.expr, &b.expr) {
                    Some(value) => value,
                    None => Expr::binary(Binary::F64Eq, a.expr, b.expr),
                };
            }
            (Repr::Boolean, Repr::Boolean) | (I32, I32) => {
                return Expr::binary(Binary::I32Eq, a.expr, b.expr);
            }
            (I32, Repr::Number | Repr::Boolean) | (Repr::Number | Repr::Boolean, I32) => {
                let a = self.convert(a, I32);
                let b = self.convert(b, I32);
                return Expr::binary(Binary::I32Eq, a, b);
            }
            (I64, I64) => return Expr::binary(Binary::I64Eq, a.expr, b.expr),
            (Repr::NumberOrUndefined, Repr::NumberOrUndefined | Repr::Number)
            | (Repr::Number, Repr::NumberOrUndefined) => {
                let (store_a, a) = self.keep(a);
                let (store_b, b) = self.keep(b);
                let equal = Expr::binary(Binary::F64Eq, a.expr.clone(), b.expr.clone());
                if a.repr == Repr::Number || b.repr == Repr::Number {
                    return Expr::seq(vec![store_a, store_b, equal]);
                }
                let both = {
                    let a = self.is_undefined(&a);
                    let b = self.is_undefined(&b);
                    Expr::binary(Binary::I32And, a, b)
                };
                return Expr::seq(vec![
                    store_a,
                    store_b,
                    Expr::binary(Binary::I32Or, equal, both),
                ]);
            }
            (Repr::String(left), Repr::String(right))
                if left == right || left == Null::Never || right == Null::Never =>
            {
                return self.equal_strings(a, b);
            }
            (
                Repr::Class(..) | Repr::Function(_) | Repr::Array(_),
                Repr::Class(..) | Repr::Function(_) | Repr::Array(_),
            ) if a.repr.null() == b.repr.null()
                || a.repr.null() == Null::Never
                || b.repr.null() == Null::Never =>
            {
                return Expr::binary(Binary::RefEq, a.expr, b.expr);
            }
            _ => {}
        }
        // A test for undefined or null alone.
        for (value, other) in [(&a, &b), (&b, &a)] {
            let is_undefined = matches!(*other.expr.kind, Kind::Null) && other.repr == Repr::Any;
            let is_null =
                other.ty == TypeId::NULL && matches!(*other.expr.kind, Kind::GlobalGet(_));
            if is_undefined {
                return match value.repr {
                    Repr::Any | Repr::NumberOrUndefined => self.is_undefined(value),
                    repr if repr.null() != Null::Null && repr.with_null(Null::Never).is_some() => {
                        value.expr.clone().is_null()
                    }
                    _ => Expr::seq(vec![value.expr.clone().drop(), Expr::i32(0)]),
                };
            }
            if is_null {
                return match value.repr {
                    Repr::Any => {
                        let null = self.l.null_value();
                        Expr::binary(Binary::RefEq, value.expr.clone(), null)
                    }
                    repr if repr.null() == Null::Null => value.expr.clone().is_null(),
                    _ => Expr::seq(vec![value.expr.clone().drop(), Expr::i32(0)]),
                };
            }
        }
        let (a, b) = (self.boxed(a), self.boxed(b));
        self.l.call_library("operator", "rtStrictEq", vec![a, b])
    }

    /// Whether two strings, or nulls of one kind, are equal.
    fn equal_strings(&mut self, a: Typed, b: Typed) -> Expr {
        let nullable =
            [&a, &b].map(|side| side.repr.null() != Null::Never || !self.is_present(side));
        if self.l.program.module(self.module).is_library && nullable == [false; 2] {
            return self.l.call_library("string", "strEq", vec![a.expr, b.expr]);
        }
        let (store_a, a) = self.keep(a);
        let (store_b, b) = self.keep(b);
        let (a, b) = (a.expr, b.expr);
        let ty = self.l.layout.string;
        let length = |side: &Expr| Expr::field(ty, string::LEN, side.clone(), Val::I32);
        let same_length = Expr::binary(Binary::I32Eq, length(&a), length(&b));
        let text = self
            .l
            .call_library("string", "strEq", vec![a.clone(), b.clone()]);
        let mut equal = Expr::if_else(same_length, vec![text], vec![Expr::i32(0)], Some(Val::I32));
        for (side, nullable) in [(&a, nullable[0]), (&b, nullable[1])] {
            if nullable {
                let missing = side.clone().is_null();
                equal = Expr::if_else(missing, vec![Expr::i32(0)], vec![equal], Some(Val::I32));
            }
        }
        let same = Expr::binary(Binary::RefEq, a, b);
        let equal = Expr::if_else(same, vec![Expr::i32(1)], vec![equal], Some(Val::I32));
        Expr::seq(vec![store_a, store_b, equal])
    }

    pub fn loose_equal(&mut self, left: Typed, right: Typed) -> Expr {
        for (value, other) in [(&left, &right), (&right, &left)] {
            if other.ty == TypeId::NULL
                || matches!(*other.expr.kind, Kind::Null) && other.repr == Repr::Any
            {
                return match value.repr {
                    Repr::Any => self.is_nullish(value),
                    _ => self.is_nullish(value),
                };
            }
        }
        if left.repr == right.repr && left.repr != Repr::Any {
            return self.strict_equal(left, right);
        }
        let (left, right) = (self.boxed(left), self.boxed(right));
        self.l
            .call_library("operator", "rtLooseEq", vec![left, right])
    }

    /// `typeof x === "string"` without making the string.
    pub fn typeof_test(&mut self, binary: &'a ast::BinaryExpression<'a>) -> Option<Expr> {
        let (unary, text) = match (
            binary.left.without_parentheses(),
            binary.right.without_parentheses(),
        ) {
            (Expression::UnaryExpression(unary), Expression::StringLiteral(text))
            | (Expression::StringLiteral(text), Expression::UnaryExpression(unary)) => {
                (unary, text)
            }
            _ => return None,
        };
        if unary.operator != UnaryOperator::Typeof {
            return None;
        }
        if let Expression::Identifier(id) = &unary.argument
            && matches!(self.resolve(id), Target::Unresolved)
            && !matches!(id.name.as_str(), "undefined" | "NaN" | "Infinity")
        {
            return None;
        }
        let negate = matches!(
            binary.operator,
            BinaryOperator::StrictInequality | BinaryOperator::Inequality
        );
        let value = self.expression(&unary.argument);
        let test = match self.known_type_name(&unary.argument, &value) {
            Some(known) => Expr::seq(vec![
                value.expr.drop(),
                Expr::i32((known == text.value.as_str()) as i32),
            ]),
            None => {
                let any = self.boxed(value);
                let layout = &self.l.layout;
                match text.value.as_str() {
                    "number" => Expr::test(Val::Ref(layout.number), any),
                    "string" => Expr::test(Val::Ref(layout.string), any),
                    "boolean" => Expr::test(Val::Ref(layout.boolean), any),
                    "undefined" => any.is_null(),
                    _ => {
                        let name = self.l.call_library("dynamic", "rtTypeof", vec![any]);
                        let text = self.l.string_constant(&text.value);
                        self.l.call_library("string", "strEq", vec![name, text])
                    }
                }
            }
        };
        Some(if negate { test.not() } else { test })
    }

    pub fn instance_of(&mut self, binary: &'a ast::BinaryExpression<'a>) -> Typed {
        let span = self.span_of(binary);
        let value = self.expression(&binary.left);
        if let Expression::Identifier(id) = binary.right.without_parentheses()
            && let Target::Symbol(symbol) = self.resolve(id)
            && self.l.has_plain_instances(symbol)
        {
            let boxed = self.boxed(value);
            if self.l.program.module(self.module).is_library && !self.l.is_library_error(symbol) {
                // What it holds is asked, not its prototype, which programs may change.
                if !self.l.is_internal(symbol) && !self.l.is_binary(symbol) {
                    let holds = Dispatch::Holds(symbol);
                    let func = self.l.dispatch(holds);
                    return Typed::boolean(Expr::call(func, vec![boxed], Some(Val::I32)));
                }
                let ty = self.l.class_type(symbol);
                return Typed::boolean(Expr::test(Val::Ref(ty), boxed));
            }
            let func = self.l.dispatch(Dispatch::InstanceOf(symbol));
            return Typed::boolean(Expr::call(func, vec![boxed], Some(Val::I32)));
        }
        let value = self.boxed(value);
        let class = self.expression(&binary.right);
        let class = self.boxed(class);
        Typed::boolean(
            self.l
                .call_library("dynamic", "rtInstanceOf", vec![value, class])
                .at(span),
        )
    }
}
