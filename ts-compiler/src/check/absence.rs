//! Where a value may be `undefined` though its type does not say so: elements outside an array's
//! bounds, entries that a dictionary does not have.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, Expression};

use super::Checker;
use super::literal::Key;
use super::pattern::Leaving;
use crate::program::{Node, Symbol};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// Whether a pattern gives a variable an element of an array or an entry of a dictionary.
    pub fn binds_absent(&mut self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        let node = Node {
            module: symbol.module,
            id: module.value_declaration(symbol.id),
        };
        let found = match self.syntax(node) {
            AstKind::VariableDeclarator(declarator) => {
                if matches!(declarator.id, BindingPattern::BindingIdentifier(_)) {
                    return false;
                }
                let source = self.declared_source(node, declarator);
                self.absent_part(node, &declarator.id, source, symbol)
            }
            AstKind::FormalParameter(param) => {
                let source = self.parameter_type(node, param);
                self.absent_part(node, &param.pattern, source, symbol)
            }
            _ => None,
        };
        found == Some(true)
    }

    /// Whether the part that `symbol` names may be absent; `None` when the pattern does not have it.
    fn absent_part(
        &mut self,
        at: Node,
        pattern: &'a BindingPattern<'a>,
        source: TypeId,
        symbol: Symbol,
    ) -> Option<bool> {
        match pattern {
            BindingPattern::BindingIdentifier(id) => {
                (id.symbol_id.get() == Some(symbol.id)).then_some(false)
            }
            BindingPattern::AssignmentPattern(e) => {
                let source = self.with_default(at, source, &e.right);
                self.absent_part(at, &e.left, source, symbol)
            }
            BindingPattern::ObjectPattern(object) => {
                let property = object
                    .properties
                    .iter()
                    .find(|property| self.binds(&property.value, symbol))?;
                if matches!(property.value, BindingPattern::BindingIdentifier(_)) {
                    let declared = match self.key_of(at, &property.key, property.computed) {
                        Key::Name(name) => self.property(source, &name).is_some(),
                        _ => false,
                    };
                    return Some(!declared);
                }
                let ty = self.object_part(at, property, source);
                self.absent_part(at, &property.value, ty, symbol)
            }
            BindingPattern::ArrayPattern(array) => {
                let (index, element) = array
                    .elements
                    .iter()
                    .enumerate()
                    .filter_map(|(index, element)| Some((index, element.as_ref()?)))
                    .find(|(_, element)| self.binds(element, symbol))?;
                if matches!(element, BindingPattern::BindingIdentifier(_)) {
                    return Some(
                        !matches!(self.types.get(source), Type::Tuple(_)) || self.walks_entries(at),
                    );
                }
                let ty = self.nth_element(source, index);
                self.absent_part(at, element, ty, symbol)
            }
        }
    }

    /// Whether a declaration takes the entries of what a loop walks: of a hole in an array it is
    /// `[index, undefined]`.
    fn walks_entries(&self, declarator: Node) -> bool {
        let AstKind::ForOfStatement(e) = self.syntax(self.up(self.up(declarator))) else {
            return false;
        };
        let Expression::CallExpression(call) = &e.right else {
            return false;
        };
        matches!(&call.callee, Expression::StaticMemberExpression(member)
            if member.property.name == "entries")
    }

    /// Whether a parameter has its type from the elements of a rest parameter: callers may give none
    /// for it.
    pub fn takes_rest_element(&mut self, param: Node) -> bool {
        if matches!(self.syntax(param), AstKind::FormalParameter(p) if p.type_annotation.is_some())
        {
            return false;
        }
        let (function, index) = self.parameter_place(param);
        let Some(signature) = self.contextual_signature(function) else {
            return false;
        };
        signature.params.last().is_some_and(|last| {
            last.rest
                && index + 1 >= signature.params.len()
                && !matches!(self.types.get(last.ty), Type::Tuple(_))
        })
    }

    /// The values that a function returns.
    pub fn returned_values(&mut self, function: Node) -> Vec<Node> {
        let body = match self.syntax(function) {
            AstKind::Function(f) => match &f.body {
                Some(body) => body.node_id.get(),
                None => return Vec::new(),
            },
            AstKind::ArrowFunctionExpression(f) => match &f.body {
                oxc_ast::ast::ArrowFunctionBody::FunctionBody(body) => body.node_id.get(),
                body => {
                    return vec![Node {
                        module: function.module,
                        id: body.node_id(),
                    }];
                }
            },
            _ => return Vec::new(),
        };
        self.results_in(function, body)
            .into_iter()
            .filter(|(_, kind)| *kind == Leaving::Return)
            .filter_map(|(value, _)| value)
            .collect()
    }
}
