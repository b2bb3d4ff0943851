//! Scopes: the variables and functions that are there before the first statement runs.

use oxc_ast::AstKind;
use oxc_ast::ast::Statement;
use oxc_semantic::Scoping;
use oxc_syntax::scope::ScopeId;
use oxc_syntax::symbol::{SymbolFlags, SymbolId};

use crate::ir::{Expr, Val};
use crate::program::Symbol;

use super::function::{Body, Place, Variable};
use super::representation::Repr;

impl<'a> Body<'_, 'a> {
    /// Makes the `var`s of a function.
    pub fn declare_vars(&mut self, scope: ScopeId, code: &mut Vec<Expr>) {
        let program = self.l.program;
        let scoping = &program.module(self.module).scoping;
        for symbol in symbols_of(scoping, scope) {
            let flags = scoping.symbol_flags(symbol);
            if !flags.contains(SymbolFlags::FunctionScopedVariable)
                || flags.contains(SymbolFlags::Function)
                || self.variables.contains_key(&symbol)
            {
                continue;
            }
            let module = program.module(self.module);
            let kind = module.nodes.kind(module.value_declaration(symbol));
            if matches!(kind, AstKind::VariableDeclarator(_)) {
                code.push(self.bind(symbol, None));
            }
        }
    }

    /// Makes the cells of a scope's variables: closures may capture them before they are declared.
    pub fn open_scope(&mut self, scope: ScopeId, code: &mut Vec<Expr>) {
        let program = self.l.program;
        let scoping = &program.module(self.module).scoping;
        for symbol in symbols_of(scoping, scope) {
            let flags = scoping.symbol_flags(symbol);
            if flags.contains(SymbolFlags::BlockScopedVariable) {
                // Each activation of the scope begins without them.
                if self.l.unset(self.module).symbols.contains(&symbol) {
                    self.variables.remove(&symbol);
                }
                if let Some(make) = self.open_unset(symbol) {
                    code.push(make);
                    continue;
                }
            }
            if flags.intersects(
                SymbolFlags::BlockScopedVariable | SymbolFlags::Function | SymbolFlags::Class,
            ) && !flags.contains(SymbolFlags::CatchVariable)
                && self.captures.cells.contains(&symbol)
                && scope != scoping.root_scope_id()
            {
                let module = program.module(self.module);
                let kind = module.nodes.kind(module.value_declaration(symbol));
                if matches!(
                    kind,
                    AstKind::FormalParameter(_) | AstKind::FormalParameterRest(_)
                ) {
                    continue;
                }
                let ty = self.symbol_type(symbol);
                let repr = if flags.contains(SymbolFlags::Function) {
                    Repr::Any
                } else {
                    self.l.repr(ty)
                };
                let val = self.l.val(repr);
                let cell = self.l.layout.cell(&mut self.l.module, val);
                let name = self.l.symbol_name(Symbol {
                    module: self.module,
                    id: symbol,
                });
                let local = self.local(name, Val::Ref(cell));
                let value = self.l.default_of(repr);
                code.push(Expr::set(local, Expr::struct_new(cell, vec![value])));
                self.variables.insert(
                    symbol,
                    Variable {
                        place: Place::Cell(local, cell),
                        ty,
                        repr,
                    },
                );
            }
        }
    }

    /// Whether a declared function, called by its name alone and taking nothing from around it, needs
    /// no function value.
    pub fn is_called_alone(&self, function: SymbolId, scope: ScopeId) -> bool {
        let module = self.l.program.module(self.module);
        self.captures.of(scope).is_empty()
            && !self.captures.this.contains(&scope)
            && !module.scoping.symbol_is_mutated(function)
            && !self.is_value(function)
    }

    /// Whether some use of a function of the program is not a call of it: each evaluation of its
    /// declaration makes another function.
    fn is_value(&self, function: SymbolId) -> bool {
        let module = self.l.program.module(self.module);
        let mut references = module.scoping.get_resolved_references(function);
        !module.is_library
            && !references.all(|reference| {
                let node = reference.node_id();
                matches!(module.nodes.parent_kind(node), AstKind::CallExpression(call)
                    if call.callee.node_id() == node)
            })
    }

    /// Makes the functions that a list of statements declares, where they are values.
    pub fn hoist_functions(&mut self, statements: &'a [Statement<'a>], code: &mut Vec<Expr>) {
        for statement in statements {
            let Statement::FunctionDeclaration(function) = statement else {
                continue;
            };
            let (Some(id), Some(scope)) = (&function.id, function.scope_id.get()) else {
                continue;
            };
            let Some(symbol) = id.symbol_id.get() else {
                continue;
            };
            let target = Symbol {
                module: self.module,
                id: symbol,
            };
            let mutated = self
                .l
                .program
                .module(self.module)
                .scoping
                .symbol_is_mutated(symbol);
            if self.l.is_module_level(target) && !mutated {
                continue;
            }
            if self.is_called_alone(symbol, scope) {
                continue;
            }
            let node = self.node(function.node_id.get());
            let value = self.closure(node, None);
            if self.l.is_module_level(target) {
                code.push(self.set_module_variable(target, value));
                continue;
            }
            let ty = self.symbol_type(symbol);
            let repr = match self.variables.get(&symbol) {
                Some(variable) => variable.repr,
                None if mutated => Repr::Any,
                None => value.repr,
            };
            let expr = self.convert(value, repr);
            match self.variables.get(&symbol).copied() {
                Some(variable) => code.push(self.store(variable, expr)),
                None => {
                    let val = self.l.val(repr);
                    let local = self.local(id.name.as_str(), val);
                    self.variables.insert(
                        symbol,
                        Variable {
                            place: Place::Local(local),
                            ty,
                            repr,
                        },
                    );
                    code.push(Expr::set(local, expr));
                }
            }
        }
    }
}

/// The symbols that a scope declares, in the order of the text.
fn symbols_of(scoping: &Scoping, scope: ScopeId) -> Vec<SymbolId> {
    let mut symbols: Vec<SymbolId> = scoping.get_bindings(scope).values().copied().collect();
    symbols.sort();
    symbols
}
