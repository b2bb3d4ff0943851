//! Classes as values: their function values and prototype objects.

use crate::ir::{Binary, Expr, FuncIdx, Local, Unary, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::class::MemberKind;
use super::function::{Body, Instance};
use super::layout::{function, kind, meta};
use super::representation::{Null, Repr};
use super::statics::StaticMember;
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// The function value of a class, made once.
    pub fn class_function(&mut self, class: Symbol) -> FuncIdx {
        let key = Instance::ClassValue(class);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let any = self.layout.any();
        let name = self.class_name(class);
        let func = self.declare_function(&format!("class {name}"), vec![], Some(any));
        self.insert_instance(key, func);
        func
    }

    /// The function value of a class: only `new` calls it, over its generic code.
    pub fn new_class_function(
        &mut self,
        generic: FuncIdx,
        environment: Expr,
        name: Expr,
        info: i32,
    ) -> Expr {
        let any = self.layout.any();
        let fields = vec![
            self.kind_meta(kind::FUNCTION),
            Expr::null(any),
            self.shared_code(None, generic),
            environment,
            name,
            Expr::i32(info),
            Expr::null(any),
        ];
        Expr::struct_new(self.layout.function, fields)
    }

    /// Body of the function that makes a class's function value on first use.
    pub fn class_function_body(&mut self, func: FuncIdx, class: Symbol) {
        let any = self.layout.any();
        let function_type = self.layout.function;
        let name = self.class_name(class);
        let global = self.named_global(
            &format!("class:{name}:{}:{}", class.module.0, class.id.index()),
            any,
        );
        let generic = self.class_generic(class);
        let length = {
            let node = self.constructor_node(class);
            let counted = node.map_or(0, |node| self.function_length(node));
            self.constructor_length(class, counted)
        };
        let node = self.checker.class_node(class);
        let source = self.source_index(node) << function::SOURCE_SHIFT;
        let empty = self.env(Vec::new());
        let prototype = self.class_prototype(class);
        let shown = self.string_constant(&name);
        let base = self.base_class(class);
        let statics = self.static_fields(class);
        let captures = self.class_environment(class).is_some();
        let mut body = Body::synthetic(self, func, empty);
        let environment = body.current_class_environment(class);
        let info = length as i32 | function::CLASS | source;
        let is_object = body.l.is_namespace_object(class);
        let (held, made) = if is_object {
            (
                any,
                body.l.call_library("definition", "rtNewObject", Vec::new()),
            )
        } else {
            let made = body.l.new_class_function(generic, environment, shown, info);
            (Val::Ref(function_type), made)
        };
        let local = body.local("class", held);
        let read = Expr::get(local, held);
        let mut code = vec![
            Expr::set(local, made),
            Expr::global_set(global, read.clone()),
        ];
        if !is_object {
            code.push(Expr::field_set(
                function_type,
                function::HOME,
                read.clone(),
                prototype,
            ));
        }
        if let Some(base) = base {
            let above = body.class_value(base);
            code.push(
                body.l
                    .call_library("definition", "rtSetProto", vec![read.clone(), above]),
            );
        }
        code.extend(body.define_members(class, &read, true));
        for name in statics {
            // What lists properties sees the fields of the program's classes without naming them.
            let listed = body.l.needs_fields && !body.l.program.module(class.module).is_library;
            if name.starts_with('#') || !(listed || body.l.is_dynamic_name(&name, class)) {
                continue;
            }
            let (Some(getter), Some(setter)) = body.l.static_access(class, &name) else {
                continue;
            };
            let key = body.key_value(&name);
            let getter = body.l.bare_function(getter, &name);
            let is_library = body.l.program.module(class.module).is_library;
            if is_library && body.l.is_readonly_static(class, &name) {
                code.push(body.define_constant(read.clone(), key, getter, false));
                continue;
            }
            let setter = body.l.bare_function(setter, &name);
            code.push(body.l.call_library(
                "definition",
                "rtDefineLive",
                vec![read.clone(), key, getter, setter],
            ));
        }
        code.push(read);
        if captures {
            // Each evaluation is another class.
            body.finish(code);
            return;
        }
        let fresh = Expr::global(global, any).is_null();
        let done = Expr::if_else(fresh, code, vec![Expr::global(global, any)], Some(any));
        body.finish(vec![done]);
    }

    /// Whether a library class with static members only stands for an object, as `Math` does.
    pub fn is_namespace_object(&self, class: Symbol) -> bool {
        self.library_class_name(class)
            .is_some_and(|name| super::operator::NAMESPACES.contains(&name))
    }

    /// A function value that has only a generic entry.
    pub fn bare_function(&mut self, generic: FuncIdx, name: &str) -> Expr {
        let meta = self.kind_meta(kind::FUNCTION);
        let name = self.string_constant(name);
        let code = self.code(None, generic);
        Expr::struct_new(
            self.layout.function,
            vec![
                meta,
                Expr::null(self.layout.any()),
                code,
                Expr::null(Val::Struct),
                name,
                Expr::i32(function::NOT_CONSTRUCTIBLE),
                Expr::null(self.layout.any()),
            ],
        )
    }

    /// The generic entry of a class: construction, or a call where the class allows one.
    fn class_generic(&mut self, class: Symbol) -> FuncIdx {
        let key = Instance::ClassGeneric(class);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        let name = self.class_name(class);
        let func = self.declare_function(
            &format!("new {name}"),
            vec![value, any, any, list],
            Some(any),
        );
        self.insert_instance(key, func);
        let empty = self.env(Vec::new());
        let syntax = self.class_syntax(class);
        let mut body = Body::synthetic(self, func, empty);
        let args = Expr::get(Local(3), list);
        let called = match body.l.find_static(class, "__call") {
            Some(StaticMember::Method { node }) => body.call_with_list(node, args.clone()),
            _ => {
                let message = match body.l.program.module(class.module).is_library {
                    true if name == "Promise" => {
                        "Promise constructor cannot be invoked without 'new'".to_string()
                    }
                    true => format!("Constructor {name} requires 'new'"),
                    false => format!("Class constructor {name} cannot be invoked without 'new'"),
                };
                let message = body.l.string_constant(&message);
                let error = body.l.call_library("error", "rtTypeError", vec![message]);
                Typed::any(Expr::throw(error))
            }
        };
        let mut called = body.diverging_or_boxed(called);
        if let Some(StaticMember::Method { node }) = body.l.find_static(class, "__empty") {
            let empty = body.call_with_list(node, args.clone());
            let empty = body.diverging_or_boxed(empty);
            let count = Expr::unary(Unary::ArrayLen, args.clone());
            called = Expr::if_else(count, vec![called], vec![empty], Some(any));
        }
        let is_abstract = syntax.is_some_and(|syntax| syntax.r#abstract);
        let makes_none = matches!(body.l.library_class_name(class), Some("Symbol" | "BigInt"));
        let made = if makes_none {
            let message = format!("{name} is not a constructor");
            let message = body.l.string_constant(&message);
            let error = body.l.call_library("error", "rtTypeError", vec![message]);
            Typed::any(Expr::throw(error))
        } else if let Some(StaticMember::Method { node }) = body.l.find_static(class, "__new") {
            body.call_with_list(node, args)
        } else if body.l.has_extensions() {
            let target = Expr::cast(value, Expr::get(Local(1), any));
            let itself = Expr::binary(Binary::RefEq, target.clone(), Expr::get(Local(0), value));
            let plain = body.construct_from_list(class, is_abstract, None, args.clone());
            let extended = body.construct_from_list(class, false, Some(target), args);
            Typed::any(Expr::if_else(
                itself,
                vec![plain],
                vec![extended],
                Some(any),
            ))
        } else {
            Typed::any(body.construct_from_list(class, is_abstract, None, args))
        };
        let made = body.diverging_or_boxed(made);
        let code = Expr::if_else(
            Expr::get(Local(1), any).is_null(),
            vec![called],
            vec![made],
            Some(any),
        );
        body.finish(vec![code]);
        func
    }

    /// The prototype object of a class, made on first use and kept in its descriptor.
    pub fn class_prototype(&mut self, class: Symbol) -> Expr {
        let any = self.layout.any();
        let func = self.prototype_function(class);
        Expr::call(func, vec![], Some(any))
    }

    /// The descriptor that an instance of the class has.
    pub fn instance_meta(&mut self, class: Symbol) -> Expr {
        match self.library_class_name(class) {
            Some("Array") => self.kind_meta(kind::ARRAY),
            Some("String") => self.kind_meta(kind::STRING),
            Some("Number") => self.kind_meta(kind::NUMBER),
            Some("Boolean") => self.kind_meta(kind::BOOLEAN),
            Some("Function") => self.kind_meta(kind::FUNCTION),
            _ => self.class_meta(class),
        }
    }

    /// The function that gives a class's prototype object.
    pub fn prototype_function(&mut self, class: Symbol) -> FuncIdx {
        let key = Instance::Prototype(class);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let any = self.layout.any();
        let name = self.class_name(class);
        let func = self.declare_function(&format!("prototype {name}"), vec![], Some(any));
        self.insert_instance(key, func);
        func
    }

    /// Body of the function that makes a class's prototype object on first use: what dynamic code
    /// may reach of its methods.
    pub fn prototype_body(&mut self, func: FuncIdx, class: Symbol) {
        let any = self.layout.any();
        let meta_type = self.layout.meta;
        let descriptor = self.instance_meta(class);
        let base = self.base_class(class);
        let library = self.library_class_name(class);
        let is_object = library == Some("Object");
        let object = self.global_class("Object");
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, empty);
        let local = body.local("prototype", any);
        let read = Expr::get(local, any);
        let above = match base {
            Some(base) => body.l.class_prototype(base),
            None if is_object => body.l.null_value(),
            None => match object {
                Some(object) => body.l.class_prototype(object),
                None => body.l.null_value(),
            },
        };
        let made = body
            .l
            .call_library("definition", "rtNewObjectWithProto", vec![above]);
        let mut code = vec![
            Expr::set(local, made),
            Expr::field_set(meta_type, meta::PROTO, descriptor.clone(), read.clone()),
        ];
        let unnamed = library.is_some_and(|name| name != "IteratorObject");
        // Prototypes of iterators have none.
        let unnamed = unnamed && body.l.is_iterator(class);
        if !unnamed && body.l.is_dynamic_name("constructor", class) {
            let constructor = body.class_value(class);
            let key = body.key_value("constructor");
            code.push(body.l.call_library(
                "definition",
                "rtDefineMethod",
                vec![read.clone(), key, constructor],
            ));
        }
        code.extend(body.define_members(class, &read, false));
        for (name, value) in body.l.prototype_constants(class) {
            if body.l.is_dynamic_name(name, class) {
                let key = body.key_value(name);
                let value = body.boxed(value);
                code.push(body.define_member(read.clone(), key, MemberKind::Method, value));
            }
        }
        if is_object {
            let mark = vec![read.clone()];
            code.push(body.l.call_library("dynobject", "rtMarkRoot", mark));
        }
        code.push(read);
        let held = Expr::field(meta_type, meta::PROTO, descriptor, any);
        let expr = Expr::if_else(held.clone().is_null(), code, vec![held], Some(any));
        body.finish(vec![expr]);
    }
}

impl<'a> Body<'_, 'a> {
    /// A class as a value.
    pub fn class_value(&mut self, class: Symbol) -> Expr {
        if self.l.is_dynamic_class(class) {
            return self.dynamic_class_value(class);
        }
        let any = self.l.layout.any();
        let func = self.l.class_function(class);
        Expr::call(func, vec![], Some(any))
    }

    /// Constructs an instance in the generic entry of a class; for `target`, where another class is
    /// constructed.
    fn construct_from_list(
        &mut self,
        class: Symbol,
        is_abstract: bool,
        target: Option<Expr>,
        args: Expr,
    ) -> Expr {
        if is_abstract {
            let message = match self.l.is_never_constructed(class) {
                true => {
                    let name = self.l.class_name(class);
                    format!("Abstract class {name} not directly constructable")
                }
                false => "Illegal constructor".to_string(),
            };
            let message = self.l.string_constant(&message);
            let error = self.l.call_library("error", "rtTypeError", vec![message]);
            return Expr::throw(error);
        }
        let direct = self.l.constructor_signature(class);
        let ty = self.l.class_type(class);
        let mut operands = Vec::new();
        let allocator = match target {
            Some(target) => {
                operands.push(target);
                self.l.extended_allocator(class)
            }
            None => self.l.allocator(class),
        };
        operands.extend(self.operands_of_list(&direct, args));
        let call = Expr::call(allocator, operands, Some(Val::Ref(ty)));
        let enter = self.enter_called_class(class);
        let options = self.error_options(class, None);
        let made = Expr::seq(vec![options, enter, call]);
        self.boxed(Typed::new(
            made,
            TypeId::ANY,
            Repr::Class(class, Null::Never),
        ))
    }

    pub fn diverging_or_boxed(&mut self, value: Typed) -> Expr {
        if value.expr.diverges {
            return value.expr;
        }
        self.boxed_value(value)
    }

    /// Defines the methods and accessors of a class that dynamic code may reach, on its function
    /// value or its prototype object.
    fn define_members(&mut self, class: Symbol, target: &Expr, is_static: bool) -> Vec<Expr> {
        let mut code = Vec::new();
        let is_library = self.l.program.module(class.module).is_library;
        // These are own properties of every array, string and function.
        let own = !is_static
            && matches!(
                self.l.library_class_name(class),
                Some("Array" | "String" | "Function")
            );
        // Iterators inherit what gives themselves.
        let inherits = self.l.library_class_name(class) != Some("IteratorObject")
            && is_library
            && self.l.is_iterator(class);
        for member in self.l.class_members(class).iter() {
            if member.is_static != is_static
                || inherits && &*member.name == "@@iterator"
                || member.name.starts_with('#')
                || is_static && member.name.starts_with("__")
                || is_library
                    && (member.is_private
                        || member.name.starts_with('_') && !member.name.ends_with("__"))
                || !self.l.is_dynamic_name(&member.name, class)
                || !self.l.has_body(member.node)
                || own && member.kind != MemberKind::Method
            {
                continue;
            }
            let key = self.key_value(&member.name);
            let node = match is_static {
                true => self.l.static_member(class, &member.name, member.node),
                false => self.l.prototype_member(class, member),
            };
            let value = self.method_value(node);
            let value = self.boxed(value);
            if is_library && member.kind == MemberKind::Getter && &*member.name == "@@toStringTag" {
                code.push(self.define_constant(target.clone(), key, value, true));
                continue;
            }
            code.push(self.define_member(target.clone(), key, member.kind, value));
        }
        code
    }

    /// Defines what never changes, which a function without parameters gives.
    fn define_constant(&mut self, target: Expr, key: Expr, getter: Expr, tag: bool) -> Expr {
        let list = vec![target, key, getter, Expr::i32(tag as i32)];
        self.l.call_library("definition", "rtDefineConstant", list)
    }

    /// Defines one method or accessor, which listing does not see.
    pub fn define_member(
        &mut self,
        target: Expr,
        key: Expr,
        kind: MemberKind,
        value: Expr,
    ) -> Expr {
        let undefined = self.l.undefined().expr;
        let (getter, setter) = match kind {
            MemberKind::Method => {
                return self.l.call_library(
                    "definition",
                    "rtDefineMethod",
                    vec![target, key, value],
                );
            }
            MemberKind::Getter => (value, undefined),
            MemberKind::Setter => (undefined, value),
        };
        let hidden = Expr::i32(0);
        self.l.call_library(
            "definition",
            "rtDefineAccessor",
            vec![target, key, getter, setter, hidden],
        )
    }

    /// A property key as a value: a string, or a well-known symbol.
    pub fn key_value(&mut self, name: &str) -> Expr {
        self.l.property_key(name)
    }

    /// Calls a declared function with a list of boxed arguments.
    pub fn call_with_list(&mut self, node: Node, list: Expr) -> Typed {
        let env = self.l.env(Vec::new());
        let direct = self.l.direct(node, &env);
        let func = self.l.function_instance(node, env);
        let mut operands = Vec::new();
        if let Some((_, repr)) = direct.this {
            operands.push(self.l.default_of(repr));
        }
        operands.extend(self.operands_of_list(&direct, list));
        let result = direct.result.map(|(_, repr)| self.l.val(repr));
        let call = Expr::call(func, operands, result);
        match direct.result {
            Some((ty, repr)) => Typed::new(call, ty, repr),
            None => Typed::new(call, TypeId::VOID, Repr::Any),
        }
    }

    /// The parameters of a signature from a list of boxed arguments.
    pub fn operands_of_list(&mut self, direct: &super::function::Direct, list: Expr) -> Vec<Expr> {
        let count = direct.params.len();
        let mut operands = Vec::new();
        for (index, &(_, repr)) in direct.params.iter().enumerate() {
            let at = Expr::i32(index as i32);
            operands.push(if direct.rest && index + 1 == count {
                if direct.is_library {
                    self.builtin_rest(direct, list.clone(), at)
                } else {
                    self.l
                        .call_library("invocation", "rtRestArgs", vec![list.clone(), at])
                }
            } else {
                let arg = self
                    .l
                    .call_library("invocation", "rtArg", vec![list.clone(), at]);
                let arg = Typed::any(arg);
                let arg = if direct.is_library {
                    self.coerced(arg, repr)
                } else {
                    arg
                };
                self.lenient(arg, repr)
            });
        }
        operands
    }
}
