//! Variables declared by destructuring, and results of bodies.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, BindingPattern};

use super::Checker;
use super::literal::Key;
use super::narrow;
use crate::program::{Node, NodeId, Symbol};
use crate::types::{ObjectType, TupleElement, Type, TypeId};

impl<'a> Checker<'a> {
    /// Type of a variable that is part of a pattern, of the variable of `for … of` and
    /// `for … in`, and of a caught value.
    pub fn pattern_type(&mut self, symbol: Symbol) -> TypeId {
        let declaration = self
            .program
            .module(symbol.module)
            .value_declaration(symbol.id);
        let mut node = Node {
            module: symbol.module,
            id: declaration,
        };
        loop {
            let found = match self.syntax(node) {
                AstKind::VariableDeclarator(declarator) => {
                    let source = self.declared_source(node, declarator);
                    let found = self.bound_type(node, &declarator.id, source, symbol, 0);
                    let is_let = match self.syntax(self.up(node)) {
                        AstKind::VariableDeclaration(list) => !list.kind.is_const(),
                        _ => true,
                    };
                    let open = is_let
                        && self.is_untyped(symbol.module)
                        && self
                            .program
                            .module(symbol.module)
                            .scoping
                            .symbol_is_mutated(symbol.id);
                    match found {
                        Some(_) if open => Some(TypeId::ANY),
                        Some(ty) if is_let && declarator.type_annotation.is_none() => {
                            Some(self.widen(ty))
                        }
                        found => found,
                    }
                }
                AstKind::FormalParameter(param) => {
                    let source = self.parameter_type(node, param);
                    if source == TypeId::ANY && param.type_annotation.is_none() {
                        Some(self.default_only(node, &param.pattern, symbol))
                    } else {
                        self.bound_type(node, &param.pattern, source, symbol, 0)
                    }
                }
                AstKind::FormalParameterRest(rest) => {
                    let source = self.rest_type(node, rest);
                    self.bound_type(node, &rest.rest.argument, source, symbol, 0)
                }
                AstKind::CatchParameter(param) => match &param.type_annotation {
                    Some(annotation) => {
                        let source =
                            self.type_of_annotation(node.module, &annotation.type_annotation);
                        self.bound_type(node, &param.pattern, source, symbol, 0)
                    }
                    None => Some(TypeId::ANY),
                },
                _ => None,
            };
            if let Some(ty) = found {
                return ty;
            }
            let outer = self.up(node);
            if outer == node
                || matches!(
                    self.syntax(outer),
                    AstKind::FunctionBody(_) | AstKind::BlockStatement(_)
                )
            {
                return TypeId::ANY;
            }
            node = outer;
        }
    }

    /// Type of the value that a declarator takes apart.
    pub(super) fn declared_source(
        &mut self,
        node: Node,
        declarator: &'a ast::VariableDeclarator<'a>,
    ) -> TypeId {
        if let Some(annotation) = &declarator.type_annotation {
            return self.type_of_annotation(node.module, &annotation.type_annotation);
        }
        if let Some(init) = &declarator.init {
            return self.part(node, init.node_id());
        }
        let around = self.up(self.up(node));
        match self.syntax(around) {
            AstKind::ForOfStatement(e) => {
                let iterable = self.part(around, e.right.node_id());
                if !e.r#await {
                    return self.iterated_type(iterable).unwrap_or(TypeId::ANY);
                }
                match self.iterated_type(iterable) {
                    Some(value) if self.property(iterable, "@@asyncIterator").is_none() => {
                        self.awaited(value)
                    }
                    _ => self.async_iterated(iterable),
                }
            }
            AstKind::ForInStatement(_) => TypeId::STRING,
            _ => TypeId::ANY,
        }
    }

    /// What `for await` takes from an asynchronous iterable.
    fn async_iterated(&mut self, iterable: TypeId) -> TypeId {
        let Some(property) = self.property(iterable, "@@asyncIterator") else {
            return TypeId::ANY;
        };
        let Some(iterator) = self
            .signatures(property.ty)
            .first()
            .map(|signature| signature.result)
        else {
            return TypeId::ANY;
        };
        let Some(next) = self.property(iterator, "next") else {
            return TypeId::ANY;
        };
        let Some(result) = self
            .signatures(next.ty)
            .first()
            .map(|signature| signature.result)
        else {
            return TypeId::ANY;
        };
        let result = self.awaited(result);
        let mut values = Vec::new();
        for member in self.members_of(result) {
            let done = self.property(member, "done").map(|done| done.ty);
            let finished =
                done.is_some_and(|done| matches!(self.types.get(done), Type::BooleanLiteral(true)));
            if !finished {
                match self.property(member, "value") {
                    Some(value) => values.push(value.ty),
                    None => return TypeId::ANY,
                }
            }
        }
        let ty = self.union_of(&values);
        // A generator has awaited what it yields; another iterator may hand out promises.
        if self.awaited(ty) == ty {
            ty
        } else {
            TypeId::ANY
        }
    }

    /// A parameter's pattern without a type: what has a default is of the default's type.
    fn default_only(
        &mut self,
        node: Node,
        pattern: &'a BindingPattern<'a>,
        symbol: Symbol,
    ) -> TypeId {
        let (function, _) = self.parameter_place(node);
        let is_expression = match self.syntax(function) {
            AstKind::Function(f) => {
                f.is_expression()
                    && !matches!(self.syntax(self.up(function)), AstKind::MethodDefinition(_))
            }
            _ => true,
        };
        // A callback of unknown use may be given anything.
        if is_expression || self.is_untyped(node.module) {
            return TypeId::ANY;
        }
        self.bound_type(node, pattern, TypeId::UNDEFINED, symbol, 0)
            .filter(|&ty| !self.has_nullish(ty))
            .unwrap_or(TypeId::ANY)
    }

    /// Type of `symbol` where `pattern` takes apart a value of type `source`. `undefined` as the
    /// source: only defaults count.
    fn bound_type(
        &mut self,
        at: Node,
        pattern: &'a BindingPattern<'a>,
        source: TypeId,
        symbol: Symbol,
        depth: u32,
    ) -> Option<TypeId> {
        if depth > 64 {
            return Some(TypeId::ANY);
        }
        match pattern {
            BindingPattern::BindingIdentifier(id) => {
                (id.symbol_id.get() == Some(symbol.id)).then_some(source)
            }
            BindingPattern::AssignmentPattern(e) => {
                if !self.binds(&e.left, symbol) {
                    return None;
                }
                let source = self.with_default(at, source, &e.right);
                self.bound_type(at, &e.left, source, symbol, depth + 1)
            }
            BindingPattern::ObjectPattern(object) => {
                for property in &object.properties {
                    if !self.binds(&property.value, symbol) {
                        continue;
                    }
                    let ty = self.object_part(at, property, source);
                    return self.bound_type(at, &property.value, ty, symbol, depth + 1);
                }
                let rest = object.rest.as_ref()?;
                let ty = self.object_rest(at, object, source);
                self.bound_type(at, &rest.argument, ty, symbol, depth + 1)
            }
            BindingPattern::ArrayPattern(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    if self.binds(element, symbol) {
                        let ty = self.nth_element(source, index);
                        return self.bound_type(at, element, ty, symbol, depth + 1);
                    }
                }
                let rest = array.rest.as_ref()?;
                let ty = self.array_rest(source, array.elements.len());
                self.bound_type(at, &rest.argument, ty, symbol, depth + 1)
            }
        }
    }

    /// Type of the property that a pattern takes.
    pub(super) fn object_part(
        &mut self,
        at: Node,
        property: &'a ast::BindingProperty<'a>,
        source: TypeId,
    ) -> TypeId {
        if source == TypeId::UNDEFINED {
            return TypeId::UNDEFINED;
        }
        match self.key_of(at, &property.key, property.computed) {
            Key::Name(name) => self.member_type(source, &name),
            Key::Number => self.element_type(source, TypeId::NUMBER),
            Key::String => match property.key.as_expression() {
                Some(key) => {
                    let key = self.part(at, key.node_id());
                    self.element_type(source, key)
                }
                None => TypeId::ANY,
            },
            Key::Unknown => TypeId::ANY,
        }
    }

    pub(super) fn binds(&self, pattern: &BindingPattern<'a>, symbol: Symbol) -> bool {
        pattern
            .get_binding_identifiers()
            .iter()
            .any(|id| id.symbol_id.get() == Some(symbol.id))
    }

    /// A value that is replaced by a default when it is `undefined`.
    pub(crate) fn with_default(
        &mut self,
        at: Node,
        source: TypeId,
        default: &ast::Expression<'a>,
    ) -> TypeId {
        if source == TypeId::ANY {
            return TypeId::ANY;
        }
        let given = self.without_undefined(source);
        let default = self.part(at, default.node_id());
        let default = if self.keeps_literals(given, default) {
            default
        } else {
            self.widen(default)
        };
        if given != TypeId::NEVER && self.is_assignable(default, given) {
            return given;
        }
        self.union_of(&[given, default])
    }

    pub(super) fn nth_element(&mut self, source: TypeId, index: usize) -> TypeId {
        if source == TypeId::UNDEFINED {
            return source;
        }
        let source = self.without_nullish(source);
        let mut types = Vec::new();
        for member in self.members_of(source) {
            let ty = match self.types.get(member) {
                Type::Tuple(_) => self
                    .tuple_element(member, index)
                    .unwrap_or(TypeId::UNDEFINED),
                _ => self.iterated_type(member).unwrap_or(TypeId::ANY),
            };
            types.push(ty);
        }
        if types.is_empty() {
            TypeId::ANY
        } else {
            self.union_of(&types)
        }
    }

    fn array_rest(&mut self, source: TypeId, from: usize) -> TypeId {
        if let Type::Tuple(elements) = self.types.get(source).clone()
            && !elements.iter().take(from).any(|element| element.rest)
        {
            let rest: Vec<TupleElement> = elements.into_iter().skip(from).collect();
            return self.types.intern(Type::Tuple(rest));
        }
        let element = if source == TypeId::UNDEFINED {
            TypeId::ANY
        } else {
            self.iterated_type(source).unwrap_or(TypeId::ANY)
        };
        self.array_of(element)
    }

    /// `...rest` of an object pattern.
    fn object_rest(
        &mut self,
        at: Node,
        pattern: &'a ast::ObjectPattern<'a>,
        source: TypeId,
    ) -> TypeId {
        let source = self.without_nullish(source);
        if !matches!(
            self.types.get(source),
            Type::Object(_) | Type::Interface(..) | Type::Class(..) | Type::Intersection(_)
        ) {
            return TypeId::ANY;
        }
        let mut taken: Vec<Rc<str>> = Vec::new();
        for property in &pattern.properties {
            match self.key_of(at, &property.key, property.computed) {
                Key::Name(name) => taken.push(name),
                _ => return TypeId::ANY,
            }
        }
        let is_class = matches!(self.types.get(source), Type::Class(..));
        let mut shape = ObjectType {
            string_index: self.index_type(source, false),
            ..ObjectType::default()
        };
        for property in self.properties(source) {
            let inherited = is_class && property.kind != crate::types::PropertyKind::Field;
            if !taken.contains(&property.name) && !inherited {
                shape.properties.push(property);
            }
        }
        self.types.intern(Type::Object(Rc::new(shape)))
    }

    /// Result of a function whose result is not written.
    pub fn inferred_result(&mut self, function: Node) -> TypeId {
        if self.is_patched(function) || !self.functions_in_progress.insert(function) {
            return TypeId::ANY;
        }
        let result = self.body_result(function);
        self.functions_in_progress.remove(&function);
        result
    }

    fn body_result(&mut self, function: Node) -> TypeId {
        let (body, is_async, is_generator, is_declaration) = match self.syntax(function) {
            AstKind::Function(f) => match &f.body {
                Some(body) => {
                    let is_method = matches!(
                        self.syntax(self.up(function)),
                        AstKind::MethodDefinition(_) | AstKind::ObjectProperty(_)
                    );
                    (
                        &**body,
                        f.r#async,
                        f.generator,
                        !f.is_expression() || is_method,
                    )
                }
                None => return TypeId::ANY,
            },
            AstKind::ArrowFunctionExpression(f) => match &f.body {
                ast::ArrowFunctionBody::FunctionBody(body) => (&**body, f.r#async, false, false),
                body => {
                    let value = Node {
                        module: function.module,
                        id: body.node_id(),
                    };
                    let ty = self.returned_type(function, value);
                    if f.r#async {
                        let ty = self.awaited(ty);
                        return self.promise_of(ty);
                    }
                    return ty;
                }
            },
            _ => return TypeId::ANY,
        };
        let mut returned = Vec::new();
        let mut yielded = Vec::new();
        let mut any_value = false;
        for (value, kind) in self.results_in(function, body.node_id.get()) {
            match kind {
                Leaving::Return => match value {
                    Some(value) => {
                        any_value = true;
                        let ty = self.returned_type(function, value);
                        returned.push(if is_async { self.awaited(ty) } else { ty });
                    }
                    None => returned.push(TypeId::UNDEFINED),
                },
                Leaving::Yield => match value {
                    Some(value) => {
                        let ty = self.mutable_type(value);
                        yielded.push(ty);
                    }
                    None => yielded.push(TypeId::UNDEFINED),
                },
                Leaving::Delegate => {
                    let ty = match value {
                        Some(value) => self.expr_type(value),
                        None => TypeId::ANY,
                    };
                    yielded.push(self.iterated_type(ty).unwrap_or(TypeId::ANY));
                }
            }
        }
        let ends = self.end_is_reached(function.module, &body.statements);
        let result = if !any_value {
            if ends || !returned.is_empty() || is_declaration {
                TypeId::VOID
            } else {
                TypeId::NEVER
            }
        } else {
            if ends {
                returned.push(TypeId::UNDEFINED);
            }
            self.union_of(&returned)
        };
        if is_generator {
            let yielded = if yielded.is_empty() {
                TypeId::ANY
            } else {
                self.union_of(&yielded)
            };
            let name = if is_async {
                "AsyncGenerator"
            } else {
                "Generator"
            };
            let found = self.structural_type(name, &[yielded, result, TypeId::ANY]);
            return found.unwrap_or(TypeId::ANY);
        }
        if is_async {
            return self.promise_of(result);
        }
        result
    }

    /// Type of a returned value: a single literal is widened unless a literal is asked for.
    fn returned_type(&mut self, function: Node, value: Node) -> TypeId {
        let ty = self.expr_type(value);
        if !self.is_unit(ty) || matches!(self.types.get(ty), Type::Null | Type::Undefined) {
            return ty;
        }
        if self.in_const_context(value) {
            return ty;
        }
        if let Some(context) = self.return_context(function)
            && self.keeps_literals(context, ty)
        {
            return ty;
        }
        self.widen(ty)
    }

    /// The `return`s and `yield`s of a function's own body.
    pub(super) fn results_in(
        &mut self,
        function: Node,
        body: NodeId,
    ) -> Vec<(Option<Node>, Leaving)> {
        let index = self.index(function.module);
        let end = index.ends.get(body.index()).copied().unwrap_or(0) as usize;
        let mut found = Vec::new();
        let mut id = body.index() + 1;
        while id < end {
            let node = Node {
                module: function.module,
                id: NodeId::from_usize(id),
            };
            let value = |id: NodeId| Node {
                module: function.module,
                id,
            };
            match self.syntax(node) {
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                    id = index.ends[id] as usize;
                    continue;
                }
                AstKind::ReturnStatement(e) => {
                    let argument = e
                        .argument
                        .as_ref()
                        .map(|argument| value(argument.node_id()));
                    found.push((argument, Leaving::Return));
                }
                AstKind::YieldExpression(e) => {
                    let argument = e
                        .argument
                        .as_ref()
                        .map(|argument| value(argument.node_id()));
                    found.push((
                        argument,
                        if e.delegate {
                            Leaving::Delegate
                        } else {
                            Leaving::Yield
                        },
                    ));
                }
                _ => {}
            }
            id += 1;
        }
        found
    }

    /// Whether control may arrive at the end of a list of statements.
    pub(crate) fn end_is_reached(
        &mut self,
        module: crate::program::ModuleId,
        list: &'a [ast::Statement<'a>],
    ) -> bool {
        let mut flow = narrow::Flow::of_nothing(module);
        self.completes(&mut flow, list)
    }
}

/// How a value leaves a function.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    Return,
    Yield,
    Delegate,
}
