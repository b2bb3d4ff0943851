//! Written types.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, TSType};

use super::class::MemberTable;
use super::{Checker, Target};
use crate::program::{ModuleId, Node, NodeId, Symbol};
use crate::types::{ObjectType, TupleElement, Type, TypeId};

/// Deeper than any type that someone writes.
const MAX_DEPTH: u32 = 200;

impl<'a> Checker<'a> {
    /// The type that an annotation writes.
    pub fn type_of_annotation(&mut self, module: ModuleId, ty: &'a TSType<'a>) -> TypeId {
        match ty {
            TSType::TSAnyKeyword(_) => return TypeId::ANY,
            TSType::TSBigIntKeyword(_) => return TypeId::BIGINT,
            TSType::TSBooleanKeyword(_) => return TypeId::BOOLEAN,
            TSType::TSNeverKeyword(_) => return TypeId::NEVER,
            TSType::TSNullKeyword(_) => return TypeId::NULL,
            TSType::TSNumberKeyword(_) => return TypeId::NUMBER,
            TSType::TSObjectKeyword(_) => return TypeId::OBJECT,
            TSType::TSStringKeyword(_) => return TypeId::STRING,
            TSType::TSSymbolKeyword(_) => return TypeId::SYMBOL,
            TSType::TSUndefinedKeyword(_) => return TypeId::UNDEFINED,
            TSType::TSUnknownKeyword(_) => return TypeId::UNKNOWN,
            TSType::TSVoidKeyword(_) => return TypeId::VOID,
            TSType::TSParenthesizedType(inner) => {
                return self.type_of_annotation(module, &inner.type_annotation);
            }
            _ => {}
        }
        let Some(id) = annotation_id(ty) else {
            return TypeId::ANY;
        };
        let node = Node { module, id };
        if let Some(&known) = self.declarations.annotations.get(&node) {
            return known;
        }
        if self.declarations.annotation_depth > MAX_DEPTH {
            return TypeId::ANY;
        }
        self.declarations.annotation_depth += 1;
        let result = self.written_type(node, ty);
        let result = self.opened(module, result);
        self.declarations.annotation_depth -= 1;
        self.declarations.annotations.insert(node, result);
        result
    }

    fn written_type(&mut self, node: Node, ty: &'a TSType<'a>) -> TypeId {
        let module = node.module;
        match ty {
            TSType::TSArrayType(array) => {
                let element = self.type_of_annotation(module, &array.element_type);
                self.array_of(element)
            }
            TSType::TSTupleType(tuple) => {
                let mut elements = Vec::with_capacity(tuple.element_types.len());
                for element in &tuple.element_types {
                    self.tuple_member(module, element, false, &mut elements);
                }
                self.types.intern(Type::Tuple(elements))
            }
            TSType::TSNamedTupleMember(member) => match member.element_type.as_ts_type() {
                Some(ty) => self.type_of_annotation(module, ty),
                None => TypeId::ANY,
            },
            TSType::TSUnionType(union) => {
                let members: Vec<TypeId> = union
                    .types
                    .iter()
                    .map(|ty| self.type_of_annotation(module, ty))
                    .collect();
                self.union_of(&members)
            }
            TSType::TSIntersectionType(intersection) => {
                let members: Vec<TypeId> = intersection
                    .types
                    .iter()
                    .map(|ty| self.type_of_annotation(module, ty))
                    .collect();
                self.intersection_of(&members)
            }
            TSType::TSFunctionType(_) => {
                let calls = vec![self.signature(node)];
                self.types.intern(Type::Object(Rc::new(ObjectType {
                    calls,
                    ..ObjectType::default()
                })))
            }
            TSType::TSConstructorType(_) => {
                let constructs = vec![self.signature(node)];
                self.types.intern(Type::Object(Rc::new(ObjectType {
                    constructs,
                    ..ObjectType::default()
                })))
            }
            TSType::TSTypeLiteral(literal) => self.literal_members(node, literal),
            TSType::TSLiteralType(literal) => self.written_literal(&literal.literal),
            TSType::TSTemplateLiteralType(template) => {
                let texts: Vec<Rc<str>> = template
                    .quasis
                    .iter()
                    .map(|q| q.value.cooked.as_ref().map_or("", |t| t.as_str()).into())
                    .collect();
                let parts: Vec<TypeId> = template
                    .types
                    .iter()
                    .map(|ty| self.type_of_annotation(module, ty))
                    .collect();
                self.template_literal(&texts, &parts)
            }
            TSType::TSTypeReference(reference) => {
                let args = self.written_arguments(module, reference.type_arguments.as_deref());
                self.referenced_type(node, &reference.type_name, &args)
            }
            TSType::TSTypeOperatorType(operator) => {
                let inner = self.type_of_annotation(module, &operator.type_annotation);
                match operator.operator {
                    ast::TSTypeOperatorOperator::Keyof => self.keys_of(inner),
                    ast::TSTypeOperatorOperator::Unique => TypeId::SYMBOL,
                    ast::TSTypeOperatorOperator::Readonly => inner,
                }
            }
            TSType::TSIndexedAccessType(indexed) => {
                let object = self.type_of_annotation(module, &indexed.object_type);
                let key = self.type_of_annotation(module, &indexed.index_type);
                self.indexed_access(object, key)
            }
            TSType::TSConditionalType(_) | TSType::TSMappedType(_) => {
                let args = self.open_arguments(node);
                self.evaluate(node, args)
            }
            TSType::TSInferType(infer) => match infer.type_parameter.name.symbol_id.get() {
                Some(id) => self.declared_type(Symbol { module, id }),
                None => TypeId::ANY,
            },
            TSType::TSThisType(_) => self.written_this(node),
            TSType::TSTypeQuery(query) => self.queried_type(node, query),
            TSType::TSTypePredicate(predicate) => {
                if predicate.asserts {
                    TypeId::VOID
                } else {
                    TypeId::BOOLEAN
                }
            }
            TSType::TSImportType(import) => {
                let Some(linked) = self.linked(module, &import.source.value) else {
                    return TypeId::ANY;
                };
                let args = self.written_arguments(module, import.type_arguments.as_deref());
                let mut names = Vec::new();
                if let Some(qualifier) = &import.qualifier {
                    qualifier_names(qualifier, &mut names);
                }
                let mut target = Target::Module(linked);
                for name in names {
                    match self.target_export(target, &name) {
                        Some(next) => target = next,
                        None => return TypeId::ANY,
                    }
                }
                self.target_declared(target, &args)
            }
            _ => TypeId::ANY,
        }
    }

    /// The parameters that a deferred type depends on, each standing for itself.
    fn open_arguments(&mut self, node: Node) -> Vec<(Node, TypeId)> {
        let params = self.free_params(node);
        params
            .iter()
            .map(|&param| (param, self.types.intern(Type::Param(param))))
            .collect()
    }

    fn tuple_member(
        &mut self,
        module: ModuleId,
        element: &'a ast::TSTupleElement<'a>,
        optional: bool,
        into: &mut Vec<TupleElement>,
    ) {
        match element {
            ast::TSTupleElement::TSOptionalType(inner) => {
                let ty = self.type_of_annotation(module, &inner.type_annotation);
                into.push(TupleElement {
                    ty,
                    optional: true,
                    rest: false,
                });
            }
            ast::TSTupleElement::TSRestType(inner) => {
                let mut written = &inner.type_annotation;
                if let TSType::TSNamedTupleMember(member) = written
                    && let Some(ty) = member.element_type.as_ts_type()
                {
                    written = ty;
                }
                let list = self.type_of_annotation(module, written);
                self.spread_tuple(list, into);
            }
            ast::TSTupleElement::TSNamedTupleMember(member) => {
                self.tuple_member(module, &member.element_type, member.optional, into);
            }
            other => {
                let ty = match other.as_ts_type() {
                    Some(ty) => self.type_of_annotation(module, ty),
                    None => TypeId::ANY,
                };
                into.push(TupleElement {
                    ty,
                    optional,
                    rest: false,
                });
            }
        }
    }

    /// `{ … }`: named by its place when it contains the alias that is being resolved.
    fn literal_members(&mut self, node: Node, literal: &'a ast::TSTypeLiteral<'a>) -> TypeId {
        if !self.declarations.declared_in_progress.is_empty() && self.mentions_open_alias(node) {
            let symbol = self.synthetic_symbol(node);
            let args = self.own_arguments(symbol);
            return self.types.intern(Type::Interface(symbol, args));
        }
        let mut table = MemberTable::default();
        self.signature_members(node.module, &literal.members, &mut table);
        let mut object = ObjectType::default();
        for member in &table.members {
            object
                .properties
                .push(self.declared_member(&member.name, &member.decls));
        }
        object.calls = table
            .calls
            .iter()
            .map(|&call| self.signature(call))
            .collect();
        object.constructs = table
            .constructs
            .iter()
            .map(|&call| self.signature(call))
            .collect();
        object.string_index = self.declared_index(&table.indexes, false, true);
        object.number_index = self.declared_index(&table.indexes, true, true);
        self.types.intern(Type::Object(Rc::new(object)))
    }

    /// The nodes inside a node: they are numbered in order of the text, parents first.
    fn inside(&self, node: Node) -> impl Iterator<Item = NodeId> + 'a {
        let nodes = &self.program.module(node.module).nodes;
        let first = node.id;
        (first.index() + 1..nodes.len())
            .map(NodeId::from_usize)
            .take_while(move |&id| nodes.parent_id(id) >= first)
    }

    /// Whether an alias that is being resolved is named inside a node.
    fn mentions_open_alias(&mut self, node: Node) -> bool {
        let nodes = &self.program.module(node.module).nodes;
        for id in self.inside(node) {
            if let AstKind::IdentifierReference(reference) = nodes.kind(id)
                && let Target::Symbol(symbol) = self.reference(node.module, reference)
                && self.declarations.declared_in_progress.contains(&symbol)
            {
                return true;
            }
        }
        false
    }

    /// Type parameters used inside a type that are declared outside of it.
    pub(crate) fn free_params(&mut self, node: Node) -> Rc<[Node]> {
        if let Some(params) = self.declarations.free_params.get(&node) {
            return params.clone();
        }
        let syntax = self.program.module(node.module);
        let inside: Vec<NodeId> = self.inside(node).collect();
        let last = inside.last().copied().unwrap_or(node.id);
        let mut found: Vec<Node> = Vec::new();
        for id in inside {
            let AstKind::IdentifierReference(reference) = syntax.nodes.kind(id) else {
                continue;
            };
            let Some(symbol) = reference
                .reference_id
                .get()
                .and_then(|r| syntax.scoping.get_reference(r).symbol_id())
            else {
                continue;
            };
            if !syntax.scoping.symbol_flags(symbol).is_type_parameter() {
                continue;
            }
            let declared = syntax.scoping.symbol_declaration(symbol);
            if declared >= node.id && declared <= last {
                continue;
            }
            let param = self.param_node(Symbol {
                module: node.module,
                id: symbol,
            });
            if !found.contains(&param) {
                found.push(param);
            }
        }
        let found: Rc<[Node]> = found.into();
        self.declarations.free_params.insert(node, found.clone());
        found
    }

    fn written_literal(&mut self, literal: &'a ast::TSLiteral<'a>) -> TypeId {
        let ty = match literal {
            ast::TSLiteral::BooleanLiteral(value) => Type::BooleanLiteral(value.value),
            ast::TSLiteral::NumericLiteral(value) => Type::NumberLiteral(value.value.to_bits()),
            ast::TSLiteral::BigIntLiteral(value) => {
                Type::BigIntLiteral(value.value.as_str().into())
            }
            ast::TSLiteral::StringLiteral(value) => {
                Type::StringLiteral(value.value.as_str().into())
            }
            ast::TSLiteral::TemplateLiteral(value) => {
                match value.quasis.first().and_then(|q| q.value.cooked.as_ref()) {
                    Some(text) if value.expressions.is_empty() => {
                        Type::StringLiteral(text.as_str().into())
                    }
                    _ => Type::String,
                }
            }
            ast::TSLiteral::UnaryExpression(unary) => match &unary.argument {
                ast::Expression::NumericLiteral(value) => {
                    Type::NumberLiteral((-value.value).to_bits())
                }
                ast::Expression::BigIntLiteral(value) => {
                    Type::BigIntLiteral(format!("-{}", value.value).into())
                }
                _ => Type::Any,
            },
        };
        self.types.intern(ty)
    }
}

/// The names of `import("…").A.B`.
pub(super) fn qualifier_names(
    qualifier: &ast::TSImportTypeQualifier<'_>,
    names: &mut Vec<Rc<str>>,
) {
    match qualifier {
        ast::TSImportTypeQualifier::Identifier(id) => names.push(id.name.as_str().into()),
        ast::TSImportTypeQualifier::QualifiedName(name) => {
            qualifier_names(&name.left, names);
            names.push(name.right.name.as_str().into());
        }
    }
}

/// The node of a type that is more than a keyword.
fn annotation_id(ty: &TSType<'_>) -> Option<NodeId> {
    Some(match ty {
        TSType::TSArrayType(t) => t.node_id(),
        TSType::TSConditionalType(t) => t.node_id(),
        TSType::TSConstructorType(t) => t.node_id(),
        TSType::TSFunctionType(t) => t.node_id(),
        TSType::TSImportType(t) => t.node_id(),
        TSType::TSIndexedAccessType(t) => t.node_id(),
        TSType::TSInferType(t) => t.node_id(),
        TSType::TSIntersectionType(t) => t.node_id(),
        TSType::TSLiteralType(t) => t.node_id(),
        TSType::TSMappedType(t) => t.node_id(),
        TSType::TSNamedTupleMember(t) => t.node_id(),
        TSType::TSTemplateLiteralType(t) => t.node_id(),
        TSType::TSThisType(t) => t.node_id(),
        TSType::TSTupleType(t) => t.node_id(),
        TSType::TSTypeLiteral(t) => t.node_id(),
        TSType::TSTypeOperatorType(t) => t.node_id(),
        TSType::TSTypePredicate(t) => t.node_id(),
        TSType::TSTypeQuery(t) => t.node_id(),
        TSType::TSTypeReference(t) => t.node_id(),
        TSType::TSUnionType(t) => t.node_id(),
        _ => return None,
    })
}
