//! Functions that tell types: declared and inferred type predicates, assertions, and classes tested by `instanceof`.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};

use super::guard::Relation;
use super::narrow::{Flow, Key};
use super::{Checker, Target};
use crate::program::{Node, NodeId};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    pub(super) fn guarded_call(
        &mut self,
        flow: &mut Flow,
        call: &'a ast::CallExpression<'a>,
        truth: bool,
        ty: TypeId,
    ) -> TypeId {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let concerned = call
            .arguments
            .iter()
            .any(|argument| self.relation(flow, at(argument.node_id())) == Relation::Exact)
            || match call.callee.get_inner_expression() {
                Expression::StaticMemberExpression(member) => {
                    self.relation(flow, at(member.object.node_id())) == Relation::Exact
                }
                _ => false,
            };
        if !concerned {
            return ty;
        }
        if let Expression::StaticMemberExpression(member) = call.callee.get_inner_expression()
            && member.property.name == "isArray"
            && let Expression::Identifier(object) = &member.object
            && object.name == "Array"
            && self
                .referenced_symbol(at(object.node_id.get()), object)
                .is_none()
        {
            return self.narrow_array(ty, truth);
        }
        let Some(resolved) = self.call(at(call.node_id.get())) else {
            return ty;
        };
        match resolved.instantiated.predicate {
            Some((index, asserted, false)) => {
                self.apply_predicate(flow, call, index, asserted, truth, ty)
            }
            _ => ty,
        }
    }

    /// Narrows by `x is T`, `asserts x is T`, `asserts x`.
    pub(crate) fn apply_predicate(
        &mut self,
        flow: &mut Flow,
        call: &'a ast::CallExpression<'a>,
        index: Option<u32>,
        asserted: Option<TypeId>,
        truth: bool,
        ty: TypeId,
    ) -> TypeId {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let subject = match index {
            Some(index) => {
                let index = index as usize;
                if call
                    .arguments
                    .iter()
                    .take(index + 1)
                    .any(|argument| argument.is_spread())
                {
                    return ty;
                }
                let Some(argument) = call.arguments.get(index) else {
                    return ty;
                };
                match (argument.as_expression(), asserted) {
                    (Some(argument), None) => return self.condition(flow, argument, truth, ty),
                    (Some(argument), Some(_)) => at(argument.node_id()),
                    (None, _) => return ty,
                }
            }
            None => match call.callee.get_inner_expression() {
                Expression::StaticMemberExpression(member) => at(member.object.node_id()),
                _ => return ty,
            },
        };
        let Some(asserted) = asserted else { return ty };
        if self.relation(flow, subject) == Relation::Exact {
            return self.narrow_to(ty, asserted, truth);
        }
        if truth && !self.has_nullish(asserted) && self.is_chained(flow, subject) {
            return self.without_nullish(ty);
        }
        ty
    }

    /// A function type with the type guard that its body amounts to: `x => x !== null`.
    pub(crate) fn with_inferred_predicate(
        &mut self,
        function: Node,
        given: TypeId,
    ) -> Option<TypeId> {
        let AstKind::ArrowFunctionExpression(arrow) = self.syntax(function) else {
            return None;
        };
        if arrow.r#async || arrow.return_type.is_some() || arrow.type_parameters.is_some() {
            return None;
        }
        let test = match &arrow.body {
            ast::ArrowFunctionBody::FunctionBody(body) => match body.statements.as_slice() {
                [ast::Statement::ReturnStatement(e)] => e.argument.as_ref()?,
                _ => return None,
            },
            body => body.as_expression()?,
        };
        if !matches!(
            test.get_inner_expression(),
            Expression::BinaryExpression(_)
                | Expression::LogicalExpression(_)
                | Expression::UnaryExpression(_)
                | Expression::CallExpression(_)
        ) {
            return None;
        }
        let Type::Object(object) = self.types.get(given).clone() else {
            return None;
        };
        let [signature] = object.calls.as_slice() else {
            return None;
        };
        if signature.predicate.is_some()
            || !matches!(
                self.types.get(signature.result),
                Type::Boolean | Type::BooleanLiteral(_)
            )
        {
            return None;
        }
        for (index, param) in arrow.params.items.iter().enumerate() {
            let Some(id) = param.pattern.get_binding_identifier() else {
                continue;
            };
            let symbol = crate::program::Symbol {
                module: function.module,
                id: id.symbol_id.get()?,
            };
            if self
                .program
                .module(symbol.module)
                .scoping
                .symbol_is_mutated(symbol.id)
            {
                continue;
            }
            let declared = self.symbol_type(symbol);
            let key = Key {
                root: Some(symbol),
                path: Vec::new(),
            };
            let Some(mut flow) = self.flow_for(function.module, key, declared) else {
                continue;
            };
            let yes = self.condition(&mut flow, test, true, declared);
            if yes == declared || yes == TypeId::NEVER {
                continue;
            }
            // All of the narrowed type has to pass the test.
            if self.condition(&mut flow, test, false, yes) != TypeId::NEVER {
                continue;
            }
            let mut guard = (**signature).clone();
            guard.predicate = Some((Some(index as u32), Some(yes), false));
            return Some(self.function_type(std::rc::Rc::new(guard)));
        }
        None
    }

    /// Instance type that `instanceof` tests for; `None` when it is not known.
    pub(super) fn tested_instance(&mut self, class: TypeId) -> Option<TypeId> {
        if let Type::ClassValue(symbol) = *self.types.get(class) {
            if matches!(self.global("Object"), Some(Target::Symbol(object)) if object == symbol)
                || matches!(self.global("Function"), Some(Target::Symbol(function)) if function == symbol)
            {
                return None;
            }
            if self.open_arrays && self.library_class("Array") == Some(symbol) {
                return None;
            }
            let args = vec![TypeId::ANY; self.type_params(symbol).len()];
            return Some(self.types.intern(Type::Class(symbol, args)));
        }
        let construct = self.construct_signatures(class).first().cloned()?;
        let result = construct.result;
        (construct.type_params.is_empty()
            && !matches!(
                self.types.get(result),
                Type::Any | Type::Unknown | Type::Param(_)
            ))
        .then_some(result)
    }
}
