//! What is known about a variable or property where it is read, by walking from there towards its
//! declaration.
//!
//! `before` answers for the place in front of a node: it asks for the place in front of what
//! surrounds the node and applies what runs in between, which `flow` does in the order of
//! execution. `guard` has the tests themselves.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::Expression;

use super::Checker;
use crate::program::{Language, ModuleId, Node, NodeId, Symbol};
use crate::types::{Type, TypeId};

/// What is narrowed: a variable or `this`, or a property at some distance.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// The variable; `None` is `this`.
    pub(crate) root: Option<Symbol>,
    /// Names of properties.
    pub(crate) path: Vec<Rc<str>>,
}

/// One question.
pub(crate) struct Flow {
    pub(crate) module: ModuleId,
    pub(crate) key: Key,
    pub(crate) declared: TypeId,
    /// Nodes that write the variable, a part of the path, or declare it; ascending.
    pub(crate) writes: Vec<u32>,
    /// Written by a function other than the one that declares it: it may change at any call.
    pub(crate) shared: bool,
    pub(super) id: u32,
}

/// Facts about a module's syntax.
pub(crate) struct Index {
    /// For each node the id after its last descendant.
    pub(crate) ends: Vec<u32>,
    /// Nodes that leave a statement: jumps, and calls that may never return or assert; ascending.
    pub(crate) exits: Vec<u32>,
    /// Writes to properties: the target's key and id.
    pub(super) member_writes: HashMap<Option<Symbol>, Vec<(Vec<Rc<str>>, u32)>>,
}

/// Answers so far.
#[derive(Default)]
pub(crate) struct Cache {
    keys: HashMap<(ModuleId, Key, TypeId), u32>,
    pub(super) at: HashMap<Node, Vec<(u32, TypeId)>>,
    pub(super) indices: HashMap<ModuleId, Rc<Index>>,
    pub(super) writes: HashMap<Symbol, Rc<(Vec<u32>, bool)>>,
    /// Names of functions declared to return `never` or to assert.
    pub(super) exit_names: Option<Rc<std::collections::HashSet<Rc<str>>>>,
    depth: u32,
}

impl Cache {
    /// Drops what is known about a node.
    pub(crate) fn forget(&mut self, node: Node) {
        self.at.remove(&node);
    }
}

impl<'a> Checker<'a> {
    /// The type of a reference where it stands, given its declared type.
    pub fn narrow(&mut self, node: Node, declared: TypeId) -> TypeId {
        if !self.can_narrow(declared) || self.narrowing.depth > 100 {
            return declared;
        }
        let Some(key) = self.key_of_reference(node) else {
            return declared;
        };
        let Some(mut flow) = self.flow_for(node.module, key, declared) else {
            return declared;
        };
        self.narrowing.depth += 1;
        let found = self.before(&mut flow, node);
        self.narrowing.depth -= 1;
        // Nothing left means a place that is not reached, or a test not understood.
        if found == TypeId::NEVER {
            declared
        } else {
            found
        }
    }

    fn can_narrow(&self, declared: TypeId) -> bool {
        !matches!(
            self.types.get(declared),
            Type::Never
                | Type::Void
                | Type::Undefined
                | Type::Null
                | Type::Boolean
                | Type::Number
                | Type::String
                | Type::BigInt
                | Type::Symbol
                | Type::Intrinsic(_)
                | Type::StringLiteral(_)
                | Type::NumberLiteral(_)
                | Type::BooleanLiteral(_)
                | Type::BigIntLiteral(_)
                | Type::TemplateLiteral(..)
                | Type::EnumMember(..)
                | Type::ClassValue(_)
                | Type::EnumValue(_)
                | Type::NamespaceValue(_)
        )
    }

    /// The key of a reference expression.
    pub(crate) fn key_of_reference(&self, mut node: Node) -> Option<Key> {
        let mut path: Vec<Rc<str>> = Vec::new();
        let module = node.module;
        let at = |id: NodeId| Node { module, id };
        let root = loop {
            if path.len() > 8 {
                return None;
            }
            match self.syntax(node) {
                AstKind::IdentifierReference(id) => break Some(self.referenced_symbol(node, id)?),
                AstKind::ThisExpression(_) => break None,
                AstKind::ParenthesizedExpression(e) => node = at(e.expression.node_id()),
                AstKind::TSNonNullExpression(e) => node = at(e.expression.node_id()),
                AstKind::ChainExpression(chain) => {
                    let expression = chain.expression.as_member_expression()?;
                    node = at(expression.node_id());
                }
                AstKind::StaticMemberExpression(member) => {
                    path.push(member.property.name.as_str().into());
                    node = at(member.object.node_id());
                }
                AstKind::PrivateFieldExpression(member) => {
                    path.push(format!("#{}", member.field.name).into());
                    node = at(member.object.node_id());
                }
                AstKind::ComputedMemberExpression(member) => {
                    match &member.expression {
                        Expression::StringLiteral(name) => path.push(name.value.as_str().into()),
                        Expression::NumericLiteral(index)
                            if index.value >= 0.0 && index.value.fract() == 0.0 =>
                        {
                            path.push((index.value as u64).to_string().into());
                        }
                        _ => return None,
                    }
                    node = at(member.object.node_id());
                }
                _ => return None,
            }
        };
        path.reverse();
        Some(Key { root, path })
    }

    pub(crate) fn flow_for(
        &mut self,
        module: ModuleId,
        key: Key,
        declared: TypeId,
    ) -> Option<Flow> {
        let (mut writes, mut shared) = (Vec::new(), false);
        if let Some(symbol) = key.root {
            let known = self.variable_writes(symbol);
            writes.clone_from(&known.0);
            shared = known.1;
        }
        if !key.path.is_empty() {
            let index = self.index(module);
            if let Some(list) = index.member_writes.get(&key.root) {
                writes.extend(
                    list.iter()
                        .filter(|(path, _)| key.path.starts_with(path))
                        .map(|&(_, id)| id),
                );
                writes.sort_unstable();
            }
        }
        let next = self.narrowing.keys.len() as u32;
        let id = *self
            .narrowing
            .keys
            .entry((module, key.clone(), declared))
            .or_insert(next);
        Some(Flow {
            module,
            key,
            declared,
            writes,
            shared,
            id,
        })
    }

    /// The key's type in front of a node.
    pub(crate) fn before(&mut self, flow: &mut Flow, node: Node) -> TypeId {
        if let Some(known) = self.narrowing.at.get(&node)
            && let Some(&(_, ty)) = known.iter().find(|(id, _)| *id == flow.id)
        {
            return ty;
        }
        if self.narrowing.depth > 2000 {
            return flow.declared;
        }
        self.narrowing.depth += 1;
        let ty = self.find_before(flow, node);
        self.narrowing.depth -= 1;
        ty
    }

    pub(super) fn remember(&mut self, flow: &Flow, node: Node, ty: TypeId) {
        self.narrowing
            .at
            .entry(node)
            .or_default()
            .push((flow.id, ty));
    }

    pub(crate) fn is_javascript_module(&self, module: ModuleId) -> bool {
        self.program.module(module).language == Language::JavaScript
    }
}

impl Flow {
    /// A flow that follows no variable: only whether places are reached.
    pub(crate) fn of_nothing(module: ModuleId) -> Flow {
        let key = Key {
            root: None,
            path: vec!["".into()],
        };
        Flow {
            module,
            key,
            declared: TypeId::ANY,
            writes: Vec::new(),
            shared: false,
            id: u32::MAX,
        }
    }

    pub(super) fn writes_declaration(&self, checker: &Checker<'_>) -> Option<Node> {
        let symbol = self.key.root?;
        let module = checker.program.module(symbol.module);
        (symbol.id.index() < module.scoping.symbols_len()).then(|| Node {
            module: symbol.module,
            id: module.value_declaration(symbol.id),
        })
    }
}

/// Name of what an expression statement calls.
pub(crate) fn exit_callee<'e>(expression: &'e Expression<'_>) -> Option<&'e str> {
    let callee = match expression.get_inner_expression() {
        Expression::CallExpression(call) => &call.callee,
        Expression::AwaitExpression(e) => return exit_callee(&e.argument),
        _ => return None,
    };
    match callee.get_inner_expression() {
        Expression::Identifier(id) => Some(id.name.as_str()),
        Expression::StaticMemberExpression(member) => Some(member.property.name.as_str()),
        Expression::PrivateFieldExpression(member) => Some(member.field.name.as_str()),
        _ => None,
    }
}
