//! Construction: allocation, constructors, field initialisers.

use oxc_ast::ast::{self, ClassElement, MethodDefinitionKind, PropertyDefinitionType};

use crate::diagnostics::Diagnostic;
use crate::ir::{Expr, FuncIdx, Local, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::class::{Found, is_parameter_property, member_key};
use super::function::{Body, Direct, Instance, Pending};
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// The constructor that a class declares.
    pub fn constructor_node(&mut self, class: Symbol) -> Option<Node> {
        let syntax = self.class_syntax(class)?;
        syntax.body.body.iter().find_map(|element| match element {
            ClassElement::MethodDefinition(method)
                if method.kind == MethodDefinitionKind::Constructor
                    && method.value.body.is_some() =>
            {
                Some(Node {
                    module: class.module,
                    id: method.value.node_id.get(),
                })
            }
            _ => None,
        })
    }

    /// Parameters of a class's constructor, its own or the one it inherits.
    pub fn constructor_signature(&mut self, class: Symbol) -> Direct {
        let empty = self.env(Vec::new());
        let mut at = Some(class);
        while let Some(symbol) = at {
            if let Some(node) = self.constructor_node(symbol) {
                let mut direct = self.direct(node, &empty);
                direct.this = None;
                direct.result = None;
                return direct;
            }
            at = self.base_class(symbol);
        }
        Direct {
            this: None,
            params: Vec::new(),
            rest: false,
            result: None,
            result_type: TypeId::VOID,
            is_library: false,
        }
    }

    /// The function that runs a class's constructor on an instance.
    pub fn constructor(&mut self, class: Symbol) -> FuncIdx {
        let key = Instance::Constructor(class);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let mut direct = self.constructor_signature(class);
        direct.this = Some((TypeId::ANY, Repr::Class(class, Null::Never)));
        let (params, _) = self.direct_vals(&direct);
        let name = format!("new {}", self.class_name(class));
        let func = self.declare_function(&name, params, None);
        self.insert_instance(key, func);
        self.push_pending(func, Pending::Constructor(class));
        func
    }

    /// The function that makes an instance.
    pub fn allocator(&mut self, class: Symbol) -> FuncIdx {
        let key = Instance::New(class);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        self.instantiated.insert(class);
        let direct = self.constructor_signature(class);
        let (params, _) = self.direct_vals(&direct);
        let result = Val::Ref(self.class_layout(class).ty);
        let name = format!("new {}", self.class_name(class));
        let func = self.declare_function(&name, params, Some(result));
        self.insert_instance(key, func);
        let descriptor = self.class_meta(class);
        let env = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, env);
        let code = body.allocate(class, descriptor, 0);
        body.finish(vec![code]);
        func
    }

    /// Lowers a constructor.
    pub fn lower_constructor(&mut self, func: FuncIdx, class: Symbol) {
        let Some(syntax) = self.class_syntax(class) else {
            return;
        };
        let base = self.base_class(class);
        let direct = self.constructor_signature(class);
        let node = self.constructor_node(class);
        let ty = Val::Ref(self.class_type(class));
        let instance = self.checker.instance_type(class);
        let empty = self.env(Vec::new());
        let mut body = Body::new(self, func, class.module, empty);
        body.class = Some(class);
        body.is_constructor = true;
        body.this = Some(Typed::new(
            Expr::get(Local(0), ty),
            instance,
            Repr::Class(class, Null::Never),
        ));
        body.span = body.span_of(syntax);
        let incoming: Vec<Typed> = direct
            .params
            .iter()
            .enumerate()
            .map(|(index, &(ty, repr))| Typed::new(body.read(Local(1 + index as u32)), ty, repr))
            .collect();
        let mut code = body.open_class_environment(class);
        match node {
            Some(node) => {
                if base.is_none() {
                    body.pending_fields = None;
                    // Parameters are bound first: properties made of them read the variables.
                    let function = match body.l.ast(node) {
                        oxc_ast::AstKind::Function(function) => function,
                        _ => return,
                    };
                    code.extend(body.parameters(&function.params, incoming));
                    code.extend(body.field_initialisers(class));
                    if let Some(statements) = &function.body {
                        code.extend(body.function_body(function.scope_id.get(), statements));
                    }
                } else {
                    body.pending_fields = Some(class);
                    code.extend(body.lower_function(node, incoming));
                }
            }
            None => {
                if let Some(base) = base {
                    let mut operands = vec![Expr::get(Local(0), ty)];
                    operands.extend(incoming.into_iter().map(|value| value.expr));
                    let constructor = body.l.constructor(base);
                    code.push(Expr::call(constructor, operands, None));
                }
                code.extend(body.field_initialisers(class));
            }
        }
        let code = code.into_iter().map(Expr::drop).collect();
        body.finish(code);
    }
}

impl<'a> Body<'_, 'a> {
    /// Makes an instance with a descriptor and runs the class's constructor on it, whose arguments
    /// are the function's own parameters from `first` on.
    pub fn allocate(&mut self, class: Symbol, descriptor: Expr, first: u32) -> Expr {
        let fresh = self.fresh(class, descriptor);
        let result = Val::Ref(self.l.class_layout(class).ty);
        let constructor = self.l.constructor(class);
        let count = self.l.constructor_signature(class).params.len() as u32;
        let params: Vec<Expr> = (first..first + count)
            .map(|index| self.read(Local(index)))
            .collect();
        let local = self.local("instance", result);
        let mut operands = vec![Expr::get(local, result)];
        operands.extend(params);
        Expr::seq(vec![
            Expr::set(local, fresh),
            Expr::call(constructor, operands, None),
            Expr::get(local, result),
        ])
    }

    /// An instance on which no constructor has run.
    pub fn fresh(&mut self, class: Symbol, descriptor: Expr) -> Expr {
        let layout = self.l.class_layout(class);
        let mut fields = vec![descriptor, Expr::null(self.l.layout.any())];
        for field in &layout.fields {
            fields.push(match field.repr {
                // Nothing has run yet that could see it, but the constructor may read it.
                Repr::Any => self.l.undefined().expr,
                repr => self.l.default_of(repr),
            });
        }
        Expr::struct_new(layout.ty, fields)
    }

    /// Lets errors read their options, where some may be given.
    pub fn error_options(&mut self, class: Symbol, arguments: Option<usize>) -> Expr {
        let is_error = match self.l.global_class("Error") {
            Some(error) => self.l.is_below(class, error),
            None => false,
        };
        let inside = self.l.program.module(self.module).is_library && arguments.is_some();
        if !is_error || inside || arguments.is_some_and(|count| count < 2) {
            return Expr::nop();
        }
        self.l.call_library("error", "rtErrorOptions", vec![])
    }

    /// Assigns the fields that a class itself declares: parameter properties, then initialisers.
    pub fn field_initialisers(&mut self, class: Symbol) -> Vec<Expr> {
        let mut code = Vec::new();
        let (Some(syntax), Some(this)) = (self.l.class_syntax(class), self.this.clone()) else {
            return code;
        };
        for element in &syntax.body.body {
            if let ClassElement::MethodDefinition(method) = element
                && method.kind == MethodDefinitionKind::Constructor
                && method.value.body.is_some()
            {
                for param in &method.value.params.items {
                    if is_parameter_property(param)
                        && let Some(id) = param.pattern.get_binding_identifier()
                        && let Some(symbol) = id.symbol_id.get()
                        && let Some(variable) = self.variables.get(&symbol).copied()
                    {
                        let value = self.load(variable);
                        code.push(self.set_field(&this, class, &id.name, value));
                    }
                }
            }
        }
        for element in &syntax.body.body {
            let ClassElement::PropertyDefinition(property) = element else {
                continue;
            };
            if property.r#static
                || property.declare
                || property.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition
            {
                continue;
            }
            let Some(name) = member_key(&property.key, property.computed) else {
                continue;
            };
            let Some(init) = &property.value else {
                code.extend(self.clear_inherited(&this, class, &name));
                continue;
            };
            let value = match self.l.find_member(class, &name) {
                Some(Found::Field { ty, .. }) if ty != TypeId::ANY => self.expression_as(init, ty),
                _ => self.expression(init),
            };
            code.push(self.set_field(&this, class, &name, value));
        }
        code
    }

    /// A field declared again without a value is `undefined` again (ECMAScript 7.3.32).
    fn clear_inherited(&mut self, this: &Typed, class: Symbol, name: &str) -> Option<Expr> {
        let base = self.l.base_class(class)?;
        self.l.find_member(base, name)?;
        match self.l.find_member(class, name)? {
            Found::Field {
                owner,
                repr: Repr::Any,
                ..
            } if owner != class => {
                let undefined = self.l.undefined();
                Some(self.set_field(this, class, name, undefined))
            }
            _ => None,
        }
    }

    fn set_field(&mut self, this: &Typed, class: Symbol, name: &str, value: Typed) -> Expr {
        match self.l.find_member(class, name) {
            Some(Found::Field { index, repr, .. }) => {
                let ty = self.l.class_type(class);
                let value = self.with_value(value);
                let value = self.convert(value, repr);
                Expr::field_set(ty, index, this.expr.clone(), value)
            }
            _ => value.expr.drop(),
        }
    }

    /// `super(...)`
    pub fn super_call(&mut self, arguments: &'a [ast::Argument<'a>], span: Span) -> Typed {
        if let Some(construction) = self.construction() {
            return self.dynamic_super_call(construction, arguments, span);
        }
        let (Some(class), Some(this)) = (self.class, self.this.clone()) else {
            return self.unsupported(span, "'super' here", "call it in the constructor");
        };
        let Some(base) = self.l.base_class(class) else {
            return self.unsupported(
                span,
                "'super' without a known base class",
                "extend a named class",
            );
        };
        let mut direct = self.l.constructor_signature(base);
        direct.this = Some((TypeId::ANY, Repr::Class(base, Null::Never)));
        let constructor = self.l.constructor(base);
        let (args, spread) = self.arguments_for(arguments, &direct, None);
        let call = self.call_constructor(constructor, &direct, Some(this), args, spread, span);
        let mut code = vec![self.error_options(base, Some(spread_count(arguments)))];
        if let Some(environment) = self.l.class_environment(base) {
            code.push(self.enter_class_variable(base, &environment));
        }
        code.push(call);
        // Where the call stands in the constructor's own body, the fields follow.
        if self.pending_fields == Some(class) {
            code.extend(self.field_initialisers(class));
        }
        Typed::new(Expr::seq(code), TypeId::VOID, Repr::Any)
    }

    /// `new C(...)` of a known class.
    pub fn construct(
        &mut self,
        class: Symbol,
        callee: &'a ast::Expression<'a>,
        arguments: &'a [ast::Argument<'a>],
        ty: TypeId,
        span: Span,
    ) -> Typed {
        if self
            .l
            .class_syntax(class)
            .is_some_and(|syntax| syntax.r#abstract)
        {
            self.l.diagnostics.push(Diagnostic::unsupported(
                span,
                "an instance of an abstract class",
                "construct a class that extends it",
            ));
        }
        let direct = self.l.constructor_signature(class);
        let allocator = self.l.allocator(class);
        let (args, spread) = self.arguments_for(arguments, &direct, None);
        let mut made = direct.clone();
        made.result = Some((ty, Repr::Class(class, Null::Never)));
        let options = self.error_options(class, Some(spread_count(arguments)));
        let enter = Expr::seq(vec![options, self.enter_class(class, callee)]);
        let (mut first, mut operands) = self.direct_operands(&made, None, args, spread);
        if let Some(note) = self.note_site(class, span) {
            // Last of all, because an argument may make an error of its own.
            match operands.last_mut() {
                Some(last) => {
                    let operand = std::mem::replace(last, Expr::nop());
                    *last = Expr::seq(vec![note, operand]);
                }
                None => first.push(note),
            }
        }
        let result = self.l.val(Repr::Class(class, Null::Never));
        first.insert(0, enter);
        first.push(Expr::call(allocator, operands, Some(result)).at(span));
        let call = Expr::seq(first);
        let repr = Repr::Class(class, Null::Never);
        if matches!(self.l.class_repr(class), Repr::Any) {
            let boxed = self.convert(Typed::new(call, ty, repr), Repr::Any);
            return Typed::new(boxed, ty, Repr::Any);
        }
        Typed::new(call, ty, repr)
    }

    /// Notes where an error is made, for its stack.
    fn note_site(&mut self, class: Symbol, span: Span) -> Option<Expr> {
        let module = self.l.program.module(self.module);
        let mut base = Some(class);
        while let Some(class) = base
            && self.l.library_class_name(class) != Some("Error")
        {
            base = self.l.base_class(class);
        }
        if module.is_library || base.is_none() {
            return None;
        }
        let before = module.source.get(..span.start as usize)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[start..].encode_utf16().count() + 1;
        let place = format!("{}:{line}:{column}", module.path);
        let function = self.l.func_mut(self.func).name.clone();
        let text = match function.strip_prefix("module ") {
            Some(_) => place,
            None => format!("{function} ({place})"),
        };
        let text = self.l.string_constant(&text);
        let site = self.l.error_site();
        Some(Expr::global_set(site, text))
    }

    fn call_constructor(
        &mut self,
        func: FuncIdx,
        direct: &Direct,
        this: Option<Typed>,
        args: Vec<Typed>,
        spread: bool,
        span: Span,
    ) -> Expr {
        let (mut first, operands) = self.direct_operands(direct, this, args, spread);
        let result = direct.result.map(|(_, repr)| self.l.val(repr));
        let call = Expr::call(func, operands, result).at(span);
        if first.is_empty() {
            return call;
        }
        first.push(call);
        Expr::seq(first)
    }
}

/// The number of arguments, at least.
fn spread_count(arguments: &[ast::Argument]) -> usize {
    if arguments.iter().any(|argument| argument.is_spread()) {
        usize::MAX
    } else {
        arguments.len()
    }
}
