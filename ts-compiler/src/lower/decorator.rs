//! Decorators of classes and their members. A class that has some is made at run time;
//! `runtime/decorate.ts` applies them.

use oxc_ast::ast::{self, ClassElement, Decorator, MethodDefinitionKind, PropertyKey};

use crate::ir::{Expr, Local, Val};

use super::class::member_key;
use super::function::Body;
use super::value::Typed;

/// Whether a class, a member of it or a parameter of one has a decorator.
pub(crate) fn is_decorated(class: &ast::Class) -> bool {
    !class.decorators.is_empty()
        || class
            .body
            .body
            .iter()
            .any(|element| !decorators_of(element).is_empty() || has_decorated_parameter(element))
}

fn decorators_of<'s, 'a>(element: &'s ClassElement<'a>) -> &'s [Decorator<'a>] {
    match element {
        ClassElement::MethodDefinition(method) => &method.decorators,
        ClassElement::PropertyDefinition(property) => &property.decorators,
        ClassElement::AccessorProperty(property) => &property.decorators,
        _ => &[],
    }
}

fn has_decorated_parameter(element: &ClassElement) -> bool {
    matches!(element, ClassElement::MethodDefinition(method)
        if method.value.params.items.iter().any(|param| !param.decorators.is_empty()))
}

/// Whether a getter stands for an `accessor`, whose private field comes before it.
fn is_of_accessor(class: &ast::Class, slot: usize) -> bool {
    let [before, getter] = class
        .body
        .body
        .get(slot.wrapping_sub(1)..=slot)
        .unwrap_or(&[])
    else {
        return false;
    };
    let (ClassElement::PropertyDefinition(field), ClassElement::MethodDefinition(getter)) =
        (before, getter)
    else {
        return false;
    };
    let (PropertyKey::PrivateIdentifier(held), Some(name)) =
        (&field.key, member_key(&getter.key, getter.computed))
    else {
        return false;
    };
    getter.kind == MethodDefinitionKind::Get && held.name.strip_prefix("accessor ") == Some(&*name)
}

/// The member whose decorators give a field its value, where that has some: itself, or the
/// `accessor` that it is behind.
pub(crate) fn decorated_slot(class: &ast::Class, slot: usize) -> Option<usize> {
    let elements = &class.body.body;
    if !decorators_of(elements.get(slot)?).is_empty() {
        return Some(slot);
    }
    let next = slot + 1;
    (is_of_accessor(class, next) && !decorators_of(elements.get(next)?).is_empty()).then_some(next)
}

impl<'a> Body<'_, 'a> {
    pub fn call_decorate(&mut self, name: &'static str, args: Vec<Expr>) -> Expr {
        self.l.call_library("decorate", name, args)
    }

    /// Evaluates decorators; the list of them.
    pub fn decorator_list(
        &mut self,
        decorators: &'a [Decorator<'a>],
        code: &mut Vec<Expr>,
    ) -> Expr {
        let mut values = Vec::new();
        for decorator in decorators {
            let value = self.expression(&decorator.expression);
            values.push(self.boxed_value(value));
        }
        let list = self.l.raw_any(values);
        let val = Val::Ref(self.l.layout.raw_any);
        let (store, list) = self.reuse(list, val);
        code.push(store);
        list
    }

    /// Evaluates the decorators of a member, where it has some.
    pub fn member_decorators(
        &mut self,
        element: &'a ClassElement<'a>,
        outer_this: &Option<Typed>,
        code: &mut Vec<Expr>,
    ) -> Option<Expr> {
        let decorators = decorators_of(element);
        if decorators.is_empty() {
            return None;
        }
        let held = std::mem::replace(&mut self.this, outer_this.clone());
        let is_static = std::mem::replace(&mut self.is_static, false);
        let list = self.decorator_list(decorators, code);
        (self.this, self.is_static) = (held, is_static);
        Some(list)
    }

    /// Hands a member's decorators to the class under way.
    pub fn decorate_later(
        &mut self,
        class: &'a ast::Class<'a>,
        slot: usize,
        record: Local,
        key: Expr,
        decorators: Option<Expr>,
        code: &mut Vec<Expr>,
    ) {
        let (Some(list), Some(element)) = (decorators, class.body.body.get(slot)) else {
            return;
        };
        let kind = match element {
            ClassElement::MethodDefinition(method) => match method.kind {
                MethodDefinitionKind::Get if is_of_accessor(class, slot) => 4,
                MethodDefinitionKind::Get => 2,
                MethodDefinitionKind::Set => 3,
                _ => 1,
            },
            _ => 5,
        };
        let private = match element.property_key() {
            Some(PropertyKey::PrivateIdentifier(id)) => Some(format!("#{}", id.name)),
            _ => None,
        };
        let is_private = private.is_some();
        let key = match private {
            Some(name) => {
                let name = self.l.string_constant(&name);
                self.boxed(Typed::string(name))
            }
            None => key,
        };
        self.l.dynamic_key();
        self.l.needs_all_fields();
        let any = self.l.layout.any();
        let args = vec![
            Expr::get(record, any),
            Expr::f64(slot as f64),
            Expr::i32(kind),
            Expr::i32(element.r#static() as i32),
            key,
            Expr::i32(is_private as i32),
            list,
        ];
        code.push(self.call_decorate("decorateLater", args));
    }

    /// Decorators of parameters are not ECMAScript's; what they are given is another matter.
    pub fn refuse_parameter_decorators(&mut self, class: &'a ast::Class<'a>) {
        for element in &class.body.body {
            let ClassElement::MethodDefinition(method) = element else {
                continue;
            };
            for param in &method.value.params.items {
                for decorator in &param.decorators {
                    let span = self.span_of(decorator);
                    self.unsupported(
                        span,
                        "a decorator of a parameter",
                        "decorate the method or the class: ECMAScript has no decorators of parameters",
                    );
                }
            }
        }
    }
}
