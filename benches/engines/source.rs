//! A program: as TypeScript for the compiler, as JavaScript for everyone else.

use std::path::Path;

use oxc_allocator::Allocator;
use oxc_codegen::Codegen;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use oxc_transformer::{TransformOptions, Transformer};

use crate::Failure;

/// Rounds of the run whose result all engines must agree on.
pub const CHECKED_ROUNDS: u64 = 25;

/// In the other engines nothing has to be asked for outside of the program.
const ENGINE: &str = "globalThis.engine = globalThis;";

/// A program with a function `run`.
pub struct Source {
    /// What the compiler reads.
    pub typescript: String,
    /// What the other engines read.
    pub javascript: String,
}

impl Source {
    /// The program of a text; `size` takes the place of the length of its strings.
    pub fn new(text: &str, size: Option<usize>) -> Result<Source, Failure> {
        let typescript = match size {
            Some(size) => text.replace("const size = 1;", &format!("const size = {size};")),
            None => text.to_owned(),
        };
        let javascript = format!("{ENGINE}\n{}", strip(&typescript)?);
        Ok(Source {
            typescript,
            javascript,
        })
    }

    /// Refuses an engine whose result is not that of QuickJS.
    pub fn check(&self, result: &str) -> Result<(), Failure> {
        let expected = crate::quickjs::result(self)?;
        if expected == result {
            return Ok(());
        }
        Err(format!("the result is {result}, in QuickJS it is {expected}").into())
    }
}

/// The text without its types.
fn strip(text: &str) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::ts().with_module(true)).parse();
    if parsed.diagnostics.has_errors() {
        return Err(format!("{:?}", parsed.diagnostics).into());
    }
    let mut program = parsed.program;
    let scoping = SemanticBuilder::new()
        .build(&program)
        .semantic
        .into_scoping();
    Transformer::new(
        &allocator,
        Path::new("main.ts"),
        &TransformOptions::default(),
    )
    .build_with_scoping(scoping, &mut program);
    Ok(Codegen::new().build(&program).code)
}
