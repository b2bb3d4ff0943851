//! Which reads may come before a `let`, `const` or class is initialised (ECMAScript 9.1.1.1.6).
//!
//! A position in the text says when code of the same activation runs. Code of a function runs no
//! earlier than the first mention of the function's name, which the position of that mention (or
//! of the function around it, in turn) bounds. What is left unproven is checked when it runs.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, BindingPattern};
use oxc_semantic::ReferenceId;
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;
use oxc_syntax::scope::{ScopeFlags, ScopeId};
use oxc_syntax::symbol::{SymbolFlags, SymbolId};

use crate::check::Target;
use crate::ir::{Binary, Expr, GlobalIdx, Span, Val};
use crate::program::{Module, ModuleId, Symbol};

use super::Lowerer;
use super::function::{Body, Place};
use super::representation::Repr;
use super::value::Typed;

/// The reads of a module that need a check.
#[derive(Debug, Default)]
pub(crate) struct Unset {
    /// Variables that some read may meet before they are initialised.
    pub symbols: HashSet<SymbolId>,
    /// Those reads, by the identifier.
    reads: HashSet<NodeId>,
    /// Variables that some read may meet before anything is assigned to them.
    pub unassigned: HashSet<SymbolId>,
}

/// A function or class whose code runs only after a mention of a name.
type Unit = ScopeId;

pub(super) struct Search<'m, 'a> {
    pub module: &'m Module<'a>,
    /// Other modules may call in before this one has run.
    pub called_early: bool,
    /// Names of units.
    units: HashMap<Unit, Option<SymbolId>>,
    /// Where the code of a unit may run first.
    earliest: HashMap<Unit, u32>,
}

impl<'m, 'a> Search<'m, 'a> {
    fn kind(&self, scope: ScopeId) -> AstKind<'a> {
        self.module
            .nodes
            .kind(self.module.scoping.get_node_id(scope))
    }

    /// The outermost function or class around a scope, below the given one.
    fn outermost(&self, from: ScopeId, below: ScopeId) -> Option<ScopeId> {
        let scoping = &self.module.scoping;
        let (mut at, mut found) = (from, None);
        while at != below {
            if scoping.scope_flags(at).intersects(ScopeFlags::Function)
                || matches!(self.kind(at), AstKind::Class(_))
            {
                found = Some(at);
            }
            at = scoping.scope_parent_id(at)?;
        }
        found
    }

    /// Whether a node runs when the class around it is evaluated.
    fn is_static_part(&self, node: NodeId, class: ScopeId) -> bool {
        let class = self.module.scoping.get_node_id(class);
        for ancestor in self.module.nodes.ancestors(node) {
            match ancestor.kind() {
                AstKind::StaticBlock(_) => return true,
                AstKind::PropertyDefinition(property) => return property.r#static,
                AstKind::MethodDefinition(_) => return false,
                _ if ancestor.id() == class => return true,
                _ => {}
            }
        }
        false
    }

    /// Where a mention of a name, in a scope below the name's, may be evaluated first.
    fn position(&self, reference: ReferenceId, home: ScopeId) -> u32 {
        let reference = self.module.scoping.get_reference(reference);
        let node = reference.node_id();
        let start = self.module.nodes.kind(node).span().start;
        let Some(around) = self.outermost(reference.scope_id(), home) else {
            return start;
        };
        if matches!(self.kind(around), AstKind::Class(_)) && self.is_static_part(node, around) {
            return start;
        }
        self.earliest
            .get(&around)
            .copied()
            .unwrap_or_else(|| start.min(self.kind(around).span().start))
    }

    fn find_units(&mut self) {
        for node in self.module.nodes.iter() {
            match node.kind() {
                AstKind::Function(function) if function.is_declaration() => {
                    let name = function.id.as_ref().and_then(|id| id.symbol_id.get());
                    self.units
                        .extend(function.scope_id.get().map(|scope| (scope, name)));
                }
                AstKind::Class(class) if class.is_declaration() => {
                    let name = class.id.as_ref().and_then(|id| id.symbol_id.get());
                    self.units
                        .extend(class.scope_id.get().map(|scope| (scope, name)));
                }
                AstKind::VariableDeclarator(declarator) => {
                    if let (BindingPattern::BindingIdentifier(id), Some(init)) =
                        (&declarator.id, &declarator.init)
                        && let Some(symbol) = id.symbol_id.get()
                    {
                        self.held_functions(init, symbol);
                    }
                }
                _ => {}
            }
        }
    }

    /// Functions that a variable's initialiser makes and does not call.
    fn held_functions(&mut self, init: &ast::Expression<'a>, symbol: SymbolId) {
        match init.get_inner_expression() {
            ast::Expression::ArrowFunctionExpression(f) => self
                .units
                .extend(f.scope_id.get().map(|s| (s, Some(symbol)))),
            ast::Expression::FunctionExpression(f) => self
                .units
                .extend(f.scope_id.get().map(|s| (s, Some(symbol)))),
            ast::Expression::ClassExpression(c) => self
                .units
                .extend(c.scope_id.get().map(|s| (s, Some(symbol)))),
            ast::Expression::ObjectExpression(object) => {
                for property in &object.properties {
                    if let ast::ObjectPropertyKind::ObjectProperty(property) = property {
                        self.held_functions(&property.value, symbol);
                    }
                }
            }
            ast::Expression::ArrayExpression(array) => {
                for element in &array.elements {
                    if let Some(element) = element.as_expression() {
                        self.held_functions(element, symbol);
                    }
                }
            }
            _ => {}
        }
    }

    /// The bounds of all units, by widening them until nothing changes.
    fn find_earliest(&mut self) {
        let scoping = &self.module.scoping;
        let mut units: Vec<(Unit, Option<SymbolId>)> = self
            .units
            .iter()
            .map(|(&unit, &name)| (unit, name))
            .collect();
        units.sort();
        let never = if self.called_early { 0 } else { u32::MAX };
        for &(unit, name) in &units {
            let top =
                name.is_none_or(|name| scoping.symbol_scope_id(name) == scoping.root_scope_id());
            self.earliest
                .insert(unit, if top { never } else { u32::MAX });
        }
        loop {
            let mut changed = false;
            for &(unit, name) in &units {
                let Some(name) = name else { continue };
                let home = scoping.symbol_scope_id(name);
                let first = scoping
                    .get_resolved_reference_ids(name)
                    .iter()
                    .filter(|&&reference| {
                        let node = scoping.get_reference(reference).node_id();
                        scoping.get_reference(reference).flags().is_value()
                            && !matches!(
                                self.module.nodes.parent_kind(node),
                                AstKind::ExportSpecifier(_)
                            )
                    })
                    .map(|&reference| self.position(reference, home))
                    .min();
                if let Some(first) = first
                    && first < self.earliest[&unit]
                {
                    self.earliest.insert(unit, first);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// Whether a reference may come before the variable is initialised.
    pub fn is_early(&self, symbol: SymbolId, reference: ReferenceId) -> bool {
        let scoping = &self.module.scoping;
        let nodes = &self.module.nodes;
        let declaration = self.module.value_declaration(symbol);
        let home = scoping.symbol_scope_id(symbol);
        let read = scoping.get_reference(reference);
        let at = nodes.kind(read.node_id()).span();
        let mut ready = match nodes.kind(declaration) {
            AstKind::Class(class) => class.body.span.start,
            AstKind::VariableDeclarator(declarator) => {
                let name = scoping.symbol_span(symbol);
                if declarator.id.span().contains_inclusive(at) && at.start >= name.end {
                    return false;
                }
                declarator.span.end
            }
            _ => return false,
        };
        // The head of `for (const x of xs)` is evaluated before there is an x.
        let list = nodes.parent_id(declaration);
        match nodes.parent_kind(list) {
            AstKind::ForOfStatement(statement)
                if matches!(nodes.kind(declaration), AstKind::VariableDeclarator(_)) =>
            {
                ready = ready.max(statement.right.span().end);
            }
            AstKind::ForInStatement(statement)
                if matches!(nodes.kind(declaration), AstKind::VariableDeclarator(_)) =>
            {
                ready = ready.max(statement.right.span().end);
            }
            _ => {}
        }
        if let AstKind::SwitchStatement(statement) = self.kind(home) {
            // Another case may be entered without this one.
            let case = statement
                .cases
                .iter()
                .find(|case| case.span.contains_inclusive(nodes.kind(declaration).span()));
            if case.is_none_or(|case| !case.span.contains_inclusive(at)) {
                return true;
            }
        }
        if at.start >= ready {
            let around = self.outermost(read.scope_id(), home);
            return match around.map(|scope| (scope, self.kind(scope))) {
                Some((scope, AstKind::Function(function))) if function.is_declaration() => {
                    self.earliest.get(&scope).is_none_or(|&first| first < ready)
                }
                _ => false,
            };
        }
        self.position(reference, home) < ready
    }
}

fn find(module: &Module, called_early: bool) -> Unset {
    let mut unset = Unset::default();
    if module.is_library {
        return unset;
    }
    let mut search = Search {
        module,
        called_early,
        units: HashMap::new(),
        earliest: HashMap::new(),
    };
    search.find_units();
    search.find_earliest();
    let scoping = &module.scoping;
    for symbol in scoping.symbol_ids() {
        let flags = scoping.symbol_flags(symbol);
        let is_class = flags.contains(SymbolFlags::Class);
        if (flags.contains(SymbolFlags::FunctionScopedVariable)
            || flags.contains(SymbolFlags::BlockScopedVariable))
            && search.is_read_unassigned(symbol)
        {
            unset.unassigned.insert(symbol);
        }
        if !flags.intersects(SymbolFlags::BlockScopedVariable | SymbolFlags::Class)
            || flags.contains(SymbolFlags::CatchVariable)
        {
            continue;
        }
        let at_top = super::is_static_scope(scoping, scoping.symbol_scope_id(symbol));
        if is_class && !at_top {
            continue;
        }
        if called_early && scoping.symbol_scope_id(symbol) == scoping.root_scope_id() {
            unset.symbols.insert(symbol);
        }
        for &reference in scoping.get_resolved_reference_ids(symbol) {
            let read = scoping.get_reference(reference);
            if read.flags().is_value()
                && !matches!(
                    module.nodes.parent_kind(read.node_id()),
                    AstKind::ExportSpecifier(_)
                )
                && search.is_early(symbol, reference)
            {
                unset.symbols.insert(symbol);
                unset.reads.insert(read.node_id());
            }
        }
    }
    unset
}

impl<'a> Lowerer<'a> {
    /// The reads of a module that need a check, found on first use.
    pub fn unset(&mut self, module: ModuleId) -> Rc<Unset> {
        if let Some(unset) = self.unset.get(&module) {
            return unset.clone();
        }
        let called_early = self.is_called_early(module);
        let unset = Rc::new(find(self.program.module(module), called_early));
        self.unset.insert(module, unset.clone());
        unset
    }

    /// Whether a module that imports this one is evaluated before it: they import each other.
    fn is_called_early(&self, module: ModuleId) -> bool {
        let before = self
            .program
            .order
            .iter()
            .take_while(|&&other| other != module);
        before.into_iter().any(|&other| self.reaches(other, module))
            // What is imported late may run at any time after that.
            || self.program.lazy.iter().any(|&late| {
                late != module
                    && self.reaches(late, module)
                    && (!self.program.lazy.contains(&module) || self.reaches(module, late))
            })
    }

    fn reaches(&self, from: ModuleId, to: ModuleId) -> bool {
        let mut seen = HashSet::from([from]);
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for &link in self.program.module(at).links.values() {
                if link == to {
                    return true;
                }
                if seen.insert(link) {
                    open.push(link);
                }
            }
        }
        false
    }

    /// The global that says whether a top-level variable or class is initialised, where it matters.
    pub fn ready_flag(&mut self, symbol: Symbol) -> Option<GlobalIdx> {
        if !self.unset(symbol.module).symbols.contains(&symbol.id) {
            return None;
        }
        let name = format!("ready:{}:{}", symbol.module.0, symbol.id.index());
        Some(self.named_global(&name, Val::I32))
    }

    /// The global that says whether the value is made that a module exports as its default.
    fn default_flag(&mut self, module: ModuleId) -> Option<GlobalIdx> {
        if self.program.module(module).is_library || !self.is_called_early(module) {
            return None;
        }
        Some(self.named_global(&format!("ready:default:{}", module.0), Val::I32))
    }

    /// Whether code of the first module may run before the second has.
    pub fn is_evaluated_before(&self, first: ModuleId, second: ModuleId) -> bool {
        if self.program.lazy.contains(&first) {
            return !self.program.lazy.contains(&second) || self.reaches(second, first);
        }
        let place = |module| self.program.order.iter().position(|&other| other == module);
        place(first) < place(second)
    }

    /// The representation of a local variable. One that may be read too early has a value of its
    /// own for that, the hole.
    pub fn variable_repr(&mut self, symbol: Symbol, ty: crate::types::TypeId) -> Repr {
        if self.unset(symbol.module).symbols.contains(&symbol.id) && !self.is_module_level(symbol) {
            return Repr::Any;
        }
        self.repr(ty)
    }
}

impl<'a> Body<'_, 'a> {
    /// Marks a top-level variable or class as initialised.
    pub fn mark_ready(&mut self, symbol: Symbol) -> Expr {
        match self.l.ready_flag(symbol) {
            Some(flag) => Expr::global_set(flag, Expr::i32(1)),
            None => Expr::nop(),
        }
    }

    /// Makes the variables of a scope that may be read too early.
    pub fn open_unset(&mut self, symbol: SymbolId) -> Option<Expr> {
        let target = Symbol {
            module: self.module,
            id: symbol,
        };
        if self.l.is_module_level(target) || !self.l.unset(self.module).symbols.contains(&symbol) {
            return None;
        }
        let hole = Typed::any(self.l.hole_value());
        Some(self.bind(symbol, Some(hole)))
    }

    /// Throws where a name is read before it is initialised.
    pub fn check_ready(&mut self, id: &'a ast::IdentifierReference<'a>) -> Expr {
        let symbol = match self.resolve(id) {
            Target::Symbol(symbol) => symbol,
            Target::Default(module) => {
                return self.check_default(module, id.name.as_str(), self.span_of(id));
            }
            _ => return Expr::nop(),
        };
        let unset = self.l.unset(symbol.module);
        if !unset.symbols.contains(&symbol.id) {
            return Expr::nop();
        }
        let early = if symbol.module == self.module {
            unset.reads.contains(&id.node_id.get())
        } else {
            self.l.is_evaluated_before(self.module, symbol.module)
        };
        if !early {
            return Expr::nop();
        }
        let missing = match self
            .variables
            .get(&symbol.id)
            .copied()
            .filter(|_| symbol.module == self.module)
        {
            Some(variable) => {
                if variable.repr != Repr::Any {
                    return Expr::nop();
                }
                let any = self.l.layout.any();
                let read = match variable.place {
                    Place::Local(local) | Place::Integer(local) | Place::Word(local) => {
                        self.read(local)
                    }
                    Place::Cell(local, cell) => Expr::field(cell, 0, self.read(local), any),
                };
                Expr::binary(Binary::RefEq, read, self.l.hole_value())
            }
            None => match self
                .l
                .ready_flag(symbol)
                .filter(|_| self.l.is_module_level(symbol))
            {
                Some(flag) => Expr::global(flag, Val::I32).not(),
                None => return Expr::nop(),
            },
        };
        self.throw_unset(missing, id.name.as_str(), self.span_of(id))
    }

    fn throw_unset(&mut self, missing: Expr, name: &str, span: Span) -> Expr {
        let name = self.l.string_constant(name);
        let throw = self
            .l
            .call_library("error", "rtThrowTdz", vec![name])
            .at(span);
        Expr::if_else(missing, vec![throw.drop()], vec![], None)
    }

    /// Throws where the value that a module exports as its default is not made yet.
    fn check_default(&mut self, module: ModuleId, name: &str, span: Span) -> Expr {
        match self.l.default_flag(module) {
            Some(flag) if self.l.is_evaluated_before(self.module, module) => {
                self.throw_unset(Expr::global(flag, Val::I32).not(), name, span)
            }
            _ => Expr::nop(),
        }
    }

    /// Throws where another module's export is read before it is initialised.
    pub fn check_export(&mut self, target: Target, name: &str, span: Span) -> Expr {
        match target {
            Target::Default(module) => self.check_default(module, name, span),
            Target::Symbol(symbol) => match self.l.ready_flag(symbol) {
                Some(flag)
                    if self.l.is_module_level(symbol)
                        && self.l.is_evaluated_before(self.module, symbol.module) =>
                {
                    self.throw_unset(Expr::global(flag, Val::I32).not(), name, span)
                }
                _ => Expr::nop(),
            },
            Target::Module(_) | Target::Unresolved => Expr::nop(),
        }
    }

    /// Marks the value that this module exports as its default as made.
    pub fn mark_default(&mut self) -> Expr {
        match self.l.default_flag(self.module) {
            Some(flag) => Expr::global_set(flag, Expr::i32(1)),
            None => Expr::nop(),
        }
    }

    /// The same for an expression that names a class.
    pub fn check_class_ready(&mut self, expression: &'a ast::Expression<'a>) -> Expr {
        match expression.get_inner_expression() {
            ast::Expression::Identifier(id) => self.check_ready(id),
            _ => Expr::nop(),
        }
    }

    /// The value with a check before it.
    pub fn after(&mut self, check: Expr, value: Typed) -> Typed {
        if matches!(*check.kind, crate::ir::Kind::Nop) {
            return value;
        }
        Typed::new(Expr::seq(vec![check, value.expr]), value.ty, value.repr)
    }
}
