//! The utility types: `Partial`, `Record`, `ReturnType` and so on.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::Checker;
use super::mapped::Modifier;
use crate::program::Node;
use crate::types::{ObjectType, TupleElement, Type, TypeId};

impl<'a> Checker<'a> {
    /// A type that is built in, by name; kept as written while it depends on parameters.
    pub(crate) fn library_type(
        &mut self,
        node: Node,
        name: &str,
        args: &[TypeId],
    ) -> Option<TypeId> {
        // A generic class of that name in the library tells more.
        let is_iterator = matches!(name, "Iterator" | "IteratorObject" | "Generator");
        if is_iterator
            && let Some(class) = self.library_class(name)
            && !self.type_params(class).is_empty()
        {
            return None;
        }
        if let Some(ty) = self.structural_type(name, args) {
            return Some(ty);
        }
        let (wanted, deciding) = utility(name)?;
        let mut args = args.to_vec();
        args.resize(wanted.max(args.len()), TypeId::ANY);
        let is_open = args.iter().take(deciding).any(|&t| self.is_generic(t));
        if is_open {
            let params = self.free_params(node);
            if params.is_empty() {
                return Some(TypeId::ANY);
            }
            let env = params
                .iter()
                .map(|&p| (p, self.types.intern(Type::Param(p))))
                .collect();
            return Some(self.types.intern(Type::Deferred(node, env)));
        }
        Some(self.utility_type(name, &args))
    }

    /// A utility type that was kept as written, now with arguments.
    pub(crate) fn reevaluate_utility(
        &mut self,
        node: Node,
        env: &super::Substitution,
    ) -> Option<TypeId> {
        let (name, written) = match self.syntax(node) {
            AstKind::TSTypeReference(r) => (&r.type_name, r.type_arguments.as_deref()),
            AstKind::TSInterfaceHeritage(r) => (&r.type_name, r.type_arguments.as_deref()),
            _ => return Some(TypeId::ANY),
        };
        let ast::TSTypeName::IdentifierReference(id) = name else {
            return Some(TypeId::ANY);
        };
        let (wanted, deciding) = utility(&id.name)?;
        let mut args = self.written_arguments(node.module, written);
        for arg in &mut args {
            *arg = self.substitute(*arg, env);
        }
        args.resize(wanted.max(args.len()), TypeId::ANY);
        if args.iter().take(deciding).any(|&t| self.is_generic(t)) {
            return None;
        }
        Some(self.utility_type(&id.name, &args))
    }

    fn utility_type(&mut self, name: &str, args: &[TypeId]) -> TypeId {
        let first = args.first().copied().unwrap_or(TypeId::ANY);
        let second = args.get(1).copied().unwrap_or(TypeId::ANY);
        match name {
            "Partial" => self.map_modifiers(first, Modifier::Add, Modifier::Keep),
            "Required" => self.map_modifiers(first, Modifier::Remove, Modifier::Keep),
            "Readonly" => self.map_modifiers(first, Modifier::Keep, Modifier::Add),
            "Record" => self.record(first, second),
            "Pick" => self.pick(first, second, true),
            "Omit" => self.pick(first, second, false),
            "Exclude" => self.select(first, |c, member| !c.is_assignable(member, second)),
            "Extract" => self.select(first, |c, member| c.is_assignable(member, second)),
            "NonNullable" => self.without_nullish(first),
            "Awaited" => self.awaited(first),
            "NoInfer" => first,
            "ReturnType" => self.each_member(first, |c, member| {
                c.signatures(member).last().map(|s| s.result)
            }),
            "Parameters" => self.each_member(first, |c, member| {
                let signature = c.signatures(member).last().cloned()?;
                Some(c.parameter_tuple(&signature.params, 0))
            }),
            "ConstructorParameters" => self.each_member(first, |c, member| {
                let signature = c.construct_signatures(member).last().cloned()?;
                Some(c.parameter_tuple(&signature.params, 0))
            }),
            "InstanceType" => self.each_member(first, |c, member| {
                let signature = c.construct_signatures(member).last().cloned()?;
                let erased = signature
                    .type_params
                    .iter()
                    .map(|&p| (p, TypeId::ANY))
                    .collect();
                Some(c.substitute(signature.result, &erased))
            }),
            "ThisParameterType" => self.each_member(first, |c, member| {
                c.signatures(member)
                    .last()
                    .map(|s| s.this.unwrap_or(TypeId::UNKNOWN))
            }),
            "OmitThisParameter" => {
                let signatures = self.signatures(first);
                let calls = signatures
                    .iter()
                    .map(|signature| {
                        let mut signature = (**signature).clone();
                        signature.this = None;
                        Rc::new(signature)
                    })
                    .collect();
                self.types.intern(Type::Object(Rc::new(ObjectType {
                    calls,
                    ..ObjectType::default()
                })))
            }
            "Uppercase" | "Lowercase" | "Capitalize" | "Uncapitalize" => {
                self.change_case(first, name)
            }
            _ => TypeId::ANY,
        }
    }

    /// The members of a union that pass a test.
    fn select(&mut self, ty: TypeId, keep: impl Fn(&mut Self, TypeId) -> bool) -> TypeId {
        if ty == TypeId::ANY {
            return ty;
        }
        let mut kept = Vec::new();
        for member in self.choices(ty) {
            if keep(self, member) {
                kept.push(member);
            }
        }
        self.union_of(&kept)
    }

    /// The members of a type as conditional types distribute over them.
    pub(crate) fn choices(&mut self, ty: TypeId) -> Vec<TypeId> {
        let mut result = Vec::new();
        for member in self.members_of(ty) {
            match *self.types.get(member) {
                Type::Boolean => {
                    result.push(self.types.intern(Type::BooleanLiteral(true)));
                    result.push(self.types.intern(Type::BooleanLiteral(false)));
                }
                Type::Enum(symbol) => {
                    let members = self.enum_member_types(symbol);
                    if members.is_empty() {
                        result.push(member);
                    }
                    result.extend(members);
                }
                _ => result.push(member),
            }
        }
        result
    }

    fn each_member(
        &mut self,
        ty: TypeId,
        find: impl Fn(&mut Self, TypeId) -> Option<TypeId>,
    ) -> TypeId {
        let mut results = Vec::new();
        for member in self.members_of(ty) {
            results.push(if member == TypeId::ANY {
                TypeId::ANY
            } else {
                find(self, member).unwrap_or(TypeId::ANY)
            });
        }
        self.union_of(&results)
    }

    /// Parameters as a tuple, from an index on.
    pub(crate) fn parameter_tuple(
        &mut self,
        params: &[crate::types::Param],
        from: usize,
    ) -> TypeId {
        // `(...args: T)` is `T` itself.
        if let [only] = params.get(from..).unwrap_or_default()
            && only.rest
        {
            return only.ty;
        }
        let mut elements = Vec::new();
        for param in params.iter().skip(from) {
            if param.rest {
                self.spread_tuple(param.ty, &mut elements);
            } else {
                elements.push(TupleElement {
                    ty: param.ty,
                    optional: param.optional,
                    rest: false,
                });
            }
        }
        self.types.intern(Type::Tuple(elements))
    }

    fn change_case(&mut self, ty: TypeId, how: &str) -> TypeId {
        let change = |text: &str| -> Rc<str> {
            match how {
                "Uppercase" => text.to_uppercase().into(),
                "Lowercase" => text.to_lowercase().into(),
                _ => {
                    let mut chars = text.chars();
                    match chars.next() {
                        Some(c) if how == "Capitalize" => {
                            format!("{}{}", c.to_uppercase(), chars.as_str()).into()
                        }
                        Some(c) => format!("{}{}", c.to_lowercase(), chars.as_str()).into(),
                        None => "".into(),
                    }
                }
            }
        };
        let mut results = Vec::new();
        for member in self.members_of(ty) {
            let changed = match self.types.get(member) {
                Type::StringLiteral(text) => {
                    let text = change(text);
                    self.types.intern(Type::StringLiteral(text))
                }
                Type::Any => TypeId::ANY,
                _ => TypeId::STRING,
            };
            results.push(changed);
        }
        self.union_of(&results)
    }
}

/// How many arguments a utility type has, and how many of them must be known to evaluate it.
fn utility(name: &str) -> Option<(usize, usize)> {
    Some(match name {
        "Record" => (2, 1),
        "Pick" | "Omit" | "Exclude" | "Extract" => (2, 2),
        "Partial"
        | "Required"
        | "Readonly"
        | "NonNullable"
        | "Awaited"
        | "ReturnType"
        | "Parameters"
        | "ConstructorParameters"
        | "InstanceType"
        | "ThisParameterType"
        | "OmitThisParameter"
        | "Uppercase"
        | "Lowercase"
        | "Capitalize"
        | "Uncapitalize" => (1, 1),
        "NoInfer" => (1, 0),
        _ => return None,
    })
}
