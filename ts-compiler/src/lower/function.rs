//! Functions: what is lowered for each, their parameters, and closures.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ArrowFunctionBody, Expression, FormalParameters, FunctionBody};
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeId;
use oxc_syntax::symbol::SymbolId;

use crate::diagnostics::Diagnostic;
use crate::ir::{Expr, FuncIdx, Kind, Label, Local, Span, TypeIdx, Val};
use crate::program::{ModuleId, Node, Symbol};
use crate::types::TypeId;

use super::abi::{Abi, Pass};
use super::capture::Captures;
use super::control::Frame;
use super::layout::{function, kind};
use super::representation::{Null, Repr};
use super::value::Typed;
use super::{Env, Lowerer};

/// A function of the output, by what it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Instance {
    /// A declared function, method or accessor, called by name.
    Direct(Node, u32),
    /// Code of a closure.
    Closure(Node, u32, Abi),
    /// Code of a suspended function's activation, by how much it captures: a function made in a
    /// place where its own name is no variable captures less.
    Resume(Node, u32, usize),
    /// Code of a function value made of a declared function.
    Code(FuncIdx, Abi),
    /// Generic entry of code.
    Generic(FuncIdx),
    /// Constructor of a class: fields and body, on an allocated instance.
    Constructor(Symbol),
    /// Allocates an instance and constructs it.
    New(Symbol),
    /// Makes the function value of a class.
    ClassValue(Symbol),
    /// Generic entry of a class.
    ClassGeneric(Symbol),
    /// Generic access to a static field.
    Static(Symbol, Rc<str>, super::class::MemberKind),
    /// Makes the prototype object of a class.
    Prototype(Symbol),
    /// Reads a field of a layout by index.
    FieldGet(u32),
    /// Writes a field of a layout by index.
    FieldSet(u32),
}

/// A body to lower.
pub(crate) enum Pending {
    Direct(Node, Env),
    Closure(Box<ClosureBody>),
    Constructor(Symbol),
    /// Of a library variable or static field.
    Initialiser(Node),
}

/// A closure to lower.
pub(crate) struct ClosureBody {
    node: Node,
    env: Env,
    abi: Abi,
    captured: Vec<Captured>,
    environment: Option<TypeIdx>,
    class: Option<Symbol>,
    is_static: bool,
    /// It is the activation of a function that suspends.
    resume: bool,
}

/// A captured variable: how the environment holds it.
#[derive(Clone)]
pub(crate) struct Captured {
    /// `None` for `this`.
    symbol: Option<SymbolId>,
    place: Place,
    ty: TypeId,
    repr: Repr,
    val: Val,
}

/// Where a variable is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Local(Local),
    Cell(Local, TypeIdx),
    /// A number that is always an integer, as an i64.
    Integer(Local),
}

/// A variable in scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable {
    pub place: Place,
    pub ty: TypeId,
    pub repr: Repr,
}

/// Signature of a function called by name.
#[derive(Clone, Debug)]
pub(crate) struct Direct {
    pub this: Option<(TypeId, Repr)>,
    pub params: Vec<(TypeId, Repr)>,
    pub rest: bool,
    /// `None`: nothing is left.
    pub result: Option<(TypeId, Repr)>,
    pub result_type: TypeId,
    /// Part of the runtime library: arguments of other types are converted as ECMAScript says.
    pub is_library: bool,
}

/// The state of lowering one function.
pub(crate) struct Body<'l, 'a> {
    pub l: &'l mut Lowerer<'a>,
    pub func: FuncIdx,
    pub module: ModuleId,
    pub env: Env,
    pub captures: Rc<Captures>,
    locals: Vec<(String, Val)>,
    labels: u32,
    pub variables: HashMap<SymbolId, Variable>,
    pub this: Option<Typed>,
    pub frames: Vec<Frame>,
    /// Type and representation of what `return` gives; `None` for nothing.
    pub result: Option<(TypeId, Repr)>,
    /// The class whose member this is.
    pub class: Option<Symbol>,
    pub is_static: bool,
    pub is_constructor: bool,
    /// `arguments` as an array, where it is used.
    pub arguments: Option<Typed>,
    /// The class whose fields are initialised after `super()`.
    pub pending_fields: Option<Symbol>,
    /// What suspends this function, where something can.
    pub suspension: Option<super::suspend::Suspension>,
    /// Ends of the optional chains around the current expression.
    pub chains: Vec<Label>,
    /// Modules whose values are being made.
    pub namespaces: Vec<ModuleId>,
    pub span: Span,
}

impl<'l, 'a> Body<'l, 'a> {
    /// A body in a function whose parameters are its first locals.
    pub fn new(l: &'l mut Lowerer<'a>, func: FuncIdx, module: ModuleId, env: Env) -> Self {
        let captures = l.captures(module);
        let locals = l.func_mut(func).locals.clone();
        Body {
            l,
            func,
            module,
            env,
            captures,
            locals,
            labels: 0,
            variables: HashMap::new(),
            this: None,
            frames: Vec::new(),
            result: None,
            class: None,
            is_static: false,
            is_constructor: false,
            arguments: None,
            pending_fields: None,
            suspension: None,
            chains: Vec::new(),
            namespaces: Vec::new(),
            span: Span::default(),
        }
    }

    /// A body without source.
    pub fn synthetic(l: &'l mut Lowerer<'a>, func: FuncIdx, env: Env) -> Self {
        Body::new(l, func, ModuleId(0), env)
    }

    /// Hands the body to its function.
    pub fn finish(self, body: Vec<Expr>) {
        let Body {
            l,
            func,
            locals,
            labels,
            span,
            ..
        } = self;
        let func = l.func_mut(func);
        func.locals = locals;
        func.labels = labels;
        func.body = body;
        func.span = span;
    }

    /// A new local.
    pub fn local(&mut self, name: &str, ty: Val) -> Local {
        self.locals.push((name.to_string(), ty));
        Local(self.locals.len() as u32 - 1)
    }

    /// Reads a local.
    pub fn read(&self, local: Local) -> Expr {
        Expr::get(local, self.locals[local.index()].1)
    }

    /// A new label.
    pub fn label(&mut self) -> Label {
        self.labels += 1;
        Label(self.labels - 1)
    }

    /// A node of the module being lowered.
    pub fn node(&self, id: oxc_syntax::node::NodeId) -> Node {
        Node {
            module: self.module,
            id,
        }
    }

    /// Source span of a syntax node.
    pub fn span_of(&self, node: &impl GetSpan) -> Span {
        let span = node.span();
        Span {
            module: self.module.0,
            start: span.start,
            end: span.end,
        }
    }

    /// The type of an expression, with the arguments in force applied.
    pub fn type_of(&mut self, id: oxc_syntax::node::NodeId) -> TypeId {
        let node = self.node(id);
        let ty = self.l.checker.expr_type(node);
        let env = self.env.clone();
        self.l.apply(ty, &env)
    }

    /// Declared type of a symbol, with the arguments in force applied.
    pub fn symbol_type(&mut self, symbol: SymbolId) -> TypeId {
        let ty = self.l.variable_type(Symbol {
            module: self.module,
            id: symbol,
        });
        let env = self.env.clone();
        self.l.apply(ty, &env)
    }

    /// Reports a construct that is not supported, and goes on with a value that is never used.
    pub fn unsupported(&mut self, span: Span, what: &str, way_out: &str) -> Typed {
        self.l
            .diagnostics
            .push(Diagnostic::unsupported(span, what, way_out));
        self.l.undefined()
    }

    /// Makes a variable and gives it a value.
    pub fn bind(&mut self, symbol: SymbolId, value: Option<Typed>) -> Expr {
        let ty = self.symbol_type(symbol);
        self.bind_as(symbol, ty, value)
    }

    /// Makes a variable of a type and gives it a value, or what it has before one.
    pub fn bind_as(&mut self, symbol: SymbolId, ty: TypeId, value: Option<Typed>) -> Expr {
        let target = Symbol {
            module: self.module,
            id: symbol,
        };
        let repr = self.l.variable_repr(target, ty);
        let val = self.l.val(repr);
        let name = self.l.symbol_name(target);
        let value = match value {
            Some(value) => self.convert(value, repr),
            None => self.l.default_of(repr),
        };
        if let Some(variable) = self.variables.get(&symbol).copied() {
            return self.store(variable, value);
        }
        if repr == Repr::Number && self.is_integer_variable(symbol) {
            let local = self.local(name, Val::I64);
            self.variables.insert(
                symbol,
                Variable {
                    place: Place::Integer(local),
                    ty,
                    repr,
                },
            );
            return Expr::set(local, super::integer::to_integer(value));
        }
        let place = if self.captures.cells.contains(&symbol) {
            let cell = self.l.layout.cell(&mut self.l.module, val);
            Place::Cell(self.local(name, Val::Ref(cell)), cell)
        } else {
            Place::Local(self.local(name, val))
        };
        self.variables.insert(symbol, Variable { place, ty, repr });
        match place {
            Place::Local(local) | Place::Integer(local) => Expr::set(local, value),
            Place::Cell(local, cell) => Expr::set(local, Expr::struct_new(cell, vec![value])),
        }
    }

    /// Assigns a variable; the value has its representation.
    pub fn store(&mut self, variable: Variable, value: Expr) -> Expr {
        match variable.place {
            Place::Local(local) => Expr::set(local, value),
            Place::Integer(local) => Expr::set(local, super::integer::to_integer(value)),
            Place::Cell(local, cell) => Expr::field_set(cell, 0, self.read(local), value),
        }
    }

    /// Reads a variable.
    pub fn load(&mut self, variable: Variable) -> Typed {
        let expr = match variable.place {
            Place::Local(local) => self.read(local),
            Place::Integer(local) => super::integer::double(self.read(local)),
            Place::Cell(local, cell) => {
                let val = self.l.val(variable.repr);
                Expr::field(cell, 0, self.read(local), val)
            }
        };
        Typed::new(expr, variable.ty, variable.repr)
    }

    /// Binds the formal parameters to the incoming values.
    pub fn parameters(
        &mut self,
        params: &'a FormalParameters<'a>,
        incoming: Vec<Typed>,
    ) -> Vec<Expr> {
        let mut code = Vec::new();
        let mut incoming = incoming.into_iter();
        for param in &params.items {
            let value = incoming.next().unwrap_or_else(|| self.l.undefined());
            let value = match &param.initializer {
                Some(default) => {
                    let ty = self.parameter_type(param);
                    let (store, value) = self.keep(value);
                    code.push(store);
                    self.default_value(value, default, ty)
                }
                None => value,
            };
            code.push(self.bind_pattern(&param.pattern, value));
        }
        if let Some(rest) = &params.rest {
            let value = incoming.next().unwrap_or_else(|| self.l.undefined());
            code.push(self.bind_pattern(&rest.rest.argument, value));
        }
        code
    }

    fn parameter_type(&mut self, param: &'a ast::FormalParameter<'a>) -> TypeId {
        match &param.pattern {
            ast::BindingPattern::BindingIdentifier(id) => match id.symbol_id.get() {
                Some(symbol) => self.symbol_type(symbol),
                None => TypeId::ANY,
            },
            _ => TypeId::ANY,
        }
    }

    /// Declares the `var`s and nested functions of a function, then lowers its statements.
    pub fn function_body(
        &mut self,
        scope: Option<ScopeId>,
        body: &'a FunctionBody<'a>,
    ) -> Vec<Expr> {
        let mut code = Vec::new();
        if let Some(scope) = scope {
            self.declare_vars(scope, &mut code);
        }
        code.extend(self.block(scope, &body.statements));
        code
    }

    /// The function of a closure or declared function: lowers parameters and body.
    pub fn lower_function(&mut self, node: Node, incoming: Vec<Typed>) -> Vec<Expr> {
        match self.l.ast(node) {
            AstKind::Function(f) => {
                self.span = self.span_of(f);
                let (mut code, incoming) = self.take_arguments(node, &f.params, incoming);
                code.extend(self.parameters(&f.params, incoming));
                if let Some(body) = &f.body {
                    code.extend(self.function_body(f.scope_id.get(), body));
                }
                self.fall_off(&mut code);
                code
            }
            AstKind::ArrowFunctionExpression(f) => {
                self.span = self.span_of(f);
                let mut code = self.parameters(&f.params, incoming);
                match &f.body {
                    ArrowFunctionBody::FunctionBody(body) => {
                        code.extend(self.function_body(f.scope_id.get(), body));
                        self.fall_off(&mut code);
                    }
                    body => {
                        let expression = body.to_expression();
                        let value = self.expression_for_result(expression);
                        code.push(value);
                    }
                }
                code
            }
            _ => vec![Expr::new(Kind::Unreachable, None)],
        }
    }

    /// `arguments` of a function that reads it, and its parameters from there.
    fn take_arguments(
        &mut self,
        node: Node,
        params: &'a FormalParameters<'a>,
        mut incoming: Vec<Typed>,
    ) -> (Vec<Expr>, Vec<Typed>) {
        if !self.l.uses_arguments(node) || incoming.is_empty() {
            return (Vec::new(), incoming);
        }
        let (store, list) = self.keep(incoming.remove(0));
        let env = self.env.clone();
        let signature = self.l.checker.signature(node);
        let mut taken = Vec::new();
        for (index, param) in signature.params.iter().enumerate() {
            if index == params.items.len() {
                let rest = self.l.call_library(
                    "array",
                    "arrRest",
                    vec![list.expr.clone(), Expr::i32(index as i32)],
                );
                taken.push(Typed::new(rest, param.ty, Repr::Array(Null::Never)));
                continue;
            }
            let ty = self.l.apply(param.ty, &env);
            let ty = if param.optional {
                self.l.or_undefined(ty)
            } else {
                ty
            };
            let repr = self.l.repr(ty);
            let value = self.array_element_at(list.clone(), Expr::f64(index as f64), TypeId::ANY);
            let expr = self.lenient(value, repr);
            taken.push(Typed::new(expr, ty, repr));
        }
        self.arguments = Some(list);
        (vec![store], taken)
    }

    fn expression_for_result(&mut self, expression: &'a Expression<'a>) -> Expr {
        match self.result {
            Some((_, repr)) => {
                let value = self.expression(expression);
                self.convert(value, repr)
            }
            None => self.effect(expression),
        }
    }

    /// Ends a body whose last statement may be passed.
    pub fn fall_off(&mut self, code: &mut Vec<Expr>) {
        if code.iter().any(|expr| expr.diverges) {
            return;
        }
        if let Some((_, repr)) = self.result {
            let value = match repr {
                Repr::Any => self.l.undefined().expr,
                _ => self.l.default_of(repr),
            };
            code.push(value);
        }
    }

    /// A function value for an arrow function, function expression or nested declaration.
    /// `abi` is how it will be called where that is known.
    pub fn closure(&mut self, node: Node, abi: Option<Abi>) -> Typed {
        let Some(scope) = self.l.function_scope(node) else {
            return self.l.undefined();
        };
        let env = self.env.clone();
        let own = self.l.function_abi(node, &env);
        let rest = |abi: &Abi| abi.params.iter().position(|pass| *pass == Pass::Rest);
        let abi = match abi {
            // A rest parameter must stand where the function itself has it.
            Some(abi) if !self.l.uses_arguments(node) && rest(&abi) == rest(&own) => abi,
            _ => own,
        };
        self.closure_with(node, scope, abi, false)
    }

    /// The function value of a node with what it captures here; `resume`: of its activation.
    pub fn closure_with(&mut self, node: Node, scope: ScopeId, abi: Abi, resume: bool) -> Typed {
        let env = self.env.clone();
        let captures = self.captures.clone();
        let mut captured: Vec<(Captured, Expr)> = Vec::new();
        // An activation is not the function that its name stands for: that comes from its maker.
        let own_name = captures.names.get(&scope).filter(|_| resume);
        for &symbol in captures.of(scope).iter().chain(own_name) {
            let Some(variable) = self.variables.get(&symbol).copied() else {
                continue;
            };
            let local = match variable.place {
                Place::Local(local) | Place::Cell(local, _) | Place::Integer(local) => local,
            };
            let read = self.read(local);
            let val = read.ty.unwrap_or(Val::I32);
            captured.push((
                Captured {
                    symbol: Some(symbol),
                    place: variable.place,
                    ty: variable.ty,
                    repr: variable.repr,
                    val,
                },
                read,
            ));
        }
        let is_arrow = matches!(self.l.ast(node), AstKind::ArrowFunctionExpression(_));
        if is_arrow
            && captures.this.contains(&scope)
            && let Some(this) = self.this.clone()
        {
            let val = this.expr.ty.unwrap_or(Val::I32);
            captured.push((
                Captured {
                    symbol: None,
                    place: Place::Local(Local(0)),
                    ty: this.ty,
                    repr: this.repr,
                    val,
                },
                this.expr,
            ));
        }
        let (captured, values): (Vec<_>, Vec<_>) = captured.into_iter().unzip();
        let name = self.l.function_name(node);
        let instance = if resume {
            Instance::Resume(node, env.id, captured.len())
        } else {
            Instance::Closure(node, env.id, abi.clone())
        };
        let environment_key = format!(
            "env:{}:{}:{}:{resume}:{}",
            node.module.0,
            node.id.index(),
            env.id,
            captured.len()
        );
        let environment = if captured.is_empty() {
            None
        } else {
            let vals: Vec<Val> = captured.iter().map(|captured| captured.val).collect();
            Some(self.l.environment(&environment_key, &vals))
        };
        let func = match self.l.instances.get(&instance) {
            Some(&func) => func,
            None => {
                let ty = self.l.abi_type(&abi);
                let (params, result) = {
                    let (params, result) = self.l.module.signature(ty);
                    (params.to_vec(), result)
                };
                let func = self.l.declare_function(
                    if name.is_empty() {
                        "<anonymous>"
                    } else {
                        &name
                    },
                    params,
                    result,
                );
                self.l.instances.insert(instance, func);
                let (class, is_static) = (self.class, self.is_static);
                self.l.pending.push_back((
                    func,
                    Pending::Closure(Box::new(ClosureBody {
                        node,
                        env,
                        abi: abi.clone(),
                        captured,
                        environment,
                        class,
                        is_static,
                        resume,
                    })),
                ));
                func
            }
        };
        let env_value = match environment {
            Some(ty) => Expr::struct_new(ty, values),
            None => Expr::null(Val::Struct),
        };
        let constructible = matches!(self.l.ast(node), AstKind::Function(f) if !self.l.is_method(node) && !f.r#async && !f.generator);
        let generic = self.l.generic_entry(func, &abi);
        let length = self.l.function_length(node);
        let value = self.l.function_value(
            func,
            generic,
            env_value,
            &name,
            length,
            !constructible,
            Some(node),
        );
        let ty = self.type_of(node.id);
        Typed::new(value, ty, Repr::Function(Null::Never))
    }
}

impl<'a> Lowerer<'a> {
    /// Lowers one body.
    pub fn lower_pending(&mut self, func: FuncIdx, pending: Pending) {
        let module = match &pending {
            Pending::Direct(node, _) | Pending::Initialiser(node) => node.module,
            Pending::Closure(closure) => closure.node.module,
            Pending::Constructor(class) => class.module,
        };
        self.in_library = self.program.module(module).is_library;
        match pending {
            Pending::Direct(node, env) => self.lower_direct(func, node, env),
            Pending::Closure(closure) => self.lower_closure(func, *closure),
            Pending::Constructor(class) => self.lower_constructor(func, class),
            Pending::Initialiser(node) => self.lower_initialiser(func, node),
        }
    }

    /// A function by what it is, where it exists.
    pub fn instance(&self, instance: &Instance) -> Option<FuncIdx> {
        self.instances.get(instance).copied()
    }

    /// Records a function by what it is.
    pub fn insert_instance(&mut self, instance: Instance, func: FuncIdx) {
        self.instances.insert(instance, func);
    }

    /// Has a body lowered later.
    pub fn push_pending(&mut self, func: FuncIdx, pending: Pending) {
        self.pending.push_back((func, pending));
    }

    /// Bodies not yet lowered.
    pub fn pending_count(&self) -> usize {
        self.pending.len()
    }

    /// Functions that make class values and prototype objects, in order of their making.
    pub fn class_instances(&self) -> Vec<(Instance, FuncIdx)> {
        let mut found: Vec<_> = self
            .instances
            .iter()
            .filter(|(instance, _)| {
                matches!(instance, Instance::ClassValue(_) | Instance::Prototype(_))
            })
            .map(|(instance, &func)| (instance.clone(), func))
            .collect();
        found.sort_by_key(|(_, func)| *func);
        found
    }

    fn lower_direct(&mut self, func: FuncIdx, node: Node, env: Env) {
        let direct = self.direct(node, &env);
        let class = self.enclosing_class(node);
        let is_static = self.is_static_member(node);
        let mut body = Body::new(self, func, node.module, env);
        body.class = class;
        body.is_static = is_static;
        body.result = direct.result;
        let mut index = 0;
        let mut incoming = Vec::new();
        if let Some((ty, repr)) = direct.this {
            body.this = Some(Typed::new(body.read(Local(0)), ty, repr));
            index = 1;
        }
        for &(ty, repr) in &direct.params {
            incoming.push(Typed::new(body.read(Local(index)), ty, repr));
            index += 1;
        }
        let mut code = match class {
            Some(class) => body.open_class_environment(class),
            None => Vec::new(),
        };
        if body.l.suspends(node) {
            code.extend(body.start_coroutine(node, incoming));
        } else {
            code.extend(body.lower_function(node, incoming));
        }
        body.finish(code);
    }

    fn lower_closure(&mut self, func: FuncIdx, closure: ClosureBody) {
        let ClosureBody {
            node,
            env,
            abi,
            captured,
            environment,
            class,
            is_static,
            resume,
        } = closure;
        let direct = self.direct(node, &env);
        let (any, function_type) = (self.layout.any(), self.layout.function);
        let scope = self.function_scope(node);
        let mut body = Body::new(self, func, node.module, env);
        body.class = class;
        body.is_static = is_static;
        let mut code = Vec::new();
        // What the environment holds.
        if let Some(ty) = environment {
            let this = body.read(Local(0));
            let held = Expr::cast(
                Val::Ref(ty),
                Expr::field(function_type, function::ENV, this, Val::Struct),
            );
            let held_local = body.local("env", Val::Ref(ty));
            code.push(Expr::set(held_local, held));
            for (index, captured) in captured.iter().enumerate() {
                let local = body.local("captured", captured.val);
                let read = Expr::field(ty, index as u32, body.read(held_local), captured.val);
                code.push(Expr::set(local, read));
                match captured.symbol {
                    Some(symbol) => {
                        let place = match captured.place {
                            Place::Local(_) => Place::Local(local),
                            Place::Integer(_) => Place::Integer(local),
                            Place::Cell(_, cell) => Place::Cell(local, cell),
                        };
                        body.variables.insert(
                            symbol,
                            Variable {
                                place,
                                ty: captured.ty,
                                repr: captured.repr,
                            },
                        );
                    }
                    None => {
                        body.this = Some(Typed::new(
                            Expr::get(local, captured.val),
                            captured.ty,
                            captured.repr,
                        ));
                    }
                }
            }
        }
        // The function under its own name.
        if let Some(scope) = scope
            && let Some(&symbol) = body.captures.clone().names.get(&scope)
            && !body.variables.contains_key(&symbol)
            && !resume
            && body
                .l
                .program
                .module(node.module)
                .scoping
                .symbol_scope_id(symbol)
                != body.l.program.module(node.module).scoping.root_scope_id()
        {
            let ty = body.symbol_type(symbol);
            body.variables.insert(
                symbol,
                Variable {
                    place: Place::Local(Local(0)),
                    ty,
                    repr: Repr::Function(Null::Never),
                },
            );
        }
        if resume {
            code.extend(body.resume_body(node, &direct));
            body.finish(code);
            return;
        }
        let is_arrow = matches!(body.l.ast(node), AstKind::ArrowFunctionExpression(_));
        if !is_arrow {
            let ty = body.l.checker.this_type(node);
            let env = body.env.clone();
            let ty = body.l.apply(ty, &env);
            body.this = Some(Typed::new(Expr::get(Local(1), any), ty, Repr::Any));
        }
        let mut incoming = Vec::new();
        let result = direct.result.unwrap_or((TypeId::VOID, Repr::Any));
        let fixed = if direct.rest {
            direct.params.len() - 1
        } else {
            direct.params.len()
        };
        let passed: Vec<Typed> = abi
            .params
            .iter()
            .enumerate()
            .map(|(index, pass)| {
                Typed::new(body.read(Local(2 + index as u32)), TypeId::ANY, pass.repr())
            })
            .collect();
        let spread = abi.params.last() == Some(&Pass::Rest);
        let plain = passed.len() - spread as usize;
        for (index, &(ty, repr)) in direct.params[..fixed].iter().enumerate() {
            let value = if index < plain {
                Typed::new(passed[index].expr.clone(), ty, passed[index].repr)
            } else if spread {
                // Passed in the array of a rest parameter.
                let at = Expr::f64((index - plain) as f64);
                body.array_element_at(passed[plain].clone(), at, TypeId::ANY)
            } else {
                // Fewer arguments than parameters.
                let missing = match repr {
                    Repr::Any => body.l.undefined().expr,
                    _ => body.l.default_of(repr),
                };
                incoming.push(Typed::new(missing, ty, repr));
                continue;
            };
            if value.repr == repr {
                incoming.push(Typed::new(value.expr, ty, repr));
                continue;
            }
            // The parameter's own representation, checked once.
            let expr = body.lenient(value, repr);
            let val = body.l.val(repr);
            let local = body.local("param", val);
            code.push(Expr::set(local, expr));
            incoming.push(Typed::new(Expr::get(local, val), ty, repr));
        }
        if direct.rest {
            let (ty, repr) = direct.params[fixed];
            let expr = if spread && plain == fixed {
                passed[plain].expr.clone()
            } else if spread && plain < fixed {
                let from = Expr::i32((fixed - plain) as i32);
                body.l
                    .call_library("array", "arrRest", vec![passed[plain].expr.clone(), from])
            } else {
                // What is passed one by one, then what is passed in an array.
                let values: Vec<Typed> = passed[fixed.min(plain)..plain].to_vec();
                let collected = body.array_of_values(values, ty);
                if spread {
                    let val = Val::Ref(body.l.layout.array);
                    let local = body.local("rest", val);
                    code.push(Expr::set(local, collected));
                    let more = passed[plain].expr.clone();
                    code.push(body.l.call_library(
                        "array",
                        "arrAppend",
                        vec![Expr::get(local, val), more],
                    ));
                    Expr::get(local, val)
                } else {
                    collected
                }
            };
            let expr = body.convert(Typed::new(expr, ty, Repr::Array(Null::Never)), repr);
            incoming.push(Typed::new(expr, ty, repr));
        }
        body.result = Some((result.0, abi.result.repr()));
        if body.l.suspends(node) {
            code.extend(body.start_coroutine(node, incoming));
        } else {
            code.extend(body.lower_function(node, incoming));
        }
        body.finish(code);
    }

    /// The scope of a function.
    pub fn function_scope(&self, node: Node) -> Option<ScopeId> {
        match self.ast(node) {
            AstKind::Function(f) => f.scope_id.get(),
            AstKind::ArrowFunctionExpression(f) => f.scope_id.get(),
            _ => None,
        }
    }

    /// The environment struct of a closure, by key.
    fn environment(&mut self, key: &str, vals: &[Val]) -> TypeIdx {
        let name = format!("{key}:{vals:?}");
        if let Some(&global) = self.globals.get(&name) {
            return TypeIdx(global.0);
        }
        let ty = self.layout.environment(&mut self.module, "Env", vals);
        self.globals.insert(name, crate::ir::GlobalIdx(ty.0));
        ty
    }

    /// Source span of a node.
    pub fn node_span(&self, node: Node) -> Span {
        let span = self.ast(node).span();
        Span {
            module: node.module.0,
            start: span.start,
            end: span.end,
        }
    }

    /// How a function's own declaration wants to be called as a value.
    pub fn function_abi(&mut self, node: Node, env: &Env) -> Abi {
        let direct = self.direct(node, env);
        let count = direct.params.len();
        let params = direct
            .params
            .iter()
            .enumerate()
            .map(|(index, &(_, repr))| {
                if direct.rest && index + 1 == count {
                    Pass::Rest
                } else {
                    Pass::of(repr)
                }
            })
            .collect();
        let result = direct.result.map_or(Pass::Any, |(_, repr)| Pass::of(repr));
        Abi { params, result }
    }

    /// Signature of a function as its declaration says.
    pub fn direct(&mut self, node: Node, env: &Env) -> Direct {
        let signature = self.checker.signature(node);
        let mut params = Vec::new();
        let mut rest = false;
        let uses_arguments = self.uses_arguments(node);
        if uses_arguments {
            // All of them come in one array.
            params.push((self.checker.array_of(TypeId::ANY), Repr::Array(Null::Never)));
            rest = true;
        }
        for param in signature.params.iter().filter(|_| !uses_arguments) {
            let mut ty = self.apply(param.ty, env);
            if param.optional {
                ty = self.or_undefined(ty);
            }
            let mut repr = self.repr(ty);
            if param.rest {
                rest = true;
                repr = Repr::Array(Null::Never);
            }
            params.push((ty, repr));
        }
        let result_type = self.apply(signature.result, env);
        let result = match self.checker.types.get(result_type) {
            crate::types::Type::Void | crate::types::Type::Never => None,
            _ => Some((result_type, self.repr(result_type))),
        };
        let this = self.direct_this(node, &signature, env);
        let is_library = self.program.module(node.module).is_library;
        Direct {
            this,
            params,
            rest,
            result,
            result_type,
            is_library,
        }
    }

    /// Whether a function reads `arguments`.
    pub fn uses_arguments(&mut self, node: Node) -> bool {
        matches!(self.ast(node), AstKind::Function(_))
            && match self.function_scope(node) {
                Some(scope) => self.captures(node.module).arguments.contains(&scope),
                None => false,
            }
    }

    fn direct_this(
        &mut self,
        node: Node,
        signature: &crate::types::Signature,
        env: &Env,
    ) -> Option<(TypeId, Repr)> {
        if matches!(self.ast(node), AstKind::ArrowFunctionExpression(_)) {
            return None;
        }
        if let Some(this) = signature.this {
            let ty = self.apply(this, env);
            return Some((ty, self.repr(ty)));
        }
        if let Some(class) = self.enclosing_class(node).filter(|_| self.is_method(node)) {
            if self.is_static_member(node) {
                // Called through a class below, `this` is that class.
                let scope = self.function_scope(node)?;
                let is_base = self
                    .subclasses
                    .get(&class)
                    .is_some_and(|below| !below.is_empty());
                return (is_base && self.captures(node.module).this.contains(&scope))
                    .then_some((TypeId::ANY, Repr::Any));
            }
            let ty = self.checker.instance_type(class);
            let ty = self.apply(ty, env);
            return Some((ty, self.instance_repr(class)));
        }
        let scope = self.function_scope(node)?;
        self.captures(node.module)
            .this
            .contains(&scope)
            .then_some((TypeId::ANY, Repr::Any))
    }

    /// The function called by name for a declaration.
    pub fn function_instance(&mut self, node: Node, env: Env) -> FuncIdx {
        let key = Instance::Direct(node, env.id);
        if let Some(&func) = self.instances.get(&key) {
            return func;
        }
        let direct = self.direct(node, &env);
        let mut params = Vec::new();
        if let Some((_, repr)) = direct.this {
            params.push(self.val(repr));
        }
        for &(_, repr) in &direct.params {
            params.push(self.val(repr));
        }
        let result = direct.result.map(|(_, repr)| self.val(repr));
        let name = self.qualified_name(node);
        let func = self.declare_function(&name, params, result);
        self.instances.insert(key, func);
        self.pending.push_back((func, Pending::Direct(node, env)));
        func
    }

    /// The function with boxed arguments over code with a signature.
    pub fn generic_entry(&mut self, code: FuncIdx, abi: &Abi) -> FuncIdx {
        let key = Instance::Generic(code);
        if let Some(&func) = self.instances.get(&key) {
            return func;
        }
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        let func = self.declare_function("generic", vec![value, any, any, list], Some(any));
        self.instances.insert(key, func);
        let env = self.env(Vec::new());
        let result = self.pass_val(abi.result);
        let mut body = Body::synthetic(self, func, env);
        let mut args = vec![Expr::get(Local(0), value), Expr::get(Local(2), any)];
        for (index, pass) in abi.params.iter().enumerate() {
            let given = Expr::get(Local(3), list);
            args.push(if *pass == Pass::Rest {
                body.l.call_library(
                    "dynamic",
                    "rtRestArgs",
                    vec![given, Expr::i32(index as i32)],
                )
            } else {
                let arg =
                    body.l
                        .call_library("dynamic", "rtArg", vec![given, Expr::i32(index as i32)]);
                body.convert(Typed::any(arg), pass.repr())
            });
        }
        let call = Expr::call(code, args, Some(result));
        let boxed = body.box_value(call, abi.result.repr());
        body.finish(vec![boxed]);
        func
    }

    /// Allocates a function value.
    pub fn function_value(
        &mut self,
        code: FuncIdx,
        generic: FuncIdx,
        env: Expr,
        name: &str,
        length: u32,
        plain: bool,
        source: Option<Node>,
    ) -> Expr {
        let meta = self.kind_meta(kind::FUNCTION);
        let name = self.string_constant(name);
        let code_type = self.func_type(code);
        let mut info = length as i32;
        if plain {
            info |= function::NOT_CONSTRUCTIBLE;
        }
        if let Some(node) = source {
            info |= self.source_index(node) << function::SOURCE_SHIFT;
        }
        Expr::struct_new(
            self.layout.function,
            vec![
                meta,
                Expr::null(self.layout.any()),
                Expr::new(Kind::FuncRef(code), Some(Val::Ref(code_type))),
                Expr::new(Kind::FuncRef(generic), Some(Val::Ref(self.layout.generic))),
                env,
                name,
                Expr::i32(info),
                Expr::null(self.layout.any()),
            ],
        )
    }

    /// Parameters before the first with a default.
    pub fn function_length(&mut self, node: Node) -> u32 {
        let params: &FormalParameters = match self.ast(node) {
            AstKind::Function(f) => &f.params,
            AstKind::ArrowFunctionExpression(f) => &f.params,
            _ => return 0,
        };
        params
            .items
            .iter()
            .take_while(|param| param.initializer.is_none())
            .count() as u32
    }
}
