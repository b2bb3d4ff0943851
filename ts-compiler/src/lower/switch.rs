//! `switch`.

use oxc_ast::ast;

use crate::ir::{Expr, Kind, Val};

use super::control::{Frame, FrameKind};
use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Tests in order, then the bodies in order, entered where a test held (ECMAScript 14.12.2).
    pub fn switch(&mut self, statement: &'a ast::SwitchStatement<'a>, names: Vec<String>) -> Expr {
        let value = self.expression(&statement.discriminant);
        let (store, value) = self.keep(value);
        let mut code = vec![store];
        let exit = self.label();
        let labels: Vec<_> = statement.cases.iter().map(|_| self.label()).collect();
        let mut scope_code = Vec::new();
        if let Some(scope) = statement.scope_id.get() {
            self.open_scope(scope, &mut scope_code);
        }
        code.extend(scope_code);

        let default = statement.cases.iter().position(|case| case.test.is_none());
        let mut tests = match self.table(
            statement,
            &value,
            &labels,
            default.map_or(exit, |index| labels[index]),
        ) {
            Some(table) => vec![table],
            None => {
                let mut tests = Vec::new();
                for (case, &label) in statement.cases.iter().zip(&labels) {
                    if let Some(test) = &case.test {
                        let other = self.expression(test);
                        let equal = self.strict_equal(value.clone(), other);
                        tests.push(Expr::br_if(label, equal));
                    }
                }
                tests.push(Expr::br(default.map_or(exit, |index| labels[index])));
                tests
            }
        };
        self.frames.push(Frame {
            names,
            kind: FrameKind::Switch { exit },
        });
        for (case, &label) in statement.cases.iter().zip(&labels) {
            tests = vec![Expr::block(label, tests, None)];
            let body = self.block(None, &case.consequent);
            tests.extend(body.into_iter().map(Expr::drop));
        }
        self.frames.pop();
        code.push(Expr::block(exit, tests, None));
        Expr::seq(code)
    }

    /// A jump table, where the cases are small integers and the value is a number.
    fn table(
        &mut self,
        statement: &'a ast::SwitchStatement<'a>,
        value: &Typed,
        labels: &[crate::ir::Label],
        otherwise: crate::ir::Label,
    ) -> Option<Expr> {
        if value.repr != Repr::Number || statement.cases.len() < 5 {
            return None;
        }
        let mut cases = Vec::new();
        for (case, &label) in statement.cases.iter().zip(labels) {
            let Some(test) = &case.test else { continue };
            let number = self.constant_number(test)?;
            let index = number as i32;
            if index as f64 != number || !(-1024..=4096).contains(&index) {
                return None;
            }
            if !cases.iter().any(|&(known, _)| known == index) {
                cases.push((index, label));
            }
        }
        let low = cases.iter().map(|&(index, _)| index).min()?;
        let high = cases.iter().map(|&(index, _)| index).max()?;
        if (high - low) as usize > cases.len() * 4 + 8 {
            return None;
        }
        let targets = (low..=high)
            .map(|index| {
                cases
                    .iter()
                    .find(|&&(known, _)| known == index)
                    .map_or(otherwise, |&(_, label)| label)
            })
            .collect();
        use crate::ir::{Binary, Unary};
        let (store, index) = {
            let truncated = Expr::unary(Unary::I32TruncSatF64S, value.expr.clone());
            let local = self.local("case", Val::I32);
            (Expr::set(local, truncated), Expr::get(local, Val::I32))
        };
        let whole = Expr::binary(
            Binary::F64Eq,
            Expr::unary(Unary::F64ConvertI32S, index.clone()),
            value.expr.clone(),
        );
        Some(Expr::seq(vec![
            store,
            Expr::br_if(otherwise, whole.not()),
            Expr::new(
                Kind::Switch(
                    Expr::binary(Binary::I32Sub, index, Expr::i32(low)),
                    targets,
                    otherwise,
                ),
                None,
            ),
        ]))
    }
}
