//! The name section.

use wasm_encoder::{IndirectNameMap, NameMap, NameSection};

use crate::ir::{Module, TypeKind};

/// Names of the program's own functions: all that a stack trace needs.
pub fn own_functions(module: &Module) -> NameSection {
    let mut functions = NameMap::new();
    for (index, func) in module.funcs.iter().enumerate() {
        if !module.is_library(func.span) && !func.name.is_empty() {
            functions.append((index + module.imports.len()) as u32, &func.name);
        }
    }
    let mut section = NameSection::new();
    section.functions(&functions);
    section
}

/// Names of functions, locals, types, fields and globals.
pub fn names(module: &Module) -> NameSection {
    let mut functions = NameMap::new();
    for (index, import) in module.imports.iter().enumerate() {
        functions.append(index as u32, &format!("{}.{}", import.module, import.name));
    }
    let mut locals = IndirectNameMap::new();
    for (index, func) in module.funcs.iter().enumerate() {
        let index = (index + module.imports.len()) as u32;
        functions.append(index, &func.name);
        let names = map(func.locals.iter().map(|(name, _)| name.as_str()));
        if !names.is_empty() {
            locals.append(index, &names);
        }
    }
    let mut fields = IndirectNameMap::new();
    for (index, def) in module.types.iter().enumerate() {
        if let TypeKind::Struct(list) = &def.kind {
            let names = map(list.iter().map(|field| field.name.as_str()));
            if !names.is_empty() {
                fields.append(index as u32, &names);
            }
        }
    }
    let mut section = NameSection::new();
    section.functions(&functions);
    section.locals(&locals);
    section.types(&map(module.types.iter().map(|def| def.name.as_str())));
    section.globals(&map(module
        .globals
        .iter()
        .map(|global| global.name.as_str())));
    section.fields(&fields);
    section
}

/// Names by position; empty ones are left out.
fn map<'n>(names: impl Iterator<Item = &'n str>) -> NameMap {
    let mut map = NameMap::new();
    for (index, name) in names.enumerate() {
        if !name.is_empty() {
            map.append(index as u32, name);
        }
    }
    map
}
