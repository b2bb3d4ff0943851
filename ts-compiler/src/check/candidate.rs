//! What inference concludes: the type argument that follows from the candidates.

use super::infer::Inference;
use super::{Checker, Substitution};
use crate::program::Node;
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// The best type for a slot; `None` without candidates.
    pub(super) fn candidate(&mut self, inference: &Inference, index: usize) -> Option<TypeId> {
        let found = self.best_candidate(inference, index)?;
        Some(self.opened(inference.params[index].module, found))
    }

    fn best_candidate(&mut self, inference: &Inference, index: usize) -> Option<TypeId> {
        let slot = &inference.slots[index];
        if let Some(fixed) = slot.fixed {
            return Some(fixed);
        }
        let param = inference.params[index];
        if !slot.direct.is_empty() {
            let direct = slot.direct.clone();
            let returned = slot.returned.clone();
            let best = self.common_supertype(&direct);
            if inference.in_result[index] {
                return Some(best);
            }
            let own = self.types.intern(Type::Param(param));
            let keeps = self.keeps_literals(own, best)
                || returned.iter().any(|&ty| self.keeps_literals(ty, best));
            return Some(if keeps { best } else { self.widen(best) });
        }
        if let [first, rest @ ..] = slot.contra.as_slice() {
            let (first, rest) = (*first, rest.to_vec());
            // The narrowest of what functions take.
            let mut best = first;
            for ty in rest {
                if self.is_assignable(ty, best) {
                    best = ty;
                } else if !self.is_assignable(best, ty) {
                    return Some(TypeId::ANY);
                }
            }
            return Some(best);
        }
        let returned = slot.returned.clone();
        (!returned.is_empty()).then(|| self.union_of(&returned))
    }

    pub(super) fn common_supertype(&mut self, types: &[TypeId]) -> TypeId {
        if let [only] = types {
            return *only;
        }
        if types.contains(&TypeId::ANY) {
            return TypeId::ANY;
        }
        let (mut nullish, mut rest) = (Vec::new(), Vec::new());
        for &ty in types {
            match self.types.get(ty) {
                Type::Null | Type::Undefined => nullish.push(ty),
                _ => rest.push(ty),
            }
        }
        for &candidate in &rest {
            if matches!(
                self.types.get(candidate),
                Type::Class(..) | Type::Interface(..) | Type::Object(_)
            ) && rest.iter().all(|&ty| self.is_assignable(ty, candidate))
            {
                nullish.push(candidate);
                return self.union_of(&nullish);
            }
        }
        self.union_of(types)
    }

    /// Decides the parameters mentioned in `types` that have candidates.
    pub(crate) fn fix(&mut self, inference: &mut Inference, types: &[TypeId]) {
        for index in 0..inference.params.len() {
            let param = inference.params[index];
            let has_argument = !inference.slots[index].direct.is_empty()
                || !inference.slots[index].contra.is_empty();
            if inference.slots[index].fixed.is_none()
                && has_argument
                && types.iter().any(|&ty| self.mentions(ty, &[param], 0))
            {
                let found = self.candidate(inference, index);
                inference.slots[index].fixed = found.map(|ty| self.widen_fixed(param, ty));
            }
        }
    }

    pub(super) fn widen_fixed(&mut self, param: Node, ty: TypeId) -> TypeId {
        let own = self.types.intern(Type::Param(param));
        if self.keeps_literals(own, ty) {
            ty
        } else {
            self.widen(ty)
        }
    }

    /// The parameters with candidates, and those without.
    fn inferred(&mut self, inference: &Inference) -> (Substitution, Vec<Node>) {
        let mut by = Substitution::new();
        let mut open = Vec::new();
        for (index, &param) in inference.params.iter().enumerate() {
            match self.candidate(inference, index) {
                Some(ty) => {
                    by.insert(param, ty);
                }
                None => open.push(param),
            }
        }
        (by, open)
    }

    /// What is known so far, for contexts: a parameter without candidates is its constraint.
    pub(crate) fn mapping(
        &mut self,
        inference: &Inference,
        unknown: Option<TypeId>,
    ) -> Substitution {
        let (mut by, open) = self.inferred(inference);
        let erased: Substitution = open.iter().map(|&param| (param, TypeId::ANY)).collect();
        for param in open {
            let ty = match (unknown, self.constraint_in(inference, param)) {
                (Some(unknown), _) => unknown,
                (None, Some(constraint)) => {
                    let constraint = self.substitute(constraint, &by);
                    self.substitute(constraint, &erased)
                }
                (None, None) => TypeId::ANY,
            };
            by.insert(param, ty);
        }
        by
    }

    /// The final arguments.
    pub(crate) fn resolved(&mut self, inference: &Inference) -> Substitution {
        let (mut by, open) = self.inferred(inference);
        let erased: Substitution = open.iter().map(|&param| (param, TypeId::ANY)).collect();
        for param in open {
            let fallback = match self.default_of(param) {
                Some(default) => Some(self.substitute(default, &inference.outer)),
                None => self.constraint_in(inference, param),
            };
            let ty = match fallback {
                Some(ty) => {
                    let ty = self.substitute(ty, &by);
                    self.substitute(ty, &erased)
                }
                None => TypeId::ANY,
            };
            by.insert(param, ty);
        }
        // What does not satisfy its constraint is as good as the constraint.
        for &param in &inference.params {
            let Some(constraint) = self.constraint_in(inference, param) else {
                continue;
            };
            let constraint = self.substitute(constraint, &by);
            let Some(&ty) = by.get(&param) else { continue };
            if ty != TypeId::ANY && !self.is_assignable(ty, constraint) {
                by.insert(param, constraint);
            }
        }
        by
    }
}
