//! Functions by what they are an instance of, and the values made of them.

use oxc_ast::AstKind;
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeId;

use crate::ir::{Expr, FuncIdx, Local, Span, Val};
use crate::program::Node;

use super::abi::{Abi, Pass};
use super::function::{Body, Instance, Pending};
use super::layout::{function, kind};
use super::representation::Repr;
use super::value::Typed;
use super::{Env, Lowerer};

impl<'a> Lowerer<'a> {
    /// Lowers one body.
    pub fn lower_pending(&mut self, func: FuncIdx, pending: Pending) {
        let module = match &pending {
            Pending::Direct(node, _) | Pending::Initialiser(node) => node.module,
            Pending::Closure(closure) | Pending::Fields(closure, _) => closure.node.module,
            Pending::Constructor(class) => class.module,
        };
        self.in_library = self.program.module(module).is_library;
        match pending {
            Pending::Direct(node, env) => self.lower_direct(func, node, env),
            Pending::Closure(closure) => self.lower_closure(func, *closure),
            Pending::Fields(closure, class) => self.lower_fields(func, *closure, class),
            Pending::Constructor(class) => self.lower_constructor(func, class),
            Pending::Initialiser(node) => self.lower_initialiser(func, node),
        }
    }

    /// A function by what it is, where it exists.
    pub fn instance(&self, instance: &Instance) -> Option<FuncIdx> {
        self.instances.get(instance).copied()
    }

    /// Records a function by what it is.
    pub fn insert_instance(&mut self, instance: Instance, func: FuncIdx) {
        self.instances.insert(instance, func);
    }

    /// Has a body lowered later.
    pub fn push_pending(&mut self, func: FuncIdx, pending: Pending) {
        self.pending.push_back((func, pending));
    }

    /// Bodies not yet lowered.
    pub fn pending_count(&self) -> usize {
        self.pending.len()
    }

    /// Functions that make class values and prototype objects, in order of their making.
    pub fn class_instances(&self) -> Vec<(Instance, FuncIdx)> {
        let mut found: Vec<_> = self
            .instances
            .iter()
            .filter(|(instance, _)| {
                matches!(instance, Instance::ClassValue(_) | Instance::Prototype(_))
            })
            .map(|(instance, &func)| (instance.clone(), func))
            .collect();
        found.sort_by_key(|(_, func)| *func);
        found
    }

    /// The scope of a function.
    pub fn function_scope(&self, node: Node) -> Option<ScopeId> {
        match self.ast(node) {
            AstKind::Function(f) => f.scope_id.get(),
            AstKind::ArrowFunctionExpression(f) => f.scope_id.get(),
            _ => None,
        }
    }

    /// Source span of a node.
    pub fn node_span(&self, node: Node) -> Span {
        let span = self.ast(node).span();
        Span {
            module: node.module.0,
            start: span.start,
            end: span.end,
        }
    }

    /// The function called by name for a declaration.
    pub fn function_instance(&mut self, node: Node, env: Env) -> FuncIdx {
        let key = Instance::Direct(node, env.id);
        if let Some(&func) = self.instances.get(&key) {
            return func;
        }
        let direct = self.direct(node, &env);
        let mut params = Vec::new();
        if let Some((_, repr)) = direct.this {
            params.push(self.val(repr));
        }
        for &(_, repr) in &direct.params {
            params.push(self.val(repr));
        }
        let result = direct.result.map(|(_, repr)| self.val(repr));
        let name = self.qualified_name(node);
        let func = self.declare_function(&name, params, result);
        self.instances.insert(key, func);
        self.pending.push_back((func, Pending::Direct(node, env)));
        func
    }

    /// The function with boxed arguments over code with a signature.
    pub fn generic_entry(&mut self, code: FuncIdx, abi: &Abi) -> FuncIdx {
        let key = Instance::Generic(code);
        if let Some(&func) = self.instances.get(&key) {
            return func;
        }
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        let func = self.declare_function("generic", vec![value, any, any, list], Some(any));
        self.instances.insert(key, func);
        let env = self.env(Vec::new());
        let result = self.pass_val(abi.result);
        let mut body = Body::synthetic(self, func, env);
        let mut args = vec![Expr::get(Local(0), value), Expr::get(Local(2), any)];
        for (index, pass) in abi.params.iter().enumerate() {
            let given = Expr::get(Local(3), list);
            args.push(if *pass == Pass::Rest {
                body.l.call_library(
                    "invocation",
                    "rtRestArgs",
                    vec![given, Expr::i32(index as i32)],
                )
            } else {
                let arg = body.l.call_library(
                    "invocation",
                    "rtArg",
                    vec![given, Expr::i32(index as i32)],
                );
                if pass.repr() != Repr::Any {
                    body.path = Some(body.l.path(&format!("argument {}", index + 1)));
                }
                body.convert(Typed::any(arg), pass.repr())
            });
        }
        let call = Expr::call(code, args, Some(result));
        let boxed = body.box_value(call, abi.result.repr());
        body.finish(vec![boxed]);
        func
    }

    /// Allocates a function value that runs some [`code`](Self::code).
    pub fn function_value(
        &mut self,
        code: Expr,
        env: Expr,
        name: &str,
        length: u32,
        plain: bool,
        source: Option<Node>,
    ) -> Expr {
        let meta = self.kind_meta(kind::FUNCTION);
        let name = self.string_constant(name);
        let mut info = length as i32;
        if plain {
            info |= function::NOT_CONSTRUCTIBLE;
        }
        if let Some(node) = source {
            info |= self.source_index(node) << function::SOURCE_SHIFT;
            if self.reads_target(node) {
                info |= function::READS_TARGET;
            }
            info |= match self.ast(node) {
                AstKind::Function(f) if f.r#async && f.generator => {
                    function::ASYNC | function::GENERATOR
                }
                AstKind::Function(f) if f.r#async => function::ASYNC | function::NOT_CONSTRUCTIBLE,
                AstKind::Function(f) if f.generator => function::GENERATOR,
                AstKind::ArrowFunctionExpression(f) if f.r#async => function::ASYNC,
                _ => 0,
            };
        }
        Expr::struct_new(
            self.layout.function,
            vec![
                meta,
                Expr::null(self.layout.any()),
                code,
                env,
                name,
                Expr::i32(info),
                Expr::null(self.layout.any()),
            ],
        )
    }
}
