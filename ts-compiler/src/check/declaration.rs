//! Types of symbols and of declared members.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;
use oxc_syntax::symbol::SymbolFlags;

use super::class::MemberTable;
use super::enumeration::EnumInfo;
use super::property::plain;
use super::{Checker, Target};
use crate::program::{Language, ModuleId, Node, Symbol};
use crate::types::{ObjectType, Type, TypeId};

/// What is known about declarations, and guards against recursion.
#[derive(Default)]
pub(super) struct Cache {
    pub(super) declared: HashMap<Symbol, TypeId>,
    /// Aliases being resolved: one that meets itself outside of an object type is `any` there.
    pub(super) declared_in_progress: HashSet<Symbol>,
    pub(super) type_params: HashMap<Symbol, Rc<[Node]>>,
    pub(super) bases: HashMap<Symbol, Option<(Symbol, Vec<TypeId>)>>,
    pub(super) declared_bases: HashMap<Symbol, Vec<TypeId>>,
    pub(super) members: HashMap<(Symbol, bool), Rc<MemberTable>>,
    pub(super) nominal: HashMap<Symbol, bool>,
    pub(super) synthetic: HashMap<Node, Symbol>,
    pub(super) synthetic_nodes: HashMap<Symbol, Node>,
    pub(super) enums: HashMap<Symbol, Rc<EnumInfo>>,
    pub(super) enum_members: HashMap<Node, Option<super::EnumValue>>,
    pub(super) annotations: HashMap<Node, TypeId>,
    pub(super) free_params: HashMap<Node, Rc<[Node]>>,
    pub(super) generic: HashMap<TypeId, bool>,
    pub(super) relating: Vec<(TypeId, TypeId)>,
    pub(super) related: HashMap<(TypeId, TypeId), bool>,
    /// Pairs in `related` that hold if what is being related does.
    pub(super) assumed: Vec<(TypeId, TypeId)>,
    /// Deferred types being evaluated.
    pub(super) evaluating: Vec<(Node, Vec<(Node, TypeId)>)>,
    pub(super) evaluations: u32,
    pub(super) evaluated: HashMap<(Node, Vec<(Node, TypeId)>), TypeId>,
    pub(super) signatures_in_progress: HashSet<Node>,
    pub(super) any_function: Option<TypeId>,
    pub(super) depth: u32,
    pub(super) annotation_depth: u32,
}

impl<'a> Checker<'a> {
    /// The type of the value that a symbol names.
    pub fn symbol_type(&mut self, symbol: Symbol) -> TypeId {
        if let Some(&ty) = self.symbol_types.get(&symbol) {
            return ty;
        }
        if !self.symbols_in_progress.insert(symbol) {
            return TypeId::ANY;
        }
        let ty = self.find_symbol_type(symbol);
        self.symbols_in_progress.remove(&symbol);
        self.symbol_types.insert(symbol, ty);
        ty
    }

    /// Flags of a symbol; those of a class for synthetic ones.
    pub(crate) fn symbol_flags(&self, symbol: Symbol) -> SymbolFlags {
        let scoping = &self.program.module(symbol.module).scoping;
        if symbol.id.index() < scoping.symbols_len() {
            scoping.symbol_flags(symbol.id)
        } else {
            SymbolFlags::Class
        }
    }

    fn find_symbol_type(&mut self, symbol: Symbol) -> TypeId {
        let flags = self.symbol_flags(symbol);
        if flags.intersects(SymbolFlags::Class) {
            return self.types.intern(Type::ClassValue(symbol));
        }
        if flags.intersects(SymbolFlags::Enum) {
            return self.types.intern(Type::EnumValue(symbol));
        }
        if flags.intersects(SymbolFlags::Function) {
            return self.function_symbol_type(symbol);
        }
        if flags.intersects(SymbolFlags::Variable | SymbolFlags::CatchVariable) {
            for node in self.declarations_of(symbol) {
                if let Some(ty) = self.variable_type(symbol, node) {
                    return ty;
                }
            }
            return TypeId::ANY;
        }
        if flags.intersects(SymbolFlags::EnumMember) {
            return self.enum_member_symbol_type(symbol);
        }
        if flags.intersects(SymbolFlags::ValueModule) {
            for node in self.declarations_of(symbol) {
                if matches!(self.syntax(node), AstKind::TSNamespaceDeclaration(_)) {
                    return self.types.intern(Type::NamespaceValue(node));
                }
            }
        }
        if flags.intersects(SymbolFlags::Import | SymbolFlags::TypeImport) {
            let target = self.target(symbol);
            if target != Target::Symbol(symbol) {
                return self.target_type(target);
            }
        }
        TypeId::ANY
    }

    /// A function with its overloads, and the exports of namespaces merged with it.
    fn function_symbol_type(&mut self, symbol: Symbol) -> TypeId {
        let calls = self.overloads(symbol);
        let mut object = ObjectType {
            calls,
            ..ObjectType::default()
        };
        for node in self.declarations_of(symbol) {
            if !matches!(self.syntax(node), AstKind::TSNamespaceDeclaration(_)) {
                continue;
            }
            for (name, target) in self.namespace_exports(node) {
                if self.is_value_target(target) {
                    let ty = self.target_type(target);
                    object.properties.push(plain(name, ty, None));
                }
            }
        }
        self.types.intern(Type::Object(Rc::new(object)))
    }

    /// The type of a variable or parameter as one of its declarations says.
    fn variable_type(&mut self, symbol: Symbol, node: Node) -> Option<TypeId> {
        match self.syntax(node) {
            AstKind::VariableDeclarator(declarator) => {
                Some(self.declarator_type(symbol, node, declarator))
            }
            AstKind::FormalParameter(param) => {
                if !matches!(param.pattern, ast::BindingPattern::BindingIdentifier(_)) {
                    return Some(self.pattern_type(symbol));
                }
                let declared = self.parameter_type(node, param);
                if param.optional && param.initializer.is_none() {
                    return Some(self.union_of(&[declared, TypeId::UNDEFINED]));
                }
                Some(declared)
            }
            AstKind::FormalParameterRest(rest) => {
                if !matches!(
                    rest.rest.argument,
                    ast::BindingPattern::BindingIdentifier(_)
                ) {
                    return Some(self.pattern_type(symbol));
                }
                // JavaScript makes something else of the list: `[first] = rest`, `rest = rest[0]`.
                let scoping = &self.program.module(symbol.module).scoping;
                if self.is_javascript_module(symbol.module) && scoping.symbol_is_mutated(symbol.id)
                {
                    return Some(TypeId::ANY);
                }
                Some(self.rest_type(node, rest))
            }
            AstKind::BindingRestElement(_) => {
                let parent = self.up(node);
                match self.syntax(parent) {
                    AstKind::FormalParameterRest(_) => self.variable_type(symbol, parent),
                    _ => Some(self.pattern_type(symbol)),
                }
            }
            AstKind::CatchParameter(_) | AstKind::CatchClause(_) => Some(self.pattern_type(symbol)),
            _ => None,
        }
    }

    fn declarator_type(
        &mut self,
        symbol: Symbol,
        node: Node,
        declarator: &'a ast::VariableDeclarator<'a>,
    ) -> TypeId {
        if !matches!(declarator.id, ast::BindingPattern::BindingIdentifier(_)) {
            return self.pattern_type(symbol);
        }
        if let Some(annotation) = &declarator.type_annotation {
            let ty = self.type_of_annotation(node.module, &annotation.type_annotation);
            if let Some(init) = &declarator.init
                && self.is_parsed_class(node, init, ty)
            {
                return TypeId::ANY;
            }
            return self.doubted_variable(symbol, ty);
        }
        let list = self.up(node);
        let around = self.up(list);
        if let AstKind::ForOfStatement(_) | AstKind::ForInStatement(_) = self.syntax(around)
            && declarator.init.is_none()
        {
            return self.pattern_type(symbol);
        }
        let AstKind::VariableDeclaration(declaration) = self.syntax(list) else {
            return TypeId::ANY;
        };
        let is_const = !matches!(
            declaration.kind,
            ast::VariableDeclarationKind::Let | ast::VariableDeclarationKind::Var
        );
        let Some(init) = &declarator.init else {
            return TypeId::ANY;
        };
        let scoping = &self.program.module(symbol.module).scoping;
        let redeclared = scoping.symbol_redeclarations(symbol.id).len() > 1;
        if !is_const && self.is_untyped(symbol.module) {
            // Nothing keeps JavaScript from storing something else.
            let is_fixed = !redeclared && !scoping.symbol_is_mutated(symbol.id);
            if !is_fixed {
                return TypeId::ANY;
            }
        }
        let init = self.expression_node(node.module, init);
        let ty = self.expr_type(init);
        if is_const {
            return ty;
        }
        // `let x = null` takes whatever is assigned later.
        if matches!(
            self.types.get(ty),
            Type::Null | Type::Undefined | Type::Void
        ) {
            return TypeId::ANY;
        }
        self.widen(ty)
    }

    /// JavaScript: what is not written is not known.
    pub(crate) fn is_untyped(&self, module: ModuleId) -> bool {
        self.program.module(module).language == Language::JavaScript
    }

    /// The type of a parameter that declares `declared` and has a default: `undefined` is gone, unless
    /// the default is or the function assigns it.
    fn defaulted_type(
        &mut self,
        node: Node,
        param: &'a ast::FormalParameter<'a>,
        init: &'a ast::Expression<'a>,
        declared: TypeId,
    ) -> TypeId {
        let present = self.without_undefined(declared);
        if present == declared {
            return declared;
        }
        let scoping = &self.program.module(node.module).scoping;
        let is_assigned = param
            .pattern
            .get_binding_identifier()
            .and_then(|id| id.symbol_id.get())
            .is_some_and(|symbol| scoping.symbol_is_mutated(symbol));
        if is_assigned {
            return declared;
        }
        let init = self.expression_node(node.module, init);
        let init = self.expr_type(init);
        let may_be_undefined = init == TypeId::ANY
            || init == TypeId::UNDEFINED
            || self.without_undefined(init) != init;
        if may_be_undefined { declared } else { present }
    }

    /// The declared type of a parameter, without the `undefined` that `?` adds.
    pub(crate) fn parameter_type(
        &mut self,
        node: Node,
        param: &'a ast::FormalParameter<'a>,
    ) -> TypeId {
        if let Some(annotation) = &param.type_annotation {
            let ty = self.type_of_annotation(node.module, &annotation.type_annotation);
            let ty = self.doubted_parameter(node, ty);
            return match &param.initializer {
                Some(init) => self.defaulted_type(node, param, init, ty),
                None => ty,
            };
        }
        let (function, index) = self.parameter_place(node);
        let context = self.contextual_param(function, index);
        if context != TypeId::ANY {
            return if param.initializer.is_some() || param.optional {
                self.without_undefined(context)
            } else {
                context
            };
        }
        if let Some(init) = &param.initializer
            && !self.is_untyped(node.module)
            && matches!(param.pattern, ast::BindingPattern::BindingIdentifier(_))
            && !self.is_callback(function)
        {
            let init = self.expression_node(node.module, init);
            let ty = self.expr_type(init);
            if matches!(self.types.get(ty), Type::Null | Type::Undefined) {
                return TypeId::ANY;
            }
            return self.widen(ty);
        }
        TypeId::ANY
    }

    /// Whether a function's parameters may get types from its place that are not known now.
    fn is_callback(&self, function: Node) -> bool {
        matches!(
            self.syntax(function),
            AstKind::ArrowFunctionExpression(_) | AstKind::Function(_)
        ) && matches!(
            self.syntax(self.up(function)),
            AstKind::CallExpression(_) | AstKind::NewExpression(_)
        )
    }

    /// The declared type of a rest parameter: an array or tuple.
    pub(crate) fn rest_type(
        &mut self,
        node: Node,
        rest: &'a ast::FormalParameterRest<'a>,
    ) -> TypeId {
        if let Some(annotation) = &rest.type_annotation {
            let ty = self.type_of_annotation(node.module, &annotation.type_annotation);
            // What is collected is an array, whatever becomes of others.
            if ty != TypeId::ANY || !self.is_open(node.module) {
                return ty;
            }
            return self.array_of(TypeId::ANY);
        }
        let (function, index) = self.parameter_place(node);
        let context = self.contextual_param(function, index);
        if context != TypeId::ANY {
            return context;
        }
        self.array_of(TypeId::ANY)
    }

    /// The function of a parameter and the parameter's index.
    pub(crate) fn parameter_place(&self, node: Node) -> (Node, usize) {
        let list = self.up(node);
        let mut index = 0;
        if let AstKind::FormalParameters(params) = self.syntax(list) {
            index = params
                .items
                .iter()
                .position(|p| p.node_id() == node.id)
                .unwrap_or(params.items.len());
        }
        (self.up(list), index)
    }

    /// The type of a module's default export that is no declared symbol.
    pub(crate) fn default_type(&mut self, module: ModuleId) -> TypeId {
        if self.program.module(module).language == Language::Json {
            return TypeId::ANY;
        }
        let program = self.program;
        for statement in &program.module(module).ast.body {
            let ast::Statement::ExportDefaultDeclaration(export) = statement else {
                continue;
            };
            return match &export.declaration {
                ast::ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                    let node = Node {
                        module,
                        id: function.node_id(),
                    };
                    let calls = self.overloads_of(&[node]);
                    self.types.intern(Type::Object(Rc::new(ObjectType {
                        calls,
                        ..ObjectType::default()
                    })))
                }
                ast::ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                    let symbol = self.class_symbol(Node {
                        module,
                        id: class.node_id(),
                    });
                    self.types.intern(Type::ClassValue(symbol))
                }
                ast::ExportDefaultDeclarationKind::TSInterfaceDeclaration(_) => TypeId::ANY,
                other => match other.as_expression() {
                    Some(expression) => {
                        let node = self.expression_node(module, expression);
                        self.expr_type(node)
                    }
                    None => TypeId::ANY,
                },
            };
        }
        TypeId::ANY
    }

    /// The type that a symbol names.
    pub fn declared_type(&mut self, symbol: Symbol) -> TypeId {
        if let Some(&ty) = self.declarations.declared.get(&symbol) {
            return ty;
        }
        if !self.declarations.declared_in_progress.insert(symbol) {
            return TypeId::ANY;
        }
        let ty = self.find_declared_type(symbol);
        self.declarations.declared_in_progress.remove(&symbol);
        self.declarations.declared.insert(symbol, ty);
        ty
    }

    fn find_declared_type(&mut self, symbol: Symbol) -> TypeId {
        let flags = self.symbol_flags(symbol);
        if flags.intersects(SymbolFlags::Class) {
            return self.instance_type(symbol);
        }
        if flags.intersects(SymbolFlags::TypeParameter) {
            let node = self.param_node(symbol);
            return self.types.intern(Type::Param(node));
        }
        if flags.intersects(SymbolFlags::Interface) {
            let args = self.own_arguments(symbol);
            return self.types.intern(Type::Interface(symbol, args));
        }
        if flags.intersects(SymbolFlags::TypeAlias) {
            for node in self.declarations_of(symbol) {
                let AstKind::TSTypeAliasDeclaration(alias) = self.syntax(node) else {
                    continue;
                };
                if let ast::TSType::TSTypeLiteral(_) = alias.type_annotation.without_parenthesized()
                {
                    // Named, so that it may contain itself.
                    let args = self.own_arguments(symbol);
                    return self.types.intern(Type::Interface(symbol, args));
                }
                return self.type_of_annotation(node.module, &alias.type_annotation);
            }
            return TypeId::ANY;
        }
        if flags.intersects(SymbolFlags::Enum) {
            return self.types.intern(Type::Enum(symbol));
        }
        if flags.intersects(SymbolFlags::EnumMember) {
            return self.enum_member_symbol_type(symbol);
        }
        if flags.intersects(SymbolFlags::Import | SymbolFlags::TypeImport)
            && let Target::Symbol(other) = self.target(symbol)
            && other != symbol
        {
            return self.declared_type(other);
        }
        TypeId::ANY
    }
}
