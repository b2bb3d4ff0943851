//! Inference between types of the same structure: members, signatures, parameters.

use std::rc::Rc;

use super::infer::{Inference, Source};
use super::{Checker, Substitution};
use crate::types::{Signature, Type, TypeId};

impl<'a> Checker<'a> {
    pub(super) fn infer_structure(
        &mut self,
        inference: &mut Inference,
        source: TypeId,
        target: TypeId,
        target_type: &Type,
        from: Source,
        depth: u32,
    ) {
        let source_type = self.types.get(source).clone();
        match (&source_type, target_type) {
            (Type::Never, _) => return,
            (Type::Class(..), Type::Class(class, args)) => {
                if let Some(given) = self.class_args_as(source, *class) {
                    for (&source, &target) in given.iter().zip(args) {
                        self.infer(inference, source, target, from, depth + 1);
                    }
                    return;
                }
            }
            (Type::Interface(a, given), Type::Interface(b, args)) if a == b => {
                for (&source, &target) in given.iter().zip(args) {
                    self.infer(inference, source, target, from, depth + 1);
                }
                return;
            }
            (Type::Tuple(given), Type::Tuple(wanted)) => {
                for (index, target) in wanted.iter().enumerate() {
                    if target.rest {
                        let rest: Vec<TypeId> =
                            given.iter().skip(index).map(|element| element.ty).collect();
                        // `...T` of a tuple: the element's type is `T[number]` or an array.
                        if !rest.is_empty() {
                            let source = self.union_of(&rest);
                            self.infer(inference, source, target.ty, from, depth + 1);
                        }
                        break;
                    }
                    if let Some(element) = given.get(index) {
                        self.infer(inference, element.ty, target.ty, from, depth + 1);
                    }
                }
                return;
            }
            (Type::Class(..), Type::Tuple(wanted)) => {
                if let Some(element) = self.array_element(source) {
                    for target in wanted {
                        self.infer(inference, element, target.ty, from, depth + 1);
                    }
                }
                return;
            }
            (Type::Deferred(a, given), Type::Deferred(b, wanted)) if a == b => {
                for (source, target) in given.iter().zip(wanted) {
                    if source.0 == target.0 {
                        self.infer(inference, source.1, target.1, from, depth + 1);
                    }
                }
                return;
            }
            (
                _,
                Type::KeyOf(_) | Type::Indexed(..) | Type::Deferred(..) | Type::TemplateLiteral(..),
            ) => return,
            _ => {}
        }
        if let (Some(target), Some(source)) =
            (self.array_element(target), self.iterated_type(source))
        {
            self.infer(inference, source, target, from, depth + 1);
            return;
        }
        if self.property(target, "@@iterator").is_some() {
            if let (Some(source), Some(target)) =
                (self.iterated_type(source), self.iterated_type(target))
            {
                self.infer(inference, source, target, from, depth + 1);
            }
            return;
        }
        if !matches!(target_type, Type::Class(..))
            && let Some(then) = self.property(target, "then")
        {
            let value = self.awaited(source);
            let wanted = self.awaited_by(then.ty);
            self.infer(inference, value, wanted, from, depth + 1);
            return;
        }
        if matches!(source_type, Type::Param(_) | Type::This(_)) {
            let apparent = self.apparent(source);
            if apparent != source && !matches!(self.types.get(apparent), Type::Param(_)) {
                self.infer(inference, apparent, target, from, depth + 1);
            }
            return;
        }
        self.infer_signatures(inference, source, target, from, depth);
        for property in self.properties(target) {
            if let Some(given) = self.property(source, &property.name) {
                self.infer(inference, given.ty, property.ty, from, depth + 1);
            }
        }
        if let Type::Object(object) = target_type {
            for (wanted, numeric) in [(object.string_index, false), (object.number_index, true)] {
                let Some(wanted) = wanted else { continue };
                let given = match self.index_type(source, numeric) {
                    Some(given) => given,
                    None => {
                        let types: Vec<TypeId> = self
                            .properties(source)
                            .iter()
                            .map(|property| property.ty)
                            .collect();
                        if types.is_empty() {
                            continue;
                        }
                        self.union_of(&types)
                    }
                };
                self.infer(inference, given, wanted, from, depth + 1);
            }
        }
    }

    pub(super) fn infer_signatures(
        &mut self,
        inference: &mut Inference,
        source: TypeId,
        target: TypeId,
        from: Source,
        depth: u32,
    ) {
        for constructs in [false, true] {
            let of = |checker: &mut Self, ty| {
                if constructs {
                    checker.construct_signatures(ty)
                } else {
                    checker.signatures(ty)
                }
            };
            let wanted = of(self, target);
            let Some(wanted) = wanted.first().cloned() else {
                continue;
            };
            let Some(mut given) = of(self, source).last().cloned() else {
                continue;
            };
            if !given.type_params.is_empty() {
                // A generic function as an argument: its own parameters are whatever is asked.
                let erased: Substitution = given
                    .type_params
                    .iter()
                    .map(|&param| (param, TypeId::ANY))
                    .collect();
                let kept = self.instantiate_in_context(&given, &wanted, inference);
                given = kept.unwrap_or_else(|| self.apply_signature(&given.clone(), &erased));
            }
            self.infer_signature(inference, &given, &wanted, from, depth);
        }
    }

    /// A generic function given where `wanted` is expected, its parameters inferred from the
    /// parameters that are already known.
    pub(super) fn instantiate_in_context(
        &mut self,
        given: &Rc<Signature>,
        wanted: &Signature,
        outer: &Inference,
    ) -> Option<Rc<Signature>> {
        let mapping = self.mapping(outer, None);
        let mut inner = self.inference_for(given);
        for (index, param) in given.params.iter().enumerate() {
            if let Some(source) = self.param_type_at(wanted, index) {
                let source = self.substitute(source, &mapping);
                self.infer(&mut inner, source, param.ty, Source::Argument, 1);
            }
        }
        let by = self.resolved(&inner);
        Some(self.apply_signature(given, &by))
    }

    /// Candidates from one function type for another.
    pub(crate) fn infer_signature(
        &mut self,
        inference: &mut Inference,
        given: &Signature,
        wanted: &Signature,
        from: Source,
        depth: u32,
    ) {
        let flipped = match from {
            Source::Argument => Source::Parameter,
            Source::Parameter => Source::Argument,
            Source::Return => Source::Return,
        };
        for index in 0..given.params.len() {
            let param = &given.params[index];
            let Some(target) = self.param_type_at(wanted, index) else {
                break;
            };
            if param.rest {
                if wanted.params.get(index).is_some_and(|param| param.rest) {
                    self.infer(
                        inference,
                        param.ty,
                        wanted.params[index].ty,
                        flipped,
                        depth + 1,
                    );
                }
                break;
            }
            self.infer(inference, param.ty, target, flipped, depth + 1);
        }
        // `(...args: A) => R` takes all parameters as a tuple.
        if let Some(last) = wanted.params.last()
            && last.rest
            && matches!(self.types.get(last.ty), Type::Param(_))
            && !given
                .params
                .last()
                .is_some_and(|param| param.rest && given.params.len() == wanted.params.len())
        {
            let elements = given
                .params
                .iter()
                .skip(wanted.params.len() - 1)
                .map(|param| crate::types::TupleElement {
                    ty: if param.rest { TypeId::ANY } else { param.ty },
                    optional: param.optional,
                    rest: param.rest,
                });
            let tuple = Type::Tuple(elements.collect());
            let tuple = self.types.intern(tuple);
            self.infer(inference, tuple, last.ty, from, depth + 1);
        }
        if let (Some((of, Some(source), _)), Some((same, Some(target), _))) =
            (given.predicate, wanted.predicate)
            && of == same
        {
            self.infer(inference, source, target, from, depth + 1);
        }
        if given.result != TypeId::VOID || wanted.result != TypeId::VOID {
            self.infer(inference, given.result, wanted.result, from, depth + 1);
        }
    }
}
