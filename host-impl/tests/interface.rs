//! The WIT files: they parse, every item is documented, and `core-binding.md` is about them.

use dyntype_host::{CoreType, Signature, WIT, exports, resolve, signatures};
use std::fmt::Write;

#[test]
fn the_package_parses_and_has_its_worlds() {
    let resolve = resolve().expect("the package is valid");
    let worlds: Vec<_> = resolve
        .worlds
        .iter()
        .map(|(_, w)| w.name.as_str())
        .collect();
    assert_eq!(worlds, ["imports", "guest", "conformance"]);
    assert!(signatures().len() > 90);
    assert_eq!(exports().len(), 11);
}

#[test]
fn every_item_is_documented() {
    let resolve = resolve().expect("the package is valid");
    let mut missing = Vec::new();
    for (_, interface) in resolve.interfaces.iter() {
        let name = interface.name.clone().unwrap_or_default();
        if interface.docs.contents.is_none() {
            missing.push(name.clone());
        }
        for function in interface.functions.values() {
            let docs = function.docs.contents.clone().unwrap_or_default();
            for word in ["Level ", "ECMAScript"] {
                if !docs.contains(word) {
                    missing.push(format!("{name}.{}: {word}", function.name));
                }
            }
        }
        for (type_name, id) in &interface.types {
            let ty = &resolve.types[*id];
            // `use types.{value}` is documented where the type is.
            let is_use = matches!(
                ty.kind,
                wit_parser::TypeDefKind::Type(wit_parser::Type::Id(_))
            );
            if !is_use && ty.docs.contents.is_none() {
                missing.push(format!("{name}.{type_name}"));
            }
            if let wit_parser::TypeDefKind::Enum(e) = &ty.kind {
                missing.extend(
                    e.cases
                        .iter()
                        .filter(|c| c.docs.contents.is_none())
                        .map(|c| c.name.clone()),
                );
            }
            if let wit_parser::TypeDefKind::Flags(f) = &ty.kind {
                missing.extend(
                    f.flags
                        .iter()
                        .filter(|f| f.docs.contents.is_none())
                        .map(|f| f.name.clone()),
                );
            }
        }
    }
    assert!(missing.is_empty(), "not documented: {missing:?}");
}

#[test]
fn interface_files_stay_readable() {
    for (name, text) in WIT {
        assert!(text.lines().count() <= 200, "{name} is too long");
        for line in text.lines() {
            assert!(line.len() <= 160, "{name}: {line}");
        }
    }
}

/// The embedding guides are short, and stay so.
#[test]
fn an_embedding_takes_few_lines() {
    let guides = [
        ("core", include_str!("../src/lib.rs"), 15),
        ("component", include_str!("../src/component/mod.rs"), 20),
    ];
    for (binding, text, most) in guides {
        let (_, guide) = text.split_once("//! ```no_run\n").expect("a guide");
        let (guide, _) = guide.split_once("//! ```\n").expect("its end");
        let lines = guide
            .lines()
            .map(|line| line.trim_start_matches("//!").trim());
        let shown = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let count = shown.count();
        assert!(count <= most, "{binding}: {count} lines");
    }
}

/// The function tables of `core-binding.md`.
fn tables() -> String {
    let mut text = String::new();
    for (title, list) in [
        ("Imports", signatures()),
        ("Exports of the guest", exports()),
    ] {
        let mut interface = String::new();
        for function in &list {
            if function.interface != interface {
                interface = function.interface.clone();
                let _ = write!(
                    text,
                    "\n### {title}: `{}`\n\n| function | core type |\n|---|---|\n",
                    function.module()
                );
            }
            let _ = writeln!(text, "| `{}` | `{}` |", function.name, core(function));
        }
    }
    text
}

fn core(function: &Signature) -> String {
    let list = |types: &[CoreType]| {
        types
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    format!(
        "[{}] -> [{}]",
        list(&function.params),
        list(&function.results)
    )
}

#[test]
fn the_core_binding_lists_every_function() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../wit/core-binding.md");
    let text = std::fs::read_to_string(path).expect("the file is there");
    let marker =
        "<!-- written by the test, from the WIT files; DYNTYPE_BLESS=1 writes it anew -->\n";
    let (before, _) = text.split_once(marker).expect("the marker is there");
    let wanted = format!("{before}{marker}{}", tables());
    if std::env::var_os("DYNTYPE_BLESS").is_some() {
        std::fs::write(path, &wanted).expect("the file can be written");
    } else {
        assert_eq!(text, wanted, "run the test with DYNTYPE_BLESS=1");
    }
}
