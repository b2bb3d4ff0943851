//! Checks the invariants of a module, so that a mistake of a pass is found where it was made and
//! not as an offset in an invalid binary.

mod expression;

use std::collections::HashSet;

use super::*;

/// Checks a module; the error names the function and the expression.
pub fn verify(module: &Module) -> Result<(), String> {
    types(module)?;
    for import in &module.imports {
        func_type(module, import.ty)
            .map_err(|error| format!("import {}.{}: {error}", import.module, import.name))?;
    }
    let mut names = HashSet::new();
    for (name, func) in &module.exports {
        if func.index() >= module.imports.len() + module.funcs.len() {
            return Err(format!("export {name}: no function {}", func.0));
        }
        if !names.insert(name) {
            return Err(format!("export {name}: defined twice"));
        }
    }
    for global in &module.globals {
        val(module, global.ty).map_err(|error| format!("global {}: {error}", global.name))?;
    }
    exceptions(module)?;
    // All functions, not only the first that is wrong.
    let errors: Vec<String> = module
        .funcs
        .iter()
        .enumerate()
        .filter_map(|(index, func)| {
            let error = function(module, func).err()?;
            Some(format!(
                "function {} ({}): {error}",
                index + module.imports.len(),
                func.name
            ))
        })
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors.join("\n"))
    }
}

fn types(module: &Module) -> Result<(), String> {
    for (index, def) in module.types.iter().enumerate() {
        let fail = |error: String| format!("type {index} ({}): {error}", def.name);
        match &def.kind {
            TypeKind::Struct(fields) => {
                for field in fields {
                    storage(module, field.storage).map_err(fail)?;
                }
            }
            TypeKind::Array(element) => storage(module, *element).map_err(fail)?,
            TypeKind::Func(params, result) => {
                for ty in params.iter().chain(result) {
                    val(module, *ty).map_err(fail)?;
                }
            }
        }
        let Some(parent) = def.parent else { continue };
        if parent.index() >= index {
            return Err(fail("its parent does not stand before it".into()));
        }
        let parent = &module.types[parent.index()];
        if parent.is_final {
            return Err(fail(format!("its parent {} is final", parent.name)));
        }
        if !extends(module, &def.kind, &parent.kind) {
            return Err(fail(format!(
                "its structure does not extend {}",
                parent.name
            )));
        }
    }
    Ok(())
}

fn extends(module: &Module, kind: &TypeKind, parent: &TypeKind) -> bool {
    let element = |a: Storage, b: Storage| match (a, b) {
        (Storage::Val(a), Storage::Val(b)) => module.is_subtype(a, b),
        _ => a == b,
    };
    match (kind, parent) {
        (TypeKind::Struct(fields), TypeKind::Struct(above)) => {
            fields.len() >= above.len()
                && fields.iter().zip(above).all(|(a, b)| {
                    a.mutable == b.mutable
                        && if a.mutable {
                            a.storage == b.storage
                        } else {
                            element(a.storage, b.storage)
                        }
                })
        }
        (TypeKind::Array(a), TypeKind::Array(b)) => a == b,
        (TypeKind::Func(params, result), TypeKind::Func(above, above_result)) => {
            params.len() == above.len()
                && params
                    .iter()
                    .zip(above)
                    .all(|(a, b)| module.is_subtype(*b, *a))
                && match (result, above_result) {
                    (Some(a), Some(b)) => module.is_subtype(*a, *b),
                    (None, None) => true,
                    _ => false,
                }
        }
        _ => false,
    }
}

fn storage(module: &Module, storage: Storage) -> Result<(), String> {
    match storage {
        Storage::Val(ty) => val(module, ty),
        _ => Ok(()),
    }
}

fn val(module: &Module, ty: Val) -> Result<(), String> {
    match ty {
        Val::Ref(ty) if ty.index() >= module.types.len() => Err(format!("no type {}", ty.0)),
        _ => Ok(()),
    }
}

fn func_type(module: &Module, ty: TypeIdx) -> Result<(&[Val], Option<Val>), String> {
    match module.types.get(ty.index()).map(|def| &def.kind) {
        Some(TypeKind::Func(params, result)) => Ok((params, *result)),
        _ => Err(format!("type {} is not a function type", ty.0)),
    }
}

fn exceptions(module: &Module) -> Result<(), String> {
    match module.exceptions {
        Exceptions::Own(ty) => val(module, Val::Ref(ty)).map_err(|error| format!("tag: {error}")),
        Exceptions::Dyntype {
            value,
            wrap,
            unwrap,
        } => {
            val(module, Val::Ref(value)).map_err(|error| format!("tag: {error}"))?;
            for (func, from, to) in [
                (wrap, Val::Ref(value), Val::Extern),
                (unwrap, Val::Extern, Val::Ref(value)),
            ] {
                if func.index() >= module.imports.len() + module.funcs.len() {
                    return Err(format!("tag: no function {}", func.0));
                }
                let (params, result) = module.signature(module.func_type(func));
                let fits = matches!(params, [param] if module.is_subtype(from, *param))
                    && result.is_some_and(|result| module.is_subtype(result, to));
                if !fits {
                    return Err(format!("tag: function {} does not convert", func.0));
                }
            }
            Ok(())
        }
    }
}

/// Tells every conversion in a valid function: a value of the first type is used as one of the
/// second, which is above it.
pub fn conversions(module: &Module, func: &Func, told: &mut dyn FnMut(Val, Val)) {
    let checked = check(module, func, told);
    debug_assert!(checked.is_ok(), "{}: {checked:?}", func.name);
}

fn function(module: &Module, func: &Func) -> Result<(), String> {
    check(module, func, &mut |_, _| ())
}

fn check(module: &Module, func: &Func, converted: &mut dyn FnMut(Val, Val)) -> Result<(), String> {
    let (params, result) = func_type(module, func.ty)?;
    if func.locals.len() < params.len()
        || params
            .iter()
            .zip(&func.locals)
            .any(|(param, (_, local))| param != local)
    {
        return Err("its first locals are not its parameters".into());
    }
    for (name, ty) in &func.locals {
        val(module, *ty).map_err(|error| format!("local {name}: {error}"))?;
    }
    let mut checker = Checker {
        module,
        func,
        result,
        scope: Vec::new(),
        defined: vec![false; func.labels as usize],
        placed: false,
        converted,
    };
    checker.body(&func.body, result)
}

struct Checker<'m, 'c> {
    module: &'m Module,
    func: &'m Func,
    result: Option<Val>,
    /// The labels around, with the types of the values that branches to them carry.
    scope: Vec<(Label, Option<Val>)>,
    /// By label.
    defined: Vec<bool>,
    /// The error already names an expression.
    placed: bool,
    /// Is told of every value that is used as one of a type above its own.
    converted: &'c mut dyn FnMut(Val, Val),
}

impl Checker<'_, '_> {
    /// Whether a value of one type may stand where another is wanted.
    fn converts(&mut self, have: Val, want: Val) -> bool {
        if have != want {
            (self.converted)(have, want);
        }
        self.module.is_subtype(have, want)
    }

    /// A list whose last expression leaves the value.
    fn body(&mut self, body: &[Expr], want: Option<Val>) -> Result<(), String> {
        let ends = body.iter().any(|expr| expr.diverges);
        let last = body.len().wrapping_sub(1);
        for (index, expr) in body.iter().enumerate() {
            if index == last && !ends {
                self.operand(expr, want)?;
                continue;
            }
            self.expr(expr)?;
            if !ends && expr.ty.is_some() {
                return Err(self.place("a value is left over".into(), expr));
            }
        }
        if body.is_empty() && want.is_some() {
            return Err(format!("an empty body where {want:?} is wanted"));
        }
        Ok(())
    }

    /// An expression that leaves a value of a type, or nothing.
    fn operand(&mut self, expr: &Expr, want: Option<Val>) -> Result<(), String> {
        self.expr(expr)?;
        let fits = match (expr.ty, want) {
            _ if expr.diverges => true,
            (Some(have), Some(want)) => self.converts(have, want),
            (None, None) => true,
            _ => false,
        };
        if fits {
            return Ok(());
        }
        let name = |ty: Option<Val>| ty.map_or("nothing".into(), |ty| print::val(self.module, ty));
        let error = format!("{} where {} is wanted", name(expr.ty), name(want));
        Err(self.place(error, expr))
    }

    /// Adds the expression to an error that names none yet.
    fn place(&mut self, error: String, expr: &Expr) -> String {
        if self.placed {
            return error;
        }
        self.placed = true;
        format!("{error}: {}", describe(expr))
    }

    /// The body under a label.
    fn labelled(
        &mut self,
        label: Label,
        carried: Option<Val>,
        body: &[Expr],
        want: Option<Val>,
    ) -> Result<(), String> {
        match self.defined.get_mut(label.index()) {
            Some(defined) if !*defined => *defined = true,
            Some(_) => return Err(format!("label {} is defined twice", label.0)),
            None => return Err(format!("label {} is out of range", label.0)),
        }
        self.scope.push((label, carried));
        let result = self.body(body, want);
        self.scope.pop();
        result
    }

    /// What a branch to a label carries.
    fn target(&self, label: Label) -> Result<Option<Val>, String> {
        self.scope
            .iter()
            .rev()
            .find(|(other, _)| *other == label)
            .map(|(_, carried)| *carried)
            .ok_or_else(|| format!("label {} is not in scope", label.0))
    }
}

/// An expression in a message: its kind, without what is below it, and its place.
fn describe(expr: &Expr) -> String {
    let kind = format!("{:?}", expr.kind);
    let end = kind
        .char_indices()
        .nth(120)
        .map_or(kind.len(), |(at, _)| at);
    let span = expr.span;
    format!(
        "{} [module {}, {}..{}]",
        &kind[..end],
        span.module,
        span.start,
        span.end
    )
}
