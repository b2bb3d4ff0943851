//! Assignment: to names, properties and elements; compound and logical forms; `++`.

use oxc_ast::ast::{self, SimpleAssignmentTarget};
use oxc_syntax::operator::{AssignmentOperator, BinaryOperator, LogicalOperator, UpdateOperator};

use crate::check::Target;
use crate::ir::{Expr, Span};
use crate::program::Symbol;
use crate::types::{PropertyKind, TypeId};

use super::function::{Body, Variable};
use super::representation::Repr;
use super::value::Typed;

/// A place that can be read and written, its parts already evaluated.
#[derive(Clone)]
pub(crate) enum Reference {
    Variable(Variable),
    Module(Symbol),
    Property(Typed, String),
    Element(Typed, Typed),
    /// Static member of a class.
    Static(Symbol, String),
    /// Property of the base class's prototype.
    Super(String),
    /// The same under a computed name.
    SuperElement(Typed),
    /// `const`: it can be read, and assignment throws.
    Constant(String, Option<Box<Reference>>),
    /// A name that nothing declares.
    Unknown(String),
}

impl<'a> Body<'_, 'a> {
    /// Evaluates the parts of a target; what to run first, and the place.
    pub fn reference(&mut self, target: &'a SimpleAssignmentTarget<'a>) -> (Expr, Reference) {
        match target {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(id) => {
                (self.check_ready(id), self.name_reference(id))
            }
            SimpleAssignmentTarget::StaticMemberExpression(member) => {
                if matches!(member.object, ast::Expression::Super(_)) {
                    return (
                        Expr::nop(),
                        Reference::Super(member.property.name.to_string()),
                    );
                }
                if let Some(reference) =
                    self.static_reference(&member.object, &member.property.name)
                {
                    return (Expr::nop(), reference);
                }
                let object = self.expression(&member.object);
                let (store, object) = self.keep(object);
                (
                    store,
                    Reference::Property(object, member.property.name.to_string()),
                )
            }
            SimpleAssignmentTarget::PrivateFieldExpression(member) => {
                let name = format!("#{}", member.field.name);
                if let Some(reference) = self.static_reference(&member.object, &name) {
                    return (Expr::nop(), reference);
                }
                let object = self.expression(&member.object);
                let (store, object) = self.keep(object);
                (
                    store,
                    Reference::Property(object, format!("#{}", member.field.name)),
                )
            }
            SimpleAssignmentTarget::ComputedMemberExpression(member)
                if matches!(member.object, ast::Expression::Super(_)) =>
            {
                if let Some(name) = self.constant_key(&member.expression) {
                    return (Expr::nop(), Reference::Super(name));
                }
                self.l.dynamic_key();
                let key = self.expression(&member.expression);
                let key = Typed::any(self.boxed(key));
                let (store, key) = self.keep(key);
                (store, Reference::SuperElement(key))
            }
            SimpleAssignmentTarget::ComputedMemberExpression(member) => {
                let object = self.expression(&member.object);
                let (store, object) = self.keep(object);
                if let Some(name) = self.constant_key(&member.expression) {
                    return (store, Reference::Property(object, name));
                }
                let key = self.expression(&member.expression);
                let (store_key, key) = self.keep_key(&object, key);
                (
                    Expr::seq(vec![store, store_key]),
                    Reference::Element(object, key),
                )
            }
            SimpleAssignmentTarget::TSAsExpression(e) => self.expression_reference(&e.expression),
            SimpleAssignmentTarget::TSSatisfiesExpression(e) => {
                self.expression_reference(&e.expression)
            }
            SimpleAssignmentTarget::TSNonNullExpression(e) => {
                self.expression_reference(&e.expression)
            }
            SimpleAssignmentTarget::TSTypeAssertion(e) => self.expression_reference(&e.expression),
        }
    }

    fn expression_reference(&mut self, expression: &'a ast::Expression<'a>) -> (Expr, Reference) {
        use ast::Expression::*;
        match expression.get_inner_expression() {
            Identifier(id) => (Expr::nop(), self.name_reference(id)),
            StaticMemberExpression(member) => {
                let object = self.expression(&member.object);
                let (store, object) = self.keep(object);
                (
                    store,
                    Reference::Property(object, member.property.name.to_string()),
                )
            }
            ComputedMemberExpression(member) => {
                let object = self.expression(&member.object);
                let (store, object) = self.keep(object);
                let key = self.expression(&member.expression);
                let (store_key, key) = self.keep_key(&object, key);
                (
                    Expr::seq(vec![store, store_key]),
                    Reference::Element(object, key),
                )
            }
            other => {
                let span = self.span_of(other);
                self.unsupported(
                    span,
                    "this assignment target",
                    "assign to a variable or property",
                );
                (Expr::nop(), Reference::Unknown(String::new()))
            }
        }
    }

    /// A static member of a class, or a variable of a namespace.
    fn static_reference(
        &mut self,
        object: &'a ast::Expression<'a>,
        name: &str,
    ) -> Option<Reference> {
        match self.static_target(object)? {
            super::target::Static::Class(class) => {
                use super::statics::StaticMember;
                match self.l.find_static(class, name)? {
                    StaticMember::Field { .. } | StaticMember::Accessor { .. } => {
                        Some(Reference::Static(class, name.to_string()))
                    }
                    StaticMember::Method { .. } => None,
                }
            }
            super::target::Static::Namespace(namespace) => {
                let member = self.l.namespace_member(namespace, name)?;
                Some(Reference::Module(member))
            }
            _ => None,
        }
    }

    pub fn name_reference(&mut self, id: &'a ast::IdentifierReference<'a>) -> Reference {
        let name = id.name.to_string();
        let Target::Symbol(symbol) = self.resolve(id) else {
            return Reference::Unknown(name);
        };
        let local = self.variables.get(&symbol.id);
        let held = match local.filter(|_| symbol.module == self.module) {
            Some(variable) => Some(Reference::Variable(*variable)),
            None if self.l.is_module_level(symbol) => Some(Reference::Module(symbol)),
            None => None,
        };
        if self.is_constant(symbol, id) {
            return Reference::Constant(name, held.map(Box::new));
        }
        held.unwrap_or(Reference::Unknown(name))
    }

    /// Type that a place holds.
    pub fn reference_type(&mut self, reference: &Reference) -> TypeId {
        match reference {
            Reference::Variable(variable) => variable.ty,
            Reference::Module(symbol) => self.l.module_variable(*symbol).1,
            Reference::Static(class, name) => match self.l.find_static(*class, name) {
                Some(super::statics::StaticMember::Field { ty, .. }) => ty,
                _ => TypeId::ANY,
            },
            // The index signature counts, not what all objects inherit.
            Reference::Property(object, name) if !self.is_declared(object, name) => {
                let ty = self.l.checker.without_nullish(object.ty);
                let found = self.l.checker.index_type(ty, false).unwrap_or(TypeId::ANY);
                let env = self.env.clone();
                self.l.apply(found, &env)
            }
            // ArraySetLength (ECMAScript 10.4.2.4) makes a number of what it is given.
            Reference::Property(object, name)
                if matches!(object.repr, Repr::Array(_)) && name == "length" =>
            {
                TypeId::ANY
            }
            // A setter may take more than the getter gives.
            Reference::Property(object, name) if self.is_accessor(object.ty, name) => TypeId::ANY,
            Reference::Property(object, name) => {
                self.property_type(object, name).unwrap_or(TypeId::ANY)
            }
            Reference::Element(object, key) => {
                self.element_type(object, key).unwrap_or(TypeId::ANY)
            }
            _ => TypeId::ANY,
        }
    }

    fn is_accessor(&mut self, object: TypeId, name: &str) -> bool {
        let object = self.l.checker.without_nullish(object);
        let property = self.l.checker.property(object, name);
        property.is_some_and(|property| property.kind == PropertyKind::Accessor)
    }

    /// Reads a place.
    pub fn read_reference(&mut self, reference: &Reference, span: Span) -> Typed {
        match reference {
            Reference::Variable(variable) => self.load(*variable),
            Reference::Module(symbol) => self.read_module_variable(*symbol),
            Reference::Static(class, name) => match self.static_property(*class, name, span) {
                Some(value) => value,
                None => self.l.undefined(),
            },
            Reference::Property(object, name) => self.get_property(object.clone(), name, span),
            Reference::Element(object, key) => self.get_element(object.clone(), key.clone(), span),
            Reference::Super(name) => self.super_property(name, span),
            Reference::SuperElement(key) => self.dynamic_super_get(key.expr.clone(), span),
            Reference::Constant(_, Some(held)) => self.read_reference(held, span),
            Reference::Constant(_, None) => self.l.undefined(),
            Reference::Unknown(name) => self.unknown_name(name),
        }
    }

    /// Writes a place. The value is already in a local or trivial.
    pub fn write_reference(&mut self, reference: &Reference, value: Typed, span: Span) -> Expr {
        match reference {
            Reference::Variable(variable) => {
                let expr = self.convert(value, variable.repr);
                self.store(*variable, expr)
            }
            Reference::Module(symbol) => self.set_module_variable(*symbol, value),
            Reference::Static(class, name) => match self.set_static(*class, name, value, span) {
                Some(set) => set,
                None => Expr::nop(),
            },
            Reference::Property(object, name) => {
                self.set_property(object.clone(), name, value, span)
            }
            Reference::Element(object, key) => {
                self.set_element(object.clone(), key.clone(), value, span)
            }
            Reference::Super(name) => self.set_super(name, value, span),
            Reference::SuperElement(key) => self.dynamic_super_set(key.expr.clone(), value, span),
            Reference::Constant(name, _) => {
                let name = self.l.string_constant(name);
                let throw = self.l.call_library("error", "rtThrowConst", vec![name]);
                Expr::seq(vec![value.expr.drop(), throw.drop()])
            }
            Reference::Unknown(name) => {
                let name = self.l.string_constant(name);
                let value = self.boxed(value);
                self.l
                    .call_library("host", "rtSetGlobalName", vec![name, value])
            }
        }
    }

    /// `super.name = value`: the setter of the base class, or a property of `this`.
    fn set_super(&mut self, name: &str, value: Typed, span: Span) -> Expr {
        if self.has_dynamic_home() {
            self.l.dynamic_name(name);
            let key = self.l.property_key(name);
            return self.dynamic_super_set(key, value, span);
        }
        if self.is_static {
            self.l.dynamic_name(name);
            let key = self.l.property_key(name);
            return self.dynamic_super_set(key, value, span);
        }
        let Some(this) = self.this.clone() else {
            return value.expr.drop();
        };
        let base = self.class.and_then(|class| self.l.base_class(class));
        let setter = base.and_then(|base| {
            self.l
                .implementation(base, name, super::class::MemberKind::Setter)
        });
        match setter {
            Some(setter) => self
                .call_method_directly(setter, Some(this), vec![value], span)
                .expr
                .drop(),
            None => self.set_property(this, name, value, span),
        }
    }

    /// An assignment. `wanted`: whether its value is used.
    pub fn assignment(
        &mut self,
        assignment: &'a ast::AssignmentExpression<'a>,
        wanted: bool,
    ) -> Typed {
        let span = self.span_of(assignment);
        let Some(target) = assignment.left.as_simple_assignment_target() else {
            return self.pattern_assignment(assignment, wanted);
        };
        let (setup, reference) = self.reference(target);
        let ty = self.reference_type(&reference);
        if assignment.operator == AssignmentOperator::Assign {
            let value = if ty == TypeId::ANY {
                self.expression(&assignment.right)
            } else {
                self.expression_as(&assignment.right, ty)
            };
            if !wanted {
                let write = self.write_reference(&reference, value, span);
                return Typed::new(Expr::seq(vec![setup, write]), TypeId::VOID, Repr::Any);
            }
            let (store, value) = self.keep(value);
            let write = self.write_reference(&reference, value.clone(), span);
            return Typed::new(
                Expr::seq(vec![setup, store, write, value.expr]),
                value.ty,
                value.repr,
            );
        }
        if let Some(operator) = assignment.operator.to_logical_operator() {
            return self.logical_assignment(
                setup,
                &reference,
                operator,
                &assignment.right,
                ty,
                span,
            );
        }
        let operator = assignment
            .operator
            .to_binary_operator()
            .unwrap_or(BinaryOperator::Addition);
        let current = self.read_reference(&reference, span);
        // The old value is read before the right side runs (ECMAScript 13.15.2).
        let right_is_simple = is_simple(&assignment.right);
        let (store_current, current) = if right_is_simple {
            (Expr::nop(), current)
        } else {
            self.keep(current)
        };
        let right = self.expression(&assignment.right);
        let value = self.binary_values(operator, current, right, span);
        if !wanted {
            let write = self.write_reference(&reference, value, span);
            return Typed::new(
                Expr::seq(vec![setup, store_current, write]),
                TypeId::VOID,
                Repr::Any,
            );
        }
        let (store, value) = self.keep(value);
        let write = self.write_reference(&reference, value.clone(), span);
        Typed::new(
            Expr::seq(vec![setup, store_current, store, write, value.expr]),
            value.ty,
            value.repr,
        )
    }

    fn logical_assignment(
        &mut self,
        setup: Expr,
        reference: &Reference,
        operator: LogicalOperator,
        right: &'a ast::Expression<'a>,
        ty: TypeId,
        span: Span,
    ) -> Typed {
        let current = self.read_reference(reference, span);
        let (store, current) = self.keep(current);
        let condition = match operator {
            LogicalOperator::Coalesce => self.is_nullish(&current),
            LogicalOperator::Or => self.truthy(current.clone()).not(),
            LogicalOperator::And => self.truthy(current.clone()),
        };
        let value = if ty == TypeId::ANY {
            self.expression(right)
        } else {
            self.expression_as(right, ty)
        };
        let result_ty = self.l.checker.union_of(&[current.ty, value.ty]);
        let repr = if current.repr == value.repr {
            value.repr
        } else {
            let repr = self.l.repr(result_ty);
            if repr == current.repr {
                repr
            } else {
                Repr::Any
            }
        };
        let val = self.l.val(repr);
        let (store_value, value) = self.keep(value);
        let write = self.write_reference(reference, value.clone(), span);
        let new = self.convert(value, repr);
        let old = self.convert(current, repr);
        Typed::new(
            Expr::seq(vec![
                setup,
                store,
                Expr::if_else(
                    condition,
                    vec![store_value, write, new],
                    vec![old],
                    Some(val),
                ),
            ]),
            result_ty,
            repr,
        )
    }

    /// `x++` and its kin.
    pub fn update(&mut self, update: &'a ast::UpdateExpression<'a>, wanted: bool) -> Typed {
        let span = self.span_of(update);
        let (setup, reference) = self.reference(&update.argument);
        let current = self.read_reference(&reference, span);
        let increment = update.operator == UpdateOperator::Increment;
        let numeric = self.numeric(current);
        let (store, old) = if wanted && !update.prefix {
            self.keep(numeric)
        } else {
            (Expr::nop(), numeric)
        };
        let new = self.step(old.clone(), increment);
        if !wanted {
            let write = self.write_reference(&reference, new, span);
            return Typed::new(
                Expr::seq(vec![setup, store, write]),
                TypeId::VOID,
                Repr::Any,
            );
        }
        let (store_new, new) = self.keep(new);
        let write = self.write_reference(&reference, new.clone(), span);
        let result = if update.prefix { new } else { old };
        Typed::new(
            Expr::seq(vec![setup, store, store_new, write, result.expr]),
            result.ty,
            result.repr,
        )
    }
}

/// Whether evaluating it cannot change a variable or run other code.
fn is_simple(expression: &ast::Expression) -> bool {
    match expression {
        ast::Expression::NumericLiteral(_)
        | ast::Expression::StringLiteral(_)
        | ast::Expression::BooleanLiteral(_)
        | ast::Expression::NullLiteral(_)
        | ast::Expression::Identifier(_)
        | ast::Expression::ThisExpression(_) => true,
        ast::Expression::ParenthesizedExpression(inner) => is_simple(&inner.expression),
        ast::Expression::BinaryExpression(binary) => {
            is_simple(&binary.left) && is_simple(&binary.right)
        }
        _ => false,
    }
}
