//! `wit/imports.md`: the functions of the package as a reader wants them, generated from the WIT
//! files. `DYNTYPE_BLESS=1` writes it anew.

use std::fmt::Write;

use dyntype_host::resolve;
use wit_parser::{
    Docs, Function, Handle, Interface, Resolve, Stability, Type, TypeDef, TypeDefKind, World,
    WorldItem,
};

#[test]
fn the_list_of_imports_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../wit/imports.md");
    let wanted = document(&resolve().expect("the package is valid"));
    if std::env::var_os("DYNTYPE_BLESS").is_some() {
        std::fs::write(path, &wanted).expect("the file can be written");
    }
    let text = std::fs::read_to_string(path).expect("the file is there");
    assert_eq!(text, wanted, "run the test with DYNTYPE_BLESS=1");
}

#[test]
fn every_item_says_since_when_it_is_there() {
    let resolve = resolve().expect("the package is valid");
    let mut missing = Vec::new();
    let mut note = |name: &str, stability: &Stability| {
        if !matches!(stability, Stability::Stable { .. }) {
            missing.push(name.to_owned());
        }
    };
    for (_, world) in &resolve.worlds {
        note(&world.name, &world.stability);
    }
    for (_, interface) in &resolve.interfaces {
        let name = interface.name.as_deref().unwrap_or_default();
        note(name, &interface.stability);
        for (function, item) in &interface.functions {
            note(&format!("{name}.{function}"), &item.stability);
        }
        for (ty, id) in &interface.types {
            let ty_def = &resolve.types[*id];
            if !is_use(ty_def) {
                note(&format!("{name}.{ty}"), &ty_def.stability);
            }
        }
    }
    assert!(missing.is_empty(), "without @since: {missing:?}");
}

/// `use types.{value}` is documented where the type is.
fn is_use(ty: &TypeDef) -> bool {
    matches!(ty.kind, TypeDefKind::Type(Type::Id(_)))
}

fn document(resolve: &Resolve) -> String {
    let mut out = String::from("<!-- written by a test, from the WIT files -->\n\n");
    for name in ["imports", "guest"] {
        let found = resolve.worlds.iter().find(|(_, world)| world.name == name);
        let Some((_, world)) = found else { continue };
        heading(
            &mut out,
            &format!("# World `{name}`"),
            &world.docs,
            &world.stability,
        );
        interfaces(&mut out, resolve, world);
    }
    for (_, interface) in &resolve.interfaces {
        describe(&mut out, resolve, interface);
    }
    // One line feed at the end.
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn interfaces(out: &mut String, resolve: &Resolve, world: &World) {
    for (verb, items) in [("Imports", &world.imports), ("Exports", &world.exports)] {
        let mut names = Vec::new();
        for item in items.values() {
            if let WorldItem::Interface { id, .. } = item {
                let name = resolve.interfaces[*id].name.clone().unwrap_or_default();
                names.push(format!("[`{name}`](#interface-{name})"));
            }
        }
        if !names.is_empty() {
            let _ = writeln!(out, "{verb}: {}.\n", names.join(", "));
        }
    }
}

fn describe(out: &mut String, resolve: &Resolve, interface: &Interface) {
    let name = interface.name.as_deref().unwrap_or_default();
    heading(
        out,
        &format!("# Interface `{name}`"),
        &interface.docs,
        &interface.stability,
    );
    for (name, id) in &interface.types {
        let ty = &resolve.types[*id];
        if is_use(ty) {
            continue;
        }
        let (kind, cases) = definition(resolve, ty);
        heading(
            out,
            &format!("### {kind} `{name}`"),
            &ty.docs,
            &ty.stability,
        );
        for (case, docs) in &cases {
            let _ = writeln!(out, "- `{case}`: {}", text(docs).replace('\n', "\n  "));
        }
        if !cases.is_empty() {
            out.push('\n');
        }
    }
    for function in interface.functions.values() {
        let title = format!("### `{}`", signature(resolve, function));
        heading(out, &title, &function.docs, &function.stability);
    }
}

fn heading(out: &mut String, title: &str, docs: &Docs, stability: &Stability) {
    let _ = writeln!(out, "{title}\n");
    let docs = text(docs);
    if !docs.is_empty() {
        let _ = writeln!(out, "{docs}\n");
    }
    if let Stability::Stable { since, .. } = stability {
        let _ = writeln!(out, "Since {since}.\n");
    }
}

fn text(docs: &Docs) -> String {
    docs.contents
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn definition<'a>(resolve: &Resolve, ty: &'a TypeDef) -> (String, Vec<(&'a str, &'a Docs)>) {
    match &ty.kind {
        TypeDefKind::Resource => ("resource".to_owned(), Vec::new()),
        TypeDefKind::Enum(e) => {
            let cases = e.cases.iter().map(|c| (c.name.as_str(), &c.docs));
            ("enum".to_owned(), cases.collect())
        }
        TypeDefKind::Flags(f) => {
            let cases = f.flags.iter().map(|f| (f.name.as_str(), &f.docs));
            ("flags".to_owned(), cases.collect())
        }
        TypeDefKind::Type(ty) => (format!("`{}` as", type_name(resolve, *ty)), Vec::new()),
        other => (other.as_str().to_owned(), Vec::new()),
    }
}

fn signature(resolve: &Resolve, function: &Function) -> String {
    let params: Vec<String> = function
        .params
        .iter()
        .map(|p| format!("{}: {}", p.name, type_name(resolve, p.ty)))
        .collect();
    let result = match function.result {
        Some(ty) => format!(" -> {}", type_name(resolve, ty)),
        None => String::new(),
    };
    format!("{}: func({}){result}", function.name, params.join(", "))
}

fn type_name(resolve: &Resolve, ty: Type) -> String {
    let Type::Id(id) = ty else {
        return primitive(ty).to_owned();
    };
    let definition = &resolve.types[id];
    if let Some(name) = &definition.name {
        return name.clone();
    }
    let name = |ty: &Option<Type>| ty.map_or("_".to_owned(), |ty| type_name(resolve, ty));
    match &definition.kind {
        TypeDefKind::Handle(Handle::Own(id)) => type_name(resolve, Type::Id(*id)),
        TypeDefKind::Handle(Handle::Borrow(id)) => {
            format!("borrow<{}>", type_name(resolve, Type::Id(*id)))
        }
        TypeDefKind::List(item) => format!("list<{}>", type_name(resolve, *item)),
        TypeDefKind::Option(item) => format!("option<{}>", type_name(resolve, *item)),
        TypeDefKind::Result(result) => {
            format!("result<{}, {}>", name(&result.ok), name(&result.err))
        }
        other => other.as_str().to_owned(),
    }
}

fn primitive(ty: Type) -> &'static str {
    match ty {
        Type::Bool => "bool",
        Type::U8 => "u8",
        Type::U16 => "u16",
        Type::U32 => "u32",
        Type::S32 => "s32",
        Type::S64 => "s64",
        Type::F64 => "f64",
        Type::String => "string",
        _ => "?",
    }
}
