//! Type arguments from the types of arguments.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{Checker, Substitution};
use crate::program::Node;
use crate::types::{Signature, Type, TypeId};

/// State of calls being resolved, and what resolved calls say about their arguments.
#[derive(Default)]
pub(crate) struct Cache {
    /// Expected types of arguments while their call is resolved.
    pub(crate) contexts: HashMap<Node, TypeId>,
    /// Signatures expected of function expressions that are arguments, once decided.
    pub(crate) callbacks: HashMap<Node, Rc<Signature>>,
    /// Calls being resolved.
    pub(crate) calls_in_progress: HashSet<Node>,
    /// Functions whose enclosing calls are resolved.
    pub(crate) settled: HashSet<Node>,
    /// Nesting of questions for contextual types.
    pub(crate) context_depth: u32,
}

/// Where a candidate comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// An argument.
    Argument,
    /// A parameter of a function argument.
    Parameter,
    /// The place that the call's result goes to.
    Return,
}

#[derive(Default)]
struct Slot {
    direct: Vec<TypeId>,
    contra: Vec<TypeId>,
    returned: Vec<TypeId>,
    fixed: Option<TypeId>,
}

/// Inference for one call of one signature.
pub(crate) struct Inference {
    pub(crate) params: Vec<Node>,
    slots: Vec<Slot>,
    /// Parameters that are the result (or a member of the union that is): their literals stay.
    in_result: Vec<bool>,
    /// Arguments of the class or interface that declares the signature, which the constraints of
    /// the parameters may mention.
    outer: Substitution,
}

impl Inference {
    fn index(&self, param: Node) -> Option<usize> {
        self.params.iter().position(|&known| known == param)
    }
}

impl<'a> Checker<'a> {
    /// An inference without candidates.
    pub(crate) fn inference_for(&mut self, signature: &Signature) -> Inference {
        let in_result = signature
            .type_params
            .iter()
            .map(|&param| match self.types.get(signature.result) {
                Type::Param(result) => *result == param,
                Type::Union(members) => members
                    .iter()
                    .any(|&member| *self.types.get(member) == Type::Param(param)),
                _ => false,
            })
            .collect();
        Inference {
            params: signature.type_params.clone(),
            slots: signature
                .type_params
                .iter()
                .map(|_| Slot::default())
                .collect(),
            in_result,
            outer: Substitution::new(),
        }
    }

    /// The same for a signature of a member: what its owner's type parameters are is read off the
    /// difference between the signature and its declaration.
    pub(crate) fn member_inference_for(&mut self, signature: &Signature) -> Inference {
        let mut inference = self.inference_for(signature);
        let Some(decl) = signature.decl else {
            return inference;
        };
        let mut outer = Vec::new();
        for &param in &signature.type_params {
            if let Some(constraint) = self.constraint(param) {
                self.collect_params(constraint, &mut outer, 0);
            }
            if let Some(default) = self.default_of(param) {
                self.collect_params(default, &mut outer, 0);
            }
        }
        outer.retain(|param| !signature.type_params.contains(param));
        if outer.is_empty() {
            return inference;
        }
        let declared = self.signature(decl);
        if declared.params == signature.params && declared.this == signature.this {
            return inference;
        }
        let mut owner = Inference {
            slots: outer.iter().map(|_| Slot::default()).collect(),
            in_result: vec![true; outer.len()],
            outer: Substitution::new(),
            params: outer,
        };
        if let (Some(given), Some(wanted)) = (signature.this, declared.this) {
            self.infer(&mut owner, given, wanted, Source::Argument, 0);
        }
        for (given, wanted) in signature.params.iter().zip(&declared.params) {
            self.infer(&mut owner, given.ty, wanted.ty, Source::Argument, 0);
        }
        self.infer(
            &mut owner,
            signature.result,
            declared.result,
            Source::Argument,
            0,
        );
        for index in 0..owner.params.len() {
            let found = match self.candidate(&owner, index) {
                Some(ty) => ty,
                None => TypeId::ANY,
            };
            inference.outer.insert(owner.params[index], found);
        }
        inference
    }

    /// The type parameters that a type mentions.
    fn collect_params(&self, ty: TypeId, into: &mut Vec<Node>, depth: u32) {
        if depth > 8 {
            return;
        }
        match self.types.get(ty) {
            Type::Param(param) if !into.contains(param) => into.push(*param),
            Type::Union(types)
            | Type::Intersection(types)
            | Type::Class(_, types)
            | Type::Interface(_, types) => {
                for &ty in types {
                    self.collect_params(ty, into, depth + 1);
                }
            }
            Type::KeyOf(ty) => self.collect_params(*ty, into, depth + 1),
            Type::Indexed(object, key) => {
                self.collect_params(*object, into, depth + 1);
                self.collect_params(*key, into, depth + 1);
            }
            Type::Tuple(elements) => {
                for element in elements {
                    self.collect_params(element.ty, into, depth + 1);
                }
            }
            Type::Deferred(_, args) => {
                for &(_, ty) in args {
                    self.collect_params(ty, into, depth + 1);
                }
            }
            Type::Object(object) => {
                for property in &object.properties {
                    self.collect_params(property.ty, into, depth + 1);
                }
                for signature in object.calls.iter().chain(&object.constructs) {
                    for param in &signature.params {
                        self.collect_params(param.ty, into, depth + 1);
                    }
                    self.collect_params(signature.result, into, depth + 1);
                }
                for ty in object.string_index.iter().chain(&object.number_index) {
                    self.collect_params(*ty, into, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// A parameter's constraint as its owner's arguments make it.
    fn constraint_in(&mut self, inference: &Inference, param: Node) -> Option<TypeId> {
        let constraint = self.constraint(param)?;
        Some(if inference.outer.is_empty() {
            constraint
        } else {
            self.substitute(constraint, &inference.outer)
        })
    }

    /// Whether a type mentions one of the parameters.
    pub(crate) fn mentions(&self, ty: TypeId, params: &[Node], depth: u32) -> bool {
        if depth > 12 {
            return true;
        }
        let any = |types: &[TypeId]| types.iter().any(|&ty| self.mentions(ty, params, depth + 1));
        let signature = |signature: &Rc<Signature>| {
            signature
                .params
                .iter()
                .any(|param| self.mentions(param.ty, params, depth + 1))
                || self.mentions(signature.result, params, depth + 1)
                || matches!(signature.predicate, Some((_, Some(ty), _)) if self.mentions(ty, params, depth + 1))
        };
        match self.types.get(ty) {
            Type::Param(param) => params.contains(param),
            Type::Union(types)
            | Type::Intersection(types)
            | Type::Class(_, types)
            | Type::Interface(_, types) => any(types),
            Type::TemplateLiteral(_, types) => any(types),
            Type::Tuple(elements) => elements
                .iter()
                .any(|element| self.mentions(element.ty, params, depth + 1)),
            Type::KeyOf(ty) => self.mentions(*ty, params, depth + 1),
            Type::Indexed(object, key) => any(&[*object, *key]),
            Type::Deferred(_, args) => {
                args.is_empty()
                    || args
                        .iter()
                        .any(|&(_, ty)| self.mentions(ty, params, depth + 1))
            }
            Type::Object(object) => {
                object
                    .properties
                    .iter()
                    .any(|property| self.mentions(property.ty, params, depth + 1))
                    || object.calls.iter().any(signature)
                    || object.constructs.iter().any(signature)
                    || object
                        .string_index
                        .is_some_and(|ty| self.mentions(ty, params, depth + 1))
                    || object
                        .number_index
                        .is_some_and(|ty| self.mentions(ty, params, depth + 1))
            }
            _ => false,
        }
    }

    /// Collects candidates from a value of type `source` given where `target` is declared.
    pub(crate) fn infer(
        &mut self,
        inference: &mut Inference,
        source: TypeId,
        target: TypeId,
        from: Source,
        depth: u32,
    ) {
        if depth > 24 || source == target || !self.mentions(target, &inference.params, 0) {
            return;
        }
        match self.types.get(target).clone() {
            Type::Param(param) => {
                let Some(index) = inference.index(param) else {
                    return;
                };
                let slot = &mut inference.slots[index];
                if slot.fixed.is_some() {
                    return;
                }
                let list = match from {
                    Source::Argument => &mut slot.direct,
                    Source::Parameter => &mut slot.contra,
                    Source::Return => &mut slot.returned,
                };
                let says_nothing = from == Source::Return && source == TypeId::ANY;
                if !says_nothing && !list.contains(&source) {
                    list.push(source);
                }
            }
            Type::Union(members) => self.infer_to_union(inference, source, &members, from, depth),
            Type::Intersection(members) => {
                for member in members {
                    self.infer(inference, source, member, from, depth + 1);
                }
            }
            target_type => {
                if source == TypeId::ANY {
                    self.infer_dynamic(inference, target, from, depth);
                    return;
                }
                if let Type::Union(members) = self.types.get(source).clone() {
                    for member in members {
                        self.infer(inference, member, target, from, depth + 1);
                    }
                    return;
                }
                self.infer_structure(inference, source, target, &target_type, from, depth);
            }
        }
    }

    fn infer_to_union(
        &mut self,
        inference: &mut Inference,
        source: TypeId,
        members: &[TypeId],
        from: Source,
        depth: u32,
    ) {
        let (mut naked, mut shaped, mut plain) = (Vec::new(), Vec::new(), Vec::new());
        for &member in members {
            match self.types.get(member) {
                Type::Param(param) if inference.index(*param).is_some() => naked.push(member),
                _ if self.mentions(member, &inference.params, 0) => shaped.push(member),
                _ => plain.push(member),
            }
        }
        let sources = match self.types.get(source) {
            Type::Union(sources) => sources.clone(),
            _ => vec![source],
        };
        let mut rest = Vec::new();
        for source in sources {
            if plain.contains(&source)
                || (source == TypeId::VOID && plain.contains(&TypeId::UNDEFINED))
            {
                continue;
            }
            let mut matched = false;
            for &member in &shaped {
                if source == TypeId::ANY || self.same_shape(source, member) {
                    self.infer(inference, source, member, from, depth + 1);
                    matched = true;
                }
            }
            if !matched || source == TypeId::ANY {
                rest.push(source);
            }
        }
        if rest.is_empty() {
            return;
        }
        // With nothing bare to take them, shapes may still fit by their members.
        if naked.is_empty() {
            for source in rest {
                for &member in &shaped {
                    self.infer(inference, source, member, from, depth + 1);
                }
            }
            return;
        }
        let rest = self.union_of(&rest);
        for member in naked {
            self.infer(inference, rest, member, from, depth + 1);
        }
    }

    /// Whether a value of type `source` is plausibly meant for this member of a union.
    fn same_shape(&mut self, source: TypeId, member: TypeId) -> bool {
        match (
            self.types.get(source).clone(),
            self.types.get(member).clone(),
        ) {
            (Type::Class(a, _), Type::Class(b, _)) => {
                a == b || self.class_args_as(source, b).is_some()
            }
            (Type::Tuple(_), Type::Class(b, _)) => Some(b) == self.library_class("Array"),
            (Type::Tuple(_), Type::Tuple(_)) => true,
            (Type::Interface(a, _), Type::Interface(b, _)) if a == b => true,
            (Type::Object(a), Type::Object(b)) => {
                a.calls.is_empty() == b.calls.is_empty()
                    && b.properties
                        .iter()
                        .filter(|property| !property.optional)
                        .all(|property| {
                            a.properties.iter().any(|known| known.name == property.name)
                        })
            }
            (
                Type::Object(_)
                | Type::Class(..)
                | Type::Interface(..)
                | Type::Tuple(_)
                | Type::ClassValue(_),
                _,
            ) => {
                let wanted = self.properties(member);
                let callable = !self.signatures(member).is_empty();
                if callable {
                    return !self.signatures(source).is_empty();
                }
                if !self.construct_signatures(member).is_empty() {
                    return !self.construct_signatures(source).is_empty();
                }
                let mut required = wanted
                    .iter()
                    .filter(|property| !property.optional)
                    .peekable();
                if required.peek().is_none() {
                    return false;
                }
                let names: Vec<Rc<str>> = required.map(|property| property.name.clone()).collect();
                names
                    .iter()
                    .all(|name| self.property(source, name).is_some())
            }
            (Type::String, _) => self.property(member, "@@iterator").is_some(),
            _ => false,
        }
    }

    /// Arguments of `class` that a class type has as one of its bases.
    fn class_args_as(&mut self, ty: TypeId, class: crate::program::Symbol) -> Option<Vec<TypeId>> {
        let mut current = ty;
        for _ in 0..64 {
            let Type::Class(symbol, args) = self.types.get(current).clone() else {
                return None;
            };
            if symbol == class {
                return Some(args);
            }
            let (base, base_args) = self.class_base(symbol)?;
            let params = self.type_params(symbol);
            let by: Substitution = params.into_iter().zip(args).collect();
            let args = base_args
                .into_iter()
                .map(|arg| self.substitute(arg, &by))
                .collect();
            current = self.types.intern(Type::Class(base, args));
        }
        None
    }

    /// `any` makes everything in the target `any`.
    fn infer_dynamic(
        &mut self,
        inference: &mut Inference,
        target: TypeId,
        from: Source,
        depth: u32,
    ) {
        for index in 0..inference.params.len() {
            let param = inference.params[index];
            if self.mentions(target, &[param], 0) {
                let ty = self.types.intern(Type::Param(param));
                self.infer(inference, TypeId::ANY, ty, from, depth + 1);
            }
        }
    }

    fn infer_structure(
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

    fn infer_signatures(
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
    fn instantiate_in_context(
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
        if let (Some((_, Some(source), _)), Some((_, Some(target), _))) =
            (given.predicate, wanted.predicate)
        {
            self.infer(inference, source, target, from, depth + 1);
        }
        if given.result != TypeId::VOID || wanted.result != TypeId::VOID {
            self.infer(inference, given.result, wanted.result, from, depth + 1);
        }
    }

    /// The best type for a slot; `None` without candidates.
    fn candidate(&mut self, inference: &Inference, index: usize) -> Option<TypeId> {
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

    fn common_supertype(&mut self, types: &[TypeId]) -> TypeId {
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

    fn widen_fixed(&mut self, param: Node, ty: TypeId) -> TypeId {
        let own = self.types.intern(Type::Param(param));
        if self.keeps_literals(own, ty) {
            ty
        } else {
            self.widen(ty)
        }
    }

    /// What is known so far, for contexts: a parameter without candidates is its constraint.
    pub(crate) fn mapping(
        &mut self,
        inference: &Inference,
        unknown: Option<TypeId>,
    ) -> Substitution {
        let mut by = Substitution::new();
        let mut open = Vec::new();
        for index in 0..inference.params.len() {
            match self.candidate(inference, index) {
                Some(ty) => {
                    by.insert(inference.params[index], ty);
                }
                None => open.push(inference.params[index]),
            }
        }
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
        let mut by = Substitution::new();
        let mut open = Vec::new();
        for index in 0..inference.params.len() {
            match self.candidate(inference, index) {
                Some(ty) => {
                    by.insert(inference.params[index], ty);
                }
                None => open.push(inference.params[index]),
            }
        }
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
