//! Arguments of generic calls: callbacks wait until the types of their parameters are known.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ArrayExpressionElement, ObjectPropertyKind};

use super::Checker;
use super::infer::{Inference, Source};
use super::literal::Key;
use crate::program::{Node, NodeId};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// Whether an argument has functions whose parameters' types come from the call.
    pub(crate) fn is_sensitive(&self, node: Node) -> bool {
        let at = |id: NodeId| Node {
            module: node.module,
            id,
        };
        match self.syntax(node) {
            AstKind::ParenthesizedExpression(e) => self.is_sensitive(at(e.expression.node_id())),
            AstKind::Function(f) => has_open_params(&f.params),
            AstKind::ArrowFunctionExpression(f) => {
                has_open_params(&f.params)
                    || f.body
                        .as_expression()
                        .is_some_and(|body| self.is_sensitive(at(body.node_id())))
            }
            AstKind::ObjectExpression(object) => object.properties.iter().any(|item| match item {
                ObjectPropertyKind::ObjectProperty(property) => {
                    self.is_sensitive(at(property.value.node_id()))
                }
                ObjectPropertyKind::SpreadProperty(_) => false,
            }),
            AstKind::ArrayExpression(array) => array.elements.iter().any(|element| match element {
                ArrayExpressionElement::SpreadElement(_) | ArrayExpressionElement::Elision(_) => {
                    false
                }
                element => self.is_sensitive(at(element.node_id())),
            }),
            AstKind::ConditionalExpression(e) => {
                self.is_sensitive(at(e.consequent.node_id()))
                    || self.is_sensitive(at(e.alternate.node_id()))
            }
            AstKind::LogicalExpression(e) => {
                self.is_sensitive(at(e.left.node_id())) || self.is_sensitive(at(e.right.node_id()))
            }
            _ => false,
        }
    }

    fn is_empty_array(&self, node: Node) -> bool {
        match self.syntax(node) {
            AstKind::ArrayExpression(array) => array.elements.is_empty(),
            AstKind::ParenthesizedExpression(e) => self.is_empty_array(Node {
                module: node.module,
                id: e.expression.node_id(),
            }),
            _ => false,
        }
    }

    /// Whether the syntax of an argument can suit a parameter at all.
    pub(crate) fn could_accept(&mut self, node: Node, target: TypeId) -> bool {
        let params = match self.syntax(node) {
            AstKind::Function(f) => &f.params,
            AstKind::ArrowFunctionExpression(f) => &f.params,
            _ => return true,
        };
        let target = self.without_nullish(target);
        let members = match self.types.get(target).clone() {
            Type::Union(members) => members,
            _ => vec![target],
        };
        let needed = params
            .items
            .iter()
            .filter(|param| param.initializer.is_none() && !param.optional)
            .count();
        for member in members {
            match self.types.get(member) {
                Type::Any
                | Type::Unknown
                | Type::NonPrimitive
                | Type::Param(_)
                | Type::Deferred(..)
                | Type::Indexed(..) => {
                    return true;
                }
                _ => {}
            }
            let signatures = self.signatures(member);
            if signatures.is_empty() {
                // An object without members, `Function`.
                let wants_more = self.is_primitive(member)
                    || self
                        .properties(member)
                        .iter()
                        .any(|property| !property.optional)
                        && !matches!(
                            self.types.get(member),
                            Type::Class(..) | Type::Interface(..)
                        );
                if !wants_more && self.is_assignable_function(member) {
                    return true;
                }
            }
            if signatures.iter().any(|signature| {
                signature.params.len() >= needed
                    || signature.params.last().is_some_and(|param| param.rest)
            }) {
                return true;
            }
        }
        false
    }

    fn is_assignable_function(&mut self, target: TypeId) -> bool {
        let function = self.any_function();
        self.is_assignable(function, target)
    }

    /// Infers from one argument: in the first pass from what needs no help, in the second from
    /// callbacks.
    pub(crate) fn infer_argument(
        &mut self,
        inference: &mut Inference,
        node: Node,
        target: TypeId,
        pass: u32,
        pushed: &mut Vec<Node>,
    ) {
        let at = |id: NodeId| Node {
            module: node.module,
            id,
        };
        let sensitive = self.is_sensitive(node);
        match self.syntax(node) {
            AstKind::ParenthesizedExpression(e) => {
                self.infer_argument(inference, at(e.expression.node_id()), target, pass, pushed);
            }
            AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) if sensitive => {
                if pass == 2 {
                    self.infer_callback(inference, node, target, pushed);
                }
            }
            AstKind::ConditionalExpression(e) if sensitive => {
                self.infer_argument(inference, at(e.consequent.node_id()), target, pass, pushed);
                self.infer_argument(inference, at(e.alternate.node_id()), target, pass, pushed);
            }
            AstKind::ObjectExpression(object)
                if sensitive || self.has_empty_array(node, object) =>
            {
                self.infer_object(inference, node, object, target, pass, pushed);
            }
            AstKind::ArrayExpression(array) if sensitive => {
                for (index, element) in array.elements.iter().enumerate() {
                    if matches!(
                        element,
                        ArrayExpressionElement::SpreadElement(_)
                            | ArrayExpressionElement::Elision(_)
                    ) {
                        continue;
                    }
                    let wanted = match self.tuple_element(target, index) {
                        Some(element) => Some(element),
                        None => self.context_element(target, 0),
                    };
                    if let Some(wanted) = wanted {
                        self.infer_argument(inference, at(element.node_id()), wanted, pass, pushed);
                    }
                }
            }
            _ if sensitive => {
                if pass == 2 {
                    self.infer_whole(inference, node, target, pushed);
                }
            }
            _ => {
                if pass == 1 && !self.is_empty_array(node) {
                    self.infer_whole(inference, node, target, pushed);
                }
            }
        }
    }

    fn has_empty_array(&self, node: Node, object: &ast::ObjectExpression<'a>) -> bool {
        object.properties.iter().any(|item| match item {
            ObjectPropertyKind::ObjectProperty(property) => self.is_empty_array(Node {
                module: node.module,
                id: property.value.node_id(),
            }),
            ObjectPropertyKind::SpreadProperty(_) => false,
        })
    }

    /// From the type of the expression as a whole.
    fn infer_whole(
        &mut self,
        inference: &mut Inference,
        node: Node,
        target: TypeId,
        pushed: &mut Vec<Node>,
    ) {
        let mapping = self.mapping(inference, None);
        let context = self.substitute(target, &mapping);
        self.push_context(node, context, pushed);
        let mut given = self.expr_type(node);
        if let Some(guard) = self.with_inferred_predicate(node, given) {
            given = guard;
        }
        self.infer(inference, given, target, Source::Argument, 0);
    }

    fn infer_object(
        &mut self,
        inference: &mut Inference,
        node: Node,
        object: &ast::ObjectExpression<'a>,
        target: TypeId,
        pass: u32,
        pushed: &mut Vec<Node>,
    ) {
        let bare = self.without_nullish(target);
        if matches!(
            self.types.get(bare),
            Type::Param(_) | Type::Deferred(..) | Type::Indexed(..)
        ) {
            // The whole object is the argument: its functions see the constraint.
            if pass == 2 {
                self.infer_whole(inference, node, target, pushed);
            }
            return;
        }
        for item in &object.properties {
            let ObjectPropertyKind::ObjectProperty(property) = item else {
                continue;
            };
            let Key::Name(name) = self.key_of(node, &property.key, property.computed) else {
                continue;
            };
            let value = Node {
                module: node.module,
                id: property.value.node_id(),
            };
            let Some(wanted) = self.property_context(bare, &name) else {
                continue;
            };
            self.infer_argument(inference, value, wanted, pass, pushed);
        }
    }

    fn infer_callback(
        &mut self,
        inference: &mut Inference,
        function: Node,
        target: TypeId,
        pushed: &mut Vec<Node>,
    ) {
        // Parameters that the callback's own parameters are made of are decided now.
        let bare = self.without_nullish(target);
        if let Some(wanted) = self.signatures(bare).first().cloned() {
            let types: Vec<TypeId> = wanted.params.iter().map(|param| param.ty).collect();
            self.fix(inference, &types);
        }
        let mapping = self.mapping(inference, None);
        let context = self.substitute(bare, &mapping);
        match self.signature_for(function, context) {
            Some(expected) => self.push_callback(function, expected, pushed),
            None => self.push_context(function, context, pushed),
        }
        let mut given = self.expr_type(function);
        if let Some(guard) = self.with_inferred_predicate(function, given) {
            given = guard;
        }
        self.infer(inference, given, target, Source::Argument, 0);
    }
}

fn has_open_params(params: &ast::FormalParameters<'_>) -> bool {
    params
        .items
        .iter()
        .any(|param| param.type_annotation.is_none() && param.initializer.is_none())
        || params
            .rest
            .as_ref()
            .is_some_and(|rest| rest.type_annotation.is_none())
}
