//! How functions are called: their parameters and result as declared.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, FormalParameters};

use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::abi::{Abi, Pass};
use super::function::Direct;
use super::representation::{Null, Repr};
use super::{Env, Lowerer};

impl<'a> Lowerer<'a> {
    /// How a function's own declaration wants to be called as a value.
    pub fn function_abi(&mut self, node: Node, env: &Env) -> Abi {
        let direct = self.direct(node, env);
        let count = direct.params.len();
        let params = direct
            .params
            .iter()
            .enumerate()
            .map(|(index, &(_, repr))| {
                if direct.rest && index + 1 == count {
                    Pass::Rest
                } else {
                    Pass::of(repr)
                }
            })
            .collect();
        // As the function's type says it, not as it is called directly: a caller that knows the type
        // alone has to find the same code. A boolean that may be absent cannot be passed so: who
        // knows the declaration finds it, the others come through the generic entry.
        let result = match direct.result {
            Some((ty, Repr::Any)) if self.repr(ty) == Repr::Boolean => Pass::Any,
            Some((ty, _)) => Pass::of(self.repr(ty)),
            None => Pass::Any,
        };
        Abi {
            params,
            result,
            missing: 0,
        }
    }

    /// Signature of a function as its declaration says.
    pub fn direct(&mut self, node: Node, env: &Env) -> Direct {
        let signature = self.checker.signature(node);
        let mut params = Vec::new();
        let mut rest = false;
        let uses_arguments = self.uses_arguments(node);
        if uses_arguments {
            // All of them come in one array.
            params.push((self.checker.array_of(TypeId::ANY), Repr::Array(Null::Never)));
            rest = true;
        }
        for param in signature.params.iter().filter(|_| !uses_arguments) {
            let mut ty = self.apply(param.ty, env);
            if param.optional {
                ty = self.or_undefined(ty);
            }
            let mut repr = self.repr(ty);
            if matches!(repr, Repr::Number | Repr::Boolean)
                && let Some(symbol) = self.parameter_symbol(node, params.len())
                && self.variable_type(symbol) != self.checker.symbol_type(symbol)
            {
                ty = self.or_undefined(ty);
                repr = self.repr(ty);
            }
            if param.rest {
                rest = true;
                repr = Repr::Array(Null::Never);
            }
            params.push((ty, repr));
        }
        let result_type = self.apply(signature.result, env);
        let result = match self.checker.types.get(result_type) {
            crate::types::Type::Void | crate::types::Type::Never => None,
            _ => {
                let repr = match self.repr(result_type) {
                    Repr::Number if self.returns_absent(node) => Repr::NumberOrUndefined,
                    Repr::Boolean if self.returns_absent(node) => Repr::Any,
                    repr if repr.null() == Null::Null && self.returns_absent(node) => Repr::Any,
                    repr => repr,
                };
                Some((result_type, repr))
            }
        };
        let this = self.direct_this(node, &signature, env);
        let is_library = self.program.module(node.module).is_library;
        Direct {
            this,
            params,
            rest,
            result,
            result_type,
            is_library,
        }
    }

    /// The variable of a plain parameter of a function in the program.
    fn parameter_symbol(&self, node: Node, index: usize) -> Option<Symbol> {
        if self.program.module(node.module).is_library {
            return None;
        }
        let params = match self.ast(node) {
            AstKind::Function(f) => &f.params,
            AstKind::ArrowFunctionExpression(f) => &f.params,
            _ => return None,
        };
        match &params.items.get(index)?.pattern {
            BindingPattern::BindingIdentifier(id) => Some(Symbol {
                module: node.module,
                id: id.symbol_id.get()?,
            }),
            _ => None,
        }
    }

    /// Whether a function reads `arguments`.
    pub fn uses_arguments(&mut self, node: Node) -> bool {
        matches!(self.ast(node), AstKind::Function(_))
            && match self.function_scope(node) {
                Some(scope) => self.captures(node.module).arguments.contains(&scope),
                None => false,
            }
    }

    pub fn direct_this(
        &mut self,
        node: Node,
        signature: &crate::types::Signature,
        env: &Env,
    ) -> Option<(TypeId, Repr)> {
        if matches!(self.ast(node), AstKind::ArrowFunctionExpression(_)) {
            return None;
        }
        if let Some(this) = signature.this {
            let ty = self.apply(this, env);
            return Some((ty, self.repr(ty)));
        }
        if let Some(class) = self.enclosing_class(node).filter(|_| self.is_method(node)) {
            if self.is_static_member(node) {
                if self.is_detached(node, env) {
                    return Some((TypeId::ANY, Repr::Any));
                }
                // Called through a class below, `this` is that class.
                let scope = self.function_scope(node)?;
                let is_base = self
                    .subclasses
                    .get(&class)
                    .is_some_and(|below| !below.is_empty());
                return (is_base && self.captures(node.module).this.contains(&scope))
                    .then_some((TypeId::ANY, Repr::Any));
            }
            if self.is_detached(node, env) {
                return Some((TypeId::ANY, Repr::Any));
            }
            let ty = self.checker.instance_type(class);
            let ty = self.apply(ty, env);
            return Some((ty, self.instance_repr(class)));
        }
        let scope = self.function_scope(node)?;
        self.captures(node.module)
            .this
            .contains(&scope)
            .then_some((TypeId::ANY, Repr::Any))
    }

    /// Parameters before the first with a default.
    pub fn function_length(&mut self, node: Node) -> u32 {
        let params: &FormalParameters = match self.ast(node) {
            AstKind::Function(f) => &f.params,
            AstKind::ArrowFunctionExpression(f) => &f.params,
            _ => return 0,
        };
        let is_library = self.program.module(node.module).is_library;
        let length = params
            .items
            .iter()
            .take_while(|param| param.initializer.is_none() && !(is_library && param.optional))
            .count() as u32;
        if is_library {
            return self.builtin_length(node, length);
        }
        length
    }
}
