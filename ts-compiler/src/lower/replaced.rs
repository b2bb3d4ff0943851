//! Static methods that a program replaces: `Math.random = () => 0.5`, `console.log = spy`,
//! `Account.load = stub`. What calls them by name then asks the object for what it has now.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, AssignmentTarget, Expression, ObjectPropertyKind};
use oxc_syntax::symbol::SymbolFlags;

use crate::program::{Module, Program, Symbol};

use super::function::Body;

/// What the program's text has of it.
#[derive(Default)]
struct Found {
    /// Objects and members together.
    replaced: HashSet<(String, String)>,
    /// Built-in objects that go by another name too.
    escaped: HashSet<String>,
    /// Names of members that are assigned to anything.
    assigned: HashSet<String>,
}

/// The static methods that the program may replace, by the objects that have them.
pub(super) fn replaced_statics(program: &Program) -> HashSet<(String, String)> {
    let mut found = Found::default();
    for module in program.modules.iter().filter(|m| !m.is_library) {
        for node in module.nodes.iter() {
            found.look(module, node.kind());
        }
    }
    for object in &found.escaped {
        for name in &found.assigned {
            found.replaced.insert((object.clone(), name.clone()));
        }
    }
    found.replaced
}

impl Found {
    fn look(&mut self, module: &Module, kind: AstKind) {
        match kind {
            AstKind::AssignmentExpression(e) => {
                let (object, name) = match &e.left {
                    AssignmentTarget::StaticMemberExpression(member) => {
                        (&member.object, Some(member.property.name.as_str()))
                    }
                    AssignmentTarget::ComputedMemberExpression(member) => {
                        (&member.object, literal(&member.expression))
                    }
                    _ => return,
                };
                match (named_object(module, object), name) {
                    (Some(object), Some(name)) => {
                        self.replaced.insert((object.into(), name.into()));
                    }
                    (Some(object), None) => {
                        self.escaped.insert(object.into());
                    }
                    (None, Some(name)) => {
                        self.assigned.insert(name.into());
                    }
                    (None, None) => {}
                }
                self.escape(module, &e.right);
            }
            AstKind::VariableDeclarator(declarator) => {
                if let Some(init) = &declarator.init
                    && declarator.id.get_binding_identifier().is_some()
                {
                    self.escape(module, init);
                }
            }
            AstKind::CallExpression(call) => {
                let objects: Vec<&str> = call
                    .arguments
                    .iter()
                    .filter_map(|argument| named_object(module, argument.as_expression()?))
                    .collect();
                for object in objects {
                    for argument in &call.arguments {
                        self.named(object, argument);
                    }
                }
            }
            _ => {}
        }
    }

    fn escape(&mut self, module: &Module, value: &Expression) {
        if let Some(object) = named_object(module, value) {
            self.escaped.insert(object.into());
        }
    }

    /// `spyOn(console, "log")`, `Object.assign(Math, { random })`
    fn named(&mut self, object: &str, argument: &Argument) {
        match argument {
            Argument::StringLiteral(name) => {
                self.replaced
                    .insert((object.into(), name.value.as_str().into()));
            }
            Argument::ObjectExpression(members) => {
                for member in &members.properties {
                    let name = match member {
                        ObjectPropertyKind::ObjectProperty(p) => p.key.static_name(),
                        ObjectPropertyKind::SpreadProperty(_) => None,
                    };
                    if let Some(name) = name {
                        self.replaced.insert((object.into(), name.into_owned()));
                    }
                }
            }
            _ => {}
        }
    }
}

fn literal<'a>(key: &Expression<'a>) -> Option<&'a str> {
    match key.get_inner_expression() {
        Expression::StringLiteral(text) => Some(text.value.as_str()),
        _ => None,
    }
}

/// The name of the class or built-in object that an expression is: `Math`, `globalThis.console`.
fn named_object<'a>(module: &Module, expression: &Expression<'a>) -> Option<&'a str> {
    match expression.get_inner_expression() {
        Expression::Identifier(id) => {
            let reference = module.scoping.get_reference(id.reference_id.get()?);
            let named = SymbolFlags::Class | SymbolFlags::Import;
            reference
                .symbol_id()
                .is_none_or(|symbol| module.scoping.symbol_flags(symbol).intersects(named))
                .then_some(id.name.as_str())
        }
        Expression::StaticMemberExpression(member) => {
            let object = named_object(module, &member.object)?;
            matches!(object, "globalThis" | "global" | "window" | "self")
                .then_some(member.property.name.as_str())
        }
        _ => None,
    }
}

impl Body<'_, '_> {
    /// Whether the program may replace a static method of a class or built-in object. The library
    /// means its own.
    pub fn is_replaced_static(&mut self, class: Symbol, name: &str) -> bool {
        if self.l.survey.replaced_statics.is_empty() || self.is_library_code() {
            return false;
        }
        // What a class inherits may be replaced in the class that has it.
        let mut at = Some(class);
        while let Some(class) = at {
            let object = match self.l.library_class_name(class) {
                Some(object) => object.to_string(),
                None => self.l.class_name(class),
            };
            let place = (object, name.to_string());
            if self.l.survey.replaced_statics.contains(&place) {
                return true;
            }
            at = self.l.base_class(class);
        }
        false
    }
}
