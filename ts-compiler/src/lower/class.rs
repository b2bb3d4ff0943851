//! Classes: their members, their struct types, and who is below whom.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    self, ClassElement, Expression, FormalParameter, MethodDefinitionKind, MethodDefinitionType,
    PropertyDefinitionType, PropertyKey,
};
use oxc_semantic::SymbolFlags;

use crate::diagnostics::Diagnostic;
use crate::ir::{Class, Expr, Storage, TypeIdx, TypeKind, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::dispatch::ObjectLayout;
use super::layout::{self, kind};
use super::representation::{Null, Repr};

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

    /// Finds for each class those that extend it.
    pub fn find_subclasses(&mut self) {
        for module in &self.program.modules {
            for node in module.nodes.iter() {
                if !matches!(node.kind(), AstKind::Class(_)) {
                    continue;
                }
                let class = self.checker.class_symbol(Node {
                    module: module.id,
                    id: node.id(),
                });
                if let Some(base) = self.base_class(class) {
                    self.subclasses.entry(base).or_default().push(class);
                }
            }
        }
    }

    /// The class that a class extends.
    pub fn base_class(&mut self, class: Symbol) -> Option<Symbol> {
        self.checker.class_base(class).map(|(base, _)| base)
    }

    /// Whether a class is another, or extends it.
    pub fn is_below(&mut self, class: Symbol, above: Symbol) -> bool {
        let mut at = Some(class);
        let mut steps = 0;
        while let Some(symbol) = at {
            if symbol == above {
                return true;
            }
            steps += 1;
            if steps > 1000 {
                return false;
            }
            at = self.base_class(symbol);
        }
        false
    }

    /// The class and all that extend it, directly or not.
    pub fn classes_below(&self, class: Symbol) -> Vec<Symbol> {
        let mut all = vec![class];
        let mut at = 0;
        while at < all.len() && all.len() < 10_000 {
            if let Some(below) = self.subclasses.get(&all[at]) {
                for &symbol in below {
                    if !all.contains(&symbol) {
                        all.push(symbol);
                    }
                }
            }
            at += 1;
        }
        all
    }

    /// The classes at or below one that have instances, as far as is known by now.
    pub fn concrete_classes(&mut self, class: Symbol) -> Vec<Symbol> {
        let mut below = self.classes_below(class);
        below.retain(|symbol| self.instantiated.contains(symbol));
        below
    }

    /// Something else than an instance flows into a class: lowering starts again, with values of
    /// the class held as `any`.
    pub fn make_structural(&mut self, class: Symbol) {
        // Values of a base class meet those of the classes below it.
        let mut top = class;
        while let Some(base) = self.base_class(top) {
            if self.program.module(base.module).is_library {
                break;
            }
            top = base;
        }
        for symbol in self.classes_below(top) {
            if self.structural.insert(symbol) {
                self.restart = true;
            }
        }
    }

    /// How values of a class type are held.
    pub fn class_repr(&mut self, class: Symbol) -> Repr {
        if self.structural.contains(&class) {
            return Repr::Any;
        }
        if self.program.module(class.module).is_library {
            match self.library_class_name(class) {
                Some("Array" | "ReadonlyArray") => return Repr::Array(Null::Never),
                Some("Function") => return Repr::Function(Null::Never),
                Some("String" | "Number" | "Boolean" | "Object") => return Repr::Any,
                _ => {}
            }
            if self.has_static(class, "__new") {
                return Repr::Any;
            }
        }
        if self.checker.class_heritage_unknown(class) {
            return Repr::Any;
        }
        // A subclass of a class that is not plain is not plain.
        if let Some(base) = self.base_class(class)
            && !matches!(self.class_repr(base), Repr::Class(..))
        {
            return Repr::Any;
        }
        Repr::Class(class, Null::Never)
    }

    /// Name of a library class.
    pub fn library_class_name(&self, class: Symbol) -> Option<&'a str> {
        let module = self.program.module(class.module);
        (module.is_library && class.id.index() < module.scoping.symbols_len()).then(|| {
            self.program
                .module(class.module)
                .scoping
                .symbol_name(class.id)
        })
    }

    fn has_static(&mut self, class: Symbol, name: &str) -> bool {
        self.class_members(class)
            .iter()
            .any(|member| member.is_static && &*member.name == name)
    }

    /// How `this` is held inside a class's methods: they run on instances only.
    pub fn instance_repr(&mut self, class: Symbol) -> Repr {
        match self.class_repr(class) {
            Repr::Any if self.is_plain(class) => Repr::Class(class, Null::Never),
            repr => repr,
        }
    }

    /// Whether instances are structs of the class's own layout.
    pub fn is_plain(&mut self, class: Symbol) -> bool {
        if self.checker.class_heritage_unknown(class) {
            return false;
        }
        if self.program.module(class.module).is_library
            && (matches!(
                self.library_class_name(class),
                Some(
                    "Array"
                        | "ReadonlyArray"
                        | "Function"
                        | "String"
                        | "Number"
                        | "Boolean"
                        | "Object"
                )
            ) || self.has_static(class, "__new"))
        {
            return false;
        }
        match self.base_class(class) {
            Some(base) => self.is_plain(base),
            None => true,
        }
    }

    /// Whether `instanceof` the symbol is a question about class instances only.
    pub fn has_plain_instances(&mut self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return false;
        }
        module
            .scoping
            .symbol_flags(symbol.id)
            .contains(SymbolFlags::Class)
            && !module.scoping.symbol_is_mutated(symbol.id)
            && self.is_plain(symbol)
            && !self.has_static(symbol, "@@hasInstance")
    }

    /// The class that a symbol always names.
    pub fn class_of_constant(&mut self, symbol: Symbol) -> Option<Symbol> {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return None;
        }
        if module
            .scoping
            .symbol_flags(symbol.id)
            .contains(SymbolFlags::ConstVariable)
            && let AstKind::VariableDeclarator(declarator) = self.ast(self.declaration(symbol))
            && let Some(Expression::ClassExpression(class)) = declarator
                .init
                .as_ref()
                .map(Expression::without_parentheses)
            && matches!(declarator.id, ast::BindingPattern::BindingIdentifier(_))
        {
            let node = Node {
                module: symbol.module,
                id: class.node_id.get(),
            };
            return Some(self.checker.class_symbol(node));
        }
        None
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

    /// What is known of a class, found on first use.
    pub fn class_layout(&mut self, class: Symbol) -> ClassLayout {
        if let Some(&index) = self.classes.get(&class) {
            return self.class_layouts[index as usize].clone();
        }
        let inherited = match self.base_class(class) {
            Some(base) => self.class_layout(base).fields,
            None => Vec::new(),
        };
        let ty = self.class_type(class);
        let fields = self.own_fields(class, inherited);
        let mut all = match &self.module.types[self.layout.object.index()].kind {
            TypeKind::Struct(header) => header.clone(),
            _ => Vec::new(),
        };
        for field in &fields {
            let val = self.val(field.repr);
            all.push(crate::ir::Field {
                name: field.name.to_string(),
                storage: Storage::Val(val),
                mutable: true,
            });
        }
        self.module.types[ty.index()].kind = TypeKind::Struct(all);
        let name = self.class_name(class);
        let meta = self.new_global(&format!("meta:{name}"), Val::Ref(self.layout.meta));
        let layout = self.layouts.len() as u32;
        self.module.classes.push(Class {
            ty,
            descriptor: meta,
        });
        self.layouts.push(ObjectLayout {
            ty,
            meta,
            class: Some(class),
            fields: fields.iter().map(|f| (f.name.clone(), f.repr)).collect(),
        });
        let known = ClassLayout { ty, layout, fields };
        self.classes.insert(class, self.class_layouts.len() as u32);
        self.class_layouts.push(known.clone());
        known
    }

    /// Fills in the fields of all structs that something has asked for.
    pub fn complete_classes(&mut self) {
        loop {
            let open: Vec<Symbol> = self
                .class_types
                .keys()
                .copied()
                .filter(|class| !self.classes.contains_key(class))
                .collect();
            if open.is_empty() {
                return;
            }
            let mut open = open;
            open.sort();
            for class in open {
                self.class_layout(class);
            }
        }
    }

    /// The struct type of a class. Its fields are filled in by [`Self::class_layout`]: they may
    /// refer to classes that refer back.
    pub fn class_type(&mut self, class: Symbol) -> TypeIdx {
        if let Some(&ty) = self.class_types.get(&class) {
            return ty;
        }
        let parent = match self.base_class(class) {
            Some(base) => self.class_type(base),
            None => self.layout.object,
        };
        let name = self.class_name(class);
        let is_final = self.subclasses.get(&class).is_none_or(Vec::is_empty);
        let ty = layout::define(
            &mut self.module,
            &name,
            Some(parent),
            is_final,
            TypeKind::Struct(Vec::new()),
        );
        self.class_types.insert(class, ty);
        ty
    }

    fn own_fields(&mut self, class: Symbol, inherited: Vec<ClassField>) -> Vec<ClassField> {
        let mut fields = inherited;
        let Some(syntax) = self.class_syntax(class) else {
            return fields;
        };
        let mut names: Vec<Rc<str>> = Vec::new();
        for element in &syntax.body.body {
            if let ClassElement::MethodDefinition(method) = element
                && method.kind == MethodDefinitionKind::Constructor
                && method.value.body.is_some()
            {
                for param in &method.value.params.items {
                    if is_parameter_property(param)
                        && let Some(id) = param.pattern.get_binding_identifier()
                    {
                        names.push(id.name.as_str().into());
                    }
                }
            }
        }
        for element in &syntax.body.body {
            match element {
                ClassElement::PropertyDefinition(property) if !property.r#static => {
                    if property.declare
                        || property.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition
                    {
                        continue;
                    }
                    match member_key(&property.key, property.computed) {
                        Some(name) => names.push(name),
                        None => self.computed_member(class, &property.key),
                    }
                }
                ClassElement::MethodDefinition(method)
                    if member_key(&method.key, method.computed).is_none() =>
                {
                    self.computed_member(class, &method.key);
                }
                ClassElement::AccessorProperty(property) => {
                    use oxc_span::GetSpan;
                    let span = self.span_in(class, property.span());
                    self.diagnostics.push(Diagnostic::unsupported(
                        span,
                        "an 'accessor' field",
                        "write a getter and a setter",
                    ));
                }
                _ => {}
            }
        }
        if self.class_environment(class).is_some() {
            let name = super::environment::field_name(class).into();
            fields.push(ClassField {
                name,
                owner: class,
                ty: TypeId::ANY,
                repr: Repr::Any,
            });
        }
        let instance = self.checker.instance_type(class);
        let empty = self.env(Vec::new());
        for name in names {
            let ty = match self.checker.property(instance, &name) {
                Some(property) => {
                    let ty = self.apply(property.ty, &empty);
                    if property.optional {
                        self.or_undefined(ty)
                    } else {
                        ty
                    }
                }
                None => TypeId::ANY,
            };
            if let Some(field) = fields.iter_mut().find(|field| field.name == name) {
                field.ty = ty;
                continue;
            }
            let repr = self.repr(ty);
            fields.push(ClassField {
                name,
                owner: class,
                ty,
                repr,
            });
        }
        fields
    }

    fn computed_member(&mut self, class: Symbol, key: &PropertyKey) {
        use oxc_span::GetSpan;
        let span = self.span_in(class, key.span());
        self.diagnostics.push(Diagnostic::unsupported(
            span,
            "a computed name of a class member",
            "name the member, or assign it in the constructor",
        ));
    }

    fn span_in(&self, class: Symbol, span: oxc_span::Span) -> crate::ir::Span {
        crate::ir::Span {
            module: class.module.0,
            start: span.start,
            end: span.end,
        }
    }

    /// Whether no class extends it.
    pub fn is_final_class(&self, class: Symbol) -> bool {
        self.subclasses.get(&class).is_none_or(Vec::is_empty)
    }

    /// Whether anything has asked for a class's struct.
    pub fn has_class(&self, class: Symbol) -> bool {
        self.class_types.contains_key(&class)
    }

    /// The name of a class, empty for an anonymous one.
    pub fn class_name(&mut self, class: Symbol) -> String {
        if let Some(syntax) = self.class_syntax(class)
            && let Some(id) = &syntax.id
        {
            return id.name.to_string();
        }
        let node = self.checker.class_node(class);
        self.function_name(node)
    }

    /// An instance member by name: a field, or the nearest method or accessor.
    pub fn find_member(&mut self, class: Symbol, name: &str) -> Option<Found> {
        let layout = self.class_layout(class);
        if let Some(position) = layout.fields.iter().position(|field| &*field.name == name) {
            let field = &layout.fields[position];
            return Some(Found::Field {
                owner: field.owner,
                index: layout::FIRST_FIELD + position as u32,
                ty: field.ty,
                repr: field.repr,
            });
        }
        self.find_on_prototype(class, name)
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

    /// The name of a function in stack traces.
    pub fn qualified_name(&mut self, node: Node) -> String {
        let name = self.function_name(node);
        if let AstKind::MethodDefinition(method) =
            self.program.module(node.module).nodes.parent_kind(node.id)
            && let Some(class) = self.enclosing_class(node)
        {
            let class = self.class_name(class);
            return if method.kind == MethodDefinitionKind::Constructor {
                format!("new {class}")
            } else {
                format!("{class}.{name}")
            };
        }
        if name.is_empty() {
            "<anonymous>".to_string()
        } else {
            name
        }
    }

    /// `name` of a function (ECMAScript 10.2.9).
    pub fn function_name(&mut self, node: Node) -> String {
        if let AstKind::Function(function) = self.ast(node)
            && let Some(id) = &function.id
        {
            return id.name.to_string();
        }
        let nodes = &self.program.module(node.module).nodes;
        let mut at = node.id;
        loop {
            let parent = nodes.parent_id(at);
            if parent == at {
                return String::new();
            }
            match nodes.kind(parent) {
                AstKind::ParenthesizedExpression(_) => at = parent,
                AstKind::VariableDeclarator(declarator) => {
                    return match &declarator.id {
                        ast::BindingPattern::BindingIdentifier(id) => id.name.to_string(),
                        _ => String::new(),
                    };
                }
                AstKind::AssignmentExpression(assignment) => {
                    return match &assignment.left {
                        ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                            id.name.to_string()
                        }
                        _ => String::new(),
                    };
                }
                AstKind::AssignmentPattern(pattern) => {
                    return match &pattern.left {
                        ast::BindingPattern::BindingIdentifier(id) => id.name.to_string(),
                        _ => String::new(),
                    };
                }
                AstKind::FormalParameter(param) => {
                    return match &param.pattern {
                        ast::BindingPattern::BindingIdentifier(id) => id.name.to_string(),
                        _ => String::new(),
                    };
                }
                AstKind::ObjectProperty(property) => {
                    let name = member_key(&property.key, property.computed).unwrap_or_default();
                    return match property.kind {
                        ast::PropertyKind::Get => format!("get {}", shown_key(&name)),
                        ast::PropertyKind::Set => format!("set {}", shown_key(&name)),
                        ast::PropertyKind::Init => shown_key(&name),
                    };
                }
                AstKind::PropertyDefinition(property) => {
                    return shown_key(
                        &member_key(&property.key, property.computed).unwrap_or_default(),
                    );
                }
                AstKind::MethodDefinition(method) => {
                    let name =
                        shown_key(&member_key(&method.key, method.computed).unwrap_or_default());
                    return match method.kind {
                        MethodDefinitionKind::Get => format!("get {name}"),
                        MethodDefinitionKind::Set => format!("set {name}"),
                        _ => name,
                    };
                }
                AstKind::ExportDefaultDeclaration(_) => return "default".to_string(),
                _ => return String::new(),
            }
        }
    }

    /// The descriptor of a class.
    pub fn class_meta(&mut self, class: Symbol) -> Expr {
        let layout = self.class_layout(class).layout;
        let global = self.layouts[layout as usize].meta;
        Expr::global(global, Val::Ref(self.layout.meta))
    }

    /// The kind in a class's descriptor: the library's own classes can stand for other kinds.
    pub fn class_kind(&mut self, class: Symbol) -> i32 {
        match self.library_class_name(class) {
            Some("DynObject") => kind::DYNAMIC,
            Some("Symbol") => kind::SYMBOL,
            Some("BigInt") => kind::BIGINT,
            _ => kind::OBJECT,
        }
    }
}

/// A member's name as `Function.prototype.name` gives it.
fn shown_key(name: &str) -> String {
    match name.strip_prefix("@@") {
        Some(symbol) => format!("[Symbol.{symbol}]"),
        None => name.to_string(),
    }
}
