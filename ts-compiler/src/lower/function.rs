//! Functions: what is lowered for each, their parameters, and closures.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ArrowFunctionBody, Expression, FormalParameters, FunctionBody};
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeId;
use oxc_syntax::symbol::SymbolId;

use crate::diagnostics::Diagnostic;
use crate::ir::{Expr, FuncIdx, Kind, Label, Local, Span, TypeIdx, Unary, Val};
use crate::program::{ModuleId, Node, Symbol};
use crate::types::TypeId;

use super::abi::Abi;
use super::capture::Captures;
use super::control::Frame;
use super::dynclass::ARGUMENTS;
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
    /// Generic entry of the classes that are made at run time.
    DynamicClass,
    /// Assigns the fields of an instance of such a class.
    Fields(Node, u32),
    /// Allocates and constructs an instance for a class made at run time.
    Extended(Symbol),
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
    /// Of the fields of a class made at run time.
    Fields(Box<ClosureBody>, Symbol),
    /// Of a library variable or static field.
    Initialiser(Node),
}

/// A closure to lower.
pub(crate) struct ClosureBody {
    pub node: Node,
    pub env: Env,
    pub abi: Abi,
    pub captured: Vec<Captured>,
    pub environment: Option<TypeIdx>,
    pub class: Option<Symbol>,
    pub is_static: bool,
    /// It is the activation of a function that suspends.
    pub resume: bool,
}

/// A captured variable: how the environment holds it.
#[derive(Clone)]
pub(crate) struct Captured {
    /// `None` for `this`.
    pub symbol: Option<SymbolId>,
    pub place: Place,
    pub ty: TypeId,
    pub repr: Repr,
    pub val: Val,
}

/// Where a variable is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Local(Local),
    Cell(Local, TypeIdx),
    /// A number that is always an integer, as an i64.
    Integer(Local),
    /// A number that is always a signed 32-bit integer, as an i32.
    Word(Local),
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
    /// It stands for code of any module: what it passes on may be of any type.
    pub is_synthetic: bool,
    pub is_constructor: bool,
    /// The class whose fields are initialised after `super()`.
    pub pending_fields: Option<Symbol>,
    /// What suspends this function, where something can.
    pub suspension: Option<super::suspend::Suspension>,
    /// What a pattern about to be bound takes apart, as messages show it.
    pub taken_apart: Option<String>,
    /// Whether the object pattern about to be bound is a part of another pattern.
    pub is_part: bool,
    /// The number of the text that names what is cast here, where no source does.
    pub path: Option<Expr>,
    /// The expression around what is lowered.
    pub around: Span,
    /// Ends of the optional chains around the current expression.
    pub chains: Vec<Label>,
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
            is_synthetic: false,
            is_constructor: false,
            pending_fields: None,
            suspension: None,
            taken_apart: None,
            is_part: false,
            path: None,
            around: Span::default(),
            chains: Vec::new(),
            span: Span::default(),
        }
    }

    /// A body without source.
    pub fn synthetic(l: &'l mut Lowerer<'a>, func: FuncIdx, env: Env) -> Self {
        let mut body = Body::new(l, func, ModuleId(0), env);
        body.is_synthetic = true;
        body
    }

    /// Whether the code is the library's own, which passes what it means, whatever the program does.
    pub fn is_library_code(&self) -> bool {
        self.l.program.module(self.module).is_library && !self.is_synthetic
    }

    /// Hands the body to its function.
    pub fn finish(self, body: Vec<Expr>) {
        let Body {
            l,
            func,
            locals,
            labels,
            span,
            module,
            ..
        } = self;
        let is_library = l.program.module(module).is_library;
        let func = l.func_mut(func);
        func.is_hot |= !is_library;
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
            Some(value) => {
                let outer = self.name_casts(target, &value);
                let value = self.convert(value, repr);
                self.path = outer;
                value
            }
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
        if repr == Repr::Number && self.is_word_variable(symbol) {
            let place = Place::Word(self.local(name, Val::I32));
            let variable = Variable { place, ty, repr };
            self.variables.insert(symbol, variable);
            return self.store(variable, value);
        }
        let place = if self.captures.cells.contains(&symbol) {
            let cell = self.l.layout.cell(&mut self.l.module, val);
            Place::Cell(self.local(name, Val::Ref(cell)), cell)
        } else {
            Place::Local(self.local(name, val))
        };
        self.variables.insert(symbol, Variable { place, ty, repr });
        match place {
            Place::Local(local) | Place::Integer(local) | Place::Word(local) => {
                Expr::set(local, value)
            }
            Place::Cell(local, cell) => Expr::set(local, Expr::struct_new(cell, vec![value])),
        }
    }

    /// Assigns a variable; the value has its representation.
    pub fn store(&mut self, variable: Variable, value: Expr) -> Expr {
        match variable.place {
            Place::Local(local) => Expr::set(local, value),
            Place::Integer(local) => Expr::set(local, super::integer::to_integer(value)),
            Place::Word(local) => Expr::set(local, self.to_int32(Typed::number(value))),
            Place::Cell(local, cell) => Expr::field_set(cell, 0, self.read(local), value),
        }
    }

    /// Reads a variable.
    pub fn load(&mut self, variable: Variable) -> Typed {
        let expr = match variable.place {
            Place::Local(local) => self.read(local),
            Place::Integer(local) => super::integer::double(self.read(local)),
            Place::Word(local) => Expr::unary(Unary::F64ConvertI32S, self.read(local)),
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

    pub fn parameter_type(&mut self, param: &'a ast::FormalParameter<'a>) -> TypeId {
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

    /// Makes a variable of the name of a function expression that functions inside it capture. In a
    /// closure the function has itself at hand.
    fn open_own_name(&mut self, function: &'a ast::Function<'a>) -> Expr {
        let symbol = match &function.id {
            Some(id) if function.is_expression() => id.symbol_id.get(),
            _ => None,
        };
        let Some(symbol) = symbol else {
            return Expr::nop();
        };
        let is_captured = self.captures.of.values().any(|of| of.contains(&symbol));
        if !is_captured || self.variables.contains_key(&symbol) {
            return Expr::nop();
        }
        let target = Symbol {
            module: self.module,
            id: symbol,
        };
        let value = self.declared_function(target);
        let val = value.expr.ty.unwrap_or(Val::I32);
        let local = self.local("own name", val);
        let variable = Variable {
            place: Place::Local(local),
            ty: value.ty,
            repr: value.repr,
        };
        self.variables.insert(symbol, variable);
        Expr::set(local, value.expr)
    }

    /// The function of a closure or declared function: lowers parameters and body.
    pub fn lower_function(&mut self, node: Node, incoming: Vec<Typed>) -> Vec<Expr> {
        match self.l.ast(node) {
            AstKind::Function(f) => {
                self.span = self.span_of(f);
                let target = self.take_target(node);
                let own_name = self.open_own_name(f);
                let (mut code, incoming) = self.take_arguments(node, &f.params, incoming);
                code.splice(0..0, [target, own_name]);
                code.extend(self.parameters(&f.params, incoming));
                code.extend(self.wait_for_start(&f.params));
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
    pub fn take_arguments(
        &mut self,
        node: Node,
        params: &'a FormalParameters<'a>,
        mut incoming: Vec<Typed>,
    ) -> (Vec<Expr>, Vec<Typed>) {
        if !self.l.uses_arguments(node) || incoming.is_empty() {
            return (Vec::new(), incoming);
        }
        let list = incoming.remove(0);
        let val = list.expr.ty.unwrap_or(Val::I32);
        let local = self.local("arguments", val);
        let whole = self
            .l
            .function_scope(node)
            .is_some_and(|scope| self.captures.whole_arguments.contains(&scope));
        let made = match whole {
            true => self
                .l
                .call_library("arguments", "makeArguments", vec![list.expr]),
            false => list.expr,
        };
        let store = Expr::set(local, made);
        let list = Typed::new(Expr::get(local, val), list.ty, list.repr);
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
        let variable = Variable {
            place: Place::Local(local),
            ty: list.ty,
            repr: list.repr,
        };
        self.variables.insert(ARGUMENTS, variable);
        (vec![store], taken)
    }

    pub fn expression_for_result(&mut self, expression: &'a Expression<'a>) -> Expr {
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
}
