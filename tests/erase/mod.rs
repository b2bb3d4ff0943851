//! A program with every annotation that its meaning does not need replaced by `any`: the same
//! program to JavaScript, and all of it on the slow paths of the compiler.
//!
//! What stays: enums, parameter properties, `declare`, the structure of classes, `as const`,
//! definitions of types, bounds of type parameters.

use std::path::Path;
use std::{fs, io};

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    ArrowFunctionExpression, Class, Declaration, FormalParameters, Function, PropertyDefinition,
    TSAsExpression, TSClassImplements, TSEnumDeclaration, TSIndexSignature, TSInterfaceDeclaration,
    TSNamespaceDeclaration, TSSatisfiesExpression, TSType, TSTypeAliasDeclaration,
    TSTypeAnnotation, TSTypeAssertion, TSTypeParameterDeclaration, TSTypeParameterInstantiation,
    VariableDeclaration,
};
use oxc_ast_visit::{Visit, walk};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};
use oxc_syntax::scope::ScopeFlags;

/// Copies a file or the files of a folder, the TypeScript erased, to `target`.
pub fn copy(from: &Path, target: &Path) -> io::Result<()> {
    if from.is_dir() {
        fs::create_dir_all(target)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &target.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if from.extension().is_some_and(|extension| extension == "ts") {
        return fs::write(target, erase(&fs::read_to_string(from)?));
    }
    fs::copy(from, target).map(|_| ())
}

/// The text with its annotations erased; a text that does not parse stays as it is.
pub fn erase(source: &str) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::ts().with_module(true)).parse();
    if parsed.diagnostics.has_errors() {
        return source.to_owned();
    }
    let mut eraser = Eraser::default();
    eraser.visit_program(&parsed.program);
    eraser.edits.sort_by_key(|(span, _)| span.start);
    let mut erased = String::with_capacity(source.len());
    let mut end = 0;
    for (span, text) in eraser.edits {
        erased += &source[end..span.start as usize];
        erased += text;
        end = span.end as usize;
    }
    erased + &source[end..]
}

/// Collects the types to replace, of which none contains another.
#[derive(Default)]
struct Eraser {
    edits: Vec<(Span, &'static str)>,
}

impl Eraser {
    fn any(&mut self, kind: &TSType<'_>) {
        self.edits.push((kind.span(), "any"));
    }

    /// What says the type of a parameter with a default may have been erased: `const f: F = (p = 1) => p`.
    fn defaults(&mut self, params: &FormalParameters<'_>) {
        for param in &params.items {
            if param.initializer.is_some() && param.type_annotation.is_none() {
                let end = param.pattern.span().end;
                self.edits.push((Span::new(end, end), ": any"));
            }
        }
    }

    /// What an async function returns must be written as a promise.
    fn returned(&mut self, annotation: Option<&TSTypeAnnotation<'_>>, is_async: bool) {
        if let Some(annotation) = annotation {
            let text = if is_async { "Promise<any>" } else { "any" };
            self.edits.push((annotation.type_annotation.span(), text));
        }
    }
}

impl<'a> Visit<'a> for Eraser {
    fn visit_ts_type_annotation(&mut self, it: &TSTypeAnnotation<'a>) {
        self.any(&it.type_annotation);
    }

    fn visit_ts_type_parameter_instantiation(&mut self, it: &TSTypeParameterInstantiation<'a>) {
        for argument in &it.params {
            self.any(argument);
        }
    }

    fn visit_ts_as_expression(&mut self, it: &TSAsExpression<'a>) {
        self.visit_expression(&it.expression);
        if !it.type_annotation.is_const_type_reference() {
            self.any(&it.type_annotation);
        }
    }

    fn visit_ts_type_assertion(&mut self, it: &TSTypeAssertion<'a>) {
        self.visit_expression(&it.expression);
        if !it.type_annotation.is_const_type_reference() {
            self.any(&it.type_annotation);
        }
    }

    fn visit_ts_satisfies_expression(&mut self, it: &TSSatisfiesExpression<'a>) {
        self.visit_expression(&it.expression);
        self.any(&it.type_annotation);
    }

    fn visit_function(&mut self, it: &Function<'a>, _: ScopeFlags) {
        if it.declare {
            return;
        }
        self.returned(it.return_type.as_deref(), it.r#async && !it.generator);
        if let Some(this) = &it.this_param {
            self.visit_ts_this_parameter(this);
        }
        self.visit_formal_parameters(&it.params);
        if let Some(body) = &it.body {
            self.visit_function_body(body);
        }
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.returned(it.return_type.as_deref(), it.r#async);
        self.defaults(&it.params);
        self.visit_formal_parameters(&it.params);
        self.visit_arrow_function_body(&it.body);
    }

    // The parameter of an index signature has one of three types.
    fn visit_ts_index_signature(&mut self, it: &TSIndexSignature<'a>) {
        self.visit_ts_type_annotation(&it.type_annotation);
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        if !it.declare {
            walk::walk_property_definition(self, it);
        }
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        if !it.declare {
            walk::walk_class(self, it);
        }
    }

    fn visit_variable_declaration(&mut self, it: &VariableDeclaration<'a>) {
        if !it.declare {
            walk::walk_variable_declaration(self, it);
        }
    }

    fn visit_ts_namespace_declaration(&mut self, it: &TSNamespaceDeclaration<'a>) {
        if !it.declare {
            walk::walk_ts_namespace_declaration(self, it);
        }
    }

    fn visit_declaration(&mut self, it: &Declaration<'a>) {
        let is_ambient = matches!(
            it,
            Declaration::TSGlobalDeclaration(_) | Declaration::TSExternalModuleDeclaration(_)
        );
        if !is_ambient {
            walk::walk_declaration(self, it);
        }
    }

    // Definitions of types stay; what names them goes.
    fn visit_ts_interface_declaration(&mut self, _: &TSInterfaceDeclaration<'a>) {}
    fn visit_ts_type_alias_declaration(&mut self, _: &TSTypeAliasDeclaration<'a>) {}
    fn visit_ts_class_implements(&mut self, _: &TSClassImplements<'a>) {}
    fn visit_ts_type_parameter_declaration(&mut self, _: &TSTypeParameterDeclaration<'a>) {}
    fn visit_ts_enum_declaration(&mut self, _: &TSEnumDeclaration<'a>) {}
}
