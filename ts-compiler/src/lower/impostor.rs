//! Values of class types that are no instances: an object literal where a class is wanted, what
//! `JSON.parse` gives for one, a copy by spread. Such a class is held as `any`.

use oxc_ast::ast::{self, Expression};

use crate::program::Node;
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

    /// Notes an assertion `{ … } as unknown as C`.
    pub fn note_assertion(&mut self, value: &'a Expression<'a>, ty: TypeId) {
        if let Expression::ObjectExpression(_) = value.get_inner_expression()
            && !self.is_library_code()
            && let Type::Class(class, _) = *self.l.checker.types.get(ty)
        {
            self.hold_openly(class);
        }
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
