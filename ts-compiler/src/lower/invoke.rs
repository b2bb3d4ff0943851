//! Exports that let a command line call a function: `invoke:NAME` takes its arguments from the
//! process, converts them to the parameters' types, and prints the result.

use std::rc::Rc;

use oxc_syntax::symbol::SymbolFlags;

use crate::check::Target;
use crate::ir::{Expr, Val};
use crate::program::{Node, Symbol};
use crate::types::{Signature, TypeId};

use super::Lowerer;
use super::function::{Body, Direct};
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// Exports a wrapper for each function that the entry module exports.
    pub fn export_functions(&mut self) {
        let entry = self.program.entry;
        for (name, target) in self.checker.exports(entry) {
            let Target::Symbol(symbol) = target else {
                continue;
            };
            if let Some(node) = self.exported_function(symbol) {
                self.export_function(&name, node);
            } else if let Some(signature) = self.exported_value(symbol) {
                self.export_value(&name, symbol, &signature);
            }
        }
    }

    /// Exports a function that gives the host what the entry module exports.
    pub fn export_namespace(&mut self) {
        self.assume_host();
        let func = self.declare_function("exports", vec![], Some(Val::Extern));
        self.module
            .exports
            .push(("dyntype:exports".to_string(), func));
        let entry = self.program.entry;
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, empty);
        let exports = body.namespace_value(entry);
        let boxed = body.boxed_value(exports);
        let given = body.l.call_library("host", "valueToHost", vec![boxed]);
        body.finish(vec![given]);
        let jobs = self.declare_function("jobs", vec![], None);
        self.func_mut(jobs).body = vec![
            self.call_library("jobs", "runJobs", vec![]),
            self.call_library("main", "flushOutput", vec![]),
        ];
        self.module.exports.push(("dyntype:jobs".to_string(), jobs));
    }

    fn exported_flags(&self, symbol: Symbol) -> Option<SymbolFlags> {
        let scoping = &self.program.module(symbol.module).scoping;
        let is_known = symbol.id.index() < scoping.symbols_len();
        is_known.then(|| scoping.symbol_flags(symbol.id))
    }

    fn exported_function(&mut self, symbol: Symbol) -> Option<Node> {
        let flags = self.exported_flags(symbol)?;
        if !flags.contains(SymbolFlags::Function) {
            return None;
        }
        let declared = self.declaration(symbol);
        let node = self.checker.implementation(declared);
        self.has_body(node).then_some(node)
    }

    /// How a variable that holds a function is called.
    fn exported_value(&mut self, symbol: Symbol) -> Option<Rc<Signature>> {
        let flags = self.exported_flags(symbol)?;
        if !flags.intersects(SymbolFlags::Variable) {
            return None;
        }
        let ty = self.checker.symbol_type(symbol);
        self.checker.signatures(ty).into_iter().next()
    }

    fn export_function(&mut self, name: &str, node: Node) {
        let empty = self.env(Vec::new());
        let direct = self.direct(node, &empty);
        self.export_call(name, |body| {
            let args = body.invocation_arguments(&direct);
            let spread = direct.rest;
            let value = body.call_direct(node, empty, None, args, spread, Default::default());
            body.boxed_value(value)
        });
    }

    fn export_value(&mut self, name: &str, symbol: Symbol, signature: &Signature) {
        // A letter for each parameter says how its argument is read.
        let mut kinds = String::new();
        for param in &signature.params {
            let element = match param.rest {
                true => self.checker.array_element(param.ty).unwrap_or(TypeId::ANY),
                false => param.ty,
            };
            kinds.push_str(if param.rest { "*" } else { "" });
            kinds.push_str(&self.argument_kind(element).to_string());
        }
        self.export_call(name, |body| {
            let called = body.symbol_value(symbol, name);
            let called = body.boxed_value(called);
            let kinds = body.l.string_constant(&kinds);
            body.l
                .call_library("invoke", "callValue", vec![called, kinds])
        });
    }

    /// Exports a function that runs the modules and then prints what a call gives.
    fn export_call(&mut self, name: &str, call: impl FnOnce(&mut Body<'_, 'a>) -> Expr) {
        let func = self.declare_function(&format!("invoke {name}"), vec![], None);
        self.module.exports.push((format!("invoke:{name}"), func));
        let mut run: Vec<Expr> = self
            .module_functions
            .iter()
            .map(|&func| Expr::call(func, vec![], None))
            .collect();
        let setup = self.setup_function();
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, empty);
        let value = call(&mut body);
        run.push(body.l.call_library("invoke", "printResult", vec![value]));
        let code = body.l.whole_run(setup, run);
        body.finish(code);
    }

    /// How an argument is read: 0 by its look, 1 number, 2 boolean, 3 string.
    fn argument_kind(&mut self, ty: TypeId) -> i32 {
        let kind = |repr| match repr {
            Repr::Number | Repr::NumberOrUndefined => Some(1),
            Repr::Boolean => Some(2),
            Repr::String(_) => Some(3),
            _ => None,
        };
        if let Some(kind) = kind(self.repr(ty)) {
            return kind;
        }
        let ty = self.checker.without_nullish(ty);
        kind(self.repr(ty)).unwrap_or(0)
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
                let kind = self.l.argument_kind(element);
                let rest =
                    self.l
                        .call_library("invoke", "restArguments", vec![at, Expr::i32(kind)]);
                args.push(Typed::new(rest, ty, Repr::Array(Null::Never)));
                continue;
            }
            let kind = self.l.argument_kind(ty);
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
}
