//! Methods called without their object: `const { size } = box; size()`. Their code then is a second
//! one, in which `this` may be anything.

use crate::ir::{Binary, Expr, FuncIdx, Local, Val};
use crate::program::Node;
use crate::types::TypeId;

use super::abi::Abi;
use super::dispatch::Dispatch;
use super::function::{Body, ClosureBody, Direct, Instance, Pending};
use super::representation::Repr;
use super::{Env, Lowerer};

impl Lowerer<'_> {
    /// Whether this is an environment of the code of a method in which `this` may be anything.
    pub fn is_detached(&self, method: Node, env: &Env) -> bool {
        // No type parameter is declared by a function's own node.
        env.types.contains_key(&method)
    }

    /// The code of a method of a class with a struct, or of a static one, for any `this`.
    pub fn detached_code(&mut self, method: Node, env: &Env, abi: &Abi) -> Option<FuncIdx> {
        if self.program.module(method.module).is_library || !self.is_method(method) {
            return None;
        }
        let class = self.enclosing_class(method)?;
        if self.is_dynamic_class(class) || self.is_detached(method, env) {
            return None;
        }
        let mut types: Vec<(Node, TypeId)> = env.types.iter().map(|(&p, &ty)| (p, ty)).collect();
        types.push((method, TypeId::ANY));
        let env = self.env(types);
        let key = Instance::Closure(method, env.id, abi.clone());
        if let Some(func) = self.instance(&key) {
            return Some(func);
        }
        let ty = self.abi_type(abi);
        let (params, result) = {
            let (params, result) = self.module.signature(ty);
            (params.to_vec(), result)
        };
        let name = self.qualified_name(method);
        let func = self.declare_function(&name, params, result);
        self.insert_instance(key, func);
        let closure = ClosureBody {
            node: method,
            env,
            abi: abi.clone(),
            captured: Vec::new(),
            environment: None,
            class: Some(class),
            is_static: self.is_static_member(method),
            resume: false,
        };
        self.push_pending(func, Pending::Closure(Box::new(closure)));
        Some(func)
    }
}

impl Body<'_, '_> {
    /// Goes on in the code for any `this` where `this` is not what the method expects.
    pub fn leave_detached(
        &mut self,
        method: Node,
        direct: &Direct,
        abi: &Abi,
        detached: FuncIdx,
    ) -> Expr {
        let any = self.l.layout.any();
        let this = Expr::get(Local(1), any);
        let expected = match direct.this {
            Some((_, Repr::Class(class, _))) => {
                let func = self.l.dispatch(Dispatch::InstanceOf(class));
                Expr::call(func, vec![this], Some(Val::I32))
            }
            None => match self.l.enclosing_class(method) {
                Some(class) => {
                    let value = self.class_value(class);
                    Expr::binary(Binary::RefEq, this, value)
                }
                None => return Expr::nop(),
            },
            Some(_) => return Expr::nop(),
        };
        let count = 2 + abi.params.len() as u32;
        let operands = (0..count).map(|index| self.read(Local(index))).collect();
        let result = self.l.pass_val(abi.result);
        let call = Expr::call(detached, operands, Some(result));
        let leave = self.return_value(Some(call));
        Expr::if_else(expected, vec![], vec![leave], None)
    }
}
