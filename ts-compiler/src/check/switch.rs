//! `switch` in the flow of control: what holds where a case begins, and after the last.

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::Checker;
use super::flow::{Jump, is_true};
use super::narrow::Flow;
use crate::program::{Node, NodeId};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    pub(super) fn run_switch(
        &mut self,
        flow: &mut Flow,
        node: Node,
        e: &'a ast::SwitchStatement<'a>,
        start: TypeId,
        jumps: &mut Vec<Jump>,
    ) -> TypeId {
        let start = self.effect(
            flow,
            Node {
                module: flow.module,
                id: e.discriminant.node_id(),
            },
            start,
        );
        let mut falling = TypeId::NEVER;
        for index in 0..e.cases.len() {
            let entry = self.case_start(flow, e, index, start);
            let entry = self.union_of(&[entry, falling]);
            falling = self.run_list(flow, &e.cases[index].consequent, entry, jumps);
        }
        let mut out = falling;
        if !e.cases.iter().any(|case| case.test.is_none()) && !self.is_exhaustive(flow, e) {
            let none = self.no_case(flow, e, start);
            out = self.union_of(&[out, none]);
        }
        self.landing(node, false, out, jumps)
    }

    /// Whether the cases of a `switch` are all that its subject may be.
    pub(super) fn is_exhaustive(&mut self, flow: &Flow, e: &'a ast::SwitchStatement<'a>) -> bool {
        let module = flow.module;
        let at = |id: NodeId| Node { module, id };
        let mut left = self.expr_type(at(e.discriminant.node_id()));
        if !matches!(
            self.types.get(left),
            Type::Union(_) | Type::Enum(_) | Type::EnumMember(..) | Type::Boolean
        ) {
            return false;
        }
        for case in &e.cases {
            let Some(test) = &case.test else { return false };
            let value = self.expr_type(at(test.node_id()));
            left = self.narrow_equal(left, value, true, false);
        }
        left == TypeId::NEVER
    }

    /// At the start of a case's statements, jumped to or fallen into.
    pub(crate) fn case_entry(&mut self, flow: &mut Flow, switch: Node, case: Node) -> TypeId {
        let AstKind::SwitchStatement(e) = self.syntax(switch) else {
            return flow.declared;
        };
        let start = self.before(flow, switch);
        let start = self.effect(
            flow,
            Node {
                module: flow.module,
                id: e.discriminant.node_id(),
            },
            start,
        );
        let Some(position) = e
            .cases
            .iter()
            .position(|known| known.node_id.get() == case.id)
        else {
            return flow.declared;
        };
        // Only the run of cases that may fall into this one matters.
        let mut falling = TypeId::NEVER;
        let mut jumps = Vec::new();
        for index in 0..position {
            let entry = self.case_start(flow, e, index, start);
            let entry = self.union_of(&[entry, falling]);
            falling = self.run_list(flow, &e.cases[index].consequent, entry, &mut jumps);
        }
        let entry = self.case_start(flow, e, position, start);
        self.union_of(&[entry, falling])
    }

    pub(super) fn case_start(
        &mut self,
        flow: &mut Flow,
        e: &'a ast::SwitchStatement<'a>,
        index: usize,
        start: TypeId,
    ) -> TypeId {
        match &e.cases[index].test {
            Some(test) if is_true(&e.discriminant) => {
                let mut ty = start;
                for case in &e.cases[..index] {
                    if let Some(test) = &case.test {
                        ty = self.condition(flow, test, false, ty);
                    }
                }
                self.condition(flow, test, true, ty)
            }
            Some(test) => self.equality(flow, &e.discriminant, test, true, true, start),
            None => self.no_case(flow, e, start),
        }
    }

    pub(super) fn no_case(
        &mut self,
        flow: &mut Flow,
        e: &'a ast::SwitchStatement<'a>,
        start: TypeId,
    ) -> TypeId {
        let mut ty = start;
        for case in &e.cases {
            let Some(test) = &case.test else { continue };
            ty = if is_true(&e.discriminant) {
                self.condition(flow, test, false, ty)
            } else {
                self.equality(flow, &e.discriminant, test, true, false, ty)
            };
        }
        ty
    }
}
