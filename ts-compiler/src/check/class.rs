//! What classes, interfaces and type literals declare: names to declarations, no types yet.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::{Checker, Target};
use crate::program::{ModuleId, Node, NodeId, Symbol};
use crate::types::{Type, TypeId};

/// A declared name.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: Rc<str>,
    /// Class elements, parameters of the constructor, interface members.
    pub(super) decls: Vec<Node>,
    /// An export of a namespace merged with a class.
    pub(super) target: Option<Target>,
}

/// The members that a class (instance or static side), interface or literal declares itself.
#[derive(Debug, Default)]
pub(super) struct MemberTable {
    pub(super) members: Vec<Member>,
    index: HashMap<Rc<str>, usize>,
    pub(super) calls: Vec<Node>,
    pub(super) constructs: Vec<Node>,
    /// Index signatures.
    pub(super) indexes: Vec<Node>,
}

impl MemberTable {
    /// The member of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Member> {
        self.index.get(name).map(|&at| &self.members[at])
    }

    fn entry(&mut self, name: Rc<str>) -> &mut Member {
        let at = *self.index.entry(name.clone()).or_insert_with(|| {
            self.members.push(Member {
                name,
                decls: Vec::new(),
                target: None,
            });
            self.members.len() - 1
        });
        &mut self.members[at]
    }

    fn declare(&mut self, name: Rc<str>, decl: Node) {
        self.entry(name).decls.push(decl);
    }
}

/// The property name that a number makes.
pub(super) fn number_name(value: f64) -> Rc<str> {
    if value == 0.0 {
        return "0".into();
    }
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    let size = value.abs();
    if (1e-6..1e21).contains(&size) {
        return value.to_string().into();
    }
    // Rust leaves out the plus sign of the exponent.
    let text = format!("{value:e}");
    match text.split_once('e') {
        Some((digits, exponent)) if !exponent.starts_with('-') => {
            format!("{digits}e+{exponent}").into()
        }
        _ => text.into(),
    }
}

impl<'a> Checker<'a> {
    /// All declarations of a symbol, merged ones included.
    pub(crate) fn declarations_of(&self, symbol: Symbol) -> Vec<Node> {
        if let Some(&node) = self.declarations.synthetic_nodes.get(&symbol) {
            return vec![node];
        }
        let scoping = &self.program.module(symbol.module).scoping;
        if symbol.id.index() >= scoping.symbols_len() {
            return Vec::new();
        }
        let mut nodes: Vec<Node> = scoping
            .symbol_declarations(symbol.id)
            .map(|id| Node {
                module: symbol.module,
                id,
            })
            .collect();
        let first = Node {
            module: symbol.module,
            id: scoping.symbol_declaration(symbol.id),
        };
        if !nodes.contains(&first) {
            nodes.insert(0, first);
        }
        nodes
    }

    /// The name of a symbol; empty for anonymous classes.
    pub(crate) fn symbol_name(&self, symbol: Symbol) -> Rc<str> {
        let scoping = &self.program.module(symbol.module).scoping;
        if symbol.id.index() < scoping.symbols_len() {
            scoping.symbol_name(symbol.id).into()
        } else {
            "".into()
        }
    }

    /// The symbol of a class declaration or expression.
    pub fn class_symbol(&mut self, node: Node) -> Symbol {
        if let AstKind::Class(class) = self.syntax(node)
            && let Some(id) = class.id.as_ref().and_then(|id| id.symbol_id.get())
        {
            return Symbol {
                module: node.module,
                id,
            };
        }
        self.synthetic_symbol(node)
    }

    /// A symbol for a class or type literal that has none.
    pub(crate) fn synthetic_symbol(&mut self, node: Node) -> Symbol {
        if let Some(&symbol) = self.declarations.synthetic.get(&node) {
            return symbol;
        }
        let first = self.program.module(node.module).scoping.symbols_len();
        let count = self
            .declarations
            .synthetic
            .keys()
            .filter(|n| n.module == node.module)
            .count();
        let symbol = Symbol {
            module: node.module,
            id: oxc_syntax::symbol::SymbolId::from_usize(first + count),
        };
        self.declarations.synthetic.insert(node, symbol);
        self.declarations.synthetic_nodes.insert(symbol, node);
        symbol
    }

    /// The class of a symbol.
    pub fn class_node(&self, symbol: Symbol) -> Node {
        let nodes = self.declarations_of(symbol);
        let class = nodes
            .iter()
            .find(|&&n| matches!(self.syntax(n), AstKind::Class(_)));
        class.or(nodes.first()).copied().unwrap_or(Node {
            module: symbol.module,
            id: NodeId::ROOT,
        })
    }

    /// The class syntax of a symbol.
    pub(crate) fn class_ast(&self, symbol: Symbol) -> Option<&'a ast::Class<'a>> {
        match self.syntax(self.class_node(symbol)) {
            AstKind::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The name that a key gives to a property: `@@iterator` for well-known symbols, `#x` for
    /// private names, `None` when it is computed.
    pub(crate) fn property_name(
        &mut self,
        module: ModuleId,
        key: &'a ast::PropertyKey<'a>,
        computed: bool,
    ) -> Option<Rc<str>> {
        match key {
            ast::PropertyKey::StaticIdentifier(name) => Some(name.name.as_str().into()),
            ast::PropertyKey::PrivateIdentifier(name) => Some(format!("#{}", name.name).into()),
            ast::PropertyKey::StringLiteral(text) => Some(text.value.as_str().into()),
            ast::PropertyKey::NumericLiteral(number) => Some(number_name(number.value)),
            ast::PropertyKey::BigIntLiteral(number) => Some(number.value.as_str().into()),
            ast::PropertyKey::StaticMemberExpression(member)
                if member.object.is_specific_id("Symbol") =>
            {
                Some(format!("@@{}", member.property.name).into())
            }
            _ if computed => {
                let node = self.expression_node(module, key.as_expression()?);
                let ty = self.expr_type(node);
                self.literal_name(ty)
            }
            _ => None,
        }
    }

    /// The property name of a literal type.
    pub(crate) fn literal_name(&mut self, ty: TypeId) -> Option<Rc<str>> {
        match self.types.get(ty) {
            Type::StringLiteral(text) => Some(text.clone()),
            &Type::NumberLiteral(bits) => Some(number_name(f64::from_bits(bits))),
            &Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                super::EnumValue::String(text) => Some(text),
                super::EnumValue::Number(value) => Some(number_name(value)),
                super::EnumValue::Computed => None,
            },
            _ => None,
        }
    }

    /// The node of an expression.
    pub(crate) fn expression_node(
        &self,
        module: ModuleId,
        expression: &'a ast::Expression<'a>,
    ) -> Node {
        Node {
            module,
            id: AstKind::from_expression(expression).node_id(),
        }
    }

    /// What a class or interface declares itself, its static or its instance side.
    pub(super) fn member_table(&mut self, symbol: Symbol, is_static: bool) -> Rc<MemberTable> {
        if let Some(table) = self.declarations.members.get(&(symbol, is_static)) {
            return table.clone();
        }
        // Computed names may lead back here.
        self.declarations
            .members
            .insert((symbol, is_static), Rc::default());
        let mut table = MemberTable::default();
        for node in self.merged_declarations(symbol) {
            match self.syntax(node) {
                AstKind::Class(class) => {
                    self.class_members(node.module, class, is_static, &mut table)
                }
                AstKind::TSInterfaceDeclaration(interface) if !is_static => {
                    self.signature_members(node.module, &interface.body.body, &mut table);
                }
                AstKind::TSTypeAliasDeclaration(alias) if !is_static => {
                    if let ast::TSType::TSTypeLiteral(literal) =
                        alias.type_annotation.without_parenthesized()
                    {
                        self.signature_members(node.module, &literal.members, &mut table);
                    }
                }
                AstKind::TSTypeLiteral(literal) if !is_static => {
                    self.signature_members(node.module, &literal.members, &mut table);
                }
                AstKind::TSNamespaceDeclaration(_) if is_static => {
                    for (name, target) in self.namespace_exports(node) {
                        table.entry(name).target = Some(target);
                    }
                }
                _ => {}
            }
        }
        let table = Rc::new(table);
        self.declarations
            .members
            .insert((symbol, is_static), table.clone());
        table
    }

    /// Declarations of a symbol, with those that `declare global` adds to a library class.
    pub(crate) fn merged_declarations(&mut self, symbol: Symbol) -> Vec<Node> {
        let mut nodes = self.declarations_of(symbol);
        if self.program.module(symbol.module).is_library {
            let name = self.symbol_name(symbol);
            if !name.is_empty() && self.global(&name) == Some(Target::Symbol(symbol)) {
                for augmented in self.augmentations(&name) {
                    nodes.extend(self.declarations_of(augmented));
                }
            }
        }
        nodes
    }

    fn class_members(
        &mut self,
        module: ModuleId,
        class: &'a ast::Class<'a>,
        is_static: bool,
        table: &mut MemberTable,
    ) {
        for element in &class.body.body {
            let (key, computed, of_static, id) = match element {
                ast::ClassElement::MethodDefinition(method) => {
                    if method.kind == ast::MethodDefinitionKind::Constructor {
                        if !is_static {
                            self.parameter_properties(module, &method.value, table);
                        }
                        continue;
                    }
                    (
                        &method.key,
                        method.computed,
                        method.r#static,
                        method.node_id(),
                    )
                }
                ast::ClassElement::PropertyDefinition(property) => (
                    &property.key,
                    property.computed,
                    property.r#static,
                    property.node_id(),
                ),
                ast::ClassElement::AccessorProperty(property) => (
                    &property.key,
                    property.computed,
                    property.r#static,
                    property.node_id(),
                ),
                ast::ClassElement::TSIndexSignature(index) => {
                    if index.r#static == is_static {
                        table.indexes.push(Node {
                            module,
                            id: index.node_id(),
                        });
                    }
                    continue;
                }
                ast::ClassElement::StaticBlock(_) => continue,
            };
            if of_static == is_static
                && let Some(name) = self.property_name(module, key, computed)
            {
                table.declare(name, Node { module, id });
            }
        }
    }

    fn parameter_properties(
        &mut self,
        module: ModuleId,
        function: &'a ast::Function<'a>,
        table: &mut MemberTable,
    ) {
        for param in &function.params.items {
            if (param.accessibility.is_some() || param.readonly || param.r#override)
                && let ast::BindingPattern::BindingIdentifier(id) = &param.pattern
            {
                table.declare(
                    id.name.as_str().into(),
                    Node {
                        module,
                        id: param.node_id(),
                    },
                );
            }
        }
    }

    /// Members of an interface or type literal.
    pub(super) fn signature_members(
        &mut self,
        module: ModuleId,
        signatures: &'a [ast::TSSignature<'a>],
        table: &mut MemberTable,
    ) {
        for signature in signatures {
            match signature {
                ast::TSSignature::TSIndexSignature(index) => {
                    table.indexes.push(Node {
                        module,
                        id: index.node_id(),
                    });
                }
                ast::TSSignature::TSPropertySignature(property) => {
                    if let Some(name) = self.property_name(module, &property.key, property.computed)
                    {
                        table.declare(
                            name,
                            Node {
                                module,
                                id: property.node_id(),
                            },
                        );
                    }
                }
                ast::TSSignature::TSMethodSignature(method) => {
                    if let Some(name) = self.property_name(module, &method.key, method.computed) {
                        table.declare(
                            name,
                            Node {
                                module,
                                id: method.node_id(),
                            },
                        );
                    }
                }
                ast::TSSignature::TSCallSignatureDeclaration(call) => {
                    table.calls.push(Node {
                        module,
                        id: call.node_id(),
                    });
                }
                ast::TSSignature::TSConstructSignatureDeclaration(construct) => {
                    table.constructs.push(Node {
                        module,
                        id: construct.node_id(),
                    });
                }
            }
        }
    }

    /// Whether a class has members that make it nominal.
    pub(crate) fn has_private_members(&mut self, symbol: Symbol) -> bool {
        if let Some(&known) = self.declarations.nominal.get(&symbol) {
            return known;
        }
        self.declarations.nominal.insert(symbol, false);
        let table = self.member_table(symbol, false);
        let mut result = table
            .members
            .iter()
            .any(|m| m.decls.iter().any(|&decl| self.is_private_member(decl)));
        if !result && let Some((base, _)) = self.class_base(symbol) {
            result = self.has_private_members(base);
        }
        self.declarations.nominal.insert(symbol, result);
        result
    }

    /// Private or protected, by keyword or by name.
    pub(crate) fn is_private_member(&self, decl: Node) -> bool {
        let hidden = |access: Option<ast::TSAccessibility>| {
            access.is_some_and(|a| a != ast::TSAccessibility::Public)
        };
        match self.syntax(decl) {
            AstKind::PropertyDefinition(p) => {
                hidden(p.accessibility) || p.key.is_private_identifier()
            }
            AstKind::MethodDefinition(m) => {
                hidden(m.accessibility) || m.key.is_private_identifier()
            }
            AstKind::AccessorProperty(p) => {
                hidden(p.accessibility) || p.key.is_private_identifier()
            }
            AstKind::FormalParameter(p) => hidden(p.accessibility),
            _ => false,
        }
    }

    /// Whether one class is the other or extends it.
    pub fn derives_from(&mut self, class: Symbol, base: Symbol) -> bool {
        let mut at = class;
        for _ in 0..1000 {
            if at == base {
                return true;
            }
            match self.class_base(at) {
                Some((next, _)) => at = next,
                None => return false,
            }
        }
        false
    }
}
