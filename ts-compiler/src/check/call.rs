//! Calls: the signature chosen and its type arguments.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};

use super::infer::Source;
use super::{Call, Checker, Substitution};
use crate::program::Node;
use crate::types::{Signature, Type, TypeId};

/// An argument of a call.
#[derive(Clone, Copy)]
pub(crate) struct Argument {
    /// The expression (of a spread, what is spread).
    pub(crate) node: Node,
    /// `...x`
    pub(crate) spread: bool,
}

/// The parts of a call.
struct Parts<'a> {
    signatures: Vec<Rc<Signature>>,
    written: Option<&'a ast::TSTypeParameterInstantiation<'a>>,
    arguments: Vec<Argument>,
    /// Arguments before the written ones: the strings of a tagged template.
    leading: usize,
}

impl<'a> Checker<'a> {
    /// What a call, `new` or tagged template resolves to; `None` when the callee's type is not
    /// known.
    pub fn call(&mut self, node: Node) -> Option<Call> {
        if let Some(call) = self.calls.get(&node) {
            return call.clone();
        }
        self.settle(node);
        if let Some(call) = self.calls.get(&node) {
            return call.clone();
        }
        if !self.inference.calls_in_progress.insert(node) {
            return None;
        }
        let mut pushed = Vec::new();
        let call = self.resolve_call(node, &mut pushed);
        self.inference.calls_in_progress.remove(&node);
        self.calls.insert(node, call.clone());
        self.release(pushed);
        call
    }

    fn call_parts(&mut self, node: Node) -> Option<Parts<'a>> {
        let module = node.module;
        let arguments = |list: &[ast::Argument<'a>]| -> Vec<Argument> {
            list.iter()
                .map(|argument| match argument {
                    ast::Argument::SpreadElement(spread) => Argument {
                        node: Node {
                            module,
                            id: spread.argument.node_id(),
                        },
                        spread: true,
                    },
                    argument => Argument {
                        node: Node {
                            module,
                            id: argument.node_id(),
                        },
                        spread: false,
                    },
                })
                .collect()
        };
        Some(match self.syntax(node) {
            AstKind::CallExpression(call) => {
                let callee = self.part(node, call.callee.node_id());
                let is_super = matches!(call.callee, Expression::Super(_));
                Parts {
                    signatures: if is_super {
                        self.super_signatures(node, callee)
                    } else {
                        self.callable(callee)
                    },
                    written: call.type_arguments.as_deref(),
                    arguments: arguments(&call.arguments),
                    leading: 0,
                }
            }
            AstKind::NewExpression(call) => {
                let callee = self.part(node, call.callee.node_id());
                Parts {
                    signatures: self.construct_signatures(callee),
                    written: call.type_arguments.as_deref(),
                    arguments: arguments(&call.arguments),
                    leading: 0,
                }
            }
            AstKind::TaggedTemplateExpression(tagged) => {
                let callee = self.part(node, tagged.tag.node_id());
                let parts = tagged.quasi.expressions.iter();
                Parts {
                    signatures: self.callable(callee),
                    written: tagged.type_arguments.as_deref(),
                    arguments: parts
                        .map(|part| Argument {
                            node: Node {
                                module,
                                id: part.node_id(),
                            },
                            spread: false,
                        })
                        .collect(),
                    leading: 1,
                }
            }
            _ => return None,
        })
    }

    fn callable(&mut self, callee: TypeId) -> Vec<Rc<Signature>> {
        let callee = self.without_nullish(callee);
        self.signatures(callee)
    }

    /// Constructors of the base, with the arguments that this class gives it.
    fn super_signatures(&mut self, node: Node, callee: TypeId) -> Vec<Rc<Signature>> {
        let this = self.this_type(node);
        let class = match *self.types.get(this) {
            Type::Class(class, _) | Type::This(class) => Some(class),
            _ => None,
        };
        let base = class.and_then(|class| self.class_base(class));
        let Some((base, args)) = base else {
            return self.construct_signatures(callee);
        };
        let value = self.types.intern(Type::ClassValue(base));
        let params = self.type_params(base);
        let by: Substitution = params.into_iter().zip(args).collect();
        let signatures = self.construct_signatures(value);
        signatures
            .iter()
            .map(|signature| self.apply_signature(signature, &by))
            .collect()
    }

    pub(super) fn resolve_call(&mut self, node: Node, pushed: &mut Vec<Node>) -> Option<Call> {
        let parts = self.call_parts(node)?;
        let written: Option<Vec<TypeId>> = parts.written.map(|written| {
            written
                .params
                .iter()
                .map(|ty| self.type_of_annotation(node.module, ty))
                .collect()
        });
        let candidates: Vec<Rc<Signature>> = parts
            .signatures
            .iter()
            .filter(|signature| {
                written
                    .as_ref()
                    .is_none_or(|written| written.len() <= signature.type_params.len())
                    && self.accepts_count(signature, &parts)
            })
            .cloned()
            .collect();
        let Some(last) = candidates.len().checked_sub(1) else {
            // Refused by tsc, or from JavaScript; one signature still says what is called.
            return match parts.signatures.as_slice() {
                [only] => Some(self.erased_call(only)),
                _ => None,
            };
        };
        if last == 0 {
            return self.try_signature(node, &candidates[0], &written, &parts, pushed, false);
        }
        for (index, candidate) in candidates.iter().enumerate() {
            if written.is_none()
                && index < last
                && self.is_unsure(candidate, &candidates[index + 1..], &parts)
            {
                continue;
            }
            if let Some(call) = self.try_signature(node, candidate, &written, &parts, pushed, true)
            {
                return Some(call);
            }
            if index < last {
                self.retract(pushed);
            }
        }
        // None fits as far as is known here: they share one implementation, the result is open.
        self.retract(pushed);
        let mut call = self.erased_call(&candidates[last]);
        let results: Vec<TypeId> = candidates
            .iter()
            .map(|candidate| candidate.result)
            .collect();
        let agreed = results.iter().all(|&result| result == results[0])
            && !self.mentions(results[0], &candidates[last].type_params, 0);
        let mut open = (*call.instantiated).clone();
        open.result = if agreed { results[0] } else { TypeId::ANY };
        for param in &mut open.params {
            param.ty = if param.rest {
                self.array_of(TypeId::ANY)
            } else {
                TypeId::ANY
            };
        }
        call.instantiated = Rc::new(open);
        Some(call)
    }

    /// Whether a candidate fits only because an argument is `any`, where a later candidate takes
    /// it as it is: `reduce(f, x as any)` knows nothing of what is handed on.
    fn is_unsure(
        &mut self,
        candidate: &Signature,
        later: &[Rc<Signature>],
        parts: &Parts<'a>,
    ) -> bool {
        parts.arguments.iter().enumerate().any(|(index, argument)| {
            let index = index + parts.leading;
            let Some(param) = candidate.params.get(index).filter(|param| !param.rest) else {
                return false;
            };
            if argument.spread || matches!(param.ty, TypeId::ANY | TypeId::UNKNOWN) {
                return false;
            }
            let open = later.iter().any(|signature| {
                signature
                    .params
                    .get(index)
                    .is_some_and(|param| match self.types.get(param.ty) {
                        Type::Param(node) => signature.type_params.contains(node),
                        _ => false,
                    })
            });
            open && !self.depends_on_context(argument.node)
                && self.expr_type(argument.node) == TypeId::ANY
        })
    }

    /// A call with `any` for all type parameters.
    fn erased_call(&mut self, signature: &Rc<Signature>) -> Call {
        let by: Substitution = signature
            .type_params
            .iter()
            .map(|&param| (param, TypeId::ANY))
            .collect();
        Call {
            signature: signature.clone(),
            type_args: vec![TypeId::ANY; signature.type_params.len()],
            instantiated: self.apply_signature(signature, &by),
        }
    }

    fn accepts_count(&self, signature: &Signature, parts: &Parts<'a>) -> bool {
        let given = parts.arguments.len() + parts.leading;
        let has_rest = signature.params.last().is_some_and(|param| param.rest);
        if parts.arguments.iter().any(|argument| argument.spread) {
            return true;
        }
        let needed = signature
            .params
            .iter()
            .rposition(|param| {
                !param.optional && !param.rest && !matches!(self.types.get(param.ty), Type::Void)
            })
            .map_or(0, |index| index + 1);
        given >= needed && (has_rest || given <= signature.params.len())
    }

    /// A call of one signature. With `check`, `None` when an argument does not suit.
    fn try_signature(
        &mut self,
        node: Node,
        signature: &Rc<Signature>,
        written: &Option<Vec<TypeId>>,
        parts: &Parts<'a>,
        pushed: &mut Vec<Node>,
        check: bool,
    ) -> Option<Call> {
        let mut by = Substitution::new();
        if let Some(written) = written {
            let complete = self.complete_arguments(&signature.type_params, written);
            by = signature
                .type_params
                .iter()
                .copied()
                .zip(complete)
                .collect();
        } else if !signature.type_params.is_empty() {
            let mut inference = self.member_inference_for(signature);
            if self.mentions(signature.result, &inference.params, 0)
                && let Some(context) = self.contextual_type(node)
                && !matches!(self.types.get(context), Type::Any | Type::Unknown)
            {
                self.infer(&mut inference, context, signature.result, Source::Return, 0);
            }
            for pass in [1, 2] {
                for (index, argument) in parts.arguments.iter().enumerate() {
                    let index = index + parts.leading;
                    if argument.spread {
                        if pass == 1 {
                            self.infer_spread(&mut inference, signature, argument.node, index);
                        }
                        break;
                    }
                    let Some(target) = self.param_type_at(signature, index) else {
                        continue;
                    };
                    if check && pass == 1 && !self.could_accept(argument.node, target) {
                        return None;
                    }
                    self.infer_argument(&mut inference, argument.node, target, pass, pushed);
                }
                if pass == 1 {
                    self.infer_rest_tuple(&mut inference, signature, parts);
                }
            }
            by = self.resolved(&inference);
        }
        let instantiated = if by.is_empty() {
            signature.clone()
        } else {
            self.apply_signature(signature, &by)
        };
        if check && !self.arguments_fit(&instantiated, parts, pushed) {
            return None;
        }
        let type_args = signature
            .type_params
            .iter()
            .map(|param| by.get(param).copied().unwrap_or(TypeId::ANY))
            .collect();
        Some(Call {
            signature: signature.clone(),
            type_args,
            instantiated,
        })
    }

    fn infer_spread(
        &mut self,
        inference: &mut super::infer::Inference,
        signature: &Signature,
        node: Node,
        index: usize,
    ) {
        let given = self.expr_type(node);
        if let Some(last) = signature.params.last()
            && last.rest
            && signature.params.len() == index + 1
        {
            self.infer(inference, given, last.ty, Source::Argument, 0);
            return;
        }
        let element = self.iterated_type(given).unwrap_or(TypeId::ANY);
        for index in index..signature.params.len() {
            if let Some(target) = self.param_type_at(signature, index) {
                self.infer(inference, element, target, Source::Argument, 0);
            }
        }
    }

    /// `f<A extends any[]>(...args: A)`: the arguments as a tuple.
    fn infer_rest_tuple(
        &mut self,
        inference: &mut super::infer::Inference,
        signature: &Signature,
        parts: &Parts<'a>,
    ) {
        let Some(last) = signature.params.last() else {
            return;
        };
        let is_param = matches!(self.types.get(last.ty), Type::Param(param) if inference.params.contains(param));
        if !last.rest || !is_param || parts.arguments.iter().any(|argument| argument.spread) {
            return;
        }
        let mut elements = Vec::new();
        let skipped = (signature.params.len() - 1).saturating_sub(parts.leading);
        for argument in parts.arguments.iter().skip(skipped) {
            let ty = self.expr_type(argument.node);
            let ty = self.widen(ty);
            elements.push(crate::types::TupleElement {
                ty,
                optional: false,
                rest: false,
            });
        }
        let tuple = self.types.intern(Type::Tuple(elements));
        self.infer(inference, tuple, last.ty, Source::Argument, 0);
    }

    /// Whether all arguments suit an overload.
    fn arguments_fit(
        &mut self,
        signature: &Rc<Signature>,
        parts: &Parts<'a>,
        pushed: &mut Vec<Node>,
    ) -> bool {
        // Those that do not need the overload's help first.
        for sensitive in [false, true] {
            for (index, argument) in parts.arguments.iter().enumerate() {
                let index = index + parts.leading;
                if argument.spread {
                    break;
                }
                let Some(target) = self.param_type_at(signature, index) else {
                    continue;
                };
                if self.is_sensitive(argument.node) != sensitive {
                    continue;
                }
                if !self.could_accept(argument.node, target) {
                    return false;
                }
                if sensitive
                    && matches!(
                        self.syntax(argument.node),
                        AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)
                    )
                {
                    if !self.inference.callbacks.contains_key(&argument.node)
                        && let Some(expected) = self.signature_for(argument.node, target)
                    {
                        self.push_callback(argument.node, expected, pushed);
                    }
                } else {
                    self.push_context(argument.node, target, pushed);
                }
                let given = self.expr_type(argument.node);
                if !self.argument_fits(argument.node, given, target) {
                    return false;
                }
            }
        }
        true
    }

    fn argument_fits(&mut self, node: Node, given: TypeId, target: TypeId) -> bool {
        if self.is_assignable(given, target) {
            return true;
        }
        // A test that narrows its parameter serves as a type guard.
        let Some(guard) = self.with_inferred_predicate(node, given) else {
            return false;
        };
        self.is_assignable(guard, target)
    }
}
