//! Values of class types that are no instances: an object literal where a class is wanted, what
//! `JSON.parse` gives for one, a copy by spread. Such a class is held as `any`.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ClassElement, Expression};

use crate::check::Checker;
use crate::program::{Node, Program, Symbol};
use crate::types::{Type, TypeId};

use super::function::Body;

/// How deep types are looked into.
const DEPTH: usize = 5;

impl<'a> Body<'_, 'a> {
    /// Notes what an object literal stands for.
    pub fn note_literal(&mut self, literal: Node) {
        if self.is_library_code() {
            return;
        }
        let Some(wanted) = self.l.checker.contextual_type(literal) else {
            return;
        };
        let env = self.env.clone();
        let wanted = self.l.apply(wanted, &env);
        let members = self.l.checker.members_of(wanted);
        let classes: Vec<_> = members
            .iter()
            .filter_map(|&member| match self.l.checker.types.get(member) {
                Type::Class(class, _) => Some((*class, member)),
                _ => None,
            })
            .collect();
        // In a union it may be what another member says.
        let is_certain = members.len() == 1 || {
            let others = members.iter().filter(|&&member| {
                matches!(
                    self.l.checker.types.get(member),
                    Type::Object(_) | Type::Interface(..) | Type::Intersection(_)
                )
            });
            others.count() == 0 && classes.len() == 1
        };
        for (class, member) in classes {
            if is_certain || {
                let given = self.l.checker.expr_type(literal);
                self.l.checker.is_assignable(given, member)
            } {
                self.hold_openly(class);
            }
        }
    }

    /// Notes what a call gives that copies objects or makes them from text.
    pub fn note_copy(&mut self, call: &'a ast::CallExpression<'a>) {
        if self.is_library_code() {
            return;
        }
        let node = self.node(call.node_id.get());
        let copies = match &call.callee {
            Expression::Identifier(id) if id.name == "structuredClone" => true,
            Expression::StaticMemberExpression(member) => {
                member.property.name == "parse"
                    && matches!(&member.object, Expression::Identifier(id) if id.name == "JSON")
            }
            _ => false,
        };
        let env = self.env.clone();
        if copies {
            if let Some(wanted) = self.l.checker.contextual_type(node) {
                let wanted = self.l.apply(wanted, &env);
                self.hold_mentioned(wanted, 0);
            }
        } else if self.spreads_parameter(node) {
            let given = self.type_of(node.id);
            let given = self.l.apply(given, &env);
            if let Type::Class(class, _) = *self.l.checker.types.get(given) {
                self.hold_openly(class);
            }
        }
    }

    /// Notes a class that stands where another is expected, or in untyped code what may be one: what
    /// is made of it is no instance of that.
    pub fn note_class(&mut self, given: TypeId, wanted: TypeId) {
        if given == wanted {
            return;
        }
        let Type::ClassValue(class) = *self.l.checker.types.get(wanted) else {
            return;
        };
        let is_instance = match *self.l.checker.types.get(given) {
            Type::ClassValue(given) => self.l.is_below(given, class),
            _ => !self.is_untyped(),
        };
        if !is_instance && !self.is_library_code() {
            self.hold_openly(class);
        }
    }

    /// Notes an assertion that makes an instance of what is none: `{ … } as unknown as C`.
    pub fn note_assertion(&mut self, value: &'a Expression<'a>, ty: TypeId) {
        if self.is_library_code() {
            return;
        }
        let value = value.get_inner_expression();
        if let Expression::ObjectExpression(_) = value {
            if let Type::Class(class, _) = *self.l.checker.types.get(ty) {
                self.hold_openly(class);
            }
            return;
        }
        let given = self.type_of_expression(value);
        let env = self.env.clone();
        let wanted = self.l.apply(ty, &env);
        self.flow(given, wanted, true, 0);
    }

    /// Notes what an expression gives where a class may be wanted.
    pub fn note_flow(&mut self, expression: &'a Expression<'a>, given: TypeId) {
        if self.is_library_code() || self.is_untyped() || !self.may_be_impostor(given) {
            return;
        }
        if matches!(expression, Expression::ObjectExpression(_)) {
            return;
        }
        let node = self.node(expression.node_id());
        let Some(wanted) = self.l.checker.contextual_type(node) else {
            return;
        };
        let env = self.env.clone();
        let wanted = self.l.apply(wanted, &env);
        self.flow(given, wanted, false, 0);
    }

    /// Whether values of a type may stand for instances: of objects, of lists of them and functions
    /// that take or give them.
    fn may_be_impostor(&self, given: TypeId) -> bool {
        match self.l.checker.types.get(given) {
            Type::Any | Type::Unknown => !self.l.impersonated.is_empty(),
            Type::Object(_) | Type::Interface(..) | Type::Union(_) => true,
            Type::Class(class, _) => self.l.program.module(class.module).is_library,
            _ => false,
        }
    }

    /// Holds a class openly that is wanted where something else is given.
    fn flow(&mut self, given: TypeId, wanted: TypeId, asserted: bool, depth: usize) {
        if given == wanted || depth == DEPTH {
            return;
        }
        let given = self.l.checker.without_nullish(given);
        let wanted = self.l.checker.without_nullish(wanted);
        if let (Some(from), Some(to)) = (
            self.l.checker.array_element(given),
            self.l.checker.array_element(wanted),
        ) {
            return self.flow(from, to, asserted, depth + 1);
        }
        if let Type::Union(members) = self.l.checker.types.get(given).clone() {
            for member in members {
                self.flow(member, wanted, asserted, depth + 1);
            }
            return;
        }
        for member in self.l.checker.members_of(wanted) {
            let Type::Class(class, _) = *self.l.checker.types.get(member) else {
                continue;
            };
            if self.l.program.module(class.module).is_library {
                continue;
            }
            let stands = match self.l.checker.types.get(given) {
                Type::Any | Type::Unknown => self.l.impersonated.contains(&class),
                // `{ … } as Partial<C> as C`
                Type::Object(_) if asserted => true,
                Type::Object(_) | Type::Interface(..) => {
                    self.l.checker.is_assignable(given, member)
                }
                _ => false,
            };
            if stands {
                self.hold_openly(class);
            }
        }
        self.flow_of_functions(given, wanted, depth);
    }

    /// The same for what functions take and give.
    fn flow_of_functions(&mut self, given: TypeId, wanted: TypeId, depth: usize) {
        let is_function =
            |ty: &Type| matches!(ty, Type::Object(object) if !object.calls.is_empty());
        if !is_function(self.l.checker.types.get(given))
            || !is_function(self.l.checker.types.get(wanted))
        {
            return;
        }
        let (from, to) = (
            self.l.checker.signatures(given),
            self.l.checker.signatures(wanted),
        );
        let ([from], [to]) = (from.as_slice(), to.as_slice()) else {
            return;
        };
        let (from, to) = (from.clone(), to.clone());
        for (taken, passed) in from.params.iter().zip(&to.params) {
            self.flow(passed.ty, taken.ty, false, depth + 1);
        }
        self.flow(from.result, to.result, false, depth + 1);
    }

    /// Whether a call's result is of a type that its function leaves open, and the function copies
    /// objects: `return { ...value, ...changes }`.
    fn spreads_parameter(&mut self, call: Node) -> bool {
        let Some((declaration, result)) = self.l.checker.call(call).and_then(|call| {
            let declaration = call.signature.decl?;
            Some((declaration, call.signature.result))
        }) else {
            return false;
        };
        let module = self.l.program.module(declaration.module);
        if module.is_library || !matches!(self.l.checker.types.get(result), Type::Param(_)) {
            return false;
        }
        use oxc_span::GetSpan;
        let span = module.nodes.kind(declaration.id).span();
        let text = &module.source[span.start as usize..span.end as usize];
        text.match_indices('{')
            .any(|(at, _)| text[at + 1..].trim_start().starts_with("..."))
    }

    fn hold_openly(&mut self, class: crate::program::Symbol) {
        if !self.l.program.module(class.module).is_library {
            self.l.make_structural(class);
        }
    }

    fn hold_mentioned(&mut self, ty: TypeId, depth: usize) {
        if depth == DEPTH {
            return;
        }
        if let Some(element) = self.l.checker.array_element(ty) {
            return self.hold_mentioned(element, depth + 1);
        }
        match self.l.checker.types.get(ty).clone() {
            Type::Class(class, _) => {
                if self.l.program.module(class.module).is_library {
                    return;
                }
                self.l.make_structural(class);
                for field in self.l.class_layout(class).fields {
                    self.hold_mentioned(field.ty, depth + 1);
                }
            }
            Type::Union(members) => {
                for member in members {
                    self.hold_mentioned(member, depth + 1);
                }
            }
            Type::Object(object) => {
                for property in &object.properties {
                    self.hold_mentioned(property.ty, depth + 1);
                }
                if let Some(entry) = object.string_index {
                    self.hold_mentioned(entry, depth + 1);
                }
            }
            _ => {}
        }
    }
}

/// Classes with methods that an object literal of the program has all members of: what is not typed
/// may be such an object.
pub(super) fn impersonated(program: &Program, checker: &mut Checker) -> HashSet<Symbol> {
    let modules = || program.modules.iter().filter(|module| !module.is_library);
    let mut literals: Vec<HashSet<&str>> = Vec::new();
    for module in modules() {
        for node in module.nodes.iter() {
            if let AstKind::ObjectExpression(literal) = node.kind() {
                let names = literal
                    .properties
                    .iter()
                    .filter_map(|property| match property {
                        ast::ObjectPropertyKind::ObjectProperty(property) => match &property.key {
                            ast::PropertyKey::StaticIdentifier(id) => Some(id.name.as_str()),
                            _ => None,
                        },
                        ast::ObjectPropertyKind::SpreadProperty(_) => None,
                    });
                literals.push(names.collect());
            }
        }
    }
    let mut found = HashSet::new();
    for module in modules() {
        for node in module.nodes.iter() {
            let AstKind::Class(class) = node.kind() else {
                continue;
            };
            let Some(names) = public_members(class) else {
                continue;
            };
            let is_like = |literal: &HashSet<&str>| names.iter().all(|name| literal.contains(name));
            if literals.iter().any(is_like) {
                let node = Node {
                    module: module.id,
                    id: node.id(),
                };
                found.insert(checker.class_symbol(node));
            }
        }
    }
    found
}

/// The members that an instance shows, of which one is a method or accessor.
fn public_members<'a>(class: &ast::Class<'a>) -> Option<Vec<&'a str>> {
    let is_public = |accessibility: Option<ast::TSAccessibility>| {
        accessibility.is_none_or(|accessibility| accessibility == ast::TSAccessibility::Public)
    };
    let mut names = Vec::new();
    let mut has_methods = false;
    for element in &class.body.body {
        let (key, accessibility, is_method) = match element {
            ClassElement::MethodDefinition(method)
                if !method.r#static && method.kind != ast::MethodDefinitionKind::Constructor =>
            {
                (&method.key, method.accessibility, true)
            }
            ClassElement::PropertyDefinition(field) if !field.r#static && !field.optional => {
                (&field.key, field.accessibility, false)
            }
            _ => continue,
        };
        if let (ast::PropertyKey::StaticIdentifier(id), true) = (key, is_public(accessibility)) {
            names.push(id.name.as_str());
            has_methods |= is_method;
        }
    }
    has_methods.then_some(names)
}
