//! What dynamic code sees of static objects: descriptors, fields by index, names in use.

use std::rc::Rc;

use oxc_ast::ast::{ClassElement, TSAccessibility};

use crate::ir::{Expr, FuncIdx, Kind, Local, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::class::member_key;
use super::function::{Body, Instance};
use super::layout::{self, kind};
use super::representation::Repr;
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// Dynamic code names a property.
    pub fn dynamic_name(&mut self, name: &str) {
        if !self.dynamic_names.contains(name) {
            self.dynamic_names.insert(name.into());
        }
        if !self.in_library
            && matches!(
                name,
                "prototype"
                    | "__proto__"
                    | "getOwnPropertyNames"
                    | "getPrototypeOf"
                    | "ownKeys"
                    | "getOwnPropertyDescriptors"
            )
        {
            self.any_name = true;
        }
    }

    /// Dynamic code computes a property's name: any may be meant. The library's own code does so
    /// with names that the program gave it.
    pub fn dynamic_key(&mut self) {
        if !self.in_library {
            self.any_name = true;
        }
    }

    /// Whether dynamic code may ask for a member.
    pub fn is_dynamic_name(&self, name: &str, class: Symbol) -> bool {
        let _ = class;
        self.any_name || self.dynamic_names.contains(name)
    }

    /// Fields are read or written by index.
    pub fn needs_all_fields(&mut self) {
        self.needs_fields = true;
    }

    /// The fields of a layout that dynamic code sees, by index in the struct.
    pub fn visible_fields(&mut self, index: usize) -> Vec<(u32, Rc<str>, Repr)> {
        let layout = self.layouts[index].clone();
        let mut hidden: Vec<Rc<str>> = Vec::new();
        let mut at = layout.class;
        while let Some(class) = at {
            if self.program.module(class.module).is_library
                && let Some(syntax) = self.class_syntax(class)
            {
                for element in &syntax.body.body {
                    if let ClassElement::PropertyDefinition(property) = element
                        && let Some(name) = member_key(&property.key, property.computed)
                        && (property.accessibility == Some(TSAccessibility::Private)
                            || name.starts_with('_'))
                    {
                        hidden.push(name);
                    }
                }
            }
            at = self.base_class(class);
        }
        if layout
            .class
            .is_some_and(|class| self.is_opaque(class) || self.is_primitive(class))
        {
            return Vec::new();
        }
        let mut visible: Vec<(u32, Rc<str>, Repr)> = layout
            .fields
            .iter()
            .enumerate()
            // A literal has no fields but those that it names.
            .filter(|(_, (name, _))| layout.class.is_none() || !name.starts_with(['#', '%']))
            .filter(|(_, (name, _))| !hidden.contains(name))
            .map(|(position, (name, repr))| {
                (layout::FIRST_FIELD + position as u32, name.clone(), *repr)
            })
            .collect();
        // An error becomes its own name's owner in its constructor, after the fields of the class
        // that is next to the library's.
        if let Some(first) = layout.class.and_then(|class| self.first_error_class(class))
            && let Some(name) = visible.iter().position(|(_, name, _)| &**name == "name")
        {
            let count = self.class_layout(first).fields.len() as u32;
            let name = visible.remove(name);
            let at = visible
                .iter()
                .position(|(index, _, _)| *index >= layout::FIRST_FIELD + count);
            visible.insert(at.unwrap_or(visible.len()), name);
        }
        visible
    }

    /// The class of the program, at or above a class, that extends the library's errors directly.
    fn first_error_class(&mut self, class: Symbol) -> Option<Symbol> {
        let mut at = class;
        loop {
            let base = self.base_class(at)?;
            if self.program.module(base.module).is_library {
                let error = self
                    .library_class_name(base)
                    .is_some_and(|name| name.ends_with("Error"));
                return (error && !self.program.module(at.module).is_library).then_some(at);
            }
            at = base;
        }
    }

    /// Functions that read and write a layout's fields by index.
    fn field_functions(&mut self, index: usize) -> (FuncIdx, FuncIdx) {
        let any = self.layout.any();
        let keys = (
            Instance::FieldGet(index as u32),
            Instance::FieldSet(index as u32),
        );
        if let (Some(get), Some(set)) = (self.instance(&keys.0), self.instance(&keys.1)) {
            return (get, set);
        }
        let get = self.declare_function("field", vec![any, Val::I32], Some(any));
        let set = self.declare_function("set field", vec![any, Val::I32, any], None);
        self.insert_instance(keys.0, get);
        self.insert_instance(keys.1, set);
        let fields = self.visible_fields(index);
        let ty = self.layouts[index].ty;
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, get, empty.clone());
        let mut cases = Vec::new();
        for (position, (field, _, repr)) in fields.iter().enumerate() {
            let object = Expr::cast(Val::Ref(ty), Expr::get(Local(0), any));
            let val = body.l.val(*repr);
            let value = body.boxed(Typed::new(
                Expr::field(ty, *field, object, val),
                TypeId::ANY,
                *repr,
            ));
            cases.push((
                position as i32,
                vec![Expr::new(Kind::Return(Some(value)), None)],
            ));
        }
        let mut code = body.switch_on_id(Expr::get(Local(1), Val::I32), cases);
        code.push(Expr::null(any));
        body.finish(code);
        let mut body = Body::synthetic(self, set, empty);
        let mut cases = Vec::new();
        for (position, (field, name, repr)) in fields.iter().enumerate() {
            let object = Expr::cast(Val::Ref(ty), Expr::get(Local(0), any));
            if *repr != Repr::Any {
                body.path = Some(body.l.path(name));
            }
            let value = body.convert(Typed::any(Expr::get(Local(2), any)), *repr);
            cases.push((
                position as i32,
                vec![
                    Expr::field_set(ty, *field, object, value),
                    Expr::new(Kind::Return(None), None),
                ],
            ));
        }
        let code = body.switch_on_id(Expr::get(Local(1), Val::I32), cases);
        body.finish(code);
        (get, set)
    }

    /// Makes sure that the field functions of all layouts exist, where something uses them.
    pub fn fill_fields(&mut self) {
        if !self.needs_fields {
            return;
        }
        let mut index = 0;
        while index < self.layouts.len() {
            self.field_functions(index);
            index += 1;
        }
    }

    /// Fills the functions that make class values and prototype objects.
    pub fn fill_class_functions(&mut self) {
        if self.needs_protos {
            for class in ["Array", "String", "Number", "Boolean", "Function", "Object"] {
                self.builtin_proto_init(class);
            }
            let mut index = 0;
            while index < self.layouts.len() {
                if let Some(class) = self.layouts[index].class
                    && self.instantiated.contains(&class)
                    && !self.is_opaque(class)
                {
                    self.prototype_function(class);
                }
                index += 1;
            }
        }
        let mut filled = std::collections::HashSet::new();
        loop {
            let open: Vec<(Instance, FuncIdx)> = self
                .class_instances()
                .into_iter()
                .filter(|(instance, _)| !filled.contains(instance))
                .collect();
            if open.is_empty() {
                return;
            }
            for (instance, func) in open {
                self.reset_locals(func);
                match &instance {
                    Instance::ClassValue(class) => self.class_function_body(func, *class),
                    Instance::Prototype(class) => self.prototype_body(func, *class),
                    _ => {}
                }
                filled.insert(instance);
            }
        }
    }

    /// What makes the descriptors of all layouts.
    pub fn descriptors(&mut self) -> Vec<Expr> {
        let mut code = Vec::new();
        let object = self.global_class("Object");
        for index in 0..self.layouts.len() {
            let layout = self.layouts[index].clone();
            let meta_type = self.layout.meta;
            let (name, parent, value_kind) = match layout.class {
                Some(class) => {
                    let name = self.shown_class_name(class);
                    let parent = match self.base_class(class) {
                        Some(base) => self.class_meta(base),
                        None => Expr::null(Val::Ref(meta_type)),
                    };
                    (name, parent, self.class_kind(class))
                }
                None => (String::new(), Expr::null(Val::Ref(meta_type)), kind::OBJECT),
            };
            let name = self.string_constant(&name);
            let keys = if self.needs_fields {
                let visible = self.visible_fields(index);
                let keys = visible
                    .iter()
                    .map(|(_, name, _)| self.string_constant(name))
                    .collect();
                self.raw_any(keys)
            } else {
                Expr::null(Val::Ref(self.layout.raw_any))
            };
            let (get, set) = if self.needs_fields {
                let (get, set) = self.field_functions(index);
                (
                    Expr::new(Kind::FuncRef(get), Some(Val::Ref(self.layout.field_get))),
                    Expr::new(Kind::FuncRef(set), Some(Val::Ref(self.layout.field_set))),
                )
            } else {
                (
                    Expr::null(Val::Ref(self.layout.field_get)),
                    Expr::null(Val::Ref(self.layout.field_set)),
                )
            };
            let proto_class = layout.class.or(object);
            let init = match proto_class {
                Some(class) if self.needs_protos => {
                    match self.instance(&Instance::Prototype(class)) {
                        Some(func) => {
                            Expr::new(Kind::FuncRef(func), Some(Val::Ref(self.layout.proto_init)))
                        }
                        None => Expr::null(Val::Ref(self.layout.proto_init)),
                    }
                }
                _ => Expr::null(Val::Ref(self.layout.proto_init)),
            };
            let value = Expr::struct_new(
                meta_type,
                vec![
                    Expr::i32(value_kind),
                    Expr::i32(16 + index as i32),
                    name,
                    parent,
                    keys,
                    get,
                    set,
                    Expr::null(self.layout.any()),
                    init,
                ],
            );
            code.push((layout.class, Expr::global_set(layout.meta, value)));
        }
        // A base class's descriptor comes first: its layout was made first.
        code.into_iter().map(|(_, expr)| expr).collect()
    }

    /// The function that makes the prototype object of a primitive kind.
    pub fn builtin_proto_init(&mut self, class: &str) -> Option<FuncIdx> {
        if class.is_empty() {
            return None;
        }
        let symbol = self.global_class(class)?;
        self.needs_protos.then(|| self.prototype_function(symbol))
    }
}
