//! `super` where it is found while the program runs: through the object that the method around
//! stands on.

use oxc_ast::ast;

use crate::ir::{Expr, Local, Span};

use super::dynclass::HOME;
use super::function::{Body, Variable};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// The object that the method around stands on, for `super`.
    pub fn home_object(&mut self) -> Option<Expr> {
        if let Some(home) = self.hidden(HOME) {
            return Some(home);
        }
        let class = self
            .class
            .filter(|&class| !self.l.is_dynamic_class(class))?;
        Some(if self.is_static {
            self.class_value(class)
        } else {
            self.l.class_prototype(class)
        })
    }

    /// The variable that stands for the object that the method around stands on.
    pub fn home_variable(&self) -> Option<Variable> {
        self.variables.get(&HOME).copied()
    }

    /// Sets it back.
    pub fn set_home_variable(&mut self, held: Option<Variable>) {
        self.restore(HOME, held);
    }

    /// Methods made from here on stand on an object.
    pub fn stand_on(&mut self, local: Local) {
        self.hide(HOME, local);
    }

    /// Whether `super` is found while the program runs.
    pub fn has_dynamic_home(&self) -> bool {
        self.variables.contains_key(&HOME)
    }

    /// `this` where `super` is used.
    pub fn receiver_of_super(&mut self) -> Expr {
        match (self.this.clone(), self.class) {
            (Some(this), _) => self.boxed(this),
            (None, Some(class)) if self.is_static => self.class_value(class),
            _ => self.l.undefined().expr,
        }
    }

    /// `super[key]`
    pub fn dynamic_super_get(&mut self, key: Expr, span: Span) -> Typed {
        let Some(home) = self.home_object() else {
            return self.unsupported(span, "'super' here", "call the method by name");
        };
        let this = self.receiver_of_super();
        Typed::any(
            self.call_dynclass("superGet", vec![home, key, this])
                .at(span),
        )
    }

    /// `super[key](...)`
    pub fn dynamic_super_method(
        &mut self,
        key: Expr,
        arguments: &'a [ast::Argument<'a>],
        span: Span,
    ) -> Typed {
        let Some(home) = self.home_object() else {
            return self.unsupported(span, "'super' here", "call the method by name");
        };
        let this = self.receiver_of_super();
        let list = self.argument_list(arguments);
        Typed::any(
            self.call_dynclass("superCall", vec![home, key, this, list])
                .at(span),
        )
    }

    /// `super[key] = value`
    pub fn dynamic_super_set(&mut self, key: Expr, value: Typed, span: Span) -> Expr {
        let Some(home) = self.home_object() else {
            return self
                .unsupported(span, "'super' here", "assign it by name")
                .expr
                .drop();
        };
        let this = self.receiver_of_super();
        let value = self.boxed_value(value);
        self.call_dynclass("superSet", vec![home, key, this, value])
            .at(span)
    }
}
