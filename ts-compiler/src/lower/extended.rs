//! Instances of static classes that a class made at run time extends: structs of the static class
//! with a descriptor of their own, whose prototype object is that of the class that is constructed.
//! No dispatch table has their number, so each takes the slow path, which looks at prototypes.

use crate::ir::{Binary, Expr, FuncIdx, Kind, Local, Val};
use crate::program::Symbol;

use super::Lowerer;
use super::class::MemberKind;
use super::function::{Body, Direct, Instance};
use super::layout::meta;
use super::value::Typed;

/// The number of the layout of all such instances.
pub(crate) const LAYOUT: i32 = 15;

impl<'a> Lowerer<'a> {
    /// Whether instances of static classes can have the descriptor of a class made at run time.
    pub fn has_extensions(&self) -> bool {
        self.extensions.any
    }

    /// Whether a member of a class can be hidden by a class made at run time.
    pub fn may_be_hidden(&mut self, class: Symbol, name: &str) -> bool {
        if !self.extensions.may_hide(name) || self.is_inner(class, name) {
            return false;
        }
        // The library's inner classes are nobody's base.
        match self.library_class_name(class) {
            Some(name) => self.global_class(name) == Some(class),
            None => true,
        }
    }

    /// Whether a class of the program may extend a typed array.
    pub fn has_own_views(&self) -> bool {
        self.survey.own_views || self.has_extensions()
    }

    /// Whether a member is the library's own affair, which no class of a program has.
    pub fn is_inner(&self, class: Symbol, name: &str) -> bool {
        name.starts_with('_') && self.program.module(class.module).is_library
    }

    /// The number of the layout that the static class of an instance has.
    pub fn static_layout_id(&self, value: Expr) -> Expr {
        let own = match value.ty {
            Some(Val::Ref(ty)) => ty,
            _ => self.layout.value,
        };
        let ty = Val::Ref(self.layout.meta);
        let descriptor = Expr::field(own, 0, value.clone(), ty);
        let parent = Expr::field(self.layout.meta, meta::PARENT, descriptor, ty);
        let above = Expr::field(self.layout.meta, meta::ID, parent, Val::I32);
        let id = self.layout_id(value);
        let is_extended = Expr::binary(Binary::I32Eq, id.clone(), Expr::i32(LAYOUT));
        Expr::if_else(is_extended, vec![above], vec![id], Some(Val::I32))
    }

    /// The function that allocates and constructs an instance for a class made at run time: the
    /// class that `new` was called on, then the constructor's parameters.
    pub fn extended_allocator(&mut self, class: Symbol) -> FuncIdx {
        let key = Instance::Extended(class);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let direct = self.constructor_signature(class);
        let (params, _) = self.direct_vals(&direct);
        let ty = self.class_type(class);
        let result = Val::Ref(ty);
        let target = Val::Ref(self.layout.function);
        let name = format!("new {}", self.class_name(class));
        let mut all = vec![target];
        all.extend(params);
        let func = self.declare_function(&name, all, Some(result));
        self.insert_instance(key, func);
        self.instantiated.insert(class);
        let env = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, env);
        let (setup, descriptor) = body.extended_meta(class, Expr::get(Local(0), target));
        let code = body.allocate(class, descriptor, 1);
        body.finish(vec![setup, code]);
        func
    }
}

impl<'a> Body<'_, 'a> {
    /// The descriptor of a class's instances that `target` constructs. The last one is kept:
    /// programs make many instances of one class in a row.
    fn extended_meta(&mut self, class: Symbol, target: Expr) -> (Expr, Expr) {
        let meta_type = self.l.layout.meta;
        let function_type = self.l.layout.function;
        let name = self.l.class_name(class);
        let key = format!("{name}:{}:{}", class.module.0, class.id.index());
        let last = self
            .l
            .named_global(&format!("last target:{key}"), Val::Ref(function_type));
        let kept = self
            .l
            .named_global(&format!("last meta:{key}"), Val::Ref(meta_type));
        let base = self.l.class_meta(class);
        let copy = |field: u32, val: Val| Expr::field(meta_type, field, base.clone(), val);
        let prototype = self
            .l
            .call_library("dynclass", "prototypeFor", vec![target.clone()]);
        let shown = self
            .l
            .call_library("dynclass", "nameFor", vec![target.clone()]);
        let fields = vec![
            copy(meta::KIND, Val::I32),
            Expr::i32(LAYOUT),
            shown,
            base.clone(),
            copy(meta::KEYS, Val::Ref(self.l.layout.raw_any)),
            copy(meta::GET, Val::Ref(self.l.layout.field_get)),
            copy(meta::SET, Val::Ref(self.l.layout.field_set)),
            prototype,
            copy(meta::INIT, Val::Ref(self.l.layout.proto_init)),
        ];
        let make = vec![
            Expr::global_set(kept, Expr::struct_new(meta_type, fields)),
            Expr::global_set(last, target.clone()),
        ];
        let known = Expr::binary(
            Binary::RefEq,
            Expr::global(last, Val::Ref(function_type)),
            target,
        );
        let setup = Expr::if_else(known, vec![], make, None);
        (setup, Expr::global(kept, Val::Ref(meta_type)))
    }

    /// The case of a virtual call for such an instance: by name, through its prototypes.
    pub fn call_hidden(&mut self, name: &str, kind: MemberKind, direct: &Direct) -> Vec<Expr> {
        let offset = direct.this.is_some() as u32;
        let this = match direct.this {
            Some((ty, repr)) => {
                let read = self.read(Local(0));
                self.boxed(Typed::new(read, ty, repr))
            }
            None => self.l.undefined().expr,
        };
        self.l.dynamic_name(name);
        let key = self.l.property_key(name);
        let mut values = Vec::new();
        for (index, &(ty, repr)) in direct.params.iter().enumerate() {
            let read = self.read(Local(offset + index as u32));
            values.push(self.boxed(Typed::new(read, ty, repr)));
        }
        let called = match kind {
            MemberKind::Method => {
                let rest = if direct.rest { values.pop() } else { None };
                let mut list = self.l.raw_any(values);
                if let Some(rest) = rest {
                    let array = Val::Ref(self.l.layout.array);
                    let rest = Expr::cast(array, rest);
                    list = self
                        .l
                        .call_library("invocation", "rtJoinArgs", vec![list, rest]);
                }
                self.l
                    .call_library("invocation", "rtCallIndex", vec![this, key, list])
            }
            MemberKind::Getter => self
                .l
                .call_library("dynamic", "rtGetIndex", vec![this, key]),
            MemberKind::Setter => {
                let value = values.pop().unwrap_or_else(|| self.l.undefined().expr);
                let set = self
                    .l
                    .call_library("dynamic", "rtSetIndex", vec![this, key, value]);
                Expr::seq(vec![set, self.l.undefined().expr])
            }
        };
        match direct.result {
            Some((_, repr)) => {
                let value = self.lenient(Typed::any(called), repr);
                vec![Expr::new(Kind::Return(Some(value)), None)]
            }
            None => vec![called.drop(), Expr::new(Kind::Return(None), None)],
        }
    }
}
