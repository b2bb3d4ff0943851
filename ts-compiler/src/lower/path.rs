//! What casts are applied to, as the program writes it: the path in the message of the TypeError.
//!
//! A cast is given the number of a text. The texts are one piece of data, which only a cast that
//! fails looks at.

use std::collections::HashMap;
use std::fmt::Write;

use oxc_ast::AstKind;
use oxc_ast::ast::FormalParameters;
use oxc_span::GetSpan;

use crate::ir::{DataIdx, Expr, FuncIdx, Kind, Local, Span, Val};
use crate::program::{Node, Symbol};

use super::Lowerer;
use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

/// Longest text that is shown, in UTF-16 units.
const LONGEST: usize = 60;

/// The texts, by number from 1. They are of ASCII and have no line feeds.
#[derive(Debug, Default)]
pub(super) struct Paths {
    numbers: HashMap<String, i32>,
    texts: Vec<String>,
    data: Option<DataIdx>,
}

impl Lowerer<'_> {
    /// The number of a text.
    pub fn path(&mut self, text: &str) -> Expr {
        let text = shown(text);
        if let Some(&number) = self.paths.numbers.get(&text) {
            return Expr::i32(number);
        }
        self.paths.texts.push(text.clone());
        let number = self.paths.texts.len() as i32;
        self.paths.numbers.insert(text, number);
        Expr::i32(number)
    }

    /// Gives the text of a number, "" of 0.
    pub fn paths_body(&mut self, func: FuncIdx) {
        let list = self.paths.texts.join("\n").into_bytes();
        let length = list.len() as i32;
        let data = match self.paths.data {
            Some(data) => data,
            None => {
                self.module.data.push(Vec::new());
                DataIdx(self.module.data.len() as u32 - 1)
            }
        };
        self.paths.data = Some(data);
        self.module.data[data.index()] = list;
        let bytes = self.layout.raw_u8;
        let list = Expr::new(
            Kind::ArrayNewData(bytes, data, Expr::i32(0), Expr::i32(length)),
            Some(Val::Ref(bytes)),
        );
        let number = Expr::get(Local(0), Val::I32);
        let text = self.call_library("error", "castPath", vec![list, number]);
        self.func_mut(func).body = vec![text];
    }
}

impl Body<'_, '_> {
    /// The number of the text that names what is cast; 0 where the program does not say.
    pub fn cast_path(&mut self, span: Span) -> Expr {
        if let Some(path) = &self.path {
            return path.clone();
        }
        let module = self.l.program.module(self.module);
        let span = match span == Span::default() {
            true => self.around,
            false => span,
        };
        if module.is_library || span == Span::default() || span.module != self.module.0 {
            return Expr::i32(0);
        }
        match module.source.get(span.start as usize..span.end as usize) {
            Some(text) => self.l.path(text),
            None => Expr::i32(0),
        }
    }

    /// Has casts of an argument say which parameter of a function it is for.
    pub fn name_argument(&mut self, node: Node, index: usize) {
        let params: &FormalParameters<'_> = match self.l.ast(node) {
            AstKind::Function(function) => &function.params,
            AstKind::ArrowFunctionExpression(function) => &function.params,
            _ => return,
        };
        let module = self.l.program.module(node.module);
        if let (false, Some(param)) = (module.is_library, params.items.get(index)) {
            let span = param.pattern.span();
            let text = module.source.get(span.start as usize..span.end as usize);
            self.path = Some(self.l.path(text.unwrap_or_default()));
        }
    }

    /// Has casts of what goes into a variable say its name, where the value's code has no place in
    /// the source: a parameter, a part of a pattern. Gives what `path` is to be afterwards.
    pub fn name_casts(&mut self, symbol: Symbol, value: &Typed) -> Option<Expr> {
        let outer = self.path.clone();
        let is_library = self.l.program.module(self.module).is_library;
        if value.repr == Repr::Any && value.expr.span == Span::default() && !is_library {
            let name = self.l.symbol_name(symbol);
            self.path = Some(self.l.path(name));
        }
        outer
    }
}

/// A piece of source in a line of ASCII; the end of a long one is left out.
fn shown(source: &str) -> String {
    let mut text = String::new();
    for word in source.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    if text.chars().count() > LONGEST {
        text = text.chars().take(LONGEST - 3).collect();
        text.push_str("...");
    }
    let mut ascii = String::with_capacity(text.len());
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => ascii.push(char::from(byte)),
            // As an identifier may be written too. Writing to a string cannot fail.
            _ => {
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}
