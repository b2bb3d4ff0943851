//! From the intermediate representation to a binary module.

mod body;
mod lines;
mod names;
mod operator;
mod types;

use std::borrow::Cow;
use std::collections::BTreeSet;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataCountSection, DataSection, ElementSection, Elements,
    EntityType, ExportKind, ExportSection, FunctionSection, GlobalSection, GlobalType,
    ImportSection, MemorySection, MemoryType, RefType, TableSection, TableType, TagKind,
    TagSection, TagType,
};

use crate::ir::{Exceptions, FuncIdx, Kind, Module, Val};
use types::{TypeTable, null_type, val_type};

pub use lines::{Lines, Place, SECTION, read_lines};

/// Module and name of the imported tag.
pub const TAG: (&str, &str) = ("wasi:dyntype/exception@0.1.0", "thrown");

/// A finished module.
#[derive(Clone, Debug)]
pub struct Emitted {
    /// The binary.
    pub wasm: Vec<u8>,
}

/// Encodes a module. `sources` are the texts of its source modules, by the index in spans, for the
/// table of lines. `debug` keeps what only a reader of the module needs: names of locals, types and
/// the library, and the library's lines.
pub fn emit(module: &Module, sources: &[&str], debug: bool) -> Emitted {
    let references = referenced(module);
    let exported: BTreeSet<FuncIdx> = module.exports.iter().map(|(_, func)| *func).collect();
    let mut types = TypeTable::new(module);
    let mut imports = ImportSection::new();
    for import in &module.imports {
        imports.import(
            &import.module,
            &import.name,
            EntityType::Function(types.border(import.ty)),
        );
    }
    let mut tags = TagSection::new();
    match module.exceptions {
        Exceptions::Own(value) => {
            tags.tag(tag_type(types.tag(Val::Ref(value))));
        }
        Exceptions::Dyntype { .. } => {
            imports.import(
                TAG.0,
                TAG.1,
                EntityType::Tag(tag_type(types.tag(Val::Extern))),
            );
        }
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    let mut places = Vec::new();
    for (index, func) in module.funcs.iter().enumerate() {
        let index = FuncIdx((index + module.imports.len()) as u32);
        // The type of a function that is also a value inside must stay in the group.
        let border = exported.contains(&index) && !references.contains(&index);
        functions.function(if border {
            types.border(func.ty)
        } else {
            func.ty.0
        });
        let body = body::body(module, &mut types, func);
        code.function(&body.code);
        places.push(match (debug, module.is_library(func.span)) {
            (true, _) => body.places,
            (false, true) => Vec::new(),
            // What the optimiser pasted from the library belongs to the line that asked for it.
            (false, false) => {
                let own = |(_, span): &(u32, _)| !module.is_library(*span);
                body.places.into_iter().filter(own).collect()
            }
        });
    }
    let mut out = wasm_encoder::Module::new();
    out.section(&types.section());
    if !imports.is_empty() {
        out.section(&imports);
    }
    out.section(&functions);
    if module.value_slots > 0 {
        out.section(TableSection::new().table(TableType {
            element_type: RefType::EXTERNREF,
            table64: false,
            minimum: module.value_slots.into(),
            maximum: None,
            shared: false,
        }));
    }
    if module.memory_pages > 0 {
        out.section(MemorySection::new().memory(MemoryType {
            minimum: module.memory_pages.into(),
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        }));
    }
    if !tags.is_empty() {
        out.section(&tags);
    }
    if !module.globals.is_empty() {
        out.section(&globals(module));
    }
    out.section(&exports(module));
    if !references.is_empty() {
        let list: Vec<u32> = references.iter().map(|func| func.0).collect();
        out.section(ElementSection::new().declared(Elements::Functions(Cow::Owned(list))));
    }
    if !module.data.is_empty() {
        out.section(&DataCountSection {
            count: module.data.len() as u32,
        });
    }
    out.section(&code);
    if !module.data.is_empty() {
        let mut data = DataSection::new();
        for segment in &module.data {
            data.passive(segment.iter().copied());
        }
        out.section(&data);
    }
    let lines = lines::encode(&module.sources, &places, &lines::LineIndex::new(sources));
    out.section(&CustomSection {
        name: SECTION.into(),
        data: lines.into(),
    });
    out.section(&if debug {
        names::names(module)
    } else {
        names::own_functions(module)
    });
    Emitted { wasm: out.finish() }
}

/// The functions that are values.
fn referenced(module: &Module) -> BTreeSet<FuncIdx> {
    let mut found = BTreeSet::new();
    for expr in module.funcs.iter().flat_map(|func| &func.body) {
        expr.walk(&mut |expr| {
            if let Kind::FuncRef(func) = *expr.kind {
                found.insert(func);
            }
        });
    }
    found
}

fn globals(module: &Module) -> GlobalSection {
    let mut section = GlobalSection::new();
    for global in &module.globals {
        let zero = match global.ty {
            Val::I32 => ConstExpr::i32_const(0),
            Val::I64 => ConstExpr::i64_const(0),
            Val::F64 => ConstExpr::f64_const(0.0.into()),
            ty => ConstExpr::ref_null(null_type(module, ty)),
        };
        section.global(
            GlobalType {
                val_type: val_type(global.ty),
                mutable: true,
                shared: false,
            },
            &zero,
        );
    }
    section
}

fn exports(module: &Module) -> ExportSection {
    let mut section = ExportSection::new();
    for (name, func) in &module.exports {
        section.export(name, ExportKind::Func, func.0);
    }
    if module.memory_pages > 0 {
        section.export("memory", ExportKind::Memory, 0);
    }
    if module.value_slots > 0 {
        section.export("values", ExportKind::Table, 0);
    }
    section
}

fn tag_type(func_type_idx: u32) -> TagType {
    TagType {
        kind: TagKind::Exception,
        func_type_idx,
    }
}

#[cfg(test)]
mod tests;
