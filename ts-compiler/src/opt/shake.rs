//! Removing what the exports do not reach: functions, imports, globals, types and data.
//!
//! A value without effects in a global or field that is never read reaches nothing: the functions
//! that a class would offer to dynamic code go when the program has no dynamic code. Those of a
//! class whose instances dynamic code never meets go even when it has: see [`super::instances`].

use std::collections::{HashMap, HashSet};

use super::effect::is_pure;
use super::instances::Instances;
use super::renumber::{Kept, remove};
use crate::ir::{
    DataIdx, Exceptions, Expr, FuncIdx, GlobalIdx, Kind, Module, Storage, TypeIdx, TypeKind, Val,
};

/// A field, by the topmost type that has it.
type FieldKey = (TypeIdx, u32);

/// Removes what is not reached.
pub fn shake(module: &mut Module) {
    let mut reach = Reach {
        module,
        funcs: vec![false; module.imports.len() + module.funcs.len()],
        work: Vec::new(),
        globals: HashSet::new(),
        fields: HashSet::new(),
        stored: HashMap::new(),
        filled: HashMap::new(),
        instances: Instances::new(module),
    };
    for (_, func) in &module.exports {
        reach.func(*func);
    }
    if let Exceptions::Dyntype { wrap, unwrap, .. } = module.exceptions {
        reach.func(wrap);
        reach.func(unwrap);
    }
    if let Some(overflow) = module.overflow {
        reach.func(overflow);
    }
    while let Some(func) = reach.work.pop() {
        for expr in &module.funcs[func].body {
            reach.expr(expr);
        }
        for class in reach.instances.widened(func) {
            reach.widen(class);
        }
    }
    let Reach {
        funcs,
        globals,
        fields,
        instances,
        ..
    } = reach;
    let instances = instances.found();
    let imported = module.imports.len();
    for (index, live) in funcs[imported..].iter().enumerate() {
        if *live {
            let mut body = std::mem::take(&mut module.funcs[index].body);
            for expr in &mut body {
                expr.walk_mut(&mut |expr| {
                    instances.forget(module, expr);
                    forget(module, expr, &globals, &fields);
                });
            }
            module.funcs[index].body = body;
        }
    }
    let mut kept = Kept {
        types: vec![false; module.types.len()],
        globals: (0..module.globals.len())
            .map(|at| globals.contains(&GlobalIdx(at as u32)))
            .collect(),
        data: vec![false; module.data.len()],
        funcs,
    };
    mark_types(module, &mut kept);
    remove(module, &kept);
}

struct Reach<'m> {
    module: &'m Module,
    funcs: Vec<bool>,
    /// Defined functions whose bodies are to be read.
    work: Vec<usize>,
    globals: HashSet<GlobalIdx>,
    fields: HashSet<FieldKey>,
    /// Values without effects in globals that nobody has read yet.
    stored: HashMap<GlobalIdx, Vec<&'m Expr>>,
    /// Values without effects in fields that nobody has read yet.
    filled: HashMap<FieldKey, Vec<&'m Expr>>,
    instances: Instances<'m>,
}

impl<'m> Reach<'m> {
    fn func(&mut self, func: FuncIdx) {
        if !std::mem::replace(&mut self.funcs[func.index()], true)
            && let Some(defined) = func.index().checked_sub(self.module.imports.len())
        {
            self.work.push(defined);
        }
    }

    /// Dynamic code may meet instances of a class.
    fn widen(&mut self, class: TypeIdx) {
        for value in self.instances.widen(class) {
            self.expr(value);
        }
        self.wake();
    }

    fn wake(&mut self) {
        for expr in self.instances.woken() {
            self.expr(expr);
        }
    }

    fn field(&mut self, ty: TypeIdx, field: u32) {
        let key = field_key(self.module, ty, field);
        if self.fields.insert(key) {
            for value in self.filled.remove(&key).unwrap_or_default() {
                self.expr(value);
            }
        }
    }

    fn global(&mut self, global: GlobalIdx) {
        if self.globals.insert(global) {
            for value in self.stored.remove(&global).unwrap_or_default() {
                self.expr(value);
            }
        }
    }

    fn expr(&mut self, expr: &'m Expr) {
        match &*expr.kind {
            Kind::FuncRef(func) | Kind::Call(func, _) => self.func(*func),
            Kind::GlobalGet(global) => {
                self.global(*global);
                if let Some(class) = self.instances.described(*global) {
                    self.widen(class);
                }
            }
            Kind::GlobalSet(global, value) if is_pure(value) => {
                if self.instances.hide(*global, value) {
                    return;
                }
                if !self.globals.contains(global) {
                    self.stored.entry(*global).or_default().push(value);
                    return;
                }
            }
            Kind::If(condition, then, other) => {
                if let Some((test, value)) = self.instances.test(condition)
                    && self.instances.postpone(test, then)
                {
                    self.expr(value);
                    other.iter().for_each(|expr| self.expr(expr));
                    return;
                }
            }
            Kind::FieldGet(ty, field, object) => {
                self.field(*ty, *field);
                // Only the number of an instance's class: no use of the descriptor.
                if let Kind::FieldGet(class, 0, instance) = &*object.kind
                    && self.instances.is_class(*class)
                    && expr.ty == Some(Val::I32)
                {
                    self.field(*class, 0);
                    self.expr(instance);
                    return;
                }
                if *field == 0 && self.instances.is_class(*ty) {
                    self.widen(*ty);
                }
            }
            Kind::StructNew(ty, values) => {
                if self.instances.make(*ty) {
                    self.wake();
                }
                for (field, value) in values.iter().enumerate() {
                    // The first field of an instance says of which class it is, and is no use of
                    // what its descriptor offers.
                    if let Kind::GlobalGet(descriptor) = *value.kind
                        && field == 0
                        && self.instances.is_class(*ty)
                    {
                        self.global(descriptor);
                        continue;
                    }
                    let key = field_key(self.module, *ty, field as u32);
                    if !self.fields.contains(&key) && is_pure(value) {
                        self.filled.entry(key).or_default().push(value);
                    } else {
                        self.expr(value);
                    }
                }
                return;
            }
            _ => {}
        }
        expr.kind.each(&mut |child| self.expr(child));
    }
}

fn field_key(module: &Module, ty: TypeIdx, field: u32) -> FieldKey {
    let mut top = ty;
    while let Some(parent) = module.types[top.index()].parent {
        match &module.types[parent.index()].kind {
            TypeKind::Struct(fields) if (field as usize) < fields.len() => top = parent,
            _ => break,
        }
    }
    (top, field)
}

/// Takes out what is put into globals and fields that are never read.
fn forget(
    module: &Module,
    expr: &mut Expr,
    globals: &HashSet<GlobalIdx>,
    fields: &HashSet<FieldKey>,
) {
    match &mut *expr.kind {
        Kind::GlobalSet(global, value) if !globals.contains(global) => {
            let value = std::mem::replace(value, Expr::nop());
            let value = if is_pure(&value) {
                Expr::nop()
            } else {
                value.drop()
            };
            let diverges = expr.diverges || value.diverges;
            *expr = value.at(expr.span);
            expr.diverges = diverges;
        }
        Kind::StructNew(ty, values) => {
            let TypeKind::Struct(defs) = &module.types[ty.index()].kind else {
                return;
            };
            for (field, (value, def)) in values.iter_mut().zip(defs).enumerate() {
                if !fields.contains(&field_key(module, *ty, field as u32)) && is_pure(value) {
                    *value = zero(def.storage);
                }
            }
        }
        _ => {}
    }
}

fn zero(storage: Storage) -> Expr {
    match storage {
        Storage::I8 | Storage::I16 | Storage::Val(Val::I32) => Expr::i32(0),
        Storage::Val(Val::I64) => Expr::i64(0),
        Storage::Val(Val::F64) => Expr::f64(0.0),
        Storage::Val(ty) => Expr::null(ty),
    }
}

/// Marks the types and data that what stays mentions, and the types that those mention.
fn mark_types(module: &Module, kept: &mut Kept) {
    let mut found: Vec<TypeIdx> = Vec::new();
    let of = |ty: Val| match ty {
        Val::Ref(ty) => Some(ty),
        _ => None,
    };
    found.push(match module.exceptions {
        Exceptions::Own(value) | Exceptions::Dyntype { value, .. } => value,
    });
    let imported = module.imports.len();
    for (import, _) in module
        .imports
        .iter()
        .zip(&kept.funcs)
        .filter(|(_, kept)| **kept)
    {
        found.push(import.ty);
    }
    for (global, _) in module
        .globals
        .iter()
        .zip(&kept.globals)
        .filter(|(_, kept)| **kept)
    {
        found.extend(of(global.ty));
    }
    for (func, _) in module
        .funcs
        .iter()
        .zip(&kept.funcs[imported..])
        .filter(|(_, kept)| **kept)
    {
        found.push(func.ty);
        found.extend(func.locals.iter().filter_map(|(_, ty)| of(*ty)));
        for expr in &func.body {
            expr.walk(&mut |expr| {
                found.extend(expr.ty.and_then(of));
                found.extend(mentioned(&expr.kind));
                if let Kind::ArrayNewData(_, DataIdx(data), ..) = &*expr.kind {
                    kept.data[*data as usize] = true;
                }
            });
        }
    }
    while let Some(ty) = found.pop() {
        if std::mem::replace(&mut kept.types[ty.index()], true) {
            continue;
        }
        let def = &module.types[ty.index()];
        found.extend(def.parent);
        match &def.kind {
            TypeKind::Struct(fields) => {
                for field in fields {
                    if let Storage::Val(ty) = field.storage {
                        found.extend(of(ty));
                    }
                }
            }
            TypeKind::Array(Storage::Val(ty)) => found.extend(of(*ty)),
            TypeKind::Array(_) => {}
            TypeKind::Func(params, result) => {
                found.extend(params.iter().chain(result).filter_map(|ty| of(*ty)));
            }
        }
    }
}

/// The type that an instruction names.
fn mentioned(kind: &Kind) -> Option<TypeIdx> {
    match kind {
        Kind::CallRef(ty, ..)
        | Kind::StructNew(ty, _)
        | Kind::FieldGet(ty, ..)
        | Kind::FieldSet(ty, ..)
        | Kind::ArrayNew(ty, ..)
        | Kind::ArrayNewDefault(ty, _)
        | Kind::ArrayNewFixed(ty, _)
        | Kind::ArrayNewData(ty, ..)
        | Kind::ArrayGet(ty, ..)
        | Kind::ArraySet(ty, ..)
        | Kind::ArrayCopy(ty, _)
        | Kind::ArrayFill(ty, _)
        | Kind::Test(Val::Ref(ty), _)
        | Kind::Cast(Val::Ref(ty), _) => Some(*ty),
        _ => None,
    }
}
