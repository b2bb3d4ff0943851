//! A value that was tested is not tested again by the casts that follow: the test gives it in a local
//! of the tested type. That takes more bytes, so it is done in functions where speed counts.

use crate::ir::{Binary, Expr, Func, Kind, Label, Local, Module, Val};

/// Makes casts after tests free in the program's own functions.
pub fn narrow(module: &mut Module) {
    for func in module.funcs.iter_mut().filter(|func| func.is_hot) {
        let mut body = std::mem::take(&mut func.body);
        let mut narrower = Narrower {
            func,
            free: Vec::new(),
        };
        for expr in &mut body {
            narrower.expr(expr);
        }
        func.body = body;
    }
}

struct Narrower<'f> {
    func: &'f mut Func,
    /// Locals that nothing around uses.
    free: Vec<(Local, Val)>,
}

/// A part of a condition, in the order of evaluation.
enum Step {
    /// Done before the tests that follow.
    Run(Expr),
    /// Is the local of the type?
    Test(Val, Local, Val),
    /// Anything else that must not be zero.
    Check(Expr),
}

impl Narrower<'_> {
    fn expr(&mut self, expr: &mut Expr) {
        if let Kind::If(condition, then, _) = &*expr.kind
            && is_worth(condition, then)
        {
            return self.choice(expr);
        }
        expr.kind.each_mut(&mut |child| self.expr(child));
    }

    /// `if` with a condition that tests locals which the first branch casts.
    fn choice(&mut self, expr: &mut Expr) {
        let kind = std::mem::replace(&mut *expr.kind, Kind::Nop);
        let Kind::If(condition, mut then, mut other) = kind else {
            return;
        };
        let mut steps = Vec::new();
        split(condition, &mut steps);
        let (end, otherwise) = (self.label(), self.label());
        let mut taken = Vec::new();
        let mut code = Vec::new();
        let mut rest = steps.into_iter();
        while let Some(step) = rest.next() {
            match step {
                Step::Run(mut run) => {
                    self.expr(&mut run);
                    code.push(run);
                }
                Step::Check(mut check) => {
                    self.expr(&mut check);
                    let leave = Expr::if_else(check, vec![], vec![Expr::br(otherwise)], None);
                    code.push(leave);
                }
                Step::Test(ty, local, held) => {
                    let narrowed = self.local(ty);
                    taken.push((narrowed, ty));
                    for step in rest.as_mut_slice() {
                        if let Step::Run(expr) | Step::Check(expr) = step {
                            replace(expr, ty, local, narrowed);
                        }
                    }
                    for expr in &mut then {
                        replace(expr, ty, local, narrowed);
                    }
                    code.push(self.test(ty, Expr::get(local, held), narrowed, otherwise));
                }
            }
        }
        for expr in &mut then {
            self.expr(expr);
        }
        self.free.extend(taken);
        for expr in &mut other {
            self.expr(expr);
        }
        let ends = then.iter().any(|expr| expr.diverges);
        if expr.ty.is_none() || ends {
            code.append(&mut then);
            if !ends && !other.is_empty() {
                code.push(Expr::br(end));
            }
        } else {
            let value = Expr::seq(then);
            code.push(Expr::new(Kind::Br(end, Some(value)), None));
        }
        let mut whole = vec![Expr::block(otherwise, code, None)];
        whole.append(&mut other);
        *expr.kind = Kind::Block(end, whole);
    }

    /// Keeps the value as a type, or goes to a label when it has another one.
    fn test(&mut self, ty: Val, value: Expr, narrowed: Local, otherwise: Label) -> Expr {
        let hit = self.label();
        let found = Kind::Br(hit, Some(Expr::cast(ty, value.clone())));
        let branch = vec![Expr::new(found, None)];
        let test = Expr::if_else(Expr::test(ty, value), branch, vec![], None);
        let body = vec![test, Expr::br(otherwise)];
        Expr::set(narrowed, Expr::block(hit, body, Some(ty)))
    }

    fn label(&mut self) -> Label {
        self.func.labels += 1;
        Label(self.func.labels - 1)
    }

    fn local(&mut self, ty: Val) -> Local {
        if let Some(at) = self.free.iter().position(|(_, free)| *free == ty) {
            return self.free.swap_remove(at).0;
        }
        self.func.locals.push(("as".to_owned(), ty));
        Local(self.func.locals.len() as u32 - 1)
    }
}

/// Whether a condition consists of such tests, joined without a short way out.
fn is_joined(condition: &Expr) -> bool {
    match &*condition.kind {
        Kind::Binary(Binary::I32And, left, right) => is_joined(left) && is_joined(right),
        Kind::Test(_, value) => matches!(*value.kind, Kind::Get(_) | Kind::Tee(..)),
        _ => false,
    }
}

/// Both conditions of `a ? b : 0`.
fn both(condition: &Expr) -> Option<(&Expr, &Expr)> {
    match &*condition.kind {
        Kind::If(first, then, other) => match (then.as_slice(), other.as_slice()) {
            ([second], [zero]) if matches!(*zero.kind, Kind::I32(0)) => Some((first, second)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether something tested is cast later, and all that is tested stays what it is until then.
fn is_worth(condition: &Expr, then: &[Expr]) -> bool {
    if condition.diverges {
        return false;
    }
    let mut groups = Vec::new();
    let mut at = condition;
    while let Some((first, second)) = both(at).filter(|(first, _)| is_joined(first)) {
        groups.push(first);
        at = second;
    }
    groups.push(at);
    let mut is_cast = false;
    for (index, group) in groups.iter().enumerate().filter(|(_, at)| is_joined(at)) {
        let mut tests = Vec::new();
        collect(group, &mut tests);
        for (ty, local, stores) in tests {
            let mut after = groups[index + 1..].iter().copied().chain(then);
            if count_sets(group, local) != usize::from(stores)
                || after.clone().any(|expr| count_sets(expr, local) > 0)
            {
                return false;
            }
            is_cast |= after.any(|expr| casts(expr, ty, local));
        }
    }
    is_cast
}

/// What a group tests: types, locals, and whether they are stored for that.
fn collect(condition: &Expr, tests: &mut Vec<(Val, Local, bool)>) {
    match &*condition.kind {
        Kind::Binary(_, left, right) => {
            collect(left, tests);
            collect(right, tests);
        }
        Kind::Test(ty, value) => match *value.kind {
            Kind::Get(local) => tests.push((*ty, local, false)),
            Kind::Tee(local, _) => tests.push((*ty, local, true)),
            _ => {}
        },
        _ => {}
    }
}

fn split(condition: Expr, steps: &mut Vec<Step>) {
    if is_joined(&condition) {
        let mut tests = Vec::new();
        join(condition, steps, &mut tests);
        steps.append(&mut tests);
        return;
    }
    if both(&condition).is_some_and(|(first, _)| is_joined(first))
        && let Kind::If(first, mut second, _) = *condition.kind
    {
        split(first, steps);
        if let Some(second) = second.pop() {
            split(second, steps);
        }
        return;
    }
    steps.push(Step::Check(condition));
}

/// What the tests store comes before all of them.
fn join(condition: Expr, before: &mut Vec<Step>, tests: &mut Vec<Step>) {
    match *condition.kind {
        Kind::Binary(_, left, right) => {
            join(left, before, tests);
            join(right, before, tests);
        }
        Kind::Test(ty, value) => {
            let held = value.ty.unwrap_or(Val::Any);
            match *value.kind {
                Kind::Get(local) => tests.push(Step::Test(ty, local, held)),
                Kind::Tee(local, stored) => {
                    before.push(Step::Run(Expr::set(local, stored)));
                    tests.push(Step::Test(ty, local, held));
                }
                _ => {}
            }
        }
        _ => {}
    }
}

fn is_cast(expr: &Expr, ty: Val, local: Local) -> bool {
    match &*expr.kind {
        Kind::Cast(to, value) => *to == ty && matches!(*value.kind, Kind::Get(of) if of == local),
        _ => false,
    }
}

fn casts(expr: &Expr, ty: Val, local: Local) -> bool {
    let mut found = is_cast(expr, ty, local);
    expr.kind
        .each(&mut |child| found = found || casts(child, ty, local));
    found
}

fn count_sets(expr: &Expr, local: Local) -> usize {
    let mut count = match *expr.kind {
        Kind::Set(of, _) | Kind::Tee(of, _) | Kind::Try(_, of, _) => usize::from(of == local),
        _ => 0,
    };
    expr.kind
        .each(&mut |child| count += count_sets(child, local));
    count
}

fn replace(expr: &mut Expr, ty: Val, local: Local, narrowed: Local) {
    if is_cast(expr, ty, local) {
        *expr.kind = Kind::Get(narrowed);
        return;
    }
    expr.kind
        .each_mut(&mut |child| replace(child, ty, local, narrowed));
}
