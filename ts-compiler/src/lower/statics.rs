//! Classes as values, and their static members.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ClassElement};

use crate::ir::{Expr, FuncIdx, GlobalIdx, Local, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::{Type, TypeId};

use super::Lowerer;
use super::class::{Found, MemberKind, member_key};
use super::function::{Body, Instance};
use super::representation::Repr;
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
                    self.field_type(class, property, name, ty)
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

    /// Whether a class declares a static field `readonly`.
    pub fn is_readonly_static(&mut self, class: Symbol, name: &str) -> bool {
        self.own_static_field(class, name)
            .is_some_and(|(_, property)| property.readonly)
    }

    pub fn static_fields(&mut self, class: Symbol) -> Vec<Rc<str>> {
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
    pub fn static_access(
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
            "invocation",
            "rtArg",
            vec![Expr::get(Local(3), list), Expr::i32(0)],
        );
        let new = body.convert(Typed::any(arg), repr);
        let code = vec![Expr::global_set(global, new), body.l.undefined().expr];
        body.finish(code);
        (Some(getter), Some(setter))
    }
}

impl<'a> Body<'_, 'a> {
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
            Some(StaticMember::Method { .. }) if self.is_replaced_static(class, name) => {
                let object = Typed::any(self.class_value(class));
                Some(self.dynamic_property(object, name, None, span))
            }
            Some(StaticMember::Method { node }) => {
                let node = match self.l.enclosing_class(node) {
                    Some(owner) => self.l.static_member(owner, name, node),
                    None => node,
                };
                Some(self.method_value(node))
            }
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

    /// A static field without a value is `undefined`, even if a block before has assigned it.
    fn clear_static_field(&mut self, class: Symbol, name: &str) -> Expr {
        match self.l.find_static(class, name) {
            Some(StaticMember::Field { global, repr, .. }) => {
                Expr::global_set(global, self.l.default_of(repr))
            }
            _ => Expr::nop(),
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
        if self.l.is_dynamic_class(class) {
            let made = self.dynamic_class(class, syntax);
            return (class, made.drop());
        }
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
                    match &property.value {
                        Some(init) => code.push(self.set_static_field(class, &name, init)),
                        None => code.push(self.clear_static_field(class, &name)),
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

    /// `class C {}`
    pub fn class_declaration(&mut self, syntax: &'a ast::Class<'a>) -> Expr {
        self.evaluate_class(syntax).1
    }

    /// `(class {})`
    pub fn class_expression(&mut self, syntax: &'a ast::Class<'a>) -> Typed {
        let ty = self.type_of(syntax.node_id.get());
        let node = self.node(syntax.node_id.get());
        let class = self.l.checker.class_symbol(node);
        if self.l.is_dynamic_class(class) {
            let made = self.dynamic_class(class, syntax);
            return Typed::new(made, ty, Repr::Any);
        }
        let (class, setup) = self.evaluate_class(syntax);
        let value = self.class_value(class);
        Typed::new(Expr::seq(vec![setup, value]), ty, Repr::Any)
    }
}
