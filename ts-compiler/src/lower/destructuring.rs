//! Assignment patterns: assignments that take values apart.

use std::borrow::Cow;

use oxc_ast::ast::{
    self, AssignmentTarget, AssignmentTargetMaybeDefault, AssignmentTargetProperty,
    SimpleAssignmentTarget,
};

use crate::ir::Expr;
use crate::types::TypeId;

use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// An assignment to a pattern. `wanted`: whether its value is used.
    pub fn pattern_assignment(
        &mut self,
        assignment: &'a ast::AssignmentExpression<'a>,
        wanted: bool,
    ) -> Typed {
        if !wanted && let Some(code) = self.assign_in_parallel(&assignment.left, &assignment.right)
        {
            return Typed::new(code, TypeId::VOID, Repr::Any);
        }
        let value = self.expression(&assignment.right);
        let (store, value) = self.keep(value);
        if matches!(assignment.left, AssignmentTarget::ObjectAssignmentTarget(_)) {
            self.taken_apart = Some(self.callee_text(&assignment.right));
        }
        let write = self.assign_pattern(&assignment.left, value.clone());
        let mut code = vec![store, write];
        if wanted {
            code.push(value.expr);
        }
        Typed::new(Expr::seq(code), value.ty, value.repr)
    }

    /// Assigns the parts of a value to a target.
    pub fn assign_pattern(&mut self, target: &'a AssignmentTarget<'a>, value: Typed) -> Expr {
        if let Some(simple) = target.as_simple_assignment_target() {
            let span = self.span_of(simple);
            let (setup, reference) = self.reference(simple);
            let write = self.write_reference(&reference, value, span);
            return Expr::seq(vec![setup, write]);
        }
        match target {
            AssignmentTarget::ObjectAssignmentTarget(pattern) => {
                let (store, value) = self.keep(value);
                let first = pattern.properties.first().and_then(target_name);
                let mut code = vec![store, self.require_object(&value, first.as_deref())];
                let mut taken = Vec::new();
                for property in &pattern.properties {
                    match property {
                        AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(property) => {
                            let name = property.binding.name.as_str();
                            let span = self.span_of(&**property);
                            if pattern.rest.is_some() {
                                taken.push(self.l.string_constant(name));
                            }
                            let mut part = self.get_property(value.clone(), name, span);
                            let reference = self.name_reference(&property.binding);
                            if let Some(default) = &property.init {
                                let ty = self.reference_type(&reference);
                                let (store, kept) = self.keep(part);
                                code.push(store);
                                part = self.default_value(kept, default, ty);
                            }
                            code.push(self.write_reference(&reference, part, span));
                        }
                        AssignmentTargetProperty::AssignmentTargetPropertyProperty(property) => {
                            let (setup, part, name) = self.part(
                                &value,
                                &property.name,
                                property.computed,
                                pattern.rest.is_some(),
                            );
                            code.push(setup);
                            taken.extend(name);
                            code.push(self.assign_part(&property.binding, part));
                        }
                    }
                }
                if let Some(rest) = &pattern.rest {
                    let rest_value = self.object_rest(value, taken);
                    code.push(self.assign_pattern(&rest.target, rest_value));
                }
                Expr::seq(code)
            }
            AssignmentTarget::ArrayAssignmentTarget(pattern) => {
                let rest = pattern.rest.as_ref();
                self.take_elements(
                    value,
                    pattern.elements.len(),
                    rest.is_some(),
                    |body, index, part| match &pattern.elements[index] {
                        Some(target) => body.assign_part(target, part),
                        None => part.expr.drop(),
                    },
                    |body, part| match rest {
                        Some(rest) => body.assign_pattern(&rest.target, part),
                        None => Expr::nop(),
                    },
                )
            }
            _ => value.expr.drop(),
        }
    }

    /// Assigns a part of a pattern.
    fn assign_part(&mut self, target: &'a AssignmentTargetMaybeDefault<'a>, part: Typed) -> Expr {
        self.is_part = matches!(
            target,
            AssignmentTargetMaybeDefault::ObjectAssignmentTarget(_)
        );
        self.assign_maybe_default(target, part)
    }

    pub fn assign_maybe_default(
        &mut self,
        target: &'a AssignmentTargetMaybeDefault<'a>,
        value: Typed,
    ) -> Expr {
        match target {
            AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(with) => {
                let ty = match with.binding.as_simple_assignment_target() {
                    Some(SimpleAssignmentTarget::AssignmentTargetIdentifier(id)) => {
                        let reference = self.name_reference(id);
                        self.reference_type(&reference)
                    }
                    _ => TypeId::ANY,
                };
                let (store, value) = self.keep(value);
                let value = self.default_value(value, &with.init, ty);
                if with.binding.as_simple_assignment_target().is_none() {
                    self.taken_apart = Some(self.callee_text(&with.init));
                }
                let write = self.assign_pattern(&with.binding, value);
                Expr::seq(vec![store, write])
            }
            other => self.assign_pattern(other.to_assignment_target(), value),
        }
    }
}

/// The name of the property that a part of a pattern takes.
fn target_name<'a>(property: &AssignmentTargetProperty<'a>) -> Option<Cow<'a, str>> {
    match property {
        AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(property) => {
            Some(Cow::Borrowed(property.binding.name.as_str()))
        }
        AssignmentTargetProperty::AssignmentTargetPropertyProperty(property) => {
            property.name.static_name()
        }
    }
}
