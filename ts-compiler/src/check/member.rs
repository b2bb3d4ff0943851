//! Properties of a type.

use super::class::Member;
use super::{Checker, Target};
use crate::program::{Node, Symbol};
use crate::types::{Property, PropertyKind, Type, TypeId};

/// Longer chains of types that stand for each other are cycles.
const MAX_DEPTH: u32 = 60;

impl<'a> Checker<'a> {
    /// A property of a type, inherited ones included, with the type's arguments applied.
    pub fn property(&mut self, ty: TypeId, name: &str) -> Option<Property> {
        self.property_for(ty, name, ty)
    }

    /// A property as `this` sees it.
    fn property_for(&mut self, ty: TypeId, name: &str, this: TypeId) -> Option<Property> {
        if self.declarations.depth > MAX_DEPTH {
            return None;
        }
        self.declarations.depth += 1;
        let found = self.find_property(ty, name, this);
        self.declarations.depth -= 1;
        found
    }

    fn find_property(&mut self, ty: TypeId, name: &str, this: TypeId) -> Option<Property> {
        match self.types.get(ty).clone() {
            Type::Class(symbol, args) => {
                let found = self.declared_property(symbol, &args, name, this);
                if found.is_none() && !self.class_heritage_unknown(symbol) {
                    return self.object_property(name);
                }
                found
            }
            Type::Interface(symbol, args) => {
                let found = self.declared_property(symbol, &args, name, this);
                if found.is_some() {
                    return found;
                }
                if !self.signatures(ty).is_empty() {
                    return self.function_property(name);
                }
                self.object_property(name)
            }
            Type::This(symbol) => {
                let instance = self.instance_type(symbol);
                self.property_for(instance, name, this)
            }
            Type::Param(_) | Type::Indexed(..) | Type::KeyOf(_) => {
                let apparent = self.apparent(ty);
                if apparent == ty {
                    None
                } else {
                    self.property_for(apparent, name, apparent)
                }
            }
            Type::Object(object) => {
                if let Some(found) = object.properties.iter().find(|p| &*p.name == name) {
                    return Some(found.clone());
                }
                if object.calls.is_empty() && object.constructs.is_empty() {
                    self.object_property(name)
                } else {
                    self.function_property(name)
                }
            }
            Type::Tuple(elements) => {
                if let Ok(index) = name.parse::<usize>() {
                    let element = self.tuple_element(ty, index)?;
                    let optional = elements.get(index).is_some_and(|e| e.optional);
                    let mut property = field(name, element);
                    property.optional = optional;
                    return Some(property);
                }
                if name == "length" {
                    let mut property = field(name, TypeId::NUMBER);
                    if !elements.iter().any(|e| e.rest) {
                        let least = elements.iter().filter(|e| !e.optional).count();
                        let lengths: Vec<TypeId> = (least..=elements.len())
                            .map(|n| self.types.intern(Type::NumberLiteral((n as f64).to_bits())))
                            .collect();
                        property.ty = self.union_of(&lengths);
                    }
                    return Some(property);
                }
                let element = self.tuple_union(ty);
                let array = self.array_of(element);
                self.property_for(array, name, array)
            }
            Type::Union(members) => self.union_property(&members, name),
            Type::Intersection(members) => {
                let mut found: Option<Property> = None;
                for member in members {
                    let Some(next) = self.property_for(member, name, this) else {
                        continue;
                    };
                    found = Some(match found {
                        None => next,
                        // What every object has counts only where nothing is declared.
                        Some(old) if next.decl.is_none() && old.decl.is_some() => old,
                        Some(old) if old.decl.is_none() && next.decl.is_some() => next,
                        Some(mut old) => {
                            old.ty = self.intersection_of(&[old.ty, next.ty]);
                            old.optional &= next.optional;
                            old.readonly &= next.readonly;
                            if old.kind != next.kind {
                                old.kind = PropertyKind::Field;
                            }
                            old.decl = if old.decl == next.decl {
                                old.decl
                            } else {
                                None
                            };
                            old
                        }
                    });
                }
                found
            }
            Type::ClassValue(symbol) => self.static_property(symbol, name),
            Type::EnumValue(symbol) => {
                let info = self.enum_info(symbol);
                if let Some(index) = info.members.iter().position(|m| &*m.name == name) {
                    let ty = self.types.intern(Type::EnumMember(symbol, index as u32));
                    let mut property = field(name, ty);
                    property.readonly = true;
                    property.decl = Some(info.members[index].decl);
                    return Some(property);
                }
                let target = self.symbol_export(symbol, name)?;
                Some(field(name, self.target_type(target)))
            }
            Type::NamespaceValue(node) => {
                let target = self.namespace_export(node, name)?;
                let mut property = field(name, self.target_type(target));
                property.readonly = true;
                Some(property)
            }
            Type::NonPrimitive => self.object_property(name),
            Type::Enum(symbol) => {
                let primitive = match self.enum_kind(symbol) {
                    super::EnumKind::Number => TypeId::NUMBER,
                    super::EnumKind::String => TypeId::STRING,
                    super::EnumKind::Mixed => self.union_of(&[TypeId::NUMBER, TypeId::STRING]),
                };
                self.property_for(primitive, name, primitive)
            }
            _ => {
                let class = self.primitive_class(ty)?;
                let instance = self.types.intern(Type::Class(class, Vec::new()));
                self.property_for(instance, name, ty)
            }
        }
    }

    /// The library class whose methods a primitive has.
    fn primitive_class(&mut self, ty: TypeId) -> Option<Symbol> {
        let name = match *self.types.get(ty) {
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => "String",
            Type::Number | Type::NumberLiteral(_) => "Number",
            Type::Boolean | Type::BooleanLiteral(_) => "Boolean",
            Type::BigInt | Type::BigIntLiteral(_) => "BigInt",
            Type::Symbol => "Symbol",
            Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                super::EnumValue::String(_) => "String",
                _ => "Number",
            },
            _ => return None,
        };
        self.library_class(name)
    }

    /// A declared property of a class or interface or what it extends.
    fn declared_property(
        &mut self,
        symbol: Symbol,
        args: &[TypeId],
        name: &str,
        this: TypeId,
    ) -> Option<Property> {
        if let Some(member) = self.member_table(symbol, false).get(name) {
            let property = self.member_property(member);
            return Some(self.adapt(property, symbol, args, this));
        }
        for base in self.bases(symbol, args) {
            if let Some(found) = self.property_for(base, name, this)
                && (found.decl.is_some() || self.object_property(name).is_none())
            {
                return Some(found);
            }
        }
        None
    }

    /// What a class or interface extends, with its arguments applied.
    pub(crate) fn bases(&mut self, symbol: Symbol, args: &[TypeId]) -> Vec<TypeId> {
        let declared = self.declared_bases(symbol);
        if declared.is_empty() || args.is_empty() {
            return declared;
        }
        let substitution = self.substitution_of(symbol, args);
        declared
            .into_iter()
            .map(|base| self.substitute(base, &substitution))
            .collect()
    }

    /// The property with a type's arguments and `this` put in.
    fn adapt(
        &mut self,
        mut property: Property,
        symbol: Symbol,
        args: &[TypeId],
        this: TypeId,
    ) -> Property {
        let substitution = self.substitution_of(symbol, args);
        property.ty = self.substitute_this(property.ty, &substitution, Some(this));
        property
    }

    /// The property that a member declares, parameters of its class in place.
    fn member_property(&mut self, member: &Member) -> Property {
        if let Some(target) = member.target
            && member.decls.is_empty()
        {
            return field(&member.name, self.target_type(target));
        }
        self.declared_member(&member.name, &member.decls)
    }

    fn static_property(&mut self, symbol: Symbol, name: &str) -> Option<Property> {
        let this = self.types.intern(Type::ClassValue(symbol));
        let mut at = symbol;
        for _ in 0..1000 {
            if let Some(member) = self.member_table(at, true).get(name) {
                let mut property = self.member_property(member);
                let nothing = super::Substitution::new();
                property.ty = self.substitute_this(property.ty, &nothing, Some(this));
                return Some(property);
            }
            match self.class_base(at) {
                Some((base, _)) => at = base,
                None => break,
            }
        }
        if self.class_heritage_unknown(at) {
            return None;
        }
        if name == "prototype" {
            // Not an instance: it has the methods, but none of the fields.
            let mut property = field(name, TypeId::ANY);
            property.readonly = true;
            return Some(property);
        }
        self.function_property(name)
    }

    fn union_property(&mut self, members: &[TypeId], name: &str) -> Option<Property> {
        let mut found: Option<Property> = None;
        let mut types = Vec::new();
        for &member in members {
            let next = self.property_for(member, name, member)?;
            types.push(next.ty);
            found = Some(match found {
                None => next,
                Some(mut old) => {
                    old.optional |= next.optional;
                    old.readonly |= next.readonly;
                    if old.kind != next.kind {
                        old.kind = PropertyKind::Field;
                    }
                    if old.decl != next.decl {
                        old.decl = None;
                    }
                    old
                }
            });
        }
        let mut property = found?;
        property.ty = self.union_of(&types);
        Some(property)
    }

    /// What every object has. Not declared by anyone: calls stay dynamic, as any class may
    /// override it.
    fn object_property(&mut self, name: &str) -> Option<Property> {
        let class = self.library_class("Object")?;
        let member = self.member_table(class, false);
        let member = member.get(name)?;
        let mut property = self.member_property(member);
        property.decl = None;
        Some(property)
    }

    /// What every function has.
    fn function_property(&mut self, name: &str) -> Option<Property> {
        let Some(class) = self.library_class("Function") else {
            return self.object_property(name);
        };
        let table = self.member_table(class, false);
        match table.get(name) {
            Some(member) => Some(self.member_property(member)),
            None => self.object_property(name),
        }
    }

    /// All properties of a type that are declared somewhere, those of bases first.
    pub fn properties(&mut self, ty: TypeId) -> Vec<Property> {
        if let Type::Object(object) = self.types.get(ty) {
            return object.properties.clone();
        }
        let mut names = Vec::new();
        self.collect_names(ty, &mut names);
        let mut result = Vec::with_capacity(names.len());
        for name in names {
            result.extend(self.property(ty, &name));
        }
        result
    }

    /// Names of all properties.
    pub(crate) fn collect_names(&mut self, ty: TypeId, names: &mut Vec<std::rc::Rc<str>>) {
        if self.declarations.depth > MAX_DEPTH {
            return;
        }
        self.declarations.depth += 1;
        self.find_names(ty, names);
        self.declarations.depth -= 1;
    }

    fn find_names(&mut self, ty: TypeId, names: &mut Vec<std::rc::Rc<str>>) {
        let mut add = |name: &std::rc::Rc<str>| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        };
        match self.types.get(ty).clone() {
            Type::Object(object) => object.properties.iter().for_each(|p| add(&p.name)),
            Type::Class(symbol, args) | Type::Interface(symbol, args) => {
                for base in self.bases(symbol, &args) {
                    self.collect_names(base, names);
                }
                let table = self.member_table(symbol, false);
                for member in &table.members {
                    if !names.contains(&member.name) {
                        names.push(member.name.clone());
                    }
                }
            }
            Type::This(_) | Type::Param(_) | Type::Indexed(..) => {
                let apparent = self.apparent(ty);
                if apparent != ty {
                    self.collect_names(apparent, names);
                }
            }
            Type::Tuple(elements) => {
                for index in 0..elements.iter().filter(|e| !e.rest).count() {
                    add(&index.to_string().into());
                }
                add(&"length".into());
                let element = self.tuple_union(ty);
                let array = self.array_of(element);
                self.collect_names(array, names);
            }
            Type::Union(members) => {
                let Some(&first) = members.first() else {
                    return;
                };
                let mut all = Vec::new();
                self.collect_names(first, &mut all);
                for name in all {
                    if !names.contains(&name) && self.property(ty, &name).is_some() {
                        names.push(name);
                    }
                }
            }
            Type::Intersection(members) => {
                for member in members {
                    self.collect_names(member, names);
                }
            }
            Type::ClassValue(symbol) => {
                if let Some((base, _)) = self.class_base(symbol) {
                    let base = self.types.intern(Type::ClassValue(base));
                    self.collect_names(base, names);
                }
                for member in &self.member_table(symbol, true).members {
                    if !names.contains(&member.name) {
                        names.push(member.name.clone());
                    }
                }
            }
            Type::EnumValue(symbol) => {
                self.enum_info(symbol)
                    .members
                    .iter()
                    .for_each(|m| add(&m.name));
            }
            Type::NamespaceValue(node) => {
                for (name, target) in self.all_namespace_exports(node) {
                    if self.is_value_target(target) && !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            _ => {
                if let Some(class) = self.primitive_class(ty) {
                    let instance = self.types.intern(Type::Class(class, Vec::new()));
                    self.collect_names(instance, names);
                }
            }
        }
    }

    /// The type that a type's members are looked up in: the constraint of a parameter.
    pub fn apparent(&mut self, ty: TypeId) -> TypeId {
        let mut at = ty;
        for _ in 0..20 {
            let next = match self.types.get(at).clone() {
                Type::Param(node) => self.constraint(node).unwrap_or(TypeId::UNKNOWN),
                Type::This(symbol) => return self.instance_type(symbol),
                Type::KeyOf(_) => {
                    return self.union_of(&[TypeId::STRING, TypeId::NUMBER, TypeId::SYMBOL]);
                }
                Type::Indexed(object, key) => {
                    let (o, k) = (self.apparent_shallow(object), self.apparent_shallow(key));
                    if o == object && k == key {
                        TypeId::ANY
                    } else {
                        self.indexed_access(o, k)
                    }
                }
                _ => return at,
            };
            if next == at {
                return at;
            }
            at = next;
        }
        TypeId::ANY
    }

    fn apparent_shallow(&mut self, ty: TypeId) -> TypeId {
        if self.declarations.depth > MAX_DEPTH {
            return TypeId::ANY;
        }
        self.declarations.depth += 1;
        let result = match self.types.get(ty).clone() {
            // The keys of what the constraint has.
            Type::KeyOf(of) => {
                let of = self.apparent(of);
                self.keys_of(of)
            }
            _ => {
                let apparent = self.apparent(ty);
                match self.types.get(apparent).clone() {
                    Type::KeyOf(of) => {
                        let of = self.apparent(of);
                        self.keys_of(of)
                    }
                    _ => apparent,
                }
            }
        };
        self.declarations.depth -= 1;
        result
    }

    /// The type of what a name leads to, as a value.
    pub(crate) fn target_type(&mut self, target: Target) -> TypeId {
        match target {
            Target::Symbol(symbol) => self.symbol_type(symbol),
            Target::Module(module) => {
                let node = Node {
                    module,
                    id: crate::program::NodeId::ROOT,
                };
                self.types.intern(Type::NamespaceValue(node))
            }
            Target::Default(module) => self.default_type(module),
            Target::Unresolved => TypeId::ANY,
        }
    }
}

/// A plain property.
fn field(name: &str, ty: TypeId) -> Property {
    Property {
        name: name.into(),
        ty,
        optional: false,
        readonly: false,
        kind: PropertyKind::Field,
        decl: None,
    }
}
