//! Calls whose arguments wait for types from the call: what is settled in which order, and what is forgotten again.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::Checker;
use crate::program::{Node, NodeId, Symbol};
use crate::types::{Signature, TypeId};

impl<'a> Checker<'a> {
    /// Resolves the calls that a node is inside an argument of, outermost first: what their
    /// parameters expect decides types inside.
    pub(crate) fn settle(&mut self, node: Node) {
        let mut calls = Vec::new();
        let mut functions = Vec::new();
        let mut inner = node;
        loop {
            let outer = self.up(inner);
            if outer == inner {
                break;
            }
            match self.syntax(outer) {
                AstKind::CallExpression(call) if call.callee.node_id() != inner.id => {
                    calls.push(outer)
                }
                AstKind::NewExpression(call) if call.callee.node_id() != inner.id => {
                    calls.push(outer)
                }
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                    if self.inference.settled.contains(&outer) {
                        break;
                    }
                    functions.push(outer);
                }
                _ => {}
            }
            inner = outer;
        }
        for call in calls.into_iter().rev() {
            if self.calls.contains_key(&call) || !self.inference.calls_in_progress.insert(call) {
                continue;
            }
            let mut pushed = Vec::new();
            let resolved = self.resolve_call(call, &mut pushed);
            self.inference.calls_in_progress.remove(&call);
            self.calls.insert(call, resolved);
            self.release(pushed);
        }
        if self.inference.calls_in_progress.is_empty() {
            self.inference.settled.extend(functions);
        }
    }

    /// Settles the call that a function is an argument of while a parameter's type is asked for:
    /// the call in turn asks for that parameter, which is no circle.
    pub(crate) fn settle_for_param(&mut self, function: Node, params: &ast::FormalParameters<'a>) {
        let mut symbols = Vec::new();
        for pattern in params.iter_bindings() {
            for id in pattern.get_binding_identifiers() {
                if let Some(id) = id.symbol_id.get() {
                    let symbol = Symbol {
                        module: function.module,
                        id,
                    };
                    if self.symbols_in_progress.remove(&symbol) {
                        symbols.push(symbol);
                    }
                }
            }
        }
        let in_signature = self.declarations.signatures_in_progress.remove(&function);
        self.settle(function);
        self.symbols_in_progress.extend(symbols);
        if in_signature {
            self.declarations.signatures_in_progress.insert(function);
        }
    }

    /// After a call is resolved its arguments' contexts follow from it; what was computed under
    /// another expectation is computed anew.
    pub(super) fn release(&mut self, pushed: Vec<Node>) {
        let mut old = Vec::new();
        for node in pushed {
            match self.inference.contexts.remove(&node) {
                Some(context) => old.push((node, Some(context))),
                None => old.push((node, None)),
            }
        }
        for (node, context) in old {
            match context {
                Some(context) => {
                    if !self.depends_on_context(node) {
                        continue;
                    }
                    let now = self.contextual_type(node).unwrap_or(TypeId::ANY);
                    if now != context && self.extent(node) <= 400 {
                        self.forget(node);
                    }
                }
                None => {
                    // A callback: its parameters stay, its result is what the call now expects.
                    let Some(old) = self.inference.callbacks.remove(&node) else {
                        continue;
                    };
                    let context = self.contextual_type(node);
                    let now = context.and_then(|context| self.signature_for(node, context));
                    let mut kept = (*old).clone();
                    if let Some(now) = now {
                        kept.result = now.result;
                    }
                    self.inference.callbacks.insert(node, Rc::new(kept));
                }
            }
        }
    }

    /// Whether an expression's type depends on what is expected of it.
    pub(crate) fn depends_on_context(&self, node: Node) -> bool {
        match self.syntax(node) {
            AstKind::ArrayExpression(_)
            | AstKind::ObjectExpression(_)
            | AstKind::CallExpression(_)
            | AstKind::NewExpression(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::LogicalExpression(_)
            | AstKind::AwaitExpression(_)
            | AstKind::TemplateLiteral(_)
            | AstKind::TSSatisfiesExpression(_)
            | AstKind::SequenceExpression(_)
            | AstKind::Function(_)
            | AstKind::ArrowFunctionExpression(_) => true,
            AstKind::ParenthesizedExpression(e) => self.depends_on_context(Node {
                module: node.module,
                id: e.expression.node_id(),
            }),
            _ => false,
        }
    }

    /// How many nodes are inside a node, itself included. What is inside follows in number.
    pub(super) fn extent(&mut self, node: Node) -> usize {
        let end = self
            .index(node.module)
            .ends
            .get(node.id.index())
            .map_or(0, |&end| end as usize);
        end.saturating_sub(node.id.index())
    }

    /// Drops what is known about the inside of a node.
    pub(crate) fn forget(&mut self, node: Node) {
        let count = self.extent(node);
        for index in node.id.index()..node.id.index() + count {
            let inside = Node {
                module: node.module,
                id: NodeId::from_usize(index),
            };
            self.expression_types.remove(&inside);
            self.calls.remove(&inside);
            self.signatures.remove(&inside);
            self.narrowing.forget(inside);
            self.inference.settled.remove(&inside);
            if inside != node {
                self.inference.callbacks.remove(&inside);
            }
            if let AstKind::BindingIdentifier(id) = self.syntax(inside)
                && let Some(symbol) = id.symbol_id.get()
            {
                self.symbol_types.remove(&Symbol {
                    module: node.module,
                    id: symbol,
                });
            }
        }
    }

    pub(super) fn retract(&mut self, pushed: &mut Vec<Node>) {
        for node in pushed.drain(..) {
            self.inference.contexts.remove(&node);
            self.inference.callbacks.remove(&node);
            self.forget(node);
        }
    }

    /// Expects a type of an argument while its call is resolved.
    pub(crate) fn push_context(&mut self, node: Node, context: TypeId, pushed: &mut Vec<Node>) {
        match self.inference.contexts.insert(node, context) {
            Some(old) if old == context => return,
            Some(_) => {}
            None => pushed.push(node),
        }
        if self.depends_on_context(node) {
            self.forget(node);
        }
    }

    /// Decides the parameters of a callback.
    pub(crate) fn push_callback(
        &mut self,
        function: Node,
        expected: Rc<Signature>,
        pushed: &mut Vec<Node>,
    ) {
        self.inference.callbacks.insert(function, expected);
        pushed.push(function);
        self.forget(function);
    }
}
