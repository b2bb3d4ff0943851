//! Fields that are read before they are there: the constructor of a base class calls a method that
//! a class below overrides, whose fields are initialised afterwards.

use std::collections::{HashMap, HashSet};

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, MethodDefinitionKind};

use crate::program::{Module, Node, Program, Symbol};

use super::Lowerer;

/// What the members of each class ask of `this`, by name. The constructor and the initialisers of
/// fields go under the empty name.
pub(crate) type Uses = HashMap<Node, HashMap<String, HashSet<String>>>;

/// Looks at the program's text.
pub(super) fn uses_of_this(program: &Program) -> Uses {
    let mut uses = Uses::new();
    for module in program.modules.iter().filter(|module| !module.is_library) {
        for node in module.nodes.iter() {
            let AstKind::StaticMemberExpression(member) = node.kind() else {
                continue;
            };
            if matches!(member.object, Expression::ThisExpression(_))
                && let Some((class, user)) = home(module, node.id())
            {
                uses.entry(class)
                    .or_default()
                    .entry(user)
                    .or_default()
                    .insert(member.property.name.to_string());
            }
        }
    }
    uses
}

/// The class and member that a `this` belongs to.
fn home(module: &Module, from: crate::program::NodeId) -> Option<(Node, String)> {
    let mut user = None;
    for (id, kind) in module
        .nodes
        .ancestor_ids(from)
        .zip(module.nodes.ancestor_kinds(from))
    {
        match kind {
            AstKind::MethodDefinition(method) if !method.r#static => {
                user = Some(match method.kind {
                    MethodDefinitionKind::Constructor => String::new(),
                    _ => method.key.static_name()?.into_owned(),
                });
            }
            AstKind::PropertyDefinition(field) if !field.r#static => user = Some(String::new()),
            AstKind::MethodDefinition(_)
            | AstKind::PropertyDefinition(_)
            | AstKind::StaticBlock(_) => return None,
            // A function with a `this` of its own, unless it is a method's.
            AstKind::Function(_)
                if !matches!(module.nodes.parent_kind(id), AstKind::MethodDefinition(_)) =>
            {
                return None;
            }
            AstKind::Class(_) => {
                let class = Node {
                    module: module.id,
                    id,
                };
                return user.map(|user| (class, user));
            }
            _ => {}
        }
    }
    None
}

impl Lowerer<'_> {
    /// Whether the constructors of a class's bases may run its own methods.
    pub fn runs_before_fields(&mut self, class: Symbol) -> bool {
        if self.survey.uses_of_this.is_empty() {
            return false;
        }
        let mut below = vec![class];
        let mut at = self.base_class(class);
        while let Some(base) = at {
            if self.program.module(base.module).is_library {
                return false;
            }
            let asked = self.asked_by_constructor(base);
            if asked.iter().any(|name| {
                below
                    .iter()
                    .any(|&class| self.own_member(class, name, false).is_some())
            }) {
                return true;
            }
            below.push(base);
            at = self.base_class(base);
        }
        false
    }

    /// The members that a class's constructor asks of `this`, through its methods too.
    fn asked_by_constructor(&mut self, class: Symbol) -> HashSet<String> {
        let node = self.checker.class_node(class);
        let survey = std::rc::Rc::clone(&self.survey);
        let Some(members) = survey.uses_of_this.get(&node) else {
            return HashSet::new();
        };
        let mut asked = HashSet::new();
        let mut work = vec![""];
        while let Some(user) = work.pop() {
            for name in members.get(user).into_iter().flatten() {
                if asked.insert(name.clone()) {
                    work.push(name);
                }
            }
        }
        asked
    }
}
