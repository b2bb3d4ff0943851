//! Type arguments from the types of arguments.

use std::collections::hash_map::Entry;
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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    /// An argument.
    Argument,
    /// A parameter of a function argument.
    Parameter,
    /// The place that the call's result goes to.
    Return,
}

#[derive(Default)]
pub(super) struct Slot {
    pub(super) direct: Vec<TypeId>,
    pub(super) contra: Vec<TypeId>,
    pub(super) returned: Vec<TypeId>,
    pub(super) fixed: Option<TypeId>,
}

/// Inference for one call of one signature.
pub(crate) struct Inference {
    pub(crate) params: Vec<Node>,
    pub(super) slots: Vec<Slot>,
    /// Parameters that are the result (or a member of the union that is): their literals stay.
    pub(super) in_result: Vec<bool>,
    /// Arguments of the class or interface that declares the signature, which the constraints of
    /// the parameters may mention.
    pub(super) outer: Substitution,
    /// Pairs that have given their candidates, with the depth at which they did: recursive types
    /// meet the same ones over and over.
    visited: HashMap<(TypeId, TypeId, Source), u32>,
}

impl Inference {
    pub(super) fn index(&self, param: Node) -> Option<usize> {
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
            visited: HashMap::new(),
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
            visited: HashMap::new(),
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
    pub(super) fn constraint_in(&mut self, inference: &Inference, param: Node) -> Option<TypeId> {
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
                match inference.visited.entry((source, target, from)) {
                    Entry::Occupied(known) if *known.get() <= depth => return,
                    Entry::Occupied(mut known) => *known.get_mut() = depth,
                    Entry::Vacant(place) => _ = place.insert(depth),
                }
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
    pub(super) fn class_args_as(
        &mut self,
        ty: TypeId,
        class: crate::program::Symbol,
    ) -> Option<Vec<TypeId>> {
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
}
