//! The JavaScript that a TypeScript program means: its types stripped, nothing else changed. It is
//! run by other engines, whose output ours must equal.

// Each harness uses a part of it.
#![allow(dead_code)]

pub mod boa;
pub mod node;

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use oxc_allocator::Allocator;
use oxc_ast::ast::{Program, Statement, StringLiteral};
use oxc_codegen::Codegen;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use oxc_transformer::{TransformOptions, Transformer};

use crate::suite::Outcome;

/// A program as JavaScript modules, which import each other as `./N.mjs` by index; the first is the
/// entry.
#[derive(Clone, Debug)]
pub struct JavaScript {
    /// The texts.
    pub modules: Vec<String>,
}

impl JavaScript {
    /// Strips the types of the program whose entry is `entry`.
    pub fn of(entry: &Path) -> Result<JavaScript, String> {
        let mut stripper = Stripper {
            paths: vec![entry.to_owned()],
            known: HashMap::from([(entry.to_owned(), 0)]),
        };
        let mut modules = Vec::new();
        while let Some(path) = stripper.paths.get(modules.len()).cloned() {
            modules.push(stripper.strip(&path)?);
        }
        Ok(JavaScript { modules })
    }

    /// Does any module contain the text?
    pub fn mentions(&self, text: &str) -> bool {
        self.modules.iter().any(|module| module.contains(text))
    }
}

/// The modules met so far.
struct Stripper {
    paths: Vec<PathBuf>,
    known: HashMap<PathBuf, usize>,
}

impl Stripper {
    fn strip(&mut self, path: &Path) -> Result<String, String> {
        let source = fs::read_to_string(path).map_err(|error| format!("{path:?}: {error}"))?;
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            return Ok(format!("export default {source};"));
        }
        let allocator = Allocator::default();
        let source_type = SourceType::from_path(path).map_err(|error| error.to_string())?;
        let parsed = Parser::new(&allocator, &source, source_type.with_module(true)).parse();
        if parsed.diagnostics.has_errors() {
            return Err(format!("{path:?}: {:?}", parsed.diagnostics));
        }
        let mut program = parsed.program;
        let scoping = SemanticBuilder::new()
            // Room for the names that the transformer makes.
            .with_excess_capacity(2.0)
            .with_enum_eval(true)
            .build(&program)
            .semantic
            .into_scoping();
        let stripped = Transformer::new(&allocator, path, &TransformOptions::default())
            .build_with_scoping(scoping, &mut program);
        if stripped.diagnostics.has_errors() {
            return Err(format!("{path:?}: {:?}", stripped.diagnostics));
        }
        // After the transformer, which drops imports of types.
        self.rename_imports(&allocator, path, &mut program);
        Ok(Codegen::new().build(&program).code)
    }

    fn rename_imports<'a>(
        &mut self,
        allocator: &'a Allocator,
        importer: &Path,
        program: &mut Program<'a>,
    ) {
        for statement in &mut program.body {
            let source = match statement {
                Statement::ImportDeclaration(import) => &mut import.source,
                Statement::ExportFromDeclaration(export) => &mut export.source,
                Statement::ExportAllDeclaration(export) => &mut export.source,
                _ => continue,
            };
            if let Some(index) = self.index(importer, source) {
                source.value = allocator.alloc_str(&format!("./{index}.mjs")).into();
                source.raw = None;
            }
        }
    }

    /// The index of the module that a relative specifier means.
    fn index(&mut self, importer: &Path, specifier: &StringLiteral<'_>) -> Option<usize> {
        let specifier = specifier.value.as_str();
        if !specifier.starts_with('.') {
            return None;
        }
        let base = normalise(&importer.parent()?.join(specifier));
        let text = base.to_str()?;
        let stem = text.strip_suffix(".js").unwrap_or(text);
        let candidates = [
            format!("{stem}.ts"),
            text.to_owned(),
            format!("{text}/index.ts"),
            format!("{stem}.js"),
        ];
        let found = candidates
            .iter()
            .map(PathBuf::from)
            .find(|path| path.is_file())?;
        let next = self.paths.len();
        let index = *self.known.entry(found.clone()).or_insert(next);
        if index == next {
            self.paths.push(found);
        }
        Some(index)
    }
}

/// A path without `.` and `..`, so that a module has one name.
fn normalise(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}
