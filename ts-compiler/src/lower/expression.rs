//! Expressions, by kind.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ChainElement, Expression, MethodDefinitionKind};
use oxc_syntax::node::NodeId;

use crate::ir::{Expr, Kind, Span};
use crate::types::{Type, TypeId};

use super::abi::Abi;
use super::function::Body;
use super::irregular::activation_around;
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// An expression whose value is not used.
    pub fn effect(&mut self, expression: &'a Expression<'a>) -> Expr {
        let span = self.span_of(expression);
        let expr = match expression.without_parentheses() {
            Expression::AssignmentExpression(assignment) => self.assignment(assignment, false).expr,
            Expression::UpdateExpression(update) => self.update(update, false).expr,
            Expression::SequenceExpression(sequence) => {
                let code = sequence
                    .expressions
                    .iter()
                    .map(|e| self.effect(e))
                    .collect();
                Expr::seq(code)
            }
            Expression::LogicalExpression(logical) => {
                use oxc_syntax::operator::LogicalOperator;
                let left = self.expression(&logical.left);
                let condition = match logical.operator {
                    LogicalOperator::And => self.truthy(left),
                    LogicalOperator::Or => self.truthy(left).not(),
                    LogicalOperator::Coalesce => {
                        let (store, left) = self.keep(left);
                        Expr::seq(vec![store, self.is_nullish(&left)])
                    }
                };
                let right = self.effect(&logical.right);
                Expr::if_else(condition, vec![right], vec![], None)
            }
            Expression::ConditionalExpression(conditional) => {
                let condition = self.condition(&conditional.test);
                let then = self.effect(&conditional.consequent);
                let other = self.effect(&conditional.alternate);
                Expr::if_else(condition, vec![then], vec![other], None)
            }
            other => self.expression(other).expr,
        };
        let expr = expr.drop();
        if expr.span == Span::default() {
            expr.at(span)
        } else {
            expr
        }
    }

    /// An expression, as the representation of a type.
    pub fn expression_as(&mut self, expression: &'a Expression<'a>, ty: TypeId) -> Typed {
        let value = self.expression_hinted(expression, ty);
        if self.is_non_null_assertion(expression) && value.repr.null() != Null::Never {
            // `x!`: what is there, even if it is not what was promised.
            let repr = self.l.repr(ty);
            let expr = self.convert(value, repr);
            return Typed::new(expr, ty, repr);
        }
        self.coerce_typed(value, ty)
    }

    fn is_non_null_assertion(&self, expression: &'a Expression<'a>) -> bool {
        matches!(
            expression.without_parentheses(),
            Expression::TSNonNullExpression(_)
        )
    }

    /// An expression; functions in it are made to be called as the type says.
    fn expression_hinted(&mut self, expression: &'a Expression<'a>, ty: TypeId) -> Typed {
        match expression.without_parentheses() {
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                let abi = self.abi_of_type(ty);
                self.function_expression(expression, abi)
            }
            Expression::ConditionalExpression(conditional) => {
                let condition = self.condition(&conditional.test);
                let repr = self.l.repr(ty);
                let val = self.l.val(repr);
                let then = self.expression_as(&conditional.consequent, ty);
                let other = self.expression_as(&conditional.alternate, ty);
                Typed::new(
                    Expr::if_else(condition, vec![then.expr], vec![other.expr], Some(val)),
                    ty,
                    repr,
                )
            }
            _ => self.expression(expression),
        }
    }

    /// How a value of a type is called, where the type has one call signature.
    pub fn abi_of_type(&mut self, ty: TypeId) -> Option<Abi> {
        let ty = self.l.checker.without_nullish(ty);
        let signatures = self.l.checker.signatures(ty);
        let [signature] = signatures.as_slice() else {
            return None;
        };
        let env = self.env.clone();
        Some(self.l.abi(signature, &env))
    }

    /// A function expression or arrow function, called in a known way.
    pub fn function_expression(
        &mut self,
        expression: &'a Expression<'a>,
        abi: Option<Abi>,
    ) -> Typed {
        let id = match expression.without_parentheses() {
            Expression::ArrowFunctionExpression(f) => f.node_id.get(),
            Expression::FunctionExpression(f) => f.node_id.get(),
            _ => return self.expression(expression),
        };
        let node = self.node(id);
        self.closure(node, abi)
    }

    /// An expression.
    pub fn expression(&mut self, expression: &'a Expression<'a>) -> Typed {
        let span = self.span_of(expression);
        let outer = std::mem::replace(&mut self.around, span);
        let mut value = self.expression_inner(expression, span);
        self.around = outer;
        if value.expr.span == Span::default() {
            value.expr.span = span;
        }
        if value.expr.ty.is_none() {
            // A statement in a value's place: a call without result.
            let undefined = self.l.undefined();
            let diverges = value.expr.diverges;
            value.expr = Expr::seq(vec![value.expr, undefined.expr]);
            value.expr.diverges = diverges;
            value.repr = Repr::Any;
        }
        self.note_flow(expression, value.ty);
        value
    }

    fn expression_inner(&mut self, expression: &'a Expression<'a>, span: Span) -> Typed {
        match expression {
            Expression::ParenthesizedExpression(inner) => self.expression(&inner.expression),
            Expression::BooleanLiteral(literal) => Typed::boolean(Expr::i32(literal.value as i32)),
            Expression::NullLiteral(_) => Typed::new(self.l.null_value(), TypeId::NULL, Repr::Any),
            Expression::NumericLiteral(literal) => Typed::number(Expr::f64(literal.value)),
            Expression::StringLiteral(literal) => {
                let units = super::literal::units(&literal.value, literal.lone_surrogates);
                Typed::string(self.l.string_units(units))
            }
            Expression::BigIntLiteral(literal) => self.bigint(literal, span),
            Expression::RegExpLiteral(literal) => self.regexp(literal),
            Expression::TemplateLiteral(template) => self.template(template),
            Expression::TaggedTemplateExpression(tagged) => self.tagged_template(tagged),
            Expression::Identifier(id) => self.identifier(id),
            Expression::ThisExpression(_) => match self.this.clone() {
                Some(this) => this,
                None if self.is_static => match self.class {
                    Some(class) => Typed::new(self.class_value(class), TypeId::ANY, Repr::Any),
                    None => self.l.undefined(),
                },
                None => self.l.undefined(),
            },
            Expression::ArrayExpression(array) => self.array_literal(array),
            Expression::ObjectExpression(object) => self.object_literal(object),
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                self.function_expression(expression, None)
            }
            Expression::ClassExpression(class) => self.class_expression(class),
            Expression::UnaryExpression(unary) => self.unary(unary),
            Expression::BinaryExpression(binary) => self.binary(binary),
            Expression::PrivateInExpression(test) => self.private_in(test),
            Expression::LogicalExpression(logical) => self.logical(logical),
            Expression::ConditionalExpression(conditional) => {
                let condition = self.condition(&conditional.test);
                let then = self.expression(&conditional.consequent);
                let other = self.expression(&conditional.alternate);
                let ty = self.type_of(conditional.node_id.get());
                let (then, other, repr, ty) = self.join(then, other, ty);
                let val = self.l.val(repr);
                Typed::new(
                    Expr::if_else(condition, vec![then], vec![other], Some(val)),
                    ty,
                    repr,
                )
            }
            Expression::AssignmentExpression(assignment) => self.assignment(assignment, true),
            Expression::UpdateExpression(update) => self.update(update, true),
            Expression::SequenceExpression(sequence) => {
                let mut code = Vec::new();
                let (last, rest) = match sequence.expressions.split_last() {
                    Some(parts) => parts,
                    None => return self.l.undefined(),
                };
                for expression in rest {
                    code.push(self.effect(expression));
                }
                let value = self.expression(last);
                code.push(value.expr);
                Typed::new(Expr::seq(code), value.ty, value.repr)
            }
            Expression::StaticMemberExpression(_)
            | Expression::ComputedMemberExpression(_)
            | Expression::PrivateFieldExpression(_) => self.member(expression),
            Expression::CallExpression(call) => {
                self.note_copy(call);
                self.call(call)
            }
            Expression::NewExpression(new) => self.new_expression(new),
            Expression::ChainExpression(chain) => self.chain(chain),
            Expression::TSAsExpression(cast) => self.cast(&cast.expression, cast.node_id.get()),
            Expression::TSTypeAssertion(cast) => self.cast(&cast.expression, cast.node_id.get()),
            Expression::TSSatisfiesExpression(inner) => self.expression(&inner.expression),
            Expression::TSNonNullExpression(inner) => {
                let value = self.expression(&inner.expression);
                let ty = self.l.checker.without_nullish(value.ty);
                Typed::new(value.expr, ty, value.repr)
            }
            Expression::TSInstantiationExpression(inner) => self.expression(&inner.expression),
            Expression::NewTarget(target) => self.new_target(target.node_id.get()),
            Expression::ImportMeta(_) => self.import_meta(),
            Expression::AwaitExpression(expression) => self.await_expression(expression),
            Expression::YieldExpression(expression) => self.yield_expression(expression),
            Expression::ImportExpression(import) => self.late_import(import),
            _ => self.unsupported(
                span,
                "this expression",
                "write it in TypeScript without extensions",
            ),
        }
    }

    /// `new.target`: in a constructor, the class that is being constructed.
    fn new_target(&mut self, node: NodeId) -> Typed {
        if let Some(target) = self.construction_target() {
            return Typed::any(target);
        }
        match (self.is_in_constructor(node), self.this.clone()) {
            (true, Some(this)) => {
                let any = self.l.layout.any();
                let object = self.boxed(this);
                self.l.dynamic_name("constructor");
                let func = self.l.dispatch(super::dispatch::Dispatch::Get(
                    "constructor".into(),
                    Repr::Any,
                ));
                Typed::any(Expr::call(func, vec![object], Some(any)))
            }
            // What cannot be constructed, or was called without `new`.
            _ => self.l.undefined(),
        }
    }

    /// Whether the function whose `this` is seen at a node is the constructor of a class.
    fn is_in_constructor(&self, node: NodeId) -> bool {
        let module = self.l.program.module(self.module);
        matches!(
            module.nodes.parent_kind(activation_around(module, node)),
            AstKind::MethodDefinition(method) if method.kind == MethodDefinitionKind::Constructor
        )
    }

    /// Two values in one representation, for a place where either comes out.
    pub fn join(&mut self, a: Typed, b: Typed, ty: TypeId) -> (Expr, Expr, Repr, TypeId) {
        let declared = self.l.repr(ty);
        let repr = if a.expr.diverges {
            b.repr
        } else if b.expr.diverges || a.repr == b.repr {
            a.repr
        } else {
            match (a.repr, b.repr) {
                (Repr::Number, Repr::NumberOrUndefined)
                | (Repr::NumberOrUndefined, Repr::Number) => Repr::NumberOrUndefined,
                (intrinsic @ Repr::Intrinsic(_), Repr::Number)
                | (Repr::Number, intrinsic @ Repr::Intrinsic(_)) => intrinsic,
                (x, y)
                    if x == declared
                        && y.null() == Null::Never
                        && y.with_null(x.null()) == Some(x) =>
                {
                    x
                }
                (x, y)
                    if y == declared
                        && x.null() == Null::Never
                        && x.with_null(y.null()) == Some(y) =>
                {
                    y
                }
                (x, y) if self.fits(x, declared, a.ty) && self.fits(y, declared, b.ty) => declared,
                _ => Repr::Any,
            }
        };
        let a = self.convert(a, repr);
        let b = self.convert(b, repr);
        (a, b, repr, ty)
    }

    /// Whether a value goes into a representation without a check that could fail.
    fn fits(&mut self, from: Repr, to: Repr, ty: TypeId) -> bool {
        if from == to || to == Repr::Any {
            return true;
        }
        match (from, to) {
            (Repr::Number, Repr::NumberOrUndefined) => true,
            (Repr::Class(a, x), Repr::Class(b, y)) => {
                self.l.is_below(a, b) && (x == Null::Never || x == y)
            }
            (Repr::Any, to) => match self.l.checker.types.get(ty) {
                Type::Null => to.null() == Null::Null,
                Type::Undefined | Type::Void => {
                    to.null() == Null::Undefined || to == Repr::NumberOrUndefined
                }
                _ => false,
            },
            (from, to) => from.null() == Null::Never && from.with_null(to.null()) == Some(to),
        }
    }

    /// `x as T`: a check where it can fail, nothing where it only says what is known.
    fn cast(&mut self, expression: &'a Expression<'a>, node: oxc_syntax::node::NodeId) -> Typed {
        let ty = self.type_of(node);
        self.note_assertion(expression, ty);
        let value = self.expression_hinted(expression, ty);
        let repr = self.l.repr(ty);
        if value.repr == repr {
            return Typed::new(value.expr, ty, repr);
        }
        // As `!` does, when no more is asserted than that it is there.
        let present = self.l.checker.without_nullish(value.ty);
        if present != value.ty && self.l.repr(present) == repr {
            return Typed::new(value.expr, ty, value.repr);
        }
        match (value.repr, repr) {
            // Widening to a union or interface, or a double assertion: keep what is held.
            (_, Repr::Any) => {
                let expr = self.boxed(value);
                Typed::new(expr, ty, Repr::Any)
            }
            (Repr::Any, Repr::Number | Repr::Boolean | Repr::String(_))
                if self.is_disguised(expression) =>
            {
                value
            }
            // What is caught and said to be an error may be anything that has a message.
            (Repr::Any, Repr::Class(class, _))
                if self.l.is_library_error(class) && !self.is_library_code() =>
            {
                Typed::any(value.expr)
            }
            (Repr::Any, _) => self.coerce_typed(value, ty),
            (from, to) if from.null() != Null::Never && from.with_null(Null::Never) == Some(to) => {
                Typed::new(value.expr, ty, from)
            }
            _ => self.coerce_typed(value, ty),
        }
    }

    /// Whether an assertion to a primitive type has an object inside, by way of `unknown` or
    /// `any`: `(date as unknown as number)`. It says how the object shall be used, not what it is.
    fn is_disguised(&mut self, expression: &'a Expression<'a>) -> bool {
        let ty = self.type_of_expression(expression.get_inner_expression());
        matches!(
            self.l.checker.types.get(ty),
            Type::Class(..) | Type::Object(_)
        )
    }

    /// A test of a condition, as i32.
    pub fn condition(&mut self, expression: &'a Expression<'a>) -> Expr {
        use oxc_syntax::operator::{LogicalOperator, UnaryOperator};
        match expression.without_parentheses() {
            Expression::LogicalExpression(logical)
                if logical.operator != LogicalOperator::Coalesce =>
            {
                let left = self.condition(&logical.left);
                let right = self.condition(&logical.right);
                use crate::ir::Val;
                match logical.operator {
                    LogicalOperator::And => {
                        Expr::if_else(left, vec![right], vec![Expr::i32(0)], Some(Val::I32))
                    }
                    _ => Expr::if_else(left, vec![Expr::i32(1)], vec![right], Some(Val::I32)),
                }
            }
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                self.condition(&unary.argument).not()
            }
            other => {
                let value = self.expression(other);
                self.truthy(value)
            }
        }
    }

    /// `a?.b.c()`: the links after `?.` run only where the value is there.
    fn chain(&mut self, chain: &'a ast::ChainExpression<'a>) -> Typed {
        let exit = self.label();
        let any = self.l.layout.any();
        let ty = self.type_of(chain.node_id.get());
        self.chains.push(exit);
        let value = match &chain.expression {
            ChainElement::CallExpression(call) => self.call(call),
            ChainElement::TSNonNullExpression(inner) => self.expression(&inner.expression),
            element => {
                let member = element.to_member_expression();
                self.member_expression(member)
            }
        };
        self.chains.pop();
        let boxed = self.boxed_or_undefined(value);
        let expr = Expr::block(exit, vec![boxed], Some(any));
        let value = Typed::new(expr, ty, Repr::Any);
        let repr = self.l.repr(ty);
        let with_undefined = self.l.or_undefined(ty);
        let repr = if repr == Repr::Any {
            repr
        } else {
            self.l.repr(with_undefined)
        };
        let expr = self.convert(value, repr);
        Typed::new(expr, ty, repr)
    }

    pub fn boxed_or_undefined(&mut self, value: Typed) -> Expr {
        if value.expr.ty.is_none() {
            let undefined = self.l.undefined();
            return Expr::seq(vec![value.expr, undefined.expr]);
        }
        self.boxed(value)
    }

    /// Leaves the chain with `undefined` where a value is null or undefined; else the value.
    pub fn optional_link(&mut self, value: Typed) -> (Expr, Typed) {
        let Some(&exit) = self.chains.last() else {
            return (Expr::nop(), value);
        };
        let (store, value) = self.keep(value);
        let nullish = match value.repr {
            Repr::Any => self.is_nullish(&value),
            repr if repr.null() != Null::Never => value.expr.clone().is_null(),
            Repr::NumberOrUndefined => self.is_undefined(&value),
            // A static type that rules it out may still be wrong about an element or field.
            Repr::String(_) | Repr::Class(..) | Repr::Function(_) | Repr::Array(_) => {
                value.expr.clone().is_null()
            }
            _ => Expr::i32(0),
        };
        let undefined = self.l.undefined().expr;
        let leave = Expr::if_else(
            nullish,
            vec![Expr::new(Kind::Br(exit, Some(undefined)), None)],
            vec![],
            None,
        );
        let ty = self.l.checker.without_nullish(value.ty);
        let repr = value.repr.with_null(Null::Never).unwrap_or(value.repr);
        (
            Expr::seq(vec![store, leave]),
            Typed::new(value.expr, ty, repr),
        )
    }
}
