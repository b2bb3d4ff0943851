//! The structs and descriptors of classes.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::ast::{ClassElement, MethodDefinitionKind, PropertyDefinitionType, PropertyKey};

use crate::diagnostics::Diagnostic;
use crate::ir::{Class, Expr, Storage, TypeIdx, TypeKind, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::class::{ClassField, ClassLayout, is_parameter_property, member_key};
use super::dispatch::ObjectLayout;
use super::layout::{self, kind};
use super::representation::Repr;

impl<'a> Lowerer<'a> {
    /// What is known of a class, found on first use.
    pub fn class_layout(&mut self, class: Symbol) -> ClassLayout {
        if let Some(&index) = self.classes.get(&class) {
            return self.class_layouts[index as usize].clone();
        }
        let inherited = match self.base_class(class) {
            Some(base) => self.class_layout(base).fields,
            None => Vec::new(),
        };
        let ty = self.class_type(class);
        let fields = self.own_fields(class, inherited);
        let mut all = match &self.module.types[self.layout.object.index()].kind {
            TypeKind::Struct(header) => header.clone(),
            _ => Vec::new(),
        };
        for field in &fields {
            let val = self.val(field.repr);
            all.push(crate::ir::Field {
                name: field.name.to_string(),
                storage: Storage::Val(val),
                mutable: true,
            });
        }
        self.module.types[ty.index()].kind = TypeKind::Struct(all);
        let name = self.class_name(class);
        let meta = self.new_global(&format!("meta:{name}"), Val::Ref(self.layout.meta));
        let layout = self.layouts.len() as u32;
        self.module.classes.push(Class {
            ty,
            descriptor: meta,
        });
        self.layouts.push(ObjectLayout {
            ty,
            meta,
            class: Some(class),
            fields: fields.iter().map(|f| (f.name.clone(), f.repr)).collect(),
        });
        let known = ClassLayout { ty, layout, fields };
        self.classes.insert(class, self.class_layouts.len() as u32);
        self.class_layouts.push(known.clone());
        known
    }

    /// Fills in the fields of all structs that something has asked for.
    pub fn complete_classes(&mut self) {
        loop {
            let open: Vec<Symbol> = self
                .class_types
                .keys()
                .copied()
                .filter(|class| !self.classes.contains_key(class))
                .collect();
            if open.is_empty() {
                return;
            }
            let mut open = open;
            open.sort();
            for class in open {
                self.class_layout(class);
            }
        }
    }

    /// The struct type of a class. Its fields are filled in by [`Self::class_layout`]: they may
    /// refer to classes that refer back.
    pub fn class_type(&mut self, class: Symbol) -> TypeIdx {
        if let Some(&ty) = self.class_types.get(&class) {
            return ty;
        }
        let parent = match self.base_class(class) {
            Some(base) => self.class_type(base),
            None => self.layout.object,
        };
        let name = self.class_name(class);
        let is_final = self.subclasses.get(&class).is_none_or(Vec::is_empty);
        let ty = layout::define(
            &mut self.module,
            &name,
            Some(parent),
            is_final,
            TypeKind::Struct(Vec::new()),
        );
        self.class_types.insert(class, ty);
        ty
    }

    fn own_fields(&mut self, class: Symbol, inherited: Vec<ClassField>) -> Vec<ClassField> {
        let mut fields = inherited;
        let Some(syntax) = self.class_syntax(class) else {
            return fields;
        };
        let mut names: Vec<Rc<str>> = Vec::new();
        let mut properties = HashMap::new();
        for element in &syntax.body.body {
            if let ClassElement::MethodDefinition(method) = element
                && method.kind == MethodDefinitionKind::Constructor
                && method.value.body.is_some()
            {
                for param in &method.value.params.items {
                    if is_parameter_property(param)
                        && let Some(id) = param.pattern.get_binding_identifier()
                    {
                        names.push(id.name.as_str().into());
                    }
                }
            }
        }
        for element in &syntax.body.body {
            match element {
                ClassElement::PropertyDefinition(property) if !property.r#static => {
                    if property.declare
                        || property.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition
                    {
                        continue;
                    }
                    match member_key(&property.key, property.computed) {
                        Some(name) => {
                            properties.insert(name.clone(), &**property);
                            names.push(name);
                        }
                        None => self.computed_member(class, &property.key),
                    }
                }
                ClassElement::MethodDefinition(method)
                    if member_key(&method.key, method.computed).is_none() =>
                {
                    self.computed_member(class, &method.key);
                }
                ClassElement::AccessorProperty(property) => {
                    use oxc_span::GetSpan;
                    let span = self.span_in(class, property.span());
                    self.diagnostics.push(Diagnostic::unsupported(
                        span,
                        "an 'accessor' field",
                        "write a getter and a setter",
                    ));
                }
                _ => {}
            }
        }
        if self.class_environment(class).is_some() {
            let name = super::environment::field_name(class).into();
            fields.push(ClassField {
                name,
                owner: class,
                ty: TypeId::ANY,
                repr: Repr::Any,
            });
        }
        let instance = self.checker.instance_type(class);
        let empty = self.env(Vec::new());
        let is_early = !names.is_empty() && self.runs_before_fields(class);
        for name in names {
            let ty = match self.checker.property(instance, &name) {
                Some(property) => {
                    let ty = self.apply(property.ty, &empty);
                    if property.optional {
                        self.or_undefined(ty)
                    } else {
                        ty
                    }
                }
                None => TypeId::ANY,
            };
            // A private name is another one in each class.
            let inherited = fields.iter_mut().find(|field| field.name == name);
            if let Some(field) = inherited.filter(|_| !name.starts_with('#')) {
                field.ty = ty;
                continue;
            }
            let ty = match properties.get(&name) {
                Some(property) => self.field_type(class, property, &name, ty),
                None => ty,
            };
            let ty = self.absent_field(class, &name, ty);
            let ty = match self.repr(ty) {
                Repr::Number | Repr::Boolean if is_early => self.or_undefined(ty),
                _ => ty,
            };
            let repr = self.repr(ty);
            // A field may stand over a method or accessor of the class's base: `area = () => 4`.
            if !name.starts_with('#')
                && let Some(base) = self.base_class(class)
                && !self.program.module(base.module).is_library
                && self.find_on_prototype(base, &name).is_some()
            {
                self.shadow(&name);
            }
            fields.push(ClassField {
                name,
                owner: class,
                ty,
                repr,
            });
        }
        fields
    }

    fn computed_member(&mut self, class: Symbol, key: &PropertyKey) {
        use oxc_span::GetSpan;
        let span = self.span_in(class, key.span());
        self.diagnostics.push(Diagnostic::unsupported(
            span,
            "a computed name of a class member",
            "name the member, or assign it in the constructor",
        ));
    }

    fn span_in(&self, class: Symbol, span: oxc_span::Span) -> crate::ir::Span {
        crate::ir::Span {
            module: class.module.0,
            start: span.start,
            end: span.end,
        }
    }

    /// Whether no class extends it.
    pub fn is_final_class(&self, class: Symbol) -> bool {
        self.subclasses.get(&class).is_none_or(Vec::is_empty)
    }

    /// Whether anything has asked for a class's struct.
    pub fn has_class(&self, class: Symbol) -> bool {
        self.class_types.contains_key(&class)
    }

    /// The descriptor of a class.
    pub fn class_meta(&mut self, class: Symbol) -> Expr {
        let layout = self.class_layout(class).layout;
        let global = self.layouts[layout as usize].meta;
        Expr::global(global, Val::Ref(self.layout.meta))
    }

    /// The kind in a class's descriptor: the library's own classes can stand for other kinds.
    pub fn class_kind(&mut self, class: Symbol) -> i32 {
        match self.library_class_name(class) {
            Some("DynObject") => kind::DYNAMIC,
            Some("ProxyObject") => kind::HOST,
            Some("Symbol") => kind::SYMBOL,
            Some("BigInt") => kind::BIGINT,
            _ => kind::OBJECT,
        }
    }
}
