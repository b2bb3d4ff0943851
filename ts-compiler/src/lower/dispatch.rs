//! Dispatch functions: what depends on which classes and layouts the program has. They are
//! declared when something asks for them and filled when nothing else is left to lower.

use std::rc::Rc;

use crate::ir::{Binary, Expr, FuncIdx, GlobalIdx, Kind, Local, Span, TypeIdx, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::abi::Abi;
use super::class::{Found, MemberKind};
use super::function::Body;
use super::layout::{self, meta};
use super::representation::{Null, Repr};
use super::value::Typed;

/// A dispatch function, by what it does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Dispatch {
    /// `any` to a representation, or a TypeError.
    Cast(Repr),
    /// Boxes a double that may be the pattern of `undefined`.
    BoxUndefined,
    /// Reads a property of any value.
    Get(Rc<str>, Repr),
    /// Writes a property of any value.
    Set(Rc<str>, Repr),
    /// Calls a method of any value.
    Call(Rc<str>, Abi),
    /// Calls an overridden member of an instance.
    Virtual(Symbol, Rc<str>, MemberKind),
    /// The source text of a function by its number.
    Source,
    /// Whether a value is an instance of a class.
    InstanceOf(Symbol),
}

/// The fields of a class or object literal.
#[derive(Clone, Debug)]
pub(crate) struct ObjectLayout {
    pub ty: TypeIdx,
    pub meta: GlobalIdx,
    pub class: Option<Symbol>,
    pub fields: Vec<(Rc<str>, Repr)>,
}

/// Identifiers of layouts follow those of the primitive kinds.
const FIRST_LAYOUT: i32 = 16;

impl<'a> Lowerer<'a> {
    /// The dispatch function for a question.
    pub fn dispatch(&mut self, dispatch: Dispatch) -> FuncIdx {
        if let Some(&func) = self.dispatches.get(&dispatch) {
            return func;
        }
        let any = self.layout.any();
        let (name, params, result) = match &dispatch {
            Dispatch::Cast(repr) => (format!("as {repr:?}"), vec![any], Some(self.val(*repr))),
            Dispatch::BoxUndefined => ("box".to_string(), vec![Val::F64], Some(any)),
            Dispatch::Get(name, repr) => (format!("get .{name}"), vec![any], Some(self.val(*repr))),
            Dispatch::Set(name, repr) => (format!("set .{name}"), vec![any, self.val(*repr)], None),
            Dispatch::Call(name, abi) => {
                let mut params = vec![any];
                params.extend(abi.params.iter().map(|&pass| self.pass_val(pass)));
                (
                    format!("call .{name}"),
                    params,
                    Some(self.pass_val(abi.result)),
                )
            }
            Dispatch::Virtual(class, name, kind) => {
                let empty = self.env(Vec::new());
                let (params, result) = match self.implementation(*class, name, *kind) {
                    Some(node) => {
                        let direct = self.direct(node, &empty);
                        self.direct_vals(&direct)
                    }
                    None => (vec![], None),
                };
                (format!("virtual {name}"), params, result)
            }
            Dispatch::Source => (
                "source".to_string(),
                vec![Val::I32],
                Some(Val::Ref(self.layout.string)),
            ),
            Dispatch::InstanceOf(_) => ("instanceof".to_string(), vec![any], Some(Val::I32)),
        };
        let func = self.declare_function(&name, params, result);
        self.dispatches.insert(dispatch.clone(), func);
        self.dispatch_order.push(dispatch);
        func
    }

    /// Builds the bodies that depend on the whole program; whether that asked for something new.
    pub fn request_dispatch_targets(&mut self) -> bool {
        self.complete_classes();
        let before = self.progress();
        let mut index = 0;
        while index < self.dispatch_order.len() {
            let dispatch = self.dispatch_order[index].clone();
            let func = self.dispatches[&dispatch];
            self.fill_dispatch(func, &dispatch);
            index += 1;
        }
        self.fill_class_functions();
        self.fill_fields();
        before != self.progress()
    }

    /// Grows whenever something new is asked for.
    fn progress(&self) -> (usize, usize, usize, usize, usize) {
        (
            self.module.funcs.len(),
            self.layouts.len(),
            self.dispatch_order.len(),
            self.pending_count(),
            self.instantiated.len() + self.dynamic_names.len(),
        )
    }

    /// Forgets the locals of an earlier filling.
    pub fn reset_locals(&mut self, func: FuncIdx) {
        let (params, _) = self.func_signature(func);
        self.func_mut(func).locals.truncate(params.len());
    }

    fn fill_dispatch(&mut self, func: FuncIdx, dispatch: &Dispatch) {
        self.reset_locals(func);
        match dispatch {
            Dispatch::Cast(repr) => {
                let any = self.layout.any();
                let body = self.cast_body(*repr);
                let func = self.func_mut(func);
                func.locals.push(("wrapped".to_string(), any));
                func.body = body;
            }
            Dispatch::BoxUndefined => {
                let any = self.layout.any();
                let value = Expr::get(Local(0), Val::F64);
                let bits = Expr::unary(crate::ir::Unary::I64ReinterpretF64, value.clone());
                let is_undefined = Expr::binary(
                    Binary::I64Eq,
                    bits,
                    Expr::i64(layout::UNDEFINED_BITS as i64),
                );
                let boxed = self.box_number(value);
                self.func_mut(func).body = vec![Expr::if_else(
                    is_undefined,
                    vec![Expr::null(any)],
                    vec![boxed],
                    Some(any),
                )];
            }
            Dispatch::Get(name, repr) => self.get_body(func, name, *repr),
            Dispatch::Set(name, repr) => self.set_body(func, name, *repr),
            Dispatch::Call(name, abi) => self.call_body(func, name, abi),
            Dispatch::Virtual(class, name, kind) => self.virtual_body(func, *class, name, *kind),
            Dispatch::Source => self.source_body(func),
            Dispatch::InstanceOf(class) => self.instance_of_body(func, *class),
        }
    }

    fn get_body(&mut self, func: FuncIdx, name: &Rc<str>, repr: Repr) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let val = self.val(repr);
        let mut body = Body::synthetic(self, func, empty);
        let value = Expr::get(Local(0), any);
        let mut code = Vec::new();
        if &**name == "length" {
            for (ty, field) in [
                (body.l.layout.array, layout::array::LEN),
                (body.l.layout.string, layout::string::LEN),
            ] {
                let cast = Expr::cast(Val::Ref(ty), value.clone());
                let length = Expr::unary(
                    crate::ir::Unary::F64ConvertI32S,
                    Expr::field(ty, field, cast, Val::I32),
                );
                let length = body.convert(Typed::number(length), repr);
                code.push(Expr::if_else(
                    Expr::test(Val::Ref(ty), value.clone()),
                    vec![Expr::new(Kind::Return(Some(length)), None)],
                    vec![],
                    None,
                ));
            }
        }
        let mut cases = Vec::new();
        for index in 0..body.l.layouts.len() {
            let ObjectLayout {
                ty, class, fields, ..
            } = body.l.layouts[index].clone();
            let Some(fields) = body.l.instance_fields(class, fields) else {
                continue;
            };
            let receiver = Expr::cast(Val::Ref(ty), value.clone());
            let found = if let Some(position) = fields.iter().position(|(field, _)| field == name) {
                let held = fields[position].1;
                let held_val = body.l.val(held);
                Typed::new(
                    Expr::field(
                        ty,
                        layout::FIRST_FIELD + position as u32,
                        receiver,
                        held_val,
                    ),
                    TypeId::ANY,
                    held,
                )
            } else if let Some(class) = class {
                match body.l.find_on_prototype(class, name) {
                    Some(Found::Accessor {
                        getter: Some(getter),
                        ..
                    }) => {
                        let receiver =
                            Typed::new(receiver, TypeId::ANY, Repr::Class(class, Null::Never));
                        let called = body.call_method_directly(
                            getter,
                            Some(receiver),
                            Vec::new(),
                            Span::default(),
                        );
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
            let leave = body.unless_edited(Expr::new(Kind::Return(Some(expr)), None), &value);
            cases.push((FIRST_LAYOUT + index as i32, leave));
        }
        body.dispatch_cases(&value, cases, &mut code);
        let key = body.l.property_key(name);
        let key = Expr::cast(Val::Ref(body.l.layout.string), key);
        let got = if name.starts_with("@@") {
            let key = body.l.property_key(name);
            body.l
                .call_library("dynamic", "rtGetIndex", vec![value, key])
        } else {
            body.l.call_library("dynamic", "rtGet", vec![value, key])
        };
        let got = body.convert(Typed::any(got), repr);
        debug_assert_eq!(got.ty, Some(val));
        code.push(got);
        body.finish(code);
    }

    fn set_body(&mut self, func: FuncIdx, name: &Rc<str>, repr: Repr) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let val = self.val(repr);
        let mut body = Body::synthetic(self, func, empty);
        let value = Expr::get(Local(0), any);
        let new = Typed::new(Expr::get(Local(1), val), TypeId::ANY, repr);
        let mut cases = Vec::new();
        for index in 0..body.l.layouts.len() {
            let ObjectLayout {
                ty, class, fields, ..
            } = body.l.layouts[index].clone();
            if class.is_some_and(|class| {
                !body.l.instantiated.contains(&class) || body.l.is_opaque(class)
            }) {
                continue;
            }
            let receiver = Expr::cast(Val::Ref(ty), value.clone());
            let mut set = if let Some(position) = fields.iter().position(|(field, _)| field == name)
            {
                let held = fields[position].1;
                let converted = body.convert(new.clone(), held);
                vec![Expr::field_set(
                    ty,
                    layout::FIRST_FIELD + position as u32,
                    receiver,
                    converted,
                )]
            } else if let Some(class) = class {
                match body.l.find_on_prototype(class, name) {
                    Some(Found::Accessor {
                        setter: Some(setter),
                        ..
                    }) => {
                        let receiver =
                            Typed::new(receiver, TypeId::ANY, Repr::Class(class, Null::Never));
                        let called = body.call_method_directly(
                            setter,
                            Some(receiver),
                            vec![new.clone()],
                            Span::default(),
                        );
                        vec![called.expr.drop()]
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
            set.push(Expr::new(Kind::Return(None), None));
            let leave = body.unless_edited(Expr::seq(set), &value);
            cases.push((FIRST_LAYOUT + index as i32, leave));
        }
        let mut code = Vec::new();
        body.dispatch_cases(&value, cases, &mut code);
        let boxed = body.boxed(new);
        let key = body.l.property_key(name);
        code.push(if name.starts_with("@@") {
            body.l
                .call_library("dynamic", "rtSetIndex", vec![value, key, boxed])
        } else {
            let key = Expr::cast(Val::Ref(body.l.layout.string), key);
            body.l
                .call_library("dynamic", "rtSet", vec![value, key, boxed])
        });
        body.finish(code);
    }

    fn call_body(&mut self, func: FuncIdx, name: &Rc<str>, abi: &Abi) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let result = self.pass_val(abi.result);
        let mut body = Body::synthetic(self, func, empty.clone());
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
        let spread = abi.params.last() == Some(&super::abi::Pass::Rest);
        let mut cases = Vec::new();
        for index in 0..body.l.layouts.len() {
            let ObjectLayout {
                ty, class, fields, ..
            } = body.l.layouts[index].clone();
            let Some(fields) = body.l.instance_fields(class, fields) else {
                continue;
            };
            let receiver = Expr::cast(Val::Ref(ty), value.clone());
            let called = if let Some(position) = fields.iter().position(|(field, _)| field == name)
            {
                let held = fields[position].1;
                if !matches!(held, Repr::Function(_)) {
                    continue;
                }
                let function_val = body.l.val(held);
                let callee = Expr::field(
                    ty,
                    layout::FIRST_FIELD + position as u32,
                    receiver,
                    function_val,
                );
                let helper = body.l.call_helper(abi);
                let mut operands = vec![callee.clone(), value.clone()];
                operands.extend(args.iter().map(|arg| arg.expr.clone()));
                let call = Expr::call(helper, operands, Some(result));
                // Nothing there to call: the slow path says so.
                let leave = Expr::new(Kind::Return(Some(call)), None);
                let leave = Expr::if_else(callee.is_null(), vec![], vec![leave], None);
                cases.push((
                    FIRST_LAYOUT + index as i32,
                    vec![body.unless_edited_one(leave, &value)],
                ));
                continue;
            } else if let Some(class) = class {
                match body.l.find_on_prototype(class, name) {
                    Some(Found::Method { node })
                        if body.l.has_body(node) && !body.l.is_shadowed(name) =>
                    {
                        // A rest array in a place where the method has plain parameters: the
                        // slow path takes it apart.
                        let direct = body.l.direct(node, &empty);
                        if spread && (!direct.rest || direct.params.len() != args.len()) {
                            continue;
                        }
                        let receiver =
                            Typed::new(receiver, TypeId::ANY, Repr::Class(class, Null::Never));
                        body.call_direct(
                            node,
                            empty.clone(),
                            Some(receiver),
                            args.clone(),
                            spread,
                            Span::default(),
                        )
                    }
                    _ => continue,
                }
            } else {
                continue;
            };
            let code = body.returned(called, Some((TypeId::ANY, abi.result.repr())));
            let leave = body.unless_edited(Expr::seq(code), &value);
            cases.push((FIRST_LAYOUT + index as i32, leave));
        }
        let mut code = Vec::new();
        body.dispatch_cases(&value, cases, &mut code);
        let list = body.boxed_arguments(args.into_iter().map(|arg| arg.expr).collect(), abi);
        let key = body.l.property_key(name);
        let called = if name.starts_with("@@") {
            body.l
                .call_library("dynamic", "rtCallIndex", vec![value, key, list])
        } else {
            let key = Expr::cast(Val::Ref(body.l.layout.string), key);
            body.l
                .call_library("dynamic", "rtCallMethod", vec![value, key, list])
        };
        let called = body.convert(Typed::any(called), abi.result.repr());
        code.push(called);
        body.finish(code);
    }

    fn instance_of_body(&mut self, func: FuncIdx, class: Symbol) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        let classes = self.concrete_classes(class);
        let mut body = Body::synthetic(self, func, empty);
        let value = Expr::get(Local(0), any);
        let cases = classes
            .into_iter()
            .map(|class| {
                (
                    body.l.class_id(class),
                    vec![Expr::new(Kind::Return(Some(Expr::i32(1))), None)],
                )
            })
            .collect();
        let mut code = vec![Expr::if_else(
            value.clone().is_null(),
            vec![Expr::new(Kind::Return(Some(Expr::i32(0))), None)],
            vec![],
            None,
        )];
        let id = body.l.layout_id(value.clone());
        code.extend(body.switch_on_id(id, cases));
        // Objects whose prototype was set by hand.
        if body.l.edits_shapes || body.l.uses_host {
            let class = body.class_value(class);
            code.push(
                body.l
                    .call_library("dynamic", "rtInstanceOf", vec![value, class]),
            );
        } else {
            code.push(Expr::i32(0));
        }
        body.finish(code);
    }

    /// The identifier of a class's layout.
    pub fn class_id(&mut self, class: Symbol) -> i32 {
        FIRST_LAYOUT + self.class_layout(class).layout as i32
    }

    /// The identifier of a value's layout; traps on null.
    pub fn layout_id(&self, value: Expr) -> Expr {
        let descriptor = Expr::field(self.layout.value, 0, value, Val::Ref(self.layout.meta));
        Expr::field(self.layout.meta, meta::ID, descriptor, Val::I32)
    }

    /// Whether a class's instances have neither its fields nor its methods as properties: the
    /// library's own objects.
    pub fn is_opaque(&self, class: Symbol) -> bool {
        self.library_class_name(class) == Some("DynObject")
    }

    /// Whether a class's instances are values without properties of their own.
    pub fn is_primitive(&self, class: Symbol) -> bool {
        matches!(self.library_class_name(class), Some("Symbol" | "BigInt"))
    }

    /// The fields of a layout that are properties; `None` where no instance has properties here.
    fn instance_fields(
        &self,
        class: Option<Symbol>,
        fields: Vec<(Rc<str>, Repr)>,
    ) -> Option<Vec<(Rc<str>, Repr)>> {
        let Some(class) = class else {
            return Some(fields);
        };
        if !self.instantiated.contains(&class) {
            return None;
        }
        match self.library_class_name(class) {
            // Symbols and bigints have a prototype, and nothing of their own.
            Some("Symbol" | "BigInt") => Some(Vec::new()),
            _ if self.is_opaque(class) => None,
            _ => Some(fields),
        }
    }

    /// A method's name is assigned on instances: it cannot be called without looking there.
    pub fn shadow(&mut self, name: &str) {
        if self.shadowed.insert(name.into()) {
            self.restart = true;
        }
    }

    /// Whether instances can have a property over the method of this name.
    pub fn is_shadowed(&self, name: &str) -> bool {
        self.shadowed.contains(name)
    }

    /// The layout of object literals with these fields, made on first use.
    pub fn literal_layout(&mut self, shape: Vec<(Rc<str>, Repr, bool)>) -> u32 {
        if let Some(&index) = self.literal_layouts.get(&shape) {
            return index;
        }
        let mut fields = Vec::new();
        for (name, repr, _) in &shape {
            fields.push((name.to_string(), self.val(*repr)));
        }
        let parent = self.layout.object;
        let index = self.layouts.len() as u32;
        let name = format!("Literal{index}");
        let ty = self
            .layout
            .object_type(&mut self.module, &name, parent, true, fields);
        let meta = self.new_global(&format!("meta:{name}"), Val::Ref(self.layout.meta));
        self.layouts.push(ObjectLayout {
            ty,
            meta,
            class: None,
            fields: shape
                .iter()
                .map(|(name, repr, _)| (name.clone(), *repr))
                .collect(),
        });
        self.literal_layouts.insert(shape, index);
        index
    }

    /// The struct type and descriptor of a layout.
    pub fn object_layout(&self, index: u32) -> (TypeIdx, Expr) {
        let layout = &self.layouts[index as usize];
        (
            layout.ty,
            Expr::global(layout.meta, Val::Ref(self.layout.meta)),
        )
    }
}

impl<'a> Body<'_, 'a> {
    /// Runs the case of a value's layout; null and everything else goes on after.
    fn dispatch_cases(&mut self, value: &Expr, cases: Vec<(i32, Vec<Expr>)>, code: &mut Vec<Expr>) {
        if cases.is_empty() {
            return;
        }
        let id = self.l.layout_id(value.clone());
        let inner = self.switch_on_id(id, cases);
        code.push(Expr::if_else(value.clone().is_null(), vec![], inner, None));
    }

    /// A case, where the object has no side table that could say otherwise.
    fn unless_edited(&mut self, leave: Expr, value: &Expr) -> Vec<Expr> {
        vec![self.unless_edited_one(leave, value)]
    }

    fn unless_edited_one(&mut self, leave: Expr, value: &Expr) -> Expr {
        if !self.l.edits_shapes {
            return leave;
        }
        let object = self.l.layout.object;
        let any = self.l.layout.any();
        let ext = Expr::field(
            object,
            layout::EXT,
            Expr::cast(Val::Ref(object), value.clone()),
            any,
        );
        Expr::if_else(ext.is_null(), vec![leave], vec![], None)
    }

    /// Runs the case of an identifier; other identifiers go on after.
    pub fn switch_on_id(&mut self, id: Expr, mut cases: Vec<(i32, Vec<Expr>)>) -> Vec<Expr> {
        cases.sort_by_key(|(id, _)| *id);
        let (Some(&(low, _)), Some(&(high, _))) = (cases.first(), cases.last()) else {
            return Vec::new();
        };
        if cases.len() <= 3 {
            let (store, id) = self.reuse(id, Val::I32);
            let mut code = vec![store];
            for (case, then) in cases {
                let test = Expr::binary(Binary::I32Eq, id.clone(), Expr::i32(case));
                code.push(Expr::if_else(test, then, vec![], None));
            }
            return code;
        }
        let exit = self.label();
        let mut table = vec![exit; (high - low + 1) as usize];
        let labels: Vec<_> = cases.iter().map(|_| self.label()).collect();
        for ((case, _), &label) in cases.iter().zip(&labels) {
            table[(case - low) as usize] = label;
        }
        let index = Expr::binary(Binary::I32Sub, id, Expr::i32(low));
        let mut inner = vec![Expr::new(Kind::Switch(index, table, exit), None)];
        for ((_, then), label) in cases.into_iter().zip(labels) {
            let mut code = vec![Expr::block(label, inner, None)];
            code.extend(then);
            if !code.iter().any(|expr| expr.diverges) {
                code.push(Expr::br(exit));
            }
            inner = code;
        }
        vec![Expr::block(exit, inner, None)]
    }
}
