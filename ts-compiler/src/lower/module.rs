//! Modules: imports, top-level variables, initialisation in order, and the entry point.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, BindingPattern, Declaration, ExportDefaultDeclarationKind, Expression};
use oxc_semantic::SymbolFlags;

use crate::check::Target;
use crate::ir::{self, Expr, FuncIdx, GlobalIdx, Kind, Local, Val};
use crate::program::{Language, ModuleId, Node, Symbol};
use crate::types::{Intrinsic, TypeId};

use super::Lowerer;
use super::function::{Body, Pending};
use super::representation::Repr;
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// Looks at the program's text for what changes how objects can be treated.
    pub fn survey(&mut self) {
        let shapes = [
            "freeze",
            "seal",
            "preventExtensions",
            "defineProperty",
            "defineProperties",
            "delete ",
            "deleteProperty",
            "setPrototypeOf",
            "__proto__",
            "Object.create",
        ];
        let builtins = [
            "Array.prototype.",
            "String.prototype.",
            "Number.prototype.",
            "Function.prototype.",
            "Boolean.prototype.",
        ];
        for module in self
            .program
            .modules
            .iter()
            .filter(|module| !module.is_library)
        {
            if shapes.iter().any(|word| module.source.contains(word)) {
                self.edits_shapes = true;
            }
            if builtins.iter().any(|word| {
                module.source.match_indices(word).any(|(at, _)| {
                    // An assignment, as opposed to `Array.prototype.slice.call(…)`.
                    let rest = &module.source[at + word.len()..];
                    let end = rest
                        .find(|c: char| !c.is_alphanumeric() && c != '_')
                        .unwrap_or(rest.len());
                    let after = rest[end..].trim_start();
                    after.starts_with('=') && !after.starts_with("==")
                })
            }) {
                self.edits_builtins = true;
            }
        }
    }

    /// Lowers the user's modules, in order of evaluation.
    pub fn lower_program(&mut self) {
        for &id in &self.program.order.clone() {
            let module = self.program.module(id);
            let func = self.declare_function(&format!("module {}", module.path), vec![], None);
            self.module_functions.push(func);
            self.in_library = module.is_library;
            let empty = self.env(Vec::new());
            if awaits(module) {
                let any = self.layout.any();
                let value = Val::Ref(self.layout.function);
                let resume = self.declare_function(
                    &format!("module {}", module.path),
                    vec![value, any, any, Val::F64],
                    Some(any),
                );
                let mut body = Body::synthetic(self, func, empty.clone());
                let code = body.async_module(resume);
                body.finish(code);
                self.in_library = module.is_library;
                let mut body = Body::new(self, resume, id, empty);
                body.suspension = Some(super::suspend::Suspension {
                    is_async: true,
                    is_generator: false,
                });
                body.result = Some((TypeId::ANY, Repr::Any));
                let mut code = body.block(Some(module.scoping.root_scope_id()), &module.ast.body);
                code = code.into_iter().map(Expr::drop).collect();
                body.fall_off(&mut code);
                body.finish(code);
                continue;
            }
            let mut body = Body::new(self, func, id, empty);
            let code = match module.language {
                Language::Json => body.json_module(id),
                _ => {
                    let scope = module.scoping.root_scope_id();
                    body.block(Some(scope), &module.ast.body)
                }
            };
            body.span = ir::Span {
                module: id.0,
                start: 0,
                end: 0,
            };
            let code = code.into_iter().map(Expr::drop).collect();
            body.finish(code);
        }
        // What every program needs at its end.
        self.library("main", "rtExit");
        self.library("main", "exitProcess");
        self.library("main", "flushOutput");
        if self.options.invoke {
            self.export_functions();
        }
    }

    /// The variable of a module's top level: its global and type.
    pub fn module_variable(&mut self, symbol: Symbol) -> (GlobalIdx, TypeId) {
        if let Some(&known) = self.variables.get(&symbol) {
            return known;
        }
        let ty = self.variable_type(symbol);
        let empty = self.env(Vec::new());
        let ty = self.apply(ty, &empty);
        let val = self.val_of(ty);
        let name = self.symbol_name(symbol).to_string();
        let global = self.new_global(&name, val);
        self.variables.insert(symbol, (global, ty));
        // Not yet assigned: numbers are `undefined`, not zero.
        if val == Val::F64 {
            let unset = self.undefined_number();
            self.start.push(Expr::global_set(global, unset));
        }
        if self.program.module(symbol.module).is_library {
            let node = self.declaration(symbol);
            if let AstKind::VariableDeclarator(declarator) = self.ast(node)
                && declarator.init.is_some()
            {
                self.reach_initialiser(node, declarator.span.start);
            }
        }
        (global, ty)
    }

    fn undefined_number(&mut self) -> Expr {
        Expr::f64_bits(super::layout::UNDEFINED_BITS)
    }

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

    /// The function that a module exports as its default, where it is a declaration.
    pub fn default_function(&mut self, module: ModuleId) -> Option<Node> {
        self.program
            .module(module)
            .ast
            .body
            .iter()
            .find_map(|statement| match statement {
                ast::Statement::ExportDefaultDeclaration(export) => match &export.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(function)
                        if function.body.is_some() =>
                    {
                        Some(Node {
                            module,
                            id: function.node_id.get(),
                        })
                    }
                    _ => None,
                },
                _ => None,
            })
    }

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
                return Some(Symbol {
                    module: namespace.module,
                    id: symbol,
                });
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

    /// Assembles what runs before the program, and the program's entry point.
    pub fn finish_start(&mut self) {
        let descriptors = self.descriptors();
        let mut setup = self.primitive_metas();
        setup.append(&mut self.start);
        setup.extend(descriptors);
        let mut initialisers = std::mem::take(&mut self.initialisers);
        initialisers.sort();
        setup.extend(
            initialisers
                .into_iter()
                .map(|(_, func)| Expr::call(func, vec![], None)),
        );
        let setup_func = self.setup_function();
        self.func_mut(setup_func).body = setup;
        let modules: Vec<Expr> = self
            .module_functions
            .iter()
            .map(|&func| Expr::call(func, vec![], None))
            .collect();
        let code = self.whole_run(setup_func, modules);
        let run = self.declare_function("run", vec![], None);
        self.func_mut(run).body = code;
        let main = self.declare_function("_start", vec![], None);
        let any = self.layout.any();
        let report = self.report_function();
        let report = self.call_library("error", report, vec![Expr::get(Local(0), any)]);
        let exit = self.call_library("main", "exitProcess", vec![Expr::i32(1)]);
        let func = self.func_mut(main);
        func.locals.push(("thrown".to_string(), any));
        let run_all = Expr::call(run, vec![], None);
        func.body = vec![Expr::new(
            Kind::Try(vec![run_all], Local(0), vec![report.drop(), exit]),
            None,
        )];
        self.module.exports.push(("_start".to_string(), main));
        self.export_for_command(run);
    }

    /// What `dyntype run` calls: the program without a handler, because an engine knows the stack
    /// only of what nothing catches; the report of what it threw; and the end of the output after
    /// a trap.
    fn export_for_command(&mut self, run: FuncIdx) {
        let any = self.layout.any();
        let thrown = if self.uses_host { Val::Extern } else { any };
        let uncaught = self.declare_function("uncaught", vec![thrown], Some(Val::I32));
        let mut value = Expr::get(Local(0), thrown);
        if self.uses_host {
            value = self.call_library("host", "thrownFromHost", vec![value]);
        }
        let report = self.report_function();
        let report = self.call_library("error", report, vec![value]);
        self.func_mut(uncaught).body = vec![report];
        let flush = self.library("main", "flushOutput");
        for (name, func) in [("run", run), ("uncaught", uncaught), ("flush", flush)] {
            self.module.exports.push((format!("dyntype:{name}"), func));
        }
    }

    /// Runs code after the set-up, then what is pending, and writes the output.
    pub fn whole_run(&mut self, setup: FuncIdx, mut run: Vec<Expr>) -> Vec<Expr> {
        if self.has_library("jobs", "runLoop") {
            run.push(self.call_library("jobs", "runLoop", vec![]));
        }
        run.insert(0, Expr::call(setup, vec![], None));
        run.push(self.call_library("main", "rtExit", vec![]));
        run
    }

    /// The variable that tells where the error is made that is being made.
    pub fn error_site(&mut self) -> GlobalIdx {
        let string = Val::Ref(self.layout.string);
        self.named_global("error site", string)
    }

    /// What reports an exception that nothing caught: the description of any value is large.
    fn report_function(&self) -> &'static str {
        if self.throws_values || self.uses_host {
            "rtUncaughtAny"
        } else {
            "rtUncaught"
        }
    }

    /// The function that makes constants and descriptors.
    pub fn setup_function(&mut self) -> FuncIdx {
        if let Some(func) = self.setup {
            return func;
        }
        let func = self.declare_function("setup", vec![], None);
        self.setup = Some(func);
        func
    }

    /// How the module throws: with the interface's tag where it has to do with a host.
    pub fn finish_exceptions(&mut self) {
        let value = self.layout.value;
        self.module.exceptions = if self.uses_host {
            ir::Exceptions::Dyntype {
                value,
                wrap: self.library("host", "thrownToHost"),
                unwrap: self.library("host", "thrownFromHost"),
            }
        } else {
            ir::Exceptions::Own(value)
        };
    }

    /// The program obtains values of the host. Code lowered before did not expect them, so that
    /// lowering starts again.
    pub fn assume_host(&mut self) {
        if !self.uses_host {
            self.uses_host = true;
            self.restart = true;
        }
    }

    /// Library functions that only the last steps name.
    pub fn request_host_functions(&mut self) {
        let report = self.report_function();
        self.library("error", report);
        // Something may be pending when the modules have run.
        for name in ["enqueueJob", "addTimer", "setImmediate"] {
            if let Some(symbol) = self.library_symbol("jobs", name) {
                let node = self.declaration(symbol);
                let empty = self.env(Vec::new());
                if self
                    .instance(&super::function::Instance::Direct(node, empty.id))
                    .is_some()
                {
                    self.library("jobs", "runLoop");
                }
            }
        }
        if !self.uses_host {
            return;
        }
        self.library("host", "thrownToHost");
        self.library("host", "thrownFromHost");
        for (name, function) in [
            ("get", "reflectGet"),
            ("set", "reflectSet"),
            ("has", "reflectHas"),
            ("delete", "reflectDelete"),
            ("own-keys", "reflectOwnKeys"),
            ("get-own", "reflectGetOwn"),
            ("call", "reflectCall"),
            ("construct", "reflectConstruct"),
            ("class-name", "reflectClassName"),
            ("prototype", "reflectPrototype"),
            ("kind", "reflectKind"),
        ] {
            if self.library_symbol("host", function).is_some() {
                let func = self.library("host", function);
                let export = format!("wasi:dyntype/reflect@0.1.0#{name}");
                if !self
                    .module
                    .exports
                    .iter()
                    .any(|(known, _)| *known == export)
                {
                    self.module.exports.push((export, func));
                }
            }
        }
    }
}

impl<'a> Body<'_, 'a> {
    /// Assigns a variable of a module's top level.
    pub fn set_module_variable(&mut self, symbol: Symbol, value: Typed) -> Expr {
        let (global, ty) = self.l.module_variable(symbol);
        let value = self.with_value(value);
        let value = self.coerce(value, ty);
        Expr::global_set(global, value)
    }

    /// Reads a variable of a module's top level.
    pub fn read_module_variable(&mut self, symbol: Symbol) -> Typed {
        if let Some(constant) = self.constant_variable(symbol) {
            return constant;
        }
        let (global, ty) = self.l.module_variable(symbol);
        let repr = self.l.repr(ty);
        let val = self.l.val(repr);
        Typed::new(Expr::global(global, val), ty, repr)
    }

    /// A top-level constant that is a number in the source.
    fn constant_variable(&mut self, symbol: Symbol) -> Option<Typed> {
        let module = self.l.program.module(symbol.module);
        if !module
            .scoping
            .symbol_flags(symbol.id)
            .contains(SymbolFlags::ConstVariable)
            || !module.is_library
        {
            return None;
        }
        let AstKind::VariableDeclarator(declarator) = self.l.ast(self.l.declaration(symbol)) else {
            return None;
        };
        let literal = match declarator.init.as_ref()?.without_parentheses() {
            Expression::NumericLiteral(literal) => literal.value,
            Expression::UnaryExpression(unary)
                if unary.operator == oxc_syntax::operator::UnaryOperator::UnaryNegation =>
            {
                match unary.argument.without_parentheses() {
                    Expression::NumericLiteral(literal) => -literal.value,
                    _ => return None,
                }
            }
            _ => return None,
        };
        let ty = self.l.checker.symbol_type(symbol);
        match self.l.repr(ty) {
            Repr::Number => Some(Typed::new(Expr::f64(literal), ty, Repr::Number)),
            Repr::Intrinsic(Intrinsic::I32) => Some(Typed::new(
                Expr::i32(literal as i64 as i32),
                ty,
                Repr::Intrinsic(Intrinsic::I32),
            )),
            _ => None,
        }
    }

    /// A declared function as a value.
    pub fn declared_function(&mut self, symbol: Symbol) -> Typed {
        let Some(node) = self.function_of(symbol) else {
            let name = self.l.symbol_name(symbol);
            return self.unknown_name(name);
        };
        let env = self.l.env(Vec::new());
        let ty = self.l.checker.symbol_type(symbol);
        let value = self.l.declared_function_value(node, env);
        Typed::new(value.expr, ty, value.repr)
    }

    /// `export const x = …` and its kin.
    pub fn exported_declaration(&mut self, declaration: &'a Declaration<'a>) -> Expr {
        match declaration {
            Declaration::VariableDeclaration(declaration) => self.variable_declaration(declaration),
            Declaration::ClassDeclaration(class) if !class.declare => self.class_declaration(class),
            Declaration::TSEnumDeclaration(declaration) => self.enum_declaration(declaration),
            Declaration::TSNamespaceDeclaration(declaration) => {
                self.namespace_declaration(declaration)
            }
            _ => Expr::nop(),
        }
    }

    /// `export default …`
    pub fn export_default(&mut self, export: &'a ast::ExportDefaultDeclaration<'a>) -> Expr {
        match &export.declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(_)
            | ExportDefaultDeclarationKind::TSInterfaceDeclaration(_) => Expr::nop(),
            ExportDefaultDeclarationKind::ClassDeclaration(class) => self.class_declaration(class),
            declaration => {
                let expression = declaration.to_expression();
                let ty = self.type_of_expression(expression);
                let ty = self.l.checker.widen(ty);
                let value = self.expression_as(expression, ty);
                let global = self.l.default_global(self.module, ty);
                Expr::global_set(global, value.expr)
            }
        }
    }

    /// What a module exports as its default.
    pub fn default_export(&mut self, module: ModuleId) -> Typed {
        let program = self.l.program;
        if program.module(module).language == Language::Json {
            let any = self.l.layout.any();
            let global = self.l.default_global(module, TypeId::ANY);
            let ty = TypeId::ANY;
            return Typed::new(Expr::global(global, any), ty, Repr::Any);
        }
        for statement in &program.module(module).ast.body {
            let ast::Statement::ExportDefaultDeclaration(export) = statement else {
                continue;
            };
            match &export.declaration {
                ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                    let node = Node {
                        module,
                        id: function.node_id.get(),
                    };
                    let env = self.l.env(Vec::new());
                    return self.l.declared_function_value(node, env);
                }
                ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                    let class = self.l.checker.class_symbol(Node {
                        module,
                        id: class.node_id.get(),
                    });
                    return Typed::any(self.class_value(class));
                }
                ExportDefaultDeclarationKind::TSInterfaceDeclaration(_) => {}
                declaration => {
                    let expression = declaration.to_expression();
                    let node = Node {
                        module,
                        id: expression.node_id(),
                    };
                    let ty = self.l.checker.expr_type(node);
                    let ty = self.l.checker.widen(ty);
                    let empty = self.l.env(Vec::new());
                    let ty = self.l.apply(ty, &empty);
                    let repr = self.l.repr(ty);
                    let val = self.l.val(repr);
                    let global = self.l.default_global(module, ty);
                    return Typed::new(Expr::global(global, val), ty, repr);
                }
            }
        }
        self.l.undefined()
    }

    fn json_module(&mut self, module: ModuleId) -> Vec<Expr> {
        let source = self.l.program.module(module).source;
        let text = self
            .l
            .string_constant(source.trim_start_matches('\u{feff}'));
        let Some(class) = self.l.global_class("JSON") else {
            return Vec::new();
        };
        let Some(super::statics::StaticMember::Method { node }) =
            self.l.find_static(class, "parse")
        else {
            return Vec::new();
        };
        let value =
            self.call_method_directly(node, None, vec![Typed::string(text)], Default::default());
        let value = self.boxed_value(value);
        let global = self.l.default_global(module, TypeId::ANY);
        vec![Expr::global_set(global, value)]
    }

    /// A module as a value: an object with what it exports now.
    pub fn namespace_value(&mut self, module: ModuleId) -> Typed {
        let mut exports = self.l.checker.exports(module);
        exports.sort_by(|a, b| a.0.cmp(&b.0));
        let mut parts = Vec::new();
        for (name, target) in exports {
            let value = match target {
                Target::Symbol(symbol) if self.is_value(symbol) => self.symbol_value(symbol, &name),
                Target::Default(module) => self.default_export(module),
                // One that contains itself would be made without end.
                Target::Module(inner)
                    if inner != module
                        && self.namespaces.len() < 8
                        && !self.namespaces.contains(&inner) =>
                {
                    self.namespaces.push(module);
                    let value = self.namespace_value(inner);
                    self.namespaces.pop();
                    value
                }
                _ => continue,
            };
            parts.push((name.to_string(), value));
        }
        self.object_of(parts)
    }

    fn is_value(&self, symbol: Symbol) -> bool {
        let module = self.l.program.module(symbol.module);
        symbol.id.index() >= module.scoping.symbols_len()
            || module
                .scoping
                .symbol_flags(symbol.id)
                .intersects(SymbolFlags::Value)
    }

    fn object_of(&mut self, parts: Vec<(String, Typed)>) -> Typed {
        let any = self.l.layout.any();
        let local = self.local("namespace", any);
        let made = self.l.call_library("dynamic", "rtNewObject", vec![]);
        let mut code = vec![Expr::set(local, made)];
        for (name, value) in parts {
            let key = self.l.property_key(&name);
            let value = self.boxed_value(value);
            code.push(self.l.call_library(
                "dynamic",
                "rtDefine",
                vec![Expr::get(local, any), key, value],
            ));
        }
        code.push(Expr::get(local, any));
        Typed::any(Expr::seq(code))
    }

    /// A namespace as a value: an object with what it exports now.
    pub fn namespace_object(&mut self, symbol: Symbol) -> Typed {
        let mut parts = Vec::new();
        for (name, member) in self.l.namespace_exports(symbol) {
            let value = self.symbol_value(member, &name);
            parts.push((name, value));
        }
        self.object_of(parts)
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

/// Whether a module awaits at its top level.
fn awaits(module: &crate::program::Module) -> bool {
    module.source.contains("await")
        && module.nodes.iter().any(|node| {
            let found = match node.kind() {
                AstKind::AwaitExpression(_) => true,
                AstKind::ForOfStatement(statement) => statement.r#await,
                _ => false,
            };
            found
                && !module.nodes.ancestor_kinds(node.id()).any(|kind| {
                    matches!(
                        kind,
                        AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)
                    )
                })
        })
}

impl Lowerer<'_> {
    fn has_library(&self, module: &'static str, name: &'static str) -> bool {
        self.library_functions.contains_key(&(module, name))
    }

    fn default_global(&mut self, module: ModuleId, ty: TypeId) -> GlobalIdx {
        let val = self.val_of(ty);
        self.named_global(&format!("default:{}", module.0), val)
    }
}
