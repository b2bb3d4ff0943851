//! Calls of methods and accessors: directly, through overriding, and as values.

use std::rc::Rc;

use oxc_ast::AstKind;

use crate::ir::{Expr, FuncIdx, Kind, Local, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::abi::{Abi, Pass};
use super::class::{Found, MemberKind};
use super::dispatch::Dispatch;
use super::function::{Body, Direct, Instance};
use super::representation::{Null, Repr};
use super::value::Typed;
use super::{Env, Lowerer};

impl<'a> Lowerer<'a> {
    /// The function that implements a member for instances of exactly this class.
    pub fn implementation(&mut self, class: Symbol, name: &str, kind: MemberKind) -> Option<Node> {
        match (self.find_on_prototype(class, name)?, kind) {
            (Found::Method { node }, MemberKind::Method) => Some(node),
            (Found::Accessor { getter, .. }, MemberKind::Getter) => getter,
            (Found::Accessor { setter, .. }, MemberKind::Setter) => setter,
            _ => None,
        }
    }

    /// Whether a class below declares the member again.
    pub fn is_overridden(&mut self, class: Symbol, name: &str, kind: MemberKind) -> bool {
        if name.starts_with('#') {
            return false;
        }
        if self.may_be_hidden(class, name) {
            return true;
        }
        let own = self.implementation(class, name, kind);
        self.classes_below(class).into_iter().any(|below| {
            self.implementation(below, name, kind) != own || self.has_field(below, name)
        })
    }

    fn has_field(&mut self, class: Symbol, name: &str) -> bool {
        self.class_layout(class)
            .fields
            .iter()
            .any(|field| &*field.name == name)
    }

    /// Whether a function has a body.
    pub fn has_body(&self, node: Node) -> bool {
        match self.ast(node) {
            AstKind::Function(function) => function.body.is_some(),
            _ => true,
        }
    }

    /// The signature of a direct function as WebAssembly types.
    pub fn direct_vals(&mut self, direct: &Direct) -> (Vec<Val>, Option<Val>) {
        let mut params = Vec::new();
        if let Some((_, repr)) = direct.this {
            params.push(self.val(repr));
        }
        for &(_, repr) in &direct.params {
            params.push(self.val(repr));
        }
        (params, direct.result.map(|(_, repr)| self.val(repr)))
    }

    /// Body of the function that calls what the instance's own class has for a member.
    pub fn virtual_body(&mut self, func: FuncIdx, class: Symbol, name: &Rc<str>, kind: MemberKind) {
        let Some(base) = self.implementation(class, name, kind) else {
            return;
        };
        let empty = self.env(Vec::new());
        let direct = self.direct(base, &empty);
        let classes = self.concrete_classes(class);
        let mut body = Body::synthetic(self, func, empty.clone());
        body.result = direct.result;
        let this_repr = direct.this.map_or(Repr::Any, |(_, repr)| repr);
        let this_val = body.l.val(this_repr);
        let this = Expr::get(Local(0), this_val);
        let offset = direct.this.is_some() as u32;
        let mut cases = Vec::new();
        for concrete in classes {
            let Some(node) = body.l.implementation(concrete, name, kind) else {
                continue;
            };
            if !body.l.has_body(node) {
                continue;
            }
            let ty = body.l.class_type(concrete);
            let receiver = Typed::new(
                Expr::cast(Val::Ref(ty), this.clone()),
                TypeId::ANY,
                Repr::Class(concrete, Null::Never),
            );
            let mut args = Vec::new();
            for (index, &(ty, repr)) in direct.params.iter().enumerate() {
                args.push(Typed::new(
                    body.read(Local(offset + index as u32)),
                    ty,
                    repr,
                ));
            }
            let called = body.call_direct(
                node,
                empty.clone(),
                Some(receiver),
                args,
                direct.rest,
                Span::default(),
            );
            let code = body.returned(called, direct.result);
            cases.push((body.l.class_id(concrete), code));
        }
        let mut id = body.l.layout_id(this.clone());
        if body.l.has_extensions() {
            if body.l.is_inner(class, name) {
                id = body.l.static_layout_id(this);
            } else {
                let hidden = body.call_hidden(name, kind, &direct);
                cases.push((super::extended::LAYOUT, hidden));
            }
        }
        let mut code = body.switch_on_id(id, cases);
        code.push(Expr::new(Kind::Unreachable, None));
        body.finish(code);
    }
}

impl<'a> Body<'_, 'a> {
    /// A result as the function's own result, returned.
    pub fn returned(&mut self, value: Typed, result: Option<(TypeId, Repr)>) -> Vec<Expr> {
        match result {
            Some((_, repr)) => {
                let value = self.with_value(value);
                let value = self.convert(value, repr);
                vec![Expr::new(Kind::Return(Some(value)), None)]
            }
            None => vec![value.expr.drop(), Expr::new(Kind::Return(None), None)],
        }
    }

    /// A call without result leaves `undefined`.
    pub fn with_value(&mut self, value: Typed) -> Typed {
        if value.expr.ty.is_some() {
            return value;
        }
        let undefined = self.l.undefined();
        let diverges = value.expr.diverges;
        let mut expr = Expr::seq(vec![value.expr, undefined.expr]);
        expr.diverges = diverges;
        Typed::new(expr, TypeId::UNDEFINED, Repr::Any)
    }

    /// Calls a member of an instance: what its own class, or one below, has.
    pub fn call_member(
        &mut self,
        class: Symbol,
        name: &str,
        kind: MemberKind,
        value: Typed,
        args: Vec<Typed>,
        span: Span,
    ) -> Typed {
        let Some(node) = self.l.implementation(class, name, kind) else {
            return self.l.undefined();
        };
        if !self.l.is_overridden(class, name, kind) {
            return self.call_method_directly(node, Some(value), args, span);
        }
        self.call_virtual(class, name, kind, node, value, args, false, span)
    }

    /// Calls through the dispatch function of an overridden member. `spread`: the last argument
    /// is already the array of a rest parameter.
    pub fn call_virtual(
        &mut self,
        class: Symbol,
        name: &str,
        kind: MemberKind,
        node: Node,
        value: Typed,
        args: Vec<Typed>,
        spread: bool,
        span: Span,
    ) -> Typed {
        let empty = self.l.env(Vec::new());
        let direct = self.l.direct(node, &empty);
        let func = self.l.dispatch(Dispatch::Virtual(class, name.into(), kind));
        let operands = self.direct_operands(&direct, Some(value), args, spread);
        self.direct_result(func, &direct, operands, span)
    }

    /// Calls the function of a method or accessor.
    pub fn call_method_directly(
        &mut self,
        node: Node,
        this: Option<Typed>,
        args: Vec<Typed>,
        span: Span,
    ) -> Typed {
        let env = self.l.env(Vec::new());
        self.call_direct(node, env, this, args, false, span)
    }

    /// Calls a declared function. `spread`: the last argument is already the array of a rest
    /// parameter.
    pub fn call_direct(
        &mut self,
        node: Node,
        env: Env,
        this: Option<Typed>,
        args: Vec<Typed>,
        spread: bool,
        span: Span,
    ) -> Typed {
        let direct = self.l.direct(node, &env);
        let func = self.l.function_instance(node, env);
        let operands = self.direct_operands(&direct, this, args, spread);
        self.direct_result(func, &direct, operands, span)
    }

    fn direct_result(
        &mut self,
        func: FuncIdx,
        direct: &Direct,
        operands: (Vec<Expr>, Vec<Expr>),
        span: Span,
    ) -> Typed {
        let result = direct.result.map(|(_, repr)| self.l.val(repr));
        if direct.is_library
            && direct
                .result
                .is_some_and(|(_, repr)| repr.null() == Null::Never)
        {
            self.l.known.makers.insert(func);
        }
        let (before, operands) = operands;
        let mut call = Expr::call(func, operands, result).at(span);
        if direct.result_type == TypeId::NEVER {
            call = Expr::seq(vec![call, Expr::new(Kind::Unreachable, None)]);
            call.diverges = true;
        }
        let expr = if before.is_empty() {
            call
        } else {
            let mut code = before;
            code.push(call);
            Expr::seq(code)
        };
        match direct.result {
            Some((ty, repr)) => Typed::new(expr, ty, repr),
            None => Typed::new(expr, TypeId::VOID, Repr::Any),
        }
    }

    /// What to run first, and the operands in the representations of a signature.
    pub fn direct_operands(
        &mut self,
        direct: &Direct,
        this: Option<Typed>,
        args: Vec<Typed>,
        spread: bool,
    ) -> (Vec<Expr>, Vec<Expr>) {
        let count = direct.params.len();
        let fixed = if direct.rest { count - 1 } else { count };
        // Surplus arguments run after those before them and before the call.
        let surplus = !direct.rest && args.len() > count;
        let mut first = Vec::new();
        let mut operands = Vec::new();
        match (direct.this, this) {
            (Some((_, repr)), Some(this)) => operands.push(self.receiver(this, repr)),
            (Some((_, Repr::Any)), None) => operands.push(self.l.undefined().expr),
            (Some((_, repr)), None) => operands.push(self.l.default_of(repr)),
            (None, Some(this)) if !this.expr.is_trivial() => first.push(this.expr.drop()),
            _ => {}
        }
        let rest_repr = (direct.is_library && direct.rest).then(|| {
            let (ty, _) = direct.params[count - 1];
            let element = self.l.checker.array_element(ty).unwrap_or(TypeId::ANY);
            self.l.repr(element)
        });
        let mut given = 0;
        let mut rest = Vec::new();
        let mut last = Vec::new();
        for arg in args {
            if given < fixed {
                let (_, repr) = direct.params[given];
                let arg = if direct.is_library {
                    self.builtin_argument(arg, repr)
                } else {
                    arg
                };
                operands.push(self.convert_argument(arg, repr));
                given += 1;
            } else if direct.rest {
                let arg = match rest_repr {
                    Some(repr) if !spread => self.builtin_argument(arg, repr),
                    _ => arg,
                };
                rest.push(arg);
            } else {
                last.push(arg.expr.drop());
            }
        }
        if surplus {
            operands = operands
                .into_iter()
                .map(|expr| {
                    let ty = expr.ty.unwrap_or(Val::I32);
                    let (store, read) = self.reuse(expr, ty);
                    first.push(store);
                    read
                })
                .collect();
            first.append(&mut last);
        }
        for &(_, repr) in direct.params.iter().take(fixed).skip(given) {
            operands.push(match repr {
                Repr::Any => self.l.undefined().expr,
                _ => self.l.default_of(repr),
            });
        }
        if direct.rest {
            let array = if spread && rest.len() == 1 {
                let value = rest.remove(0);
                self.convert(value, Repr::Array(Null::Never))
            } else {
                let (ty, _) = direct.params[count - 1];
                self.array_of_values(rest, ty)
            };
            operands.push(array);
        }
        (first, operands)
    }

    /// An argument of a built-in function that is not of its parameter's type: ToString, ToNumber
    /// or ToBoolean, as the built-ins of ECMAScript begin.
    fn builtin_argument(&mut self, arg: Typed, repr: Repr) -> Typed {
        let is_missing = matches!(*arg.expr.kind, Kind::Null);
        if self.is_library_code() || is_missing {
            return arg;
        }
        let arg = self.coerced(arg, repr);
        match (arg.repr, repr) {
            (Repr::String(Null::Never), Repr::String(Null::Never)) => {
                Typed::string(self.text_of(arg))
            }
            (Repr::Array(Null::Never), Repr::Array(Null::Never)) => {
                self.require_argument(arg, "array")
            }
            (Repr::Function(Null::Never), Repr::Function(Null::Never)) => {
                self.require_argument(arg, "function")
            }
            (Repr::Class(class, Null::Never), Repr::Class(_, Null::Never)) => {
                let name = self.l.class_name(class);
                self.require_argument(arg, &name)
            }
            _ => arg,
        }
    }

    /// ToString, ToNumber or ToBoolean, where a representation asks for it.
    pub fn coerced(&mut self, arg: Typed, repr: Repr) -> Typed {
        if arg.expr.ty.is_none() || arg.repr == repr {
            return arg;
        }
        let convertible = matches!(
            arg.repr,
            Repr::Any
                | Repr::Number
                | Repr::Boolean
                | Repr::String(Null::Never)
                | Repr::Array(_)
                | Repr::Function(_)
                | Repr::Class(..)
        );
        match repr {
            Repr::String(Null::Never) if convertible => Typed::string(self.to_text(arg)),
            Repr::String(Null::Undefined)
                if convertible && !matches!(arg.repr, Repr::String(_)) =>
            {
                let (store, arg) = self.keep(arg);
                let missing = self.is_undefined(&arg);
                let text = self.to_text(arg);
                let val = self.l.val(repr);
                let expr = Expr::if_else(missing, vec![Expr::null(val)], vec![text], Some(val));
                Typed::new(Expr::seq(vec![store, expr]), TypeId::STRING, repr)
            }
            Repr::Number if convertible => Typed::number(self.to_number(arg)),
            Repr::NumberOrUndefined if convertible && arg.repr != Repr::Number => {
                let (store, arg) = self.keep(arg);
                let missing = self.is_undefined(&arg);
                let number = self.to_number(arg);
                let undefined = Expr::f64_bits(super::layout::UNDEFINED_BITS);
                let expr = Expr::if_else(missing, vec![undefined], vec![number], Some(Val::F64));
                Typed::new(Expr::seq(vec![store, expr]), TypeId::NUMBER, repr)
            }
            Repr::Boolean if convertible => Typed::boolean(self.truthy(arg)),
            _ => arg,
        }
    }

    /// An argument in the representation of a parameter: a missing value stays one.
    pub fn convert_argument(&mut self, arg: Typed, repr: Repr) -> Expr {
        let arg = self.with_value(arg);
        let is_undefined = matches!(*arg.expr.kind, Kind::Null) && arg.repr == Repr::Any;
        if is_undefined && repr != Repr::Any {
            return self.l.default_of(repr);
        }
        self.convert(arg, repr)
    }

    /// `this` for a method: what the method declares, or an instance.
    fn receiver(&mut self, this: Typed, repr: Repr) -> Expr {
        if let (Repr::Class(..), Repr::Class(..)) = (this.repr, repr) {
            let val = self.l.val(repr);
            let have = this.expr.ty;
            if have.is_some_and(|have| self.l.module.is_subtype(have, val)) {
                return this.expr;
            }
        }
        self.convert(this, repr)
    }

    /// A fresh array of values, for a parameter of an array type.
    pub fn array_of_values(&mut self, values: Vec<Typed>, ty: TypeId) -> Expr {
        let element = self.l.checker.array_element(ty).unwrap_or(TypeId::ANY);
        let length = Expr::i32(values.len() as i32);
        if values.is_empty() {
            return self.l.new_array(None, None, length);
        }
        let numbers = self.l.repr(element) == Repr::Number
            && values
                .iter()
                .all(|v| matches!(v.repr, Repr::Number | Repr::NumberOrUndefined));
        if numbers {
            let values = values.into_iter().map(|v| v.expr).collect();
            let ty = self.l.layout.raw_f64;
            let raw = Expr::new(Kind::ArrayNewFixed(ty, values), Some(Val::Ref(ty)));
            self.l.new_array(Some(raw), None, length)
        } else {
            let values = values.into_iter().map(|v| self.boxed_value(v)).collect();
            let raw = self.l.raw_any(values);
            self.l.new_array(None, Some(raw), length)
        }
    }

    /// As `any`; a call without result is `undefined`.
    pub fn boxed_value(&mut self, value: Typed) -> Expr {
        let value = self.with_value(value);
        self.boxed(value)
    }

    /// The function value of a method: one for each method.
    pub fn method_value(&mut self, node: Node) -> Typed {
        let env = self.l.env(Vec::new());
        self.l.declared_function_value(node, env)
    }
}

impl<'a> Lowerer<'a> {
    /// The function value of a declared function or method, made once.
    pub fn declared_function_value(&mut self, node: Node, env: Env) -> Typed {
        let name = format!("function:{}:{}:{}", node.module.0, node.id.index(), env.id);
        let ty = Val::Ref(self.layout.function);
        let exists = self.globals.contains_key(&name);
        let global = self.named_global(&name, ty);
        if !exists {
            let abi = self.function_abi(node, &env);
            let code = self.code_of(node, &env, &abi);
            let generic = if self.program.module(node.module).is_library {
                self.builtin_entry(node, &env)
            } else {
                self.generic_entry(code, &abi)
            };
            let shown = self.function_name(node);
            let length = self.function_length(node);
            let plain = self.is_method(node);
            let code = self.code(Some(code), generic);
            let value = self.function_value(
                code,
                Expr::null(Val::Struct),
                &shown,
                length,
                plain,
                Some(node),
            );
            self.start.push(Expr::global_set(global, value));
        }
        Typed::new(
            Expr::global(global, ty),
            TypeId::ANY,
            Repr::Function(Null::Never),
        )
    }

    /// Code of a function value over a declared function.
    fn code_of(&mut self, node: Node, env: &Env, abi: &Abi) -> FuncIdx {
        let target = self.function_instance(node, env.clone());
        let key = Instance::Code(target, abi.clone());
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let direct = self.direct(node, env);
        let ty = self.abi_type(abi);
        let (params, result) = {
            let (params, result) = self.module.signature(ty);
            (params.to_vec(), result)
        };
        let name = self.qualified_name(node);
        let func = self.declare_function(&name, params, result);
        self.insert_instance(key, func);
        let uses_this = match self.function_scope(node) {
            Some(scope) => self.captures(node.module).this.contains(&scope),
            None => false,
        };
        let first_use = self.first_use_of_this(node);
        let detached = self.detached_code(node, env, abi).filter(|_| uses_this);
        let mut body = Body::synthetic(self, func, env.clone());
        let mut operands = Vec::new();
        let mut code = Vec::new();
        if let Some(detached) = detached {
            code.push(body.leave_detached(node, &direct, abi, detached));
        }
        if let Some((_, repr)) = direct.this {
            let any = body.l.layout.any();
            let this = Typed::any(Expr::get(Local(1), any));
            if let (Repr::Class(..), Some(name), None) = (repr, first_use, detached) {
                let name = body.l.string_constant(&name);
                let throw = body.l.call_library(
                    "error",
                    "rtThrowNullAccess",
                    vec![this.expr.clone(), name],
                );
                let missing = body.is_nullish(&this);
                code.push(Expr::if_else(missing, vec![throw.drop()], vec![], None));
            }
            operands.push(if uses_this || repr == Repr::Any {
                body.convert(this, repr)
            } else {
                body.l.default_of(repr)
            });
        }
        for (index, (&(_, repr), pass)) in direct.params.iter().zip(&abi.params).enumerate() {
            let value = Typed::new(body.read(Local(2 + index as u32)), TypeId::ANY, pass.repr());
            body.name_argument(node, index);
            operands.push(if *pass == Pass::Rest {
                value.expr
            } else if direct.is_library {
                let value = body.coerced(value, repr);
                body.lenient(value, repr)
            } else {
                body.lenient(value, repr)
            });
        }
        body.path = None;
        let result = direct.result.map(|(_, repr)| body.l.val(repr));
        let call = Expr::call(target, operands, result);
        let value = match direct.result {
            Some((ty, repr)) => Typed::new(call, ty, repr),
            None => Typed::new(call, TypeId::VOID, Repr::Any),
        };
        let value = body.with_value(value);
        code.push(body.convert(value, abi.result.repr()));
        body.finish(code);
        func
    }
}

impl Body<'_, '_> {
    /// A passed value as a parameter: a missing one stays missing, where it can be told.
    pub fn lenient(&mut self, value: Typed, repr: Repr) -> Expr {
        match (value.repr, repr) {
            (Repr::Any, to)
                if to.null() == Null::Never && to.with_null(Null::Undefined).is_some() =>
            {
                let to = to.with_null(Null::Undefined).unwrap_or(to);
                self.convert(value, to)
            }
            (Repr::Any, Repr::Number) => {
                let expr = self.convert(value, Repr::NumberOrUndefined);
                self.convert(
                    Typed::new(expr, TypeId::NUMBER, Repr::NumberOrUndefined),
                    Repr::Number,
                )
            }
            _ => self.convert(value, repr),
        }
    }
}
