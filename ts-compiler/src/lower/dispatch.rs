//! Dispatch functions: what depends on which classes and layouts the program has. They are
//! declared when something asks for them and filled when nothing else is left to lower.

use std::rc::Rc;

use crate::ir::{Binary, Class, Expr, FuncIdx, GlobalIdx, Kind, Local, TypeIdx, Val};
use crate::program::Symbol;

use super::Lowerer;
use super::abi::Abi;
use super::class::MemberKind;
use super::function::Body;
use super::layout::{self, meta};
use super::representation::Repr;

/// A dispatch function, by what it does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Dispatch {
    /// `any` to a representation, or a TypeError that names what was cast by a number of `Paths`.
    Cast(Repr),
    /// The text of what is cast by its number.
    Paths,
    /// Boxes a double that may be the pattern of `undefined`.
    BoxUndefined,
    /// Reads a property of any value; where that is a cast, the number of its text comes with it.
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
    /// Whether a value is an instance of a class, whatever prototype programs give it.
    Holds(Symbol),
    /// The object `globalThis`.
    Globals,
    /// Whether an object of a literal has no side table.
    Bare,
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
pub(super) const FIRST_LAYOUT: i32 = 16;

impl<'a> Lowerer<'a> {
    /// The dispatch function for a question.
    pub fn dispatch(&mut self, dispatch: Dispatch) -> FuncIdx {
        if let Some(&func) = self.dispatches.get(&dispatch) {
            return func;
        }
        let any = self.layout.any();
        let (name, params, result) = match &dispatch {
            Dispatch::Cast(repr) => (
                format!("as {repr:?}"),
                vec![any, Val::I32],
                Some(self.val(*repr)),
            ),
            Dispatch::Paths => (
                "paths".to_string(),
                vec![Val::I32],
                Some(Val::Ref(self.layout.string)),
            ),
            Dispatch::BoxUndefined => ("box".to_string(), vec![Val::F64], Some(any)),
            Dispatch::Get(name, repr) => {
                let mut params = vec![any];
                if *repr != Repr::Any {
                    params.push(Val::I32);
                }
                (format!("get .{name}"), params, Some(self.val(*repr)))
            }
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
            Dispatch::Globals => ("globalThis".to_string(), vec![], Some(any)),
            Dispatch::Bare => ("bare".to_string(), vec![any], Some(Val::I32)),
            Dispatch::InstanceOf(_) => ("instanceof".to_string(), vec![any], Some(Val::I32)),
            Dispatch::Holds(_) => ("holds".to_string(), vec![any], Some(Val::I32)),
        };
        let func = self.declare_function(&name, params, result);
        self.func_mut(func).is_hot = matches!(
            dispatch,
            Dispatch::Get(..) | Dispatch::Set(..) | Dispatch::Call(..)
        );
        if let Dispatch::Cast(_) = dispatch {
            self.known.casts.insert(func);
        }
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
            Dispatch::Paths => self.paths_body(func),
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
            Dispatch::Globals => self.globals_body(func),
            Dispatch::Bare => self.bare_body(func),
            Dispatch::InstanceOf(class) => self.instance_of_body(func, *class),
            Dispatch::Holds(class) => self.holds_body(func, *class),
        }
    }

    fn holds_body(&mut self, func: FuncIdx, class: Symbol) {
        let any = self.layout.any();
        let empty = self.env(Vec::new());
        // What nothing makes instances of needs no struct.
        let made = !self.concrete_classes(class).is_empty();
        let ty = made.then(|| self.class_type(class));
        let body = Body::synthetic(self, func, empty);
        let code = match ty {
            Some(ty) => Expr::test(Val::Ref(ty), Expr::get(Local(0), any)),
            None => Expr::i32(0),
        };
        body.finish(vec![code]);
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
        if body.l.survey.edits_shapes
            || body.l.survey.makes_proxies
            || body.l.uses_host
            || body.l.has_extensions()
        {
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
        // Through its own type: an instance that is only asked for its number is not yet a value
        // of a wider type.
        let own = match value.ty {
            Some(Val::Ref(ty)) => ty,
            _ => self.layout.value,
        };
        let descriptor = Expr::field(own, 0, value, Val::Ref(self.layout.meta));
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
    pub fn instance_fields<'f>(
        &self,
        class: Option<Symbol>,
        fields: &'f [(Rc<str>, Repr)],
    ) -> Option<&'f [(Rc<str>, Repr)]> {
        let Some(class) = class else {
            return Some(fields);
        };
        if !self.instantiated.contains(&class) {
            return None;
        }
        match self.library_class_name(class) {
            // Symbols and bigints have a prototype, and nothing of their own.
            Some("Symbol" | "BigInt") => Some(&[]),
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
        self.module.classes.push(Class {
            ty,
            descriptor: meta,
        });
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

impl Body<'_, '_> {
    /// Runs the case of a value's layout; null and everything else goes on after.
    pub fn dispatch_cases(
        &mut self,
        value: &Expr,
        cases: Vec<(i32, Vec<Expr>)>,
        code: &mut Vec<Expr>,
    ) {
        if cases.is_empty() {
            return;
        }
        let id = self.l.layout_id(value.clone());
        let inner = self.switch_on_id(id, cases);
        code.push(Expr::if_else(value.clone().is_null(), vec![], inner, None));
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
