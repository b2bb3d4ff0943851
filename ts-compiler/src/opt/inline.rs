//! Pasting small functions into their callers.

use std::collections::HashMap;

use super::effect::{binary_is_pure, is_pure, is_quiet, mentions, size, unary_is_pure};
use super::fold::take;
use crate::ir::{Expr, Func, FuncIdx, Kind, Label, Local, Module, Span, Val};

/// Largest body of a function that asks for it.
const MARKED: usize = 80;
/// Largest single expression of any other function: about as long as the call.
const SMALL: usize = 10;
/// A caller grows no further.
const CALLER: usize = 20_000;

/// A function to paste.
struct Callee {
    func: Func,
    params: usize,
    result: Option<Val>,
    /// The parameters are read once each, in order, before anything happens: arguments can stand
    /// in the places of the reads.
    direct: bool,
    size: usize,
}

/// Pastes into every function, once: what is pasted is not searched again.
pub fn inline(module: &mut Module) {
    let callees: HashMap<FuncIdx, Callee> = module
        .funcs
        .iter()
        .enumerate()
        .filter_map(|(index, func)| {
            let index = FuncIdx((index + module.imports.len()) as u32);
            Some((index, callee(module, index, func)?))
        })
        .collect();
    if callees.is_empty() {
        return;
    }
    let imported = module.imports.len();
    for (index, func) in module.funcs.iter_mut().enumerate() {
        let own = FuncIdx((index + imported) as u32);
        let mut body = std::mem::take(&mut func.body);
        let mut grown = size(&body);
        for expr in &mut body {
            expr.walk_mut(&mut |expr| {
                let Kind::Call(target, args) = &mut *expr.kind else {
                    return;
                };
                let Some(callee) = callees.get(target).filter(|_| *target != own) else {
                    return;
                };
                if grown + callee.size > CALLER {
                    return;
                }
                grown += callee.size;
                let args = std::mem::take(args);
                let mut pasted = paste(func, callee, args, expr.span);
                pasted.diverges |= expr.diverges;
                *expr = pasted;
            });
        }
        func.body = body;
    }
}

fn callee(module: &Module, index: FuncIdx, func: &Func) -> Option<Callee> {
    let size = size(&func.body);
    let single = func.body.len() == 1 && func.locals.len() == module.signature(func.ty).0.len();
    if size > MARKED || !(func.inline || (single && size <= SMALL)) {
        return None;
    }
    let mut fits = true;
    for expr in &func.body {
        expr.walk(&mut |expr| match &*expr.kind {
            Kind::Call(target, _) if *target == index => fits = false,
            // Loops are not worth it unless asked for.
            Kind::Loop(..) | Kind::Try(..) if !func.inline => fits = false,
            _ => {}
        });
    }
    if !fits {
        return None;
    }
    let (params, result) = module.signature(func.ty);
    let direct = func.body.len() == 1 && {
        let mut next = 0;
        let order = in_order(&func.body[0], &mut next, params.len() as u32);
        order.is_some() && next == params.len() as u32 && reads(&func.body[0]) == params.len()
    };
    Some(Callee {
        func: func.clone(),
        params: params.len(),
        result,
        direct,
        size,
    })
}

/// Follows the evaluation until all parameters are read, each in its turn; none when something
/// else happens before.
fn in_order(expr: &Expr, next: &mut u32, count: u32) -> Option<()> {
    if *next == count {
        return Some(());
    }
    match &*expr.kind {
        Kind::Get(local) => {
            if local.0 != *next {
                return None;
            }
            *next += 1;
            return Some(());
        }
        Kind::If(condition, ..) => {
            in_order(condition, next, count)?;
            return (*next == count).then_some(());
        }
        Kind::Loop(..) | Kind::Try(..) | Kind::Block(..) | Kind::Set(..) | Kind::Tee(..) => {
            return None;
        }
        _ => {}
    }
    for operand in expr.kind.children() {
        in_order(operand, next, count)?;
    }
    // The instruction itself comes after its operands: it may do anything when all is read.
    let calm = match &*expr.kind {
        Kind::Unary(op, _) => unary_is_pure(*op),
        Kind::Binary(op, ..) => binary_is_pure(*op),
        Kind::I32(_)
        | Kind::I64(_)
        | Kind::F64(_)
        | Kind::Null
        | Kind::FuncRef(_)
        | Kind::Seq(_) => true,
        Kind::Test(..) | Kind::StructNew(..) => true,
        _ => false,
    };
    (calm || *next == count).then_some(())
}

fn reads(expr: &Expr) -> usize {
    let mut count = 0;
    expr.walk(&mut |expr| count += usize::from(matches!(*expr.kind, Kind::Get(_))));
    count
}

/// The body in the place of a call.
fn paste(caller: &mut Func, callee: &Callee, mut args: Vec<Expr>, span: Span) -> Expr {
    let labels = caller.labels;
    caller.labels += callee.func.labels;
    caller.is_own |= callee.func.is_own;
    let first_local = caller.locals.len() as u32;
    // Arguments that cost nothing to repeat replace the reads when the callee assigns nothing.
    let assigned = assigned(&callee.func);
    let plain = args.iter().all(|arg| is_quiet(arg) && is_pure(arg));
    let mut values: Vec<Option<Expr>> = Vec::new();
    let mut body = Vec::new();
    for (index, (name, ty)) in callee.func.locals.iter().enumerate() {
        let local = Local(caller.locals.len() as u32);
        caller.locals.push((name.clone(), *ty));
        if index >= callee.params {
            // In a loop the local holds what it held the last time.
            if !is_assigned_first(&callee.func.body, Local(index as u32)) {
                body.push(Expr::set(local, zero(*ty)).at(span));
            }
            values.push(None);
            continue;
        }
        let constant = matches!(
            *args[index].kind,
            Kind::I32(_) | Kind::I64(_) | Kind::F64(_) | Kind::Null
        );
        let repeats = constant || (plain && matches!(*args[index].kind, Kind::Get(_)));
        if callee.direct || (repeats && !assigned[index]) {
            values.push(Some(take(&mut args[index])));
        } else {
            body.push(Expr::set(local, take(&mut args[index])).at(span));
            values.push(None);
        }
    }
    let exit = Label(caller.labels);
    let mut returns = false;
    let mut copy = callee.func.body.clone();
    end(&mut copy);
    for expr in &mut copy {
        expr.walk_mut(&mut |expr| {
            // A trace leads to the call, in the function that it names.
            expr.span = span;
            match &mut *expr.kind {
                Kind::Get(local) => match &mut values.get_mut(local.index()) {
                    Some(Some(value)) => {
                        *expr = if callee.direct {
                            take(value)
                        } else {
                            value.clone()
                        }
                    }
                    _ => local.0 += first_local,
                },
                Kind::Set(local, _) | Kind::Tee(local, _) | Kind::Try(_, local, _) => {
                    local.0 += first_local
                }
                Kind::Block(label, _) | Kind::Loop(label, _) | Kind::Br(label, _) => {
                    label.0 += labels
                }
                Kind::Switch(_, list, default) => {
                    list.iter_mut()
                        .chain([default])
                        .for_each(|label| label.0 += labels);
                }
                Kind::Return(value) => {
                    returns = true;
                    *expr = Expr::new(Kind::Br(exit, value.take()), None).at(span);
                }
                _ => {}
            }
        });
    }
    body.append(&mut copy);
    if returns {
        caller.labels += 1;
        return Expr::block(exit, body, callee.result).at(span);
    }
    let mut pasted = Expr::seq(body).at(span);
    if pasted.ty.is_none() && !pasted.diverges {
        pasted.ty = callee.result;
    }
    pasted
}

/// Whether a list begins with the local by assigning it on every path.
fn is_assigned_first(body: &[Expr], local: Local) -> bool {
    match body
        .iter()
        .find(|expr| mentions(expr, local))
        .map(|expr| &*expr.kind)
    {
        Some(Kind::Set(to, value)) => *to == local && !mentions(value, local),
        Some(Kind::Seq(body)) => is_assigned_first(body, local),
        Some(_) => false,
        None => true,
    }
}

/// A return at the end leaves its value as it is.
fn end(body: &mut [Expr]) {
    let Some(last) = body.last_mut() else { return };
    match &mut *last.kind {
        Kind::Return(value) => *last = value.take().unwrap_or_else(Expr::nop),
        Kind::Seq(inner) => {
            let returned = inner
                .last()
                .is_some_and(|expr| matches!(*expr.kind, Kind::Return(_)));
            end(inner);
            if returned {
                last.ty = inner.last().and_then(|expr| expr.ty);
                last.diverges = inner.iter().any(|expr| expr.diverges);
            }
        }
        _ => {}
    }
}

/// Whether each local is assigned.
fn assigned(func: &Func) -> Vec<bool> {
    let mut assigned = vec![false; func.locals.len()];
    for expr in &func.body {
        expr.walk(&mut |expr| {
            if let Kind::Set(local, _) | Kind::Tee(local, _) | Kind::Try(_, local, _) = &*expr.kind
            {
                assigned[local.index()] = true;
            }
        });
    }
    assigned
}

fn zero(ty: Val) -> Expr {
    match ty {
        Val::I32 => Expr::i32(0),
        Val::I64 => Expr::i64(0),
        Val::F64 => Expr::f64(0.0),
        ty => Expr::null(ty),
    }
}
