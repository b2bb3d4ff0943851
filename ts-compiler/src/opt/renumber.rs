//! Removing definitions and renumbering those that stay.

use crate::ir::{
    DataIdx, Exceptions, FuncIdx, GlobalIdx, Kind, Module, Storage, TypeIdx, TypeKind, Val,
};

/// What stays, by index.
pub struct Kept {
    /// Types.
    pub types: Vec<bool>,
    /// Functions, imported ones first.
    pub funcs: Vec<bool>,
    /// Globals.
    pub globals: Vec<bool>,
    /// Data segments.
    pub data: Vec<bool>,
}

/// New indices by old ones.
struct Renumbering {
    types: Vec<u32>,
    funcs: Vec<u32>,
    globals: Vec<u32>,
    data: Vec<u32>,
}

/// Removes what does not stay. Nothing that stays may mention what goes.
pub fn remove(module: &mut Module, kept: &Kept) {
    let imported = module.imports.len();
    retain(&mut module.types, &kept.types);
    retain(&mut module.imports, &kept.funcs[..imported]);
    retain(&mut module.funcs, &kept.funcs[imported..]);
    retain(&mut module.globals, &kept.globals);
    retain(&mut module.data, &kept.data);
    module
        .classes
        .retain(|class| kept.types[class.ty.index()] && kept.globals[class.descriptor.index()]);
    let new = Renumbering {
        types: positions(&kept.types),
        funcs: positions(&kept.funcs),
        globals: positions(&kept.globals),
        data: positions(&kept.data),
    };
    new.apply(module);
}

fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}

fn positions(kept: &[bool]) -> Vec<u32> {
    let mut next = 0;
    kept.iter()
        .map(|kept| {
            let at = next;
            next += u32::from(*kept);
            at
        })
        .collect()
}

impl Renumbering {
    fn ty(&self, ty: &mut TypeIdx) {
        ty.0 = self.types[ty.index()];
    }

    fn func(&self, func: &mut FuncIdx) {
        func.0 = self.funcs[func.index()];
    }

    fn global(&self, global: &mut GlobalIdx) {
        global.0 = self.globals[global.index()];
    }

    fn data(&self, data: &mut DataIdx) {
        data.0 = self.data[data.index()];
    }

    fn val(&self, val: &mut Val) {
        if let Val::Ref(ty) = val {
            self.ty(ty);
        }
    }

    fn storage(&self, storage: &mut Storage) {
        if let Storage::Val(val) = storage {
            self.val(val);
        }
    }

    fn apply(&self, module: &mut Module) {
        for def in &mut module.types {
            def.parent.iter_mut().for_each(|parent| self.ty(parent));
            match &mut def.kind {
                TypeKind::Struct(fields) => {
                    fields
                        .iter_mut()
                        .for_each(|field| self.storage(&mut field.storage));
                }
                TypeKind::Array(element) => self.storage(element),
                TypeKind::Func(params, result) => {
                    params
                        .iter_mut()
                        .chain(result)
                        .for_each(|val| self.val(val));
                }
            }
        }
        module
            .imports
            .iter_mut()
            .for_each(|import| self.ty(&mut import.ty));
        module
            .globals
            .iter_mut()
            .for_each(|global| self.val(&mut global.ty));
        for class in &mut module.classes {
            self.ty(&mut class.ty);
            self.global(&mut class.descriptor);
        }
        module
            .exports
            .iter_mut()
            .for_each(|(_, func)| self.func(func));
        module.overflow.iter_mut().for_each(|func| self.func(func));
        match &mut module.exceptions {
            Exceptions::Own(value) => self.ty(value),
            Exceptions::Dyntype {
                value,
                wrap,
                unwrap,
            } => {
                self.ty(value);
                self.func(wrap);
                self.func(unwrap);
            }
        }
        for func in &mut module.funcs {
            self.ty(&mut func.ty);
            func.locals.iter_mut().for_each(|(_, val)| self.val(val));
            for expr in &mut func.body {
                expr.walk_mut(&mut |expr| {
                    expr.ty.iter_mut().for_each(|val| self.val(val));
                    self.kind(&mut expr.kind);
                });
            }
        }
    }

    fn kind(&self, kind: &mut Kind) {
        match kind {
            Kind::FuncRef(func) | Kind::Call(func, _) => self.func(func),
            Kind::GlobalGet(global) | Kind::GlobalSet(global, _) => self.global(global),
            Kind::CallRef(ty, ..)
            | Kind::StructNew(ty, _)
            | Kind::FieldGet(ty, ..)
            | Kind::FieldSet(ty, ..)
            | Kind::ArrayNew(ty, ..)
            | Kind::ArrayNewDefault(ty, _)
            | Kind::ArrayNewFixed(ty, _)
            | Kind::ArrayGet(ty, ..)
            | Kind::ArraySet(ty, ..)
            | Kind::ArrayCopy(ty, _)
            | Kind::ArrayFill(ty, _) => self.ty(ty),
            Kind::ArrayNewData(ty, data, ..) => {
                self.ty(ty);
                self.data(data);
            }
            Kind::Test(val, _) | Kind::Cast(val, _) => self.val(val),
            _ => {}
        }
    }
}
