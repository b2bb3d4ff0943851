//! Initialisers of the library: variables and static fields that are made when something reads
//! them.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::BindingPattern;

use crate::ir::FuncIdx;
use crate::program::{ModuleId, Node, Symbol};

use super::Lowerer;
use super::function::{Body, Pending};

impl<'a> Lowerer<'a> {
    /// An initialiser of the library runs, once, when the program reads what it makes.
    pub fn reach_initialiser(&mut self, node: Node, start: u32) {
        if !self.initialised.insert(node) {
            return;
        }
        let func = self.declare_function("initialiser", vec![], None);
        let rank = self.module_rank(node.module);
        self.initialisers.push(((rank, start), func));
        self.push_pending(func, Pending::Initialiser(node));
    }

    /// A module's place in the order of evaluation of the library.
    fn module_rank(&mut self, id: ModuleId) -> u32 {
        if self.ranks.is_empty() {
            let mut ranks = vec![u32::MAX; self.program.modules.len()];
            let mut next = 0;
            let mut open = HashSet::new();
            for module in &self.program.modules {
                if module.is_library {
                    self.rank(module.id, &mut ranks, &mut next, &mut open);
                }
            }
            self.ranks = ranks;
        }
        self.ranks[id.index()]
    }

    fn rank(&self, id: ModuleId, ranks: &mut [u32], next: &mut u32, open: &mut HashSet<ModuleId>) {
        if !open.insert(id) {
            return;
        }
        let mut links: Vec<ModuleId> = self.program.module(id).links.values().copied().collect();
        links.sort();
        for link in links {
            self.rank(link, ranks, next, open);
        }
        ranks[id.index()] = *next;
        *next += 1;
    }

    /// Lowers the initialiser of a library variable or static field.
    pub fn lower_initialiser(&mut self, func: FuncIdx, node: Node) {
        if let AstKind::PropertyDefinition(_) = self.ast(node) {
            return self.lower_static_initialiser(func, node);
        }
        let AstKind::VariableDeclarator(declarator) = self.ast(node) else {
            return;
        };
        let (BindingPattern::BindingIdentifier(id), Some(init)) =
            (&declarator.id, &declarator.init)
        else {
            return;
        };
        let Some(symbol) = id.symbol_id.get() else {
            return;
        };
        let symbol = Symbol {
            module: node.module,
            id: symbol,
        };
        let (_, ty) = self.module_variable(symbol);
        let empty = self.env(Vec::new());
        let mut body = Body::new(self, func, node.module, empty);
        let value = body.expression_as(init, ty);
        let set = body.set_module_variable(symbol, value);
        body.finish(vec![set]);
    }
}
