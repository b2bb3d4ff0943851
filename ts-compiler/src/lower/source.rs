//! The source text of functions, for `Function.prototype.toString`.

use oxc_span::GetSpan;

use crate::ir::{Expr, FuncIdx, Kind, Local, Val};
use crate::program::Node;

use super::Lowerer;
use super::function::Body;

/// How many functions can have a number: what remains in a function value's `info`.
const LIMIT: usize = (1 << 13) - 1;

impl Lowerer<'_> {
    /// The number of a function's source text. The library's functions have none: 0.
    pub fn source_index(&mut self, node: Node) -> i32 {
        if self.program.module(node.module).is_library {
            return 0;
        }
        if let Some(known) = self.sources.iter().position(|&other| other == node) {
            return known as i32 + 1;
        }
        if self.sources.len() == LIMIT {
            return 0;
        }
        self.sources.push(node);
        self.sources.len() as i32
    }

    /// Gives the text of a number, "" without one.
    pub fn source_body(&mut self, func: FuncIdx) {
        let mut cases = Vec::new();
        for (index, node) in self.sources.clone().into_iter().enumerate() {
            let module = self.program.module(node.module);
            let nodes = &module.nodes;
            // A method's text begins with its name.
            let span = match nodes.parent_kind(node.id) {
                oxc_ast::AstKind::MethodDefinition(method) => method.span,
                oxc_ast::AstKind::ObjectProperty(property)
                    if property.method || property.kind != oxc_ast::ast::PropertyKind::Init =>
                {
                    property.span
                }
                _ => nodes.kind(node.id).span(),
            };
            let text = module
                .source
                .get(span.start as usize..span.end as usize)
                .unwrap_or_default();
            let text = self.string_constant(text);
            cases.push((
                index as i32 + 1,
                vec![Expr::new(Kind::Return(Some(text)), None)],
            ));
        }
        let empty = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, empty);
        let mut code = body.switch_on_id(Expr::get(Local(0), Val::I32), cases);
        let none = body.l.string_constant("");
        code.push(none);
        body.finish(code);
    }
}
