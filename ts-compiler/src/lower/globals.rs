//! The object `globalThis` as dynamic code sees it: it has the globals that such code names.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_syntax::symbol::SymbolFlags;

use crate::check::Target;
use crate::ir::{Expr, FuncIdx};
use crate::program::Program;

use super::Lowerer;
use super::class::MemberKind;
use super::dispatch::Dispatch;
use super::function::Body;
use super::value::Typed;

/// The strings of the program's text: a key that is computed is one of them, if it has any.
fn quoted_words<'p>(program: &'p Program<'_>) -> HashSet<&'p str> {
    let users = program.modules.iter().filter(|module| !module.is_library);
    let nodes = users.flat_map(|module| module.nodes.iter());
    nodes
        .filter_map(|node| match node.kind() {
            AstKind::StringLiteral(literal) => Some(literal.value.as_str()),
            _ => None,
        })
        .collect()
}

impl Lowerer<'_> {
    /// `globalThis` as a value.
    pub fn global_object(&mut self) -> Expr {
        let any = self.layout.any();
        let func = self.dispatch(Dispatch::Globals);
        Expr::call(func, vec![], Some(any))
    }

    /// Body of the function that gives the global object, and what it has when it is first asked.
    pub fn globals_body(&mut self, func: FuncIdx) {
        let any = self.layout.any();
        let quoted = quoted_words(self.program);
        let named: Vec<_> = self
            .checker
            .global_names()
            .into_iter()
            .filter(|name| self.dynamic_names.contains(name) || quoted.contains(&**name))
            .collect();
        let done = self.named_global("globalThis", any);
        let object = self.call_library("globalfns", "rtGlobalThis", vec![]);
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, empty);
        let mut code = vec![Expr::global_set(done, object)];
        for name in named {
            let Some(value) = body.global_value(&name) else {
                continue;
            };
            let value = body.boxed(value);
            let key = body.key_value(&name);
            code.push(body.define_member(Expr::global(done, any), key, MemberKind::Method, value));
        }
        let fresh = Expr::global(done, any).is_null();
        let set = Expr::if_else(fresh, code, vec![], None);
        body.finish(vec![set, Expr::global(done, any)]);
    }
}

impl Body<'_, '_> {
    /// A global of the library that is there when the program runs.
    pub fn global_value(&mut self, name: &str) -> Option<Typed> {
        match self.l.checker.global(name)? {
            Target::Module(module) => Some(self.namespace_value(module)),
            Target::Symbol(symbol) => {
                let scoping = &self.l.program.module(symbol.module).scoping;
                let is_value = scoping
                    .symbol_flags(symbol.id)
                    .intersects(SymbolFlags::Value);
                is_value.then(|| self.symbol_value(symbol, name))
            }
            _ => None,
        }
    }
}
