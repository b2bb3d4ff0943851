//! `using` and `await using`: resources that are disposed of when their block ends. See
//! `runtime/disposal.ts`.

use oxc_ast::ast::{self, Statement, VariableDeclarationKind};

use crate::ir::{Expr, Kind};

use super::function::Body;

impl<'a> Body<'_, 'a> {
    /// A `using` declaration with the statements after it.
    pub fn using(
        &mut self,
        declaration: &'a ast::VariableDeclaration<'a>,
        rest: &'a [Statement<'a>],
    ) -> Expr {
        let span = self.span_of(declaration);
        let awaits = declaration.kind == VariableDeclarationKind::AwaitUsing;
        if awaits && !self.suspension.is_some_and(|s| s.is_async) {
            let instead = "use it in an async function or at the top level of a module";
            let refused = self.unsupported(span, "'await using' here", instead);
            return refused.expr.drop();
        }
        let any = self.l.layout.any();
        let scope = self.local("disposal", any);
        let opened = self.l.call_library("disposal", "openScope", vec![]);
        let thrown = self.local("thrown", any);
        let guarded = self.with_finally(
            |body| {
                let mut code = Vec::new();
                for declarator in &declaration.declarations {
                    let Some(init) = &declarator.init else {
                        continue;
                    };
                    let value = body.initializer(&declarator.id, init);
                    let (store, value) = body.keep(value);
                    let resource = body.boxed_value(value.clone());
                    let args = vec![
                        Expr::get(scope, any),
                        resource,
                        Expr::i32(i32::from(awaits)),
                    ];
                    let span = body.span_of(init);
                    let add = body.l.call_library("disposal", "addResource", args);
                    code.extend([store, add.at(span).drop()]);
                    code.push(body.bind_pattern(&declarator.id, value));
                }
                code.extend(body.statements(rest));
                let code = code.into_iter().map(Expr::drop).collect();
                let args = vec![Expr::get(scope, any), Expr::get(thrown, any)];
                let fail = body.l.call_library("disposal", "failScope", args);
                vec![Expr::new(Kind::Try(code, thrown, vec![fail.drop()]), None)]
            },
            |body, _| {
                let close = if awaits {
                    "closeScopeAsync"
                } else {
                    "closeScope"
                };
                let args = vec![Expr::get(scope, any)];
                let mut close = body.l.call_library("disposal", close, args).at(span);
                if awaits {
                    close = body.await_value(close, span);
                }
                vec![close.drop()]
            },
        );
        Expr::seq(vec![Expr::set(scope, opened), guarded])
    }
}
