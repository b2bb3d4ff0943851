//! Calls of methods: of classes, of primitives, by name.

use oxc_ast::ast::{self, Argument, Expression, MemberExpression};

use crate::check::Target;
use crate::ir::{Expr, Kind, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::abi::Abi;
use super::class::{Found, MemberKind};
use super::dispatch::Dispatch;
use super::function::Body;
use super::representation::Repr;
use super::statics::StaticMember;
use super::target::Static;
use super::value::Typed;

/// Longest text of a callee that is kept for a message.
const NOTED: usize = 40;

impl<'a> Body<'_, 'a> {
    /// `o.m(...)`
    pub fn call_method(
        &mut self,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        if matches!(member.object(), Expression::Super(_)) {
            return self.call_super_method(member, call, span);
        }
        let name = self.member_name(member);
        if let Some(name) = &name
            && let Some(target) = self.static_target(member.object())
            && let Some(value) = self.call_static(target, name, member, call, span)
        {
            let check = self.check_class_ready(member.object());
            return self.after(check, value);
        }
        if let Some(value) = self.global_member(member) {
            let this = self.expression(member.object());
            return self.call_value(value, Some(this), call, span);
        }
        let object = self.expression(member.object());
        let object = self.with_value(object);
        let (setup, object) = if member.optional() {
            self.optional_link(object)
        } else {
            (Expr::nop(), object)
        };
        let value = match name {
            Some(name) => self.call_named(object, &name, member, call, span),
            None => {
                let MemberExpression::ComputedMemberExpression(computed) = member else {
                    return self.l.undefined();
                };
                let (store, object) = self.keep(object);
                let key = self.expression(&computed.expression);
                let numeric = matches!(key.repr, Repr::Number | Repr::NumberOrUndefined);
                if call.optional || numeric && matches!(object.repr, Repr::Array(_)) {
                    let callee = self.get_element(object.clone(), key, span);
                    let ty = self.type_of(computed.node_id.get());
                    let callee = self.refined(callee, ty);
                    let value = self.call_value(callee, Some(object), call, span);
                    Typed::new(Expr::seq(vec![store, value.expr]), value.ty, value.repr)
                } else {
                    if !numeric {
                        self.l.dynamic_key();
                    }
                    let object = self.boxed(object);
                    let key = self.boxed(key);
                    let list = self.argument_list(&call.arguments);
                    let text = format!("={}", self.callee_text(&call.callee));
                    let list = self.noting(&text, list);
                    let called = self
                        .l
                        .call_library("invocation", "rtCallIndex", vec![object, key, list])
                        .at(span);
                    Typed::any(Expr::seq(vec![store, called]))
                }
            }
        };
        if matches!(*setup.kind, Kind::Nop) {
            return value;
        }
        Typed::new(Expr::seq(vec![setup, value.expr]), value.ty, value.repr)
    }

    pub fn call_super_method(
        &mut self,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let name = self.member_name(member);
        if self.has_dynamic_home() || name.is_none() {
            let key = match &name {
                Some(name) => {
                    self.l.dynamic_name(name);
                    self.l.property_key(name)
                }
                None => self.super_key(member),
            };
            return self.dynamic_super_method(key, &call.arguments, span);
        }
        let (Some(class), Some(name)) = (self.class, name) else {
            return self.unsupported(
                span,
                "'super' here",
                "call the method of the base class by name",
            );
        };
        let Some(base) = self.l.base_class(class) else {
            return self.unsupported(
                span,
                "'super' without a known base class",
                "extend a named class",
            );
        };
        if self.is_static {
            if let Some(StaticMember::Method { node }) = self.l.find_static(base, &name) {
                // The class that the method was called on may be one below.
                let this = match self.static_receiver(class, node) {
                    Some(own) => Some(self.this.clone().unwrap_or(own)),
                    None => None,
                };
                let env = self.l.env(Vec::new());
                return self.call_declared(node, env, this, call, span);
            }
            self.l.dynamic_name(&name);
            let key = self.l.property_key(&name);
            return self.dynamic_super_method(key, &call.arguments, span);
        }
        let Some(this) = self.this.clone() else {
            return self.unsupported(span, "'super' here", "call it in a method");
        };
        if self.l.is_shadowed(&name) {
            // The method of the base class may be another one by now.
            self.l.dynamic_name(&name);
            let key = self.l.property_key(&name);
            return self.dynamic_super_method(key, &call.arguments, span);
        }
        if let Some(node) = self.l.implementation(base, &name, MemberKind::Method)
            && self.l.has_body(node)
        {
            let env = self.l.env(Vec::new());
            return self.call_declared(node, env, Some(this), call, span);
        }
        // A method of Object.prototype, or a property that holds a function.
        let value = self.super_property(&name, span);
        self.call_value(value, Some(this), call, span)
    }

    /// Calls a member of a class, namespace or module by name.
    pub fn call_static(
        &mut self,
        target: Static,
        name: &str,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Option<Typed> {
        let env = self.l.env(Vec::new());
        match target {
            Static::Class(class) => match self.l.find_static(class, name) {
                Some(StaticMember::Method { .. }) if self.is_replaced_static(class, name) => {
                    let object = Typed::any(self.class_value(class));
                    Some(self.call_dynamic(object, name, member, call, span))
                }
                Some(StaticMember::Method { node }) => {
                    if let Some(value) = self.inherited_static(class, node, name, call, span) {
                        return Some(value);
                    }
                    if let Some(value) = self.extreme(class, name, call) {
                        return Some(value);
                    }
                    if let Some(value) = self.fast_static(class, name, call, span) {
                        return Some(value);
                    }
                    if self.l.program.module(class.module).is_library
                        && matches!(
                            name,
                            "getOwnPropertyNames"
                                | "getPrototypeOf"
                                | "ownKeys"
                                | "getOwnPropertyDescriptors"
                                | "getOwnPropertyDescriptor"
                        )
                    {
                        self.l.dynamic_key();
                    }
                    let this = self.static_receiver(class, node);
                    let enter = self.enter_class(class, member.object());
                    let value = self.call_declared(node, env, this, call, span);
                    Some(Typed::new(
                        Expr::seq(vec![enter, value.expr]),
                        value.ty,
                        value.repr,
                    ))
                }
                Some(_) => {
                    let callee = self.static_property(class, name, span)?;
                    let ty = self.type_of(member.node_id());
                    let callee = self.refined(callee, ty);
                    let this = Typed::any(self.class_value(class));
                    Some(self.call_value(callee, Some(this), call, span))
                }
                // Merged with a namespace.
                None => self.call_namespace_member(class, name, call, span),
            },
            // An enum is merged with a namespace.
            Static::Namespace(symbol) | Static::Enum(symbol) => {
                self.call_namespace_member(symbol, name, call, span)
            }
            Static::Module(module) => match self.l.checker.export_of(module, name) {
                target @ Target::Symbol(symbol) => match self.call_symbol(symbol, call, span) {
                    Some(value) => Some(value),
                    None => {
                        let callee = self.exported_value(target, name, span)?;
                        Some(self.call_value(callee, None, call, span))
                    }
                },
                Target::Default(module) => match self.l.default_function(module) {
                    Some(node) => Some(self.call_declared(node, env, None, call, span)),
                    None => {
                        let callee = self.default_export(module);
                        Some(self.call_value(callee, None, call, span))
                    }
                },
                _ => None,
            },
        }
    }

    // A static method that a class of the program has from one of the library, and that makes
    // instances of the class it is called on.
    fn inherited_static(
        &mut self,
        class: Symbol,
        node: Node,
        name: &str,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Option<Typed> {
        let owner = self.l.enclosing_class(node)?;
        if owner == class || self.l.library_class_name(class).is_some() {
            return None;
        }
        let generic = self.l.generic_static(owner, name)?;
        let env = self.l.env(Vec::new());
        let this = Typed::any(self.class_value(class));
        let made = self.call_declared(generic, env, Some(this), call, span);
        let ty = self.type_of(self.node(call.node_id.get()).id);
        Some(self.refined(made, ty))
    }

    /// Calls a member of a namespace, or of what is merged with one.
    fn call_namespace_member(
        &mut self,
        namespace: Symbol,
        name: &str,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Option<Typed> {
        let member = self.l.namespace_member(namespace, name)?;
        Some(match self.call_symbol(member, call, span) {
            Some(value) => value,
            None => {
                let callee = self.symbol_value(member, name);
                self.call_value(callee, None, call, span)
            }
        })
    }

    /// `object.name(...)`
    pub fn call_named(
        &mut self,
        object: Typed,
        name: &str,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let record = self.secret_record(name);
        let owner = self.static_secret(name);
        if record.is_some() || owner.is_some() {
            let (store, object) = self.keep(object);
            let callee = match (record, owner) {
                (Some(record), _) => self.secret_get(record, object.clone(), name, span),
                (_, Some(class)) => self.static_secret_get(class, object.clone(), name, span),
                _ => self.l.undefined(),
            };
            let ty = self.type_of(member.node_id());
            let callee = self.refined(callee, ty);
            let value = self.call_value(callee, Some(object), call, span);
            return self.after(store, value);
        }
        let (brand, object) = self.require_brand(object, name, span);
        let (check, object) = self.require_value(object, name, span);
        let value = self.call_named_of(object, name, member, call, span);
        let value = self.after(check, value);
        self.after(brand, value)
    }

    pub fn call_named_of(
        &mut self,
        object: Typed,
        name: &str,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let call_node = self.node(call.node_id.get());
        match object.repr {
            Repr::Class(class, _) => match self.l.find_member(class, name) {
                // The library means its own methods, whatever names the program assigns.
                Some(Found::Method { node })
                    if !call.optional
                        && (!self.l.is_shadowed(name)
                            || self.l.program.module(self.module).is_library) =>
                {
                    if self.l.is_overridden(class, name, MemberKind::Method)
                        || !self.l.has_body(node)
                    {
                        let empty = self.l.env(Vec::new());
                        let direct = self.l.direct(node, &empty);
                        let (args, spread) = self.arguments_for(&call.arguments, &direct, None);
                        return self.call_virtual(
                            class,
                            name,
                            MemberKind::Method,
                            node,
                            object,
                            args,
                            spread,
                            span,
                        );
                    }
                    let env = self.l.env(Vec::new());
                    let env = self.callee_env(node, &env, call_node, Vec::new());
                    return self.call_declared_in(node, env, Some(object), &call.arguments, span);
                }
                Some(Found::Field { .. } | Found::Accessor { .. }) => {
                    let (store, object) = self.keep(object);
                    let callee = self.get_property(object.clone(), name, span);
                    let ty = self.type_of(member.node_id());
                    let callee = self.refined(callee, ty);
                    let value = self.call_value(callee, Some(object), call, span);
                    return Typed::new(Expr::seq(vec![store, value.expr]), value.ty, value.repr);
                }
                _ => {}
            },
            Repr::Array(_) | Repr::String(_) | Repr::Number | Repr::Boolean | Repr::Function(_) => {
                if let Some(value) = self.push(&object, name, call) {
                    return value;
                }
                if let Some(value) = self.unit_method(&object, name, call) {
                    return value;
                }
                if let Some((class, node)) = self.primitive_method(&object, name) {
                    let mut extra = Vec::new();
                    if matches!(object.repr, Repr::Array(_)) && !self.is_given_any(name, call) {
                        extra = self.array_arguments(class, &object);
                    }
                    let env = self.l.env(Vec::new());
                    let env = self.callee_env(node, &env, call_node, extra);
                    return self.call_declared_in(node, env, Some(object), &call.arguments, span);
                }
            }
            _ => {}
        }
        if call.optional {
            let (store, object) = self.keep(object);
            let callee = self.get_property(object.clone(), name, span);
            let ty = self.type_of(member.node_id());
            let callee = self.refined(callee, ty);
            let value = self.call_value(callee, Some(object), call, span);
            return Typed::new(Expr::seq(vec![store, value.expr]), value.ty, value.repr);
        }
        self.call_dynamic(object, name, member, call, span)
    }

    /// Calls a method by name through its dispatch function.
    pub fn call_dynamic(
        &mut self,
        object: Typed,
        name: &str,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        self.l.dynamic_name(name);
        let has_spread = call
            .arguments
            .iter()
            .any(|argument| matches!(argument, Argument::SpreadElement(_)));
        let object = self.boxed(object);
        let text = self.callee_text(member.object());
        if has_spread {
            let key = self.l.property_key(name);
            let list = self.argument_list(&call.arguments);
            let list = self.noting(&text, list);
            let called = self
                .l
                .call_library("invocation", "rtCallIndex", vec![object, key, list])
                .at(span);
            return Typed::any(called);
        }
        let ty = self.type_of(member.node_id());
        let signature = self.call_signature(ty, call);
        let (abi, params, result) = match signature {
            Some((abi, params, result)) => (abi, params, result),
            None => (
                Abi::dynamic(call.arguments.len()),
                vec![TypeId::ANY; call.arguments.len()],
                TypeId::ANY,
            ),
        };
        let args = self.abi_operands(&call.arguments, &abi, &params);
        let mut operands = vec![object];
        operands.extend(args);
        if let Some(last) = operands.pop() {
            operands.push(self.noting(&text, last));
        }
        let val = self.l.pass_val(abi.result);
        let func = self.l.dispatch(Dispatch::Call(name.into(), abi.clone()));
        let expr = Expr::call(func, operands, Some(val)).at(span);
        self.passed(expr, abi.result, result)
    }

    /// The last operand of a call by name; after it, the callee is noted for the message that says
    /// that it is no function.
    fn noting(&mut self, callee: &str, last: Expr) -> Expr {
        let Some(ty) = last.ty.filter(|_| !last.diverges) else {
            return last;
        };
        if self.l.program.module(self.module).is_library {
            return last;
        }
        let text = match callee.len() {
            0..=NOTED => callee,
            _ => "(intermediate value)",
        };
        let (store, last) = self.reuse(last, ty);
        let (noted, text) = (self.l.noted_callee(), self.l.string_constant(text));
        Expr::seq(vec![store, Expr::global_set(noted, text), last])
    }

    /// Whether a class that extends Array has another method under a name.
    fn has_hidden_array_method(&self, repr: Repr, name: &str) -> bool {
        matches!(repr, Repr::Array(_))
            && self.l.extensions.may_hide_of_array(name)
            && !self.l.program.module(self.module).is_library
    }

    /// `a.push(x)`
    pub fn push(
        &mut self,
        object: &Typed,
        name: &str,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<Typed> {
        if name != "push"
            || !matches!(object.repr, Repr::Array(_))
            || self.is_edited_builtin(name)
            || self.has_hidden_array_method(object.repr, name)
        {
            return None;
        }
        let [argument] = call.arguments.as_slice() else {
            return None;
        };
        let expression = argument.as_expression()?;
        let element = self
            .l
            .checker
            .array_element(object.ty)
            .unwrap_or(TypeId::ANY);
        let numbers = self.l.repr(element) == Repr::Number;
        let (store, object) = self.keep(object.clone());
        let value = self.expression_for(expression, element);
        let value = self.with_value(value);
        let push = self.push_value(object.expr.clone(), value, numbers);
        let layout = &self.l.layout;
        let length = Expr::field(
            layout.array,
            super::layout::array::LEN,
            object.expr,
            Val::I32,
        );
        let length = Expr::unary(crate::ir::Unary::F64ConvertI32S, length);
        Some(Typed::number(Expr::seq(vec![store, push, length])))
    }

    /// The library's class for values of a representation.
    pub fn primitive_class(&mut self, repr: Repr) -> Option<Symbol> {
        let name = match repr {
            Repr::Array(_) => "Array",
            Repr::String(_) => "String",
            Repr::Number | Repr::NumberOrUndefined => "Number",
            Repr::Boolean => "Boolean",
            Repr::Function(_) => "Function",
            _ => return None,
        };
        self.l.global_class(name)
    }

    /// Whether the program assigns a method of this name to a built-in prototype. The library means
    /// its own methods, whatever the program puts there.
    pub fn is_edited_builtin(&self, name: &str) -> bool {
        !self.is_library_code() && self.l.survey.edited_builtins.contains(name)
    }

    pub fn primitive_method(&mut self, value: &Typed, name: &str) -> Option<(Symbol, Node)> {
        if self.is_edited_builtin(name) || self.has_hidden_array_method(value.repr, name) {
            return None;
        }
        let class = self.primitive_class(value.repr)?;
        match self.l.own_member(class, name, false)? {
            Found::Method { node } => Some((class, node)),
            _ => None,
        }
    }

    /// A getter of the library's class for a primitive.
    pub fn primitive_getter(&mut self, value: &Typed, name: &str) -> Option<(Symbol, Node)> {
        let class = self.primitive_class(value.repr)?;
        match self.l.own_member(class, name, false)? {
            Found::Accessor {
                getter: Some(node), ..
            } => Some((class, node)),
            _ => None,
        }
    }

    /// Whether a method of arrays is given elements that are said to be anything, and may be: it
    /// takes them as they are.
    fn is_given_any(&mut self, name: &str, call: &'a ast::CallExpression<'a>) -> bool {
        const TAKERS: [&str; 8] = [
            "unshift",
            "splice",
            "toSpliced",
            "fill",
            "with",
            "includes",
            "indexOf",
            "lastIndexOf",
        ];
        TAKERS.contains(&name)
            && !self.is_library_code()
            && call.arguments.iter().any(|argument| {
                argument
                    .as_expression()
                    .is_some_and(|value| self.type_of_expression(value) == TypeId::ANY)
            })
    }

    /// The argument for the element type of an array class.
    pub fn array_arguments(&mut self, class: Symbol, value: &Typed) -> Vec<(Node, TypeId)> {
        let Some(element) = self.l.checker.array_element(value.ty) else {
            return Vec::new();
        };
        let params = self.l.checker.type_params(class);
        match (params.first(), self.l.specialise(element)) {
            (Some(&param), Some(element)) => vec![(param, element)],
            _ => Vec::new(),
        }
    }

    /// Calls a getter or method of a primitive's class.
    pub fn call_primitive_method(
        &mut self,
        class: Symbol,
        node: Node,
        value: Typed,
        args: Vec<Typed>,
        _result: Option<TypeId>,
        span: Span,
    ) -> Typed {
        let mut types = Vec::new();
        if matches!(value.repr, Repr::Array(_)) {
            types = self.array_arguments(class, &value);
        }
        let env = self.l.env(types);
        self.call_direct(node, env, Some(value), args, false, span)
    }
}
