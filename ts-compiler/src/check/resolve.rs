//! Names, imports and exports to what they mean.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;
use oxc_syntax::symbol::SymbolFlags;

use super::{Checker, Target};
use crate::program::{Language, ModuleId, Node, NodeId, Symbol};

/// Names with what they lead to.
type Exports = Rc<Vec<(Rc<str>, Target)>>;

/// What names lead to.
#[derive(Default)]
pub(super) struct Cache {
    targets: HashMap<Symbol, Target>,
    targets_in_progress: HashSet<Symbol>,
    exports: HashMap<ModuleId, Exports>,
    exports_in_progress: HashSet<ModuleId>,
    /// A module met itself: what is found until then may lack names.
    cyclic: bool,
    pub(super) namespaces: HashMap<Node, Exports>,
    globals: Option<Rc<HashMap<Rc<str>, Target>>>,
    augmentations: Option<Rc<HashMap<Rc<str>, Vec<Symbol>>>>,
}

impl<'a> Checker<'a> {
    /// What a symbol leads to, through all imports.
    pub fn target(&mut self, symbol: Symbol) -> Target {
        let imported = SymbolFlags::Import | SymbolFlags::TypeImport;
        if !self.symbol_flags(symbol).intersects(imported) {
            return Target::Symbol(symbol);
        }
        if let Some(&target) = self.names.targets.get(&symbol) {
            return target;
        }
        if !self.names.targets_in_progress.insert(symbol) {
            return Target::Unresolved;
        }
        let target = self.find_target(symbol);
        self.names.targets_in_progress.remove(&symbol);
        if target != Target::Unresolved || self.names.exports_in_progress.is_empty() {
            self.names.targets.insert(symbol, target);
        }
        target
    }

    fn find_target(&mut self, symbol: Symbol) -> Target {
        let Some(&node) = self.declarations_of(symbol).first() else {
            return Target::Unresolved;
        };
        let module = node.module;
        let name = match self.syntax(node) {
            AstKind::ImportSpecifier(specifier) => specifier.imported.name().as_str(),
            AstKind::ImportDefaultSpecifier(_) => "default",
            AstKind::ImportNamespaceSpecifier(_) => "*",
            AstKind::TSImportEqualsDeclaration(import) => {
                return match &import.module_reference {
                    ast::TSModuleReference::ExternalModuleReference(reference) => {
                        match self.linked(module, &reference.expression.value) {
                            Some(linked) => Target::Module(linked),
                            None => Target::Unresolved,
                        }
                    }
                    ast::TSModuleReference::IdentifierReference(id) => self.reference(module, id),
                    ast::TSModuleReference::QualifiedName(name) => {
                        self.qualified(module, name).unwrap_or(Target::Unresolved)
                    }
                };
            }
            // Declared here after all.
            _ => return Target::Symbol(symbol),
        };
        let AstKind::ImportDeclaration(import) = self.syntax(self.up(node)) else {
            return Target::Unresolved;
        };
        let Some(linked) = self.linked(module, &import.source.value) else {
            return Target::Unresolved;
        };
        if name == "*" {
            Target::Module(linked)
        } else {
            self.export_of(linked, name)
        }
    }

    /// The module of a specifier. Those of type-only imports are found by their path.
    pub(crate) fn linked(&self, from: ModuleId, specifier: &str) -> Option<ModuleId> {
        let module = self.program.module(from);
        if let Some(&linked) = module.links.get(specifier) {
            return Some(linked);
        }
        if !specifier.starts_with('.') {
            return None;
        }
        let mut parts: Vec<&str> = module.path.split('/').collect();
        parts.pop();
        for part in specifier.split('/') {
            match part {
                "." | "" => {}
                ".." if parts.last().is_some_and(|p| *p != "..") => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        let stem = path.strip_suffix(".js").unwrap_or(&path);
        let matches = |candidate: &str| {
            candidate == path
                || candidate == stem
                || candidate.strip_prefix(stem).is_some_and(|rest| {
                    matches!(
                        rest,
                        ".ts" | ".tsx" | ".d.ts" | ".mts" | "/index.ts" | "/index.d.ts"
                    )
                })
        };
        self.program
            .modules
            .iter()
            .find(|m| matches(&m.path))
            .map(|m| m.id)
    }

    /// What an identifier leads to, as a value or type.
    pub(crate) fn reference(
        &mut self,
        module: ModuleId,
        id: &'a ast::IdentifierReference<'a>,
    ) -> Target {
        let scoping = &self.program.module(module).scoping;
        if let Some(found) = id
            .reference_id
            .get()
            .and_then(|r| scoping.get_reference(r).symbol_id())
        {
            return self.target(Symbol { module, id: found });
        }
        // Another block of an enclosing namespace or enum may declare it.
        let name = id.name.as_str();
        let mut at = Node {
            module,
            id: id.node_id(),
        };
        loop {
            let owner = match self.syntax(at) {
                AstKind::TSNamespaceDeclaration(namespace) => namespace.id.symbol_id.get(),
                AstKind::TSEnumDeclaration(declaration) => declaration.id.symbol_id.get(),
                _ => None,
            };
            if let Some(owner) = owner
                && let Some(target) = self.symbol_export(Symbol { module, id: owner }, name)
            {
                return target;
            }
            let outer = self.up(at);
            if outer == at {
                break;
            }
            at = outer;
        }
        let reference = id.reference_id.get();
        let is_value = reference.is_some_and(|reference| {
            let scoping = &self.program.module(module).scoping;
            scoping.get_reference(reference).flags().is_value()
        });
        let found = if is_value {
            self.global_value(name)
        } else {
            self.global(name)
        };
        found.unwrap_or(Target::Unresolved)
    }

    /// What a global name stands for where a value is wanted: the interface `Iterator` is that of
    /// all iterators, the class only that of those that inherit from it.
    pub(crate) fn global_value(&mut self, name: &str) -> Option<Target> {
        self.global(match name {
            "Iterator" => "IteratorObject",
            _ => name,
        })
    }

    /// Whether a variable or function has declarations without a value only: it is then the global
    /// of that name, as in JavaScript, where such declarations do not exist.
    pub(crate) fn is_only_declared(&self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        if module.is_library || symbol.id.index() >= module.scoping.symbols_len() {
            return false;
        }
        let flags = module.scoping.symbol_flags(symbol.id);
        if !flags.is_ambient()
            || !flags.intersects(SymbolFlags::Variable | SymbolFlags::Function)
            || flags.intersects(SymbolFlags::Class | SymbolFlags::ValueModule | SymbolFlags::Enum)
        {
            return false;
        }
        self.declarations_of(symbol)
            .into_iter()
            .all(|node| match self.syntax(node) {
                AstKind::Function(function) => function.body.is_none(),
                AstKind::VariableDeclarator(_) => matches!(
                    self.syntax(self.up(node)),
                    AstKind::VariableDeclaration(declaration) if declaration.declare
                ),
                AstKind::TSInterfaceDeclaration(_) | AstKind::TSTypeAliasDeclaration(_) => true,
                _ => false,
            })
    }

    /// What `A.B` leads to.
    pub(crate) fn qualified(
        &mut self,
        module: ModuleId,
        name: &'a ast::TSQualifiedName<'a>,
    ) -> Option<Target> {
        let left = self.type_name_target(module, &name.left)?;
        self.target_export(left, &name.right.name)
    }

    /// What the name of a type leads to.
    pub(crate) fn type_name_target(
        &mut self,
        module: ModuleId,
        name: &'a ast::TSTypeName<'a>,
    ) -> Option<Target> {
        match name {
            ast::TSTypeName::IdentifierReference(id) => Some(self.reference(module, id)),
            ast::TSTypeName::QualifiedName(name) => self.qualified(module, name),
            ast::TSTypeName::ThisExpression(_) => None,
        }
    }

    /// A member of a namespace, module or enum.
    pub(crate) fn target_export(&mut self, target: Target, name: &str) -> Option<Target> {
        match target {
            Target::Symbol(symbol) => self.symbol_export(symbol, name),
            Target::Module(module) => match self.export_of(module, name) {
                Target::Unresolved => None,
                found => Some(found),
            },
            Target::Default(_) | Target::Unresolved => None,
        }
    }

    /// What a module exports under a name.
    pub fn export_of(&mut self, module: ModuleId, name: &str) -> Target {
        self.export_table(module)
            .iter()
            .find(|(known, _)| &**known == name)
            .map_or(Target::Unresolved, |&(_, target)| target)
    }

    /// All exports of a module.
    pub fn exports(&mut self, module: ModuleId) -> Vec<(Rc<str>, Target)> {
        self.export_table(module).to_vec()
    }

    fn export_table(&mut self, module: ModuleId) -> Exports {
        if let Some(exports) = self.names.exports.get(&module) {
            return exports.clone();
        }
        if !self.names.exports_in_progress.insert(module) {
            self.names.cyclic = true;
            // Modules that re-export from each other: names declared in this one still resolve.
            let mut own = Vec::new();
            let program = self.program;
            for statement in &program.module(module).ast.body {
                if let ast::Statement::ExportDeclaration(_) = statement {
                    self.statement_exports(module, statement, false, &mut own);
                }
            }
            return Rc::new(own);
        }
        let exports = Rc::new(self.find_exports(module));
        self.names.exports_in_progress.remove(&module);
        if self.names.exports_in_progress.is_empty() {
            self.names.cyclic = false;
        }
        if !self.names.cyclic {
            self.names.exports.insert(module, exports.clone());
        }
        exports
    }

    fn find_exports(&mut self, module: ModuleId) -> Vec<(Rc<str>, Target)> {
        let program = self.program;
        let syntax = program.module(module);
        let mut found: Vec<(Rc<str>, Target)> = Vec::new();
        if syntax.language == Language::Json {
            found.push(("default".into(), Target::Default(module)));
            return found;
        }
        for statement in &syntax.ast.body {
            match statement {
                ast::Statement::ExportDefaultDeclaration(export) => {
                    let target = self.default_target(module, &export.declaration);
                    found.push(("default".into(), target));
                }
                ast::Statement::ExportFromDeclaration(export) => {
                    let linked = self.linked(module, &export.source.value);
                    for specifier in &export.specifiers {
                        let target = match linked {
                            Some(linked) => self.export_of(linked, specifier.local.name().as_str()),
                            None => Target::Unresolved,
                        };
                        found.push((specifier.exported.name().as_str().into(), target));
                    }
                }
                ast::Statement::ExportAllDeclaration(export) => {
                    if let Some(name) = &export.exported
                        && let Some(linked) = self.linked(module, &export.source.value)
                    {
                        found.push((name.name().as_str().into(), Target::Module(linked)));
                    }
                }
                statement => self.statement_exports(module, statement, false, &mut found),
            }
        }
        // What stands for a module of Node.js can be imported as a whole.
        if syntax.is_library && !found.iter().any(|(name, _)| &**name == "default") {
            found.push(("default".into(), Target::Module(module)));
        }
        for statement in &syntax.ast.body {
            if let ast::Statement::ExportAllDeclaration(export) = statement
                && export.exported.is_none()
                && let Some(linked) = self.linked(module, &export.source.value)
            {
                for (name, target) in self.export_table(linked).iter() {
                    if &**name != "default" && !found.iter().any(|(known, _)| known == name) {
                        found.push((name.clone(), *target));
                    }
                }
            }
        }
        found
    }

    /// What `export default` leads to: a declaration, a name that never changes, or a value.
    fn default_target(
        &mut self,
        module: ModuleId,
        declaration: &'a ast::ExportDefaultDeclarationKind<'a>,
    ) -> Target {
        let id = match declaration {
            ast::ExportDefaultDeclarationKind::FunctionDeclaration(f) => f.id.as_ref(),
            ast::ExportDefaultDeclarationKind::ClassDeclaration(class) => class.id.as_ref(),
            ast::ExportDefaultDeclarationKind::TSInterfaceDeclaration(i) => Some(&i.id),
            ast::ExportDefaultDeclarationKind::Identifier(id) => {
                if let Target::Symbol(symbol) = self.reference(module, id) {
                    let flags = self.symbol_flags(symbol);
                    let scoping = &self.program.module(symbol.module).scoping;
                    let is_fixed =
                        !flags.intersects(SymbolFlags::Variable) || flags.is_const_variable();
                    if is_fixed && !scoping.symbol_is_mutated(symbol.id) {
                        return Target::Symbol(symbol);
                    }
                }
                None
            }
            _ => None,
        };
        match id.and_then(|id| id.symbol_id.get()) {
            Some(id) => Target::Symbol(Symbol { module, id }),
            None => Target::Default(module),
        }
    }

    /// A global name: an export of the library's module of globals.
    pub fn global(&mut self, name: &str) -> Option<Target> {
        if let Some(globals) = &self.names.globals {
            return globals.get(name).copied();
        }
        let module = self
            .program
            .modules
            .iter()
            .find(|m| m.is_library && (m.path == "globals.ts" || m.path.ends_with("/globals.ts")))
            .map(|m| m.id)?;
        let exports = self.export_table(module);
        let globals: HashMap<Rc<str>, Target> = exports
            .iter()
            .filter(|(_, target)| *target != Target::Unresolved)
            .cloned()
            .collect();
        let found = globals.get(name).copied();
        if self.names.exports_in_progress.is_empty() {
            self.names.globals = Some(Rc::new(globals));
        }
        found
    }

    /// The global names of the library, in order.
    pub fn global_names(&mut self) -> Vec<Rc<str>> {
        self.global("Object");
        let mut names: Vec<Rc<str>> = match &self.names.globals {
            Some(globals) => globals.keys().cloned().collect(),
            None => Vec::new(),
        };
        names.sort();
        names
    }

    /// What `declare global` blocks declare under a name.
    pub(crate) fn augmentations(&mut self, name: &str) -> Vec<Symbol> {
        if let Some(known) = &self.names.augmentations {
            return known.get(name).cloned().unwrap_or_default();
        }
        let mut found: HashMap<Rc<str>, Vec<Symbol>> = HashMap::new();
        let program = self.program;
        for module in program.modules.iter().filter(|m| !m.is_library) {
            for statement in &module.ast.body {
                let ast::Statement::TSGlobalDeclaration(global) = statement else {
                    continue;
                };
                for statement in &global.body.body {
                    let mut names = Vec::new();
                    self.statement_exports(module.id, statement, true, &mut names);
                    for (name, target) in names {
                        if let Target::Symbol(symbol) = target {
                            found.entry(name).or_default().push(symbol);
                        }
                    }
                }
            }
        }
        let result = found.get(name).cloned().unwrap_or_default();
        self.names.augmentations = Some(Rc::new(found));
        result
    }

    /// The node of a module as a whole.
    pub(crate) fn module_node(&self, module: ModuleId) -> Node {
        Node {
            module,
            id: NodeId::ROOT,
        }
    }
}
