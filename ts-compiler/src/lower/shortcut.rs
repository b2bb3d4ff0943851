//! Operations of the library that are done in place: units of strings, the greater of two numbers.

use oxc_ast::ast::{self, BinaryExpression, Expression};
use oxc_syntax::operator::BinaryOperator;

use crate::ir::{Binary, Expr, Kind, Span, Unary, Val};
use crate::program::Symbol;

use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// `text.charCodeAt(i)` and `text.charAt(i)`.
    pub fn unit_method(
        &mut self,
        object: &Typed,
        name: &str,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<Typed> {
        if !matches!(name, "charCodeAt" | "charAt")
            || object.repr != Repr::String(Null::Never)
            || self.l.program.module(self.module).is_library
            || self.is_edited_builtin(name)
        {
            return None;
        }
        let [argument] = call.arguments.as_slice() else {
            return None;
        };
        let argument = argument.as_expression()?;
        if !self.is_number(argument) {
            return None;
        }
        let (class, node) = self.primitive_method(object, name)?;
        let (store, object) = self.keep(object.clone());
        let index = self.expression(argument);
        let index = self.convert(index, Repr::Number);
        let (is_code, span) = (name == "charCodeAt", self.span_of(call));
        let (repr, val) = if is_code {
            (Repr::Number, Val::F64)
        } else {
            (object.repr, self.l.val(object.repr))
        };
        let found = self.string_unit(
            object.expr,
            index,
            val,
            |body, unit| {
                if is_code {
                    Expr::unary(Unary::F64ConvertI32S, unit)
                } else {
                    body.l.call_library("string", "strOfUnit", vec![unit])
                }
            },
            |body, text, index| {
                let args = vec![Typed::number(index)];
                let found =
                    body.call_primitive_method(class, node, Typed::string(text), args, None, span);
                body.convert(found, repr)
            },
        );
        let found = Expr::seq(vec![store, found]);
        Some(if is_code {
            Typed::number(found)
        } else {
            Typed::string(found)
        })
    }

    /// Two strings joined; the third of three makes no string of the first two.
    pub fn concatenated(&mut self, before: Expr, part: Expr) -> Expr {
        let mut joined = self
            .l
            .call_library("string", "strConcat", vec![before, part]);
        if self.is_library_code() {
            return joined;
        }
        let Kind::Call(join, args) = &mut *joined.kind else {
            return joined;
        };
        let [first, last] = args.as_mut_slice() else {
            return joined;
        };
        let Kind::Call(inner, parts) = &mut *first.kind else {
            return joined;
        };
        if inner != join {
            return joined;
        }
        let mut parts = std::mem::take(parts);
        parts.push(std::mem::replace(last, Expr::nop()));
        self.l.call_library("string", "strConcat3", parts)
    }

    /// An element of a string by a number.
    fn string_member(
        &mut self,
        expression: &'a Expression<'a>,
    ) -> Option<&'a ast::ComputedMemberExpression<'a>> {
        let Expression::ComputedMemberExpression(member) = expression.without_parentheses() else {
            return None;
        };
        let ty = self.type_of_expression(&member.object);
        let fits = !member.optional
            && !matches!(member.object, Expression::Super(_))
            && self.l.repr(ty) == Repr::String(Null::Never)
            && self.is_number(&member.expression);
        fits.then_some(&**member)
    }

    /// A string and an index into it, each evaluated once: what runs first, and both.
    fn member_parts(
        &mut self,
        member: &'a ast::ComputedMemberExpression<'a>,
    ) -> (Expr, Typed, Typed) {
        let object = self.expression(&member.object);
        let span = self.span_of(member);
        let (check, object) = self.require_value(object, "0", span);
        let (store, object) = self.keep(object);
        let index = self.expression(&member.expression);
        let (store_index, index) = self.keep(index);
        (Expr::seq(vec![check, store, store_index]), object, index)
    }

    /// The unit at an index of a string, -1 where there is none.
    fn unit_at(&mut self, text: Expr, index: Typed) -> Expr {
        let index = self.convert(index, Repr::Number);
        self.string_unit(
            text,
            index,
            Val::I32,
            |_, unit| unit,
            |body, text, index| {
                body.l
                    .call_library("string", "strUnitAt", vec![text, index])
            },
        )
    }

    /// `a[i] === b[j]` of strings: the units are compared.
    fn compare_two_units(
        &mut self,
        binary: &'a BinaryExpression<'a>,
        op: Binary,
        left: &'a ast::ComputedMemberExpression<'a>,
        right: &'a ast::ComputedMemberExpression<'a>,
    ) -> Expr {
        let (before, text, index) = self.member_parts(left);
        let (between, other, at) = self.member_parts(right);
        let string = Repr::String(Null::Never);
        let test = if text.repr == string && other.repr == string {
            let first = self.unit_at(text.expr, index);
            let second = self.unit_at(other.expr, at);
            Expr::binary(op, first, second)
        } else {
            let first = self.get_element(text, index, self.span_of(left));
            let second = self.get_element(other, at, self.span_of(right));
            self.binary_values(binary.operator, first, second, self.span_of(binary))
                .expr
        };
        Expr::seq(vec![before, between, test])
    }

    /// `text >= "a"`: the first unit decides, and the length where it is the same.
    fn compare_with_unit(&mut self, binary: &'a BinaryExpression<'a>, unit: u16) -> Option<Expr> {
        use BinaryOperator::*;
        let op = match binary.operator {
            LessThan => Binary::I32LtS,
            LessEqualThan => Binary::I32LeS,
            GreaterThan => Binary::I32GtS,
            GreaterEqualThan => Binary::I32GeS,
            _ => return None,
        };
        let ty = self.type_of_expression(&binary.left);
        if self.l.repr(ty) != Repr::String(Null::Never) {
            return None;
        }
        let left = self.expression(&binary.left);
        if left.repr != Repr::String(Null::Never) {
            let right = self.expression(&binary.right);
            let span = self.span_of(binary);
            return Some(self.binary_values(binary.operator, left, right, span).expr);
        }
        let (store, left) = self.keep_unless_present(left);
        let args = vec![left.expr.clone(), Expr::i32(i32::from(unit))];
        let order = self.l.call_library("string", "strCompareUnit", args);
        let test = Expr::binary(op, order, Expr::i32(0));
        let test = self.where_present(&left, test, Expr::i32(0), Val::I32);
        Some(Expr::seq(vec![store, test]))
    }

    /// `text[i] === "x"`, `text[i] >= "0"`: the unit is compared, and no string made.
    pub fn compare_unit(&mut self, binary: &'a BinaryExpression<'a>) -> Option<Expr> {
        use BinaryOperator::*;
        // What is not there has the unit -1: it equals nothing, and is neither less nor greater.
        let op = match binary.operator {
            StrictEquality | Equality => Binary::I32Eq,
            StrictInequality | Inequality => Binary::I32Ne,
            LessThan => Binary::I32LtU,
            LessEqualThan => Binary::I32LeU,
            GreaterThan => Binary::I32GtS,
            GreaterEqualThan => Binary::I32GeS,
            _ => return None,
        };
        if self.l.program.module(self.module).is_library {
            return None;
        }
        let Expression::StringLiteral(_) = binary.right.without_parentheses() else {
            if !matches!(op, Binary::I32Eq | Binary::I32Ne) {
                return None;
            }
            let left = self.string_member(&binary.left)?;
            let right = self.string_member(&binary.right)?;
            return Some(self.compare_two_units(binary, op, left, right));
        };
        let unit = only_unit(&binary.right)?;
        let Some(member) = self.string_member(&binary.left) else {
            return self.compare_with_unit(binary, unit);
        };
        let object = self.expression(&member.object);
        let span = self.span_of(member);
        let (check, object) = self.require_value(object, "0", span);
        let index = self.expression(&member.expression);
        if object.repr != Repr::String(Null::Never) {
            let left = self.get_element(object, index, span);
            let right = self.expression(&binary.right);
            let test = self.binary_values(binary.operator, left, right, span);
            return Some(Expr::seq(vec![check, test.expr]));
        }
        let found = self.unit_at(object.expr, index);
        let test = Expr::binary(op, found, Expr::i32(i32::from(unit)));
        Some(Expr::seq(vec![check, test]))
    }

    /// The unit of `text[i]`, -1 where there is none: what runs first, and the unit.
    pub fn member_unit(&mut self, expression: &'a Expression<'a>) -> Option<(Expr, Expr)> {
        let member = self.string_member(expression)?;
        let (before, text, index) = self.member_parts(member);
        if text.repr != Repr::String(Null::Never) {
            let found = self.get_element(text, index, self.span_of(member));
            let text = self.convert(found, Repr::String(Null::Undefined));
            let unit = self.l.call_library("string", "strOnlyUnit", vec![text]);
            return Some((before, unit));
        }
        Some((before, self.unit_at(text.expr, index)))
    }

    /// `Math.max(a, b)` and `Math.min(a, b)` of numbers, which are WebAssembly's own.
    pub fn extreme(
        &mut self,
        class: Symbol,
        name: &str,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<Typed> {
        let op = match name {
            "max" => Binary::F64Max,
            "min" => Binary::F64Min,
            _ => return None,
        };
        if self.l.library_class_name(class)? != "Math" || call.arguments.is_empty() {
            return None;
        }
        let mut numbers = Vec::new();
        for argument in &call.arguments {
            let expression = argument.as_expression()?;
            if !self.is_number(expression) {
                return None;
            }
            numbers.push(expression);
        }
        let mut result: Option<Expr> = None;
        for number in numbers {
            let value = self.expression(number);
            let value = self.convert(value, Repr::Number);
            result = Some(match result {
                None => value,
                Some(before) => Expr::binary(op, before, value),
            });
        }
        result.map(Typed::number)
    }

    /// An operator on operands of which one or both may be anything, in place where all are
    /// numbers, else by the function of the library: what it gives, a number where `is_number`.
    pub fn mixed_operator(
        &mut self,
        operator: BinaryOperator,
        slow: &'static str,
        [left, right]: [Typed; 2],
        is_number: bool,
        span: Span,
    ) -> Option<Typed> {
        let fits = |value: &Typed| {
            matches!(
                value.repr,
                Repr::Any | Repr::Number | Repr::NumberOrUndefined
            )
        };
        if !fits(&left) || !fits(&right) || self.l.program.module(self.module).is_library {
            return None;
        }
        let mut code = Vec::new();
        let mut tests = Vec::new();
        let mut doubles = Vec::new();
        let mut boxes = Vec::new();
        for side in [left, right] {
            if side.repr == Repr::Any {
                let split = self.split(side.expr, &mut code);
                tests.push(split.is_double);
                doubles.push(Typed::number(split.double));
                boxes.push(split.boxed);
            } else {
                let (store, side) = self.keep(side);
                code.push(store);
                let double = self.convert(side.clone(), Repr::Number);
                doubles.push(Typed::number(double));
                boxes.push(self.boxed(side));
            }
        }
        let test = tests
            .into_iter()
            .reduce(|before, test| Expr::binary(Binary::I32And, before, test))?;
        let (right, left) = (doubles.pop()?, doubles.pop()?);
        let fast = match operator {
            BinaryOperator::Addition => self.f64_operator(Binary::F64Add, left, right),
            _ => self.number_operator(operator, left, right)?,
        };
        let slow = self.l.call_library("operator", slow, boxes).at(span);
        let (fast, slow, repr) = if fast.repr == Repr::Boolean {
            (fast.expr, slow, Repr::Boolean)
        } else if is_number {
            let slow = self.convert(Typed::any(slow), Repr::Number);
            (fast.expr, slow, Repr::Number)
        } else {
            (self.boxed(fast), slow, Repr::Any)
        };
        let val = self.l.val(repr);
        code.push(Expr::if_else(test, vec![fast], vec![slow], Some(val)));
        let value = Expr::seq(code);
        Some(match repr {
            Repr::Boolean => Typed::boolean(value),
            Repr::Number => Typed::number(value),
            _ => Typed::any(value),
        })
    }

    /// An operator on a value that may be anything: in place where it is a number (the number
    /// itself, when nothing else is said), else by the function of the library.
    pub fn unary_in_place(
        &mut self,
        value: Expr,
        slow: &'static str,
        fast: Option<&dyn Fn(Expr) -> Expr>,
    ) -> Typed {
        if self.l.program.module(self.module).is_library {
            return Typed::any(self.l.call_library("operator", slow, vec![value]));
        }
        let mut code = Vec::new();
        let split = self.split(value, &mut code);
        let result = match fast {
            Some(fast) => self.boxed(Typed::number(fast(split.double))),
            None => split.boxed.clone(),
        };
        let slow = self.l.call_library("operator", slow, vec![split.boxed]);
        let any = self.l.layout.any();
        let value = Expr::if_else(split.is_double, vec![result], vec![slow], Some(any));
        code.push(value);
        Typed::any(Expr::seq(code))
    }

    /// Looks at a value as a number. What an operator has just computed is not boxed for that.
    fn split(&mut self, value: Expr, code: &mut Vec<Expr>) -> Split {
        let any = self.l.layout.any();
        let number = self.l.layout.number;
        let value = match self.computed(value) {
            Ok(Computed {
                before,
                test,
                mut fields,
                other,
            }) => {
                code.extend(before);
                let is_double = self.local("t", Val::I32);
                let double = self.local("t", Val::F64);
                let rest = self.local("t", any);
                code.push(Expr::set(is_double, test));
                let found = std::mem::replace(&mut fields[1], Expr::get(double, Val::F64));
                code.push(Expr::if_else(
                    Expr::get(is_double, Val::I32),
                    vec![Expr::set(double, found)],
                    vec![Expr::set(rest, other)],
                    None,
                ));
                let boxed = Expr::new(Kind::StructNew(number, fields), Some(Val::Ref(number)));
                return Split {
                    is_double: Expr::get(is_double, Val::I32),
                    double: Expr::get(double, Val::F64),
                    boxed: Expr::if_else(
                        Expr::get(is_double, Val::I32),
                        vec![boxed],
                        vec![Expr::get(rest, any)],
                        Some(any),
                    ),
                };
            }
            Err(value) => value,
        };
        let (store, value) = self.reuse(value, any);
        code.push(store);
        let cast = Expr::cast(Val::Ref(number), value.clone());
        Split {
            is_double: Expr::test(Val::Ref(number), value.clone()),
            double: Expr::field(number, 1, cast, Val::F64),
            boxed: value,
        }
    }

    /// The parts of what [`Self::mixed_operator`] makes, or the expression as it was.
    pub fn computed(&self, mut value: Expr) -> Result<Computed, Expr> {
        let choice = match &mut *value.kind {
            Kind::Seq(list) => list.last_mut(),
            _ => Some(&mut value),
        };
        let parts = choice.and_then(|choice| self.choice_of_box(choice));
        let Some((test, fields, other)) = parts else {
            return Err(value);
        };
        let before = match *value.kind {
            Kind::Seq(mut list) => {
                list.pop();
                list
            }
            _ => Vec::new(),
        };
        Ok(Computed {
            before,
            test,
            fields,
            other,
        })
    }

    /// Takes a choice between a new box and something else apart: the test, the box, the other.
    fn choice_of_box(&self, choice: &mut Expr) -> Option<(Expr, Vec<Expr>, Expr)> {
        let Kind::If(test, then, other) = &mut *choice.kind else {
            return None;
        };
        let ([boxed], [other]) = (then.as_mut_slice(), other.as_mut_slice()) else {
            return None;
        };
        let Kind::StructNew(ty, fields) = &mut *boxed.kind else {
            return None;
        };
        let take = |expr: &mut Expr| std::mem::replace(expr, Expr::nop());
        (*ty == self.l.layout.number).then(|| (take(test), std::mem::take(fields), take(other)))
    }
}

/// What an operator gives: a number in a box when a test holds, else something.
pub struct Computed {
    pub before: Vec<Expr>,
    pub test: Expr,
    /// The fields of the box.
    pub fields: Vec<Expr>,
    pub other: Expr,
}

/// A value that is evaluated, as a number.
struct Split {
    /// Is it one?
    is_double: Expr,
    /// The number, if it is.
    double: Expr,
    /// The value in any case.
    boxed: Expr,
}

/// The unit of a string literal that has one.
pub(super) fn only_unit(expression: &Expression) -> Option<u16> {
    let Expression::StringLiteral(literal) = expression.without_parentheses() else {
        return None;
    };
    let mut units = literal.value.encode_utf16();
    let unit = units.next().filter(|_| units.next().is_none());
    unit.filter(|_| !literal.lone_surrogates)
}
