//! Suspensions to the level of statements: afterwards one stands alone, or as the whole value of an
//! assignment.

use crate::ir::{Expr, Func, Kind, Label, Local, Val};

use super::suspends;

/// The body with its result returned, and suspensions at the level of statements.
pub(super) fn function_body(
    mut body: Vec<Expr>,
    func: &mut Func,
    result: Option<Val>,
) -> Vec<Expr> {
    if let Some(last) = body.pop() {
        body.push(match last.ty {
            Some(_) if result.is_some() && !last.diverges => {
                let span = last.span;
                Expr::new(Kind::Return(Some(last)), None).at(span)
            }
            _ => last,
        });
    }
    Hoister { func }.statements(body)
}

struct Hoister<'f> {
    func: &'f mut Func,
}

impl Hoister<'_> {
    fn local(&mut self, val: Val) -> Local {
        self.func.locals.push(("held".to_string(), val));
        Local(self.func.locals.len() as u32 - 1)
    }

    fn statements(&mut self, list: Vec<Expr>) -> Vec<Expr> {
        let mut code = Vec::new();
        for expr in list {
            self.statement(expr, &mut code);
        }
        code
    }

    /// One statement, as several.
    fn statement(&mut self, expr: Expr, code: &mut Vec<Expr>) {
        if !suspends(&expr) {
            code.push(expr);
            return;
        }
        let Expr { kind, ty, span, .. } = expr;
        match *kind {
            Kind::Block(label, body) if ty.is_none() => {
                let body = self.statements(body);
                code.push(Expr::new(Kind::Block(label, body), None).at(span));
            }
            Kind::Loop(label, body) => {
                let body = self.statements(body);
                code.push(Expr::new(Kind::Loop(label, body), None).at(span));
            }
            Kind::Seq(body) => {
                let count = body.len();
                for (index, item) in body.into_iter().enumerate() {
                    if index + 1 == count && ty.is_some() {
                        self.statement(item.drop(), code);
                    } else {
                        self.statement(item, code);
                    }
                }
            }
            Kind::If(condition, then, other) if ty.is_none() => {
                let condition = self.value(condition, code);
                let then = self.statements(then);
                let other = self.statements(other);
                code.push(Expr::if_else(condition, then, other, None).at(span));
            }
            Kind::Try(body, local, handler) if ty.is_none() => {
                let body = self.statements(body);
                let handler = self.statements(handler);
                code.push(Expr::new(Kind::Try(body, local, handler), None).at(span));
            }
            Kind::Set(local, value) => self.assign(value, local, code),
            Kind::Drop(value) => match *value.kind {
                Kind::Suspend(inner) => {
                    let inner = self.value(inner, code);
                    let suspend = Expr::new(Kind::Suspend(inner), value.ty).at(span);
                    code.push(suspend.drop());
                }
                _ => {
                    let value = self.value(value, code);
                    code.push(value.drop());
                }
            },
            kind => {
                let mut expr = Expr::new(kind, ty).at(span);
                if ty.is_some() {
                    let value = self.value(expr, code);
                    code.push(value.drop());
                    return;
                }
                self.operands(&mut expr, code);
                code.push(expr);
            }
        }
    }

    /// Runs what suspends in an expression first; what is left does not.
    fn value(&mut self, mut expr: Expr, code: &mut Vec<Expr>) -> Expr {
        if !suspends(&expr) {
            return expr;
        }
        let structured = matches!(
            *expr.kind,
            Kind::Block(..)
                | Kind::If(..)
                | Kind::Seq(_)
                | Kind::Try(..)
                | Kind::Suspend(_)
                | Kind::Loop(..)
        );
        match (structured, expr.ty) {
            (true, Some(val)) => {
                let local = self.local(val);
                self.assign(expr, local, code);
                Expr::get(local, val)
            }
            (true, None) => {
                let diverges = expr.diverges;
                self.statement(expr, code);
                if diverges {
                    Expr::new(Kind::Unreachable, None)
                } else {
                    Expr::nop()
                }
            }
            (false, _) => {
                self.operands(&mut expr, code);
                expr
            }
        }
    }

    /// The operands of an instruction: those before the last that suspends are kept in locals.
    fn operands(&mut self, expr: &mut Expr, code: &mut Vec<Expr>) {
        let mut last = 0;
        let mut index = 0;
        expr.kind.each(&mut |operand| {
            index += 1;
            if suspends(operand) {
                last = index;
            }
        });
        let mut index = 0;
        expr.kind.each_mut(&mut |operand| {
            // The visitor's borrow ends with each call; take the operand out instead.
            index += 1;
            if index > last {
                return;
            }
            let taken = std::mem::replace(operand, Expr::nop());
            let is_last = index == last;
            let value = self.value(taken, code);
            *operand = match value.ty {
                Some(val) if !is_last && !is_constant(&value) && !value.diverges => {
                    let local = self.local(val);
                    code.push(Expr::set(local, value));
                    Expr::get(local, val)
                }
                _ => value,
            };
        });
    }

    /// Assigns the value of an expression.
    fn assign(&mut self, expr: Expr, local: Local, code: &mut Vec<Expr>) {
        if !suspends(&expr) {
            if expr.ty.is_some() {
                code.push(Expr::set(local, expr));
            } else {
                code.push(expr);
            }
            return;
        }
        let Expr {
            kind,
            ty,
            span,
            diverges,
        } = expr;
        match *kind {
            Kind::Suspend(inner) => {
                let inner = self.value(inner, code);
                code.push(Expr::set(
                    local,
                    Expr::new(Kind::Suspend(inner), ty).at(span),
                ));
            }
            Kind::Seq(body) => self.assign_last(body, local, code),
            Kind::If(condition, then, other) => {
                let condition = self.value(condition, code);
                let (mut yes, mut no) = (Vec::new(), Vec::new());
                self.assign_last(then, local, &mut yes);
                self.assign_last(other, local, &mut no);
                code.push(Expr::if_else(condition, yes, no, None).at(span));
            }
            Kind::Block(label, mut body) => {
                for expr in &mut body {
                    expr.walk_mut(&mut |expr| assign_branch(expr, label, local));
                }
                let mut inner = Vec::new();
                self.assign_last(body, local, &mut inner);
                code.push(Expr::new(Kind::Block(label, inner), None).at(span));
            }
            Kind::Try(body, thrown, handler) => {
                let (mut run, mut handle) = (Vec::new(), Vec::new());
                self.assign_last(body, local, &mut run);
                self.assign_last(handler, local, &mut handle);
                code.push(Expr::new(Kind::Try(run, thrown, handle), None).at(span));
            }
            kind => {
                let mut expr = Expr::new(kind, ty).at(span);
                expr.diverges |= diverges;
                self.operands(&mut expr, code);
                if expr.ty.is_some() {
                    code.push(Expr::set(local, expr));
                } else {
                    code.push(expr);
                }
            }
        }
    }

    fn assign_last(&mut self, mut body: Vec<Expr>, local: Local, code: &mut Vec<Expr>) {
        let Some(last) = body.pop() else { return };
        for expr in body {
            self.statement(expr, code);
        }
        if last.ty.is_some() && !matches!(*last.kind, Kind::Unreachable) {
            self.assign(last, local, code);
        } else {
            self.statement(last, code);
        }
    }
}

/// A branch with a value to the end of a block: assigns it first.
fn assign_branch(expr: &mut Expr, label: Label, local: Local) {
    if let Kind::Br(to, value @ Some(_)) = &mut *expr.kind
        && *to == label
        && let Some(value) = value.take()
    {
        let branch = std::mem::replace(expr, Expr::nop());
        *expr = Expr::seq(vec![Expr::set(local, value), branch]);
    }
}

fn is_constant(expr: &Expr) -> bool {
    matches!(
        *expr.kind,
        Kind::I32(_) | Kind::I64(_) | Kind::F64(_) | Kind::Null | Kind::FuncRef(_) | Kind::Nop
    )
}
