//! `for…of` over instances of known classes: the methods of the iterator protocol are called as other
//! methods are, and the library's own iterators, generators among them, step without result objects.

use oxc_ast::ast;

use crate::ir::{Expr, Span, Val};
use crate::program::Symbol;

use super::class::{Found, MemberKind};
use super::function::Body;
use super::iterate::unless_done;
use super::redefined::PROTOCOL;
use super::representation::{Null, Repr};
use super::value::Typed;

/// How an iterator is asked for its next value.
#[derive(Clone, Copy, PartialEq)]
enum Steps {
    /// By `next`.
    Protocol,
    /// By what the library's iterators have below it.
    Library,
}

impl<'a> Body<'_, 'a> {
    /// The loop over an instance of a class whose methods of the protocol are known; otherwise the
    /// value as it was.
    pub fn over_instance(
        &mut self,
        iterable: Typed,
        statement: &'a ast::ForOfStatement<'a>,
        names: &[String],
    ) -> Result<Expr, Typed> {
        let Repr::Class(class, Null::Never) = iterable.repr else {
            return Err(iterable);
        };
        if self.is_library_code() || PROTOCOL.iter().any(|name| self.l.is_shadowed(name)) {
            return Err(iterable);
        }
        let span = self.span_of(&statement.right);
        let Some((iterator_class, iterator)) = self.iterator_of(class, &iterable, span) else {
            return Err(iterable);
        };
        let Some(steps) = self.steps(iterator_class) else {
            return Err(iterable);
        };
        let element = self.looped_element(iterable.ty);
        let (repr, ty) = (iterator.repr, iterator.ty);
        let val = self.l.val(repr);
        let held = self.local("iterator", val);
        let opened = Expr::set(held, iterator.expr);
        let iterator = Typed::new(Expr::get(held, val), ty, repr);
        let closes = self.l.find_member(iterator_class, "return").is_some();
        if steps == Steps::Library && !closes {
            // There is nothing to close.
            let (exit, next, top) = (self.label(), self.label(), self.label());
            let (advance, value) = self.library_step(iterator_class, &iterator, span);
            let mut round = vec![Expr::br_if(exit, advance.not())];
            let value = self.refined(value, element);
            self.open_loop_scope(statement.scope_id.get(), &mut round);
            round.push(self.bind_loop(&statement.left, value));
            let rounds = self.end_rounds(statement, names, [exit, next, top], round);
            return Ok(Expr::seq([vec![opened], rounds].concat()));
        }
        let done = self.local("done", Val::I32);
        let code = self.with_finally(
            |body| {
                let (exit, next, top) = (body.label(), body.label(), body.label());
                // A failing `next` leaves nothing to close.
                let mut round = vec![Expr::set(done, Expr::i32(1))];
                let value = match steps {
                    Steps::Library => {
                        let (advance, value) = body.library_step(iterator_class, &iterator, span);
                        round.push(Expr::br_if(exit, advance.not()));
                        value
                    }
                    Steps::Protocol => {
                        let result = body.ask(iterator_class, "next", &iterator, span);
                        let result = body.with_value(result);
                        let (store, result) = body.keep(result);
                        round.push(store);
                        if !matches!(result.repr, Repr::Class(_, Null::Never)) {
                            let boxed = body.boxed(result.clone());
                            let check = body
                                .l
                                .call_library("iterate", "rtCheckResult", vec![boxed])
                                .at(span);
                            round.push(check.drop());
                        }
                        let is_done = body.get_property(result.clone(), "done", span);
                        let is_done = body.truthy(is_done);
                        round.push(Expr::br_if(exit, is_done));
                        body.get_property(result, "value", span)
                    }
                };
                let (store, value) = body.keep(value);
                round.push(store);
                round.push(Expr::set(done, Expr::i32(0)));
                let value = body.refined(value, element);
                body.open_loop_scope(statement.scope_id.get(), &mut round);
                round.push(body.bind_loop(&statement.left, value));
                body.end_rounds(statement, names, [exit, next, top], round)
            },
            |body, failed| {
                let boxed = body.boxed(iterator.clone());
                body.l.dynamic_name("return");
                let close = body
                    .l
                    .call_library("iterate", "rtLeaveIterator", vec![boxed, failed])
                    .at(span);
                vec![unless_done(done, close)]
            },
        );
        Ok(Expr::seq(vec![opened, Expr::set(done, Expr::i32(1)), code]))
    }

    /// The iterator of an instance and its class.
    fn iterator_of(
        &mut self,
        class: Symbol,
        iterable: &Typed,
        span: Span,
    ) -> Option<(Symbol, Typed)> {
        if self.is_library_iterator(class) {
            // Each is its own iterator.
            return Some((class, iterable.clone()));
        }
        let Some(Found::Method { node }) = self.l.find_member(class, "@@iterator") else {
            return None;
        };
        let empty = self.l.env(Vec::new());
        let direct = self.l.direct(node, &empty);
        let Some((_, Repr::Class(iterator_class, Null::Never))) = direct.result else {
            return None;
        };
        if !self.l.has_body(node) {
            return None;
        }
        let iterator = self.ask(class, "@@iterator", iterable, span);
        Some((iterator_class, iterator))
    }

    fn steps(&mut self, iterator: Symbol) -> Option<Steps> {
        if self.is_library_iterator(iterator) {
            return Some(Steps::Library);
        }
        let Some(Found::Method { node }) = self.l.find_member(iterator, "next") else {
            return None;
        };
        let is_own = !self.l.program.module(node.module).is_library;
        (is_own && self.l.has_body(node)).then_some(Steps::Protocol)
    }

    /// Whether a class is one of the library's iterators that step by themselves: not the one that a
    /// program extends.
    fn is_library_iterator(&mut self, class: Symbol) -> bool {
        if self.l.library_class_name(class).is_none() {
            return false;
        }
        let Some(base) = self.l.library_symbol("iterators", "IteratorObject") else {
            return false;
        };
        let own = |found: Option<Found>| match found {
            Some(Found::Method { node }) => Some(node),
            _ => None,
        };
        let stepping = own(self.l.find_member(class, "_advance"));
        stepping.is_some() && stepping != own(self.l.find_member(base, "_advance"))
    }

    /// A step of one of the library's iterators: whether there was a value, and the value.
    fn library_step(&mut self, class: Symbol, iterator: &Typed, span: Span) -> (Expr, Typed) {
        let advance = self.ask(class, "_advance", iterator, span);
        let value = self.get_property(iterator.clone(), "_value", span);
        (advance.expr, value)
    }

    /// A call of a method of the protocol.
    fn ask(&mut self, class: Symbol, name: &str, receiver: &Typed, span: Span) -> Typed {
        let receiver = receiver.clone();
        self.call_member(class, name, MemberKind::Method, receiver, Vec::new(), span)
    }
}
