//! `switch`.

use oxc_ast::ast;

use crate::ir::{Binary, Expr, Kind, Label, Unary, Val};

use super::control::{Frame, FrameKind};
use super::function::Body;
use super::representation::{Null, Repr};
use super::shortcut::only_unit;
use super::value::Typed;

/// Fewer cases are tested one by one.
const LEAST_NUMBERS: usize = 5;
const LEAST_UNITS: usize = 3;

/// How far apart the units of a jump table may be.
const WIDEST_UNITS: i32 = 256;

/// What the cases are compared with.
enum Tested {
    Value(Typed),
    /// The only unit of a text, or -1.
    Unit(Expr),
}

impl<'a> Body<'_, 'a> {
    /// Tests in order, then the bodies in order, entered where a test held (ECMAScript 14.12.2).
    pub fn switch(&mut self, statement: &'a ast::SwitchStatement<'a>, names: Vec<String>) -> Expr {
        let (before, tested) = match self.tested_unit(statement) {
            Some((before, unit)) => (before, Tested::Unit(unit)),
            None => {
                let value = self.expression(&statement.discriminant);
                let (store, value) = self.keep(value);
                (store, Tested::Value(value))
            }
        };
        let exit = self.label();
        let labels: Vec<_> = statement.cases.iter().map(|_| self.label()).collect();
        let mut code = vec![before];
        if let Some(scope) = statement.scope_id.get() {
            self.open_scope(scope, &mut code);
        }
        let default = statement.cases.iter().position(|case| case.test.is_none());
        let otherwise = default.map_or(exit, |index| labels[index]);
        let mut tests = match tested {
            Tested::Unit(unit) => vec![unit_table(statement, unit, &labels, otherwise)],
            Tested::Value(value) => {
                match self.number_table(statement, &value, &labels, otherwise) {
                    Some(table) => vec![table],
                    None => self.tests(statement, &value, &labels, otherwise),
                }
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

    /// One case after the other.
    fn tests(
        &mut self,
        statement: &'a ast::SwitchStatement<'a>,
        value: &Typed,
        labels: &[Label],
        otherwise: Label,
    ) -> Vec<Expr> {
        let mut tests = Vec::new();
        for (case, &label) in statement.cases.iter().zip(labels) {
            if let Some(test) = &case.test {
                let other = self.expression(test);
                let equal = self.strict_equal(value.clone(), other);
                tests.push(Expr::br_if(label, equal));
            }
        }
        tests.push(Expr::br(otherwise));
        tests
    }

    /// The only unit of the text that is tested, or -1, where the cases have one unit each: what runs
    /// first, and the unit.
    fn tested_unit(&mut self, statement: &'a ast::SwitchStatement<'a>) -> Option<(Expr, Expr)> {
        let mut tests = statement.cases.iter().filter_map(|case| case.test.as_ref());
        let units: Option<Vec<u16>> = tests.by_ref().map(only_unit).collect();
        let units = units.filter(|units| units.len() >= LEAST_UNITS)?;
        let (low, high) = (*units.iter().min()?, *units.iter().max()?);
        let ty = self.type_of_expression(&statement.discriminant);
        let fits = i32::from(high) - i32::from(low) < WIDEST_UNITS
            && matches!(self.l.repr(ty), Repr::String(_));
        if !fits || self.l.program.module(self.module).is_library {
            return None;
        }
        if let Some(found) = self.member_unit(&statement.discriminant) {
            return Some(found);
        }
        let value = self.expression(&statement.discriminant);
        let text = self.convert(value, Repr::String(Null::Undefined));
        let unit = self.l.call_library("string", "strOnlyUnit", vec![text]);
        Some((Expr::nop(), unit))
    }

    /// A jump table, where the cases are small integers and the value is a number.
    fn number_table(
        &mut self,
        statement: &'a ast::SwitchStatement<'a>,
        value: &Typed,
        labels: &[Label],
        otherwise: Label,
    ) -> Option<Expr> {
        if value.repr != Repr::Number || statement.cases.len() < LEAST_NUMBERS {
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
            cases.push((index, label));
        }
        let low = cases.iter().map(|&(index, _)| index).min()?;
        let high = cases.iter().map(|&(index, _)| index).max()?;
        if (high - low) as usize > cases.len() * 4 + 8 {
            return None;
        }
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
            jump(index, &cases, otherwise),
        ]))
    }
}

/// A jump table for cases of one unit.
fn unit_table(
    statement: &ast::SwitchStatement,
    unit: Expr,
    labels: &[Label],
    otherwise: Label,
) -> Expr {
    let mut cases: Vec<(i32, Label)> = Vec::new();
    for (case, &label) in statement.cases.iter().zip(labels) {
        if let Some(unit) = case.test.as_ref().and_then(only_unit) {
            cases.push((i32::from(unit), label));
        }
    }
    jump(unit, &cases, otherwise)
}

/// Goes where an index says; of two cases with one index, to the first.
fn jump(index: Expr, cases: &[(i32, Label)], otherwise: Label) -> Expr {
    let low = cases.iter().map(|&(index, _)| index).min().unwrap_or(0);
    let high = cases.iter().map(|&(index, _)| index).max().unwrap_or(-1);
    let target = |index| {
        let case = cases.iter().find(|&&(known, _)| known == index);
        case.map_or(otherwise, |&(_, label)| label)
    };
    let targets = (low..=high).map(target).collect();
    let from_low = Expr::binary(Binary::I32Sub, index, Expr::i32(low));
    Expr::new(Kind::Switch(from_low, targets, otherwise), None)
}
