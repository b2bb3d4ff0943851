//! Assignability, unions, widening.

use std::rc::Rc;

use super::Checker;
use super::EnumKind;
use crate::types::{Intrinsic, ObjectType, PropertyKind, Signature, TupleElement, Type, TypeId};

/// Deeper than any written type: what nests deeper recurses, and is assumed to fit.
const MAX_RELATING: usize = 40;

impl<'a> Checker<'a> {
    /// Whether a value of one type may be used where another is wanted. Recursion is assumed to
    /// hold.
    pub fn is_assignable(&mut self, from: TypeId, to: TypeId) -> bool {
        if from == to || to == TypeId::ANY || to == TypeId::UNKNOWN || from == TypeId::NEVER {
            return true;
        }
        if from == TypeId::ANY {
            return to != TypeId::NEVER;
        }
        if let Some(&known) = self.declarations.related.get(&(from, to)) {
            return known;
        }
        let stack = &self.declarations.relating;
        if stack.len() > MAX_RELATING || stack.contains(&(from, to)) {
            return true;
        }
        self.declarations.relating.push((from, to));
        let mark = self.declarations.assumed.len();
        let result = self.relate(from, to);
        self.declarations.relating.pop();
        // A `true` found inside a recursion rests on the assumption that the whole holds: it goes
        // with what it rests on.
        if !result {
            for pair in self.declarations.assumed.drain(mark..) {
                self.declarations.related.remove(&pair);
            }
        } else if self.declarations.relating.is_empty() {
            self.declarations.assumed.clear();
        } else {
            self.declarations.assumed.push((from, to));
        }
        self.declarations.related.insert((from, to), result);
        result
    }

    fn relate(&mut self, from: TypeId, to: TypeId) -> bool {
        let source = self.types.get(from).clone();
        let target = self.types.get(to).clone();
        match (&source, &target) {
            (Type::Union(members), _) => {
                return members.iter().all(|&m| self.is_assignable(m, to));
            }
            (Type::Unknown, _) => {
                // `{} | null | undefined` is everything.
                return false;
            }
            (_, Type::Intersection(members)) => {
                return members.iter().all(|&m| self.is_assignable(from, m));
            }
            _ => {}
        }
        if let Type::Union(members) = &target {
            if members.iter().any(|&m| self.is_assignable(from, m)) {
                return true;
            }
            return match &source {
                Type::Boolean => {
                    let yes = self.types.intern(Type::BooleanLiteral(true));
                    let no = self.types.intern(Type::BooleanLiteral(false));
                    self.is_assignable(yes, to) && self.is_assignable(no, to)
                }
                Type::Enum(symbol) => {
                    let members = self.enum_member_types(*symbol);
                    !members.is_empty() && members.iter().all(|&m| self.is_assignable(m, to))
                }
                Type::Intersection(members) => members.iter().any(|&m| self.is_assignable(m, to)),
                Type::Param(_) | Type::This(_) | Type::Indexed(..) | Type::KeyOf(_) => {
                    let apparent = self.apparent(from);
                    apparent != from && self.is_assignable(apparent, to)
                }
                _ => false,
            };
        }
        match (&source, &target) {
            (Type::Intersection(members), _) => {
                members.iter().any(|&m| self.is_assignable(m, to))
                    || self.is_object_like(to) && self.relate_members(from, to)
            }
            (Type::Param(_) | Type::This(_) | Type::KeyOf(_) | Type::Indexed(..), _) => {
                let apparent = self.apparent(from);
                apparent != from && self.is_assignable(apparent, to)
            }
            (Type::Deferred(..), _) => false,
            (
                _,
                Type::Param(_)
                | Type::KeyOf(_)
                | Type::Indexed(..)
                | Type::Deferred(..)
                | Type::Never
                | Type::Null,
            ) => false,
            (_, Type::This(symbol)) => {
                // Only `this` itself surely is: a subclass may be meant.
                let _ = symbol;
                false
            }
            (Type::Undefined, Type::Void) => true,
            (Type::Undefined | Type::Null | Type::Void, _) => false,
            (_, Type::Undefined | Type::Void) => false,
            (Type::StringLiteral(_) | Type::TemplateLiteral(..), Type::String) => true,
            (Type::StringLiteral(text), Type::TemplateLiteral(quasis, holes)) => {
                self.match_template(text, quasis, holes).is_some()
            }
            (Type::NumberLiteral(_), Type::Number) => true,
            (Type::NumberLiteral(_), Type::Intrinsic(Intrinsic::I32)) => true,
            (Type::BigIntLiteral(_), Type::Intrinsic(Intrinsic::I64)) => true,
            (Type::NumberLiteral(_) | Type::Number, Type::Enum(symbol)) => {
                self.enum_kind(*symbol) == EnumKind::Number
            }
            (Type::BooleanLiteral(_), Type::Boolean) => true,
            (Type::BigIntLiteral(_), Type::BigInt) => true,
            (Type::EnumMember(a, _), Type::Enum(b)) => a == b,
            (Type::Enum(symbol), Type::Number | Type::String) => {
                let wanted = match target {
                    Type::Number => EnumKind::Number,
                    _ => EnumKind::String,
                };
                self.enum_kind(*symbol) == wanted
            }
            (Type::EnumMember(symbol, index), Type::Number | Type::String) => {
                let is_text = matches!(
                    self.enum_member(*symbol, *index).1,
                    super::EnumValue::String(_)
                );
                is_text == (target == Type::String)
            }
            (Type::Intrinsic(_), _) | (_, Type::Intrinsic(_)) => false,
            (_, Type::NonPrimitive) => self.is_object_like(from) || source == Type::NonPrimitive,
            (Type::Class(a, xs), Type::Class(b, ys)) => {
                if a == b && self.relate_arguments(xs, ys) {
                    return true;
                }
                if a != b {
                    // Through the bases, then by structure.
                    let mut at = *a;
                    let mut arguments = xs.clone();
                    let mut steps = 0;
                    while let Some((base, written)) = self.class_base(at) {
                        steps += 1;
                        if steps > 100 {
                            break;
                        }
                        let substitution = self.substitution_of(at, &arguments);
                        arguments = written
                            .iter()
                            .map(|&x| self.substitute(x, &substitution))
                            .collect();
                        at = base;
                        if at == *b {
                            return self.relate_arguments(&arguments, ys)
                                || self.relate_members(from, to);
                        }
                    }
                }
                !self.has_private_members(*b) && self.relate_members(from, to)
            }
            (Type::Interface(a, xs), Type::Interface(b, ys)) if a == b => {
                self.relate_arguments(xs, ys) || self.relate_members(from, to)
            }
            (_, Type::Class(symbol, _)) if self.has_private_members(*symbol) => false,
            (Type::Tuple(xs), Type::Tuple(ys)) => self.relate_tuples(xs, ys),
            (_, Type::Tuple(_)) => false,
            (Type::Tuple(_), Type::Class(..)) if self.array_element(to).is_some() => {
                let element = self.array_element(to).unwrap_or(TypeId::ANY);
                let all = self.tuple_union(from);
                self.is_assignable(all, element)
            }
            (Type::ClassValue(a), Type::ClassValue(b)) => self.derives_from(*a, *b),
            (_, Type::ClassValue(_) | Type::EnumValue(_) | Type::NamespaceValue(_)) => false,
            (_, Type::Class(..) | Type::Interface(..) | Type::Object(_)) => {
                self.relate_members(from, to)
            }
            _ => false,
        }
    }

    /// Arguments of the same declaration: taken as covariant, which is how all containers are
    /// declared; where that fails the caller compares members.
    fn relate_arguments(&mut self, from: &[TypeId], to: &[TypeId]) -> bool {
        from.len() == to.len() && from.iter().zip(to).all(|(&x, &y)| self.is_assignable(x, y))
    }

    fn relate_tuples(&mut self, from: &[TupleElement], to: &[TupleElement]) -> bool {
        let mut index = 0;
        for wanted in to {
            if wanted.rest {
                while let Some(given) = from.get(index) {
                    if !self.is_assignable(given.ty, wanted.ty) {
                        return false;
                    }
                    index += 1;
                }
                continue;
            }
            match from.get(index) {
                None if wanted.optional => {}
                None => return false,
                Some(given) => {
                    if (given.optional || given.rest) && !wanted.optional
                        || !self.is_assignable(given.ty, wanted.ty)
                    {
                        return false;
                    }
                    if !given.rest {
                        index += 1;
                    }
                }
            }
        }
        index >= from.len()
    }

    /// Compares by structure: every member of the target must be met.
    fn relate_members(&mut self, from: TypeId, to: TypeId) -> bool {
        let is_function = self.any_function() == to;
        if is_function {
            return matches!(self.types.get(from), Type::ClassValue(_))
                || !self.signatures(from).is_empty()
                || !self.construct_signatures(from).is_empty();
        }
        let wanted = self.properties(to);
        let is_fresh_kind = match self.types.get(from) {
            Type::Object(_) => true,
            &Type::Interface(symbol, _) => self.is_alias_symbol(symbol),
            _ => false,
        };
        // A type without any required member in common with a primitive is still met by it only
        // when it is empty.
        for property in &wanted {
            let Some(given) = self.property(from, &property.name) else {
                if property.optional {
                    continue;
                }
                return false;
            };
            if given.optional && !property.optional {
                return false;
            }
            let mut expected = property.ty;
            if property.optional {
                expected = self.union_of(&[expected, TypeId::UNDEFINED]);
            }
            if property.kind == PropertyKind::Method {
                // Methods are compared bivariantly.
                if !self.is_assignable(given.ty, expected)
                    && !self.is_assignable(expected, given.ty)
                {
                    return false;
                }
            } else if !self.is_assignable(given.ty, expected) {
                return false;
            }
        }
        for call in self.signatures(to) {
            let calls = self.signatures(from);
            if !calls
                .iter()
                .any(|given| self.relate_signatures(given, &call))
            {
                return false;
            }
        }
        for construct in self.construct_signatures(to) {
            let constructs = self.construct_signatures(from);
            if !constructs
                .iter()
                .any(|given| self.relate_signatures(given, &construct))
            {
                return false;
            }
        }
        for numeric in [false, true] {
            let Some(expected) = self.own_index_type(to, numeric) else {
                continue;
            };
            match self.index_type(from, numeric) {
                Some(given) => {
                    if !self.is_assignable(given, expected) {
                        return false;
                    }
                }
                None if is_fresh_kind => {
                    for property in self.properties(from) {
                        let counts = !numeric || property.name.parse::<f64>().is_ok();
                        if counts && !self.is_assignable(property.ty, expected) {
                            return false;
                        }
                    }
                }
                None => return false,
            }
        }
        true
    }

    /// Whether a function of one signature may be used as one of another.
    pub(crate) fn relate_signatures(&mut self, from: &Rc<Signature>, to: &Rc<Signature>) -> bool {
        if from == to {
            return true;
        }
        // Type parameters stand for anything: a generic function is taken by its erasure.
        let from = self.erase_signature(from);
        let to = self.erase_signature(to);
        let needed = from
            .params
            .iter()
            .filter(|p| !p.optional && !p.rest)
            .count();
        let given = to.params.iter().filter(|p| !p.rest).count();
        if needed > given && !to.params.iter().any(|p| p.rest) {
            return false;
        }
        for (index, param) in from.params.iter().enumerate() {
            let Some(other) = self.parameter_at(&to, index) else {
                break;
            };
            let mine = if param.rest {
                self.iterated_type(param.ty).unwrap_or(TypeId::ANY)
            } else if param.optional {
                self.union_of(&[param.ty, TypeId::UNDEFINED])
            } else {
                param.ty
            };
            // Parameters are bivariant here: what `tsc` accepted under either flag holds.
            if !self.is_assignable(other, mine) && !self.is_assignable(mine, other) {
                return false;
            }
        }
        if let Some((of, Some(wanted), false)) = to.predicate
            && !self.tells(&from, of, wanted)
        {
            return false;
        }
        to.result == TypeId::VOID || self.is_assignable(from.result, to.result)
    }

    /// Whether a function is a type guard for the parameter `of` that tells `wanted`.
    fn tells(&mut self, function: &Signature, of: Option<u32>, wanted: TypeId) -> bool {
        match function.predicate {
            Some((same, Some(told), false)) => same == of && self.is_assignable(told, wanted),
            _ => false,
        }
    }

    /// The type of the argument at an index, looking into a rest parameter.
    pub(crate) fn parameter_at(&mut self, signature: &Signature, index: usize) -> Option<TypeId> {
        let last = signature.params.len().checked_sub(1)?;
        let param = signature.params.get(index.min(last))?;
        if param.rest {
            let within = index.saturating_sub(last);
            return match self.types.get(param.ty) {
                Type::Tuple(_) => self.tuple_element(param.ty, within),
                _ => Some(self.iterated_type(param.ty).unwrap_or(TypeId::ANY)),
            };
        }
        (index <= last).then_some(param.ty)
    }

    /// The signature with `any` for its own type parameters.
    fn erase_signature(&mut self, signature: &Rc<Signature>) -> Rc<Signature> {
        if signature.type_params.is_empty() {
            return signature.clone();
        }
        let erased = signature
            .type_params
            .iter()
            .map(|&p| (p, TypeId::ANY))
            .collect();
        Rc::new(self.substitute_signature(signature, &erased, None))
    }

    /// Anything but primitives, `null` and `undefined`.
    pub(crate) fn is_object_like(&mut self, ty: TypeId) -> bool {
        match self.types.get(ty) {
            Type::Class(..)
            | Type::Interface(..)
            | Type::Object(_)
            | Type::Tuple(_)
            | Type::ClassValue(_)
            | Type::EnumValue(_)
            | Type::NamespaceValue(_)
            | Type::NonPrimitive => true,
            Type::Intersection(members) => {
                let members = members.clone();
                members.iter().any(|&m| self.is_object_like(m))
            }
            _ => false,
        }
    }

    /// `Function`: what every function is assignable to.
    pub(crate) fn any_function(&mut self) -> TypeId {
        if let Some(ty) = self.declarations.any_function {
            return ty;
        }
        let rest = self.array_of(TypeId::ANY);
        let signature = Signature {
            type_params: Vec::new(),
            this: None,
            params: vec![crate::types::Param {
                name: "args".into(),
                ty: rest,
                optional: false,
                rest: true,
            }],
            result: TypeId::ANY,
            predicate: None,
            decl: None,
            is_async: false,
            is_generator: false,
        };
        let ty = self.types.intern(Type::Object(Rc::new(ObjectType {
            calls: vec![Rc::new(signature)],
            ..ObjectType::default()
        })));
        self.declarations.any_function = Some(ty);
        ty
    }
}
