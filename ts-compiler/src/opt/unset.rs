//! Variables that nothing sets: they are null, or zero, wherever they are read. Those of the library
//! hold what only some programs ask for.

use std::collections::HashSet;

use crate::ir::{Expr, Kind, Module, Val};

/// Puts the value in the place of the variable.
pub fn unset(module: &mut Module) {
    let mut set = HashSet::new();
    for func in &module.funcs {
        for expr in &func.body {
            expr.walk(&mut |expr| {
                if let Kind::GlobalSet(global, value) = &*expr.kind
                    && !is_initial(value)
                {
                    set.insert(*global);
                }
            });
        }
    }
    for func in &mut module.funcs {
        for expr in &mut func.body {
            expr.walk_mut(&mut |expr| match &*expr.kind {
                Kind::GlobalGet(global) if !set.contains(global) => {
                    if let Some(initial) = expr.ty.and_then(initial) {
                        *expr = initial.at(expr.span);
                    }
                }
                Kind::GlobalSet(global, _) if !set.contains(global) => *expr = Expr::nop(),
                _ => {}
            });
        }
    }
}

fn is_initial(value: &Expr) -> bool {
    match *value.kind {
        Kind::Null | Kind::I32(0) => true,
        // Minus zero is another.
        Kind::F64(bits) => bits == 0,
        _ => false,
    }
}

fn initial(ty: Val) -> Option<Expr> {
    match ty {
        Val::I32 => Some(Expr::i32(0)),
        Val::F64 => Some(Expr::f64(0.0)),
        Val::I64 => None,
        reference => Some(Expr::null(reference)),
    }
}
