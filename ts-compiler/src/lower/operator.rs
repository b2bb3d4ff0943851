//! Operators. Where both types are known they are WebAssembly's own; else the library's.

use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{BinaryOperator, LogicalOperator, UnaryOperator};

use crate::check::Target;
use crate::ir::{Binary, Expr, Kind, Span, Unary, Val};
use crate::types::{Intrinsic, Type, TypeId};

use super::function::Body;
use super::layout::UNDEFINED_BITS;
use super::representation::{Null, Repr};
use super::value::Typed;

const I32: Repr = Repr::Intrinsic(Intrinsic::I32);
const I64: Repr = Repr::Intrinsic(Intrinsic::I64);

impl<'a> Body<'_, 'a> {
    /// ToBoolean (ECMAScript 7.1.2), as i32.
    pub fn truthy(&mut self, value: Typed) -> Expr {
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
            Repr::String(null) => {
                let string = self.l.layout.string;
                let (store, read) = self.reuse(expr, Val::Ref(string));
                let length = |read| {
                    let length = Expr::field(string, super::layout::string::LEN, read, Val::I32);
                    Expr::binary(Binary::I32Ne, length, Expr::i32(0))
                };
                if null == Null::Never {
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
            (Repr::String(Null::Never), Repr::String(Null::Never)) => {
                return self.l.call_library("string", "strEq", vec![a.expr, b.expr]);
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

    /// `a + b` and its kin.
    pub fn binary(&mut self, binary: &'a ast::BinaryExpression<'a>) -> Typed {
        let span = self.span_of(binary);
        match binary.operator {
            BinaryOperator::Instanceof => return self.instance_of(binary),
            BinaryOperator::In => {
                let key = self.expression(&binary.left);
                let key = self.boxed(key);
                let object = self.expression(&binary.right);
                let object = self.boxed(object);
                match self.constant_key(&binary.left) {
                    Some(name) => self.l.dynamic_name(&name),
                    None => self.l.dynamic_key(),
                }
                self.l.needs_all_fields();
                return Typed::boolean(
                    self.l
                        .call_library("dynamic", "rtHas", vec![key, object])
                        .at(span),
                );
            }
            BinaryOperator::StrictEquality
            | BinaryOperator::StrictInequality
            | BinaryOperator::Equality
            | BinaryOperator::Inequality => {
                if let Some(test) = self.typeof_test(binary) {
                    return Typed::boolean(test);
                }
            }
            _ => {}
        }
        let left = self.expression(&binary.left);
        // A later operand may change what the first has read.
        let (store, left) = if is_pure(&binary.right)
            || left.expr.is_trivial() && !matches!(*left.expr.kind, Kind::Get(_))
        {
            (Expr::nop(), left)
        } else if matches!(
            *left.expr.kind,
            Kind::Get(_) | Kind::GlobalGet(_) | Kind::FieldGet(..)
        ) && !is_constant_read(&binary.left)
        {
            self.keep(left)
        } else {
            (Expr::nop(), left)
        };
        let right = self.expression(&binary.right);
        let value = self.binary_values(binary.operator, left, right, span);
        if matches!(*store.kind, Kind::Nop) {
            value
        } else {
            Typed::new(Expr::seq(vec![store, value.expr]), value.ty, value.repr)
        }
    }

    /// An operator on two evaluated operands.
    pub fn binary_values(
        &mut self,
        operator: BinaryOperator,
        left: Typed,
        right: Typed,
        span: Span,
    ) -> Typed {
        use BinaryOperator::*;
        if (left.repr == I32 || right.repr == I32)
            && let Some(value) = self.i32_operator(operator, &left, &right)
        {
            return value;
        }
        if (left.repr == I64 || right.repr == I64)
            && let Some(value) = self.i64_operator(operator, &left, &right)
        {
            return value;
        }
        let numeric = |repr| matches!(repr, Repr::Number | Repr::NumberOrUndefined);
        let both_numbers = numeric(left.repr) && numeric(right.repr);
        match operator {
            StrictEquality => return Typed::boolean(self.strict_equal(left, right)),
            StrictInequality => return Typed::boolean(self.strict_equal(left, right).not()),
            Equality | Inequality => {
                let equal = self.loose_equal(left, right);
                return Typed::boolean(if operator == Equality {
                    equal
                } else {
                    equal.not()
                });
            }
            Addition => {
                if both_numbers {
                    return self.f64_operator(Binary::F64Add, left, right);
                }
                let is_string = |repr| matches!(repr, Repr::String(_));
                let plain = |repr: Repr| numeric(repr) || repr == Repr::Boolean || is_string(repr);
                if (is_string(left.repr) && plain(right.repr))
                    || (is_string(right.repr) && plain(left.repr))
                {
                    // ToString of the left comes before the right is evaluated only in appearance:
                    // for primitives nothing can tell.
                    let a = self.to_text(left);
                    let b = self.to_text(right);
                    return Typed::string(self.l.call_library("string", "strConcat", vec![a, b]));
                }
                if left.repr == Repr::String(Null::Never) || right.repr == Repr::String(Null::Never)
                {
                    let a = self.boxed(left);
                    let b = self.boxed(right);
                    let sum = self
                        .l
                        .call_library("operator", "rtAdd", vec![a, b])
                        .at(span);
                    return Typed::string(self.convert(Typed::any(sum), Repr::String(Null::Never)));
                }
            }
            _ if both_numbers => {
                if let Some(value) = self.number_operator(operator, left.clone(), right.clone()) {
                    return value;
                }
            }
            LessThan | LessEqualThan | GreaterThan | GreaterEqualThan
                if matches!(
                    (left.repr, right.repr),
                    (Repr::String(Null::Never), Repr::String(Null::Never))
                ) =>
            {
                let order =
                    self.l
                        .call_library("string", "strCompare", vec![left.expr, right.expr]);
                let op = match operator {
                    LessThan => Binary::I32LtS,
                    LessEqualThan => Binary::I32LeS,
                    GreaterThan => Binary::I32GtS,
                    _ => Binary::I32GeS,
                };
                return Typed::boolean(Expr::binary(op, order, Expr::i32(0)));
            }
            _ => {}
        }
        let name = match operator {
            Addition => "rtAdd",
            Subtraction => "rtSub",
            Multiplication => "rtMul",
            Division => "rtDiv",
            Remainder => "rtMod",
            Exponential => "rtExp",
            ShiftLeft => "rtShl",
            ShiftRight => "rtShr",
            ShiftRightZeroFill => "rtUshr",
            BitwiseAnd => "rtBitAnd",
            BitwiseOR => "rtBitOr",
            BitwiseXOR => "rtBitXor",
            LessThan => "rtLess",
            LessEqualThan => "rtLessEq",
            GreaterThan => "rtGreater",
            GreaterEqualThan => "rtGreaterEq",
            _ => return self.l.undefined(),
        };
        // Numeric operators on what is certainly no bigint give a number.
        let is_number = both_numbers || (self.never_bigint(&left) && self.never_bigint(&right));
        let (left, right) = (self.boxed(left), self.boxed(right));
        let result = self
            .l
            .call_library("operator", name, vec![left, right])
            .at(span);
        match operator {
            LessThan | LessEqualThan | GreaterThan | GreaterEqualThan => Typed::boolean(result),
            Addition => Typed::any(result),
            _ if is_number => Typed::number(self.convert(Typed::any(result), Repr::Number)),
            _ => Typed::any(result),
        }
    }

    fn never_bigint(&mut self, value: &Typed) -> bool {
        matches!(
            value.repr,
            Repr::Number | Repr::NumberOrUndefined | Repr::Boolean | Repr::String(_)
        )
    }

    fn f64_operator(&mut self, op: Binary, left: Typed, right: Typed) -> Typed {
        let left = self.convert(left, Repr::Number);
        let right = self.convert(right, Repr::Number);
        if let Some(value) = super::integer::compare(op, &left, &right) {
            return Typed::boolean(value);
        }
        let value = Expr::binary(op, left, right);
        if op.result() == Val::I32 {
            Typed::boolean(value)
        } else {
            Typed::number(value)
        }
    }

    fn number_operator(
        &mut self,
        operator: BinaryOperator,
        left: Typed,
        right: Typed,
    ) -> Option<Typed> {
        use BinaryOperator::*;
        let op = match operator {
            Subtraction => Binary::F64Sub,
            Multiplication => Binary::F64Mul,
            Division => Binary::F64Div,
            LessThan => Binary::F64Lt,
            LessEqualThan => Binary::F64Le,
            GreaterThan => Binary::F64Gt,
            GreaterEqualThan => Binary::F64Ge,
            Remainder => {
                let (left, right) = (
                    self.convert(left, Repr::Number),
                    self.convert(right, Repr::Number),
                );
                return Some(Typed::number(self.remainder(left, right)));
            }
            Exponential => {
                let (left, right) = (
                    self.convert(left, Repr::Number),
                    self.convert(right, Repr::Number),
                );
                return Some(Typed::number(self.l.call_library(
                    "number",
                    "numPow",
                    vec![left, right],
                )));
            }
            ShiftLeft | ShiftRight | ShiftRightZeroFill | BitwiseAnd | BitwiseOR | BitwiseXOR => {
                let a = self.to_int32(left);
                let b = self.to_int32(right);
                let op = match operator {
                    ShiftLeft => Binary::I32Shl,
                    ShiftRight => Binary::I32ShrS,
                    ShiftRightZeroFill => Binary::I32ShrU,
                    BitwiseAnd => Binary::I32And,
                    BitwiseOR => Binary::I32Or,
                    _ => Binary::I32Xor,
                };
                let convert = if operator == ShiftRightZeroFill {
                    Unary::F64ConvertI32U
                } else {
                    Unary::F64ConvertI32S
                };
                return Some(Typed::number(Expr::unary(convert, Expr::binary(op, a, b))));
            }
            _ => return None,
        };
        Some(self.f64_operator(op, left, right))
    }

    /// `a % b`; of integers without a division of doubles. A negative dividend can leave -0.
    fn remainder(&mut self, left: Expr, right: Expr) -> Expr {
        if let Kind::F64(bits) = *right.kind
            && f64::from_bits(bits) > 0.0
            && let (Some(dividend), Some(divisor)) = (
                super::integer::integer(&left),
                super::integer::integer(&right),
            )
        {
            let (store, dividend) = self.reuse(dividend, Val::I64);
            let negative = Expr::binary(Binary::I64LtS, dividend.clone(), Expr::i64(0));
            let slow = self.l.call_library(
                "number",
                "numMod",
                vec![super::integer::double(dividend.clone()), right],
            );
            let fast = super::integer::double(Expr::binary(Binary::I64RemS, dividend, divisor));
            return Expr::seq(vec![
                store,
                Expr::if_else(negative, vec![slow], vec![fast], Some(Val::F64)),
            ]);
        }
        self.l.call_library("number", "numMod", vec![left, right])
    }

    /// ToInt32 (ECMAScript 7.1.6) of a number, as i32.
    pub fn to_int32(&mut self, value: Typed) -> Expr {
        match &*value.expr.kind {
            Kind::F64(bits) => {
                let number = f64::from_bits(*bits);
                if number.is_finite() {
                    let wrapped = number.trunc().rem_euclid(4_294_967_296.0);
                    return Expr::i32(wrapped as u32 as i32);
                }
                return Expr::i32(0);
            }
            Kind::Unary(Unary::F64ConvertI32S | Unary::F64ConvertI32U, inner) => {
                return inner.clone();
            }
            _ => {}
        }
        if let Some(integer) = super::integer::integer(&value.expr) {
            return Expr::unary(Unary::I32WrapI64, integer);
        }
        self.l.call_library("number", "toInt32", vec![value.expr])
    }

    fn i32_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Typed,
        right: &Typed,
    ) -> Option<Typed> {
        use BinaryOperator::*;
        let fits = |repr| matches!(repr, I32 | Repr::Number | Repr::Boolean);
        if !fits(left.repr) || !fits(right.repr) {
            return None;
        }
        let literal = |value: &Typed| {
            value.repr == I32
                || matches!(*value.expr.kind, Kind::F64(_))
                || value.repr == Repr::Boolean
        };
        if !literal(left) || !literal(right) {
            return None;
        }
        let op = match operator {
            Addition => Binary::I32Add,
            Subtraction => Binary::I32Sub,
            Multiplication => Binary::I32Mul,
            Division => Binary::I32DivS,
            Remainder => Binary::I32RemS,
            ShiftLeft => Binary::I32Shl,
            ShiftRight => Binary::I32ShrS,
            ShiftRightZeroFill => Binary::I32ShrU,
            BitwiseAnd => Binary::I32And,
            BitwiseOR => Binary::I32Or,
            BitwiseXOR => Binary::I32Xor,
            LessThan => Binary::I32LtS,
            LessEqualThan => Binary::I32LeS,
            GreaterThan => Binary::I32GtS,
            GreaterEqualThan => Binary::I32GeS,
            StrictEquality | Equality => Binary::I32Eq,
            StrictInequality | Inequality => Binary::I32Ne,
            _ => return None,
        };
        let a = self.convert(left.clone(), I32);
        let b = self.convert(right.clone(), I32);
        let value = Expr::binary(op, a, b);
        Some(match operator {
            LessThan | LessEqualThan | GreaterThan | GreaterEqualThan | StrictEquality
            | Equality | StrictInequality | Inequality => Typed::boolean(value),
            _ => Typed::new(value, left.ty, I32),
        })
    }

    fn i64_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Typed,
        right: &Typed,
    ) -> Option<Typed> {
        use BinaryOperator::*;
        let op = match operator {
            Addition => Binary::I64Add,
            Subtraction => Binary::I64Sub,
            Multiplication => Binary::I64Mul,
            Division => Binary::I64DivS,
            Remainder => Binary::I64RemS,
            ShiftLeft => Binary::I64Shl,
            ShiftRight => Binary::I64ShrS,
            ShiftRightZeroFill => Binary::I64ShrU,
            BitwiseAnd => Binary::I64And,
            BitwiseOR => Binary::I64Or,
            BitwiseXOR => Binary::I64Xor,
            LessThan => Binary::I64LtS,
            LessEqualThan => Binary::I64LeS,
            GreaterThan => Binary::I64GtS,
            GreaterEqualThan => Binary::I64GeS,
            StrictEquality | Equality => Binary::I64Eq,
            StrictInequality | Inequality => Binary::I64Ne,
            _ => return None,
        };
        let widen = |body: &mut Self, value: &Typed| match value.repr {
            I32 => Expr::unary(Unary::I64ExtendI32S, value.expr.clone()),
            _ => body.convert(value.clone(), I64),
        };
        let a = widen(self, left);
        let b = widen(self, right);
        let value = Expr::binary(op, a, b);
        Some(if op.result() == Val::I32 {
            Typed::boolean(value)
        } else {
            Typed::new(value, left.ty, I64)
        })
    }

    fn loose_equal(&mut self, left: Typed, right: Typed) -> Expr {
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
    fn typeof_test(&mut self, binary: &'a ast::BinaryExpression<'a>) -> Option<Expr> {
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
        let known = match value.repr {
            Repr::Number => Some("number"),
            Repr::Boolean => Some("boolean"),
            Repr::String(Null::Never) => Some("string"),
            _ => None,
        };
        let test = match known {
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

    fn instance_of(&mut self, binary: &'a ast::BinaryExpression<'a>) -> Typed {
        let span = self.span_of(binary);
        let value = self.expression(&binary.left);
        if let Expression::Identifier(id) = binary.right.without_parentheses()
            && let Target::Symbol(symbol) = self.resolve(id)
            && self.l.has_plain_instances(symbol)
        {
            let boxed = self.boxed(value);
            let func = self
                .l
                .dispatch(super::dispatch::Dispatch::InstanceOf(symbol));
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

    /// `#x in o`
    pub fn private_in(&mut self, test: &'a ast::PrivateInExpression<'a>) -> Typed {
        let value = self.expression(&test.right);
        let value = self.boxed(value);
        match self.class {
            Some(class) => {
                let func = self
                    .l
                    .dispatch(super::dispatch::Dispatch::InstanceOf(class));
                Typed::boolean(Expr::call(func, vec![value], Some(Val::I32)))
            }
            None => Typed::boolean(Expr::seq(vec![value.drop(), Expr::i32(0)])),
        }
    }

    /// Unary operators.
    pub fn unary(&mut self, unary: &'a ast::UnaryExpression<'a>) -> Typed {
        let span = self.span_of(unary);
        match unary.operator {
            UnaryOperator::LogicalNot => {
                let condition = self.condition(&unary.argument);
                Typed::boolean(condition.not())
            }
            UnaryOperator::Void => {
                let effect = self.effect(&unary.argument);
                let undefined = self.l.undefined();
                Typed::new(
                    Expr::seq(vec![effect, undefined.expr]),
                    TypeId::UNDEFINED,
                    Repr::Any,
                )
            }
            UnaryOperator::Typeof => self.type_name(&unary.argument),
            UnaryOperator::Delete => self.delete(&unary.argument, span),
            UnaryOperator::UnaryNegation => {
                let value = self.expression(&unary.argument);
                match value.repr {
                    Repr::Number | Repr::NumberOrUndefined => {
                        if let Kind::F64(bits) = *value.expr.kind {
                            return Typed::number(Expr::f64(-f64::from_bits(bits)));
                        }
                        let number = self.convert(value, Repr::Number);
                        Typed::number(Expr::unary(Unary::F64Neg, number))
                    }
                    I32 => Typed::new(
                        Expr::binary(Binary::I32Sub, Expr::i32(0), value.expr),
                        value.ty,
                        I32,
                    ),
                    I64 => Typed::new(
                        Expr::binary(Binary::I64Sub, Expr::i64(0), value.expr),
                        value.ty,
                        I64,
                    ),
                    _ => {
                        let boxed = self.boxed(value);
                        let ty = self.type_of(unary.node_id.get());
                        let negated = self
                            .l
                            .call_library("operator", "rtNeg", vec![boxed])
                            .at(span);
                        self.numeric_result(negated, ty)
                    }
                }
            }
            UnaryOperator::UnaryPlus => {
                let value = self.expression(&unary.argument);
                Typed::number(self.to_number(value))
            }
            UnaryOperator::BitwiseNot => {
                let value = self.expression(&unary.argument);
                match value.repr {
                    Repr::Number | Repr::NumberOrUndefined => {
                        let bits = self.to_int32(value);
                        let not = Expr::binary(Binary::I32Xor, bits, Expr::i32(-1));
                        Typed::number(Expr::unary(Unary::F64ConvertI32S, not))
                    }
                    I32 => Typed::new(
                        Expr::binary(Binary::I32Xor, value.expr, Expr::i32(-1)),
                        value.ty,
                        I32,
                    ),
                    I64 => Typed::new(
                        Expr::binary(Binary::I64Xor, value.expr, Expr::i64(-1)),
                        value.ty,
                        I64,
                    ),
                    _ => {
                        let boxed = self.boxed(value);
                        let ty = self.type_of(unary.node_id.get());
                        let not = self
                            .l
                            .call_library("operator", "rtBitNot", vec![boxed])
                            .at(span);
                        self.numeric_result(not, ty)
                    }
                }
            }
        }
    }

    fn numeric_result(&mut self, expr: Expr, ty: TypeId) -> Typed {
        if self.l.repr(ty) == Repr::Number {
            let expr = self.convert(Typed::any(expr), Repr::Number);
            Typed::number(expr)
        } else {
            Typed::any(expr)
        }
    }

    /// ToNumber (ECMAScript 7.1.4).
    pub fn to_number(&mut self, value: Typed) -> Expr {
        match value.repr {
            Repr::Number => value.expr,
            Repr::NumberOrUndefined => self.convert(value, Repr::Number),
            Repr::Boolean => Expr::unary(Unary::F64ConvertI32S, value.expr),
            Repr::String(Null::Never) => {
                self.l
                    .call_library("number", "strToNumber", vec![value.expr])
            }
            I32 => Expr::unary(Unary::F64ConvertI32S, value.expr),
            _ => {
                let boxed = self.boxed(value);
                self.l.call_library("operator", "rtPlus", vec![boxed])
            }
        }
    }

    /// ToNumeric (ECMAScript 7.1.3): a number or bigint.
    pub fn numeric(&mut self, value: Typed) -> Typed {
        match value.repr {
            Repr::Number | I32 | I64 => value,
            Repr::NumberOrUndefined | Repr::Boolean | Repr::String(Null::Never) => {
                Typed::number(self.to_number(value))
            }
            _ => {
                let boxed = self.boxed(value);
                Typed::any(self.l.call_library("operator", "rtToNumeric", vec![boxed]))
            }
        }
    }

    /// One more or less.
    pub fn step(&mut self, value: Typed, increment: bool) -> Typed {
        match value.repr {
            Repr::Number => {
                let op = if increment {
                    Binary::F64Add
                } else {
                    Binary::F64Sub
                };
                Typed::number(Expr::binary(op, value.expr, Expr::f64(1.0)))
            }
            I32 => {
                let op = if increment {
                    Binary::I32Add
                } else {
                    Binary::I32Sub
                };
                Typed::new(Expr::binary(op, value.expr, Expr::i32(1)), value.ty, I32)
            }
            I64 => {
                let op = if increment {
                    Binary::I64Add
                } else {
                    Binary::I64Sub
                };
                Typed::new(Expr::binary(op, value.expr, Expr::i64(1)), value.ty, I64)
            }
            _ => {
                let name = if increment { "rtInc" } else { "rtDec" };
                let boxed = self.boxed(value);
                Typed::any(self.l.call_library("operator", name, vec![boxed]))
            }
        }
    }

    /// `typeof x` as a string.
    fn type_name(&mut self, argument: &'a Expression<'a>) -> Typed {
        if let Expression::Identifier(id) = argument.without_parentheses()
            && matches!(self.resolve(id), Target::Unresolved)
            && !matches!(
                id.name.as_str(),
                "undefined" | "NaN" | "Infinity" | "globalThis" | "arguments"
            )
        {
            // Not declared anywhere: no error (ECMAScript 13.5.3.1).
            let name = self.l.string_constant(&id.name);
            return Typed::string(self.l.call_library("host", "rtTypeofGlobal", vec![name]));
        }
        let value = self.expression(argument);
        let known = match value.repr {
            Repr::Number => Some("number"),
            Repr::Boolean => Some("boolean"),
            Repr::String(Null::Never) => Some("string"),
            _ => None,
        };
        match known {
            Some(known) => {
                let name = self.l.string_constant(known);
                Typed::string(Expr::seq(vec![value.expr.drop(), name]))
            }
            None => {
                let boxed = self.boxed(value);
                Typed::string(self.l.call_library("dynamic", "rtTypeof", vec![boxed]))
            }
        }
    }

    /// `a && b`, `a || b`, `a ?? b`.
    pub fn logical(&mut self, logical: &'a ast::LogicalExpression<'a>) -> Typed {
        let ty = self.type_of(logical.node_id.get());
        let left = self.expression(&logical.left);
        let (store, left) = self.keep(left);
        let right_first = logical.operator == LogicalOperator::And;
        let condition = match logical.operator {
            LogicalOperator::Coalesce => self.is_nullish(&left).not(),
            _ => self.truthy(left.clone()),
        };
        let right = self.expression(&logical.right);
        // What is left of the left side once the test has decided.
        let kept = match logical.operator {
            LogicalOperator::And => left.clone(),
            _ => {
                let narrowed = self.l.checker.without_nullish(left.ty);
                let repr = match left.repr {
                    Repr::NumberOrUndefined => Repr::NumberOrUndefined,
                    repr => repr.with_null(Null::Never).unwrap_or(repr),
                };
                Typed::new(left.expr.clone(), narrowed, repr)
            }
        };
        let kept = match (logical.operator, kept.repr) {
            (LogicalOperator::Coalesce | LogicalOperator::Or, Repr::NumberOrUndefined) => {
                Typed::new(kept.expr, kept.ty, Repr::Number)
            }
            _ => kept,
        };
        let (kept, right, repr, ty) = self.join(kept, right, ty);
        let val = self.l.val(repr);
        let (yes, no) = if right_first {
            (right, kept)
        } else {
            (kept, right)
        };
        Typed::new(
            Expr::seq(vec![
                store,
                Expr::if_else(condition, vec![yes], vec![no], Some(val)),
            ]),
            ty,
            repr,
        )
    }

    /// A number that is known while compiling.
    pub fn constant_number(&mut self, expression: &'a Expression<'a>) -> Option<f64> {
        match expression.without_parentheses() {
            Expression::NumericLiteral(literal) => Some(literal.value),
            Expression::UnaryExpression(unary)
                if unary.operator == UnaryOperator::UnaryNegation =>
            {
                Some(-self.constant_number(&unary.argument)?)
            }
            Expression::StaticMemberExpression(_) => {
                let ty = self.l.checker.expr_type(self.node(expression.node_id()));
                match self.l.checker.types.get(ty) {
                    Type::NumberLiteral(bits) => Some(f64::from_bits(*bits)),
                    Type::EnumMember(symbol, index) => {
                        let (symbol, index) = (*symbol, *index);
                        match self.l.checker.enum_member(symbol, index).1 {
                            crate::check::EnumValue::Number(number) => Some(number),
                            _ => None,
                        }
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Kind of a value, as i32; 0 for undefined.
    pub fn kind_of(&mut self, value: Expr) -> Expr {
        let any = self.l.layout.any();
        let (store, read) = self.reuse(value, any);
        let (value_type, meta) = (self.l.layout.value, self.l.layout.meta);
        let descriptor = Expr::field(value_type, 0, read.clone(), Val::Ref(meta));
        let found = Expr::field(meta, super::layout::meta::KIND, descriptor, Val::I32);
        Expr::seq(vec![
            store,
            Expr::if_else(
                read.is_null(),
                vec![Expr::i32(0)],
                vec![found],
                Some(Val::I32),
            ),
        ])
    }
}

/// Whether evaluating it runs no code that could assign anything.
fn is_pure(expression: &Expression) -> bool {
    match expression.get_inner_expression() {
        Expression::NumericLiteral(_)
        | Expression::StringLiteral(_)
        | Expression::BooleanLiteral(_)
        | Expression::NullLiteral(_)
        | Expression::Identifier(_)
        | Expression::ThisExpression(_)
        | Expression::ArrowFunctionExpression(_)
        | Expression::FunctionExpression(_) => true,
        Expression::BinaryExpression(binary) => is_pure(&binary.left) && is_pure(&binary.right),
        Expression::UnaryExpression(unary) => is_pure(&unary.argument),
        Expression::StaticMemberExpression(member) => is_pure(&member.object),
        Expression::ComputedMemberExpression(member) => {
            is_pure(&member.object) && is_pure(&member.expression)
        }
        Expression::TemplateLiteral(template) => template.expressions.iter().all(is_pure),
        _ => false,
    }
}

fn is_constant_read(expression: &Expression) -> bool {
    matches!(
        expression.get_inner_expression(),
        Expression::NumericLiteral(_) | Expression::StringLiteral(_)
    )
}
