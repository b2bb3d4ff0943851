//! Namespaces, and modules as values.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Declaration};
use oxc_semantic::SymbolFlags;

use crate::check::Target;
use crate::ir::{Expr, FuncIdx, Local, Span, Val};
use crate::program::{ModuleId, Symbol};

use super::Lowerer;
use super::function::Body;
use super::value::Typed;

/// How the object of a namespace keeps its members.
#[derive(Clone, Copy)]
enum Kept {
    /// A block of the program: each is read and written where it is.
    Block,
    /// A module: each is read where it is.
    Module,
    /// A namespace of the library: hidden properties.
    Builtin,
}

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
                let member = Symbol {
                    module: namespace.module,
                    id: symbol,
                };
                // `export import A = B.C`
                return match self.checker.target(member) {
                    Target::Symbol(symbol) => Some(symbol),
                    _ => None,
                };
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

    /// The function, with the signature of generic code, that gives a module's namespace object.
    pub fn namespace_function(&mut self, module: ModuleId) -> FuncIdx {
        let name = format!("namespace:{}", module.0);
        let (make, known) = self.namespace_function_named(&name);
        if !known {
            let mut exports = self.checker.exports(module);
            exports.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
            let members = exports
                .into_iter()
                .filter(|&(_, target)| self.is_value(target))
                .map(|(name, target)| (name.to_string(), target))
                .collect();
            let of = match self.checker.global("Intl") {
                Some(Target::Module(intl)) if intl == module => Kept::Builtin,
                _ => Kept::Module,
            };
            self.fill_namespace(make, &name, members, of);
        }
        make
    }

    /// The function by the name of its object, and whether it was known.
    fn namespace_function_named(&mut self, name: &str) -> (FuncIdx, bool) {
        if let Some(&make) = self.namespaces.get(name) {
            return (make, true);
        }
        let make = self.generic_function(name);
        self.namespaces.insert(name.to_string(), make);
        (make, false)
    }

    /// A function with the signature of generic code.
    pub fn generic_function(&mut self, name: &str) -> FuncIdx {
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        self.declare_function(name, vec![value, any, any, list], Some(any))
    }

    /// Calls such a function without a function value, `this` or arguments.
    pub fn call_generic(&mut self, func: FuncIdx, none: Expr) -> Expr {
        let any = self.layout.any();
        let args = vec![
            Expr::null(Val::Ref(self.layout.function)),
            none.clone(),
            none,
            Expr::null(Val::Ref(self.layout.raw_any)),
        ];
        Expr::call(func, args, Some(any))
    }

    /// The body of the function that makes a namespace object: each member is read when it is asked for.
    fn fill_namespace(
        &mut self,
        make: FuncIdx,
        name: &str,
        members: Vec<(String, Target)>,
        of: Kept,
    ) {
        let any = self.layout.any();
        let global = self.named_global(name, any);
        let read = Expr::global(global, any);
        let made = match of {
            Kept::Module => self.call_library("modules", "newNamespace", vec![]),
            Kept::Block => self.call_library("definition", "rtNewObject", vec![]),
            Kept::Builtin => self.call_library("intlobject", "newIntl", vec![]),
        };
        let mut code = vec![Expr::global_set(global, made)];
        for (name, target) in members {
            let key = self.property_key(&name);
            let getter = self.member_getter(&name, target);
            let none = self.undefined().expr;
            if matches!(of, Kept::Builtin) {
                let value = self.call_generic(getter, none);
                let member = vec![read.clone(), key, value];
                code.push(self.call_library("definition", "rtDefineMethod", member));
                continue;
            }
            let getter = self.bare_function(getter, &name);
            code.push(if matches!(of, Kept::Module) {
                self.call_library("modules", "defineExport", vec![read.clone(), key, getter])
            } else if let Target::Symbol(symbol) = target
                && let Some(setter) = self.member_setter(&name, symbol)
            {
                let setter = self.bare_function(setter, &name);
                self.call_library(
                    "definition",
                    "rtDefineLive",
                    vec![read.clone(), key, getter, setter],
                )
            } else {
                self.call_library(
                    "definition",
                    "rtDefineLive",
                    vec![read.clone(), key, getter, none],
                )
            });
        }
        if matches!(of, Kept::Module) {
            code.push(self.call_library("modules", "closeNamespace", vec![read.clone()]));
        }
        let fresh = read.clone().is_null();
        let code: Vec<Expr> = code.into_iter().map(Expr::drop).collect();
        self.func_mut(make).body = vec![Expr::if_else(fresh, code, vec![], None), read];
    }

    fn member_getter(&mut self, name: &str, target: Target) -> FuncIdx {
        let getter = self.generic_function(&format!("get {name}"));
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, getter, empty);
        let value = match target {
            Target::Symbol(symbol) => body.symbol_value(symbol, name),
            Target::Module(module) => body.namespace_value(module),
            Target::Default(module) => body.default_export(module),
            Target::Unresolved => body.l.undefined(),
        };
        let check = body.check_export(target, name, Span::default());
        let value = body.boxed_value(value);
        body.finish(vec![check, value]);
        getter
    }

    fn member_setter(&mut self, name: &str, symbol: Symbol) -> Option<FuncIdx> {
        let flags = self
            .program
            .module(symbol.module)
            .scoping
            .symbol_flags(symbol.id);
        if !flags.intersects(SymbolFlags::Variable) || flags.is_const_variable() {
            return None;
        }
        let setter = self.generic_function(&format!("set {name}"));
        let empty = self.env(Vec::new());
        let any = self.layout.any();
        let list = Val::Ref(self.layout.raw_any);
        let mut body = Body::synthetic(self, setter, empty);
        let value = body.l.call_library(
            "invocation",
            "rtArg",
            vec![Expr::get(Local(3), list), Expr::i32(0)],
        );
        let set = body.set_module_variable(symbol, Typed::any(value));
        body.finish(vec![set, Expr::null(any)]);
        Some(setter)
    }

    fn is_value(&self, target: Target) -> bool {
        match target {
            Target::Symbol(symbol) => {
                let module = self.program.module(symbol.module);
                symbol.id.index() >= module.scoping.symbols_len()
                    || module
                        .scoping
                        .symbol_flags(symbol.id)
                        .intersects(SymbolFlags::Value)
            }
            Target::Module(_) | Target::Default(_) => true,
            Target::Unresolved => false,
        }
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
    /// A module as a value: the namespace object (ECMAScript 10.4.6), made on first use.
    pub fn namespace_value(&mut self, module: ModuleId) -> Typed {
        let make = self.l.namespace_function(module);
        let none = self.l.undefined().expr;
        Typed::any(self.l.call_generic(make, none))
    }

    /// What a module exports under a name, checked for being initialised.
    pub fn exported_value(&mut self, target: Target, name: &str, span: Span) -> Option<Typed> {
        let value = match target {
            Target::Symbol(symbol) => self.symbol_value(symbol, name),
            Target::Module(module) => self.namespace_value(module),
            Target::Default(module) => self.default_export(module),
            Target::Unresolved => return None,
        };
        let check = self.check_export(target, name, span);
        Some(self.after(check, value))
    }

    /// A namespace as a value: an object with what it exports, made on first use.
    pub fn namespace_object(&mut self, symbol: Symbol) -> Typed {
        let name = format!("namespace:{}:{}", symbol.module.0, symbol.id.index());
        let make = match self.l.namespace_function_named(&name) {
            (make, true) => make,
            (make, false) => {
                let members = self.l.namespace_exports(symbol);
                let members = members
                    .into_iter()
                    .map(|(name, member)| (name, Target::Symbol(member)))
                    .collect();
                self.l.fill_namespace(make, &name, members, Kept::Block);
                make
            }
        };
        let none = self.l.undefined().expr;
        Typed::any(self.l.call_generic(make, none))
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
