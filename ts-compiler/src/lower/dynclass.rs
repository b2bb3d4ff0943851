//! Evaluation of classes that are made while the program runs: their methods are closures, their
//! instances come from the outermost base class. `runtime/dynclass.ts` has what they do.

use oxc_ast::ast;
use oxc_syntax::symbol::SymbolId;

use crate::ir::{Expr, FuncIdx, Local, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::abi::Pass;
use super::decorator::is_decorated;
use super::function::{Body, ClosureBody, Instance, Place, Variable};
use super::irregular::constructor_of;
use super::layout::function;
use super::representation::Repr;
use super::value::Typed;

/// Stands for the construction under way, among the variables of a constructor and of the arrow
/// functions in it. Numbers of real variables are far below.
pub(crate) const CONSTRUCTION: SymbolId = SymbolId::new(0xFFFF_FFF0);
/// Stands for the object that the method around stands on.
pub(crate) const HOME: SymbolId = SymbolId::new(0xFFFF_FFF1);
/// Stands for `new.target` of the function around.
pub(crate) const TARGET: SymbolId = SymbolId::new(0xFFFF_FFF2);
/// Stands for `arguments` of the function around, where something reads it.
pub(crate) const ARGUMENTS: SymbolId = SymbolId::new(0xFFFF_FFF3);
/// Where the variables that stand for the records of classes begin.
const FIRST_RECORD: u32 = 0x8000_0000;

/// The variable that stands for the record of a class.
pub(crate) fn record_variable(class: Symbol) -> SymbolId {
    SymbolId::from_usize(FIRST_RECORD as usize + class.id.index())
}

/// Whether closures of any kind take a variable along though the text does not mention it.
pub(crate) fn is_hidden_variable(symbol: SymbolId) -> bool {
    (symbol.index() as u32) >= FIRST_RECORD && !matches!(symbol, CONSTRUCTION | TARGET | ARGUMENTS)
}

impl<'a> Lowerer<'a> {
    /// The generic entry of all classes made at run time.
    fn dynamic_class_entry(&mut self) -> FuncIdx {
        if let Some(func) = self.instance(&Instance::DynamicClass) {
            return func;
        }
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        let func = self.declare_function("new class", vec![value, any, any, list], Some(any));
        self.insert_instance(Instance::DynamicClass, func);
        let env = self.env(Vec::new());
        let body = Body::synthetic(self, func, env);
        let called = Expr::get(Local(0), value);
        let record = Expr::field(
            body.l.layout.function,
            function::ENV,
            called.clone(),
            Val::Struct,
        );
        let record = Expr::cast(any, record);
        let (target, args) = (Expr::get(Local(1), any), Expr::get(Local(3), list));
        let code = body
            .l
            .call_library("dynclass", "classCall", vec![called, record, target, args]);
        body.finish(vec![code]);
        func
    }

    /// The global that holds a class of the top level.
    pub fn dynamic_class_global(&mut self, class: Symbol) -> crate::ir::GlobalIdx {
        let any = self.layout.any();
        let name = format!("class:{}:{}", class.module.0, class.id.index());
        self.named_global(&name, any)
    }

    /// The class that a function constructs, where it is the constructor of one made at run time.
    pub fn dynamic_constructor(&mut self, node: Node) -> Option<Symbol> {
        let class = self.enclosing_class(node)?;
        if !self.is_dynamic_class(class) {
            return None;
        }
        let syntax = self.class_syntax(class)?;
        (constructor_of(syntax)?.node_id.get() == node.id).then_some(class)
    }

    /// Whether a plain function reads `new.target`.
    pub fn reads_target(&mut self, node: Node) -> bool {
        matches!(self.ast(node), oxc_ast::AstKind::Function(_))
            && !self.is_method(node)
            && match self.function_scope(node) {
                Some(scope) => self.captures(node.module).new_target.contains(&scope),
                None => false,
            }
    }

    /// Lowers the function that assigns an instance's own fields.
    pub fn lower_fields(&mut self, func: FuncIdx, closure: ClosureBody, class: Symbol) {
        let any = self.layout.any();
        let mut body = Body::new(self, func, closure.node.module, closure.env.clone());
        body.class = Some(class);
        let mut code = body.open_captured(&closure);
        let instance = body.l.checker.instance_type(class);
        let this = Typed::new(Expr::get(Local(1), any), instance, Repr::Any);
        body.this = Some(this.clone());
        if let Some(syntax) = body.l.class_syntax(class) {
            body.span = body.span_of(syntax);
            code.extend(body.dynamic_fields(class, syntax, &this));
        }
        code.push(body.l.undefined().expr);
        body.finish(code);
    }
}

impl<'a> Body<'_, 'a> {
    pub fn call_dynclass(&mut self, name: &'static str, args: Vec<Expr>) -> Expr {
        self.l.call_library("dynclass", name, args)
    }

    /// Makes a local stand for a hidden variable; what stood for it before.
    pub fn hide(&mut self, symbol: SymbolId, local: Local) -> Option<Variable> {
        let variable = Variable {
            place: Place::Local(local),
            ty: TypeId::ANY,
            repr: Repr::Any,
        };
        self.variables.insert(symbol, variable)
    }

    /// Sets a hidden variable back.
    pub fn restore(&mut self, symbol: SymbolId, held: Option<Variable>) {
        match held {
            Some(variable) => self.variables.insert(symbol, variable),
            None => self.variables.remove(&symbol),
        };
    }

    pub fn hidden(&mut self, symbol: SymbolId) -> Option<Expr> {
        let variable = self.variables.get(&symbol).copied()?;
        Some(self.load(variable).expr)
    }

    /// The construction under way, in a constructor of a class made at run time.
    pub fn construction(&mut self) -> Option<Expr> {
        self.hidden(CONSTRUCTION)
    }

    /// `this` of such a constructor.
    pub fn open_construction(&mut self, local: Local, ty: TypeId) {
        self.hide(CONSTRUCTION, local);
        self.this_of_construction(ty);
    }

    /// `this` from the construction that a constructor, or the arrow function here, knows.
    pub fn this_of_construction(&mut self, ty: TypeId) {
        if let Some(construction) = self.construction() {
            let this = self.call_dynclass("classThis", vec![construction]);
            self.this = Some(Typed::new(this, ty, Repr::Any));
        }
    }

    /// The value of a class made at run time, where no variable holds it.
    pub fn dynamic_class_value(&mut self, class: Symbol) -> Expr {
        let any = self.l.layout.any();
        let global = self.l.dynamic_class_global(class);
        Expr::global(global, any)
    }

    /// Evaluates a class made at run time.
    pub fn dynamic_class(&mut self, class: Symbol, syntax: &'a ast::Class<'a>) -> Expr {
        let any = self.l.layout.any();
        let decorated = is_decorated(syntax);
        let record = self.local("record", any);
        let this = self.local("class", any);
        let home = self.local("home", any);
        let (read, value) = (Expr::get(record, any), Expr::get(this, any));
        let mut code = Vec::new();
        let decorators = decorated.then(|| {
            self.refuse_parameter_decorators(syntax);
            self.decorator_list(&syntax.decorators, &mut code)
        });
        let base = match &syntax.heritage {
            Some(heritage) => {
                let base = self.expression(&heritage.expression);
                let base = self.boxed_value(base);
                let (store, base) = self.reuse(base, any);
                code.push(store);
                base
            }
            None => self.l.undefined().expr,
        };
        let derived = Expr::i32(syntax.heritage.is_some() as i32);
        let made = self.call_dynclass("classRecord", vec![derived]);
        code.push(Expr::set(record, made));
        let made = self.dynamic_constructor_value(class, syntax, read.clone());
        code.push(Expr::set(this, made));
        self.l.dynamic_name("prototype");
        code.push(self.call_dynclass("classOpen", vec![read.clone(), value.clone(), base]));
        let made = self.call_dynclass("classHome", vec![read.clone()]);
        code.push(Expr::set(home, made));
        code.extend(self.bind_dynamic_class(class, syntax, &value));
        if decorated {
            code.push(self.call_decorate("decorateOpen", vec![read.clone()]));
        }

        let outer = (self.class, self.is_static, self.this.take());
        let outer_home = self.hide(HOME, home);
        let outer_construction = self.variables.remove(&CONSTRUCTION);
        self.hide(record_variable(class), record);
        self.class = Some(class);
        self.this = outer.2.clone();
        self.is_static = false;
        self.define_dynamic_members(syntax, &outer.2, record, this, home, &mut code);
        // As the last of them had it.
        self.hide(HOME, home);
        self.is_static = false;
        let constructs = match constructor_of(syntax) {
            Some(constructor) => {
                let node = self.node(constructor.node_id.get());
                let env = self.env.clone();
                let mut abi = self.l.function_abi(node, &env);
                abi.result = Pass::Any;
                let made = self.closure(node, Some(abi));
                self.boxed(made)
            }
            None => self.l.undefined().expr,
        };
        let initialises = self.fields_closure(class, syntax);
        code.push(self.call_dynclass("classParts", vec![read.clone(), constructs, initialises]));
        if let Some(decorators) = decorators {
            code.push(self.call_decorate("decorateMembers", vec![read.clone()]));
            let made = self.call_decorate("decorateClass", vec![read.clone(), decorators]);
            code.push(Expr::set(this, made));
            code.extend(self.bind_dynamic_class(class, syntax, &value));
            let args = vec![read.clone(), value.clone()];
            code.push(self.call_decorate("decorateStatics", args));
        }
        self.is_static = true;
        self.hide(HOME, this);
        self.this = Some(Typed::any(value.clone()));
        self.dynamic_statics(class, syntax, &value, &mut code);
        if decorated {
            code.push(self.call_decorate("decorateEnd", vec![read, value.clone()]));
        }
        (self.class, self.is_static, self.this) = outer;
        self.variables.remove(&record_variable(class));
        self.restore(HOME, outer_home);
        if let Some(variable) = outer_construction {
            self.variables.insert(CONSTRUCTION, variable);
        }
        code.push(value);
        Expr::seq(code)
    }

    fn dynamic_constructor_value(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        record: Expr,
    ) -> Expr {
        let generic = self.l.dynamic_class_entry();
        let name = self.l.class_name(class);
        let name = self.l.string_constant(&name);
        let length = match constructor_of(syntax) {
            Some(constructor) => {
                let node = self.node(constructor.node_id.get());
                self.l.function_length(node)
            }
            None => 0,
        };
        let node = self.l.checker.class_node(class);
        let source = self.l.source_index(node) << function::SOURCE_SHIFT;
        let info = length as i32 | function::CLASS | source;
        self.l.new_class_function(generic, record, name, info)
    }

    /// Gives the class's own name its value.
    fn bind_dynamic_class(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        value: &Expr,
    ) -> Vec<Expr> {
        let mut code = Vec::new();
        let named = syntax.id.as_ref().and_then(|id| id.symbol_id.get());
        match named {
            Some(symbol) if !self.l.is_module_level(class) => {
                let bound = self.bind(symbol, Some(Typed::any(value.clone())));
                code.push(bound);
            }
            _ => {
                let global = self.l.dynamic_class_global(class);
                code.push(Expr::global_set(global, value.clone()));
            }
        }
        if syntax.is_declaration() {
            code.push(self.mark_ready(class));
        }
        code
    }

    /// `super(...)` in a class made at run time.
    pub fn dynamic_super_call(
        &mut self,
        construction: Expr,
        arguments: &'a [ast::Argument<'a>],
        span: Span,
    ) -> Typed {
        let list = self.argument_list(arguments);
        let made = self
            .call_dynclass("classSuper", vec![construction, list])
            .at(span);
        let any = self.l.layout.any();
        let (store, made) = self.reuse(made, any);
        let mut code = vec![store];
        if let Some(class) = self.class {
            code.extend(self.dynamic_parameter_fields(class));
        }
        code.push(made);
        Typed::any(Expr::seq(code))
    }

    /// Reads `new.target` where a function that asks for it is entered.
    pub fn take_target(&mut self, node: Node) -> Expr {
        if !self.l.reads_target(node) {
            return Expr::nop();
        }
        let any = self.l.layout.any();
        let local = self.local("new.target", any);
        self.hide(TARGET, local);
        let taken = self.l.call_library("invocation", "rtTakeTarget", vec![]);
        Expr::set(local, taken)
    }

    /// `new.target` of a construction.
    pub fn construction_target(&mut self) -> Option<Expr> {
        if let Some(target) = self.hidden(TARGET) {
            return Some(target);
        }
        let construction = self.construction()?;
        Some(self.call_dynclass("classTarget", vec![construction]))
    }
}
