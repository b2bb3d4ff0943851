//! Local rewriting: constants, conversions there and back, casts that cannot fail, dead branches.

use std::collections::HashSet;

use super::arithmetic;
use super::constant;
use super::effect::is_pure;
use crate::ir::{Expr, Kind, Label, Module, Storage, TypeKind, Unary, Val};

/// Rewrites every function.
pub fn fold(module: &mut Module) {
    let mut funcs = std::mem::take(&mut module.funcs);
    for func in &mut funcs {
        let mut used = HashSet::new();
        for expr in &func.body {
            expr.walk(&mut |expr| match &*expr.kind {
                Kind::Br(label, _) => {
                    used.insert(*label);
                }
                Kind::Switch(_, labels, default) => used.extend(labels.iter().chain([default])),
                _ => {}
            });
        }
        let folder = Folder { module, used };
        for expr in &mut func.body {
            expr.walk_mut(&mut |expr| folder.expr(expr));
        }
        tidy(&mut func.body);
    }
    module.funcs = funcs;
}

/// Rewriting of one function. The functions of the module are elsewhere meanwhile.
struct Folder<'m> {
    module: &'m Module,
    used: HashSet<Label>,
}

impl Folder<'_> {
    fn expr(&self, expr: &mut Expr) {
        for body in expr.kind.bodies_mut() {
            tidy(body);
        }
        let ends = |body: &[Expr]| body.iter().any(|expr| expr.diverges);
        expr.diverges |= match &*expr.kind {
            Kind::Seq(body) => ends(body),
            Kind::If(condition, then, other) => condition.diverges || (ends(then) && ends(other)),
            _ => false,
        };
        // The narrowest type says most to what is around.
        match &*expr.kind {
            Kind::StructNew(of, _) => expr.ty = Some(Val::Ref(*of)),
            Kind::Seq(body) if !expr.diverges && expr.ty.is_some() => {
                expr.ty = body.last().map_or(expr.ty, |last| last.ty);
            }
            _ => {}
        }
        // Each step makes the expression smaller or moves it to a form that no step takes back.
        while let Some(mut new) = self.step(expr) {
            if new.span == Default::default() {
                new.span = expr.span;
            }
            new.diverges |= expr.diverges;
            *expr = new;
        }
    }

    fn step(&self, expr: &mut Expr) -> Option<Expr> {
        let ty = expr.ty;
        if expr.diverges && !matches!(*expr.kind, Kind::If(..) | Kind::Block(..) | Kind::Seq(_)) {
            return None;
        }
        match &mut *expr.kind {
            Kind::Unary(op, operand) => constant::unary(*op, operand)
                .or_else(|| arithmetic::unary(*op, operand))
                .or_else(|| self.reference(*op, operand)),
            Kind::Binary(op, left, right) => {
                constant::binary(*op, left, right).or_else(|| arithmetic::binary(*op, left, right))
            }
            Kind::Select(first, second, condition) => {
                truth(condition);
                let Kind::I32(value) = *condition.kind else {
                    return None;
                };
                if !is_pure(first) || !is_pure(second) {
                    return None;
                }
                Some(take(if value != 0 { first } else { second }))
            }
            Kind::If(condition, then, other) => {
                truth(condition);
                if let Kind::I32(value) = *condition.kind {
                    let mut arm = std::mem::take(if value != 0 { then } else { other });
                    return Some(match arm.len() {
                        0 => Expr::nop(),
                        1 => arm.remove(0),
                        _ => sequence(arm, ty),
                    });
                }
                if then.is_empty() && other.is_empty() {
                    return Some(take(condition).drop());
                }
                if let Kind::Unary(Unary::I32Eqz, inner) = &mut *condition.kind
                    && !other.is_empty()
                {
                    *condition = take(inner);
                    std::mem::swap(then, other);
                }
                None
            }
            Kind::Drop(value) if !value.diverges && is_pure(value) => Some(Expr::nop()),
            Kind::Drop(value) if !value.diverges => match &mut *value.kind {
                Kind::Tee(local, value) => Some(Expr::set(*local, take(value))),
                Kind::Unary(op, operand) if super::effect::unary_is_pure(*op) => {
                    Some(take(operand).drop())
                }
                Kind::Seq(body) => {
                    let mut body = std::mem::take(body);
                    let last = body.pop()?;
                    body.push(last.drop());
                    Some(sequence(body, None))
                }
                _ => None,
            },
            Kind::Block(label, body) => {
                tail(body, *label, ty);
                if self.used.contains(label) {
                    return None;
                }
                Some(sequence(std::mem::take(body), ty))
            }
            Kind::Seq(body) if body.len() == 1 && !expr.diverges => body.pop(),
            Kind::Test(to, value) => self.test(*to, value),
            Kind::Cast(to, value) => self.cast(*to, value),
            Kind::FieldGet(_, field, object) => {
                let Kind::StructNew(of, values) = &mut *object.kind else {
                    return None;
                };
                let TypeKind::Struct(fields) = &self.module.types[of.index()].kind else {
                    return None;
                };
                let unpacked = matches!(fields.get(*field as usize)?.storage, Storage::Val(_));
                if unpacked && values.iter().all(is_pure) {
                    return Some(take(values.get_mut(*field as usize)?));
                }
                None
            }
            _ => None,
        }
    }

    fn reference(&self, op: Unary, operand: &mut Expr) -> Option<Expr> {
        if op == Unary::RefIsNull && matches!(*operand.kind, Kind::StructNew(..)) {
            return is_pure(operand).then(|| Expr::i32(0));
        }
        if op == Unary::RefIsNull && matches!(*operand.kind, Kind::Null) {
            return Some(Expr::i32(1));
        }
        match (op, &mut *operand.kind) {
            (Unary::AnyConvertExtern, Kind::Unary(Unary::ExternConvertAny, inner)) => {
                Some(take(inner))
            }
            (Unary::RefAsNonNull, Kind::StructNew(..)) => Some(take(operand)),
            _ => None,
        }
    }

    fn test(&self, to: Val, value: &mut Expr) -> Option<Expr> {
        let have = value.ty.filter(|_| !value.diverges)?;
        let module = self.module;
        if matches!(*value.kind, Kind::Null) {
            return Some(Expr::i32(0));
        }
        if let Kind::StructNew(of, _) = *value.kind
            && is_pure(value)
        {
            return Some(Expr::i32(module.is_subtype(Val::Ref(of), to).into()));
        }
        if module.is_subtype(have, to) {
            return Some(take(value).is_null().not());
        }
        let (Val::Ref(_), Val::Ref(_)) = (have, to) else {
            return None;
        };
        (!module.is_subtype(to, have) && is_pure(value)).then(|| Expr::i32(0))
    }

    fn cast(&self, to: Val, value: &mut Expr) -> Option<Expr> {
        let have = value.ty.filter(|_| !value.diverges)?;
        if matches!(*value.kind, Kind::Null) {
            return Some(Expr::null(to));
        }
        if self.module.is_subtype(have, to) {
            return Some(take(value));
        }
        match &mut *value.kind {
            // What is of the lower type is of the upper one too.
            Kind::Cast(between, inner) if self.module.is_subtype(to, *between) => {
                Some(Expr::cast(to, take(inner)))
            }
            _ => None,
        }
    }
}

/// At the end of a block, a branch to its end is what happens anyway.
fn tail(body: &mut Vec<Expr>, label: Label, ty: Option<Val>) {
    let leaves = |list: &[Expr]| {
        list.last()
            .is_some_and(|last| matches!(*last.kind, Kind::Br(to, _) if to == label))
    };
    // One way leaves and the other goes on: what follows is the other way.
    let early = body.iter().position(
        |expr| matches!(&*expr.kind, Kind::If(_, then, other) if leaves(then) && other.is_empty()),
    );
    if let Some(at) = early.filter(|at| at + 1 < body.len()) {
        let rest = body.split_off(at + 1);
        if let Kind::If(_, _, other) = &mut *body[at].kind {
            *other = rest;
        }
        body[at].ty = ty;
    }
    let Some(last) = body.last_mut() else { return };
    match &mut *last.kind {
        Kind::Br(to, value) if *to == label => match value.take() {
            Some(value) => *last = value,
            None => {
                body.pop();
            }
        },
        Kind::If(condition, then, other) if !condition.diverges => {
            let ends = |body: &[Expr]| body.iter().any(|expr| expr.diverges);
            if last.ty != ty && !(ends(then) && ends(other)) {
                return;
            }
            tail(then, label, ty);
            tail(other, label, ty);
            last.ty = ty;
            last.diverges = ends(then) && ends(other);
        }
        _ => {}
    }
}

/// Strips what does not matter to a condition.
fn truth(condition: &mut Expr) {
    use crate::ir::Binary;
    loop {
        let inner = match &mut *condition.kind {
            Kind::Unary(Unary::I32Eqz, outer) => match &mut *outer.kind {
                Kind::Unary(Unary::I32Eqz, inner) => take(inner),
                _ => return,
            },
            Kind::Binary(Binary::I32Ne, value, zero) if matches!(*zero.kind, Kind::I32(0)) => {
                take(value)
            }
            _ => return,
        };
        *condition = inner;
    }
}

/// Flattens a list of statements and cuts what is never reached.
pub fn tidy(list: &mut Vec<Expr>) {
    let nested = |expr: &Expr| match &*expr.kind {
        Kind::Nop => !expr.diverges,
        Kind::Seq(body) => expr.diverges == body.iter().any(|inner| inner.diverges),
        _ => false,
    };
    while list.iter().any(nested) {
        for expr in std::mem::take(list) {
            if !nested(&expr) {
                list.push(expr);
            } else if let Kind::Seq(body) = *expr.kind {
                list.extend(body);
            }
        }
    }
    if let Some(end) = list.iter().position(|expr| expr.diverges) {
        list.truncate(end + 1);
    }
}

fn sequence(mut body: Vec<Expr>, ty: Option<Val>) -> Expr {
    tidy(&mut body);
    let diverges = body.iter().any(|expr| expr.diverges);
    let mut expr = Expr::new(Kind::Seq(body), ty);
    expr.diverges = diverges;
    expr
}

pub(super) fn take(expr: &mut Expr) -> Expr {
    std::mem::replace(expr, Expr::nop())
}
