//! Members of classes that are made at run time: methods, accessors and fields.

use oxc_ast::ast::{self, ClassElement, MethodDefinitionKind, PropertyDefinitionType, PropertyKey};

use crate::diagnostics::Diagnostic;
use crate::ir::{Expr, Local};
use crate::program::Symbol;

use super::abi::Abi;
use super::class::{MemberKind, is_parameter_property, member_key};
use super::decorator::decorated_slot;
use super::dynclass::{HOME, record_variable};
use super::function::{Body, ClosureBody, Instance, Pending};
use super::irregular::constructor_of;
use super::literal::names_itself;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Defines methods and accessors, and evaluates computed names, in order.
    pub fn define_dynamic_members(
        &mut self,
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
                            .call_library("definition", "rtNameFunction", vec![made, key.clone()])
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
    pub fn fields_closure(&mut self, class: Symbol, syntax: &'a ast::Class<'a>) -> Expr {
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
        let code = self.l.shared_code(Some(func), generic);
        self.l.function_value(code, env_value, "", 0, true, None)
    }

    /// Assigns the fields of a fresh instance.
    pub fn dynamic_fields(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        this: &Typed,
    ) -> Vec<Expr> {
        let mut code = Vec::new();
        // The constructor's parameters that are fields come first, and have their values later.
        for param in constructor_of(syntax).iter().flat_map(|c| &c.params.items) {
            if is_parameter_property(param)
                && let Some(id) = param.pattern.get_binding_identifier()
            {
                self.l.dynamic_name(&id.name);
                let key = self.l.property_key(&id.name);
                let args = vec![this.expr.clone(), key, self.l.undefined().expr];
                code.push(self.call_dynclass("classField", args));
            }
        }
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
        let (key, value) = match name {
            Some(name) => {
                self.l.dynamic_name(&name);
                (self.l.property_key(&name), value)
            }
            None => {
                let place = vec![record, Expr::f64(computed as f64)];
                let key = self.call_dynclass("classKeyAt", place);
                let value = match &property.value {
                    Some(init) if names_itself(init) => {
                        let args = vec![value, key.clone()];
                        self.l.call_library("definition", "rtNameFunction", args)
                    }
                    _ => value,
                };
                (key, value)
            }
        };
        self.l.needs_all_fields();
        code.push(self.call_dynclass("classField", vec![target.clone(), key, value]));
        code.extend(extra);
    }

    /// Static fields and blocks, in order.
    pub fn dynamic_statics(
        &mut self,
        class: Symbol,
        syntax: &'a ast::Class<'a>,
        value: &Expr,
        code: &mut Vec<Expr>,
    ) {
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
}

/// Whether a property definition says only what there is.
fn is_only_declared(property: &ast::PropertyDefinition) -> bool {
    property.declare || property.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition
}
