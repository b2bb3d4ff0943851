//! Calls that nest too deep, where the program could catch that: they throw the RangeError that
//! JavaScript engines throw. WebAssembly knows a trap only, which ends the program.
//!
//! Functions that may call themselves, directly or not, count how deep they are. A handler takes
//! the count back to where its `try` began. The environment may have caught what crossed it: what
//! the module imports keeps the count of its caller, from which exported functions go on.
//!
//! Only what some `try` of the program reaches is counted; a program without one pays nothing.

use std::collections::{HashMap, HashSet};

use super::cycles::components;
use crate::ir::{
    Binary, Expr, FuncIdx, Global, GlobalIdx, Kind, LIBRARY, Label, Local, Module, Span, TypeIdx,
    Val,
};

/// Calls of functions that count, one in another. V8 allows about 11,000 of the smallest, and some
/// more of those that it optimises.
const LIMIT: i32 = 20_000;

/// Modules of the runtime library that go through nested data by themselves.
const WALKERS: [&str; 4] = ["json.ts", "inspect.ts", "arrayops.ts", "clone.ts"];

/// Marks what the program wrote, before any of it is pasted.
pub fn mark(module: &mut Module) {
    let own: Vec<bool> = module
        .funcs
        .iter()
        .map(|func| !module.is_library(func.span))
        .collect();
    for (func, own) in module.funcs.iter_mut().zip(own) {
        func.is_own = own;
    }
}

/// Limits how deep calls nest.
pub fn limit(module: &mut Module) {
    let Some(overflow) = module.overflow else {
        return;
    };
    let counted = counted(module, overflow);
    if counted.is_empty() {
        return;
    }
    let counters = Counters {
        depth: global(module, "depth"),
        floor: global(module, "depth outside"),
        overflow,
        result: module.signature(module.func_type(overflow)).1,
    };
    counters.exports(module);
    for index in 0..module.funcs.len() {
        let mut locals = Vec::new();
        let first = module.funcs[index].locals.len() as u32;
        let mut body = std::mem::take(&mut module.funcs[index].body);
        for expr in &mut body {
            counters.expr(module, expr, first, &mut locals);
        }
        if counted.contains(&index) {
            let (_, result) = module.signature(module.funcs[index].ty);
            let func = &mut module.funcs[index];
            let label = Label(func.labels);
            func.labels += 1;
            body = counters.count(body, label, result, first, &mut locals);
        }
        let func = &mut module.funcs[index];
        func.body = body;
        func.locals.extend(locals);
    }
}

fn global(module: &mut Module, name: &str) -> GlobalIdx {
    module.globals.push(Global {
        name: name.into(),
        ty: Val::I32,
    });
    GlobalIdx(module.globals.len() as u32 - 1)
}

/// Which functions call which, references and the environment included.
struct Calls {
    /// By function of the module, then by function type, then the environment.
    edges: Vec<Vec<usize>>,
    /// Direct calls alone, and of what is written in some source alone: what finds a property by
    /// its name may run any getter.
    direct: Vec<Vec<usize>>,
    /// What the bodies of the program's `try` statements call.
    tried: Vec<usize>,
}

impl Calls {
    fn of(module: &Module) -> Calls {
        let imported = module.imports.len();
        let count = module.funcs.len();
        let mut types: HashMap<TypeIdx, usize> = HashMap::new();
        let mut edges = vec![Vec::new(); count + 1];
        let mut direct = vec![Vec::new(); count];
        let host = count;
        let mut taken = vec![false; count];
        let mut tried = Vec::new();
        for (index, func) in module.funcs.iter().enumerate() {
            let mut visit =
                |expr: &Expr, found: &mut Vec<usize>, nested: &mut Vec<usize>| match &*expr.kind {
                    Kind::Call(called, _) => match called.index().checked_sub(imported) {
                        Some(called) => {
                            found.push(called);
                            if module.funcs[called].span != Span::default() {
                                nested.push(called);
                            }
                        }
                        None => found.push(host),
                    },
                    Kind::CallRef(ty, ..) => {
                        let next = count + 1 + types.len();
                        found.push(*types.entry(*ty).or_insert(next));
                    }
                    Kind::FuncRef(func) => {
                        if let Some(func) = func.index().checked_sub(imported) {
                            taken[func] = true;
                        }
                    }
                    _ => {}
                };
            let is_library = !func.is_own;
            for expr in &func.body {
                expr.walk(&mut |expr| {
                    visit(expr, &mut edges[index], &mut direct[index]);
                    if let Kind::Try(body, ..) = &*expr.kind
                        && !is_library
                    {
                        for expr in body {
                            expr.walk(&mut |expr| visit(expr, &mut tried, &mut Vec::new()));
                        }
                    }
                });
            }
        }
        for (_, exported) in &module.exports {
            edges[host].extend(exported.index().checked_sub(imported));
        }
        let mut by_place: Vec<(usize, TypeIdx)> = types.iter().map(|(&ty, &at)| (at, ty)).collect();
        by_place.sort();
        for (_, ty) in by_place {
            let called = (0..count).filter(|&index| {
                taken[index] && module.is_subtype(Val::Ref(module.funcs[index].ty), Val::Ref(ty))
            });
            edges.push(called.collect());
        }
        Calls {
            edges,
            direct,
            tried,
        }
    }

    fn tried(&self) -> Vec<bool> {
        let mut reached = vec![false; self.edges.len()];
        let mut work = self.tried.clone();
        while let Some(next) = work.pop() {
            if !std::mem::replace(&mut reached[next], true) {
                work.extend(&self.edges[next]);
            }
        }
        reached
    }
}

/// The functions that count: what the program wrote and the library's own recursions, where a `try`
/// reaches them.
fn counted(module: &Module, overflow: FuncIdx) -> HashSet<usize> {
    let calls = Calls::of(module);
    if calls.tried.is_empty() {
        return HashSet::new();
    }
    let reached = calls.tried();
    let cyclic = components(&calls.edges);
    let recursive = components(&calls.direct);
    let overflow = overflow.index() - module.imports.len();
    (0..module.funcs.len())
        .filter(|&index| {
            let func = &module.funcs[index];
            index != overflow
                && reached[index]
                && if func.is_own {
                    cyclic[index]
                } else {
                    recursive[index] && walks(module, func.span)
                }
        })
        .collect()
}

fn walks(module: &Module, span: Span) -> bool {
    let source = module.sources.get(span.module as usize);
    span != Span::default()
        && source
            .and_then(|name| name.strip_prefix(LIBRARY))
            .and_then(|path| path.rsplit('/').next())
            .is_some_and(|name| WALKERS.contains(&name))
}

struct Counters {
    /// How deep the running function is.
    depth: GlobalIdx,
    /// How deep the function is that last called the environment.
    floor: GlobalIdx,
    overflow: FuncIdx,
    result: Option<Val>,
}

impl Counters {
    /// A function's body that counts itself.
    fn count(
        &self,
        mut body: Vec<Expr>,
        label: Label,
        result: Option<Val>,
        first: u32,
        locals: &mut Vec<(String, Val)>,
    ) -> Vec<Expr> {
        for expr in &mut body {
            expr.walk_mut(&mut |expr| {
                if let Kind::Return(value) = &mut *expr.kind {
                    let value = value.take();
                    *expr.kind = Kind::Br(label, value);
                }
            });
        }
        let before = local(first, locals, "depth", Val::I32);
        let deeper = Expr::binary(
            Binary::I32Add,
            Expr::tee(before, Val::I32, Expr::global(self.depth, Val::I32)),
            Expr::i32(1),
        );
        let too_deep = Expr::binary(
            Binary::I32GtS,
            Expr::get(before, Val::I32),
            Expr::i32(LIMIT),
        );
        let throw = Expr::call(self.overflow, Vec::new(), self.result).drop();
        let end = Expr::new(Kind::Unreachable, None);
        // What makes the error counts as well.
        let room = Expr::global_set(self.depth, Expr::i32(0));
        let mut code = vec![
            Expr::global_set(self.depth, deeper),
            Expr::if_else(too_deep, vec![room, throw, end], Vec::new(), None),
        ];
        let block = Expr::block(label, body, result);
        let restore = Expr::global_set(self.depth, Expr::get(before, Val::I32));
        match result {
            Some(ty) => {
                let value = local(first, locals, "result", ty);
                code.extend([Expr::set(value, block), restore, Expr::get(value, ty)]);
            }
            None => code.extend([block, restore]),
        }
        code
    }

    /// What keeps both counts, and what puts them back.
    fn keep(&self, first: u32, locals: &mut Vec<(String, Val)>) -> (Vec<Expr>, Vec<Expr>) {
        [self.depth, self.floor]
            .map(|global| {
                let kept = local(first, locals, "depth", Val::I32);
                (
                    Expr::set(kept, Expr::global(global, Val::I32)),
                    Expr::global_set(global, Expr::get(kept, Val::I32)),
                )
            })
            .into_iter()
            .unzip()
    }

    /// Handlers, and calls of the environment.
    fn expr(&self, module: &Module, expr: &mut Expr, first: u32, locals: &mut Vec<(String, Val)>) {
        expr.kind
            .each_mut(&mut |child| self.expr(module, child, first, locals));
        let calls_out = matches!(&*expr.kind,
            Kind::Call(func, _) if func.index() < module.imports.len());
        if let Kind::Try(_, _, handler) = &mut *expr.kind {
            let (mut code, restore) = self.keep(first, locals);
            handler.splice(0..0, restore);
            code.push(std::mem::replace(expr, Expr::nop()));
            *expr = Expr::seq(code);
        } else if calls_out && !expr.diverges {
            let (mut code, restore) = self.keep(first, locals);
            code.push(Expr::global_set(
                self.floor,
                Expr::global(self.depth, Val::I32),
            ));
            let call = std::mem::replace(expr, Expr::nop());
            let span = call.span;
            match call.ty {
                Some(ty) => {
                    let value = local(first, locals, "result", ty);
                    code.push(Expr::set(value, call));
                    code.extend(restore);
                    code.push(Expr::get(value, ty));
                }
                None => {
                    code.push(call);
                    code.extend(restore);
                }
            }
            *expr = Expr::seq(code).at(span);
        }
    }

    /// Exported functions go on from where the environment was called; the module's own calls of
    /// them do not.
    fn exports(&self, module: &mut Module) {
        let imported = module.imports.len();
        let mut entries: HashMap<FuncIdx, FuncIdx> = HashMap::new();
        for index in 0..module.exports.len() {
            let exported = module.exports[index].1;
            let Some(defined) = exported.index().checked_sub(imported) else {
                continue;
            };
            let next = FuncIdx((imported + module.funcs.len()) as u32);
            let entry = *entries.entry(exported).or_insert(next);
            module.exports[index].1 = entry;
            if entry != next {
                continue;
            }
            let mut entry = module.funcs[defined].clone();
            let (params, result) = module.signature(entry.ty);
            let (params, result) = (params.to_vec(), result);
            let args = params
                .iter()
                .enumerate()
                .map(|(at, &ty)| Expr::get(Local(at as u32), ty));
            let begin = Expr::global_set(self.depth, Expr::global(self.floor, Val::I32));
            entry.locals.truncate(params.len());
            entry.body = vec![begin, Expr::call(exported, args.collect(), result)];
            entry.labels = 0;
            entry.span = Span::default();
            module.funcs.push(entry);
        }
    }
}

fn local(first: u32, locals: &mut Vec<(String, Val)>, name: &str, ty: Val) -> Local {
    locals.push((name.into(), ty));
    Local(first + locals.len() as u32 - 1)
}
