//! Modules: their code in order, top-level variables, and what they export.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Declaration, ExportDefaultDeclarationKind, Expression};
use oxc_semantic::SymbolFlags;

use crate::ir::{self, Expr, FuncIdx, GlobalIdx, Val};
use crate::program::{Language, ModuleId, Node, Symbol};
use crate::types::{Intrinsic, TypeId};

use super::Lowerer;
use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

impl<'a> Lowerer<'a> {
    /// Lowers the user's modules, in order of evaluation.
    pub fn lower_program(&mut self) {
        let program = self.program;
        if self.has_records() {
            self.lower_records();
        } else {
            for &id in &program.order {
                let module = program.module(id);
                let func = self.declare_function(&format!("module {}", module.path), vec![], None);
                self.module_functions.push(func);
                if awaits(module) {
                    let empty = self.env(Vec::new());
                    let resume = self.lower_awaiting_module(id);
                    let mut body = Body::synthetic(self, func, empty);
                    let code = body.async_module(resume);
                    let code = body.l.call_library("jobs", "runUntil", vec![code]);
                    body.finish(vec![code.drop()]);
                } else {
                    self.lower_module(id, func);
                }
            }
        }
        // What every program needs at its end.
        self.library("main", "rtExit");
        self.library("main", "exitProcess");
        self.library("main", "flushOutput");
        if self.options.invoke {
            self.export_functions();
        }
        if self.options.exports {
            self.export_namespace();
        }
    }

    /// The code of a module that awaits nothing.
    pub fn lower_module(&mut self, id: ModuleId, func: FuncIdx) {
        let module = self.program.module(id);
        self.in_library = module.is_library;
        let empty = self.env(Vec::new());
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
        let mut code: Vec<Expr> = code.into_iter().map(Expr::drop).collect();
        if body.l.has_records() {
            code.push(body.l.undefined().expr);
        }
        body.finish(code);
    }

    /// The activation of a module that awaits.
    pub fn lower_awaiting_module(&mut self, id: ModuleId) -> FuncIdx {
        let module = self.program.module(id);
        self.in_library = module.is_library;
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let resume = self.declare_function(
            &format!("module {}", module.path),
            vec![value, any, any, Val::F64],
            Some(any),
        );
        let empty = self.env(Vec::new());
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
        resume
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

    fn default_global(&mut self, module: ModuleId, ty: TypeId) -> GlobalIdx {
        let val = self.val_of(ty);
        self.named_global(&format!("default:{}", module.0), val)
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
                let made = self.mark_default();
                Expr::seq(vec![Expr::global_set(global, value.expr), made])
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
}

/// Whether a module awaits at its top level.
pub(super) fn awaits(module: &crate::program::Module) -> bool {
    module.source.contains("await")
        && module.nodes.iter().any(|node| {
            let found = match node.kind() {
                AstKind::AwaitExpression(_) => true,
                AstKind::ForOfStatement(statement) => statement.r#await,
                AstKind::VariableDeclaration(declaration) => declaration.kind.is_await(),
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
