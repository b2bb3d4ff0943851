//! Which variables of a function outlive it in closures, and how they are shared.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, Expression, MethodDefinitionKind};
use oxc_semantic::Scoping;
use oxc_syntax::scope::{ScopeFlags, ScopeId};
use oxc_syntax::symbol::{SymbolFlags, SymbolId};

use crate::program::{Module, ModuleId};

use super::Lowerer;
use super::irregular::activation_around;

/// The captures of a module.
#[derive(Debug, Default)]
pub(crate) struct Captures {
    /// Outer variables a function (or local class), by its scope, needs; in order of symbol.
    pub of: HashMap<ScopeId, Vec<SymbolId>>,
    /// Variables that live in a cell, because a closure sees later assignments to them.
    pub cells: HashSet<SymbolId>,
    /// Functions that use `this` or `super`, themselves or through arrow functions inside.
    pub this: HashSet<ScopeId>,
    /// Functions that use `arguments`, themselves or through arrow functions inside.
    pub arguments: HashSet<ScopeId>,
    /// Those of them where `arguments` is more than read element by element: it must be told from
    /// an array.
    pub whole_arguments: HashSet<ScopeId>,
    /// Functions that use `new.target`.
    pub new_target: HashSet<ScopeId>,
    /// The variable that always holds a function, by the function's scope.
    pub names: HashMap<ScopeId, SymbolId>,
}

impl Captures {
    /// Outer variables of a function.
    pub fn of(&self, scope: ScopeId) -> &[SymbolId] {
        self.of.get(&scope).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Lowerer<'a> {
    /// The captures of a module, found on first use.
    pub fn captures(&mut self, module: ModuleId) -> Rc<Captures> {
        if let Some(captures) = self.captures.get(&module) {
            return captures.clone();
        }
        let made = self.dynamic_class_names(module);
        let captures = Rc::new(find(self.program.module(module), &made));
        self.captures.insert(module, captures.clone());
        captures
    }
}

impl Lowerer<'_> {
    /// Whether a symbol is the name of a function expression, which nothing can change.
    pub fn is_own_name(&self, symbol: crate::program::Symbol) -> bool {
        let module = self.program.module(symbol.module);
        let declared = module.value_declaration(symbol.id);
        matches!(module.nodes.kind(declared), AstKind::Function(f) if f.is_expression())
    }
}

/// The function or class body that a scope belongs to; `None` at the top level.
fn function_scope(module: &Module, mut scope: ScopeId) -> Option<ScopeId> {
    let scoping = &module.scoping;
    loop {
        let flags = scoping.scope_flags(scope);
        if flags.intersects(ScopeFlags::Function) || is_class(module, scope) {
            return Some(scope);
        }
        scope = scoping.scope_parent_id(scope)?;
    }
}

fn is_class(module: &Module, scope: ScopeId) -> bool {
    matches!(
        module.nodes.kind(module.scoping.get_node_id(scope)),
        AstKind::Class(_)
    )
}

fn outer(module: &Module, scope: ScopeId) -> Option<ScopeId> {
    function_scope(module, module.scoping.scope_parent_id(scope)?)
}

fn find(module: &Module, made: &HashSet<SymbolId>) -> Captures {
    let mut captures = Captures {
        names: function_names(module),
        ..Captures::default()
    };
    let scoping = &module.scoping;
    for symbol in scoping.symbol_ids() {
        let flags = scoping.symbol_flags(symbol);
        if flags
            .intersects(SymbolFlags::Variable | SymbolFlags::Function | SymbolFlags::CatchVariable)
        {
            capture_all(module, &mut captures, symbol);
        }
    }
    // A class that captures variables, or is made at run time, is a variable itself: each evaluation
    // makes another class.
    let mut done = HashSet::new();
    loop {
        let before = done.len();
        for symbol in scoping.symbol_ids() {
            if scoping.symbol_flags(symbol).contains(SymbolFlags::Class)
                && let AstKind::Class(class) = module.nodes.kind(module.value_declaration(symbol))
                && (made.contains(&symbol)
                    || class
                        .scope_id
                        .get()
                        .is_some_and(|scope| !captures.of(scope).is_empty()))
                && done.insert(symbol)
            {
                capture_all(module, &mut captures, symbol);
            }
        }
        if done.len() == before {
            break;
        }
    }
    for list in captures.of.values_mut() {
        list.sort();
        list.dedup();
    }
    uses(module, &mut captures);
    captures
}

fn capture_all(module: &Module, captures: &mut Captures, symbol: SymbolId) {
    let scoping = &module.scoping;
    let home = function_scope(module, scoping.symbol_scope_id(symbol));
    // A name bound at the top level, but inside a block, is still local to the module's code.
    if home.is_none() && super::is_static_scope(scoping, scoping.symbol_scope_id(symbol)) {
        return;
    }
    for reference in scoping.get_resolved_references(symbol) {
        if reference.flags().is_value() {
            capture(module, captures, symbol, home, reference.scope_id());
        }
    }
}

fn capture(
    module: &Module,
    captures: &mut Captures,
    symbol: SymbolId,
    home: Option<ScopeId>,
    from: ScopeId,
) {
    let scoping = &module.scoping;
    let mut at = function_scope(module, from);
    while at != home {
        let Some(scope) = at else { break };
        if captures.names.get(&scope) == Some(&symbol) {
            // The function itself: it has itself at hand.
            return;
        }
        captures.of.entry(scope).or_default().push(symbol);
        if needs_cell(module, scoping, symbol, scope) {
            captures.cells.insert(symbol);
        }
        at = outer(module, scope);
    }
}

/// Whether a closure over the variable can see it change, or not yet set.
fn needs_cell(module: &Module, scoping: &Scoping, symbol: SymbolId, function: ScopeId) -> bool {
    let flags = scoping.symbol_flags(symbol);
    let node = module.nodes.kind(module.value_declaration(symbol));
    let is_param = matches!(
        node,
        AstKind::FormalParameter(_) | AstKind::FormalParameterRest(_) | AstKind::CatchParameter(_)
    ) || flags.contains(SymbolFlags::CatchVariable);
    // A function expression has its name before it runs, and keeps it.
    if matches!(node, AstKind::Function(f) if f.is_expression()) {
        return false;
    }
    if scoping.symbol_is_mutated(symbol) {
        return true;
    }
    if is_param {
        return false;
    }
    if flags.contains(SymbolFlags::FunctionScopedVariable) || flags.contains(SymbolFlags::Function)
    {
        return true;
    }
    use oxc_span::GetSpan;
    let declared = node.span();
    let inside = module.nodes.kind(scoping.get_node_id(function));
    let hoisted = matches!(inside, AstKind::Function(f) if f.is_declaration());
    hoisted || inside.span().start < declared.end
}

/// Names of functions through variables that are never assigned again.
fn function_names(module: &Module) -> HashMap<ScopeId, SymbolId> {
    let mut names = HashMap::new();
    for node in module.nodes.iter() {
        match node.kind() {
            AstKind::Function(function) => {
                if let (Some(id), Some(scope)) = (&function.id, function.scope_id.get())
                    && let Some(symbol) = id.symbol_id.get()
                    && (function.is_expression() || !module.scoping.symbol_is_mutated(symbol))
                    && module.scoping.symbol_redeclarations(symbol).len() < 2
                {
                    names.insert(scope, symbol);
                }
            }
            AstKind::VariableDeclarator(declarator) => {
                let BindingPattern::BindingIdentifier(id) = &declarator.id else {
                    continue;
                };
                let Some(symbol) = id.symbol_id.get() else {
                    continue;
                };
                let scope = match declarator
                    .init
                    .as_ref()
                    .map(Expression::without_parentheses)
                {
                    Some(Expression::ArrowFunctionExpression(arrow)) => arrow.scope_id.get(),
                    Some(Expression::FunctionExpression(function)) if function.id.is_none() => {
                        function.scope_id.get()
                    }
                    _ => None,
                };
                if let Some(scope) = scope
                    && !module.scoping.symbol_is_mutated(symbol)
                    && !module
                        .scoping
                        .symbol_flags(symbol)
                        .contains(SymbolFlags::FunctionScopedVariable)
                {
                    names.insert(scope, symbol);
                }
            }
            _ => {}
        }
    }
    names
}

/// Uses of `this`, `super`, `arguments` and `new.target`.
fn uses(module: &Module, captures: &mut Captures) {
    for node in module.nodes.iter() {
        match node.kind() {
            AstKind::ThisExpression(_) | AstKind::Super(_) => {
                mark(module, node.id(), &mut captures.this);
            }
            AstKind::NewTarget(_) => {
                mark(module, node.id(), &mut captures.new_target);
                let around = activation_around(module, node.id());
                if matches!(module.nodes.parent_kind(around), AstKind::MethodDefinition(method)
                    if method.kind == MethodDefinitionKind::Constructor)
                {
                    // The instance tells.
                    mark(module, node.id(), &mut captures.this);
                }
            }
            AstKind::IdentifierReference(id) if id.name == "arguments" => {
                mark(module, node.id(), &mut captures.arguments);
                if !is_taken_apart(module, node.id()) {
                    mark(module, node.id(), &mut captures.whole_arguments);
                }
            }
            _ => {}
        }
    }
}

/// Whether `arguments` is only indexed, spread or handed to `f.apply` and the like.
fn is_taken_apart(module: &Module, node: oxc_syntax::node::NodeId) -> bool {
    use oxc_span::GetSpan;
    match module.nodes.parent_kind(node) {
        AstKind::StaticMemberExpression(member) => {
            matches!(member.property.name.as_str(), "length")
        }
        AstKind::ComputedMemberExpression(member) => {
            member.object.span() == module.nodes.kind(node).span()
        }
        AstKind::SpreadElement(_) => true,
        AstKind::CallExpression(call) => matches!(
            &call.callee,
            Expression::StaticMemberExpression(member)
                if matches!(member.property.name.as_str(), "apply" | "call" | "from")
        ),
        _ => false,
    }
}

/// Marks the arrow functions around a node and the function they are in.
fn mark(module: &Module, node: oxc_syntax::node::NodeId, set: &mut HashSet<ScopeId>) {
    for kind in module.nodes.ancestor_kinds(node) {
        match kind {
            AstKind::ArrowFunctionExpression(arrow) => {
                set.extend(arrow.scope_id.get());
            }
            AstKind::Function(function) => {
                set.extend(function.scope_id.get());
                return;
            }
            AstKind::PropertyDefinition(_) | AstKind::StaticBlock(_) | AstKind::Program(_) => {
                return;
            }
            _ => {}
        }
    }
}
