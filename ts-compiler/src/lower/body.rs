//! Lowering of function bodies: incoming values, captured variables.

use oxc_ast::AstKind;

use crate::ir::{Expr, FuncIdx, Local, TypeIdx, Val};
use crate::program::Node;
use crate::types::TypeId;

use super::abi::Pass;
use super::function::{Body, ClosureBody, Place, Variable};
use super::layout::function;
use super::representation::{Null, Repr};
use super::value::Typed;
use super::{Env, Lowerer};

impl<'a> Lowerer<'a> {
    pub fn lower_direct(&mut self, func: FuncIdx, node: Node, env: Env) {
        let direct = self.direct(node, &env);
        let class = self.enclosing_class(node);
        let is_static = self.is_static_member(node);
        let mut body = Body::new(self, func, node.module, env);
        body.class = class;
        body.is_static = is_static;
        body.result = direct.result;
        let mut index = 0;
        let mut incoming = Vec::new();
        if let Some((ty, repr)) = direct.this {
            body.this = Some(Typed::new(body.read(Local(0)), ty, repr));
            index = 1;
        }
        for &(ty, repr) in &direct.params {
            incoming.push(Typed::new(body.read(Local(index)), ty, repr));
            index += 1;
        }
        let mut code = match class {
            Some(class) => body.open_class_environment(class),
            None => Vec::new(),
        };
        if body.l.suspends(node) {
            code.extend(body.start_coroutine(node, incoming));
        } else {
            code.extend(body.lower_function(node, incoming));
        }
        body.finish(code);
    }

    pub fn lower_closure(&mut self, func: FuncIdx, closure: ClosureBody) {
        let (node, env, abi) = (closure.node, closure.env.clone(), closure.abi.clone());
        let (class, is_static, resume) = (closure.class, closure.is_static, closure.resume);
        let direct = self.direct(node, &env);
        let any = self.layout.any();
        let scope = self.function_scope(node);
        let mut body = Body::new(self, func, node.module, env);
        body.class = class;
        body.is_static = is_static;
        let mut code = Vec::new();
        code.extend(body.open_captured(&closure));
        // The function under its own name.
        if let Some(scope) = scope
            && let Some(&symbol) = body.captures.clone().names.get(&scope)
            && !body.variables.contains_key(&symbol)
            && !resume
            && body
                .l
                .program
                .module(node.module)
                .scoping
                .symbol_scope_id(symbol)
                != body.l.program.module(node.module).scoping.root_scope_id()
        {
            let ty = body.symbol_type(symbol);
            body.variables.insert(
                symbol,
                Variable {
                    place: Place::Local(Local(0)),
                    ty,
                    repr: Repr::Function(Null::Never),
                },
            );
        }
        if resume {
            code.extend(body.resume_body(node, &direct));
            body.finish(code);
            return;
        }
        let is_arrow = matches!(body.l.ast(node), AstKind::ArrowFunctionExpression(_));
        if !is_arrow {
            let ty = body.l.checker.this_type(node);
            let env = body.env.clone();
            let ty = match body.l.is_detached(node, &env) {
                true => TypeId::ANY,
                false => body.l.apply(ty, &env),
            };
            body.this = Some(Typed::new(Expr::get(Local(1), any), ty, Repr::Any));
        }
        let mut incoming = Vec::new();
        let result = direct.result.unwrap_or((TypeId::VOID, Repr::Any));
        let fixed = if direct.rest {
            direct.params.len() - 1
        } else {
            direct.params.len()
        };
        let passed: Vec<Typed> = abi
            .params
            .iter()
            .enumerate()
            .map(|(index, pass)| {
                Typed::new(body.read(Local(2 + index as u32)), TypeId::ANY, pass.repr())
            })
            .collect();
        let spread = abi.params.last() == Some(&Pass::Rest);
        let plain = passed.len() - spread as usize;
        for (index, &(ty, repr)) in direct.params[..fixed].iter().enumerate() {
            let value = if index < plain {
                Typed::new(passed[index].expr.clone(), ty, passed[index].repr)
            } else if spread {
                // Passed in the array of a rest parameter.
                let at = Expr::f64((index - plain) as f64);
                body.array_element_at(passed[plain].clone(), at, TypeId::ANY)
            } else {
                // Fewer arguments than parameters.
                let missing = match repr {
                    Repr::Any => body.l.undefined().expr,
                    _ => body.l.default_of(repr),
                };
                incoming.push(Typed::new(missing, ty, repr));
                continue;
            };
            if value.repr == repr {
                incoming.push(Typed::new(value.expr, ty, repr));
                continue;
            }
            // The parameter's own representation, checked once.
            body.name_argument(node, index);
            let expr = body.lenient(value, repr);
            body.path = None;
            let val = body.l.val(repr);
            let local = body.local("param", val);
            code.push(Expr::set(local, expr));
            incoming.push(Typed::new(Expr::get(local, val), ty, repr));
        }
        if direct.rest {
            let (ty, repr) = direct.params[fixed];
            let expr = if spread && plain == fixed {
                passed[plain].expr.clone()
            } else if spread && plain < fixed {
                let from = Expr::i32((fixed - plain) as i32);
                body.l
                    .call_library("array", "arrRest", vec![passed[plain].expr.clone(), from])
            } else {
                // What is passed one by one, then what is passed in an array.
                let values: Vec<Typed> = passed[fixed.min(plain)..plain].to_vec();
                let collected = body.array_of_values(values, ty);
                if spread {
                    let val = Val::Ref(body.l.layout.array);
                    let local = body.local("rest", val);
                    code.push(Expr::set(local, collected));
                    let more = passed[plain].expr.clone();
                    code.push(body.l.call_library(
                        "array",
                        "arrAppend",
                        vec![Expr::get(local, val), more],
                    ));
                    Expr::get(local, val)
                } else {
                    collected
                }
            };
            let expr = body.convert(Typed::new(expr, ty, Repr::Array(Null::Never)), repr);
            incoming.push(Typed::new(expr, ty, repr));
        }
        body.result = Some((result.0, abi.result.repr()));
        if let Some(class) = body.l.dynamic_constructor(node) {
            body.result = Some((TypeId::ANY, Repr::Any));
            let ty = body.l.checker.instance_type(class);
            body.open_construction(Local(1), ty);
            code.extend(body.dynamic_constructor_body(node, class, incoming));
            body.finish(code);
            return;
        }
        if body.l.suspends(node) {
            code.extend(body.start_coroutine(node, incoming));
        } else {
            code.extend(body.lower_function(node, incoming));
        }
        body.finish(code);
    }

    /// The environment struct of a closure, by key.
    pub fn environment(&mut self, key: &str, vals: &[Val]) -> TypeIdx {
        let name = format!("{key}:{vals:?}");
        if let Some(&global) = self.globals.get(&name) {
            return TypeIdx(global.0);
        }
        let ty = self.layout.environment(&mut self.module, "Env", vals);
        self.globals.insert(name, crate::ir::GlobalIdx(ty.0));
        ty
    }
}

impl<'a> Body<'_, 'a> {
    /// The code of a constructor of a class made at run time.
    fn dynamic_constructor_body(
        &mut self,
        node: Node,
        class: crate::program::Symbol,
        incoming: Vec<Typed>,
    ) -> Vec<Expr> {
        let AstKind::Function(function) = self.l.ast(node) else {
            return Vec::new();
        };
        self.span = self.span_of(function);
        let (mut code, incoming) = self.take_arguments(node, &function.params, incoming);
        code.extend(self.parameters(&function.params, incoming));
        let syntax = self.l.class_syntax(class);
        if syntax.is_some_and(|syntax| syntax.heritage.is_none()) {
            code.extend(self.dynamic_parameter_fields(class));
        }
        if let Some(statements) = &function.body {
            code.extend(self.function_body(function.scope_id.get(), statements));
        }
        self.fall_off(&mut code);
        code
    }

    /// Makes variables of what the environment of a closure holds.
    pub fn open_captured(&mut self, closure: &ClosureBody) -> Vec<Expr> {
        let function_type = self.l.layout.function;
        let mut code = Vec::new();
        if let Some(ty) = closure.environment {
            let this = self.read(Local(0));
            let held = Expr::cast(
                Val::Ref(ty),
                Expr::field(function_type, function::ENV, this, Val::Struct),
            );
            let held_local = self.local("env", Val::Ref(ty));
            code.push(Expr::set(held_local, held));
            for (index, captured) in closure.captured.iter().enumerate() {
                let local = self.local("captured", captured.val);
                let read = Expr::field(ty, index as u32, self.read(held_local), captured.val);
                code.push(Expr::set(local, read));
                match captured.symbol {
                    Some(symbol) => {
                        let place = match captured.place {
                            Place::Local(_) => Place::Local(local),
                            Place::Integer(_) => Place::Integer(local),
                            Place::Word(_) => Place::Word(local),
                            Place::Cell(_, cell) => Place::Cell(local, cell),
                        };
                        self.variables.insert(
                            symbol,
                            Variable {
                                place,
                                ty: captured.ty,
                                repr: captured.repr,
                            },
                        );
                    }
                    None => {
                        self.this = Some(Typed::new(
                            Expr::get(local, captured.val),
                            captured.ty,
                            captured.repr,
                        ));
                    }
                }
            }
        }
        // In an arrow function of a constructor, `this` is what `super` has made by then.
        self.this_of_construction(TypeId::ANY);
        code
    }
}
