//! Programs for the checker, made of texts.

// Not every test uses all of it.
#![allow(dead_code)]

use std::collections::HashMap;

use dyntype_compiler::program::{Language, Module, ModuleId, Program};
use oxc_allocator::Allocator;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// A program of one library module and the given files, of which the last is the entry; all of it
/// lives as long as the test.
pub fn program(library: &str, files: &[(&str, &str)]) -> &'static Program<'static> {
    let allocator: &'static Allocator = Box::leak(Box::default());
    let library = [("runtime/globals.ts", library)];
    let files = library.iter().chain(files).enumerate();
    let modules: Vec<_> = files
        .map(|(index, (path, source))| {
            let module = module(allocator, index, path, source);
            module.unwrap_or_else(|error| panic!("{path}: {error}"))
        })
        .collect();
    Box::leak(Box::new(program_of(modules)))
}

/// Modules, of which the first is the library and the last the entry.
pub fn program_of(modules: Vec<Module<'static>>) -> Program<'static> {
    let count = modules.len() as u32;
    Program {
        modules,
        entry: ModuleId(count - 1),
        order: (1..count).map(ModuleId).collect(),
        lazy: Vec::new(),
        imports_late: false,
    }
}

/// A parsed and bound text that imports nothing; the library if it is the first.
///
/// # Errors
/// What the parser says.
pub fn module(
    allocator: &'static Allocator,
    index: usize,
    path: &str,
    source: &str,
) -> Result<Module<'static>, String> {
    let source: &'static str = allocator.alloc_str(source);
    let parsed = Parser::new(allocator, source, SourceType::ts())
        .with_options(ParseOptions {
            preserve_parens: false,
            ..ParseOptions::default()
        })
        .parse();
    if parsed.panicked || !parsed.diagnostics.is_empty() {
        return Err(format!("{:?}", parsed.diagnostics));
    }
    let ast = allocator.alloc(parsed.program);
    let built = SemanticBuilder::new().with_build_nodes(true).build(ast);
    let (scoping, nodes) = built.semantic.into_scoping_and_nodes();
    Ok(Module {
        id: ModuleId(index as u32),
        path: path.to_owned(),
        source,
        language: Language::TypeScript,
        is_library: index == 0,
        ast,
        scoping,
        nodes,
        links: HashMap::new(),
        dependencies: Vec::new(),
    })
}
