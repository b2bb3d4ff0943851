//! Functions of JavaScript that others may stand in for: methods that are assigned anew, variables that
//! take another function. What such a function returns says nothing about what a call of it gives.

use std::collections::HashSet;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Argument, AssignmentTarget, Expression, ObjectPropertyKind};

use super::Checker;
use crate::program::Node;

/// Methods of `Object` and `Reflect` that put properties on objects.
const WRITERS: &[&str] = &[
    "assign",
    "create",
    "defineProperties",
    "defineProperty",
    "set",
    "setPrototypeOf",
    "__defineGetter__",
];

impl<'a> Checker<'a> {
    /// Whether a call that seems to be of `function` may be of another.
    pub(super) fn is_patched(&mut self, function: Node) -> bool {
        if !self.is_untyped(function.module) {
            return false;
        }
        let program = self.program;
        let module = program.module(function.module);
        let is_mutated = |id: Option<oxc_syntax::symbol::SymbolId>| {
            id.is_some_and(|id| module.scoping.symbol_is_mutated(id))
        };
        if let AstKind::Function(f) = self.syntax(function)
            && !f.is_expression()
            && let Some(id) = &f.id
        {
            return is_mutated(id.symbol_id.get());
        }
        let mut place = self.up(function);
        while matches!(self.syntax(place), AstKind::ParenthesizedExpression(_)) {
            place = self.up(place);
        }
        let name = match self.syntax(place) {
            AstKind::VariableDeclarator(declarator) => {
                return match &declarator.id {
                    ast::BindingPattern::BindingIdentifier(id) => is_mutated(id.symbol_id.get()),
                    _ => true,
                };
            }
            AstKind::AssignmentExpression(_) | AstKind::ArrayExpression(_) => return true,
            AstKind::MethodDefinition(method) => method.key.static_name(),
            AstKind::ObjectProperty(property) => property.key.static_name(),
            AstKind::PropertyDefinition(property) => property.key.static_name(),
            _ => return false,
        };
        match name {
            Some(name) => self.patched_names().contains(&*name),
            None => true,
        }
    }

    /// Names of properties that the program's JavaScript writes.
    fn patched_names(&mut self) -> Rc<HashSet<String>> {
        if let Some(known) = &self.patched {
            return Rc::clone(known);
        }
        let mut names = HashSet::new();
        let program = self.program;
        for module in program.modules.iter().filter(|m| self.is_untyped(m.id)) {
            for node in module.nodes.iter() {
                match node.kind() {
                    AstKind::AssignmentExpression(assignment) => match &assignment.left {
                        AssignmentTarget::StaticMemberExpression(member) => {
                            names.insert(member.property.name.to_string());
                        }
                        AssignmentTarget::ComputedMemberExpression(member) => {
                            if let Expression::StringLiteral(key) = &member.expression {
                                names.insert(key.value.to_string());
                            }
                        }
                        _ => {}
                    },
                    AstKind::UnaryExpression(unary) if unary.operator.is_delete() => {
                        if let Expression::StaticMemberExpression(member) = &unary.argument {
                            names.insert(member.property.name.to_string());
                        }
                    }
                    AstKind::PropertyDefinition(property) => {
                        names.extend(property.key.static_name().map(|name| name.into_owned()));
                    }
                    AstKind::ObjectExpression(object)
                        if object
                            .properties
                            .iter()
                            .any(|p| matches!(p, ObjectPropertyKind::SpreadProperty(_))) =>
                    {
                        names.extend(keys(object));
                    }
                    AstKind::CallExpression(call) => {
                        let Expression::StaticMemberExpression(callee) = &call.callee else {
                            continue;
                        };
                        if !WRITERS.contains(&callee.property.name.as_str()) {
                            continue;
                        }
                        for argument in &call.arguments {
                            match argument {
                                Argument::StringLiteral(key) => {
                                    names.insert(key.value.to_string());
                                }
                                Argument::ObjectExpression(object) => names.extend(keys(object)),
                                _ => {}
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        let names = Rc::new(names);
        self.patched = Some(Rc::clone(&names));
        names
    }
}

fn keys<'o>(object: &'o ast::ObjectExpression) -> impl Iterator<Item = String> + 'o {
    object
        .properties
        .iter()
        .filter_map(|property| match property {
            ObjectPropertyKind::ObjectProperty(property) => {
                property.key.static_name().map(|name| name.into_owned())
            }
            ObjectPropertyKind::SpreadProperty(_) => None,
        })
}
