//! Arguments that come from a test's table, which is declared to hold anything:
//! `for (const entry of cases as any[]) check(entry)`.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, TSType};

use super::doubt::Kinds;
use super::evidence::{Search, literal_kinds};
use crate::program::{ModuleId, Node, Symbol};

impl<'a> Search<'_, 'a> {
    /// What an argument that is said to be anything may be, where the module's lists and objects
    /// have `null` or `undefined` in them; nothing for others.
    pub fn table_entry(&mut self, module: ModuleId, argument: &Expression<'a>) -> Kinds {
        let gaps = self.gaps(module);
        if gaps.is_empty() || !self.is_entry(module, argument) {
            return Kinds::default();
        }
        gaps
    }

    /// `null` and `undefined`, as the module's lists and objects have them.
    fn gaps(&mut self, module: ModuleId) -> Kinds {
        if let Some(&known) = self.gaps.get(&module) {
            return known;
        }
        let mut found = Kinds::default();
        for node in self.checker.program.module(module).nodes.iter() {
            match node.kind() {
                AstKind::ArrayExpression(list) => {
                    for element in &list.elements {
                        if let Some(element) = element.as_expression() {
                            found = found.with(literal_kinds(element.get_inner_expression()));
                        }
                    }
                }
                AstKind::ObjectProperty(property) => {
                    found = found.with(literal_kinds(property.value.get_inner_expression()));
                }
                _ => {}
            }
        }
        let found = found.and(Kinds::NOTHING);
        self.gaps.insert(module, found);
        found
    }

    fn is_entry(&self, module: ModuleId, argument: &Expression<'a>) -> bool {
        match argument.get_inner_expression() {
            Expression::Identifier(id) => self
                .symbol_of(module, id)
                .is_some_and(|symbol| self.holds_anything(symbol)),
            Expression::StaticMemberExpression(member) => self.is_entry(module, &member.object),
            Expression::ComputedMemberExpression(member) => self.is_entry(module, &member.object),
            _ => false,
        }
    }

    /// Whether a variable is declared `any`, or is taken from a list of that.
    fn holds_anything(&self, symbol: Symbol) -> bool {
        let declarations = self.checker.declarations_of(symbol);
        let Some(&node) = declarations.first() else {
            return false;
        };
        match self.checker.syntax(node) {
            AstKind::FormalParameter(param) => match &param.type_annotation {
                Some(annotation) => is_anything(&annotation.type_annotation),
                None => self.is_row(node),
            },
            AstKind::VariableDeclarator(declarator) => match &declarator.type_annotation {
                Some(annotation) => is_anything(&annotation.type_annotation),
                None => {
                    let around = self.checker.up(self.checker.up(node));
                    matches!(self.checker.syntax(around), AstKind::ForOfStatement(of)
                        if self.is_entry(node.module, &of.right))
                }
            },
            _ => false,
        }
    }

    /// Whether a parameter without a type is that of a callback for each entry of a table:
    /// `cases.forEach((entry) => …)`, `it.each(cases)(name, (entry) => …)`.
    fn is_row(&self, param: Node) -> bool {
        let function = self.checker.up(self.checker.up(param));
        let AstKind::CallExpression(call) = self.checker.syntax(self.checker.up(function)) else {
            return false;
        };
        match call.callee.get_inner_expression() {
            Expression::StaticMemberExpression(member) => {
                self.is_entry(param.module, &member.object)
            }
            Expression::CallExpression(each) => matches!(
                each.callee.get_inner_expression(),
                Expression::StaticMemberExpression(member) if member.property.name == "each"
            ),
            _ => false,
        }
    }
}

/// `any`, or a list of that.
fn is_anything(ty: &TSType) -> bool {
    match ty {
        TSType::TSAnyKeyword(_) => true,
        TSType::TSArrayType(list) => is_anything(&list.element_type),
        _ => false,
    }
}
