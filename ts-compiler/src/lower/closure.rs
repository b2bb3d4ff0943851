//! Function values made where they stand: what they capture.

use oxc_ast::AstKind;
use oxc_syntax::scope::ScopeId;
use oxc_syntax::symbol::SymbolId;

use crate::ir::{Expr, Local, TypeIdx, Val};
use crate::program::Node;

use super::abi::{Abi, Pass};
use super::dynclass::{ARGUMENTS, CONSTRUCTION, TARGET, is_hidden_variable};
use super::function::{Body, Captured, ClosureBody, Instance, Pending, Place};
use super::representation::{Null, Repr};
use super::value::Typed;
use super::{Env, Lowerer};

impl<'a> Body<'_, 'a> {
    /// A function value for an arrow function, function expression or nested declaration.
    /// `abi` is how it will be called where that is known.
    pub fn closure(&mut self, node: Node, abi: Option<Abi>) -> Typed {
        let Some(scope) = self.l.function_scope(node) else {
            return self.l.undefined();
        };
        let env = self.env.clone();
        let own = self.l.function_abi(node, &env);
        let rest = |abi: &Abi| abi.params.iter().position(|pass| *pass == Pass::Rest);
        let abi = match abi {
            // A rest parameter must stand where the function itself has it.
            Some(mut abi) if !self.l.uses_arguments(node) && rest(&abi) == rest(&own) => {
                if abi.result == Pass::Boolean && self.l.returns_absent(node) {
                    abi.result = own.result;
                }
                abi
            }
            _ => own,
        };
        self.closure_with(node, scope, abi, false)
    }

    /// The function value of a node with what it captures here; `resume`: of its activation.
    pub fn closure_with(&mut self, node: Node, scope: ScopeId, abi: Abi, resume: bool) -> Typed {
        let env = self.env.clone();
        let captures = self.captures.clone();
        let is_arrow = matches!(self.l.ast(node), AstKind::ArrowFunctionExpression(_));
        // An activation is not the function that its name stands for: that comes from its maker.
        let own_name = captures.names.get(&scope).copied().filter(|_| resume);
        let made = self.capture_here(scope, is_arrow, own_name);
        let name = self.l.function_name(node);
        let instance = if resume {
            Instance::Resume(node, env.id, made.len())
        } else {
            Instance::Closure(node, env.id, abi.clone())
        };
        let key = if resume { "resume" } else { "env" };
        let (environment, env_value) = self.l.captured_environment(key, node, &env, &made);
        let captured: Vec<_> = made.into_iter().map(|(captured, _)| captured).collect();
        let func = match self.l.instances.get(&instance) {
            Some(&func) => func,
            None => {
                let ty = self.l.abi_type(&abi);
                let (params, result) = {
                    let (params, result) = self.l.module.signature(ty);
                    (params.to_vec(), result)
                };
                let func = self.l.declare_function(
                    if name.is_empty() {
                        "<anonymous>"
                    } else {
                        &name
                    },
                    params,
                    result,
                );
                self.l.instances.insert(instance, func);
                let (class, is_static) = (self.class, self.is_static);
                self.l.pending.push_back((
                    func,
                    Pending::Closure(Box::new(ClosureBody {
                        node,
                        env,
                        abi: abi.clone(),
                        captured,
                        environment,
                        class,
                        is_static,
                        resume,
                    })),
                ));
                func
            }
        };
        let constructible = matches!(self.l.ast(node), AstKind::Function(f) if !self.l.is_method(node) && !f.r#async && !f.generator);
        let generic = self.l.generic_entry(func, &abi);
        let length = self.l.function_length(node);
        let code = self.l.shared_code(Some(func), generic);
        let value = self.l.function_value(
            code,
            env_value,
            &name,
            length,
            !constructible,
            Some(node),
        );
        let ty = self.type_of(node.id);
        Typed::new(value, ty, Repr::Function(Null::Never))
    }

    /// The variables that code of a scope takes from here, and their values.
    pub fn capture_here(
        &mut self,
        scope: ScopeId,
        is_arrow: bool,
        own_name: Option<SymbolId>,
    ) -> Vec<(Captured, Expr)> {
        let captures = self.captures.clone();
        let mut hidden: Vec<SymbolId> = self
            .variables
            .keys()
            .copied()
            .filter(|&symbol| {
                is_hidden_variable(symbol)
                    || is_arrow && matches!(symbol, CONSTRUCTION | TARGET)
                    || is_arrow && symbol == ARGUMENTS && captures.arguments.contains(&scope)
            })
            .collect();
        hidden.sort();
        let mut captured: Vec<(Captured, Expr)> = Vec::new();
        let named = captures.of(scope).iter().copied().chain(own_name);
        for symbol in named.chain(hidden) {
            let Some(variable) = self.variables.get(&symbol).copied() else {
                continue;
            };
            let local = match variable.place {
                Place::Local(local)
                | Place::Cell(local, _)
                | Place::Integer(local)
                | Place::Word(local) => local,
            };
            let read = self.read(local);
            let val = read.ty.unwrap_or(Val::I32);
            captured.push((
                Captured {
                    symbol: Some(symbol),
                    place: variable.place,
                    ty: variable.ty,
                    repr: variable.repr,
                    val,
                },
                read,
            ));
        }
        if is_arrow
            && captures.this.contains(&scope)
            && !self.variables.contains_key(&CONSTRUCTION)
            && let Some(this) = self.this.clone()
        {
            let val = this.expr.ty.unwrap_or(Val::I32);
            captured.push((
                Captured {
                    symbol: None,
                    place: Place::Local(Local(0)),
                    ty: this.ty,
                    repr: this.repr,
                    val,
                },
                this.expr,
            ));
        }
        captured
    }
}

impl Lowerer<'_> {
    /// The struct that holds what a function captures, and its making.
    pub fn captured_environment(
        &mut self,
        what: &str,
        node: Node,
        env: &Env,
        captured: &[(Captured, Expr)],
    ) -> (Option<TypeIdx>, Expr) {
        if captured.is_empty() {
            return (None, Expr::null(Val::Struct));
        }
        let key = format!(
            "{what}:{}:{}:{}:{}",
            node.module.0,
            node.id.index(),
            env.id,
            captured.len()
        );
        let vals: Vec<Val> = captured.iter().map(|(captured, _)| captured.val).collect();
        let ty = self.environment(&key, &vals);
        let values = captured.iter().map(|(_, value)| value.clone()).collect();
        (Some(ty), Expr::struct_new(ty, values))
    }
}
