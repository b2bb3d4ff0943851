//! Conditional types and the evaluation of types that were kept as written.

use std::collections::HashMap;

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::{Checker, Substitution};
use crate::program::Node;
use crate::types::{TupleElement, Type, TypeId};

/// Deeper recursion is `any`: it would exhaust the stack.
const MAX_DEPTH: usize = 80;
/// More evaluations than any program means.
const MAX_EVALUATIONS: u32 = 200_000;

/// Types found for `infer` parameters.
#[derive(Default)]
struct Inferred {
    params: Vec<Node>,
    covariant: HashMap<Node, Vec<TypeId>>,
    contravariant: HashMap<Node, Vec<TypeId>>,
}

impl<'a> Checker<'a> {
    /// A conditional, mapped or utility type with arguments for what it depends on.
    pub(crate) fn evaluate(&mut self, node: Node, args: Vec<(Node, TypeId)>) -> TypeId {
        let key = (node, args);
        if let Some(&known) = self.declarations.evaluated.get(&key) {
            return known;
        }
        self.declarations.evaluations += 1;
        let active = &self.declarations.evaluating;
        if active.len() > MAX_DEPTH
            || active.contains(&key)
            || self.declarations.evaluations > MAX_EVALUATIONS
        {
            return TypeId::ANY;
        }
        self.declarations.evaluating.push(key.clone());
        let env: Substitution = key.1.iter().copied().collect();
        let result = match self.syntax(node) {
            AstKind::TSConditionalType(conditional) => {
                self.evaluate_conditional(node, conditional, &env)
            }
            AstKind::TSMappedType(_) => self.evaluate_mapped(node, &env),
            _ => self.reevaluate_utility(node, &env),
        };
        self.declarations.evaluating.pop();
        let result = match result {
            Some(ty) => ty,
            None if key.1.iter().any(|&(_, t)| self.is_generic(t)) => {
                self.types.intern(Type::Deferred(node, key.1.clone()))
            }
            // Nothing is left that could still decide it.
            None => TypeId::ANY,
        };
        self.declarations.evaluated.insert(key, result);
        result
    }

    /// `None` while the checked type is not known.
    fn evaluate_conditional(
        &mut self,
        node: Node,
        conditional: &'a ast::TSConditionalType<'a>,
        env: &Substitution,
    ) -> Option<TypeId> {
        let written = self.type_of_annotation(node.module, &conditional.check_type);
        let checked = self.substitute(written, env);
        if self.is_generic(checked) {
            return None;
        }
        // A plain parameter distributes over the members of its argument.
        if let Type::Param(param) = *self.types.get(written) {
            if checked == TypeId::NEVER {
                return Some(TypeId::NEVER);
            }
            let members = self.choices(checked);
            if members.len() > 1 {
                let mut results = Vec::with_capacity(members.len());
                for member in members {
                    let mut env = env.clone();
                    env.insert(param, member);
                    results.push(self.decide(node, conditional, member, &env)?);
                }
                return Some(self.union_of(&results));
            }
        }
        self.decide(node, conditional, checked, env)
    }

    fn decide(
        &mut self,
        node: Node,
        conditional: &'a ast::TSConditionalType<'a>,
        checked: TypeId,
        env: &Substitution,
    ) -> Option<TypeId> {
        let module = node.module;
        let extends = self.type_of_annotation(module, &conditional.extends_type);
        let extends = self.substitute(extends, env);
        let mut inferred = Inferred {
            params: self.infer_params(node),
            ..Inferred::default()
        };
        let mut env = env.clone();
        let mut wanted = extends;
        if !inferred.params.is_empty() {
            self.match_types(checked, extends, &mut inferred, false, 0);
            let params = std::mem::take(&mut inferred.params);
            for param in params {
                let constraint = self
                    .constraint(param)
                    .map(|constraint| self.substitute(constraint, &env));
                let ty = if checked == TypeId::ANY {
                    TypeId::ANY
                } else if let Some(types) = inferred.covariant.get(&param) {
                    self.union_of(types)
                } else if let Some(types) = inferred.contravariant.get(&param) {
                    self.intersection_of(types)
                } else {
                    constraint.unwrap_or(TypeId::UNKNOWN)
                };
                if let Some(constraint) = constraint
                    && !self.is_assignable(ty, constraint)
                {
                    // `infer X extends C` fails like a type that does not fit.
                    return self.branch(module, &conditional.false_type, &env);
                }
                env.insert(param, ty);
            }
            wanted = self.substitute(extends, &env);
        }
        if self.is_generic(wanted) {
            return None;
        }
        if checked == TypeId::ANY && wanted != TypeId::ANY && wanted != TypeId::UNKNOWN {
            let yes = self.branch(module, &conditional.true_type, &env)?;
            let no = self.branch(module, &conditional.false_type, &env)?;
            return Some(self.union_of(&[yes, no]));
        }
        let branch = if self.is_assignable(checked, wanted) {
            &conditional.true_type
        } else {
            &conditional.false_type
        };
        self.branch(module, branch, &env)
    }

    fn branch(
        &mut self,
        module: crate::program::ModuleId,
        written: &'a ast::TSType<'a>,
        env: &Substitution,
    ) -> Option<TypeId> {
        let ty = self.type_of_annotation(module, written);
        Some(self.substitute(ty, env))
    }

    /// The `infer` parameters of a conditional type itself, without those of nested ones.
    fn infer_params(&mut self, node: Node) -> Vec<Node> {
        let AstKind::TSConditionalType(conditional) = self.syntax(node) else {
            return Vec::new();
        };
        let Some(scope) = conditional.scope_id.get() else {
            return Vec::new();
        };
        let scoping = &self.program.module(node.module).scoping;
        scoping
            .iter_bindings_in(scope)
            .map(|symbol| Node {
                module: node.module,
                id: scoping.symbol_declaration(symbol),
            })
            .collect()
    }

    /// Finds what `infer` parameters in a type stand for, given a type in its place.
    fn match_types(
        &mut self,
        from: TypeId,
        to: TypeId,
        inferred: &mut Inferred,
        contra: bool,
        depth: u32,
    ) {
        if depth > 30 || !self.is_generic(to) {
            return;
        }
        let source = self.types.get(from).clone();
        match self.types.get(to).clone() {
            Type::Param(param) if inferred.params.contains(&param) => {
                let found = if contra {
                    &mut inferred.contravariant
                } else {
                    &mut inferred.covariant
                };
                let types = found.entry(param).or_default();
                if !types.contains(&from) {
                    types.push(from);
                }
            }
            Type::Union(members) => {
                let mut rest: Vec<TypeId> = Vec::new();
                for member in self.members_of(from) {
                    if !members.contains(&member) {
                        rest.push(member);
                    }
                }
                let (mut naked, mut other) = (Vec::new(), Vec::new());
                for member in members {
                    if matches!(self.types.get(member), Type::Param(_)) {
                        naked.push(member);
                    } else if self.is_generic(member) {
                        other.push(member);
                    }
                }
                for &member in &other {
                    for &given in &rest {
                        self.match_types(given, member, inferred, contra, depth + 1);
                    }
                }
                if !naked.is_empty() && (other.is_empty() || !rest.is_empty()) {
                    let rest = self.union_of(&rest);
                    for member in naked {
                        self.match_types(rest, member, inferred, contra, depth + 1);
                    }
                }
            }
            Type::Intersection(members) => {
                for member in members {
                    self.match_types(from, member, inferred, contra, depth + 1);
                }
            }
            Type::TemplateLiteral(texts, holes) => {
                if let Type::StringLiteral(text) = &source
                    && let Some(parts) = self.match_template(text, &texts, &holes)
                {
                    for (part, hole) in parts.into_iter().zip(holes) {
                        let part = self.part_type(part, hole);
                        self.match_types(part, hole, inferred, contra, depth + 1);
                    }
                } else if let Type::TemplateLiteral(given, parts) = &source
                    && *given == texts
                {
                    for (&part, hole) in parts.iter().zip(holes) {
                        self.match_types(part, hole, inferred, contra, depth + 1);
                    }
                }
            }
            Type::Tuple(wanted) => match source {
                Type::Tuple(given) => self.match_tuples(&given, &wanted, inferred, contra, depth),
                _ => {
                    if let Some(element) = self.array_element(from) {
                        let rest = [TupleElement {
                            ty: element,
                            optional: false,
                            rest: true,
                        }];
                        self.match_tuples(&rest, &wanted, inferred, contra, depth);
                    }
                }
            },
            _ if matches!(source, Type::Union(_)) => {
                for member in self.members_of(from) {
                    self.match_types(member, to, inferred, contra, depth + 1);
                }
            }
            Type::Class(symbol, args) => {
                if let Some(given) = self.arguments_as(from, symbol) {
                    for (given, wanted) in given.into_iter().zip(args) {
                        self.match_types(given, wanted, inferred, contra, depth + 1);
                    }
                    return;
                }
                if self.array_element(to).is_some() {
                    if let (Type::Tuple(_), Some(&wanted)) = (&source, args.first()) {
                        let element = self.tuple_union(from);
                        self.match_types(element, wanted, inferred, contra, depth + 1);
                    }
                    return;
                }
                self.match_members(from, to, inferred, contra, depth);
            }
            Type::Interface(symbol, args) => {
                if let Type::Interface(other, given) = &source
                    && *other == symbol
                {
                    for (&given, wanted) in given.iter().zip(args) {
                        self.match_types(given, wanted, inferred, contra, depth + 1);
                    }
                    return;
                }
                self.match_members(from, to, inferred, contra, depth);
            }
            Type::Object(_) => self.match_members(from, to, inferred, contra, depth),
            _ => {}
        }
    }

    /// Text matched by `infer X extends number` and so on becomes that literal.
    fn part_type(&mut self, part: std::rc::Rc<str>, hole: TypeId) -> TypeId {
        if let Type::Param(param) = *self.types.get(hole)
            && let Some(constraint) = self.constraint(param)
        {
            let literal = match self.types.get(constraint) {
                Type::Number => match part.parse::<f64>() {
                    Ok(value) if *super::class::number_name(value) == *part => {
                        Some(Type::NumberLiteral(value.to_bits()))
                    }
                    _ => None,
                },
                Type::Boolean => part.parse::<bool>().ok().map(Type::BooleanLiteral),
                Type::BigInt => part
                    .bytes()
                    .all(|b| b.is_ascii_digit())
                    .then(|| Type::BigIntLiteral(part.clone())),
                _ => None,
            };
            if let Some(literal) = literal {
                return self.types.intern(literal);
            }
        }
        self.types.intern(Type::StringLiteral(part))
    }

    /// The arguments of a class type as seen from one of its bases.
    pub(crate) fn arguments_as(
        &mut self,
        ty: TypeId,
        base: crate::program::Symbol,
    ) -> Option<Vec<TypeId>> {
        let Type::Class(mut symbol, mut args) = self.types.get(ty).clone() else {
            return None;
        };
        for _ in 0..1000 {
            if symbol == base {
                return Some(args);
            }
            let (next, written) = self.class_base(symbol)?;
            let substitution = self.substitution_of(symbol, &args);
            args = written
                .iter()
                .map(|&t| self.substitute(t, &substitution))
                .collect();
            symbol = next;
        }
        None
    }

    fn match_tuples(
        &mut self,
        given: &[TupleElement],
        wanted: &[TupleElement],
        inferred: &mut Inferred,
        contra: bool,
        depth: u32,
    ) {
        let rest = wanted.iter().position(|e| e.rest);
        let leading = rest.unwrap_or(wanted.len());
        let mut start = 0;
        for element in &wanted[..leading] {
            match given.get(start) {
                Some(found) => {
                    let ty = found.ty;
                    self.match_types(ty, element.ty, inferred, contra, depth + 1);
                    if !found.rest {
                        start += 1;
                    }
                }
                None => return,
            }
        }
        let Some(rest) = rest else {
            return;
        };
        let trailing = &wanted[rest + 1..];
        let end = given.len().saturating_sub(trailing.len()).max(start);
        for (element, found) in trailing.iter().zip(given.get(end..).unwrap_or_default()) {
            self.match_types(found.ty, element.ty, inferred, contra, depth + 1);
        }
        let middle = given.get(start..end).unwrap_or_default().to_vec();
        // `...infer R` takes the tuple; `...(infer E)[]` its elements.
        if let &Type::Indexed(list, TypeId::NUMBER) = self.types.get(wanted[rest].ty) {
            let middle = match middle.as_slice() {
                [only] if only.rest => self.array_of(only.ty),
                _ => self.types.intern(Type::Tuple(middle)),
            };
            self.match_types(middle, list, inferred, contra, depth + 1);
        } else {
            for found in middle {
                self.match_types(found.ty, wanted[rest].ty, inferred, contra, depth + 1);
            }
        }
    }

    fn match_members(
        &mut self,
        from: TypeId,
        to: TypeId,
        inferred: &mut Inferred,
        contra: bool,
        depth: u32,
    ) {
        for wanted in self.properties(to) {
            if !self.is_generic(wanted.ty) {
                continue;
            }
            if let Some(given) = self.property(from, &wanted.name) {
                let mut ty = given.ty;
                if given.optional && !wanted.optional {
                    ty = self.union_of(&[ty, TypeId::UNDEFINED]);
                }
                self.match_types(ty, wanted.ty, inferred, contra, depth + 1);
            }
        }
        for construct in [false, true] {
            let (wanted, given) = if construct {
                (
                    self.construct_signatures(to),
                    self.construct_signatures(from),
                )
            } else {
                (self.signatures(to), self.signatures(from))
            };
            // Of overloads the last one counts.
            if let (Some(wanted), Some(given)) = (wanted.last(), given.last()) {
                let erased = given
                    .type_params
                    .iter()
                    .map(|&p| (p, TypeId::UNKNOWN))
                    .collect::<Substitution>();
                let given = self.substitute_signature(given, &erased, None);
                for (index, param) in wanted.params.iter().enumerate() {
                    if param.rest {
                        let tuple = self.parameter_tuple(&given.params, index);
                        self.match_types(tuple, param.ty, inferred, !contra, depth + 1);
                        break;
                    }
                    if let Some(ty) = self.parameter_at(&given, index) {
                        self.match_types(ty, param.ty, inferred, !contra, depth + 1);
                    }
                }
                if let (Some(wanted), Some(given)) = (wanted.this, given.this) {
                    self.match_types(given, wanted, inferred, !contra, depth + 1);
                }
                self.match_types(given.result, wanted.result, inferred, contra, depth + 1);
                if let (Some((of, Some(wanted), _)), Some((same, Some(given), _))) =
                    (wanted.predicate, given.predicate)
                    && of == same
                {
                    self.match_types(given, wanted, inferred, contra, depth + 1);
                }
            }
        }
        for numeric in [false, true] {
            if let Some(wanted) = self.own_index_type(to, numeric)
                && self.is_generic(wanted)
            {
                let given = match self.index_type(from, numeric) {
                    Some(given) => given,
                    None => {
                        let types: Vec<TypeId> =
                            self.properties(from).into_iter().map(|p| p.ty).collect();
                        self.union_of(&types)
                    }
                };
                self.match_types(given, wanted, inferred, contra, depth + 1);
            }
        }
    }
}
