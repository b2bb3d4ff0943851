//! Syntax that stands for other syntax is rewritten before anything looks at it, in the places of
//! the text that it comes from.
//!
//! - `accessor x = 1` is a private field with a getter and a setter.
//! - `for (using x of xs) …` is a loop whose body begins with the declaration.

use oxc_allocator::{Allocator, ArenaBox, ArenaVec, CloneIn};
use oxc_ast::ast::*;
use oxc_ast::builder::AstBuilder;
use oxc_ast_visit::{VisitMut, walk_mut};
use oxc_span::Span;
use oxc_syntax::operator::AssignmentOperator;

/// Rewrites a module.
pub(super) fn desugar<'a>(allocator: &'a Allocator, program: &mut Program<'a>) {
    let builder = AstBuilder::new(allocator);
    Desugar { allocator, builder }.visit_program(program);
}

struct Desugar<'a> {
    allocator: &'a Allocator,
    builder: AstBuilder<'a>,
}

impl<'a> VisitMut<'a> for Desugar<'a> {
    fn visit_class_body(&mut self, body: &mut ClassBody<'a>) {
        let is_accessor =
            |element: &ClassElement| matches!(element, ClassElement::AccessorProperty(_));
        if body.body.iter().any(is_accessor) {
            let elements = std::mem::replace(&mut body.body, ArenaVec::new_in(&self.builder));
            for element in elements {
                match element {
                    ClassElement::AccessorProperty(property)
                        if storage_name(&property).is_some() =>
                    {
                        body.body.extend(self.accessor(property.unbox()));
                    }
                    element => body.body.push(element),
                }
            }
        }
        walk_mut::walk_class_body(self, body);
    }

    fn visit_for_of_statement(&mut self, statement: &mut ForOfStatement<'a>) {
        if let ForStatementLeft::VariableDeclaration(declaration) = &mut statement.left
            && declaration.kind.is_using()
        {
            let head = self.using_head(declaration);
            if let Some(head) = head {
                let span = statement.span;
                let empty = Statement::new_empty_statement(span, &self.builder);
                let body = std::mem::replace(&mut statement.body, empty);
                let statements = ArenaVec::from_array_in([head, body], &self.builder);
                statement.body = Statement::new_block_statement(span, statements, &self.builder);
            }
        }
        walk_mut::walk_for_of_statement(self, statement);
    }
}

impl<'a> Desugar<'a> {
    /// The declaration that a loop's body begins with; the loop itself declares another name.
    fn using_head(&self, declaration: &mut VariableDeclaration<'a>) -> Option<Statement<'a>> {
        let b = &self.builder;
        let kind = declaration.kind;
        let declarator = declaration.declarations.first_mut()?;
        let span = declarator.span;
        let name = declarator.id.get_binding_identifier()?.name;
        let item: &'a str = self.allocator.alloc_str(&format!("using {name}"));
        let held = BindingPattern::new_binding_identifier(span, item, b);
        let pattern = std::mem::replace(&mut declarator.id, held);
        let annotation = declarator.type_annotation.take();
        let init = Expression::new_identifier(span, item, b);
        let inner = VariableDeclarator::new(span, pattern, annotation, Some(init), false, b);
        declaration.kind = VariableDeclarationKind::Const;
        let list = ArenaVec::from_value_in(inner, b);
        let inner = VariableDeclaration::boxed(span, kind, list, false, b);
        Some(Statement::VariableDeclaration(inner))
    }

    /// The field, getter and setter of an accessor.
    fn accessor(&self, property: AccessorProperty<'a>) -> [ClassElement<'a>; 3] {
        let b = &self.builder;
        let span = property.span;
        let name: &'a str = self
            .allocator
            .alloc_str(&storage_name(&property).unwrap_or_default());
        let ty = property.type_annotation;
        let copy = |ty: &Option<ArenaBox<'a, TSTypeAnnotation<'a>>>| {
            ty.as_ref().map(|ty| ty.clone_in(self.allocator))
        };
        let getter_key = property.key.clone_in(self.allocator);
        let getter = self.method(
            span,
            getter_key,
            MethodDefinitionKind::Get,
            property.r#static,
            (
                property.decorators,
                property.r#override,
                property.accessibility,
            ),
            self.getter(span, name, copy(&ty)),
        );
        let setter = self.method(
            span,
            property.key,
            MethodDefinitionKind::Set,
            property.r#static,
            (
                ArenaVec::new_in(b),
                property.r#override,
                property.accessibility,
            ),
            self.setter(span, name, copy(&ty)),
        );
        let field = PropertyDefinition::boxed(
            span,
            PropertyDefinitionType::PropertyDefinition,
            ArenaVec::new_in(b),
            PropertyKey::PrivateIdentifier(ArenaBox::new_in(
                PrivateIdentifier::new(span, name, b),
                b,
            )),
            ty,
            property.value,
            false,
            property.r#static,
            false,
            false,
            false,
            property.definite,
            false,
            None,
            b,
        );
        [ClassElement::PropertyDefinition(field), getter, setter]
    }

    fn method(
        &self,
        span: Span,
        key: PropertyKey<'a>,
        kind: MethodDefinitionKind,
        is_static: bool,
        (decorators, overrides, accessibility): (
            ArenaVec<'a, Decorator<'a>>,
            bool,
            Option<TSAccessibility>,
        ),
        function: ArenaBox<'a, Function<'a>>,
    ) -> ClassElement<'a> {
        ClassElement::MethodDefinition(MethodDefinition::boxed(
            span,
            MethodDefinitionType::MethodDefinition,
            decorators,
            key,
            function,
            kind,
            false,
            is_static,
            overrides,
            false,
            accessibility,
            &self.builder,
        ))
    }

    /// `() { return this.#name; }`
    fn getter(
        &self,
        span: Span,
        name: &'a str,
        ty: Option<ArenaBox<'a, TSTypeAnnotation<'a>>>,
    ) -> ArenaBox<'a, Function<'a>> {
        let b = &self.builder;
        let this = Expression::new_this_expression(span, b);
        let field = PrivateIdentifier::new(span, name, b);
        let read = Expression::new_private_field_expression(span, this, field, false, b);
        let body = Statement::new_return_statement(span, Some(read), b);
        self.function(span, ArenaVec::new_in(b), ty, body)
    }

    /// `(value) { this.#name = value; }`
    fn setter(
        &self,
        span: Span,
        name: &'a str,
        ty: Option<ArenaBox<'a, TSTypeAnnotation<'a>>>,
    ) -> ArenaBox<'a, Function<'a>> {
        let b = &self.builder;
        let this = Expression::new_this_expression(span, b);
        let field = PrivateIdentifier::new(span, name, b);
        let target = PrivateFieldExpression::boxed(span, this, field, false, b);
        let set = Expression::new_assignment_expression(
            span,
            AssignmentOperator::Assign,
            AssignmentTarget::PrivateFieldExpression(target),
            Expression::new_identifier(span, "value", b),
            b,
        );
        let param = FormalParameter::new(
            span,
            ArenaVec::new_in(b),
            BindingPattern::new_binding_identifier(span, "value", b),
            ty,
            None,
            false,
            None,
            false,
            false,
            b,
        );
        let body = Statement::new_expression_statement(span, set, b);
        self.function(span, ArenaVec::from_value_in(param, b), None, body)
    }

    fn function(
        &self,
        span: Span,
        params: ArenaVec<'a, FormalParameter<'a>>,
        result: Option<ArenaBox<'a, TSTypeAnnotation<'a>>>,
        statement: Statement<'a>,
    ) -> ArenaBox<'a, Function<'a>> {
        let b = &self.builder;
        let kind = FormalParameterKind::UniqueFormalParameters;
        let params = FormalParameters::boxed(span, kind, params, None, b);
        let statements = ArenaVec::from_value_in(statement, b);
        let body = FunctionBody::boxed(span, ArenaVec::new_in(b), statements, b);
        Function::boxed(
            span,
            FunctionType::FunctionExpression,
            None,
            false,
            false,
            false,
            None,
            None,
            params,
            result,
            Some(body),
            b,
        )
    }
}

/// The private name of the field behind an accessor, which no text can spell.
fn storage_name(property: &AccessorProperty) -> Option<String> {
    if property.computed || property.r#type == AccessorPropertyType::TSAbstractAccessorProperty {
        return None;
    }
    match &property.key {
        PropertyKey::StaticIdentifier(id) => Some(format!("accessor {}", id.name)),
        PropertyKey::PrivateIdentifier(id) => Some(format!("accessor #{}", id.name)),
        PropertyKey::StringLiteral(text) => Some(format!("accessor {}", text.value)),
        _ => None,
    }
}
