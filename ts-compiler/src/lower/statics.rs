//! Classes as values, and their static members.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ClassElement};

use crate::ir::{Expr, FuncIdx, GlobalIdx, Kind, Local, Span, Unary, Val};
use crate::program::{Node, Symbol};
use crate::types::{Type, TypeId};

use super::Lowerer;
use super::class::{Found, MemberKind, member_key};
use super::function::{Body, Instance};
use super::layout::{function, kind, meta};
use super::representation::{Null, Repr};
use super::value::Typed;

/// A static member.
#[derive(Clone, Debug)]
pub(crate) enum StaticMember {
    /// A field: the class that declares it and where it is kept.
    Field {
        owner: Symbol,
        global: GlobalIdx,
        ty: TypeId,
        repr: Repr,
    },
    Method {
        node: Node,
    },
    Accessor {
        getter: Option<Node>,
        setter: Option<Node>,
    },
}

impl<'a> Lowerer<'a> {
    /// A static member of a class or one above it.
    pub fn find_static(&mut self, class: Symbol, name: &str) -> Option<StaticMember> {
        let mut at = Some(class);
        while let Some(symbol) = at {
            match self.own_member(symbol, name, true) {
                Some(Found::Method { node }) => return Some(StaticMember::Method { node }),
                Some(Found::Accessor { getter, setter }) => {
                    return Some(StaticMember::Accessor { getter, setter });
                }
                _ => {}
            }
            if let Some((ty, property)) = self.own_static_field(symbol, name) {
                let repr = self.repr(ty);
                let global = self.static_global(symbol, name, repr);
                self.reach_static(symbol, property);
                return Some(StaticMember::Field {
                    owner: symbol,
                    global,
                    ty,
                    repr,
                });
            }
            at = self.base_class(symbol);
        }
        None
    }

    fn own_static_field(
        &mut self,
        class: Symbol,
        name: &str,
    ) -> Option<(TypeId, &'a ast::PropertyDefinition<'a>)> {
        let syntax = self.class_syntax(class)?;
        let property = syntax.body.body.iter().find_map(|element| match element {
            ClassElement::PropertyDefinition(property)
                if property.r#static
                    && member_key(&property.key, property.computed).as_deref() == Some(name) =>
            {
                Some(&**property)
            }
            _ => None,
        })?;
        let value = self.checker.types.intern(Type::ClassValue(class));
        let ty = match self.checker.property(value, name) {
            Some(found) => {
                let empty = self.env(Vec::new());
                let ty = self.apply(found.ty, &empty);
                if found.optional {
                    self.or_undefined(ty)
                } else {
                    ty
                }
            }
            None => TypeId::ANY,
        };
        Some((ty, property))
    }

    fn static_global(&mut self, class: Symbol, name: &str, repr: Repr) -> GlobalIdx {
        let val = self.val(repr);
        let shown = self.class_name(class);
        self.named_global(
            &format!("{shown}.{name}:{}:{}", class.module.0, class.id.index()),
            val,
        )
    }

    /// The initialiser of a library class's static field runs when something reads the field.
    fn reach_static(&mut self, class: Symbol, property: &'a ast::PropertyDefinition<'a>) {
        let module = self.program.module(class.module);
        if !module.is_library || property.value.is_none() {
            return;
        }
        let node = Node {
            module: class.module,
            id: property.node_id.get(),
        };
        self.reach_initialiser(node, property.span.start);
    }

    /// Lowers the initialiser of a library class's static field.
    pub fn lower_static_initialiser(&mut self, func: FuncIdx, node: Node) {
        let AstKind::PropertyDefinition(property) = self.ast(node) else {
            return;
        };
        let Some(name) = member_key(&property.key, property.computed) else {
            return;
        };
        let Some(init) = &property.value else { return };
        let class = self
            .program
            .module(node.module)
            .nodes
            .ancestors(node.id)
            .find(|ancestor| matches!(ancestor.kind(), AstKind::Class(_)))
            .map(|ancestor| Node {
                module: node.module,
                id: ancestor.id(),
            });
        let Some(class) = class.map(|class| self.checker.class_symbol(class)) else {
            return;
        };
        let empty = self.env(Vec::new());
        let mut body = Body::new(self, func, node.module, empty);
        body.class = Some(class);
        body.is_static = true;
        let set = body.set_static_field(class, &name, init);
        body.finish(vec![set]);
    }

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
        let empty = self.env(Vec::new());
        let prototype = self.class_prototype(class);
        let shown = self.string_constant(&name);
        let meta = self.kind_meta(kind::FUNCTION);
        let base = self.base_class(class);
        let members = self.class_members(class);
        let statics = self.static_fields(class);
        let captures = self.class_environment(class).is_some();
        let is_library = self.program.module(class.module).is_library;
        let mut body = Body::synthetic(self, func, empty);
        let environment = body.current_class_environment(class);
        let made = Expr::struct_new(
            function_type,
            vec![
                meta,
                Expr::null(any),
                Expr::null(Val::Func),
                Expr::new(
                    Kind::FuncRef(generic),
                    Some(Val::Ref(body.l.layout.generic)),
                ),
                environment,
                shown,
                Expr::i32(length as i32 | function::CLASS),
                Expr::null(any),
            ],
        );
        let local = body.local("class", Val::Ref(function_type));
        let read = Expr::get(local, Val::Ref(function_type));
        let mut code = vec![
            Expr::set(local, made),
            Expr::global_set(global, read.clone()),
            Expr::field_set(function_type, function::HOME, read.clone(), prototype),
        ];
        if let Some(base) = base {
            let above = body.class_value(base);
            code.push(
                body.l
                    .call_library("dynamic", "rtSetProto", vec![read.clone(), above]),
            );
        }
        for member in members
            .iter()
            .filter(|m| m.is_static && !m.name.starts_with('#') && !m.name.starts_with("__"))
        {
            if !body.l.is_dynamic_name(&member.name, class) {
                continue;
            }
            let key = body.key_value(&member.name);
            let value = body.method_value(member.node);
            let value = body.boxed(value);
            let undefined = body.l.undefined().expr;
            code.push(match member.kind {
                MemberKind::Method => {
                    body.l
                        .call_library("dynamic", "rtDefineMethod", vec![read.clone(), key, value])
                }
                MemberKind::Getter if is_library && &*member.name == "@@toStringTag" => {
                    body.l.call_library(
                        "dynamic",
                        "rtDefineConstant",
                        vec![read.clone(), key, value, Expr::i32(1)],
                    )
                }
                MemberKind::Getter => body.l.call_library(
                    "dynamic",
                    "rtDefineAccessor",
                    vec![read.clone(), key, value, undefined, Expr::i32(0)],
                ),
                MemberKind::Setter => body.l.call_library(
                    "dynamic",
                    "rtDefineAccessor",
                    vec![read.clone(), key, undefined, value, Expr::i32(0)],
                ),
            });
        }
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
            if is_library && body.l.is_readonly_static(class, &name) {
                code.push(body.l.call_library(
                    "dynamic",
                    "rtDefineConstant",
                    vec![read.clone(), key, getter, Expr::i32(0)],
                ));
                continue;
            }
            let setter = body.l.bare_function(setter, &name);
            code.push(body.l.call_library(
                "dynamic",
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

    fn is_readonly_static(&mut self, class: Symbol, name: &str) -> bool {
        self.own_static_field(class, name)
            .is_some_and(|(_, property)| property.readonly)
    }

    fn static_fields(&mut self, class: Symbol) -> Vec<Rc<str>> {
        let Some(syntax) = self.class_syntax(class) else {
            return Vec::new();
        };
        syntax
            .body
            .body
            .iter()
            .filter_map(|element| match element {
                ClassElement::PropertyDefinition(property)
                    if property.r#static && !property.declare =>
                {
                    member_key(&property.key, property.computed)
                }
                _ => None,
            })
            .collect()
    }

    /// Generic functions that read and write a static field.
    fn static_access(
        &mut self,
        class: Symbol,
        name: &Rc<str>,
    ) -> (Option<FuncIdx>, Option<FuncIdx>) {
        let Some(StaticMember::Field { global, repr, .. }) = self.find_static(class, name) else {
            return (None, None);
        };
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        let empty = self.env(Vec::new());
        let held = self.val(repr);
        let keys = [
            Instance::Static(class, name.clone(), MemberKind::Getter),
            Instance::Static(class, name.clone(), MemberKind::Setter),
        ];
        if let (Some(getter), Some(setter)) = (self.instance(&keys[0]), self.instance(&keys[1])) {
            return (Some(getter), Some(setter));
        }
        let getter = self.declare_function(
            &format!("get {name}"),
            vec![value, any, any, list],
            Some(any),
        );
        let setter = self.declare_function(
            &format!("set {name}"),
            vec![value, any, any, list],
            Some(any),
        );
        let [get_key, set_key] = keys;
        self.insert_instance(get_key, getter);
        self.insert_instance(set_key, setter);
        let mut body = Body::synthetic(self, getter, empty.clone());
        let read = body.boxed(Typed::new(Expr::global(global, held), TypeId::ANY, repr));
        body.finish(vec![read]);
        let mut body = Body::synthetic(self, setter, empty);
        let arg = body.l.call_library(
            "dynamic",
            "rtArg",
            vec![Expr::get(Local(3), list), Expr::i32(0)],
        );
        let new = body.convert(Typed::any(arg), repr);
        let code = vec![Expr::global_set(global, new), body.l.undefined().expr];
        body.finish(code);
        (Some(getter), Some(setter))
    }

    /// A function value that has only a generic entry.
    pub fn bare_function(&mut self, generic: FuncIdx, name: &str) -> Expr {
        let meta = self.kind_meta(kind::FUNCTION);
        let name = self.string_constant(name);
        Expr::struct_new(
            self.layout.function,
            vec![
                meta,
                Expr::null(self.layout.any()),
                Expr::null(Val::Func),
                Expr::new(Kind::FuncRef(generic), Some(Val::Ref(self.layout.generic))),
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
                let message = format!("Class constructor {name} cannot be invoked without 'new'");
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
        let made = if syntax.is_some_and(|syntax| syntax.r#abstract) {
            let message = body.l.string_constant("Illegal constructor");
            let error = body.l.call_library("error", "rtTypeError", vec![message]);
            Typed::any(Expr::throw(error))
        } else if let Some(StaticMember::Method { node }) = body.l.find_static(class, "__new") {
            body.call_with_list(node, args)
        } else {
            let direct = body.l.constructor_signature(class);
            let allocator = body.l.allocator(class);
            let operands = body.operands_of_list(&direct, args);
            let ty = body.l.class_type(class);
            let call = Expr::call(allocator, operands, Some(Val::Ref(ty)));
            let enter = body.enter_called_class(class);
            let options = body.error_options(class, None);
            let enter = Expr::seq(vec![options, enter]);
            Typed::new(
                Expr::seq(vec![enter, call]),
                TypeId::ANY,
                Repr::Class(class, Null::Never),
            )
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
        let members = self.class_members(class);
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
            .call_library("dynamic", "rtNewObjectWithProto", vec![above]);
        let mut code = vec![
            Expr::set(local, made),
            Expr::field_set(meta_type, meta::PROTO, descriptor.clone(), read.clone()),
        ];
        if body.l.is_dynamic_name("constructor", class) {
            let constructor = body.class_value(class);
            let key = body.key_value("constructor");
            code.push(body.l.call_library(
                "dynamic",
                "rtDefineMethod",
                vec![read.clone(), key, constructor],
            ));
        }
        for member in members.iter() {
            if member.is_static
                || member.name.starts_with('#')
                || !body.l.is_dynamic_name(&member.name, class)
                || !body.l.has_body(member.node)
            {
                continue;
            }
            // These are own properties of every array, string and function.
            if matches!(library, Some("Array" | "String" | "Function"))
                && member.kind != MemberKind::Method
            {
                continue;
            }
            let key = body.key_value(&member.name);
            let node = body.l.prototype_member(class, member);
            let value = body.method_value(node);
            let value = body.boxed(value);
            let undefined = body.l.undefined().expr;
            code.push(match member.kind {
                MemberKind::Method => {
                    body.l
                        .call_library("dynamic", "rtDefineMethod", vec![read.clone(), key, value])
                }
                MemberKind::Getter if library.is_some() && &*member.name == "@@toStringTag" => {
                    body.l.call_library(
                        "dynamic",
                        "rtDefineConstant",
                        vec![read.clone(), key, value, Expr::i32(1)],
                    )
                }
                MemberKind::Getter => body.l.call_library(
                    "dynamic",
                    "rtDefineAccessor",
                    vec![read.clone(), key, value, undefined, Expr::i32(0)],
                ),
                MemberKind::Setter => body.l.call_library(
                    "dynamic",
                    "rtDefineAccessor",
                    vec![read.clone(), key, undefined, value, Expr::i32(0)],
                ),
            });
        }
        for (name, value) in body.l.prototype_constants(class) {
            if body.l.is_dynamic_name(name, class) {
                let key = body.key_value(name);
                let value = body.boxed(value);
                code.push(body.l.call_library(
                    "dynamic",
                    "rtDefineMethod",
                    vec![read.clone(), key, value],
                ));
            }
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
        let any = self.l.layout.any();
        let func = self.l.class_function(class);
        Expr::call(func, vec![], Some(any))
    }

    pub fn diverging_or_boxed(&mut self, value: Typed) -> Expr {
        if value.expr.diverges {
            return value.expr;
        }
        self.boxed_value(value)
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
                        .call_library("dynamic", "rtRestArgs", vec![list.clone(), at])
                }
            } else {
                let arg = self
                    .l
                    .call_library("dynamic", "rtArg", vec![list.clone(), at]);
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

    /// A static property of a class. `None`: only the class's function value knows.
    pub fn static_property(&mut self, class: Symbol, name: &str, span: Span) -> Option<Typed> {
        match self.l.find_static(class, name) {
            Some(StaticMember::Field {
                owner,
                global,
                ty,
                repr,
            }) => {
                if let Some(constant) = self.library_constant(owner, name) {
                    return Some(constant);
                }
                let val = self.l.val(repr);
                Some(Typed::new(Expr::global(global, val), ty, repr))
            }
            Some(StaticMember::Method { node }) => Some(self.method_value(node)),
            Some(StaticMember::Accessor { getter, .. }) => Some(match getter {
                Some(getter) => {
                    let this = self.static_receiver(class, getter);
                    self.call_method_directly(getter, this, Vec::new(), span)
                }
                None => self.l.undefined(),
            }),
            None => {
                if name == "name" && self.l.class_syntax(class).is_some() {
                    let name = self.l.class_name(class);
                    return Some(Typed::string(self.l.string_constant(&name)));
                }
                None
            }
        }
    }

    /// `this` of a static member that asks for it.
    pub fn static_receiver(&mut self, class: Symbol, node: Node) -> Option<Typed> {
        let env = self.l.env(Vec::new());
        let direct = self.l.direct(node, &env);
        direct.this.map(|_| Typed::any(self.class_value(class)))
    }

    /// A number that a library class names: `Math.PI`.
    fn library_constant(&mut self, class: Symbol, name: &str) -> Option<Typed> {
        if !self.l.program.module(class.module).is_library {
            return None;
        }
        let (_, property) = self.l.own_static_field(class, name)?;
        if !property.readonly {
            return None;
        }
        match property.value.as_ref()?.without_parentheses() {
            ast::Expression::NumericLiteral(literal) => {
                Some(Typed::number(Expr::f64(literal.value)))
            }
            _ => None,
        }
    }

    /// `C.name = value`
    pub fn set_static(
        &mut self,
        class: Symbol,
        name: &str,
        value: Typed,
        span: Span,
    ) -> Option<Expr> {
        match self.l.find_static(class, name)? {
            StaticMember::Field { global, repr, .. } => {
                let value = self.convert(value, repr);
                Some(Expr::global_set(global, value))
            }
            StaticMember::Accessor {
                setter: Some(setter),
                ..
            } => {
                let this = self.static_receiver(class, setter);
                Some(
                    self.call_method_directly(setter, this, vec![value], span)
                        .expr
                        .drop(),
                )
            }
            _ => None,
        }
    }

    fn set_static_field(
        &mut self,
        class: Symbol,
        name: &str,
        init: &'a ast::Expression<'a>,
    ) -> Expr {
        let Some(StaticMember::Field {
            global, ty, repr, ..
        }) = self.l.find_static(class, name)
        else {
            return Expr::nop();
        };
        let value = if ty == TypeId::ANY {
            self.expression(init)
        } else {
            self.expression_as(init, ty)
        };
        let value = self.convert(value, repr);
        Expr::global_set(global, value)
    }

    /// Evaluates a class: its static fields and blocks, in order.
    pub fn evaluate_class(&mut self, syntax: &'a ast::Class<'a>) -> (Symbol, Expr) {
        let node = self.node(syntax.node_id.get());
        let class = self.l.checker.class_symbol(node);
        let span = self.span_of(syntax);
        if self.l.checker.class_heritage_unknown(class) {
            self.unsupported(
                span,
                "a class that extends a value",
                "extend a class by its name",
            );
        }
        if let Some(base) = self.l.base_class(class)
            && !self.l.program.module(self.module).is_library
            && !self.l.is_plain(base)
        {
            let name = self.l.class_name(base);
            let what = format!("a class that extends '{name}'");
            self.unsupported(span, &what, "hold one in a field and forward to it");
        }
        self.refuse_decorators(syntax);
        let held = (self.class, self.is_static, self.this.take());
        self.class = Some(class);
        self.is_static = true;
        let mut code = Vec::new();
        if let Some(base) = &syntax.heritage {
            code.push(self.check_class_ready(&base.expression));
        }
        if syntax.is_declaration() {
            code.push(self.mark_ready(class));
        }
        if let Some(enter) = self.make_class_environment(class) {
            code.push(enter);
            if let Some(symbol) = syntax.id.as_ref().and_then(|id| id.symbol_id.get())
                && syntax.is_declaration()
            {
                let value = self.class_value(class);
                code.push(self.bind(symbol, Some(Typed::any(value))));
            }
        }
        for element in &syntax.body.body {
            match element {
                ClassElement::PropertyDefinition(property)
                    if property.r#static && !property.declare =>
                {
                    let Some(name) = member_key(&property.key, property.computed) else {
                        let span = self.span_of(&**property);
                        self.unsupported(
                            span,
                            "a computed name of a static member",
                            "name the member",
                        );
                        continue;
                    };
                    if let Some(init) = &property.value {
                        code.push(self.set_static_field(class, &name, init));
                    }
                }
                ClassElement::StaticBlock(block) => {
                    let scope = block.scope_id.get();
                    if let Some(scope) = scope {
                        self.declare_vars(scope, &mut code);
                    }
                    let lowered = self.block(scope, &block.body);
                    code.extend(lowered.into_iter().map(Expr::drop));
                }
                _ => {}
            }
        }
        (self.class, self.is_static, self.this) = held;
        (class, Expr::seq(code))
    }

    /// Decorators are not applied; ignoring them would make another program.
    fn refuse_decorators(&mut self, syntax: &'a ast::Class<'a>) {
        let members = syntax.body.body.iter().flat_map(|element| match element {
            ClassElement::MethodDefinition(method) => method.decorators.iter(),
            ClassElement::PropertyDefinition(property) => property.decorators.iter(),
            ClassElement::AccessorProperty(property) => property.decorators.iter(),
            _ => [].iter(),
        });
        for decorator in syntax.decorators.iter().chain(members) {
            let span = self.span_of(decorator);
            self.unsupported(
                span,
                "a decorator",
                "call a function on the class or its prototype",
            );
        }
    }

    /// `class C {}`
    pub fn class_declaration(&mut self, syntax: &'a ast::Class<'a>) -> Expr {
        self.evaluate_class(syntax).1
    }

    /// `(class {})`
    pub fn class_expression(&mut self, syntax: &'a ast::Class<'a>) -> Typed {
        let ty = self.type_of(syntax.node_id.get());
        let (class, setup) = self.evaluate_class(syntax);
        let value = self.class_value(class);
        Typed::new(Expr::seq(vec![setup, value]), ty, Repr::Any)
    }
}
