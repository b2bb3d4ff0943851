//! Tests for null that are certain: a reference that was tested, or made here, is not tested again,
//! and a copy of it is read where the original is.
//!
//! The code is walked as it runs. Every value that a local holds has a number; what is known of a
//! number stays true, whatever the local holds later.

use std::collections::{HashMap, HashSet};

use crate::ir::{Expr, Func, Kind, Label, Local, Module, Unary, Val};

/// States are copied at branches: locals times branches above which a function stays as it is.
const LIMIT: usize = 2_000_000;

/// Settles the tests in every function of the program.
pub fn present(module: &mut Module) {
    for func in module.funcs.iter_mut().filter(|func| func.is_hot) {
        if !is_worth(func) {
            continue;
        }
        let tracked = tracked(func);
        let mut body = std::mem::take(&mut func.body);
        let mut walk = Walk {
            types: func.locals.iter().map(|(_, ty)| *ty).collect(),
            tracked,
            next: 0,
            homes: HashMap::new(),
            now: Some(State::default()),
            exits: HashMap::new(),
        };
        walk.list(&mut body);
        func.body = body;
    }
}

/// Whether a function tests for null, and is not too large.
fn is_worth(func: &Func) -> bool {
    let (mut tests, mut branches) = (0, 0);
    for expr in &func.body {
        expr.walk(&mut |expr| match &*expr.kind {
            Kind::If(..) | Kind::Br(..) | Kind::Switch(..) | Kind::Loop(..) | Kind::Try(..) => {
                branches += 1;
            }
            Kind::Unary(Unary::RefIsNull, _) => tests += 1,
            _ => {}
        });
    }
    tests > 1 && func.locals.len() * branches <= LIMIT
}

/// The locals that are tested for null, and those whose values are copied to them.
fn tracked(func: &Func) -> Vec<bool> {
    let mut tracked = vec![false; func.locals.len()];
    let mut copies = Vec::new();
    for expr in &func.body {
        expr.walk(&mut |expr| match &*expr.kind {
            Kind::Unary(Unary::RefIsNull, value) => {
                if let Kind::Get(local) | Kind::Tee(local, _) = *value.kind {
                    tracked[local.index()] = true;
                }
            }
            Kind::Set(to, value) | Kind::Tee(to, value) => {
                if let Kind::Get(from) | Kind::Tee(from, _) = *value.kind {
                    copies.push((from, *to));
                }
            }
            _ => {}
        });
    }
    // The original stands before the copy, nearly always.
    for (from, to) in copies.into_iter().rev() {
        if tracked[to.index()] {
            tracked[from.index()] = true;
        }
    }
    for (at, (_, ty)) in func.locals.iter().enumerate() {
        tracked[at] &= matches!(ty, Val::Ref(_));
    }
    tracked
}

/// What is known at a place in the code.
#[derive(Clone, Default)]
struct State {
    /// The numbers of the values that locals hold.
    held: HashMap<Local, u32>,
    /// Values that are not null.
    present: HashSet<u32>,
}

struct Walk {
    types: Vec<Val>,
    /// Whether anything needs to be known of a local.
    tracked: Vec<bool>,
    next: u32,
    /// The local that was the first to hold a value.
    homes: HashMap<u32, Local>,
    /// Nothing where control does not come.
    now: Option<State>,
    /// States at the branches to labels.
    exits: HashMap<Label, Option<State>>,
}

impl Walk {
    fn is_tracked(&self, local: Local) -> bool {
        self.tracked.get(local.index()).copied().unwrap_or(false)
    }

    /// The number of what a local holds.
    fn number(&mut self, local: Local) -> Option<u32> {
        if !self.is_tracked(local) {
            return None;
        }
        let fresh = self.next;
        let state = self.now.as_mut()?;
        let number = *state.held.entry(local).or_insert(fresh);
        if number == fresh {
            self.next += 1;
            self.homes.insert(number, local);
        }
        Some(number)
    }

    /// The number of a value, where it is one that a local holds.
    fn number_of(&mut self, value: &Expr) -> Option<u32> {
        match *value.kind {
            Kind::Get(local) | Kind::Tee(local, _) => self.number(local),
            _ => None,
        }
    }

    fn is_known(&self, number: Option<u32>) -> bool {
        number.is_some_and(|number| {
            self.now
                .as_ref()
                .is_some_and(|state| state.present.contains(&number))
        })
    }

    fn learn(&mut self, number: Option<u32>) {
        if let (Some(number), Some(state)) = (number, &mut self.now) {
            state.present.insert(number);
        }
    }

    fn is_present(&mut self, value: &Expr) -> bool {
        match &*value.kind {
            Kind::StructNew(..)
            | Kind::ArrayNew(..)
            | Kind::ArrayNewDefault(..)
            | Kind::ArrayNewFixed(..)
            | Kind::ArrayNewData(..)
            | Kind::FuncRef(_) => true,
            Kind::Get(_) | Kind::Tee(..) => {
                let number = self.number_of(value);
                self.is_known(number)
            }
            Kind::Seq(list) => match list.last() {
                Some(last) => self.is_present(last),
                None => false,
            },
            _ => false,
        }
    }

    fn assign(&mut self, local: Local, value: &Expr) {
        if !self.is_tracked(local) || self.now.is_none() {
            return;
        }
        let (mut number, is_present) = (self.number_of(value), self.is_present(value));
        // A cast keeps what it is; a local of another type is not read in its place.
        if number.is_some() && value.ty != self.types.get(local.index()).copied() {
            number = None;
        }
        let number = number.unwrap_or_else(|| {
            self.next += 1;
            self.homes.insert(self.next - 1, local);
            self.next - 1
        });
        if let Some(state) = &mut self.now {
            state.held.insert(local, number);
            if is_present {
                state.present.insert(number);
            }
        }
    }

    /// Forgets what code assigns.
    fn forget(&mut self, code: &[Expr]) {
        let Some(state) = &mut self.now else { return };
        for expr in code {
            expr.walk(&mut |expr| match *expr.kind {
                Kind::Set(local, _) | Kind::Tee(local, _) | Kind::Try(_, local, _) => {
                    state.held.remove(&local);
                }
                _ => {}
            });
        }
    }

    fn leave(&mut self, label: Label) {
        let Some(state) = self.now.clone() else {
            return;
        };
        let exit = self.exits.remove(&label).flatten();
        self.exits.insert(label, join(exit, Some(state)));
    }

    fn list(&mut self, list: &mut [Expr]) {
        for expr in list {
            self.expr(expr);
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        let ty = expr.ty;
        match &mut *expr.kind {
            Kind::Get(local) => {
                if let Some(number) = self.number(*local)
                    && let Some(&home) = self.homes.get(&number)
                    && home != *local
                    && self.types[home.index()] == self.types[local.index()]
                    && self.now.as_ref().and_then(|state| state.held.get(&home)) == Some(&number)
                {
                    *local = home;
                }
            }
            Kind::Set(local, value) | Kind::Tee(local, value) => {
                self.expr(value);
                self.assign(*local, value);
            }
            Kind::If(condition, then, other) => {
                self.expr(condition);
                let (tested, null_first) = match tested(condition) {
                    Some((value, null_first)) => (self.number_of(value), null_first),
                    None => (None, false),
                };
                if self.is_known(tested) {
                    let mut code = Vec::new();
                    if let Some(store) = stored(condition) {
                        code.push(store);
                    }
                    let arm = if null_first { other } else { then };
                    self.list(arm);
                    code.append(arm);
                    let mut settled = Expr::seq(code);
                    settled.ty = ty;
                    settled.diverges |= expr.diverges;
                    settled.span = expr.span;
                    *expr = settled;
                } else {
                    let before = self.now.clone();
                    if !null_first {
                        self.learn(tested);
                    }
                    self.list(then);
                    let after = std::mem::replace(&mut self.now, before);
                    if null_first {
                        self.learn(tested);
                    }
                    self.list(other);
                    self.now = join(after, self.now.take());
                }
            }
            Kind::Block(label, body) => {
                self.list(body);
                if let Some(exit) = self.exits.remove(label) {
                    self.now = join(exit, self.now.take());
                }
            }
            Kind::Loop(_, body) => {
                self.forget(body);
                self.list(body);
            }
            Kind::Try(body, local, handler) => {
                let mut before = self.now.clone();
                self.list(body);
                std::mem::swap(&mut before, &mut self.now);
                self.forget(body);
                if let Some(state) = &mut self.now {
                    state.held.remove(local);
                }
                self.list(handler);
                self.now = join(before, self.now.take());
            }
            Kind::Br(label, value) => {
                if let Some(value) = value {
                    self.expr(value);
                }
                self.leave(*label);
            }
            Kind::Switch(value, labels, default) => {
                self.expr(value);
                let mut left = HashSet::new();
                for label in labels.iter().chain([&*default]) {
                    if left.insert(*label) {
                        self.leave(*label);
                    }
                }
            }
            kind => kind.each_mut(&mut |child| self.expr(child)),
        }
        if expr.diverges {
            self.now = None;
        }
    }
}

/// The value that a condition tests for null, and whether the first way is that of null.
fn tested(condition: &Expr) -> Option<(&Expr, bool)> {
    match &*condition.kind {
        Kind::Unary(Unary::RefIsNull, value) => Some((value, true)),
        Kind::Unary(Unary::I32Eqz, inner) => {
            tested(inner).map(|(value, null_first)| (value, !null_first))
        }
        _ => None,
    }
}

/// What a test stores on its way.
fn stored(condition: &Expr) -> Option<Expr> {
    let (value, _) = tested(condition)?;
    match &*value.kind {
        Kind::Tee(local, value) => Some(Expr::set(*local, value.clone())),
        _ => None,
    }
}

/// What is known where two ways meet.
fn join(first: Option<State>, second: Option<State>) -> Option<State> {
    match (first, second) {
        (Some(mut first), Some(second)) => {
            first
                .held
                .retain(|local, number| second.held.get(local) == Some(number));
            first
                .present
                .retain(|number| second.present.contains(number));
            Some(first)
        }
        (one, other) => one.or(other),
    }
}
