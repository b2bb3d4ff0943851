//! Classes: their members, their struct types, and who is below whom.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    self, ClassElement, Expression, FormalParameter, MethodDefinitionKind, MethodDefinitionType,
    PropertyKey, TSAccessibility,
};

use crate::ir::TypeIdx;
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::layout;
use super::representation::Repr;

/// Well-known symbols that can stand as the name of a member.
pub(crate) const WELL_KNOWN: &[&str] = &[
    "iterator",
    "asyncIterator",
    "hasInstance",
    "toPrimitive",
    "toStringTag",
    "species",
    "isConcatSpreadable",
    "match",
    "matchAll",
    "replace",
    "search",
    "split",
    "unscopables",
    "dispose",
    "asyncDispose",
];

/// What a call wants of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MemberKind {
    Getter,
    Setter,
    Method,
}

impl MemberKind {
    /// As the runtime library counts them.
    pub fn number(self) -> i32 {
        match self {
            MemberKind::Method => 0,
            MemberKind::Getter => 1,
            MemberKind::Setter => 2,
        }
    }
}

/// A member of a class's instances.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// A field: the class that declares it, its index in the struct.
    Field {
        owner: Symbol,
        index: u32,
        ty: TypeId,
        repr: Repr,
    },
    /// Getter and setter.
    Accessor {
        getter: Option<Node>,
        setter: Option<Node>,
    },
    /// A method.
    Method { node: Node },
}

/// A field of a class.
#[derive(Clone, Debug)]
pub(crate) struct ClassField {
    pub name: Rc<str>,
    pub owner: Symbol,
    pub ty: TypeId,
    pub repr: Repr,
}

/// A member found in the syntax of one class.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub name: Rc<str>,
    pub is_static: bool,
    pub kind: MemberKind,
    /// Declared `private`, which hides it from dynamic code when the class is the library's.
    pub is_private: bool,
    pub node: Node,
}

/// What is known of a class.
#[derive(Clone, Debug)]
pub(crate) struct ClassLayout {
    pub ty: TypeIdx,
    /// Index in the table of layouts.
    pub layout: u32,
    /// All fields, those of the base class first.
    pub fields: Vec<ClassField>,
}

/// The name of a member where it is known while compiling.
pub(crate) fn member_key(key: &PropertyKey, computed: bool) -> Option<Rc<str>> {
    if let PropertyKey::PrivateIdentifier(id) = key {
        return Some(format!("#{}", id.name).into());
    }
    if !computed
        || matches!(
            key,
            PropertyKey::StringLiteral(_) | PropertyKey::NumericLiteral(_)
        )
    {
        return key.static_name().map(|name| name.as_ref().into());
    }
    if let PropertyKey::StaticMemberExpression(member) = key
        && let Expression::Identifier(id) = &member.object
        && id.name == "Symbol"
        && WELL_KNOWN.contains(&member.property.name.as_str())
    {
        return Some(format!("@@{}", member.property.name).into());
    }
    None
}

/// The parameters of a constructor that are fields as well.
pub(crate) fn is_parameter_property(param: &FormalParameter) -> bool {
    param.accessibility.is_some() || param.readonly || param.r#override
}

impl<'a> Lowerer<'a> {
    /// The syntax of a class.
    pub fn class_syntax(&mut self, class: Symbol) -> Option<&'a ast::Class<'a>> {
        let node = self.checker.class_node(class);
        match self.ast(node) {
            AstKind::Class(class) => Some(class),
            _ => None,
        }
    }

    /// Methods and accessors that a class itself declares.
    pub fn class_members(&mut self, class: Symbol) -> Rc<Vec<Member>> {
        if let Some(members) = self.class_members.get(&class) {
            return members.clone();
        }
        let mut members: Vec<Member> = Vec::new();
        if let Some(syntax) = self.class_syntax(class) {
            for element in &syntax.body.body {
                let ClassElement::MethodDefinition(method) = element else {
                    continue;
                };
                let Some(name) = member_key(&method.key, method.computed) else {
                    continue;
                };
                let kind = match method.kind {
                    MethodDefinitionKind::Constructor => continue,
                    MethodDefinitionKind::Method => MemberKind::Method,
                    MethodDefinitionKind::Get => MemberKind::Getter,
                    MethodDefinitionKind::Set => MemberKind::Setter,
                };
                // An overload, unless nothing implements it: an abstract method.
                let is_abstract = method.r#type == MethodDefinitionType::TSAbstractMethodDefinition;
                if method.value.body.is_none() && !is_abstract && !syntax.declare {
                    continue;
                }
                let node = Node {
                    module: class.module,
                    id: method.value.node_id.get(),
                };
                members
                    .retain(|m| m.name != name || m.is_static != method.r#static || m.kind != kind);
                members.push(Member {
                    is_private: method.accessibility == Some(TSAccessibility::Private),
                    name,
                    is_static: method.r#static,
                    kind,
                    node,
                });
            }
        }
        let members = Rc::new(members);
        self.class_members.insert(class, members.clone());
        members
    }

    /// An instance member by name: a field, or the nearest method or accessor.
    pub fn find_member(&mut self, class: Symbol, name: &str) -> Option<Found> {
        if name.starts_with('#') {
            return self.find_private(class, name);
        }
        let found = self.find_field(class, |field| &*field.name == name);
        // What the library keeps in a field of errors is a property of their prototype.
        if let Some(Found::Field { owner, .. }) = &found
            && self.survey.getters.contains(name)
            && self.library_class_name(*owner).is_some()
            && let Some(getter @ Found::Accessor { .. }) = self.find_on_prototype(class, name)
        {
            return Some(getter);
        }
        found.or_else(|| self.find_on_prototype(class, name))
    }

    /// The member of the nearest class that declares a private name: each class has its own.
    fn find_private(&mut self, class: Symbol, name: &str) -> Option<Found> {
        let mut at = Some(class);
        while let Some(owner) = at {
            let found =
                self.find_field(class, |field| field.owner == owner && &*field.name == name);
            if let Some(found) = found.or_else(|| self.own_member(owner, name, false)) {
                return Some(found);
            }
            at = self.base_class(owner);
        }
        None
    }

    fn find_field(
        &mut self,
        class: Symbol,
        is_wanted: impl Fn(&ClassField) -> bool,
    ) -> Option<Found> {
        let layout = self.class_layout(class);
        let position = layout.fields.iter().position(is_wanted)?;
        let field = &layout.fields[position];
        Some(Found::Field {
            owner: field.owner,
            index: layout::FIRST_FIELD + position as u32,
            ty: field.ty,
            repr: field.repr,
        })
    }

    /// The nearest method or accessor.
    pub fn find_on_prototype(&mut self, class: Symbol, name: &str) -> Option<Found> {
        let mut at = Some(class);
        while let Some(symbol) = at {
            if let Some(found) = self.own_member(symbol, name, false) {
                return Some(found);
            }
            at = self.base_class(symbol);
        }
        None
    }

    /// A method or accessor that the class itself declares.
    pub fn own_member(&mut self, class: Symbol, name: &str, is_static: bool) -> Option<Found> {
        let members = self.class_members(class);
        let of = |kind| {
            members
                .iter()
                .find(|m| m.is_static == is_static && m.kind == kind && &*m.name == name)
                .map(|m| m.node)
        };
        if let Some(node) = of(MemberKind::Method) {
            return Some(Found::Method { node });
        }
        let (getter, setter) = (of(MemberKind::Getter), of(MemberKind::Setter));
        (getter.is_some() || setter.is_some()).then_some(Found::Accessor { getter, setter })
    }

    /// The class whose method, accessor or constructor a function is.
    pub fn enclosing_class(&mut self, node: Node) -> Option<Symbol> {
        let nodes = &self.program.module(node.module).nodes;
        if !matches!(nodes.parent_kind(node.id), AstKind::MethodDefinition(_)) {
            return None;
        }
        let class = nodes
            .ancestors(node.id)
            .find(|ancestor| matches!(ancestor.kind(), AstKind::Class(_)))?
            .id();
        Some(self.checker.class_symbol(Node {
            module: node.module,
            id: class,
        }))
    }

    /// Whether a function is a method or accessor of a class or literal.
    pub fn is_method(&self, node: Node) -> bool {
        match self.program.module(node.module).nodes.parent_kind(node.id) {
            AstKind::MethodDefinition(_) => true,
            AstKind::ObjectProperty(property) => {
                property.method || property.kind != ast::PropertyKind::Init
            }
            _ => false,
        }
    }

    /// Whether a function is a static member of a class.
    pub fn is_static_member(&self, node: Node) -> bool {
        matches!(
            self.program.module(node.module).nodes.parent_kind(node.id),
            AstKind::MethodDefinition(method) if method.r#static
        )
    }
}
