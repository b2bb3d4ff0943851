//! One module's text to a syntax tree with scopes.

use std::collections::HashMap;

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast;
use oxc_diagnostics::OxcDiagnostic;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::{AstNodes, Scoping, SemanticBuilder};
use oxc_span::SourceType;

use crate::diagnostics::Diagnostic;
use crate::ir::Span;
use crate::program::{Language, Module, ModuleId};

use super::classbinding::bind_classes;
use super::desugar::desugar;

/// Brackets inside brackets that the parser is trusted with.
const MAX_BRACKETS: u32 = 2_000;
/// Operators without an end of statement that the parser is trusted with.
const MAX_OPERATORS: u32 = 20_000;
/// Syntax errors that are looked for after the first.
const MAX_RECOVERED: usize = 20;

/// A module before it is parsed.
pub(super) struct Text<'a> {
    pub id: ModuleId,
    pub path: String,
    pub source: &'a str,
    pub is_library: bool,
}

/// A module asked for by another.
pub(super) struct Request<'a> {
    pub specifier: &'a str,
    pub span: Span,
    /// Only types are taken from it, so it need not run.
    pub is_type: bool,
    /// It is an `import()`.
    pub is_late: bool,
}

/// Language of a path, by its extension.
pub(super) fn language(path: &str) -> Language {
    match extension(path) {
        "json" => Language::Json,
        "js" | "mjs" | "cjs" | "jsx" => Language::JavaScript,
        _ => Language::TypeScript,
    }
}

/// Text after the last dot of the file name.
pub(super) fn extension(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Parses and binds a module, and lists the modules it asks for in the order of the text.
pub(super) fn parse_module<'a>(
    allocator: &'a Allocator,
    text: Text<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Module<'a>, Vec<Request<'a>>) {
    let language = language(&text.path);
    let source_type = match (language, extension(&text.path)) {
        (Language::JavaScript, _) => SourceType::mjs(),
        (_, "tsx") => SourceType::tsx(),
        _ => SourceType::ts().with_module(true),
    };
    let mut code = if language == Language::Json {
        ""
    } else {
        text.source
    };
    if let Some(at) = too_deep(code) {
        let span = Span {
            module: text.id.0,
            start: at,
            end: at + 1,
        };
        diagnostics.push(Diagnostic::too_deep(span));
        code = "";
    }
    if language == Language::Json
        && let Err(errors) =
            Parser::new(allocator, text.source, SourceType::mjs()).parse_expression()
    {
        // One message: what follows the first mistake in data is rarely another.
        report(text.id, errors.errors().take(1), diagnostics);
    }
    let parsed = Parser::new(allocator, code, source_type)
        .with_options(ParseOptions {
            preserve_parens: false,
            ..ParseOptions::default()
        })
        .parse();
    let mut program = parsed.program;
    if !parsed.panicked && ["accessor", "using"].iter().any(|word| code.contains(word)) {
        desugar(allocator, &mut program);
    }
    if !parsed.panicked && language == Language::JavaScript && code.contains("class ") {
        bind_classes(allocator, &mut program);
    }
    let ast: &'a ast::Program<'a> = allocator.alloc(program);
    let failed = parsed.panicked || parsed.diagnostics.has_errors();
    report(text.id, parsed.diagnostics.errors(), diagnostics);
    if parsed.panicked {
        let more = recover(allocator, code, source_type, &parsed.diagnostics);
        report(text.id, more.iter(), diagnostics);
    }
    let (scoping, nodes) = if parsed.panicked {
        (Scoping::default(), AstNodes::default())
    } else {
        let built = SemanticBuilder::new()
            .with_build_nodes(true)
            .with_check_syntax_error(!failed)
            .build(ast);
        report(text.id, built.diagnostics.errors(), diagnostics);
        built.semantic.into_scoping_and_nodes()
    };
    let requests = requests(text.id, language, ast, &scoping, &nodes);
    let module = Module {
        id: text.id,
        path: text.path,
        source: text.source,
        language,
        is_library: text.is_library,
        ast,
        scoping,
        nodes,
        links: HashMap::new(),
        dependencies: Vec::new(),
    };
    (module, requests)
}

/// The syntax errors after the first: the parser stops at most mistakes, so the line of a mistake is
/// blanked and the rest is parsed again. A line that opens or closes a bracket cannot be taken away
/// without making new mistakes; there it ends.
fn recover(
    allocator: &Allocator,
    code: &str,
    source_type: SourceType,
    first: &[OxcDiagnostic],
) -> Vec<OxcDiagnostic> {
    let mut code = code.to_owned();
    let mut found = Vec::new();
    let mut at = first.last().and_then(position);
    while let Some(position) = at.take().map(|at| at.min(code.len()))
        && found.len() < MAX_RECOVERED
        && code.is_char_boundary(position)
    {
        let start = code[..position].rfind('\n').map_or(0, |at| at + 1);
        let end = code[position..]
            .find('\n')
            .map_or(code.len(), |at| position + at);
        let line = &code[start..end];
        let count = |brackets: [char; 3]| line.matches(brackets).count();
        if line.trim().is_empty() || count(['(', '[', '{']) != count([')', ']', '}']) {
            break;
        }
        let blank = " ".repeat(line.len());
        code.replace_range(start..end, &blank);
        let parsed = Parser::new(allocator, allocator.alloc_str(&code), source_type).parse();
        let errors: Vec<_> = parsed.diagnostics.errors().cloned().collect();
        if parsed.panicked {
            at = errors.last().and_then(self::position);
        }
        found.extend(errors);
    }
    found
}

/// Where an error begins.
fn position(error: &OxcDiagnostic) -> Option<usize> {
    error.labels.first().map(|label| label.offset() as usize)
}

/// Turns the parser's messages into ours.
fn report<'d>(
    module: ModuleId,
    errors: impl Iterator<Item = &'d OxcDiagnostic>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for error in errors {
        let label = error
            .labels
            .iter()
            .find(|label| label.primary())
            .or_else(|| error.labels.first());
        let (start, end) = label.map_or((0, 0), |label| {
            let start = label.offset();
            (start, start + label.len())
        });
        let span = Span {
            module: module.0,
            start,
            end,
        };
        diagnostics.push(Diagnostic::syntax(
            span,
            error.message.to_string(),
            error.help.as_ref().map(ToString::to_string).or_else(|| {
                let is_with = error.message.starts_with("'with' statements");
                is_with
                    .then(|| "name the properties, or take them out: `const { a } = o`".to_owned())
            }),
        ));
    }
}

/// What a module imports: `import` and `export … from` declarations, then each `import()`.
fn requests<'a>(
    module: ModuleId,
    language: Language,
    ast: &'a ast::Program<'a>,
    scoping: &Scoping,
    nodes: &AstNodes<'a>,
) -> Vec<Request<'a>> {
    let mut requests = Vec::new();
    let mut add = |source: &'a ast::StringLiteral<'a>, is_type, is_late| {
        requests.push(Request {
            specifier: source.value.as_str(),
            span: Span {
                module: module.0,
                start: source.span.start,
                end: source.span.end,
            },
            is_type,
            is_late,
        });
    };
    for statement in &ast.body {
        let (source, is_type) = match statement {
            ast::Statement::ImportDeclaration(import) => {
                let only_types = language == Language::TypeScript
                    && import.specifiers.as_ref().is_some_and(|specifiers| {
                        !specifiers.is_empty()
                            && specifiers.iter().all(|named| is_elided(named, scoping))
                    });
                (&import.source, import.import_kind.is_type() || only_types)
            }
            ast::Statement::ExportFromDeclaration(export) => {
                let only_types = !export.specifiers.is_empty()
                    && export
                        .specifiers
                        .iter()
                        .all(|named| named.export_kind.is_type());
                (&export.source, export.export_kind.is_type() || only_types)
            }
            ast::Statement::ExportAllDeclaration(export) => {
                (&export.source, export.export_kind.is_type())
            }
            ast::Statement::TSImportEqualsDeclaration(import) => {
                let ast::TSModuleReference::ExternalModuleReference(reference) =
                    &import.module_reference
                else {
                    continue;
                };
                (&reference.expression, import.import_kind.is_type())
            }
            _ => continue,
        };
        add(source, is_type, false);
    }
    for node in nodes.iter() {
        if let AstKind::ImportExpression(import) = node.kind()
            && let ast::Expression::StringLiteral(source) = &import.source
        {
            add(source, false, true);
        }
    }
    requests
}

/// Whether TypeScript drops an imported name: it is declared a type, or no expression mentions it.
fn is_elided(specifier: &ast::ImportDeclarationSpecifier, scoping: &Scoping) -> bool {
    if let ast::ImportDeclarationSpecifier::ImportSpecifier(named) = specifier
        && named.import_kind.is_type()
    {
        return true;
    }
    specifier.local().symbol_id.get().is_some_and(|symbol| {
        scoping
            .get_resolved_references(symbol)
            .all(|reference| !reference.flags().is_value())
    })
}

/// Where the nesting passes what a recursive parser can bear, judged by brackets and by operators
/// that nest to the right. Strings and comments are skipped roughly: an error on the side of
/// counting too much only concerns texts of absurd shape.
fn too_deep(source: &str) -> Option<u32> {
    let bytes = source.as_bytes();
    // A text that short cannot pass either limit.
    if bytes.len() < MAX_BRACKETS as usize {
        return None;
    }
    let mut brackets = 0u32;
    let mut operators = 0u32;
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'(' | b'[' | b'{' => brackets += 1,
            b')' | b']' => brackets = brackets.saturating_sub(1),
            b'}' => {
                brackets = brackets.saturating_sub(1);
                operators = 0;
            }
            b';' | b',' => operators = 0,
            b'!' | b'~' | b'-' | b'+' | b'=' | b'?' | b'*' | b'.' | b'<' | b'&' | b'|' => {
                operators += 1;
            }
            b'/' if bytes.get(i + 1) == Some(&b'/') => {
                while i < bytes.len() && bytes[i] != b'\n' {
                    i += 1;
                }
            }
            b'/' if bytes.get(i + 1) == Some(&b'*') => {
                i += 2;
                while i < bytes.len() && !(bytes[i] == b'*' && bytes.get(i + 1) == Some(&b'/')) {
                    i += 1;
                }
                i += 1;
            }
            quote @ (b'"' | b'\'') => {
                // A lone quote (in a regular expression, say) ends with its line.
                let mut end = i + 1;
                while end < bytes.len() && bytes[end] != quote && bytes[end] != b'\n' {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                i = end;
            }
            letter if letter.is_ascii_alphabetic() => {
                let start = i;
                while i < bytes.len() && (bytes[i].is_ascii_alphanumeric() || bytes[i] == b'_') {
                    i += 1;
                }
                match &bytes[start..i] {
                    b"let" | b"const" | b"var" | b"return" | b"function" | b"class" | b"import"
                    | b"export" => operators = 0,
                    b"else" | b"new" | b"typeof" | b"void" | b"await" | b"delete" => {
                        operators += 1;
                    }
                    _ => {}
                }
                continue;
            }
            _ => {}
        }
        if brackets > MAX_BRACKETS || operators > MAX_OPERATORS {
            return u32::try_from(i).ok();
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_bounded() {
        assert!(too_deep(&"(".repeat(5_000)).is_some());
        assert!(too_deep(&"!".repeat(50_000)).is_some());
        assert!(too_deep(&format!("{}a", "a?b:".repeat(50_000))).is_some());
        assert!(too_deep(&"let a = [1, 2, (3)];\n".repeat(50_000)).is_none());
        assert!(too_deep(&"const a = 1 + 2\n".repeat(50_000)).is_none());
        assert!(too_deep(&format!("const a = '{}';", "(".repeat(50_000))).is_none());
    }

    #[test]
    fn extensions() {
        assert_eq!(extension("a.b/c"), "");
        assert_eq!(extension("a/c.d.ts"), "ts");
        assert_eq!(language("x.json"), Language::Json);
        assert_eq!(language("x.mjs"), Language::JavaScript);
        assert_eq!(language("x"), Language::TypeScript);
    }
}
