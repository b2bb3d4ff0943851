//! The parsed program: its modules, their syntax trees, symbols and links.

use std::collections::HashMap;

use oxc_ast::{AstKind, ast};
use oxc_semantic::{AstNodes, Scoping};
use oxc_syntax::symbol::SymbolId;

pub use oxc_syntax::node::NodeId;

/// Index of a module in [`Program::modules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleId(pub u32);

impl ModuleId {
    /// The index as a `usize`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A syntax node of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// Its module.
    pub module: ModuleId,
    /// Its id in the module.
    pub id: NodeId,
}

/// A symbol of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// Its module.
    pub module: ModuleId,
    /// Its id in the module.
    pub id: SymbolId,
}

/// What a module is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// TypeScript.
    TypeScript,
    /// JavaScript: TypeScript without types.
    JavaScript,
    /// A JSON file: its `source` is the text; the tree is empty.
    Json,
}

/// A module.
pub struct Module<'a> {
    /// Its index.
    pub id: ModuleId,
    /// Path as shown to the user.
    pub path: String,
    /// The text.
    pub source: &'a str,
    /// Language.
    pub language: Language,
    /// Part of the runtime library: intrinsics and `i32` are known in it.
    pub is_library: bool,
    /// Syntax tree.
    pub ast: &'a ast::Program<'a>,
    /// Scopes, symbols and references.
    pub scoping: Scoping,
    /// All nodes with their parents.
    pub nodes: AstNodes<'a>,
    /// Module of each import or re-export specifier. One that only type-only imports name is here
    /// too, because its types are needed, but not in [`Program::order`].
    pub links: HashMap<String, ModuleId>,
    /// The user's modules that must run before it, in the order of its text.
    pub dependencies: Vec<ModuleId>,
}

impl Module<'_> {
    /// Where a symbol is declared: as a value, where a type of that name is declared too.
    pub fn value_declaration(&self, symbol: SymbolId) -> NodeId {
        let first = self.scoping.symbol_declaration(symbol);
        let others = self.scoping.symbol_redeclarations(symbol);
        if is_implementation(self.nodes.kind(first)) {
            // The last of several stands (ECMAScript 10.2.11).
            let mut later = others.iter().rev().map(|other| other.declaration);
            return later
                .find(|&other| is_implementation(self.nodes.kind(other)))
                .unwrap_or(first);
        }
        if !is_type(self.nodes.kind(first)) {
            return first;
        }
        others
            .iter()
            .map(|other| other.declaration)
            .find(|&other| !is_type(self.nodes.kind(other)))
            .unwrap_or(first)
    }
}

fn is_implementation(kind: AstKind<'_>) -> bool {
    matches!(kind, AstKind::Function(function) if function.body.is_some() && !function.is_expression())
}

fn is_type(kind: AstKind<'_>) -> bool {
    matches!(
        kind,
        AstKind::TSInterfaceDeclaration(_) | AstKind::TSTypeAliasDeclaration(_)
    )
}

/// A program: the runtime library's modules first, then the user's.
pub struct Program<'a> {
    /// All modules.
    pub modules: Vec<Module<'a>>,
    /// Where it starts.
    pub entry: ModuleId,
    /// User modules in the order of evaluation; the entry is last.
    pub order: Vec<ModuleId>,
    /// User modules that only `import()` leads to, each after what it imports.
    pub lazy: Vec<ModuleId>,
    /// Some module that runs has an `import()`.
    pub imports_late: bool,
}

impl<'a> Program<'a> {
    /// A module.
    pub fn module(&self, id: ModuleId) -> &Module<'a> {
        &self.modules[id.index()]
    }
}
