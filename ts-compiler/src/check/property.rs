//! Types of declared members.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;

use super::Checker;
use crate::program::{ModuleId, Node, NodeId};
use crate::types::{ObjectType, Property, PropertyKind, Signature, Type, TypeId};

impl<'a> Checker<'a> {
    /// The property that members of a class or interface declare.
    pub(super) fn declared_member(&mut self, name: &Rc<str>, decls: &[Node]) -> Property {
        let Some(&first) = decls.first() else {
            return plain(name.clone(), TypeId::ANY, None);
        };
        let mut property = plain(name.clone(), TypeId::ANY, Some(first));
        match self.syntax(first) {
            AstKind::PropertyDefinition(definition) => {
                property.optional = definition.optional;
                property.readonly = definition.readonly;
                let ty = self.field_type(
                    first,
                    definition.type_annotation.as_deref(),
                    definition.value.as_ref(),
                    definition.readonly,
                );
                property.ty = self.doubted_field(first, &property.name, ty);
            }
            AstKind::AccessorProperty(definition) => {
                property.ty = self.field_type(
                    first,
                    definition.type_annotation.as_deref(),
                    definition.value.as_ref(),
                    false,
                );
            }
            AstKind::FormalParameter(param) => {
                property.optional = param.optional;
                property.readonly = param.readonly;
                let ty = self.parameter_type(first, param);
                property.ty = self.doubted_field(first, &property.name, ty);
            }
            AstKind::TSPropertySignature(signature) => {
                property.optional = signature.optional;
                property.readonly = signature.readonly;
                if let Some(annotation) = &signature.type_annotation {
                    let ty = self.type_of_annotation(first.module, &annotation.type_annotation);
                    property.ty = self.doubted_field(first, &property.name, ty);
                }
            }
            AstKind::MethodDefinition(method) if method.kind.is_accessor() => {
                self.accessor_property(&mut property, decls);
            }
            AstKind::TSMethodSignature(method)
                if method.kind != ast::TSMethodSignatureKind::Method =>
            {
                self.accessor_property(&mut property, decls);
            }
            AstKind::MethodDefinition(_) | AstKind::TSMethodSignature(_) => {
                property.kind = PropertyKind::Method;
                property.optional = decls.iter().any(|&decl| match self.syntax(decl) {
                    AstKind::MethodDefinition(method) => method.optional,
                    AstKind::TSMethodSignature(method) => method.optional,
                    _ => false,
                });
                let calls = self.overloads_of(decls);
                property.decl = Some(self.implementing_member(decls));
                property.ty = self.types.intern(Type::Object(Rc::new(ObjectType {
                    calls,
                    ..ObjectType::default()
                })));
            }
            _ => {}
        }
        property
    }

    /// The member with a body, of overloads.
    fn implementing_member(&self, decls: &[Node]) -> Node {
        let with_body = decls.iter().find(|&&decl| match self.syntax(decl) {
            AstKind::MethodDefinition(method) => method.value.body.is_some(),
            _ => false,
        });
        with_body.or(decls.first()).copied().unwrap_or(Node {
            module: ModuleId(0),
            id: NodeId::ROOT,
        })
    }

    /// Getter and setter of one name: read as the getter says.
    fn accessor_property(&mut self, property: &mut Property, decls: &[Node]) {
        property.kind = PropertyKind::Accessor;
        property.readonly = true;
        let mut setter: Option<Rc<Signature>> = None;
        let mut getter: Option<Rc<Signature>> = None;
        for &decl in decls {
            let is_getter = match self.syntax(decl) {
                AstKind::MethodDefinition(method) => method.kind == ast::MethodDefinitionKind::Get,
                AstKind::TSMethodSignature(method) => {
                    method.kind == ast::TSMethodSignatureKind::Get
                }
                _ => continue,
            };
            let signature = self.signature(decl);
            if is_getter {
                property.decl = Some(decl);
                getter = Some(signature);
            } else {
                property.readonly = false;
                setter = Some(signature);
            }
        }
        property.ty = match (getter, setter) {
            (Some(getter), _) => getter.result,
            (None, Some(setter)) => setter.params.first().map_or(TypeId::ANY, |p| p.ty),
            (None, None) => TypeId::ANY,
        };
    }

    fn field_type(
        &mut self,
        node: Node,
        annotation: Option<&'a ast::TSTypeAnnotation<'a>>,
        init: Option<&'a ast::Expression<'a>>,
        readonly: bool,
    ) -> TypeId {
        if let Some(annotation) = annotation {
            return self.type_of_annotation(node.module, &annotation.type_annotation);
        }
        let Some(init) = init else {
            return TypeId::ANY;
        };
        if self.is_untyped(node.module) {
            return TypeId::ANY;
        }
        if !self.symbols_fields_enter(node) {
            return TypeId::ANY;
        }
        let init = self.expression_node(node.module, init);
        let ty = self.expr_type(init);
        self.functions_in_progress.remove(&node);
        if matches!(
            self.types.get(ty),
            Type::Null | Type::Undefined | Type::Void
        ) {
            return TypeId::ANY;
        }
        if readonly { ty } else { self.widen(ty) }
    }

    /// Guards a field whose initialiser mentions the field.
    fn symbols_fields_enter(&mut self, node: Node) -> bool {
        self.functions_in_progress.insert(node)
    }
}

/// A property that is neither optional nor read-only.
pub(super) fn plain(name: Rc<str>, ty: TypeId, decl: Option<Node>) -> Property {
    Property {
        name,
        ty,
        optional: false,
        readonly: false,
        kind: PropertyKind::Field,
        decl,
    }
}
