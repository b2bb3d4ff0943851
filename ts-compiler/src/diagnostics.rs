//! The catalogue of diagnostics: each is a named constructor with a stable code.

use crate::ir::Span;

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is produced.
    Error,
    /// The program compiles.
    Warning,
}

/// A message about the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `DT1001` and so on.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// A way out.
    pub help: Option<String>,
}

impl Diagnostic {
    fn error(code: &'static str, span: Span, message: String) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message,
            span,
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The parser or the binder refused the text.
    pub fn syntax(span: Span, message: String, help: Option<String>) -> Self {
        let mut diagnostic = Diagnostic::error("DT1001", span, message);
        diagnostic.help = help;
        diagnostic
    }

    /// An import leads nowhere.
    pub fn unresolved_import(span: Span, specifier: &str, reason: &str) -> Self {
        Diagnostic::error(
            "DT1002",
            span,
            format!("cannot resolve module '{specifier}': {reason}"),
        )
    }

    /// A module that was found cannot be read.
    pub fn unreadable(span: Span, path: &str, reason: &str) -> Self {
        Diagnostic::error("DT1003", span, format!("cannot read '{path}': {reason}"))
    }

    /// Nested deeper than a recursive compiler can follow.
    pub fn too_deep(span: Span) -> Self {
        Diagnostic::error("DT1005", span, "this is nested too deeply".to_owned())
            .help("split the expression or the blocks into smaller ones")
    }

    /// A module has no such export.
    pub fn no_export(span: Span, module: &str, name: &str) -> Self {
        Diagnostic::error(
            "DT1004",
            span,
            format!("module '{module}' has no export named '{name}'"),
        )
    }

    /// A construct of the language that is not supported yet.
    pub fn unsupported(span: Span, what: &str, way_out: &str) -> Self {
        Diagnostic::error("DT2001", span, format!("{what} is not supported")).help(way_out)
    }

    /// Code that exists only as text when the program runs.
    pub fn code_from_text(span: Span, what: &str) -> Self {
        Diagnostic::error(
            "DT2003",
            span,
            format!("{what} is not supported: a program is compiled before it runs, and its text could name any variable"),
        )
        .help("write the code as a function; to read data use JSON.parse, to choose by name an object of functions")
    }

    /// A name that nothing declares.
    pub fn unknown_name(span: Span, name: &str) -> Self {
        Diagnostic::error("DT2002", span, format!("cannot find name '{name}'"))
            .help("declare it, import it, or check the spelling")
    }

    /// A locale in the program's text that no data fit: Node.js would print something else.
    pub fn unknown_locale(span: Span, tag: &str, known: &str) -> Self {
        Diagnostic::error(
            "DT2004",
            span,
            format!("the locale '{tag}' is not supported: what is printed would not be in its form"),
        )
        .help(format!("the locales are {known}, and their languages alone; any other that is known only when the program runs is taken for en-US"))
    }

    /// Values of two types that can never meet.
    pub fn not_assignable(span: Span, from: &str, to: &str) -> Self {
        Diagnostic::error(
            "DT3001",
            span,
            format!("type '{from}' is not assignable to type '{to}'"),
        )
    }
}
