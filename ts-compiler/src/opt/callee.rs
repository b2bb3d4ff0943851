//! Function references that loops read from objects again and again are read once, before the loop.
//!
//! Engines keep function references out of their heaps: reading one from an object is a call of the
//! engine. What a closure runs never changes, so that a loop which calls one closure reads it once.

use std::collections::{BTreeMap, HashSet};

use crate::ir::{Expr, Func, Kind, Local, Module, Storage, TypeDef, TypeIdx, TypeKind, Val};

/// A function reference, read from what a field of a local holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    local: Local,
    outer: (TypeIdx, u32),
    inner: (TypeIdx, u32),
}

/// Moves the readings of every function out of its loops.
pub fn callee(module: &mut Module) {
    let types = std::mem::take(&mut module.types);
    for func in &mut module.funcs {
        let mut body = std::mem::take(&mut func.body);
        let copies = Copies::of(&body);
        let mut mover = Mover {
            types: &types,
            copies,
            func,
        };
        for expr in &mut body {
            mover.expr(expr);
        }
        func.body = body;
    }
    module.types = types;
}

/// Locals that hold what another local holds.
struct Copies {
    /// How often each local is assigned.
    assigned: BTreeMap<Local, usize>,
    /// What the one assignment of a local reads, where it is a local.
    source: BTreeMap<Local, Local>,
}

impl Copies {
    fn of(body: &[Expr]) -> Self {
        let mut copies = Copies {
            assigned: BTreeMap::new(),
            source: BTreeMap::new(),
        };
        for expr in body {
            expr.walk(&mut |expr| match &*expr.kind {
                Kind::Set(to, value) | Kind::Tee(to, value) => {
                    *copies.assigned.entry(*to).or_default() += 1;
                    match &*value.kind {
                        Kind::Get(from) | Kind::Tee(from, _) => {
                            copies.source.insert(*to, *from);
                        }
                        _ => {}
                    }
                }
                Kind::Try(_, to, _) => *copies.assigned.entry(*to).or_default() += 2,
                _ => {}
            });
        }
        copies
    }

    /// The local whose value a local has all through a loop that assigns those in `changed`.
    fn root(&self, local: Local, changed: &HashSet<Local>) -> Option<Local> {
        let mut at = local;
        // A chain is no longer than there are locals.
        for _ in 0..=self.source.len() {
            if !changed.contains(&at) {
                return Some(at);
            }
            match self.source.get(&at) {
                Some(&from) if self.assigned.get(&at) == Some(&1) => at = from,
                _ => return None,
            }
        }
        None
    }
}

struct Mover<'m> {
    types: &'m [TypeDef],
    copies: Copies,
    func: &'m mut Func,
}

impl Mover<'_> {
    fn expr(&mut self, expr: &mut Expr) {
        if matches!(*expr.kind, Kind::Loop(..)) {
            self.outermost(expr);
            return;
        }
        expr.kind.each_mut(&mut |child| self.expr(child));
    }

    /// A loop that no other is around: what is the same there is the same in those within.
    fn outermost(&mut self, expr: &mut Expr) {
        let mut changed = HashSet::new();
        expr.walk(&mut |expr| {
            if let Kind::Set(to, _) | Kind::Tee(to, _) | Kind::Try(_, to, _) = &*expr.kind {
                changed.insert(*to);
            }
        });
        let mut readings: BTreeMap<Reading, Val> = BTreeMap::new();
        expr.walk(&mut |expr| {
            if let (Some(reading), Some(val)) = (self.reading(expr, &changed), expr.ty) {
                readings.insert(reading, val);
            }
        });
        if readings.is_empty() {
            // One of those within may have some.
            expr.kind.each_mut(&mut |child| self.expr(child));
            return;
        }
        let mut before = Vec::new();
        let mut held: BTreeMap<Reading, Local> = BTreeMap::new();
        for (&reading, &val) in &readings {
            let (code, local) = self.read_early(reading, val);
            before.extend(code);
            held.insert(reading, local);
        }
        expr.walk_mut(&mut |expr| {
            if let Some(local) = self
                .reading(expr, &changed)
                .and_then(|reading| held.get(&reading))
                && let Some(val) = expr.ty
            {
                *expr = Expr::get(*local, val).at(expr.span);
            }
        });
        let (ty, diverges) = (expr.ty, expr.diverges);
        before.push(std::mem::replace(expr, Expr::nop()));
        let mut moved = Expr::seq(before);
        moved.ty = ty;
        moved.diverges = diverges;
        *expr = moved;
    }

    /// A reading of fields that never change, the second of which holds a function.
    fn reading(&self, expr: &Expr, changed: &HashSet<Local>) -> Option<Reading> {
        let Kind::FieldGet(outer, outer_field, held) = &*expr.kind else {
            return None;
        };
        if !self.is_constant(*outer, *outer_field) || !self.holds_function(*outer, *outer_field) {
            return None;
        }
        let Kind::FieldGet(inner, inner_field, object) = &*held.kind else {
            return None;
        };
        let Kind::Get(local) = *object.kind else {
            return None;
        };
        let local = self.copies.root(local, changed)?;
        let fits = object.ty == self.func.locals.get(local.index()).map(|(_, val)| *val);
        (fits && self.is_constant(*inner, *inner_field)).then_some(Reading {
            local,
            outer: (*outer, *outer_field),
            inner: (*inner, *inner_field),
        })
    }

    fn is_constant(&self, ty: TypeIdx, field: u32) -> bool {
        match &self.types[ty.index()].kind {
            TypeKind::Struct(fields) => !fields[field as usize].mutable,
            _ => false,
        }
    }

    fn storage(&self, (ty, field): (TypeIdx, u32)) -> Option<Val> {
        match &self.types[ty.index()].kind {
            TypeKind::Struct(fields) => match fields[field as usize].storage {
                Storage::Val(val) => Some(val),
                _ => None,
            },
            _ => None,
        }
    }

    fn holds_function(&self, ty: TypeIdx, field: u32) -> bool {
        match self.storage((ty, field)) {
            Some(Val::Func) => true,
            Some(Val::Ref(held)) => matches!(self.types[held.index()].kind, TypeKind::Func(..)),
            _ => false,
        }
    }

    /// Code that reads before a loop, which may never come to it: null where something is missing.
    fn read_early(&mut self, reading: Reading, val: Val) -> (Vec<Expr>, Local) {
        let object = self.func.locals[reading.local.index()].1;
        let between = self.storage(reading.inner).unwrap_or(Val::Struct);
        let held = self.local(between);
        let found = self.local(val);
        let (inner, outer) = (reading.inner, reading.outer);
        let given = Expr::get(reading.local, object);
        let first = Expr::field(inner.0, inner.1, given.clone(), between);
        let first = Expr::if_else(
            given.is_null(),
            vec![Expr::null(between)],
            vec![first],
            Some(between),
        );
        let kept = Expr::get(held, between);
        let second = Expr::field(outer.0, outer.1, kept.clone(), val);
        let second = Expr::if_else(
            kept.is_null(),
            vec![Expr::null(val)],
            vec![second],
            Some(val),
        );
        (
            vec![Expr::set(held, first), Expr::set(found, second)],
            found,
        )
    }

    fn local(&mut self, val: Val) -> Local {
        self.func.locals.push((String::new(), val));
        Local(self.func.locals.len() as u32 - 1)
    }
}
