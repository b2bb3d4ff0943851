//! Calls and construction.

use oxc_ast::ast::{self, Argument, Expression, MemberExpression};
use oxc_semantic::SymbolFlags;

use crate::check::Target;
use crate::ir::{Expr, Kind, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::{Signature, Type, TypeId};

use super::Env;
use super::abi::{Abi, Pass};
use super::class::{Found, MemberKind};
use super::dispatch::Dispatch;
use super::function::{Body, Direct};
use super::layout::function;
use super::member::Static;
use super::representation::{Null, Repr};
use super::statics::StaticMember;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// `f(...)`
    pub fn call(&mut self, call: &'a ast::CallExpression<'a>) -> Typed {
        let span = self.span_of(call);
        let value = self.call_inner(call, span);
        if value.expr.ty.is_none() || value.expr.diverges {
            return value;
        }
        let ty = self.type_of(call.node_id.get());
        if let Repr::Intrinsic(_) = value.repr {
            return value;
        }
        self.refined(value, ty)
    }

    fn call_inner(&mut self, call: &'a ast::CallExpression<'a>, span: Span) -> Typed {
        let callee = call.callee.get_inner_expression();
        match callee {
            Expression::Super(_) => return self.super_call(&call.arguments, span),
            Expression::Identifier(id) => {
                let target = self.resolve(id);
                if let Target::Symbol(symbol) = target
                    && let Some(value) = self.call_symbol(symbol, call, span)
                {
                    return value;
                }
                if let Target::Default(module) = target
                    && let Some(symbol) = self.default_function(module)
                {
                    let env = self.l.env(Vec::new());
                    return self.call_declared(symbol, env, None, call, span);
                }
            }
            _ => {
                if let Some(member) = callee.as_member_expression() {
                    return self.call_method(member, call, span);
                }
            }
        }
        let value = self.expression(&call.callee);
        self.call_value(value, None, call, span)
    }

    /// Calls what a name always stands for. `None`: a variable.
    fn call_symbol(
        &mut self,
        symbol: Symbol,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Option<Typed> {
        let module = self.l.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return None;
        }
        let flags = module.scoping.symbol_flags(symbol.id);
        let name = self.l.symbol_name(symbol);
        if module.is_library && name.starts_with("__") && self.function_of(symbol).is_none() {
            return Some(self.intrinsic(name, call, span));
        }
        if flags.contains(SymbolFlags::Class) {
            // `String()` is not `String(undefined)`.
            let entry = if call.arguments.is_empty() {
                "__empty"
            } else {
                "__call"
            };
            let found = self
                .l
                .find_static(symbol, entry)
                .or_else(|| self.l.find_static(symbol, "__call"));
            if let Some(StaticMember::Method { node }) = found {
                let env = self.l.env(Vec::new());
                return Some(self.call_declared(node, env, None, call, span));
            }
            return None;
        }
        if !flags.contains(SymbolFlags::Function) || module.scoping.symbol_is_mutated(symbol.id) {
            return None;
        }
        let node = self.function_of(symbol)?;
        if self.l.is_module_level(symbol) {
            let env = self.l.env(Vec::new());
            self.note_dynamic_names(symbol, call);
            return Some(self.call_declared(node, env, None, call, span));
        }
        // A nested function that needs nothing of the functions around it.
        if symbol.module == self.module
            && let Some(scope) = self.l.function_scope(node)
            && self.captures.of(scope).is_empty()
            && !self.captures.this.contains(&scope)
        {
            let env = self.env.clone();
            return Some(self.call_declared(node, env, None, call, span));
        }
        None
    }

    /// Property names that the library passes to its own dynamic operations.
    fn note_dynamic_names(&mut self, symbol: Symbol, call: &'a ast::CallExpression<'a>) {
        if !self.l.program.module(self.module).is_library {
            return;
        }
        if matches!(
            self.l.symbol_name(symbol),
            "patternMethod"
                | "rtGet"
                | "rtSet"
                | "rtCallMethod"
                | "getProperty"
                | "rtHas"
                | "rtGetIndex"
                | "rtCallIndex"
                | "callMethod"
                | "getMethod"
        ) {
            for argument in &call.arguments {
                if let Some(expression) = argument.as_expression() {
                    if let Expression::StringLiteral(literal) = expression.get_inner_expression() {
                        self.l.dynamic_name(&literal.value);
                    } else if let Some(name) = self.constant_key(expression) {
                        self.l.dynamic_name(&name);
                    }
                }
            }
        }
    }

    /// The implementation of a declared function.
    pub fn function_of(&mut self, symbol: Symbol) -> Option<Node> {
        let declared = self.l.declaration(symbol);
        let node = self.l.checker.implementation(declared);
        self.l.has_body(node).then_some(node)
    }

    fn default_function(&mut self, module: crate::program::ModuleId) -> Option<Node> {
        self.l.default_function(module)
    }

    /// The arguments in force for the type parameters of a called function.
    fn callee_env(
        &mut self,
        node: Node,
        outer: &Env,
        call: Node,
        extra: Vec<(Node, TypeId)>,
    ) -> Env {
        let mut types: Vec<(Node, TypeId)> =
            outer.types.iter().map(|(&node, &ty)| (node, ty)).collect();
        types.extend(extra);
        let declared = self.l.checker.signature(node);
        if !declared.type_params.is_empty()
            && let Some(info) = self.l.checker.call(call)
            && info.signature.type_params == declared.type_params
        {
            let env = self.env.clone();
            for (&param, &arg) in declared.type_params.iter().zip(&info.type_args) {
                let arg = self.l.apply(arg, &env);
                if let Some(arg) = self.l.specialise(arg) {
                    types.push((param, arg));
                }
            }
        }
        self.l.env(types)
    }

    fn call_declared(
        &mut self,
        node: Node,
        outer: Env,
        this: Option<Typed>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let call_node = self.node(call.node_id.get());
        let env = self.callee_env(node, &outer, call_node, Vec::new());
        self.call_declared_in(node, env, this, &call.arguments, span)
    }

    fn call_declared_in(
        &mut self,
        node: Node,
        env: Env,
        this: Option<Typed>,
        arguments: &'a [Argument<'a>],
        span: Span,
    ) -> Typed {
        let direct = self.l.direct(node, &env);
        let (args, spread) = self.arguments_for(arguments, &direct, Some(&env));
        self.call_direct(node, env, this, args, spread, span)
    }

    /// Lowers arguments for a signature; whether the last is the array of its rest parameter.
    pub fn arguments_for(
        &mut self,
        arguments: &'a [Argument<'a>],
        direct: &Direct,
        _env: Option<&Env>,
    ) -> (Vec<Typed>, bool) {
        let count = direct.params.len();
        let fixed = if direct.rest { count - 1 } else { count };
        let spread = arguments
            .iter()
            .position(|argument| matches!(argument, Argument::SpreadElement(_)));
        let mut args = Vec::new();
        match spread {
            Some(first) if first < fixed || direct.rest => {
                let first = first.min(fixed);
                for (argument, &(ty, _)) in arguments[..first].iter().zip(&direct.params) {
                    args.push(self.argument(argument, ty));
                }
                let array = self.array_of_arguments(&arguments[first..]);
                if first == fixed {
                    args.push(Typed::new(array, TypeId::ANY, Repr::Array(Null::Never)));
                    return (args, true);
                }
                // The array fills the parameters that are left.
                let ty = Val::Ref(self.l.layout.array);
                let local = self.local("spread", ty);
                let mut setup = Some(Expr::set(local, array));
                for (index, &(ty, _)) in direct.params[..fixed].iter().enumerate().skip(first) {
                    let array = Typed::new(
                        Expr::get(local, ty_of_array(self)),
                        TypeId::ANY,
                        Repr::Array(Null::Never),
                    );
                    let _ = ty;
                    let mut value = self.array_element_at(
                        array,
                        Expr::f64((index - first) as f64),
                        TypeId::ANY,
                    );
                    if let Some(setup) = setup.take() {
                        value.expr = Expr::seq(vec![setup, value.expr]);
                    }
                    args.push(value);
                }
                if direct.rest {
                    let from = Expr::i32((fixed - first) as i32);
                    let rest =
                        self.l
                            .call_library("array", "arrRest", vec![Expr::get(local, ty), from]);
                    let rest = match setup.take() {
                        Some(setup) => Expr::seq(vec![setup, rest]),
                        None => rest,
                    };
                    args.push(Typed::new(rest, TypeId::ANY, Repr::Array(Null::Never)));
                    return (args, true);
                }
                if let Some(setup) = setup {
                    args.push(Typed::new(setup, TypeId::VOID, Repr::Any));
                }
                (args, false)
            }
            _ => {
                for (index, argument) in arguments.iter().enumerate() {
                    let ty = match direct.params.get(index) {
                        Some(&(ty, _)) if index < fixed => ty,
                        _ if direct.rest => {
                            let (ty, _) = direct.params[count - 1];
                            self.l.checker.array_element(ty).unwrap_or(TypeId::ANY)
                        }
                        _ => TypeId::ANY,
                    };
                    args.push(self.argument(argument, ty));
                }
                (args, false)
            }
        }
    }

    /// One argument, lowered for the type of its parameter.
    fn argument(&mut self, argument: &'a Argument<'a>, ty: TypeId) -> Typed {
        match argument {
            Argument::SpreadElement(spread) => {
                let value = self.expression(&spread.argument);
                self.with_value(value)
            }
            argument => {
                let expression = argument.to_expression();
                let value = self.expression_for(expression, ty);
                self.with_value(value)
            }
        }
    }

    /// An expression where a type is expected, without its conversion: functions and literals take
    /// their form from the type.
    pub fn expression_for(&mut self, expression: &'a Expression<'a>, ty: TypeId) -> Typed {
        if ty == TypeId::ANY {
            return self.expression(expression);
        }
        match expression.without_parentheses() {
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                let abi = self.abi_of_type(ty);
                self.function_expression(expression, abi)
            }
            _ => self.expression(expression),
        }
    }

    /// All arguments as a fresh array.
    fn array_of_arguments(&mut self, arguments: &'a [Argument<'a>]) -> Expr {
        let ty = Val::Ref(self.l.layout.array);
        let local = self.local("arguments", ty);
        let fresh = self.l.new_array(None, None, Expr::i32(0));
        let mut code = vec![Expr::set(local, fresh)];
        for argument in arguments {
            let target = Expr::get(local, ty);
            code.push(match argument {
                Argument::SpreadElement(spread) => {
                    let value = self.expression(&spread.argument);
                    self.append_spread(target, value)
                }
                argument => {
                    let value = self.expression(argument.to_expression());
                    let value = self.with_value(value);
                    self.push_value(target, value, false)
                }
            });
        }
        code.push(Expr::get(local, ty));
        Expr::seq(code)
    }

    /// All arguments as the list that a generic entry takes.
    pub fn argument_list(&mut self, arguments: &'a [Argument<'a>]) -> Expr {
        if arguments
            .iter()
            .any(|argument| matches!(argument, Argument::SpreadElement(_)))
        {
            let array = self.array_of_arguments(arguments);
            return self.l.call_library("array", "arrArgs", vec![array]);
        }
        let mut values = Vec::new();
        for argument in arguments {
            let value = self.expression(argument.to_expression());
            values.push(self.boxed_value(value));
        }
        self.l.raw_any(values)
    }

    /// `o.m(...)`
    fn call_method(
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
                    let called = self
                        .l
                        .call_library("dynamic", "rtCallIndex", vec![object, key, list])
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

    fn call_super_method(
        &mut self,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let (Some(class), Some(name)) = (self.class, self.member_name(member)) else {
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
                let this = self.static_receiver(class, node);
                let env = self.l.env(Vec::new());
                return self.call_declared(node, env, this, call, span);
            }
            return self.unsupported(
                span,
                "this static member of 'super'",
                "call it by the class's name",
            );
        }
        let Some(this) = self.this.clone() else {
            return self.unsupported(span, "'super' here", "call it in a method");
        };
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
    fn call_static(
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
                Some(StaticMember::Method { node }) => {
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
                None => {
                    let member = self.l.namespace_member(class, name)?;
                    match self.call_symbol(member, call, span) {
                        Some(value) => Some(value),
                        None => {
                            let callee = self.symbol_value(member, name);
                            Some(self.call_value(callee, None, call, span))
                        }
                    }
                }
            },
            Static::Namespace(symbol) => {
                let symbol = self.l.namespace_member(symbol, name)?;
                match self.call_symbol(symbol, call, span) {
                    Some(value) => Some(value),
                    None => {
                        let callee = self.symbol_value(symbol, name);
                        Some(self.call_value(callee, None, call, span))
                    }
                }
            }
            Static::Module(module) => match self.l.checker.export_of(module, name) {
                Target::Symbol(symbol) => match self.call_symbol(symbol, call, span) {
                    Some(value) => Some(value),
                    None => {
                        let callee = self.symbol_value(symbol, name);
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
            Static::Enum(_) => None,
        }
    }

    /// Output of strings, numbers and booleans, without the formatter of all values.
    fn fast_static(
        &mut self,
        class: Symbol,
        name: &str,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Option<Typed> {
        if self.l.library_class_name(class)? != "console"
            || name != "log"
            || self.l.program.module(self.module).is_library
        {
            return None;
        }
        let mut expressions = Vec::new();
        for argument in &call.arguments {
            let expression = argument.as_expression()?;
            let ty = self.type_of_expression(expression);
            if !is_primitive(self.l.repr(ty)) {
                return None;
            }
            expressions.push(expression);
        }
        let first = *expressions.first()?;
        if expressions.len() > 1 && !self.is_plain_text(first) {
            return None;
        }
        let mut values = Vec::new();
        for expression in expressions {
            values.push(self.expression(expression));
        }
        if !values.iter().all(|value| is_primitive(value.repr)) {
            // A missing value behind a type that does not say so.
            let env = self.l.env(Vec::new());
            let Some(StaticMember::Method { node }) = self.l.find_static(class, "log") else {
                return None;
            };
            return Some(self.call_direct(node, env, None, values, false, span));
        }
        let log = if let [
            Typed {
                repr: Repr::Number, ..
            },
        ] = values.as_slice()
        {
            let value = values.remove(0);
            self.l
                .call_library("console", "consoleLog1Number", vec![value.expr])
        } else {
            let mut line: Option<Expr> = None;
            for value in values {
                let text = self.printed(value);
                line = Some(match line {
                    None => text,
                    Some(line) => {
                        let space = self.l.string_constant(" ");
                        let line = self
                            .l
                            .call_library("string", "strConcat", vec![line, space]);
                        self.l.call_library("string", "strConcat", vec![line, text])
                    }
                });
            }
            self.l
                .call_library("console", "consoleLog1String", vec![line?])
        };
        Some(Typed::new(log.at(span), TypeId::VOID, Repr::Any))
    }

    /// A primitive as console.log shows it at the top level.
    fn printed(&mut self, value: Typed) -> Expr {
        let string = Val::Ref(self.l.layout.string);
        match value.repr {
            Repr::Number => self
                .l
                .call_library("inspect", "numberText", vec![value.expr]),
            Repr::NumberOrUndefined => {
                let (store, value) = self.keep(value);
                let missing = self.is_undefined(&value);
                let absent = self.l.string_constant("undefined");
                let number = self.convert(value, Repr::Number);
                let text = self.l.call_library("inspect", "numberText", vec![number]);
                Expr::seq(vec![
                    store,
                    Expr::if_else(missing, vec![absent], vec![text], Some(string)),
                ])
            }
            Repr::String(null) if null != Null::Never => {
                let (store, value) = self.keep(value);
                let absent = self.l.string_constant(if null == Null::Null {
                    "null"
                } else {
                    "undefined"
                });
                let missing = value.expr.clone().is_null();
                Expr::seq(vec![
                    store,
                    Expr::if_else(missing, vec![absent], vec![value.expr], Some(string)),
                ])
            }
            _ => self.to_text(value),
        }
    }

    /// Whether the first of several arguments holds no directives: no string, or a literal without.
    fn is_plain_text(&mut self, expression: &'a Expression<'a>) -> bool {
        match expression.get_inner_expression() {
            Expression::StringLiteral(literal) => !literal.value.contains('%'),
            Expression::TemplateLiteral(template) => {
                template
                    .quasis
                    .iter()
                    .all(|quasi| !quasi.value.raw.contains('%'))
                    && template.expressions.iter().all(|expression| {
                        let ty = self.type_of_expression(expression);
                        matches!(self.l.repr(ty), Repr::Number | Repr::Boolean)
                    })
            }
            _ => {
                let ty = self.type_of_expression(expression);
                !matches!(self.l.repr(ty), Repr::String(_))
            }
        }
    }

    /// The type of an expression.
    pub fn type_of_expression(&mut self, expression: &'a Expression<'a>) -> TypeId {
        use oxc_span::GetSpan;
        let _ = expression.span();
        self.type_of(expression.node_id())
    }

    /// `object.name(...)`
    fn call_named(
        &mut self,
        object: Typed,
        name: &str,
        member: &'a MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let (check, object) = self.require_value(object, name, span);
        let value = self.call_named_of(object, name, member, call, span);
        if matches!(*check.kind, Kind::Nop) {
            return value;
        }
        Typed::new(Expr::seq(vec![check, value.expr]), value.ty, value.repr)
    }

    fn call_named_of(
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
                Some(Found::Method { node }) if !self.l.is_shadowed(name) && !call.optional => {
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
                if let Some((class, node)) = self.primitive_method(&object, name) {
                    let mut extra = Vec::new();
                    if matches!(object.repr, Repr::Array(_)) {
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
    fn call_dynamic(
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
        if has_spread {
            let key = self.l.property_key(name);
            let list = self.argument_list(&call.arguments);
            let called = self
                .l
                .call_library("dynamic", "rtCallIndex", vec![object, key, list])
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
        let val = self.l.pass_val(abi.result);
        let func = self.l.dispatch(Dispatch::Call(name.into(), abi.clone()));
        let expr = Expr::call(func, operands, Some(val)).at(span);
        self.passed(expr, abi.result, result)
    }

    /// How the value of a function type is called here: its one signature, as declared.
    fn call_signature(
        &mut self,
        ty: TypeId,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<(Abi, Vec<TypeId>, TypeId)> {
        let ty = self.l.checker.without_nullish(ty);
        let signatures = self.l.checker.signatures(ty);
        let [signature] = signatures.as_slice() else {
            return None;
        };
        let signature: &Signature = signature;
        let env = self.env.clone();
        let abi = self.l.abi(signature, &env);
        let rest = abi.params.last() == Some(&Pass::Rest);
        if call.arguments.len() > abi.params.len() && !rest {
            return None;
        }
        let params = signature
            .params
            .iter()
            .map(|param| self.l.apply(param.ty, &env))
            .collect();
        let result = self.l.apply(signature.result, &env);
        Some((abi, params, result))
    }

    /// Arguments as a signature passes them.
    fn abi_operands(
        &mut self,
        arguments: &'a [Argument<'a>],
        abi: &Abi,
        params: &[TypeId],
    ) -> Vec<Expr> {
        let rest = abi.params.last() == Some(&Pass::Rest);
        let fixed = if rest {
            abi.params.len() - 1
        } else {
            abi.params.len()
        };
        let mut operands = Vec::new();
        for (index, pass) in abi.params[..fixed].iter().enumerate() {
            operands.push(match arguments.get(index) {
                Some(argument) => {
                    let value = self.argument(argument, params[index]);
                    self.convert_argument(value, pass.repr())
                }
                None => match pass {
                    Pass::Any => self.l.undefined().expr,
                    pass => self.l.default_of(pass.repr()),
                },
            });
        }
        if rest {
            let ty = params.last().copied().unwrap_or(TypeId::ANY);
            let element = self.l.checker.array_element(ty).unwrap_or(TypeId::ANY);
            let mut values = Vec::new();
            for argument in arguments.iter().skip(fixed) {
                values.push(self.argument(argument, element));
            }
            operands.push(self.array_of_values(values, ty));
        }
        operands
    }

    /// `a.push(x)`
    fn push(
        &mut self,
        object: &Typed,
        name: &str,
        call: &'a ast::CallExpression<'a>,
    ) -> Option<Typed> {
        if name != "push" || !matches!(object.repr, Repr::Array(_)) {
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
    fn primitive_class(&mut self, repr: Repr) -> Option<Symbol> {
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

    fn primitive_method(&mut self, value: &Typed, name: &str) -> Option<(Symbol, Node)> {
        if self.l.edits_builtins {
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

    /// The argument for the element type of an array class.
    fn array_arguments(&mut self, class: Symbol, value: &Typed) -> Vec<(Node, TypeId)> {
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

    /// Calls a function value.
    pub fn call_value(
        &mut self,
        callee: Typed,
        this: Option<Typed>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let callee = self.with_value(callee);
        let (setup, callee) = if call.optional {
            self.optional_link(callee)
        } else {
            (Expr::nop(), callee)
        };
        let has_spread = call
            .arguments
            .iter()
            .any(|argument| matches!(argument, Argument::SpreadElement(_)));
        let this = match this {
            Some(this) => self.boxed(this),
            None => self.l.undefined().expr,
        };
        let signature = if has_spread {
            None
        } else {
            self.call_signature(callee.ty, call)
        };
        let value = match (callee.repr, signature) {
            (Repr::Function(null), Some((abi, params, result))) => {
                let (store, callee) = self.keep(callee);
                let check = if null == Null::Never && self.is_certain(&call.callee) {
                    Expr::nop()
                } else {
                    self.require_function(&callee, call, span)
                };
                let mut operands = vec![callee.expr, this];
                operands.extend(self.abi_operands(&call.arguments, &abi, &params));
                let val = self.l.pass_val(abi.result);
                let helper = self.l.call_helper(&abi);
                let called = Expr::call(helper, operands, Some(val)).at(span);
                let value = self.passed(called, abi.result, result);
                Typed::new(
                    Expr::seq(vec![store, check, value.expr]),
                    value.ty,
                    value.repr,
                )
            }
            _ => {
                let boxed = self.boxed(callee);
                let any = self.l.layout.any();
                let local = self.local("callee", any);
                let store = Expr::set(local, boxed);
                let boxed = Expr::get(local, any);
                let name = self.callee_text(&call.callee);
                let name = self.l.string_constant(&name);
                // The message names the callee as the source does; arguments come first.
                let ty = self.l.layout.function;
                let list = self.argument_list(&call.arguments);
                let list_val = Val::Ref(self.l.layout.raw_any);
                let list_local = self.local("list", list_val);
                let store_list = Expr::set(list_local, list);
                let throw = self
                    .l
                    .call_library("error", "rtThrowNotFunction", vec![name])
                    .at(span);
                let is_function = Expr::test(Val::Ref(ty), boxed.clone());
                let undefined = self.l.undefined().expr;
                let generic = self
                    .call_generic(
                        Expr::cast(Val::Ref(ty), boxed.clone()),
                        undefined,
                        this.clone(),
                        Expr::get(list_local, list_val),
                    )
                    .at(span);
                let other = if self.l.uses_host {
                    let kind = self.kind_of(boxed.clone());
                    let is_host = Expr::binary(
                        crate::ir::Binary::I32Eq,
                        kind,
                        Expr::i32(super::layout::kind::HOST),
                    );
                    let called = self
                        .l
                        .call_library(
                            "dynamic",
                            "rtCall",
                            vec![boxed, this, Expr::get(list_local, list_val)],
                        )
                        .at(span);
                    let mut thrown =
                        Expr::seq(vec![throw.drop(), Expr::new(Kind::Unreachable, None)]);
                    thrown.diverges = true;
                    Expr::if_else(is_host, vec![called], vec![thrown], Some(any))
                } else {
                    let mut thrown =
                        Expr::seq(vec![throw.drop(), Expr::new(Kind::Unreachable, None)]);
                    thrown.diverges = true;
                    thrown
                };
                let called = Expr::if_else(is_function, vec![generic], vec![other], Some(any));
                Typed::any(Expr::seq(vec![store, store_list, called]))
            }
        };
        if matches!(*setup.kind, Kind::Nop) {
            return value;
        }
        Typed::new(Expr::seq(vec![setup, value.expr]), value.ty, value.repr)
    }

    /// Whether a callee cannot be missing: a parameter or constant of function type is trusted
    /// only as far as the call itself traps on null, so a check is made elsewhere too.
    fn is_certain(&self, callee: &'a Expression<'a>) -> bool {
        matches!(
            callee.get_inner_expression(),
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_)
        )
    }

    fn require_function(
        &mut self,
        callee: &Typed,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Expr {
        let name = self.callee_text(&call.callee);
        let name = self.l.string_constant(&name);
        let throw = self
            .l
            .call_library("error", "rtThrowNotFunction", vec![name])
            .at(span);
        Expr::if_else(
            callee.expr.clone().is_null(),
            vec![throw.drop()],
            vec![],
            None,
        )
    }

    /// A callee as V8 names it in "x is not a function".
    fn callee_text(&self, callee: &'a Expression<'a>) -> String {
        match callee.get_inner_expression() {
            Expression::Identifier(id) => id.name.to_string(),
            Expression::ThisExpression(_) => "this".to_string(),
            Expression::Super(_) => "(intermediate value)".to_string(),
            Expression::StaticMemberExpression(member) => {
                format!(
                    "{}.{}",
                    self.callee_text(&member.object),
                    member.property.name
                )
            }
            Expression::PrivateFieldExpression(member) => {
                format!(
                    "{}.#{}",
                    self.callee_text(&member.object),
                    member.field.name
                )
            }
            Expression::ComputedMemberExpression(member) => {
                match member.expression.get_inner_expression() {
                    Expression::StringLiteral(literal) => {
                        format!("{}.{}", self.callee_text(&member.object), literal.value)
                    }
                    _ => format!("{}[...]", self.callee_text(&member.object)),
                }
            }
            Expression::CallExpression(call) => format!("{}(...)", self.callee_text(&call.callee)),
            _ => "(intermediate value)".to_string(),
        }
    }

    /// A callee as a value, for a tagged template: the function, `this`, and what runs first.
    pub fn callee_value(&mut self, callee: &'a Expression<'a>) -> (Expr, Expr, Expr) {
        let undefined = self.l.undefined().expr;
        if let Some(member) = callee.get_inner_expression().as_member_expression()
            && self.static_target(member.object()).is_none()
            && !matches!(member.object(), Expression::Super(_))
        {
            let object = self.expression(member.object());
            let (store, object) = self.keep(object);
            let span = self.span_of(member);
            let function = match self.member_name(member) {
                Some(name) => self.get_property(object.clone(), &name, span),
                None => match member {
                    MemberExpression::ComputedMemberExpression(member) => {
                        let key = self.expression(&member.expression);
                        self.get_element(object.clone(), key, span)
                    }
                    _ => self.l.undefined(),
                },
            };
            let this = self.boxed(object);
            let function = self.boxed_value(function);
            return (function, this, store);
        }
        let value = self.expression(callee);
        (self.boxed_value(value), undefined, Expr::nop())
    }

    /// `new C(...)`
    pub fn new_expression(&mut self, new: &'a ast::NewExpression<'a>) -> Typed {
        let span = self.span_of(new);
        let ty = self.type_of(new.node_id.get());
        if let Some(Static::Class(class)) = self.static_target(&new.callee) {
            if let Some(StaticMember::Method { node }) = self.l.find_static(class, "__new") {
                let call_node = self.node(new.node_id.get());
                let mut types = Vec::new();
                let declared = self.l.checker.signature(node);
                let params = self.l.checker.type_params(class);
                if let Type::Class(_, args) = self.l.checker.types.get(ty).clone() {
                    for (&param, arg) in params.iter().chain(&declared.type_params).zip(args) {
                        if let Some(arg) = self.l.specialise(arg) {
                            types.push((param, arg));
                        }
                    }
                }
                let _ = call_node;
                let env = self.l.env(types);
                let value = self.call_declared_in(node, env, None, &new.arguments, span);
                let value = self.with_value(value);
                return match value.repr {
                    Repr::Any => self.refined(value, ty),
                    repr => Typed::new(value.expr, ty, repr),
                };
            }
            if self.l.is_plain(class) {
                let made = self.construct(class, &new.callee, &new.arguments, ty, span);
                let check = self.check_class_ready(&new.callee);
                return self.after(check, made);
            }
        }
        let callee = self.expression(&new.callee);
        let callee = self.boxed_value(callee);
        let any = self.l.layout.any();
        let (store, callee) = self.reuse(callee, any);
        let list = self.argument_list(&new.arguments);
        let made = self
            .l
            .call_library("dynamic", "rtConstruct", vec![callee, list])
            .at(span);
        self.refined(Typed::any(Expr::seq(vec![store, made])), ty)
    }

    /// Flags and length of a function value.
    pub fn function_info(&mut self, value: Expr) -> Expr {
        let ty = self.l.layout.function;
        Expr::field(
            ty,
            function::INFO,
            Expr::cast(Val::Ref(ty), value),
            Val::I32,
        )
    }
}

fn ty_of_array(body: &Body) -> Val {
    Val::Ref(body.l.layout.array)
}

/// Whether values of a representation are strings, numbers, booleans, or missing.
fn is_primitive(repr: Repr) -> bool {
    matches!(
        repr,
        Repr::String(_) | Repr::Number | Repr::NumberOrUndefined | Repr::Boolean
    )
}
