//! Imports: those of the module from its environment, and names that modules import in vain.

use oxc_ast::ast::{self, Declaration};
use oxc_span::GetSpan;

use crate::diagnostics::Diagnostic;
use crate::ir::{self, FuncIdx, Span, Val};
use crate::program::{Language, Module, ModuleId, Node};
use crate::types::{Intrinsic, Type, TypeId};

use super::Lowerer;

impl Lowerer<'_> {
    /// Declares what the library can import: the functions of `intrinsics.ts` and its kin whose
    /// names say so. Those that nothing calls are dropped later.
    pub fn declare_imports(&mut self) {
        let program = self.program;
        for module in program.modules.iter().filter(|module| module.is_library) {
            for statement in &module.ast.body {
                let ast::Statement::ExportDeclaration(export) = statement else {
                    continue;
                };
                let Declaration::FunctionDeclaration(function) = &export.declaration else {
                    continue;
                };
                let Some(id) = &function.id else { continue };
                if function.body.is_some() || !id.name.starts_with("__") {
                    continue;
                }
                let (module_name, name) = match id.name.strip_prefix("__wasi_") {
                    Some(name) => ("wasi_snapshot_preview1".to_string(), name.to_string()),
                    None => match id
                        .name
                        .strip_prefix("__dt_")
                        .and_then(|rest| rest.split_once('_'))
                    {
                        Some((interface, name)) => (
                            format!("wasi:dyntype/{interface}@0.1.0"),
                            name.replace('_', "-"),
                        ),
                        None => continue,
                    },
                };
                let node = Node {
                    module: module.id,
                    id: function.node_id.get(),
                };
                let signature = self.checker.signature(node);
                let params = signature
                    .params
                    .iter()
                    .map(|param| self.import_val(param.ty))
                    .collect();
                let result = match signature.result {
                    TypeId::VOID | TypeId::NEVER => None,
                    ty => Some(self.import_val(ty)),
                };
                let ty = self.layout.signature(&mut self.module, params, result);
                let index = FuncIdx(self.module.imports.len() as u32);
                self.module.imports.push(ir::Import {
                    module: module_name,
                    name,
                    ty,
                });
                self.imports.insert(id.name.to_string(), index);
            }
        }
    }

    fn import_val(&mut self, ty: TypeId) -> Val {
        match self.checker.types.get(ty) {
            Type::Number => Val::F64,
            Type::Intrinsic(Intrinsic::I64) => Val::I64,
            Type::Intrinsic(Intrinsic::Extern) => Val::Extern,
            _ => Val::I32,
        }
    }

    /// Reports names that a module imports from one that does not export them (ECMAScript 16.2.1.6.2:
    /// an error before anything runs).
    pub fn check_imports(&mut self) {
        let program = self.program;
        for module in program.modules.iter().filter(|module| !module.is_library) {
            for statement in &module.ast.body {
                match statement {
                    ast::Statement::ImportDeclaration(import) if !import.import_kind.is_type() => {
                        for specifier in import.specifiers.iter().flatten() {
                            let (name, span) = match specifier {
                                // What is used as a type only is not imported when it runs.
                                ast::ImportDeclarationSpecifier::ImportSpecifier(named)
                                    if !named.import_kind.is_type()
                                        && (module.language == Language::JavaScript
                                            || is_value(module, &named.local)) =>
                                {
                                    (named.imported.name().as_str(), named.imported.span())
                                }
                                ast::ImportDeclarationSpecifier::ImportDefaultSpecifier(named) => {
                                    ("default", named.span)
                                }
                                _ => continue,
                            };
                            self.check_import(module.id, &import.source.value, name, span);
                        }
                    }
                    ast::Statement::ExportFromDeclaration(export)
                        if !export.export_kind.is_type() =>
                    {
                        for named in export
                            .specifiers
                            .iter()
                            .filter(|named| !named.export_kind.is_type())
                        {
                            let name = named.local.name();
                            self.check_import(
                                module.id,
                                &export.source.value,
                                name.as_str(),
                                named.local.span(),
                            );
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn check_import(
        &mut self,
        module: ModuleId,
        specifier: &str,
        name: &str,
        span: oxc_span::Span,
    ) {
        let Some(linked) = self.checker.linked(module, specifier) else {
            return;
        };
        if self
            .checker
            .exports(linked)
            .iter()
            .any(|(known, _)| &**known == name)
        {
            return;
        }
        let span = Span {
            module: module.0,
            start: span.start,
            end: span.end,
        };
        self.diagnostics
            .push(Diagnostic::no_export(span, specifier, name));
    }
}

/// Whether a name is used for its value.
fn is_value(module: &Module, name: &ast::BindingIdentifier) -> bool {
    name.symbol_id.get().is_none_or(|symbol| {
        module
            .scoping
            .get_resolved_references(symbol)
            .any(|reference| reference.is_value())
    })
}
