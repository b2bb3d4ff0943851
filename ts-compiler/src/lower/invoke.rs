//! Exports that let a command line call a function: `invoke:NAME` takes its arguments from the
//! process, converts them to the parameters' types, and prints the result.

use crate::check::Target;
use crate::ir::Expr;
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::function::{Body, Direct};
use super::representation::{Null, Repr};
use super::value::Typed;

impl Lowerer<'_> {
    /// Exports a wrapper for each function that the entry module exports.
    pub fn export_functions(&mut self) {
        let entry = self.program.entry;
        for (name, target) in self.checker.exports(entry) {
            let Target::Symbol(symbol) = target else {
                continue;
            };
            let Some(node) = self.exported_function(symbol) else {
                continue;
            };
            self.export_function(&name, node);
        }
    }

    fn exported_function(&mut self, symbol: Symbol) -> Option<Node> {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len()
            || !module
                .scoping
                .symbol_flags(symbol.id)
                .contains(oxc_semantic::SymbolFlags::Function)
        {
            return None;
        }
        let declared = self.declaration(symbol);
        let node = self.checker.implementation(declared);
        self.has_body(node).then_some(node)
    }

    fn export_function(&mut self, name: &str, node: Node) {
        let func = self.declare_function(&format!("invoke {name}"), vec![], None);
        self.module.exports.push((format!("invoke:{name}"), func));
        let empty = self.env(Vec::new());
        let direct = self.direct(node, &empty);
        let modules: Vec<Expr> = self
            .module_functions
            .iter()
            .map(|&func| Expr::call(func, vec![], None))
            .collect();
        let setup = self.setup_function();
        let mut body = Body::synthetic(self, func, empty.clone());
        let mut run = modules;
        let args = body.invocation_arguments(&direct);
        let spread = direct.rest;
        let value = body.call_direct(node, empty, None, args, spread, Default::default());
        let value = body.boxed_value(value);
        run.push(body.l.call_library("invoke", "printResult", vec![value]));
        let code = body.l.whole_run(setup, run);
        body.finish(code);
    }
}

impl Body<'_, '_> {
    fn invocation_arguments(&mut self, direct: &Direct) -> Vec<Typed> {
        let count = direct.params.len();
        let mut args = Vec::new();
        for (index, &(ty, repr)) in direct.params.iter().enumerate() {
            let at = Expr::i32(index as i32);
            if direct.rest && index + 1 == count {
                let element = self.l.checker.array_element(ty).unwrap_or(TypeId::ANY);
                let kind = self.argument_kind(element);
                let rest =
                    self.l
                        .call_library("invoke", "restArguments", vec![at, Expr::i32(kind)]);
                args.push(Typed::new(rest, ty, Repr::Array(Null::Never)));
                continue;
            }
            let kind = self.argument_kind(ty);
            let value = self
                .l
                .call_library("invoke", "argument", vec![at, Expr::i32(kind)]);
            debug_assert_eq!(value.ty, Some(self.l.layout.any()));
            let value = Typed::any(value);
            let value = match repr {
                Repr::Number | Repr::Boolean => {
                    let expr = self.convert(value, repr);
                    Typed::new(expr, ty, repr)
                }
                _ => value,
            };
            args.push(value);
        }
        args
    }

    /// How an argument is read: 0 by its look, 1 number, 2 boolean, 3 string.
    fn argument_kind(&mut self, ty: TypeId) -> i32 {
        match self.l.repr(ty) {
            Repr::Number | Repr::NumberOrUndefined => 1,
            Repr::Boolean => 2,
            Repr::String(_) => 3,
            _ => {
                let ty = self.l.checker.without_nullish(ty);
                match self.l.repr(ty) {
                    Repr::Number => 1,
                    Repr::Boolean => 2,
                    Repr::String(_) => 3,
                    _ => 0,
                }
            }
        }
    }
}
