//! Evaluation of classes that are made while the program runs: their methods are closures, their
//! instances come from the outermost base class. `runtime/dynclass.ts` has what they do.

use oxc_ast::ast::{self, ClassElement, MethodDefinitionKind, PropertyDefinitionType, PropertyKey};
use oxc_syntax::symbol::SymbolId;

use crate::diagnostics::Diagnostic;
use crate::ir::{Expr, FuncIdx, Local, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::abi::{Abi, Pass};
use super::class::{MemberKind, is_parameter_property, member_key};
use super::decorator::{decorated_slot, is_decorated};
use super::function::{Body, ClosureBody, Instance, Pending, Place, Variable};
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
/// Where the variables that stand for the records of classes begin.
const FIRST_RECORD: u32 = 0x8000_0000;

/// The variable that stands for the record of a class.
pub(crate) fn record_variable(class: Symbol) -> SymbolId {
    SymbolId::from_usize(FIRST_RECORD as usize + class.id.index())
}

/// Whether closures of any kind take a variable along though the text does not mention it.
pub(crate) fn is_hidden_variable(symbol: SymbolId) -> bool {
    (symbol.index() as u32) >= FIRST_RECORD && symbol != CONSTRUCTION && symbol != TARGET
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

    fn hide(&mut self, symbol: SymbolId, local: Local) -> Option<Variable> {
        let variable = Variable {
            place: Place::Local(local),
            ty: TypeId::ANY,
            repr: Repr::Any,
        };
        self.variables.insert(symbol, variable)
    }

    fn restore(&mut self, symbol: SymbolId, held: Option<Variable>) {
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
        self.define_dynamic_members(class, syntax, &outer.2, record, this, home, &mut code);
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
        self.dynamic_statics(class, syntax, record, &value, &mut code);
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

    /// Defines methods and accessors, and evaluates computed names, in order.
    fn define_dynamic_members(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        outer_this: &Option<Typed>,
        record: Local,
        this: Local,
        home: Local,
        code: &mut Vec<Expr>,
    ) {
        let any = self.l.layout.any();
        for (slot, element) in syntax.body.body.iter().enumerate() {
            let decorators = self.member_decorators(element, outer_this, code);
            match element {
                ClassElement::MethodDefinition(method)
                    if method.kind != MethodDefinitionKind::Constructor
                        && method.value.body.is_some() =>
                {
                    let target = if method.r#static { this } else { home };
                    let key = self.dynamic_key_of(&method.key, method.computed, outer_this, code);
                    self.hide(HOME, target);
                    self.is_static = method.r#static;
                    let node = self.node(method.value.node_id.get());
                    let made = self.closure(node, None);
                    let made = self.boxed(made);
                    let member = match method.kind {
                        MethodDefinitionKind::Get => MemberKind::Getter,
                        MethodDefinitionKind::Set => MemberKind::Setter,
                        _ => MemberKind::Method,
                    };
                    if let PropertyKey::PrivateIdentifier(id) = &method.key {
                        let name = self.l.string_constant(&format!("#{}", id.name));
                        let owner = match method.r#static {
                            true => Expr::get(this, any),
                            false => self.l.undefined().expr,
                        };
                        let what = Expr::i32(member.number());
                        let args = vec![Expr::get(record, any), owner, name, made, what];
                        code.push(self.call_dynclass("secretMember", args));
                        self.decorate_later(syntax, slot, record, key, decorators, code);
                        continue;
                    }
                    let made = if member_key(&method.key, method.computed).is_none() {
                        self.l
                            .call_library("dynamic", "rtNameFunction", vec![made, key.clone()])
                    } else {
                        made
                    };
                    let define =
                        self.define_member(Expr::get(target, any), key.clone(), member, made);
                    code.push(define);
                    self.decorate_later(syntax, slot, record, key, decorators, code);
                }
                ClassElement::PropertyDefinition(property)
                    if member_key(&property.key, property.computed).is_none()
                        && !is_only_declared(property) =>
                {
                    let key =
                        self.dynamic_key_of(&property.key, property.computed, outer_this, code);
                    let args = vec![Expr::get(record, any), key.clone()];
                    code.push(self.call_dynclass("classKey", args));
                    self.decorate_later(syntax, slot, record, key, decorators, code);
                }
                ClassElement::PropertyDefinition(property) if decorators.is_some() => {
                    let key =
                        self.dynamic_key_of(&property.key, property.computed, outer_this, code);
                    self.decorate_later(syntax, slot, record, key, decorators, code);
                }
                ClassElement::AccessorProperty(property) => {
                    let span = self.span_of(&**property);
                    self.l.diagnostics.push(Diagnostic::unsupported(
                        span,
                        "an 'accessor' field",
                        "write a getter and a setter",
                    ));
                }
                _ => {}
            }
        }
        let _ = class;
    }

    /// The name of a member as a value; a computed one is evaluated where it stands.
    fn dynamic_key_of(
        &mut self,
        key: &'a PropertyKey<'a>,
        computed: bool,
        outer_this: &Option<Typed>,
        code: &mut Vec<Expr>,
    ) -> Expr {
        if let Some(name) = member_key(key, computed) {
            self.l.dynamic_name(&name);
            return self.l.property_key(&name);
        }
        let Some(expression) = key.as_expression() else {
            return self.l.undefined().expr;
        };
        self.l.dynamic_key();
        let held = std::mem::replace(&mut self.this, outer_this.clone());
        let value = self.expression(expression);
        self.this = held;
        let value = self.boxed(value);
        let key = self
            .l
            .call_library("operator", "rtToPropertyKey", vec![value]);
        let any = self.l.layout.any();
        let (store, key) = self.reuse(key, any);
        code.push(store);
        key
    }

    /// The function that assigns the fields of a fresh instance; `undefined` without fields.
    fn fields_closure(&mut self, class: Symbol, syntax: &'a ast::Class<'a>) -> Expr {
        let has_fields = syntax.body.body.iter().any(|element| {
            matches!(element, ClassElement::PropertyDefinition(property)
                if !property.r#static && !is_only_declared(property))
        });
        let Some(scope) = syntax.scope_id.get().filter(|_| has_fields) else {
            return self.l.undefined().expr;
        };
        let node = self.node(syntax.node_id.get());
        let env = self.env.clone();
        let abi = Abi::dynamic(0);
        let made = self.capture_here(scope, false, None);
        let (environment, env_value) = self.l.captured_environment("fields", node, &env, &made);
        let captured = made.into_iter().map(|(captured, _)| captured).collect();
        let instance = Instance::Fields(node, env.id);
        let func = match self.l.instance(&instance) {
            Some(func) => func,
            None => {
                let ty = self.l.abi_type(&abi);
                let (params, result) = {
                    let (params, result) = self.l.module.signature(ty);
                    (params.to_vec(), result)
                };
                let func =
                    self.l
                        .declare_function("<instance_members_initializer>", params, result);
                self.l.insert_instance(instance, func);
                let closure = ClosureBody {
                    node,
                    env,
                    abi: abi.clone(),
                    captured,
                    environment,
                    class: Some(class),
                    is_static: false,
                    resume: false,
                };
                self.l
                    .push_pending(func, Pending::Fields(Box::new(closure), class));
                func
            }
        };
        let generic = self.l.generic_entry(func, &abi);
        self.l
            .function_value(func, generic, env_value, "", 0, true, None)
    }

    fn dynamic_fields(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        this: &Typed,
    ) -> Vec<Expr> {
        let mut code = Vec::new();
        let mut computed = 0;
        for (slot, element) in syntax.body.body.iter().enumerate() {
            let ClassElement::PropertyDefinition(property) = element else {
                continue;
            };
            if is_only_declared(property) {
                continue;
            }
            let name = member_key(&property.key, property.computed);
            let index = computed;
            computed += name.is_none() as usize;
            if !property.r#static {
                let slot = decorated_slot(syntax, slot);
                self.define_dynamic_field(class, property, index, slot, &this.expr, &mut code);
            }
        }
        code
    }

    /// Defines one field on an instance, or on the class itself.
    fn define_dynamic_field(
        &mut self,
        class: Symbol,
        property: &'a ast::PropertyDefinition<'a>,
        computed: usize,
        slot: Option<usize>,
        target: &Expr,
        code: &mut Vec<Expr>,
    ) {
        let name = member_key(&property.key, property.computed);
        let value = match &property.value {
            Some(init) => {
                let value = self.expression(init);
                self.boxed_value(value)
            }
            None => self.l.undefined().expr,
        };
        let record = self.hidden(record_variable(class));
        let record = record.unwrap_or_else(|| self.l.undefined().expr);
        let value = match slot {
            Some(slot) => {
                let slot = Expr::f64(slot as f64);
                let args = vec![record.clone(), slot, target.clone(), value];
                self.call_decorate("fieldInit", args)
            }
            None => value,
        };
        let extra = slot.map(|slot| {
            let args = vec![record.clone(), Expr::f64(slot as f64), target.clone()];
            self.call_decorate("fieldExtra", args)
        });
        if let Some(private) = name.as_deref().filter(|name| name.starts_with('#')) {
            let private = self.l.string_constant(private);
            let args = vec![record, target.clone(), private, value];
            code.push(self.call_dynclass("secretDefine", args));
            code.extend(extra);
            return;
        }
        let key = match name {
            Some(name) => {
                self.l.dynamic_name(&name);
                self.l.property_key(&name)
            }
            None => self.call_dynclass("classKeyAt", vec![record, Expr::f64(computed as f64)]),
        };
        self.l.needs_all_fields();
        code.push(self.call_dynclass("classField", vec![target.clone(), key, value]));
        code.extend(extra);
    }

    /// Static fields and blocks, in order.
    fn dynamic_statics(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        record: Local,
        value: &Expr,
        code: &mut Vec<Expr>,
    ) {
        let _ = record;
        let mut computed = 0;
        for (slot, element) in syntax.body.body.iter().enumerate() {
            match element {
                ClassElement::PropertyDefinition(property) if !is_only_declared(property) => {
                    let index = computed;
                    computed += member_key(&property.key, property.computed).is_none() as usize;
                    if property.r#static {
                        let slot = decorated_slot(syntax, slot);
                        self.define_dynamic_field(class, property, index, slot, value, code);
                    }
                }
                ClassElement::StaticBlock(block) => {
                    let scope = block.scope_id.get();
                    if let Some(scope) = scope {
                        self.declare_vars(scope, code);
                    }
                    let lowered = self.block(scope, &block.body);
                    code.extend(lowered.into_iter().map(Expr::drop));
                }
                _ => {}
            }
        }
    }

    /// Assigns the fields that are parameters of a constructor as well.
    pub fn dynamic_parameter_fields(&mut self, class: Symbol) -> Vec<Expr> {
        let mut code = Vec::new();
        let (Some(syntax), Some(this)) = (self.l.class_syntax(class), self.this.clone()) else {
            return code;
        };
        let Some(constructor) = constructor_of(syntax) else {
            return code;
        };
        for param in &constructor.params.items {
            if is_parameter_property(param)
                && let Some(id) = param.pattern.get_binding_identifier()
                && let Some(symbol) = id.symbol_id.get()
                && let Some(variable) = self.variables.get(&symbol).copied()
            {
                let value = self.load(variable);
                let value = self.boxed(value);
                self.l.dynamic_name(&id.name);
                let key = self.l.property_key(&id.name);
                let args = vec![this.expr.clone(), key, value];
                code.push(self.call_dynclass("classField", args));
            }
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
        let taken = self.l.call_library("dynamic", "rtTakeTarget", vec![]);
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

    /// The object that the method around stands on, for `super`.
    pub fn home_object(&mut self) -> Option<Expr> {
        if let Some(home) = self.hidden(HOME) {
            return Some(home);
        }
        let class = self
            .class
            .filter(|&class| !self.l.is_dynamic_class(class))?;
        Some(if self.is_static {
            self.class_value(class)
        } else {
            self.l.class_prototype(class)
        })
    }

    /// The variable that stands for the object that the method around stands on.
    pub fn home_variable(&self) -> Option<Variable> {
        self.variables.get(&HOME).copied()
    }

    /// Sets it back.
    pub fn set_home_variable(&mut self, held: Option<Variable>) {
        self.restore(HOME, held);
    }

    /// Methods made from here on stand on an object.
    pub fn stand_on(&mut self, local: Local) {
        self.hide(HOME, local);
    }

    /// Whether `super` is found while the program runs.
    pub fn has_dynamic_home(&self) -> bool {
        self.variables.contains_key(&HOME)
    }

    /// `this` where `super` is used.
    pub fn receiver_of_super(&mut self) -> Expr {
        match (self.this.clone(), self.class) {
            (Some(this), _) => self.boxed(this),
            (None, Some(class)) if self.is_static => self.class_value(class),
            _ => self.l.undefined().expr,
        }
    }

    /// `super[key]`
    pub fn dynamic_super_get(&mut self, key: Expr, span: Span) -> Typed {
        let Some(home) = self.home_object() else {
            return self.unsupported(span, "'super' here", "call the method by name");
        };
        let this = self.receiver_of_super();
        Typed::any(
            self.call_dynclass("superGet", vec![home, key, this])
                .at(span),
        )
    }

    /// `super[key](...)`
    pub fn dynamic_super_method(
        &mut self,
        key: Expr,
        arguments: &'a [ast::Argument<'a>],
        span: Span,
    ) -> Typed {
        let Some(home) = self.home_object() else {
            return self.unsupported(span, "'super' here", "call the method by name");
        };
        let this = self.receiver_of_super();
        let list = self.argument_list(arguments);
        Typed::any(
            self.call_dynclass("superCall", vec![home, key, this, list])
                .at(span),
        )
    }

    /// `super[key] = value`
    pub fn dynamic_super_set(&mut self, key: Expr, value: Typed, span: Span) -> Expr {
        let Some(home) = self.home_object() else {
            return self
                .unsupported(span, "'super' here", "assign it by name")
                .expr
                .drop();
        };
        let this = self.receiver_of_super();
        let value = self.boxed_value(value);
        self.call_dynclass("superSet", vec![home, key, this, value])
            .at(span)
    }
}

/// Whether a property definition says only what there is.
fn is_only_declared(property: &ast::PropertyDefinition) -> bool {
    property.declare || property.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition
}
