//! Modules whose evaluation is a matter of run time: those that await, and those that `import()`
//! leads to. See `runtime/modules.ts`.

use oxc_ast::ast::{self, Expression};

use crate::ir::{Expr, FuncIdx};
use crate::program::ModuleId;

use super::Lowerer;
use super::function::Body;
use super::module::awaits;
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// Whether the order of evaluation is found when the program runs.
    pub fn has_records(&self) -> bool {
        let program = self.program;
        program.imports_late
            || program.order.len() > 1
                && program
                    .order
                    .iter()
                    .any(|&module| awaits(program.module(module)))
    }

    /// Lowers all modules, and what makes their records and evaluates the entry.
    pub fn lower_records(&mut self) {
        let program = self.program;
        let modules: Vec<ModuleId> = program.order.iter().chain(&program.lazy).copied().collect();
        let mut code = Vec::new();
        for &id in &modules {
            let module = program.module(id);
            let func = self.generic_function(&format!("module {}", module.path));
            let is_async = awaits(module);
            if is_async {
                let resume = self.lower_awaiting_module(id);
                let empty = self.env(Vec::new());
                let mut body = Body::synthetic(self, func, empty);
                let promise = body.async_module(resume);
                body.finish(vec![promise]);
            } else {
                self.lower_module(id, func);
            }
            let value = self.bare_function(func, "");
            let args = vec![
                Expr::i32(id.0 as i32),
                value,
                Expr::i32(i32::from(is_async)),
            ];
            code.push(self.call_library("modules", "addModule", args));
        }
        for &id in &modules {
            for on in &program.module(id).dependencies {
                let args = vec![Expr::i32(id.0 as i32), Expr::i32(on.0 as i32)];
                code.push(self.call_library("modules", "addDependency", args));
            }
        }
        let entry = Expr::i32(program.entry.0 as i32);
        code.push(self.call_library("modules", "evaluateEntry", vec![entry]));
        let func = self.declare_function("modules", vec![], None);
        self.func_mut(func).body = code.into_iter().map(Expr::drop).collect();
        self.module_functions.push(func);
    }

    /// The function that makes a module's `import.meta`.
    fn meta_function(&mut self, module: ModuleId) -> FuncIdx {
        let name = format!("meta:{}", module.0);
        if let Some(&known) = self.namespaces.get(&name) {
            return known;
        }
        let func = self.generic_function(&name);
        self.namespaces.insert(name.clone(), func);
        let any = self.layout.any();
        let global = self.named_global(&name, any);
        let read = Expr::global(global, any);
        let path = self.string_constant(&self.program.module(module).path);
        let entry = self.string_constant(&self.program.module(self.program.entry).path);
        let made = self.call_library("modules", "importMeta", vec![path, entry]);
        let fresh = read.clone().is_null();
        let set = Expr::global_set(global, made);
        self.func_mut(func).body = vec![Expr::if_else(fresh, vec![set], vec![], None), read];
        func
    }
}

impl<'a> Body<'_, 'a> {
    /// `import.meta`
    pub fn import_meta(&mut self) -> Typed {
        let make = self.l.meta_function(self.module);
        let none = self.l.undefined().expr;
        Typed::any(self.l.call_generic(make, none))
    }

    /// `import(specifier)` of a module that is known.
    pub fn late_import(&mut self, import: &'a ast::ImportExpression<'a>) -> Typed {
        let span = self.span_of(import);
        let Expression::StringLiteral(specifier) = &import.source else {
            return self.unsupported(
                span,
                "'import()' of a computed module",
                "name the module in a string literal, or choose among several 'import()'",
            );
        };
        let promise = match self.l.checker.linked(self.module, &specifier.value) {
            Some(module) => {
                let make = self.l.namespace_function(module);
                let make = self.l.bare_function(make, "");
                let program = self.l.program;
                let id = match program.module(module).is_library {
                    true => -1,
                    false => module.0 as i32,
                };
                self.l
                    .call_library("modules", "importModule", vec![Expr::i32(id), make])
            }
            None => {
                let specifier = self.l.string_constant(&specifier.value);
                let importer = &self.l.program.module(self.module).path;
                let importer = self.l.string_constant(importer);
                self.l
                    .call_library("modules", "importMissing", vec![specifier, importer])
            }
        };
        let ty = self.type_of(import.node_id.get());
        let promise = Typed::any(promise);
        self.narrowed(promise, ty)
    }
}
