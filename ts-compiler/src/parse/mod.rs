//! From the path of an entry to a [`Program`]: reading, parsing, binding and linking modules.
//!
//! The program is complete even when there are errors (what could not be read is an empty module),
//! so that spans in diagnostics always have a module to point into.

mod classbinding;
mod desugar;
mod graph;
mod host;
mod library;
mod resolve;
mod syntax;

use oxc_allocator::Allocator;

use crate::diagnostics::Diagnostic;
use crate::program::Program;

pub use host::{FileHost, Host, MemoryHost};

/// Parses the module `entry`, the runtime library, and all they import.
///
/// Syntax trees are walked by recursion: call it on a thread with a stack of some hundred MiB when
/// the texts are not trusted. The nesting that such a stack can bear is what is accepted.
pub fn parse<'a>(
    allocator: &'a Allocator,
    host: &dyn Host,
    entry: &str,
) -> (Program<'a>, Vec<Diagnostic>) {
    graph::Graph::new(allocator, host).finish(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses the first of some files; what is said about the runtime library has a test of its own.
    fn with<R, T: Into<Vec<u8>> + Copy>(
        files: &[(&str, T)],
        check: impl FnOnce(&Program<'_>, &[Diagnostic]) -> R,
    ) -> R {
        let allocator = Allocator::default();
        let host = MemoryHost::new(files.iter().map(|(path, text)| (*path, *text)));
        let entry = files.first().map_or("none.ts", |(path, _)| path);
        let (program, mut diagnostics) = parse(&allocator, &host, entry);
        diagnostics.retain(|d| d.span.module >= program.entry.0);
        check(&program, &diagnostics)
    }

    #[test]
    fn the_library_is_complete() {
        let allocator = Allocator::default();
        let (program, diagnostics) = parse(&allocator, &MemoryHost::new([("a.ts", "")]), "a.ts");
        let texts = diagnostics.iter().map(|d| {
            let path = &program.modules[d.span.module as usize].path;
            format!("{path}: {}", d.message)
        });
        assert_eq!(texts.collect::<Vec<_>>(), [""; 0]);
    }

    fn order(files: &[(&str, &str)]) -> Vec<String> {
        with(files, |program, diagnostics| {
            assert_eq!(diagnostics, &[]);
            let path = |id: &crate::program::ModuleId| program.module(*id).path.clone();
            program.order.iter().map(path).collect()
        })
    }

    fn codes(files: &[(&str, &str)]) -> Vec<&'static str> {
        with(files, |_, diagnostics| {
            diagnostics.iter().map(|d| d.code).collect()
        })
    }

    #[test]
    fn modules_run_after_what_they_import() {
        let files = [
            (
                "main.ts",
                "import './b'; import { a } from './a'; console.log(a)",
            ),
            ("a.ts", "import './c'; export const a = 1"),
            ("b.ts", "import './c'; export {}"),
            ("c.ts", "export {}"),
        ];
        assert_eq!(order(&files), ["c.ts", "b.ts", "a.ts", "main.ts"]);
    }

    #[test]
    fn cycles_end_where_they_began() {
        let files = [
            ("main.ts", "import './a'; export {}"),
            ("a.ts", "import './b'; import './a'; export {}"),
            ("b.ts", "import './main'; import './a'; export {}"),
        ];
        assert_eq!(order(&files), ["b.ts", "a.ts", "main.ts"]);
    }

    #[test]
    fn types_alone_do_not_run_a_module() {
        let files = [
            (
                "main.ts",
                "import type { T } from './t'; import { type U } from './t'; let x: T",
            ),
            (
                "t.ts",
                "export type T = number; export type U = T; console.log(1)",
            ),
        ];
        assert_eq!(order(&files), ["main.ts"]);
        with(&files, |program, _| {
            assert!(program.module(program.entry).links.contains_key("./t"));
        });
    }

    #[test]
    fn all_syntax_errors_are_reported() {
        let files = [
            ("main.ts", "import './a'; let x = 1; let x = 2; break;"),
            ("a.ts", "const y;\nreturn 1;\n"),
        ];
        let codes = codes(&files);
        assert!(codes.len() >= 4, "{codes:?}");
        assert!(codes.iter().all(|code| *code == "DT1001"));
    }

    #[test]
    fn parsing_goes_on_after_a_mistake() {
        let text = "let a = ;\nlet b = 1;\nlet c = = 2;\nfunction f() { return 1 }\nlet = d e;\n";
        with(&[("main.ts", text)], |_, diagnostics| {
            let lines = diagnostics.iter().map(|d| {
                let start = d.span.start as usize;
                text[..start].matches('\n').count() + 1
            });
            assert_eq!(lines.collect::<Vec<_>>(), [1, 3, 5]);
        });
    }

    #[test]
    fn bad_inputs() {
        assert_eq!(
            codes(&[("main.ts", "import { a } from './nowhere'; a()")]),
            ["DT1002"]
        );
        assert_eq!(
            codes(&[("main.ts", "import type { A } from 'react'")]),
            [""; 0]
        );
        let deep = format!("x = {}1{}", "(".repeat(9_000), ")".repeat(9_000));
        assert_eq!(codes(&[("main.ts", &deep)]), ["DT1005"]);
        with(&[("main.ts", [b'a', 0xff])], |program, diagnostics| {
            assert_eq!(diagnostics.len(), 1);
            assert!(
                diagnostics[0]
                    .message
                    .contains("not valid UTF-8 (at byte 1)")
            );
            assert_eq!(diagnostics[0].span.module, program.entry.0);
        });
        with::<(), &str>(&[], |_, diagnostics| {
            assert_eq!(
                diagnostics[0].message,
                "cannot read 'none.ts': no such file"
            );
        });
    }

    #[test]
    fn spans_point_at_the_specifier() {
        let text = "import { a } from './nowhere'; a()";
        with(&[("main.ts", text)], |_, diagnostics| {
            let span = diagnostics[0].span;
            assert_eq!(&text[span.start as usize..span.end as usize], "'./nowhere'");
        });
    }

    #[test]
    fn broken_json_is_a_syntax_error() {
        let good = [
            ("main.ts", "import d from './d.json'"),
            ("d.json", "{\"a\": [1]}"),
        ];
        assert_eq!(codes(&good), [""; 0]);
        let bad = [
            ("main.ts", "import d from './d.json'"),
            ("d.json", "{\"a\": [1}"),
        ];
        assert_eq!(codes(&bad), ["DT1001"]);
    }
}
