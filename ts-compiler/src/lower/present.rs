//! References that are missing though their types rule it out: an element beyond the end, a field
//! before it is assigned, an argument that untyped code left out. They are null in every
//! representation; what needs an object asks here first, and throws as ECMAScript does.

use std::collections::HashSet;

use crate::ir::{Expr, FuncIdx, GlobalIdx, Kind, Span, Val};

use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

/// What is known of globals and functions of the module.
#[derive(Default)]
pub(crate) struct Known {
    /// Globals that are never null.
    pub constants: HashSet<GlobalIdx>,
    /// Functions whose result is never null.
    pub makers: HashSet<FuncIdx>,
    /// Functions that take `any` and check its type.
    pub casts: HashSet<FuncIdx>,
}

/// Largest expression that is written twice rather than stored.
const SMALL: usize = 6;

impl<'a> Body<'_, 'a> {
    /// Whether a value is certainly there. The library's own are.
    pub fn is_present(&self, value: &Typed) -> bool {
        self.l.program.module(self.module).is_library
            || value.repr.null() != Null::Never
            || value.repr.with_null(Null::Never).is_none()
            || self.is_made(&value.expr)
    }

    fn is_made(&self, expr: &Expr) -> bool {
        if expr.diverges {
            return true;
        }
        match &*expr.kind {
            Kind::StructNew(..) | Kind::FuncRef(_) => true,
            Kind::GlobalGet(global) => self.l.known.constants.contains(global),
            Kind::Call(func, _) => self.l.known.makers.contains(func),
            Kind::Get(local) => matches!(
                self.this.as_ref().map(|this| &*this.expr.kind),
                Some(Kind::Get(this)) if this == local
            ),
            Kind::Seq(list) => list.last().is_some_and(|last| self.is_made(last)),
            Kind::If(_, then, other) => [then, other]
                .iter()
                .all(|arm| arm.last().is_some_and(|last| self.is_made(last))),
            Kind::Tee(_, value) | Kind::Cast(_, value) => self.is_made(value),
            Kind::Select(first, second, _) => self.is_made(first) && self.is_made(second),
            _ => false,
        }
    }

    /// Stores a value that may be missing: what to run first, what to run where it must be there,
    /// and the value afterwards.
    fn require(
        &mut self,
        value: Typed,
        throw: impl FnOnce(&mut Self, Expr) -> Expr,
    ) -> (Expr, Expr, Typed) {
        let is_any = value.repr == Repr::Any || value.repr.with_null(Null::Never).is_none();
        if is_any || value.repr.null() == Null::Never && self.is_present(&value) {
            return (Expr::nop(), Expr::nop(), value);
        }
        let (store, value) = self.keep(value);
        let missing = match value.repr.null() {
            Null::Null => self.l.null_value(),
            _ => self.l.undefined().expr,
        };
        let throw = throw(self, missing);
        let check = Expr::if_else(value.expr.clone().is_null(), thrown(throw), vec![], None);
        let repr = value.repr.with_null(Null::Never).unwrap_or(value.repr);
        (store, check, Typed::new(value.expr, value.ty, repr))
    }

    /// Throws where a receiver is null or undefined and its type does not rule that out.
    pub fn require_value(&mut self, value: Typed, name: &str, span: Span) -> (Expr, Typed) {
        let (store, check, value) = self.require(value, |body, missing| {
            let name = body.l.string_constant(name);
            let args = vec![missing, name];
            body.l
                .call_library("error", "rtThrowNullAccess", args)
                .at(span)
        });
        (Expr::seq(vec![store, check]), value)
    }

    /// The same before a property is assigned: the new value is evaluated before the check.
    pub fn require_target(
        &mut self,
        value: Typed,
        name: &str,
        new: Typed,
        span: Span,
    ) -> (Expr, Typed, Typed) {
        let (store, check, value) = self.require(value, |body, missing| {
            let name = body.l.string_constant(name);
            let args = vec![missing, name];
            body.l
                .call_library("error", "rtThrowNullAssignment", args)
                .at(span)
        });
        let (store, new) = self.in_between(store, &check, new);
        (Expr::seq(vec![store, check]), value, new)
    }

    /// Throws where something whose element is read is missing.
    pub fn require_container(
        &mut self,
        value: Typed,
        key: Typed,
        span: Span,
    ) -> (Expr, Typed, Typed) {
        if value.repr == Repr::Any || value.repr.null() == Null::Never && self.is_present(&value) {
            return (Expr::nop(), value, key);
        }
        let (store, key) = self.keep_unless_small(key);
        // The key is evaluated after the container.
        let is_stored = !matches!(*store.kind, Kind::Nop);
        let (first, value) = if is_stored {
            self.keep(value)
        } else {
            (Expr::nop(), value)
        };
        let shown = self.boxed(key.clone());
        let (again, check, value) = self.require(value, |body, missing| {
            let args = vec![missing, shown];
            body.l
                .call_library("error", "rtThrowNullElement", args)
                .at(span)
        });
        (Expr::seq(vec![first, store, again, check]), value, key)
    }

    /// The same before an element is assigned.
    pub fn require_element_target(
        &mut self,
        value: Typed,
        key: Typed,
        new: Typed,
        span: Span,
    ) -> (Expr, Typed, Typed, Typed) {
        if value.repr == Repr::Any || value.repr.null() == Null::Never && self.is_present(&value) {
            return (Expr::nop(), value, key, new);
        }
        let (store_key, key) = self.keep_unless_small(key);
        let shown = self.boxed(key.clone());
        let (store, check, value) = self.require(value, |body, missing| {
            let args = vec![missing, shown];
            body.l
                .call_library("error", "rtThrowNullElementAssignment", args)
                .at(span)
        });
        let store = Expr::seq(vec![store, store_key]);
        let (store, new) = self.in_between(store, &check, new);
        (Expr::seq(vec![store, check]), value, key, new)
    }

    /// Throws where something that is iterated is missing. `text` is what the program calls it, after
    /// `...` as an argument; empty, a message shows the value.
    pub fn require_iterable(&mut self, value: Typed, text: &str, span: Span) -> (Expr, Typed) {
        let (store, check, value) = self.require(value, |body, missing| {
            let thrown = if let Some(argument) = text.strip_prefix("...") {
                let text = body.l.string_constant(argument);
                body.l
                    .call_library("error", "rtThrowNoSpread", vec![missing, text])
            } else if text.is_empty() {
                body.l
                    .call_library("error", "rtThrowNoIterator", vec![missing])
            } else {
                let text = body.l.string_constant(text);
                body.l
                    .call_library("error", "rtThrowNotIterable", vec![text])
            };
            thrown.at(span)
        });
        (Expr::seq(vec![store, check]), value)
    }

    /// Throws where a built-in function gets nothing for a parameter that it needs.
    pub fn require_argument(&mut self, value: Typed, what: &str) -> Typed {
        let (store, check, value) = self.require(value, |body, missing| {
            let what = body.l.string_constant(what);
            let empty = body.l.string_constant("");
            body.l
                .call_library("error", "rtThrowCast", vec![missing, what, empty])
        });
        Typed::new(
            Expr::seq(vec![store, check, value.expr]),
            value.ty,
            value.repr,
        )
    }

    /// A string, or the text `undefined` in the place of a missing one.
    pub fn text_of(&mut self, value: Typed) -> Expr {
        if self.is_present(&value) {
            return value.expr;
        }
        let ty = self.l.val(value.repr);
        let (store, read) = self.reuse(value.expr, ty);
        let missing = self.l.string_constant("undefined");
        let text = Expr::if_else(read.clone().is_null(), vec![missing], vec![read], Some(ty));
        Expr::seq(vec![store, text])
    }

    /// A value that is read more than once where it may be missing.
    pub fn keep_unless_present(&mut self, value: Typed) -> (Expr, Typed) {
        if self.is_present(&value) {
            (Expr::nop(), value)
        } else {
            self.keep(value)
        }
    }

    /// What is calculated with a value, or another thing where that is missing.
    pub fn where_present(&self, value: &Typed, found: Expr, missing: Expr, ty: Val) -> Expr {
        if self.is_present(value) {
            return found;
        }
        let is_missing = value.expr.clone().is_null();
        Expr::if_else(is_missing, vec![missing], vec![found], Some(ty))
    }

    fn in_between(&mut self, store: Expr, check: &Expr, new: Typed) -> (Expr, Typed) {
        if matches!(*check.kind, Kind::Nop) || new.expr.ty.is_none() {
            return (store, new);
        }
        let (store_new, new) = self.keep_unless_small(new);
        (Expr::seq(vec![store, store_new]), new)
    }

    fn keep_unless_small(&mut self, value: Typed) -> (Expr, Typed) {
        let mut size = 0;
        if is_small(&value.expr, &mut size) {
            (Expr::nop(), value)
        } else {
            self.keep(value)
        }
    }
}

/// Code that ends with a call that throws.
fn thrown(call: Expr) -> Vec<Expr> {
    vec![call.drop(), Expr::new(Kind::Unreachable, None)]
}

/// Whether it can be evaluated twice, or later: it reads and calculates a little, nothing else.
fn is_small(expr: &Expr, size: &mut usize) -> bool {
    *size += 1;
    let own = matches!(
        *expr.kind,
        Kind::I32(_)
            | Kind::I64(_)
            | Kind::F64(_)
            | Kind::Null
            | Kind::Get(_)
            | Kind::GlobalGet(_)
            | Kind::Unary(..)
            | Kind::Binary(..)
    );
    let mut holds = own && *size <= SMALL;
    expr.kind
        .each(&mut |child| holds = holds && is_small(child, size));
    holds
}
