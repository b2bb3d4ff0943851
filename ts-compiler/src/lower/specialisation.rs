//! Functions of type parameters: for which arguments code is made.

use std::rc::Rc;

use crate::check::Substitution;
use crate::program::Node;
use crate::types::{Type, TypeId};

use super::Lowerer;
use super::representation::Repr;

/// Arguments in force for the type parameters of an instance; shared, because nested functions
/// have the same.
pub(crate) type Env = Rc<EnvData>;

/// See [`Env`].
#[derive(Debug, Default)]
pub(crate) struct EnvData {
    /// Identity: equal ids mean equal arguments.
    pub id: u32,
    /// The arguments.
    pub types: Substitution,
}

impl Lowerer<'_> {
    /// The arguments for type parameters in a canonical form.
    pub fn env(&mut self, mut types: Vec<(Node, TypeId)>) -> Env {
        types.sort();
        types.dedup_by_key(|(param, _)| *param);
        let id = self.envs.len() as u32;
        self.envs
            .entry(types)
            .or_insert_with_key(|types| {
                Rc::new(EnvData {
                    id,
                    types: types.iter().copied().collect(),
                })
            })
            .clone()
    }

    /// A type with the arguments of an environment applied; parameters that have none are erased.
    pub fn apply(&mut self, ty: TypeId, env: &Env) -> TypeId {
        if ty.0 <= TypeId::OBJECT.0 {
            return ty;
        }
        if let Some(&known) = self.substituted.get(&(ty, env.id)) {
            return known;
        }
        let applied = if env.types.is_empty() {
            ty
        } else {
            self.checker.substitute(ty, &env.types)
        };
        let applied = match *self.checker.types.get(applied) {
            Type::Param(param) => self.erase_param(param, 0),
            _ => applied,
        };
        self.substituted.insert((ty, env.id), applied);
        applied
    }

    /// What stands for a type parameter without an argument: its constraint, or `any`.
    pub fn erase_param(&mut self, param: Node, depth: u32) -> TypeId {
        if depth > 8 {
            return TypeId::ANY;
        }
        match self.checker.constraint(param) {
            Some(constraint) => match *self.checker.types.get(constraint) {
                Type::Param(param) => self.erase_param(param, depth + 1),
                Type::Unknown => TypeId::ANY,
                _ => constraint,
            },
            None => TypeId::ANY,
        }
    }

    /// Canonical argument for a type parameter that code is specialised for: `number` keeps its
    /// representation, everything else is `any`.
    pub fn specialise(&mut self, ty: TypeId) -> Option<TypeId> {
        (self.repr(ty) == Repr::Number).then_some(TypeId::NUMBER)
    }
}
