//! Generators and async functions: a call makes a coroutine, whose activation is the function's body.
//!
//! The activation is called with what it is resumed with and how: 0 goes on with the value, 1 throws
//! it, 2 returns it. See `runtime/coroutine.ts` for what drives it, and `machine` for what becomes
//! of the suspensions.

use std::collections::HashMap;

use oxc_ast::AstKind;
use oxc_ast::ast;

use crate::ir::{Binary, Expr, FuncIdx, Kind, Local, Span, TypeIdx, Unary, Val};
use crate::machine::Coroutine;
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::abi::{Abi, Pass};
use super::class::Found;
use super::function::{Body, Direct, Instance};
use super::representation::Repr;
use super::value::Typed;

/// What a function that suspends is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Suspension {
    pub is_async: bool,
    pub is_generator: bool,
}

const THIS: Local = Local(1);
const INPUT: Local = Local(2);
const MODE: Local = Local(3);

impl Lowerer<'_> {
    /// Whether a function is a generator or async.
    pub fn suspends(&mut self, node: Node) -> bool {
        self.suspension(node).is_some()
    }

    fn suspension(&mut self, node: Node) -> Option<Suspension> {
        let found = match self.ast(node) {
            AstKind::Function(f) => Suspension {
                is_async: f.r#async,
                is_generator: f.generator,
            },
            AstKind::ArrowFunctionExpression(f) => Suspension {
                is_async: f.r#async,
                is_generator: false,
            },
            _ => return None,
        };
        (found.is_async || found.is_generator).then_some(found)
    }

    /// How activations are called.
    fn activation_abi() -> Abi {
        Abi {
            params: vec![Pass::Any, Pass::Number],
            result: Pass::Any,
            missing: 0,
        }
    }

    /// The class of coroutines.
    fn coroutine_class(&mut self) -> Option<Symbol> {
        self.library_symbol("coroutine", "Coroutine")
    }

    /// Where coroutines keep their state, for the pass that makes machines of their functions.
    pub fn coroutine(&mut self) -> Option<Coroutine> {
        let class = self.coroutine_class()?;
        if !self.has_class(class) {
            return None;
        }
        Some(Coroutine {
            ty: self.class_type(class),
            frame: self.coroutine_field(class, "_frame"),
            state: self.coroutine_field(class, "_state"),
            value: self.layout.value,
            descriptor: self.layout.meta,
        })
    }

    /// The struct of the object that each activation of a generator gets.
    pub fn coroutine_types(&mut self) -> HashMap<FuncIdx, TypeIdx> {
        let activations: Vec<(Node, FuncIdx)> = self
            .instances
            .iter()
            .filter_map(|(instance, &func)| match instance {
                Instance::Resume(node, ..) => Some((*node, func)),
                _ => None,
            })
            .collect();
        let mut types = HashMap::new();
        for (node, func) in activations {
            let name = match self.suspension(node) {
                Some(suspension) if suspension.is_generator && suspension.is_async => {
                    "AsyncGenerator"
                }
                Some(suspension) if suspension.is_generator => "Generator",
                _ => continue,
            };
            if let Some(class) = self.library_symbol("coroutine", name)
                && self.has_class(class)
            {
                types.insert(func, self.class_type(class));
            }
        }
        types
    }

    fn coroutine_field(&mut self, class: Symbol, name: &str) -> u32 {
        match self.find_member(class, name) {
            Some(Found::Field { index, .. }) => index,
            _ => 0,
        }
    }
}

impl<'a> Body<'_, 'a> {
    /// The body of a function that suspends, as seen by its callers: makes the coroutine.
    pub fn start_coroutine(&mut self, node: Node, incoming: Vec<Typed>) -> Vec<Expr> {
        let (Some(suspension), Some(scope)) =
            (self.l.suspension(node), self.l.function_scope(node))
        else {
            return vec![Expr::new(Kind::Unreachable, None)];
        };
        self.span = self.l.node_span(node);
        let resume = self.closure_with(node, scope, Lowerer::activation_abi(), true);
        let made = {
            let this = match self.this.clone() {
                Some(this) => self.boxed(this),
                None => self.l.undefined().expr,
            };
            let values = incoming
                .into_iter()
                .map(|value| self.boxed_value(value))
                .collect();
            let list = self.l.raw_any(values);
            let begins = match self.l.ast(node) {
                AstKind::Function(f) => suspension.is_generator && act_when_bound(&f.params),
                _ => false,
            };
            let made = self.start_with(suspension, resume.expr, this, list);
            match begins {
                true => self
                    .l
                    .call_library("coroutine", "bindParameters", vec![made]),
                false => made,
            }
        };
        match self.result {
            Some((_, repr)) => {
                let value = self.convert(Typed::any(made), repr);
                vec![value]
            }
            None => vec![made.drop()],
        }
    }

    fn start_with(&mut self, suspension: Suspension, resume: Expr, this: Expr, list: Expr) -> Expr {
        let maker = match (suspension.is_async, suspension.is_generator) {
            (true, true) => "makeAsyncGenerator",
            (true, false) => "startAsync",
            _ => "makeGenerator",
        };
        self.l
            .call_library("coroutine", maker, vec![resume, this, list])
    }

    /// The body of an activation.
    pub fn resume_body(&mut self, node: Node, direct: &Direct) -> Vec<Expr> {
        let mut code = Vec::new();
        let Some(class) = self.l.coroutine_class() else {
            return code;
        };
        let any = self.l.layout.any();
        let ty = self.l.class_type(class);
        self.suspension = self.l.suspension(node);
        self.result = Some((TypeId::ANY, Repr::Any));
        let coroutine = Expr::cast(Val::Ref(ty), Expr::get(THIS, any));
        let is_arrow = matches!(self.l.ast(node), AstKind::ArrowFunctionExpression(_));
        if !is_arrow {
            let index = self.l.coroutine_field(class, "_self");
            let held = Expr::field(ty, index, coroutine.clone(), any);
            let (this_ty, repr) = match direct.this {
                Some(this) => this,
                None => (TypeId::ANY, Repr::Any),
            };
            let uses_this = match self.l.function_scope(node) {
                Some(scope) => self.captures.this.contains(&scope),
                None => true,
            };
            if uses_this && (direct.this.is_some() || !self.is_static) {
                let value = self.convert(Typed::any(held), repr);
                let val = self.l.val(repr);
                let local = self.local("this", val);
                code.push(Expr::set(local, value));
                self.this = Some(Typed::new(Expr::get(local, val), this_ty, repr));
            }
        }
        let list_val = Val::Ref(self.l.layout.raw_any);
        let index = self.l.coroutine_field(class, "_args");
        let list = self.local("list", list_val);
        code.push(Expr::set(list, Expr::field(ty, index, coroutine, list_val)));
        let mut incoming = Vec::new();
        for (index, &(ty, repr)) in direct.params.iter().enumerate() {
            let raw_any = self.l.layout.raw_any;
            let item = Expr::new(
                Kind::ArrayGet(raw_any, Expr::get(list, list_val), Expr::i32(index as i32)),
                Some(any),
            );
            let value = self.lenient(Typed::any(item), repr);
            incoming.push(Typed::new(value, ty, repr));
        }
        code.extend(self.lower_function(node, incoming));
        code
    }

    /// The end of what a generator does when it is called: its parameters are bound (ECMAScript 15.5.2).
    pub fn wait_for_start(&mut self, params: &ast::FormalParameters) -> Option<Expr> {
        if !self.suspension.is_some_and(|s| s.is_generator) || !act_when_bound(params) {
            return None;
        }
        let mark = self.mark_await(false);
        let undefined = self.l.undefined().expr;
        let started = self.suspend(undefined, true, self.span).drop();
        Some(Expr::seq(vec![mark, started]))
    }

    /// Sets whether the suspension that follows is an `await`.
    fn mark_await(&mut self, is_await: bool) -> Expr {
        let generator = self
            .suspension
            .is_some_and(|s| s.is_async && s.is_generator);
        let Some(class) = self.l.coroutine_class().filter(|_| generator) else {
            return Expr::nop();
        };
        let any = self.l.layout.any();
        let ty = self.l.class_type(class);
        let index = self.l.coroutine_field(class, "_awaiting");
        let coroutine = Expr::cast(Val::Ref(ty), Expr::get(THIS, any));
        Expr::field_set(ty, index, coroutine, Expr::i32(is_await as i32))
    }

    /// Suspends with a value; what it is resumed with.
    fn suspend(&mut self, value: Expr, can_return: bool, span: Span) -> Expr {
        let any = self.l.layout.any();
        let input = self.local("input", any);
        let read = Expr::get(input, any);
        let _ = INPUT;
        let mode = |is: f64| Expr::binary(Binary::F64Eq, Expr::get(MODE, Val::F64), Expr::f64(is));
        let mut code = vec![
            Expr::set(input, Expr::new(Kind::Suspend(value), Some(any)).at(span)),
            Expr::if_else(mode(1.0), vec![Expr::throw(read.clone())], vec![], None),
        ];
        if can_return {
            let given = if self.suspension.is_some_and(|s| s.is_async) {
                self.await_value(read.clone(), span)
            } else {
                read.clone()
            };
            let leave = self.return_value(Some(given));
            code.push(Expr::if_else(mode(2.0), vec![leave], vec![], None));
        }
        code.push(read);
        Expr::seq(code)
    }

    /// Awaits a value.
    pub fn await_value(&mut self, value: Expr, span: Span) -> Expr {
        let any = self.l.layout.any();
        let (store, value) = self.reuse(value, any);
        let mark = self.mark_await(true);
        let suspended = self.suspend(value, false, span);
        Expr::seq(vec![store, mark, suspended])
    }

    /// `await x`
    pub fn await_expression(&mut self, expression: &'a ast::AwaitExpression<'a>) -> Typed {
        let span = self.span_of(expression);
        if !self.suspension.is_some_and(|s| s.is_async) {
            return self.unsupported(
                span,
                "'await' here",
                "use it in an async function or at the top level of a module",
            );
        }
        let ty = self.type_of(expression.node_id.get());
        let value = self.expression(&expression.argument);
        let value = self.boxed_value(value);
        let result = self.await_value(value, span);
        self.refined(Typed::any(result), ty)
    }

    /// `yield x` and `yield* xs`
    pub fn yield_expression(&mut self, expression: &'a ast::YieldExpression<'a>) -> Typed {
        let span = self.span_of(expression);
        if !self.suspension.is_some_and(|s| s.is_generator) {
            return self.unsupported(span, "'yield' here", "use it in a generator function");
        }
        let is_async = self.suspension.is_some_and(|s| s.is_async);
        let value = match &expression.argument {
            Some(argument) => self.expression(argument),
            None => self.l.undefined(),
        };
        let value = self.boxed_value(value);
        if expression.delegate {
            let value = self.delegate(value, is_async, span);
            return Typed::any(value);
        }
        let any = self.l.layout.any();
        let value = if is_async {
            self.await_value(value, span)
        } else {
            value
        };
        let (store, value) = self.reuse(value, any);
        let mark = self.mark_await(false);
        let result = self.suspend(value, true, span);
        Typed::any(Expr::seq(vec![store, mark, result]))
    }

    /// Hands every step to another iterator until it is done (ECMAScript 15.5.5).
    fn delegate(&mut self, iterable: Expr, is_async: bool, span: Span) -> Expr {
        let any = self.l.layout.any();
        let opener = if is_async {
            "asyncIterator"
        } else {
            "delegateIterator"
        };
        let opened = self
            .l
            .call_library("coroutine", opener, vec![iterable])
            .at(span);
        let iterator = self.local("iterator", any);
        let input = self.local("input", any);
        let result = self.local("result", any);
        let outcome = self.local("outcome", any);
        let mode = self.local("mode", Val::I32);
        let (exit, top) = (self.label(), self.label());
        let step = self.l.call_library(
            "coroutine",
            "delegateStep",
            vec![
                Expr::get(iterator, any),
                Expr::get(input, any),
                Expr::get(mode, Val::I32),
            ],
        );
        let step = if is_async {
            self.await_value(step, span)
        } else {
            step
        };
        let done = self
            .l
            .call_library("coroutine", "isDone", vec![Expr::get(result, any)]);
        let value = self
            .l
            .call_library("coroutine", "valueOf", vec![Expr::get(result, any)]);
        let finish = self.return_value(Some(Expr::get(outcome, any)));
        let is_return = Expr::binary(Binary::I32Eq, Expr::get(mode, Val::I32), Expr::i32(2));
        let mark = self.mark_await(false);
        let round = vec![
            Expr::set(result, step),
            Expr::if_else(
                done,
                vec![
                    Expr::set(outcome, value.clone()),
                    Expr::if_else(is_return, vec![finish], vec![], None),
                    Expr::br(exit),
                ],
                vec![],
                None,
            ),
            mark,
            Expr::set(input, Expr::new(Kind::Suspend(value), Some(any)).at(span)),
            Expr::set(
                mode,
                Expr::unary(Unary::I32TruncSatF64S, Expr::get(MODE, Val::F64)),
            ),
            Expr::br(top),
        ];
        Expr::seq(vec![
            Expr::set(iterator, opened),
            Expr::set(input, Expr::null(any)),
            Expr::set(mode, Expr::i32(0)),
            Expr::block(exit, vec![Expr::repeat(top, round)], None),
            Expr::get(outcome, any),
        ])
    }

    /// `for await (const x of xs) …`: iterator, and how a step and the end go.
    pub fn for_await(
        &mut self,
        statement: &'a ast::ForOfStatement<'a>,
        names: Vec<String>,
    ) -> Expr {
        let any = self.l.layout.any();
        let span = self.span_of(&statement.right);
        if !self.suspension.is_some_and(|s| s.is_async) {
            return self
                .unsupported(span, "'for await' here", "use it in an async function")
                .expr
                .drop();
        }
        let iterable = self.expression(&statement.right);
        let iterable = self.boxed_value(iterable);
        let opened = self
            .l
            .call_library("coroutine", "asyncIterator", vec![iterable])
            .at(span);
        let iterator = self.local("iterator", any);
        let result = self.local("result", any);
        let done = self.local("done", Val::I32);
        let code = self.with_finally(
            |body| {
                let (exit, next, top) = (body.label(), body.label(), body.label());
                let undefined = body.l.undefined().expr;
                let step = body.l.call_library(
                    "coroutine",
                    "delegateStep",
                    vec![Expr::get(iterator, any), undefined, Expr::i32(0)],
                );
                let step = body.await_value(step, span);
                let end = body
                    .l
                    .call_library("coroutine", "isDone", vec![Expr::get(result, any)]);
                let value =
                    body.l
                        .call_library("coroutine", "valueOf", vec![Expr::get(result, any)]);
                let mut round = vec![
                    Expr::set(done, Expr::i32(1)),
                    Expr::set(result, step),
                    Expr::br_if(exit, end),
                ];
                let value_local = body.local("value", any);
                round.push(Expr::set(value_local, value));
                round.push(Expr::set(done, Expr::i32(0)));
                body.open_loop_scope(statement.scope_id.get(), &mut round);
                round
                    .push(body.bind_loop(&statement.left, Typed::any(Expr::get(value_local, any))));
                body.end_rounds(statement, &names, [exit, next, top], round)
            },
            |body, failed| {
                let close = body.l.call_library(
                    "coroutine",
                    "closeAsync",
                    vec![Expr::get(iterator, any), failed],
                );
                let close = body.await_value(close, span);
                vec![super::iterate::unless_done(done, close)]
            },
        );
        Expr::seq(vec![
            Expr::set(iterator, opened),
            Expr::set(done, Expr::i32(1)),
            code,
        ])
    }

    /// A module that awaits at its top level: its body is the activation of an async function.
    pub fn async_module(&mut self, resume: crate::ir::FuncIdx) -> Expr {
        let abi = Lowerer::activation_abi();
        let generic = self.l.generic_entry(resume, &abi);
        let code = self.l.code(Some(resume), generic);
        let value = self
            .l
            .function_value(code, Expr::null(Val::Struct), "", 0, true, None);
        let undefined = self.l.undefined().expr;
        let list = self.l.raw_any(Vec::new());
        let suspension = Suspension {
            is_async: true,
            is_generator: false,
        };
        self.start_with(suspension, value, undefined, list)
    }

    /// Whether `return` of a value awaits it.
    pub fn awaits_result(&self) -> bool {
        self.suspension
            .is_some_and(|s| s.is_async && s.is_generator)
    }
}

/// Whether binding parameters runs code of the program, or may throw.
fn act_when_bound(params: &ast::FormalParameters) -> bool {
    let acts = |init: &ast::Expression| {
        !init.is_literal()
            && !matches!(init, ast::Expression::ArrayExpression(list) if list.elements.is_empty())
            && !matches!(init, ast::Expression::ObjectExpression(o) if o.properties.is_empty())
            && !matches!(init, ast::Expression::Identifier(id) if id.name == "undefined" || id.name == "Infinity")
    };
    let is_name = |pattern: &ast::BindingPattern| {
        matches!(pattern, ast::BindingPattern::BindingIdentifier(_))
    };
    params
        .rest
        .as_ref()
        .is_some_and(|rest| !is_name(&rest.rest.argument))
        || params.items.iter().any(|param| {
            !is_name(&param.pattern) || param.initializer.as_ref().is_some_and(|init| acts(init))
        })
}
