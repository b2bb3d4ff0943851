//! What the defaults of patterns and of parameters are expected to be.

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::Checker;
use crate::program::Node;
use crate::types::TypeId;

impl<'a> Checker<'a> {
    /// What the default of a parameter is expected to be.
    pub(super) fn parameter_context(
        &mut self,
        node: Node,
        param: &'a ast::FormalParameter<'a>,
    ) -> Option<TypeId> {
        if let Some(annotation) = &param.type_annotation {
            return Some(self.type_of_annotation(node.module, &annotation.type_annotation));
        }
        let (function, index) = self.parameter_place(node);
        let context = self.contextual_param(function, index);
        (context != TypeId::ANY).then_some(context)
    }

    /// What the default of a pattern (`{ a = … }`) is expected to be: what is taken apart has at
    /// that place, without `undefined`.
    pub(super) fn default_context(&mut self, node: Node) -> Option<TypeId> {
        let source = self.pattern_source(node, 0)?;
        let given = self.without_undefined(source);
        (given != TypeId::NEVER).then_some(given)
    }

    /// Type of the value that a pattern takes apart; `None` where nothing but defaults tells it.
    fn pattern_source(&mut self, pattern: Node, depth: u32) -> Option<TypeId> {
        if depth > 64 {
            return None;
        }
        let outer = self.up(pattern);
        match self.syntax(outer) {
            AstKind::VariableDeclarator(declarator) => {
                Some(self.declared_source(outer, declarator))
            }
            AstKind::FormalParameter(param) => {
                let source = self.parameter_type(outer, param);
                (source != TypeId::ANY || param.type_annotation.is_some()).then_some(source)
            }
            AstKind::AssignmentPattern(e) => {
                let source = self.pattern_source(outer, depth + 1)?;
                Some(self.with_default(outer, source, &e.right))
            }
            AstKind::BindingProperty(property) => {
                let source = self.pattern_source(self.up(outer), depth + 1)?;
                Some(self.object_part(outer, property, source))
            }
            AstKind::ArrayPattern(array) => {
                let source = self.pattern_source(outer, depth + 1)?;
                let index = array.elements.iter().position(|element| {
                    element
                        .as_ref()
                        .is_some_and(|element| element.node_id() == pattern.id)
                })?;
                Some(self.nth_element(source, index))
            }
            _ => None,
        }
    }
}
