//! Signatures and index signatures of a type.

use std::rc::Rc;

use oxc_ast::AstKind;

use super::{Checker, EnumKind, Substitution};
use crate::program::{Node, Symbol};
use crate::types::{Intrinsic, Param, Signature, Type, TypeId};

const MAX_DEPTH: u32 = 60;

impl<'a> Checker<'a> {
    /// What calling a value of a type may mean: its overloads in order.
    pub fn signatures(&mut self, ty: TypeId) -> Vec<Rc<Signature>> {
        self.guarded(ty, |checker, ty| checker.find_signatures(ty))
    }

    /// What `new` on a value of a type may mean.
    pub fn construct_signatures(&mut self, ty: TypeId) -> Vec<Rc<Signature>> {
        self.guarded(ty, |checker, ty| checker.find_constructs(ty))
    }

    fn guarded<T: Default>(&mut self, ty: TypeId, find: impl Fn(&mut Self, TypeId) -> T) -> T {
        if self.declarations.depth > MAX_DEPTH {
            return T::default();
        }
        self.declarations.depth += 1;
        let result = find(self, ty);
        self.declarations.depth -= 1;
        result
    }

    fn find_signatures(&mut self, ty: TypeId) -> Vec<Rc<Signature>> {
        match self.types.get(ty).clone() {
            Type::Object(object) => object.calls.clone(),
            Type::Class(symbol, args) | Type::Interface(symbol, args) => {
                let nodes = self.member_table(symbol, false).calls.clone();
                self.declared_signatures(symbol, &args, &nodes, false)
            }
            Type::This(_) | Type::Param(_) | Type::Indexed(..) => {
                let apparent = self.apparent(ty);
                if apparent == ty {
                    Vec::new()
                } else {
                    self.signatures(apparent)
                }
            }
            Type::Intersection(members) => members
                .into_iter()
                .flat_map(|m| self.signatures(m))
                .collect(),
            Type::Union(members) => {
                let each: Vec<_> = members.into_iter().map(|m| self.signatures(m)).collect();
                self.union_signatures(&each)
            }
            Type::ClassValue(symbol) => self.static_signatures(symbol, "__call"),
            _ => Vec::new(),
        }
    }

    fn find_constructs(&mut self, ty: TypeId) -> Vec<Rc<Signature>> {
        match self.types.get(ty).clone() {
            Type::Object(object) => object.constructs.clone(),
            Type::Interface(symbol, args) => {
                let nodes = self.member_table(symbol, false).constructs.clone();
                self.declared_signatures(symbol, &args, &nodes, true)
            }
            Type::Param(_) | Type::Indexed(..) => {
                let apparent = self.apparent(ty);
                if apparent == ty {
                    Vec::new()
                } else {
                    self.construct_signatures(apparent)
                }
            }
            Type::Intersection(members) => members
                .into_iter()
                .flat_map(|m| self.construct_signatures(m))
                .collect(),
            Type::Union(members) => {
                let each: Vec<_> = members
                    .into_iter()
                    .map(|m| self.construct_signatures(m))
                    .collect();
                self.union_signatures(&each)
            }
            Type::ClassValue(symbol) => {
                let made = self.static_signatures(symbol, "__new");
                if made.is_empty() {
                    self.constructors(symbol)
                } else {
                    made
                }
            }
            _ => Vec::new(),
        }
    }

    /// Own signatures of an interface, else those it inherits.
    fn declared_signatures(
        &mut self,
        symbol: Symbol,
        args: &[TypeId],
        nodes: &[Node],
        construct: bool,
    ) -> Vec<Rc<Signature>> {
        let substitution = self.substitution_of(symbol, args);
        let mut result: Vec<Rc<Signature>> = nodes
            .iter()
            .map(|&node| {
                let signature = self.signature(node);
                Rc::new(self.substitute_signature(&signature, &substitution, None))
            })
            .collect();
        for base in self.bases(symbol, args) {
            let inherited = if construct {
                self.construct_signatures(base)
            } else {
                self.signatures(base)
            };
            result.extend(inherited);
        }
        result
    }

    /// Signatures that every member of a union has: one signature of each, put together.
    fn union_signatures(&mut self, each: &[Vec<Rc<Signature>>]) -> Vec<Rc<Signature>> {
        let Some(first) = each.first() else {
            return Vec::new();
        };
        if each.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        if each.iter().all(|signatures| signatures == first) {
            return first.clone();
        }
        if each
            .iter()
            .any(|signatures| signatures.len() > 1 || !signatures[0].type_params.is_empty())
        {
            return Vec::new();
        }
        let longest = each.iter().map(|s| s[0].params.len()).max().unwrap_or(0);
        let mut params: Vec<Param> = Vec::with_capacity(longest);
        if each.iter().any(|s| s[0].params.iter().any(|p| p.rest)) {
            // Only their results are certain.
            let any = self.array_of(TypeId::ANY);
            params.push(Param {
                name: "args".into(),
                ty: any,
                optional: false,
                rest: true,
            });
        } else {
            for index in 0..longest {
                let given: Vec<&Param> =
                    each.iter().filter_map(|s| s[0].params.get(index)).collect();
                let types: Vec<TypeId> = given.iter().map(|p| p.ty).collect();
                let needed = given.iter().any(|p| !p.optional);
                let name = given.first().map_or_else(|| "".into(), |p| p.name.clone());
                let ty = self.intersection_of(&types);
                params.push(Param {
                    name,
                    ty,
                    optional: !needed,
                    rest: false,
                });
            }
        }
        let results: Vec<TypeId> = each.iter().map(|s| s[0].result).collect();
        let result = self.union_of(&results);
        vec![Rc::new(Signature {
            type_params: Vec::new(),
            this: None,
            params,
            result,
            predicate: None,
            decl: None,
            is_async: false,
            is_generator: false,
        })]
    }

    /// Signatures of a library class's `__call` or `__new`.
    fn static_signatures(&mut self, symbol: Symbol, name: &str) -> Vec<Rc<Signature>> {
        if !self.program.module(symbol.module).is_library {
            return Vec::new();
        }
        let table = self.member_table(symbol, true);
        let Some(member) = table.get(name) else {
            return Vec::new();
        };
        let decls = member.decls.clone();
        self.overloads_of(&decls)
    }

    /// Signatures of `new C`: the class's parameters come first.
    fn constructors(&mut self, symbol: Symbol) -> Vec<Rc<Signature>> {
        let Some(class) = self.class_ast(symbol) else {
            return Vec::new();
        };
        let module = symbol.module;
        let nodes: Vec<Node> = class
            .body
            .body
            .iter()
            .filter_map(|element| match element {
                oxc_ast::ast::ClassElement::MethodDefinition(method)
                    if method.kind == oxc_ast::ast::MethodDefinitionKind::Constructor =>
                {
                    Some(Node {
                        module,
                        id: method.node_id(),
                    })
                }
                _ => None,
            })
            .collect();
        if !nodes.is_empty() {
            return self.overloads_of(&nodes);
        }
        let result = self.instance_type(symbol);
        let type_params = self.type_params(symbol).to_vec();
        let plain = |params: Vec<Param>| Signature {
            type_params: type_params.clone(),
            this: None,
            params,
            result,
            predicate: None,
            decl: None,
            is_async: false,
            is_generator: false,
        };
        if let Some((base, args)) = self.class_base(symbol) {
            let value = self.types.intern(Type::ClassValue(base));
            let inherited = self.construct_signatures(value);
            let substitution = self.substitution_of(base, &args);
            return inherited
                .iter()
                .map(|signature| {
                    let mut own = self.substitute_signature(signature, &substitution, None);
                    own.type_params = type_params.clone();
                    own.result = result;
                    Rc::new(own)
                })
                .collect();
        }
        if self.class_heritage_unknown(symbol) {
            let any = self.array_of(TypeId::ANY);
            let rest = Param {
                name: "args".into(),
                ty: any,
                optional: false,
                rest: true,
            };
            return vec![Rc::new(plain(vec![rest]))];
        }
        vec![Rc::new(plain(Vec::new()))]
    }

    /// The type of elements read with a number or a string, where the type declares one.
    pub fn index_type(&mut self, ty: TypeId, numeric: bool) -> Option<TypeId> {
        self.guarded(ty, |checker, ty| checker.find_index(ty, numeric, false))
    }

    /// The index signature of exactly that kind.
    pub(crate) fn own_index_type(&mut self, ty: TypeId, numeric: bool) -> Option<TypeId> {
        self.guarded(ty, |checker, ty| checker.find_index(ty, numeric, true))
    }

    fn find_index(&mut self, ty: TypeId, numeric: bool, exact: bool) -> Option<TypeId> {
        match self.types.get(ty).clone() {
            Type::Object(object) => match (numeric, exact) {
                (true, true) => object.number_index,
                (true, false) => object.number_index.or(object.string_index),
                (false, _) => object.string_index,
            },
            Type::Class(symbol, args) | Type::Interface(symbol, args) => {
                if let Some(element) = self.array_element(ty) {
                    return numeric.then_some(element);
                }
                let substitution = self.substitution_of(symbol, &args);
                let nodes = self.member_table(symbol, false).indexes.clone();
                if let Some(found) = self.declared_index(&nodes, numeric, exact) {
                    return Some(self.substitute_this(found, &substitution, Some(ty)));
                }
                self.bases(symbol, &args).into_iter().find_map(|base| {
                    self.guarded(base, |c, base| c.find_index(base, numeric, exact))
                })
            }
            Type::This(_) | Type::Param(_) | Type::Indexed(..) => {
                let apparent = self.apparent(ty);
                if apparent == ty {
                    return None;
                }
                self.guarded(apparent, |c, apparent| {
                    c.find_index(apparent, numeric, exact)
                })
            }
            Type::Tuple(_) if numeric => Some(self.tuple_union(ty)),
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => {
                numeric.then_some(TypeId::STRING)
            }
            Type::Intrinsic(raw) if numeric => match raw {
                Intrinsic::RawU8 | Intrinsic::RawU16 | Intrinsic::RawI32 => {
                    Some(self.types.intern(Type::Intrinsic(Intrinsic::I32)))
                }
                Intrinsic::RawF64 => Some(TypeId::NUMBER),
                Intrinsic::RawAny => Some(TypeId::ANY),
                _ => None,
            },
            Type::Union(members) => {
                let mut types = Vec::with_capacity(members.len());
                for member in members {
                    types.push(self.guarded(member, |c, m| c.find_index(m, numeric, exact))?);
                }
                Some(self.union_of(&types))
            }
            Type::Intersection(members) => {
                let mut types = Vec::new();
                for member in members {
                    types.extend(self.guarded(member, |c, m| c.find_index(m, numeric, exact)));
                }
                if types.is_empty() {
                    None
                } else {
                    Some(self.intersection_of(&types))
                }
            }
            Type::EnumValue(symbol) => {
                // The reverse mapping from numbers to names.
                (numeric && self.enum_kind(symbol) != EnumKind::String).then_some(TypeId::STRING)
            }
            Type::ClassValue(symbol) => {
                let nodes = self.member_table(symbol, true).indexes.clone();
                self.declared_index(&nodes, numeric, exact)
            }
            _ => None,
        }
    }

    /// The element type of index signatures.
    pub(super) fn declared_index(
        &mut self,
        nodes: &[Node],
        numeric: bool,
        exact: bool,
    ) -> Option<TypeId> {
        let mut text = None;
        for &node in nodes {
            let AstKind::TSIndexSignature(index) = self.syntax(node) else {
                continue;
            };
            let key = self.type_of_annotation(
                node.module,
                &index.parameter.type_annotation.type_annotation,
            );
            for key in self.members_of(key) {
                let is_number = key == TypeId::NUMBER;
                let is_text = key == TypeId::STRING;
                if is_number && numeric || is_text && !numeric {
                    return Some(
                        self.type_of_annotation(
                            node.module,
                            &index.type_annotation.type_annotation,
                        ),
                    );
                }
                if is_text {
                    text = Some(node);
                }
            }
        }
        let node = text.filter(|_| numeric && !exact)?;
        match self.syntax(node) {
            AstKind::TSIndexSignature(index) => {
                Some(self.type_of_annotation(node.module, &index.type_annotation.type_annotation))
            }
            _ => None,
        }
    }

    /// Arguments for the parameters of a class, interface or alias.
    pub(crate) fn substitution_of(&mut self, symbol: Symbol, args: &[TypeId]) -> Substitution {
        if args.is_empty() {
            return Substitution::new();
        }
        let params = self.type_params(symbol);
        params.iter().copied().zip(args.iter().copied()).collect()
    }
}
