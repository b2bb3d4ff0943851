//! The bodies of dispatch functions that read, write and call properties of any value: a case for
//! each layout that has the property, and the library for all else.

use std::rc::Rc;

use crate::ir::{Expr, FuncIdx, Kind, Local, Span, TypeIdx, Unary, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::abi::{Abi, Pass};
use super::class::Found;
use super::dispatch::{Dispatch, FIRST_LAYOUT};
use super::function::Body;
use super::layout;
use super::representation::{Null, Repr};
use super::value::Typed;

/// A layout of instances, and where it has the property in question.
struct Candidate {
    /// Identifier of the layout.
    id: i32,
    ty: TypeIdx,
    class: Option<Symbol>,
    /// Index and representation of the field of that name.
    field: Option<(u32, Repr)>,
}

impl Candidate {
    /// The value as an instance of the layout.
    fn receiver(&self, value: &Expr) -> Expr {
        Expr::cast(Val::Ref(self.ty), value.clone())
    }

    /// The value as an instance of the layout's class.
    fn instance(&self, class: Symbol, value: &Expr) -> Typed {
        let repr = Repr::Class(class, Null::Never);
        Typed::new(self.receiver(value), TypeId::ANY, repr)
    }
}

impl<'a> Lowerer<'a> {
    /// The layouts that there are, by the question for one property.
    fn candidates(&self, name: &str) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for (index, layout) in self.layouts.iter().enumerate() {
            let Some(fields) = self.instance_fields(layout.class, &layout.fields) else {
                continue;
            };
            let position = fields.iter().position(|(field, _)| &**field == name);
            candidates.push(Candidate {
                id: FIRST_LAYOUT + index as i32,
                ty: layout.ty,
                class: layout.class,
                field: position
                    .map(|position| (layout::FIRST_FIELD + position as u32, fields[position].1)),
            });
        }
        candidates
    }

    pub fn get_body(&mut self, func: FuncIdx, name: &Rc<str>, repr: Repr) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let val = self.val(repr);
        let mut body = Body::synthetic(self, func, empty);
        if repr != Repr::Any {
            body.path = Some(Expr::get(Local(1), Val::I32));
        }
        let value = Expr::get(Local(0), any);
        let mut code = Vec::new();
        if &**name == "length" {
            body.lengths(&value, repr, &mut code);
        }
        let mut cases = Vec::new();
        for candidate in body.l.candidates(name) {
            let is_overridden =
                candidate
                    .class
                    .is_some_and(|class| match body.l.find_member(class, name) {
                        Some(Found::Accessor { .. }) => body.l.survey.getters.contains(&**name),
                        Some(Found::Field { owner, .. }) => body.l.is_field_overridden(owner, name),
                        _ => false,
                    });
            let found = if let Some((field, held)) = candidate.field.filter(|_| !is_overridden) {
                let held_val = body.l.val(held);
                let read = Expr::field(candidate.ty, field, candidate.receiver(&value), held_val);
                Typed::new(read, TypeId::ANY, held)
            } else if let Some(class) = candidate.class {
                match body.l.find_on_prototype(class, name) {
                    Some(Found::Accessor {
                        getter: Some(getter),
                        ..
                    }) => {
                        let this = Some(candidate.instance(class, &value));
                        let called =
                            body.call_method_directly(getter, this, Vec::new(), Span::default());
                        body.with_value(called)
                    }
                    Some(Found::Method { node }) if body.l.has_body(node) && repr == Repr::Any => {
                        body.method_value(node)
                    }
                    _ => continue,
                }
            } else {
                continue;
            };
            let expr = body.convert(found, repr);
            let mut leave = Expr::new(Kind::Return(Some(expr)), None);
            if let Some(class) = candidate.class.filter(|_| candidate.field.is_none()) {
                leave = body.unless_redefined(name, class, leave, &value);
            }
            cases.push((candidate.id, vec![body.unless_edited(leave, &value)]));
        }
        body.dispatch_cases(&value, cases, &mut code);
        let is_inherited = name.starts_with("@@")
            || &**name == "__proto__"
            || body
                .l
                .global_class("Object")
                .is_none_or(|object| body.l.find_on_prototype(object, name).is_some());
        let bare = (!is_inherited).then(|| {
            let bare = body.l.dispatch(Dispatch::Bare);
            let is_bare = Expr::call(bare, vec![value.clone()], Some(Val::I32));
            let is_plain = body
                .l
                .call_library("dynobject", "rtIsPlainRoot", Vec::new());
            let is_bare =
                Expr::if_else(is_bare, vec![is_plain], vec![Expr::i32(0)], Some(Val::I32));
            let absent = body.l.undefined();
            let absent = body.convert(absent, repr);
            let leave = Expr::new(Kind::Return(Some(absent)), None);
            Expr::if_else(is_bare, vec![leave], vec![], None)
        });
        let got = match body.site(name, "get") {
            Some(site) => {
                if let Some(slot) = body.slot(&value, &site) {
                    let is_met = slot.is_met.clone();
                    let held = body.slot_value(slot);
                    let held = body.convert(held, repr);
                    let leave = Expr::new(Kind::Return(Some(held)), None);
                    code.push(Expr::if_else(is_met, vec![leave], vec![], None));
                }
                code.extend(bare);
                let key = body.name_constant(name);
                body.l
                    .call_library("site", "rtGetAt", vec![value, key, site])
            }
            None => {
                code.extend(bare);
                body.keyed(name, "dynamic", ["rtGet", "rtGetIndex"], value, Vec::new())
            }
        };
        let got = body.convert(Typed::any(got), repr);
        debug_assert_eq!(got.ty, Some(val));
        code.push(got);
        body.finish(code);
    }

    /// Whether a value is an object of a literal that has nothing beside the fields of its layout but
    /// what every object inherits.
    pub fn bare_body(&mut self, func: FuncIdx) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let literals: Vec<_> = self
            .layouts
            .iter()
            .enumerate()
            .filter(|(_, layout)| layout.class.is_none())
            .map(|(index, layout)| (FIRST_LAYOUT + index as i32, layout.ty))
            .collect();
        let mut body = Body::synthetic(self, func, empty);
        let value = Expr::get(Local(0), any);
        // Casts to the very type of an object are the quick ones.
        let cases = literals
            .into_iter()
            .map(|(id, ty)| {
                let object = Expr::cast(Val::Ref(ty), value.clone());
                let ext = Expr::field(ty, layout::EXT, object, any);
                (id, vec![Expr::new(Kind::Return(Some(ext.is_null())), None)])
            })
            .collect();
        let mut code = Vec::new();
        body.dispatch_cases(&value, cases, &mut code);
        code.push(Expr::i32(0));
        body.finish(code);
    }

    pub fn set_body(&mut self, func: FuncIdx, name: &Rc<str>, repr: Repr) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let val = self.val(repr);
        let mut body = Body::synthetic(self, func, empty);
        body.path = Some(body.l.path(name));
        let value = Expr::get(Local(0), any);
        let new = Typed::new(Expr::get(Local(1), val), TypeId::ANY, repr);
        let mut cases = Vec::new();
        for candidate in body.l.candidates(name) {
            let set = if let Some((field, held)) = candidate.field {
                let converted = body.convert(new.clone(), held);
                Expr::field_set(candidate.ty, field, candidate.receiver(&value), converted)
            } else if let Some(class) = candidate.class {
                match body.l.find_on_prototype(class, name) {
                    Some(Found::Accessor {
                        setter: Some(setter),
                        ..
                    }) => {
                        let this = Some(candidate.instance(class, &value));
                        let args = vec![new.clone()];
                        let called = body.call_method_directly(setter, this, args, Span::default());
                        called.expr.drop()
                    }
                    Some(Found::Method { .. }) => {
                        body.l.shadow(name);
                        continue;
                    }
                    _ => continue,
                }
            } else {
                continue;
            };
            let leave = Expr::seq(vec![set, Expr::new(Kind::Return(None), None)]);
            cases.push((candidate.id, vec![body.unless_edited(leave, &value)]));
        }
        let mut code = Vec::new();
        body.dispatch_cases(&value, cases, &mut code);
        let boxed = body.boxed(new);
        let write = match body.site(name, "set") {
            Some(site) => {
                if let Some(slot) = body.slot(&value, &site) {
                    let is_met = slot.is_met.clone();
                    let set = body.set_slot(slot, boxed.clone());
                    let leave = vec![set, Expr::new(Kind::Return(None), None)];
                    code.push(Expr::if_else(is_met, leave, vec![], None));
                }
                let key = body.name_constant(name);
                body.l
                    .call_library("site", "rtSetAt", vec![value, key, boxed, site])
            }
            None => body.keyed(name, "dynamic", ["rtSet", "rtSetIndex"], value, vec![boxed]),
        };
        code.push(write);
        body.finish(code);
    }

    pub fn call_body(&mut self, func: FuncIdx, name: &Rc<str>, abi: &Abi) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let result = self.pass_val(abi.result);
        let mut body = Body::synthetic(self, func, empty.clone());
        body.path = Some(body.l.path(&format!("{name}(...)")));
        body.result = Some((TypeId::ANY, abi.result.repr()));
        let value = Expr::get(Local(0), any);
        let args: Vec<Typed> = abi
            .params
            .iter()
            .enumerate()
            .map(|(index, pass)| {
                Typed::new(body.read(Local(1 + index as u32)), TypeId::ANY, pass.repr())
            })
            .collect();
        let spread = abi.params.last() == Some(&Pass::Rest) && abi.missing == 0;
        let mut cases = Vec::new();
        for candidate in body.l.candidates(name) {
            let leave = if let Some((field, held)) = candidate.field {
                if !matches!(held, Repr::Function(_)) {
                    continue;
                }
                let function_val = body.l.val(held);
                let callee = Expr::field(
                    candidate.ty,
                    field,
                    candidate.receiver(&value),
                    function_val,
                );
                let helper = body.l.call_helper(abi);
                let mut operands = vec![callee.clone(), value.clone()];
                operands.extend(args.iter().map(|arg| arg.expr.clone()));
                let call = Expr::call(helper, operands, Some(result));
                // Nothing there to call: the slow path says so.
                let leave = Expr::new(Kind::Return(Some(call)), None);
                Expr::if_else(callee.is_null(), vec![], vec![leave], None)
            } else if let Some(class) = candidate.class {
                let Some(Found::Method { node }) = body.l.find_on_prototype(class, name) else {
                    continue;
                };
                if !body.l.has_body(node) {
                    continue;
                }
                // A rest array in a place where the method has plain parameters: the slow path
                // takes it apart.
                let direct = body.l.direct(node, &empty);
                if spread && (!direct.rest || direct.params.len() != args.len()) {
                    continue;
                }
                let called = body.call_direct(
                    node,
                    empty.clone(),
                    Some(candidate.instance(class, &value)),
                    args[..args.len() - abi.missing].to_vec(),
                    spread,
                    Span::default(),
                );
                let leave =
                    Expr::seq(body.returned(called, Some((TypeId::ANY, abi.result.repr()))));
                body.unless_redefined(name, class, leave, &value)
            } else {
                continue;
            };
            cases.push((candidate.id, vec![body.unless_edited(leave, &value)]));
        }
        let mut code = Vec::new();
        body.dispatch_cases(&value, cases, &mut code);
        body.call_of_builtin(name, &value, &args, abi, &mut code);
        body.call_of_property(name, &value, &args, abi, &mut code);
        let list = body.boxed_arguments(args.into_iter().map(|arg| arg.expr).collect(), abi);
        let called = body.keyed(
            name,
            "invocation",
            ["rtCallMethod", "rtCallIndex"],
            value,
            vec![list],
        );
        let called = body.convert(Typed::any(called), abi.result.repr());
        code.push(called);
        body.finish(code);
    }
}

impl Body<'_, '_> {
    /// The lengths of arrays and strings.
    fn lengths(&mut self, value: &Expr, repr: Repr, code: &mut Vec<Expr>) {
        for (ty, field) in [
            (self.l.layout.array, layout::array::LEN),
            (self.l.layout.string, layout::string::LEN),
        ] {
            let cast = Expr::cast(Val::Ref(ty), value.clone());
            let length = Expr::field(ty, field, cast, Val::I32);
            let length = Typed::number(Expr::unary(Unary::F64ConvertI32S, length));
            let length = self.convert(length, repr);
            code.push(Expr::if_else(
                Expr::test(Val::Ref(ty), value.clone()),
                vec![Expr::new(Kind::Return(Some(length)), None)],
                vec![],
                None,
            ));
        }
    }

    /// Calls a method of arrays or strings, where the value is one that has no properties of its own.
    fn call_of_builtin(
        &mut self,
        name: &str,
        value: &Expr,
        args: &[Typed],
        abi: &Abi,
        code: &mut Vec<Expr>,
    ) {
        let spread = abi.params.last() == Some(&Pass::Rest);
        let any_array = self.l.checker.array_of(TypeId::ANY);
        for (ty, held, repr) in [
            (self.l.layout.array, any_array, Repr::Array(Null::Never)),
            (
                self.l.layout.string,
                TypeId::STRING,
                Repr::String(Null::Never),
            ),
        ] {
            let receiver = Typed::new(Expr::cast(Val::Ref(ty), value.clone()), held, repr);
            let Some((class, node)) = self.primitive_method(&receiver, name) else {
                continue;
            };
            let called = if let ("push", Repr::Array(_), [element]) = (name, repr, args)
                && !spread
            {
                let push = self.push_value(receiver.expr.clone(), element.clone(), false);
                let length = Expr::field(ty, layout::array::LEN, receiver.expr.clone(), Val::I32);
                let length = Expr::unary(Unary::F64ConvertI32S, length);
                Typed::number(Expr::seq(vec![push, length]))
            } else {
                let empty = self.l.env(Vec::new());
                if spread || self.l.direct(node, &empty).params.len() < args.len() {
                    continue;
                }
                self.call_primitive_method(
                    class,
                    node,
                    receiver,
                    args.to_vec(),
                    None,
                    Span::default(),
                )
            };
            let leave = Expr::seq(self.returned(called, Some((TypeId::ANY, abi.result.repr()))));
            let is_plain = Expr::test(Val::Ref(ty), value.clone());
            let leave = if matches!(repr, Repr::Array(_)) {
                self.unless_changed(leave, value)
            } else {
                leave
            };
            code.push(Expr::if_else(is_plain, vec![leave], vec![], None));
        }
    }

    /// Calls the function that a dynamic object has as a property.
    fn call_of_property(
        &mut self,
        name: &str,
        value: &Expr,
        args: &[Typed],
        abi: &Abi,
        code: &mut Vec<Expr>,
    ) {
        let Some(site) = self.site(name, "get") else {
            return;
        };
        let Some(slot) = self.slot(value, &site) else {
            return;
        };
        let any = self.l.layout.any();
        let function = Val::Ref(self.l.layout.function);
        let key = self.name_constant(name);
        let found = self
            .l
            .call_library("site", "rtMethodAt", vec![value.clone(), key, site]);
        let is_met = slot.is_met.clone();
        let held = self.slot_value(slot).expr;
        let found = Expr::if_else(is_met, vec![held], vec![found], Some(any));
        let (store, found) = self.reuse(found, any);
        code.push(store);
        let helper = self.l.call_helper(abi);
        let mut operands = vec![Expr::cast(function, found.clone()), value.clone()];
        operands.extend(args.iter().map(|arg| arg.expr.clone()));
        let result = self.l.pass_val(abi.result);
        let call = Expr::call(helper, operands, Some(result));
        code.push(Expr::if_else(
            Expr::test(function, found),
            vec![Expr::new(Kind::Return(Some(call)), None)],
            vec![],
            None,
        ));
    }

    fn name_constant(&mut self, name: &str) -> Expr {
        let key = self.l.string_constant(name);
        Expr::cast(Val::Ref(self.l.layout.string), key)
    }

    /// Calls a module of the library with a value and a property: the first function by its name, the
    /// second by the well-known symbol that the name stands for.
    fn keyed(
        &mut self,
        name: &str,
        module: &'static str,
        [by_name, by_key]: [&'static str; 2],
        value: Expr,
        rest: Vec<Expr>,
    ) -> Expr {
        let key = self.l.property_key(name);
        let (function, key) = if name.starts_with("@@") {
            (by_key, key)
        } else {
            (by_name, Expr::cast(Val::Ref(self.l.layout.string), key))
        };
        let mut args = vec![value, key];
        args.extend(rest);
        self.l.call_library(module, function, args)
    }

    /// A way out, where the object has no side table that could say otherwise.
    fn unless_edited(&mut self, leave: Expr, value: &Expr) -> Expr {
        if !self.l.survey.edits_shapes {
            return leave;
        }
        self.unless_changed(leave, value)
    }

    /// A way out to what a class has on its prototype, where the program can put something else
    /// there or on an instance: while the object has no side table, and nothing has asked for the
    /// prototypes.
    fn unless_redefined(&mut self, name: &str, class: Symbol, leave: Expr, value: &Expr) -> Expr {
        if !self.l.is_shadowed(name) {
            return leave;
        }
        let meta = self.l.layout.meta;
        let any = self.l.layout.any();
        let mut leave = leave;
        let mut at = Some(class);
        while let Some(class) = at {
            if self.l.program.module(class.module).is_library {
                break;
            }
            let descriptor = self.l.class_meta(class);
            let prototype = Expr::field(meta, layout::meta::PROTO, descriptor, any);
            leave = Expr::if_else(prototype.is_null(), vec![leave], vec![], None);
            if self.l.own_member(class, name, false).is_some() {
                break;
            }
            at = self.l.base_class(class);
        }
        self.unless_changed(leave, value)
    }

    /// A way out, where the object has no side table.
    fn unless_changed(&mut self, leave: Expr, value: &Expr) -> Expr {
        let object = self.l.layout.object;
        let receiver = Expr::cast(Val::Ref(object), value.clone());
        let ext = Expr::field(object, layout::EXT, receiver, self.l.layout.any());
        Expr::if_else(ext.is_null(), vec![leave], vec![], None)
    }
}
