//! Namespaces, and modules as values.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Declaration};
use oxc_semantic::SymbolFlags;

use crate::check::Target;
use crate::ir::Expr;
use crate::program::{ModuleId, Symbol};

use super::Lowerer;
use super::function::Body;
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// A member of a namespace by name.
    pub fn namespace_member(&mut self, namespace: Symbol, name: &str) -> Option<Symbol> {
        let module = self.program.module(namespace.module);
        for node in module.nodes.iter() {
            let AstKind::TSNamespaceDeclaration(declaration) = node.kind() else {
                continue;
            };
            if declaration.id.symbol_id.get() != Some(namespace.id) {
                continue;
            }
            let Some(scope) = declaration.scope_id.get() else {
                continue;
            };
            if let Some(symbol) = module
                .scoping
                .get_bindings(scope)
                .iter()
                .find(|(known, _)| known.as_str() == name)
                .map(|(_, &symbol)| symbol)
            {
                return Some(Symbol {
                    module: namespace.module,
                    id: symbol,
                });
            }
            if let ast::TSNamespaceDeclarationBody::TSNamespaceDeclaration(inner) =
                &declaration.body
                && inner.id.name == name
                && let Some(id) = inner.id.symbol_id.get()
            {
                return Some(Symbol {
                    module: namespace.module,
                    id,
                });
            }
        }
        None
    }

    /// The names that a namespace exports.
    fn namespace_exports(&mut self, namespace: Symbol) -> Vec<(String, Symbol)> {
        let module = self.program.module(namespace.module);
        let mut found = Vec::new();
        for node in module.nodes.iter() {
            let AstKind::TSNamespaceDeclaration(declaration) = node.kind() else {
                continue;
            };
            if declaration.id.symbol_id.get() != Some(namespace.id) {
                continue;
            }
            let ast::TSNamespaceDeclarationBody::TSModuleBlock(block) = &declaration.body else {
                continue;
            };
            for statement in &block.body {
                let ast::Statement::ExportDeclaration(export) = statement else {
                    continue;
                };
                match &export.declaration {
                    Declaration::VariableDeclaration(declaration) => {
                        for declarator in &declaration.declarations {
                            for id in declarator.id.get_binding_identifiers() {
                                found.extend(id.symbol_id.get().map(|s| (id.name.to_string(), s)));
                            }
                        }
                    }
                    other => {
                        if let Some(id) = other.id()
                            && !matches!(
                                other,
                                Declaration::TSTypeAliasDeclaration(_)
                                    | Declaration::TSInterfaceDeclaration(_)
                            )
                        {
                            found.extend(id.symbol_id.get().map(|s| (id.name.to_string(), s)));
                        }
                    }
                }
            }
        }
        found
            .into_iter()
            .map(|(name, id)| {
                (
                    name,
                    Symbol {
                        module: namespace.module,
                        id,
                    },
                )
            })
            .collect()
    }
}

impl<'a> Body<'_, 'a> {
    /// A module as a value: an object with what it exports now.
    pub fn namespace_value(&mut self, module: ModuleId) -> Typed {
        let mut exports = self.l.checker.exports(module);
        exports.sort_by(|a, b| a.0.cmp(&b.0));
        let mut parts = Vec::new();
        for (name, target) in exports {
            let value = match target {
                Target::Symbol(symbol) if self.is_value(symbol) => self.symbol_value(symbol, &name),
                Target::Default(module) => self.default_export(module),
                // One that contains itself would be made without end.
                Target::Module(inner)
                    if inner != module
                        && self.namespaces.len() < 8
                        && !self.namespaces.contains(&inner) =>
                {
                    self.namespaces.push(module);
                    let value = self.namespace_value(inner);
                    self.namespaces.pop();
                    value
                }
                _ => continue,
            };
            parts.push((name.to_string(), value));
        }
        self.object_of(parts)
    }

    fn is_value(&self, symbol: Symbol) -> bool {
        let module = self.l.program.module(symbol.module);
        symbol.id.index() >= module.scoping.symbols_len()
            || module
                .scoping
                .symbol_flags(symbol.id)
                .intersects(SymbolFlags::Value)
    }

    fn object_of(&mut self, parts: Vec<(String, Typed)>) -> Typed {
        let any = self.l.layout.any();
        let local = self.local("namespace", any);
        let made = self.l.call_library("dynamic", "rtNewObject", vec![]);
        let mut code = vec![Expr::set(local, made)];
        for (name, value) in parts {
            let key = self.l.property_key(&name);
            let value = self.boxed_value(value);
            code.push(self.l.call_library(
                "dynamic",
                "rtDefine",
                vec![Expr::get(local, any), key, value],
            ));
        }
        code.push(Expr::get(local, any));
        Typed::any(Expr::seq(code))
    }

    /// A namespace as a value: an object with what it exports now.
    pub fn namespace_object(&mut self, symbol: Symbol) -> Typed {
        let mut parts = Vec::new();
        for (name, member) in self.l.namespace_exports(symbol) {
            let value = self.symbol_value(member, &name);
            parts.push((name, value));
        }
        self.object_of(parts)
    }

    /// `namespace N { … }`: its statements run where it stands.
    pub fn namespace_declaration(
        &mut self,
        declaration: &'a ast::TSNamespaceDeclaration<'a>,
    ) -> Expr {
        if declaration.declare {
            return Expr::nop();
        }
        match &declaration.body {
            ast::TSNamespaceDeclarationBody::TSNamespaceDeclaration(inner) => {
                self.namespace_declaration(inner)
            }
            ast::TSNamespaceDeclarationBody::TSModuleBlock(block) => {
                let scope = declaration.scope_id.get();
                let code = self.block(scope, &block.body);
                Expr::seq(code.into_iter().map(Expr::drop).collect())
            }
        }
    }
}
