//! Messages of the compiler, rendered for a terminal.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use dyntype_compiler::{Diagnostic, Severity, Sources};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

/// Messages shown before the rest is only counted: more than that helps nobody.
const SHOWN: usize = 50;

/// Writes diagnostics to standard error.
pub fn print(diagnostics: &[Diagnostic], sources: &Sources) {
    let stderr = io::stderr();
    let theme = match (stderr.is_terminal(), std::env::var_os("NO_COLOR")) {
        (true, None) => GraphicalTheme::unicode(),
        (true, Some(_)) => GraphicalTheme::unicode_nocolor(),
        (false, _) => GraphicalTheme::none(),
    };
    let text = render(diagnostics, sources, theme);
    // A closed standard error leaves nobody to tell.
    let _ = stderr.lock().write_all(text.as_bytes());
}

/// Diagnostics as plain text.
pub fn plain(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    render(diagnostics, sources, GraphicalTheme::unicode_nocolor())
}

/// Diagnostics as text, ordered by file and position, each once.
fn render(diagnostics: &[Diagnostic], sources: &Sources, theme: GraphicalTheme) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|d| (d.span.module, d.span.start, d.span.end, d.code));
    sorted.dedup();
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false);
    let mut text = String::new();
    for diagnostic in sorted.iter().take(SHOWN) {
        let report = Report::new(diagnostic, sources);
        if handler.render_report(&mut text, &report).is_err() {
            // The renderer refuses impossible spans; the message must not be lost for that.
            text.push_str(&format!("{}: {}\n", diagnostic.code, diagnostic.message));
        }
    }
    let errors = sorted
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count();
    if sorted.len() > SHOWN {
        text.push_str(&format!("… and {} more\n", sorted.len() - SHOWN));
    }
    match errors {
        0 | 1 => {}
        count => text.push_str(&format!("{count} errors\n")),
    }
    text
}

/// A diagnostic together with the text it is about, which is what the renderer takes.
#[derive(Debug)]
struct Report<'a> {
    diagnostic: &'a Diagnostic,
    source: Option<NamedSource<String>>,
}

impl<'a> Report<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &Sources) -> Self {
        let source = sources.get(diagnostic.span.module);
        let source = source
            .filter(|(_, text)| !text.is_empty())
            .map(|(path, text)| NamedSource::new(path, text.to_owned()));
        Report { diagnostic, source }
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code<'s>(&'s self) -> Option<Box<dyn fmt::Display + 's>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'s>(&'s self) -> Option<Box<dyn fmt::Display + 's>> {
        let help = self.diagnostic.help.as_deref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        let source = self.source.as_ref()?;
        Some(source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let source = self.source.as_ref()?;
        let length = source.inner().len();
        let start = (self.diagnostic.span.start as usize).min(length);
        let end = (self.diagnostic.span.end as usize).clamp(start, length);
        let label = LabeledSpan::new(None, start, end - start);
        Some(Box::new(std::iter::once(label)))
    }
}
