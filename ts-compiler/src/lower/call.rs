//! Calls and construction.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Argument, Expression};
use oxc_semantic::SymbolFlags;

use crate::check::Target;
use crate::ir::{Expr, Kind, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::{Type, TypeId};

use super::Env;
use super::function::Body;
use super::layout::function;
use super::representation::Repr;
use super::statics::StaticMember;
use super::target::Static;
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

    pub fn call_inner(&mut self, call: &'a ast::CallExpression<'a>, span: Span) -> Typed {
        let callee = call.callee.get_inner_expression();
        if let Some(made) = self.function_of_text(callee, &call.arguments, span, "'Function(…)'")
        {
            return made;
        }
        match callee {
            Expression::Super(_) => return self.super_call(&call.arguments, span),
            Expression::Identifier(id) => {
                let target = self.resolve(id);
                if let Target::Symbol(symbol) = target
                    && let Some(value) = self.call_symbol(symbol, call, span)
                {
                    return value;
                }
                if let Target::Symbol(symbol) = target
                    && !call.optional
                    && let Some(node) = self.constant_function(symbol)
                {
                    let check = self.check_ready(id);
                    let env = self.l.env(Vec::new());
                    let value = self.call_declared(node, env, None, call, span);
                    return self.after(check, value);
                }
                if let Target::Default(module) = target
                    && let Some(symbol) = self.default_function(module)
                {
                    let env = self.l.env(Vec::new());
                    return self.call_declared(symbol, env, None, call, span);
                }
            }
            Expression::ChainExpression(chain) if !call.optional => {
                if let Some(member) = chain.expression.as_member_expression() {
                    return self.call_end_of_chain(member, call, span);
                }
            }
            _ => {
                if let Some(member) = callee.as_member_expression() {
                    return self.call_method(member, call, span);
                }
            }
        }
        let known = self.local_function(callee);
        let value = self.expression(&call.callee);
        self.call_known(value, known, None, call, span)
    }

    /// The function whose closure a name always stands for, where its closures are made within the
    /// functions around.
    fn local_function(&mut self, callee: &'a Expression<'a>) -> Option<Node> {
        let Expression::Identifier(id) = callee else {
            return None;
        };
        let Target::Symbol(symbol) = self.resolve(id) else {
            return None;
        };
        let module = self.l.program.module(symbol.module);
        if symbol.module != self.module
            || symbol.id.index() >= module.scoping.symbols_len()
            || self.l.is_module_level(symbol)
            || module.scoping.symbol_is_mutated(symbol.id)
        {
            return None;
        }
        let flags = module.scoping.symbol_flags(symbol.id);
        if flags.contains(SymbolFlags::Function) {
            return self.function_of(symbol);
        }
        if !flags.contains(SymbolFlags::ConstVariable) {
            return None;
        }
        self.held_function(symbol).map(|(node, _)| node)
    }

    /// The function that the declaration of a constant writes down, and the declaration.
    fn held_function(&self, symbol: Symbol) -> Option<(Node, &'a ast::VariableDeclarator<'a>)> {
        let AstKind::VariableDeclarator(declarator) = self.l.ast(self.l.declaration(symbol)) else {
            return None;
        };
        if !matches!(declarator.id, ast::BindingPattern::BindingIdentifier(_)) {
            return None;
        }
        let id = match declarator.init.as_ref()? {
            Expression::ArrowFunctionExpression(arrow) => arrow.node_id.get(),
            Expression::FunctionExpression(function) => function.node_id.get(),
            _ => return None,
        };
        let module = symbol.module;
        Some((Node { module, id }, declarator))
    }

    /// Calls what a name always stands for. `None`: a variable.
    pub fn call_symbol(
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

    /// `(a?.b)()`: the call is no link of the chain, but `a` is its `this`.
    fn call_end_of_chain(
        &mut self,
        member: &'a ast::MemberExpression<'a>,
        call: &'a ast::CallExpression<'a>,
        span: Span,
    ) -> Typed {
        let (left, done) = (self.label(), self.label());
        let any = self.l.layout.any();
        self.chains.push(left);
        let value = self.call_method(member, call, span);
        self.chains.pop();
        let ty = self.type_of(call.node_id.get());
        let boxed = self.boxed_or_undefined(value);
        let finish = Expr::new(Kind::Br(done, Some(boxed)), None);
        let nothing = Expr::block(left, vec![finish, Expr::null(any)], Some(any));
        let text = self.callee_text(&call.callee);
        let name = self.l.string_constant(&text);
        let throw = self
            .l
            .call_library("error", "rtThrowNotFunction", vec![name])
            .at(span);
        let code = vec![nothing.drop(), throw.drop(), Expr::null(any)];
        self.refined(Typed::any(Expr::block(done, code, Some(any))), ty)
    }

    /// The function that a constant holds, when it can be called without its value: it is the
    /// initialiser, and needs nothing but its arguments and what the module declares.
    fn constant_function(&mut self, symbol: Symbol) -> Option<Node> {
        let module = self.l.program.module(symbol.module);
        if module.is_library
            || symbol.id.index() >= module.scoping.symbols_len()
            || !self.l.is_module_level(symbol)
            || !module
                .scoping
                .symbol_flags(symbol.id)
                .contains(SymbolFlags::ConstVariable)
        {
            return None;
        }
        let (node, declarator) = self.held_function(symbol)?;
        let is_named = matches!(
            &declarator.init,
            Some(Expression::FunctionExpression(function)) if function.id.is_some()
        );
        // An annotation may say less than the function does.
        if declarator.type_annotation.is_some() || is_named {
            return None;
        }
        let scope = self.l.function_scope(node)?;
        let captures = self.l.captures(symbol.module);
        let is_free = captures.of(scope).is_empty() && !captures.this.contains(&scope);
        (is_free && !self.l.suspends(node)).then_some(node)
    }

    /// Property names that the library passes to its own dynamic operations.
    pub fn note_dynamic_names(&mut self, symbol: Symbol, call: &'a ast::CallExpression<'a>) {
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
                    self.note_dynamic_key(expression);
                }
            }
        }
    }

    /// The names that a key of the library's may be.
    fn note_dynamic_key(&mut self, key: &'a Expression<'a>) {
        match key.get_inner_expression() {
            Expression::StringLiteral(literal) => self.l.dynamic_name(&literal.value),
            Expression::ConditionalExpression(choice) => {
                self.note_dynamic_key(&choice.consequent);
                self.note_dynamic_key(&choice.alternate);
            }
            _ => {
                if let Some(name) = self.constant_key(key) {
                    self.l.dynamic_name(&name);
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

    pub fn default_function(&mut self, module: crate::program::ModuleId) -> Option<Node> {
        self.l.default_function(module)
    }

    /// The arguments in force for the type parameters of a called function.
    pub fn callee_env(
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
        // A function that calls itself is inside its own arguments, which are not those of the call.
        types.retain(|(param, _)| !declared.type_params.contains(param));
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

    pub fn call_declared(
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

    pub fn call_declared_in(
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

    /// The type of an expression.
    pub fn type_of_expression(&mut self, expression: &'a Expression<'a>) -> TypeId {
        use oxc_span::GetSpan;
        let _ = expression.span();
        self.type_of(expression.node_id())
    }

    /// `new C(...)`
    pub fn new_expression(&mut self, new: &'a ast::NewExpression<'a>) -> Typed {
        let span = self.span_of(new);
        let ty = self.type_of(new.node_id.get());
        let made = self.function_of_text(&new.callee, &new.arguments, span, "'new Function'");
        if let Some(made) = made {
            return made;
        }
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
            if let Some(made) = self.construct_view(class, &new.arguments, ty, span) {
                return made;
            }
            if self.l.is_plain(class) && !self.l.is_never_constructed(class) {
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
        let text = self.callee_text(&new.callee);
        let text = self.l.string_constant(&text);
        let made = self
            .l
            .call_library("invocation", "rtConstructNamed", vec![callee, list, text])
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
