//! Locals: values used where they are made, and no locals that nobody reads.

use super::effect::is_pure;
use super::fold::take;
use crate::ir::{Expr, Func, Kind, Local, Module};

/// Tidies the locals of every function.
pub fn locals(module: &mut Module) {
    let mut funcs = std::mem::take(&mut module.funcs);
    for func in &mut funcs {
        let params = module.signature(func.ty).0.len();
        // A value moved may free another to move; few rounds find nearly all.
        for _ in 0..4 {
            let mut uses = Uses::of(func);
            let mut changed = forward(&mut func.body, &mut uses);
            for expr in &mut func.body {
                expr.walk_mut(&mut |expr| {
                    for body in expr.kind.bodies_mut() {
                        changed |= forward(body, &mut uses);
                    }
                });
            }
            changed |= forget(func);
            if !changed {
                break;
            }
        }
        compact(func, params);
    }
    module.funcs = funcs;
}

/// How often each local is read and assigned.
struct Uses {
    reads: Vec<u32>,
    writes: Vec<u32>,
}

impl Uses {
    fn of(func: &Func) -> Uses {
        let count = func.locals.len();
        let mut uses = Uses { reads: vec![0; count], writes: vec![0; count] };
        for expr in &func.body {
            expr.walk(&mut |expr| match &*expr.kind {
                Kind::Get(local) => uses.reads[local.index()] += 1,
                Kind::Set(local, _) | Kind::Tee(local, _) | Kind::Try(_, local, _) => {
                    uses.writes[local.index()] += 1;
                }
                _ => {}
            });
        }
        uses
    }
}

/// Moves an assigned value to the read that comes right after it.
fn forward(list: &mut Vec<Expr>, uses: &mut Uses) -> bool {
    let mut changed = false;
    let mut index = list.len().saturating_sub(1);
    while index > 0 {
        index -= 1;
        let Kind::Set(local, _) = *list[index].kind else { continue };
        let Some(read) = list.get_mut(index + 1).and_then(|next| first(next, local)) else { continue };
        let ty = read.ty;
        let span = list[index].span;
        let Kind::Set(_, value) = &mut *list[index].kind else { continue };
        if value.diverges {
            continue;
        }
        let mut value = take(value);
        if value.span == Default::default() {
            value.span = span;
        }
        // The value's own type may be below the local's, which is fine where the local was read.
        let at = local.index();
        let new = if uses.reads[at] == 1 && uses.writes[at] == 1 {
            value
        } else {
            Expr::new(Kind::Tee(local, value), ty).at(span)
        };
        uses.reads[at] -= 1;
        if let Some(read) = list.get_mut(index + 1).and_then(|next| first(next, local)) {
            *read = new;
        }
        list.remove(index);
        changed = true;
    }
    changed
}

/// The first thing that an expression evaluates, if it is a read of the local.
fn first(expr: &mut Expr, local: Local) -> Option<&mut Expr> {
    if let Kind::Get(read) = *expr.kind {
        return (read == local).then_some(expr);
    }
    match &mut *expr.kind {
        Kind::Set(_, inner)
        | Kind::Tee(_, inner)
        | Kind::GlobalSet(_, inner)
        | Kind::Unary(_, inner)
        | Kind::Binary(_, inner, _)
        | Kind::Select(inner, ..)
        | Kind::FieldGet(_, _, inner)
        | Kind::FieldSet(_, _, inner, _)
        | Kind::ArrayNew(_, inner, _)
        | Kind::ArrayNewDefault(_, inner)
        | Kind::ArrayNewData(_, _, inner, _)
        | Kind::ArrayGet(_, inner, _)
        | Kind::ArraySet(_, inner, ..)
        | Kind::ArrayCopy(_, [inner, ..])
        | Kind::ArrayFill(_, [inner, ..])
        | Kind::Test(_, inner)
        | Kind::Cast(_, inner)
        | Kind::If(inner, ..)
        | Kind::Switch(inner, ..)
        | Kind::Br(_, Some(inner))
        | Kind::Return(Some(inner))
        | Kind::Throw(inner)
        | Kind::Drop(inner)
        | Kind::Load(_, inner, _)
        | Kind::Store(_, inner, ..)
        | Kind::SlotGet(inner)
        | Kind::SlotSet(inner, _) => first(inner, local),
        Kind::Call(_, list)
        | Kind::StructNew(_, list)
        | Kind::ArrayNewFixed(_, list)
        // Not into loops, which come back, nor into handlers, which would catch more.
        | Kind::Block(_, list)
        | Kind::Seq(list) => first(list.first_mut()?, local),
        Kind::CallRef(_, callee, args) => match args.first_mut() {
            Some(arg) => first(arg, local),
            None => first(callee, local),
        },
        _ => None,
    }
}

/// Takes out assignments to locals that are never read.
fn forget(func: &mut Func) -> bool {
    let uses = Uses::of(func);
    let mut changed = false;
    for expr in &mut func.body {
        expr.walk_mut(&mut |expr| {
            let value = match &mut *expr.kind {
                Kind::Set(local, value) if uses.reads[local.index()] == 0 => {
                    let value = take(value);
                    if is_pure(&value) { Expr::nop() } else { value.drop() }
                }
                Kind::Tee(local, value) if uses.reads[local.index()] == 0 => take(value),
                Kind::Set(local, value) if matches!(*value.kind, Kind::Get(read) if read == *local) => Expr::nop(),
                _ => return,
            };
            changed = true;
            let (span, diverges) = (expr.span, expr.diverges);
            *expr = value;
            expr.diverges |= diverges;
            if expr.span == Default::default() {
                expr.span = span;
            }
        });
    }
    changed
}

/// Removes locals that nothing mentions.
fn compact(func: &mut Func, params: usize) {
    let uses = Uses::of(func);
    let stays = |at: usize| at < params || uses.reads[at] + uses.writes[at] > 0;
    let mut next = 0;
    let new: Vec<u32> = (0..func.locals.len())
        .map(|at| {
            let position = next;
            next += u32::from(stays(at));
            position
        })
        .collect();
    if next as usize == func.locals.len() {
        return;
    }
    let mut at = 0;
    func.locals.retain(|_| {
        at += 1;
        stays(at - 1)
    });
    for expr in &mut func.body {
        expr.walk_mut(&mut |expr| match &mut *expr.kind {
            Kind::Get(local) | Kind::Set(local, _) | Kind::Tee(local, _) | Kind::Try(_, local, _) => {
                local.0 = new[local.index()];
            }
            _ => {}
        });
    }
}
