//! Type parameters, base classes, `this`.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::{Checker, Target};
use crate::program::{ModuleId, Node, Symbol};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// Type parameters of a class, interface or alias.
    pub fn type_params(&mut self, symbol: Symbol) -> Vec<Node> {
        if let Some(params) = self.declarations.type_params.get(&symbol) {
            return params.to_vec();
        }
        let mut found: Vec<Node> = Vec::new();
        for node in self.declarations_of(symbol) {
            let list = match self.syntax(node) {
                AstKind::Class(class) => &class.type_parameters,
                AstKind::TSInterfaceDeclaration(interface) => &interface.type_parameters,
                AstKind::TSTypeAliasDeclaration(alias) => &alias.type_parameters,
                AstKind::TSTypeLiteral(_) => {
                    found = self.free_params(node).to_vec();
                    break;
                }
                _ => continue,
            };
            if let Some(list) = list {
                found = list
                    .params
                    .iter()
                    .map(|p| Node {
                        module: node.module,
                        id: p.node_id(),
                    })
                    .collect();
                break;
            }
        }
        self.declarations
            .type_params
            .insert(symbol, Rc::from(found.as_slice()));
        found
    }

    /// The declaration that stands for a type parameter. Merged declarations repeat the
    /// parameters of the first.
    pub(crate) fn param_node(&mut self, symbol: Symbol) -> Node {
        let scoping = &self.program.module(symbol.module).scoping;
        let node = Node {
            module: symbol.module,
            id: scoping.symbol_declaration(symbol.id),
        };
        let list = self.up(node);
        let AstKind::TSTypeParameterDeclaration(params) = self.syntax(list) else {
            return node;
        };
        let owner = self.up(list);
        let id = match self.syntax(owner) {
            AstKind::Class(class) => class.id.as_ref().and_then(|id| id.symbol_id.get()),
            AstKind::TSInterfaceDeclaration(interface) => interface.id.symbol_id.get(),
            _ => None,
        };
        let Some(id) = id else {
            return node;
        };
        let Some(index) = params.params.iter().position(|p| p.node_id() == node.id) else {
            return node;
        };
        let mut owner_symbol = Symbol {
            module: node.module,
            id,
        };
        if matches!(
            self.syntax(self.up(self.up(owner))),
            AstKind::TSGlobalDeclaration(_)
        ) {
            let name = self.symbol_name(owner_symbol);
            if let Some(library) = self.library_class(&name) {
                owner_symbol = library;
            }
        }
        let canonical = self.type_params(owner_symbol);
        canonical.get(index).copied().unwrap_or(node)
    }

    /// The parameters of a declaration as arguments for itself.
    pub(crate) fn own_arguments(&mut self, symbol: Symbol) -> Vec<TypeId> {
        let params = self.type_params(symbol);
        params
            .into_iter()
            .map(|node| self.types.intern(Type::Param(node)))
            .collect()
    }

    /// An instance of a class, its own parameters as arguments.
    pub fn instance_type(&mut self, symbol: Symbol) -> TypeId {
        let args = self.own_arguments(symbol);
        self.types.intern(Type::Class(symbol, args))
    }

    /// What a type parameter extends.
    pub fn constraint(&mut self, node: Node) -> Option<TypeId> {
        match self.syntax(node) {
            AstKind::TSTypeParameter(param) => {
                let constraint = param.constraint.as_ref()?;
                Some(self.type_of_annotation(node.module, constraint))
            }
            AstKind::TSMappedType(mapped) => {
                Some(self.type_of_annotation(node.module, &mapped.constraint))
            }
            _ => None,
        }
    }

    /// The default of a type parameter.
    pub(crate) fn default_of(&mut self, node: Node) -> Option<TypeId> {
        match self.syntax(node) {
            AstKind::TSTypeParameter(param) => {
                let default = param.default.as_ref()?;
                Some(self.type_of_annotation(node.module, default))
            }
            _ => None,
        }
    }

    /// Written arguments, completed by the defaults of the parameters.
    pub(crate) fn complete_arguments(&mut self, params: &[Node], args: &[TypeId]) -> Vec<TypeId> {
        let mut result: Vec<TypeId> = args.iter().copied().take(params.len()).collect();
        while result.len() < params.len() {
            let known = params.iter().copied().zip(result.iter().copied()).collect();
            let default = match self.default_of(params[result.len()]) {
                Some(default) => self.substitute(default, &known),
                None => TypeId::ANY,
            };
            result.push(default);
        }
        result
    }

    /// Written type arguments.
    pub(crate) fn written_arguments(
        &mut self,
        module: ModuleId,
        written: Option<&'a ast::TSTypeParameterInstantiation<'a>>,
    ) -> Vec<TypeId> {
        let Some(written) = written else {
            return Vec::new();
        };
        written
            .params
            .iter()
            .map(|ty| self.type_of_annotation(module, ty))
            .collect()
    }

    /// The class that a class extends, with its arguments.
    pub fn class_base(&mut self, symbol: Symbol) -> Option<(Symbol, Vec<TypeId>)> {
        if let Some(base) = self.declarations.bases.get(&symbol) {
            return base.clone();
        }
        self.declarations.bases.insert(symbol, None);
        let base = self.find_base(symbol);
        self.declarations.bases.insert(symbol, base.clone());
        base
    }

    fn find_base(&mut self, symbol: Symbol) -> Option<(Symbol, Vec<TypeId>)> {
        let class = self.class_ast(symbol)?;
        let heritage = class.heritage.as_ref()?;
        let base = self.class_of_expression(symbol.module, &heritage.expression)?;
        // A class that reaches itself extends nothing.
        let mut at = base;
        for _ in 0..1000 {
            if at == symbol {
                return None;
            }
            match self.class_base(at) {
                Some((next, _)) => at = next,
                None => break,
            }
        }
        let written = self.written_arguments(symbol.module, heritage.type_arguments.as_deref());
        let params = self.type_params(base);
        Some((base, self.complete_arguments(&params, &written)))
    }

    /// The class that an expression surely names.
    fn class_of_expression(
        &mut self,
        module: ModuleId,
        expression: &'a ast::Expression<'a>,
    ) -> Option<Symbol> {
        match expression.without_parentheses() {
            ast::Expression::Identifier(id) => {
                let target = self.reference(module, id);
                self.class_of_target(target, 0)
            }
            ast::Expression::StaticMemberExpression(member) => {
                let node = self.expression_node(module, &member.object);
                let object = self.expr_type(node);
                let Type::NamespaceValue(namespace) = *self.types.get(object) else {
                    return None;
                };
                let target = self.namespace_export(namespace, &member.property.name)?;
                self.class_of_target(target, 0)
            }
            ast::Expression::ClassExpression(class) => Some(self.class_symbol(Node {
                module,
                id: class.node_id(),
            })),
            _ => None,
        }
    }

    fn class_of_target(&mut self, target: Target, depth: u32) -> Option<Symbol> {
        let symbol = match target {
            Target::Symbol(symbol) => symbol,
            Target::Default(module) => {
                let ty = self.default_type(module);
                return match *self.types.get(ty) {
                    Type::ClassValue(symbol) => Some(symbol),
                    _ => None,
                };
            }
            _ => return None,
        };
        if self.class_ast(symbol).is_some() {
            return Some(symbol);
        }
        // `const C = class …`
        let AstKind::VariableDeclarator(declarator) = self.syntax(self.class_node(symbol)) else {
            return None;
        };
        if depth > 10 || !self.symbol_flags(symbol).is_const_variable() {
            return None;
        }
        match declarator.init.as_ref()?.without_parentheses() {
            ast::Expression::ClassExpression(class) => Some(self.class_symbol(Node {
                module: symbol.module,
                id: class.node_id(),
            })),
            ast::Expression::Identifier(id) if declarator.id.is_binding_identifier() => {
                let target = self.reference(symbol.module, id);
                self.class_of_target(target, depth + 1)
            }
            _ => None,
        }
    }

    /// Whether a class extends something that is no known class.
    pub fn class_heritage_unknown(&mut self, symbol: Symbol) -> bool {
        let has = self
            .class_ast(symbol)
            .is_some_and(|class| class.heritage.is_some());
        has && self.class_base(symbol).is_none()
    }

    /// What a class extends, and interfaces merged with it; what an interface extends.
    pub(crate) fn declared_bases(&mut self, symbol: Symbol) -> Vec<TypeId> {
        if let Some(bases) = self.declarations.declared_bases.get(&symbol) {
            return bases.clone();
        }
        self.declarations.declared_bases.insert(symbol, Vec::new());
        let mut bases = Vec::new();
        if let Some((base, args)) = self.class_base(symbol) {
            bases.push(self.types.intern(Type::Class(base, args)));
        }
        for node in self.merged_declarations(symbol) {
            let AstKind::TSInterfaceDeclaration(interface) = self.syntax(node) else {
                continue;
            };
            for heritage in &interface.extends {
                let args = self.written_arguments(node.module, heritage.type_arguments.as_deref());
                let base = self.named_type(node.module, &heritage.type_name, &args);
                if base != TypeId::ANY && !bases.contains(&base) {
                    bases.push(base);
                }
            }
        }
        self.declarations
            .declared_bases
            .insert(symbol, bases.clone());
        bases
    }

    /// The type of `this` at a node.
    pub fn this_type(&mut self, node: Node) -> TypeId {
        let mut inner = node;
        loop {
            let outer = self.up(inner);
            if outer == inner {
                return TypeId::ANY;
            }
            match self.syntax(outer) {
                AstKind::Function(function) => return self.function_this(outer, function),
                AstKind::PropertyDefinition(property) => {
                    // The key and decorators belong to what surrounds the class.
                    let value = property
                        .value
                        .as_ref()
                        .map(|v| AstKind::from_expression(v).node_id());
                    if value == Some(inner.id) {
                        return self.class_this(self.up(self.up(outer)), property.r#static);
                    }
                }
                AstKind::AccessorProperty(property) => {
                    let value = property
                        .value
                        .as_ref()
                        .map(|v| AstKind::from_expression(v).node_id());
                    if value == Some(inner.id) {
                        return self.class_this(self.up(self.up(outer)), property.r#static);
                    }
                }
                AstKind::StaticBlock(_) => return self.class_this(self.up(self.up(outer)), true),
                AstKind::TSInterfaceDeclaration(interface) => {
                    return match interface.id.symbol_id.get() {
                        Some(id) => {
                            let symbol = Symbol {
                                module: outer.module,
                                id,
                            };
                            self.types.intern(Type::This(symbol))
                        }
                        None => TypeId::ANY,
                    };
                }
                _ => {}
            }
            inner = outer;
        }
    }

    /// Whether a module's text calls methods on other objects than their own.
    fn lends_methods(&mut self, module: ModuleId) -> bool {
        let source = self.program.module(module).source;
        *self.lends_methods.entry(module).or_insert_with(|| {
            let words = ["ThisType<", ".call(", ".apply(", ".bind("];
            words.iter().any(|word| source.contains(word))
        })
    }

    fn class_this(&mut self, class: Node, is_static: bool) -> TypeId {
        if !matches!(self.syntax(class), AstKind::Class(_)) {
            return TypeId::ANY;
        }
        let symbol = self.class_symbol(class);
        let ty = if is_static {
            Type::ClassValue(symbol)
        } else {
            Type::This(symbol)
        };
        self.types.intern(ty)
    }

    fn function_this(&mut self, node: Node, function: &'a ast::Function<'a>) -> TypeId {
        if let Some(annotation) = function
            .this_param
            .as_ref()
            .and_then(|this| this.type_annotation.as_ref())
        {
            return self.type_of_annotation(node.module, &annotation.type_annotation);
        }
        let parent = self.up(node);
        match self.syntax(parent) {
            AstKind::MethodDefinition(method) if method.value.node_id() == node.id => {
                self.class_this(self.up(self.up(parent)), method.r#static)
            }
            AstKind::ObjectProperty(property) => {
                let is_method = property.method || property.kind != ast::PropertyKind::Init;
                let literal = self.up(parent);
                if !is_method
                    || AstKind::from_expression(&property.value).node_id() != node.id
                    || !self.functions_in_progress.insert(literal)
                {
                    return TypeId::ANY;
                }
                // What is expected of the method says what it is called on, not where it stands.
                // So do calls of methods on other objects.
                let is_told = self.lends_methods(node.module)
                    || self
                        .contextual_signature(node)
                        .is_some_and(|signature| signature.this.is_some());
                let ty = if is_told {
                    TypeId::ANY
                } else {
                    self.literal_type(literal)
                };
                self.functions_in_progress.remove(&literal);
                ty
            }
            _ => TypeId::ANY,
        }
    }
}
