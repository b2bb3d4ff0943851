//! Exports of namespaces.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;
use oxc_syntax::symbol::SymbolFlags;

use super::{Checker, Target};
use crate::program::{ModuleId, Node, Symbol};

impl<'a> Checker<'a> {
    /// An export of the namespaces or a member of the enums that a symbol declares.
    pub(crate) fn symbol_export(&mut self, symbol: Symbol, name: &str) -> Option<Target> {
        match self.target(symbol) {
            Target::Symbol(same) if same == symbol => {}
            other => return self.target_export(other, name),
        }
        for node in self.declarations_of(symbol) {
            match self.syntax(node) {
                AstKind::TSNamespaceDeclaration(_) => {
                    let exports = self.namespace_exports(node);
                    if let Some((_, target)) = exports.into_iter().find(|(n, _)| &**n == name) {
                        return Some(target);
                    }
                }
                AstKind::TSEnumDeclaration(declaration) => {
                    let scope = declaration.body.scope_id.get()?;
                    let scoping = &self.program.module(node.module).scoping;
                    let found = scoping
                        .iter_bindings_in(scope)
                        .find(|&id| scoping.symbol_name(id) == name);
                    if let Some(id) = found {
                        return Some(Target::Symbol(Symbol {
                            module: node.module,
                            id,
                        }));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Exports of one block of a namespace.
    pub(crate) fn namespace_exports(&mut self, node: Node) -> Vec<(Rc<str>, Target)> {
        if let Some(exports) = self.names.namespaces.get(&node) {
            return exports.to_vec();
        }
        self.names.namespaces.insert(node, Rc::default());
        let mut found = Vec::new();
        if let AstKind::TSNamespaceDeclaration(namespace) = self.syntax(node) {
            match &namespace.body {
                ast::TSNamespaceDeclarationBody::TSNamespaceDeclaration(inner) => {
                    self.add_binding(node.module, &inner.id, &mut found);
                }
                ast::TSNamespaceDeclarationBody::TSModuleBlock(block) => {
                    let ambient =
                        self.symbol_is_ambient(node.module, &namespace.id) || namespace.declare;
                    for statement in &block.body {
                        self.statement_exports(node.module, statement, ambient, &mut found);
                    }
                }
            }
        }
        self.names.namespaces.insert(node, Rc::new(found.clone()));
        found
    }

    fn symbol_is_ambient(&self, module: ModuleId, id: &ast::BindingIdentifier<'a>) -> bool {
        id.symbol_id
            .get()
            .is_some_and(|id| self.symbol_flags(Symbol { module, id }).is_ambient())
    }

    fn add_binding(
        &mut self,
        module: ModuleId,
        id: &ast::BindingIdentifier<'a>,
        found: &mut Vec<(Rc<str>, Target)>,
    ) {
        if let Some(symbol) = id.symbol_id.get() {
            let target = self.target(Symbol { module, id: symbol });
            if !found.iter().any(|(name, _)| **name == *id.name.as_str()) {
                found.push((id.name.as_str().into(), target));
            }
        }
    }

    /// Names that a statement exports. In ambient blocks everything is exported.
    pub(crate) fn statement_exports(
        &mut self,
        module: ModuleId,
        statement: &'a ast::Statement<'a>,
        ambient: bool,
        found: &mut Vec<(Rc<str>, Target)>,
    ) {
        match statement {
            ast::Statement::ExportDeclaration(export) => {
                self.declaration_names(module, &export.declaration, found);
            }
            ast::Statement::ExportNamedDeclaration(export) => {
                for specifier in &export.specifiers {
                    let target = match &specifier.local {
                        ast::ModuleExportName::IdentifierReference(id) => {
                            self.reference(module, id)
                        }
                        _ => Target::Unresolved,
                    };
                    found.push((specifier.exported.name().as_str().into(), target));
                }
            }
            statement if ambient => {
                if let Some(declaration) = statement.as_declaration() {
                    self.declaration_names(module, declaration, found);
                }
            }
            _ => {}
        }
    }

    fn declaration_names(
        &mut self,
        module: ModuleId,
        declaration: &'a ast::Declaration<'a>,
        found: &mut Vec<(Rc<str>, Target)>,
    ) {
        use oxc_syntax::symbol::SymbolId;
        let mut names: Vec<(Rc<str>, SymbolId)> = Vec::new();
        let mut add = |id: &ast::BindingIdentifier<'a>| {
            if let Some(symbol) = id.symbol_id.get() {
                names.push((id.name.as_str().into(), symbol));
            }
        };
        match declaration {
            ast::Declaration::VariableDeclaration(list) => {
                for declarator in &list.declarations {
                    for id in declarator.id.get_binding_identifiers() {
                        add(id);
                    }
                }
            }
            ast::Declaration::FunctionDeclaration(f) => f.id.iter().for_each(add),
            ast::Declaration::ClassDeclaration(class) => class.id.iter().for_each(add),
            ast::Declaration::TSTypeAliasDeclaration(alias) => add(&alias.id),
            ast::Declaration::TSInterfaceDeclaration(interface) => add(&interface.id),
            ast::Declaration::TSEnumDeclaration(declaration) => add(&declaration.id),
            ast::Declaration::TSNamespaceDeclaration(namespace) => add(&namespace.id),
            ast::Declaration::TSImportEqualsDeclaration(import) => add(&import.id),
            _ => {}
        }
        for (name, id) in names {
            let target = self.target(Symbol { module, id });
            if !found.iter().any(|(known, _)| *known == name) {
                found.push((name, target));
            }
        }
    }

    /// An export of a namespace value: of all its merged blocks, or of a module.
    pub(crate) fn namespace_export(&mut self, node: Node, name: &str) -> Option<Target> {
        match self.syntax(node) {
            AstKind::TSNamespaceDeclaration(namespace) => {
                let id = namespace.id.symbol_id.get()?;
                self.symbol_export(
                    Symbol {
                        module: node.module,
                        id,
                    },
                    name,
                )
            }
            _ => match self.export_of(node.module, name) {
                Target::Unresolved => None,
                target => Some(target),
            },
        }
    }

    /// All exports of a namespace value.
    pub(crate) fn all_namespace_exports(&mut self, node: Node) -> Vec<(Rc<str>, Target)> {
        let AstKind::TSNamespaceDeclaration(namespace) = self.syntax(node) else {
            return self.exports(node.module);
        };
        let Some(id) = namespace.id.symbol_id.get() else {
            return Vec::new();
        };
        let mut found: Vec<(Rc<str>, Target)> = Vec::new();
        for block in self.declarations_of(Symbol {
            module: node.module,
            id,
        }) {
            for (name, target) in self.namespace_exports(block) {
                if !found.iter().any(|(known, _)| *known == name) {
                    found.push((name, target));
                }
            }
        }
        found
    }

    /// Whether a name exists when the program runs.
    pub(crate) fn is_value_target(&self, target: Target) -> bool {
        match target {
            Target::Symbol(symbol) => self.symbol_flags(symbol).intersects(SymbolFlags::Value),
            Target::Module(_) | Target::Default(_) => true,
            Target::Unresolved => false,
        }
    }
}
