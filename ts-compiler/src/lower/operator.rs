//! Operators. Where both types are known they are WebAssembly's own; else the library's.

use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{BinaryOperator, LogicalOperator, UnaryOperator};

use crate::check::Target;
use crate::ir::{Binary, Expr, Kind, Span, Unary, Val};
use crate::types::{Intrinsic, Type, TypeId};

use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

const I32: Repr = Repr::Intrinsic(Intrinsic::I32);
const I64: Repr = Repr::Intrinsic(Intrinsic::I64);

/// Globals of ECMAScript and its hosts that are plain objects.
pub(super) const NAMESPACES: [&str; 7] = [
    "Atomics", "Intl", "JSON", "Math", "Reflect", "console", "process",
];

impl<'a> Body<'_, 'a> {
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
        if let Some(test) = self.compare_unit(binary) {
            return Typed::boolean(test);
        }
        let left = self.compared(binary, &binary.left);
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
        let right = self.compared(binary, &binary.right);
        let value = self.binary_values(binary.operator, left, right, span);
        if matches!(*store.kind, Kind::Nop) {
            value
        } else {
            Typed::new(Expr::seq(vec![store, value.expr]), value.ty, value.repr)
        }
    }

    /// An operand. What a comparison is given may be of any kind, whatever the program asserts of it.
    fn compared(
        &mut self,
        binary: &ast::BinaryExpression,
        operand: &'a ast::Expression<'a>,
    ) -> Typed {
        let inner = operand.get_inner_expression();
        let is_asserted = matches!(
            operand.without_parentheses(),
            ast::Expression::TSAsExpression(_) | ast::Expression::TSTypeAssertion(_)
        );
        let compares = binary.operator.is_compare() || binary.operator.is_equality();
        if is_asserted && compares && !self.is_library_code() {
            let (said, ty) = (
                self.type_of(operand.node_id()),
                self.type_of(inner.node_id()),
            );
            let is_primitive = matches!(
                self.l.repr(said),
                Repr::Number | Repr::Boolean | Repr::String(_)
            );
            if is_primitive && self.l.repr(ty) == Repr::Any {
                return self.expression(inner);
            }
        }
        self.expression(operand)
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
                    return Typed::string(self.concatenated(a, b));
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
                let op = match operator {
                    LessThan => Binary::I32LtS,
                    LessEqualThan => Binary::I32LeS,
                    GreaterThan => Binary::I32GtS,
                    _ => Binary::I32GeS,
                };
                let both = self.is_present(&left) && self.is_present(&right);
                let (stores, left, right) = if both {
                    (Expr::nop(), left, right)
                } else {
                    let (store, left) = self.keep(left);
                    let (store_right, right) = self.keep(right);
                    (Expr::seq(vec![store, store_right]), left, right)
                };
                let args = vec![left.expr.clone(), right.expr.clone()];
                let order = self.l.call_library("string", "strCompare", args);
                let test = Expr::binary(op, order, Expr::i32(0));
                let test = self.where_present(&right, test, Expr::i32(0), Val::I32);
                let test = self.where_present(&left, test, Expr::i32(0), Val::I32);
                return Typed::boolean(Expr::seq(vec![stores, test]));
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
        let operands = [left.clone(), right.clone()];
        if operator != Exponential
            && let Some(value) = self.mixed_operator(operator, name, operands, is_number, span)
        {
            return value;
        }
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
                        let negate = |double| Expr::unary(Unary::F64Neg, double);
                        let negated = self.unary_in_place(boxed, "rtNeg", Some(&negate));
                        self.numeric_result(negated.expr.at(span), ty)
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

    pub fn numeric_result(&mut self, expr: Expr, ty: TypeId) -> Typed {
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
                let (store, text) = self.keep_unless_present(value);
                let args = vec![text.expr.clone()];
                let number = self.l.call_library("number", "strToNumber", args);
                let number = self.where_present(&text, number, Expr::f64(f64::NAN), Val::F64);
                Expr::seq(vec![store, number])
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
                self.unary_in_place(boxed, "rtToNumeric", None)
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
                let one = if increment { 1.0 } else { -1.0 };
                let boxed = self.boxed(value);
                let add = |double| Expr::binary(Binary::F64Add, double, Expr::f64(one));
                self.unary_in_place(boxed, name, Some(&add))
            }
        }
    }

    /// `typeof` of a value, where it is known.
    pub fn known_type_name(
        &mut self,
        argument: &'a Expression<'a>,
        value: &Typed,
    ) -> Option<&'static str> {
        match value.repr {
            Repr::Number => return Some("number"),
            Repr::Boolean => return Some("boolean"),
            Repr::String(Null::Never) if self.is_present(value) => return Some("string"),
            _ => {}
        }
        // The library writes the language's namespace objects as classes of static members.
        let Expression::Identifier(id) = argument.without_parentheses() else {
            return None;
        };
        let symbol = match self.resolve(id) {
            Target::Symbol(symbol) => symbol,
            Target::Module(_) => return Some("object"),
            _ => return None,
        };
        let is_namespace = NAMESPACES.contains(&id.name.as_str())
            && self.l.program.module(symbol.module).is_library;
        is_namespace.then_some("object")
    }

    /// `typeof x` as a string.
    pub fn type_name(&mut self, argument: &'a Expression<'a>) -> Typed {
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
        match self.known_type_name(argument, &value) {
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
