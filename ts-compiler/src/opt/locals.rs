//! Locals: values used where they are made, and no locals that nobody reads.

use super::effect::{is_pure, is_quiet, mentions};
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
        let mut uses = Uses {
            reads: vec![0; count],
            writes: vec![0; count],
        };
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
        let Kind::Set(local, ref value) = *list[index].kind else {
            continue;
        };
        let quiet = is_quiet(value);
        let Some(read) = list
            .get_mut(index + 1)
            .and_then(|next| first(next, local, quiet))
        else {
            continue;
        };
        let ty = read.ty;
        let span = list[index].span;
        let Kind::Set(_, value) = &mut *list[index].kind else {
            continue;
        };
        if value.diverges {
            continue;
        }
        let mut value = take(value);
        if value.span == Default::default() {
            value.span = span;
        }
        // The value's own type may be below the local's, which is fine where the local was read.
        let at = local.index();
        let new = if uses.reads[at] == 1 {
            value
        } else {
            Expr::new(Kind::Tee(local, value), ty).at(span)
        };
        uses.reads[at] -= 1;
        if let Some(read) = list
            .get_mut(index + 1)
            .and_then(|next| first(next, local, quiet))
        {
            *read = new;
        }
        list.remove(index);
        changed = true;
    }
    changed
}

/// The read of the local that an expression comes to before anything that the assigned value could
/// notice or change.
fn first(expr: &mut Expr, local: Local, quiet: bool) -> Option<&mut Expr> {
    if let Kind::Get(read) = *expr.kind {
        return (read == local).then_some(expr);
    }
    let mut operands = Vec::new();
    match &mut *expr.kind {
        Kind::If(condition, ..) => operands.push(condition),
        // Loops come back to their start; a handler would catch more than before.
        Kind::Loop(..) | Kind::Try(..) => return None,
        kind => kind.each_mut(&mut |operand| operands.push(operand)),
    }
    for operand in operands {
        if !mentions(operand, local) {
            let constant = matches!(
                *operand.kind,
                Kind::I32(_) | Kind::I64(_) | Kind::F64(_) | Kind::Null | Kind::FuncRef(_)
            );
            if constant || (quiet && is_pure(operand)) {
                continue;
            }
            return None;
        }
        return first(operand, local, quiet);
    }
    None
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
            Kind::Get(local)
            | Kind::Set(local, _)
            | Kind::Tee(local, _)
            | Kind::Try(_, local, _) => {
                local.0 = new[local.index()];
            }
            _ => {}
        });
    }
}
