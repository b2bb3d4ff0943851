//! `for…of` and `for…in`.

use oxc_ast::ast::{self, BindingPattern, ForStatementLeft};

use crate::ir::{Binary, Expr, Label, Local, Span, Unary, Val};
use crate::types::TypeId;

use super::control::{Frame, FrameKind};
use super::function::Body;
use super::layout::array;
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// `for (const x of xs) …`
    pub fn for_of(&mut self, statement: &'a ast::ForOfStatement<'a>, names: Vec<String>) -> Expr {
        if statement.r#await {
            return self.for_await(statement, names);
        }
        let iterable = self.expression(&statement.right);
        let iterable = self.with_value(iterable);
        match iterable.repr {
            Repr::Array(_) => {
                let element = self.looped_element(iterable.ty);
                let iterable = self.require_looped(iterable, &statement.right);
                self.over_array(
                    iterable,
                    element,
                    &statement.left,
                    statement.scope_id.get(),
                    &statement.body,
                    names,
                )
            }
            Repr::String(_) => {
                // Code points; a string does not change.
                let boxed = self.boxed(iterable);
                let points = self.l.call_library("iterate", "rtToArray", vec![boxed]);
                let ty = self.l.checker.array_of(TypeId::STRING);
                let points = Typed::new(points, ty, Repr::Array(Null::Never));
                self.over_array(
                    points,
                    TypeId::STRING,
                    &statement.left,
                    statement.scope_id.get(),
                    &statement.body,
                    names,
                )
            }
            Repr::Class(..) if self.typed_element(&iterable).is_some() => {
                let iterable = self.require_looped(iterable, &statement.right);
                self.over_array(
                    iterable,
                    TypeId::NUMBER,
                    &statement.left,
                    statement.scope_id.get(),
                    &statement.body,
                    names,
                )
            }
            _ => match self.over_instance(iterable, statement, &names) {
                Ok(code) => code,
                Err(iterable) => self.over_iterator(iterable, statement, names),
            },
        }
    }

    fn over_array(
        &mut self,
        array_value: Typed,
        element: TypeId,
        left: &'a ForStatementLeft<'a>,
        scope: Option<oxc_syntax::scope::ScopeId>,
        body: &'a ast::Statement<'a>,
        names: Vec<String>,
    ) -> Expr {
        let typed = self.typed_element(&array_value);
        let ty = match typed {
            Some(_) => self.l.val(array_value.repr),
            None => Val::Ref(self.l.layout.array),
        };
        let list = self.local("list", ty);
        let index = self.local("index", Val::I32);
        let (exit, next, top) = (self.label(), self.label(), self.label());
        let at = Expr::get(index, Val::I32);
        let held = Expr::get(list, ty);
        let length = match typed {
            Some((class, _)) => self.typed_length(held.clone(), class),
            None => Expr::field(self.l.layout.array, array::LEN, held.clone(), Val::I32),
        };
        let done = Expr::binary(Binary::I32GeS, at.clone(), length);
        let position = Expr::unary(Unary::F64ConvertI32S, at.clone());
        let value = match typed {
            Some(kind) => self.get_typed_element(kind, held, position),
            None => {
                let held = Typed::new(held, array_value.ty, Repr::Array(Null::Never));
                let span = match left {
                    ForStatementLeft::VariableDeclaration(declaration) => {
                        let first = declaration.declarations.first();
                        first.map_or_else(Span::default, |first| self.span_of(&first.id))
                    }
                    left => self.span_of(left),
                };
                let outer = std::mem::replace(&mut self.around, span);
                let value = self.array_element_at(held, position, element);
                self.around = outer;
                value
            }
        };
        let mut round = vec![Expr::br_if(exit, done)];
        self.open_loop_scope(scope, &mut round);
        round.push(self.bind_loop(left, value));
        self.frames.push(Frame {
            names,
            kind: FrameKind::Loop { exit, next },
        });
        let body = self.statement(body);
        self.frames.pop();
        round.push(Expr::block(next, vec![body], None));
        round.push(Expr::set(
            index,
            Expr::binary(Binary::I32Add, at, Expr::i32(1)),
        ));
        round.push(Expr::br(top));
        Expr::seq(vec![
            Expr::set(list, array_value.expr),
            Expr::set(index, Expr::i32(0)),
            Expr::block(exit, vec![Expr::repeat(top, round)], None),
        ])
    }

    /// What the variable of a loop over a type is.
    pub fn looped_element(&mut self, iterable: TypeId) -> TypeId {
        let element = self.l.checker.iterated_type(iterable);
        let env = self.env.clone();
        self.l.apply(element.unwrap_or(TypeId::ANY), &env)
    }

    /// What a loop walks; throws where it is missing.
    fn require_looped(&mut self, iterable: Typed, source: &'a ast::Expression<'a>) -> Typed {
        let text = self.iterable_text(source);
        let span = self.span_of(source);
        let (check, value) = self.require_iterable(iterable, &text, span);
        self.after(check, value)
    }

    /// The iterator protocol; leaving the loop early closes the iterator (ECMAScript 7.4.11).
    fn over_iterator(
        &mut self,
        iterable: Typed,
        statement: &'a ast::ForOfStatement<'a>,
        names: Vec<String>,
    ) -> Expr {
        let any = self.l.layout.any();
        let span = self.span_of(&statement.right);
        let element = self.looped_element(iterable.ty);
        let iterator = self.local("iterator", any);
        let done = self.local("done", Val::I32);
        let boxed = self.boxed(iterable);
        self.l.dynamic_name("@@iterator");
        self.l.dynamic_name("next");
        self.l.dynamic_name("return");
        // An array is walked by its index.
        let array_type = Val::Ref(self.l.layout.array);
        let (list, index) = (
            self.local("list", array_type),
            self.local("index", Val::I32),
        );
        let (store, iterable) = self.reuse(boxed, any);
        let text = self.iterable_text(&statement.right);
        let text = self.l.string_constant(&text);
        let opened = self
            .l
            .call_library("iterate", "rtIteratorOf", vec![iterable.clone(), text])
            .at(span);
        let mut is_list = Expr::test(array_type, iterable.clone());
        if self.l.checker.has_open_arrays() {
            let odd = self
                .l
                .call_library("array", "arrHasAttributes", vec![iterable.clone()]);
            is_list = Expr::if_else(is_list, vec![odd.not()], vec![Expr::i32(0)], Some(Val::I32));
        }
        let opened = Expr::if_else(
            is_list,
            vec![
                Expr::set(list, Expr::cast(array_type, iterable)),
                Expr::set(index, Expr::i32(0)),
            ],
            vec![
                Expr::set(list, Expr::null(array_type)),
                Expr::set(iterator, opened),
            ],
            None,
        );
        let is_protocol = Expr::get(list, array_type).is_null();
        let read = Expr::get(iterator, any);
        let code = self.with_finally(
            |body| {
                let (exit, next, top) = (body.label(), body.label(), body.label());
                let more = body
                    .l
                    .call_library("iterate", "rtIterNext", vec![read.clone()])
                    .at(span);
                let value = body
                    .l
                    .call_library("iterate", "rtIterValue", vec![read.clone()]);
                let at = Expr::get(index, Val::I32);
                let held = Typed::new(
                    Expr::get(list, array_type),
                    body.l.checker.array_of(TypeId::ANY),
                    Repr::Array(Null::Never),
                );
                let length =
                    Expr::field(body.l.layout.array, array::LEN, held.expr.clone(), Val::I32);
                let exhausted = Expr::binary(Binary::I32GeS, at.clone(), length);
                let position = Expr::unary(Unary::F64ConvertI32S, at.clone());
                let found = body.array_element_at(held, position, TypeId::ANY);
                let found = body.boxed(found);
                let value_local = body.local("value", any);
                let step = Expr::if_else(
                    is_protocol.clone(),
                    vec![
                        // A failing `next` leaves nothing to close.
                        Expr::set(done, Expr::i32(1)),
                        Expr::br_if(exit, more.not()),
                        Expr::set(done, Expr::i32(0)),
                        Expr::set(value_local, value),
                    ],
                    vec![
                        Expr::br_if(exit, exhausted),
                        Expr::set(value_local, found),
                        Expr::set(index, Expr::binary(Binary::I32Add, at, Expr::i32(1))),
                    ],
                    None,
                );
                let value = Typed::any(Expr::get(value_local, any));
                let value = body.refined(value, element);
                let mut round = vec![step];
                body.open_loop_scope(statement.scope_id.get(), &mut round);
                round.push(body.bind_loop(&statement.left, value));
                body.end_rounds(statement, &names, [exit, next, top], round)
            },
            |body, failed| {
                let close =
                    body.l
                        .call_library("iterate", "rtIterLeave", vec![read.clone(), failed]);
                vec![unless_done(done, close)]
            },
        );
        Expr::seq(vec![store, opened, Expr::set(done, Expr::i32(1)), code])
    }

    /// A loop over an iterator: `round` begins each round, the statement's body follows.
    pub fn end_rounds(
        &mut self,
        statement: &'a ast::ForOfStatement<'a>,
        names: &[String],
        [exit, next, top]: [Label; 3],
        mut round: Vec<Expr>,
    ) -> Vec<Expr> {
        self.frames.push(Frame {
            names: names.to_vec(),
            kind: FrameKind::Loop { exit, next },
        });
        let inner = self.statement(&statement.body);
        self.frames.pop();
        round.push(Expr::block(next, vec![inner], None));
        round.push(Expr::br(top));
        vec![Expr::block(exit, vec![Expr::repeat(top, round)], None)]
    }

    /// `for (const key in o) …`
    pub fn for_in(&mut self, statement: &'a ast::ForInStatement<'a>, names: Vec<String>) -> Expr {
        let any = self.l.layout.any();
        let value = self.expression(&statement.right);
        let value = self.boxed_value(value);
        let object = self.local("object", any);
        self.l.needs_all_fields();
        let read = Expr::get(object, any);
        let keys = self
            .l
            .call_library("dynamic", "rtForInKeys", vec![read.clone()]);
        let ty = Val::Ref(self.l.layout.array);
        let (list, index) = (self.local("keys", ty), self.local("index", Val::I32));
        let (exit, next, top) = (self.label(), self.label(), self.label());
        let at = Expr::get(index, Val::I32);
        let length = Expr::field(
            self.l.layout.array,
            array::LEN,
            Expr::get(list, ty),
            Val::I32,
        );
        let done = Expr::binary(Binary::I32GeS, at.clone(), length);
        let strings = self.l.checker.array_of(TypeId::STRING);
        let held = Typed::new(Expr::get(list, ty), strings, Repr::Array(Null::Never));
        let key = self.array_element_at(
            held,
            Expr::unary(Unary::F64ConvertI32S, at.clone()),
            TypeId::STRING,
        );
        let string = Val::Ref(self.l.layout.string);
        let key_local = self.local("key", string);
        let key_value = Expr::get(key_local, string);
        let mut round = vec![Expr::br_if(exit, done)];
        let key = self.convert(key, Repr::String(Null::Undefined));
        round.push(Expr::set(key_local, key));
        // A property deleted on the way is not visited (ECMAScript 14.7.5.9).
        let there = self
            .l
            .call_library("dynamic", "rtForInHas", vec![key_value.clone(), read]);
        let mut inner = vec![Expr::br_if(next, there.not())];
        self.open_loop_scope(statement.scope_id.get(), &mut inner);
        let key = Typed::new(key_value, TypeId::STRING, Repr::String(Null::Never));
        inner.push(self.bind_loop(&statement.left, key));
        self.frames.push(Frame {
            names,
            kind: FrameKind::Loop { exit, next },
        });
        inner.push(self.statement(&statement.body));
        self.frames.pop();
        round.push(Expr::block(next, inner, None));
        round.push(Expr::set(
            index,
            Expr::binary(Binary::I32Add, at, Expr::i32(1)),
        ));
        round.push(Expr::br(top));
        Expr::seq(vec![
            Expr::set(object, value),
            Expr::set(list, keys),
            Expr::set(index, Expr::i32(0)),
            Expr::block(exit, vec![Expr::repeat(top, round)], None),
        ])
    }

    /// Variables of a round are its own: forget those of the one before.
    pub fn open_loop_scope(
        &mut self,
        scope: Option<oxc_syntax::scope::ScopeId>,
        code: &mut Vec<Expr>,
    ) {
        let Some(scope) = scope else { return };
        let program = self.l.program;
        for &symbol in program
            .module(self.module)
            .scoping
            .get_bindings(scope)
            .values()
        {
            self.variables.remove(&symbol);
        }
        let _ = code;
    }

    /// Binds or assigns the value of a round.
    pub fn bind_loop(&mut self, left: &'a ForStatementLeft<'a>, value: Typed) -> Expr {
        match left {
            ForStatementLeft::VariableDeclaration(declaration) => {
                match declaration.declarations.first() {
                    Some(declarator) => {
                        if matches!(declarator.id, BindingPattern::ObjectPattern(_)) {
                            // As engines name what a loop gives.
                            self.taken_apart = Some(".for".to_owned());
                        }
                        self.bind_pattern(&declarator.id, value)
                    }
                    None => value.expr.drop(),
                }
            }
            left => {
                let (store, value) = self.keep(value);
                let assign = self.assign_pattern(left.to_assignment_target(), value);
                Expr::seq(vec![store, assign])
            }
        }
    }
}

/// Closes an iterator that a loop leaves before its end.
pub fn unless_done(done: Local, close: Expr) -> Expr {
    let done = Expr::get(done, Val::I32);
    Expr::if_else(done, vec![], vec![close.drop()], None)
}
