//! Methods and getters that a program puts others in place of by reflection:
//! `Object.defineProperty(K.prototype, "m", …)`, `Object.assign(instance, { m })`, `target[key] = spy`.
//! Calls of them then ask the object for what it has now.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, AssignmentTarget, Expression, MethodDefinitionKind, UnaryOperator};

use crate::program::Program;
use crate::types::Type;

use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

/// Methods that loops call without looking, of the library's iterators too.
pub(super) const PROTOCOL: [&str; 3] = ["@@iterator", "next", "return"];

/// Names of members, by what may become of them.
#[derive(Default)]
pub(crate) struct Redefined {
    /// The text names them where it redefines something.
    pub certain: HashSet<String>,
    /// They can be reached by a key that is computed.
    pub by_key: HashSet<String>,
}

/// What the text has of it.
#[derive(Default)]
struct Found {
    /// Methods and getters of the program's classes.
    members: HashSet<String>,
    redefined: HashSet<String>,
    /// String literals, and keys of objects.
    named: HashSet<String>,
    /// Something is redefined by a key that is computed, or as another object has it.
    computed: bool,
    /// The program asks for the names that objects have.
    lists_names: bool,
}

impl Redefined {
    /// Looks at the program's text.
    pub fn of(program: &Program) -> Self {
        let mut found = Found::default();
        for module in program.modules.iter().filter(|module| !module.is_library) {
            for node in module.nodes.iter() {
                found.look(node.kind());
            }
            found.lists_names |= [
                "getOwnPropertyNames",
                "ownKeys",
                "getOwnPropertyDescriptors",
            ]
            .iter()
            .any(|word| module.source.contains(word));
        }
        let Found {
            members,
            redefined,
            named,
            computed,
            lists_names,
        } = found;
        let protocol = PROTOCOL.iter().filter(|name| redefined.contains(**name));
        let protocol: Vec<String> = protocol.map(|name| name.to_string()).collect();
        let by_key: HashSet<String> = if lists_names {
            members.clone()
        } else {
            members.intersection(&named).cloned().collect()
        };
        let mut certain: HashSet<String> = members.intersection(&redefined).cloned().collect();
        certain.extend(protocol);
        if computed {
            certain.extend(by_key.iter().cloned());
        }
        Redefined { certain, by_key }
    }
}

impl Found {
    fn look(&mut self, kind: AstKind) {
        match kind {
            AstKind::MethodDefinition(method)
                if !method.r#static && method.kind != MethodDefinitionKind::Constructor =>
            {
                self.members
                    .extend(method.key.static_name().map(|name| name.into_owned()));
            }
            AstKind::StringLiteral(literal) => {
                self.named.insert(literal.value.to_string());
            }
            AstKind::ObjectProperty(property) => {
                self.named
                    .extend(property.key.static_name().map(|name| name.into_owned()));
            }
            AstKind::UnaryExpression(unary) if unary.operator == UnaryOperator::Delete => {
                match unary.argument.get_inner_expression() {
                    Expression::StaticMemberExpression(member) => {
                        self.redefined.insert(member.property.name.to_string());
                    }
                    Expression::ComputedMemberExpression(member) => self.key(&member.expression),
                    _ => {}
                }
            }
            AstKind::AssignmentExpression(e) => {
                if let AssignmentTarget::ComputedMemberExpression(member) = &e.left
                    && let Expression::StringLiteral(name) = &member.expression
                {
                    self.redefined.insert(name.value.to_string());
                }
            }
            AstKind::CallExpression(call) => {
                let Expression::StaticMemberExpression(callee) = &call.callee else {
                    return;
                };
                let Expression::Identifier(object) = &callee.object else {
                    return;
                };
                let arguments = &call.arguments[1.min(call.arguments.len())..];
                match (object.name.as_str(), callee.property.name.as_str()) {
                    ("Object" | "Reflect", "defineProperty")
                    | ("Reflect", "set" | "deleteProperty") => {
                        if let Some(key) = arguments.first().and_then(Argument::as_expression) {
                            self.key(key);
                        }
                    }
                    ("Object" | "Reflect", "setPrototypeOf")
                    | ("Object", "assign" | "defineProperties") => {
                        // What a new object takes is nobody's.
                        let is_new =
                            matches!(call.arguments.first(), Some(Argument::ObjectExpression(_)));
                        if !is_new {
                            arguments.iter().for_each(|source| self.source(source));
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn key(&mut self, key: &Expression) {
        match key.get_inner_expression() {
            Expression::StringLiteral(name) => {
                self.redefined.insert(name.value.to_string());
            }
            Expression::NumericLiteral(_) => {}
            _ => self.computed = true,
        }
    }

    /// An object whose properties another is given.
    fn source(&mut self, source: &Argument) {
        let Argument::ObjectExpression(object) = source else {
            self.computed = true;
            return;
        };
        for property in &object.properties {
            match property {
                oxc_ast::ast::ObjectPropertyKind::ObjectProperty(property) => {
                    match property.key.static_name() {
                        Some(name) => {
                            self.redefined.insert(name.into_owned());
                        }
                        None => self.computed = true,
                    }
                }
                oxc_ast::ast::ObjectPropertyKind::SpreadProperty(_) => self.computed = true,
            }
        }
    }
}

impl Body<'_, '_> {
    /// Notes an assignment `object[key] = …` that may put something over a method.
    pub fn note_computed_assignment(&mut self, object: &Typed, key: &Typed) {
        let is_name = matches!(key.repr, Repr::Any | Repr::String(_));
        if !is_name || self.is_library_code() || self.l.survey.redefined.by_key.is_empty() {
            return;
        }
        // A parameter of a generic function may be absent, unsaid.
        let ty = self.l.checker.without_nullish(object.ty);
        let may_have_methods = match (self.l.checker.types.get(ty), object.repr) {
            (Type::Object(_) | Type::Union(_), _) => false,
            // What a type parameter stands for.
            (Type::Class(class, _), Repr::Any) => !self.l.program.module(class.module).is_library,
            (Type::Any | Type::NonPrimitive, _) | (_, Repr::Class(..)) => true,
            (Type::Param(_) | Type::Indexed(..) | Type::Interface(..), _) => true,
            _ => false,
        };
        if may_have_methods {
            let survey = std::rc::Rc::clone(&self.l.survey);
            for name in &survey.redefined.by_key {
                self.l.shadow(name);
            }
        }
    }
}
