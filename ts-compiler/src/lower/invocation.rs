//! Calls of function values.

use oxc_ast::ast::{self, Argument, Expression, MemberExpression};

use crate::ir::{Expr, FuncIdx, Kind, Span, Val};
use crate::program::{Language, Node};
use crate::types::{Signature, TypeId};

use super::abi::{Abi, Pass};
use super::function::{Body, Instance};
use super::representation::{Null, Repr};
use super::target::Static;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Calls a function value.
    pub fn call_value(
        &mut self,
        callee: Typed,
        this: Option<Typed>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        self.call_known(callee, None, this, call, span)
    }

    /// The same where the value is certainly a closure of `known`, if there is one.
    pub fn call_known(
        &mut self,
        callee: Typed,
        known: Option<Node>,
        this: Option<Typed>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let callee = self.with_value(callee);
        let (setup, callee) = if call.optional {
            self.optional_link(callee)
        } else {
            (Expr::nop(), callee)
        };
        let has_spread = call
            .arguments
            .iter()
            .any(|argument| matches!(argument, Argument::SpreadElement(_)));
        let this = match this {
            Some(this) => self.boxed(this),
            None => self.l.undefined().expr,
        };
        let signature = if has_spread {
            None
        } else {
            self.call_signature(callee.ty, call)
        };
        let value = match (callee.repr, signature) {
            (Repr::Function(null), Some((abi, params, result))) => {
                let (store, callee) = self.keep(callee);
                let check = if null == Null::Never && self.is_certain(&call.callee) {
                    Expr::nop()
                } else {
                    self.require_function(&callee, call, span)
                };
                let mut operands = vec![callee.expr, this];
                operands.extend(self.abi_operands(&call.arguments, &abi, &params));
                let val = self.l.pass_val(abi.result);
                let code = known.and_then(|node| self.code_of_closure(node, &abi));
                let helper = code.unwrap_or_else(|| self.l.call_helper(&abi));
                let called = Expr::call(helper, operands, Some(val)).at(span);
                let value = self.passed(called, abi.result, result);
                Typed::new(
                    Expr::seq(vec![store, check, value.expr]),
                    value.ty,
                    value.repr,
                )
            }
            _ => {
                let boxed = self.boxed(callee);
                let any = self.l.layout.any();
                let local = self.local("callee", any);
                let store = Expr::set(local, boxed);
                let boxed = Expr::get(local, any);
                let name = self.callee_text(&call.callee);
                let name = self.l.string_constant(&name);
                // The message names the callee as the source does; arguments come first.
                let ty = self.l.layout.function;
                let list = self.argument_list(&call.arguments);
                let list_val = Val::Ref(self.l.layout.raw_any);
                let list_local = self.local("list", list_val);
                let store_list = Expr::set(list_local, list);
                let throw = self
                    .l
                    .call_library("error", "rtThrowNotFunction", vec![name])
                    .at(span);
                let is_function = Expr::test(Val::Ref(ty), boxed.clone());
                let undefined = self.l.undefined().expr;
                let generic = self
                    .call_generic(
                        Expr::cast(Val::Ref(ty), boxed.clone()),
                        undefined,
                        this.clone(),
                        Expr::get(list_local, list_val),
                    )
                    .at(span);
                let other = if self.l.uses_host || self.l.survey.makes_proxies {
                    let kind = self.kind_of(boxed.clone());
                    let is_host = Expr::binary(
                        crate::ir::Binary::I32Eq,
                        kind,
                        Expr::i32(super::layout::kind::HOST),
                    );
                    let called = self
                        .l
                        .call_library(
                            "invocation",
                            "rtCall",
                            vec![boxed, this, Expr::get(list_local, list_val)],
                        )
                        .at(span);
                    let mut thrown =
                        Expr::seq(vec![throw.drop(), Expr::new(Kind::Unreachable, None)]);
                    thrown.diverges = true;
                    Expr::if_else(is_host, vec![called], vec![thrown], Some(any))
                } else {
                    let mut thrown =
                        Expr::seq(vec![throw.drop(), Expr::new(Kind::Unreachable, None)]);
                    thrown.diverges = true;
                    thrown
                };
                let called = Expr::if_else(is_function, vec![generic], vec![other], Some(any));
                Typed::any(Expr::seq(vec![store, store_list, called]))
            }
        };
        if matches!(*setup.kind, Kind::Nop) {
            return value;
        }
        Typed::new(Expr::seq(vec![setup, value.expr]), value.ty, value.repr)
    }

    /// The code of closures made here of a function, which a call by `abi` would find in them.
    fn code_of_closure(&mut self, node: Node, abi: &Abi) -> Option<FuncIdx> {
        let abi = Abi {
            missing: 0,
            ..abi.clone()
        };
        let made = Instance::Closure(node, self.env.id, abi);
        self.l.instances.get(&made).copied()
    }

    /// Whether a callee cannot be missing: a parameter or constant of function type is trusted
    /// only as far as the call itself traps on null, so a check is made elsewhere too.
    pub fn is_certain(&self, callee: &'a Expression<'a>) -> bool {
        matches!(
            callee.get_inner_expression(),
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_)
        )
    }

    pub fn require_function(
        &mut self,
        callee: &Typed,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Expr {
        let name = self.callee_text(&call.callee);
        let name = self.l.string_constant(&name);
        let throw = self
            .l
            .call_library("error", "rtThrowNotFunction", vec![name])
            .at(span);
        Expr::if_else(
            callee.expr.clone().is_null(),
            vec![throw.drop()],
            vec![],
            None,
        )
    }

    /// What is iterated, as V8 names it in "x is not iterable"; empty where it shows the value.
    pub fn iterable_text(&self, iterable: &'a Expression<'a>) -> String {
        match iterable.get_inner_expression() {
            Expression::CallExpression(call) => format!(
                "{} is not a function or its return value",
                self.callee_text(&call.callee)
            ),
            Expression::ObjectExpression(object) if object.properties.is_empty() => "{}".into(),
            Expression::ObjectExpression(_) => "{(intermediate value)}".into(),
            Expression::NullLiteral(_) => String::new(),
            Expression::Identifier(id) if id.name == "undefined" => String::new(),
            iterable => self.callee_text(iterable),
        }
    }

    /// A callee as V8 names it in "x is not a function".
    pub fn callee_text(&self, callee: &'a Expression<'a>) -> String {
        match callee.get_inner_expression() {
            Expression::Identifier(id) => id.name.to_string(),
            Expression::ThisExpression(_) => "this".to_string(),
            Expression::Super(_) => "(intermediate value)".to_string(),
            Expression::StaticMemberExpression(member) => {
                format!(
                    "{}.{}",
                    self.callee_text(&member.object),
                    member.property.name
                )
            }
            Expression::PrivateFieldExpression(member) => {
                format!(
                    "{}.#{}",
                    self.callee_text(&member.object),
                    member.field.name
                )
            }
            Expression::ComputedMemberExpression(member) => {
                match member.expression.get_inner_expression() {
                    Expression::StringLiteral(literal) => {
                        format!("{}.{}", self.callee_text(&member.object), literal.value)
                    }
                    key => format!(
                        "{}[{}]",
                        self.callee_text(&member.object),
                        self.callee_text(key)
                    ),
                }
            }
            Expression::CallExpression(call) => format!("{}(...)", self.callee_text(&call.callee)),
            Expression::NumericLiteral(number) => {
                number.raw.map_or_else(String::new, |raw| raw.to_string())
            }
            Expression::BinaryExpression(binary) => format!(
                "({} {} {})",
                self.callee_text(&binary.left),
                binary.operator.as_str(),
                self.callee_text(&binary.right)
            ),
            Expression::NullLiteral(_) => "null".to_string(),
            _ => "(intermediate value)".to_string(),
        }
    }

    /// A callee as a value, for a tagged template: the function, `this`, and what runs first.
    pub fn callee_value(&mut self, callee: &'a Expression<'a>) -> (Expr, Expr, Expr) {
        let undefined = self.l.undefined().expr;
        if let Some(member) = callee.get_inner_expression().as_member_expression()
            && self.static_target(member.object()).is_none()
            && !matches!(member.object(), Expression::Super(_))
        {
            let object = self.expression(member.object());
            let (store, object) = self.keep(object);
            let span = self.span_of(member);
            let function = match self.member_name(member) {
                Some(name) => self.get_property(object.clone(), &name, span),
                None => match member {
                    MemberExpression::ComputedMemberExpression(member) => {
                        let key = self.expression(&member.expression);
                        self.get_element(object.clone(), key, span)
                    }
                    _ => self.l.undefined(),
                },
            };
            let this = self.boxed(object);
            let function = self.boxed_value(function);
            return (function, this, store);
        }
        let value = self.expression(callee);
        let this = match callee.get_inner_expression().as_member_expression() {
            Some(member) if matches!(member.object(), Expression::Super(_)) => {
                self.receiver_of_super()
            }
            Some(member) => match self.static_target(member.object()) {
                Some(Static::Class(class)) => self.class_value(class),
                _ => undefined,
            },
            None => undefined,
        };
        (self.boxed_value(value), this, Expr::nop())
    }

    /// How the value of a function type is called here: its one signature, as declared.
    pub fn call_signature(
        &mut self,
        ty: TypeId,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<(Abi, Vec<TypeId>, TypeId)> {
        let ty = self.l.checker.without_nullish(ty);
        let signatures = self.l.checker.signatures(ty);
        let [signature] = signatures.as_slice() else {
            return None;
        };
        let signature: &Signature = signature;
        let env = self.env.clone();
        let mut abi = self.l.abi(signature, &env);
        if abi.result == Pass::Boolean
            && let Some(declaration) = signature.decl
            && self.l.returns_absent(declaration)
        {
            abi.result = Pass::Any;
        }
        let rest = abi.params.last() == Some(&Pass::Rest);
        if call.arguments.len() > abi.params.len() && !rest {
            return None;
        }
        let params: Vec<TypeId> = signature
            .params
            .iter()
            .map(|param| self.l.apply(param.ty, &env))
            .collect();
        let result = self.l.apply(signature.result, &env);
        let fixed = abi.params.len() - usize::from(rest);
        if call.arguments.len() < fixed {
            abi.missing = abi.params.len() - call.arguments.len();
        }
        if self.is_untyped() && !self.fit(&call.arguments, &params, rest) {
            // Nothing keeps JavaScript from passing something else: the callee converts it.
            let count = call.arguments.len();
            return Some((Abi::dynamic(count), vec![TypeId::ANY; count], result));
        }
        Some((abi, params, result))
    }

    /// Whether the module has no types.
    pub fn is_untyped(&self) -> bool {
        self.l.program.module(self.module).language == Language::JavaScript
    }

    /// Whether arguments have the representations of their parameters.
    fn fit(&mut self, arguments: &'a [Argument<'a>], params: &[TypeId], rest: bool) -> bool {
        let env = self.env.clone();
        for (index, argument) in arguments.iter().enumerate() {
            let Some(expression) = argument.as_expression() else {
                return false;
            };
            let mut param = params[index.min(params.len() - 1)];
            if rest && index + 1 >= params.len() {
                param = self.l.checker.array_element(param).unwrap_or(TypeId::ANY);
            }
            let given = self.type_of(expression.node_id());
            let given = self.l.apply(given, &env);
            let (wanted, given) = (self.l.repr(param), self.l.repr(given));
            if wanted != Repr::Any && wanted != given {
                return false;
            }
        }
        true
    }
}
